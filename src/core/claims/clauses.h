/*
 * clauses.h - a clause of the narrative as letters, and the words in it that
 * tell what a figure counts.
 */
#ifndef GR_CLAIM_WORDS_H
#define GR_CLAIM_WORDS_H

#include "claims/word_table.h"
#include "govreport.h"
#include "text/utf8.h"

/* Letters of one clause that are looked at; nobody counts in a longer one. */
#define GR_CLAUSE_LETTERS 160

typedef struct gr_clause_word
{
	uint8_t		from;			/* letters of the clause */
	uint8_t		until;
	uint8_t		means;			/* gr_claim_word */
	uint8_t		subject;		/* gr_subject: that the word names; or GR_SUBJECT_NONE */
} gr_clause_word;

typedef struct gr_clause
{
	uint32_t	n;
	uint32_t	n_words;
	gr_ending	ending;
	bool		cut;			/* it is not whole */
	uint64_t	says;			/* a bit a gr_claim_word */
	uint64_t	numerals[GR_CLAUSE_LETTERS / 64 + 1];	/* a bit a letter that may be a digit, a Chinese one too */
	bool		titled;			/* it has the title of a document */
	uint64_t	title[GR_CLAUSE_LETTERS / 64 + 1];	/* a bit a letter of such a title, where it has one */
	bool		named;			/* it has the name of the one who reports */
	uint64_t	own[GR_CLAUSE_LETTERS / 64 + 1];	/* a bit a letter of that name, where it has it */
	bool		letters_alone;	/* set by who asks nothing of words and titles: they are not looked for */
	int			year;			/* of the report: years beside 结转 are told by it; 0: none are */
	const char *text;
	const char *skip;			/* from here on to skip_until nothing is read: a page's number; NULL: all is */
	const char *skip_until;
	uint16_t	letter[GR_CLAUSE_LETTERS + 1];	/* folded; of marks only . % - / 、 are kept; 0 behind the last */
	uint32_t	at[GR_CLAUSE_LETTERS];	/* bytes of the text */
	gr_clause_word word[GR_CLAUSE_LETTERS];	/* in their order; they do not overlap */
} gr_clause;

/* What stands beside a figure: a bit a gr_claim_word. */
typedef struct gr_words_beside
{
	uint64_t	before;			/* it */
	uint64_t	own;			/* in its label */
	uint64_t	all;			/* in its label, or behind it */
} gr_words_beside;

static inline bool
gr_is_own(const gr_clause *clause, uint32_t letter)
{
	return clause->named && (clause->own[letter / 64] >> letter % 64 & 1) != 0;
}

static inline bool
gr_is_of_title(const gr_clause *clause, uint32_t letter)
{
	return clause->titled && (clause->title[letter / 64] >> letter % 64 & 1) != 0;
}

#define GR_SAYS(word) (UINT64_C(1) << (word))
_Static_assert(GR_CLAIM_WORDS <= 64, "a bit for each");

/* A year is named that is not the report's. */
#define GR_SAYS_ANOTHER_YEAR (GR_SAYS(GR_SAYS_COMPARED) | GR_SAYS(GR_SAYS_LAST_YEAR) | GR_SAYS(GR_SAYS_NEXT_YEAR))

static inline bool
gr_says(const gr_clause *clause, uint64_t words)
{
	return (clause->says & words) != 0;
}

static inline bool
gr_has_numerals(const gr_clause *clause)
{
	uint64_t	all = 0;

	for (uint32_t i = 0; i <= clause->n / 64; i++)
		all |= clause->numerals[i];
	return all != 0;
}

/* Where the letter ends: bytes of the text.  Each is a whole character. */
static inline uint32_t
gr_letter_end(const gr_clause *clause, uint32_t i)
{
	const uint8_t first = (uint8_t) clause->text[clause->at[i]];

	return clause->at[i] + (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4);
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
/* words.c: finds the words of the clause's letters, and its numerals. */
extern void gr_find_words(gr_clause *clause);
/* words.c: letters [from, until) are of a title: it says what is spoken of, and nothing else. */
extern void gr_mark_title(gr_clause *clause, uint32_t from, uint32_t until);
/* carried.c: 2023年结转 is 上年结转, 转2025年 is 转下年: what is carried in or out is told by the report's year; from: its first digit. */
extern void gr_rename_years(gr_clause *clause, uint32_t from);
/* carried.c: 上年度结转, 结转至下年, 结转本年: a year and 结转 are one word, whatever the year is called. */
extern void gr_join_carried(gr_clause *clause);
/* Words that begin in letters [from, until), a bit a gr_claim_word. */
extern uint64_t gr_words_between(const gr_clause *clause, uint32_t from, uint32_t until);
/* Those beside the figure that begins at letter `from`, whose label begins at `label` and whose words behind it end at `end`. */
extern gr_words_beside gr_find_words_beside(const gr_clause *clause, uint32_t label, uint32_t from, uint32_t end);
/* Where the first of these words begins in letters [from, until); until: nowhere. */
extern uint32_t gr_first_of(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until);
/* Behind the last of these words that begins in letters [from, until); from: there is none. */
extern uint32_t gr_behind_last(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until);
/* The word that begins at this letter; NULL: none does. */
extern const gr_clause_word *gr_word_at(const gr_clause *clause, uint32_t letter);
/* Letters [from, until) are of the name of the one who reports: no word or numeral stands in them. */
extern void gr_mark_own(gr_clause *clause, uint32_t from, uint32_t until);
/* Where word, simplified, stands in letters [from, until); -1: nowhere. */
extern int	gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word);

#endif
