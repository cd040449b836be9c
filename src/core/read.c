/*
 * read.c - the stages in order: body to text, page, outline, records, report.
 */
#include "govreport.h"

#include <string.h>

#include "claims/claims.h"
#include "place/columns.h"
#include "page/html.h"
#include "outline/outline.h"
#include "page/page.h"
#include "place/place.h"
#include "place/records.h"
#include "text/scan.h"
#include "outline/page_labels.h"
#include "outline/unread.h"

/* Bytes of the body between two counts of its lines. */
#define LINE_BLOCK 4096
/* Bytes of the line that reading stopped at which a problem quotes. */
#define STOP_BYTES 48

uint32_t
gr_characters(const char *body, size_t from, size_t until)
{
	uint32_t	n = 0;

	while (until - from >= GR_BLOCK)
	{
		size_t		blocks = (until - from) / GR_BLOCK;
		gr_block	inside = {0};	/* bytes within a character, as many as a byte can count */

		if (blocks > UINT8_MAX)
			blocks = UINT8_MAX;
		for (size_t i = 0; i < blocks; i++, from += GR_BLOCK)
			inside -= (gr_block) ((gr_load_block(body + from) & 0xC0) == 0x80);
		n += (uint32_t) blocks * GR_BLOCK;
		for (int i = 0; i < GR_BLOCK; i++)
			n -= inside[i];
	}
	for (; from < until; from++)
		n += ((unsigned char) body[from] & 0xC0) != 0x80;
	return n;
}

/* The places of a text, in the body it was made from. */
typedef struct places
{
	const char *body;
	size_t		length;
	const char *text;
	const gr_html *html;		/* NULL: the text is the body */
	char		line_end;
	uint32_t   *lines;			/* ends of lines before each block of the body */
} places;

static uint32_t
count_lines(const places *at, const char *p, const char *end)
{
	uint32_t	n = 0;

	while ((p = memchr(p, at->line_end, (size_t) (end - p))) != NULL)
	{
		p++;
		n++;
	}
	return n;
}

static bool
index_lines(places *at, gr_arena *arena)
{
	size_t		blocks = at->length / LINE_BLOCK + 1;

	at->line_end = gr_line_end(at->body, at->length);
	at->lines = gr_alloc(arena, blocks * sizeof(uint32_t));
	if (at->lines == NULL)
		return false;
	for (size_t i = 1; i < blocks; i++)
		at->lines[i] = at->lines[i - 1]
			+ count_lines(at, at->body + (i - 1) * LINE_BLOCK, at->body + i * LINE_BLOCK);
	return true;
}

/* The line of the body, from 1, that a piece of the text comes from. */
static uint32_t
line_of(const places *at, gr_str raw)
{
	uint32_t	offset = gr_html_source(at->html, (uint32_t) (raw.s - at->text));
	uint32_t	block = offset / LINE_BLOCK;

	return at->lines[block] + count_lines(at, at->body + block * LINE_BLOCK, at->body + offset) + 1;
}

/* The bytes of the body that [start, end) of the text comes from. */
static void
span_of(const places *at, uint32_t start, uint32_t end, uint32_t *from, uint32_t *until)
{
	*from = at->html ? gr_html_source(at->html, start) : start;
	*until = at->html && end > start ? gr_html_source_end(at->html, end) : at->html ? *from : end;
}

static void
move_figure(const places *at, gr_figure *figure)
{
	uint32_t	until;

	if (figure->state == GR_ABSENT)
		return;
	span_of(at, figure->start, figure->start + figure->length, &figure->start, &until);
	figure->length = until - figure->start;
	figure->line = line_of(at, figure->raw);
}

/* Figures and problems get their places in the body of the page. */
static void
move_places(const places *at, gr_report *report)
{
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		move_figure(at, &report->disclosures[i].figure);
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			move_figure(at, &report->applications[i].cell[c]);
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			move_figure(at, &report->reviews[i].cell[c]);
	for (uint32_t i = 0; i < report->n_problems; i++)
		report->problems[i].line = line_of(at, report->problems[i].raw);
}

/* A place of the body, in bytes and in characters. */
typedef struct counter
{
	uint32_t	bytes;
	uint32_t	characters;
} counter;

/* Moves to a place near by; returns the characters before it. */
static uint32_t
count_to(const places *at, counter *counted, uint32_t bytes)
{
	if (bytes >= counted->bytes)
		counted->characters += gr_characters(at->body, counted->bytes, bytes);
	else
		counted->characters -= gr_characters(at->body, bytes, counted->bytes);
	counted->bytes = bytes;
	return counted->characters;
}

static void
add_problem(gr_report *report, gr_problem problem)
{
	if (report->n_problems < GR_PROBLEMS)
		report->problems[report->n_problems++] = problem;
}

