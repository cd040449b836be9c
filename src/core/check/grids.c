/*
 * grids.c - a report's figures laid out by the forms' rows and columns, for the rules.
 *
 * Why a cell has no figure is told by the report's problems: a stored report has
 * nothing else, and the answer must be the same as for the report read from text.
 */
#include "check/check.h"
#include "form/editions.h"

/* The sum of all cells of a table fits in 64 bits where none is above. */
#define PLAIN_LIMIT (UINT64_C(1) << 53)

/* rows, columns: by gr_grid_id */
static const struct
{
	uint8_t		rows;
	uint8_t		columns;
}			shape[GR_GRIDS] = {
	{GR_ITEMS, GR_MEASURES},
	{GR_ROWS, GR_APPLICANTS},
	{GR_PROCEEDINGS, GR_OUTCOMES},
};

/* by gr_grid_id */
const int64_t gr_power_of_ten[GR_EQUATION_SCALE + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000
};

const gr_section_kind gr_grid_sections[GR_GRIDS] = {GR_DISCLOSURES, GR_APPLICATIONS, GR_REVIEWS};

/* ---- codes of rows and columns ------------------------------------------- */

gr_str
gr_row_code(int table, int row)
{
	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			return gr_item_codes[row];
		case GR_GRID_APPLICATIONS:
			return gr_application_rows[row].code;
		default:
			return gr_proceedings[row].code;
	}
}

gr_str
gr_column_code(int table, int column)
{
	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			return gr_measure_codes[column];
		case GR_GRID_APPLICATIONS:
			return gr_applicants[column].code;
		default:
			return gr_outcomes[column].code;
	}
}

static inline bool
same(gr_str a, gr_str b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

static int8_t
find_column(int table, gr_str code)
{
	for (int i = 0; i < shape[table].columns; i++)
		if (same(code, gr_column_code(table, i)))
			return (int8_t) i;
	return -1;
}

static gr_problem_place
place_of_row(gr_str item, gr_str col)
{
	for (int t = 0; t < GR_GRIDS; t++)
		for (int i = 0; i < shape[t].rows; i++)
			if (same(item, gr_row_code(t, i)))
				return (gr_problem_place) {(int8_t) t, (int8_t) i, col.s != NULL ? find_column(t, col) : -1};
	return (gr_problem_place) {-1, -1, -1};
}

/* A column that two tables have, such as total, tells no table. */
static gr_problem_place
place_of_column(gr_str col)
{
	gr_problem_place place = {-1, -1, -1};

	for (int t = 0; t < GR_GRIDS; t++)
	{
		int8_t		column = find_column(t, col);

		if (column < 0)
			continue;
		if (place.table >= 0)
			return (gr_problem_place) {-1, -1, -1};
		place.table = (int8_t) t;
		place.column = column;
	}
	return place;
}

gr_problem_place
gr_find_place(const gr_problem *problem)
{
	if (problem->item.s != NULL)
		return place_of_row(problem->item, problem->col);
	if (problem->col.s != NULL)
		return place_of_column(problem->col);
	return (gr_problem_place) {-1, -1, -1};
}

const gr_section *
gr_find_section(const gr_report *report, gr_section_kind kind)
{
	for (uint32_t i = 0; i < report->n_sections; i++)
		if (report->sections[i].kind == kind)
			return &report->sections[i];
	return NULL;
}

const gr_problem *
gr_find_problem(const gr_report *report, gr_problem_code code, gr_str item)
{
	for (uint32_t i = 0; i < report->n_problems; i++)
	{
		const gr_problem *problem = &report->problems[i];

		if (problem->code == code && (item.s == NULL || (problem->item.s != NULL && same(problem->item, item))))
			return problem;
	}
	return NULL;
}

/* The rows that an edition has; GR_FORM_NONE: those that both have. */
static uint32_t
rows_of(int table, gr_form edition)
{
	uint32_t	rows[2] = {0, 0};	/* 2019, 2021 */

	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			for (int i = 0; i < GR_ITEMS; i++)
			{
				rows[0] |= (uint32_t) (gr_item_forms[GR_FORM_2019][i].n > 0) << i;
				rows[1] |= (uint32_t) (gr_item_forms[GR_FORM_2021][i].n > 0) << i;
			}
			break;
		case GR_GRID_APPLICATIONS:
			for (int i = 0; i < GR_ROWS; i++)
			{
				rows[0] |= (uint32_t) ((gr_application_rows[i].editions & GR_IN_2019) != 0) << i;
				rows[1] |= (uint32_t) ((gr_application_rows[i].editions & GR_IN_2021) != 0) << i;
			}
			break;
		default:
			rows[0] = rows[1] = (1u << GR_PROCEEDINGS) - 1;
	}
	return edition == GR_FORM_NONE ? rows[0] & rows[1] : rows[edition == GR_FORM_2021];
}

/* ---- the figures, laid out ------------------------------------------------ */

