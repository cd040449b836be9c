/*
 * names.c - finds the one who reports in a clause: 松谷县粮食局, 县粮食局, 市住建局 for
 * 住房和城乡建设局, 海棠分局, 我局, 本机关.
 */
#include "claims/names.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* Of the short name of one that the state has sent to a place: its place, and what it is. */
#define DISPATCHED_LETTERS 5

/* ---- the name -------------------------------------------------------------------- */

static bool
ends_with(gr_str text, const char *word)
{
	size_t		length = strlen(word);

	return text.len >= length && memcmp(text.s + text.len - length, word, length) == 0;
}

static bool
begins_with(gr_str text, const char *word)
{
	size_t		length = strlen(word);

	return text.len >= length && memcmp(text.s, word, length) == 0;
}

static bool
is_government(gr_str agency)
{
	static const char *const ends[] = {"县", "市", "区", "省", "州", "旗", "区管委会", "区管理委员会"};

	if (agency.s == NULL)
		return false;
	if (ends_with(agency, "人民政府"))
		agency.len -= 12;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends_with(agency, ends[i]))
			return true;
	return false;
}

/* 我局, 本机关, 全街道 begin so. */
static const uint16_t pronouns[] = {U'我', U'本', U'全'};

/* Letters of the name's end that it may do without: 人民政府, 办事处. */
static uint32_t
behind_core(const gr_own_name *name, gr_str agency)
{
	static const struct
	{
		const char *end;
		uint32_t	letters;
	} ends[] = {
		{"区管理委员会", 5}, {"区管委会", 3}, {"人民政府", 4}, {"办事处", 3},
		{"委员会", 2}, {"办公室", 2},	/* 农业农村委, 政府办 */
	};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends_with(agency, ends[i].end) && name->n > (ends[i].letters > 2 ? ends[i].letters : 4))
			return ends[i].letters;
	return 0;
}

void
gr_take_own_name(gr_own_name *name, gr_str agency)
{
	const char *p = agency.s;
	const char *end = agency.s + agency.len;
	uint32_t	length;

	memset(name, 0, sizeof *name);
	name->government = is_government(agency);
	name->office = ends_with(agency, "政府办公室") || ends_with(agency, "政府办公厅");
	name->dispatched = begins_with(agency, "中国") || begins_with(agency, "国家");
	for (; agency.s != NULL && p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	letter = c > 0xFFFF ? 0 : gr_fold(c);

		if (letter == 0)
			continue;
		if (name->n == GR_NAME_LETTERS)
			memmove(name->letter, name->letter + 1, --name->n * sizeof name->letter[0]);
		name->letter[name->n++] = (uint16_t) letter;
	}
	for (uint32_t i = 0; i < name->n; i++)
		name->has[name->letter[i] & 0xFF] = true;
	for (uint32_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++)
		name->has[pronouns[i] & 0xFF] = true;
	name->core = name->n - behind_core(name, agency);
}

static bool
may_have(const gr_own_name *name, uint32_t letter)
{
	return name->has[letter & 0xFF];
}

static bool
has(const gr_own_name *name, uint32_t letter)
{
	for (uint32_t i = 0; i < name->n; i++)
		if (name->letter[i] == letter)
			return true;
	return false;
}

/* ---- the name in a clause ---------------------------------------------------------- */

/* A place or an office ends at the letter of the name, not within 城市: what is left out of a name has none of them. */
static bool
ends_level(const gr_own_name *name, uint32_t k)
{
	switch (name->letter[k])
	{
		case U'市':
			return k == 0 || name->letter[k - 1] != U'城';
		case U'省': case U'县': case U'区': case U'州': case U'旗': case U'局': case U'厅':
			return true;
		default:
			return false;
	}
}

/* 审计, of 审计信息公开, 税务, of 税务行政处罚: what the information, or the decision, is of. */
static bool
names_field(const gr_clause *clause, uint32_t from, uint32_t until)
{
	uint32_t	first = gr_letter(clause, until);
	uint32_t	second = gr_letter(clause, until + 1);

	return until - from > 1 && ((first == U'信' && second == U'息') || (first == U'行' && second == U'政') || (first == U'规' && second == U'范'));
}

/* Letters from i on that are those of the name from k on, some left out, up to an end of the name; 0: none. */
static uint32_t
match_name(const gr_clause *clause, uint32_t i, const gr_own_name *name, uint32_t k)
{
	uint32_t	best = 0;
	uint32_t	from = i;

	while (i < clause->n && k < name->n)
	{
		uint32_t	next = k;

		while (next < name->n && name->letter[next] != clause->letter[i] && (i == from || !ends_level(name, next)))
			next++;
		if (next == name->n || name->letter[next] != clause->letter[i])
			break;
		i++;
		k = next + 1;
		if ((k == name->n && !(name->government && clause->letter[i - 1] == U'府')) || k == name->core
			|| names_field(clause, from, i))
			best = i - from;
	}
	return best > 1 ? best : 0;
}

