-- Files into a store, as govreport load takes them in.
SELECT body AS whole FROM sample WHERE name = 'whole' \gset

-- the text of a file, or in Chinese why it has none
SELECT file, body, problem
FROM (VALUES
	('text', convert_to('白石县', 'UTF8')),
	('text in GBK', '\xb0d7caafcfd832303232c4eac4eab1a8'),
	('nothing', '\x'),
	('NUL', '\xe799bd00'),
	('damaged', '\xb0d7caafffcfd8'),
	('no Chinese', '\x8fa28fa38fa48fa58fa68fa78fa88fa98faa8fab8fac8fad8fae8faf8fb08fb18fb28fb38fb48fb58fb68fb78fb88fb9')
) f (file, content), govreport.try_decode(content);

-- what is a report: a table or a section of the form
SELECT text, govreport.why_no_report(govreport.parse(body))
FROM (VALUES
	('a whole one', :'whole'),
	('a heading of the form', '一、总体情况' || chr(10) || '2022年，我县依法公开政府信息。'),
	('a notice', '关于召开会议的通知'),
	('nothing', '')
) t (text, body);

-- each file is taken in once; the same text in another encoding is the same report
SELECT govreport.create_store('taken');
SELECT govreport.start_batch('taken', 'test') AS batch \gset
CREATE TEMP TABLE govreport_incoming (n int, source text, content bytea, original bytea, problem text) ON COMMIT DELETE ROWS;
BEGIN;
INSERT INTO govreport_incoming (n, source, content, original, problem) VALUES
	(1, 'whole.txt', convert_to(:'whole', 'UTF8'), NULL, NULL),
	(2, 'gbk.txt', convert_to(:'whole', 'GBK'), NULL, NULL),
	(3, 'damaged.txt', '\xb0d7caafffcfd8', NULL, NULL),
	(4, 'notice.txt', convert_to('关于召开会议的通知', 'UTF8'), NULL, NULL),
	(5, 'notice.docx', convert_to('关于召开大会的通知', 'UTF8'), '\x504b', NULL),
	(6, 'scan.pdf', '\x255044462d', NULL, '转换后没有文字');
SELECT * FROM govreport.take_in('taken', :batch);
COMMIT;
SELECT govreport.finish_batch('taken', :batch) \g /dev/null
SELECT source, (parsed).year FROM taken;
SELECT source, content, reason FROM taken_quarantine ORDER BY source;
SELECT * FROM govreport.batch_findings('taken', :batch);
SELECT source, loaded, already_there, quarantined, finished >= started AS finished FROM taken_batches;

-- a row that the store's owner does not want does not stop the others
ALTER TABLE taken ADD CONSTRAINT no_drafts CHECK (body NOT LIKE '%草稿%');
BEGIN;
INSERT INTO govreport_incoming (n, source, content) VALUES
	(1, 'draft.txt', convert_to('一、总体情况' || chr(10) || '草稿。', 'UTF8')),
	(2, 'final.txt', convert_to('一、总体情况' || chr(10) || '2022年，我县依法公开政府信息。', 'UTF8'));
SELECT * FROM govreport.take_in('taken', :batch);
COMMIT;

-- a report has the hash of the document that it was made of; a store that keeps them has the document, too
SELECT (SELECT body FROM sample WHERE name = 'whole') || ' ' AS first, (SELECT body FROM sample WHERE name = 'whole') || '  ' AS second \gset
BEGIN;
INSERT INTO govreport_incoming (n, source, content, original) VALUES (1, 'first.docx', convert_to(:'first', 'UTF8'), '\x504b01');
SELECT * FROM govreport.take_in('taken', :batch);
COMMIT;
SELECT govreport.keep_originals('taken'), govreport.keep_originals('taken') AS again;
BEGIN;
INSERT INTO govreport_incoming (n, source, content, original) VALUES
	(1, 'second.docx', convert_to(:'second', 'UTF8'), '\x504b02'),
	(2, 'notice.docx', convert_to('通知', 'UTF8'), '\x504b03'),
	(3, 'third.txt', convert_to(:'second' || ' ', 'UTF8'), NULL);
SELECT * FROM govreport.take_in('taken', :batch);
COMMIT;
SELECT r.source, r.original_sha256 = sha256(CASE r.source WHEN 'first.docx' THEN '\x504b01'::bytea WHEN 'second.docx' THEN '\x504b02' END) AS linked, o.source AS kept_of, o.content
FROM taken r LEFT JOIN taken_originals o ON o.content_sha256 = r.original_sha256
WHERE r.source ~ 'first|second|third' ORDER BY r.id;

-- only a store takes files in
\set SHOW_CONTEXT never
SELECT govreport.start_batch('sample', 'test');
SELECT govreport.take_in('sample', 1);
SELECT govreport.finish_batch('sample', 1);
SELECT govreport.batch_findings('sample', 1);

-- a year that no year stands before
\set VERBOSITY terse
UPDATE taken SET year = -2147483648;
SELECT count(*) FROM taken_continuity;
\set VERBOSITY default
-- the relations of a store are found by its name
ALTER TABLE taken RENAME TO other;
UPDATE other SET source = 'other.txt' WHERE source = 'first.docx';
SELECT govreport.start_batch('other', 'test');
ALTER TABLE other RENAME TO taken;

SET client_min_messages = warning;
DROP TABLE taken, taken_quarantine, taken_batches, taken_agencies CASCADE;
