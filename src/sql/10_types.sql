-- ---- types -------------------------------------------------------------------
-- The library finds them by name and reads them by position: src/pg/glue.h.
-- ASCII only, as all of the script: a database of any encoding can have it.

-- nothing here writes but as its caller may
GRANT USAGE ON SCHEMA govreport TO PUBLIC;

CREATE TYPE govreport.form AS ENUM ('2019', '2021');
COMMENT ON TYPE govreport.form IS 'edition of the national form: 2019 for reports of 2019 and 2020, 2021 from 2021';

CREATE TYPE govreport.cell_state AS ENUM ('number', 'blank', 'not_applicable', 'unreadable');
COMMENT ON TYPE govreport.cell_state IS 'what a figure cell holds: a number, nothing, a dash or the like, or something that cannot be read with certainty';

CREATE TYPE govreport.severity AS ENUM ('info', 'warning', 'error');
COMMENT ON TYPE govreport.severity IS 'severity of a failed check; only errors make a report invalid';

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
COMMENT ON COLUMN govreport.claim.value IS 'figure, amounts in yuan; 0 where the text says that there was none; of a comparison with the year before the percentage, negative where it fell; NULL where the text speaks of it in words that could not be read';
COMMENT ON COLUMN govreport.claim.unit IS 'unit as printed; NULL where the text says that there was none';
COMMENT ON COLUMN govreport.claim.approximate IS 'whether the text says about, more than or the like';
COMMENT ON COLUMN govreport.claim.part_of IS 'position, from 1, of the claim that this is a part of, or that a percentage against the year before is told of';
COMMENT ON COLUMN govreport.claim.share IS 'stated percentage of that claim';
COMMENT ON COLUMN govreport.claim.start IS 'first character of the label, from 1';
COMMENT ON COLUMN govreport.claim.length IS 'characters, figure and unit included; of a total whose parts are said to be all of it, up to the last of them';

CREATE TYPE govreport.problem AS (code text, item text, col text, raw text, line int);
COMMENT ON TYPE govreport.problem IS 'what could not be read, and where';
COMMENT ON COLUMN govreport.problem.code IS 'unreadable, not_applicable, uncertain, conflict, row_repeated, empty_section, too_long, fraction (a count that is no whole number), unread (a table or row whose words stand in the text), agency_disputed, year_disputed, other_kind (it is no report on disclosure) or several_reports';
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
COMMENT ON TYPE govreport.report IS 'the figures of a report; made by govreport.parse';
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
COMMENT ON COLUMN govreport.check_result.severity IS 'severity if the check fails';
COMMENT ON COLUMN govreport.check_result.item IS 'row that it is about';
COMMENT ON COLUMN govreport.check_result.col IS 'column that it is about';
COMMENT ON COLUMN govreport.check_result.passed IS 'true, false, or NULL where it cannot be decided';
COMMENT ON COLUMN govreport.check_result.lhs IS 'left side of the equation';
COMMENT ON COLUMN govreport.check_result.rhs IS 'right side of the equation';
COMMENT ON COLUMN govreport.check_result.message IS 'one sentence with the figures in it';


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
