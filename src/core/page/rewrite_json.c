/*
 * rewrite_json.c - arrays and objects of JSON, and of programs' like of it, as rows of cells.
 *
 * An array of plain values is a row; an object of them is one too, below a header of
 * its names.  Other texts are lines.
 */
#include <string.h>

#include "page/rewrite.h"
#include "text/folded.h"
#include "text/number.h"

#define MAX_MEMBERS 64
/* A longer value is a text, not a cell. */
#define VALUE_BYTES 400
/* Rows of a sheet that tell of its columns. */
#define SHEET_ROWS 1000
/* Names that a table's reader gives to columns without one. */
#define EMPTY_NAME "__EMPTY"

typedef struct value
{
	const char *start;
	const char *end;
} value;

typedef struct object
{
	value		names[MAX_MEMBERS];
	value		values[MAX_MEMBERS];
	int			n;
} object;

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static const char *
skip_white(const char *p, const char *end)
{
	while (p < end && is_white(*p))
		p++;
	return p;
}

/* Behind the quoted value at p; NULL: its quote has no end. */
static const char *
read_quoted(const char *p, const char *end, value *out)
{
	const char	quote = *p++;

	out->start = p;
	while (p < end && *p != quote)
		p += *p == '\\' && p + 1 < end ? 2 : 1;
	out->end = p;
	return p < end ? p + 1 : NULL;
}

static bool
is_structure(char c)
{
	return c == '{' || c == '[' || c == '}' || c == ']' || c == ',' || c == ':';
}

/* Behind the plain value at p, without its quotes in *out; NULL: there is none. */
static const char *
read_plain(const char *p, const char *end, value *out)
{
	if (p == end || is_structure(*p))
		return NULL;
	if (*p == '"' || *p == '\'')
		return read_quoted(p, end, out);
	out->start = p;
	while (p < end && *p != ',' && *p != ']' && *p != '}' && *p != '\n')
		p++;
	out->end = p;
	while (out->end > out->start && is_white(out->end[-1]))
		out->end--;
	if (out->end - out->start == 4 && (memcmp(out->start, "null", 4) == 0 || memcmp(out->start, "None", 4) == 0))
		out->end = out->start;
	return p;
}

/* Behind the array of plain values at p, in brackets or, as Lua has it, in braces; NULL: it is none. */
static const char *
read_array(const char *p, const char *end, object *out)
{
	const char	close = *p == '{' ? '}' : ']';

	out->n = 0;
	for (p = skip_white(p + 1, end); p < end && *p != close;)
	{
		if (out->n == MAX_MEMBERS || (p = read_plain(p, end, &out->values[out->n++])) == NULL)
			return NULL;
		p = skip_white(p, end);
		if (p < end && *p == ',')
			p = skip_white(p + 1, end);
	}
	return p < end ? p + 1 : NULL;
}

/* Behind the object of plain values at p; NULL: it is none. */
static const char *
read_object(const char *p, const char *end, object *out)
{
	out->n = 0;
	for (p = skip_white(p + 1, end); p < end && *p != '}';)
	{
		if (out->n == MAX_MEMBERS || (*p != '"' && *p != '\'') || (p = read_plain(p, end, &out->names[out->n])) == NULL)
			return NULL;
		p = skip_white(p, end);
		if (p == end || *p != ':')
			return NULL;
		p = read_plain(skip_white(p + 1, end), end, &out->values[out->n]);
		if (p == NULL || out->values[out->n].end - out->values[out->n].start > VALUE_BYTES)
			return NULL;
		out->n++;
		p = skip_white(p, end);
		if (p < end && *p == ',')
			p = skip_white(p + 1, end);
	}
	return p < end ? p + 1 : NULL;
}

/* Line ends and tabs within a cell are blanks; other escapes stay as they are. */
static void
put_value(gr_rewriter *w, value v)
{
	while (v.start < v.end)
	{
		const char *stop = memchr(v.start, '\\', (size_t) (v.end - v.start));

		if (stop == NULL)
			stop = v.end;
		gr_rewriter_take(w, v.start, stop);
		if (stop == v.end)
			return;
		if (stop + 1 < v.end && (stop[1] == 'n' || stop[1] == 't' || stop[1] == 'r'))
			gr_rewriter_mark(w, ' ');
		else if (stop + 1 < v.end)
			gr_rewriter_take(w, stop + 1, stop + 2);
		v.start = stop + 2 < v.end ? stop + 2 : v.end;
	}
}

static void
put_row(gr_rewriter *w, const value *label, const value *values, int n)
{
	if (label != NULL)
	{
		put_value(w, *label);
		gr_rewriter_mark(w, '\t');
	}
	for (int i = 0; i < n; i++)
	{
		if (i > 0)
			gr_rewriter_mark(w, '\t');
		put_value(w, values[i]);
	}
	gr_rewriter_mark(w, '\n');
}

