/*
 * words.c - the words of a clause that say something of a figure, and its numerals;
 * where they stand.
 */
#include "claims/clauses.h"

#include <string.h>

#include "text/utf8.h"

/* The first of the words that begin with these two letters; NULL: none does. */
static const gr_claim_entry *
first_entry(const uint16_t *letters)
{
	uint32_t	slot = gr_claim_slot(letters[0], letters[1]);

	for (; gr_claim_slots[slot] != 0; slot = (slot + 1) & (GR_CLAIM_SLOTS - 1))
	{
		const gr_claim_entry *entry = &gr_claim_entries[gr_claim_slots[slot] - 1];

		if (memcmp(entry->letter, letters, 2 * sizeof *letters) == 0)
			return entry;
	}
	return NULL;
}

/* The letters, which begin as the word does, go on so; that behind the last one is none. */
static bool
goes_on_as(const uint16_t *letters, const gr_claim_entry *entry)
{
	uint32_t	n = 2;

	while (n < entry->n && letters[n] == entry->letter[n])
		n++;
	return n >= entry->n;
}

/* The longest word that begins there; NULL: none does. */
static const gr_claim_entry *
longest_word(const uint16_t *letters, uint32_t traits)
{
	const gr_claim_entry *entry = first_entry(letters);
	const uint16_t alone[2] = {letters[0], 0};

	for (; entry != NULL; entry = entry->more ? entry + 1 : NULL)
		if (goes_on_as(letters, entry))
			return entry;
	return (traits & GR_MAY_BE_WORD) != 0 ? first_entry(alone) : NULL;
}

/* What stands within a word is no other word, and no numeral: 一 of 上一年结转. */
void
gr_find_words(gr_clause *clause)
{
	gr_clause_word *word = clause->word;
	uint64_t	says = 0;

	memset(clause->numerals, 0, sizeof clause->numerals);
	for (uint32_t i = 0; i < clause->n; i++)
	{
		const uint32_t traits = gr_traits(clause->letter[i]);
		const gr_claim_entry *entry;

		if ((traits & (GR_MAY_BE_NUMERAL | GR_MAY_BEGIN_WORD)) == 0)
			continue;
		if ((traits & GR_MAY_BE_NUMERAL) != 0)
			clause->numerals[i / 64] |= UINT64_C(1) << i % 64;
		entry = (traits & GR_MAY_BEGIN_WORD) != 0 ? longest_word(clause->letter + i, traits) : NULL;
		if (entry == NULL)
			continue;
		*word++ = (gr_clause_word) {
			.from = (uint8_t) i, .until = (uint8_t) (i + entry->n), .means = entry->means, .subject = entry->subject
		};
		says |= GR_SAYS(entry->means);
		i += entry->n - 1;
	}
	clause->n_words = (uint32_t) (word - clause->word);
	clause->says = says;
	if (gr_says(clause, GR_SAYS(GR_SAYS_CARRIED)))
		gr_join_carried(clause);
}

/* ---- names and titles ------------------------------------------------------------ */

/* No word or numeral stands in letters [from, until), which are marked in the set. */
static void
mark_letters(gr_clause *clause, uint64_t *set, uint32_t from, uint32_t until)
{
	uint32_t	n = 0;

	for (uint32_t i = from; i < until; i++)
	{
		set[i / 64] |= UINT64_C(1) << i % 64;
		clause->numerals[i / 64] &= ~(UINT64_C(1) << i % 64);
	}
	clause->says = 0;
	for (uint32_t i = 0; i < clause->n_words; i++)
	{
		const gr_clause_word word = clause->word[i];

		if (word.until > from && word.from < until)
			continue;
		clause->word[n++] = word;
		clause->says |= GR_SAYS(word.means);
	}
	clause->n_words = n;
}

void
gr_mark_own(gr_clause *clause, uint32_t from, uint32_t until)
{
	if (!clause->named)
		memset(clause->own, 0, sizeof clause->own);
	clause->named = true;
	mark_letters(clause, clause->own, from, until);
}

/* 《政府信息公开条例》: it says what is spoken of, and nothing else. */
void
gr_mark_title(gr_clause *clause, uint32_t from, uint32_t until)
{
	const uint64_t topic = clause->says & (GR_SAYS(GR_SAYS_DISCLOSURE) | GR_SAYS(GR_SAYS_INFORMATION));

	if (!clause->titled)
		memset(clause->title, 0, sizeof clause->title);
	clause->titled = true;
	mark_letters(clause, clause->title, from, until);
	clause->says |= topic;
}

/* ---- where words stand ------------------------------------------------------------ */

uint64_t
gr_words_between(const gr_clause *clause, uint32_t from, uint32_t until)
{
	uint64_t	says = 0;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from)
			says |= GR_SAYS(clause->word[i].means);
	return says;
}

gr_words_beside
gr_find_words_beside(const gr_clause *clause, uint32_t label, uint32_t from, uint32_t end)
{
	gr_words_beside found = {0};

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < end; i++)
	{
		const uint64_t word = GR_SAYS(clause->word[i].means);
		const uint32_t at = clause->word[i].from;

		found.before |= at < from ? word : 0;
		found.own |= at >= label && at < from ? word : 0;
		found.all |= at >= label ? word : 0;
	}
	return found;
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
	uint32_t	length;
	const uint32_t first = gr_utf8(word, end, &length);
	const char *rest = word + length;

	for (; from < until; from++)
	{
		const char *p = rest;
		uint32_t	at = from + 1;

		if (clause->letter[from] != first)
			continue;
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
