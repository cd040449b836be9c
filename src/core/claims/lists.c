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
		{
			total->length = l->last_end - total->start;
			r->notes[l->total - 1].divided = true;
		}
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

#define DISPUTES (IS(RECONSIDERATION) | IS(LITIGATION))
#define NO_APPLICATIONS (DISPUTES | IS(NORMATIVE) | IS(OTHER_MATTER) | IS(LICENSE) | IS(PENALTY))

/* 收到 5 件，上年结转 0 件，其中 5 件公开: of those received, not of those carried in. */
static uint32_t
before_carried_in(const gr_claim_reader *r, uint32_t total)
{
	return total > r->first_claim && total > 1 && r->claims[total - 1].subject == GR_SUBJECT_CARRIED_IN && !r->notes[total - 1].nested
		? total - 1 : total;
}

/* 办结34件，结转下年0件，其中予以公开7件: none of those that are carried out. */
static uint32_t
before_carried(const gr_claim_reader *r, uint32_t total, uint64_t words)
{
	if ((words & (IS(CARRIED) | IS(CARRIED_IN) | IS(CARRIED_OUT))) != 0)
		return total;
	while (total > r->first_claim && (r->notes[total - 1].words & IS(CARRIED_OUT)) != 0
		   && r->notes[total - 2].nested == r->notes[total - 1].nested)
		total--;
	return before_carried_in(r, total);
}

/* 行政复议6件和行政诉讼3件，其中行政复议维持5件: the total that the words are of; 0: none. */
static uint32_t
same_matter(const gr_claim_reader *r, uint32_t total, uint64_t words)
{
	const uint64_t matter = words & DISPUTES;

	total = before_carried(r, total, words);
	if (total == 0)
		return 0;
	/* 予以公开 18 件 are no reviews, and no documents */
	if (matter == 0)
		return (words & IS(ROW)) != 0 && (r->notes[total - 1].words & NO_APPLICATIONS) != 0 ? 0 : total;
	if ((r->notes[total - 1].words & matter) != 0)
		return total;
	for (uint32_t i = total; i >= r->first_claim && i > 0; i--)
		if ((r->notes[i - 1].words & matter) != 0 && r->claims[i - 1].part_of == 0)
			return i;
	return total;
}

/* 办结 12 件（含上年结转 3 件），其中…: what stands in brackets behind the total is another division of it. */
static void
leave_out_nested(gr_claim_reader *r, uint32_t total)
{
	for (uint32_t i = total + 1; i <= r->n; i++)
		if (r->claims[i - 1].part_of == total && r->notes[i - 1].nested)
			r->claims[i - 1].part_of = 0;
}

/* The figure that 其中 is said of: that read last, or the whole of which those carried in are part. */
static uint32_t
find_list_total(gr_claim_reader *r, uint64_t words)
{
	uint32_t	total = r->last[r->depth > 0];

	if (r->depth > 0 && total == 0)
		total = r->last[0];
	/* 答复 9 件，包括上年结转 2 件，其中公开 5 件: of all */
	if (total != 0 && r->claims[total - 1].subject == GR_SUBJECT_CARRIED_IN && r->claims[total - 1].part_of != 0)
	{
		uint32_t	whole = r->claims[total - 1].part_of;

		r->claims[total - 1].part_of = 0;
		total = whole;
	}
	return same_matter(r, total, words);
}

static void
open_list(gr_claim_reader *r, gr_claim_list *l, uint32_t total, gr_str unit)
{
	leave_out_nested(r, total);
	*l = (gr_claim_list) {.total = total, .colon = r->colon, .odd = r->passed_over[r->depth > 0]};
	/* of those received, or of these and those carried in */
	l->odd |= total < r->n && r->claims[total].subject == GR_SUBJECT_CARRIED_IN && r->claims[total].value.mantissa != 0;
	for (uint32_t i = r->first_claim; i < total; i++)
		l->odd |= gr_same_unit(r->claims[i - 1].unit, unit) && r->claims[i - 1].part_of != total;
}

