/*
 * sections.c - finds sections by their headings, whatever their number, mark-up
 * or order.  Tables are not looked at: a table is known by what is in it.
 */
#include "outline/outline.h"

#include <string.h>

#include "page/html_place.h"
#include "text/fold.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/utf8.h"

/* A heading has no more letters than this. */
#define HEADING_LETTERS 40

/* words that tell a section, the telling ones first */
static const struct
{
	uint8_t		kind;
	const uint16_t *words[2];	/* all of them */
} kinds[] = {
	{GR_REVIEWS, {u"行政复议", NULL}},
	{GR_REVIEWS, {u"行政诉讼", NULL}},
	{GR_REVIEWS, {u"复议", u"诉讼"}},
	{GR_APPLICATIONS, {u"收到和处理", NULL}},
	{GR_APPLICATIONS, {u"依申请公开", NULL}},
	{GR_APPLICATIONS, {u"申请", u"处理情况"}},
	{GR_APPLICATIONS, {u"申请", u"办理情况"}},
	{GR_DISCLOSURES, {u"主动公开", NULL}},
	{GR_PROBLEMS, {u"存在", u"问题"}},
	{GR_PROBLEMS, {u"问题", u"改进"}},
	{GR_PROBLEMS, {u"改进情况", NULL}},
	{GR_PROBLEMS, {u"改进措施", NULL}},
	{GR_PROBLEMS, {u"不足", u"改进"}},
	{GR_PROBLEMS, {u"问题", u"整改"}},
	{GR_PROBLEMS, {u"问题", u"措施"}},
	{GR_PROBLEMS, {u"问题", u"打算"}},
	{GR_PROBLEMS, {u"问题", u"计划"}},
	{GR_OTHER_MATTERS, {u"其他", u"报告"}},
	{GR_OTHER_MATTERS, {u"其他", u"说明"}},
	{GR_OTHER_MATTERS, {u"其他事项", NULL}},
	{GR_OTHER_MATTERS, {u"其他", u"公开的事项"}},
	{GR_OTHER_MATTERS, {u"其他", u"有关情况"}},
	{GR_OTHER_MATTERS, {u"其他情况", NULL}},
	{GR_OTHER_MATTERS, {u"其它", u"事项"}},
	{GR_OTHER_MATTERS, {u"需要报告的事项", NULL}},
	{GR_OTHER_MATTERS, {u"需要说明的事项", NULL}},
	{GR_OVERVIEW, {u"总体情况", NULL}},
	{GR_OVERVIEW, {u"总体工作情况", NULL}},
	{GR_OVERVIEW, {u"概述", NULL}},
	{GR_OVERVIEW, {u"概况", NULL}},
	{GR_OVERVIEW, {u"基本情况", NULL}},
};

/* A word of kinds stands in the title; may_hold: the title's letters by their last six bits. */
static inline bool
holds(const gr_letters *title, uint64_t may_hold, const uint16_t *word)
{
	bool		found = false;

	if ((may_hold >> (*word & 63) & 1) == 0)
		return false;
	for (uint32_t i = 0; i < title->n && !found; i++)
		found = title->letter[i] == *word && gr_letters_at(title, i, word) > 0;
	return found;
}

/* Letters of a first section that is called 工作情况, 主要工作情况, 工作开展情况 or the like. */
#define OVERVIEW_LETTERS 14

gr_section_kind
gr_kind_of_heading(const gr_letters *title, uint8_t ordinal)
{
	uint64_t	may_hold = 0;

	for (uint32_t i = 0; i < title->n; i++)
		may_hold |= UINT64_C(1) << (title->letter[i] & 63);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (holds(title, may_hold, kinds[i].words[0])
			&& (kinds[i].words[1] == NULL || holds(title, may_hold, kinds[i].words[1])))
			return (gr_section_kind) kinds[i].kind;
	if (ordinal == 1 && title->n <= OVERVIEW_LETTERS && holds(title, may_hold, u"工作") && holds(title, may_hold, u"情况"))
		return GR_OVERVIEW;
	return GR_EXTRA;
}

