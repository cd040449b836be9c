-- ---- create_store -----------------------------------------------------------------

-- The default schema is that of the caller: it is found before the function's own search_path holds.
CREATE FUNCTION govreport.create_store(name text DEFAULT 'reports', schema text DEFAULT pg_catalog.current_schema())
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
	lz4 CONSTANT text := (SELECT 'COMPRESSION lz4' FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals));
	is_new boolean;
	views text[];
	statement text;
	grants text[] := '{}';
	anew boolean := false;
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

	-- two calls at once, as of two loaders that begin, are one after the other
	PERFORM pg_advisory_xact_lock(hashtext('govreport.create_store'), hashtext(name));

	reports := format('%I.%I', schema, name);
	agencies := format('%I.%I', schema, name || '_agencies');
	batches := format('%I.%I', schema, name || '_batches');
	is_new := to_regclass(reports) IS NULL;
	IF is_new THEN
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
				code text PRIMARY KEY,
				name text NOT NULL UNIQUE,
				level text,
				parent text REFERENCES %1$s CHECK (parent <> code)
			)$sql$, agencies);
		EXECUTE format('CREATE INDEX ON %s (parent)', agencies);
		EXECUTE format($sql$
			CREATE TABLE %s (
				id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				source text NOT NULL,
				received timestamptz NOT NULL DEFAULT clock_timestamp(),
				batch bigint REFERENCES %s,
				agency_code text REFERENCES %s,
				body text %s NOT NULL
			)$sql$, reports, batches, agencies, lz4);
		EXECUTE format('CREATE INDEX ON %s (agency_code)', reports);
		EXECUTE format('CREATE INDEX ON %s (batch)', reports);
		EXECUTE format($sql$
			CREATE TABLE %I.%I (
				id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				source text NOT NULL,
				received timestamptz NOT NULL DEFAULT clock_timestamp(),
				batch bigint REFERENCES %s,
				content bytea NOT NULL,
				content_sha256 bytea GENERATED ALWAYS AS (sha256(content)) STORED UNIQUE,
				reason text NOT NULL
			)$sql$, schema, name || '_quarantine', batches);
	ELSIF (
		SELECT count(*) FROM pg_attribute
		WHERE attrelid = to_regclass(reports) AND attname IN ('id', 'source', 'received', 'batch', 'agency_code', 'body') AND NOT attisdropped
	) < 6 THEN
		RAISE EXCEPTION 'relation % exists and is no store', reports
			USING ERRCODE = 'duplicate_table', HINT = 'Choose another name for the store.';
	END IF;

	-- in a new store, and in one that DROP EXTENSION ... CASCADE took them from
	IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(reports) AND attname = 'parsed' AND NOT attisdropped) THEN
		EXECUTE format($sql$
			ALTER TABLE %s
				ADD body_sha256 bytea GENERATED ALWAYS AS (govreport.body_sha256(body)) STORED UNIQUE,
				ADD parsed govreport.report %s GENERATED ALWAYS AS (govreport.parse(body)) STORED
			$sql$, reports, lz4);
		-- in the row, if compressed: the views read it from every row, and to fetch it costs more than the rest
		EXECUTE format('ALTER TABLE %s ALTER parsed SET STORAGE MAIN', reports);
		-- a printed name may be longer than a sorted index takes
		EXECUTE format('CREATE INDEX ON %s USING hash (((parsed).agency))', reports);
		EXECUTE format('CREATE INDEX ON %s (((parsed).year))', reports);
	END IF;

	-- {_ending} becomes the name of a relation: every other piece between braces is an ending
	SELECT array_agg(
		format('CREATE %s VIEW %s %s AS %s', CASE WHEN NOT is_new THEN 'OR REPLACE' END, v.view,
			(SELECT format('WITH (%s)', array_to_string(reloptions, ', ')) FROM pg_class WHERE oid = to_regclass(v.view) AND reloptions <> '{}'),
			(SELECT string_agg(CASE WHEN i % 2 = 0 THEN format('%I.%I', schema, create_store.name || piece) ELSE piece END, '' ORDER BY i)
				FROM regexp_split_to_table(v.query, '[{}]') WITH ORDINALITY p(piece, i))) ORDER BY v.n)
	INTO views
	FROM (SELECT *, format('%I.%I', schema, create_store.name || ending) AS view FROM govreport.store_views()) v;

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
			JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || v.ending)),
				aclexplode(c.relacl) a
			WHERE a.grantee <> c.relowner;
			EXECUTE (SELECT 'DROP VIEW IF EXISTS ' || string_agg(format('%I.%I', schema, create_store.name || ending), ', ')
				FROM govreport.store_views());
		END;
	END LOOP;
	FOREACH statement IN ARRAY coalesce(grants, '{}') LOOP
		EXECUTE statement;
	END LOOP;

	-- a superuser may have called for the owner
	FOR statement IN
		SELECT format('ALTER VIEW %s OWNER TO %s', c.oid::regclass, t.relowner::regrole)
		FROM govreport.store_views() v
		JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', schema, create_store.name || v.ending))
		JOIN pg_class t ON t.oid = to_regclass(reports)
		WHERE c.relowner <> t.relowner
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
	LOOP
		EXECUTE statement;
	END LOOP;

	RETURN to_regclass(reports);
END
$$;
COMMENT ON FUNCTION govreport.create_store(text, text) IS 'makes a store: tables of reports, agencies, batches and files that are no reports, and views on them, all named after it, owned by the caller and no part of the extension; in a store that is there, brings the views up to date and leaves the tables alone';
