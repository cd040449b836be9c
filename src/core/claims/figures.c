/*
 * figures.c - takes the figures of a clause: dates, percentages, numbers with a unit,
 * and what there was none of.  What a figure counts is told by subjects.c.
 */
#include "claims/reader.h"

#include <string.h>

#include "text/folded.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Letters of a label that are kept; the words just before the figure. */
#define LABEL_LETTERS 40
/* Parts whose shares may be told together: 分别占比. */
#define GROUP 8
/* Of a bracket that is looked into. */
#define BRACKET_BYTES 96

/* ---- claims ------------------------------------------------------------------- */

static bool
make_room(gr_claim_reader *r)
{
	uint32_t	room = r->room > 0 ? r->room * 2 : 32;
	gr_claim   *claims = gr_alloc_raw(r->arena, room * sizeof *claims);
	bool	   *kept = gr_alloc_raw(r->arena, room * sizeof *kept);

	if (claims == NULL || kept == NULL)
	{
		r->status = GR_NO_MEMORY;
		return false;
	}
	if (r->n > 0)
	{
		memcpy(claims, r->claims, r->n * sizeof *claims);
		memcpy(kept, r->kept, r->n * sizeof *kept);
	}
	r->claims = claims;
	r->kept = kept;
	r->room = room;
	return true;
}

/* A claim of the clause: label letters [label, from), figure up to letter until; its number from 1, 0: no room. */
uint32_t
gr_add_claim(gr_claim_reader *r, uint32_t label, uint32_t from, uint32_t until)
{
	const gr_clause *clause = &r->clause;
	gr_claim   *claim;
	uint32_t	end = gr_letter_end(clause, until - 1);

	if (r->n == GR_CLAIMS || (r->n == r->room && !make_room(r)))
		return 0;
	while (label < from && (clause->letter[label] == 0x3001 || clause->letter[label] == '.'))
		label++;
	if (from - label > LABEL_LETTERS)
		label = from - LABEL_LETTERS;
	claim = &r->claims[r->n];
	r->kept[r->n++] = false;
	claim->section = r->section;
	claim->subject = GR_SUBJECT_NONE;
	claim->approximate = false;
	claim->has_value = true;
	claim->has_share = false;
	claim->value = (gr_number) {0, 0};
	claim->share = (gr_number) {0, 0};
	claim->part_of = 0;
	claim->label = (gr_str) {NULL, 0};
	claim->unit = (gr_str) {NULL, 0};
	claim->start = clause->at[label];
	claim->length = end - claim->start;
	if (from > label)
		claim->label = (gr_str) {r->page->text + claim->start,
			gr_letter_end(clause, from - 1) - claim->start};
	return r->n;
}

/* ---- figures ------------------------------------------------------------------ */

/* 'p': pieces, 'y': yuan, 'o': others; 0: no unit.  Sets the letters it takes. */
static char
unit_at(const gr_clause *clause, uint32_t i, uint32_t *letters)
{
	uint32_t	c = i < clause->n ? clause->letter[i] : 0;
	uint32_t	next = i + 1 < clause->n ? clause->letter[i + 1] : 0;

	*letters = 1;
	switch (c)
	{
		case 0x4EF6:			/* 件 */
		case 0x4EFD:			/* 份 */
		case 0x5B97:			/* 宗 */
			return 'p';
		case 0x6761:			/* 条, not of 条例 条款 */
			return next == 0x4F8B || next == 0x6B3E ? 0 : 'p';
		case 0x8D77:			/* 起, not of 起草 起诉 */
			return next == 0x8349 || next == 0x8BC9 ? 0 : 'p';
		case 0x5143:			/* 元 */
			return 'y';
		case 0x7BC7:			/* 篇 */
		case 0x5219:			/* 则 */
		case 0x4F8B:			/* 例 */
			return 'o';
		case 0x9879:			/* 项, not of 项目 */
			return next == 0x76EE ? 0 : 'o';
		default:
			return 0;
	}
}

