/*
 * agreement.c - whose report, of which year: what the title and the other evidence agree upon.
 *
 * Where they do not agree, there is no agency or no year, and a problem says what spoke against it.
 */
#include "outline/outline.h"

#include <string.h>

#include "outline/evidence.h"
#include "text/folded.h"
#include "text/utf8.h"

/* Lines that a title is looked for in, where no heading comes before. */
#define HEAD_LINES 120
/* Bytes of a line that a problem quotes. */
#define QUOTED_BYTES 96

/* All that speaks of whose the report is, and of which year. */
typedef struct evidence
{
	gr_title	titles[GR_TITLES];
	uint32_t	n;
	const gr_title *title;		/* the report's; NULL: none, or not certain which */
	bool		several;		/* there are titles of different reports, and nothing tells which is the report's */
	const gr_title *announced;	/* the first that a sentence announces */
	gr_named_by names[GR_SOURCES];	/* publishers and source only where the title names no authority */
	gr_str		period;
	int			period_year;
	const gr_page *page;
	const gr_outline *outline;
	uint32_t	head;			/* lines before the first section */
} evidence;

/* ---- the title --------------------------------------------------------------- */

/* Two titles that cannot be of one report. */
static bool
differ(const gr_title *a, const gr_title *b)
{
	return (a->year > 0 && b->year > 0 && a->year != b->year)
		|| (a->agency.s != NULL && b->agency.s != NULL && !gr_is_one_authority(a->agency, b->agency));
}

/* A link names a report for certain only where it says whose and of which year. */
static bool
is_whole(const gr_title *title)
{
	return title->agency.s != NULL && title->year > 0
		&& gr_name_kind_of(title->agency.s, title->agency.s + title->agency.len) != GR_PLACE;
}

static bool
is_of_other_year(const evidence *e, const gr_title *title)
{
	return title->year > 0 && e->period_year != 0 && title->year != e->period_year;
}

/* What else is known speaks against the title. */
static bool
is_refuted(const evidence *e, const gr_title *title)
{
	if (is_of_other_year(e, title))
		return true;
	if (e->announced != NULL && differ(title, e->announced))
		return true;
	return title->agency.s != NULL && e->names[GR_SIGNED].name.s != NULL
		&& !gr_may_be_same(title->agency, e->names[GR_SIGNED].name);
}

/* Which titles are chosen among, where those before differ. */
typedef enum choice
{
	ALL, HEADED, WHOLE, NOT_REFUTED, CONFIRMED,
	CHOICES
} choice;

