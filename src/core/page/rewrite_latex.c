/*
 * rewrite_latex.c - the tables of LaTeX as rows of cells.
 *
 * Between \begin and \end of a table a row ends with \\ and nowhere else; elsewhere, and in
 * rows without a table around them, a line is a line.
 */
#include <string.h>

#include "page/rewrite.h"

#define SPAN_MAX 64
/* The longest group that a command is given, as the columns of a table. */
#define GROUP_BYTES 8192

/* A text while its tables are written. */
typedef struct writer
{
	gr_rewriter *w;
	const char *end;
	bool		in_table;
	bool		begins_cell;	/* blanks at a cell's start are none of it */
	int			depth;			/* of braces within the cell */
	int			columns;		/* that the cell spans */
} writer;

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_word(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - p) >= length && memcmp(p, word, length) == 0
		&& ((size_t) (end - p) == length || !is_letter(p[length]));
}

/* Whether one of the words, the last of which is "", stands at p. */
static bool
is_one_of(const char *p, const char *end, const char *const *words)
{
	for (; **words != 0; words++)
		if (is_word(p, end, *words))
			return true;
	return false;
}

/* Behind the group between open and close at p; p itself where there is none. */
static const char *
skip_group(const char *p, const char *end, char open, char close)
{
	const char *limit = end - p > GROUP_BYTES ? p + GROUP_BYTES : end;
	int			depth = 0;

	if (p == end || *p != open)
		return p;
	for (const char *q = p; q < limit; q++)
	{
		if (*q == '\\' && q + 1 < limit)
			q++;
		else if (*q == open)
			depth++;
		else if (*q == close && --depth == 0)
			return q + 1;
	}
	return p;
}

/* Behind what a command is given, in brackets of any kind. */
static const char *
skip_groups(const char *p, const char *end)
{
	for (;;)
	{
		const char *q = skip_group(skip_group(skip_group(p, end, '[', ']'), end, '(', ')'), end, '{', '}');

		if (q == p)
			return p;
		p = q;
	}
}

static int
read_number(const char *p, const char *end)
{
	int			value = 0;

	for (; p < end && *p >= '0' && *p <= '9' && value <= SPAN_MAX; p++)
		value = value * 10 + (*p - '0');
	return value;
}

/* Ends the cell, behind which blank ones stand where it spans columns. */
static void
end_cell(writer *o, char mark)
{
	for (; o->columns > 1 && o->columns <= SPAN_MAX; o->columns--)
		gr_rewriter_mark(o->w, '\t');
	gr_rewriter_mark(o->w, mark);
	o->columns = 0;
	o->depth = 0;
	o->begins_cell = true;
}

/* \begin or \end, and what it is given: a table's, or of something in a cell. */
static const char *
take_environment(writer *o, const char *p, bool begins)
{
	static const char *const tables[] = {"tabular", "tabularx", "tabulary", "longtable", "longtabu", "tabu", "xltabular", "supertabular", "tblr", "longtblr", ""};
	const char *name;

	p += begins ? strlen("\\begin") : strlen("\\end");
	name = p < o->end && *p == '{' ? p + 1 : p;
	if (is_one_of(name, o->end, tables))
	{
		o->in_table = begins;
		end_cell(o, '\n');
	}
	return begins ? skip_groups(p, o->end) : skip_group(p, o->end, '{', '}');
}

