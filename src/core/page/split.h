/*
 * split.h - a line's cells, whatever separates them.
 */
#ifndef GR_SPLIT_H
#define GR_SPLIT_H

#include "page/cells.h"

/*
 * Cuts the line, which stands behind those that the page has and whose blanks around are
 * known: its cells behind the page's, its layout and their number, UINT8_MAX for too many.
 * commas: cells of the line before, where these separated them.  edges: found out at the
 * first row between bars.
 */
extern void gr_cut_line(gr_page *page, gr_line *line, const gr_span *whole, bool grid, uint8_t commas, gr_edges *edges);

#endif
