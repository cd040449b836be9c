/*
 * habits.c - the figures of a record and their places, and what the records of a text have in common.
 */
#include "place/habits.h"

#include <string.h>

static bool
is_separated(uint8_t layout)
{
	return layout == GR_TABS || layout == GR_BARS || layout == GR_COMMAS || layout == GR_GRID;
}

bool
gr_has_digit(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;

	while (p < end && gr_digit_at(p, end) == 0)
		p++;
	return p < end;
}

int
gr_numbers_in(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	bool		apart = true;
	int			numbers = 0;

	for (bool digit = false; p < end;)
	{
		uint32_t	length = gr_digit_at(p, end);

		numbers += length > 0 && !digit && apart;
		apart = length > 0 ? false : apart || *p == ' ' || *p == '\t' || *p == '\n' || *p == ';';
		digit = length > 0;
		p += length > 0 ? length : 1;
	}
	return numbers;
}

/*
 * Whether empty lines stand between all figures of a run, and somewhere as many as a blank cell takes: two cells
 * of so many lines, at least.
 */
static bool
has_blank_lines(const gr_page *page, const gr_records *records, const gr_record *record)
{
	int			least = GR_FAR;
	int			most = 0;
	uint32_t	before = GR_GAP;

	for (int i = 0; i < record->n_cells && record->gaps; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		int			step;

		if (cell == GR_GAP)
			continue;
		step = before == GR_GAP ? 0 : gr_clip((int64_t) page->lines[page->cells[cell].line].number - page->lines[page->cells[before].line].number);
		if (step > 0)
		{
			least = step < least ? step : least;
			most = step > most ? step : most;
		}
		before = cell;
	}
	return least > 1 && most >= 2 * least;
}

/* ---- blanks that may mark thousands ----------------------------------------- */

/* Digits of a cell that holds nothing else; 0: it does. */
static int
digits_of(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	uint32_t	length = 1;
	int			digits = 0;

	for (; p < end && length > 0; p += length)
	{
		length = gr_digit_at(p, end);
		digits += length > 0;
	}
	return length > 0 ? digits : 0;
}

/* Digits that a cell begins with. */
static int
first_digits(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	uint32_t	length;
	int			digits = 0;

	for (; p < end && (length = gr_digit_at(p, end)) > 0; p += length)
		digits++;
	return digits;
}

/* 1 850: a blank, one to three digits before it that do not begin with zero, three behind it. */
static bool
may_be_one_figure(const gr_page *page, uint32_t before, uint32_t behind)
{
	const gr_cell *high = &page->cells[before];

	return behind == before + 1 && page->cells[behind].line == high->line && gr_blanks_before(page, behind, false) == 1
		&& first_digits(page, &page->cells[behind]) == 3 && high->mantissa > 0 && high->mantissa < 1000 && digits_of(page, high) > 0;
}

/* Whether a row of table 三 has fewer figures than the table has columns, or none is there to tell. */
static bool
leaves_cells_out(const gr_records *records)
{
	bool		full = false;

	for (uint32_t i = records->first[GR_TABLE_APPLICATIONS]; i < records->end[GR_TABLE_APPLICATIONS]; i++)
	{
		const gr_record *record = &records->list[i];

		if (record->layout == GR_SPACES && record->n_filled > 0 && record->n_filled < GR_APPLICANTS)
			return true;
		full = full || record->n_filled == GR_APPLICANTS;
	}
	return !full;
}

bool
gr_may_mark_thousands(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const uint32_t *cells = &records->cells[record->cells];

	if (record->layout != GR_SPACES)
		return false;
	for (int i = 1; i < record->n_cells; i++)
		if (cells[i - 1] != GR_GAP && cells[i] != GR_GAP && may_be_one_figure(page, cells[i - 1], cells[i]))
		{
			const gr_habits *habits = gr_habits_of(page, records, false, GR_SPACES);

			return !habits->long_figures && (!habits->single || (!habits->blank_inside && leaves_cells_out(records)));
		}
	return false;
}

bool
gr_take_filled(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out)
{
	int			found = 0;

	if (record->n_filled != n || (record->run && has_blank_lines(page, records, record)))
		return false;
	if (record->n_cells == n)
	{
		const uint32_t *cells = &records->cells[record->cells];

		if (out != NULL)
			memcpy(out, cells, (size_t) n * sizeof *out);
		return page->cells[cells[n - 1]].state != GR_ABSENT || is_separated(record->layout)
			|| record->layout == GR_MARKED_CELL;
	}
	for (int i = 0; i < record->n_cells && found < n; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);

		if (gr_is_filled(page, cell))
		{
			if (!gr_may_be_figure(page, &page->cells[cell]))
				return false;
			if (out != NULL)
				out[found] = cell;
			found++;
		}
		/* an empty line may be nothing, but not where each cell has a bar */
		else if (found > 0 && (cell != GR_GAP || record->layout == GR_BARS))
			return false;
	}
	return found == n;
}

/* ---- places of cells ------------------------------------------------------- */

