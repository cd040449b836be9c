/*
 * evidence.h - what speaks against a table whose columns no header tells, or whose rows are one off:
 * the names of its columns elsewhere, and the sums of the form.
 *
 * Sums never place a figure: a table that breaks them stays as it is read, unless most of its rows
 * keep them in another reading.
 */
#ifndef GR_EVIDENCE_H
#define GR_EVIDENCE_H

#include "place/place.h"

/* What the figures of a row, or of a column, give together. */
typedef struct gr_figure_sum
{
	int64_t		all;
	int64_t		most;
	int64_t		last;			/* of those that are filled */
	int			filled;
	bool		whole;			/* all numbers are whole */
	bool		known;			/* all are whole numbers, or blank */
	bool		damaged;		/* the first that is not known cannot be read */
} gr_figure_sum;

/* Adds a figure, or a cell, to what is known and whole so far. */
extern void gr_add_to_sum(gr_figure_sum *sum, uint8_t state, int64_t mantissa, uint8_t scale);

/*
 * Whether the labels of the rows in the records [first, last] stand behind their figures: one has none behind it, and
 * figures stand before the first, or labels in lines by themselves.
 */
extern bool gr_has_labels_behind(const gr_placing *p, gr_table table, uint32_t first, uint32_t last);

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
