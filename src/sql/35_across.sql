-- ---- checking between reports --------------------------------------------------

CREATE FUNCTION govreport.continuity(previous govreport.report, current govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 9
	AS 'MODULE_PATHNAME', 'govreport_continuity';
COMMENT ON FUNCTION govreport.continuity(govreport.report, govreport.report) IS 'the checks between an agency''s reports of two years; no rows where one of the years is not known or they do not follow one another, or where the agencies differ (one may be the end of the other''s name)';

CREATE FUNCTION govreport.rollup_checks(parent govreport.report, children govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 ROWS 9
	AS 'MODULE_PATHNAME', 'govreport_rollup_checks';
COMMENT ON FUNCTION govreport.rollup_checks(govreport.report, govreport.report) IS 'compares each figure of a report with the sum of those below it (govreport.rollup): a row for each that differs or cannot be decided; a table and rule without such figures gives one passed row';

-- ---- sums over reports ----------------------------------------------------------
-- The parts of the aggregate cannot be called from SQL.

CREATE FUNCTION govreport.rollup_add(state internal, report govreport.report) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_rollup_add';
COMMENT ON FUNCTION govreport.rollup_add(internal, govreport.report) IS 'part of the aggregate rollup: adds a report';

CREATE FUNCTION govreport.rollup_combine(state internal, other internal) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_rollup_combine';
COMMENT ON FUNCTION govreport.rollup_combine(internal, internal) IS 'part of the aggregate rollup: adds what another process summed';

CREATE FUNCTION govreport.rollup_serialize(state internal) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_rollup_serialize';
COMMENT ON FUNCTION govreport.rollup_serialize(internal) IS 'part of the aggregate rollup: the sums so far as bytes, for another process';

CREATE FUNCTION govreport.rollup_deserialize(state bytea, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_rollup_deserialize';
COMMENT ON FUNCTION govreport.rollup_deserialize(bytea, internal) IS 'part of the aggregate rollup: the sums of another process';

CREATE FUNCTION govreport.rollup_result(state internal) RETURNS govreport.report
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_rollup_result';
COMMENT ON FUNCTION govreport.rollup_result(internal) IS 'part of the aggregate rollup: the sums as a report';

CREATE AGGREGATE govreport.rollup(report govreport.report) (
	SFUNC = govreport.rollup_add,
	STYPE = internal,
	SSPACE = 8192,
	FINALFUNC = govreport.rollup_result,
	COMBINEFUNC = govreport.rollup_combine,
	SERIALFUNC = govreport.rollup_serialize,
	DESERIALFUNC = govreport.rollup_deserialize,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govreport.rollup(govreport.report) IS 'sums reports figure by figure, as SUM does: a figure is NULL only where no report has one, a row is there where one report has it, of either edition; rows that the national form does not have are left out, amounts whose unit is not stated are a row of their own; title, agency, year, form and period are those that all reports share, else NULL; no sections, claims and problems';
