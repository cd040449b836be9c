/*
 * lines.c - cuts text into lines, and has these cut into cells.
 *
 * One pass.  Each line is looked at by itself, but for commas, which may
 * separate cells because they did in the line before.
 */
#include "page/page.h"

#include <string.h>

#include "page/cells.h"
#include "page/doubtful.h"
#include "page/frame.h"
#include "page/no_line.h"
#include "page/split.h"
#include "page/turn.h"
#include "text/scan.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Of the blanks around a figure that is a line by itself. */
#define PADDING_BYTES 64
/* Bytes between two calls of the host's poll. */
#define POLL_BYTES (256 * 1024)

typedef struct reader
{
	gr_page    *page;
	bool		grid;
	bool		form_feeds;		/* the text has some */
	bool		turns;			/* it has characters that turn the order of others around */
	uint8_t		commas;			/* cells of the line before, where commas separated them */
	gr_edges	edges;
	uint32_t	number;			/* lines of the text before the one that is read */
	uint32_t	gap;			/* empty ones right before it */
	bool		ruled;			/* a drawn rule stands before it */
	uint8_t		widest;			/* cells of the widest line */
	bool		broken;			/* a figure may go on in the line below */
	bool		usual;			/* a line of text by itself is a cell, and a figure no page's number */
	char		line_end;
} reader;

/* ---- lines --------------------------------------------------------------- */

/* The line that begins at start, and whether a tab is in it. */
static inline gr_span
find_line(const char *start, const char *end, char line_end)
{
	const ptrdiff_t left = end - start - GR_BLOCK + 1;
	const char *limit = left > GR_LONG_LINE ? start + GR_LONG_LINE + 1 : left > 0 ? start + left : start;
	const char *p = start + (*start == '\t');	/* a tab that the line begins with is not in it */
	gr_span		line = {.start = start};
	uint32_t	tabs = 0;

	for (; p < limit; p += GR_BLOCK)
	{
		gr_block	b = gr_load_block(p);
		uint32_t	ends = gr_bits((gr_block) (b == (uint8_t) line_end));
		uint32_t	found = gr_bits((gr_block) (b == '\t'));

		if (ends != 0)
		{
			line.end = p + __builtin_ctz(ends);
			line.tab = (tabs | (found & (ends ^ (ends - 1)))) != 0;
			return line;
		}
		tabs |= found;
	}
	line.end = p < end ? memchr(p, line_end, (size_t) (end - p)) : NULL;
	if (line.end == NULL)
		line.end = end;
	line.tab = tabs != 0;
	for (; p < line.end && p - start <= GR_LONG_LINE; p++)
		line.tab = line.tab || *p == '\t';
	return line;
}

/* A line of blanks that is a cell: one tab before them, or a row of an HTML table. */
static inline bool
is_blank_cell(const reader *r, const gr_span *line)
{
	bool		marked = line->start < line->end && *line->start == '\t';

	return r->grid ? marked || line->tab : marked && !line->tab;
}

/* A new line of the page; NULL where the page is full. */
static inline gr_line *
begin_line(reader *r, const char *start, const char *end)
{
	gr_page    *page = r->page;
	gr_line    *line = &page->lines[page->n_lines];

	if (page->n_lines >= page->room)
		return NULL;
	*line = (gr_line) {
		.number = r->number + 1,
		.start = (uint32_t) (start - page->text),
		.length = (uint32_t) (end - start),
		.first = (uint16_t) page->n_cells,
		.gap = (uint8_t) (r->gap < UINT8_MAX ? r->gap : UINT8_MAX),
		.ruled = r->ruled,
	};
	r->gap = 0;
	r->ruled = false;
	return line;
}

static inline void
end_line(reader *r, const gr_line *line)
{
	r->commas = line->layout == GR_COMMAS ? line->n : 0;
	if (line->n > r->widest)
		r->widest = line->n;
	r->broken = r->broken || gr_may_go_on_above(r->page, line);
	r->page->n_cells += line->n;
	r->page->n_lines++;
}

/* Behind the blanks that figures are padded with. */
static inline const char *
skip_padding(const char *p, const char *end)
{
	if (end - p > PADDING_BYTES)
		end = p + PADDING_BYTES;
	while (p < end && (*p == ' ' || (*p == '\xC2' && end - p > 1 && p[1] == '\xA0')))
		p += *p == ' ' ? 1 : 2;
	return p;
}