/* What a problem says of the cells it names, and of what may be in the text besides. */
static void
note_problem(gr_checker *c, const gr_problem *problem)
{
	/* by gr_problem_code; GR_ABSENT: says nothing of a cell */
	static const uint8_t state[GR_PROBLEM_CODES] = {
		[GR_PROBLEM_UNREADABLE] = GR_UNREADABLE,
		[GR_PROBLEM_NOT_APPLICABLE] = GR_NOT_APPLICABLE,
		[GR_PROBLEM_UNCERTAIN] = GR_UNCERTAIN,
		[GR_PROBLEM_CONFLICT] = GR_UNCERTAIN,
	};
	gr_problem_place place;
	gr_grid    *table;

	if (problem->code == GR_PROBLEM_TOO_LONG)
		c->cut = true;
	if (state[problem->code] == GR_ABSENT)
		return;
	place = gr_find_place(problem);
	if (place.table >= 0)
		c->table[place.table].there = true;
	if (place.row < 0)
	{
		for (int t = 0; t < GR_GRIDS; t++)
			if (problem->code == GR_PROBLEM_UNCERTAIN && (place.table < 0 || place.table == t))
				c->table[t].may_hold_more = true;
		return;
	}
	table = &c->table[place.table];
	table->rows_there |= 1u << place.row;
	for (int i = 0; i < table->columns; i++)
		if (place.column < 0 || place.column == i)
		{
			gr_entry   *cell = &table->cells[place.row * table->columns + i];

			cell->state = state[problem->code];
			cell->told = true;
		}
}

/* Puts a figure where its row and column are; of two numbers for one cell the first stays. */
static inline void
enter(gr_grid *table, int row, int column, const gr_figure *figure)
{
	gr_entry   *cell = &table->cells[row * table->columns + column];

	if (figure->state == GR_NUMBER)
	{
		if (cell->state == GR_NUMBER)
			return;
		if (figure->scale > GR_EQUATION_SCALE)
		{
			cell->state = GR_UNREADABLE;
			return;
		}
		cell->mantissa = figure->mantissa;
		cell->scale = figure->scale;
		cell->state = GR_NUMBER;
		table->numbers++;
		table->bits |= (uint64_t) figure->mantissa;
		if (figure->scale > table->scale)
			table->scale = figure->scale;
	}
	else if (cell->told)
		return;
	else if (figure->state == GR_NOT_APPLICABLE || figure->state == GR_UNREADABLE)
	{
		if (cell->state == GR_ABSENT)
			cell->state = figure->state;
	}
	else
	{
		if (cell->state == GR_ABSENT)
			cell->state = GR_BLANK;
		table->blanks++;
	}
}

static void
enter_figures(gr_checker *c)
{
	const gr_report *report = c->report;
	gr_grid    *table = &c->table[GR_GRID_DISCLOSURES];

	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *row = &report->disclosures[i];

		table->there = true;
		table->odd |= row->figure.mantissa < 0 || row->figure.scale != 0;
		if (row->item < 0)
			continue;
		table->rows_there |= 1u << row->item;
		enter(table, row->item, row->measure, &row->figure);
	}

	table = &c->table[GR_GRID_APPLICATIONS];
	for (uint32_t i = 0; i < report->n_applications; i++)
	{
		const gr_application *row = &report->applications[i];

		table->there = true;
		table->rows_there |= 1u << row->row;
		for (int j = 0; j < GR_APPLICANTS; j++)
		{
			table->odd |= row->cell[j].mantissa < 0 || row->cell[j].scale != 0;
			enter(table, row->row, j, &row->cell[j]);
		}
	}

	table = &c->table[GR_GRID_REVIEWS];
	for (uint32_t i = 0; i < report->n_reviews; i++)
	{
		const gr_review *row = &report->reviews[i];

		table->there = true;
		table->rows_there |= 1u << row->proceeding;
		for (int j = 0; j < GR_OUTCOMES; j++)
		{
			table->odd |= row->cell[j].mantissa < 0 || row->cell[j].scale != 0;
			enter(table, row->proceeding, j, &row->cell[j]);
		}
	}
}

/*
 * Rows that an equation counts on.  Where the edition is not known and nothing
 * speaks for one, the rows of both are asked: one of them is absent for certain.
 */
static uint32_t
rows_asked(const gr_grid *table, int id)
{
	uint32_t	asked = table->rows_there | table->rows_due;

	if (table->marks == 0 && table->edition == GR_FORM_NONE)
		asked |= rows_of(id, GR_FORM_2019) | rows_of(id, GR_FORM_2021);
	return asked;
}

void
gr_start_checks(gr_checker *c, const gr_report *report, gr_wanted wanted, gr_arena *arena)
{
	gr_entry   *cells = c->cells;

	memset(c, 0, sizeof *c);
	c->report = report;
	c->wanted = wanted;
	c->arena = arena;
	for (int t = 0; t < GR_GRIDS; t++)
	{
		c->table[t].cells = cells;
		c->table[t].rows = shape[t].rows;
		c->table[t].columns = shape[t].columns;
		cells += shape[t].rows * shape[t].columns;
	}
	for (uint32_t i = 0; i < report->n_problems; i++)
		note_problem(c, &report->problems[i]);
	enter_figures(c);
	c->table[GR_GRID_DISCLOSURES].marks = gr_editions_of_disclosures(report);
	c->table[GR_GRID_APPLICATIONS].marks = gr_editions_of_applications(report);
	for (int t = 0; t < GR_GRIDS; t++)
	{
		gr_grid    *table = &c->table[t];

		table->may_hold_more |= c->cut;
		table->edition = table->marks != 0 ? gr_form_of(table->marks) : gr_form_due(report);
		table->rows_due = rows_of(t, table->edition);
		table->rows_asked = rows_asked(table, t);
		table->plain = !table->odd && table->bits <= PLAIN_LIMIT && table->rows_asked == table->rows_there
			&& table->numbers == (uint32_t) __builtin_popcount(table->rows_there) * table->columns;
	}
}
