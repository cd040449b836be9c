/*
 * folded.c - short texts as folded letters.
 */
#include "text/folded.h"

#include <string.h>

#include "text/fold.h"
#include "text/scan.h"
#include "text/utf8.h"

/* Bytes of a text in which it pays to look for a word's first byte alone, and of it that one such byte stands for at the least. */
#define LONG_TEXT 1024
#define RARE_BYTES 64

void
gr_add_letters(const char *start, const char *end, gr_letters *out)
{
	while (start < end && out->n < GR_LETTERS)
	{
		uint32_t	length;
		uint32_t	folded = gr_fold(gr_utf8(start, end, &length));

		if (folded != 0)
		{
			out->letter[out->n] = (uint16_t) folded;
			out->bytes[out->n] = (uint8_t) length;
			out->at[out->n++] = start;
		}
		start += length;
	}
}

void
gr_take_letters(const char *start, const char *end, gr_letters *out)
{
	out->n = 0;
	gr_add_letters(start, end, out);
}

bool
gr_has_letters(const char *start, const char *end)
{
	uint32_t	length;

	for (; start < end; start += length)
		if (gr_fold(gr_utf8(start, end, &length)) != 0)
			return true;
	return false;
}

int
gr_find_letters(const gr_letters *in, int from, const char *word)
{
	const char *end = word + strlen(word);
	uint32_t	length;
	uint32_t	first = gr_utf8(word, end, &length);
	const char *rest = word + length;

	for (uint32_t i = (uint32_t) from; i < in->n; i++)
	{
		const char *p = rest;
		uint32_t	at = i + 1;

		if (in->letter[i] != first)
			continue;
		while (p < end && at < in->n && gr_utf8(p, end, &length) == in->letter[at])
		{
			p += length;
			at++;
		}
		if (p == end)
			return (int) i;
	}
	return -1;
}

/* Where the word, whose last byte is so far behind its first, first begins in the block at p. */
static inline const char *
find_in_block(const char *p, const char *word, size_t last)
{
	const gr_block first = gr_load_block(p);
	const gr_block behind = gr_load_block(p + last);

	for (uint32_t bits = gr_bits((gr_block) ((first == (uint8_t) word[0]) & (behind == (uint8_t) word[last]))); bits != 0; bits &= bits - 1)
		if (memcmp(p + __builtin_ctz(bits), word, last + 1) == 0)
			return p + __builtin_ctz(bits);
	return NULL;
}

const char *
gr_find_some_bytes(const char *start, const char *end, const char *word, size_t bytes)
{
	const size_t last = bytes - 1;
	const char *begin = start;
	const char *found;

	/* in a long text its first byte is looked for alone, as long as that is rare */
	for (ptrdiff_t n = 1; end - start > LONG_TEXT; start++, n++)
	{
		start = memchr(start, *word, (size_t) (end - start) - last);
		if (start == NULL || memcmp(start, word, last + 1) == 0)
			return start;
		if (n * RARE_BYTES > start - begin + LONG_TEXT)
			break;
	}
	/* blocks where the first and the last byte stand so far apart; the last one begins where it must to end with the text */
	for (const ptrdiff_t least = GR_BLOCK + (ptrdiff_t) last; end - start >= least; start += GR_BLOCK)
	{
		found = find_in_block(start, word, last);
		if (found != NULL)
			return found;
		if (end - start < least + GR_BLOCK)
			return end - start > least ? find_in_block(end - least, word, last) : NULL;
	}
	/* so short a text that memmem would take longer to begin than to look */
	for (; end - start > (ptrdiff_t) last; start++)
		if (*start == *word && memcmp(start, word, last + 1) == 0)
			return start;
	return NULL;
}

uint32_t
gr_copy_compact(char *out, const char *start, const char *end)
{
	uint32_t	n = 0;
	uint32_t	length;
	bool		broken = false;

	for (; start < end; start += length)
	{
		uint32_t	c;

		/* the usual ideographs */
		for (; end - start >= 3 && (uint8_t) *start >= 0xE4 && (uint8_t) *start <= 0xE9 && ((uint8_t) start[1] & 0xC0) == 0x80
			 && ((uint8_t) start[2] & 0xC0) == 0x80; start += 3, n += 3, broken = false)
			memcpy(out + n, start, 3);
		if (start == end)
			break;
		c = gr_utf8(start, end, &length);
		if (!broken && gr_is_blank(c))
			continue;
		memcpy(out + n, start, length);
		n += length;
		broken = c == 0xFFFD && length == 1;
	}
	return n;
}

bool
gr_is_stop(uint32_t c)
{
	switch (c)
	{
		case '.': case ',': case ':': case U'·':
		case U'、': case U'。':
		case U'，': case U'．': case U'：': case U'､':
			return true;
		default:
			return false;
	}
}
