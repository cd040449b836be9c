/*
 * limits_test.c - what the core's work costs: memory and steps grow with what it
 * is given, whatever that is, and the host is asked often whether to go on.
 *
 * Nothing is timed: steps are counted (steps.h), so that the same is found on
 * every machine.
 */
#include "reports.h"
#include "steps.h"
#include "tap.h"

#define MEGABYTE ((size_t) 1024 * 1024)
#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

/* The most steps between two questions whether to go on: some twenty milliseconds. */
#define STEPS_UNASKED 20000000
/* Steps for a byte of any text; usual reports take some thirty. */
#define STEPS_PER_BYTE 250
/* How many times the steps four times the work may take: the square would be 16. */
#define FOUR_TIMES 5

typedef struct counting
{
	void	   *blocks[1 << 16];
	int			n_blocks;
	long		polls;
	long		stop_at;		/* 0: never */
	uint64_t	asked;			/* steps up to the last poll */
	uint64_t	unasked;		/* the most between two */
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

	if (steps - c->asked > c->unasked)
		c->unasked = steps - c->asked;
	c->asked = steps;
	return ++c->polls != c->stop_at;
}

static const gr_host host = {allocate, poll, &counter};

/* What a piece of work cost. */
typedef struct cost
{
	gr_status	status;
	size_t		taken;
	uint64_t	steps;
	uint64_t	unasked;
	long		polls;
} cost;

typedef gr_status (*work) (const void *what, size_t size, gr_arena *arena);

static cost
measure(work work, const void *what, size_t size, long stop_at)
{
	gr_arena	arena;
	cost		cost;

	counter.n_blocks = 0;
	counter.polls = 0;
	counter.stop_at = stop_at;
	counter.asked = counter.unasked = steps = 0;
	gr_arena_init(&arena, &host);
	cost.status = work(what, size, &arena);
	cost.taken = arena.taken;
	cost.steps = steps;
	cost.polls = counter.polls;
	cost.unasked = steps - counter.asked > counter.unasked ? steps - counter.asked : counter.unasked;
	while (counter.n_blocks > 0)
		free(counter.blocks[--counter.n_blocks]);
	return cost;
}

/* Four times the work costs four times as much, and can be stopped; per_unit 0: no bound for each unit. */
static void
test_steps(work work, const void *what, size_t size, uint64_t per_unit, const char *name)
{
	char		title[200];
	cost		quarter = measure(work, what, size / 4, 0);
	cost		whole = measure(work, what, size, 0);

	snprintf(title, sizeof title, "%s: four times as much takes four times the steps", name);
	if (!ok(whole.status == GR_OK && whole.steps <= FOUR_TIMES * quarter.steps + MEGABYTE, title))
		printf("# %llu steps, then %llu\n", (unsigned long long) quarter.steps, (unsigned long long) whole.steps);
	if (per_unit > 0)
	{
		snprintf(title, sizeof title, "%s: at most %u steps a byte", name, (unsigned) per_unit);
		if (!ok(whole.steps <= per_unit * size, title))
			printf("# %.1f\n", (double) whole.steps / (double) size);
	}
	snprintf(title, sizeof title, "%s: the host is asked again within %d steps whether to go on", name, STEPS_UNASKED);
	if (!ok(whole.unasked <= STEPS_UNASKED, title))
		printf("# %llu steps without a question, of %llu\n", (unsigned long long) whole.unasked,
			   (unsigned long long) whole.steps);
	snprintf(title, sizeof title, "%s: stops when told to", name);
	for (long at = 1; at <= whole.polls; at += 1 + whole.polls / 3)
		if (measure(work, what, size, at).status != GR_STOPPED)
		{
			ok(false, title);
			return;
		}
	ok(true, title);
}

/* ---- texts ---------------------------------------------------------------------------- */

