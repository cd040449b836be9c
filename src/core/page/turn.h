/*
 * turn.h - tables whose rows stand side by side and whose columns one below the other.
 */
#ifndef GR_TURN_H
#define GR_TURN_H

#include "page/page.h"

/* Labels in a line that are more than a table's header has: seven applicants and what stands above them. */
#define GR_LABELS_ASIDE 12

/* Exchanges rows and columns of such tables, so that each label begins a line. */
extern gr_status gr_turn_tables(gr_page *page, gr_arena *arena);

#endif
