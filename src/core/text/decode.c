/*
 * decode.c - bytes to UTF-8: finds the encoding, converts, and never guesses a character.
 *
 * A byte order mark decides.  Else what is UTF-8 throughout is UTF-8.  Else each
 * encoding that may be meant is tried on the text's beginning, and the one whose
 * reading has most of the characters that Chinese text is made of is taken; what
 * the page says of itself counts little, as it is often wrong.  Then the whole
 * text must be right in that encoding: damaged text is refused, not read in some
 * other encoding that its bytes happen to be right in.
 *
 * ICU's converters are used, its detector is not: the count of usual characters
 * tells as well from five characters on, and does not change with ICU's version.
 */
#include "govreport.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "text/common_characters.h"
#include "text/utf8.h"

/* Bytes converted between two calls of the host's poll, which may not return. */
#define PIECE 8192
/* Characters beyond ASCII that an encoding is judged by. */
#define SAMPLE 4096
/* Bytes of a page in which it names its encoding. */
#define DECLARATION_BYTES 4096
/* Bytes of UTF-16 and UTF-32 that are looked at: in these ASCII characters tell, too. */
#define WIDE_SAMPLE_BYTES (64 * 1024)
/* Characters from which on a reading of which not one in four is usual is no Chinese text. */
#define ENOUGH 24

/* In the order of preference where two fit alike. */
typedef enum coding
{
	UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE, UTF_32LE, UTF_32BE,
	CODINGS
} coding;

/* ICU's name, bytes of a unit */
static const struct
{
	const char *name;
	uint8_t		unit;
}			codings[CODINGS] = {
	{"UTF-8", 1},
	{"GB18030", 1},
	{"Big5", 1},
	{"UTF-16LE", 2},
	{"UTF-16BE", 2},
	{"UTF-32LE", 4},
	{"UTF-32BE", 4},
};

static const struct
{
	const char *bytes;
	uint8_t		length;
	uint8_t		coding;
}			marks[] = {
	{"\xEF\xBB\xBF", 3, UTF_8},
	{"\xFF\xFE\0\0", 4, UTF_32LE},	/* before UTF-16's, which it begins with */
	{"\0\0\xFE\xFF", 4, UTF_32BE},
	{"\xFF\xFE", 2, UTF_16LE},
	{"\xFE\xFF", 2, UTF_16BE},
	{"\x84\x31\x95\x33", 4, GB18030},
};

static gr_status
poll(const gr_arena *arena)
{
	const gr_host *host = arena->host;

	return host->poll == NULL || host->poll(host->context) ? GR_OK : GR_STOPPED;
}

/* ---- UTF-8 ----------------------------------------------------------------- */

