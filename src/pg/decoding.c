/*
 * decoding.c - the SQL function that turns bytes of an unknown encoding into text.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_decode);

/* Why the content is no text, and where; positions count from 1, as SQL's do. */
static void
raise_undecodable(const gr_decoded *decoded)
{
	unsigned long long byte = (unsigned long long) decoded->error_at + 1;
	const char *why = decoded->marked ? "it has that encoding's byte order mark"
		: "which it fits best; tried were " GR_ENCODINGS;

	if (decoded->result == GR_DECODED_NUL)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
				 errmsg("content has a NUL character, which text cannot hold"),
				 errdetail("It is at byte %llu, counted from 1, of content read as %s (%s).",
						   byte, decoded->encoding, why)));
	if (decoded->result == GR_UNDECODABLE)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
				 errmsg("content is not text in any known encoding"),
				 errdetail("Byte %llu, counted from 1, begins no character of %s (%s).",
						   byte, decoded->encoding, why)));
	if (decoded->result == GR_NO_SENSE)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
				 errmsg("content is not Chinese text in any known encoding"),
				 errdetail("What begins at byte %llu, counted from 1, makes no sense in %s (%s).",
						   byte, decoded->encoding, why)));
}

/* decode(content bytea) → text */
Datum
govreport_decode(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	bytea	   *content = PG_GETARG_BYTEA_PP(0);
	gr_decoded	decoded;
	Datum		text;

	pgr_check_status(gr_decode(VARDATA_ANY(content), VARSIZE_ANY_EXHDR(content), &site->arena, &decoded));
	raise_undecodable(&decoded);
	text = pgr_text_result(site, decoded.text);
	pgr_end(site);
	PG_FREE_IF_COPY(content, 0);
	return text;
}
