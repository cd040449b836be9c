/*
 * claims.c - reads the narrative: finds its sentences, cuts them into clauses,
 * takes their figures, and tells which is part of which.
 *
 * One pass; a sentence is only taken apart where a figure or a negation stands in
 * it.  What a figure counts is told by claim_subjects.c.
 */
#include "claims/claims.h"

#include <stddef.h>
#include <string.h>

#include "claims/numbers.h"
#include "claims/sentences.h"
#include "claims/subjects.h"
#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Bytes of a line from which on a sentence may go on in the next: twenty Chinese characters. */
#define FULL_LINE 54
/* Bytes of a line that can hold a claim by itself. */
#define LEAST_LINE 15
/* Letters of a paragraph that is a heading. */
#define HEADING_BYTES 120
/* Letters of a label that are kept; the words just before the figure. */
#define LABEL_LETTERS 40
/* Parts whose shares may be told together: 分别占比. */
#define GROUP 8
/* Of a bracket that is looked into. */
#define BRACKET_BYTES 96
/* Clauses between two calls of the host's poll; a power of two. */
#define POLL_EVERY 1024

/* A total and the parts that follow it. */
typedef struct list
{
	uint32_t	total;			/* claim from 1; 0: there is no list */
	__int128	sum;
	uint32_t	parts;
	uint32_t	last_end;		/* bytes of the text: of its last part */
	bool		colon;			/* a colon stands before its parts */
	bool		rest;			/* one part is called 其他 */
	bool		channels;		/* one names a channel: what goes out by two is in two parts */
	bool		odd;			/* what follows the total may not be its parts alone */
	bool		complete;		/* the sum has reached the total */
} list;

typedef struct reader
{
	/* set at the start */
	const gr_page *page;
	gr_arena   *arena;
	const gr_outline *outline;
	int			year;
	bool		government;		/* of a county or larger: what it says of the whole county is its own */

	/* claims */
	gr_claim   *claims;
	bool	   *kept;			/* worth keeping */
	uint32_t	n;
	uint32_t	room;
	gr_status	status;
	uint32_t	clauses;

	/* of the paragraph */
	int8_t		section;
	bool		in_table;		/* the section is one of those with a table */
	gr_claim_context context;	/* disclosure: of the heading */

	/* of the sentence */
	bool		topic;			/* disclosure is spoken of */
	bool		about_report;
	bool		other_time;
	bool		long_time;		/* more than the year */
	bool		other_authority;
	bool		applications;	/* a total of applications was stated */
	uint32_t	received;		/* that claim, from 1 */
	bool		of_some;		/* some of them were counted: 网络申请 6 件，予以公开 2 件 */
	bool		normative;		/* a number of normative documents was */
	bool		dispute;		/* reviews were spoken of, and no application since */
	uint32_t	first_claim;	/* of the sentence, from 1 */

	/* of the list */
	list		lists[2];		/* the second: in brackets */
	uint32_t	depth;			/* of brackets */
	uint32_t	last[2];		/* the figure read last, by depth; from 1 */
	bool		passed_over[2];	/* one that is no claim stands behind it: 其中 may be said of that */
	bool		intro;			/* 其中 or the like was said, its first part is to come */
	bool		colon;			/* and a colon */
	uint32_t	group;			/* claims from here on share a percentage that is told of each */
	gr_clause	clause;
} reader;

/* ---- claims ------------------------------------------------------------------- */

static bool
make_room(reader *r)
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
static uint32_t
add_claim(reader *r, uint32_t label, uint32_t from, uint32_t until)
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

/* ---- totals and parts ----------------------------------------------------------- */

/* Parts that are listed behind a colon, or exceed the total, and miss it by so little that it is a mistake. */
static bool
is_nearly_complete(const list *l, int64_t total)
{
	__int128	over = l->sum - total;

	return l->parts >= 3 && (l->colon || over > 0) && (over > 0 ? over : -over) * 10 <= total;
}

static void
close_list(reader *r, list *l, bool sentence_ends)
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
	*l = (list) {0};
}

static void
close_lists(reader *r, bool sentence_ends)
{
	close_list(r, &r->lists[1], sentence_ends);
	close_list(r, &r->lists[0], sentence_ends);
}

