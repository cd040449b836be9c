/*
 * html_page.h - a web page while it becomes lines of cells: what html.c and the files beside
 * it share.
 *
 * The text never gets longer than the source that was read so far: every byte of it is
 * copied, or stands for a tag, or is a tab that fills up a row; and there are no more of
 * those than there is room for.
 */
#ifndef GR_HTML_PAGE_H
#define GR_HTML_PAGE_H

#include "page/html.h"
#include "page/html_sheet.h"
#include "page/html_token.h"
#include "page/origin.h"

/* Inline elements in each other whose look is known; text of deeper ones is kept apart. */
#define GR_INLINE_DEPTH 16

/* A row span that goes to the end of its part of the table. */
#define GR_ALL_ROWS UINT16_MAX

typedef enum gr_html_place
{
	GR_IN_TABLE, GR_IN_CAPTION, GR_IN_ROW, GR_IN_CELL
} gr_html_place;

typedef struct gr_html_table
{
	uint8_t		place;
	uint8_t		part;			/* open one, GR_TAG_THEAD … GR_TAG_TFOOT; GR_TAG_INLINE: none */
	uint8_t		cell;			/* GR_TAG_TD or GR_TAG_TH, where place is GR_IN_CELL */
	bool		bare;			/* a row or cell opened it: the source has no <table> */
	bool		layout;			/* the row's cells are no cells but lines of text */
	bool		empty;			/* the row has no cell yet */
	uint32_t	column;			/* of the row's next cell, if no span from above is in the way */
	uint32_t	width;			/* columns of the widest row so far, at most GR_HTML_COLUMNS */
	uint16_t	rows[GR_HTML_COLUMNS];	/* from this row on, that the cell above or in the column takes */
} gr_html_table;

typedef enum gr_html_mode
{
	GR_FLOW,					/* lines of text */
	GR_CELL,
	GR_BETWEEN,					/* in a table, outside its cells: text has no place here */
	GR_NOWHERE					/* in a row that there was no room to fill up: its text is dropped */
} gr_html_mode;

typedef enum gr_html_gap
{
	GR_NO_GAP, GR_BLANK_GAP, GR_LINE_GAP
} gr_html_gap;

typedef struct gr_html_page
{
	/* immutable */
	const char *body;
	uint32_t	body_length;
	bool		verbatim;		/* plain text with tables in it */

	gr_copier	out;
	uint32_t	read;			/* bytes of the body: the text is never longer */

	/* the line being written */
	uint8_t		mode;
	uint8_t		gap;			/* what to put before the next text, if there is text before it */
	uint32_t	gap_at;			/* where it stands in the body */
	uint32_t	start;			/* of the line, or of the cell */
	bool		row;			/* the line is a row of the innermost table … */
	uint32_t	tabs;			/* … and has so many of them */
	bool		lines;			/* the cell has line ends in it */
	bool		pre;

	gr_html_sheet sheet;		/* what the page's own styles hide */

	/* the element that is not to be seen, while one is open */
	bool		hidden;
	uint8_t		hidden_tag;		/* gr_html_tag */
	uint32_t	hidden_name;
	uint32_t	hidden_same;	/* open elements of its name within */
	uint32_t	hidden_tables;	/* open tables within */

	/* open inline elements, by whose looks text is kept apart */
	uint32_t	names[GR_INLINE_DEPTH];
	uint32_t	looks[GR_INLINE_DEPTH + 1];	/* one before them all */
	uint32_t	inline_depth;
	uint32_t	inline_deeper;	/* of those beyond */
	uint32_t	last_look;		/* of the text before */
	bool		other;			/* what comes next is of another look */
	uint32_t	raised;			/* depth of the open mark of a note; 0: none is open */
	bool		shows_option;	/* the select shows the next option that is … */
	bool		has_chosen;		/* … chosen */

	/* open tables */
	uint32_t	depth;
	gr_html_table tables[GR_HTML_TABLES];
} gr_html_page;

/* Within a table alone: depth is not 0.  Of those that are too deep to be kept, the last that is. */
static inline gr_html_table *
gr_html_innermost(gr_html_page *p)
{
	return &p->tables[(p->depth < GR_HTML_TABLES ? p->depth : GR_HTML_TABLES) - 1];
}

/* Whether what comes may stand in a cell: of a table, or of plain text with tags in it. */
static inline bool
gr_html_may_be_cell(const gr_html_page *p)
{
	return p->mode == GR_CELL || (p->mode == GR_FLOW && p->verbatim);
}

/* ---- html_text.c: lines and what is in them ------------------------------------ */

/* Writes a character that a tag, or a blank, at this place of the body gave. */
extern void gr_html_put(gr_html_page *p, char c, uint32_t at);
/* Writes the character that the n bytes at this place of the body stand for. */
extern void gr_html_put_character(gr_html_page *p, uint32_t at, uint32_t n, uint32_t code);
/* A gap stands before what comes next, or the larger one that is left already. */
extern void gr_html_leave_gap(gr_html_page *p, gr_html_gap what, uint32_t at);
/* Ends the line, unless nothing is in it. */
extern void gr_html_end_line(gr_html_page *p, uint32_t at);
/* Writes a text, which stands where text has a place. */
extern void gr_html_put_text(gr_html_page *p, const gr_html_token *token);
/* The place of the first character that the text shows; its end: it shows none. */
extern uint32_t gr_html_first_shown(const gr_html_page *p, const gr_html_token *text);
/* Whether what was written last may be a part of a number. */
extern bool gr_html_ends_with_digit(const gr_html_page *p);

/* ---- html_box.c: inline elements, by whose looks text is kept apart -------------- */

/* Opens an inline element; the mark of a note behind a number, 12<sup>1</sup>, is put in brackets. */
extern void gr_html_open_box(gr_html_page *p, const gr_html_token *token);
/* Closes the innermost of that name, if one is open. */
extern void gr_html_close_box(gr_html_page *p, const gr_html_token *token);
/* ---- html_table.c: tables, rows and cells ---------------------------------------- */

extern void gr_html_begin_table(gr_html_page *p, uint32_t at, bool bare);
extern void gr_html_end_table(gr_html_page *p, uint32_t at);
extern void gr_html_begin_row(gr_html_page *p, uint32_t at);
extern void gr_html_end_row(gr_html_page *p, uint32_t at);
/* Ends thead, tbody or tfoot: no cell reaches into the next. */
extern void gr_html_end_part(gr_html_page *p, uint32_t at);
extern void gr_html_begin_cell(gr_html_page *p, const gr_html_token *token);
extern void gr_html_end_cell(gr_html_page *p, uint32_t at);
/* Text comes between rows or cells, where it has no place: it is a line of its own. */
extern void gr_html_leave_rows(gr_html_page *p, uint32_t at);

/* ---- html_hidden.c: what is not to be seen ---------------------------------------- */

/* Whether a start tag begins an element that is not to be seen. */
extern bool gr_html_hides(gr_html_page *p, const gr_html_token *token);
/* Nothing shows until its end. */
extern void gr_html_begin_hidden(gr_html_page *p, const gr_html_token *token);
/* A tag while an element is not to be seen; false: it ended that one, and counts. */
extern bool gr_html_pass_hidden(gr_html_page *p, const gr_html_token *token);

#endif
