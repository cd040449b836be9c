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

/* Words that end as places do and are none. */
static const uint16_t *const kinds[] = {
	u"开发区", u"高新区", u"经开区", u"新区", u"园区", u"工业园区", u"产业园区", u"经济开发区", u"经济技术开发区", u"高新技术产业开发区", u"高新技术开发区",
	u"保税区", u"综合保税区", u"示范区", u"风景区", u"景区", u"风景名胜区", u"旅游区", u"旅游度假区", u"度假区", u"管理区", u"自治区", u"市辖区",
	u"自治县", u"自治旗", u"直辖市", u"保护区", u"自然保护区",
};

/* What follows an ending where it belongs to another word: 市场, 乡村, 市委 … */
static const uint16_t *const followers[] = {u"场", u"村", u"域", u"级", u"直", u"委", u"族"};

/* No place has them in its name. */
static const uint16_t *const strangers[] = {
	u"局", u"委员", u"厅", u"政府", u"办公", u"与", u"及", u"管理", u"城乡建", u"城乡规", u"城乡管", u"城乡居", u"城乡统", u"城乡交", u"城乡发", u"城镇职", u"城镇居", u"管委", u"部门", u"银行", u"队",
};

/* No place of more letters has 部, 院 or 会 (会同县), or 和 (呼和浩特市). */
#define SHORT_PLACE 5
#define SHORT_PLACE_WITH_AND 8		/* 共和两江新区 */
#define N(list) (sizeof(list) / sizeof((list)[0]))

static bool
stands_one(const gr_letters *name, uint32_t at, const uint16_t *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gr_letters_at(name, at, list[i]) > 0)
			return true;
	return false;
}

bool
gr_begins_with_kind(const gr_letters *name)
{
	static const uint16_t *const alone[] = {u"省", u"市", u"县", u"区", u"本"};
	static const uint16_t *const quarters[] = {u"市中区", u"市南区", u"市北区", u"本溪"};

	return stands_one(name, 0, alone, N(alone)) && !stands_one(name, 0, quarters, N(quarters));
}

/* The letters of an ending here that makes a place of so many letters before it; 0: none. */
static uint32_t
ending_at(const gr_letters *name, uint32_t at, uint32_t before, bool *own)
{
	for (size_t i = 0; i < N(endings); i++)
	{
		uint32_t	letters = before >= endings[i].least ? gr_letters_at(name, at, endings[i].ending) : 0;

		if (letters == 0 || stands_one(name, at + letters, followers, N(followers)))
			continue;
		*own = endings[i].own;
		return letters;
	}
	return 0;
}

static bool
is_kind(const gr_letters *name, uint32_t from, uint32_t letters)
{
	for (size_t i = 0; i < N(kinds); i++)
		if (gr_letters_at(name, from, kinds[i]) == letters || gr_letters_at(name, from + 1, kinds[i]) + 1 == letters)
			return true;			/* one letter before it is no place's name */
	return false;
}

/* What may begin with a letter, or end with it. */
enum
{
	ENDING = 1,
	STRANGER = 2,
	BODY = 4
};

static int
what_letter_tells(uint16_t letter)
{
	switch (letter)
	{
		case U'特': case U'省': case U'自': case U'州': case U'盟': case U'市': case U'县': case U'区': case U'旗': case U'街':
		case U'镇': case U'乡': case U'苏':
			return ENDING;
		case U'局': case U'委': case U'厅': case U'政': case U'办': case U'与': case U'及': case U'管': case U'城': case U'和': case U'银': case U'队':
			return STRANGER;
		case U'部': case U'院': case U'会':
			return STRANGER | BODY;
		default:
			return 0;
	}
}

/* 委会, 协会, 总部, 医院: of a body, no place. */
static bool
ends_body(uint16_t before, uint16_t letter)
{
	static const uint16_t bodies[][2] = {
		{U'委', U'会'}, {U'员', U'会'}, {U'协', U'会'}, {U'合', U'会'}, {U'总', U'会'}, {U'商', U'会'}, {U'工', U'会'}, {U'学', U'会'}, {U'大', U'会'},
		{U'总', U'部'}, {U'本', U'部'}, {U'支', U'部'}, {U'学', U'院'}, {U'医', U'院'}, {U'法', U'院'}, {U'察', U'院'}, {U'究', U'院'},
	};

	for (size_t i = 0; i < N(bodies); i++)
		if (bodies[i][0] == before && bodies[i][1] == letter)
			return true;
	return false;
}

