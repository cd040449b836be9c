#!/usr/bin/env bash
# A report that comes while the list of agencies changes is of the agency that the new
# list says, whichever of the two begins and ends first; and who stands in another's way
# is told or tries again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# ---- reports and the list: psql runs the other session's commands with \!, in the middle of its own

# shellcheck disable=SC2016  # dollars of SQL
sql 'CREATE FUNCTION of_agency(name text, n int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT format(E'"'"'%1$s2023年政府信息公开工作年度报告\n\n%1$s现将2023年政府信息公开工作情况报告如下。%2$s'"'"', name, n) $$'

sql "CREATE FUNCTION held(body text) RETURNS text LANGUAGE plpgsql AS \$\$ BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN body; END \$\$"

# Another session, from a first statement to a last one.
begin_session() {
	coproc psql -XqAt
	other=$COPROC_PID
	echo "$1; SELECT 'begun';" >&"${COPROC[1]}"
	until read -r answer <&"${COPROC[0]}" && [ "$answer" = begun ]; do :; done
}

end_session() {
	printf '%s;\n\\q\n' "$1" >&"${COPROC[1]}"
	wait "$other" || true
}

# Whether a session of the program waits for another.
waits() {
	[ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '$1' AND wait_event_type = 'Lock'")" = 1 ]
}

# A store with an agency that has the reports of one name, and with a report of the other.
new_list() {
	sql "DROP TABLE IF EXISTS filed, filed_agencies, filed_batches, filed_quarantine, filed_deadlines, filed_waivers, filed_facts, filed_found, filed_undecided,
			filed_relisted, filed_sums, filed_added, filed_moved, filed_places, filed_spreads, filed_ranked, filed_unranked CASCADE;
		SELECT govreport.create_store('filed');
		INSERT INTO filed_agencies (code, name) VALUES ('1', '松鸣县水务局');
		INSERT INTO filed (source, body) VALUES ('before', replace(of_agency('松鸣县水务局', 0), '2023', '2022')), ('other', replace(of_agency('白石县水务局', 0), '2023', '2022'))" >/dev/null 2>&1
}

# Reports that have another agency than the list says, or stand elsewhere.
stale="SELECT count(*) FROM filed r JOIN filed_facts f ON f.id = r.id LEFT JOIN filed_agencies a ON a.code = f.agency_key LEFT JOIN filed_agencies p ON p.code = a.parent CROSS JOIN govreport.match_agency('filed', (r.parsed).agency) m WHERE (r.agency_key, r.agency) IS DISTINCT FROM (coalesce(m.agency_key, '#' || r.id), coalesce(m.agency, (r.parsed).agency)) OR (f.agency_key, f.level, f.parents) IS DISTINCT FROM (r.agency_key, a.level, CASE WHEN a.code IS NOT NULL THEN concat('/' || p.parent, '/' || p.code, '/') END)"

insert="INSERT INTO filed (source, body) VALUES ('one', of_agency('松鸣县水务局', 1)), ('two', of_agency('白石县水务局', 1))"
another="INSERT INTO filed (source, body) VALUES ('another', of_agency('青柳县水务局', 1))"

while IFS='|' read -r name change; do
	new_list
	ok "$name: who changes it ends last" is "$(psql -XqAt -v ON_ERROR_STOP=1 <<-SQL
		BEGIN;
		$change;
		\! psql -Xq -c "$insert"
		COMMIT;
		$stale;
	SQL
	)" 0

	new_list
	ok "$name: who writes ends last, and the next who writes settles it" is "$(psql -XqAt -v ON_ERROR_STOP=1 <<-SQL
		BEGIN;
		$insert;
		\! psql -Xq -c "$change"
		COMMIT;
		$another;
		$stale;
	SQL
	)" 0

	new_list
	ok "$name: a transaction of one snapshot reads the list as it is" is "$(psql -XqAt -v ON_ERROR_STOP=1 <<-SQL
		BEGIN ISOLATION LEVEL REPEATABLE READ;
		SELECT count(*) FROM filed \g /dev/null
		\! psql -Xq -c "$change"
		$insert;
		COMMIT;
		$stale;
	SQL
	)" 0

	new_list
	ok "$name: both of one snapshot, and who ends the batch settles it" is "$(psql -XqAt -v ON_ERROR_STOP=1 <<-SQL
		BEGIN ISOLATION LEVEL REPEATABLE READ;
		$insert;
		\! psql -Xq -c "BEGIN ISOLATION LEVEL SERIALIZABLE" -c "$change" -c "COMMIT"
		COMMIT;
		SELECT govreport.finish_batch('filed', govreport.start_batch('filed', 'x')) \g /dev/null
		$stale;
	SQL
	)" 0

	# the list changes between two rows of one statement, while it waits for a lock
	new_list
	begin_session 'SELECT pg_advisory_lock(7)'
	sql "INSERT INTO filed (source, body) SELECT n, CASE n WHEN 3 THEN held(of_agency('松鸣县水务局', n)) ELSE of_agency('松鸣县水务局', n) END FROM generate_series(1, 6) n" &
	writer=$!
	until_true waits psql || echo '# it does not wait'
	sql "$change"
	end_session 'SELECT pg_advisory_unlock(7)'
	wait $writer
	ok "$name: in the middle of a statement" is "$(sql "$stale")" 0

	# who changes it waits for reports that get each other's agency
	new_list
	begin_session "BEGIN; UPDATE filed SET body = of_agency(CASE source WHEN 'before' THEN '白石县水务局' ELSE '松鸣县水务局' END, 9)"
	sql "$change" &
	lister=$!
	until_true waits psql || echo '# it does not wait'
	end_session 'COMMIT'
	wait $lister
	ok "$name: reports get other texts, and who changes it waits for that" is "$(sql "$stale")|$(sql "SELECT govreport.match_agencies('filed')")" '0|0'
