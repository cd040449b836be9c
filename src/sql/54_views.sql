-- ---- the views of a store ---------------------------------------------------------
-- {_latest} stands for the relation of a store with that ending, {} for its table of
-- reports; what begins with @ is a piece: govreport.view_pieces().  A column's comment is
-- that of its view, else the one that all views share: govreport.store_comments().
-- What is of one report, or of one agency, is reached by indexes: no view computes of all
-- what one row needs.

CREATE FUNCTION govreport.store_figures()
	RETURNS TABLE (place bigint, section text, item text, col text, name text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 220
BEGIN ATOMIC
	SELECT row_number() OVER (ORDER BY array_position(ARRAY['disclosures', 'applications', 'reviews'], f.section),
			array_position(o.items, f.item), min(f.n)),
		f.section, f.item, f.col,
		-- as long as a name can be
		replace(replace(f.item, 'unclear_after_correction', 'unclear'), '.', '_')
			|| CASE WHEN f.section = 'applications' AND f.col = 'total' THEN '' ELSE '_' || f.col END
	FROM govreport.form_items() WITH ORDINALITY f(form, section, item, number, label, col, col_label, n),
		(SELECT array_agg(r.item ORDER BY r.n) AS items FROM (
			-- what each edition has of its own stands before the sum of both
			SELECT i.item, min(CASE WHEN i.item IN ('concluded', 'carried_out') THEN 10000 ELSE 0 END + i.n) AS n
			FROM govreport.form_items() WITH ORDINALITY i(form, section, item, number, label, col, col_label, n)
			WHERE i.section = 'applications' GROUP BY i.item) r) o
	GROUP BY f.section, f.item, f.col, o.items;
END;
COMMENT ON FUNCTION govreport.store_figures() IS 'part of create_store: the columns of the wide view of a store, in the order of govreport.form_values()';

CREATE FUNCTION govreport.store_views(keeps_sums boolean DEFAULT true) RETURNS TABLE (n int, ending text, query text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 30
BEGIN ATOMIC
WITH RECURSIVE written AS (
	SELECT v.n, v.ending, v.query, 0 AS pieces
	FROM (VALUES
(1, '_arrived', $q$
	SELECT r.id, r.agency_key, a.code AS agency_code, r.agency, a.level, a.parent, p.name AS parent_name, r.year,
		r.arrived, r.source, r.batch
	FROM {_facts} r
	LEFT JOIN {_agencies} a ON a.code = r.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
$q$),

(2, '_counted', $q$
	SELECT f.id, f.agency_key, a.code AS agency_code, f.agency, a.level, a.parent, p.name AS parent_name, f.year,
		f.form, f.arrived, f.source, f.batch,
		CASE WHEN @undecided THEN (
			SELECT count(*) FROM {_facts} g WHERE g.agency_key = f.agency_key AND g.year = f.year AND g.agency IS NOT DISTINCT FROM f.agency
		) ELSE f.versions END AS versions,
		f.figures, f.unread, f.errors, f.warnings, f.infos, f.totals, f.signature,
		CASE WHEN @undecided THEN (@weighed)[1] ELSE f.waived END AS waived,
		CASE WHEN @undecided THEN f.errors = (@weighed)[2] ELSE f.valid END AS valid
	FROM {_facts} f
	LEFT JOIN {_agencies} a ON a.code = f.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
	WHERE @counts(@decided)
$q$),

(3, '_latest', $q$
	SELECT @agency, l.form, l.arrived, l.source, l.versions FROM {_counted} l
$q$),

(4, '_figures', '@figures'),

(5, '_wide', (
	SELECT format($q$
	SELECT @agency, l.form, %s
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT govreport.total_values(l.totals) AS figures OFFSET 0) v
$q$, string_agg(format('v.figures[%s] AS %I', c.place, c.name), ', ' ORDER BY c.place))
	FROM govreport.store_figures() c
)),

(6, '_findings', $q$
	SELECT @agency, l.source, f.severity, govreport.severity_label(f.severity) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message, f.line,
		f.cause, govreport.word_label('cause', f.cause) AS cause_label, @reason IS NOT NULL AS waived, @reason AS waiver_reason
	FROM (@found) l
	@waived
	CROSS JOIN LATERAL unnest(l.findings) f
$q$),

(7, '_validity', $q$
	SELECT @agency, l.form, l.arrived, l.source, l.versions, l.figures, l.unread, l.errors, l.warnings, l.infos, l.waived, l.valid
	FROM {_counted} l
$q$),

(8, '_continuity', $q$
	SELECT @agency, l.previous_id, f.severity, govreport.severity_label(f.severity) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message,
		@reason IS NOT NULL AS waived, @reason AS waiver_reason
	FROM (
		@kept SELECT r.id, r.agency_key, a.code AS agency_code, r.agency, a.level, a.parent, p.name AS parent_name, r.year, r.form, r.previous_id, r.between
		FROM {_ranked} r
		LEFT JOIN {_agencies} a ON a.code = r.agency_key
		LEFT JOIN {_agencies} p ON p.code = a.parent
		WHERE r.between IS NOT NULL AND r.agency_key NOT IN (SELECT agency_key FROM {_unranked}) AND NOT @only_visible
		UNION ALL
		@end SELECT @agency, l.form, l.previous_id, govreport.failed(p.parsed, c.parsed) AS between
		FROM (@paired) l
		JOIN {} c ON c.id = l.id @key(c, l)
		JOIN {} p ON p.id = l.previous_id @key(p, l)
	) l
	@waived
	CROSS JOIN LATERAL unnest(l.between) f
$q$),

(9, '_rollup', $q$
	SELECT @agency, l.children, l.reported, l.missing,
		f.severity, govreport.severity_label(f.severity) AS severity_label,
		f.rule, govreport.rule_summary(f.rule) AS rule_summary, f.item, govreport.item_label(f.item, l.form) AS item_label,
		f.col, govreport.col_label(f.col, l.form) AS col_label, f.lhs, f.rhs, f.message
	FROM (@families) l
	LEFT JOIN LATERAL (SELECT * FROM govreport.rollup_checks(l.parsed, l.total) c WHERE NOT c.passed) f ON true
	WHERE f.rule IS NOT NULL OR l.missing IS NOT NULL
$q$),

(10, '_coverage', $q$
	SELECT l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year, s.status,
		govreport.word_label('status', s.status) AS status_label, l.deadline, l.arrived, l.versions,
		CASE WHEN l.versions = 0 AND l.agency_code IS NOT NULL THEN (
			SELECT count(*) FROM {_facts} u
			-- by the index on their keys, not through all of the year that are nobody's
			WHERE u.year IS NOT DISTINCT FROM l.year AND u.agency_key LIKE '#%'
				AND govreport.agency_keys(u.agency, NULL) && govreport.agency_keys(l.agency, l.aliases)) ELSE 0 END AS doubtful
	FROM (
		SELECT a.code AS agency_key, a.code AS agency_code, a.name AS agency, a.level, a.parent, p.name AS parent_name, a.aliases,
			y.year, y.today, govreport.first_arrival(r.arrivals, y.year) AS arrived, govreport.count_arrivals(r.arrivals, y.year) AS versions,
			coalesce(own.deadline, y.deadline, CASE WHEN g.is_government THEN y.march ELSE y.january END) AS deadline
		FROM {_agencies} a
		LEFT JOIN {_agencies} p ON p.code = a.parent
		CROSS JOIN LATERAL (SELECT coalesce(a.is_government, govreport.is_government(a.name)) AS is_government OFFSET 0) g
		LEFT JOIN (
			-- with the name, so that who asks by it reads the reports of that agency alone
			SELECT b.code, b.name, govreport.arrivals(f.year, f.arrived) AS arrivals
			FROM {_agencies} b JOIN {_facts} f ON f.agency_key = b.code GROUP BY b.code, b.name
		) r ON r.code = a.code AND r.name = a.name
		CROSS JOIN (@years) y
		LEFT JOIN {_deadlines} own ON own.year = y.year AND own.agency_code = a.code
		UNION ALL
		-- who is not listed
		SELECT n.agency_key, NULL::text AS agency_code, n.agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name, NULL::text[] AS aliases,
			y.year, y.today, govreport.first_arrival(n.arrivals, y.year) AS arrived, govreport.count_arrivals(n.arrivals, y.year) AS versions,
			coalesce(y.deadline, CASE WHEN n.is_government THEN y.march ELSE y.january END) AS deadline
		FROM (
			-- nobody's is one report
			SELECT f.agency_key, f.agency, CASE WHEN f.agency_key LIKE '#%' THEN min(f.year) END AS only_year, govreport.is_government(f.agency) AS is_government,
				govreport.arrivals(f.year, f.arrived) AS arrivals
			FROM {_facts} f
			WHERE f.agency IS NOT NULL AND NOT EXISTS (SELECT FROM {_agencies} a WHERE a.code = f.agency_key)
			GROUP BY f.agency_key, f.agency
		) n
		-- as a function's answer: the planner expects many such rows
		JOIN (@years) y ON int4eq(n.only_year, y.year) IS NOT FALSE
	) l
	CROSS JOIN LATERAL (
		-- China's time since 1992
		SELECT CASE WHEN (l.arrived AT TIME ZONE interval '8 hours')::date > l.deadline THEN 'late'
			WHEN l.arrived IS NOT NULL THEN 'reported'
			WHEN l.today <= l.deadline THEN 'due'
			ELSE 'missing' END AS status
	) s
$q$),

(11, '_unmatched', $q$
	SELECT u.id, u.agency_key, u.agency_code, u.agency, u.level, u.parent, u.parent_name, u.year, u.arrived, u.source, u.batch,
		u.reason, govreport.word_label('unmatched', u.reason) AS reason_label, u.other_id, u.candidates
	FROM (
		SELECT r.id, r.agency_key, NULL::text AS agency_code, r.agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name,
			r.year, r.arrived, r.source, r.batch,
			CASE WHEN r.agency IS NULL THEN 'no_name' WHEN r.agency_key NOT LIKE '#%' THEN 'unlisted'
				WHEN cardinality(c.candidates) > 1 THEN 'several' ELSE 'no_place' END AS reason,
			NULL::bigint AS other_id, c.candidates
		FROM {_facts} r
		CROSS JOIN LATERAL (
			SELECT array_agg(a.code) AS codes FROM {_agencies} a
			WHERE govreport.agency_keys(a.name, a.aliases) && govreport.agency_keys(r.agency, NULL)
		) f
		-- sorted only where there is something to sort, which costs as much as to look
		CROSS JOIN LATERAL (SELECT CASE WHEN cardinality(f.codes) > 1 THEN ARRAY(SELECT code FROM unnest(f.codes) code ORDER BY code) ELSE f.codes END AS candidates) c
		WHERE NOT EXISTS (SELECT FROM {_agencies} a WHERE a.code = r.agency_key)
		UNION ALL
		SELECT r.id, r.agency_key, l.agency_code, r.agency, l.level, l.parent, l.parent_name, r.year, r.arrived, r.source, r.batch,
			'contradicts' AS reason, l.id AS other_id, NULL::text[] AS candidates
		FROM {_counted} l
		JOIN {_facts} r ON r.agency_key = l.agency_key AND r.year = l.year AND r.id <> l.id
		JOIN {} one ON one.id = r.id @key(one, r)
		JOIN {} two ON two.id = l.id @key(two, l)
		WHERE l.versions > 1 AND regexp_replace(r.source, '[^/]*$', '') <> regexp_replace(l.source, '[^/]*$', '')
			AND NOT govreport.agrees(one.parsed, two.parsed)
	) u
$q$),

(12, '_versions', $q$
	SELECT v.id, v.agency_key, a.code AS agency_code, v.agency, a.level, a.parent, p.name AS parent_name, v.year, v.version, v.versions,
		v.counts, v.arrived, v.source, v.batch, v.figures, v.unread, v.errors, v.warnings,
		v.previous_id, coalesce(cardinality(v.changes), 0)::bigint AS changed, v.changes, v.mended, v.new
	FROM (@versioned) v
	LEFT JOIN {_agencies} a ON a.code = v.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
$q$),

(13, '_summed', $q$
	SELECT @agency, l.form FROM {_counted} l WHERE NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = l.agency_key)
	UNION ALL
	-- looked at only for the few that have some below them
	SELECT @agency, l.form
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT @summed AS is_summed FROM {_agencies} o WHERE o.code = l.agency_key OFFSET 0) s
	WHERE EXISTS (SELECT FROM {_agencies} c WHERE c.parent = l.agency_key) AND s.is_summed
$q$),

(14, '_parts', $q$
	@kept WITH decided AS MATERIALIZED (@decided) @end
	-- reports of agencies below others, without any below them; of those that have some; of none below another
	SELECT l.year, 'below' AS place, o.parent AS agency_code, 1::bigint AS reports, l.totals AS total
	FROM {_agencies} o JOIN (@current) l ON l.agency_key = o.code
	WHERE o.parent IS NOT NULL AND NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = o.code) @kept AND NOT @has_sums @end
	UNION ALL
	SELECT l.year, 'own' AS place, o.code AS agency_code, 1::bigint AS reports, l.totals AS total
	FROM {_agencies} o JOIN (@current) l ON l.agency_key = o.code
	WHERE EXISTS (SELECT FROM {_agencies} c WHERE c.parent = o.code) @kept AND NOT @has_sums @end
	UNION ALL
	SELECT l.year, CASE WHEN o.code IS NULL THEN 'unlisted' ELSE 'top' END AS place, '' AS agency_code, 1::bigint AS reports, l.totals AS total
	FROM (@current) l LEFT JOIN {_agencies} o ON o.code = l.agency_key
	WHERE o.parent IS NULL AND NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = o.code) @kept AND NOT @has_sums
	UNION ALL
	SELECT s.year, s.place, s.agency_code, s.reports, s.total FROM {_sums} s
	UNION ALL
	-- written since
	SELECT d.year, coalesce(p.place, 'unlisted') AS place, coalesce(p.agency_code, '') AS agency_code, d.reports, d.total
	FROM {_added} d LEFT JOIN {_places} p ON p.agency_key = d.agency_key
	UNION ALL
	-- of agencies that moved since, and of those of which nobody decided what counts: what was taken for it leaves its place
	SELECT f.year, coalesce(p.place, 'unlisted') AS place, coalesce(p.agency_code, '') AS agency_code, (-1)::bigint AS reports, govreport.totals_minus(f.totals) AS total
	FROM (SELECT agency_key FROM {_moved} UNION SELECT agency_key FROM {_undecided}) m
	JOIN {_facts} f ON f.agency_key = m.agency_key
	LEFT JOIN {_places} p ON p.agency_key = m.agency_key
	WHERE f.counts AND @has_sums
	UNION ALL
	-- and what does comes to where it belongs
	SELECT f.year, CASE WHEN o.code IS NULL THEN 'unlisted' WHEN b.is_above THEN 'own' WHEN o.parent IS NULL THEN 'top' ELSE 'below' END AS place,
		CASE WHEN b.is_above THEN o.code ELSE coalesce(o.parent, '') END AS agency_code, 1::bigint AS reports, f.totals AS total
	FROM (SELECT agency_key FROM {_moved} UNION SELECT agency_key FROM {_undecided}) m
	JOIN (@current) f ON f.agency_key = m.agency_key
	LEFT JOIN {_agencies} o ON o.code = m.agency_key
	CROSS JOIN LATERAL (SELECT (SELECT true FROM {_agencies} c WHERE c.parent = o.code LIMIT 1) AS is_above OFFSET 0) b
	WHERE @has_sums @end
