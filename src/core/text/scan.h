/*
 * scan.h - bytes sixteen at a time.
 *
 * Vectors of the compiler's own, which become the machine's instructions where it
 * has them.
 */
#ifndef GR_SCAN_H
#define GR_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define GR_BLOCK 16

/* Of a comparison, a lane is all ones where it holds. */
typedef uint8_t gr_block __attribute__((vector_size(GR_BLOCK)));
typedef int8_t gr_signed_block __attribute__((vector_size(GR_BLOCK)));

/* GR_BLOCK bytes, all of which must be there. */
static inline gr_block
gr_load_block(const char *p)
{
	gr_block	block;

	memcpy(&block, p, GR_BLOCK);
	return block;
}

/* Whether a comparison holds in any lane. */
static inline bool
gr_any(gr_block block)
{
	uint64_t	half[2];

	memcpy(half, &block, GR_BLOCK);
	return (half[0] | half[1]) != 0;
}

/* A bit a lane of a comparison, the first lane's lowest. */
static inline uint32_t
gr_bits(gr_block block)
{
#ifdef __SSE2__
	return (uint32_t) _mm_movemask_epi8((__m128i) block);
#else
	uint32_t	bits = 0;

	for (int i = 0; i < GR_BLOCK; i++)
		bits |= (uint32_t) (block[i] & 1) << i;
	return bits;
#endif
}

/* Whether two blocks are the same. */
static inline bool
gr_same_block(const char *a, const char *b)
{
	return gr_bits((gr_block) (gr_load_block(a) == gr_load_block(b))) == 0xFFFF;
}

/* The sum of all lanes. */
static inline uint32_t
gr_add_lanes(gr_block block)
{
#ifdef __SSE2__
	const __m128i halves = _mm_sad_epu8((__m128i) block, _mm_setzero_si128());

	return (uint32_t) (_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
#else
	uint32_t	sum = 0;

	for (int i = 0; i < GR_BLOCK; i++)
		sum += block[i];
	return sum;
#endif
}

/* Of a block at p, where the letter of three bytes begins. */
static inline gr_block
gr_match_letter(const char *p, const char *letter)
{
	return (gr_block) ((gr_load_block(p) == (uint8_t) letter[0]) & (gr_load_block(p + 1) == (uint8_t) letter[1])
					   & (gr_load_block(p + 2) == (uint8_t) letter[2]));
}

/* Where the first of two letters of three bytes stands; end: nowhere. */
static inline const char *
gr_find_either(const char *start, const char *end, const char *a, const char *b)
{
	for (; end - start >= GR_BLOCK + 2; start += GR_BLOCK)
	{
		const uint32_t bits = gr_bits(gr_match_letter(start, a) | gr_match_letter(start, b));

		if (bits != 0)
			return start + __builtin_ctz(bits);
	}
	for (; end - start >= 3; start++)
		if (memcmp(start, a, 3) == 0 || memcmp(start, b, 3) == 0)
			return start;
	return end;
}

#endif
