/*
 * html_kind.h - whether a body is a web page, or text with tables of one in it.
 */
#ifndef GR_HTML_KIND_H
#define GR_HTML_KIND_H

#include "govreport.h"

/* Whether there is a '<' where a body shows what it is. */
extern bool gr_may_have_tags(const char *body, size_t length);
/* Whether the body begins with a tag, or holds one of a table or of a block of text. */
extern bool gr_has_markup(const char *body, size_t length);

/*
 * Is it a page, whose line ends mean nothing?  Or plain text, say Markdown, whose
 * tables alone are HTML?  A page says that it is one, or begins with a tag and has
 * blocks of text, but no table that Markdown draws.
 */
extern bool gr_is_html_page(const char *body, size_t length);

#endif
