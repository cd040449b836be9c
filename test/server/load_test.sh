#!/usr/bin/env bash
# govreport load takes in what files hold, whatever they are called and whatever
# befalls it, once each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=test/tap.sh
. test/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"

# Sets output and status.
load() {
	status=0
	output=$(govreport load --quiet "$@" 2>&1) || status=$?
}

# As a user for whom permissions count.
load_as_user() {
	local -a user=()
	[ "$(id -u)" != 0 ] || user=(runuser -u postgres --)
	status=0
	output=$("${user[@]}" "$(command -v govreport)" load --quiet "$@" 2>&1) || status=$?
}

# Compares two texts.
# A line of the summary: label, number.
counts() {
	grep -qE "^$1 +$2\$" <<<"$output"
}

new_store() {
	sql "SELECT govreport.create_store('$1')" >/dev/null
}

one=examples/2019-霁川市交通运输局.txt
two=examples/2024-岚口市水务局.txt

# ---- what becomes of files

new_store plain
load --store plain --batch 年报 examples
ok 'loads a folder: exit status 1, as a file in it is of another kind' is "$status" 1
ok 'and names it' prints 'skipped: examples/roles.sql: a kind of file that is not known'
ok 'the server has looked at all tables of a young store' is "$(sql "SELECT count(*) FROM pg_class
	WHERE relkind = 'r' AND (relname = 'plain' OR relname LIKE 'plain\\_%') AND reltuples < 0")" 0
