/*
 * columns.c - columns by count where all cells are there, by rulers where some are blank.
 *
 * First what a table's rows say of each ruler, once for the table; then each record's cells by
 * the rulers that stand.  Where all rows are full, and nothing else stands among them, no other
 * reading is left and none is asked for.
 */
#include "place/columns.h"

#include <string.h>

#include "place/pieces.h"
#include "place/spaces.h"
#include "text/utf8.h"

typedef enum verdict
{
	READ,
	UNREAD,						/* not by this ruler, which may be right nevertheless: a cell was lost */
	REFUTED						/* a figure stands in no column of the ruler's */
} verdict;

/* The blank cell at a column's place; GR_GAP where the line has none there. */
static uint32_t
blank_at(const gr_reading *r, const gr_record *record, const gr_ruler *ruler, int column)
{
	const gr_line *line = &r->page->lines[record->line];
	int			own = r->page->cells[r->records->cells[record->cells]].index;
	int			index = ruler->at[column];

	if (ruler->axis == GR_FROM_END)
		index += line->n;
	if (ruler->axis == GR_BEHIND_LABEL)
		index += own;
	return index >= own && index < line->n ? line->first + (uint32_t) index : GR_GAP;
}

/* The blank cells of a line in the columns that no figure stands in; false: one is not there. */
static bool
take_blanks(const gr_reading *r, const gr_record *record, const gr_ruler *ruler, uint32_t *out)
{
	for (int k = 0; k < r->n; k++)
		if (out[k] == GR_NO_CELL && (out[k] = blank_at(r, record, ruler, k)) == GR_GAP)
			return false;
	return true;
}

/* Of so many lines between the last figure of a row and the text behind it. */
static uint32_t
tail_bit(int64_t lines)
{
	return (uint32_t) 1 << (lines < GR_TAILS ? lines : GR_TAILS - 1);
}

/* Of a run with n figures, all of which stand in columns of the ruler: whether none was lost, nor is one too many, which would move all others. */
static verdict
read_run_by(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, const gr_record *record, int n, const uint32_t *out)
{
	const int64_t lines = gr_line_below(r->page, r->records, record) - gr_line_above(r->page, record);
	const int	last = r->n - 1;

	if (lines <= ruler->at[last])
		return REFUTED;
	/* figures at both ends show it, or the row's length */
	if (n == 0 || (out[0] != GR_NO_CELL && out[last] != GR_NO_CELL))
		return READ;
	/* blank cells of spans stand at its ends, too */
	if (out[last] == GR_NO_CELL || record->closed || (record->n_cells > r->n && record->layout == GR_MARKED_CELL))
		return UNREAD;
	return class->tails == 0 || (class->tails & tail_bit(lines - ruler->at[last])) != 0 ? READ : UNREAD;
}

static verdict
read_by(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, const gr_record *record, uint32_t *out)
{
	uint32_t	cells[GR_HEADER_COLUMNS + 1];
	int			places[GR_HEADER_COLUMNS + 1];
	int			n = gr_take_places(r->page, r->records, record, ruler->axis, GR_HEADER_COLUMNS + 1, cells, places);
	int			c = 0;

	for (int k = 0; k < r->n; k++)
		out[k] = GR_NO_CELL;
	for (int i = 0; i < n; i++)
	{
		while (c < r->n && ruler->at[c] < places[i])
			c++;
		if (c == r->n || ruler->at[c] != places[i])
			return gr_may_be_figure(r->page, &r->page->cells[cells[i]]) ? REFUTED : UNREAD;
		out[c] = cells[i];
	}
	if (ruler->axis == GR_LINES_BELOW)
		return record->spaced && out[0] == GR_NO_CELL ? UNREAD : read_run_by(r, class, ruler, record, n, out);
	if (ruler->axis == GR_BLANKS_BEHIND)
		return out[r->n - 1] == GR_NO_CELL ? UNREAD : READ;
	return take_blanks(r, record, ruler, out) ? READ : UNREAD;
}

