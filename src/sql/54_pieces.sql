-- ---- what the views of a store are put together from -------------------------------
-- A definition of govreport.store_views() has pieces that several need: names with an @, a pattern each.
-- They are put in place one after the other, so that a piece may name those behind it.
-- {_latest} stands for the relation of a store with that ending, {} for its table of reports.

CREATE FUNCTION govreport.view_pieces(keeps_sums boolean) RETURNS TABLE (n int, name text, piece text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 30
BEGIN ATOMIC
SELECT p.n, p.name, CASE WHEN keeps_sums THEN p.piece ELSE coalesce(p.piece_of_several, p.piece) END
FROM (VALUES
-- figures, from the narrow row; what was parsed is read for labels of disclosures, where they are asked for, and
-- of the few reports that have disclosures beside the form's
(1, '@figures', $q$
	SELECT @agency, l.form, c.section, govreport.section_label(c.section) AS section_label, c.item,
		coalesce(c.label, p.labels[c.place], v.label) AS label, coalesce(c.col, v.col) AS col, govreport.col_label(coalesce(c.col, v.col), l.form) AS col_label,
		coalesce(govreport.total_at(v.totals, c.place), v.value) AS value, coalesce(c.unit, v.unit) AS unit
	FROM {_counted} l
	CROSS JOIN LATERAL (
		(SELECT true AS by_place, govreport.unpacked(l.totals) AS totals,
			NULL::text AS item, NULL::text AS label, NULL::text AS col, NULL::numeric AS value, NULL::text AS unit OFFSET 0)
		UNION ALL
		SELECT false AS by_place, NULL::govreport.totals AS totals, f.item, f.label, f.col, f.value, f.unit
		FROM {} r CROSS JOIN LATERAL govreport.other_figures(r.parsed) f
		WHERE govreport.other_disclosures(l.totals) <> 0 AND r.id = l.id
	) v
	JOIN (SELECT place, place <> 0 AS by_place, section, item, label, col, unit FROM govreport.form_places() OFFSET 0) c ON c.by_place = v.by_place
	LEFT JOIN (SELECT r.id, govreport.disclosure_labels(r.parsed) AS labels FROM {} r) p ON p.id = l.id
	WHERE govreport.total_has(v.totals, c.place) OR NOT v.by_place AND c.item IS NOT DISTINCT FROM v.item
$q$, $q$
	SELECT @agency, l.form, f.section, govreport.section_label(f.section) AS section_label, f.item, f.label, f.col, govreport.col_label(f.col, l.form) AS col_label, f.value, f.unit
	FROM {_latest} l
	JOIN {} r ON r.id = l.id AND r.agency_key = l.agency_key,
	govreport.figures(r.parsed) f
$q$),
-- for stores that keep sums, not for those on several servers
(2, '@kept(.*?)@end', '\1', ''),
-- what rows of one report are joined by beside its id, where that is of one server alone: in one
-- store the planner would take the two for independent, and expect hardly a row
(3, '@key\((\w+), (\w+)\)', '', 'AND \1.agency_key = \2.agency_key'),
-- whether the sums can be seen: not by who sees only some reports
(4, '@has_sums', $q$EXISTS (SELECT FROM {_sums} k WHERE k.agency_code = '' AND k.place = 'unlisted')$q$, NULL),
-- reports with those of the year before, of agencies that nobody has compared yet
(5, '@paired', $q$
			SELECT * FROM (
				SELECT @agency, l.form, lag(l.id) OVER before AS previous_id, lag(l.year) OVER before AS previous_year
				FROM {_counted} l
				WHERE l.agency IS NOT NULL AND l.year IS NOT NULL AND l.agency_key = ANY (ARRAY(@unranked))
				WINDOW before AS (PARTITION BY l.agency_key, l.agency_code, l.agency ORDER BY l.year)
			) l WHERE l.previous_year = l.year - 1$q$, $q$
			SELECT @agency, l.form, b.id AS previous_id
			FROM {_counted} l JOIN {_counted} b ON b.agency_key = l.agency_key AND b.agency = l.agency AND b.year = l.year - 1$q$),
-- reports of agencies that sum up others, with the sum of those: of children as they are kept, by their parent, and those written to since
(6, '@families', $q$
			SELECT p.id, p.agency_key, p.agency_code, p.agency, p.level, p.parent, p.parent_name, p.year, p.form, c.children, c.reported, c.missing, c.total,
				(SELECT r.parsed FROM {} r WHERE r.id = p.id AND r.agency_key = p.agency_key) AS parsed
			-- a subquery that the planner keeps, and reads before it looks for children: else it looks for those of each agency
			FROM (SELECT DISTINCT parent AS code FROM {_agencies} WHERE parent IS NOT NULL) above
			JOIN {_agencies} o ON o.code = above.code AND coalesce(o.consolidates, true)
			JOIN {_counted} p ON p.agency_key = above.code AND p.year IS NOT NULL
			CROSS JOIN LATERAL (
				SELECT count(*) AS children, count(c.id) AS reported, array_agg(a.name ORDER BY a.code) FILTER (WHERE c.id IS NULL) AS missing,
					govreport.report(govreport.total(c.totals)) AS total
				FROM (SELECT code, name FROM {_agencies} WHERE parent = above.code) a
				-- full, as a left one might compare each with each
				FULL JOIN (
					SELECT r.id, r.agency_key, r.totals FROM {_ranked} r
					WHERE r.parent = above.code AND r.year = p.year AND r.agency_key NOT IN (SELECT agency_key FROM {_unranked}) AND NOT @only_visible
					UNION ALL
					SELECT l.id, l.agency_key, l.totals FROM {_agencies} b JOIN {_counted} l ON l.agency_key = b.code
					WHERE b.parent = above.code AND l.year = p.year AND (@only_visible OR b.code IN (SELECT agency_key FROM {_unranked}))
				) c ON c.agency_key = a.code
			) c$q$, $q$
			SELECT l.*, r.parsed
			FROM (
				SELECT p.id, p.agency_key, p.agency_code, p.agency, p.level, p.parent, p.parent_name, p.year, p.form,
					count(*) AS children, count(c.id) AS reported,
					array_agg(a.name ORDER BY a.code) FILTER (WHERE c.id IS NULL) AS missing,
					govreport.report(govreport.total(c.totals)) AS total
				FROM {_counted} p
				JOIN {_agencies} o ON o.code = p.agency_code AND coalesce(o.consolidates, true)
				JOIN {_agencies} a ON a.parent = p.agency_code
				LEFT JOIN {_counted} c ON c.agency_key = a.code AND c.year = p.year
				WHERE p.year IS NOT NULL
				GROUP BY p.id, p.agency_key, p.agency_code, p.agency, p.level, p.parent, p.parent_name, p.year, p.form
			) l
			JOIN {} r ON r.id = l.id AND r.agency_key = l.agency_key$q$),
-- the years that were or are due, with what ends each
(7, '@years', $q$
			SELECT y.year, (now() AT TIME ZONE 'Asia/Shanghai')::date AS today, every.deadline,
				make_date(y.year + 1, 3, 31) AS march, make_date(y.year + 1, 1, 31) AS january
			FROM unnest(ARRAY(
				SELECT generate_series(least(f.first, t.this_year - 1), t.this_year - 1)
				FROM (SELECT date_part('year', now() AT TIME ZONE 'Asia/Shanghai')::int AS this_year) t
				CROSS JOIN (SELECT min(year) AS first FROM {_facts} WHERE year >= 2008) f
			)) y(year)
			LEFT JOIN {_deadlines} every ON every.year = y.year AND every.agency_code IS NULL
			OFFSET 0$q$, NULL),
-- what was found of the reports that count: of one year by the index on it; reports without a year beside
(8, '@found', $q$
			SELECT @agency, l.form, l.source, n.findings FROM {_counted} l JOIN {_found} n ON n.id = l.id AND n.year = l.year
			UNION ALL
			SELECT @agency, l.form, l.source, n.findings FROM {_counted} l JOIN {_found} n ON n.id = l.id WHERE l.year IS NULL$q$, $q$
			SELECT @agency, l.form, l.source, n.findings FROM {_counted} l JOIN {_found} n ON n.id = l.id AND n.agency_key = l.agency_key$q$),
-- each report of an agency and year with the one before: what was read of the two is looked for where there is one
(9, '@versioned', $q$
		SELECT v.*, c.changes,
			CASE WHEN v.previous_id IS NOT NULL THEN govreport.findings_gone((SELECT n.findings FROM {_found} n WHERE n.id = v.previous_id AND n.year = v.year), (SELECT n.findings FROM {_found} n WHERE n.id = v.id AND n.year = v.year)) END AS mended,
			CASE WHEN v.previous_id IS NOT NULL THEN govreport.findings_gone((SELECT n.findings FROM {_found} n WHERE n.id = v.id AND n.year = v.year), (SELECT n.findings FROM {_found} n WHERE n.id = v.previous_id AND n.year = v.year)) END AS new
		FROM (
			SELECT f.id, f.agency_key, f.agency, f.year, f.arrived, f.source, f.batch, f.figures, f.unread, f.errors, f.warnings,
				row_number() OVER so_far AS version, count(*) OVER (PARTITION BY f.agency_key, f.agency, f.year) AS versions,
				lag(f.id) OVER so_far AS previous_id, @counts(@decided) AS counts
			FROM {_facts} f
			WHERE f.year IS NOT NULL
			WINDOW so_far AS (PARTITION BY f.agency_key, f.agency, f.year ORDER BY f.arrived, f.id)
		) v
		CROSS JOIN LATERAL (SELECT CASE WHEN v.previous_id IS NOT NULL THEN
			govreport.changed_figures((SELECT r.parsed FROM {} r WHERE r.id = v.previous_id), (SELECT r.parsed FROM {} r WHERE r.id = v.id)) END AS changes OFFSET 0) c$q$, $q$
		SELECT v.*, v.id = l.id AS counts, c.changes, govreport.findings_gone(f.findings, n.findings) AS mended,
			CASE WHEN v.previous_id IS NOT NULL THEN govreport.findings_gone(n.findings, f.findings) END AS new
		FROM (
			SELECT id, agency_key, agency, year, arrived, source, batch, figures, unread, errors, warnings,
				row_number() OVER so_far AS version, count(*) OVER (PARTITION BY agency_key, agency, year) AS versions,
				lag(id) OVER so_far AS previous_id
			FROM {_facts}
			WHERE year IS NOT NULL
			WINDOW so_far AS (PARTITION BY agency_key, agency, year ORDER BY arrived, id)
		) v
		JOIN {_latest} l ON l.agency_key = v.agency_key AND l.agency IS NOT DISTINCT FROM v.agency AND l.year = v.year
		LEFT JOIN {_found} n ON n.id = v.id AND n.agency_key = v.agency_key
		LEFT JOIN {_found} f ON f.id = v.previous_id AND f.agency_key = v.agency_key
		LEFT JOIN {} old ON old.id = v.previous_id AND old.agency_key = v.agency_key
		LEFT JOIN {} now ON now.id = v.id AND now.agency_key = v.agency_key
		CROSS JOIN LATERAL (SELECT CASE WHEN v.previous_id IS NOT NULL THEN govreport.changed_figures(old.parsed, now.parsed) END AS changes OFFSET 0) c$q$),
-- whose a row is
(10, '@agency', 'l.id, l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year', NULL),
-- whether a report l of an agency o is one that sums are made of: not of one that sums up those
-- below it, where any of those has reported: right below it, as a rule
(11, '@summed', $q$(NOT EXISTS (SELECT FROM {_agencies} c WHERE c.parent = l.agency_code) OR o.consolidates IS FALSE
		OR NOT EXISTS (SELECT FROM {_facts} r WHERE r.year = l.year
			AND r.agency_key = ANY (ARRAY(SELECT c.code FROM {_agencies} c WHERE c.parent = l.agency_code AND c.code <> l.agency_code)))
		AND NOT EXISTS (
			WITH RECURSIVE below AS (
				SELECT c.code, ARRAY[l.agency_code, c.code] AS path FROM {_agencies} c WHERE c.parent = l.agency_code
				UNION ALL
				-- by the index on parent, as in _totals
				SELECT c.code, b.path || c.code
				FROM below b CROSS JOIN LATERAL (SELECT c.code FROM {_agencies} c WHERE c.parent = b.code OFFSET 0) c
				WHERE c.code <> ALL (b.path)
			)
			SELECT FROM below b JOIN {_facts} r ON r.agency_key = b.code AND r.year = l.year))$q$, NULL),
-- why a finding f was waived, by the waivers of its report l: @waived joins them
(12, '@reason', $q$CASE WHEN k.waivers IS NOT NULL THEN (
			SELECT w.message FROM unnest(k.waivers) WITH ORDINALITY w
			WHERE w.rule = f.rule AND w.item IS NOT DISTINCT FROM f.item AND w.col IS NOT DISTINCT FROM f.col
				AND w.lhs IS NOT DISTINCT FROM f.lhs AND w.rhs IS NOT DISTINCT FROM f.rhs
			ORDER BY w.ordinality LIMIT 1) END$q$, NULL),
-- what is waived of a narrow row f, where nobody could decide
(13, '@weighed', govreport.waiving_query('{_waivers}', '(SELECT n.findings FROM {_found} n WHERE n.id = f.id AND n.year = f.year)', 'f'), NULL),
(14, '@waived', $q$LEFT JOIN (
		SELECT agency_key, year, array_agg(ROW(rule, NULL, item, col, lhs, rhs, reason, NULL, NULL)::govreport.finding ORDER BY waived_at DESC) AS waivers
		FROM {_waivers} GROUP BY agency_key, year
	) k ON k.agency_key = l.agency_key AND k.year = l.year$q$, NULL),
-- the rows that count, in a view that has decided for all parts of it
(15, '@current', 'SELECT f.id, f.agency_key, f.year, f.totals FROM {_facts} f WHERE @counts(SELECT report FROM decided)',
	'SELECT l.id, l.agency_key, l.year, l.totals FROM {_counted} l'),
-- whether a row f of facts is of the report that counts, as it was decided or, where nobody
-- could, decided here by a query, once for all rows, so that several processes can read them
(16, '@counts\(([^()]+)\)', $q$(f.counts AND (f.year IS NULL OR f.agency_key <> ALL (ARRAY(SELECT agency_key FROM {_undecided})))
		OR @undecided AND f.id::text || f.agency_key = ANY (ARRAY(\1)))$q$, NULL),
(17, '@undecided', 'f.year IS NOT NULL AND f.agency_key = ANY (ARRAY(SELECT agency_key FROM {_undecided}))', NULL),
(18, '@decided', 'SELECT d.id::text || d.agency_key AS report FROM (@group) d WHERE d.place < 2', NULL),
-- joins what the ranks of a report l are taken from, as it is kept (k) and what came since, and the same of
-- its parent alone: by level and parent as one text, which the planner hashes, where it would sort by the two
(19, '@spreads', $q${_spreads} k ON k.whole AND k.year = l.year AND @standing(k) = coalesce(l.level, '') || '/'
			AND k.level IS NOT DISTINCT FROM l.level AND NOT @only_visible
		@came$q$, '(SELECT NULL::bytea AS spread) k ON true @came'),
(20, '@came', $q$LEFT JOIN (@since) since ON since.whole AND since.year = l.year AND @standing(since) = coalesce(l.level, '') || '/'
			AND since.level IS NOT DISTINCT FROM l.level$q$, NULL),
(21, '@near', $q${_spreads} near ON NOT near.whole AND near.year = l.year AND @standing(near) = @standing(l)
			AND near.level IS NOT DISTINCT FROM l.level AND near.parent IS NOT DISTINCT FROM l.parent AND NOT @only_visible
		@beside$q$, '(SELECT NULL::bytea AS spread) near ON true @beside'),
(22, '@beside', $q$LEFT JOIN (@since) near_since ON NOT near_since.whole AND near_since.year = l.year AND @standing(near_since) = @standing(l)
			AND near_since.level IS NOT DISTINCT FROM l.level AND near_since.parent IS NOT DISTINCT FROM l.parent$q$, NULL),
(23, '@standing\((\w+)\)', $q$coalesce(\1.level, '') || '/' || coalesce(\1.parent, '')$q$, NULL),
(24, '@since', $q$
			SELECT m.year, m.level, m.parent, grouping(m.parent) = 1 AS whole, govreport.spread(m.totals, m.times) AS spread
			FROM (
				SELECT p.year, p.level, p.parent, p.totals, -1 AS times FROM {_ranked} p
				WHERE p.agency_key = ANY (ARRAY(SELECT agency_key FROM {_unranked})) AND NOT @only_visible
				UNION ALL
				SELECT c.year, c.level, c.parent, c.totals, 1 AS times FROM {_counted} c WHERE c.agency_key = ANY (ARRAY(@unranked))
			) m
			GROUP BY GROUPING SETS ((m.year, m.level, m.parent), (m.year, m.level))$q$, $q$
			SELECT c.year, c.level, c.parent, false AS whole, govreport.spread(c.totals, 1) AS spread FROM {_counted} c GROUP BY c.year, c.level, c.parent
			UNION ALL
			SELECT c.year, c.level, NULL::text AS parent, true AS whole, govreport.spread(c.totals, 1) AS spread FROM {_counted} c GROUP BY c.year, c.level$q$),
-- agencies whose reports are taken as they are now; who may see only some reports is told of those alone
(25, '@unranked', 'SELECT agency_key FROM {_unranked} WHERE NOT @only_visible UNION ALL SELECT agency_key FROM {_facts} WHERE @only_visible', NULL),
(26, '@only_visible', 'row_security_active({_facts::regclass})', NULL),
(27, '@metrics', (SELECT format('(VALUES %s)', string_agg(format('(%s, %L, %L)', m.n, m.metric, m.label), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)), NULL),
(28, '@group', govreport.counting_query('{}', '{_facts}', 'g.agency_key = ANY (ARRAY(SELECT agency_key FROM {_undecided}))'), NULL)) p(n, name, piece, piece_of_several);
END;
COMMENT ON FUNCTION govreport.view_pieces(boolean) IS 'part of create_store: the pieces that the views of a store are put together from';
