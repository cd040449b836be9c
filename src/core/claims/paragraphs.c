/*
 * paragraphs.c - the lines of a paragraph of the narrative: a sentence may be broken over
 * them anywhere, within a word and over the edge of a page, too.
 */
#include <string.h>

#include "claims/reader.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* The same in columns of print, of which an ideograph takes two: figures make a line of fewer bytes. */
#define FULL_COLUMNS 34
/* And where the lines of a text are all of one width, or of as many letters: those of the narrowest, no more than its bytes. */
#define NARROW_COLUMNS 20
#define NARROW_LETTERS 10
/* How much longer than such a line the next one may be: a letter and a mark. */
#define NARROW_BYTES 6
/* Letters at the end of a line and at the beginning of the next one, in which a word may be broken. */
#define SEAM_LETTERS 5
/* Of a line that is a page's number. */
#define PAGE_NUMBER_BYTES 30
/* Empty lines at the edge of a page, within a paragraph. */
#define EDGE_LINES 4

static inline bool
names(const char *p, const char *end, const char *word)
{
	return gr_find_bytes(p, end, word) != NULL;
}

bool
gr_is_spread(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;

	if (line->n > 1 && line->layout == GR_SPACES)
		return memmem(text, line->length, "    ", 4) != NULL;
	return line->n > 0 && memchr(text, '|', line->length) != NULL;
}

/* The last character of the text, of three bytes or of one. */
static uint32_t
last_character(const char *p, const char *end)
{
	uint32_t	length;

	return end - p >= 3 && (uint8_t) end[-1] >= 0x80 ? gr_utf8(end - 3, end, &length) : end > p ? (uint8_t) end[-1] : 0;
}

static bool
stands_at(const char *p, const char *end, const char *mark)
{
	const size_t length = strlen(mark);

	return (size_t) (end - p) >= length && memcmp(p, mark, length) == 0;
}

/* A bracket is open at the end. */
static bool
is_in_bracket(const char *p, const char *end)
{
	uint32_t	length;

	while (end > p)
	{
		const char *last = gr_last_character(p, end);
		const uint32_t c = gr_utf8(last, end, &length);

		if (c == U'（' || c == U'）')
			return c == U'（';
		end = last;
	}
	return false;
}

/* Something must follow: no sentence and no heading ends so. */
static bool
asks_for_more(uint32_t letter)
{
	switch (letter)
	{
		case U'的': case U'为': case U'和': case U'与': case U'及': case U'或': case U'被': case U'因': case U'、':
			return true;
		default:
			return false;
	}
}

/* It has marks that stand in sentences: a heading has none. */
static bool
is_of_sentences(const char *p, const char *end)
{
	return names(p, end, "，") || memchr(p, ',', (size_t) (end - p)) != NULL || names(p, end, "。")
		|| (names(p, end, "（") && is_in_bracket(p, end));
}

bool
gr_is_broken_off(const char *p, const char *end)
{
	const uint32_t last = last_character(p, end);

	switch (last)
	{
		case U'。': case U'！': case U'？': case U'；': case U'：': case U'…': case '.': case '!': case '?': case ';': case ':':
			return false;
	}
	return asks_for_more(last) || is_of_sentences(p, end);
}

bool
gr_is_row(const gr_line *line)
{
	return line->n > 1 && (line->layout == GR_TABS || line->layout == GR_BARS || line->layout == GR_GRID);
}

/* Behind the numerals at p. */
static const char *
pass_numerals(const char *p, const char *end)
{
	uint32_t	length;

	while (p < end && gr_numeral(gr_utf8(p, end, &length)) > 0)
		p += length;
	return p;
}

bool
gr_begins_item(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;
	const char *end = text + line->length;
	const bool	bracket = stands_at(text, end, "（") || stands_at(text, end, "(");
	const char *p = pass_numerals(bracket ? text + (*text == '(' ? 1 : 3) : text, end);

	if (bracket)
		return stands_at(p, end, "）") || stands_at(p, end, ")");
	return stands_at(text, end, "#") || stands_at(text, end, "*")
		|| (p > text && (stands_at(p, end, "、") || stands_at(p, end, "是")));
}

bool
gr_begins_with_mark(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;
	uint32_t	length;

	if (line->length == 0)
		return false;
	switch (gr_utf8(text, text + line->length, &length))
	{
		case U'，': case ',': case U'、': case U'；': case ';': case U'。': case U'）': case ')': case '%': case U'％':
			return true;
		default:
			return false;
	}
}

/* Columns of the blanks that set the line in. */
static uint32_t
set_in(const gr_page *page, const gr_line *line)
{
	const char *end = page->text + line->start;
	uint32_t	columns = 0;
	uint32_t	length;

	while (end > page->text && end[-1] != '\n')
	{
		const char *p = gr_last_character(page->text, end);
		const uint32_t c = gr_utf8(p, end, &length);

		if (!gr_is_blank(c))
			break;
		columns += gr_width(c);
		end = p;
	}
	return columns;
}

/* Of the line with the blanks that set it in. */
static gr_line_size
measure(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;
	const uint32_t blanks = set_in(page, line);
	gr_line_size size = {blanks, (blanks + 1) / 2};
	const char *end = text + line->length;
	uint32_t	length;

	for (const char *p = text; p < end; p += length, size.letters++)
		size.columns += gr_width(gr_utf8(p, end, &length));
	return size;
}

/* Bytes of a line as wide as one of so many columns: none takes more than three. */
#define MOST_BYTES(columns) (3 * ((columns) + 2))

