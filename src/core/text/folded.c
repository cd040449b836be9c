/*
 * folded.c - short texts as folded letters.
 */
#include "text/folded.h"

#include <string.h>

#include "text/scan.h"
#include "text/utf8.h"

/* Bytes of a text in which it pays to look for a word's first byte alone, and of it that one such byte stands for at the least. */
#define LONG_TEXT 1024
#define RARE_BYTES 64

void
gr_add_letters(const char *start, const char *end, gr_letters *out)
{
	uint32_t	n = out->n;
	uint32_t	length;

	for (; start < end && n < GR_LETTERS; start += length)
	{
		const uint32_t folded = gr_fold(gr_utf8(start, end, &length));

		out->letter[n] = (uint16_t) folded;
		out->bytes[n] = (uint8_t) length;
		out->at[n] = start;
		n += folded != 0;
	}
	out->n = n;
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

bool
gr_is_part_of(const gr_letters *piece, gr_str label)
{
	gr_letters	whole;

	gr_take_letters(label.s, label.s + label.len, &whole);
	for (uint32_t i = 0; i + piece->n <= whole.n; i++)
		if (memcmp(&whole.letter[i], piece->letter, piece->n * sizeof(piece->letter[0])) == 0)
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

/* Of a block at p, where the word may begin, whose last byte is so far behind its first. */
static inline gr_block
match_ends(const char *p, const char *word, size_t last)
{
	return (gr_block) ((gr_load_block(p) == (uint8_t) word[0]) & (gr_load_block(p + last) == (uint8_t) word[last]));
}

/* Words are short: a call would take longer. */
static inline bool
is_word_at(const char *p, const char *word, size_t length)
{
	size_t		i = 0;

	while (i < length && p[i] == word[i])
		i++;
	return i == length;
}

/* Where the word first begins in the block at p. */
static inline const char *
find_in_block(const char *p, const char *word, size_t last)
{
	for (uint32_t bits = gr_bits(match_ends(p, word, last)); bits != 0; bits &= bits - 1)
		if (is_word_at(p + __builtin_ctz(bits), word, last))
			return p + __builtin_ctz(bits);
	return NULL;
}

/* Where the word may begin first in a long text: its first byte is looked for alone, as long as that is rare; NULL: nowhere. */
static const char *
skip_to_first(const char *start, const char *end, const char *word, size_t length)
{
	const char *p = start;

	for (ptrdiff_t n = 1; end - p > LONG_TEXT; p++, n++)
	{
		p = memchr(p, *word, (size_t) (end - p) - length + 1);
		if (p == NULL || is_word_at(p, word, length) || n * RARE_BYTES > p - start + LONG_TEXT)
			break;
	}
	return p;
}

const char *
gr_find_some_bytes(const char *start, const char *end, const char *word, size_t bytes)
{
	const size_t last = bytes - 1;
	const ptrdiff_t least = GR_BLOCK + (ptrdiff_t) last;
	const char *found;

	if (end - start > LONG_TEXT && (start = skip_to_first(start, end, word, bytes)) == NULL)
		return NULL;
	/* two blocks at once, as the word usually begins in neither; the last one ends with the text */
	if (end - start >= least)
	{
		for (; end - start >= least + GR_BLOCK; start += 2 * GR_BLOCK)
			if (gr_bits(match_ends(start, word, last) | match_ends(start + GR_BLOCK, word, last)) != 0
				&& ((found = find_in_block(start, word, last)) != NULL || (found = find_in_block(start + GR_BLOCK, word, last)) != NULL))
				return found;
		if (end - start >= least && (found = find_in_block(start, word, last)) != NULL)
			return found;
		return find_in_block(end - least, word, last);
	}
	/* so short a text that memmem would take longer to begin than to look */
	for (; end - start > (ptrdiff_t) last; start++)
		if (is_word_at(start, word, bytes))
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
