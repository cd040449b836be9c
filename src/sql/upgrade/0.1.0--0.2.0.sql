-- ---- 0.1.0 to 0.2.0 ------------------------------------------------------------

GRANT USAGE ON SCHEMA govreport TO PUBLIC;

COMMENT ON COLUMN govreport.claim.section IS 'kind of the section that states it; NULL: before the first section';
COMMENT ON COLUMN govreport.claim.subject IS 'what is counted, where a table or the headings tell it too: applications., reviews., disclosures. with the codes of row and column, fees.information_processing, report.sections; NULL: something else, or not certain';
COMMENT ON COLUMN govreport.claim.label IS 'the words before the figure, or those that say that there was none';
COMMENT ON COLUMN govreport.claim.value IS 'figure, amounts in yuan; 0 where the text says that there was none';
COMMENT ON COLUMN govreport.claim.unit IS 'unit as printed; NULL where the text says that there was none';
COMMENT ON COLUMN govreport.claim.start IS 'first character of the label, from 1';
COMMENT ON COLUMN govreport.claim.length IS 'characters, figure and unit included; of a total whose parts are said to be all of it, up to the last of them';
COMMENT ON FUNCTION govreport.claims(text) IS 'the figures that the narrative states: totals and their parts, shares, what the tables hold too, and what there was none of';

-- ---- the store -----------------------------------------------------------------
-- A store is a set of tables and views of the user's own, named after one name.

CREATE FUNCTION govreport.body_sha256(body text) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_body_sha256';
COMMENT ON FUNCTION govreport.body_sha256(text) IS 'SHA-256 of a text in UTF-8, the same whatever the encoding of the database';
-- ---- figures and metrics of a report ----------------------------------------------
-- In SQL, and not strict: so the planner puts them into the query that calls them.

