/*
 * equations.c - the checks that compare sums of cells: the equations as data, and the
 * one evaluator that decides them all, cells without a figure included.
 */
#include "check/check.h"

#define S(literal) {literal, sizeof(literal) - 1}

enum
{
	LEFT, RIGHT,				/* of an equation */
	SIDES
};

enum
{
	EQUAL,						/* left = right */
	AT_MOST						/* left <= right */
};

/* What an equation is for each of; its references say EACH for that row or column. */
enum
{
	ROWS, COLUMNS
};

#define EACH (-1)
#define MAX_REFERENCES 5

/* Cells that are summed into one term. */
typedef struct reference
{
	uint8_t		side;
	int8_t		first_row;
	int8_t		last_row;
	int8_t		first_column;
	int8_t		last_column;
	gr_str		name;			/* in messages */
} reference;

typedef struct equation
{
	uint8_t		table;			/* gr_grid_id */
	uint8_t		each;
	uint8_t		first;			/* of the rows or columns it is for */
	uint8_t		last;
	uint8_t		relation;
	uint8_t		n_references;	/* those of the left side first */
	reference	references[MAX_REFERENCES];
} equation;

#define ALL_BUT_TOTAL 0, GR_APPLICANTS - 2
#define APPLICANTS_TOTAL GR_APPLICANTS - 1, GR_APPLICANTS - 1

/* by gr_rule_id: table, for each of, from, to, relation, references (side, rows from and to, columns from and to, name) */
static const equation equations[] = {
	[GR_CHECK_APPLICATIONS_BALANCE] = {GR_GRID_APPLICATIONS, COLUMNS, 0, GR_APPLICANTS - 1, EQUAL, 4, {
		{LEFT, GR_RECEIVED, GR_RECEIVED, EACH, EACH, S("新收")},
		{LEFT, GR_CARRIED_IN, GR_CARRIED_IN, EACH, EACH, S("结转")},
		{RIGHT, GR_CONCLUDED, GR_CONCLUDED, EACH, EACH, S("办理结果总计")},
		{RIGHT, GR_CARRIED_OUT, GR_CARRIED_OUT, EACH, EACH, S("结转下年")},
	}},
	[GR_CHECK_APPLICATIONS_OUTCOMES] = {GR_GRID_APPLICATIONS, COLUMNS, 0, GR_APPLICANTS - 1, EQUAL, 2, {
		{LEFT, GR_CONCLUDED, GR_CONCLUDED, EACH, EACH, S("办理结果总计")},
		{RIGHT, GR_GRANTED, GR_MISCELLANEOUS, EACH, EACH, S("各项办理结果之和")},
	}},
	[GR_CHECK_APPLICATIONS_APPLICANTS] = {GR_GRID_APPLICATIONS, ROWS, 0, GR_ROWS - 1, EQUAL, 2, {
		{LEFT, EACH, EACH, APPLICANTS_TOTAL, S("总计")},
		{RIGHT, EACH, EACH, ALL_BUT_TOTAL, S("各类申请人之和")},
	}},
	[GR_CHECK_REVIEWS_TOTAL] = {GR_GRID_REVIEWS, ROWS, 0, GR_PROCEEDINGS - 1, EQUAL, 5, {
		{LEFT, EACH, EACH, 4, 4, S("总计")},
		{RIGHT, EACH, EACH, 0, 0, S("结果维持")},
		{RIGHT, EACH, EACH, 1, 1, S("结果纠正")},
		{RIGHT, EACH, EACH, 2, 2, S("其他结果")},
		{RIGHT, EACH, EACH, 3, 3, S("尚未审结")},
	}},
	[GR_CHECK_DISCLOSURES_PUBLISHED] = {GR_GRID_DISCLOSURES, ROWS, GR_RULE, GR_NORMATIVE_DOCUMENT, AT_MOST, 2, {
		{LEFT, EACH, EACH, GR_PUBLISHED, GR_PUBLISHED, S("本年新公开")},
		{RIGHT, EACH, EACH, GR_PUBLISHED_TOTAL, GR_PUBLISHED_TOTAL, S("对外公开总数")},
	}},
};

/* An equation for one row or column, cells without a figure counted as 0. */
typedef struct outcome
{
	__int128	term[MAX_REFERENCES];	/* at the table's scale, as the sides */
	__int128	side[SIDES];
	uint32_t	unknown[SIDES];		/* cells that may hold any whole number not below 0 */
	bool		read;			/* one of the cells was */
} outcome;

