/*
 * frame.h - the numbers of rows and columns that programs print around a table.
 */
#ifndef GR_FRAME_H
#define GR_FRAME_H

#include "page/page.h"

/* Takes them out of the page. */
extern void gr_drop_frames(gr_page *page);

#endif
