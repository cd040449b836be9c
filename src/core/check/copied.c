/*
 * copied.c - two narratives: of one agency in two years, or of two agencies.
 */
#include "check/check.h"

/* Sentences of a narrative that can be said to be copied, and percent of them from which on it is. */
#define LEAST_SENTENCES 5
#define COPIED 90

static uint32_t
count_equal(const gr_narrative *a, const gr_narrative *b)
{
	uint32_t	i = 0;
	uint32_t	j = 0;
	uint32_t	equal = 0;

	while (i < a->n && j < b->n)
	{
		uint64_t	x = a->sentences[i];
		uint64_t	y = b->sentences[j];

		equal += x == y;
		i += x <= y;
		j += y <= x;
	}
	return equal;
}

gr_status
gr_check_narratives(const gr_narrative *previous, const gr_narrative *current, gr_arena *arena, gr_checks *out)
{
	const gr_report none = {.year = 0};
	gr_checker	c;
	uint32_t	equal = count_equal(previous, current);
	gr_passed	passed;
	gr_check   *check;

	*out = (gr_checks) {NULL, 0};
	if (previous->n == 0 || current->n == 0)
		return GR_OK;
	gr_start_checks(&c, &none, GR_ALL_CHECKS, arena);
	c.rule = GR_CHECK_CONTINUITY_TEXT;
	passed = (uint64_t) equal * 100 < (uint64_t) current->n * COPIED ? GR_PASSED
		: current->n < LEAST_SENTENCES ? GR_UNDECIDED : GR_FAILED;
	check = gr_add_check(&c, passed);
	if (check != NULL)
	{
		gr_set_sides(check, (gr_sum) {equal, 0}, (gr_sum) {current->n, 0});
		GR_SAY(&c.message, "正文 ");
		gr_put_count(&c.message, current->n);
		GR_SAY(&c.message, " 句，数字和名称不计，与另一份报告相同的 ");
		gr_put_count(&c.message, equal);
		if (passed == GR_PASSED)
			GR_SAY(&c.message, " 句，不到九成");
		else if (passed == GR_FAILED)
			GR_SAY(&c.message, " 句，九成以上");
		else
			GR_SAY(&c.message, " 句，句子太少，无法判定");
	}
	return gr_end_checks(&c, out);
}
