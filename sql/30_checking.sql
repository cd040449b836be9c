-- Checking: a body or a report that was read.

-- what each sample fails
SELECT name, f.rule, f.severity, f.item, f.col, f.lhs, f.rhs
FROM sample, govreport.findings(body) f
WHERE name NOT IN ('empty', 'prose', 'zeros', 'marks', 'bars', 'no table', 'old')
ORDER BY name COLLATE "C", rule, item, col;
SELECT f.message FROM sample, govreport.findings(body) f WHERE name = 'unbalanced';

-- a text that is no report: it says so
SELECT f.rule, f.severity, f.item, f.passed, f.message FROM govreport.findings('') f;

-- checks: passed, failed and not to be decided
SELECT passed, count(*) FROM sample, govreport.checks(body) WHERE name = 'whole' GROUP BY passed;
SELECT rule, severity, item, col, passed, lhs, rhs FROM sample, govreport.checks(body)
WHERE name = 'blank' AND passed IS DISTINCT FROM true;

-- the answer is the same for a text and for what was read from it
SELECT name, count(*) AS checks FROM sample, govreport.checks(body) GROUP BY name ORDER BY name COLLATE "C";
SELECT count(*) AS differ FROM
	((SELECT name, c.* FROM sample, govreport.checks(body) c) EXCEPT ALL
	 (SELECT name, c.* FROM sample, govreport.checks(govreport.parse(body)) c)) AS x;
SELECT count(*) AS differ FROM
	((SELECT name, c.* FROM sample, govreport.checks(govreport.parse(body)) c) EXCEPT ALL
	 (SELECT name, c.* FROM sample, govreport.checks(body) c)) AS x;
SELECT count(*) AS differ FROM
	((SELECT name, f.* FROM sample, govreport.findings(body) f) EXCEPT ALL
	 (SELECT name, f.* FROM sample, govreport.findings(govreport.parse(body)) f)) AS x;

-- findings are the checks that failed; a report is valid where none of them is an error
SELECT count(*) AS differ FROM
	((SELECT name, c.* FROM sample, govreport.checks(body) c WHERE NOT passed) EXCEPT ALL
	 (SELECT name, f.* FROM sample, govreport.findings(body) f)) AS x;
SELECT name, govreport.is_valid(body), govreport.is_valid(govreport.parse(body)) AS stored,
	NOT EXISTS (SELECT FROM govreport.findings(body) WHERE severity = 'error') AS without_error
FROM sample ORDER BY name COLLATE "C";

-- require_valid: true, or an error that names the first findings
SELECT govreport.require_valid(body), govreport.require_valid(govreport.parse(body)) AS stored FROM sample WHERE name = 'whole';
SELECT govreport.require_valid(body) FROM sample WHERE name = 'unbalanced';
SELECT govreport.require_valid(govreport.parse(body)) FROM sample WHERE name = 'unbalanced';
SELECT govreport.require_valid(replace(body, ' | 0 |', ' | x |')) FROM sample WHERE name = 'whole';
SELECT govreport.require_valid('');

-- NULL gives NULL, or no rows
SELECT govreport.is_valid(NULL::text), govreport.is_valid(NULL::govreport.report) AS stored, govreport.require_valid(NULL::text);
SELECT count(*) AS rows FROM govreport.checks(NULL::text);
SELECT count(*) AS rows FROM govreport.findings(NULL::govreport.report);

-- whose fault a finding is: a table whose labels stand in the text was not read, one without is not there
SELECT f.rule, f.item, f.cause, f.line, f.message FROM govreport.findings_with_cause(
	E'柏川县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"社会公益组织": 1, "法律服务机构": 2\n') f
WHERE f.rule = 'form.table_missing';
-- nor one that may stand in what a document has as an object
SELECT f.rule, f.item, f.cause, f.line, f.message FROM govreport.findings_with_cause(
	E'柏川县水利局2023年政府信息公开工作年度报告\n一、总体情况\n2023年依法公开。\n（此处有未读入的对象）\n') f
WHERE f.rule = 'form.table_missing';
SELECT count(*) AS differ FROM sample,
	LATERAL ((SELECT rule, item, col, message, passed FROM govreport.findings(body)) EXCEPT ALL
	 (SELECT rule, item, col, message, passed FROM govreport.findings_with_cause(govreport.parse(body)))) AS x;
