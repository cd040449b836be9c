/*
 * name_words.c - looks the words of names up.
 */
#include "outline/name_words.h"

/* Letters of the longest word that a name's ending is told by: 研究中心. */
#define ENDING_LETTERS 4

/* The slot of a letter; one that is free where no word begins with it. */
static inline const gr_name_slot *
find_slot(uint32_t letter)
{
	uint32_t	i = gr_name_slot_of(letter);

	while (gr_name_slots[i].letter != letter && gr_name_slots[i].letter != 0)
		i = (i + 1) & (GR_NAME_SLOTS - 1);
	return &gr_name_slots[i];
}

/* The entry's word stands there, where its first letter does. */
static inline bool
stands_at(const gr_letters *l, uint32_t at, const gr_name_entry *entry)
{
	for (uint32_t i = 1; i < entry->n; i++)
		if (at + i >= l->n || l->letter[at + i] != entry->letter[i])
			return false;
	return true;
}

/* The entry behind one, or the slot's first behind NULL, whose word stands at a letter; NULL: there is no further one. */
static const gr_name_entry *
next_entry(const gr_name_slot *slot, const gr_letters *l, uint32_t at, const gr_name_entry *entry)
{
	do
	{
		if (entry != NULL)
			entry = entry->more ? entry + 1 : NULL;
		else if (slot->words > 0)
			entry = &gr_name_entries[slot->words - 1];
	} while (entry != NULL && !stands_at(l, at, entry));
	return entry;
}

void
gr_take_name(const char *start, const char *end, gr_name *name)
{
	gr_take_letters(start, end, &name->l);
	name->all = name->means[0] = 0;
	for (uint32_t i = 0; i < name->l.n; i++)
	{
		const gr_name_slot *slot = find_slot(name->l.letter[i]);

		name->means[i] = slot->means;
		for (const gr_name_entry *entry = NULL; (entry = next_entry(slot, &name->l, i, entry)) != NULL;)
			name->means[i] |= entry->means;
		name->all |= name->means[i];
	}
}

uint32_t
gr_letter_means(uint32_t letter)
{
	return find_slot(letter)->means;
}

uint32_t
gr_name_word_at(const gr_name *name, uint32_t at, gr_name_word means)
{
	const gr_name_slot *slot;

	if ((name->means[at] & means) == 0)
		return 0;
	slot = find_slot(name->l.letter[at]);
	for (const gr_name_entry *entry = NULL; (entry = next_entry(slot, &name->l, at, entry)) != NULL;)
		if ((entry->means & means) != 0)
			return entry->n;
	return 1;
}

bool
gr_is_name_word(const gr_name *name, uint32_t at, uint32_t letters, gr_name_word means)
{
	const gr_name_slot *slot;

	if ((name->means[at] & means) == 0)
		return false;
	slot = find_slot(name->l.letter[at]);
	for (const gr_name_entry *entry = NULL; (entry = next_entry(slot, &name->l, at, entry)) != NULL;)
		if (entry->n == letters && (entry->means & means) != 0)
			return true;
	return false;
}

uint32_t
gr_end_means(const gr_name *name)
{
	uint32_t	means = 0;

	for (uint32_t letters = 2; letters <= ENDING_LETTERS && letters <= name->l.n; letters++)
	{
		const uint32_t at = name->l.n - letters;
		const gr_name_slot *slot = find_slot(name->l.letter[at]);

		for (const gr_name_entry *entry = NULL; (entry = next_entry(slot, &name->l, at, entry)) != NULL;)
			means |= entry->n == letters ? entry->means : 0;
	}
	return means;
}
