/*
 * rendering.c - the SQL function that writes a report as the national form.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_render);

static gr_format
format_named(pgr_site *site, gr_str name)
{
	for (int i = 0; i < GR_FORMATS; i++)
		if (name.len == gr_formats[i].len && memcmp(name.s, gr_formats[i].s, name.len) == 0)
			return (gr_format) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unrecognized format: \"%s\"", pgr_message(site, name)),
			 errhint("Formats are \"%s\", \"%s\" and \"%s\".",
					 gr_formats[GR_TEXT].s, gr_formats[GR_MARKDOWN].s, gr_formats[GR_HTML].s)));
}

/* render(report, format text) → text */
Datum
govreport_render(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_format	format = format_named(site, pgr_text_in(site, PG_GETARG_DATUM(1)));
	gr_report  *report = pgr_read_report(site, PG_GETARG_HEAPTUPLEHEADER(0), GR_WITHOUT_CLAIMS);
	gr_str		written;
	Datum		text;

	pgr_check_status(gr_render(report, format, &site->arena, &written));
	text = pgr_text_result(site, written);
	pgr_end(site);
	return text;
}
