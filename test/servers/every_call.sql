-- One statement a line, as postgres --single reads them: every function, on whole, broken and stored reports, and where it raises an error.
SELECT count(*) FROM reports, govreport.applications(body) a
SELECT count(*) FROM reports, govreport.checks(body) a
SELECT count(*) FROM reports, govreport.checks(govreport.parse(body)) a
SELECT count(*) FROM reports, govreport.cells(body) a
SELECT count(*) FROM reports, govreport.sections(body) a
SELECT count(*) FROM reports, govreport.claims(body) a
SELECT count(*) FROM reports, govreport.disclosures(govreport.parse(body)) a
SELECT count(govreport.is_valid(body)), count(govreport.is_valid(govreport.parse(body))) FROM reports
SELECT sum(length(govreport.render(govreport.parse(body), f))) FROM reports, (VALUES ('text'), ('markdown'), ('html')) v (f)
SELECT sum(length(govreport.decode(convert_to(body, e)))) FROM reports, (VALUES ('UTF8'), ('GB18030')) v (e)
SELECT count(*) FROM (SELECT govreport.rollup(govreport.parse(body)) r FROM reports) s, govreport.rollup_checks(r, r)
SELECT count(*) FROM reports a, reports b, govreport.continuity(govreport.parse(a.body), govreport.parse(b.body))
SELECT count(*) FROM govreport.form_items(), govreport.rules()
SELECT govreport.require_valid('')
SELECT govreport.decode('\xff00ff00ff')
SELECT count(*) FROM generate_series(1, 300) n, reports, govreport.findings(left(body, n * 7))
SELECT count(govreport.is_valid((NULL, NULL, NULL, NULL, NULL, NULL, ARRAY[NULL, ROW(1,'x','y','published',1.5,'')]::govreport.disclosure[], NULL, NULL, NULL, NULL)::govreport.report))
