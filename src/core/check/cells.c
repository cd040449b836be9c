/*
 * cells.c - checks of single cells: units, figures that could not be read or
 * placed, negative ones, fractions, blanks; and rows that stand twice, which the
 * report tells in the same way.
 */
#include "check/check.h"

#define IN(code) (1u << (code))

/* ---- figures one by one ---------------------------------------------------- */

/* A figure of a table, with what names it. */
typedef struct spot
{
	const gr_figure *figure;
	int			row;			/* -1: a row that the form does not have */
	int			column;
	gr_str		label;			/* of the row as printed, or none */
} spot;

static size_t
count_figures(const gr_report *report, int table)
{
	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			return report->n_disclosures;
		case GR_GRID_APPLICATIONS:
			return (size_t) report->n_applications * GR_APPLICANTS;
		default:
			return (size_t) report->n_reviews * GR_OUTCOMES;
	}
}

static spot
figure_at(const gr_report *report, int table, size_t i)
{
	const gr_disclosure *disclosure;
	const gr_application *application;
	const gr_review *review;

	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			disclosure = &report->disclosures[i];
			return (spot) {&disclosure->figure, disclosure->item, disclosure->measure, disclosure->label};
		case GR_GRID_APPLICATIONS:
			application = &report->applications[i / GR_APPLICANTS];
			return (spot) {&application->cell[i % GR_APPLICANTS], application->row, (int) (i % GR_APPLICANTS), {0}};
		default:
			review = &report->reviews[i / GR_OUTCOMES];
			return (spot) {&review->cell[i % GR_OUTCOMES], review->proceeding, (int) (i % GR_OUTCOMES), {0}};
	}
}

static void
name_spot(gr_checker *c, gr_check *check, int table, const spot *s)
{
	if (s->row >= 0)
		check->item = gr_row_code(table, s->row);
	check->col = gr_column_code(table, s->column);
	if (s->label.len > 0)
		gr_put_clipped(&c->message, s->label);
	else if (s->row >= 0)
		gr_put_row(c, table, s->row);
	else
		GR_SAY(&c->message, "格式以外的行");
	GR_SAY(&c->message, "／");
	gr_put_column(c, table, s->row, s->column);
}

static bool
is_negative(int table, const spot *s)
{
	return s->figure->mantissa < 0 && !(table == GR_GRID_DISCLOSURES && s->column == GR_CHANGE);
}

static bool
is_fraction(int table, const spot *s)
{
	int64_t		whole = s->figure->mantissa;

	if (table == GR_GRID_DISCLOSURES && s->column == GR_AMOUNT)
		return false;
	for (int i = 0; i < s->figure->scale && whole != 0; i++)
	{
		if (whole % 10 != 0)
			return true;
		whole /= 10;
	}
	return false;
}

/* “…”表, and what is right with it. */
static void
pass_table(gr_checker *c, int table, gr_str passed)
{
	if (gr_add_check(c, GR_PASSED) == NULL)
		return;
	gr_put_table(c, table);
	gr_put(&c->message, passed);
}

static void
find_wrong(gr_checker *c, int table, const spot *s, gr_str failed)
{
	gr_check   *check = gr_add_check(c, GR_FAILED);

	if (check == NULL)
		return;
	gr_set_sides(check, gr_trim((gr_sum) {s->figure->mantissa, s->figure->scale}), (gr_sum) {0, 0});
	name_spot(c, check, table, s);
	GR_SAY(&c->message, "：");
	gr_put_number(&c->message, s->figure->mantissa, s->figure->scale);
	gr_put(&c->message, failed);
}

/* A failed check for each figure that is wrong; one passed check for a table without any. */
static void
check_figures(gr_checker *c, bool (*wrong) (int table, const spot *s), gr_str failed, gr_str passed)
{
	for (int t = 0; t < GR_GRIDS; t++)
	{
		size_t		n = c->table[t].odd ? count_figures(c->report, t) : 0;
		bool		found = false;

		if (!c->table[t].there)
			continue;
		for (size_t i = 0; i < n; i++)
		{
			const spot	s = figure_at(c->report, t, i);

			if (!wrong(t, &s))
				continue;
			found = true;
			find_wrong(c, t, &s, failed);
		}
		if (!found)
			pass_table(c, t, passed);
	}
}