static bool
same_unit(gr_str a, gr_str b)
{
	return a.s != NULL && b.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The list that a figure of this clause may be part of; opens it where 其中 was said. */
static list *
list_for(reader *r, gr_str unit)
{
	list	   *l = &r->lists[r->depth > 0];

	if (r->intro)
	{
		uint32_t	total = r->last[r->depth > 0];

		r->intro = false;
		if (r->depth > 0 && total == 0)
			total = r->last[0];
		close_list(r, l, false);
		if (total != 0 && total <= r->n && r->claims[total - 1].value.scale == 0)
		{
			*l = (list) {.total = total, .colon = r->colon, .odd = r->passed_over[r->depth > 0]};
			for (uint32_t i = r->first_claim; i < total; i++)
				l->odd |= same_unit(r->claims[i - 1].unit, unit) && r->claims[i - 1].part_of != total;
		}
		r->group = r->n - 1;
	}
	return l->total != 0 ? l : NULL;
}

/* 其他, 其他类信息, but not 其他部门信息: all that the parts before it are not. */
static bool
is_rest(const gr_clause *clause, uint32_t label, uint32_t from)
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

static void
add_part(reader *r, list *l, uint32_t part, uint64_t words, bool rest)
{
	gr_claim   *total = &r->claims[l->total - 1];
	gr_claim   *claim = &r->claims[part - 1];

	if (l->complete)
		return;
	if (claim->value.mantissa > total->value.mantissa || claim->value.scale != 0)
	{
		close_list(r, l, false);
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

/* ---- figures ---------------------------------------------------------------------- */

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
take_date(reader *r, const gr_claim_number *number)
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
take_share(reader *r, const gr_claim_number *number, uint32_t before)
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
counts_annexes(const reader *r)
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
take_sections(reader *r, const gr_claim_number *number)
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
	claim = add_claim(r, 0, number->from, i + 2);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = number->value;
	r->claims[claim - 1].subject = GR_SUBJECT_SECTIONS;
	r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[i], gr_letter_end(clause, i + 1) - clause->at[i]};
	r->kept[claim - 1] = true;
}

static gr_claim_context
context_now(const reader *r)
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
static void
doubt_received(reader *r)
{
	if (r->received != 0)
		r->claims[r->received - 1].subject = GR_SUBJECT_NONE;
	r->received = 0;
}

/* 剔除咨询 8 件后为 212 件: the table's is what is left */
static bool
takes_some_off(const gr_clause *clause)
{
	static const char *const words[] = {"剔除", "扣除", "去除", "除去"};

	for (size_t i = 0; i < sizeof words / sizeof words[0] && gr_says(clause, IS(EXCEPT)); i++)
		if (gr_find_in_clause(clause, 0, clause->n, words[i]) >= 0)
			return true;
	return false;
}

static void
set_subject(reader *r, uint32_t claim, gr_words_before before, uint32_t label, const gr_claim_number *number,
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
		doubt_received(r);
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
		doubt_received(r);
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
static uint32_t
take_figures(reader *r)
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
		list	   *l;

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
		claim = add_claim(r, label, number.from, until);
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
		l = list_for(r, c->unit);
		if (l != NULL && same_unit(c->unit, r->claims[l->total - 1].unit) && (words.own & IS(BESIDES)) == 0)
			add_part(r, l, claim, words.own, (words.own & IS(REST)) != 0 && is_rest(clause, label, number.from));
		else if (l != NULL)
		{
			l->odd = true;
			close_list(r, l, false);
		}
		set_subject(r, claim, words, label, &number, until, unit);
		r->last[r->depth > 0] = claim;
		r->passed_over[r->depth > 0] = false;
		label = until;
	}
	return figures;
}

static void
take_negation(reader *r)
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
	claim = add_claim(r, from, until, until);
	if (claim == 0)
		return;
	r->claims[claim - 1].subject = (uint8_t) subject;
	r->kept[claim - 1] = true;
}

/* ---- sentences -------------------------------------------------------------------- */

/* What a clause without a figure says of the list that it stands in. */
static void
pass_clause(reader *r)
{
	const gr_clause *clause = &r->clause;
	list	   *l = &r->lists[r->depth > 0];

	if (clause->n == 0 || l->total == 0 || gr_says(clause, IS(SHARE)))
		return;
	if (clause->ending != GR_ENDS_COLON)
		l->odd = true;
	if (gr_says(clause, IS(BESIDES)))
		close_list(r, l, false);
}

/*
 * The clause names an office that is not the report's: 县公安局收到 3 件 in the report of
 * the county.  市局 and 我镇 may be its own.
 */
