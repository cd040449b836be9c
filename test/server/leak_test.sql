-- Memory of a session does not grow with the calls it makes, nor with those that fail
-- or are cut off.  calls: how many of each kind (psql -v calls=1000000 for a long run).
\ir tap.sql
\if :{?calls}
\else
\set calls 2000
\endif

CREATE FUNCTION call(n bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	body text := (SELECT r.body FROM reports r ORDER BY id LIMIT 1);
	bodies text[] := ARRAY(SELECT r.body FROM reports r ORDER BY id);
	parsed govreport.report := govreport.parse(body);
	other govreport.report;
BEGIN
	FOR i IN 1..n LOOP
		body := bodies[1 + i % 10];
		parsed := govreport.parse(body);
		PERFORM govreport.is_valid(body), govreport.is_valid(parsed), govreport.decode(convert_to(body, 'UTF8')),
			govreport.render(parsed, 'html');
		PERFORM FROM govreport.findings(parsed);
		PERFORM FROM govreport.cells(body) LIMIT 1;
		PERFORM FROM govreport.continuity(parsed, parsed);
		other := (SELECT govreport.rollup(r) FROM (VALUES (parsed), (parsed)) v (r));
		PERFORM FROM govreport.rollup_checks(other, parsed);
		IF i % 10 = 0 THEN
			BEGIN
				PERFORM govreport.decode('\xff00ff00ff');
			EXCEPTION WHEN character_not_in_repertoire THEN NULL;
			END;
			BEGIN
				PERFORM govreport.require_valid('');
			EXCEPTION WHEN check_violation THEN NULL;
			END;
		END IF;
	END LOOP;
END
$$;

-- between statements only what lasts is there
SELECT call(200);
SELECT sum(total_bytes) AS before FROM pg_backend_memory_contexts \gset
SELECT call(:calls);
SELECT sum(total_bytes) AS after FROM pg_backend_memory_contexts \gset
SELECT ok(:after - :before < 1024 * 1024, format('%s calls of each function take no memory that stays: %s bytes before, %s after',
	:calls, :before, :after));
