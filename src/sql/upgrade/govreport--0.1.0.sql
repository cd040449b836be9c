\echo Use "CREATE EXTENSION govreport" to load this file. \quit
-- ---- types -------------------------------------------------------------------
-- The library finds them by name and reads them by position: src/pg/glue.h.
-- ASCII only, as all of the script: a database of any encoding can have it.

CREATE TYPE govreport.form AS ENUM ('2019', '2021');
COMMENT ON TYPE govreport.form IS 'edition of the national form: 2019 for reports of 2019 and 2020, 2021 from 2021';

CREATE TYPE govreport.cell_state AS ENUM ('number', 'blank', 'not_applicable', 'unreadable');
COMMENT ON TYPE govreport.cell_state IS 'what a figure cell holds: a number, nothing, a dash or the like, or what cannot be read with certainty';

CREATE TYPE govreport.severity AS ENUM ('info', 'warning', 'error');
COMMENT ON TYPE govreport.severity IS 'how grave a failed check is; only errors make a report invalid';

CREATE TYPE govreport.section AS (kind text, number text, title text, start int, length int);
COMMENT ON TYPE govreport.section IS 'a section of a report and its place in the text';
COMMENT ON COLUMN govreport.section.kind IS 'overview, disclosures, applications, reviews, problems, other_matters or extra';
COMMENT ON COLUMN govreport.section.number IS 'number as printed; NULL where the heading has none';
COMMENT ON COLUMN govreport.section.title IS 'heading without its number';
COMMENT ON COLUMN govreport.section.start IS 'first character of the heading, from 1';
COMMENT ON COLUMN govreport.section.length IS 'characters, heading included';

CREATE TYPE govreport.disclosure AS (clause int, item text, label text, measure text, value numeric, unit text);
COMMENT ON TYPE govreport.disclosure IS 'a figure of the second section''s table: information disclosed on the agency''s own initiative';
COMMENT ON COLUMN govreport.disclosure.clause IS 'number of the clause of article 20 that asks for it';
COMMENT ON COLUMN govreport.disclosure.item IS 'code of the row; NULL: the national form has no such row';
COMMENT ON COLUMN govreport.disclosure.label IS 'label of the row as printed';
COMMENT ON COLUMN govreport.disclosure.measure IS 'code of the column';
COMMENT ON COLUMN govreport.disclosure.value IS 'figure; NULL: none, or none that can be read with certainty';
COMMENT ON COLUMN govreport.disclosure.unit IS 'unit of the form: pieces, projects or 10,000 yuan; NULL: an amount whose unit is not stated, value as printed';

CREATE TYPE govreport.application AS (
	item text,
	natural_person bigint,
	business bigint,
	research_institution bigint,
	public_welfare_organization bigint,
	legal_service_organization bigint,
	other_organization bigint,
	total bigint
);
COMMENT ON TYPE govreport.application IS 'a row of the third section''s table: applications received and how they were dealt with, by applicant';
COMMENT ON COLUMN govreport.application.item IS 'code of the row: received, granted, denied.state_secret and so on';
COMMENT ON COLUMN govreport.application.natural_person IS 'natural persons';
COMMENT ON COLUMN govreport.application.business IS 'business enterprises';
COMMENT ON COLUMN govreport.application.research_institution IS 'scientific research institutions';
COMMENT ON COLUMN govreport.application.public_welfare_organization IS 'public welfare organizations';
COMMENT ON COLUMN govreport.application.legal_service_organization IS 'legal service organizations';
COMMENT ON COLUMN govreport.application.other_organization IS 'other legal persons and organizations';
COMMENT ON COLUMN govreport.application.total IS 'total as printed';

CREATE TYPE govreport.review AS (
	proceeding text,
	upheld bigint,
	corrected bigint,
	other bigint,
	pending bigint,
	total bigint
);
COMMENT ON TYPE govreport.review IS 'a block of the fourth section''s table: reconsiderations and lawsuits by outcome';
COMMENT ON COLUMN govreport.review.proceeding IS 'reconsideration, litigation_direct or litigation_after_reconsideration';
COMMENT ON COLUMN govreport.review.upheld IS 'decision upheld';
COMMENT ON COLUMN govreport.review.corrected IS 'decision corrected';
COMMENT ON COLUMN govreport.review.other IS 'other outcomes';
COMMENT ON COLUMN govreport.review.pending IS 'not concluded yet';
COMMENT ON COLUMN govreport.review.total IS 'total as printed';

