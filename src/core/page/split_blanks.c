/*
 * split_blanks.c - cuts a line, or a piece of it, whose cells only blanks part: texts and
 * the figures before, behind and between them.
 */
#include "page/split.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/scan.h"
#include "text/sentence.h"
#include "text/unit.h"
#include "text/utf8.h"

/* Ideographs that a label has at the least behind a number without a mark. */
#define BARE_LABEL 4

void
gr_trim_blanks(const char **start, const char **end)
{
	uint32_t	length;

	while (*start < *end && gr_blank_at(*start, *end, &length))
		*start += length;
	while (*end > *start)
	{
		const char *p = gr_last_character(*start, *end);

		if ((uint8_t) *p > ' ' && (uint8_t) *p < 0x7F)
			break;
		if (!gr_blank_at(p, *end, &length) || p + length != *end)
			break;
		*end = p;
	}
}

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
		const char *before = gr_last_character(start, token);

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

/* Whether a digit, be it a wide one, ends right before p. */
static bool
is_behind_digit(const char *start, const char *p)
{
	return (p > start && gr_digit_at(p - 1, p) > 0) || (p - start >= 3 && gr_digit_at(p - 3, p) > 0);
}

/* Every comma has a digit before it, or a blank where one was lost, and just three behind it: 1,234 or 872 93 65 1,275. */
bool
gr_marks_thousands(const char *start, const char *end)
{
	for (const char *p = start; (p = memchr(p, ',', (size_t) (end - p))) != NULL; p++)
	{
		const char *digit = p + 1;
		uint32_t	length;
		int			digits = 0;

		for (; digits < 4 && digit < end && (length = gr_digit_at(digit, end)) > 0; digit += length)
			digits++;
		if (!(is_behind_digit(start, p) || (p > start && p[-1] == ' ')) || digits != 3)
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
 * Whether a piece without blanks around it, which has the marks, is one text for certain,
 * as split_at_blanks would find: 全年发布信息 1,287 条。  Nothing but single blanks could
 * part it; there is a figure at neither end, a digit within, and no label behind a blank.
 */
bool
gr_is_sentence(const char *start, const char *end, const gr_marks *marks)
{
	const char *first = end;	/* blank */
	const char *last = start;	/* token */

	if (marks->other || marks->odd || marks->bar || marks->blanks || !marks->digit)
		return false;
	for (const char *p = start; marks->blank && (p = memchr(p, ' ', (size_t) (end - p))) != NULL; p++)
	{
		last = p + 1;
		if (first == end)
			first = p;
		if (begins_label(last, end))
			return false;
	}
	/* the second byte of a broken character is taken for the end of a blank */
	return ((uint8_t) *last & 0xC0) != 0x80 && !is_figure(last, end) && (first == end || !is_figure(start, first))
		&& (!marks->comma || gr_marks_thousands(start, end));
}

/* A word of two letters and more, without a digit. */
static bool
is_word(const char *p, const char *end)
{
	uint32_t	length;
	int			letters = 0;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_ideograph(c))
			letters++;
		else if (gr_fold(c) != 0 || c == U'。' || c == U'，' || c == U'；')
			return false;			/* a digit or a Latin letter, a sentence */
	}
	return letters >= 2 && letters <= 16;
}

