/*
 * title.h - titles as they stand on pages, each with the authority and the year that it names.
 */
#ifndef GR_TITLE_H
#define GR_TITLE_H

#include "outline/authority.h"
#include "page/page.h"

typedef struct gr_title
{
	gr_str		text;			/* without blanks, in the arena; s == NULL: there is none */
	gr_str		agency;			/* within text; s == NULL: it names none */
	int			year;			/* 0: it states none; -1: more than one */
	uint32_t	first;			/* lines of the page that it stands on, the last one included */
	uint32_t	last;
	bool		listed;			/* in a way through a site or a list of links */
	bool		lifted;			/* its agency stands on lines of its own above: perhaps the site's name */
	bool		announced;		/* in a sentence: 现公布…报告 */
} gr_title;

/* More titles before a report's first heading are not looked at. */
#define GR_TITLES 24

/*
 * The titles that begin in the lines [from, until), in the text's order; returns GR_NO_MEMORY
 * or GR_OK.  Lines that they go on in may stand behind until, but not behind limit.
 */
extern gr_status gr_titles_find(const gr_page *page, uint32_t from, uint32_t until, gr_arena *arena,
								gr_title titles[GR_TITLES], uint32_t *n);

#endif
