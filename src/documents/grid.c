/*
 * grid.c - the tables that ruling lines draw on a page.
 *
 * Lines are snapped onto one another and merged; those that touch are a table.
 * Its coordinates part it into elementary cells, which are one cell where no line
 * stands between them.
 */
#include "documents/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Lines that are nearer are one, as are the two of a double line. */
#define SNAP 3.0
/* A gap in a line: dashes, corners. */
#define GAP 3.5
/* Shorter lines draw no cell. */
#define SHORTEST 5.0
/* How far lines stand out beyond the outermost line of the other direction where a table is open at its side. */
#define BEYOND 5.0
/* Bounds of what is looked at. */
#define MOST_LINES 3000
#define MOST_CELLS 100000
#define MOST_GLYPHS 10000

/* ---- lines ----------------------------------------------------------------------------- */

static int
by_place(const void *a, const void *b)
{
	const struct line *l = a;
	const struct line *m = b;

	if (l->at != m->at)
		return l->at < m->at ? -1 : 1;
	return l->from < m->from ? -1 : l->from > m->from;
}

static int
by_start(const void *a, const void *b)
{
	const double d = ((const struct line *) a)->from - ((const struct line *) b)->from;

	return d < 0 ? -1 : d > 0;
}

/* Lines at one place are one, with its gaps closed. */
static size_t
merge_group(struct line *group, size_t n, struct line *out)
{
	double		at = 0;
	double		weight = 0;
	size_t		kept = 0;

	for (size_t i = 0; i < n; i++)
	{
		const double length = group[i].to - group[i].from + 0.1;

		at += group[i].at * length;
		weight += length;
	}
	at /= weight;
	qsort(group, n, sizeof *group, by_start);
	for (size_t i = 0; i < n; i++)
		if (kept > 0 && group[i].from <= out[kept - 1].to + GAP)
			out[kept - 1].to = fmax(out[kept - 1].to, group[i].to);
		else
			out[kept++] = (struct line) {at, group[i].from, group[i].to};
	return kept;
}

static void
merge_lines(struct lines *lines)
{
	size_t		kept = 0;
	size_t		first = 0;

	if (lines->n == 0)
		return;
	qsort(lines->list, lines->n, sizeof *lines->list, by_place);
	while (first < lines->n)
	{
		size_t		end = first + 1;
		struct line *merged;
		size_t		n;

		while (end < lines->n && lines->list[end].at - lines->list[end - 1].at <= SNAP
			   && lines->list[end].at - lines->list[first].at <= 2 * SNAP)
			end++;
		merged = allocate((end - first) * sizeof *merged);
		n = merge_group(lines->list + first, end - first, merged);
		for (size_t i = 0; i < n; i++)
			if (merged[i].to - merged[i].from >= SHORTEST)
				lines->list[kept++] = merged[i];
		free(merged);
		first = end;
	}
	lines->n = kept;
}

static bool
touch(const struct line *across, const struct line *down)
{
	return down->at >= across->from - SNAP && down->at <= across->to + SNAP
		&& across->at >= down->from - SNAP && across->at <= down->to + SNAP;
}

/* ---- what belongs together ------------------------------------------------------------------- */

static int
root_of(int *parents, int i)
{
	while (parents[i] != i)
		i = parents[i] = parents[parents[i]];
	return i;
}

static void
unite(int *parents, int a, int b)
{
	a = root_of(parents, a);
	b = root_of(parents, b);
	if (a < b)
		parents[b] = a;
	else
		parents[a] = b;
}

static int *
alone(size_t n)
{
	int		   *parents = allocate((n + 1) * sizeof *parents);

	for (size_t i = 0; i < n; i++)
		parents[i] = (int) i;
	return parents;
}

/* ---- a table ------------------------------------------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	const double d = *(const double *) a - *(const double *) b;

	return d < 0 ? -1 : d > 0;
}

/* Sorted, each once. */
static int
unique(double *values, int n)
{
	int			kept = 0;

	qsort(values, (size_t) n, sizeof *values, by_value);
	for (int i = 0; i < n; i++)
		if (kept == 0 || values[i] - values[kept - 1] > SNAP)
			values[kept++] = values[i];
	return kept;
}