$q$),

(15, '_yearly', $q$
	SELECT y.year, y.reports, y.incomplete, f.section, govreport.section_label(f.section) AS section_label, f.item, f.label, f.col, govreport.col_label(f.col, (y.total).form) AS col_label,
		trim_scale(f.value) AS value, f.unit
	FROM (
		SELECT l.year, sum(l.reports)::bigint AS reports, govreport.report(govreport.total(l.total)) AS total,
			govreport.totals_incomplete(govreport.total(l.total)) AS incomplete
		FROM {_parts} l
		LEFT JOIN {_agencies} o ON o.code = l.agency_code
		WHERE l.place <> 'own' OR @summed
		GROUP BY l.year
		HAVING sum(l.reports) > 0
	) y, govreport.figures(y.total) f
$q$),

(16, '_totals', (
	SELECT format($q$
	WITH RECURSIVE later AS (
		SELECT min(year) AS year FROM {_facts}
		UNION ALL
		SELECT (SELECT min(f.year) FROM {_facts} f WHERE f.year > y.year) FROM later y WHERE y.year IS NOT NULL
	), years AS MATERIALIZED (
		SELECT year FROM later WHERE year IS NOT NULL
	) @kept, decided AS MATERIALIZED (@decided) @end
	SELECT n.node AS agency_code, n.agency, n.level, n.parent, n.parent_name, n.year, coalesce(n.reported, 0) AS reported, n.expected,
		coalesce(govreport.totals_incomplete(n.total), 0) AS incomplete,
		%s, n.own_id, own.figures[1] AS own_received, own.figures[2] AS own_concluded, own.figures[3] AS own_disputes
	FROM (
		-- agencies with some below them
		SELECT a.code AS node, a.name AS agency, a.level, a.parent, p.name AS parent_name, t.year, t.reported, t.expected, t.total,
			l.id AS own_id, l.totals AS own
		FROM {_agencies} a
		LEFT JOIN {_agencies} p ON p.code = a.parent
		CROSS JOIN LATERAL (
			-- each step by the index on parent: the planner would read the whole list for few
			WITH RECURSIVE below AS (
				SELECT a.code, a.consolidates, true AS is_above, ARRAY[a.code] AS path
				UNION ALL
				SELECT c.code, c.consolidates, c.is_above, b.path || c.code
				FROM below b
				CROSS JOIN LATERAL (
					SELECT c.code, c.consolidates, EXISTS (SELECT FROM {_agencies} d WHERE d.parent = c.code) AS is_above
					FROM {_agencies} c WHERE c.parent = b.code OFFSET 0
				) c
				WHERE b.is_above AND c.code <> ALL (b.path)
			)
			SELECT y.year, e.expected, s.reported, s.total
			FROM (
				SELECT count(*) AS expected FROM below b WHERE b.consolidates IS FALSE OR NOT b.is_above
			) e
			CROSS JOIN years y
			LEFT JOIN (
				SELECT l.year, sum(l.reports)::bigint AS reported, govreport.total(l.total) AS total
				FROM below b
				CROSS JOIN LATERAL (
					SELECT l.year, l.place, l.agency_code, l.reports, l.total FROM {_parts} l
					WHERE l.agency_code = b.code AND l.place IN ('own', 'below') OFFSET 0
				) l
				CROSS JOIN LATERAL (SELECT b.consolidates) o
				WHERE b.is_above AND (l.place <> 'own' OR @summed)
				GROUP BY l.year
				HAVING sum(l.reports) > 0
			) s ON s.year = y.year
		) t
		LEFT JOIN (@current) l ON l.agency_key = a.code AND l.year = t.year
		WHERE EXISTS (SELECT FROM {_agencies} c WHERE c.parent = a.code)
		UNION ALL
		-- those without: their own report, or, under several names, reports
		SELECT a.code AS node, a.name AS agency, a.level, a.parent, p.name AS parent_name, y.year,
			CASE WHEN a.several THEN s.reported WHEN l.id IS NOT NULL THEN 1 END AS reported, 1::bigint AS expected,
			CASE WHEN a.several THEN s.total ELSE l.totals END AS total, l.id AS own_id, l.totals AS own
		FROM (
			SELECT a.code, a.name, a.level, a.parent,
				EXISTS (SELECT FROM {_facts} f WHERE f.agency_key = a.code AND f.agency IS DISTINCT FROM a.name) AS several
			FROM {_agencies} a
			WHERE NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = a.code)
		) a
		LEFT JOIN {_agencies} p ON p.code = a.parent
		CROSS JOIN years y
		LEFT JOIN (@current) l ON l.agency_key = a.code AND l.year = y.year
		LEFT JOIN LATERAL (
			SELECT count(*) AS reported, govreport.total(r.totals) AS total FROM (@current) r WHERE a.several AND r.agency_key = a.code AND r.year = y.year
		) s ON true
		UNION ALL
		SELECT NULL::text AS node, NULL::text AS agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name,
			y.year, s.reported, coalesce(s.unlisted, 0) + (SELECT count(*) FROM {_agencies} o
				WHERE o.consolidates IS FALSE OR NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = o.code)) AS expected, s.total,
			NULL::bigint AS own_id, NULL::govreport.totals AS own
		FROM years y
		LEFT JOIN (
			SELECT l.year, sum(l.reports)::bigint AS reported, (sum(l.reports) FILTER (WHERE l.place = 'unlisted'))::bigint AS unlisted,
				govreport.total(l.total) AS total
			FROM {_parts} l
			LEFT JOIN {_agencies} o ON o.code = l.agency_code
			WHERE l.place <> 'own' OR @summed
			GROUP BY l.year
			HAVING sum(l.reports) > 0
		) s ON s.year = y.year
	) n
	CROSS JOIN LATERAL (SELECT govreport.metric_values(n.total) AS figures OFFSET 0) v
	CROSS JOIN LATERAL (SELECT govreport.metric_values(n.own) AS figures OFFSET 0) own
$q$, string_agg(format('v.figures[%s] AS %I', m.n, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)
)),

