/*
 * rewrite.c - a text written from pieces of its source, in any order.
 */
#include "page/rewrite.h"

#include <string.h>

bool
gr_rewriter_init(gr_rewriter *w, const char *body, size_t length, gr_arena *arena)
{
	*w = (gr_rewriter) {.body = body, .end = body + length, .room = length + GR_ADDED_BYTES};
	w->max_pieces = (uint32_t) (length / 2 + 64 < GR_PIECES ? length / 2 + 64 : GR_PIECES);
	w->text = gr_alloc_raw(arena, w->room + 1);
	w->pieces = gr_alloc_raw(arena, w->max_pieces * sizeof *w->pieces);
	return w->text != NULL && w->pieces != NULL;
}

void
gr_rewriter_take(gr_rewriter *w, const char *start, const char *end)
{
	size_t		length = (size_t) (end - start);
	uint32_t	from = (uint32_t) (start - w->body);
	gr_piece   *last = w->n_pieces > 0 ? &w->pieces[w->n_pieces - 1] : NULL;

	if (length == 0 || w->full)
		return;
	if (w->length + length > w->room || w->n_pieces == w->max_pieces)
	{
		w->full = true;
		return;
	}
	if (last != NULL && last->from + last->length == from && last->at + last->length == w->length)
		last->length += (uint32_t) length;
	else
		w->pieces[w->n_pieces++] = (gr_piece) {(uint32_t) w->length, from, (uint32_t) length};
	memcpy(w->text + w->length, start, length);
	w->length += length;
}

void
gr_rewriter_mark(gr_rewriter *w, char mark)
{
	if (w->length < w->room && !w->full)
		w->text[w->length++] = mark;
}

gr_origin
gr_rewriter_end(gr_rewriter *w)
{
	return (gr_origin) {
		.text = w->text, .length = (uint32_t) w->length, .body = w->body, .body_length = (uint32_t) (w->end - w->body),
		.pieces = w->pieces, .n_pieces = w->n_pieces,
	};
}


const char *
gr_unnumbered(const char *start, const char *end)
{
	const char *p = end;

	while (p > start && p[-1] >= '0' && p[-1] <= '9')
		p--;
	return p < end && p - start > 3 && (p[-1] == '_' || p[-1] == '.') && (uint8_t) p[-2] >= 0x80 ? p - 1 : end;
}
