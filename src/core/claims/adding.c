/*
 * adding.c - adds claims to those of the report.
 */
#include "claims/reader.h"

#include <string.h>

/* Letters of a label that are kept; the words just before the figure. */
#define LABEL_LETTERS 40

static bool
make_room(gr_claim_reader *r)
{
	uint32_t	room = r->room > 0 ? r->room * 2 : 32;
	gr_claim   *claims = gr_alloc_raw(r->arena, room * sizeof *claims);
	gr_claim_note *notes = gr_alloc_raw(r->arena, room * sizeof *notes);

	if (claims == NULL || notes == NULL)
	{
		r->status = GR_NO_MEMORY;
		return false;
	}
	if (r->n > 0)
	{
		memcpy(claims, r->claims, r->n * sizeof *claims);
		memcpy(notes, r->notes, r->n * sizeof *notes);
	}
	r->claims = claims;
	r->notes = notes;
	r->room = room;
	return true;
}

/* A claim that these words of the text state, without a figure yet; its number from 1, 0: no room. */
uint32_t
gr_add_words(gr_claim_reader *r, gr_str words)
{
	if (r->n == GR_CLAIMS || (r->n == r->room && !make_room(r)))
		return 0;
	r->notes[r->n] = (gr_claim_note) {.nested = r->depth > 0};
	r->claims[r->n++] = (gr_claim) {
		.section = r->section,
		.subject = GR_SUBJECT_NONE,
		.has_value = true,
		.label = words,
		.start = (uint32_t) (words.s - r->page->text),
		.length = words.len,
	};
	return r->n;
}

uint32_t
gr_add_claim(gr_claim_reader *r, uint32_t label, uint32_t from, uint32_t until)
{
	const gr_clause *clause = &r->clause;
	uint32_t	end = gr_letter_end(clause, until - 1);
	uint32_t	n;

	while (label < from && (clause->letter[label] == U'、' || clause->letter[label] == '.'))
		label++;
	if (from - label > LABEL_LETTERS)
		label = from - LABEL_LETTERS;
	n = gr_add_words(r, (gr_str) {r->page->text + clause->at[label], 0});
	if (n == 0)
		return 0;
	r->claims[n - 1].length = end - clause->at[label];
	if (from > label)
		r->claims[n - 1].label.len = gr_letter_end(clause, from - 1) - clause->at[label];
	else
		r->claims[n - 1].label.s = NULL;
	return n;
}
