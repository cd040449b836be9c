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
#include "terms.h"
#include "utf8.h"

/* A line longer than this that has no tab and no bar is prose: the longest label of the form has 100 bytes. */
#define PROSE_LENGTH 320
/* The same where sentences end within it and at its end. */
#define SENTENCE_LENGTH 115
/* No row of a table is longer: the widest seen, padded to columns, has 1,200. */
#define ROW_LENGTH 16384
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
	uint8_t		commas;			/* cells of the line before, where commas separated them */
	uint32_t	number;			/* lines of the text before the one that is read */
	uint32_t	gap;			/* empty ones right before it */
	bool		ruled;			/* a drawn rule stands before it */
} reader;

/* A line as one scan finds it. */
typedef struct span
{
	const char *start;
	const char *end;			/* without its line end */
	bool		tab;			/* within, not only before */
} span;

/* What separates the cells of a line that has no tab. */
typedef struct look
{
	bool		bar;
	bool		comma;
	bool		blank;
} look;

/* ---- characters -------------------------------------------------------- */

/* ─ ━ ═ and their dashed forms */
static inline bool
is_level(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F && !gr_is_bar(c);
}

/* bytes that a character which separates cells may begin with */
static const uint8_t may_separate[256] = {
	[' '] = 1, ['|'] = 1, [','] = 1,
	[0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,	/* no-break and wide blanks; broken, drawn and wide bars */
};

/* The line that begins at p, and whether a tab is in it. */
static inline span
find_line(const char *p, const char *end, char line_end)
{
	const ptrdiff_t left = end - p - GR_BLOCK + 1;
	const char *limit = left > GR_LONG_LINE ? p + GR_LONG_LINE + 1 : left > 0 ? p + left : p;
	span		line = {.start = p};
	uint32_t	within = ~1u;	/* a tab that the line begins with is not */
	uint32_t	tabs = 0;

	for (; p < limit; p += GR_BLOCK)
	{
		gr_block	b = gr_load_block(p);
		uint32_t	ends = gr_bits((gr_block) (b == (uint8_t) line_end));
		uint32_t	before = (ends & (0 - ends)) - 1;	/* all, where the line does not end here */

		tabs |= gr_bits((gr_block) (b == '\t')) & within & before;
		if (ends != 0)
		{
			line.end = p + __builtin_ctz(ends);
			line.tab = tabs != 0;
			return line;
		}
		within = ~0u;
	}
	line.end = p < end ? memchr(p, line_end, (size_t) (end - p)) : NULL;
	if (line.end == NULL)
		line.end = end;
	line.tab = tabs != 0;
	for (; p < line.end && p - line.start <= GR_LONG_LINE; p++)
		line.tab = line.tab || (*p == '\t' && p > line.start);
	return line;
}

/*
 * The bytes of a block at which a character begins that may separate cells.  Of the
 * characters that E2 begins quotation marks do not; of those that E3 begins two wide
 * blanks do, which end with 80 and A4; of those that EF begins the wide forms with BC
 * do not.  Two bytes behind the block are looked at, too.
 */
static inline uint32_t
separators(const char *p)
{
	gr_block	b = gr_load_block(p);
	gr_block	second = gr_load_block(p + 1);
	gr_block	third = gr_load_block(p + 2);

	return gr_bits((gr_block) ((b == ' ') | (b == '|') | (b == ',') | (b == 0xC2)
							   | ((b == 0xE2) & ((second != 0x80) | ((third & 0xF8) != 0x98)))
							   | ((b == 0xE3) & ((third & 0xDB) == 0x80))
							   | ((b == 0xEF) & (second != 0xBC))));
}

/* Whether [start, end) may hold a character that separates cells; limit: of the text. */
static inline bool
may_be_separated(const char *start, const char *end, const char *limit)
{
	for (; start < end && limit - start >= GR_BLOCK + 2; start += GR_BLOCK)
	{
		uint32_t	found = separators(start);

		if (end - start < GR_BLOCK)
			found &= (1u << (end - start)) - 1;
		if (found != 0)
			return true;
	}
	for (; start < end; start++)
		if (may_separate[(uint8_t) *start])
			return true;
	return false;
}

static look
look_at(const char *p, const char *end)
{
	look		l = {0};

	for (;;)
	{
		uint32_t	length = 1;
		uint32_t	c;

		while (p < end && !may_separate[(uint8_t) *p])
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

/* Among the characters that such bytes begin is no blank: ideographs; wide brackets, marks and digits. */
static inline bool
begins_no_blank(uint8_t first, uint8_t second)
{
	return (first >= 0xE4 && first <= 0xE9) || (first == 0xEF && second == 0xBC);
}

/* Whether [start, end) has a blank at neither end, told by its bytes. */
static inline bool
is_trimmed(const char *start, const char *end)
{
	uint8_t		first = (uint8_t) *start;
	uint8_t		last = (uint8_t) end[-1];
	bool		is_long = end - start >= 3;

	return ((first > ' ' && first < 0x7F) || (is_long && begins_no_blank(first, (uint8_t) start[1])))
		&& ((last > ' ' && last < 0x7F)
			|| (is_long && last >= 0x80 && ((uint8_t) end[-2] & 0xC0) == 0x80
				&& begins_no_blank((uint8_t) end[-3], (uint8_t) end[-2])));
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

static inline bool
has_room(const gr_page *page, const gr_line *line)
{
	return line->n < GR_LINE_CELLS && page->n_cells + line->n < page->room;
}

/* Adds [start, end), blanks around it left out, to the line; its place in the line is left for place_cells. */
static inline void
put_cell(gr_page *page, gr_line *line, const char *start, const char *end, gr_value value)
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
		.state = value.state,
		.unit = value.unit,
		.index = line->n,
	};
	line->n++;
}

/* Adds a label whose spelling is known. */
static inline void
put_label(gr_page *page, gr_line *line, const char *start, const char *end, uint8_t spelling)
{
	put_cell(page, line, start, end, (gr_value) {.state = GR_ABSENT});
	page->cells[page->n_cells + line->n - 1].spelling = spelling;
}

/* The label that [start, end) is to the letter, which none is that begins or ends with other bytes; 0: none is known. */
static inline uint8_t
find_label(const char *start, const char *end)
{
	return end - start >= 6 && ((uint8_t) *start >= 0xE3 || (*start >= '0' && *start <= '9')) && (uint8_t) end[-1] >= 0x80
		? gr_find_spelling(start, (size_t) (end - start)) : 0;
}

/* [start, end) has no blanks around it. */
static void
add_trimmed(reader *r, gr_line *line, const char *start, const char *end)
{
	gr_page    *page = r->page;
	uint8_t		spelling;

	if (!has_room(page, line))
	{
		line->n = UINT8_MAX;	/* too wide; see read_line */
		return;
	}
	spelling = find_label(start, end);
	if (spelling != 0)
		put_label(page, line, start, end, spelling);
	else
		put_cell(page, line, start, end, gr_read_usual_value(start, (size_t) (end - start)));
}

static inline void
add_cell(reader *r, gr_line *line, const char *start, const char *end)
{
	trim(&start, &end);
	add_trimmed(r, line, start, end);
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
	gr_page    *page = r->page;
	/* a line's cells, and those of the page that are left */
	const uint32_t room = page->n_cells + GR_LINE_CELLS < page->room ? GR_LINE_CELLS : page->room - page->n_cells;

	while (line->n != UINT8_MAX)
	{
		int64_t		figure;
		const char *stop = gr_take_plain_digits(p, end, &figure);

		if ((stop == end || *stop == '\t') && line->n < room)
			put_cell(page, line, p, stop,
					 (gr_value) {.mantissa = figure, .state = stop > p ? GR_NUMBER : GR_BLANK});
		else
		{
			stop = memchr(p, '\t', (size_t) (end - p));
			if (stop == NULL)
				stop = end;
			add_cell(r, line, p, stop);
		}
		if (stop == end)
			return;
		p = stop + 1;
	}
}

/* Adds the cell [start, end) between two bars; at an edge of the line (no bar on one side) only where it is not blank. */
static void
add_barred(reader *r, gr_line *line, const char *start, const char *end, bool edge)
{
	trim_drawn(&start, &end);
	trim(&start, &end);
	if (!edge || start < end)
		add_trimmed(r, line, start, end);
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

		if (gr_is_bar(c))
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
			while (p < end && *p != ',')
				p++;
			until = p;
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

	return value.state == GR_NUMBER || value.state == GR_NOT_APPLICABLE;
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

		if (((separators(p) | gr_bits((gr_block) ((b == 0x7F) | (b == 0xE1) | (b < ' ')))) & ~blanks & ~comma & within) != 0
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

/* A piece without a blank. */
static void
add_word(reader *r, gr_line *line, const char *start, const char *end)
{
	if (is_figure(start, end))
		add_trimmed(r, line, start, end);
	else
		add_text(r, line, start, end);
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
		if (!is_figure(token, stop))
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
 * A paragraph as short as a row may be: a sentence or a clause ends within it, with 。
 * or ；, and a sentence at its end, and nothing but single blanks and commas could part cells.
 */
static bool
is_paragraph(const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);
	uint32_t	stops = 0;

	if (length <= SENTENCE_LENGTH || length > PROSE_LENGTH || memcmp(end - 3, "。", 3) != 0)
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
is_prose(const span *line, const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);

	if (length <= PROSE_LENGTH)
		return is_paragraph(start, end);
	return length > ROW_LENGTH
		|| ((unsigned char) *start != 0xE2 && !(line->tab && memchr(start, '\t', length) != NULL)
			&& memchr(start, '|', length) == NULL && gr_find_bytes(start, end, "   ") == NULL);
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

/* To cells; blanks around the line are known. */
static void
cut_line(reader *r, gr_line *line, const span *whole)
{
	const char *start = r->page->text + line->start;
	const char *stop = start + line->length;
	const char *limit = r->page->text + r->page->length;
	bool		marked = *whole->start == '\t';
	bool		sentence;
	look		l = {0};

	if (r->grid)
	{
		if (whole->tab || marked)
		{
			line->layout = GR_GRID;
			split_at_tabs(r, line, whole->start, whole->end);
		}
		else if (line->length <= PROSE_LENGTH)
			add_cell(r, line, start, stop);
		return;
	}
	if (is_prose(whole, start, stop))
		return;
	if (start < stop && *start == '#')	/* a heading of Markdown */
	{
		while (start < stop && *start == '#')
			start++;
		start = skip_blanks(start, stop);
	}
	sentence = !whole->tab && !marked && is_sentence(start, stop, limit);
	if (!whole->tab && !sentence && may_be_separated(start, stop, limit))
		l = look_at(start, stop);
	if (whole->tab)
	{
		line->layout = GR_TABS;
		split_at_tabs(r, line, whole->start, whole->end);
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
	else if (marked)
	{
		line->layout = GR_MARKED_CELL;
		add_cell(r, line, start, stop);
	}
	else if (!sentence && !l.blank && !look_at(whole->start, start).blank && !look_at(stop, whole->end).blank)
		add_text(r, line, start, stop);
	else
	{
		line->layout = GR_SPACES;
		if (sentence)
			add_text(r, line, start, stop);
		else if (token_end(start, stop) == stop)
			add_word(r, line, start, stop);
		else
			split_at_blanks(r, line, start, stop);
		if (line->n == 1)
			line->layout = GR_ONE_CELL;
		if (line->n != UINT8_MAX && (line->n > 1 || start > whole->start))
			place_cells(r->page, line, whole->start);
	}
}

/* A line of blanks that is a cell: one tab before them, or a row of an HTML table. */
static inline bool
is_blank_cell(const reader *r, const span *line)
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

	/* a mark, digits and what ends them are there to be looked at */
	while (limit - p >= GR_PLAIN_DIGITS + 2)
	{
		bool		marked = *p == '\t';
		const char *start = p + marked;
		int64_t		figure;
		const char *stop = gr_take_digits(start, start + GR_PLAIN_DIGITS, &figure);
		const char *line_end = stop;

		if (*stop != '\n')
		{
			if (stop == start)
			{
				start = skip_padding(start, end);
				stop = gr_take_plain_digits(start, end, &figure);
			}
			line_end = skip_padding(stop, end);
			line_end += line_end < end && *line_end == '\r';
			if (line_end == end || *line_end != '\n')
				break;
		}
		if (stop == start && !marked)
			gap++;
		/* where a figure stands that blanks stand before is for others */
		else if ((start > p && !marked) || n == room)
			break;
		else
		{
			*line = (gr_line) {
				.number = number + 1,
				.start = (uint32_t) (start - page->text),
				.length = (uint32_t) (stop - start),
				.first = (uint16_t) (page->n_cells + n),
				.n = 1,
				.layout = marked ? GR_MARKED_CELL : GR_ONE_CELL,
				.gap = (uint8_t) (gap < UINT8_MAX ? gap : UINT8_MAX),
			};
			*cell = (gr_cell) {
				.mantissa = figure,
				.start = line->start,
				.length = line->length,
				.chars = 1,
				.columns = 1,
				.line = (uint16_t) (page->n_lines + n),
				.state = stop > start ? GR_NUMBER : GR_BLANK,
			};
			line++;
			cell++;
			n++;
			gap = 0;
		}
		number++;
		p = line_end + 1;
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
read_plain_line(reader *r, const span *whole)
{
	const char *start = whole->start + (*whole->start == '\t');
	size_t		length = (size_t) (whole->end - start);
	uint8_t		spelling;
	bool		is_label;
	gr_line    *line;

	if (whole->tab || length < 3 || length > PROSE_LENGTH || !begins_plainly(start) || (uint8_t) whole->end[-1] < 0x80)
		return false;
	spelling = find_label(start, whole->end);
	is_label = spelling != 0 && !gr_spellings[spelling].parted;
	if (!is_label
		&& (!is_trimmed(start, whole->end) || (length > SENTENCE_LENGTH && memcmp(whole->end - 3, "。", 3) == 0)
			|| may_be_separated(start, whole->end, r->page->text + r->page->length)
			|| (may_be_page_number(start) && is_page_number(start, whole->end))))
		return false;
	if (r->page->n_cells >= r->page->room || (line = begin_line(r, start, whole->end)) == NULL)
		return false;
	line->layout = start > whole->start ? GR_MARKED_CELL : GR_ONE_CELL;
	if (is_label)
		put_label(r->page, line, start, whole->end, spelling);
	else
		put_cell(r->page, line, start, whole->end, gr_read_value(start, length));
	end_line(r, line);
	return true;
}

/* False where the page is full. */
static bool
read_line(reader *r, const span *whole)
{
	gr_page    *page = r->page;
	const char *start = whole->start;
	const char *stop = whole->end;
	bool		is_long = stop - start > GR_LONG_LINE;
	gr_line    *line;

	if (!is_long)
		trim(&start, &stop);
	if (start == stop && !is_blank_cell(r, whole))
	{
		r->gap++;
		return true;
	}
	if (!r->grid && start < stop && !is_long)
	{
		uint8_t		begins = begins_no_row[(uint8_t) *start];

		if ((begins & 1) != 0 && (is_page_number(start, stop) || is_foot(r, start, stop)))
			return true;
		if ((begins & 2) != 0 && is_rule(start, stop))
		{
			r->ruled = true;
			return true;
		}
		/* a bar by itself stands between two cells, or behind a blank one where each cell has a bar behind it */
		if (stop - start == 1 && *start == '|'
			&& !(page->n_lines > 0 && page->lines[page->n_lines - 1].layout == GR_BARS
				 && page->lines[page->n_lines - 1].n == 1))
			return true;
	}
	line = begin_line(r, start, stop);
	if (line == NULL)
		return false;
	if (!is_long)
		cut_line(r, line, whole);
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

gr_status
gr_page_read(const char *text, size_t length, bool grid, gr_arena *arena, gr_page *page)
{
	reader		r = {.page = page, .grid = grid, .form_feeds = memchr(text, '\f', length) != NULL};
	const char *p = text;
	const char *end = text + length;
	const char *asked = text;	/* up to here the host was asked whether to go on */
	char		line_end = gr_line_end(text, length);
	bool		is_usual = !grid && !r.form_feeds && line_end == '\n';	/* a line by itself is a cell, and no page's number */
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
		span		line;
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
	return GR_OK;
}
