/*
 * utf8.h - characters of a text that may hold anything.
 */
#ifndef GR_UTF8_H
#define GR_UTF8_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The character at p, of which at least one byte is before end; sets *length to
 * its bytes.  A byte that begins no whole character is U+FFFD, one byte long.
 */
static inline uint32_t
gr_utf8(const char *p, const char *end, uint32_t *length)
{
	const uint8_t *s = (const uint8_t *) p;

	if (s[0] < 0x80)
	{
		*length = 1;
		return s[0];
	}
	if (s[0] >= 0xE0 && s[0] < 0xF0 && p + 2 < end && (uint8_t) ((s[1] ^ 0x80) | (s[2] ^ 0x80)) < 0x40)
	{
		*length = 3;
		return ((uint32_t) s[0] << 12) + ((uint32_t) s[1] << 6) + s[2] - 0xE2080;
	}
	if (s[0] >= 0xC2 && s[0] < 0xE0 && end - p >= 2 && (s[1] & 0xC0) == 0x80)
	{
		*length = 2;
		return (uint32_t) (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
	}
	if (s[0] >= 0xF0 && s[0] < 0xF5 && end - p >= 4 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80
		&& (s[3] & 0xC0) == 0x80)
	{
		*length = 4;
		return (uint32_t) (s[0] & 0x07) << 18 | (uint32_t) (s[1] & 0x3F) << 12 | (uint32_t) (s[2] & 0x3F) << 6
			| (s[3] & 0x3F);
	}
	*length = 1;
	return 0xFFFD;
}

/* What shows nothing and takes no room: zero-width characters, the byte order mark, soft hyphens. */
static inline bool
gr_is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x180E;
}

/* What turns the order of characters around, or sets a part of them apart: where such stand, what is seen is in another order. */
static inline bool
gr_is_turning(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* White space of any kind, and what shows nothing. */
static inline bool
gr_is_blank(uint32_t c)
{
	if (c <= ' ')
		return true;
	if (c < 0xA0)
		return c == 0x7F || c == 0x85;
	if (c > 0x3164)
		return c == 0xFEFF;		/* the usual ideographs are none */
	return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
		|| c == 0x205F || c == 0x1680 || c == 0x3164 || gr_is_invisible(c);
}

/*
 * Whether a blank begins at p, of which at least one byte is before end; length
 * is its bytes where one does.  What is no blank may be passed byte by byte.
 */
static inline bool
gr_blank_at(const char *p, const char *end, uint32_t *length)
{
	uint8_t		b = (uint8_t) *p;

	if ((b > ' ' && b < 0x7F) || (b >= 0x80 && b <= 0xBF) || (b >= 0xE4 && b <= 0xE9))
		return false;			/* ASCII, the usual ideographs, and what is within a character */
	return gr_is_blank(gr_utf8(p, end, length));
}

/* Where the last character of [start, end), which has one, begins. */
static inline const char *
gr_last_character(const char *start, const char *end)
{
	const char *p = end - 1;

	while (p > start && end - p < 4 && ((unsigned char) *p & 0xC0) == 0x80)
		p--;
	return p;
}

/* Behind the last character of [start, end) that is no blank; start: there is none. */
static inline const char *
gr_cut_blanks(const char *start, const char *end)
{
	while (end > start)
	{
		const char *p = gr_last_character(start, end);
		uint32_t	length;

		if (!gr_is_blank(gr_utf8(p, end, &length)) || p + length != end)
			break;
		end = p;
	}
	return end;
}

/* The first character at or behind p, before end, that is no blank; end: there is none. */
static inline const char *
gr_skip_blanks(const char *p, const char *end)
{
	uint32_t	length;

	while (p < end && gr_blank_at(p, end, &length))
		p += length;
	return p;
}

/* Chinese characters, with radicals and compatibility forms. */
static inline bool
gr_is_ideograph(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x2E80 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAFF)
		|| (c >= 0x20000 && c <= 0x3FFFD);
}

/* Bytes of the digit at p, be it a wide one; 0: none is there. */
static inline uint32_t
gr_digit_at(const char *p, const char *end)
{
	if (p < end && *p >= '0' && *p <= '9')
		return 1;
	return end - p >= 3 && (uint8_t) p[0] == 0xEF && (uint8_t) p[1] == 0xBC && (uint8_t) p[2] >= 0x90 && (uint8_t) p[2] <= 0x99 ? 3 : 0;
}

/* | ｜ ¦ │ ┃ ║ ┆ ├ ┤ ┼ ╋ ┬ ┴ …: every drawn character but the level lines stands where cells meet */
static inline bool
gr_is_bar(uint32_t c)
{
	return c == '|' || c == U'｜' || c == U'¦' || (c >= 0x2502 && c <= 0x257F && c != U'┄' && c != U'┅'
													&& c != U'┈' && c != U'┉' && c != U'╌' && c != U'╍'
													&& c != U'═' && c != U'╴' && c != U'╶' && c != U'╸'
													&& c != U'╺' && c != U'╼' && c != U'╾');
}

/* ─ ━ ═ and their dashed forms */
static inline bool
gr_is_level(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F && !gr_is_bar(c);
}

/* Columns that a character takes in a fixed-width print: 0, 1 or 2. */
static inline uint32_t
gr_width(uint32_t c)
{
	if (c < 0x300)
		return c == 0xAD ? 0 : 1;
	if (c >= 0x2E80 && c <= 0xA4CF)
		return 2;				/* the usual ones */
	if (c >= 0x200B && c <= 0x200F)
		return 0;
	if (c == 0xFEFF || c == 0x2060)
		return 0;
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0xAC00 && c <= 0xD7A3)
		|| (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
		|| (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD) ? 2 : 1;
}

#endif