static const int64_t power_of_ten[GR_EQUATION_SCALE + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000
};

/* The cells of a reference for one row or column. */
typedef struct block
{
	int			first_row;
	int			last_row;
	int			first_column;
	int			last_column;
} block;

static inline block
block_of(const reference *r, int index)
{
	return (block) {
		r->first_row == EACH ? index : r->first_row,
		r->last_row == EACH ? index : r->last_row,
		r->first_column == EACH ? index : r->first_column,
		r->last_column == EACH ? index : r->last_column,
	};
}

/* Of a plain table nothing but the sum is to know. */
static int64_t
sum_plain(const gr_grid *table, const block *b)
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

static void
evaluate(const equation *e, const gr_grid *table, int index, outcome *o)
{
	const uint8_t scale = table->scale;
	bool		read = table->plain;

	o->side[LEFT] = o->side[RIGHT] = 0;
	o->unknown[LEFT] = o->unknown[RIGHT] = 0;
	for (int t = 0; t < e->n_references; t++)
	{
		const block b = block_of(&e->references[t], index);
		uint8_t		side = e->references[t].side;
		__int128	sum = 0;
		uint32_t	unknown = 0;

		if (table->plain)
		{
			o->side[side] += o->term[t] = sum_plain(table, &b);
			continue;
		}
		for (int row = b.first_row; row <= b.last_row; row++)
		{
			const gr_entry *cell = &table->cells[row * table->columns + b.first_column];
			const gr_entry *last = cell + (b.last_column - b.first_column);

			if (!gr_has_row(table->rows_asked, row))
				continue;
			for (; cell <= last; cell++)
			{
				if (cell->state == GR_NUMBER)
				{
					sum += cell->scale == scale ? cell->mantissa : (__int128) cell->mantissa * power_of_ten[scale - cell->scale];
					read = true;
				}
				else
				{
					unknown += cell->state != GR_NOT_APPLICABLE;
					read |= cell->state == GR_NOT_APPLICABLE || cell->state == GR_BLANK;
				}
			}
		}
		o->term[t] = sum;
		o->side[side] += sum;
		o->unknown[side] += unknown;
	}
	o->read = read;
}

static gr_passed
decide(const equation *e, const gr_grid *table, const outcome *o)
{
	__int128	over = o->side[LEFT] - o->side[RIGHT];

	if (over == 0 || (over < 0 && e->relation == AT_MOST))
		return GR_PASSED;
	if (o->unknown[over > 0 ? RIGHT : LEFT] == 0)
		return GR_FAILED;
	/* whole numbers close a gap of whole numbers only; a limit they can always pass */
	if (e->relation == EQUAL && over % power_of_ten[table->scale] != 0)
		return GR_FAILED;
	return GR_UNDECIDED;
}

/* ---- messages -------------------------------------------------------------- */

static void
put_term(gr_checker *c, const gr_grid *table, const reference *r, int index, __int128 value)
{
	const block b = block_of(r, index);
	const gr_entry *cell = &table->cells[b.first_row * table->columns + b.first_column];
	bool		one_cell = b.first_row == b.last_row && b.first_column == b.last_column;

	gr_put(&c->message, r->name);
	GR_SAY(&c->message, " ");
	switch (one_cell ? cell->state : GR_NUMBER)
	{
		case GR_NUMBER:
			gr_put_number(&c->message, value, table->scale);
			break;
		case GR_NOT_APPLICABLE:
			GR_SAY(&c->message, "—");
			break;
		case GR_BLANK:
			GR_SAY(&c->message, "空白");
			break;
		case GR_ABSENT:
			GR_SAY(&c->message, "缺");
			break;
		default:
			GR_SAY(&c->message, "不明");
	}
}

static bool
is_unknown(const gr_grid *table, int row, int column)
{
	uint8_t		state = table->cells[row * table->columns + column].state;

	return gr_has_row(table->rows_asked, row) && state != GR_NUMBER && state != GR_NOT_APPLICABLE;
}

/* 予以公开、部分公开、重复申请等 5 格 */
static void
put_unknown(gr_checker *c, const equation *e, const gr_grid *table, int index, uint32_t n)
{
	uint32_t	named = 0;

	for (int t = 0; t < e->n_references; t++)
	{
		const block b = block_of(&e->references[t], index);

		for (int row = b.first_row; row <= b.last_row; row++)
			for (int column = b.first_column; column <= b.last_column && named < 3; column++)
			{
				if (!is_unknown(table, row, column))
					continue;
				if (named++ > 0)
					GR_SAY(&c->message, "、");
				if (e->each == COLUMNS)
					gr_put_row(c, e->table, row);
				else
					gr_put_column(c, e->table, row, column);
			}
	}
	if (n > named)
		GR_SAY(&c->message, "等");
	GR_SAY(&c->message, " ");
	gr_put_count(&c->message, n);
	GR_SAY(&c->message, " 格");
}

