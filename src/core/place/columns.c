/*
 * columns.c - columns by count where all cells are there, by rulers where some are blank.
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

		/* an empty line may be nothing, but not where each cell has a bar */
		if ((cell == GR_GAP && (found == 0 || record->layout != GR_BARS)) || (found == 0 && page->cells[cell].state == GR_BLANK))
			continue;
		if (cell == GR_GAP)
			return false;
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
	uint32_t	cells[GR_HEADER_COLUMNS];

	return take_filled(page, records, record, n, cells);
}

/* ---- places of cells ------------------------------------------------------- */

/* What a ruler measures a cell's place by. */
enum
{
	FROM_START,					/* cells of the line before it */
	FROM_END,					/* cells of the line from it on, negative */
	BEHIND_LABEL,				/* cells of the line between the label and it */
	LINES_BELOW,				/* lines of the text from the label to it */
	BLANKS_BEHIND				/* blanks between the label and it, less one */
};

/* Lines of the text that no label is longer, nor a blank figure's. */
#define FAR INT16_MAX

static int
clip(int64_t distance)
{
	return distance < FAR ? (int) distance : FAR;
}

/* The number of the text's line above a run's figures that is not blank. */
static int64_t
line_above(const gr_page *page, const gr_record *record)
{
	uint32_t	i = record->line;

	while (i > 0 && page->lines[i - 1].n == 1 && page->cells[page->lines[i - 1].first].state == GR_BLANK)
		i--;
	return i > 0 ? page->lines[i - 1].number : 0;
}

/* The number of the text's line below a run's figures that is not blank. */
static int64_t
line_below(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	i = record->line;

	for (uint32_t k = 0; k < record->n_cells; k++)
		if (records->cells[record->cells + k] != GR_GAP)
			i = page->cells[records->cells[record->cells + k]].line;
	for (i++; i < page->n_lines && page->lines[i].n == 1 && page->cells[page->lines[i].first].state == GR_BLANK; i++)
		;
	return i < page->n_lines ? page->lines[i].number : INT32_MAX;	/* the text may have been cut short */
}

/* Blanks between a cell and the one before it in its line. */
static int
blanks_before(const gr_page *page, uint32_t cell, bool wide)
{
	const gr_cell *c = &page->cells[cell];

	return wide ? c->x_columns - c[-1].x_columns - c[-1].columns : c->x_chars - c[-1].x_chars - c[-1].chars;
}

/* The record's filled cells, at most room, and their places on the axis. */
static int
measure(const gr_page *page, const gr_records *records, const gr_record *record, int axis, int room, uint32_t *cells, int *places)
{
	const gr_line *line = &page->lines[record->line];
	int64_t		label = axis == LINES_BELOW ? line_above(page, record) : 0;
	int			blanks = -1;
	int			n = 0;

	for (int i = 0; i < record->n_cells && n < room; i++)
	{
		uint32_t	cell = records->cells[record->cells + (uint32_t) i];
		const gr_cell *c = &page->cells[cell];

		if (!gr_is_filled(page, cell))
			continue;
		cells[n] = cell;
		if (axis == BLANKS_BEHIND)
			blanks += c->index > 0 ? blanks_before(page, cell, false) : 1;
		places[n++] = axis == FROM_START ? c->index : axis == FROM_END ? c->index - line->n : axis == BEHIND_LABEL ? i
			: axis == LINES_BELOW ? clip(page->lines[c->line].number - label) : blanks;
	}
	return n;
}

/* ---- rulers ------------------------------------------------------------------ */

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

	if (ruler->axis == FROM_END)
		index += line->n;
	if (ruler->axis == BEHIND_LABEL)
		index += own;
	return index >= own && index < line->n ? line->first + (uint32_t) index : GR_GAP;
}

