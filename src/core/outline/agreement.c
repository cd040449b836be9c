/*
 * agreement.c - whose report, of which year: what the title and the other evidence agree upon.
 *
 * Where they do not agree, there is no agency or no year, and a problem says what spoke against it.
 */
#include "outline/agreement.h"

#include "outline/outline.h"
#include "outline/title_words.h"
#include "text/folded.h"

/* Lines that a title is looked for in, where no heading comes before. */
#define HEAD_LINES 120
/* Bytes of a line that a problem quotes. */
#define QUOTED_BYTES 96

/* The line's first characters, as problems quote what stands in the page's own text. */
static gr_str
quote_line(const gr_page *page, uint32_t line)
{
	const char *start = page->text + page->lines[line].start;
	uint32_t	length = page->lines[line].length;

	if (length > QUOTED_BYTES)
		for (length = QUOTED_BYTES; length > 0 && ((unsigned char) start[length] & 0xC0) == 0x80;)
			length--;
	return (gr_str) {start, length};
}

static void
add_dispute(gr_disputes *disputes, const gr_page *page, gr_problem_code code, gr_str raw, uint32_t line)
{
	if (page->n_lines == 0)
		return;
	if (raw.s == NULL || raw.s < page->text || raw.s >= page->text + page->length)
		raw = quote_line(page, line);
	disputes->list[disputes->n++] = (gr_problem) {
		.code = (uint8_t) code,
		.raw = raw,
		.line = page->lines[line].number,
	};
}

/* ---- the year ---------------------------------------------------------------------- */

/*
 * The year that all titles state where nothing tells which is the report's, or that those beside
 * the report's own, which states none, do; 0: they state several.
 */
static int
find_common_year(const gr_evidence *e)
{
	int			year = 0;

	for (uint32_t i = 0; i < e->n; i++)
	{
		if (e->titles[i].place >= GR_ANNOUNCED || (e->title != NULL && (e->titles[i].place != e->title->place || e->titles[i].year == 0)))
			continue;
		if (e->titles[i].year <= 0 || (year != 0 && e->titles[i].year != year))
			return 0;
		year = e->titles[i].year;
	}
	return year;
}

/* The year that the title states, or an announcement, or all titles; 0: none does. */
static int
find_stated_year(const gr_evidence *e)
{
	if (e->title != NULL && e->title->year > 0)
		return e->title->year;
	if (e->announced != NULL && e->announced->year > 0)
		return e->announced->year;
	return e->title == NULL || e->title->year == 0 ? find_common_year(e) : 0;
}

/* An announcement states the year, and so does the title itself. */
static bool
is_announced_year(const gr_evidence *e, int year)
{
	return e->title != NULL && e->title->year == year && e->announced != NULL && e->announced->year == year;
}

/* The year of the title or the period, which agree; one in a line above the title may be a list's. */
static int
agree_on_year(const gr_evidence *e, int title)
{
	int			narrative = 0;

	if (title == 0)
		return e->period_year;
	if (e->title != NULL && e->title->year_above && e->period_year == 0)
		narrative = gr_find_narrative_year(e->page, e->outline);
	return narrative != 0 ? narrative : title;
}

/* The year of the title and of the period; where they differ, the one that the narrative or an announcement has, too. */
static void
decide_year(const gr_evidence *e, gr_report *report, gr_disputes *disputes)
{
	const int	title = find_stated_year(e);
	const int	period = e->period_year;
	int			narrative;

	if (e->title != NULL && e->title->year == GR_SPAN_OF_YEARS && period == 0)
	{
		add_dispute(disputes, e->page, GR_PROBLEM_YEAR_DISPUTED, (gr_str) {NULL, 0}, e->title->first);
		return;
	}
	if ((title != 0 || period != 0) && (title == 0 || period == 0 || title == period))
	{
		report->year = agree_on_year(e, title);
		return;
	}
	narrative = gr_find_narrative_year(e->page, e->outline);
	if (title == 0)
		report->year = narrative;
	else if (title == narrative || is_announced_year(e, title))
		report->year = title;
	else if (period == narrative)
		report->year = period;
	else
		add_dispute(disputes, e->page, GR_PROBLEM_YEAR_DISPUTED, e->period, gr_line_of(e->page, e->period.s));
}

/* --------------------------------------------------------------------------------------- */

/* Lines at the end that a title stands in where none stands at the top. */
#define LAST_LINES 3

