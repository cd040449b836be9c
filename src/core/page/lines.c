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
#include "page/forms.h"
#include "page/frame.h"
#include "page/no_line.h"
#include "page/split.h"
#include "page/turn.h"
#include "text/scan.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Bytes of a line whose end is looked for block by block. */
#define SHORT_LINE 64
/* Of the blanks around a figure that is a line by itself. */
#define PADDING_BYTES 64
/* Bytes between two calls of the host's poll; in the first of them a body shows whether its lines are rows in another notation. */
#define POLL_BYTES GR_FORM_BYTES

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
	gr_forms   *forms;			/* in which the lines are looked at for others; NULL: they are not */
} reader;

/* ---- lines --------------------------------------------------------------- */

/* The line that begins at start, and whether a tab is in it. */
static inline gr_span
find_line(const char *start, const char *end, char line_end)
{
	const char *limit = end - start > SHORT_LINE + GR_BLOCK ? start + SHORT_LINE : start;
	const char *p = start + (*start == '\t');	/* a tab that the line begins with is not in it */
	gr_span		line = {.start = start};
	uint32_t	tabs = 0;
	ptrdiff_t	left;

	for (; p < limit; p += GR_BLOCK)
	{
		gr_block	b = gr_load_block(p);
		uint32_t	ends = gr_bits((gr_block) (b == (uint8_t) line_end));
		uint32_t	found = gr_bits((gr_block) (b == '\t'));

		if (ends != 0)
		{
			line.stop = p + __builtin_ctz(ends);
			line.end = line.stop - (line.stop[-1] == '\r');
			line.tab = (tabs | (found & (ends ^ (ends - 1)))) != 0;
			return line;
		}
		tabs |= found;
	}
	line.stop = memchr(p, line_end, (size_t) (end - p));
	if (line.stop == NULL)
		line.stop = end;
	line.end = line.stop - (line.stop[-1] == '\r');
	left = line.stop - p < GR_LONG_LINE ? line.stop - p : GR_LONG_LINE;
	line.tab = tabs != 0 || memchr(p, '\t', (size_t) left) != NULL;
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

/* Usual lines, each of one cell or empty, which become the page's when all of them are read. */
typedef struct usual_lines
{
	gr_line    *line;			/* the next one */
	gr_line    *full;			/* behind the last one that there is room for */
	gr_cell    *cell;			/* the next one's */
	uint32_t	index;			/* of the next line … */
	uint32_t	first;			/* … and of its cell */
	uint32_t	number;			/* of the line before it */
	uint32_t	gap;
	uint32_t	empty;			/* lines … */
	uint32_t	blanks;			/* … and others of nothing but blanks */
} usual_lines;

static inline usual_lines
begin_run(const reader *r)
{
	const gr_page *page = r->page;
	const uint32_t room = page->room - (page->n_lines > page->n_cells ? page->n_lines : page->n_cells);

	return (usual_lines) {
		.line = page->lines + page->n_lines,
		.full = page->lines + page->n_lines + room,
		.cell = page->cells + page->n_cells,
		.index = page->n_lines,
		.first = page->n_cells,
		.number = r->number,
		.gap = r->gap,
	};
}

static inline void
end_run(reader *r, const usual_lines *run)
{
	gr_page    *page = r->page;
	gr_line    *first = page->lines + page->n_lines;

	if (r->forms != NULL)
	{
		r->forms->filled += (int) (run->number - r->number - run->empty);
		r->forms->blanks += (int) run->blanks;
	}
	r->number = run->number;
	r->gap = run->gap;
	if (run->line == first)
		return;
	first->ruled = r->ruled;
	r->broken = r->broken || gr_may_go_on_above(page, first);
	r->ruled = false;
	r->commas = 0;
	page->n_cells = run->first;
	page->n_lines = run->index;
}

/* The line whose cell is put at run->cell. */
static inline void
put_run_line(usual_lines *run, const gr_page *page, const char *start, const char *stop, bool marked)
{
	*run->line++ = (gr_line) {
		.number = run->number,
		.start = (uint32_t) (start - page->text),
		.length = (uint32_t) (stop - start),
		.first = (uint16_t) run->first++,
		.n = 1,
		.layout = marked ? GR_MARKED_CELL : GR_ONE_CELL,
		.gap = (uint8_t) (run->gap < UINT8_MAX ? run->gap : UINT8_MAX),
	};
	run->cell++;
	run->index++;
	run->gap = 0;
}

/*
 * Lines of a few digits each, a mark before them or none, as many as stand together at p; more bytes than
 * these stand behind `last`.  Returns what is behind them; p: there are none, or no room.
 */
static inline const char *
take_figures(usual_lines *run, const gr_page *page, const char *p, const char *last)
{
	while (p < last && run->line < run->full)
	{
		const bool	marked = *p == '\t';
		const char *start = p + marked;
		int64_t		figure;
		const char *stop = gr_take_digits(start, start + GR_PLAIN_DIGITS, &figure);

		if (stop == start || *stop != '\n')
			break;
		gr_put_nth(page, run->cell, run->index, 0, start, stop, GR_NUMBER, figure, 0);
		run->number++;
		put_run_line(run, page, start, stop, marked);
		p = stop + 1;
	}
	return p;
}

/*
 * A line of nothing but a mark or blanks, or of a few digits with blanks around them; more bytes than these
 * stand behind p.  Returns where the next one begins; NULL: it is another line, or there is no room.
 */
static inline const char *
take_padded_line(usual_lines *run, const gr_page *page, const char *p, const char *end)
{
	const bool	marked = *p == '\t';
	const char *start = p + marked;
	int64_t		figure;
	const char *stop = gr_take_digits(start, start + GR_PLAIN_DIGITS, &figure);
	const char *line_end = stop;

	if (*stop != '\n' && (line_end = take_padded_figure(&start, &stop, end, &figure)) == NULL)
		return NULL;
	if (stop > start || marked)
	{
		/* where a figure stands that blanks stand before is for others */
		if ((start > p && !marked) || run->line == run->full)
			return NULL;
		gr_put_figure(page, run->cell, run->index, 0, start, stop, figure);
		run->number++;
		put_run_line(run, page, start, stop, marked);
	}
	else
	{
		run->number++;
		run->gap++;
	}
	if (stop == start)
		run->blanks += gr_is_blank_line(p, line_end);
	return line_end + 1;
}

/* A line that is a label to the letter, without a blank in it; false: it is none, or there is no room. */
static inline bool
take_label_line(usual_lines *run, const gr_page *page, const gr_span *line)
{
	const bool	marked = *line->start == '\t';
	const char *start = line->start + marked;
	gr_known	label;

	if (line->tab || run->line == run->full)
		return false;
	label = gr_find_label(page, start, line->end);
	if (label.number == 0 || label.parted)
		return false;
	gr_put_label(page, run->cell, run->index, 0, start, line->end, label.number);
	run->number++;
	put_run_line(run, page, start, line->end, marked);
	return true;
}

/*
 * The usual lines of a table whose cells stand one a line, as many as come before the
 * limit: figures, labels, and empty ones.  *at: where they begin, then what is behind them.
 * False: that is not before the limit; else *line is another line there, or one that the
 * page has no room for.
 */
static bool
read_usual_lines(reader *r, const char **at, const char *limit, const char *end, gr_span *line)
{
	const char *p = *at;
	const gr_page *page = r->page;
	/* as many bytes as a mark, digits and what ends them take */
	const char *last = end - p > GR_PLAIN_DIGITS + 2 ? end - GR_PLAIN_DIGITS - 2 : p;
	usual_lines run = begin_run(r);
	bool		other = false;

	last = last < limit ? last : limit;
	while (p < limit)
	{
		const char *next = NULL;

		if (*p == '\n')
		{
			run.number++;
			run.gap++;
			run.empty++;
			p++;
			continue;
		}
		if (p < last && (uint8_t) p[*p == '\t'] < 0xE3)	/* no ideograph */
		{
			next = take_figures(&run, page, p, last);
			if (next == p)
				next = take_padded_line(&run, page, p, end);
		}
		if (next == NULL)
		{
			*line = find_line(p, end, '\n');
			other = !take_label_line(&run, page, line);
			if (other)
				break;
			next = line->stop < end ? line->stop + 1 : end;
		}
		p = next;
	}
	end_run(r, &run);
	*at = p;
	return other;
}

/* What one text by itself may begin with: an ideograph, a digit, or （. */
static inline bool
begins_plainly(const char *p)
{
	uint8_t		b = (uint8_t) *p;

	return (b >= 0xE4 && b <= 0xE9) || (b >= '0' && b <= '9') || (b == 0xEF && memcmp(p, "（", 3) == 0);
}

/* Looks at the line for other notations. */
static inline void
note_line(reader *r, const char *start, const char *stop)
{
	if (r->forms != NULL)
		gr_look_at_line(r->forms, start, stop < r->forms->end ? stop : r->forms->end);
}

/* Whether nothing might separate cells of a line whose text begins at start; it may be a sentence, or a page's number. */
static bool
is_plain_text(gr_span *whole, const char *start)
{
	if (!gr_is_trimmed(start, whole->end) || gr_is_long_sentence(start, whole->end))
		return false;
	whole->marks = gr_find_marks(start, whole->end);
	whole->looked = true;
	return !gr_may_separate(&whole->marks) && !gr_is_page_number(start, whole->end);
}

/*
 * The usual line beside figures and labels: a name, a mark before it, with nothing that
 * might separate cells.  False: it is another line, or the page is full.
 */
static bool
read_plain_line(reader *r, gr_span *whole)
{
	const char *start = whole->start + (*whole->start == '\t');
	size_t		length = (size_t) (whole->end - start);
	gr_line    *line;

	if (whole->tab || length < 3 || length > GR_PROSE_LENGTH || !begins_plainly(start) || (uint8_t) whole->end[-1] < 0x80
		|| !is_plain_text(whole, start))
		return false;
	if (r->page->n_cells >= r->page->room || (line = begin_line(r, start, whole->end)) == NULL)
		return false;
	line->layout = start > whole->start ? GR_MARKED_CELL : GR_ONE_CELL;
	gr_put_cell(r->page, line, start, whole->end, gr_read_value(start, length));
	end_line(r, line);
	note_line(r, whole->start, whole->end);
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
	if (!r->grid && start < stop && !is_long && gr_may_be_no_line(start, stop)
		&& gr_is_no_line(page, start, stop, r->form_feeds, &r->ruled))
	{
		page->boxed |= r->ruled && *start != '|';
		return true;
	}
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

		if (r->usual)
		{
			if (!read_usual_lines(r, &p, limit, end, &line))
				break;
		}
		else if (*p == r->line_end)
		{
			r->number++;
			r->gap++;
			p++;
			continue;
		}
		else
			line = find_line(p, end, r->line_end);
		if (!(r->usual && read_plain_line(r, &line)))
		{
			if (!read_line(r, &line))
				return p;
			note_line(r, p, line.stop);
		}
		r->number++;
		p = line.stop < end ? line.stop + 1 : end;
	}
	return p;
}

