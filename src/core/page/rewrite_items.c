/*
 * rewrite_items.c - cells that are the items of a list, one a line, and rows that are lists in a list.
 *
 *     - 规章          * - 规章         - - 规章
 *     - 3               - 3              - 3
 *     -                 -                -
 */
#include "page/rewrite_rows.h"

/* Items that are figures, which tell that those of the text are cells. */
#define ENOUGH_ITEMS 24
/* Blanks before an item. */
#define INDENT_BYTES 32
/* The longest figure. */
#define FIGURE_BYTES 32

/* A line with the marks of items before its text. */
typedef struct item
{
	int			outer;			/* column of the first mark; -1: there is none */
	int			inner;			/* of the last */
	gr_range	text;
} item;

static bool
is_mark(char c)
{
	return c == '-' || c == '*' || c == '+';
}

static item
read_item(const char *p, const char *end)
{
	const char *start = p;
	item		i = {.outer = -1};

	for (;;)
	{
		while (p < end && *p == ' ')
			p++;
		if (p == end || !is_mark(*p) || (p + 1 < end && (uint8_t) p[1] > ' '))
			break;
		i.inner = (int) (p - start);
		i.outer = i.outer < 0 ? i.inner : i.outer;
		p++;
	}
	i.text = gr_trim_range(i.outer < 0 ? start : p, end);
	if (i.outer >= 0 && (gr_is_word(i.text, "''") || gr_is_word(i.text, "\"\"") || gr_is_word(i.text, "null") || gr_is_word(i.text, "~")))
		i.text.end = i.text.start;
	return i;
}

static bool
is_figure_item(const char *mark, const char *end)
{
	const char *stop = gr_line_stop(mark, end);
	const gr_range text = gr_trim_range(mark + 1, stop);

	return text.start < text.end && text.end - text.start <= FIGURE_BYTES && gr_is_figure_range(text);
}

/* Whether nothing but blanks and other marks stands before the mark in its line. */
static bool
begins_line(const char *mark, const char *start)
{
	const char *p = mark;

	while (p > start && mark - p < INDENT_BYTES && (p[-1] == ' ' || is_mark(p[-1])))
		p--;
	return p == start || p[-1] == '\n';
}

bool
gr_has_items(const char *start, const char *end)
{
	int			items = 0;

	for (const char *p = start; items < ENOUGH_ITEMS && (p = memchr(p, '-', (size_t) (end - p))) != NULL; p++)
		items += p + 1 < end && p[1] == ' ' && begins_line(p, start) && is_figure_item(p, end);
	return items == ENOUGH_ITEMS;
}

/* Whether lists stand in lists, so that a row begins with each item of the outer one; *empty: no cell stands behind its mark. */
static bool
has_rows(const gr_rewriter *w, bool *empty)
{
	bool		rows = false;
	int			outer = -1;

	*empty = true;
	for (const char *p = w->body; p < w->end;)
	{
		const char *stop = gr_line_stop(p, w->end);
		const item	i = read_item(p, stop);

		if (i.outer >= 0 && outer < 0)
			outer = i.outer;
		rows = rows || (i.outer >= 0 && i.inner != outer);
		if (i.outer >= 0 && i.outer == outer && (i.inner > outer || i.text.start < i.text.end))
			*empty = false;
		p = stop < w->end ? stop + 1 : w->end;
	}
	return rows;
}

/* A text while it is written. */
typedef struct writer
{
	gr_rewriter *w;
	bool		rows;			/* lists stand in lists */
	bool		empty;			/* no cell stands behind the mark of an outer item */
	int			outer;			/* column of the outer items; -1: none was met */
	bool		in_row;
} writer;

static void
put_item(writer *o, const item *i)
{
	const bool	is_item = i->outer >= 0;
	bool		begins_row;

	if (is_item && o->outer < 0)
		o->outer = i->outer;
	begins_row = o->rows && i->outer == o->outer;
	/* what ends the line before, and what stands before the cell */
	if (o->in_row && (begins_row || !is_item))
		gr_rewriter_mark(o->w, '\n');
	if (is_item && (!o->rows || (!begins_row && o->in_row)))
		gr_rewriter_mark(o->w, '\t');
	gr_rewriter_take(o->w, i->text.start, i->text.end);
	if (!is_item || !o->rows)
		gr_rewriter_mark(o->w, '\n');
	o->in_row = o->rows && is_item && !(begins_row && o->empty);
}

void
gr_rewrite_items(gr_rewriter *w)
{
	writer		o = {.w = w, .outer = -1};

	o.rows = has_rows(w, &o.empty);
	for (const char *p = w->body; p < w->end && !w->full;)
	{
		const char *stop = gr_line_stop(p, w->end);
		const item	i = read_item(p, stop);

		put_item(&o, &i);
		p = stop < w->end ? stop + 1 : w->end;
	}
	if (o.in_row)
		gr_rewriter_mark(w, '\n');
}
