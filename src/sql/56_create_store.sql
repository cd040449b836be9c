-- ---- create_store -----------------------------------------------------------------

CREATE FUNCTION govreport.create_store_tables(reports text, batches text, agencies text, quarantine text) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
BEGIN
	EXECUTE format($sql$
		CREATE TABLE %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			started timestamptz NOT NULL DEFAULT clock_timestamp(),
			finished timestamptz,
			loaded bigint NOT NULL DEFAULT 0,
			already_there bigint NOT NULL DEFAULT 0,
			quarantined bigint NOT NULL DEFAULT 0
		)$sql$, batches);
	EXECUTE format($sql$
		CREATE TABLE %1$s (
			code text PRIMARY KEY CHECK (code NOT LIKE '#%%'),
			name text NOT NULL,
			aliases text[] NOT NULL DEFAULT '{}',
			level text,
			parent text REFERENCES %1$s CHECK (parent <> code),
			is_government boolean,
			consolidates boolean
		)$sql$, agencies);
	EXECUTE format('CREATE INDEX ON %s (parent)', agencies);
	EXECUTE format($sql$
		CREATE TABLE %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			arrived timestamptz NOT NULL DEFAULT clock_timestamp(),
			batch bigint REFERENCES %s,
			agency_code text REFERENCES %s,
			agency_key text NOT NULL,
			agency text,
			year int CHECK (year BETWEEN 1 AND 9999),
			body text %s NOT NULL
		)$sql$, reports, batches, agencies, lz4);
	EXECUTE format('CREATE INDEX ON %s (agency_code)', reports);
	EXECUTE format('CREATE INDEX ON %s (batch)', reports);
	EXECUTE format($sql$
		CREATE TABLE %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			arrived timestamptz NOT NULL DEFAULT clock_timestamp(),
			batch bigint REFERENCES %s,
			content bytea NOT NULL,
			content_sha256 bytea GENERATED ALWAYS AS (sha256(content)) STORED UNIQUE,
			reason text NOT NULL
		)$sql$, quarantine, batches);
END
$$;
COMMENT ON FUNCTION govreport.create_store_tables(text, text, text, text) IS 'part of create_store: the tables of a new store';

CREATE FUNCTION govreport.store_has(relation text, col text) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(relation) AND attname = col AND NOT attisdropped);
END;
COMMENT ON FUNCTION govreport.store_has(text, text) IS 'part of create_store: whether a relation has a column';

-- What versions before 0.3 had of other names, or did not have.
CREATE FUNCTION govreport.update_store_tables(reports text, agencies text, quarantine text) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	statement text;
	relation text;