/* ---- numbers -------------------------------------------------------------------- */

/* How the headings of a report may be numbered: all of them alike. */
static const uint8_t styles[] = {
	GR_CHINESE, GR_ARABIC, GR_BRACKETED, GR_BARE_CHINESE, GR_ROMAN, GR_CIRCLED, GR_HALF_BRACKETED, GR_BARE_ARABIC, GR_ORDINAL,
};

/* The highest number of a section; in other than Chinese numerals, in which rows of tables are numbered, too. */
#define MOST_SECTIONS 29
#define MOST_FORM_SECTIONS 9

/* A number of the style may begin with the character: a Chinese one is neither in brackets nor a digit. */
static bool
may_begin_number(uint32_t c, uint8_t style)
{
	return style != GR_CHINESE || (c >= 0x80 && !gr_opens_bracket(c));
}

/* The number before a heading; value 0: there is none of the style. */
static gr_numbering
take_number(const char *p, const char *end, uint8_t style)
{
	uint32_t	length;
	gr_numbering n;

	if (p >= end || !may_begin_number(gr_utf8(p, end, &length), style))
		return (gr_numbering) {0};
	n = gr_read_numbering(p, end);
	if (n.style != style || n.value > (style == GR_CHINESE ? MOST_SECTIONS : MOST_FORM_SECTIONS))
		return (gr_numbering) {0};
	return n;
}

/* ---- headings ---------------------------------------------------------------------- */

/* More of them stand before no heading. */
#define MARKS_BYTES 512

/* Bytes of [bookmark: …] and {…} that stand before a heading. */
#define REMARK_BYTES 64

/* Behind what stands in such brackets there; p where they do not close. */
static const char *
skip_remark(const char *p, const char *end, char close)
{
	const char *found = memchr(p, close, (size_t) (end - p < REMARK_BYTES ? end - p : REMARK_BYTES));

	return found != NULL ? found + 1 : p;
}

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
		const char *start = p;

		if (c == '[' || c == '{')
			p = skip_remark(p, end, c == '[' ? ']' : '}');
		else if (c == '#' || c == '*' || c == '>' || c == U'■' || c == U'●' || c == U'•' || gr_is_blank(c))
			p += length;
		if (p == start)
			break;
	}
	return p;
}

uint32_t
gr_line_of(const gr_page *page, const char *p)
{
	uint32_t	offset = (uint32_t) (p - page->text);
	uint32_t	line = 0;

	while (line + 1 < page->n_lines && page->lines[line + 1].start <= offset)
		line++;
	return line;
}

/* No heading is longer, with blanks between its letters. */
#define TITLE_BYTES 1024

/* The end of a heading's title: of the line, or where a sentence begins behind it. */
static const char *
title_end(const char *p, const char *end)
{
	const char *limit = end - p > TITLE_BYTES ? p + TITLE_BYTES : end;
	uint32_t	length;

	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (c >= 0x4E00 && c <= 0x9FFF)
			continue;			/* the usual ideographs */
		if (c == U'。' || c == U'；' || c == U'：' || c == ':' || c == '*' || c == '|' || c == '\t' || c == U'】')
			break;
	}
	return p;
}

/*
 * What no heading is, as most lines: a figure, but one that numbers the text beside it, a blank, many cells, the
 * end of a label, a word of the form without a number that names no section, a row of table 三, which are numbered too.
 */
static inline bool
is_of_table(const gr_cell *cells, const gr_word *words, const gr_line *line, uint8_t style)
{
	const gr_cell *cell = &cells[line->first];
	const gr_word *word = &words[line->first];

	if (line->n == 0)
		return false;
	if (cell->state == GR_NUMBER)
		return style != GR_BARE_ARABIC || line->n != 2 || cell[1].state != GR_ABSENT;
	if (line->length == 0 || (line->n > 3 && line->layout != GR_SPACES) || word->term == GR_TERM_GOES_ON)
		return true;
	return word->term < GR_TERM_APPLICANTS || (word->term < GR_TERM_SECTIONS && word->number == 0);
}

