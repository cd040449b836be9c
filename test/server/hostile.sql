-- A schema hostile whose owner hopes that somebody has it early in search_path: for
-- every function, operator and type of the extension, and for those of pg_catalog on
-- usual types, one of the same name that raises an error when it is used.
SET client_min_messages = error;
CREATE SCHEMA hostile;

DO $$
DECLARE
	usual oid[] := '{bool,int2,int4,int8,numeric,float8,text,name,bytea,date,jsonb,daterange,regclass,oid}'::regtype[];
	f record;
	n int := 0;
BEGIN
	FOR f IN
		SELECT typname FROM pg_type
		WHERE typnamespace = 'govreport'::regnamespace AND typcategory <> 'A'
			OR typnamespace = 'pg_catalog'::regnamespace AND oid = ANY (usual)
	LOOP
		EXECUTE format('CREATE TYPE hostile.%I AS ENUM (''hijacked'')', f.typname);
	END LOOP;

	FOR f IN
		SELECT DISTINCT proname, ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes::oid[]) t) AS arguments
		FROM pg_proc
		WHERE prokind IN ('f', 'a') AND provariadic = 0 AND pronargs > 0 AND NOT ARRAY['internal', 'cstring']::regtype[]::oid[] && proargtypes::oid[]
			AND (pronamespace = 'govreport'::regnamespace
				OR pronamespace = 'pg_catalog'::regnamespace AND proargtypes::oid[] <@ usual AND pronargs < 4)
	LOOP
		EXECUTE format('CREATE FUNCTION hostile.%I(%s) RETURNS text LANGUAGE plpgsql IMMUTABLE AS %L',
			f.proname, array_to_string(f.arguments, ', '), format('BEGIN RAISE USING MESSAGE = %L; END', 'hijacked by ' || f.proname));
		n := n + 1;
	END LOOP;

	FOR f IN
		SELECT oprname, oprleft::regtype, oprright::regtype, oprresult::regtype
		FROM pg_operator
		WHERE oprkind = 'b' AND oprnamespace = 'pg_catalog'::regnamespace AND oprleft = ANY (usual) AND oprright = ANY (usual)
			AND oprresult <> 0
	LOOP
		EXECUTE format('CREATE FUNCTION hostile.operator_%s(%s, %s) RETURNS %s LANGUAGE plpgsql IMMUTABLE AS %L',
			n, f.oprleft, f.oprright, f.oprresult, format('BEGIN RAISE USING MESSAGE = %L; END', 'hijacked by ' || f.oprname));
		EXECUTE format('CREATE OPERATOR hostile.%s (FUNCTION = hostile.operator_%s, LEFTARG = %s, RIGHTARG = %s)',
			f.oprname, n, f.oprleft, f.oprright);
		n := n + 1;
	END LOOP;
END
$$;
