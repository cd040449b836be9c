/*
 * columns.c - columns by count where all cells are there, by the cells of other
 * rows or of the header where some are blank.
 */
#include "place/columns.h"

#include <string.h>

/* Records to both sides that are looked at, so that the work stays linear. */
#define NEIGHBOURS 48
/* Characters that a figure may stand off its column in a fixed-width print. */
#define SLACK 2

static bool
is_separated(uint8_t layout)
{
	return layout == GR_TABS || layout == GR_BARS || layout == GR_COMMAS || layout == GR_GRID;
}

/* Whether the cell holds a figure, or what may be a damaged one. */
static bool
may_be_figure(const gr_page *page, const gr_cell *cell)
{
	const char *text = page->text + cell->start;

	if (cell->state != GR_UNREADABLE)
		return cell->state != GR_ABSENT;
	for (uint32_t i = 0; i < cell->length; i++)
		if (text[i] >= '0' && text[i] <= '9')
			return true;
	return false;
}

/*
 * The record's filled cells, which must be n and have no blank cell between them; where
 * there are blank ones too, none that is no figure, for it may stand behind the figures.
 * Nor may the last one be a text where blank ones leave no trace.
 */
static bool
take_filled(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out)
{
	int			found = 0;

	if (record->n_filled != n)
		return false;
	if (record->n_cells == n)
	{
		memcpy(out, &records->cells[record->cells], (size_t) n * sizeof *out);
		return page->cells[out[n - 1]].state != GR_ABSENT || is_separated(record->layout)
			|| record->layout == GR_MARKED_CELL;
	}
	for (int i = 0; i < record->n_cells && found < n; i++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];

		if (cell == GR_GAP || (found == 0 && page->cells[cell].state == GR_BLANK))
			continue;
		if (!may_be_figure(page, &page->cells[cell]) || page->cells[cell].state == GR_BLANK)
			return false;
		out[found++] = cell;
	}
	return found == n;
}

/* Whether the record has just n figures, side by side. */
static bool
is_full(const gr_page *page, const gr_records *records, const gr_record *record, int n)
{
	uint32_t	cells[GR_MAX_COLUMNS];

	return take_filled(page, records, record, n, cells);
}

/* ---- cells that have a number in their line ------------------------------ */

/* Lines of a header above the one that names a column. */
#define HEADER_LINES 2

/* Whether a line of the header has a name for the cells of this index. */
static bool
is_named(const gr_page *page, const gr_header *header, int index)
{
	for (int c = 0; c < header->n; c++)
		for (uint32_t above = 0; above <= HEADER_LINES && above <= header->line[c]; above++)
		{
			const gr_line *line = &page->lines[header->line[c] - above];

			if (line->layout != page->lines[header->line[c]].layout || line->n != page->lines[header->line[c]].n)
				break;
			if (index < line->n && page->cells[line->first + (uint32_t) index].state == GR_ABSENT)
				return true;
		}
	return false;
}

/*
 * Takes the cells at the given places of the record's line; false where the
 * line ends before: a cell was lost; or where a filled one stands elsewhere, but
 * for columns that the form does not have and the given header names.
 */
static bool
take_places(const gr_page *page, const gr_records *records, const gr_record *record, int n, const int *place,
			const gr_header *foreign, uint32_t *out)
{
	const gr_line *line = &page->lines[record->line];
	int			taken = 0;
	bool		text = false;	/* the last of them is one */

	for (int i = 0; i < n; i++)
	{
		out[i] = line->first + (uint32_t) place[i];
		if (place[i] < 0 || place[i] >= line->n || out[i] < records->cells[record->cells])
			return false;
		taken += gr_is_filled(page, out[i]);
		text = page->cells[out[i]].state == GR_ABSENT;
	}
	/* a remark behind the figures, the first of which is blank: the row has one cell more than others */
	if (text && line->first + (uint32_t) place[0] > records->cells[record->cells])
		return false;
	for (int i = 0; foreign != NULL && i < record->n_cells; i++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];

		if (gr_is_filled(page, cell) && !is_named(page, foreign, page->cells[cell].index))
			return false;
	}
	return foreign != NULL || taken == record->n_filled;
}

/*
 * Where the figures stand, by the full rows around: 1; 0 where there is none;
 * -1 where they do not tell.  Rows may be of several widths, where their labels
 * span columns, but then end alike; a row as wide as none of them has lost a cell,
 * and rows that do not end alike are ragged.
 */