/* The list that a figure of this clause may be part of; opens it where 其中 was said. */
gr_claim_list *
gr_list_for(gr_claim_reader *r, gr_str unit, uint64_t words)
{
	gr_claim_list *l = &r->lists[r->depth > 0];
	uint32_t	total;

	if (r->intro)
	{
		r->intro = false;
		total = find_list_total(r, words);
		gr_close_list(r, l, false);
		if (total != 0 && total <= r->n && r->claims[total - 1].value.scale == 0 && !r->notes[total - 1].divided)
			open_list(r, l, total, unit);
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
		else if (clause->letter[i] == U'类' || clause->letter[i] == U'的' || clause->letter[i] == U'共')
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
		/* 发布信息90条，其中动态95条: it is wrong, unless it may be counted otherwise */
		if (l->parts == 0 && !l->odd && l->total > r->said && r->carried_in == 0 && (words & IS(CHANNEL)) == 0 && claim->value.scale == 0
			&& (r->notes[l->total - 1].words & IS(CHANNEL)) == 0)
		{
			claim->part_of = l->total;
			r->notes[part - 1].kept = r->notes[l->total - 1].kept = true;
		}
		gr_close_list(r, l, false);
		return;
	}
	claim->part_of = l->total;
	r->notes[part - 1].kept = r->notes[l->total - 1].kept = true;
	l->sum += claim->value.mantissa;
	l->rest |= rest && l->parts > 0;
	l->parts++;
	l->channels |= (words & IS(CHANNEL)) != 0;
	l->carried |= (words & IS(CARRIED_IN)) != 0;
	l->last_end = claim->start + claim->length;
	l->complete = l->sum == total->value.mantissa && l->parts >= 2;
	r->of_some &= !l->complete;
}

void
gr_doubt_received(gr_claim_reader *r)
{
	if (r->received != 0)
		r->claims[r->received - 1].subject = GR_SUBJECT_NONE;
	r->received = 0;
}

/* What became of others than those of the claim is told beside them, in these words: how many they are. */
static int64_t
count_others(const gr_claim_reader *r, uint32_t claim, uint64_t results)
{
	int64_t		n = 0;

	for (uint32_t i = r->received + 1; i <= r->n; i++)
		if (i != claim && r->claims[i - 1].part_of != claim && (r->notes[i - 1].words & results) != 0
			&& (r->notes[i - 1].words & IS(CARRIED_OUT)) == 0)
			n += r->claims[i - 1].value.mantissa;
	return n;
}

static bool
has_carried_out(const gr_claim_reader *r)
{
	bool		found = false;

	for (uint32_t i = r->received; i < r->n; i++)
		found |= (r->notes[i].words & IS(CARRIED_OUT)) != 0;
	return found;
}

/* 收到 12 件，答复 7 件，不予受理 4 件; 收到 17 件，其中重复申请 2 件，15 件办结: not all that was concluded. */
void
gr_doubt_replies(gr_claim_reader *r)
{
	for (uint32_t i = r->received + 1; i <= r->n && r->received != 0; i++)
	{
		const bool	replied = (r->notes[i - 1].words & (IS(REPLIED) | IS(SETTLED))) == IS(REPLIED);
		const int64_t left = r->claims[r->received - 1].value.mantissa + r->carried_in - r->claims[i - 1].value.mantissa;

		if (r->claims[i - 1].subject != GR_SUBJECT_CONCLUDED || left <= 0)
			continue;
		if (replied ? count_others(r, i, IS(ROW) | IS(REFUSED) | IS(OUTCOME) | IS(NOT_ITSELF)) != 0
			: count_others(r, i, IS(ROW) | IS(REFUSED)) == left && !has_carried_out(r))
			r->claims[i - 1].subject = GR_SUBJECT_NONE;
	}
}

bool
gr_tells_of_received(const gr_claim_reader *r)
{
	uint32_t	last = r->last[0];

	return r->received != 0 && (last == r->received || (last != 0 && r->claims[last - 1].part_of == r->received));
}

/* ---- parts that are not announced --------------------------------------------------- */

/* A figure that can be all that some others are together. */
static bool
may_be_total(const gr_claim_reader *r, uint32_t claim)
{
	const gr_claim *c = &r->claims[claim - 1];

	return c->unit.s != NULL && !r->notes[claim - 1].divided && !c->approximate && c->value.scale == 0 && *c->unit.s != '%'
		&& claim != r->stale;
}

