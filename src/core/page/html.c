/*
 * html.c - a web page as plain text: rows of tables as lines of cells.
 *
 * One pass over the tokens, with the rules of the WHATWG tree builder for what
 * opens and closes a cell, a row and a table, and without a tree: a small stack
 * holds the open tables, each with its grid.
 *
 * The text never gets longer than the source that was read so far: every byte
 * of it is copied, or stands for a tag, or is a tab that fills up a row; and
 * there are no more of those than there is room for.
 */
#include <string.h>

#include "page/carrier.h"
#include "page/html.h"
#include "page/html_token.h"
#include "text/folded.h"

/* Stands for text that was lost. */
#define REPLACEMENT U'\uFFFD'

/* Bytes in which a page shows that it is one; the looks at them ask no host whether to go on. */
#define SIGN_BYTES (1024 * 1024)
/* Bytes that filling up must leave free, for the line ends that tags already read are still to give. */
#define ROOM 8

/* Inline elements in each other whose look is known; text of deeper ones is kept apart. */
#define INLINE_DEPTH 16
/* Bytes at a line's start in which a row between bars or tabs shows that it is one. */
#define DRAWN_BYTES 512
/* Bytes of a select in which its chosen option is looked for. */
#define SELECT_BYTES (16 * 1024)

/* A row span that goes to the end of its part of the table. */
#define ALL_ROWS UINT16_MAX

typedef enum place
{
	IN_TABLE, IN_CAPTION, IN_ROW, IN_CELL
} place;

typedef struct table
{
	uint8_t		place;
	uint8_t		part;			/* open one, GR_TAG_THEAD … GR_TAG_TFOOT; GR_TAG_INLINE: none */
	uint8_t		cell;			/* GR_TAG_TD or GR_TAG_TH, where place is IN_CELL */
	bool		bare;			/* a row or cell opened it: the source has no <table> */
	bool		layout;			/* the row's cells are no cells but lines of text */
	bool		empty;			/* the row has no cell yet */
	uint32_t	column;			/* of the row's next cell, if no span from above is in the way */
	uint32_t	width;			/* columns of the widest row so far, at most GR_HTML_COLUMNS */
	uint16_t	rows[GR_HTML_COLUMNS];	/* from this row on, that the cell above or in the column takes */
} table;

typedef enum mode
{
	FLOW,						/* lines of text */
	CELL,
	BETWEEN,					/* in a table, outside its cells: text has no place here */
	NOWHERE						/* in a row that there was no room to fill up: its text is dropped */
} mode;

typedef enum gap
{
	NO_GAP, BLANK, LINE_END
} gap;

typedef struct page
{
	/* immutable */
	const char *body;
	uint32_t	body_length;
	bool		verbatim;		/* plain text with tables in it */

	gr_copier	out;
	uint32_t	read;			/* bytes of the body: the text is never longer */

	/* the line being written */
	uint8_t		mode;
	uint8_t		gap;			/* what to put before the next text, if there is text before it */
	uint32_t	gap_at;			/* where it stands in the body */
	uint32_t	start;			/* of the line, or of the cell */
	bool		row;			/* the line is a row of the innermost table … */
	uint32_t	tabs;			/* … and has so many of them */
	bool		lines;			/* the cell has line ends in it */
	bool		pre;

	/* the element that is not to be seen, while one is open */
	bool		hidden;
	uint8_t		hidden_tag;		/* gr_html_tag */
	uint32_t	hidden_name;
	uint32_t	hidden_same;	/* open elements of its name within */
	uint32_t	hidden_tables;	/* open tables within */

	/* open inline elements, by which text is kept apart that looks otherwise */
	uint32_t	names[INLINE_DEPTH];
	uint32_t	looks[INLINE_DEPTH + 1];	/* one before them all */
	uint32_t	inline_depth;
	uint32_t	inline_deeper;	/* of those beyond */
	uint32_t	last_look;		/* of the text before */
	bool		raised;			/* a note's mark is open */
	uint32_t	raised_name;
	bool		shows_option;	/* the select shows the next option that is … */
	bool		has_chosen;		/* … chosen */

	/* open tables */
	uint32_t	depth;
	table		tables[GR_HTML_TABLES];
} page;

/* ---- the text and its map -------------------------------------------------- */

