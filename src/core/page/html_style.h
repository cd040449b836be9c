/*
 * html_style.h - what an element's style attribute says of its text.
 */
#ifndef GR_HTML_STYLE_H
#define GR_HTML_STYLE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct gr_html_style
{
	bool		hidden;			/* takes no room: not in the page, or struck out */
	bool		unseen;			/* takes room, but is not to be seen */
	bool		raised;			/* above or below the line, as a note's mark */
	bool		turned;			/* characters are shown in another order than they are stored in */
	bool		own;			/* stands elsewhere, or may: text beside it is not of one piece with it */
	uint32_t	look;			/* size and colour, as a number; 0: those around it */
} gr_html_style;

/* What the declarations of a style attribute say. */
extern gr_html_style gr_html_read_style(const char *style, const char *end);

#endif
