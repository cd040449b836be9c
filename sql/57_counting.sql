-- A store that counts right: whose report, which one counts, when, sums, waivers, shapes.
SET timezone = 'Asia/Shanghai';
SET datestyle = ISO;
CREATE SCHEMA counting;
SET search_path = counting, public;
SELECT govreport.create_store('filed');
-- the sample of 2022 as that of another agency and year
CREATE FUNCTION sample_of(agency text, year int) RETURNS text LANGUAGE sql AS $$
	SELECT replace(replace(body, '白石县农业农村局', agency), '2022', year::text) FROM public.sample WHERE name = 'whole'
$$;
-- with 57 applications received
CREATE FUNCTION sample_of_57(agency text, year int) RETURNS text LANGUAGE sql AS $$
	SELECT replace(sample_of(agency, year), '| 30 | 4 | 1 | 0 | 2 | 0 | 37 |', '| 50 | 4 | 1 | 0 | 2 | 0 | 57 |')
$$;

-- ---- two offices of 57 and a parent whose report is their sum: 114 ----
BEGIN;
INSERT INTO filed_agencies (code, name, level, parent) VALUES
	('0', '白石县人民政府', 'county', NULL), ('1', '白石县教育局', 'office', '0'), ('2', '白石县民政局', 'office', '0'), ('3', '白石县林业局', 'office', '0');
INSERT INTO filed (source, body) VALUES ('教育', sample_of_57('白石县教育局', 2022)), ('民政', sample_of_57('白石县民政局', 2022));
INSERT INTO filed (source, body)
SELECT '县', govreport.render(jsonb_populate_record(govreport.rollup(parsed), jsonb_build_object('title', '白石县人民政府2022年政府信息公开工作年度报告', 'agency', '白石县人民政府')))
FROM filed;
SELECT year, reports, value FROM filed_yearly WHERE item = 'received' AND col = 'total';
SELECT agency_code, agency, year, reported, expected, received, concluded, disclosure_rate, own_received FROM filed_totals ORDER BY agency_code NULLS FIRST;
SELECT count(*) AS rollup_findings FROM filed_rollup WHERE rule IS NOT NULL;
-- a parent whose report is of itself alone counts beside them
UPDATE filed_agencies SET consolidates = false WHERE code = '0';
SELECT year, reports, value FROM filed_yearly WHERE item = 'received' AND col = 'total';
SELECT agency_code, reported, expected, received FROM filed_totals WHERE agency_code = '0' OR agency_code IS NULL ORDER BY 1;
-- where nobody below has reported, the parent's report stands for them
UPDATE filed_agencies SET consolidates = true WHERE code = '0';
DELETE FROM filed WHERE source <> '县';
SELECT year, reports, value FROM filed_yearly WHERE item = 'received' AND col = 'total';
ROLLBACK;

-- ---- two agencies of one printed name are two ----
BEGIN;
INSERT INTO filed (source, body) VALUES ('甲市/区商务局.txt', sample_of('区商务局', 2022)), ('乙市/区商务局.txt', sample_of_57('区商务局', 2022)),
	('甲县/城关镇.txt', sample_of('城关镇人民政府', 2022)), ('乙县/城关镇.txt', sample_of_57('城关镇人民政府', 2022));
SELECT agency, versions, source FROM filed_latest ORDER BY id;
SELECT agency, year, source, reason, reason_label, candidates FROM filed_unmatched ORDER BY id;
-- the list may have a name twice; by the name alone it is nobody's still
INSERT INTO filed_agencies (code, name, parent) VALUES ('a', '霁川市人民政府', NULL), ('b', '砚湾区人民政府', NULL),
	('a1', '区商务局', 'a'), ('b1', '区商务局', 'b');
