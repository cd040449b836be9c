#!/usr/bin/env bash
# bin/demo shows what it can read, names what it cannot, and leaves nothing behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
output=

ok() {
	local name=$1
	shift
	if "$@"; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		printf '# %s\n' "${output//$'\n'/$'\n# '}"
	fi
}

prints() {
	grep -qF -- "$1" <<<"$output"
}

output=$(bin/demo 2>/dev/null)
ok 'shows every example' test "$(grep -c '^读出数字' <<<"$output")" = "$(find examples -name '*.txt' | wc -l)"
ok 'shows findings in full' prints '自然人列：新收 53 + 结转 5 = 58，办理结果总计 54 + 结转下年 3 = 57，相差 1'
ok 'ends with a total' grep -q '^ 合计 ' <<<"$output"

report=examples/2019-霁川市交通运输局.txt
cp "$report" "$scratch/it's \"a\" \\report\\n.txt"
cp "$report" "$scratch/-报 告.txt"
cp "$report" "$scratch/"$'\xff.txt'
printf 'a\\b\t\\.\n\\N\n' >"$scratch/backslashes.txt"
printf '政府\0' >"$scratch/nul.txt"
iconv -f UTF-8 -t GB18030 "$report" >"$scratch/gb18030.txt"
head -c 1001 "$scratch/gb18030.txt" >"$scratch/cut.txt"
printf '\xff' >>"$scratch/cut.txt"
: >"$scratch/empty.txt"
output=$(bin/demo -- "$scratch/"* "$scratch" "$scratch/missing.txt" 2>/dev/null)
ok 'takes quotes and backslashes in a name' prints "it's \"a\" \\report\\n.txt"
ok 'takes blanks and a dash in a name' prints '-报 告.txt'
ok 'takes a name that is no UTF-8' prints '\377.txt'
ok 'shows a text that is no report' prints backslashes.txt
ok 'shows an empty file' prints empty.txt
ok 'reads the others, one of them in GB18030' test "$(grep -c '^读出数字 198 / 198' <<<"$output")" = 4
ok 'names a file with a NUL byte' prints 'nul.txt：不是文本，或已损坏'
ok 'names a file with a broken character' prints 'cut.txt：不是文本，或已损坏'
ok 'names a folder' prints "$scratch：是文件夹，不是文件"
ok 'names a missing file' prints 'missing.txt：没有这个文件'

output=$(bin/demo --keep "$report" 2>/dev/null)
enter=$(grep -o '[^ ]*/psql .*' <<<"$output")
stop=$(tail -n 1 <<<"$output")
ok '--keep leaves a database that its command enters' test "$($enter -XqAt -c 'SELECT count(*) FROM reports' 2>/dev/null)" = 1
(eval "$stop") >/dev/null 2>&1
folder=${stop##* }
ok '--keep says how to remove it' test ! -e "$folder"

bin/demo >"$scratch/output" 2>/dev/null &
demo=$!
for _ in {1..300}; do
	[ ! -s "$scratch/output" ] || break
	sleep 0.1
done
output="$(ls -d /tmp/govreport.$demo.*)"
ok 'works in a folder of its own' test -d "$output"
kill -TERM "$demo"
status=0
wait "$demo" || status=$?
ok 'stops when told to' test "$status" = 143
ok 'removes its folder when stopped' test ! -e "$output"
