#!/usr/bin/env bash
# A server that stops in the middle of a load: the loader says so, and a second run completes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=bin/lib.sh
. bin/lib.sh
# shellcheck source=test/tap.sh
. test/tap.sh

prepare 2>/dev/null
start_cluster
mkdir "$cluster/files"
perl test/vary.pl "$cluster/files" 600 examples/*.txt
psql -Xq -c 'CREATE EXTENSION govreport'

# The loader waits at the last file, whose text another session has half inserted.
waits() {
	[ "$(psql -XqAtc "SELECT count(*) FILTER (WHERE wait_event_type = 'Lock'), count(*) FILTER (WHERE state = 'idle')
		FROM pg_stat_activity WHERE application_name = 'govreport load'")" = '1|1' ]
}

holds() {
	[ "$(psql -XqAtc "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")" = 1 ]
}

for mode in fast immediate; do
	psql -XqAtc "SELECT govreport.create_store('$mode')" >/dev/null
	psql -Xq -v content="\\x$(hex <"$cluster/files/000/599.txt")" >/dev/null 2>&1 <<-END &
		BEGIN;
		INSERT INTO $mode (source, body) VALUES ('held', govreport.decode(:'content'));
		SELECT pg_sleep(60);
	END
	until_true holds
	govreport load --quiet --store "$mode" "$cluster/files" >"$cluster/output" 2>&1 &
	loader=$!
	ok "$mode: the loader is in the middle" until_true waits
	(cd "$cluster" && as_server "$bindir/pg_ctl" -D "$cluster/data" -l "$cluster/log" -m "$mode" -w -s restart)
	status=0
	wait "$loader" || status=$?
	output=$(<"$cluster/output")
	ok "$mode: exit status 2" test "$status" = 2
	ok "$mode: says what happened" grep -qE 'terminating connection|server closed the connection' <<<"$output"
	ok "$mode: says how to go on" prints 'run the same command again to load the others'
	ok "$mode: what was taken in before is there" test \
		"$(psql -XqAtc "SELECT sum(loaded) = (SELECT count(*) FROM $mode) AND count(finished) = 0 FROM ${mode}_batches")" = t
	output=$(govreport load --quiet --store "$mode" "$cluster/files" 2>&1) && status=0 || status=$?
	ok "$mode: run again, it completes" test "$status $(psql -XqAtc "SELECT count(*) FROM $mode")" = '0 600'
	wait
done
