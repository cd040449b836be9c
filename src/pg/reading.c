/*
 * reading.c - the SQL functions that read: parse and its parts.
 *
 * Those of a body read the text; those of a report give back the rows it holds.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_parse);
PG_FUNCTION_INFO_V1(govreport_sections);
PG_FUNCTION_INFO_V1(govreport_disclosures);
PG_FUNCTION_INFO_V1(govreport_applications);
PG_FUNCTION_INFO_V1(govreport_reviews);
PG_FUNCTION_INFO_V1(govreport_claims);
PG_FUNCTION_INFO_V1(govreport_stored_disclosures);
PG_FUNCTION_INFO_V1(govreport_stored_applications);
PG_FUNCTION_INFO_V1(govreport_stored_reviews);
PG_FUNCTION_INFO_V1(govreport_stored_claims);

/* parse(body text) → report */
Datum
govreport_parse(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		text;
	Datum		report = pgr_remembered_report(site, PG_GETARG_DATUM(0));

	if (report == (Datum) 0)
		report = pgr_report_datum(site, pgr_read_body(site, PG_GETARG_DATUM(0), GR_WHOLE_REPORT, &text));
	pgr_end(site);
	return report;
}

/* sections(body text) → SETOF (kind, number, title, start, length, body) */
Datum
govreport_sections(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		text;
	gr_report  *report = pgr_read_body(site, PG_GETARG_DATUM(0), GR_WITHOUT_CLAIMS, &text);
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, PGR_SECTION_COLUMNS + 1);
	for (uint32 i = 0; i < report->n_sections; i++)
	{
		const gr_section *section = &report->sections[i];

		pgr_put_section(&rows.row, section);
		pgr_put_text(&rows.row, section->body);
		pgr_rows_put(&rows);
	}
	pgr_end(site);
	return (Datum) 0;
}

/* The rows of an attribute of the report, read from the body. */
static Datum
read_rows(FunctionCallInfo fcinfo, pgr_report_column column, int columns, gr_extent extent)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		text;
	gr_report  *report = pgr_read_body(site, PG_GETARG_DATUM(0), extent, &text);
	uint32		n = pgr_row_count(report, column);
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, columns);
	for (uint32 i = 0; i < n; i++)
	{
		pgr_put_row_of(&rows.row, report, column, i);
		pgr_rows_put(&rows);
	}
	pgr_end(site);
	return (Datum) 0;
}

/* disclosures(body text) → SETOF disclosure */
Datum
govreport_disclosures(PG_FUNCTION_ARGS)
{
	return read_rows(fcinfo, PGR_DISCLOSURES, PGR_DISCLOSURE_COLUMNS, GR_TABLES);
}

/* applications(body text) → SETOF application */
Datum
govreport_applications(PG_FUNCTION_ARGS)
{
	return read_rows(fcinfo, PGR_APPLICATIONS, PGR_APPLICATION_COLUMNS, GR_TABLES);
}

/* reviews(body text) → SETOF review */
Datum
govreport_reviews(PG_FUNCTION_ARGS)
{
	return read_rows(fcinfo, PGR_REVIEWS, PGR_REVIEW_COLUMNS, GR_TABLES);
}

/* claims(body text) → SETOF claim */
Datum
govreport_claims(PG_FUNCTION_ARGS)
{
	return read_rows(fcinfo, PGR_CLAIMS, PGR_CLAIM_COLUMNS, GR_WHOLE_REPORT);
}

/* The rows that an attribute of the report holds, as they are. */
static Datum
stored_rows(FunctionCallInfo fcinfo, pgr_report_column column)
{
	pgr_site   *site = pgr_begin(fcinfo);
	TupleDesc	desc = pgr_get_types(site)->row[column].desc;
	HeapTupleData *tuples;
	pgr_rows	rows;
	int			n = pgr_stored_rows(site, PG_GETARG_HEAPTUPLEHEADER(0), column, &tuples);

	pgr_rows_begin(&rows, site, fcinfo, desc->natts);
	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_MAX_COLUMNS];
		bool		nulls[PGR_MAX_COLUMNS];

		heap_deform_tuple(&tuples[i], desc, values, nulls);
		tuplestore_putvalues(rows.store, rows.type.desc, values, nulls);
	}
	pgr_end(site);
	return (Datum) 0;
}

/* disclosures(report) → SETOF disclosure */
Datum
govreport_stored_disclosures(PG_FUNCTION_ARGS)
{
	return stored_rows(fcinfo, PGR_DISCLOSURES);
}

/* applications(report) → SETOF application */
Datum
govreport_stored_applications(PG_FUNCTION_ARGS)
{
	return stored_rows(fcinfo, PGR_APPLICATIONS);
}

/* reviews(report) → SETOF review */
Datum
govreport_stored_reviews(PG_FUNCTION_ARGS)
{
	return stored_rows(fcinfo, PGR_REVIEWS);
}

/* claims(report) → SETOF claim */
Datum
govreport_stored_claims(PG_FUNCTION_ARGS)
{
	return stored_rows(fcinfo, PGR_CLAIMS);
}
