/*
 * label_table.h - the words of the form, hashed; written by src/gen/term_table.c.
 */
#ifndef GR_LABEL_TABLE_H
#define GR_LABEL_TABLE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "form/labels.h"

#define GR_TERM_SLOTS 256		/* more than twice the words */
#define GR_PAIR_SLOTS 2048		/* more than twice the pairs of letters */

#define GR_SPELLING_SLOTS 512	/* more than twice the spellings; a hash's first nine bits */

#define GR_HASH_START 2166136261u

typedef struct gr_term_slot
{
	uint32_t	hash;
	uint8_t		term;			/* GR_NO_TERM: the slot is free */
} gr_term_slot;

typedef struct gr_pair_entry
{
	uint32_t	pair;			/* two folded letters; 0: the slot is free */
	uint8_t		term;			/* one of those that have it; the next is in a slot behind */
} gr_pair_entry;

extern const gr_term_slot gr_term_slots[GR_TERM_SLOTS];
extern const gr_pair_entry gr_pair_slots[GR_PAIR_SLOTS];
extern const uint8_t gr_spelling_slots[GR_SPELLING_SLOTS];	/* of gr_spellings; 0: the slot is free */

/* FNV-1a over folded letters. */
static inline uint32_t
gr_hash_step(uint32_t hash, uint32_t letter)
{
	return (hash ^ letter) * 16777619u;
}

static inline uint32_t
gr_pair_slot(uint32_t pair)
{
	return (pair * 2654435761u) >> 21 & (GR_PAIR_SLOTS - 1);
}

/*
 * Where a spelling is looked for: by its length, four bytes or more, and what it begins
 * with and ends with.  The table is made where the lowest byte comes
 * first; elsewhere none is found.
 */
static inline uint32_t
gr_spelling_slot(const char *text, size_t length)
{
	uint64_t	first = 0;
	uint64_t	last = 0;
	uint64_t	hash;

	if (length < sizeof first)
	{
		memcpy(&first, text, 4);
		memcpy(&last, text + length - 4, 4);
	}
	else
	{
		memcpy(&first, text, sizeof first);
		memcpy(&last, text + length - sizeof last, sizeof last);
	}
	hash = (first ^ length) * UINT64_C(0x9E3779B97F4A7C15) + last * UINT64_C(0x165667B19E3779F9);
	return (uint32_t) ((hash ^ hash >> 32) * UINT64_C(0x9E3779B97F4A7C15) >> 55);
}

/* Eight bytes of each. */
static inline bool
gr_same_words(const char *a, const char *b)
{
	uint64_t	x;
	uint64_t	y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return x == y;
}

/* Whether two texts of a length, four bytes or more, are the same: eight bytes at a time, the last ones perhaps once more. */
static inline bool
gr_is_spelled(const char *a, const char *b, size_t length)
{
	if (length < 8)
		return memcmp(a, b, 4) == 0 && memcmp(a + length - 4, b + length - 4, 4) == 0;
	for (size_t i = 0; i + 8 < length; i += 8)
		if (!gr_same_words(a + i, b + i))
			return false;
	return gr_same_words(a + length - 8, b + length - 8);
}

#endif