/* Writes a character that a tag, or a blank, at this place of the body gave. */
static void
put(page *p, char c, uint32_t at)
{
	if (p->out.length >= p->read)
		return;
	if (at >= p->out.copied)
		gr_copier_map(&p->out, at, 1);
	p->out.text[p->out.length++] = c;
}

uint32_t
gr_html_source(const gr_html *html, uint32_t offset)
{
	uint32_t	at = gr_origin_of(&html->origin, offset);

	return html->carrier != NULL ? gr_origin_of(html->carrier, at) : at;
}

uint32_t
gr_html_source_end(const gr_html *html, uint32_t offset)
{
	uint32_t	end = gr_origin_end(&html->origin, offset);

	return html->carrier != NULL && end > 0 ? gr_origin_end(html->carrier, end) : end;
}

/* ---- lines ------------------------------------------------------------------ */

static table *
innermost(page *p)
{
	return &p->tables[(p->depth < GR_HTML_TABLES ? p->depth : GR_HTML_TABLES) - 1];
}

static void
leave_gap(page *p, gap what, uint32_t at)
{
	if (p->gap >= what)
		return;
	p->gap = (uint8_t) what;
	p->gap_at = at;
}

/* Ends the line, unless nothing is in it. */
static void
end_line(page *p, uint32_t at)
{
	if (p->row || p->out.length > p->start)
		put(p, '\n', at);
	p->row = false;
	p->start = p->out.length;
	p->gap = NO_GAP;
}

static void end_row(page *p, uint32_t at);

/* Text comes, from this place on: makes a line for it, and a gap. */
static void
begin_text(page *p, uint32_t at)
{
	p->read = at;
	if (p->mode == BETWEEN)
	{
		/* the line's end must not have the place of the text */
		if (innermost(p)->bare)
			end_row(p, at - 1);
		else if (p->row)
			end_line(p, at - 1);
		p->mode = FLOW;
	}
	if (p->gap == NO_GAP)
		return;
	if (p->out.length > p->start)
	{
		put(p, p->gap == BLANK ? ' ' : '\n', p->gap_at);
		if (p->gap == LINE_END && p->mode == CELL)
			p->lines = true;
		else if (p->gap == LINE_END)
			p->start = p->out.length;
	}
	p->gap = NO_GAP;
}

/* Copies n bytes of the body. */
static void
copy(page *p, uint32_t from, uint32_t n)
{
	begin_text(p, from);
	gr_copier_take(&p->out, from, n);
}

/* Writes the character that the n bytes at this place of the body refer to. */
static void
put_character(page *p, uint32_t at, uint32_t n, uint32_t code)
{
	begin_text(p, at);
	gr_copier_put(&p->out, at, n, code);
	if (code == '\n')
		p->start = p->out.length;
}

/* Bytes of a text that may not be copied as they are. */
#define WHITE 1
#define NBSP_LEAD 2				/* first byte of U+00A0 */
#define AMPERSAND 4

static const uint8_t classes[256] = {
	['\t'] = WHITE,
	['\n'] = WHITE,
	['\f'] = WHITE,
	['\r'] = WHITE,
	[' '] = WHITE,
	['&'] = AMPERSAND,
	[0xC2] = NBSP_LEAD,
};

static bool
is_nbsp(const char *at, const char *end)
{
	return end - at >= 2 && (uint8_t) at[0] == 0xC2 && (uint8_t) at[1] == 0xA0;
}

/* The end of what can be copied, for bytes of these classes cannot. */
static const char *
plain_end(const char *at, const char *end, uint8_t special)
{
	const char *start = at;

	for (; at < end; at++)
	{
		uint8_t		class = classes[(uint8_t) *at] & special;

		if (class == 0)
			continue;
		if (class == NBSP_LEAD && !is_nbsp(at, end))
			continue;
		if (*at == ' ' && at > start && at + 1 < end && classes[(uint8_t) at[1]] == 0)
			continue;			/* one blank between words */
		break;
	}
	return at;
}

/* Digits, ASCII or wide, and what stands within a number. */
static bool
ends_with_digit(const page *p)
{
	const char *end = p->out.text + p->out.length;

	if (p->out.length == p->start)
		return false;
	if (p->out.length - p->start >= 3 && memcmp(end - 3, "\xEF\xBC", 2) == 0)
		return (uint8_t) end[-1] >= 0x90 && (uint8_t) end[-1] <= 0x99;
	return (end[-1] >= '0' && end[-1] <= '9') || end[-1] == '.' || end[-1] == ',';
}

