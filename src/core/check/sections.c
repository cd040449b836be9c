/*
 * sections.c - checks of the report's sections, of their numbers, and of the
 * year in its title.
 */
#include "check/check.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/years.h"

/* ---- sections ----------------------------------------------------------------- */

void
gr_check_section_missing(gr_checker *c)
{
	for (int kind = 0; kind < GR_EXTRA; kind++)
	{
		bool		there = gr_find_section(c->report, (gr_section_kind) kind) != NULL;
		gr_check   *check = gr_add_check(c, there ? GR_PASSED : c->cut ? GR_UNDECIDED : GR_FAILED);

		if (check == NULL)
			continue;
		check->item = gr_section_forms[kind].code;
		if (there)
			GR_SAY(&c->message, "有“");
		else
			GR_SAY(&c->message, "没有“");
		gr_put(&c->message, gr_section_forms[kind].label);
		GR_SAY(&c->message, "”部分");
		if (check->passed == GR_UNDECIDED)
			GR_SAY(&c->message, "，但正文未读完，无法判定");
	}
}

/* Checks of one kind: a failed one for each that is empty, else one passed. */
static void
check_empty(gr_checker *c, gr_section_kind kind)
{
	const gr_section *section = gr_find_section(c->report, kind);
	gr_str		code = gr_section_forms[kind].code;
	bool		found = false;
	gr_check   *check;

	for (uint32_t i = 0; i < c->report->n_problems; i++)
	{
		const gr_problem *problem = &c->report->problems[i];

		if (problem->code != GR_PROBLEM_EMPTY_SECTION || problem->item.len != code.len
			|| memcmp(problem->item.s, code.s, code.len) != 0)
			continue;
		found = true;
		check = gr_add_check(c, GR_FAILED);
		if (check == NULL)
			continue;
		check->item = code;
		GR_SAY(&c->message, "“");
		gr_put_clipped(&c->message, problem->raw.len > 0 ? problem->raw : gr_section_forms[kind].label);
		GR_SAY(&c->message, "”部分只有标题，没有内容");
	}
	if (found || section == NULL)
		return;
	check = gr_add_check(c, GR_PASSED);
	if (check == NULL)
		return;
	check->item = code;
	GR_SAY(&c->message, "“");
	gr_put_clipped(&c->message, kind == GR_EXTRA ? section->title : gr_section_forms[kind].label);
	GR_SAY(&c->message, "”部分有内容");
}

void
gr_check_section_empty(gr_checker *c)
{
	check_empty(c, GR_OVERVIEW);
	check_empty(c, GR_PROBLEMS);
	check_empty(c, GR_OTHER_MATTERS);
	check_empty(c, GR_EXTRA);
}

static void
put_quoted(gr_checker *c, gr_str text)
{
	GR_SAY(&c->message, "“");
	gr_put_clipped(&c->message, text);
	GR_SAY(&c->message, "”");
}

/*
 * A section without a number breaks no order, but may be the one that a number is
 * missing from: then it is not decided.
 */
void
gr_check_numbering(gr_checker *c)
{
	const gr_report *report = c->report;
	const gr_section *before = NULL;	/* with a number */
	const gr_section *at = NULL;
	int			last = 0;
	int			number = 0;
	int			unnumbered = 0;
	gr_passed	passed = GR_PASSED;

	for (uint32_t i = 0; i < report->n_sections; i++)
	{
		number = gr_numbering_value(report->sections[i].number);
		if (number == 0)
		{
			unnumbered++;
			continue;
		}
		before = at;
		at = &report->sections[i];
		if (number <= last || number - last - 1 > unnumbered)
			passed = GR_FAILED;
		else if (number > last + 1)
			passed = GR_UNDECIDED;
		if (passed == GR_FAILED)
			break;
		last = number;
		unnumbered = 0;
	}
	if (report->n_sections == 0)
		return;
	if (at == NULL)
		passed = GR_UNDECIDED;
	if (gr_add_check(c, passed) == NULL)
		return;
	if (at == NULL)
		GR_SAY(&c->message, "各部分都没有编号，无法判定");
	else if (passed == GR_PASSED)
	{
		GR_SAY(&c->message, "各部分从一起依次编号，到");
		put_quoted(c, at->number);
		GR_SAY(&c->message, "为止");
	}
	else if (passed == GR_UNDECIDED)
		GR_SAY(&c->message, "编号有跳过，但有的部分没有编号，无法判定");
	else if (before == NULL)
	{
		GR_SAY(&c->message, "第一个编号是");
		put_quoted(c, at->number);
		GR_SAY(&c->message, "，不是“一”");
	}
	else if (number == last)
	{
		GR_SAY(&c->message, "编号");
		put_quoted(c, at->number);
		GR_SAY(&c->message, "重复");
	}
	else
	{
		GR_SAY(&c->message, "编号");
		put_quoted(c, before->number);
		GR_SAY(&c->message, "之后是");
		put_quoted(c, at->number);
	}
}

