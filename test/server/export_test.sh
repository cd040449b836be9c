#!/usr/bin/env bash
# The guide's command for a spreadsheet writes what it says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

psql -XqAt -v ON_ERROR_STOP=1 <<'END' >/dev/null
ALTER TABLE reports RENAME TO texts;
SELECT govreport.create_store();
INSERT INTO reports (source, body) SELECT name, body FROM texts ORDER BY id;
END

for guide in doc/store.md doc/store.zh.md; do
	awk '$0 == "```" { on = 0 } on { print } $0 == "```sh" { on = 1 }' "$guide" | (cd "$scratch" && bash)
	if [ "$(head -c 3 "$scratch/validity.csv" | od -An -tx1 | tr -d ' ')" = efbbbf ] && [ "$(wc -l <"$scratch/validity.csv")" = 11 ]; then
		echo "ok - $guide: every report, behind a byte order mark"
	else
		echo "not ok - $guide: every report, behind a byte order mark"
	fi
	rm "$scratch/validity.csv"
done
