/*
 * decode_test.c - finds encodings: texts by encodings, each written by the C
 * library's iconv; declarations that lie; damage, which must be refused where it
 * stands; and no reading that is garbage.
 */
#include <errno.h>
#include <iconv.h>

#include "tap.h"

#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

static const gr_host *host = &tap_host;

static gr_decoded
decode(const char *bytes, size_t length)
{
	gr_arena	arena;
	gr_decoded	out;

	gr_arena_init(&arena, host);
	if (gr_decode(bytes, length, &arena, &out) != GR_OK)
		out = (gr_decoded) {.encoding = "(failed)", .result = GR_UNDECODABLE};
	return out;
}

/* The text in another encoding; length 0: it has characters that the encoding has not. */
static size_t
encode(const char *encoding, const char *text, size_t length, char *out, size_t room)
{
	iconv_t		converter = iconv_open(encoding, "UTF-8");
	char	   *from = (char *) text;
	char	   *to = out;
	size_t		left = room;

	if (converter == (iconv_t) -1 || iconv(converter, &from, &length, &to, &left) == (size_t) -1)
		left = room;
	iconv_close(converter);
	return room - left;
}

static bool
is_text(gr_decoded have, const char *want, size_t length)
{
	return have.result == GR_DECODED && have.text.len == length && memcmp(have.text.s, want, length) == 0;
}

/* ---- texts by encodings ------------------------------------------------------ */

static const char *const simplified[] = {
	"临溪县水务局2023年政府信息公开工作年度报告",
	"云岭镇年报",
	"公开",
	"一目",
	"全年新收申请十二件，其中两件转由镇政府答复；其余均按期办结。\r\n",
	"（五）监督保障：聘请三名监督员，每季座谈一次。\n\t规章\t0\t0\t1\n",
	"<html><body><p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>&nbsp;</td></tr></table></body></html>",
	"２０２３年　总计　—　——　……　“三安全一稳定”",
	"甄珏、闫喆、晁玥三位同志调入信访科",
	"人名：龚骞、柒叁、亓官",
};

static const char *const traditional[] = {
	"臨溪縣水務局2023年政府信息公開工作年度報告",
	"二、主動公開政府信息情況",
	"三、收到和處理政府信息公開申請情況",
	"全年新收申請十二件，其餘均按期辦結；結轉下年度繼續辦理兩件。",
	"行政復議、行政訴訟情況：無。",
	"規章",
	"總計",
};

static const struct
{
	const char *iconv;
	const char *name;			/* as decoded */
	bool		traditional;	/* has the simplified texts, too, if it has not only traditional characters */
	bool		simplified;
}			encodings[] = {
	{"UTF-8", "UTF-8", true, true},
	{"GBK", "GB18030", true, true},
	{"GB18030", "GB18030", true, true},
	{"GB2312", "GB18030", false, true},
	{"BIG5", "Big5", true, false},
	{"CP950", "Big5", true, false},
	{"UTF-16LE", "UTF-16LE", true, true},
	{"UTF-16BE", "UTF-16BE", true, true},
	{"UTF-32LE", "UTF-32LE", true, true},
	{"UTF-32BE", "UTF-32BE", true, true},
};

static void
one_text(const char *text, const char *encoding, const char *want)
{
	char		bytes[4096];
	char		name[512];
	size_t		length = encode(encoding, text, strlen(text), bytes, sizeof bytes);
	gr_decoded	have;

	if (length == 0)
		return;
	have = decode(bytes, length);
	snprintf(name, sizeof name, "%s: %.*s", encoding, (int) strcspn(text, "\r\n"), text);
	if (!ok(is_text(have, text, strlen(text)) && strcmp(have.encoding, want) == 0, name))
		printf("# %s, result %d, %.*s\n", have.encoding, have.result, (int) have.text.len, have.text.s);
}