void
gr_check_negative(gr_checker *c)
{
	static const gr_str failed = {" 是负数", sizeof " 是负数" - 1};
	static const gr_str passed = {"没有不应有的负数", sizeof "没有不应有的负数" - 1};

	check_figures(c, is_negative, failed, passed);
}

void
gr_check_fraction(gr_checker *c)
{
	static const gr_str failed = {" 不是整数", sizeof " 不是整数" - 1};
	static const gr_str passed = {"的数量都是整数", sizeof "的数量都是整数" - 1};

	check_figures(c, is_fraction, failed, passed);
}

void
gr_check_unit(gr_checker *c)
{
	for (uint32_t i = 0; i < c->report->n_disclosures; i++)
	{
		const gr_disclosure *row = &c->report->disclosures[i];
		bool		stated = row->unit != GR_UNIT_NONE;
		gr_check   *check;
		spot		s;

		if (row->measure != GR_AMOUNT || row->figure.state != GR_NUMBER || row->figure.mantissa == 0)
			continue;
		check = gr_add_check(c, stated ? GR_PASSED : GR_FAILED);
		if (check == NULL)
			continue;
		s = figure_at(c->report, GR_GRID_DISCLOSURES, i);
		name_spot(c, check, GR_GRID_DISCLOSURES, &s);
		GR_SAY(&c->message, "：");
		gr_put_number(&c->message, row->figure.mantissa, row->figure.scale);
		if (stated)
		{
			GR_SAY(&c->message, " ");
			gr_put(&c->message, gr_unit_labels[row->unit]);
		}
		else
			GR_SAY(&c->message, " 没有写明单位");
	}
}

void
gr_check_blank(gr_checker *c)
{
	for (int t = 0; t < GR_GRIDS; t++)
	{
		uint32_t	blanks = c->table[t].blanks;
		gr_check   *check;

		if (!c->table[t].there)
			continue;
		check = gr_add_check(c, blanks == 0 ? GR_PASSED : GR_FAILED);
		if (check == NULL)
			continue;
		check->item = gr_section_forms[gr_grid_sections[t]].code;
		gr_set_sides(check, (gr_sum) {blanks, 0}, (gr_sum) {0, 0});
		gr_put_table(c, t);
		if (blanks == 0)
			GR_SAY(&c->message, "没有空白格");
		else
		{
			GR_SAY(&c->message, "有 ");
			gr_put_count(&c->message, blanks);
			GR_SAY(&c->message, " 格空白");
		}
	}
}

/* ---- what the report says could not be read ----------------------------------- */

/* 第 12 行，予以公开／自然人： */
static void
put_problem_place(gr_checker *c, const gr_problem *problem, gr_problem_place place)
{
	if (problem->line > 0)
	{
		GR_SAY(&c->message, "第 ");
		gr_put_count(&c->message, problem->line);
		GR_SAY(&c->message, " 行，");
	}
	if (place.row >= 0)
		gr_put_row(c, place.table, place.row);
	else if (place.table >= 0)
		gr_put_table(c, place.table);
	else
		GR_SAY(&c->message, "表格");
	if (place.column >= 0)
	{
		GR_SAY(&c->message, "／");
		gr_put_column(c, place.table, place.row, place.column);
	}
	GR_SAY(&c->message, "：");
}

/* A character that nobody knows, or the mark of a number that may have been cut, where a document was read. */
static bool
is_doubted(const gr_problem *problem)
{
	const gr_str raw = problem->raw;

	if (problem->code != GR_PROBLEM_UNREADABLE || raw.len < 2)
		return false;
	for (uint32_t i = 0; i + 3 <= raw.len; i++)
		if (memcmp(raw.s + i, "\xEF\xBF\xBD", 3) == 0)
			return true;
	return raw.s[raw.len - 1] == '?' && raw.s[0] >= '0' && raw.s[0] <= '9';
}

