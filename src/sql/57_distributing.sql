-- ---- a store on several servers ---------------------------------------------------

-- Views of another shape than those of govreport.store_views(): without recursion, and without what looks at rows of others for
-- each row.  @above stands for the agencies with each one above them, up to eight, @summed for the reports that sums are made of.
CREATE FUNCTION govreport.distributed_views() RETURNS TABLE (ending text, query text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 5
BEGIN ATOMIC
SELECT v.ending, replace(replace(v.query,
	'@summed', $q$SELECT l.id, l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year, l.form, l.totals
	FROM {_counted} l
	LEFT JOIN {_agencies} o ON o.code = l.agency_code
	LEFT JOIN (SELECT DISTINCT x.above, r.year FROM {_facts} r JOIN (@above) x ON x.code = r.agency_key) s ON s.above = l.agency_code AND s.year = l.year
	WHERE o.consolidates IS FALSE OR s.above IS NULL$q$),
	'@above', (
	SELECT format('SELECT DISTINCT a0.code, x.above FROM {_agencies} a0 %s CROSS JOIN LATERAL unnest(ARRAY[%s]) x(above) WHERE x.above <> a0.code',
		string_agg(format('LEFT JOIN {_agencies} a%s ON a%s.code = a%s.parent', i, i, i - 1), ' ' ORDER BY i),
		string_agg(format('a%s.parent', i - 1), ', ' ORDER BY i))
	FROM generate_series(1, 8) i))
FROM (VALUES
('_counted', replace(replace($q$
	SELECT f.id, f.agency_key, a.code AS agency_code, f.agency, a.level, a.parent, p.name AS parent_name, f.year, f.form, f.arrived, f.source, f.batch,
		CASE WHEN NOT EXISTS (SELECT FROM {_undecided}) OR f.year IS NULL THEN f.versions
			ELSE (SELECT count(*) FROM {_facts} g WHERE g.agency_key = f.agency_key AND g.year = f.year AND g.agency IS NOT DISTINCT FROM f.agency) END AS versions,
		f.figures, f.unread, f.errors, f.warnings, f.infos, f.totals, f.signature,
		CASE WHEN k.waivers IS NULL THEN 0 ELSE (@waived)[1] END AS waived, f.errors = CASE WHEN k.waivers IS NULL THEN 0 ELSE (@waived)[2] END AS valid
	FROM {_facts} f
	LEFT JOIN {_agencies} a ON a.code = f.agency_key
	LEFT JOIN {_agencies} p ON p.code = a.parent
	-- another server may have the waivers than the narrow row
	LEFT JOIN (
		SELECT agency_key, year, array_agg(ROW(rule, NULL, item, col, lhs, rhs, reason, NULL, NULL)::govreport.finding) AS waivers FROM {_waivers} GROUP BY agency_key, year
	) k ON k.agency_key = f.agency_key AND k.year = f.year
	WHERE CASE WHEN NOT EXISTS (SELECT FROM {_undecided}) OR f.year IS NULL THEN f.counts
		WHEN f.agency_key = ANY (ARRAY(SELECT agency_key FROM {_undecided})) THEN f.id = (SELECT d.id FROM (@group) d WHERE d.place < 2)
		ELSE f.counts END
$q$, '@group', govreport.counting_query('{}', '{_facts}', 'g.agency_key = f.agency_key AND g.year = f.year AND g.agency IS NOT DISTINCT FROM f.agency')),
	'@waived', 'govreport.waived((SELECT n.findings FROM {_found} n WHERE n.id = f.id AND n.agency_key = f.agency_key), k.waivers)')),
('_summed', 'SELECT l.id, l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year, l.form FROM (@summed) l'),
('_yearly', $q$
	SELECT y.year, y.reports, y.incomplete, f.section, govreport.section_label(f.section) AS section_label, f.item, f.label, f.col, govreport.col_label(f.col, (y.total).form) AS col_label,
		trim_scale(f.value) AS value, f.unit
	FROM (
		SELECT l.year, count(*) AS reports, govreport.report(govreport.total(l.totals)) AS total, govreport.totals_incomplete(govreport.total(l.totals)) AS incomplete
		FROM (@summed) l
		GROUP BY l.year
	) y, govreport.figures(y.total) f
$q$),
('_totals', (
	SELECT format($q$
	SELECT n.node AS agency_code, n.agency, n.level, n.parent, n.parent_name, n.year, coalesce(n.reported, 0) AS reported, n.expected,
		coalesce(govreport.totals_incomplete(n.total), 0) AS incomplete,
		%s, n.own_id, own.figures[1] AS own_received, own.figures[2] AS own_concluded, own.figures[3] AS own_disputes
	FROM (
		SELECT a.node, a.agency, a.level, a.parent, a.parent_name, a.year, s.reported, a.expected, s.total, l.id AS own_id, l.totals AS own
		FROM (
			SELECT a.code AS node, a.name AS agency, a.level, a.parent, p.name AS parent_name, y.year, coalesce(e.expected, 0) AS expected
			FROM {_agencies} a
			LEFT JOIN {_agencies} p ON p.code = a.parent
			LEFT JOIN (
				SELECT b.above, count(*) AS expected
				FROM (@above UNION ALL SELECT code, code FROM {_agencies}) b
				JOIN {_agencies} o ON o.code = b.code
				LEFT JOIN (SELECT DISTINCT parent FROM {_agencies}) c ON c.parent = o.code
				WHERE o.consolidates IS FALSE OR c.parent IS NULL
				GROUP BY b.above
			) e ON e.above = a.code
			CROSS JOIN (SELECT DISTINCT year FROM {_facts} WHERE year IS NOT NULL) y
		) a
		LEFT JOIN (
			SELECT b.above, l.year, count(*) AS reported, govreport.total(l.totals) AS total
			FROM (@summed) l
			JOIN (@above UNION ALL SELECT code, code FROM {_agencies}) b ON b.code = l.agency_key
			GROUP BY b.above, l.year
		) s ON s.above = a.node AND s.year = a.year
		LEFT JOIN {_counted} l ON l.agency_key = a.node AND l.year = a.year
		UNION ALL
		SELECT NULL::text AS node, NULL::text AS agency, NULL::text AS level, NULL::text AS parent, NULL::text AS parent_name,
			y.year, s.reported, coalesce(s.unlisted, 0) + e.expected AS expected, s.total, NULL::bigint AS own_id, NULL::govreport.totals AS own
		FROM (SELECT DISTINCT year FROM {_facts} WHERE year IS NOT NULL) y
		CROSS JOIN (
			SELECT count(*) AS expected FROM {_agencies} o
			LEFT JOIN (SELECT DISTINCT parent FROM {_agencies}) c ON c.parent = o.code
			WHERE o.consolidates IS FALSE OR c.parent IS NULL
		) e
		LEFT JOIN (
			SELECT l.year, count(*) AS reported, count(*) FILTER (WHERE l.agency_code IS NULL) AS unlisted, govreport.total(l.totals) AS total
			FROM (@summed) l
			GROUP BY l.year
		) s ON s.year = y.year
	) n,
	govreport.metric_values(n.total) v(figures),
	govreport.metric_values(n.own) own(figures)
$q$, string_agg(format('v.figures[%s] AS %I', m.n, m.metric), ', ' ORDER BY m.n))
	FROM govreport.metrics() WITH ORDINALITY m(metric, label, formula, summary, n)
)),
('_coverage', $q$
	SELECT l.agency_key, l.agency_code, l.agency, l.level, l.parent, l.parent_name, l.year, s.status,
		govreport.word_label('status', s.status) AS status_label, s.deadline, r.arrived, coalesce(r.versions, 0) AS versions,
		CASE WHEN r.versions IS NULL AND l.agency_code IS NOT NULL THEN coalesce(u.doubtful, 0) ELSE 0 END AS doubtful
	FROM (
		SELECT g.agency_key, g.agency_code, g.agency, g.level, g.parent, g.parent_name, y.year, y.today,
			coalesce(d.deadline, every.deadline, make_date(y.year + 1, CASE WHEN g.is_government THEN 3 ELSE 1 END, 31)) AS deadline
		FROM (
			SELECT a.code AS agency_key, a.code AS agency_code, a.name AS agency, a.level, a.parent, p.name AS parent_name, NULL::int AS only_year,
				coalesce(a.is_government, govreport.is_government(a.name)) AS is_government
			FROM {_agencies} a
			LEFT JOIN {_agencies} p ON p.code = a.parent
			UNION ALL
			SELECT f.agency_key, NULL::text, f.agency, NULL::text, NULL::text, NULL::text, f.only_year, govreport.is_government(f.agency)
			FROM (
				SELECT DISTINCT agency_key, agency, CASE WHEN agency_key LIKE '#%' THEN year END AS only_year
				FROM {_facts} WHERE agency IS NOT NULL
			) f
			LEFT JOIN {_agencies} a ON a.code = f.agency_key
			WHERE a.code IS NULL
		) g
		CROSS JOIN (
			SELECT generate_series(least(f.first, t.this_year - 1), t.this_year - 1) AS year, t.today
			FROM (SELECT date_part('year', now() AT TIME ZONE 'Asia/Shanghai')::int AS this_year, (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) t
			CROSS JOIN (SELECT min(year) AS first FROM {_facts} WHERE year >= 2008) f
		) y
		LEFT JOIN {_deadlines} d ON d.year = y.year AND d.agency_code = g.agency_code
		LEFT JOIN {_deadlines} every ON every.year = y.year AND every.agency_code IS NULL
		WHERE g.only_year IS NULL OR g.only_year = y.year
	) l
	LEFT JOIN (
		SELECT f.agency_key, CASE WHEN a.code IS NULL THEN f.agency END AS unlisted, f.year, min(f.arrived) AS arrived, count(*) AS versions
		FROM {_facts} f
		LEFT JOIN {_agencies} a ON a.code = f.agency_key
		GROUP BY f.agency_key, CASE WHEN a.code IS NULL THEN f.agency END, f.year
	) r ON r.agency_key = l.agency_key AND r.year = l.year AND (l.agency_code IS NOT NULL OR r.unlisted = l.agency)
	LEFT JOIN (
		SELECT a.code, f.year, count(*) AS doubtful
		FROM {_facts} f
		JOIN {_agencies} a ON govreport.agency_keys(a.name, a.aliases) && govreport.agency_keys(f.agency, NULL)
		WHERE f.agency_key LIKE '#%'
		GROUP BY a.code, f.year
	) u ON u.code = l.agency_code AND u.year = l.year
	CROSS JOIN LATERAL (
		SELECT l.deadline, CASE WHEN r.versions > 0 AND (r.arrived AT TIME ZONE 'Asia/Shanghai')::date > l.deadline THEN 'late'
			WHEN r.versions > 0 THEN 'reported'
			WHEN l.today <= l.deadline THEN 'due'
			ELSE 'missing' END AS status
	) s
$q$)) v(ending, query);
END;
COMMENT ON FUNCTION govreport.distributed_views() IS 'part of prepare_distribution: the views that a store on several servers has of another shape';

-- Rows of one agency stay together; nothing is left that looks at rows of others when one is written.
CREATE FUNCTION govreport.prepare_distribution(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	facts CONSTANT text := govreport.store_relation(store, '_facts')::text;
	findings CONSTANT text := govreport.store_relation(store, '_found')::text;
	undecided CONSTANT text := govreport.store_relation(store, '_undecided')::text;
	agencies CONSTANT regclass := govreport.store_relation(store, '_agencies');
	name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = store);
	schema CONSTANT text := (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = store);
	plain CONSTANT text := format('(SELECT id, agency_key, agency, year, arrived, batch, (facts).figures, (facts).unread FROM %s)', store);
	statement text;
BEGIN
	FOR statement IN
		SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger
		WHERE tgrelid IN (store, agencies, govreport.store_relation(store, '_batches'), govreport.store_relation(store, '_waivers')) AND NOT tgisinternal AND tgname LIKE 'govreport\_%'
		UNION ALL
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
		WHERE contype = 'f' AND conrelid <> agencies AND conrelid IN (
			SELECT to_regclass(format('%s.%I', schema, name || e)) FROM unnest(ARRAY['', '_quarantine', '_deadlines', '_waivers']) e)
		UNION ALL
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', store, conname) FROM pg_constraint WHERE conrelid = store AND contype IN ('p', 'u')
	LOOP
		EXECUTE statement;
	END LOOP;
	EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (id, agency_key), ADD UNIQUE (body_sha256, agency_key)', store);
	EXECUTE format('CREATE INDEX ON %s (agency_key, year)', store);

	-- the narrow rows are what the database works out beside each report
	EXECUTE (SELECT 'DROP VIEW ' || string_agg(format('%s.%I', schema, name || ending), ', ') FROM govreport.store_views());
	EXECUTE format('DROP TABLE %s, %s', facts, findings);
	EXECUTE (SELECT 'DROP TABLE IF EXISTS ' || string_agg(format('%s.%I', schema, name || ending), ', ') FROM unnest(ARRAY['_spreads', '_ranked', '_unranked']) ending);
	EXECUTE govreport.store_statement(store, 'DROP TABLE IF EXISTS {_sums}, {_added}, {_moved}, {_places}, {_relisted}');
	EXECUTE format($q$
		CREATE VIEW %1$s AS
		SELECT g.id, g.agency_key, a0.level, %4$s AS parents, g.agency, g.year, g.arrived, g.batch, g.source, (g.facts).form, (g.facts).figures, (g.facts).unread,
			(g.facts).errors, (g.facts).warnings, (g.facts).infos, (g.facts).totals, (g.facts).signature,
			(%7$s)[1]::int AS waived, (g.facts).errors = (%7$s)[2] AS valid,
			coalesce(d.versions, 1) AS versions, coalesce(d.place < 2, true) AS counts
		FROM %2$s g
		LEFT JOIN (%3$s) d ON d.id = g.id AND d.agency_key = g.agency_key
		LEFT JOIN %5$s a0 ON a0.code = g.agency_key
		%6$s$q$,
		facts, store, govreport.counting_query(store::text, plain, 'true'),
		(SELECT format('CASE WHEN a0.code IS NOT NULL THEN concat(%s, ''/'') END',
			string_agg(format('''/'' || replace(replace(a%s.code, ''%%'', ''%%25''), ''/'', ''%%2F'')', i), ', ' ORDER BY i DESC)) FROM generate_series(1, 8) i),
		agencies,
		(SELECT string_agg(format('LEFT JOIN %s a%s ON a%s.code = a%s.parent', agencies, i, i, i - 1), ' ' ORDER BY i) FROM generate_series(1, 8) i),
		govreport.waiving_query(govreport.store_relation(store, '_waivers')::text, '(g.facts).findings', 'g'));
	EXECUTE format('CREATE VIEW %s AS SELECT id, agency_key, (facts).findings FROM %s', findings, store);
	EXECUTE format('TRUNCATE %s', undecided);
	PERFORM govreport.create_store_views(name, (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store), true);
END
$$;
COMMENT ON FUNCTION govreport.prepare_distribution(regclass) IS 'makes a store one whose rows can be distributed by agency_key: keys that have it, no foreign keys, no triggers; the narrow rows become a view, and who writes gives agency_key, agency and year; grants on the views are to be given again';
