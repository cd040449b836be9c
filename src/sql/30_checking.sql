-- ---- checking ----------------------------------------------------------------

CREATE FUNCTION govreport.checks(body text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1500 ROWS 80
	AS 'MODULE_PATHNAME', 'govreport_checks';
COMMENT ON FUNCTION govreport.checks(text) IS 'every check that applies to a report, passed or not';

CREATE FUNCTION govreport.checks(report govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 80
	AS 'MODULE_PATHNAME', 'govreport_stored_checks';
COMMENT ON FUNCTION govreport.checks(govreport.report) IS 'every check that applies to a parsed report, passed or not';

CREATE FUNCTION govreport.findings(body text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_findings';
COMMENT ON FUNCTION govreport.findings(text) IS 'the checks that a report fails';

CREATE FUNCTION govreport.findings(report govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_stored_findings';
COMMENT ON FUNCTION govreport.findings(govreport.report) IS 'the checks that a parsed report fails';

CREATE FUNCTION govreport.is_valid(body text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_is_valid';
COMMENT ON FUNCTION govreport.is_valid(text) IS 'whether a report fails no check of severity error';

CREATE FUNCTION govreport.is_valid(report govreport.report) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200
	AS 'MODULE_PATHNAME', 'govreport_stored_is_valid';
COMMENT ON FUNCTION govreport.is_valid(govreport.report) IS 'whether a parsed report fails no check of severity error';

CREATE FUNCTION govreport.require_valid(body text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_require_valid';
COMMENT ON FUNCTION govreport.require_valid(text) IS 'true, or a check_violation that names the first errors of a report';

CREATE FUNCTION govreport.require_valid(report govreport.report) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200
	AS 'MODULE_PATHNAME', 'govreport_stored_require_valid';
COMMENT ON FUNCTION govreport.require_valid(govreport.report) IS 'true, or a check_violation that names the first errors of a parsed report';

