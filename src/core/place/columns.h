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
 * The cells of a record of the table in the form's columns: an index of page->cells, or
 * GR_NO_CELL for a blank.  False where they are not certain.
 */
extern bool gr_columns_of(const gr_reading *reading, uint32_t record, uint32_t *out);

#endif
