/*
 * habits.c - what the records of a layout have in common; what a blank, an empty line and an empty cell mean by that.
 */
#include "place/habits.h"

static bool
is_separated(uint8_t layout)
{
	return layout == GR_MARKED_CELL || layout == GR_TABS || layout == GR_BARS || layout == GR_COMMAS || layout == GR_GRID;
}

/*
 * Whether empty lines stand between all figures of a run, and somewhere as many as a blank cell takes: two cells
 * of so many lines, at least.
 */
static bool
has_blank_lines(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	cells[GR_HEADER_COLUMNS];
	gr_stretch	places[GR_HEADER_COLUMNS];
	int			n = record->gaps ? gr_take_places(page, records, record, GR_LINES_BELOW, GR_HEADER_COLUMNS, cells, places) : 0;
	int			least = GR_FAR;
	int			most = 0;

	for (int i = 1; i < n; i++)
	{
		int			step = places[i].from - places[i - 1].from;

		least = step > 0 && step < least ? step : least;
		most = step > most ? step : most;
	}
	return least > 1 && most >= 2 * least;
}

/* ---- blanks that may mark thousands ----------------------------------------- */

/* Digits of a cell that holds nothing else; 0: it does. */
static int
digits_of(const gr_page *page, const gr_cell *cell)
{
	const char *behind;
	int			digits = gr_first_digits(page, cell, &behind);

	return behind == page->text + cell->start + cell->length ? digits : 0;
}

/* 1 850: a blank, one to three digits before it that do not begin with zero, with a sign or without, three behind it. */
static bool
may_be_one_figure(const gr_page *page, uint32_t before, uint32_t behind)
{
	const gr_cell *high = &page->cells[before];
	const int64_t thousands = high->mantissa < 0 ? -high->mantissa : high->mantissa;
	const int	digits = thousands < 10 ? 1 : thousands < 100 ? 2 : 3;
	const char *end;

	return behind == before + 1 && page->cells[behind].line == high->line && gr_blanks_before(page, behind, false) == 1
		&& gr_first_digits(page, &page->cells[behind], &end) == 3 && thousands > 0 && thousands < 1000
		&& high->chars == digits + (high->mantissa < 0);
}

/* Whether a row of table 三 has fewer figures than the table has columns, or none is there to tell. */
static bool
leaves_cells_out(const gr_records *records)
{
	bool		full = false;

	for (uint32_t i = records->first[GR_TABLE_APPLICATIONS]; i < records->end[GR_TABLE_APPLICATIONS]; i++)
	{
		const gr_record *record = &records->list[i];

		if (record->layout == GR_SPACES && record->n_filled < GR_APPLICANTS)
			return true;
		full = full || record->n_filled == GR_APPLICANTS;
	}
	return !full;
}

/* Whether most cells of a line stand more than one blank apart. */
static bool
stands_apart(const gr_page *page, const gr_records *records, const gr_record *record)
{
	int			apart = 0;

	for (int i = 1; i < record->n_cells; i++)
	{
		const uint32_t cell = gr_cell_of(records, record, i);

		apart += page->cells[cell].index > 0 && gr_blanks_before(page, cell, false) > 1;
	}
	return apart * 2 > record->n_cells;
}

bool
gr_may_mark_thousands(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const uint32_t *cells = &records->cells[record->cells];

	for (int i = 1; i < record->n_cells; i++)
		if (may_be_one_figure(page, cells[i - 1], cells[i]))
		{
			const gr_habits *habits = gr_habits_of(page, records, false, GR_SPACES);

			if (habits->single)
				return !habits->long_figures && habits->inside == 0 && leaves_cells_out(records);
			return !habits->long_figures || stands_apart(page, records, record);
		}
	return false;
}

bool
gr_are_evenly_parted(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	cells[GR_HEADER_COLUMNS];
	gr_stretch	places[GR_HEADER_COLUMNS];
	int			n = gr_take_places(page, records, record, GR_BLANKS_BEHIND, GR_HEADER_COLUMNS, cells, places);
	bool		differ = false;

	for (int i = 1; i < n; i++)
	{
		if (places[i].from - places[i - 1].from != places[1].from - places[0].from)
			return false;
		differ = differ || page->cells[cells[i]].chars != page->cells[cells[i - 1]].chars;
	}
	return differ && n > 2;
}

/* ---- full rows -------------------------------------------------------------- */

