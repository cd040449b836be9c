#!/usr/bin/env bash
# What the views of a store tell from the narrow rows is what their definitions tell from
# the bodies, whatever was written: at random, and by several sessions at once.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")

run() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

run -c "SELECT govreport.create_store('filed')" -f "$here/plain_views.sql" >/dev/null
run <<'SQL'
CREATE TABLE view AS SELECT ending FROM govreport.store_views() WHERE ending NOT IN ('_counted', '_parts');

-- rows of a view that its definition does not have, and the other way round
CREATE FUNCTION differences(ending text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT (SELECT count(*) FROM (SELECT v::text FROM %1$I v EXCEPT ALL SELECT v::text FROM %2$I v) a)
		+ (SELECT count(*) FROM (SELECT v::text FROM %2$I v EXCEPT ALL SELECT v::text FROM %1$I v) b)', 'filed' || ending, 'plain' || ending) INTO n;
	RETURN n;
END
$$;

-- a report of one of few agencies, of one of few years, with other figures
CREATE FUNCTION some_body() RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT replace(replace(replace(r.body, substring(r.name FROM '[0-9]{4}-(...)'), (ARRAY['霁川市', '岚口市', '松鸣县', '白石县', '青柳区', '某'])[1 + floor(random() * 6)::int]),
		substring(r.name FROM '([0-9]{4})-'), (2019 + floor(random() * 4)::int)::text), E'\t1\t', format(E'\t%s\t', floor(random() * 40)))
		|| repeat(' ', floor(random() * 1000)::int)
	FROM reports r ORDER BY random() LIMIT 1
$$;

CREATE FUNCTION some_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$ SELECT id FROM filed ORDER BY random() LIMIT 1 $$;
CREATE FUNCTION some_code() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT code FROM filed_agencies ORDER BY random() LIMIT 1 $$;

CREATE PROCEDURE write_something() LANGUAGE plpgsql AS $$
DECLARE
	what float := random();
	the_batch bigint := (SELECT id FROM filed_batches ORDER BY random() LIMIT 1);
BEGIN
	IF what < 0.4 THEN
		INSERT INTO filed (source, arrived, batch, agency_code, body)
		SELECT format('%s/%s.txt', floor(random() * 3), n), '2024-01-01'::timestamptz + random() * interval '90 days', the_batch,
			CASE WHEN random() < 0.3 THEN some_code() END, some_body()
		FROM generate_series(1, 1 + floor(random() * 4)::int) n
		ON CONFLICT DO NOTHING;
	ELSIF what < 0.5 THEN
		DELETE FROM filed WHERE id IN (some_id(), some_id());
	ELSIF what < 0.6 THEN
		UPDATE filed SET body = b.body FROM (SELECT some_body() AS body, some_id() AS id) b
		WHERE filed.id = b.id AND NOT EXISTS (SELECT FROM filed f WHERE f.body = b.body);
	ELSIF what < 0.7 THEN
		UPDATE filed SET agency_code = CASE WHEN random() < 0.5 THEN some_code() END, arrived = arrived + (random() - 0.5) * interval '90 days' WHERE id = some_id();
	ELSIF what < 0.73 THEN
		UPDATE filed SET year = CASE WHEN random() < 0.5 THEN 2021 END, source = 'else/where.txt' WHERE id = some_id();
	ELSIF what < 0.8 THEN
		INSERT INTO filed_agencies (code, name, level, parent, consolidates)
		SELECT n, (SELECT agency FROM filed WHERE agency IS NOT NULL ORDER BY random() LIMIT 1), (ARRAY['市', '县', NULL])[1 + floor(random() * 3)::int],
			CASE WHEN random() < 0.8 THEN some_code() END, (ARRAY[true, false, NULL])[1 + floor(random() * 3)::int]
		FROM (SELECT floor(random() * 100000)::text AS n) x
		WHERE EXISTS (SELECT FROM filed WHERE agency IS NOT NULL)
		ON CONFLICT DO NOTHING;
	ELSIF what < 0.85 THEN
		UPDATE filed_agencies a SET consolidates = (ARRAY[true, false, NULL])[1 + floor(random() * 3)::int], level = '市',
			name = CASE WHEN random() < 0.3 THEN name || '办公室' ELSE name END
		WHERE code = some_code();
	ELSIF what < 0.88 THEN
		-- below another, unless that stands below it
		BEGIN
			UPDATE filed_agencies a SET parent = (SELECT min(b.code COLLATE "C") FROM filed_agencies b WHERE b.code COLLATE "C" < a.code) WHERE code = some_code();
		EXCEPTION WHEN check_violation THEN
			NULL;
		END;
	ELSIF what < 0.9 THEN
		DELETE FROM filed_agencies a WHERE code = some_code() AND NOT EXISTS (SELECT FROM filed WHERE agency_code = a.code)
			AND NOT EXISTS (SELECT FROM filed_agencies c WHERE c.parent = a.code);
	ELSIF what < 0.95 THEN
		INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
		SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM filed_findings
		WHERE id = (SELECT id FROM filed_findings WHERE year IS NOT NULL ORDER BY random() LIMIT 1) AND random() < 0.9;
	ELSIF what < 0.96 THEN
		DELETE FROM filed_waivers WHERE random() < 0.3;
	ELSIF what < 0.97 THEN
		UPDATE filed_waivers w SET agency_key = f.agency_key, year = f.year, lhs = CASE WHEN random() < 0.5 THEN f.lhs ELSE w.lhs END
		FROM (SELECT agency_key, year, lhs FROM filed_findings WHERE year IS NOT NULL ORDER BY random() LIMIT 1) f WHERE random() < 0.3;
	ELSIF what < 0.98 AND the_batch % 2 = 0 THEN
		INSERT INTO filed_batches (source) VALUES ('another');
	ELSIF what < 0.985 THEN
		PERFORM govreport.rank_reports('filed');
	ELSE
		UPDATE filed_agencies SET aliases = ARRAY(SELECT DISTINCT (parsed).agency FROM filed WHERE random() < 0.1 AND (parsed).agency IS NOT NULL) WHERE code = some_code();
	END IF;
	IF random() < 0.2 THEN
		PERFORM govreport.settle('filed');
	END IF;
END
$$;

-- sums and what waits to be put into them that are not those of the reports that are taken to count
CREATE VIEW wrong_sums AS
WITH place AS (
	SELECT a.code, CASE WHEN EXISTS (SELECT FROM filed_agencies c WHERE c.parent = a.code) THEN a.code ELSE coalesce(a.parent, '') END AS above,
		CASE WHEN EXISTS (SELECT FROM filed_agencies c WHERE c.parent = a.code) THEN 'own' WHEN a.parent IS NULL THEN 'top' ELSE 'below' END AS place
	FROM filed_agencies a
), kept AS (
	SELECT year, place, agency_code, sum(reports) AS reports, ARRAY(SELECT trim_scale(value) FROM govreport.figures(govreport.report(govreport.total(total)))) AS sum
	FROM filed_parts GROUP BY year, place, agency_code HAVING sum(reports) <> 0
), made AS (
	SELECT f.year, coalesce(p.place, 'unlisted') AS place, coalesce(p.above, '') AS agency_code, count(*) AS reports, ARRAY(SELECT trim_scale(value) FROM govreport.figures(govreport.report(govreport.total(f.totals)))) AS sum
	FROM filed_facts f LEFT JOIN place p ON p.code = f.agency_key
	WHERE f.id IN (SELECT id FROM filed_counted) GROUP BY 1, 2, 3
)
(TABLE kept EXCEPT ALL TABLE made) UNION ALL (TABLE made EXCEPT ALL TABLE kept);

-- one step up after the other
CREATE FUNCTION parents(code text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
	path text := '/';
	above text := (SELECT parent FROM filed_agencies a WHERE a.code = parents.code);
BEGIN
	WHILE above IS NOT NULL LOOP
		path := '/' || above || path;
		above := (SELECT parent FROM filed_agencies a WHERE a.code = above);
	END LOOP;
	RETURN path;
END
$$;
CREATE VIEW misplaced AS
SELECT f.id FROM filed_facts f LEFT JOIN filed_agencies a ON a.code = f.agency_key
WHERE (f.level, f.parents) IS DISTINCT FROM (a.level, CASE WHEN a.code IS NOT NULL THEN parents(a.code) END);

CREATE VIEW misweighed AS
SELECT f.id FROM filed_facts f JOIN filed r ON r.id = f.id
CROSS JOIN LATERAL (
	SELECT count(*) AS waived, count(*) FILTER (WHERE g.severity = 'error') AS errors FROM unnest((r.facts).findings) g
	WHERE EXISTS (SELECT FROM filed_waivers w WHERE w.agency_key = r.agency_key AND w.year = r.year AND w.rule = g.rule
		AND (w.item, w.col, w.lhs, w.rhs) IS NOT DISTINCT FROM (g.item, g.col, g.lhs, g.rhs))
) w
WHERE (f.waived, f.valid) IS DISTINCT FROM (w.waived, (r.facts).errors = w.errors);

INSERT INTO filed_batches (source) VALUES ('one'), ('two');
SQL

# the endings of the views that differ, with the number of rows
differing() {
	run -c "SELECT string_agg(ending || ' ' || n, ', ') FROM (SELECT ending, differences(ending) AS n FROM view) d WHERE n > 0"
}

tell() {
	if [ "$1" = "$2" ]; then
		echo "ok - $3"
	else
		printf 'not ok - %s\n# have %s\n# want %s\n' "$3" "$1" "$2"
	fi
}

for round in 1 2 3 4; do
	run <<-END
		SELECT setseed(0.$round) \g /dev/null
		DO \$\$ BEGIN FOR i IN 1 .. 40 LOOP CALL write_something(); END LOOP; END \$\$;
	END
	if [ "$round" -gt 2 ]; then
		run -c "UPDATE filed_batches SET finished = now() WHERE id = 1"
	fi
	tell "$(differing)" '' "written to at random, $round: $(run -c 'SELECT count(*) FROM filed') reports, every view is as its definition"
	tell "$(run -c 'SELECT count(*) FROM misplaced')" 0 "every narrow row stands where the list says, $(run -c "SELECT count(*) FROM filed_facts WHERE parents LIKE '/%/'") below others"
	tell "$(run -c 'SELECT count(*) FROM misweighed')" 0 "every narrow row has what is waived, $(run -c "SELECT count(*) FILTER (WHERE waived > 0) || ' have some, ' || count(*) FILTER (WHERE valid AND errors > 0) || ' are valid so' FROM filed_facts")"
	tell "$(run -c 'SELECT count(*) FROM wrong_sums')" 0 "every sum is that of its reports, $(run -c "SELECT (SELECT count(*) FROM filed_added) || ' rows wait, ' || (SELECT count(*) FROM filed_moved) || ' moved'")"
done

tell "$(run -c "SELECT govreport.match_agencies('filed')")" 0 'reports have the agencies that the list says, without being matched again'
tell "$(run -c 'SELECT count(*) > 0 FROM filed_ranked')|$(run -c 'SELECT count(*) FROM filed_unranked')" 't|0' 'the end of a batch puts all reports into the spreads'

# a transaction that sees no others cannot decide; the views do
run <<'END'
BEGIN ISOLATION LEVEL REPEATABLE READ;
INSERT INTO filed (source, body) SELECT source, body || ' again' FROM filed ORDER BY id LIMIT 5;
DELETE FROM filed WHERE id IN (SELECT id FROM filed ORDER BY id LIMIT 2);
COMMIT;
END
tell "$(run -c 'SELECT count(*) > 0 FROM filed_undecided')" t 'a transaction of one snapshot leaves agencies undecided'
tell "$(differing)" '' 'and every view is as its definition'
tell "$(run -c "SELECT govreport.settle('filed')")|$(run -c 'SELECT count(*) FROM filed_undecided')" '0|0' 'until they are settled'
tell "$(differing)" '' 'and after it'

# two sessions at once stand in each other's way where they write of one agency alone
run -c "SELECT govreport.create_store('many')" >/dev/null
run -c "CREATE FUNCTION of_place(n int) RETURNS text LANGUAGE sql STABLE AS \$\$ SELECT replace(body, substring(name FROM '[0-9]{4}-(...)'), chr(20000 + n) || '川市') FROM reports WHERE id = 1 \$\$"
tell "$(run <<-'END'
	BEGIN;
	INSERT INTO many (source, body) SELECT n, of_place(n) FROM generate_series(1, 300) n;
	\! psql -XqAt -c "INSERT INTO many (source, body) SELECT n, of_place(n) FROM generate_series(301, 600) n"
	COMMIT;
	SELECT count(*) FROM many_undecided;
	BEGIN;
	INSERT INTO many (source, body) SELECT n, of_place(n) || ' again' FROM generate_series(1, 600) n;
	\! psql -XqAt -c "INSERT INTO many (source, body) SELECT n, of_place(n) || ' meanwhile' FROM generate_series(589, 591) n"
	COMMIT;
	SELECT count(DISTINCT agency_key) FROM many_undecided;
	SELECT count(*) = count(DISTINCT agency_key), sum(versions) FROM many_latest;
	SELECT govreport.settle('many');
	SELECT count(*) FILTER (WHERE counts) = count(DISTINCT agency_key), count(*), sum(versions) FROM many_facts;
END
)" $'0\n3\nt|1203\n0\nt|1203|1203' 'two who write at once both decide, but on agencies that the other wrote of'

# a report that loses its year while another that decides on it waits for who takes it
run -c "CREATE TABLE first AS SELECT min(id) AS id, min(body) AS body FROM many" -c 'DELETE FROM many' -c "INSERT INTO many (source, body) SELECT 'one', body FROM first" \
	-c "INSERT INTO many (source, body) SELECT 'two', body || ' ' FROM first"
run -c 'BEGIN ISOLATION LEVEL REPEATABLE READ' -c "UPDATE many SET year = NULL WHERE source = 'two'" -c 'SELECT pg_sleep(2)' -c 'COMMIT' >/dev/null &
sleep 1
run -c "INSERT INTO many (source, body) SELECT 'three', body || '  ' FROM first"
wait $!
run -c "SELECT govreport.settle('many')" >/dev/null
tell "$(run -c "SELECT string_agg(concat_ws(' ', source, versions), ', ' ORDER BY id) FROM many_latest")" 'two 1, three 2' 'a report that loses its year meanwhile counts by itself'

# several sessions, in long and short transactions that end either way
write() {
	for _ in 1 2 3 4 5 6; do
		run <<-'END' || true
			SELECT CASE WHEN random() < 0.2 THEN 'BEGIN ISOLATION LEVEL REPEATABLE READ' ELSE 'BEGIN' END \gexec
			DO $$ BEGIN FOR i IN 1 .. 5 LOOP
				INSERT INTO filed (source, body) SELECT 'x', some_body() ON CONFLICT DO NOTHING;
				DELETE FROM filed WHERE id = some_id() AND random() < 0.3;
				INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
				SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM filed_findings WHERE year IS NOT NULL AND random() < 0.5 ORDER BY random() LIMIT 2;
				DELETE FROM filed_waivers WHERE random() < 0.05;
				IF random() < 0.1 THEN PERFORM govreport.rank_reports('filed'); END IF;
				IF random() < 0.1 THEN UPDATE filed_agencies SET level = (ARRAY['市', '县', NULL])[1 + floor(random() * 3)::int] WHERE code = some_code(); END IF;
				PERFORM govreport.settle('filed');
			END LOOP; END $$;
			SELECT CASE WHEN random() < 0.2 THEN 'ROLLBACK' ELSE 'COMMIT' END \gexec
		END
	done
}
# meanwhile agencies get others above and below them
list() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		run <<-'END' || true
			BEGIN;
			UPDATE filed_agencies a SET parent = (SELECT max(b.code COLLATE "C") FROM filed_agencies b WHERE b.code COLLATE "C" < a.code AND random() < 0.5)
			WHERE code = some_code();
			INSERT INTO filed_agencies (code, name, parent)
			SELECT f.agency, f.agency, some_code() FROM filed_facts f LEFT JOIN filed_agencies a ON a.code = f.agency_key
			WHERE a.code IS NULL AND f.agency_key = f.agency LIMIT 1;
			SELECT govreport.settle('filed');
			SELECT CASE WHEN random() < 0.2 THEN 'ROLLBACK' ELSE 'COMMIT' END \gexec
		END
	done
}
write >/dev/null 2>&1 &
first=$!
write >/dev/null 2>&1 &
second=$!
list >/dev/null 2>&1 &
third=$!
write >/dev/null 2>&1
wait $first $second $third
tell "$(differing)" '' "three sessions at once, $(run -c 'SELECT count(*) FROM filed_undecided') undecided: every view is as its definition"
tell "$(run -c 'SELECT count(*) FROM wrong_sums')" 0 "and every sum that of its reports, $(run -c "SELECT (SELECT count(*) FROM filed_added) || ' rows wait, ' || (SELECT count(*) FROM filed_moved) || ' moved'")"
run -c "SELECT govreport.settle('filed')" >/dev/null
tell "$(differing)|$(run -c 'SELECT count(*) FROM misplaced')|$(run -c 'SELECT count(*) FROM misweighed')" '|0|0' 'and when all is settled; every narrow row stands where the list says, and has what is waived'
run -c "SELECT govreport.rank_reports('filed')" >/dev/null
tell "$(differing)" '' 'and when all are ranked'
tell "$(run -c 'SELECT (SELECT count(*) FROM filed_added) + (SELECT count(*) FROM filed_moved), (SELECT count(*) FROM wrong_sums)')" '0|0' 'in the sums is all that was written'