(17, '_rates', (
	SELECT format($q$
	SELECT @agency, l.form, %s
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT govreport.metric_values(l.totals) AS figures OFFSET 0) v
$q$, string_agg(format('v.figures[%s] AS %I', m.n, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)
)),

(18, '_changes', $q$
	SELECT @agency, m.metric, govreport.word_label('metric', m.metric) AS metric_label, m.part, m.whole, m.value, b.figures[m.n] AS previous,
		m.value - b.figures[m.n] AS change, round((m.value - b.figures[m.n]) / nullif(b.figures[m.n], 0), 4) AS relative_change
	FROM {_counted} l
	LEFT JOIN {_counted} p ON p.agency_key = l.agency_key AND p.agency = l.agency AND p.year = l.year - 1
	CROSS JOIN LATERAL (SELECT govreport.metric_values(p.totals) AS figures OFFSET 0) b
	CROSS JOIN LATERAL govreport.total_metrics(l.totals) WITH ORDINALITY m(metric, part, whole, value, n)
	WHERE l.agency IS NOT NULL
$q$),

(19, '_peers', $q$
	SELECT @agency, m.metric, m.label AS metric_label, (s.standing).value, (s.standing).peers, (s.standing).percentile
	FROM {_counted} l
	LEFT JOIN @spreads
	CROSS JOIN @metrics m(n, metric, label)
	CROSS JOIN LATERAL (SELECT govreport.standing(l.totals, m.n, k.spread, since.spread, NULL, NULL) AS standing OFFSET 0) s
	WHERE l.year IS NOT NULL
$q$),

(20, '_rankings', $q$
	SELECT @agency, m.metric, m.label AS metric_label, (s.standing).value, (s.standing).cases,
		(s.standing).ranked, (s.standing).rank, (s.standing).rank_in_parent
	FROM {_counted} l
	LEFT JOIN @spreads
	LEFT JOIN @near
	CROSS JOIN @metrics m(n, metric, label)
	CROSS JOIN LATERAL (SELECT govreport.standing(l.totals, m.n, k.spread, since.spread, near.spread, near_since.spread) AS standing OFFSET 0) s
	WHERE l.year IS NOT NULL
$q$),

(21, '_outcomes', $q$
	SELECT @agency, l.form, o.outcome, govreport.word_label('outcome', o.outcome) AS outcome_label,
		c.n[o.place] AS value, c.n[7] AS concluded, govreport.share(c.n[o.place], c.n[7]) AS share
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT govreport.outcome_values(l.totals) AS n OFFSET 0) c
	CROSS JOIN (VALUES (1, 'granted'), (2, 'granted_in_part'), (3, 'denied'), (4, 'unavailable'), (5, 'not_processed'), (6, 'other')) o(place, outcome)
$q$),

