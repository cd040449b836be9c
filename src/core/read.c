/*
 * read.c - the stages in order: body to text, page, outline, records, report.
 */
#include "govreport.h"

#include "claims/claims.h"
#include "outline/outline.h"
#include "outline/page_labels.h"
#include "outline/others.h"
#include "outline/unread.h"
#include "page/page.h"
#include "place/columns.h"
#include "place/place.h"
#include "place/records.h"
#include "source.h"

/* Bytes of the line that reading stopped at which a problem quotes. */
#define STOP_BYTES 48

static void
add_problem(gr_report *report, gr_problem problem)
{
	if (report->n_problems < GR_PROBLEMS)
		report->problems[report->n_problems++] = problem;
}

/* Title, agency, year and period, and problems where the text disagrees with itself. */
static gr_status
take_title(const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report)
{
	gr_disputes disputes;
	gr_status	status = gr_title_read(page, outline, arena, report, &disputes);

	for (uint32_t i = 0; status == GR_OK && i < disputes.n; i++)
		add_problem(report, disputes.list[i]);
	return status;
}

/* Sections, whose places count_places tells, and problems for the empty ones. */
static gr_status
take_sections(const gr_source *source, const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report)
{
	report->sections = gr_alloc(arena, (outline->n + 1) * sizeof(gr_section));
	if (report->sections == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = 0; i < outline->n; i++)
	{
		const gr_heading *heading = &outline->headings[i];
		gr_section *section = &report->sections[report->n_sections++];

		section->kind = heading->kind;
		section->number = heading->number;
		section->title = heading->title;
		section->body = (gr_str) {source->text + heading->body, heading->end - heading->body};
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

/* Places, so far in bytes of the text, of the claims that begin before that of limit become characters of the body; returns the next one. */
static gr_claim *
count_claims(const gr_source *source, gr_claim *claim, const gr_claim *end, uint32_t limit, gr_counter *counted)
{
	for (; claim < end && claim->start < limit; claim++)
	{
		uint32_t	from;
		uint32_t	until;

		gr_source_span(source, claim->start, claim->start + claim->length, &from, &until);
		claim->start = gr_source_characters(source, counted, from) + 1;
		claim->length = gr_source_characters(source, counted, until) - claim->start + 1;
	}
	return claim;
}

/* Sections and claims get their places in characters of the body, which are counted in one walk. */
static void
count_places(const gr_source *source, const gr_outline *outline, gr_report *report)
{
	const gr_claim *end = report->claims + report->n_claims;
	gr_counter	counted = {0, 0};
	gr_claim   *claim = count_claims(source, report->claims, end, outline->n > 0 ? outline->headings[0].start : UINT32_MAX, &counted);

	for (uint32_t i = 0; i < outline->n; i++)
	{
		const gr_heading *heading = &outline->headings[i];
		gr_section *section = &report->sections[i];
		uint32_t	from;
		uint32_t	until;

		gr_source_span(source, heading->start, heading->end, &from, &until);
		section->start = gr_source_characters(source, &counted, from) + 1;
		claim = count_claims(source, claim, end, i + 1 < outline->n ? heading[1].start : UINT32_MAX, &counted);
		section->length = gr_source_characters(source, &counted, until) - section->start + 1;
	}
}

/* Another report or table in the text; where it is not certain, only if figures of one cell differ. */
static void
note_others(const gr_others *others, gr_report *report)
{
	bool		several = others->certain;

	if (others->problem.raw.s == NULL)
		return;
	for (uint32_t i = 0; i < report->n_problems && !several; i++)
		several = report->problems[i].code == GR_PROBLEM_CONFLICT;
	if (several)
		add_problem(report, others->problem);
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

/* What the stages hand on. */
typedef struct stages
{
	gr_source	source;
	gr_page		page;
	gr_word    *words;
	gr_term_counts counts;
	gr_outline *outline;
	gr_others	others;
	gr_records	records;
} stages;

/* Between stages that do not ask the host themselves. */
static gr_status
ask(const gr_arena *arena)
{
	return gr_may_go_on(arena->host) ? GR_OK : GR_STOPPED;
}

/* From the body to lines of cells; where these turn out to be rows in another notation, they are read as it is rewritten. */
static gr_status
read_page(stages *s, const char *body, size_t length, gr_arena *arena)
{
	gr_status	status;

	s->page = (gr_page) {.room = 0};
	if ((status = gr_source_open(&s->source, body, length, arena)) != GR_OK)
		return status;
	for (;;)
	{
		const gr_text_kind kind = !s->source.is_html ? GR_BODY_LINES : s->source.html.page ? GR_GRID_LINES : GR_LINES;

		status = gr_page_read(s->source.text, s->source.text_length, kind, gr_look_up_label, arena, &s->page);
		if (status != GR_OK || !s->page.carried)
			break;
		if ((status = gr_source_take_page(&s->source, arena)) != GR_OK)
			return status;
	}
	s->page.html = s->source.is_html ? &s->source.html : NULL;
	return status == GR_OK && s->page.turned ? gr_source_index(&s->source, arena) : status;
}

/* From the body to records: lines of figures with the texts around them. */
static gr_status
read_records(stages *s, const char *body, size_t length, gr_arena *arena)
{
	gr_status	status;

	if ((status = read_page(s, body, length, arena)) != GR_OK
		|| (status = gr_words_read(&s->page, arena, &s->words, &s->counts)) != GR_OK
		|| (status = gr_outline_read(&s->page, s->words, arena, &s->outline)) != GR_OK
		|| (status = ask(arena)) != GR_OK
		|| (status = gr_set_others_apart(&s->page, s->words, &s->counts, s->outline, arena, &s->others)) != GR_OK
		|| (s->others.set_apart && (status = gr_outline_read(&s->page, s->words, arena, &s->outline)) != GR_OK))
		return status;
	gr_hide_numbers(&s->page, s->outline);
	return gr_records_read(&s->page, s->words, s->outline, arena, &s->records);
}

/* From records to the three tables, and what is missing in them. */
static gr_status
read_tables(const stages *s, gr_arena *arena, gr_report *report)
{
	gr_status	status = gr_place(&s->page, s->words, &s->records, s->others.twice, arena, report);

	if (status != GR_OK)
		return status;
	if (report->form == GR_FORM_NONE)
		report->form = gr_form_of_words(&s->page, s->words, s->outline);
	status = gr_place_blank_tables(&s->page, s->words, s->outline, report->form, arena, report);
	if (status != GR_OK)
		return status;
	note_tables_unread(&s->page, s->words, s->outline, report);
	note_others(&s->others, report);
	return GR_OK;
}

static gr_status
read_claims(const stages *s, gr_arena *arena, gr_report *report)
{
	gr_status	status = ask(arena);

	return status == GR_OK ? gr_claims_read(&s->page, s->outline, s->source.is_html, arena, report) : status;
}

gr_status
gr_read(const char *body, size_t length, gr_extent extent, gr_arena *arena, gr_report **out)
{
	gr_report  *report = gr_alloc(arena, sizeof(gr_report));
	stages		s;
	gr_status	status;

	if (report == NULL)
		return GR_NO_MEMORY;
	*out = report;
	if ((status = read_records(&s, body, length, arena)) != GR_OK || (status = read_tables(&s, arena, report)) != GR_OK)
		return status;
	/* the year tells the edition where the tables do not */
	if ((extent > GR_TABLES || report->form == GR_FORM_NONE)
		&& (status = take_title(&s.page, s.outline, arena, report)) != GR_OK)
		return status;
	if (extent > GR_TABLES && (status = take_sections(&s.source, &s.page, s.outline, arena, report)) != GR_OK)
		return status;
	if (extent == GR_WHOLE_REPORT && (status = read_claims(&s, arena, report)) != GR_OK)
		return status;
	if (extent > GR_TABLES)
		count_places(&s.source, s.outline, report);
	note_unread(&s.page, &s.records, report);
	gr_source_move(&s.source, report);
	return GR_OK;
}
