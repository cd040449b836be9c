-- Sums over reports, and a report against the sum of those below it.

-- a few reports of one year, 2021 form: two rows of table three, one of table four, two of table two
CREATE TABLE filed (agency text, report govreport.report);
INSERT INTO filed
SELECT agency, ROW(agency || '2023年年报', agency, 2023, '2021', '[2023-01-01,2023-12-31]', '{}',
	ARRAY[ROW(5, 'license', '行政许可', 'decisions', licenses, '件'), ROW(8, 'fee', '行政事业性收费', 'amount', fee, unit)]::govreport.disclosure[],
	ARRAY[ROW('received', persons, 1, 0, 0, 0, NULL, persons + 1), ROW('granted', NULL, 1, 0, 0, 0, NULL, 1)]::govreport.application[],
	ARRAY[ROW('reconsideration', 1, 0, 0, 0, 1)]::govreport.review[], '{}', '{}')::govreport.report
FROM (VALUES
	('白石县教育局', 100, 12.50, '万元', 20),
	('白石县民政局', NULL, 0.25, '万元', 7),
	('白石县水利局', 3, 3000, NULL, NULL)) AS v (agency, licenses, fee, unit, persons);

SELECT (r).title, (r).agency, (r).year, (r).form, (r).period, (r).sections, (r).claims, (r).problems FROM (SELECT govreport.rollup(report) AS r FROM filed) x;
-- amounts without a unit are not added to those in 万元
SELECT d.* FROM (SELECT govreport.rollup(report) AS r FROM filed) x, govreport.disclosures(r) d;
-- NULL only where no report has a value
SELECT a.* FROM (SELECT govreport.rollup(report) AS r FROM filed) x, govreport.applications(r) a;
SELECT v.* FROM (SELECT govreport.rollup(report) AS r FROM filed) x, govreport.reviews(r) v;

-- the same as SUM over the rows
SELECT a.item, a.natural_person, a.total, s.natural_person AS sum_of_natural_person, s.total AS sum_of_total
FROM (SELECT govreport.rollup(govreport.parse(body)) AS r FROM sample) x, govreport.applications(r) a
FULL JOIN (SELECT item, sum(natural_person) AS natural_person, sum(total) AS total FROM sample, govreport.applications(body) GROUP BY item) s USING (item)
WHERE (a.natural_person, a.total) IS NOT DISTINCT FROM (s.natural_person, s.total) AND item ~ '^(received|carried|conc)';
SELECT count(*) AS rows, count(*) FILTER (WHERE (a.natural_person, a.business, a.total) IS DISTINCT FROM (s.natural_person, s.business, s.total)) AS differ
FROM (SELECT govreport.rollup(govreport.parse(body)) AS r FROM sample) x, govreport.applications(r) a
FULL JOIN (SELECT item, sum(natural_person) AS natural_person, sum(business) AS business, sum(total) AS total FROM sample, govreport.applications(body) GROUP BY item) s USING (item);
SELECT count(*) AS rows, count(*) FILTER (WHERE d.value IS DISTINCT FROM s.value) AS differ
FROM (SELECT govreport.rollup(govreport.parse(body)) AS r FROM sample) x, govreport.disclosures(r) d
FULL JOIN (SELECT item, measure, unit, sum(value) AS value FROM sample, govreport.disclosures(body) WHERE item IS NOT NULL GROUP BY item, measure, unit) s
	ON (d.item, d.measure) = (s.item, s.measure) AND d.unit IS NOT DISTINCT FROM s.unit;

-- of one report: itself, without its text's parts
SELECT (r).agency, (r).disclosures = (p).disclosures AS disclosures, (r).applications = (p).applications AS applications, (r).reviews = (p).reviews AS reviews
FROM (SELECT govreport.rollup(p) AS r, min(p::text)::govreport.report AS p FROM sample, govreport.parse(body) p WHERE name = 'whole') x;

