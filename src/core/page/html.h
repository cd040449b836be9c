/*
 * html.h - a web page as plain text.
 *
 * A row of a table is one line, its cells in their true columns, apart by tabs;
 * everything else is lines of text.  So one reader serves pages and plain text.
 * Knows nothing about reports.
 */
#ifndef GR_HTML_H
#define GR_HTML_H

#include "govreport.h"
#include "page/origin.h"

/*
 * Columns of a table that are laid on the grid; the widest table of a report
 * has some fifteen.  Cells beyond them stand one after the other.
 */
#define GR_HTML_COLUMNS 64

/*
 * Tables in tables whose cells keep their columns; pages laid out with tables
 * nest them five or six deep.  In deeper ones a row loses the row spans of the
 * rows above it when a table stands between them.
 */
#define GR_HTML_TABLES 16

/*
 * Bytes of a cell with paragraphs in it, from which it is no cell but a frame
 * around an article; the longest label of a form has some 150.
 */
#define GR_HTML_CELL 1000

typedef struct gr_html
{
	const char *text;			/* never longer than the body, but by GR_ADDED_BYTES where it was written anew from pieces */
	uint32_t	length;
	bool		page;			/* a web page; false: plain text with HTML tables in it, other lines as they stand */

	gr_origin	origin;			/* where the text comes from; use the functions below */
} gr_html;

/*
 * Is the body HTML, in whole or in part?  It must begin with a tag, or hold one
 * of a table or of a block of text; a <br> or a stray '<' is not enough.
 */
extern bool gr_looks_like_html(const char *body, size_t length);

/* The same, but for lines that are rows in another notation, which show themselves when they are read: page.h. */
extern bool gr_holds_page(const char *body, size_t length);

/*
 * Translates the body, which must outlive *out; at most 1 GB - 1.  Total: any
 * bytes give a text.  Takes at most 1.4 bytes of memory for one of the body.
 *
 * - A row is a line: a cell that spans columns is its text and an empty cell for
 *   each further column, a cell that spans rows an empty cell in the rows below.
 *   A row that has fewer cells than the others is shorter.  In a cell, white
 *   space (with &nbsp;) is one blank, as are line and block ends; there is none
 *   at its ends.
 * - A cell that holds a table, or a long text in paragraphs, is none: it and the
 *   cells behind it in its row are lines of text.
 * - Outside tables, blocks and <br> end lines; there are no empty ones.  &nbsp;
 *   and U+3000 stay.  White space is one blank, but stays as it is in <pre>, and
 *   in a body that is plain text with tables in it.
 * - A row whose spans would make the text longer than the body (none that a
 *   person made) is blank.
 * - Text between cells, where none may stand, is a line of its own; the rest of
 *   its row is another, in its true columns.
 */
extern gr_status gr_html_read(const char *body, size_t length, gr_arena *arena, gr_html *out);

/*
 * Where the text's byte comes from: an offset into the body.  A byte that comes
 * from none (a tab for a span) has the place of the next that does; the tab
 * before a cell and the end of a line have that of their tag.
 */
extern uint32_t gr_html_source(const gr_html *html, uint32_t offset);

/* The end, in the body, of what the text's bytes before this offset come from; offset > 0. */
extern uint32_t gr_html_source_end(const gr_html *html, uint32_t offset);

#endif
