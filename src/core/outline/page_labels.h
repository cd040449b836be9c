/*
 * page_labels.h - which word of the form each cell of a page is, labels that are broken
 * over lines put together.
 */
#ifndef GR_WORDS_H
#define GR_WORDS_H

#include "page/page.h"
#include "form/labels.h"

/* One word for each cell of the page, in the arena. */
extern gr_status gr_words_read(const gr_page *page, gr_arena *arena, gr_word **words);

#endif