SELECT govreport.match_agencies('filed');
SELECT agency, agency_code, reason, candidates FROM filed_unmatched WHERE agency = '区商务局' ORDER BY id;
-- who looks is told of one that it may be, too: a list may leave out a city, or all places
INSERT INTO filed_agencies (code, name, parent) VALUES ('c', '江宁省人民政府', NULL), ('c1', '云溪县水利局', 'c'), ('d', '林业局', NULL);
INSERT INTO filed (source, body) SELECT '可能', sample_of(agency, 2022) FROM unnest(ARRAY['霁川市云溪县水利局', '云溪县林业局', '县林业局']) agency;
SELECT agency, agency_key LIKE '#%' AS is_nobodys, reason, candidates FROM filed_unmatched WHERE source = '可能' ORDER BY id;
SELECT agency_code, agency, status, doubtful FROM filed_coverage WHERE year = 2022 AND agency = '区商务局' ORDER BY agency_code, agency_key LIKE '#%';
-- with the code it came with, or with its place printed, it is one's
UPDATE filed SET agency_code = 'a1' WHERE source LIKE '甲市%';
INSERT INTO filed (source, body) VALUES ('砚湾区', sample_of('砚湾区商务局', 2021));
SELECT agency_key, agency, year, source FROM filed_latest WHERE agency = '区商务局' AND agency_key NOT LIKE '#%' ORDER BY year;
ROLLBACK;

-- ---- listed and printed name differ: with and without the province, or an alias; never both missing and late ----
BEGIN;
INSERT INTO filed_agencies (code, name, aliases) VALUES ('1', '江宁省东岭县卫生健康局', '{}'), ('2', '西岭县文化和旅游局', '{西岭县文体旅游局}');
INSERT INTO filed (source, arrived, body) VALUES ('卫健', '2023-01-20', sample_of('东岭县卫生健康局', 2022)), ('文旅', '2023-02-20', sample_of('西岭县文体旅游局', 2022));
SELECT agency_code, agency, status, status_label FROM filed_coverage WHERE year = 2022 ORDER BY 1;
SELECT count(*) AS unmatched FROM filed_unmatched;
-- a name that fits two is nobody's
INSERT INTO filed_agencies (code, name) VALUES ('3', '河中省东岭县卫生健康局');
SELECT govreport.match_agencies('filed');
SELECT agency_code, agency, status, doubtful FROM filed_coverage WHERE year = 2022 ORDER BY 1;
-- an agency that is renamed keeps its reports
UPDATE filed_agencies SET name = '西岭县文体广电旅游局' WHERE code = '2';
SELECT agency, versions FROM filed_latest WHERE agency_code = '2';
ROLLBACK;

-- ---- several places, one agency and year ----
BEGIN;
INSERT INTO filed (source, body) VALUES ('甲/年报.txt', sample_of('鼓楼区民政局', 2022)), ('乙/年报.txt', sample_of_57('鼓楼区民政局', 2022)), ('乙/更正.txt', sample_of_57('鼓楼区民政局', 2022) || '更正');
SELECT source, versions FROM filed_latest;
SELECT source, reason, other_id IS NOT NULL AS against FROM filed_unmatched WHERE reason = 'contradicts';
ROLLBACK;

-- ---- deadlines: governments until 31 March, departments until 31 January, moved for one and for all ----
BEGIN;
INSERT INTO filed_agencies (code, name, is_government) VALUES ('0', '白石县人民政府', NULL), ('1', '白石县教育局', NULL), ('2', '白石县经济开发区', true);
INSERT INTO filed (source, arrived, body) VALUES ('县', '2023-03-31 23:00', sample_of('白石县人民政府', 2022)), ('教育', '2023-02-01', sample_of('白石县教育局', 2022));
INSERT INTO filed_deadlines VALUES (2020, NULL, '2021-02-28', '春节'), (2020, '0', '2021-04-30', NULL);
SELECT agency_code, year, status, deadline FROM filed_coverage WHERE year = 2022 ORDER BY agency_code;
INSERT INTO filed (source, arrived, body) VALUES ('教育 2020', '2021-02-28', sample_of('白石县教育局', 2020));
SELECT agency_code, year, status, deadline FROM filed_coverage WHERE year BETWEEN 2020 AND 2021 ORDER BY year, agency_code;
-- before the day nothing is missing
INSERT INTO filed_deadlines SELECT date_part('year', now())::int - 1, '1', now()::date + 1;
SELECT status, status_label FROM filed_coverage WHERE agency_code = '1' AND year = date_part('year', now()) - 1;
-- every year from the first to the last due, and nothing beyond
SELECT min(year), max(year) = date_part('year', now()) - 1 AS until_last_year, count(*) = 3 * (max(year) - min(year) + 1) AS all FROM filed_coverage;
ROLLBACK;

