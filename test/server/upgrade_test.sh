#!/usr/bin/env bash
# From every version that can be upgraded, the extension becomes what a fresh
# install is: all objects, definitions, comments and grants.  What was stored stays.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")

dump=$PGDATABASE
fresh=${dump}_fresh
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

run() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

createdb -T template0 "$fresh"
run -d "$fresh" -c 'CREATE EXTENSION govreport'
run -d "$fresh" -f "$here/objects.sql" >"$scratch/fresh"
run -c 'SELECT md5(string_agg(p::text, chr(10) ORDER BY id)) FROM reports, govreport.parse(body) p' >"$scratch/wanted"

for version in $(run -c "
	SELECT source FROM pg_extension_update_paths('govreport'), pg_available_extensions e
	WHERE e.name = 'govreport' AND target = e.default_version AND source <> target AND path IS NOT NULL"); do
	name=upgraded_${version//./_}
	createdb -T template0 "$name"
	{
		echo "CREATE EXTENSION govreport VERSION '$version';"
		echo 'CREATE TABLE reports (id int, body text, parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED);'
		echo 'COPY reports (id, body) FROM stdin;'
		psql -Xq -c '\copy (SELECT id, body FROM reports) TO stdout'
		echo '\.'
		echo 'ALTER EXTENSION govreport UPDATE;'
	} | run -d "$name"
	run -d "$name" -f "$here/objects.sql" >"$scratch/upgraded"
	if diff "$scratch/fresh" "$scratch/upgraded" >"$scratch/differences"; then
		echo "ok - an upgrade from $version gives what a fresh install does"
	else
		echo "not ok - an upgrade from $version gives what a fresh install does"
		sed 's/^/# /' "$scratch/differences"
	fi
	if run -d "$name" -c 'SELECT md5(string_agg(parsed::text, chr(10) ORDER BY id)) FROM reports' | cmp -s - "$scratch/wanted"; then
		echo "ok - what was stored with $version is there after the upgrade"
	else
		echo "not ok - what was stored with $version is there after the upgrade"
	fi
done
