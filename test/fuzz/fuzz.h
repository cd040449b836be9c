/*
 * fuzz.h - what the harnesses share: memory as the server lends it, counted
 * steps, and an end with the name of what does not hold.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "../unit/invariants.h"
#include "../unit/steps.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Steps that a call may take whatever the input, and for each byte of it. */
#define STEPS 2000000
#define STEPS_PER_BYTE 4000

/* ---- memory that is given back ----------------------------------------------------- */

#define BLOCKS 4096

static void *blocks[BLOCKS];
static int	n_blocks;
/* Two arenas, so that a text can be read in memory of another content. */
static _Alignas(16) char space[2][GR_SPACE];

static inline void *
fuzz_allocate(void *context, size_t size)
{
	(void) context;
	return n_blocks < BLOCKS ? blocks[n_blocks++] = malloc(size) : NULL;
}

static const gr_host fuzz_host = {fuzz_allocate, NULL, NULL};

static inline void
give_back(void)
{
	while (n_blocks > 0)
		free(blocks[--n_blocks]);
}

static inline gr_arena
lent_arena(int which)
{
	gr_arena	arena;

	gr_arena_init(&arena, &fuzz_host);
	gr_arena_lend(&arena, space[which], GR_SPACE);
	return arena;
}

/* ---- what must hold ------------------------------------------------------------------ */

static inline void
require(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static inline void
require_nothing(const char *broken)
{
	if (broken != NULL)
		require(false, broken);
}

/* Exactly the input, with nothing before or behind it that could be read unseen. */
static inline char *
copy_exactly(const uint8_t *data, size_t size)
{
	char	   *copy = malloc(size ? size : 1);

	if (size > 0)
		memcpy(copy, data, size);
	return copy;
}

/* Reads a body in all the ways that must give the same. */
static inline gr_report *
read_body(const char *body, size_t length, gr_arena *arena)
{
	gr_arena	other = lent_arena(1);
	gr_report  *report;
	gr_report  *again;

	*arena = lent_arena(0);
	steps = 0;
	require(gr_read(body, length, GR_WHOLE_REPORT, arena, &report) == GR_OK, "a text is read");
	require(steps <= STEPS + STEPS_PER_BYTE * length, "steps stay within their bound");
	require(arena->taken <= 4 * length, "memory stays within its bound");
	require_nothing(broken_report(report, body, length));
	require(gr_read(body, length, GR_WHOLE_REPORT, &other, &again) == GR_OK
			&& report_digest(report) == report_digest(again), "a text read twice gives the same");
	other = lent_arena(1);
	require(gr_read(body, length, GR_TABLES, &other, &again) == GR_OK && gr_is_valid(again) == gr_is_valid(report),
			"the tables alone have the same errors");
	return report;
}

/* Checks a report in all the ways that must agree. */
static inline void
check_report(const gr_report *report, gr_arena *arena)
{
	gr_checks	all;
	gr_checks	findings;
	gr_checks	errors;
	uint32_t	failed = 0;

	require(gr_check_report(report, GR_ALL_CHECKS, arena, &all) == GR_OK
			&& gr_check_report(report, GR_FINDINGS, arena, &findings) == GR_OK
			&& gr_check_report(report, GR_ERRORS, arena, &errors) == GR_OK, "a report is checked");
	for (uint32_t i = 0; i < all.n; i++)
	{
		require(all.list[i].rule < gr_n_rules && all.list[i].passed <= GR_UNDECIDED, "a check's codes are known");
		require(all.list[i].message.len > 0, "a check says something");
		failed += all.list[i].passed == GR_FAILED;
	}
	require(findings.n == failed, "findings are the checks that failed");
	require(gr_is_valid(report) == (errors.n == 0), "a report is valid where no error is found");
}

#endif
