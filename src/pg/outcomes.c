/*
 * outcomes.c - what became of the applications of a report, and who made them, from its
 * totals: a sum is NULL where a figure that it rests on could not be read.
 */
#include "metrics.h"

PG_FUNCTION_INFO_V1(govreport_outcome_values);
PG_FUNCTION_INFO_V1(govreport_applicant_values);

#define TOTAL_COLUMN (GR_APPLICANTS - 1)

/* Rows of table three that are one outcome; the last: all. */
static const struct
{
	gr_row		first;
	gr_row		last;
} outcomes[] = {
	{GR_GRANTED, GR_GRANTED},
	{GR_GRANTED_IN_PART, GR_GRANTED_IN_PART},
	{GR_STATE_SECRET, GR_ADMINISTRATIVE_INQUIRY},
	{GR_NOT_HELD, GR_UNCLEAR_AFTER_CORRECTION},
	{GR_COMPLAINT, GR_REISSUE},
	{GR_OTHER, GR_MISCELLANEOUS},
	{GR_CONCLUDED, GR_CONCLUDED},
};

static Datum
array_of(const pgr_amount *amounts, int n)
{
	char		numbers[2 * GR_APPLICANTS][PGR_NUMERIC_SIZE];
	const void *values[2 * GR_APPLICANTS];

	for (int i = 0; i < n; i++)
	{
		pgr_write_numeric((gr_sum) {amounts[i].value, 0}, numbers[i]);
		values[i] = amounts[i].known ? numbers[i] : NULL;
	}
	return pgr_numeric_array(values, n);
}

static const pgr_totals *
argument(pgr_site *site, FunctionCallInfo fcinfo)
{
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	const pgr_totals *totals = pgr_counts_in(site, PG_GETARG_DATUM(0));

	MemoryContextSwitchTo(before);
	return totals;
}

/* outcome_values(totals) → numeric[]: granted, granted in part, denied, unavailable, not processed, other, all */
Datum
govreport_outcome_values(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	const pgr_totals *totals = argument(site, fcinfo);
	pgr_amount	amounts[lengthof(outcomes)];
	Datum		result;

	for (size_t i = 0; i < lengthof(outcomes); i++)
		amounts[i] = pgr_sum_cells(totals, outcomes[i].first, outcomes[i].last, TOTAL_COLUMN);
	result = array_of(amounts, lengthof(outcomes));
	pgr_end(site);
	return result;
}

/* applicant_values(totals) → numeric[]: received by each applicant and all, concluded for each and all */
Datum
govreport_applicant_values(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	const pgr_totals *totals = argument(site, fcinfo);
	pgr_amount	amounts[2 * GR_APPLICANTS];
	Datum		result;

	for (int i = 0; i < GR_APPLICANTS; i++)
	{
		amounts[i] = pgr_sum_cells(totals, GR_RECEIVED, GR_RECEIVED, i);
		amounts[GR_APPLICANTS + i] = pgr_sum_cells(totals, GR_CONCLUDED, GR_CONCLUDED, i);
	}
	result = array_of(amounts, lengthof(amounts));
	pgr_end(site);
	return result;
}
