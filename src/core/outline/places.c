/*
 * places.c - finds the places that a name begins with.
 *
 * Only words that end as places do, and are no kind of place alone (开发区, 高新区), are places.
 */
#include "outline/places.h"

/* Letters of a place's name, the ending not counted; the longest are those of autonomous counties. */
#define PLACE_LETTERS 14

/* Letters of a zone's name before the word for what it is. */
#define ZONE_LETTERS 5

/* ending, letters that stand before it at least, at county level or above */
static const struct
{
	const uint16_t *ending;
	uint8_t		least;
	bool		own;
} endings[] = {
	{u"特别行政区", 2, true},
	{u"省", 2, true},
	{u"自治州", 2, true},
	{u"州市", 1, true},
	{u"镇市", 1, true},
	{u"旗县", 1, true},
	{u"旗区", 1, true},
	{u"州", 2, true},
	{u"盟", 2, true},
	{u"市", 2, true},
	{u"县", 1, true},
	{u"区", 2, true},
	{u"旗", 1, true},
	{u"街道", 2, false},
	{u"镇", 2, false},
	{u"乡", 2, false},
	{u"苏木", 2, false},
};

/* No place of more letters has 部, 院 or 会 (会同县), or 和 (呼和浩特市). */
#define SHORT_PLACE 5
#define LONG_PLACE 8			/* 共和两江新区 */

bool
gr_begins_with_kind(const gr_name *name)
{
	return (name->means[0] & GR_SOME_PLACE) != 0 && (name->means[0] & GR_ONE_PLACE) == 0;
}

/* The letters of an ending here that makes a place of so many letters before it; 0: none. */
static uint32_t
ending_at(const gr_name *name, uint32_t at, uint32_t before, bool *own)
{
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
	{
		uint32_t	letters = before >= endings[i].least ? gr_letters_at(&name->l, at, endings[i].ending) : 0;

		if (letters == 0 || (at + letters < name->l.n && (name->means[at + letters] & GR_BEHIND_PLACE_LETTER) != 0))
			continue;
		*own = endings[i].own;
		return letters;
	}
	return 0;
}

/* 开发区, or with one letter before it, which is no place's name. */
static bool
is_zone(const gr_name *name, uint32_t from, uint32_t letters)
{
	return gr_is_name_word(name, from, letters, GR_ZONE) || gr_is_name_word(name, from + 1, letters - 1, GR_ZONE);
}

uint32_t
gr_place_at(const gr_name *name, uint32_t from, bool *own)
{
	uint32_t	longest = PLACE_LETTERS + 4;	/* the longest ending's */

	if (from == 0 && gr_begins_with_kind(name))
		return 0;
	for (uint32_t i = 0; from + i < name->l.n && i <= PLACE_LETTERS; i++)
	{
		const uint32_t at = from + i;
		const uint32_t means = name->means[at];
		uint32_t	letters = (means & GR_MAY_END_PLACE) != 0 ? ending_at(name, at, i, own) : 0;

		if (letters > 0)
			return is_zone(name, from, i + letters) || i + letters > longest ? 0 : i + letters;
		if ((means & GR_IN_NO_PLACE) != 0 || (i > 0 && (name->means[at - 1] & GR_BODY) != 0))
			return 0;
		if ((means & GR_IN_SHORT_PLACE) != 0)
			longest = SHORT_PLACE;
		else if ((means & GR_IN_LONG_PLACE) != 0 && longest > LONG_PLACE)
			longest = LONG_PLACE;
	}
	return 0;
}

bool
gr_is_national(const gr_name *name)
{
	return (name->means[0] & GR_NATIONAL) != 0;
}

/* Where the name of a branch's place may begin, behind the whole country's authority: 国家税务总局柏川县税务局. */
static uint32_t
skip_authority(const gr_name *name)
{
	bool		own;

	if (!gr_is_national(name))
		return 0;
	for (uint32_t i = 3; i + 2 < name->l.n; i++)
		if ((name->means[i - 1] & GR_ENDS_NATIONAL) != 0 && gr_place_at(name, i, &own) > 0)
			return i;
	return 0;
}

/* Letters of a zone that is no place before a town or quarter of it: 江沙市高新区|桂坪街道; 0: none. */
static uint32_t
skip_zone(const gr_name *name, uint32_t at)
{
	bool		own;

	if ((name->all & GR_ZONE) == 0)
		return 0;
	for (uint32_t i = at; i < at + ZONE_LETTERS && i + 2 < name->l.n; i++)
	{
		uint32_t	letters = gr_name_word_at(name, i, GR_ZONE);

		if (letters > 0 && name->l.letter[i + letters - 1] == U'区' && gr_place_at(name, i + letters, &own) > 0 && !own)
			return i + letters - at;
	}
	return 0;
}

uint32_t
gr_last_place(const gr_name *name, uint32_t *from)
{
	uint32_t	at = skip_authority(name);
	uint32_t	found = 0;
	uint32_t	letters;
	bool		own;

	for (;;)
	{
		if ((letters = gr_place_at(name, at, &own)) > 0)
		{
			*from = at;
			found = at + letters;
		}
		else if (found != at || ((letters = gr_letters_at(&name->l, at, u"人民政府")) == 0 && (letters = skip_zone(name, at)) == 0))
			return found;
		at += letters;
	}
}

bool
gr_ends_as_place(const gr_name *name, uint32_t end)
{
	return end > 0 && ((name->means[end - 1] & GR_LAST_OF_PLACE) != 0 || (end > 1 && gr_letters_at(&name->l, end - 2, u"苏木") > 0));
}
