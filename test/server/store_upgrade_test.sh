#!/usr/bin/env bash
# A store of version 0.2.0 with reports, agencies, grants, options and a policy is one of
# today's after an update, and has lost nothing.
set -euo pipefail

database=${PGDATABASE}_old
texts=$(mktemp)
trap 'rm -f "$texts"' EXIT
psql -XqAt -c 'COPY (SELECT id, name, body FROM reports) TO stdout' >"$texts"
createdb -T template0 "$database"
export PGDATABASE=$database

is() {
	if [ "$1" = "$2" ]; then echo "ok - $3"; else printf 'not ok - %s\n# have %s\n# want %s\n' "$3" "$1" "$2"; fi
}

sql() {
	psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}

psql -XqAt -v ON_ERROR_STOP=1 <<END >/dev/null
CREATE EXTENSION govreport VERSION '0.2.0';
CREATE TABLE texts (id int, name text, body text);
\copy texts FROM '$texts'
SELECT govreport.create_store('filed');
INSERT INTO filed_agencies VALUES ('1', '霁川市人民政府', 'city', NULL), ('11', '霁川市交通运输局', 'bureau', '1'), ('12', '江宁省岚口市水务局', 'bureau', NULL);
INSERT INTO filed_batches (source) VALUES ('old');
INSERT INTO filed (source, received, batch, body) SELECT name, '2025-01-20', 1, body FROM texts ORDER BY id;
UPDATE filed SET agency_code = '11' WHERE source LIKE '%2020-霁川市%';
INSERT INTO filed_quarantine (source, content, reason) VALUES ('x', '\\x00', 'NUL');
CREATE ROLE old_reader;
CREATE ROLE old_office;
GRANT SELECT ON filed_findings, filed_received TO old_reader WITH GRANT OPTION;
ALTER VIEW filed_latest SET (security_barrier);
ALTER TABLE filed ENABLE ROW LEVEL SECURITY;
GRANT SELECT (id, source, received, batch, agency_code, parsed) ON filed TO old_office;
GRANT SELECT ON filed_agencies, filed_latest, filed_findings TO old_office;
CREATE POLICY office ON filed FOR SELECT TO old_office USING (agency_code = '11');
END
before=$(sql "SELECT md5(string_agg(format('%s %s %s %s %s', id, source, received, agency_code, body), ',' ORDER BY id)) FROM filed")

psql -XqAt -v ON_ERROR_STOP=1 -c 'ALTER EXTENSION govreport UPDATE' -c "SELECT govreport.create_store('filed')" >/dev/null
is "$(sql "SELECT md5(string_agg(format('%s %s %s %s %s', id, source, arrived, agency_code, body), ',' ORDER BY id)) FROM filed")" "$before" 'every report is there as it was'
is "$(sql 'SELECT count(*), count(parsed), count(facts), count(agency_key), count(year) FROM filed')" '10|10|10|10|10' 'what is kept beside it is there'
is "$(sql "SELECT string_agg(agency_key, ' ' ORDER BY id) FROM filed WHERE source ~ '霁川市|岚口市'")" '11 11 12' 'the old list is matched by the new rules'
is "$(sql 'SELECT count(*), max(source) FROM filed_quarantine')" '1|x' 'the quarantine is there'
is "$(sql "SELECT string_agg(format('%s %s %s', c.relname, a.privilege_type, a.is_grantable), ', ' ORDER BY c.relname)
	FROM pg_class c, aclexplode(relacl) a WHERE a.grantee = 'old_reader'::regrole")" 'filed_arrived SELECT t, filed_findings SELECT t' 'grants are there, of a renamed view too'
is "$(sql "SELECT reloptions FROM pg_class WHERE relname = 'filed_latest'")" '{security_barrier=true}' 'options are there'
is "$(sql "SELECT count(*) FROM pg_attribute WHERE attrelid = 'filed'::regclass AND attname = 'received' AND NOT attisdropped")" 0 'received is arrived'
# the views take the rights of their owner here; the table those of the office
is "$(sql "SET ROLE old_office; SELECT count(*), count(agency_key) FROM filed" 2>&1)" '1|1' 'a column grant and a policy hold, for the new columns too'
is "$(sql "SELECT relrowsecurity FROM pg_class WHERE oid = 'filed_waivers'::regclass")" t 'waivers are guarded where reports are'
psql -XqAt -c "INSERT INTO filed_agencies (code, name) VALUES ('13', '霁川市交通运输局')" >/dev/null
is "$(sql "SELECT count(*) FROM filed_agencies WHERE name = '霁川市交通运输局'")" 2 'a name may be listed twice'

# once more, and in a restored copy
sql "INSERT INTO filed_waivers (agency_key, year, rule, reason) VALUES ('11', 2020, 'cells.blank', '核实')"
sql "INSERT INTO filed_deadlines VALUES (2020, NULL, '2021-02-28', NULL)"
contents="SELECT md5(string_agg(w::text, ',')), (SELECT md5(string_agg(l::text, ',' ORDER BY id)) FROM filed l), (SELECT count(*) FROM filed_deadlines) FROM filed_waivers w"
before=$(sql "$contents")
sql "SELECT govreport.create_store('filed')" >/dev/null
is "$(sql "$contents")" "$before" 'create_store again: waivers and deadlines are there, nothing is read anew'
createdb "${database}_restored"
pg_dump "$database" | psql -Xq -v ON_ERROR_STOP=1 -d "${database}_restored" >/dev/null
is "$(PGDATABASE=${database}_restored sql "$contents")" "$before" 'dumped and restored: all is there'
is "$(PGDATABASE=${database}_restored sql "INSERT INTO filed (source, body) SELECT 'again', body || ' ' FROM filed WHERE agency_key = '12' RETURNING agency_key")" 12 'and new reports find their agency'
psql -Xq -d postgres -c "DROP DATABASE $database" -c "DROP DATABASE ${database}_restored" -c 'DROP ROLE old_reader, old_office'
