/*
 * doubtful.c - figures of which it is not certain that they are whole, or where they are seen.
 */
#include "page/doubtful.h"

#include <string.h>

#include "page/cells.h"
#include "text/fold.h"
#include "text/utf8.h"

/* The cell's figure is none that is certain. */
static void
void_piece(gr_cell *cell)
{
	if (cell->state == GR_NUMBER)
	{
		cell->state = GR_UNREADABLE;
		cell->mantissa = 0;
		cell->scale = 0;
	}
}

/* ---- characters in another order ---------------------------------------------------- */

bool
gr_may_turn(const char *p, const char *end)
{
	for (; (p = memchr(p, 0xE2, (size_t) (end - p))) != NULL; p++)
	{
		uint32_t	length;

		if (gr_is_turning(gr_utf8(p, end, &length)))
			return true;
	}
	return false;
}

/* Cells behind a character that turns the order around, up to where that ends, are seen in another order than they are stored in. */
void
gr_void_turned_cells(gr_page *page, const gr_line *line)
{
	const char *p = page->text + line->start;
	const char *end = p + line->length;
	int			open = 0;
	uint32_t	length;

	for (int i = 0; line->n != UINT8_MAX && i < line->n; i++)
	{
		gr_cell    *cell = &page->cells[line->first + i];

		for (; p < page->text + cell->start; p += length)
		{
			uint32_t	c = gr_utf8(p, end, &length);

			if (gr_is_turning(c))
				open += c == 0x202C || c == 0x2069 ? -(open > 0) : 1;
		}
		if (open > 0)
			void_piece(cell);
	}
}

/* ---- pieces --------------------------------------------------------------------------- */

/* 18- or #18, at the end of its line: the figure may go on in the next one. */
static bool
ends_open(const gr_page *page, const gr_cell *cell)
{
	const char *start = page->text + cell->start;
	const char *end = start + cell->length;
	uint32_t	length;

	if (cell->state == GR_NUMBER || cell->length < 2)
		return false;
	if (end[-1] == '-')
		return end[-2] >= '0' && end[-2] <= '9';
	if (end[-1] < '0' || end[-1] > '9')
		return false;
	while (end > start && end[-1] >= '0' && end[-1] <= '9')
		end--;
	for (; end > start && ((uint8_t) end[-1] & 0xC0) == 0x80; end--)
		;
	return end > start && gr_fold(gr_utf8(end - 1, start + cell->length, &length)) == 0;
}

/* Figures of a row that has no label. */
#define FIGURES_ALONE 5

/* A row: a label, or many figures, and one at its end. */
static bool
ends_with_figure(const gr_page *page, const gr_line *row)
{
	const gr_cell *cell = &page->cells[row->first];
	const gr_cell *last = cell + row->n - 1;

	while (row->n > 1 && cell < last && cell->state == GR_BLANK)
		cell++;
	return row->n > 1 && (cell->state == GR_ABSENT || row->n >= FIGURES_ALONE) && last->state == GR_NUMBER;
}

/*
 * 675 at the end of a row, and 1 at the beginning of the line below: the figure may go on there.  Figures that
 * stand one a line, or below an empty line, are no pieces; between blanks, places tell what goes on.
 */
static bool
goes_on_below(const gr_page *page, const gr_line *line)
{
	const gr_line *row = line - 1;
	const gr_line *next = line + 1 < page->lines + page->n_lines ? line + 1 : NULL;
	bool		one_a_line = next != NULL && next->n == 1 && page->cells[next->first].state == GR_NUMBER;

	if (line->gap > 0 || !gr_has_marks(row) || !ends_with_figure(page, row))
		return false;
	for (int k = 1; k < line->n; k++)
		if (page->cells[line->first + k].state == GR_ABSENT)
			return false;		/* a row, and its number */
	return line->n == 1 ? !one_a_line : row->layout == line->layout;
}

/* The figures around a point that is all of a cell, which tore one into three, are none. */
static void
void_around_points(gr_page *page)
{
	const gr_cell *end = page->cells + page->n_cells;

	for (gr_cell *cell = page->cells; cell < end; cell++)
	{
		if (cell->length != 1 || cell->state == GR_NUMBER || page->text[cell->start] != '.')
			continue;
		if (cell > page->cells)
			void_piece(cell - 1);
		if (cell + 1 < end)
			void_piece(cell + 1);
	}
}

/* 03 by itself behind an HTML table: what is drawn before a heading. */
static bool
is_drawn_number(const gr_page *page, const gr_line *line)
{
	const gr_cell *cell = &page->cells[line->first];

	return line->n == 1 && cell->length == 2 && page->text[cell->start] == '0';
}

/* The last cell of the row above the line, which begins with a figure, and its first are none where they are pieces of one. */
static void
void_pieces(gr_page *page, const gr_line *line, bool grid)
{
	const gr_line *row = line - 1;
	gr_cell    *last = &page->cells[row->first + row->n - 1];
	gr_cell    *first = &page->cells[line->first];

	if (ends_open(page, last))
		void_piece(first);
	else if (goes_on_below(page, line) && !(grid && is_drawn_number(page, line)))
	{
		void_piece(last);
		void_piece(first);
	}
}

static void
void_broken_figures(gr_page *page, bool grid)
{
	const gr_line *end = page->lines + page->n_lines;
	bool		figure = true;	/* all of the line above, below which most figures that are a line stand */

	for (const gr_line *line = page->lines; line < end; line++)
	{
		const bool	begins = line->n > 0 && page->cells[line->first].state == GR_NUMBER;

		if (begins && !figure)
			void_pieces(page, line, grid);
		figure = line->n <= (begins ? 1 : 0);	/* or the line has no cells */
	}
}

void
gr_void_doubtful(gr_page *page, bool grid, bool broken)
{
	if (page->points)
		void_around_points(page);
	if (broken || page->points)
		void_broken_figures(page, grid);
}
