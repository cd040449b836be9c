-- ---- the store -----------------------------------------------------------------
-- A store is a set of tables and views of the user's own, named after one name.

CREATE FUNCTION govreport.body_sha256(body text) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_body_sha256';
COMMENT ON FUNCTION govreport.body_sha256(text) IS 'SHA-256 of a text in UTF-8, the same whatever the encoding of the database';

-- The default schema is that of the caller: it is evaluated before the function's own search_path holds.
CREATE FUNCTION govreport.create_store(name text DEFAULT 'reports', schema text DEFAULT pg_catalog.current_schema())
	RETURNS regclass
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	longest CONSTANT text := '_quarantine';
	place CONSTANT text := quote_ident(schema);
	reports text;
	agencies text;
	batches text;
	quarantine text;
	lz4 text := '';
BEGIN
	IF schema IS NULL THEN
		RAISE EXCEPTION 'no schema to create the store in'
			USING ERRCODE = 'invalid_schema_name', HINT = 'Set search_path, or name the schema: create_store(name, schema).';
	END IF;
	IF coalesce(name, '') = '' THEN
		RAISE EXCEPTION 'a store needs a name' USING ERRCODE = 'invalid_name';
	END IF;
	IF octet_length(name || longest) > current_setting('max_identifier_length')::int THEN
		RAISE EXCEPTION 'name of the store is too long: "%"', name
			USING ERRCODE = 'name_too_long',
			DETAIL = format('It has %s bytes; with what its objects add to it (such as "%s") it may have %s.',
				octet_length(name), longest, current_setting('max_identifier_length')::int - octet_length(longest));
	END IF;

	reports := format('%s.%I', place, name);
	agencies := format('%s.%I', place, name || '_agencies');
	batches := format('%s.%I', place, name || '_batches');
	quarantine := format('%s.%I', place, name || '_quarantine');

	IF to_regclass(reports) IS NOT NULL AND NOT EXISTS (
		SELECT FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.oid = to_regclass(reports) AND c.relkind IN ('r', 'p')
			AND a.attname = 'parsed' AND a.atttypid = 'govreport.report'::regtype
	) THEN
		RAISE EXCEPTION 'relation % exists and is no store', reports
			USING ERRCODE = 'duplicate_table', HINT = 'Choose another name for the store.';
	END IF;
	IF 'lz4' = ANY ((SELECT enumvals FROM pg_settings s WHERE s.name = 'default_toast_compression')::text[]) THEN
		lz4 := 'COMPRESSION lz4';
	END IF;

	EXECUTE format($sql$
		CREATE TABLE IF NOT EXISTS %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			started timestamptz NOT NULL DEFAULT clock_timestamp(),
			finished timestamptz,
			loaded bigint NOT NULL DEFAULT 0,
			already_there bigint NOT NULL DEFAULT 0,
			quarantined bigint NOT NULL DEFAULT 0
		)$sql$, batches);

	EXECUTE format($sql$
		CREATE TABLE IF NOT EXISTS %1$s (
			code text PRIMARY KEY,
			name text NOT NULL UNIQUE,
			level text,
			parent text REFERENCES %1$s CHECK (parent <> code)
		)$sql$, agencies);

	EXECUTE format($sql$
		CREATE TABLE IF NOT EXISTS %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			received timestamptz NOT NULL DEFAULT clock_timestamp(),
			batch bigint REFERENCES %s,
			agency_code text REFERENCES %s,
			body text %s NOT NULL,
			body_sha256 bytea GENERATED ALWAYS AS (govreport.body_sha256(body)) STORED UNIQUE,
			parsed govreport.report %4$s GENERATED ALWAYS AS (govreport.parse(body)) STORED
		)$sql$, reports, batches, agencies, lz4);

	EXECUTE format($sql$
		CREATE TABLE IF NOT EXISTS %s (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			source text NOT NULL,
			received timestamptz NOT NULL DEFAULT clock_timestamp(),
			batch bigint REFERENCES %s,
			content bytea NOT NULL,
			content_sha256 bytea GENERATED ALWAYS AS (sha256(content)) STORED UNIQUE,
			reason text NOT NULL
		)$sql$, quarantine, batches);

	RETURN to_regclass(reports);
END
$$;
COMMENT ON FUNCTION govreport.create_store(text, text) IS 'makes the tables of a store, owned by the caller and no part of the extension: name, name_agencies, name_batches, name_quarantine; what is there already stays as it is';
