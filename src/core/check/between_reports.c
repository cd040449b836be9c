/*
 * between_reports.c - the checks between reports: of one agency's year with the year before, and
 * of a parent's figures with the sum of its children's.  growth.c and copied.c compare what
 * two narratives say.
 *
 * Cells without a figure are treated as within one report (equations.c): they count as
 * 0, and where that does not do but some whole numbers in them would, nothing is decided.
 */
#include "check/check.h"

#define MAX_TERMS 4

typedef enum relation
{
	EQUAL,						/* left = right */
	AT_LEAST					/* left >= right */
} relation;

/* A signed cell of an equation; those of the left side come first. */
typedef struct term
{
	const gr_entry *cell;
	bool		right;
	bool		minus;
	bool		any_sign;		/* a figure not known may be negative too */
	int			year;			/* said before the name; 0: not said */
	gr_str		name;			/* in messages */
} term;

typedef struct equation
{
	term		terms[MAX_TERMS];
	int			n;
	relation	relation;
} equation;

/* An equation with cells without a figure counted as 0, at GR_EQUATION_SCALE. */
typedef struct outcome
{
	__int128	side[2];
	uint32_t	unknown;
	bool		read;			/* one of the cells was */
	gr_passed	passed;
} outcome;

#define S(literal) {literal, sizeof(literal) - 1}

static __int128
aligned(int64_t mantissa, uint8_t scale)
{
	return (__int128) mantissa * gr_power_of_ten[GR_EQUATION_SCALE - scale];
}

/* over: left - right; cells not known may make it grow or shrink. */
static gr_passed
judge(const equation *e, __int128 over, bool may_grow, bool may_shrink)
{
	if (over == 0 || (over > 0 && e->relation == AT_LEAST))
		return GR_PASSED;
	if (over < 0 ? !may_grow : !may_shrink)
		return GR_FAILED;
	/* whole numbers close a gap of whole numbers only; a limit they can always pass */
	if (e->relation == EQUAL && over % gr_power_of_ten[GR_EQUATION_SCALE] != 0)
		return GR_FAILED;
	return GR_UNDECIDED;
}

static outcome
evaluate(const equation *e)
{
	outcome		o = {{0, 0}, 0, false, GR_FAILED};
	bool		may_grow = false;
	bool		may_shrink = false;

	for (int i = 0; i < e->n; i++)
	{
		const term *t = &e->terms[i];
		uint8_t		state = t->cell->state;
		__int128	value = state == GR_NUMBER ? aligned(t->cell->mantissa, t->cell->scale) : 0;

		o.side[t->right] += t->minus ? -value : value;
		o.read |= state == GR_NUMBER || state == GR_NOT_APPLICABLE || state == GR_BLANK;
		if (state == GR_NUMBER || state == GR_NOT_APPLICABLE)
			continue;
		o.unknown++;
		may_grow |= t->any_sign || t->right == t->minus;
		may_shrink |= t->any_sign || t->right != t->minus;
	}
	o.passed = judge(e, o.side[0] - o.side[1], may_grow, may_shrink);
	return o;
}

/* ---- messages ---------------------------------------------------------------- */

static void
put_term(gr_checker *c, const term *t, bool first)
{
	if (!first && t->minus)
		GR_SAY(&c->message, " - ");
	else if (!first)
		GR_SAY(&c->message, " + ");
	if (t->year != 0)
	{
		gr_put_number(&c->message, t->year, 0);
		GR_SAY(&c->message, " 年");
	}
	gr_put(&c->message, t->name);
	GR_SAY(&c->message, " ");
	gr_put_state(c, t->cell->state, t->cell->mantissa, t->cell->scale);
}

/* The terms of a side from this one on, with their sum where they are several; returns the first of the other side. */
static int
put_side(gr_checker *c, const equation *e, const outcome *o, int first)
{
	bool		right = e->terms[first].right;
	int			at = first;

	for (; at < e->n && e->terms[at].right == right; at++)
		put_term(c, &e->terms[at], at == first);
	if (at > first + 1)
	{
		GR_SAY(&c->message, " = ");
		gr_put_number(&c->message, o->side[right], GR_EQUATION_SCALE);
	}
	return at;
}