/* Lines of one width, but for a mark that may not begin a line, or of as many letters, where these are what is counted. */
static bool
is_as_long(gr_line_size a, gr_line_size b)
{
	if ((a.columns >= NARROW_COLUMNS || b.columns >= NARROW_COLUMNS) && a.columns + 2 >= b.columns && b.columns + 2 >= a.columns)
		return true;
	return a.letters >= NARROW_LETTERS && a.letters == b.letters;
}

/* Behind letter `letters` from the end of the line, or where it begins. */
static const char *
near_end(const char *start, const char *end, int letters)
{
	while (letters-- > 0 && end > start)
		for (end--; end > start && ((uint8_t) *end & 0xC0) == 0x80; end--)
			;
	return end;
}

/* A word, or a number with its unit, begins in the line and ends in the next one: 政府信息公开申 | 请12件. */
static bool
spans_word(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	const char *start = r->page->text + line->start;
	const char *end = start + line->length;
	const char *behind = r->page->text + next->start;
	const char *limit = next->length > SEAM_LETTERS * 3 ? behind + SEAM_LETTERS * 3 : behind + next->length;

	if (end[-1] >= '0' && end[-1] <= '9')
		return true;
	r->clause.skip = NULL;
	gr_take_clause(&r->clause, r->page->text, near_end(start, end, SEAM_LETTERS), limit);
	r->clause.ending = GR_ENDS_TEXT;
	for (uint32_t i = 0; i < r->clause.n_words; i++)
		if (r->clause.at[r->clause.word[i].from] < line->start + line->length && r->clause.at[r->clause.word[i].until - 1] >= next->start)
			return true;
	return false;
}

/* What the lengths alone tell: no sentence goes on behind the line.  No character takes more columns than bytes. */
static bool
is_too_short(const gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	if (line->length < GR_LEAST_LINE || line->length >= FULL_COLUMNS)
		return line->length < GR_LEAST_LINE;
	return r->in_table || r->section < 0 || (r->size.letters == 0 && next->length > MOST_BYTES(line->length));
}

/* The line is as long as the next one, or as those that were so before it; a paragraph begins with one that is set in. */
static bool
is_of_size(gr_claim_reader *r, const gr_line *line, const gr_line *next, gr_line_size size)
{
	if (next->gap == 0 && next->length <= MOST_BYTES(size.columns) && is_as_long(size, measure(r->page, next)))
		r->size = size;
	return is_as_long(size, r->size) && set_in(r->page, next) <= set_in(r->page, line);
}

/*
 * A sentence may go on behind the line, which is not too short: it is as long as those of
 * a page, or as others of the text; or it is broken off.
 */
static bool
is_full(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	gr_line_size size;

	if (line->length >= GR_FULL_LINE)
		return true;
	size = measure(r->page, line);
	if (size.columns >= FULL_COLUMNS || r->in_table || r->section < 0)
		return size.columns >= FULL_COLUMNS;
	if (is_of_size(r, line, next, size) || gr_begins_with_mark(r->page, next))
		return true;
	return next->length <= line->length + NARROW_BYTES
		&& (gr_is_broken_off(r->page->text + line->start, r->page->text + line->start + line->length) || spans_word(r, line, next));
}

/* — 12 —, 第12页: nothing but a page's number. */
static bool
is_page_number(const gr_page *page, const gr_line *line)
{
	const char *p = page->text + line->start;
	const char *end = p + line->length;
	uint32_t	length;

	if (line->length > PAGE_NUMBER_BYTES)
		return false;
	for (; p < end; p += length)
		switch (gr_utf8(p, end, &length))
		{
			case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
			case ' ': case '-': case '/': case U'—': case U'－': case U'–': case U'·': case U'第': case U'页': case U'頁': case U'共':
				break;
			default:
				return false;
		}
	return true;
}

/*
 * Between the lines stands what the page has left out, a page's number: the sentence is read
 * over one of them, no more.  False: there is another.
 */
static bool
pass_over(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	const char *from = r->page->text + line->start + line->length;
	const char *until = r->page->text + next->start;

	if (gr_skip_blanks(from, until) == until)
		return true;
	if (r->clause.skip != NULL)
		return false;
	r->clause.skip = from;
	r->clause.skip_until = until;
	return true;
}

/*
 * A sentence ends with the line, its paragraph does not: the line is as long as the text's
 * lines are, where these are short, and the next one is not set in.
 */
static bool
ends_within_paragraph(const gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	return r->size.letters > 0 && next->gap == 0 && line->length < GR_FULL_LINE && !r->in_table
		&& set_in(r->page, next) <= set_in(r->page, line) && is_as_long(measure(r->page, line), r->size);
}

/* The paragraph of this line goes on in the next one; behind an empty line only within a sentence, over a page's edge. */
static bool
goes_on(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	const gr_page *page = r->page;
	const char *start = page->text + line->start;
	const char *end = start + line->length;

	/* what is told at a glance first */
	if (next->gap > EDGE_LINES || is_too_short(r, line, next) || gr_is_row(next))
		return false;
	if (gr_ends_sentence(start, end) && !ends_within_paragraph(r, line, next))
		return false;
	if (next->gap > 0 && !gr_is_broken_off(start, end))
		return false;
	return !is_page_number(page, next) && is_full(r, line, next) && !gr_begins_item(page, next)
		&& !(next->length >= GR_LEAST_LINE && gr_is_spread(page, next)) && pass_over(r, line, next);
}

uint32_t
gr_count_lines(gr_claim_reader *r, uint32_t i, uint32_t limit)
{
	uint32_t	n = 1;

	while (i + n < limit && goes_on(r, &r->page->lines[i + n - 1], &r->page->lines[i + n]))
		n++;
	return n;
}
