/*
 * cells.h - what a cell holds, and where it stands: the places by which columns are told.
 */
#ifndef GR_CELLS_H
#define GR_CELLS_H

#include <string.h>

#include "place/records.h"
#include "text/utf8.h"

/* A column in which the record has no cell: it is blank. */
#define GR_NO_CELL UINT32_MAX
/* Columns of a table with some that the form does not have. */
#define GR_HEADER_COLUMNS 24
/* Records to both sides that are looked at, so that the work stays linear. */
#define GR_NEIGHBOURS 48
/* Lines of the text that no label is longer, nor a blank figure's. */
#define GR_FAR INT16_MAX

/* What a cell's place is measured by. */
enum
{
	GR_FROM_START,				/* cells of the line before it */
	GR_FROM_END,				/* cells of the line from it on, negative */
	GR_BEHIND_LABEL,			/* cells of the line between the label and it */
	GR_LINES_BELOW,				/* lines of the text from the label to it */
	GR_BLANKS_BEHIND,			/* blanks between the label and it, less one */
	GR_CHARACTERS,				/* characters of the line that it covers */
	GR_WIDTHS					/* the same, where a wide character takes two places */
};

/* A place: from one to before another, or one and the same. */
typedef struct gr_stretch
{
	int			from;
	int			until;
} gr_stretch;

/* The cell holds something. */
static inline bool
gr_is_filled(const gr_page *page, uint32_t cell)
{
	return cell != GR_NO_CELL && page->cells[cell].state != GR_BLANK;
}

/* The cell is blank and says so: a dash does not tell what becomes of those that hold nothing. */
static inline bool
gr_is_written_blank(const gr_page *page, uint32_t cell)
{
	return cell != GR_NO_CELL && page->cells[cell].state == GR_BLANK && page->cells[cell].length > 0;
}

static inline bool
gr_same_text(const gr_page *page, uint32_t a, uint32_t b)
{
	const gr_cell *x = &page->cells[a];
	const gr_cell *y = &page->cells[b];

	return x->length == y->length && memcmp(page->text + x->start, page->text + y->start, x->length) == 0;
}

static inline int
gr_distance(int a, int b)
{
	return a < b ? b - a : a - b;
}

static inline int
gr_clip(int64_t distance)
{
	return distance < GR_FAR ? (int) distance : GR_FAR;
}

/* Blanks between a cell and the one before it in its line. */
static inline int
gr_blanks_before(const gr_page *page, uint32_t cell, bool wide)
{
	const gr_cell *c = &page->cells[cell];

	return wide ? c->x_columns - c[-1].x_columns - c[-1].columns : c->x_chars - c[-1].x_chars - c[-1].chars;
}

/* The letters of its line that a cell covers. */
static inline gr_stretch
gr_stretch_of(const gr_cell *cell, bool wide)
{
	int			from = wide ? cell->x_columns : cell->x_chars;

	return (gr_stretch) {from, from + (wide ? cell->columns : cell->chars)};
}

/* A cell's place from the start of its line, by the number of cells or by letters. */
static inline gr_stretch
gr_place_in_line(const gr_cell *cell, int axis)
{
	return axis == GR_FROM_START ? (gr_stretch) {cell->index, cell->index} : gr_stretch_of(cell, axis == GR_WIDTHS);
}

/* How far a figure stands off a column, whichever way the column is justified. */
extern int	gr_offset(gr_stretch a, gr_stretch b);

/* Digits that a cell begins with; *behind: what follows them. */
extern int	gr_first_digits(const gr_page *page, const gr_cell *cell, const char **behind);
/* Numbers in the cell with blanks or semicolons between them. */
extern int	gr_numbers_in(const gr_page *page, const gr_cell *cell);
/* Whether the cell holds a figure, or what may be a damaged one. */
static inline bool
gr_may_be_figure(const gr_page *page, const gr_cell *cell)
{
	return cell->state == GR_UNREADABLE ? gr_numbers_in(page, cell) > 0 : cell->state != GR_ABSENT;
}

/* The record's filled cells, at most room, and their places on the axis. */
extern int	gr_take_places(const gr_page *page, const gr_records *records, const gr_record *record, int axis, int room,
					   uint32_t *cells, gr_stretch *places);
/* The lines of the text above and below a run's figures that are not blank. */
extern int64_t gr_line_above(const gr_page *page, const gr_record *record);
extern int64_t gr_line_below(const gr_page *page, const gr_records *records, const gr_record *record);

#endif