done <<'END_OF_CHANGES'
an agency is renamed|UPDATE filed_agencies SET name = '白石县水务局'
is renamed as no other|UPDATE filed_agencies SET name = '青柳县水务局'
gets another name beside its own|UPDATE filed_agencies SET aliases = '{白石县水务局}'
goes|DELETE FROM filed_agencies
comes|INSERT INTO filed_agencies (code, name) VALUES ('2', '白石县水务局')
has its name twice|INSERT INTO filed_agencies (code, name) VALUES ('2', '松鸣县水务局')
gets a level|UPDATE filed_agencies SET level = '县'
stands below others|INSERT INTO filed_agencies (code, name, parent) VALUES ('3', '江宁省', NULL), ('4', '霁川市', '3'), ('5', '白石县水务局', '4'); UPDATE filed_agencies SET parent = '4' WHERE code = '1'
more than are looked at each get a level|INSERT INTO filed_agencies (code, name) SELECT concat('x', n), concat(n, '县水务局') FROM generate_series(1, 1200) n; UPDATE filed_agencies SET level = '县'
more than are looked at each|INSERT INTO filed_agencies (code, name) SELECT 'x' || n, CASE n WHEN 1 THEN '白石县水务局' ELSE n || '县水务局' END FROM generate_series(1, 1200) n
END_OF_CHANGES

new_list
sql "ALTER TABLE filed_agencies DISABLE TRIGGER USER; UPDATE filed_agencies SET name = '青柳县水务局'; ALTER TABLE filed_agencies ENABLE TRIGGER USER"
begin_session "BEGIN; UPDATE filed SET body = of_agency('桐浦县水务局', 9) WHERE source = 'before'"
sql "SELECT govreport.match_agencies('filed')" >"$scratch/output" &
matcher=$!
until_true waits psql || echo '# it does not wait'
end_session 'COMMIT'
wait $matcher
ok 'match_agencies leaves a report with another text to who wrote it' is "$(<"$scratch/output")|$(sql "$stale")" '0|0'

# ---- two who change the list

for isolation in 'READ COMMITTED' 'REPEATABLE READ'; do
	while IFS='|' read -r name first second; do
		new_list
		sql "INSERT INTO filed_agencies (code, name) VALUES ('3', '江宁省'), ('2', '霁川市'); UPDATE filed_agencies SET parent = '3' WHERE code = '2'"
		begin_session "BEGIN ISOLATION LEVEL $isolation; $first"
		psql -XqAt -c "BEGIN ISOLATION LEVEL $isolation" -c "$second" -c COMMIT &
		lister=$!
		until_true waits psql || echo '# it does not wait'
		end_session 'COMMIT'
		wait $lister
		sql "SELECT govreport.settle('filed')" >/dev/null
		ok "$name, $isolation" is "$(sql "$stale")" 0
	done <<-'END'
		one moves below what another moves|UPDATE filed_agencies SET parent = '2' WHERE code = '1'|UPDATE filed_agencies SET parent = NULL WHERE code = '2'
		what another moves below it|UPDATE filed_agencies SET parent = NULL WHERE code = '2'|UPDATE filed_agencies SET parent = '2' WHERE code = '1'
	END
done

# ---- a waiver and the report that it is of

waive="INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason) SELECT '1', 2023, rule, item, col, lhs, rhs, '核实' FROM govreport.findings(of_agency('松鸣县水务局', 1))"
waived="SELECT waived > 0, valid FROM"