/* 自然人列：新收 353 + 结转 5 = 358，办理结果总计 358 + 结转下年 1 = 359，相差 1 */
static void
put_equation(gr_checker *c, const equation *e, int index, const outcome *o, gr_passed passed)
{
	const gr_grid *table = &c->table[e->table];
	__int128	over = o->side[LEFT] - o->side[RIGHT];
	uint32_t	unknown = o->unknown[LEFT] + o->unknown[RIGHT];
	int			term = 0;

	if (e->each == ROWS)
		gr_put_row(c, e->table, index);
	else
	{
		gr_put_column(c, e->table, 0, index);
		GR_SAY(&c->message, "列");
	}
	for (int s = LEFT; s < SIDES; s++)
	{
		int			n = 0;

		if (s == LEFT)
			GR_SAY(&c->message, "：");
		else
			GR_SAY(&c->message, "，");
		for (; term < e->n_references && e->references[term].side == s; term++)
		{
			if (n++ > 0)
				GR_SAY(&c->message, " + ");
			put_term(c, table, &e->references[term], index, o->term[term]);
		}
		if (n > 1)
		{
			GR_SAY(&c->message, " = ");
			gr_put_number(&c->message, o->side[s], table->scale);
		}
	}
	if (passed == GR_FAILED)
	{
		if (e->relation == EQUAL)
			GR_SAY(&c->message, "，相差 ");
		else
			GR_SAY(&c->message, "，多出 ");
		gr_put_number(&c->message, over < 0 ? -over : over, table->scale);
		if (e->relation == EQUAL)
			gr_put_suggestion(c, e->table);
	}
	else if (unknown > 0)
	{
		GR_SAY(&c->message, "；");
		put_unknown(c, e, table, index, unknown);
		if (passed == GR_PASSED)
			GR_SAY(&c->message, "空白或未读出，按 0 计");
		else
			GR_SAY(&c->message, "空白或未读出，无法判定");
	}
}

bool
gr_find_equation_state(const gr_checker *c, gr_rule_id rule, int index, gr_equation_state *out)
{
	const equation *e = &equations[rule];
	const gr_grid *table = &c->table[e->table];
	outcome		o;

	if (!table->there || index < e->first || index > e->last || (e->each == ROWS && !gr_has_row(table->rows_there, index)))
		return false;
	evaluate(e, table, index, &o);
	*out = (gr_equation_state) {(uint8_t) rule, (uint8_t) index, (uint8_t) decide(e, table, &o), o.side[LEFT] - o.side[RIGHT]};
	return o.read;
}

int
gr_equation_sign(const gr_equation_state *state, int row, int column)
{
	const equation *e = &equations[state->rule];

	if ((e->each == ROWS ? row : column) != state->index)
		return 0;
	for (int t = 0; t < e->n_references; t++)
	{
		const block b = block_of(&e->references[t], state->index);

		if (row >= b.first_row && row <= b.last_row && column >= b.first_column && column <= b.last_column)
			return e->references[t].side == LEFT ? 1 : -1;
	}
	return 0;
}

/* The equation of the rule that runs, for each of its rows or columns. */
void
gr_check_equation(gr_checker *c)
{
	const equation *e = &equations[c->rule];
	const gr_grid *table = &c->table[e->table];

	if (!table->there)
		return;
	for (int i = e->first; i <= e->last; i++)
	{
		outcome		o;
		gr_passed	passed;
		gr_check   *check;

		if (e->each == ROWS && !gr_has_row(table->rows_there, i))
			continue;
		evaluate(e, table, i, &o);
		if (!o.read)
			continue;
		passed = decide(e, table, &o);
		check = gr_add_check(c, passed);
		if (check == NULL)
			continue;
		if (e->each == ROWS)
			check->item = gr_row_code(e->table, i);
		else
			check->col = gr_column_code(e->table, i);
		gr_set_sides(check, gr_trim((gr_sum) {o.side[LEFT], table->scale}),
					 gr_trim((gr_sum) {o.side[RIGHT], table->scale}));
		put_equation(c, e, i, &o, passed);
	}
}
