/*
 * carried.c - years beside 结转: which way applications were carried over.
 */
#include "claims/clauses.h"

#include <string.h>

/* Letters between a year and what is carried over from it. */
#define CARRIED_GAP 5

static inline bool
is_digit(uint32_t letter)
{
	return letter >= '0' && letter <= '9';
}

/* ---- years --------------------------------------------------------------------- */

/* Behind a year, which 度 or 末 may go on: 2023年结转, 2023年度遗留. */
static bool
is_carried_over(const uint16_t *behind)
{
	static const uint16_t verbs[][2] = {{U'结', U'转'}, {U'转', U'入'}, {U'遗', U'留'}, {U'顺', U'延'}};

	behind += behind[0] == U'度' || behind[0] == U'末';
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (behind[0] == verbs[i][0] && behind[1] == verbs[i][1])
			return true;
	return false;
}

/*
 * What is carried over stands beside a year: 转2025年, 结转至2025年, 2023年结转; 截至2024年 and
 * 2008年至2024年 are dates.
 */
static bool
is_carried(uint32_t before, uint32_t first, const uint16_t *behind)
{
	switch (before)
	{
		case U'转': case U'延':
			return true;
		case U'至': case U'到': case U'入':
			/* 结转 4 件到 2025 年 */
			return first == U'转' || first == U'结' || first == U'延' || first == U'续' || first == U'期' || first == U'件' || first == U'宗';
		default:
			return is_carried_over(behind);
	}
}

/* The letters stand for those of a year in the text: 上年 for 2023年 in the report of 2024. */
static void
rename_year(gr_clause *clause, uint32_t from, uint32_t name)
{
	uint32_t	gone = 3;		/* of 2023年 */

	clause->letter[from] = (uint16_t) name;
	for (uint32_t i = from + 1; i + gone < clause->n; i++)
	{
		clause->letter[i] = clause->letter[i + gone];
		clause->at[i] = clause->at[i + gone];
	}
	clause->n -= gone;
	clause->letter[clause->n] = 0;
}

void
gr_rename_years(gr_clause *clause, uint32_t from)
{
	for (uint32_t end = from + 4; end < clause->n; end++)
	{
		const uint16_t *letter = clause->letter + end - 4;
		uint32_t	i = end - 4;
		int			year = 0;
		uint32_t	digits = 0;

		if (letter[4] != U'年' || !is_digit(letter[3]))
			continue;
		while (digits < 4 && is_digit(letter[digits]))
			year = year * 10 + letter[digits++] - '0';
		if (digits < 4 || !is_carried(i > 0 ? letter[-1] : 0, i > 1 ? letter[-2] : 0, letter + 5))
			continue;
		if (year == clause->year)
			rename_year(clause, i, U'本');
		else if (year == clause->year - 1)
			rename_year(clause, i, U'上');
		else if (year == clause->year + 1)
			rename_year(clause, i, U'下');
	}
}

/* ---- a year and 结转 ----------------------------------------------------------------- */

/* Between a year and 结转: 上年度未办结转入, 结转到下年. */
static bool
is_between_carried(uint32_t letter)
{
	switch (letter)
	{
		case U'度': case U'末': case U'底': case U'的': case U'未': case U'办': case U'结': case U'完': case U'尚':
		case U'至': case U'到': case U'入': case U'给': case U'有': case U'件': case U'继': case U'续': case U'往':
			return true;
		default:
			return false;
	}
}

/* Nothing but a few such letters stands between two words. */
static bool
is_beside(const gr_clause *clause, const gr_clause_word *a, const gr_clause_word *b)
{
	if (b->from < a->until || b->from - a->until > CARRIED_GAP)
		return false;
	for (uint32_t i = a->until; i < b->from; i++)
		if (!is_between_carried(clause->letter[i]))
			return false;
	return true;
}

/* The nearest word before or behind word i that is one of these and stands beside it; -1: none. */
static int
find_beside(const gr_clause *clause, uint32_t i, uint64_t words, int step)
{
	for (int64_t k = (int64_t) i + step; k >= 0 && k < clause->n_words; k += step)
	{
		const gr_clause_word *word = &clause->word[k];

		if (!(step < 0 ? is_beside(clause, word, &clause->word[i]) : is_beside(clause, &clause->word[i], word)))
			return -1;
		if ((GR_SAYS(word->means) & words) != 0)
			return (int) k;
	}
	return -1;
}

/* Words [first, last] are one. */
static void
join_words(gr_clause *clause, uint32_t first, uint32_t last, uint8_t means)
{
	clause->word[first].until = clause->word[last].until;
	clause->word[first].means = means;
	clause->word[first].subject = GR_SUBJECT_NONE;
	memmove(&clause->word[first + 1], &clause->word[last + 1], (clause->n_words - last - 1) * sizeof clause->word[0]);
	clause->n_words -= last - first;
}

void
gr_join_carried(gr_clause *clause)
{
	const uint64_t last_year = GR_SAYS(GR_SAYS_LAST_YEAR);
	const uint64_t next_year = GR_SAYS(GR_SAYS_NEXT_YEAR);
	const uint64_t this_year = GR_SAYS(GR_SAYS_THIS_YEAR);

	for (uint32_t i = 0; i < clause->n_words; i++)
	{
		int			before;
		int			behind;

		if (clause->word[i].means != GR_SAYS_CARRIED)
			continue;
		before = find_beside(clause, i, last_year | next_year, -1);
		behind = find_beside(clause, i, last_year | next_year | this_year, 1);
		if (before >= 0 && clause->word[before].means == GR_SAYS_LAST_YEAR)
			join_words(clause, (uint32_t) before, behind >= 0 && clause->word[behind].means == GR_SAYS_THIS_YEAR ? (uint32_t) behind : i,
					   GR_SAYS_CARRIED_IN);
		else if (before >= 0)
			join_words(clause, (uint32_t) before, i, GR_SAYS_CARRIED_OUT);
		else if (behind >= 0)
			join_words(clause, i, (uint32_t) behind,
					   clause->word[behind].means == GR_SAYS_NEXT_YEAR ? GR_SAYS_CARRIED_OUT : GR_SAYS_CARRIED_IN);
		else
			continue;
		i = before >= 0 ? (uint32_t) before : i;
	}
	clause->says = 0;
	for (uint32_t i = 0; i < clause->n_words; i++)
		clause->says |= GR_SAYS(clause->word[i].means);
}
