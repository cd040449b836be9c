/*
 * rulers.h - where a table's columns stand.
 *
 * A ruler has a place for each column, on one axis.  It comes from a row that is full, from the
 * header's names, or from nothing but the number of columns, and falls where rows of the table
 * cannot be read by it.
 */
#ifndef GR_RULERS_H
#define GR_RULERS_H

#include "place/cells.h"
#include "place/header.h"

/* Rulers of one table. */
#define GR_RULERS 4
/* Ways in which a table's rows may be laid out. */
#define GR_CLASSES 4

/* Lines between a row's last figure and the text behind that are told apart. */
#define GR_TAILS 16

/* What the rows that are laid out alike say of a ruler. */
typedef struct gr_votes
{
	int			read;			/* rows that can be read by it */
	int			refuted;		/* rows with a figure that stands in none of its columns */
	int			full_read;		/* full ones among these */
	int			full_refuted;
	int			ends;			/* rows that are read with a figure in its first column, and in its last */
	bool		explained;		/* all rows are read and have just its columns */
	int			blank_before;	/* rows with a blank cell before one that is filled */
} gr_votes;

typedef struct gr_ruler
{
	uint8_t		axis;
	gr_stretch	at[GR_HEADER_COLUMNS];
	gr_votes	votes;
} gr_ruler;

/* The rows of a table that are laid out alike. */
typedef struct gr_class
{
	uint8_t		layout;
	bool		run;
	uint8_t		axis;			/* the first and the last that its rows' cells may be measured by */
	uint8_t		last_axis;
	bool		headed;			/* of rows that blanks lay out: all stand below the header's names */
	bool		crowded;		/* rows have figures that stand in no column */
	bool		keeps_blanks;	/* a blank cell leaves a trace, so that those behind it do not move up */
	uint16_t	heads;			/* of runs, or where one blank parts cells: how far the first column is behind the text before, a bit each … */
	uint16_t	tails;			/* … and, of runs, the text behind is from the last one; 0: not known */
	bool		certain;		/* all rows are full, with no blank cells beside their figures, nor empty lines among them: each cell is the column's of its number */
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
	const gr_header *header;
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

/* A record whose label runs into its figures is of no class: it says nothing of the others' columns. */
static inline bool
gr_is_in_class(const gr_record *record, const gr_class *class)
{
	return record->layout == class->layout && record->run == class->run && !record->glued;
}

/* The class of a record; NULL: it has none. */
extern const gr_class *gr_class_of(const gr_reading *reading, const gr_record *record);

/* Whether the record has just a figure for each column, side by side. */
extern bool gr_is_full(const gr_reading *reading, const gr_record *record);

/* A ruler by the places of a full row's figures. */
extern void gr_find_ruler_of_row(const gr_reading *reading, const gr_record *record, int axis, gr_ruler *ruler);
/* A ruler by the header's names; false: they do not all stand in lines of this layout, and, where cells are counted, of as many cells. */
extern bool gr_find_ruler_of_names(const gr_reading *reading, uint8_t layout, int axis, gr_ruler *ruler);

typedef enum gr_verdict
{
	GR_READ,
	GR_UNREAD,					/* not by this ruler, which may be right nevertheless: a cell was lost */
	GR_REFUTED					/* a figure stands in no column of the ruler's */
} gr_verdict;

/* The record's cells in the ruler's columns, GR_NO_CELL where a column is blank. */
extern gr_verdict gr_read_by(const gr_reading *reading, const gr_class *class, const gr_ruler *ruler, const gr_record *record,
							 uint32_t *out);

#endif
