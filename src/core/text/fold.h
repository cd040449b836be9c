/*
 * fold.h - the comparison form of a character.
 *
 * Width and compatibility forms (NFKC), traditional characters to simplified,
 * lower case; white space, punctuation, symbols and controls do not count.
 */
#ifndef GR_FOLD_H
#define GR_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* The unified ideographs, U+4E00 to U+9FFF: most of a Chinese text.  Each counts. */
#define GR_UNIFIED_FIRST 0x4E00
#define GR_UNIFIED 0x5200

extern const uint16_t gr_fold_unified[GR_UNIFIED];
extern const uint8_t gr_fold_page[256];
extern const uint16_t gr_fold_pages[][256];

static inline bool
gr_is_unified(uint32_t c)
{
	return c - GR_UNIFIED_FIRST < GR_UNIFIED;
}

static inline uint32_t
gr_fold_ideograph(uint32_t c)
{
	return gr_fold_unified[c - GR_UNIFIED_FIRST];
}

/* 0 where the character does not count; U+FFFD for all beyond the basic plane. */
static inline uint32_t
gr_fold(uint32_t c)
{
	uint8_t		page;

	if (gr_is_unified(c))
		return gr_fold_ideograph(c);
	if (c > 0xFFFF)
		return 0xFFFD;
	page = gr_fold_page[c >> 8];
	return page >= 2 ? gr_fold_pages[page - 2][c & 0xFF] : page == 1 ? c : 0;
}

#endif
