-- ---- questions about a store that no view answers --------------------------------------

CREATE FUNCTION govreport.agencies_below(store regclass, agency_code text) RETURNS SETOF text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	RETURN QUERY EXECUTE govreport.store_statement(store, $q$
		WITH RECURSIVE below AS (
			SELECT code FROM {_agencies} WHERE code = $1
			UNION
			-- by the index on parent
			SELECT c.code FROM below b CROSS JOIN LATERAL (SELECT c.code FROM {_agencies} c WHERE c.parent = b.code OFFSET 0) c
		)
		SELECT code FROM below$q$) USING agency_code;
END
$$;
COMMENT ON FUNCTION govreport.agencies_below(regclass, text) IS 'the codes of a listed agency and of all that stand below it, for conditions on agency_code';

-- Copies share the signature's bits, so they meet in one of ten parts of it; of those that meet, each is compared with the one
-- that came first, and what is likely a copy with its text.
CREATE FUNCTION govreport.copied_narratives(store regclass, year int) RETURNS TABLE (id bigint, agency_key text, agency text, source text,
		other_id bigint, other_agency_key text, other_agency text, other_year int, other_source text, copied bigint, sentences bigint, message text)
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	RETURN QUERY EXECUTE govreport.store_statement(store, $q$
		WITH signed AS MATERIALIZED (
			SELECT l.id, l.agency_key, l.agency, l.source, l.arrived, l.signature FROM {_counted} l WHERE l.year = $1 AND l.signature IS NOT NULL
		), met AS (
			SELECT s.id, s.agency_key, first_value(s.id) OVER together AS first_id, first_value(s.agency_key) OVER together AS first_key
			FROM signed s CROSS JOIN generate_series(0, 9) part
			WINDOW together AS (PARTITION BY part, substring(s.signature FROM 24 * part + 1 FOR 24)::int ORDER BY s.arrived, s.agency_key, s.id)
		), nearest AS (
			SELECT DISTINCT ON (s.agency_key, s.id) s.id, s.agency_key, s.agency, s.source, o.id AS other_id, o.agency_key AS other_key, o.agency AS other_agency,
				$1 AS other_year, o.source AS other_source, s.signature, o.signature AS other_signature
			FROM (SELECT DISTINCT m.id, m.agency_key, m.first_id, m.first_key FROM met m WHERE m.first_key <> m.agency_key) m
			JOIN signed s ON s.id = m.id AND s.agency_key = m.agency_key
			JOIN signed o ON o.id = m.first_id AND o.agency_key = m.first_key
			ORDER BY s.agency_key, s.id, bit_count(s.signature # o.signature), o.arrived, o.agency_key, o.id
		), pair AS (
			SELECT * FROM nearest
			UNION ALL
			SELECT s.id, s.agency_key, s.agency, s.source, o.id, o.agency_key, o.agency, o.year, o.source, s.signature, o.signature
			FROM signed s JOIN {_counted} o ON o.agency_key = s.agency_key AND o.agency IS NOT DISTINCT FROM s.agency
			WHERE o.year = $1 - 1 AND o.signature IS NOT NULL
		), likely AS MATERIALIZED (
			SELECT * FROM pair WHERE govreport.narrative_likeness(signature, other_signature) >= 0.65
		)
		SELECT p.id, p.agency_key, p.agency, p.source, p.other_id, p.other_key, p.other_agency, p.other_year, p.other_source,
			t.lhs::bigint, t.rhs::bigint, t.message
		FROM likely p
		JOIN {} now ON now.id = p.id AND now.agency_key = p.agency_key
		JOIN {} other ON other.id = p.other_id AND other.agency_key = p.other_key
		CROSS JOIN LATERAL govreport.continuity_text(other.body, now.body) t
		WHERE NOT t.passed$q$) USING year;
END
$$;
COMMENT ON FUNCTION govreport.copied_narratives(regclass, int) IS 'reports of a year in a store whose narrative is, nine sentences of ten or more, that of the agency''s report of the year before, or of another agency''s that came earlier (the check continuity.text); copied of its sentences, numbers and names left out; found by their signatures: a narrative that is a small part of another is not';
