/*
 * evidence.h - what a report says of whose it is and of which year, in places other than its title.
 */
#ifndef GR_EVIDENCE_H
#define GR_EVIDENCE_H

#include "outline/authority.h"
#include "outline/outline.h"
#include "outline/title.h"

typedef enum gr_source
{
	GR_SIGNED,					/* above a date, at the end or below the title */
	GR_COMPILED,				/* 由…编制 */
	GR_PUBLISHED_BY,			/* 发布机构：… */
	GR_SPOKEN_OF,				/* of whom the narrative tells: 2023年，柏川县水利局认真… */
	GR_UNDATED,					/* in a line of its own at the end, without a date */
	/* others answer for pages, too: of these the narrative must tell */
	GR_CONTACT,					/* 请与…联系 */
	GR_SOURCE,					/* 来源：…, and what the page's meta tags say */
	GR_SOURCES
} gr_source;

/* An authority that the text names as the report's. */
typedef struct gr_named_by
{
	gr_str		name;			/* in the page's text; s == NULL: none */
	uint32_t	line;			/* index of the page's lines */
} gr_named_by;

/* The first full names of those who signed and compiled it (names[GR_SOURCES]); head: lines before the first section. */
extern void gr_find_names(const gr_page *page, const gr_outline *outline, uint32_t head, gr_named_by *names);

/* Adds the first full names of those who published it (labelled, or beside its title), of its source, and of an undated signature (names[GR_SOURCES]). */
extern void gr_find_publishers(const gr_page *page, const gr_title *title, uint32_t head, gr_named_by *names);

/* The line above is a label, as of links and of those who answer: 上一篇, 主办单位. */
extern bool gr_is_below_label(const gr_page *page, uint32_t line);

/* narrative.c */
/* The authority of which the first section tells in the report's year; s == NULL: of none, or of several. */
extern gr_named_by gr_find_narrative_name(const gr_page *page, const gr_outline *outline);
/* Whether the sentence that tells so of an authority tells of the year (0: any), and of no other's doings, nor of what 我局 does. */
extern bool gr_is_only_subject(const gr_page *page, gr_named_by name, int year);
/* Whether the lines before the first section ask readers to turn to it: 请与柏川县水利局办公室联系. */
extern bool gr_is_contact(const gr_page *page, uint32_t head, gr_str name);
/* Whether the narrative calls itself, or names, what such an authority is: 我局, 县水利局. */
extern bool gr_is_told_of(const gr_page *page, const gr_outline *outline, gr_str name);
/* Whether the report speaks of itself (我局, 我镇) as such an authority would not. */
extern bool gr_speaks_otherwise(const gr_page *page, gr_str name);
/* Whether the narrative tells of a place as its government does: 2023年，我县…, 2023年，全县… */
extern bool gr_speaks_as_government(const gr_page *page, const gr_outline *outline);
/* The one year of which the narrative's beginning speaks; 0: it speaks of none or of several. */
extern int	gr_find_narrative_year(const gr_page *page, const gr_outline *outline);

/* Fills the report's period (period.c); returns its first date as printed. */
extern gr_str gr_find_period(const gr_page *page, gr_report *report);

#endif
