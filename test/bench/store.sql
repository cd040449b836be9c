-- Times the views of a store of :agencies agencies over five years, :rounds rounds, made from the table reports.

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

CREATE TEMP TABLE query (n int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, most_ms int, command text);
INSERT INTO query (name, most_ms, command)
SELECT name, most_ms, format(command, agency)
FROM (SELECT agency FROM filed_findings ORDER BY md5(agency) LIMIT 1) one, (VALUES
	('一个机关的发现', 5, 'SELECT * FROM filed_findings WHERE agency = %L'),
	('一个机关的指标', NULL, 'SELECT * FROM filed_rates WHERE agency = %L'),
	('一个机关的年度间核对', NULL, 'SELECT * FROM filed_continuity WHERE agency = %L'),
	('一个机关的报送情况', NULL, 'SELECT * FROM filed_coverage WHERE agency = %L'),
	('一个上级的上下级核对', NULL, 'SELECT * FROM filed_rollup WHERE agency_code = ''A100'''),
	('一个上级的合计', NULL, 'SELECT * FROM filed_totals WHERE agency_code = ''A100'''),
	('全部的指标', NULL, 'SELECT count(*), avg(disclosure_rate) FROM filed_rates'),
	('全部的年度合计', 1000, 'SELECT * FROM filed_yearly'),
	('全部的年度间核对', 5000, 'SELECT count(*) FROM filed_continuity'),
	('全部的发现', NULL, 'SELECT count(*) FROM filed_findings'),
	('全部的上下级核对', NULL, 'SELECT count(*) FROM filed_rollup'),
	('全部的报送情况', NULL, 'SELECT count(*) FROM filed_coverage'),
	('一年的同级比较，一个指标', NULL, 'SELECT count(percentile) FROM filed_peers WHERE year = 2022 AND metric = ''disclosure_rate'''),
	('全部的数字，逐行', NULL, 'SELECT count(*), sum(value) FROM filed_figures')) q (name, most_ms, command);

CREATE TEMP TABLE timing (query int, ms numeric);

CREATE FUNCTION pg_temp.time_round() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	start timestamptz;
BEGIN
	FOR q IN SELECT * FROM query ORDER BY n LOOP
		start := clock_timestamp();
		EXECUTE q.command;
		INSERT INTO timing VALUES (q.n, extract(epoch FROM clock_timestamp() - start) * 1000);
	END LOOP;
END
$$;

SELECT count(pg_temp.time_round()) FROM generate_series(1, :rounds) \g /dev/null

\pset footer off
SELECT count(*) AS 报告, (SELECT count(*) FROM filed_figures) AS 数字, pg_size_pretty(pg_total_relation_size('filed')) AS 存储,
	round(:seconds / count(*) * 1000, 2) AS "入库，毫秒/份"
FROM filed;
SELECT q.name AS 查询, round(min(t.ms), 1) AS 毫秒, q.most_ms AS 不多于
FROM query q JOIN timing t ON t.query = q.n GROUP BY q.n, q.name, q.most_ms ORDER BY q.n;