/* The kind of a heading's title, and its letters; 0 where it has too many. */
static gr_section_kind
read_kind(const gr_page *page, const gr_word *words, const gr_line *line, const char *title, const char *stop, uint8_t ordinal,
		  uint32_t *letters)
{
	uint8_t		term = line->n > 0 ? words[line->first].term : GR_NO_TERM;
	gr_letters	taken;

	/* those of a word are counted outside brackets */
	if (term >= GR_TERM_SECTIONS && term < GR_TERMS && line->n == 1 && words[line->first].letters > 0
		&& stop == page->text + line->start + line->length)
	{
		*letters = words[line->first].letters;
		return (gr_section_kind) (term - GR_TERM_SECTIONS);
	}
	gr_take_letters(title, stop, &taken);
	*letters = taken.n;
	return gr_kind_of_heading(&taken, ordinal);
}

/* Whether a line without a number is the form's own wording of a heading. */
static bool
is_form_heading(const gr_word *words, const gr_line *line)
{
	const gr_word *word = &words[line->first];

	return line->n > 0 && word->term != GR_NO_TERM && word->term >= GR_TERM_SECTIONS && word->number == 0;
}

/* A line without a number that Markdown makes a heading, or bold (## 总体情况), or a page a heading or an item of a list. */
static bool
is_marked(const gr_page *page, const gr_line *line, const char *start, const char *end)
{
	const char *p = page->text + line->start;
	bool		marked = *p == '#' || (end - p > 4 && memcmp(p, "**", 2) == 0 && memcmp(end - 2, "**", 2) == 0);

	if (!marked && page->html != NULL && line->n == 1)
		marked = gr_html_find_place(page->html, line->start) == GR_IN_SECTION;
	return marked && gr_read_numbering(start, end).value == 0;
}

/* In place of a style: lines that nothing but their words makes headings, as where a document's numbers are lost. */
#define BY_WORDS UINT8_MAX
/* Letters of such a line. */
#define WORDS_LETTERS 30

/* A short line without marks of sentences, and without a number. */
static bool
is_plain_heading(const gr_line *line, const char *start, const char *end)
{
	static const char *const marks[] = {"，", "。", "；", "：", "《", "“"};

	if (line->n != 1 || end - start > WORDS_LETTERS * 3 || gr_read_numbering(start, end).value != 0)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (gr_find_bytes(start, end, marks[i]) != NULL)
			return false;
	return true;
}

/* Letters of a heading that is a line by itself; of one that the form does not name. */
#define LINE_LETTERS 30
#define EXTRA_LETTERS 24

/* What a line reads as, if it is a heading. */
typedef struct candidate
{
	gr_numbering n;
	const char *start;			/* of the heading, with its number */
	const char *title;
	const char *stop;			/* behind the title */
	uint32_t	letters;
	gr_section_kind kind;
	bool		whole;			/* the title goes up to the line's end */
} candidate;

/* Whether a title is how the label of a row begins, which goes on below: 四、结转 over 下年度继续办理. */
static bool
begins_row(const candidate *h)
{
	const size_t length = (size_t) (h->stop - h->title);

	for (int row = 0; row < GR_ROWS; row++)
		if (gr_application_rows[row].label.len >= length && memcmp(gr_application_rows[row].label.s, h->title, length) == 0)
			return true;
	return false;
}

/* Whether a heading that the form does not name goes on counting, and stands by itself. */
static bool
goes_on_counting(const candidate *h, uint8_t style, uint8_t previous)
{
	return style == GR_CHINESE && h->whole && previous != 0 && h->n.value == previous + 1 && h->letters <= EXTRA_LETTERS
		&& !begins_row(h);
}

