#!/usr/bin/env bash
# The roles of examples/roles.sql can what they are for, and no more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ "$(psql -XqAt -c 'SHOW server_version_num')" -lt 150000 ]; then
	echo 'ok - skipped: views take the rights of the one who asks from PostgreSQL 15 on'
	exit
fi
export PGOPTIONS='-c search_path=office'

psql -Xq -v ON_ERROR_STOP=1 <<'END' >/dev/null
CREATE SCHEMA office;
SELECT govreport.create_store();
-- a district of two bureaus, one with an office below it; another district
INSERT INTO reports_agencies (code, name, level, parent) VALUES
	('1', '霁川市', 'city', NULL), ('11', '霁川市交通运输局', 'bureau', '1'),
	('2', '松鸣县', 'county', NULL), ('21', '松鸣县住房和城乡建设局', 'bureau', '2'), ('211', '青柳区民政局', 'office', '21');
INSERT INTO reports (source, body) SELECT name, body FROM public.reports;
\i examples/roles.sql
GRANT USAGE ON SCHEMA office TO reports_dashboard, reports_clerk, reports_office;
CREATE ROLE board LOGIN IN ROLE reports_dashboard;
CREATE ROLE clerk LOGIN IN ROLE reports_clerk;
CREATE ROLE county LOGIN IN ROLE reports_office;
CREATE ROLE stranger LOGIN IN ROLE reports_office;
INSERT INTO reports_access VALUES ('county', '2');
CREATE SCHEMA more;
CREATE TABLE more.body AS SELECT source, body FROM reports;
GRANT USAGE ON SCHEMA more TO clerk;
GRANT SELECT ON more.body TO clerk;
END

# what psql answers a role, one line a case: role, query, answer; of an error its first line
while IFS='|' read -r role query wanted; do
	have=$(psql -XqAt -U "$role" -c "$query" 2>&1 | head -1) || true
	if [ "$have" = "$wanted" ]; then
		echo "ok - $role: $query"
	else
		printf 'not ok - %s: %s\n# have %s\n# want %s\n' "$role" "$query" "$have" "$wanted"
	fi
