-- ---- catalogues ----------------------------------------------------------------

CREATE FUNCTION govreport.rules()
	RETURNS TABLE (rule text, severity govreport.severity, basis text, summary text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 20
	AS 'MODULE_PATHNAME', 'govreport_rules';
COMMENT ON FUNCTION govreport.rules() IS 'the rules that reports are checked by, with severity, legal basis and summary';

CREATE FUNCTION govreport.form_items()
	RETURNS TABLE (form govreport.form, section text, item text, number text, label text, col text, col_label text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 398
	AS 'MODULE_PATHNAME', 'govreport_form_items';
COMMENT ON FUNCTION govreport.form_items() IS 'every figure cell of both editions of the national form, with the codes and labels of its row and column';

-- ---- labels ----------------------------------------------------------------------
-- What a code is called in Chinese; NULL where it is no code.

CREATE FUNCTION govreport.item_label(item text, form govreport.form DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_item_label';
COMMENT ON FUNCTION govreport.item_label(text, govreport.form) IS 'label of a row of the form, as in govreport.form_items(), or of a section; without an edition that of the newest';

CREATE FUNCTION govreport.col_label(col text, form govreport.form DEFAULT NULL) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_col_label';
COMMENT ON FUNCTION govreport.col_label(text, govreport.form) IS 'label of a column of the form, as in govreport.form_items(); without an edition that of the newest';

CREATE FUNCTION govreport.section_label(section text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_section_label';
COMMENT ON FUNCTION govreport.section_label(text) IS 'heading of a section of the form';

CREATE FUNCTION govreport.rule_summary(rule text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_rule_summary';
COMMENT ON FUNCTION govreport.rule_summary(text) IS 'what must hold by a rule, as in govreport.rules()';

CREATE FUNCTION govreport.word_label(kind text, code text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_word_label';
COMMENT ON FUNCTION govreport.word_label(text, text) IS 'label of another code: of a severity, status, cause, outcome or metric';

CREATE FUNCTION govreport.severity_label(severity govreport.severity) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_severity_label';
COMMENT ON FUNCTION govreport.severity_label(govreport.severity) IS 'label of a severity';
