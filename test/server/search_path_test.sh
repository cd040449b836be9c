#!/usr/bin/env bash
# Hostile objects earlier in search_path change nothing: not in any function, nor in
# constraints, generated columns, indexes, triggers and views that stand on them, nor
# while a dump is restored.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

hostile='hostile, pg_temp, pg_catalog, govreport, public'
# types and relations are looked up here first, whatever search_path says
temporary='CREATE TEMP TABLE report (title text); CREATE TEMP TABLE rules (rule text); CREATE TEMP TABLE reports (id int);'

run() {
	psql -XqAt -v ON_ERROR_STOP=1 "$@"
}

tell() {
	if [ "$1" = "$2" ]; then
		echo "ok - $3"
	else
		echo "not ok - $3"
		diff <(echo "$1") <(echo "$2") | head -20 | sed 's/^/# /' || true
	fi
}

run -f "$here/hostile.sql"
run <<'SQL'
CREATE TABLE kept (
	id int PRIMARY KEY,
	body text CHECK (govreport.is_valid(body)),
	parsed govreport.report GENERATED ALWAYS AS (govreport.parse(body)) STORED
);
CREATE INDEX ON kept (((parsed).year), ((parsed).agency));
CREATE VIEW figures AS
SELECT id, a.*, f.rule, f.message FROM kept, govreport.applications(parsed) a, govreport.findings(parsed) f WHERE a.total > 0;
CREATE VIEW totals AS SELECT (parsed).year, govreport.rollup(parsed) AS total FROM kept GROUP BY 1;
CREATE FUNCTION check_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govreport.require_valid(NEW.body);
	RETURN NEW;
END
$$;
CREATE TRIGGER check_report BEFORE INSERT OR UPDATE ON kept FOR EACH ROW EXECUTE FUNCTION public.check_report();
SQL
# a store's tables and views stand beside
run -c "SELECT govreport.create_store('filed')" >/dev/null
run -c 'INSERT INTO filed (source, body) SELECT name, body FROM reports'

# ---- functions ---------------------------------------------------------------------

# a statement for each function, made while nothing hostile is near
run >"$scratch/statements" <<'END'
SELECT CASE WHEN prokind = 'a' THEN format('SELECT govreport.%I(%s) FROM public.reports;', proname,
		CASE proargtypes[0] WHEN 'govreport.totals'::regtype THEN 'govreport.totals(govreport.parse(body))' WHEN 'int'::regtype THEN '1' ELSE 'govreport.parse(body)' END
		|| CASE WHEN pronargs = 1 THEN '' WHEN proargtypes[1] = 'timestamptz'::regtype THEN $$, '2022-01-01'$$ ELSE ', 1' END)
	WHEN pronargs = 0 THEN format('SELECT * FROM govreport.%I();', proname)
	ELSE format('SELECT id, f FROM public.reports, govreport.%I(%s) f;', proname,
		(SELECT string_agg(CASE format_type(type, NULL)
				WHEN 'text' THEN CASE n WHEN 1 THEN 'body' ELSE $$'html'$$ END
				WHEN 'text[]' THEN 'ARRAY[body]'
				WHEN 'boolean' THEN 'true'
				WHEN 'integer' THEN '1'
				WHEN 'numeric' THEN '1'
				WHEN 'timestamp with time zone' THEN $$'2022-01-01'$$
				WHEN 'bit' THEN 'govreport.narrative_signature(body)'
				WHEN 'govreport.totals' THEN 'govreport.totals(govreport.parse(body))'
				WHEN 'govreport.finding[]' THEN '(govreport.facts(body)).findings'
				WHEN 'govreport.form' THEN $$'2021'$$
				WHEN 'govreport.severity' THEN $$'error'$$
				WHEN 'bytea' THEN $$pg_catalog.convert_to(body, 'UTF8')$$
				ELSE 'govreport.parse(body)' END, ', ' ORDER BY n)
			FROM unnest(proargtypes::oid[]) WITH ORDINALITY t (type, n))) END
FROM pg_proc
WHERE pronamespace = 'govreport'::regnamespace AND provolatile = 'i' AND NOT ARRAY['internal', 'cstring']::regtype[]::oid[] && (proargtypes::oid[] || prorettype)
ORDER BY oid::regprocedure::text;
END