/* Whether the record has just a figure for each column, side by side. */
static bool
is_full(const gr_reading *r, const gr_record *record)
{
	return gr_take_filled(r->page, r->records, record, r->n, NULL);
}

/* A ruler by the places of a full row's figures. */
static gr_ruler
ruler_of_row(const gr_reading *r, const gr_record *record, int axis)
{
	gr_ruler	ruler = {.axis = (uint8_t) axis};
	uint32_t	cells[GR_HEADER_COLUMNS];
	int			places[GR_HEADER_COLUMNS];
	int			n = gr_take_places(r->page, r->records, record, axis, r->n, cells, places);

	for (int c = 0; c < n; c++)
		ruler.at[c] = (int16_t) places[c];
	return ruler;
}

/* A ruler by the names of the header, all in lines of as many cells as the rows have. */
static bool
ruler_of_header(const gr_reading *r, uint8_t layout, gr_ruler *ruler)
{
	*ruler = (gr_ruler) {.axis = GR_FROM_START};
	if (r->header == NULL || r->header->n != r->n || !r->header->grid)
		return false;
	for (int c = 0; c < r->n; c++)
	{
		const gr_cell *cell = &r->page->cells[r->header->cell[c]];

		if (r->page->lines[cell->line].layout != layout)
			return false;
		ruler->at[c] = cell->index;
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
static gr_ruler
ruler_by_count(const gr_reading *r, const gr_habits *habits, int axis)
{
	gr_ruler	ruler = {.axis = (uint8_t) axis};

	for (int c = 0; c < r->n; c++)
		ruler.at[c] = (int16_t) (axis == GR_FROM_END ? c - r->n : axis == GR_LINES_BELOW ? habits->lead + habits->step * c : c);
	return ruler;
}

static gr_habits *
habits_of(const gr_reading *r, const gr_class *class)
{
	return gr_habits_of(r->page, r->records, class->run, class->layout);
}

/* A record whose label runs into its figures says nothing of the others' columns. */
static bool
is_in_class(const gr_record *record, const gr_class *class)
{
	return record->layout == class->layout && record->run == class->run && !record->glued;
}

/* Rows that may stand otherwise than a ruler that others confirm: one for so many. */
#define ODD_ROWS 3

/* Adds a ruler to the class's, with what its rows say of it. */
static void
add_ruler(const gr_reading *r, gr_class *class, gr_ruler ruler)
{
	gr_votes   *votes = &class->rulers[class->n].votes;

	ruler.votes = (gr_votes) {.explained = true};
	class->rulers[class->n++] = ruler;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];
		bool		full;
		verdict		v;

		if (!is_in_class(record, class))
			continue;
		v = read_by(r, class, &ruler, record, cells);
		full = is_full(r, record);
		votes->read += v == READ;
		votes->refuted += v == REFUTED;
		votes->full_read += full && v == READ;
		votes->full_refuted += full && v == REFUTED;
		votes->explained = votes->explained && v == READ && record->n_cells == r->n;
		if (v != READ || record->n_filled == 0)
			continue;
		votes->ends += gr_is_filled(r->page, cells[0]) && gr_is_filled(r->page, cells[r->n - 1]);
		for (int c = 1; c < r->n && record->n_filled < r->n; c++)
			votes->blank_before = votes->blank_before || (gr_is_filled(r->page, cells[c]) && !gr_is_filled(r->page, cells[c - 1]));
	}
}

/* Whether full rows refute a ruler: cells of a line are there, or not; lines may come between. */
static bool
is_refuted_by_full(const gr_class *class, const gr_votes *votes)
{
	return class->run ? votes->full_refuted * ODD_ROWS > votes->full_read : votes->full_refuted > 0;
}

