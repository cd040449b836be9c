/*
 * claim_words.h - a clause of the narrative as letters, and the words in it that
 * tell what a figure counts.
 */
#ifndef GR_CLAIM_WORDS_H
#define GR_CLAIM_WORDS_H

#include "claim_table.h"
#include "govreport.h"

/* Letters of one clause that are looked at; nobody counts in a longer one. */
#define GR_CLAUSE_LETTERS 160

/* What ends a clause. */
typedef enum gr_ending
{
	GR_ENDS_TEXT,
	GR_GOES_ON,					/* it has more than is looked at: that is the next clause, which is cut, too */
	GR_ENDS_COMMA, GR_ENDS_SEMICOLON, GR_ENDS_COLON, GR_ENDS_STOP, GR_OPENS_BRACKET, GR_CLOSES_BRACKET
} gr_ending;

typedef struct gr_clause_word
{
	uint8_t		from;			/* letters of the clause */
	uint8_t		until;
	uint8_t		means;			/* gr_claim_word */
} gr_clause_word;

typedef struct gr_clause
{
	uint32_t	n;
	uint32_t	n_words;
	uint32_t	n_numerals;
	gr_ending	ending;
	bool		cut;			/* it is not whole */
	uint64_t	says;			/* a bit a gr_claim_word */
	uint16_t	letter[GR_CLAUSE_LETTERS + 1];	/* folded; of marks only . % - / 、 are kept; 0 behind the last */
	uint32_t	at[GR_CLAUSE_LETTERS];	/* bytes of the text */
	uint8_t		bytes[GR_CLAUSE_LETTERS];
	gr_clause_word word[GR_CLAUSE_LETTERS];	/* in their order; they do not overlap */
	uint8_t		numeral[GR_CLAUSE_LETTERS];	/* letters that are digits, Chinese ones too */
} gr_clause;

/* What stands before a figure: a bit a gr_claim_word. */
typedef struct gr_words_before
{
	uint64_t	all;
	uint64_t	own;			/* in its label */
} gr_words_before;

#define GR_SAYS(word) (UINT64_C(1) << (word))
_Static_assert(GR_CLAIM_WORDS <= 64, "a bit for each");

static inline bool
gr_says(const gr_clause *clause, uint64_t words)
{
	return (clause->says & words) != 0;
}

/* The letter, or 0 behind the last one. */
static inline uint32_t
gr_letter(const gr_clause *clause, uint32_t i)
{
	return i < clause->n ? clause->letter[i] : 0;
}

/*
 * Takes the clause that begins at p, its words and its numerals; returns where the
 * next one begins.  Of words that begin at one place the longest counts.
 */
extern const char *gr_take_clause(gr_clause *clause, const char *text, const char *p, const char *end);
/* Words that begin in letters [from, until), a bit a gr_claim_word. */
extern uint64_t gr_words_between(const gr_clause *clause, uint32_t from, uint32_t until);
/* Those before a figure, of the clause and of the figure's own label. */
extern gr_words_before gr_find_words_before(const gr_clause *clause, uint32_t label, uint32_t from);
/* Where the first of these words begins in letters [from, until); until: nowhere. */
extern uint32_t gr_first_of(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until);
/* Behind the last of these words that begins in letters [from, until); from: there is none. */
extern uint32_t gr_behind_last(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until);
/* The word that begins at this letter; NULL: none does. */
extern const gr_clause_word *gr_word_at(const gr_clause *clause, uint32_t letter);
/* Where word, simplified, stands in letters [from, until); -1: nowhere. */
extern int	gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word);

#endif
