/*
 * telling.h - finds the sentences of the narrative that may state something.
 */
#ifndef GR_TELLING_H
#define GR_TELLING_H

#include "govreport.h"

/*
 * Where the next sentence begins in which a figure with a unit, a percentage or
 * the want of something may be stated; p is the beginning of a sentence.  end:
 * none does.  NULL: the host's poll has said stop.
 */
extern const char *gr_find_telling_sentence(const char *p, const char *end, const gr_host *host);

/* The full stop of the sentence at p; NULL: there is none. */
extern const char *gr_sentence_end(const char *p, const char *end);

#endif
