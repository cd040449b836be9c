/*
 * rewrite_markup.c - the tables of MediaWiki, AsciiDoc and Textile as those of a page, with their spans.
 */
#include <string.h>

#include "page/rewrite.h"
#include "text/folded.h"

/* Digits of a span that are read; the reader of pages knows no wider ones. */
#define SPAN_DIGITS 4
/* Bytes before a cell's text in which its attributes stand. */
#define ATTRIBUTE_BYTES 256

typedef enum language
{
	NONE, MEDIAWIKI, ASCIIDOC, TEXTILE
} language;

/* A table while it is written. */
typedef struct writer
{
	gr_rewriter *w;
	language	in;				/* the open table's; NONE: no table is open */
	bool		row;			/* a row is open */
	bool		apart;			/* empty lines part the rows */
} writer;

typedef struct cell
{
	const char *start;
	const char *end;
	int			columns;
	int			rows;
} cell;

/* ---- writing ---------------------------------------------------------------------- */

static void
put(gr_rewriter *w, const char *tag)
{
	if (w->length + strlen(tag) > w->room)
		w->full = true;
	for (; *tag != 0; tag++)
		gr_rewriter_mark(w, *tag);
}

static void
put_span(gr_rewriter *w, const char *name, int value)
{
	char		digits[] = "0000";

	if (value <= 1)
		return;
	for (int i = SPAN_DIGITS - 1; i >= 0; i--, value /= 10)
		digits[i] = (char) ('0' + value % 10);
	put(w, name);
	put(w, digits);
}

static void
begin_row(writer *o)
{
	put(o->w, "<tr>");
	o->row = true;
}

static void
put_cell(writer *o, const cell *c)
{
	if (!o->row)
		begin_row(o);
	put(o->w, "<td");
	put_span(o->w, " colspan=", c->columns);
	put_span(o->w, " rowspan=", c->rows);
	put(o->w, ">");
	gr_rewriter_take(o->w, c->start, c->end);
}

static void
begin_table(writer *o, language in)
{
	put(o->w, "<table>");
	o->in = in;
	o->row = false;
}

static void
end_table(writer *o)
{
	put(o->w, "</table>");
	o->in = NONE;
}

/* ---- reading ----------------------------------------------------------------------- */

static bool
starts(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - p) >= length && memcmp(p, word, length) == 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at *p, which is moved behind it; 1 for none. */
static int
take_number(const char **p, const char *end)
{
	int			value = 0;
	int			digits = 0;

	for (; *p < end && is_digit(**p) && digits < SPAN_DIGITS; (*p)++, digits++)
		value = value * 10 + (**p - '0');
	return value > 0 ? value : 1;
}

/* The value of colspan="3" or its like among the attributes. */
static int
attribute(const char *start, const char *end, const char *name)
{
	const char *p = gr_find_bytes(start, end, name);

	if (p == NULL)
		return 1;
	for (p += strlen(name); p < end && !is_digit(*p); p++)
		;
	return take_number(&p, end);
}

/* ---- MediaWiki --------------------------------------------------------------------- */

/* a || b, or rowspan="2" | a */
static void
take_wiki_cells(writer *o, const char *p, const char *end)
{
	while (p <= end && !o->w->full)
	{
		const char *stop = p;
		const char *bar;
		cell		c = {.columns = 1, .rows = 1};

		while (stop < end && !starts(stop, end, "||") && !starts(stop, end, "!!"))
			stop++;
		bar = memchr(p, '|', (size_t) (stop - p > ATTRIBUTE_BYTES ? ATTRIBUTE_BYTES : stop - p));
		if (bar != NULL && memchr(p, '=', (size_t) (bar - p)) != NULL)
		{
			c.columns = attribute(p, bar, "colspan");
			c.rows = attribute(p, bar, "rowspan");
			p = bar + 1;
		}
		c.start = p;
		c.end = stop;
		put_cell(o, &c);
		p = stop < end ? stop + 2 : end + 1;
	}
	put(o->w, "\n");
}

static void
take_wiki_line(writer *o, const char *p, const char *end)
{
	if (starts(p, end, "|}"))
		end_table(o);
	else if (starts(p, end, "|-"))
		begin_row(o);
	else if (starts(p, end, "|+"))
	{
		put(o->w, "<caption>");
		for (p += 2; p < end && *p == ' '; p++)
			;
		gr_rewriter_take(o->w, p, end);
		put(o->w, "</caption>");
	}
	else if (p < end && (*p == '|' || *p == '!'))
		take_wiki_cells(o, p + 1, end);
	else
	{
		gr_rewriter_take(o->w, p, end);
		put(o->w, "\n");
	}
}

/* ---- AsciiDoc ------------------------------------------------------------------------ */

/* Where the spans 3+.2+ before the bar begin. */
static const char *
spans_before(const char *line, const char *bar)
{
	const char *p = bar;

	while (p > line && (is_digit(p[-1]) || p[-1] == '.' || p[-1] == '+'))
		p--;
	return p < bar && bar[-1] == '+' && (p == line || p[-1] == ' ') ? p : bar;
}

static cell
read_spans(const char *p, const char *bar)
{
	cell		c = {.columns = 1, .rows = 1};

	while (p < bar)
	{
		if (*p == '.')
		{
			p++;
			c.rows = take_number(&p, bar);
		}
		else if (is_digit(*p))
			c.columns = take_number(&p, bar);
		else
			p++;
	}
	return c;
}