/* What such a line begins with, a tab apart: no ideograph. */
static inline bool
may_be_figure_line(const char *p, const char *end)
{
	return (uint8_t) *p < 0xE3 && (*p != '\t' || end - p == 1 || (uint8_t) p[1] < 0xE3);
}

/*
 * A line of nothing but a few digits, or of blanks, that have blanks around them.  *start and
 * *stop: of the digits, first those without blanks before them.  Returns the line's end; NULL: it is none.
 */
static const char *
take_padded_figure(const char **start, const char **stop, const char *end, int64_t *figure)
{
	const char *p = *stop;

	if (*p != ' ' && *p != '\xC2' && *p != '\r')
		return NULL;
	if (p == *start)
	{
		*start = skip_padding(p, end);
		*stop = gr_take_plain_digits(*start, end, figure);
	}
	p = skip_padding(*stop, end);
	p += p < end && *p == '\r';
	return p < end && *p == '\n' ? p : NULL;
}

/*
 * The usual lines of a table whose cells stand one a line, as many as come before the
 * limit: nothing, or a few digits, a mark before them.  Returns where another line
 * begins, or one that the page has no room for, or that may be the text's last.
 */
static const char *
read_figure_lines(reader *r, const char *p, const char *limit, const char *end)
{
	gr_page    *page = r->page;
	gr_line    *line = &page->lines[page->n_lines];
	gr_cell    *cell = &page->cells[page->n_cells];
	const uint32_t room = page->room - (page->n_lines > page->n_cells ? page->n_lines : page->n_cells);
	uint32_t	n = 0;
	uint32_t	gap = r->gap;
	uint32_t	number = r->number;

	/* as many bytes as a mark, digits and what ends them take */
	if (limit > end - GR_PLAIN_DIGITS - 1)
		limit = end - GR_PLAIN_DIGITS - 1;
	while (p < limit)
	{
		const bool	marked = *p == '\t';
		const char *start = p + marked;
		int64_t		figure;
		const char *stop = gr_take_digits(start, start + GR_PLAIN_DIGITS, &figure);
		const char *line_end = stop;

		if (*stop != '\n' && (line_end = take_padded_figure(&start, &stop, end, &figure)) == NULL)
			break;
		number++;
		if (stop == start && !marked)
			gap++;
		/* where a figure stands that blanks stand before is for others */
		else if ((start > p && !marked) || n == room)
		{
			number--;
			break;
		}
		else
		{
			*line++ = (gr_line) {
				.number = number,
				.start = (uint32_t) (start - page->text),
				.length = (uint32_t) (stop - start),
				.first = (uint16_t) (page->n_cells + n),
				.n = 1,
				.layout = marked ? GR_MARKED_CELL : GR_ONE_CELL,
				.gap = (uint8_t) (gap < UINT8_MAX ? gap : UINT8_MAX),
			};
			*cell++ = gr_figure_cell(page, page->n_lines + n, 0, start, stop, figure);
			n++;
			gap = 0;
		}
		p = line_end + 1;
	}
	r->number = number;
	r->gap = gap;
	if (n > 0)
	{
		page->lines[page->n_lines].ruled = r->ruled;
		r->broken = r->broken || gr_may_go_on_above(page, &page->lines[page->n_lines]);
		r->ruled = false;
		r->commas = 0;
		page->n_cells += n;
		page->n_lines += n;
	}
	return p;
}

/* What one text by itself may begin with: an ideograph, a digit, or （. */
static inline bool
begins_plainly(const char *p)
{
	uint8_t		b = (uint8_t) *p;

	return (b >= 0xE4 && b <= 0xE9) || (b >= '0' && b <= '9') || (b == 0xEF && memcmp(p, "（", 3) == 0);
}

/*
 * The usual line beside figures: a label or a name, a mark before it, with nothing
 * that might separate cells.  False: it is another line, or the page is full.
 */