BEGIN
	FOREACH relation IN ARRAY ARRAY[reports, quarantine] LOOP
		IF govreport.store_has(relation, 'received') AND NOT govreport.store_has(relation, 'arrived') THEN
			EXECUTE format('ALTER TABLE %s RENAME received TO arrived', relation);
		END IF;
	END LOOP;
	IF NOT govreport.store_has(agencies, 'aliases') THEN
		EXECUTE format('ALTER TABLE %s ADD aliases text[] NOT NULL DEFAULT ''{}'', ADD is_government boolean, ADD consolidates boolean', agencies);
		-- two agencies may have one name
		FOR statement IN
			SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', agencies, conname) FROM pg_constraint
			WHERE conrelid = to_regclass(agencies) AND contype = 'u' AND pg_get_constraintdef(oid) = 'UNIQUE (name)'
		LOOP
			EXECUTE statement;
		END LOOP;
	END IF;
	IF NOT govreport.store_has(reports, 'agency_key') THEN
		EXECUTE format('ALTER TABLE %s ADD agency_key text, ADD agency text, ADD year int', reports);
		FOR statement IN
			SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index
			WHERE indrelid = to_regclass(reports) AND pg_get_indexdef(indexrelid) ~ '(hash \(\(\(parsed\)\.agency\)\)|btree \(\(\(parsed\)\.year\)\))$'
		LOOP
			EXECUTE statement;
		END LOOP;
		-- who could read what was parsed can read what the views need beside it
		FOR statement IN
			SELECT DISTINCT format('GRANT SELECT (agency_key, agency, year) ON %s TO %s', reports,
				CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
			FROM pg_attribute c, aclexplode(c.attacl) a
			WHERE c.attrelid = to_regclass(reports) AND c.attname = 'parsed' AND a.privilege_type = 'SELECT'
		LOOP
			EXECUTE statement;
		END LOOP;
	END IF;
END
$$;
COMMENT ON FUNCTION govreport.update_store_tables(text, text, text) IS 'part of create_store: names and columns that the tables of an older store do not have';

CREATE FUNCTION govreport.store_readers(reports regclass) RETURNS text[]
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT array_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
	FROM (
		SELECT relacl AS acl, relowner AS owner FROM pg_class WHERE oid = reports
		UNION ALL
		SELECT attacl, 0 FROM pg_attribute WHERE attrelid = reports AND attname = 'parsed'
	) t, aclexplode(t.acl) a
	WHERE a.privilege_type = 'SELECT' AND a.grantee <> t.owner;
END;
COMMENT ON FUNCTION govreport.store_readers(regclass) IS 'part of create_store: who beside the owner may read what was parsed';

-- Years from the first of today's form to the one that begins next; rows of others, and of none, stand in one more partition.
CREATE FUNCTION govreport.complete_store_years(reports regclass) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	next_year CONSTANT int := date_part('year', now() AT TIME ZONE 'Asia/Shanghai')::int + 1;
	part record;
BEGIN
	FOR part IN
		SELECT w.whole, w.row_bytes, y.year, govreport.store_statement(reports, format('{%s_rest}', w.ending)) AS rest,
			govreport.store_statement(reports, format('{%s_%s}', w.ending, coalesce(y.year::text, 'rest'))) AS name
		FROM (SELECT e.ending, e.row_bytes, to_regclass(govreport.store_statement(reports, format('{%s}', e.ending))) AS whole
			FROM (VALUES ('_facts', 256), ('_found', 128)) e(ending, row_bytes)) w
		JOIN pg_class c ON c.oid = w.whole AND c.relkind = 'p'
		CROSS JOIN (SELECT NULL UNION ALL SELECT generate_series(2019, next_year)) y(year)
		ORDER BY w.ending, y.year NULLS FIRST
	LOOP
		CONTINUE WHEN EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(part.name) AND inhparent = part.whole);
		IF to_regclass(part.name) IS NOT NULL THEN
			RAISE EXCEPTION 'relation % exists and is no partition of %', part.name, part.whole
				USING ERRCODE = 'duplicate_table', HINT = 'Rename it, or attach it as a partition.';
		END IF;
		EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING COMPRESSION INCLUDING STORAGE) WITH (toast_tuple_target = %s)', part.name, part.whole, part.row_bytes);
		IF part.year IS NOT NULL THEN
			-- they stay what they are, where they are sought
			EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', part.rest);
			EXECUTE format('WITH gone AS (DELETE FROM %s WHERE year = $1 RETURNING *) INSERT INTO %s SELECT * FROM gone', part.rest, part.name) USING part.year;
			EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', part.rest);
		END IF;
		EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s %s', part.whole, part.name, CASE WHEN part.year IS NULL THEN 'DEFAULT' ELSE format('FOR VALUES IN (%s)', part.year) END);
	END LOOP;
END
$$;
COMMENT ON FUNCTION govreport.complete_store_years(regclass) IS 'part of create_store: the partitions of narrow rows by year, and rows of a year that has one now in it';

