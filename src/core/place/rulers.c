/*
 * rulers.c - where a table's columns may stand, and which of these rulers its rows leave standing.
 *
 * First what a table's rows say of each ruler, once for the table; then each record's cells by
 * the rulers that stand.  Where all rows are full, and nothing else stands among them, no other
 * reading is left and none is asked for.
 */
#include "place/rulers.h"

#include <string.h>

#include "place/habits.h"

/* Characters that a figure may stand off its column where its letters tell which it is. */
#define SLACK 2

/* ---- one ruler ------------------------------------------------------------------- */

static bool
is_of_letters(int axis)
{
	return axis >= GR_CHARACTERS;
}

/* The blank cell at a column's place; GR_NO_CELL where the line has none there. */
static uint32_t
blank_at(const gr_reading *r, const gr_record *record, const gr_ruler *ruler, int column)
{
	const gr_line *line = &r->page->lines[record->line];
	int			own = r->page->cells[r->records->cells[record->cells]].index;
	int			index = ruler->at[column].from;

	if (ruler->axis == GR_FROM_END)
		index += line->n;
	if (ruler->axis == GR_BEHIND_LABEL)
		index += own;
	return index >= own && index < line->n ? line->first + (uint32_t) index : GR_NO_CELL;
}

/* The blank cells of a line in the columns that no figure stands in; false: one is not there. */
static bool
take_blanks(const gr_reading *r, const gr_record *record, const gr_ruler *ruler, uint32_t *out)
{
	for (int k = 0; k < r->n; k++)
		if (out[k] == GR_NO_CELL && (out[k] = blank_at(r, record, ruler, k)) == GR_NO_CELL)
			return false;
	return true;
}

static gr_habits *
habits_of(const gr_reading *r, const gr_class *class)
{
	return gr_habits_of(r->page, r->records, class->run, class->layout);
}

/* Of so many lines, or blanks, between a figure of a row and the text before or behind it; none where a digit stands right behind a letter. */
static uint32_t
line_bit(int64_t lines)
{
	return lines < 0 ? 0 : (uint32_t) 1 << (lines < GR_TAILS ? lines : GR_TAILS - 1);
}

/*
 * Whether a row whose first column is blank may begin further on, where others with more blank cells behind the label do, so
 * that its figures are those of the columns before; lines: of a run, from the label above to the text below.
 */
static bool
may_stand_before(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, int64_t lines, const uint32_t *out)
{
	const int	lead = ruler->at[0].from;
	const int64_t tail = lines - ruler->at[r->n - 1].from;

	for (int k = 1; k < r->n && out[k - 1] == GR_NO_CELL; k++)
	{
		const int	step = ruler->at[k].from - lead;

		if ((class->heads & line_bit(lead + step)) != 0
			&& (!class->run || (class->tails & line_bit(tail - step)) != 0))
			return true;
	}
	return false;
}

/* Of a run with n figures, all of which stand in columns of the ruler: whether none was lost, nor is one too many, which would move all others. */
static gr_verdict
read_run_by(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, const gr_record *record, int n, const uint32_t *out)
{
	const int64_t above = gr_line_above(r->page, record);
	const int64_t lines = gr_line_below(r->page, r->records, record) - above;
	const int	last = r->n - 1;

	if (lines <= ruler->at[last].from)
		return GR_REFUTED;
	/* figures at both ends show it, or the row's length */
	if (n == 0 || (out[0] != GR_NO_CELL && out[last] != GR_NO_CELL))
		return GR_READ;
	/* blank cells of spans stand at its ends, too */
	if (out[last] == GR_NO_CELL || record->closed || record->n_cells > r->n
		|| may_stand_before(r, class, ruler, lines, out))
		return GR_UNREAD;
	return class->tails == 0 || (class->tails & line_bit(lines - ruler->at[last].from)) != 0 ? GR_READ : GR_UNREAD;
}

