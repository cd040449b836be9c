-- ---- narratives that are alike --------------------------------------------------

CREATE FUNCTION govreport.continuity_text(previous text, current text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 1
	AS 'MODULE_PATHNAME', 'govreport_continuity_text';
COMMENT ON FUNCTION govreport.continuity_text(text, text) IS 'the check continuity.text: whether the narrative of a report is that of another one again, of the year before or of another agency; lhs is the number of its sentences that the other has too, rhs that of its sentences, numbers and names left out; no row where one of them has no narrative';

CREATE FUNCTION govreport.narrative_signature(body text) RETURNS integer[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_narrative_signature';
COMMENT ON FUNCTION govreport.narrative_signature(text) IS '64 numbers that stand for the sentences of a narrative, to be kept beside the report: of two narratives as many are equal as the share of sentences that both have; NULL where there is no narrative';

CREATE FUNCTION govreport.narrative_likeness(one integer[], other integer[]) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	BEGIN ATOMIC
		SELECT round(count(*) FILTER (WHERE a OPERATOR(pg_catalog.=) b) OPERATOR(pg_catalog./) 64.0, 2)
		FROM ROWS FROM (pg_catalog.unnest(one), pg_catalog.unnest(other)) AS pairs (a, b);
	END;
COMMENT ON FUNCTION govreport.narrative_likeness(integer[], integer[]) IS 'about the share of sentences, of all in the two narratives, that both have, by their signatures: from 0.8 on compare them with continuity_text';
