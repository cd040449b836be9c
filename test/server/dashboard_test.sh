#!/usr/bin/env bash
# Every query of examples/grafana runs, with its variables, as the role that examples/roles.sql
# makes for dashboards, and gives rows with Chinese headings; so does govreport pages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

if [ "$(psql -XqAt -c 'SHOW server_version_num')" -lt 150000 ]; then
	echo 'ok - skipped: views take the rights of the one who asks from PostgreSQL 15 on'
	exit
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PGOPTIONS='-c search_path=board'

psql -Xq -v ON_ERROR_STOP=1 <<'END' >/dev/null
CREATE SCHEMA board;
SELECT govreport.create_store();
INSERT INTO reports (source, body) SELECT name, body FROM public.reports ORDER BY name;
\i bin/sql/demo_agencies.sql
\i examples/roles.sql
GRANT USAGE ON SCHEMA board TO reports_dashboard;
CREATE ROLE looker LOGIN IN ROLE reports_dashboard;
END
# roles are of the whole cluster, and tests come one after another
trap 'rm -rf "$scratch"; psql -Xq -c "DROP OWNED BY reports_dashboard, reports_clerk, reports_office, looker" -c "DROP ROLE reports_dashboard, reports_clerk, reports_office, looker" >/dev/null 2>&1 || true' EXIT

# The queries of a dashboard, a line each: what it is of, and the query on one line.
queries() {
	psql -XqAt -F '|' -v ON_ERROR_STOP=1 -v json="$(cat "$1")" <<'END'
SELECT title, replace(regexp_replace(sql, '\s+', ' ', 'g'), '|', chr(1)) FROM (
	SELECT 'variable ' || (v ->> 'name') AS title, v ->> 'query' AS sql FROM jsonb_array_elements(:'json'::jsonb #> '{templating,list}') v
	UNION ALL
	SELECT p ->> 'title', t ->> 'rawSql' FROM jsonb_array_elements(:'json'::jsonb -> 'panels') p, jsonb_array_elements(p -> 'targets') t) q;
END
}

# One value a variable, as Grafana puts it into a query.
filled() {
	local sql=${1//$'\1'/|}
	sql=${sql//'$year'/2022}
	sql=${sql//'${place:sqlstring}'/"'$2'"}
	printf '%s' "${sql//'${agency:sqlstring}'/"'510102-1'"}"
}

for board in examples/grafana/*.json; do
	while IFS='|' read -r title sql; do
		for place in '*' 510102; do
			output=$(psql -XqA -U looker -v ON_ERROR_STOP=1 -c "$(filled "$sql" "$place")" 2>&1) || output="ERROR $output"
			ok "$(basename "$board" .json), $title${place#\*}: runs" grep -qv '^ERROR' <<<"${output%%$'\n'*}"
			case $title:$place in
				variable* | 归属* | 与上年不符* | *:510102) ;;
				*) ok "$(basename "$board" .json), $title: has rows" test "$(wc -l <<<"$output")" -gt 2 ;;
			esac
			case $sql in
				*place*) ;;
				*) break ;;
			esac
		done
		case $title in
			variable*) ;;
			*) ok "$title: headings are Chinese" grep -qvE '(^|\|)[a-z_?]+(\||$)' <<<"${output%%$'\n'*}" ;;
		esac
	done < <(queries "$board")
done

output=$(psql -XqAt -U looker -c 'INSERT INTO reports_agencies VALUES ($$1$$, $$1$$)' 2>&1) || true
ok 'and changes nothing' prints 'permission denied'

# ---- pages as the same role ------------------------------------------------------------

make_pages() {
	status=0
	output=$(govreport pages -q "$@" 2>&1) || status=$?
}
# of a page, a tile's number
tile() {
	sed -n "s/.*tile $2[ a-z]*\"[^>]*><b>\([0-9,]*\).*/\1/p" "$1"
}
same() {
	[ "$1" = "$2" ] || { echo "# have $1, want $2"; false; }
}

make_pages -U looker "$scratch/out"
ok 'a role that only reads makes pages' same "$status" 0
ok 'and is told where' prints "$scratch/out/index.html"
ok 'the home is the newest year that has reports' grep -q '<title>全部机关 2024 年度' "$scratch/out/index.html"
for status_of in reported late missing due; do
	ok "$status_of: as the view" same "$(tile "$scratch/out/2022/index.html" $status_of)" \
		"$(psql -XqAtc "SELECT count(*) FROM reports_coverage WHERE year = 2022 AND status = '$status_of'")"
done
ok 'errors: as the view' same "$(tile "$scratch/out/2022/index.html" wrong)" "$(psql -XqAtc 'SELECT count(*) FROM reports_validity WHERE year = 2022 AND NOT valid')"
ok 'sums say of how many reports they are' grep -q '本页合计为 <b>2</b> 份报告之和' "$scratch/out/2022/index.html"
ok 'and who is left out' grep -q '个机关未报送</a>，没有计入' "$scratch/out/2022/index.html"
ok 'a page lets nothing in but what is beside it' grep -q "content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'\"" \
	"$scratch/out/2022/agency/510102-1.html"
ok 'letters leave the day to be filled in' grep -q 'contenteditable="true">　　　　年　　月　　日' "$scratch/out/2022/letter/510102-1.html"

before=$(stat -c '%Y %i' "$scratch"/out/2022/agency/*.html)
make_pages -U looker "$scratch/out"
ok 'what did not change is not written again' same "$(stat -c '%Y %i' "$scratch"/out/2022/agency/*.html)" "$before"
psql -Xq -c "DELETE FROM reports WHERE year = 2022 AND agency_key = '510102-1'"
make_pages -U looker --mend-by=2023-03-15 "$scratch/out"
ok 'what changed is' grep -q '本年度没有这个机关的报告' "$scratch/out/2022/agency/510102-1.html"
ok 'a letter with its day' grep -q '请于 2023年3月15日 前' "$scratch/out/2022/letter/510102-1.html"
echo mine >"$scratch/out/2021/mine.txt"
make_pages -U looker --year=2023 "$scratch/out"
ok 'one year: the others go' same "$(cd "$scratch/out" && printf '%s ' */)" '2021/ 2023/ assets/ '
ok 'but not what is not ours' same "$(ls "$scratch/out/2021")" mine.txt

mkdir "$scratch/others"
echo mine >"$scratch/others/index.html"
make_pages "$scratch/others"
ok 'a folder of others is left alone' same "$status $(cat "$scratch/others/index.html")" '2 mine'
make_pages --store none "$scratch/none"
ok 'no such store: exit status 2, nothing written' same "$status $(ls -d "$scratch/none" 2>&1 | grep -c No)" '2 1'
make_pages --year 1900 "$scratch/none"
ok 'no such year' prints 'the store has nothing of 1900'
make_pages --mend-by soon "$scratch/none"
ok 'no such day' prints 'must be a date'