# what is made anew is what was kept
kept="SELECT md5(string_agg(f::text, ',' ORDER BY id)) FROM filed_facts f"
before=$(run -c "$kept")
tell "$(run -c "SELECT govreport.refresh_facts('filed') = (SELECT count(*) FROM filed)")|$(run -c "$kept")" "t|$before" 'narrow rows made anew are the same'

# who reads meanwhile, or has a snapshot of before, sees what was there
run -c "BEGIN; SELECT govreport.refresh_facts('filed'); SELECT pg_sleep(2); COMMIT" >/dev/null &
first=$!
sleep 1
tell "$(run -c "SET lock_timeout = '300ms'" -c 'SELECT (SELECT count(*) FROM filed_latest) > 0, (SELECT count(*) FROM filed_yearly) > 0, (SELECT count(*) FROM filed_peers) > 0' 2>&1)" 't|t|t' \
	'while they are made anew the views can be read'
wait $first
counts='SELECT (SELECT count(*) FROM filed_latest), (SELECT count(*) FROM filed_yearly), (SELECT sum(peers) FROM filed_peers)'
tell "$(run <<-END
	BEGIN ISOLATION LEVEL REPEATABLE READ;
	SELECT count(*) FROM filed_batches \\g /dev/null
	\\! psql -XqAt -c "SELECT govreport.refresh_facts('filed')" >/dev/null
	$counts;
	COMMIT;
