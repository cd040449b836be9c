/*
 * turned.h - table 三 with its rows side by side: a line for each applicant.
 */
#ifndef GR_TURNED_H
#define GR_TURNED_H

#include "place/place.h"

/*
 * Fills in all rows of an edition, whose labels stand in the header of the records [first, last], from the seven lines
 * of applicants below it.  False where one is missing, or stands there twice, or the lines hold more.
 */
extern bool gr_read_turned(uint32_t first, uint32_t last, gr_form_rows *rows);

#endif
