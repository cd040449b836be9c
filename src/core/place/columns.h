/*
 * columns.h - one reading of a table: which cell of each record stands in which column.
 *
 * A record's columns are certain where every ruler that stands puts each of its cells into
 * the same one.
 */
#ifndef GR_COLUMNS_H
#define GR_COLUMNS_H

#include "place/rulers.h"

/*
 * Whether the sum of a record's cells, as they are placed, tells against it, in text where blank cells may not be told: it
 * has a figure for each column where others have fewer, and they do not add up; or they would, if blank ones before the
 * last, or one that is another column's, were none.
 */
extern bool gr_is_sum_against(const gr_reading *reading, uint32_t record, const uint32_t *cells, int n);

/*
 * The cells of a record of the table in the form's columns: an index of page->cells, or
 * GR_NO_CELL for a blank.  False where they are not certain.
 */
extern bool gr_columns_of(const gr_reading *reading, uint32_t record, uint32_t *out);

#endif
