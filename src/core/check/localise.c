/*
 * localise.c - where one cell alone would explain every failed equation of a table, the
 * findings say which and what it would be.  A suggestion: nothing is changed.
 *
 * A cell explains them where each failed equation has it and misses by the same, and no
 * other equation has it.  A single failed equation is explained so by any of its cells:
 * there only two neighbouring digits that stand swapped are a reason.  A figure in the
 * neighbouring column is one that, moved, mends both columns.  Where more than one cell
 * would do, nothing is said.
 */
#include "check/equations.h"

/* Failed equations that one cell can explain: it is in three; a figure moved, in two columns of two each. */
#define MOST_FAILED 4
#define MAX_EQUATIONS (2 * GR_APPLICANTS + GR_ROWS)

/* by gr_grid_id: the rules whose equations the cells of the table are in; from > until: none */
static const struct
{
	gr_rule_id	from;
	gr_rule_id	until;
}			rules[GR_GRIDS] = {
	{1, 0},
	{GR_CHECK_APPLICATIONS_BALANCE, GR_CHECK_APPLICATIONS_APPLICANTS},
	{GR_CHECK_REVIEWS_TOTAL, GR_CHECK_REVIEWS_TOTAL},
};

typedef struct equations
{
	int			table;
	gr_equation_state state[MAX_EQUATIONS];
	int			n;
	const gr_equation_state *failed;	/* the first */
	int			n_failed;
} equations;

static void
collect(const gr_checker *c, int table, equations *all)
{
	memset(all, 0, sizeof *all);
	all->table = table;
	for (gr_rule_id rule = rules[table].from; rule <= rules[table].until; rule++)
		for (int i = 0; i < c->table[table].rows || i < c->table[table].columns; i++)
		{
			gr_equation_state *state = &all->state[all->n];

			if (!gr_find_equation_state(c, rule, i, state))
				continue;
			all->n++;
			if (state->passed != GR_FAILED)
				continue;
			if (all->n_failed++ == 0)
				all->failed = state;
		}
}

static const gr_entry *
cell_at(const gr_grid *table, int row, int column)
{
	return &table->cells[row * table->columns + column];
}

/* At the table's scale. */
static __int128
value_of(const gr_grid *table, const gr_entry *cell)
{
	__int128	value = cell->mantissa;

	for (int i = cell->scale; i < table->scale; i++)
		value *= 10;
	return value;
}

static bool
is_count(const gr_grid *table, __int128 value)
{
	for (int i = 0; i < table->scale; i++, value /= 10)
		if (value % 10 != 0)
			return false;
	return value >= 0;
}

/* Whether two digits side by side make one number of the other. */
static bool
digits_swapped(__int128 a, __int128 b)
{
	while (a > 0 && b > 0 && a % 10 == b % 10)
	{
		a /= 10;
		b /= 10;
	}
	return a > 9 && b > 9 && a / 100 == b / 100 && a / 10 % 10 == b % 10 && b / 10 % 10 == a % 10;
}

/* Whether another figure in the cell makes every failed equation hold and touches no other; the figure goes to *value. */
static bool
cell_explains(const gr_grid *table, const equations *all, int row, int column, __int128 *value)
{
	const gr_entry *cell = cell_at(table, row, column);
	int			sign = gr_equation_sign(all->failed, row, column);
	__int128	change = all->failed->over * -sign;

	if (cell->state != GR_NUMBER || sign == 0)
		return false;
	for (int i = 0; i < all->n; i++)
	{
		const gr_equation_state *state = &all->state[i];

		sign = gr_equation_sign(state, row, column);
		if (state->passed == GR_FAILED ? state->over + sign * change != 0 : sign != 0)
			return false;
	}
	*value = value_of(table, cell) + change;
	return is_count(table, *value) && (all->n_failed > 1 || digits_swapped(value_of(table, cell), *value));
}

