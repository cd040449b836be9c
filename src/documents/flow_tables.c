/*
 * flow_tables.c - tables that go on over pages, and how they are written.
 *
 * A row that the page's end cuts, which shows by the missing line, is put together
 * again, unless both parts hold figures: then they may be two rows, and stay so.
 */
#include "documents/flow.h"

#include <math.h>
#include <stdlib.h>

/* Sides of tables on two pages that are the same. */
#define SAME_SIDE 4.0

/* ---- tables over pages ----------------------------------------------------------------------------------- */

static struct out_cell
make_out_cell(const struct page *page, const struct cell *cell)
{
	struct out_cell made = {
		.row = cell->row,.last_row = cell->last_row,.x0 = cell->x0,.x1 = cell->x1,
		.width = cell->x1 - cell->x0,.doubtful = cell->doubtful
	};

	for (size_t i = 0; i < cell->n; i++)
		add_to_rows(&made.lines, &page->glyphs[cell->glyphs[i]], true);
	arrange_rows(&made.lines);
	write_rows(&made.lines);
	return made;
}

static bool
has_figure(const struct rows_of_text *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		if (!is_numeric(lines->list[i].first) || !is_numeric(lines->list[i].last))
			return false;
	return lines->n > 0;
}

static bool
same_sides(double left, double right, double other_left, double other_right)
{
	return fabs(left - other_left) <= SAME_SIDE && fabs(right - other_right) <= SAME_SIDE;
}

/* The cell of the last row that a cell of the next page's first row goes on with; NULL: none. */
static struct out_cell *
upper_part(const struct out_table *table, const struct out_cell *lower)
{
	for (size_t i = table->n; i > 0; i--)
	{
		struct out_cell *cell = &table->cells[i - 1];

		if (cell->last_row == table->rows && same_sides(cell->x0, cell->x1, lower->x0, lower->x1))
			return cell;
	}
	return NULL;
}

static void
move_lines(struct rows_of_text *to, struct rows_of_text *from)
{
	for (size_t i = 0; i < from->n; i++)
	{
		MAKE_ROOM(to->list, to->n, to->room);
		to->list[to->n++] = from->list[i];
	}
	free(from->list);
	*from = (struct rows_of_text) {0};
}

/* Whether the first row of the next page is the rest of the last one of this. */
static bool
is_rest_of_row(const struct out_table *table, const struct out_table *next)
{
	size_t		cells = 0;

	for (size_t i = 0; i < next->n; i++)
	{
		const struct out_cell *lower = &next->cells[i];
		const struct out_cell *upper = upper_part(table, lower);

		if (lower->row > 0)
			continue;
		cells++;
		if (upper == NULL || (has_figure(&lower->lines) && has_figure(&upper->lines)))
			return false;
	}
	return cells > 0;
}

/* Text of a cell, to compare. */
static bool
same_text(const struct out_cell *a, const struct out_cell *b)
{
	size_t		i = 0;
	size_t		k = 0;
	size_t		at_a = 0;
	size_t		at_b = 0;

	for (;;)
	{
		while (i < a->lines.n && at_a == a->lines.list[i].html.length)
			i++, at_a = 0;
		while (k < b->lines.n && at_b == b->lines.list[k].html.length)
			k++, at_b = 0;
		if (i == a->lines.n || k == b->lines.n)
			return i == a->lines.n && k == b->lines.n;
		if (a->lines.list[i].html.bytes[at_a++] != b->lines.list[k].html.bytes[at_b++])
			return false;
	}
}

/* Rows at the next page's top that repeat the table's first ones: its header. */
static int
repeated_rows(const struct out_table *table, const struct out_table *next)
{
	int			rows = 0;

	for (size_t i = 0; i < next->n && i < table->n; i++)
	{
		const struct out_cell *a = &table->cells[i];
		const struct out_cell *b = &next->cells[i];

		if (a->row != b->row || a->last_row != b->last_row || !same_sides(a->x0, a->x1, b->x0, b->x1) || !same_text(a, b)
			|| has_figure(&b->lines))
			break;
		/* a row is whole where the next cell begins another */
		if (i + 1 == next->n || next->cells[i + 1].row >= b->last_row)
			rows = b->last_row > rows ? b->last_row : rows;
	}
	for (size_t i = 0; i < next->n; i++)
		if (next->cells[i].row < rows && next->cells[i].last_row > rows)
			return 0;
	return rows < next->rows ? rows : 0;
}