/* 2023 年现行有效 12，2022 年现行有效 10 + 2023 年制发 3 - 2023 年废止 0 = 13，相差 1 */
static void
put_equation(gr_checker *c, const equation *e, const outcome *o)
{
	__int128	over = o->side[0] - o->side[1];
	int			right = put_side(c, e, o, 0);

	GR_SAY(&c->message, "，");
	put_side(c, e, o, right);
	if (o->passed == GR_FAILED)
	{
		if (e->relation == EQUAL)
			GR_SAY(&c->message, "，相差 ");
		else
			GR_SAY(&c->message, "，少 ");
		gr_put_number(&c->message, over < 0 ? -over : over, GR_EQUATION_SCALE);
	}
	else if (o->unknown > 0)
	{
		GR_SAY(&c->message, "；");
		gr_put_count(&c->message, o->unknown);
		if (o->passed == GR_PASSED)
			GR_SAY(&c->message, " 格空白或未读出，按 0 计");
		else
			GR_SAY(&c->message, " 格空白或未读出，无法判定");
	}
}

/* How a message begins. */
typedef enum naming
{
	BY_ROW, BY_COLUMN, BY_CELL
} naming;

/* Adds the check of one equation, about a cell. */
static void
add_equation(gr_checker *c, const equation *e, const outcome *o, int table, int row, int column, naming by)
{
	gr_check   *check = gr_add_check(c, o->passed);

	if (check == NULL)
		return;
	check->item = gr_row_code(table, row);
	check->col = gr_column_code(table, column);
	gr_set_sides(check, gr_trim((gr_sum) {o->side[0], GR_EQUATION_SCALE}),
				 gr_trim((gr_sum) {o->side[1], GR_EQUATION_SCALE}));
	if (by != BY_COLUMN)
		gr_put_row(c, table, row);
	if (by == BY_CELL)
		GR_SAY(&c->message, "／");
	if (by != BY_ROW)
		gr_put_column(c, table, row, column);
	if (by == BY_COLUMN)
		GR_SAY(&c->message, "列");
	GR_SAY(&c->message, "：");
	put_equation(c, e, o);
}

/* Of an equation without a cell that was read nothing is said. */
static void
check_equation(gr_checker *c, const equation *e, int table, int row, int column, naming by)
{
	const outcome o = evaluate(e);

	if (o.read)
		add_equation(c, e, &o, table, row, column, by);
}

/* ---- the figures of table two ---------------------------------------------------- */

/* By item and measure; rows that share an item (行政检查 and 行政确认) are one sum. */
typedef struct disclosures
{
	gr_entry	cell[GR_ITEMS][GR_MEASURES];
} disclosures;

/* Several figures of one cell. */
typedef struct several
{
	__int128	sum;			/* at GR_EQUATION_SCALE */
	uint32_t	n;
	bool		unknown;		/* one of them is no number, or has no unit to add it in */
} several;

static void
add_figure(several *s, const gr_disclosure *row)
{
	const __int128 limit = (__int128) 1 << 125;
	const gr_figure *figure = &row->figure;

	s->n++;
	if (figure->state != GR_NUMBER || figure->scale > GR_EQUATION_SCALE
		|| (row->measure == GR_AMOUNT && row->unit == GR_UNIT_NONE && figure->mantissa != 0))
	{
		s->unknown = true;
		return;
	}
	s->sum += aligned(figure->mantissa, figure->scale);
	if (s->sum > limit || s->sum < -limit)
	{
		s->sum = 0;
		s->unknown = true;
	}
}

