/*
 * html_style.h - what an element's style attribute says of its text.
 */
#ifndef GR_HTML_STYLE_H
#define GR_HTML_STYLE_H

#include <stdbool.h>

typedef struct gr_html_style
{
	bool		hidden;			/* not to be seen, or struck out */
	bool		raised;			/* above or below the line, as a note's mark */
} gr_html_style;

extern gr_html_style gr_html_read_style(const char *style, const char *end);

#endif
