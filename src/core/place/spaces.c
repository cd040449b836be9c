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

bool
gr_fit_by_all(const gr_reading *r, uint32_t index, bool headed, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	const gr_width_kind width = gr_width_of(r->page, r->records);
	int			agreed = 0;

	if (is_evenly_parted(r->page, r->records, record))
		return false;
	for (int m = headed ? -1 : 0; m < r->n_members; m++)
	{
		const gr_record *other = m < 0 ? NULL : &r->records->list[r->members[m]];
		uint32_t	columns[GR_HEADER_COLUMNS];
		bool		fits = false;

		if (other != NULL && (other->layout != GR_SPACES || other->run || other->glued || gr_distance((int) r->members[m], (int) index) > GR_NEIGHBOURS
							  || !gr_take_filled(r->page, r->records, other, r->n, columns)))
			continue;
		for (int wide = 0; wide < 2; wide++)
		{
			uint32_t	cells[GR_HEADER_COLUMNS];

			if (width != GR_WIDTH_UNKNOWN && wide != (width == GR_WIDTH_COLUMNS))
				continue;
			if (fit(r->page, r->records, record, r->n, m < 0 ? r->header->cell : columns, wide != 0, cells) < 0)
			{
				if (width == GR_WIDTH_UNKNOWN)
					return false;
				continue;
			}
			if (agreed + fits > 0 && memcmp(cells, out, (size_t) r->n * sizeof *out) != 0)
				return false;
			memcpy(out, cells, (size_t) r->n * sizeof *out);
			fits = true;
		}
		agreed += !fits ? 0 : m < 0 ? 2 : 1;
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

