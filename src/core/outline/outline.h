/*
 * outline.h - sections of a report by their headings, and what its top says of it.
 */
#ifndef GR_OUTLINE_H
#define GR_OUTLINE_H

#include "page/page.h"
#include "outline/page_labels.h"
#include "text/folded.h"

typedef struct gr_heading
{
	uint32_t	line;			/* index of page->lines */
	uint8_t		kind;			/* gr_section_kind */
	uint8_t		ordinal;		/* of its number: 一 is 1; 0: it has none */
	bool		empty;			/* nothing stands under it */
	gr_str		number;			/* in the page's text */
	gr_str		title;
	uint32_t	start;			/* bytes of the text: the heading with its number */
	uint32_t	body;			/* what follows it */
	uint32_t	end;			/* of the section, blanks at the end not counted */
} gr_heading;

/* More than any report has; further headings are text of the last one. */
#define GR_HEADINGS 32

typedef struct gr_outline
{
	gr_heading	headings[GR_HEADINGS];
	uint32_t	n;
	uint32_t	again;			/* line of the first heading that stood there before, both with text under them; 0: none */
} gr_outline;

/* Finds the sections; the outline is in the arena. */
extern gr_status gr_outline_read(const gr_page *page, const gr_word *words, gr_arena *arena, gr_outline **outline);

/* Leaves the line above a heading without cells where it holds but the heading's number, as none of the form's figures is printed: 03. */
extern void gr_hide_numbers(gr_page *page, const gr_outline *outline);

/* The section that a heading's letters name; GR_EXTRA: none of the form's. */
extern gr_section_kind gr_kind_of_heading(const gr_letters *title, uint8_t ordinal);

/* What speaks against the report's agency, or against its year, or against its being such a report. */
typedef struct gr_disputes
{
	gr_problem	list[2];
	uint32_t	n;
} gr_disputes;

/* Fills the report's title, agency, year and period (agreement.c). */
extern gr_status gr_title_read(const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report,
							   gr_disputes *disputes);

/* The line of the page that a place of its text stands in. */
extern uint32_t gr_line_of(const gr_page *page, const char *p);

/* What is behind the marks that may stand before a heading or title: # of Markdown, * and > and bullets, [bookmark: …]. */
extern const char *gr_skip_marks(const char *p, const char *end);

#endif
