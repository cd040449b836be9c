-- ---- sums over reports ----------------------------------------------------------
-- The state of the aggregates is a type of its own, so that another server can have
-- summed a part.

CREATE TYPE govreport.totals;

CREATE FUNCTION govreport.totals_in(cstring) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_totals_in';
COMMENT ON FUNCTION govreport.totals_in(cstring) IS 'input of type totals';

CREATE FUNCTION govreport.totals_out(govreport.totals) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_totals_out';
COMMENT ON FUNCTION govreport.totals_out(govreport.totals) IS 'output of type totals';

CREATE FUNCTION govreport.totals_recv(internal) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_totals_recv';
COMMENT ON FUNCTION govreport.totals_recv(internal) IS 'binary input of type totals';

CREATE FUNCTION govreport.totals_send(govreport.totals) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_totals_send';
COMMENT ON FUNCTION govreport.totals_send(govreport.totals) IS 'binary output of type totals';

CREATE TYPE govreport.totals (
	INPUT = govreport.totals_in,
	OUTPUT = govreport.totals_out,
	RECEIVE = govreport.totals_recv,
	SEND = govreport.totals_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = main
);
COMMENT ON TYPE govreport.totals IS 'the figures of a report, or of many reports together, cell by cell of both editions of the form: small enough to stand beside each report';

CREATE FUNCTION govreport.totals(report govreport.report) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
	AS 'MODULE_PATHNAME', 'govreport_totals';
COMMENT ON FUNCTION govreport.totals(govreport.report) IS 'the figures of a parsed report as totals of one, without its title, agency and period';

CREATE FUNCTION govreport.totals_minus(totals govreport.totals) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_totals_minus';
COMMENT ON FUNCTION govreport.totals_minus(govreport.totals) IS 'totals that, added to a sum, take these out of it';

CREATE FUNCTION govreport.rollup_add(state govreport.totals, report govreport.report) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_rollup_add';
COMMENT ON FUNCTION govreport.rollup_add(govreport.totals, govreport.report) IS 'part of the aggregate rollup: adds a report';

CREATE FUNCTION govreport.rollup_combine(state govreport.totals, other govreport.totals) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10
	AS 'MODULE_PATHNAME', 'govreport_rollup_combine';
COMMENT ON FUNCTION govreport.rollup_combine(govreport.totals, govreport.totals) IS 'the sum of both; NULL adds nothing';

CREATE FUNCTION govreport.report(totals govreport.totals) RETURNS govreport.report
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_rollup_result';
COMMENT ON FUNCTION govreport.report(govreport.totals) IS 'totals as a report, as the aggregate rollup gives it';

CREATE AGGREGATE govreport.rollup(report govreport.report) (
	SFUNC = govreport.rollup_add,
	STYPE = govreport.totals,
	SSPACE = 8192,
	FINALFUNC = govreport.report,
	COMBINEFUNC = govreport.rollup_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govreport.rollup(govreport.report) IS 'sums reports figure by figure, as SUM does: a figure is NULL only where no report has one, a row is there where one report has it, of either edition; rows that the national form does not have are left out, amounts whose unit is not stated are a row of their own; title, agency, year, form and period are those that all reports share, else NULL; no sections, claims and problems';

CREATE AGGREGATE govreport.total(totals govreport.totals) (
	SFUNC = govreport.rollup_combine,
	STYPE = govreport.totals,
	SSPACE = 8192,
	COMBINEFUNC = govreport.rollup_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govreport.total(govreport.totals) IS 'the sum of totals; govreport.report(total) is what rollup of all the reports in them gives, title, agency and period apart';

CREATE FUNCTION govreport.totals_incomplete(totals govreport.totals) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_totals_incomplete';
COMMENT ON FUNCTION govreport.totals_incomplete(govreport.totals) IS 'how many of the reports summed have figures that could not be read: the sums are those of the others';

CREATE TYPE govreport.facts AS (form govreport.form, figures int, unread int, errors int, warnings int, infos int, findings govreport.finding[],
	totals govreport.totals, signature bit(256));
COMMENT ON TYPE govreport.facts IS 'a report in numbers: what a store keeps beside it';
COMMENT ON COLUMN govreport.facts.form IS 'edition of the national form that the tables follow';
COMMENT ON COLUMN govreport.facts.figures IS 'figures of the three tables that were read';
COMMENT ON COLUMN govreport.facts.unread IS 'cells and places that could not be read with certainty';
COMMENT ON COLUMN govreport.facts.errors IS 'findings of severity error';
COMMENT ON COLUMN govreport.facts.warnings IS 'findings of severity warning';
COMMENT ON COLUMN govreport.facts.infos IS 'findings of severity info';
COMMENT ON COLUMN govreport.facts.findings IS 'the findings, with where they are and why';
COMMENT ON COLUMN govreport.facts.totals IS 'the figures of the three tables';
COMMENT ON COLUMN govreport.facts.signature IS 'what the narrative is told by, as govreport.narrative_signature() gives it';
