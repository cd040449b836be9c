-- A store: what create_store makes, where, whose it is, and what a second call does.
\set SHOW_CONTEXT never
CREATE ROLE regress_keeper;
CREATE ROLE regress_reader;
CREATE SCHEMA office AUTHORIZATION regress_keeper;
CREATE SCHEMA closed;
CREATE VIEW relation AS
SELECT relnamespace::regnamespace AS schema, relname AS name, relkind AS kind, relowner::regrole AS owner, oid
FROM pg_class WHERE relkind IN ('r', 'v') AND relnamespace::regnamespace::text LIKE 'office%';
GRANT SELECT ON relation, sample TO PUBLIC;

-- in the caller's schema, the caller's own, and no part of the extension
SET ROLE regress_keeper;
SET search_path = office, public;
SELECT govreport.create_store();
SELECT name, kind, owner FROM relation ORDER BY name COLLATE "C";
SELECT count(*) AS members FROM relation JOIN pg_depend ON objid = relation.oid AND deptype = 'e';

-- its tables, with their columns
SELECT attrelid::regclass AS "table", string_agg(attname || ' ' || format_type(atttypid, -1) || CASE WHEN attnotnull THEN ' not null' ELSE '' END
	|| CASE attgenerated WHEN 's' THEN ' generated' ELSE '' END, ', ' ORDER BY attnum)
FROM relation JOIN pg_attribute ON attrelid = oid AND attnum > 0
WHERE kind = 'r' GROUP BY attrelid ORDER BY attrelid;
SELECT conrelid::regclass AS "table", pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'office'::regnamespace AND contype <> 'n' ORDER BY conrelid::regclass::text, contype, conname;
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'reports'::regclass ORDER BY 1;
SELECT attname, (attcompression = 'l') = EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) AS lz4_if_there, attstorage FROM pg_attribute WHERE attrelid = 'reports'::regclass AND attname IN ('body', 'parsed');

-- its views, with their columns
SELECT attrelid::regclass AS view, string_agg(attname, ' ' ORDER BY attnum)
FROM relation JOIN pg_attribute ON attrelid = oid AND attnum > 0
WHERE kind = 'v' AND name NOT IN ('reports_wide', 'reports_rates') GROUP BY attrelid ORDER BY attrelid::regclass::text COLLATE "C";
SELECT string_agg(attname, E'\n' ORDER BY attnum) AS reports_wide FROM pg_attribute WHERE attrelid = 'reports_wide'::regclass;

-- every relation and every column has a comment
SELECT govreport.keep_originals('reports');
SELECT oid::regclass AS uncommented FROM relation WHERE obj_description(oid, 'pg_class') IS NULL;
SELECT oid::regclass AS uncommented, attname FROM relation JOIN pg_attribute ON attrelid = oid AND attnum > 0 WHERE col_description(oid, attnum) IS NULL;
-- and every comment has a relation or column
SELECT c.* FROM govreport.store_comments() c WHERE NOT EXISTS (
	SELECT FROM relation JOIN pg_attribute ON attrelid = oid AND attnum > 0
	WHERE (c.ending IS NULL OR name = 'reports' || c.ending) AND (c.col IS NULL OR c.col = attname));

-- no text is there twice; one text has one hash
INSERT INTO reports (source, body) SELECT name, body FROM sample WHERE name IN ('whole', 'old', 'prose');
INSERT INTO reports (source, body) SELECT 'again', body FROM sample WHERE name IN ('whole', 'empty') ON CONFLICT DO NOTHING;
SELECT id, source, (parsed).agency, (parsed).year, body_sha256 = sha256(convert_to(body, 'UTF8')) AS hashed FROM reports ORDER BY id;
INSERT INTO reports_agencies (code, name, level, parent) VALUES ('1', '白石县农业农村局', 'county', '1');

SELECT govreport.body_sha256('') = sha256('') AS empty, govreport.body_sha256(NULL) IS NULL AS none,
	govreport.body_sha256(repeat('年', 1000000)) = sha256(convert_to(repeat('年', 1000000), 'UTF8')) AS long;

-- a second call leaves the tables alone and makes again what views are missing or differ
SELECT string_agg(xmin || ' ' || ctid, ',' ORDER BY id) AS written FROM reports \gset
DROP VIEW reports_findings;
SELECT govreport.create_store();
SELECT string_agg(xmin || ' ' || ctid, ',' ORDER BY id) = :'written' AS untouched FROM reports;
SELECT count(*) AS findings FROM reports_findings;

-- also those of an older version with other columns, with their grants and options
DROP VIEW reports_yearly;
CREATE VIEW reports_yearly WITH (security_barrier) AS SELECT 1 AS years_of_old;
GRANT SELECT ON reports_yearly TO regress_reader WITH GRANT OPTION;
GRANT SELECT, UPDATE ON reports_findings TO PUBLIC;
ALTER VIEW reports_findings SET (security_barrier = true);
SELECT govreport.create_store();
SELECT name, CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END AS grantee, privilege_type, is_grantable
FROM relation JOIN pg_class USING (oid), aclexplode(relacl) WHERE grantee <> relowner ORDER BY name, privilege_type;
SELECT name, reloptions FROM relation JOIN pg_class USING (oid) WHERE reloptions IS NOT NULL ORDER BY name;
SELECT count(*) AS years FROM (SELECT DISTINCT year FROM reports_yearly) y;

-- they stay their owner's, whoever calls
DROP VIEW reports_yearly;
CREATE VIEW reports_yearly AS SELECT 1 AS years_of_old;
RESET ROLE;
SELECT govreport.create_store('reports', 'office');
SELECT DISTINCT owner FROM relation;
SET ROLE regress_keeper;

