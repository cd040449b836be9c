/*
 * header.c - the order of a table's columns, from the names above them.
 */
#include "place/header.h"

#include <string.h>

#include "form/labels.h"
#include "text/folded.h"

/* ---- names that are no column's of the form --------------------------------- */

/* Whether a text has half of a word of the form: letters of it are wrong or left out. */
static bool
is_most_of(const gr_likeness *likeness, int term)
{
	return likeness->shared[term] > 0 && likeness->shared[term] * 2 >= gr_term_pairs[term] - 1;
}

static gr_likeness
likeness_of(const gr_page *page, uint32_t cell)
{
	gr_likeness likeness = {0};

	gr_add_likeness(&likeness, page->text + page->cells[cell].start, page->cells[cell].length);
	return likeness;
}

int
gr_column_of_other(const gr_page *page, const gr_word *words, uint32_t cell)
{
	const char *text = page->text + page->cells[cell].start;
	gr_likeness likeness;
	gr_letters	letters;
	bool		piece = false;

	if (words[cell].term != GR_NO_TERM)
		return GR_NO_NAME;
	if (gr_names_other_column(page, cell))
		return GR_FOREIGN;
	likeness = likeness_of(page, cell);
	for (int term = 0; term < GR_TERMS; term++)
	{
		if (is_most_of(&likeness, term))
			return GR_GARBLED;
		piece |= likeness.shared[term] == likeness.pairs && term >= GR_TERM_APPLICANTS;
	}
	gr_take_letters(text, text + page->cells[cell].length, &letters);
	return !piece && letters.n > 1 && !gr_is_part_of(&letters, (gr_str) {"收费金额（单位：万元）", 33}) ? GR_FOREIGN : GR_NO_NAME;
}

bool
gr_names_other_column(const gr_page *page, uint32_t cell)
{
	const gr_cell *c = &page->cells[cell];
	gr_added_column added = gr_find_added_column(page->text + c->start, c->length);

	/* numbers of rows before the labels are known for what they are */
	return added == GR_REMARKS
		|| (added == GR_ROW_NUMBERS && (c->index > 0 || page->lines[c->line].n < 2));
}

/* Whether a text stands above a record's first figure, and before others in its line, where blanks lay all out. */
static bool
stands_above_first(const gr_page *page, const gr_records *records, const gr_record *record, uint32_t cell)
{
	const gr_cell *name = &page->cells[cell];
	const gr_cell *first;

	if (record->layout != GR_SPACES || record->n_cells == 0 || name->index + 1 == page->lines[name->line].n)
		return false;
	first = &page->cells[gr_cell_of(records, record, 0)];
	return gr_offset(gr_stretch_of(name, true), gr_stretch_of(first, true)) == 0
		&& (first->index == 0 ? record->table == GR_TABLE_REVIEWS : first[-1].x_columns + first[-1].columns <= name->x_columns);
}

bool
gr_names_foreign(const gr_page *page, const gr_records *records, const gr_record *record, uint32_t cell, const gr_name *before,
				 bool lines)
{
	const gr_cell *c = &page->cells[cell];
	const bool	labels = c->index == 0 && page->lines[c->line].n > 1;
	const bool	beside = before != NULL && (page->cells[before->cell].line == c->line || (lines && !labels));

	return (beside || gr_names_other_column(page, cell) || stands_above_first(page, records, record, cell))
		&& gr_column_of_other(page, records->words, cell) == GR_FOREIGN;
}

/* ---- order -------------------------------------------------------------------- */

/* Keeps the names from start on, and other columns' before them that do not come again; returns how many. */
static int
keep_from(const gr_page *page, gr_name *names, int n, int start)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
	{
		bool		again = i < start && names[i].column != GR_FOREIGN;

		for (int k = start; k < n && i < start && !again; k++)
			again = names[k].column == GR_FOREIGN && gr_same_text(page, names[i].cell, names[k].cell);
		if (!again)
			names[kept++] = names[i];
	}
	return kept;
}

