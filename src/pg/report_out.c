/*
 * report_out.c - a report of the core as a Datum.
 */
#include "glue.h"

#include "utils/date.h"
#include "utils/datetime.h"

static void
put_decimal(pgr_writer *w, gr_number value, bool there)
{
	if (there)
		pgr_put_numeric(w, (gr_sum) {value.mantissa, value.scale});
	else
		pgr_put_null(w);
}

/* kind, number, title, start, length */
void
pgr_put_section(pgr_writer *w, const gr_section *section)
{
	pgr_put_text(w, gr_section_forms[section->kind].code);
	pgr_put_text(w, section->number);
	pgr_put_text(w, section->title);
	pgr_put_int(w, section->start);
	pgr_put_int(w, section->length);
}

/* clause, item, label, measure, value, unit */
void
pgr_put_disclosure(pgr_writer *w, const gr_disclosure *row)
{
	gr_str		item = {NULL, 0};

	if (row->item >= 0)
		item = gr_item_codes[row->item];
	pgr_put_nonzero(w, row->clause);
	pgr_put_text(w, item);
	pgr_put_text(w, row->label);
	pgr_put_text(w, gr_measure_codes[row->measure]);
	pgr_put_figure(w, &row->figure);
	pgr_put_text(w, gr_unit_labels[row->unit]);
}

/* item, one count an applicant */
void
pgr_put_application(pgr_writer *w, const gr_application *row)
{
	pgr_put_text(w, gr_application_rows[row->row].code);
	for (int i = 0; i < GR_APPLICANTS; i++)
		pgr_put_count(w, &row->cell[i]);
}

/* proceeding, one count an outcome */
void
pgr_put_review(pgr_writer *w, const gr_review *row)
{
	pgr_put_text(w, gr_proceedings[row->proceeding].code);
	for (int i = 0; i < GR_OUTCOMES; i++)
		pgr_put_count(w, &row->cell[i]);
}

/* section, subject, label, value, unit, approximate, part_of, share, start, length */
void
pgr_put_claim(pgr_writer *w, const gr_claim *claim)
{
	gr_str		section = {NULL, 0};

	if (claim->section >= 0)
		section = gr_section_forms[claim->section].code;
	pgr_put_text(w, section);
	pgr_put_text(w, gr_subject_codes[claim->subject]);
	pgr_put_text(w, claim->label);
	put_decimal(w, claim->value, claim->has_value);
	pgr_put_text(w, claim->unit);
	pgr_put_bool(w, claim->approximate);
	pgr_put_nonzero(w, claim->part_of);
	put_decimal(w, claim->share, claim->has_share);
	pgr_put_int(w, claim->start);
	pgr_put_int(w, claim->length);
}

/* code, item, col, raw, line */
static void
put_problem(pgr_writer *w, const gr_problem *problem)
{
	pgr_put_text(w, gr_problem_codes[problem->code]);
	pgr_put_text(w, problem->item);
	pgr_put_text(w, problem->col);
	pgr_put_text(w, problem->raw);
	pgr_put_nonzero(w, problem->line);
}

/* Row i of the report's list that this attribute holds. */
static void
put_row_of(pgr_writer *w, const gr_report *report, pgr_report_column column, uint32 i)
{
	switch (column)
	{
		case PGR_SECTIONS:
			pgr_put_section(w, &report->sections[i]);
			break;
		case PGR_DISCLOSURES:
			pgr_put_disclosure(w, &report->disclosures[i]);
			break;
		case PGR_APPLICATIONS:
			pgr_put_application(w, &report->applications[i]);
			break;
		case PGR_REVIEWS:
			pgr_put_review(w, &report->reviews[i]);
			break;
		case PGR_CLAIMS:
			pgr_put_claim(w, &report->claims[i]);
			break;
		default:
			put_problem(w, &report->problems[i]);
			break;
	}
}

/* An array of n rows. */
static ArrayType *
array_datum(pgr_site *site, const gr_report *report, pgr_report_column column, uint32 n)
{
	pgr_writer	w;

	pgr_start_array(&w, site, &site->types->row[column], n);
	for (uint32 i = 0; i < n; i++)
	{
		put_row_of(&w, report, column, i);
		pgr_put_row(&w);
	}
	return pgr_end_array(&w);
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
static RangeType *
period_of(pgr_site *site, gr_date from, gr_date until)
{
	RangeBound	lower = {.inclusive = true,.lower = true};
	RangeBound	upper = {.inclusive = true};
	DateADT		first;
	DateADT		last;

	if (!day_of(from, &first) || !day_of(until, &last) || first > last)
		return NULL;
	lower.val = DateADTGetDatum(first);
	upper.val = DateADTGetDatum(last);
	return pgr_make_range(site->types->period, &lower, &upper);
}

static bool
is_fraction(const gr_figure *figure)
{
	int64		count;

	return figure->scale > 0 && figure->state == GR_NUMBER && !pgr_whole_count(figure, &count);
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
	gr_report	report = with_fractions(site, read);
	const RangeType *period = period_of(site, report.from, report.until);
	struct
	{
		pgr_report_column column;
		uint32		n;
	}			lists[] = {
		{PGR_SECTIONS, report.n_sections},
		{PGR_DISCLOSURES, report.n_disclosures},
		{PGR_APPLICATIONS, report.n_applications},
		{PGR_REVIEWS, report.n_reviews},
		{PGR_CLAIMS, report.n_claims},
		{PGR_PROBLEMS, report.n_problems},
	};
	ArrayType  *arrays[lengthof(lists)];
	size_t		size = report.title.len + report.agency.len;
	pgr_writer	w;
	HeapTupleData tuple;

	for (size_t i = 0; i < lengthof(lists); i++)
	{
		arrays[i] = array_datum(site, &report, lists[i].column, lists[i].n);
		size += VARSIZE(arrays[i]) + MAXIMUM_ALIGNOF;
	}
	MemoryContextSwitchTo(before);

	pgr_start_row(&w, site, &types->report, size);
	pgr_put_text(&w, report.title);
	pgr_put_text(&w, report.agency);
	pgr_put_nonzero(&w, report.year);
	if (report.form == GR_FORM_NONE)
		pgr_put_null(&w);
	else
		pgr_put_enum(&w, types->form[report.form]);
	pgr_put_varlena(&w, period);
	for (size_t i = 0; i < lengthof(lists); i++)
		pgr_put_varlena(&w, arrays[i]);
	tuple = pgr_end_row(&w);
	return HeapTupleGetDatum(&tuple);
}
