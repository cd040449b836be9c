/*
 * carrier.h - texts that carry a page or a table in another form than HTML or lines of
 * cells: escaped mark-up, strings of JSON, CDATA, srcdoc, BBCode; lists of programs, LaTeX,
 * cells parted by other marks, reports on one line.
 *
 * One pass turns such a text into the page, or the lines of cells apart by tabs, that
 * it holds; what is read of it goes on from there.
 */
#ifndef GR_CARRIER_H
#define GR_CARRIER_H

#include "govreport.h"
#include "page/origin.h"

typedef enum gr_carrier
{
	GR_CARRIER_NONE,
	GR_CARRIER_ESCAPED,			/* &lt;table&gt; in text, textarea, srcdoc; CDATA; strings of scripts */
	GR_CARRIER_STRINGS,			/* JSON whose strings hold a page */
	GR_CARRIER_CODES,			/* JSON whose characters are written as \u7AE0 */
	GR_CARRIER_BBCODE,			/* [table][tr][td] */
	GR_CARRIER_PREFIX,			/* lines with numbers or marks before them */
	/* written from pieces: rewrite.h */
	GR_CARRIER_LATEX,			/* \begin{tabular} */
	GR_CARRIER_PARTS,			/* a page whose tables have their head below, or their foot above */
	GR_CARRIER_DRAWN,			/* tables with a drawn rule between all rows */
	GR_CARRIER_MARKUP,			/* tables of MediaWiki, AsciiDoc, Textile */
	GR_CARRIER_JSON,			/* arrays and objects of figures */
	GR_CARRIER_LINES			/* rows in lists, with other marks between cells, or all on one line */
} gr_carrier;

/* What the body is; looks at its first megabyte. */
extern gr_carrier gr_find_carrier(const char *body, size_t length);
/* The same, but for GR_CARRIER_LINES; tagged: the body may have tags. */
extern gr_carrier gr_find_whole_carrier(const char *body, size_t length, bool tagged);

/* The text that the body carries, which must outlive *out. */
extern gr_status gr_carrier_read(gr_carrier carrier, const char *body, size_t length, gr_arena *arena, gr_origin *out);

#endif
