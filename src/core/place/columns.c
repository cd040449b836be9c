/*
 * columns.c - columns by count where all cells are there, by rulers where some are blank.
 */
#include "place/columns.h"

#include <string.h>

#include "place/habits.h"
#include "place/pieces.h"

/* By every ruler that stands: the same, or nothing. */
static bool
read_by_all(const gr_reading *r, const gr_class *class, const gr_record *record, uint32_t *out)
{
	for (int i = 0; i < class->n; i++)
	{
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (gr_read_by(r, class, &class->rulers[i], record, i == 0 ? out : cells) != GR_READ
			|| (i > 0 && memcmp(out, cells, (size_t) r->n * sizeof *out) != 0))
			return false;
	}
	return class->n > 0;
}

/* Whether a row of the table near by is full, so that its figures tell where the columns stand. */
static bool
tells_columns(const gr_reading *r, const gr_class *class, uint32_t index, uint32_t other)
{
	return gr_is_in_class(&r->records->list[other], class) && gr_distance((int) other, (int) index) <= GR_NEIGHBOURS
		&& gr_is_full(r, &r->records->list[other]);
}

/* By letters: by each full row near by whose columns the record's cells stand in, and by the header's names; two at least, and all the same. */
static bool
read_by_letters(const gr_reading *r, const gr_class *class, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	int			agreed = 0;

	for (int axis = class->axis; axis <= class->last_axis; axis++)
		for (int m = class->headed ? -1 : 0; m < r->n_members; m++)
		{
			uint32_t	cells[GR_HEADER_COLUMNS];
			gr_ruler	ruler;
			gr_verdict	verdict;

			if (m < 0)
				gr_find_ruler_of_names(r, class->layout, axis, &ruler);
			else if (tells_columns(r, class, index, r->members[m]))
				gr_find_ruler_of_row(r, &r->records->list[r->members[m]], axis, &ruler);
			else
				continue;
			verdict = gr_read_by(r, class, &ruler, record, agreed > 0 ? cells : out);
			if (verdict == GR_REFUTED && class->axis == class->last_axis)
				continue;
			if (verdict != GR_READ || (agreed > 0 && memcmp(cells, out, (size_t) r->n * sizeof *out) != 0))
				return false;
			agreed += m < 0 ? 2 : 1;
		}
	return agreed > 1 + class->last_axis - class->axis;
}

/* ---- the cells of a record ----------------------------------------------------------- */

/* A row of just as many cells as columns, with figures at both ends. */
static bool
is_whole(const gr_reading *r, const gr_record *record, const uint32_t *cells)
{
	return record->n_cells == r->n && gr_is_filled(r->page, cells[0]) && gr_is_filled(r->page, cells[r->n - 1]);
}

/* Whether cells that are blank stand behind the last column, itself blank: the row may be one that lost a cell and was filled up. */
static bool
may_be_filled_up(const gr_reading *r, const gr_record *record, const uint32_t *cells)
{
	const uint32_t last = cells[r->n - 1];

	return r->n >= GR_OUTCOMES && !gr_is_filled(r->page, last) && r->page->cells[last].index + 1 < r->page->lines[record->line].n;
}

/* Whether another row near by is as wide (by places from the end, behind its label, too), with figures at both ends of its columns: else a cell of the row was lost, or there is one too many. */
static bool
is_as_wide(const gr_reading *r, const gr_class *class, uint32_t index)
{
	const uint8_t width = r->page->lines[r->records->list[index].line].n;
	gr_ruler	named;

	if (gr_find_ruler_of_names(r, class->layout, GR_FROM_START, &named) && r->page->lines[r->page->cells[r->header->cell[0]].line].n == width)
		return true;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *other = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (r->members[m] == index || r->members[m] + GR_NEIGHBOURS < index || r->members[m] > index + GR_NEIGHBOURS
			|| !gr_is_in_class(other, class) || r->page->lines[other->line].n != width
			|| (class->rulers[0].axis == GR_FROM_END && other->n_cells != r->records->list[index].n_cells))
			continue;
		if (gr_read_by(r, class, &class->rulers[0], other, cells) == GR_READ && gr_is_filled(r->page, cells[0])
			&& gr_is_filled(r->page, cells[r->n - 1]))
			return true;
	}
	return false;
}

