/*
 * layouts_test.c - reads the texts of test/layouts, and compares with the
 * figures that each file expects; and the tables alone, which must be as valid.
 * test/layouts/README.md says how the files are written.
 *
 * Usage: layouts_test [FILE ...]
 */
#include <stdarg.h>

#include "reports.h"

#define LINES 256
#define LINE_LENGTH 512

typedef struct lines
{
	char		line[LINES][LINE_LENGTH];
	int			n;
} lines;

static lines have;
static lines want;

/* ---- what was read, as lines ---------------------------------------------- */

/* Adds to the last line. */
static void __attribute__((format(printf, 1, 2)))
put(const char *format,...)
{
	char	   *line = have.line[have.n];
	size_t		length = strlen(line);
	va_list		arguments;

	va_start(arguments, format);
	vsnprintf(line + length, LINE_LENGTH - length, format, arguments);
	va_end(arguments);
}

static void
end_line(void)
{
	if (have.n < LINES - 1)
		have.line[++have.n][0] = '\0';
}

/* A string with each run of blanks as one; `.` for none. */
static void
put_str(gr_str str)
{
	bool		blank = false;

	put(" ");
	if (str.s == NULL)
		put(".");
	for (uint32_t i = 0; i < str.len; i++)
	{
		bool		now = str.s[i] == ' ' || str.s[i] == '\t' || str.s[i] == '\n';

		if (now && !blank)
			put(" ");
		if (!now)
			put("%c", str.s[i]);
		blank = now;
	}
}

/* `.` for every figure that has no value. */
static void
put_figure(const gr_figure *figure)
{
	char		text[GR_NUMBER_TEXT];
	size_t		length;

	if (figure->state != GR_NUMBER)
	{
		put(" .");
		return;
	}
	length = gr_sum_text((gr_sum) {figure->mantissa, figure->scale}, text);
	put(" %.*s", (int) length, text);
}

static bool
is_own_label(const gr_disclosure *d)
{
	static const char form_label[] = "其他对外";

	return d->item < 0
		|| (d->item == GR_OTHER_SERVICE
			&& (d->label.len < sizeof(form_label) - 1 || memcmp(d->label.s, form_label, sizeof(form_label) - 1) != 0));
}

static bool
same_row(const gr_disclosure *a, const gr_disclosure *b)
{
	return a->clause == b->clause && a->item == b->item && a->label.len == b->label.len
		&& memcmp(a->label.s, b->label.s, a->label.len) == 0;
}

static void
put_disclosures(const gr_report *r)
{
	for (uint32_t i = 0; i < r->n_disclosures; i++)
	{
		const gr_disclosure *d = &r->disclosures[i];

		if (i == 0 || !same_row(d, d - 1))
			put("disclosures %d%s%.*s", d->clause, d->item < 0 ? " ." : " ",
				d->item < 0 ? 0 : (int) gr_item_codes[d->item].len, d->item < 0 ? "" : gr_item_codes[d->item].s);
		put_str(gr_measure_codes[d->measure]);
		put_figure(&d->figure);
		if (d->measure == GR_AMOUNT && gr_unit_labels[d->unit].s != NULL)
			put_str(gr_unit_labels[d->unit]);
		if (i + 1 < r->n_disclosures && same_row(d, d + 1))
			continue;
		if (is_own_label(d))
		{
			put(" label");
			put_str(d->label);
		}
		end_line();
	}
}

