#!/usr/bin/env bash
# Reports on two servers, by hash of agency_key: what each can do is done there, sums are
# put together from sums, and the rows are those of one server.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$PGHOST
database=$PGDATABASE
# shellcheck source=bin/lib.sh
. "$top/bin/lib.sh"
bindir=$("$PG_CONFIG" --bindir)

run() {
	psql -XqAt -v ON_ERROR_STOP=1 -h "$here" -U postgres -d "$database" "$@"
}

if [ "$(run -c "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'")" = 0 ]; then
	echo 'ok - skipped: postgres_fdw is not installed'
	exit
fi

start_cluster
one=$cluster
start_cluster
two=$cluster
stop_both() {
	cluster=$one stop_cluster
	cluster=$two stop_cluster
}
trap stop_both EXIT

for server in "$one" "$two"; do
	psql -XqAt -v ON_ERROR_STOP=1 -h "$server" -c 'CREATE EXTENSION govreport' -c "SELECT govreport.create_store('filed')" >/dev/null
done

# the commands are those of doc/scale.md
run >/dev/null <<END
CREATE EXTENSION postgres_fdw;
CREATE SERVER one FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$one', dbname 'postgres', extensions 'govreport', async_capable 'true', fetch_size '10000', fdw_tuple_cost '1');
CREATE SERVER two FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$two', dbname 'postgres', extensions 'govreport', async_capable 'true', fetch_size '10000', fdw_tuple_cost '1');
CREATE USER MAPPING FOR CURRENT_USER SERVER one OPTIONS (user 'postgres');
CREATE USER MAPPING FOR CURRENT_USER SERVER two OPTIONS (user 'postgres');

-- what comes in goes to the server of its agency
CREATE TABLE incoming (source text NOT NULL, arrived timestamptz NOT NULL, agency_key text NOT NULL, agency text, body text NOT NULL) PARTITION BY HASH (agency_key);
CREATE FOREIGN TABLE incoming_one PARTITION OF incoming FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER one OPTIONS (table_name 'filed');
CREATE FOREIGN TABLE incoming_two PARTITION OF incoming FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER two OPTIONS (table_name 'filed');
-- reports and what is kept beside them, where they are; the list, deadlines and waivers here
CREATE SCHEMA spread;
SET search_path = spread, public;
CREATE TABLE filed (id bigint, source text, arrived timestamptz, batch bigint, agency_key text NOT NULL, agency text, year int, body text,
	parsed govreport.report, facts govreport.facts) PARTITION BY HASH (agency_key);
CREATE FOREIGN TABLE filed_one PARTITION OF filed FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER one OPTIONS (schema_name 'public', table_name 'filed');
CREATE FOREIGN TABLE filed_two PARTITION OF filed FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER two OPTIONS (schema_name 'public', table_name 'filed');
CREATE TABLE filed_facts (id bigint, agency_key text NOT NULL, agency text, year int, arrived timestamptz, batch bigint, source text, form govreport.form,
	figures int, unread int, errors int, warnings int, infos int, totals govreport.totals, signature bit(256), counts boolean, versions bigint)
	PARTITION BY HASH (agency_key);
CREATE FOREIGN TABLE filed_facts_one PARTITION OF filed_facts FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER one OPTIONS (schema_name 'public', table_name 'filed_facts');
CREATE FOREIGN TABLE filed_facts_two PARTITION OF filed_facts FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER two OPTIONS (schema_name 'public', table_name 'filed_facts');
CREATE TABLE filed_found (id bigint, agency_key text NOT NULL, findings govreport.finding[]) PARTITION BY HASH (agency_key);
CREATE FOREIGN TABLE filed_found_one PARTITION OF filed_found FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER one OPTIONS (schema_name 'public', table_name 'filed_found');
CREATE FOREIGN TABLE filed_found_two PARTITION OF filed_found FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER two OPTIONS (schema_name 'public', table_name 'filed_found');
CREATE TABLE filed_undecided (agency_key text) PARTITION BY HASH (agency_key);
CREATE FOREIGN TABLE filed_undecided_one PARTITION OF filed_undecided FOR VALUES WITH (MODULUS 2, REMAINDER 0) SERVER one OPTIONS (schema_name 'public', table_name 'filed_undecided');
CREATE FOREIGN TABLE filed_undecided_two PARTITION OF filed_undecided FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER two OPTIONS (schema_name 'public', table_name 'filed_undecided');
RESET search_path;

-- twenty agencies, three years each; all of them in a store on this server too
CREATE TABLE text AS
SELECT format('%s-%s.txt', n, y) AS source, '2024-01-01'::timestamptz + n * interval '1 day' AS arrived,
	replace(replace(replace(r.body, place, chr(30000 + n) || substr(place, 2)), year + 1 || '年', y + 1 || '年'), year::text, y::text) AS body
FROM generate_series(1, 20) n, generate_series(2021, 2023) y,
	LATERAL (SELECT body, substring(name FROM '[0-9]{4}-(...)') AS place, substring(name FROM '([0-9]{4})-')::int AS year
		FROM reports WHERE name ~ '/202[1-4]-' ORDER BY id OFFSET n % 6 LIMIT 1) r;
DELETE FROM text WHERE govreport.holds_place((govreport.parse(body)).agency) IS NOT TRUE;
SELECT govreport.create_store('filed');
INSERT INTO filed_agencies (code, name, level, parent, consolidates) SELECT '1', (govreport.parse(body)).agency, '市', NULL, true FROM text LIMIT 1;
INSERT INTO filed_agencies (code, name, level, parent) SELECT row_number() OVER (ORDER BY agency COLLATE "C") + 10, agency, '县', '1'
FROM (SELECT DISTINCT (govreport.parse(body)).agency FROM text) a WHERE agency NOT IN (SELECT name FROM filed_agencies) LIMIT 12;
INSERT INTO filed (source, arrived, body) SELECT source, arrived, body FROM text;
INSERT INTO incoming (source, arrived, agency_key, agency, body)
SELECT t.source, t.arrived, coalesce(m.agency_key, '#' || encode(govreport.body_sha256(t.body), 'hex')), coalesce(m.agency, p.agency), t.body
FROM text t, govreport.parse(t.body) p LEFT JOIN LATERAL govreport.match_agency('filed', p.agency) m ON true;
CREATE TABLE spread.filed_agencies AS TABLE filed_agencies;
CREATE TABLE spread.filed_deadlines AS TABLE filed_deadlines;
CREATE TABLE spread.filed_waivers AS TABLE filed_waivers;
SELECT govreport.create_store_views('filed', 'spread', true);
ANALYZE;
ANALYZE spread.filed, spread.filed_facts, spread.filed_found;
END

is() {
	if [ "$1" = "$2" ]; then echo "ok - $3"; else printf 'not ok - %s\n# have %s\n# want %s\n' "$3" "$1" "$2"; fi
}

# how often the plan of a query has what a pattern matches
plan_has() {
	run -c 'SET enable_partitionwise_aggregate = on' -c "EXPLAIN (VERBOSE, COSTS OFF) $1" | grep -cE -- "$2" || true
}

# rows that one query gives and the other does not
difference() {
	run -c 'SET enable_partitionwise_aggregate = on' -c "WITH a AS MATERIALIZED ($1), b AS MATERIALIZED ($2)
		SELECT (SELECT count(*) FROM (SELECT a::text FROM a EXCEPT ALL SELECT b::text FROM b) x) + (SELECT count(*) FROM (SELECT b::text FROM b EXCEPT ALL SELECT a::text FROM a) x),
			(SELECT count(*) > 0 FROM a)"
}

is "$(for server in "$one" "$two"; do psql -XqAt -h "$server" -c 'SELECT count(*) > 10 FROM filed'; done | tr '\n' ' ')" 't t ' 'both servers have reports'
is "$(run -c 'SELECT count(*), count(DISTINCT agency_key) FROM spread.filed')" "$(run -c 'SELECT count(*), count(DISTINCT agency_key) FROM filed')" 'and all are there'

query='SELECT source FROM %s WHERE govreport.is_valid(parsed) AND year = 2022'
# shellcheck disable=SC2059  # the table's name is to go into the query
is "$(plan_has "$(printf "$query" spread.filed)" 'Remote SQL:.*WHERE.*govreport\.is_valid\(parsed\)')" 2 'is_valid is asked where the reports are'
# shellcheck disable=SC2059
is "$(difference "$(printf "$query" spread.filed)" "$(printf "$query" filed)")" '0|t' 'with the answer of one server'
is "$(plan_has 'SELECT count(*) FROM spread.filed WHERE NOT govreport.is_valid(body)' 'Remote SQL:.*govreport\.is_valid\(body\)')" 2 'so are bodies'

query='SELECT agency_key, (govreport.rollup(parsed)).applications FROM %s GROUP BY agency_key'
# shellcheck disable=SC2059
is "$(plan_has "$(printf "$query" spread.filed)" 'Remote SQL:.*govreport\.rollup\(parsed\).*GROUP BY')" 2 'sums of agencies are made where the reports are'
# shellcheck disable=SC2059
is "$(difference "$(printf "$query" spread.filed)" "$(printf "$query" filed)")" '0|t' 'as one server makes them'

# bodies are read and checked where they are, and only sums come back
query='SELECT agency_key, count(*) FILTER (WHERE govreport.is_valid(body)) AS valid, govreport.total(govreport.totals(govreport.parse(body))) AS total FROM %s GROUP BY agency_key'
# shellcheck disable=SC2059
is "$(plan_has "$(printf "$query" spread.filed)" 'Remote SQL:.*count\(\*\) FILTER \(WHERE govreport\.is_valid\(body\)\), govreport\.total\(govreport\.totals\(govreport\.parse\(body\)\)\).*GROUP BY')" 2 \
	'bodies are read, checked and summed where they are'
# shellcheck disable=SC2059
is "$(plan_has "$(printf "$query" spread.filed)" 'Async Foreign Scan')" 2 'at both servers at once'
query="SELECT sum(valid), govreport.report(govreport.total(total)) FROM ($query) a"
# shellcheck disable=SC2059
is "$(difference "$(printf "$query" spread.filed)" "$(printf "$query" filed)")" '0|t' 'and the sum of their sums is that of one server'

# whose report a row is and what it says, not its number
for ending in $(run -c 'SELECT ending FROM govreport.store_views() WHERE ending <> $$_parts$$ ORDER BY n'); do
	numbers="'{id,previous_id,own_id,other_id,batch}'::text[]"
	is "$(difference "SELECT to_jsonb(v) - $numbers FROM spread.filed$ending v" "SELECT to_jsonb(v) - $numbers FROM public.filed$ending v" | cut -d '|' -f 1)" 0 "$ending is as on one server"
done
numbers="'{id,other_id}'::text[]"
is "$(difference "SELECT to_jsonb(c) - $numbers FROM govreport.copied_narratives('spread.filed', 2022) c" "SELECT to_jsonb(c) - $numbers FROM govreport.copied_narratives('public.filed', 2022) c")" '0|t' 'copied narratives are found as on one server'
is "$(plan_has 'SELECT rule, count(*) FROM spread.filed_findings WHERE year = 2022 GROUP BY rule' 'Remote SQL:.*WHERE.*\(year = 2022\)')" 2 'a year is asked for where the reports are'
key=$(run -c 'SELECT min(agency_key) FROM filed')
is "$(plan_has "SELECT * FROM spread.filed_validity WHERE agency_key = '$key'" 'Foreign Scan on spread.filed_facts_(one|two) f$')" 1 'one agency is asked of one server'
is "$(plan_has 'SELECT source FROM spread.filed WHERE govreport.is_valid(parsed)' 'Async Foreign Scan')" 2 'both servers work at once'
