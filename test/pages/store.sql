-- A store to look at: a province of :cities cities with five counties each, six departments
-- in each of them, over six years, made from the valid reports of the table texts (name, body)
-- with their figures multiplied.  Some are late, wrong, missing, sent twice; nothing is drawn by lot.

SELECT govreport.create_store('reports') \g /dev/null

CREATE TEMP TABLE department AS
SELECT n, name FROM unnest(ARRAY['教育局', '民政局', '水务局', '交通运输局', '卫生健康局', '住房和城乡建设局']) WITH ORDINALITY d(name, n);

INSERT INTO reports_agencies (code, name, level, parent, is_government)
SELECT '90', '江宁省人民政府', '省级', NULL, true;
INSERT INTO reports_agencies (code, name, level, parent, is_government)
SELECT '90' || CASE WHEN c < 10 THEN '0' ELSE '' END || c, city || '人民政府', '市级', '90', true
FROM generate_series(1, :cities) c, LATERAL (SELECT substr('松青桐望砚霁岚云石柳', c % 10 + 1, 1) || substr('川陵江阳溪', c / 10 % 5 + 1, 1)
	|| CASE WHEN c >= 50 THEN substr('东西南北', c / 50, 1) ELSE '' END || '市' AS city) s;
INSERT INTO reports_agencies (code, name, level, parent, is_government)
SELECT p.code || lpad(k::text, 2, '0'), substr('东西南北中', k, 1) || substr('岭桥湾溪浦', (k + right(p.code, 2)::int) % 5 + 1, 1) || '县人民政府',
	'县级', p.code, true
FROM reports_agencies p, generate_series(1, 5) k WHERE p.level = '市级';
INSERT INTO reports_agencies (code, name, level, parent)
SELECT p.code || '-' || d.n, regexp_replace(p.name, '人民政府$', '') || d.name, replace(p.level, '级', '级部门'), p.code
FROM reports_agencies p, department d WHERE p.level IN ('市级', '县级');

CREATE TEMP TABLE template AS
SELECT govreport.parse(body) AS report, form, row_number() OVER (PARTITION BY form ORDER BY name) - 1 AS n, count(*) OVER (PARTITION BY form) AS of
FROM (SELECT *, ((govreport.parse(body)).form)::text AS form FROM texts WHERE name !~ '有误') t;

-- figures times k keep every equation
CREATE FUNCTION pg_temp.times(report govreport.report, k bigint, agency text, year int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	made govreport.report := report;
BEGIN
	made.applications := (SELECT array_agg(ROW(a.item, a.natural_person * k, a.business * k, a.research_institution * k, a.public_welfare_organization * k,
		a.legal_service_organization * k, a.other_organization * k, a.total * k)::govreport.application) FROM unnest(report.applications) a);
	made.reviews := (SELECT array_agg(ROW(r.proceeding, r.upheld * k, r.corrected * k, r.other * k, r.pending * k, r.total * k)::govreport.review)
		FROM unnest(report.reviews) r);
	made.agency := agency;
	made.year := year;
	made.title := agency || year || '年政府信息公开工作年度报告';
	made.period := daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1));
	RETURN regexp_replace(govreport.render(made), '（文字从略）', (SELECT format('全年新收政府信息公开申请%s件，其中自然人申请%s件。上年结转%s件。'
		'部门网站公开信息三百余条，办事指南逐项核对。', a.total, a.natural_person, b.total)
		FROM unnest(made.applications) a, unnest(made.applications) b WHERE a.item = 'received' AND b.item = 'carried_in'));
END
$$;

CREATE TEMP TABLE filing AS
SELECT a.code, a.name, y.year, h, pg_temp.times(t.report, 1 + h % 7, CASE WHEN g.level = '市级' THEN regexp_replace(g.name, '人民政府$', '') ELSE '' END || a.name, y.year) AS body
FROM reports_agencies a
JOIN reports_agencies p ON p.code = a.parent
JOIN reports_agencies g ON g.code = p.parent
CROSS JOIN generate_series(2019, 2024) y(year)
CROSS JOIN LATERAL (SELECT ('x' || left(md5(a.code || y.year), 7))::bit(28)::int AS h) c
JOIN template t ON t.form = CASE WHEN y.year < 2021 THEN '2019' ELSE '2021' END AND t.n = ('x' || left(md5(a.code), 7))::bit(28)::int % t.of
WHERE a.level LIKE '%部门' AND h % 17 <> 0;

INSERT INTO reports (source, arrived, agency_code, body)
SELECT format('%s/%s-%s.docx', year, year, name), (make_date(year + 1, 1, 6) + h % 25 + CASE WHEN h % 13 = 0 THEN 20 ELSE 0 END + time '10:00') AT TIME ZONE 'Asia/Shanghai',
	code, CASE WHEN h % 11 = 0 THEN regexp_replace(body, '(（一）予以公开 *│ *)([0-9]+)', '\17\2')
		WHEN h % 29 = 0 THEN regexp_replace(body, '(行政复议 *│ *)([0-9]+)', '\1约\2')
		WHEN h % 23 = 0 THEN replace(body, '其中自然人申请', '其中自然人申请1') ELSE body END
FROM filing ORDER BY year, code;
-- sent again, right this time
INSERT INTO reports (source, arrived, agency_code, body)
SELECT format('%s/%s-%s（更正）.docx', year, year, name), (make_date(year + 1, 2, 20) + time '15:30') AT TIME ZONE 'Asia/Shanghai', code, body
FROM filing WHERE h % 11 = 0 AND h % 3 = 0;
ANALYZE;
