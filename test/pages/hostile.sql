-- Names that mean something to a browser, a shell or a file system; the same name in two places.
INSERT INTO reports_agencies (code, name, level, parent) VALUES
	('../../../tmp/x', '../../../etc/passwd', '县级部门', '900101'),
	('<script>', '<script>alert("机关")</script>局', '县级部门', '900101'),
	('"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>''&amp;局', '县级部门', '900101'),
	('CON', 'javascript:alert(1)//%s%n%d局', '<b>层级</b>', '900101'),
	('con', U&'\202E局理管\202C', '县级部门', '900101'),
	('900101-99', repeat('很长的名称', 200) || '局', '县级部门', '900101'),
	('900101-98', '同名局', '县级部门', '900101'),
	('900102-98', '同名局', '县级部门', '900102'),
	('circle-1', '甲', NULL, NULL), ('circle-2', '乙', NULL, 'circle-1');
-- as an older store may have it
ALTER TABLE reports_agencies DISABLE TRIGGER USER;
UPDATE reports_agencies SET parent = 'circle-2' WHERE code = 'circle-1';
ALTER TABLE reports_agencies ENABLE TRIGGER USER;
INSERT INTO reports (source, arrived, agency_code, body)
SELECT format('"><script>alert(%s)</script>/../x', row_number() OVER ()), '2025-01-10', a.code,
	replace((SELECT body FROM reports WHERE agency_code = '900101-1' AND year = 2024 ORDER BY id LIMIT 1), '中共党员', '') || chr(10) || a.code
FROM reports_agencies a WHERE a.code !~ '^90' OR a.code ~ '-9[89]$';
-- Two reports that name no agency.
INSERT INTO reports (source, arrived, body)
SELECT format('无名-%s.txt', n), '2023-01-10', replace(body, agency, '本机关') || repeat(chr(10), n)
FROM reports, generate_series(1, 2) n WHERE agency_code = '900101-1' AND year = 2022;
INSERT INTO reports_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
SELECT agency_key, year, rule, item, col, lhs, rhs, '<script>alert("豁免")</script>' FROM reports_findings WHERE agency_key = '<script>' AND rule = 'sections.thin';
-- Findings of cells, waived.
INSERT INTO reports_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
SELECT agency_key, year, rule, item, col, lhs, rhs, '已核对' FROM reports_findings WHERE year = 2023 AND rule = 'applications.outcomes';