-- The narrow rows, with the triggers that keep them.
CREATE FUNCTION govreport.complete_store_facts(reports regclass, facts text, undecided text, by_year boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
	is_new CONSTANT boolean := to_regclass(facts) IS NULL;
	findings CONSTANT text := govreport.store_statement(reports, '{_found}');
	kind CONSTANT text := CASE WHEN by_year THEN 'UNIQUE (id, year)) PARTITION BY LIST (year' ELSE 'PRIMARY KEY (id)' END;
	readers text[];
BEGIN
	IF by_year AND (SELECT relkind FROM pg_class WHERE oid = to_regclass(facts)) <> 'p' THEN
		RAISE EXCEPTION 'the store % is there without partitions by year', reports
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Create another store by year, and insert its reports there.';
	ELSIF (SELECT relkind FROM pg_class WHERE oid = to_regclass(facts)) = 'v' THEN
		RETURN;
	ELSIF is_new THEN
		EXECUTE format($sql$
			CREATE TABLE %s (
				id bigint NOT NULL,
				arrived timestamptz NOT NULL,
				versions int NOT NULL,
				year int,
				figures int,
				unread int,
				errors int,
				warnings int,
				infos int,
				waived int NOT NULL,
				counts boolean NOT NULL,
				valid boolean NOT NULL,
				batch bigint,
				agency_key text NOT NULL,
				level text,
				parents text,
				agency text,
				source text NOT NULL,
				%s
			)$sql$, facts, kind);
		EXECUTE format('CREATE TABLE %s (id bigint NOT NULL, year int, agency_key text NOT NULL, %s)', findings, kind);
		EXECUTE format('CREATE TABLE %s (agency_key text NOT NULL)', undecided);
		-- in the row, compressed: most of what the views read is beside it
		EXECUTE format('ALTER TABLE %s ALTER agency_key SET STORAGE MAIN, ALTER level SET STORAGE MAIN, ALTER parents SET STORAGE MAIN,
			ALTER agency SET STORAGE MAIN, ALTER source SET STORAGE MAIN', facts);
		EXECUTE format('ALTER TABLE %s ALTER agency_key SET STORAGE MAIN', findings);
		IF NOT by_year THEN
			EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 256)', facts);
			EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 128)', findings);
			-- in a partition it would be taken for one that tells rows apart
			EXECUTE format('CREATE INDEX ON %s (year)', facts);
			EXECUTE format('CREATE INDEX ON %s (year)', findings);
		END IF;
		IF lz4 IS NOT NULL THEN
			EXECUTE format('ALTER TABLE %s ALTER agency_key SET COMPRESSION lz4, ALTER agency SET COMPRESSION lz4, ALTER source SET COMPRESSION lz4', facts);
		END IF;
		EXECUTE format('CREATE INDEX ON %s (agency_key, year) INCLUDE (arrived)', facts);
		-- a printed name may be longer than a sorted index takes
		EXECUTE format('CREATE INDEX ON %s USING hash (agency)', facts);
		readers := govreport.store_readers(reports);
		IF readers IS NOT NULL THEN
			EXECUTE format('GRANT SELECT ON %s, %s, %s TO %s', facts, findings, undecided, array_to_string(readers, ', '));
		END IF;
		-- who sees only some reports sees only their facts
		IF (SELECT relrowsecurity FROM pg_class WHERE oid = reports) THEN
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', facts);
			EXECUTE format('CREATE POLICY as_reports ON %s FOR SELECT USING (id IN (SELECT id FROM %s))', facts, reports);
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', findings);
			EXECUTE format('CREATE POLICY as_reports ON %s FOR SELECT USING (id IN (SELECT id FROM %s))', findings, reports);
		END IF;
	END IF;
	-- not there in a store that DROP EXTENSION ... CASCADE took them from
	IF NOT govreport.store_has(facts, 'totals') THEN
		EXECUTE format('ALTER TABLE %s ADD form govreport.form, ADD totals govreport.totals, ADD COLUMN IF NOT EXISTS signature bit(256)', facts);
		EXECUTE format('ALTER TABLE %s ADD findings govreport.finding[] %s', findings, lz4);
		EXECUTE format('ALTER TABLE %s ALTER findings SET STORAGE MAIN', findings);
		IF lz4 IS NOT NULL THEN
			EXECUTE format('ALTER TABLE %s ALTER totals SET COMPRESSION lz4', facts);
		END IF;
		EXECUTE format('CREATE INDEX ON %s USING gin (govreport.agency_keys(agency, NULL)) WHERE agency_key LIKE ''#%%'' OR agency_key = agency', facts);
		PERFORM govreport.complete_store_years(reports);
		PERFORM govreport.refresh_facts(reports);
	ELSE
		PERFORM govreport.complete_store_years(reports);
	END IF;
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_facts AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION govreport.keep_facts()', reports);
	EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_settled AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_settled()', reports);
END
$$;
COMMENT ON FUNCTION govreport.complete_store_facts(regclass, text, text, boolean) IS 'part of create_store: the narrow rows beside the reports';

-- What is written by hand.
CREATE FUNCTION govreport.complete_store_waivers(reports regclass, agencies text, deadlines text, waivers text) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	readers CONSTANT text[] := govreport.store_readers(reports);
	statement text;
