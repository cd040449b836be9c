/*
 * origin.c - a text made from another, and where each of its bytes comes from.
 */
#include "page/origin.h"

#include <string.h>

#include "page/html_token.h"

/* Bytes between two calls of the host's poll. */
#define POLL_BYTES (256 * 1024)

/* ---- writing ---------------------------------------------------------------- */

/* Sets bits [from, from + n). */
static void
set_bits(uint64_t *bits, uint32_t from, uint32_t n)
{
	while (n > 0)
	{
		uint32_t	bit = from % 64;
		uint32_t	some = n < 64 - bit ? n : 64 - bit;

		bits[from / 64] |= (~UINT64_C(0) >> (64 - some)) << bit;
		from += some;
		n -= some;
	}
}

bool
gr_copier_init(gr_copier *c, const char *body, uint32_t length, gr_arena *arena)
{
	size_t		words = length / 64 + 1;

	*c = (gr_copier) {.body = body, .body_length = length, .host = arena->host};
	c->text = gr_alloc_raw(arena, (size_t) length + 1);
	c->from_body = gr_alloc(arena, words * sizeof *c->from_body);
	c->to_text = gr_alloc(arena, words * sizeof *c->to_text);
	c->index = gr_alloc_raw(arena, words * sizeof *c->index);
	return c->text != NULL && c->from_body != NULL && c->to_text != NULL && c->index != NULL;
}

void
gr_copier_map(gr_copier *c, uint32_t from, uint32_t n)
{
	set_bits(c->from_body, c->length, n);
	set_bits(c->to_text, from, n);
	for (; c->indexed * 64 < c->length + n; c->indexed++)
		c->index[c->indexed] = c->indexed * 64 > c->length ? from + c->indexed * 64 - c->length : from;
	c->copied = from + n;
	if (c->copied - c->asked >= POLL_BYTES)
	{
		c->asked = c->copied;
		c->stopped = c->stopped || !gr_may_go_on(c->host);
	}
}

void
gr_copier_take(gr_copier *c, uint32_t from, uint32_t n)
{
	gr_copier_map(c, from, n);
	memcpy(c->text + c->length, c->body + from, n);
	c->length += n;
}

void
gr_copier_put(gr_copier *c, uint32_t from, uint32_t n, uint32_t code)
{
	char		utf8[4];
	uint32_t	length;

	if (code < 0x80)
	{
		length = 1;
		utf8[0] = (char) code;
	}
	else
	{
		uint32_t	rest = code;

		length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		for (uint32_t i = length - 1; i > 0; i--, rest >>= 6)
			utf8[i] = (char) (0x80 | (rest & 0x3F));
		utf8[0] = (char) (0xF00 >> length | rest);
	}
	/* its first byte has the place of the first, the others those of the last */
	gr_copier_map(c, from, 1);
	c->text[c->length++] = utf8[0];
	if (length > 1)
		gr_copier_map(c, from + n - (length - 1), length - 1);
	memcpy(c->text + c->length, utf8 + 1, length - 1);
	c->length += length - 1;
}

gr_origin
gr_copier_end(gr_copier *c)
{
	/* no byte of the text that remains comes from the body */
	while (c->indexed < c->body_length / 64 + 1)
		c->index[c->indexed++] = c->body_length;
	return (gr_origin) {
		.text = c->text, .length = c->length, .body = c->body, .body_length = c->body_length,
		.from_body = c->from_body, .to_text = c->to_text, .index = c->index,
	};
}

/* ---- asking ----------------------------------------------------------------- */

/* On the spot: without instructions of newer machines the compiler calls a function. */
static inline uint32_t
bits_in(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
	word = (word + (word >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (uint32_t) (word * UINT64_C(0x0101010101010101) >> 56);
}

/* The last piece that begins at or before the offset. */
static uint32_t
find_piece(const gr_origin *origin, uint32_t offset)
{
	uint32_t	low = 0;
	uint32_t	high = origin->n_pieces;

	while (high - low > 1)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (origin->pieces[middle].at <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static uint32_t
of_piece(const gr_origin *origin, uint32_t offset)
{
	uint32_t	i = find_piece(origin, offset);
	const gr_piece *piece = &origin->pieces[i];

	if (offset < piece->at)
		return piece->from;
	if (offset - piece->at < piece->length)
		return piece->from + offset - piece->at;
	return i + 1 < origin->n_pieces ? piece[1].from : piece->from + piece->length;
}

uint32_t
gr_origin_of(const gr_origin *origin, uint32_t offset)
{
	uint32_t	words = origin->body_length / 64 + 1;
	uint32_t	before;			/* bits to pass over */
	uint32_t	at;
	uint64_t	word;

	if (offset >= origin->length)
		return origin->body_length;
	if (origin->pieces != NULL)
		return of_piece(origin, offset);
	before = bits_in(origin->from_body[offset / 64] & ((UINT64_C(1) << offset % 64) - 1));
	at = origin->index[offset / 64];
	if (at >= origin->body_length)
		return origin->body_length;
	word = origin->to_text[at / 64] & ~UINT64_C(0) << at % 64;
	at /= 64;
	for (uint32_t here = bits_in(word); before >= here; here = bits_in(word))
	{
		before -= here;
		if (++at == words)
			return origin->body_length;
		word = origin->to_text[at];
	}
	for (; before > 0; before--)
		word &= word - 1;
	return at * 64 + (uint32_t) __builtin_ctzll(word);
}

/* Bytes of the escape at this place of the body: &lt; or \u4EF6 or \n; 1 where none is. */
static uint32_t
escape_length(const gr_origin *origin, uint32_t at)
{
	const char *p = origin->body + at;
	const char *end = origin->body + origin->body_length;
	uint32_t	code;
	uint32_t	length = 0;

	if (*p == '&')
		length = gr_html_reference(p, end, &code);
	else if (*p == '\\' && end - p >= 2)
		length = p[1] == 'u' && end - p >= 6 ? 6 : 2;
	return length > 0 ? length : 1;
}

uint32_t
gr_origin_end(const gr_origin *origin, uint32_t offset)
{
	uint32_t	at = gr_origin_of(origin, offset - 1);

	if (at == origin->body_length)
		return at;
	if (origin->pieces != NULL)
		return at + 1;
	/* the last byte of an escape has the place of its last one, but if it is the only one that of the first */
	if ((origin->body[at] == '&' || origin->body[at] == '\\')
		&& (at + 1 >= origin->body_length || (origin->to_text[(at + 1) / 64] >> (at + 1) % 64 & 1) == 0))
		return at + escape_length(origin, at);
	return at + 1;
}