END
)" "$(run -c "$counts")" 'and in a transaction with a snapshot of before'
tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" '|0' 'every view is as its definition'

# a trigger of the user's own changes and deletes the report that came, writes another, and undoes some of it: before and after its narrow row is kept
run <<'END'
CREATE FUNCTION write_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.source LIKE 'more%' THEN
		RETURN NULL;
	END IF;
	BEGIN
		UPDATE filed SET arrived = arrived + interval '1 hour', body = body || ' ' WHERE id = NEW.id;
		IF NEW.id % 3 = 0 THEN
			RAISE EXCEPTION 'undone';
		ELSIF NEW.id % 3 = 1 THEN
			DELETE FROM filed WHERE id = NEW.id;
		END IF;
	EXCEPTION WHEN raise_exception THEN NULL;
	END;
	BEGIN
		INSERT INTO filed (source, body) VALUES ('more' || NEW.id, NEW.body || '  ');
		IF NEW.id % 4 = 0 THEN
			RAISE EXCEPTION 'undone';
		END IF;
	EXCEPTION WHEN raise_exception THEN NULL;
	END;
	RETURN NULL;
END $$;
END
for name in before_facts later_than_facts; do
	run -c "CREATE TRIGGER $name AFTER INSERT ON filed FOR EACH ROW EXECUTE FUNCTION write_more()" \
		-c "INSERT INTO filed (source, body) SELECT n, some_body() || '$name' || n FROM generate_series(1, 300) n WHERE n <= 40 OR n = 300" -c "DROP TRIGGER $name ON filed"
	tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" '|0' "a trigger $name writes more: every view is as its definition"