/* Empty lines of a table that part its rows; one may stand below the header. */
#define EMPTY_LINES 2

/* Whether empty lines part the rows of the table that begins at p. */
static bool
are_rows_apart(const char *p, const char *end)
{
	const char *stop = gr_find_bytes(p, end, "\n|===");
	int			empty = 0;

	if (stop == NULL)
		stop = end;
	while (empty < EMPTY_LINES && (p = gr_find_bytes(p, stop, "\n\n")) != NULL)
	{
		p++;
		empty++;
	}
	return empty >= EMPTY_LINES;
}

/* |=== above and below a table of AsciiDoc; other bars in the line are a drawn rule's. */
static bool
is_fence(const char *p, const char *end)
{
	return starts(p, end, "|===") && memchr(p + 1, '|', (size_t) (end - p - 1)) == NULL;
}

/* Cells on one line are a row, unless empty lines part rows. */
static void
take_asciidoc_line(writer *o, const char *p, const char *end)
{
	const char *bar = memchr(p, '|', (size_t) (end - p));

	if (is_fence(p, end))
	{
		end_table(o);
		return;
	}
	if (p == end || (!o->apart && bar != NULL && memchr(bar + 1, '|', (size_t) (end - bar - 1)) != NULL))
		o->row = false;
	if (bar == NULL)
		gr_rewriter_take(o->w, p, end);
	while (bar != NULL && !o->w->full)
	{
		const char *next = memchr(bar + 1, '|', (size_t) (end - bar - 1));
		cell		c = read_spans(spans_before(p, bar), bar);

		c.start = bar + 1;
		c.end = next != NULL ? spans_before(bar + 1, next) : end;
		put_cell(o, &c);
		bar = next;
	}
	put(o->w, "\n");
}

/* ---- Textile --------------------------------------------------------------------------- */

/* \3/2. and _. before a cell's text */
static const char *
take_textile_spans(const char *p, const char *end, cell *c)
{
	const char *start = p;

	while (p < end && (*p == '\\' || *p == '/' || *p == '_'))
	{
		char		mark = *p++;
		int			value = take_number(&p, end);

		if (mark == '\\')
			c->columns = value;
		else if (mark == '/')
			c->rows = value;
	}
	if (p > start && starts(p, end, ". "))
		return p + 2;
	*c = (cell) {.columns = 1, .rows = 1};
	return start;
}

static bool
is_textile_row(const char *p, const char *end)
{
	return end - p > 2 && *p == '|' && end[-1] == '|';
}

static void
take_textile_line(writer *o, const char *p, const char *end)
{
	begin_row(o);
	for (p++; p < end && !o->w->full; p++)
	{
		cell		c = {.columns = 1, .rows = 1};

		c.start = take_textile_spans(p, end, &c);
		c.end = memchr(c.start, '|', (size_t) (end - c.start));
		put_cell(o, &c);
		p = c.end;
	}
	put(o->w, "\n");
}

/* Rows of Textile's with spans: Markdown has none, and its rows are left to others. */
static bool
has_textile_spans(const char *p, const char *end)
{
	for (; (p = memchr(p, '|', (size_t) (end - p))) != NULL; p++)
	{
		cell		c = {.columns = 1, .rows = 1};

		if (p + 1 < end && (p[1] == '\\' || p[1] == '/' || p[1] == '_'))
			(void) take_textile_spans(p + 1, end, &c);
		if (c.columns > 1 || c.rows > 1)
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------------------------------ */

bool
gr_has_markup_tables(const char *start, const char *end)
{
	return gr_find_bytes(start, end, "\n{|") != NULL || gr_find_bytes(start, end, "\n|===") != NULL || has_textile_spans(start, end);
}

static void
take_line(writer *o, bool textile, const char *p, const char *end)
{
	if (o->in == MEDIAWIKI)
		take_wiki_line(o, p, end);
	else if (o->in == ASCIIDOC)
		take_asciidoc_line(o, p, end);
	else if (starts(p, end, "{|"))
		begin_table(o, MEDIAWIKI);
	else if (is_fence(p, end))
	{
		begin_table(o, ASCIIDOC);
		o->apart = are_rows_apart(end, o->w->end);
	}
	else if (textile && is_textile_row(p, end))
	{
		if (o->in == NONE)
			begin_table(o, TEXTILE);
		take_textile_line(o, p, end);
	}
	else
	{
		if (o->in == TEXTILE)
			end_table(o);
		gr_rewriter_take(o->w, p, end);
		put(o->w, "\n");
	}
}

void
gr_rewrite_markup(gr_rewriter *w)
{
	const char *p = w->body;
	writer		o = {.w = w};
	bool		textile = has_textile_spans(w->body, w->end);

	while (p < w->end && !w->full)
	{
		const char *stop = memchr(p, '\n', (size_t) (w->end - p));
		const char *end = stop != NULL ? stop : w->end;

		stop = end;
		while (end > p && (uint8_t) end[-1] <= ' ')
			end--;
		take_line(&o, textile, p, end);
		p = stop < w->end ? stop + 1 : w->end;
	}
	if (o.in != NONE)
		end_table(&o);
}
