/*
 * sentence.h - what is too long for a cell of a table, and so a sentence.
 *
 * All in bytes of UTF-8, three an ideograph, but the letters of a folded label.
 */
#ifndef GR_SENTENCE_H
#define GR_SENTENCE_H

#include <stdbool.h>
#include <string.h>

#include "text/folded.h"

/* A line longer than this that has no tab and no bar is prose: the longest label of the form has 100 bytes. */
#define GR_PROSE_LENGTH 320
/* The same where sentences end within it and at its end: labels with a full stop are shorter. */
#define GR_SENTENCE_LENGTH 115
/* No label of the form is longer, remarks in brackets included. */
#define GR_LABEL_LENGTH 480
/* A line by itself that is longer is no label, no name and no date. */
#define GR_SHORT_LINE_LENGTH 200
/* More letters than any label without its remark has: where it is a line by itself it ends a table. */
#define GR_LABEL_LETTERS 48

static inline bool
gr_ends_sentence(const char *start, const char *end)
{
	return end - start >= 3 && memcmp(end - 3, "。", 3) == 0;
}

/* Whether a sentence ends within it or at its end. */
static inline bool
gr_has_sentence(const char *start, const char *end)
{
	return gr_find_bytes(start, end, "。") != NULL;
}

/* Long for a label, and it ends as no label does. */
static inline bool
gr_is_long_sentence(const char *start, const char *end)
{
	return end - start > GR_SENTENCE_LENGTH && gr_ends_sentence(start, end);
}

#endif
