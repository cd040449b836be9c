/*
 * header.h - a table's columns as its header names them: which, and in which order.
 */
#ifndef GR_HEADER_H
#define GR_HEADER_H

#include "place/habits.h"
#include "text/folded.h"

/* Columns of the widest table. */
#define GR_MAX_COLUMNS 15
/* Names of a header, those of spans and repeated ones among them. */
#define GR_HEADER_NAMES 64

/* A column that the form does not have. */
#define GR_FOREIGN (-1)
/* The name of several columns: those that follow in the form stand below it. */
#define GR_GROUP (-2)
/* A name with wrong letters, of which kind is not known. */
#define GR_GARBLED (-4)
/* A text that is the name of no column. */
#define GR_NO_NAME (-5)
/* The name above those of all columns, or of all but some that stand beside it. */
#define GR_HEAD (-3)

/* A name in a header, in the order of the text. */
typedef struct gr_name
{
	uint32_t	cell;
	int8_t		column;			/* of the form, or one of the above */
} gr_name;

typedef struct gr_header
{
	int			n;				/* columns as they stand; 0: the header does not tell, and they are the form's */
	uint32_t	cell[GR_HEADER_COLUMNS];	/* of page->cells: the one that names the column */
	int8_t		column[GR_HEADER_COLUMNS];	/* of the form, or GR_FOREIGN */
	bool		grid;			/* its lines have as many cells each, so that a name's number in its line is its column's */
	bool		but_last;		/* it names all of the form's columns but the last */
	bool		other;			/* in another order than the form's, or with other columns: rows must not stand otherwise */
	bool		unclear;		/* it names columns whose order it does not tell: nothing is certain */
} gr_header;

/*
 * A header of names as they were met, of a table with n columns in the form; group: the
 * column behind those that stand below GR_GROUP, which begin with column 1.
 */
extern void gr_read_header(const gr_page *page, const gr_word *words, const gr_records *records, const gr_name *names, int n_names, int n,
						   int group, gr_header *header);

/*
 * Whether a text above a record, behind a column's name (NULL: none was met), names a column that the form does not have: any
 * that is no word of it and stands in the name's line, or, where names go on over lines, not where labels do; or one
 * above the record's first figure, behind the label that the row has but in table 四, and before others in its line,
 * where blanks lay all out.
 */
extern bool gr_names_foreign(const gr_page *page, const gr_records *records, const gr_record *record, uint32_t cell,
							 const gr_name *before, bool lines);
/* The header of names that were put into the order of their columns; clear: these are known to stand so. */
extern void gr_take_header(const gr_name *names, int n_names, int n, bool clear, gr_header *header);

/*
 * Puts names into the order in which their cells stand side by side, in a grid or laid out by blanks, and notes which.
 * False where that is not told: they stay in the text's.
 */
extern bool gr_sort_names(const gr_page *page, const gr_records *records, gr_name *names, int n, gr_header *header);

/*
 * The column of a text that is no word of the form: GR_FOREIGN, GR_GARBLED where it is one with letters that are wrong or left
 * out, GR_NO_NAME for a piece of one.
 */
extern int	gr_column_of_other(const gr_page *page, const gr_word *words, uint32_t cell);
/* The name of a column that the form does not have, wherever it stands: 备注, 行次 … */
extern bool gr_names_other_column(const gr_page *page, uint32_t cell);

#endif
