/*
 * sections.c - checks of the report's sections, of their numbers, and of the
 * year in its title.
 */
#include "check/check.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/years.h"

/* ---- sections ----------------------------------------------------------------- */

static bool
has_table(int kind)
{
	return kind == GR_DISCLOSURES || kind == GR_APPLICATIONS || kind == GR_REVIEWS;
}

/* A line of the text reads as the heading: it was not taken for one. */
static void
put_unread_heading(gr_checker *c, gr_check *check, const gr_problem *unread)
{
	check->cause = GR_CAUSE_READING;
	check->line = unread->line;
	GR_SAY(&c->message, "：");
	if (unread->line > 0)
	{
		GR_SAY(&c->message, "第 ");
		gr_put_count(&c->message, unread->line);
		GR_SAY(&c->message, " 行");
	}
	GR_SAY(&c->message, "“");
	gr_put_clipped(&c->message, unread->raw);
	GR_SAY(&c->message, "”可能是它的标题");
}

void
gr_check_section_missing(gr_checker *c)
{
	for (int kind = 0; kind < GR_EXTRA; kind++)
	{
		bool		there = gr_find_section(c->report, (gr_section_kind) kind) != NULL;
		gr_check   *check = gr_add_check(c, there ? GR_PASSED : c->cut ? GR_UNDECIDED : GR_FAILED);
		const gr_problem *unread;

		if (check == NULL)
			continue;
		check->item = gr_section_forms[kind].code;
		unread = there || has_table(kind) ? NULL : gr_find_problem(c->report, GR_PROBLEM_UNREAD, check->item);
		if (there)
			GR_SAY(&c->message, "有“");
		else if (unread != NULL)
			GR_SAY(&c->message, "没有认出“");
		else
			GR_SAY(&c->message, "没有“");
		gr_put(&c->message, gr_section_forms[kind].label);
		GR_SAY(&c->message, "”部分");
		if (unread != NULL)
			put_unread_heading(c, check, unread);
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

/* How the sections are numbered. */
typedef struct numbering
{
	gr_passed	passed;
	const gr_section *before;	/* with a number, before … */
	const gr_section *at;		/* … the first one that is out of order, else the last with a number; NULL: none has one */
	bool		repeated;
} numbering;

/*
 * A section without a number breaks no order, but may be the one that a number is
 * missing from: then it is not decided.
 */
static numbering
read_numbering(const gr_report *report)
{
	numbering	found = {.passed = GR_PASSED};
	int			last = 0;
	int			unnumbered = 0;

	for (uint32_t i = 0; i < report->n_sections && found.passed != GR_FAILED; i++)
	{
		int			number = gr_numbering_value(report->sections[i].number);

		if (number == 0)
		{
			unnumbered++;
			continue;
		}
		found.before = found.at;
		found.at = &report->sections[i];
		found.repeated = number == last;
		if (number <= last || number - last - 1 > unnumbered)
			found.passed = GR_FAILED;
		else if (number > last + 1)
			found.passed = GR_UNDECIDED;
		last = number;
		unnumbered = 0;
	}
	if (found.at == NULL)
		found.passed = GR_UNDECIDED;
	return found;
}

/* Of sections with a number. */
static void
put_disorder(gr_checker *c, const numbering *n)
{
	if (n->before == NULL)
	{
		GR_SAY(&c->message, "第一个编号是");
		put_quoted(c, n->at->number);
		GR_SAY(&c->message, "，不是“一”");
	}
	else if (n->repeated)
	{
		GR_SAY(&c->message, "编号");
		put_quoted(c, n->at->number);
		GR_SAY(&c->message, "重复");
	}
	else
	{
		GR_SAY(&c->message, "编号");
		put_quoted(c, n->before->number);
		GR_SAY(&c->message, "之后是");
		put_quoted(c, n->at->number);
	}
}

void
gr_check_numbering(gr_checker *c)
{
	const numbering n = read_numbering(c->report);

	if (c->report->n_sections == 0 || gr_add_check(c, n.passed) == NULL)
		return;
	if (n.at == NULL)
		GR_SAY(&c->message, "各部分都没有编号，无法判定");
	else if (n.passed == GR_UNDECIDED)
		GR_SAY(&c->message, "编号有跳过，但有的部分没有编号，无法判定");
	else if (n.passed == GR_FAILED)
		put_disorder(c, &n);
	else
	{
		GR_SAY(&c->message, "各部分从一起依次编号，到");
		put_quoted(c, n.at->number);
		GR_SAY(&c->message, "为止");
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

/* A title without a year. */
static void
check_no_year(gr_checker *c)
{
	gr_str		title = c->report->title;
	gr_passed	passed = has_lost_year(title) ? GR_UNDECIDED : GR_FAILED;

	if (gr_add_check(c, passed) == NULL)
		return;
	GR_SAY(&c->message, "标题");
	put_quoted(c, title);
	if (passed == GR_FAILED)
		GR_SAY(&c->message, "没有写明年份");
	else
		GR_SAY(&c->message, "的“年”前没有数字，可能没有读出，无法判定");
}

/* Nothing is said of a report without a title. */
void
gr_check_title_year(gr_checker *c)
{
	const gr_report *report = c->report;
	bool		one_year = report->from.year != 0 && report->from.year == report->until.year;
	gr_passed	passed;
	gr_check   *check;
	int			year;

	if (report->title.s == NULL)
		return;
	year = year_in(report->title);
	if (year == 0)
	{
		check_no_year(c);
		return;
	}
	passed = !one_year ? GR_UNDECIDED : year == report->from.year ? GR_PASSED : GR_FAILED;
	check = gr_add_check(c, passed);
	if (check == NULL)
		return;
	GR_SAY(&c->message, "标题年份 ");
	gr_put_number(&c->message, year, 0);
	if (one_year)
	{
		gr_set_sides(check, (gr_sum) {year, 0}, (gr_sum) {report->from.year, 0});
		GR_SAY(&c->message, "，统计期限年份 ");
		gr_put_number(&c->message, report->from.year, 0);
	}
	else if (report->from.year == 0 || report->until.year == 0)
		GR_SAY(&c->message, "，没有找到统计期限");
	else
		GR_SAY(&c->message, "，统计期限跨年");
	gr_put_verdict(c, passed);
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