/* The column behind another, the last, that a place is at, or, by letters, near by, and near no other; -1: none. */
static int
column_at(const gr_reading *r, const gr_ruler *ruler, gr_stretch place, int last)
{
	int			best = GR_FAR;
	int			second = GR_FAR;
	int			column = last + 1;

	if (!is_of_letters(ruler->axis))
	{
		while (column < r->n && ruler->at[column].from < place.from)
			column++;
		return column < r->n && ruler->at[column].from == place.from ? column : -1;
	}
	for (int c = 0; c < r->n; c++)
	{
		int			off = gr_offset(place, ruler->at[c]);

		if (off < best)
		{
			second = best;
			best = off;
			column = c;
		}
		else if (off < second)
			second = off;
	}
	return best > SLACK || second - best < SLACK || column <= last ? -1 : column;
}

/* Whether columns that would be blank before a cell have room: two blanks at least, one for the cell and one behind it. */
static bool
has_room(const gr_page *page, uint32_t cell, int axis, int columns)
{
	return !is_of_letters(axis) || page->cells[cell].index == 0 || gr_blanks_before(page, cell, axis == GR_WIDTHS) > 2 * columns;
}

gr_verdict
gr_read_by(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, const gr_record *record, uint32_t *out)
{
	uint32_t	cells[GR_HEADER_COLUMNS + 1];
	gr_stretch	places[GR_HEADER_COLUMNS + 1];
	int			n = gr_take_places(r->page, r->records, record, ruler->axis, GR_HEADER_COLUMNS + 1, cells, places);
	int			last = -1;

	for (int k = 0; k < r->n; k++)
		out[k] = GR_NO_CELL;
	for (int i = 0; i < n; i++)
	{
		int			column = column_at(r, ruler, places[i], last);

		if (column < 0 || !has_room(r->page, cells[i], ruler->axis, column - last - 1))
			return gr_may_be_figure(r->page, &r->page->cells[cells[i]]) ? GR_REFUTED : GR_UNREAD;
		out[column] = cells[i];
		last = column;
	}
	if (ruler->axis == GR_LINES_BELOW)
		return record->spaced && out[0] == GR_NO_CELL ? GR_UNREAD : read_run_by(r, class, ruler, record, n, out);
	/* a figure that is lost with the blanks before it moves those behind it, and leaves the last column blank */
	if (ruler->axis >= GR_BLANKS_BEHIND)
		return out[r->n - 1] == GR_NO_CELL || (ruler->axis == GR_BLANKS_BEHIND && may_stand_before(r, class, ruler, 0, out)) ? GR_UNREAD : GR_READ;
	return take_blanks(r, record, ruler, out) ? GR_READ : GR_UNREAD;
}

bool
gr_is_full(const gr_reading *r, const gr_record *record)
{
	return gr_take_filled(r->page, r->records, record, r->n, NULL);
}

void
gr_find_ruler_of_row(const gr_reading *r, const gr_record *record, int axis, gr_ruler *ruler)
{
	uint32_t	cells[GR_HEADER_COLUMNS];

	ruler->axis = (uint8_t) axis;
	gr_take_places(r->page, r->records, record, axis, r->n, cells, ruler->at);
}

bool
gr_find_ruler_of_names(const gr_reading *r, uint8_t layout, int axis, gr_ruler *ruler)
{
	ruler->axis = (uint8_t) axis;
	if (r->header->n != r->n || (!is_of_letters(axis) && !r->header->grid))
		return false;
	for (int c = 0; c < r->n; c++)
	{
		const gr_cell *cell = &r->page->cells[r->header->cell[c]];

		if (r->page->lines[cell->line].layout != layout)
			return false;
		ruler->at[c] = gr_place_in_line(cell, axis);
	}
	return true;
}

/* Whether a blank cell stands before one of the header's names in its line, for a span or in the corner. */
static bool
has_blank_name(const gr_reading *r)
{
	for (int c = 0; c < r->n; c++)
		if (r->page->cells[r->header->cell[c]].index > 0 && !gr_is_filled(r->page, r->header->cell[c] - 1))
			return true;
	return false;
}

/* A ruler by nothing but the number of columns. */
static void
find_ruler_by_count(const gr_reading *r, const gr_habits *habits, int axis, gr_ruler *ruler)
{
	ruler->axis = (uint8_t) axis;
	for (int c = 0; c < r->n; c++)
	{
		int			at = axis == GR_FROM_END ? c - r->n : axis == GR_LINES_BELOW ? habits->lead + habits->step * c : c;

		ruler->at[c] = (gr_stretch) {at, at};
	}
}