void
free_out_table(struct out_table *table)
{
	for (size_t i = 0; i < table->n; i++)
		free_rows(&table->cells[i].lines);
	free(table->cells);
	*table = (struct out_table) {0};
}

static void
drop_rows(struct out_table *table, int rows)
{
	size_t		kept = 0;

	for (size_t i = 0; i < table->n; i++)
	{
		struct out_cell *cell = &table->cells[i];

		if (cell->row < rows)
		{
			free_rows(&cell->lines);
			continue;
		}
		cell->row -= rows;
		cell->last_row -= rows;
		table->cells[kept++] = *cell;
	}
	table->n = kept;
	table->rows -= rows;
}

static void
append_rows(struct out_table *table, struct out_table *next, bool rest)
{
	const int	offset = table->rows - rest;

	for (size_t i = 0; i < next->n; i++)
	{
		struct out_cell *cell = &next->cells[i];
		struct out_cell *upper = rest && cell->row == 0 ? upper_part(table, cell) : NULL;

		cell->row += offset;
		cell->last_row += offset;
		if (upper != NULL)
		{
			move_lines(&upper->lines, &cell->lines);
			upper->doubtful |= cell->doubtful;
			cell->x1 = cell->x0 - 1;	/* is there no more */
			if (cell->last_row > upper->last_row)
				upper->last_row = -cell->last_row;	/* grows once all are placed */
			continue;
		}
		MAKE_ROOM(table->cells, table->n, table->room);
		table->cells[table->n++] = *cell;
	}
	for (size_t i = 0; i < table->n; i++)
		if (table->cells[i].last_row < 0)
			table->cells[i].last_row = -table->cells[i].last_row;
	table->rows = offset + next->rows;
	table->open_bottom = next->open_bottom;
	free(next->cells);
	*next = (struct out_table) {0};
}

struct out_table
make_out_table(const struct page *page, const struct table *source)
{
	struct out_table made = {
		.rows = source->n_rows,.left = source->left,.right = source->right,.open_bottom = source->open_bottom
	};

	for (size_t i = 0; i < source->n_cells; i++)
	{
		MAKE_ROOM(made.cells, made.n, made.room);
		made.cells[made.n++] = make_out_cell(page, &source->cells[i]);
	}
	return made;
}

bool
is_as_wide(const struct out_table *table, const struct out_table *next)
{
	return same_sides(table->left, table->right, next->left, next->right);
}

/* The widest line in cells of the same column: so much goes into one. */
static double
widest_line(const struct out_table *table, const struct out_cell *cell)
{
	double		widest = 0;

	for (size_t i = 0; i < table->n; i++)
		if (same_sides(cell->x0, cell->x1, table->cells[i].x0, table->cells[i].x1))
			for (size_t k = 0; k < table->cells[i].lines.n; k++)
				widest = fmax(widest, table->cells[i].lines.list[k].x1 - table->cells[i].lines.list[k].x0);
	return widest;
}

/* Whether a number was broken as the line had no room for its next digit. */
static bool
had_to_break(const struct out_table *table, const struct out_cell *cell, const struct row_of_text *row, const struct row_of_text *next)
{
	const double needed = row->x1 - row->x0 + next->first_width;

	return cell->width - needed < fmax(20, 0.5 * cell->width) && needed > widest_line(table, cell) + 0.1;
}

/* Whether the next page's first row looks like the rest of a row: it lacks its label, or a figure below another. */
static bool
lacks_text(const struct out_table *table, const struct out_table *next)
{
	bool		labelled = false;

	for (size_t i = 0; i < next->n; i++)
	{
		const struct out_cell *lower = &next->cells[i];
		const struct out_cell *upper = upper_part(table, lower);

		if (lower->row > 0 || lower->last_row > 1)
			continue;
		if (lower->lines.n == 0 && upper != NULL && has_figure(&upper->lines))
			return true;
		labelled |= lower->lines.n > 0 && !has_figure(&lower->lines);
	}
	return !labelled;
}

