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

-- NULL gives no rows
SELECT count(*) AS rows FROM year_after, govreport.continuity(NULL, report);

DROP VIEW year_after;