/* Rows that may stand otherwise than a ruler that others confirm: one for so many. */
#define ODD_ROWS 3

/* Adds the ruler that stands behind the class's, with what its rows say of it. */
static void
add_ruler(const gr_reading *r, gr_class *class)
{
	const gr_ruler *ruler = &class->rulers[class->n++];
	gr_votes   *votes = &class->rulers[class->n - 1].votes;

	*votes = (gr_votes) {.explained = true};
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];
		bool		full;
		bool		before;
		gr_verdict	v;

		if (!gr_is_in_class(record, class))
			continue;
		v = gr_read_by(r, class, ruler, record, cells);
		full = gr_is_full(r, record);
		votes->read += v == GR_READ;
		votes->refuted += v == GR_REFUTED;
		votes->full_read += full && v == GR_READ;
		votes->full_refuted += full && v == GR_REFUTED;
		votes->explained = votes->explained && v == GR_READ && record->n_cells == r->n;
		if (v != GR_READ)
			continue;
		votes->ends += gr_is_filled(r->page, cells[0]) && gr_is_filled(r->page, cells[r->n - 1]);
		before = false;
		for (int c = 1; c < r->n && record->n_filled < r->n; c++)
			before = before || (gr_is_filled(r->page, cells[c]) && !gr_is_filled(r->page, cells[c - 1])
								&& !gr_is_written_blank(r->page, cells[c - 1]));
		votes->blank_before += before;
	}
}

/*
 * Whether rows confirm a ruler that nothing else speaks for: all can be read by it, are as
 * wide, and some hold a figure in the first and in the last of its columns; fewer will do where all
 * rows have just those columns behind their labels.
 */
static bool
is_confirmed(const gr_class *class, const gr_votes *votes)
{
	return votes->read == class->rows && ((votes->explained && votes->ends == class->rows) || (class->even && votes->ends >= ODD_ROWS));
}

/* Whether too many rows refute a ruler. */
static bool
is_refuted(const gr_class *class, const gr_votes *votes)
{
	return (votes->refuted - votes->full_refuted) * ODD_ROWS > class->full + votes->read - votes->full_read;
}

/*
 * Whether full rows refute a ruler: cells of a line are there, or not; lines may come between.  Where none is full, one by
 * nothing but the number of columns must be confirmed.
 */
static bool
is_unsupported(const gr_class *class, const gr_votes *votes)
{
	if (class->full == 0)
		return class->run ? is_refuted(class, votes) : !is_confirmed(class, votes);
	return class->run ? votes->full_refuted * ODD_ROWS > votes->full_read : votes->full_refuted > 0;
}

/* Where one ruler explains all rows, those that some of them refute are none. */
static bool
is_contradicted(const gr_class *class, const gr_votes *votes)
{
	for (int i = 0; i < class->n; i++)
		if (class->rulers[i].votes.explained)
			return votes->refuted > 0;
	return false;
}

/* Drops the rulers that rows speak against so. */
static void
drop_rulers(gr_class *class, bool (*against) (const gr_class *class, const gr_votes *votes))
{
	bool		drop[GR_RULERS];
	int			kept = 0;

	for (int i = 0; i < class->n; i++)
		drop[i] = against(class, &class->rulers[i].votes);
	for (int i = 0; i < class->n; i++)
		if (!drop[i])
			class->rulers[kept++] = class->rulers[i];
	class->n = kept;
}

static int
figures_of(const gr_reading *r, const gr_record *record)
{
	int			n = 0;

	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = gr_cell_of(r->records, record, i);

		n += gr_is_filled(r->page, cell) && gr_may_be_figure(r->page, &r->page->cells[cell]);
	}
	return n;
}

