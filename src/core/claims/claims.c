/*
 * claims.c - reads the narrative: its paragraphs, and in them the sentences in which a figure
 * or a negation stands; only these are taken apart.  One pass.
 */
#include "claims/claims.h"

#include <stddef.h>
#include <string.h>

#include "claims/reader.h"
#include "claims/telling.h"
#include "text/folded.h"
#include "text/sentence.h"

/* Bytes of a line of a page; a longer one is a paragraph, whether or not it ends with a full stop. */
#define LONGEST_LINE 200
/* Letters of a paragraph that is a heading. */
#define HEADING_BYTES 120
/* Of one that says no more than what it is about: （二）规范办理依申请公开。 */
#define SHORT_HEADING 45

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

/* The paragraph of this line goes on with a sentence that the one before has begun. */
static bool
begins_within(const gr_claim_reader *r, const gr_line *line)
{
	return gr_begins_with_mark(r->page, line)
		|| (r->above != r->above_end && gr_is_broken_off(r->above, r->above_end) && !gr_begins_item(r->page, line));
}

/* A short paragraph without a full stop is a heading: it tells what those that follow are about. */
static void
take_short_line(gr_claim_reader *r, const gr_line *line, const char *p, const char *end)
{
	if (end - p >= HEADING_BYTES || gr_ends_sentence(p, end) || begins_within(r, line) || gr_is_broken_off(p, end))
		return;
	r->context.applications = names(p, end, "申请");
	r->context.disclosure = r->context.applications || names(p, end, "信息公开");
}

/* Reads what stands in [p, end), which begins in this line. */
static void
read_paragraph(gr_claim_reader *r, const gr_line *line, const char *p, const char *end)
{
	const char *start = p;
	bool		first = !r->in_table;
	bool		known = false;	/* that it is text */

	gr_forget_total(r);
	r->after_received = r->after_dispute = false;
	if (first)
		take_short_line(r, line, p, end);
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
		if (next == end || (!known && gr_is_spread(r->page, line)))
			return;
		known = true;
		first = false;
		r->within = next == start && begins_within(r, line);
		p = gr_read_sentence(r, next, end);
	}
}

/* ---- paragraphs --------------------------------------------------------------------- */

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

/* The line of a table is a label: the form's, or a cell by itself in which no sentence and no clause ends. */
static bool
is_label(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;

	if (page->cells[line->first].spelling != 0)
		return true;
	return !names(text, text + line->length, "，") && !names(text, text + line->length, "。")
		&& memchr(text, ',', line->length) == NULL;
}

/* Behind the lines from i on that hold no claim: those of tables are labels and figures, for the most part. */
static uint32_t
pass_cells(const gr_page *page, uint32_t i, uint32_t limit, bool in_table)
{
	const gr_line *line = page->lines + i;
	const gr_line *end = page->lines + limit;

	while (line < end && (line->length < GR_LEAST_LINE
						  || (in_table && line->layout == GR_MARKED_CELL && (line->length < GR_FULL_LINE || is_label(page, line)))))
		line++;
	return (uint32_t) (line - page->lines);
}

static void
read_lines(gr_claim_reader *r, bool html)
{
	const gr_page *page = r->page;
	const gr_outline *outline = r->outline;
	uint32_t	next = 0;		/* heading */
	uint32_t	next_line = outline->n > 0 ? outline->headings[0].line : page->n_lines;

	for (uint32_t i = 0; i < page->n_lines && r->status == GR_OK;)
	{
		const gr_line *line;
		const char *start;
		const char *end;
		uint32_t	n = 1;
		bool		row;

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
			r->above = r->above_end;
		}
		r->clause.skip = NULL;
		row = gr_is_row(line);
		if (!html && !row)
			n = gr_count_lines(r, i, next_line);
		i += n;
		end = page->text + page->lines[i - 1].start + page->lines[i - 1].length;
		if (row || start >= end)
		{
			r->above = r->above_end;
			continue;
		}
		read_paragraph(r, line, start, end);
		r->above = page->lines[i - 1].length <= LONGEST_LINE ? start : end;
		r->above_end = end;
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
	r->clause.letters_alone = false;
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