-- ---- which report counts: of one batch the same report read better, else the last ----
BEGIN;
SELECT govreport.start_batch('filed', 'a folder') AS batch \gset
INSERT INTO filed (source, batch, body) VALUES ('年报.docx', :batch, sample_of('白石县教育局', 2022)),
	('年报.pdf', :batch, replace(sample_of('白石县教育局', 2022), '| 行政许可 | 1,205 |', '| 行政许可 | I205 |'));
SELECT source, versions FROM filed_latest;
SELECT source, version, counts, figures, unread, changed, changes, mended, new FROM filed_versions ORDER BY version;
-- a correction of the same batch is another report
INSERT INTO filed (source, batch, body) VALUES ('更正.txt', :batch, replace(sample_of('白石县教育局', 2022), '| 行政许可 | 1,205 |', '| 行政许可 | 1,206 |'));
SELECT source, versions FROM filed_latest;
-- and so is one of a later batch, however it was read
INSERT INTO filed (source, body) VALUES ('更正.pdf', replace(sample_of('白石县教育局', 2022), '| 行政许可 | 1,205 |', '| 行政许可 | I206 |'));
SELECT source, versions FROM filed_latest;
ROLLBACK;

-- ---- findings with source, line, cause and labels; waivers; validity ----
BEGIN;
INSERT INTO filed (source, body) VALUES ('农业.txt', (SELECT body FROM public.sample WHERE name = 'unbalanced'));
SELECT source, severity_label, rule, rule_summary, item, item_label, col, col_label, lhs, rhs, line, cause_label, waived FROM filed_findings ORDER BY rule, item;
SELECT agency, errors, warnings, waived, valid FROM filed_validity;
INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
SELECT agency_key, year, rule, item, col, lhs, rhs, '已核实' FROM filed_findings WHERE severity = 'error';
SELECT rule, waived, waiver_reason FROM filed_findings ORDER BY rule;
SELECT agency, errors, warnings, waived, valid FROM filed_validity;
-- it holds while both sides are what they were, and goes where its agency goes
INSERT INTO filed_agencies (code, name) VALUES ('01', '江宁省白石县农业农村局');
SELECT govreport.match_agencies('filed');
SELECT agency_key, errors, waived, valid FROM filed_validity;
UPDATE filed SET body = replace(body, '| 4 | 1 | 0 | 0 | 1 | 0 | 5 |', '| 5 | 1 | 0 | 0 | 1 | 0 | 5 |');
SELECT errors, waived, valid FROM filed_validity;
ROLLBACK;

-- ---- shapes ----
INSERT INTO filed (source, body) VALUES ('农业 2022', (SELECT body FROM public.sample WHERE name = 'whole')), ('农业 2019', (SELECT body FROM public.sample WHERE name = 'old'));
SELECT year, outcome, outcome_label, value, concluded, share FROM filed_outcomes WHERE year = 2022;
SELECT applicant, applicant_label, received, share FROM filed_applicants WHERE year = 2022;
SELECT year, item_label, issued, repealed, in_force, published, published_total FROM filed_normative ORDER BY year, item;
-- every figure of a report is in the wide row
SELECT (SELECT count(*) FROM jsonb_each(to_jsonb(w) - '{id,agency_key,agency_code,agency,level,parent,parent_name,year,form}'::text[]) f WHERE f.value <> 'null') AS wide,
	(SELECT count(value) FROM filed_figures f WHERE f.id = w.id) AS long, year
