-- No memory in the middle of a report is an error like any other: it says so, what was
-- taken is given back, and the session goes on.
\ir tap.sql

-- what happened instead of an answer; NULL: there was one
CREATE FUNCTION failure(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	EXECUTE statement;
	RETURN NULL;
EXCEPTION WHEN out_of_memory THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN SQLERRM || ': ' || detail;
END
$$;

CREATE TABLE large AS SELECT repeat('<tr><td>1</td></tr>', 2500000) AS body, repeat('<tr><td>1</td></tr>', 100) AS small;
ALTER TABLE large ALTER body SET STORAGE EXTERNAL;
SELECT is_equal(failure('SELECT govreport.is_valid(small) FROM large'), NULL, 'a small text is read');
SELECT sum(total_bytes) AS before FROM pg_backend_memory_contexts \gset

-- the server's process lets its limit be set: to the text's size and half of it beside what it has
CREATE TEMP TABLE nothing (line text);
COPY nothing FROM PROGRAM 'prlimit --pid $PPID --as=$((($(cut -d " " -f 1 /proc/$PPID/statm) * 4 + 75 * 1024) * 1024)):';
SELECT is_equal(failure(format('SELECT govreport.%s FROM large', call)), 'out of memory: The report needs more memory than there is.', call)
FROM (VALUES ('parse(body)'), ('is_valid(body)'), ('findings(body)')) t (call);
SELECT is_equal(failure('SELECT govreport.is_valid(body) FROM reports'), NULL, 'the session goes on');
COPY nothing FROM PROGRAM 'prlimit --pid $PPID --as=unlimited:';

SELECT is_equal(failure('SELECT govreport.is_valid(body) FROM large'), NULL, 'what failed works where there is memory');
SELECT sum(total_bytes) AS after FROM pg_backend_memory_contexts \gset
SELECT ok(:after - :before < 1024 * 1024, format('nothing is kept: %s bytes before, %s after', :before, :after));
