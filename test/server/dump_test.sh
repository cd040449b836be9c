#!/usr/bin/env bash
# A table that leans on the extension in every way survives pg_dump and restore.
set -euo pipefail

scratch=$(mktemp)
trap 'rm "$scratch"' EXIT

psql -Xq -v ON_ERROR_STOP=1 <<'END'
CREATE TABLE kept (
	id int PRIMARY KEY,
	body text NOT NULL CHECK (govreport.is_valid(body)),
	parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED
);
CREATE INDEX ON kept (((parsed).year));
INSERT INTO kept SELECT id, body FROM reports WHERE govreport.is_valid(body);
CREATE TABLE copied AS SELECT id, govreport.parse(body) AS parsed FROM reports;
END

dump=$PGDATABASE
restored=${dump}_restored
contents='SELECT id, parsed FROM kept UNION ALL SELECT id, parsed FROM copied ORDER BY 1, 2'

pg_dump "$dump" >"$scratch"
createdb "$restored"
if psql -Xq -v ON_ERROR_STOP=1 -d "$restored" -f "$scratch" >/dev/null; then
	echo 'ok - a dump restores'
else
	echo 'not ok - a dump restores'
fi
if [ "$(psql -XqAt -d "$dump" -c "$contents" | md5sum)" = "$(psql -XqAt -d "$restored" -c "$contents" | md5sum)" ]; then
	echo 'ok - what was restored is what was dumped'
else
	echo 'not ok - what was restored is what was dumped'
fi
if ! psql -Xq -d "$restored" -c "INSERT INTO kept VALUES (0, '')" 2>/dev/null; then
	echo 'ok - a restored constraint still checks'
else
	echo 'not ok - a restored constraint still checks'
fi
