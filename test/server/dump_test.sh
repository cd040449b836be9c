#!/usr/bin/env bash
# Tables that lean on the extension in every way, and a whole store, survive pg_dump and restore.
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

SELECT govreport.create_store('Filed "A"') \g /dev/null
INSERT INTO "Filed ""A""_batches" (source) VALUES ('examples');
INSERT INTO "Filed ""A""_agencies" VALUES ('1', '青柳区民政局', 'office', NULL), ('11', '松鸣县住房和城乡建设局', 'office', '1');
INSERT INTO "Filed ""A""" (source, batch, body) SELECT name, 1, body FROM reports;
UPDATE "Filed ""A""" SET agency_code = '1' WHERE source LIKE '%水务%';
INSERT INTO "Filed ""A""_quarantine" (source, content, reason) VALUES ('x', '\x00ff', '不是文本');
END

dump=$PGDATABASE
restored=${dump}_restored
contents='
	SELECT id, parsed FROM kept UNION ALL SELECT id, parsed FROM copied ORDER BY 1, 2;
	SELECT * FROM "Filed ""A""" ORDER BY id;
	SELECT * FROM "Filed ""A""_quarantine";
	SELECT * FROM "Filed ""A""_batches";'
for ending in $(psql -XqAt -c 'SELECT ending FROM govreport.store_views()'); do
	contents+="SELECT * FROM \"Filed \"\"A\"\"$ending\" v ORDER BY v::text COLLATE \"C\";"
done

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

# what a database says of the objects of the store
objects="
	SELECT relname, relkind, reloptions, obj_description(oid, 'pg_class'),
		CASE relkind WHEN 'v' THEN pg_get_viewdef(oid) WHEN 'i' THEN pg_get_indexdef(oid) END
	FROM pg_class WHERE relname LIKE 'Filed%' ORDER BY relname COLLATE \"C\";
	SELECT relname, attname, attstorage, attcompression, attgenerated, attidentity, col_description(attrelid, attnum)
	FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relname LIKE 'Filed%' AND attnum > 0 ORDER BY relname COLLATE \"C\", attnum;"
wanted=$(psql -XqAt -d "$dump" -c "$objects")
if [ "$(psql -XqAt -d "$restored" -c "$objects")" = "$wanted" ]; then
	echo 'ok - a restored store has the same definitions and comments'
else
	echo 'not ok - a restored store has the same definitions and comments'
fi
psql -Xq -d "$restored" -c "SELECT govreport.create_store('Filed \"A\"')" >/dev/null
if [ "$(psql -XqAt -d "$restored" -c "$objects")" = "$wanted" ]; then
	echo 'ok - create_store finds nothing to do in a restored store'
else
	echo 'not ok - create_store finds nothing to do in a restored store'
fi
if ! psql -Xq -d "$restored" -c 'INSERT INTO "Filed ""A""" (source, body) SELECT source, body FROM "Filed ""A"""' 2>/dev/null; then
	echo 'ok - a restored store knows its reports by their hashes'
else
	echo 'not ok - a restored store knows its reports by their hashes'
fi
