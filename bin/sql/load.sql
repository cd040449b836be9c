-- Turns the temporary table file (n, name, content, reason) into the tables reports and unreadable.

CREATE EXTENSION govreport;

CREATE TABLE reports (id int PRIMARY KEY, name text NOT NULL, body text NOT NULL);
CREATE TABLE unreadable (name text NOT NULL, reason text NOT NULL);

DO $$
DECLARE
	f record;
	file_name text;
	detail text;
BEGIN
	FOR f IN SELECT * FROM file ORDER BY n LOOP
		BEGIN
			file_name := convert_from(f.name, 'UTF8');
		EXCEPTION WHEN character_not_in_repertoire THEN
			file_name := encode(f.name, 'escape');
		END;

		IF f.reason IS NOT NULL THEN
			INSERT INTO unreadable VALUES (file_name, f.reason);
		ELSE
			BEGIN
				INSERT INTO reports VALUES (f.n, file_name, govreport.decode(f.content));
			EXCEPTION WHEN character_not_in_repertoire THEN
				GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
				INSERT INTO unreadable VALUES (file_name, format('不是文本，或已损坏（%s: %s）', SQLERRM, detail));
			END;
		END IF;
	END LOOP;
END
$$;
