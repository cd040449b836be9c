#!/usr/bin/env bash
# Documents reach govreport load through jobs and other programs, which get what they
# need and no more; what does not come out goes to the quarantine with its bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
loader=$(command -v govreport)
store=0

# Loads into a store of its own, with the programs of a folder in front of the others; sets output and status.
load() {
	store=$((store + 1))
	sql "SELECT govreport.create_store('s$store')" >/dev/null
	mkdir -p "$scratch/temporary"
	status=0
	output=$(PATH=$scratch/bin:$PATH TMPDIR=$scratch/temporary PGPASSWORD=secret "$loader" load --quiet --store "s$store" "$@" 2>&1) ||
		status=$?
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
# a report as a Word document: $1, its text beside the report's: $2
word() {
	perl test/documents/make docx "$report" "$1" "${2-}"
}

mkdir "$scratch/documents"
document="$scratch/documents/-it's \"a\" \$(report)"$'\n.DOC'
printf '{\\rtf1 a}' >"$document"
word "$scratch/report.docx"

# ---- what a converter gets

program soffice <<END
#!/bin/sh
{
	echo "arguments: \$*"
	echo "folder: \$(pwd)"
	echo "input: \$(readlink /proc/self/fd/0)"
	echo "limits: \$(ulimit -v) \$(ulimit -t) \$(ulimit -f)"
	echo "environment: \$(env | grep -v '^_=\|^PWD=' | cut -d = -f 1 | sort | tr '\n' ' ')"
	printf 'content: '; cat report.rtf
} >'$scratch/seen'
cp '$scratch/report.docx' report.docx
END
load --convert-timeout 7 "$scratch/documents"
ok 'a document is loaded through its converter' is "$status $(sql "SELECT source = '${document//\'/\'\'}' FROM s$store")" '0 t'
output=$(<"$scratch/seen")
ok 'which gets names of ours' prints 'arguments: --headless --norestore --convert-to docx:MS Word 2007 XML report.rtf'
ok 'works in a folder of its own' prints "folder: $scratch/temporary/govreport."
ok 'on a copy' prints 'content: {\rtf1 a}'
ok 'without input' prints 'input: /dev/null'
ok 'in bounded memory, time and output' prints "limits: $((2 * 1024 * 1024)) 7 $((256 * 1024 * 1024 / 512))"
ok 'without what our environment holds' prints 'environment: HOME LC_ALL PATH TMPDIR '
ok 'the folder is removed' is "$(ls -A "$scratch/temporary")" ''

# ---- what does not come out

program soffice <<'END'
#!/bin/sh
echo 'broken document' >&2
mkdir -p deep/er && touch deep/er/file
exit 63
END
load "$document"
ok 'a failed conversion: exit status 1' is "$status" 1
ok 'its reason has what the program said' is "$(reason)" '文件已损坏（soffice: exit status 63: broken document）'
ok 'the bytes are those of the document' is "$(sql "SELECT convert_from(content, 'UTF8') FROM s${store}_quarantine")" '{\rtf1 a}'
ok 'whatever it leaves is removed' is "$(ls -A "$scratch/temporary")" ''

program soffice <<END
#!/bin/sh
sleep 1000 &
echo \$! >'$scratch/child'
sleep 1000
END
load --convert-timeout 1 "$document"
ok 'one that does not end is ended' is "$(reason)" '转换超时（soffice, 1 s）'
child=$(<"$scratch/child")
gone() {
	[ ! -e "/proc/$child" ] || grep -q '^State:.Z' "/proc/$child/status"
}
ok 'with what it started' until_true gone

program soffice <<'END'
#!/bin/sh
kill -SEGV $$
END
load "$document"
ok 'one that crashes' is "$(reason)" '文件已损坏（soffice: signal 11）'

program soffice <<'END'
#!/bin/sh
:
END
load "$document"
ok 'one that makes nothing' is "$(reason)" '文件已损坏'

program soffice <<END
#!/bin/sh
ln -s '$scratch/report.docx' report.docx
END
load "$document"
ok 'a link in place of the result is not followed' is "$(reason)" '文件已损坏'

# ---- many at a time

mkdir "$scratch/many"
for n in {1..20}; do
	word "$scratch/many/$n.docx" "document $n"
	sed "1s/\$/ text $n/" "$report" >"$scratch/many/$n.txt"
done
load --jobs 4 "$scratch/many"
ok 'documents and texts together' is "$status $(sql "SELECT count(*), count(DISTINCT body) FROM s$store")" '0 40|40'
ok 'all folders are removed' is "$(ls -A "$scratch/temporary")" ''

# ---- documents are linked to, and kept where the store says so

sql "SELECT govreport.keep_originals(govreport.create_store('kept'))" >/dev/null
mkdir "$scratch/packed"
word "$scratch/packed/a.docx" packed
perl test/documents/make zip "$scratch/packed.zip" "$scratch/packed" a.docx
govreport load --quiet --store kept "$scratch/many/1.docx" "$scratch/many/1.txt" "$scratch/packed.zip" >/dev/null 2>&1
ok 'a document is kept, one in an archive too, a text is not' is "$(sql "SELECT string_agg(coalesce(encode(sha256(o.content), 'hex'), '-'), ' ' ORDER BY r.source LIKE '%zip%', r.source)
	FROM kept r LEFT JOIN kept_originals o ON o.content_sha256 = r.original_sha256")" \
	"$(sha256sum <"$scratch/many/1.docx" | cut -d ' ' -f 1) - $(sha256sum <"$scratch/packed/a.docx" | cut -d ' ' -f 1)"

# ---- an archive: each file in it by itself

mkdir "$scratch/archive"
cp "$scratch/many/1.docx" "$scratch/archive/a.docx"
cp "$scratch/many/2.txt" "$scratch/archive/b.txt"
printf '\xff\xd8\xff\xe0' >"$scratch/archive/c.jpg"
perl test/documents/make zip "$scratch/archive.zip" "$scratch/archive" a.docx b.txt c.jpg
load "$scratch/archive.zip"
ok 'the files of an archive' is "$(sql "SELECT string_agg(right(source, 6), ' ' ORDER BY source) FROM s$store")" 'a.docx /b.txt'
ok 'what is no text has the bytes in the quarantine' is "$(sql "SELECT content, reason FROM s${store}_quarantine")" \
	'\xffd8ffe0|扫描件，请交电子版'

# ---- where none is installed

mkdir "$scratch/empty"
sql "SELECT govreport.create_store('none')" >/dev/null
status=0
output=$(PATH=$scratch/empty "$loader" load --quiet --store none "$scratch/documents" 2>&1) || status=$?
ok 'says which program is not installed' is "$(sql "SELECT reason FROM none_quarantine")" '没有安装转换程序（soffice）'
output=$("$loader" load --dry-run "$scratch/documents" 2>/dev/null)
ok '--dry-run tells documents' prints 'load as a document'

# ---- checking -------------------------------------------------------------------

mkdir "$scratch/nothing"
status=0
output=$("$loader" check "$scratch/nothing" 2>&1) || status=$?
ok 'a folder without files does not pass for a clean one' is "$status" 2
ok '… and is named' prints "$scratch/nothing"
