-- Roles for a store named reports: who may read, who may hand in, who may see what.
-- Run by the store's owner, who needs CREATEROLE (or by a superuser, with SET ROLE to the owner), in the store's schema;
-- PostgreSQL 15 or newer:
--
--     psql -v ON_ERROR_STOP=1 -f roles.sql
--
-- Change the names to your own.  A second run starts from a store without these roles.

BEGIN;

-- ---- the rows of a store are for those whom a policy lets see them; its owner sees all ----

ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_waivers ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_found ENABLE ROW LEVEL SECURITY;
-- ranks of who sees only some reports are among those
ALTER TABLE reports_spreads ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_ranked ENABLE ROW LEVEL SECURITY;
-- sums of all: who does not see them has sums of what he may see
ALTER TABLE reports_sums ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_added ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_moved ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_places ENABLE ROW LEVEL SECURITY;

-- the views show what the one who asks may see, not what their owner may
SELECT format('ALTER VIEW %s SET (security_invoker = true)', oid::regclass)
FROM pg_class WHERE relkind = 'v' AND oid IN (
	SELECT to_regclass(format('reports%s', ending)) FROM govreport.store_views()) \gexec

-- ---- a dashboard: reads every view, but no body, and changes nothing ----

CREATE ROLE reports_dashboard;
SELECT format('GRANT SELECT ON %s TO reports_dashboard', to_regclass(format('reports%s', ending)))
FROM govreport.store_views() \gexec
GRANT SELECT (id, source, arrived, batch, agency_code, agency_key, agency, year, parsed, facts) ON reports TO reports_dashboard;
GRANT SELECT ON reports_agencies, reports_deadlines, reports_waivers, reports_facts, reports_found, reports_undecided, reports_spreads, reports_ranked, reports_unranked TO reports_dashboard;
GRANT SELECT ON reports_sums, reports_added, reports_moved, reports_places TO reports_dashboard;
CREATE POLICY dashboard ON reports FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_agencies FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_waivers FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_facts FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_found FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_sums FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_added FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_moved FOR SELECT TO reports_dashboard USING (true);
CREATE POLICY dashboard ON reports_places FOR SELECT TO reports_dashboard USING (true);

-- ---- a clerk: hands in reports without errors, and sees none ----

CREATE ROLE reports_clerk;
GRANT INSERT (source, agency_code, body) ON reports TO reports_clerk;
-- of the clerk alone: what the owner loads may have errors, which the findings tell of
CREATE POLICY clerk ON reports FOR INSERT TO reports_clerk WITH CHECK (govreport.require_valid(parsed));

-- ---- an office: reads the views, of its own agency and those below it ----

CREATE ROLE reports_office;
SELECT format('GRANT SELECT ON %s TO reports_office', to_regclass(format('reports%s', ending)))
FROM govreport.store_views() \gexec
GRANT SELECT (id, source, arrived, batch, agency_code, agency_key, agency, year, parsed, facts) ON reports TO reports_office;
GRANT SELECT ON reports_agencies, reports_deadlines, reports_waivers, reports_facts, reports_found, reports_undecided, reports_spreads, reports_ranked, reports_unranked TO reports_office;
GRANT SELECT ON reports_sums, reports_added, reports_moved, reports_places TO reports_office;

-- who is of which agency: INSERT INTO reports_access VALUES ('a role, granted reports_office', 'code of its agency')
CREATE TABLE reports_access (role name NOT NULL, agency_code text NOT NULL REFERENCES reports_agencies, PRIMARY KEY (role, agency_code));

-- the agencies of the one who asks; as a view of the owner's it looks past the policies
CREATE VIEW reports_visible WITH (security_barrier) AS
WITH RECURSIVE visible AS (
	SELECT a.code
	FROM reports_access x
	JOIN reports_agencies a ON a.code = x.agency_code
	WHERE x.role = current_user
	UNION
	SELECT a.code
	FROM visible v
	JOIN reports_agencies a ON a.parent = v.code
)
SELECT code FROM visible;
GRANT SELECT ON reports_visible TO reports_office;

CREATE POLICY office ON reports_agencies FOR SELECT TO reports_office
	USING (code IN (SELECT code FROM reports_visible));
CREATE POLICY office ON reports FOR SELECT TO reports_office
	USING (agency_key IN (SELECT code FROM reports_visible));
CREATE POLICY office ON reports_waivers FOR SELECT TO reports_office
	USING (agency_key IN (SELECT code FROM reports_visible));
CREATE POLICY office ON reports_facts FOR SELECT TO reports_office
	USING (agency_key IN (SELECT code FROM reports_visible));
CREATE POLICY office ON reports_found FOR SELECT TO reports_office
	USING (agency_key IN (SELECT code FROM reports_visible));

COMMIT;
