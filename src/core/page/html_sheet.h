/*
 * html_sheet.h - which classes, ids and elements a page's own styles hide, or show with another text.
 */
#ifndef GR_HTML_SHEET_H
#define GR_HTML_SHEET_H

#include "page/html_token.h"

/* Selectors that are kept; a page's own styles hide fewer. */
#define GR_SHEET_SELECTORS 64
#define GR_SHEET_DOUBTS 16
#define GR_SHEET_ATTRIBUTES 8

typedef struct gr_html_sheet
{
	uint32_t	hides[GR_SHEET_SELECTORS];	/* .class, #id and names of elements, as numbers */
	uint32_t	n;
	uint32_t	shows[GR_SHEET_SELECTORS];	/* those that a rule for some places shows */
	uint32_t	n_shows;
	uint32_t	doubts[GR_SHEET_DOUBTS];	/* those of which some are hidden, or that show other digits than their text */
	uint32_t	n_doubts;
	gr_str		attributes[GR_SHEET_ATTRIBUTES];	/* that those have which some rule hides: [data-h] */
	uint32_t	n_attributes;
} gr_html_sheet;

/*
 * Reads the rules of a style element, from its start tag on.  Rules that hold for some devices
 * alone, and those that say where an element stands, hide nothing; what a later rule shows, or one that
 * says more of where it stands, is not hidden.
 */
extern void gr_html_read_sheet(gr_html_sheet *sheet, const char *start, const char *end);

/* Whether a rule hides the element whose start tag is given. */
extern bool gr_html_sheet_hides(const gr_html_sheet *sheet, const gr_html_token *token);
/* Whether a rule hides some of what the element, whose tag is given, may be, writes digits to its text, or turns it around. */
extern bool gr_html_sheet_doubts(const gr_html_sheet *sheet, const gr_html_token *token, const char *tag, const char *end);

#endif
