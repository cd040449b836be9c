#!/usr/bin/env bash
# The list of agencies of a store is a tree: what would put an agency above itself is
# refused, whoever writes and however, and a list that is none already is told of.
set -euo pipefail

run() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

tell() {
	if [ "$1" = "$2" ]; then
		echo "ok - $3"
	else
		printf 'not ok - %s\n# have %s\n# want %s\n' "$3" "$1" "$2"
	fi
}

run >/dev/null <<'SQL'
SELECT govreport.create_store('filed');
INSERT INTO filed_agencies (code, name, parent) VALUES ('1', '甲省', NULL), ('2', '乙市', '1'), ('3', '丙县', '2'), ('4', '丁县', NULL);
SQL

# a statement, and what it is answered: its SQLSTATE and detail, or nothing
while IFS='|' read -r statement wanted; do
	have=$(psql -XqAt -v VERBOSITY=verbose -c "$statement" 2>&1 | sed -n 's/^ERROR:  \([0-9A-Z]*\):.*/\1/p; s/^DETAIL:  / /p' | tr -d '\n') || true
	tell "$have" "$wanted" "$statement"
done <<'END'
UPDATE filed_agencies SET parent = '3' WHERE code = '1'|23514 Each of these would be below the next: 1, 3, 2, 1.
UPDATE filed_agencies SET parent = CASE code WHEN '2' THEN '3' ELSE '2' END WHERE code IN ('2', '3')|23514 Each of these would be below the next: 2, 3, 2.
INSERT INTO filed_agencies (code, name, parent) VALUES ('5', '戊局', '6'), ('6', '己局', '5')|23514 Each of these would be below the next: 5, 6, 5.
INSERT INTO filed_agencies (code, name, parent) VALUES ('1', '甲省', '3') ON CONFLICT (code) DO UPDATE SET parent = excluded.parent|23514 Each of these would be below the next: 1, 3, 2, 1.
BEGIN ISOLATION LEVEL REPEATABLE READ; UPDATE filed_agencies SET parent = '3' WHERE code = '1'; COMMIT|23514 Each of these would be below the next: 1, 3, 2, 1.
INSERT INTO filed_agencies (code, name) VALUES ('#1', '己局')|23514 Failing row contains (#1, 己局, {}, null, null, null, null).
UPDATE filed_agencies SET parent = code WHERE code = '4'|23514 Failing row contains (4, 丁县, {}, null, 4, null, null).
UPDATE filed_agencies SET parent = CASE code WHEN '3' THEN '1' WHEN '2' THEN '3' END WHERE code IN ('2', '3')|
UPDATE filed_agencies SET parent = CASE code WHEN '2' THEN '1' WHEN '3' THEN '2' END WHERE code IN ('2', '3')|
UPDATE filed_agencies SET parent = '3' WHERE code = '4'|
UPDATE filed_agencies SET parent = NULL WHERE code = '4'|
END

# two sessions, each of which sees nothing wrong
for isolation in 'READ COMMITTED' 'REPEATABLE READ'; do
	run -c 'UPDATE filed_agencies SET parent = NULL'
	run <<-END &
		BEGIN ISOLATION LEVEL $isolation;
		UPDATE filed_agencies SET parent = '4' WHERE code = '1';
		SELECT pg_sleep(1) \g /dev/null
		COMMIT;
	END
	first=$!
	sleep 0.3
	answer=$(psql -XqAt -v VERBOSITY=verbose 2>&1 <<-END | sed -n 's/^ERROR:  \([0-9A-Z]*\):.*/\1/p'
		BEGIN ISOLATION LEVEL $isolation;
		UPDATE filed_agencies SET parent = '1' WHERE code = '4';
		COMMIT;
	END
	) || true
	wait $first
	tell "$answer|$(run -c "SELECT string_agg(code || parent, ' ') FROM filed_agencies WHERE parent IS NOT NULL")" '23514|14' "two sessions, $isolation: the second is refused"
done

# whose name with its place is that of another, which had its reports alone
run -c "SELECT govreport.create_store('placed')" -c "INSERT INTO placed_agencies (code, name, aliases, parent) VALUES
	('1', '霁川市人民政府', '{}', NULL), ('2', '松鸣县人民政府', '{}', '1'), ('3', '江宁省松鸣县水务局', '{}', NULL), ('4', '某办公室', '{松鸣县教育局}', NULL), ('5', '水务局', '{}', NULL)" \
	-c "INSERT INTO placed (source, body) SELECT p, format(E'%1\$s2023年政府信息公开工作年度报告\n\n%1\$s现将2023年政府信息公开工作情况报告如下。', p) FROM unnest(ARRAY['松鸣县水务局', '松鸣县教育局']) p" >/dev/null
while IFS='|' read -r statement wanted; do
	run -c "$statement"
	tell "$(run -c "SELECT string_agg(CASE WHEN agency_key LIKE '#%' THEN 'none' ELSE agency_key END, ' ' ORDER BY source) FROM placed")|$(run -c "SELECT govreport.match_agencies('placed')")" "$wanted|0" "$statement"
done <<'END'
UPDATE placed_agencies SET name = name WHERE code = '5'|4 3
UPDATE placed_agencies SET parent = '2' WHERE code = '5'|4 none
UPDATE placed_agencies SET parent = '1' WHERE code = '5'|4 3
INSERT INTO placed_agencies (code, name, parent) VALUES ('21', '科', '2'), ('211', '教育局', '21')|none 3
UPDATE placed_agencies SET name = '白石县人民政府' WHERE code = '2'|4 3
UPDATE placed_agencies SET name = '松鸣县' WHERE code = '2'|none 3
UPDATE placed SET id = DEFAULT|none 3
DELETE FROM placed_agencies WHERE code = '211'|4 3
END

# level and parents of narrow rows are those of the list
run -c "SELECT govreport.create_store('below')" -c "INSERT INTO below (source, body)
	SELECT p, format(E'%1\$s2023年政府信息公开工作年度报告\n\n%1\$s现将2023年政府信息公开工作情况报告如下。', p) FROM unnest(ARRAY['松鸣县水务局', '白石县教育局']) p" >/dev/null
while IFS='|' read -r statement wanted; do
	run -c "$statement" >/dev/null
	tell "$(run -c "SELECT string_agg(concat_ws(' ', f.level, f.parents), ', ' ORDER BY f.source) FROM below_facts f")" "$wanted" "$statement"
done <<'END'
INSERT INTO below_agencies (code, name) VALUES ('1', '江宁省'), ('2', '霁川市'), ('3', '松鸣县水务局')|/, 
UPDATE below_agencies SET parent = '1' WHERE code IN ('2', '3')|/1/, 
UPDATE below_agencies SET parent = '2' WHERE code = '3'|/1/2/, 
INSERT INTO below_agencies (code, name, level, parent) VALUES ('4', '白石县教育局', '县', '3')|/1/2/, 县 /1/2/3/
UPDATE below_agencies SET level = '局' WHERE code = '3'|局 /1/2/, 县 /1/2/3/
UPDATE below_agencies SET parent = NULL WHERE code = '2'|局 /2/, 县 /2/3/
INSERT INTO below_agencies (code, name) VALUES ('7/%8', '青柳市')|局 /2/, 县 /2/3/
UPDATE below_agencies SET parent = '7/%8', level = code WHERE code = '3'|3 /7%2F%258/, 县 /7%2F%258/3/
UPDATE below SET agency_code = '2' WHERE source = '松鸣县水务局'|/, 县 /7%2F%258/3/
UPDATE below SET agency_code = NULL WHERE source = '松鸣县水务局'|3 /7%2F%258/, 县 /7%2F%258/3/
UPDATE below SET body = replace(body, '松鸣县水务局', '青柳县水务局')|, 县 /7%2F%258/3/
UPDATE below SET body = replace(body, '青柳县水务局', '松鸣县水务局')|3 /7%2F%258/, 县 /7%2F%258/3/
DELETE FROM below_agencies WHERE code = '4'|3 /7%2F%258/, 
UPDATE below_agencies SET name = '松鸣县财政局' WHERE code = '3'|, 
UPDATE below_agencies SET name = '松鸣县水务局' WHERE code = '3'|3 /7%2F%258/, 
INSERT INTO below_agencies (code, name, parent) SELECT concat('x', n), concat(n, '县水务局'), '3' FROM generate_series(1, 1200) n|3 /7%2F%258/, 
UPDATE below_agencies SET level = '多', parent = nullif(parent, '7/%8')|多 /, 
UPDATE below_agencies SET level = NULL|/, 
INSERT INTO below_agencies (code, name, level, parent) VALUES ('4', '白石县教育局', '县', '3')|/, 县 /3/
ALTER TABLE below_agencies DISABLE TRIGGER USER; UPDATE below_agencies SET parent = '4' WHERE code = '3'; ALTER TABLE below_agencies ENABLE TRIGGER USER; SELECT govreport.refresh_facts('below')|/4/, 县 /3/
UPDATE below_agencies SET parent = NULL WHERE code = '3'|/, 县 /3/
END

# what the database keeps, written by hand: a year stays while the body does, an agency until all are decided on
run -c "INSERT INTO placed (source, body) SELECT 'by hand', replace(body, '水务局', '民政局') FROM placed WHERE source = '松鸣县水务局'" -c "UPDATE placed SET agency_key = '松鸣县财政局', agency = '松鸣县财政局', year = 2020 WHERE source = 'by hand'"
by_hand="SELECT concat_ws(' ', agency_key, agency, year) FROM placed WHERE source = 'by hand'"
tell "$(run -c "UPDATE placed SET arrived = now()" -c "$by_hand" -c "SELECT govreport.match_agencies('placed')" -c "$by_hand" -c "UPDATE placed SET body = body || ' ' WHERE source = 'by hand'" -c "$by_hand")" \
	$'松鸣县财政局 松鸣县财政局 2020\n1\n松鸣县民政局 松鸣县民政局 2020\n松鸣县民政局 松鸣县民政局 2023' 'an agency and a year written by hand'

# a file of agencies: those in a ring are refused, and those below what is refused
run -c 'DELETE FROM filed_agencies' -c "INSERT INTO filed_agencies (code, name, parent) VALUES ('1', '甲省', NULL), ('2', '乙市', '1')"
tell "$(run <<-'END'
	CREATE TEMP TABLE govreport_agencies (n int, code text, name text, aliases text, level text, parent text, is_government text, consolidates text);
	INSERT INTO govreport_agencies (n, code, name, parent) VALUES (1, '1', '甲省', '2'), (2, '7', '庚局', '8'), (3, '8', '辛局', '7'), (4, '9', '壬局', '8'),
		(5, '10', '癸局', '2'), (6, '11', '子局', '10'), (7, '12', '', '1'), (8, '13', '丑局', '12'), (9, '14', '寅局', '14'), (10, '15', '卯局', '16');
	SELECT string_agg(concat(code, ' ', outcome, CASE reason WHEN '名单中没有这个上级代码' THEN ' no' WHEN '上级的上级又是它自己，或它下面的机关' THEN ' ring' END), ', ' ORDER BY n)
	FROM govreport.take_in_agencies('filed');
END
)" '1 refused ring, 7 refused ring, 8 refused ring, 9 refused no, 10 new, 11 new, 12 refused, 13 refused no, 14 refused ring, 15 refused no' 'a file of agencies'

# a list of before
run -c 'ALTER TABLE filed_agencies DISABLE TRIGGER USER' -c "UPDATE filed_agencies SET parent = '11' WHERE code = '1'" -c 'ALTER TABLE filed_agencies ENABLE TRIGGER USER'
tell "$(psql -XqAt -c "SELECT govreport.create_store('filed')" 2>&1 | tr '\n' '|')" \
	'WARNING:  agencies of public.filed_agencies stand above themselves|DETAIL:  Each of these is below the next: 1, 11, 10, 2, 1.|HINT:  Give one of them another parent, or none.|filed|' 'create_store tells of a ring that is there'
tell "$(run -c "UPDATE filed_agencies SET name = name || '人民政府'" -c 'SELECT count(*) FROM filed_totals' 2>&1)" 0 'whose agencies can be written to, and the views end'
tell "$(run -c "UPDATE filed_agencies SET parent = NULL WHERE code = '1'" -c "SELECT govreport.create_store('filed')" 2>&1)" filed 'until it is mended'