/*
 * Whether the names from start on, the last of each column, hold those of a line that spans repeat: the columns outside
 * the group, which ends before column group, are named before, too, and not in the same line: those are two tables' side by side.
 */
static bool
has_all_again(const gr_page *page, const gr_name *names, int n, int start, int group)
{
	bool		before[GR_MAX_COLUMNS] = {false};
	bool		any = false;
	bool		grouped = false;

	for (int i = 0; i < start && i < n; i++)
	{
		grouped = grouped || names[i].column == GR_GROUP;
		if (names[i].column < 0)
			continue;
		before[names[i].column] = any = true;
		for (int k = start; k < n; k++)
			if (names[k].column == names[i].column && page->cells[names[k].cell].line == page->cells[names[i].cell].line)
				return false;
	}
	for (int i = start; grouped && i < n; i++)
		if ((names[i].column == 0 || names[i].column >= group) && !before[names[i].column])
			return false;
	return any;
}

/* Leaves out names that cells of spans repeat: the same side by side, and those that a later line has again.  Returns how many stay. */
static int
drop_repeated(const gr_page *page, gr_name *names, int n, int group)
{
	uint32_t	seen = 0;
	int			kept = 0;
	int			start;			/* of each column's last name, the first */

	for (int i = 0; i < n; i++)
		if (kept == 0 || names[i].column != names[kept - 1].column || names[i].cell != names[kept - 1].cell + 1
			|| !gr_same_text(page, names[i].cell, names[kept - 1].cell))
			names[kept++] = names[i];
		else
			names[kept - 1].cell = names[i].cell;
	start = n = kept;
	for (int i = n - 1; i >= 0; i--)
		if (names[i].column >= 0 && (seen >> names[i].column & 1) == 0)
		{
			seen |= UINT32_C(1) << names[i].column;
			start = i;
		}
	return has_all_again(page, names, n, start, group) ? keep_from(page, names, n, start) : n;
}

static int
drop_groups(gr_name *names, int n)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
		if (names[i].column >= GR_FOREIGN)
			names[kept++] = names[i];
	return kept;
}

/* The first of the names of columns below a group's name; -1 where it is not clear which stand below it. */
static int
first_below(const gr_page *page, const gr_name *names, int n, int at, int group)
{
	int			from;

	/* torn apart: how many columns stand below each part is not told */
	for (from = at + 1; from < n; from++)
		if (names[from].column == GR_GROUP && names[from - 1].column != GR_GROUP)
			return -1;
	for (from = at + 1; from < n && (names[from].column < 1 || names[from].column >= group); from++)
		;
	/* names before the first that stand in its line are columns below the group, too */
	for (; from < n && names[from - 1].column == GR_FOREIGN; from--)
	{
		const uint32_t line = page->cells[names[from].cell].line;

		if (page->cells[names[from - 1].cell].line != line)
			return page->lines[line].n == 1 ? -1 : from;
	}
	return from;
}

/* Moves the columns below a group's name to where that stands.  False where it is not clear which stand below it. */
static bool
expand_group(const gr_page *page, gr_name *names, int *n, int group)
{
	gr_name		moved[GR_HEADER_NAMES];
	int			at = 0;
	int			from;
	int			until;

	while (at < *n && names[at].column != GR_GROUP)
		at++;
	if (at == *n)
		return true;
	if ((from = first_below(page, names, *n, at, group)) < 0)
		return false;
	for (until = from; until < *n && names[until].column < group; until++)
		;
	memcpy(moved, names + at, (size_t) (from - at) * sizeof *names);
	memmove(names + at, names + from, (size_t) (until - from) * sizeof *names);
	memcpy(names + at + until - from, moved, (size_t) (from - at) * sizeof *names);
	*n = drop_groups(names, *n);
	return true;
}