FROM filed_wide w ORDER BY year;
SELECT metric, metric_label, value, cases, ranked, rank FROM filed_rankings WHERE year = 2022 AND metric IN ('received', 'disclosure_rate', 'correction_rate') ORDER BY metric;
INSERT INTO filed (source, body) VALUES ('农业 2023', replace(replace((SELECT body FROM public.sample WHERE name = 'whole'), '2022', '2023'),
	'| 30 | 4 | 1 | 0 | 2 | 0 | 37 |', '| 300 | 4 | 1 | 0 | 2 | 0 | 307 |'));
SELECT year, metric_label, value, against, expected, factor FROM filed_outliers;

-- ---- figures are those of what was parsed, however they are told from the narrow row ----
BEGIN;
INSERT INTO filed (source, body) SELECT name, replace(replace(sample_of(agency, 2022), '| 行政许可 | 1,205 |', line), '本年收费金额（单位：万元）', fee)
FROM (VALUES ('a row that the form does not have', '白石县水利局', E'| 行政许可 | 1,205 |\n| 行政裁决 | 7 |', '本年收费金额（单位：万元）'),
	('an amount without its unit', '白石县林业局', '| 行政许可 | 1,205 |', '本年收费金额'), ('a blank cell', '白石县商务局', '| 行政许可 | |', '本年收费金额（单位：万元）'),
	('another label', '白石县教育局', '| 行政许可事项 | 1,205 |', '本年收费金额（单位：万元）')) v(name, agency, line, fee);
SELECT source, govreport.other_disclosures(totals) AS others FROM filed_facts WHERE source LIKE 'a%' ORDER BY source;
CREATE VIEW figures_of_parsed AS SELECT l.id, f.section, f.item, f.label, f.col, f.value::text, f.unit FROM filed_latest l JOIN filed r ON r.id = l.id, govreport.figures(r.parsed) f;
CREATE VIEW figures_of_view AS SELECT id, section, item, label, col, value::text, unit FROM filed_figures;
SELECT count(*) FROM figures_of_view;
(TABLE figures_of_parsed EXCEPT ALL TABLE figures_of_view) UNION ALL (TABLE figures_of_view EXCEPT ALL TABLE figures_of_parsed);
SELECT source, item, label, col, col_label, value, unit FROM filed_figures JOIN filed_latest USING (id)
WHERE section = 'disclosures' AND (item IS NULL OR item IN ('license', 'fee') AND source LIKE 'a%') ORDER BY source, item;
SELECT sum(value) FROM filed_figures WHERE item = 'license';
SELECT sum(value) FROM filed_figures WHERE item IS NULL;
-- totals of many reports say how many of them have more
SELECT govreport.other_disclosures(govreport.total(totals)) AS all, govreport.other_disclosures(govreport.totals_minus(govreport.total(totals))) AS less,
	govreport.other_disclosures(govreport.total(totals)::text::govreport.totals) AS copied FROM filed_facts;
ROLLBACK;
-- a place is a figure; totals are the same unpacked or not
SELECT count(*) AS places, count(DISTINCT place) AS numbers, count(*) FILTER (WHERE place = 0) AS others FROM govreport.form_places();
SELECT count(*) AS differ FROM (SELECT totals, govreport.unpacked(totals) AS unpacked FROM filed_facts OFFSET 0) f, generate_series(-1, 240) p
WHERE govreport.total_at(totals, p) IS DISTINCT FROM govreport.total_at(unpacked, p) OR govreport.total_has(totals, p) <> govreport.total_has(unpacked, p);
SELECT govreport.unpacked(NULL), govreport.total_at(NULL, 1), govreport.total_has(NULL, 1), govreport.other_disclosures(NULL), govreport.disclosure_labels(NULL);

