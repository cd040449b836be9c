/*
 * split.c - cuts a line into cells.
 */
#include "page/split.h"

#include <string.h>

#include "page/cells.h"
#include "text/fold.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* No row of a table is longer: the widest seen, padded to columns, has 1,200. */
#define ROW_LENGTH 16384

/* ---- tabs, bars, commas --------------------------------------------------- */

/* |_规章_|: boxes drawn with underscores; | **规章** |, | &nbsp; |: what Markdown marks cells with */
static void
trim_drawn(const char **start, const char **end)
{
	while (*start < *end && (**start == '_' || **start == ' '))
		(*start)++;
	while (*end > *start && ((*end)[-1] == '_' || (*end)[-1] == ' '))
		(*end)--;
	while (*end - *start > 2 && **start == '*' && (*end)[-1] == '*')
	{
		(*start)++;
		(*end)--;
	}
	if (*end - *start == 6 && memcmp(*start, "&nbsp;", 6) == 0)
		*start = *end;
}

static void
split_at_tabs(gr_page *page, gr_line *line, const char *p, const char *end)
{
	/* a line's cells, and those of the page that are left */
	const uint32_t room = page->n_cells + GR_LINE_CELLS < page->room ? GR_LINE_CELLS : page->room - page->n_cells;
	gr_cell    *cell = &page->cells[page->n_cells + line->n];

	for (uint32_t n = line->n;; cell++, n++)
	{
		int64_t		figure;
		const char *stop = gr_take_plain_digits(p, end, &figure);

		if ((stop == end || *stop == '\t') && n < room)
			gr_put_figure(page, cell, page->n_lines, n, p, stop, figure);
		else
		{
			stop = memchr(p, '\t', (size_t) (end - p));
			if (stop == NULL)
				stop = end;
			line->n = (uint8_t) n;
			gr_add_cell(page, line, p, stop);
			if (line->n == UINT8_MAX)
				return;
		}
		if (stop == end)
		{
			line->n = (uint8_t) (n + 1);
			return;
		}
		p = stop + 1;
	}
}

/* Adds the cell [start, end) between two bars; at an edge of the line (no bar on one side) only where it is not blank. */
static void
add_barred(gr_page *page, gr_line *line, const char *start, const char *end, bool edge)
{
	trim_drawn(&start, &end);
	gr_trim(&start, &end);
	if (!edge || start < end)
		gr_add_cell(page, line, start, end);
}

/* Bytes behind the first row between bars in which others tell how rows end; rows that must tell so. */
#define EDGE_BYTES (64 * 1024)
#define EDGE_ROWS 3

/* Rows that end with a figure have no bar behind them; where one of them does not begin with one either, none has one before it. */
static void
find_edges(const char *p, const char *end, gr_edges *edges)
{
	int			starts = 0;
	int			ends = 0;

	if (end - p > EDGE_BYTES)
		end = p + EDGE_BYTES;
	while (p < end)
	{
		const char *stop = memchr(p, '\n', (size_t) (end - p));
		const char *q = stop != NULL ? stop : end;
		int			bars = 0;

		while (q > p && (uint8_t) q[-1] <= ' ')
			q--;
		while (p < q && (uint8_t) *p <= ' ')
			p++;
		if (q > p && q[-1] >= '0' && q[-1] <= '9')
			for (const char *bar = p; bars < EDGE_ROWS && (bar = memchr(bar, '|', (size_t) (q - bar))) != NULL; bar++)
				bars++;
		ends += bars == EDGE_ROWS;
		starts += bars == EDGE_ROWS && *p != '|';
		p = stop != NULL ? stop + 1 : end;
	}
	*edges = (gr_edges) {.known = true, .open_start = starts > 0 && ends >= EDGE_ROWS, .open_end = ends >= EDGE_ROWS};
}

static void
split_at_bars(gr_page *page, gr_line *line, const char *p, const char *end, gr_edges *edges)
{
	const char *start = p;
	bool		edge;

	if (!edges->known)
		find_edges(p, page->text + page->length, edges);
	edge = !edges->open_start;

	while (p < end && line->n != UINT8_MAX)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_bar(c))
		{
			add_barred(page, line, start, p, edge && !(start == p && p + length == end));
			edge = false;
			start = p + length;
		}
		else if (gr_is_level(c) && start == p)
			start = p + length; /* ├───: a rule that ends in the middle of the line */
		p += length;
	}
	if (line->n != UINT8_MAX)
		add_barred(page, line, start, end, !edges->open_end);
}

/* Where the quoted piece at p ends, at its closing quotation mark; NULL where it is none, or has no end. */
static const char *
quoted_end(const char *p, const char *end)
{
	const char *close = p + 1;

	if (p == end || (*p != '"' && *p != '\''))
		return NULL;
	while (close < end && !(*close == *p && (close + 1 == end || close[1] == ',')))
		close++;
	return close < end || *p == '"' ? close : NULL;
}

