-- ---- how metrics spread --------------------------------------------------------------
-- {}_spreads has, for each year and level, and within it for each parent, how many
-- reports have each value of each metric: the rank of one report needs none of the
-- others.  {}_ranked has which reports are in them, and where: _rollup takes the children of
-- a parent from it; and what does not fit the year before.  {}_unranked has the agencies
-- that were written to since, whose reports the views take out and add by themselves.

CREATE FUNCTION govreport.spread_add(state internal, totals govreport.totals, times int) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 20
	AS 'MODULE_PATHNAME', 'govreport_spread_add';
COMMENT ON FUNCTION govreport.spread_add(internal, govreport.totals, int) IS 'part of the aggregate spread: adds a report';

CREATE FUNCTION govreport.spread_result(state internal) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100
	AS 'MODULE_PATHNAME', 'govreport_spread_result';
COMMENT ON FUNCTION govreport.spread_result(internal) IS 'part of the aggregate spread';

CREATE AGGREGATE govreport.spread(totals govreport.totals, times int) (
	SFUNC = govreport.spread_add,
	STYPE = internal,
	SSPACE = 65536,
	FINALFUNC = govreport.spread_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govreport.spread(govreport.totals, int) IS 'how the metrics of reports spread: how many have each value; with -1 for the times, reports that are to be taken out of another spread';

CREATE FUNCTION govreport.spread_plus(spread bytea, other bytea) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100
	AS 'MODULE_PATHNAME', 'govreport_spread_plus';
COMMENT ON FUNCTION govreport.spread_plus(bytea, bytea) IS 'the spread of the reports of both; NULL adds nothing';

CREATE FUNCTION govreport.standing(totals govreport.totals, metric int, level bytea, level_since bytea, parent bytea, parent_since bytea,
		OUT value numeric, OUT cases numeric, OUT peers bigint, OUT percentile numeric, OUT ranked bigint, OUT rank bigint, OUT rank_in_parent bigint)
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 5
	AS 'MODULE_PATHNAME', 'govreport_standing';
COMMENT ON FUNCTION govreport.standing(govreport.totals, int, bytea, bytea, bytea, bytea) IS 'where a metric of a report, by its place in govreport.metrics(), stands among those of its level, and of its level below its parent, from their spreads and what came to them since: how many have a value and the share of the others that have a lesser one; how many stand on 20 cases or more, and, if this one does, its rank among them, the greatest value first';

CREATE FUNCTION govreport.outlying(totals govreport.totals, level bytea, level_since bytea)
	RETURNS TABLE (metric text, value numeric, middle numeric)
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 50 ROWS 1
	AS 'MODULE_PATHNAME', 'govreport_outlying';
COMMENT ON FUNCTION govreport.outlying(govreport.totals, bytea, bytea) IS 'rates of a report that are out of line with those of its level, with their median';

CREATE FUNCTION govreport.keep_unranked() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_unranked';
COMMENT ON FUNCTION govreport.keep_unranked() IS 'trigger of a store: notes an agency whose reports may stand elsewhere';

CREATE FUNCTION govreport.keep_ranks() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_ranks';
COMMENT ON FUNCTION govreport.keep_ranks() IS 'trigger of a store: puts reports into the spreads once many wait';

-- What is noted goes in the statement that reads what the reports are: one that is noted later stays noted.
CREATE FUNCTION govreport.rank_reports(store regclass) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET row_security = off
	AS $$
DECLARE
	spreads regclass;
	counted regclass;
	n bigint;
BEGIN
	SELECT to_regclass(format('%I.%I', n.nspname, c.relname || '_spreads')), to_regclass(format('%I.%I', n.nspname, c.relname || '_counted'))
	INTO spreads, counted
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store;
	-- not there in one on several servers, or while create_store makes them
	IF spreads IS NULL OR counted IS NULL OR current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted')
		OR NOT pg_try_advisory_xact_lock(store::oid::int, -1)
	THEN
		RETURN NULL;
	END IF;
	EXECUTE format($q$
		WITH noted AS (
			DELETE FROM %1$s RETURNING agency_key
		), agency AS MATERIALIZED (
			SELECT DISTINCT agency_key FROM noted
		), gone AS (
			DELETE FROM %2$s WHERE agency_key = ANY (ARRAY(SELECT agency_key FROM agency)) RETURNING year, level, parent, totals
		), come AS (
			INSERT INTO %2$s (id, agency_key, agency, year, level, parent, form, totals, previous_id, between)
			SELECT c.id, c.agency_key, c.agency, c.year, c.level, c.parent, c.form, c.totals, b.id,
				CASE WHEN b.id IS NOT NULL THEN (SELECT govreport.failed(p.parsed, r.parsed) FROM %5$s p, %5$s r WHERE p.id = b.id AND r.id = c.id) END
			FROM %4$s c
			LEFT JOIN %4$s b ON b.agency_key = c.agency_key AND b.agency = c.agency AND b.year = c.year - 1
			WHERE c.year IS NOT NULL AND c.agency_key = ANY (ARRAY(SELECT agency_key FROM agency))
			-- those of one parent side by side, as _rollup reads them
			ORDER BY c.parent, c.year
			RETURNING year, level, parent, totals
		), change AS MATERIALIZED (
			SELECT m.year, m.level, m.parent, grouping(m.parent) = 1 AS whole, govreport.spread(m.totals, m.times) AS spread
			FROM (SELECT *, 1 AS times FROM come UNION ALL SELECT *, -1 FROM gone) m
			GROUP BY GROUPING SETS ((m.year, m.level, m.parent), (m.year, m.level))
		), changed AS (
			UPDATE %3$s s SET spread = govreport.spread_plus(s.spread, c.spread) FROM change c
			WHERE s.year = c.year AND s.whole = c.whole AND coalesce(s.level, '') || '/' || coalesce(s.parent, '') = coalesce(c.level, '') || '/' || coalesce(c.parent, '')
				AND s.level IS NOT DISTINCT FROM c.level AND s.parent IS NOT DISTINCT FROM c.parent
			RETURNING s.year, s.level, s.parent, s.whole
		), new AS (
			INSERT INTO %3$s (year, level, parent, whole, spread)
			SELECT c.year, c.level, c.parent, c.whole, c.spread
			FROM change c
			WHERE NOT EXISTS (SELECT FROM %3$s s
				WHERE s.year = c.year AND s.whole = c.whole AND coalesce(s.level, '') || '/' || coalesce(s.parent, '') = coalesce(c.level, '') || '/' || coalesce(c.parent, '')
					AND s.level IS NOT DISTINCT FROM c.level AND s.parent IS NOT DISTINCT FROM c.parent)
		)
		SELECT count(*) FROM come$q$,
		govreport.store_relation(store, '_unranked'), govreport.store_relation(store, '_ranked'), spreads, counted, store) INTO n;
	RETURN n;
END
$$;
COMMENT ON FUNCTION govreport.rank_reports(regclass) IS 'puts the reports of agencies that were written to into the spreads of a store; gives their number, NULL where another session does so or none can';

-- What is not there yet, in a new store, in an older one, and in one that DROP EXTENSION ... CASCADE took it from.
CREATE FUNCTION govreport.complete_store_spreads(reports regclass, agencies text, batches text, facts text, spreads text, ranked text, unranked text) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
	readers CONSTANT text[] := govreport.store_readers(reports);
	statement text;
BEGIN
	-- one whose rows are on several servers has none
	IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(facts)) = 'v' THEN
		RETURN;
	END IF;
	IF to_regclass(spreads) IS NULL THEN
		EXECUTE format('CREATE TABLE %s (year int NOT NULL, level text, parent text, whole boolean NOT NULL, spread bytea %s NOT NULL)', spreads, lz4);
		EXECUTE format('CREATE INDEX ON %s (year, whole, (coalesce(level, '''') || ''/'' || coalesce(parent, '''')))', spreads);
		EXECUTE format('CREATE TABLE %s (id bigint NOT NULL, agency_key text NOT NULL, year int NOT NULL, level text, parent text, previous_id bigint)', ranked);
		EXECUTE format('ALTER TABLE %s ALTER agency_key SET STORAGE MAIN', ranked);
		EXECUTE format('CREATE INDEX ON %s (id)', ranked);
		-- a printed name may be longer than a sorted index takes
		EXECUTE format('CREATE INDEX ON %s USING hash (agency_key)', ranked);
		EXECUTE format('CREATE TABLE %s (agency_key text NOT NULL)', unranked);
		IF readers IS NOT NULL THEN
			EXECUTE format('GRANT SELECT ON %s, %s, %s TO %s', spreads, ranked, unranked, array_to_string(readers, ', '));
		END IF;
		-- who sees only some reports sees nothing of the others: the views count what he sees
		IF (SELECT relrowsecurity FROM pg_class WHERE oid = reports) THEN
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', spreads);
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', ranked);
		END IF;
	END IF;
	IF NOT govreport.store_has(ranked, 'form') THEN
		EXECUTE format('ALTER TABLE %s ADD IF NOT EXISTS agency text, ADD form govreport.form, ADD IF NOT EXISTS totals govreport.totals,
			ADD IF NOT EXISTS between govreport.finding[]', ranked);
		EXECUTE format('ALTER TABLE %s ALTER agency SET STORAGE MAIN, ALTER between SET STORAGE MAIN', ranked);
		EXECUTE format('CREATE INDEX ON %s USING hash (agency) WHERE between IS NOT NULL', ranked);
		EXECUTE format('CREATE INDEX ON %s (parent, year) WHERE parent IS NOT NULL', ranked);
		EXECUTE format('TRUNCATE %s, %s, %s', spreads, ranked, unranked);
		EXECUTE format('INSERT INTO %s (agency_key) SELECT DISTINCT agency_key FROM %s', unranked, facts);
	END IF;
	FOR statement IN
		SELECT format('CREATE OR REPLACE TRIGGER %s AFTER %s ON %s %s FOR EACH %s EXECUTE FUNCTION govreport.%s', name, events, relation,
			CASE WHEN name = 'govreport_keep_new_unranked' THEN 'REFERENCING NEW TABLE AS come' END, each, call)
		FROM (VALUES
			('govreport_keep_unranked', facts, 'UPDATE OR DELETE', 'ROW', 'keep_unranked(''_facts'', ''agency_key'', ''id'', ''agency'', ''year'', ''form'', ''totals'', ''counts'')'),
			('govreport_keep_new_unranked', facts, 'INSERT', 'STATEMENT', 'keep_unranked(''_facts'', ''agency_key'')'),
			('govreport_keep_unranked', agencies, 'INSERT OR UPDATE OR DELETE', 'ROW', 'keep_unranked(''_agencies'', ''code'', ''level'', ''parent'')'),
			('govreport_ranks', facts, 'TRUNCATE', 'STATEMENT', 'keep_ranks(''_facts'')'),
			-- after those that keep the facts, by its name
			('govreport_ranks', reports::text, 'INSERT OR UPDATE OR DELETE', 'STATEMENT', 'keep_ranks('''')'),
			('govreport_ranks', batches, 'UPDATE OF finished', 'STATEMENT', 'keep_ranks(''_batches'', ''all'')'),
			('govreport_ranks', agencies, 'INSERT OR UPDATE OF code, level, parent OR DELETE', 'STATEMENT', 'keep_ranks(''_agencies'')')
		) t(name, relation, events, each, call)
	LOOP
		EXECUTE statement;
	END LOOP;
END
$$;
COMMENT ON FUNCTION govreport.complete_store_spreads(regclass, text, text, text, text, text, text) IS 'part of create_store: what ranks are taken from';
