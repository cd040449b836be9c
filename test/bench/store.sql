-- Times the views of a store of :agencies agencies over five years, made from the table reports, :rounds rounds:
-- into the table timing.

SELECT govreport.create_store('filed') \g /dev/null

-- the place of an agency begins with two characters that differ from agency to agency
CREATE TEMP TABLE example AS
SELECT body, place, year, year >= 2021 AS new_form,
	row_number() OVER by_form - 1 AS n, count(*) OVER (PARTITION BY year >= 2021) AS of
FROM reports, LATERAL (SELECT substring(name FROM '[0-9]{4}-(...)'), substring(name FROM '([0-9]{4})-...')::int) AS s (place, year)
WINDOW by_form AS (PARTITION BY year >= 2021 ORDER BY name);

SELECT clock_timestamp() AS start \gset
INSERT INTO filed (source, arrived, body)
SELECT format('%s-%s.txt', agency, y), make_date(y + 1, 1, 1) + agency % 40,
	replace(replace(replace(body, place, chr(19968 + agency / 200) || chr(25000 + agency % 200) || substr(place, 2)), year + 1 || '年', y + 1 || '年'), year::text, y::text)
FROM generate_series(1, :agencies) agency CROSS JOIN generate_series(2019, 2023) y
JOIN example ON new_form = (y >= 2021) AND n = agency % of
ON CONFLICT DO NOTHING;
SELECT extract(epoch FROM clock_timestamp() - :'start'::timestamptz) AS seconds \gset

INSERT INTO filed_agencies (code, name, level)
SELECT 'A' || n, agency, CASE WHEN n % 100 = 0 THEN '市' ELSE '县' END
FROM (SELECT agency, row_number() OVER (ORDER BY agency) AS n FROM (SELECT DISTINCT agency FROM filed_arrived) a) l
WHERE n % 2 = 0 AND agency IS NOT NULL;
UPDATE filed_agencies SET parent = 'A' || substr(code, 2)::int / 100 * 100 WHERE level = '县' AND substr(code, 2)::int >= 100;
-- as the end of a load does
SELECT govreport.settle('filed'), govreport.rank_reports('filed') \g /dev/null
VACUUM ANALYZE;

-- each view of an agency that has others below it, of a year, and of all
CREATE TABLE query AS
SELECT v.n, v.ending, w.n AS part, w.name, format('EXPLAIN (ANALYZE, TIMING OFF) SELECT * FROM filed%s WHERE %s', v.ending, w.condition) AS command
FROM govreport.store_views() v
CROSS JOIN (VALUES (1, '机关', 'agency_code', 'agency_code = ''A200'''), (2, '年度', 'year', 'year = 2022'), (3, '全部', 'year', 'true')) w (n, name, col, condition)
JOIN pg_attribute a ON a.attrelid = ('filed' || v.ending)::regclass AND a.attname = w.col
WHERE v.ending NOT IN ('_arrived', '_counted', '_parts');

CREATE TABLE timing (n int, ending text, part int, name text, ms numeric);

CREATE FUNCTION time_round() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	start timestamptz;
BEGIN
	FOR q IN SELECT * FROM query ORDER BY n, part LOOP
		start := clock_timestamp();
		EXECUTE q.command;
		INSERT INTO timing VALUES (q.n, q.ending, q.part, q.name, extract(epoch FROM clock_timestamp() - start) * 1000);
	END LOOP;
END
$$;

SELECT count(time_round()) FROM generate_series(1, :rounds) \g /dev/null

\pset footer off
SELECT count(*) AS 报告, pg_size_pretty(pg_total_relation_size('filed')) AS 存储, pg_size_pretty(pg_total_relation_size('filed_facts')) AS 其中窄行,
	round(:seconds / count(*) * 1000, 2) AS "入库，毫秒/份"
FROM filed;
