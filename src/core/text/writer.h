/*
 * writer.h - appends text and numbers to room that the caller has: for the
 * messages of checks and the forms that are written.
 *
 * What finds no room is left out, whole characters at a time, and counted: a
 * writer with no room at all says how much is needed.
 */
#ifndef GR_TEXT_WRITER_H
#define GR_TEXT_WRITER_H

#include <string.h>

#include "govreport.h"

typedef struct gr_writer
{
	char	   *at;				/* where the next byte goes */
	char	   *end;
	size_t		missed;			/* bytes that there was no room for */
	const gr_host *host;		/* for gr_begin_row alone */
	uint32_t	rows;			/* begun */
	bool		stopped;		/* the host says to stop */
} gr_writer;

/* What there is still room for; gr_put calls it where that is not all. */
extern void gr_put_beginning(gr_writer *w, gr_str text);
/* For text of the report, which may be of any length and stand on many lines: its first characters, on one. */
extern void gr_put_clipped(gr_writer *w, gr_str text);
/* Before each row of a long text: false where the host, asked now and then, says to stop. */
extern bool gr_begin_row(gr_writer *w);
/* In digits. */
extern void gr_put_count(gr_writer *w, uint64_t count);
/* Without zeros at the end of the decimals. */
extern void gr_put_number(gr_writer *w, __int128 mantissa, uint8_t scale);

/* In line, as most texts are literals of a few bytes. */
static inline void
gr_put(gr_writer *w, gr_str text)
{
	if ((size_t) (w->end - w->at) < text.len)
	{
		gr_put_beginning(w, text);
		return;
	}
	if (text.len > 0)
		memcpy(w->at, text.s, text.len);
	w->at += text.len;
}

#define GR_SAY(w, literal) gr_put((w), (gr_str) {(literal), sizeof(literal) - 1})

/* The same number without zeros at the end of its decimals. */
static inline gr_sum
gr_trim(gr_sum value)
{
	/* of a whole number at a large scale, in few steps */
	while (value.scale >= 8 && value.mantissa % 100000000 == 0)
	{
		value.mantissa /= 100000000;
		value.scale = (uint8_t) (value.scale - 8);
	}
	while (value.scale > 0 && value.mantissa % 10 == 0)
	{
		value.mantissa /= 10;
		value.scale--;
	}
	return value;
}

#endif
