/*
 * habits.h - the figures of a record and their places, and what the records of a text have in common.
 */
#ifndef GR_HABITS_H
#define GR_HABITS_H

#include <string.h>

#include "place/records.h"

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
	GR_BLANKS_BEHIND			/* blanks between the label and it, less one */
};

typedef struct gr_stretch
{
	int			from;
	int			until;
} gr_stretch;

/* The cell holds something. */
static inline bool
gr_is_filled(const gr_page *page, uint32_t cell)
{
	return cell != GR_GAP && page->cells[cell].state != GR_BLANK;
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

static inline gr_stretch
gr_stretch_of(const gr_cell *cell, bool wide)
{
	int			from = wide ? cell->x_columns : cell->x_chars;

	return (gr_stretch) {from, from + (wide ? cell->columns : cell->chars)};
}

/* How far a figure stands off a column, whichever way the column is justified. */
extern int	gr_offset(gr_stretch a, gr_stretch b);

/* Bytes of the digit at p, be it a wide one; 0: none is there. */
static inline uint32_t
gr_digit_at(const char *p, const char *end)
{
	if (*p >= '0' && *p <= '9')
		return 1;
	return end - p >= 3 && memcmp(p, u8"\uFF10", 2) == 0 && (uint8_t) p[2] >= 0x90 && (uint8_t) p[2] <= 0x99 ? 3 : 0;
}

extern bool gr_has_digit(const gr_page *page, const gr_cell *cell);
/* Whether the cell holds a figure, or what may be a damaged one. */
static inline bool
gr_may_be_figure(const gr_page *page, const gr_cell *cell)
{
	return cell->state == GR_UNREADABLE ? gr_has_digit(page, cell) : cell->state != GR_ABSENT;
}

/* Numbers in the cell with blanks or semicolons between them. */
extern int	gr_numbers_in(const gr_page *page, const gr_cell *cell);
/*
 * The record's filled cells, which must be n and have no blank cell between them; where
 * there are blank ones too, none that is no figure, for it may stand behind the figures.
 * Nor may the last one be a text where blank ones leave no trace.  out: NULL where none asks which they are.
 */
extern bool gr_take_filled(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out);
/*
 * Whether two of a row's figures may be one, with a blank between its thousands and the
 * rest: not where a longer figure stands in the text without a mark, nor where blank cells
 * leave a trace or all rows are full, so that this one would lack a cell.
 */
extern bool gr_may_mark_thousands(const gr_page *page, const gr_records *records, const gr_record *record);
/* The record's filled cells, at most room, and their places on the axis. */
extern int	gr_take_places(const gr_page *page, const gr_records *records, const gr_record *record, int axis, int room,
					   uint32_t *cells, int *places);
/* The lines of the text above and below a run's figures that are not blank. */
extern int64_t gr_line_above(const gr_page *page, const gr_record *record);
extern int64_t gr_line_below(const gr_page *page, const gr_records *records, const gr_record *record);

/* What the records of a layout, runs or others, have in common; found out when it is first asked for. */
extern gr_habits *gr_habits_of(const gr_page *page, const gr_records *records, bool run, uint8_t layout);
/* How wide a character is in text that blanks lay out. */
extern gr_width_kind gr_width_of(const gr_page *page, const gr_records *records);

#endif
