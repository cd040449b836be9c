/*
 * flow.c - the text in tables and around them, in the order of reading.
 *
 * A table that goes on on the next page is one.
 */
#include "documents/flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Page numbers stand so near to the edges, as a part of the height. */
#define MARGIN 0.1
/* In sizes: glyphs of one word that were drawn one by one stand so near to each other. */
#define ABUTTING 0.02

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

/* Glyphs that were drawn at once, or touch, on a base line, without a blank. */
static size_t
word_end(const struct page *page, size_t start)
{
	size_t		end = start + 1;

	for (; end < page->n_glyphs; end++)
	{
		const struct glyph *before = &page->glyphs[end - 1];
		const struct glyph *here = &page->glyphs[end];
		const double gap = (here->x0 - before->x1) / here->size;

		if ((here->run != before->run && fabs(gap) > ABUTTING) || is_blank(here->c) || fabs(here->y - before->y) > 0.2 * here->size
			|| gap > BLANK || here->x0 < before->x0)
			break;
	}
	return end;
}

/* A part of a number, also one that nobody can tell. */
static bool
is_of_number(const struct glyph *glyph)
{
	return is_numeric(glyph->c) || glyph->c == U'\uFFFD';
}

/* A number that stands across the edge of two cells belongs to neither for certain. */
static void
doubt_across(const struct page *page, const struct table *table, size_t start, size_t end)
{
	for (size_t i = start + 1; i < end; i++)
	{
		struct cell *left = cell_at(table, glyph_x(&page->glyphs[i - 1]), glyph_y(&page->glyphs[i - 1]));
		struct cell *right = cell_at(table, glyph_x(&page->glyphs[i]), glyph_y(&page->glyphs[i]));

		if (left != right && is_of_number(&page->glyphs[i - 1]) && is_of_number(&page->glyphs[i]))
		{
			if (left != NULL)
				left->doubtful = true;
			if (right != NULL)
				right->doubtful = true;
		}
	}
}

static void
add_to_cell(struct cell *cell, size_t glyph)
{
	MAKE_ROOM(cell->glyphs, cell->n, cell->room);
	cell->glyphs[cell->n++] = glyph;
}

static void
place_glyphs(const struct page *page, struct tables *tables, struct rows_of_text *around)
{
	for (size_t start = 0, end; start < page->n_glyphs; start = end)
	{
		end = word_end(page, start);
		for (size_t i = start; i < end; i++)
		{
			const struct glyph *glyph = &page->glyphs[i];
			struct table *table = table_at(tables, glyph);
			struct cell *cell = table != NULL ? cell_at(table, glyph_x(glyph), glyph_y(glyph)) : NULL;

			if (cell != NULL)
				add_to_cell(cell, i);
			else
				add_to_rows(around, glyph, false);
			if (table != NULL && i == start)
				doubt_across(page, table, start, end);
		}
	}
}

/* ---- numbers that break where no line says that they do ------------------------------------------ */

/* Far enough below to stand on the next line, in sizes, and no farther. */
#define NEXT_LINE 0.5
#define SECOND_LINE 2.2

/* Text on one base line without a gap. */
struct stretch
{
	double		x0, x1;
	size_t		last;			/* its last glyph */
	bool		any;
};

static bool
goes_on(const struct page *page, const struct stretch *stretch, const struct glyph *glyph)
{
	const struct glyph *before = &page->glyphs[stretch->last];

	return fabs(glyph->y - before->y) <= 0.2 * glyph->size && fabs(glyph->x0 - before->x1) <= BLANK * glyph->size;
}

static bool
stands_below(const struct page *page, const struct stretch *stretch, const struct glyph *glyph)
{
	const double below = (glyph->y - page->glyphs[stretch->last].y) / glyph->size;

	return below > NEXT_LINE && below < SECOND_LINE && glyph->x0 < stretch->x1 && glyph->x1 > stretch->x0;
}

