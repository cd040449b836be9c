/*
 * claims.c - reads the narrative: finds its sentences, cuts them into clauses,
 * takes their figures, and tells which is part of which.
 *
 * One pass; a sentence is only taken apart where a figure or a negation stands in
 * it.  What a figure counts is told by claim_subjects.c.
 */
#include "claims.h"

#include <stddef.h>
#include <string.h>

#include "claim_numbers.h"
#include "claim_subjects.h"
#include "fold.h"
#include "utf8.h"

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
/* Clauses, and bytes, between two calls of the host's poll. */
#define POLL_EVERY 4096
#define POLL_BYTES (256 * 1024)
/* More is no paragraph; a whole report without line ends has less. */
#define PARAGRAPH_BYTES (64 * 1024)

/* What ends a clause. */
typedef enum ending
{
	AT_END, AT_COMMA, AT_SEMICOLON, AT_COLON, AT_STOP, AT_OPEN, AT_CLOSE
} ending;

/* A total and the parts that follow it. */
typedef struct list
{
	uint32_t	total;			/* claim from 1; 0: there is no list */
	__int128	sum;
	uint32_t	parts;
	uint32_t	last_end;		/* bytes of the text: of its last part */
	bool		colon;			/* a colon stands before its parts */
	bool		rest;			/* one part is called 其他 */
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
	bool		dictionary_made;
	uint64_t	telling[GR_LETTER_SET];	/* characters that tell of a figure or a negation */
	gr_claim_dictionary dictionary;

	/* claims */
	gr_claim   *claims;
	bool	   *kept;			/* worth keeping */
	uint32_t	n;
	uint32_t	room;
	gr_status	status;
	uint32_t	clauses;

	/* of the paragraph */
	int8_t		section;
	gr_claim_context context;	/* disclosure: of the heading */

	/* of the sentence */
	bool		topic;			/* disclosure is spoken of */
	bool		about_report;
	bool		other_time;
	bool		other_authority;
	bool		applications;	/* a total of applications was stated */
	uint32_t	received;		/* that claim, from 1 */
	uint32_t	first_claim;	/* of the sentence, from 1 */

	/* of the list */
	list		lists[2];		/* the second: in brackets */
	uint32_t	depth;			/* of brackets */
	uint32_t	last[2];		/* the figure read last, by depth; from 1 */
	bool		intro;			/* 其中 or the like was said, its first part is to come */
	bool		colon;			/* and a colon */
	uint32_t	group;			/* claims from here on share a percentage that is told of each */
	gr_clause	clause;
} reader;

/* ---- clauses ------------------------------------------------------------------ */

static bool
is_ascii_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* 1,234: a comma between digits, three of them behind it */
static bool
is_thousands_mark(const gr_clause *clause, const char *p, const char *end)
{
	return clause->n > 0 && clause->letter[clause->n - 1] >= '0' && clause->letter[clause->n - 1] <= '9'
		&& is_ascii_digit(p, end) && is_ascii_digit(p + 1, end) && is_ascii_digit(p + 2, end) && !is_ascii_digit(p + 3, end);
}

static inline void
push(gr_clause *clause, uint32_t letter, uint32_t at, uint32_t bytes)
{
	if (clause->n == GR_CLAUSE_LETTERS)
	{
		clause->cut = true;
		return;
	}
	clause->letter[clause->n] = (uint16_t) letter;
	clause->at[clause->n] = at;
	clause->bytes[clause->n++] = (uint8_t) bytes;
}

