/*
 * likeness.c - the sentences of a narrative as sets of numbers, so that two narratives
 * can be compared: what is copied from the year before, or from another agency.
 *
 * A sentence is told by its letters, without marks, numbers and the names of the one
 * who reports.
 */
#include "govreport.h"

#include <stdlib.h>
#include <string.h>

#include "claims/clauses.h"
#include "claims/names.h"
#include "text/folded.h"
#include "text/numerals.h"

/* Letters of a sentence that says something. */
#define SENTENCE_LETTERS 8
/* Clauses between two calls of the host's poll; a power of two. */
#define POLL_EVERY 1024
/* Sentences that a signature is made of; of more, those with the least numbers: as good as taken by lot, of two narratives the same ones. */
#define MOST_SIGNED 1024

/* The finalizer of SplitMix64: bits well mixed. */
static uint64_t
mix(uint64_t x)
{
	x += UINT64_C(0x9E3779B97F4A7C15);
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

static bool
is_numeral(uint32_t letter)
{
	return (letter >= '0' && letter <= '9') || letter == U'零' || letter == U'十' || letter == U'百' || letter == U'千'
		|| letter == U'万' || letter == U'亿' || letter == U'.' || letter == U'%' || letter == U'余'
		|| gr_numeral(letter) != 0;
}

static int
compare(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *) a;
	const uint64_t y = *(const uint64_t *) b;

	return (x > y) - (x < y);
}

/* Adds the sentences of a section; room for them is there. */
static gr_status
add_sentences(gr_narrative *out, gr_clause *clause, const gr_own_name *name, gr_str text, const gr_host *host)
{
	const char *p = text.s;
	const char *end = text.s + text.len;
	uint64_t	hash = 0;
	uint32_t	letters = 0;
	uint32_t	clauses = 0;

	while (p < end)
	{
		p = gr_take_clause(clause, text.s, p, end);
		if (++clauses % POLL_EVERY == 0 && !gr_may_go_on(host))
			return GR_STOPPED;
		gr_mark_own_names(clause, name);
		for (uint32_t i = 0; i < clause->n; i++)
			if (!gr_is_own(clause, i) && !is_numeral(clause->letter[i]))
			{
				hash = (hash ^ clause->letter[i]) * UINT64_C(0x9E3779B97F4A7C15);
				letters++;
			}
		if (clause->ending != GR_ENDS_STOP && p < end)
			continue;
		if (letters >= SENTENCE_LETTERS)
			out->sentences[out->n++] = mix(hash);
		hash = 0;
		letters = 0;
	}
	return GR_OK;
}

static bool
is_narrative(uint8_t kind)
{
	return kind == GR_OVERVIEW || kind == GR_PROBLEMS || kind == GR_OTHER_MATTERS || kind == GR_EXTRA;
}

gr_status
gr_read_narrative(const gr_report *report, gr_arena *arena, gr_narrative *out)
{
	gr_clause  *clause = gr_alloc(arena, sizeof *clause);
	gr_own_name name;
	size_t		bytes = 0;
	uint32_t	n = 0;
	gr_status	status = GR_OK;

	*out = (gr_narrative) {NULL, 0};
	for (uint32_t i = 0; i < report->n_sections; i++)
		bytes += is_narrative(report->sections[i].kind) ? report->sections[i].body.len : 0;
	/* a sentence has so many letters of three bytes, or of one */
	out->sentences = gr_alloc_raw(arena, (bytes / SENTENCE_LETTERS + report->n_sections + 1) * sizeof *out->sentences);
	if (clause == NULL || out->sentences == NULL)
		return GR_NO_MEMORY;
	clause->letters_alone = true;
	gr_take_own_name(&name, report->agency);
	for (uint32_t i = 0; i < report->n_sections && status == GR_OK; i++)
		if (is_narrative(report->sections[i].kind) && report->sections[i].body.s != NULL)
			status = add_sentences(out, clause, &name, report->sections[i].body, arena->host);
	qsort(out->sentences, out->n, sizeof *out->sentences, compare);
	for (uint32_t i = 0; i < out->n; i++)
		if (i == 0 || out->sentences[i] != out->sentences[n - 1])
			out->sentences[n++] = out->sentences[i];
	out->n = n;
	return status;
}

/* The sentence that comes first in the order of that number: as likely the same of two narratives as their sentences are. */
static uint64_t
first_in_order(const gr_narrative *narrative, uint64_t order)
{
	uint64_t	least = UINT64_MAX;

	for (uint32_t i = 0; i < narrative->n && i < MOST_SIGNED; i++)
	{
		uint64_t	value = (narrative->sentences[i] ^ order) * (order | 1);

		least = value < least ? value : least;
	}
	return least;
}

static unsigned int
four_bits(uint64_t value)
{
	return (unsigned int) (mix(value) >> 60);
}

void
gr_sign_narrative(const gr_narrative *narrative, uint8_t signature[GR_SIGNATURE])
{
	for (uint64_t k = 0; k < GR_SIGNATURE; k++)
		signature[k] = (uint8_t) (four_bits(first_in_order(narrative, mix(2 * k))) << 4 | four_bits(first_in_order(narrative, mix(2 * k + 1))));
}