/* Sections with their places counted in characters, and problems for the empty ones. */
static gr_status
take_sections(const places *at, const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report)
{
	counter		counted = {0, 0};

	report->sections = gr_alloc(arena, (outline->n + 1) * sizeof(gr_section));
	if (report->sections == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = 0; i < outline->n; i++)
	{
		const gr_heading *heading = &outline->headings[i];
		gr_section *section = &report->sections[report->n_sections++];
		uint32_t	from;
		uint32_t	until;

		span_of(at, heading->start, heading->end, &from, &until);
		section->kind = heading->kind;
		section->number = heading->number;
		section->title = heading->title;
		section->start = count_to(at, &counted, from) + 1;
		section->length = count_to(at, &counted, until) - section->start + 1;
		section->body = (gr_str) {at->text + heading->body, heading->end - heading->body};
		if (heading->empty)
			add_problem(report, (gr_problem) {
				.code = GR_PROBLEM_EMPTY_SECTION,
				.item = gr_section_forms[heading->kind].code,
				.raw = heading->title,
				.line = page->lines[heading->line].number,
			});
	}
	return GR_OK;
}

/* Claims get their places, so far in bytes of the text, in characters of the body. */
static void
move_claims(const places *at, const gr_outline *outline, gr_report *report)
{
	counter		counted = {0, 0};
	uint32_t	next = 0;		/* section */

	for (uint32_t i = 0; i < report->n_claims; i++)
	{
		gr_claim   *claim = &report->claims[i];
		uint32_t	from;
		uint32_t	until;

		for (; next < outline->n && outline->headings[next].start <= claim->start; next++)
		{
			/* what stands before a section has been counted */
			span_of(at, outline->headings[next].start, outline->headings[next].end, &from, &until);
			counted = (counter) {from, report->sections[next].start - 1};
		}
		span_of(at, claim->start, claim->start + claim->length, &from, &until);
		/* a negation may begin before the figures of its clause */
		claim->start = count_to(at, &counted, from) + 1;
		claim->length = count_to(at, &counted, until) - claim->start + 1;
	}
}

/* Tables and rows whose words the text has though they were not read. */
static void
note_tables_unread(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_report *report)
{
	gr_problem	problems[GR_UNREAD_MOST];
	uint32_t	n = gr_find_unread(page, words, outline, report, problems);

	for (uint32_t i = 0; i < n; i++)
		add_problem(report, problems[i]);
}

/* Text that was not read, because the page or its tables have far more lines than a report. */
static void
note_unread(const gr_page *page, const gr_records *records, gr_report *report)
{
	const gr_line *last = records->unread != 0 ? &page->lines[records->unread_line] : NULL;
	const char *start = last ? page->text + last->start : page->text + page->unread_at;
	size_t		left = (size_t) (page->text + page->length - start);
	uint32_t	length = 0;

	if (records->unread == 0 && page->unread == 0)
		return;
	while (length < left && length < STOP_BYTES && start[length] != '\n')
		length++;
	while (length > 0 && length < left && ((unsigned char) start[length] & 0xC0) == 0x80)
		length--;
	add_problem(report, (gr_problem) {
		.code = GR_PROBLEM_TOO_LONG,
		.raw = {start, length},
		.line = records->unread != 0 ? records->unread : page->unread,
	});
}

gr_status
gr_read(const char *body, size_t length, gr_extent extent, gr_arena *arena, gr_report **out)
{
	gr_report  *report = gr_alloc(arena, sizeof(gr_report));
	places		at = {.body = body, .length = length, .text = body};
	gr_html		html;
	gr_page		page;
	gr_word    *words;
	gr_outline *outline;
	gr_records	records;
	gr_status	status;

	if (report == NULL)
		return GR_NO_MEMORY;
	*out = report;
	if (gr_looks_like_html(body, length))
	{
		if ((status = gr_html_read(body, length, arena, &html)) != GR_OK)
			return status;
		at.html = &html;
		at.text = html.text;
		if (!index_lines(&at, arena))
			return GR_NO_MEMORY;
	}
	if ((status = gr_page_read(at.text, at.html ? html.length : length, at.html && html.page, arena, &page)) != GR_OK
		|| (status = gr_words_read(&page, arena, &words)) != GR_OK
		|| (status = gr_outline_read(&page, words, arena, &outline)) != GR_OK
		|| (status = gr_records_read(&page, words, outline, arena, &records)) != GR_OK)
		return status;
	records.width = gr_find_width(&page, &records);
	if ((status = gr_place(&page, words, &records, arena, report)) != GR_OK)
		return status;
	note_tables_unread(&page, words, outline, report);
	if ((extent > GR_TABLES || report->form == GR_FORM_NONE)
		&& (status = gr_title_read(&page, outline, arena, report)) != GR_OK)
		return status;
	if (extent > GR_TABLES && (status = take_sections(&at, &page, outline, arena, report)) != GR_OK)
		return status;
	if (extent == GR_WHOLE_REPORT)
	{
		if ((status = gr_claims_read(&page, outline, at.html != NULL, arena, report)) != GR_OK)
			return status;
		move_claims(&at, outline, report);
	}
	note_unread(&page, &records, report);
	if (at.html)
		move_places(&at, report);
	return GR_OK;
}