done

# one that changes or deletes what was updated, or another report that the statement updated
run <<'END'
CREATE FUNCTION change_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF pg_trigger_depth() = 1 AND NEW.id % 5 = 0 THEN
		DELETE FROM filed WHERE id = NEW.id;
	ELSIF pg_trigger_depth() = 1 THEN
		UPDATE filed SET source = 'again', body = CASE WHEN id % 4 = 1 THEN body || ' ' ELSE body END, year = CASE WHEN id % 4 > 1 THEN 2022 ELSE year END
		WHERE id = (SELECT CASE WHEN NEW.id % 2 = 0 THEN NEW.id ELSE min(id) END FROM filed WHERE id > NEW.id);
	END IF;
	RETURN NULL;
END $$;
END
for name in before_facts later_than_facts; do
	run -c "CREATE TRIGGER $name AFTER UPDATE ON filed FOR EACH ROW EXECUTE FUNCTION change_again()" \
		-c "UPDATE filed SET body = CASE WHEN id % 3 > 0 THEN some_body() || '$name' || id ELSE body END, year = CASE WHEN id % 3 < 2 THEN 2021 END, agency_key = agency_key || CASE id % 7 WHEN 0 THEN 'x' ELSE '' END WHERE id % 8 < 7" \
		-c "DROP TRIGGER $name ON filed"
	tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" '|0' "a trigger $name changes again what was changed: every view is as its definition"
