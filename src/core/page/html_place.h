/*
 * html_place.h - in what element of a web page a piece of its text stands, and what the page's meta tags say.
 */
#ifndef GR_HTML_PLACE_H
#define GR_HTML_PLACE_H

#include "page/html.h"

typedef enum gr_html_place
{
	GR_IN_TEXT,
	GR_IN_HEADING,				/* h1 */
	GR_IN_SECTION,				/* the heading of a part, or an item of a list */
	GR_IN_TITLE,				/* of the page */
	GR_IN_LINK,					/* to another page, or one choice of a list */
} gr_html_place;

/* The element that a byte of the page's text begins. */
extern gr_html_place gr_html_find_place(const gr_html *html, uint32_t offset);

/* The content of the meta tag of a name, as it stands in the body; s == NULL: there is none. */
extern gr_str gr_html_find_meta(const gr_html *html, const char *name);

#endif
