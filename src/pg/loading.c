/*
 * loading.c - what the SQL side of loading files asks the core.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_why_no_report);

static bool
is_report(pgr_site *site, HeapTupleHeader stored)
{
	const pgr_report_column tables[] = {PGR_APPLICATIONS, PGR_DISCLOSURES, PGR_REVIEWS};
	const gr_report *report;
	HeapTupleData *rows;

	for (size_t i = 0; i < lengthof(tables); i++)
		if (pgr_stored_rows(site, stored, tables[i], &rows) > 0)
			return true;
	report = pgr_read_report(site, stored, GR_WITHOUT_CLAIMS);
	for (uint32 i = 0; i < report->n_sections; i++)
		if (report->sections[i].kind != GR_EXTRA)
			return true;
	return false;
}

/* why_no_report(report) → text, NULL where there is a table or a section of the form */
Datum
govreport_why_no_report(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	const char	why[] = "不是年度报告（三张表和六个部分，一个也没有读出）";
	bool		good = is_report(site, PG_GETARG_HEAPTUPLEHEADER(0));

	pgr_end(site);
	if (good)
		PG_RETURN_NULL();
	return pgr_text_result(site, (gr_str) {why, sizeof why - 1});
}
