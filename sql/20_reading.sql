-- Reading: a body becomes a report and its parts.

-- the head
SELECT name, title, agency, year, form, period
FROM sample, govreport.parse(body)
WHERE name IN ('whole', 'old', 'empty', 'prose');

-- how much is in it
SELECT name, cardinality(sections) AS sections, cardinality(disclosures) AS disclosures, cardinality(applications) AS applications,
	cardinality(reviews) AS reviews, cardinality(claims) AS claims, cardinality(problems) AS problems
FROM sample, govreport.parse(body)
ORDER BY name COLLATE "C";

-- the tables
SELECT clause, item, label, measure, value, unit FROM sample, govreport.disclosures(body) WHERE name = 'whole';
SELECT clause, item, label, measure, value, unit FROM sample, govreport.disclosures(body) WHERE name = 'old';
SELECT a.* FROM sample, govreport.applications(body) a WHERE name = 'whole';
SELECT r.* FROM sample, govreport.reviews(body) r WHERE name = 'whole';
SELECT r.* FROM sample, govreport.reviews(body) r WHERE name = 'old';
SELECT count(*) FROM sample, govreport.claims(body);

-- the sections, and the place of each in the text
SELECT t.kind, t.number, t.title, t.start, t.length, trim(t.body, E'\n') AS body
FROM sample s, govreport.sections(s.body) t
WHERE s.name = 'whole' AND t.kind NOT IN ('disclosures', 'applications', 'reviews');
SELECT bool_and(substr(s.body, t.start, t.length) LIKE '%' || t.title || '%') AS has_title,
	bool_and(strpos(substr(s.body, t.start, t.length), t.body) > 0) AS has_body
FROM sample s, govreport.sections(s.body) t
WHERE s.name = 'whole';

-- what is no number, and why
SELECT name, p.* FROM sample, govreport.parse(body) r, unnest(r.problems) p
WHERE name NOT IN ('whole', 'old') ORDER BY name COLLATE "C", p.line, p.col;

-- a long line that begins with a quotation mark is a line like others: its number cannot be one of the table's
SELECT p.* FROM govreport.parse(E'行政处罚\n“' || repeat('某', 110) || E'1\n5\n') r, unnest(r.problems) p;

-- cells: each figure with its place
SELECT c.* FROM sample, govreport.cells(body) c WHERE name = 'whole' AND section = 'disclosures';
SELECT section, state, count(*) FROM sample, govreport.cells(body) WHERE name = 'whole' GROUP BY section, state ORDER BY section;
SELECT name, item, col, value, state, raw, c.length
FROM sample, govreport.cells(body) c
WHERE state <> 'number' AND name <> 'whole' ORDER BY name COLLATE "C", start;
SELECT name, item, col, value, raw FROM sample, govreport.cells(body) WHERE name = 'full width' AND item = 'normative_document';
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE substr(body, start, c.length) IS DISTINCT FROM raw) AS elsewhere
FROM sample, govreport.cells(body) c;

-- a report read once gives the same rows as its text
SELECT 'disclosures' AS of, count(*) FROM
	((SELECT name, d.* FROM sample, govreport.disclosures(body) d) EXCEPT ALL
	 (SELECT name, d.* FROM sample, govreport.disclosures(govreport.parse(body)) d)) AS x
UNION ALL SELECT 'applications', count(*) FROM
	((SELECT name, a.* FROM sample, govreport.applications(body) a) EXCEPT ALL
	 (SELECT name, a.* FROM sample, govreport.applications(govreport.parse(body)) a)) AS x
UNION ALL SELECT 'reviews', count(*) FROM
	((SELECT name, r.* FROM sample, govreport.reviews(body) r) EXCEPT ALL
	 (SELECT name, r.* FROM sample, govreport.reviews(govreport.parse(body)) r)) AS x
UNION ALL SELECT 'claims', count(*) FROM sample, govreport.claims(govreport.parse(body));

-- a report survives its text form
SELECT count(*) FILTER (WHERE govreport.parse(body)::text::govreport.report IS DISTINCT FROM govreport.parse(body)) AS changed FROM sample;