/* Whether all names stand in lines with as many cells, each in a column of its own. */
static bool
has_grid(const gr_page *page, const gr_name *names, int n)
{
	uint64_t	taken[2] = {0, 0};

	for (int i = 0; i < n; i++)
	{
		const gr_cell *cell = &page->cells[names[i].cell];
		const gr_line *line = &page->lines[cell->line];
		const gr_line *first = &page->lines[page->cells[names[0].cell].line];
		uint64_t	bit = (uint64_t) 1 << (cell->index & 63);

		if (line->n != first->n || line->layout != first->layout || line->layout == GR_SPACES
			|| (taken[cell->index >> 6 & 1] & bit) != 0)
			return false;
		taken[cell->index >> 6 & 1] |= bit;
	}
	return n > 0;
}

/* Whether the names stand where their columns do: in lines that blanks lay out, some of them more than one apart. */
static bool
is_laid_out(const gr_page *page, const gr_records *records, const gr_name *names, int n)
{
	bool		apart = false;

	for (int i = 0; i < n && !apart; i++)
	{
		const gr_cell *cell = &page->cells[names[i].cell];

		apart = cell->index > 0 && cell->x_chars > cell[-1].x_chars + cell[-1].chars + 1;
	}
	return apart && !gr_habits_of(page, records, false, GR_SPACES)->single;
}

static int
place_of(const gr_page *page, const gr_name *name, int axis)
{
	return gr_place_in_line(&page->cells[name->cell], axis).from;
}

static void
sort_names(const gr_page *page, gr_name *names, int n, int axis)
{
	for (int i = 1; i < n; i++)
		for (int k = i; k > 0 && place_of(page, &names[k], axis) < place_of(page, &names[k - 1], axis); k--)
		{
			gr_name		moved = names[k];

			names[k] = names[k - 1];
			names[k - 1] = moved;
		}
}

static bool
are_sorted(const gr_page *page, const gr_name *names, int n, int axis)
{
	for (int i = 1; i < n; i++)
		if (place_of(page, &names[i], axis) <= place_of(page, &names[i - 1], axis))
			return false;
	return true;
}

bool
gr_sort_names(const gr_page *page, const gr_records *records, gr_name *names, int n, gr_header *header)
{
	const gr_habits *habits;
	gr_name		sorted[GR_HEADER_NAMES];
	int			axis = GR_FROM_START;
	int			last_axis = GR_FROM_START;

	header->grid = has_grid(page, names, n);
	if (!header->grid && !is_laid_out(page, records, names, n))
		return false;
	if (!header->grid)
	{
		habits = gr_habits_of(page, records, false, GR_SPACES);
		axis = habits->axis;
		last_axis = habits->last_axis;
	}
	if (axis == last_axis && are_sorted(page, names, n, axis))
		return true;
	memcpy(sorted, names, (size_t) n * sizeof *names);
	sort_names(page, sorted, n, axis);
	if (!are_sorted(page, sorted, n, axis) || !are_sorted(page, sorted, n, last_axis))
		return false;
	memcpy(names, sorted, (size_t) n * sizeof *names);
	return true;
}

/* Whether all names are known, and no other column's comes before the first of the form's, but in the same line: it may stand at either end. */
static bool
begins_with_column(const gr_page *page, const gr_name *names, int n)
{
	int			first = 0;

	for (int i = 0; i < n; i++)
		if (names[i].column == GR_GARBLED)
			return false;
	while (first < n && names[first].column < 0)
		first++;
	for (int i = 0; i < first && first < n; i++)
		if (names[i].column == GR_FOREIGN && page->cells[names[i].cell].line != page->cells[names[first].cell].line)
			return false;
	return true;
}

/* Whether the names come as in a header of the form, line by line, of which the name over several columns is lost. */
static bool
lacks_group(const gr_name *names, int n, int group)
{
	int			last = -1;
	int			found = 0;

	for (int i = 0; i < n; i++)
	{
		if (names[i].column == GR_HEAD)
			continue;
		if (names[i].column == GR_GROUP || (found == 0 && names[i].column != 0) || (found == 1 && names[i].column != group)
			|| (found > 1 && (names[i].column <= last || names[i].column >= group)))
			return false;
		last = found > 0 && names[i].column != group ? names[i].column : last;
		found++;
	}
	return found > 2;
}

