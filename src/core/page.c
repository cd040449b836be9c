/*
 * page.c - cuts text into lines, and lines into cells.
 *
 * One pass.  Each line is looked at by itself, but for commas, which may
 * separate cells because they did in the line before.
 */
#include "page.h"

#include <string.h>

#include "fold.h"
#include "letters.h"
#include "scan.h"
#include "utf8.h"

/* A line longer than this that has no tab and no bar is prose: the longest label of the form has 100 bytes. */
#define PROSE_LENGTH 320
/* The same where sentences end within it and at its end. */
#define SENTENCE_LENGTH 115
/* No row of a table is longer: the widest seen, padded to columns, has 1,200. */
#define ROW_LENGTH 16384
/* Blanks between a page's number and its end. */
#define FOOT_BYTES 64
/* Bytes between two calls of the host's poll. */
#define POLL_BYTES (256 * 1024)

typedef struct reader
{
	gr_page    *page;
	bool		grid;
	bool		form_feeds;		/* the text has some */
	uint8_t		commas;			/* cells of the line before, where commas separated them */
} reader;

/* What a line is made of, found in one scan. */
typedef struct look
{
	bool		tab;			/* within, not only before; then the others are not looked for */
	bool		bar;
	bool		comma;
	bool		blank;
} look;

/* ---- characters -------------------------------------------------------- */

/* │ ┃ ║ ┆ ├ ┤ ┼ ╋ ┬ ┴ …: every drawn character but the level lines stands where cells meet */
static inline bool
is_bar(uint32_t c)
{
	return c == '|' || c == 0xFF5C || c == 0xA6 || (c >= 0x2502 && c <= 0x257F && c != 0x2504 && c != 0x2505
													&& c != 0x2508 && c != 0x2509 && c != 0x254C && c != 0x254D
													&& c != 0x2550 && c != 0x2574 && c != 0x2576 && c != 0x2578
													&& c != 0x257A && c != 0x257C && c != 0x257E);
}

/* ─ ━ ═ and their dashed forms */
static inline bool
is_level(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F && !is_bar(c);
}