static bool
begins_with_digit(const char *at, const char *end)
{
	if (end - at >= 3 && memcmp(at, "\xEF\xBC", 2) == 0)
		return (uint8_t) at[2] >= 0x90 && (uint8_t) at[2] <= 0x99;
	return at < end && ((*at >= '0' && *at <= '9') || *at == '.' || *at == ',');
}

/* Digits of elements that look otherwise are not one number. */
static void
keep_apart(page *p, const char *at, const char *end)
{
	uint32_t	look = p->looks[p->inline_depth] + p->inline_deeper;

	if (look != p->last_look && ends_with_digit(p) && begins_with_digit(at, end))
		leave_gap(p, BLANK, (uint32_t) (at - p->body) - 1);
	p->last_look = look;
}

static void
put_text(page *p, const gr_html_token *token)
{
	bool		as_it_stands = p->mode == FLOW
		&& (p->verbatim || p->pre || token->tag == GR_TAG_XMP || token->tag == GR_TAG_PLAINTEXT);
	uint8_t		special = as_it_stands ? 0 : p->mode == FLOW ? WHITE : WHITE | NBSP_LEAD;
	const char *at = p->body + token->start;
	const char *end = p->body + token->end;

	if (p->mode == NOWHERE || p->hidden)
		return;
	keep_apart(p, at, end);
	if (token->tag != GR_TAG_XMP && token->tag != GR_TAG_PLAINTEXT)
		special |= AMPERSAND;
	while (at < end)
	{
		const char *stop = plain_end(at, end, special);
		uint32_t	from = (uint32_t) (at - p->body);
		uint32_t	n;
		uint32_t	code = 0;

		if (stop > at)
		{
			const char *line = stop;

			copy(p, from, (uint32_t) (stop - at));
			while (as_it_stands && line > at && line[-1] != '\n')
				line--;
			if (as_it_stands && line > at)
				p->start = p->out.length - (uint32_t) (stop - line);
			at = stop;
			continue;
		}
		n = *at == '&' ? gr_html_reference(at, end, &code) : *at == (char) 0xC2 ? 2 : 1;
		if (n == 0)
			copy(p, from, n = 1);
		else if (code == 0 || (code == GR_HTML_NBSP && (special & NBSP_LEAD) != 0)
				 || (code < 0x80 && (classes[code] & special & WHITE) != 0))
			leave_gap(p, BLANK, from);
		else
			put_character(p, from, n, code);
		at += n;
	}
}

/* ---- tables ------------------------------------------------------------------ */

/* Fills up the row so that its next cell is in this column; false: no room. */
static bool
fill_up(page *p, uint32_t column, uint32_t at)
{
	uint32_t	n = column > p->tabs ? column - p->tabs : 0;

	/* one tab stands for a cell's tag */
	if (n > 1 && (uint64_t) p->out.length + n + ROOM > p->read)
		return false;
	for (; n > 0; n--, p->tabs++)
		put(p, '\t', at);
	return true;
}

/*
 * The last column of the row that a cell covers, be it from a row above.  A row
 * that has fewer cells than the others stays short: what it lacks is not known.
 */
static uint32_t
last_covered(const table *t)
{
	uint32_t	last = t->width;

	while (last > 0 && t->rows[last - 1] == 0)
		last--;
	return last > 0 ? last - 1 : 0;
}

static void
begin_row_line(page *p, uint32_t at)
{
	if (p->row)
		return;
	end_line(p, at);
	p->row = true;
	p->tabs = 0;
}

/* The open cell is none: what it holds, and the cells behind it in the row, are lines. */
static void
begin_layout(page *p, uint32_t at)
{
	if (p->mode == CELL && p->tabs > 0)
		p->out.text[p->start - 1] = '\n';
	else if (p->mode == NOWHERE)
		end_line(p, at);
	p->row = p->lines = false;
	p->mode = FLOW;
	innermost(p)->layout = true;
}

static void
end_cell(page *p, uint32_t at)
{
	table	   *t = innermost(p);

	if (p->mode == CELL && p->lines && p->out.length - p->start > GR_HTML_CELL)
		begin_layout(p, at);
	if (p->mode == CELL)
	{
		char	   *c = p->out.text + p->start;
		char	   *end = p->out.text + p->out.length;

		while (p->lines && (c = memchr(c, '\n', (size_t) (end - c))) != NULL)
			*c = ' ';
		p->gap = NO_GAP;
	}
	else
		leave_gap(p, LINE_END, at);
	p->lines = p->pre = p->raised = false;
	p->inline_depth = p->inline_deeper = 0;
	p->mode = BETWEEN;
	t->place = IN_ROW;
}

