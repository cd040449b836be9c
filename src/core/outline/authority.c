/*
 * authority.c - judges names by their form: ideographs alone, brackets in pairs, an ending that
 * authorities have, and no word that only pages and sentences have.
 */
#include "outline/authority.h"

#include <string.h>

#include "outline/places.h"
#include "text/numerals.h"
#include "text/utf8.h"

/* Letters of the shortest and of the longest name. */
#define NAME_LEAST 3
#define NAME_MOST 40

bool
gr_ends_authority(uint32_t letter)
{
	return (gr_letter_means(letter) & GR_ENDS_AUTHORITY) != 0;
}

/* 公开 of its own, not of an authority for it: 政务公开办公室. */
static bool
has_disclosure(const gr_letters *l)
{
	static const uint16_t *const tasks[] = {u"办", u"和", u"与", u"局", u"中心"};
	int			at = gr_find_letters(l, 0, "公开");

	if (at < 0)
		return false;
	if (at < 2 || gr_letters_at(l, (uint32_t) at - 2, u"政务") == 0)
		return true;
	for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++)
		if (gr_letters_at(l, (uint32_t) at + 2, tasks[i]) > 0)
			return false;
	return true;
}

/* 编制 as what is done to reports, not of an authority for 机构编制. */
static bool
is_about_compiling(const gr_letters *l)
{
	int			at = gr_find_letters(l, 0, "编制");

	return at >= 0 && (at < 2 || gr_letters_at(l, (uint32_t) at - 2, u"机构") == 0);
}

static bool
has_page_word(const gr_name *name)
{
	return (name->all & GR_OF_PAGES) != 0 || ((name->all & GR_OF_DISCLOSURE) != 0 && has_disclosure(&name->l))
		|| ((name->all & GR_OF_COMPILING) != 0 && is_about_compiling(&name->l));
}

bool
gr_has_page_word(const char *start, const char *end)
{
	gr_name		name;

	gr_take_name(start, end, &name);
	return has_page_word(&name);
}

/* Behind the digits at p, which number a 团 or 师; NULL: they do not. */
static const char *
skip_unit_number(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return end - p >= 3 && (memcmp(p, "团", 3) == 0 || memcmp(p, "师", 3) == 0) ? p : NULL;
}

/* 、 and · stand between letters; not 甲、, as in a list. */
static bool
is_joint(uint32_t c, const char *p, const char *start, const char *behind, const char *end)
{
	return p > start && behind < end && (c == U'·' || (c == U'、' && p != start + 3));
}

/* Ideographs, blanks, brackets in pairs, 、 and · between; digits before 团 and 师, which are numbered. */
static bool
has_name_characters(const char *start, const char *end)
{
	int			open = 0;
	uint32_t	length;

	for (const char *p = start; p < end && open >= 0; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_ideograph(c))
			continue;
		if (c == '(' || c == U'（')
			open++;
		else if (c == ')' || c == U'）')
			open--;
		else if (c >= '0' && c <= '9')
		{
			const char *behind = skip_unit_number(p, end);

			if (behind == NULL)
				return false;
			length = (uint32_t) (behind - p);
		}
		else if (!gr_is_blank(c) && !is_joint(c, p, start, p + length, end))
			return false;
	}
	return open == 0;
}

/* 永年区, 万年县, 丰年乡: a place of that name; not 2023年镇…, 本年区…. */
static bool
is_in_place(const gr_letters *l, uint32_t year)
{
	static const uint16_t kinds[] = u"区县镇乡街";
	static const uint16_t whens[] = u"本今去上前全近历每往当明该半周";
	uint16_t	before = year > 0 ? l->letter[year - 1] : 0;
	bool		place = false;

	for (size_t i = 0; kinds[i] != 0 && year + 1 < l->n; i++)
		place |= l->letter[year + 1] == kinds[i];
	for (size_t i = 0; whens[i] != 0; i++)
		place &= before != whens[i];
	return place && (before == U'万' || (gr_is_ideograph(before) && gr_numeral(before) == 0));
}