CREATE TYPE govreport.claim AS (
	section text,
	subject text,
	label text,
	value numeric,
	unit text,
	approximate boolean,
	part_of int,
	share numeric,
	start int,
	length int
);
COMMENT ON TYPE govreport.claim IS 'a figure that the narrative states';
COMMENT ON COLUMN govreport.claim.section IS 'kind of the section that states it; NULL: before the first section';
COMMENT ON COLUMN govreport.claim.subject IS 'what is counted, where a table or the headings tell it too: applications., reviews., disclosures. with the codes of row and column, fees.information_processing, report.sections; NULL: something else, or not certain';
COMMENT ON COLUMN govreport.claim.label IS 'the words before the figure, or those that say that there was none';
COMMENT ON COLUMN govreport.claim.value IS 'figure, amounts in yuan; 0 where the text says that there was none';
COMMENT ON COLUMN govreport.claim.unit IS 'unit as printed; NULL where the text says that there was none';
COMMENT ON COLUMN govreport.claim.approximate IS 'whether the text says about, more than or the like';
COMMENT ON COLUMN govreport.claim.part_of IS 'position, from 1, of the claim that this is a part of';
COMMENT ON COLUMN govreport.claim.share IS 'stated percentage of that claim';
COMMENT ON COLUMN govreport.claim.start IS 'first character of the label, from 1';
COMMENT ON COLUMN govreport.claim.length IS 'characters, figure and unit included; of a total whose parts are said to be all of it, up to the last of them';

CREATE TYPE govreport.problem AS (code text, item text, col text, raw text, line int);
COMMENT ON TYPE govreport.problem IS 'what could not be read, and where';
COMMENT ON COLUMN govreport.problem.code IS 'unreadable, not_applicable, uncertain, conflict, row_repeated, empty_section, too_long or fraction (a count that is no whole number)';
COMMENT ON COLUMN govreport.problem.item IS 'code of the row, or kind of the section; NULL: not known';
COMMENT ON COLUMN govreport.problem.col IS 'code of the column; NULL: not known';
COMMENT ON COLUMN govreport.problem.raw IS 'as printed';
COMMENT ON COLUMN govreport.problem.line IS 'line of the text, from 1';

CREATE TYPE govreport.report AS (
	title text,
	agency text,
	year int,
	form govreport.form,
	period daterange,
	sections govreport.section[],
	disclosures govreport.disclosure[],
	applications govreport.application[],
	reviews govreport.review[],
	claims govreport.claim[],
	problems govreport.problem[]
);
COMMENT ON TYPE govreport.report IS 'what a report says, in figures; made by govreport.parse';
COMMENT ON COLUMN govreport.report.title IS 'title, white space removed';
COMMENT ON COLUMN govreport.report.agency IS 'the agency that reports';
COMMENT ON COLUMN govreport.report.year IS 'the year reported on';
COMMENT ON COLUMN govreport.report.form IS 'edition of the national form that the tables follow';
COMMENT ON COLUMN govreport.report.period IS 'statistics period';
COMMENT ON COLUMN govreport.report.sections IS 'sections in the order of the text';
COMMENT ON COLUMN govreport.report.disclosures IS 'figures of the second section''s table in the form''s order';
COMMENT ON COLUMN govreport.report.applications IS 'rows of the third section''s table in the form''s order';
COMMENT ON COLUMN govreport.report.reviews IS 'blocks of the fourth section''s table in the form''s order';
COMMENT ON COLUMN govreport.report.claims IS 'figures that the narrative states';
COMMENT ON COLUMN govreport.report.problems IS 'what could not be read, and where';

