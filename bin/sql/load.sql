-- Turns the temporary table file (n, name, content, reason) into the tables reports and unreadable.

CREATE EXTENSION govreport;

CREATE TABLE reports (id int PRIMARY KEY, name text NOT NULL, body text NOT NULL);
CREATE TABLE unreadable (name text NOT NULL, reason text NOT NULL);

DO $$
DECLARE
	f record;
	file_name text;
BEGIN
	FOR f IN SELECT * FROM file ORDER BY n LOOP
		BEGIN
			file_name := convert_from(f.name, 'UTF8');
		EXCEPTION WHEN character_not_in_repertoire THEN
			file_name := encode(f.name, 'escape');
		END;

		IF f.reason IS NOT NULL THEN
			INSERT INTO unreadable VALUES (file_name, f.reason);
		ELSIF position('\x00' IN f.content) > 0 THEN
			INSERT INTO unreadable VALUES (file_name, '不是文本，含有 NUL 字节');
		ELSE
			BEGIN
				INSERT INTO reports VALUES (f.n, file_name, convert_from(f.content, 'UTF8'));
			EXCEPTION WHEN character_not_in_repertoire THEN
				INSERT INTO unreadable VALUES (file_name, format('不是 UTF-8 文本（%s）', SQLERRM));
			END;
		END IF;
	END LOOP;
END
$$;
