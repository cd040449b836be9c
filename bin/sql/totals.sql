-- All reports of the demo, one a line, their sums, and the files that could not be read.
\pset footer off
\pset null '-'

SELECT coalesce(agency, name, '合计') AS 机关, year AS 年份, form AS 表式,
	sum(figures) || '/' || sum(figures_of_form) AS 读出, sum(received) AS 新收, sum(carried_in) AS 结转,
	sum(concluded) AS 办理总计, sum(granted) AS 予以公开, sum(carried_out) AS 结转下年,
	sum(reconsideration) AS 复议, sum(litigation) AS 诉讼,
	sum(errors) AS 错误, sum(warnings) AS 警告, sum(notes) AS 提示
FROM shown
GROUP BY GROUPING SETS ((id, name, agency, year, form), ())
ORDER BY id;

\pset tuples_only on
\pset format unaligned
SELECT format('读不了：%s：%s', name, reason) FROM unreadable;