-- ---- labels are never NULL beside a code ----
SELECT count(*) FILTER (WHERE section_label IS NULL OR label IS NULL OR col_label IS NULL) AS unlabelled FROM filed_figures;
SELECT count(*) AS differ FROM govreport.form_items() f WHERE govreport.col_label(f.col, f.form) <> f.col_label AND f.section <> 'disclosures' OR govreport.item_label(f.item, f.form) <> f.label;
SELECT count(*) AS unlabelled FROM govreport.rules() r WHERE govreport.rule_summary(r.rule) IS DISTINCT FROM r.summary;
SELECT count(*) AS unlabelled FROM govreport.metrics() WHERE label IS NULL;
-- asked again and again in turn, with other editions and what is no code between them, each has its own
SELECT n % 2 AS n, string_agg(DISTINCT concat_ws(' ', govreport.item_label(i, f), govreport.col_label(c, f), govreport.word_label(k, w), govreport.severity_label(s)), ', ') AS labels
FROM generate_series(1, 300) n, (VALUES ('normative_document', '2019', 'decisions', 'status', 'late', 'error'), ('normative_document', '2021', 'decisions', 'severity', 'info', 'info'),
	('received', NULL, 'total', 'severity', 'late', NULL), (repeat('x', 60), NULL, 'received', 'cause', 'report', 'warning')) v(i, fs, c, k, w, ss),
	LATERAL (SELECT fs::govreport.form AS f, ss::govreport.severity AS s) t GROUP BY 1;

-- as numeric's own division
SELECT count(*) AS differ FROM generate_series(-7, 700, 7) p, generate_series(-30, 300, 11) w
WHERE govreport.share(p, w) IS DISTINCT FROM round(p::numeric / nullif(w, 0), 4);
SELECT govreport.share(1, 0), govreport.share(1, 0.0), govreport.share(NULL, 1), govreport.share(12.5, 3), govreport.share(1e30, 3e29), govreport.share(1, 1e-25 - 1e-25), govreport.share('NaN', 2);

-- ---- when reports came in ----
SELECT y, govreport.first_arrival(a, y), govreport.count_arrivals(a, y)
FROM (SELECT govreport.arrivals(year, arrived) AS a FROM (VALUES (2021, '2022-02-01'::timestamptz), (2022, '2023-02-01'), (2021, '2022-01-05'), (NULL, '2020-01-01')) v(year, arrived)) v,
	generate_series(2020, 2022) y;
SELECT govreport.arrivals(NULL, now()), govreport.count_arrivals(NULL, 2022), govreport.first_arrival('\x00', 2022);
SELECT govreport.count_arrivals(govreport.arrivals_combine(a, govreport.arrivals_add(a, 2022, '2023-01-01')), 2022), govreport.count_arrivals(a, 2022)
FROM (SELECT govreport.arrivals_add(NULL, 2022, '2023-02-01') AS a) v;

-- ---- a list of agencies taken in ----
CREATE TEMP TABLE govreport_agencies (n int, code text, name text, aliases text, level text, parent text, is_government text, consolidates text);
INSERT INTO govreport_agencies VALUES
	(1, '11', '白石县农业农村局', '白石县农业局；白石县畜牧局', '部门', '1', '否', NULL), (2, '1', '白石县人民政府', '', '县', '', '是', '是'),
	(3, '', '无代码', NULL, NULL, NULL, NULL, NULL), (4, '13', '白石县水利局', NULL, NULL, '99', NULL, NULL), (5, '14', ' ', NULL, NULL, NULL, NULL, NULL),
	(6, '#1', '白石县林业局', NULL, NULL, NULL, NULL, NULL);
SELECT * FROM govreport.take_in_agencies('filed');
SELECT * FROM govreport.take_in_agencies('filed') WHERE outcome <> 'refused';
SELECT * FROM filed_agencies ORDER BY code;
SELECT agency_code, year FROM filed_latest ORDER BY year;
SELECT h, govreport.agency_column(h) FROM (VALUES ('代码'), ('Name'), ('上级'), ('颜色')) h(h);

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA counting CASCADE;
