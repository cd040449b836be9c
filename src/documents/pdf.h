/*
 * pdf.h - what the files share that read a PDF themselves.
 *
 * They know what office programs and browsers write: pages of text in embedded fonts
 * that say which characters they show, lines and pictures.  Of whatever they do not
 * know for certain they say so, and mutool reads the document.
 */
#ifndef DOCUMENTS_PDF_H
#define DOCUMENTS_PDF_H

#include <string.h>

#include "documents/pages.h"

/* ---- pdf_objects.c ----------------------------------------------------------------- */

enum object_type
{
	OBJECT_NULL, OBJECT_BOOLEAN, OBJECT_NUMBER, OBJECT_NAME, OBJECT_STRING, OBJECT_ARRAY, OBJECT_DICTIONARY,
	OBJECT_REFERENCE, OBJECT_WORD	/* of a page's content: an operator */
};

struct object
{
	enum object_type type;
	double		number;			/* or whether it is true, or the number of a reference */
	const char *bytes;			/* of a name, a string or a word */
	size_t		length;			/* of these; or of the items, of which a dictionary has two a key */
	struct object *items;
	size_t		stream;			/* where a dictionary's stream begins; 0: it has none */
};

struct chunk;

/* Memory that goes at once. */
struct heap
{
	struct chunk *chunks;
	size_t		used;			/* in all */
};

/* Never NULL: the program ends where there is no memory.  Freed with the heap. */
extern void *heap_allocate(struct heap *heap, size_t size);
extern void free_heap(struct heap *heap);

/* Where objects are read. */
struct reader
{
	const char *bytes;
	size_t		length;
	size_t		at;
	struct heap *heap;
};

/* The next object; false at the end, or where there is none. */
extern bool read_object(struct reader *reader, struct object *object);
/* Passes blanks and comments. */
extern void skip_blanks(struct reader *reader);

/* The value of a name as it stands there; NULL: none, or no dictionary. */
extern const struct object *value_in(const struct object *dictionary, const char *name);

static inline bool
is_name(const struct object *object, const char *name)
{
	return object != NULL && object->type == OBJECT_NAME && object->length == strlen(name)
		&& memcmp(object->bytes, name, object->length) == 0;
}

/* ---- pdf_file.c --------------------------------------------------------------------- */

struct pdf;

/* NULL: damaged, encrypted, or of a kind that is not known here. */
extern struct pdf *open_pdf(const char *bytes, size_t length);
extern void close_pdf(struct pdf *pdf);

/* What lives as long as the file. */
extern struct heap *pdf_heap(struct pdf *pdf);
extern const struct object *pdf_trailer(const struct pdf *pdf);
/* What a reference leads to, or the object itself; of NULL, NULL.  Null where it cannot be read. */
extern const struct object *resolve(struct pdf *pdf, const struct object *object);
/* The value of a name, resolved; NULL where it is missing or null. */
extern const struct object *get(struct pdf *pdf, const struct object *dictionary, const char *name);
/* The number of a name, or the other one where it has none. */
extern double get_number(struct pdf *pdf, const struct object *dictionary, const char *name, double otherwise);
/* Numbers of an array; false where there are fewer. */
extern bool get_numbers(struct pdf *pdf, const struct object *dictionary, const char *name, double *numbers, size_t n);
/* The content of a stream, put behind what is in out; false: not to be read. */
extern bool read_stream(struct pdf *pdf, const struct object *stream, struct text *out);

/* ---- pdf_font.c ------------------------------------------------------------------------ */

struct font
{
	bool		known;			/* else nothing that it shows is */
	int			bytes;			/* of a code */
	double		scale;			/* of widths */
	uint32_t   *characters;		/* by code; 0: not known.  Several: UINT32_MAX minus their place in sequences */
	double	   *widths;
	size_t		n;
	uint32_t	(*sequences)[4];	/* ended by 0 */
	size_t		n_sequences;
	size_t		sequence_room;
};

/* Those that were met. */
struct fonts
{
	struct known_font
	{
		const struct object *dictionary;
		const struct font *font;
	}		   *list;
	size_t		n;
	size_t		room;
};

/* Of a font's dictionary; kept by the pdf's heap. */
extern const struct font *find_font(struct pdf *pdf, struct fonts *fonts, const struct object *dictionary);

/* ---- pdf_content.c ------------------------------------------------------------------------ */

/* Draws the content of a page; the matrix leads to its points.  False: something in it is not known. */
extern bool draw_content(struct pdf *pdf, struct fonts *fonts, const char *bytes, size_t length, const struct object *resources,
						 const double *matrix, struct page *page);

/* ---- pdf_pages.c --------------------------------------------------------------------------- */

/* All pages; false: not to be read here. */
extern bool read_pdf_pages(const char *bytes, size_t length, struct pages *pages);

/* ---- pdf_print.c --------------------------------------------------------------------------- */

/* A PDF with the glyphs of the pages alone, put behind what is in out. */
extern void print_pages(const struct pages *pages, struct text *out);

#endif
