-- A report as the national form, filled in.
\pset format unaligned
\pset tuples_only on
SELECT govreport.render(govreport.parse(body)) FROM sample WHERE name = 'blank';
SELECT govreport.render(govreport.parse(body), 'markdown') FROM sample WHERE name = 'dash';
SELECT govreport.render(govreport.parse(body), 'html') FROM sample WHERE name = 'old';

\pset format aligned
\pset tuples_only off

-- reading it gives the same again
CREATE FUNCTION told(govreport.report) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(E'\n', $1.title, $1.agency, $1.year, $1.form, $1.period, $1.disclosures, $1.applications, $1.reviews,
		(SELECT string_agg(concat_ws(' ', kind, number, title), E'\n') FROM unnest($1.sections)))
$$;
SELECT name, format, told(govreport.parse(govreport.render(report, format))) = told(report) AS same
FROM (SELECT name, govreport.parse(body) AS report FROM sample) AS stored,
	unnest('{text,markdown,html}'::text[]) AS format
ORDER BY name COLLATE "C", format;

-- as do the checks, but for those of cells that were not readable and are blank now
SELECT name, format, rule
FROM sample, govreport.parse(body) AS report, unnest('{text,markdown,html}'::text[]) AS format,
	LATERAL (SELECT rule, item, col FROM govreport.findings(report)
		EXCEPT SELECT rule, item, col FROM govreport.findings(govreport.render(report, format))) AS lost
ORDER BY name COLLATE "C", format, rule;

\pset format unaligned
\pset tuples_only on
-- names that mean something in Markdown or HTML
SELECT format, written, (govreport.parse(written)).title
FROM unnest('{text,markdown,html}'::text[]) AS format,
	govreport.render(ROW('A&B园区_管委会2022年政府信息公开工作年度报告', 'A&B园区_管委会', 2022, '2021', '[2022-01-01,2023-01-01)', '{}',
		ARRAY[ROW(1, NULL, '其他文件|（<甲>类）', 'issued', 3, '件'), ROW(1, NULL, '其他文件|（<甲>类）', 'repealed', NULL, '件'),
			ROW(1, NULL, '其他文件|（<甲>类）', 'in_force', 12, '件')]::govreport.disclosure[], '{}', '{}', '{}', '{}')::govreport.report, format) AS written;

-- a report that somebody made
SELECT govreport.render(ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::govreport.report);
SELECT govreport.render(ROW('年报', '某局', 2020, NULL, NULL, ARRAY[ROW('nonsense', '九', '附件', 0, 0)]::govreport.section[],
	ARRAY[ROW(77, 'nonsense', '甲', 'amount', 'NaN', '斤'), ROW(9, 'procurement', '政府集中采购', 'amount', 1.50, NULL)]::govreport.disclosure[],
	ARRAY[ROW('carried_out', 9223372036854775807, -9223372036854775808, NULL, NULL, NULL, NULL, NULL), ROW('granted', 1, 1, 1, 1, 1, 1, 6)]::govreport.application[],
	ARRAY[ROW('litigation_direct', 1, 1, 1, 1, 4)]::govreport.review[], NULL, NULL)::govreport.report, 'markdown');

\pset format aligned
\pset tuples_only off
SELECT govreport.render(govreport.parse(''), 'pdf');
SELECT govreport.render(NULL, 'text') IS NULL AS strict, govreport.render(govreport.parse(''), NULL) IS NULL AS strict;

DROP FUNCTION told;

-- figures of every size, as they are shown
SELECT v::text, (regexp_match(govreport.render((NULL, NULL, 2022, '2021', NULL, NULL,
	ARRAY[(5, 'license', NULL, 'decisions', v, NULL)::govreport.disclosure], NULL, NULL, NULL, NULL)::govreport.report), '行政许可 +│ +(\S+)'))[1] AS shown
FROM unnest('{0, 0.00, -0.5, 7, 12.50, 9999, 10000, 10000.0000, -120000000, 0.0001, 0.00005, 123456789012.3456, 12345678901234567,
	9999999999999999, 1234.567890123456, 9223372036854775807, -9223372036854775808, 9223372036854775808, 922337203685477580.7,
	0.000000000000000001, 0.0000000000000000001, 1e30, NaN}'::numeric[]) v;
