/*
 * places.h - the places that a name begins with: 江宁省, 东岭县, 城关镇.
 */
#ifndef GR_PLACES_H
#define GR_PLACES_H

#include "outline/name_words.h"

/* Letters of the place that stands at a letter of a name; 0: none.  *own: it is one of county level or above. */
extern uint32_t gr_place_at(const gr_name *name, uint32_t from, bool *own);
/* Letters that the last place of a name ends before, those behind 人民政府 counted: 柏川县人民政府大岭街道; 0: it names none. */
extern uint32_t gr_last_place(const gr_name *name, uint32_t *from);
/* The name is one of the whole country's authorities, or of a branch of one. */
extern bool gr_is_national(const gr_name *name);
/* A word for a kind of place alone: 市商务局 is of some city.  市中区, 市南区 and 市北区 are places. */
extern bool gr_begins_with_kind(const gr_name *name);
/* The letter, or the two letters, before an end are what names of places end with. */
extern bool gr_ends_as_place(const gr_name *name, uint32_t end);

#endif
