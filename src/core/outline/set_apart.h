/*
 * set_apart.h - the lines of a text that belong to other reports, or to others' tables.
 */
#ifndef GR_SET_APART_H
#define GR_SET_APART_H

#include "outline/others.h"
#include "outline/title.h"

typedef struct gr_search
{
	gr_page    *page;
	const gr_word *words;
	const gr_outline *outline;
	gr_arena   *arena;
	gr_others  *others;
	const gr_title *own;		/* NULL: the report has no title */
	int			year;			/* the report's; 0: not known */
} gr_search;

/* Notes the first line that belongs to others; certain: they are others', not only the same again. */
extern void gr_note_other(gr_search *s, uint32_t line, bool certain);
/* Takes lines from the page: those in its middle become empty, those at its end fall away. */
extern void gr_take_away(gr_search *s, uint32_t from, uint32_t until);

#endif
