/*
 * claims.c - checks of what the narrative states against the tables and the sections that
 * there are; claim_sums.c holds it against itself.
 *
 * A stored report has no text: messages quote the words and figures of the claims.
 */
#include "check/check.h"

/* Decimals that an amount is compared with. */
#define MOST_DECIMALS 6
#define YUAN_OF_10K 10000

/* Of 20 is 10, of 1,200 is 100: what 余 may add is less. */
static __int128
round_step(__int128 stated)
{
	__int128	step = 1;

	while (stated > 0 && stated % (step * 10) == 0)
		step *= 10;
	return step;
}

static bool
ends_in(gr_str text, const char *word)
{
	size_t		length = strlen(word);

	return text.len >= length && memcmp(text.s + text.len - length, word, length) == 0;
}

/* 约 or 近 stands before the figure: it may be less, too. */
static bool
is_about(const gr_claim *claim)
{
	return ends_in(claim->label, "约") || ends_in(claim->label, "近") || claim->value.mantissa >= 10000;
}

/* 20余件 are 21 to 29, 近20件 are 11 to 19. */
static bool
may_be_rounded(const gr_claim *claim, __int128 stated, __int128 printed)
{
	const __int128 step = round_step(stated);

	if (!claim->approximate)
		return false;
	if (ends_in(claim->label, "近"))
		return printed < stated && printed > stated - step;
	return !is_about(claim) && printed > stated && printed < stated + step;
}

/* ---- tables -------------------------------------------------------------------------- */

#define TOTAL_APPLICANT (GR_APPLICANTS - 1)
#define TOTAL_OUTCOME (GR_OUTCOMES - 1)