while IFS='|' read -r first second; do
	while IFS='|' read -r name one other wanted; do
		new_list
		[ "$wanted" = t ] || sql "$waive"
		ok "$name: $first and $second" is "$(psql -XqAt -v ON_ERROR_STOP=1 <<-SQL
			BEGIN ISOLATION LEVEL $first;
			$one;
			\! psql -Xq -c "BEGIN ISOLATION LEVEL $second" -c "$other" -c COMMIT
			COMMIT;
			$waived filed_validity WHERE source = 'one';
			$another;
			$waived filed_validity WHERE source = 'one';
			$waived filed_facts WHERE source = 'one';
		SQL
		)" "$(printf "%s|$wanted\n" "$wanted" "$wanted" "$wanted")"
	done <<-END
		a report is waived before it is there for all|$insert|$waive|t
		a report comes while it is waived|$waive|$insert|t
		a waiver goes before its report is there for all|$insert|DELETE FROM filed_waivers|f
		a report comes while its waiver goes|DELETE FROM filed_waivers|$insert|f
	END
done <<'END'
READ COMMITTED|READ COMMITTED
REPEATABLE READ|READ COMMITTED
READ COMMITTED|SERIALIZABLE
SERIALIZABLE|REPEATABLE READ
END

# ---- the notes of changes go when nobody can have missed them

settled() {
	[ "$(sql "SELECT govreport.settle('filed')" >/dev/null && sql 'SELECT count(*) FROM filed_relisted')" = 0 ]
}

new_list
ok 'a note stays while others write who may have missed it' is "$(psql -XqAt <<-SQL
	BEGIN;
	$insert;
	\! psql -Xq -c "UPDATE filed_agencies SET name = '白石县水务局'" -c "SELECT govreport.settle('filed')" -c "SELECT govreport.settle('filed')" >/dev/null
	\! psql -XqAt -c "SELECT count(*) > 0 FROM filed_relisted WHERE until IS NOT NULL"
	COMMIT;
SQL
)" t
ok 'and goes then' until_true settled
ok 'with the reports right' is "$(sql "$stale")" 0

# ---- who settles waits for nobody

new_list
ok 'who settles passes over a report that another writes to' is "$(psql -XqAt <<-SQL
	BEGIN;
	$insert;
	\! psql -Xq -c "UPDATE filed_agencies SET name = '白石县水务局'"
	COMMIT;
	BEGIN;
	SELECT FROM filed WHERE source = 'two' FOR UPDATE \g /dev/null
	\! psql -XqAt -v ON_ERROR_STOP=1 -c "SET lock_timeout = '20s'" -c "$another" -c "SELECT count(*) > 0 FROM filed_relisted" -c "$stale"
	COMMIT;
	SELECT count(govreport.settle('filed'));
	$stale;
SQL
)" $'t\n1\n1\n0'

new_list
sql "ALTER TABLE filed ADD CONSTRAINT not_one CHECK (agency_key <> '1') NOT VALID"
ok 'a report that a constraint keeps as it is troubles nobody who writes' is "$(psql -XqAt 2>&1 <<-SQL
	DELETE FROM filed;
	BEGIN;
	INSERT INTO filed (source, body) VALUES ('two', of_agency('白石县水务局', 1));
	\! psql -Xq -c "UPDATE filed_agencies SET name = '白石县水务局'"
	COMMIT;
	$another;
	SELECT count(*) FROM filed;
SQL
)" 'WARNING:  reports of public.filed that the list of agencies concerns could not be matched: new row for relation "filed" violates check constraint "not_one"
HINT:  SELECT govreport.match_agencies('"'public.filed'"') says why.
2'

# ---- two that wait for each other: govreport load tries again

# The first statement stands in the way of govreport load with these arguments; once it waits, the second waits for it, and the server ends govreport load's.
stand_in_the_way() {
	local first=$1 second=$2
	shift 2
	begin_session "SET deadlock_timeout = '60s'; BEGIN; $first"
	PGOPTIONS='-c deadlock_timeout=2s' govreport load --quiet --store filed "$@" >"$scratch/output" 2>&1 &
	loader=$!
	until_true waits 'govreport load' || echo '# govreport load does not wait'
	end_session "$second; COMMIT"
	status=0
	wait "$loader" || status=$?
	output=$(<"$scratch/output")
}

new_list
sql "SELECT of_agency('松鸣县水务局', 5)" >"$scratch/report.txt"
stand_in_the_way "SELECT FROM filed_agencies WHERE code = '1' FOR UPDATE" \
	"INSERT INTO filed (source, body) VALUES ('first', of_agency('松鸣县水务局', 5) || E'\\n')" --agency 1 "$scratch/report.txt"
ok 'files whose transaction the server ended are loaded' is "$status $(grep -c '^already there         1$' <<<"$output")" '0 1'

new_list
printf '代码,名称\n1,松鸣县水利局\n' >"$scratch/list.csv"
stand_in_the_way "UPDATE filed SET arrived = arrived - interval '1 year' WHERE source = 'before'" \
	"UPDATE filed_agencies SET level = '县' WHERE code = '1'" --agencies "$scratch/list.csv"
ok 'so is a list' is "$status ${output%%$'\n'*}|$(sql 'SELECT name, level FROM filed_agencies')" '0 agencies: 1 new or changed, 0 refused|松鸣县水利局|'
ok 'with the reports right' is "$(sql "$stale")" 0