/* A sum as an entry, unknown where a figure cannot hold it. */
static gr_entry
sum_entry(const several *s)
{
	gr_sum		sum = gr_trim((gr_sum) {s->sum, GR_EQUATION_SCALE});

	if (s->unknown || sum.mantissa != (int64_t) sum.mantissa)
		return (gr_entry) {.state = GR_UNCERTAIN};
	return (gr_entry) {.mantissa = (int64_t) sum.mantissa, .scale = sum.scale, .state = GR_NUMBER};
}

static void
collect_disclosures(const gr_checker *c, disclosures *out)
{
	several		all[GR_ITEMS][GR_MEASURES];
	const gr_report *report = c->report;

	memset(all, 0, sizeof all);
	memcpy(out->cell, c->table[GR_GRID_DISCLOSURES].cells, sizeof out->cell);
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		if (report->disclosures[i].item >= 0)
			add_figure(&all[report->disclosures[i].item][report->disclosures[i].measure], &report->disclosures[i]);
	for (int i = 0; i < GR_ITEMS; i++)
		for (int m = 0; m < GR_MEASURES; m++)
			if (all[i][m].n > 1 || (m == GR_AMOUNT && all[i][m].unknown && out->cell[i][m].state == GR_NUMBER))
				out->cell[i][m] = sum_entry(&all[i][m]);
}

/* ---- the year before ---------------------------------------------------------------- */

/* One is the other, or the other's end: 霁川市教育局 and 教育局. */
static bool
may_be_one_agency(gr_str a, gr_str b)
{
	uint32_t	n = a.len < b.len ? a.len : b.len;

	return n == 0 || memcmp(a.s + a.len - n, b.s + b.len - n, n) == 0;
}

static void
check_carried(gr_checker *c, const gr_checker *before)
{
	const gr_grid *now = &c->table[GR_GRID_APPLICATIONS];
	const gr_grid *then = &before->table[GR_GRID_APPLICATIONS];

	if (!now->there || !then->there)
		return;
	for (int i = 0; i < GR_APPLICANTS; i++)
	{
		const equation e = {{
			{.cell = &now->cells[GR_CARRIED_IN * GR_APPLICANTS + i], .year = c->report->year, .name = S("上年结转")},
			{.cell = &then->cells[GR_CARRIED_OUT * GR_APPLICANTS + i], .right = true, .year = before->report->year, .name = S("结转下年度")},
		}, 2, EQUAL};

		check_equation(c, &e, GR_GRID_APPLICATIONS, GR_CARRIED_IN, i, BY_COLUMN);
	}
}

static void
check_in_force(gr_checker *c, const gr_checker *before, const disclosures *now, const disclosures *then)
{
	int			year = c->report->year;

	if (c->table[GR_GRID_DISCLOSURES].edition != GR_FORM_2021 || before->table[GR_GRID_DISCLOSURES].edition != GR_FORM_2021)
		return;
	for (int i = GR_RULE; i <= GR_NORMATIVE_DOCUMENT; i++)
	{
		const equation e = {{
			{.cell = &now->cell[i][GR_IN_FORCE], .year = year, .name = S("现行有效")},
			{.cell = &then->cell[i][GR_IN_FORCE], .right = true, .year = before->report->year, .name = S("现行有效")},
			{.cell = &now->cell[i][GR_ISSUED], .right = true, .year = year, .name = S("制发")},
			{.cell = &now->cell[i][GR_REPEALED], .right = true, .minus = true, .year = year, .name = S("废止")},
		}, 4, EQUAL};

		check_equation(c, &e, GR_GRID_DISCLOSURES, i, GR_IN_FORCE, BY_ROW);
	}
}

static void
check_projects(gr_checker *c, const gr_checker *before, const disclosures *now, const disclosures *then)
{
	int			last = before->report->year;

	if (c->table[GR_GRID_DISCLOSURES].edition != GR_FORM_2019 || before->table[GR_GRID_DISCLOSURES].edition != GR_FORM_2019)
		return;
	for (int i = GR_LICENSE; i <= GR_FEE; i++)
	{
		const equation e = {{
			{.cell = &now->cell[i][GR_PREVIOUS_YEAR], .year = c->report->year, .name = S("报告的上一年项目数量")},
			{.cell = &then->cell[i][GR_PREVIOUS_YEAR], .right = true, .year = last, .name = S("报告的上一年项目数量")},
			{.cell = &then->cell[i][GR_CHANGE], .right = true, .any_sign = true, .year = last, .name = S("增/减")},
		}, 3, EQUAL};

		check_equation(c, &e, GR_GRID_DISCLOSURES, i, GR_PREVIOUS_YEAR, BY_ROW);
	}
}

