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
/* Ideographs that a label has at the least behind a number without a mark. */
#define BARE_LABEL 4

/* What separates the cells of a line that has no tab. */
typedef struct look
{
	bool		bar;
	bool		comma;
	bool		blank;
} look;

/* ---- what separates cells ------------------------------------------------ */

/* bytes that a character which separates cells may begin with */
const uint8_t gr_may_separate[256] = {
	[' '] = 1, ['|'] = 1, [','] = 1,
	[0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,	/* no-break and wide blanks; broken, drawn and wide bars */
};

static look
look_at(const char *p, const char *end)
{
	look		l = {0};

	for (;;)
	{
		uint32_t	length = 1;
		uint32_t	c;

		while (p < end && !gr_may_separate[(uint8_t) *p])
			p++;
		if (p >= end)
			return l;
		c = gr_utf8(p, end, &length);
		l.comma = l.comma || c == ',';
		l.bar = l.bar || gr_is_bar(c);
		l.blank = l.blank || gr_is_blank(c);
		p += length;
	}
}

void
gr_trim_blanks(const char **start, const char **end)
{
	uint32_t	length;

	while (*start < *end && gr_blank_at(*start, *end, &length))
		*start += length;
	while (*end > *start)
	{
		const char *p = *end - 1;

		if ((uint8_t) *p > ' ' && (uint8_t) *p < 0x7F)
			break;
		while (p > *start && ((unsigned char) *p & 0xC0) == 0x80)
			p--;
		if (!gr_blank_at(p, *end, &length) || p + length != *end)
			break;
		*end = p;
	}
}

/* ---- tabs, bars, commas --------------------------------------------------- */

static inline bool
has_room(const gr_page *page, const gr_line *line)
{
	return line->n < GR_LINE_CELLS && page->n_cells + line->n < page->room;
}

/* [start, end) has no blanks around it. */
static void
add_trimmed(gr_page *page, gr_line *line, const char *start, const char *end)
{
	uint8_t		label;

	if (!has_room(page, line))
	{
		line->n = UINT8_MAX;	/* too wide; see read_line */
		return;
	}
	label = gr_find_label(page, start, end).number;
	if (label != 0)
		gr_put_label(page, line, start, end, label);
	else
		gr_put_cell(page, line, start, end, gr_read_usual_value(start, (size_t) (end - start)));
}

static inline void
add_cell(gr_page *page, gr_line *line, const char *start, const char *end)
{
	gr_trim(&start, &end);
	add_trimmed(page, line, start, end);
}

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

	while (line->n != UINT8_MAX)
	{
		int64_t		figure;
		const char *stop = gr_take_plain_digits(p, end, &figure);

		if ((stop == end || *stop == '\t') && line->n < room)
			gr_put_cell(page, line, p, stop,
					 (gr_value) {.mantissa = figure, .state = stop > p ? GR_NUMBER : GR_BLANK});
		else
		{
			stop = memchr(p, '\t', (size_t) (end - p));
			if (stop == NULL)
				stop = end;
			add_cell(page, line, p, stop);
		}
		if (stop == end)
			return;
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
		add_trimmed(page, line, start, end);
}

/* Bytes behind the first row between bars in which others tell how rows end; rows that must tell so. */
#define EDGE_BYTES (64 * 1024)
#define EDGE_ROWS 3

/* Rows that end with a figure have no bar behind them; those of them that do not begin with one have none before them either. */
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
	*edges = (gr_edges) {.known = true, .open_start = starts >= EDGE_ROWS, .open_end = ends >= EDGE_ROWS};
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
		add_cell(page, line, start, until);
		if (p >= end)
			return;
		p++;
	}
}

/* ---- blanks -------------------------------------------------------------- */

/* Whether a blank that parts tokens begins at p: what takes no room parts none. */
static inline bool
parts_at(const char *p, const char *end, uint32_t *length)
{
	return gr_blank_at(p, end, length) && !gr_is_invisible(gr_utf8(p, end, length));
}

/* Where the token begins that ends at stop. */
static const char *
token_start(const char *start, const char *stop)
{
	const char *token = stop;
	uint32_t	length;

	while (token > start)
	{
		const char *before = token - 1;

		while (before > start && ((unsigned char) *before & 0xC0) == 0x80)
			before--;
		if (parts_at(before, stop, &length))
			break;
		token = before;
	}
	return token;
}

