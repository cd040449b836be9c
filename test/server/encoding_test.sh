#!/usr/bin/env bash
# Figures and findings do not depend on the encoding of the database.
set -euo pipefail

answers="
	SELECT name, a.* FROM reports, govreport.applications(body) a ORDER BY name, a.item;
	SELECT name, d.* FROM reports, govreport.disclosures(body) d ORDER BY name, d.*;
	SELECT name, f.* FROM reports, govreport.findings(body) f ORDER BY name, f.*;
	SELECT name, c.section, c.item, c.col, c.start, c.length FROM reports, govreport.cells(body) c ORDER BY name, c.start;
	SELECT name, govreport.body_sha256(body) FROM reports ORDER BY name;
	SELECT govreport.create_store('年报');
	INSERT INTO 年报 (source, body) SELECT name, body FROM reports;
	SELECT source, r.* FROM 年报_rates r JOIN 年报_arrived USING (id) ORDER BY source;
	SELECT agency, year, status FROM 年报_coverage ORDER BY agency, year;"
# characters that not every encoding has
texts="translate(body, U&'\00A0\FF0B\FF16\FF18\FF15\2014', U&'  685\2015')"

# the answers for the same texts in a database of the given encoding, in no order: names sort otherwise there
ask() {
	createdb -T template0 -E "$1" --locale=C "encoding_$1"
	{
		echo 'CREATE EXTENSION govreport; CREATE TABLE reports (name text, body text); COPY reports FROM stdin;'
		psql -Xq -c "COPY (SELECT name, $texts FROM reports) TO stdout"
		echo '\.'
		echo "$answers"
	} | psql -XqAt -v ON_ERROR_STOP=1 -d "encoding_$1" | sort
}

wanted=$(ask UTF8)
if [ "$(grep -c '青柳区民政局|2022' <<<"$wanted")" -gt 0 ]; then
	echo 'ok - there are answers'
else
	echo 'not ok - there are answers'
fi
for encoding in EUC_CN SQL_ASCII; do
	if [ "$(ask $encoding)" = "$wanted" ]; then
		echo "ok - $encoding"
	else
		echo "not ok - $encoding"
	fi
done
