/*
 * equation_messages.c - the rules that are equations: each decided for its rows or
 * columns, and said in a sentence with its figures.
 */
#include "check/equations.h"

/* Cells that a message names. */
#define NAMED_CELLS 3

static void
put_term(gr_checker *c, const gr_grid *table, const gr_reference *r, int index, __int128 value)
{
	const gr_block_of_cells b = gr_cells_of(r, index);
	const gr_entry *cell = &table->cells[b.first_row * table->columns + b.first_column];
	bool		one_cell = b.first_row == b.last_row && b.first_column == b.last_column;

	gr_put(&c->message, r->name);
	GR_SAY(&c->message, " ");
	gr_put_state(c, one_cell ? (gr_state) cell->state : GR_NUMBER, value, table->scale);
}

static bool
is_unknown(const gr_grid *table, int row, int column)
{
	uint8_t		state = table->cells[row * table->columns + column].state;

	return gr_has_row(table->rows_asked, row) && state != GR_NUMBER && state != GR_NOT_APPLICABLE;
}

/* Names cells of a reference that are not known, as long as there are fewer than NAMED_CELLS; returns how many are named. */
static uint32_t
name_unknown(gr_checker *c, const gr_equation *e, const gr_block_of_cells b, uint32_t named)
{
	for (int row = b.first_row; row <= b.last_row; row++)
		for (int column = b.first_column; column <= b.last_column && named < NAMED_CELLS; column++)
		{
			if (!is_unknown(&c->table[e->table], row, column))
				continue;
			if (named++ > 0)
				GR_SAY(&c->message, "、");
			if (e->each == GR_FOR_COLUMNS)
				gr_put_row(c, e->table, row);
			else
				gr_put_column(c, e->table, row, column);
		}
	return named;
}

/* 予以公开、部分公开、重复申请等 5 格 */
static void
put_unknown(gr_checker *c, const gr_equation *e, int index, uint32_t n)
{
	uint32_t	named = 0;

	for (int t = 0; t < e->n_references; t++)
		named = name_unknown(c, e, gr_cells_of(&e->references[t], index), named);
	if (n > named)
		GR_SAY(&c->message, "等");
	GR_SAY(&c->message, " ");
	gr_put_count(&c->message, n);
	GR_SAY(&c->message, " 格");
}

/* The terms of a side from this one on, with their sum where they are several; returns the first of the other side. */
static int
put_side(gr_checker *c, const gr_equation *e, int index, const gr_outcome *o, int first)
{
	const gr_grid *table = &c->table[e->table];
	uint8_t		side = e->references[first].side;
	int			at = first;

	for (; at < e->n_references && e->references[at].side == side; at++)
	{
		if (at > first)
			GR_SAY(&c->message, " + ");
		put_term(c, table, &e->references[at], index, o->term[at]);
	}
	if (at > first + 1)
	{
		GR_SAY(&c->message, " = ");
		gr_put_number(&c->message, o->side[side], table->scale);
	}
	return at;
}

/* 自然人列：新收 353 + 结转 5 = 358，办理结果总计 358 + 结转下年 1 = 359，相差 1 */
static void
put_equation(gr_checker *c, const gr_equation *e, int index, const gr_outcome *o, gr_passed passed)
{
	__int128	over = o->side[GR_LEFT] - o->side[GR_RIGHT];
	uint32_t	unknown = o->unknown[GR_LEFT] + o->unknown[GR_RIGHT];
	int			right;

	if (e->each == GR_FOR_ROWS)
		gr_put_row(c, e->table, index);
	else
	{
		gr_put_column(c, e->table, 0, index);
		GR_SAY(&c->message, "列");
	}
	GR_SAY(&c->message, "：");
	right = put_side(c, e, index, o, 0);
	GR_SAY(&c->message, "，");
	put_side(c, e, index, o, right);
	if (passed == GR_FAILED)
	{
		if (e->relation == GR_EQUAL)
			GR_SAY(&c->message, "，相差 ");
		else
			GR_SAY(&c->message, "，多出 ");
		gr_put_number(&c->message, over < 0 ? -over : over, c->table[e->table].scale);
		if (e->relation == GR_EQUAL)
			gr_put_suggestion(c, e->table);
	}
	else if (unknown > 0)
	{
		GR_SAY(&c->message, "；");
		put_unknown(c, e, index, unknown);
		if (passed == GR_PASSED)
			GR_SAY(&c->message, "空白或未读出，按 0 计");
		else
			GR_SAY(&c->message, "空白或未读出，无法判定");
	}
}

/* The equation of the rule that runs, for each of its rows or columns. */
void
gr_check_equation(gr_checker *c)
{
	const gr_equation *e = &gr_equations[c->rule];
	const gr_grid *table = &c->table[e->table];

	if (!table->there)
		return;
	for (int i = e->first; i <= e->last; i++)
	{
		gr_outcome		o;
		gr_passed	passed;
		gr_check   *check;

		if (e->each == GR_FOR_ROWS && !gr_has_row(table->rows_there, i))
			continue;
		gr_evaluate(e, table, i, &o);
		if (!o.read)
			continue;
		passed = gr_decide(e, table, &o);
		check = gr_add_check(c, passed);
		if (check == NULL)
			continue;
		if (e->each == GR_FOR_ROWS)
			check->item = gr_row_code(e->table, i);
		else
			check->col = gr_column_code(e->table, i);
		gr_set_sides(check, gr_trim((gr_sum) {o.side[GR_LEFT], table->scale}),
					 gr_trim((gr_sum) {o.side[GR_RIGHT], table->scale}));
		put_equation(c, e, i, &o, passed);
	}
}
