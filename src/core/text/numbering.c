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

static uint32_t
character_at(const char *p, const char *end, uint32_t *length)
{
	*length = 0;
	return p < end ? gr_utf8(p, end, length) : 0;
}

bool
gr_opens_bracket(uint32_t c)
{
	return c == '(' || c == U'（' || c == U'〔' || c == '[' || c == U'【' || c == U'﹙';
}

bool
gr_closes_bracket(uint32_t c)
{
	return c == ')' || c == U'）' || c == U'〕' || c == ']' || c == U'】' || c == U'﹚';
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

/* 一 to 九十九, also 一二 and 二〇 */
static gr_numbering
read_chinese(const char *text, const char *end)
{
	gr_numbering n = {.style = GR_CHINESE, .start = text, .end = text, .behind = text};
	int			value = 0;
	bool		ten = false;

	for (int count = 0;; count++)
	{
		uint32_t	length;
		const char *p = count > 0 ? gr_skip_blanks(n.end, end) : text;
		int			digit = chinese_digit(character_at(p, end, &length));

		if (digit < 0)
			break;
		if (count == CHINESE_CHARACTERS || (digit == 10 ? ten || value > 9 : ten && value % 10 != 0))
			return not_numbered;
		if (digit == 10)
			value = value == 0 ? 10 : value * 10;
		else
			value = ten ? value + digit : value * 10 + digit;
		ten = ten || digit == 10;
		n.end = p + length;
	}
	n.value = value < 100 ? (uint8_t) value : 0;
	return n.value != 0 ? n : not_numbered;
}

static gr_numbering
read_arabic(const char *text, const char *end)
{
	gr_numbering n = {.style = GR_ARABIC, .start = text, .end = text, .behind = text};
	uint32_t	length;
	int			value = 0;
	int			digit;

	for (int count = 0; (digit = arabic_digit(character_at(n.end, end, &length))) >= 0; count++)
	{
		if (count == ARABIC_DIGITS)
			return not_numbered;
		value = value * 10 + digit;
		n.end += length;
	}
	n.value = (uint8_t) value;
	return n.value != 0 ? n : not_numbered;
}

/* II, not ii: capitals alone number sections */
static gr_numbering
read_roman(const char *text, const char *end)
{
	static const char *const numbers[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
	size_t		length = 0;

	while (text + length < end && length <= ROMAN_LETTERS
		   && (text[length] == 'I' || text[length] == 'V' || text[length] == 'X'))
		length++;
	for (size_t i = 0; length > 0 && i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strlen(numbers[i]) == length && memcmp(text, numbers[i], length) == 0)
			return (gr_numbering) {GR_ROMAN, (uint8_t) (i + 1), text, text + length, text + length};
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
read_sign(const char *text, const char *end)
{
	uint32_t	length;
	uint32_t	c = character_at(text, end, &length);
	int			i = find_sign(c);

	return i < 0 ? not_numbered
		: (gr_numbering) {signs[i].style, (uint8_t) (c - signs[i].first + 1), text, text + length, text + length};
}

/* A number that needs marks around it, or a place before a title, to number something. */
static gr_numbering
read_number(const char *text, const char *end)
{
	uint32_t	length;
	uint32_t	c = character_at(text, end, &length);

	if (arabic_digit(c) >= 0)
		return read_arabic(text, end);
	return c < 0x80 ? read_roman(text, end) : read_chinese(text, end);
}

/* ---- a number and its marks ------------------------------------------------------ */

/* 第一部分, 第一章, 第一、: n is behind 第 */
static gr_numbering
read_part(gr_numbering n, const char *end)
{
	static const char *const parts[] = {"部分", "章", "节", "、"};
	const char *p = gr_skip_blanks(n.end, end);

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
read_formal(const char *text, uint32_t length, uint8_t value, const char *end)
{
	uint32_t	stop;
	const char *p = gr_skip_blanks(text + length, end);

	if (!gr_is_stop(character_at(p, end, &stop)))
		return not_numbered;
	return (gr_numbering) {GR_CHINESE, value, text, text + length, skip_stops(p, end)};
}

/* The number between brackets that were opened. */
static gr_numbering
read_bracketed(gr_numbering n, const char *end)
{
	uint32_t	length;
	const char *p = gr_skip_blanks(n.end, end);

	if (!gr_closes_bracket(character_at(p, end, &length)))
		return not_numbered;
	n.style = GR_BRACKETED;
	n.behind = skip_stops(p + length, end);
	return n;
}

/* n with a point at p behind it, and digits behind the point: 3.1 申请人, 1.2023年; a figure numbers nothing */
static gr_numbering
read_decimal(gr_numbering n, const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	c;
	gr_numbering next = read_arabic(p + 1, end);

	if (*p != '.' || next.value == 0)
		return not_numbered;
	c = character_at(next.end, end, &length);
	if (c == '.' && next.end + 1 < end && arabic_digit(character_at(next.end + 1, end, &length)) >= 0)
	{
		next = read_arabic(next.end + 1, end);	/* 3.1.2 */
		if (next.value == 0)
			return not_numbered;
		c = character_at(next.end, end, &length);
	}
	if (!gr_is_blank(c) && !gr_is_stop(c) && !gr_is_ideograph(c))
		return not_numbered;
	n.style = GR_DECIMAL;
	n.value = next.value;
	n.end = next.end;
	n.behind = skip_stops(n.end, end);
	return n.behind < end ? n : not_numbered;
}

/* How many digits begin at p, at most one more than a year has. */
static int
count_digits(const char *p, const char *end)
{
	uint32_t	length;
	int			n = 0;

	for (; n < 5 && arabic_digit(character_at(p, end, &length)) >= 0; p += length)
		n++;
	return n;
}

/* The number, with the stop at p behind it. */
static gr_numbering
read_stopped(gr_numbering n, const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	stop = gr_utf8(p, end, &length);
	int			digits = count_digits(p + length, end);

	/* 1,234 and 3.5 are figures; 1、234 and 1.2023 are a number and what it numbers */
	if (n.style == GR_ARABIC && digits > 0 && digits != 4 && stop != U'、')
		return read_decimal(n, p, end);
	n.behind = skip_stops(p, end);
	return n;
}

/* The number, without a stop or bracket behind it. */
static gr_numbering
read_bare(gr_numbering n, const char *end)
{
	uint32_t	length;
	uint32_t	c = character_at(n.end, end, &length);

	if (n.style == GR_ROMAN || (n.style == GR_ARABIC && !gr_is_blank(c) && !gr_is_ideograph(c)))
		return not_numbered;
	n.behind = gr_skip_blanks(n.end, end);
	n.style = n.style == GR_ARABIC ? GR_BARE_ARABIC : GR_BARE_CHINESE;
	return n.behind < end ? n : not_numbered;
}

gr_numbering
gr_read_numbering(const char *text, const char *end)
{
	uint32_t	length;
	uint32_t	c = character_at(text, end, &length);
	bool		bracket = gr_opens_bracket(c);
	bool		part = c == U'第';
	const char *p = bracket || part ? gr_skip_blanks(text + length, end) : text;
	gr_numbering n;

	if (gr_is_ideograph(c) && !part && chinese_digit(c) < 0)
		return formal_value(c) > 0 ? read_formal(text, length, formal_value(c), end) : not_numbered;	/* the usual text */
	n = c >= FIRST_SIGN && c <= LAST_SIGN ? read_sign(text, end) : not_numbered;
	if (n.value != 0)
	{
		n.behind = skip_stops(n.end, end);
		return n;
	}
	n = read_number(p, end);
	if (n.value == 0)
		return not_numbered;
	if (part)
		return read_part(n, end);
	if (bracket)
		return read_bracketed(n, end);
	p = gr_skip_blanks(n.end, end);
	if (end - p > 1 && *p == '\\')
		p++;					/* 1\. of Markdown */
	c = character_at(p, end, &length);
	if (gr_closes_bracket(c))
	{
		n.style = GR_HALF_BRACKETED;
		n.behind = skip_stops(p + length, end);
		return n;
	}
	return gr_is_stop(c) ? read_stopped(n, p, end) : read_bare(n, end);
}

uint8_t
gr_numbering_value(gr_str number)
{
	const char *end;
	gr_numbering n;

	if (number.s == NULL)
		return 0;
	end = number.s + number.len;
	n = read_sign(number.s, end);
	if (n.value == 0)
		n = read_number(number.s, end);
	return n.end == end ? n.value : 0;
}