done <<'END'
board|SELECT count(*) FROM reports_latest|10
board|SELECT string_agg(DISTINCT agency, ' ' ORDER BY agency) FROM reports_findings WHERE severity = 'error'|桐浦县卫生健康局 砚湾区市场监督管理局 青柳区民政局
board|SELECT count(*) > 0 FROM reports_coverage WHERE status = 'missing'|t
board|SELECT count(*) > 100 FROM reports_yearly|t
board|SELECT body FROM reports|ERROR:  permission denied for table reports
board|DELETE FROM reports|ERROR:  permission denied for table reports
board|INSERT INTO reports_agencies VALUES ('9', '新')|ERROR:  permission denied for table reports_agencies
board|SELECT * FROM reports_quarantine|ERROR:  permission denied for table reports_quarantine
clerk|INSERT INTO reports (source, body) SELECT source, concat(body, ' ') FROM more.body WHERE source LIKE '%2021-青柳区%'|
clerk|INSERT INTO reports (source, body) SELECT source, concat(body, ' ') FROM more.body WHERE source LIKE '%2022-青柳区%'|ERROR:  报告未通过校验：2 处错误
clerk|INSERT INTO reports (source, body) SELECT source, body FROM more.body WHERE source LIKE '%2021-青柳区%'|ERROR:  duplicate key value violates unique constraint "reports_body_sha256_key"
clerk|INSERT INTO reports (source, arrived, body) VALUES ('', '2020-01-01', '')|ERROR:  permission denied for table reports
clerk|INSERT INTO reports (source, agency_code, body) VALUES ('', '99', (SELECT concat(body, '  ') FROM more.body WHERE source LIKE '%2021-青柳区%'))|ERROR:  insert or update on table "reports" violates foreign key constraint "reports_agency_code_fkey"
clerk|UPDATE reports SET body = ''|ERROR:  permission denied for table reports
clerk|SELECT count(*) FROM reports_findings|ERROR:  permission denied for view reports_findings
clerk|SELECT rule FROM more.body, govreport.findings(body) WHERE source LIKE '%2022-青柳区%'|applications.balance
county|SELECT string_agg(DISTINCT agency, ' ' ORDER BY agency) FROM reports_latest|松鸣县住房和城乡建设局 青柳区民政局
county|SELECT string_agg(DISTINCT agency, ' ' ORDER BY agency) FROM reports_coverage|松鸣县 松鸣县住房和城乡建设局 青柳区民政局
county|SELECT string_agg(DISTINCT agency, ' ' ORDER BY agency) FROM reports_findings|青柳区民政局
county|SELECT sum(reports) FROM (SELECT DISTINCT year, reports FROM reports_yearly) y|3
county|SELECT count(*) FROM reports WHERE agency_code IS NULL|5
county|SELECT DISTINCT peers FROM reports_peers WHERE metric = 'received' AND year = 2022|1
county|SELECT count(*) FROM reports_spreads|0
county|SELECT count(*) FROM reports_ranked|0
county|SELECT count(*) FROM reports_found WHERE id NOT IN (SELECT id FROM reports_facts)|0
county|SELECT string_agg(name, ' ' ORDER BY code) FROM reports_agencies|松鸣县 松鸣县住房和城乡建设局 青柳区民政局
county|SELECT body FROM reports|ERROR:  permission denied for table reports
county|SELECT * FROM reports_access|ERROR:  permission denied for table reports_access
stranger|SELECT count(*) FROM reports_latest|0
stranger|SELECT count(*) FROM reports_coverage|0
postgres|SELECT count(*) FROM reports|11
postgres|INSERT INTO reports (source, body) SELECT source, concat(body, '   ') FROM more.body WHERE source LIKE '%2022-青柳区%' RETURNING 'not refused'|not refused
postgres|INSERT INTO reports_waivers (agency_key, year, rule, reason) VALUES ('11', 2020, 'x', 'of another office') RETURNING 'waived'|waived
county|SELECT count(*) FROM reports_waivers|0
board|SELECT count(*) FROM reports_waivers|1
board|SELECT count(*) > 0 FROM reports_validity WHERE NOT valid|t
postgres|SELECT create_store FROM govreport.create_store()|reports
county|SELECT count(DISTINCT agency) FROM reports_latest|2
END

# an owner who made the policies bind himself, too: his writing keeps all, and what would pass over reports is refused
psql -XqAt <<'END' >/dev/null
CREATE ROLE maker;
GRANT CREATE, USAGE ON SCHEMA more TO maker;
GRANT SELECT ON more.body TO maker;
SET ROLE maker;
SELECT govreport.create_store('guarded', 'more');
ALTER TABLE more.guarded_facts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
INSERT INTO more.guarded (source, body) SELECT source, concat(body, '     ') FROM more.body;
INSERT INTO more.guarded_undecided (agency_key) SELECT agency_key FROM more.guarded;
END
refused=
for name in settle rank_reports refresh_facts; do
	refused+=$(psql -XqAt -v VERBOSITY=sqlstate -c 'SET ROLE maker' -c "SELECT govreport.$name('more.guarded')" 2>&1 || true)
done
facts="$(psql -XqAt -c 'SELECT count(*) - (SELECT count(*) FROM more.guarded), count(*) > 0, (SELECT count(*) FROM more.guarded_undecided) > 0 FROM more.guarded_facts')"
if [ "$refused|$facts" = 'ERROR:  42501ERROR:  42501ERROR:  42501|0|t|t' ]; then
	echo 'ok - who does not see all reports cannot decide on them'
else
	echo "not ok - who does not see all reports cannot decide on them: $refused|$facts"
fi