/* bytes that a character which separates cells may begin with */
static const uint8_t may_separate[256] = {
	['\t'] = 1, [' '] = 1, ['|'] = 1, [','] = 1,
	[0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,	/* no-break and wide blanks; broken, drawn and wide bars */
};

/* Whether a character that separates cells may be in [p, end), behind which two bytes of the text stand. */
static bool
may_be_separated(const char *p, const char *end)
{
	size_t		length = (size_t) (end - p);

	if (length < GR_BLOCK)
	{
		for (; p < end; p++)
			if (may_separate[(uint8_t) *p]
				&& !((uint8_t) *p == 0xE3 && (uint8_t) p[2] != 0x80 && (uint8_t) p[2] != 0xA4))
				return true;
		return false;
	}
	for (size_t i = 0;;)
	{
		gr_block	b = gr_load_block(p + i);
		gr_block	third = gr_load_block(p + i + 2);

		/* of the characters that E3 and EF begin only two wide blanks, the wide bar and the byte order mark separate */
		if (gr_any((gr_block) ((b == '\t') | (b == ' ') | (b == '|') | (b == ',') | (b == 0xC2) | (b == 0xE2)
							   | ((b == 0xE3) & ((third == 0x80) | (third == 0xA4)))
							   | ((b == 0xEF) & ((third == 0x9C) | (third == 0xBF))))))
			return true;
		if (i == length - GR_BLOCK)
			return false;
		i = i + GR_BLOCK < length - GR_BLOCK ? i + GR_BLOCK : length - GR_BLOCK;
	}
}

static look
look_at(const char *p, const char *end)
{
	look		l = {0};
	const char *start = p;

	for (;;)
	{
		uint32_t	length = 1;
		uint32_t	c;

		while (p < end && !may_separate[(uint8_t) *p])
			p++;
		if (p >= end)
			return l;
		c = gr_utf8(p, end, &length);
		if (c == '\t')
		{
			if (p > start)
				return (look) {.tab = true};
		}
		else if (c == ',')
			l.comma = true;
		else
		{
			l.bar = l.bar || is_bar(c);
			l.blank = l.blank || gr_is_blank(c);
		}
		p += length;
	}
}

/* ---- cells ------------------------------------------------------------- */

static void
trim_blanks(const char **start, const char **end)
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

/* Whether [start, end) has a blank at neither end, told by its bytes. */
static inline bool
is_trimmed(const char *start, const char *end)
{
	uint8_t		first = (uint8_t) *start;
	uint8_t		last = (uint8_t) end[-1];

	return ((first > ' ' && first < 0x7F) || (first >= 0xE4 && first <= 0xE9))
		&& ((last > ' ' && last < 0x7F)
			|| (end - start >= 3 && last >= 0x80 && ((uint8_t) end[-2] & 0xC0) == 0x80
				&& (uint8_t) end[-3] >= 0xE4 && (uint8_t) end[-3] <= 0xE9));
}

static inline void
trim(const char **start, const char **end)
{
	const char *p = *start;
	const char *q = *end;

	while (p < q && (uint8_t) *p <= ' ')
		p++;
	while (q > p && (uint8_t) q[-1] <= ' ')
		q--;
	*start = p;
	*end = q;
	if (p < q && !is_trimmed(p, q))
		trim_blanks(start, end);
}

/* Adds a cell to the line; its place in the line is left for place_cells. */
static void
add_cell(reader *r, gr_line *line, const char *start, const char *end)
{
	gr_page    *page = r->page;
	gr_cell    *cell;
	gr_value	value;

	if (line->n >= GR_LINE_CELLS || page->n_cells + line->n >= page->room)
	{
		line->n = UINT8_MAX;	/* too wide; see read_line */
		return;
	}
	trim(&start, &end);
	cell = &page->cells[page->n_cells + line->n];
	value = gr_read_usual_value(start, (size_t) (end - start));
	cell->mantissa = value.mantissa;
	cell->scale = value.scale;
	cell->state = value.state;
	cell->unit = value.unit;
	cell->start = (uint32_t) (start - page->text);
	cell->length = (uint32_t) (end - start);
	cell->x_chars = cell->x_columns = line->n;
	cell->chars = cell->columns = 1;
	cell->line = (uint16_t) page->n_lines;
	cell->index = line->n++;
	cell->glued = false;
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
split_at_tabs(reader *r, gr_line *line, const char *p, const char *end)
{
	while (line->n != UINT8_MAX)
	{
		const char *tab = memchr(p, '\t', (size_t) (end - p));

		add_cell(r, line, p, tab ? tab : end);
		if (tab == NULL)
			return;
		p = tab + 1;
	}
}

/* Adds the cell [start, end) between two bars; at an edge of the line (no bar on one side) only where it is not blank. */
static void
add_barred(reader *r, gr_line *line, const char *start, const char *end, bool edge)
{
	trim_drawn(&start, &end);
	trim(&start, &end);
	if (!edge || start < end)
		add_cell(r, line, start, end);
}

static void
split_at_bars(reader *r, gr_line *line, const char *p, const char *end)
{
	const char *start = p;
	bool		edge = true;

	while (p < end && line->n != UINT8_MAX)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (is_bar(c))
		{
			add_barred(r, line, start, p, edge && !(start == p && p + length == end));
			edge = false;
			start = p + length;
		}
		else if (is_level(c) && start == p)
			start = p + length; /* ├───: a rule that ends in the middle of the line */
		p += length;
	}
	if (line->n != UINT8_MAX)
		add_barred(r, line, start, end, true);
}

/* A comma-separated line after RFC 4180; quoted cells keep their commas, and lose their quotes. */
static void
split_at_commas(reader *r, gr_line *line, const char *p, const char *end)
{
	while (line->n != UINT8_MAX)
	{
		const char *cell = p;
		const char *until;

		if (p < end && *p == '"')
		{
			cell = ++p;
			while (p < end && !(*p == '"' && (p + 1 == end || p[1] == ',')))
				p++;
			until = p;
			if (p < end)
				p++;
		}
		else
		{
			const char *comma = memchr(p, ',', (size_t) (end - p));

			p = until = comma ? comma : end;
		}
		add_cell(r, line, cell, until);
		if (p >= end)
			return;
		p++;
	}
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
			if (gr_blank_at(p, end, &length))
				return p;
		if (p == end)
			return p;
	}
}

