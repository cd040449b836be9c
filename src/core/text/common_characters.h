/*
 * common_characters.h - characters that Chinese reports are mostly made of: tells text that
 * was read in the right encoding from text that was not.
 */
#ifndef GR_COMMON_CHARACTERS_H
#define GR_COMMON_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/fold.h"

/* A bit for each character of the basic plane, by its folded form. */
typedef struct gr_usual
{
	uint64_t	bits[0x10000 / 64];
} gr_usual;

/* Fills it in, to be asked many times. */
extern void gr_usual_init(gr_usual *usual);

/* Three in four characters of a report are usual, and one in five or less of what was read in a wrong encoding. */
static inline bool
gr_is_usual(const gr_usual *usual, uint32_t c)
{
	uint32_t	folded;

	if (c > 0xFFFF)
		return false;
	/* but for ideographs and full-width letters a character counts as it is: ㈰ is not 日 */
	folded = (c >= 0x4E00 && c <= 0x9FFF) || (c >= U'！' && c <= U'～') ? gr_fold(c) : 0;
	if (folded == 0)
		folded = c;
	return (usual->bits[folded / 64] >> folded % 64 & 1) != 0;
}

#endif
