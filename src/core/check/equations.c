/*
 * equations.c - the checks that compare sums of cells: the equations as data, and the
 * one evaluator that decides them all, cells without a figure included.
 */
#include "check/equations.h"

#define S(literal) {literal, sizeof(literal) - 1}

#define ALL_BUT_TOTAL 0, GR_APPLICANTS - 2
#define APPLICANTS_TOTAL GR_APPLICANTS - 1, GR_APPLICANTS - 1

/* by gr_rule_id: table, for each of, from, to, relation, references (side, rows from and to, columns from and to, name) */
const gr_equation gr_equations[] = {
	[GR_CHECK_APPLICATIONS_BALANCE] = {GR_GRID_APPLICATIONS, GR_FOR_COLUMNS, 0, GR_APPLICANTS - 1, GR_EQUAL, 4, {
		{GR_LEFT, GR_RECEIVED, GR_RECEIVED, GR_EACH, GR_EACH, S("新收")},
		{GR_LEFT, GR_CARRIED_IN, GR_CARRIED_IN, GR_EACH, GR_EACH, S("结转")},
		{GR_RIGHT, GR_CONCLUDED, GR_CONCLUDED, GR_EACH, GR_EACH, S("办理结果总计")},
		{GR_RIGHT, GR_CARRIED_OUT, GR_CARRIED_OUT, GR_EACH, GR_EACH, S("结转下年")},
	}},
	[GR_CHECK_APPLICATIONS_OUTCOMES] = {GR_GRID_APPLICATIONS, GR_FOR_COLUMNS, 0, GR_APPLICANTS - 1, GR_EQUAL, 2, {
		{GR_LEFT, GR_CONCLUDED, GR_CONCLUDED, GR_EACH, GR_EACH, S("办理结果总计")},
		{GR_RIGHT, GR_GRANTED, GR_MISCELLANEOUS, GR_EACH, GR_EACH, S("各项办理结果之和")},
	}},
	[GR_CHECK_APPLICATIONS_APPLICANTS] = {GR_GRID_APPLICATIONS, GR_FOR_ROWS, 0, GR_ROWS - 1, GR_EQUAL, 2, {
		{GR_LEFT, GR_EACH, GR_EACH, APPLICANTS_TOTAL, S("总计")},
		{GR_RIGHT, GR_EACH, GR_EACH, ALL_BUT_TOTAL, S("各类申请人之和")},
	}},
	[GR_CHECK_REVIEWS_TOTAL] = {GR_GRID_REVIEWS, GR_FOR_ROWS, 0, GR_PROCEEDINGS - 1, GR_EQUAL, 5, {
		{GR_LEFT, GR_EACH, GR_EACH, 4, 4, S("总计")},
		{GR_RIGHT, GR_EACH, GR_EACH, 0, 0, S("结果维持")},
		{GR_RIGHT, GR_EACH, GR_EACH, 1, 1, S("结果纠正")},
		{GR_RIGHT, GR_EACH, GR_EACH, 2, 2, S("其他结果")},
		{GR_RIGHT, GR_EACH, GR_EACH, 3, 3, S("尚未审结")},
	}},
	[GR_CHECK_DISCLOSURES_PUBLISHED] = {GR_GRID_DISCLOSURES, GR_FOR_ROWS, GR_RULE, GR_NORMATIVE_DOCUMENT, GR_AT_MOST, 2, {
		{GR_LEFT, GR_EACH, GR_EACH, GR_PUBLISHED, GR_PUBLISHED, S("本年新公开")},
		{GR_RIGHT, GR_EACH, GR_EACH, GR_PUBLISHED_TOTAL, GR_PUBLISHED_TOTAL, S("对外公开总数")},
	}},
};

