/*
 * checking.c - the SQL functions that check a report, read from text or stored.
 *
 * Messages about reports are Chinese, for those who correct them.
 */
#include "glue.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/varbit.h"

PG_FUNCTION_INFO_V1(govreport_checks);
PG_FUNCTION_INFO_V1(govreport_findings);
PG_FUNCTION_INFO_V1(govreport_findings_with_cause);
PG_FUNCTION_INFO_V1(govreport_is_valid);
PG_FUNCTION_INFO_V1(govreport_require_valid);
PG_FUNCTION_INFO_V1(govreport_stored_checks);
PG_FUNCTION_INFO_V1(govreport_stored_findings);
PG_FUNCTION_INFO_V1(govreport_stored_findings_with_cause);
PG_FUNCTION_INFO_V1(govreport_stored_is_valid);
PG_FUNCTION_INFO_V1(govreport_stored_require_valid);
PG_FUNCTION_INFO_V1(govreport_continuity);
PG_FUNCTION_INFO_V1(govreport_rollup_checks);
PG_FUNCTION_INFO_V1(govreport_continuity_text);
PG_FUNCTION_INFO_V1(govreport_narrative_signature);

/* Findings that an error message names. */
#define NAMED_FINDINGS 5

/* The argument as a report of the core: a body, of which so much is read, or a report that was stored. */
static gr_report *
report_argument(FunctionCallInfo fcinfo, pgr_site *site, bool stored, gr_extent extent)
{
	gr_str		text;

	if (stored)
		return pgr_read_report(site, PG_GETARG_HEAPTUPLEHEADER(0), extent);
	return pgr_read_body(site, PG_GETARG_DATUM(0), extent, &text);
}

/* rule, severity, item, col, passed, lhs, rhs, message */
static void
put_check(pgr_writer *w, const gr_check *check)
{
	pgr_put_rule(w, check);
	if (check->passed == GR_UNDECIDED)
		pgr_put_null(w);
	else
		pgr_put_bool(w, check->passed == GR_PASSED);
	pgr_put_outcome(w, check);
}

static void
put_checks(FunctionCallInfo fcinfo, pgr_site *site, const gr_checks *checks, int columns)
{
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, columns);
	for (uint32 i = 0; i < checks->n; i++)
	{
		put_check(&rows.row, &checks->list[i]);
		if (columns == PGR_CAUSE_COLUMNS)
		{
			pgr_put_text(&rows.row, gr_cause_codes[checks->list[i].cause]);
			pgr_put_nonzero(&rows.row, checks->list[i].line);
		}
		pgr_rows_put(&rows);
	}
}

static Datum
check_rows(FunctionCallInfo fcinfo, bool stored, gr_wanted wanted, int columns)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_report  *report = report_argument(fcinfo, site, stored, GR_WHOLE_REPORT);
	gr_checks	checks;

	pgr_check_status(gr_check_report(report, wanted, &site->arena, &checks));
	put_checks(fcinfo, site, &checks, columns);
	pgr_end(site);
	return (Datum) 0;
}

/* The first findings, one a line: where each is and its message. */
static char *
name_findings(pgr_site *site, const gr_checks *findings)
{
	StringInfoData detail;

	initStringInfo(&detail);
	for (uint32 i = 0; i < findings->n && i < NAMED_FINDINGS; i++)
	{
		const gr_check *finding = &findings->list[i];

		if (i > 0)
			appendStringInfoChar(&detail, '\n');
		appendStringInfoString(&detail, pgr_message(site, gr_rules[finding->rule].code));
		if (finding->item.s != NULL)
			appendStringInfo(&detail, ", %s", pgr_message(site, finding->item));
		if (finding->col.s != NULL)
			appendStringInfo(&detail, ", %s", pgr_message(site, finding->col));
		appendStringInfo(&detail, ": %s", pgr_message(site, finding->message));
	}
	return detail.data;
}

static void
raise_invalid(pgr_site *site, const gr_report *report)
{
	gr_checks	findings;
	char		text[100];
	char	   *message;
	char	   *detail;

	pgr_check_status(gr_check_report(report, GR_ERRORS, &site->arena, &findings));
	snprintf(text, sizeof text, "报告未通过校验：%u 处错误", findings.n);
	message = pgr_message(site, (gr_str) {text, strlen(text)});
	detail = name_findings(site, &findings);
	if (findings.n > NAMED_FINDINGS)
	{
		snprintf(text, sizeof text, "\n另有 %u 处错误。", findings.n - NAMED_FINDINGS);
		detail = psprintf("%s%s", detail, pgr_message(site, (gr_str) {text, strlen(text)}));
	}
	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg_internal("%s", message),
			 errdetail_internal("%s", detail),
			 errhint("All findings are listed by: SELECT * FROM govreport.findings(...)")));
}

