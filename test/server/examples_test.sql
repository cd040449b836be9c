-- The reports of examples/ read whole, and just the planted errors are found.
\ir tap.sql

SELECT is_equal(
	(SELECT format('%s %s %s', (p).agency, (p).year, (p).form)),
	want,
	'heads: ' || name)
FROM (SELECT id, name, govreport.parse(body) AS p FROM reports) r
JOIN (VALUES
	(1, '霁川市交通运输局 2019 2019'),
	(2, '望榆县教育局 2020 2019'),
	(3, '霁川市交通运输局 2020 2019'),
	(4, '砚湾区市场监督管理局 2021 2021'),
	(5, '青柳区民政局 2021 2021'),
	(6, '松鸣县住房和城乡建设局 2022 2021'),
	(7, '青柳区民政局 2022 2021'),
	(8, '松鸣县住房和城乡建设局 2023 2021'),
	(9, '桐浦县卫生健康局 2023 2021'),
	(10, '岚口市水务局 2024 2021')
) w (id, want) USING (id)
ORDER BY id;

-- number of figures, sum of all of table 三, of table 四, of table 二
SELECT is_equal(format('%s figures, %s, %s, %s', count(value), sum(value) FILTER (WHERE section = 'applications'),
		sum(value) FILTER (WHERE section = 'reviews'), sum(value) FILTER (WHERE section = 'disclosures')),
	want, 'figures: ' || name)
FROM reports r
CROSS JOIN govreport.cells(r.body)
JOIN (VALUES
	(1, '198 figures, 386, 10, 8379.35'),
	(2, '198 figures, 224, 2, 5043.8'),
	(3, '201 figures, 432, 10, 6879.6200'),
	(4, '186 figures, 885, 22, 10801'),
	(5, '200 figures, 330, 8, 320'),
	(6, '200 figures, 1328, 38, 1776.6'),
	(7, '200 figures, 380, 6, 333'),
	(8, '200 figures, 1076, 22, 1579.25'),
	(9, '200 figures, 433, 7, 708.9'),
	(10, '200 figures, 356, 4, 1840.08')
) w (id, want) USING (id)
GROUP BY id, name, want
ORDER BY id;

SELECT is_equal((SELECT string_agg(concat_ws(' ', f.rule, f.item, f.col), ', ' ORDER BY f.rule, f.item, f.col)
		FROM govreport.findings(r.body) f WHERE f.severity <> 'info'), want, 'findings: ' || name)
FROM reports r
JOIN (VALUES
	(1, NULL),
	(2, NULL),
	(3, NULL),
	(4, 'cells.unreadable not_processed.complaint natural_person'),
	(5, NULL),
	(6, NULL),
	(7, 'applications.balance natural_person, applications.balance total'),
	(8, NULL),
	(9, 'applications.applicants unavailable.not_held, applications.outcomes total, reviews.total reconsideration'),
	(10, 'sections.empty other_matters')
) w (id, want) USING (id)
ORDER BY id;

SELECT is_equal(govreport.is_valid(body), name NOT LIKE '%有误%', 'valid or not: ' || name)
FROM reports ORDER BY id;
