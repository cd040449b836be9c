/*
 * alignment.h - which row of the form texts are the label of, in any of its tables.
 */
#ifndef GR_ALIGNMENT_H
#define GR_ALIGNMENT_H

#include "place/place.h"

/* The rows of a table's form, and how like a text is to be to the label of one. */
typedef struct gr_row_form
{
	uint8_t		first;			/* gr_term of the first row; the others follow */
	uint8_t		n;
	uint8_t		several;		/* a row whose label is that of several, too: no other text beside it */
	/* in per cent: */
	uint8_t		whole;			/* how much of the label a text must have among other things */
	uint8_t		part;			/* or how much of the text must be of the label */
	uint8_t		both;			/* or the sum of the two, of a label that is one piece */
	uint8_t		least;			/* how much it must be in both */
} gr_row_form;

static inline const gr_word *
gr_word_at(const gr_placing *p, uint32_t text)
{
	return &p->words[p->records->texts[text]];
}

static inline bool
gr_is_numbered(const gr_word *word)
{
	return word->number != 0 && word->letters > 0;
}

static inline bool
gr_is_group(const gr_word *word)
{
	return word->term >= GR_TERM_GROUPS && word->term < GR_TERM_APPLICANTS;
}

/* A text that begins the label of a row, and names no column: a whole one that is no group's, too, or a number. */
static inline bool
gr_begins_row(const gr_word *word)
{
	return word->number != 0 || (word->term >= GR_TERM_ITEMS && word->term < GR_TERM_GOES_ON);
}

/* The row whose label a word is; -1: none. */
static inline int
gr_row_of_term(const gr_row_form *form, uint8_t term)
{
	return term >= form->first && term < form->first + form->n ? term - form->first : -1;
}

/*
 * Labels among the texts [from, until) that are not the row's own: those of rows without figures beside them.  Returns how
 * many there are, and notes in found (NULL: not) whose.
 */
extern int	gr_count_strays(const gr_placing *p, const gr_row_form *form, uint32_t from, uint32_t until, int own, bool *found);

/* The row between two others whose label a text, in one piece or more, is like, and like no other's; -1: none is. */
extern int	gr_likest_row(const gr_row_form *form, const gr_likeness *likeness, bool one_piece, int above, int below);

/*
 * Whether the labels of the rows in the records [first, last] stand behind their figures: one has none behind it, and
 * figures stand before the first, or labels in lines by themselves.
 */
extern bool gr_has_labels_behind(const gr_placing *p, gr_table table, uint32_t first, uint32_t last);

#endif
