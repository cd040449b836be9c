/*
 * word_table.h - the words that tell what a figure of the narrative counts, and
 * those that say that it counts something else: word_table.c, written by
 * src/gen/word_table.c.
 */
#ifndef GR_CLAIM_TABLE_H
#define GR_CLAIM_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* What a word means to a claim. */
typedef enum gr_claim_word
{
	GR_SAYS_NOT, GR_SAYS_RECEIVED, GR_SAYS_APPLICATION, GR_SAYS_ON_REQUEST, GR_SAYS_DISCLOSURE,
	GR_SAYS_INFORMATION, GR_SAYS_CARRIED_IN, GR_SAYS_CARRIED_OUT, GR_SAYS_CARRIED, GR_SAYS_LAST_YEAR,
	GR_SAYS_NEXT_YEAR, GR_SAYS_ROW, GR_SAYS_REFUSED, GR_SAYS_RESULT, GR_SAYS_RECONSIDERATION, GR_SAYS_LITIGATION,
	GR_SAYS_DIRECT, GR_SAYS_AFTER_REVIEW, GR_SAYS_NORMATIVE, GR_SAYS_RULE, GR_SAYS_ISSUED, GR_SAYS_REPEALED,
	GR_SAYS_IN_FORCE, GR_SAYS_FEE, GR_SAYS_COPYING, GR_SAYS_PROCESSING_FEE, GR_SAYS_ADMINISTRATIVE_FEE,
	GR_SAYS_COMPARED, GR_SAYS_PART_OF_YEAR, GR_SAYS_UNTIL, GR_SAYS_THIS_YEAR, GR_SAYS_SINCE, GR_SAYS_COMPLAINT,
	GR_SAYS_OTHER_MATTER, GR_SAYS_SUBORDINATE, GR_SAYS_UNITS, GR_SAYS_WIDE, GR_SAYS_OWN_LEVEL, GR_SAYS_CHANNEL,
	GR_SAYS_APPLICANT, GR_SAYS_CITIZEN, GR_SAYS_ORGANIZATION, GR_SAYS_OF_WHICH, GR_SAYS_INCLUDING, GR_SAYS_REST,
	GR_SAYS_SHARE, GR_SAYS_ETC, GR_SAYS_BESIDES, GR_SAYS_EXCEPT, GR_SAYS_OUTCOME, GR_SAYS_REPLIED,
	GR_SAYS_SETTLED, GR_SAYS_REPORT, GR_SAYS_PUBLISHED, GR_SAYS_SHOWN, GR_SAYS_OCCURRED, GR_SAYS_NOT_ITSELF,
	GR_SAYS_DECIDED, GR_SAYS_LICENSE, GR_SAYS_PENALTY, GR_SAYS_COMPULSORY_MEASURE, GR_SAYS_ALL, GR_SAYS_TOTAL,
	GR_SAYS_PLAIN,
	GR_CLAIM_WORDS
} gr_claim_word;

#define GR_CLAIM_WORD_LETTERS 9

/* Those that begin with the same two letters stand together, longest first. */
typedef struct gr_claim_entry
{
	uint16_t	letter[GR_CLAIM_WORD_LETTERS];	/* folded; 0 behind the last */
	uint8_t		means;			/* gr_claim_word */
	uint8_t		subject;		/* gr_subject: of a word that names one */
	uint8_t		n;				/* letters */
	bool		more;			/* the next one begins with the same two */
} gr_claim_entry;

/* A mark of a clause, as printed. */
typedef struct gr_claim_mark
{
	uint16_t	mark;
	uint16_t	letter;			/* that it counts as, or the gr_ending that it is */
} gr_claim_mark;

/* What ends a clause. */
typedef enum gr_ending
{
	GR_ENDS_TEXT,
	GR_GOES_ON,					/* it has more than is looked at: that is the next clause, which is cut, too */
	GR_ENDS_COMMA, GR_ENDS_SEMICOLON, GR_ENDS_COLON, GR_ENDS_STOP, GR_OPENS_BRACKET, GR_CLOSES_BRACKET,
	GR_ENDINGS					/* letters are larger */
} gr_ending;

/* Slots of words, a power of two, many times the words; one that is taken passes on to the next. */
#define GR_CLAIM_SLOTS 4096
/* Slots of marks, a power of two; each mark has its own. */
#define GR_MARK_SLOTS 128
/* Traits of letters: a power of two; hardly any two of ours share their lower bits. */
#define GR_CLAIM_TRAITS 4096
#define GR_MAY_BE_NUMERAL 1		/* a digit, a Chinese one too, or 十 百 千 万 亿 */
#define GR_MAY_BE_WORD 2		/* by itself */
#define GR_MAY_QUALIFY 4		/* the number that it stands beside */
#define GR_MAY_END_OFFICE 8		/* its name, or that of a place that has one */
#define GR_MAY_BEGIN_WORD 16
#define GR_MAY_FILL 32			/* a label, of which it says nothing: one of gr_claim_fillers */
/* Traits of characters as printed, by the last two of their three bytes: their lower 12 bits, which hardly any two of ours share. */
#define GR_CHARACTER_SLOTS 0x4000
#define GR_MAY_TELL 1			/* by it a sentence may tell something, or end */
#define GR_MAY_BE_TOPIC 2		/* of what there may be none */
#define GR_MAY_BE_UNIT 4

extern const gr_claim_entry gr_claim_entries[];
extern const uint32_t gr_n_claim_entries;
/* By gr_claim_slot: the first of the entries that begin so, from 1; 0: the slot is free. */
extern const uint16_t gr_claim_slots[GR_CLAIM_SLOTS];
/* By gr_mark_slot. */
extern const gr_claim_mark gr_claim_marks[GR_MARK_SLOTS];
/* By the lower bits of a letter: what it may be. */
extern const uint8_t gr_claim_traits[GR_CLAIM_TRAITS];
/* Letters that say nothing of what is counted; 0 behind the last. */
extern const uint16_t gr_claim_fillers[];
/* The characters that telling.c looks for, not folded: by gr_character_slot. */
extern const uint8_t gr_character_traits[GR_CHARACTER_SLOTS];

static inline uint32_t
gr_traits(uint32_t letter)
{
	return gr_claim_traits[letter & (GR_CLAIM_TRAITS - 1)];
}

/* Of the character of three bytes at s. */
static inline uint32_t
gr_character_slot(const uint8_t *s)
{
	return ((uint32_t) s[1] | (uint32_t) s[2] << 8) & (GR_CHARACTER_SLOTS - 1);
}

/* Of a word by its first two letters, those of ours hardly meet; the second of a word of one letter is 0. */
static inline uint32_t
gr_claim_slot(uint32_t first, uint32_t second)
{
	return (first * 4 + second) & (GR_CLAIM_SLOTS - 1);
}

static inline uint32_t
gr_mark_slot(uint32_t c)
{
	return (c ^ c >> 3) & (GR_MARK_SLOTS - 1);
}

#endif
