/*
 * term_table.h - the words of the form, hashed; written by src/gen/term_table.c.
 */
#ifndef GR_TERM_TABLE_H
#define GR_TERM_TABLE_H

#include <stdint.h>
#include <string.h>

#include "terms.h"

#define GR_TERM_SLOTS 256		/* more than twice the words */
#define GR_PAIR_SLOTS 2048		/* more than twice the pairs of letters */
#define GR_SPELLING_SLOTS 512	/* more than twice the spellings */

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

/* A label to the letter as the form prints it. */
typedef struct gr_spelling
{
	const char *text;			/* NULL: the slot is free */
	uint8_t		length;			/* bytes */
	gr_word		word;
} gr_spelling;

extern const gr_term_slot gr_term_slots[GR_TERM_SLOTS];
extern const gr_pair_entry gr_pair_slots[GR_PAIR_SLOTS];
extern const gr_spelling gr_spellings[GR_SPELLING_SLOTS];

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

/* Where a spelling is looked for.  The table is made where the lowest byte comes first; elsewhere none is found. */
static inline uint32_t
gr_spelling_slot(const char *text, size_t length)
{
	const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t	hash = length;
	uint64_t	word = 0;

	if (length < sizeof word)
		for (size_t i = 0; i < length; i++)
			word = word << 8 | (uint8_t) text[i];
	else
	{
		const char *last = text + length - sizeof word;

		for (; text < last; text += sizeof word)
		{
			memcpy(&word, text, sizeof word);
			hash = (hash ^ word) * prime;
			hash ^= hash >> 32;
		}
		memcpy(&word, last, sizeof word);
	}
	return (uint32_t) ((hash ^ word) * prime >> 32) & (GR_SPELLING_SLOTS - 1);
}

#endif