/* The piece at p, after RFC 4180: a quoted one has commas in it, and loses its quotes; returns where its comma stands, or the end. */
static const char *
take_piece(const char *p, const char *end, const char **start, const char **until)
{
	const char *close;

	while (p < end && *p == ' ')
		p++;
	if (end - p > 1 && p[0] == '=' && p[1] == '"')
		p++;					/* ="3": a text, as spreadsheets are told */
	close = quoted_end(p, end);
	if (close != NULL)
	{
		*start = p + 1;
		*until = close;
		return close < end ? close + 1 : end;
	}
	close = memchr(p, ',', (size_t) (end - p));
	*start = p;
	*until = close != NULL ? close : end;
	return *until;
}

/* ['规章', '1', None], or one of several: a row as programs print it.  Moves to what is within. */
static void
strip_list(const char **start, const char **end)
{
	const char *p = *start;
	const char *q = *end;

	if (q - p > 1 && q[-1] == ',')
		q--;
	if (q - p < 2 || *p != '[' || q[-1] != ']')
		return;
	while (p < q && (*p == '[' || *p == ' '))
		p++;
	while (q > p && (q[-1] == ']' || q[-1] == ' '))
		q--;
	*start = p;
	*end = q;
}

static void
split_at_commas(gr_page *page, gr_line *line, const char *p, const char *end)
{
	while (line->n != UINT8_MAX)
	{
		const char *start;
		const char *until;

		p = take_piece(p, end, &start, &until);
		gr_add_cell(page, line, start, until);
		if (p >= end)
			return;
		p++;
	}
}

/* +-----+ 自然人 + 总计 +: cells that span rows have their text in the line of the rule between these; what is rule is blank. */
static void
split_at_corners(gr_page *page, gr_line *line, const char *p, const char *end)
{
	for (p += *p == '+'; p < end && line->n != UINT8_MAX; p++)
	{
		const char *start = p;
		const char *stop = p = memchr(p, '+', (size_t) (end - p));	/* one ends the line */

		while (start < stop && (*start == '-' || *start == '='))
			start++;
		add_barred(page, line, start, stop, false);
	}
}

/* ---- the whole line ------------------------------------------------------ */

/*
 * A paragraph as short as a row may be: a sentence or a clause ends within it, and a
 * sentence at its end, and nothing but single blanks and commas could part cells.
 */
static bool
is_paragraph(const gr_span *line, const char *start, const char *end)
{
	const char *last = end - strlen("。");

	return gr_is_long_sentence(start, end)
		&& (gr_has_sentence(start, last) || gr_find_bytes(start, last, "；") != NULL)
		&& !(line->tab && memchr(start, '\t', (size_t) (end - start)) != NULL) && !gr_is_parted(start, end);
}

/* Too long for a row of a table, or long and with nothing that separates cells. */
static bool
is_prose(const gr_span *line, const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);

	return length > ROW_LENGTH
		|| ((unsigned char) *start != 0xE2 && !(line->tab && memchr(start, '\t', length) != NULL)
			&& memchr(start, '|', length) == NULL && gr_find_bytes(start, end, "   ") == NULL);
}

/*
 * Whether commas separate cells here: no piece is a sentence, and one is empty or a figure,
 * or all are labels, but for the name above the rows' own, or they are as many as the line before has.
 * A piece like the one before it is the same cell, which spans both.
 */
static bool
commas_separate(const gr_page *page, uint8_t commas, const char *p, const char *end)
{
	const char *before = NULL;
	size_t		length = 0;
	int			pieces = 0;
	int			weak = 0;
	bool		plain = false;
	int			labels = 0;
	int			others = 0;

	if (gr_marks_thousands(p, end))
		return false;
	for (; p <= end; p++, pieces++)
	{
		const char *piece;
		const char *until;
		gr_value	value;

		p = take_piece(p, end, &piece, &until);
		plain = plain || until < p;	/* quoted */
		if (before != NULL && (size_t) (until - piece) == length && memcmp(piece, before, length) == 0 && length > 0)
			continue;
		before = piece;
		length = (size_t) (until - piece);
		value = gr_read_value(piece, length);
		weak += value.weak;
		plain = plain || (value.state != GR_ABSENT && !value.weak) || weak > 1;
		gr_trim(&piece, &until);
		if (gr_find_label(page, piece, until).number != 0)
			labels++;
		else
			others++;
		if (gr_has_sentence(piece, until))
			return false;
	}
	return pieces > 1 && (plain || others == 0 || (labels > 1 && others == 1) || pieces == commas);
}

