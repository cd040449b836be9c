-- ---- the list of agencies -------------------------------------------------------------

CREATE FUNCTION govreport.refuse_rings() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_refuse_rings';
COMMENT ON FUNCTION govreport.refuse_rings() IS 'trigger of a store: refuses agencies that would stand above themselves';

CREATE FUNCTION govreport.keep_matched() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_matched';
COMMENT ON FUNCTION govreport.keep_matched() IS 'trigger of a store: gives reports their agencies anew where the list changed';

CREATE FUNCTION govreport.keep_relisted() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_relisted';
COMMENT ON FUNCTION govreport.keep_relisted() IS 'trigger of a store: gives reports that came while the list changed their agencies by it';

CREATE FUNCTION govreport.next_transaction() RETURNS xid8
	LANGUAGE c VOLATILE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_next_transaction';
COMMENT ON FUNCTION govreport.next_transaction() IS 'part of settle_list: a number that no transaction has yet';

CREATE FUNCTION govreport.complete_store_list(agencies regclass, relisted text, has_triggers boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	ring text;
BEGIN
	IF has_triggers THEN
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_refuse_new_rings AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION govreport.refuse_rings()', agencies);
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_refuse_rings AFTER UPDATE ON %s REFERENCING OLD TABLE AS former NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION govreport.refuse_rings()', agencies);
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_match_new AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_matched()', agencies);
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_match_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS former NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_matched()', agencies);
		EXECUTE format('CREATE OR REPLACE TRIGGER govreport_match_gone AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION govreport.keep_matched()', agencies);
		EXECUTE format('CREATE TABLE IF NOT EXISTS %s (n bigint GENERATED ALWAYS AS IDENTITY, codes text[], keys text[],
			changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(), until xid8)', relisted);
		-- not there in a store that DROP EXTENSION ... CASCADE took it from
		IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass(relisted) AND tgname = 'govreport_keep_relisted') THEN
			EXECUTE format('CREATE CONSTRAINT TRIGGER govreport_keep_relisted AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED
				FOR EACH ROW EXECUTE FUNCTION govreport.keep_relisted()', relisted);
		END IF;
	END IF;
	-- those of an older store stay: the views take each of their agencies once
	FOR ring IN EXECUTE format($q$
		WITH RECURSIVE above AS (
			SELECT code AS start, parent, ARRAY[code] AS path FROM %1$s WHERE parent IS NOT NULL
			UNION ALL
			SELECT a.start, p.parent, a.path || p.code FROM above a JOIN %1$s p ON p.code = a.parent WHERE p.code <> ALL (a.path)
		)
		SELECT array_to_string(path || parent, ', ') FROM above WHERE parent = start AND start = (SELECT min(code) FROM unnest(path) code)$q$, agencies)
	LOOP
		RAISE WARNING 'agencies of % stand above themselves', agencies
			USING DETAIL = format('Each of these is below the next: %s.', ring), HINT = 'Give one of them another parent, or none.';
	END LOOP;
END
$$;
COMMENT ON FUNCTION govreport.complete_store_list(regclass, text, boolean) IS 'part of create_store: the list of agencies is a tree, and where an older one is not, a warning says so';