int64_t
gr_line_above(const gr_page *page, const gr_record *record)
{
	uint32_t	i = record->line;

	while (i > 0 && page->lines[i - 1].n == 1 && page->cells[page->lines[i - 1].first].state == GR_BLANK)
		i--;
	return i > 0 ? page->lines[i - 1].number : 0;
}

int64_t
gr_line_below(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	i = gr_last_line(page, records, record) + 1;

	for (; i < page->n_lines && page->lines[i].n == 1 && page->cells[page->lines[i].first].state == GR_BLANK; i++)
		;
	return i < page->n_lines ? page->lines[i].number : INT32_MAX;	/* the text may have been cut short */
}

int
gr_take_places(const gr_page *page, const gr_records *records, const gr_record *record, int axis, int room, uint32_t *cells, int *places)
{
	const gr_line *line = &page->lines[record->line];
	int64_t		label = axis == GR_LINES_BELOW ? gr_line_above(page, record) : 0;
	int			blanks = -1;
	int			n = 0;

	for (int i = 0; i < record->n_cells && n < room; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		const gr_cell *c = &page->cells[cell];

		if (axis == GR_BLANKS_BEHIND)
			blanks += cell != GR_GAP && c->index > 0 ? gr_blanks_before(page, cell, false) : 1;
		if (!gr_is_filled(page, cell))
			continue;
		cells[n] = cell;
		places[n++] = axis == GR_FROM_START ? c->index : axis == GR_FROM_END ? c->index - line->n : axis == GR_BEHIND_LABEL ? i
			: axis == GR_LINES_BELOW ? gr_clip(page->lines[c->line].number - label) : blanks;
	}
	return n;
}

int
gr_offset(gr_stretch a, gr_stretch b)
{
	int			left = gr_distance(a.from, b.from);
	int			right = gr_distance(a.until, b.until);
	int			middle = gr_distance(a.from + a.until, b.from + b.until) / 2;

	left = left < right ? left : right;
	return left < middle ? left : middle;
}

/* By the way in which full rows end more alike. */
static gr_width_kind
find_width(const gr_page *page, const gr_records *records)
{
	int			spread[2] = {0, 0};
	gr_stretch		before[2] = {{-1, -1}, {-1, -1}};
	int			rows = 0;

	for (uint32_t i = 0; i < records->n && rows < GR_NEIGHBOURS; i++)
	{
		const gr_record *record = &records->list[i];
		uint32_t	cells[GR_HEADER_COLUMNS];
		int			n = record->n_filled;

		if (record->layout != GR_SPACES || record->table != GR_TABLE_APPLICATIONS || n == 0 || n > GR_APPLICANTS
			|| !gr_take_filled(page, records, record, n, cells))
			continue;
		rows++;
		for (int wide = 0; wide < 2; wide++)
		{
			gr_stretch		e = gr_stretch_of(&page->cells[cells[n - 1]], wide != 0);

			if (before[wide].from >= 0)
				spread[wide] += gr_offset(e, before[wide]);
			before[wide] = e;
		}
	}
	if (rows < 2)
		return GR_WIDTH_UNKNOWN;
	return spread[1] < spread[0] ? GR_WIDTH_COLUMNS : spread[0] < spread[1] ? GR_WIDTH_CHARACTERS : GR_WIDTH_UNKNOWN;
}

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
	int			axis = record->run ? GR_LINES_BELOW : record->layout == GR_SPACES ? GR_BLANKS_BEHIND : GR_BEHIND_LABEL;
	int			n = gr_take_places(page, records, record, axis, GR_HEADER_COLUMNS, cells, places);

	for (int i = 0; i < n; i++)
	{
		int			step = places[i] - (i > 0 ? places[i - 1] : 0);

		habits->singles += i == 0 ? 0 : step == 1 ? 1 : -1;
		if (step > 0 && step < GR_STEPS)
			(i == 0 ? habits->leads : habits->steps)[step]++;
		habits->blank_inside |= i > 0 && step > 1;
		habits->long_figures = habits->long_figures || (page->cells[cells[i]].mantissa >= 1000 && digits_of(page, &page->cells[cells[i]]) > 3);
	}
	habits->padded += n > 1 && n < record->n_cells && places[n - 1] - places[0] == n - 1 && places[n - 1] + 1 < record->n_cells;
}

gr_habits *
gr_habits_of(const gr_page *page, const gr_records *records, bool run, uint8_t layout)
{
	gr_habits  *habits = &records->habits[run][layout];

	if (habits->known)
		return habits;
	for (uint32_t i = 0; i < records->n; i++)
		if (records->list[i].run == run && records->list[i].layout == layout)
			add_habits(page, records, &records->list[i], habits);
	habits->known = true;
	habits->single = habits->singles > 0;
	habits->lead = usual_step(habits->leads);
	habits->step = usual_step(habits->steps);
	if (layout == GR_SPACES)
		habits->width = find_width(page, records);
	return habits;
}

gr_width_kind
gr_width_of(const gr_page *page, const gr_records *records)
{
	return gr_habits_of(page, records, false, GR_SPACES)->width;
}