/* Whether a cell of the record that cannot be read may be several: with numbers or, where blanks part the cells, words. */
static bool
holds_several(const gr_reading *r, const gr_record *record)
{
	for (int i = 0; i < record->n_cells; i++)
	{
		const gr_cell *cell = &r->page->cells[gr_cell_of(r->records, record, i)];

		if (cell->state == GR_UNREADABLE
			&& (gr_numbers_in(r->page, cell) > 1
				|| (record->layout == GR_SPACES && memchr(r->page->text + cell->start, ' ', cell->length) != NULL)))
			return true;
	}
	return false;
}

/* The cells of a record in a line whose cells blanks part, in the order in which they stand; full: it has just a figure for each column, which out holds. */
static bool
find_in_blanks(const gr_reading *r, const gr_class *class, uint32_t index, bool full, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];

	const bool	doubtful = gr_may_mark_thousands(r->page, r->records, record);

	if (class->axis >= GR_CHARACTERS)
		return (full && !doubtful) || (!gr_are_evenly_parted(r->page, r->records, record) && read_by_letters(r, class, index, out));
	if (doubtful)
		return false;
	/* one blank between any two figures: none is blank, wherever spans move them to */
	return full || read_by_all(r, class, record, out);
}

/* Words in the last column may be a remark behind it, where a blank cell stands before the first. */
static bool
may_end_in_a_remark(const gr_reading *r, const gr_record *record, const uint32_t *cells)
{
	const uint32_t last = cells[r->n - 1];

	return gr_cell_of(r->records, record, 0) != cells[0] && gr_is_filled(r->page, last) && !gr_may_be_figure(r->page, &r->page->cells[last]);
}

/* Whether as many lines are between all cells of a full row: where most rows are not full, an empty one may be a blank cell, and a figure be none of the row. */
static bool
are_evenly_spaced(const gr_reading *r, const uint32_t *cells)
{
	const gr_page *page = r->page;
	uint32_t	step = 0;

	for (int k = 1; k < r->n; k++)
	{
		const uint32_t apart = page->lines[page->cells[cells[k]].line].number - page->lines[page->cells[cells[k - 1]].line].number;

		if (k > 1 && apart != step)
			return false;
		step = apart;
	}
	return true;
}

/* The same of a record whose cells are marked, or stand one a line. */
static bool
find_by_rulers(const gr_reading *r, const gr_class *class, uint32_t index, bool full, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];

	if (full && class->n == 0)
		return class->full * 2 > class->rows || are_evenly_spaced(r, out);
	if ((!full && record->n_filled > 0 && !class->keeps_blanks) || !read_by_all(r, class, record, out))
		return false;
	return full || class->run || record->n_filled == 0 || is_whole(r, record, out)
		|| (is_as_wide(r, class, index) && !may_be_filled_up(r, record, out) && !may_end_in_a_remark(r, record, out));
}

/* The cells of the record in the order in which they stand. */
static bool
find_places(const gr_reading *r, const gr_class *class, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	bool		full = class->certain || gr_take_filled(r->page, r->records, record, r->n, out);

	if (class->certain)
		memcpy(out, &r->records->cells[record->cells], (size_t) r->n * sizeof *out);
	if (class->crowded || gr_has_piece(r->page, r->records, record))
		return false;
	if (record->unreadable && holds_several(r, record))
		return false;			/* which columns they are of is not known, nor whose the cells beside them */
	return (class->axis >= GR_BLANKS_BEHIND ? find_in_blanks : find_by_rulers) (r, class, index, full, out);
}

static bool
hold_same(const gr_page *page, uint32_t a, uint32_t b)
{
	const gr_cell *x = &page->cells[a];
	const gr_cell *y = &page->cells[b];

	return a == b || (a != GR_NO_CELL && b != GR_NO_CELL && x->state == y->state && x->mantissa == y->mantissa && x->scale == y->scale);
}

bool
gr_columns_of(const gr_reading *r, uint32_t index, uint32_t *out)
{
	const gr_class *class = gr_class_of(r, &r->records->list[index]);
	const bool	other = r->header->other;
	uint32_t	places[GR_HEADER_COLUMNS];

	if (class == NULL || r->header->unclear || !find_places(r, class, index, other ? places : out))
		return false;
	for (int c = 0; c < r->n && other; c++)
	{
		const int	column = r->header->column[c];

		/* cells of one column side by side are those of a span */
		if (column >= 0 && c > 0 && column == r->header->column[c - 1] && !hold_same(r->page, places[c - 1], places[c]))
			return false;
		if (column >= 0)
			out[column] = places[c];
	}
	return true;
}
