-- ---- reading -----------------------------------------------------------------
-- Costs are in comparisons of two integers, as the planner's are.

CREATE FUNCTION govreport.parse(body text) RETURNS govreport.report
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_parse';
COMMENT ON FUNCTION govreport.parse(text) IS 'reads a report: plain text in any common layout, Markdown or HTML; any text gives a report, possibly an empty one';

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
COMMENT ON FUNCTION govreport.disclosures(text) IS 'the figures of the table on proactive disclosure';

CREATE FUNCTION govreport.disclosures(report govreport.report) RETURNS SETOF govreport.disclosure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 12
	AS 'MODULE_PATHNAME', 'govreport_stored_disclosures';
COMMENT ON FUNCTION govreport.disclosures(govreport.report) IS 'the figures of the table on proactive disclosure in a parsed report';

CREATE FUNCTION govreport.applications(body text) RETURNS SETOF govreport.application
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 25
	AS 'MODULE_PATHNAME', 'govreport_applications';
COMMENT ON FUNCTION govreport.applications(text) IS 'the rows of the table on applications';

CREATE FUNCTION govreport.applications(report govreport.report) RETURNS SETOF govreport.application
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 25
	AS 'MODULE_PATHNAME', 'govreport_stored_applications';
COMMENT ON FUNCTION govreport.applications(govreport.report) IS 'the rows of the table on applications in a parsed report';

CREATE FUNCTION govreport.reviews(body text) RETURNS SETOF govreport.review
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 3
	AS 'MODULE_PATHNAME', 'govreport_reviews';
COMMENT ON FUNCTION govreport.reviews(text) IS 'the blocks of the table on reconsiderations and lawsuits';

CREATE FUNCTION govreport.reviews(report govreport.report) RETURNS SETOF govreport.review
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 3
	AS 'MODULE_PATHNAME', 'govreport_stored_reviews';
COMMENT ON FUNCTION govreport.reviews(govreport.report) IS 'the blocks of the table on reconsiderations and lawsuits in a parsed report';

CREATE FUNCTION govreport.claims(body text) RETURNS SETOF govreport.claim
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10
	AS 'MODULE_PATHNAME', 'govreport_claims';
COMMENT ON FUNCTION govreport.claims(text) IS 'the figures that the narrative states: totals and their parts, shares, what the tables hold too, and statements that there was none';

CREATE FUNCTION govreport.claims(report govreport.report) RETURNS SETOF govreport.claim
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 10
	AS 'MODULE_PATHNAME', 'govreport_stored_claims';
COMMENT ON FUNCTION govreport.claims(govreport.report) IS 'the figures that the narrative states, in a parsed report';

CREATE FUNCTION govreport.cells(body text) RETURNS SETOF govreport.cell
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 200
	AS 'MODULE_PATHNAME', 'govreport_cells';
COMMENT ON FUNCTION govreport.cells(text) IS 'every figure cell of the three tables, blank ones too, with its place in the text';

CREATE FUNCTION govreport.render(report govreport.report, format text DEFAULT 'text') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_render';
COMMENT ON FUNCTION govreport.render(govreport.report, text) IS 'the national form filled in, as text, markdown or html; reading it gives the same figures';