static verdict
read_by(const gr_reading *r, const gr_class *class, const gr_ruler *ruler, const gr_record *record, uint32_t *out)
{
	uint32_t	cells[GR_HEADER_COLUMNS + 1];
	int			places[GR_HEADER_COLUMNS + 1];
	int			n = measure(r->page, r->records, record, ruler->axis, GR_HEADER_COLUMNS + 1, cells, places);
	int			last = r->n - 1;
	int			c = 0;

	for (int k = 0; k < r->n; k++)
		out[k] = GR_NO_CELL;
	for (int i = 0; i < n; i++)
	{
		while (c < r->n && ruler->at[c] < places[i])
			c++;
		if (c == r->n || ruler->at[c] != places[i])
			return may_be_figure(r->page, &r->page->cells[cells[i]]) ? REFUTED : UNREAD;
		out[c] = cells[i];
	}
	if (ruler->axis == LINES_BELOW && record->spaced && out[0] == GR_NO_CELL)
		return UNREAD;
	if (ruler->axis == LINES_BELOW)
	{
		int64_t		lines = line_below(r->page, r->records, record) - line_above(r->page, record);

		if (lines <= ruler->at[last])
			return REFUTED;
		/* with a cell lost or one too many, all others would stand elsewhere: figures at both ends show that none is, or the row's length */
		if (n == 0 || (out[0] != GR_NO_CELL && out[last] != GR_NO_CELL))
			return READ;
		return out[last] != GR_NO_CELL && !record->closed && (class->tail == FAR || lines == ruler->at[last] + class->tail)
			? READ : UNREAD;
	}
	if (ruler->axis == BLANKS_BEHIND)
		return out[last] == GR_NO_CELL ? UNREAD : READ;
	for (int k = 0; k < r->n; k++)
		if (out[k] == GR_NO_CELL && (out[k] = blank_at(r, record, ruler, k)) == GR_GAP)
			return UNREAD;
	return READ;
}

/* A ruler by the places of a full row's figures. */
static gr_ruler
ruler_of_row(const gr_reading *r, const gr_record *record, int axis)
{
	gr_ruler	ruler = {.axis = (uint8_t) axis};
	uint32_t	cells[GR_HEADER_COLUMNS];
	int			places[GR_HEADER_COLUMNS];
	int			n = measure(r->page, r->records, record, axis, r->n, cells, places);

	for (int c = 0; c < n; c++)
		ruler.at[c] = (int16_t) places[c];
	return ruler;
}

/* A ruler by the names of the header, all in lines of as many cells as the rows have. */
static bool
ruler_of_header(const gr_reading *r, uint8_t layout, gr_ruler *ruler)
{
	*ruler = (gr_ruler) {.axis = FROM_START};
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
		ruler.at[c] = (int16_t) (axis == FROM_END ? c - r->n : axis == LINES_BELOW ? habits->lead + habits->step * c : c);
	return ruler;
}

static gr_habits *
habits_of(const gr_reading *r, const gr_class *class)
{
	return &r->records->habits[class->run][class->layout];
}

static bool
is_in_class(const gr_record *record, const gr_class *class)
{
	return record->layout == class->layout && record->run == class->run;
}

/* Rows that may stand otherwise than a ruler that others confirm: one for so many. */
#define ODD_ROWS 3

/* Keeps the rulers that the class's rows can be read by: full ones, or others. */
static void
drop_refuted(const gr_reading *r, gr_class *class, bool full_only)
{
	int			kept = 0;

	for (int i = 0; i < class->n; i++)
	{
		int			read = full_only ? 0 : class->full;
		int			refuted = 0;

		for (int m = 0; m < r->n_members; m++)
		{
			const gr_record *record = &r->records->list[r->members[m]];
			uint32_t	cells[GR_HEADER_COLUMNS];
			verdict		v;

			if (!is_in_class(record, class) || is_full(r->page, r->records, record, r->n) != full_only)
				continue;
			v = read_by(r, class, &class->rulers[i], record, cells);
			read += v == READ;
			refuted += v == REFUTED;
		}
		/* cells of a line are there, or not; lines may come between */
		if (full_only && !class->run ? refuted == 0 : refuted * ODD_ROWS <= read)
			class->rulers[kept++] = class->rulers[i];
	}
	class->n = kept;
}

