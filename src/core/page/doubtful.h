/*
 * doubtful.h - figures of which it is not certain that they are whole, or where they are seen.
 */
#ifndef GR_DOUBTFUL_H
#define GR_DOUBTFUL_H

#include "page/page.h"

/* Whether a character that turns the order of others around is in the text. */
extern bool gr_may_turn(const char *p, const char *end);
/* Cells behind such a character, up to where that ends, are seen in another order than they are stored in: their figures are none. */
extern void gr_void_turned_cells(gr_page *page, const gr_line *line);

/*
 * Whether the line, the page's last so far, begins with a figure that may go on one that
 * ends the line above: not what stands below a text or a figure that is a line by itself.
 */
static inline bool
gr_may_go_on_above(const gr_page *page, const gr_line *line)
{
	const gr_line *above = line - 1;
	const gr_cell *last;
	char		end;

	if (line == page->lines || line->n == 0 || page->cells[line->first].state != GR_NUMBER || above->n == 0)
		return false;
	if (above->n > 1)
		return true;
	last = &page->cells[above->first];
	if (last->state == GR_NUMBER || last->length < 2)
		return false;
	end = page->text[last->start + last->length - 1];
	return end == '-' || (end >= '0' && end <= '9');
}

/*
 * The pieces of a figure that a point by itself or the end of a line tore are none.
 * broken: there may be lines that go on in the one below.
 */
extern void gr_void_doubtful(gr_page *page, bool grid, bool broken);

#endif
