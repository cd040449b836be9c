/*
 * store.c - what the tables of a store need beyond SQL.
 */
#include "glue.h"

#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

PG_FUNCTION_INFO_V1(govreport_body_sha256);

/* body_sha256(body text) → bytea: of the text in UTF-8, so that databases of different encodings agree */
Datum
govreport_body_sha256(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		body = pgr_text_in(site, PG_GETARG_DATUM(0));
	text	   *utf8 = cstring_to_text_with_len(body.s, body.len);
	Datum		hash = DirectFunctionCall1(sha256_bytea, PointerGetDatum(utf8));

	pfree(utf8);
	pgr_end(site);
	return hash;
}