static const char *
skip_blanks(const char *p, const char *end)
{
	uint32_t	length;

	while (p < end && gr_blank_at(p, end, &length))
		p += length;
	return p;
}

/* 1.… or （一）…: where a label begins, so that the blank before it parts two cells. */
static bool
begins_label(const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	c = gr_utf8(p, end, &length);

	if (c == '(' || c == 0xFF08)
		return end - p > 6;
	if (c < '0' || c > '9')
		return false;
	p++;
	c = p < end ? gr_utf8(p, end, &length) : 0;
	return (c == '.' || c == 0x3001 || c == 0xFF0E) && end - (p + length) >= 3 && (unsigned char) p[length] >= 0xE3;
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

			if (c >= 0x3400 && c <= 0x9FFF)
				letters++;
			else if (gr_fold(c) != 0 || c == 0x3002 || c == 0xFF0C || c == 0xFF1B)
				return false;		/* a digit or a Latin letter, a sentence */
		}
		if (letters < 2 || letters > 16)
			return false;
		tokens++;
		p = skip_blanks(stop, end);
	}
	return tokens > 1;
}

/* A text; digits right behind its last letter are a cell of their own. */
static void
add_text(reader *r, gr_line *line, const char *start, const char *end)
{
	const char *digits = end;

	while (digits > start && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	if (digits == end || digits - start < 6 || (unsigned char) digits[-1] < 0x80 || (unsigned char) digits[-3] < 0xE4
		|| (unsigned char) digits[-3] > 0xE9)
	{
		add_cell(r, line, start, end);
		return;
	}
	add_cell(r, line, start, digits);
	if (line->n == UINT8_MAX)
		return;
	add_cell(r, line, digits, end);
	if (line->n != UINT8_MAX)
		r->page->cells[r->page->n_cells + line->n - 1].glued = true;
}

/*
 * A piece of a line, with no more than one blank in a row: texts, then figures.
 * Figures at its ends are cells of their own.
 */
static void
add_piece(reader *r, gr_line *line, const char *start, const char *end)
{
	const char *figures = end;
	bool		words;

	while (figures > start)
	{
		const char *stop = figures;
		const char *token;
		uint32_t	length;
		gr_value	value;

		trim(&start, &stop);
		token = stop;
		while (token > start)
		{
			const char *before = token - 1;

			while (before > start && ((unsigned char) *before & 0xC0) == 0x80)
				before--;
			if (gr_blank_at(before, stop, &length))
				break;
			token = before;
		}
		value = gr_read_value(token, (size_t) (stop - token));
		if (value.state != GR_NUMBER && value.state != GR_NOT_APPLICABLE)
			break;
		figures = token;
	}
	/* figures before the text: two rows in one line, which is for others to see */
	while (start < figures)
	{
		const char *stop = token_end(start, figures);
		gr_value	value = gr_read_value(start, (size_t) (stop - start));

		if (value.state != GR_NUMBER || stop == figures || line->n == UINT8_MAX)
			break;
		add_cell(r, line, start, stop);
		start = skip_blanks(stop, figures);
	}
	trim(&start, &figures);
	words = is_word_list(start, figures);
	while (start < figures && line->n != UINT8_MAX)
	{
		const char *text = start;
		const char *stop = token_end(start, figures);

		start = skip_blanks(stop, figures);
		while (start < figures && !words && !begins_label(start, figures))
		{
			stop = token_end(start, figures);
			start = skip_blanks(stop, figures);
		}
		add_text(r, line, text, stop);
	}
	while (figures < end && line->n != UINT8_MAX)
	{
		const char *token = skip_blanks(figures, end);

		figures = token_end(token, end);
		if (figures > token)
			add_cell(r, line, token, figures);
	}
}

static void
split_at_blanks(reader *r, gr_line *line, const char *p, const char *end)
{
	const char *piece = p;

	while (p < end && line->n != UINT8_MAX)
	{
		const char *blank = token_end(p, end);
		uint32_t	length = 0;

		p = skip_blanks(blank, end);
		if (p < end && gr_blank_at(blank, end, &length) && p > blank + length)
		{
			add_piece(r, line, piece, blank);	/* at least two blanks */
			piece = p;
		}
	}
	if (piece < end && line->n != UINT8_MAX)
		add_piece(r, line, piece, end);
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

/* ---- lines ------------------------------------------------------------- */

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
		else if (is_level(c) || (c == ':' && run > 0) || (c == ':' && end - p > 1 && p[1] == '-'))
			rule = true;
		else if (is_bar(c) || c == '+' || gr_is_blank(c))
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

/* - 3 -, —3—, 第 3 页, 第3页 共5页: what a page's foot says */
static bool
is_page_number(const char *start, const char *end)
{
	const char *p = start;
	uint32_t	before = 0;		/* 'd' for a dash, '0' for a digit, 'w' for a word */
	int			dashes[2] = {0, 0}; /* before and behind the number */
	int			numbers = 0;
	int			words = 0;

	if (end - start > 40)
		return false;
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p == end)
		return false;			/* the usual figure */
	for (p = start; p < end;)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		p += length;
		if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		{
			numbers += before != '0';
			before = '0';
		}
		else if (c == '-' || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015) || c == 0x2500)
		{
			dashes[numbers > 0]++;
			before = 'd';
		}
		else if (c == 0x7B2C || c == 0x9875 || c == 0x5171 || c == 0x9801)	/* 第 页 共 頁 */
		{
			words++;
			before = 'w';
		}
		else if (gr_is_blank(c) || c == ',' || c == 0xFF0C || c == '/')
			before = before == '0' ? 'w' : before;
		else
			return false;
	}
	return words >= 2 ? numbers >= 1 && numbers <= 2
		: words == 0 && numbers == 1 && dashes[0] > 0 && dashes[1] > 0;
}

