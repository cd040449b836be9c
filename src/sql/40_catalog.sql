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