static void
end_row(page *p, uint32_t at)
{
	table	   *t = innermost(p);

	if (t->place == IN_CELL)
		end_cell(p, at);
	if (t->place == IN_ROW)
	{
		if (t->empty && !t->layout)
			begin_row_line(p, at);
		if (p->row)
			fill_up(p, last_covered(t), at);
		for (uint32_t i = 0; i < t->width; i++)
			t->rows[i] = (uint16_t) (t->rows[i] - (t->rows[i] != 0 && t->rows[i] != ALL_ROWS));
	}
	end_line(p, at);
	p->pre = false;
	p->mode = BETWEEN;
	t->place = IN_TABLE;
}

/* Ends thead, tbody or tfoot: no cell reaches into the next. */
static void
end_part(page *p, uint32_t at)
{
	table	   *t = innermost(p);

	end_row(p, at);
	t->part = GR_TAG_INLINE;
	memset(t->rows, 0, t->width * sizeof *t->rows);
}

static void
end_table(page *p, uint32_t at)
{
	bool		shared = p->depth > GR_HTML_TABLES;

	end_row(p, at);
	p->depth--;
	p->mode = FLOW;
	if (shared)
	{
		/* the table outside had this one's place on the stack: it is in a cell that holds a table */
		table	   *t = innermost(p);

		memset(t, 0, sizeof *t);
		t->place = IN_CELL;
		t->part = GR_TAG_TBODY;
		t->cell = GR_TAG_TD;
		t->layout = true;
	}
}

static void
begin_table(page *p, uint32_t at, bool bare)
{
	if (p->depth > 0)
	{
		table	   *t = innermost(p);

		if (t->place == IN_CELL && !t->layout)
			begin_layout(p, at);
		else if (t->place == IN_TABLE || t->place == IN_ROW)
			end_table(p, at);	/* no table stands between cells */
	}
	end_line(p, at);
	p->depth++;
	p->mode = BETWEEN;
	p->pre = false;
	memset(innermost(p), 0, sizeof(table));
	innermost(p)->bare = bare;
}

static void
begin_row(page *p, uint32_t at)
{
	table	   *t;

	if (p->depth == 0)
		begin_table(p, at, true);
	end_row(p, at);
	t = innermost(p);
	t->place = IN_ROW;
	if (t->part == GR_TAG_INLINE)
		t->part = GR_TAG_TBODY;
	t->layout = false;
	t->empty = true;
	t->column = 0;
}

static void
begin_cell(page *p, const gr_html_token *token)
{
	table	   *t;
	uint32_t	column;
	uint32_t	rows = token->rows == 0 ? ALL_ROWS : token->rows;

	if (p->depth > 0 && innermost(p)->place == IN_CELL)
		end_cell(p, token->start);
	if (p->depth == 0 || innermost(p)->place != IN_ROW)
		begin_row(p, token->start);
	t = innermost(p);

	for (column = t->column; column < GR_HTML_COLUMNS && t->rows[column] > 0; column++)
		;
	if (t->layout)
	{
		end_line(p, token->start);
		p->mode = FLOW;
	}
	else
	{
		begin_row_line(p, token->start);
		p->mode = fill_up(p, column, token->start) ? CELL : NOWHERE;
		p->start = p->out.length;
		p->gap = NO_GAP;
	}
	t->place = IN_CELL;
	t->cell = token->tag;
	t->empty = false;

	/* the cell takes its columns, whatever is there */
	t->column = column + 1;
	if (column < GR_HTML_COLUMNS)
	{
		t->column = column + token->columns < GR_HTML_COLUMNS ? column + token->columns : GR_HTML_COLUMNS;
		for (uint32_t i = column; i < t->column; i++)
			if (t->rows[i] < rows)
				t->rows[i] = (uint16_t) rows;
		if (t->width < t->column)
			t->width = t->column;
	}
}

/* ---- tags -------------------------------------------------------------------- */