/* Of a plain table nothing but the sum is to know. */
static int64_t
sum_plain(const gr_grid *table, const gr_block_of_cells *b)
{
	const gr_entry *cells = &table->cells[b->first_row * table->columns + b->first_column];
	const int	width = b->last_column - b->first_column + 1;
	uint32_t	rows = table->rows_asked >> b->first_row;
	int64_t		sum = 0;

	for (int n = b->last_row - b->first_row + 1; n > 0; n--, rows >>= 1, cells += table->columns)
		if ((rows & 1) != 0)
			for (int i = 0; i < width; i++)
				sum += cells[i].mantissa;
	return sum;
}

/* Adds a row of a block to a term. */
static void
add_cells(const gr_entry *cell, int n, uint8_t scale, __int128 *sum, uint32_t *unknown, bool *read)
{
	for (const gr_entry *end = cell + n; cell < end; cell++)
	{
		if (cell->state == GR_NUMBER)
		{
			*sum += cell->scale == scale ? cell->mantissa : (__int128) cell->mantissa * gr_power_of_ten[scale - cell->scale];
			*read = true;
		}
		else
		{
			*unknown += cell->state != GR_NOT_APPLICABLE;
			*read |= cell->state == GR_NOT_APPLICABLE || cell->state == GR_BLANK;
		}
	}
}

void
gr_evaluate(const gr_equation *e, const gr_grid *table, int index, gr_outcome *o)
{
	o->read = table->plain;
	o->side[GR_LEFT] = o->side[GR_RIGHT] = 0;
	o->unknown[GR_LEFT] = o->unknown[GR_RIGHT] = 0;
	for (int t = 0; t < e->n_references; t++)
	{
		const gr_block_of_cells b = gr_cells_of(&e->references[t], index);
		uint8_t		side = e->references[t].side;

		o->term[t] = 0;
		if (table->plain)
			o->term[t] = sum_plain(table, &b);
		else
			for (int row = b.first_row; row <= b.last_row; row++)
				if (gr_has_row(table->rows_asked, row))
					add_cells(&table->cells[row * table->columns + b.first_column], b.last_column - b.first_column + 1,
							  table->scale, &o->term[t], &o->unknown[side], &o->read);
		o->side[side] += o->term[t];
	}
}

gr_passed
gr_decide(const gr_equation *e, const gr_grid *table, const gr_outcome *o)
{
	__int128	over = o->side[GR_LEFT] - o->side[GR_RIGHT];

	if (over == 0 || (over < 0 && e->relation == GR_AT_MOST))
		return GR_PASSED;
	if (o->unknown[over > 0 ? GR_RIGHT : GR_LEFT] == 0)
		return GR_FAILED;
	/* whole numbers close a gap of whole numbers only; a limit they can always pass */
	if (e->relation == GR_EQUAL && over % gr_power_of_ten[table->scale] != 0)
		return GR_FAILED;
	return GR_UNDECIDED;
}

bool
gr_find_equation_state(const gr_checker *c, gr_rule_id rule, int index, gr_equation_state *out)
{
	const gr_equation *e = &gr_equations[rule];
	const gr_grid *table = &c->table[e->table];
	gr_outcome		o;

	if (!table->there || index < e->first || index > e->last || (e->each == GR_FOR_ROWS && !gr_has_row(table->rows_there, index)))
		return false;
	gr_evaluate(e, table, index, &o);
	*out = (gr_equation_state) {(uint8_t) rule, (uint8_t) index, (uint8_t) gr_decide(e, table, &o), o.side[GR_LEFT] - o.side[GR_RIGHT]};
	return o.read;
}

int
gr_equation_sign(const gr_equation_state *state, int row, int column)
{
	const gr_equation *e = &gr_equations[state->rule];

	if ((e->each == GR_FOR_ROWS ? row : column) != state->index)
		return 0;
	for (int t = 0; t < e->n_references; t++)
	{
		const gr_block_of_cells b = gr_cells_of(&e->references[t], state->index);

		if (row >= b.first_row && row <= b.last_row && column >= b.first_column && column <= b.last_column)
			return e->references[t].side == GR_LEFT ? 1 : -1;
	}
	return 0;
}