/* Whether too many rows refute a ruler. */
static bool
is_refuted(const gr_class *class, const gr_votes *votes)
{
	return (votes->refuted - votes->full_refuted) * ODD_ROWS > class->full + votes->read - votes->full_read;
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

/* Digits of a figure that is no label's number. */
#define FIGURE_DIGITS 2

/* Whether the text behind a run of lines begins with a figure: a line end between the two was lost, and stands in no column. */
static bool
ends_in_text(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const uint32_t next = record->run ? gr_last_line(page, records, record) + 1 : page->n_lines;
	const gr_cell *cell;
	const char *p;
	const char *end;
	int			digits = 0;
	uint32_t	length;

	if (next >= page->n_lines || page->lines[next].n == 0 || page->cells[page->lines[next].first].state != GR_ABSENT)
		return false;
	cell = &page->cells[page->lines[next].first];
	p = page->text + cell->start;
	end = p + cell->length;
	for (; p < end && (length = gr_digit_at(p, end)) > 0; p += length)
		digits++;
	return digits >= FIGURE_DIGITS && p < end
		&& gr_blank_at(p, end, &length);
}

/* Counts the class's rows, and returns the first full one; NULL: none is. */
static const gr_record *
find_full(const gr_reading *r, gr_class *class)
{
	const uint8_t width = r->page->lines[r->records->list[r->members[0]].line].n;
	const gr_record *full = NULL;

	class->plain = class->even = true;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];

		if (!is_in_class(record, class))
			continue;
		class->rows++;
		class->even = class->even && r->page->lines[record->line].n == width;
		class->crowded = class->crowded || (record->n_filled > r->n && figures_of(r, record) > r->n)
			|| ends_in_text(r->page, r->records, record);
		if (!is_full(r, record))
			continue;
		class->full++;
		class->plain = class->plain && record->n_cells == record->n_filled;
		full = full == NULL ? record : full;
	}
	return full;
}

/* How many lines stand between full rows of runs and the texts behind them. */
static void
find_tails(const gr_reading *r, gr_class *class)
{
	int			tails = 0;

	for (int m = 0; m + 1 < r->n_members && class->run; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];

		if (!is_in_class(record, class) || !is_full(r, record) || r->members[m + 1] != r->members[m] + 1)
			continue;
		tails++;
		class->tails |= tail_bit(gr_line_below(r->page, r->records, record)
								 - r->page->lines[gr_last_line(r->page, r->records, record)].number);
	}
	/* cells of spans that are blank may follow some rows */
	if (tails < ODD_ROWS)
		class->tails = 0;
}

/* Whether the header names the columns in another order than the form's, or others. */
static bool
is_other(const gr_reading *r)
{
	return r->header != NULL && r->header->other;
}

/* Rows in lines whose cells blanks part. */
static bool
is_spaced(const gr_class *class)
{
	return class->layout == GR_SPACES && !class->run;
}

/* Rows in which one blank parts two cells, and two of them are a blank cell. */
static bool
is_single(const gr_reading *r, const gr_class *class)
{
	return is_spaced(class) && habits_of(r, class)->single;
}

/* The first and the last axis that the places of the class's cells are measured by. */
static int
first_axis(const gr_class *class)
{
	return class->run ? GR_LINES_BELOW : class->layout == GR_SPACES ? GR_BLANKS_BEHIND : GR_FROM_START;
}

static int
last_axis(const gr_class *class)
{
	return first_axis(class) == GR_FROM_START ? GR_BEHIND_LABEL : first_axis(class);
}

static bool
same_ruler(const gr_ruler *a, const gr_ruler *b)
{
	return a->axis == b->axis && memcmp(a->at, b->at, sizeof a->at) == 0;
}

