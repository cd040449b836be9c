-- Times queries over :reports reports made from the table reports, :rounds rounds.

SET max_parallel_workers_per_gather = 0;

-- the first character of the agency's place differs from row to row
CREATE TABLE bench AS
SELECT n, replace(r.body, place, chr(19968 + n) || substr(place, 2)) AS body
FROM generate_series(1, :reports) n
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS i, count(*) OVER () AS of FROM reports) r ON n % of = i,
	LATERAL (SELECT substring(r.name FROM '[0-9]{4}-(...)') AS place) p;
ALTER TABLE bench ADD parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED;
VACUUM ANALYZE bench;

CREATE TABLE query (n int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, note text, command text);
INSERT INTO query (name, note, command) VALUES
	('octet_length(body)', '只读长度，不取出正文', 'SELECT sum(octet_length(body)) FROM bench'),
	('octet_length(body || '''')', '取出正文', 'SELECT sum(octet_length(body || '''')) FROM bench'),
	('md5(body)', '', 'SELECT count(md5(body)) FROM bench'),
	('parse(body)', '', 'SELECT count(govreport.parse(body)) FROM bench'),
	('is_valid(body)', '', 'SELECT count(govreport.is_valid(body)) FROM bench'),
	('findings(body)', '', 'SELECT count(*) FROM bench, govreport.findings(body)'),
	('checks(body)', '', 'SELECT count(*) FROM bench, govreport.checks(body)'),
	('is_valid(parsed)', '存储的生成列', 'SELECT count(govreport.is_valid(parsed)) FROM bench'),
	('checks(parsed)', '存储的生成列', 'SELECT count(*) FROM bench, govreport.checks(parsed)'),
	('sum(unnest(parsed))', '一列求和，从存储的生成列展开', 'SELECT sum(a.total) FROM bench, unnest((parsed).applications) a'),
	('rollup(parsed)', '存储的生成列', 'SELECT govreport.rollup(parsed) FROM bench');

CREATE TABLE timing (query int, seconds numeric);

CREATE FUNCTION time_round() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	start timestamptz;
BEGIN
	FOR q IN SELECT * FROM query ORDER BY n LOOP
		start := clock_timestamp();
		EXECUTE q.command;
		INSERT INTO timing VALUES (q.n, extract(epoch FROM clock_timestamp() - start));
	END LOOP;
END
$$;

SELECT count(time_round()) FROM generate_series(1, :rounds) \g /dev/null

\pset footer off
SELECT count(*) AS 报告, count(DISTINCT body) AS 各不相同, round(avg(octet_length(body))) AS 平均字节,
	round(avg(pg_column_size(body))) AS 存储字节, round(avg(pg_column_size(parsed))) AS 生成列存储字节,
	count(*) FILTER (WHERE NOT govreport.is_valid(parsed)) AS 有错误
FROM bench;

WITH best AS (
	SELECT q.n, q.name, q.note, min(seconds) AS seconds
	FROM timing JOIN query q ON q.n = query
	GROUP BY q.n
), total AS (
	SELECT count(*) AS reports, sum(octet_length(body)) / 1e6 AS megabytes FROM bench
)
SELECT name AS 函数, round(seconds / reports * 1e6, 1) AS "微秒/份", round(megabytes / seconds, 1) AS "MB/s",
	round(seconds / (SELECT seconds FROM best WHERE name = 'md5(body)'), 2) AS "是 md5 的倍数", note AS 说明
FROM best, total
ORDER BY n;

SELECT round(max(seconds) FILTER (WHERE name = 'rollup(parsed)') / max(seconds) FILTER (WHERE name = 'sum(unnest(parsed))'), 2) AS "rollup 是 sum 的倍数"
FROM (SELECT q.name, min(t.seconds) AS seconds FROM timing t JOIN query q ON q.n = t.query GROUP BY q.name) best;

-- workers alone: the one who asks waits
SET parallel_leader_participation = off;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ALTER TABLE bench SET (parallel_workers = 2);
CREATE TABLE parallel_timing (query text, workers int, seconds numeric);
CREATE FUNCTION time_workers(query text, n int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	PERFORM set_config('max_parallel_workers_per_gather', n::text, false);
	EXECUTE format('SELECT count(%s) FROM bench', query);
	INSERT INTO parallel_timing VALUES (query, n, extract(epoch FROM clock_timestamp() - start));
END
$$;
-- md5 tells what the machine has to give: other work, and threads of one core, take from both alike
SELECT count(time_workers(query, n))
FROM generate_series(1, :rounds), unnest('{md5(body), govreport.is_valid(body)}'::text[]) query, generate_series(1, 2) n \g /dev/null
SELECT query AS 函数, round(min(seconds) FILTER (WHERE workers = 1) / min(seconds) FILTER (WHERE workers = 2), 2) AS "两个并行进程是一个的倍数"
FROM parallel_timing
GROUP BY query
ORDER BY query DESC;