/* Whether a line that reads so is a heading; previous is the number of the heading before it. */
static bool
is_heading(const candidate *h, uint8_t style, uint8_t previous)
{
	if (h->letters == 0 || h->letters > HEADING_LETTERS)
		return false;
	if (style != GR_CHINESE && h->n.value != 0 && h->n.value <= previous)
		return false;
	/* （二）依申请公开。… is a part of a section */
	if (style == GR_BRACKETED && !h->whole)
		return false;
	if (h->kind == GR_EXTRA)
		return goes_on_counting(h, style, previous);
	return h->n.value == 0 || !h->whole || h->letters <= LINE_LETTERS;
}

/* Takes in the line below, where a heading's number stands alone or its title is broken: 一、 over 总体情况. */
static bool
goes_on_below(const gr_page *page, uint32_t index, candidate *h)
{
	const gr_line *next = &page->lines[index + 1];
	gr_letters	letters;
	gr_section_kind kind;
	const char *start;
	const char *end;

	if (index + 1 >= page->n_lines || next->gap > 1 || next->n > 1 || next->length > LINE_LETTERS * 3)
		return false;
	start = gr_skip_marks(page->text + next->start, page->text + next->start + next->length);
	end = title_end(start, page->text + next->start + next->length);
	if (end != page->text + next->start + next->length || gr_find_bytes(start, end, "，") != NULL || gr_read_numbering(start, end).value != 0)
		return false;
	gr_take_letters(h->title, h->stop, &letters);
	gr_add_letters(start, end, &letters);
	kind = gr_kind_of_heading(&letters, h->n.value);
	if (kind == GR_EXTRA || letters.n > LINE_LETTERS)
		return false;
	if (h->title == h->stop)
		h->title = start;
	h->stop = end;
	h->kind = kind;
	h->letters = letters.n;
	return true;
}

/* The line goes on with the form's own wording of a heading that begins above. */
static bool
is_piece_of_heading(const gr_page *page, const gr_word *words, uint32_t index)
{
	return page->lines[index].n == 1 && words[page->lines[index].first].term == GR_TERM_GOES_ON;
}

/* The digit that Part or PART numbers: Part 1 总体情况, PART.01 总体情况. */
static const char *
skip_part_word(const char *p, const char *end)
{
	const char *digit = p + 4;

	if (end - p < 8 || (memcmp(p, "Part", 4) != 0 && memcmp(p, "PART", 4) != 0))
		return p;
	while (digit < end && (*digit == ' ' || *digit == '.' || *digit == '-'))
		digit++;
	return digit < end && *digit >= '0' && *digit <= '9' ? digit : p;
}

/* What is behind the marks before a heading, with the bracket of 【一、总体情况】. */
static const char *
skip_heading_marks(const char *p, const char *end)
{
	p = skip_part_word(gr_skip_marks(p, end), end);
	return end - p > 3 && memcmp(p, "【", 3) == 0 ? p + 3 : p;
}

/* Bytes of 一 and of 、 */
#define NUMERAL_BYTES 3

/* Reads the form's own heading, to the letter and with its number: 一、总体情况; false where the line is none. */
static bool
read_spelled(const gr_page *page, const gr_word *words, const gr_line *line, candidate *h)
{
	const gr_cell *cell = &page->cells[line->first];
	const gr_word *word = &words[line->first];
	const char *start = page->text + line->start;

	if (line->n != 1 || cell->spelling == 0 || word->term < GR_TERM_SECTIONS || word->term >= GR_TERMS || word->number == 0
		|| cell->start != line->start || cell->length != line->length)
		return false;
	*h = (candidate) {
		.n = {GR_CHINESE, word->number, start, start + NUMERAL_BYTES, start + 2 * NUMERAL_BYTES},
		.start = start,
		.title = start + 2 * NUMERAL_BYTES,
		.stop = start + line->length,
		.letters = word->letters,
		.kind = (gr_section_kind) (word->term - GR_TERM_SECTIONS),
		.whole = true,
	};
	return true;
}

