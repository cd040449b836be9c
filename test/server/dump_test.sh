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

# what a database says of the objects of a store
objects="
	SELECT relname, relkind, reloptions, obj_description(oid, 'pg_class'),
		CASE relkind WHEN 'v' THEN pg_get_viewdef(oid) WHEN 'i' THEN pg_get_indexdef(oid) END
	FROM pg_class WHERE relname LIKE 'Filed%' ORDER BY relname COLLATE \"C\";
	SELECT relname, attname, attstorage, attcompression, attgenerated, attidentity, col_description(attrelid, attnum)
	FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relname LIKE 'Filed%' AND attnum > 0 ORDER BY relname COLLATE \"C\", attnum;"
wanted=$(psql -XqAt -d "$dump" -c "$objects")
if [ "$(psql -XqAt -d "${dump}_plain" -c "$objects")" = "$wanted" ]; then
	echo 'ok - a restored store has the same definitions and comments'
else
	echo 'not ok - a restored store has the same definitions and comments'
	diff <(echo "$wanted") <(psql -XqAt -d "${dump}_plain" -c "$objects") | head -20 | sed 's/^/# /' || true
fi
psql -Xq -d "${dump}_plain" -c "SELECT govreport.create_store('Filed \"A\"')" >/dev/null
if [ "$(psql -XqAt -d "${dump}_plain" -c "$objects")" = "$wanted" ]; then
	echo 'ok - create_store finds nothing to do in a restored store'
else
	echo 'not ok - create_store finds nothing to do in a restored store'
fi
if ! psql -Xq -d "${dump}_plain" -c 'INSERT INTO "Filed ""A""" (source, body) SELECT source, body FROM "Filed ""A"""' 2>/dev/null; then
	echo 'ok - a restored store knows its reports by their hashes'
else
	echo 'not ok - a restored store knows its reports by their hashes'
fi
