/*
 * equations.h - the equations between sums of cells, and what deciding one gives.
 */
#ifndef GR_EQUATIONS_H
#define GR_EQUATIONS_H

#include "check/check.h"

enum
{
	GR_LEFT, GR_RIGHT,				/* of an equation */
	GR_SIDES
};

enum
{
	GR_EQUAL,						/* left = right */
	GR_AT_MOST						/* left <= right */
};

/* What an equation is for each of; its references say GR_EACH for that row or column. */
enum
{
	GR_FOR_ROWS, GR_FOR_COLUMNS
};

#define GR_EACH (-1)
#define GR_REFERENCES 5

/* Cells that are summed into one term. */
typedef struct gr_reference
{
	uint8_t		side;
	int8_t		first_row;
	int8_t		last_row;
	int8_t		first_column;
	int8_t		last_column;
	gr_str		name;			/* in messages */
} gr_reference;

typedef struct gr_equation
{
	uint8_t		table;			/* gr_grid_id */
	uint8_t		each;
	uint8_t		first;			/* of the rows or columns it is for */
	uint8_t		last;
	uint8_t		relation;
	uint8_t		n_references;	/* those of the left side first */
	gr_reference references[GR_REFERENCES];
} gr_equation;

/* An equation for one row or column, cells without a figure counted as 0. */
typedef struct gr_outcome
{
	__int128	term[GR_REFERENCES];	/* at the table's scale, as the sides */
	__int128	side[GR_SIDES];
	uint32_t	unknown[GR_SIDES];		/* cells that may hold any whole number not below 0 */
	bool		read;			/* one of the cells was */
} gr_outcome;

/* The cells of a reference for one row or column. */
typedef struct gr_block_of_cells
{
	int			first_row;
	int			last_row;
	int			first_column;
	int			last_column;
} gr_block_of_cells;

static inline gr_block_of_cells
gr_cells_of(const gr_reference *r, int index)
{
	return (gr_block_of_cells) {
		r->first_row == GR_EACH ? index : r->first_row,
		r->last_row == GR_EACH ? index : r->last_row,
		r->first_column == GR_EACH ? index : r->first_column,
		r->last_column == GR_EACH ? index : r->last_column,
	};
}

/* By gr_rule_id, for the rules that are equations. */
extern const gr_equation gr_equations[];

/* The equation for one of its rows or columns. */
extern void gr_evaluate(const gr_equation *e, const gr_grid *table, int index, gr_outcome *o);
/* Whether it holds; undecided where figures in the unknown cells could make it hold. */
extern gr_passed gr_decide(const gr_equation *e, const gr_grid *table, const gr_outcome *o);

/* One equation, for one of its rows or columns, as localise.c asks for it. */
typedef struct gr_equation_state
{
	uint8_t		rule;			/* gr_rule_id */
	uint8_t		index;
	uint8_t		passed;			/* gr_passed */
	__int128	over;			/* left less right, at the table's scale */
} gr_equation_state;

/* False where the equation gives no check. */
extern bool gr_find_equation_state(const gr_checker *c, gr_rule_id rule, int index, gr_equation_state *out);
/* 1 where the cell is on the equation's left, -1 on its right, 0 where it is not in it. */
extern int	gr_equation_sign(const gr_equation_state *state, int row, int column);

#endif
