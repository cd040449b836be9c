-- What a database holds, a row for each table and view whatever its name, and what is
-- checked and indexed there: the same before and after a dump or an upgrade.
SELECT format('SELECT %L, count(*), md5(string_agg(t::text COLLATE "C", chr(10) ORDER BY t::text COLLATE "C")) FROM %s t', oid::regclass, oid::regclass)
FROM pg_class
WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace <> ALL ('{pg_catalog,information_schema}'::regnamespace[])
	AND relpersistence <> 't'
ORDER BY oid::regclass::text COLLATE "C"
\gexec
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid)
FROM pg_constraint
-- not null is a constraint of its own since 18
WHERE contype <> 'n' AND connamespace <> ALL ('{pg_catalog,information_schema}'::regnamespace[])
ORDER BY conrelid::regclass::text COLLATE "C", conname COLLATE "C";
SELECT indexrelid::regclass, pg_get_indexdef(indexrelid), indisvalid
FROM pg_index JOIN pg_class ON oid = indexrelid
WHERE relnamespace <> ALL ('{pg_catalog,information_schema,pg_toast}'::regnamespace[])
ORDER BY indexrelid::regclass::text COLLATE "C";
