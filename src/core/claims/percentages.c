/*
 * percentages.c - percentages of the narrative: what share of a total a figure is, and by
 * how much it has grown since the year before.
 */
#include "claims/reader.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Parts whose shares may be told together: 分别占比. */
#define GROUP 8
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
		if (n == GROUP || number.no_count || number.approximate || number.value.scale > 6
			|| gr_letter(clause, number.until) != '%')
			return GROUP + 1;
		shares[n++] = number.value;
	} while (gr_next_claim_number(clause, number.until, &number));
	return n;
}

/* 占比82.5%: of the figure before it; 分别占比: of each in the group. */
static void
take_share(gr_claim_reader *r, const gr_claim_number *number, uint32_t before)
{
	const gr_clause *clause = &r->clause;
	uint64_t	words = gr_words_between(clause, 0, number->from);
	gr_number	shares[GROUP];
	uint32_t	first = r->n - 1;
	uint32_t	n = 1;
	bool		each;

	if ((words & IS(SHARE)) == 0 || (words & (GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR))) != 0 || before > 0 || r->n == 0
		|| number->no_count || number->approximate || number->value.scale > 6)
		return;
	for (uint32_t i = gr_behind_last(clause, IS(SHARE), 0, number->from); i < number->from; i++)
		if (!is_of_share(clause->letter[i]))
			return;
	each = gr_find_in_clause(clause, 0, number->from, "分别") >= 0;
	/* 约占, 分别占; but 公开率占 is a share of something else */
	if (gr_first_of(clause, IS(SHARE), 0, number->from) > (each ? 3 : 1))
		return;
	shares[0] = number->value;
	if (each)
	{
		first = r->group;
		n = read_shares(clause, *number, shares);
		if (r->n - first < 2 || r->n - first > GROUP || (n != 1 && n != r->n - first))
			return;
	}
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

/* 同比增长20%: a claim of its own, part_of the figure that it is said of; a decline is negative. */
static void
take_growth(gr_claim_reader *r, const gr_claim_number *number)
{
	static const char *const up[] = {"增长", "增加", "上升", "提高", "增幅"};
	static const char *const down[] = {"下降", "减少", "降低", "降幅"};
	static const char *const before[] = {"同比", "去年", "上年", "上一年", "同期"};
	const gr_clause *clause = &r->clause;
	uint32_t	of = r->last[r->depth > 0];
	int			sign = 0;
	bool		dated = false;
	uint32_t	claim;

	if (of == 0 || r->claims[of - 1].subject == GR_SUBJECT_NONE || number->no_count || number->approximate
		|| number->value.scale > 6 || r->other_time || r->other_authority)
		return;
	for (size_t i = 0; i < sizeof up / sizeof up[0]; i++)
		sign += gr_find_in_clause(clause, 0, number->from, up[i]) >= 0;
	for (size_t i = 0; i < sizeof down / sizeof down[0]; i++)
		sign -= gr_find_in_clause(clause, 0, number->from, down[i]) >= 0;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		dated |= gr_find_in_clause(clause, 0, number->from, before[i]) >= 0;
	if (!dated || !grows_itself(clause) || (sign != 1 && sign != -1) || clause->n > number->until + 1 || number->from > GROWTH_LETTERS)
		return;
	claim = gr_add_claim(r, 0, number->from, number->until + 1);
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
