/*
 * sections.c - finds sections by their headings, whatever their number, mark-up
 * or order.  Tables are not looked at: a table is known by what is in it.
 */
#include "outline/outline.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"

/* A heading has no more letters than this. */
#define HEADING_LETTERS 40

/* words that tell a section, the telling ones first */
static const struct
{
	uint8_t		kind;
	const char *words[2];		/* all of them */
} kinds[] = {
	{GR_REVIEWS, {"行政复议", NULL}},
	{GR_REVIEWS, {"行政诉讼", NULL}},
	{GR_APPLICATIONS, {"收到和处理", NULL}},
	{GR_APPLICATIONS, {"依申请公开", NULL}},
	{GR_APPLICATIONS, {"申请", "处理情况"}},
	{GR_APPLICATIONS, {"申请", "办理情况"}},
	{GR_DISCLOSURES, {"主动公开", NULL}},
	{GR_PROBLEMS, {"存在", "问题"}},
	{GR_PROBLEMS, {"问题", "改进"}},
	{GR_PROBLEMS, {"改进情况", NULL}},
	{GR_PROBLEMS, {"改进措施", NULL}},
	{GR_PROBLEMS, {"不足", "改进"}},
	{GR_OTHER_MATTERS, {"其他", "报告"}},
	{GR_OTHER_MATTERS, {"其他", "说明"}},
	{GR_OTHER_MATTERS, {"其他事项", NULL}},
	{GR_OTHER_MATTERS, {"需要报告的事项", NULL}},
	{GR_OTHER_MATTERS, {"需要说明的事项", NULL}},
	{GR_OVERVIEW, {"总体情况", NULL}},
	{GR_OVERVIEW, {"总体工作情况", NULL}},
	{GR_OVERVIEW, {"概述", NULL}},
	{GR_OVERVIEW, {"概况", NULL}},
	{GR_OVERVIEW, {"基本情况", NULL}},
};

/* A word of kinds stands in the title; may_hold: the title's letters by their last six bits. */
static bool
holds(const gr_letters *title, uint64_t may_hold, const char *word)
{
	uint32_t	length;

	return (may_hold >> (gr_utf8(word, word + 3, &length) & 63) & 1) != 0 && gr_find_letters(title, 0, word) >= 0;
}

static gr_section_kind
kind_of(const gr_letters *title)
{
	uint64_t	may_hold = 0;

	for (uint32_t i = 0; i < title->n; i++)
		may_hold |= UINT64_C(1) << (title->letter[i] & 63);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (holds(title, may_hold, kinds[i].words[0])
			&& (kinds[i].words[1] == NULL || holds(title, may_hold, kinds[i].words[1])))
			return (gr_section_kind) kinds[i].kind;
	return GR_EXTRA;
}

/* 一 … 二十九; 0 for none */
static uint8_t
chinese_number(const char *start, const char *end)
{
	uint32_t	value = 0;
	bool		ten = false;

	while (start < end)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(start, end, &length);
		uint32_t	n = gr_numeral(c);

		if (n == 0 || (c >= '1' && c <= '9'))
			return 0;
		if (n == 10)
		{
			value = (value == 0 ? 1 : value) * 10;
			ten = true;
		}
		else
			value = ten ? value + n : value * 10 + n;
		start += length;
	}
	return (uint8_t) (value < 30 ? value : 0);
}

/*
 * The number before a heading: [*from, *until) and its value; returns what is
 * behind it and its stop, NULL where the line does not begin with one.
 */
static const char *
take_number(const char *p, const char *end, const char **from, const char **until, uint8_t *ordinal)
{
	uint32_t	length = 0;
	bool		part = false;

	if (end - p > 3 && memcmp(p, "第", 3) == 0)
	{
		part = true;
		p += 3;
	}
	*from = p;
	while (p < end && gr_numeral(gr_utf8(p, end, &length)) != 0 && p - *from < 9)
		p += length;
	*until = p;
	*ordinal = chinese_number(*from, p);
	if (*ordinal == 0 || p >= end)
		return NULL;
	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	if (part)
	{
		if (end - p < 6 || memcmp(p, "部分", 6) != 0)
			return NULL;
		p += 6;
	}
	else
	{
		if (p >= end || !gr_is_stop(gr_utf8(p, end, &length)))
			return NULL;
	}
	while (p < end && (gr_is_stop(gr_utf8(p, end, &length)) || gr_is_blank(gr_utf8(p, end, &length))))
		p += length;
	return p;
}

/* More of them stand before no heading. */
#define MARKS_BYTES 512

const char *
gr_skip_marks(const char *p, const char *end)
{
	const char *limit = end - p > MARKS_BYTES ? p + MARKS_BYTES : end;

	if (p < end && (uint8_t) *p >= 0xE4 && (uint8_t) *p <= 0xE9)
		return p;				/* the usual line: it begins with an ideograph */
	while (p < limit)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == '[')
		{
			const char *close = memchr(p, ']', (size_t) (end - p < 64 ? end - p : 64));

			if (close == NULL)
				return p;
			p = close + 1;
		}
		else if (c == '#' || c == '*' || c == '>' || c == 0x25A0 || c == 0x25CF || c == 0x2022 || gr_is_blank(c))
			p += length;
		else
			return p;
	}
	return p;
}

/* The end of a heading's title: of the line, or where a sentence begins behind it. */
static const char *
title_end(const char *p, const char *end)
{
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == ':' || c == '*' || c == '|' || c == '\t')
			break;
	}
	return p;
}