/* The title is a line, or lines, without other words, and not one link of those below a label. */
static bool
is_line(const gr_page *page, const gr_title *title)
{
	uint32_t	letters = 0;
	gr_letters	l;

	gr_take_letters(title->text.s, title->text.s + title->text.len, &l);
	for (uint32_t i = title->first; i <= title->last; i++)
	{
		gr_letters	line;

		gr_take_letters(page->text + page->lines[i].start, page->text + page->lines[i].start + page->lines[i].length, &line);
		letters += line.n;
	}
	return letters == l.n && !gr_is_below_label(page, title->first);
}

/* A title behind the report, as of a page whose columns a converter put in another order: the only one, and whole. */
static gr_status
find_title_at_end(gr_evidence *e, const gr_page *page, uint32_t head, gr_arena *arena)
{
	gr_status	status;

	if (e->n > 0 || page->n_lines < head + LAST_LINES)
		return GR_OK;
	status = gr_titles_find(page, page->n_lines - LAST_LINES, page->n_lines, arena, e->titles, &e->n);
	if (e->n != 1 || e->titles[0].place != GR_STANDING || !gr_is_whole_title(&e->titles[0]) || !is_line(page, &e->titles[0])
		|| e->titles[0].year != gr_find_narrative_year(page, e->outline))
		e->n = 0;
	e->titles[0].lifted = true;	/* as one whose name may be another's */
	return status;
}

/* The line with the title of another kind of report, where nothing says that it is a report of this kind; head: none. */
static uint32_t
find_other_kind(const gr_evidence *e, const gr_page *page, const gr_outline *outline, const gr_report *report, uint32_t head)
{
	if (report->n_disclosures + report->n_applications + report->n_reviews > 0)
		return head;
	for (uint32_t i = 0; i < e->n; i++)
		if (e->titles[i].place == GR_OF_ANOTHER_KIND)
			return e->titles[i].first;
	for (uint32_t i = 0; i < outline->n; i++)
	{
		uint8_t		kind = outline->headings[i].kind;

		if (kind == GR_DISCLOSURES || kind == GR_APPLICATIONS || kind == GR_REVIEWS)
			return head;
	}
	return gr_find_other_title(page, 0, head);
}

/* The lines before the first section, a table of contents counted; before the first figure where there is no heading. */
static uint32_t
find_head(const gr_page *page, const gr_outline *outline, const gr_report *report)
{
	uint32_t	head = outline->n > 0 ? outline->headings[0].line : page->n_lines;
	uint32_t	figure = report->n_disclosures > 0 ? report->disclosures[0].figure.line
		: report->n_applications > 0 ? report->applications[0].cell[0].line : 0;

	for (uint32_t i = 1; i < outline->n; i++)
		if (outline->headings[i].kind == GR_OVERVIEW)
			head = outline->headings[i].line;
	if (outline->n == 0 && figure != 0)
		for (head = 0; head < page->n_lines && page->lines[head].number < figure; head++)
			;
	return head < HEAD_LINES ? head : HEAD_LINES;
}

gr_status
gr_title_read(const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report, gr_disputes *disputes)
{
	gr_evidence *e = gr_alloc(arena, sizeof *e);
	uint32_t	head = find_head(page, outline, report);
	uint32_t	other;
	gr_named_by objection;
	gr_status	status;

	disputes->n = 0;
	if (e == NULL)
		return GR_NO_MEMORY;
	e->page = page;
	e->outline = outline;
	e->head = head;
	status = gr_titles_find(page, 0, head, arena, e->titles, &e->n);
	if (status == GR_OK)
		status = find_title_at_end(e, page, head, arena);
	if (status != GR_OK)
		return status;
	e->period = gr_find_period(page, report);
	/* a report's year is over where its period ends: 2024年1月1日至1月31日 is when it was filled in */
	if (e->period.s != NULL && report->from.year == report->until.year && report->until.month == 12)
		e->period_year = report->from.year;
	for (uint32_t i = 0; i < e->n && e->announced == NULL; i++)
		if (e->titles[i].place == GR_ANNOUNCED && (e->titles[i].agency.s != NULL || e->titles[i].year > 0))
			e->announced = &e->titles[i];
	gr_find_names(page, outline, head, e->names);
	gr_choose_title(e);
	if (e->title == NULL && !e->several && e->announced == NULL && (other = find_other_kind(e, page, outline, report, head)) < head)
	{
		add_dispute(disputes, page, GR_PROBLEM_OTHER_KIND, (gr_str) {NULL, 0}, other);
		return GR_OK;
	}
	if (e->title != NULL)
		report->title = e->title->text;
	decide_year(e, report, disputes);
	status = gr_decide_agency(e, arena, report, &objection);
	if (objection.name.s != NULL)
		add_dispute(disputes, page, GR_PROBLEM_AGENCY_DISPUTED, objection.name, objection.line);
	return status;
}
