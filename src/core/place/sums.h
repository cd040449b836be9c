/*
 * sums.h - what the sums of the form say against a reading.
 *
 * They never place a figure: a table that breaks them stays as it is read, unless a row of it, or most rows, keep them in
 * another reading.
 */
#ifndef GR_SUMS_H
#define GR_SUMS_H

#include "place/place.h"

/*
 * Whether the sum of a record's seven cells, as they are placed, tells against it, in text where blank cells may not be told: it
 * has a figure for each column where others have fewer, and they do not add up; or they would, if blank ones before the
 * last, or one that is another column's, were none.
 */
extern bool gr_is_sum_against(const gr_reading *reading, uint32_t record, const uint32_t *cells);

/* Whether the last column is the sum of the others, in most rows that tell. */
extern bool gr_is_total_last(const gr_form_rows *rows);

/*
 * Whether the columns of a table without a header are to be read otherwise: by their names, which stand around it so many
 * times, or, where it has none, as the last is not the sum of the others in most rows that tell.  at: see gr_naming_around.
 */
extern bool gr_are_columns_contradicted(const gr_form_rows *rows, const uint32_t at[3], int times);

/* Whether most rows with a blank sum have it in another column: blank cells among them were dropped. */
extern bool gr_are_sums_moved(const gr_form_rows *rows);

/* Whether rows of table 三 would keep the sum of all results if each were the row's beside it. */
extern bool gr_is_one_off(const gr_form_rows *rows);

#endif