static bool
same_text(value a, value b)
{
	return a.end - a.start == b.end - b.start && memcmp(a.start, b.start, (size_t) (a.end - a.start)) == 0;
}

static bool
same_names(const object *a, const object *b)
{
	if (a->n != b->n)
		return false;
	for (int i = 0; i < a->n; i++)
		if (!same_text(a->names[i], b->names[i]))
			return false;
	return true;
}

static bool
is_chinese(value v)
{
	return v.start < v.end && (uint8_t) *v.start >= 0x80;
}

static bool
is_unnamed(value v)
{
	size_t		length = sizeof EMPTY_NAME - 1;

	return (size_t) (v.end - v.start) >= length && memcmp(v.start, EMPTY_NAME, length) == 0;
}

static bool
has_unnamed(const object *o)
{
	for (int i = 0; i < o->n; i++)
		if (is_unnamed(o->names[i]))
			return true;
	return false;
}

static int
find_name(const object *in, value name)
{
	for (int i = 0; i < in->n; i++)
		if (same_text(in->names[i], name))
			return i;
	return -1;
}

/* The names of all objects in a row at p, in the order in which they stand. */
static void
unite_names(const char *p, const char *end, object *all)
{
	object		o;

	all->n = 0;
	for (int rows = 0; rows < SHEET_ROWS && p < end && *p == '{' && (p = read_object(p, end, &o)) != NULL; rows++)
	{
		int			at = 0;

		for (int i = 0; i < o.n; i++)
		{
			int			found = find_name(all, o.names[i]);

			if (found < 0 && all->n < MAX_MEMBERS)
			{
				memmove(&all->names[at + 1], &all->names[at], (size_t) (all->n - at) * sizeof(value));
				all->names[at] = o.names[i];
				all->n++;
				found = at;
			}
			at = found < 0 ? all->n : found + 1;
		}
		p = skip_white(p, end);
		if (p < end && *p == ',')
			p = skip_white(p + 1, end);
	}
}

/* The objects at p, whose names are columns and those of the first row its text; returns what is behind them. */
static const char *
take_sheet(gr_rewriter *w, const char *p, const char *end)
{
	object		all;
	object		o;
	const char *behind;

	unite_names(p, end, &all);
	for (int i = 0; i < all.n; i++)
		all.values[i] = is_unnamed(all.names[i]) ? (value) {p, p} : all.names[i];
	put_row(w, NULL, all.values, all.n);
	while (p < end && *p == '{' && (behind = read_object(p, end, &o)) != NULL)
	{
		for (int i = 0; i < all.n; i++)
		{
			int			found = find_name(&o, all.names[i]);

			all.values[i] = found >= 0 ? o.values[found] : (value) {p, p};
		}
		put_row(w, NULL, all.values, all.n);
		p = skip_white(behind, end);
		if (p < end && *p == ',')
			p = skip_white(p + 1, end);
	}
	return p;
}

/* 三、本年度办理结果/（一）予以公开: the last part */
static value
last_label(value label)
{
	const char *p = label.start;

	while ((p = memchr(p, '/', (size_t) (label.end - p))) != NULL)
	{
		p++;
		if ((label.end - p > 3 && memcmp(p, "（", 3) == 0) || (label.end - p > 1 && *p >= '1' && *p <= '9' && p[1] == '.'))
			label.start = p;
	}
	return label;
}

/* The number that a name ends with, and where it begins; -1: it ends with none. */
static int
last_number(value name, const char **start)
{
	int			number = 0;

	for (*start = name.end; *start > name.start && (*start)[-1] >= '0' && (*start)[-1] <= '9'; (*start)--)
		;
	for (const char *p = *start; p < name.end && number <= MAX_MEMBERS; p++)
		number = number * 10 + (*p - '0');
	return *start < name.end && number <= MAX_MEMBERS ? number : -1;
}

/* The names count the members, as 0 and 1, col1 and col2, A and B: they are the cells of one row. */
static bool
is_counted(const object *o)
{
	const char *first = NULL;
	const char *start;
	const int	from = o->n > 1 ? last_number(o->names[0], &first) : -1;
	bool		numbers = from == 0 || from == 1;
	bool		letters = o->n > 1;

	for (int i = 0; i < o->n; i++)
	{
		const value name = o->names[i];

		numbers = numbers && last_number(name, &start) == from + i
			&& same_text((value) {name.start, start}, (value) {o->names[0].start, first});
		letters = letters && name.end - name.start == 1 && *name.start == 'A' + i;
	}
	return numbers || letters;
}

/* A text that is neither a figure nor the lack of one. */
static bool
is_label(value v)
{
	const char *p = v.start;

	while (p < v.end && (uint8_t) *p < 0x80)
		p++;
	return p < v.end && gr_read_value(v.start, (size_t) (v.end - v.start)).state == GR_ABSENT;
}

