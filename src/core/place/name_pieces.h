/*
 * name_pieces.h - names of columns that stand around a table in pieces: broken over cells and lines, or cut short.
 */
#ifndef GR_NAME_PIECES_H
#define GR_NAME_PIECES_H

#include "place/place.h"

typedef enum gr_naming
{
	GR_NOT_NAMED,
	GR_NAMED_SO,				/* a piece of each name stands there, in the form's order */
	GR_NAMED_IN_PART,
	GR_NAMED_OTHERWISE			/* in another order */
} gr_naming;

/*
 * How the texts around a table name the n columns, which stand there so many times side by side; at: its
 * first record, the first that is a row, and the last.
 */
extern gr_naming gr_naming_around(const gr_placing *p, const uint32_t at[3], const gr_named *form, int n, int times);

#endif
