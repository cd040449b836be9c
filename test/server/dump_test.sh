#!/usr/bin/env bash
# Tables and views that lean on the extension in every way survive pg_dump and restore.
set -euo pipefail
servers=$(dirname "${BASH_SOURCE[0]}")/../servers

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

psql -Xq -v ON_ERROR_STOP=1 -f "$servers/keep.sql"
dump=$PGDATABASE
contents=$(psql -XqAt -v ON_ERROR_STOP=1 -f "$servers/contents.sql")

restored() {
	if [ "$(psql -XqAt -v ON_ERROR_STOP=1 -d "$1" -f "$servers/contents.sql")" = "$contents" ]; then
		echo "ok - $2: what was restored is what was dumped"
	else
		echo "not ok - $2: what was restored is what was dumped"
	fi
	if ! psql -Xq -d "$1" -c "INSERT INTO kept VALUES (0, '')" 2>/dev/null; then
		echo "ok - $2: a restored constraint still checks"
	else
		echo "not ok - $2: a restored constraint still checks"
	fi
}

createdb "${dump}_plain"
pg_dump "$dump" | psql -Xq -v ON_ERROR_STOP=1 -d "${dump}_plain" >/dev/null
restored "${dump}_plain" 'plain dump'

createdb "${dump}_custom"
pg_dump --format=directory --jobs=2 --file="$scratch/dump" "$dump"
pg_restore --jobs=2 --exit-on-error -d "${dump}_custom" "$scratch/dump"
restored "${dump}_custom" 'parallel dump'
