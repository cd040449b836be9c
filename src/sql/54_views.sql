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