/* A number by itself at the foot of a page: nothing but blanks, then the form feed that begins the next. */
static bool
is_foot(const reader *r, const char *start, const char *end)
{
	const char *p = end;
	const char *limit = r->page->text + r->page->length;

	if (!r->form_feeds || end - start > 4)
		return false;
	for (const char *q = start; q < end; q++)
		if (*q < '0' || *q > '9')
			return false;
	while (p < limit && p - end < FOOT_BYTES && (*p == ' ' || *p == '\n' || *p == '\r'))
		p++;
	return p < limit && *p == '\f';
}

/*
 * A paragraph as short as a row may be: one sentence ends within it and one at
 * its end, and nothing but single blanks and commas could part cells.
 */
static bool
is_paragraph(const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);

	if (length <= SENTENCE_LENGTH || length > PROSE_LENGTH || memcmp(end - 3, "。", 3) != 0
		|| gr_find_bytes(start, end - 3, "。") == NULL)
		return false;
	for (size_t i = 0;;)
	{
		gr_block	b = gr_load_block(start + i);
		gr_block	second = gr_load_block(start + i + 1);
		gr_block	third = gr_load_block(start + i + 2);

		/* tabs, bars, two blanks in a row; of the characters that E2 begins not the quotation marks */
		if (gr_any((gr_block) ((b == '\t') | (b == '|') | ((b == ' ') & (second == ' ')) | (b == 0xC2)
							   | ((b == 0xE2) & ((second != 0x80) | (third < 0x90)))
							   | ((b == 0xE3) & (second == 0x80) & (third == 0x80))
							   | ((b == 0xEF) & ((third == 0x9C) | (third == 0xBF))))))
			return false;
		/* the last three bytes are known */
		if (i == length - 3 - GR_BLOCK)
			return true;
		i = i + GR_BLOCK < length - 3 - GR_BLOCK ? i + GR_BLOCK : length - 3 - GR_BLOCK;
	}
}

