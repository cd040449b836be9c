-- What the views say, as one JSON object: the pages must say the same.
\pset format unaligned
\pset tuples_only on
SELECT json_build_object(
	'years', (SELECT json_object_agg(year, c) FROM (
		SELECT year, json_build_object('all', count(*), 'filed', count(*) FILTER (WHERE status IN ('reported', 'late')), 'reported', count(*) FILTER (WHERE status = 'reported'), 'late', count(*) FILTER (WHERE status = 'late'),
			'missing', count(*) FILTER (WHERE status = 'missing'), 'due', count(*) FILTER (WHERE status = 'due'),
			'wrong', (SELECT count(*) FROM reports_validity v WHERE v.year = s.year AND NOT valid)) AS c
		FROM reports_coverage s GROUP BY year) y),
	'region', (SELECT json_build_object('all', count(*), 'filed', count(*) FILTER (WHERE status IN ('reported', 'late')), 'reported', count(*) FILTER (WHERE status = 'reported'), 'late', count(*) FILTER (WHERE status = 'late'),
			'missing', count(*) FILTER (WHERE status = 'missing'), 'due', count(*) FILTER (WHERE status = 'due'),
			'wrong', (SELECT count(*) FROM reports_validity v WHERE year = 2024 AND agency_code LIKE '9002%' AND NOT valid))
		FROM reports_coverage WHERE year = 2024 AND agency_code LIKE '9002%'),
	'sums', (SELECT json_object_agg(year, sums) FROM (
		SELECT year, json_object_agg(what, value) AS sums FROM (
			SELECT year, split_part(item, '.', 1) AS what, sum(value) AS value FROM reports_yearly WHERE section = 'applications' AND col = 'total' GROUP BY 1, 2
			UNION ALL
			SELECT DISTINCT year, 'reports', reports FROM reports_yearly) f GROUP BY year) y),
	'region_totals', (SELECT json_build_object('received', received, 'concluded', concluded, 'disclosure_rate', round(disclosure_rate * 100, 2)::text || '%',
			'reported', reported, 'expected', expected) FROM reports_totals WHERE year = 2024 AND agency_code = '9002'),
	'rules', (SELECT json_object_agg(rule, n) FROM (
		SELECT rule, count(*) AS n FROM (
			SELECT rule FROM reports_findings WHERE year = 2024 AND NOT waived UNION ALL
			SELECT rule FROM reports_continuity WHERE year = 2024 AND NOT waived UNION ALL
			SELECT rule FROM reports_rollup WHERE year = 2024 AND rule IS NOT NULL) f GROUP BY rule) r),
	'agency', (SELECT json_build_object('key', a.agency_key, 'name', a.agency,
			'figures', (SELECT json_object_agg(item || ' ' || col, value) FROM reports_figures f WHERE f.agency_key = a.agency_key AND f.year = 2024
				AND section IN ('applications', 'reviews')),
			'findings', (SELECT json_agg(message) FROM (
				SELECT message FROM reports_findings f WHERE f.agency_key = a.agency_key AND f.year = 2024 UNION ALL
				SELECT message FROM reports_continuity f WHERE f.agency_key = a.agency_key AND f.year = 2024) m),
			'claims', (SELECT json_agg(json_build_array(c.message, coalesce(c.rhs::text, '—'),
					CASE WHEN c.passed THEN '一致' WHEN NOT c.passed THEN '不一致' ELSE '无法判定' END) ORDER BY c.n)
				FROM reports_latest l JOIN reports r USING (id),
				govreport.checks(r.parsed) WITH ORDINALITY c(rule, severity, item, col, passed, lhs, rhs, message, n)
				WHERE l.agency_key = a.agency_key AND l.year = 2024 AND c.rule LIKE 'claims.%'),
			'versions', (SELECT count(*) FROM reports_versions f WHERE f.agency_key = a.agency_key AND f.year = 2024),
			'metrics', (SELECT json_object_agg(metric, value) FROM reports_changes f WHERE f.agency_key = a.agency_key AND f.year = 2024),
			'rank', (SELECT json_build_array(rank, ranked) FROM reports_rankings f WHERE f.agency_key = a.agency_key AND f.year = 2024 AND metric = 'disclosure_rate'))
		FROM (SELECT * FROM reports_findings WHERE year = 2024 AND rule = 'applications.outcomes' AND agency_key LIKE '90%' ORDER BY agency_key LIMIT 1) a),
	'mended', (SELECT agency_key FROM reports_versions WHERE year = 2024 AND version = 2 AND mended IS NOT NULL AND agency_key LIKE '90%' ORDER BY agency_key LIMIT 1),
	'missing', (SELECT agency_key FROM reports_coverage WHERE year = 2024 AND status = 'missing' AND agency_key LIKE '90%-%' ORDER BY agency_key LIMIT 1));
