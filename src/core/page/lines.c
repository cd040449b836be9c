/*
 * lines.c - cuts text into lines, and has these cut into cells.
 *
 * One pass.  Each line is looked at by itself, but for commas, which may
 * separate cells because they did in the line before.
 */
#include "page/page.h"

#include <string.h>

#include "page/cells.h"
#include "page/frame.h"
#include "page/split.h"
#include "page/turn.h"
#include "text/fold.h"
#include "text/scan.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* The longest foot of a page. */
#define PAGE_NUMBER_BYTES 40
/* Blanks between a page's number and its end. */
#define FOOT_BYTES 64
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
} reader;

/* ---- lines that are no rows ---------------------------------------------- */

/* |---|:--:|, +---+===+, ─────, |___|: nothing but what rules are drawn with */
static bool
is_rule(const char *p, const char *end)
{
	int			run = 0;
	bool		rule = false;

	while (p < end)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == '-' || c == '=' || c == '_')
			rule = ++run >= 3 || rule;
		else if (gr_is_level(c) || (c == ':' && run > 0) || (c == ':' && end - p > 1 && p[1] == '-'))
			rule = true;
		else if (gr_is_bar(c) || c == '+' || gr_is_blank(c))
			run = 0;
		else
			return false;
		p += length;
	}
	return rule;
}

/* What is no row may begin with these bytes: 1: a page's number, 2: a rule or a lone bar. */
static const uint8_t begins_no_row[256] = {
	['-'] = 3, ['='] = 2, ['_'] = 2, [':'] = 2, ['+'] = 2, ['|'] = 2, [','] = 1, ['/'] = 1,
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
	[0xE5] = 1, [0xE7] = 1, [0xE9] = 1, /* 共 第 页 頁 */
	[0xC2] = 2, [0xE2] = 3, [0xEF] = 3, /* dashes, bars, wide digits */
};

/* Whether the bytes at p, of which there are three, may begin a page's number: of 1. and of most ideographs it is known. */
static inline bool
may_be_page_number(const char *p)
{
	uint8_t		b = (uint8_t) *p;
	uint8_t		second = (uint8_t) p[1];

	return (begins_no_row[b] & 1) != 0
		&& (b >= 0xE4 && b <= 0xE9 ? second == 0x85 || second == 0xAC || second == 0xA1 || second == 0xA0 : second != '.');
}

/* What a page's foot is written with. */
typedef enum foot_part
{
	NO_PART, DIGIT, DASH, WORD, GAP
} foot_part;

static foot_part
foot_part_of(uint32_t c)
{
	if ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'))
		return DIGIT;
	if (c == '-' || c == U'－' || (c >= U'‐' && c <= U'―') || c == U'─')
		return DASH;
	if (c == U'第' || c == U'页' || c == U'共' || c == U'頁')
		return WORD;
	return gr_is_blank(c) || c == ',' || c == U'，' || c == '/' ? GAP : NO_PART;
}

/* - 3 -, —3—, 第 3 页, 第3页 共5页: what a page's foot says */
static bool
is_page_number(const char *start, const char *end)
{
	const char *p = start;
	foot_part	before = GAP;
	int			dashes[2] = {0, 0}; /* before and behind the number */
	int			numbers = 0;
	int			words = 0;

	if (end - start > PAGE_NUMBER_BYTES)
		return false;
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p == end)
		return false;			/* the usual figure */
	for (p = start; p < end;)
	{
		uint32_t	length;
		foot_part	part = foot_part_of(gr_utf8(p, end, &length));

		if (part == NO_PART)
			return false;
		numbers += part == DIGIT && before != DIGIT;
		dashes[numbers > 0] += part == DASH;
		words += part == WORD;
		before = part;
		p += length;
	}
	if (words == 0)
		return numbers == 1 && dashes[0] > 0 && dashes[1] > 0;
	return words >= 2 && numbers >= 1 && numbers <= 2;
}

/* A number by itself at the foot of a page: nothing but blanks, then the form feed that begins the next. */
static bool
is_foot(const reader *r, const char *start, const char *end)
{
	const char *p = end;
	const char *limit = r->page->text + r->page->length;

	if (!r->form_feeds || end - start > 4 || *start == '0')
		return false;
	for (const char *q = start; q < end; q++)
		if (*q < '0' || *q > '9')
			return false;
	while (p < limit && p - end < FOOT_BYTES && (*p == ' ' || *p == '\n' || *p == '\r'))
		p++;
	return p < limit && *p == '\f';
}

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

