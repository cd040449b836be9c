#!/usr/bin/env bash
# A subscriber of logical replication keeps narrow rows of its own, as doc/scale.md says:
# the publisher's, whatever is written there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

subscriber=${PGDATABASE}_subscriber
createdb "$subscriber"

there() {
	psql -XqAt -v ON_ERROR_STOP=1 -d "$subscriber" "$@"
}

# Waits until the other has what was written here.
catch_up() {
	local written n
	written=$(sql 'SELECT pg_current_wal_lsn()')
	for n in {1..600}; do
		if [ "$(sql "SELECT confirmed_flush_lsn >= '$written' FROM pg_replication_slots WHERE slot_name = 'filed'")|$(there -c "SELECT bool_and(srsubstate = 'r') FROM pg_subscription_rel")" = 't|t' ]; then
			return
		fi
		sleep 0.1
	done
	echo "# the subscriber is behind after $n looks"
}

sql "SELECT govreport.create_store('filed');
	INSERT INTO filed (source, body) SELECT name, body || n FROM reports, generate_series(1, 3) n;
	INSERT INTO filed_agencies (code, name, level) VALUES ('1', '霁川市交通运输局', '市'), ('2', '青柳区民政局', '区');
	ALTER TABLE filed_deadlines REPLICA IDENTITY FULL;
	ALTER TABLE filed_waivers REPLICA IDENTITY FULL;
	CREATE PUBLICATION filed FOR TABLE filed, filed_agencies, filed_batches, filed_deadlines, filed_waivers" >/dev/null
# in another transaction, as it is for what comes then; by hand, as one server does not end what waits for itself
sql "SELECT pg_create_logical_replication_slot('filed', 'pgoutput')" >/dev/null
there >/dev/null <<END
CREATE EXTENSION govreport;
SELECT govreport.create_store('filed');
SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) FROM pg_trigger
WHERE tgname LIKE 'govreport\_%' AND tgrelid IN ('filed'::regclass, 'filed_facts'::regclass, 'filed_agencies'::regclass, 'filed_waivers'::regclass) \gexec
CREATE SUBSCRIPTION filed CONNECTION 'host=$PGHOST dbname=$PGDATABASE user=postgres' PUBLICATION filed WITH (create_slot = false, slot_name = 'filed');
END

kept="SELECT string_agg(f::text, ' ' ORDER BY f.id) FROM (SELECT id, agency_key, agency, year, level, parents, errors, waived, valid, counts, versions FROM filed_facts) f"
told="SELECT string_agg(v::text, ' ' ORDER BY v.id) FROM filed_validity v"
waive="INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason) SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM filed_findings WHERE year IS NOT NULL"

while IFS='|' read -r name statement; do
	sql "$statement" >/dev/null
	catch_up
	ok "$name" is "$(there -c "$kept")|$(there -c "$told")" "$(sql "$kept")|$(sql "$told")"
done <<END
reports that were there|SELECT 1 WHERE false
findings are waived|$waive
waivers of another year|UPDATE filed_waivers SET year = year + 1 WHERE rule < 'm'
and of what has other sides|UPDATE filed_waivers SET lhs = lhs + 1 WHERE year % 2 = 0
waivers go|DELETE FROM filed_waivers WHERE year % 2 = 1
reports and waivers in a transaction|BEGIN; $waive; INSERT INTO filed (source, body) SELECT 'again', body || 'z' FROM filed; DELETE FROM filed_waivers WHERE year = 2022; COMMIT
in one that sees no others|BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE filed SET year = 2020 WHERE id % 5 = 0; $waive; COMMIT; SELECT govreport.settle('filed')
reports get another agency, and their waivers with them|INSERT INTO filed_agencies (code, name, level) SELECT '3', agency, '县' FROM filed_validity WHERE waived > 0 AND agency_code IS NULL ORDER BY id LIMIT 1
reports go|DELETE FROM filed WHERE id % 4 = 1
all waivers at once|TRUNCATE filed_waivers
END

there -c 'ALTER SUBSCRIPTION filed DISABLE' -c 'ALTER SUBSCRIPTION filed SET (slot_name = NONE)' -c 'DROP SUBSCRIPTION filed'
ok 'nothing is left that others would wait for' is "$(until sql "SELECT pg_drop_replication_slot('filed')" 2>/dev/null; do sleep 0.1; done)" ''
