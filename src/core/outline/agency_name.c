/*
 * agency_name.c - the name of an authority taken apart: the places it begins with, and what
 * the authority is there; whether a printed name is a listed one.
 *
 * 江宁省东岭县卫生健康局 is 江宁省, 东岭县 and 卫生健康局.
 */
#include "govreport.h"

#include <string.h>

#include "outline/places.h"

/* Where a letter of the name begins; behind the last one, its end. */
static const char *
place_of(const gr_letters *l, uint32_t letter, gr_str name)
{
	return letter < l->n ? l->at[letter] : name.s + name.len;
}

void
gr_split_authority(gr_str name, gr_authority *out)
{
	gr_name		taken;
	uint32_t	at = 0;
	uint32_t	letters;
	bool		own;

	*out = (gr_authority) {.rest = name};
	if (name.len == 0)
		return;
	gr_take_name(name.s, name.s + name.len, &taken);
	out->holds_place = gr_is_national(&taken);
	while (out->n_places < GR_PLACES && (letters = gr_place_at(&taken, at, &own)) > 0)
	{
		const char *start = taken.l.at[at];

		at += letters;
		out->place[out->n_places++] = (gr_str) {start, (uint32_t) (place_of(&taken.l, at, name) - start)};
		out->holds_place |= own;
	}
	/* without its place, 区商务局 is 商务局 */
	if (at == 0 && taken.l.n > 1 && gr_begins_with_kind(&taken))
		at = 1;
	if (at > 0)
		out->rest = (gr_str) {place_of(&taken.l, at, name), (uint32_t) (name.s + name.len - place_of(&taken.l, at, name))};
	/* a place alone stands for its government */
	if (out->n_places > 0 && out->rest.len == 0)
		out->rest = (gr_str) {"人民政府", 12};
}

bool
gr_is_government(gr_str name)
{
	gr_authority parts;

	gr_split_authority(name, &parts);
	return parts.rest.len == 12 && memcmp(parts.rest.s, "人民政府", 12) == 0;
}

static bool
same(gr_str a, gr_str b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* Whether the fewer places are among the others, in their order. */
static bool
are_among(const gr_str *few, int n_few, const gr_str *many, int n_many)
{
	int			found = 0;

	for (int i = 0; i < n_many && found < n_few; i++)
		if (same(few[found], many[i]))
			found++;
	return found == n_few;
}

/* Adds the places that are not there yet; those that have no room are left out from the top. */
static int
add_places(gr_str *places, int n, const gr_authority *name)
{
	for (int i = 0; i < name->n_places; i++)
	{
		if (are_among(&name->place[i], 1, places, n))
			continue;
		if (n == GR_PLACES)
			memmove(places, places + 1, (size_t) --n * sizeof *places);
		places[n++] = name->place[i];
	}
	return n;
}

bool
gr_authority_fits(gr_str printed, gr_str listed, const gr_str *above, int n_above)
{
	gr_authority name;
	gr_authority entry;
	gr_authority higher;
	gr_str		places[GR_PLACES];
	int			n = 0;

	if (same(printed, listed))
		return true;
	gr_split_authority(printed, &name);
	gr_split_authority(listed, &entry);
	for (int i = 0; i < n_above; i++)
	{
		gr_split_authority(above[i], &higher);
		n = add_places(places, n, &higher);
	}
	n = add_places(places, n, &entry);
	if (name.n_places == 0 || n == 0 || !same(name.rest, entry.rest) || !same(name.place[name.n_places - 1], places[n - 1]))
		return false;
	return name.n_places < n ? are_among(name.place, name.n_places, places, n)
		: are_among(places, n, name.place, name.n_places);
}
