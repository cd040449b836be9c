/*
 * reader.h - a cell's characters, taken one by one and by words: for number.c and the files beside it.
 */
#ifndef GR_READER_H
#define GR_READER_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

/* A reader over the cell's characters. */
typedef struct gr_reader
{
	const char *at;
	const char *end;
} gr_reader;

/* The character that comes, and its bytes; 0 at the end, where *length is not set. */
static inline uint32_t
gr_peek(const gr_reader *r, uint32_t *length)
{
	return r->at < r->end ? gr_utf8(r->at, r->end, length) : 0;
}

static inline void
gr_pass_blanks(gr_reader *r)
{
	r->at = gr_skip_blanks(r->at, r->end);
}

/* Half-width form of the characters that numbers are written with. */
static inline uint32_t
gr_narrow(uint32_t c)
{
	if (c >= U'！' && c <= U'～')
		return c - (U'！' - '!');
	if (c >= U'‐' && c <= U'―')
		return '-';
	switch (c)
	{
		case U'−': case U'﹣': case U'─': case U'━': case U'ー':
			return '-';
		case U'⁄': case U'∕':
			return '/';
		default:
			return c;
	}
}

/* Takes a character, in any width, where it comes. */
static inline bool
gr_take(gr_reader *r, uint32_t want)
{
	uint32_t	length = 0;

	if (gr_narrow(gr_peek(r, &length)) != want || r->at >= r->end)
		return false;
	r->at += length;
	return true;
}

/* Takes the word, blanks and invisible marks among its letters passed over: 万 元 is 万元. */
static inline bool
gr_take_word(gr_reader *r, const char *word)
{
	const char *end = word + strlen(word);
	gr_reader		ahead = *r;

	while (word < end)
	{
		uint32_t	length;
		uint32_t	have = 0;
		uint32_t	want = gr_utf8(word, end, &length);

		word += length;
		gr_pass_blanks(&ahead);
		if (gr_peek(&ahead, &have) != want || ahead.at >= ahead.end)
			return false;
		ahead.at += have;
	}
	*r = ahead;
	return true;
}

/* The first of the words, an empty one behind the last, that comes. */
static inline bool
gr_take_one_of(gr_reader *r, const char *const *words)
{
	const char *first = gr_skip_blanks(r->at, r->end);

	if (first == r->end)
		return false;
	for (; **words != 0; words++)
		if (**words == *first && gr_take_word(r, *words))
			return true;
	return false;
}

#endif
