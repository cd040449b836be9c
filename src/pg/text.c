/*
 * text.c - text between the database's encoding and the core's UTF-8.
 *
 * In a UTF8 database bytes pass as they are; in SQL_ASCII too, which says
 * nothing about them.  Elsewhere text is converted, by pg_catalog's own
 * conversions whatever search_path says.  A character that Unicode does not have
 * becomes one replacement character: no text makes a function fail, and positions in
 * characters stay right.  One that the database does not have becomes what it is
 * instead of, where that tells as much: a blank of any width a blank, a dash a dash.
 */
#include "glue.h"

#include "catalog/pg_conversion.h"
#include "catalog/pg_namespace.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* Bytes converted at a time. */
#define PIECE 8192

static Oid
conversion(int from, int to)
{
	Oid			function = FindDefaultConversion(PG_CATALOG_NAMESPACE, from, to);

	if (!OidIsValid(function))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("conversion from encoding \"%s\" to \"%s\" does not exist",
						pg_encoding_to_char(from), pg_encoding_to_char(to))));
	return function;
}

void
pgr_find_conversions(pgr_site *site)
{
	int			encoding = GetDatabaseEncoding();

	if (encoding == PG_UTF8 || encoding == PG_SQL_ASCII)
		return;
	site->to_utf8 = conversion(encoding, PG_UTF8);
	site->from_utf8 = conversion(PG_UTF8, encoding);
}

static bool
is_wide_blank(pg_wchar c)
{
	return c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_invisible(pg_wchar c)
{
	return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

static bool
is_dash(pg_wchar c)
{
	return (c >= U'‐' && c <= U'―') || c == U'−' || c == U'﹘' || c == U'﹣' || c == U'－';
}

/* What stands for a character that the database does not have. */
static const char *
stand_in(const char *at, int length)
{
	pg_wchar	c = length > 1 ? utf8_to_unicode((const unsigned char *) at) : '?';

	return is_wide_blank(c) ? " " : is_invisible(c) ? "" : is_dash(c) ? "-" : "?";
}

/* Result in the call's memory, with a terminator that len does not count. */
static gr_str
convert(pgr_site *site, gr_str value, Oid function, int from, int to)
{
	const char *at = value.s;
	const char *end = value.s + value.len;
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	StringInfoData out;

	initStringInfo(&out);
	while (at < end)
	{
		int			piece = pg_encoding_mbcliplen(from, at, end - at, Min(end - at, PIECE));
		int			room = (piece + 1) * MAX_CONVERSION_GROWTH;
		int			done = 0;

		CHECK_FOR_INTERRUPTS();
		enlargeStringInfo(&out, room);
		if (piece > 0)
		{
			done = pg_do_encoding_conversion_buf(function, from, to,
												 (unsigned char *) unconstify(char *, at), piece,
												 (unsigned char *) out.data + out.len, room, true);
			out.len += strlen(out.data + out.len);
		}
		at += done;
		if (done < piece || piece == 0)
		{
			int			length = Min(pg_encoding_mblen(from, at), end - at);

			appendStringInfoString(&out, to == PG_UTF8 ? "\xEF\xBF\xBD" : stand_in(at, length));
			at += length;
		}
	}
	MemoryContextSwitchTo(before);
	return (gr_str) {out.data, out.len};
}

/* A text Datum as UTF-8.  May point into the Datum, else is in the call's memory. */
gr_str
pgr_text_in(pgr_site *site, Datum value)
{
	struct varlena *plain = (struct varlena *) DatumGetPointer(value);
	gr_str		text;

	/* texts of rows are plain as a rule */
	if (VARATT_IS_COMPRESSED(plain) || VARATT_IS_EXTERNAL(plain))
	{
		MemoryContext before = MemoryContextSwitchTo(site->memory);

		plain = PG_DETOAST_DATUM_PACKED(value);
		MemoryContextSwitchTo(before);
	}
	text = (gr_str) {VARDATA_ANY(plain), VARSIZE_ANY_EXHDR(plain)};
	if (OidIsValid(site->to_utf8))
		text = convert(site, text, site->to_utf8, GetDatabaseEncoding(), PG_UTF8);
	return text;
}

/* A text of the core in the database's encoding; where it is another one, in the call's memory. */
gr_str
pgr_in_encoding(pgr_site *site, gr_str value)
{
	if (OidIsValid(site->from_utf8))
		value = convert(site, value, site->from_utf8, PG_UTF8, GetDatabaseEncoding());
	return value;
}

/* A text Datum in the current memory context, as the result of a function. */
Datum
pgr_text_result(pgr_site *site, gr_str value)
{
	value = pgr_in_encoding(site, value);
	if (value.len > MaxAllocSize - VARHDRSZ)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long"),
				 errdetail("It has %u bytes; a value can have %zu.", value.len, MaxAllocSize - VARHDRSZ)));
	return PointerGetDatum(cstring_to_text_with_len(value.s, value.len));
}

/* A C string in the database's encoding, in the call's memory. */
char *
pgr_message(pgr_site *site, gr_str value)
{
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	char	   *message;

	value = pgr_in_encoding(site, value);
	message = pnstrdup(value.s, value.len);
	MemoryContextSwitchTo(before);
	return message;
}
