-- Reports that parse did not make: whatever is in them, functions answer.

CREATE TABLE made (n int, what text, report govreport.report);
INSERT INTO made VALUES
	(1, 'all NULL', ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)),
	(2, 'empty arrays', ROW('', '', 0, '2021', 'empty', '{}', '{}', '{}', '{}', '{}', '{}')),
	(3, 'NULL elements', ROW(NULL, NULL, 2022, '2021', NULL, ARRAY[NULL]::govreport.section[], ARRAY[NULL, NULL]::govreport.disclosure[],
		ARRAY[NULL]::govreport.application[], ARRAY[NULL]::govreport.review[], ARRAY[NULL]::govreport.claim[], ARRAY[NULL]::govreport.problem[])),
	(4, 'NULL attributes', ROW(NULL, NULL, 2022, '2021', NULL, ARRAY[ROW(NULL, NULL, NULL, NULL, NULL)]::govreport.section[],
		ARRAY[ROW(NULL, NULL, NULL, NULL, NULL, NULL)]::govreport.disclosure[], ARRAY[ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)]::govreport.application[],
		ARRAY[ROW(NULL, NULL, NULL, NULL, NULL, NULL)]::govreport.review[], '{}', ARRAY[ROW(NULL, NULL, NULL, NULL, NULL)]::govreport.problem[])),
	(5, 'unknown codes', ROW('t', 'a', -5, '2019', '[2022-01-01,)', ARRAY[ROW('nonsense', '', '', -1, -1)]::govreport.section[],
		ARRAY[ROW(999, 'nonsense', 'x', 'created', 1, '斤'), ROW(1, 'rule', 'x', 'nonsense', 1, '件')]::govreport.disclosure[],
		ARRAY[ROW('nonsense', 1, 1, 1, 1, 1, 1, 1)]::govreport.application[], ARRAY[ROW('nonsense', 1, 1, 1, 1, 1)]::govreport.review[],
		'{}', ARRAY[ROW('nonsense', 'rule', 'issued', 'x', 1), ROW('unreadable', 'nonsense', 'nonsense', NULL, -1)]::govreport.problem[])),
	(6, 'odd numbers', ROW('t', 'a', 2147483647, '2021', '[-infinity,infinity]', '{}',
		ARRAY[ROW(1, 'rule', '规章', 'issued', 'NaN', '件'), ROW(1, 'rule', '规章', 'repealed', 1e100, '件'),
			ROW(1, 'rule', '规章', 'in_force', 1.5, '件'), ROW(5, 'license', '行政许可', 'decisions', -9223372036854775808, '件'),
			ROW(8, 'fee', '收费', 'amount', 0.000000000000000000001, NULL)]::govreport.disclosure[],
		ARRAY[ROW('received', 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, -9223372036854775808)]::govreport.application[],
		ARRAY[ROW('reconsideration', -1, -1, -1, -1, -1)]::govreport.review[], '{}', '{}')),
	(7, 'rows twice', ROW('t', 'a', 2022, '2021', '[2022-01-01,2022-12-31]', '{}', '{}',
		ARRAY[ROW('received', 1, 0, 0, 0, 0, 0, 1), ROW('received', 2, 0, 0, 0, 0, 0, 3)]::govreport.application[],
		ARRAY[ROW('reconsideration', 1, 1, 1, 1, 4), ROW('reconsideration', 1, 1, 1, 1, 5)]::govreport.review[], '{}', '{}')),
	(8, 'two dimensions', ROW('t', 'a', 2022, '2021', NULL, '{}', '{}',
		ARRAY[[ROW('received', 1, 0, 0, 0, 0, 0, 1)], [ROW('carried_in', 1, 0, 0, 0, 0, 0, 2)]]::govreport.application[], '{}', '{}', '{}')),
	(9, 'a count of one and a half', ROW('t', 'a', 2022, '2021', NULL, '{}', '{}',
		ARRAY[ROW('received', NULL, NULL, NULL, NULL, 0, 0, 1)]::govreport.application[], '{}', '{}',
		ARRAY[ROW('fraction', 'received', 'natural_person', '1.5', 7), ROW('fraction', 'received', 'business', 'one', 7),
			ROW('fraction', 'received', 'research_institution', NULL, 7), ROW('not_applicable', 'received', 'public_welfare_organization', '-', 7)]::govreport.problem[]));

-- rows are as they were stored
SELECT n, count(*) FROM made, govreport.disclosures(report) GROUP BY n ORDER BY n;
SELECT n, a.* FROM made, govreport.applications(report) a WHERE n <> 6 ORDER BY n;
SELECT n, r.* FROM made, govreport.reviews(report) r ORDER BY n;
SELECT n, count(*) FROM made, govreport.claims(report) GROUP BY n ORDER BY n;

-- checks answer
SELECT n, what, govreport.is_valid(report),
	(SELECT count(*) FROM govreport.checks(report)) > 0 AS checks,
	(SELECT count(*) FROM govreport.findings(report)) > 0 AS findings
FROM made ORDER BY n;
SELECT n, rule, item, col, passed, lhs, rhs
FROM made, govreport.checks(report)
WHERE n IN (6, 7, 8, 9) AND (rule ~ '^(applications|reviews)' OR rule IN ('cells.fraction', 'cells.unreadable', 'cells.negative') AND NOT passed)
ORDER BY n, rule, item, col, lhs;

-- many problems and cells take no more than their number
SELECT count(*) FROM govreport.findings(ROW('t', 'a', 2022, '2021', NULL, '{}', '{}',
	array_fill(ROW('received', NULL, NULL, NULL, NULL, NULL, NULL, NULL)::govreport.application, ARRAY[20000]), '{}', '{}',
	array_fill(ROW('unreadable', 'granted', 'total', 'x', 1)::govreport.problem, ARRAY[20000]))::govreport.report)
WHERE rule = 'cells.blank';

-- a row or an array of another type is not taken for a report
SELECT govreport.is_valid(ROW(1, 2));
SELECT govreport.is_valid(ROW(NULL, NULL, 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::govreport.report);

DROP TABLE made;
