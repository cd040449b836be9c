/*
 * title_marks.h - marks that stand in no title, and what stands before a title in its line.
 */
#ifndef GR_TITLE_MARKS_H
#define GR_TITLE_MARKS_H

#include "page/page.h"

/* What stands in no title, and is no usual ideograph. */
extern bool gr_is_odd_mark(uint32_t c);

/* What stands in no title; 丨 is written for a bar. */
static inline bool
gr_is_title_mark(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF ? c == U'丨' : gr_is_odd_mark(c);
}

/* A full stop, a comma and what is like them, in either width. */
extern bool gr_is_sentence_mark(uint32_t c);

/* A line's text before a phrase, taken apart. */
typedef struct gr_title_piece
{
	const char *start;			/* of the title that the phrase may be of */
	bool		begins;			/* nothing but marks stands before it in the line */
	bool		torn;			/* the mark before it may be one of its name: 柏川&水利局 */
	bool		in_sentence;	/* a sentence's mark stands before it */
	bool		listed;			/* a way through a site leads to it, or it has a list's mark, number or date */
	bool		elsewhere;		/* words before it say that it is of another page: 上一篇 */
} gr_title_piece;

/* The piece of a line that ends before phrase; what stands before from belongs to another title. */
extern gr_title_piece gr_find_piece(const char *line, const char *from, const char *phrase);

/* What is behind the marks that may stand before every line of a text. */
extern const char *gr_skip_line_marks(const char *start, const char *end);

/* A line that ends as a list's do: with a date, or the address that it leads to. */
extern bool gr_is_list_item(const char *start, const char *end);

/* A short line without marks and words of pages, that may be part of a title; *start, *end: without marks around it. */
extern bool gr_is_plain_line(const gr_page *page, uint32_t line, const char **start, const char **end);

#endif
