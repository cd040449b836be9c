#!/usr/bin/env bash
# Documents reach govreport load through other programs, which get what they need
# and no more; what does not come out goes to the quarantine with its bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
loader=$(command -v govreport)
store=0

sql() {
	psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}

# Loads into a store of its own, with the programs of a folder in front of the others; sets output and status.
load() {
	store=$((store + 1))
	sql "SELECT govreport.create_store('s$store')" >/dev/null
	mkdir -p "$scratch/temporary"
	status=0
	output=$(PATH=$scratch/bin:$PATH TMPDIR=$scratch/temporary PGPASSWORD=secret "$loader" --quiet --store "s$store" "$@" 2>&1) ||
		status=$?
}

is() {
	[ "$1" = "$2" ] || { echo "# have $1, want $2"; false; }
}

reason() {
	sql "SELECT reason FROM s${store}_quarantine"
}

# A program in front of the real one.
program() {
	mkdir -p "$scratch/bin"
	cat >"$scratch/bin/$1"
	chmod +x "$scratch/bin/$1"
}

report=$PWD/examples/2019-霁川市交通运输局.txt
mkdir "$scratch/documents"
document="$scratch/documents/-it's \"a\" \$(report)"$'\n.DOCX'
echo 'PK' >"$document"

# ---- what a converter gets

program pandoc <<END
#!/bin/sh
{
	echo "arguments: \$*"
	echo "folder: \$(pwd)"
	echo "input: \$(readlink /proc/self/fd/0)"
	echo "limits: \$(ulimit -v) \$(ulimit -t) \$(ulimit -f)"
	echo "environment: \$(env | grep -v '^_=\|^PWD=' | cut -d = -f 1 | sort | tr '\n' ' ')"
	echo "content: \$(cat report.docx)"
} >'$scratch/seen'
cp '$report' report.html
END
load --convert-timeout 7 "$scratch/documents"
ok 'a document is loaded through its converter' is "$status $(sql "SELECT source = '${document//\'/\'\'}' FROM s$store")" '0 t'
output=$(<"$scratch/seen")
ok 'which gets names of ours' prints 'arguments: -f docx -t html -o report.html report.docx'
ok 'works in a folder of its own' prints "folder: $scratch/temporary/govreport load."
ok 'on a copy' prints 'content: PK'
ok 'without input' prints 'input: /dev/null'
ok 'in bounded memory, time and output' prints "limits: $((2 * 1024 * 1024)) 7 $((256 * 1024 * 1024 / 512))"
ok 'without what our environment holds' prints 'environment: HOME LC_ALL PATH TMPDIR '
ok 'the folder is removed' is "$(ls -A "$scratch/temporary")" ''

# ---- what does not come out

program pandoc <<'END'
#!/bin/sh
echo 'broken document' >&2
mkdir -p deep/er && touch deep/er/file
exit 63
END
load "$document"
ok 'a failed conversion: exit status 1' is "$status" 1
ok 'its reason is what the program said' is "$(reason)" '转换失败（pandoc 退出码 63：broken document）'
ok 'the bytes are those of the document' is "$(sql "SELECT content FROM s${store}_quarantine")" '\x504b0a'
ok 'whatever it leaves is removed' is "$(ls -A "$scratch/temporary")" ''

program pandoc <<END
#!/bin/sh
sleep 1000 &
echo \$! >'$scratch/child'
sleep 1000
END
load --convert-timeout 1 "$document"
ok 'one that does not end is ended' is "$(reason)" '转换超时（pandoc 超过 1 秒）'
child=$(<"$scratch/child")
gone() {
	[ ! -e "/proc/$child" ] || grep -q '^State:.Z' "/proc/$child/status"
}
ok 'with what it started' until_true gone

program pandoc <<'END'
#!/bin/sh
kill -SEGV $$
END
load "$document"
ok 'one that crashes' is "$(reason)" '转换失败（pandoc 被信号 11 终止）'

program pandoc <<'END'
#!/bin/sh
: >report.html
END
load "$document"
ok 'one that finds no text' is "$(reason)" '转换后没有文字（pandoc；可能是扫描件）'

program pandoc <<'END'
#!/bin/sh
ln -s /etc/passwd report.html
END
load "$document"
ok 'one whose result is a link' is "$(reason)" '转换失败（pandoc 退出码 0：）'

program pandoc <<'END'
#!/bin/sh
echo 会议通知 >report.html
END
load "$document"
ok 'a document that is no report: its own bytes are kept' is \
	"$(sql "SELECT content, reason ~ '^不是年度报告' FROM s${store}_quarantine")" '\x504b0a|t'

# ---- many at a time

program pandoc <<END
#!/bin/sh
sleep 0.\$((\$\$ % 5))
sed "1s/\$/ \$(cat report.docx)/" '$report' >report.html
END
mkdir "$scratch/many"
for n in {1..20}; do
	echo "$n" >"$scratch/many/$n.docx"
	sed "1s/\$/ text $n/" "$report" >"$scratch/many/$n.txt"
done
load --jobs 4 "$scratch/many"
ok 'documents and texts together' is "$status $(sql "SELECT count(*), count(DISTINCT body) FROM s$store")" '0 40|40'
ok 'all folders are removed' is "$(ls -A "$scratch/temporary")" ''

# ---- where none is installed

mkdir "$scratch/empty"
touch "$scratch/documents/a.pdf"
sql "SELECT govreport.create_store('none')" >/dev/null
status=0
output=$(PATH=$scratch/empty "$loader" --quiet --store none "$scratch/documents" 2>&1) || status=$?
ok 'says which program is not installed, and its package' prints \
	'pdftotext is not installed (package poppler-utils): files ending in .pdf go to the quarantine'
ok 'and the documents are in the quarantine' is "$(sql "SELECT string_agg(reason, ',' ORDER BY reason) FROM none_quarantine")" \
	'没有安装转换程序 pandoc,没有安装转换程序 pdftotext'
program pandoc <<<'#!/bin/sh'
output=$(PATH=$scratch/bin "$loader" --dry-run "$scratch/documents" 2>/dev/null)
ok '--dry-run names the converter' prints 'load through pandoc'

# ---- the real ones, where they are

rm -r "${scratch:?}/bin"
if command -v pandoc >/dev/null; then
	mkdir "$scratch/real"
	psql -XqAt -v report="$(<"$report")" >"$scratch/report.html" <<<"SELECT govreport.render(govreport.parse(:'report'), 'html')"
	pandoc -f html -t docx -o "$scratch/real/report.docx" "$scratch/report.html"
	load "$scratch/real"
	ok 'pandoc reads a .docx' is "$(sql "SELECT count(*) FROM s$store, govreport.cells(body)")" \
		"$(psql -XqAt -v report="$(<"$report")" <<<"SELECT count(*) FROM govreport.cells(:'report')")"
else
	echo 'ok - pandoc reads a .docx # SKIP pandoc is not installed'
fi
if command -v soffice >/dev/null && [ -e "$scratch/real/report.docx" ]; then
	(cd "$scratch/real" && HOME=$scratch soffice --headless --convert-to doc report.docx) >/dev/null 2>&1
	rm "$scratch/real/report.docx"
	load "$scratch/real"
	ok 'LibreOffice reads a .doc' is "$(sql "SELECT count(*) FROM s$store, govreport.cells(body)")" \
		"$(psql -XqAt -v report="$(<"$report")" <<<"SELECT count(*) FROM govreport.cells(:'report')")"
else
	echo 'ok - LibreOffice reads a .doc # SKIP LibreOffice or pandoc is not installed'
fi