/* Whether the line so far has bars or tabs in it. */
static bool
is_row_drawn(const page *p)
{
	uint32_t	length = p->out.length - p->start < DRAWN_BYTES ? p->out.length - p->start : DRAWN_BYTES;
	const char *line = p->out.text + p->start;

	return memchr(line, '|', length) != NULL || memchr(line, '\t', length) != NULL;
}

/* A note's mark behind a text, 12<sup>1</sup>, is put in brackets, which end a number. */
static void
begin_raised(page *p, const gr_html_token *token)
{
	if (p->raised || p->mode == NOWHERE || p->mode == BETWEEN || p->out.length == p->start
		|| !(ends_with_digit(p) || p->mode == CELL))
		return;
	p->raised = true;
	p->raised_name = token->name;
	put_character(p, token->start, 1, '[');
}

static void
end_raised(page *p, uint32_t at)
{
	if (!p->raised)
		return;
	p->raised = false;
	if (p->mode != NOWHERE && p->mode != BETWEEN)
		put_character(p, at, 1, ']');
}

/* Opens an inline element. */
static void
open_inline(page *p, const gr_html_token *token)
{
	uint32_t	look = token->look;

	if (token->tag == GR_TAG_APART)
		look ^= token->name;
	if (p->inline_depth == INLINE_DEPTH)
	{
		p->inline_deeper++;
		return;
	}
	p->names[p->inline_depth] = token->name;
	p->looks[p->inline_depth + 1] = p->looks[p->inline_depth] * 31 + look;
	p->inline_depth++;
}

static void
close_inline(page *p, const gr_html_token *token)
{
	uint32_t	depth = p->inline_depth;

	if (p->inline_deeper > 0)
	{
		p->inline_deeper--;
		return;
	}
	while (depth > 0 && p->names[depth - 1] != token->name)
		depth--;
	if (depth > 0)
		p->inline_depth = depth - 1;
}

/* The value that a field shows stands by itself. */
static void
put_value(page *p, const gr_html_token *token)
{
	gr_html_token text = {.kind = GR_HTML_TEXT, .start = token->value, .end = token->value_end};

	if (token->value_end == 0)
		return;
	leave_gap(p, BLANK, token->start);
	put_text(p, &text);
	leave_gap(p, BLANK, token->end - 1);
}

/* Whether an option of the select that begins at is chosen; the first one is shown where none is. */
static bool
has_chosen_option(const page *p, uint32_t at)
{
	const char *start = p->body + at;
	const char *end = p->body + (p->body_length - at < SELECT_BYTES ? p->body_length : at + SELECT_BYTES);
	const char *stop = gr_find_bytes(start, end, "</select");

	return gr_find_bytes(start, stop != NULL ? stop : end, " selected") != NULL;
}

static void
start_tag(page *p, const gr_html_token *token)
{
	uint32_t	at = token->start;

	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_TABLE:
			begin_table(p, at, false);
			break;
		case GR_TAG_ROW:
			begin_row(p, at);
			break;
		case GR_TAG_TD:
		case GR_TAG_TH:
			begin_cell(p, token);
			break;
		case GR_TAG_CAPTION:
		case GR_TAG_COLUMN:
		case GR_TAG_THEAD:
		case GR_TAG_TBODY:
		case GR_TAG_TFOOT:
			if (p->depth == 0)
				break;
			end_part(p, at);
			if (token->tag == GR_TAG_CAPTION)
			{
				innermost(p)->place = IN_CAPTION;
				p->mode = FLOW;
			}
			else if (token->tag != GR_TAG_COLUMN)
				innermost(p)->part = token->tag;
			break;
		case GR_TAG_BREAK:
			/* in plain text, a row between bars or tabs goes on behind it */
			if (p->verbatim && p->mode == FLOW && is_row_drawn(p))
				leave_gap(p, BLANK, at);
			else
				leave_gap(p, LINE_END, at);
			break;
		case GR_TAG_BLOCK:
		case GR_TAG_TITLE:
		case GR_TAG_XMP:
		case GR_TAG_PLAINTEXT:
			leave_gap(p, LINE_END, at);
			break;
		case GR_TAG_PRE:
			leave_gap(p, LINE_END, at);
			p->pre = true;
			break;
		case GR_TAG_INLINE:
		case GR_TAG_APART:
			open_inline(p, token);
			if (token->raised)
				begin_raised(p, token);
			break;
		case GR_TAG_RAISED:
			begin_raised(p, token);
			break;
		case GR_TAG_INPUT:
			put_value(p, token);
			break;
		case GR_TAG_SELECT:
			leave_gap(p, BLANK, at);
			p->has_chosen = has_chosen_option(p, token->end);
			p->shows_option = true;
			break;
		case GR_TAG_OPTION:
			leave_gap(p, BLANK, at);
			break;
		case GR_TAG_PAGE:
		case GR_TAG_TEMPLATE:
		case GR_TAG_SCRIPT:
		case GR_TAG_HIDDEN:
		case GR_TAG_UNSEEN:
		case GR_TAG_VOID:
			break;
	}
}

