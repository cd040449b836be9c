#!/usr/bin/env bash
# The pages in a real browser: chromium, driven by playwright-core of npm.
# PICTURES=FOLDER has it make the pictures of the README there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

skip() {
	echo "ok - pages in a browser # SKIP $1"
	exit
}

browser=$(command -v chromium) || skip 'no chromium'
command -v npm >/dev/null || skip 'no npm'
modules=build/playwright
if [ ! -e "$modules/node_modules/playwright-core/package.json" ]; then
	mkdir -p "$modules"
	cp test/pages/package.json test/pages/package-lock.json "$modules"
	npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund --fetch-retries=1 >/dev/null 2>&1 || skip 'npm cannot get playwright-core'
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
psql -XqAt -v ON_ERROR_STOP=1 -c 'ALTER TABLE reports RENAME TO texts'
psql -XqAt -v ON_ERROR_STOP=1 -v cities=4 -f test/pages/store.sql

# Looks at the pages of the store as it is now; further arguments for the looker.
look() {
	psql -Xq -v ON_ERROR_STOP=1 -f test/pages/expected.sql >"$scratch/expected.json"
	govreport pages -q "$scratch/pages" >/dev/null
	PLAYWRIGHT=$PWD/$modules/node_modules/playwright-core timeout 300 \
		node test/pages/browser.js "$scratch/pages" "$scratch/expected.json" "$browser" "$@"
}

mkdir -p "${PICTURES:=$scratch/pictures}"
look "$PICTURES"
psql -XqAt -v ON_ERROR_STOP=1 -f test/pages/hostile.sql
look