static int
learn_places(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n, int *place)
{
	const gr_record *record = &records->list[index];
	uint8_t		width = page->lines[record->line].n;
	int			behind[GR_MAX_COLUMNS]; /* cells from the column to the end of the line */
	bool		known = false;
	bool		as_wide = false;

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];
		const gr_line *line = &page->lines[other->line];
		uint32_t	cells[GR_MAX_COLUMNS];

		if (other->layout != record->layout || other->run || !take_filled(page, records, other, n, cells))
			continue;
		for (int c = 0; c < n; c++)
		{
			int			at = line->n - page->cells[cells[c]].index;

			if (known && behind[c] != at)
				return -1;
			behind[c] = at;
		}
		known = true;
		as_wide = as_wide || line->n == width;
	}
	if (!as_wide)
		return known ? -1 : 0;
	for (int c = 0; c < n; c++)
		place[c] = width - behind[c];
	return 1;
}

/* Whether all full rows are as wide as this one, and have their figures right behind their labels: spans left no cells there. */
static bool
begin_behind_labels(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n)
{
	const gr_record *record = &records->list[index];

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];
		uint32_t	cells[GR_MAX_COLUMNS];

		if (other->layout == record->layout && !other->run && take_filled(page, records, other, n, cells)
			&& (page->lines[other->line].n != page->lines[record->line].n || cells[0] != records->cells[other->cells]))
			return false;
	}
	return true;
}

/* The first n cells of a record, where all others are blank. */
static bool
take_first(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out)
{
	int			taken = 0;

	if (record->n_cells < n)
		return false;
	for (int c = 0; c < n; c++)
	{
		out[c] = records->cells[record->cells + (uint32_t) c];
		taken += gr_is_filled(page, out[c]);
	}
	return taken == record->n_filled;
}

/* Whether the cells behind the labels are n in every row around: one table, ragged before its figures only. */
static bool
has_even_rows(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n)
{
	const gr_record *record = &records->list[index];

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];
		uint32_t	cells[GR_MAX_COLUMNS];

		if (other->layout == record->layout && !other->run && take_filled(page, records, other, n, cells)
			&& other->n_cells != n)
			return false;
	}
	return true;
}

/*
 * Whether every row around has n cells behind its labels, and some have figures in the
 * first and the last of them, one as wide as this row: spans left no cells there, so that
 * blank ones are figures, and no cell was lost.
 */
static bool
have_all_cells(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n)
{
	const gr_record *record = &records->list[index];
	int			sure = 0;
	bool		as_wide = false;

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];
		const uint32_t *cells = &records->cells[other->cells];

		if (other->layout != record->layout || other->run)
			continue;
		if (other->n_cells != n)
			return false;
		if (!gr_is_filled(page, cells[0]) || !gr_is_filled(page, cells[n - 1]))
			continue;
		sure++;
		as_wide = as_wide || (i != index && page->lines[other->line].n == page->lines[record->line].n);
	}
	return sure > 2 && as_wide;
}

static bool
header_places(const gr_page *page, const gr_record *record, int n, const gr_header *header, int *place)
{
	if (header == NULL || header->n != n)
		return false;
	for (int c = 0; c < n; c++)
	{
		const gr_line *line = &page->lines[header->line[c]];

		if (line->layout != record->layout || line->n != page->lines[record->line].n)
			return false;
		place[c] = page->cells[header->cell[c]].index;
		if (c > 0 && place[c] <= place[c - 1])
			return false;
	}
	return true;
}

/* Rows that must hold a figure in the first of the table's last columns, and in the last. */
#define ROWS_AT_ENDS 3

/*
 * The last n cells of a line: where all rows are as wide, no figure stands before these,
 * and the first and the last of them hold some.  So the columns are known under a header
 * that was moved, as converters do that cut a table in two behind its first row.
 */
static bool
end_places(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n, int *place)
{
	const gr_record *record = &records->list[index];
	const int	width = page->lines[record->line].n;
	int			in_first = 0;
	int			in_last = 0;

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];

		if (other->layout != record->layout || other->run)
			continue;
		if (page->lines[other->line].n != width || other->mixed)
			return false;
		for (int c = 0; c < other->n_cells; c++)
		{
			const gr_cell *cell = &page->cells[records->cells[other->cells + (uint32_t) c]];

			if (cell->state == GR_BLANK)
				continue;
			if (cell->index < width - n)
				return false;
			in_first += cell->index == width - n;
			in_last += cell->index == width - 1;
		}
	}
	for (int c = 0; c < n; c++)
		place[c] = width - n + c;
	return in_first >= ROWS_AT_ENDS && in_last >= ROWS_AT_ENDS;
}