/* 新年村镇, 长年堡镇: within the name of a place that the authority's begins with. */
static bool
is_within_place(const gr_name *name, uint32_t year)
{
	static const uint16_t whens[] = u"本今去上前全近历每往当明该半周度";
	uint32_t	letters;
	bool		own;

	const uint16_t before = name->l.letter[year - 1];

	for (size_t i = 0; whens[i] != 0; i++)
		if (before == whens[i])
			return false;
	if (gr_numeral(before) != 0)
		return false;
	for (uint32_t at = 0; at < year && (letters = gr_place_at(name, at, &own)) > 0; at += letters)
		if (year > at && year + 1 < at + letters && !own)
			return true;
	return false;
}

/* 年 stands in names only as 青年 and 少年, and in those of places. */
static bool
has_year_word(const gr_name *name)
{
	const gr_letters *l = &name->l;

	for (uint32_t i = 0; i < l->n && (name->all & GR_OF_YEARS) != 0; i++)
		if (l->letter[i] == U'年' && (i == 0 || (l->letter[i - 1] != U'青' && l->letter[i - 1] != U'少')) && !is_in_place(l, i)
			&& (i == 0 || !is_within_place(name, i)))
			return true;
	return false;
}

/* The letter ends what an authority with a place of its own is called, and no place's government. */
static bool
ends_department(const gr_name *name, uint32_t letter)
{
	return (name->means[letter] & GR_ENDS_DEPARTMENT) != 0;
}

/* 教育局公安局: names without a place, one behind the other; 公安局高新分局 is one. */
static bool
is_row_of_bureaus(const gr_letters *l, uint32_t n)
{
	if (n < 2 * NAME_LEAST || l->letter[n - 1] != U'局' || l->letter[n - 2] == U'分')
		return false;
	for (uint32_t i = 2; i + NAME_LEAST <= n; i++)
		if (l->letter[i] == U'局' && l->letter[i - 1] != U'分')
			return true;
	return false;
}

/* What menus of pages have, with a name behind it: 组织机构柏川县水利局. */
static bool
is_led_by_menu(const gr_name *name)
{
	uint32_t	letters = gr_name_word_at(name, 0, GR_OF_MENUS);
	bool		own;

	return letters > 0 && gr_place_at(name, letters, &own) > 0 && own;
}

/* Whether the letters [from, n) end with a word of two to five letters that means it. */
static bool
ends_with_word(const gr_name *name, uint32_t from, uint32_t n, gr_name_word means)
{
	for (uint32_t letters = 2; letters <= 5 && from + letters <= n; letters++)
		if (gr_is_name_word(name, n - letters, letters, means))
			return true;
	return false;
}

/* What branches are called behind the names of their authority and place: 分局, 交警大队, 局; [from, n). */
static bool
is_branch(const gr_name *name, uint32_t from, uint32_t n)
{
	if (from + 1 == n)
		return name->l.letter[from] == U'局';
	for (uint32_t i = from; i + 1 < n; i++)
		if (ends_department(name, i) && name->l.letter[i] != U'队' && (i == from || name->l.letter[i - 1] != U'分'))
			return false;
	return ends_with_word(name, from, n, GR_ENDS_BRANCH);
}

/* Letters stand in a name a second time. */
static bool
come_again(const gr_letters *l, uint32_t n, uint32_t from, uint32_t letters)
{
	for (uint32_t i = 0; i + letters < n; i++)
		if (i != from && l->letter[i] == l->letter[from] && memcmp(l->letter + i, l->letter + from, letters * sizeof l->letter[0]) == 0)
			return true;
	return false;
}

/* A place with what is no branch there. */
static bool
begins_another(const gr_name *name, uint32_t at, uint32_t n)
{
	bool		own;
	uint32_t	letters = gr_place_at(name, at, &own);

	return letters > 0 && own && !is_branch(name, at + letters, n);
}

