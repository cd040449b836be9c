/*
 * title_above.h - the lines above a title's words.
 */
#ifndef GR_TITLE_ABOVE_H
#define GR_TITLE_ABOVE_H

#include "outline/title.h"
#include "outline/title_parts.h"

/* Takes in the lines above a title's own that belong to it, and reads all its words where it looks at one; returns the line that it begins in. */
extern uint32_t gr_take_lines_above(const gr_page *page, uint32_t own, gr_title_parts *p, gr_title_words *words, gr_title *title);

#endif