static bool
names_another(const reader *r)
{
	const gr_clause *clause = &r->clause;

	for (uint32_t i = 1; i < clause->n; i++)
	{
		uint32_t	before = clause->letter[i - 1];
		uint32_t	behind = clause->letter[i + 1];

		if ((gr_traits(clause->letter[i]) & GR_MAY_END_OFFICE) == 0)
			continue;
		switch (clause->letter[i])
		{
			case 0x5C40:		/* 局 */
			case 0x9547:		/* 镇 */
			case 0x4E61:		/* 乡 */
			case 0x5385:		/* 厅 */
				break;
			default:
				continue;
		}
		if (clause->letter[i] == r->context.agency[1] && before == r->context.agency[0])
			continue;
		switch (before)
		{
			case 0x6211: case 0x672C: case 0x5168: case 0x8BE5:	/* 我 本 全 该 */
			case 0x5E02: case 0x53BF: case 0x533A: case 0x7701:	/* 市 县 区 省 */
			case 0x57CE: case 0x4E61: case 0x5E03: case 0x683C:	/* 城 乡 布 格 */
				continue;
		}
		if (behind != 0x6751 /* 村 */ && behind != 0x9547 /* 镇 */)
			return true;
	}
	return false;
}

static void
read_clause(reader *r)
{
	gr_clause  *clause = &r->clause;
	uint32_t	figures;
	bool		was_intro;

	if (gr_says(clause, IS(THIS_YEAR)))
		r->other_time = r->long_time = false;
	else
		r->long_time |= gr_says(clause, IS(SINCE));
	r->other_time |= gr_says(clause, IS(PART_OF_YEAR));
	r->other_authority |= gr_says(clause, IS(SUBORDINATE) | (r->government ? IS(OWN_LEVEL) : IS(WIDE)));
	if (gr_says(clause, IS(RECEIVED) | IS(RECONSIDERATION) | IS(LITIGATION)))
		r->other_authority |= names_another(r);
	r->topic |= gr_says(clause, IS(ON_REQUEST)) || (gr_says(clause, IS(DISCLOSURE)) && gr_says(clause, IS(INFORMATION)));
	r->about_report |= gr_says(clause, IS(REPORT));
	if (gr_says(clause, IS(RECONSIDERATION) | IS(LITIGATION)))
		r->dispute = true;
	else if (gr_says(clause, IS(RECEIVED) | IS(ON_REQUEST)))
		r->dispute = false;
	if ((gr_says(clause, IS(INCLUDING)) && gr_says(clause, IS(CARRIED_IN) | IS(CARRIED))) || takes_some_off(clause))
		doubt_received(r);
	/* 其中 opens a list where a total stands before it, at the beginning of its sentence in the one before */
	was_intro = r->intro;
	if (gr_says(clause, IS(OF_WHICH)) && clause->n > 0)
	{
		r->intro = true;
		r->colon = false;
	}
	else if (gr_says(clause, IS(INCLUDING)) && (clause->ending == GR_ENDS_COLON || clause->n <= 6))
	{
		r->intro = true;
		r->colon = false;
	}
	figures = take_figures(r);
	if (figures == 0)
	{
		if (!r->intro)
			pass_clause(r);
		else if (was_intro && clause->n > 4 && clause->ending != GR_OPENS_BRACKET && clause->ending != GR_ENDS_COLON
				 && !gr_says(clause, IS(INCLUDING) | IS(OF_WHICH)))
			r->intro = false;	/* 其中 was not followed by a figure */
	}
	else
	{
		list	   *l = &r->lists[r->depth > 0];
		uint32_t	n = clause->n;

		/* 财政信息17条等 */
		if (l->total != 0 && n > 0 && clause->letter[n - 1] == 0x7B49)
			l->odd = true;
	}
	if (gr_says(clause, IS(NOT)))
		take_negation(r);
	if (clause->ending == GR_ENDS_COLON && (figures > 0 || r->intro))
	{
		r->intro = r->last[r->depth > 0] != 0;
		r->colon = true;
	}
	if (clause->ending == GR_ENDS_SEMICOLON)
	{
		r->group = r->n;
		r->of_some = false;
	}
}

/* What the sentence before counted is no total of what follows. */
static void
forget_total(reader *r)
{
	r->last[0] = r->received = 0;
	r->passed_over[0] = false;
	r->first_claim = r->n + 1;
}

