/*
 * claim_sums.c - checks of what the narrative states against itself: totals and their parts,
 * shares of a total.
 */
#include "check/check.h"

/* Parts that a message names. */
#define NAMED_PARTS 12
/* Decimals of a share that it is compared with. */
#define MOST_DECIMALS 6

bool
gr_is_part(const gr_report *report, uint32_t i)
{
	const gr_claim *part = &report->claims[i];

	return part->part_of != 0 && part->part_of <= report->n_claims && part->part_of != i + 1
		&& !(part->unit.len == 1 && *part->unit.s == '%');
}

/* ---- totals and parts ------------------------------------------------------------ */

typedef struct parts
{
	__int128	sum;
	uint32_t	n;
	uint32_t	first;			/* of them, from 1 */
	uint32_t	last;
	uint32_t	next;			/* of the claim's own list: the part behind it; 0: none */
	bool		unknown;		/* one has no value, or decimals */
	bool		approximate;	/* one is */
	bool		all;			/* the text says that these are all */
} parts;

static void
put_parts(gr_checker *c, const parts *all, uint32_t total)
{
	const parts *p = &all[total - 1];

	if (p->n > NAMED_PARTS)
		return;
	for (uint32_t i = p->first; i != 0; i = all[i - 1].next)
	{
		if (i != p->first)
			GR_SAY(&c->message, " + ");
		gr_put_number(&c->message, c->report->claims[i - 1].value.mantissa, 0);
	}
	GR_SAY(&c->message, " = ");
}

static void
check_sum(gr_checker *c, const parts *all, uint32_t total)
{
	const parts *p = &all[total - 1];
	const gr_claim *claim = &c->report->claims[total - 1];
	__int128	value = claim->value.mantissa;
	gr_passed	passed = GR_FAILED;
	gr_check   *check;

	if (!claim->has_value || claim->value.scale != 0 || p->unknown)
		return;
	if (p->sum == value)
		passed = GR_PASSED;
	else if (!p->all || p->approximate || (claim->approximate && gr_is_close(value, p->sum)))
		passed = GR_UNDECIDED;
	check = gr_add_check(c, passed);
	if (check == NULL)
		return;
	gr_set_sides(check, (gr_sum) {value, 0}, (gr_sum) {p->sum, 0});
	gr_put_claim(c, claim);
	GR_SAY(&c->message, "，所列各部分之和 ");
	if (p->n > 1)
		put_parts(c, all, total);
	gr_put_number(&c->message, p->sum, 0);
	if (passed == GR_PASSED)
		GR_SAY(&c->message, "，一致");
	else if (passed == GR_FAILED)
	{
		GR_SAY(&c->message, "，相差 ");
		gr_put_number(&c->message, gr_distance(value, p->sum), 0);
	}
	else if (p->all)
		GR_SAY(&c->message, "，数字是约数，无法判定");
	else
		GR_SAY(&c->message, "，未说明是否全部列出，无法判定");
}

void
gr_check_claim_sum(gr_checker *c)
{
	const gr_report *report = c->report;
	parts	   *all;

	if (report->n_claims == 0 || c->arena == NULL)
		return;
	all = gr_alloc(c->arena, report->n_claims * sizeof *all);
	if (all == NULL)
	{
		c->status = GR_NO_MEMORY;
		return;
	}
	for (uint32_t i = 0; i < report->n_claims; i++)
	{
		const gr_claim *part = &report->claims[i];
		const gr_claim *total;
		parts	   *p;

		if (!gr_is_part(report, i))
			continue;
		total = &report->claims[part->part_of - 1];
		p = &all[part->part_of - 1];
		p->n++;
		if (p->first == 0)
			p->first = i + 1;
		else
			all[p->last - 1].next = i + 1;
		p->last = i + 1;
		p->unknown |= !part->has_value || part->value.scale != 0;
		p->approximate |= part->approximate;
		p->sum += part->value.mantissa;
		p->all |= part->start < (uint64_t) total->start + total->length;
	}
	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
		if (all[i].n > 0)
			check_sum(c, all, i + 1);
}

/* ---- shares ------------------------------------------------------------------------- */