done

# a trigger on narrow rows writes to another store, which writes its own, before those of this one are all there
tell "$(run <<-'END'
	SET client_min_messages = warning;
	SELECT govreport.create_store('mirror') \g /dev/null
	DROP TABLE mirror_waivers CASCADE;
	CREATE TABLE mirror_waivers (rule text, reason text, waived_at timestamptz, lhs numeric, rhs numeric, year int, agency_key text, item text, col text);
	SELECT govreport.create_store('mirror') \g /dev/null
	CREATE FUNCTION mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
	BEGIN
		INSERT INTO mirror (source, body) SELECT NEW.id, body FROM filed WHERE id = NEW.id;
		UPDATE mirror SET year = 2020;
		RETURN NULL;
	END $$;
	CREATE TRIGGER mirror AFTER INSERT ON filed_facts FOR EACH ROW EXECUTE FUNCTION mirror();
	INSERT INTO filed (source, body) SELECT 'mirrored', some_body() || n FROM generate_series(1, 5) n;
	INSERT INTO filed (source, body) SELECT 'mirrored', body || ' twice' FROM filed WHERE source = 'mirrored';
	DROP TRIGGER mirror ON filed_facts;
	SELECT count(*), count(*) FILTER (WHERE f.year = 2020 AND f.source = r.source) FROM mirror r FULL JOIN mirror_facts f ON f.id = r.id;
	INSERT INTO filed_waivers (agency_key, year, rule, reason) VALUES ('none', 2020, 'none', 'not found');
	INSERT INTO mirror_waivers (agency_key, year, rule, item, col, lhs, rhs, reason) SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM mirror_findings;
	SELECT count(*) FROM mirror_validity WHERE waived <> errors + warnings + infos;