static bool
read_plain_line(reader *r, const gr_span *whole)
{
	const char *start = whole->start + (*whole->start == '\t');
	size_t		length = (size_t) (whole->end - start);
	gr_known	label;
	bool		is_label;
	gr_line    *line;

	if (whole->tab || length < 3 || length > GR_PROSE_LENGTH || !begins_plainly(start) || (uint8_t) whole->end[-1] < 0x80)
		return false;
	label = gr_find_label(r->page, start, whole->end);
	is_label = label.number != 0 && !label.parted;
	if (!is_label
		&& (!gr_is_trimmed(start, whole->end) || gr_is_long_sentence(start, whole->end)
			|| gr_may_be_separated(start, whole->end, r->page->text + r->page->length)
			|| gr_is_page_number(start, whole->end)))
		return false;
	if (r->page->n_cells >= r->page->room || (line = begin_line(r, start, whole->end)) == NULL)
		return false;
	line->layout = start > whole->start ? GR_MARKED_CELL : GR_ONE_CELL;
	if (is_label)
		gr_put_label(r->page, line, start, whole->end, label.number);
	else
		gr_put_cell(r->page, line, start, whole->end, gr_read_value(start, length));
	end_line(r, line);
	return true;
}

/* False where the page is full. */
static bool
read_line(reader *r, const gr_span *whole)
{
	gr_page    *page = r->page;
	const char *start = whole->start;
	const char *stop = whole->end;
	bool		is_long = stop - start > GR_LONG_LINE;
	gr_line    *line;

	if (!is_long)
		gr_trim(&start, &stop);
	if (start == stop && !is_blank_cell(r, whole))
	{
		r->gap++;
		return true;
	}
	if (!r->grid && start < stop && !is_long && gr_is_no_line(page, start, stop, r->form_feeds, &r->ruled))
		return true;
	line = begin_line(r, start, stop);
	if (line == NULL)
		return false;
	if (!is_long)
		gr_cut_line(page, line, whole, r->grid, r->commas, &r->edges);
	if (r->turns)
		gr_void_turned_cells(page, line);
	if (line->n == UINT8_MAX)
	{
		if (page->n_cells + GR_LINE_CELLS >= page->room)
			return false;
		line->n = 0;			/* too wide for a table */
	}
	end_line(r, line);
	return true;
}

char
gr_line_end(const char *text, size_t length)
{
	return length < 2 || memchr(text, '\n', length - 1) != NULL ? '\n' : '\r';
}

/* Reads the lines that begin before the limit; returns what is behind them, or the line that the page has no room for. */
static const char *
read_lines(reader *r, const char *p, const char *limit, const char *end)
{
	while (p < limit)
	{
		gr_span		line;
		const char *stop;

		if (*p == r->line_end)
		{
			r->number++;
			r->gap++;
			p++;
			continue;
		}
		if (r->usual && may_be_figure_line(p, end) && (p = read_figure_lines(r, p, limit, end)) >= limit)
			break;
		line = find_line(p, end, r->line_end);
		stop = line.end;
		if (stop[-1] == '\r')
			line.end--;
		if (!(r->usual && read_plain_line(r, &line)) && !read_line(r, &line))
			return p;
		r->number++;
		p = stop < end ? stop + 1 : end;
	}
	return p;
}

gr_status
gr_page_read(const char *text, size_t length, bool grid, gr_look_up look_up, gr_arena *arena, gr_page *page)
{
	reader		r = {.page = page, .grid = grid, .form_feeds = memchr(text, '\f', length) != NULL, .turns = !grid && gr_may_turn(text, text + length), .line_end = gr_line_end(text, length)};
	const char *p = text;
	const char *end = text + length;
	size_t		room = length / 4 + 1024;

	if (room > GR_PAGE_ROOM)
		room = GR_PAGE_ROOM;
	*page = (gr_page) {.text = text, .length = length, .look_up = look_up, .room = (uint32_t) room};
	page->lines = gr_alloc_raw(arena, room * sizeof(gr_line));
	page->cells = gr_alloc_raw(arena, room * sizeof(gr_cell));
	if (page->lines == NULL || page->cells == NULL)
		return GR_NO_MEMORY;
	r.usual = !grid && !r.form_feeds && r.line_end == '\n';
	while (p < end)
	{
		const char *limit = end - p > POLL_BYTES ? p + POLL_BYTES : end;

		p = read_lines(&r, p, limit, end);
		if (p < limit)
		{
			page->unread = r.number + 1;
			page->unread_at = (size_t) (p - text);
			break;
		}
		if (p < end && !gr_may_go_on(arena->host))
			return GR_STOPPED;
	}
	if (r.widest >= GR_FRAME_COLUMNS && gr_drop_frames(page))
		r.broken = true;
	gr_void_doubtful(page, grid, r.broken);
	return r.widest >= GR_LABELS_ASIDE ? gr_turn_tables(page, arena) : GR_OK;
}
