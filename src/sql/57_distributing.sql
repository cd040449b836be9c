-- ---- a store on several servers ---------------------------------------------------

-- Rows of one agency stay together; nothing is left that looks at rows of others when one is written.
CREATE FUNCTION govreport.prepare_distribution(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	facts CONSTANT text := govreport.store_relation(store, '_facts')::text;
	undecided CONSTANT text := govreport.store_relation(store, '_undecided')::text;
	agencies CONSTANT regclass := govreport.store_relation(store, '_agencies');
	name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = store);
	schema CONSTANT text := (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = store);
	plain CONSTANT text := format('(SELECT id, agency_key, agency, year, arrived, batch, (facts).figures, (facts).unread FROM %s)', store);
	statement text;
BEGIN
	FOR statement IN
		SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger
		WHERE tgrelid IN (store, agencies, govreport.store_relation(store, '_batches')) AND NOT tgisinternal AND tgname LIKE 'govreport\_%'
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
	EXECUTE format('DROP TABLE %s', facts);
	EXECUTE (SELECT 'DROP TABLE IF EXISTS ' || string_agg(format('%s.%I', schema, name || ending), ', ') FROM unnest(ARRAY['_spreads', '_ranked', '_unranked']) ending);
	EXECUTE govreport.store_statement(store, 'DROP TABLE IF EXISTS {_sums}, {_added}, {_moved}, {_places}');
	EXECUTE format($q$
		CREATE VIEW %s AS
		SELECT g.id, g.agency_key, g.agency, g.year, g.arrived, g.batch, g.source, (g.facts).form, (g.facts).figures, (g.facts).unread,
			(g.facts).errors, (g.facts).warnings, (g.facts).infos, (g.facts).findings, (g.facts).totals,
			coalesce(d.versions, 1) AS versions, coalesce(d.place < 2, true) AS counts
		FROM %s g
		LEFT JOIN (%s) d ON d.id = g.id AND d.agency_key = g.agency_key$q$,
		facts, store, govreport.counting_query(store::text, plain, 'true'));
	EXECUTE format('TRUNCATE %s', undecided);
	PERFORM govreport.create_store_views(name, (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store), true);
END
$$;
COMMENT ON FUNCTION govreport.prepare_distribution(regclass) IS 'makes a store one whose rows can be distributed by agency_key: keys that have it, no foreign keys, no triggers; the narrow rows become a view, and who writes gives agency_key, agency and year; grants on the views are to be given again';
