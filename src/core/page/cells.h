/*
 * cells.h - what lines.c and split.c share: what the bytes of a line tell of it, and how a
 * cell is added to it.
 */
#ifndef GR_CELLS_H
#define GR_CELLS_H

#include "page/marks.h"
#include "page/page.h"

/* A line as one scan finds it. */
typedef struct gr_span
{
	const char *start;
	const char *end;			/* without its line end … */
	const char *stop;			/* … of which a carriage return may be the first byte */
	bool		tab;			/* within, not only before */
	bool		looked;			/* its marks are known; it begins and ends with no blank but a tab before it */
	gr_marks	marks;
} gr_span;

/* How the rows between bars begin and end. */
typedef struct gr_edges
{
	bool		known;
	bool		open_start;		/* some begin without a bar: one at the start stands behind a blank cell */
	bool		open_end;		/* some end without a bar: one at the end stands before a blank cell */
} gr_edges;

/* Moves both ends behind blanks and invisible characters of any kind; gr_trim is faster where there are none. */
extern void gr_trim_blanks(const char **start, const char **end);

/* The character of these bytes is no blank: an ideograph, a wide bracket, mark or digit, a 。 or the like. */
static inline bool
is_no_blank(uint8_t first, uint8_t second, uint8_t third)
{
	return (first >= 0xE4 && first <= 0xE9) || (first == 0xEF && second == 0xBC)
		|| (first == 0xE3 && second == 0x80 && third > 0x80 && third < 0xC0);
}

/* Whether [start, end) has a blank at neither end, told by its bytes. */
static inline bool
gr_is_trimmed(const char *start, const char *end)
{
	uint8_t		first = (uint8_t) *start;
	uint8_t		last = (uint8_t) end[-1];
	bool		is_long = end - start >= 3;

	return ((first > ' ' && first < 0x7F) || (is_long && is_no_blank(first, (uint8_t) start[1], (uint8_t) start[2])))
		&& ((last > ' ' && last < 0x7F)
			|| (is_long && last >= 0x80 && ((uint8_t) end[-2] & 0xC0) == 0x80
				&& is_no_blank((uint8_t) end[-3], (uint8_t) end[-2], last)));
}

/* Moves both ends behind blanks; they meet where nothing else is there. */
static inline void
gr_trim(const char **start, const char **end)
{
	const char *p = *start;
	const char *q = *end;

	while (p < q && (uint8_t) *p <= ' ')
		p++;
	while (q > p && (uint8_t) q[-1] <= ' ')
		q--;
	*start = p;
	*end = q;
	if (p < q && !gr_is_trimmed(p, q))
		gr_trim_blanks(start, end);
}

/* Whether marks of the text separate the line's cells. */
static inline bool
gr_has_marks(const gr_line *line)
{
	return line->layout != GR_ONE_CELL && line->layout != GR_SPACES;
}

/* Adds [start, end), blanks around it left out, to the line; where it stands in the line is left to split.c. */
static inline void
gr_put_cell(gr_page *page, gr_line *line, const char *start, const char *end, gr_value value)
{
	gr_cell    *cell = &page->cells[page->n_cells + line->n];

	*cell = (gr_cell) {
		.mantissa = value.mantissa,
		.start = (uint32_t) (start - page->text),
		.length = (uint32_t) (end - start),
		.x_chars = line->n,
		.x_columns = line->n,
		.chars = 1,
		.columns = 1,
		.line = (uint16_t) page->n_lines,
		.scale = value.scale,
		.state = value.weak && value.state == GR_NUMBER && !gr_has_marks(line) ? GR_UNREADABLE : value.state,
		.unit = value.unit,
		.index = line->n,
	};
	line->n++;
}

/* The n-th cell of a line, with digits alone in it or nothing, or with the label that is known by a number, is put at cell. */
static inline void
gr_put_nth(const gr_page *page, gr_cell *cell, uint32_t line, uint32_t n, const char *start, const char *stop, uint8_t state, int64_t figure, uint8_t label)
{
	*cell = (gr_cell) {
		.mantissa = figure,
		.start = (uint32_t) (start - page->text),
		.length = (uint32_t) (stop - start),
		.x_chars = (uint16_t) n,
		.x_columns = (uint16_t) n,
		.chars = 1,
		.columns = 1,
		.line = (uint16_t) line,
		.state = state,
		.index = (uint8_t) n,
		.spelling = label,
	};
}

static inline void
gr_put_figure(const gr_page *page, gr_cell *cell, uint32_t line, uint32_t n, const char *start, const char *stop, int64_t figure)
{
	gr_put_nth(page, cell, line, n, start, stop, stop > start ? GR_NUMBER : GR_BLANK, figure, 0);
}

static inline void
gr_put_label(const gr_page *page, gr_cell *cell, uint32_t line, uint32_t n, const char *start, const char *stop, uint8_t number)
{
	gr_put_nth(page, cell, line, n, start, stop, GR_ABSENT, 0, number);
}

/* The label that [start, end) is to the letter, which none is that begins or ends with other bytes. */
static inline gr_known
gr_find_label(const gr_page *page, const char *start, const char *end)
{
	if (end - start >= 6 && ((uint8_t) *start >= 0xE3 || (*start >= '0' && *start <= '9')) && (uint8_t) end[-1] >= 0x80)
		return page->look_up(start, (size_t) (end - start));
	return (gr_known) {0};
}

/* The page has room for another cell of the line. */
static inline bool
gr_has_room(const gr_page *page, const gr_line *line)
{
	return line->n < GR_LINE_CELLS && page->n_cells + line->n < page->room;
}

/* Adds the label that [start, end) is, for which the page has room; false: it is none. */
static inline bool
gr_add_label(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const uint8_t label = gr_find_label(page, start, end).number;

	if (label == 0)
		return false;
	gr_put_label(page, &page->cells[page->n_cells + line->n], page->n_lines, line->n, start, end, label);
	line->n++;
	return true;
}

/*
 * Adds the label, text or figure [start, end), blanks around it left out; a line of too
 * many cells has UINT8_MAX.
 */
static inline void
gr_add_cell(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const char *first = start;
	const char *last = end;

	if (!gr_has_room(page, line))
	{
		line->n = UINT8_MAX;	/* too wide; see read_line */
		return;
	}
	/* a label begins and ends with no blank */
	if (gr_add_label(page, line, start, end))
		return;
	gr_trim(&start, &end);
	if ((start > first || end < last) && gr_add_label(page, line, start, end))
		return;
	gr_put_cell(page, line, start, end, gr_read_usual_value(start, (size_t) (end - start)));
	page->points = page->points || (end - start == 1 && *start == '.');
}

#endif
