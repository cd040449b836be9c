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
static void
put_disclosure(pgr_writer *w, const gr_disclosure *row)
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
static void
put_application(pgr_writer *w, const gr_application *row)
{
	pgr_put_text(w, gr_application_rows[row->row].code);
	for (int i = 0; i < GR_APPLICANTS; i++)
		pgr_put_count(w, &row->cell[i]);
}

/* proceeding, one count an outcome */
static void
put_review(pgr_writer *w, const gr_review *row)
{
	pgr_put_text(w, gr_proceedings[row->proceeding].code);
	for (int i = 0; i < GR_OUTCOMES; i++)
		pgr_put_count(w, &row->cell[i]);
}

/* section, subject, label, value, unit, approximate, part_of, share, start, length */
static void
put_claim(pgr_writer *w, const gr_claim *claim)
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

/* How many rows this attribute, an array, has of the report. */
uint32
pgr_row_count(const gr_report *report, pgr_report_column column)
{
	switch (column)
	{
		case PGR_SECTIONS:
			return report->n_sections;
		case PGR_DISCLOSURES:
			return report->n_disclosures;
		case PGR_APPLICATIONS:
			return report->n_applications;
		case PGR_REVIEWS:
			return report->n_reviews;
		case PGR_CLAIMS:
			return report->n_claims;
		default:
			return report->n_problems;
	}
}

/* Writes the columns of the attribute's row i, from 0. */
void
pgr_put_row_of(pgr_writer *w, const gr_report *report, pgr_report_column column, uint32 i)
{
	switch (column)
	{
		case PGR_SECTIONS:
			pgr_put_section(w, &report->sections[i]);
			break;
		case PGR_DISCLOSURES:
			put_disclosure(w, &report->disclosures[i]);
			break;
		case PGR_APPLICATIONS:
			put_application(w, &report->applications[i]);
			break;
		case PGR_REVIEWS:
			put_review(w, &report->reviews[i]);
			break;
		case PGR_CLAIMS:
			put_claim(w, &report->claims[i]);
			break;
		default:
			put_problem(w, &report->problems[i]);
			break;
	}
}

static ArrayType *
array_datum(pgr_site *site, const gr_report *report, pgr_report_column column)
{
	uint32		n = pgr_row_count(report, column);
	pgr_writer	w;

	pgr_start_array(&w, site, &site->types->row[column], n);
	for (uint32 i = 0; i < n; i++)
	{
		pgr_put_row_of(&w, report, column, i);
		pgr_put_row(&w);
	}
	return pgr_end_array(&w);
}

/* rule, severity, item, col */
void
pgr_put_rule(pgr_writer *w, const gr_check *check)
{
	const gr_rule *rule = &gr_rules[check->rule];

	pgr_put_text(w, rule->code);
	pgr_put_enum(w, pgr_get_types(w->site)->severity[rule->severity]);
	pgr_put_text(w, check->item);
	pgr_put_text(w, check->col);
}

/* lhs, rhs, message */
void
pgr_put_outcome(pgr_writer *w, const gr_check *check)
{
	if (check->has_sides)
	{
		pgr_put_numeric(w, check->lhs);
		pgr_put_numeric(w, check->rhs);
	}
	else
	{
		pgr_put_null(w);
		pgr_put_null(w);
	}
	pgr_put_text(w, check->message);
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

/* Adds a problem to the list, if there is one, where the figure is a fraction; returns how many, 0 or 1. */
static uint32
note_fraction(pgr_site *site, gr_problem *problem, gr_str item, gr_str col, const gr_figure *figure)
{
	char	   *raw;

	if (!is_fraction(figure))
		return 0;
	if (problem == NULL)
		return 1;
	raw = gr_alloc(&site->arena, GR_NUMBER_TEXT);
	if (raw == NULL)
		pgr_check_status(GR_NO_MEMORY);
	*problem = (gr_problem) {
		.code = GR_PROBLEM_FRACTION,
		.item = item,
		.col = col,
		.raw = {raw, gr_sum_text((gr_sum) {figure->mantissa, figure->scale}, raw)},
		.line = figure->line,
	};
	return 1;
}

/* Counts that are no whole numbers; problems that say so go to the list, if there is one. */
static uint32
note_fractions(pgr_site *site, gr_problem *list, const gr_report *report)
{
	uint32		n = 0;

	for (uint32 i = 0; i < report->n_applications; i++)
	{
		const gr_application *row = &report->applications[i];

		for (int j = 0; j < GR_APPLICANTS; j++)
			n += note_fraction(site, list ? list + n : NULL, gr_application_rows[row->row].code, gr_applicants[j].code, &row->cell[j]);
	}
	for (uint32 i = 0; i < report->n_reviews; i++)
	{
		const gr_review *row = &report->reviews[i];

		for (int j = 0; j < GR_OUTCOMES; j++)
			n += note_fraction(site, list ? list + n : NULL, gr_proceedings[row->proceeding].code, gr_outcomes[j].code, &row->cell[j]);
	}
	return n;
}

/* Adds a problem for each count that is no whole number, as a bigint attribute cannot have it. */
static gr_report
with_fractions(pgr_site *site, const gr_report *report)
{
	gr_report	whole = *report;
	uint32		n = note_fractions(site, NULL, report);

	if (n == 0)
		return whole;
	whole.problems = gr_alloc(&site->arena, (report->n_problems + n) * sizeof *whole.problems);
	if (whole.problems == NULL)
		pgr_check_status(GR_NO_MEMORY);
	if (report->n_problems > 0)
		memcpy(whole.problems, report->problems, report->n_problems * sizeof *whole.problems);
	whole.n_problems += note_fractions(site, whole.problems + report->n_problems, report);
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
	ArrayType  *arrays[PGR_REPORT_COLUMNS];
	size_t		size = report.title.len + report.agency.len;
	pgr_writer	w;
	HeapTupleData tuple;

	for (pgr_report_column i = PGR_SECTIONS; i < PGR_REPORT_COLUMNS; i++)
	{
		arrays[i] = array_datum(site, &report, i);
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
	for (pgr_report_column i = PGR_SECTIONS; i < PGR_REPORT_COLUMNS; i++)
		pgr_put_varlena(&w, arrays[i]);
	tuple = pgr_end_row(&w);
	return HeapTupleGetDatum(&tuple);
}
