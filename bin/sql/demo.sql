-- What the demo shows of its store: each report, then some of the store's views.
\pset footer off
\pset null '-'

\echo
\echo '每份报告：读出的数字、检查结果'
SELECT r.agency AS 机关, r.year AS 年份, (s.parsed).form AS 表式, figures.read || ' / ' || figures.of_form AS 读出数字,
	checks.passed AS 通过, checks.undecided AS 不能判定, checks.errors AS 错误, checks.warnings AS 警告, checks.notes AS 提示,
	r.source AS 文件
FROM reports_arrived r
JOIN reports s USING (id),
	LATERAL (
		SELECT count(c.item) AS read, count(*) AS of_form
		FROM govreport.form_items() i
		LEFT JOIN (SELECT DISTINCT section, item, col FROM govreport.cells(s.body) WHERE value IS NOT NULL) c
			USING (section, item, col)
		WHERE i.form = (s.parsed).form
	) figures,
	LATERAL (
		SELECT
			count(*) FILTER (WHERE passed) AS passed,
			count(*) FILTER (WHERE passed IS NULL) AS undecided,
			count(*) FILTER (WHERE NOT passed AND severity = 'error') AS errors,
			count(*) FILTER (WHERE NOT passed AND severity = 'warning') AS warnings,
			count(*) FILTER (WHERE NOT passed AND severity = 'info') AS notes
		FROM govreport.checks(s.parsed)
	) checks
ORDER BY r.source;

\echo '发现（视图 reports_findings）'
SELECT agency AS 机关, year AS 年份,
	CASE severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 程度, rule AS 规则, message AS 说明
FROM reports_findings
ORDER BY agency, year, severity DESC, rule, item, col;

\echo '指标（视图 reports_rates）'
SELECT agency AS 机关, year AS 年份, received AS 新收, disclosure_rate AS 公开率, denial_rate AS 不予公开率,
	natural_person_share AS 自然人占比, dispute_rate AS 争议率
FROM reports_rates
ORDER BY agency, year;

\echo '年度合计（视图 reports_yearly）'
SELECT year AS 年份, max(reports) AS 报告,
	max(value) FILTER (WHERE item = 'received') AS 新收,
	max(value) FILTER (WHERE item = 'carried_in') AS 结转,
	max(value) FILTER (WHERE item = 'concluded') AS 办理总计,
	max(value) FILTER (WHERE item = 'granted') AS 予以公开,
	max(value) FILTER (WHERE item = 'carried_out') AS 结转下年
FROM reports_yearly
WHERE section = 'applications' AND col = 'total'
GROUP BY year
ORDER BY year;

\echo '报送情况（视图 reports_coverage）'
SELECT agency AS 机关,
	string_agg(year::text, ' ' ORDER BY year) FILTER (WHERE status <> 'missing') AS 已报,
	string_agg(year::text, ' ' ORDER BY year) FILTER (WHERE status = 'missing') AS 未报
FROM reports_coverage
GROUP BY agency
ORDER BY agency;
