/*
 * amounts.h - amounts of table 二, in 万元.
 */
#ifndef GR_AMOUNTS_H
#define GR_AMOUNTS_H

#include "place/place.h"

/* The units that the text states around the table; GR_PRINTED_OTHER: one that is not certain. */
typedef struct gr_stated_units
{
	gr_printed_unit over;
	gr_printed_unit under;
} gr_stated_units;

/* Records [first, last] are the table's. */
extern gr_stated_units gr_units_around(const gr_placing *p, uint32_t first, uint32_t last);

/*
 * The unit that a header's cell or a row's label names; a bracket that is open at its end closes in
 * the text behind it.
 */
extern gr_printed_unit gr_unit_in_cell(const gr_page *page, uint32_t cell);

/* Whether it holds the letter of the unit, be it only a piece of one. */
extern bool gr_may_name_unit(const gr_page *page, uint32_t cell);

/*
 * Brings an amount to 万元, by its unit; returns its unit.  False: by no unit that is certain, or it does not
 * fit: the amount is left without a value.
 */
extern bool gr_to_ten_thousands(gr_figure *figure, gr_printed_unit unit, uint8_t *unit_of_figure);

#endif