/* The end of the token at p: of the piece, or the next blank. */
static const char *
token_end(const char *p, const char *end)
{
	uint32_t	length;

	for (;;)
	{
		/* blocks without a byte that a blank may begin with; of those that begin with E3 or EF there are three */
		while (end - p >= GR_BLOCK + 2)
		{
			gr_block	b = gr_load_block(p);
			gr_block	third = gr_load_block(p + 2);

			if (gr_any((gr_block) ((b <= ' ') | (b == 0x7F) | (b == 0xC2) | (b == 0xE1) | (b == 0xE2)
								   | ((b == 0xE3) & ((third == 0x80) | (third == 0xA4)))
								   | ((b == 0xEF) & (third == 0xBF)))))
				break;
			p += GR_BLOCK;
		}
		for (const char *stop = end - p >= GR_BLOCK + 2 ? p + GR_BLOCK : end; p < stop; p++)
			if (parts_at(p, end, &length))
				return p;
		if (p == end)
			return p;
	}
}

/* Whether the number without a mark is a label's: 1 申请人…, not 3 件 …. */
static bool
numbers_label(const gr_numbering *n, const char *end)
{
	const char *p = n->behind;
	uint32_t	length;
	int			ideographs = 0;

	for (; p < end && ideographs < BARE_LABEL && gr_is_ideograph(gr_utf8(p, end, &length)); p += length)
		ideographs++;
	return ideographs == BARE_LABEL
		&& gr_read_value(n->start, (size_t) (n->behind + strlen("件") - n->start)).state != GR_NUMBER;
}

/* 1.…, （一）… or 3.1 …: where a label begins, so that the blank before it parts two cells. */
static bool
begins_label(const char *p, const char *end)
{
	gr_numbering n = gr_read_numbering(p, end);
	uint32_t	length;

	if (n.value == 0 || n.style == GR_BARE_CHINESE)
		return false;
	return n.style == GR_BARE_ARABIC ? numbers_label(&n, end)
		: n.behind < end && gr_is_ideograph(gr_utf8(n.behind, end, &length));
}

/* Every comma has a digit before it and just three behind it: 1,234 or 872 93 65 1,275. */
static bool
marks_thousands(const char *start, const char *end)
{
	for (const char *p = start; (p = memchr(p, ',', (size_t) (end - p))) != NULL; p++)
	{
		int			digits = 0;

		while (digits < 4 && p + 1 + digits < end && p[1 + digits] >= '0' && p[1 + digits] <= '9')
			digits++;
		if (p == start || p[-1] < '0' || p[-1] > '9' || digits != 3)
			return false;
	}
	return true;
}

static inline bool
is_figure(const char *start, const char *end)
{
	gr_value	value = gr_read_value(start, (size_t) (end - start));

	return (value.state == GR_NUMBER && !value.weak) || value.state == GR_NOT_APPLICABLE;
}

/*
 * Whether a piece without blanks around it is one text for certain, as split_at_blanks
 * would find: 全年发布信息 1,287 条。  Nothing but single blanks could part it; there is a
 * figure at neither end, a digit within, and no label behind a blank.  limit: of the text.
 */
static bool
is_sentence(const char *start, const char *end, const char *limit)
{
	const char *first = end;	/* blank */
	const char *last = start;	/* token */
	bool		digits = false;
	bool		commas = false;

	if (limit - end < GR_BLOCK + 2)
		return false;
	for (const char *p = start; p < end; p += GR_BLOCK)
	{
		gr_block	b = gr_load_block(p);
		gr_block	second = gr_load_block(p + 1);
		uint32_t	within = end - p < GR_BLOCK ? (1u << (end - p)) - 1 : ~0u;
		uint32_t	blanks = gr_bits((gr_block) (b == ' ')) & within;
		uint32_t	comma = gr_bits((gr_block) (b == ',')) & within;

		if (((gr_separators(p) | gr_bits((gr_block) ((b == 0x7F) | (b == 0xE1) | (b < ' ')))) & ~blanks & ~comma & within) != 0
			|| (blanks & gr_bits((gr_block) (second == ' '))) != 0)
			return false;
		digits = digits || (gr_bits((gr_block) ((b >= '0') & (b <= '9'))) & within) != 0;
		commas = commas || comma != 0;
		for (; blanks != 0; blanks &= blanks - 1)
		{
			last = p + __builtin_ctz(blanks) + 1;
			if (first == end)
				first = last - 1;
			if (begins_label(last, end))
				return false;
		}
	}
	/* the second byte of a broken character is taken for the end of a blank */
	return digits && ((uint8_t) *last & 0xC0) != 0x80 && !is_figure(last, end) && !is_figure(start, first)
		&& (!commas || marks_thousands(start, end));
}

