/*
 * lists.c - tells which figures of the narrative are parts of which total.
 */
#include "claims/reader.h"

#include <string.h>

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Parts that are listed behind a colon, or exceed the total, and miss it by so little that it is a mistake. */
static bool
is_nearly_complete(const gr_claim_list *l, int64_t total)
{
	__int128	over = l->sum - total;

	return l->parts >= 3 && (l->colon || over > 0) && (over > 0 ? over : -over) * 10 <= total;
}

void
gr_close_list(gr_claim_reader *r, gr_claim_list *l, bool sentence_ends)
{
	gr_claim   *total;

	if (l->total != 0 && l->parts > 0)
	{
		total = &r->claims[l->total - 1];
		if (l->complete
			|| (sentence_ends && !l->odd && l->parts >= 2
				&& !l->channels && (l->rest || is_nearly_complete(l, total->value.mantissa))))
			total->length = l->last_end - total->start;
	}
	*l = (gr_claim_list) {0};
}

void
gr_close_lists(gr_claim_reader *r, bool sentence_ends)
{
	gr_close_list(r, &r->lists[1], sentence_ends);
	gr_close_list(r, &r->lists[0], sentence_ends);
}

bool
gr_same_unit(gr_str a, gr_str b)
{
	return a.s != NULL && b.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The list that a figure of this clause may be part of; opens it where 其中 was said. */
gr_claim_list *
gr_list_for(gr_claim_reader *r, gr_str unit)
{
	gr_claim_list *l = &r->lists[r->depth > 0];

	if (r->intro)
	{
		uint32_t	total = r->last[r->depth > 0];

		r->intro = false;
		if (r->depth > 0 && total == 0)
			total = r->last[0];
		gr_close_list(r, l, false);
		if (total != 0 && total <= r->n && r->claims[total - 1].value.scale == 0)
		{
			*l = (gr_claim_list) {.total = total, .colon = r->colon, .odd = r->passed_over[r->depth > 0]};
			for (uint32_t i = r->first_claim; i < total; i++)
				l->odd |= gr_same_unit(r->claims[i - 1].unit, unit) && r->claims[i - 1].part_of != total;
		}
		r->group = r->n - 1;
	}
	return l->total != 0 ? l : NULL;
}

/* 其他, 其他类信息, but not 其他部门信息: all that the parts before it are not. */
bool
gr_is_rest(const gr_clause *clause, uint32_t label, uint32_t from)
{
	uint32_t	i = gr_behind_last(clause, IS(REST), label, from);

	if (i == label)
		return false;
	while (i < from)
	{
		const gr_clause_word *word = gr_word_at(clause, i);

		if (word != NULL && (GR_SAYS(word->means) & (IS(INFORMATION) | IS(DISCLOSURE) | IS(PUBLISHED) | IS(APPLICATION))) != 0)
			i = word->until;
		else if (clause->letter[i] == 0x7C7B || clause->letter[i] == 0x7684 || clause->letter[i] == 0x5171)	/* 类 的 共 */
			i++;
		else
			return false;
	}
	return true;
}

void
gr_add_part(gr_claim_reader *r, gr_claim_list *l, uint32_t part, uint64_t words, bool rest)
{
	gr_claim   *total = &r->claims[l->total - 1];
	gr_claim   *claim = &r->claims[part - 1];

	if (l->complete)
		return;
	if (claim->value.mantissa > total->value.mantissa || claim->value.scale != 0)
	{
		gr_close_list(r, l, false);
		return;
	}
	claim->part_of = l->total;
	r->kept[part - 1] = r->kept[l->total - 1] = true;
	l->sum += claim->value.mantissa;
	l->rest |= rest && l->parts > 0;
	l->parts++;
	l->channels |= (words & IS(CHANNEL)) != 0;
	l->last_end = claim->start + claim->length;
	l->complete = l->sum == total->value.mantissa && l->parts >= 2;
}
