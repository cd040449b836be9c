/*
 * damage_test.c - reads reports after damage was done to them: a figure that is
 * read from a damaged text must be the whole text's figure in that place, or
 * have no value.  Only the figure whose own characters were damaged may differ.
 *
 * One test a file and kind of damage, over the reports of examples and the
 * layouts of test/layouts.
 *
 * Usage: damage_test [FILE ...]
 */
#include "reports.h"

/* Random places that lose a character, for each file. */
#define PLACES 1500
/* A layout that says this is not damaged: what it can lose without a trace changes what the rest means. */
#define NOT_DAMAGED "# not damaged:"
/* Differences that are shown of one test. */
#define SHOWN 3

/* A figure of the whole text, kept while damaged texts are read. */
typedef struct known
{
	char		table;			/* d, a, r */
	int			clause;			/* of a disclosure */
	int			row;
	int			col;
	gr_figure	figure;			/* its raw is not kept */
} known;

static known figures[1024];
static int	n_figures;

/* What a layout's file expects: `applications received total 81`; the whole text may not have been read in full. */
static char expected[1024][96];
static int	n_expected;

static const char *text;		/* whole */
static size_t text_length;
static char *damaged;
static size_t damaged_length;

/* the test that runs */
static int	wrong;
static char shown[SHOWN][256];

/* ---- figures ----------------------------------------------------------------- */

static void
keep(char table, int clause, int row, int col, const gr_figure *figure)
{
	if (n_figures < (int) (sizeof figures / sizeof figures[0]))
		figures[n_figures++] = (known) {table, clause, row, col, *figure};
}