/* Numbers that may go on in a row of the next page, where nothing else says that it is the rest of the last one. */
static void
doubt_cut_numbers(struct out_table *table, struct out_table *next)
{
	if (!lacks_text(table, next))
		return;
	for (size_t i = 0; i < next->n; i++)
	{
		struct out_cell *lower = &next->cells[i];
		struct out_cell *upper = lower->row == 0 && lower->lines.n > 0 ? upper_part(table, lower) : NULL;
		const struct row_of_text *last = upper != NULL && upper->lines.n > 0 ? &upper->lines.list[upper->lines.n - 1] : NULL;

		if (last != NULL && is_numeric(last->last) && is_numeric(lower->lines.list[0].first)
			&& had_to_break(table, upper, last, &lower->lines.list[0]))
			upper->doubtful = lower->doubtful = true;
	}
}

void
append_table(struct out_table *table, struct out_table *next, bool open_top)
{
	const int	repeated = repeated_rows(table, next);
	bool		rest;

	drop_rows(next, repeated);
	rest = table->open_bottom && (open_top || repeated > 0) && is_rest_of_row(table, next);
	if (!rest)
		doubt_cut_numbers(table, next);
	append_rows(table, next, rest);
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	const double d = *(const double *) a - *(const double *) b;

	return d < 0 ? -1 : d > 0;
}

static int
index_of(const double *sides, int n, double side)
{
	int			best = 0;

	for (int i = 1; i < n; i++)
		if (fabs(sides[i] - side) < fabs(sides[best] - side))
			best = i;
	return best;
}

static double *
all_sides(const struct out_table *table, int *n)
{
	double	   *sides = allocate((2 * table->n + 1) * sizeof *sides);
	int			kept = 0;

	for (size_t i = 0; i < table->n; i++)
	{
		sides[2 * i] = table->cells[i].x0;
		sides[2 * i + 1] = table->cells[i].x1;
	}
	qsort(sides, 2 * table->n, sizeof *sides, by_value);
	for (size_t i = 0; i < 2 * table->n; i++)
		if (kept == 0 || sides[i] - sides[kept - 1] > SAME_SIDE)
			sides[kept++] = sides[i];
	*n = kept;
	return sides;
}

static void
write_lines(const struct out_table *table, const struct out_cell *cell, struct text *out)
{
	for (size_t i = 0; i < cell->lines.n; i++)
	{
		const struct row_of_text *row = &cell->lines.list[i];
		const struct row_of_text *next = i + 1 < cell->lines.n ? &cell->lines.list[i + 1] : NULL;

		put_bytes(out, row->html.bytes, row->html.length);
		if (next == NULL)
			break;
		if (is_numeric(row->last) && is_numeric(next->first) && !had_to_break(table, cell, row, next))
			put(out, "<br>");
		else if (is_latin(row->last) && is_latin(next->first))
			put(out, " ");
	}
	if (cell->doubtful)
		put(out, "?");
}

static int
by_row_and_side(const void *a, const void *b)
{
	const struct out_cell *c = a;
	const struct out_cell *d = b;

	if (c->row != d->row)
		return c->row - d->row;
	return c->x0 < d->x0 ? -1 : c->x0 > d->x0;
}

bool
write_out_table(struct out_table *table, struct text *out)
{
	int			n_sides;
	double	   *sides;
	int			row = -1;

	sides = all_sides(table, &n_sides);
	qsort(table->cells, table->n, sizeof *table->cells, by_row_and_side);
	put(out, "<table>\n");
	for (size_t i = 0; i < table->n; i++)
	{
		const struct out_cell *cell = &table->cells[i];
		const int	span = index_of(sides, n_sides, cell->x1) - index_of(sides, n_sides, cell->x0);

		for (; row < cell->row; row++)
			put(out, row < 0 ? "<tr>" : "</tr>\n<tr>");
		put(out, "<td");
		if (span > 1)
			put_format(out, " colspan=\"%d\"", span);
		if (cell->last_row - cell->row > 1)
			put_format(out, " rowspan=\"%d\"", cell->last_row - cell->row);
		put(out, ">");
		write_lines(table, cell, out);
		put(out, "</td>");
	}
	put(out, "</tr>\n</table>\n");
	free(sides);
	return table->rows > 2 && n_sides > 2;
}
