-- One report of the demo, the row :id of the view shown.
\pset footer off
\pset null '-'

\pset tuples_only on
\pset format unaligned
SELECT format(E'\n%s\n%s  %s 年  %s\n读出数字 %s / %s，检查通过 %s 项，不能判定 %s 项，未通过 %s 项\n',
	name, coalesce(agency, '（没有读出机关）'), coalesce(year::text, '-'), coalesce(form || ' 年表式', '（没有读出表式）'),
	figures, figures_of_form, passed, undecided, errors + warnings + notes)
FROM shown WHERE id = :id;

\pset tuples_only off
\pset format aligned
SELECT received AS 新收, carried_in AS 结转, concluded AS 办理总计, granted AS 予以公开, carried_out AS 结转下年,
	reconsideration AS 复议, litigation AS 诉讼
FROM shown WHERE id = :id;

SELECT errors + warnings + notes > 0 AS has_findings FROM shown WHERE id = :id \gset
\if :has_findings
SELECT CASE f.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 程度,
	f.rule AS 规则, f.item AS 行, f.col AS 列, f.lhs AS 左边, f.rhs AS 右边, f.message AS 说明
FROM shown s, govreport.findings(s.parsed) f
WHERE s.id = :id
ORDER BY f.severity DESC;
\endif
