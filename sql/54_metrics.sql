-- The figures of a report as rows, and its metrics.

-- every cell of the form is a row
SELECT f.section, count(*) AS rows, count(f.value) AS figures, sum(f.value)
FROM sample, govreport.figures(govreport.parse(body)) f WHERE name = 'whole' GROUP BY f.section ORDER BY f.section;
SELECT f.* FROM sample, govreport.figures(govreport.parse(body)) f WHERE name = 'old' AND f.item IN ('license', 'procurement', 'litigation_after_reconsideration');
SELECT count(*) AS differ FROM sample, LATERAL (
	(SELECT section, item, col, value FROM govreport.cells(body) WHERE state = 'number'
	EXCEPT SELECT section, item, col, value FROM govreport.figures(govreport.parse(body)))
	UNION ALL
	(SELECT section, item, col, value FROM govreport.figures(govreport.parse(body)) WHERE value IS NOT NULL
	EXCEPT SELECT section, item, col, value FROM govreport.cells(body))) d
WHERE name <> 'fraction';

-- each metric, beside what it must be by hand: from the printed totals
--   received 37, by natural persons 30, carried in 3; granted 19, in part 3; denied 1 + 2 + 2 = 5; unavailable 5 + 1 = 6;
--   concluded 35, carried out 5; reconsideration 1 corrected of 4, 1 pending; litigation 0 corrected of 1, none pending
SELECT c.metric, c.formula, by_hand.value AS by_hand, m.part, m.whole, m.value
FROM sample, govreport.metrics() WITH ORDINALITY c (metric, label, formula, summary, n)
FULL JOIN (VALUES
	('received', 37),
	('concluded', 35),
	('disputes', 5),
	('disclosure_rate', 0.6286),                         -- 22 / 35
	('denial_rate', 0.1429),                             -- 5 / 35
	('denied_state_secret_share', 0.2),                  -- 1 / 5
	('denied_prohibited_by_law_share', 0),
	('denied_security_and_stability_share', 0),
	('denied_third_party_rights_share', 0.4),            -- 2 / 5
	('denied_internal_affairs_share', 0),
	('denied_process_information_share', 0.4),           -- 2 / 5
	('denied_enforcement_file_share', 0),
	('denied_administrative_inquiry_share', 0),
	('unavailable_rate', 0.1714),                        -- 6 / 35
	('carried_over_rate', 0.125),                        -- 5 / 40
	('natural_person_share', 0.8108),                    -- 30 / 37
	('dispute_rate', 0.1351),                            -- 5 / 37
	('correction_rate', 0.2),                            -- 1 / 5
	('correction_rate_decided', 0.25),                   -- 1 / 4
	('reconsideration_correction_rate', 0.25),           -- 1 / 4
	('reconsideration_correction_rate_decided', 0.3333), -- 1 / 3
	('litigation_correction_rate', 0),                   -- 0 / 1
	('litigation_correction_rate_decided', 0)            -- 0 / 1
) by_hand (metric, value) USING (metric)
FULL JOIN LATERAL govreport.metrics((SELECT govreport.parse(body) FROM sample WHERE name = 'whole')) m USING (metric)
WHERE name = 'whole' ORDER BY c.n;

SELECT metric, label, summary FROM govreport.metrics();

-- what is 0, blank or not there: nothing is divided by 0, a blank adds nothing
CREATE TABLE made (n int, what text, report govreport.report);
INSERT INTO made
SELECT n, what, ROW(NULL, NULL, 2022, '2021', NULL, NULL, NULL,
	ARRAY[ROW('received', persons, NULL, NULL, NULL, NULL, NULL, received), ROW('granted', NULL, NULL, NULL, NULL, NULL, NULL, granted),
		ROW('granted_in_part', NULL, NULL, NULL, NULL, NULL, NULL, in_part), ROW('concluded', NULL, NULL, NULL, NULL, NULL, NULL, concluded)]::govreport.application[],
	ARRAY[ROW('reconsideration', NULL, corrected, NULL, pending, reviews)]::govreport.review[], NULL, NULL)::govreport.report
