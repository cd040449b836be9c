-- ---- 0.2.0 to 0.3.0 ------------------------------------------------------------
-- Parts of the install script are included as they are, but that functions that are
-- there are replaced: a line "\include 45_name.sql", which make replaces by the file of
-- src/sql.  Views of stores stand on figures(report) and metrics(report), whose columns
-- therefore stay.

COMMENT ON COLUMN govreport.problem.code IS 'unreadable, not_applicable, uncertain, conflict, row_repeated, empty_section, too_long, fraction (a count that is no whole number), unread (a table or row whose words stand in the text), agency_disputed, year_disputed or several_reports';

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

CREATE TYPE govreport.facts AS (form govreport.form, figures int, unread int, errors int, warnings int, infos int, findings govreport.finding[]);
COMMENT ON TYPE govreport.facts IS 'a report in numbers: what a store keeps beside it';
COMMENT ON COLUMN govreport.facts.form IS 'edition of the national form that the tables follow';
COMMENT ON COLUMN govreport.facts.figures IS 'figures of the three tables that were read';
COMMENT ON COLUMN govreport.facts.unread IS 'cells and places that could not be read with certainty';
COMMENT ON COLUMN govreport.facts.errors IS 'findings of severity error';
COMMENT ON COLUMN govreport.facts.warnings IS 'findings of severity warning';
COMMENT ON COLUMN govreport.facts.infos IS 'findings of severity info';
COMMENT ON COLUMN govreport.facts.findings IS 'the findings, with where they are and why';

\include 32_causes.sql
\include 40_catalog.sql
\include 50_store.sql
\include 52_figures.sql
\include 54_views.sql
\include 56_create_store.sql
\include 60_loading.sql
