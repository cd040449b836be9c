-- What the views of a store say, over a county and its offices.
SET timezone = 'Asia/Shanghai';
SET datestyle = ISO;
CREATE SCHEMA county;
SET search_path = county, public;
SELECT govreport.create_store('filed');

INSERT INTO filed_agencies (code, name, level, parent) VALUES
	('00', '白石县人民政府', 'county', NULL),
	('01', '白石县农业农村局', 'office', '00'),
	('02', '白石县教育局', 'office', '00'),
	('03', '白石县民政局', 'office', '00');

-- the sample of 2022 as that of another agency and year
CREATE FUNCTION sample_of(agency text, year int) RETURNS text LANGUAGE sql AS $$
	SELECT replace(replace(body, '白石县农业农村局', agency), '2022', year::text) FROM public.sample WHERE name = 'whole'
$$;

-- with errors at first, then corrected; in time, and late
INSERT INTO filed (source, arrived, body) VALUES
	('农业 2022', '2023-01-20', replace(sample_of('白石县农业农村局', 2022), '| 29 | 4 | 1 | 0 | 1 | 0 | 35 |', '| 29 | 4 | 1 | 0 | 1 | 0 | 36 |')),
	('农业 2022 更正', '2023-02-10', sample_of('白石县农业农村局', 2022)),
	('农业 2021', '2022-01-31 23:59', sample_of('白石县农业农村局', 2021)),
	('农业 2019', '2020-02-01 00:00', (SELECT body FROM public.sample WHERE name = 'old'));
-- by its code, whatever name it prints
INSERT INTO filed (source, arrived, agency_code, body) VALUES
	('教体 2022', '2023-01-31', '02', sample_of('白石县教体局', 2022));
-- of an agency that is not listed; of nobody and no year, twice
INSERT INTO filed (source, arrived, body) VALUES
	('青石镇 2022', '2023-01-15', replace(replace(sample_of('青石镇人民政府', 2022), '| 30 | 4 | 1 | 0 | 2 | 0 | 37 |', '| 23 | 4 | 1 | 0 | 2 | 0 | 30 |'),
		'| 3 | 1 | 0 | 0 | 1 | 0 | 5 |', '| -4 | 1 | 0 | 0 | 1 | 0 | -2 |')),
	('无名', '2023-01-02', '关于做好工作的通知'),
	('无名 2', '2023-01-03', '关于做好其他工作的通知');
-- the county's: the sum of its offices, but one more received from natural persons
INSERT INTO filed (source, arrived, body)
SELECT '县 2022', '2023-01-30', govreport.render(jsonb_populate_record(govreport.rollup(parsed),
	jsonb_build_object('title', '白石县人民政府2022年政府信息公开工作年度报告', 'agency', '白石县人民政府', 'applications',
		jsonb_set(jsonb_set(to_jsonb((govreport.rollup(parsed)).applications), '{0,natural_person}', '61'), '{0,total}', '75'))))
FROM filed WHERE source IN ('农业 2022 更正', '教体 2022');

-- every report, and the ones that count
SELECT id, agency_code, agency, year, arrived, source FROM filed_arrived ORDER BY id;
SELECT id, agency_code, agency, year, source, versions FROM filed_latest ORDER BY id;

SELECT agency_code, agency, year, rule, severity, item, col, message FROM filed_findings
WHERE rule NOT IN ('form.row_missing', 'form.table_missing', 'sections.missing', 'sections.empty', 'year.title') ORDER BY id, rule, item;
-- what the first report had wrong is in the table still
SELECT rule, message FROM filed, govreport.findings(parsed) WHERE source = '农业 2022';

-- 2022 against 2021: 3, 1 and 5 were carried out; 31 documents were in force, and 6 - 1 were added
SELECT agency_code, agency, year, previous_id, rule, item, col, lhs, rhs FROM filed_continuity ORDER BY rule, col;

-- the county against its offices: 75 against 37 + 37; one has not reported
SELECT agency, year, children, reported, missing, rule, item, col, lhs, rhs, message FROM filed_rollup ORDER BY rule, col;
-- nothing differs: one row that says who is missing; nobody is missing: none
UPDATE filed SET body = replace(replace(body, '61', '60'), '75', '74') WHERE source = '县 2022';
SELECT agency, year, children, reported, missing, rule FROM filed_rollup;
BEGIN;
DELETE FROM filed_agencies WHERE code = '03';
SELECT count(*) AS rows FROM filed_rollup;
-- a parent without a report has no row, a parent without children neither
DELETE FROM filed WHERE source = '县 2022';
SELECT count(*) AS rows FROM filed_rollup;
ROLLBACK;
-- of a year that is not known, no child is missing and none is a peer
BEGIN;
UPDATE filed SET body = replace(body, '2022', '') WHERE source IN ('县 2022', '青石镇 2022');
SELECT (SELECT count(*) FROM filed_latest WHERE year IS NULL AND agency IS NOT NULL) AS reports,
	(SELECT count(*) FROM filed_rollup) AS rollup, (SELECT count(*) FROM filed_peers WHERE year IS NULL) AS peers;