END
)|$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" $'10|10\n0||0' 'a trigger on narrow rows writes to another store: every view is as its definition'

# several ways to write in one statement
run <<'END'
INSERT INTO filed AS f (source, body) SELECT 'again', body FROM filed WHERE id % 3 = 0 ON CONFLICT (body_sha256) DO UPDATE SET source = 'again', arrived = now();
WITH gone AS (DELETE FROM filed WHERE id % 7 = 0 RETURNING id, body), come AS (INSERT INTO filed (source, body) SELECT 'anew', body || 'anew' FROM gone)
UPDATE filed SET agency_key = agency_key || '1', year = 2020, body = body || 'else' WHERE id % 7 = 1;
END
tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" '|0' 'every way to write in a statement: every view is as its definition'

# written to through another table, whose statements have no end here
run -c "CREATE TABLE mother (source text NOT NULL, body text NOT NULL)" -c "ALTER TABLE filed INHERIT mother" \
	-c "UPDATE mother SET body = body || 'child' WHERE source LIKE '%0'" -c "INSERT INTO filed (source, body) SELECT 'child', some_body() || 'child' || n FROM generate_series(1, 5) n" \
	-c "ALTER TABLE filed NO INHERIT mother"
tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')" '|0' 'as a child of another table: every view is as its definition'
# from PostgreSQL 17 on, what becomes a partition may have no identity of its own
run -c 'ALTER TABLE filed ALTER id DROP IDENTITY' -c "CREATE TABLE whole (LIKE filed INCLUDING GENERATED) PARTITION BY LIST (source)" -c 'ALTER TABLE whole ATTACH PARTITION filed DEFAULT' \
	-c "INSERT INTO whole (id, source, arrived, agency_key, body) SELECT 1000000 + n, 'whole', now(), NULL, some_body() || 'whole' || n FROM generate_series(1, 5) n" \
	-c 'UPDATE whole SET arrived = now() WHERE id > 1000002' -c 'DELETE FROM whole WHERE id > 1000004' -c 'ALTER TABLE whole DETACH PARTITION filed' \
	-c 'ALTER TABLE filed ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 2000000)'
