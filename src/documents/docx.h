/*
 * docx.h - what the files that read Word documents share.
 */
#ifndef DOCUMENTS_DOCX_H
#define DOCUMENTS_DOCX_H

#include "documents/package.h"
#include "documents/xml.h"

/* Properties of text that take it out, or raise it; unset ones are inherited. */
enum toggle
{
	UNSET, OFF, ON
};

struct looks
{
	enum toggle	hidden;
	enum toggle	struck;
	enum toggle	white;
	int8_t		raised;			/* 1 superscript, -1 subscript, 0 neither */
	long		size;			/* in half points; 0: unset */
};

/* Smaller text is not for reading. */
#define SMALLEST_SIZE 8

/* What is set over what is inherited. */
extern struct looks looks_over(struct looks inherited, struct looks set);
/* What w:rPr says; node may be NULL. */
extern struct looks looks_of(const xmlNode *properties);
/* Whether an element that is on by being there is on. */
extern enum toggle toggle_of(const xmlNode *element);

/* ---- docx_styles.c ------------------------------------------------------------- */

struct style
{
	const char *id;
	struct looks looks;			/* with those of the styles that it is based on */
	int			heading;		/* 1 to 6; 0: none */
	long		list;			/* of numbering; -1: none */
	long		level;
};

struct styles;

extern struct styles *read_styles(struct package *package);
/* NULL where there is none of that id; id may be NULL. */
extern const struct style *find_style(const struct styles *styles, const char *id);
/* Of text without a style. */
extern struct looks default_looks(const struct styles *styles);
extern void free_styles(struct styles *styles);

/* ---- docx_numbers.c: paragraphs that Word numbers --------------------------------- */

struct numbers;

extern struct numbers *read_numbers(struct package *package);
/* Writes the number of the next paragraph of a list, if it has one, escaped. */
extern void put_number(struct numbers *numbers, long list, long level, struct text *out);
extern void free_numbers(struct numbers *numbers);

/* ---- docx.c ------------------------------------------------------------------------- */

/* Fields in fields: of those whose instruction is read, nothing shows. */
#define MOST_FIELDS 64

struct docx
{
	struct text *out;
	struct styles *styles;
	struct numbers *numbers;
	struct text	boxes;			/* text boxes of the paragraph that is written: they stand behind it */
	int			fields;			/* that are open */
	bool		instruction[MOST_FIELDS];
	int			raised;			/* of the runs written last */
	struct looks paragraph;		/* what the paragraph's style gives its runs */
	int			embedded;		/* parts of other kinds that are left out */
};

/* Paragraphs and tables, in order. */
extern void write_blocks(struct docx *docx, const xmlNode *parent);
/* Elements that only stand around others: content controls, insertions, alternatives. */
extern const xmlNode *inside_wrapper(const xmlNode *node);

/* ---- docx_table.c -------------------------------------------------------------------- */

extern void write_table(struct docx *docx, const xmlNode *table);

#endif
