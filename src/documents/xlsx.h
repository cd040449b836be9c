/*
 * xlsx.h - what the files that read workbooks share.
 */
#ifndef DOCUMENTS_XLSX_H
#define DOCUMENTS_XLSX_H

#include "documents/package.h"
#include "documents/xml.h"

/* ---- xlsx_format.c: what a number format makes of a number ---------------------------- */

/* The code of one that every office program knows; NULL: as the number is. */
extern const char *usual_format(long id);
/*
 * Writes the number as it shows, a date as one, nothing where the format shows nothing.  What
 * shows another number than the cell has is written with a question mark.
 */
extern void put_formatted(struct text *out, const char *value, const char *code, bool from_1904);
/* Whether the format shows no text. */
extern bool hides_text(const char *code);

/* ---- xlsx_values.c: what cells show --------------------------------------------------- */

/* Of a cell's style. */
struct cell_format
{
	const char *code;			/* of numbers, or NULL */
	bool		struck;
	bool		unseen;			/* text in the colour of its ground */
};

struct book
{
	struct package *package;
	const char *name;			/* of the member that is the workbook */
	struct text *out;
	bool		from_1904;		/* days are counted from then on */
	char	  **strings;		/* shared ones, as HTML */
	size_t		n_strings;
	struct cell_format *formats;
	size_t		n_formats;
	xmlDocPtr	styles;
};

/* The strings and formats of a book. */
extern void read_values(struct book *book);
extern void free_values(struct book *book);
/* What a cell shows, as HTML, for the caller to free; NULL: nothing. */
extern char *cell_html(const struct book *book, const xmlNode *cell);

#endif