/*
 * Two names in a row: 柏川县水利局柏川县林业局, 县水利局县林业局, and 柏川县水利局青川省林业厅; n: letters before a
 * bracket at the end; [from, end): the last of the places that the name begins with.
 * 国家税务总局柏川县税务局 is one, and so is 霁川市公安局青柳区分局.
 */
static bool
is_of_two(const gr_name *name, uint32_t n, uint32_t from, uint32_t end)
{
	const bool	national = gr_is_national(name);
	const bool	some = gr_begins_with_kind(name);
	int			branches = national;	/* that are no second name */

	if (end - from >= NAME_LEAST && come_again(&name->l, n, from, end - from))
		return true;
	for (uint32_t i = NAME_LEAST; i < n && (some || end > 0); i++)
	{
		if (!ends_department(name, i - 1))
			continue;
		if (some && name->l.letter[i] == name->l.letter[0])
			return true;
		if (end > 0 && begins_another(name, i, n) && branches-- == 0)
			return true;
	}
	return end == 0 && !national && is_row_of_bureaus(&name->l, n);
}

/* What one authority does to another: 柏川县水利局致柏川县人民政府. */
static bool
is_of_one_to_another(const gr_name *name, uint32_t n)
{
	for (uint32_t i = NAME_LEAST; i < n && (name->all & GR_TOWARDS) != 0; i++)
		if ((name->means[i] & GR_TOWARDS) != 0
			&& (ends_department(name, i - 1) || name->l.letter[i - 1] == U'处' || name->l.letter[i - 1] == U'府'))
			return true;
	return false;
}

/* Of more than one: 柏川县全县, 柏川县各乡镇人民政府; or of one to another. */
static bool
is_for_several(const gr_name *name, uint32_t n)
{
	const uint16_t *letter = name->l.letter;

	if ((name->all & GR_OF_SEVERAL) != 0 || is_of_one_to_another(name, n))
		return true;
	if (n > 2 && letter[n - 1] == letter[n - 2] && (name->means[n - 1] & GR_ENDS_AUTHORITY) != 0)
		return true;
	return n > 3 && letter[n - 2] == U'全' && letter[n - 3] == letter[n - 1];
}

/* A name that was printed twice: the site's, and the report's own. */
static bool
is_doubled(const gr_letters *l)
{
	return l->n % 2 == 0 && memcmp(l->letter, l->letter + l->n / 2, l->n / 2 * sizeof l->letter[0]) == 0;
}

/* The letters without what stands in brackets at their end. */
static uint32_t
letters_before_bracket(const char *start, const char *end, const gr_letters *l)
{
	const char *p = gr_cut_blanks(start, end);
	uint32_t	n = l->n;

	if (!(p > start && p[-1] == ')') && !(p - start >= 3 && memcmp(p - 3, "）", 3) == 0))
		return n;
	for (const char *q = p - 1; q > start; q--)
		if (*q == '(' || (p - q >= 3 && memcmp(q, "（", 3) == 0))
		{
			while (n > 0 && l->at[n - 1] > q)
				n--;
			return n;
		}
	return n;
}

/* 第三部分, 第2章 */
static bool
is_numbered_part(const gr_letters *l)
{
	static const uint16_t *const parts[] = {u"部分", u"章", u"篇", u"期", u"批", u"名"};
	uint32_t	i = 1;

	while (l->letter[0] == U'第' && i < l->n && gr_numeral(l->letter[i]) != 0)
		i++;
	for (size_t k = 0; k < sizeof parts / sizeof parts[0] && i > 1; k++)
		if (gr_letters_at(l, i, parts[k]) > 0)
			return true;
	return false;
}

static bool
begins_as_sentence(const gr_name *name)
{
	return ((name->means[0] & GR_BEGINS_SENTENCE) != 0 && (name->means[0] & GR_BEGINS_NAME) == 0) || is_numbered_part(&name->l);
}