tell "$(differing)|$(run -c 'SELECT count(*) FROM wrong_sums')|$(run -c "SELECT count(*) FROM filed_facts WHERE source = 'whole'")" '|0|4' 'as a partition of another table: every view is as its definition'

# waivers that go all at once, also in a transaction that sees no others
tell "$(run <<-'END'
	SELECT count(*) > 0 FROM filed_facts WHERE waived > 0;
	BEGIN ISOLATION LEVEL REPEATABLE READ;
	SELECT count(*) FROM filed_batches \g /dev/null
	\! psql -XqAt -c "INSERT INTO filed (source, body) SELECT 'waived', body || ' too' FROM filed WHERE id IN (SELECT id FROM filed_facts WHERE waived > 0) LIMIT 1"
	TRUNCATE filed_waivers;
	COMMIT;
	SELECT count(*) FROM filed_validity WHERE waived > 0;
	SELECT govreport.settle('filed');
	SELECT count(*) FROM filed_facts WHERE waived > 0 OR valid <> (errors = 0);
	INSERT INTO filed_waivers (agency_key, year, rule, item, col, lhs, rhs, reason)
	SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM filed_findings WHERE year IS NOT NULL;
	SELECT count(*) FROM misweighed;
	BEGIN;
	TRUNCATE filed_waivers;
	SELECT (SELECT count(*) FROM misweighed), (SELECT count(*) FROM filed_facts WHERE waived > 0);
	ROLLBACK;
	SELECT count(*) FROM misweighed;
END
)" $'t\n0\n0\n0\n0\n0|0\n0' 'TRUNCATE of waivers leaves no report waived'

# waivers through another table, and several ways to write them in one statement
tell "$(run <<-'END'
	CREATE TABLE all_waivers (LIKE filed_waivers);
	ALTER TABLE filed_waivers INHERIT all_waivers;
	UPDATE all_waivers SET year = year + 1 WHERE random() < 0.5;
	DELETE FROM all_waivers WHERE random() < 0.5;
	ALTER TABLE filed_waivers NO INHERIT all_waivers;
	SELECT count(*) FROM misweighed;
	WITH gone AS (DELETE FROM filed_waivers WHERE random() < 0.5 RETURNING *), changed AS (UPDATE filed SET source = 'waived', year = 2020 WHERE id % 5 = 0)
	INSERT INTO filed_waivers SELECT agency_key, 2020, rule, item, col, lhs, rhs, reason FROM gone;
	SELECT count(*) FROM misweighed;