/* texts that ask much of a reader, each said over and over */
static const struct
{
	const char *name;
	const char *piece;
}			texts[] = {
	{"one line", "政府信息公开"},
	{"empty lines", "\n"},
	{"carriage returns", "\r"},
	{"tabs", "\t"},
	{"commas", ","},
	{"quotes", "\""},
	{"cells of one row", "0\t"},
	{"labels between tabs", "其他\t"},
	{"figures a line", "\t0\n"},
	{"figures, one a line", "1\n"},
	{"figures and empty lines", "1\n\n"},
	{"figures of one row", "规章\t1\t2\t3\n"},
	{"digits", "9"},
	{"labels", "三、本年度办理结果\n"},
	{"labels of a table", "（一）予以公开\n总计\n其他\n自然人\n"},
	{"labels in one line", "行政规范性文件 总计 其他 "},
	{"table rows", "三、本年度办理结果\t（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n\t（二）部分公开\t1\t0\t0\t0\t0\t0\t1\n"},
	{"headings", "二、主动公开政府信息情况\n"},
	{"tables", "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n"},
	{"titles", "某局2021年政府信息公开工作年度报告\n"},
	{"periods", "统计期限为2021年1月1日至12月31日。"},
	{"sentences", "全年共发布信息12条，其中3条，占25%，较上年增长2件。"},
	{"parts", "其中1条（其中2条，"},
	{"clauses", "收到申请1件，"},
	{"numbers in words", "三十五万件"},
	{"open tags", "<table><tr><td>"},
	{"open blocks", "<div>"},
	{"open inline tags", "<b><i>"},
	{"cells of one row of a page", "<td>1"},
	{"rows of a page", "<tr><td>1"},
	{"spans of rows and columns", "<tr><td rowspan=65535 colspan=65535>1"},
	{"rows under spans", "<table><tr><td rowspan=65535>1<tr><tr><tr>"},
	{"row spans side by side", "<td rowspan=65535>1"},
	{"open brackets", "<"},
	{"comments", "<!--"},
	{"comments that end", "<!-- -->"},
	{"scripts", "<script></s"},
	{"templates", "<template>"},
	{"preformatted text", "<pre>\n1"},
	{"attributes", "<td a='1' "},
	{"quotes left open", "<td a=\"1>2</td>"},
	{"character references", "&amp;&#21488;"},
	{"ampersands", "&"},
	{"long references", "&#0000000000000000000"},
	{"bars", "|1|2|"},
	{"rules of Markdown", "|---|"},
	{"rules of a grid", "+---+\n"},
	{"box lines", "│1"},
	{"spaces", "   1   "},
	{"wide spaces", "　"},
	{"pages", "1\f"},
	{"bytes that are no UTF-8", "\xff\xe4\xb8"},
	{"zero bytes", NULL},
};

static gr_status
read_text(const void *body, size_t size, gr_arena *arena)
{
	gr_report  *report;

	return gr_read(body, size, GR_WHOLE_REPORT, arena, &report);
}

static gr_status
decode_text(const void *body, size_t size, gr_arena *arena)
{
	gr_decoded	decoded;

	return gr_decode(body, size, arena, &decoded);
}

static void
test_texts(void)
{
	size_t		size = 4 * MEGABYTE;
	char	   *body = malloc(size);
	char		name[200];

	for (size_t t = 0; t < LENGTH(texts); t++)
	{
		size_t		piece = texts[t].piece ? strlen(texts[t].piece) : 1;

		for (size_t at = 0; at < size; at++)
			body[at] = texts[t].piece ? texts[t].piece[at % piece] : '\0';
		for (size_t length = 1024; length <= size; length *= 16)
		{
			size_t		taken = measure(read_text, body, length, 0).taken;

			snprintf(name, sizeof name, "%s: %zu KB take at most 4 times that and 1 MB", texts[t].name, length / 1024);
			if (!ok(taken <= 4 * length + MEGABYTE, name))
				printf("# took %zu KB\n", taken / 1024);
		}
		test_steps(read_text, body, size, STEPS_PER_BYTE, texts[t].name);
	}
	free(body);
}

/* ---- bytes ------------------------------------------------------------------------------ */

static const struct
{
	const char *name;
	const char *bytes;
	size_t		length;
}			contents[] = {
	{"UTF-8", "政府信息公开", 18},
	{"GB18030", "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2", 8},
	{"four bytes of GB18030", "\x81\x30\x81\x30", 4},
	{"Big5", "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54", 8},
	{"UTF-16", "\x3F\x65\x9C\x5E\xE1\x4F\x6F\x60", 8},
	{"UTF-32", "\x3F\x65\0\0\x9C\x5E\0\0", 8},
	{"zero bytes", "\0", 1},
	{"bytes of no encoding", "\xFF", 1},
	{"escapes", "\x1B$", 2},
	{"declarations", "<meta charset=", 14},
};

static void
test_contents(void)
{
	size_t		size = 4 * MEGABYTE;
	char	   *body = malloc(size);
	char		name[200];

	for (size_t t = 0; t < LENGTH(contents); t++)
	{
		for (size_t at = 0; at < size; at++)
			body[at] = contents[t].bytes[at % contents[t].length];
		snprintf(name, sizeof name, "decoding %s", contents[t].name);
		test_steps(decode_text, body, size, STEPS_PER_BYTE, name);
	}
	free(body);
}

/* ---- reports that somebody stored ----------------------------------------------------------- */

#define ROWS 40000

static const char *report_part;	/* the part of a report that has so many rows */

