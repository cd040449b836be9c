-- ---- the store -----------------------------------------------------------------
-- A store is a set of tables and views of the user's own, named after one name.

CREATE FUNCTION govreport.body_sha256(body text) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'govreport_body_sha256';
COMMENT ON FUNCTION govreport.body_sha256(text) IS 'SHA-256 of a text in UTF-8, the same whatever the encoding of the database';

CREATE FUNCTION govreport.facts(body text) RETURNS govreport.facts
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1500
	AS 'MODULE_PATHNAME', 'govreport_facts';
COMMENT ON FUNCTION govreport.facts(text) IS 'a report in numbers: figures read, cells not read, findings by severity';

CREATE FUNCTION govreport.holds_chinese() RETURNS boolean
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_holds_chinese';
COMMENT ON FUNCTION govreport.holds_chinese() IS 'whether the encoding of the database has the characters of the form';

-- ---- whose report ------------------------------------------------------------------

CREATE FUNCTION govreport.holds_place(name text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_holds_place';
COMMENT ON FUNCTION govreport.holds_place(text) IS 'whether the name of an agency tells where it is: a place of county level or above, or the whole country';

CREATE FUNCTION govreport.is_government(name text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_is_government';
COMMENT ON FUNCTION govreport.is_government(text) IS 'whether the name is that of a government, not of a department';

CREATE FUNCTION govreport.agency_keys(name text, aliases text[] DEFAULT '{}') RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10
	AS 'MODULE_PATHNAME', 'govreport_agency_keys';
COMMENT ON FUNCTION govreport.agency_keys(text, text[]) IS 'what an agency is looked up by: of each of its names the last place and what it is there, or that alone where there is no place; with NULL for the aliases, those of a name that is sought';

CREATE FUNCTION govreport.agency_fits(printed text, name text, aliases text[] DEFAULT '{}', above text[] DEFAULT '{}') RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10
	AS 'MODULE_PATHNAME', 'govreport_agency_fits';
COMMENT ON FUNCTION govreport.agency_fits(text, text, text[], text[]) IS 'whether a printed name is that of an agency, which stands below others: the same, or the same with or without the places above it';

CREATE FUNCTION govreport.match_agency(store regclass, printed text, OUT agency_key text, OUT agency text)
	LANGUAGE c STABLE STRICT PARALLEL RESTRICTED COST 1000
	AS 'MODULE_PATHNAME', 'govreport_match_agency';
COMMENT ON FUNCTION govreport.match_agency(regclass, text) IS 'the agency of a store that a printed name belongs to: code and name of the one listed agency that it fits; where it fits none, the name itself if it tells its place; else NULL';

CREATE FUNCTION govreport.keep_report() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_report';
COMMENT ON FUNCTION govreport.keep_report() IS 'trigger of a store: whose report a row is, and of which year';

CREATE FUNCTION govreport.keep_name() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_name';
COMMENT ON FUNCTION govreport.keep_name() IS 'trigger of a store: a new name of a listed agency on its reports';