/* Memory for the lines and cells of a text of the length, unless the page has some. */
static bool
begin_page(gr_page *page, const char *text, size_t length, gr_look_up look_up, gr_arena *arena)
{
	const size_t room = length / 4 + 1024 < GR_PAGE_ROOM ? length / 4 + 1024 : GR_PAGE_ROOM;
	gr_page		begun = {.text = text, .length = length, .look_up = look_up, .room = page->room, .lines = page->lines, .cells = page->cells};

	if (begun.room == 0)
	{
		begun.room = (uint32_t) room;
		begun.lines = gr_alloc_raw(arena, room * sizeof(gr_line));
		begun.cells = gr_alloc_raw(arena, room * sizeof(gr_cell));
	}
	*page = begun;
	return page->lines != NULL && page->cells != NULL;
}

/* Whether the lines of a body, which were read up to p, are rows in another notation. */
static bool
are_carried(gr_forms *forms, const char *p)
{
	if (p < forms->end)
		gr_look_at_lines(forms, p);	/* the page has no room for them */
	return gr_are_rewritable(forms);
}

gr_status
gr_page_read(const char *text, size_t length, gr_text_kind kind, gr_look_up look_up, gr_arena *arena, gr_page *page)
{
	const bool	grid = kind == GR_GRID_LINES;
	const char *p = text;
	const char *end = text + length;
	reader		r = {.page = page, .grid = grid, .form_feeds = memchr(text, '\f', length) != NULL,
		.turns = !grid && gr_may_turn(text, end), .line_end = gr_line_end(text, length)};
	gr_forms	forms;

	if (!begin_page(page, text, length, look_up, arena))
		return GR_NO_MEMORY;
	r.usual = !grid && !r.form_feeds && r.line_end == '\n';
	if (kind == GR_BODY_LINES && !r.usual && (page->carried = gr_has_rewritable_lines(text, end)))
		return GR_OK;
	if (kind == GR_BODY_LINES && r.usual)
	{
		forms = gr_begin_forms(text, end);
		r.forms = &forms;
	}
	while (p < end)
	{
		const char *limit = end - p > POLL_BYTES ? p + POLL_BYTES : end;

		p = read_lines(&r, p, limit, end);
		if (r.forms != NULL && (page->carried = are_carried(r.forms, p)))
			return GR_OK;
		r.forms = NULL;
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
