/*
 * frame.c - the numbers of rows and columns that programs print around a table.
 *
 * A line 0, 1, 2 … or A, B, C … over rows that are numbered one by one is the frame of a
 * sheet: it and the numbers of the rows are no cells.
 */
#include "page/frame.h"

/* Rows of a frame that tell that it is one. */
#define FRAME_ROWS 3

/* The cell's number in a frame: 0 and A are the first; -1: it is none. */
static int64_t
frame_number(const gr_page *page, const gr_cell *cell)
{
	if (cell->state == GR_NUMBER)
		return cell->scale == 0 ? cell->mantissa : -1;
	if (cell->length != 1 || page->text[cell->start] < 'A' || page->text[cell->start] > 'Z')
		return -1;
	return page->text[cell->start] - 'A';
}

/* Whether the line numbers columns: all cells but a blank one before them, in order. */
static bool
numbers_columns(const gr_page *page, const gr_line *line)
{
	const gr_cell *cell = &page->cells[line->first];
	const gr_cell *end = cell + line->n;
	int64_t		number;

	if (cell->length == 0)
		cell++;
	number = frame_number(page, cell);
	if (number != 0 && number != 1)
		return false;
	for (; cell < end; cell++, number++)
		if (frame_number(page, cell) != number)
			return false;
	return true;
}

/* The line behind the rows that are numbered from this one on. */
static const gr_line *
rows_end(const gr_page *page, const gr_line *line)
{
	int64_t		number = -1;

	for (; line < page->lines + page->n_lines; line++)
	{
		const gr_cell *cell = &page->cells[line->first];

		if (line->n == 0)
			number += number >= 0;	/* a paragraph, which has no cells */
		else if (cell->state != GR_NUMBER || cell->scale != 0 || (number >= 0 ? cell->mantissa != number : cell->mantissa > 2))
			break;
		else
			number = cell->mantissa + 1;
	}
	return line;
}

static void
blank(gr_cell *cell)
{
	cell->state = GR_BLANK;
	cell->length = 0;
	cell->mantissa = 0;
}

static void
drop_number(gr_page *page, gr_line *line)
{
	const uint32_t end = line->start + line->length;

	if (line->n < 2)
		return;
	blank(&page->cells[line->first]);
	line->first++;
	line->n--;
	for (int i = 0; i < line->n; i++)
		page->cells[line->first + i].index--;
	line->start = page->cells[line->first].start;
	line->length = end > line->start ? end - line->start : 0;
}

bool
gr_drop_frames(gr_page *page)
{
	const gr_line *end = page->lines + page->n_lines;
	bool		dropped = false;

	for (gr_line *line = page->lines; line < end; line++)
	{
		const gr_line *behind;

		if (line->n < GR_FRAME_COLUMNS || !numbers_columns(page, line) || (behind = rows_end(page, line + 1)) < line + 1 + FRAME_ROWS)
			continue;
		for (int k = 0; k < line->n; k++)
			blank(&page->cells[line->first + k]);
		/* a frame may stand within another */
		for (gr_line *row = line + 1; row < behind; row++)
			drop_number(page, row);
		dropped = true;
	}
	return dropped;
}