-- and is, to the byte, what the server itself makes of that, as are rows of a set
SELECT count(*) AS reports, count(*) FILTER (WHERE NOT p *= p::text::govreport.report) AS differ,
	count(*) FILTER (WHERE pg_column_size(p) <> pg_column_size(p::text::govreport.report)) AS of_other_size
FROM (SELECT govreport.parse(body) AS p FROM sample OFFSET 0) AS parsed;
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE NOT c *= c::text::govreport.cell) AS differ FROM sample, govreport.cells(body) c;
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE NOT c *= c::text::govreport.check_result) AS differ FROM sample, govreport.checks(body) c;
-- figures of every size
SELECT c.value, count(*) FILTER (WHERE NOT c *= c::text::govreport.cell) AS cells_differ,
	count(*) FILTER (WHERE NOT p *= p::text::govreport.report) AS reports_differ
FROM sample, (VALUES ('0'), ('9999'), ('10000'), ('10001'), ('120000000'), ('99999999.5'), ('-1.2345'), ('0.00005'), ('10000.00001'),
		('0.000000012'), ('123456.78901'), ('9223372036854775807'), ('-9223372036854775807'), ('922337203.6854775807'),
		('0.000000000000000001')) f (figure),
	LATERAL (SELECT replace(body, '1,205', figure) OFFSET 0) b (body), govreport.cells(b.body) c, govreport.parse(b.body) p
WHERE name = 'whole' AND c.item = 'license'
GROUP BY c.value ORDER BY c.value;
-- sums beyond 64 bits
SELECT c.lhs, c.rhs, c *= c::text::govreport.check_result AS same
FROM govreport.checks((NULL, NULL, 2022, '2021', NULL, NULL, NULL, ARRAY[('received', 9223372036854775807, 9223372036854775807,
	9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, -9223372036854775808)::govreport.application],
	NULL, NULL, NULL)::govreport.report) c
WHERE c.item = 'received' AND c.rule = 'applications.applicants';
-- texts around the length from which they are kept otherwise
SELECT max(octet_length(p.title)) AS longest, count(*) FILTER (WHERE NOT p *= p::text::govreport.report) AS differ
FROM generate_series(1, 130) n, govreport.parse(repeat('县', n / 3) || repeat('x', n % 3) || '局2022年政府信息公开工作年度报告') p;
-- a type that was altered
BEGIN;
ALTER TYPE govreport.cell ALTER ATTRIBUTE line TYPE bigint;
SELECT count(*) FROM sample, govreport.cells(body) WHERE name = 'whole';
ROLLBACK;
BEGIN;
CREATE TEMPORARY TABLE kept AS SELECT govreport.parse(body)::text AS report FROM sample WHERE name = 'whole';
ALTER EXTENSION govreport DROP FUNCTION govreport.changed_figures(govreport.report, govreport.report);
ALTER EXTENSION govreport DROP FUNCTION govreport.failed(govreport.report, govreport.report);
ALTER EXTENSION govreport DROP FUNCTION govreport.figures(govreport.report);
ALTER EXTENSION govreport DROP FUNCTION govreport.metrics(govreport.report);
DROP FUNCTION govreport.changed_figures(govreport.report, govreport.report), govreport.failed(govreport.report, govreport.report), govreport.metrics(govreport.report), govreport.figures(govreport.report);
ALTER TYPE govreport.problem ALTER ATTRIBUTE line TYPE text;
SELECT govreport.is_valid(report::govreport.report) FROM kept;
ROLLBACK;

-- NULL gives NULL, or no rows
SELECT govreport.parse(NULL) IS NULL AS parse;
SELECT count(*) AS rows FROM govreport.sections(NULL);
SELECT count(*) AS rows FROM govreport.disclosures(NULL::text);
SELECT count(*) AS rows FROM govreport.applications(NULL::govreport.report);
SELECT count(*) AS rows FROM govreport.cells(NULL);

-- in the select list, with a limit, rescanned
SELECT (govreport.reviews(body)).total FROM sample WHERE name = 'whole';
SELECT govreport.reviews(body) FROM sample WHERE name = 'whole' LIMIT 1;
SELECT n, (SELECT total FROM govreport.applications(body) WHERE item = 'received' OFFSET n * 0) AS received
FROM sample, generate_series(1, 2) n WHERE name = 'whole';
