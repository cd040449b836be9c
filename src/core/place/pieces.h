/*
 * pieces.h - figures that broke in narrow cells: what is left over beside a row may be pieces of its figures.
 */
#ifndef GR_PIECES_H
#define GR_PIECES_H

#include "place/place.h"

/*
 * Whether a record's figures may be the ends of those in the line above it: each stands below one that
 * is no shorter, and no label of a row begins beside them.
 */
extern bool gr_goes_on(const gr_placing *p, uint32_t record);

/* Whether a piece of a figure stands right above or below a record: a decimal point on a line by itself, or fewer figures than it has. */
extern bool gr_has_piece(const gr_page *page, const gr_records *records, const gr_record *record);

/*
 * Whether a record that is of no row may be pieces of the figures in the record beside it, a row of a table with so
 * many columns (0: of rows that have more or less): one above it, or, in text that blanks lay out, below.
 */
extern bool gr_may_be_pieces(const gr_placing *p, uint32_t record, uint32_t row, int columns);

#endif