/* 江西证监局 for 中国证券监督管理委员会江西监管局: letters of the name in another order, up to its last one. */
static uint32_t
match_letters(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	uint32_t	n = 0;

	while (i + n < clause->n && has(name, clause->letter[i + n]))
		if (clause->letter[i + n++] == name->letter[name->n - 1])
			return n >= DISPATCHED_LETTERS ? n : 0;
	return 0;
}

/* Letters of the name that begins at i; 0: none does. */
static uint32_t
find_name(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	uint32_t	best = 0;

	for (uint32_t k = 0; k < name->n; k++)
		if (name->letter[k] == clause->letter[i])
		{
			uint32_t	n = match_name(clause, i, name, k);

			best = n > best ? n : best;
		}
	return best > 0 || !name->dispatched ? best : match_letters(clause, i, name);
}

/* What an authority calls itself behind 我; one letter has 0 for the second. */
static const uint16_t own_kinds[][2] = {
	{U'机', U'关'}, {U'单', U'位'}, {U'部', U'门'}, {U'中', U'心'}, {U'街', U'道'}, {U'街', 0},
	{U'局', 0}, {U'委', 0}, {U'办', 0}, {U'厅', 0}, {U'关', 0}, {U'行', 0}, {U'镇', 0}, {U'乡', 0}, {U'处', 0},
	{U'院', 0}, {U'所', 0}, {U'队', 0}, {U'站', 0}, {U'社', 0}, {U'署', 0}, {U'会', 0}, {U'室', 0}, {U'园', 0},
};

/* One that any authority may call itself: 本机关. */
static bool
is_anybodys(uint32_t first, uint32_t second)
{
	return second != 0 && first != U'街';
}

/* 我局, 本机关, 全街道: letters that one of these takes behind 我; 0: another who does not report. */
static uint32_t
find_pronoun(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	const uint32_t first = gr_letter(clause, i);

	for (size_t k = 0; k < sizeof own_kinds / sizeof own_kinds[0]; k++)
	{
		const uint32_t second = own_kinds[k][1];

		if (own_kinds[k][0] != first || (second != 0 && gr_letter(clause, i + 1) != second))
			continue;
		if (is_anybodys(first, second) || name->n == 0 || has(name, first))
			return second != 0 ? 2 : 1;
	}
	return 0;
}

/* A word goes over one of the ends: 政府 of 政府信息 is no name. */
static bool
cuts_word(const gr_clause *clause, uint32_t from, uint32_t until)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if ((clause->word[i].from < from && clause->word[i].until > from) || clause->word[i].until > until)
			return true;
	return false;
}

/* 制定厅规范性文件, 向局提出: the last letter of the name between two words. */
static bool
is_kind_alone(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	bool		behind_word = i == 0;

	if (name->n == 0 || clause->letter[i] != name->letter[name->n - 1])
		return false;
	for (uint32_t k = 0; k < clause->n_words && clause->word[k].until <= i; k++)
		behind_word |= clause->word[k].until == i;
	return behind_word && gr_word_at(clause, i + 1) != NULL;
}

/* The first letter at or behind i that a name may begin with; the clause's letters: there is none. */
static inline uint32_t
next_possible(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	const uint32_t n = clause->n;

	while (i < n && !may_have(name, clause->letter[i]))
		i++;
	return i;
}

/* Letters of the name that begins at i, where no word goes over its ends; 0: none does. */
static uint32_t
find_own(const gr_clause *clause, uint32_t i, const gr_own_name *name)
{
	const uint32_t letter = clause->letter[i];
	uint32_t	n = 0;

	if (letter == U'我' || letter == U'本' || letter == U'全')
	{
		n = i + 1 < clause->n && letter != U'全' ? find_name(clause, i + 1, name) : 0;
		/* 我镇, of 我镇政府信息公开 */
		if (n == 0 || cuts_word(clause, i, i + 1 + n))
			n = find_pronoun(clause, i + 1, name);
		n += n > 0;
	}
	else if (may_have(name, gr_letter(clause, i + 1)))
		n = find_name(clause, i, name);
	if (n == 0 && is_kind_alone(clause, i, name))
		n = 1;
	return n > 0 && !cuts_word(clause, i, i + n) ? n : 0;
}

void
gr_mark_own_names(gr_clause *clause, const gr_own_name *name)
{
	uint32_t	i = next_possible(clause, 0, name);

	while (i < clause->n)
	{
		const uint32_t n = find_own(clause, i, name);

		if (n > 0)
			gr_mark_own(clause, i, i + n);
		i = next_possible(clause, i + (n > 0 ? n : 1), name);
	}
}
