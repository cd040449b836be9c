/*
 * claims.c - reads the narrative: finds its paragraphs, and their sentences in which a
 * figure or a negation stands; only these are taken apart.  One pass.
 */
#include "claims/claims.h"

#include <stddef.h>
#include <string.h>

#include "claims/reader.h"
#include "claims/telling.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Bytes of a line from which on a sentence may go on in the next: eighteen ideographs. */
#define FULL_LINE 54
/* The same in columns of print, of which an ideograph takes two: figures make a line of fewer bytes. */
#define FULL_COLUMNS 34
/* And where the lines of a text are all of one width: columns of the narrowest, no more than its bytes. */
#define NARROW_COLUMNS 20
/* How much longer than such a line the next one may be: a letter and a mark. */
#define NARROW_BYTES 6
/* Letters at the end of a line and at the beginning of the next one, in which a word may be broken. */
#define SEAM_LETTERS 5
/* Bytes of a line of a page; a longer one is a paragraph, whether or not it ends with a full stop. */
#define LONGEST_LINE 200
/* Of a line that is a page's number. */
#define PAGE_NUMBER_BYTES 30
/* Empty lines at the edge of a page, within a paragraph. */
#define EDGE_LINES 4
/* Bytes of a line that can hold a claim by itself. */
#define LEAST_LINE 15
/* Letters of a paragraph that is a heading. */
#define HEADING_BYTES 120
/* Of one that says no more than what it is about: （二）规范办理依申请公开。 */
#define SHORT_HEADING 45

/* The line's cells stand apart in a way that a sentence does not: asked only where a sentence may state something. */
static bool
is_spread(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;

	if (line->n > 1 && line->layout == GR_SPACES)
		return memmem(text, line->length, "    ", 4) != NULL;
	return line->n > 0 && memchr(text, '|', line->length) != NULL;
}

static inline bool
names(const char *p, const char *end, const char *word)
{
	return gr_find_bytes(p, end, word) != NULL;
}

/* A sentence that is a heading within its paragraph: （二）依申请公开情况。 */
static void
take_heading(gr_claim_reader *r, const char *p, const char *end)
{
	const char *limit = end - p > HEADING_BYTES / 2 ? p + HEADING_BYTES / 2 : end;
	const char *stop;

	/* first what most sentences do not name */
	if (!names(p, limit, "申请公开"))
		return;
	stop = gr_sentence_end(p, limit);
	if (stop != NULL && names(p, stop, "申请公开") && (stop - p <= SHORT_HEADING || names(p, stop, "情况")))
		r->context.applications = r->context.disclosure = true;
}

/* The last character of the text, of three bytes or of one. */
static uint32_t
last_character(const char *p, const char *end)
{
	uint32_t	length;

	return end - p >= 3 && (uint8_t) end[-1] >= 0x80 ? gr_utf8(end - 3, end, &length) : end > p ? (uint8_t) end[-1] : 0;
}

/* It ends within a sentence: what follows is not read without its beginning. */
static bool
is_broken_off(const char *p, const char *end)
{
	switch (last_character(p, end))
	{
		case U'。': case U'！': case U'？': case U'；': case U'：': case U'…': case '.': case '!': case '?': case ';': case ':':
			return false;
		default:
			return names(p, end, "，") || memchr(p, ',', (size_t) (end - p)) != NULL || names(p, end, "。");
	}
}

/* A short paragraph without a full stop is a heading: it tells what those that follow are about. */
static void
take_short_line(gr_claim_reader *r, const char *p, const char *end)
{
	if (end - p >= HEADING_BYTES || gr_ends_sentence(p, end) || is_broken_off(p, end))
		return;
	r->context.applications = names(p, end, "申请");
	r->context.disclosure = r->context.applications || names(p, end, "信息公开");
}

/* Reads what stands in [p, end), which begins in this line; within a sentence where that before it is broken off. */
static void
read_paragraph(gr_claim_reader *r, const gr_line *line, const char *p, const char *end, bool within)
{
	const char *start = p;
	bool		first = !r->in_table;
	bool		known = false;	/* that it is text */

	gr_forget_total(r);
	r->after_received = r->after_dispute = false;
	if (first && !within)
		take_short_line(r, p, end);
	while (p < end && r->status == GR_OK)
	{
		const char *next = gr_find_telling_sentence(p, end, r->arena->host);

		if (next == NULL)
		{
			r->status = GR_STOPPED;
			return;
		}
		if (next > p)
		{
			gr_forget_total(r);
			if (first)
				take_heading(r, p, next);
		}
		if (next == end || (!known && is_spread(r->page, line)))
			return;
		known = true;
		first = false;
		r->within = within && next == start;
		p = gr_read_sentence(r, next, end);
	}
}

/* ---- paragraphs --------------------------------------------------------------------- */

static bool
is_row(const gr_line *line)
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

