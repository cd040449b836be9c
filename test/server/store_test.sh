#!/usr/bin/env bash
# Several sessions that make the same store at once all have it, and one report once.
set -euo pipefail

make_and_fill() {
	psql -XqAt -v ON_ERROR_STOP=1 <<-'END'
		SELECT govreport.create_store('filed');
		INSERT INTO filed (source, body) SELECT name, body FROM reports ON CONFLICT DO NOTHING;
		SELECT govreport.create_store('filed');
	END
}

sessions=()
for _ in 1 2 3 4; do
	make_and_fill >/dev/null &
	sessions+=($!)
done
for session in "${sessions[@]}"; do
	if wait "$session"; then
		echo 'ok - a session among several made and filled the store'
	else
		echo 'not ok - a session among several made and filled the store'
	fi
done
if [ "$(psql -XqAt -c 'SELECT (SELECT count(*) FROM filed) = (SELECT count(*) FROM reports), count(*) > 0 FROM filed_findings')" = 't|t' ]; then
	echo 'ok - each report is there once, and the views answer'
else
	echo 'not ok - each report is there once, and the views answer'
fi