/* Coordinates of the lines, and of the table's open edges. */
static int
coordinates(const struct lines *lines, const struct lines *others, double **out, bool *open_first, bool *open_last)
{
	double	   *values = allocate((lines->n + 2) * sizeof *values);
	double		first = INFINITY;
	double		last = -INFINITY;
	int			n = 0;

	for (size_t i = 0; i < lines->n; i++)
		values[n++] = lines->list[i].at;
	n = unique(values, n);
	for (size_t i = 0; i < others->n; i++)
	{
		first = fmin(first, others->list[i].from);
		last = fmax(last, others->list[i].to);
	}
	*open_first = n == 0 || first < values[0] - BEYOND;
	*open_last = n == 0 || last > values[n - 1] + BEYOND;
	if (*open_last)
		values[n++] = last;
	if (*open_first)
		values[n++] = first;
	*out = values;
	return unique(values, n);
}

/* Whether lines at a place cover most of the way from one coordinate to the next. */
static bool
is_wall(const struct lines *lines, double at, double from, double to)
{
	double		covered = 0;

	for (size_t i = 0; i < lines->n; i++)
		if (fabs(lines->list[i].at - at) <= SNAP)
			covered += fmax(0, fmin(lines->list[i].to, to) - fmax(lines->list[i].from, from));
	return covered >= 0.6 * (to - from);
}

/* Elementary cells without a wall between them are one. */
static int *
join_cells(const struct table *table, const struct lines *across, const struct lines *down)
{
	const int	rows = table->n_ys - 1;
	const int	columns = table->n_xs - 1;
	int		   *parents = alone((size_t) (rows * columns));

	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
		{
			const int	i = r * columns + c;

			if (c + 1 < columns && !is_wall(down, table->xs[c + 1], table->ys[r], table->ys[r + 1]))
				unite(parents, i, i + 1);
			if (r + 1 < rows && !is_wall(across, table->ys[r + 1], table->xs[c], table->xs[c + 1]))
				unite(parents, i, i + columns);
		}
	return parents;
}

struct box
{
	int			row, column, last_row, last_column, cells;
};

static void
add_cell(struct table *table, int row, int last_row, int column, int last_column)
{
	const int	columns = table->n_xs - 1;

	MAKE_ROOM(table->cells, table->n_cells, table->cell_room);
	table->cells[table->n_cells] = (struct cell) {
		.row = row,.last_row = last_row,.x0 = table->xs[column],.x1 = table->xs[last_column]
	};
	for (int r = row; r < last_row; r++)
		for (int c = column; c < last_column; c++)
			table->cell_of[r * columns + c] = (int) table->n_cells;
	table->n_cells++;
}

/* A region that is no rectangle lacks a line: its elementary cells stand alone. */
static void
make_cells(struct table *table, int *parents)
{
	const int	rows = table->n_ys - 1;
	const int	columns = table->n_xs - 1;
	const int	n = rows * columns;
	struct box *boxes = allocate_zeroed((size_t) (n + 1) * sizeof *boxes);

	table->cell_of = allocate((size_t) (n + 1) * sizeof *table->cell_of);
	table->n_rows = rows;
	for (int i = 0; i < n; i++)
	{
		struct box *box = &boxes[root_of(parents, i)];
		const int	r = i / columns;
		const int	c = i % columns;

		if (box->cells++ == 0)
			*box = (struct box) {r, c, r + 1, c + 1, 1};
		if (c < box->column)
			box->column = c;
		if (c >= box->last_column)
			box->last_column = c + 1;
		box->last_row = r + 1;
	}
	for (int i = 0; i < n; i++)
	{
		const struct box *box = &boxes[root_of(parents, i)];
		const bool	whole = box->cells == (box->last_row - box->row) * (box->last_column - box->column);

		if (!whole)
			add_cell(table, i / columns, i / columns + 1, i % columns, i % columns + 1);
		else if (i == box->row * columns + box->column)
			add_cell(table, box->row, box->last_row, box->column, box->last_column);
	}
	free(boxes);
}

