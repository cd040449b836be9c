/*
 * place.h - puts the figures of the records into the form.
 *
 * The rule: a figure is given where every reading of its table that nothing contradicts puts it
 * in the same place; else it has no value, and a problem says where it is.
 *
 * The way of a figure: lines become records (records.c), the names above them a header (header.c);
 * records are aligned with the form's rows, by label and order (alignment.c, application_rows.c,
 * column_runs.c), their cells with its columns by rulers (rulers.c, columns.c), which come from the
 * header, full rows and the places of cells, counted or told by letters (cells.c); habits.c has what a
 * blank means.  What is left over, or named otherwise, contradicts a reading (pieces.c, name_pieces.c),
 * and so do sums (sums.c), which never place a figure, for that would hide what the checks look for.
 * What stands goes into the form's rows (figures.c).
 */
#ifndef GR_PLACE_H
#define GR_PLACE_H

#include "outline/outline.h"
#include "place/columns.h"
#include "place/records.h"

typedef struct gr_placing
{
	const gr_page *page;
	const gr_word *words;
	const gr_records *records;
	gr_arena   *arena;
	gr_report  *report;			/* tables and problems are written here */
	const bool *twice;			/* table 二, 三, 四 stands in the text again: what is read once is not certain */
} gr_placing;

/* Fills the report's tables, its form (that of table 二, else of table 三), and the problems met.  twice is as gr_others has it. */
extern gr_status gr_place(const gr_page *page, const gr_word *words, const gr_records *records, const bool *twice, gr_arena *arena,
						  gr_report *report);

/*
 * Fills tables of which nothing was read with the blank rows of an edition: where
 * all its labels stand in their section, and no figure.
 */
extern gr_status gr_place_blank_tables(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_form edition,
									   gr_arena *arena, gr_report *report);

/* ---- for the three tables' own files ------------------------------------- */

/* Problems that are kept; a text that has more is no report. */
#define GR_PROBLEMS 512

extern void gr_add_problem(gr_placing *p, gr_problem_code code, gr_str item, gr_str col, gr_str raw, uint32_t line);
/* The figure of a cell that holds no whole number. */
extern gr_figure gr_odd_figure(gr_placing *p, const gr_record *record, uint32_t cell, gr_str item, gr_str col);

/* The figure of a cell (GR_NO_CELL: a blank behind the record's last one), with the problem that it may have. */
static inline void
gr_take_figure(gr_placing *p, const gr_record *record, uint32_t index, const gr_str *item, const gr_str *col, gr_figure *out)
{
	const gr_page *page = p->page;
	const gr_cell *cell = &page->cells[index];

	if (index == GR_NO_CELL || cell->state != GR_NUMBER || cell->scale != 0)
	{
		*out = gr_odd_figure(p, record, index, *item, *col);
		return;
	}
	out->mantissa = cell->mantissa;
	out->scale = 0;
	out->state = GR_NUMBER;
	out->line = page->lines[cell->line].number;
	out->start = cell->start;
	out->length = cell->length;
	out->raw.s = page->text + cell->start;
	out->raw.len = cell->length;
}

/* A figure without a value, for a cell whose column is not certain. */
extern gr_figure gr_uncertain_figure(const gr_placing *p, const gr_record *record);
/* Notes a record of which the row (item.s == NULL) or the columns are not certain. */
extern void gr_add_uncertain(gr_placing *p, const gr_record *record, gr_str item);
/* The record as printed, from its first figure to its last; cut where it is long. */
extern gr_str gr_raw_of(const gr_placing *p, const gr_record *record);
/*
 * A row that stands twice: keeps what both agree on, and leaves the rest without
 * a value, with a problem.  False where they do not agree.
 */
extern bool gr_merge_figure(gr_placing *p, gr_figure *kept, const gr_figure *other, gr_str item, gr_str col);

/* The first and the last record of a table; false: it has none. */
static inline bool
gr_find_table(const gr_records *records, gr_table table, uint32_t *first, uint32_t *last)
{
	*first = records->first[table];
	*last = records->end[table] - 1;
	return records->end[table] > 0;
}

/* Table 三 or 四 while its rows are filled in. */
typedef struct gr_form_rows
{
	gr_placing *p;
	const gr_named *columns;
	int			n_columns;
	int			n;				/* rows of the form */
	gr_str		item[GR_ROWS];
	gr_figure  *cell[GR_ROWS];
	bool		there[GR_ROWS];
	bool		repeated[GR_ROWS];
	int			conflicts;		/* rows that stand there again with other figures */
} gr_form_rows;

/* Fills in a row from a record's cells, one for each column; cells NULL: which they are is not certain. */
extern void gr_fill_row(gr_form_rows *rows, int row, const gr_record *record, const uint32_t *cells);
/* Takes the values of a row, if it is there. */
extern void gr_void_row(gr_form_rows *rows, int row, const gr_record *record);
/* Takes the values of rows that stand there once, as the table stands there again: whose they are is not known. */
extern void gr_void_single_rows(gr_form_rows *rows, const gr_record *record);
/* Takes all values. */
extern void gr_void_rows(gr_form_rows *rows, const gr_record *record);

/* Sets the report's form, too. */
extern gr_status gr_place_disclosures(gr_placing *p);
extern gr_status gr_place_applications(gr_placing *p);
extern gr_status gr_place_reviews(gr_placing *p);

#endif