/* A year, a month: which time the sentence speaks of.  True where the number is of a date. */
static bool
take_date(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;
	uint32_t	c = number->until < clause->n ? clause->letter[number->until] : 0;
	uint32_t	next = number->until + 1 < clause->n ? clause->letter[number->until + 1] : 0;
	int64_t		value = number->value.mantissa;

	if (c == 0x5E74 /* 年 */)
	{
		/* 近三年; but 一年来 is of the year */
		if (number->until - number->from == 4)
		{
			r->other_time = value != r->year;
			r->long_time &= r->other_time;
		}
		else if (value != 1)
			r->long_time = true;
		return true;
	}
	if (c == 0x6708 /* 月 */)
	{
		if (!(value == 1 && next == '1') && !(value == 12 && (next == '3' || next == 0x5E95 /* 底 */)))
			r->other_time = true;
		return true;
	}
	return c == 0x65E5 /* 日 */ || c == 0x53F7 /* 号 */;
}

/* Between 占 and its percentage: other letters name what it is a share of. */
static bool
is_of_share(uint32_t letter)
{
	switch (letter)
	{
		case 0x6BD4: case 0x4E3A: case 0x8FBE: case 0x603B: case 0x6570:	/* 比 为 达 总 数 */
		case 0x91CF: case 0x7684: case 0x5230: case 0x5168: case 0x90E8:	/* 量 的 到 全 部 */
		case 0x4E86:			/* 了 */
			return true;
		default:
			return false;
	}
}

/* The percentages that follow one another from this number on, 82.5%、6.25%和6.25%; more than GROUP: none is certain. */
static uint32_t
read_shares(const gr_clause *clause, gr_claim_number number, gr_number *shares)
{
	uint32_t	n = 0;

	do
	{
		if (n == GROUP || number.no_count || number.approximate || number.value.scale > 6
			|| gr_letter(clause, number.until) != '%')
			return GROUP + 1;
		shares[n++] = number.value;
	} while (gr_next_claim_number(clause, number.until, &number));
	return n;
}

/* 占比82.5%: of the figure before it; 分别占比: of each in the group. */
static void
take_share(gr_claim_reader *r, const gr_claim_number *number, uint32_t before)
{
	const gr_clause *clause = &r->clause;
	uint64_t	words = gr_words_between(clause, 0, number->from);
	gr_number	shares[GROUP];
	uint32_t	first = r->n - 1;
	uint32_t	n = 1;

	if ((words & IS(SHARE)) == 0 || (words & (IS(COMPARED) | IS(PART_OF_YEAR))) != 0 || before > 0 || r->n == 0
		|| number->no_count || number->approximate || number->value.scale > 6)
		return;
	for (uint32_t i = gr_behind_last(clause, IS(SHARE), 0, number->from); i < number->from; i++)
		if (!is_of_share(clause->letter[i]))
			return;
	/* 约占, 分别占; but 公开率占 is a share of something else */
	if (gr_first_of(clause, IS(SHARE), 0, number->from) > (gr_says(clause, IS(EACH)) ? 3 : 1))
		return;
	shares[0] = number->value;
	if ((words & IS(EACH)) != 0)
	{
		first = r->group;
		n = read_shares(clause, *number, shares);
		if (r->n - first < 2 || r->n - first > GROUP || (n != 1 && n != r->n - first))
			return;
	}
	for (uint32_t i = first; i < r->n; i++)
		if (r->claims[i].part_of == 0)
			return;
	for (uint32_t i = first; i < r->n; i++)
	{
		r->claims[i].has_share = true;
		r->claims[i].share = shares[n > 1 ? i - first : 0];
	}
	r->group = r->n;
}

/* （含附件）: the bracket that opens behind the clause names what is no section of the form */
static bool
counts_annexes(const gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const char *p = r->page->text + gr_letter_end(clause, clause->n - 1);
	const char *end = r->page->text + r->page->length;
	const char *close;

	if (clause->ending != GR_OPENS_BRACKET)
		return false;
	end = end - p > BRACKET_BYTES ? p + BRACKET_BYTES : end;
	close = gr_find_bytes(p, end, "）");
	return gr_find_bytes(p, close != NULL ? close : end, "附") != NULL;
}