(22, '_applicants', $q$
	SELECT @agency, l.form, o.applicant, govreport.col_label(o.applicant) AS applicant_label,
		c.n[o.place] AS received, govreport.share(c.n[o.place], c.n[7]) AS share, c.n[o.place + 7] AS concluded
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT govreport.applicant_values(l.totals) AS n OFFSET 0) c
	CROSS JOIN (VALUES (1, 'natural_person'), (2, 'business'), (3, 'research_institution'), (4, 'public_welfare_organization'),
		(5, 'legal_service_organization'), (6, 'other_organization')) o(place, applicant)
$q$),

(23, '_normative', (
	SELECT format($q$
	SELECT @agency, l.form, d.item, govreport.item_label(d.item, l.form) AS item_label,
		coalesce(govreport.total_at(t.totals, d.issued) + govreport.total_at(t.totals, d.created),
			govreport.total_at(t.totals, d.issued), govreport.total_at(t.totals, d.created)) AS issued,
		govreport.total_at(t.totals, d.repealed) AS repealed, govreport.total_at(t.totals, d.in_force) AS in_force,
		govreport.total_at(t.totals, d.published) AS published, govreport.total_at(t.totals, d.published_total) AS published_total
	FROM {_counted} l
	CROSS JOIN LATERAL (SELECT govreport.unpacked(l.totals) AS totals OFFSET 0) t
	CROSS JOIN (VALUES %s) d(item, issued, created, repealed, in_force, published, published_total)
	WHERE govreport.total_has(t.totals, d.issued) OR govreport.total_has(t.totals, d.created) OR govreport.total_has(t.totals, d.repealed)
		OR govreport.total_has(t.totals, d.in_force) OR govreport.total_has(t.totals, d.published) OR govreport.total_has(t.totals, d.published_total)
$q$, string_agg(format('(%L, %s)', c.item, c.places), ', ' ORDER BY c.places))
	FROM (
		SELECT item, string_agg(place::text, ', ' ORDER BY array_position(ARRAY['issued', 'created', 'repealed', 'in_force', 'published', 'published_total'], col)) AS places
		FROM govreport.form_places() WHERE section = 'disclosures' AND item IN ('rule', 'normative_document') GROUP BY item
	) c
)),