ROLLBACK;
-- the children of 2021 do not matter to 2022
SELECT count(*) AS rows FROM filed_rollup WHERE year <> 2022;

SELECT agency_code, agency, year, status, deadline, arrived, versions FROM filed_coverage WHERE year < 2023 ORDER BY year, agency_code, agency;
-- nobody is asked for the year of a slip of the pen
BEGIN;
INSERT INTO filed (source, body) VALUES ('农业 2099', sample_of('白石县农业农村局', 2099));
SELECT max(r.year) AS reported, max(c.year) < max(r.year) AS passed_over FROM filed_arrived r, filed_coverage c;
ROLLBACK;

SELECT year, reports, section, item, col, value, unit FROM filed_yearly
WHERE (item, col) IN (('received', 'total'), ('received', 'natural_person'), ('license', 'decisions'), ('reconsideration', 'corrected')) ORDER BY year, section, item, col;

SELECT agency, year, form, section, count(*) AS figures, sum(value) FROM filed_figures GROUP BY id, agency, year, form, section ORDER BY id, section;
-- wide and long are the same figures
SELECT count(*) AS columns, count(*) FILTER (WHERE w.value::numeric IS DISTINCT FROM f.value) AS differ
FROM filed_wide r, jsonb_each_text(to_jsonb(r)) w (name, value), govreport.store_figures() c
JOIN filed_figures f USING (section, item, col)
WHERE w.name = c.name AND f.id = r.id;
SELECT agency, year, license_decisions, fee_amount, received, received_natural_person, concluded, other, other_miscellaneous, reconsideration_total FROM filed_wide ORDER BY id;

SELECT agency, year, received, disclosure_rate, denied_third_party_rights_share, correction_rate_decided FROM filed_rates ORDER BY id;
SELECT count(*) AS metrics, count(*) FILTER (WHERE w.value::numeric IS DISTINCT FROM m.value) AS differ
FROM filed_rates r JOIN filed l USING (id), govreport.metrics(l.parsed) m, jsonb_each_text(to_jsonb(r)) w (name, value) WHERE w.name = m.metric;
-- in the order of their catalogue
SELECT array_agg(attname::text ORDER BY attnum) = ARRAY['id', 'agency_key', 'agency_code', 'agency', 'level', 'parent', 'parent_name', 'year', 'form'] || (SELECT array_agg(metric) FROM govreport.metrics()) AS same
FROM pg_attribute WHERE attrelid = 'filed_rates'::regclass;

-- the year before: 2021 to 2022, not 2019 to 2021
UPDATE filed SET body = replace(body, '| 30 | 4 | 1 | 0 | 2 | 0 | 37 |', '| 13 | 4 | 1 | 0 | 2 | 0 | 20 |') WHERE source = '农业 2021';
SELECT agency, year, metric, part, whole, value, previous, change, relative_change FROM filed_changes
WHERE agency = '白石县农业农村局' AND metric IN ('received', 'natural_person_share', 'denied_internal_affairs_share') ORDER BY metric, year;

-- among the offices of 2022: 18 of 20 below, 30 of 37 above; alone on its level: no percentile
UPDATE filed SET body = replace(body, '| 30 | 4 | 1 | 0 | 2 | 0 | 37 |', '| 18 | 0 | 0 | 0 | 2 | 0 | 20 |') WHERE source = '教体 2022';
SELECT level, agency, metric, value, peers, percentile FROM filed_peers
WHERE year = 2022 AND metric IN ('natural_person_share', 'received') ORDER BY metric, level, percentile;

-- listed afterwards: under its code, nothing to load again
INSERT INTO filed_agencies (code, name, level, parent) VALUES ('04', '青石镇人民政府', 'office', '00');
SELECT govreport.match_agencies('filed');
SELECT agency_code, agency, year FROM filed_findings WHERE agency = '青石镇人民政府' LIMIT 1;

-- agencies in a ring, of an older store, end no query
UPDATE filed_agencies SET parent = '01' WHERE code = '00';
ALTER TABLE filed_agencies DISABLE TRIGGER USER;
UPDATE filed_agencies SET parent = '01' WHERE code = '00';
ALTER TABLE filed_agencies ENABLE TRIGGER USER;
SELECT count(*) > 0 AS answered FROM filed_rollup;

-- one agency is found by the indexes, by its name and by its code
SET enable_seqscan = off;
SET enable_bitmapscan = off;
CREATE FUNCTION scans(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		RETURN NEXT substring(line FROM '(?:Index|Seq) .*on filed\w*');
	END LOOP;
END
$$;
SELECT DISTINCT scan FROM scans($$SELECT * FROM filed_findings WHERE agency = '白石县教育局'$$) scan WHERE scan IS NOT NULL ORDER BY scan;
SELECT DISTINCT scan FROM scans($$SELECT * FROM filed_rates WHERE agency_code = '02'$$) scan WHERE scan IS NOT NULL ORDER BY scan;
SELECT DISTINCT scan FROM scans($$SELECT * FROM filed_continuity WHERE agency = '白石县教育局'$$) scan WHERE scan LIKE '%filed_ranked' ORDER BY scan;
RESET enable_seqscan;
RESET enable_bitmapscan;

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA county CASCADE;