/* 六个部分 */
static void
take_sections(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;
	uint32_t	i = number->until;
	uint32_t	claim;

	if (i < clause->n && (clause->letter[i] == 0x4E2A || clause->letter[i] == 0x5927))	/* 个 大 */
		i++;
	if (i + 1 >= clause->n || clause->letter[i] != 0x90E8 || clause->letter[i + 1] != 0x5206	/* 部分 */
		|| !(r->about_report || gr_says(clause, IS(REPORT))) || number->no_count || number->approximate
		|| number->value.scale != 0 || number->value.mantissa < 2 || number->value.mantissa > 30)
		return;
	if (i + 2 < clause->n && gr_find_in_clause(clause, i + 2, clause->n, "组成") < 0
		&& gr_find_in_clause(clause, i + 2, clause->n, "构成") < 0 && gr_find_in_clause(clause, i + 2, clause->n, "内容") < 0)
		return;
	/* 附表 is no section of the form, and 第二部分 has parts of its own */
	if (gr_find_in_clause(clause, 0, i, "附") >= 0 || gr_find_in_clause(clause, 0, i, "第") >= 0 || counts_annexes(r))
		return;
	claim = gr_add_claim(r, 0, number->from, i + 2);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = number->value;
	r->claims[claim - 1].subject = GR_SUBJECT_SECTIONS;
	r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[i], gr_letter_end(clause, i + 1) - clause->at[i]};
	r->kept[claim - 1] = true;
}

static gr_claim_context
context_now(const gr_claim_reader *r)
{
	gr_claim_context context = r->context;

	context.disclosure |= r->topic;
	context.applications |= r->applications;
	context.received = r->received != 0 && !r->of_some;
	context.normative = r->normative;
	context.dispute = r->dispute;
	context.doubtful = r->other_time || r->long_time || r->other_authority || r->year == 0;
	return context;
}

/* The figure is what is left of the sentence's total: its subject cannot be compared with a cell. */
void
gr_doubt_received(gr_claim_reader *r)
{
	if (r->received != 0)
		r->claims[r->received - 1].subject = GR_SUBJECT_NONE;
	r->received = 0;
}

static void
set_subject(gr_claim_reader *r, uint32_t claim, gr_words_before before, uint32_t label, const gr_claim_number *number,
			uint32_t until, char unit)
{
	const gr_clause *clause = &r->clause;
	gr_claim_context context = context_now(r);
	gr_claim   *c = &r->claims[claim - 1];
	gr_subject	subject = gr_subject_of_number(clause, before, label, number->from, until, unit, &context);
	const uint64_t words = before.all;
	const uint64_t own = before.own;

	/* 212 件次 are no 件 */
	if (gr_letter(clause, until) == 0x6B21)
		subject = GR_SUBJECT_NONE;
	if (subject == GR_SUBJECT_RECEIVED && (c->part_of != 0 || r->received != 0))
		subject = GR_SUBJECT_NONE;
	/* 收到 13 件，其中受理 12 件: either may be the table's */
	if (r->received != 0 && (own & IS(RECEIVED)) != 0 && (c->part_of == 0 || (own & ~(IS(RECEIVED) | IS(OF_WHICH))) == 0)
		&& c->value.mantissa != r->claims[r->received - 1].value.mantissa)
		gr_doubt_received(r);
	if (c->part_of != 0 && subject == GR_SUBJECT_NONE && !context.doubtful
		&& r->claims[c->part_of - 1].subject == GR_SUBJECT_RECEIVED
		&& (words & (IS(NATURAL_PERSON) | IS(ORGANIZATION) | IS(CHANNEL) | IS(COMPARED))) == IS(NATURAL_PERSON)
		&& gr_find_in_clause(clause, label, number->from, "自然人") >= 0)
		subject = GR_SUBJECT_RECEIVED_NATURAL_PERSON;
	/* 予以公开 12 件（含上年结转 5 件）: some of those carried in */
	if (subject == GR_SUBJECT_CARRIED_IN && c->part_of != 0 && (r->claims[c->part_of - 1].subject == GR_SUBJECT_GRANTED
		|| r->claims[c->part_of - 1].subject == GR_SUBJECT_GRANTED_IN_PART))
		subject = GR_SUBJECT_NONE;
	if (subject == GR_SUBJECT_CARRIED_IN && (c->part_of != 0 || (words & IS(INCLUDING)) != 0 || r->depth > 0))
		gr_doubt_received(r);
	if ((subject == GR_SUBJECT_NONE || subject == GR_SUBJECT_RECEIVED_NATURAL_PERSON)
		&& (c->part_of != 0 || (own & (IS(APPLICATION) | IS(CHANNEL) | IS(NATURAL_PERSON) | IS(ORGANIZATION))) != 0)
		&& (own & (IS(GRANTED) | IS(IN_PART) | IS(DENIED) | IS(REPLIED) | IS(OUTCOME))) == 0)
		r->of_some = true;
	if (subject == GR_SUBJECT_NONE)
		return;
	c->subject = (uint8_t) subject;
	r->kept[claim - 1] = true;
	if (subject == GR_SUBJECT_RECEIVED)
	{
		r->received = claim;
		r->applications = true;
	}
	r->normative |= subject == GR_SUBJECT_NORMATIVE_ISSUED;
}

