/*
 * origin.h - a text made from another, and where each of its bytes comes from.
 *
 * The usual text is a part of its source in the source's order: two rows of bits
 * say which bytes of the text were copied, and which of the source were; the n-th
 * of the one is the n-th of the other.  A text whose parts stand in another order
 * has a list of its pieces instead.
 */
#ifndef GR_ORIGIN_H
#define GR_ORIGIN_H

#include "govreport.h"

/* Bytes of the text from a place on, and where they come from; up to the next piece. */
typedef struct gr_piece
{
	uint32_t	at;
	uint32_t	from;
	uint32_t	length;			/* of what was copied; what follows it comes from nowhere */
} gr_piece;

typedef struct gr_origin
{
	const char *text;
	const char *body;
	uint32_t	length;
	uint32_t	body_length;
	const uint64_t *from_body;	/* a bit a byte of the text: it stands for one of the body */
	const uint64_t *to_text;	/* a bit a byte of the body: one of the text stands for it */
	const uint32_t *index;		/* for each 64 bytes of the text: where the first of them may come from */
	const gr_piece *pieces;		/* in the order of the text; NULL: the bits tell */
	uint32_t	n_pieces;
	const struct gr_origin *source; /* where the body comes from in its turn; NULL: it is the body that was given */
} gr_origin;

/* Where the text's byte comes from; one that comes from nowhere has the place of the next that does. */
extern uint32_t gr_origin_of(const gr_origin *origin, uint32_t offset);
/* The end, in the body, of what the text's bytes before this offset come from; offset > 0. */
extern uint32_t gr_origin_end(const gr_origin *origin, uint32_t offset);

/* A text while it is written, in the order of its source; never longer than that. */
typedef struct gr_copier
{
	const char *body;
	uint32_t	body_length;
	char	   *text;
	uint32_t	length;
	uint64_t   *from_body;
	uint64_t   *to_text;
	uint32_t   *index;
	uint32_t	indexed;		/* entries of index that are set */
	uint32_t	copied;			/* behind the last byte of the body that is in the text */
	const gr_host *host;		/* asked now and then whether to go on */
	uint32_t	asked;			/* up to where it was */
	bool		stopped;		/* it said no */
} gr_copier;

/* Begins a text; false: no memory. */
extern bool gr_copier_init(gr_copier *c, const char *body, uint32_t length, gr_arena *arena);
/* The next n bytes of the text, still to be written, come from here. */
extern void gr_copier_map(gr_copier *c, uint32_t from, uint32_t n);
/* Copies n bytes. */
extern void gr_copier_take(gr_copier *c, uint32_t from, uint32_t n);
/* Writes what the n bytes at this place stand for: a character that is no longer than they are. */
extern void gr_copier_put(gr_copier *c, uint32_t from, uint32_t n, uint32_t code);
/* The text that was written, and where it comes from. */
extern gr_origin gr_copier_end(gr_copier *c);

#endif
