/*
 * title.h - titles as they stand on pages, each with the authority and the year that it names.
 */
#ifndef GR_TITLE_H
#define GR_TITLE_H

#include "outline/authority.h"
#include "page/page.h"

/* Where a title stands, the surest first. */
typedef enum gr_title_place
{
	GR_STANDING,				/* by itself */
	GR_COVERING,				/* of the letter that a report is sent with: 关于报送…报告的报告 */
	GR_LISTED,					/* in a way through a site or a list of links */
	GR_ANNOUNCED,				/* in a sentence: 现公布…报告 */
	GR_OF_ANOTHER_KIND,			/* 2023年第一季度…报告, …报告解读: of no annual report, and without what it says */
	GR_TITLE_PLACES
} gr_title_place;

typedef struct gr_title
{
	gr_str		text;			/* without blanks, in the arena; s == NULL: there is none */
	gr_str		agency;			/* within text; s == NULL: it names none */
	int			year;			/* 0: it states none; -1: more than one */
	uint32_t	first;			/* lines of the page that it stands on, the last one included */
	uint32_t	last;
	uint8_t		place;			/* gr_title_place */
	bool		year_above;		/* its year stands in a line of its own above its name: perhaps that of a list */
	bool		cut;			/* the line above may hold the beginning of its agency's name, or it is lost */
	bool		headed;			/* it is the page's main heading */
	bool		lifted;			/* its agency stands on lines of its own above: perhaps the site's name */
	bool		of_site;		/* its agency is what the page's title element says, with none of the report's words */
	uint32_t	above;			/* bytes of the text that stand on lines above that of its words */
} gr_title;

/* More titles before a report's first heading are not looked at. */
#define GR_TITLES 24

/* The titles that begin and end in the lines [from, until), in the text's order; returns GR_NO_MEMORY or GR_OK. */
extern gr_status gr_titles_find(const gr_page *page, uint32_t from, uint32_t until, gr_arena *arena,
								gr_title titles[GR_TITLES], uint32_t *n);

/* The first line of [from, until) that is the title of another kind of report: 2023年法治政府建设年度报告; until: none is. */
extern uint32_t gr_find_other_title(const gr_page *page, uint32_t from, uint32_t until);

#endif
