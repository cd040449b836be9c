/*
 * column_runs.h - table 三 as text tools print it that follow a PDF's own order: runs of
 * labels and runs of figures, some by row and some by column.
 */
#ifndef GR_COLUMN_RUNS_H
#define GR_COLUMN_RUNS_H

#include "place/place.h"

/*
 * Fills in a table whose records list[first] to list[last] hold every figure of its edition.
 * row[i - first] is the row that the label before record i names, negative for none.  False where
 * a figure is missing or the order is not certain.
 */
extern bool gr_fill_torn(gr_form_rows *rows, uint32_t first, uint32_t last, const int16_t *row);

#endif
