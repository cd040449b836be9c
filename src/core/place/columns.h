/*
 * columns.h - one reading of a table: which cell of each record stands in which column.
 *
 * A ruler says where a table's columns stand.  It comes from the rows that are full, from
 * the header, or from the text around, and falls where a row of the table cannot be read
 * by it.  A record's columns are certain where every ruler that stands puts each of its
 * cells into the same one.
 */
#ifndef GR_COLUMNS_H
#define GR_COLUMNS_H

#include "place/header.h"

/* A column in which the record has no cell: it is blank. */
#define GR_NO_CELL UINT32_MAX
/* Rulers of one table. */
#define GR_RULERS 4
/* Ways in which a table's rows may be laid out. */
#define GR_CLASSES 4

/* Lines between a row's last figure and the text behind that are told apart. */
#define GR_TAILS 32

/* What the rows that are laid out alike say of a ruler. */
typedef struct gr_votes
{
	int			read;			/* rows that can be read by it */
	int			refuted;		/* rows with a figure that stands in none of its columns */
	int			full_read;		/* full ones among these */
	int			full_refuted;
	int			ends;			/* rows that are read with a figure in its first column, and in its last */
	bool		explained;		/* all rows are read and have just its columns */
	bool		blank_before;	/* a row has a blank cell before one that is filled */
} gr_votes;

typedef struct gr_ruler
{
	uint8_t		axis;
	int16_t		at[GR_HEADER_COLUMNS];
	gr_votes	votes;
} gr_ruler;

/* The rows of a table that are laid out alike. */
typedef struct gr_class
{
	uint8_t		layout;
	bool		run;
	bool		headed;			/* of rows that blanks lay out: all stand below the header's names */
	bool		crowded;		/* rows have figures that stand in no column */
	bool		keeps_blanks;	/* a blank cell leaves a trace, so that those behind it do not move up */
	uint32_t	tails;			/* of runs: how many lines stand between the last column and the text behind, in full rows, a bit each; 0: not known */
	bool		plain;			/* full rows have no blank cells beside their figures */
	bool		certain;		/* all rows are, so that each cell is the column's of its number */
	int			rows;
	int			full;			/* rows that have just a figure for each column */
	bool		even;			/* all are in lines of as many cells */
	int			n;
	gr_ruler   *rulers;
} gr_class;

typedef struct gr_reading
{
	const gr_page *page;
	const gr_records *records;
	const gr_header *header;	/* NULL: none */
	const uint32_t *members;	/* records of the table's rows */
	int			n_members;
	int			n;				/* columns, those among them that the form does not have */
	int			n_classes;
	gr_class	classes[GR_CLASSES];
	gr_ruler	rulers[GR_CLASSES][GR_RULERS];
} gr_reading;

/* The reading of a table with n columns in the form; members, its rows in the text's order, must stay. */
extern void gr_read_columns(const gr_page *page, const gr_records *records, const uint32_t *members, int n_members, int n,
							const gr_header *header, gr_reading *reading);

/*
 * Whether the sum of a record's cells, as they are placed, tells against it, in text where blank cells may not be told: it
 * has a figure for each column where others have fewer, and they do not add up; or they would, if blank ones before the
 * last, or one that is another column's, were none.
 */
extern bool gr_is_sum_against(const gr_reading *reading, uint32_t record, const uint32_t *cells, int n);

/*
 * The cells of a record of the table in the form's columns: an index of page->cells, or
 * GR_NO_CELL for a blank.  False where they are not certain.
 */
extern bool gr_columns_of(const gr_reading *reading, uint32_t record, uint32_t *out);

#endif
