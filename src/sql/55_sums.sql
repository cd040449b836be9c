-- ---- sums by year and place in the list ----------------------------------------------
-- {}_sums has, of each year, the sum of the reports right below an agency (those of agencies
-- that have none below them), of each such agency's own, of agencies neither below nor above
-- others, and of those that are not listed.
-- {}_places says in which of them the reports of an agency are.  What was written since waits
-- in {}_added; agencies that came, went or got another parent since, in {}_moved.  In every
-- snapshot sums and waiting rows together are the reports that {}_facts says count.

CREATE FUNCTION govreport.keep_sums() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_sums';
COMMENT ON FUNCTION govreport.keep_sums() IS 'trigger of a store: what a report adds to the sums, or takes out of them';

CREATE FUNCTION govreport.keep_places() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_places';
COMMENT ON FUNCTION govreport.keep_places() IS 'trigger of a store: agencies whose reports are part of other sums now';

-- Names of a store's relations in a statement: {_ending}, {} the reports.
CREATE FUNCTION govreport.store_statement(store regclass, statement text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT string_agg(CASE WHEN i % 2 = 0 THEN format('%I.%I', n.nspname, c.relname || piece) ELSE piece END, '' ORDER BY i)
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, regexp_split_to_table(statement, '[{}]') WITH ORDINALITY p(piece, i)
	WHERE c.oid = store;
END;
COMMENT ON FUNCTION govreport.store_statement(regclass, text) IS 'part of create_store: a statement with the names of the relations of a store in it, for their endings between braces';

-- Adds rows of the query, which gives year, place, agency_code, reports and total, to the sums.
CREATE FUNCTION govreport.adding_statement(query text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT query || $q$, change AS (
			SELECT year, place, agency_code, sum(reports) AS reports, govreport.total(total) AS total FROM part GROUP BY year, place, agency_code
		), changed AS (
			UPDATE {_sums} s SET reports = s.reports + c.reports, total = govreport.rollup_combine(s.total, c.total)
			FROM change c WHERE s.agency_code = c.agency_code AND s.place = c.place AND s.year IS NOT DISTINCT FROM c.year
			RETURNING c.year, c.place, c.agency_code
		)
		INSERT INTO {_sums} (year, place, agency_code, reports, total)
		SELECT c.year, c.place, c.agency_code, c.reports, c.total FROM change c
		WHERE NOT EXISTS (SELECT FROM changed d WHERE d.agency_code = c.agency_code AND d.place = c.place AND d.year IS NOT DISTINCT FROM c.year)$q$;
END;
COMMENT ON FUNCTION govreport.adding_statement(text) IS 'part of settle: the statement that adds what a query gives to the sums of a store';

-- One session at a time, and nobody waits for it; each statement sees sums and waiting rows as of one moment.
CREATE FUNCTION govreport.settle_sums(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	has_moved boolean;
BEGIN
	IF to_regclass(govreport.store_statement(store, '{_sums}')) IS NULL
		OR current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted')
		OR NOT pg_try_advisory_xact_lock(store::oid::int, 1024)
	THEN
		RETURN;
	END IF;
	EXECUTE govreport.store_statement(store, govreport.adding_statement($q$
		WITH gone AS (
			DELETE FROM {_added} RETURNING agency_key, year, reports, total
		), part AS (
			SELECT g.year, coalesce(p.place, 'unlisted') AS place, coalesce(p.agency_code, '') AS agency_code, g.reports, g.total
			FROM gone g LEFT JOIN {_places} p ON p.agency_key = g.agency_key
		)$q$));
	EXECUTE govreport.store_statement(store, 'SELECT EXISTS (SELECT FROM {_moved})') INTO has_moved;
	IF NOT has_moved THEN
		RETURN;
	END IF;
	-- what is in the sums of an agency that moved: its reports, but those that wait
	EXECUTE govreport.store_statement(store, govreport.adding_statement($q$
		WITH gone AS (
			DELETE FROM {_moved} RETURNING agency_key
		), moved AS MATERIALIZED (
			SELECT m.agency_key, n.place, n.agency_code, p.place AS old_place, p.agency_code AS old_code
			FROM (SELECT DISTINCT agency_key FROM gone) m
			LEFT JOIN {_places} p ON p.agency_key = m.agency_key
			LEFT JOIN (
				SELECT a.code, b.place, CASE b.place WHEN 'own' THEN a.code ELSE coalesce(a.parent, '') END AS agency_code
				FROM {_agencies} a
				CROSS JOIN LATERAL (SELECT CASE WHEN EXISTS (SELECT FROM {_agencies} c WHERE c.parent = a.code) THEN 'own' WHEN a.parent IS NULL THEN 'top' ELSE 'below' END AS place) b
			) n ON n.code = m.agency_key
			WHERE (n.place, n.agency_code) IS DISTINCT FROM (p.place, p.agency_code)
		), unlisted AS (
			DELETE FROM {_places} p USING moved m WHERE p.agency_key = m.agency_key AND m.place IS NULL
		), placed AS (
			INSERT INTO {_places} (agency_key, place, agency_code) SELECT agency_key, place, agency_code FROM moved WHERE place IS NOT NULL
			ON CONFLICT (agency_key) DO UPDATE SET place = excluded.place, agency_code = excluded.agency_code
		), kept AS MATERIALIZED (
			SELECT m.place, m.agency_code, m.old_place, m.old_code, f.year, 1 AS reports, f.totals AS total
			FROM moved m JOIN {_facts} f ON f.agency_key = m.agency_key WHERE f.counts
			UNION ALL
			SELECT m.place, m.agency_code, m.old_place, m.old_code, d.year, -d.reports, govreport.totals_minus(d.total)
			FROM moved m JOIN {_added} d ON d.agency_key = m.agency_key
		), part AS (
			SELECT year, coalesce(place, 'unlisted') AS place, coalesce(agency_code, '') AS agency_code, reports, total FROM kept
			UNION ALL
			SELECT year, coalesce(old_place, 'unlisted'), coalesce(old_code, ''), -reports, govreport.totals_minus(total) FROM kept
		)$q$));
END
$$;
COMMENT ON FUNCTION govreport.settle_sums(regclass) IS 'part of settle: puts what was written into the sums of a store, unless another session does';

-- The row of reports that are not listed and have no year is always there: who sees it sees the sums.
CREATE FUNCTION govreport.empty_sums(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	EXECUTE govreport.store_statement(store, 'TRUNCATE {_sums}, {_added}');
	EXECUTE govreport.store_statement(store, 'INSERT INTO {_sums} (year, place, agency_code, reports) VALUES (NULL, ''unlisted'', '''', 0)');
END
$$;
COMMENT ON FUNCTION govreport.empty_sums(regclass) IS 'part of keep_settled: the sums of a store without reports';

CREATE FUNCTION govreport.refresh_sums(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	one text;
BEGIN
	IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
		RAISE EXCEPTION 'sums cannot be made in a transaction that does not see what others wrote'
			USING ERRCODE = 'invalid_transaction_state', HINT = 'Use isolation level READ COMMITTED.';
	END IF;
	-- waits for those who are writing; nobody writes from here on
	EXECUTE govreport.store_statement(store, 'LOCK TABLE {_added}, {_moved}, {_places}, {_sums} IN EXCLUSIVE MODE');
	-- not truncated: who reads sees what was there, now and in a snapshot of before
	FOREACH one IN ARRAY ARRAY['{_added}', '{_moved}', '{_places}', '{_sums}'] LOOP
		EXECUTE govreport.store_statement(store, 'DELETE FROM ' || one);
	END LOOP;
	EXECUTE govreport.store_statement(store, $q$
		INSERT INTO {_places} (agency_key, place, agency_code)
		SELECT a.code, CASE WHEN c.parent IS NOT NULL THEN 'own' WHEN a.parent IS NULL THEN 'top' ELSE 'below' END, CASE WHEN c.parent IS NULL THEN coalesce(a.parent, '') ELSE a.code END
		FROM {_agencies} a LEFT JOIN (SELECT DISTINCT parent FROM {_agencies}) c ON c.parent = a.code$q$);
	EXECUTE govreport.store_statement(store, 'INSERT INTO {_sums} (year, place, agency_code, reports) VALUES (NULL, ''unlisted'', '''', 0)');
	EXECUTE govreport.store_statement(store, govreport.adding_statement($q$
		WITH part AS (
			SELECT f.year, coalesce(p.place, 'unlisted') AS place, coalesce(p.agency_code, '') AS agency_code, 1 AS reports, f.totals AS total
			FROM {_facts} f LEFT JOIN {_places} p ON p.agency_key = f.agency_key
			WHERE f.counts
		)$q$));
END
$$;
COMMENT ON FUNCTION govreport.refresh_sums(regclass) IS 'makes the sums of a store anew from its narrow rows';

CREATE FUNCTION govreport.complete_store_sums(reports regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	facts CONSTANT text := govreport.store_statement(reports, '{_facts}');
	agencies CONSTANT text := govreport.store_statement(reports, '{_agencies}');
	tables CONSTANT text[] := ARRAY(SELECT govreport.store_statement(reports, t) FROM unnest(ARRAY['{_sums}', '{_added}', '{_moved}', '{_places}']) t);
	readers text[];
	one text;
BEGIN
	IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(facts)) = 'v' THEN
		RETURN;
	ELSIF to_regclass(tables[1]) IS NULL THEN
		EXECUTE format('CREATE TABLE %s (year int, place text NOT NULL, agency_code text NOT NULL, reports bigint NOT NULL) WITH (fillfactor = 50)', tables[1]);
		EXECUTE format('CREATE INDEX ON %s (agency_code, year)', tables[1]);
		EXECUTE format($q$
			CREATE TABLE %s (n bigint GENERATED ALWAYS AS IDENTITY, agency_key text NOT NULL, year int, reports bigint NOT NULL)
			WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)$q$, tables[2]);
		EXECUTE format('CREATE TABLE %s (agency_key text NOT NULL)', tables[3]);
		EXECUTE format('CREATE TABLE %s (agency_key text PRIMARY KEY, place text NOT NULL, agency_code text NOT NULL)', tables[4]);
		readers := govreport.store_readers(reports);
		FOREACH one IN ARRAY tables LOOP
			IF readers IS NOT NULL THEN
				EXECUTE format('GRANT SELECT ON %s TO %s', one, array_to_string(readers, ', '));
			END IF;
			-- who sees only some reports sees no sums of all
			IF (SELECT relrowsecurity FROM pg_class WHERE oid = reports) THEN
				EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', one);
			END IF;
		END LOOP;
	END IF;
	-- not there in a store that DROP EXTENSION ... CASCADE took them from
	IF NOT govreport.store_has(tables[1], 'total') THEN
		EXECUTE format('ALTER TABLE %s ADD total govreport.totals', tables[1]);
		EXECUTE format('ALTER TABLE %s ADD total govreport.totals', tables[2]);
		PERFORM govreport.refresh_sums(reports);
	END IF;
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_sums AFTER UPDATE OF agency_key, year, totals, counts OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION govreport.keep_sums()', facts);
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_new_sums AFTER INSERT ON %s REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_sums()', facts);
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_places AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION govreport.keep_places()', agencies);
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_no_places AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_places()', agencies);
END
$$;
COMMENT ON FUNCTION govreport.complete_store_sums(regclass) IS 'part of create_store: the sums that a store keeps';