static void
end_tag(page *p, const gr_html_token *token)
{
	uint32_t	at = token->start;
	table	   *t = p->depth > 0 ? innermost(p) : NULL;

	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_TABLE:
			if (t != NULL)
				end_table(p, at);
			break;
		case GR_TAG_ROW:
			if (t != NULL && t->place >= IN_ROW)
				end_row(p, at);
			break;
		case GR_TAG_TD:
		case GR_TAG_TH:
			if (t != NULL && t->place == IN_CELL && t->cell == token->tag)
				end_cell(p, at);
			break;
		case GR_TAG_CAPTION:
			if (t != NULL && t->place == IN_CAPTION)
				end_row(p, at);
			break;
		case GR_TAG_THEAD:
		case GR_TAG_TBODY:
		case GR_TAG_TFOOT:
			if (t != NULL && t->part == token->tag && t->place != IN_CAPTION)
				end_part(p, at);
			break;
		case GR_TAG_BREAK:
		case GR_TAG_BLOCK:
		case GR_TAG_TITLE:
		case GR_TAG_XMP:
			leave_gap(p, LINE_END, at);
			break;
		case GR_TAG_PRE:
			leave_gap(p, LINE_END, at);
			p->pre = false;
			break;
		case GR_TAG_INLINE:
		case GR_TAG_APART:
			close_inline(p, token);
			if (p->raised && p->raised_name == token->name)
				end_raised(p, at);
			break;
		case GR_TAG_RAISED:
			end_raised(p, at);
			break;
		case GR_TAG_SELECT:
			leave_gap(p, BLANK, at);
			p->shows_option = false;
			break;
		case GR_TAG_OPTION:
			leave_gap(p, BLANK, at);
			break;
		case GR_TAG_PAGE:
		case GR_TAG_COLUMN:
		case GR_TAG_UNSEEN:
		case GR_TAG_VOID:
		case GR_TAG_INPUT:
		case GR_TAG_TEMPLATE:
		case GR_TAG_PLAINTEXT:
		case GR_TAG_SCRIPT:
		case GR_TAG_HIDDEN:
			break;
	}
}

/* ---- what is not to be seen ---------------------------------------------------- */

/* Whether a start tag begins an element that is not to be seen. */
static bool
hides(page *p, const gr_html_token *token)
{
	bool		shows;

	if (token->tag == GR_TAG_PAGE || token->tag == GR_TAG_BREAK || token->tag == GR_TAG_VOID || token->tag == GR_TAG_INPUT)
		return false;
	if (token->tag == GR_TAG_UNSEEN || token->tag == GR_TAG_TEMPLATE || token->hidden)
		return true;
	if (token->tag != GR_TAG_OPTION)
		return false;
	shows = p->shows_option && (token->chosen || !p->has_chosen);
	if (shows)
		p->shows_option = false;
	return !shows;
}

static void
begin_hidden(page *p, const gr_html_token *token)
{
	/* what is open and ends where such an element begins does so here as well */
	if (token->tag == GR_TAG_TD || token->tag == GR_TAG_TH)
	{
		if (p->depth > 0 && innermost(p)->place == IN_CELL)
			end_cell(p, token->start);
	}
	else if (token->tag == GR_TAG_ROW && p->depth > 0)
		end_row(p, token->start);
	else if (token->tag == GR_TAG_UNSEEN || token->tag == GR_TAG_INLINE || token->tag == GR_TAG_APART)
	{
		if (ends_with_digit(p))
			leave_gap(p, BLANK, token->start);
	}
	p->hidden = true;
	p->hidden_tag = token->tag;
	p->hidden_name = token->name;
	p->hidden_same = 0;
	p->hidden_tables = 0;
}

