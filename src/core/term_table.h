/*
 * term_table.h - the words of the form, hashed; written by src/gen/term_table.c.
 */
#ifndef GR_TERM_TABLE_H
#define GR_TERM_TABLE_H

#include <stdint.h>

#include "terms.h"

#define GR_TERM_SLOTS 256		/* more than twice the words */
#define GR_PAIR_SLOTS 2048		/* more than twice the pairs of letters */

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

#endif