static void
texts(void)
{
	for (size_t e = 0; e < LENGTH(encodings); e++)
	{
		for (size_t i = 0; i < LENGTH(simplified) && encodings[e].simplified; i++)
			one_text(simplified[i], encodings[e].iconv, encodings[e].name);
		for (size_t i = 0; i < LENGTH(traditional) && encodings[e].traditional; i++)
			one_text(traditional[i], encodings[e].iconv, encodings[e].name);
	}
}

/* ---- byte order marks -------------------------------------------------------- */

static void
byte_order_marks(void)
{
	static const struct
	{
		const char *encoding;
		const char *mark;
		size_t		length;
	}			marks[] = {
		{"UTF-8", "\xEF\xBB\xBF", 3},
		{"UTF-16LE", "\xFF\xFE", 2},
		{"UTF-16BE", "\xFE\xFF", 2},
		{"UTF-32LE", "\xFF\xFE\0\0", 4},
		{"UTF-32BE", "\0\0\xFE\xFF", 4},
		{"GB18030", "\x84\x31\x95\x33", 4},
	};
	/* in none of them is there anything that tells */
	static const char *const texts[] = {"", "7", "琰珩", "临溪县2023年年报\n"};

	for (size_t m = 0; m < LENGTH(marks); m++)
		for (size_t i = 0; i < LENGTH(texts); i++)
		{
			char		bytes[256];
			char		name[100];
			size_t		length = strlen(texts[i]);

			memcpy(bytes, marks[m].mark, marks[m].length);
			length = marks[m].length + encode(marks[m].encoding, texts[i], length, bytes + marks[m].length, 200);
			snprintf(name, sizeof name, "a byte order mark of %s goes, “%s” stays", marks[m].encoding, texts[i]);
			ok(is_text(decode(bytes, length), texts[i], strlen(texts[i])), name);
		}
}

/* ---- declarations --------------------------------------------------------------- */

static void
declarations(void)
{
	static const char *const declared[] = {
		"<meta charset=\"gb2312\">",
		"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=GBK'>",
		"<meta charset=utf-8>",
		"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" />",
		"<meta charset = big5 >",
		"<?xml version=\"1.0\" encoding=\"GB2312\"?>",
		"<!-- <meta charset=\"big5\"> --><meta charset=\"iso-8859-1\">",
		"<meta charset",
		"<meta charset=",
		"<!-- never ends",
	};
	static const char *const contents[] = {
		"<title>云岭镇2022年政府信息公开工作年度报告</title>",
		"<p>年报</p>",
		"<p>臨溪縣2022年政府信息公開工作年度報告</p>",
	};
	static const char *const really[] = {"UTF-8", "GBK", "BIG5", "UTF-16LE"};

	for (size_t d = 0; d < LENGTH(declared); d++)
		for (size_t c = 0; c < LENGTH(contents); c++)
			for (size_t r = 0; r < LENGTH(really); r++)
			{
				char		text[1024];
				char		bytes[4096];
				char		name[1200];
				size_t		length;

				snprintf(text, sizeof text, "%s\n%s", declared[d], contents[c]);
				length = encode(really[r], text, strlen(text), bytes, sizeof bytes);
				if (length < strlen(text) / 2)
					continue;	/* not in that encoding */
				snprintf(name, sizeof name, "%s, really %s: %s", declared[d], really[r], contents[c]);
				ok(is_text(decode(bytes, length), text, strlen(text)), name);
			}

	/* where the text does not tell, the declaration does */
	one_text("<meta charset=gbk>琰珩", "GBK", "GB18030");
	one_text("<meta charset=big5>琰珩", "BIG5", "Big5");
}

/* ---- what cannot be ----------------------------------------------------------------- */

#define BYTES(literal) literal, sizeof(literal) - 1

