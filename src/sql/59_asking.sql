-- ---- questions about a store that no view answers --------------------------------------

CREATE FUNCTION govreport.agencies_below(store regclass, agency_code text) RETURNS SETOF text
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED ROWS 100
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	PERFORM govreport.store_relation(store, '_agencies');
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

-- Copies share most of the signature's bits, so they meet in one of ten parts of it, or are next to one another where signatures are
-- sorted from one of these on, also among many others that share half of their sentences.  Each is compared with the one that came
-- first of those that it meets and with those next to it, and what is likely a copy with the text of the nearest, or of three where
-- none is nearly the same.  One join a step: the planner cannot know how many are alike, and would compare all texts with all.
CREATE FUNCTION govreport.copied_narratives(store regclass, year int) RETURNS TABLE (id bigint, agency_key text, agency text, source text,
		other_id bigint, other_agency_key text, other_agency text, other_year int, other_source text, copied bigint, sentences bigint, message text)
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED ROWS 100
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	PERFORM govreport.store_relation(store, '_counted');
	RETURN QUERY EXECUTE govreport.store_statement(store, $q$
		WITH signed AS MATERIALIZED (
			-- since when the agency has had that text: one who corrects a figure copies from nobody
			SELECT row_number() OVER (ORDER BY CASE WHEN l.versions > 1 THEN (
					SELECT min(f.arrived) FROM {_facts} f
					WHERE f.agency_key = l.agency_key AND f.year = $1 AND f.agency IS NOT DISTINCT FROM l.agency AND bit_count(f.signature # l.signature) <= 25
				) ELSE l.arrived END, l.agency_key, l.id) AS n, l.id, l.agency_key, l.agency, l.source, l.signature
			FROM {_counted} l WHERE l.year = $1 AND l.signature IS NOT NULL
		), met AS (
			SELECT t.n, t.agency_key, first_value(t.n) OVER together AS first_n, first_value(t.agency_key) OVER together AS first_key,
				bit_count(t.bits # first_value(t.bits) OVER together) AS unlike_first,
				lag(t.n) OVER sorted AS next_n, lag(t.agency_key) OVER sorted AS next_key, bit_count(t.bits # lag(t.bits) OVER sorted) AS unlike_next
			FROM (
				SELECT s.n, s.agency_key, part, substring(s.signature || s.signature FROM 24 * part + 1 FOR 256) AS bits
				FROM signed s CROSS JOIN generate_series(0, 9) part
			) t
			WINDOW together AS (PARTITION BY t.part, substring(t.bits FOR 24) ORDER BY t.n), sorted AS (PARTITION BY t.part ORDER BY t.bits, t.n)
		), nearest AS (
			SELECT m.n, m.other_n, row_number() OVER alike AS place, first_value(m.unlike) OVER alike AS least_unlike FROM (
				SELECT n, first_n AS other_n, unlike_first AS unlike FROM met WHERE first_key <> agency_key
				UNION
				SELECT greatest(n, next_n), least(n, next_n), unlike_next FROM met WHERE next_key <> agency_key
			) m
			WHERE m.unlike <= 45
			WINDOW alike AS (PARTITION BY m.n ORDER BY m.unlike, m.other_n)
		), before AS MATERIALIZED (
			SELECT l.id, l.agency_key, l.agency, l.year, l.source, l.signature FROM {_counted} l WHERE l.year = $1 - 1 AND l.signature IS NOT NULL
		), pair AS MATERIALIZED (
			SELECT s.id, s.agency_key, s.agency, s.source, o.id AS other_id, o.agency_key AS other_key, o.agency AS other_agency, $1 AS other_year,
				o.source AS other_source
			FROM nearest m JOIN signed s ON s.n = m.n JOIN signed o ON o.n = m.other_n
			WHERE m.place = 1 OR m.place <= 3 AND m.least_unlike > 10
			UNION ALL
			SELECT s.id, s.agency_key, s.agency, s.source, o.id, o.agency_key, o.agency, o.year, o.source
			FROM signed s JOIN before o ON o.agency_key = s.agency_key AND o.agency IS NOT DISTINCT FROM s.agency
			WHERE bit_count(s.signature # o.signature) <= 45
		), text AS MATERIALIZED (
			-- on several servers, the two reports of a pair may stand on two
			SELECT r.id, r.agency_key, r.arrived, r.body FROM {} r
			JOIN (SELECT id, agency_key FROM pair UNION SELECT other_id, other_key FROM pair) p ON p.id = r.id AND p.agency_key = r.agency_key
		), half AS MATERIALIZED (
			SELECT p.*, t.body FROM pair p JOIN text t ON t.id = p.id AND t.agency_key = p.agency_key
		), whole AS MATERIALIZED (
			SELECT p.*, t.body AS other_body, t.arrived AS other_arrived FROM half p JOIN text t ON t.id = p.other_id AND t.agency_key = p.other_key
		)
		SELECT DISTINCT ON (p.agency_key, p.id, p.other_year) p.id, p.agency_key, p.agency, p.source,
			p.other_id, p.other_key, p.other_agency, p.other_year, p.other_source, t.lhs::bigint, t.rhs::bigint, t.message
		FROM whole p CROSS JOIN LATERAL govreport.continuity_text(p.other_body, p.body) t
		WHERE NOT t.passed
		ORDER BY p.agency_key, p.id, p.other_year, t.lhs DESC, p.other_arrived, p.other_key, p.other_id$q$) USING year;
END
$$;
COMMENT ON FUNCTION govreport.copied_narratives(regclass, int) IS 'reports of a year in a store whose narrative is, nine sentences of ten or more, that of the agency''s report of the year before, or of another agency''s that came earlier (the check continuity.text); copied of its sentences, numbers and names left out; found by their signatures: a narrative that is a small part of another is not';
