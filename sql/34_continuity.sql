-- Between two years of one agency.

-- the sample of 2022 carries 3, 1 and 1 out and has 2 rules and 31 normative documents in force; the year after
CREATE VIEW year_after AS
SELECT govreport.parse(replace(replace(replace(replace(body, '2022年', '2023年'),
	'| 二、上年结转政府信息公开申请数量 | | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |', '| 二、上年结转政府信息公开申请数量 | | | 3 | 1 | 0 | 0 | 0 | 0 | 4 |'),
	'| 规章 | 0 | 0 | 2 |', '| 规章 | 1 | 0 | 3 |'),
	'| 行政规范性文件 | 6 | 1 | 31 |', '| 行政规范性文件 | 6 | 1 | 35 |')) AS report
FROM sample WHERE name = 'whole';

SELECT c.rule, c.severity, c.item, c.col, c.passed, c.lhs, c.rhs
FROM sample, year_after, govreport.continuity(govreport.parse(body), report) c WHERE name = 'whole';
SELECT c.message
FROM sample, year_after, govreport.continuity(govreport.parse(body), report) c WHERE name = 'whole' AND NOT c.passed;

-- a blank cell that could hold the difference leaves it open
SELECT c.col, c.passed, c.message
FROM sample, year_after, govreport.continuity(govreport.parse(replace(body, '| 四、结转下年度继续办理 | | | 3 | 1 | 0 | 0 | 1 | 0 | 5 |', '| 四、结转下年度继续办理 | | | 3 | 1 | 0 | 0 | | 0 | |')), report) c
WHERE name = 'whole' AND c.rule = 'continuity.carried' AND c.lhs <> c.rhs;

-- years that do not follow one another, in this order, and other agencies: no rows
SELECT count(*) AS rows FROM year_after, govreport.continuity(report, report);
SELECT count(*) AS rows FROM sample, year_after, govreport.continuity(report, govreport.parse(body)) WHERE name = 'whole';
SELECT count(*) AS rows FROM sample, year_after, govreport.continuity(govreport.parse(replace(body, '白石县农业农村局', '白石县教育局')), report) WHERE name = 'whole';
SELECT count(*) AS rows FROM sample, govreport.continuity(govreport.parse(body), govreport.parse('')) WHERE name = 'whole';

-- in a table of reports: each with the one before
CREATE TABLE filed AS SELECT report FROM year_after UNION ALL SELECT govreport.parse(body) FROM sample WHERE name IN ('whole', 'old');
SELECT (later.report).year, c.rule, count(*) AS checks, count(*) FILTER (WHERE NOT c.passed) AS findings
FROM filed later
JOIN filed earlier ON (earlier.report).agency = (later.report).agency AND (earlier.report).year = (later.report).year - 1,
	govreport.continuity(earlier.report, later.report) c
GROUP BY 1, 2 ORDER BY 1, 2;
DROP TABLE filed;

-- what the narrative says of the year before, and counts that are out of line
SELECT g.said, c.rule, c.item, c.passed, c.lhs, c.rhs
FROM sample, year_after, (VALUES ('同比增长50%'), ('同比下降50%'), ('比去年增加')) g (said),
	LATERAL (SELECT total FROM govreport.applications(govreport.parse(body)) WHERE item = 'received') a,
	LATERAL govreport.continuity(govreport.parse(body), govreport.parse(replace(regexp_replace(body,
		'(一、总体情况[^\n]*\n)', format(E'\\1收到政府信息公开申请%s件，%s。\n', a.total, g.said)), '2022年', '2023年'))) c
WHERE name = 'whole' AND c.rule IN ('continuity.growth', 'continuity.outlier') ORDER BY 1, 2, 3;

-- the narrative of the year before once more: numbers and names count for nothing
CREATE TEMP TABLE narrative AS
SELECT n, agency || y || '年政府信息公开工作年度报告
一、总体情况
' || y || '年，' || agency || '认真落实条例各项要求。全年在网站发布信息' || y % 100 || '条，内容涉及养殖和种植。我局重视申请的办理，收到申请'
	|| y % 10 || '件。平台由专人维护，每周巡查。' || ending || '
五、存在的主要问题及改进情况
公开的内容还不够丰富，今后将充实。
' AS body
FROM (VALUES (1, '松谷县粮食局', 2022, '培训一次，人人到场。'), (2, '松谷县粮食局', 2023, '培训三次，人人到场。'),
	(3, '霁川市水务局', 2023, '培训三次，人人到场。'), (4, '松谷县粮食局', 2023, '今年修好了阅览室，并请读者来看。')) v (n, agency, y, ending);
SELECT b.n, c.rule, c.severity, c.passed, c.lhs, c.rhs, c.message,
	govreport.narrative_likeness(govreport.narrative_signature(a.body), govreport.narrative_signature(b.body)) > 0.9 AS alike
FROM narrative a, narrative b, govreport.continuity_text(a.body, b.body) c WHERE a.n = 1 AND b.n > 1 ORDER BY 1;
SELECT length(govreport.narrative_signature(body)) AS bits, govreport.narrative_signature('') IS NULL AS nothing,
	(SELECT count(*) FROM govreport.continuity_text(body, '')) AS rows
FROM narrative WHERE n = 1;
DROP TABLE narrative;

-- NULL gives no rows
SELECT count(*) AS rows FROM year_after, govreport.continuity(NULL, report);

DROP VIEW year_after;