/* Reads the sentence at p; returns its end. */
static const char *
read_sentence(reader *r, const char *p, const char *end)
{
	uint32_t	received = r->received;	/* in the sentence before */
	bool		first = true;

	r->topic = r->about_report = r->other_time = r->long_time = r->other_authority = false;
	r->applications = r->normative = r->dispute = r->of_some = false;
	r->received = 0;
	r->depth = 0;
	r->intro = r->colon = false;
	do
	{
		p = gr_take_clause(&r->clause, r->page->text, p, end);
		if (++r->clauses % POLL_EVERY == 0 && !gr_may_go_on(r->arena->host))
			r->status = GR_STOPPED;
		if (first && r->clause.n > 0)
		{
			const gr_clause_word *word = gr_word_at(&r->clause, 0);

			/* what the sentence before counted is the total of one that begins with 其中 */
			if (word == NULL || (word->means != GR_SAYS_OF_WHICH && word->means != GR_SAYS_INCLUDING))
				forget_total(r);
			else
				r->received = received;
			r->group = r->n;
			first = false;
		}
		read_clause(r);
		if (r->clause.ending == GR_OPENS_BRACKET)
		{
			r->depth++;
			r->last[1] = 0;
			r->passed_over[1] = false;
		}
		else if (r->clause.ending == GR_CLOSES_BRACKET && r->depth > 0)
		{
			r->depth--;
			if (r->depth == 0)
			{
				close_list(r, &r->lists[1], true);
				r->intro = false;
			}
		}
	} while (r->clause.ending != GR_ENDS_STOP && p < end && r->status == GR_OK);
	close_lists(r, true);
	return p;
}

/* The line's cells stand apart in a way that a sentence does not: asked only where a sentence may state something. */
static bool
is_spread(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;

	if (line->n > 1 && line->layout == GR_SPACES)
		return memmem(text, line->length, "    ", 4) != NULL;
	return line->n > 0 && memchr(text, '|', line->length) != NULL;
}

static bool
ends_sentence(const gr_page *page, const gr_line *line)
{
	return line->length >= 3 && memcmp(page->text + line->start + line->length - 3, "。", 3) == 0;
}

static inline bool
names(const char *p, const char *end, const char *word)
{
	return gr_find_bytes(p, end, word) != NULL;
}

/* A sentence that is a heading within its paragraph: （二）依申请公开情况。 */
static void
take_heading(reader *r, const char *p, const char *end)
{
	const char *limit = end - p > HEADING_BYTES / 2 ? p + HEADING_BYTES / 2 : end;
	const char *stop;

	/* first what most sentences do not name */
	if (!names(p, limit, "申请公开") || !names(p, limit, "情况"))
		return;
	stop = gr_sentence_end(p, limit);
	if (stop != NULL && names(p, stop, "申请公开") && names(p, stop, "情况"))
		r->context.applications = r->context.disclosure = true;
}

/* Reads what stands in [p, end), which begins in this line. */
static void
read_paragraph(reader *r, const gr_line *line, const char *p, const char *end)
{
	bool		first = !r->in_table;
	bool		known = false;	/* that it is text */

	forget_total(r);
	/* a short one without a full stop is a heading: it tells what those that follow are about */
	if (first && end - p < HEADING_BYTES && !ends_sentence(r->page, line))
	{
		r->context.applications = names(p, end, "申请");
		r->context.disclosure = r->context.applications || names(p, end, "信息公开");
	}
	while (p < end && r->status == GR_OK)
	{
		const char *next = gr_find_telling_sentence(p, end, r->arena->host);

		if (next == NULL)
		{
			r->status = GR_STOPPED;
			return;
		}
		if (next > p)
		{
			forget_total(r);
			if (first)
				take_heading(r, p, next);
		}
		if (next == end || (!known && is_spread(r->page, line)))
			return;
		known = true;
		first = false;
		p = read_sentence(r, next, end);
	}
}

/* ---- paragraphs --------------------------------------------------------------------- */

static bool
ends_with(gr_str text, const char *word)
{
	size_t		length = strlen(word);

	return text.len >= length && memcmp(text.s + text.len - length, word, length) == 0;
}

static bool
is_government(gr_str agency)
{
	static const char *const ends[] = {"县", "市", "区", "省", "州", "旗"};

	if (agency.s == NULL)
		return false;
	if (ends_with(agency, "人民政府"))
		agency.len -= 12;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends_with(agency, ends[i]))
			return true;
	return false;
}

static bool
is_row(const gr_line *line)
{
	return line->n > 1 && (line->layout == GR_TABS || line->layout == GR_BARS || line->layout == GR_GRID);
}

/* The line begins with a number, as headings and items of lists do. */
static bool
begins_item(const gr_page *page, const gr_line *line)
{
	const char *text = page->text + line->start;

	return line->length >= 3 && (memcmp(text, "（", 3) == 0 || *text == '(' || *text == '#' || *text == '*'
								 || (line->length >= 6 && memcmp(text + 3, "、", 3) == 0)
								 || (line->length >= 6 && memcmp(text + 3, "是", 3) == 0));
}

