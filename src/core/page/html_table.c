/*
 * html_table.c - tables of a web page: rows as lines, cells in their true columns.
 *
 * The rules of the WHATWG tree builder for what opens and closes a cell, a row and a
 * table, without a tree: a small stack holds the open tables, each with its grid.
 */
#include "page/html_page.h"

#include <string.h>

/* Bytes that filling up must leave free, for the line ends that tags already read are still to give. */
#define ROOM 8

/* Fills up the row so that its next cell is in this column; false: no room. */
static bool
fill_up(gr_html_page *p, uint32_t column, uint32_t at)
{
	uint32_t	n = column > p->tabs ? column - p->tabs : 0;

	/* one tab stands for a cell's tag */
	if (n > 1 && (uint64_t) p->out.length + n + ROOM > p->read)
		return false;
	for (; n > 0; n--, p->tabs++)
		gr_html_put(p, '\t', at);
	return true;
}

/*
 * The last column of the row that a cell covers, be it from a row above.  A row
 * that has fewer cells than the others stays short: what it lacks is not known.
 */
static uint32_t
last_covered(const gr_html_table *t)
{
	uint32_t	last = t->width;

	while (last > 0 && t->rows[last - 1] == 0)
		last--;
	return last > 0 ? last - 1 : 0;
}

static void
begin_row_line(gr_html_page *p, uint32_t at)
{
	if (p->row)
		return;
	gr_html_end_line(p, at);
	p->row = true;
	p->tabs = 0;
}

/* The open cell is none: what it holds, and the cells behind it in the row, are lines. */
static void
begin_layout(gr_html_page *p, uint32_t at)
{
	if (p->mode == GR_CELL && p->tabs > 0)
		p->out.text[p->start - 1] = '\n';
	else if (p->mode == GR_NOWHERE)
		gr_html_end_line(p, at);
	p->row = p->lines = false;
	p->mode = GR_FLOW;
	gr_html_innermost(p)->layout = true;
}

void
gr_html_end_cell(gr_html_page *p, uint32_t at)
{
	gr_html_table *t = gr_html_innermost(p);

	if (p->mode == GR_CELL && p->lines && p->out.length - p->start > GR_HTML_CELL)
		begin_layout(p, at);
	if (p->mode == GR_CELL)
	{
		char	   *c = p->out.text + p->start;
		char	   *end = p->out.text + p->out.length;

		while (p->lines && (c = memchr(c, '\n', (size_t) (end - c))) != NULL)
			*c = ' ';
		p->gap = GR_NO_GAP;
	}
	else
		gr_html_leave_gap(p, GR_LINE_GAP, at);
	p->lines = p->pre = p->other = false;
	p->raised = 0;
	p->inline_depth = p->inline_deeper = 0;
	p->last_look = 0;
	p->mode = GR_BETWEEN;
	t->place = GR_IN_ROW;
}

void
gr_html_end_row(gr_html_page *p, uint32_t at)
{
	gr_html_table *t = gr_html_innermost(p);

	if (t->place == GR_IN_CELL)
		gr_html_end_cell(p, at);
	if (t->place == GR_IN_ROW)
	{
		if (t->empty && !t->layout)
			begin_row_line(p, at);
		if (p->row)
			fill_up(p, last_covered(t), at);
		for (uint32_t i = 0; i < t->width; i++)
			t->rows[i] = (uint16_t) (t->rows[i] - (t->rows[i] != 0 && t->rows[i] != GR_ALL_ROWS));
	}
	gr_html_end_line(p, at);
	p->pre = false;
	p->mode = GR_BETWEEN;
	t->place = GR_IN_TABLE;
}

void
gr_html_end_part(gr_html_page *p, uint32_t at)
{
	gr_html_table *t = gr_html_innermost(p);

	gr_html_end_row(p, at);
	t->part = GR_TAG_INLINE;
	memset(t->rows, 0, t->width * sizeof *t->rows);
}

void
gr_html_end_table(gr_html_page *p, uint32_t at)
{
	bool		shared = p->depth > GR_HTML_TABLES;

	gr_html_end_row(p, at);
	p->depth--;
	p->mode = GR_FLOW;
	if (shared)
	{
		/* the table outside had this one's place on the stack: it is in a cell that holds a table */
		gr_html_table *t = gr_html_innermost(p);

		memset(t, 0, sizeof *t);
		t->place = GR_IN_CELL;
		t->part = GR_TAG_TBODY;
		t->cell = GR_TAG_TD;
		t->layout = true;
	}
}

void
gr_html_begin_table(gr_html_page *p, uint32_t at, bool bare)
{
	if (p->depth > 0)
	{
		gr_html_table *t = gr_html_innermost(p);

		if (t->place == GR_IN_CELL && !t->layout)
			begin_layout(p, at);
		else if (t->place == GR_IN_TABLE || t->place == GR_IN_ROW)
			gr_html_end_table(p, at);	/* no table stands between cells */
	}
	gr_html_end_line(p, at);
	p->depth++;
	p->mode = GR_BETWEEN;
	p->pre = false;
	memset(gr_html_innermost(p), 0, sizeof(gr_html_table));
	gr_html_innermost(p)->bare = bare;
}

void
gr_html_begin_row(gr_html_page *p, uint32_t at)
{
	gr_html_table *t;

	if (p->depth == 0)
		gr_html_begin_table(p, at, true);
	gr_html_end_row(p, at);
	t = gr_html_innermost(p);
	t->place = GR_IN_ROW;
	if (t->part == GR_TAG_INLINE)
		t->part = GR_TAG_TBODY;
	t->layout = false;
	t->empty = true;
	t->column = 0;
}

void
gr_html_begin_cell(gr_html_page *p, const gr_html_token *token)
{
	gr_html_table *t;
	uint32_t	column;
	uint32_t	rows = token->rows == 0 ? GR_ALL_ROWS : token->rows;

	if (p->depth > 0 && gr_html_innermost(p)->place == GR_IN_CELL)
		gr_html_end_cell(p, token->start);
	if (p->depth == 0 || gr_html_innermost(p)->place != GR_IN_ROW)
		gr_html_begin_row(p, token->start);
	t = gr_html_innermost(p);

	for (column = t->column; column < GR_HTML_COLUMNS && t->rows[column] > 0; column++)
		;
	if (t->layout)
	{
		gr_html_end_line(p, token->start);
		p->mode = GR_FLOW;
	}
	else
	{
		begin_row_line(p, token->start);
		p->mode = fill_up(p, column, token->start) ? GR_CELL : GR_NOWHERE;
		p->start = p->out.length;
		p->gap = GR_NO_GAP;
	}
	t->place = GR_IN_CELL;
	t->cell = token->tag;
	t->empty = false;

	/* the cell takes its columns, whatever is there */
	t->column = column + 1;
	if (column < GR_HTML_COLUMNS)
	{
		t->column = column + token->columns < GR_HTML_COLUMNS ? column + token->columns : GR_HTML_COLUMNS;
		for (uint32_t i = column; i < t->column; i++)
			if (t->rows[i] < rows)
				t->rows[i] = (uint16_t) rows;
		if (t->width < t->column)
			t->width = t->column;
	}
}

void
gr_html_leave_rows(gr_html_page *p, uint32_t at)
{
	p->read = at;
	/* the line's end must not have the place of the text */
	if (gr_html_innermost(p)->bare)
		gr_html_end_row(p, at - 1);
	else if (p->row)
		gr_html_end_line(p, at - 1);
	p->mode = GR_FLOW;
}