/* Whether a line may be a heading without a number of the style. */
static bool
needs_no_number(const gr_page *page, const gr_word *words, const gr_line *line, uint8_t style, const char *start, const char *end)
{
	return is_form_heading(words, line) || (style == GR_NOT_NUMBERED && is_marked(page, line, start, end))
		|| (style == BY_WORDS && is_plain_heading(line, start, end));
}

/* Reads a line with a number of the style, or without one; false where it is no heading. */
static bool
read_line(const gr_page *page, const gr_word *words, const gr_line *line, uint8_t style, candidate *h)
{
	const char *end = page->text + line->start + line->length;
	const char *start = skip_heading_marks(page->text + line->start, end);

	if (start >= end)
		return false;
	h->start = start;
	h->n = take_number(start, end, style);
	h->title = h->n.value != 0 ? h->n.behind : start;
	if (h->n.value == 0 && !needs_no_number(page, words, line, style, start, end))
		return false;
	h->stop = title_end(h->title, end);
	if (h->stop - h->title > HEADING_LETTERS * 4)
		return false;
	h->kind = read_kind(page, words, line, h->title, h->stop, h->n.value, &h->letters);
	h->whole = h->stop == end;
	return true;
}

/* Takes in the lines below that a numbered heading goes on in; returns the last one. */
static uint32_t
take_lines_below(const gr_page *page, const gr_word *words, uint32_t index, candidate *h)
{
	if ((h->kind == GR_EXTRA || h->stop == h->title) && goes_on_below(page, index, h))
		index++;
	while (index + 1 < page->n_lines && is_piece_of_heading(page, words, index + 1))
	{
		index++;
		h->stop = page->text + page->lines[index].start + page->lines[index].length;
	}
	return index;
}

static bool
read_heading(const gr_page *page, const gr_word *words, uint32_t index, uint8_t style, uint8_t previous, gr_heading *heading)
{
	const gr_line *line = &page->lines[index];
	candidate	h;

	if (read_spelled(page, words, line, &h) ? style != GR_CHINESE : !read_line(page, words, line, style, &h))
		return false;
	if (h.whole && h.n.value != 0)
		index = take_lines_below(page, words, index, &h);
	if (h.stop == h.title || (h.kind == GR_EXTRA && line->n > 1) || !is_heading(&h, style, previous))
		return false;
	*heading = (gr_heading) {
		.line = index,
		.kind = (uint8_t) h.kind,
		.ordinal = h.n.value,
		.number = h.n.value == 0 ? (gr_str) {NULL, 0} : (gr_str) {h.n.start, (uint32_t) (h.n.end - h.n.start)},
		.title = {h.title, (uint32_t) (h.stop - h.title)},
		.start = (uint32_t) (h.start - page->text),
		.body = (uint32_t) (h.stop - page->text),
	};
	return true;
}

/* Bytes at a line's end that a heading glued to a sentence is looked for in, and of the shortest: 。一.概述 */
#define GLUED_BYTES 120
#define GLUED_LEAST 13

/* Whether one may be: in a line of text that is no label and does not end with a sentence. */
static inline bool
may_be_glued(const gr_page *page, const gr_line *line)
{
	return line->length >= GLUED_LEAST && line->n <= 1
		&& (line->n == 0 || page->cells[line->first].spelling == 0)
		&& memcmp(page->text + line->start + line->length - 3, "。", 3) != 0;
}