bool
gr_take_filled(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out)
{
	uint32_t	taken[GR_HEADER_COLUMNS];
	int			found = 0;

	if (record->n_filled != n || has_blank_lines(page, records, record))
		return false;
	if (out == NULL)
		out = taken;
	if (record->n_cells == n)
	{
		const uint32_t *cells = &records->cells[record->cells];

		memcpy(out, cells, (size_t) n * sizeof *out);
		return page->cells[cells[n - 1]].state != GR_ABSENT || is_separated(record->layout);
	}
	for (int i = 0; i < record->n_cells && found < n; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);

		if (gr_is_filled(page, cell))
		{
			if (!gr_may_be_figure(page, &page->cells[cell]))
				return false;
			out[found++] = cell;
		}
		else if (found > 0)
			return false;
	}
	return found == n;
}

/* ---- what the records have in common ----------------------------------------- */

/* Adds how far two cells end apart, by letters of one width and of two. */
static void
add_spread(int spread[2], const gr_cell *a, const gr_cell *b)
{
	for (int wide = 0; wide < 2 && b != NULL; wide++)
		spread[wide] += gr_offset(gr_stretch_of(a, wide != 0), gr_stretch_of(b, wide != 0));
}

/* Finds how wide a letter is: by the way in which full rows end more alike, those of as many cells first: fewer may end in another column. */
static void
find_letters(const gr_page *page, const gr_records *records, gr_habits *habits)
{
	int			alike[2] = {0, 0};
	int			all[2] = {0, 0};
	const int  *spread = alike;
	const gr_cell *last[GR_APPLICANTS + 1] = {NULL};	/* by the row's number of cells */
	const gr_cell *before = NULL;
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
		add_spread(alike, &page->cells[cells[n - 1]], last[n]);
		add_spread(all, &page->cells[cells[n - 1]], before);
		before = last[n] = &page->cells[cells[n - 1]];
	}
	if (alike[0] == alike[1])
		spread = all;
	habits->axis = spread[1] < spread[0] ? GR_WIDTHS : GR_CHARACTERS;
	habits->last_axis = spread[0] < spread[1] ? GR_CHARACTERS : GR_WIDTHS;
}

/* The least number of lines that is no exception. */
static int
usual_step(const int *counts)
{
	int			all = 0;

	for (int i = 0; i < GR_STEPS; i++)
		all += counts[i];
	for (int i = 0; i < GR_STEPS; i++)
		if (counts[i] * GR_STEPS >= all)
			return i;
	return 0;
}

/* A row of table three without a blank between its figures, and with blank cells behind the last of them, or none though some are missing. */
static bool
is_padded(const gr_page *page, const gr_records *records, const gr_record *record, const gr_stretch *places, int n)
{
	if (record->table != GR_TABLE_APPLICATIONS || n < 2 || places[n - 1].from - places[0].from != n - 1)
		return false;
	return places[n - 1].from + 1 < record->n_cells ? !gr_is_written_blank(page, gr_cell_of(records, record, record->n_cells - 1))
		: record->n_cells == n && n < GR_APPLICANTS;
}

/* Adds what a record shows. */
static void
add_habits(const gr_page *page, const gr_records *records, const gr_record *record, gr_habits *habits)
{
	uint32_t	cells[GR_HEADER_COLUMNS];
	gr_stretch	places[GR_HEADER_COLUMNS];
	int			axis = record->run ? GR_LINES_BELOW : record->layout == GR_SPACES ? GR_BLANKS_BEHIND : GR_BEHIND_LABEL;
	int			n = gr_take_places(page, records, record, axis, GR_HEADER_COLUMNS, cells, places);
	bool		inside = false;

	for (int i = 0; i < n; i++)
	{
		int			step = places[i].from - (i > 0 ? places[i - 1].from : 0);

		if (step > 0 && step < GR_STEPS)
			(i == 0 ? habits->leads : habits->steps)[step]++;
		inside = inside || (i > 0 && step > 1 && !gr_is_written_blank(page, cells[i] - 1));
		habits->long_figures |= page->cells[cells[i]].mantissa >= 1000 && digits_of(page, &page->cells[cells[i]]) > 3;
	}
	for (int i = 1; i < record->n_cells && axis == GR_BLANKS_BEHIND; i++)
		habits->singles += gr_blanks_before(page, gr_cell_of(records, record, i), false) == 1 ? 1 : -1;
	habits->inside += inside;
	habits->padded += is_padded(page, records, record, places, n);
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
		find_letters(page, records, habits);
	return habits;
}
