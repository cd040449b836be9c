/*
 * numbering.c - reads the number that a heading or a label begins with, in all
 * the ways in which sections, groups and rows are numbered.
 */
#include "text/numbering.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/utf8.h"

/* 二十九 */
#define CHINESE_CHARACTERS 3
/* VIII */
#define ROMAN_LETTERS 4
/* a year or a figure has more */
#define ARABIC_DIGITS 2

/* characters that are a number by themselves: as many values, from 1 on */
static const struct
{
	uint16_t	first;
	uint16_t	last;
	uint8_t		style;
} signs[] = {
	{U'①', U'⑳', GR_CIRCLED},
	{U'❶', U'❿', GR_CIRCLED},
	{U'➀', U'➉', GR_CIRCLED},
	{U'➊', U'➓', GR_CIRCLED},
	{U'⓵', U'⓾', GR_CIRCLED},
	{U'㊀', U'㊉', GR_CIRCLED},
	{U'⑴', U'⒇', GR_BRACKETED},
	{U'㈠', U'㈩', GR_BRACKETED},
	{U'⒈', U'⒛', GR_ARABIC},
	{U'Ⅰ', U'Ⅻ', GR_ROMAN},
	{U'ⅰ', U'ⅻ', GR_ROMAN},
};

#define FIRST_SIGN U'Ⅰ'
#define LAST_SIGN U'㊉'

static const gr_numbering not_numbered = {0};

/* ---- characters ------------------------------------------------------------- */

/* A character of a text; at its end c is 0, without bytes. */
typedef struct glyph
{
	const char *p;
	uint32_t	c;
	uint32_t	length;
} glyph;

static inline glyph
glyph_at(const char *p, const char *end)
{
	glyph		g = {p, 0, 0};

	if (p < end)
		g.c = gr_utf8(p, end, &g.length);
	return g;
}

static inline glyph
glyph_behind(glyph g, const char *end)
{
	return glyph_at(g.p + g.length, end);
}

/* The same, blanks left out. */
static inline glyph
next_glyph(glyph g, const char *end)
{
	return glyph_at(gr_skip_blanks(g.p + g.length, end), end);
}

/* Stops, blanks and marks of bold type between a number and what it numbers. */
static const char *
skip_stops(const char *p, const char *end)
{
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (!gr_is_stop(c) && !gr_is_blank(c) && c != '*')
			break;
	}
	return p;
}

/* 0 to 9, also of full width; -1: no digit */
static int
arabic_digit(uint32_t c)
{
	if (c >= U'０' && c <= U'９')
		c -= U'０' - '0';
	return c >= '0' && c <= '9' ? (int) c - '0' : -1;
}

/* 1 to 10, and 0 for what is typed for it; -1: no numeral */
static int
chinese_digit(uint32_t c)
{
	if (c >= 0x2E80 && c <= 0x2FD5)
		c = gr_fold(c);			/* ⼀, as readers of PDF print it */
	if (c == U'十')
		return 10;
	return c == U'○' ? 0 : c == U'两' ? -1 : gr_chinese_digit(c);
}

/* 1 to 10 in the numerals of cheques, 壹 to 拾; 0: none */
static uint8_t
formal_value(uint32_t c)
{
	switch (c)
	{
		case U'壹':
			return 1;
		case U'贰':
			return 2;
		case U'叁':
			return 3;
		case U'肆':
			return 4;
		case U'伍':
			return 5;
		case U'陆':
			return 6;
		case U'柒':
			return 7;
		case U'捌':
			return 8;
		case U'玖':
			return 9;
		case U'拾':
			return 10;
		default:
			return 0;
	}
}

/* ---- the number alone ---------------------------------------------------------- */

/* 一 to 九十九, also 一二 and 二〇; *g: its first character, and then what is behind it and blanks */
static gr_numbering
read_chinese(glyph *g, const char *end)
{
	gr_numbering n = {.style = GR_CHINESE, .start = g->p, .end = g->p, .behind = g->p};
	int			value = 0;
	bool		ten = false;
	int			digit;

	for (int count = 0; (digit = g->length > 0 ? chinese_digit(g->c) : -1) >= 0; count++)
	{
		if (count == CHINESE_CHARACTERS || (digit == 10 ? ten || value > 9 : ten && value % 10 != 0))
			return not_numbered;
		if (digit == 10)
			value = value == 0 ? 10 : value * 10;
		else
			value = ten ? value + digit : value * 10 + digit;
		ten = ten || digit == 10;
		n.end = g->p + g->length;
		*g = next_glyph(*g, end);
	}
	n.value = value < 100 ? (uint8_t) value : 0;
	return n.value != 0 ? n : not_numbered;
}