/* The cell's figure is none that is certain. */
static inline void
void_piece(gr_cell *cell)
{
	if (cell->state == GR_NUMBER)
	{
		cell->state = GR_UNREADABLE;
		cell->mantissa = 0;
		cell->scale = 0;
	}
}

/* Whether a character that turns the order of others around may be in the text. */
static bool
may_turn(const char *p, const char *end)
{
	for (; (p = memchr(p, 0xE2, (size_t) (end - p))) != NULL; p++)
	{
		uint32_t	length;

		if (gr_is_turning(gr_utf8(p, end, &length)))
			return true;
	}
	return false;
}

/* Cells behind a character that turns the order around, up to where that ends, are seen in another order than they are stored in. */
static void
void_turned_cells(gr_page *page, const gr_line *line)
{
	const char *p = page->text + line->start;
	const char *end = p + line->length;
	int			open = 0;
	uint32_t	length;

	for (int i = 0; line->n != UINT8_MAX && i < line->n; i++)
	{
		gr_cell    *cell = &page->cells[line->first + i];

		for (; p < page->text + cell->start; p += length)
		{
			uint32_t	c = gr_utf8(p, end, &length);

			if (gr_is_turning(c))
				open += c == 0x202C || c == 0x2069 ? -(open > 0) : 1;
		}
		if (open > 0)
			void_piece(cell);
	}
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

/* A line of nothing but a few digits, or of blanks, a mark before it or not. */
typedef struct figure_line
{
	const char *start;			/* of the digits */
	const char *stop;
	const char *end;			/* of the line */
	int64_t		figure;
	bool		marked;
} figure_line;

/* The line at p, behind which there are as many bytes as a mark, digits and what ends them take; false: it is none. */
static inline bool
take_figure_line(const char *p, const char *end, figure_line *line)
{
	line->marked = *p == '\t';
	line->start = p + line->marked;
	line->stop = line->end = gr_take_digits(line->start, line->start + GR_PLAIN_DIGITS, &line->figure);
	if (*line->stop == '\n')
		return true;
	if (line->stop == line->start)
	{
		line->start = skip_padding(line->start, end);
		line->stop = gr_take_plain_digits(line->start, end, &line->figure);
	}
	line->end = skip_padding(line->stop, end);
	line->end += line->end < end && *line->end == '\r';
	return line->end < end && *line->end == '\n';
}

/*
 * The usual lines of a table whose cells stand one a line, as many as come:
 * nothing, or a few digits, a mark before them.  Returns where another line
 * begins, or one that the page has no room for, or that may be the text's last.
 */
static const char *
read_figure_lines(reader *r, const char *p, const char *end)
{
	gr_page    *page = r->page;
	gr_line    *line = &page->lines[page->n_lines];
	gr_cell    *cell = &page->cells[page->n_cells];
	uint32_t	room = page->room - (page->n_lines > page->n_cells ? page->n_lines : page->n_cells);
	uint32_t	gap = r->gap;
	uint32_t	n = 0;
	uint32_t	number = r->number;
	const char *limit = end - p > POLL_BYTES ? p + POLL_BYTES : end;
	figure_line	f;

	for (; limit - p >= GR_PLAIN_DIGITS + 2 && take_figure_line(p, end, &f); p = f.end + 1, number++)
	{
		if (f.stop == f.start && !f.marked)
		{
			gap++;
			continue;
		}
		/* where a figure stands that blanks stand before is for others */
		if ((f.start > p && !f.marked) || n == room)
			break;
		*line++ = (gr_line) {
			.number = number + 1,
			.start = (uint32_t) (f.start - page->text),
			.length = (uint32_t) (f.stop - f.start),
			.first = (uint16_t) (page->n_cells + n),
			.n = 1,
			.layout = f.marked ? GR_MARKED_CELL : GR_ONE_CELL,
			.gap = (uint8_t) (gap < UINT8_MAX ? gap : UINT8_MAX),
		};
		*cell++ = (gr_cell) {
			.mantissa = f.figure,
			.start = (uint32_t) (f.start - page->text),
			.length = (uint32_t) (f.stop - f.start),
			.chars = 1,
			.columns = 1,
			.line = (uint16_t) (page->n_lines + n),
			.state = f.stop > f.start ? GR_NUMBER : GR_BLANK,
		};
		n++;
		gap = 0;
	}
	r->number = number;
	r->gap = gap;
	if (n > 0)
	{
		page->lines[page->n_lines].ruled = r->ruled;
		page->n_lines += n;
		page->n_cells += n;
		r->ruled = false;
		r->commas = 0;
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
			|| (may_be_page_number(start) && is_page_number(start, whole->end))))
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

/* |-, with which MediaWiki begins a row: no cell where those before it have a blank behind their bar. */
static bool
begins_wiki_row(const gr_page *page, const char *start, const char *end)
{
	const gr_line *before = page->n_lines > 0 ? &page->lines[page->n_lines - 1] : NULL;

	return end - start == 2 && memcmp(start, "|-", 2) == 0 && before != NULL && page->text[before->start] == '|'
		&& (before->length == 1 || page->text[before->start + 1] == ' ');
}

/* A page's number, a drawn rule, a bar between two cells: a line that is not empty, and none of the page. */
static bool
is_no_line(reader *r, const char *start, const char *stop)
{
	const gr_page *page = r->page;
	const uint8_t begins = begins_no_row[(uint8_t) *start];
	const gr_line *before = page->n_lines > 0 ? &page->lines[page->n_lines - 1] : NULL;

	if ((begins & 1) != 0 && (is_page_number(start, stop) || is_foot(r, start, stop)))
		return true;
	if ((begins & 2) != 0 && (is_rule(start, stop) || begins_wiki_row(page, start, stop)))
	{
		r->ruled = true;
		return true;
	}
	/* a bar by itself stands between two cells, or behind a blank one where each cell has a bar behind it */
	return stop - start == 1 && *start == '|' && !(before != NULL && before->layout == GR_BARS && before->n == 1);
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
	if (!r->grid && start < stop && !is_long && is_no_line(r, start, stop))
		return true;
	line = begin_line(r, start, stop);
	if (line == NULL)
		return false;
	if (!is_long)
		gr_cut_line(page, line, whole, r->grid, r->commas, &r->edges);
	if (r->turns)
		void_turned_cells(page, line);
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

/* 18- or #18, at the end of its line: the figure may go on in the next one. */
static inline bool
ends_open(const gr_page *page, const gr_cell *cell)
{
	const char *start = page->text + cell->start;
	const char *end = start + cell->length;
	uint32_t	length;

	if (cell->state == GR_NUMBER || cell->length < 2)
		return false;
	if (end[-1] == '-')
		return end[-2] >= '0' && end[-2] <= '9';
	if (end[-1] < '0' || end[-1] > '9')
		return false;
	while (end > start && end[-1] >= '0' && end[-1] <= '9')
		end--;
	for (; end > start && ((uint8_t) end[-1] & 0xC0) == 0x80; end--)
		;
	return end > start && gr_fold(gr_utf8(end - 1, start + cell->length, &length)) == 0;
}

/* Figures of a row that has no label. */
#define FIGURES_ALONE 5

/* A row: a label, or many figures, and one at its end. */
static bool
ends_with_figure(const gr_page *page, const gr_line *row)
{
	const gr_cell *cell = &page->cells[row->first];
	const gr_cell *last = cell + row->n - 1;

	while (row->n > 1 && cell < last && cell->state == GR_BLANK)
		cell++;
	return row->n > 1 && (cell->state == GR_ABSENT || row->n >= FIGURES_ALONE) && last->state == GR_NUMBER;
}

/*
 * 675 at the end of a row, and 1 at the beginning of the line below: the figure may go on there.  Figures that
 * stand one a line, or below an empty line, are no pieces; between blanks, places tell what goes on.
 */
static bool
goes_on_below(const gr_page *page, const gr_line *line)
{
	const gr_line *row = line - 1;
	const gr_line *next = line + 1 < page->lines + page->n_lines ? line + 1 : NULL;
	bool		one_a_line = next != NULL && next->n == 1 && page->cells[next->first].state == GR_NUMBER;

	if (line->gap > 0 || !gr_has_marks(row) || !ends_with_figure(page, row))
		return false;
	for (int k = 1; k < line->n; k++)
		if (page->cells[line->first + k].state == GR_ABSENT)
			return false;		/* a row, and its number */
	return line->n == 1 ? !one_a_line : row->layout == line->layout;
}

/* The figures around a point that is all of a cell, which tore one into three, are none. */
static void
void_around_points(gr_page *page)
{
	const gr_cell *end = page->cells + page->n_cells;

	for (gr_cell *cell = page->cells; cell < end; cell++)
	{
		if (cell->length != 1 || cell->state == GR_NUMBER || page->text[cell->start] != '.')
			continue;
		if (cell > page->cells)
			void_piece(cell - 1);
		if (cell + 1 < end)
			void_piece(cell + 1);
	}
}

/* 03 by itself behind an HTML table: what is drawn before a heading. */
static bool
is_drawn_number(const gr_page *page, const gr_line *line)
{
	const gr_cell *cell = &page->cells[line->first];

	return line->n == 1 && cell->length == 2 && page->text[cell->start] == '0';
}

/* The last cell of the row above the line, which begins with a figure, and its first are none where they are pieces of one. */
static void
void_pieces(gr_page *page, const gr_line *line, bool grid)
{
	const gr_line *row = line - 1;
	gr_cell    *last = &page->cells[row->first + row->n - 1];
	gr_cell    *first = &page->cells[line->first];

	if (ends_open(page, last))
		void_piece(first);
	else if (goes_on_below(page, line) && !(grid && is_drawn_number(page, line)))
	{
		void_piece(last);
		void_piece(first);
	}
}

/* The pieces of a figure that goes on in the line below are none. */
static void
void_broken_figures(gr_page *page, bool grid)
{
	const gr_line *end = page->lines + page->n_lines;
	bool		figure = true;	/* all of the line above, below which most figures that are a line stand */

	for (const gr_line *line = page->lines; line < end; line++)
	{
		const bool	begins = line->n > 0 && page->cells[line->first].state == GR_NUMBER;

		if (begins && !figure)
			void_pieces(page, line, grid);
		figure = line->n <= (begins ? 1 : 0);	/* or the line has no cells */
	}
}

gr_status
gr_page_read(const char *text, size_t length, bool grid, gr_look_up look_up, gr_arena *arena, gr_page *page)
{
	reader		r = {.page = page, .grid = grid, .form_feeds = memchr(text, '\f', length) != NULL, .turns = !grid && may_turn(text, text + length)};
	const char *p = text;
	const char *end = text + length;
	const char *asked = text;	/* up to here the host was asked whether to go on */
	char		line_end = gr_line_end(text, length);
	bool		is_usual = !grid && !r.form_feeds && line_end == '\n';	/* a line by itself is a cell, and no page's number */
	size_t		room = length / 4 + 1024;

	if (room > GR_PAGE_ROOM)
		room = GR_PAGE_ROOM;
	*page = (gr_page) {.text = text, .length = length, .look_up = look_up, .room = (uint32_t) room};
	page->lines = gr_alloc_raw(arena, room * sizeof(gr_line));
	page->cells = gr_alloc_raw(arena, room * sizeof(gr_cell));
	if (page->lines == NULL || page->cells == NULL)
		return GR_NO_MEMORY;
	while (p < end)
	{
		gr_span		line;
		const char *stop;

		if (is_usual && may_be_figure_line(p, end) && (p = read_figure_lines(&r, p, end)) == end)
			break;
		line = find_line(p, end, line_end);
		stop = line.end;
		if (stop > p && stop[-1] == '\r')
			line.end--;
		if (!(is_usual && read_plain_line(&r, &line)) && !read_line(&r, &line))
		{
			page->unread = r.number + 1;
			page->unread_at = (size_t) (p - text);
			break;
		}
		r.number++;
		p = stop < end ? stop + 1 : end;
		if (p - asked >= POLL_BYTES)
		{
			if (!gr_may_go_on(arena->host))
				return GR_STOPPED;
			asked = p;
		}
	}
	gr_drop_frames(page);
	void_around_points(page);
	void_broken_figures(page, grid);
	return r.widest >= GR_LABELS_ASIDE ? gr_turn_tables(page, arena) : GR_OK;
}
