/*
 * title_choice.c - chooses the report's title among those that stand on the page.
 */
#include "outline/agreement.h"

/* Two titles that cannot be of one report. */
static bool
differ(const gr_title *a, const gr_title *b)
{
	return (a->year > 0 && b->year > 0 && a->year != b->year)
		|| (a->agency.s != NULL && b->agency.s != NULL && !gr_is_one_authority(a->agency, b->agency));
}

bool
gr_is_whole_title(const gr_title *title)
{
	return title->agency.s != NULL && title->year > 0
		&& gr_name_kind_of(title->agency.s, title->agency.s + title->agency.len) != GR_PLACE;
}

static bool
is_of_other_year(const gr_evidence *e, const gr_title *title)
{
	return title->year > 0 && e->period_year != 0 && title->year != e->period_year;
}

/* What else is known speaks against the title. */
static bool
is_refuted(const gr_evidence *e, const gr_title *title)
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
is_same_name(gr_str name, gr_str agency)
{
	return name.s != NULL && gr_may_be_same(name, agency);
}

/* What else says whose the report is says the same as the title. */
static bool
is_confirmed(gr_evidence *e, const gr_title *title)
{
	if (title->agency.s == NULL)
		return false;
	if (e->names[GR_SPOKEN_OF].name.s == NULL)
		e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	return (e->announced != NULL && is_same_name(e->announced->agency, title->agency))
		|| is_same_name(e->names[GR_SIGNED].name, title->agency) || is_same_name(e->names[GR_COMPILED].name, title->agency)
		|| is_same_name(e->names[GR_SPOKEN_OF].name, title->agency) || gr_is_contact(e->page, e->head, title->agency);
}

const gr_title *
gr_find_last_title(const gr_evidence *e, gr_title_place place)
{
	const gr_title *last = NULL;

	for (uint32_t i = 0; i < e->n; i++)
		if (e->titles[i].place == place)
			last = &e->titles[i];
	return last;
}

/* 政府信息公开2023年年报 is what a page may call its list, where the title nearest to the report is of 报告. */
static bool
is_of_list(const gr_evidence *e, const gr_title *title)
{
	const gr_title *last = gr_find_last_title(e, GR_STANDING);

	return gr_ends_name(title->text, "年报") && last != NULL && !gr_ends_name(last->text, "年报");
}

static bool
is_eligible(gr_evidence *e, const gr_title *title, gr_title_place place, choice by)
{
	if (title->place != place || (place == GR_LISTED && !gr_is_whole_title(title)))
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
	return title->year > 0 && (best->year == 0 || gr_is_whole_title(title) >= gr_is_whole_title(best));
}

/*
 * The title among those of a place: the last that says most.
 * NULL, and *several, where they are of different reports.
 */
static const gr_title *
choose_among(gr_evidence *e, gr_title_place place, choice by, bool *several)
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
void
gr_choose_title(gr_evidence *e)
{
	for (int place = GR_STANDING; place < GR_ANNOUNCED && e->title == NULL && !e->several; place++)
	{
		const gr_title *last = gr_find_last_title(e, (gr_title_place) place);

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
