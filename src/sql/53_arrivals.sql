-- ---- when reports came in ------------------------------------------------------------

CREATE FUNCTION govreport.arrivals_add(state bytea, year int, arrived timestamptz) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_arrivals_add';
COMMENT ON FUNCTION govreport.arrivals_add(bytea, int, timestamptz) IS 'part of the aggregate arrivals: adds a report';

CREATE FUNCTION govreport.arrivals_combine(state bytea, other bytea) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_arrivals_combine';
COMMENT ON FUNCTION govreport.arrivals_combine(bytea, bytea) IS 'part of the aggregate arrivals: adds those of another process';

CREATE AGGREGATE govreport.arrivals(year int, arrived timestamptz) (
	SFUNC = govreport.arrivals_add,
	STYPE = bytea,
	SSPACE = 128,
	COMBINEFUNC = govreport.arrivals_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govreport.arrivals(int, timestamptz) IS 'when reports of an agency came in: of each year the first, and how many';

CREATE FUNCTION govreport.first_arrival(arrivals bytea, year int) RETURNS timestamptz
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_first_arrival';
COMMENT ON FUNCTION govreport.first_arrival(bytea, int) IS 'when the first report of a year came in; NULL: none did';

CREATE FUNCTION govreport.count_arrivals(arrivals bytea, year int) RETURNS bigint
	LANGUAGE c IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govreport_count_arrivals';
COMMENT ON FUNCTION govreport.count_arrivals(bytea, int) IS 'how many reports of a year came in';