/* by gr_subject; of both editions: rows that a report does not have count for nothing */
const gr_subject_cells gr_subject_places[GR_SUBJECTS] = {
	[GR_SUBJECT_RECEIVED] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_RECEIVED_NATURAL_PERSON] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, 0, 0},
	[GR_SUBJECT_RECEIVED_BUSINESS] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, 1, 0},
	[GR_SUBJECT_RECEIVED_RESEARCH_INSTITUTION] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, 2, 0},
	[GR_SUBJECT_RECEIVED_PUBLIC_WELFARE_ORGANIZATION] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, 3, 0},
	[GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION] = {GR_GRID_APPLICATIONS, GR_RECEIVED, 1, 4, 0},
	[GR_SUBJECT_CARRIED_IN] = {GR_GRID_APPLICATIONS, GR_CARRIED_IN, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_GRANTED] = {GR_GRID_APPLICATIONS, GR_GRANTED, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_GRANTED_IN_PART] = {GR_GRID_APPLICATIONS, GR_GRANTED_IN_PART, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_DENIED] = {GR_GRID_APPLICATIONS, GR_STATE_SECRET, 8, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_STATE_SECRET] = {GR_GRID_APPLICATIONS, GR_STATE_SECRET, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_PROHIBITED_BY_LAW] = {GR_GRID_APPLICATIONS, GR_PROHIBITED_BY_LAW, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_SECURITY_AND_STABILITY] = {GR_GRID_APPLICATIONS, GR_SECURITY_AND_STABILITY, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_THIRD_PARTY_RIGHTS] = {GR_GRID_APPLICATIONS, GR_THIRD_PARTY_RIGHTS, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_INTERNAL_AFFAIRS] = {GR_GRID_APPLICATIONS, GR_INTERNAL_AFFAIRS, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_PROCESS_INFORMATION] = {GR_GRID_APPLICATIONS, GR_PROCESS_INFORMATION, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_ENFORCEMENT_FILE] = {GR_GRID_APPLICATIONS, GR_ENFORCEMENT_FILE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_ADMINISTRATIVE_INQUIRY] = {GR_GRID_APPLICATIONS, GR_ADMINISTRATIVE_INQUIRY, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_UNAVAILABLE] = {GR_GRID_APPLICATIONS, GR_NOT_HELD, 3, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_NOT_HELD] = {GR_GRID_APPLICATIONS, GR_NOT_HELD, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_NOT_READILY_AVAILABLE] = {GR_GRID_APPLICATIONS, GR_NOT_READILY_AVAILABLE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_UNCLEAR_AFTER_CORRECTION] = {GR_GRID_APPLICATIONS, GR_UNCLEAR_AFTER_CORRECTION, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_NOT_PROCESSED] = {GR_GRID_APPLICATIONS, GR_COMPLAINT, 5, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_COMPLAINT] = {GR_GRID_APPLICATIONS, GR_COMPLAINT, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_DUPLICATE] = {GR_GRID_APPLICATIONS, GR_DUPLICATE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_PUBLICATION] = {GR_GRID_APPLICATIONS, GR_PUBLICATION, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_EXCESSIVE] = {GR_GRID_APPLICATIONS, GR_EXCESSIVE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_REISSUE] = {GR_GRID_APPLICATIONS, GR_REISSUE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_OTHER] = {GR_GRID_APPLICATIONS, GR_OTHER, 4, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_CORRECTION_OVERDUE] = {GR_GRID_APPLICATIONS, GR_CORRECTION_OVERDUE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_FEE_OVERDUE] = {GR_GRID_APPLICATIONS, GR_FEE_OVERDUE, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_CONCLUDED] = {GR_GRID_APPLICATIONS, GR_CONCLUDED, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_CARRIED_OUT] = {GR_GRID_APPLICATIONS, GR_CARRIED_OUT, 1, TOTAL_APPLICANT, 0},
	[GR_SUBJECT_RECONSIDERATION] = {GR_GRID_REVIEWS, 0, 1, TOTAL_OUTCOME, 0},
	[GR_SUBJECT_LITIGATION] = {GR_GRID_REVIEWS, 1, 2, TOTAL_OUTCOME, 0},
	[GR_SUBJECT_REVIEWS] = {GR_GRID_REVIEWS, 0, 3, TOTAL_OUTCOME, 0},
	[GR_SUBJECT_NORMATIVE_ISSUED] = {GR_GRID_DISCLOSURES, GR_NORMATIVE_DOCUMENT, 1, GR_ISSUED, GR_CREATED},
	[GR_SUBJECT_NORMATIVE_PUBLISHED] = {GR_GRID_DISCLOSURES, GR_NORMATIVE_DOCUMENT, 1, GR_PUBLISHED, GR_PUBLISHED},
	[GR_SUBJECT_NORMATIVE_REPEALED] = {GR_GRID_DISCLOSURES, GR_NORMATIVE_DOCUMENT, 1, GR_REPEALED, GR_REPEALED},
	[GR_SUBJECT_NORMATIVE_IN_FORCE] = {GR_GRID_DISCLOSURES, GR_NORMATIVE_DOCUMENT, 1, GR_IN_FORCE, GR_IN_FORCE},
	[GR_SUBJECT_LICENSES] = {GR_GRID_DISCLOSURES, GR_LICENSE, 1, GR_DECISIONS, GR_DECISIONS},
	[GR_SUBJECT_PENALTIES] = {GR_GRID_DISCLOSURES, GR_PENALTY, 1, GR_DECISIONS, GR_DECISIONS},
	[GR_SUBJECT_COMPULSORY_MEASURES] = {GR_GRID_DISCLOSURES, GR_COMPULSORY_MEASURE, 1, GR_DECISIONS, GR_DECISIONS},
	[GR_SUBJECT_FEE] = {GR_GRID_DISCLOSURES, GR_FEE, 1, GR_AMOUNT, GR_AMOUNT},
};

static const gr_entry *
entry(const gr_checker *c, int table, int row, int column)
{
	return &c->table[table].cells[row * c->table[table].columns + column];
}

/* The unit of the fees' amount is 万元, as the claim is in yuan. */
static bool
fee_has_unit(const gr_report *report)
{
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		if (report->disclosures[i].item == GR_FEE && report->disclosures[i].measure == GR_AMOUNT
			&& report->disclosures[i].unit != GR_UNIT_10K_YUAN)
			return false;
	return true;
}

/* Of those received and not yet concluded: the table counts those carried over, too. */
static bool
may_leave_out_carried(const gr_checker *c, __int128 stated, __int128 printed)
{
	const gr_entry *carried = entry(c, GR_GRID_APPLICATIONS, GR_CARRIED_IN, TOTAL_APPLICANT);

	return carried->state != GR_NUMBER
		|| (stated <= printed && carried->scale == 0 && printed - stated <= carried->mantissa);
}

/* 受理 may count those carried over, too. */
static bool
may_count_carried(const gr_checker *c, int applicant, __int128 stated, __int128 printed)
{
	const gr_entry *carried = entry(c, GR_GRID_APPLICATIONS, GR_CARRIED_IN, applicant);

	return carried->state != GR_NUMBER
		|| (stated > 0 && carried->scale == 0 && stated == printed + carried->mantissa);
}

