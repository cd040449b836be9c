-- ---- the files that reports were made of -----------------------------------------------

CREATE FUNCTION govreport.keep_originals(store regclass) RETURNS regclass
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	AS $$
DECLARE
	quarantine CONSTANT regclass := govreport.store_relation(store, '_quarantine');
	originals CONSTANT text := (SELECT format('%I.%I', n.nspname, c.relname || '_originals')
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store);
	statement text;
BEGIN
	IF govreport.store_has(originals, 'content_sha256') THEN
		RETURN to_regclass(originals);
	END IF;
	EXECUTE format($sql$
		CREATE TABLE %s (
			content_sha256 bytea GENERATED ALWAYS AS (sha256(content)) STORED PRIMARY KEY,
			source text NOT NULL,
			arrived timestamptz NOT NULL DEFAULT clock_timestamp(),
			content bytea NOT NULL
		)$sql$, originals);
	-- they are compressed already
	EXECUTE format('ALTER TABLE %s ALTER content SET STORAGE EXTERNAL', originals);
	FOR statement IN
		SELECT format('ALTER TABLE %s OWNER TO %s', originals, relowner::regrole) FROM pg_class WHERE oid = store AND relowner <> current_user::regrole
		UNION ALL
		-- who may put files into the quarantine may put them here
		SELECT format('GRANT INSERT ON %s TO %s', originals, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
		FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = quarantine AND a.privilege_type = 'INSERT' AND a.grantee <> c.relowner
		UNION ALL
		SELECT format('COMMENT ON TABLE %s IS %L', originals, o.comment) FROM govreport.store_comments() o WHERE o.ending = '_originals' AND o.col IS NULL
		UNION ALL
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', originals, a.attname, o.comment)
		FROM pg_attribute a JOIN govreport.store_comments() o ON o.col = a.attname
		WHERE a.attrelid = to_regclass(originals) AND a.attnum > 0 AND (o.ending = '_originals' OR o.ending IS NULL AND a.attname IN ('source', 'arrived'))
	LOOP
		EXECUTE statement;
	END LOOP;
	RETURN to_regclass(originals);
END
$$;
COMMENT ON FUNCTION govreport.keep_originals(regclass) IS 'makes a store keep the documents that its reports are made of, from now on, in a table of its own; reports have their hash in any store';
