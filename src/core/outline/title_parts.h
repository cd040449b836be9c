/*
 * title_parts.h - the pieces of a title over the lines that it is broken over.
 */
#ifndef GR_TITLE_PARTS_H
#define GR_TITLE_PARTS_H

#include <string.h>

#include "outline/title_words.h"
#include "page/page.h"
#include "text/folded.h"

/* Letters of the longest title, and lines that it may be broken over: as many, where each letter has one. */
#define GR_TITLE_LETTERS 64
#define GR_TITLE_LINES 64
/* Empty lines between a title's parts. */
#define GR_TITLE_GAP 8
/* Bytes that a title's parts take at most: letters, and marks between. */
#define GR_TITLE_BYTES 1024

/* The pieces of a title in their order: [first, last] of the arrays; room before the first for lines above. */
typedef struct gr_title_parts
{
	const char *start[GR_TITLE_LINES * 2];
	const char *end[GR_TITLE_LINES * 2];
	int			first;
	int			last;
} gr_title_parts;

/* The words of a title from a phrase on, over the lines up to until; false where they are none.  *bottom: the line of the last one. */
extern bool gr_take_title_words(const gr_page *page, uint32_t line, uint32_t until, const char *phrase, gr_title_parts *p, uint32_t *bottom);
/* Copies the parts without blanks, radicals as the characters that they are; returns the bytes, 0: too long. */
extern uint32_t gr_copy_parts(const gr_title_parts *p, char *out);
/* Bytes of the parts above the line that a title's words begin in. */
extern uint32_t gr_count_above(const gr_title_parts *p);

static inline const char *
gr_end_of_line(const gr_page *page, uint32_t line)
{
	return page->text + page->lines[line].start + page->lines[line].length;
}

static inline uint32_t
gr_count_letters(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return l.n;
}

static inline bool
gr_ends_with_word(const char *start, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - start) >= length && memcmp(end - length, word, length) == 0;
}

#endif
