/*
 * claims.h - the figures that the narrative states.
 */
#ifndef GR_CLAIMS_H
#define GR_CLAIMS_H

#include "outline/outline.h"
#include "page/page.h"

/*
 * Fills in the report's claims; their start and length are bytes of the page's
 * text.  html: the page's lines are paragraphs, none is broken over lines.
 */
extern gr_status gr_claims_read(const gr_page *page, const gr_outline *outline, bool html, gr_arena *arena,
								gr_report *report);

#endif