static bool
is_row_part(uint8_t tag)
{
	return tag == GR_TAG_ROW || tag == GR_TAG_THEAD || tag == GR_TAG_TBODY || tag == GR_TAG_TFOOT;
}

/* Whether a tag outside the tables within the hidden element ends it, though it is not its end tag. */
static bool
ends_hidden(const page *p, const gr_html_token *token)
{
	bool		is_start = token->kind == GR_HTML_START;
	bool		is_cell = token->tag == GR_TAG_TD || token->tag == GR_TAG_TH;
	bool		of_table = is_row_part(token->tag) || (!is_start && token->tag == GR_TAG_TABLE);

	switch (p->hidden_tag)
	{
		case GR_TAG_TABLE:
		case GR_TAG_THEAD: case GR_TAG_TBODY: case GR_TAG_TFOOT:
			return !is_start && token->tag == GR_TAG_TABLE;
		case GR_TAG_ROW:
			return of_table;
		case GR_TAG_OPTION:
			return token->tag == GR_TAG_OPTION || token->tag == GR_TAG_SELECT || is_cell || of_table;
		case GR_TAG_TD: case GR_TAG_TH:
			return is_cell || of_table;
		case GR_TAG_TEMPLATE:
			return false;
		default:
			/* an element in a cell ends with it, and what is no block with the like of it */
			return p->depth > 0 && (is_cell || of_table);
	}
}

/* A tag while an element is not to be seen; false: it ended that one, and counts. */
static bool
pass_hidden(page *p, const gr_html_token *token)
{
	bool		is_start = token->kind == GR_HTML_START;
	bool		nests = p->hidden_tag != GR_TAG_TD && p->hidden_tag != GR_TAG_TH && p->hidden_tag != GR_TAG_OPTION
		&& p->hidden_tag != GR_TAG_ROW;

	if (nests && token->name == p->hidden_name && p->hidden_tables == 0)
	{
		if (is_start)
			p->hidden_same++;
		else if (p->hidden_same > 0)
			p->hidden_same--;
		else
			p->hidden = false;
		return true;
	}
	if (p->hidden_tables == 0 && !(is_start && token->tag == GR_TAG_TABLE) && ends_hidden(p, token))
	{
		p->hidden = false;
		return false;
	}
	if (token->tag == GR_TAG_TABLE && is_start)
		p->hidden_tables++;
	else if (token->tag == GR_TAG_TABLE && p->hidden_tables > 0)
		p->hidden_tables--;
	return true;
}

static void
put_token(page *p, const gr_html_token *token)
{
	if (token->kind == GR_HTML_TEXT)
	{
		put_text(p, token);
		return;
	}
	p->read = token->end;
	if (p->hidden && pass_hidden(p, token))
		return;
	if (token->kind == GR_HTML_START && hides(p, token))
	{
		begin_hidden(p, token);
		return;
	}
	if (token->kind == GR_HTML_START)
		start_tag(p, token);
	else
		end_tag(p, token);
	/* what it swallowed of a cell is lost, and the cell is to show it; the tab before the cell has the place of the tag */
	if (p->mode == CELL && token->swallowed)
		put_character(p, token->start + 1, token->end - token->start - 1, REPLACEMENT);
}

/* ---- what a body is ------------------------------------------------------------ */

/* Does this word, in lower case, stand here in any case? */
static bool
starts_with(const char *at, const char *end, const char *word)
{
	for (; *word != 0; at++, word++)
		if (at == end || *word != (*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at))
			return false;
	return true;
}

/* Behind the byte order mark and white space that a body begins with. */
static const char *
content(const char *body, const char *end)
{
	if (starts_with(body, end, "\xEF\xBB\xBF"))
		body += 3;
	while (body < end && gr_html_blank(*body))
		body++;
	return body;
}

/* Does a tag, a comment or a declaration stand here? */
static bool
begins_with_markup(const char *at, const char *end)
{
	if (starts_with(at, end, "<!--") || starts_with(at, end, "<!doctype") || starts_with(at, end, "<?xml"))
		return true;
	if (end - at < 3 || *at++ != '<' || !gr_html_letter(*at))
		return false;
	while (at < end && (gr_html_alphanumeric(*at) || *at == ':' || *at == '-'))
		at++;
	return at < end && (*at == '>' || *at == '/' || gr_html_blank(*at));
}

