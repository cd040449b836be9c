/*
 * frame.h - the numbers of rows and columns that programs print around a table.
 */
#ifndef GR_FRAME_H
#define GR_FRAME_H

#include "page/page.h"

/* Columns of a frame that tell that it is one. */
#define GR_FRAME_COLUMNS 4

/* Takes them out of the page; false: there were none. */
extern bool gr_drop_frames(gr_page *page);

#endif
