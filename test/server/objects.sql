-- All that the extension consists of, a row for each thing that can be said of an
-- object of it, whatever its kind: what an upgrade must leave as a fresh install does.

CREATE TEMP VIEW member AS
SELECT classid, objid, identity
FROM pg_depend, pg_identify_object(classid, objid, 0)
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govreport');

CREATE TEMP VIEW object AS
SELECT identity, 'comment' AS what, obj_description(objid, classid::regclass::name) AS value FROM member
UNION ALL
SELECT identity, 'definition', pg_get_functiondef(oid)
FROM member JOIN pg_proc ON classid = 'pg_proc'::regclass AND oid = objid WHERE prokind <> 'a'
UNION ALL
SELECT identity, 'definition', concat_ws(' ', to_jsonb(a) - 'aggtranstype', aggtranstype::regtype, pg_get_function_result(p.oid), pg_get_function_arguments(p.oid), provolatile, proparallel, procost)
FROM member JOIN pg_proc p ON classid = 'pg_proc'::regclass AND oid = objid
JOIN pg_aggregate a ON aggfnoid = p.oid
UNION ALL
SELECT identity, 'grants', coalesce(proacl, acldefault('f', proowner))::text FROM member JOIN pg_proc ON classid = 'pg_proc'::regclass AND oid = objid
UNION ALL
SELECT identity, 'grants', coalesce(typacl, acldefault('T', typowner))::text FROM member JOIN pg_type ON classid = 'pg_type'::regclass AND oid = objid
UNION ALL
SELECT identity, 'grants', relacl::text FROM member JOIN pg_class ON classid = 'pg_class'::regclass AND oid = objid
UNION ALL
SELECT 'schema', 'grants', nspacl::text FROM pg_namespace WHERE nspname = 'govreport'
UNION ALL
SELECT identity, 'value ' || enumlabel, enumsortorder::text
FROM member JOIN pg_enum ON classid = 'pg_type'::regclass AND enumtypid = objid
UNION ALL
SELECT identity, 'column ' || attname,
	concat_ws(' ', attnum, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attcompression, attstorage,
		pg_get_expr(adbin, adrelid), attacl, col_description(attrelid, attnum))
FROM member
LEFT JOIN pg_type t ON classid = 'pg_type'::regclass AND t.oid = objid
JOIN pg_attribute ON attrelid = CASE WHEN classid = 'pg_class'::regclass THEN objid ELSE typrelid END AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
UNION ALL
SELECT identity, 'view', pg_get_viewdef(oid)
FROM member JOIN pg_class ON classid = 'pg_class'::regclass AND oid = objid WHERE relkind IN ('v', 'm')
UNION ALL
SELECT identity, 'index', pg_get_indexdef(indexrelid)
FROM member JOIN pg_index ON classid = 'pg_class'::regclass AND indrelid = objid
UNION ALL
SELECT identity, 'constraint ' || conname, pg_get_constraintdef(c.oid)
FROM member JOIN pg_constraint c ON classid = 'pg_class'::regclass AND conrelid = objid
UNION ALL
SELECT identity, 'trigger', pg_get_triggerdef(t.oid)
FROM member JOIN pg_trigger t ON classid = 'pg_class'::regclass AND tgrelid = objid
UNION ALL
SELECT identity, 'grants at installation', initprivs::text
FROM member JOIN pg_init_privs i ON i.objoid = objid AND i.classoid = classid
UNION ALL
SELECT 'extension', 'version', extversion || ' ' || extnamespace::regnamespace || ' ' || extrelocatable || coalesce(extconfig::regclass[]::text, '')
FROM pg_extension WHERE extname = 'govreport'
UNION ALL
-- nothing in its schema that is not a member; array and row types go with theirs
SELECT identity, 'no member', type
FROM (
	SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'govreport'::regnamespace
	UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relnamespace = 'govreport'::regnamespace AND relkind <> 'i'
	UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE oprnamespace = 'govreport'::regnamespace
) o (classid, objid), pg_identify_object(classid::oid, objid, 0)
WHERE NOT EXISTS (SELECT FROM member WHERE (member.classid, member.objid) = (o.classid::oid, o.objid))
	AND NOT EXISTS (SELECT FROM pg_type WHERE typrelid = o.objid AND o.classid = 'pg_class'::regclass);

SELECT identity, what, value FROM object ORDER BY 1, 2, 3;