/*
 * False for what no heading is: a figure, a blank, the end of a label, a word of the
 * form without a number that names no section, a row of table 三, which are numbered too.
 */
static inline bool
may_be_heading(const gr_page *page, const gr_word *words, const gr_line *line)
{
	const gr_word *word;

	if (line->n == 0)
		return true;
	if (page->cells[line->first].state == GR_NUMBER || line->length == 0)
		return false;
	word = &words[line->first];
	return (word->term >= GR_TERM_SECTIONS || (word->term >= GR_TERM_APPLICANTS && word->number != 0))
		&& word->term != GR_TERM_GOES_ON && (line->n <= 3 || line->layout == GR_SPACES);
}

/* Whether a line that may be a heading is one; previous is the number of the heading before it. */
static bool
read_heading(const gr_page *page, const gr_word *words, uint32_t index, uint8_t previous, gr_heading *heading)
{
	const gr_line *line = &page->lines[index];
	const char *start = page->text + line->start;
	const char *end = start + line->length;
	const char *from;
	const char *until;
	const char *title;
	const char *stop;
	uint32_t	first;
	uint32_t	length;
	uint8_t		ordinal = 0;
	uint8_t		term = line->n > 0 ? words[line->first].term : GR_NO_TERM;
	uint32_t	letters;
	gr_section_kind kind;

	start = gr_skip_marks(start, end);
	if (start >= end)
		return false;
	/* it begins with a numeral, 第, or the form's own wording */
	first = gr_utf8(start, end, &length);
	title = gr_numeral(first) != 0 || first == 0x7B2C ? take_number(start, end, &from, &until, &ordinal) : NULL;
	if (title == NULL)
	{
		/* without a number: only the form's own wording */
		if (term == GR_NO_TERM || term < GR_TERM_SECTIONS || words[line->first].number != 0)
			return false;
		title = from = until = start;
		ordinal = 0;
	}
	stop = title_end(title, end);
	if (stop == title || stop - title > HEADING_LETTERS * 4)
		return false;
	/* those of a word are counted outside brackets */
	if (term >= GR_TERM_SECTIONS && term < GR_TERMS && line->n == 1 && stop == end && words[line->first].letters > 0)
	{
		kind = (gr_section_kind) (term - GR_TERM_SECTIONS);
		letters = words[line->first].letters;
	}
	else
	{
		gr_letters	taken;

		gr_take_letters(title, stop, &taken);
		kind = kind_of(&taken);
		letters = taken.n;
	}
	if (letters == 0 || letters > HEADING_LETTERS)
		return false;
	/* one that the form does not name goes on counting, and stands by itself */
	if (kind == GR_EXTRA && (line->n > 1 || ordinal != previous + 1 || previous == 0 || stop != end || letters > 24))
		return false;
	if (kind != GR_EXTRA && ordinal != 0 && stop == end && letters > 30)
		return false;
	*heading = (gr_heading) {
		.line = index,
		.kind = (uint8_t) kind,
		.ordinal = ordinal,
		.number = ordinal == 0 ? (gr_str) {NULL, 0} : (gr_str) {from, (uint32_t) (until - from)},
		.title = {title, (uint32_t) (stop - title)},
		.start = (uint32_t) (start - page->text),
		.body = (uint32_t) (stop - page->text),
	};
	return true;
}

static void
drop_heading(gr_outline *outline, uint32_t i)
{
	memmove(&outline->headings[i], &outline->headings[i + 1], (outline->n - i - 1) * sizeof(gr_heading));
	outline->n--;
}

/* Where sections end, and which are empty: no line under the heading, and no word behind it. */
static void
close_sections(const gr_page *page, gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
	{
		gr_heading *heading = &outline->headings[i];
		uint32_t	next = i + 1 < outline->n ? outline->headings[i + 1].line : page->n_lines;
		const gr_line *last = &page->lines[next - 1];

		heading->end = last->start + last->length;
		heading->empty = next == heading->line + 1
			&& !gr_has_letters(page->text + heading->body, page->text + heading->end);
	}
}

/*
 * Of two headings of one kind one is a line of a table of contents, or a copy:
 * the one with text under it stays, the first of two such.
 */
static void
drop_repeated(const gr_page *page, gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
	{
		for (uint32_t j = i + 1; j < outline->n;)
		{
			const gr_heading *a = &outline->headings[i];
			const gr_heading *b = &outline->headings[j];

			if (a->kind != b->kind || a->kind == GR_EXTRA)
				j++;
			else
			{
				bool		first = a->empty && !b->empty;

				drop_heading(outline, first ? i : j);
				j = first ? i + 1 : j;
				close_sections(page, outline);
			}
		}
	}
}

gr_status
gr_outline_read(const gr_page *page, const gr_word *words, gr_arena *arena, gr_outline **out)
{
	gr_outline *outline = gr_alloc_raw(arena, sizeof(gr_outline));
	const gr_line *lines = page->lines;
	const uint32_t n = page->n_lines;
	uint8_t		previous = 0;

	if (outline == NULL)
		return GR_NO_MEMORY;
	outline->n = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		if (!may_be_heading(page, words, &lines[i]))
			continue;
		if (outline->n == GR_HEADINGS)
			break;
		if (read_heading(page, words, i, previous, &outline->headings[outline->n]))
			previous = outline->headings[outline->n++].ordinal;
	}
	if (page->n_lines > 0)
	{
		close_sections(page, outline);
		drop_repeated(page, outline);
	}
	*out = outline;
	return GR_OK;
}
