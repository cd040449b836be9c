/*
 * form.c - checks of the form as a whole: tables and rows that are missing, and
 * the edition that the report and its tables use.
 */
#include "check/check.h"

#include <string.h>

#include "form/labels.h"

/* Why it is not certain whether a table or row is missing. */
static void
put_unplaced(gr_checker *c)
{
	GR_SAY(&c->message, "，但正文有未能归位的数字或未读完，无法判定");
}

/* Says that what is missing stands in the text, where a problem says so. */
static void
put_unread(gr_checker *c, gr_check *check, const gr_problem *unread)
{
	check->cause = GR_CAUSE_READING;
	check->line = unread->line;
	if (unread->line == 0)
		return;
	GR_SAY(&c->message, "（第 ");
	gr_put_count(&c->message, unread->line);
	GR_SAY(&c->message, " 行）");
}

static bool
is_left_out(const gr_problem *unread)
{
	return unread->raw.len == sizeof GR_LEFT_OUT - 1 && memcmp(unread->raw.s, GR_LEFT_OUT, unread->raw.len) == 0;
}

static void
check_table_missing(gr_checker *c, int table)
{
	const gr_grid *grid = &c->table[table];
	gr_str		code = gr_section_forms[gr_grid_sections[table]].code;
	gr_check   *check = gr_add_check(c, grid->there ? GR_PASSED : grid->may_hold_more ? GR_UNDECIDED : GR_FAILED);
	const gr_problem *unread;

	if (check == NULL)
		return;
	check->item = code;
	unread = grid->there ? NULL : gr_find_problem(c->report, GR_PROBLEM_UNREAD, code);
	if (unread != NULL)
	{
		gr_put_table(c, table);
		if (is_left_out(unread))
			GR_SAY(&c->message, "没有读出：文件中有未读入的对象或图片");
		else
			GR_SAY(&c->message, "没有读出：正文有它的标题、表头或行名");
		put_unread(c, check, unread);
	}
	else
	{
		if (grid->there)
			GR_SAY(&c->message, "有");
		else
			GR_SAY(&c->message, "没有");
		gr_put_table(c, table);
	}
	if (check->passed == GR_UNDECIDED)
		put_unplaced(c);
}

void
gr_check_table_missing(gr_checker *c)
{
	for (int t = 0; t < GR_GRIDS; t++)
		check_table_missing(c, t);
}

static void
check_row_missing(gr_checker *c, int table, int row)
{
	bool		undecided = c->table[table].may_hold_more;
	gr_check   *check = gr_add_check(c, undecided ? GR_UNDECIDED : GR_FAILED);
	const gr_problem *unread;

	if (check == NULL)
		return;
	check->item = gr_row_code(table, row);
	unread = gr_find_problem(c->report, GR_PROBLEM_UNREAD, check->item);
	gr_put_table(c, table);
	if (unread != NULL && is_left_out(unread))
		GR_SAY(&c->message, "有一行没有读出，可能在文件中未读入的对象或图片里：");
	else if (unread != NULL)
		GR_SAY(&c->message, "有一行没有读出：");
	else
		GR_SAY(&c->message, "缺一行：");
	gr_put_row(c, table, row);
	if (unread != NULL)
		put_unread(c, check, unread);
	if (undecided)
		put_unplaced(c);
}

void
gr_check_row_missing(gr_checker *c)
{
	for (int t = 0; t < GR_GRIDS; t++)
	{
		const gr_grid *table = &c->table[t];
		uint32_t	missing = table->rows_due & ~table->rows_there;

		if (!table->there)
			continue;
		if (missing == 0)
		{
			if (gr_add_check(c, GR_PASSED) != NULL)
			{
				gr_put_table(c, t);
				GR_SAY(&c->message, "各行齐全");
			}
			continue;
		}
		for (int row = 0; row < table->rows; row++)
			if (gr_has_row(missing, row))
				check_row_missing(c, t, row);
	}
}

/* Nothing is said of a report without year and form; of one with only either, that it is not known. */
void
gr_check_edition(gr_checker *c)
{
	const gr_report *report = c->report;
	gr_form		due = gr_form_of_year(report->year);
	gr_passed	passed = GR_UNDECIDED;

	if (report->year == 0 && report->form == GR_FORM_NONE)
		return;
	if (due != GR_FORM_NONE && report->form != GR_FORM_NONE)
		passed = due == report->form ? GR_PASSED : GR_FAILED;
	if (gr_add_check(c, passed) == NULL)
		return;
	if (report->year == 0)
		GR_SAY(&c->message, "没有找到年份");
	else
	{
		gr_put_number(&c->message, report->year, 0);
		GR_SAY(&c->message, " 年度报告");
	}
	if (report->form == GR_FORM_NONE)
		GR_SAY(&c->message, "，表格用哪一版格式不明");
	else
	{
		if (report->year == 0)
			GR_SAY(&c->message, "，表格");
		GR_SAY(&c->message, "用 ");
		gr_put_form(c, report->form);
	}
	if (passed == GR_FAILED)
	{
		GR_SAY(&c->message, "，应当用 ");
		gr_put_form(c, due);
	}
	else if (passed == GR_UNDECIDED)
		GR_SAY(&c->message, "，无法判定");
}

static void
put_marks(gr_checker *c, int table)
{
	gr_put_table(c, table);
	switch (c->table[table].marks)
	{
		case 0:
			GR_SAY(&c->message, "用哪一版格式不明");
			break;
		case GR_IN_2019 | GR_IN_2021:
			GR_SAY(&c->message, "两版格式混用");
			break;
		default:
			GR_SAY(&c->message, "用 ");
			gr_put_form(c, c->table[table].edition);
	}
}

/* The reviews' table is the same in both editions. */
void
gr_check_mixed(gr_checker *c)
{
	const gr_grid *disclosures = &c->table[GR_GRID_DISCLOSURES];
	const gr_grid *applications = &c->table[GR_GRID_APPLICATIONS];
	uint8_t		marks = disclosures->marks | applications->marks;
	gr_passed	passed = GR_PASSED;

	if (!disclosures->there && !applications->there)
		return;
	if (marks == (GR_IN_2019 | GR_IN_2021))
		passed = GR_FAILED;
	else if (disclosures->marks == 0 || applications->marks == 0)
		passed = GR_UNDECIDED;
	if (gr_add_check(c, passed) == NULL)
		return;
	put_marks(c, GR_GRID_DISCLOSURES);
	GR_SAY(&c->message, "，");
	put_marks(c, GR_GRID_APPLICATIONS);
	if (passed == GR_UNDECIDED)
		GR_SAY(&c->message, "，无法判定");
}
