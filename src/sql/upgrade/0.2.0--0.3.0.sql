-- ---- 0.2.0 to 0.3.0 ------------------------------------------------------------
-- Parts of the install script are included as they are, but that functions that are
-- there are replaced: a line "\include 45_name.sql", which make replaces by the file of
-- src/sql.  Views of stores stand on figures(report) and metrics(report), whose columns
-- therefore stay.

COMMENT ON COLUMN govreport.problem.code IS 'unreadable, not_applicable, uncertain, conflict, row_repeated, empty_section, too_long, fraction (a count that is no whole number), unread (a table or row whose words stand in the text), agency_disputed, year_disputed, other_kind (it is no report on disclosure) or several_reports';

COMMENT ON COLUMN govreport.claim.value IS 'figure, amounts in yuan; 0 where the text says that there was none; of a comparison with the year before the percentage, negative where it fell; NULL where the text speaks of it in words that could not be read';
COMMENT ON COLUMN govreport.claim.part_of IS 'position, from 1, of the claim that this is a part of, or that a percentage against the year before is told of';

DROP FUNCTION govreport.create_store(text, text);
DROP FUNCTION govreport.store_comments();
DROP FUNCTION govreport.store_views();
DROP FUNCTION govreport.store_figures();
DROP FUNCTION govreport.metrics();

CREATE TYPE govreport.finding AS (
	rule text,
	severity govreport.severity,
	item text,
	col text,
	lhs numeric,
	rhs numeric,
	message text,
	line int,
	cause text
);
COMMENT ON TYPE govreport.finding IS 'a check that a report of a store failed';
COMMENT ON COLUMN govreport.finding.rule IS 'code of the rule: govreport.rules()';
COMMENT ON COLUMN govreport.finding.severity IS 'how grave it is';
COMMENT ON COLUMN govreport.finding.item IS 'row that it is about';
COMMENT ON COLUMN govreport.finding.col IS 'column that it is about';
COMMENT ON COLUMN govreport.finding.lhs IS 'left side of the equation';
COMMENT ON COLUMN govreport.finding.rhs IS 'right side of the equation';
COMMENT ON COLUMN govreport.finding.message IS 'one sentence with the figures in it';
COMMENT ON COLUMN govreport.finding.line IS 'first line of the text, from 1, that it is about; NULL: none alone';
COMMENT ON COLUMN govreport.finding.cause IS 'report: the report is wrong; reading: it could not be read with certainty';

\include 32_causes.sql
\include 36_totals.sql
DROP FUNCTION govreport.rollup_add(internal, govreport.report);
DROP FUNCTION govreport.rollup_combine(internal, internal);
DROP FUNCTION govreport.rollup_serialize(internal);
DROP FUNCTION govreport.rollup_deserialize(bytea, internal);
DROP FUNCTION govreport.rollup_result(internal);
\include 37_narratives.sql
\include 40_catalog.sql
\include 50_store.sql
\include 51_list.sql
\include 52_figures.sql
\include 53_arrivals.sql
\include 53_comparing.sql
\include 53_facts.sql
\include 54_pieces.sql
\include 54_views.sql
\include 55_spreads.sql
\include 55_sums.sql
\include 56_create_store.sql
\include 57_distributing.sql
\include 58_originals.sql
\include 59_asking.sql
\include 60_loading.sql

-- comments in other words
COMMENT ON TYPE govreport.cell_state IS 'what a figure cell holds: a number, nothing, a dash or the like, or something that cannot be read with certainty';
COMMENT ON TYPE govreport.severity IS 'severity of a failed check; only errors make a report invalid';
COMMENT ON TYPE govreport.report IS 'the figures of a report; made by govreport.parse';
COMMENT ON COLUMN govreport.check_result.severity IS 'severity if the check fails';
COMMENT ON FUNCTION govreport.parse(text) IS 'reads a report: plain text in any common layout, Markdown or HTML; any text gives a report, possibly an empty one';
COMMENT ON FUNCTION govreport.disclosures(text) IS 'the figures of the table on proactive disclosure';
COMMENT ON FUNCTION govreport.disclosures(govreport.report) IS 'the figures of the table on proactive disclosure in a parsed report';
COMMENT ON FUNCTION govreport.applications(govreport.report) IS 'the rows of the table on applications in a parsed report';
COMMENT ON FUNCTION govreport.reviews(govreport.report) IS 'the blocks of the table on reconsiderations and lawsuits in a parsed report';
COMMENT ON FUNCTION govreport.claims(text) IS 'the figures that the narrative states: totals and their parts, shares, what the tables hold too, and statements that there was none';
COMMENT ON FUNCTION govreport.claims(govreport.report) IS 'the figures that the narrative states, in a parsed report';
COMMENT ON FUNCTION govreport.checks(govreport.report) IS 'every check that applies to a parsed report, passed or not';
COMMENT ON FUNCTION govreport.findings(govreport.report) IS 'the checks that a parsed report fails';
COMMENT ON FUNCTION govreport.is_valid(govreport.report) IS 'whether a parsed report fails no check of severity error';
COMMENT ON FUNCTION govreport.require_valid(govreport.report) IS 'true, or a check_violation that names the first errors of a parsed report';
COMMENT ON FUNCTION govreport.findings_with_cause(govreport.report) IS 'findings() of a parsed report with their cause: report (the report is wrong) or reading (it could not be read), and the line of the text where a problem is what was found';
COMMENT ON FUNCTION govreport.rules() IS 'the rules that reports are checked by, with severity, legal basis and summary';
COMMENT ON FUNCTION govreport.figures(govreport.report) IS 'the figures of the three tables of a parsed report, a row a figure, with the codes and labels of govreport.form_items(); of disclosures the label as printed, and the unit';
COMMENT ON FUNCTION govreport.form_values(govreport.report) IS 'the figures of a parsed report in the order of the form, the cells of both editions: govreport.form_items() by table, a cell that both editions have once; amounts only where their unit is stated';
COMMENT ON FUNCTION govreport.metrics(govreport.report) IS 'the metrics of a parsed report, or of a sum of reports (govreport.rollup): part and whole as in the formula of govreport.metrics(), value = part / whole to four decimals, part where there is no whole; NULL where the whole is 0 or the figures are not known; a blank cell adds nothing';
COMMENT ON FUNCTION govreport.why_no_report(govreport.report) IS 'in Chinese why a parsed text is not a report: it has neither a table nor a section of the form; NULL if it has';
