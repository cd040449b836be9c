-- ---- whose fault a finding is -----------------------------------------------

CREATE FUNCTION govreport.findings_with_cause(body text, OUT rule text, OUT severity govreport.severity, OUT item text, OUT col text,
		OUT passed boolean, OUT lhs numeric, OUT rhs numeric, OUT message text, OUT cause text, OUT line int) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_findings_with_cause';
COMMENT ON FUNCTION govreport.findings_with_cause(text) IS 'findings() with their cause: report (the report is wrong) or reading (it could not be read), and the line of the text where a problem is what was found';

CREATE FUNCTION govreport.findings_with_cause(report govreport.report, OUT rule text, OUT severity govreport.severity, OUT item text, OUT col text,
		OUT passed boolean, OUT lhs numeric, OUT rhs numeric, OUT message text, OUT cause text, OUT line int) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_stored_findings_with_cause';
COMMENT ON FUNCTION govreport.findings_with_cause(govreport.report) IS 'findings() of a parsed report with their cause: report (the report is wrong) or reading (it could not be read), and the line of the text where a problem is what was found';