/* Counts the class's rows, and returns the first full one; NULL: none is. */
static const gr_record *
find_full(const gr_reading *r, gr_class *class)
{
	const uint8_t width = r->page->lines[r->records->list[r->members[0]].line].n;
	const gr_record *full = NULL;

	class->certain = class->even = true;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];

		if (!gr_is_in_class(record, class))
			continue;
		class->rows++;
		class->even = class->even && r->page->lines[record->line].n == width;
		class->crowded = class->crowded || (record->n_filled > r->n && figures_of(r, record) > r->n);
		if (gr_is_full(r, record))
		{
			class->full++;
			class->certain = class->certain && record->n_cells == record->n_filled && !record->gaps;
			full = full == NULL ? record : full;
		}
		else
			class->certain = false;
	}
	return full;
}

/* How far rows whose figures are so far apart as the first and the last column stand from the texts around them. */
static void
find_tails(const gr_reading *r, gr_class *class, const gr_ruler *ruler)
{
	for (int m = 0; m + 1 < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];
		gr_stretch	places[GR_HEADER_COLUMNS];
		const int	last = gr_take_places(r->page, r->records, record, record->run ? GR_LINES_BELOW : GR_BLANKS_BEHIND, GR_HEADER_COLUMNS,
										  cells, places) - 1;

		if (last < 0 || places[last].from - places[0].from != ruler->at[r->n - 1].from - ruler->at[0].from)
			continue;
		class->heads = (uint16_t) (class->heads | line_bit(places[0].from));
		class->tails = (uint16_t) (class->tails | line_bit(gr_line_below(r->page, r->records, record) - r->page->lines[r->page->cells[cells[last]].line].number));
	}
}

/* The axes that the places of the class's cells are measured by. */
static void
find_axes(const gr_reading *r, gr_class *class)
{
	const gr_habits *habits = !class->run && class->layout == GR_SPACES ? habits_of(r, class) : NULL;

	class->axis = class->run ? GR_LINES_BELOW : GR_FROM_START;
	class->last_axis = class->run ? GR_LINES_BELOW : GR_BEHIND_LABEL;
	if (habits != NULL)
	{
		class->axis = habits->single ? GR_BLANKS_BEHIND : habits->axis;
		class->last_axis = habits->single ? GR_BLANKS_BEHIND : habits->last_axis;
	}
}

/* Whether the class's rows all stand below the header's names: else these are laid out otherwise. */
static bool
is_below_names(const gr_reading *r, const gr_class *class)
{
	gr_ruler	names;

	if (!gr_find_ruler_of_names(r, class->layout, class->axis, &names))
		return false;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];
		bool		below = !gr_is_in_class(record, class);

		for (int axis = class->axis; axis <= class->last_axis && !below; axis++)
		{
			gr_find_ruler_of_names(r, class->layout, axis, &names);
			below = gr_read_by(r, class, &names, record, cells) == GR_READ;
		}
		if (!below)
			return false;
	}
	return true;
}

static bool
same_ruler(const gr_ruler *a, const gr_ruler *b, int n)
{
	return a->axis == b->axis && memcmp(a->at, b->at, (size_t) n * sizeof *a->at) == 0;
}

/* Rulers by a full row (NULL: none is), else by nothing but the number of columns. */
static void
add_rulers(const gr_reading *r, gr_class *class, const gr_record *full, const gr_habits *habits)
{
	for (int axis = class->axis; axis <= class->last_axis; axis++)
	{
		if (full == NULL && (class->run ? class->layout == GR_BARS : axis == GR_FROM_START))
			continue;
		if (full != NULL && axis < GR_LINES_BELOW)
			gr_find_ruler_of_row(r, full, axis, &class->rulers[class->n]);
		else
			find_ruler_by_count(r, habits, axis, &class->rulers[class->n]);
		add_ruler(r, class);
	}
	drop_rulers(class, is_unsupported);
}

/* Adds the ruler of the header's names, where one is asked for; names and figures that stand alike leave nothing to ask. */
static void
add_names(const gr_reading *r, gr_class *class, const gr_ruler *named, bool asked)
{
	if (class->n > 0 && same_ruler(&class->rulers[0], named, r->n))
		class->n = 1;
	else if (asked)
	{
		class->rulers[class->n] = *named;
		add_ruler(r, class);
	}
}