static Datum
is_valid(FunctionCallInfo fcinfo, bool stored, bool required)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_report  *report = report_argument(fcinfo, site, stored, GR_TABLES);
	bool		valid = gr_is_valid(report);

	if (required && !valid)
		raise_invalid(site, report);
	pgr_end(site);
	return BoolGetDatum(valid);
}

/* checks(body text) → SETOF check_result */
Datum
govreport_checks(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, false, GR_ALL_CHECKS, PGR_CHECK_COLUMNS);
}

/* checks(report) → SETOF check_result */
Datum
govreport_stored_checks(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, true, GR_ALL_CHECKS, PGR_CHECK_COLUMNS);
}

/* findings(body text) → SETOF check_result */
Datum
govreport_findings(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, false, GR_FINDINGS, PGR_CHECK_COLUMNS);
}

/* findings(report) → SETOF check_result */
Datum
govreport_stored_findings(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, true, GR_FINDINGS, PGR_CHECK_COLUMNS);
}

/* findings_with_cause(body text) → SETOF the columns of check_result, cause and line */
Datum
govreport_findings_with_cause(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, false, GR_FINDINGS, PGR_CAUSE_COLUMNS);
}

/* findings_with_cause(report) → SETOF the columns of check_result, cause and line */
Datum
govreport_stored_findings_with_cause(PG_FUNCTION_ARGS)
{
	return check_rows(fcinfo, true, GR_FINDINGS, PGR_CAUSE_COLUMNS);
}

/* is_valid(body text) → boolean */
Datum
govreport_is_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, false, false);
}

/* is_valid(report) → boolean */
Datum
govreport_stored_is_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, true, false);
}

/* require_valid(body text) → boolean: true, or an error */
Datum
govreport_require_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, false, true);
}

/* require_valid(report) → boolean: true, or an error */
Datum
govreport_stored_require_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, true, true);
}

/* Checks between the two stored reports of the arguments. */
static Datum
check_pair(FunctionCallInfo fcinfo, gr_extent extent,
		   gr_status (*check) (const gr_report *, const gr_report *, gr_arena *, gr_checks *))
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_report  *first = pgr_read_report(site, PG_GETARG_HEAPTUPLEHEADER(0), extent);
	gr_report  *second = pgr_read_report(site, PG_GETARG_HEAPTUPLEHEADER(1), extent);
	gr_checks	checks;

	pgr_check_status(check(first, second, &site->arena, &checks));
	put_checks(fcinfo, site, &checks, PGR_CHECK_COLUMNS);
	pgr_end(site);
	return (Datum) 0;
}

/* continuity(previous report, current report) → SETOF check_result */
Datum
govreport_continuity(PG_FUNCTION_ARGS)
{
	return check_pair(fcinfo, GR_WHOLE_REPORT, gr_check_continuity);
}

/* rollup_checks(parent report, children report) → SETOF check_result */
Datum
govreport_rollup_checks(PG_FUNCTION_ARGS)
{
	return check_pair(fcinfo, GR_WITHOUT_CLAIMS, gr_check_rollup);
}

/* The sentences of the body's narrative. */
static void
read_narrative(pgr_site *site, Datum body, gr_narrative *narrative)
{
	gr_str		text;
	gr_report  *report = pgr_read_body(site, body, GR_WITHOUT_CLAIMS, &text);

	pgr_check_status(gr_read_narrative(report, &site->arena, narrative));
}

/* continuity_text(previous text, current text) → SETOF check_result */
Datum
govreport_continuity_text(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_narrative previous;
	gr_narrative current;
	gr_checks	checks;

	read_narrative(site, PG_GETARG_DATUM(0), &previous);
	read_narrative(site, PG_GETARG_DATUM(1), &current);
	pgr_check_status(gr_check_narratives(&previous, &current, &site->arena, &checks));
	put_checks(fcinfo, site, &checks, PGR_CHECK_COLUMNS);
	pgr_end(site);
	return (Datum) 0;
}

Datum
pgr_narrative_signature(pgr_site *site, const gr_report *report)
{
	gr_narrative narrative;
	VarBit	   *signature;

	pgr_check_status(gr_read_narrative(report, &site->arena, &narrative));
	if (narrative.n == 0)
		return 0;
	signature = palloc(VARBITTOTALLEN(GR_SIGNATURE * BITS_PER_BYTE));
	SET_VARSIZE(signature, VARBITTOTALLEN(GR_SIGNATURE * BITS_PER_BYTE));
	VARBITLEN(signature) = GR_SIGNATURE * BITS_PER_BYTE;
	gr_sign_narrative(&narrative, VARBITS(signature));
	return VarBitPGetDatum(signature);
}

/* narrative_signature(body text) → bit(256) */
Datum
govreport_narrative_signature(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		text;
	Datum		signature = pgr_narrative_signature(site, pgr_read_body(site, PG_GETARG_DATUM(0), GR_WITHOUT_CLAIMS, &text));

	pgr_end(site);
	if (signature == 0)
		PG_RETURN_NULL();
	return signature;
}
