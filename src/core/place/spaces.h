/*
 * spaces.h - columns of text that blanks lay out: by where figures stand in their lines.
 */
#ifndef GR_SPACES_H
#define GR_SPACES_H

#include "place/columns.h"

/* Whether the header's names are laid out by blanks, and each row stands below them: else they are laid out otherwise than the rows. */
extern bool gr_is_laid_below(const gr_reading *r);
/* The cells of a record by the places of the figures of full rows, and of the header's names where headed; false where these differ. */
extern bool gr_fit_by_all(const gr_reading *r, uint32_t index, bool headed, uint32_t *out);
/* Whether two cells may be one figure whose thousands stand apart, 1 204, in a line whose other cells stand further apart. */
extern bool gr_may_be_parted(const gr_page *page, const gr_records *records, const gr_record *record);

#endif
