/*
 * dates.c - of which time a clause tells: of the report's year, of another, of a part of
 * one or of several; and a figure that is said to be of the wrong one.
 */
#include "claims/reader.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* A month or day is of another time than the year, but for its first and last. */
static bool
is_whole_year(const gr_clause *clause, const gr_claim_number *number)
{
	uint32_t	next = gr_letter(clause, number->until + 1);
	int64_t		month = number->value.mantissa;

	return (month == 1 && next == '1') || (month == 12 && (next == '3' || next == U'底'));
}

/*
 * 2019年至2024年, 2022-2024年, 2023年和2024年; not 1月1日至2024年12月31日: has_other, a year
 * stands before it.
 */
static bool
ends_range(const gr_clause *clause, uint32_t from, bool has_other)
{
	uint32_t	before = from > 0 ? clause->letter[from - 1] : 0;
	uint32_t	first = from > 1 ? clause->letter[from - 2] : 0;

	switch (before)
	{
		case '-':
			return has_other || (first >= '0' && first <= '9');
		case U'和': case U'及': case U'与': case U'、':
			return has_other && (first == U'年' || first == U'度');
		case U'至': case U'到':
			return has_other && first != U'截' && first != U'止';
		default:
			return false;
	}
}

uint32_t
gr_behind_date(const gr_clause *clause, uint32_t i)
{
	uint32_t	letter = gr_letter(clause, i);

	if (letter == U'以' && gr_letter(clause, i + 1) == U'来')
		return i + 2;
	return i + (letter == U'度' || letter == U'底' || letter == U'末');
}

/* What stands before the year is who reports, or 在: it tells when what follows was. */
static bool
tells_time(const gr_clause *clause, uint32_t from)
{
	for (uint32_t i = 0; i < from; i++)
		switch (clause->letter[i])
		{
			case U'在': case U'于':
				break;
			default:
				if (!gr_is_own(clause, i))
					return false;
		}
	return true;
}

/* 较2023年增加87件, 与2023年持平: what is told is of the report's year. */
static bool
is_compared_with(const gr_clause *clause, const gr_claim_number *number)
{
	uint32_t	behind = gr_letter(clause, gr_behind_date(clause, number->until + 1));

	switch (number->from > 0 ? clause->letter[number->from - 1] : 0)
	{
		case U'较': case U'比':
			return true;
		case U'与': case U'同':	/* 与2023年持平 */
			return behind == U'持' || behind == U'相' || behind == U'比' || behind == U'基';
		default:
			return false;
	}
}

/* A year of four digits: which one the sentence speaks of. */
static void
take_year(gr_claim_reader *r, const gr_claim_number *number)
{
	bool		own = number->value.mantissa == r->year;

	if (ends_range(&r->clause, number->from, r->other_year != 0))
	{
		r->long_time = true;
		return;
	}

	if (!own && is_compared_with(&r->clause, number))
		return;
	r->own_year |= own;
	/* 累计收到 1023 件，其中 2024 年 12 件 */
	if (own && (r->intro || gr_says(&r->clause, IS(OF_WHICH))) && gr_tells_of_received(r))
		gr_doubt_received(r);
	/* 2022年收到5件，2023年收到8件: both are told apart */
	r->dated |= own && r->stale > r->said;
	r->other_year = own ? 0 : (int) number->value.mantissa;
	if (own && !gr_says(&r->clause, IS(PART_OF_YEAR)))
		r->other_time = false;
	r->long_time &= !own;
	r->year_at = own ? 0 : r->clause.at[number->from];
	r->year_clause = tells_time(&r->clause, number->from) ? r->clauses : 0;
	r->year_alone = gr_behind_date(&r->clause, number->until + 1) >= r->clause.n;
}

/* 近三年, 三年来, 三年共; not 有效期三年 */
static bool
spans_years(const gr_clause *clause, const gr_claim_number *number)
{
	switch (number->from > 0 ? clause->letter[number->from - 1] : 0)
	{
		case 0: case U'近': case U'去': case U'前': case U'这': case U'续': case U'来':
			return true;
	}
	switch (gr_letter(clause, number->until + 1))
	{
		case U'来': case U'间': case U'以': case U'共': case U'累': case U'内': case U'中':
			return true;
		default:
			return false;
	}
}

bool
gr_take_date(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;

	switch (gr_letter(clause, number->until))
	{
		case U'年':
			/* 近三年; but 一年来 is of the year */
			if (number->until - number->from == 4)
				take_year(r, number);
			else if (number->value.mantissa != 1 && spans_years(clause, number))
				r->long_time = true;
			return true;
		case U'月':
			r->other_time |= !is_whole_year(clause, number);
			return true;
		case U'日': case U'号':
			return true;
		default:
			return false;
	}
}

/* ---- another year -------------------------------------------------------------------- */

/* The year is said of the clause: it begins that, or stands alone before it. */
static bool
is_of_year(const gr_claim_reader *r)
{
	return r->year_clause != 0 && (r->year_clause == r->clauses || (r->year_alone && r->year_clause + 1 == r->clauses));
}

/* The clause tells of another year; not 与2022年收到的5件相比, or 根据2022年的方案，收到5件. */
static bool
tells_of_another_year(const gr_claim_reader *r)
{
	if (r->within || r->other_year == 0 || r->other_time || r->long_time || r->other_authority || r->year == 0)
		return false;
	return is_of_year(r) && !gr_says(&r->clause, IS(COMPARED));
}

void
gr_note_other_year(gr_claim_reader *r, const gr_claim_place *place)
{
	gr_claim_context context;
	gr_litigation kind;
	gr_subject	subject;
	uint32_t	n;

	if (r->stale != 0 || !tells_of_another_year(r))
		return;
	gr_take_context(r, &context);
	context.doubtful = false;
	subject = gr_subject_of_number(&r->clause, place, &context, &kind);
	if (subject == GR_SUBJECT_NONE)
		return;
	for (uint32_t i = 0; i < 4; i++)
		if (r->page->text[r->year_at + i] < '0' || r->page->text[r->year_at + i] > '9')
			return;				/* full-width, or with blanks */
	n = gr_add_words(r, (gr_str) {r->page->text + r->year_at, 7});
	if (n == 0)
		return;
	r->claims[n - 1].value = (gr_number) {r->other_year, 0};
	r->claims[n - 1].unit = (gr_str) {r->page->text + r->year_at + 4, 3};
	r->stale = n;
	r->stale_subject = subject;
}
