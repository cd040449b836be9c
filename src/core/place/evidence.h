/*
 * evidence.h - what speaks against a table whose columns no header tells, or whose rows are one off:
 * the names of its columns elsewhere, and the sums of the form.
 *
 * Sums never place a figure: a table that breaks them stays as it is read, unless most of its rows
 * keep them in another reading.
 */
#ifndef GR_EVIDENCE_H
#define GR_EVIDENCE_H

#include "place/records.h"

/* Whether the names of columns around the records [first, last] of a table stand in another order than the form's. */
extern bool gr_is_named_otherwise(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, gr_table table);

/* Whether another column than the last is the sum of the others, in most rows of n figures each. */
extern bool gr_has_total_elsewhere(const gr_figure *const *rows, int n_rows, int n);

/* Whether the rows, in the form's order, would keep the sum of all results if each were the row's beside it. */
extern bool gr_is_one_off(const gr_application *rows, int n);

#endif
