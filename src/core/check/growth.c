/*
 * growth.c - percentages against the year before: 同比增长20%, against the figures that the
 * tables of both years have.
 */
#include "check/check.h"

/* The growth in percent that the two figures give, with the decimals that are printed. */
static bool
find_growth(__int128 then, __int128 now, uint8_t scale, __int128 *exact, bool *half)
{
	__int128	power = 100;
	__int128	over;
	__int128	rest;

	for (uint8_t i = 0; i < scale; i++)
		power *= 10;
	if (then <= 0 || now < 0 || then > INT64_MAX || now > INT64_MAX || scale > 6)
		return false;
	over = (now - then) * power;
	rest = over % then;
	*exact = over / then;
	*half = (rest < 0 ? -rest : rest) * 2 == then;
	if ((rest < 0 ? -rest : rest) * 2 > then)
		*exact += rest < 0 ? -1 : 1;
	return true;
}

/* A figure of the tables, of both years, and the growth that they give. */
typedef struct growth
{
	gr_subject	subject;
	__int128	then;
	__int128	now;
	__int128	exact;			/* in percent, with the decimals of the claim */
	bool		half;			/* rounded, it was just between two */
	bool		of_another;		/* it is said of a figure that is not the table's */
} growth;

static bool
is_percentage(const gr_report *report, const gr_claim *claim)
{
	return claim->unit.len == 1 && *claim->unit.s == '%' && claim->part_of != 0 && claim->part_of <= report->n_claims
		&& claim->has_value;
}

static bool
find_growth_of(const gr_checker *c, const gr_checker *before, const gr_claim *claim, growth *g)
{
	const gr_claim *grown = &c->report->claims[claim->part_of - 1];

	g->subject = (gr_subject) grown->subject;
	if (!gr_find_subject(c, g->subject, &g->now) || !gr_find_subject(before, g->subject, &g->then))
		return false;
	g->of_another = grown->value.scale != 0 || grown->value.mantissa != g->now;
	return find_growth(g->then, g->now, claim->value.scale, &g->exact, &g->half);
}

static gr_passed
compare_growth(const gr_claim *claim, const growth *g)
{
	__int128	stated = claim->value.mantissa;

	if (stated == g->exact)
		return GR_PASSED;
	/* cut off, or rounded the other way */
	return g->of_another || g->half || stated == g->exact - 1 || stated == g->exact + 1 ? GR_UNDECIDED : GR_FAILED;
}

void
gr_check_growth(gr_checker *c, const gr_checker *before)
{
	const gr_report *report = c->report;

	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
	{
		const gr_claim *claim = &report->claims[i];
		growth		g;
		gr_passed	passed;
		gr_check   *check;

		if (!is_percentage(report, claim) || !find_growth_of(c, before, claim, &g))
			continue;
		passed = compare_growth(claim, &g);
		check = gr_add_check(c, passed);
		if (check == NULL)
			continue;
		check->item = gr_row_code(gr_subject_places[g.subject].table, gr_subject_places[g.subject].row);
		gr_set_sides(check, gr_trim((gr_sum) {claim->value.mantissa, claim->value.scale}),
					 gr_trim((gr_sum) {g.exact, claim->value.scale}));
		gr_put_words(c, claim);
		GR_SAY(&c->message, "写作 ");
		gr_put_number(&c->message, claim->value.mantissa, claim->value.scale);
		GR_SAY(&c->message, "%，上一年度 ");
		gr_put_number(&c->message, g.then, 0);
		GR_SAY(&c->message, "，本年度 ");
		gr_put_number(&c->message, g.now, 0);
		GR_SAY(&c->message, "，应为 ");
		gr_put_number(&c->message, g.exact, claim->value.scale);
		GR_SAY(&c->message, "%");
		gr_put_verdict(c, passed);
	}
}