/* Names in another order say it, where the rows do not stand otherwise. */
static void
bind_to_names(const gr_reading *r, gr_class *class, const gr_ruler *named)
{
	if (class->n == 0 || !same_ruler(&class->rulers[class->n - 1], named, r->n))
		class->crowded = true;
	else
	{
		class->rulers[0] = class->rulers[class->n - 1];
		class->n = 1;
	}
}

/* Rows with blank cells behind their figures alone that show that others were dropped, for each row that has one before a figure. */
#define PADDED_ROWS 5

/* Whether a blank cell leaves a trace in the class's rows, so that those behind it do not move up. */
static bool
keeps_blanks(const gr_reading *r, const gr_class *class, bool has_named, gr_habits *habits)
{
	if (class->n > 0 && class->rulers[0].votes.blank_before > habits->inside)
		habits->inside = class->rulers[0].votes.blank_before;
	if (has_named && has_blank_name(r))
		habits->inside = GR_FAR;
	return class->run || habits->inside * PADDED_ROWS > habits->padded || (has_named && r->n < GR_OUTCOMES && habits->padded < PADDED_ROWS);
}

/* Rows that no ruler explains: the table has other columns than were thought, unless nearly all are full. */
static bool
is_unexplained(const gr_class *class)
{
	return class->axis == GR_FROM_START && class->n == 0 && class->full * 2 <= class->rows;
}

/* Rulers for rows whose cells are marked, or stand one a line, that are not all full. */
static void
find_rulers(gr_reading *r, gr_class *class, const gr_record *full, gr_habits *habits)
{
	gr_ruler	named;
	bool		has_named;
	bool		bound;

	if (class->axis >= GR_LINES_BELOW)
	{
		find_ruler_by_count(r, habits, class->axis, &named);
		find_tails(r, class, &named);
	}
	has_named = !class->run && gr_find_ruler_of_names(r, class->layout, GR_FROM_START, &named);
	bound = has_named && r->header->other;
	if (full != NULL)
		add_rulers(r, class, full, habits);
	if (has_named)
		add_names(r, class, &named, full == NULL || bound);
	drop_rulers(class, is_refuted);
	if (full == NULL && class->n == 0)
		add_rulers(r, class, NULL, habits);
	if (!class->run && !bound)
		drop_rulers(class, is_contradicted);
	class->crowded |= is_unexplained(class);
	if (bound)
		bind_to_names(r, class, &named);
	class->keeps_blanks = keeps_blanks(r, class, has_named, habits);
}

/* The rows that are laid out so. */
static void
read_class(gr_reading *r, gr_class *class)
{
	const gr_record *full = find_full(r, class);

	find_axes(r, class);
	/* rows that are all full stand where they do; in lines blank ones may be among them */
	if ((class->certain || (class->full == class->rows && !class->run)) && !r->header->other && class->axis < GR_BLANKS_BEHIND)
		return;
	if (class->axis >= GR_CHARACTERS)
	{
		class->headed = is_below_names(r, class);
		class->crowded = class->crowded || (r->header->other && !class->headed);
	}
	else
		find_rulers(r, class, full, habits_of(r, class));
}

const gr_class *
gr_class_of(const gr_reading *r, const gr_record *record)
{
	for (int i = 0; i < r->n_classes; i++)
		if (gr_is_in_class(record, &r->classes[i]))
			return &r->classes[i];
	return NULL;
}

void
gr_read_columns(const gr_page *page, const gr_records *records, const uint32_t *members, int n_members, int n,
				const gr_header *header, gr_reading *r)
{
	r->page = page;
	r->records = records;
	r->header = header;
	r->members = members;
	r->n_members = n_members;
	r->n = header->n > 0 ? header->n : n;
	r->n_classes = 0;
	for (int m = 0; m < n_members; m++)
	{
		const gr_record *record = &records->list[members[m]];
		gr_class   *class = &r->classes[r->n_classes];

		if (record->glued || r->n_classes == GR_CLASSES || gr_class_of(r, record) != NULL)
			continue;
		*class = (gr_class) {.layout = record->layout, .run = record->run, .rulers = r->rulers[r->n_classes++]};
		read_class(r, class);
	}
}

