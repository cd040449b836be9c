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
	long		colour;
	long		ground;			/* what it stands on */
	int8_t		raised;			/* 1 superscript, -1 subscript, 0 neither */
	long		size;			/* in half points; 0: unset */
	long		width;			/* of characters, in hundredths of theirs; 0: unset */
};

/* Smaller text, and narrower, is not for reading. */
#define SMALLEST_SIZE 8
#define SMALLEST_WIDTH 10

/* Colours: red, green and blue with KNOWN_COLOUR, or one that nothing is said of; 0: unset. */
#define KNOWN_COLOUR 0x1000000
#define OTHER_COLOUR 0x2000000
#define WHITE_COLOUR (KNOWN_COLOUR | 0xFFFFFF)

/* ---- docx_looks.c --------------------------------------------------------------- */

/* What is set over what is inherited. */
extern struct looks looks_over(struct looks inherited, struct looks set);
/* What w:rPr says; node may be NULL. */
extern struct looks looks_of(const xmlNode *properties);
/* What w:shd or w:highlight within properties has for a ground; 0: nothing. */
extern long ground_of(const xmlNode *properties);
/* Whether nobody can tell it from what it stands on. */
extern bool is_like_ground(struct looks looks);
/* Whether an element that is on by being there is on. */
extern enum toggle toggle_of(const xmlNode *element);

/* ---- docx_styles.c ------------------------------------------------------------- */

struct style
{
	const char *id;
	struct looks looks;			/* with those of the styles that it is based on */
	int			heading;		/* 1 to 6; 0: none */
	bool		contents;		/* of a table of contents */
	long		list;			/* of numbering; -1: none */
	long		level;
};

struct styles;

/* Never NULL; empty where the document has none. */
extern struct styles *read_styles(struct package *package, const char *document);
/* NULL where there is none of that id; id may be NULL. */
extern const struct style *find_style(const struct styles *styles, const char *id);
/* Of text without a style. */
extern struct looks default_looks(const struct styles *styles);
extern void free_styles(struct styles *styles);

/* ---- docx_numbers.c: paragraphs that Word numbers --------------------------------- */

struct numbers;

/* The same. */
extern struct numbers *read_numbers(struct package *package, const char *document);
/* Writes the number of the next paragraph of a list, if it has one, escaped. */
extern void put_number(struct numbers *numbers, long list, long level, struct text *out);
extern void free_numbers(struct numbers *numbers);

/* ---- docx_table.c: which rows and columns cells span ---------------------------------- */

struct word_cell
{
	const xmlNode *element;		/* NULL: no cell stands here (gridBefore, gridAfter) */
	long		column;
	long		span;
	long		rows;
	bool		continued;		/* belongs to the cell above, or before */
	bool		deleted;
};

struct word_row
{
	size_t		first;
	size_t		n;
};

struct word_table
{
	struct word_cell *cells;
	size_t		n_cells;
	size_t		cell_room;
	struct word_row *rows;
	size_t		n_rows;
	size_t		row_room;
	long		columns;		/* of the row that is collected */
};

/* Fills the table in; free_table frees what it holds. */
extern void read_table(const xmlNode *element, struct word_table *table);
extern void free_table(struct word_table *table);

/* ---- docx_part.c: other documents that stand in a document ---------------------------- */

/* What a relation of an element leads to: KIND_TEXT, HTML in UTF-8; KIND_DOCX, KIND_XLSX; else the kind without its bytes. */
extern enum kind read_embedded(struct package *package, const char *document, const xmlNode *reference, struct text *out);

/* ---- docx_runs.c: the text of a paragraph --------------------------------------------- */

/* Fields in fields: of those whose instruction is read, nothing shows. */
#define MOST_FIELDS 64

/* Contents of text boxes, and objects. */
struct boxes
{
	const xmlNode **list;
	size_t		n;
	size_t		room;
};

struct docx
{
	struct package *package;
	const char *name;			/* of the member that is the document */
	struct text *out;
	int			depth;			/* documents around this one */
	struct styles *styles;
	struct numbers *numbers;
	struct boxes boxes;			/* of the paragraph that is written: they stand behind it */
	int			fields;			/* that are open */
	bool		instruction[MOST_FIELDS];
	bool		equation[MOST_FIELDS];	/* shows what its instruction says */
	int			raised;			/* of the runs written last */
	long		ground;			/* of the cell */
	int			tables;			/* around */
	size_t		start;			/* of the paragraph that is written, in the text */
	int			gaps;			/* between words of the paragraph that is written: of blanks; those of tabs count twice */
	bool		gap;			/* one has begun */
	bool		has_words;
	const char *open;			/* paragraph that goes on in the next: its tag */
	struct looks paragraph;		/* what the paragraph's style gives its runs */
	bool		has_tables;
	int			pictures;
	size_t		first_picture;	/* where it stands in the text */
	enum left_out left_out;
};

/* Writes the runs within an element, and what stands between them. */
extern void write_inline(struct docx *docx, const xmlNode *parent);
/* Text stands raised, lowered or on the line. */
extern void set_raised(struct docx *docx, int raised);
/* Elements that only stand around others: content controls, insertions, alternatives. */
extern const xmlNode *inside_wrapper(const xmlNode *node);

#endif