/* Takes up what the section's heading says. */
static void
begin_section(reader *r, const gr_heading *heading)
{
	r->section = (int8_t) heading->kind;
	r->in_table = heading->kind == GR_DISCLOSURES || heading->kind == GR_APPLICATIONS || heading->kind == GR_REVIEWS;
	r->context.reviews = heading->kind == GR_REVIEWS;
	r->context.applications = heading->kind == GR_APPLICATIONS;
	r->context.disclosure = heading->kind == GR_APPLICATIONS || heading->kind == GR_REVIEWS;
}

/* Lines of the paragraph that begins with line i, all of them before `limit`: a sentence may be broken over lines. */
static uint32_t
count_lines(const gr_page *page, uint32_t i, uint32_t limit)
{
	uint32_t	n = 1;

	for (; i + n < limit; n++)
	{
		const gr_line *line = &page->lines[i + n - 1];
		const gr_line *next = &page->lines[i + n];

		if (line->length < FULL_LINE || next->gap != 0 || begins_item(page, next) || ends_sentence(page, line)
			|| is_row(next) || (next->length >= LEAST_LINE && is_spread(page, next)))
			break;
	}
	return n;
}

static void
read_lines(reader *r, bool html)
{
	const gr_page *page = r->page;
	const gr_outline *outline = r->outline;
	uint32_t	next = 0;		/* heading */
	uint32_t	next_line = outline->n > 0 ? outline->headings[0].line : page->n_lines;

	for (uint32_t i = 0; i < page->n_lines && r->status == GR_OK;)
	{
		const gr_line *line = &page->lines[i];
		const char *start = page->text + line->start;
		const char *end;
		uint32_t	n = 1;

		if (i >= next_line)
		{
			begin_section(r, &outline->headings[next]);
			start = page->text + outline->headings[next].body;
			next++;
			next_line = next < outline->n ? outline->headings[next].line : page->n_lines;
		}
		/* most lines are labels and figures of tables: one branch for all of them */
		else if ((line->length < LEAST_LINE)
				 | ((line->length < FULL_LINE) & (line->layout == GR_MARKED_CELL) & r->in_table))
		{
			i++;
			continue;
		}
		if (!html)
			n = count_lines(page, i, next_line);
		i += n;
		end = page->text + page->lines[i - 1].start + page->lines[i - 1].length;
		if (!is_row(line) && start < end)
			read_paragraph(r, line, start, end);
	}
}

/* Drops what is not worth keeping. */
static void
keep_claims(reader *r, gr_report *report)
{
	uint32_t   *place = gr_alloc_raw(r->arena, (r->n + 1) * sizeof *place);
	uint32_t	n = 0;

	if (place == NULL)
	{
		r->status = GR_NO_MEMORY;
		return;
	}
	for (uint32_t i = 0; i < r->n; i++)
	{
		if (!r->kept[i])
			continue;
		place[i] = n + 1;
		r->claims[n] = r->claims[i];
		if (r->claims[n].part_of != 0)
			r->claims[n].part_of = place[r->claims[n].part_of - 1];
		n++;
	}
	report->claims = r->claims;
	report->n_claims = n;
}

static void
take_agency(reader *r, gr_str agency)
{
	uint32_t	length;

	r->government = is_government(agency);
	if (ends_with(agency, "人民政府"))
		agency.len -= 12;
	if (agency.len < 6)
		return;
	for (int i = 0; i < 2; i++)
	{
		const char *p = agency.s + agency.len - 6 + 3 * i;

		r->context.agency[i] = gr_fold(gr_utf8(p, agency.s + agency.len, &length));
	}
}

gr_status
gr_claims_read(const gr_page *page, const gr_outline *outline, bool html, gr_arena *arena, gr_report *report)
{
	reader		whole;
	reader	   *r = &whole;

	memset(r, 0, offsetof(reader, clause));
	r->clause.ending = GR_ENDS_TEXT;
	r->page = page;
	r->outline = outline;
	r->arena = arena;
	r->section = -1;
	r->year = report->year != 0 ? report->year : report->from.year;
	take_agency(r, report->agency);
	r->context.new_form = report->form == GR_FORM_2021;
	read_lines(r, html);
	if (r->status == GR_OK && r->n > 0)
		keep_claims(r, report);
	return r->status;
}