/* A header of which all lines have as many cells: one that shows the table's columns. */
static bool
has_grid(const gr_page *page, const gr_header *header)
{
	if (header == NULL || header->n == 0)
		return false;
	for (int c = 1; c < header->n; c++)
		if (page->lines[header->line[c]].n != page->lines[header->line[0]].n)
			return false;
	return true;
}

/* ---- cells that stand apart by blanks ------------------------------------ */

typedef struct extent
{
	int			from;
	int			until;
} extent;

static extent
extent_of(const gr_cell *cell, bool wide)
{
	int			from = wide ? cell->x_columns : cell->x_chars;

	return (extent) {from, from + (wide ? cell->columns : cell->chars)};
}

static int
distance(int a, int b)
{
	return a < b ? b - a : a - b;
}

/* How far a figure stands off a column, whichever way the column is justified. */
static int
offset(extent a, extent b)
{
	int			left = distance(a.from, b.from);
	int			right = distance(a.until, b.until);
	int			middle = distance(a.from + a.until, b.from + b.until) / 2;

	left = left < right ? left : right;
	return left < middle ? left : middle;
}

/* Blanks between a cell and the one before it in its line. */
static int
blanks_before(const gr_page *page, uint32_t cell, bool wide)
{
	return extent_of(&page->cells[cell], wide).from - extent_of(&page->cells[cell - 1], wide).until;
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
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];
		extent		e;
		int			best = INT32_MAX;
		int			second = INT32_MAX;
		int			column = -1;

		if (!gr_is_filled(page, cell))
			continue;
		e = extent_of(&page->cells[cell], wide);
		for (int c = 0; c < n; c++)
		{
			int			off = offset(e, extent_of(&page->cells[columns[c]], wide));

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
			|| (page->cells[cell].index > 0 && blanks_before(page, cell, wide) < 2 * (column - last) - 1))
			return -1;
		last = column;
		out[column] = cell;
		if (best > farthest)
			farthest = best;
	}
	/* a figure that is lost with the blanks before it moves those behind it, and leaves the last column blank */
	return out[n - 1] == GR_NO_CELL ? -1 : farthest;
}

/* By the way in which full rows end more alike. */
gr_width_kind
gr_find_width(const gr_page *page, const gr_records *records)
{
	int			spread[2] = {0, 0};
	extent		before[2] = {{-1, -1}, {-1, -1}};
	int			rows = 0;

	for (uint32_t i = 0; i < records->n && rows < NEIGHBOURS; i++)
	{
		const gr_record *record = &records->list[i];
		uint32_t	cells[GR_MAX_COLUMNS];
		int			n = record->n_filled;

		if (record->layout != GR_SPACES || record->table != GR_TABLE_APPLICATIONS || n == 0 || n > GR_APPLICANTS
			|| !take_filled(page, records, record, n, cells))
			continue;
		rows++;
		for (int wide = 0; wide < 2; wide++)
		{
			extent		e = extent_of(&page->cells[cells[n - 1]], wide != 0);

			if (before[wide].from >= 0)
				spread[wide] += offset(e, before[wide]);
			before[wide] = e;
		}
	}
	if (rows < 2)
		return GR_WIDTH_UNKNOWN;
	return spread[1] < spread[0] ? GR_WIDTH_COLUMNS : GR_WIDTH_CHARACTERS;
}

static bool
fit_neighbours(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n,
			   uint32_t *out)
{
	const gr_record *record = &records->list[index];
	uint32_t	from = index > first + NEIGHBOURS ? index - NEIGHBOURS : first;
	uint32_t	until = last < index + NEIGHBOURS ? last : index + NEIGHBOURS;
	bool		wide = records->width == GR_WIDTH_COLUMNS;
	int			best = -1;
	int			agreed = 0;		/* rows that give these columns */

	for (uint32_t i = from; i <= until; i++)
	{
		uint32_t	columns[GR_MAX_COLUMNS];
		uint32_t	cells[GR_MAX_COLUMNS];
		bool		same = true;
		int			off;

		if (records->list[i].layout != GR_SPACES || !take_filled(page, records, &records->list[i], n, columns))
			continue;
		off = fit(page, records, record, n, columns, wide, cells);
		if (off < 0)
			continue;
		for (int c = 0; c < n && best >= 0; c++)	/* else nothing is in out yet */
			same = same && cells[c] == out[c];
		if (best < 0 || (!same && off < best))
		{
			best = off;
			agreed = 0;
			for (int c = 0; c < n; c++)
				out[c] = cells[c];
		}
		else if (!same && off == best)
			return false;
		agreed += same || agreed == 0;
		best = off < best ? off : best;
	}
	/* one row may stand so by chance */
	return agreed > 1;
}