/* One cell is no table: a frame, or a line below a title. */
static bool
make_table(struct table *table, const struct lines *across, const struct lines *down)
{
	bool		open_left;
	bool		open_right;
	int		   *parents;

	table->n_xs = coordinates(down, across, &table->xs, &open_left, &open_right);
	table->n_ys = coordinates(across, down, &table->ys, &table->open_top, &table->open_bottom);
	if (table->n_xs < 2 || table->n_ys < 2 || (table->n_xs - 1) * (table->n_ys - 1) < 2
		|| (table->n_xs - 1) > MOST_CELLS / (table->n_ys - 1))
		return false;
	table->left = table->xs[0];
	table->right = table->xs[table->n_xs - 1];
	table->top = table->ys[0];
	table->bottom = table->ys[table->n_ys - 1];
	parents = join_cells(table, across, down);
	make_cells(table, parents);
	free(parents);
	return table->n_cells > 1;
}

static void
free_table(struct table *table)
{
	for (size_t i = 0; i < table->n_cells; i++)
	{
		free(table->cells[i].glyphs);
		free(table->cells[i].html);
	}
	free(table->cells);
	free(table->cell_of);
	free(table->xs);
	free(table->ys);
}

static void
pick(const struct lines *from, const int *roots, int offset, int root, struct lines *out)
{
	out->n = 0;
	for (size_t i = 0; i < from->n; i++)
		if (roots[offset + (int) i] == root)
		{
			MAKE_ROOM(out->list, out->n, out->room);
			out->list[out->n++] = from->list[i];
		}
}

/* For each line, those across before those down, the first of those that it is joined with. */
static int *
join_lines(const struct lines *across, const struct lines *down)
{
	const int	n = (int) (across->n + down->n);
	int		   *parents = alone((size_t) n);

	for (size_t a = 0; a < across->n; a++)
		for (size_t d = 0; d < down->n; d++)
			if (touch(&across->list[a], &down->list[d]))
				unite(parents, (int) a, (int) (across->n + d));
	for (int i = 0; i < n; i++)
		parents[i] = root_of(parents, i);
	return parents;
}

/* Merges the lines, and adds those down that are missing between lines across. */
static void
complete_lines(struct page *page)
{
	const size_t n = page->across.n;
	struct lines pieces = {0};

	pieces.list = allocate((n + 1) * sizeof *pieces.list);
	pieces.n = n;
	if (n > 0)
		memcpy(pieces.list, page->across.list, n * sizeof *pieces.list);
	merge_lines(&page->across);
	merge_lines(&page->down);
	if (page->across.n + page->down.n + n <= MOST_LINES && page->n_glyphs <= MOST_GLYPHS)
		add_columns(page, &pieces);
	merge_lines(&page->down);
	free(pieces.list);
}

void
find_tables(struct page *page, struct tables *tables)
{
	struct lines across = {0};
	struct lines down = {0};
	int		   *parents;

	complete_lines(page);
	if (page->across.n + page->down.n > MOST_LINES)
		return;
	parents = join_lines(&page->across, &page->down);
	for (int i = 0; i < (int) page->across.n; i++)
	{
		struct table table = {0};

		if (parents[i] != i)
			continue;
		pick(&page->across, parents, 0, i, &across);
		pick(&page->down, parents, (int) page->across.n, i, &down);
		if (down.n > 0 && make_table(&table, &across, &down))
		{
			MAKE_ROOM(tables->list, tables->n, tables->room);
			tables->list[tables->n++] = table;
		}
		else
			free_table(&table);
	}
	free(across.list);
	free(down.list);
	free(parents);
}

void
free_tables(struct tables *tables)
{
	for (size_t i = 0; i < tables->n; i++)
		free_table(&tables->list[i]);
	free(tables->list);
	*tables = (struct tables) {0};
}

/* The interval that a value is in; -1: none. */
static int
interval(const double *values, int n, double value)
{
	int			low = 0;
	int			high = n - 1;

	if (value < values[0] || value >= values[n - 1])
		return -1;
	while (high - low > 1)
	{
		const int	middle = (low + high) / 2;

		if (value < values[middle])
			high = middle;
		else
			low = middle;
	}
	return low;
}

struct cell *
cell_at(const struct table *table, double x, double y)
{
	const int	r = interval(table->ys, table->n_ys, y);
	const int	c = interval(table->xs, table->n_xs, x);

	return r < 0 || c < 0 ? NULL : &table->cells[table->cell_of[r * (table->n_xs - 1) + c]];
}