/* Takes the letters of the clause at p; returns where the next begins. */
static const char *
take_clause(reader *r, const char *p, const char *end, ending *how)
{
	gr_clause  *clause = &r->clause;
	uint32_t	length;

	clause->n = 0;
	clause->cut = false;
	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	folded = gr_fold(c);
		uint32_t	at = (uint32_t) (p - r->page->text);

		if (folded != 0)
		{
			push(clause, folded == 0xFFFD ? '-' : folded, at, length);
			continue;
		}
		switch (c)
		{
			case ',':
			case 0xFF0C:
				if (is_thousands_mark(clause, p + length, end))
					continue;
				*how = AT_COMMA;
				return p + length;
			case ';':
			case 0xFF1B:
				*how = AT_SEMICOLON;
				return p + length;
			case ':':
			case 0xFF1A:
				*how = AT_COLON;
				return p + length;
			case 0x3002:
			case 0xFF01:
			case 0xFF1F:
				*how = AT_STOP;
				return p + length;
			case '(':
			case 0xFF08:
				*how = AT_OPEN;
				return p + length;
			case ')':
			case 0xFF09:
				*how = AT_CLOSE;
				return p + length;
			case '.':
			case 0xFF0E:
				push(clause, '.', at, length);
				break;
			case '%':
			case 0xFF05:
				push(clause, '%', at, length);
				break;
			case 0x3001:
				push(clause, 0x3001, at, length);
				break;
			case '/':
			case 0xFF0F:
				push(clause, '/', at, length);
				break;
			case '-':
			case '+':
			case '~':
			case 0xFF5E:
			case 0xFF0D:
			case 0x2212:
				push(clause, '-', at, length);
				break;
			default:
				if (c >= 0x2010 && c <= 0x2015)
					push(clause, '-', at, length);
		}
	}
	*how = AT_END;
	return end;
}

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
	uint32_t	end = clause->at[until - 1] + clause->bytes[until - 1];

	if (r->n == GR_CLAIMS || (r->n == r->room && !make_room(r)))
		return 0;
	while (label < from && (clause->letter[label] == 0x3001 || clause->letter[label] == '.'))
		label++;
	if (from - label > LABEL_LETTERS)
		label = from - LABEL_LETTERS;
	claim = &r->claims[r->n];
	memset(claim, 0, sizeof *claim);
	r->kept[r->n++] = false;
	claim->section = r->section;
	claim->has_value = true;
	claim->start = clause->at[label];
	claim->length = end - claim->start;
	if (from > label)
		claim->label = (gr_str) {r->page->text + claim->start,
			clause->at[from - 1] + clause->bytes[from - 1] - claim->start};
	return r->n;
}

/* ---- totals and parts ----------------------------------------------------------- */

static void
close_list(reader *r, list *l, bool sentence_ends)
{
	gr_claim   *total;

	if (l->total != 0 && l->parts > 0)
	{
		__int128	value;

		total = &r->claims[l->total - 1];
		value = total->value.mantissa;
		if (l->complete
			|| (sentence_ends && !l->odd && l->parts >= 2
				&& (l->rest || (l->colon && l->parts >= 3)
					|| (l->parts >= 3 && l->sum > value && (l->sum - value) * 10 <= value))))
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
			*l = (list) {.total = total, .colon = r->colon};
			for (uint32_t i = r->first_claim; i < total; i++)
				l->odd |= same_unit(r->claims[i - 1].unit, unit) && r->claims[i - 1].part_of != total;
		}
		r->group = r->n - 1;
	}
	return l->total != 0 ? l : NULL;
}

static void
add_part(reader *r, list *l, uint32_t part, uint64_t words)
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
	l->parts++;
	l->rest |= (words & IS(REST)) != 0;
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
		if (number->until - number->from == 4)
			r->other_time = value != r->year;
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

/* 占比82.5%: of the figure before it, or of each in the group where 分别 is said. */
static void
take_share(reader *r, const gr_claim_number *number, uint32_t before)
{
	const gr_clause *clause = &r->clause;
	uint64_t	words = gr_words_between(clause, 0, number->from);
	uint32_t	share = number->from;
	uint32_t	first = r->n;

	if ((words & IS(SHARE)) == 0 || (words & (IS(COMPARED) | IS(PART_OF_YEAR))) != 0 || number->no_count
		|| before > 0 || number->value.scale > 6)
		return;
	while (share > 0 && clause->means[share] != GR_SAYS_SHARE + 1)
		share--;
	/* nothing but these letters between 占 and the number: other words name what it is a share of */
	for (uint32_t i = share + 1; i < number->from; i++)
		switch (clause->letter[i])
		{
			case 0x6BD4: case 0x4E3A: case 0x8FBE: case 0x603B: case 0x6570:	/* 比 为 达 总 数 */
			case 0x91CF: case 0x7684: case 0x5230: case 0x5168: case 0x90E8:	/* 量 的 到 全 部 */
			case 0x4E86: case 0x7EA6: case 0x8FD1:	/* 了 约 近 */
				break;
			default:
				return;
		}
	if (number->approximate || r->n == 0)
		return;
	if ((words & IS(EACH)) != 0)
	{
		first = r->group;
		if (r->n - first < 2 || r->n - first > GROUP)
			return;
		/* a second percentage would be that of the second part */
		for (uint32_t i = number->until + 1; i < clause->n; i++)
			if (clause->letter[i] == '%')
				return;
	}
	else
		first = r->n - 1;
	for (uint32_t i = first; i < r->n; i++)
		if (r->claims[i].part_of == 0)
			return;
	for (uint32_t i = first; i < r->n; i++)
	{
		r->claims[i].has_share = true;
		r->claims[i].share = number->value;
	}
	r->group = r->n;
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
		&& gr_find_in_clause(clause, i + 2, clause->n, "构成") < 0)
		return;
	claim = add_claim(r, 0, number->from, i + 2);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = number->value;
	r->claims[claim - 1].subject = GR_SUBJECT_SECTIONS;
	r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[i], clause->at[i + 1] + clause->bytes[i + 1] - clause->at[i]};
	r->kept[claim - 1] = true;
}

