/*
 * core.c - what reading costs in the core alone: the same report in several
 * layouts, a web page, and hostile mark-up at two sizes.
 *
 * Prints megabytes a second, best of several runs, and ratios within this run.
 */
#include <time.h>

#include "../unit/tap.h"

#define RUNS 9
#define PAGE_BYTES (100 * 1024)

typedef struct text
{
	char	   *s;
	size_t		n;
	size_t		room;
} text;

static void
put(text *t, const char *s)
{
	size_t		n = strlen(s);

	if (t->n + n + 1 > t->room)
	{
		t->room = (t->n + n + 1) * 2;
		t->s = realloc(t->s, t->room);
	}
	memcpy(t->s + t->n, s, n + 1);
	t->n += n;
}

/* ---- memory that is used again by the next parse -------------------------- */

static char *pool;
static size_t used;
static const size_t pool_size = (size_t) 192 << 20;

static void *
take(void *context, size_t size)
{
	void	   *p = pool + used;

	(void) context;
	used += (size + 63) & ~(size_t) 63;
	return used <= pool_size ? p : NULL;
}

/* Nanoseconds of one parse, the best of some runs. */
static double
time_of(const text *t)
{
	static const gr_host host = {take, NULL, NULL};
	double		best = 1e18;
	int			repeat = t->n > 1000000 ? 1 : (int) (2000000 / (t->n + 1)) + 1;

	for (int run = 0; run < RUNS; run++)
	{
		struct timespec from;
		struct timespec until;
		double		took;

		clock_gettime(CLOCK_MONOTONIC, &from);
		for (int i = 0; i < repeat; i++)
		{
			gr_arena	arena;
			gr_report  *report;

			used = 0;
			gr_arena_init(&arena, &host);
			if (gr_read(t->s, t->n, GR_WHOLE_REPORT, &arena, &report) != GR_OK)
				exit(2);
		}
		clock_gettime(CLOCK_MONOTONIC, &until);
		took = ((double) (until.tv_sec - from.tv_sec) * 1e9 + (double) (until.tv_nsec - from.tv_nsec)) / repeat;
		if (took < best)
			best = took;
	}
	return best;
}

static double
megabytes_a_second(const text *t)
{
	return (double) t->n / time_of(t) * 1000;
}

/* ---- one report in several layouts ----------------------------------------- */

typedef struct layout
{
	const char *name;
	const char *before;			/* a row */
	const char *between;		/* two cells */
	const char *behind;			/* a row */
	bool		page;
} layout;

/* name, before a row, between cells, behind a row, a web page */
static const layout layouts[] = {
	{"tabs", "", "\t", "\n", false},
	{"a cell a line", "", "\n", "\n", false},
	{"marked cells", "\t", "\n\t", "\n\n", false},
	{"bars", "| ", " | ", " |\n", false},
	{"commas", "", ",", "\n", false},
	{"runs of spaces", "", "    ", "\n", false},
	{"single spaces", "", " ", "\n", false},
	{"a drawn box", "│", "│", "│\n├────┼────┼────┼────┤\n", false},
	{"html", "<tr><td>", "</td><td>", "</td></tr>\n", true},
	{"html, much mark-up", "<tr><td style=\"width:12.3pt;border:1px solid\"><p class=\"MsoNormal\" align=\"center\"><span lang=\"EN-US\">",
		"</span></p></td><td style=\"width:12.3pt;border:1px solid\"><p class=\"MsoNormal\"><span style=\"font-family:宋体\">",
	"</span></p></td></tr>\n", true},
};

static void
put_paragraph(text *t, const layout *l, const char *s)
{
	put(t, l->page ? "<p style=\"text-indent:2em\">" : "");
	put(t, s);
	put(t, l->page ? "</p>\n" : "\n");
}

static void
put_report(text *t, const layout *l)
{
	static const char *const sentence = "全年围绕中心工作推进信息公开，及时发布规划计划、财政预决算和办事指南，回应群众关切，答复来信来电。";

	put_paragraph(t, l, "南溪县林业局2023年政府信息公开工作年度报告");
	put_paragraph(t, l, "一、总体情况");
	for (int i = 0; i < 16; i++)
		put_paragraph(t, l, sentence);
	put_paragraph(t, l, "三、收到和处理政府信息公开申请情况");
	put(t, l->page ? "<table>" : "");
	for (int r = 0; r < GR_ROWS; r++)
	{
		if (!(gr_application_rows[r].editions & GR_IN_2021))
			continue;
		put(t, l->before);
		put(t, gr_application_rows[r].label.s);
		for (int c = 0; c < GR_APPLICANTS; c++)
		{
			char		figure[16];

			snprintf(figure, sizeof figure, "%d", r * 7 + c);
			put(t, l->between);
			put(t, figure);
		}
		put(t, l->behind);
	}
	put(t, l->page ? "</table>\n" : "\n");
	put_paragraph(t, l, "五、存在的主要问题及改进情况");
	for (int i = 0; i < 6; i++)
		put_paragraph(t, l, sentence);
}

/* ---- hostile mark-up ---------------------------------------------------------- */

/* name, the piece that is repeated, what stands before it */
static const struct
{
	const char *name;
	const char *piece;
	const char *before;
} hostile[] = {
	{"nested tags", "<div>", "<html>"},
	{"nested tables", "<table><tr><td>", "<html>"},
	{"attributes of one tag", " a1=\"b\"", "<table><tr><td"},
	{"unclosed cells", "<td>1", "<table><tr>"},
	{"rows of figures", "<tr><td>规章<td>1<td>2<td>3", "<table>"},
	{"character references", "&amp;&#21488;", "<p>"},
	{"lines of figures", "1\t2\t3\n", "规章\n"},
	{"prose", "全年围绕中心工作推进信息公开。", ""},
};

int
main(void)
{
	double		tabs = 0;

	pool = malloc(pool_size);
	printf("%-24s %9s %9s %11s\n", "layout", "bytes", "MB/s", "x tabs/byte");
	for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++)
	{
		text		t = {0};
		double		speed;

		do
			put_report(&t, &layouts[i]);
		while (i == sizeof layouts / sizeof layouts[0] - 1 && t.n < PAGE_BYTES);
		speed = megabytes_a_second(&t);
		if (i == 0)
			tabs = speed;
		printf("%-24s %9zu %9.1f %11.2f\n", layouts[i].name, t.n, speed, tabs / speed);
		free(t.s);
	}
	printf("\n%-24s %9s %9s %11s\n", "hostile", "1 MB", "16 MB", "x cost/byte");
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
	{
		double		speed[2];

		for (int large = 0; large < 2; large++)
		{
			text		t = {0};

			put(&t, hostile[i].before);
			while (t.n < ((size_t) 1 << (large ? 24 : 20)))
				put(&t, hostile[i].piece);
			speed[large] = megabytes_a_second(&t);
			free(t.s);
		}
		printf("%-24s %9.1f %9.1f %11.2f\n", hostile[i].name, speed[0], speed[1], speed[0] / speed[1]);
	}
	return 0;
}