static void
keep_report(const gr_report *r)
{
	n_figures = 0;
	for (uint32_t i = 0; i < r->n_disclosures; i++)
		keep('d', r->disclosures[i].clause, r->disclosures[i].item, r->disclosures[i].measure, &r->disclosures[i].figure);
	for (uint32_t i = 0; i < r->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			keep('a', 0, r->applications[i].row, c, &r->applications[i].cell[c]);
	for (uint32_t i = 0; i < r->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			keep('r', 0, r->reviews[i].proceeding, c, &r->reviews[i].cell[c]);
}

static void
expect(const char *table, const char *row, const char *col, const char *value)
{
	if (n_expected < (int) (sizeof expected / sizeof expected[0]) && strcmp(value, ".") != 0)
		snprintf(expected[n_expected++], sizeof expected[0], "%s %s %s %s", table, row, col, value);
}

/* Takes the figures of the second part of a layout's file. */
static void
keep_expected(char *lines)
{
	char	   *rest;

	n_expected = 0;
	for (char *line = strtok_r(lines, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
	{
		char	   *words;
		const char *table = strtok_r(line, " ", &words);
		bool		disclosures = table != NULL && strcmp(table, "disclosures") == 0;
		const char *row;
		const char *col;
		const char *value;

		if (table == NULL || !(disclosures || strcmp(table, "applications") == 0 || strcmp(table, "reviews") == 0))
			continue;
		if (disclosures)
			strtok_r(NULL, " ", &words);	/* the clause */
		row = strtok_r(NULL, " ", &words);
		for (int c = 0; row != NULL; c++)
		{
			col = disclosures ? strtok_r(NULL, " ", &words) : NULL;
			value = strtok_r(NULL, " ", &words);
			if (value == NULL)
				break;
			if (!disclosures)
				col = *table == 'a' ? gr_applicants[c].code.s : gr_outcomes[c].code.s;
			expect(table, row, col, value);
		}
	}
}

static bool
is_expected(const char *figure)
{
	for (int i = 0; i < n_expected; i++)
		if (strcmp(expected[i], figure) == 0)
			return true;
	return false;
}

/* 12.50 and 1250, which a lost unit makes of each other, have the same digits. */
static int64_t
digits_of(const gr_figure *figure)
{
	int64_t		digits = figure->mantissa;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return digits;
}

static bool
same_value(const known *whole, const gr_figure *now)
{
	if (whole->table == 'd' && whole->col == GR_AMOUNT)
		return digits_of(&whole->figure) == digits_of(now);
	return whole->figure.mantissa == now->mantissa && whole->figure.scale == now->scale;
}

/* Whether the characters [from, until) that were damaged are the figure's own; until == from: the text was cut there. */
static bool
was_hit(const gr_figure *figure, size_t from, size_t until)
{
	return until > from ? from < figure->start + figure->length && until > figure->start
		: from > figure->start && from < figure->start + figure->length;
}

static void
compare(char table, int clause, int row, int col, const gr_figure *now, size_t from, size_t until)
{
	/* rows that are known by their label alone: any of them may have lost it */
	bool		labelled = table == 'd' && (row < 0 || row == GR_OTHER_SERVICE);
	const gr_str none = {".", 1};
	gr_str		row_code;
	gr_str		col_code;
	char		value[GR_NUMBER_TEXT];
	char		name[sizeof expected[0]];
	int			length;
	uint32_t	line = 1;

	if (now->state != GR_NUMBER)
		return;
	for (int i = 0; i < n_figures; i++)
	{
		const known *k = &figures[i];

		if (k->table != table || k->clause != clause || k->col != col || (k->row != row && !(labelled && row < 0)))
			continue;
		if (k->figure.state == GR_UNCERTAIN || k->figure.state == GR_UNREADABLE || was_hit(&k->figure, from, until)
			|| (k->figure.state == GR_NUMBER && same_value(k, now)))
			return;
		if (!labelled)
			break;
	}
	length = (int) gr_sum_text((gr_sum) {now->mantissa, now->scale}, value);
	row_code = table == 'd' ? row < 0 ? none : gr_item_codes[row]
		: table == 'a' ? gr_application_rows[row].code : gr_proceedings[row].code;
	col_code = table == 'd' ? gr_measure_codes[col] : table == 'a' ? gr_applicants[col].code : gr_outcomes[col].code;
	snprintf(name, sizeof name, "%s %.*s %.*s %.*s", table == 'd' ? "disclosures" : table == 'a' ? "applications" : "reviews",
			 (int) row_code.len, row_code.s, (int) col_code.len, col_code.s, length, value);
	if (is_expected(name) || wrong++ >= SHOWN)
		return;
	for (size_t i = 0; i < from && i < text_length; i++)
		line += text[i] == '\n';
	snprintf(shown[wrong - 1], sizeof shown[0], "damage at byte %zu, line %u: read %s, which the whole text has not", from, line,
			 name);
}

/* Reads a damaged text; [from, until) of the whole text is what was damaged. */
static void
try_text(const char *body, size_t length, size_t from, size_t until)
{
	const gr_report *r = read_report(body, length);

	for (uint32_t i = 0; i < r->n_disclosures; i++)
		compare('d', r->disclosures[i].clause, r->disclosures[i].item, r->disclosures[i].measure,
				&r->disclosures[i].figure, from, until);
	for (uint32_t i = 0; i < r->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			compare('a', 0, r->applications[i].row, c, &r->applications[i].cell[c], from, until);
	for (uint32_t i = 0; i < r->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			compare('r', 0, r->reviews[i].proceeding, c, &r->reviews[i].cell[c], from, until);
}

/* Reads the whole text with [from, until) replaced. */
static void
try_replaced(size_t from, size_t until, const char *with, size_t with_length)
{
	damaged_length = from + with_length + (text_length - until);
	memcpy(damaged, text, from);
	memcpy(damaged + from, with, with_length);
	memcpy(damaged + from + with_length, text + until, text_length - until);
	try_text(damaged, damaged_length, from, until);
}

/* ---- kinds of damage ----------------------------------------------------------- */

static size_t
next_character(size_t at)
{
	do
		at++;
	while (at < text_length && ((unsigned char) text[at] & 0xC0) == 0x80);
	return at;
}

static size_t
next_line(size_t at)
{
	const char *end = memchr(text + at, '\n', text_length - at);

	return end ? (size_t) (end - text) + 1 : text_length;
}

static void
cut_short(void)
{
	for (size_t at = 0; at < text_length; at = next_character(at))
		try_text(text, at, at, at);
}

static void
lose_beginning(void)
{
	for (size_t at = 0; at < text_length; at = next_character(at))
		try_text(text + at, text_length - at, at, at);
}

static void
lose_line(void)
{
	for (size_t at = 0; at < text_length; at = next_line(at))
		try_replaced(at, next_line(at), "", 0);
}

static void
double_line(void)
{
	for (size_t at = 0; at < text_length; at = next_line(at))
		try_replaced(at, at, text + at, next_line(at) - at);
}

static void
add_empty_line(void)
{
	for (size_t at = 0; at < text_length; at = next_line(at))
		try_replaced(at, at, "\n", 1);
}

static void
lose_figure(void)
{
	for (int i = 0; i < n_figures; i++)
	{
		const gr_figure *figure = &figures[i].figure;

		if (figure->state == GR_NUMBER)
			try_replaced(figure->start, figure->start + figure->length, "", 0);
	}
}

static void
lose_character(void)
{
	uint32_t	random = 1;

	for (int i = 0; i < PLACES; i++)
	{
		size_t		at;

		random = random * 1664525 + 1013904223;
		at = (size_t) ((uint64_t) random * text_length >> 32);
		while (at > 0 && ((unsigned char) text[at] & 0xC0) == 0x80)
			at--;
		try_replaced(at, next_character(at), "", 0);
	}
}

static void
garble_character(void)
{
	for (size_t at = 0; at < text_length; at = next_character(at))
		if ((unsigned char) text[at] >= 0xE3)
			try_replaced(at, next_character(at), "囗", strlen("囗"));
}

static const struct
{
	const char *name;
	void		(*damage) (void);
}			kinds[] = {
	{"cut short at each character", cut_short},
	{"begun at each character", lose_beginning},
	{"each line lost", lose_line},
	{"each line doubled", double_line},
	{"an empty line before each line", add_empty_line},
	{"each figure lost", lose_figure},
	{"a character lost", lose_character},
	{"each wide character garbled", garble_character},
};

static void
test_file(const char *path)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	char	   *body = read_file(path, &text_length);
	char	   *parts = strstr(body, "\n" EXPECTED_LINE);
	char		name[300];

	text = body;
	n_expected = 0;
	if (parts != NULL)
	{
		text_length = (size_t) (parts + 1 - body);
		if (strstr(parts, "\n" NOT_DAMAGED) != NULL)
		{
			free(body);
			return;
		}
		keep_expected(parts + 1 + strlen(EXPECTED_LINE));
	}
	damaged = malloc(2 * text_length + 16);
	keep_report(read_report(text, text_length));
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
	{
		wrong = 0;
		kinds[k].damage();
		snprintf(name, sizeof name, "%s: %s", base, kinds[k].name);
		if (ok(wrong == 0, name))
			continue;
		for (int i = 0; i < wrong && i < SHOWN; i++)
			printf("# %s\n", shown[i]);
		if (wrong > SHOWN)
			printf("# and %d more\n", wrong - SHOWN);
	}
	free(damaged);
	free(body);
}

int
main(int argc, char **argv)
{
	static const char *const folders[] = {"examples", "test/layouts"};

	for (int i = 1; i < argc; i++)
		test_file(argv[i]);
	for (int f = 0; f < 2 && argc == 1; f++)
	{
		int			n;
		char	  **paths = list_files(folders[f], &n);

		for (int i = 0; i < n; i++)
			test_file(paths[i]);
	}
	return done_testing();
}
