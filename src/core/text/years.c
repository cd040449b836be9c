/*
 * years.c - finds years, whatever digits they are printed with.
 */
#include "text/years.h"

#include "text/folded.h"
#include "text/numerals.h"
#include "text/scan.h"
#include "text/utf8.h"

/* The digit that a character is; -1: none. */
static int
digit(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int) (c - '0');
	if (c >= U'０' && c <= U'９')
		return (int) (c - U'０');
	switch (c)
	{
		case U'○': case U'◯': case U'Ο': case U'О': case U'O': case U'Ｏ': case U'o': case U'ｏ':
			return 0;
		case U'两':
			return -1;
		default:
			return gr_chinese_digit(c);
	}
}

static bool
is_letter_for_zero(uint32_t c)
{
	return digit(c) == 0 && c != '0' && c != U'０' && c != U'〇' && c != U'零';
}

/* The digits that begin at p, blanks between them left out; *end: behind the last, *blank: behind the last before the first blank; NULL: there is none. */
static int
count_digits(const char *p, const char *limit, int *value, const char **end, const char **blank)
{
	int			n = 0;
	uint32_t	length;

	*value = 0;
	*blank = NULL;
	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, limit, &length);
		int			d = digit(c);

		if (gr_is_blank(c) && n > 0 && n < 4)
		{
			*blank = *blank == NULL ? *end : *blank;
			continue;
		}
		if (d < 0)
			break;
		if (n < 4)
			*value = *value * 10 + d;
		n++;
		*end = p + length;
	}
	return n;
}

/* Where the first 2, ２ or 二 of [start, end) stands, that a year begins with, or a byte that may be one's; end: nowhere. */
static const char *
find_two(const char *p, const char *end)
{
	for (; end - p > GR_BLOCK; p += GR_BLOCK)
	{
		gr_block	b = gr_load_block(p);
		gr_block	next = gr_load_block(p + 1);
		gr_block	twos = (gr_block) ((b == '2') | ((b == 0xBA) & (next == 0x8C)) | ((b == 0xBC) & (next == 0x92)));

		uint32_t	bits = gr_bits(twos);

		if (bits != 0)
			return p + __builtin_ctz(bits);
	}
	while (p < end && *p != '2' && (uint8_t) *p != 0xBA && (uint8_t) *p != 0xBC)
		p++;
	return p;
}

/* Where the digits, and blanks among them, begin that stand before p and in its character. */
static const char *
digits_before(const char *start, const char *p, const char *end)
{
	while (p > start)
	{
		const char *q = gr_last_character(start, p);
		uint32_t	length;
		uint32_t	c = gr_utf8(q, end, &length);

		if (q + length < p || (digit(c) < 0 && !gr_is_blank(c)))
			break;
		p = q;
	}
	return p;
}

/* Whether a zero may follow a 2, or blanks before it; what follows another byte is not told. */
static inline bool
may_begin_year(const char *two, const char *end)
{
	const uint8_t next = end - two > 1 ? (uint8_t) two[1] : 0;

	if (*two != '2')
		return true;
	return next <= ' ' || next == '0' || next == 'o' || next == 'O' || (next >= 0x80 && (next < 0xE4 || next > 0xE8));
}

/* The year among the digits that begin at *p, up to a two within them; *p: behind what was looked at. */
static gr_year
find_year_at(const char **p, const char *two, const char *end)
{
	while (*p <= two)
	{
		const char *digits = *p;
		uint32_t	length;
		uint32_t	c = gr_utf8(digits, end, &length);
		const char *behind = digits + length;
		const char *blank = NULL;
		int			value;

		if (digit(c) >= 0 && !is_letter_for_zero(c) && count_digits(digits, end, &value, &behind, &blank) == 4
			&& value >= 2000 && value <= 2099)
			return (gr_year) {value, digits, behind};
		*p = blank != NULL ? blank : behind;	/* 表2 2023年 */
	}
	return (gr_year) {0, NULL, NULL};
}

gr_year
gr_find_year(const char *start, const char *end)
{
	gr_year		year = {0, NULL, NULL};
	const char *p = start;		/* digits that a two is among may begin there */

	for (const char *two = find_two(start, end); two < end && year.value == 0;)
	{
		if (may_begin_year(two, end))
		{
			p = digits_before(p, two, end);
			year = find_year_at(&p, two, end);
			two = find_two(p, end);
		}
		else
			two = find_two(two + 1, end);
	}
	return year;
}

gr_year
gr_find_short_year(const char *start, const char *end)
{
	for (const char *mark = start; (mark = gr_find_bytes(mark, end, "年")) != NULL; mark += 3)
	{
		const char *p = mark;

		while (p > start && p[-1] >= '0' && p[-1] <= '9')
			p--;
		if (mark - p == 2 && *p >= '1' && *p <= '4')
			return (gr_year) {2000 + (p[0] - '0') * 10 + p[1] - '0', p, mark};
	}
	return (gr_year) {0, NULL, NULL};
}

int
gr_only_year(const char *start, const char *end)
{
	int			found = 0;

	for (gr_year year = gr_find_year(start, end); year.value != 0; year = gr_find_year(year.end, end))
	{
		if (found != 0 && found != year.value)
			return -1;
		found = year.value;
	}
	return found;
}
