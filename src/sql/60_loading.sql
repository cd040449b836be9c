-- ---- loading -------------------------------------------------------------------
-- What govreport load calls; any client can.  Rights are the caller's.

CREATE FUNCTION govreport.try_decode(content bytea, OUT body text, OUT problem text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_try_decode';
COMMENT ON FUNCTION govreport.try_decode(bytea) IS 'the text of a file as decode gives it, or in Chinese why it has none';

CREATE FUNCTION govreport.why_no_report(report govreport.report) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_why_no_report';
COMMENT ON FUNCTION govreport.why_no_report(govreport.report) IS 'in Chinese why a parsed text is not a report: it has neither a table nor a section of the form; NULL if it has';

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
			USING ERRCODE = 'wrong_object_type', DETAIL = format('There is no relation "%s%s".', (SELECT relname FROM pg_class WHERE oid = store), ending),
				HINT = 'Stores are made by SELECT govreport.create_store(name).';
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

-- ids: of reports that are looked at; NULL: all.  waits: for others who write to these, or to reports of their agencies;
-- else their reports are passed over.  One whose text or agency another changes while it is waited for is decided on by who
-- changes it.
CREATE FUNCTION govreport.match_reports(store regclass, ids bigint[], waits boolean, OUT changed bigint, OUT passed_over bigint)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	-- before it reads the list: settle_list waits for those that have a number
	PERFORM pg_current_xact_id();
	EXECUTE format($sql$
		WITH printed AS MATERIALIZED (
			SELECT DISTINCT (parsed).agency AS printed FROM %1$s WHERE agency_code IS NULL AND %4$s
		), matched AS MATERIALIZED (
			SELECT p.printed, m.agency_key, m.agency FROM printed p, govreport.match_agency($1, p.printed) m
		), decided AS MATERIALIZED (
			SELECT r.id, r.year, r.agency_key AS old_key, r.agency_code, r.body_sha256, coalesce(a.code, m.agency_key, '#' || r.id) AS agency_key,
				coalesce(a.name, m.agency, (r.parsed).agency) AS agency
			FROM %1$s r
			LEFT JOIN %2$s a ON a.code = r.agency_code
			LEFT JOIN matched m ON r.agency_code IS NULL AND m.printed = (r.parsed).agency
			WHERE %4$s AND (r.agency_key, r.agency) IS DISTINCT FROM
				(coalesce(a.code, m.agency_key, '#' || r.id), coalesce(a.name, m.agency, (r.parsed).agency))
		), free AS MATERIALIZED (
			SELECT d.* FROM decided d %5$s
		), updated AS (
			UPDATE %1$s r SET agency_key = d.agency_key, agency = d.agency FROM free d
			WHERE r.id = d.id AND r.body_sha256 = d.body_sha256 AND (r.agency_key, r.agency_code) IS NOT DISTINCT FROM (d.old_key, d.agency_code)
			RETURNING d.id, d.year, d.old_key, d.agency_key
		), waived AS (
			UPDATE %3$s w SET agency_key = d.agency_key
			FROM (SELECT DISTINCT ON (old_key, year) old_key, year, agency_key FROM updated ORDER BY old_key, year, id DESC) d
			WHERE w.agency_key = d.old_key AND w.year = d.year
		)
		SELECT (SELECT count(*) FROM updated), (SELECT count(*) FROM decided) - (SELECT count(*) FROM free)$sql$,
		store, govreport.store_relation(store, '_agencies'), govreport.store_relation(store, '_waivers'),
		CASE WHEN ids IS NULL THEN 'true' ELSE 'id = ANY ($2)' END,
		CASE WHEN NOT waits THEN format('JOIN %s r ON r.id = d.id
			WHERE govreport.may_decide($1, d.old_key) AND govreport.may_decide($1, d.agency_key) FOR NO KEY UPDATE OF r SKIP LOCKED', store) END)
		INTO changed, passed_over USING store, ids;
END
$$;
COMMENT ON FUNCTION govreport.match_reports(regclass, bigint[], boolean) IS 'part of match_agencies: decides anew which agency some reports of a store, or all, belong to; gives how many have another one now, and how many should have but others write to';

CREATE FUNCTION govreport.match_agencies(store regclass) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	PERFORM govreport.store_relation(store, '_batches');
	RETURN (govreport.match_reports(store, NULL, true)).changed;
END
$$;
COMMENT ON FUNCTION govreport.match_agencies(regclass) IS 'decides anew, after the list of a store changed, which agency each report belongs to; gives the number of reports whose agency is another one now';

-- codes: of agencies that came, went or have another name, alias or parent, NULL: of too many to look at each; keys: of
-- their names, former and new.  waits: as of match_reports.  Gives how many reports were passed over.
CREATE FUNCTION govreport.match_named(store regclass, codes text[], keys text[], waits boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	many CONSTANT int := 1000;
	ids bigint[];
BEGIN
	IF codes IS NULL THEN
		RETURN (govreport.match_reports(store, NULL, waits)).passed_over;
	END IF;
	-- a name is sought with those of the agencies above it
	EXECUTE govreport.store_statement(store, $q$
		WITH RECURSIVE below AS (
			SELECT unnest($1) AS code
			UNION
			SELECT c.code FROM below b JOIN {_agencies} c ON c.parent = b.code
		), touched AS (
			SELECT code FROM below LIMIT $3 + 1
		), key AS (
			SELECT s.code, a.parent, k.key
			FROM touched s LEFT JOIN {_agencies} a ON a.code = s.code LEFT JOIN LATERAL unnest(govreport.agency_keys(a.name, a.aliases)) k(key) ON true
		), above AS (
			SELECT DISTINCT code, parent, 1 AS depth FROM key WHERE parent IS NOT NULL
			UNION ALL
			SELECT u.code, p.parent, u.depth + 1 FROM above u JOIN {_agencies} p ON p.code = u.parent WHERE p.parent IS NOT NULL AND u.depth < 16
		), sought AS (
			SELECT code, key FROM key
			UNION ALL
			-- another agency may have the name with a place that stands above this one
			SELECT k.code, split_part(p.key, '/', 1) || k.key
			FROM key k
			JOIN above u ON u.code = k.code
			JOIN {_agencies} a ON a.code = u.parent
			CROSS JOIN LATERAL unnest(govreport.agency_keys(a.name)) p(key)
			WHERE starts_with(k.key, '/') AND strpos(p.key, '/') > 1
		)
		SELECT array_agg(DISTINCT code), $2 || array_agg(DISTINCT key) FILTER (WHERE key IS NOT NULL) FROM sought$q$)
		INTO codes, keys USING codes, keys, many;
	IF cardinality(codes) > many THEN
		RETURN (govreport.match_reports(store, NULL, waits)).passed_over;
	END IF;
	EXECUTE govreport.store_statement(store, $q$
		SELECT array_agg(id) FROM (
			SELECT f.id FROM {_facts} f
			WHERE f.agency_key = ANY ($1 || ARRAY(SELECT code FROM {_agencies} WHERE govreport.agency_keys(name, aliases) && $2))
			UNION
			SELECT f.id FROM {_facts} f
			WHERE (f.agency_key LIKE '#%' OR f.agency_key = f.agency) AND govreport.agency_keys(f.agency, NULL) && $2
		) f$q$) INTO ids USING codes, keys;
	RETURN CASE WHEN ids IS NULL THEN 0 ELSE (govreport.match_reports(store, ids, waits)).passed_over END;
END
$$;
COMMENT ON FUNCTION govreport.match_named(regclass, text[], text[], boolean) IS 'part of match_changed: decides anew which agency reports belong to that a change of names in the list may touch';

-- No keys, but not NULL: it is the level alone that those agencies have another of.
CREATE FUNCTION govreport.match_changed(store regclass, codes text[], keys text[], waits boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	has_reports boolean;
	passed_over bigint := 0;
BEGIN
	EXECUTE govreport.store_statement(store, 'SELECT EXISTS (SELECT FROM {_facts})') INTO has_reports;
	IF NOT has_reports THEN
		RETURN 0;
	ELSIF keys IS DISTINCT FROM '{}' THEN
		passed_over := govreport.match_named(store, codes, keys, waits);
	END IF;
	RETURN passed_over + govreport.place_facts(store, codes, waits);
END
$$;
COMMENT ON FUNCTION govreport.match_changed(regclass, text[], text[], boolean) IS 'part of keep_matched: gives reports that a change of the list may touch their agencies anew, and their narrow rows level and parents';

-- Reports that others have written and not committed cannot be seen: a note stays of what they may have missed.
CREATE FUNCTION govreport.relist(store regclass, codes text[], keys text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	is_short CONSTANT boolean := cardinality(codes) <= 1000;
BEGIN
	EXECUTE govreport.store_statement(store, 'INSERT INTO {_relisted} (codes, keys) VALUES ($1, $2)')
		USING CASE WHEN is_short THEN codes END, CASE WHEN is_short OR keys = '{}' THEN keys END;
	PERFORM govreport.match_changed(store, codes, keys, true);
END
$$;
COMMENT ON FUNCTION govreport.relist(regclass, text[], text[]) IS 'part of keep_matched: gives reports their agencies, level and parents anew after a change of the list, and notes it for those that others are writing';

-- Nobody waits for another who is at the same notes.  A note is dated when it is first seen: who began before that may have read the list as it was;
-- when all of them have ended reports are matched once more, and the note goes.  In between those are that ended since,
-- unless there are too many agencies.
CREATE FUNCTION govreport.settle_list(store regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	running xid8;
	due record;
BEGIN
	IF to_regclass(govreport.store_statement(store, '{_relisted}')) IS NULL THEN
		RETURN;
	END IF;
	running := pg_snapshot_xmin(pg_current_snapshot());
	-- a date of another server, from a dump, may be of no use here
	EXECUTE govreport.store_statement(store, $q$
		WITH mine AS MATERIALIZED (
			SELECT * FROM {_relisted} WHERE changed_in <> pg_current_xact_id() FOR UPDATE SKIP LOCKED
		), note AS MATERIALIZED (
			SELECT n, codes, keys, coalesce(until > $2, true) AS is_new, coalesce(until <= $1, false) AS is_last,
				sum(coalesce(cardinality(codes), 1001)) OVER () <= 1000 AS are_few
			FROM mine
		), due AS MATERIALIZED (
			SELECT * FROM note WHERE is_new OR is_last OR are_few
		)
		SELECT array_agg(n) FILTER (WHERE is_new) AS new, array_agg(n) FILTER (WHERE is_last) AS last, count(*) AS notes,
			CASE WHEN bool_and(codes IS NOT NULL) THEN ARRAY(SELECT DISTINCT c FROM due, unnest(codes) c) END AS codes,
			CASE WHEN bool_and(keys IS NOT NULL) THEN ARRAY(SELECT DISTINCT k FROM due, unnest(keys) k) END AS keys
		FROM due$q$) INTO due USING running, govreport.next_transaction();
	IF due.notes = 0 THEN
		RETURN;
	END IF;
	IF due.new IS NOT NULL THEN
		EXECUTE govreport.store_statement(store, 'UPDATE {_relisted} SET until = govreport.next_transaction() WHERE n = ANY ($1)') USING due.new;
	END IF;
	BEGIN
		IF govreport.match_changed(store, due.codes, due.keys, false) = 0 AND due.last IS NOT NULL THEN
			EXECUTE govreport.store_statement(store, 'DELETE FROM {_relisted} WHERE n = ANY ($1)') USING due.last;
		END IF;
	EXCEPTION WHEN OTHERS THEN
		-- who writes something else has no part in it
		RAISE WARNING 'reports of % that the list of agencies concerns could not be matched: %', store, SQLERRM
			USING HINT = format('SELECT govreport.match_agencies(%L) says why.', store);
	END;
END
$$;
COMMENT ON FUNCTION govreport.settle_list(regclass) IS 'part of settle: gives reports that came while the list changed their agencies by it';

-- The caller fills this temporary table, one row a line of a list, and calls take_in_agencies:
--   govreport_agencies (n int, code text, name text, aliases text, level text, parent text, is_government text, consolidates text)
CREATE FUNCTION govreport.take_in_agencies(store regclass)
	RETURNS TABLE (n int, code text, outcome text, reason text)
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY EXECUTE format($sql$
		WITH RECURSIVE line AS MATERIALIZED (
			SELECT n, nullif(btrim(code), '') AS code, nullif(btrim(name), '') AS name,
				ARRAY(SELECT btrim(alias) FROM regexp_split_to_table(aliases, '[;|' || govreport.word_label('list', 'separators') || ']') alias WHERE btrim(alias) <> '') AS aliases,
				nullif(btrim(level), '') AS level, nullif(btrim(parent), '') AS parent,
				govreport.word_label('truth', lower(btrim(is_government)))::boolean AS is_government,
				govreport.word_label('truth', lower(btrim(consolidates)))::boolean AS consolidates,
				EXISTS (SELECT FROM unnest(ARRAY[is_government, consolidates]) word
					WHERE btrim(word) <> '' AND govreport.word_label('truth', lower(btrim(word))) IS NULL) AS unclear
			FROM pg_temp.govreport_agencies
		), faulty AS MATERIALIZED (
			SELECT l.*, CASE WHEN l.code IS NULL THEN 'no_code' WHEN l.name IS NULL THEN 'no_name'
				WHEN count(*) OVER (PARTITION BY l.code) > 1 THEN 'code_twice' WHEN starts_with(l.code, '#') THEN 'number_sign' WHEN l.unclear THEN 'no_truth' END AS fault
			FROM line l
		), standing AS MATERIALIZED (
			SELECT code, parent FROM faulty WHERE fault IS NULL
			UNION ALL
			SELECT a.code, a.parent FROM %1$s a WHERE NOT EXISTS (SELECT FROM faulty f WHERE f.code = a.code AND f.fault IS NULL)
		), above AS (
			SELECT f.code AS start, f.parent, ARRAY[f.code] AS path FROM faulty f WHERE f.parent IS NOT NULL AND f.fault IS NULL
			UNION ALL
			SELECT a.start, s.parent, a.path || s.code FROM above a JOIN standing s ON s.code = a.parent WHERE a.parent <> ALL (a.path)
		), sound AS MATERIALIZED (
			SELECT f.code, f.parent FROM faulty f WHERE f.fault IS NULL AND f.code NOT IN (SELECT start FROM above WHERE parent = start)
		), below AS (
			-- each has the one above it in the list, or in a line that is taken
			SELECT s.code FROM sound s WHERE s.parent IS NULL OR EXISTS (SELECT FROM %1$s a WHERE a.code = s.parent)
			UNION
			SELECT s.code FROM below b JOIN sound s ON s.parent = b.code
		), judged AS MATERIALIZED (
			SELECT f.*, CASE WHEN f.fault IS NOT NULL THEN f.fault
				WHEN f.code IN (SELECT start FROM above WHERE parent = start) THEN 'ring'
				WHEN f.code NOT IN (SELECT code FROM below) THEN 'unknown_parent' END AS refused
			FROM faulty f
		), outcome AS MATERIALIZED (
			SELECT j.n, j.code, CASE WHEN j.refused IS NOT NULL THEN 'refused' WHEN a.code IS NULL THEN 'new'
				WHEN (a.name, a.aliases, a.level, a.parent, a.is_government, a.consolidates)
					IS DISTINCT FROM (j.name, j.aliases, j.level, j.parent, j.is_government, j.consolidates) THEN 'changed'
				ELSE 'same' END AS outcome, govreport.word_label('agency', j.refused) AS reason
			FROM judged j LEFT JOIN %1$s a ON a.code = j.code
		), taken AS (
			INSERT INTO %1$s AS a (code, name, aliases, level, parent, is_government, consolidates)
			SELECT j.code, j.name, j.aliases, j.level, j.parent, j.is_government, j.consolidates
			FROM judged j JOIN outcome o USING (n) WHERE o.outcome IN ('new', 'changed')
			ON CONFLICT (code) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, level = excluded.level,
				parent = excluded.parent, is_government = excluded.is_government, consolidates = excluded.consolidates
		)
		SELECT n, code, outcome, reason FROM outcome ORDER BY n$sql$, govreport.store_relation(store, '_agencies'));
	-- one that was made ready to be distributed has no triggers
	IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = govreport.store_relation(store, '_agencies') AND tgname = 'govreport_match_new') THEN
		PERFORM govreport.match_agencies(store);
	END IF;
END
$$;
COMMENT ON FUNCTION govreport.take_in_agencies(regclass) IS 'moves the rows of the temporary table govreport_agencies into the list of agencies of a store and matches its reports anew; gives a row a line: new, changed, same or refused, with the reason';

CREATE FUNCTION govreport.agency_column(header text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT govreport.word_label('column', lower(btrim(header)));
END;
COMMENT ON FUNCTION govreport.agency_column(text) IS 'the column of govreport_agencies that a heading of a list names, in English or Chinese; NULL: none';

-- The caller fills this temporary table, one row a file, and calls take_in:
--   govreport_incoming (n int, source text, content bytea, original bytea, problem text, agency_code text, arrived timestamptz)
-- agency_code, whose report it is, and arrived, when it came, may be NULL, or not be there; content is the text of the report in any encoding; original, the file that it was converted from, if any; problem, why
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
	agencies CONSTANT regclass := govreport.store_relation(store, '_agencies');
	-- of a store that keeps them
	originals CONSTANT regclass := (SELECT to_regclass(format('%I.%I', n.nspname, c.relname || '_originals'))
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store);
	keeps_originals CONSTANT boolean := govreport.store_has(originals::text, 'content_sha256');
	-- a client of an older version has no column for them
	told CONSTANT boolean := (SELECT count(*) = 2 FROM pg_attribute
		WHERE attrelid = 'pg_temp.govreport_incoming'::regclass AND attname IN ('agency_code', 'arrived') AND NOT attisdropped);
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
			SELECT i.n, i.source, i.agency_code, i.arrived, sha256(i.original) AS original, d.body, govreport.body_sha256(d.body) AS hash,
				coalesce(i.problem, d.problem, CASE WHEN a.code IS NULL AND i.agency_code IS NOT NULL
					THEN format(govreport.word_label('agency', 'unlisted_code'), i.agency_code) END) AS problem
			FROM (SELECT n, source, content, original, problem, %3$s FROM pg_temp.govreport_incoming) i
			LEFT JOIN %2$s a ON a.code = i.agency_code
			CROSS JOIN LATERAL govreport.try_decode(CASE WHEN i.problem IS NULL THEN i.content END) d
			WHERE $2 IS NULL OR i.n = $2
		), unknown AS MATERIALIZED (
			SELECT DISTINCT ON (hash) n, hash
			FROM arrived a
			WHERE body IS NOT NULL AND problem IS NULL AND NOT EXISTS (SELECT FROM %1$s s WHERE s.body_sha256 = a.hash)
			ORDER BY hash, n
		), inserted AS (
			INSERT INTO %1$s AS s (source, batch, agency_code, arrived, original_sha256, body)
			SELECT a.source, $1, a.agency_code, coalesce(a.arrived, clock_timestamp()), a.original, a.body FROM unknown u JOIN arrived a USING (n) ORDER BY u.hash
			ON CONFLICT (body_sha256) DO NOTHING
			RETURNING s.id, s.body_sha256 AS hash, govreport.why_no_report(s.parsed) AS no_report
		), standing AS (
			-- what is in the store, or comes first, of files that something is said of
			SELECT s.body_sha256 AS hash, coalesce(s.agency_code, s.agency_key) AS agency_code, s.arrived FROM %1$s s
			WHERE s.body_sha256 IN (SELECT hash FROM arrived WHERE problem IS NULL AND num_nonnulls(agency_code, arrived) > 0)
			UNION ALL
			SELECT u.hash, a.agency_code, a.arrived FROM unknown u JOIN arrived a USING (n)
		), result AS (
			SELECT a.n, r.id, r.no_report IS NOT NULL AS no_report,
				coalesce(a.problem, r.no_report, CASE WHEN t.hash IS NOT NULL
					AND (t.agency_code IS DISTINCT FROM coalesce(a.agency_code, t.agency_code)
						OR t.arrived IS DISTINCT FROM coalesce(a.arrived, t.arrived))
					THEN format(govreport.word_label('agency', 'told_otherwise'), concat_ws(', ', t.agency_code, t.arrived)) END) AS reason,
				CASE WHEN a.problem IS NOT NULL OR r.no_report IS NOT NULL THEN 'quarantined'
					WHEN u.n IS NOT NULL AND r.id IS NOT NULL THEN 'loaded' ELSE 'already there' END AS outcome
			FROM arrived a
			LEFT JOIN unknown u USING (n)
			LEFT JOIN inserted r ON r.hash = a.hash
			LEFT JOIN standing t ON t.hash = a.hash AND u.n IS NULL AND a.problem IS NULL
		)
		SELECT array_agg(n) AS ns, array_agg(outcome) AS outcomes, array_agg(reason) AS reasons,
			array_agg(id) FILTER (WHERE no_report) AS no_reports
		FROM result$sql$, store, agencies,
		CASE WHEN told THEN 'agency_code, arrived' ELSE 'NULL::text AS agency_code, NULL::timestamptz AS arrived' END);

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
	-- what was refused before, and is in the store now, leaves the quarantine; of one who may not delete there, it stays
	IF outcomes && ARRAY['loaded', 'already there'] AND has_table_privilege(quarantine, 'SELECT')
		AND has_table_privilege(quarantine, 'DELETE') THEN
		EXECUTE format($sql$
			DELETE FROM %1$s q USING unnest($1, $2) r (n, outcome) JOIN pg_temp.govreport_incoming i USING (n)
			WHERE EXISTS (SELECT FROM %1$s) AND r.outcome <> 'quarantined' AND q.content_sha256 = sha256(coalesce(i.original, i.content))$sql$,
			quarantine) USING ns, outcomes;
	END IF;
	IF keeps_originals AND 'loaded' = ANY (outcomes) THEN
		EXECUTE format($sql$
			INSERT INTO %s (source, content)
			SELECT i.source, i.original
			FROM unnest($1, $2) r (n, outcome) JOIN pg_temp.govreport_incoming i USING (n)
			WHERE r.outcome = 'loaded' AND i.original IS NOT NULL
			ORDER BY sha256(i.original), n
			ON CONFLICT DO NOTHING$sql$, originals) USING ns, outcomes;
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
		FROM %s r, unnest((r.facts).findings) f
		WHERE r.batch = $1
		GROUP BY f.severity, f.rule
		ORDER BY f.severity DESC, f.rule$sql$, store) USING batch;
END
$$;
COMMENT ON FUNCTION govreport.batch_findings(regclass, bigint) IS 'what is wrong with the reports that a batch brought into a store, by rule';

CREATE FUNCTION govreport.batch_unmatched(store regclass, batch bigint)
	RETURNS TABLE (source text, agency text, year int, reason text)
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	RETURN QUERY EXECUTE format($sql$
		SELECT u.source, u.agency, u.year, u.reason_label
		FROM %1$s u
		WHERE u.batch = $1 AND (u.reason <> 'unlisted' OR EXISTS (SELECT FROM %2$s))
		ORDER BY u.reason, u.source$sql$,
		govreport.store_relation(store, '_unmatched'), govreport.store_relation(store, '_agencies')) USING batch;
END
$$;
COMMENT ON FUNCTION govreport.batch_unmatched(regclass, bigint) IS 'reports that a batch brought into a store and that belong to no listed agency, or differ from another report of their agency and year that came from elsewhere; where nothing is listed, those alone whose agency is not certain';