/*
 * Whether rows confirm a ruler that nothing else speaks for: all can be read by it, are as
 * wide, and some hold a figure in the first and in the last of its columns; fewer will do where all
 * rows have just those columns behind their labels.
 */
static bool
is_confirmed(const gr_reading *r, const gr_class *class, const gr_ruler *ruler)
{
	int			whole = 0;
	bool		just = true;
	bool		even = true;

	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];
		bool		both;

		if (!is_in_class(record, class))
			continue;
		even = even && r->page->lines[record->line].n == r->page->lines[r->records->list[r->members[0]].line].n;
		if (read_by(r, class, ruler, record, cells) != READ)
			return false;
		both = gr_is_filled(r->page, cells[0]) && gr_is_filled(r->page, cells[r->n - 1]);
		whole += both;
		just = just && both && record->n_cells == r->n;
	}
	return just || (even && whole >= ODD_ROWS);
}

static int
figures_of(const gr_reading *r, const gr_record *record)
{
	int			n = 0;

	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = r->records->cells[record->cells + (uint32_t) i];

		n += gr_is_filled(r->page, cell) && may_be_figure(r->page, &r->page->cells[cell]);
	}
	return n;
}

/* Counts the class's rows, and returns the first full one; NULL: none is. */
static const gr_record *
find_full(const gr_reading *r, gr_class *class)
{
	const gr_record *full = NULL;
	int			tails = 0;

	class->plain = true;
	for (int m = 0; m < r->n_members; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	end;
		int			tail;

		if (!is_in_class(record, class))
			continue;
		class->rows++;
		class->crowded = class->crowded || figures_of(r, record) > r->n;
		if (!is_full(r->page, r->records, record, r->n))
			continue;
		class->full++;
		class->plain = class->plain && record->n_cells == record->n_filled;
		full = full == NULL ? record : full;
		end = r->records->cells[record->cells + record->n_cells - 1u];
		if (!class->run || end == GR_GAP || m + 1 == r->n_members || r->members[m + 1] != r->members[m] + 1)
			continue;
		tails++;
		tail = clip(line_below(r->page, r->records, record) - r->page->lines[r->page->cells[end].line].number);
		class->tail = (int16_t) (class->tail == 0 || class->tail == tail ? tail : FAR);
	}
	/* cells of spans that are blank may follow some rows */
	if (tails < ODD_ROWS)
		class->tail = FAR;
	return full;
}

/* Whether a row has a blank cell before one that is filled, by the first ruler. */
static bool
has_blank_before(const gr_reading *r, const gr_class *class)
{
	for (int m = 0; m < r->n_members && class->n > 0; m++)
	{
		const gr_record *record = &r->records->list[r->members[m]];
		uint32_t	cells[GR_HEADER_COLUMNS];

		if (!is_in_class(record, class) || record->n_filled == 0
			|| read_by(r, class, &class->rulers[0], record, cells) != READ)
			continue;
		for (int c = 1; c < r->n; c++)
			if (gr_is_filled(r->page, cells[c]) && !gr_is_filled(r->page, cells[c - 1]))
				return true;
	}
	return false;
}

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

/* Whether the header's names are laid out by blanks. */
static bool
stands_apart(const gr_reading *r)
{
	for (int c = 0; c < r->n; c++)
		if (r->page->lines[r->page->cells[r->header->cell[c]].line].layout != GR_SPACES)
			return false;
	return true;
}

/* Whether the names of a header that blanks lay out stand above the figures of a full row, in their order. */
static bool
stands_above(const gr_reading *r, const gr_record *full)
{
	const bool	wide = r->records->width == GR_WIDTH_COLUMNS;
	uint32_t	cells[GR_HEADER_COLUMNS];

	if (!take_filled(r->page, r->records, full, r->n, cells))
		return false;
	for (int c = 0; c < r->n; c++)
	{
		int			here = offset(extent_of(&r->page->cells[cells[c]], wide), extent_of(&r->page->cells[r->header->cell[c]], wide));

		for (int other = 0; other < r->n; other++)
			if (other != c && offset(extent_of(&r->page->cells[cells[c]], wide),
									 extent_of(&r->page->cells[r->header->cell[other]], wide)) <= here)
				return false;
	}
	return true;
}

