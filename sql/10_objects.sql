-- What the extension installs.

-- types, their attributes and values
SELECT typname, attname, format_type(atttypid, atttypmod)
FROM pg_type t
JOIN pg_attribute a ON attrelid = typrelid AND attnum > 0
WHERE typnamespace = 'govreport'::regnamespace AND typtype = 'c'
ORDER BY typname, attnum;

SELECT typname, string_agg(enumlabel, ' ' ORDER BY enumsortorder)
FROM pg_type t
JOIN pg_enum ON enumtypid = t.oid
WHERE typnamespace = 'govreport'::regnamespace
GROUP BY typname ORDER BY typname;

-- functions
SELECT oid::regprocedure AS function, pg_get_function_result(oid) AS result
FROM pg_proc
WHERE pronamespace = 'govreport'::regnamespace
ORDER BY oid::regprocedure::text COLLATE "C";

-- every function but those of a store is immutable, strict and parallel safe; aggregates and their parts tell NULL apart themselves, what the planner puts into a query is not strict
SELECT oid::regprocedure AS function, provolatile, proisstrict, proparallel
FROM pg_proc
WHERE pronamespace = 'govreport'::regnamespace
	AND (provolatile <> 'i' OR proparallel <> 's' OR NOT proisstrict AND prokind = 'f' AND prorettype <> 'internal'::regtype);

-- every object and every attribute has a comment
SELECT pg_describe_object(classid, objid, 0) AS uncommented
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govreport')
	AND obj_description(objid, classid::regclass::name) IS NULL
	AND NOT EXISTS (SELECT FROM pg_type WHERE oid = objid AND typcategory = 'A');
SELECT attrelid::regclass AS uncommented, attname
FROM pg_type t
JOIN pg_attribute ON attrelid = typrelid AND attnum > 0
WHERE typnamespace = 'govreport'::regnamespace AND typtype = 'c' AND col_description(attrelid, attnum) IS NULL;

-- the extension stays in its schema and may be created by a database's owner
SELECT extrelocatable, extnamespace::regnamespace, (SELECT trusted FROM pg_available_extension_versions WHERE name = extname AND version = extversion)
FROM pg_extension WHERE extname = 'govreport';

-- search_path changes nothing: objects of the same names elsewhere are not taken
BEGIN;
CREATE SCHEMA trap;
CREATE TYPE trap.report AS (title text);
CREATE TYPE trap.form AS ENUM ('2019');
CREATE TYPE trap.severity AS ENUM ('harmless');
SET LOCAL search_path = trap, govreport, pg_catalog;
SELECT form, year, period FROM public.sample, govreport.parse(body) WHERE name = 'whole';
SELECT DISTINCT severity FROM public.sample, govreport.checks(body) WHERE name = 'whole' ORDER BY severity;
ROLLBACK;

-- the national forms
SELECT form, section, count(*), count(DISTINCT item) AS items, count(DISTINCT col) AS cols
FROM govreport.form_items() GROUP BY form, section ORDER BY form, section;
SELECT * FROM govreport.form_items() WHERE form = '2021' AND section = 'disclosures';
SELECT item, number, label FROM govreport.form_items() WHERE form = '2019' AND section = 'applications' AND col = 'total';
SELECT item, label, col, col_label FROM govreport.form_items() WHERE form = '2021' AND section = 'reviews' AND item <> 'reconsideration' AND col IN ('upheld', 'total');

-- the rules
SELECT rule, severity, basis <> '' AND summary <> '' AS explained FROM govreport.rules();
