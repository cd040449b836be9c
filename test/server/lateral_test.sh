#!/usr/bin/env bash
# findings over many reports in a LATERAL: finds what it finds in each, takes no more
# memory for many than for few, and can be cancelled.
set -euo pipefail

psql -XqAt -v ON_ERROR_STOP=1 <<'SQL'
CREATE FUNCTION is(have anyelement, want anyelement, name text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN have = want THEN 'ok - ' || name ELSE format(E'not ok - %s\n# have %s, want %s', name, have, want) END
$$;

CREATE VIEW many AS SELECT n, r.body FROM generate_series(1, 1000000) n JOIN reports r ON r.id = n % 10 + 1;

SELECT is(
	(SELECT array_agg((n, f.rule, f.item, f.col)::text ORDER BY n, f.rule, f.item, f.col)
		FROM (SELECT * FROM many LIMIT 1000) m, LATERAL govreport.findings(m.body) f),
	(SELECT array_agg((n, f.rule, f.item, f.col)::text ORDER BY n, f.rule, f.item, f.col)
		FROM (SELECT n, n % 10 + 1 AS id FROM generate_series(1, 1000) n) m
		JOIN (SELECT id, f.* FROM reports, govreport.findings(body) f) f USING (id)),
	'many reports: the findings of each');

-- the rows come as they are asked for, and what was needed for one is free for the next
BEGIN;
DECLARE findings NO SCROLL CURSOR FOR SELECT m.n, f.rule FROM many m, LATERAL govreport.findings(m.body) f;
MOVE 200 findings;
CREATE TEMP TABLE few AS SELECT sum(used_bytes) AS used FROM pg_backend_memory_contexts;
MOVE 10000 findings;
SELECT is(sum(m.used_bytes) < few.used * 1.1, true, 'fifty times the findings: no more memory')
FROM pg_backend_memory_contexts m, few GROUP BY few.used;
COMMIT;
SQL

# far more than any machine reads in that time
check_cancelled() {
	local output

	output=$(psql -XqAt -c "SET statement_timeout = '300ms'" -c "SELECT count(*) FROM $2" 2>&1) || true
	if [ "$output" = 'ERROR:  canceling statement due to statement timeout' ]; then
		echo "ok - $1"
	else
		printf '%s\n' "not ok - $1" "# $output"
	fi
}

# a text of its own in each row: else the planner would read the ten reports once
for call in findings claims applications; do
	check_cancelled "$call of a million reports are cancelled" "many m, LATERAL govreport.$call(m.body || m.n) f"
done
check_cancelled 'sentences of megabytes are cancelled' \
	"generate_series(1, 1000000) n, LATERAL govreport.claims(repeat('未收到申请，公开信息3条', 100000 + n % 7)) c"