static bool
stands_at(const char *p, const char *end, const char *mark)
{
	const size_t length = strlen(mark);

	return (size_t) (end - p) >= length && memcmp(p, mark, length) == 0;
}

/* The line begins with a number, as headings and items of lists do: （一）, (1), 一、, 一是; not a remark in brackets. */
static bool
begins_item(const gr_page *page, const gr_line *line)
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

/* A mark that stands within a sentence, or ends it. */
static bool
begins_with_mark(const gr_page *page, const gr_line *line)
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

/* Columns of print that the line takes. */
static uint32_t
columns(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;
	uint32_t	n = 0;
	uint32_t	length;

	for (const char *p = text; p < text + line->length; p += length)
		n += gr_width(gr_utf8(p, text + line->length, &length));
	return n;
}

/* Lines of one width, but for a mark that may not begin a line. */
static bool
is_as_wide(uint32_t a, uint32_t b)
{
	return a + 2 >= b && b + 2 >= a;
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

/*
 * A sentence may go on behind the line: it is as long as those of a page, or as wide as
 * the next one, or as those that were so before it; or it is broken off.
 */
static bool
is_full(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	uint32_t	width;

	if (line->length >= FULL_LINE || line->length < LEAST_LINE)
		return line->length >= FULL_LINE;
	/* no character takes more columns than bytes */
	if ((r->in_table || r->section < 0) && line->length < FULL_COLUMNS)
		return false;
	width = columns(r->page, line);
	if (width >= FULL_COLUMNS || r->in_table || r->section < 0)
		return width >= FULL_COLUMNS;
	/* no column takes more than three bytes */
	if (width >= NARROW_COLUMNS && next->gap == 0 && next->length <= 3 * (width + 2) && is_as_wide(width, columns(r->page, next)))
		r->width = width;
	if (width >= NARROW_COLUMNS && is_as_wide(width, r->width))
		return true;
	return next->length <= line->length + NARROW_BYTES
		&& (is_broken_off(r->page->text + line->start, r->page->text + line->start + line->length) || spans_word(r, line, next));
}

/* Takes up what the section's heading says. */
static void
begin_section(gr_claim_reader *r, const gr_heading *heading)
{
	r->section = (int8_t) heading->kind;
	r->in_table = heading->kind == GR_DISCLOSURES || heading->kind == GR_APPLICATIONS || heading->kind == GR_REVIEWS;
	r->context.reviews = heading->kind == GR_REVIEWS;
	r->context.fees = heading->kind == GR_OTHER_MATTERS;
	r->context.applications = heading->kind == GR_APPLICATIONS;
	r->context.disclosure = heading->kind == GR_APPLICATIONS || heading->kind == GR_REVIEWS;
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

/* The paragraph of this line goes on in the next one; behind an empty line only within a sentence, over a page's edge. */
static bool
goes_on(gr_claim_reader *r, const gr_line *line, const gr_line *next)
{
	const gr_page *page = r->page;
	const char *start = page->text + line->start;
	const char *end = start + line->length;

	/* what is told at a glance first */
	if (next->gap > EDGE_LINES || line->length < LEAST_LINE || is_row(next) || gr_ends_sentence(start, end))
		return false;
	if (next->gap > 0 && !is_broken_off(start, end))
		return false;
	return is_full(r, line, next) && !begins_item(page, next) && !is_page_number(page, next)
		&& !(next->length >= LEAST_LINE && is_spread(page, next)) && pass_over(r, line, next);
}

/* Lines of the paragraph that begins with line i, all of them before `limit`: a sentence may be broken over lines. */
static uint32_t
count_lines(gr_claim_reader *r, uint32_t i, uint32_t limit)
{
	uint32_t	n = 1;

	while (i + n < limit && goes_on(r, &r->page->lines[i + n - 1], &r->page->lines[i + n]))
		n++;
	return n;
}

/* Behind the lines from i on that hold no claim: those of tables are labels and figures, for the most part. */
static uint32_t
pass_cells(const gr_page *page, uint32_t i, uint32_t limit, bool in_table)
{
	const uint32_t least = in_table ? FULL_LINE : LEAST_LINE;

	for (; i < limit; i++)
	{
		const gr_line *line = &page->lines[i];

		if (line->length >= least || (line->length >= LEAST_LINE && line->layout != GR_MARKED_CELL))
			break;
	}
	return i;
}

static void
read_lines(gr_claim_reader *r, bool html)
{
	const gr_page *page = r->page;
	const gr_outline *outline = r->outline;
	uint32_t	next = 0;		/* heading */
	uint32_t	next_line = outline->n > 0 ? outline->headings[0].line : page->n_lines;
	bool		broken_off = false;	/* the paragraph before is */

	for (uint32_t i = 0; i < page->n_lines && r->status == GR_OK;)
	{
		const gr_line *line;
		const char *start;
		const char *end;
		uint32_t	n = 1;

		if (i < next_line)
		{
			i = pass_cells(page, i, next_line, r->in_table);
			if (i == next_line)
				continue;
		}
		line = &page->lines[i];
		start = page->text + line->start;
		if (i >= next_line)
		{
			begin_section(r, &outline->headings[next]);
			start = page->text + outline->headings[next].body;
			next++;
			next_line = next < outline->n ? outline->headings[next].line : page->n_lines;
			broken_off = false;
		}
		r->clause.skip = NULL;
		if (!html && !is_row(line))
			n = count_lines(r, i, next_line);
		i += n;
		end = page->text + page->lines[i - 1].start + page->lines[i - 1].length;
		if (is_row(line) || start >= end)
		{
			broken_off = false;
			continue;
		}
		read_paragraph(r, line, start, end, begins_with_mark(page, line) || (broken_off && !begins_item(page, line)));
		broken_off = page->lines[i - 1].length <= LONGEST_LINE && is_broken_off(start, end);
	}
}

/* Drops what is not worth keeping. */
static void
keep_claims(gr_claim_reader *r, gr_report *report)
{
	uint32_t   *place = gr_alloc_raw(r->arena, (r->n + 1) * sizeof *place);
	uint32_t	n = 0;

	if (place == NULL)
	{
		r->status = GR_NO_MEMORY;
		return;
	}
	for (uint32_t i = 0; i < r->n; i++)
	{
		if (!r->notes[i].kept)
			continue;
		place[i] = n + 1;
		r->claims[n] = r->claims[i];
		n++;
	}
	for (uint32_t i = 0; i < n; i++)
		if (r->claims[i].part_of != 0)
			r->claims[i].part_of = place[r->claims[i].part_of - 1];
	report->claims = r->claims;
	report->n_claims = n;
}

/*
 * Section six speaks of fees in words that were not read: a claim without a value, so
 * that nobody says that it does not.
 */
static void
note_fees(gr_claim_reader *r)
{
	static const char *const words[] = {"信息处理费", "处理费", "收费", "费用"};
	const gr_heading *heading = NULL;
	const char *found = NULL;
	uint32_t	claim;
	size_t		length = 0;

	for (uint32_t i = 0; i < r->n; i++)
		if (r->claims[i].subject == GR_SUBJECT_PROCESSING_FEE)
			return;
	for (uint32_t i = 0; i < r->outline->n; i++)
		if (r->outline->headings[i].kind == GR_OTHER_MATTERS)
			heading = &r->outline->headings[i];
	for (size_t i = 0; heading != NULL && found == NULL && i < sizeof words / sizeof words[0]; i++)
	{
		length = strlen(words[i]);
		found = gr_find_bytes(r->page->text + heading->body, r->page->text + heading->end, words[i]);
	}
	if (found == NULL)
		return;
	claim = gr_add_words(r, (gr_str) {found, (uint32_t) length});
	if (claim == 0)
		return;
	r->claims[claim - 1].section = GR_OTHER_MATTERS;
	r->claims[claim - 1].subject = GR_SUBJECT_PROCESSING_FEE;
	r->claims[claim - 1].has_value = false;
	r->notes[claim - 1].kept = true;
}

/* It decides on reviews of others' decisions: what it says of reviews may be of these. */
static bool
is_reviewer(gr_str agency)
{
	return agency.s != NULL && (names(agency.s, agency.s + agency.len, "司法") || names(agency.s, agency.s + agency.len, "法制"));
}

/* A figure of the report's year is said of it, too: that of another year is there to be compared. */
static bool
is_stated(const gr_claim_reader *r, gr_subject subject)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->claims[i].subject == subject)
			return true;
	return false;
}