static bool
fit_header(const gr_page *page, const gr_records *records, const gr_record *record, int n, const gr_header *header,
		   uint32_t *out)
{
	uint32_t	other[GR_MAX_COLUMNS];

	if (header == NULL || header->n != n)
		return false;
	for (int c = 0; c < n; c++)
		if (page->lines[header->line[c]].layout != GR_SPACES)
			return false;
	if (records->width != GR_WIDTH_UNKNOWN)
		return fit(page, records, record, n, header->cell, records->width == GR_WIDTH_COLUMNS, out) >= 0;
	if (fit(page, records, record, n, header->cell, false, out) < 0
		|| fit(page, records, record, n, header->cell, true, other) < 0)
		return false;
	for (int c = 0; c < n; c++)
		if (out[c] != other[c])
			return false;
	return true;
}

/* ---- cells one a line ---------------------------------------------------- */

/* Blank cells that a span leaves between the header's label of the rows and its first column; 0: none, or it has no such label. */
static int
spanned_before(const gr_page *page, const gr_header *header)
{
	uint32_t	cell = header != NULL && header->n > 0 ? header->cell[0] : 0;
	int			blanks = 0;

	while (cell > 0 && page->lines[page->cells[cell].line].layout == GR_MARKED_CELL && page->lines[page->cells[cell].line].gap == 0)
	{
		if (page->cells[--cell].state != GR_BLANK)
			return page->cells[cell].state == GR_ABSENT ? blanks : 0;
		blanks++;
	}
	return 0;
}

/* Cells that are marked, blank ones too: their number tells. */
static bool
take_marked(const gr_page *page, const gr_records *records, const gr_record *record, int n, const gr_header *header, uint32_t *out)
{
	int			before = spanned_before(page, header);
	int			found = 0;

	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];

		if (cell == GR_GAP)
			continue;
		if (before > 0)
		{
			if (gr_is_filled(page, cell))
				return false;
			before--;
			continue;
		}
		if (found < n)
			out[found] = cell;
		found++;
	}
	return found == n;
}

/*
 * Blanks behind the n cells of full rows whose cells have a bar each: a bar alone
 * may be a blank cell, or what some converters begin each row with.  -1 where
 * there are no such rows, -2 where they differ.
 */
static int
bars_behind(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n)
{
	int			behind = -1;

	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];

		if (i == index || !other->run || other->layout != records->list[index].layout || !is_full(page, records, other, n)
			|| !gr_is_filled(page, records->cells[other->cells]))
			continue;
		if (behind >= 0 && other->n_cells - n != behind)
			return -2;
		behind = other->n_cells - n;
	}
	return behind;
}

/*
 * A run of n figures that is no full row, since it has blank cells too: marked
 * ones, or empty lines where those are cells.
 */
static bool
is_odd_run(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n,
		   const gr_header *header)
{
	const gr_record *record = &records->list[index];
	uint32_t	cells[GR_MAX_COLUMNS];
	int			with = 0;
	int			without = 0;

	if (record->n_cells == record->n_filled)
		return false;
	if (record->layout == GR_MARKED_CELL)
		return !take_marked(page, records, record, n, header, cells);
	if (record->layout != GR_ONE_CELL)
	{
		int			behind = bars_behind(page, records, first, last, index, n);

		return behind >= 0 && record->n_cells - n != behind;
	}
	for (uint32_t i = index > first + NEIGHBOURS ? index - NEIGHBOURS : first; i <= last && i <= index + NEIGHBOURS; i++)
		if (i != index && records->list[i].run && records->list[i].layout == record->layout
			&& is_full(page, records, &records->list[i], n))
			*(records->list[i].n_cells > records->list[i].n_filled ? &with : &without) += 1;
	return without > with;
}

/*
 * Empty lines are blank cells where full rows have none between their figures.
 * The last cell must hold a figure: a blank one could as well be what the next
 * row begins with, and a figure that is lost would move the others.  A row that
 * is alone in its table is measured by the rows of the other tables.
 */
