/*
 * flow.c - the text in tables and around them, in the order of reading.
 *
 * A table that goes on on the next page is one.  A row that the page's end cuts,
 * which shows by the missing line, is put together again, unless both parts hold
 * figures: then they may be two rows, and stay so.
 */
#include "documents/pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In sizes of the glyph: a blank; how far from a line's base line its glyphs may stand. */
#define BLANK 0.25
#define LEVEL 0.35
/* Raised and smaller glyphs are marks. */
#define SMALLER 0.8
/* Sides of tables on two pages that are the same. */
#define SAME_SIDE 4.0
/* Page numbers stand so near to the edges, as a part of the height. */
#define MARGIN 0.1

/* Text on a base line. */
struct row_of_text
{
	struct text	html;
	double		x0;
	double		x1;
	double		y;
	double		size;
	uint32_t	first;			/* its first character, and its last */
	uint32_t	last;
	double		first_width;
};

struct rows_of_text
{
	struct row_of_text *list;
	size_t		n;
	size_t		room;
};

/* What stands one below the other: a line of text, or a table. */
struct item
{
	double		top;
	struct row_of_text *row;			/* NULL: a table */
	struct table *table;
};

struct items
{
	struct item *list;
	size_t		n;
	size_t		room;
};

/* A row of the table that is put together over pages. */
struct out_cell
{
	int			row;
	int			last_row;
	double		x0;
	double		x1;
	struct rows_of_text lines;
	double		width;
	bool		doubtful;
};

struct out_table
{
	struct out_cell *cells;
	size_t		n;
	size_t		room;
	int			rows;
	double		left;
	double		right;
	bool		open_bottom;
};

struct flow
{
	struct text *out;
	struct out_table table;			/* that is not written yet; no rows: none */
	double		margin;			/* where full lines end */
	double		start;			/* where lines begin */
	bool		in_paragraph;
	bool		last_is_full;
	double		last_size;
	bool		any;			/* table was written */
};

/* ---- characters ------------------------------------------------------------------------------ */

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

static bool
is_numeric(uint32_t c)
{
	return is_digit(c) || c == '.' || c == ',' || c == U'．' || c == U'，' || c == '%';
}

static bool
is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

static void
put_glyph(struct text *out, uint32_t c)
{
	struct text	one = {0};

	put_character(&one, c);
	if (one.length > 0)
		put_escaped(out, one.bytes, one.length);
	clear_text(&one);
}

/* ---- glyphs to lines of text -------------------------------------------------------------------- */

/* Whether a glyph goes on on the line: on its base line, or as a mark raised from it. */
static bool
is_level(const struct row_of_text *row, const struct glyph *glyph)
{
	const double off = fabs(glyph->y - row->y);

	return off <= LEVEL * fmin(row->size, glyph->size) || (glyph->size < SMALLER * row->size && off <= 0.6 * row->size);
}

static bool
is_mark(const struct row_of_text *row, const struct glyph *glyph)
{
	return glyph->size < SMALLER * row->size && row->y - glyph->y > 0.15 * row->size;
}

static void
add_to_row(struct row_of_text *row, const struct glyph *glyph)
{
	const bool	gap = glyph->x0 - row->x1 > BLANK * glyph->size || glyph->x1 < row->x0;

	if (is_blank(glyph->c) || (gap && row->html.length > 0))
	{
		if (row->html.length > 0 && row->html.bytes[row->html.length - 1] != ' ')
			put(&row->html, " ");
		if (is_blank(glyph->c))
			return;
	}
	if (is_mark(row, glyph))
	{
		put(&row->html, "<sup>");
		put_glyph(&row->html, glyph->c);
		put(&row->html, "</sup>");
	}
	else
		put_glyph(&row->html, glyph->c);
	if (row->first == 0)
	{
		row->first = glyph->c;
		row->first_width = glyph->x1 - glyph->x0;
		row->x0 = glyph->x0;
	}
	row->last = glyph->c;
	row->x0 = fmin(row->x0, glyph->x0);
	row->x1 = fmax(row->x1, glyph->x1);
}

/* Glyphs in the order in which they were drawn. */
static void
add_to_rows(struct rows_of_text *rows, const struct glyph *glyph)
{
	struct row_of_text *last = rows->n > 0 ? &rows->list[rows->n - 1] : NULL;

	if (last == NULL || !is_level(last, glyph))
	{
		if (is_blank(glyph->c))
			return;
		MAKE_ROOM(rows->list, rows->n, rows->room);
		last = &rows->list[rows->n++];
		*last = (struct row_of_text) {.y = glyph->y,.size = glyph->size,.x0 = glyph->x0,.x1 = glyph->x0};
	}
	add_to_row(last, glyph);
}

static void
free_rows(struct rows_of_text *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		clear_text(&rows->list[i].html);
	free(rows->list);
	*rows = (struct rows_of_text) {0};
}

/* ---- glyphs to cells --------------------------------------------------------------------------------- */

