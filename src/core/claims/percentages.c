/*
 * percentages.c - percentages of the narrative: what share of a total a figure is, and by
 * how much it has grown since the year before.
 */
#include "claims/reader.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Parts whose shares may be told together: 分别占比. */
#define GROUP 8
/* Of a percentage. */
#define MOST_DECIMALS 6
/* Of a clause that compares with the year before. */
#define GROWTH_LETTERS 24

/* ---- shares --------------------------------------------------------------------- */

/* Between 占 and its percentage: other letters name what it is a share of. */
static bool
is_of_share(uint32_t letter)
{
	switch (letter)
	{
		case U'比': case U'为': case U'达': case U'总': case U'数': case U'量': case U'的': case U'到': case U'全':
		case U'部': case U'了':
			return true;
		default:
			return false;
	}
}

/* The percentages that follow one another from this number on, 82.5%、6.25%和6.25%; more than GROUP: none is certain. */
static uint32_t
read_shares(const gr_clause *clause, gr_claim_number number, gr_number *shares)
{
	uint32_t	n = 0;

	do
	{
		if (n == GROUP || number.no_count || number.approximate || number.value.scale > MOST_DECIMALS
			|| gr_letter(clause, number.until) != '%')
			return GROUP + 1;
		shares[n++] = number.value;
	} while (gr_next_claim_number(clause, number.until, &number));
	return n;
}

/* 约占82.5%, 分别占比; but 公开率占 is a share of something else, and 占全市的 of another total. */
static bool
tells_share(const gr_clause *clause, uint32_t until, bool each)
{
	if (gr_first_of(clause, IS(SHARE), 0, until) > (each ? 3 : 1))
		return false;
	for (uint32_t i = gr_behind_last(clause, IS(SHARE), 0, until); i < until; i++)
		if (!is_of_share(clause->letter[i]))
			return false;
	return true;
}

/* Claims from `first` on, all of them parts, have these shares, or one that is the same for all. */
static void
set_shares(gr_claim_reader *r, uint32_t first, const gr_number *shares, uint32_t n)
{
	for (uint32_t i = first; i < r->n; i++)
		if (r->claims[i].part_of == 0)
			return;
	for (uint32_t i = first; i < r->n; i++)
	{
		r->claims[i].has_share = true;
		r->claims[i].share = shares[n > 1 ? i - first : 0];
	}
	r->group = r->n;
}

/* 占比82.5%: of the figure before it; 分别占比: of each in the group. */
static void
take_share(gr_claim_reader *r, const gr_claim_number *number, uint32_t before)
{
	const gr_clause *clause = &r->clause;
	const bool	each = gr_find_in_clause(clause, 0, number->from, "分别") >= 0;
	uint64_t	words = gr_words_between(clause, 0, number->from);
	gr_number	shares[GROUP] = {number->value};
	uint32_t	first = each ? r->group : r->n - 1;
	uint32_t	n = 1;

	if ((words & IS(SHARE)) == 0 || (words & (GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR))) != 0 || before > 0 || r->n == r->said
		|| !tells_share(clause, number->from, each))
		return;
	if (number->no_count || number->approximate || number->value.scale > MOST_DECIMALS)
		return;
	if (each)
	{
		n = read_shares(clause, *number, shares);
		if (r->n - first < 2 || r->n - first > GROUP || (n != 1 && n != r->n - first))
			return;
	}
	set_shares(r, first, shares, n);
}

/* ---- percentages against the year before ------------------------------------------ */

/* 申请量同比增长, 与上年相比: the figure before it has grown; not 满意度同比提高. */
static bool
grows_itself(const gr_clause *clause)
{
	const uint64_t itself = IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION) | IS(PLAIN) | IS(TOTAL);
	uint32_t	until = gr_first_of(clause, GR_SAYS_ANOTHER_YEAR, 0, clause->n);

	for (uint32_t i = 0; i < until;)
	{
		const gr_clause_word *word = gr_word_at(clause, i);

		if (word != NULL && (GR_SAYS(word->means) & itself) == 0)
			return false;
		if (word == NULL && clause->letter[i] != U'比')
			return false;
		i = word != NULL ? word->until : i + 1;
	}
	return true;
}

/* One of the words stands before the percentage. */
static bool
has_one_of(const gr_clause *clause, uint32_t until, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gr_find_in_clause(clause, 0, until, words[i]) >= 0)
			return true;
	return false;
}

#define HAS_ONE_OF(clause, until, words) has_one_of(clause, until, words, sizeof (words) / sizeof (words)[0])

/* 1: it has grown since the year before, -1: it has declined; 0: neither is said, or both. */
static int
growth_sign(const gr_clause *clause, uint32_t until)
{
	static const char *const up[] = {"增长", "增加", "上升", "提高", "增幅"};
	static const char *const down[] = {"下降", "减少", "降低", "降幅"};
	static const char *const before[] = {"同比", "去年", "上年", "上一年", "同期"};

	if (!HAS_ONE_OF(clause, until, before) || !grows_itself(clause))
		return 0;
	return (int) HAS_ONE_OF(clause, until, up) - (int) HAS_ONE_OF(clause, until, down);
}

/* 同比增长20%: a claim of its own, part_of the figure that it is said of; a decline is negative. */
static void
take_growth(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;
	const bool	exact = !number->no_count && !number->approximate && number->value.scale <= MOST_DECIMALS;
	uint32_t	of = r->last[r->depth > 0];
	int			sign;
	uint32_t	claim;

	if (of == 0 || r->claims[of - 1].subject == GR_SUBJECT_NONE || !exact || r->other_time || r->other_authority
		|| clause->n > number->until + 1 || number->from > GROWTH_LETTERS)
		return;
	sign = growth_sign(clause, number->from);
	claim = sign != 0 ? gr_add_claim(r, 0, number->from, number->until + 1) : 0;
	if (claim == 0)
		return;
	r->claims[claim - 1].value = (gr_number) {sign * number->value.mantissa, number->value.scale};
	r->claims[claim - 1].unit = (gr_str) {"%", 1};
	r->claims[claim - 1].part_of = of;
	r->notes[claim - 1].kept = true;
}

void
gr_take_percentage(gr_claim_reader *r, const gr_claim_number *number, uint32_t before)
{
	if (gr_says(&r->clause, GR_SAYS_ANOTHER_YEAR))
		take_growth(r, number);
	else
		take_share(r, number, before);
}