CREATE TYPE govreport.cell AS (
	section text,
	item text,
	col text,
	value numeric,
	state govreport.cell_state,
	raw text,
	line int,
	start int,
	length int
);
COMMENT ON TYPE govreport.cell IS 'a figure cell and its place in the text';
COMMENT ON COLUMN govreport.cell.section IS 'disclosures, applications or reviews';
COMMENT ON COLUMN govreport.cell.item IS 'code of the row; NULL: the national form has no such row';
COMMENT ON COLUMN govreport.cell.col IS 'code of the column';
COMMENT ON COLUMN govreport.cell.value IS 'figure; amounts in 10,000 yuan where their unit is stated';
COMMENT ON COLUMN govreport.cell.state IS 'whether there is a figure, and why not';
COMMENT ON COLUMN govreport.cell.raw IS 'as printed: substr(body, start, length)';
COMMENT ON COLUMN govreport.cell.line IS 'line of the text, from 1';
COMMENT ON COLUMN govreport.cell.start IS 'first character, from 1';
COMMENT ON COLUMN govreport.cell.length IS 'characters';

CREATE TYPE govreport.check_result AS (
	rule text,
	severity govreport.severity,
	item text,
	col text,
	passed boolean,
	lhs numeric,
	rhs numeric,
	message text
);
COMMENT ON TYPE govreport.check_result IS 'one check of a report';
COMMENT ON COLUMN govreport.check_result.rule IS 'code of the rule: govreport.rules()';
COMMENT ON COLUMN govreport.check_result.severity IS 'how grave it is where the check fails';
COMMENT ON COLUMN govreport.check_result.item IS 'row that it is about';
COMMENT ON COLUMN govreport.check_result.col IS 'column that it is about';
COMMENT ON COLUMN govreport.check_result.passed IS 'true, false, or NULL where it cannot be decided';
COMMENT ON COLUMN govreport.check_result.lhs IS 'left side of the equation';
COMMENT ON COLUMN govreport.check_result.rhs IS 'right side of the equation';
COMMENT ON COLUMN govreport.check_result.message IS 'one sentence with the figures in it';

-- ---- reading -----------------------------------------------------------------
-- Costs are in comparisons of two integers, as the planner's are.

CREATE FUNCTION govreport.parse(body text) RETURNS govreport.report
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_parse';
COMMENT ON FUNCTION govreport.parse(text) IS 'reads a report: plain text in any common layout, Markdown or HTML; any text gives a report, if an empty one';

CREATE FUNCTION govreport.decode(content bytea) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_decode';
COMMENT ON FUNCTION govreport.decode(bytea) IS 'finds the encoding of a file (UTF-8, UTF-16, UTF-32, GB18030 with GBK and GB2312, Big5) and gives its text; an error where none fits';

