/*
 * pages_html.c - a page that grows.  Text reaches it only as an argument of a
 * literal format, and so always escaped.
 */
#include "command/pages.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Characters that nobody sees and that turn or hide others. */
static bool
is_hidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)
		|| (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* The code point of up to three bytes; 0 where there is none. */
static uint32_t
short_character(const char *s, size_t *length)
{
	const unsigned char *u = (const unsigned char *) s;

	*length = 1;
	if (u[0] < 0x80)
		return u[0];
	if ((u[0] & 0xE0) == 0xC0 && u[1] != 0)
	{
		*length = 2;
		return (uint32_t) (u[0] & 0x1F) << 6 | (u[1] & 0x3F);
	}
	if ((u[0] & 0xF0) == 0xE0 && u[1] != 0 && u[2] != 0)
	{
		*length = 3;
		return (uint32_t) (u[0] & 0x0F) << 12 | (uint32_t) (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
	}
	return 0;
}

/* For a text as for an attribute between quotes. */
static void
put_text(struct text *html, const char *s)
{
	while (s != NULL && *s != '\0')
	{
		size_t		length;
		const uint32_t c = short_character(s, &length);

		switch (c)
		{
			case '&':
				put(html, "&amp;");
				break;
			case '<':
				put(html, "&lt;");
				break;
			case '>':
				put(html, "&gt;");
				break;
			case '"':
				put(html, "&quot;");
				break;
			case '\'':
				put(html, "&#39;");
				break;
			default:
				if (c != 0 && is_hidden(c))
					put(html, "\xEF\xBF\xBD");
				else
					put_bytes(html, s, length);
		}
		s += length;
	}
}

void
html(struct page *page, const char *format, ...)
{
	va_list		arguments;

	va_start(arguments, format);
	while (*format != '\0')
	{
		const size_t plain = strcspn(format, "%");

		put_bytes(&page->html, format, plain);
		format += plain;
		if (*format == '\0')
			break;
		if (format[1] == 's')
			put_text(&page->html, va_arg(arguments, const char *));
		else if (format[1] == 'd')
			put_format(&page->html, "%d", va_arg(arguments, int));
		else
			put(&page->html, "%");
		format += 2;
	}
	va_end(arguments);
}

void
html_number(struct page *page, __int128 number)
{
	char		digits[64];
	char	   *at = digits + sizeof digits - 1;
	const bool	negative = number < 0;
	int			n = 0;

	*at = '\0';
	if (negative)
		number = -number;
	do
	{
		if (n > 0 && n % 3 == 0)
			*--at = ',';
		*--at = (char) ('0' + (int) (number % 10));
		n++;
	} while ((number /= 10) > 0);
	if (negative)
		*--at = '-';
	put(&page->html, at);
}
