/*
 * report_out.c - a report of the core as a Datum.
 */
#include "glue.h"

#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"

void
pgr_set_figure(const gr_figure *figure, Datum *datum, bool *null)
{
	*null = figure->state != GR_NUMBER;
	if (*null)
		*datum = (Datum) 0;
	else if (figure->scale == 0)
		*datum = NumericGetDatum(int64_to_numeric(figure->mantissa));
	else
		*datum = NumericGetDatum(int64_div_fast_to_numeric(figure->mantissa, figure->scale));
}

/* A count as bigint; NULL where it is no whole number. */
static void
set_count(const gr_figure *figure, Datum *datum, bool *null)
{
	int64		value = figure->mantissa;

	*null = figure->state != GR_NUMBER;
	for (int i = 0; i < figure->scale && !*null; i++, value /= 10)
		*null = value % 10 != 0;
	*datum = *null ? (Datum) 0 : Int64GetDatum(value);
}

Datum
pgr_sum_datum(gr_sum value)
{
	char		text[GR_NUMBER_TEXT + 1];

	if (value.mantissa == (int64) value.mantissa)
		return NumericGetDatum(value.scale == 0 ? int64_to_numeric((int64) value.mantissa) :
							   int64_div_fast_to_numeric((int64) value.mantissa, value.scale));
	text[gr_sum_text(value, text)] = '\0';
	return DirectFunctionCall3(numeric_in, CStringGetDatum(text), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/* kind, number, title, start, length */
void
pgr_section_values(pgr_site *site, const gr_section *section, Datum *values, bool *nulls)
{
	pgr_set_text(site, gr_section_forms[section->kind].code, &values[0], &nulls[0]);
	pgr_set_text(site, section->number, &values[1], &nulls[1]);
	pgr_set_text(site, section->title, &values[2], &nulls[2]);
	pgr_set_int(section->start, false, &values[3], &nulls[3]);
	pgr_set_int(section->length, false, &values[4], &nulls[4]);
}

/* clause, item, label, measure, value, unit */
void
pgr_disclosure_values(pgr_site *site, const gr_disclosure *row, Datum *values, bool *nulls)
{
	gr_str		item = {NULL, 0};

	if (row->item >= 0)
		item = gr_item_codes[row->item];
	pgr_set_int(row->clause, row->clause == 0, &values[0], &nulls[0]);
	pgr_set_text(site, item, &values[1], &nulls[1]);
	pgr_set_text(site, row->label, &values[2], &nulls[2]);
	pgr_set_text(site, gr_measure_codes[row->measure], &values[3], &nulls[3]);
	pgr_set_figure(&row->figure, &values[4], &nulls[4]);
	pgr_set_text(site, gr_unit_labels[row->unit], &values[5], &nulls[5]);
}

/* item, one count an applicant */
void
pgr_application_values(pgr_site *site, const gr_application *row, Datum *values, bool *nulls)
{
	pgr_set_text(site, gr_application_rows[row->row].code, &values[0], &nulls[0]);
	for (int i = 0; i < GR_APPLICANTS; i++)
		set_count(&row->cell[i], &values[1 + i], &nulls[1 + i]);
}

/* proceeding, one count an outcome */
void
pgr_review_values(pgr_site *site, const gr_review *row, Datum *values, bool *nulls)
{
	pgr_set_text(site, gr_proceedings[row->proceeding].code, &values[0], &nulls[0]);
	for (int i = 0; i < GR_OUTCOMES; i++)
		set_count(&row->cell[i], &values[1 + i], &nulls[1 + i]);
}

/* section, subject, label, value, unit, approximate, part_of, share, start, length */
void
pgr_claim_values(pgr_site *site, const gr_claim *claim, Datum *values, bool *nulls)
{
	gr_str		section = {NULL, 0};

	if (claim->section >= 0)
		section = gr_section_forms[claim->section].code;
	pgr_set_text(site, section, &values[0], &nulls[0]);
	pgr_set_text(site, gr_subject_codes[claim->subject], &values[1], &nulls[1]);
	pgr_set_text(site, claim->label, &values[2], &nulls[2]);
	nulls[3] = !claim->has_value;
	values[3] = nulls[3] ? (Datum) 0 : pgr_sum_datum((gr_sum) {claim->value.mantissa, claim->value.scale});
	pgr_set_text(site, claim->unit, &values[4], &nulls[4]);
	values[5] = BoolGetDatum(claim->approximate);
	nulls[5] = false;
	pgr_set_int(claim->part_of, claim->part_of == 0, &values[6], &nulls[6]);
	nulls[7] = !claim->has_share;
	values[7] = nulls[7] ? (Datum) 0 : pgr_sum_datum((gr_sum) {claim->share.mantissa, claim->share.scale});
	pgr_set_int(claim->start, false, &values[8], &nulls[8]);
	pgr_set_int(claim->length, false, &values[9], &nulls[9]);
}

/* code, item, col, raw, line */
static void
problem_values(pgr_site *site, const gr_problem *problem, Datum *values, bool *nulls)
{
	pgr_set_text(site, gr_problem_codes[problem->code], &values[0], &nulls[0]);
	pgr_set_text(site, problem->item, &values[1], &nulls[1]);
	pgr_set_text(site, problem->col, &values[2], &nulls[2]);
	pgr_set_text(site, problem->raw, &values[3], &nulls[3]);
	pgr_set_int(problem->line, problem->line == 0, &values[4], &nulls[4]);
}

/* Row i of the report's list that this attribute holds. */
static void
row_values(pgr_site *site, const gr_report *report, pgr_report_column column, uint32 i, Datum *values, bool *nulls)
{
	switch (column)
	{
		case PGR_SECTIONS:
			pgr_section_values(site, &report->sections[i], values, nulls);
			break;
		case PGR_DISCLOSURES:
			pgr_disclosure_values(site, &report->disclosures[i], values, nulls);
			break;
		case PGR_APPLICATIONS:
			pgr_application_values(site, &report->applications[i], values, nulls);
			break;
		case PGR_REVIEWS:
			pgr_review_values(site, &report->reviews[i], values, nulls);
			break;
		case PGR_CLAIMS:
			pgr_claim_values(site, &report->claims[i], values, nulls);
			break;
		default:
			problem_values(site, &report->problems[i], values, nulls);
			break;
	}
}

/* An array of n rows; empty, not NULL, where n is 0. */
static Datum
array_datum(pgr_site *site, const gr_report *report, pgr_report_column column, uint32 n)
{
	TupleDesc	desc = site->types->row[column];
	Datum	   *rows;
	int			dims = (int) n;
	int			lower = 1;

	if (n == 0)
		return PointerGetDatum(construct_empty_array(desc->tdtypeid));

	rows = gr_alloc(&site->arena, n * sizeof(Datum));
	if (rows == NULL)
		pgr_check_status(GR_NO_MEMORY);
	for (uint32 i = 0; i < n; i++)
	{
		Datum		values[PGR_MAX_COLUMNS];
		bool		nulls[PGR_MAX_COLUMNS];

		row_values(site, report, column, i, values, nulls);
		rows[i] = PointerGetDatum(heap_form_tuple(desc, values, nulls)->t_data);
	}
	return PointerGetDatum(construct_md_array(rows, NULL, 1, &dims, &lower,
											  desc->tdtypeid, -1, false, TYPALIGN_DOUBLE));
}

static bool
day_of(gr_date date, DateADT *day)
{
	if (date.year < 1 || date.month < 1 || date.month > MONTHS_PER_YEAR || date.day < 1 ||
		date.day > day_tab[isleap(date.year)][date.month - 1])
		return false;
	*day = date2j(date.year, date.month, date.day) - POSTGRES_EPOCH_JDATE;
	return true;
}

/* Both days included; NULL where one is missing or no date, or they are the wrong way round. */
static void
set_period(pgr_site *site, gr_date from, gr_date until, Datum *datum, bool *null)
{
	RangeBound	lower = {.inclusive = true,.lower = true};
	RangeBound	upper = {.inclusive = true};
	DateADT		first;
	DateADT		last;

	*null = !day_of(from, &first) || !day_of(until, &last) || first > last;
	*datum = (Datum) 0;
	if (*null)
		return;
	lower.val = DateADTGetDatum(first);
	upper.val = DateADTGetDatum(last);
	*datum = RangeTypePGetDatum(pgr_make_range(site->types->period, &lower, &upper));
}

static bool
is_fraction(const gr_figure *figure)
{
	Datum		value;
	bool		null;

	set_count(figure, &value, &null);
	return null && figure->state == GR_NUMBER;
}

static void
note_fraction(pgr_site *site, gr_report *report, gr_str item, gr_str col, const gr_figure *figure)
{
	char	   *raw = gr_alloc(&site->arena, GR_NUMBER_TEXT);

	if (raw == NULL)
		pgr_check_status(GR_NO_MEMORY);
	report->problems[report->n_problems++] = (gr_problem) {
		.code = GR_PROBLEM_FRACTION,
		.item = item,
		.col = col,
		.raw = {raw, gr_sum_text((gr_sum) {figure->mantissa, figure->scale}, raw)},
		.line = figure->line,
	};
}

/* Adds a problem for each count that is no whole number, as a bigint attribute cannot have it. */
static gr_report
with_fractions(pgr_site *site, const gr_report *report)
{
	gr_report	whole = *report;
	uint32		n = 0;

	for (uint32 i = 0; i < report->n_applications; i++)
		for (int j = 0; j < GR_APPLICANTS; j++)
			n += is_fraction(&report->applications[i].cell[j]);
	for (uint32 i = 0; i < report->n_reviews; i++)
		for (int j = 0; j < GR_OUTCOMES; j++)
			n += is_fraction(&report->reviews[i].cell[j]);
	if (n == 0)
		return whole;

	whole.problems = gr_alloc(&site->arena, (report->n_problems + n) * sizeof *whole.problems);
	if (whole.problems == NULL)
		pgr_check_status(GR_NO_MEMORY);
	if (report->n_problems > 0)
		memcpy(whole.problems, report->problems, report->n_problems * sizeof *whole.problems);
	for (uint32 i = 0; i < report->n_applications; i++)
	{
		const gr_application *row = &report->applications[i];

		for (int j = 0; j < GR_APPLICANTS; j++)
			if (is_fraction(&row->cell[j]))
				note_fraction(site, &whole, gr_application_rows[row->row].code, gr_applicants[j].code, &row->cell[j]);
	}
	for (uint32 i = 0; i < report->n_reviews; i++)
	{
		const gr_review *row = &report->reviews[i];

		for (int j = 0; j < GR_OUTCOMES; j++)
			if (is_fraction(&row->cell[j]))
				note_fraction(site, &whole, gr_proceedings[row->proceeding].code, gr_outcomes[j].code, &row->cell[j]);
	}
	return whole;
}

/* The composite govreport.report, in the current memory context. */
Datum
pgr_report_datum(pgr_site *site, const gr_report *read)
{
	pgr_types  *types = pgr_get_types(site);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	gr_report	whole = with_fractions(site, read);
	const gr_report *report = &whole;
	Datum		values[PGR_REPORT_COLUMNS];
	bool		nulls[PGR_REPORT_COLUMNS] = {false};

	pgr_set_text(site, report->title, &values[PGR_TITLE], &nulls[PGR_TITLE]);
	pgr_set_text(site, report->agency, &values[PGR_AGENCY], &nulls[PGR_AGENCY]);
	pgr_set_int(report->year, report->year == 0, &values[PGR_YEAR], &nulls[PGR_YEAR]);
	nulls[PGR_FORM] = report->form == GR_FORM_NONE;
	values[PGR_FORM] = ObjectIdGetDatum(types->form[report->form]);
	set_period(site, report->from, report->until, &values[PGR_PERIOD], &nulls[PGR_PERIOD]);
	values[PGR_SECTIONS] = array_datum(site, report, PGR_SECTIONS, report->n_sections);
	values[PGR_DISCLOSURES] = array_datum(site, report, PGR_DISCLOSURES, report->n_disclosures);
	values[PGR_APPLICATIONS] = array_datum(site, report, PGR_APPLICATIONS, report->n_applications);
	values[PGR_REVIEWS] = array_datum(site, report, PGR_REVIEWS, report->n_reviews);
	values[PGR_CLAIMS] = array_datum(site, report, PGR_CLAIMS, report->n_claims);
	values[PGR_PROBLEMS] = array_datum(site, report, PGR_PROBLEMS, report->n_problems);

	MemoryContextSwitchTo(before);
	return HeapTupleGetDatum(heap_form_tuple(types->report, values, nulls));
}
