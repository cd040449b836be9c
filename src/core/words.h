/*
 * words.h - which word of the form each cell of a page is, labels that are broken
 * over lines put together.
 */
#ifndef GR_WORDS_H
#define GR_WORDS_H

#include "page.h"
#include "terms.h"

typedef struct gr_word
{
	uint8_t		term;			/* gr_term; GR_NO_TERM for a figure, a blank, and any other text; the first piece of a label has its term */
	uint8_t		number;			/* that stands before the label; 0: none */
	uint8_t		letters;		/* of the label, at most 255; 0 for a figure or blank */
	uint8_t		unit:7;			/* gr_printed_unit that an amount's header names */
	uint8_t		open:1;			/* a bracket is open at the end */
} gr_word;

/* One word for each cell of the page, in the arena. */
extern gr_status gr_words_read(const gr_page *page, gr_arena *arena, gr_word **words);

#endif