CREATE FUNCTION govreport.sections(body text)
	RETURNS TABLE (kind text, number text, title text, start int, length int, body text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 6
	AS 'MODULE_PATHNAME', 'govreport_sections';
COMMENT ON FUNCTION govreport.sections(text) IS 'the sections of a report with what stands under their headings';

CREATE FUNCTION govreport.disclosures(body text) RETURNS SETOF govreport.disclosure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 12
	AS 'MODULE_PATHNAME', 'govreport_disclosures';
COMMENT ON FUNCTION govreport.disclosures(text) IS 'the figures on what was disclosed unasked';

CREATE FUNCTION govreport.disclosures(report govreport.report) RETURNS SETOF govreport.disclosure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 12
	AS 'MODULE_PATHNAME', 'govreport_stored_disclosures';
COMMENT ON FUNCTION govreport.disclosures(govreport.report) IS 'the figures on what was disclosed unasked in a report that was read';

CREATE FUNCTION govreport.applications(body text) RETURNS SETOF govreport.application
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 25
	AS 'MODULE_PATHNAME', 'govreport_applications';
COMMENT ON FUNCTION govreport.applications(text) IS 'the rows of the table on applications';

CREATE FUNCTION govreport.applications(report govreport.report) RETURNS SETOF govreport.application
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 25
	AS 'MODULE_PATHNAME', 'govreport_stored_applications';
COMMENT ON FUNCTION govreport.applications(govreport.report) IS 'the rows of the table on applications in a report that was read';

CREATE FUNCTION govreport.reviews(body text) RETURNS SETOF govreport.review
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 3
	AS 'MODULE_PATHNAME', 'govreport_reviews';
COMMENT ON FUNCTION govreport.reviews(text) IS 'the blocks of the table on reconsiderations and lawsuits';

CREATE FUNCTION govreport.reviews(report govreport.report) RETURNS SETOF govreport.review
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 3
	AS 'MODULE_PATHNAME', 'govreport_stored_reviews';
COMMENT ON FUNCTION govreport.reviews(govreport.report) IS 'the blocks of the table on reconsiderations and lawsuits in a report that was read';

CREATE FUNCTION govreport.claims(body text) RETURNS SETOF govreport.claim
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10
	AS 'MODULE_PATHNAME', 'govreport_claims';
COMMENT ON FUNCTION govreport.claims(text) IS 'the figures that the narrative states: totals and their parts, shares, what the tables hold too, and what there was none of';

CREATE FUNCTION govreport.claims(report govreport.report) RETURNS SETOF govreport.claim
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 10
	AS 'MODULE_PATHNAME', 'govreport_stored_claims';
COMMENT ON FUNCTION govreport.claims(govreport.report) IS 'the figures that the narrative states, in a report that was read';

CREATE FUNCTION govreport.cells(body text) RETURNS SETOF govreport.cell
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 200
	AS 'MODULE_PATHNAME', 'govreport_cells';
COMMENT ON FUNCTION govreport.cells(text) IS 'every figure cell of the three tables, blank ones too, with its place in the text';

CREATE FUNCTION govreport.render(report govreport.report, format text DEFAULT 'text') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_render';
COMMENT ON FUNCTION govreport.render(govreport.report, text) IS 'the national form filled in, as text, markdown or html; reading it gives the same figures';
-- ---- checking ----------------------------------------------------------------

CREATE FUNCTION govreport.checks(body text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1500 ROWS 80
	AS 'MODULE_PATHNAME', 'govreport_checks';
COMMENT ON FUNCTION govreport.checks(text) IS 'every check that applies to a report, passed or not';

CREATE FUNCTION govreport.checks(report govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 80
	AS 'MODULE_PATHNAME', 'govreport_stored_checks';
COMMENT ON FUNCTION govreport.checks(govreport.report) IS 'every check that applies to a report that was read, passed or not';

CREATE FUNCTION govreport.findings(body text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_findings';
COMMENT ON FUNCTION govreport.findings(text) IS 'the checks that a report fails';

CREATE FUNCTION govreport.findings(report govreport.report) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 5
	AS 'MODULE_PATHNAME', 'govreport_stored_findings';
COMMENT ON FUNCTION govreport.findings(govreport.report) IS 'the checks that a report that was read fails';

CREATE FUNCTION govreport.is_valid(body text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_is_valid';
COMMENT ON FUNCTION govreport.is_valid(text) IS 'whether a report fails no check of severity error';

CREATE FUNCTION govreport.is_valid(report govreport.report) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200
	AS 'MODULE_PATHNAME', 'govreport_stored_is_valid';
COMMENT ON FUNCTION govreport.is_valid(govreport.report) IS 'whether a report that was read fails no check of severity error';

CREATE FUNCTION govreport.require_valid(body text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_require_valid';
COMMENT ON FUNCTION govreport.require_valid(text) IS 'true, or a check_violation that names the first errors of a report';

CREATE FUNCTION govreport.require_valid(report govreport.report) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200
	AS 'MODULE_PATHNAME', 'govreport_stored_require_valid';
COMMENT ON FUNCTION govreport.require_valid(govreport.report) IS 'true, or a check_violation that names the first errors of a report that was read';

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
-- ---- catalogues ----------------------------------------------------------------

CREATE FUNCTION govreport.rules()
	RETURNS TABLE (rule text, severity govreport.severity, basis text, summary text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 20
	AS 'MODULE_PATHNAME', 'govreport_rules';
COMMENT ON FUNCTION govreport.rules() IS 'the rules that reports are checked by, what each stands on and what must hold';

CREATE FUNCTION govreport.form_items()
	RETURNS TABLE (form govreport.form, section text, item text, number text, label text, col text, col_label text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 398
	AS 'MODULE_PATHNAME', 'govreport_form_items';
COMMENT ON FUNCTION govreport.form_items() IS 'every figure cell of both editions of the national form, with the codes and labels of its row and column';