/* Whatever writes a row goes from left to right: of digits drawn right below others a number may have been broken. */
static void
doubt_broken(struct page *page, struct tables *tables)
{
	struct stretch stretch = {0};

	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		struct glyph *glyph = &page->glyphs[i];
		struct glyph *before = &page->glyphs[stretch.last];

		if (is_blank(glyph->c))
			continue;
		if (stretch.any && goes_on(page, &stretch, glyph))
			stretch.x1 = fmax(stretch.x1, glyph->x1);
		else
		{
			if (stretch.any && is_of_number(before) && is_of_number(glyph) && stands_below(page, &stretch, glyph)
				&& table_at(tables, glyph) == NULL)
				before->c = glyph->c = U'\uFFFD';
			stretch = (struct stretch) {glyph->x0, glyph->x1, i, true};
		}
		stretch.last = i;
	}
}

/* ---- lines and tables, one below the other ------------------------------------------------- */

static void
end_table(struct flow *flow)
{
	if (flow->table.rows == 0)
		return;
	flow->any |= write_out_table(&flow->table, flow->out);
	free_out_table(&flow->table);
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
	const bool	goes_on = flow->in_paragraph && flow->last_is_full && row->wide_gaps == 0 && row->x0 < flow->start + 0.5 * row->size
		&& fabs(row->size - flow->last_size) < 0.1 * row->size;

	end_table(flow);
	if (!goes_on)
	{
		end_paragraph(flow);
		put(flow->out, "<p>");
		flow->in_paragraph = true;
	}
	put_bytes(flow->out, row->html.bytes, row->html.length);
	flow->last_is_full = row->wide_gaps == 0 && row->x1 > flow->margin - 1.6 * row->size;
	flow->last_size = row->size;
}

static void
write_table(struct flow *flow, const struct page *page, const struct table *source)
{
	struct out_table next = make_out_table(page, source);

	end_paragraph(flow);
	if (flow->table.rows > 0 && !is_as_wide(&flow->table, &next))
		end_table(flow);
	if (flow->table.rows == 0)
		flow->table = next;
	else
		append_table(&flow->table, &next, source->open_top);
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

/* Rows and tables, from the top; widens the flow to the rows. */
static void
collect_items(struct flow *flow, const struct page *page, const struct rows_of_text *around, struct tables *tables, struct items *items)
{
	for (size_t i = 0; i < around->n; i++)
	{
		struct row_of_text *row = &around->list[i];

		if (row->html.length == 0 || is_page_number(page, row))
			continue;
		MAKE_ROOM(items->list, items->n, items->room);
		items->list[items->n++] = (struct item) {row->y - 0.36 * row->size, row, NULL};
		flow->margin = fmax(flow->margin, row->x1);
		flow->start = fmin(flow->start, row->x0);
	}
	for (size_t i = 0; i < tables->n; i++)
	{
		MAKE_ROOM(items->list, items->n, items->room);
		items->list[items->n++] = (struct item) {tables->list[i].top, NULL, &tables->list[i]};
	}
	if (items->n > 0)
		qsort(items->list, items->n, sizeof *items->list, by_top);
}

static void
write_page(struct flow *flow, struct page *page, bool first)
{
	struct tables tables = {0};
	struct rows_of_text around = {0};
	struct items items = {0};

	find_tables(page, &tables);
	doubt_broken(page, &tables);
	place_glyphs(page, &tables, &around);
	write_rows(&around);
	collect_items(flow, page, &around, &tables, &items);
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

/* A scan among other pages. */
bool
is_unread(const struct page *page)
{
	return page->is_picture && page->n_glyphs == 0;
}

size_t
count_unread(const struct pages *pages)
{
	size_t		n = 0;

	for (size_t i = 0; i < pages->n; i++)
		n += is_unread(&pages->list[i]);
	return n;
}

static void
write_left_out(struct flow *flow)
{
	end_table(flow);
	end_paragraph(flow);
	put(flow->out, LEFT_OUT_PICTURE);
}

bool
write_pages(struct pages *pages, struct text *out)
{
	struct flow	flow = {.out = out,.start = INFINITY};

	for (size_t i = 0; i < pages->n; i++)
	{
		write_page(&flow, &pages->list[i], i == 0);
		if (is_unread(&pages->list[i]))
			write_left_out(&flow);
	}
	end_table(&flow);
	end_paragraph(&flow);
	return flow.any;
}