/* 原柏川县水务局: what was; 原阳县 and 原平市 have a letter between. */
static bool
is_former(const gr_name *name)
{
	bool		own;

	return name->l.letter[0] == U'原' && gr_place_at(name, 0, &own) > 3;
}

/* 第八师石河子市教育局 */
static bool
begins_with_division(const gr_letters *l, uint32_t n)
{
	uint32_t	number = 1;

	while (l->letter[0] == U'第' && number < n && gr_numeral(l->letter[number]) != 0)
		number++;
	return number > 1 && gr_letters_at(l, number, u"师") > 0;
}

/* Names of one authority alone, though no place is said to be one: 柏川海关, 柏川大学; those of the party. */
static bool
is_proper(const gr_name *name, uint32_t n)
{
	return (name->means[0] & GR_BEGINS_PROPER) != 0 || begins_with_division(&name->l, n) || gr_find_letters(&name->l, 2, "海关") >= 0
		|| ends_with_word(name, 2, n, GR_ENDS_PROPER);
}

/* Letters that are of a page, of a sentence, or of several names. */
static bool
is_no_name(const gr_name *name, uint32_t n)
{
	return begins_as_sentence(name) || has_page_word(name) || has_year_word(name) || is_doubled(&name->l) || is_for_several(name, n)
		|| is_led_by_menu(name) || is_former(name);
}

/* The end of a name that is of more than what kind of authority it is. */
static bool
ends_as_name(const gr_name *name, uint32_t n)
{
	return (name->means[n - 1] & GR_ENDS_AUTHORITY) != 0 && n >= NAME_LEAST && !gr_is_name_word(name, 0, name->l.n, GR_BARE);
}

gr_name_kind
gr_judge_name(const char *start, const char *end, gr_name *name)
{
	uint32_t	n;
	uint32_t	from = 0;
	uint32_t	place_end;

	name->l.n = 0;
	if (end - start < 6 || !has_name_characters(start, end))
		return GR_NO_NAME;
	gr_take_name(start, end, name);
	if (name->l.n < 2 || name->l.n > NAME_MOST)
		return GR_NO_NAME;
	n = letters_before_bracket(start, end, &name->l);
	if (n < 2 || name->l.at[0] != gr_skip_blanks(start, end) || is_no_name(name, n))
		return GR_NO_NAME;
	place_end = gr_last_place(name, &from);
	if (is_of_two(name, n, from, place_end) && gr_find_bytes(start, end, "、") == NULL)
		return GR_NO_NAME;
	if (gr_ends_as_place(name, n))
		return GR_PLACE;
	if (!ends_as_name(name, n))
		return GR_NO_NAME;
	return gr_is_national(name) || place_end > 0 || is_proper(name, n) ? GR_FULL_NAME : GR_ORGAN;
}

gr_name_kind
gr_name_kind_of(const char *start, const char *end)
{
	gr_name		name;

	return gr_judge_name(start, end, &name);
}

/* ---- two names of one authority ----------------------------------------------------- */

/* Letters of a name. */
typedef struct span
{
	const uint16_t *letter;
	uint32_t	n;
} span;

/* Whether the letters of a stand in b, in their order. */
static bool
is_within(span a, span b)
{
	uint32_t	at = 0;

	for (uint32_t i = 0; i < b.n && at < a.n; i++)
		at += b.letter[i] == a.letter[at];
	return at == a.n;
}

static bool
is_shortened(span a, span b)
{
	return a.n <= b.n ? is_within(a, b) : is_within(b, a);
}

/* A name's last place, and what the authority is there. */
typedef struct parts
{
	gr_name		name;
	span		place;
	span		rest;
} parts;

