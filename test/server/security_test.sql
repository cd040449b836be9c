-- What the extension lets whom do.
\ir tap.sql

CREATE TEMP VIEW member AS
SELECT p.* FROM pg_depend d JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govreport');

CREATE ROLE nobody_else;

SELECT is_equal(string_agg(oid::regprocedure::text, ', '), NULL, 'no function runs with the rights of its owner')
FROM member WHERE prosecdef;
SELECT is_equal(string_agg(oid::regprocedure::text, ', '), NULL, 'anybody may call every function')
FROM member WHERE NOT has_function_privilege('nobody_else', oid, 'EXECUTE');
SELECT is_equal(string_agg(oid::regprocedure::text, ', '), NULL, 'names in a function mean the same under any search_path: it is in C, parsed when it was made, or sets one')
FROM (SELECT member.*, lanname FROM member JOIN pg_language l ON l.oid = prolang) f
WHERE lanname NOT IN ('c', 'internal') AND prosqlbody IS NULL AND NOT EXISTS (SELECT FROM unnest(proconfig) WHERE unnest LIKE 'search_path=%');
SELECT is_equal(string_agg(oid::regprocedure::text, ', '), NULL, 'what may read or write tables is not called immutable or safe in parallel')
FROM (SELECT member.*, lanname FROM member JOIN pg_language l ON l.oid = prolang) f
WHERE lanname NOT IN ('c', 'internal', 'sql') AND (provolatile = 'i' OR proparallel = 's');
SELECT is_equal(string_agg(objid::regclass::text, ', '), NULL, 'nobody else may write to its tables')
FROM pg_depend JOIN pg_class c ON c.oid = objid
WHERE classid = 'pg_class'::regclass AND deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govreport')
	AND has_table_privilege('nobody_else', objid, 'INSERT, UPDATE, DELETE, TRUNCATE');

-- with no rights at all, everything that reads works
GRANT SELECT ON reports TO nobody_else;
SET ROLE nobody_else;
SELECT is_equal(count(*) > 0, true, 'a role without any right reads, checks and sums reports')
FROM (SELECT govreport.rollup(govreport.parse(body)) AS sum FROM reports) r, govreport.checks(sum);
RESET ROLE;
SELECT ok(NOT has_schema_privilege('nobody_else', 'govreport', 'CREATE'), 'and makes nothing in its schema');
REVOKE ALL ON reports FROM nobody_else;
DROP ROLE nobody_else;
