-- Tables that lean on the extension in every way; reports holds the examples.
CREATE TABLE kept (
	id int PRIMARY KEY,
	body text NOT NULL CHECK (govreport.is_valid(body)),
	parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED,
	severity govreport.severity DEFAULT 'warning'
);
CREATE INDEX ON kept (((parsed).year));
CREATE INDEX ON kept (severity) WHERE govreport.is_valid(parsed);
INSERT INTO kept SELECT id, body FROM reports WHERE govreport.is_valid(body);
CREATE TABLE copied AS SELECT id, govreport.parse(body) AS parsed FROM reports;
CREATE VIEW finding AS SELECT id, f.* FROM copied, govreport.findings(parsed) f;
CREATE VIEW total AS SELECT (parsed).form, govreport.rollup(parsed) AS total FROM copied GROUP BY 1;
CREATE MATERIALIZED VIEW figure AS SELECT id, a.* FROM copied, govreport.applications(parsed) a;
-- a store with something in each table
SELECT govreport.create_store('Filed "A"') \g /dev/null
INSERT INTO "Filed ""A""_batches" (source) VALUES ('examples');
INSERT INTO "Filed ""A""_agencies" (code, name, level, parent) VALUES ('1', '青柳区民政局', 'office', NULL), ('11', '松鸣县住房和城乡建设局', 'office', '1');
INSERT INTO "Filed ""A""" (source, batch, body) SELECT name, 1, body FROM reports;
UPDATE "Filed ""A""" SET agency_code = '1' WHERE source LIKE '%水务%';
INSERT INTO "Filed ""A""_quarantine" (source, content, reason) VALUES ('x', '\x00ff', '不是文本');