/* Prose has no cells, but a header's cells of spans, each repeated in all that it covers, may look like it. */
static void
cut_prose(gr_page *page, gr_line *line, const gr_span *whole, uint8_t commas)
{
	const char *start = page->text + line->start;
	const char *stop = start + line->length;

	if (line->length <= GR_PROSE_LENGTH || line->length > ROW_LENGTH)
		return;
	if (memchr(start, ',', line->length) != NULL && commas_separate(page, commas, start, stop))
	{
		line->layout = GR_COMMAS;
		split_at_commas(page, line, start, stop);
	}
	else if (memchr(start, ' ', line->length < GR_LABEL_LENGTH ? line->length : GR_LABEL_LENGTH) != NULL && gr_is_word_list(page, start, stop))
		gr_cut_at_blanks(page, line, whole, start, stop, false);
}

/* Behind the marks of a heading of Markdown. */
static const char *
skip_heading_marks(const char *start, const char *stop)
{
	if (start == stop || *start != '#')
		return start;
	while (start < stop && *start == '#')
		start++;
	return gr_skip_blanks(start, stop);
}

/* Whether a figure has nothing between it and the text before it. */
static bool
has_glued(const gr_page *page, const gr_line *line)
{
	for (int i = 0; line->n != UINT8_MAX && i < line->n; i++)
		if (page->cells[line->first + i].glued)
			return true;
	return false;
}

/* Whether blanks stand before or behind what stands in a line, or in a text within it. */
static bool
has_blanks_around(const gr_span *whole, const char *start, const char *stop)
{
	return (start > whole->start && gr_find_marks(whole->start, start).blank)
		|| (stop < whole->end && gr_find_marks(stop, whole->end).blank);
}

/* Cuts what stands in a line that has no tab but one before it. */
static void
cut_untabbed(gr_page *page, gr_line *line, const gr_span *whole, const char *start, const char *stop, const gr_marks *marks,
			 uint8_t commas, gr_edges *edges)
{
	const char *row = start;	/* within a list's brackets */
	const char *row_end = stop;
	const bool	marked = *whole->start == '\t';
	const bool	sentence = !marked && gr_is_sentence(start, stop, marks);

	if (marks->comma && !sentence)
		strip_list(&row, &row_end);
	if (stop[-1] == '+' && gr_find_bytes(start, stop, "--") != NULL)
	{
		line->layout = GR_BARS;
		split_at_corners(page, line, start, stop);
	}
	else if (marks->bar)
	{
		line->layout = GR_BARS;
		split_at_bars(page, line, start, stop, edges);
	}
	else if (marks->comma && !sentence && commas_separate(page, commas, row, row_end))
	{
		line->layout = GR_COMMAS;
		split_at_commas(page, line, row, row_end);
	}
	else if (marked)
	{
		line->layout = GR_MARKED_CELL;
		gr_add_cell(page, line, start, stop);
	}
	else if (!sentence && !marks->blank && !has_blanks_around(whole, start, stop))
		gr_add_text(page, line, start, stop);
	else
		gr_cut_at_blanks(page, line, whole, start, stop, sentence);
}

/* Cuts a line that is no prose. */
static void
cut_row(gr_page *page, gr_line *line, const gr_span *whole, uint8_t commas, gr_edges *edges)
{
	const char *stop = page->text + line->start + line->length;
	const char *start = skip_heading_marks(stop - line->length, stop);

	if (whole->tab)
	{
		line->layout = GR_TABS;
		split_at_tabs(page, line, whole->start, whole->end);
	}
	else
	{
		const gr_marks marks = whole->looked ? whole->marks : gr_find_marks(start, stop);

		cut_untabbed(page, line, whole, start, stop, &marks, commas, edges);
	}
}

void
gr_cut_line(gr_page *page, gr_line *line, const gr_span *whole, bool grid, uint8_t commas, gr_edges *edges)
{
	const char *start = page->text + line->start;
	const char *stop = start + line->length;

	if (grid && (whole->tab || *whole->start == '\t'))
	{
		line->layout = GR_GRID;	/* a row of a web page's table */
		split_at_tabs(page, line, whole->start, whole->end);
		return;
	}
	if (line->length > GR_PROSE_LENGTH ? is_prose(whole, start, stop) : is_paragraph(whole, start, stop))
	{
		cut_prose(page, line, whole, commas);
		return;
	}
	cut_row(page, line, whole, commas, edges);
	if (grid && line->n > 2 && has_glued(page, line))
	{
		/* texts of elements that are not known stand so: where the cells of a row begin is not certain */
		line->n = 0;
		line->layout = GR_ONE_CELL;
		gr_add_cell(page, line, skip_heading_marks(start, stop), stop);
	}
}