/* The command at p: what it shows stays in the text that is read on; returns where that begins. */
static const char *
take_command(writer *o, const char *p)
{
	/* what they are given is not shown */
	static const char *const silent[] = {
		"cline", "cmidrule", "label", "vspace", "hspace", "rowcolor", "cellcolor", "arrayrulecolor", "color", "setlength", "renewcommand",
		"addlinespace", "noalign", "documentclass", "usepackage", "pagestyle", "specialrule",
		/* room as wide as a text, a text struck out, marks of notes */
		"phantom", "hphantom", "vphantom", "sout", "xout", "st", "cancel", "bcancel", "xcancel",
		"textsuperscript", "footnote", "footnotemark", "tablefootnote", "tnote", ""
	};
	/* of what they are given the first is not shown */
	static const char *const silent_first[] = {"hypertarget", "textcolor", "colorbox", "parbox", "resizebox", "href", "rotatebox", ""};
	const char *name = p + 1;

	if (is_word(name, o->end, "begin") || is_word(name, o->end, "end"))
		return take_environment(o, p, is_word(name, o->end, "begin"));
	if (is_word(name, o->end, "tabularnewline"))
	{
		end_cell(o, '\n');
		return p + strlen("\\tabularnewline");
	}
	for (p = name; p < o->end && is_letter(*p); p++)
		;
	if (p < o->end && *p == '*')
		p++;
	if (is_word(name, o->end, "multicolumn"))
	{
		o->columns = p < o->end && *p == '{' ? read_number(p + 1, o->end) : 0;
		p = skip_group(p, o->end, '{', '}');
		return skip_group(p, o->end, '{', '}');
	}
	if (is_word(name, o->end, "multirow"))
	{
		p = skip_group(skip_group(p, o->end, '[', ']'), o->end, '{', '}');
		return skip_group(skip_group(p, o->end, '[', ']'), o->end, '{', '}');
	}
	if (is_one_of(name, o->end, silent))
		return skip_groups(p, o->end);
	p = skip_group(p, o->end, '[', ']');
	return is_one_of(name, o->end, silent_first) ? skip_group(p, o->end, '{', '}') : p;
}

/* What a backslash begins. */
static const char *
take_backslash(writer *o, const char *p)
{
	if (p + 1 < o->end && p[1] == '\\')
	{
		/* within a cell's braces it ends a line of the cell */
		if (o->depth > 0)
			gr_rewriter_mark(o->w, ' ');
		else
			end_cell(o, '\n');
		p += 2;
		return skip_group(p < o->end && *p == '*' ? p + 1 : p, o->end, '[', ']');
	}
	if (p + 1 < o->end && strchr("%&_#${}", p[1]) != NULL)
	{
		gr_rewriter_take(o->w, p + 1, p + 2);
		o->begins_cell = false;
		return p + 2;
	}
	if (p + 1 < o->end && !is_letter(p[1]))
	{
		gr_rewriter_mark(o->w, ' ');	/* a blank of some width */
		return p + 2;
	}
	return take_command(o, p);
}

static const char *
skip_comment(const char *p, const char *end)
{
	const char *stop = memchr(p, '\n', (size_t) (end - p));

	return stop != NULL ? stop + 1 : end;
}

static const char *
take_mark(writer *o, const char *p)
{
	switch (*p)
	{
		case '\\':
			return take_backslash(o, p);
		case '%':
			return skip_comment(p, o->end);
		case '&':
			end_cell(o, '\t');
			return p + 1;
		case '{':
			o->depth++;
			return p + 1;
		case '}':
			o->depth -= o->depth > 0;
			/* two texts, as those of a fraction */
			if (p + 1 < o->end && p[1] == '{')
				gr_rewriter_mark(o->w, ' ');
			return p + 1;
		case '\n':
			if (!o->in_table)
				end_cell(o, '\n');
			else if (!o->begins_cell)
				gr_rewriter_mark(o->w, ' ');
			return p + 1;
		default:
			if (!o->begins_cell)
				gr_rewriter_mark(o->w, ' ');
			return p + 1;
	}
}

/* Whether the character is no text: a blank, or a mark of the language. */
static bool
is_mark(char c)
{
	return c == '\\' || c == '%' || c == '&' || c == '{' || c == '}' || c == '~' || (uint8_t) c <= ' ';
}

void
gr_rewrite_latex(gr_rewriter *w)
{
	writer		o = {.w = w, .end = w->end, .begins_cell = true};
	const char *p = w->body;

	while (p < w->end && !w->full)
	{
		const char *stop = p;

		if (is_mark(*p))
		{
			p = take_mark(&o, p);
			continue;
		}
		while (stop < w->end && !is_mark(*stop))
			stop++;
		gr_rewriter_take(w, p, stop);
		o.begins_cell = false;
		p = stop;
	}
}