/* Rulers by a full row, and by the header's names (NULL: none), which the class's rows do not refute. */
static void
add_rulers(const gr_reading *r, gr_class *class, const gr_record *full, const gr_ruler *named, const gr_habits *habits)
{
	for (int axis = first_axis(class); axis <= last_axis(class) && full != NULL; axis++)
		add_ruler(r, class, axis >= GR_LINES_BELOW ? ruler_by_count(r, habits, axis) : ruler_of_row(r, full, axis));
	drop_rulers(class, is_refuted_by_full);
	/* names and figures that stand alike leave nothing to ask */
	if (named != NULL && class->n > 0 && same_ruler(&class->rulers[0], named))
		class->n = 1;
	else if (named != NULL && (full == NULL || is_other(r)))
		add_ruler(r, class, *named);
	drop_rulers(class, is_refuted);
}

/* Rulers by nothing but the number of columns, where no row is full. */
static void
add_counted_rulers(const gr_reading *r, gr_class *class, const gr_habits *habits)
{
	for (int axis = first_axis(class); axis <= last_axis(class); axis++)
	{
		if (class->run ? class->layout == GR_BARS : axis == GR_FROM_START)
			continue;
		add_ruler(r, class, ruler_by_count(r, habits, axis));
		if (class->run ? is_refuted(class, &class->rulers[class->n - 1].votes) : !is_confirmed(class, &class->rulers[class->n - 1].votes))
			class->n--;
	}
}

/* Names in another order say it, where the rows do not stand otherwise. */
static void
bind_to_names(gr_class *class, const gr_ruler *named)
{
	if (class->n == 0 || !same_ruler(&class->rulers[class->n - 1], named))
		class->crowded = true;
	else if (class->n > 1)
	{
		class->rulers[0] = class->rulers[class->n - 1];
		class->n = 1;
	}
}

/* Whether a blank cell leaves a trace in the class's rows, so that those behind it do not move up. */
static bool
keeps_blanks(const gr_reading *r, const gr_class *class, bool has_named, gr_habits *habits)
{
	habits->blank_inside = habits->blank_inside || (class->n > 0 && class->rulers[0].votes.blank_before) || (has_named && has_blank_name(r));
	return class->run || class->layout == GR_SPACES || habits->blank_inside
		|| (has_named && (class->layout == GR_GRID || (r->n < GR_OUTCOMES && habits->padded < 3 * ODD_ROWS)));
}

/* Rulers for rows whose cells are marked, or stand one a line, that are not all full. */
static void
find_rulers(gr_reading *r, gr_class *class, const gr_record *full, gr_habits *habits)
{
	gr_ruler	named = {0};
	const bool	has_named = !class->run && ruler_of_header(r, class->layout, &named);

	add_rulers(r, class, full, has_named ? &named : NULL, habits);
	if (full == NULL && (class->n == 0 || !has_named))
		add_counted_rulers(r, class, habits);
	if (!class->run && class->n > 1 && !(has_named && is_other(r)))
		drop_rulers(class, is_contradicted);
	/* rows that no ruler explains: the table has other columns than were thought, unless nearly all are full */
	if (first_axis(class) == GR_FROM_START && class->n == 0 && class->full * 2 <= class->rows)
		class->crowded = true;
	if (has_named && is_other(r))
		bind_to_names(class, &named);
	class->keeps_blanks = keeps_blanks(r, class, has_named, habits);
}

/* The rows that are laid out so. */
static void
read_class(gr_reading *r, gr_class *class)
{
	const gr_record *full = find_full(r, class);
	gr_habits  *habits;

	/* rows that are all full stand where they do; in lines blank ones may be among them */
	class->certain = class->full == class->rows && class->plain;
	if (class->full == class->rows && (class->plain || !class->run) && !is_other(r) && !is_spaced(class))
		return;
	find_tails(r, class);
	habits = habits_of(r, class);
	if (is_spaced(class) && !habits->single)
	{
		class->headed = gr_is_laid_below(r);
		class->crowded = class->crowded || (is_other(r) && !class->headed);
	}
	else
		find_rulers(r, class, full, habits);
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
	r->n = header != NULL && header->n > 0 ? header->n : n;
	r->n_classes = 0;
	for (int m = 0; m < n_members; m++)
	{
		const gr_record *record = &records->list[members[m]];
		int			i = 0;

		while (i < r->n_classes && !is_in_class(record, &r->classes[i]))
			i++;
		if (i < r->n_classes || i == GR_CLASSES || record->glued)
			continue;
		r->classes[r->n_classes++] = (gr_class) {.layout = record->layout, .run = record->run, .rulers = r->rulers[i]};
		read_class(r, &r->classes[i]);
	}
}

