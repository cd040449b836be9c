-- Any text gives an answer: no error, no crash, no figure that the text does not have.
\ir tap.sql

-- every function that takes a body
CREATE FUNCTION answers(body text) RETURNS boolean LANGUAGE sql
	RETURN num_nonnulls(govreport.parse(body), govreport.is_valid(body)) = 2
		AND (SELECT count(*) FROM govreport.sections(body)) >= 0
		AND (SELECT count(*) FROM govreport.disclosures(body)) >= 0
		AND (SELECT count(*) FROM govreport.applications(body)) >= 0
		AND (SELECT count(*) FROM govreport.reviews(body)) >= 0
		AND (SELECT count(*) FROM govreport.cells(body)) >= 0
		AND (SELECT count(*) FROM govreport.checks(body)) >= (SELECT count(*) FROM govreport.findings(body));

CREATE FUNCTION tables_missing(body text) RETURNS bigint LANGUAGE sql
	RETURN (SELECT count(*) FROM govreport.findings(body) WHERE rule = 'form.table_missing');

-- figures that a report gives, one a row
CREATE FUNCTION figures(body text) RETURNS TABLE (place text, value numeric) LANGUAGE sql AS $$
	SELECT format('%s %s %s', clause, coalesce(item, label), measure) || row_number() OVER (PARTITION BY clause, item, measure), value
	FROM govreport.disclosures(body)
	UNION ALL
	SELECT item || ' ' || key, value::numeric
	FROM govreport.applications(body) a, jsonb_each_text(to_jsonb(a) - 'item')
	UNION ALL
	SELECT proceeding || ' ' || key, value::numeric
	FROM govreport.reviews(body) r, jsonb_each_text(to_jsonb(r) - 'proceeding')
$$;

-- NULL, and texts that are no report

SELECT ok(num_nulls(govreport.parse(NULL), govreport.is_valid(NULL::text), govreport.require_valid(NULL::text)) = 3,
	'NULL gives NULL');
SELECT ok((SELECT count(*) FROM govreport.cells(NULL)) + (SELECT count(*) FROM govreport.findings(NULL::text)) = 0,
	'NULL gives no rows');

SELECT ok(answers(body) AND NOT govreport.is_valid(body) AND tables_missing(body) = 3 AND (govreport.parse(body)).year IS NULL,
	'no report: ' || name)
