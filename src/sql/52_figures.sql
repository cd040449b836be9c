-- ---- figures and metrics of a report ----------------------------------------------

CREATE FUNCTION govreport.figures(report govreport.report)
	RETURNS TABLE (section text, item text, label text, col text, value numeric, unit text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 200
	AS 'MODULE_PATHNAME', 'govreport_figures';
COMMENT ON FUNCTION govreport.figures(govreport.report) IS 'the figures of the three tables of a parsed report, a row a figure, with the codes and labels of govreport.form_items(); of disclosures the label as printed, and the unit';

CREATE FUNCTION govreport.form_values(report govreport.report) RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200
	AS 'MODULE_PATHNAME', 'govreport_form_values';
COMMENT ON FUNCTION govreport.form_values(govreport.report) IS 'the figures of a parsed report in the order of the form, the cells of both editions: govreport.form_items() by table, a cell that both editions have once; amounts only where their unit is stated';

CREATE FUNCTION govreport.total_values(totals govreport.totals) RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_total_values';
COMMENT ON FUNCTION govreport.total_values(govreport.totals) IS 'the figures of totals in the order of govreport.form_values()';

-- ROWS is more than there are: so many make the planner expect as many figures of a report as it has, and go
-- through the places for each report, not through the reports for each place that is asked for
CREATE FUNCTION govreport.form_places() RETURNS TABLE (place int, section text, item text, label text, col text, unit text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 900
	AS 'MODULE_PATHNAME', 'govreport_form_places';
COMMENT ON FUNCTION govreport.form_places() IS 'the cells of both editions of the form, each once, and amounts without their unit, by place, from 1: section, row and column, the unit of those of disclosures, the label of the others; place 0 stands for what else a row of disclosures may have';

CREATE FUNCTION govreport.unpacked(totals govreport.totals) RETURNS govreport.totals
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_unpacked';
COMMENT ON FUNCTION govreport.unpacked(govreport.totals) IS 'the same totals, made ready for a query that takes many figures of them by govreport.total_at()';

CREATE FUNCTION govreport.total_at(totals govreport.totals, place int) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_total_at';
COMMENT ON FUNCTION govreport.total_at(govreport.totals, int) IS 'the figure of totals at a place of govreport.form_places(); NULL where there is none';

CREATE FUNCTION govreport.total_has(totals govreport.totals, place int) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_total_has';
COMMENT ON FUNCTION govreport.total_has(govreport.totals, int) IS 'whether a report of the totals has the row, of disclosures the cell, and that once, at a place of govreport.form_places()';

CREATE FUNCTION govreport.other_disclosures(totals govreport.totals) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_other_disclosures';
COMMENT ON FUNCTION govreport.other_disclosures(govreport.totals) IS 'how many reports of the totals have figures of disclosures that no place of govreport.form_places() tells: rows that the form does not have, or that stand twice';

CREATE FUNCTION govreport.other_figures(report govreport.report)
	RETURNS TABLE (section text, item text, label text, col text, value numeric, unit text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 ROWS 2
	AS 'MODULE_PATHNAME', 'govreport_other_figures';
COMMENT ON FUNCTION govreport.other_figures(govreport.report) IS 'the disclosures of a report, as govreport.figures() gives them, that no place of govreport.form_places() tells';

CREATE FUNCTION govreport.disclosure_labels(report govreport.report) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_disclosure_labels';
COMMENT ON FUNCTION govreport.disclosure_labels(govreport.report) IS 'the labels of the disclosures of a report as printed, by govreport.form_places()';

CREATE FUNCTION govreport.outcome_values(totals govreport.totals) RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_outcome_values';
COMMENT ON FUNCTION govreport.outcome_values(govreport.totals) IS 'from totals, how many applications were granted, granted in part, denied, for what is unavailable, not processed, otherwise dealt with, and concluded; of one report NULL where a figure of them could not be read';

CREATE FUNCTION govreport.applicant_values(totals govreport.totals) RETURNS numeric[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_applicant_values';
COMMENT ON FUNCTION govreport.applicant_values(govreport.totals) IS 'from totals, how many applications were received by each kind of applicant, in the order of the form, and in all, and how many concluded; of one report NULL where a figure could not be read';

CREATE FUNCTION govreport.share(part numeric, whole numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_share';
COMMENT ON FUNCTION govreport.share(numeric, numeric) IS 'part / whole to four decimals, NULL where the whole is 0';

CREATE FUNCTION govreport.agrees(report govreport.report, other govreport.report) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 400
	AS 'MODULE_PATHNAME', 'govreport_agrees';
COMMENT ON FUNCTION govreport.agrees(govreport.report, govreport.report) IS 'whether no figure differs that was read in both reports';

CREATE FUNCTION govreport.metrics() RETURNS TABLE (metric text, label text, formula text, summary text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 25
BEGIN ATOMIC
	SELECT m.metric, govreport.word_label('metric', m.metric), m.formula, m.summary
	FROM (VALUES
			('received', 'received', 'applications received'),
			('concluded', 'concluded', 'applications concluded'),
			('disputes', 'reconsideration + litigation_direct + litigation_after_reconsideration', 'reconsiderations and lawsuits'),
			('disclosure_rate', '(granted + granted_in_part) / concluded', 'applications granted, wholly or in part, among those concluded'),
			('denial_rate', 'denied.* / concluded', 'applications denied among those concluded'),
			('denied_state_secret_share', 'denied.state_secret / denied.*', 'state secrets among the reasons of denial'),
			('denied_prohibited_by_law_share', 'denied.prohibited_by_law / denied.*', 'prohibitions by other laws among the reasons of denial'),
			('denied_security_and_stability_share', 'denied.security_and_stability / denied.*', 'security and stability among the reasons of denial'),
			('denied_third_party_rights_share', 'denied.third_party_rights / denied.*', 'rights of third parties among the reasons of denial'),
			('denied_internal_affairs_share', 'denied.internal_affairs / denied.*', 'internal affairs among the reasons of denial'),
			('denied_process_information_share', 'denied.process_information / denied.*', 'process information among the reasons of denial'),
			('denied_enforcement_file_share', 'denied.enforcement_file / denied.*', 'enforcement files among the reasons of denial'),
			('denied_administrative_inquiry_share', 'denied.administrative_inquiry / denied.*', 'administrative inquiries among the reasons of denial'),
			('unavailable_rate', 'unavailable.* / concluded', 'applications for what cannot be provided among those concluded'),
			('carried_over_rate', 'carried_out / (received + carried_in)', 'applications carried over to the next year among those at hand'),
			('natural_person_share', 'received by natural_person / received', 'applications by natural persons among those received'),
			('dispute_rate', 'disputes / received', 'reconsiderations and lawsuits to an application received'),
			('correction_rate', 'corrected / disputes', 'decisions corrected among those disputed'),
			('correction_rate_decided', 'corrected / (disputes - pending)', 'decisions corrected among those disputed, without cases pending'),
			('reconsideration_correction_rate', 'corrected / total, reconsideration', 'decisions corrected among those reconsidered'),
			('reconsideration_correction_rate_decided', 'corrected / (total - pending), reconsideration', 'decisions corrected among those reconsidered, without cases pending'),
			('litigation_correction_rate', 'corrected / total, litigation_direct + litigation_after_reconsideration', 'decisions corrected among those in court'),
			('litigation_correction_rate_decided', 'corrected / (total - pending), litigation_direct + litigation_after_reconsideration', 'decisions corrected among those in court, without cases pending')) m(metric, formula, summary);
END;
COMMENT ON FUNCTION govreport.metrics() IS 'the metrics of a report, what each tells, and its formula in codes of rows and columns, where a row stands for its printed total';

CREATE FUNCTION govreport.total_metrics(totals govreport.totals, OUT metric text, OUT part numeric, OUT whole numeric, OUT value numeric) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20 ROWS 23
	AS 'MODULE_PATHNAME', 'govreport_total_metrics';
COMMENT ON FUNCTION govreport.total_metrics(govreport.totals) IS 'the metrics of a report or of a sum of reports, from its totals';

CREATE FUNCTION govreport.metric_values(totals govreport.totals) RETURNS numeric[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_metric_values';
COMMENT ON FUNCTION govreport.metric_values(govreport.totals) IS 'the values of the metrics from totals, in the order of govreport.metrics()';

-- A blank cell adds nothing; a sum of blank cells alone is NULL, as SUM's is.
CREATE FUNCTION govreport.metrics(report govreport.report)
	RETURNS TABLE (metric text, part numeric, whole numeric, value numeric)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 25
BEGIN ATOMIC
	SELECT m.metric, m.part, m.whole, m.value FROM govreport.total_metrics(govreport.totals(report)) m;
END;
COMMENT ON FUNCTION govreport.metrics(govreport.report) IS 'the metrics of a parsed report, or of a sum of reports (govreport.rollup): part and whole as in the formula of govreport.metrics(), value = part / whole to four decimals, part where there is no whole; NULL where the whole is 0 or the figures are not known; a blank cell adds nothing';
