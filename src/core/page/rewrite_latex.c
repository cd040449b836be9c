/*
 * rewrite_latex.c - the tables of LaTeX as rows of cells.
 */
#include <string.h>

#include "page/rewrite.h"

#define SPAN_MAX 64

/* Behind the group {…} at p, with what is in it; p itself where there is none. */
static const char *
read_group(const char *p, const char *end, const char **start, const char **stop)
{
	int			depth = 0;

	*start = *stop = p;
	if (p == end || *p != '{')
		return p;
	for (const char *q = p; q < end && *q != '\n'; q++)
	{
		if (*q == '\\' && q + 1 < end)
			q++;
		else if (*q == '{')
			depth++;
		else if (*q == '}' && --depth == 0)
		{
			*start = p + 1;
			*stop = q;
			return q + 1;
		}
	}
	return p;
}

static bool
is_command(const char *p, const char *end, const char *name)
{
	size_t		length = strlen(name);

	return (size_t) (end - p) >= length && memcmp(p, name, length) == 0
		&& ((size_t) (end - p) == length || !((p[length] | 0x20) >= 'a' && (p[length] | 0x20) <= 'z'));
}

/* Blank cells behind one that spans columns. */
static void
put_span(gr_rewriter *w, const char *start, const char *stop)
{
	int			columns = 0;

	for (; start < stop && *start >= '0' && *start <= '9' && columns <= SPAN_MAX; start++)
		columns = columns * 10 + (*start - '0');
	for (; columns > 1 && columns <= SPAN_MAX; columns--)
		gr_rewriter_mark(w, '\t');
}

/* Takes the command at p: what it shows stays in the text that is read on; returns where that begins. */
static const char *
take_command(gr_rewriter *w, const char *p, const char *end, const char **span, const char **span_end)
{
	const char *start;
	const char *stop;
	bool		row_span = is_command(p + 1, end, "multirow");

	if (is_command(p + 1, end, "multicolumn") || row_span)
	{
		p += row_span ? 9 : 12;
		p = read_group(p, end, &start, &stop);
		if (!row_span)
		{
			*span = start;
			*span_end = stop;
		}
		return read_group(p, end, &start, &stop);
	}
	for (p++; p < end && ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'); p++)
		;
	if (p < end && *p == '*')
		p++;
	(void) w;
	return p;
}

/* A line of the source, its commands and braces left out. */
static void
take_latex_line(gr_rewriter *w, const char *p, const char *end)
{
	const char *span = NULL;
	const char *span_end = NULL;
	bool		cell = true;	/* blanks at its start are none of it */

	while (p < end && !w->full)
	{
		if (*p == '\\' && p + 1 < end && p[1] == '\\')
		{
			if (span != NULL)
				put_span(w, span, span_end);
			span = NULL;
			gr_rewriter_mark(w, '\n');
			p += 2;
			cell = true;
		}
		else if (*p == '\\' && p + 1 < end && strchr("%&_#$", p[1]) != NULL)
		{
			gr_rewriter_take(w, p + 1, p + 2);
			p += 2;
		}
		else if (is_command(p, end, "\\begin") || is_command(p, end, "\\end"))
			return;
		else if (*p == '\\')
			p = take_command(w, p, end, &span, &span_end);
		else if (*p == '&')
		{
			if (span != NULL)
				put_span(w, span, span_end);
			span = NULL;
			gr_rewriter_mark(w, '\t');
			p++;
			cell = true;
		}
		else if (*p == '{' || *p == '}' || (*p == ' ' && cell))
			p++;
		else
		{
			gr_rewriter_take(w, p, p + 1);
			p++;
			cell = false;
		}
	}
	gr_rewriter_mark(w, '\n');
}

void
gr_rewrite_latex(gr_rewriter *w)
{
	const char *p = w->body;

	while (p < w->end && !w->full)
	{
		const char *stop = memchr(p, '\n', (size_t) (w->end - p));

		if (stop == NULL)
			stop = w->end;
		take_latex_line(w, p, stop);
		p = stop < w->end ? stop + 1 : w->end;
	}
}