/* A heading at the end of a line of text: …电话0000-1234567）。一、总体情况 */
static bool
read_glued_heading(const gr_page *page, uint32_t index, gr_heading *heading)
{
	const gr_line *line = &page->lines[index];
	const char *end = page->text + line->start + line->length;
	const char *p = line->length > GLUED_BYTES ? end - GLUED_BYTES : page->text + line->start;
	const char *mark;
	gr_letters	letters;
	gr_numbering n;

	while ((mark = gr_find_bytes(p, end, "。")) != NULL)
	{
		gr_section_kind kind;

		p = gr_skip_blanks(mark + 3, end);
		n = take_number(p, end, GR_CHINESE);
		if (n.value == 0 || title_end(n.behind, end) != end)
			continue;
		gr_take_letters(n.behind, end, &letters);
		kind = gr_kind_of_heading(&letters, 0);
		if (kind == GR_EXTRA || letters.n > HEADING_LETTERS / 2 || gr_find_bytes(n.behind, end, "，") != NULL)
			continue;
		*heading = (gr_heading) {
			.line = index,
			.kind = (uint8_t) kind,
			.ordinal = n.value,
			.number = {n.start, (uint32_t) (n.end - n.start)},
			.title = {n.behind, (uint32_t) (end - n.behind)},
			.start = (uint32_t) (p - page->text),
			.body = (uint32_t) (end - page->text),
		};
		return true;
	}
	return false;
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
		/* the next heading may begin above its line */
		if (i + 1 < outline->n && heading->end > outline->headings[i + 1].start)
			for (heading->end = outline->headings[i + 1].start; heading->end > heading->body && (uint8_t) page->text[heading->end - 1] <= ' ';)
				heading->end--;
		heading->empty = next == heading->line + 1
			&& !gr_has_letters(page->text + heading->body, page->text + heading->end);
	}
}

/* Bytes under an item of a table of contents: of its parts. */
#define ITEM_BYTES 300

/* Nothing stands under the heading but lines without a sentence, as under an item of a table of contents. */
static bool
may_be_item(const gr_page *page, const gr_heading *heading)
{
	return heading->empty || (heading->end - heading->body <= ITEM_BYTES
							  && gr_find_bytes(page->text + heading->body, page->text + heading->end, "。") == NULL);
}

static bool
comes_again(const gr_outline *outline, uint8_t kind, uint32_t from)
{
	for (uint32_t i = from; i < outline->n; i++)
		if (outline->headings[i].kind == kind)
			return true;
	return false;
}

/* A table of contents at the beginning: all its headings come again.  What follows it, up to the report's first section, stands under its last item. */
static void
drop_contents(const gr_page *page, gr_outline *outline)
{
	const uint8_t first = outline->n > 0 ? outline->headings[0].kind : GR_EXTRA;
	uint32_t	n = 1;

	while (n < outline->n && outline->headings[n].kind != first)
		n++;
	if (n < 2 || n >= outline->n)
		return;
	for (uint32_t i = 0; i < n; i++)
		if (!comes_again(outline, outline->headings[i].kind, n) || (i + 1 < n && !may_be_item(page, &outline->headings[i])))
			return;
	memmove(outline->headings, outline->headings + n, (outline->n - n) * sizeof(gr_heading));
	outline->n -= n;
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

				if (!a->empty && !b->empty && (outline->again == 0 || b->line < outline->again))
					outline->again = b->line;
				drop_heading(outline, first ? i : j);
				j = first ? i + 1 : j;
				close_sections(page, outline);
			}
		}
	}
}

/* Adds the heading that a line reads as, if it is one; returns the last line that was read. */
static __attribute__((noinline)) const gr_line *
add_heading(const gr_page *page, const gr_word *words, const gr_line *line, uint8_t style, gr_outline *outline)
{
	const uint32_t index = (uint32_t) (line - page->lines);
	const uint8_t previous = outline->n > 0 ? outline->headings[outline->n - 1].ordinal : 0;
	gr_heading *heading = &outline->headings[outline->n];

	if (!read_heading(page, words, index, style, previous, heading)
		&& !(style == GR_CHINESE && may_be_glued(page, line) && read_glued_heading(page, index, heading)))
		return line;
	outline->n++;
	return &page->lines[heading->line];
}

/* Bytes of an ideograph, of which most lines of a table have none. */
#define CHINESE_LEAST 3