/* Counts of both years from which on one may be out of line, and how far. */
#define OUTLIER_LEAST 20
#define OUTLIER_TIMES 5

static bool
is_count(const gr_entry *cell)
{
	return cell->state == GR_NUMBER && cell->scale == 0 && cell->mantissa >= OUTLIER_LEAST;
}

static bool
is_out_of_line(const gr_entry *a, const gr_entry *b)
{
	return (__int128) b->mantissa * OUTLIER_TIMES < a->mantissa || (__int128) a->mantissa * OUTLIER_TIMES < b->mantissa;
}

static void
put_of_year(gr_checker *c, const gr_report *report, const gr_entry *cell)
{
	gr_put_number(&c->message, report->year, 0);
	GR_SAY(&c->message, " 年 ");
	gr_put_number(&c->message, cell->mantissa, 0);
}

static void
find_outlier(gr_checker *c, const gr_report *before, int id, int row, int column, const gr_entry *now, const gr_entry *then)
{
	gr_check   *check = gr_add_check(c, GR_FAILED);

	if (check == NULL)
		return;
	check->item = gr_row_code(id, row);
	check->col = gr_column_code(id, column);
	gr_set_sides(check, (gr_sum) {now->mantissa, 0}, (gr_sum) {then->mantissa, 0});
	gr_put_row(c, id, row);
	GR_SAY(&c->message, "／");
	gr_put_column(c, id, row, column);
	GR_SAY(&c->message, "：");
	put_of_year(c, c->report, now);
	GR_SAY(&c->message, "，");
	put_of_year(c, before, then);
	GR_SAY(&c->message, "，相差超过 5 倍");
}

/* One passed check for a table, whose message is begun; false: it is not wanted. */
static bool
pass_table(gr_checker *c, int id)
{
	gr_check   *check = gr_add_check(c, GR_PASSED);

	if (check == NULL)
		return false;
	check->item = gr_section_forms[gr_grid_sections[id]].code;
	gr_put_table(c, id);
	return true;
}

/* A finding for each count that is out of line; one passed check for a table without any. */
static void
check_outliers(gr_checker *c, const gr_checker *before, int id, const gr_entry *now, const gr_entry *then)
{
	const gr_grid *table = &c->table[id];
	bool		some = false;
	bool		found = false;

	for (int i = 0; i < table->rows * table->columns; i++)
	{
		int			column = i % table->columns;

		if (!is_count(&now[i]) || !is_count(&then[i]) || (id == GR_GRID_DISCLOSURES && column == GR_AMOUNT))
			continue;
		some = true;
		if (!is_out_of_line(&now[i], &then[i]))
			continue;
		found = true;
		find_outlier(c, before->report, id, i / table->columns, column, &now[i], &then[i]);
	}
	if (some && !found && pass_table(c, id))
		GR_SAY(&c->message, "的数字与上一年度相差都不超过 5 倍");
}