static gr_claim_context
context_now(const reader *r)
{
	gr_claim_context context = r->context;

	context.disclosure |= r->topic;
	context.applications |= r->applications;
	context.received = r->received != 0;
	context.doubtful = r->other_time || r->other_authority || r->year == 0;
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

static void
set_subject(reader *r, uint32_t claim, uint32_t label, const gr_claim_number *number, uint32_t until, char unit)
{
	const gr_clause *clause = &r->clause;
	gr_claim_context context = context_now(r);
	gr_claim   *c = &r->claims[claim - 1];
	gr_subject	subject = gr_subject_of_number(clause, label, number->from, until, unit, &context);
	uint64_t	words = gr_words_between(clause, 0, number->from);

	if (c->part_of != 0 && subject == GR_SUBJECT_RECEIVED)
		subject = GR_SUBJECT_NONE;
	if (c->part_of != 0 && subject == GR_SUBJECT_NONE && !context.doubtful
		&& r->claims[c->part_of - 1].subject == GR_SUBJECT_RECEIVED
		&& (words & (IS(NATURAL_PERSON) | IS(ORGANIZATION) | IS(CHANNEL) | IS(COMPARED))) == IS(NATURAL_PERSON)
		&& gr_find_in_clause(clause, label, number->from, "自然人") >= 0)
		subject = GR_SUBJECT_RECEIVED_NATURAL_PERSON;
	if (subject == GR_SUBJECT_CARRIED_IN && (c->part_of != 0 || (words & IS(INCLUDING)) != 0 || r->depth > 0))
		doubt_received(r);
	if (subject == GR_SUBJECT_NONE)
		return;
	c->subject = (uint8_t) subject;
	r->kept[claim - 1] = true;
	if (subject == GR_SUBJECT_RECEIVED)
	{
		r->received = claim;
		r->applications = true;
	}
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
		uint64_t	words;
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
		words = gr_words_between(clause, label, number.from);
		if (number.no_count || clause->cut || (gr_words_between(clause, 0, number.from) & IS(COMPARED)) != 0
			|| label >= number.from || clause->letter[label] == '-')
		{
			/* a figure that is not to be counted breaks the list that it may be part of */
			r->lists[r->depth > 0].odd = true;
			label = until;
			continue;
		}
		claim = add_claim(r, label, number.from, until);
		if (claim == 0)
			return figures;
		r->claims[claim - 1].value = number.value;
		r->claims[claim - 1].approximate = number.approximate
			|| (until < clause->n && (clause->letter[until] == 0x5DE6 || clause->letter[until] == 0x4EE5));	/* 左右 以上 */
		r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[number.until], clause->bytes[number.until]};
		r->kept[claim - 1] = unit == 'p' && (words & (IS(DISCLOSURE) | IS(INFORMATION) | IS(PUBLISHED))) != 0;
		if ((words & (IS(OF_WHICH) | IS(INCLUDING))) != 0 && r->lists[r->depth > 0].total == 0)
			r->intro = true;
		l = list_for(r, r->claims[claim - 1].unit);
		if (l != NULL && same_unit(r->claims[claim - 1].unit, r->claims[l->total - 1].unit) && (words & IS(BESIDES)) == 0)
			add_part(r, l, claim, words);
		else if (l != NULL)
		{
			l->odd = true;
			close_list(r, l, false);
		}
		set_subject(r, claim, label, &number, until, unit);
		r->last[r->depth > 0] = claim;
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
	gr_subject	subject = gr_subject_of_negation(&r->clause, &context, &from, &until);
	uint32_t	claim;

	if (subject == GR_SUBJECT_NONE || r->clause.cut)
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
pass_clause(reader *r, ending how)
{
	const gr_clause *clause = &r->clause;
	list	   *l = &r->lists[r->depth > 0];

	if (clause->n == 0 || l->total == 0 || gr_says(clause, IS(SHARE)))
		return;
	if (how != AT_COLON)
		l->odd = true;
	if (gr_says(clause, IS(BESIDES)))
		close_list(r, l, false);
}

static void
read_clause(reader *r, ending how)
{
	gr_clause  *clause = &r->clause;
	uint32_t	figures;
	bool		was_intro;

	if (gr_says(clause, IS(THIS_YEAR)))
		r->other_time = false;
	r->other_time |= gr_says(clause, IS(PART_OF_YEAR));
	r->other_authority |= gr_says(clause, IS(SUBORDINATE)) || gr_says(clause, r->government ? IS(OWN_LEVEL) : IS(WIDE));
	r->topic |= gr_says(clause, IS(ON_REQUEST)) || (gr_says(clause, IS(DISCLOSURE)) && gr_says(clause, IS(INFORMATION)));
	r->about_report |= gr_says(clause, IS(REPORT));
	if (gr_says(clause, IS(INCLUDING)) && gr_says(clause, IS(CARRIED_IN) | IS(CARRIED)))
		doubt_received(r);
	/* 其中 opens a list where a total stands before it, at the beginning of its sentence in the one before */
	was_intro = r->intro;
	if (gr_says(clause, IS(OF_WHICH)) && clause->n > 0)
	{
		r->intro = true;
		r->colon = false;
	}
	else if (gr_says(clause, IS(INCLUDING)) && (how == AT_COLON || clause->n <= 6))
	{
		r->intro = true;
		r->colon = false;
	}
	figures = take_figures(r);
	if (figures == 0)
	{
		if (!r->intro)
			pass_clause(r, how);
		else if (was_intro && clause->n > 4 && how != AT_OPEN && how != AT_COLON && !gr_says(clause, IS(INCLUDING) | IS(OF_WHICH)))
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
	if (how == AT_COLON && (figures > 0 || r->intro))
	{
		r->intro = r->last[r->depth > 0] != 0;
		r->colon = true;
	}
	if (how == AT_SEMICOLON)
		r->group = r->n;
}

static void
read_sentence(reader *r, const char *p, const char *end)
{
	bool		first = true;

	if (!r->dictionary_made)
	{
		gr_make_claim_dictionary(&r->dictionary);
		r->dictionary_made = true;
	}
	r->topic = r->about_report = r->other_time = r->other_authority = r->applications = false;
	r->received = 0;
	r->depth = 0;
	r->intro = r->colon = false;
	while (p < end && r->status == GR_OK)
	{
		ending		how;

		p = take_clause(r, p, end, &how);
		if (++r->clauses % POLL_EVERY == 0 && !gr_may_go_on(r->arena->host))
			r->status = GR_STOPPED;
		gr_find_claim_words(&r->dictionary, &r->clause);
		if (first && r->clause.n > 0)
		{
			/* what the sentence before counted is the total of one that begins with 其中 */
			if (r->clause.means[0] != GR_SAYS_OF_WHICH + 1 && r->clause.means[0] != GR_SAYS_INCLUDING + 1)
			{
				r->last[0] = 0;
				r->first_claim = r->n + 1;
			}
			r->group = r->n;
			first = false;
		}
		read_clause(r, how);
		if (how == AT_OPEN)
		{
			r->depth++;
			r->last[1] = 0;
		}
		else if (how == AT_CLOSE && r->depth > 0)
		{
			r->depth--;
			if (r->depth == 0)
			{
				close_list(r, &r->lists[1], true);
				r->intro = false;
			}
		}
	}
	close_lists(r, true);
}

/* What a character of the narrative tells. */
typedef enum telling
{
	TELLS_NOTHING, TELLS_STOP, TELLS_NOT, TELLS_TOPIC, TELLS_NUMERAL, TELLS_UNIT
} telling;

static telling
what_tells(uint32_t c)
{
	switch (c)
	{
		case 0x3002:			/* 。 */
			return TELLS_STOP;
		case 0x672A: case 0x6CA1: case 0x6C92: case 0x65E0: case 0x7121:	/* 未 没 沒 无 無 */
			return TELLS_NOT;
		case 0x7533: case 0x8BC9: case 0x8A34: case 0x8BAE: case 0x8B70:	/* 申 诉 訴 议 議 */
		case 0x8D39: case 0x8CBB: case 0x89C4: case 0x898F:	/* 费 費 规 規 */
			return TELLS_TOPIC;
		case 0x4E8C: case 0x4E24: case 0x5169: case 0x4E09: case 0x56DB: case 0x4E94:	/* 二 两 兩 三 四 五 */
		case 0x516D: case 0x4E03: case 0x516B: case 0x4E5D: case 0x5341: case 0x767E:	/* 六 七 八 九 十 百 */
		case 0x5343: case 0x4E07: case 0x842C: case 0x96F6: case 0x3007: case 0x4E00:	/* 千 万 萬 零 〇 一 */
		case 0x4F59: case 0x9918: case 0x591A: case 0x51E0:	/* 余 餘 多 几 */
			return TELLS_NUMERAL;
		case 0x4EF6: case 0x6761: case 0x689D: case 0x4EFD: case 0x5B97: case 0x8D77:	/* 件 条 條 份 宗 起 */
		case 0x7BC7: case 0x5143: case 0x4E2A: case 0x500B: case 0x90E8: case 0x9879:	/* 篇 元 个 個 部 项 */
		case 0x9805: case 0x5927: case 0x5219: case 0x4F8B: case 0xFF05:	/* 項 大 则 例 ％ */
			return TELLS_UNIT;
		default:
			return c >= 0xFF10 && c <= 0xFF19 ? TELLS_NUMERAL : TELLS_NOTHING;
	}
}

static void
set_telling(reader *r)
{
	static const uint16_t characters[] = {
		0x3002, 0x672A, 0x6CA1, 0x6C92, 0x65E0, 0x7121, 0x7533, 0x8BC9, 0x8A34, 0x8BAE, 0x8B70, 0x8D39, 0x8CBB, 0x89C4, 0x898F,
		0x4E8C, 0x4E24, 0x5169, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x842C,
		0x96F6, 0x3007, 0x4E00, 0x4F59, 0x9918, 0x591A, 0x51E0, 0x4EF6, 0x6761, 0x689D, 0x4EFD, 0x5B97, 0x8D77, 0x7BC7, 0x5143,
		0x4E2A, 0x500B, 0x90E8, 0x9879, 0x9805, 0x5927, 0x5219, 0x4F8B, 0xFF05, 0xFF10, 0xFF11, 0xFF12, 0xFF13, 0xFF14, 0xFF15,
		0xFF16, 0xFF17, 0xFF18, 0xFF19,
	};

	memset(r->telling, 0, sizeof r->telling);
	for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
		gr_add_letter(r->telling, characters[i]);
}

/*
 * The end of the sentence at p; *worth: a figure with a unit, a percentage or a
 * negation may stand in it.
 */
static const char *
scan_sentence(const reader *r, const char *p, const char *end, bool *worth)
{
	bool		numeral = false;
	bool		figure = false;
	bool		negation = false;
	bool		topic = false;

	while (p < end)
	{
		uint8_t		b = (uint8_t) *p;
		uint32_t	c;

		if (b < 0x80)
		{
			figure |= numeral && b == '%';
			numeral = (b >= '0' && b <= '9') || (numeral && b <= ' ');
			p++;
			continue;
		}
		if (b < 0xE0 || b >= 0xF0 || end - p < 3)
		{
			/* a no-break space, or part of a character that tells nothing */
			p++;
			continue;
		}
		c = (uint32_t) (p[1] & 0x3F) << 6 | (uint32_t) (p[2] & 0x3F);
		if (!gr_may_have_letter(r->telling, c))
		{
			numeral = false;
			p += 3;
			continue;
		}
		p += 3;
		switch (what_tells((uint32_t) (b & 0x0F) << 12 | c))
		{
			case TELLS_STOP:
				*worth = figure || (negation && topic);
				return p;
			case TELLS_NOT:
				negation = true;
				break;
			case TELLS_TOPIC:
				topic = true;
				break;
			case TELLS_NUMERAL:
				numeral = true;
				continue;
			case TELLS_UNIT:
				figure |= numeral;
				break;
			case TELLS_NOTHING:
				break;
		}
		numeral = false;
	}
	*worth = figure || (negation && topic);
	return end;
}

static bool
in_table_section(const reader *r)
{
	return r->section == GR_DISCLOSURES || r->section == GR_APPLICATIONS || r->section == GR_REVIEWS;
}

static bool
names(const char *p, const char *end, const char *word)
{
	return memmem(p, (size_t) (end - p), word, strlen(word)) != NULL;
}

static void
read_paragraph(reader *r, const char *p, const char *end)
{
	bool		first = !in_table_section(r);

	r->last[0] = 0;
	r->first_claim = r->n + 1;
	/* a short one without a full stop is a heading: it tells what those that follow are about */
	if (first && end - p < HEADING_BYTES && memcmp(end - 3, "。", 3) != 0)
	{
		r->context.applications = names(p, end, "申请");
		r->context.disclosure = r->context.applications || names(p, end, "信息公开");
	}
	while (p < end && r->status == GR_OK)
	{
		bool		worth;
		const char *next = scan_sentence(r, p, end, &worth);

		if (worth)
			read_sentence(r, p, next);
		else
		{
			r->last[0] = 0;
			r->first_claim = r->n + 1;
		}
		/* （二）依申请公开情况。 */
		if (first && next - p < HEADING_BYTES / 2 && names(p, next, "申请公开") && names(p, next, "情况"))
			r->context.applications = r->context.disclosure = true;
		first = false;
		p = next;
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

/* Text, not a row of a table. */
static bool
is_narrative(const gr_page *page, const gr_line *line, bool goes_on)
{
	const char *text = page->text + line->start;

	if (line->n > 1 && (line->layout == GR_TABS || line->layout == GR_BARS || line->layout == GR_GRID))
		return false;
	if (line->length < LEAST_LINE)
		return goes_on;
	if (line->n > 1 && line->layout == GR_SPACES)
		return memmem(text, line->length, "    ", 4) == NULL;
	return memchr(text, '|', line->length) == NULL || line->n == 0;
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

static void
read_lines(reader *r, bool html)
{
	const gr_page *page = r->page;
	const gr_outline *outline = r->outline;
	uint32_t	next = 0;		/* heading */
	uint32_t	asked = 0;		/* up to this byte the host was asked whether to go on */

	for (uint32_t i = 0; i < page->n_lines && r->status == GR_OK;)
	{
		const gr_line *line = &page->lines[i];
		const char *start = page->text + line->start;
		const char *end = start + line->length;
		uint32_t	last = i;

		if (next < outline->n && outline->headings[next].line <= i)
		{
			const gr_heading *heading = &outline->headings[next++];

			r->section = (int8_t) heading->kind;
			r->context.reviews = heading->kind == GR_REVIEWS;
			r->context.applications = heading->kind == GR_APPLICATIONS;
			r->context.disclosure = heading->kind == GR_APPLICATIONS || heading->kind == GR_REVIEWS;
			start = page->text + heading->body;
			if (start >= end)
			{
				i++;
				continue;
			}
		}
		if (!is_narrative(page, line, false))
		{
			i++;
			continue;
		}
		/* a sentence that is broken over lines */
		while (!html && page->lines[last].length >= FULL_LINE && last + 1 < page->n_lines
			   && page->lines[last + 1].gap == 0 && !begins_item(page, &page->lines[last + 1])
			   && (next >= outline->n || outline->headings[next].line > last + 1)
			   && !ends_with((gr_str) {start, (uint32_t) (end - start)}, "。")
			   && is_narrative(page, &page->lines[last + 1], true))
		{
			last++;
			end = page->text + page->lines[last].start + page->lines[last].length;
		}
		if (end - start <= PARAGRAPH_BYTES)
			read_paragraph(r, start, end);
		if ((uint32_t) (end - page->text) - asked >= POLL_BYTES)
		{
			if (!gr_may_go_on(r->arena->host))
				r->status = GR_STOPPED;
			asked = (uint32_t) (end - page->text);
		}
		i = last + 1;
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

gr_status
gr_claims_read(const gr_page *page, const gr_outline *outline, bool html, gr_arena *arena, gr_report *report)
{
	reader		whole;			/* some eight kilobytes */
	reader	   *r = &whole;

	memset(r, 0, offsetof(reader, telling));
	memset(&r->claims, 0, offsetof(reader, clause) - offsetof(reader, claims));
	r->page = page;
	r->outline = outline;
	r->arena = arena;
	set_telling(r);
	r->section = -1;
	r->year = outline->year != 0 ? outline->year : outline->from.year;
	r->government = is_government(outline->agency);
	r->context.new_form = report->form == GR_FORM_2021;
	read_lines(r, html);
	if (r->status == GR_OK && r->n > 0)
		keep_claims(r, report);
	return r->status;
}