(24, '_outliers', $q$
	SELECT @agency, l.metric, govreport.word_label('metric', l.metric) AS metric_label, l.value, l.against, l.expected, l.factor
	FROM (
		SELECT @agency, l.metric, l.value, 'previous_year' AS against, l.previous AS expected, round(l.value / nullif(l.previous, 0), 2) AS factor
		FROM {_changes} l
		WHERE l.whole IS NULL AND l.value >= 20 AND l.previous >= 20 AND (l.value > 5 * l.previous OR 5 * l.value < l.previous)
		UNION ALL
		SELECT @agency, m.metric, m.value, 'peers' AS against, round(m.middle, 4) AS expected, round(m.value / nullif(m.middle, 0), 2) AS factor
		FROM {_counted} l
		LEFT JOIN @spreads
		CROSS JOIN LATERAL govreport.outlying(l.totals, k.spread, since.spread) m
		WHERE l.year IS NOT NULL
	) l
$q$)) v(n, ending, query)
	UNION ALL
	SELECT w.n, w.ending, regexp_replace(w.query, p.name, p.piece, 'g'), p.n
	FROM written w JOIN govreport.view_pieces(keeps_sums) p ON p.n = w.pieces + 1
)
SELECT n, ending, query FROM written WHERE pieces = (SELECT max(p.n) FROM govreport.view_pieces(keeps_sums) p) ORDER BY n;
END;
COMMENT ON FUNCTION govreport.store_views(boolean) IS 'part of create_store: the views of a store; whether it keeps sums and ranks, or they are made of its reports';

CREATE FUNCTION govreport.store_words() RETURNS TABLE (ending text, col text, chinese text, english text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 200
	AS 'MODULE_PATHNAME', 'govreport_store_comments';
COMMENT ON FUNCTION govreport.store_words() IS 'part of create_store: what is said of the relations and columns of a store, without an ending of all of them, without a column of the relation';

CREATE FUNCTION govreport.store_comments() RETURNS TABLE (ending text, col text, comment text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 500
BEGIN ATOMIC
	SELECT w.ending, w.col, concat_ws(chr(10), w.chinese, w.english)
	FROM govreport.store_words() w
	UNION ALL
	SELECT '_wide', f.name, format(E'%s / %s\n%s: %s of %s', govreport.item_label(f.item), govreport.col_label(f.col), f.section, f.col, f.item)
	FROM govreport.store_figures() f
	UNION ALL
	SELECT e.ending, m.metric, format(E'%s\n%s: %s', m.label, m.summary, m.formula)
	FROM govreport.metrics() m, (VALUES ('_rates'), ('_totals')) e(ending);
END;
COMMENT ON FUNCTION govreport.store_comments() IS 'part of create_store: the comments on relations and columns of a store, Chinese, then English';
