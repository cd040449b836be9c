/*
 * claim_words.c - takes a clause of the narrative: its letters, the words in it
 * that say something of a figure, and its numerals.
 */
#include "claim_words.h"

#include <string.h>

#include "fold.h"
#include "utf8.h"

/* Bytes of one clause that are looked at, blanks and marks that count for nothing included. */
#define CLAUSE_BYTES 4096

/* ---- letters ------------------------------------------------------------------- */

static bool
is_ascii_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* 1,234: a comma between digits, three of them behind it */
static bool
is_thousands_mark(uint32_t before, const char *p, const char *end)
{
	return before >= '0' && before <= '9' && is_ascii_digit(p, end) && is_ascii_digit(p + 1, end)
		&& is_ascii_digit(p + 2, end) && !is_ascii_digit(p + 3, end);
}

/* The letter that a mark counts as; 0: none.  Sets the ending where the mark ends the clause. */
static uint32_t
mark(uint32_t c, gr_ending *ending)
{
	switch (c)
	{
		case ',':
		case 0xFF0C:
			*ending = GR_ENDS_COMMA;
			return 0;
		case ';':
		case 0xFF1B:
			*ending = GR_ENDS_SEMICOLON;
			return 0;
		case ':':
		case 0xFF1A:
			*ending = GR_ENDS_COLON;
			return 0;
		case 0x3002:
		case 0xFF01:
		case 0xFF1F:
			*ending = GR_ENDS_STOP;
			return 0;
		case '(':
		case 0xFF08:
			*ending = GR_OPENS_BRACKET;
			return 0;
		case ')':
		case 0xFF09:
			*ending = GR_CLOSES_BRACKET;
			return 0;
		case '.':
		case 0xFF0E:
			return '.';
		case '%':
		case 0xFF05:
			return '%';
		case 0x3001:
			return 0x3001;
		case '/':
		case 0xFF0F:
			return '/';
		case '-':
		case '+':
		case '~':
		case 0xFF5E:
		case 0xFF0D:
		case 0x2212:
			return '-';
		default:
			return c >= 0x2010 && c <= 0x2015 ? '-' : 0;
	}
}

/* ---- words --------------------------------------------------------------------- */

static const gr_claim_head *
head_of(uint32_t letter)
{
	uint32_t	i = gr_claim_slot(letter);

	while (gr_claim_heads[i].letter != letter)
	{
		if (gr_claim_heads[i].letter == 0)
			return NULL;
		i = (i + 1) & (GR_CLAIM_HEADS - 1);
	}
	return &gr_claim_heads[i];
}

/* The entry's first letter is that at i; the letter behind the last one is none. */
static bool
stands_at(const gr_claim_entry *entry, const gr_clause *clause, uint32_t i)
{
	uint32_t	n = 1;

	while (n < entry->n && entry->letter[n] == clause->letter[i + n])
		n++;
	return n == entry->n;
}

/* Notes what begins at the letter. */
static void
note(gr_clause *clause, uint32_t i)
{
	const gr_claim_head *head = head_of(clause->letter[i]);
	const gr_claim_entry *entry;

	/* 一 of 上一年结转 is no number */
	if (head == NULL || (clause->n_words > 0 && clause->word[clause->n_words - 1].until > i))
		return;
	if (head->numeral)
		clause->numeral[clause->n_numerals++] = (uint8_t) i;
	entry = &gr_claim_entries[head->from];
	for (uint32_t left = head->n; left > 0; left--, entry++)
		if (stands_at(entry, clause, i))
		{
			clause->word[clause->n_words++] = (gr_clause_word) {(uint8_t) i, (uint8_t) (i + entry->n), entry->means};
			clause->says |= GR_SAYS(entry->means);
			return;
		}
}

/* Finds the words and the numerals. */
static void
find_words(gr_clause *clause)
{
	uint8_t		telling[GR_CLAUSE_LETTERS];	/* letters that one of them may begin with */
	uint32_t	n = 0;

	clause->n_words = clause->n_numerals = 0;
	clause->says = 0;
	/* without a branch: whether a letter tells nothing cannot be foretold */
	for (uint32_t i = 0; i < clause->n; i++)
	{
		telling[n] = (uint8_t) i;
		n += (uint32_t) gr_may_have_letter(gr_claim_letters, clause->letter[i])
			| (uint32_t) gr_may_have_letter(gr_claim_pairs, gr_pair(clause->letter[i], clause->letter[i + 1]));
	}
	for (uint32_t i = 0; i < n; i++)
		note(clause, telling[i]);
}

/* ---- the clause ---------------------------------------------------------------- */

const char *
gr_take_clause(gr_clause *clause, const char *text, const char *p, const char *end)
{
	const char *limit = end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : end;
	gr_ending	ending = GR_ENDS_TEXT;
	uint32_t	n = 0;
	uint32_t	length;

	clause->cut = clause->ending == GR_GOES_ON;
	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	letter = gr_fold(c);

		if (letter == 0)
		{
			if (c <= ' ')
				continue;
			letter = mark(c, &ending);
			if (ending == GR_ENDS_COMMA && is_thousands_mark(n > 0 ? clause->letter[n - 1] : 0, p + length, end))
				ending = GR_ENDS_TEXT;
			else if (ending != GR_ENDS_TEXT)
			{
				p += length;
				break;
			}
			if (letter == 0)
				continue;
		}
		else if (letter == 0xFFFD)
			letter = '-';
		if (n == GR_CLAUSE_LETTERS)
			break;
		clause->letter[n] = (uint16_t) letter;
		clause->at[n] = (uint32_t) (p - text);
		clause->bytes[n++] = (uint8_t) length;
	}
	if (ending == GR_ENDS_TEXT && p < end)
	{
		ending = GR_GOES_ON;
		clause->cut = true;
	}
	clause->letter[n] = 0;
	clause->n = n;
	clause->ending = ending;
	find_words(clause);
	return p;
}

uint64_t
gr_words_between(const gr_clause *clause, uint32_t from, uint32_t until)
{
	uint64_t	says = 0;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from)
			says |= GR_SAYS(clause->word[i].means);
	return says;
}

gr_words_before
gr_find_words_before(const gr_clause *clause, uint32_t label, uint32_t from)
{
	gr_words_before before = {0, 0};

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < from; i++)
	{
		uint64_t	word = GR_SAYS(clause->word[i].means);

		before.all |= word;
		before.own |= clause->word[i].from >= label ? word : 0;
	}
	return before;
}

uint32_t
gr_first_of(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from && (GR_SAYS(clause->word[i].means) & words) != 0)
			return clause->word[i].from;
	return until;
}

uint32_t
gr_behind_last(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	uint32_t	found = from;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from && (GR_SAYS(clause->word[i].means) & words) != 0)
			found = clause->word[i].until;
	return found;
}

const gr_clause_word *
gr_word_at(const gr_clause *clause, uint32_t letter)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from <= letter; i++)
		if (clause->word[i].from == letter)
			return &clause->word[i];
	return NULL;
}

int
gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word)
{
	const char *end = word + strlen(word);

	for (; from < until; from++)
	{
		const char *p = word;
		uint32_t	at = from;
		uint32_t	length;

		while (p < end && at < until && gr_utf8(p, end, &length) == clause->letter[at])
		{
			p += length;
			at++;
		}
		if (p == end)
			return (int) from;
	}
	return -1;
}