# those that raise an error must raise the same
answers() {
	{
		echo "$1"
		cat "$scratch/statements"
	} | psql -XqAt 2>&1
}
safe=$(answers '')
tell "$safe" "$(answers "$temporary SET search_path = $hostile;")" "every function: $(wc -l <"$scratch/statements") calls"
tell "$(grep -c 'syntax error\|does not exist' <<<"$safe")" 0 'every call is one'
tell "$(run -c "SET search_path = $hostile; SELECT length('x')" 2>&1 | sed -n 1p)" 'ERROR:  hijacked by length' 'a name without its schema is hijacked'

# ---- what stands on them --------------------------------------------------------------

views=$(run -c "SELECT format('SELECT v FROM public.%I v ORDER BY v::pg_catalog.text COLLATE pg_catalog.\"C\";', relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'")
run -c "$temporary SET search_path = $hostile; INSERT INTO public.kept SELECT id, body FROM public.reports WHERE govreport.is_valid(body)"
tell "$(run -c "SET search_path = $hostile; SELECT id, parsed FROM public.kept ORDER BY 1")" \
	"$(run -c 'SELECT id, govreport.parse(body) FROM reports WHERE govreport.is_valid(body) ORDER BY 1')" 'a generated column'
insert="INSERT INTO public.kept SELECT 100, body FROM public.reports WHERE NOT govreport.is_valid(body) LIMIT 1"
tell "$(run -c "$insert" 2>&1 | sed -n '1,3p')" "$(run -c "SET search_path = $hostile; $insert" 2>&1 | sed -n '1,3p')" 'a trigger'
tell "$(run -c 'ALTER TABLE kept DISABLE TRIGGER check_report' -c "SET search_path = $hostile; INSERT INTO public.kept VALUES (100, '')" 2>&1 |
	grep -c 'violates check constraint')" 1 'a constraint'
tell "$(run -c "$views")" "$(run -c "$temporary SET search_path = $hostile; $views")" "$(grep -c . <<<"$views") views"

# what triggers of a store run, as its owner
while read -r statement; do
	for store in safe unsafe; do
		path=
		[ $store = safe ] || path="SET search_path = $hostile;"
		run -c "$path ${statement//@/public.$store}" 2>&1 | sed "s/^/# $store: /"
	done
	tell "$(run -c 'SELECT f::text FROM unsafe_facts f ORDER BY id' | sed 's/"[0-9-]* [0-9:.]*+00"//')" "$(run -c 'SELECT f::text FROM safe_facts f ORDER BY id' | sed 's/"[0-9-]* [0-9:.]*+00"//')" "in a store: ${statement%% (*}"
done <<'END'
SELECT govreport.create_store(pg_catalog.substr('@', 8), 'public')
INSERT INTO @ (source, body) SELECT name, body FROM public.reports
INSERT INTO @_waivers (agency_key, year, rule, item, col, lhs, rhs, reason) SELECT agency_key, year, rule, item, col, lhs, rhs, 'checked' FROM @_findings
INSERT INTO @_agencies (code, name, level) VALUES ('1', '霁川市交通运输局', '市'), ('2', '青柳区民政局', NULL)
INSERT INTO @_agencies (code, name, parent) VALUES ('3', '松鸣县住房和城乡建设局', '1')
UPDATE @_agencies SET level = '县', consolidates = false
UPDATE @_agencies SET parent = NULL
UPDATE @_waivers SET reason = 'checked again'
UPDATE @_waivers SET lhs = NULL
UPDATE @ SET source = 'elsewhere'
UPDATE @ SET year = 2020
DELETE FROM @_waivers
TRUNCATE @_waivers
DELETE FROM @
DELETE FROM @_agencies
END

# ---- a dump ------------------------------------------------------------------------------

dump=$PGDATABASE
restored=${dump}_restored
run -c "ALTER DATABASE \"$dump\" SET search_path = $hostile"
pg_dump --create "$dump" | sed "s/\\b$dump\\b/$restored/g" >"$scratch/dump"
run -d postgres -f "$scratch/dump" >/dev/null
tell "$(run -d "$restored" -c 'SHOW search_path')" "$hostile" 'a restored database keeps its search_path'
tell "$(run -d "$restored" -c 'SELECT * FROM public.kept ORDER BY 1')" "$(run -c 'SELECT * FROM public.kept ORDER BY 1')" 'a restored table'
tell "$(run -d "$restored" -c "$views")" "$(run -c "$views")" 'restored views'
