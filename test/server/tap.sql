-- What a server test needs: each call prints one line of TAP.

CREATE FUNCTION ok(good boolean, name text) RETURNS text LANGUAGE sql
	RETURN CASE WHEN good THEN 'ok - ' ELSE 'not ok - ' END || name;

CREATE FUNCTION is_equal(have anycompatible, want anycompatible, name text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN have IS NOT DISTINCT FROM want THEN 'ok - ' || name
		ELSE format(E'not ok - %s\n# have %s, want %s', name, coalesce(have::text, 'NULL'), coalesce(want::text, 'NULL')) END
$$;