/* And one that can be a part of others. */
static bool
may_be_summed(const gr_claim_reader *r, uint32_t claim)
{
	return may_be_total(r, claim) && r->claims[claim - 1].part_of == 0;
}

/* 涉及土地征收的, 要求公开规划的: what some applications were about. */
static bool
names_matter(gr_str label)
{
	static const char *const words[] = {"涉及", "要求", "关于", "有关", "属于", "因"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (label.s != NULL && label.len > strlen(words[i]) && memcmp(label.s, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

/* What became of applications or disputes, who made them, how they came: parts of a number of these alone. */
static bool
fits_total(const gr_claim_reader *r, uint32_t total, uint32_t part)
{
	const uint64_t of_what = IS(SETTLED) | IS(REPLIED) | IS(CARRIED_OUT) | IS(ROW) | IS(REFUSED) | IS(OUTCOME) | IS(DISCLOSURE)
		| IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION) | IS(CHANNEL) | IS(UNITS) | IS(SUBORDINATE) | IS(OWN_LEVEL) | IS(APPLICATION) | IS(REST);
	const uint64_t disputes = IS(RECONSIDERATION) | IS(LITIGATION);
	const uint64_t apart = disputes | IS(NORMATIVE) | IS(LICENSE) | IS(PENALTY) | IS(CARRIED_IN);
	uint64_t	whole = r->notes[total - 1].words;
	uint64_t	words = r->notes[part - 1].words;

	if ((whole & (IS(APPLICATION) | IS(ON_REQUEST) | IS(RECONSIDERATION) | IS(LITIGATION))) != 0)
		return ((words & of_what) != 0 || names_matter(r->claims[part - 1].label)) && (words & apart) == 0;
	/* 办结 155 件中，予以公开 96 件，部分公开 59 件 */
	if ((whole & (IS(SETTLED) | IS(REPLIED))) != 0)
		return (words & (IS(ROW) | IS(REFUSED) | IS(OUTCOME))) != 0 && (words & (apart | IS(SETTLED) | IS(CARRIED_OUT))) == 0;
	/* of what was published, anything is part */
	return ((whole | words) & (disputes | IS(CARRIED_IN) | IS(CARRIED_OUT) | IS(SETTLED))) == 0;
}

/* A figure that is no part of anything else, and no percentage. */
static bool
is_free(const gr_claim_reader *r, uint32_t claim, uint32_t total)
{
	const gr_claim *c = &r->claims[claim - 1];

	return c->unit.s != NULL && *c->unit.s != '%' && claim != r->stale && (c->part_of == 0 || c->part_of == total);
}

/* Parts [first, last], those in brackets or those that are not, are said to be all of the total. */
static void
set_parts(gr_claim_reader *r, uint32_t total, uint32_t first, uint32_t last, bool nested)
{
	gr_claim   *whole = &r->claims[total - 1];
	const gr_claim *end = &r->claims[last - 1];

	if (total < first && !nested)
		leave_out_nested(r, total);
	/* those of another division */
	for (uint32_t i = r->before > 0 ? r->before : 1; i <= r->n; i++)
		if (r->claims[i - 1].part_of == total && (i < first || i > last || r->notes[i - 1].nested != nested))
			r->claims[i - 1].part_of = 0;
	for (uint32_t i = first; i <= last; i++)
		if (i != total && r->notes[i - 1].nested == nested && is_free(r, i, total))
		{
			r->claims[i - 1].part_of = total;
			r->notes[i - 1].kept = true;
		}
	r->notes[total - 1].kept = r->notes[total - 1].divided = true;
	if (end->start + end->length > whole->start + whole->length)
		whole->length = end->start + end->length - whole->start;
}

/* It can be added to others of the total. */
static bool
can_be_added(const gr_claim_reader *r, uint32_t claim, uint32_t total)
{
	const gr_claim *c = &r->claims[claim - 1];

	return !c->approximate && c->value.scale == 0 && !r->notes[claim - 1].total && fits_total(r, total, claim);
}

/* Those that follow the total, in brackets behind it or beside it, up to where they are all of it. */
static void
find_parts_beside(gr_claim_reader *r, uint32_t total, uint32_t first, bool nested)
{
	const gr_claim *whole = &r->claims[total - 1];
	__int128	sum = 0;
	uint32_t	parts = 0;

	if (whole->part_of != 0 && !nested)
		return;
	for (uint32_t i = first; i <= r->n && sum < whole->value.mantissa; i++)
	{
		if (r->notes[i - 1].nested != nested)
		{
			if (nested)
				return;
			continue;
		}
		if (!is_free(r, i, total))
			continue;
		if (!can_be_added(r, i, total))
			return;
		sum += r->claims[i - 1].value.mantissa;
		parts++;
		if (sum == whole->value.mantissa && parts >= 2)
			set_parts(r, total, first, i, nested);
	}
}

/* In brackets behind the total, else beside it. */
static void
find_parts_behind(gr_claim_reader *r, uint32_t total, uint32_t first)
{
	const bool	nested = r->notes[total - 1].nested || (first <= r->n && r->notes[first - 1].nested);

	find_parts_beside(r, total, first, nested);
	if (nested && !r->notes[total - 1].nested && !r->notes[total - 1].divided)
		find_parts_beside(r, total, first, false);
}

/* The sentence tells of the report's year and of nobody and nothing else. */
static bool
tells_of_own(const gr_claim_reader *r)
{
	return !r->within && !r->other_time && r->other_year == 0 && !r->long_time && !r->other_authority && !r->other_matter && r->year != 0;
}

/* 收到书面申请3件、网络申请9件，共计12件: so many were received, as the words of the first part say. */
static void
receive_sum(gr_claim_reader *r, uint32_t total, uint64_t words)
{
	const uint64_t others = IS(LICENSE) | IS(OUTCOME) | GR_SAYS_ANOTHER_YEAR;

	if (r->received != 0 || (words & IS(RECEIVED)) == 0 || (words & (IS(APPLICATION) | IS(ON_REQUEST))) == 0
		|| (words & others) != 0 || !tells_of_own(r))
		return;
	r->claims[total - 1].subject = GR_SUBJECT_RECEIVED;
	r->received = total;
	r->applications = true;
	r->of_some = r->strayed = false;
}

void
gr_find_parts_before(gr_claim_reader *r, uint32_t total)
{
	const gr_claim *whole = &r->claims[total - 1];
	__int128	sum = 0;
	uint32_t	parts = 0;

	if (!may_be_summed(r, total) || whole->value.mantissa == 0)
		return;
	for (uint32_t i = total - 1; i >= r->first_claim && i > 0 && sum < whole->value.mantissa; i--)
	{
		if (!may_be_summed(r, i) || r->notes[i - 1].nested)
			return;
		sum += r->claims[i - 1].value.mantissa;
		parts++;
		if (sum != whole->value.mantissa || parts < 2)
			continue;
		set_parts(r, total, i, total - 1, false);
		receive_sum(r, total, r->notes[i - 1].words);
	}
}

/* 收到3607件（县政府349件、部门3258件）: those of others, too, which the table may not count. */
static void
doubt_others(gr_claim_reader *r)
{
	const uint64_t others = IS(UNITS) | (r->name.office ? 0 : IS(OWN_LEVEL));

	if (r->received == 0 || r->name.government)
		return;
	for (uint32_t i = r->received + 1; i <= r->n; i++)
		if (r->claims[i - 1].part_of == r->received && (r->notes[i - 1].words & others) != 0)
		{
			gr_doubt_received(r);
			return;
		}
}

void
gr_find_parts(gr_claim_reader *r)
{
	uint32_t	last = r->n;

	/* a total has two parts at least */
	if (last < (r->before > 0 ? r->before : r->first_claim) + 2)
		return;
	for (uint32_t i = r->first_claim > 0 ? r->first_claim : 1; i <= last; i++)
	{
		if (!may_be_total(r, i) || r->claims[i - 1].value.mantissa == 0)
			continue;
		find_parts_behind(r, i, i + 1);
	}
	/* a figure of the sentence before, where this one begins with its parts */
	if (r->first_claim > 1 && r->before != r->first_claim && r->before > 0 && last >= r->first_claim)
		for (uint32_t i = r->first_claim - 1; i >= r->before; i--)
			if (may_be_summed(r, i))
				find_parts_behind(r, i, r->first_claim);
	doubt_others(r);
}
