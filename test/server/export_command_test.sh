#!/usr/bin/env bash
# govreport export writes the views of a store as a workbook and as CSV files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Sets output and status.
export_store() {
	status=0
	output=$(govreport export "$@" 2>&1) || status=$?
}

# A file of the workbook holds a text.
holds() {
	unzip -p "$scratch/book.xlsx" "xl/$1" | grep -qF -- "$2"
}

lacks() {
	! holds "$@"
}

psql -XqAt -v ON_ERROR_STOP=1 <<'END' >/dev/null
ALTER TABLE reports RENAME TO texts;
SELECT govreport.create_store();
INSERT INTO reports (source, body) SELECT name, body FROM texts ORDER BY id;
UPDATE reports SET source = '=1+"1"' WHERE id = 1;
END

# ---- a workbook

echo old >"$scratch/book.xlsx"
export_store "$scratch/book.xlsx"
ok 'writes a workbook in place of what was there' is "$status" 0
ok 'without a word' is "$output" ''
ok 'nothing else is left' is "$(ls "$scratch")" book.xlsx
ok 'it is whole' unzip -tqq "$scratch/book.xlsx"
ok 'a sheet a view' is "$(unzip -p "$scratch/book.xlsx" xl/workbook.xml | grep -o '<sheet name="[^"]*"' | cut -d '"' -f 2 | paste -sd ' ')" \
	'报告 检查结果 问题 与上年不符 报送情况 汇总 指标 办理结果 申请人 规范性文件 全部数字'
ok 'headings are Chinese, in bold' holds worksheets/sheet2.xml '<t>错误个数</t>'
ok 'and not English' lacks worksheets/sheet2.xml 'errors'
ok 'numbers are numbers' holds worksheets/sheet2.xml "<v>$(psql -XqAtc 'SELECT figures FROM reports_validity LIMIT 1')</v>"
ok 'text is no formula' holds worksheets/sheet1.xml '<t>=1+"1"</t>'
ok 'really none' lacks worksheets/sheet1.xml '<f>'
ok 'dates are dates' holds styles.xml 'yyyy-mm-dd'
ok 'the headings stay in view' holds worksheets/sheet1.xml 'state="frozen"'
ok 'and filter' holds worksheets/sheet3.xml '<autoFilter ref="A1:'
ok 'every report has a row' is "$(unzip -p "$scratch/book.xlsx" xl/worksheets/sheet11.xml | grep -o '<row ' | wc -l)" 11

# ---- CSV

export_store --format csv "$scratch/csv"
ok 'writes a folder' is "$status $(cd "$scratch/csv" && printf '%s ' *)" \
	'0 applicants.csv continuity.csv coverage.csv findings.csv latest.csv normative.csv outcomes.csv rates.csv totals.csv validity.csv wide.csv '
ok 'behind a byte order mark' is "$(head -c 3 "$scratch/csv/latest.csv" | od -An -tx1 | tr -d ' ')" efbbbf
ok 'the same headings' grep -q '"错误个数","警告个数"' "$scratch/csv/validity.csv"
ok 'text is no formula' grep -qF "\"'=1+\"\"1\"\"\"" "$scratch/csv/latest.csv"
ok 'every report has a line' is "$(wc -l <"$scratch/csv/latest.csv")" 11
export_store --year 2024 "$scratch/csv"
ok 'a year alone' is "$status $(($(wc -l <"$scratch/csv/latest.csv") - 1))" "0 $(psql -XqAtc 'SELECT count(*) FROM reports_latest WHERE year = 2024')"

# ---- what goes wrong

export_store --store none "$scratch/book.xlsx"
ok 'no such store: exit status 2' is "$status" 2
ok 'and says so' prints 'there is no store "none"'
LANG=zh_CN.UTF-8 LC_ALL='' export_store --store none "$scratch/book.xlsx"
ok 'in Chinese, too' prints '没有报告库“none”'
ok 'what was there stays' unzip -tqq "$scratch/book.xlsx"
export_store "$scratch/none/book.xlsx"
ok 'no such folder: exit status 2' is "$status" 2
export_store --format ods "$scratch/book.ods"
ok 'no such format: exit status 2' is "$status" 2
psql -XqAt -c 'ALTER VIEW reports_wide RENAME TO elsewhere'
export_store "$scratch/book.xlsx"
ok 'a store with a view less: exit status 2' is "$status" 2
ok 'what was there stays, and nothing else' is "$(cd "$scratch" && unzip -tqq book.xlsx && printf '%s ' *)" 'book.xlsx csv '
for command in export pages; do
	output=$(govreport "$command" -d template1 "$scratch/none" 2>&1) || true
	ok "$command: a database without the extension: a hint" prints 'HINT:  CREATE EXTENSION govreport;'
done
