/*
 * claim_table.h - the words that tell what a figure of the narrative counts, and
 * those that say that it counts something else: claim_table.c, written by
 * src/gen/claim_table.c.
 */
#ifndef GR_CLAIM_TABLE_H
#define GR_CLAIM_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* What a word means to a claim. */
typedef enum gr_claim_word
{
	GR_SAYS_NOT, GR_SAYS_RECEIVED, GR_SAYS_APPLICATION, GR_SAYS_ON_REQUEST, GR_SAYS_DISCLOSURE, GR_SAYS_INFORMATION,
	GR_SAYS_CARRIED_IN, GR_SAYS_CARRIED_OUT, GR_SAYS_CARRIED, GR_SAYS_GRANTED, GR_SAYS_IN_PART, GR_SAYS_DENIED,
	GR_SAYS_RECONSIDERATION, GR_SAYS_LITIGATION, GR_SAYS_NORMATIVE, GR_SAYS_ISSUED, GR_SAYS_REPEALED, GR_SAYS_IN_FORCE,
	GR_SAYS_FEE, GR_SAYS_ADMINISTRATIVE_FEE, GR_SAYS_COMPARED, GR_SAYS_PART_OF_YEAR, GR_SAYS_THIS_YEAR, GR_SAYS_SINCE,
	GR_SAYS_OTHER_MATTER, GR_SAYS_SUBORDINATE, GR_SAYS_WIDE, GR_SAYS_OWN_LEVEL, GR_SAYS_CHANNEL, GR_SAYS_NATURAL_PERSON,
	GR_SAYS_ORGANIZATION, GR_SAYS_OF_WHICH, GR_SAYS_INCLUDING, GR_SAYS_REST, GR_SAYS_SHARE, GR_SAYS_EACH, GR_SAYS_ETC,
	GR_SAYS_BESIDES, GR_SAYS_EXCEPT, GR_SAYS_OUTCOME, GR_SAYS_REPLIED, GR_SAYS_COMPLAINT, GR_SAYS_REPORT,
	GR_SAYS_PUBLISHED, GR_SAYS_OCCURRED, GR_SAYS_NOT_ITSELF,
	GR_SAYS_DECISION, GR_SAYS_LICENSE, GR_SAYS_PENALTY, GR_SAYS_COMPULSORY_MEASURE,
	GR_CLAIM_WORDS
} gr_claim_word;

#define GR_CLAIM_WORD_LETTERS 8

typedef struct gr_claim_entry
{
	uint8_t		means;			/* gr_claim_word */
	uint8_t		n;				/* letters */
	uint16_t	letter[GR_CLAIM_WORD_LETTERS];	/* folded */
} gr_claim_entry;

/* Where the words that begin with a letter stand in gr_claim_entries, longest first. */
typedef struct gr_claim_head
{
	uint16_t	letter;			/* 0: the slot is free */
	uint16_t	from;
	uint8_t		n;				/* 0: no word begins with it */
	bool		numeral;		/* it is a digit, or 十 百 千 万 亿 */
} gr_claim_head;

/* A power of two, several times the letters; a slot that is taken passes on to the next. */
#define GR_CLAIM_HEADS 512
/* A set of characters by their lower 12 bits, which hardly any two of ours share. */
#define GR_LETTER_SET 64

extern const gr_claim_entry gr_claim_entries[];
extern const uint32_t gr_n_claim_entries;
extern const gr_claim_head gr_claim_heads[GR_CLAIM_HEADS];
/* Numerals, and the letters that are words by themselves. */
extern const uint64_t gr_claim_letters[GR_LETTER_SET];
/* How longer words begin: two letters, as gr_pair folds them. */
extern const uint64_t gr_claim_pairs[GR_LETTER_SET];
/* The characters that claim_scan.c looks for, not folded. */
extern const uint64_t gr_telling_letters[GR_LETTER_SET];
extern const uint64_t gr_topic_letters[GR_LETTER_SET];
extern const uint64_t gr_unit_letters[GR_LETTER_SET];

static inline bool
gr_may_have_letter(const uint64_t *set, uint32_t c)
{
	return (set[c >> 6 & 63] >> (c & 63) & 1) != 0;
}

/* Two letters as one of a set; those of our words hardly meet. */
static inline uint32_t
gr_pair(uint32_t first, uint32_t second)
{
	return first * 5 ^ second * 19;
}

static inline uint32_t
gr_claim_slot(uint32_t letter)
{
	return (letter ^ letter >> 7) & (GR_CLAIM_HEADS - 1);
}

#endif