static void
damage(void)
{
	static const struct
	{
		const char *name;
		const char *bytes;
		size_t		length;
		gr_decoding result;
		size_t		error_at;
	}			cases[] = {
		{"UTF-8 cut in a character", BYTES("临溪县水务\xE5\xB1"), GR_UNDECODABLE, 15},
		{"UTF-8 with a byte lost", BYTES("临溪县\xE6\xB0务局年度报告"), GR_UNDECODABLE, 9},
		{"UTF-8 with a byte of Latin-1", BYTES("临溪县水务局年度\xE9报告"), GR_UNDECODABLE, 24},
		{"a surrogate in UTF-8", BYTES("临溪县水务局\xED\xA0\x80"), GR_UNDECODABLE, 18},
		{"a character of UTF-8 that is too long", BYTES("临溪县水务局\xC0\xAF"), GR_UNDECODABLE, 18},
		{"a character beyond Unicode", BYTES("临溪县水务局\xF4\x90\x80\x80"), GR_UNDECODABLE, 18},
		{"a byte order mark of UTF-8, and then another encoding", BYTES("\xEF\xBB\xBF\xC4\xEA\xB1\xA8"), GR_UNDECODABLE, 3},
		{"GBK cut in a character", BYTES("\xC4\xEA\xB6\xC8\xB1\xA8\xB8"), GR_UNDECODABLE, 6},
		{"GBK with a byte of none", BYTES("\xC4\xEA\xB6\xC8\xFF\xB1\xA8\xB8\xE6"), GR_UNDECODABLE, 4},
		{"Big5 with a byte of none", BYTES("\xB2\xCE\xAD\x70\xFF\xB9\xB3\xA7\x69"), GR_UNDECODABLE, 4},
		{"UTF-16 cut in a character", BYTES("\xFF\xFE\x74\x5E\xA5"), GR_UNDECODABLE, 4},
		{"half a pair in UTF-16", BYTES("\xFF\xFE\x74\x5E\x00\xD8\x74\x5E"), GR_UNDECODABLE, 4},
		{"half a pair at the end of UTF-16", BYTES("\xFF\xFE\x74\x5E\x00\xD8"), GR_UNDECODABLE, 4},
		{"a surrogate in UTF-32", BYTES("\xFF\xFE\0\0\x74\x5E\0\0\0\xD8\0\0"), GR_UNDECODABLE, 8},
		{"UTF-32 beyond Unicode", BYTES("\0\0\xFE\xFF\0\x11\0\0"), GR_UNDECODABLE, 4},
		{"a byte alone", BYTES("\xFF"), GR_UNDECODABLE, 0},
		{"bytes of no encoding", BYTES("\xFF\xFF\xFF\xFF\xFF\xFF"), GR_UNDECODABLE, 0},
		{"a NUL alone", BYTES("\0"), GR_DECODED_NUL, 0},
		{"a NUL in ASCII", BYTES("2023\0"), GR_DECODED_NUL, 4},
		{"a NUL in more of it", BYTES("<p>20232023\0</p>"), GR_DECODED_NUL, 11},
		{"a NUL in UTF-8", BYTES("临溪县\0水务局年度报告"), GR_DECODED_NUL, 9},
		{"a NUL in GBK", BYTES("\xC4\xEA\xB6\xC8\0\xB1\xA8\xB8\xE6"), GR_DECODED_NUL, 4},
		{"a NUL in UTF-16", BYTES("\xFF\xFE\x74\x5E\0\0\x74\x5E"), GR_DECODED_NUL, 4},
		{"a character of UTF-16 with a byte of 0 on both sides is none", BYTES("\xFE\xFF\x30\x00\x00\x41\x5E\x74"), GR_DECODED, 8},
		{"a NUL in UTF-32", BYTES("\xFF\xFE\0\0\x74\x5E\0\0\0\0\0\0"), GR_DECODED_NUL, 8},
		{"a NUL behind what is no character", BYTES("临溪县水务局\xFF年度\0"), GR_UNDECODABLE, 18},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		gr_decoded	have = decode(cases[i].bytes, cases[i].length);

		if (!ok(have.result == cases[i].result && have.error_at == cases[i].error_at, cases[i].name))
			printf("# %s: result %d at %zu, want %d at %zu\n", have.encoding, have.result, have.error_at,
				   cases[i].result, cases[i].error_at);
	}
}

