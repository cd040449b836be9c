-- ---- the store -----------------------------------------------------------------
-- A store is a set of tables and views of the user's own, named after one name.

CREATE FUNCTION govreport.body_sha256(body text) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_body_sha256';
COMMENT ON FUNCTION govreport.body_sha256(text) IS 'SHA-256 of a text in UTF-8, the same whatever the encoding of the database';
