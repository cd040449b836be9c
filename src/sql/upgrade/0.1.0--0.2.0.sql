-- ---- 0.1.0 to 0.2.0 ------------------------------------------------------------
-- Parts of the install script that 0.1.0 did not have are included as they are:
-- a line "\include 45_name.sql", which make replaces by the file of src/sql.

GRANT USAGE ON SCHEMA govreport TO PUBLIC;

COMMENT ON COLUMN govreport.claim.section IS 'kind of the section that states it; NULL: before the first section';
COMMENT ON COLUMN govreport.claim.subject IS 'what is counted, where a table or the headings tell it too: applications., reviews., disclosures. with the codes of row and column, fees.information_processing, report.sections; NULL: something else, or not certain';
COMMENT ON COLUMN govreport.claim.label IS 'the words before the figure, or those that say that there was none';
COMMENT ON COLUMN govreport.claim.value IS 'figure, amounts in yuan; 0 where the text says that there was none';
COMMENT ON COLUMN govreport.claim.unit IS 'unit as printed; NULL where the text says that there was none';
COMMENT ON COLUMN govreport.claim.start IS 'first character of the label, from 1';
COMMENT ON COLUMN govreport.claim.length IS 'characters, figure and unit included; of a total whose parts are said to be all of it, up to the last of them';
COMMENT ON FUNCTION govreport.claims(text) IS 'the figures that the narrative states: totals and their parts, shares, what the tables hold too, and what there was none of';
COMMENT ON COLUMN govreport.problem.code IS 'unreadable, not_applicable, uncertain, conflict, row_repeated, empty_section, too_long, fraction (a count that is no whole number), unread (a table or row whose words stand in the text), agency_disputed, year_disputed or several_reports';

\include 32_causes.sql
\include 50_store.sql
\include 52_figures.sql
\include 54_views.sql
\include 56_create_store.sql
\include 60_loading.sql