/* Too long for a row of a table, or long and with nothing that separates cells. */
static bool
is_prose(const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);

	if (length <= PROSE_LENGTH)
		return is_paragraph(start, end);
	return length > ROW_LENGTH
		|| (memchr(start, '\t', length) == NULL && memchr(start, '|', length) == NULL && (unsigned char) *start != 0xE2
			&& gr_find_bytes(start, end, "   ") == NULL);
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

/* Whether commas separate cells here: all pieces are short, and one is empty or a figure or the line before agrees. */
static bool
commas_separate(const reader *r, const char *p, const char *end)
{
	int			pieces = 0;
	bool		plain = false;

	if (marks_thousands(p, end))
		return false;
	while (p <= end)
	{
		const char *piece = p;
		const char *until;
		gr_value	value;

		if (p < end && *p == '"')
		{
			piece = ++p;
			while (p < end && !(*p == '"' && (p + 1 == end || p[1] == ',')))
				p++;
			until = p;
			if (p < end)
				p++;
			plain = true;
		}
		else
		{
			const char *comma = memchr(p, ',', (size_t) (end - p));

			p = until = comma ? comma : end;
		}
		value = gr_read_value(piece, (size_t) (until - piece));
		if (value.state != GR_ABSENT)
			plain = true;
		for (const char *q = piece; q + 3 <= until; q++)
			if (memcmp(q, "。", 3) == 0)
				return false;
		pieces++;
		p++;
	}
	return pieces > 1 && (plain || pieces == r->commas);
}

/* A line of text, [whole, end) without its line end, to cells. */
static void
cut_line(reader *r, gr_line *line, const char *whole, const char *end)
{
	const char *start = r->page->text + line->start;
	const char *stop = start + line->length;
	const char *text_end = r->page->text + r->page->length;
	look		l = {0};

	if (r->grid)
	{
		if (memchr(whole, '\t', (size_t) (end - whole)) != NULL)
		{
			line->layout = GR_GRID;
			split_at_tabs(r, line, whole, end);
		}
		else if (line->length <= PROSE_LENGTH)
			add_cell(r, line, start, stop);
		return;
	}
	if (is_prose(start, stop))
		return;
	while (start < stop && *start == '#')
		start++;				/* a heading of Markdown */
	if (text_end - end < 2 || may_be_separated(whole + (*whole == '\t'), end))
		l = look_at(whole, end);
	if (l.tab)
	{
		line->layout = GR_TABS;
		split_at_tabs(r, line, whole, end);
	}
	else if (l.bar)
	{
		line->layout = GR_BARS;
		split_at_bars(r, line, start, stop);
	}
	else if (l.comma && commas_separate(r, start, stop))
	{
		line->layout = GR_COMMAS;
		split_at_commas(r, line, start, stop);
	}
	else if (*whole == '\t')
	{
		line->layout = GR_MARKED_CELL;
		add_cell(r, line, start, stop);
	}
	else if (!l.blank)
		add_text(r, line, start, stop);
	else
	{
		line->layout = GR_SPACES;
		split_at_blanks(r, line, start, stop);
		if (line->n == 1)
			line->layout = GR_ONE_CELL;
		if (line->n != UINT8_MAX && (line->n > 1 || start > whole))
			place_cells(r->page, line, whole);
	}
}

/* A line of blanks that is a cell: one tab before them, or a row of an HTML table. */
static bool
is_blank_cell(const reader *r, const char *whole, const char *end)
{
	const char *tab = whole < end ? memchr(whole, '\t', (size_t) (end - whole)) : NULL;

	if (tab == NULL)
		return false;
	return r->grid || (tab == whole && memchr(whole + 1, '\t', (size_t) (end - whole - 1)) == NULL);
}

