-- ---- narratives that are alike --------------------------------------------------

CREATE FUNCTION govreport.continuity_text(previous text, current text) RETURNS SETOF govreport.check_result
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 1
	AS 'MODULE_PATHNAME', 'govreport_continuity_text';
COMMENT ON FUNCTION govreport.continuity_text(text, text) IS 'the check continuity.text: whether the narrative of a report is that of another one again, of the year before or of another agency; lhs is the number of its sentences that the other has too, rhs that of its sentences, numbers and names left out; no row where one of them has no narrative';

CREATE FUNCTION govreport.narrative_signature(body text) RETURNS bit(256)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_narrative_signature';
COMMENT ON FUNCTION govreport.narrative_signature(text) IS 'bits that stand for the sentences of a narrative, numbers and names left out; a store keeps them beside each report; NULL where there is no narrative: govreport.narrative_likeness() compares two';

CREATE FUNCTION govreport.narrative_likeness(one bit, other bit) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	BEGIN ATOMIC
		SELECT round(greatest(1 OPERATOR(pg_catalog.-) (bit_count(one OPERATOR(pg_catalog.#) other) OPERATOR(pg_catalog.*) 2.0 OPERATOR(pg_catalog./) length(one)), 0.0), 2);
	END;
COMMENT ON FUNCTION govreport.narrative_likeness(bit, bit) IS 'about the share of sentences, of all in two narratives, that both have, by their signatures, to 0.05 or so: from 0.8 on compare them with continuity_text';