/* Whether all names but one are words without a number: they may name columns, not count them. */
static bool
has_words(const object *o, int except)
{
	const char *number;

	for (int i = 0; i < o->n; i++)
		if (i != except && (!is_label(o->names[i]) || last_number(o->names[i], &number) >= 0))
			return false;
	return true;
}

/* Puts the label before the figures, where the names of an object stand in the order of letters or as they came. */
static void
put_label_first(object *o)
{
	int			label = 0;
	value		name;
	value		text;

	while (label < o->n && !is_label(o->values[label]))
		label++;
	if (label == 0 || label == o->n || !has_words(o, label))
		return;
	name = o->names[label];
	text = o->values[label];
	for (; label > 0; label--)
	{
		o->names[label] = o->names[label - 1];
		o->values[label] = o->values[label - 1];
	}
	o->names[0] = name;
	o->values[0] = text;
}

/* Figures and blanks, which need a label before them. */
static bool
are_figures(const object *o)
{
	for (int i = 0; i < o->n; i++)
		if (o->values[i].start < o->values[i].end
			&& gr_read_value(o->values[i].start, (size_t) (o->values[i].end - o->values[i].start)).state == GR_ABSENT)
			return false;
	return o->n > 0;
}

/* An object's values as a row; as lines, where its names are no columns. */
static void
put_object(gr_rewriter *w, const value *label, object *o, object *before)
{
	bool		columns = label != NULL;

	if (label == NULL && is_counted(o))
	{
		put_row(w, NULL, o->values, o->n);
		return;
	}
	for (int i = 0; i < o->n; i++)
		columns = columns || is_chinese(o->names[i]);
	for (int i = 0; i < o->n && !columns; i++)
		put_row(w, NULL, &o->values[i], 1);
	if (!columns || o->n == 0)
		return;
	if (label == NULL)
		put_label_first(o);
	if (!same_names(o, before))
	{
		value		none = {w->body, w->body};

		*before = *o;
		for (int i = 0; i < o->n; i++)
			o->names[i].end = gr_unnumbered(o->names[i].start, o->names[i].end);
		put_row(w, label != NULL ? &none : NULL, o->names, o->n);
	}
	if (label == NULL)
		o->values[0] = last_label(o->values[0]);
	put_row(w, label, o->values, o->n);
}

/* The string at p is a member's name, or a text by itself; returns what is behind it. */
static const char *
take_string(gr_rewriter *w, const char *p, const char *end, object *before)
{
	value		v;
	object		o;
	const char *behind = read_plain(p, end, &v);
	const char *next;
	const char *stop;
	bool		is_name;

	if (behind == NULL)
		return end;
	next = skip_white(behind, end);
	is_name = next < end && *next == ':';
	if (is_name)
		next = skip_white(next + 1, end);
	if (is_name && next < end && *next == '{' && (stop = read_object(next, end, &o)) != NULL && o.n > 0)
	{
		value		label = last_label(v);

		put_object(w, &label, &o, before);
		return stop;
	}
	if (is_name && is_label(v) && next < end && *next == '[' && (stop = read_array(next, end, &o)) != NULL && are_figures(&o))
	{
		put_row(w, &v, o.values, o.n);
		return stop;
	}
	if (is_chinese(v) || !is_name)
		put_row(w, NULL, &v, 1);
	return is_name ? next : behind;
}

const char *
gr_rewrite_values(gr_rewriter *w, const char *p, const char *end)
{
	object		before = {.n = 0};
	object		o;
	int			depth = 0;

	while (p < end && !w->full)
	{
		const char *behind = NULL;

		p = skip_white(p, end);
		if (p == end)
			break;
		if (*p == '{' && (behind = read_object(p, end, &o)) != NULL)
		{
			if (has_unnamed(&o))
				behind = take_sheet(w, p, end);
			else
				put_object(w, NULL, &o, &before);
		}
		else if ((*p == '[' || *p == '{') && (behind = read_array(p, end, &o)) != NULL)
			put_row(w, NULL, o.values, o.n);
		else if (*p == '"' || *p == '\'')
			behind = take_string(w, p, end, &before);
		else
		{
			depth += *p == '{' || *p == '[';
			depth -= *p == '}' || *p == ']';
			behind = p + 1;
		}
		p = behind;
		if (depth <= 0)
		{
			const char *next = skip_white(p, end);

			if (next < end && *next == ',')
				next = skip_white(next + 1, end);
			if (next == end || (*next != '{' && *next != '['))
				return next;
			p = next;
		}
	}
	return end;
}

void
gr_rewrite_json(gr_rewriter *w)
{
	const char *p = w->body;

	while (p < w->end && !w->full)
	{
		const char *stop = gr_rewrite_values(w, p, w->end);

		p = stop > p ? stop : p + 1;
	}
}
