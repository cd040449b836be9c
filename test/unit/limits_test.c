/*
 * limits_test.c - what reading costs: memory and time grow with the text, and
 * the host can stop it at any time.
 */
#include <time.h>

#include "tap.h"

#define MEGABYTE ((size_t) 1024 * 1024)

/* texts that ask much of a reader, each said over and over */
static const struct
{
	const char *name;
	const char *piece;
}			texts[] = {
	{"one line", "政府信息公开"},
	{"empty lines", "\n"},
	{"tabs", "\t"},
	{"figures between tabs", "0\t"},
	{"figures a line", "\t0\n"},
	{"figures of one row", "规章\t1\t2\t3\n"},
	{"table rows", "三、本年度办理结果\t（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n\t（二）部分公开\t1\t0\t0\t0\t0\t0\t1\n"},
	{"headings", "二、主动公开政府信息情况\n"},
	{"tables", "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n"},
	{"titles", "某局2021年政府信息公开工作年度报告\n"},
	{"open tags", "<table><tr><td>"},
	{"open brackets", "<"},
	{"attributes", "<td a='1' "},
	{"character references", "&amp;&#21488;"},
	{"ampersands", "&"},
	{"bars", "|1|2|"},
	{"spaces", "   1   "},
	{"bytes that are no UTF-8", "\xff\xe4\xb8"},
};

#define N_TEXTS ((int) (sizeof texts / sizeof texts[0]))

typedef struct counting
{
	void	   *blocks[1 << 16];
	int			n_blocks;
	long		polls;
	long		stop_at;		/* 0: never */
} counting;

static counting counter;

static void *
allocate(void *context, size_t size)
{
	counting   *c = context;

	return c->blocks[c->n_blocks++] = malloc(size);
}

static bool
poll(void *context)
{
	counting   *c = context;

	return ++c->polls != c->stop_at;
}

static const gr_host host = {allocate, poll, &counter};

/* Reads size bytes of a text; gives the memory taken and the seconds. */
static gr_status
read_text(const char *body, size_t size, long stop_at, size_t *taken, double *seconds)
{
	gr_arena	arena;
	gr_report  *report;
	gr_status	status;
	clock_t		start;

	counter.n_blocks = 0;
	counter.polls = 0;
	counter.stop_at = stop_at;
	gr_arena_init(&arena, &host);
	start = clock();
	status = gr_read(body, size, GR_WHOLE_REPORT, &arena, &report);
	*seconds = (double) (clock() - start) / CLOCKS_PER_SEC;
	*taken = arena.taken;
	while (counter.n_blocks > 0)
		free(counter.blocks[--counter.n_blocks]);
	return status;
}

static double
best_of_three(const char *body, size_t size)
{
	double		best = 1e9;

	for (int i = 0; i < 3; i++)
	{
		size_t		taken;
		double		seconds;

		read_text(body, size, 0, &taken, &seconds);
		if (seconds < best)
			best = seconds;
	}
	return best;
}

int
main(void)
{
	size_t		size = 8 * MEGABYTE;
	char	   *body = malloc(size);
	char		name[200];

	for (int t = 0; t < N_TEXTS; t++)
	{
		size_t		piece = strlen(texts[t].piece);
		size_t		taken;
		double		seconds;
		double		quarter;
		double		whole;

		for (size_t at = 0; at < size; at++)
			body[at] = texts[t].piece[at % piece];

		for (size_t length = 1024; length <= size; length *= 8)
		{
			snprintf(name, sizeof name, "%s: %zu KB take at most 4 times that and 1 MB", texts[t].name, length / 1024);
			read_text(body, length, 0, &taken, &seconds);
			if (!ok(taken <= 4 * length + MEGABYTE, name))
				printf("# took %zu KB\n", taken / 1024);
		}

		/* the square would be 16 times as long */
		quarter = best_of_three(body, size / 4);
		whole = best_of_three(body, size);
		snprintf(name, sizeof name, "%s: four times the text takes about four times as long", texts[t].name);
		if (!ok(whole < 8 * quarter + 0.01, name))
			printf("# %.3f s, then %.3f s\n", quarter, whole);

		/* so a cancel gets through in a moment */
		snprintf(name, sizeof name, "%s: the host is asked every few milliseconds whether to go on", texts[t].name);
		read_text(body, size, 0, &taken, &seconds);
		if (!ok(seconds < 0.02 * (double) (counter.polls + 1), name))
			printf("# asked %ld times in %.3f s\n", counter.polls, seconds);
		snprintf(name, sizeof name, "%s: stops when told to", texts[t].name);
		if (counter.polls > 0)
			ok(read_text(body, size, 1, &taken, &seconds) == GR_STOPPED, name);
	}

	free(body);
	return done_testing();
}