/* Every text of some length with a byte changed is right where it is right in its own encoding, and refused else. */
static void
changed_bytes(void)
{
	static const char text[] =
		"云岭镇2022年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息二百一十条，回应群众关切的问题三十一件，"
		"其中涉及养老服务和义务教育的占一半以上。收到申请十二件，均按期答复，没有因信息公开引起的行政复议和行政诉讼。";
	static const char *const in[] = {"UTF-8", "GBK", "UTF-16LE"};
	static const char *const names[] = {"UTF-8", "GB18030", "UTF-16LE"};

	for (size_t e = 0; e < LENGTH(in); e++)
	{
		char		bytes[2048];
		char		changed[2048];
		char		name[100];
		size_t		length = encode(in[e], text, sizeof text - 1, bytes, sizeof bytes);
		long		strange = 0;
		long		refused = 0;

		for (size_t at = 0; at < length; at++)
			for (int value = 0; value < 256; value++)
			{
				gr_decoded	have;

				memcpy(changed, bytes, length);
				changed[at] = (char) value;
				have = decode(changed, length);
				strange += strcmp(have.encoding, names[e]) != 0;
				refused += have.result != GR_DECODED;
			}
		snprintf(name, sizeof name, "%s with any byte changed to any other is taken for nothing else", in[e]);
		is_int(strange, 0, name);
		snprintf(name, sizeof name, "%s with a byte changed is refused at times", in[e]);
		ok(refused > 0, name);
		strange = 0;
		for (size_t cut = length / 2; cut < length; cut++)
			strange += strcmp(decode(bytes, cut).encoding, names[e]) != 0;
		snprintf(name, sizeof name, "%s cut off anywhere is taken for nothing else", in[e]);
		is_int(strange, 0, name);
	}
}

/* Text in encodings that are none of ours. */
static void
foreign(void)
{
	static const struct
	{
		const char *encoding;
		const char *text;
	}			cases[] = {
		{"ISO-8859-1", "L'été passé, la préfète du département a été très étonnée de la gênante "
		"générosité des élèves du collège, où l'élève âgé de treize ans a été désigné délégué."},
		{"KOI8-R", "В этом году все отчёты были опубликованы вовремя, а ошибки исправлены до конца квартала."},
		{"WINDOWS-1251", "В этом году все отчёты были опубликованы вовремя, а ошибки исправлены до конца квартала."},
		{"EUC-KR", "올해의 모든 보고서는 제때에 공개되었으며 오류는 분기 말까지 수정되었습니다. 감사합니다."},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		char		bytes[1024];
		char		name[100];
		size_t		length = encode(cases[i].encoding, cases[i].text, strlen(cases[i].text), bytes, sizeof bytes);
		gr_decoded	have = decode(bytes, length);

		snprintf(name, sizeof name, "text in %s is refused", cases[i].encoding);
		if (!ok(length > 0 && have.result != GR_DECODED, name))
			printf("# %s: %.*s\n", have.encoding, (int) have.text.len, have.text.s);
		have = decode(cases[i].text, strlen(cases[i].text));
		snprintf(name, sizeof name, "… and read in UTF-8");
		ok(is_text(have, cases[i].text, strlen(cases[i].text)), name);
	}
}

/* ---- long texts ---------------------------------------------------------------------- */

#define ROOM (3 * 1024 * 1024)

static struct
{
	long		polls;
	long		stop_at;
	size_t		taken;
}			counter;

static void *
allocate(void *context, size_t size)
{
	(void) context;
	counter.taken += size;
	return malloc(size);
}

static bool
poll(void *context)
{
	(void) context;
	return ++counter.polls != counter.stop_at;
}