CREATE FUNCTION govreport.figures(report govreport.report)
	RETURNS TABLE (section text, item text, label text, col text, value numeric, unit text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 200
BEGIN ATOMIC
	SELECT 'disclosures', d.item, d.label, d.measure, d.value, d.unit
	FROM unnest((report).disclosures) d
	UNION ALL
	SELECT 'applications', a.item, NULL, c.col, c.value, NULL
	FROM unnest((report).applications) a, LATERAL (VALUES
		('natural_person', a.natural_person),
		('business', a.business),
		('research_institution', a.research_institution),
		('public_welfare_organization', a.public_welfare_organization),
		('legal_service_organization', a.legal_service_organization),
		('other_organization', a.other_organization),
		('total', a.total)) c(col, value)
	UNION ALL
	SELECT 'reviews', r.proceeding, NULL, c.col, c.value, NULL
	FROM unnest((report).reviews) r, LATERAL (VALUES
		('upheld', r.upheld),
		('corrected', r.corrected),
		('other', r.other),
		('pending', r.pending),
		('total', r.total)) c(col, value);
END;
COMMENT ON FUNCTION govreport.figures(govreport.report) IS 'the figures of the three tables of a report that was read, a row a figure, with the codes of govreport.form_items(); label and unit only of disclosures';

CREATE FUNCTION govreport.metrics() RETURNS TABLE (metric text, formula text, summary text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 25
BEGIN ATOMIC
	VALUES
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
		('litigation_correction_rate_decided', 'corrected / (total - pending), litigation_direct + litigation_after_reconsideration', 'decisions corrected among those in court, without cases pending');
END;
COMMENT ON FUNCTION govreport.metrics() IS 'the metrics of a report, what each tells, and its formula in codes of rows and columns, where a row stands for its printed total';

-- A blank cell adds nothing; a sum of blank cells alone is NULL, as SUM's is.
CREATE FUNCTION govreport.metrics(report govreport.report)
	RETURNS TABLE (metric text, part numeric, whole numeric, value numeric)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 25
BEGIN ATOMIC
	SELECT m.metric, m.part, m.whole,
		CASE WHEN m.rate THEN round(m.part / nullif(m.whole, 0), 4) ELSE m.part END
	FROM (
		SELECT
			sum(total) FILTER (WHERE item = 'received') AS received,
			sum(natural_person) FILTER (WHERE item = 'received') AS received_natural_person,
			sum(total) FILTER (WHERE item IN ('received', 'carried_in')) AS at_hand,
			sum(total) FILTER (WHERE item IN ('granted', 'granted_in_part')) AS granted,
			sum(total) FILTER (WHERE item LIKE 'denied.%') AS denied,
			sum(total) FILTER (WHERE item = 'denied.state_secret') AS state_secret,
			sum(total) FILTER (WHERE item = 'denied.prohibited_by_law') AS prohibited_by_law,
			sum(total) FILTER (WHERE item = 'denied.security_and_stability') AS security_and_stability,
			sum(total) FILTER (WHERE item = 'denied.third_party_rights') AS third_party_rights,
			sum(total) FILTER (WHERE item = 'denied.internal_affairs') AS internal_affairs,
			sum(total) FILTER (WHERE item = 'denied.process_information') AS process_information,
			sum(total) FILTER (WHERE item = 'denied.enforcement_file') AS enforcement_file,
			sum(total) FILTER (WHERE item = 'denied.administrative_inquiry') AS administrative_inquiry,
			sum(total) FILTER (WHERE item LIKE 'unavailable.%') AS unavailable,
			sum(total) FILTER (WHERE item = 'concluded') AS concluded,
			sum(total) FILTER (WHERE item = 'carried_out') AS carried_out
		FROM unnest((report).applications)
	) a, (
		SELECT
			sum(total) AS disputes,
			sum(total) - coalesce(sum(pending), 0) AS decided,
			sum(corrected) AS corrected,
			sum(total) FILTER (WHERE proceeding = 'reconsideration') AS r_total,
			sum(total) FILTER (WHERE proceeding = 'reconsideration') - coalesce(sum(pending) FILTER (WHERE proceeding = 'reconsideration'), 0) AS r_decided,
			sum(corrected) FILTER (WHERE proceeding = 'reconsideration') AS r_corrected,
			sum(total) FILTER (WHERE proceeding <> 'reconsideration') AS l_total,
			sum(total) FILTER (WHERE proceeding <> 'reconsideration') - coalesce(sum(pending) FILTER (WHERE proceeding <> 'reconsideration'), 0) AS l_decided,
			sum(corrected) FILTER (WHERE proceeding <> 'reconsideration') AS l_corrected
		FROM unnest((report).reviews)
	) r, LATERAL (VALUES
		('received', false, a.received, NULL::numeric),
		('concluded', false, a.concluded, NULL),
		('disputes', false, r.disputes, NULL),
		('disclosure_rate', true, a.granted, a.concluded),
		('denial_rate', true, a.denied, a.concluded),
		('denied_state_secret_share', true, a.state_secret, a.denied),
		('denied_prohibited_by_law_share', true, a.prohibited_by_law, a.denied),
		('denied_security_and_stability_share', true, a.security_and_stability, a.denied),
		('denied_third_party_rights_share', true, a.third_party_rights, a.denied),
		('denied_internal_affairs_share', true, a.internal_affairs, a.denied),
		('denied_process_information_share', true, a.process_information, a.denied),
		('denied_enforcement_file_share', true, a.enforcement_file, a.denied),
		('denied_administrative_inquiry_share', true, a.administrative_inquiry, a.denied),
		('unavailable_rate', true, a.unavailable, a.concluded),
		('carried_over_rate', true, a.carried_out, a.at_hand),
		('natural_person_share', true, a.received_natural_person, a.received),
		('dispute_rate', true, r.disputes, a.received),
		('correction_rate', true, r.corrected, r.disputes),
		('correction_rate_decided', true, r.corrected, r.decided),
		('reconsideration_correction_rate', true, r.r_corrected, r.r_total),
		('reconsideration_correction_rate_decided', true, r.r_corrected, r.r_decided),
		('litigation_correction_rate', true, r.l_corrected, r.l_total),
		('litigation_correction_rate_decided', true, r.l_corrected, r.l_decided)) m(metric, rate, part, whole);
END;
COMMENT ON FUNCTION govreport.metrics(govreport.report) IS 'the metrics of a report that was read, or of a sum of reports (govreport.rollup): part and whole as in the formula of govreport.metrics(), value = part / whole to four decimals, part where there is no whole; NULL where the whole is 0 or the figures are not known; a blank cell adds nothing';
-- ---- the views of a store ---------------------------------------------------------
-- {_latest} stands for the relation of a store with that ending, {} for its table of
-- reports.  A column's comment is that of its view, else the one that all views share.

CREATE FUNCTION govreport.store_figures()
	RETURNS TABLE (place bigint, section text, name text, expression text, comment text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 80
BEGIN ATOMIC
	SELECT row_number() OVER (ORDER BY array_position(ARRAY['disclosures', 'applications', 'reviews'], f.section), min(f.n)),
		f.section, c.name, format('sum(%I) FILTER (WHERE %s) AS %I', v.value, v.condition, c.name),
		format('%s: %s of %s', f.section, f.col, f.item)
	FROM govreport.form_items() WITH ORDINALITY f(form, section, item, number, label, col, col_label, n),
		LATERAL (SELECT replace(f.item, '.', '_')
			|| CASE WHEN f.section = 'applications' AND f.col = 'total' THEN '' ELSE '_' || f.col END) c(name),
		LATERAL (SELECT
			CASE f.section WHEN 'disclosures' THEN 'value' ELSE f.col END,
			CASE f.section WHEN 'disclosures' THEN format('item = %L AND measure = %L AND unit IS NOT NULL', f.item, f.col)
				WHEN 'applications' THEN format('item = %L', f.item)
				ELSE format('proceeding = %L', f.item) END) v(value, condition)
	WHERE f.section <> 'applications' OR f.col = 'total' OR f.item = 'received'
	GROUP BY f.section, f.item, f.col, c.name, v.value, v.condition;
END;
COMMENT ON FUNCTION govreport.store_figures() IS 'part of create_store: the figures that have a column in the wide view of a store; amounts only where their unit is stated';

CREATE FUNCTION govreport.store_views() RETURNS TABLE (n int, ending text, query text, comment text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 12
BEGIN ATOMIC
VALUES
(1, '_received', $q$
	SELECT r.id, a.code AS agency_code, a.name AS agency, (r.parsed).year, r.received, r.source
	FROM {} r
	JOIN {_agencies} a ON a.code = r.agency_code
	WHERE r.agency_code IS NOT NULL
	UNION ALL
	SELECT r.id, a.code, (r.parsed).agency, (r.parsed).year, r.received, r.source
	FROM {} r
	LEFT JOIN {_agencies} a ON a.name = (r.parsed).agency
	WHERE r.agency_code IS NULL
$q$, 'every report: whose, of which year, received when; the agency is the one whose code is set, else the one of that name, else the name as printed'),

(2, '_latest', $q$
	SELECT l.id, l.agency_code, l.agency, l.year, r.received, r.source, l.reports, r.parsed
	FROM (
		SELECT *,
			row_number() OVER (PARTITION BY agency_code, agency, year, alone ORDER BY received DESC, id DESC) AS place,
			count(*) OVER (PARTITION BY agency_code, agency, year, alone) AS reports
		FROM (SELECT *, CASE WHEN agency IS NULL OR year IS NULL THEN id END AS alone FROM {_received}) s
	) l
	JOIN {} r ON r.id = l.id
	WHERE l.place < 2
$q$, 'the report that counts of each agency and year: the last one received; reports whose agency or year is not known count each; the views below stand on it'),

(3, '_figures', $q$
	SELECT l.id, l.agency_code, l.agency, l.year, (l.parsed).form, f.*
	FROM {_latest} l, govreport.figures(l.parsed) f
$q$, 'every figure of the reports that count, a row a figure'),

(4, '_wide', (
	SELECT format($q$
	SELECT l.id, l.agency_code, l.agency, l.year, (l.parsed).form, d.*, a.*, r.*
	FROM {_latest} l,
		LATERAL (SELECT %s FROM unnest((l.parsed).disclosures)) d,
		LATERAL (SELECT %s FROM unnest((l.parsed).applications)) a,
		LATERAL (SELECT %s FROM unnest((l.parsed).reviews)) r
$q$, string_agg(c.expression, ', ' ORDER BY c.place) FILTER (WHERE c.section = 'disclosures'),
		string_agg(c.expression, ', ' ORDER BY c.place) FILTER (WHERE c.section = 'applications'),
		string_agg(c.expression, ', ' ORDER BY c.place) FILTER (WHERE c.section = 'reviews'))
	FROM govreport.store_figures() c
), 'the figures of the reports that count, a row a report: disclosures, reviews, the totals of all rows of applications and who those received came from'),

(5, '_findings', $q$
	SELECT l.id, l.agency_code, l.agency, l.year, f.severity, f.rule, f.item, f.col, f.lhs, f.rhs, f.message
	FROM {_latest} l, govreport.findings(l.parsed) f
$q$, 'what is wrong within the reports that count, a row a finding'),

(6, '_continuity', $q$
	SELECT l.id, l.previous_id, l.agency_code, l.agency, l.year, f.severity, f.rule, f.item, f.col, f.lhs, f.rhs, f.message
	FROM (
		SELECT id, agency_code, agency, year, lag(id) OVER (PARTITION BY agency_code, agency ORDER BY year) AS previous_id
		FROM {_latest}
		WHERE agency IS NOT NULL
	) l
	JOIN {} c ON c.id = l.id
	JOIN {} p ON p.id = l.previous_id,
	LATERAL govreport.continuity(p.parsed, c.parsed) f
	WHERE NOT f.passed
$q$, 'what does not fit between the report of an agency and the one of the year before, a row a finding; none where the names that the two print do not fit'),

(7, '_rollup', $q$
	SELECT k.id, k.agency_code, k.agency, k.year, k.children, k.reported, k.missing,
		f.severity, f.rule, f.item, f.col, f.lhs, f.rhs, f.message
	FROM (
		SELECT p.id, p.agency_code, p.agency, p.year, count(*) AS children, count(l.id) AS reported,
			array_agg(a.name ORDER BY a.code) FILTER (WHERE l.id IS NULL) AS missing,
			govreport.rollup(l.parsed) AS total
		FROM {_latest} p
		JOIN {_agencies} a ON a.parent = p.agency_code
		LEFT JOIN {_latest} l ON l.agency_code = a.code AND l.year = p.year
		WHERE p.year IS NOT NULL
		GROUP BY p.id, p.agency_code, p.agency, p.year
	) k
	JOIN {} r ON r.id = k.id
	LEFT JOIN LATERAL (SELECT * FROM govreport.rollup_checks(r.parsed, k.total) c WHERE NOT c.passed) f ON true
	WHERE f.rule IS NOT NULL OR k.missing IS NOT NULL
$q$, 'where the report of an agency and the sum of its children''s differ, a row a finding, with the children that have not reported; one row without a rule where only children are missing'),

(8, '_coverage', $q$
	SELECT a.agency_code, a.agency, y.year,
		CASE WHEN count(r.id) = 0 THEN 'missing'
			WHEN (min(r.received) AT TIME ZONE 'Asia/Shanghai')::date > d.deadline THEN 'late'
			ELSE 'reported' END AS status,
		d.deadline, min(r.received) AS received, count(r.id) AS reports
	FROM (SELECT code AS agency_code, name AS agency FROM {_agencies}
		UNION SELECT agency_code, agency FROM {_received} WHERE agency IS NOT NULL) a
	CROSS JOIN (SELECT DISTINCT year FROM {_received} WHERE year <= date_part('year', now())) y
	CROSS JOIN LATERAL (SELECT make_date(y.year + 1, 1, 31) AS deadline) d
	LEFT JOIN {_received} r ON r.agency = a.agency AND r.year = y.year
	GROUP BY a.agency_code, a.agency, y.year, d.deadline
$q$, 'who has reported: each agency that is listed or has ever reported, in each year that anyone has reported on; a year that has not come yet is a slip of the pen'),

(9, '_yearly', $q$
	SELECT y.year, y.reports, f.*
	FROM (
		SELECT year, count(*) AS reports, govreport.rollup(parsed) AS total
		FROM {_latest}
		GROUP BY year
	) y, govreport.figures(y.total) f
$q$, 'the sum of each figure over all reports that count, a row a year and figure'),

(10, '_rates', (
	SELECT format($q$
	SELECT l.id, l.agency_code, l.agency, l.year, m.*
	FROM {_latest} l, LATERAL (SELECT %s FROM govreport.metrics(l.parsed)) m
$q$, string_agg(format('max(value) FILTER (WHERE metric = %L) AS %I', m.metric, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, formula, summary, n)
), 'the metrics of the reports that count, a row a report; rates are fractions to four decimals, NULL where they would be divided by 0'),

(11, '_changes', $q$
	SELECT c.id, c.agency_code, c.agency, c.year, c.metric, c.part, c.whole, c.value, c.previous,
		c.value - c.previous AS change, round((c.value - c.previous) / nullif(c.previous, 0), 4) AS relative_change
	FROM (
		SELECT l.id, l.agency_code, l.agency, l.year, m.*,
			CASE WHEN l.year = 1 + lag(l.year) OVER before THEN lag(m.value) OVER before END AS previous
		FROM {_latest} l, govreport.metrics(l.parsed) m
		WHERE l.agency IS NOT NULL
		WINDOW before AS (PARTITION BY l.agency_code, l.agency, m.metric ORDER BY l.year)
	) c
$q$, 'the metrics, a row a metric, with those of the year before'),

(12, '_peers', $q$
	SELECT p.id, p.agency_code, p.agency, p.level, p.year, p.metric, p.value, p.peers,
		CASE WHEN p.value IS NOT NULL AND p.peers > 1 THEN round(p.percentile::numeric, 4) END AS percentile
	FROM (
		SELECT l.id, l.agency_code, l.agency, a.level, l.year, m.metric, m.value,
			count(m.value) OVER (PARTITION BY a.level, l.year, m.metric) AS peers,
			percent_rank() OVER (PARTITION BY a.level, l.year, m.metric, m.value IS NULL ORDER BY m.value) AS percentile
		FROM {_latest} l
		LEFT JOIN {_agencies} a ON a.code = l.agency_code,
		LATERAL govreport.metrics(l.parsed) m
		WHERE l.year IS NOT NULL
	) p
$q$, 'each metric beside those of the other agencies of the level in that year; agencies whose level is not known are peers of each other');
END;
COMMENT ON FUNCTION govreport.store_views() IS 'part of create_store: the views of a store';

CREATE FUNCTION govreport.store_comments() RETURNS TABLE (ending text, col text, comment text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 200
BEGIN ATOMIC
	VALUES
		-- of all relations
		(NULL, 'id', 'number of the row in the table of reports'),
		(NULL, 'source', 'where it came from, such as the name of its file'),
		(NULL, 'received', 'when it came in'),
		(NULL, 'batch', 'the load that brought it'),
		(NULL, 'agency_code', 'code of the agency in the table of agencies; NULL: not listed there'),
		(NULL, 'agency', 'name of the agency'),
		(NULL, 'level', 'level of the agency, such as city or county; NULL: not known'),
		(NULL, 'year', 'the year reported on'),
		(NULL, 'form', 'edition of the national form: 2019 for reports of 2019 and 2020, 2021 from 2021'),
		(NULL, 'parsed', 'what govreport.parse read from the body'),
		(NULL, 'reports', 'number of reports of the agency and year that came in'),
		(NULL, 'severity', 'how grave the finding is: info, warning or error'),
		(NULL, 'rule', 'code of the rule that is broken: govreport.rules()'),
		(NULL, 'item', 'code of the row of the form: govreport.form_items()'),
		(NULL, 'col', 'code of the column of the form: govreport.form_items()'),
		(NULL, 'lhs', 'left side of the equation'),
		(NULL, 'rhs', 'right side of the equation'),
		(NULL, 'message', 'what is wrong, in one sentence with the figures'),
		(NULL, 'section', 'table of the form: disclosures, applications or reviews'),
		(NULL, 'label', 'label of the row as printed; only of disclosures'),
		(NULL, 'unit', 'unit of the form; only of disclosures; NULL there: an amount whose unit is not stated'),
		(NULL, 'metric', 'code of the metric: govreport.metrics()'),
		(NULL, 'part', 'what is counted'),
		(NULL, 'whole', 'what it is divided by; NULL: nothing'),

		('', NULL, 'reports with what was read from them; made by govreport.create_store'),
		('', 'agency_code', 'code of the agency that sent it; NULL: tell by the name that the report states'),
		('', 'body', 'text of the report'),
		('', 'body_sha256', 'hash of the text in UTF-8: no text is here twice'),
		('_agencies', NULL, 'the agencies that are to report; may be empty'),
		('_agencies', 'code', 'code of the agency'),
		('_agencies', 'name', 'name as its reports state it'),
		('_agencies', 'level', 'level, such as city or county: agencies of one level are compared with each other'),
		('_agencies', 'parent', 'code of the agency above it, whose report sums up those below'),
		('_batches', NULL, 'the loads'),
		('_batches', 'id', 'number of the load'),
		('_batches', 'source', 'what was loaded'),
		('_batches', 'started', 'when it began'),
		('_batches', 'finished', 'when it ended; NULL: it runs, or was broken off'),
		('_batches', 'loaded', 'reports that are new'),
		('_batches', 'already_there', 'reports whose text was in the store before'),
		('_batches', 'quarantined', 'files that are no reports or cannot be read'),
		('_quarantine', NULL, 'files that are no reports or cannot be read, with their bytes'),
		('_quarantine', 'id', 'number of the file'),
		('_quarantine', 'content', 'bytes of the file'),
		('_quarantine', 'content_sha256', 'hash of the bytes: no file is here twice'),
		('_quarantine', 'reason', 'why it is here'),

		('_figures', 'col', 'code of the column of the form, of disclosures the measure: govreport.form_items()'),
		('_figures', 'value', 'figure; NULL: blank, or not certain'),
		('_continuity', 'previous_id', 'number of the report of the year before'),
		('_rollup', 'id', 'number of the parent''s report'),
		('_rollup', 'agency_code', 'code of the parent'),
		('_rollup', 'agency', 'name of the parent'),
		('_rollup', 'children', 'agencies right below it'),
		('_rollup', 'reported', 'how many of them have reported'),
		('_rollup', 'missing', 'names of those that have not; NULL: all have'),
		('_rollup', 'rule', 'code of the rule that is broken; NULL: none, but children are missing'),
		('_rollup', 'lhs', 'figure of the parent'),
		('_rollup', 'rhs', 'sum of the children that have reported'),
		('_coverage', 'status', 'reported, late or missing; late: the first report came in after the deadline'),
		('_coverage', 'deadline', 'last day to report: 31 January of the next year, Regulation article 50'),
		('_coverage', 'received', 'when the first report came in, as the table of reports says: correct it there for reports loaded afterwards; a correction sent later makes no report late; NULL: none came'),
		('_coverage', 'reports', 'how many came in, corrections too'),
		('_yearly', 'reports', 'number of reports summed'),
		('_yearly', 'value', 'sum; NULL: no report has the figure'),
		('_changes', 'value', 'value of the metric: part / whole, or part'),
		('_changes', 'previous', 'its value the year before; NULL: not known'),
		('_changes', 'change', 'value - previous'),
		('_changes', 'relative_change', '(value - previous) / previous; NULL where previous is 0'),
		('_peers', 'value', 'value of the metric'),
		('_peers', 'peers', 'agencies of the level with a value in that year, this one included'),
		('_peers', 'percentile', 'share of the other peers whose value is lower, 0 to 1; NULL where there is no other')
	UNION ALL
	SELECT v.ending, NULL, v.comment FROM govreport.store_views() v
	UNION ALL
	SELECT '_wide', f.name, f.comment FROM govreport.store_figures() f
	UNION ALL
	SELECT '_rates', m.metric, format('%s: %s', m.summary, m.formula) FROM govreport.metrics() m;
END;
COMMENT ON FUNCTION govreport.store_comments() IS 'part of create_store: the comments on relations and columns of a store';
-- ---- create_store -----------------------------------------------------------------

-- The default schema is that of the caller: it is found before the function's own search_path holds.
CREATE FUNCTION govreport.create_store(name text DEFAULT 'reports', schema text DEFAULT pg_catalog.current_schema())
	RETURNS regclass
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	longest CONSTANT text := '_quarantine';
	max_bytes CONSTANT int := current_setting('max_identifier_length')::int - octet_length(longest);
	reports text;
	agencies text;
	batches text;
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
	is_new boolean;
	views text[];
	statement text;
	grants text[] := '{}';
	anew boolean := false;
BEGIN
	IF schema IS NULL THEN
		RAISE EXCEPTION 'no schema has been selected to create the store in'
			USING ERRCODE = 'invalid_schema_name', HINT = 'Set search_path, or name a schema: create_store(name, schema).';
	END IF;
	IF coalesce(name, '') = '' THEN
		RAISE EXCEPTION 'a store needs a name' USING ERRCODE = 'invalid_name';
	END IF;
	IF octet_length(name) > max_bytes THEN
		RAISE EXCEPTION 'name "%" is too long for a store', name
			USING ERRCODE = 'name_too_long',
			DETAIL = format('It has %s bytes; with the ending "%s" it can have %s.', octet_length(name), longest, max_bytes);
	END IF;

	-- two calls at once, as of two loaders that begin, are one after the other
	PERFORM pg_advisory_xact_lock(hashtext('govreport.create_store'), hashtext(name));

	reports := format('%I.%I', schema, name);
	agencies := format('%I.%I', schema, name || '_agencies');
	batches := format('%I.%I', schema, name || '_batches');
	is_new := to_regclass(reports) IS NULL;
	IF is_new THEN
		EXECUTE format($sql$
			CREATE TABLE %s (
				id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				source text NOT NULL,
				started timestamptz NOT NULL DEFAULT clock_timestamp(),
				finished timestamptz,
				loaded bigint NOT NULL DEFAULT 0,
				already_there bigint NOT NULL DEFAULT 0,
				quarantined bigint NOT NULL DEFAULT 0
			)$sql$, batches);
		EXECUTE format($sql$
			CREATE TABLE %1$s (
				code text PRIMARY KEY,
				name text NOT NULL UNIQUE,
				level text,
				parent text REFERENCES %1$s CHECK (parent <> code)
			)$sql$, agencies);
		EXECUTE format('CREATE INDEX ON %s (parent)', agencies);
		EXECUTE format($sql$
			CREATE TABLE %s (
				id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				source text NOT NULL,
				received timestamptz NOT NULL DEFAULT clock_timestamp(),
				batch bigint REFERENCES %s,
				agency_code text REFERENCES %s,
				body text %s NOT NULL
			)$sql$, reports, batches, agencies, lz4);
		EXECUTE format('CREATE INDEX ON %s (agency_code)', reports);
		EXECUTE format('CREATE INDEX ON %s (batch)', reports);
		EXECUTE format($sql$
			CREATE TABLE %I.%I (
				id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				source text NOT NULL,
				received timestamptz NOT NULL DEFAULT clock_timestamp(),
				batch bigint REFERENCES %s,
				content bytea NOT NULL,
				content_sha256 bytea GENERATED ALWAYS AS (sha256(content)) STORED UNIQUE,
				reason text NOT NULL
			)$sql$, schema, name || '_quarantine', batches);
	ELSIF (
		SELECT count(*) FROM pg_attribute
		WHERE attrelid = to_regclass(reports) AND attname IN ('id', 'source', 'received', 'batch', 'agency_code', 'body') AND NOT attisdropped
	) < 6 THEN
		RAISE EXCEPTION 'relation % exists and is no store', reports
			USING ERRCODE = 'duplicate_table', HINT = 'Choose another name for the store.';
	END IF;

	-- in a new store, and in one that DROP EXTENSION ... CASCADE took them from
	IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(reports) AND attname = 'parsed' AND NOT attisdropped) THEN
		EXECUTE format($sql$
			ALTER TABLE %s
				ADD body_sha256 bytea GENERATED ALWAYS AS (govreport.body_sha256(body)) STORED UNIQUE,
				ADD parsed govreport.report %s GENERATED ALWAYS AS (govreport.parse(body)) STORED
			$sql$, reports, lz4);
		-- in the row, if compressed: the views read it from every row, and to fetch it costs more than the rest
		EXECUTE format('ALTER TABLE %s ALTER parsed SET STORAGE MAIN', reports);
		-- a printed name may be longer than a sorted index takes
		EXECUTE format('CREATE INDEX ON %s USING hash (((parsed).agency))', reports);
		EXECUTE format('CREATE INDEX ON %s (((parsed).year))', reports);
	END IF;

	-- {_ending} becomes the name of a relation: every other piece between braces is an ending
	SELECT array_agg(
		format('CREATE %s VIEW %s %s AS %s', CASE WHEN NOT is_new THEN 'OR REPLACE' END, v.view,
			(SELECT format('WITH (%s)', array_to_string(reloptions, ', ')) FROM pg_class WHERE oid = to_regclass(v.view) AND reloptions <> '{}'),
			(SELECT string_agg(CASE WHEN i % 2 = 0 THEN format('%I.%I', schema, create_store.name || piece) ELSE piece END, '' ORDER BY i)
				FROM regexp_split_to_table(v.query, '[{}]') WITH ORDINALITY p(piece, i))) ORDER BY v.n)
	INTO views
	FROM (SELECT *, format('%I.%I', schema, create_store.name || ending) AS view FROM govreport.store_views()) v;

	LOOP
		BEGIN
			FOREACH statement IN ARRAY views LOOP
				EXECUTE statement;
			END LOOP;
			EXIT;
		EXCEPTION WHEN invalid_table_definition THEN
			-- an older version's views have other columns: make them anew, with their grants
			IF anew THEN
				RAISE;
			END IF;
			anew := true;
			SELECT array_agg(format('GRANT %s ON %s TO %s%s', a.privilege_type, c.oid::regclass,
				CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
				CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END))
			INTO grants
			FROM govreport.store_views() v
			JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || v.ending)),
				aclexplode(c.relacl) a
			WHERE a.grantee <> c.relowner;
			EXECUTE (SELECT 'DROP VIEW IF EXISTS ' || string_agg(format('%I.%I', schema, create_store.name || ending), ', ')
				FROM govreport.store_views());
		END;
	END LOOP;
	FOREACH statement IN ARRAY coalesce(grants, '{}') LOOP
		EXECUTE statement;
	END LOOP;

	-- a superuser may have called for the owner
	FOR statement IN
		SELECT format('ALTER VIEW %s OWNER TO %s', c.oid::regclass, t.relowner::regrole)
		FROM govreport.store_views() v
		JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || v.ending))
		JOIN pg_class t ON t.oid = to_regclass(reports)
		WHERE c.relowner <> t.relowner
		UNION ALL
		SELECT format('COMMENT ON %s %s IS %L',
			CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass, o.comment)
		FROM govreport.store_comments() o
		JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		WHERE o.col IS NULL
		UNION ALL
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, coalesce(own.comment, shared.comment))
		FROM govreport.store_comments() relation
		JOIN pg_attribute a ON a.attrelid = to_regclass(format('%I.%I', schema, create_store.name || relation.ending)) AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN govreport.store_comments() own ON own.ending = relation.ending AND own.col = a.attname
		LEFT JOIN govreport.store_comments() shared ON shared.ending IS NULL AND shared.col = a.attname
		WHERE relation.col IS NULL AND coalesce(own.comment, shared.comment) IS NOT NULL
	LOOP
		EXECUTE statement;
	END LOOP;

	RETURN to_regclass(reports);
END
$$;
COMMENT ON FUNCTION govreport.create_store(text, text) IS 'makes a store: tables of reports, agencies, batches and files that are no reports, and views on them, all named after it, owned by the caller and no part of the extension; in a store that is there, brings the views up to date and leaves the tables alone';
-- ---- loading -------------------------------------------------------------------
-- What govreport-load calls; any client can.  Rights are the caller's.

CREATE FUNCTION govreport.try_decode(content bytea, OUT body text, OUT problem text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_try_decode';
COMMENT ON FUNCTION govreport.try_decode(bytea) IS 'the text of a file as decode gives it, or in Chinese why it has none';

CREATE FUNCTION govreport.why_no_report(report govreport.report) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_why_no_report';
COMMENT ON FUNCTION govreport.why_no_report(govreport.report) IS 'in Chinese why a text that was read is no report: neither a table nor a section of the form is in it; NULL where one is';

CREATE FUNCTION govreport.store_relation(store regclass, ending text) RETURNS regclass
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	relation regclass;
BEGIN
	SELECT to_regclass(format('%I.%I', n.nspname, c.relname || ending)) INTO relation
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store;
	IF relation IS NULL THEN
		RAISE EXCEPTION 'relation % is no store', store
			USING ERRCODE = 'wrong_object_type', HINT = 'Stores are made by SELECT govreport.create_store(name).';
	END IF;
	RETURN relation;
END
$$;
COMMENT ON FUNCTION govreport.store_relation(regclass, text) IS 'the table or view of a store with that ending, such as _quarantine; an error where the relation is no store';

CREATE FUNCTION govreport.start_batch(store regclass, source text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	batch bigint;
BEGIN
	EXECUTE format('INSERT INTO %s (source) VALUES ($1) RETURNING id', govreport.store_relation(store, '_batches'))
		INTO batch USING source;
	RETURN batch;
END
$$;
COMMENT ON FUNCTION govreport.start_batch(regclass, text) IS 'notes in a store that files begin to come in, from where; gives the number of the batch';

CREATE FUNCTION govreport.finish_batch(store regclass, batch bigint) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	EXECUTE format('UPDATE %s SET finished = clock_timestamp() WHERE id = $1', govreport.store_relation(store, '_batches'))
		USING batch;
END
$$;
COMMENT ON FUNCTION govreport.finish_batch(regclass, bigint) IS 'notes in a store that all files of a batch have been taken in';

-- The caller fills this temporary table, one row a file, and calls take_in:
--   govreport_incoming (n int, source text, content bytea, original bytea, problem text)
-- content is the text of the report in any encoding; original, the file that it was converted from, if any; problem, why
-- it cannot be read, if that is known before.
CREATE FUNCTION govreport.take_in(store regclass, batch bigint)
	RETURNS TABLE (source text, outcome text, reason text)
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
#variable_conflict use_column
DECLARE
	-- errors of the database, not of one file: these end the batch
	fatal CONSTANT text := '^(08|25|28|40|42|53|55|57|58|XX00[12])';
	batches CONSTANT regclass := govreport.store_relation(store, '_batches');
	quarantine CONSTANT regclass := govreport.store_relation(store, '_quarantine');
	taking text;
	file int;
	ns int[];
	outcomes text[];
	reasons text[];
	no_reports bigint[];
	one record;
BEGIN
	-- all files, or that of number $2; in the order of the hashes, so that two who load the same files do not wait for
	-- one another in a circle
	taking := format($sql$
		WITH arrived AS MATERIALIZED (
			SELECT i.n, i.source, coalesce(i.problem, d.problem) AS problem, d.body, govreport.body_sha256(d.body) AS hash
			FROM pg_temp.govreport_incoming i, govreport.try_decode(CASE WHEN i.problem IS NULL THEN i.content END) d
			WHERE $2 IS NULL OR i.n = $2
		), unknown AS MATERIALIZED (
			SELECT DISTINCT ON (hash) n, hash
			FROM arrived a
			WHERE body IS NOT NULL AND NOT EXISTS (SELECT FROM %1$s s WHERE s.body_sha256 = a.hash)
			ORDER BY hash, n
		), inserted AS (
			INSERT INTO %1$s AS s (source, batch, body)
			SELECT a.source, $1, a.body FROM unknown u JOIN arrived a USING (n) ORDER BY u.hash
			ON CONFLICT (body_sha256) DO NOTHING
			RETURNING s.id, s.body_sha256 AS hash, govreport.why_no_report(s.parsed) AS no_report
		), result AS (
			SELECT a.n, r.id, r.no_report IS NOT NULL AS no_report, coalesce(a.problem, r.no_report) AS reason,
				CASE WHEN a.problem IS NOT NULL OR r.no_report IS NOT NULL THEN 'quarantined'
					WHEN u.n IS NOT NULL AND r.id IS NOT NULL THEN 'loaded' ELSE 'already there' END AS outcome
			FROM arrived a
			LEFT JOIN unknown u USING (n)
			LEFT JOIN inserted r ON r.hash = a.hash
		)
		SELECT array_agg(n) AS ns, array_agg(outcome) AS outcomes, array_agg(reason) AS reasons,
			array_agg(id) FILTER (WHERE no_report) AS no_reports
		FROM result$sql$, store);

	BEGIN
		EXECUTE taking INTO ns, outcomes, reasons, no_reports USING batch, NULL::int;
	EXCEPTION WHEN OTHERS THEN
		IF SQLSTATE ~ fatal THEN
			RAISE;
		END IF;
		-- a constraint or a trigger of the store refuses one of them: one by one
		ns := '{}';
		FOR file IN SELECT i.n FROM pg_temp.govreport_incoming i ORDER BY i.n LOOP
			BEGIN
				EXECUTE taking INTO one USING batch, file;
				outcomes := outcomes || one.outcomes;
				reasons := reasons || one.reasons;
				no_reports := no_reports || one.no_reports;
			EXCEPTION WHEN OTHERS THEN
				IF SQLSTATE ~ fatal THEN
					RAISE;
				END IF;
				outcomes := outcomes || text 'quarantined';
				reasons := reasons || (
					SELECT coalesce(govreport.why_no_report(govreport.parse(d.body)), SQLERRM)
					FROM pg_temp.govreport_incoming i, govreport.try_decode(i.content) d WHERE i.n = file);
			END;
			ns := ns || file;
		END LOOP;
	END;

	IF no_reports IS NOT NULL THEN
		EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', store) USING no_reports;
	END IF;
	IF 'quarantined' = ANY (outcomes) THEN
		EXECUTE format($sql$
			INSERT INTO %s (source, batch, content, reason)
			SELECT i.source, $1, coalesce(i.original, i.content), r.reason
			FROM unnest($2, $3, $4) r (n, outcome, reason) JOIN pg_temp.govreport_incoming i USING (n)
			WHERE r.outcome = 'quarantined'
			ORDER BY sha256(coalesce(i.original, i.content)), n
			ON CONFLICT (content_sha256) DO NOTHING$sql$, quarantine) USING batch, ns, outcomes, reasons;
	END IF;
	EXECUTE format($sql$
		UPDATE %s b SET loaded = b.loaded + r.loaded, already_there = b.already_there + r.already_there,
			quarantined = b.quarantined + r.quarantined
		FROM (
			SELECT count(*) FILTER (WHERE outcome = 'loaded') AS loaded,
				count(*) FILTER (WHERE outcome = 'already there') AS already_there,
				count(*) FILTER (WHERE outcome = 'quarantined') AS quarantined
			FROM unnest($2) outcome
		) r
		WHERE b.id = $1$sql$, batches) USING batch, outcomes;

	RETURN QUERY
		SELECT i.source, r.outcome, r.reason
		FROM unnest(ns, outcomes, reasons) r (n, outcome, reason) JOIN pg_temp.govreport_incoming i USING (n)
		ORDER BY n;
END
$$;
COMMENT ON FUNCTION govreport.take_in(regclass, bigint) IS 'moves the rows of the temporary table govreport_incoming into a store: what is new, by the hash of the text, into its reports, what is no report into its quarantine; gives a row a file: loaded, already there or quarantined, with the reason';

CREATE FUNCTION govreport.batch_findings(store regclass, batch bigint)
	RETURNS TABLE (severity govreport.severity, rule text, findings bigint, reports bigint)
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	PERFORM govreport.store_relation(store, '_batches');
	RETURN QUERY EXECUTE format($sql$
		SELECT f.severity, f.rule, count(*), count(DISTINCT r.id)
		FROM %s r, govreport.findings(r.parsed) f
		WHERE r.batch = $1
		GROUP BY f.severity, f.rule
		ORDER BY f.severity DESC, f.rule$sql$, store) USING batch;
END
$$;
COMMENT ON FUNCTION govreport.batch_findings(regclass, bigint) IS 'what is wrong with the reports that a batch brought into a store, by rule';
