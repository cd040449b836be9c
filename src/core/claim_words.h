/*
 * claim_words.h - a clause of the narrative as letters, and the words in it that
 * tell what a figure counts.
 */
#ifndef GR_CLAIM_WORDS_H
#define GR_CLAIM_WORDS_H

#include "govreport.h"

/* Letters of one clause that are looked at; nobody counts in a longer one. */
#define GR_CLAUSE_LETTERS 160

/* What a word means to a claim. */
typedef enum gr_claim_word
{
	GR_SAYS_NOT, GR_SAYS_RECEIVED, GR_SAYS_APPLICATION, GR_SAYS_ON_REQUEST, GR_SAYS_DISCLOSURE, GR_SAYS_INFORMATION,
	GR_SAYS_CARRIED_IN, GR_SAYS_CARRIED_OUT, GR_SAYS_CARRIED, GR_SAYS_GRANTED, GR_SAYS_IN_PART, GR_SAYS_DENIED,
	GR_SAYS_RECONSIDERATION, GR_SAYS_LITIGATION, GR_SAYS_NORMATIVE, GR_SAYS_ISSUED, GR_SAYS_REPEALED, GR_SAYS_IN_FORCE,
	GR_SAYS_FEE, GR_SAYS_ADMINISTRATIVE_FEE, GR_SAYS_COMPARED, GR_SAYS_PART_OF_YEAR, GR_SAYS_THIS_YEAR, GR_SAYS_SINCE,
	GR_SAYS_OTHER_MATTER, GR_SAYS_SUBORDINATE, GR_SAYS_WIDE, GR_SAYS_OWN_LEVEL, GR_SAYS_CHANNEL, GR_SAYS_NATURAL_PERSON,
	GR_SAYS_ORGANIZATION, GR_SAYS_OF_WHICH, GR_SAYS_INCLUDING, GR_SAYS_REST, GR_SAYS_SHARE, GR_SAYS_EACH, GR_SAYS_ETC,
	GR_SAYS_BESIDES, GR_SAYS_OUTCOME, GR_SAYS_REPORT, GR_SAYS_PUBLISHED, GR_SAYS_OCCURRED, GR_SAYS_NOT_ITSELF,
	GR_SAYS_DECISION, GR_SAYS_LICENSE, GR_SAYS_PENALTY, GR_SAYS_COMPULSORY_MEASURE,
	GR_CLAIM_WORDS
} gr_claim_word;

typedef struct gr_clause
{
	uint32_t	n;
	bool		cut;			/* it has more letters */
	uint16_t	letter[GR_CLAUSE_LETTERS];	/* folded; of marks only . % - / 、 are kept */
	uint32_t	at[GR_CLAUSE_LETTERS];	/* bytes of the text */
	uint8_t		bytes[GR_CLAUSE_LETTERS];
	/* filled by gr_find_claim_words */
	uint64_t	says;			/* a bit a gr_claim_word */
	uint8_t		means[GR_CLAUSE_LETTERS];	/* gr_claim_word + 1 where a word begins, else 0 */
	uint8_t		word[GR_CLAUSE_LETTERS];	/* letters of that word */
} gr_clause;

#define GR_SAYS(word) (UINT64_C(1) << (word))

static inline bool
gr_says(const gr_clause *clause, uint64_t words)
{
	return (clause->says & words) != 0;
}

/* The words by their first letter; made once a report. */
#define GR_CLAIM_WORD_HEADS 256
/* A set of characters by their lower 12 bits, which hardly any two of ours share. */
#define GR_LETTER_SET 64
#define GR_CLAIM_WORD_MAX 240
#define GR_CLAIM_WORD_LETTERS 8

typedef struct gr_claim_dictionary
{
	uint64_t	first[GR_LETTER_SET];	/* letters that words begin with */
	uint8_t		head[GR_CLAIM_WORD_HEADS];	/* index from 1, by the first letter's lower byte; 0: none */
	uint8_t		next[GR_CLAIM_WORD_MAX];
	uint8_t		letters[GR_CLAIM_WORD_MAX];
	uint16_t	letter[GR_CLAIM_WORD_MAX][GR_CLAIM_WORD_LETTERS];
} gr_claim_dictionary;

static inline void
gr_add_letter(uint64_t *set, uint32_t c)
{
	set[c >> 6 & 63] |= UINT64_C(1) << (c & 63);
}

static inline bool
gr_may_have_letter(const uint64_t *set, uint32_t c)
{
	return (set[c >> 6 & 63] >> (c & 63) & 1) != 0;
}

extern void gr_make_claim_dictionary(gr_claim_dictionary *dictionary);
/* At each place the longest word counts; words do not overlap. */
extern void gr_find_claim_words(const gr_claim_dictionary *dictionary, gr_clause *clause);
/* Where word, simplified, stands in letters [from, until); -1: nowhere. */
extern int	gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word);

#endif
