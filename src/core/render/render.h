/*
 * render.h - what the files that write a report share: render.c writes headings
 * and text, render_tables.c lays the three tables out.
 */
#ifndef GR_RENDER_H
#define GR_RENDER_H

#include "render/table_writer.h"

/* The tables as the national form has them, with spans; or each row with one label, for plain text. */
typedef enum gr_shape
{
	GR_AS_FORM, GR_AS_LIST
} gr_shape;

/* Nothing is added where the report has no such table. */
extern void gr_lay_disclosures(const gr_report *report, gr_sheet *sheet);
extern void gr_lay_applications(const gr_report *report, gr_shape shape, gr_sheet *sheet);
extern void gr_lay_reviews(const gr_report *report, gr_shape shape, gr_sheet *sheet);

/* The text without its blanks, as titles and labels are kept; the same where it has none. */
extern gr_str gr_compact(gr_sheet *sheet, gr_str text);

#endif
