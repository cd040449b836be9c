/*
 * narrative.c - checks of what the narrative states as a whole: that its figures fit one
 * another, are of the report's year, and that it speaks of what the form asks for.
 *
 * A stored report has no text: they stand on the claims and the places of the sections.
 */
#include "check/check.h"

#include <string.h>

/* Reports of this year on tell of fees for information (国办函〔2020〕109号). */
#define FEES_SINCE 2021
/* Characters of a section that says something. */
#define THIN 12

/* ---- received and concluded ------------------------------------------------------------- */

/* What the narrative states of one row. */
typedef struct stated
{
	gr_subject	subject;
	gr_row		row;
	int64_t		value;
	bool		is_stated;
	bool		open;			/* twice with two values, or about */
	bool		printed;		/* the table has it */
	bool		zero;			/* it is not stated, and the table has none */
} stated;

static void
find_stated(const gr_checker *c, stated *s)
{
	const gr_entry *cell = &c->table[GR_GRID_APPLICATIONS].cells[s->row * GR_APPLICANTS + GR_APPLICANTS - 1];

	for (uint32_t i = 0; i < c->report->n_claims; i++)
	{
		const gr_claim *claim = &c->report->claims[i];

		if (claim->subject != s->subject || !claim->has_value)
			continue;
		s->open |= claim->approximate || claim->value.scale != 0 || (s->is_stated && claim->value.mantissa != s->value);
		s->is_stated = true;
		s->value = claim->value.mantissa;
	}
	s->zero = !s->is_stated && ((cell->state == GR_NUMBER && cell->mantissa == 0) || cell->state == GR_BLANK
								|| cell->state == GR_NOT_APPLICABLE);
	s->printed = cell->state == GR_NUMBER;
	/* 答复 may leave out those that were settled otherwise */
	s->open |= s->subject == GR_SUBJECT_CONCLUDED && s->is_stated && cell->state == GR_NUMBER && cell->scale == 0
		&& s->value < cell->mantissa;
}

void
gr_check_claim_balance(gr_checker *c)
{
	stated		s[4] = {
		{.subject = GR_SUBJECT_RECEIVED, .row = GR_RECEIVED},
		{.subject = GR_SUBJECT_CARRIED_IN, .row = GR_CARRIED_IN},
		{.subject = GR_SUBJECT_CONCLUDED, .row = GR_CONCLUDED},
		{.subject = GR_SUBJECT_CARRIED_OUT, .row = GR_CARRIED_OUT},
	};
	bool		open = false;
	__int128	left;
	__int128	right;
	gr_check   *check;
	gr_passed	passed;

	for (int i = 0; i < 4; i++)
	{
		find_stated(c, &s[i]);
		open |= s[i].open || !(s[i].is_stated || s[i].zero);
	}
	if (!s[0].is_stated || !s[2].is_stated)
		return;
	left = (__int128) s[0].value + s[1].value;
	right = (__int128) s[2].value + s[3].value;
	/* without the table, too */
	open |= !s[2].printed && right < left;
	passed = left == right ? GR_PASSED : open ? GR_UNDECIDED : GR_FAILED;
	check = gr_add_check(c, passed);
	if (check == NULL)
		return;
	gr_set_sides(check, (gr_sum) {left, 0}, (gr_sum) {right, 0});
	GR_SAY(&c->message, "正文：收到 ");
	gr_put_number(&c->message, s[0].value, 0);
	GR_SAY(&c->message, " + 上年结转 ");
	gr_put_number(&c->message, s[1].value, 0);
	GR_SAY(&c->message, " = ");
	gr_put_number(&c->message, left, 0);
	GR_SAY(&c->message, "，办结 ");
	gr_put_number(&c->message, s[2].value, 0);
	GR_SAY(&c->message, " + 结转下年 ");
	gr_put_number(&c->message, s[3].value, 0);
	GR_SAY(&c->message, " = ");
	gr_put_number(&c->message, right, 0);
	if (passed == GR_PASSED)
		GR_SAY(&c->message, "，一致");
	else if (passed == GR_FAILED)
	{
		GR_SAY(&c->message, "，相差 ");
		gr_put_number(&c->message, left > right ? left - right : right - left, 0);
	}
	else
		GR_SAY(&c->message, "，正文没有写全，无法判定");
}

/* ---- the year of the figures --------------------------------------------------------------- */

/* 2022年: a claim of another year than the report's, where no figure is said to be of that. */
static bool
is_year(const gr_claim *claim)
{
	return claim->subject == GR_SUBJECT_NONE && claim->has_value && claim->value.scale == 0 && claim->unit.len == 3
		&& memcmp(claim->unit.s, "年", 3) == 0;
}

