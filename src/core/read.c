/*
 * read.c - the stages in order: text to page, outline, records, report.
 */
#include "govreport.h"


#include "outline.h"
#include "page.h"
#include "place.h"
#include "records.h"
#include "words.h"


uint32_t
gr_characters(const char *body, size_t from, size_t until)
{
	uint32_t	n = 0;

	for (size_t i = from; i < until; i++)
		n += ((unsigned char) body[i] & 0xC0) != 0x80;
	return n;
}

/* Sections with their places counted in characters, and problems for the empty ones. */
static gr_status
take_sections(const char *body, const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report)
{
	uint32_t	counted = 0;	/* bytes */
	uint32_t	characters = 0;

	report->sections = gr_alloc(arena, (outline->n + 1) * sizeof(gr_section));
	if (report->sections == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = 0; i < outline->n; i++)
	{
		const gr_heading *heading = &outline->headings[i];
		gr_section *section = &report->sections[report->n_sections++];

		characters += gr_characters(body, counted, heading->start);
		counted = heading->start;
		section->kind = heading->kind;
		section->number = heading->number;
		section->title = heading->title;
		section->start = characters + 1;
		section->length = gr_characters(body, heading->start, heading->end);
		section->body_offset = heading->body;
		section->body_length = heading->end - heading->body;
		if (heading->empty && report->n_problems < GR_PROBLEMS)
			report->problems[report->n_problems++] = (gr_problem) {
				.code = GR_PROBLEM_EMPTY_SECTION,
				.item = gr_section_forms[heading->kind].code,
				.raw = heading->title,
				.line = page->lines[heading->line].number,
			};
	}
	return GR_OK;
}

gr_status
gr_read(const char *body, size_t length, gr_arena *arena, gr_report **out)
{
	gr_report  *report = gr_alloc(arena, sizeof(gr_report));
	gr_outline *outline = gr_alloc_raw(arena, sizeof(gr_outline));
	gr_page		page;
	gr_word    *words;
	gr_records	records;
	gr_status	status;
	uint32_t	unread;

	if (report == NULL || outline == NULL)
		return GR_NO_MEMORY;
	*out = report;
	if ((status = gr_page_read(body, length, false, arena, &page)) != GR_OK
		|| (status = gr_words_read(&page, arena, &words)) != GR_OK
		|| (status = gr_outline_read(&page, words, arena, outline)) != GR_OK
		|| (status = gr_records_read(&page, words, outline, arena, &records)) != GR_OK)
		return status;
	records.wide = gr_counts_wide(&page, &records);
	if ((status = gr_place(&page, words, &records, arena, report)) != GR_OK
		|| (status = take_sections(body, &page, outline, arena, report)) != GR_OK)
		return status;
	report->title = outline->title;
	report->agency = outline->agency;
	report->from = outline->from;
	report->until = outline->until;
	report->year = outline->year;
	if (report->year == 0 && outline->from.year == outline->until.year)
		report->year = outline->from.year;
	unread = records.unread != 0 ? records.unread : page.unread;
	if (unread != 0 && report->n_problems < GR_PROBLEMS)
		report->problems[report->n_problems++] = (gr_problem) {.code = GR_PROBLEM_TOO_LONG, .line = unread};
	return GR_OK;
}