/* Rounded to the printed decimals; cut off after them, it is not decided. */
static gr_passed
compare_share(const gr_claim *part, const gr_claim *total, gr_number *exact)
{
	__int128	hundred = 100;
	__int128	value;
	__int128	rest;

	if (!gr_is_whole(part) || !gr_is_whole(total)
		|| total->value.mantissa <= 0 || part->value.mantissa < 0 || part->share.scale > MOST_DECIMALS)
		return GR_UNDECIDED;
	for (uint8_t i = 0; i < part->share.scale; i++)
		hundred *= 10;
	value = part->value.mantissa * hundred / total->value.mantissa;
	rest = part->value.mantissa * hundred % total->value.mantissa;
	if (value < INT64_MAX)
		*exact = (gr_number) {(int64_t) value + (rest * 2 >= total->value.mantissa), part->share.scale};
	if (part->share.mantissa == exact->mantissa || (rest * 2 == total->value.mantissa && part->share.mantissa == value))
		return GR_PASSED;
	return part->approximate || total->approximate || part->share.mantissa == value ? GR_UNDECIDED : GR_FAILED;
}

/* 其中动态 60 条（其中招标 9 条，占 10%）: the share may be of the whole that the total is part of. */
static bool
is_share_of_whole(const gr_report *report, const gr_claim *part, uint32_t total)
{
	gr_number	exact;

	for (uint32_t i = report->claims[total - 1].part_of; i != 0 && i < total; i = report->claims[i - 1].part_of)
	{
		exact = (gr_number) {0, 0};
		if (compare_share(part, &report->claims[i - 1], &exact) == GR_PASSED)
			return true;
		total = i;
	}
	return false;
}

void
gr_check_claim_share(gr_checker *c)
{
	const gr_report *report = c->report;

	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
	{
		const gr_claim *part = &report->claims[i];
		const gr_claim *total;
		gr_number	exact = {0, 0};
		gr_passed	passed;
		gr_check   *check;

		if (!part->has_share || part->part_of == 0 || part->part_of > i)
			continue;
		total = &report->claims[part->part_of - 1];
		passed = compare_share(part, total, &exact);
		if (passed == GR_FAILED && is_share_of_whole(report, part, part->part_of))
			passed = GR_UNDECIDED;
		check = gr_add_check(c, passed);
		if (check == NULL)
			continue;
		gr_set_sides(check, (gr_sum) {part->share.mantissa, part->share.scale}, (gr_sum) {exact.mantissa, exact.scale});
		gr_put_claim(c, part);
		GR_SAY(&c->message, "，占比写作 ");
		gr_put_number(&c->message, part->share.mantissa, part->share.scale);
		GR_SAY(&c->message, "%，占 ");
		gr_put_number(&c->message, total->value.mantissa, total->value.scale);
		GR_SAY(&c->message, " 的 ");
		gr_put_number(&c->message, exact.mantissa, exact.scale);
		GR_SAY(&c->message, "%");
		gr_put_verdict(c, passed);
	}
}

/* ---- parts that are more than their total -------------------------------------------- */

static void
find_more(gr_checker *c, const gr_claim *part, const gr_claim *total)
{
	bool		about = part->approximate || total->approximate;
	gr_check   *check = gr_add_check(c, about ? GR_UNDECIDED : GR_FAILED);

	if (check == NULL)
		return;
	gr_set_sides(check, (gr_sum) {part->value.mantissa, 0}, (gr_sum) {total->value.mantissa, 0});
	gr_put_words(c, part);
	gr_put_number(&c->message, part->value.mantissa, 0);
	GR_SAY(&c->message, "，多于其所属的总数 ");
	gr_put_number(&c->message, total->value.mantissa, 0);
	if (about)
		GR_SAY(&c->message, "，数字是约数，无法判定");
}

/* One passed check where no part is more than its total. */
void
gr_check_claim_parts(gr_checker *c)
{
	const gr_report *report = c->report;
	bool		some = false;
	bool		more = false;

	for (uint32_t i = 0; i < report->n_claims && c->status == GR_OK; i++)
	{
		const gr_claim *part = &report->claims[i];
		const gr_claim *total;

		if (!gr_is_part(report, i))
			continue;
		total = &report->claims[part->part_of - 1];
		if (!gr_is_whole(part) || !gr_is_whole(total))
			continue;
		some = true;
		if (part->value.mantissa <= total->value.mantissa)
			continue;
		more = true;
		find_more(c, part, total);
	}
	if (some && !more && gr_add_check(c, GR_PASSED) != NULL)
		GR_SAY(&c->message, "正文所列各部分都不多于其所属的总数");
}
