#!/usr/bin/env bash
# bin/demo shows what it can read, names what it cannot, and leaves nothing behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

output=$(bin/demo 2>/dev/null)
ok 'shows every example' test "$(grep -c '| examples/' <<<"$output")" = "$(find examples -name '*.txt' | wc -l)"
page=$(tail -n 1 <<<"$output")
ok 'ends with the path of its pages' grep -q '砚湾区市场监督管理局' "${page%index.html}2021/agencies.html"
ok 'shows findings in full' prints '自然人列：新收 53 + 结转 5 = 58，办理结果总计 54 + 结转下年 3 = 57，相差 1'
ok 'shows rates, sums and who has reported' test "$(grep -cE '视图 reports_(rates|yearly|coverage)' <<<"$output")" = 3

report=examples/2019-霁川市交通运输局.txt
cp "$report" "$scratch/it's \"a\" \\report\\n.txt"
iconv -f UTF-8 -t GB18030 "$report" | sed '1s/2019/2020/' >"$scratch/-报 告.txt"
printf '政府\0' >"$scratch/nul.txt"
output=$(bin/demo -- "$scratch/"* "$scratch/missing.txt" 2>/dev/null)
ok 'reads the given files, whatever their names and encoding' test "$(grep -c '198 / 198' <<<"$output")" = 2
ok 'names a file that is no text' prints 'no text: '
ok 'names a missing file' prints "No such file or directory: $scratch/missing.txt"

output=$(bin/demo --keep "$report" 2>/dev/null)
enter=$(grep -o '[^ ]*/psql .*' <<<"$output")
stop=$(tail -n 1 <<<"$output")
ok '--keep leaves a database that its command enters' test "$($enter -XqAt -c 'SELECT count(*) FROM reports' 2>/dev/null)" = 1
(eval "$stop") >/dev/null 2>&1
folder=${stop##* }
ok '--keep says how to remove it' test ! -e "$folder"

bin/demo >/dev/null 2>&1 &
demo=$!
# the server starts: all the rest is still to be done
until_true compgen -G "/tmp/govreport.$demo.*/data/postmaster.pid" >/dev/null
output="$(ls -d /tmp/govreport.$demo.*)"
ok 'works in a folder of its own' test -d "$output"
# told again and again, while it cleans up too
while kill -TERM "$demo" 2>/dev/null && [ -e "$output" ]; do
	sleep 0.02
done
status=0
wait "$demo" || status=$?
ok 'stops when told to' test "$status" = 143
ok 'removes its folder when stopped' test ! -e "$output"
