/*
 * arena.c - memory for one call, and the text of a number.
 *
 * Chunks come from the host, which frees them all at once; nothing is freed here.
 */
#include <string.h>

#include "govreport.h"

/* Large enough that a usual report takes one chunk for its page and one for the rest. */
#define CHUNK_SIZE (64 * 1024)
#define ALIGNMENT 16

/* With AddressSanitizer nothing lies side by side, and what nobody asked for must not be touched. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GUARDED
#endif
#ifdef GUARDED
#include <sanitizer/asan_interface.h>
#define GUARD ALIGNMENT
#else
#define GUARD 0
#define ASAN_POISON_MEMORY_REGION(at, size) ((void) (at), (void) (size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void) (at), (void) (size))
#endif

void
gr_arena_init(gr_arena *arena, const gr_host *host)
{
	memset(arena, 0, sizeof *arena);
	arena->host = host;
}

void
gr_arena_lend(gr_arena *arena, void *space, size_t size)
{
	arena->at = space;
	arena->end = arena->at + size;
	ASAN_POISON_MEMORY_REGION(space, size);
}

void *
gr_alloc_raw(gr_arena *arena, size_t size)
{
	size_t		need = ((size + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1)) + GUARD;
	char	   *p;

	if (need < size)
		return NULL;
	if ((size_t) (arena->end - arena->at) < need)
	{
		size_t		chunk = need > CHUNK_SIZE / 4 ? need : CHUNK_SIZE;

		p = arena->host->allocate(arena->host->context, chunk);
		if (p == NULL)
			return NULL;
		arena->taken += chunk;
		if (chunk == need)
			return p;
		arena->at = p;
		arena->end = p + chunk;
		ASAN_POISON_MEMORY_REGION(p, chunk);
	}
	p = arena->at;
	arena->at += need;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *
gr_alloc(gr_arena *arena, size_t size)
{
	void	   *p = gr_alloc_raw(arena, size);

	if (p != NULL)
		memset(p, 0, size);
	return p;
}

size_t
gr_sum_text(gr_sum value, char *out)
{
	char		digits[GR_NUMBER_TEXT];
	size_t		n = 0;
	size_t		length = 0;
	bool		negative = value.mantissa < 0;
	unsigned __int128 left = negative ? -(unsigned __int128) value.mantissa : (unsigned __int128) value.mantissa;

	/* digits backwards, at least one before the point */
	while (left != 0 || n <= value.scale)
	{
		digits[n++] = (char) ('0' + (int) (left % 10));
		left /= 10;
	}
	if (negative)
		out[length++] = '-';
	while (n > 0)
	{
		if (n == value.scale)
			out[length++] = '.';
		out[length++] = digits[--n];
	}
	return length;
}