uint32_t
gr_place_at(const gr_letters *name, uint32_t from, bool *own)
{
	uint32_t	longest = PLACE_LETTERS + 4;	/* the longest ending's */

	if (from == 0 && gr_begins_with_kind(name))
		return 0;
	for (uint32_t i = 0; from + i < name->n && i <= PLACE_LETTERS; i++)
	{
		const int	tells = what_letter_tells(name->letter[from + i]);
		uint32_t	letters = tells == ENDING ? ending_at(name, from + i, i, own) : 0;

		if (letters > 0)
			return is_kind(name, from, i + letters) || i + letters > longest ? 0 : i + letters;
		if (tells < STRANGER)
			continue;
		if (stands_one(name, from + i, strangers, N(strangers)))
			return 0;
		if (name->letter[from + i] == U'和' && longest > SHORT_PLACE_WITH_AND)
			longest = SHORT_PLACE_WITH_AND;
		if ((tells & BODY) == 0)
			continue;
		if (i > 0 && ends_body(name->letter[from + i - 1], name->letter[from + i]))
			return 0;
		longest = SHORT_PLACE;
	}
	return 0;
}

bool
gr_is_national(const gr_letters *name)
{
	static const uint16_t *const beginnings[] = {
		u"国家", u"国务院", u"中华人民共和国", u"中国", u"全国", u"海关总署", u"中央", u"最高人民", u"外交部", u"国防部", u"教育部", u"科学技术部",
		u"科技部", u"工业和信息化部", u"公安部", u"民政部", u"司法部", u"财政部", u"人力资源和社会保障部", u"自然资源部", u"生态环境部",
		u"住房和城乡建设部", u"交通运输部", u"水利部", u"农业农村部", u"商务部", u"文化和旅游部", u"应急管理部", u"退役军人事务部", u"审计署",
	};

	/* the usual name begins with none of their first letters */
	for (size_t i = 0; i < N(beginnings); i++)
		if (name->n > 0 && beginnings[i][0] == name->letter[0])
			return stands_one(name, 0, beginnings, N(beginnings));
	return false;
}

/* Where the name of a branch's place may begin, behind the whole country's authority: 国家税务总局柏川县税务局. */
static uint32_t
skip_authority(const gr_letters *name)
{
	static const uint16_t *const ends[] = {u"局", u"署", u"会", u"部", u"院"};
	bool		own;

	if (!gr_is_national(name))
		return 0;
	for (uint32_t i = 3; i + 2 < name->n; i++)
		if (stands_one(name, i - 1, ends, N(ends)) && gr_place_at(name, i, &own) > 0)
			return i;
	return 0;
}

/* Letters of a zone that is no place before a town or quarter of it: 江沙市高新区|桂坪街道; 0: none. */
static uint32_t
skip_zone(const gr_letters *name, uint32_t at)
{
	bool		zone = false;
	bool		own;

	for (uint32_t i = at; i < name->n; i++)
		zone |= name->letter[i] == U'区';
	for (uint32_t i = at; zone && i < at + ZONE_LETTERS && i + 2 < name->n; i++)
		for (size_t k = 0; k < N(kinds); k++)
		{
			uint32_t	letters = gr_letters_at(name, i, kinds[k]);

			if (letters > 0 && gr_place_at(name, i + letters, &own) > 0 && !own)
				return i + letters - at;
		}
	return 0;
}

uint32_t
gr_last_place(const gr_letters *name, uint32_t *from)
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
		else if (found != at || ((letters = gr_letters_at(name, at, u"人民政府")) == 0 && (letters = skip_zone(name, at)) == 0))
			return found;
		at += letters;
	}
}

bool
gr_ends_as_place(const gr_letters *name, uint32_t end)
{
	static const uint16_t *const ends[] = {u"省", u"市", u"县", u"区", u"州", u"盟", u"旗", u"镇", u"乡", u"村", u"城", u"岛"};

	return end > 0 && (stands_one(name, end - 1, ends, N(ends)) || (end > 1 && gr_letters_at(name, end - 2, u"苏木") > 0));
}
