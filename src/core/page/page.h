/*
 * page.h - text as lines of cells.
 *
 * Knows what separates cells (tabs, bars, drawn boxes, commas, runs of spaces,
 * one cell a line) and what a figure looks like; knows nothing about reports: which
 * texts are labels a look-up says that is handed in.
 */
#ifndef GR_PAGE_H
#define GR_PAGE_H

#include "govreport.h"
#include "text/number.h"

/*
 * Lines, and cells, that are kept: some twenty times what the longest report
 * has.  Text beyond them is not read, and the page says from which line on;
 * so the page takes less than a megabyte whatever the text.
 */
#define GR_PAGE_ROOM 12288
/* Cells of one line; the widest table of the form has fifteen.  A line with more is no row of a table. */
#define GR_LINE_CELLS 128
/* A longer line is no row and no heading, and not looked into: the longest row has some two thousand bytes. */
#define GR_LONG_LINE (64 * 1024)

typedef enum gr_layout
{
	GR_ONE_CELL,				/* the line is one cell */
	GR_MARKED_CELL,				/* the line is one cell, and begins with a tab that says so */
	GR_TABS,
	GR_BARS,
	GR_COMMAS,
	GR_SPACES,					/* cells stand apart by blanks; an empty cell leaves no trace but its place */
	GR_GRID						/* cells of an HTML table, in their true columns */
} gr_layout;

/* What a look-up says of a text. */
typedef struct gr_known
{
	uint8_t		number;			/* of the label that the text is to the letter; 0: it is none */
	bool		parted;			/* the label has a blank in it */
} gr_known;

typedef gr_known (*gr_look_up) (const char *text, size_t length);

typedef struct gr_cell
{
	int64_t		mantissa;		/* the figure, where state is GR_NUMBER */
	uint32_t	start;			/* bytes of the text, blanks around not counted */
	uint32_t	length;
	uint16_t	x_chars;		/* place in the line: characters before it … */
	uint16_t	x_columns;		/* … and fixed-width columns before it */
	uint16_t	chars;			/* its own extent, both ways */
	uint16_t	columns;
	uint16_t	line;			/* index of its line */
	uint8_t		scale;
	uint8_t		state;			/* as gr_value's: GR_ABSENT for text */
	uint8_t		unit;
	uint8_t		index;			/* in its line */
	uint8_t		spelling;		/* the label it is known to be, by the look-up's number; 0: none is known */
	bool		glued;			/* a figure with nothing between it and the text before it */
} gr_cell;

typedef struct gr_line
{
	uint32_t	number;			/* of the body, from 1 */
	uint32_t	start;			/* bytes of the text: the line without the blanks around it */
	uint32_t	length;
	uint16_t	first;			/* cell; lines own consecutive cells */
	uint8_t		n;				/* cells; 0: a line too long or too wide to be part of a table */
	uint8_t		layout;			/* gr_layout */
	uint8_t		gap;			/* empty lines before it, at most 255 */
	bool		ruled;			/* a drawn rule stands before it */
} gr_line;

typedef struct gr_page
{
	const char *text;
	size_t		length;
	gr_look_up	look_up;
	const struct gr_html *html;	/* what the text was made of; NULL: it is plain text */
	gr_line    *lines;
	gr_cell    *cells;
	uint32_t	n_lines;
	uint32_t	n_cells;
	uint32_t	room;			/* for lines, and for cells */
	uint32_t	unread;			/* number of the first line that was not kept; 0: all were */
	size_t		unread_at;		/* where it begins */
	bool		carried;		/* lines of a body are rows in another notation, which html.h rewrites; nothing else was read */
	bool		points;			/* a cell is nothing but a point */
	bool		boxed;			/* rules are drawn that no bar begins, as Markdown's */
	bool		turned;			/* lines of a turned table have the number of its first one, their cells stand in others */
} gr_page;

/* What ends a text's lines: carriage return, as of old, where there is no line feed but as its last byte. */
extern char gr_line_end(const char *text, size_t length);

typedef enum gr_text_kind
{
	GR_LINES,					/* read as they stand */
	GR_BODY_LINES,				/* of a body: they may be rows in another notation */
	GR_GRID_LINES				/* what html.c made of a page, its table rows one line each */
} gr_text_kind;

/* page: all 0, or a body's whose lines were carried, the memory of which serves again. */
extern gr_status gr_page_read(const char *text, size_t length, gr_text_kind kind, gr_look_up look_up, gr_arena *arena, gr_page *page);

#endif