/* Whether the row's figure, moved from one column to the next or from there, makes every failed equation hold and mends no other. */
static bool
move_explains(const gr_grid *table, const equations *all, int row, int from, int to)
{
	const gr_entry *cell = cell_at(table, row, from);
	const gr_entry *free = cell_at(table, row, to);
	__int128	value = value_of(table, cell);

	if (cell->state != GR_NUMBER || value <= 0
		|| !(free->state == GR_NOT_APPLICABLE || (free->state == GR_NUMBER && free->mantissa == 0)))
		return false;
	for (int i = 0; i < all->n; i++)
	{
		const gr_equation_state *state = &all->state[i];
		__int128	change = (gr_equation_sign(state, row, to) - gr_equation_sign(state, row, from)) * value;

		if (state->passed == GR_FAILED ? state->over + change != 0 : change != 0)
			return false;
	}
	return true;
}

static void
find(const gr_checker *c, const equations *all, gr_suggestion *out)
{
	const gr_grid *table = &c->table[all->table];
	int			found = 0;

	for (int row = 0; row < table->rows; row++)
		for (int column = 0; column < table->columns; column++)
		{
			__int128	value;

			if (cell_explains(table, all, row, column, &value))
			{
				found++;
				*out = (gr_suggestion) {.kind = GR_OTHER_FIGURE, .row = (int8_t) row, .column = (int8_t) column, .value = value};
			}
			/* the last column is the total */
			for (int to = column - 1; to <= column + 1; to += 2)
				if (to >= 0 && column < table->columns - 1 && to < table->columns - 1 && all->n_failed > 1
					&& move_explains(table, all, row, column, to))
				{
					found++;
					*out = (gr_suggestion) {.kind = GR_OTHER_COLUMN, .row = (int8_t) row, .column = (int8_t) column,
						.to = (int8_t) to, .value = value_of(table, cell_at(table, row, column))};
				}
		}
	if (found != 1)
		out->kind = GR_NO_SUGGESTION;
}

static void
put_quoted_column(gr_checker *c, int table, int row, int column)
{
	GR_SAY(&c->message, "“");
	gr_put_column(c, table, row, column);
	GR_SAY(&c->message, "”列");
}

/* ；若“自然人”列“予以公开”为 176，则三处均平 */
void
gr_put_suggestion(gr_checker *c, int table)
{
	static const gr_str so[MOST_FAILED + 1] = {
		{"", 0},
		{"，则平", sizeof "，则平" - 1},
		{"，则两处均平", sizeof "，则两处均平" - 1},
		{"，则三处均平", sizeof "，则三处均平" - 1},
		{"，则四处均平", sizeof "，则四处均平" - 1},
	};
	gr_suggestion *s = &c->suggestion[table];

	if (s->kind == GR_NOT_SOUGHT)
	{
		equations	all;

		collect(c, table, &all);
		s->kind = GR_NO_SUGGESTION;
		if (all.n_failed > 0 && all.n_failed <= MOST_FAILED)
			find(c, &all, s);
		s->explained = (uint8_t) all.n_failed;
	}
	if (s->kind == GR_NO_SUGGESTION)
		return;
	GR_SAY(&c->message, "；若");
	if (s->kind == GR_OTHER_FIGURE)
		put_quoted_column(c, table, s->row, s->column);
	GR_SAY(&c->message, "“");
	gr_put_row(c, table, s->row);
	GR_SAY(&c->message, "”");
	if (s->kind == GR_OTHER_FIGURE)
		GR_SAY(&c->message, "为 ");
	else
		GR_SAY(&c->message, "的 ");
	gr_put_number(&c->message, s->value, c->table[table].scale);
	if (s->kind == GR_OTHER_COLUMN)
	{
		GR_SAY(&c->message, " 不在");
		put_quoted_column(c, table, s->row, s->column);
		GR_SAY(&c->message, "而在");
		put_quoted_column(c, table, s->row, s->to);
	}
	gr_put(&c->message, so[s->explained]);
}