static struct table *
table_at(struct tables *tables, const struct glyph *glyph)
{
	struct table *best = NULL;

	for (size_t i = 0; i < tables->n; i++)
	{
		struct table *table = &tables->list[i];
		const double x = glyph_x(glyph);
		const double y = glyph_y(glyph);
		const bool	inside = x >= table->left && x < table->right && y >= table->top && y < table->bottom;

		/* of tables in tables, the inner one */
		if (inside && (best == NULL || table->right - table->left < best->right - best->left))
			best = table;
	}
	return best;
}

static bool
is_drawn_twice(const struct page *page, const struct cell *cell, const struct glyph *glyph)
{
	const size_t first = cell->n > 400 ? cell->n - 400 : 0;

	for (size_t i = cell->n; i > first; i--)
	{
		const struct glyph *other = &page->glyphs[cell->glyphs[i - 1]];

		if (other->c == glyph->c && fabs(other->x0 - glyph->x0) < 0.15 * glyph->size
			&& fabs(other->y - glyph->y) < 0.15 * glyph->size)
			return true;
	}
	return false;
}

/* Glyphs that were drawn at once, on a base line, without a blank. */
static size_t
word_end(const struct page *page, size_t start)
{
	size_t		end = start + 1;

	for (; end < page->n_glyphs; end++)
	{
		const struct glyph *before = &page->glyphs[end - 1];
		const struct glyph *here = &page->glyphs[end];

		if (here->run != before->run || is_blank(here->c) || fabs(here->y - before->y) > 0.2 * here->size
			|| here->x0 - before->x1 > BLANK * here->size || here->x0 < before->x0)
			break;
	}
	return end;
}

/* A number that stands across the edge of two cells belongs to neither for certain. */
static void
doubt_across(const struct page *page, const struct table *table, size_t start, size_t end)
{
	for (size_t i = start + 1; i < end; i++)
	{
		struct cell *left = cell_at(table, glyph_x(&page->glyphs[i - 1]), glyph_y(&page->glyphs[i - 1]));
		struct cell *right = cell_at(table, glyph_x(&page->glyphs[i]), glyph_y(&page->glyphs[i]));

		if (left != right && is_numeric(page->glyphs[i - 1].c) && is_numeric(page->glyphs[i].c))
		{
			if (left != NULL)
				left->doubtful = true;
			if (right != NULL)
				right->doubtful = true;
		}
	}
}

static void
place_glyphs(const struct page *page, struct tables *tables, struct rows_of_text *around)
{
	for (size_t start = 0; start < page->n_glyphs;)
	{
		const size_t end = word_end(page, start);

		for (size_t i = start; i < end; i++)
		{
			const struct glyph *glyph = &page->glyphs[i];
			struct table *table = table_at(tables, glyph);
			struct cell *cell = table != NULL ? cell_at(table, glyph_x(glyph), glyph_y(glyph)) : NULL;

			if (cell == NULL)
				add_to_rows(around, glyph);
			else if (!is_drawn_twice(page, cell, glyph))
			{
				MAKE_ROOM(cell->glyphs, cell->n, cell->room);
				cell->glyphs[cell->n++] = i;
			}
			if (table != NULL && i == start)
				doubt_across(page, table, start, end);
		}
		start = end;
	}
}

/* ---- tables over pages ----------------------------------------------------------------------------------- */