/* Whether blank cells stand before names: the lines were a grid, and what moved them is not known. */
static bool
was_grid(const gr_page *page, const gr_name *names, int n)
{
	for (int i = 0; i < n; i++)
	{
		const gr_cell *cell = &page->cells[names[i].cell];

		if (cell->index > 0 && cell[-1].state == GR_BLANK)
			return true;
	}
	return false;
}

/* Whether all names stand in one line, so that its order is theirs. */
static bool
stand_in_one_line(const gr_page *page, const gr_name *names, int n)
{
	for (int i = 1; i < n; i++)
		if (page->cells[names[i].cell].line != page->cells[names[0].cell].line)
			return false;
	return n > 1;
}

/* Whether the names are the form's columns in their order. */
static bool
come_in_order(const gr_name *names, int n)
{
	for (int i = 1; i < n; i++)
		if (names[i].column <= names[i - 1].column)
			return false;
	return n > 0 && names[0].column == 0;
}

/* Lines of a name in lines of a cell each. */
static uint32_t
lines_of_name(const gr_page *page, const gr_word *words, uint32_t cell)
{
	uint32_t	n = 1;

	while (cell + n < page->n_cells && words[cell + n].term == GR_TERM_GOES_ON && page->lines[page->cells[cell + n].line].n == 1)
		n++;
	return n;
}

/*
 * Whether the names of columns, a line each, are of some lines and of others: whoever prints cells by their height prints
 * them in another order than they stand in.
 */
static bool
differ_in_height(const gr_page *page, const gr_word *words, const gr_name *names, int n)
{
	uint32_t	height = 0;

	for (int i = 0; i < n; i++)
	{
		const uint32_t lines = lines_of_name(page, words, names[i].cell);

		if (page->lines[page->cells[names[i].cell].line].n > 1)
			return false;
		if (names[i].column >= 0 && height > 0 && lines != height)
			return true;
		height = names[i].column >= 0 ? lines : height;
	}
	return false;
}

/* Whether the form's columns among the names come in its order. */
static bool
are_in_order(const gr_name *names, int n)
{
	int			last = -1;

	for (int i = 0; i < n; i++)
	{
		if (names[i].column >= 0 && names[i].column < last)
			return false;
		last = names[i].column > last ? names[i].column : last;
	}
	return true;
}

/* Puts the names into the order in which their columns stand.  False where that is not clear. */
static bool
order_names(const gr_page *page, const gr_records *records, gr_name *names, int *n, int group, gr_header *header)
{
	gr_name		flat[GR_HEADER_NAMES];
	int			n_flat;
	bool		clear;

	memcpy(flat, names, (size_t) *n * sizeof *names);
	n_flat = drop_groups(flat, *n);
	if (gr_sort_names(page, records, flat, n_flat, header))
	{
		memcpy(names, flat, (size_t) n_flat * sizeof *names);
		*n = n_flat;
		return true;
	}
	clear = !was_grid(page, flat, n_flat) && begins_with_column(page, names, *n) && !lacks_group(names, *n, group);
	if (!stand_in_one_line(page, flat, n_flat))
		clear = expand_group(page, names, n, group) && clear;
	*n = drop_groups(names, *n);
	/* a group's name that stands before those in the form's order may only be the higher one */
	return clear && !come_in_order(flat, n_flat);
}

/* Whether a column's name stands in the name's line, right before or behind it, or, where each has a line, both before and behind it. */
static bool
stands_beside(const gr_page *page, const gr_name *names, int n, int i)
{
	const uint16_t line = page->cells[names[i].cell].line;
	int			beside = 0;
	int			alone = 0;

	for (int k = i > 0 ? i - 1 : 0; k <= i + 1 && k < n; k++)
	{
		const uint16_t other = page->cells[names[k].cell].line;

		beside += names[k].column >= 0 && other == line;
		alone += names[k].column >= 0 && other != line && page->lines[other].n == 1 && page->lines[line].n == 1;
	}
	return beside > 0 || alone == 2;
}

