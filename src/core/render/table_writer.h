/*
 * table_writer.h - a table to be written: rows of cells with spans, and its writers.
 *
 * For render.c.  Knows nothing about reports.
 */
#ifndef GR_TABLE_WRITER_H
#define GR_TABLE_WRITER_H

#include "govreport.h"
#include "text/writer.h"

typedef enum gr_sheet_kind
{
	GR_SHEET_HEAD,				/* names columns */
	GR_SHEET_LABEL,
	GR_SHEET_FIGURE
} gr_sheet_kind;

typedef struct gr_sheet_cell
{
	gr_str		text;			/* of a head or label */
	const gr_figure *figure;	/* NULL: blank */
	uint32_t	rows;			/* that it spans, in HTML */
	uint16_t	columns;
	uint8_t		kind;			/* gr_sheet_kind */
	uint8_t		indent;			/* blanks before it, in plain text */
} gr_sheet_cell;

typedef struct gr_sheet_row
{
	uint32_t	first;			/* cell */
	uint32_t	n;
	bool		rule;			/* something new begins here */
} gr_sheet_row;

typedef struct gr_sheet
{
	gr_arena   *arena;
	gr_status	status;			/* the first thing that went wrong; later calls do nothing */
	gr_sheet_row *rows;
	gr_sheet_cell *cells;
	uint32_t	n_rows;
	uint32_t	n_cells;
	uint32_t	row_room;
	uint32_t	cell_room;
	uint32_t	columns;		/* of the widest row */
	uint32_t	work;			/* cells, and rows looked at before they are added, so far */
	bool		bars;			/* no text in it is in the way of cells that bars part */
} gr_sheet;

/* Empty. */
extern void gr_sheet_init(gr_sheet *sheet, gr_arena *arena);
/* Before each piece of work: false where it is to end, for what status says. */
extern bool gr_sheet_goes_on(gr_sheet *sheet);
/* Cells that are added from now on are in a new row; rule: something new begins with it. */
extern void gr_sheet_row_begin(gr_sheet *sheet, bool rule);
/* Texts are not copied. */
extern void gr_sheet_add(gr_sheet *sheet, gr_sheet_kind kind, gr_str text, uint32_t columns, uint32_t rows);
/* Puts blanks before the label added last, in plain text. */
extern void gr_sheet_indent(gr_sheet *sheet, uint8_t blanks);
/* A figure as it is read; one that is not readable or not certain is blank. */
extern void gr_sheet_add_figure(gr_sheet *sheet, const gr_figure *figure, uint32_t columns);

/* Whether anything is written for a figure; NULL: none is there. */
static inline bool
gr_sheet_shows(const gr_figure *figure)
{
	return figure != NULL && (figure->state == GR_NUMBER || figure->state == GR_NOT_APPLICABLE);
}

/* Writes text where it means itself. */
typedef void gr_put_text(gr_writer *w, gr_str text);

/* Whether text may stand between bars and is read again as it is. */
extern bool gr_may_stand_between_bars(gr_str text);

/* Drawn boxes, columns as wide as their widest cell. */
extern void gr_sheet_draw(const gr_sheet *sheet, gr_writer *w);
/* Cells apart by tabs. */
extern void gr_sheet_tabs(const gr_sheet *sheet, gr_writer *w);
/* Markdown; no cell spans another. */
extern void gr_sheet_pipes(const gr_sheet *sheet, gr_writer *w, gr_put_text *put);
/* A table with its spans. */
extern void gr_sheet_html(const gr_sheet *sheet, gr_writer *w, gr_put_text *put);

#endif