static struct out_cell
make_out_cell(const struct page *page, const struct cell *cell, int offset)
{
	struct out_cell made = {
		.row = cell->row + offset,.last_row = cell->last_row + offset,.x0 = cell->x0,.x1 = cell->x1,
		.width = cell->x1 - cell->x0,.doubtful = cell->doubtful
	};

	for (size_t i = 0; i < cell->n; i++)
		add_to_rows(&made.lines, &page->glyphs[cell->glyphs[i]]);
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

static void
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
append_table(struct out_table *table, struct out_table *next, bool rest)
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

static void
end_table(struct flow *flow)
{
	struct out_table *table = &flow->table;
	int			n_sides;
	double	   *sides;
	int			row = -1;

	if (table->rows == 0)
		return;
	sides = all_sides(table, &n_sides);
	qsort(table->cells, table->n, sizeof *table->cells, by_row_and_side);
	put(flow->out, "<table>\n");
	for (size_t i = 0; i < table->n; i++)
	{
		const struct out_cell *cell = &table->cells[i];
		const int	span = index_of(sides, n_sides, cell->x1) - index_of(sides, n_sides, cell->x0);

		for (; row < cell->row; row++)
			put(flow->out, row < 0 ? "<tr>" : "</tr>\n<tr>");
		put(flow->out, "<td");
		if (span > 1)
			put_format(flow->out, " colspan=\"%d\"", span);
		if (cell->last_row - cell->row > 1)
			put_format(flow->out, " rowspan=\"%d\"", cell->last_row - cell->row);
		put(flow->out, ">");
		write_lines(table, cell, flow->out);
		put(flow->out, "</td>");
	}
	put(flow->out, "</tr>\n</table>\n");
	flow->any = flow->any || (table->rows > 2 && n_sides > 2);
	free(sides);
	free_out_table(table);
}

static void
end_paragraph(struct flow *flow)
{
	if (flow->in_paragraph)
		put(flow->out, "</p>\n");
	flow->in_paragraph = false;
}

/* A line that was full goes on on the next, unless that one is indented. */
static void
write_row(struct flow *flow, const struct row_of_text *row)
{
	const bool	goes_on = flow->in_paragraph && flow->last_is_full && row->x0 < flow->start + 0.5 * row->size
		&& fabs(row->size - flow->last_size) < 0.1 * row->size;

	end_table(flow);
	if (!goes_on)
	{
		end_paragraph(flow);
		put(flow->out, "<p>");
		flow->in_paragraph = true;
	}
	put_bytes(flow->out, row->html.bytes, row->html.length);
	flow->last_is_full = row->x1 > flow->margin - 1.6 * row->size;
	flow->last_size = row->size;
}

static void
write_table(struct flow *flow, const struct page *page, const struct table *source)
{
	struct out_table next = {
		.rows = source->n_rows,.left = source->left,.right = source->right,.open_bottom = source->open_bottom
	};
	bool		rest;
	int			repeated;

	end_paragraph(flow);
	for (size_t i = 0; i < source->n_cells; i++)
	{
		MAKE_ROOM(next.cells, next.n, next.room);
		next.cells[next.n++] = make_out_cell(page, &source->cells[i], 0);
	}
	if (flow->table.rows > 0 && !same_sides(flow->table.left, flow->table.right, next.left, next.right))
		end_table(flow);
	if (flow->table.rows == 0)
	{
		flow->table = next;
		return;
	}
	repeated = repeated_rows(&flow->table, &next);
	drop_rows(&next, repeated);
	rest = flow->table.open_bottom && (source->open_top || repeated > 0) && is_rest_of_row(&flow->table, &next);
	append_table(&flow->table, &next, rest);
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

static int
by_top(const void *a, const void *b)
{
	const struct item *i = a;
	const struct item *k = b;

	return i->top < k->top ? -1 : i->top > k->top;
}

/* "- 3 -", "第 3 页 共 12 页", near the edge. */
static bool
is_page_number(const struct page *page, const struct row_of_text *row)
{
	static const char *const parts[] = {
		" ", "-", "/", "–", "—", "―", "－", "·", "~", "第", "页", "共", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"
	};
	const char *at = row->html.bytes;

	if (row->y > MARGIN * page->height && row->y < (1 - MARGIN) * page->height)
		return false;
	if (at == NULL || row->html.length > 40)
		return false;
	while (*at != '\0')
	{
		size_t		i = 0;

		while (i < sizeof parts / sizeof *parts && strncmp(at, parts[i], strlen(parts[i])) != 0)
			i++;
		if (i == sizeof parts / sizeof *parts)
			return false;
		at += strlen(parts[i]);
	}
	return true;
}

static void
write_page(struct flow *flow, struct page *page, bool first)
{
	struct tables tables = {0};
	struct rows_of_text around = {0};
	struct items items = {0};

	find_tables(page, &tables);
	place_glyphs(page, &tables, &around);
	for (size_t i = 0; i < around.n; i++)
		if (around.list[i].html.length > 0 && !is_page_number(page, &around.list[i]))
		{
			MAKE_ROOM(items.list, items.n, items.room);
			items.list[items.n++] = (struct item) {around.list[i].y - 0.36 * around.list[i].size, &around.list[i], NULL};
			flow->margin = fmax(flow->margin, around.list[i].x1);
			flow->start = fmin(flow->start, around.list[i].x0);
		}
	for (size_t i = 0; i < tables.n; i++)
	{
		MAKE_ROOM(items.list, items.n, items.room);
		items.list[items.n++] = (struct item) {tables.list[i].top, NULL, &tables.list[i]};
	}
	if (items.n > 0)
		qsort(items.list, items.n, sizeof *items.list, by_top);
	for (size_t i = 0; i < items.n; i++)
	{
		/* only the table that a page ends with goes on, at the top of the next */
		if ((i > 0 || first) && items.list[i].table != NULL)
			end_table(flow);
		if (items.list[i].row != NULL)
			write_row(flow, items.list[i].row);
		else
			write_table(flow, page, items.list[i].table);
	}
	free(items.list);
	free_rows(&around);
	free_tables(&tables);
}

bool
write_pages(struct pages *pages, struct text *out)
{
	struct flow	flow = {.out = out,.start = INFINITY};

	for (size_t i = 0; i < pages->n; i++)
		write_page(&flow, &pages->list[i], i == 0);
	end_table(&flow);
	end_paragraph(&flow);
	return flow.any;
}
