#!/usr/bin/env bash
# The SQL of the README and the pages of doc/, in both languages, runs and prints what
# they say it prints: blocks of sql run in the order of the pages, in the database that
# the README's five commands make; a block of text right after one is its output.  The
# table of rules is the catalogue; every view of a store is named; links lead somewhere.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

for language in '' .zh; do
	readme=README$language.md
	pages=$scratch/pages
	database=readme${language/./_}
	rm -f "$scratch"/*
	cat "$readme" doc/{usage,store,reference}"$language".md >"$pages"

	sed -n '/^createdb reports$/,/^```$/p' "$readme" |
		sed "/^\`\`\`/d; s/^createdb reports/createdb $database/; s/-d reports/-d $database/" >"$scratch/commands"
	if bash -e "$scratch/commands" >/dev/null && [ "$(wc -l <"$scratch/commands")" = 5 ]; then
		echo "ok - $readme, five commands from a folder of reports to findings"
	else
		echo "not ok - $readme, five commands from a folder of reports to findings"
	fi

	# 01.sql, 01.text, 02.sql …
	awk -v out="$scratch" '
		/^```/ && !inside {
			inside = 1
			kind = $0 == "```sql" ? "sql" : $0 == "```text" && NR == after + 2 ? "text" : ""
			if (kind == "sql") n++
			next
		}
		/^```/ { if (kind == "sql") after = NR; inside = 0; next }
		inside && kind { print > sprintf("%s/%02d.%s", out, n, kind) }
	' "$pages"

	for sql in "$scratch"/*.sql; do
		name="$readme, SQL block $(basename "$sql" .sql)"
		text=${sql%.sql}.text
		have=$(psql -Xq -d "$database" <"$sql" 2>&1 | sed 's/ *$//')
		if [ ! -e "$text" ]; then
			wanted=
		else
			wanted=$(sed 's/ *$//' "$text")
		fi
		if [ "$have" = "$wanted" ]; then
			echo "ok - $name"
		else
			echo "not ok - $name"
			diff <(echo "$wanted") <(echo "$have") | sed 's/^/# /' || true
		fi
	done

	# each row that begins with a code such as form.mixed, its last column the severity
	listed=$(sed -nE 's/^\| `([a-z]+\.[a-z_]+)` \|.* \| ([^|]*) \|$/\1 \2/p' "$pages")
	rules=$(psql -XqAt -F ' ' -c 'SELECT rule, severity FROM govreport.rules()')
	if [ -n "$rules" ] && [ "$listed" = "$rules" ]; then
		echo "ok - $readme lists the rules, each with its severity, in the catalogue's order"
	else
		echo "not ok - $readme lists the rules, each with its severity, in the catalogue's order"
		diff <(echo "$rules") <(echo "$listed") | sed 's/^/# /' || true
	fi

	missing=$(psql -XqAt -c "SELECT 'reports' || ending FROM govreport.store_views()" | while read -r name; do
		grep -qF "| \`$name\` |" "$pages" || echo "# $name"
	done)
	if [ -z "$missing" ]; then
		echo "ok - $readme names every view"
	else
		printf '%s\n' "not ok - $readme names every view" "$missing"
	fi
done

broken=
for page in *.md doc/*.md; do
	while read -r link; do
		[ -e "$(dirname "$page")/${link%%#*}" ] || broken+="# $page: $link"$'\n'
	done < <(grep -oE '\]\([^):]+\)' "$page" | sed -E 's/^\]\((.*)\)$/\1/')
done
if [ -z "$broken" ]; then
	echo 'ok - links between the pages'
else
	printf '%s\n' 'not ok - links between the pages' "$broken"
fi