static gr_report
long_report(size_t n)
{
	gr_report	report = {.year = 2023, .form = GR_FORM_2021};
	size_t		others = 8;

#define PART(name, list, count, member) \
	report.count = (uint32_t) (strcmp(report_part, name) == 0 ? n : others); \
	report.list = calloc(report.count, sizeof *report.list); \
	for (uint32_t i = 0; i < report.count; i++) \
		report.list[i] member

	PART("sections", sections, n_sections, = ((gr_section) {.kind = (uint8_t) (i % GR_SECTION_KINDS), .title = gr_section_forms[0].label}));
	PART("disclosures", disclosures, n_disclosures, = ((gr_disclosure) {.clause = 1, .item = (int8_t) (i % 2 ? -1 : 0),
																		.measure = (uint8_t) (GR_ISSUED + i % 3), .label = gr_section_forms[1].label, .figure = {.state = GR_NUMBER, .mantissa = i}}));
	PART("applications", applications, n_applications, .row = (uint8_t) (i % GR_ROWS));
	PART("reviews", reviews, n_reviews, .proceeding = (uint8_t) (i % GR_PROCEEDINGS));
	PART("claims", claims, n_claims, = ((gr_claim) {.subject = (uint8_t) (i % GR_SUBJECTS), .has_value = true, .value = {i, 0}, .part_of = i / 2, .label = gr_section_forms[2].label, .start = i, .length = 4}));
	PART("problems", problems, n_problems, = ((gr_problem) {.code = (uint8_t) (i % GR_PROBLEM_CODES), .item = gr_application_rows[i % GR_ROWS].code, .col = gr_applicants[0].code, .line = i}));
#undef PART
	for (uint32_t i = 0; i < report.n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			report.applications[i].cell[c] = (gr_figure) {.state = (uint8_t) (i % 5 ? GR_NUMBER : GR_BLANK), .mantissa = i % 5 ? i : 0};
	for (uint32_t i = 0; i < report.n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			report.reviews[i].cell[c] = (gr_figure) {.state = GR_NUMBER, .mantissa = i};
	return report;
}

static gr_status
check_long_report(const void *what, size_t n, gr_arena *arena)
{
	gr_report	report = long_report(n);
	gr_checks	checks;
	gr_status	status;

	(void) what;
	status = gr_check_report(&report, GR_ALL_CHECKS, arena, &checks);
	gr_is_valid(&report);
	return status;
}

static gr_status
compare_long_report(const void *what, size_t n, gr_arena *arena)
{
	gr_report	report = long_report(n);
	gr_report	next = report;
	gr_checks	checks;
	gr_status	status;

	(void) what;
	next.year++;
	status = gr_check_continuity(&report, &next, arena, &checks);
	return status == GR_OK ? gr_check_rollup(&report, &next, arena, &checks) : status;
}

static gr_status
render_long_report(const void *what, size_t n, gr_arena *arena)
{
	gr_report	report = long_report(n);
	gr_status	status = GR_OK;
	gr_str		text;

	(void) what;
	for (int format = 0; format < GR_FORMATS && status == GR_OK; format++)
		status = gr_render(&report, (gr_format) format, arena, &text);
	return status;
}

static void
test_long_reports(void)
{
	static const char *const parts[] = {"sections", "disclosures", "applications", "reviews", "claims", "problems"};
	char		name[200];

	for (size_t p = 0; p < LENGTH(parts); p++)
	{
		report_part = parts[p];
		snprintf(name, sizeof name, "checking a report of many %s", report_part);
		test_steps(check_long_report, NULL, ROWS, 0, name);
		snprintf(name, sizeof name, "comparing reports of many %s", report_part);
		test_steps(compare_long_report, NULL, ROWS, 0, name);
		snprintf(name, sizeof name, "writing a report of many %s", report_part);
		test_steps(render_long_report, NULL, ROWS, 0, name);
	}
}

/* ---- usual reports --------------------------------------------------------------- */

static gr_status
validate_text(const void *body, size_t size, gr_arena *arena)
{
	gr_report  *report;
	gr_status	status = gr_read(body, size, GR_TABLES, arena, &report);

	if (status == GR_OK)
		gr_is_valid(report);
	return status;
}

static gr_status
find_in_text(const void *body, size_t size, gr_arena *arena)
{
	gr_report  *report;
	gr_checks	checks;
	gr_status	status = gr_read(body, size, GR_WHOLE_REPORT, arena, &report);

	return status == GR_OK ? gr_check_report(report, GR_FINDINGS, arena, &checks) : status;
}

/*
 * What a report of the usual kind costs, so that no rule makes all reports dear without
 * a word: whoever adds one that must cost so much says so here.
 */
static const struct
{
	const char *name;
	work		work;
	double		most;			/* steps a byte; a tenth above what gcc 12 counts */
}			usual[] = {
	{"parse", read_text, 14.8},
	{"is_valid", validate_text, 9.9},
	{"findings", find_in_text, 16.6},
};

static void
test_usual_reports(void)
{
	int			n;
	char	  **paths = list_files("examples", &n);

	for (size_t u = 0; u < LENGTH(usual); u++)
	{
		char		title[100];
		uint64_t	all = 0;
		size_t		bytes = 0;

		for (int i = 0; i < n; i++)
		{
			size_t		length;
			char	   *body = read_file(paths[i], &length);

			all += measure(usual[u].work, body, length, 0).steps;
			bytes += length;
			free(body);
		}
		snprintf(title, sizeof title, "the examples: %s takes at most %.1f steps a byte", usual[u].name, usual[u].most);
		if (!ok((double) all <= usual[u].most * (double) bytes, title))
			printf("# %.2f\n", (double) all / (double) bytes);
	}
	for (int i = 0; i < n; i++)
		free(paths[i]);
	free(paths);
}

int
main(void)
{
	test_usual_reports();
	test_texts();
	test_contents();
	test_long_reports();
	return done_testing();
}