ok 'counts what is loaded' counts loaded 10
ok 'counts findings by rule' grep -qE '^  error +applications.balance +2 in 1 reports$' <<<"$output"
ok 'notes the batch' is "$(sql 'SELECT source, loaded, already_there, quarantined, finished > started FROM plain_batches')" '年报|10|0|0|t'
ok 'bodies are those of the files' is "$(sql "SELECT md5(body) FROM plain WHERE source = '$one'")" "$(md5sum <"$one" | cut -d ' ' -f 1)"
load --store plain examples/*.txt "$one"
ok 'again: all are there' counts 'already there' 11
ok 'again: exit status 0' is "$status" 0
load --store plain - <"$two"
ok 'reads standard input' counts 'already there' 1

mkdir "$scratch/corrected"
sed 's/\t1$/\t2/; s/\t1\t/\t2\t/' "$two" >"$scratch/corrected/report.txt"
for jobs in 1 2; do
	new_store "by_$jobs"
	load --jobs $jobs --store "by_$jobs" examples/*.txt "$scratch/corrected/report.txt"
	ok "with $jobs connections: tells of reports that contradict others, and of findings" is \
		"$(grep -c "^whose report it is, is not certain: 1$" <<<"$output") $(grep -c '^findings in what was loaded:$' <<<"$output")" '1 1'
done

mkdir "$scratch/mixed" "$scratch/mixed/below"
iconv -f UTF-8 -t GB18030 "$one" >"$scratch/mixed/gb18030.TXT"
cp "$two" "$scratch/mixed/below/page.html"
cp "$two" "$scratch/mixed/below/again.md"
cp "$two" "$scratch/mixed/.hidden.txt"
cp "$two" "$scratch/mixed/sheet.dat"
echo 会议通知 >"$scratch/mixed/other.dat"
: >"$scratch/mixed/~\$report.docx"
: >"$scratch/mixed/empty.txt"
printf '政府\0' >"$scratch/mixed/nul.txt"
echo 会议通知 >"$scratch/mixed/notice.txt"
new_store mixed
load --store mixed "$scratch/mixed"
ok 'quarantines: exit status 1' is "$status" 1
ok 'loads the others, in any encoding' counts loaded 2
ok 'the same twice in a load is there once, also under a name that says nothing' counts 'already there' 2
ok 'quarantines what is no text or no report, an empty file too' counts quarantined 3
ok 'says why' prints '1  no text: '
ok 'says why, and how many' prints '1  no annual report: '
ok 'an empty file is said to be one' prints '1  the file is empty: '
ok 'skips a kind of file that is not known' counts skipped 1
ok 'and names them' prints ': a kind of file that is not known'
ok 'keeps the bytes with the reason' is "$(sql "SELECT content, reason FROM mixed_quarantine WHERE source LIKE '%nul.txt'")" \
	'\xe694bfe5ba9c00|不是文本（按 UTF-8 读，第 7 字节是 NUL）'
load --store mixed "$scratch/mixed" "$scratch/mixed/sheet.dat"
ok 'again: what is in the quarantine is there once' is "$(sql 'SELECT count(*) FROM mixed_quarantine')" 3
ok 'again: exit status 1' is "$status" 1
ok 'a file of another kind that is named is read as what it is' counts 'already there' 5


cp "$two" "$scratch/mixed/notice.txt"
sql "INSERT INTO mixed_quarantine (source, content, reason) SELECT 'before', govreport_content, '不能读取文件' FROM (SELECT '\x$(od -An -v -tx1 "$two" | tr -d ' \n')'::bytea) x (govreport_content)"
load --store mixed "$scratch/mixed/notice.txt"
ok 'what was refused and is in the store now has left the quarantine' is "$(sql "SELECT count(*), count(*) FILTER (WHERE source = 'before') FROM mixed_quarantine")" '3|0'

# ---- where the machine fails, not the file

# without room for temporary files, a document cannot be read: it is none of its faults
new_store crowded
mkdir "$scratch/crowded"
printf 'From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n' "$(<"$two")" >"$scratch/report.eml"
status=0
output=$(ulimit -f 0 && trap '' XFSZ && TMPDIR=$scratch/crowded govreport load --quiet --store crowded "$scratch/report.eml" 2>&1 | cat) || status=$?
ok 'where the folder for temporary files is full, a file is not read' prints '1  the folder for temporary files (TMPDIR) is full or cannot be written to: '
ok 'and not in the quarantine' is "$(sql 'SELECT count(*) FROM crowded_quarantine')" 0
output=$(TMPDIR=$scratch/nowhere govreport load --quiet --store crowded "$scratch/report.eml" 2>&1) || status=$?
ok 'where there is no such folder, it is named' prints "in the folder for temporary files, $scratch/nowhere: No such file or directory"

output=$(govreport load --dry-run "$scratch/mixed" "$scratch/missing.txt")
ok '--dry-run says what would be loaded' prints "load	$scratch/mixed/below/page.html"
ok '--dry-run says what would not' prints "not read (No such file or directory)	$scratch/missing.txt"

# ---- what it says of itself

undocumented=$(for command in check convert load; do govreport "$command" --help; done | grep -oE -- '--[a-z-]+' | sort -u | while read -r option; do
	grep -qF -- "${option//-/\\-}" src/command/govreport.1 || echo "$option"
done)
ok 'the manual has every option of --help' is "$undocumented" ''
if command -v groff >/dev/null; then
	ok 'the manual is clean' is "$(groff -man -ww -z src/command/govreport.1 2>&1)" ''
else
	echo 'ok - the manual is clean # SKIP groff is not installed'
fi

# ---- what keeps it from loading

load --store no_store examples
ok 'a store that is not there: exit status 2' is "$status" 2
ok 'and a hint' prints 'HINT:  Stores are made by SELECT govreport.create_store(name).'
load --store reports examples
ok 'a table that is no store: a hint' prints 'HINT:  Stores are made by SELECT govreport.create_store(name).'
load --dbname no_database examples
ok 'a database that is not there: exit status 2' is "$status" 2
load --dbname template1 examples
ok 'a database without the extension: a hint' prints 'CREATE EXTENSION govreport'
load --jobs many examples
ok 'a wrong option: exit status 2' is "$status" 2

# ---- names, links, permissions

# shellcheck disable=SC2016  # a name like a command
command='$(touch owned)'
mkdir "$scratch/names"
for name in "it's \"a\" \\report\\n" ' 报 告 ' $'two\nlines' $'\xff\xfe' '-rf' "$command" $'\e[31mred' '%s%n'; do
	sed "1s/\$/ ${RANDOM}_$RANDOM/" "$one" >"$scratch/names/$name.txt"
done
new_store names
load --store names "$scratch/names"
ok 'takes any name' counts loaded 8
ok 'keeps it, bytes that are no UTF-8 as octal' is "$(sql "SELECT substr(source, 8 + ${#scratch}) FROM names ORDER BY source COLLATE \"C\"")" \
	"$(printf '%s.txt\n' $'\e[31mred' ' 报 告 ' "$command" '%s%n' '-rf' '\377\376' "it's \"a\" \\report\\n" $'two\nlines')"
pushd "$scratch/names" >/dev/null
load --store names -- -rf.txt
popd >/dev/null
ok 'takes a dash in front of a name' counts 'already there' 1
mkdir "$scratch/no_reports"
echo 会议通知 >"$scratch/no_reports/"$'\e[31mred.txt'
load --store names "$scratch/no_reports"
ok 'shows control characters of a name as octal' prints '\033[31mred.txt'

createdb -T template0 -E EUC_CN --locale=C "${PGDATABASE}_gb"
psql -Xq -d "${PGDATABASE}_gb" -c 'CREATE EXTENSION govreport' -c 'SELECT govreport.create_store()' >/dev/null
mkdir "$scratch/emoji"
cp "$two" "$scratch/emoji/😀.txt"
cp "$one" "$scratch/emoji/年报.txt"
load --dbname "${PGDATABASE}_gb" --batch emoji "$scratch/emoji"
ok 'takes a name that the encoding of the database cannot hold' is \
	"$(psql -XqAt -d "${PGDATABASE}_gb" -c "SELECT string_agg(right(source, 20), ' ' ORDER BY source) FROM reports WHERE source LIKE '%/emoji/%'" | sed 's/[^ ]*emoji.//g')" \
	'\360\237\230\200.txt 年报.txt'

# objects of the same names earlier in search_path
# shellcheck disable=SC2016  # dollar quotes
sql 'CREATE SCHEMA trap;
	CREATE FUNCTION trap.to_regclass(text) RETURNS regclass LANGUAGE sql AS $$SELECT NULL::regclass$$;
	CREATE FUNCTION trap.to_regprocedure(text) RETURNS regprocedure LANGUAGE sql AS $$SELECT NULL::regprocedure$$;
	CREATE FUNCTION trap.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$SELECT $1$$;
	CREATE FUNCTION trap.wrong(anyelement, anyelement) RETURNS boolean LANGUAGE sql AS $$SELECT false$$;
	CREATE OPERATOR trap.= (FUNCTION = trap.wrong, LEFTARG = anyelement, RIGHTARG = anyelement);
	CREATE TABLE trap.govreport_incoming (n int)'
new_store hijacked
export PGOPTIONS='-c search_path=trap,pg_catalog,public'
load --store hijacked examples "$scratch/no_reports"
unset PGOPTIONS
ok 'search_path changes nothing' is "$(sql 'SELECT loaded, quarantined, finished IS NOT NULL FROM hijacked_batches')" '10|1|t'

mkdir -p "$scratch/links/a/b"
cp "$one" "$scratch/links/a/b/report.txt"
ln -s ../.. "$scratch/links/a/b/up"
ln -s . "$scratch/links/a/self"
ln -s a "$scratch/links/also"
ln -s missing.txt "$scratch/links/dangling.txt"
ln -s /dev/zero "$scratch/links/endless.txt"
mkfifo "$scratch/links/pipe.txt"
ln -s "$PWD/$two" "$scratch/links/link.txt"
# its length is said to be 0, and its content is longer
ln -s /proc/self/status "$scratch/links/grows.txt"
new_store links
load --store links "$scratch/links"
ok 'follows links to files, and folders once' counts loaded 2
ok 'links in circles end' counts 'already there' 0
ok 'names links to nowhere' prints 'No such file or directory: '
ok 'does not read devices and pipes' prints '2  not a regular file: '
ok 'gives up a file that changes while it is read, not the others' prints '1  changed while it was read: '

mkdir "$scratch/closed" "$scratch/closed/folder"
cp "$one" "$scratch/closed/open.txt"
cp "$two" "$scratch/closed/shut.txt"
chmod 000 "$scratch/closed/folder" "$scratch/closed/shut.txt"
new_store closed
load_as_user --store closed "$scratch/closed"
chmod 755 "$scratch/closed/folder"
ok 'names files and folders without permission' prints '2  Permission denied: '
ok 'and loads the others' counts loaded 1
ok 'and exits with 1' is "$status" 1

mkdir "$scratch/deep"
(
	report=$PWD/$one
	cd "$scratch/deep"
	for _ in {1..300}; do mkdir 深 && cd 深; done
	cp "$report" .
)
new_store deep
load --store deep "$scratch/deep"
ok 'goes down 300 folders' counts loaded 1

# ---- size

(cat "$one"; head -c 209715200 < <(yes '没有什么可说的。')) >"$scratch/200MB.txt"
truncate -s 257M "$scratch/257MB.txt"
perl test/vary.pl "$scratch" 600 examples/*.txt
new_store large
status=0
output=$(ulimit -d 65536 && govreport load --quiet --store large "$scratch/200MB.txt" "$scratch/257MB.txt" "$scratch/000" 2>&1) || status=$?
ok 'a file of 200 MB and many small ones, in 64 MB of memory' counts loaded 601
ok 'the file of 200 MB is there as it is' is "$(sql "SELECT octet_length(body) FROM large WHERE octet_length(body) > 1e6")" "$(stat -c %s "$scratch/200MB.txt")"
ok 'refuses larger files than 256 MiB' prints 'larger than 256 MiB: '
rm "$scratch/200MB.txt" "$scratch/257MB.txt"
sql 'TRUNCATE large'

# ---- constraints of the store's owner

new_store strict
sql 'ALTER TABLE strict ADD CONSTRAINT report_is_valid CHECK (govreport.is_valid(parsed))'
load --store strict examples
ok 'a constraint refuses some reports, the others are loaded' counts loaded 7
ok 'what it refuses is in the quarantine' is \
	"$(sql "SELECT count(*), bool_and(reason ~ 'report_is_valid') FROM strict_quarantine WHERE source ~ '有误'")" '3|t'
sql "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN RAISE '不收' USING ERRCODE = 'ZZ001'; END \$\$;
	CREATE TRIGGER refuse BEFORE INSERT ON strict FOR EACH ROW WHEN (NEW.source ~ '2024') EXECUTE FUNCTION refuse();
	DELETE FROM strict"
load --store strict examples
ok 'a trigger does, too, with an error of its own' prints '1  不收: examples/2024'

# ---- two at once

new_store twice
govreport load --quiet --store twice "$scratch/000" >"$scratch/first" 2>&1 &
load --store twice "$scratch/000"
first=0
wait $! || first=$?
ok 'two loaders on one folder at once both succeed' is "$first $status" '0 0'
ok 'and load each file once' is "$(sql 'SELECT count(*), count(DISTINCT source) FROM twice')" '600|600'
ok 'and count so' is "$(sql 'SELECT sum(loaded), sum(already_there) FROM twice_batches')" '600|600'

# ---- killed and stopped in the middle: at the last file, whose text another session has half inserted

stop_in_the_middle() {
	local last=$scratch/000/599.txt

	new_store "$1"
	sql "CREATE TABLE $1_last (content bytea); INSERT INTO $1_last VALUES ('\\x$(od -An -v -tx1 "$last" | tr -d ' \n')')"
	coproc psql -XqAt
	echo "BEGIN; INSERT INTO $1 (source, body) SELECT 'held', govreport.decode(content) FROM $1_last; SELECT 'held';" >&"${COPROC[1]}"
	read -r <&"${COPROC[0]}"
	govreport load --quiet --store "$1" "$scratch/000" >"$scratch/stopped" 2>&1 &
	loader=$!
	until_true waits || echo "# the loader does not wait"
	kill "-$2" "$loader"
	stopped=0
	wait "$loader" || stopped=$?
	there=$(sql "SELECT count(*) BETWEEN 1 AND 599, (SELECT count(finished) FROM $1_batches) FROM $1")
	printf 'ROLLBACK;\n\\q\n' >&"${COPROC[1]}"
	wait "$COPROC_PID" || true
}

# one connection waits for the other session, and the other has nothing more to do
waits() {
	[ "$(sql "SELECT count(*) FILTER (WHERE wait_event_type = 'Lock'), count(*) FILTER (WHERE state = 'idle')
		FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'govreport load'")" = '1|1' ]
}

gone() {
	[ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'govreport load'")" = 0 ]
}

stop_in_the_middle killed KILL 2>/dev/null
ok 'killed in the middle: some are in' is "$there" 't|0'
load --store killed "$scratch/000"
ok 'run again: all are in, once' is "$(sql 'SELECT count(*), count(DISTINCT source) FROM killed')" '600|600'
ok 'run again: exit status 0' is "$status" 0

stop_in_the_middle interrupted INT
ok 'interrupted in the middle: some are in' is "$there" 't|0'
output=$(<"$scratch/stopped")
ok 'interrupted in the middle: exit status 2' is "$stopped" 2
ok 'says how to go on' prints 'run the same command again to load the others'
ok 'leaves nothing running in the server' until_true gone
load --store interrupted "$scratch/000"
ok 'run again: all are in' is "$(sql 'SELECT count(*) FROM interrupted')" 600
