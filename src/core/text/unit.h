/*
 * unit.h - the unit behind a figure.
 */
#ifndef GR_UNIT_H
#define GR_UNIT_H

#include "text/number.h"
#include "text/reader.h"

/* The unit that comes: 件, 万元, 千元; GR_PRINTED_NONE, and nothing taken, for none. */
extern gr_printed_unit gr_take_unit(gr_reader *r);
/* Whether a text is nothing but a unit of money. */
extern bool gr_is_money(const char *start, const char *end);
/* （元）, （单位：万元）: of a remark that is nothing but the figure's unit. */
extern gr_printed_unit gr_unit_of_remark(gr_reader r);

#endif