/*
 * Whether each single blank of a text parts two cells, as between the words of
 * a header: all tokens are words of two letters and more, without a digit.
 */
static bool
is_word_list(const char *p, const char *end)
{
	int			tokens = 0;

	while (p < end)
	{
		const char *stop = token_end(p, end);
		uint32_t	length;
		int			letters = 0;

		for (const char *q = p; q < stop; q += length)
		{
			uint32_t	c = gr_utf8(q, stop, &length);

			if (gr_is_ideograph(c))
				letters++;
			else if (gr_fold(c) != 0 || c == U'。' || c == U'，' || c == U'；')
				return false;		/* a digit or a Latin letter, a sentence */
		}
		if (letters < 2 || letters > 16)
			return false;
		tokens++;
		p = gr_skip_blanks(stop, end);
	}
	return tokens > 1;
}

/* 12注, 808.75见附注: letters right behind a figure. */
static bool
begins_with_figure(const char *start, const char *end)
{
	const char *p = start;

	while (p < end && ((*p >= '0' && *p <= '9') || *p == '.' || *p == ','))
		p++;
	return p > start && p < end && p[-1] >= '0' && p[-1] <= '9';
}

/* A text; digits right behind a label's last letter are a cell of their own, but not the note's behind a figure: 12注1. */
static void
add_text(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const char *digits = end;

	while (digits > start && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	if (digits == end || digits - start < 6 || (unsigned char) digits[-1] < 0x80 || (unsigned char) digits[-3] < 0xE4
		|| (unsigned char) digits[-3] > 0xE9 || begins_with_figure(token_start(start, digits), digits))
	{
		add_cell(page, line, start, end);
		return;
	}
	add_cell(page, line, start, digits);
	if (line->n == UINT8_MAX)
		return;
	add_cell(page, line, digits, end);
	if (line->n != UINT8_MAX)
		page->cells[page->n_cells + line->n - 1].glued = true;
}

/* A piece without a blank. */
static void
add_word(gr_page *page, gr_line *line, const char *start, const char *end)
{
	if (is_figure(start, end))
		add_trimmed(page, line, start, end);
	else
		add_text(page, line, start, end);
}

/* ；4 0 5；1: digits at the text's end, right behind a mark, may be the beginning of the figure that a blank parts from them. */
static bool
ends_with_digits_behind_mark(const char *start, const char *end)
{
	const char *p = end;
	uint32_t	length;

	while (p > start && p[-1] >= '0' && p[-1] <= '9')
		p--;
	if (p == end || p == start)
		return false;
	do
		p--;
	while (p > start && ((uint8_t) *p & 0xC0) == 0x80);
	return !gr_blank_at(p, end, &length) && gr_fold(gr_utf8(p, end, &length)) == 0;
}

/* Where the figures begin that a piece ends with. */
static const char *
find_last_figures(const char *start, const char *end)
{
	const char *figures = end;

	while (figures > start)
	{
		const char *stop = figures;
		const char *token;

		gr_trim(&start, &stop);
		token = token_start(start, stop);
		if (!is_figure(token, stop))
			break;
		figures = token;
	}
	return figures;
}

/* Adds the figures before a text, which make two rows of one line: that is for others to see.  Returns what is behind them. */
static const char *
add_first_figures(gr_page *page, gr_line *line, const char *start, const char *end)
{
	while (start < end)
	{
		const char *stop = token_end(start, end);
		gr_value	value = gr_read_value(start, (size_t) (stop - start));

		if (value.state != GR_NUMBER || value.weak || stop == end || line->n == UINT8_MAX)
			break;
		add_cell(page, line, start, stop);
		start = gr_skip_blanks(stop, end);
	}
	return start;
}

/* Adds texts: the words of a header, or labels, each with its number. */
static void
add_texts(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const bool	words = is_word_list(start, end);

	while (start < end && line->n != UINT8_MAX)
	{
		const char *text = start;
		const char *stop = token_end(start, end);

		start = gr_skip_blanks(stop, end);
		while (start < end && !words && !begins_label(start, end))
		{
			stop = token_end(start, end);
			start = gr_skip_blanks(stop, end);
		}
		add_text(page, line, text, stop);
	}
}

/*
 * A piece of a line, with no more than one blank in a row: texts, then figures.
 * Figures at its ends are cells of their own.
 */
static void
add_piece(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const char *figures;

	gr_trim(&start, &end);
	figures = find_last_figures(start, end);
	start = add_first_figures(page, line, start, figures);
	gr_trim(&start, &figures);
	if (figures < end && ends_with_digits_behind_mark(start, figures))
		figures = end;
	add_texts(page, line, start, figures);
	while (figures < end && line->n != UINT8_MAX)
	{
		const char *token = gr_skip_blanks(figures, end);

		figures = token_end(token, end);
		if (figures > token)
			add_cell(page, line, token, figures);
	}
}

static void
split_at_blanks(gr_page *page, gr_line *line, const char *p, const char *end)
{
	const char *piece = p;

	while (p < end && line->n != UINT8_MAX)
	{
		const char *blank = token_end(p, end);
		uint32_t	length = 0;

		p = gr_skip_blanks(blank, end);
		if (p < end && parts_at(blank, end, &length) && p > blank + length)
		{
			add_piece(page, line, piece, blank);	/* at least two blanks */
			piece = p;
		}
	}
	if (piece < end && line->n != UINT8_MAX)
		add_piece(page, line, piece, end);
}

/* Where the cells of a line of blanks stand, counted in characters and in fixed-width columns. */
static void
place_cells(gr_page *page, const gr_line *line, const char *p)
{
	uint32_t	chars = 0;
	uint32_t	columns = 0;

	for (int i = 0; i < line->n; i++)
	{
		gr_cell    *cell = &page->cells[line->first + i];
		const char *start = page->text + cell->start;
		const char *end = start + cell->length;
		uint32_t	length;

		for (; p < start; p += length)
		{
			columns += gr_width(gr_utf8(p, start, &length));
			chars++;
		}
		cell->x_chars = (uint16_t) (chars < UINT16_MAX ? chars : UINT16_MAX);
		cell->x_columns = (uint16_t) (columns < UINT16_MAX ? columns : UINT16_MAX);
		for (; p < end; p += length)
		{
			columns += gr_width(gr_utf8(p, end, &length));
			chars++;
		}
		cell->chars = (uint16_t) (chars < UINT16_MAX ? chars - cell->x_chars : 1);
		cell->columns = (uint16_t) (columns < UINT16_MAX ? columns - cell->x_columns : 1);
	}
}

/* ---- the whole line ------------------------------------------------------ */

/*
 * A paragraph as short as a row may be: a sentence or a clause ends within it, with 。
 * or ；, and a sentence at its end, and nothing but single blanks and commas could part cells.
 */
static bool
is_paragraph(const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);
	uint32_t	stops = 0;

	if (length > GR_PROSE_LENGTH || !gr_is_long_sentence(start, end))
		return false;
	for (size_t i = 0;;)
	{
		gr_block	b = gr_load_block(start + i);
		gr_block	second = gr_load_block(start + i + 1);
		gr_block	third = gr_load_block(start + i + 2);
		gr_block	ideographic = (gr_block) ((b == 0xE3) & (second == 0x80));
		gr_block	wide = (gr_block) (b == 0xEF);

		/*
		 * tabs, bars, two blanks in a row; of the characters that E2 begins not the
		 * quotation marks, of the wide ones not those that EF BC begins
		 */
		if (gr_bits((gr_block) ((b == '\t') | (b == '|') | ((b == ' ') & (second == ' ')) | (b == 0xC2)
								| ((b == 0xE2) & ((second != 0x80) | ((third & 0xF8) != 0x98)))
								| (ideographic & (third == 0x80)) | (wide & (second != 0xBC)))) != 0)
			return false;
		stops |= gr_bits((gr_block) ((ideographic & (third == 0x82)) | (wide & (third == 0x9B))));
		/* the last three bytes are known */
		if (i == length - 3 - GR_BLOCK)
			return stops != 0;
		i = i + GR_BLOCK < length - 3 - GR_BLOCK ? i + GR_BLOCK : length - 3 - GR_BLOCK;
	}
}

