/*
 * columns.h - which cell of a record stands in which column of its table.
 */
#ifndef GR_COLUMNS_H
#define GR_COLUMNS_H

#include "place/records.h"

/* Columns of the widest table. */
#define GR_MAX_COLUMNS 15
/* A column in which the record has no cell: it is blank. */
#define GR_NO_CELL UINT32_MAX

/* A table's header, its columns in the order in which they stand. */
typedef struct gr_header
{
	int			n;				/* columns that were found */
	uint32_t	cell[GR_MAX_COLUMNS];	/* of page->cells: the one that names the column */
	uint32_t	line[GR_MAX_COLUMNS];	/* index of page->lines it stands in */
	uint8_t		column[GR_MAX_COLUMNS]; /* of the form, that it names */
	bool		foreign;		/* it names a column that the form does not have: rows are placed by it alone */
	bool		confused;		/* it names the form's columns in an order that its lines do not settle */
	bool		crowded;		/* rows whose figures stand one a line have more of them than there are columns */
} gr_header;

/* The cell holds something. */
static inline bool
gr_is_filled(const gr_page *page, uint32_t cell)
{
	return cell != GR_GAP && page->cells[cell].state != GR_BLANK;
}

/*
 * The cells of list[index] in the form's columns 0 to n-1: an index of page->cells, or
 * GR_NO_CELL for a blank.  Certain where all n figures are there and the header
 * names no other column; else the columns are taken from the records around it
 * that have all (list[first] to list[last], of one table), or from the header.
 * False where neither tells.
 * Where the header names all n in another order than the form's, it is followed.
 */
extern bool gr_columns_of(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last,
						  uint32_t index, int n, const gr_header *header, uint32_t *out);

/* What a fixed-width print of the records' lines counts, by the rows of table 三 that are full. */
extern gr_width_kind gr_find_width(const gr_page *page, const gr_records *records);


#endif