/*
 * Whether the name stands above the labels of rows: in the first cell of a line parted by marks that has all n columns'
 * names, too, or it is like 申请人情况.
 */
static bool
stands_above_labels(const gr_page *page, const gr_name *name, int n)
{
	const gr_cell *cell = &page->cells[name->cell];
	const gr_line *line = &page->lines[cell->line];
	gr_likeness likeness;

	if (cell->index > 0 || line->layout == GR_SPACES)
		return false;
	likeness = likeness_of(page, name->cell);
	return line->n > n || is_most_of(&likeness, GR_TERM_APPLICANT);
}

/* Where each of the form's n columns has its name, one that is like them and stands among them is another's, or the labels'. */
static void
settle_garbled(const gr_page *page, gr_name *names, int n_names, int n)
{
	bool		named[GR_MAX_COLUMNS] = {false};
	int			found = 0;

	for (int i = 0; i < n_names; i++)
		if (names[i].column >= 0 && !named[names[i].column])
		{
			named[names[i].column] = true;
			found++;
		}
	for (int i = 0; i < n_names && found == n; i++)
		if (names[i].column == GR_GARBLED && stands_beside(page, names, n_names, i))
			names[i].column = stands_above_labels(page, &names[i], n) ? GR_HEAD : GR_FOREIGN;
}

void
gr_take_header(const gr_name *names, int n_names, int n, bool clear, gr_header *header)
{
	bool		named[GR_MAX_COLUMNS] = {false};
	int			found = 0;
	int			last = -1;
	bool		ordered = true;

	for (int i = 0; i < n_names; i++)
	{
		int			column = names[i].column;

		if (column == GR_FOREIGN)
			continue;
		/* a span that is repeated stands in cells side by side */
		clear = clear && (!named[column] || (names[i - 1].column == column && names[i - 1].cell + 1 == names[i].cell));
		found += !named[column];
		named[column] = true;
		ordered = ordered && column > last;
		last = column;
	}
	header->but_last = found == n - 1 && !named[n - 1];
	header->other = found < n_names || !ordered;
	header->unclear = header->other && (!clear || found < n || n_names > GR_HEADER_COLUMNS);
	if (header->unclear || found < n)
		return;
	header->n = n_names;
	for (int i = 0; i < n_names; i++)
	{
		header->cell[i] = names[i].cell;
		header->column[i] = names[i].column;
	}
}

/* Whether the last line of names has none of the form's, and one of them again: it divides the columns, and which parts are the form's is not told. */
static bool
are_divided(const gr_page *page, const gr_name *names, int n)
{
	const uint32_t last = names[n - 1].cell;
	bool		again = false;

	for (int i = n - 1; i >= 0 && page->cells[names[i].cell].line == page->cells[last].line; i--)
	{
		if (names[i].column != GR_FOREIGN)
			return false;
		again = again || (names[i].cell != last && gr_same_text(page, names[i].cell, last));
	}
	return again;
}

void
gr_read_header(const gr_page *page, const gr_word *words, const gr_records *records, const gr_name *given, int n_names, int n, int group,
			   gr_header *header)
{
	gr_name		names[GR_HEADER_NAMES];
	bool		by_height;
	bool		clear;

	*header = (gr_header) {.n = 0};
	if (n_names == 0)
		return;
	memcpy(names, given, (size_t) n_names * sizeof *names);
	if (are_divided(page, names, n_names))
	{
		header->other = header->unclear = true;
		return;
	}
	settle_garbled(page, names, n_names, n);
	n_names = drop_repeated(page, names, n_names, group);
	by_height = differ_in_height(page, words, names, n_names);
	clear = order_names(page, records, names, &n_names, group, header) && (!by_height || are_in_order(names, n_names));
	gr_take_header(names, n_names, n, clear, header);
}
