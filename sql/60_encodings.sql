-- In databases of other encodings the answers are the same.
SELECT current_database() AS here, body FROM sample WHERE name = 'whole' \gset
SELECT $$
	md5(convert_to(govreport.parse(body)::text, 'UTF8')) AS report,
	(SELECT md5(convert_to(string_agg(c::text, ' '), 'UTF8')) FROM govreport.cells(body) c) AS cells,
	md5(convert_to(govreport.render(govreport.parse(body)), 'UTF8')) AS form,
	(SELECT md5(convert_to(string_agg(s::text, ' '), 'UTF8')) FROM govreport.sections(body) s) AS sections,
	(SELECT md5(string_agg(concat_ws(' ', rule, severity, item, col, passed, lhs, rhs), ',')) FROM govreport.checks(govreport.parse(body))) AS checks,
	(SELECT md5(convert_to(string_agg(f::text, ' '), 'UTF8')) FROM govreport.form_items() f) AS items
$$ AS answers \gset
SELECT md5(answers::text) AS here_answers FROM (SELECT :answers FROM sample WHERE name = 'whole') AS answers \gset

CREATE DATABASE govreport_euc_cn ENCODING 'EUC_CN' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
\c govreport_euc_cn
CREATE EXTENSION govreport;
SELECT title, agency, year FROM govreport.parse(:'body');
SELECT md5(answers::text) = :'here_answers' AS same FROM (SELECT :answers FROM (SELECT :'body'::text) AS sample (body)) AS answers;
SELECT count(*) FILTER (WHERE substr(:'body'::text, start, length) IS DISTINCT FROM raw) AS elsewhere FROM govreport.cells(:'body');
SELECT govreport.require_valid('无');
SELECT govreport.decode(convert_to(:'body', 'UTF8')) = :'body' AS same;
-- characters that the database does not have: blanks are blanks, dashes dashes, what has no width is nothing
SELECT govreport.decode(convert_to('年报', 'UTF8') || '\x31c2a0e2808332e2808b33e28091e28892f09f9880') AS kept;
SELECT count(*) AS errors FROM govreport.findings(govreport.decode(decode(replace(encode(convert_to(:'body', 'UTF8'), 'hex'), '7c2030207c', '7cc2a030c2a07c'), 'hex'))) WHERE severity = 'error';
-- a store of Chinese reports has its names and comments
SELECT govreport.create_store();
SELECT count(*) AS lossy FROM govreport.store_comments() WHERE comment ~ '\?';
-- a character that Unicode does not have
SELECT title, length(body) FROM govreport.sections(convert_from('\xaaa1', 'EUC_CN') || E'\n一、总体情况\n' || convert_from('\xaaa1', 'EUC_CN') || '字');

CREATE DATABASE govreport_sql_ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
\c govreport_sql_ascii
CREATE EXTENSION govreport;
SELECT title, agency, year FROM govreport.parse(:'body');
SELECT count(*) FROM govreport.findings(convert_from('\xff80e4b8', 'SQL_ASCII') || :'body' || convert_from('\xe4', 'SQL_ASCII'));

-- a database that has no Chinese characters: messages are lost, answers are not
CREATE DATABASE govreport_latin1 ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
\c govreport_latin1
CREATE EXTENSION govreport;
SELECT rule, item, passed, message FROM govreport.findings('caf' || chr(233)) LIMIT 1;
\set SHOW_CONTEXT never
SELECT govreport.create_store();

\c :here
DROP DATABASE govreport_euc_cn;
DROP DATABASE govreport_sql_ascii;
DROP DATABASE govreport_latin1;