static void
take_parts(gr_str name, parts *p)
{
	const gr_letters *l = &p->name.l;
	uint32_t	from = 0;
	uint32_t	end;

	gr_take_name(name.s, name.s + name.len, &p->name);
	end = gr_last_place(&p->name, &from);
	p->place = (span) {l->letter + from, end - from};
	p->rest = (span) {l->letter + end, l->n - end};
	if (end == 0 && gr_begins_with_kind(&p->name) && l->n > NAME_LEAST)
		p->rest = (span) {l->letter + 1, l->n - 1};
}

/* What a place's government is called, where the name says nothing more than the place. */
static bool
is_government_of(const parts *p)
{
	static const char *const words[] = {"政府", "办事处", "管委会", "管理委员会", "村民委员会", "公署"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_letters(&p->name.l, (int) (p->rest.letter - p->name.l.letter), words[i]) >= 0)
			return true;
	return p->rest.n == 0;
}

static bool
are_same(const parts *a, const parts *b)
{
	if (a->place.n == 0 || b->place.n == 0)
		return is_shortened((span) {a->name.l.letter, a->name.l.n}, (span) {b->name.l.letter, b->name.l.n})
			|| (a->place.n != b->place.n && !is_government_of(a) && !is_government_of(b) && is_shortened(a->rest, b->rest));
	if (!is_shortened(a->place, b->place))
		return false;
	if (a->rest.n == 0 || b->rest.n == 0)
		return is_government_of(a) && is_government_of(b);
	return is_shortened(a->rest, b->rest);
}

static bool
are_equal(gr_str a, gr_str b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* Takes both apart; whether they are the same then. */
static bool
take_same(gr_str a, gr_str b, parts *first, parts *second)
{
	take_parts(a, first);
	take_parts(b, second);
	return are_same(first, second);
}

bool
gr_may_be_same(gr_str a, gr_str b)
{
	parts		first;
	parts		second;

	return are_equal(a, b) || take_same(a, b, &first, &second);
}

/* One is the other's name with more behind it: 人民政府办公室 of 人民政府. */
static bool
works_for(const parts *office, const parts *authority)
{
	return authority->rest.n >= 2 && office->rest.n > authority->rest.n
		&& memcmp(office->rest.letter, authority->rest.letter, authority->rest.n * sizeof authority->rest.letter[0]) == 0;
}

bool
gr_is_one_authority(gr_str a, gr_str b)
{
	parts		first;
	parts		second;

	return are_equal(a, b)
		|| (take_same(a, b, &first, &second) && !works_for(&first, &second) && !works_for(&second, &first));
}

bool
gr_is_local(gr_str name)
{
	gr_name		taken;
	uint32_t	from = 0;
	bool		own;

	gr_take_name(name.s, name.s + name.len, &taken);
	return gr_last_place(&taken, &from) > 0 && gr_place_at(&taken, from, &own) > 0 && !own;
}

bool
gr_keeps_pages(gr_str name)
{
	static const char *const words[] = {"政府办", "大数据", "政务服务", "政务公开", "信息公开", "信息中心", "融媒体", "电子政务", "网站"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(name.s, name.s + name.len, words[i]) != NULL)
			return true;
	return gr_governs(name) && !gr_is_local(name);
}

/* Letters of 分局 and 大队. */
#define BARE_BRANCH 2

bool
gr_is_branch_of_place(gr_str name)
{
	gr_name		taken;
	uint32_t	n;
	uint32_t	from = 0;
	uint32_t	end;

	gr_take_name(name.s, name.s + name.len, &taken);
	n = taken.l.n;
	end = gr_last_place(&taken, &from);
	return !gr_is_national(&taken) && end > 0 && end < n && end + BARE_BRANCH >= n && is_branch(&taken, end, n);
}

bool
gr_governs(gr_str name)
{
	gr_name		taken;

	if (name.len >= 6 && memcmp(name.s + name.len - 6, "政府", 6) == 0)
		return true;
	gr_take_name(name.s, name.s + name.len, &taken);
	return gr_ends_as_place(&taken, taken.l.n);
}
