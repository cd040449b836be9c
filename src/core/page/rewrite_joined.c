/*
 * rewrite_joined.c - cells that go on in the next line, on one line.
 *
 * A spreadsheet's cell with line ends in it stands in quotes; words that are written from
 * top to bottom have a letter a line.
 */
#include <string.h>

#include "page/rewrite.h"
#include "text/utf8.h"

/* Lines of a cell: of the longest label, a few letters on each. */
#define CELL_LINES 16

static bool
separates(char c)
{
	return c == '\t' || c == ',' || c == ';' || c == '|';
}

/* Whether the line ends within a quoted cell; quoted: it began within one. */
static bool
is_quote_open(const char *p, const char *end, bool quoted)
{
	bool		cell = !quoted; /* one begins here */

	for (; p < end; p++)
	{
		if (quoted && *p == '"')
			quoted = p + 1 < end && !separates(p[1]);
		else if (!quoted && *p == '"' && cell)
			quoted = true;
		cell = !quoted && separates(*p);
	}
	return quoted;
}

/* A letter of a word, as 自 of 自然人; 无 and numerals may be figures. */
static bool
is_letter(const char *p, const char *end)
{
	uint32_t	length;

	switch (gr_utf8(p, end, &length))
	{
		case U'无': case U'空': case U'零': case U'一': case U'二': case U'三': case U'四': case U'五': case U'六': case U'七':
		case U'八': case U'九': case U'十': case U'甲': case U'乙': case U'丙': case U'丁':
			return false;
		default:
			return length == 3 && (uint8_t) *p >= 0xE4 && (uint8_t) *p <= 0xE9;
	}
}

/*
 * Whether the line ends with a cell of one letter, and the next one begins with such a cell.  What stands
 * before the cell must tell that it is one, unless the line before went on in this one.
 */
static bool
ends_with_letter(const char *p, const char *stop, const char *end, bool went_on)
{
	const char *next = stop + 1;

	if (stop - p < 3 || end - stop < 4 || !((uint8_t) stop[-3] >= 0xE4 && (uint8_t) stop[-3] <= 0xE9))
		return false;
	if (stop - p == 3 ? !went_on : !separates(stop[-4]))
		return false;
	return is_letter(stop - 3, stop) && is_letter(next, end)
		&& (end - next == 3 || next[3] == '\n' || separates(next[3]));
}

/* Behind the lines of the quoted cell that is open at the end of the first; NULL: it does not close. */
static const char *
quoted_end(const char *stop, const char *end)
{
	bool		quoted = true;

	for (int lines = 0; quoted && lines < CELL_LINES && stop < end; lines++)
	{
		const char *p = stop + 1;

		stop = memchr(p, '\n', (size_t) (end - p));
		if (stop == NULL)
			stop = end;
		quoted = is_quote_open(p, stop, true);
	}
	return quoted ? NULL : stop;
}

int
gr_joints(const char *p, const char *stop, const char *end)
{
	size_t		length = (size_t) (stop - p);

	if (memchr(p, '"', length) != NULL && (memchr(p, '\t', length) != NULL || memchr(p, ',', length) != NULL)
		&& is_quote_open(p, stop, false) && quoted_end(stop, end) != NULL)
		return GR_ENOUGH_JOINTS;
	return ends_with_letter(p, stop, end, false);
}

/* Takes [p, end), a blank for each line end in it. */
static void
take_joined(gr_rewriter *w, const char *p, const char *end)
{
	const char *stop;

	for (; (stop = memchr(p, '\n', (size_t) (end - p))) != NULL; p = stop + 1)
	{
		gr_rewriter_take(w, p, stop);
		gr_rewriter_mark(w, ' ');
	}
	gr_rewriter_take(w, p, end);
}

void
gr_rewrite_joined(gr_rewriter *w)
{
	const char *p = w->body;
	bool		goes_on = false;

	while (p < w->end && !w->full)
	{
		const char *stop = memchr(p, '\n', (size_t) (w->end - p));
		const char *close;

		if (stop == NULL)
			stop = w->end;
		if (stop < w->end && is_quote_open(p, stop, false) && (close = quoted_end(stop, w->end)) != NULL)
		{
			take_joined(w, p, close);
			stop = close;
		}
		else
			gr_rewriter_take(w, p, stop);
		goes_on = ends_with_letter(p, stop, w->end, goes_on);
		if (!goes_on)
			gr_rewriter_mark(w, '\n');
		p = stop < w->end ? stop + 1 : w->end;
	}
}