/* 引发诉讼 5 件，复议后起诉 3 件: one of the two kinds may be called by the name of both. */
static bool
may_mean_one_kind(const gr_checker *c, __int128 stated, __int128 printed)
{
	const gr_entry *direct = entry(c, GR_GRID_REVIEWS, 1, TOTAL_OUTCOME);

	return direct->state == GR_NUMBER && direct->scale == 0 && stated > 0
		&& (stated == direct->mantissa || stated == printed - direct->mantissa);
}

/* Another figure of the table that the same words may mean. */
static bool
may_mean_other(const gr_checker *c, const gr_claim *claim, __int128 stated, __int128 printed)
{
	if (claim->subject >= GR_SUBJECT_GRANTED && claim->subject <= GR_SUBJECT_FEE_OVERDUE)
		return may_leave_out_carried(c, stated, printed);
	if (claim->subject >= GR_SUBJECT_RECEIVED && claim->subject <= GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION)
		return may_count_carried(c, gr_subject_places[claim->subject].column, stated, printed);
	switch (claim->subject)
	{
		case GR_SUBJECT_CONCLUDED:
			/* 答复 may leave out those that were settled otherwise, or carried over */
			return stated < printed;
		case GR_SUBJECT_LITIGATION:
			return may_mean_one_kind(c, stated, printed);
		default:
			return claim->subject == GR_SUBJECT_NORMATIVE_PUBLISHED;
	}
}

/* The other edition's rows are not. */
static bool
is_asked(const gr_checker *c, const gr_subject_cells *at, int row)
{
	return at->rows == 1 || gr_has_row(c->table[at->table].rows_asked, row);
}

bool
gr_find_subject(const gr_checker *c, gr_subject subject, __int128 *value)
{
	const gr_subject_cells *at = &gr_subject_places[subject];

	*value = 0;
	for (int i = 0; i < at->rows; i++)
	{
		const gr_entry *cell = entry(c, at->table, at->row + i, at->column);

		if (at->table == GR_GRID_DISCLOSURES && cell->state == GR_ABSENT)
			cell = entry(c, at->table, at->row + i, at->other);
		if (cell->state == GR_ABSENT && !is_asked(c, at, at->row + i))
			continue;
		if (cell->state != GR_NUMBER || cell->scale != 0)
			return false;
		*value += cell->mantissa;
	}
	return at->rows > 0;
}

/* What the table has printed of a claim's subject. */
typedef struct printed
{
	int			column;
	__int128	sum;			/* without the decimals of shown */
	gr_sum		shown;
	bool		known;			/* the cells are certain, or say none where the claim says none */
	bool		some;			/* a cell is there */
} printed;

static printed
sum_cells(gr_checker *c, const gr_claim *claim, const gr_subject_cells *at)
{
	printed		p = {.column = at->column,.known = true};

	if (at->table == GR_GRID_DISCLOSURES && entry(c, at->table, at->row, p.column)->state == GR_ABSENT)
		p.column = at->other;
	for (int i = 0; i < at->rows; i++)
	{
		const gr_entry *cell = entry(c, at->table, at->row + i, p.column);
		bool		says_none = cell->state == GR_BLANK || cell->state == GR_NOT_APPLICABLE;

		if (cell->state == GR_ABSENT && !is_asked(c, at, at->row + i))
			continue;
		p.some |= cell->state != GR_ABSENT;
		if (cell->state == GR_NUMBER && (cell->scale == 0 || at->rows == 1))
		{
			p.sum += cell->mantissa;
			p.shown = (gr_sum) {p.sum, cell->scale};
		}
		else if (!says_none || claim->value.mantissa != 0)
			p.known = false;
	}
	return p;
}

/* Whether the text's figure is the table's. */
static gr_passed
compare_printed(gr_checker *c, const gr_claim *claim, const printed *p)
{
	__int128	stated = claim->value.mantissa;
	__int128	sum = p->sum;

	for (uint8_t i = 0; i < p->shown.scale; i++)
		stated *= 10;
	for (uint8_t i = 0; i < claim->value.scale; i++)
		sum *= 10;
	if (!p->known || gr_trim(p->shown).scale > MOST_DECIMALS || claim->value.scale > MOST_DECIMALS)
		return GR_UNDECIDED;
	if (stated == sum)
		return GR_PASSED;
	if (may_be_rounded(claim, stated, sum))
		return GR_PASSED;
	if (claim->approximate && is_about(claim))
		return gr_is_close(stated, sum) || may_mean_other(c, claim, stated, sum) ? GR_UNDECIDED : GR_FAILED;
	return may_mean_other(c, claim, stated, sum) ? GR_UNDECIDED : GR_FAILED;
}

