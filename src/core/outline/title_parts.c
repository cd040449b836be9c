/*
 * title_parts.c - takes the words of a title over the lines below that they are broken over, and puts its pieces together.
 */
#include "outline/title_parts.h"

#include "outline/outline.h"
#include "outline/title_marks.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/years.h"

/* Letters that are taken at once: 信息公开工作年度报告 has ten. */
#define AT_ONCE 11

/* The letters from 信息公开 on, over the lines that a title is broken over. */
typedef struct words_ahead
{
	gr_ahead	ahead;
	const gr_page *page;
	uint32_t	line;
	uint32_t	until;
	const char *at;				/* what is left of the line */
	const char *end;
	gr_title_parts *parts;
	uint32_t	letters[GR_TITLE_LINES];	/* taken before each part */
} words_ahead;

/* Goes on in the line below, where a title may. */
static bool
go_down(words_ahead *w)
{
	gr_title_parts *p = w->parts;

	if (w->line + 1 >= w->until || p->last - GR_TITLE_LINES + 1 >= GR_TITLE_LINES || w->page->lines[w->line + 1].gap > GR_TITLE_GAP)
		return false;
	w->line++;
	w->end = gr_end_of_line(w->page, w->line);
	w->at = gr_skip_line_marks(w->page->text + w->page->lines[w->line].start, w->end);
	p->last++;
	p->start[p->last] = p->end[p->last] = w->at;
	w->letters[p->last - GR_TITLE_LINES] = w->ahead.l.n;
	return w->at < w->end;
}

/* Takes a few letters of a line at once, as they are usually asked for; false where none comes, but a mark, or the title's end. */
static bool
take_letters(gr_ahead *ahead)
{
	words_ahead *w = (words_ahead *) ahead;	/* its first member */
	const uint32_t taken = ahead->l.n;
	uint32_t	length;
	uint32_t	c;

	if (taken >= GR_TITLE_LETTERS)
		return false;
	do
	{
		if (w->at == w->end && (ahead->l.n > taken || !go_down(w)))
			break;
		c = gr_utf8(w->at, w->end, &length);
		if (gr_is_title_mark(c))
			break;
		gr_add_letter(&ahead->l, c, w->at, length);
		w->at += length;
	} while (ahead->l.n < taken + AT_ONCE);
	return ahead->l.n > taken;
}

/* 政府信息公开… or 2023年政府信息公开…, where the line above does not end with 暨 or 和. */
static bool
begins_title(const gr_page *page, uint32_t line, const char *start)
{
	static const char *const joints[] = {"暨", "和", "与", "及", "、"};
	const char *above = gr_end_of_line(page, line - 1);
	const char *end = gr_end_of_line(page, line);
	gr_year		year = gr_find_year(start, end);

	if (year.value != 0 && year.start == start)
		start = gr_skip_word(gr_skip_word(year.end, end, "年"), end, "度");
	if (gr_skip_word(start, end, "政府信息公开") == start)
		return false;
	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (page->lines[line - 1].length > 3 && memcmp(above - 3, joints[i], 3) == 0)
			return false;
	return true;
}

bool
gr_take_title_words(const gr_page *page, uint32_t line, uint32_t until, const char *phrase, gr_title_parts *p, uint32_t *bottom)
{
	words_ahead w;
	uint32_t	behind;

	w.ahead.more = take_letters;
	w.ahead.l.n = 0;
	w.page = page;
	w.line = line;
	w.until = until;
	w.at = phrase;
	w.end = gr_end_of_line(page, line);
	w.parts = p;
	p->first = p->last = GR_TITLE_LINES;
	p->start[p->first] = phrase;
	w.letters[0] = 0;
	if (!gr_is_phrase(&w.ahead, 0) || !gr_is_title(&w.ahead, 0, &behind))
		return false;
	/* a line that begins as a title does is another's */
	for (int i = p->first + 1; i <= p->last && w.letters[i - p->first] < behind; i++)
		if (begins_title(page, line + (uint32_t) (i - p->first), p->start[i]))
			return false;
	/* what was looked at behind the last letter */
	while (p->last > p->first && w.letters[p->last - GR_TITLE_LINES] >= behind)
		p->last--;
	for (int i = p->first; i < p->last; i++)
		p->end[i] = gr_end_of_line(page, line + (uint32_t) (i - p->first));
	p->end[p->last] = w.ahead.l.at[behind - 1] + w.ahead.l.bytes[behind - 1];
	*bottom = line + (uint32_t) (p->last - p->first);
	return true;
}

/* Copies a character of the usual ideographs, or another one, a radical as the character that it is; returns the bytes, 0 for a blank. */
static uint32_t
copy_character(const char *p, uint32_t c, uint32_t length, char *out)
{
	const bool	usual = c >= 0x4E00 && c <= 0x9FFF;

	if (usual)
	{
		memcpy(out, p, 3);
		return 3;
	}
	if (gr_is_blank(c))
		return 0;
	memcpy(out, p, length);
	if (c >= 0x2E80 && c <= 0x2FD5 && gr_fold(c) >= 0x800)
	{
		c = gr_fold(c);
		out[0] = (char) (0xE0 | c >> 12);
		out[1] = (char) (0x80 | (c >> 6 & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
	}
	return length;
}

uint32_t
gr_copy_parts(const gr_title_parts *p, char *out)
{
	uint32_t	n = 0;

	for (int i = p->first; i <= p->last; i++)
	{
		uint32_t	length;

		for (const char *c = p->start[i]; c < p->end[i]; c += length)
		{
			uint32_t	character = gr_utf8(c, p->end[i], &length);

			if (n + 4 > GR_TITLE_BYTES)
				return 0;
			n += copy_character(c, character, length, out + n);
		}
	}
	return n;
}

uint32_t
gr_count_above(const gr_title_parts *p)
{
	char		copy[GR_TITLE_BYTES];
	gr_title_parts	above;

	if (p->first >= GR_TITLE_LINES)
		return 0;
	above = *p;
	above.last = GR_TITLE_LINES - 1;
	return gr_copy_parts(&above, copy);
}