/* Rulers for the rows that are laid out so. */
static void
read_class(gr_reading *r, gr_class *class)
{
	gr_habits  *habits = habits_of(r, class);
	const gr_record *full = find_full(r, class);
	gr_ruler	named = {0};
	bool		has_named = !class->run && ruler_of_header(r, class->layout, &named);
	int			first = class->run ? LINES_BELOW : class->layout == GR_SPACES ? BLANKS_BEHIND : FROM_START;
	int			last = class->run ? LINES_BELOW : class->layout == GR_SPACES ? BLANKS_BEHIND : BEHIND_LABEL;

	/* rows that are all full, and of nothing but figures, stand where they do */
	if (class->full == class->rows && class->plain && (r->header == NULL || !r->header->other)
		&& (class->run || class->layout != GR_SPACES))
		return;
	if (class->layout == GR_SPACES && !class->run && !habits->single)
	{
		class->crowded = class->crowded || (r->header != NULL && r->header->other && r->header->n == r->n && full != NULL
											&& !(stands_apart(r) && stands_above(r, full)));
		return;
	}
	for (int axis = first; axis <= last && full != NULL; axis++)
		class->rulers[class->n++] = axis >= LINES_BELOW ? ruler_by_count(r, habits, axis) : ruler_of_row(r, full, axis);
	drop_refuted(r, class, true);
	/* names and figures that stand alike leave nothing to ask */
	if (has_named && class->n > 0 && memcmp(&class->rulers[0], &named, sizeof named) == 0)
		class->n = 1;
	else if (has_named && (full == NULL || r->header->other))
		class->rulers[class->n++] = named;
	drop_refuted(r, class, false);
	for (int axis = first; axis <= last && full == NULL && (class->n == 0 || !has_named); axis++)
	{
		gr_ruler	counted = ruler_by_count(r, habits, axis);

		if (class->run ? class->layout != GR_BARS
			: axis != FROM_START && is_confirmed(r, class, &counted))
			class->rulers[class->n++] = counted;
	}
	if (full == NULL && class->run)
		drop_refuted(r, class, false);
	/* rows that no ruler explains: the table has other columns than were thought, unless nearly all are full */
	class->crowded = class->crowded || (first == FROM_START && class->n == 0 && class->full * 2 <= class->rows);
	if (has_named && r->header->other)
	{
		/* the names say it, and the rows do not stand otherwise */
		class->crowded = class->crowded || class->n == 0 || memcmp(&class->rulers[class->n - 1], &named, sizeof named) != 0;
		class->rulers[0] = named;
		class->n = 1;
	}
	habits->blank_inside = habits->blank_inside || has_blank_before(r, class) || (has_named && has_blank_name(r));
	class->keeps_blanks = class->run || class->layout == GR_SPACES || habits->blank_inside
		|| (has_named && (class->layout == GR_GRID || (r->n < GR_OUTCOMES && habits->padded < 3 * ODD_ROWS)));
}