/* ---- the title ------------------------------------------------------------------- */

/* The first year that a title states; 0: none. */
static int
year_in(gr_str title)
{
	int			year = gr_find_year(title.s, title.s + title.len).value;

	return year != 0 ? year : gr_find_short_year(title.s, title.s + title.len).value;
}

/* A title has 年 where its year would stand, but no digits: a converter may have lost them. */
static bool
has_lost_year(gr_str title)
{
	static const char *const words[] = {"年政府信息公开", "年度政府信息公开", "年信息公开", "年度信息公开", "年政务公开", "年度政务公开"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(title.s, title.s + title.len, words[i]) != NULL)
			return true;
	return false;
}

/* Nothing is said of a report without a title. */
void
gr_check_title_year(gr_checker *c)
{
	const gr_report *report = c->report;
	bool		one_year = report->from.year != 0 && report->from.year == report->until.year;
	gr_passed	passed = GR_FAILED;
	gr_check   *check;
	int			year;

	if (report->title.s == NULL)
		return;
	year = year_in(report->title);
	if (year == 0 && has_lost_year(report->title))
		passed = GR_UNDECIDED;
	else if (year != 0)
		passed = !one_year ? GR_UNDECIDED : year == report->from.year ? GR_PASSED : GR_FAILED;
	check = gr_add_check(c, passed);
	if (check == NULL)
		return;
	if (year == 0)
	{
		GR_SAY(&c->message, "标题");
		put_quoted(c, report->title);
		if (passed == GR_FAILED)
			GR_SAY(&c->message, "没有写明年份");
		else
			GR_SAY(&c->message, "的“年”前没有数字，可能没有读出，无法判定");
		return;
	}
	GR_SAY(&c->message, "标题年份 ");
	gr_put_number(&c->message, year, 0);
	if (!one_year)
	{
		if (report->from.year == 0 || report->until.year == 0)
			GR_SAY(&c->message, "，没有找到统计期限，无法判定");
		else
			GR_SAY(&c->message, "，统计期限跨年，无法判定");
		return;
	}
	gr_set_sides(check, (gr_sum) {year, 0}, (gr_sum) {report->from.year, 0});
	GR_SAY(&c->message, "，统计期限年份 ");
	gr_put_number(&c->message, report->from.year, 0);
	if (passed == GR_PASSED)
		GR_SAY(&c->message, "，一致");
	else
		GR_SAY(&c->message, "，不一致");
}

/* ---- one report -------------------------------------------------------------------- */

/* A report is one where nothing says otherwise. */
void
gr_check_several(gr_checker *c)
{
	const gr_problem *other = gr_find_problem(c->report, GR_PROBLEM_SEVERAL, (gr_str) {NULL, 0});
	gr_check   *check;

	if (other == NULL && c->report->n_disclosures + c->report->n_applications + c->report->n_reviews == 0)
		return;
	check = gr_add_check(c, other == NULL ? GR_PASSED : GR_FAILED);
	if (check == NULL)
		return;
	if (other == NULL)
	{
		GR_SAY(&c->message, "正文只有一份报告");
		return;
	}
	check->line = other->line;
	if (c->report->title.s != NULL)
	{
		put_quoted(c, c->report->title);
		GR_SAY(&c->message, "之外，");
	}
	if (other->line > 0)
	{
		GR_SAY(&c->message, "第 ");
		gr_put_count(&c->message, other->line);
		GR_SAY(&c->message, " 行起");
	}
	GR_SAY(&c->message, "另有");
	put_quoted(c, other->raw);
	GR_SAY(&c->message, "：不是同一份报告或同一张表格");
}
