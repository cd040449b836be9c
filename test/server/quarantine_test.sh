#!/usr/bin/env bash
# The README's trigger loses no report: what is not accepted is in quarantine, with
# its findings, however it came.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# the block of doc/usage.md that makes the tables and the trigger, without its example
awk '/^```/ { if (found) exit; block = ""; next } { block = block $0 "\n" } /CREATE TABLE quarantine/ { found = 1 }
	END { printf "%s", block }' doc/usage.md | sed '/^INSERT INTO accepted/,$d' | psql -Xq -v ON_ERROR_STOP=1

check() {
	if [ "$(psql -XqAt -c "$2")" = t ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
	fi
}

psql -Xq -c 'INSERT INTO accepted SELECT name, body FROM reports'
check 'reports that are valid are accepted, the others in quarantine' "
	SELECT array_agg(name ORDER BY name) = (SELECT array_agg(name ORDER BY name) FROM reports WHERE govreport.is_valid(body))
		AND (SELECT array_agg(name ORDER BY name) FROM quarantine) = (SELECT array_agg(name ORDER BY name) FROM reports WHERE NOT govreport.is_valid(body))
	FROM accepted"
check 'each as it came, with what is wrong with it' "
	SELECT count(*) > 0 AND bool_and(q.body = r.body AND q.received IS NOT NULL
		AND q.findings = (SELECT array_agg(f) FROM govreport.findings(r.body) f))
	FROM quarantine q JOIN reports r USING (name)"

psql -Xq -c 'TRUNCATE accepted, quarantine'
psql -XqAt -c 'COPY (SELECT name, body FROM reports) TO STDOUT' | psql -Xq -c 'COPY accepted FROM STDIN'
check 'by COPY, too' "
	SELECT count(*) = (SELECT count(*) FROM reports) AND count(*) FILTER (WHERE kept = 'quarantine') > 0
	FROM (SELECT name, 'accepted' AS kept FROM accepted UNION SELECT name, 'quarantine' FROM quarantine) x"

psql -Xq -c "INSERT INTO accepted VALUES ('x 1', NULL), ('x 2', ''), ('x 3', 'no report')"
check 'a text that is no report is in quarantine; no text is accepted, as by CHECK' "
	SELECT (SELECT array_agg(name ORDER BY name) FROM accepted WHERE name LIKE 'x _') = ARRAY['x 1']
		AND (SELECT array_agg(name ORDER BY name) FROM quarantine WHERE name LIKE 'x _') = ARRAY['x 2', 'x 3']"
