#!/usr/bin/env bash
# The SQL in both editions of the README runs, and prints what they say it prints:
# a block of sql is run in order, in the database that the five commands before it
# make; a block of text right after it is its output.  The table of rules is the
# catalogue; every view of a store is named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

for readme in README.md README.zh.md; do
	database=readme_${readme//[^a-z]/}
	rm -f "$scratch"/*

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
	' "$readme"

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
	listed=$(sed -nE 's/^\| `([a-z]+\.[a-z_]+)` \|.* \| ([^|]*) \|$/\1 \2/p' "$readme")
	rules=$(psql -XqAt -F ' ' -c 'SELECT rule, severity FROM govreport.rules()')
	if [ -n "$rules" ] && [ "$listed" = "$rules" ]; then
		echo "ok - $readme lists the rules, each with its severity, in the catalogue's order"
	else
		echo "not ok - $readme lists the rules, each with its severity, in the catalogue's order"
		diff <(echo "$rules") <(echo "$listed") | sed 's/^/# /' || true
	fi

	missing=$(psql -XqAt -c "SELECT 'reports' || ending FROM govreport.store_views()" | while read -r name; do
		grep -qF "| \`$name\` |" "$readme" || echo "# $name"
	done)
	if [ -z "$missing" ]; then
		echo "ok - $readme names every view"
	else
		printf '%s\n' "not ok - $readme names every view" "$missing"
	fi
done