static bool
has_markup(const char *body, size_t length)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *at = content(body, end);

	if (begins_with_markup(at, end))
		return true;
	for (; (at = memchr(at, '<', (size_t) (end - at))) != NULL; at++)
		switch (gr_html_start_tag(at, end))
		{
			case GR_TAG_PAGE:
			case GR_TAG_BLOCK:
			case GR_TAG_BREAK:
			case GR_TAG_TABLE:
			case GR_TAG_ROW:
			case GR_TAG_TD:
			case GR_TAG_TH:
				return true;
			default:
				break;
		}
	return false;
}

/* |---|:--:|, +---+===+, ----- ---: a line that Markdown draws a table with, which no page has. */
static bool
is_drawn_rule(const char *at, const char *end)
{
	int			parts = 0;
	int			run = 0;

	for (; at < end && *at != '\n'; at++)
		switch (*at)
		{
			case '-': case '=':
				parts += ++run == 3;
				break;
			case '|': case '+':
				parts++;
				run = 0;
				break;
			case ':': case ' ': case '\t': case '\r':
				run = 0;
				break;
			default:
				return false;
		}
	return parts > 1;
}

static bool
has_drawn_table(const char *at, const char *end)
{
	while (at < end && !is_drawn_rule(at, end))
	{
		const char *stop = memchr(at, '\n', (size_t) (end - at));

		at = stop != NULL ? stop + 1 : end;
	}
	return at < end;
}

/* Text before the first tag of a page: words, not the header lines of a server. */
static bool
has_words(const char *start, const char *end)
{
	for (; start < end; start++)
		if ((uint8_t) *start >= 0xE3 && (uint8_t) *start <= 0xE9)
			return true;
	return false;
}

/*
 * Is it a page, whose line ends mean nothing?  Or plain text, say Markdown, whose
 * tables alone are HTML?  A page says that it is one, or begins with a tag and has
 * blocks of text, but no table that Markdown draws.
 */
static bool
is_page(const char *body, size_t length)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *at = content(body, end);
	bool		begins = begins_with_markup(at, end);

	if (starts_with(at, end, "<!doctype") || starts_with(at, end, "<?xml"))
		return true;
	for (; (at = memchr(at, '<', (size_t) (end - at))) != NULL; at++)
	{
		gr_html_tag tag = gr_html_start_tag(at, end);

		if (tag == GR_TAG_PAGE)
			return begins || !has_words(body, at);
		if (begins && tag == GR_TAG_BLOCK)
			return !has_drawn_table(at, end);
	}
	return false;
}

bool
gr_looks_like_html(const char *body, size_t length)
{
	return has_markup(body, length) || gr_find_carrier(body, length) != GR_CARRIER_NONE;
}

static gr_status
read_page(const char *body, size_t length, gr_arena *arena, gr_html *out)
{
	gr_html_tokens tokens = {.body = body, .length = (uint32_t) length, .host = arena->host};
	gr_html_token token;
	page		p = {.body = body, .body_length = (uint32_t) length, .verbatim = !is_page(body, length)};

	if (!gr_copier_init(&p.out, body, (uint32_t) length, arena))
		return GR_NO_MEMORY;
	while (gr_html_next(&tokens, &token))
		put_token(&p, &token);
	if (tokens.stopped)
		return GR_STOPPED;
	p.read = p.body_length;
	while (p.depth > 0)
		end_table(&p, p.body_length);
	out->origin = gr_copier_end(&p.out);
	out->text = p.out.text;
	out->length = p.out.length;
	out->page = !p.verbatim;
	return GR_OK;
}

gr_status
gr_html_read(const char *body, size_t length, gr_arena *arena, gr_html *out)
{
	gr_carrier	carrier = gr_find_carrier(body, length);
	gr_origin  *origin;
	gr_status	status;

	*out = (gr_html) {.carrier = NULL};
	if (carrier == GR_CARRIER_NONE)
		return read_page(body, length, arena, out);
	origin = gr_alloc(arena, sizeof *origin);
	if (origin == NULL)
		return GR_NO_MEMORY;
	status = gr_carrier_read(carrier, body, length, arena, origin);
	if (status != GR_OK)
		return status;
	if (has_markup(origin->text, origin->length))
	{
		out->carrier = origin;
		return read_page(origin->text, origin->length, arena, out);
	}
	out->origin = *origin;
	out->text = origin->text;
	out->length = origin->length;
	return GR_OK;
}
