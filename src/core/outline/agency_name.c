/*
 * agency_name.c - the name of an authority: the places it begins with, and what the
 * authority is there.
 *
 * 江宁省东岭县卫生健康局 is 江宁省, 东岭县 and 卫生健康局.  Only the beginning is looked at,
 * and only words that end as places do; a word for a kind of place alone (区商务局,
 * 开发区管理委员会) names none.
 */
#include "govreport.h"

#include <string.h>

#include "text/utf8.h"

/* Characters of a place's name, the ending not counted; the longest are those of autonomous counties. */
#define PLACE_CHARACTERS 14

#define S(literal) {literal, sizeof(literal) - 1}

/* ending, characters that stand before it at least, at county level or above */
static const struct
{
	gr_str		ending;
	uint8_t		least;
	bool		own;
} endings[] = {
	{S("特别行政区"), 2, true},
	{S("省"), 2, true},
	{S("自治州"), 2, true},
	{S("州市"), 1, true},
	{S("州"), 2, true},
	{S("盟"), 2, true},
	{S("市"), 2, true},
	{S("县"), 1, true},
	{S("区"), 2, true},
	{S("旗"), 1, true},
	{S("街道"), 2, false},
	{S("镇"), 2, false},
	{S("乡"), 2, false},
};

/* Words that end as places do and are none. */
static const gr_str kinds[] = {
	S("开发区"), S("高新区"), S("经开区"), S("新区"), S("园区"), S("工业园区"), S("产业园区"), S("经济开发区"), S("经济技术开发区"),
	S("高新技术产业开发区"), S("高新技术开发区"), S("保税区"), S("综合保税区"), S("示范区"), S("风景区"), S("景区"), S("风景名胜区"),
	S("旅游区"), S("旅游度假区"), S("度假区"), S("管理区"), S("自治区"), S("市辖区"), S("自治县"), S("自治旗"), S("直辖市"),
};

/* What follows them where they belong to another word: 市场, 乡村, 市委 ... */
static const gr_str followers[] = {S("场"), S("村"), S("域"), S("级"), S("直"), S("委")};

/* No place has them in its name. */
static const gr_str strangers[] = {
	S("局"), S("委员"), S("厅"), S("部"), S("院"), S("会"), S("政府"), S("办公"), S("和"), S("与"), S("及"), S("管理"), S("城乡"), S("城镇"),
};

#define N(list) ((int) (sizeof(list) / sizeof((list)[0])))

static bool
begins(gr_str text, gr_str with)
{
	return text.len >= with.len && memcmp(text.s, with.s, with.len) == 0;
}

static bool
begins_one(gr_str text, const gr_str *list, int n)
{
	for (int i = 0; i < n; i++)
		if (begins(text, list[i]))
			return true;
	return false;
}

static bool
is_one(gr_str text, const gr_str *list, int n)
{
	for (int i = 0; i < n; i++)
		if (text.len == list[i].len && begins(text, list[i]))
			return true;
	return false;
}

static gr_str
after(gr_str text, uint32_t bytes)
{
	return (gr_str) {text.s + bytes, text.len - bytes};
}

/* A word for a kind of place alone: 市商务局 is of some city.  市中区, 市南区 and 市北区 are places. */
static bool
begins_with_kind(gr_str name)
{
	static const gr_str alone[] = {S("省"), S("市"), S("县"), S("区"), S("本")};
	static const gr_str quarters[] = {S("市中区"), S("市南区"), S("市北区")};

	return begins_one(name, alone, N(alone)) && !begins_one(name, quarters, N(quarters));
}

/* The length of an ending here that makes a place of so many characters before it; 0: none. */
static uint32_t
ending_at(gr_str text, int characters, bool *own)
{
	for (int i = 0; i < N(endings); i++)
		if (characters >= endings[i].least && begins(text, endings[i].ending)
			&& !begins_one(after(text, endings[i].ending.len), followers, N(followers)))
		{
			*own = endings[i].own;
			return endings[i].ending.len;
		}
	return 0;
}

/* Bytes of the place that the text begins with; 0: it begins with none. */
static uint32_t
place_at(gr_str name, bool *own)
{
	uint32_t	at = 0;

	if (begins_with_kind(name))
		return 0;
	for (int characters = 0; at < name.len && characters <= PLACE_CHARACTERS; characters++)
	{
		gr_str		rest = after(name, at);
		uint32_t	length = ending_at(rest, characters, own);
		uint32_t	step;

		if (length > 0)
			return is_one((gr_str) {name.s, at + length}, kinds, N(kinds)) ? 0 : at + length;
		if (begins_one(rest, strangers, N(strangers)))
			return 0;
		gr_utf8(rest.s, rest.s + rest.len, &step);
		at += step;
	}
	return 0;
}

/* Authorities of the whole country, which need no place to be told apart. */
static bool
is_national(gr_str name)
{
	static const gr_str beginnings[] = {S("国家"), S("国务院"), S("中华人民共和国"), S("中国"), S("海关总署"), S("最高人民")};

	return begins_one(name, beginnings, N(beginnings));
}

void
gr_split_authority(gr_str name, gr_authority *out)
{
	uint32_t	length;
	bool		own;

	*out = (gr_authority) {.holds_place = is_national(name)};
	while (out->n_places < GR_PLACES && (length = place_at(name, &own)) > 0)
	{
		out->place[out->n_places++] = (gr_str) {name.s, length};
		out->holds_place |= own;
		name = after(name, length);
	}
	/* without its place, 区商务局 is 商务局 */
	if (out->n_places == 0 && begins_with_kind(name) && name.len > 3)
		name = after(name, 3);
	/* a place alone stands for its government */
	if (out->n_places > 0 && name.len == 0)
		name = (gr_str) {"人民政府", 12};
	out->rest = name;
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