-- what stands on such a view is not taken along
DROP VIEW reports_yearly;
CREATE VIEW reports_yearly AS SELECT 1 AS years_of_old;
CREATE VIEW mine AS SELECT * FROM reports_yearly;
SELECT govreport.create_store();
DROP VIEW mine;
SELECT govreport.create_store();

-- another schema, and names that need quotes
RESET ROLE;
CREATE SCHEMA "office of ""O'Brien"" %s {_latest}" AUTHORIZATION regress_keeper;
SET ROLE regress_keeper;
SELECT govreport.create_store('Reports {_findings} "of" ''%I''; --', 'office of "O''Brien" %s {_latest}');
SELECT govreport.create_store('年报');
SELECT govreport.create_store('年报');
SELECT schema, name FROM relation WHERE name LIKE '%\_latest' OR name LIKE '%\_quarantine' ORDER BY 1, 2;
INSERT INTO 年报 (source, body) SELECT name, body FROM sample WHERE name IN ('whole', 'unbalanced');
SELECT agency, year, rule FROM 年报_findings;

-- as long as a name can be, and longer
SELECT govreport.create_store('n23456789012345678901234567890123456789012345678901_');
SELECT max(length(name)) FROM relation;
SELECT govreport.create_store('n23456789012345678901234567890123456789012345678901__');
SELECT govreport.create_store('年报年报年报年报年报年报年报年报年报');
SELECT govreport.create_store('');
SELECT govreport.create_store(NULL);
\set VERBOSITY terse
SELECT govreport.create_store('reports', 'nowhere');
SELECT govreport.create_store('reports', 'closed');
\set VERBOSITY default
SET search_path = nowhere;
SELECT govreport.create_store();
SET search_path = office, public;

-- what has the name already is left alone
CREATE TABLE filed (id int, body text);
SELECT govreport.create_store('filed');
SELECT govreport.create_store('reports_findings');
CREATE VIEW received_rates AS SELECT 1 AS rate;
SELECT govreport.create_store('received');
CREATE TABLE kept_facts (n int);
CREATE TABLE kept_agencies (n int);
SELECT govreport.create_store('kept');
SELECT name FROM relation WHERE name LIKE 'filed%' OR name LIKE 'received%' OR name LIKE 'reports_findings_%' ORDER BY name;

-- nothing on the caller's search_path is taken for what the store is made with
RESET ROLE;
CREATE SCHEMA trap;
GRANT USAGE ON SCHEMA trap TO PUBLIC;
CREATE FUNCTION trap.current_schema() RETURNS name LANGUAGE sql AS $$ SELECT 'trap'::name $$;
CREATE FUNCTION trap.format(text, VARIADIC "any") RETURNS text LANGUAGE internal AS 'text_format_nv';
CREATE FUNCTION trap.to_regclass(text) RETURNS regclass LANGUAGE sql AS $$ SELECT 'public.sample'::regclass $$;
CREATE FUNCTION trap.quote_ident(text) RETURNS text LANGUAGE sql AS $$ SELECT 'trap' $$;
CREATE FUNCTION trap.join(text, text) RETURNS text LANGUAGE sql AS $$ SELECT 'trap' $$;
CREATE OPERATOR trap.|| (FUNCTION = trap.join, LEFTARG = text, RIGHTARG = text);
CREATE DOMAIN trap.text AS pg_catalog.text CHECK (false);
CREATE DOMAIN trap.bigint AS pg_catalog.int8 CHECK (false);
CREATE TABLE trap.pg_class (oid oid, relname name);
SET ROLE regress_keeper;
SET search_path = trap, office, pg_catalog;
SELECT govreport.create_store('safe', 'office')::pg_catalog.oid > 0 AS made;
SET search_path = office, trap, pg_catalog;
SELECT govreport.create_store('safe2')::pg_catalog.oid > 0 AS made;
SELECT pg_catalog.current_setting('search_path');
INSERT INTO office.safe (source, body) SELECT name, body FROM public.sample WHERE name IN ('whole', 'unbalanced');
SELECT agency, year, received, disclosure_rate FROM office.safe_rates;
SELECT agency, year, rule FROM office.safe_findings;
SET search_path = office, public;
SELECT pg_get_viewdef('safe_peers') = replace(pg_get_viewdef('reports_peers'), 'reports', 'safe') AS same;
SELECT pg_get_viewdef('safe2_peers') = replace(pg_get_viewdef('reports_peers'), 'reports', 'safe2') AS same;
RESET ROLE;
SET client_min_messages = warning;
DROP SCHEMA trap CASCADE;
RESET client_min_messages;

-- DROP EXTENSION refuses while there is a store; with CASCADE what was read goes, the reports stay, and come back
BEGIN;
SAVEPOINT before;
\set VERBOSITY terse
DROP EXTENSION govreport;
ROLLBACK TO before;
SET client_min_messages = warning;
DROP EXTENSION govreport CASCADE;
RESET client_min_messages;
\set VERBOSITY default
SELECT id, source, length(body) > 0 AS kept FROM office.reports ORDER BY id;
SELECT attname FROM pg_attribute WHERE attrelid = 'office.reports'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
CREATE EXTENSION govreport;
SET ROLE regress_keeper;
SELECT govreport.create_store();
SELECT id, (parsed).agency, (parsed).year, body_sha256 IS NOT NULL AS hashed FROM reports ORDER BY id;
SELECT count(*) AS findings FROM reports_findings;
ROLLBACK;

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA office, "office of ""O'Brien"" %s {_latest}" CASCADE;
DROP SCHEMA closed;
DROP VIEW relation;
DROP ROLE regress_keeper, regress_reader;
REVOKE SELECT ON sample FROM PUBLIC;
