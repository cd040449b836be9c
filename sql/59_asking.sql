-- Questions about a store: who stands below an agency, and whose narrative is another's.
\set SHOW_CONTEXT never
SELECT govreport.create_store('asked');
INSERT INTO asked_agencies (code, name, level, parent) VALUES
	('P', '霁川市', 'city', NULL), ('W', '霁川市水务局', 'department', 'P'), ('C', '松谷县', 'county', 'P'),
	('G', '松谷县粮食局', 'department', 'C'), ('J', '松谷县教育局', 'department', 'C');

-- who stands below an agency
SELECT agency, array(SELECT govreport.agencies_below('asked', agency) ORDER BY 1) AS below FROM (VALUES ('P'), ('C'), ('G'), ('nobody')) v (agency);

-- the same sentences with other numbers and names, two years of one agency and one year of two; and others
INSERT INTO asked (source, arrived, body)
SELECT source, ('2024-01-' || n)::timestamptz, agency || y || '年政府信息公开工作年度报告
一、总体情况
' || y || '年，' || agency || '认真落实条例各项要求。全年在网站发布信息' || y % 100 || '条，内容涉及' || matter || '。我局重视申请的办理，收到申请'
	|| y % 10 || '件。平台由专人维护，每周巡查' || places || '。' || ending || '
五、存在的主要问题及改进情况
公开的内容还不够丰富，今后将充实。
' AS body
FROM (VALUES
	(10, 'first', '松谷县粮食局', 2022, '养殖和种植', '一次', '培训一次，人人到场。'),
	(11, 'again', '松谷县粮食局', 2023, '养殖和种植', '三次', '培训三次，人人到场。'),
	(12, 'by another', '霁川市水务局', 2023, '养殖和种植', '五次', '培训六次，人人到场。'),
	(13, 'its own', '松谷县教育局', 2023, '招生和考试', '各处', '今年修好了阅览室，并请读者来看。')) v (n, source, agency, y, matter, places, ending);
INSERT INTO asked (source, body) VALUES ('none', '霁川市2023年政府信息公开工作年度报告');
SELECT source, other_source, agency, other_agency, other_year, copied, sentences, message FROM govreport.copied_narratives('asked', 2023) ORDER BY 1, 2;
SELECT count(*) AS of_2022 FROM govreport.copied_narratives('asked', 2022);

-- the narrow row keeps what tells it, whoever writes
CREATE VIEW signed AS
SELECT f.source, f.signature = govreport.narrative_signature(r.body) AS kept, f.signature IS NULL AS nothing FROM asked_facts f JOIN asked r USING (id) ORDER BY 1;
SELECT * FROM signed;
UPDATE asked SET body = (SELECT replace(body, '招生和考试', '师资') FROM asked WHERE source = 'its own') || '这一句是新的，说的是别的事。' WHERE source = 'again';
SELECT * FROM signed;
SELECT govreport.refresh_facts('asked');
SELECT bool_and(kept) AS kept, count(*) FILTER (WHERE nothing) AS nothing FROM signed;
SELECT source, other_source, copied, sentences FROM govreport.copied_narratives('asked', 2023) ORDER BY 1, 2;

-- bits that are equal, as a share of sentences
SELECT n AS equal_bits, govreport.narrative_likeness(repeat('1', 256)::bit(256), (repeat('1', n) || repeat('0', 256 - n))::bit(256)) AS likeness
FROM unnest(ARRAY[256, 192, 128, 0]) n;
SELECT govreport.narrative_likeness(B'0000', B'1111') AS unlike, govreport.narrative_likeness(B'0000', B'0000') AS alike;

-- where all schools have 25 sentences of 28 in common, 20 whose three others are another's, too, are told from them
INSERT INTO asked (source, arrived, body)
SELECT s.n, '2025-01-01'::timestamptz + s.n * interval '1 hour', '松谷县第' || s.n || E'小学2024年政府信息公开工作年度报告\n一、总体情况\n'
	|| string_agg(left(translate(md5(CASE WHEN k <= 25 THEN '' WHEN s.n > 200 THEN (s.n - 200) * 7 || ' ' ELSE s.n || ' ' END || k), '0123456789abcdef',
		'天地人山水木石田土金火风雨云日月'), 12) || '。', '' ORDER BY k)
FROM generate_series(1, 220) s(n), generate_series(1, 28) k GROUP BY s.n ORDER BY s.n;
SELECT count(*) AS copies, count(*) FILTER (WHERE other_source::int = (source::int - 200) * 7) AS of_whom, min(copied) AS copied, min(sentences) AS sentences
FROM govreport.copied_narratives('asked', 2024);

-- a report that was corrected after another copied it is the first still
INSERT INTO asked (source, arrived, body)
SELECT v.source, v.arrived, replace(replace(r.body, '2023年', '2025年'), '松谷县教育局', v.agency) || v.ending
FROM asked r, (VALUES ('first', '2026-01-01'::timestamptz, '松谷县教育局', ''), ('copy', '2026-01-02', '松谷县粮食局', ''), ('corrected', '2026-01-03', '松谷县教育局', ' '))
	v (source, arrived, agency, ending) WHERE r.source = 'its own';
SELECT source, other_source FROM govreport.copied_narratives('asked', 2025);

-- what is no store is told as such
SELECT govreport.agencies_below('pg_class', '1');
SELECT count(*) FROM govreport.copied_narratives('asked_facts', 2023);
DROP VIEW signed;