/* By every ruler that stands: the same, or nothing. */
static bool
read_by_all(const gr_reading *r, const gr_class *class, const gr_record *record, uint32_t *out)
{
	for (int i = 0; i < class->n; i++)
	{
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (read_by(r, class, &class->rulers[i], record, i == 0 ? out : cells) != READ
			|| (i > 0 && memcmp(out, cells, (size_t) r->n * sizeof *out) != 0))
			return false;
	}
	return class->n > 0;
}

/* -------------------------------------------------------------------------- */

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
	gr_ruler	named = {0};

	if (ruler_of_header(r, class->layout, &named) && r->page->lines[r->page->cells[r->header->cell[0]].line].n == width)
		return true;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *other = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (r->members[m] == index || r->members[m] + GR_NEIGHBOURS < index || r->members[m] > index + GR_NEIGHBOURS
			|| !is_in_class(other, class) || r->page->lines[other->line].n != width
			|| (class->rulers[0].axis == GR_FROM_END && other->n_cells != r->records->list[index].n_cells))
			continue;
		if (read_by(r, class, &class->rulers[0], other, cells) == READ && gr_is_filled(r->page, cells[0])
			&& gr_is_filled(r->page, cells[r->n - 1]))
			return true;
	}
	return false;
}

/* Whether a cell of the record that cannot be read holds several numbers. */
static bool
has_two_numbers(const gr_reading *r, const gr_record *record)
{
	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = gr_cell_of(r->records, record, i);

		if (cell != GR_GAP && r->page->cells[cell].state == GR_UNREADABLE && gr_numbers_in(r->page, &r->page->cells[cell]) > 1)
			return true;
	}
	return false;
}

/* Whether just one blank parts any two of the record's figures. */
static bool
is_contiguous(const gr_reading *r, const gr_record *record)
{
	uint32_t	cells[GR_HEADER_COLUMNS];
	int			places[GR_HEADER_COLUMNS];
	int			n = gr_take_places(r->page, r->records, record, GR_BLANKS_BEHIND, GR_HEADER_COLUMNS, cells, places);

	return n > 0 && places[n - 1] - places[0] == n - 1;
}

/* The cells of a record in a line whose cells blanks part, in the order in which they stand; full: it has just a figure for each column, which out holds. */
static bool
find_in_blanks(const gr_reading *r, const gr_class *class, uint32_t index, bool full, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];

	const bool	doubtful = gr_may_mark_thousands(r->page, r->records, record);

	if (!is_single(r, class))
		return (full && !doubtful && !gr_may_be_parted(r->page, r->records, record)) || gr_fit_by_all(r, index, class->headed, out);
	if (doubtful)
		return false;
	/* one blank between any two figures: none is blank, wherever spans move them to */
	return (full && is_contiguous(r, record)) || read_by_all(r, class, record, out);
}

/* The same of a record whose cells are marked, or stand one a line. */
static bool
find_by_rulers(const gr_reading *r, const gr_class *class, uint32_t index, bool full, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];

	if (full && class->n == 0)
		return true;
	if ((!full && record->n_filled > 0 && !class->keeps_blanks) || !read_by_all(r, class, record, out))
		return false;
	return full || class->run || record->n_filled == 0 || is_whole(r, record, out)
		|| (is_as_wide(r, class, index) && !may_be_filled_up(r, record, out));
}