gr_status
gr_check_continuity(const gr_report *previous, const gr_report *current, gr_arena *arena, gr_checks *out)
{
	gr_checker	c;
	gr_checker	before;
	disclosures now;
	disclosures then;

	*out = (gr_checks) {NULL, 0};
	if (previous->year == 0 || current->year == 0 || (int64_t) previous->year + 1 != current->year
		|| !may_be_one_agency(previous->agency, current->agency))
		return GR_OK;
	gr_start_checks(&before, previous, GR_ALL_CHECKS, arena);
	gr_start_checks(&c, current, GR_ALL_CHECKS, arena);
	collect_disclosures(&before, &then);
	collect_disclosures(&c, &now);
	c.rule = GR_CHECK_CONTINUITY_CARRIED;
	check_carried(&c, &before);
	c.rule = GR_CHECK_CONTINUITY_IN_FORCE;
	check_in_force(&c, &before, &now, &then);
	c.rule = GR_CHECK_CONTINUITY_PROJECTS;
	check_projects(&c, &before, &now, &then);
	c.rule = GR_CHECK_CONTINUITY_GROWTH;
	gr_check_growth(&c, &before);
	c.rule = GR_CHECK_CONTINUITY_OUTLIER;
	check_outliers(&c, &before, GR_GRID_DISCLOSURES, now.cell[0], then.cell[0]);
	for (int t = GR_GRID_APPLICATIONS; t < GR_GRIDS; t++)
		check_outliers(&c, &before, t, c.table[t].cells, before.table[t].cells);
	return gr_end_checks(&c, out);
}

/* ---- a parent and its children -------------------------------------------------------- */

/* Whether a table has the cell, or should have it. */
static bool
asks(const gr_grid *table, int id, const gr_entry *cell, int row, int column)
{
	if (cell->state != GR_ABSENT)
		return true;
	if (id == GR_GRID_DISCLOSURES)
		return gr_is_in_form(table->edition, row, column);
	return gr_has_row(table->rows_asked, row);
}

/* A check for each figure that fails or is open; one passed check for a table without any. */
static void
check_table(gr_checker *c, const gr_checker *children, int id, const gr_entry *parents_cells, const gr_entry *childrens_cells)
{
	const gr_grid *parent = &c->table[id];
	const gr_grid *sum = &children->table[id];
	bool		less = c->rule == GR_CHECK_ROLLUP_LESS;
	bool		passed = true;
	bool		read = false;

	if (!parent->there || !sum->there)
		return;
	for (int i = 0; i < parent->rows * parent->columns; i++)
	{
		int			row = i / parent->columns;
		int			column = i % parent->columns;
		const equation e = {{
			{.cell = &parents_cells[i], .name = S("本级报告")},
			{.cell = &childrens_cells[i], .right = true, .name = S("下级报告之和")},
		}, 2, less ? AT_LEAST : EQUAL};
		outcome		o;

		if (!asks(parent, id, &parents_cells[i], row, column) || !asks(sum, id, &childrens_cells[i], row, column))
			continue;
		o = evaluate(&e);
		read |= o.read;
		if (!o.read || o.passed == GR_PASSED)
			continue;
		passed = false;
		add_equation(c, &e, &o, id, row, column, BY_CELL);
	}
	if (!read || !passed || !pass_table(c, id))
		return;
	if (less)
		GR_SAY(&c->message, "的数字都不少于下级报告之和");
	else
		GR_SAY(&c->message, "的数字都等于下级报告之和");
}

gr_status
gr_check_rollup(const gr_report *parent, const gr_report *children, gr_arena *arena, gr_checks *out)
{
	gr_checker	c;
	gr_checker	sum;
	disclosures of_parent;
	disclosures of_children;

	*out = (gr_checks) {NULL, 0};
	gr_start_checks(&sum, children, GR_ALL_CHECKS, arena);
	gr_start_checks(&c, parent, GR_ALL_CHECKS, arena);
	collect_disclosures(&c, &of_parent);
	collect_disclosures(&sum, &of_children);
	for (gr_rule_id rule = GR_CHECK_ROLLUP_SUM; rule <= GR_CHECK_ROLLUP_LESS; rule++)
	{
		c.rule = rule;
		check_table(&c, &sum, GR_GRID_DISCLOSURES, of_parent.cell[0], of_children.cell[0]);
		for (int t = GR_GRID_APPLICATIONS; t < GR_GRIDS; t++)
			check_table(&c, &sum, t, c.table[t].cells, sum.table[t].cells);
	}
	return gr_end_checks(&c, out);
}