-- editions mixed: both keep their rows, in the form's order
SELECT (r).form, (r).year, a.item, a.total FROM (
	SELECT govreport.rollup(report) AS r FROM (VALUES
		(ROW(NULL, NULL, 2020, '2019', NULL, NULL, NULL, ARRAY[ROW('other', 1, 0, 0, 0, 0, 0, 1), ROW('concluded', 1, 0, 0, 0, 0, 0, 1)]::govreport.application[], NULL, NULL, NULL)::govreport.report),
		(ROW(NULL, NULL, 2021, '2021', NULL, NULL, NULL, ARRAY[ROW('other.miscellaneous', 2, 0, 0, 0, 0, 0, 2), ROW('concluded', 2, 0, 0, 0, 0, 0, 2)]::govreport.application[], NULL, NULL, NULL)::govreport.report)) v (report)) x,
	govreport.applications(r) a;
SELECT d.item, d.label, d.measure, d.value FROM (
	SELECT govreport.rollup(report) AS r FROM (VALUES
		(ROW(NULL, NULL, 2020, '2019', NULL, NULL, ARRAY[ROW(1, 'normative_document', '规范性文件', 'published', 5, '件'), ROW(5, 'other_service', '行政检查', 'decisions', 1, '件'), ROW(5, 'other_service', '行政确认', 'decisions', 2, '件'), ROW(1, NULL, '其他主动公开文件', 'published', 9, '件')]::govreport.disclosure[], NULL, NULL, NULL, NULL)::govreport.report),
		(ROW(NULL, NULL, 2021, '2021', NULL, NULL, ARRAY[ROW(1, 'normative_document', '行政规范性文件', 'issued', 6, '件')]::govreport.disclosure[], NULL, NULL, NULL, NULL)::govreport.report)) v (report)) x,
	govreport.disclosures(r) d;

-- NULL and nothing, as with SUM
SELECT govreport.rollup(report) IS NULL AS none FROM filed WHERE false;
SELECT govreport.rollup(NULL) IS NULL AS none FROM filed;
SELECT (govreport.rollup(r)).agency FROM (SELECT report FROM filed WHERE agency = '白石县教育局' UNION ALL SELECT NULL) v (r);

-- sums on the way may leave bigint; a result that does is NULL, with a problem
CREATE FUNCTION received(bigint) RETURNS govreport.report LANGUAGE sql IMMUTABLE
	RETURN ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, ARRAY[ROW('received', $1, NULL, NULL, NULL, NULL, NULL, NULL)]::govreport.application[], NULL, NULL, NULL)::govreport.report;
SELECT (govreport.rollup(received(n))).applications FROM (VALUES (9223372036854775807), (1), (-1)) v (n);
SELECT (r).applications, (r).problems FROM (SELECT govreport.rollup(received(n)) AS r FROM (VALUES (9223372036854775807), (1)) v (n)) x;
SELECT f.rule, f.item, f.col, f.message FROM (SELECT govreport.rollup(received(n)) AS r FROM (VALUES (9223372036854775807), (1)) v (n)) x, govreport.findings(r) f WHERE f.rule = 'cells.unreadable';
DROP FUNCTION received;

-- groups, windows, DISTINCT and FILTER, as with any aggregate
SELECT (r).agency, a.natural_person FROM (SELECT govreport.rollup(report) AS r FROM filed, generate_series(1, 3) GROUP BY agency) x, govreport.applications(r) a
WHERE a.item = 'received' ORDER BY 1;
SELECT agency, a.natural_person FROM (SELECT agency, govreport.rollup(report) OVER (ORDER BY agency COLLATE "C") AS r FROM filed) x, govreport.applications(r) a WHERE a.item = 'received';

-- in parallel: the same
CREATE TABLE many AS SELECT n, f.report FROM filed f, generate_series(1, 2000) n;
ANALYZE many;
BEGIN;
SET LOCAL max_parallel_workers_per_gather = 0;
CREATE TEMP TABLE alone ON COMMIT DROP AS SELECT govreport.rollup(report) AS r FROM many;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT govreport.rollup(report) FROM many;
CREATE TEMP TABLE together ON COMMIT DROP AS SELECT govreport.rollup(report) AS r FROM many;
SELECT alone.r = together.r AS same, (together.r).form, a.natural_person FROM alone, together, govreport.applications(together.r) a WHERE a.item = 'received';
CREATE TEMP TABLE years ON COMMIT DROP AS SELECT n % 10 AS g, govreport.rollup(report) AS r FROM many GROUP BY g;
SELECT count(*), count(DISTINCT r) AS different FROM years;
COMMIT;
DROP TABLE many;