static void
put_report(const gr_report *r)
{
	have.n = 0;
	have.line[0][0] = '\0';
	put("title");
	put_str(r->title);
	end_line();
	put("agency");
	put_str(r->agency);
	end_line();
	put("year %d", r->year);
	end_line();
	put("form %s", r->form == GR_FORM_2019 ? "2019" : r->form == GR_FORM_2021 ? "2021" : ".");
	end_line();
	put("period %04d-%02d-%02d %04d-%02d-%02d", r->from.year, r->from.month, r->from.day,
		r->until.year, r->until.month, r->until.day);
	end_line();
	for (uint32_t i = 0; i < r->n_sections; i++)
	{
		put("section");
		put_str(gr_section_forms[r->sections[i].kind].code);
		put_str(r->sections[i].number);
		put_str(r->sections[i].title);
		end_line();
	}
	put_disclosures(r);
	for (uint32_t i = 0; i < r->n_applications; i++)
	{
		put("applications");
		put_str(gr_application_rows[r->applications[i].row].code);
		for (int c = 0; c < GR_APPLICANTS; c++)
			put_figure(&r->applications[i].cell[c]);
		end_line();
	}
	for (uint32_t i = 0; i < r->n_reviews; i++)
	{
		put("reviews");
		put_str(gr_proceedings[r->reviews[i].proceeding].code);
		for (int c = 0; c < GR_OUTCOMES; c++)
			put_figure(&r->reviews[i].cell[c]);
		end_line();
	}
	for (uint32_t i = 0; i < r->n_problems; i++)
	{
		put("problem %u", r->problems[i].line);
		put_str(gr_problem_codes[r->problems[i].code]);
		put_str(r->problems[i].item);
		put_str(r->problems[i].col);
		put_str(r->problems[i].raw);
		end_line();
	}
}

/* ---- what is expected ------------------------------------------------------ */

/* Lines of the file's second part, but empty ones and remarks. */
static void
take_expected(const char *text)
{
	want.n = 0;
	while (*text != '\0')
	{
		size_t		length = strcspn(text, "\n");
		size_t		filled = length;

		while (filled > 0 && (text[filled - 1] == ' ' || text[filled - 1] == '\r'))
			filled--;
		if (filled > 0 && *text != '#' && want.n < LINES && filled < LINE_LENGTH)
		{
			memcpy(want.line[want.n], text, filled);
			want.line[want.n++][filled] = '\0';
		}
		text += length + (text[length] == '\n');
	}
}

static bool
has_line(const lines *in, const char *line)
{
	for (int i = 0; i < in->n; i++)
		if (strcmp(in->line[i], line) == 0)
			return true;
	return false;
}

/* Figures and problems must all be expected; of the rest only what the file speaks of. */
static bool
is_asked(const char *line)
{
	static const char *const always[] = {"disclosures", "applications", "reviews", "problem"};
	size_t		word = strcspn(line, " ");

	for (int i = 0; i < 4; i++)
		if (strlen(always[i]) == word && memcmp(line, always[i], word) == 0)
			return true;
	for (int i = 0; i < want.n; i++)
		if (strncmp(want.line[i], line, word + 1) == 0)
			return true;
	return false;
}

static void
test_file(const char *path)
{
	size_t		length;
	char	   *text = read_file(path, &length);
	char	   *parts = strstr(text, "\n" EXPECTED_LINE);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	bool		good = true;
	const gr_report *report;
	bool		valid;

	if (parts == NULL)
	{
		ok(false, name);
		printf("# has no line \"==== expected\"\n");
		return;
	}
	take_expected(parts + 1 + strlen(EXPECTED_LINE));
	report = read_report(text, (size_t) (parts + 1 - text));
	put_report(report);
	valid = gr_is_valid(report);
	for (int i = 0; i < want.n; i++)
		good = good && has_line(&have, want.line[i]);
	for (int i = 0; i < have.n; i++)
		good = good && (!is_asked(have.line[i]) || has_line(&want, have.line[i]));
	if (!ok(good, name))
	{
		for (int i = 0; i < want.n; i++)
			if (!has_line(&have, want.line[i]))
				printf("# want %s\n", want.line[i]);
		for (int i = 0; i < have.n; i++)
			if (is_asked(have.line[i]) && !has_line(&want, have.line[i]))
				printf("# have %s\n", have.line[i]);
	}
	report = read_extent(text, (size_t) (parts + 1 - text), GR_TABLES);
	if (gr_is_valid(report) != valid || report->n_sections + report->n_claims > 0)
		ok(false, "tables alone: errors are the same");
	free(text);
}

int
main(int argc, char **argv)
{
	char	  **paths = argv + 1;
	int			n = argc - 1;

	if (n == 0)
		paths = list_files("test/layouts", &n);
	for (int i = 0; i < n; i++)
		test_file(paths[i]);
	return done_testing();
}
