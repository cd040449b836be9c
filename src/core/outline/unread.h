/*
 * unread.h - tables and rows whose words stand in the text though no figure was read for them.
 */
#ifndef GR_UNREAD_H
#define GR_UNREAD_H

#include "outline/outline.h"

/* A table each, or the rows of tables that were read, and sections of text: no report has more. */
#define GR_UNREAD_MOST (GR_ROWS + GR_ITEMS + GR_PROCEEDINGS + GR_SECTION_KINDS)

/*
 * Fills problems, each GR_PROBLEM_UNREAD, and returns their number: for a table without
 * any row whose header, labels or heading alone the text has, or that may stand in what a document has as a picture, and for a row that a table lacks whose
 * label the text has or that may stand in such a picture; for a section of text without a heading a line of whose words reads as one.
 */
extern uint32_t gr_find_unread(const gr_page *page, const gr_word *words, const gr_outline *outline,
							   const gr_report *report, gr_problem problems[GR_UNREAD_MOST]);

/* The edition that the words of tables are of of which nothing was read; GR_FORM_NONE: of none, or of both. */
extern gr_form gr_form_of_words(const gr_page *page, const gr_word *words, const gr_outline *outline);

#endif
