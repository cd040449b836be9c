-- Reports in tables: constraints, triggers, stored columns, indexes, parallel plans.
\set VERBOSITY terse

-- a constraint lets valid reports and NULL in
CREATE TABLE incoming (body text CHECK (govreport.is_valid(body)));
INSERT INTO incoming SELECT body FROM sample WHERE name = 'whole';
INSERT INTO incoming VALUES (NULL);
INSERT INTO incoming VALUES ('不是报告');
SELECT count(*) FROM incoming;

-- a trigger tells what is wrong
\set VERBOSITY default
\set SHOW_CONTEXT never
CREATE TABLE checked (body text);
CREATE FUNCTION require_valid_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govreport.require_valid(NEW.body);
	RETURN NEW;
END $$;
CREATE TRIGGER require_valid BEFORE INSERT ON checked FOR EACH ROW EXECUTE FUNCTION require_valid_report();
INSERT INTO checked SELECT body FROM sample WHERE name = 'whole';
INSERT INTO checked SELECT body FROM sample WHERE name = 'unbalanced';
SELECT count(*) FROM checked;

-- the error can be caught, and the call site used again after it
DO $$
DECLARE
	r record;
	detail text;
BEGIN
	FOR r IN SELECT name, body FROM sample WHERE name IN ('blank', 'unbalanced', 'whole') ORDER BY name COLLATE "C" LOOP
		BEGIN
			PERFORM govreport.require_valid(r.body);
			RAISE NOTICE '% is valid', r.name;
		EXCEPTION WHEN check_violation THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE NOTICE '%: % (%)', r.name, SQLERRM, length(detail) > 0;
		END;
	END LOOP;
END $$;

-- a stored column, and an index on an attribute of it
CREATE TABLE archive (
	name text,
	body text,
	parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED
);
INSERT INTO archive (name, body) SELECT name, body FROM sample;
INSERT INTO archive (name, body) SELECT 'copy ' || n, body FROM sample, generate_series(1, 300) n WHERE sample.name = 'whole';
CREATE INDEX ON archive (((parsed).year));
ANALYZE archive;
SELECT (parsed).year, count(*) FROM archive GROUP BY 1 ORDER BY 1;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT name FROM archive WHERE (parsed).year = 2019;
SELECT name FROM archive WHERE (parsed).year = 2019;
RESET enable_seqscan;
SELECT count(*) FILTER (WHERE parsed IS DISTINCT FROM govreport.parse(body)) AS differ FROM archive;
SELECT a.item, sum(a.total) FROM archive, govreport.applications(parsed) a WHERE a.item IN ('received', 'carried_out') GROUP BY a.item ORDER BY a.item;
UPDATE archive SET body = '' WHERE name LIKE 'copy%' AND name <> 'copy 1';
SELECT (parsed).year, count(*) FROM archive GROUP BY 1 ORDER BY 1;

-- a domain over the report
CREATE DOMAIN valid_report AS govreport.report CHECK (govreport.is_valid(VALUE));
SELECT (govreport.parse(body)::valid_report).year FROM sample WHERE name = 'whole';
SELECT count(*) FROM sample, govreport.applications(govreport.parse(body)::valid_report) WHERE name = 'whole';
SELECT (govreport.parse('')::valid_report).year;

-- in parallel
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT count(*) FROM archive WHERE govreport.is_valid(body);
SELECT count(*) FILTER (WHERE govreport.is_valid(body)) AS valid, sum((govreport.parse(body)).year) AS years FROM archive;
SELECT sum(total) FROM archive, govreport.applications(body) WHERE item = 'received';
ROLLBACK;

DROP TABLE incoming, checked, archive;
DROP DOMAIN valid_report;
DROP FUNCTION require_valid_report;