static void
read_headings(const gr_page *page, const gr_word *words, uint8_t style, gr_outline *outline)
{
	const gr_cell *const cells = page->cells;
	const gr_line *const end = page->lines + page->n_lines;
	const uint32_t least = style == GR_CHINESE ? CHINESE_LEAST : 1;

	outline->n = 0;
	outline->again = 0;
	for (const gr_line *line = page->lines; line < end; line++)
	{
		if (line->length < least || is_of_table(cells, words, line, style))
			continue;
		line = add_heading(page, words, line, style, outline);
		if (outline->n == GR_HEADINGS)
			break;
	}
	if (page->n_lines > 0)
	{
		close_sections(page, outline);
		drop_contents(page, outline);
		drop_repeated(page, outline);
	}
}

/* Sections of the form with numbers: what tells how a report numbers them. */
#define NUMBERED_ENOUGH 3

static uint32_t
count_numbered(const gr_outline *outline)
{
	uint32_t	n = 0;

	for (uint32_t i = 0; i < outline->n; i++)
		n += outline->headings[i].kind != GR_EXTRA && outline->headings[i].ordinal != 0;
	return n;
}

/* Nearly all of the form's sections, each once and in the form's order. */
static bool
is_in_order(const gr_outline *outline)
{
	for (uint32_t i = 1; i < outline->n; i++)
		if (outline->headings[i].kind <= outline->headings[i - 1].kind)
			return false;
	return outline->n + 1 >= GR_EXTRA && outline->again == 0;
}

gr_status
gr_outline_read(const gr_page *page, const gr_word *words, gr_arena *arena, gr_outline **out)
{
	gr_outline *outline = gr_alloc_raw(arena, sizeof(gr_outline));
	gr_outline *other;
	uint32_t	most;

	if (outline == NULL)
		return GR_NO_MEMORY;
	*out = outline;
	read_headings(page, words, styles[0], outline);
	most = count_numbered(outline);
	if (most >= NUMBERED_ENOUGH || outline->n >= GR_EXTRA)
		return GR_OK;
	other = gr_alloc_raw(arena, sizeof(gr_outline));
	if (other == NULL)
		return GR_NO_MEMORY;
	for (size_t i = 1; i < sizeof(styles) / sizeof(styles[0]); i++)
	{
		uint32_t	n;

		if (!gr_may_go_on(arena->host))
			return GR_STOPPED;
		read_headings(page, words, styles[i], other);
		n = count_numbered(other);
		if (n <= NUMBERED_ENOUGH || n <= most)
			continue;
		most = n;
		*outline = *other;
	}
	if (most > 0)
		return GR_OK;
	if (!gr_may_go_on(arena->host))
		return GR_STOPPED;
	read_headings(page, words, GR_NOT_NUMBERED, other);
	if (other->n > NUMBERED_ENOUGH && other->n > outline->n)
		*outline = *other;
	if (outline->n > 0)
		return GR_OK;
	if (!gr_may_go_on(arena->host))
		return GR_STOPPED;
	read_headings(page, words, BY_WORDS, other);
	if (is_in_order(other))
		*outline = *other;
	return GR_OK;
}

/* Bytes of a heading's number in a line of its own: PART.03 */
#define NUMBER_BYTES 10

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 03, PART.03, Part 3: as a figure none is printed. */
static bool
numbers_heading(const gr_page *page, const gr_line *line)
{
	const char *p = page->text + line->start;
	int			letters = 0;
	int			digits = 0;

	if (line->n > 1 || line->length < 2 || line->length > NUMBER_BYTES)
		return false;
	for (uint32_t i = 0; i < line->length; i++)
	{
		if ((uint8_t) p[i] >= 0x80)
			return false;
		letters += is_latin(p[i]);
		digits += p[i] >= '0' && p[i] <= '9';
	}
	if (letters > 0)
		return digits == 1 || digits == 2;
	return digits == 2 && line->length == 2 && p[0] == '0' && p[1] != '0';
}

void
gr_hide_numbers(gr_page *page, const gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].line > 0 && numbers_heading(page, &page->lines[outline->headings[i].line - 1]))
			page->lines[outline->headings[i].line - 1].n = 0;
}