END
)" $'0\n0' 'waivers through another table, and with reports: every narrow row has what is waived'

# nor in silence under another name
tell "$(psql -XqAt -v VERBOSITY=sqlstate -c 'ALTER TABLE filed_waivers RENAME TO filed_waived' -c 'DELETE FROM filed_waived' -c 'ALTER TABLE filed_waived RENAME TO filed_waivers' 2>&1)" \
	'ERROR:  42809' 'waivers that no store stands beside cannot be written to'

# columns that a trigger of the user's own changes, and the statement does not name
run <<'SQL'
SET client_min_messages = warning;
SELECT govreport.rank_reports('filed') \g /dev/null
CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'filed_waivers' THEN
		NEW.year := NEW.year - 1;
	ELSE
		NEW.level := '省';
		NEW.name := NEW.name || '处';
	END IF;
	RETURN NEW;
END
$$;
CREATE TRIGGER change BEFORE UPDATE ON filed_waivers FOR EACH ROW EXECUTE FUNCTION change();
CREATE TRIGGER change BEFORE UPDATE ON filed_agencies FOR EACH ROW EXECUTE FUNCTION change();
UPDATE filed_waivers SET reason = 'of the year before';
UPDATE filed_agencies SET consolidates = false;
DROP FUNCTION change CASCADE;
SQL
tell "$(differing)|$(run -c 'SELECT count(*) FROM misplaced')|$(run -c 'SELECT count(*) FROM misweighed')" '|0|0' 'what a trigger of the user changes: every view is as its definition'

# nothing is left of what is gone
tell "$(run -c 'BEGIN' -c 'TRUNCATE filed' -c 'SELECT count(*) FROM filed_facts' -c 'ROLLBACK')" 0 'TRUNCATE leaves none'

# made ready to be distributed, a store tells the same
misplaced=$(run -c "SELECT pg_get_viewdef('misplaced')")
misweighed=$(run -c "SELECT pg_get_viewdef('misweighed')")
run -c 'DROP VIEW wrong_sums, misplaced, misweighed'
run -c "SELECT govreport.prepare_distribution('filed')" -c "CREATE VIEW misplaced AS $misplaced" -c "CREATE VIEW misweighed AS $misweighed" >/dev/null
tell "$(differing)|$(run -c 'SELECT count(*) FROM misplaced')|$(run -c 'SELECT count(*) FROM misweighed')" '|0|0' 'made ready to be distributed: every view is as its definition'
tell "$(run -c "SELECT string_agg(pg_get_constraintdef(oid), ', ' ORDER BY contype) FROM pg_constraint WHERE conrelid = 'filed'::regclass AND contype NOT IN ('c', 'n')")" \
	'PRIMARY KEY (id, agency_key), UNIQUE (body_sha256, agency_key)' 'its keys have agency_key, and it has no others'
run -c "INSERT INTO filed (source, agency_key, agency, year, body) SELECT 'new', agency_key, agency, year, body || ' new' FROM filed WHERE agency IS NOT NULL LIMIT 3"
tell "$(differing)" '' 'and after reports came'
tell "$(run -c "SELECT govreport.create_store('filed')" -c "SELECT count(*) FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'filed%' AND NOT tgisinternal")|$(differing)" $'filed\n0|' 'and create_store leaves it so'

# its list may have no row in the table itself, as that of a table kept on other servers
run -c 'CREATE TABLE elsewhere (LIKE filed_agencies INCLUDING ALL)' -c 'INSERT INTO elsewhere SELECT * FROM filed_agencies' -c 'TRUNCATE filed_agencies CASCADE' \
	-c 'ALTER TABLE elsewhere INHERIT filed_agencies'
tell "$(run -c "SELECT count(*) > 0, count(*) FILTER (WHERE m.agency_key IS DISTINCT FROM a.code) FROM filed_agencies a, govreport.match_agency('filed', a.name) m
	WHERE (SELECT count(*) FROM filed_agencies b WHERE govreport.agency_keys(b.name, b.aliases) && govreport.agency_keys(a.name)) = 1")" 't|0' 'a list that stands elsewhere is asked'