/* The same of digits. */
static gr_numbering
read_arabic(glyph *g, const char *end)
{
	gr_numbering n = {.style = GR_ARABIC, .start = g->p};
	int			value = 0;
	int			digit;

	for (int count = 0; (digit = arabic_digit(g->c)) >= 0; count++)
	{
		if (count == ARABIC_DIGITS)
			return not_numbered;
		value = value * 10 + digit;
		*g = glyph_behind(*g, end);
	}
	n.value = (uint8_t) value;
	n.end = n.behind = g->p;
	if (n.value == 0)
		return not_numbered;
	if (gr_is_blank(g->c))
		*g = next_glyph(*g, end);
	return n;
}

/* II, not ii: capitals alone number sections */
static gr_numbering
read_roman(glyph *g, const char *end)
{
	const char *text = g->p;
	static const char *const numbers[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
	size_t		length = 0;

	while (text + length < end && length <= ROMAN_LETTERS
		   && (text[length] == 'I' || text[length] == 'V' || text[length] == 'X'))
		length++;
	for (size_t i = 0; length > 0 && i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strlen(numbers[i]) == length && memcmp(text, numbers[i], length) == 0)
		{
			*g = glyph_at(gr_skip_blanks(text + length, end), end);
			return (gr_numbering) {GR_ROMAN, (uint8_t) (i + 1), text, text + length, text + length};
		}
	return not_numbered;
}

/* The sign's place in signs; -1: the character is no number. */
static int
find_sign(uint32_t c)
{
	for (int i = 0; i < (int) (sizeof(signs) / sizeof(signs[0])); i++)
		if (c >= signs[i].first && c <= signs[i].last)
			return i;
	return -1;
}

bool
gr_is_number_sign(uint32_t c)
{
	return find_sign(c) >= 0;
}

static inline gr_numbering
read_sign(glyph g)
{
	int			i = find_sign(g.c);

	return i < 0 ? not_numbered
		: (gr_numbering) {signs[i].style, (uint8_t) (g.c - signs[i].first + 1), g.p, g.p + g.length, g.p + g.length};
}

/* A number that needs marks around it, or a place before a title, to number something; *g: then what is behind it and blanks. */
static gr_numbering
read_number(glyph *g, const char *end)
{
	if (arabic_digit(g->c) >= 0)
		return read_arabic(g, end);
	return g->c < 0x80 ? read_roman(g, end) : read_chinese(g, end);
}

/* ---- a number and its marks ------------------------------------------------------ */

/* 第一部分, 第一章, 第一、: n is behind 第, and p behind it */
static gr_numbering
read_part(gr_numbering n, const char *p, const char *end)
{
	static const char *const parts[] = {"部分", "章", "节", "、"};

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
	{
		size_t		length = strlen(parts[i]);

		if ((size_t) (end - p) < length || memcmp(p, parts[i], length) != 0)
			continue;
		n.style = i == 0 ? GR_CHINESE : GR_ORDINAL;
		n.behind = skip_stops(p + length, end);
		return n;
	}
	return not_numbered;
}

/* 壹、: in names of places and people they stand too, without a stop behind them */
static gr_numbering
read_formal(glyph g, const char *end)
{
	const uint8_t value = formal_value(g.c);
	glyph		stop;

	if (value == 0)
		return not_numbered;
	stop = next_glyph(g, end);
	if (!gr_is_stop(stop.c))
		return not_numbered;
	return (gr_numbering) {GR_CHINESE, value, g.p, g.p + g.length, skip_stops(stop.p, end)};
}

/* n with a point behind it, and digits behind the point: 3.1 申请人, 1.2023年; a figure numbers nothing */
static gr_numbering
read_decimal(gr_numbering n, glyph point, const char *end)
{
	glyph		g = glyph_behind(point, end);
	gr_numbering next = point.c == '.' ? read_arabic(&g, end) : not_numbered;

	if (next.value == 0)
		return not_numbered;
	g = glyph_at(next.end, end);
	if (g.c == '.' && arabic_digit(glyph_behind(g, end).c) >= 0)
	{
		g = glyph_behind(g, end);	/* 3.1.2 */
		next = read_arabic(&g, end);
		if (next.value == 0)
			return not_numbered;
		g = glyph_at(next.end, end);
	}
	if (!gr_is_blank(g.c) && !gr_is_stop(g.c) && !gr_is_ideograph(g.c))
		return not_numbered;
	n.style = GR_DECIMAL;
	n.value = next.value;
	n.end = next.end;
	n.behind = skip_stops(n.end, end);
	return n.behind < end ? n : not_numbered;
}

/* How many digits there are, at most one more than a year has. */
static int
count_digits(glyph g, const char *end)
{
	int			n = 0;

	for (; n < 5 && arabic_digit(g.c) >= 0; g = glyph_behind(g, end))
		n++;
	return n;
}

/* The number, with a stop behind it. */
static gr_numbering
read_stopped(gr_numbering n, glyph stop, const char *end)
{
	const glyph next = glyph_behind(stop, end);
	int			digits = n.style == GR_ARABIC && stop.c != U'、' ? count_digits(next, end) : 0;

	/* 1,234 and 3.5 are figures; 1、234 and 1.2023 are a number and what it numbers */
	if (digits > 0 && digits != 4)
		return read_decimal(n, stop, end);
	n.behind = skip_stops(next.p, end);
	return n;
}

/* The number, without a stop or bracket behind it. */
static gr_numbering
read_bare(gr_numbering n, const char *end)
{
	const glyph next = glyph_at(n.end, end);

	if (n.style == GR_ROMAN || (n.style == GR_ARABIC && !gr_is_blank(next.c) && !gr_is_ideograph(next.c)))
		return not_numbered;
	n.behind = gr_skip_blanks(n.end, end);
	n.style = n.style == GR_ARABIC ? GR_BARE_ARABIC : GR_BARE_CHINESE;
	return n.behind < end ? n : not_numbered;
}

/* The number with what closes behind it: of the bracket before it, or half of one. */
static gr_numbering
read_closed(gr_numbering n, uint8_t style, glyph close, const char *end)
{
	if (!gr_closes_bracket(close.c))
		return not_numbered;
	n.style = style;
	n.behind = skip_stops(close.p + close.length, end);
	return n;
}

/* The number that begins with a digit, a numeral or a capital. */
static gr_numbering
read_open(glyph first, const char *end)
{
	glyph		next = first;
	const gr_numbering n = read_number(&next, end);

	if (n.value == 0)
		return not_numbered;
	if (next.c == '\\' && next.p + 1 < end)
		next = glyph_behind(next, end);	/* 1\. of Markdown */
	if (gr_closes_bracket(next.c))
		return read_closed(n, GR_HALF_BRACKETED, next, end);
	return gr_is_stop(next.c) ? read_stopped(n, next, end) : read_bare(n, end);
}

/* The number behind a bracket that opens, or behind 第. */
static gr_numbering
read_behind(glyph first, const char *end)
{
	glyph		next = next_glyph(first, end);
	const gr_numbering n = read_number(&next, end);

	if (n.value == 0)
		return not_numbered;
	return first.c == U'第' ? read_part(n, next.p, end) : read_closed(n, GR_BRACKETED, next, end);
}

gr_numbering
gr_read_numbering(const char *text, const char *end)
{
	const glyph first = glyph_at(text, end);
	gr_numbering n;

	if (first.c == U'第' || gr_opens_bracket(first.c))
		return read_behind(first, end);
	if (gr_is_ideograph(first.c) && chinese_digit(first.c) < 0)
		return read_formal(first, end);	/* the usual text is not numbered */
	n = first.c >= FIRST_SIGN && first.c <= LAST_SIGN ? read_sign(first) : not_numbered;
	if (n.value == 0)
		return read_open(first, end);
	n.behind = skip_stops(n.end, end);
	return n;
}

uint8_t
gr_numbering_value(gr_str number)
{
	const char *end;
	glyph		g;
	gr_numbering n;

	if (number.s == NULL)
		return 0;
	end = number.s + number.len;
	g = glyph_at(number.s, end);
	n = read_sign(g);
	if (n.value == 0)
		n = read_number(&g, end);
	return n.end == end ? n.value : 0;
}