/* The figures of the clause; returns how many. */
uint32_t
gr_take_figures(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	gr_claim_number number;
	uint32_t	label = 0;
	uint32_t	figures = 0;

	for (uint32_t i = 0; gr_next_claim_number(clause, i, &number); i = number.until)
	{
		uint32_t	letters;
		char		unit;
		uint32_t	until;
		uint32_t	claim;
		gr_words_before words;
		gr_claim   *c;
		gr_claim_list *l;

		if (number.until >= clause->n)
			break;
		if (take_date(r, &number))
		{
			if (figures == 0)
				label = number.until + 1 + (number.until + 1 < clause->n && clause->letter[number.until + 1] == 0x5EA6 /* 度 */);
			continue;
		}
		if (clause->letter[number.until] == '%')
		{
			take_share(r, &number, figures);
			label = number.until + 1;
			continue;
		}
		unit = unit_at(clause, number.until, &letters);
		if (unit == 0)
		{
			take_sections(r, &number);
			continue;
		}
		until = number.until + letters;
		figures++;
		words = gr_find_words_before(clause, label, number.from);
		if (number.no_count || clause->cut || (words.all & IS(COMPARED)) != 0
			|| clause->letter[0] == 0x6BD4 /* 比 */ || label >= number.from || clause->letter[label] == '-')
		{
			/* a figure that is not to be counted breaks the list that it may be part of */
			r->lists[r->depth > 0].odd = true;
			r->passed_over[r->depth > 0] = true;
			label = until;
			continue;
		}
		claim = gr_add_claim(r, label, number.from, until);
		if (claim == 0)
			return figures;
		c = &r->claims[claim - 1];
		c->value = number.value;
		c->approximate = number.approximate || (number.rounded && unit != 'y')
			|| (until < clause->n && (clause->letter[until] == 0x5DE6 || clause->letter[until] == 0x4EE5));	/* 左右 以上 */
		c->unit = (gr_str) {r->page->text + clause->at[number.until],
			gr_letter_end(clause, number.until) - clause->at[number.until]};
		r->kept[claim - 1] = unit == 'p' && (words.own & (IS(DISCLOSURE) | IS(INFORMATION) | IS(PUBLISHED))) != 0;
		if ((words.own & (IS(OF_WHICH) | IS(INCLUDING))) != 0 && r->lists[r->depth > 0].total == 0)
			r->intro = true;
		l = gr_list_for(r, c->unit);
		if (l != NULL && gr_same_unit(c->unit, r->claims[l->total - 1].unit) && (words.own & IS(BESIDES)) == 0)
			gr_add_part(r, l, claim, words.own, (words.own & IS(REST)) != 0 && gr_is_rest(clause, label, number.from));
		else if (l != NULL)
		{
			l->odd = true;
			gr_close_list(r, l, false);
		}
		set_subject(r, claim, words, label, &number, until, unit);
		r->last[r->depth > 0] = claim;
		r->passed_over[r->depth > 0] = false;
		label = until;
	}
	return figures;
}

void
gr_take_negation(gr_claim_reader *r)
{
	gr_claim_context context = context_now(r);
	uint32_t	from;
	uint32_t	until;
	gr_subject	subject;
	uint32_t	claim;

	/* what there was none of for years, there was none of in this one */
	if (r->long_time && !r->other_time && !r->other_authority && r->year != 0)
		context.doubtful = false;
	subject = gr_subject_of_negation(&r->clause, &context, &from, &until);
	/* where some were received, what was not is something else */
	if (subject == GR_SUBJECT_NONE || r->clause.cut
		|| (r->received != 0 && (subject == GR_SUBJECT_RECEIVED || subject == GR_SUBJECT_RECEIVED_NATURAL_PERSON)))
		return;
	claim = gr_add_claim(r, from, until, until);
	if (claim == 0)
		return;
	r->claims[claim - 1].subject = (uint8_t) subject;
	r->kept[claim - 1] = true;
}
