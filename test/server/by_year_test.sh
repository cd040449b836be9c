#!/usr/bin/env bash
# A store whose narrow rows are partitioned by year has the same rows and views as one
# without, whatever is written to both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

sql "SELECT govreport.create_store('plain'), govreport.create_store('split', by_year => true);
CREATE FUNCTION of_year(body text, year int, agency text) RETURNS text LANGUAGE sql IMMUTABLE AS \$\$
	SELECT replace(replace(body, '2023', year::text), (govreport.parse(body)).agency, agency) \$\$;
CREATE TABLE text AS SELECT min(id) AS id, body FROM reports WHERE name LIKE '%2023-%' GROUP BY body;
-- rows of a relation of one that the other does not have, and the other way round
CREATE FUNCTION differences(ending text) RETURNS bigint LANGUAGE plpgsql AS \$\$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT (SELECT count(*) FROM (SELECT v::text FROM plain%1\$s v EXCEPT ALL SELECT v::text FROM split%1\$s v) a)
		+ (SELECT count(*) FROM (SELECT v::text FROM split%1\$s v EXCEPT ALL SELECT v::text FROM plain%1\$s v) b)', ending) INTO n;
	RETURN n;
END
\$\$" >/dev/null

differing() {
	sql "SELECT string_agg(ending || ' ' || n, ', ') FROM (SELECT ending, differences(ending) AS n
		FROM (SELECT ending FROM govreport.store_views() UNION ALL VALUES (''), ('_facts'), ('_found'), ('_sums'), ('_spreads'), ('_undecided')) e(ending)) d WHERE n > 0"
}

while IFS='|' read -r name statement; do
	for store in plain split; do
		sql "${statement//@/$store}" >/dev/null
	done
	ok "$name" is "$(differing)" ''
done <<'END'
a list|INSERT INTO @_agencies (code, name, level, parent) VALUES ('1', '江宁省', '省', NULL), ('2', '霁川市', '市', '1'), ('3', '岚口市', '市', '1'), ('4', '松鸣县', '县', '2')
reports of years with a partition and of others|INSERT INTO @ (source, arrived, body) SELECT concat(a, y), make_date(y + 1, 1, 20), of_year(body, y, a) FROM text, generate_series(2016, 2024) y, unnest(ARRAY['霁川市', '岚口市', '松鸣县', '白石县']) a
of no year|INSERT INTO @ (source, arrived, body) SELECT 'none', '2024-01-20', replace(body, '2023', '') FROM text
other versions of them|INSERT INTO @ (source, arrived, body) SELECT 'again', arrived + interval '1 day', body || ' ' FROM @ WHERE id % 5 = 0
findings are waived|INSERT INTO @_waivers (agency_key, year, rule, item, col, lhs, rhs, reason) SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM @_findings WHERE id % 2 = 0 AND year IS NOT NULL
another year by hand|UPDATE @ SET year = CASE WHEN id % 3 = 0 THEN 2015 WHEN id % 3 = 1 THEN 2024 END WHERE id % 7 = 0
another text of another year|UPDATE @ SET body = of_year(t.body, 2020, '岚口市') || id FROM (SELECT min(body) AS body FROM text) t WHERE @.id % 11 = 0
another agency|UPDATE @ SET agency_code = '4' WHERE id % 13 = 0
a waiver is of another year, others are of none|UPDATE @_waivers SET year = 2020 WHERE year = 2017; DELETE FROM @_waivers WHERE year = 2018
reports go|DELETE FROM @ WHERE id % 6 = 1
agencies move|UPDATE @_agencies SET parent = '3', level = '区' WHERE code = '4'
in one transaction, some of it undone|BEGIN; SAVEPOINT a; UPDATE @ SET year = 2019 WHERE id % 4 = 0; ROLLBACK TO a; UPDATE @ SET year = 2018 WHERE id % 8 = 0; COMMIT
in a transaction of one snapshot|BEGIN ISOLATION LEVEL REPEATABLE READ; INSERT INTO @ (source, arrived, body) SELECT 'late', '2025-03-01', body || id FROM @ WHERE id % 9 = 2; UPDATE @ SET year = year - 1 WHERE id % 9 = 3; COMMIT
settled|SELECT govreport.settle('@')
ranked|SELECT govreport.rank_reports('@')
made anew|SELECT govreport.refresh_facts('@')
END

ok 'rows stand in the partitions of their years' is "$(sql "SELECT bool_and(CASE WHEN tableoid::regclass::text ~ '[0-9]$' THEN tableoid::regclass::text = 'split_facts_' || year
	ELSE year IS NULL OR year NOT BETWEEN 2019 AND 2025 END) AND count(DISTINCT tableoid) > 3 FROM split_facts")" t
ok 'one year is read from its partition alone' is "$(sql 'EXPLAIN SELECT * FROM split_latest WHERE year = 2023' | grep -oE '(split|plain)_facts_([0-9]{4}|rest) f' | sort -u)" 'split_facts_2023 f'
sql 'ALTER TABLE split_facts DETACH PARTITION split_facts_2022; ALTER TABLE split_facts_2022 RENAME TO former; INSERT INTO split_facts_rest SELECT * FROM former' >/dev/null
ok 'create_store makes the partition of a year that began since' is "$(sql "SELECT count(*) > 0 FROM split_facts_rest WHERE year = 2022; SELECT govreport.create_store('split');
	SELECT (SELECT count(*) FROM split_facts_2022) = (SELECT count(*) FROM former), (SELECT count(*) FROM split_facts_rest WHERE year = 2022)")|$(differing)" $'t\nsplit\nt|0|'
ok 'a store that is there stays as it is' is "$(psql -XqAt -v VERBOSITY=sqlstate -c "SELECT govreport.create_store('plain', by_year => true)" 2>&1)" 'ERROR:  55000'
sql 'CREATE TABLE third_found_2021 (year int, body text); INSERT INTO third_found_2021 VALUES (2021, NULL)'
ok 'a table that is no partition of it stays as it is' is "$(psql -XqAt -v VERBOSITY=sqlstate -c "SELECT govreport.create_store('third', by_year => true)" 2>&1)|$(sql 'SELECT count(*) FROM third_found_2021')" 'ERROR:  42P07|1'
# as on a subscriber
for table in split split_facts split_agencies split_waivers; do
	sql "SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I;', tgrelid::regclass, tgname) FROM pg_trigger WHERE tgname LIKE 'govreport\_%' AND tgrelid = '$table'::regclass" | psql -Xq
done
sql 'ALTER TABLE split_facts DETACH PARTITION split_facts_2021; DROP TABLE split_facts_2021' >/dev/null
ok 'triggers that fire always go on to do so' is "$(sql "SELECT govreport.create_store('split'); SELECT govreport.refresh_facts('split') > 0;
	SELECT bool_and(tgenabled = 'A') FROM pg_trigger WHERE tgname LIKE 'govreport\_%' AND tgrelid::regclass::text ~ '^split(_agencies|_waivers|_facts(_.*)?)?\$'")|$(differing)" $'split\nt\nt|'
sql 'TRUNCATE plain; TRUNCATE split' >/dev/null
ok 'TRUNCATE leaves none' is "$(sql 'SELECT count(*) FROM split_facts')|$(differing)" '0|'
sql "INSERT INTO split (source, body) SELECT 'one', body FROM text; SELECT govreport.prepare_distribution('split')" >/dev/null
ok 'made ready to be distributed' is "$(sql 'SELECT count(*) > 0 FROM split_latest')" t
