/*
 * flow.h - what the files share that put the text of pages in order.
 */
#ifndef DOCUMENTS_FLOW_H
#define DOCUMENTS_FLOW_H

#include "documents/pages.h"

/* In sizes of the glyph: a blank. */
#define BLANK 0.25

/* ---- flow_rows.c: glyphs to lines of text ------------------------------------------ */

/* Text on a base line. */
struct row_of_text
{
	struct glyph *glyphs;		/* until it is written */
	size_t		n;
	size_t		room;
	struct text	html;
	double		x0;
	double		x1;
	double		y;
	double		size;
	uint32_t	first;			/* its first character, and its last */
	uint32_t	last;
	double		first_width;
	int			wide_gaps;		/* between its words: it is of a table, or a heading of one */
};

struct rows_of_text
{
	struct row_of_text *list;
	size_t		n;
	size_t		room;
};

/* A digit, or a mark of a figure. */
extern bool is_numeric(uint32_t c);
extern bool is_latin(uint32_t c);
extern bool is_blank(uint32_t c);

/* Takes a glyph in, in the order of drawing: in the last row, or in any of them. */
extern void add_to_rows(struct rows_of_text *rows, const struct glyph *glyph, bool any);
/* From the top to the bottom. */
extern void arrange_rows(struct rows_of_text *rows);
/* Each from left to right, whatever was drawn first. */
extern void write_rows(struct rows_of_text *rows);
extern void free_rows(struct rows_of_text *rows);

/* ---- flow_tables.c: tables over pages ----------------------------------------------- */

/* A row of the table that is put together over pages. */
struct out_cell
{
	int			row;
	int			last_row;
	double		x0;
	double		x1;
	struct rows_of_text lines;
	double		width;
	bool		doubtful;
};

struct out_table
{
	struct out_cell *cells;
	size_t		n;
	size_t		room;
	int			rows;
	double		left;
	double		right;
	bool		open_bottom;
};

/* A table of one page, for free_out_table to free unless append_table does. */
extern struct out_table make_out_table(const struct page *page, const struct table *source);
/* Whether a table of the next page has the sides of this one. */
extern bool is_as_wide(const struct out_table *table, const struct out_table *next);
/* Puts the table of the next page behind this one, and frees it. */
extern void append_table(struct out_table *table, struct out_table *next, bool open_top);
/* HTML; gives whether it has more than a row and a column. */
extern bool write_out_table(struct out_table *table, struct text *out);
extern void free_out_table(struct out_table *table);

#endif
