#!/usr/bin/env bash
# Whose report a file is, and when it came: as the user says to govreport load.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Sets output and status.
load() {
	status=0
	output=$(govreport load --quiet "$@" 2>&1) || status=$?
}

one=$PWD/examples/2019-霁川市交通运输局.txt
two=$PWD/examples/2024-岚口市水务局.txt

cat >"$scratch/agencies.csv" <<END
代码,名称,别名,级别,上级,是否政府,是否汇总
A01,霁川市交通运输局,"市交通局；交通运输局",,A00,否,否
A00,霁川市人民政府,,,,是,是
A02,岚口市水务局,,,A09,,
END
sql "SELECT govreport.create_store('listed')" >/dev/null
load --store listed --agencies "$scratch/agencies.csv"
ok 'takes a list of agencies alone' is "$(sql "SELECT string_agg(code, ' ' ORDER BY code) FROM listed_agencies")" 'A00 A01'
ok 'names those that are refused' prints 'A02'
iconv -t GB18030 "$scratch/agencies.csv" | sed 's/A09/A00/' >"$scratch/gb.csv"
load --store listed --agencies "$scratch/gb.csv" --arrived '2020-01-15 09:30' "$one"
ok 'in any encoding, with files' is "$(sql "SELECT string_agg(code, ' ' ORDER BY code) FROM listed_agencies")" 'A00 A01 A02'
ok 'a file has the time that is given' is "$(sql "SET timezone = 'Asia/Shanghai'; SELECT arrived FROM listed")" '2020-01-15 09:30:00+08'
ok 'and is of the agency that it prints' is "$(sql "SELECT agency_key FROM listed")" A01

sql "SELECT govreport.create_store('given')" >/dev/null
load --store given --agencies "$scratch/gb.csv" --agency A02 "$one"
ok 'a code that is given counts' is "$(sql "SELECT agency_code FROM given")" A02
load --store given --agency A77 "$two"
ok 'a code that is not listed: nothing is loaded' is "$status $(sql 'SELECT count(*) FROM given_quarantine')" '2 0'
ok 'and it is named' prints 'has no code "A77"'
ok 'nor is a batch noted' is "$(sql 'SELECT count(*), count(finished) FROM given_batches')" '1|1'
load --store given --agency= "$two"
ok 'nor with an empty one' prints '--agency must be an agency'
printf 'file,agency\n%s,A77\n' "$two" >"$scratch/unlisted.csv"
load --store given --manifest "$scratch/unlisted.csv"
ok 'a code of one file that is not listed: the quarantine' is "$status $(sql 'SELECT reason FROM given_quarantine')" '1 名单中没有这个机关代码（A77）'
ok 'and the summary says why' prints '1  the list of agencies has no such code: '

sql "SELECT govreport.create_store('path')" >/dev/null
mkdir -p "$scratch/2024/A01" "$scratch/2024/other"
cp "$one" "$scratch/2024/A01/a.txt"
cp "$two" "$scratch/2024/other/A02_b.txt"
load --store path --agencies "$scratch/gb.csv" --agency-from-path "$scratch/2024"
ok 'folders and files that are named after a code' is "$(sql "SELECT string_agg(agency_code, ' ' ORDER BY agency_code) FROM path")" 'A01 A02'

sql "SELECT govreport.create_store('manifest')" >/dev/null
cat >"$scratch/2024/list.csv" <<END
文件,机关代码,日期
A01/a.txt,A02,2020-03-01
other/A02_b.txt,,
END
load --store manifest --agencies "$scratch/gb.csv" --arrived 2020-02-02 --manifest "$scratch/2024/list.csv"
ok 'a list of files' is "$(sql "SET timezone = 'Asia/Shanghai'; SELECT string_agg(concat_ws('|', agency_code, arrived::date), ' ' ORDER BY arrived) FROM manifest")" \
	'2020-02-02 A02|2020-03-01'

ok 'of what is new, nothing is said of another agency or time' is "$status $(grep -c 'were given' <<<"$output")" '0 0'

load --store manifest --agency A01 --arrived 2020-02-02 "$one" "$two"
ok 'what is in the store stays, and is told where it was given otherwise' prints \
	'2  agency code or time of arrival differ from those that were given, and stay: '
load --store manifest --arrived 2020-02-02 "$two"
ok 'not where it was given so' prints 'already there         1'
ok 'and nothing is said' is "$(grep -c 'were given' <<<"$output")" 0

load --store manifest --arrived 2020-02-32 "$one"
ok 'no such date: exit status 2' is "$status" 2

# ---- lists that are wrong

# Loads by a list of files; the list is written as by printf.
listed() {
	# shellcheck disable=SC2059
	printf "$1" >"$scratch/2024/wrong.csv"
	load --store manifest --manifest "$scratch/2024/wrong.csv"
}

listed ''
ok 'an empty list of files' is "$status" 2
ok 'is told' prints 'lists no file'
listed 'file,agency\n'
ok 'a list without a file' prints 'lists no file'
listed 'file,agency\n"A01/a.txt,A02\n'
ok 'a quote that is not closed' is "$status" 2
ok 'is told with its line' prints 'the quotes that open in line 2 are not closed'
listed 'file,agency\nA01/a.txt,A02\nother/A02_b.txt,A01\nA01/a.txt,A01\n'
ok 'a file of two agencies' prints 'lines 2 and 4 of the manifest say different things of'
listed 'file,arrived\nA01/a.txt,2020-13-01\n'
ok 'what is no date' prints 'line 2 of the manifest: "2020-13-01" is no date'
listed '文件,收到日期\nA01/a.txt,2020年3月1日\n'
ok 'dates as they are written in China' is "$status $(grep -c 'were given' <<<"$output")" '0 0'
listed '文件,收到日期\nA01/a.txt,2020年3月2日\n'
ok 'and another' prints 'were given'
listed '文件,机关,备注\nA01/a.txt,A02,\n'
ok 'a column that is not used is named' prints 'column "备注" of the manifest is not used'
ok 'others are' is "$status" 0
printf '代码,名称\nA03,"某局\n' >"$scratch/open.csv"
load --store listed --agencies "$scratch/open.csv"
ok 'a list of agencies with a quote that is not closed: none is taken' is "$status $(sql "SELECT count(*) FROM listed_agencies")" '2 3'
printf '代码,名称,上级\nA04,某局,A99\n' >"$scratch/refused.csv"
load --store listed --agencies "$scratch/refused.csv"
ok 'an agency that is refused: exit status 1' is "$status" 1
ok 'and is told with its line' prints 'line 2 of the list: agency "A04" is refused: '
printf '代码,名称,政府\nA05,某局,也许\n#6,某局,否\n' >"$scratch/unclear.csv"
load --store listed --agencies "$scratch/unclear.csv"
ok 'what is neither yes nor no is refused' prints 'agency "A05" is refused: is_government and consolidates must be yes or no'
ok 'and so is a code that begins as the key of a report that is nobody'"'"'s' prints 'agency "#6" is refused: no code may begin with #'
: >"$scratch/none.csv"
load --store listed --agencies "$scratch/none.csv"
ok 'an empty list: exit status 2' is "$status" 2
load --store listed --agencies "$scratch"
ok 'a folder is no list' prints 'Is a directory'
load --store listed_agencies "$one"
ok 'what the server says is told without its own lines of code' is "$(grep -c 'CONTEXT' <<<"$output")" 0
