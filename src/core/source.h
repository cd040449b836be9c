/*
 * source.h - a body as it came, the text that is read from it, and the places in the
 * body that pieces of the text come from.  For read.c.
 */
#ifndef GR_SOURCE_H
#define GR_SOURCE_H

#include "govreport.h"
#include "page/html.h"

/* Callers read the fields and write none. */
typedef struct gr_source
{
	const char *body;
	size_t		length;
	const char *text;			/* the body itself, or what an HTML body says */
	size_t		text_length;
	bool		is_html;
	gr_html		html;			/* where is_html */

	/* to find the line of a place; where is_html or asked for */
	char		line_end;
	uint32_t   *lines;			/* ends of lines before each block of the body */
} gr_source;

/* The body, at most 1 GB - 1, must outlive the source. */
extern gr_status gr_source_open(gr_source *source, const char *body, size_t length, gr_arena *arena);

/* The text becomes what the body carries, after all: its lines are rows in another notation. */
extern gr_status gr_source_take_page(gr_source *source, gr_arena *arena);

/* Has gr_source_move find lines by places, where the page's are not the body's. */
extern gr_status gr_source_index(gr_source *source, gr_arena *arena);

/* The bytes of the body that [start, end) of the text comes from. */
extern void gr_source_span(const gr_source *source, uint32_t start, uint32_t end, uint32_t *from, uint32_t *until);

/* Gives the report's figures and problems, so far placed in the text, their places in the body. */
extern void gr_source_move(const gr_source *source, gr_report *report);

/* A place of the body, in bytes and in characters before it. */
typedef struct gr_counter
{
	uint32_t	bytes;
	uint32_t	characters;
} gr_counter;

/* The characters before a place of the body; it becomes the counter's, and the nearer it was, the faster this is. */
extern uint32_t gr_source_characters(const gr_source *source, gr_counter *counted, uint32_t bytes);

#endif
