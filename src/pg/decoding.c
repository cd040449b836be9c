/*
 * decoding.c - the SQL functions that turn bytes of an unknown encoding into text.
 *
 * One raises an error where the bytes are no text, for a person who asked; the
 * other says so in Chinese beside the text, for many files at once.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_decode);
PG_FUNCTION_INFO_V1(govreport_try_decode);

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

/* The same for a person who looks at a list of files; what differs from file to file stands in brackets. */
static Datum
reason(pgr_site *site, const gr_decoded *decoded)
{
	unsigned long long byte = (unsigned long long) decoded->error_at + 1;
	char		text[200];
	int			length;

	if (decoded->result == GR_DECODED_NUL)
		length = snprintf(text, sizeof text, "不是文本（按 %s 读，第 %llu 字节是 NUL）", decoded->encoding, byte);
	else if (decoded->result == GR_UNDECODABLE)
		length = snprintf(text, sizeof text, "不是文本，或已损坏（最像 %s，但第 %llu 字节起不是字符）",
						  decoded->encoding, byte);
	else
		length = snprintf(text, sizeof text, "不是中文文本（最像 %s，但第 %llu 字节起没有意义）",
						  decoded->encoding, byte);
	return pgr_text_result(site, (gr_str) {text, (uint32) length});
}

/* try_decode(content bytea) → (body text, problem text), one of them NULL */
Datum
govreport_try_decode(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	bytea	   *content = PG_GETARG_BYTEA_PP(0);
	gr_decoded	decoded;
	Datum		values[2] = {0};
	bool		nulls[2] = {false, false};
	TupleDesc	desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != 2)
		elog(ERROR, "try_decode does not return two columns");
	pgr_check_status(gr_decode(VARDATA_ANY(content), VARSIZE_ANY_EXHDR(content), &site->arena, &decoded));
	if (decoded.result == GR_DECODED)
		values[0] = pgr_text_result(site, decoded.text);
	else
		values[1] = reason(site, &decoded);
	nulls[0] = decoded.result != GR_DECODED;
	nulls[1] = !nulls[0];
	pgr_end(site);
	PG_FREE_IF_COPY(content, 0);
	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}
