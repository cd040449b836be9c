/*
 * folded.h - a short text as its folded letters, each with its place: for
 * finding words whatever blanks, marks or script they are written with.
 */
#ifndef GR_FOLDED_H
#define GR_FOLDED_H

#include <string.h>

#include "govreport.h"
#include "text/fold.h"

#define GR_LETTERS 128			/* further ones are left out */

typedef struct gr_letters
{
	uint32_t	n;
	uint16_t	letter[GR_LETTERS];
	uint8_t		bytes[GR_LETTERS];	/* that it takes in the text */
	const char *at[GR_LETTERS];
} gr_letters;

/* Adds a character, of so many bytes at p, where it is one: there is room. */
static inline void
gr_add_letter(gr_letters *out, uint32_t c, const char *p, uint32_t bytes)
{
	const uint32_t folded = gr_fold(c);

	out->letter[out->n] = (uint16_t) folded;
	out->bytes[out->n] = (uint8_t) bytes;
	out->at[out->n] = p;
	out->n += folded != 0;
}

/* The letters of [start, end), folded and simplified, without blanks and marks. */
extern void gr_take_letters(const char *start, const char *end, gr_letters *out);
/* Adds to those taken before. */
extern void gr_add_letters(const char *start, const char *end, gr_letters *out);
/* Whether there is any. */
extern bool gr_has_letters(const char *start, const char *end);
/* Where word, simplified and without marks, first stands at or behind from; -1: nowhere. */
extern int	gr_find_letters(const gr_letters *in, int from, const char *word);
/* Whether the letters stand side by side within a label. */
extern bool gr_is_part_of(const gr_letters *piece, gr_str label);
/* Letters of word (u"…", folded), where it stands at a letter; 0 where it does not. */
static inline uint32_t
gr_letters_at(const gr_letters *in, uint32_t at, const uint16_t *word)
{
	uint32_t	i = at;

	for (; *word != 0; word++, i++)
		if (i >= in->n || in->letter[i] != *word)
			return 0;
	return i - at;
}
/* Where so many bytes of word first stand; NULL: nowhere. */
extern const char *gr_find_some_bytes(const char *start, const char *end, const char *word, size_t bytes);
/* The same of a whole word: of one that is written where it is looked for, the length is known. */
static inline const char *
gr_find_bytes(const char *start, const char *end, const char *word)
{
	return gr_find_some_bytes(start, end, word, strlen(word));
}

/* Copies [start, end) without its blanks; returns the bytes.  A blank behind half a character stays: it keeps it from becoming another one. */
extern uint32_t gr_copy_compact(char *out, const char *start, const char *end);

/* . 、 ． ， : what may stand behind a heading's or label's number. */
static inline bool
gr_is_stop(uint32_t c)
{
	switch (gr_is_unified(c) ? 0 : c)
	{
		case '.': case ',': case ':': case U'·':
		case U'、': case U'。':
		case U'，': case U'．': case U'：': case U'､':
			return true;
		default:
			return false;
	}
}

#endif
