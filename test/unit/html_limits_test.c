/*
 * html_limits_test.c - what reading a web page costs: its steps grow with its length,
 * whatever it holds.  Nothing is timed (steps.h).
 */
#include "steps.h"

#include "html_pathologies.h"
#include "page/html.h"
#include "tap.h"

#define LENGTH ((size_t) 1 << 16)
/* How many times the steps sixteen times the length may take: the square would be 256. */
#define SIXTEEN_TIMES 20
/* Of a page that is told apart at once. */
#define FEW_STEPS 100000

static uint64_t
count_steps(const pathology *input, size_t length)
{
	char	   *body = pathology_body(input, length);
	gr_arena	arena;
	gr_html		html;

	gr_arena_init(&arena, &tap_host);
	steps = 0;
	if (gr_looks_like_html(body, length) && gr_html_read(body, length, &arena, &html) != GR_OK)
		exit(2);
	free(body);
	return steps;
}

int
main(void)
{
	for (size_t i = 0; i < PATHOLOGIES; i++)
	{
		uint64_t	one = count_steps(&pathologies[i], LENGTH);
		uint64_t	sixteen = count_steps(&pathologies[i], LENGTH * 16);

		if (!ok(sixteen <= SIXTEEN_TIMES * one + FEW_STEPS, pathologies[i].name))
			printf("# %llu steps, then %llu\n", (unsigned long long) one, (unsigned long long) sixteen);
	}
	return done_testing();
}