BEGIN
	IF to_regclass(waivers) IS NULL THEN
		EXECUTE format($sql$
			CREATE TABLE %s (
				year int NOT NULL,
				agency_code text REFERENCES %s,
				deadline date NOT NULL,
				reason text
			)$sql$, deadlines, agencies);
		EXECUTE format('CREATE UNIQUE INDEX ON %s (year, coalesce(agency_code, ''''))', deadlines);
		EXECUTE format($sql$
			CREATE TABLE %s (
				agency_key text NOT NULL,
				year int NOT NULL,
				rule text NOT NULL,
				item text,
				col text,
				lhs numeric,
				rhs numeric,
				reason text NOT NULL,
				waived_by name NOT NULL DEFAULT current_user,
				waived_at timestamptz NOT NULL DEFAULT clock_timestamp()
			)$sql$, waivers);
		EXECUTE format('CREATE INDEX ON %s (agency_key, year)', waivers);
		-- who sees only some reports of an older store sees only their waivers
		IF (SELECT relrowsecurity FROM pg_class WHERE oid = reports) THEN
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', waivers);
			EXECUTE format('CREATE POLICY as_reports ON %s FOR SELECT USING (agency_key IN (SELECT agency_key FROM %s))', waivers, reports);
		END IF;
		IF readers IS NOT NULL THEN
			EXECUTE format('GRANT SELECT ON %s, %s TO %s', deadlines, waivers, array_to_string(readers, ', '));
		END IF;
	END IF;
	-- one that was made ready to be distributed has no triggers
	IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(govreport.store_statement(reports, '{_facts}'))) IS DISTINCT FROM 'v' THEN
		FOR statement IN SELECT format('CREATE OR REPLACE TRIGGER %s AFTER %s ON %s %s EXECUTE FUNCTION govreport.keep_waived()', name, events, waivers, each)
			FROM (VALUES
				('govreport_keep_waived', 'INSERT OR UPDATE OR DELETE', 'FOR EACH ROW'),
				('govreport_keep_new_waived', 'INSERT', 'REFERENCING NEW TABLE AS changed FOR EACH STATEMENT'),
				('govreport_keep_changed_waived', 'UPDATE', 'REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT'),
				('govreport_keep_gone_waived', 'DELETE', 'REFERENCING OLD TABLE AS changed FOR EACH STATEMENT'),
				('govreport_keep_none_waived', 'TRUNCATE', 'FOR EACH STATEMENT')) t(name, events, each)
		LOOP
			EXECUTE statement;
		END LOOP;
	END IF;
END
$$;
COMMENT ON FUNCTION govreport.complete_store_waivers(regclass, text, text, text) IS 'part of create_store: the tables of deadlines and waivers';

-- What is not there yet, in a new store, in an older one, and in one that DROP EXTENSION ... CASCADE took them from.
CREATE FUNCTION govreport.complete_store_tables(reports text, agencies text, deadlines text, waivers text, facts text, undecided text, by_year boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
	statement text;
BEGIN
	IF NOT govreport.store_has(reports, 'original_sha256') THEN
		EXECUTE format('ALTER TABLE %s ADD original_sha256 bytea', reports);
	END IF;
	IF NOT govreport.store_has(reports, 'parsed') THEN
		EXECUTE format($sql$
			ALTER TABLE %s
				ADD body_sha256 bytea GENERATED ALWAYS AS (govreport.body_sha256(body)) STORED UNIQUE,
				ADD parsed govreport.report %s GENERATED ALWAYS AS (govreport.parse(body)) STORED
			$sql$, reports, lz4);
		-- in the row, if compressed: the views read it from every row, and to fetch it costs more than the rest
		EXECUTE format('ALTER TABLE %s ALTER parsed SET STORAGE MAIN', reports);
	END IF;
	-- where body and parsed leave no room, each of the short ones would be put elsewhere, too
	FOR statement IN
		SELECT format('ALTER TABLE %s ALTER %I SET STORAGE MAIN', reports, attname) FROM pg_attribute
		WHERE attrelid = to_regclass(reports) AND attname IN ('source', 'agency_code', 'agency_key', 'agency') AND attstorage <> 'm'
	LOOP
		EXECUTE statement;
	END LOOP;
	-- views take the year before a year
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass(reports) AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%year >= 1%') THEN
		EXECUTE format('ALTER TABLE %s ADD CHECK (year BETWEEN 1 AND 9999) NOT VALID', reports);
	END IF;
	-- as the keys of reports that are nobody's begin; an older list may have such codes
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass(agencies) AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%''#\%''%') THEN
		EXECUTE format('ALTER TABLE %s ADD CHECK (code NOT LIKE ''#%%'') NOT VALID', agencies);
	END IF;
	IF NOT govreport.store_has(reports, 'facts') THEN
		EXECUTE format('ALTER TABLE %s ADD facts govreport.facts %s GENERATED ALWAYS AS (govreport.facts(body)) STORED', reports, lz4);
		FOR statement IN
			SELECT DISTINCT format('GRANT SELECT (facts) ON %s TO %s', reports, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
			FROM pg_attribute c, aclexplode(c.attacl) a
			WHERE c.attrelid = to_regclass(reports) AND c.attname = 'agency_key' AND a.privilege_type = 'SELECT'
		LOOP
			EXECUTE statement;
		END LOOP;
	END IF;
	-- one that was made ready to be distributed has no triggers
	IF (SELECT relkind FROM pg_class WHERE oid = to_regclass(facts)) IS DISTINCT FROM 'v' THEN
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_report BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION govreport.keep_report()', reports);
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_keep_name AFTER UPDATE ON %s FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION govreport.keep_name()', agencies);
	END IF;
	-- those of an older store
	EXECUTE format('UPDATE %s SET agency_key = NULL WHERE agency_key IS NULL', reports);
	IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(reports) AND attname = 'agency_key' AND attnotnull) THEN
		EXECUTE format('ALTER TABLE %s ALTER agency_key SET NOT NULL', reports);
	END IF;
	FOR statement IN
		SELECT format('CREATE INDEX ON %s %s', relation, definition)
		FROM (VALUES
			(1, agencies, 'USING btree (name)'),
			-- a list of entries not yet in the tree would be read for every report that comes
			(2, agencies, 'USING gin (govreport.agency_keys(name, aliases)) WITH (fastupdate=off)')) i(n, relation, definition)
		WHERE NOT EXISTS (SELECT FROM pg_index WHERE indrelid = to_regclass(relation) AND right(pg_get_indexdef(indexrelid), length(definition)) = definition)
		ORDER BY n
	LOOP
		EXECUTE statement;
	END LOOP;
	PERFORM govreport.complete_store_waivers(to_regclass(reports), agencies, deadlines, waivers);
	PERFORM govreport.complete_store_facts(to_regclass(reports), facts, undecided, by_year);
	PERFORM govreport.complete_store_sums(to_regclass(reports));
END
$$;
COMMENT ON FUNCTION govreport.complete_store_tables(text, text, text, text, text, text, boolean) IS 'part of create_store: what the database keeps of each report, and tables beside it';

CREATE FUNCTION govreport.create_store_views(name text, schema text, is_new boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	keeps_sums CONSTANT boolean := to_regclass(format('%I.%I', schema, name || '_spreads')) IS NOT NULL;
	views text[];
	statement text;
	grants text[] := '{}';
	anew boolean := false;
BEGIN
	-- {_ending} becomes the name of a relation: every other piece between braces is an ending.  A view that is new in an
	-- older store has the options of the others: whose rights it takes, for one
	SELECT array_agg(
		format('CREATE %s VIEW %s %s AS %s', CASE WHEN NOT is_new THEN 'OR REPLACE' END, v.view,
			(SELECT format('WITH (%s)', array_to_string(reloptions, ', ')) FROM pg_class
			WHERE oid = coalesce(to_regclass(v.view), to_regclass(v.latest)) AND reloptions <> '{}'),
			(SELECT string_agg(CASE WHEN i % 2 = 1 THEN piece
				WHEN piece LIKE '%::regclass' THEN format('%L::regclass', format('%I.%I', schema, create_store_views.name || split_part(piece, ':', 1)))
				ELSE format('%I.%I', schema, create_store_views.name || piece) END, '' ORDER BY i)
				FROM regexp_split_to_table(v.query, '[{}]') WITH ORDINALITY p(piece, i))) ORDER BY v.n)
	INTO views
	FROM (
		SELECT k.n, k.ending, coalesce(d.query, k.query) AS query, format('%I.%I', schema, create_store_views.name || k.ending) AS view,
			format('%I.%I', schema, create_store_views.name || '_latest') AS latest
		FROM govreport.store_views(keeps_sums) k
		LEFT JOIN govreport.distributed_views() d ON d.ending = k.ending AND NOT keeps_sums) v;

	LOOP
		BEGIN
			FOREACH statement IN ARRAY views LOOP
				EXECUTE statement;
			END LOOP;
			EXIT;
		EXCEPTION WHEN invalid_table_definition THEN
			-- an older version's views have other columns: make them anew, with their grants
			IF anew THEN
				RAISE;
			END IF;
			anew := true;
			SELECT array_agg(format('GRANT %s ON %s TO %s%s', a.privilege_type, c.oid::regclass,
				CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
				CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END))
			INTO grants
			FROM govreport.store_views() v
			JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store_views.name || v.ending)),
				aclexplode(c.relacl) a
			WHERE a.grantee <> c.relowner;
			EXECUTE (SELECT 'DROP VIEW IF EXISTS ' || string_agg(format('%I.%I', schema, create_store_views.name || ending), ', ')
				FROM govreport.store_views());
		END;
	END LOOP;
	FOREACH statement IN ARRAY coalesce(grants, '{}') LOOP
		EXECUTE statement;
	END LOOP;
END
$$;
COMMENT ON FUNCTION govreport.create_store_views(text, text, boolean) IS 'part of create_store: the views, with the grants and options that they had';

-- The default schema is that of the caller: it is found before the function's own search_path holds.
CREATE FUNCTION govreport.create_store(name text DEFAULT 'reports', schema text DEFAULT pg_catalog.current_schema(), by_year boolean DEFAULT false)
	RETURNS regclass
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	longest CONSTANT text := '_quarantine';
	max_bytes CONSTANT int := current_setting('max_identifier_length')::int - octet_length(longest);
	reports text;
	agencies text;
	batches text;
	quarantine text;
	is_new boolean;
	firing text[];
	taken text;
	statement text;
BEGIN
	IF schema IS NULL THEN
		RAISE EXCEPTION 'no schema has been selected to create the store in'
			USING ERRCODE = 'invalid_schema_name', HINT = 'Set search_path, or name a schema: create_store(name, schema).';
	END IF;
	IF coalesce(name, '') = '' THEN
		RAISE EXCEPTION 'a store needs a name' USING ERRCODE = 'invalid_name';
	END IF;
	IF octet_length(name) > max_bytes THEN
		RAISE EXCEPTION 'name "%" is too long for a store', name
			USING ERRCODE = 'name_too_long',
			DETAIL = format('It has %s bytes; with the ending "%s" it can have %s.', octet_length(name), longest, max_bytes);
	END IF;
	IF NOT govreport.holds_chinese() THEN
		RAISE EXCEPTION 'this database cannot hold Chinese reports'
			USING ERRCODE = 'untranslatable_character',
			DETAIL = format('Its encoding %s does not have the characters of the form.', current_setting('server_encoding')),
			HINT = 'Create the database with ENCODING ''UTF8''.';
	END IF;

	-- two calls at once, as of two loaders that begin, are one after the other
	PERFORM pg_advisory_xact_lock(hashtext('govreport.create_store'), hashtext(name));

	reports := format('%I.%I', schema, name);
	agencies := format('%I.%I', schema, name || '_agencies');
	batches := format('%I.%I', schema, name || '_batches');
	quarantine := format('%I.%I', schema, name || '_quarantine');
	is_new := to_regclass(reports) IS NULL;
	-- as on a subscriber: what is replaced would fire on the origin alone again
	firing := ARRAY(
		SELECT format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass, CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' ELSE 'REPLICA' END, t.tgname)
		FROM govreport.store_comments() o
		JOIN pg_trigger t ON t.tgrelid = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		WHERE o.col IS NULL AND t.tgname LIKE 'govreport\_%' AND t.tgenabled IN ('A', 'R'));
	IF is_new THEN
		SELECT string_agg(format('%I.%I', schema, create_store.name || o.ending), ', ' ORDER BY o.ending) INTO taken
		FROM govreport.store_comments() o
		WHERE o.col IS NULL AND to_regclass(format('%I.%I', schema, create_store.name || o.ending)) IS NOT NULL;
		IF taken IS NOT NULL THEN
			RAISE EXCEPTION 'there is no store %, but what would be part of it: %', reports, taken
				USING ERRCODE = 'duplicate_table', HINT = 'Choose another name for the store, or rename or drop these.';
		END IF;
		PERFORM govreport.create_store_tables(reports, batches, agencies, quarantine);
	ELSIF (
		SELECT count(*) FROM pg_attribute
		WHERE attrelid = to_regclass(reports) AND attname IN ('id', 'source', 'batch', 'agency_code', 'body') AND NOT attisdropped
	) < 5 THEN
		RAISE EXCEPTION 'relation % exists and is no store', reports
			USING ERRCODE = 'duplicate_table', HINT = 'Choose another name for the store.';
	ELSE
		PERFORM govreport.update_store_tables(reports, agencies, quarantine);
		IF to_regclass(format('%I.%I', schema, name || '_received')) IS NOT NULL AND to_regclass(format('%I.%I', schema, name || '_arrived')) IS NULL
		THEN
			EXECUTE format('ALTER VIEW %I.%I RENAME TO %I', schema, name || '_received', name || '_arrived');
		END IF;
	END IF;
	PERFORM govreport.complete_store_tables(reports, agencies,
		format('%I.%I', schema, name || '_deadlines'), format('%I.%I', schema, name || '_waivers'),
		format('%I.%I', schema, name || '_facts'), format('%I.%I', schema, name || '_undecided'), coalesce(by_year, false));
	PERFORM govreport.complete_store_list(to_regclass(agencies), format('%I.%I', schema, name || '_relisted'),
		(SELECT relkind FROM pg_class WHERE oid = to_regclass(format('%I.%I', schema, name || '_facts'))) <> 'v');
	PERFORM govreport.complete_store_spreads(to_regclass(reports), agencies, batches, format('%I.%I', schema, name || '_facts'),
		format('%I.%I', schema, name || '_spreads'), format('%I.%I', schema, name || '_ranked'), format('%I.%I', schema, name || '_unranked'));
	PERFORM govreport.create_store_views(name, schema, is_new);
	PERFORM govreport.rank_reports(to_regclass(reports));

	-- a superuser may have called for the owner
	FOR statement IN
		SELECT format('ALTER %s %s OWNER TO %s', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass, t.relowner::regrole)
		FROM govreport.store_comments() o
		JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		JOIN pg_class t ON t.oid = to_regclass(reports)
		WHERE o.col IS NULL AND c.relowner <> t.relowner
		UNION ALL
		-- partitions
		SELECT format('ALTER TABLE %1$s OWNER TO %2$s', p.inhrelid::regclass, t.relowner::regrole)
		FROM govreport.store_comments() o
		JOIN pg_inherits p ON p.inhparent = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		JOIN pg_class c ON c.oid = p.inhrelid
		JOIN pg_class t ON t.oid = to_regclass(reports)
		WHERE o.col IS NULL AND o.ending IN ('_facts', '_found') AND c.relowner <> t.relowner
		UNION ALL
		SELECT format('COMMENT ON TABLE %s IS %L', p.inhrelid::regclass, o.comment)
		FROM govreport.store_comments() o
		JOIN pg_inherits p ON p.inhparent = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		WHERE o.col IS NULL AND o.ending IN ('_facts', '_found')
		UNION ALL
		SELECT format('COMMENT ON %s %s IS %L',
			CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass, o.comment)
		FROM govreport.store_comments() o
		JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || o.ending))
		WHERE o.col IS NULL
		UNION ALL
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, coalesce(own.comment, shared.comment))
		FROM govreport.store_comments() relation
		JOIN pg_attribute a ON a.attrelid = to_regclass(format('%I.%I', schema, create_store.name || relation.ending)) AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN govreport.store_comments() own ON own.ending = relation.ending AND own.col = a.attname
		LEFT JOIN govreport.store_comments() shared ON shared.ending IS NULL AND shared.col = a.attname
		WHERE relation.col IS NULL AND coalesce(own.comment, shared.comment) IS NOT NULL
		UNION ALL
		SELECT unnest(firing)
	LOOP
		EXECUTE statement;
	END LOOP;

	RETURN to_regclass(reports);
END
$$;
COMMENT ON FUNCTION govreport.create_store(text, text, boolean) IS 'makes a store: tables of reports, agencies, batches, deadlines, waivers and files that are no reports, and views on them, all named after it, owned by the caller and no part of the extension; in a store that is there, brings it up to date and leaves what is in it alone; by_year: what the database keeps of each report is partitioned by year';