static bool
take_gaps(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n, uint32_t *out)
{
	const gr_record *record = &records->list[index];
	int			peers = 0;
	int			others = 0;

	if (record->n_cells != n || record->more_gaps)
		return false;
	for (uint32_t i = index > NEIGHBOURS ? index - NEIGHBOURS : 0; i < records->n && i <= index + NEIGHBOURS; i++)
	{
		const gr_record *other = &records->list[i];
		bool		peer = i >= first && i <= last && is_full(page, records, other, n);

		if (i == index || other->layout != record->layout)
			continue;
		if (other->n_filled > 1 && other->n_cells == other->n_filled)
			others++;
		if (!peer)
			continue;
		if (other->gaps || other->n_cells != n)
			return false;
		peers++;
	}
	if (peers == 0 && others < 3)
		return false;
	for (int c = 0; c < n; c++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) c];

		out[c] = cell == GR_GAP ? GR_NO_CELL : cell;
	}
	return true;
}

/* -------------------------------------------------------------------------- */

/* Whether two cells may be one figure whose thousands stand apart, 1 204, in a line whose other cells stand further apart. */
static bool
may_be_parted(const gr_page *page, const gr_records *records, const gr_record *record)
{
	bool		close = false;
	int			apart = 0;

	for (int i = 1; i < record->n_cells; i++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];
		int			blanks;

		/* a row that goes on in the next lines */
		if (cell == GR_GAP || page->cells[cell].index == 0)
			continue;
		blanks = blanks_before(page, cell, false);
		close = close || (blanks == 1 && page->cells[cell].length == 3 && page->cells[cell].state == GR_NUMBER);
		apart += blanks > 1;
	}
	return close && apart * 2 > record->n_cells;
}

/* The cells of the record in the order in which they stand. */
static bool
find_places(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n,
			const gr_header *header, uint32_t *out)
{
	const gr_record *record = &records->list[index];
	int			place[GR_MAX_COLUMNS];

	if (header != NULL && (header->confused || (record->run && header->crowded)))
		return false;
	if (header != NULL && header->foreign)
		return !record->run
			&& (record->layout == GR_SPACES ? fit_header(page, records, record, n, header, out)
				: has_grid(page, header) && header_places(page, record, n, header, place)
				&& take_places(page, records, record, n, place, header, out));
	if (take_filled(page, records, record, n, out)
		&& (record->layout != GR_SPACES || !may_be_parted(page, records, record)
			|| fit_neighbours(page, records, first, last, index, n, out)))
		return !record->run || !is_odd_run(page, records, first, last, index, n, header);
	if (record->n_filled > n)
		return false;
	if (record->run)
		switch (record->layout)
		{
			case GR_MARKED_CELL:
				return take_marked(page, records, record, n, header, out);
			case GR_ONE_CELL:
				return take_gaps(page, records, first, last, index, n, out);
			default:
				return record->n_cells - n == bars_behind(page, records, first, last, index, n)
					&& take_first(page, records, record, n, out);
		}
	if (is_separated(record->layout))
	{
		int			learned = learn_places(page, records, first, last, index, n, place);

		if (learned < 0 && begin_behind_labels(page, records, first, last, index, n))
			return take_first(page, records, record, n, out);
		if (learned > 0)
			return take_places(page, records, record, n, place, NULL, out);
		if (learned == 0 && header_places(page, record, n, header, place)
			&& take_places(page, records, record, n, place, NULL, out))
			return true;
		if (learned == 0 && end_places(page, records, first, last, index, n, place))
			return take_places(page, records, record, n, place, NULL, out);
		/* no grid to go by: as many cells as columns, with a figure at both ends */
		return record->n_cells == n && take_marked(page, records, record, n, NULL, out)
			&& (have_all_cells(page, records, first, last, index, n)
				|| (!has_grid(page, header) && gr_is_filled(page, out[0]) && gr_is_filled(page, out[n - 1])
					&& has_even_rows(page, records, first, last, index, n)));
	}
	if (record->layout == GR_SPACES)
		return fit_neighbours(page, records, first, last, index, n, out)
			|| fit_header(page, records, record, n, header, out);
	return false;
}

bool
gr_columns_of(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, uint32_t index, int n,
			  const gr_header *header, uint32_t *out)
{
	uint32_t	places[GR_MAX_COLUMNS];
	bool		ordered = header == NULL || header->n != n;

	if (!find_places(page, records, first, last, index, n, header, places))
		return false;
	for (int c = 0; c < n; c++)
		out[ordered ? c : header->column[c]] = places[c];
	return true;
}