/* The cells of the record in the order in which they stand. */
static bool
find_places(const gr_reading *r, const gr_class *class, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	bool		full = class->certain || gr_take_filled(r->page, r->records, record, r->n, out);

	if (class->certain)
		memcpy(out, &r->records->cells[record->cells], (size_t) r->n * sizeof *out);
	if (class->crowded || (record->more_gaps && !full) || gr_has_piece(r->page, r->records, record))
		return false;
	if (record->unreadable && has_two_numbers(r, record))
		return false;			/* which columns they are of is not known, nor whose the cells beside them */
	return (is_spaced(class) ? find_in_blanks : find_by_rulers) (r, class, index, full, out);
}

static const gr_class *
class_of(const gr_reading *r, const gr_record *record)
{
	for (int i = 0; i < r->n_classes; i++)
		if (is_in_class(record, &r->classes[i]))
			return &r->classes[i];
	return NULL;
}

/* Whether the last of n cells is the sum of the others, or one of them is no whole number and no damaged one. */
static bool
adds_up(const gr_page *page, const uint32_t *cells, int n)
{
	int64_t		sum = 0;

	for (int c = 0; c < n; c++)
	{
		const gr_cell *cell = cells[c] == GR_NO_CELL ? NULL : &page->cells[cells[c]];

		if (cell == NULL || cell->state == GR_BLANK)
			continue;
		if (cell->state != GR_NUMBER)
			return cell->state != GR_UNREADABLE;
		if (cell->scale != 0 || cell->mantissa > INT32_MAX || cell->mantissa < 0)
			return true;
		sum += c + 1 < n ? cell->mantissa : -cell->mantissa;
	}
	return sum == 0;
}

/* Whether one of the cells' figures is the sum of the others, or of all but one of these. */
static bool
has_sum_within(const gr_page *page, const uint32_t *cells, int n)
{
	int64_t		value[GR_HEADER_COLUMNS];
	int64_t		most = 0;
	int64_t		rest = 0;		/* of the others, less the greatest */
	int			filled = 0;

	for (int c = 0; c < n; c++)
	{
		const gr_cell *cell = cells[c] == GR_NO_CELL ? NULL : &page->cells[cells[c]];

		if (cell == NULL || cell->state != GR_NUMBER)
			continue;
		if (cell->scale != 0 || cell->mantissa > INT32_MAX || cell->mantissa < 0)
			return false;
		value[filled++] = cell->mantissa;
		rest += cell->mantissa;
		most = cell->mantissa > most ? cell->mantissa : most;
	}
	rest -= 2 * most;
	for (int i = 0; i < filled && filled > 2; i++)
		if (rest == 0 || rest == value[i])
			return true;
	return false;
}

bool
gr_is_sum_against(const gr_reading *r, uint32_t index, const uint32_t *cells, int n)
{
	const gr_record *record = &r->records->list[index];
	const gr_class *class = class_of(r, record);

	if (class == NULL || class->full == class->rows || !(class->run || class->layout == GR_SPACES) || adds_up(r->page, cells, n))
		return false;
	/* without a header such rows tell that the columns stand otherwise */
	return (is_full(r, record) && (class->run || is_single(r, class))) || (r->header->n > 0 && has_sum_within(r->page, cells, n));
}

/* Names whose places told their order do so above figures that blanks lay out, too. */
static bool
is_comparable(const gr_header *header, const gr_class *class)
{
	return !header->laid_out || !header->other || (class->layout == GR_SPACES && !class->run);
}

bool
gr_columns_of(const gr_reading *r, uint32_t index, uint32_t *out)
{
	const gr_class *class = class_of(r, &r->records->list[index]);
	const bool	other = is_other(r) && r->header->n > 0;
	uint32_t	places[GR_HEADER_COLUMNS];

	if (class == NULL || (r->header != NULL && (r->header->unclear || !is_comparable(r->header, class)))
		|| !find_places(r, class, index, other ? places : out))
		return false;
	for (int c = 0; c < r->n && other; c++)
		if (r->header->column[c] >= 0)
			out[r->header->column[c]] = places[c];
	return true;
}