/* The report has the section of table three, whether or not that could be read. */
static bool
has_table_section(const gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].kind == GR_APPLICATIONS)
			return true;
	return false;
}

gr_status
gr_claims_read(const gr_page *page, const gr_outline *outline, bool html, gr_arena *arena, gr_report *report)
{
	gr_claim_reader whole;
	gr_claim_reader *r = &whole;

	memset(r, 0, offsetof(gr_claim_reader, clause));
	r->clause.ending = GR_ENDS_TEXT;
	r->page = page;
	r->outline = outline;
	r->arena = arena;
	r->section = -1;
	r->year = report->year != 0 ? report->year : report->from.year;
	gr_take_own_name(&r->name, report->agency);
	r->clause.year = r->year;
	r->context.government = r->name.government;
	r->context.reviewer = r->name.government || is_reviewer(report->agency);
	r->context.tables = report->n_applications > 0 || has_table_section(outline);
	r->context.new_form = report->form == GR_FORM_2021;
	read_lines(r, html);
	if (r->stale != 0 && !r->dated && !is_stated(r, r->stale_subject) && r->status == GR_OK)
		r->notes[r->stale - 1].kept = true;
	if (r->status == GR_OK)
		note_fees(r);
	if (r->status == GR_OK && r->n > 0)
		keep_claims(r, report);
	return r->status;
}