/*
 * Reads the line [whole, end), which number lines stand before; gap and ruled
 * are carried to the next line that is kept.  False where the page is full.
 */
static bool
read_line(reader *r, const char *whole, const char *end, uint32_t number, uint32_t *gap, bool *ruled)
{
	gr_page    *page = r->page;
	const char *start = whole;
	const char *stop = end;
	bool		is_long = end - whole > GR_LONG_LINE;
	gr_line    *line;

	if (!is_long)
		trim(&start, &stop);
	if (start == stop && !is_blank_cell(r, whole, end))
	{
		(*gap)++;
		return true;
	}
	if (!r->grid && start < stop && !is_long)
	{
		uint8_t		begins = begins_no_row[(uint8_t) *start];

		if ((begins & 1) != 0 && (is_page_number(start, stop) || is_foot(r, start, stop)))
			return true;
		if ((begins & 2) != 0 && is_rule(start, stop))
		{
			*ruled = true;
			return true;
		}
		/* a bar by itself stands between two cells, or behind a blank one where each cell has a bar behind it */
		if (stop - start == 1 && *start == '|'
			&& !(page->n_lines > 0 && page->lines[page->n_lines - 1].layout == GR_BARS
				 && page->lines[page->n_lines - 1].n == 1))
			return true;
	}
	if (page->n_lines >= page->room)
		return false;
	line = &page->lines[page->n_lines];
	*line = (gr_line) {0};
	line->number = number + 1;
	line->start = (uint32_t) (start - page->text);
	line->length = (uint32_t) (stop - start);
	line->first = (uint16_t) page->n_cells;
	line->gap = (uint8_t) (*gap < UINT8_MAX ? *gap : UINT8_MAX);
	line->ruled = *ruled;
	if (!is_long)
		cut_line(r, line, whole, end);
	if (line->n == UINT8_MAX)
	{
		if (page->n_cells + GR_LINE_CELLS >= page->room)
			return false;
		line->n = 0;			/* too wide for a table */
	}
	r->commas = line->layout == GR_COMMAS ? line->n : 0;
	page->n_cells += line->n;
	page->n_lines++;
	*gap = 0;
	*ruled = false;
	return true;
}

gr_status
gr_page_read(const char *text, size_t length, bool grid, gr_arena *arena, gr_page *page)
{
	reader		r = {page, grid, memchr(text, '\f', length) != NULL, 0};
	const char *p = text;
	const char *end = text + length;
	const char *asked = text;	/* up to here the host was asked whether to go on */
	uint32_t	number = 0;
	uint32_t	gap = 0;
	bool		ruled = false;
	char		line_end = length < 2 || memchr(text, '\n', length - 1) != NULL ? '\n' : '\r';	/* as lines ended of old */
	size_t		room = length / 4 + 1024;

	if (room > GR_PAGE_ROOM)
		room = GR_PAGE_ROOM;
	*page = (gr_page) {.text = text, .length = length, .room = (uint32_t) room};
	page->lines = gr_alloc_raw(arena, room * sizeof(gr_line));
	page->cells = gr_alloc_raw(arena, room * sizeof(gr_cell));
	if (page->lines == NULL || page->cells == NULL)
		return GR_NO_MEMORY;
	while (p < end)
	{
		const char *newline = memchr(p, line_end, (size_t) (end - p));
		const char *stop = newline ? newline : end;

		if (p - asked >= POLL_BYTES)
		{
			if (!gr_may_go_on(arena->host))
				return GR_STOPPED;
			asked = p;
		}
		if (!read_line(&r, p, stop > p && stop[-1] == '\r' ? stop - 1 : stop, number, &gap, &ruled))
		{
			page->unread = number + 1;
			page->unread_at = (size_t) (p - text);
			break;
		}
		number++;
		p = newline ? newline + 1 : end;
	}
	return GR_OK;
}