/* Too long for a row of a table, or long and with nothing that separates cells. */
static bool
is_prose(const gr_span *line, const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);

	if (length <= GR_PROSE_LENGTH)
		return is_paragraph(start, end);
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

	if (marks_thousands(p, end))
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

/* A line of a web page's text: cells between tabs, or one. */
static void
cut_grid_line(gr_page *page, gr_line *line, const gr_span *whole)
{
	const char *start = page->text + line->start;

	if (whole->tab || *whole->start == '\t')
	{
		line->layout = GR_GRID;
		split_at_tabs(page, line, whole->start, whole->end);
	}
	else if (line->length <= GR_PROSE_LENGTH)
		add_cell(page, line, start, start + line->length);
}

/* Prose has no cells, but a header's cells of spans, each repeated in all that it covers, may look like it. */
static void
cut_prose(gr_page *page, gr_line *line, uint8_t commas)
{
	const char *start = page->text + line->start;
	const char *stop = start + line->length;

	if (line->length <= GR_PROSE_LENGTH || line->length > ROW_LENGTH || memchr(start, ',', line->length) == NULL
		|| !commas_separate(page, commas, start, stop))
		return;
	line->layout = GR_COMMAS;
	split_at_commas(page, line, start, stop);
}

/* A line, or what stands in it behind blanks, that blanks may part. */
static void
cut_at_blanks(gr_page *page, gr_line *line, const gr_span *whole, const char *start, const char *stop, bool sentence)
{
	line->layout = GR_SPACES;
	if (sentence)
		add_text(page, line, start, stop);
	else if (token_end(start, stop) == stop)
		add_word(page, line, start, stop);
	else
		split_at_blanks(page, line, start, stop);
	if (line->n == 1)
		line->layout = GR_ONE_CELL;
	if (line->n != UINT8_MAX && (line->n > 1 || start > whole->start))
		place_cells(page, line, whole->start);
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

void
gr_cut_line(gr_page *page, gr_line *line, const gr_span *whole, bool grid, uint8_t commas, gr_edges *edges)
{
	const char *start = page->text + line->start;
	const char *stop = start + line->length;
	const char *limit = page->text + page->length;
	const char *row;			/* within a list's brackets */
	const char *row_end = stop;
	bool		marked = *whole->start == '\t';
	bool		sentence;
	look		l = {0};

	if (grid)
	{
		cut_grid_line(page, line, whole);
		return;
	}
	if (is_prose(whole, start, stop))
	{
		cut_prose(page, line, commas);
		return;
	}
	start = skip_heading_marks(start, stop);
	sentence = !whole->tab && !marked && is_sentence(start, stop, limit);
	if (!whole->tab && !sentence && gr_may_be_separated(start, stop, limit))
		l = look_at(start, stop);
	row = start;
	if (l.comma)
		strip_list(&row, &row_end);
	if (whole->tab)
	{
		line->layout = GR_TABS;
		split_at_tabs(page, line, whole->start, whole->end);
	}
	else if (l.bar)
	{
		line->layout = GR_BARS;
		split_at_bars(page, line, start, stop, edges);
	}
	else if (l.comma && commas_separate(page, commas, row, row_end))
	{
		line->layout = GR_COMMAS;
		split_at_commas(page, line, row, row_end);
	}
	else if (marked)
	{
		line->layout = GR_MARKED_CELL;
		add_cell(page, line, start, stop);
	}
	else if (!sentence && !l.blank && !look_at(whole->start, start).blank && !look_at(stop, whole->end).blank)
		add_text(page, line, start, stop);
	else
		cut_at_blanks(page, line, whole, start, stop, sentence);
}
