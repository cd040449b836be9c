#!/usr/bin/env bash
# govreport check, as one who has files and no database meets it: where a fault is, in
# the reader's language, whatever else lies in the folder, and nothing left behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/temporary" "$scratch/bin" "$scratch/files"
wrong=examples/2022-青柳区民政局-有误.txt

# Sets output and status.
check() {
	status=0
	output=$(TMPDIR=$scratch/temporary PATH=$scratch/bin:$PATH govreport check "$@" 2>&1) || status=$?
}

# The same, in Chinese.
check_in_chinese() {
	LC_ALL='' LANG=zh_CN.UTF-8 check "$@"
}

# ---- what is wrong, and where

check "$wrong"
ok 'errors: exit status 1' is "$status" 1
ok 'a column has the line of its first cell' prints 'applications.balance line 84  自然人列：'
check_in_chinese "$wrong"
ok 'in Chinese, too' prints '错误  applications.balance 第 84 行  自然人列：'
check --format=csv "$wrong"
ok 'and as CSV' prints ',natural_person,84,58,57,report,'

check examples/*.txt
ok 'no more figures are read than the form has' is "$(grep -oE 'figures [0-9]+ / [0-9]+' <<<"$output" | awk '$2 > $4' | wc -l)" 0
check --format=csv examples/*.txt
ok 'a finding has the line that a store says' is "$(sed 1d <<<"$output" | cut -d , -f 6-9 | LC_ALL=C sort)" "$(sql "SELECT concat_ws(',', f.rule, coalesce(f.item, ''), coalesce(f.col, ''), coalesce(f.line::text, ''))
	FROM reports r, unnest((govreport.facts(r.body)).findings) f" | LC_ALL=C sort)"

# ---- files that are no reports

printf ' \n\n' >"$scratch/files/blank.txt"
: >"$scratch/files/empty.docx"
head -c 1000 /dev/zero >"$scratch/files/zeros.txt"
printf 'PK\3\4garbage' >"$scratch/files/broken.zip"
printf '会议通知\n' >"$scratch/files/"$'\xff\e[31m.txt'
ln -s nowhere "$scratch/files/link.txt"
check_in_chinese "$scratch/files"
ok 'unread files: exit status 2' is "$status" 2
for said in 文件是空的 文件已损坏 不是文本 不是年度报告 没有这个文件或文件夹; do
	ok "says: $said" prints "  $said"
done
ok 'names hold no control characters' prints '/\377\033[31m.txt'
check "$scratch/files"
for said in 'the file is empty' 'the file is damaged' 'no text (' 'no annual report (' 'No such file or directory'; do
	ok "says: $said" prints "  $said"
done

# ---- what cannot be written

status=0
output=$({ govreport check "$wrong" >/dev/full; } 2>&1) || status=$?
ok 'output that cannot be written: exit status 2' is "$status" 2
ok 'and it is said' prints 'could not write all of the output: No space left on device'
printf '{\\rtf1 a}' >"$scratch/report.doc"
output=$(TMPDIR=$scratch/nowhere govreport check "$scratch/report.doc" 2>&1) || true
ok 'no folder for temporary files: it is named' prints "$scratch/nowhere: No such file or directory"

# ---- stopped while a program converts

cat >"$scratch/bin/soffice" <<END
#!/bin/sh
sh -c 'while :; do touch written-\$\$; sleep 0.01; done' &
echo \$! >'$scratch/child'
wait
END
chmod +x "$scratch/bin/soffice"

gone() {
	[ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"
}

for signal in INT TERM HUP; do
	rm -f "$scratch/child"
	# a shell has what runs in the background ignore SIGINT, and nohup SIGHUP
	TMPDIR=$scratch/temporary PATH=$scratch/bin:$PATH perl -e '$SIG{INT} = $SIG{HUP} = "DEFAULT"; exec @ARGV' govreport check "$scratch/report.doc" >/dev/null 2>&1 &
	until_true test -s "$scratch/child"
	kill "-$signal" $!
	status=0
	wait $! || status=$?
	ok "$signal: ends so" is "$status" "$((128 + $(kill -l "$signal")))"
	ok "$signal: the program and what it started end, too" until_true gone "$(<"$scratch/child")"
	ok "$signal: nothing is left" is "$(ls -A "$scratch/temporary")" ''
done