void
gr_check_claim_year(gr_checker *c)
{
	const gr_report *report = c->report;
	bool		compared = false;	/* with a table: of the report's year, then */
	bool		failed = false;
	gr_check   *check;

	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
	{
		const gr_claim *claim = &report->claims[i];

		compared |= claim->subject != GR_SUBJECT_NONE && claim->subject != GR_SUBJECT_SECTIONS;
		if (!is_year(claim) || claim->value.mantissa == report->year)
			continue;
		failed = true;
		check = gr_add_check(c, report->year != 0 ? GR_FAILED : GR_UNDECIDED);
		if (check == NULL)
			continue;
		gr_set_sides(check, (gr_sum) {claim->value.mantissa, 0}, (gr_sum) {report->year, 0});
		GR_SAY(&c->message, "正文的数字写作 ");
		gr_put_number(&c->message, claim->value.mantissa, 0);
		GR_SAY(&c->message, " 年的，报告是 ");
		gr_put_number(&c->message, report->year, 0);
		GR_SAY(&c->message, " 年的");
	}
	if (failed || !compared || report->year == 0)
		return;
	check = gr_add_check(c, GR_PASSED);
	if (check == NULL)
		return;
	gr_set_sides(check, (gr_sum) {report->year, 0}, (gr_sum) {report->year, 0});
	GR_SAY(&c->message, "正文的数字没有写作其他年份的");
}

/* ---- sections ------------------------------------------------------------------------------------ */

/* No notice was sent, it says, where applications were closed for want of payment after one. */
static bool
denies_notices(const gr_checker *c, const gr_claim *claim, __int128 *overdue)
{
	return claim->subject == GR_SUBJECT_PROCESSING_FEE && claim->has_value && claim->value.mantissa == 0 && claim->label.s != NULL
		&& memmem(claim->label.s, claim->label.len, "通知", strlen("通知")) != NULL
		&& gr_find_subject(c, GR_SUBJECT_FEE_OVERDUE, overdue) && *overdue > 0;
}

static void
put_denied(gr_checker *c, __int128 overdue)
{
	GR_SAY(&c->message, "报告写明没有发出收费通知，而");
	gr_put_table(c, GR_GRID_APPLICATIONS);
	gr_put_row(c, GR_GRID_APPLICATIONS, GR_FEE_OVERDUE);
	GR_SAY(&c->message, "的总计 ");
	gr_put_number(&c->message, overdue, 0);
	GR_SAY(&c->message, "，不一致");
}

/* Passed: it is told whether fees were charged; undecided: that cannot be read. */
static gr_passed
find_fee_claim(const gr_report *report)
{
	gr_passed	passed = GR_FAILED;

	for (uint32_t i = 0; i < report->n_claims && passed != GR_PASSED; i++)
		if (report->claims[i].subject == GR_SUBJECT_PROCESSING_FEE)
			passed = report->claims[i].has_value ? GR_PASSED : GR_UNDECIDED;
	return passed;
}

void
gr_check_fees_stated(gr_checker *c)
{
	const gr_report *report = c->report;
	gr_passed	passed;
	bool		denied = false;
	__int128	overdue = 0;
	gr_check   *check;

	if (report->year < FEES_SINCE || gr_find_section(report, GR_OTHER_MATTERS) == NULL)
		return;
	passed = find_fee_claim(report);
	for (uint32_t i = 0; i < report->n_claims && !denied; i++)
		denied = denies_notices(c, &report->claims[i], &overdue);
	check = gr_add_check(c, denied ? GR_FAILED : passed);
	if (check == NULL)
		return;
	check->item = gr_section_forms[GR_OTHER_MATTERS].code;
	if (denied)
	{
		gr_set_sides(check, (gr_sum) {0, 0}, (gr_sum) {overdue, 0});
		put_denied(c, overdue);
	}
	else if (passed == GR_PASSED)
		GR_SAY(&c->message, "报告写明了收取信息处理费的情况");
	else if (passed == GR_FAILED)
		GR_SAY(&c->message, "“其他需要报告的事项”没有写明收取信息处理费的情况");
	else
		GR_SAY(&c->message, "“其他需要报告的事项”提到了收费，但读不出收取信息处理费的情况，无法判定");
}

static bool
is_empty(const gr_report *report, gr_section_kind kind)
{
	const gr_str code = gr_section_forms[kind].code;

	for (uint32_t i = 0; i < report->n_problems; i++)
		if (report->problems[i].code == GR_PROBLEM_EMPTY_SECTION && report->problems[i].item.len == code.len
			&& memcmp(report->problems[i].item.s, code.s, code.len) == 0)
			return true;
	return false;
}

static uint32_t
characters(gr_str text)
{
	return text.s != NULL ? gr_characters(text.s, 0, text.len) : 0;
}

/* The section has a dozen characters or less: its length, less its heading and what parts the two. */
void
gr_check_section_thin(gr_checker *c)
{
	const gr_section *section = gr_find_section(c->report, GR_PROBLEMS);
	uint32_t	heading;
	uint32_t	said;
	gr_check   *check;

	/* one that is made by hand has no length */
	if (section == NULL || section->length == 0 || is_empty(c->report, GR_PROBLEMS))
		return;
	heading = characters(section->title) + characters(section->number) + (section->number.s != NULL) + 1;
	said = section->length > heading ? section->length - heading : 0;
	check = gr_add_check(c, said > THIN ? GR_PASSED : GR_FAILED);
	if (check == NULL)
		return;
	check->item = gr_section_forms[GR_PROBLEMS].code;
	gr_set_sides(check, (gr_sum) {said, 0}, (gr_sum) {THIN, 0});
	GR_SAY(&c->message, "“");
	gr_put_clipped(&c->message, gr_section_forms[GR_PROBLEMS].label);
	if (said > THIN)
		GR_SAY(&c->message, "”部分写了具体内容");
	else
	{
		GR_SAY(&c->message, "”部分只有 ");
		gr_put_count(&c->message, said);
		GR_SAY(&c->message, " 个字");
	}
}