/* The length of the character at p, which is not ASCII; 0: the bytes are none. */
static uint32_t
utf8_length(const uint8_t *p, const uint8_t *end)
{
	uint32_t	length = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;

	if (length == 0 || (size_t) (end - p) < length)
		return 0;
	for (uint32_t i = 1; i < length; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	/* longer than need be, surrogates, beyond U+10FFFF */
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90)
		|| (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return length;
}

/* Most of a Chinese text: of three bytes, those of other lengths, surrogates and what is too long excluded. */
static inline bool
is_usual_character(const uint8_t *p, const uint8_t *end)
{
	return *p > 0xE0 && *p < 0xED && end - p > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

/* The bytes of [from, length) up to the first that is no UTF-8, or NUL; *longest is that of its characters. */
static gr_status
check_utf8(const gr_arena *arena, const char *bytes, size_t from, size_t length, size_t *valid, uint32_t *longest)
{
	const uint8_t *p = (const uint8_t *) bytes + from;
	const uint8_t *end = (const uint8_t *) bytes + length;

	*longest = 1;
	while (p < end)
	{
		const uint8_t *stop = end - p > PIECE ? p + PIECE : end;
		gr_status	status = poll(arena);

		if (status != GR_OK)
			return status;
		while (p < stop)
		{
			uint32_t	n = *p < 0x80 ? *p != 0 : is_usual_character(p, end) ? 3 : utf8_length(p, end);

			if (n == 0)
			{
				end = p;
				break;
			}
			*longest = n > *longest ? n : *longest;
			p += n;
		}
	}
	*valid = (size_t) (p - (const uint8_t *) bytes);
	return GR_OK;
}

/* ---- other encodings, a piece at a time ------------------------------------ */

typedef struct reader
{
	coding		coding;
	const char *bytes;
	size_t		length;
	size_t		at;				/* bytes read */
	size_t		invalid_at;
	bool		invalid;		/* the piece ends before bytes that are no character, which were passed over */
	int			n;
	UChar		units[PIECE];	/* of UTF-16; no character is cut */
} reader;

/* Where a byte stands that ICU's table of Big5, which follows Windows, takes for a character of its own. */
static size_t
big5_stop(const char *bytes, size_t from, size_t until)
{
	for (size_t i = from; i < until; i++)
	{
		uint8_t		c = (uint8_t) bytes[i];

		if (c == 0x80 || c == 0xFF)
			return i;
		i += c > 0x80;
	}
	return until;
}

/*
 * Reads the next piece.  The converter does not outlive the call, so that the
 * host's poll, between two calls, may leave without coming back.
 */
static gr_status
read_piece(reader *r)
{
	UErrorCode	status = U_ZERO_ERROR;
	UErrorCode	open_status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(codings[r->coding].name, &open_status);
	size_t		end = r->length - r->at > PIECE ? r->at + PIECE : r->length;
	size_t		stop = r->coding == BIG5 ? big5_stop(r->bytes, r->at, end) : end;
	const char *from = r->bytes + r->at;
	UChar	   *to = r->units;
	char		rest[16];
	int8_t		n_rest = sizeof rest;

	if (U_FAILURE(open_status))
		return open_status == U_MEMORY_ALLOCATION_ERROR ? GR_NO_MEMORY : GR_NO_CONVERTER;
	ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &open_status);
	ucnv_toUnicode(converter, &to, r->units + PIECE, &from, r->bytes + stop, NULL, true, &status);
	if (U_FAILURE(status))
		ucnv_getInvalidChars(converter, rest, &n_rest, &open_status);
	ucnv_close(converter);

	r->n = (int) (to - r->units);
	r->at = (size_t) (from - r->bytes);
	r->invalid = false;
	if (U_SUCCESS(status) && stop < end)
	{
		r->invalid = true;
		r->invalid_at = r->at++;
	}
	else if (status == U_TRUNCATED_CHAR_FOUND && stop < r->length)
		r->at -= (size_t) n_rest;	/* a character that the piece cuts begins the next */
	else if (status == U_TRUNCATED_CHAR_FOUND || status == U_ILLEGAL_CHAR_FOUND || status == U_INVALID_CHAR_FOUND)
	{
		r->invalid = true;
		r->invalid_at = r->at - (size_t) n_rest;
	}
	else if (U_FAILURE(status))
		return status == U_MEMORY_ALLOCATION_ERROR ? GR_NO_MEMORY : GR_NO_CONVERTER;
	return GR_OK;
}

static uint32_t
next_character(const reader *r, int *i)
{
	uint32_t	c = r->units[(*i)++];

	if (c >= 0xD800 && c < 0xDC00 && *i < r->n)
		c = 0x10000 + ((c - 0xD800) << 10) + (r->units[(*i)++] - 0xDC00u);
	return c;
}

/* ---- which encoding makes sense -------------------------------------------- */

typedef struct sense
{
	int32_t		usual;			/* characters beyond ASCII that Chinese text is made of */
	int32_t		other;
	int32_t		bad;			/* controls, and bytes that are no character */
} sense;

static inline void
weigh(sense *s, const gr_usual *usual, uint32_t c)
{
	if (c >= 0x80)
	{
		bool		good = gr_is_usual(usual, c);

		s->usual += good;
		s->other += !good;
	}
	else if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
		s->bad++;
}

static int32_t
score(sense s)
{
	return s.usual - s.other - 3 * s.bad;
}

static bool
is_enough(sense s)
{
	return s.usual + s.other + s.bad >= SAMPLE;
}

static gr_status
judge_utf8(const gr_arena *arena, const gr_usual *usual, const char *bytes, size_t from, size_t length, sense *out)
{
	size_t		at = from;

	while (at < length && !is_enough(*out))
	{
		size_t		stop = length - at > PIECE ? at + PIECE : length;
		gr_status	status = poll(arena);

		if (status != GR_OK)
			return status;
		while (at < stop)
		{
			uint32_t	n;
			uint32_t	c = gr_utf8(bytes + at, bytes + length, &n);

			if (c == 0xFFFD && n == 1)
				out->bad++;
			else
				weigh(out, usual, c);
			at += n;
		}
	}
	return GR_OK;
}

/* Bytes that are no character are passed over: they may be damage. */
static gr_status
judge(const gr_arena *arena, const gr_usual *usual, reader *r, sense *out)
{
	while (r->at < r->length && !is_enough(*out))
	{
		gr_status	status = poll(arena);

		if (status != GR_OK || (status = read_piece(r)) != GR_OK)
			return status;
		for (int i = 0; i < r->n;)
			weigh(out, usual, next_character(r, &i));
		out->bad += r->invalid;
	}
	return GR_OK;
}

/* ---- what the page says ------------------------------------------------------ */

static char
lower(char c)
{
	return (char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* Where word, in lower case, first stands in any case; NULL: nowhere. */
static const char *
find_word(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	for (; (size_t) (end - p) >= length; p++)
	{
		size_t		i = 0;

		while (i < length && lower(p[i]) == word[i])
			i++;
		if (i == length)
			return p;
	}
	return NULL;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The encoding that is named behind charset= or encoding=; CODINGS: none that is known. */
static coding
named_coding(const char *p, const char *end)
{
	static const struct
	{
		const char *part;
		uint8_t		coding;
	}			names[] = {{"utf-8", UTF_8}, {"utf8", UTF_8}, {"gb", GB18030}, {"936", GB18030}, {"big", BIG5}, {"950", BIG5}};
	const char *stop;

	while (p < end && is_space(*p))
		p++;
	if (p == end || *p++ != '=')
		return CODINGS;
	while (p < end && (is_space(*p) || *p == '"' || *p == '\''))
		p++;
	stop = p;
	while (stop < end && !is_space(*stop) && strchr("\"';>/?", *stop) == NULL)
		stop++;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (find_word(p, stop, names[i].part) != NULL)
			return (coding) names[i].coding;
	return CODINGS;
}

/* What <meta charset=…>, <meta … content="…; charset=…"> or <?xml … encoding=…?> says. */
static coding
declared_coding(const char *bytes, size_t length)
{
	const char *p = bytes;
	const char *end = bytes + (length < DECLARATION_BYTES ? length : DECLARATION_BYTES);

	while ((p = memchr(p, '<', (size_t) (end - p))) != NULL)
	{
		const char *close = memchr(p, '>', (size_t) (end - p));
		const char *stop = close ? close : end;
		const char *word = NULL;
		coding		named;

		if (end - p >= 4 && memcmp(p, "<!--", 4) == 0)
		{
			p = find_word(p + 4, end, "-->");
			if (p == NULL)
				return CODINGS;
			continue;
		}
		if (find_word(p, stop < p + 5 ? stop : p + 5, "<meta") == p)
		{
			word = find_word(p, stop, "charset");
			named = word ? named_coding(word + 7, stop) : CODINGS;
		}
		else
		{
			word = find_word(p, stop < p + 5 ? stop : p + 5, "<?xml") == p ? find_word(p, stop, "encoding") : NULL;
			named = word ? named_coding(word + 8, stop) : CODINGS;
		}
		if (named != CODINGS)
			return named;
		p++;
	}
	return CODINGS;
}

/* ---- the whole text ------------------------------------------------------------ */

/*
 * The eighteen characters that the standard of 2005 kept in the private area and
 * that of 2022 does not: the same whichever of them ICU's table follows.
 */
static uint32_t
of_gb18030_2022(uint32_t c)
{
	static const struct
	{
		uint16_t	from;
		uint16_t	to;
	}			moved[] = {
		{0xE78D, 0xFE10}, {0xE78E, 0xFE12}, {0xE78F, 0xFE11}, {0xE790, 0xFE13}, {0xE791, 0xFE14}, {0xE792, 0xFE15},
		{0xE793, 0xFE16}, {0xE794, 0xFE17}, {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE81E, 0x9FB4}, {0xE826, 0x9FB5},
		{0xE82B, 0x9FB6}, {0xE82C, 0x9FB7}, {0xE832, 0x9FB8}, {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE864, 0x9FBB},
	};

	if (c < 0xE78D || c > 0xE864)
		return c;
	for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++)
		if (moved[i].from == c)
			return moved[i].to;
	return c;
}

/* Writes a character where out is not NULL; returns its bytes. */
static size_t
put_character(char *out, uint32_t c)
{
	size_t		length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (out == NULL)
		return length;
	if (length == 1)
	{
		out[0] = (char) c;
		return 1;
	}
	for (size_t i = length - 1; i > 0; i--, c >>= 6)
		out[i] = (char) (0x80 | (c & 0x3F));
	out[0] = (char) (0xF00 >> length | c);
	return length;
}

/* Converts all; counts the bytes where out is NULL.  Stops at the first bytes that are no character. */
static gr_status
convert(const gr_arena *arena, reader *r, char *out, size_t *length)
{
	size_t		n = 0;

	while (r->at < r->length)
	{
		gr_status	status = poll(arena);

		if (status != GR_OK || (status = read_piece(r)) != GR_OK)
			return status;
		for (int i = 0; i < r->n;)
		{
			uint32_t	c = next_character(r, &i);

			if (r->coding == GB18030)
				c = of_gb18030_2022(c);
			n += put_character(out ? out + n : NULL, c);
		}
		if (r->invalid)
			break;
	}
	*length = n;
	return GR_OK;
}

/* Where the first NUL character begins; length: there is none. */
static size_t
find_nul(const char *bytes, size_t from, size_t length, uint8_t unit)
{
	static const char zeros[4];
	const char *p = bytes + from;
	const char *end = bytes + length;

	/* whole units only: the character's place is a multiple of its size */
	while ((p = memchr(p, 0, (size_t) (end - p))) != NULL)
	{
		size_t		at = from + (size_t) (p - bytes - (ptrdiff_t) from) / unit * unit;

		if (length - at >= unit && memcmp(bytes + at, zeros, unit) == 0)
			return at;
		p = length - at > unit ? bytes + at + unit : end;
	}
	return length;
}

static gr_status
decode_as(coding as, const char *bytes, size_t from, size_t length, gr_arena *arena, reader *r, gr_decoded *out)
{
	size_t		nul = find_nul(bytes, from, length, codings[as].unit);
	gr_status	status;
	size_t		size;
	char	   *text;

	out->encoding = codings[as].name;
	if (as == UTF_8)
	{
		size_t		valid;
		uint32_t	longest;

		if ((status = check_utf8(arena, bytes, from, length, &valid, &longest)) != GR_OK)
			return status;
		out->text = (gr_str) {bytes + from, (uint32_t) (length - from)};
		out->error_at = valid;
		out->result = valid == length ? GR_DECODED : valid == nul ? GR_DECODED_NUL : GR_UNDECODABLE;
		return GR_OK;
	}
	*r = (reader) {.coding = as, .bytes = bytes, .length = length, .at = from};
	if ((status = convert(arena, r, NULL, &size)) != GR_OK)
		return status;
	if (nul < length && !(r->invalid && r->invalid_at < nul))
	{
		out->error_at = nul;
		out->result = GR_DECODED_NUL;
		return GR_OK;
	}
	if (r->invalid)
	{
		out->error_at = r->invalid_at;
		out->result = GR_UNDECODABLE;
		return GR_OK;
	}
	if ((text = gr_alloc_raw(arena, size + 1)) == NULL)
		return GR_NO_MEMORY;
	r->at = from;
	if ((status = convert(arena, r, text, &size)) != GR_OK)
		return status;
	out->text = (gr_str) {text, (uint32_t) size};
	out->error_at = length;
	out->result = GR_DECODED;
	return GR_OK;
}

/* ---- all of it ------------------------------------------------------------------- */

/* The encoding whose reading of the bytes makes most sense; its sense goes to *best. */
static gr_status
find_coding(const gr_arena *arena, const char *bytes, size_t length, reader *r, coding *found, sense *best)
{
	gr_usual	usual;
	coding		declared = declared_coding(bytes, length);
	bool		nul = memchr(bytes, 0, length) != NULL;
	size_t		first = 0;		/* byte that is not ASCII */
	int32_t		most = INT32_MIN;

	gr_usual_init(&usual);
	while (first < length && (uint8_t) bytes[first] < 0x80 && bytes[first] != 0)
		first++;
	for (coding c = UTF_8; c < CODINGS; c++)
	{
		sense		s = {0};
		int32_t		points;
		gr_status	status;

		if (codings[c].unit == 4 && !nul)
			continue;
		if (c == UTF_8)
			status = judge_utf8(arena, &usual, bytes, first, length, &s);
		else
		{
			*r = (reader) {.coding = c, .bytes = bytes, .length = length};
			if (codings[c].unit == 1)
				r->at = first;
			else if (length > WIDE_SAMPLE_BYTES)
				r->length = WIDE_SAMPLE_BYTES;
			status = judge(arena, &usual, r, &s);
		}
		if (status != GR_OK)
			return status;
		points = score(s);
		/* nearly any bytes are right in these */
		if (codings[c].unit > 1 && 2 * points < -(s.usual + s.other + s.bad))
			continue;
		if (c == declared)
			points += 3 + (s.usual + s.other) / 8;
		if (points <= most)
			continue;
		most = points;
		*found = c;
		*best = s;
	}
	return GR_OK;
}

gr_status
gr_decode(const char *bytes, size_t length, gr_arena *arena, gr_decoded *out)
{
	reader	   *r;
	size_t		valid;
	uint32_t	longest;
	coding		found = UTF_8;
	sense		best = {0};
	gr_status	status;

	*out = (gr_decoded) {.text = {bytes, 0}, .encoding = codings[UTF_8].name};
	if (length == 0)
		return GR_OK;
	if ((r = gr_alloc_raw(arena, sizeof *r)) == NULL)
		return GR_NO_MEMORY;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
		{
			out->marked = true;
			return decode_as((coding) marks[i].coding, bytes, marks[i].length, length, arena, r, out);
		}

	/* no other text of more than a few characters is right in UTF-8, if characters of three bytes are in it */
	if ((status = check_utf8(arena, bytes, 0, length, &valid, &longest)) != GR_OK)
		return status;
	if (valid == length && longest != 2)
		return decode_as(UTF_8, bytes, 0, length, arena, r, out);

	if ((status = find_coding(arena, bytes, length, r, &found, &best)) != GR_OK)
		return status;
	/* some short Chinese text is right in UTF-8, too; but so it must be Chinese */
	if (valid == length && best.usual < 3 * (best.other + best.bad))
		found = UTF_8;
	if ((status = decode_as(found, bytes, 0, length, arena, r, out)) != GR_OK || found == UTF_8)
		return status;
	if (out->result == GR_DECODED && best.usual + best.other >= ENOUGH && best.usual < (best.usual + best.other) / 4)
	{
		out->result = GR_NO_SENSE;
		for (out->error_at = 0; (uint8_t) bytes[out->error_at] < 0x80;)
			out->error_at++;
	}
	return GR_OK;
}
