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
-- the store stands beside them, where the extension has one
DO $$
BEGIN
	IF to_regproc('govreport.create_store') IS NOT NULL THEN
		EXECUTE 'SELECT govreport.create_store(''stored'')';
	END IF;
END
$$;
