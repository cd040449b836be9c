/*
 * agreement.h - what the title and the other evidence say of whose the report is and of which year, and who decides on it.
 */
#ifndef GR_AGREEMENT_H
#define GR_AGREEMENT_H

#include <string.h>

#include "outline/evidence.h"

/* All that speaks of whose the report is, and of which year. */
typedef struct gr_evidence
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
} gr_evidence;

/* Finds the report's title, or that there are several; what announces and signs the report is known. */
extern void gr_choose_title(gr_evidence *e);
/* The last title of a place, which stands nearest to the report. */
extern const gr_title *gr_find_last_title(const gr_evidence *e, gr_title_place place);
/* A link names a report for certain only where it says whose and of which year. */
extern bool gr_is_whole_title(const gr_title *title);

/* Fills the report's agency, and may take its title; *objection: what spoke against it. */
extern gr_status gr_decide_agency(gr_evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection);

static inline bool
gr_is_same_text(gr_str a, gr_str b)
{
	return a.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

static inline bool
gr_ends_name(gr_str name, const char *word)
{
	size_t		length = strlen(word);

	return name.len >= length && memcmp(name.s + name.len - length, word, length) == 0;
}

#endif
