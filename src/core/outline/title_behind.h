/*
 * title_behind.h - what stands behind a title's words: its year, the letter that it goes with, or a sentence.
 */
#ifndef GR_TITLE_BEHIND_H
#define GR_TITLE_BEHIND_H

#include "outline/title_marks.h"
#include "outline/title_parts.h"

/* What may follow a title without a mark between, in a page's text or in a sentence that announces it. */
extern bool gr_may_follow_title(const char *p, const char *end, bool *announced);
/* …关于印发柏川县2023年…报告的通知: a letter that the report goes with, of the same year. */
extern bool gr_is_notice(const gr_title_piece *piece, const char *phrase, const char *behind, const char *end);
/* 关于报送…报告的报告: what is behind it; NULL where a letter's title does not end so. */
extern const char *gr_skip_letter_title(const char *p, const char *end);
/* The words, or what follows them, are of a part of a year or of a text about the report. */
extern bool gr_is_of_another_kind(const char *start, const char *title_end, const char *end);
/* Takes in a year in brackets, behind a dash or a blank that follows the title, or stands in the line below. */
extern void gr_take_year_behind(const gr_page *page, gr_title_parts *p, uint32_t *bottom);

#endif