static void
put_problem(gr_checker *c, const gr_problem *problem, gr_problem_place place)
{
	if (problem->code == GR_PROBLEM_ROW_REPEATED)
	{
		GR_SAY(&c->message, "这一行不止一次出现");
		return;
	}
	GR_SAY(&c->message, "“");
	gr_put_clipped(&c->message, problem->raw);
	GR_SAY(&c->message, "”");
	if (is_doubted(problem))
		GR_SAY(&c->message, "没有读清");
	else if (problem->code == GR_PROBLEM_UNREADABLE)
		GR_SAY(&c->message, "不是数字、横线或空白");
	else if (problem->code == GR_PROBLEM_CONFLICT)
		GR_SAY(&c->message, "与别处同一格的数字不同");
	else if (problem->code == GR_PROBLEM_TOO_LONG)
		GR_SAY(&c->message, "起的文字没有读：全文的行数远超一份报告");
	else if (place.row < 0)
		GR_SAY(&c->message, "不能确定属于哪一行");
	else if (place.column < 0)
		GR_SAY(&c->message, "不能确定属于哪一列");
	else
		GR_SAY(&c->message, "不能确定属于这一格");
}

/*
 * A figure of no row and no column, where every row of the form was read: it is
 * none of the form's, such as a page's number.
 */
static bool
is_beside_form(const gr_checker *c, const gr_problem *problem)
{
	if (problem->code != GR_PROBLEM_UNCERTAIN || problem->item.s != NULL || problem->col.s != NULL)
		return false;
	for (int t = 0; t < GR_GRIDS; t++)
		if (!c->table[t].there || (c->table[t].rows_due & ~c->table[t].rows_there) != 0)
			return false;
	return true;
}

static void
find_problem(gr_checker *c, const gr_problem *problem, gr_problem_place place)
{
	gr_check   *check = gr_add_check(c, GR_FAILED);

	if (check == NULL)
		return;
	check->item = problem->item;
	check->col = problem->col;
	check->line = problem->line;
	if (problem->code == GR_PROBLEM_UNCERTAIN || problem->code == GR_PROBLEM_TOO_LONG || is_doubted(problem))
		check->cause = GR_CAUSE_READING;
	put_problem_place(c, problem, place);
	put_problem(c, problem, place);
}

/*
 * A failed check for each problem whose code is among codes; one passed check for a
 * table that none of them can be about.
 */
static void
check_problems(gr_checker *c, uint32_t codes, gr_str passed)
{
	bool		found[GR_GRIDS] = {false};

	for (uint32_t i = 0; i < c->report->n_problems; i++)
	{
		const gr_problem *problem = &c->report->problems[i];
		gr_problem_place place;

		if ((codes & IN(problem->code)) == 0 || is_beside_form(c, problem))
			continue;
		place = gr_find_place(problem);
		for (int t = 0; t < GR_GRIDS; t++)
			found[t] |= place.table < 0 || place.table == t;
		find_problem(c, problem, place);
	}
	for (int t = 0; t < GR_GRIDS; t++)
		if (c->table[t].there && !found[t])
			pass_table(c, t, passed);
}

void
gr_check_unreadable(gr_checker *c)
{
	static const gr_str passed = {"的数字都能读出", sizeof "的数字都能读出" - 1};

	check_problems(c, IN(GR_PROBLEM_UNREADABLE) | IN(GR_PROBLEM_UNCERTAIN) | IN(GR_PROBLEM_CONFLICT)
				   | IN(GR_PROBLEM_TOO_LONG), passed);
}

void
gr_check_row_repeated(gr_checker *c)
{
	static const gr_str passed = {"没有重复的行", sizeof "没有重复的行" - 1};

	check_problems(c, IN(GR_PROBLEM_ROW_REPEATED), passed);
}
