-- The views of a store by their definitions, from the bodies: for each view of the store
-- filed one named plain_…, slow and simple, to compare with.
CREATE VIEW plain_read AS
SELECT id, source, arrived, batch, agency_code, agency_key, agency, year, govreport.parse(body) AS parsed, govreport.facts(body) AS facts FROM filed;

CREATE TEMP TABLE plain_view (n, ending, query) AS
SELECT v.n, v.ending, replace(replace(replace(v.query,
	-- of one report, what could not be read is not made of the rest
	'@one_or_all', 'CASE count(*) WHEN 1 THEN (array_agg(r.parsed))[1] ELSE govreport.rollup(r.parsed) END'), '@incomplete',
		$q$EXISTS (SELECT FROM unnest((r.parsed).problems) p WHERE p.code IN ('unreadable', 'uncertain', 'conflict', 'fraction', 'unread', 'too_long'))$q$), '@agency', 'l.id, l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year')
FROM (VALUES
(1, '_arrived', $q$
	SELECT r.id, r.agency_key, a.code AS agency_code, r.agency, a.level, a.parent, p.name AS parent_name, r.year,
		r.arrived, r.source, r.batch
	FROM {_read} r
	LEFT JOIN {_agencies} a ON a.code = r.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
$q$),

(2, '_latest', $q$
	SELECT l.id, l.agency_key, a.code AS agency_code, l.agency, a.level, a.parent, p.name AS parent_name, l.year,
		(l.facts).form, l.arrived, l.source, l.versions
	FROM (
		SELECT s.*,
			row_number() OVER (PARTITION BY s.agency_key, s.agency, s.year, s.alone ORDER BY
				CASE WHEN s.id = s.last_id THEN true
					WHEN s.batch = s.last_batch AND ((s.facts).figures, -(s.facts).unread) > ((s.last_facts).figures, -(s.last_facts).unread)
					THEN (SELECT govreport.agrees(one.parsed, two.parsed) FROM {_read} one, {_read} two WHERE one.id = s.id AND two.id = s.last_id)
					ELSE false END DESC,
				(s.facts).figures DESC, (s.facts).unread, s.arrived DESC, s.id DESC) AS place
		FROM (
			SELECT r.id, r.agency_key, r.agency, r.year, r.arrived, r.source, r.batch, r.facts, r.alone,
				first_value(r.id) OVER last AS last_id, first_value(r.batch) OVER last AS last_batch, first_value(r.facts) OVER last AS last_facts,
				count(*) OVER (PARTITION BY r.agency_key, r.agency, r.year, r.alone) AS versions
			FROM (SELECT id, agency_key, agency, year, arrived, source, batch, facts, CASE WHEN year IS NULL THEN id END AS alone FROM {_read}) r
			WINDOW last AS (PARTITION BY r.agency_key, r.agency, r.year, r.alone ORDER BY r.arrived DESC, r.id DESC)
		) s
	) l
	LEFT JOIN {_agencies} a ON a.code = l.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
	WHERE l.place < 2
$q$),

(3, '_figures', $q$
	SELECT @agency, l.form, f.section, govreport.section_label(f.section) AS section_label, f.item, f.label, f.col, govreport.col_label(f.col, l.form) AS col_label, f.value, f.unit
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id,
	govreport.figures(r.parsed) f
$q$),

(4, '_wide', (
	SELECT format($q$
	SELECT @agency, l.form, %s
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id,
	govreport.form_values(r.parsed) v(figures)
$q$, string_agg(format('v.figures[%s] AS %I', c.place, c.name), ', ' ORDER BY c.place))
	FROM govreport.store_figures() c
)),

(5, '_findings', $q$
	SELECT @agency, l.source, f.severity, govreport.word_label('severity', f.severity::text) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message, f.line,
		f.cause, govreport.word_label('cause', f.cause) AS cause_label, w.reason IS NOT NULL AS waived, w.reason AS waiver_reason
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id
	CROSS JOIN LATERAL unnest((r.facts).findings) f
	LEFT JOIN LATERAL (
		SELECT w.reason FROM {_waivers} w
		WHERE w.agency_key = l.agency_key AND w.year = l.year AND w.rule = f.rule
			AND w.item IS NOT DISTINCT FROM f.item AND w.col IS NOT DISTINCT FROM f.col
			AND w.lhs IS NOT DISTINCT FROM f.lhs AND w.rhs IS NOT DISTINCT FROM f.rhs
		ORDER BY w.waived_at DESC LIMIT 1
	) w ON true
$q$),

(6, '_validity', $q$
	SELECT @agency, l.form, l.arrived, l.source, l.versions, (r.facts).figures, (r.facts).unread,
		(r.facts).errors, (r.facts).warnings, (r.facts).infos, coalesce(w.waived, 0) AS waived,
		(r.facts).errors = coalesce(w.errors, 0) AS valid
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id
	LEFT JOIN (SELECT DISTINCT agency_key, year FROM {_waivers}) k ON k.agency_key = l.agency_key AND k.year = l.year
	LEFT JOIN LATERAL (
		SELECT count(*) AS waived, count(*) FILTER (WHERE f.severity = 'error') AS errors
		FROM unnest((r.facts).findings) f
		WHERE k.agency_key IS NOT NULL AND EXISTS (
			SELECT FROM {_waivers} w
			WHERE w.agency_key = l.agency_key AND w.year = l.year AND w.rule = f.rule
				AND w.item IS NOT DISTINCT FROM f.item AND w.col IS NOT DISTINCT FROM f.col
				AND w.lhs IS NOT DISTINCT FROM f.lhs AND w.rhs IS NOT DISTINCT FROM f.rhs)
	) w ON true
$q$),

(7, '_continuity', $q$
	SELECT @agency, l.previous_id, f.severity, govreport.word_label('severity', f.severity::text) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message,
		w.reason IS NOT NULL AS waived, w.reason AS waiver_reason
	FROM (
		SELECT *, lag(id) OVER before AS previous_id, lag(year) OVER before AS previous_year
		FROM {_latest}
		WHERE agency IS NOT NULL AND year IS NOT NULL
		WINDOW before AS (PARTITION BY agency_key, agency ORDER BY year)
	) l
	JOIN {_read} c ON c.id = l.id
	JOIN {_read} p ON p.id = l.previous_id
	CROSS JOIN LATERAL govreport.continuity(p.parsed, c.parsed) f
	LEFT JOIN LATERAL (
		SELECT w.reason FROM {_waivers} w
		WHERE w.agency_key = l.agency_key AND w.year = l.year AND w.rule = f.rule
			AND w.item IS NOT DISTINCT FROM f.item AND w.col IS NOT DISTINCT FROM f.col
			AND w.lhs IS NOT DISTINCT FROM f.lhs AND w.rhs IS NOT DISTINCT FROM f.rhs
		ORDER BY w.waived_at DESC LIMIT 1
	) w ON true
	WHERE l.previous_year = l.year - 1 AND NOT f.passed
$q$),

(8, '_rollup', $q$
	SELECT @agency, l.children, l.reported, l.missing,
		f.severity, govreport.word_label('severity', f.severity::text) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message
	FROM (
		SELECT p.id, p.agency_key, p.agency_code, p.agency, p.level, p.parent, p.parent_name, p.year, p.form,
			count(*) AS children, count(c.id) AS reported,
			array_agg(a.name ORDER BY a.code) FILTER (WHERE c.id IS NULL) AS missing,
			govreport.rollup(r.parsed) AS total
		FROM {_latest} p
		JOIN {_agencies} o ON o.code = p.agency_code AND coalesce(o.consolidates, true)
		JOIN {_agencies} a ON a.parent = p.agency_code
		LEFT JOIN {_latest} c ON c.agency_code = a.code AND c.year = p.year
		LEFT JOIN {_read} r ON r.id = c.id
		WHERE p.year IS NOT NULL
		GROUP BY p.id, p.agency_key, p.agency_code, p.agency, p.level, p.parent, p.parent_name, p.year, p.form
	) l
	JOIN {_read} r ON r.id = l.id
	LEFT JOIN LATERAL (SELECT * FROM govreport.rollup_checks(r.parsed, l.total) c WHERE NOT c.passed) f ON true
	WHERE f.rule IS NOT NULL OR l.missing IS NOT NULL
$q$),

(9, '_coverage', $q$
	SELECT l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, y.year, s.status,
		govreport.word_label('status', s.status) AS status_label, d.deadline, r.arrived, r.versions,
		CASE WHEN r.versions = 0 AND l.agency_code IS NOT NULL THEN (
			SELECT count(*) FROM {_read} u
			WHERE u.year = y.year AND u.agency_key LIKE '#%'
				AND govreport.agency_keys(u.agency, NULL) && govreport.agency_keys(l.agency, l.aliases)) ELSE 0 END AS doubtful
	FROM (
		SELECT a.code AS agency_key, a.code AS agency_code, a.name AS agency, a.level, a.parent, p.name AS parent_name, NULL::int AS only_year,
			a.aliases, coalesce(a.is_government, govreport.is_government(a.name)) AS is_government
		FROM {_agencies} a
		LEFT JOIN {_agencies} p ON p.code = a.parent
		UNION ALL
		SELECT u.agency_key, NULL::text AS agency_code, u.agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name, u.only_year,
			ARRAY[]::text[] AS aliases, govreport.is_government(u.agency) AS is_government
		FROM (
			SELECT DISTINCT agency_key, agency, CASE WHEN agency_key LIKE '#%' THEN year END AS only_year
			FROM {_read} WHERE agency IS NOT NULL
		) u
		WHERE NOT EXISTS (SELECT FROM {_agencies} a WHERE a.code = u.agency_key)
	) l
	CROSS JOIN (
		SELECT generate_series(least(f.first, t.this_year - 1), t.this_year - 1) AS year
		FROM (SELECT date_part('year', now() AT TIME ZONE 'Asia/Shanghai')::int AS this_year) t
		CROSS JOIN LATERAL (SELECT min(year) AS first FROM {_read} WHERE year >= 2008) f
		OFFSET 0
	) y
	CROSS JOIN LATERAL (
		SELECT coalesce(
			(SELECT d.deadline FROM {_deadlines} d WHERE d.year = y.year AND d.agency_code = l.agency_code),
			(SELECT d.deadline FROM {_deadlines} d WHERE d.year = y.year AND d.agency_code IS NULL),
			make_date(y.year + 1, CASE WHEN l.is_government THEN 3 ELSE 1 END, 31)) AS deadline
		OFFSET 0
	) d
	CROSS JOIN LATERAL (
		SELECT min(r.arrived) AS arrived, count(*) AS versions FROM {_read} r
		WHERE r.agency_key = l.agency_key AND r.year = y.year AND (l.agency_code IS NOT NULL OR r.agency = l.agency)
	) r
	CROSS JOIN LATERAL (
		SELECT CASE WHEN r.versions > 0 AND (r.arrived AT TIME ZONE 'Asia/Shanghai')::date > d.deadline THEN 'late'
			WHEN r.versions > 0 THEN 'reported'
			WHEN (now() AT TIME ZONE 'Asia/Shanghai')::date <= d.deadline THEN 'due'
			ELSE 'missing' END AS status
	) s
	WHERE l.only_year IS NULL OR l.only_year = y.year
$q$),

(10, '_unmatched', $q$
	SELECT u.id, u.agency_key, a.code AS agency_code, u.agency, a.level, a.parent, p.name AS parent_name, u.year, u.arrived, u.source, u.batch,
		u.reason, govreport.word_label('unmatched', u.reason) AS reason_label, u.other_id, u.candidates
	FROM (
		SELECT r.id, r.agency_key, r.agency, r.year, r.arrived, r.source, r.batch,
			CASE WHEN r.agency IS NULL THEN 'no_name' WHEN r.agency_key NOT LIKE '#%' THEN 'unlisted'
				WHEN cardinality(c.candidates) > 1 THEN 'several' ELSE 'no_place' END AS reason,
			NULL::bigint AS other_id, c.candidates
		FROM {_read} r
		CROSS JOIN LATERAL (
			SELECT array_agg(a.code ORDER BY a.code) AS candidates FROM {_agencies} a
			WHERE govreport.agency_keys(a.name, a.aliases) && govreport.agency_keys(r.agency, NULL)
		) c
		WHERE NOT EXISTS (SELECT FROM {_agencies} a WHERE a.code = r.agency_key)
		UNION ALL
		SELECT r.id, r.agency_key, r.agency, r.year, r.arrived, r.source, r.batch, 'contradicts' AS reason, l.id AS other_id, NULL::text[] AS candidates
		FROM {_latest} l
		JOIN {_read} c ON c.id = l.id
		JOIN {_read} r ON r.agency_key = l.agency_key AND r.year = l.year AND r.id <> l.id
		WHERE l.versions > 1 AND regexp_replace(r.source, '[^/]*$', '') <> regexp_replace(c.source, '[^/]*$', '')
			AND NOT govreport.agrees(r.parsed, c.parsed)
	) u
	LEFT JOIN {_agencies} a ON a.code = u.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
$q$),

(11, '_versions', $q$
	SELECT v.id, v.agency_key, a.code AS agency_code, v.agency, a.level, a.parent, p.name AS parent_name, v.year, v.version, v.versions,
		v.id = l.id AS counts, v.arrived, v.source, v.batch, (v.facts).figures, (v.facts).unread, (v.facts).errors, (v.facts).warnings,
		v.previous_id, c.changed, c.changes, m.mended, n.new
	FROM (
		SELECT id, agency_key, agency, year, arrived, source, batch, facts, parsed,
			row_number() OVER so_far AS version, count(*) OVER (PARTITION BY agency_key, agency, year) AS versions,
			lag(id) OVER so_far AS previous_id
		FROM {_read}
		WHERE year IS NOT NULL
		WINDOW so_far AS (PARTITION BY agency_key, agency, year ORDER BY arrived, id)
	) v
	JOIN {_latest} l ON l.agency_key = v.agency_key AND l.agency IS NOT DISTINCT FROM v.agency AND l.year = v.year
	LEFT JOIN {_read} b ON b.id = v.previous_id
	LEFT JOIN LATERAL (
		SELECT count(*) AS changed, array_agg(format('%s / %s: %s -> %s', f.label, f.col_label,
			coalesce(f.old::text, '-'), coalesce(f.new::text, '-')) ORDER BY f.n) AS changes
		FROM (
			SELECT coalesce(x.label, y.label) AS label, govreport.col_label(coalesce(x.col, y.col)) AS col_label, x.value AS old, y.value AS new,
				coalesce(y.n, x.n) AS n
			FROM govreport.figures(b.parsed) WITH ORDINALITY x(section, item, label, col, value, unit, n)
			FULL JOIN govreport.figures(v.parsed) WITH ORDINALITY y(section, item, label, col, value, unit, n)
				ON y.section = x.section AND y.col = x.col AND coalesce(y.item, y.label) = coalesce(x.item, x.label) AND y.label = x.label
			WHERE v.previous_id IS NOT NULL AND x.value IS DISTINCT FROM y.value
		) f
	) c ON true
	LEFT JOIN LATERAL (
		SELECT array_agg(f.message) AS mended FROM unnest((b.facts).findings) f
		WHERE NOT EXISTS (SELECT FROM unnest((v.facts).findings) g
			WHERE g.rule = f.rule AND g.item IS NOT DISTINCT FROM f.item AND g.col IS NOT DISTINCT FROM f.col)
	) m ON true
	LEFT JOIN LATERAL (
		SELECT array_agg(f.message) AS new FROM unnest((v.facts).findings) f
		WHERE v.previous_id IS NOT NULL AND NOT EXISTS (SELECT FROM unnest((b.facts).findings) g
			WHERE g.rule = f.rule AND g.item IS NOT DISTINCT FROM f.item AND g.col IS NOT DISTINCT FROM f.col)
	) n ON true
	LEFT JOIN {_agencies} a ON a.code = v.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
$q$),

(12, '_summed', $q$
	WITH RECURSIVE above AS (
		SELECT code, parent AS node FROM {_agencies} WHERE parent IS NOT NULL
		UNION
		SELECT u.code, a.parent AS node FROM above u JOIN {_agencies} a ON a.code = u.node WHERE a.parent IS NOT NULL
	)
	SELECT @agency, l.form
	FROM {_latest} l
	LEFT JOIN {_agencies} a ON a.code = l.agency_code
	LEFT JOIN (
		SELECT DISTINCT u.node, r.year FROM above u JOIN {_read} r ON r.agency_key = u.code WHERE u.node <> u.code
	) below ON below.node = l.agency_code AND below.year = l.year
	WHERE below.node IS NULL OR NOT coalesce(a.consolidates, true)
$q$),

(13, '_yearly', $q$
	SELECT y.year, y.reports, y.incomplete, f.section, govreport.section_label(f.section) AS section_label, f.item, f.label, f.col, govreport.col_label(f.col, (y.total).form) AS col_label, trim_scale(f.value) AS value, f.unit
	FROM (
		SELECT l.year, count(*) AS reports, govreport.rollup(r.parsed) AS total, count(*) FILTER (WHERE @incomplete) AS incomplete
		FROM {_summed} l
		JOIN {_read} r ON r.id = l.id
		GROUP BY l.year
	) y, govreport.figures(y.total) f
$q$),

(14, '_totals', (
	SELECT format($q$
	WITH RECURSIVE above AS (
		SELECT code, code AS node, parent FROM {_agencies}
		UNION
		SELECT u.code, a.code AS node, a.parent FROM above u JOIN {_agencies} a ON a.code = u.parent
	), node AS (
		SELECT a.code AS node, a.name AS agency, a.level, a.parent, p.name AS parent_name, false AS whole
		FROM {_agencies} a
		LEFT JOIN {_agencies} p ON p.code = a.parent
		UNION ALL
		SELECT NULL::text AS node, NULL::text AS agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name, true AS whole
	), summed AS MATERIALIZED (
		SELECT * FROM {_summed} WHERE year IS NOT NULL
	), expected AS (
		SELECT u.node, count(*) AS expected
		FROM above u
		JOIN {_agencies} a ON a.code = u.code
		WHERE a.consolidates IS FALSE OR NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = a.code)
		GROUP BY u.node
	), total AS (
		SELECT u.node, s.year, count(*) AS reported, count(*) FILTER (WHERE @incomplete) AS incomplete, @one_or_all AS total
		FROM summed s
		JOIN above u ON u.code = s.agency_code
		JOIN {_read} r ON r.id = s.id
		GROUP BY u.node, s.year
		UNION ALL
		SELECT NULL::text AS node, s.year, count(*) AS reported, count(*) FILTER (WHERE @incomplete) AS incomplete, @one_or_all AS total
		FROM summed s
		JOIN {_read} r ON r.id = s.id
		GROUP BY s.year
	)
	SELECT n.node AS agency_code, n.agency, n.level, n.parent, n.parent_name, y.year,
		coalesce(t.reported, 0) AS reported,
		CASE WHEN n.whole THEN
			(SELECT count(*) FROM {_agencies} a WHERE a.consolidates IS FALSE OR NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = a.code))
			+ (SELECT count(*) FROM summed s WHERE s.year = y.year AND s.agency_code IS NULL)
			ELSE coalesce(e.expected, 0) END AS expected,
		coalesce(t.incomplete, 0) AS incomplete,
		m.*, o.id AS own_id, own.*
	FROM node n
	CROSS JOIN (SELECT DISTINCT year FROM summed) y
	LEFT JOIN expected e ON e.node = n.node
	LEFT JOIN total t ON t.year = y.year AND t.node IS NOT DISTINCT FROM n.node
	LEFT JOIN {_latest} o ON o.agency_code = n.node AND o.year = y.year
	LEFT JOIN {_read} r ON r.id = o.id
	LEFT JOIN LATERAL (SELECT %s FROM govreport.metrics(t.total)) m ON true
	LEFT JOIN LATERAL (
		SELECT max(value) FILTER (WHERE metric = 'received') AS own_received, max(value) FILTER (WHERE metric = 'concluded') AS own_concluded,
			max(value) FILTER (WHERE metric = 'disputes') AS own_disputes
		FROM govreport.metrics(r.parsed)) own ON true
$q$, string_agg(format('max(value) FILTER (WHERE metric = %L) AS %I', m.metric, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)
)),

(15, '_rates', (
	SELECT format($q$
	SELECT @agency, l.form, m.*
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id,
	LATERAL (SELECT %s FROM govreport.metrics(r.parsed)) m
$q$, string_agg(format('max(value) FILTER (WHERE metric = %L) AS %I', m.metric, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)
)),

(16, '_changes', $q$
	SELECT @agency, l.metric, govreport.word_label('metric', l.metric) AS metric_label, l.part, l.whole, l.value, l.previous,
		l.value - l.previous AS change, round((l.value - l.previous) / nullif(l.previous, 0), 4) AS relative_change
	FROM (
		SELECT @agency, m.*,
			CASE WHEN l.year = 1 + lag(l.year) OVER before THEN lag(m.value) OVER before END AS previous
		FROM {_latest} l
		JOIN {_read} r ON r.id = l.id,
		govreport.metrics(r.parsed) m
		WHERE l.agency IS NOT NULL
		WINDOW before AS (PARTITION BY l.agency_key, l.agency, m.metric ORDER BY l.year)
	) l
$q$),

(17, '_peers', $q$
	SELECT @agency, l.metric, govreport.word_label('metric', l.metric) AS metric_label, l.value, l.peers,
		CASE WHEN l.value IS NOT NULL AND l.peers > 1 THEN round(l.percentile::numeric, 4) END AS percentile
	FROM (
		SELECT @agency, m.metric, m.value,
			count(m.value) OVER (PARTITION BY l.level, l.year, m.metric) AS peers,
			percent_rank() OVER (PARTITION BY l.level, l.year, m.metric, m.value IS NULL ORDER BY m.value) AS percentile
		FROM {_latest} l
		JOIN {_read} r ON r.id = l.id,
		govreport.metrics(r.parsed) m
		WHERE l.year IS NOT NULL
	) l
$q$),

(18, '_rankings', $q$
	SELECT @agency, l.metric, govreport.word_label('metric', l.metric) AS metric_label, l.value, l.cases, l.ranked,
		CASE WHEN l.enough THEN l.rank END AS rank, CASE WHEN l.enough THEN l.rank_in_parent END AS rank_in_parent
	FROM (
		SELECT @agency, m.metric, m.value, coalesce(m.whole, m.part) AS cases, e.enough,
			count(*) FILTER (WHERE e.enough) OVER (PARTITION BY l.level, l.year, m.metric) AS ranked,
			rank() OVER (PARTITION BY l.level, l.year, m.metric, e.enough ORDER BY m.value DESC) AS rank,
			rank() OVER (PARTITION BY l.parent, l.level, l.year, m.metric, e.enough ORDER BY m.value DESC) AS rank_in_parent
		FROM {_latest} l
		JOIN {_read} r ON r.id = l.id
		CROSS JOIN LATERAL govreport.metrics(r.parsed) m
		CROSS JOIN LATERAL (SELECT m.value IS NOT NULL AND coalesce(m.whole, 20) >= 20 AS enough) e
		WHERE l.year IS NOT NULL
	) l
$q$),

(19, '_outcomes', $q$
	SELECT @agency, l.form, o.outcome, govreport.word_label('outcome', o.outcome) AS outcome_label,
		o.value, c.concluded, round(o.value / nullif(c.concluded, 0), 4) AS share
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id
	CROSS JOIN LATERAL (
		SELECT min(total) FILTER (WHERE item = 'granted') AS granted,
			min(total) FILTER (WHERE item = 'granted_in_part') AS granted_in_part,
			min(total) FILTER (WHERE item = 'denied') AS denied,
			min(total) FILTER (WHERE item = 'unavailable') AS unavailable,
			min(total) FILTER (WHERE item = 'not_processed') AS not_processed,
			min(total) FILTER (WHERE item = 'other') AS other,
			min(total) FILTER (WHERE item = 'concluded') AS concluded
		FROM (
			-- nothing is made of the rest where a cell could not be read
			SELECT split_part(i.item, '.', 1) AS item,
				CASE WHEN bool_and(a.total IS NOT NULL OR NOT EXISTS (
					SELECT FROM unnest((r.parsed).problems) p WHERE p.code IN ('unreadable', 'uncertain', 'conflict', 'fraction', 'unread', 'too_long')
						AND (p.item = i.item AND (p.col IS NULL OR p.col = 'total' OR p.col NOT IN (SELECT col FROM govreport.form_items() WHERE section = 'applications'))
							OR p.item IS NULL AND (p.col IS NULL OR p.col IN (SELECT col FROM govreport.form_items() WHERE section = 'applications'))))) THEN sum(a.total) END AS total
			FROM (SELECT DISTINCT item FROM govreport.form_items() WHERE section = 'applications') i
			LEFT JOIN unnest((r.parsed).applications) a ON a.item = i.item
			GROUP BY split_part(i.item, '.', 1)
		) g
	) c
	CROSS JOIN LATERAL (VALUES ('granted', c.granted), ('granted_in_part', c.granted_in_part), ('denied', c.denied),
		('unavailable', c.unavailable), ('not_processed', c.not_processed), ('other', c.other)) o(outcome, value)
$q$),

(20, '_applicants', $q$
	SELECT @agency, l.form, o.applicant, govreport.col_label(o.applicant) AS applicant_label,
		o.received, round(o.received / nullif(c.total, 0), 4) AS share, o.concluded
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id
	CROSS JOIN LATERAL (
		SELECT sum(total) FILTER (WHERE item = 'received') AS total,
			sum(natural_person) FILTER (WHERE item = 'received') AS r1, sum(natural_person) FILTER (WHERE item = 'concluded') AS c1,
			sum(business) FILTER (WHERE item = 'received') AS r2, sum(business) FILTER (WHERE item = 'concluded') AS c2,
			sum(research_institution) FILTER (WHERE item = 'received') AS r3, sum(research_institution) FILTER (WHERE item = 'concluded') AS c3,
			sum(public_welfare_organization) FILTER (WHERE item = 'received') AS r4, sum(public_welfare_organization) FILTER (WHERE item = 'concluded') AS c4,
			sum(legal_service_organization) FILTER (WHERE item = 'received') AS r5, sum(legal_service_organization) FILTER (WHERE item = 'concluded') AS c5,
			sum(other_organization) FILTER (WHERE item = 'received') AS r6, sum(other_organization) FILTER (WHERE item = 'concluded') AS c6
		FROM unnest((r.parsed).applications)
	) c
	CROSS JOIN LATERAL (VALUES ('natural_person', c.r1, c.c1), ('business', c.r2, c.c2), ('research_institution', c.r3, c.c3),
		('public_welfare_organization', c.r4, c.c4), ('legal_service_organization', c.r5, c.c5), ('other_organization', c.r6, c.c6))
		o(applicant, received, concluded)
$q$),

(21, '_normative', $q$
	SELECT @agency, l.form, d.item, govreport.item_label(d.item, l.form) AS item_label,
		sum(d.value) FILTER (WHERE d.measure IN ('issued', 'created')) AS issued,
		sum(d.value) FILTER (WHERE d.measure = 'repealed') AS repealed,
		sum(d.value) FILTER (WHERE d.measure = 'in_force') AS in_force,
		sum(d.value) FILTER (WHERE d.measure = 'published') AS published,
		sum(d.value) FILTER (WHERE d.measure = 'published_total') AS published_total
	FROM {_latest} l
	JOIN {_read} r ON r.id = l.id,
	unnest((r.parsed).disclosures) d
	WHERE d.item IN ('rule', 'normative_document')
	GROUP BY @agency, l.form, d.item
$q$),

(22, '_outliers', $q$
	SELECT @agency, l.metric, govreport.word_label('metric', l.metric) AS metric_label, l.value, l.against, l.expected, l.factor
	FROM (
		SELECT @agency, l.metric, l.value, 'previous_year' AS against, l.previous AS expected, round(l.value / nullif(l.previous, 0), 2) AS factor
		FROM {_changes} l
		WHERE l.whole IS NULL AND l.value >= 20 AND l.previous >= 20 AND (l.value > 5 * l.previous OR 5 * l.value < l.previous)
		UNION ALL
		SELECT @agency, l.metric, l.value, 'peers' AS against, round(q.middle::numeric, 4) AS expected,
			round(l.value / nullif(q.middle::numeric, 0), 2) AS factor
		FROM {_rankings} l
		JOIN (
			SELECT level, year, metric, count(*) AS peers,
				percentile_cont(0.25) WITHIN GROUP (ORDER BY value) AS low,
				percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS middle,
				percentile_cont(0.75) WITHIN GROUP (ORDER BY value) AS high
			FROM {_rankings}
			WHERE rank IS NOT NULL
			GROUP BY level, year, metric
		) q ON q.level IS NOT DISTINCT FROM l.level AND q.year = l.year AND q.metric = l.metric
		WHERE l.rank IS NOT NULL AND q.peers >= 8 AND l.metric NOT IN ('received', 'concluded', 'disputes')
			AND (l.value > q.high + 3 * (q.high - q.low) OR l.value < q.low - 3 * (q.high - q.low))
	) l
$q$)) v(n, ending, query);

DO $$
DECLARE
	view record;
BEGIN
	FOR view IN SELECT * FROM plain_view ORDER BY n LOOP
		EXECUTE format('CREATE VIEW plain%s AS %s', view.ending,
			(SELECT string_agg(CASE WHEN i % 2 = 1 THEN piece
				WHEN piece IN ('_agencies', '_deadlines', '_waivers') THEN 'filed' || piece ELSE 'plain' || piece END, '' ORDER BY i)
			FROM regexp_split_to_table(view.query, '[{}]') WITH ORDINALITY p (piece, i)));
	END LOOP;
END
$$;