FROM (VALUES
	-- n, what,              persons, received, granted, in part, concluded, corrected, pending, reviews
	(1, 'none received',     0, 0, 0, 0, 0, 0, 0, 0),
	(2, 'blank parts',       NULL, 8, 4, NULL, 5, 1, NULL, 4),
	(3, 'blank',             NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(4, 'all pending',       3, 3, 1, 1, 2, 0, 4, 4),
	(5, 'blank whole',       3, NULL, 1, 1, NULL, 0, 4, NULL),
	(6, 'as large as can be', 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 1, 1, 9223372036854775807, -9223372036854775808)
) v (n, what, persons, received, granted, in_part, concluded, corrected, pending, reviews);
SELECT n, what, m.metric, m.part, m.whole, m.value
FROM made, govreport.metrics(report) m
WHERE m.metric IN ('received', 'disclosure_rate', 'natural_person_share', 'dispute_rate', 'reconsideration_correction_rate_decided')
ORDER BY n, m.metric;

-- what could not be read: nothing is made of the rest; a dash is none, and a sum of reports is that of what was read
SELECT v.n, v.problem, m.metric, m.part, m.whole, m.value
FROM (VALUES
	(1, ROW('not_applicable', 'granted', 'total', '—', 9)::govreport.problem),
	(2, ROW('unreadable', 'granted', 'total', '7？3', 9)::govreport.problem),
	(3, ROW('uncertain', 'granted', NULL, '1 7 3', 9)::govreport.problem),
	(4, ROW('uncertain', NULL, NULL, '1 7 3', 9)::govreport.problem),
	(5, ROW('unread', 'granted', NULL, '予以公开', 9)::govreport.problem),
	(6, ROW('unreadable', 'reconsideration', 'pending', '？', 9)::govreport.problem),
	(7, ROW('unreadable', 'rule', 'issued', '？', 9)::govreport.problem),
	(8, ROW('uncertain', NULL, 'issued', '？', 9)::govreport.problem)
) v(n, problem), govreport.metrics(ROW(NULL, NULL, 2022, '2021', NULL, NULL, NULL,
	ARRAY[ROW('granted', NULL, NULL, NULL, NULL, NULL, NULL, NULL), ROW('granted_in_part', NULL, NULL, NULL, NULL, NULL, NULL, 3),
		ROW('concluded', NULL, NULL, NULL, NULL, NULL, NULL, 30)]::govreport.application[],
	ARRAY[ROW('reconsideration', NULL, 1, NULL, NULL, 4)]::govreport.review[], NULL, ARRAY[v.problem])::govreport.report) m
WHERE m.metric IN ('disclosure_rate', 'reconsideration_correction_rate', 'reconsideration_correction_rate_decided')
ORDER BY v.n, m.metric;
SELECT m.* FROM (
	SELECT govreport.rollup(ROW(NULL, NULL, 2022, '2021', NULL, NULL, NULL,
		ARRAY[ROW('granted', NULL, NULL, NULL, NULL, NULL, NULL, v.granted), ROW('concluded', NULL, NULL, NULL, NULL, NULL, NULL, 30)]::govreport.application[],
		NULL, NULL, v.problems)::govreport.report) AS sum
	FROM (VALUES (10, NULL), (NULL, ARRAY[ROW('unreadable', 'granted', 'total', '7？3', 9)]::govreport.problem[])) v(granted, problems)
) s, govreport.metrics(s.sum) m WHERE m.metric = 'disclosure_rate';

-- nor is there one of outcomes and applicants
SELECT n, govreport.outcome_values(govreport.totals(v.report)), govreport.applicant_values(govreport.totals(v.report))
FROM (SELECT v.n, ROW(NULL, NULL, 2022, '2021', NULL, NULL, NULL,
		ARRAY[ROW('received', 20, v.business, 0, 0, 0, 5, 30), ROW('denied.state_secret', NULL, NULL, NULL, NULL, NULL, NULL, v.secret),
			ROW('denied.internal_affairs', NULL, NULL, NULL, NULL, NULL, NULL, 4), ROW('other.fee_overdue', NULL, NULL, NULL, NULL, NULL, NULL, 1),
			ROW('concluded', 18, 2, 0, 0, 0, 4, 24)]::govreport.application[], NULL, NULL, v.problems)::govreport.report AS report
	FROM (VALUES (1, 5, 2, NULL),
		(2, NULL, NULL, ARRAY[ROW('unreadable', 'denied.state_secret', 'total', '7?3', 9), ROW('unreadable', 'received', 'business', 'l', 7)]::govreport.problem[])) v(n, business, secret, problems)) v;
SELECT govreport.outcome_values(NULL), govreport.applicant_values(NULL);

-- no report: no row; an empty one, one without tables: a row for each metric, NULL
SELECT count(*) AS metrics, count(value) AS known FROM govreport.metrics(NULL);
SELECT count(*) AS metrics, count(value) AS known FROM govreport.metrics(govreport.parse(''));
SELECT count(*) AS figures FROM govreport.figures(NULL);

-- of many reports together, and of editions mixed
SELECT m.* FROM (SELECT govreport.rollup(report) AS sum FROM made WHERE n IN (2, 4)) s, govreport.metrics(sum) m WHERE m.metric LIKE 'd%e_rate';
SELECT f.section, f.item, f.col, f.value, f.unit
FROM (SELECT govreport.rollup(govreport.parse(body)) AS sum FROM sample WHERE name IN ('whole', 'old')) s, govreport.figures(sum) f
WHERE f.item IN ('normative_document', 'litigation_after_reconsideration') OR f.item = 'received' AND f.col = 'total';

-- a report as JSON and back: all of it; the period as DateStyle says
SET datestyle = ISO;
SELECT count(*) AS reports, count(*) FILTER (WHERE r IS DISTINCT FROM jsonb_populate_record(NULL::govreport.report, to_jsonb(r))) AS differ
FROM sample, govreport.parse(body) r;
SELECT jsonb_pretty(to_jsonb(r) - 'sections' - 'applications' - 'disclosures' - 'claims') FROM sample, govreport.parse(body) r WHERE name = 'no table';
SELECT to_jsonb(r) #> '{applications,0}' AS first_row FROM sample, govreport.parse(body) r WHERE name = 'whole';
-- with a figure changed: it is checked, and rendered, as one that was read
SELECT f.rule, f.message
FROM sample, govreport.parse(body) r, jsonb_populate_record(NULL::govreport.report, jsonb_set(to_jsonb(r), '{applications,0,total}', '38')) changed,
	govreport.findings(changed) f
WHERE name = 'whole' AND f.rule LIKE 'applications%';

DROP TABLE made;