FROM (VALUES
	('empty text', ''),
	('one space', ' '),
	('one newline', E'\n'),
	('byte order mark', U&'\FEFF'),
	('prose', '今天天气很好，我们去公园散步。'),
	('other language', 'The quick brown fox jumps over the lazy dog.'),
	('SQL', 'SELECT 1; -- \'' '),
	('figures alone', E'1\t2\t3\n4\t5\t6\n'),
	('control characters', E'\x01\x02\x1b\x7f'),
	('backslashes', repeat('\', 1000))
) t (name, body);

-- cut off at every character

SELECT ok(bool_and(answers(left(body, n))), format('%s cut off at each of %s characters', name, max(n)))
FROM reports, generate_series(0, length(body)) n
WHERE id IN (1, 2, 5, 6)
GROUP BY id, name ORDER BY id;

SELECT ok(bool_and(answers(right(body, n))), format('%s begun at each of its characters', name))
FROM reports, generate_series(0, length(body)) n
WHERE id IN (4, 9)
GROUP BY id, name ORDER BY id;

-- a line cut off cuts no figure in two: what is left is read as before, or not at all
SELECT is_equal(string_agg(DISTINCT format('%s: %s, not %s', place, cut.value, whole.value), '; '), NULL,
	format('%s cut off after each line gives no other figure', name))
FROM (
	SELECT id, name, left(body, n) AS body
	FROM reports, generate_series(1, length(body)) n
	WHERE id IN (1, 2, 5, 6, 10) AND substr(body, n, 1) = E'\n'
) r
CROSS JOIN LATERAL figures(r.body) cut
LEFT JOIN (SELECT id, f.* FROM reports, figures(reports.body) f) whole USING (id, place)
WHERE cut.value IS NOT NULL AND cut.value IS DISTINCT FROM whole.value
	OR cut.place IS NULL
GROUP BY id, name ORDER BY id;

-- parts without the others

CREATE TEMP TABLE part AS
SELECT id, name, body,
	(SELECT string_agg(line, E'\n' ORDER BY n) FROM string_to_table(body, E'\n') WITH ORDINALITY l (line, n)
		WHERE line = '' OR line LIKE E'%\t%') AS tables,
	(SELECT string_agg(line, E'\n' ORDER BY n) FROM string_to_table(body, E'\n') WITH ORDINALITY l (line, n)
		WHERE line NOT LIKE E'%\t%') AS prose
FROM reports;

SELECT ok(bool_and(answers(tables)), 'tables without sections') FROM part;
SELECT ok(bool_and(answers(prose) AND tables_missing(prose) = 3), 'sections without tables') FROM part;

-- the same table twice

SELECT ok(bool_and(answers(body || E'\n' || body)
		AND EXISTS (SELECT FROM govreport.findings(body || E'\n' || body) WHERE rule = 'reports.several')),
	'the same report twice is found')
FROM reports;

SELECT is_equal(count(*), 0::bigint, 'the same tables twice give no other figure')
FROM reports, figures(body || E'\n' || body) twice
LEFT JOIN (SELECT id AS whole_id, f.* FROM reports, figures(reports.body) f) whole USING (place)
WHERE whole_id = id AND twice.value IS NOT NULL AND twice.value IS DISTINCT FROM whole.value;

-- long texts

SELECT ok(num_nonnulls(govreport.parse(body), govreport.is_valid(body)) = 2, name)
FROM (VALUES
	('one line of 100 MB', repeat('政府信息公开工作年度报告 ', 2760000)),
	('one line of 100 MB of figures', repeat('12 ', 35000000)),
	('a million empty lines', repeat(E'\n', 1000000)),
	('100,000 tabs', repeat(E'\t', 100000)),
	('a million cells', repeat(E'1\t', 1000000)),
	('a million open tags', repeat('<td>', 1000000)),
	('a figure of a million digits', E'规章\t' || repeat('9', 1000000) || E'\t0\t0'),
	('a label of a million characters', repeat('规', 1000000) || E'\t1\t0\t0')
) t (name, body);

SELECT ok(num_nonnulls(govreport.parse(string_agg(body, E'\n')), govreport.is_valid(string_agg(body, E'\n'))) = 2,
	'a thousand reports in one text')
FROM reports, generate_series(1, 100);

-- random texts

SELECT setseed(0.2019);

CREATE FUNCTION any_character() RETURNS text VOLATILE LANGUAGE sql AS $$
	SELECT chr(CASE WHEN c < 55296 THEN c ELSE c + 2048 END)
	FROM (SELECT 1 + floor(random() * CASE WHEN random() < 0.5 THEN 127 WHEN random() < 0.8 THEN 55295 ELSE 1112063 - 1 END)::int) t (c)
$$;

CREATE FUNCTION any_piece() RETURNS text VOLATILE LANGUAGE sql AS $$
	SELECT (ARRAY[E'\t', E'\t', E'\n', E'\n', E'\n\n', ' ', U&'\3000', '0', '7', '12', '１', '一、', '（一）', '3.', '|', '｜', '│',
		'<table>', '<tr>', '<td rowspan=3>', '<td colspan="99999">', '</td>', '</table>', '<!--', '&nbsp;', '&#', '# ', '---',
		'2021年', '政府信息公开工作年度报告', '总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况',
		'行政复议', '行政诉讼', '结果维持', '总计', '自然人', '规章', '行政许可', '本年新收政府信息公开申请数量', '予以公开', '其他',
		'结转下年度继续办理', '第二十条第（一）项', '信息内容', '本年制发件数', '-', '/', '无', '十余', '9223372036854775808', '1,234', '3万元']
		)[1 + floor(random() * 53)]
$$;

SELECT ok(bool_and(answers(body)), '500 texts of random characters')
FROM (SELECT string_agg(any_character(), '') AS body FROM generate_series(1, 500) t, generate_series(1, 300) GROUP BY t) r;

SELECT ok(bool_and(answers(body)), '1,000 texts of random words of a report')
FROM (SELECT string_agg(any_piece(), '') AS body FROM generate_series(1, 1000) t, generate_series(1, 300) GROUP BY t) r;

-- a cancel gets through; how many steps it may wait is counted by test/unit/limits_test.c

CREATE FUNCTION is_stopped(piece text, times int) RETURNS bool LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govreport.parse(repeat(piece, times));
	RETURN false;
EXCEPTION WHEN query_canceled THEN
	RETURN true;
END
$$;

SET statement_timeout = '100ms';
SELECT ok(is_stopped(E'规章\t1\t2\t3\n', 38500000), 'statement_timeout stops a parse of 500 MB of rows');
SELECT ok(is_stopped('政府信息公开', 28000000), 'statement_timeout stops a parse of one line of 500 MB');
SELECT ok(is_stopped('<td title="1" ', 36000000), 'statement_timeout stops a parse of 500 MB of tags');