-- ---- totals: sums as a value, which goes to another server and comes back ----

-- as text and as bytes, they are what they were; summed, they are what rollup of the reports is
CREATE TABLE summed AS SELECT name, r AS report, govreport.totals(r) AS totals FROM sample, govreport.parse(body) r;
SELECT count(*) AS reports, max(pg_column_size(totals)) < 400 AS small, count(*) FILTER (WHERE totals::text::govreport.totals::text <> totals::text) AS differ,
	count(*) FILTER (WHERE govreport.totals_send(totals)::text <> totals::text) AS differ_as_bytes FROM summed;
SELECT govreport.report(govreport.total(totals)) = jsonb_populate_record(govreport.rollup(report), '{"title": null, "agency": null, "period": null}') AS same FROM summed;
SELECT govreport.report(govreport.rollup_combine(govreport.total(totals), govreport.totals_minus(max(totals::text) FILTER (WHERE name = 'old')::govreport.totals)))
	= govreport.report(govreport.total(totals) FILTER (WHERE name <> 'old')) AS taken_out FROM summed;
SELECT govreport.report(govreport.rollup_combine(govreport.rollup_add(govreport.rollup_add(NULL, a.report), b.report), NULL)) = govreport.rollup(r.report) AS by_hand
FROM summed a, summed b, summed r WHERE a.name = 'whole' AND b.name = 'old' AND r.name IN ('whole', 'old') GROUP BY a.report, b.report;
-- title, agency and period come along
SELECT (r).title, (r).agency, (r).period, r = report AS same
FROM (SELECT report, govreport.report(govreport.rollup_add(NULL, report)::text::govreport.totals) AS r FROM filed WHERE agency = '白石县教育局') x;
-- amounts of any size
SELECT d.value FROM (SELECT govreport.rollup_add(NULL, ROW(NULL, NULL, NULL, NULL, NULL, NULL,
	ARRAY[ROW(8, 'fee', '', 'amount', v, '万元')]::govreport.disclosure[], NULL, NULL, NULL, NULL)::govreport.report)::text::govreport.totals AS t
	FROM (VALUES (1e40), (-0.000000000000000000001), (NULL), ('NaN'), (12.50)) a (v)) x, govreport.disclosures(govreport.report(t)) d;
-- what is none is refused
CREATE FUNCTION refused(value text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM value::govreport.totals;
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT v, refused(v) FROM (VALUES (''), ('\x'), ('x'), ('\x02'), ('\x01'), ('\x01ffffffffffffffffffffffffffffffffffffffffff')) t (v);
SELECT refused(left(totals::text, 2 * n)) AS cut_off, count(*) FROM summed, generate_series(1, 200) n WHERE name = 'whole' AND 2 * n < length(totals::text) GROUP BY 1;
DROP FUNCTION refused;
DROP TABLE summed;

-- ---- a parent and its children --------------------------------------------------

-- equal: one row a table and rule
SELECT c.* FROM (SELECT govreport.rollup(report) AS r FROM filed) x, govreport.rollup_checks(r, r) c;

-- the bureau of the county reports for itself, too: more is worth a look, less is wrong
SELECT c.rule, c.severity, c.item, c.col, c.passed, c.lhs, c.rhs, c.message
FROM (SELECT govreport.rollup(report) AS children FROM filed) x,
	(VALUES (ROW(NULL, '白石县人民政府', 2023, '2021', NULL, '{}',
		ARRAY[ROW(5, 'license', '行政许可', 'decisions', 103, '件')]::govreport.disclosure[],
		ARRAY[ROW('received', 30, 2, 0, 0, 0, NULL, 32), ROW('granted', NULL, 3, 0, 0, 0, NULL, 3)]::govreport.application[],
		ARRAY[ROW('reconsideration', 1, 0, 0, 0, 1)]::govreport.review[], '{}', '{}')::govreport.report)) parent (report),
	govreport.rollup_checks(parent.report, children) c;

-- NULL gives no rows
SELECT count(*) AS rows FROM filed, govreport.rollup_checks(report, NULL);

DROP TABLE filed;