static bool
is_equal(gr_str a, gr_str b)
{
	return a.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

static bool
is_same_name(gr_str name, gr_str agency)
{
	return name.s != NULL && gr_may_be_same(name, agency);
}

/* What else says whose the report is says the same as the title. */
static bool
is_confirmed(evidence *e, const gr_title *title)
{
	if (title->agency.s == NULL)
		return false;
	if (e->names[GR_SPOKEN_OF].name.s == NULL)
		e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	return (e->announced != NULL && is_same_name(e->announced->agency, title->agency))
		|| is_same_name(e->names[GR_SIGNED].name, title->agency) || is_same_name(e->names[GR_COMPILED].name, title->agency)
		|| is_same_name(e->names[GR_SPOKEN_OF].name, title->agency) || gr_is_contact(e->page, e->head, title->agency);
}

static bool
ends_with(gr_str name, const char *word)
{
	size_t		length = strlen(word);

	return name.len >= length && memcmp(name.s + name.len - length, word, length) == 0;
}

/* The last title of a place, which stands nearest to the report. */
static const gr_title *
find_last(const evidence *e, gr_title_place place)
{
	const gr_title *last = NULL;

	for (uint32_t i = 0; i < e->n; i++)
		if (e->titles[i].place == place)
			last = &e->titles[i];
	return last;
}

/* 政府信息公开2023年年报 is what a page may call its list, where the title nearest to the report is of 报告. */
static bool
is_of_list(const evidence *e, const gr_title *title)
{
	const gr_title *last = find_last(e, GR_STANDING);

	return ends_with(title->text, "年报") && last != NULL && !ends_with(last->text, "年报");
}

static bool
is_eligible(evidence *e, const gr_title *title, gr_title_place place, choice by)
{
	if (title->place != place || (place == GR_LISTED && !is_whole(title)))
		return false;
	if (by != ALL && (title->agency.s == NULL || title->year <= 0 || is_of_list(e, title)))
		return false;
	if (by == HEADED)
		return title->headed && !is_refuted(e, title);
	return (by < NOT_REFUTED || !is_refuted(e, title)) && (by < CONFIRMED || is_confirmed(e, title));
}

/* It names an authority, or a year, too, or is nearer to the report with as much. */
static bool
is_better(const gr_title *title, const gr_title *best)
{
	if (title->agency.s == NULL || best->agency.s == NULL)
		return title->agency.s != NULL;
	return title->year > 0 && (best->year == 0 || is_whole(title) >= is_whole(best));
}

/*
 * The title among those of a place: the last that says most.
 * NULL, and *several, where they are of different reports.
 */
static const gr_title *
choose_among(evidence *e, gr_title_place place, choice by, bool *several)
{
	const gr_title *best = NULL;

	*several = false;
	for (uint32_t i = 0; i < e->n; i++)
	{
		const gr_title *title = &e->titles[i];

		if (!is_eligible(e, title, place, by))
			continue;
		for (uint32_t k = 0; k < i; k++)
			if (is_eligible(e, &e->titles[k], place, by) && differ(title, &e->titles[k]))
				*several = true;
		if (best == NULL || is_better(title, best))
			best = title;
	}
	return *several ? NULL : best;
}

/*
 * Finds the report's title among those of the surest place.  Where they differ it is the one that
 * nothing speaks against, if it is that of the title nearest to the report, or confirmed; of links
 * that differ none is.
 */
static void
choose_title(evidence *e)
{
	for (int place = GR_STANDING; place < GR_ANNOUNCED && e->title == NULL && !e->several; place++)
	{
		const gr_title *last = find_last(e, (gr_title_place) place);

		e->title = choose_among(e, (gr_title_place) place, ALL, &e->several);
		for (int by = HEADED; by < CHOICES && e->several && e->title == NULL && place != GR_LISTED; by++)
		{
			bool		several;
			const gr_title *title = choose_among(e, (gr_title_place) place, (choice) by, &several);

			if (title != NULL && (title->headed || (last->agency.s != NULL && !differ(title, last)) || is_confirmed(e, title)))
				e->title = title;
		}
		if (place == GR_LISTED && e->title != NULL && is_of_other_year(e, e->title))
			e->title = NULL;
	}
}

/* ---- the agency ----------------------------------------------------------------- */

/* A government's report may be compiled, signed and published by an authority under it, which is told of, too. */
static bool
objects(const evidence *e, gr_source source)
{
	gr_str		agency = e->title->agency;
	gr_str		name = e->names[source].name;

	if (name.s == NULL || gr_may_be_same(agency, name))
		return false;
	if (e->title->place == GR_LISTED)
		return true;
	return !gr_governs(agency) && (source != GR_COMPILED || !gr_governs(name));
}

static bool
agrees(const evidence *e, gr_source source)
{
	return e->names[source].name.s != NULL && gr_may_be_same(e->title->agency, e->names[source].name);
}

/* The first evidence that names another authority than the title; s == NULL: none. */
static gr_named_by
find_objection(evidence *e)
{
	bool		announced = e->announced != NULL && e->announced->agency.s != NULL;
	const gr_title *last;

	if (announced && !gr_may_be_same(e->title->agency, e->announced->agency))
		return (gr_named_by) {e->announced->agency, e->announced->first};
	for (int i = GR_SIGNED; i <= GR_COMPILED; i++)
		if (objects(e, (gr_source) i))
			return e->names[i];
	if ((last = find_last(e, GR_STANDING)) != NULL && last != e->title && last->agency.s == NULL)
	{
		gr_find_publishers(e->page, last, 0, e->names);
		if (objects(e, GR_PUBLISHED_BY))
			return e->names[GR_PUBLISHED_BY];
	}
	if (announced || agrees(e, GR_SIGNED) || agrees(e, GR_COMPILED) || (gr_governs(e->title->agency) && e->title->place != GR_LISTED))
		return (gr_named_by) {{NULL, 0}, 0};
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	if (objects(e, GR_SPOKEN_OF))
		return e->names[GR_SPOKEN_OF];
	return (gr_named_by) {{NULL, 0}, 0};
}

/* Those who keep a government's pages publish others' reports, too. */
static bool
is_own_publisher(const evidence *e)
{
	gr_str		name = e->names[GR_PUBLISHED_BY].name;

	return !gr_keeps_pages(name) || gr_is_told_of(e->page, e->outline, name);
}

/* What says of itself that it is the report's name, the surest first; returns the number. */
static int
list_names(const evidence *e, gr_named_by named[1 + GR_SOURCES])
{
	gr_str		compiled = e->names[GR_COMPILED].name;
	int			n = 0;

	if (e->announced != NULL && e->announced->agency.s != NULL)
		named[n++] = (gr_named_by) {e->announced->agency, e->announced->first};
	for (int i = 0; i < GR_UNDATED; i++)
		if (e->names[i].name.s != NULL && i != GR_COMPILED && (i != GR_PUBLISHED_BY || is_own_publisher(e)))
			named[n++] = e->names[i];
	/* a government, or its office, compiles others' reports, too */
	if (compiled.s != NULL && (n == 0 || !(gr_governs(compiled) || ends_with(compiled, "政府办公室") || ends_with(compiled, "政府办公厅"))))
		named[n++] = e->names[GR_COMPILED];
	if (n == 0 && e->names[GR_UNDATED].name.s != NULL)
		named[n++] = e->names[GR_UNDATED];
	for (int i = GR_CONTACT; i < GR_SOURCES && n == 0; i++)
		if (e->names[i].name.s != NULL && gr_is_told_of(e->page, e->outline, e->names[i].name))
			named[n++] = e->names[i];
	return n;
}

/* The name of a report whose title has none: all that says so must agree. */
static gr_status
take_name(evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection)
{
	gr_named_by named[1 + GR_SOURCES];
	int			n;
	char	   *copy;

	*objection = (gr_named_by) {{NULL, 0}, 0};
	gr_find_publishers(e->page, e->title, e->head, e->names);
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	n = list_names(e, named);
	if (n == 0)
		return GR_OK;
	for (int i = 1; i < n; i++)
		if (!gr_may_be_same(named[0].name, named[i].name))
		{
			*objection = named[i];
			return GR_OK;
		}
	/* the office of a government writes its report, and reports itself, too */
	if (ends_with(named[0].name, "政府办公室") && named[0].name.s == e->names[GR_COMPILED].name.s)
		return GR_OK;
	if (gr_speaks_otherwise(e->page, named[0].name))
	{
		*objection = named[0];
		return GR_OK;
	}
	copy = gr_alloc_raw(arena, named[0].name.len);
	if (copy == NULL)
		return GR_NO_MEMORY;
	report->agency = (gr_str) {copy, gr_copy_compact(copy, named[0].name.s, named[0].name.s + named[0].name.len)};
	return GR_OK;
}

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

/* The last of several reports' titles. */
static gr_named_by
find_last_title(const evidence *e)
{
	gr_named_by last = {{NULL, 0}, 0};

	for (uint32_t i = 0; i < e->n; i++)
		if (e->titles[i].place < GR_ANNOUNCED)
			last = (gr_named_by) {e->titles[i].text, e->titles[i].first};
	return last;
}

/* Other evidence has the name to the letter. */
static bool
is_stated_elsewhere(evidence *e, gr_str agency)
{
	if (e->announced != NULL && is_equal(e->announced->agency, agency))
		return true;
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	for (int i = 0; i < GR_SOURCES; i++)
		if (is_equal(e->names[i].name, agency))
			return true;
	return false;
}

/* A title of the one authority that all titles are of, where years alone tell them apart; NULL: they are of several. */
static const gr_title *
find_common_agency(const evidence *e)
{
	const gr_title *common = NULL;
	bool		standing = false;

	for (uint32_t i = 0; i < e->n; i++)
	{
		const gr_title *title = &e->titles[i];

		if (title->place >= GR_ANNOUNCED)
			continue;
		if (title->agency.s == NULL || title->cut || (common != NULL && !is_equal(common->agency, title->agency)))
			return NULL;
		standing |= title->place == GR_STANDING;
		common = title;
	}
	if (!standing || gr_name_kind_of(common->agency.s, common->agency.s + common->agency.len) != GR_FULL_NAME)
		return NULL;
	return e->names[GR_SIGNED].name.s == NULL || gr_may_be_same(common->agency, e->names[GR_SIGNED].name) ? common : NULL;
}

/* The government in the line above the title's words may be the site's: nothing else says that the report is of one.  A town has no site. */
static bool
is_of_site(evidence *e)
{
	gr_str		signed_by = e->names[GR_SIGNED].name;
	gr_str		agency = e->title->agency;

	if (!e->title->lifted || !gr_governs(agency) || gr_is_local(agency) || gr_speaks_as_government(e->page, e->outline))
		return false;
	if (signed_by.s != NULL)
		return !gr_may_be_same(agency, signed_by) && !gr_keeps_pages(signed_by) && !gr_speaks_otherwise(e->page, signed_by);
	return e->title->of_site && !gr_is_told_of(e->page, e->outline, agency);
}

/* A name that stands against a government's in the line above the title's words: the narrative must tell of it, or not of a government. */
static bool
is_certain(const evidence *e, gr_str name)
{
	return e->title->of_site || gr_speaks_otherwise(e->page, e->title->agency)
		|| (name.s != NULL && gr_is_told_of(e->page, e->outline, name));
}

static gr_status
decide_agency(evidence *e, const gr_page *page, gr_arena *arena, gr_report *report, gr_disputes *disputes)
{
	gr_named_by objection = {{NULL, 0}, 0};
	gr_named_by other;
	const gr_title *common;
	gr_status	status = GR_OK;

	if (e->title != NULL && e->title->agency.s != NULL)
	{
		objection = find_objection(e);
		if (objection.name.s == NULL && e->title->cut && !is_stated_elsewhere(e, e->title->agency))
		{
			objection = (gr_named_by) {e->title->agency, e->title->first};
			report->title = (gr_str) {NULL, 0};
		}
		if (objection.name.s == NULL && (e->title->lifted || e->title->place == GR_LISTED) && e->announced == NULL
			&& (gr_speaks_otherwise(page, e->title->agency) || is_of_site(e)))
		{
			/* the line above the title is the site's name */
			objection = (gr_named_by) {e->title->agency, e->title->first};
			if (e->title->above > 0)
			{
				report->title = (gr_str) {e->title->text.s + e->title->above, e->title->text.len - e->title->above};
				status = take_name(e, arena, report, &other);
				if (!is_certain(e, report->agency))
					report->agency = (gr_str) {NULL, 0};
				if (report->agency.s != NULL)
					objection.name.s = NULL;
			}
		}
		else if (objection.name.s == NULL)
			report->agency = e->title->agency;
	}
	else if (!e->several || e->announced != NULL)
		status = take_name(e, arena, report, &objection);
	else if ((common = find_common_agency(e)) == NULL)
		objection = find_last_title(e);
	else if (!gr_speaks_otherwise(page, common->agency))
		report->agency = common->agency;
	if (objection.name.s != NULL)
		add_dispute(disputes, page, GR_PROBLEM_AGENCY_DISPUTED, objection.name, objection.line);
	return status;
}

/* ---- the year ---------------------------------------------------------------------- */

/*
 * The year that all titles state where nothing tells which is the report's, or that those beside
 * the report's own, which states none, do; 0: they state several.
 */
static int
find_common_year(const evidence *e)
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

/* The year of the title and of the period; where they differ, the one that the narrative or an announcement has, too. */
static void
decide_year(const evidence *e, const gr_page *page, const gr_outline *outline, gr_report *report, gr_disputes *disputes)
{
	int			title = e->title != NULL && e->title->year > 0 ? e->title->year : 0;
	int			announced = e->announced != NULL && e->announced->year > 0 ? e->announced->year : 0;
	int			period = e->period_year;
	int			narrative;

	if (title == 0)
		title = announced != 0 ? announced : e->title == NULL || e->title->year == 0 ? find_common_year(e) : 0;
	if ((title != 0 || period != 0) && (title == 0 || period == 0 || title == period))
	{
		bool		unsure = e->title != NULL && e->title->year_above && period == 0;

		narrative = unsure ? gr_find_narrative_year(page, outline) : 0;
		report->year = title != 0 && narrative != 0 ? narrative : title != 0 ? title : period;
		return;
	}
	narrative = gr_find_narrative_year(page, outline);
	if (title == 0)
		report->year = narrative;
	else if (title == narrative || (title == announced && e->title != NULL && e->title->year == title))
		report->year = title;
	else if (period == narrative)
		report->year = period;
	else
		add_dispute(disputes, page, GR_PROBLEM_YEAR_DISPUTED, e->period, gr_line_of(page, e->period.s));
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
find_title_at_end(evidence *e, const gr_page *page, uint32_t head, gr_arena *arena)
{
	gr_status	status;

	if (e->n > 0 || page->n_lines < head + LAST_LINES)
		return GR_OK;
	status = gr_titles_find(page, page->n_lines - LAST_LINES, page->n_lines, arena, e->titles, &e->n);
	if (e->n != 1 || e->titles[0].place != GR_STANDING || !is_whole(&e->titles[0]) || !is_line(page, &e->titles[0])
		|| e->titles[0].year != gr_find_narrative_year(page, e->outline))
		e->n = 0;
	e->titles[0].lifted = true;	/* as one whose name may be another's */
	return status;
}

/* The line with the title of another kind of report, where nothing says that it is a report of this kind; head: none. */
static uint32_t
find_other_kind(const evidence *e, const gr_page *page, const gr_outline *outline, const gr_report *report, uint32_t head)
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
	evidence   *e = gr_alloc(arena, sizeof *e);
	uint32_t	head = find_head(page, outline, report);
	uint32_t	other;
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
	if (e->period.s != NULL && report->from.year == report->until.year)
		e->period_year = report->from.year;
	for (uint32_t i = 0; i < e->n && e->announced == NULL; i++)
		if (e->titles[i].place == GR_ANNOUNCED && (e->titles[i].agency.s != NULL || e->titles[i].year > 0))
			e->announced = &e->titles[i];
	gr_find_names(page, outline, head, e->names);
	choose_title(e);
	if (e->title == NULL && !e->several && e->announced == NULL && (other = find_other_kind(e, page, outline, report, head)) < head)
	{
		add_dispute(disputes, page, GR_PROBLEM_OTHER_KIND, (gr_str) {NULL, 0}, other);
		return GR_OK;
	}
	if (e->title != NULL)
		report->title = e->title->text;
	decide_year(e, page, outline, report, disputes);
	return decide_agency(e, page, arena, report, disputes);
}
