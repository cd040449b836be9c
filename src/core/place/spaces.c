/*
 * spaces.c - columns of text that blanks lay out: by where figures stand in their lines.
 */
#include "place/spaces.h"

#include <string.h>

/* Characters that a figure may stand off its column in a fixed-width print. */
#define SLACK 2

/* Whether the header's names are laid out by blanks. */
static bool
stands_apart(const gr_reading *r)
{
	for (int c = 0; c < r->n; c++)
		if (r->page->lines[r->page->cells[r->header->cell[c]].line].layout != GR_SPACES)
			return false;
	return true;
}

/*
 * Gives each filled cell of the record the one column it stands in; returns how
 * far the farthest stands off, -1 where a cell stands in none or might stand in two.
 * A blank column takes two blanks at least: one for its cell and one behind it.
 */
static int
fit(const gr_page *page, const gr_records *records, const gr_record *record, int n, const uint32_t *columns, bool wide,
	uint32_t *out)
{
	int			farthest = 0;
	int			last = -1;

	for (int c = 0; c < n; c++)
		out[c] = GR_NO_CELL;
	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		gr_stretch		e;
		int			best = INT32_MAX;
		int			second = INT32_MAX;
		int			column = -1;

		if (!gr_is_filled(page, cell))
			continue;
		e = gr_stretch_of(&page->cells[cell], wide);
		for (int c = 0; c < n; c++)
		{
			int			off = gr_offset(e, gr_stretch_of(&page->cells[columns[c]], wide));

			if (off < best)
			{
				second = best;
				best = off;
				column = c;
			}
			else if (off < second)
				second = off;
		}
		if (best > SLACK || second - best < SLACK || column <= last
			|| (page->cells[cell].index > 0 && gr_blanks_before(page, cell, wide) < 2 * (column - last) - 1))
			return -1;
		last = column;
		out[column] = cell;
		if (best > farthest)
			farthest = best;
	}
	return farthest;
}

/* Whether the cells of a record stand below the header's names, counted in characters or in columns. */
static bool
stands_below(const gr_reading *r, const gr_record *record)
{
	const gr_width_kind width = gr_width_of(r->page, r->records);
	uint32_t	cells[GR_HEADER_COLUMNS];

	for (int wide = 0; wide < 2; wide++)
		if ((width == GR_WIDTH_UNKNOWN || wide == (width == GR_WIDTH_COLUMNS))
			&& fit(r->page, r->records, record, r->n, r->header->cell, wide != 0, cells) >= 0 && cells[r->n - 1] != GR_NO_CELL)
			return true;
	return false;
}

bool
gr_is_laid_below(const gr_reading *r)
{
	if (r->header == NULL || r->header->n != r->n || !stands_apart(r))
		return false;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];

		if (record->layout == GR_SPACES && !record->run && !record->glued && record->n_filled > 0 && !stands_below(r, record))
			return false;
	}
	return true;
}

/* Whether as many blanks part any two figures, though these are not as long: they tell of no columns. */
static bool
is_evenly_parted(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const gr_cell *before = NULL;
	bool		differ = false;
	int			gap = 0;

	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		int			blanks;

		if (!gr_is_filled(page, cell))
			continue;
		if (before != NULL)
		{
			blanks = gr_blanks_before(page, cell, false);
			if (gap > 0 && blanks != gap)
				return false;
			gap = blanks;
			differ = differ || page->cells[cell].chars != before->chars;
		}
		before = &page->cells[cell];
	}
	return differ && record->n_filled > 2;
}

/*
 * The cells of a record in columns, counted in characters or in terminal columns, whichever may be the text's.  Returns 1 where
 * they fit, 0 where they do not, -1 where the two differ, or from those in out that are agreed upon already.
 */
static int
fit_either_way(const gr_reading *r, const gr_record *record, const uint32_t *columns, bool agreed, uint32_t *out)
{
	const gr_width_kind width = gr_width_of(r->page, r->records);
	int			fits = 0;

	for (int wide = 0; wide < 2; wide++)
	{
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (width != GR_WIDTH_UNKNOWN && wide != (width == GR_WIDTH_COLUMNS))
			continue;
		if (fit(r->page, r->records, record, r->n, columns, wide != 0, cells) < 0)
		{
			if (width == GR_WIDTH_UNKNOWN)
				return -1;
			continue;
		}
		if ((agreed || fits > 0) && memcmp(cells, out, (size_t) r->n * sizeof *out) != 0)
			return -1;
		memcpy(out, cells, (size_t) r->n * sizeof *out);
		fits = 1;
	}
	return fits;
}

/* Whether a row of the table near by is full, so that its figures tell where the columns stand. */
static bool
tells_columns(const gr_reading *r, uint32_t index, uint32_t other, uint32_t *columns)
{
	const gr_record *record = &r->records->list[other];

	return record->layout == GR_SPACES && !record->run && !record->glued && gr_distance((int) other, (int) index) <= GR_NEIGHBOURS
		&& gr_take_filled(r->page, r->records, record, r->n, columns);
}

bool
gr_fit_by_all(const gr_reading *r, uint32_t index, bool headed, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	int			agreed = 0;

	if (is_evenly_parted(r->page, r->records, record))
		return false;
	if (headed && (agreed = 2 * fit_either_way(r, record, r->header->cell, false, out)) < 0)
		return false;
	for (int m = 0; m < r->n_members; m++)
	{
		uint32_t	columns[GR_HEADER_COLUMNS];
		int			fits = tells_columns(r, index, r->members[m], columns) ? fit_either_way(r, record, columns, agreed > 0, out) : 0;

		if (fits < 0)
			return false;
		agreed += fits;
	}
	/* a figure that is lost with the blanks before it moves those behind it, and leaves the last column blank */
	return agreed > 1 && out[r->n - 1] != GR_NO_CELL;
}

bool
gr_may_be_parted(const gr_page *page, const gr_records *records, const gr_record *record)
{
	bool		close = false;
	int			apart = 0;

	for (int i = 1; i < record->n_cells; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		int			blanks;

		/* a row that goes on in the next lines */
		if (cell == GR_GAP || page->cells[cell].index == 0)
			continue;
		blanks = gr_blanks_before(page, cell, false);
		close = close || (blanks == 1 && page->cells[cell].length == 3 && page->cells[cell].state == GR_NUMBER);
		apart += blanks > 1;
	}
	return close && apart * 2 > record->n_cells;
}

