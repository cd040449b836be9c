/*
 * split.h - a line's cells, whatever separates them.
 */
#ifndef GR_SPLIT_H
#define GR_SPLIT_H

#include "page/cells.h"

/*
 * Cuts the line, which stands behind those that the page has and whose blanks around are
 * known: its cells behind the page's, its layout and their number, UINT8_MAX for too many.
 * commas: cells of the line before, where these separated them.  edges: found out at the
 * first row between bars.
 */
extern void gr_cut_line(gr_page *page, gr_line *line, const gr_span *whole, bool grid, uint8_t commas, gr_edges *edges);

/* ---- split_blanks.c ------------------------------------------------------------- */

/* Whether a line without blanks around it, which has the marks, is one text for certain. */
extern bool gr_is_sentence(const char *start, const char *end, const gr_marks *marks);
/* Whether each single blank of a text parts two cells, as between the words of a header: all tokens are words, or labels. */
extern bool gr_is_word_list(const gr_page *page, const char *start, const char *end);
/* Whether every comma has a digit before it and just three behind it: 1,234 or 872 93 65 1,275. */
extern bool gr_marks_thousands(const char *start, const char *end);
/* Adds a text as one cell; digits right behind a label's last letter are a cell of their own. */
extern void gr_add_text(gr_page *page, gr_line *line, const char *start, const char *end);
/* Cuts the line, or what stands in it behind blanks; a sentence is one cell. */
extern void gr_cut_at_blanks(gr_page *page, gr_line *line, const gr_span *whole, const char *start, const char *stop, bool sentence);

#endif
