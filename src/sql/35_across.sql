-- ---- checking between reports --------------------------------------------------

CREATE FUNCTION govreport.continuity(previous govreport.report, current govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 9
	AS 'MODULE_PATHNAME', 'govreport_continuity';
COMMENT ON FUNCTION govreport.continuity(govreport.report, govreport.report) IS 'the checks between an agency''s reports of two years; no rows where one of the years is not known or they do not follow one another, or where the agencies differ (one may be the end of the other''s name)';

CREATE FUNCTION govreport.rollup_checks(parent govreport.report, children govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 9
	AS 'MODULE_PATHNAME', 'govreport_rollup_checks';
COMMENT ON FUNCTION govreport.rollup_checks(govreport.report, govreport.report) IS 'compares each figure of a report with the sum of those below it (govreport.rollup): a row for each that differs or cannot be decided; a table and rule without such figures gives one passed row';