static void
say_printed(gr_checker *c, const gr_claim *claim, const gr_subject_cells *at, const printed *p)
{
	gr_sum		shown = gr_trim(p->shown);

	gr_put_table(c, at->table);
	for (int i = 0; i < at->rows; i++)
	{
		if (i > 0)
			GR_SAY(&c->message, "、");
		gr_put_row(c, at->table, at->row + i);
	}
	GR_SAY(&c->message, "的");
	gr_put_column(c, at->table, at->row, p->column);
	if (!p->known)
	{
		GR_SAY(&c->message, "没有确定的数字");
		return;
	}
	GR_SAY(&c->message, " ");
	gr_put_number(&c->message, shown.mantissa, shown.scale);
	if (claim->subject == GR_SUBJECT_FEE)
		GR_SAY(&c->message, " 元");
}

static void
check_table(gr_checker *c, const gr_claim *claim)
{
	const gr_subject_cells *at = &gr_subject_places[claim->subject];
	printed		p;
	gr_passed	passed;
	gr_check   *check;

	if (at->rows == 0 || !claim->has_value)
		return;
	p = sum_cells(c, claim, at);
	if (!p.some)
		return;
	if (claim->subject == GR_SUBJECT_FEE)
	{
		/* 万元 in the table, yuan in the text */
		p.known &= fee_has_unit(c->report) || p.sum == 0;
		p.sum *= YUAN_OF_10K;
		p.shown.mantissa *= YUAN_OF_10K;
	}
	passed = compare_printed(c, claim, &p);
	check = gr_add_check(c, passed);
	if (check == NULL)
		return;
	check->item = at->rows == 1 ? gr_row_code(at->table, at->row) : (gr_str) {NULL, 0};
	check->col = gr_column_code(at->table, p.column);
	if (p.known)
		gr_set_sides(check, (gr_sum) {claim->value.mantissa, claim->value.scale}, gr_trim(p.shown));
	gr_put_claim(c, claim);
	GR_SAY(&c->message, "，");
	say_printed(c, claim, at, &p);
	gr_put_verdict(c, passed);
}

void
gr_check_claim_table(gr_checker *c)
{
	for (uint32_t i = 0; i < c->report->n_claims && c->status == GR_OK; i++)
		check_table(c, &c->report->claims[i]);
}

/* ---- sections --------------------------------------------------------------------------- */

/* The last section of the form is there: the text was read to its end. */
static bool
is_complete(const gr_checker *c)
{
	for (uint32_t i = 0; i < c->report->n_sections && !c->cut; i++)
		if (c->report->sections[i].kind == GR_OTHER_MATTERS)
			return true;
	return false;
}

void
gr_check_claim_sections(gr_checker *c)
{
	const gr_report *report = c->report;

	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
	{
		const gr_claim *claim = &report->claims[i];
		gr_passed	passed = GR_FAILED;
		gr_check   *check;

		if (claim->subject != GR_SUBJECT_SECTIONS || !claim->has_value || claim->value.scale != 0)
			continue;
		if (claim->value.mantissa == report->n_sections)
			passed = GR_PASSED;
		else if (!is_complete(c))
			passed = GR_UNDECIDED;
		check = gr_add_check(c, passed);
		if (check == NULL)
			continue;
		gr_set_sides(check, (gr_sum) {claim->value.mantissa, 0}, (gr_sum) {report->n_sections, 0});
		GR_SAY(&c->message, "正文写明有 ");
		gr_put_number(&c->message, claim->value.mantissa, 0);
		GR_SAY(&c->message, " 个部分，实际有 ");
		gr_put_count(&c->message, report->n_sections);
		if (passed == GR_PASSED)
			GR_SAY(&c->message, " 个，一致");
		else if (passed == GR_FAILED)
			GR_SAY(&c->message, " 个，不一致");
		else
			GR_SAY(&c->message, " 个，但正文可能不全，无法判定");
	}
}