/* Characters of all lengths at all places of the pieces that are converted at a time. */
static void
long_texts(void)
{
	static const char *const pieces[] = {"年", "a", "𠀀", "é", "度报告\n"};
	static const gr_host counting = {allocate, poll, NULL};
	static const char *const in[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-32LE"};
	char	   *text = malloc(ROOM);
	char	   *bytes = malloc(2 * ROOM);
	size_t		length = 0;
	uint32_t	seed = 7;

	while (length < ROOM / 8)
	{
		const char *piece;

		seed = seed * 1664525 + 1013904223;
		piece = pieces[(seed >> 16) % 40 < 4 ? (seed >> 16) % 40 : (seed >> 16) % 2 * 4];
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
	for (size_t e = 0; e < LENGTH(in); e++)
	{
		size_t		n = encode(in[e], text, length, bytes, 2 * ROOM);
		char		name[100];

		host = &counting;
		memset(&counter, 0, sizeof counter);
		snprintf(name, sizeof name, "%s: %zu bytes", in[e], n);
		ok(is_text(decode(bytes, n), text, length), name);
		snprintf(name, sizeof name, "%s: takes no more memory than the text has bytes, and 64 KB", in[e]);
		if (!ok(counter.taken <= length + 64 * 1024, name))
			printf("# %zu of %zu\n", counter.taken, length);
		snprintf(name, sizeof name, "%s: asks the host whether to go on", in[e]);
		ok(counter.polls >= (long) (length / 65536), name);
		{
			gr_arena	arena;
			gr_decoded	out;
			bool		stopped = true;

			for (long i = counter.polls; i > 0; i = i * 2 / 3)
			{
				counter.polls = 0;
				counter.stop_at = i;
				gr_arena_init(&arena, &counting);
				stopped = stopped && gr_decode(bytes, n, &arena, &out) == GR_STOPPED;
			}
			snprintf(name, sizeof name, "%s: stops when told to", in[e]);
			ok(stopped, name);
		}
		host = &tap_host;

		/* a byte that is no character, at every place around the end of a piece */
		if (e == 1)
			for (size_t at = 8180; at < 8200; at++)
			{
				size_t		start = at;
				gr_decoded	have;

				/* behind a line end no character is open */
				while (bytes[start - 1] != '\n')
					start++;
				memmove(bytes + start + 1, bytes + start, n - start - 1);
				bytes[start] = (char) 0xFF;
				have = decode(bytes, n);
				snprintf(name, sizeof name, "the byte at %zu is none", start);
				ok(have.result == GR_UNDECODABLE && have.error_at == start, name);
				n = encode(in[e], text, length, bytes, 2 * ROOM);
			}
	}
	free(text);
	free(bytes);
}

/* ------------------------------------------------------------------------------------- */

static void
odds(void)
{
	gr_decoded	have = decode("", 0);

	ok(is_text(have, "", 0), "no bytes are the empty text");
	have = decode("2023\r\n\t~\x7f", 9);
	ok(is_text(have, "2023\r\n\t~\x7f", 9), "ASCII stays, line ends and controls too");
	have = decode("caf\xC3\xA9", 5);
	ok(is_text(have, "café", 5), "Latin letters in UTF-8");
	have = decode("±0 × 3·5", 11);
	ok(have.result == GR_DECODED && strcmp(have.encoding, "UTF-8") == 0, "signs of two bytes in UTF-8");
	/* private in the standard of 2005, the same in that of 2022: independent of ICU's version */
	have = decode("\xC4\xEA\xA6\xD9\xA6\xF3\xFE\x59\xC8\xD5", 10);
	ok(is_text(have, "年︐︙龴日", 15), "characters that GB 18030 moved are where its newest version has them");
	have = decode("\xC4\xEA\xC8\xD5\x84\x31\x82\x36", 8);
	ok(is_text(have, "年日︐", 9), "… by their old codes, too");
}

int
main(void)
{
	texts();
	byte_order_marks();
	declarations();
	damage();
	changed_bytes();
	foreign();
	long_texts();
	odds();
	return done_testing();
}
