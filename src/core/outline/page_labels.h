/*
 * page_labels.h - which word of the form each cell of a page is, labels that are broken
 * over lines put together.
 */
#ifndef GR_PAGE_LABELS_H
#define GR_PAGE_LABELS_H

#include "page/page.h"
#include "form/labels.h"

/* The label that a text is to the letter, by its number among gr_spellings: for gr_page_read. */
extern gr_known gr_look_up_label(const char *text, size_t length);

/* By term: how many cells say it; GR_NO_TERM is not counted. */
typedef struct gr_term_counts
{
	uint32_t	n[UINT8_MAX + 1];
} gr_term_counts;

/* One word for each cell of the page, in the arena. */
extern gr_status gr_words_read(const gr_page *page, gr_arena *arena, gr_word **words, gr_term_counts *counts);

#endif
