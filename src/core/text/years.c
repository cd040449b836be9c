/*
 * years.c - finds years, whatever digits they are printed with.
 */
#include "text/years.h"

#include "text/utf8.h"

/* The digit that a character is; -1: none.  first: no zero stands there, so that a letter is none. */
static int
digit(uint32_t c)
{
	static const uint16_t numerals[10] = {
		U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九'
	};

	if (c >= '0' && c <= '9')
		return (int) (c - '0');
	if (c >= U'０' && c <= U'９')
		return (int) (c - U'０');
	for (int i = 0; i < 10; i++)
		if (c == numerals[i])
			return i;
	switch (c)
	{
		case U'零': case U'○': case U'◯': case U'Ο': case U'О': case U'O': case U'Ｏ': case U'o': case U'ｏ':
			return 0;
		default:
			return -1;
	}
}

static bool
is_letter_for_zero(uint32_t c)
{
	return digit(c) == 0 && c != '0' && c != U'０' && c != U'〇' && c != U'零';
}

/* The digits that begin at p, blanks between them left out; *end: behind the last. */
static int
count_digits(const char *p, const char *limit, int *value, const char **end)
{
	int			n = 0;
	uint32_t	length;

	*value = 0;
	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, limit, &length);
		int			d = digit(c);

		if (gr_is_blank(c) && n > 0 && n < 4)
			continue;
		if (d < 0)
			break;
		if (n < 4)
			*value = *value * 10 + d;
		n++;
		*end = p + length;
	}
	return n;
}

gr_year
gr_find_year(const char *start, const char *end)
{
	uint32_t	length;

	for (const char *p = start; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		const char *behind = p;
		int			value;
		int			n;

		if (digit(c) < 0 || is_letter_for_zero(c))
			continue;
		n = count_digits(p, end, &value, &behind);
		if (n == 4 && value >= 2000 && value <= 2099)
			return (gr_year) {value, p, behind};
		length = (uint32_t) (behind - p);
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