void
gr_read_columns(const gr_page *page, const gr_records *records, const uint32_t *members, int n_members, int n,
				const gr_header *header, gr_reading *r)
{
	*r = (gr_reading) {
		.page = page,
		.records = records,
		.header = header,
		.members = members,
		.n_members = n_members,
		.n = header != NULL && header->n > 0 ? header->n : n
	};
	for (int m = 0; m < n_members; m++)
	{
		const gr_record *record = &records->list[members[m]];
		int			i = 0;

		while (i < r->n_classes && !is_in_class(record, &r->classes[i]))
			i++;
		if (i < r->n_classes || i == GR_CLASSES)
			continue;
		r->classes[r->n_classes++] = (gr_class) {.layout = record->layout, .run = record->run};
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

/* ---- cells that stand apart by blanks ------------------------------------ */

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
static gr_width_kind
find_width(const gr_page *page, const gr_records *records)
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

/* Text laid out by blanks: by the places of the figures of full rows, and of the header's names. */
static bool
fit_by_all(const gr_reading *r, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	const bool	headed = r->header != NULL && r->header->n == r->n && stands_apart(r);
	int			agreed = 0;

	for (int m = headed ? -1 : 0; m < r->n_members; m++)
	{
		const gr_record *other = m < 0 ? NULL : &r->records->list[r->members[m]];
		uint32_t	columns[GR_HEADER_COLUMNS];
		bool		fits = false;

		if (other != NULL && (other->layout != GR_SPACES || other->run || distance((int) r->members[m], (int) index) > NEIGHBOURS
							  || !take_filled(r->page, r->records, other, r->n, columns)))
			continue;
		for (int wide = 0; wide < 2; wide++)
		{
			uint32_t	cells[GR_HEADER_COLUMNS];

			if (r->records->width != GR_WIDTH_UNKNOWN && wide != (r->records->width == GR_WIDTH_COLUMNS))
				continue;
			if (fit(r->page, r->records, record, r->n, m < 0 ? r->header->cell : columns, wide != 0, cells) < 0)
			{
				if (r->records->width == GR_WIDTH_UNKNOWN)
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
	return agreed > 1;
}

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

/* ---- what all tables of a text have in common --------------------------------- */

/* The least number of lines that is no exception. */
static int
usual_step(const int *counts)
{
	int			all = 0;

	for (int i = 0; i < GR_STEPS; i++)
		all += counts[i];
	for (int i = 0; i < GR_STEPS; i++)
		if (counts[i] > 0 && counts[i] * GR_STEPS >= all)
			return i;
	return 0;
}

/* Adds what a record shows. */
static void
add_habits(const gr_page *page, const gr_records *records, const gr_record *record, gr_habits *habits)
{
	uint32_t	cells[GR_HEADER_COLUMNS];
	int			places[GR_HEADER_COLUMNS];
	int			axis = record->run ? LINES_BELOW : record->layout == GR_SPACES ? BLANKS_BEHIND : BEHIND_LABEL;
	int			n = measure(page, records, record, axis, GR_HEADER_COLUMNS, cells, places);
	bool		single = true;

	for (int i = 0; i < n; i++)
	{
		int			step = places[i] - (i > 0 ? places[i - 1] : 0);

		single = single && step == (i > 0);
		if (step > 0 && step < GR_STEPS)
			(i == 0 ? habits->leads : habits->steps)[step]++;
		habits->blank_inside = habits->blank_inside || (i > 0 && step > 1);
	}
	habits->singles += n < 2 ? 0 : single ? 1 : -1;
	habits->padded += n > 1 && n < record->n_cells && places[n - 1] - places[0] == n - 1 && places[n - 1] + 1 < record->n_cells;
}

void
gr_find_habits(const gr_page *page, gr_records *records)
{
	for (uint32_t i = 0; i < records->n; i++)
		add_habits(page, records, &records->list[i], &records->habits[records->list[i].run][records->list[i].layout]);
	for (int i = 0; i < 2; i++)
		for (int layout = 0; layout <= GR_GRID; layout++)
		{
			gr_habits  *habits = &records->habits[i][layout];

			habits->single = habits->singles > 0;
			habits->lead = usual_step(habits->leads);
			habits->step = usual_step(habits->steps);
		}
	records->width = find_width(page, records);
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

/* Whether another row near by is as wide, with figures at both ends of its columns: else a cell of the row was lost, or there is one too many. */
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

		if (r->members[m] == index || r->members[m] + NEIGHBOURS < index || r->members[m] > index + NEIGHBOURS
			|| !is_in_class(other, class) || r->page->lines[other->line].n != width)
			continue;
		if (read_by(r, class, &class->rulers[0], other, cells) == READ && gr_is_filled(r->page, cells[0])
			&& gr_is_filled(r->page, cells[r->n - 1]))
			return true;
	}
	return false;
}

/* Two numbers with a blank between them in one cell: which columns they are of is not known, nor whose the cells beside them. */
static bool
holds_two(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	bool		blank = false;
	int			numbers = 0;

	for (bool digit = false; p < end; p++)
	{
		bool		now = *p >= '0' && *p <= '9';

		numbers += now && !digit && (numbers == 0 || blank);
		blank = now ? false : blank || *p == ' ' || *p == '\t' || *p == '\n';
		digit = now;
	}
	return numbers > 1;
}

/* A line of figures alone, fewer than the row beside it has: pieces of these. */
static bool
is_piece(const gr_page *page, const gr_line *line, int n)
{
	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
		if (page->cells[i].state != GR_NUMBER)
			return false;
	return line->n > 0 && line->n < n;
}

/* Whether a piece of a figure stands right above or below the record: a decimal point on a line by itself, or figures that broke in narrow cells. */
static bool
has_piece(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	end = records->cells[record->cells + record->n_cells - 1u];
	uint32_t	last = record->n_cells == 0 || end == GR_GAP ? record->line : page->cells[end].line;
	const gr_line *below = last + 1 < page->n_lines && page->lines[last + 1].gap == 0 ? &page->lines[last + 1] : NULL;
	const gr_line *above = record->line > 0 && page->lines[record->line].gap == 0 ? &page->lines[record->line - 1] : NULL;

	if (record->run)
		return below != NULL && below->n == 1 && below->length == 1 && page->text[below->start] == '.';
	return record->layout == GR_SPACES && ((below != NULL && is_piece(page, below, record->n_filled))
										   || (above != NULL && is_piece(page, above, record->n_filled)));
}

/* The cells of the record in the order in which they stand. */
static bool
find_places(const gr_reading *r, const gr_class *class, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	bool		full = take_filled(r->page, r->records, record, r->n, out);

	if (class->crowded || (record->more_gaps && !full) || has_piece(r->page, r->records, record))
		return false;
	for (int i = 0; i < record->n_cells; i++)
	{
		uint32_t	cell = r->records->cells[record->cells + (uint32_t) i];

		if (cell != GR_GAP && r->page->cells[cell].state == GR_UNREADABLE && holds_two(r->page, &r->page->cells[cell]))
			return false;
	}
	if (full && class->n == 0 && !(class->layout == GR_SPACES && !class->run && habits_of(r, class)->single))
		return record->layout != GR_SPACES || record->run || !may_be_parted(r->page, r->records, record)
			|| fit_by_all(r, index, out);
	if (class->layout == GR_SPACES && !class->run && !habits_of(r, class)->single)
		return fit_by_all(r, index, out);
	if (!full && record->n_filled > 0 && !class->keeps_blanks)
		return false;
	return read_by_all(r, class, record, out)
		&& (full || class->run || class->layout == GR_SPACES || record->n_filled == 0 || is_whole(r, record, out)
			|| (is_as_wide(r, class, index) && !may_be_filled_up(r, record, out)));
}

bool
gr_columns_of(const gr_reading *r, uint32_t index, uint32_t *out)
{
	const gr_record *record = &r->records->list[index];
	uint32_t	places[GR_HEADER_COLUMNS];
	int			i = 0;

	while (i < r->n_classes && !is_in_class(record, &r->classes[i]))
		i++;
	if (i == r->n_classes || (r->header != NULL && r->header->unclear) || !find_places(r, &r->classes[i], index, places))
		return false;
	for (int c = 0; c < r->n; c++)
		if (r->header == NULL || r->header->n == 0)
			out[c] = places[c];
		else if (r->header->column[c] >= 0)
			out[r->header->column[c]] = places[c];
	return true;
}
