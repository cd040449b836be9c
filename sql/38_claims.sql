-- Claims: the figures that the narrative states, and the checks of them.

CREATE TEMP TABLE narrative AS
SELECT '松谷县粮食局2023年政府信息公开工作年度报告

一、总体情况
2023年，全年发布信息90条，其中动态45条，占比50%；公告30条（其中招标7条）；其他14条。收到政府信息公开申请约400件，未收取信息处理费。本报告由两个部分组成。

二、其他需要报告的事项
无。
' AS body;

SELECT c.section, c.subject, c.label, c.value, c.unit, c.approximate, c.part_of, c.share, substr(body, c.start, c.length) AS text
FROM narrative, govreport.claims(body) c;
SELECT rule, passed, lhs, rhs, message FROM narrative, govreport.checks(body) WHERE rule LIKE 'claims.%';

-- the same where the text is a page
SELECT c.value, c.share, substr(page, c.start, c.length) AS text
FROM (SELECT '<p>' || replace(replace(body, E'\n', '</p>' || E'\n' || '<p>'), '90', '<b>9</b>0') || '</p>' AS page FROM narrative) p, govreport.claims(page) c
WHERE c.value >= 45;

-- a report that was read holds them, and is checked alike
SELECT count(*) AS differ FROM
	((SELECT c.* FROM narrative, govreport.claims(body) c) EXCEPT ALL
	 (SELECT c.* FROM narrative, govreport.claims(govreport.parse(body)) c)) AS x;
SELECT count(*) AS differ FROM
	((SELECT c.* FROM narrative, govreport.checks(body) c) EXCEPT ALL
	 (SELECT c.* FROM narrative, govreport.checks(govreport.parse(body)) c)) AS x;
SELECT govreport.parse(body)::text::govreport.report = govreport.parse(body) AS same FROM narrative;

-- against a table
SELECT s.stated, c.passed, c.item, c.col, c.lhs, c.rhs
FROM sample, (VALUES ('收到政府信息公开申请%s件。'), ('未收到政府信息公开申请。'), ('收到政府信息公开申请99999件。')) s (stated),
	LATERAL (SELECT total FROM govreport.applications(body) WHERE item = 'received') a,
	LATERAL govreport.checks(regexp_replace(body, '(一、总体情况[^\n]*\n)', '\1' || format(s.stated, a.total) || E'\n')) c
WHERE name = 'whole' AND c.rule = 'claims.table' AND c.item = 'received';

-- one of the two kinds of lawsuits may be called by the name of both; a third number is of neither
SELECT n, c.passed
FROM sample, generate_series(1, 5) n,
	LATERAL govreport.checks(regexp_replace(replace(body, '| 0 | 1 | 0 | 0 | 0 | 0 | 0 |', '| 0 | 1 | 3 | 0 | 0 | 0 | 3 |'),
		'(一、总体情况[^\n]*\n)', format(E'\\1因政府信息公开被提起行政诉讼%s件。\n', n))) c
WHERE name = 'whole' AND c.rule = 'claims.table' AND c.message LIKE '%被提起行政诉讼%'
ORDER BY n;
