/*
 * label_table.h - the words of the form, hashed; written by src/gen/term_table.c.
 */
#ifndef GR_LABEL_TABLE_H
#define GR_LABEL_TABLE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "form/labels.h"
#include "text/scan.h"

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
	return (uint32_t) (((first ^ length) * UINT64_C(0x9E3779B97F4A7C15) + last * UINT64_C(0x165667B19E3779F9)) >> 55);
}

/* So many bytes of both at their beginning and at their end. */
static inline bool
gr_same_ends(const char *a, const char *b, size_t length, size_t bytes)
{
	return memcmp(a, b, bytes) == 0 && memcmp(a + length - bytes, b + length - bytes, bytes) == 0;
}

/* Whether two texts of a length, four bytes or more, are the same: a block at a time, the last one's bytes perhaps once more. */
static inline bool
gr_is_spelled(const char *a, const char *b, size_t length)
{
	if (length < GR_BLOCK)
		return length < 8 ? gr_same_ends(a, b, length, 4) : gr_same_ends(a, b, length, 8);
	for (size_t i = 0; i + GR_BLOCK < length; i += GR_BLOCK)
		if (!gr_same_block(a + i, b + i))
			return false;
	return gr_same_block(a + length - GR_BLOCK, b + length - GR_BLOCK);
}

/* The spelling that a text is; 0: it is none, and may be a label nevertheless.  No figure is one. */
static inline uint8_t
gr_find_spelling(const char *text, size_t length)
{
	if (length < 4 || length > UINT8_MAX)
		return 0;
	for (uint32_t i = gr_spelling_slot(text, length);; i = (i + 1) & (GR_SPELLING_SLOTS - 1))
	{
		const uint8_t spelling = gr_spelling_slots[i];

		if (spelling == 0
			|| (gr_spellings[spelling].length == length && gr_is_spelled(gr_spellings[spelling].text, text, length)))
			return spelling;
	}
}

#endif