bool
gr_is_word_list(const gr_page *page, const char *p, const char *end)
{
	int			tokens = 0;

	while (p < end)
	{
		const char *stop = token_end(p, end);

		if (!is_word(p, stop) && gr_find_label(page, p, stop).number == 0)
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

/* Where digits begin right behind a label's last letter, but not the note's behind a figure: 12注1; end: nowhere. */
static const char *
find_glued_digits(const char *start, const char *end)
{
	const char *digits = end;

	while (digits > start && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	if (digits == end || digits - start < 6 || (unsigned char) digits[-1] < 0x80 || (unsigned char) digits[-3] < 0xE4
		|| (unsigned char) digits[-3] > 0xE9 || begins_with_figure(token_start(start, digits), digits))
		return end;
	return digits;
}

/* A text, and the digits right behind it, which are a cell of their own. */
static void
add_parts(gr_page *page, gr_line *line, const char *start, const char *digits, const char *end)
{
	gr_add_cell(page, line, start, digits);
	if (digits == end || line->n == UINT8_MAX)
		return;
	gr_add_cell(page, line, digits, end);
	if (line->n != UINT8_MAX)
		page->cells[page->n_cells + line->n - 1].glued = true;
}

void
gr_add_text(gr_page *page, gr_line *line, const char *start, const char *end)
{
	add_parts(page, line, start, find_glued_digits(start, end), end);
}

/* A piece without a blank. */
static void
add_word(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const char *digits = find_glued_digits(start, end);

	add_parts(page, line, start, digits < end && is_figure(start, end) ? end : digits, end);
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

/* Longest mark of a note in brackets: [12]. */
#define NOTE_BYTES 4

/* [1], behind a figure the mark of its note; right behind that a unit may stand. */
static bool
begins_with_note(const char *start, const char *end)
{
	const char *p = start + 1;

	if (start == end || *start != '[')
		return false;
	while (p < end && p - start < NOTE_BYTES - 1 && *p >= '0' && *p <= '9')
		p++;
	return p > start + 1 && p < end && *p == ']';
}

/* The end of the figure at p, with the mark of a note or the unit that a blank parts from it: 3 [1], 3.5 万元. */
static const char *
figure_end(const char *p, const char *end)
{
	const char *stop = token_end(p, end);
	const char *next = gr_skip_blanks(stop, end);
	const char *behind = next < end ? token_end(next, end) : end;

	return next < end && (begins_with_note(next, end) || gr_is_money(next, behind)) ? behind : stop;
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
		if (token > start && begins_with_note(token, stop))
		{
			stop = token;
			gr_trim(&start, &stop);
			token = token_start(start, stop);
		}
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
		const char *stop = figure_end(start, end);
		gr_value	value = gr_read_value(start, (size_t) (stop - start));

		if (value.state != GR_NUMBER || value.weak || stop == end || line->n == UINT8_MAX)
			break;
		gr_add_cell(page, line, start, stop);
		start = gr_skip_blanks(stop, end);
	}
	return start;
}

/* Adds texts: the words of a header, or labels, each with its number. */
static void
add_texts(gr_page *page, gr_line *line, const char *start, const char *end)
{
	const bool	words = gr_is_word_list(page, start, end);

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
		gr_add_text(page, line, text, stop);
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

		figures = figure_end(token, end);
		if (figures > token)
			gr_add_cell(page, line, token, figures);
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

/* Columns of the character at p, told by the bytes of the usual ones. */
static inline uint32_t
width_at(const char *p, const char *end, uint32_t *length)
{
	const uint8_t b = (uint8_t) *p;

	*length = 1;
	return b < 0x80 ? 1 : gr_width(gr_utf8(p, end, length));
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

		for (; p < start; p += length, chars++)
			columns += width_at(p, start, &length);
		cell->x_chars = (uint16_t) (chars < UINT16_MAX ? chars : UINT16_MAX);
		cell->x_columns = (uint16_t) (columns < UINT16_MAX ? columns : UINT16_MAX);
		for (; p < end; p += length, chars++)
			columns += width_at(p, end, &length);
		cell->chars = (uint16_t) (chars < UINT16_MAX ? chars - cell->x_chars : 1);
		cell->columns = (uint16_t) (columns < UINT16_MAX ? columns - cell->x_columns : 1);
	}
}

/* A line, or what stands in it behind blanks, that blanks may part. */
void
gr_cut_at_blanks(gr_page *page, gr_line *line, const gr_span *whole, const char *start, const char *stop, bool sentence)
{
	line->layout = GR_SPACES;
	if (sentence)
		gr_add_text(page, line, start, stop);
	else if (token_end(start, stop) == stop)
		add_word(page, line, start, stop);
	else
		split_at_blanks(page, line, start, stop);
	if (line->n == 1)
		line->layout = GR_ONE_CELL;
	if (line->n != UINT8_MAX && (line->n > 1 || start > whole->start))
		place_cells(page, line, whole->start);
}
