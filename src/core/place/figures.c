/*
 * figures.c - what the three tables have in common: figures, problems, repeated rows.
 */
#include "place/place.h"

/* Bytes of a record that a problem quotes. */
#define RAW_BYTES 160

void
gr_add_problem(gr_placing *p, gr_problem_code code, gr_str item, gr_str col, gr_str raw, uint32_t line)
{
	gr_report  *report = p->report;

	if (report->n_problems >= GR_PROBLEMS)
		return;
	report->problems[report->n_problems++] = (gr_problem) {
		.code = (uint8_t) code, .item = item, .col = col, .raw = raw, .line = line
	};
}

static gr_figure
figure_at(const gr_page *page, const gr_record *record, uint32_t cell, gr_state state)
{
	const gr_line *line = &page->lines[record->line];
	gr_figure	figure = {.state = (uint8_t) state, .line = line->number, .start = line->start + line->length};

	if (cell != GR_NO_CELL)
	{
		figure.start = page->cells[cell].start;
		figure.length = page->cells[cell].length;
	}
	figure.raw = (gr_str) {page->text + figure.start, figure.length};
	return figure;
}

/* 1.234, where things are counted: the point may mark thousands. */
static bool
may_mark_thousands(const gr_figure *figure, gr_str col)
{
	const int64_t thousands = figure->mantissa / 1000;

	return figure->scale == 3 && thousands != 0 && thousands > -1000 && thousands < 1000 && col.s != gr_measure_codes[GR_AMOUNT].s;
}

/* 3.0 is 3, whatever it is kept in later. */
static void
drop_zeros(gr_figure *figure)
{
	int64_t		whole = figure->mantissa;
	int			scale = figure->scale;

	for (; scale > 0 && whole % 10 == 0; scale--)
		whole /= 10;
	if (scale > 0)
		return;
	figure->mantissa = whole;
	figure->scale = 0;
}

gr_figure
gr_odd_figure(gr_placing *p, const gr_record *record, uint32_t cell, gr_str item, gr_str col)
{
	const gr_page *page = p->page;
	gr_figure	figure = figure_at(page, record, cell, cell == GR_NO_CELL ? GR_BLANK : page->cells[cell].state);

	if (cell == GR_NO_CELL)
		return figure;
	figure.line = page->lines[page->cells[cell].line].number;
	if (figure.state == GR_ABSENT)	/* text where a figure should be */
		figure.state = GR_UNREADABLE;
	if (figure.state == GR_NUMBER)
	{
		figure.mantissa = page->cells[cell].mantissa;
		figure.scale = page->cells[cell].scale;
		if (may_mark_thousands(&figure, col))
		{
			figure.state = GR_UNREADABLE;
			figure.mantissa = figure.scale = 0;
		}
		drop_zeros(&figure);
	}
	if (figure.state == GR_UNREADABLE || figure.state == GR_NOT_APPLICABLE)
		gr_add_problem(p, figure.state == GR_UNREADABLE ? GR_PROBLEM_UNREADABLE : GR_PROBLEM_NOT_APPLICABLE, item, col,
					   figure.raw, figure.line);
	return figure;
}

gr_figure
gr_uncertain_figure(const gr_placing *p, const gr_record *record)
{
	gr_figure	figure = figure_at(p->page, record, p->records->cells[record->cells], GR_UNCERTAIN);
	gr_str		raw = gr_raw_of(p, record);

	figure.start = (uint32_t) (raw.s - p->page->text);
	figure.length = raw.len;
	figure.raw = raw;
	return figure;
}

gr_str
gr_raw_of(const gr_placing *p, const gr_record *record)
{
	const char *from = NULL;
	const char *until = NULL;

	for (int i = 0; i < record->n_cells; i++)
	{
		const gr_cell *cell = &p->page->cells[gr_cell_of(p->records, record, i)];

		if (cell->state == GR_BLANK || cell->state == GR_ABSENT)
			continue;
		if (from == NULL)
			from = p->page->text + cell->start;
		if (p->page->text + cell->start + cell->length - from > RAW_BYTES)
			break;
		until = p->page->text + cell->start + cell->length;
	}
	if (from == NULL)
		from = until = p->page->text + p->page->lines[record->line].start;
	if (until == NULL)
		until = from;
	return (gr_str) {from, (uint32_t) (until - from)};
}

void
gr_add_uncertain(gr_placing *p, const gr_record *record, gr_str item)
{
	if (record->n_filled > 0)
		gr_add_problem(p, GR_PROBLEM_UNCERTAIN, item, (gr_str) {NULL, 0}, gr_raw_of(p, record),
					   p->page->lines[record->line].number);
}

bool
gr_merge_figure(gr_placing *p, gr_figure *kept, const gr_figure *other, gr_str item, gr_str col)
{
	if (kept->state == other->state && kept->mantissa == other->mantissa && kept->scale == other->scale)
		return true;
	if (kept->state == GR_UNCERTAIN)
		return false;
	gr_add_problem(p, GR_PROBLEM_CONFLICT, item, col, other->raw, other->line);
	kept->state = GR_UNCERTAIN;
	kept->mantissa = 0;
	kept->scale = 0;
	return false;
}

/* ---- rows of the form ------------------------------------------------------------ */

/* Merges a row that is there already with what stands there again. */
static void
merge_row(gr_form_rows *rows, int row, const gr_record *record, const gr_figure *again)
{
	gr_placing *p = rows->p;
	bool		same = true;

	if (!rows->repeated[row])
		gr_add_problem(p, GR_PROBLEM_ROW_REPEATED, rows->item[row], (gr_str) {NULL, 0}, gr_raw_of(p, record),
					   p->page->lines[record->line].number);
	rows->repeated[row] = true;
	for (int c = 0; c < rows->n_columns; c++)
		same = gr_merge_figure(p, &rows->cell[row][c], &again[c], rows->item[row], rows->columns[c].code) && same;
	rows->conflicts += !same;
}

void
gr_fill_row(gr_form_rows *rows, int row, const gr_record *record, const uint32_t *cells)
{
	gr_figure	again[GR_MAX_COLUMNS];
	gr_figure  *out = rows->there[row] ? again : rows->cell[row];
	gr_placing *p = rows->p;
	const int	n = rows->n_columns;

	if (cells == NULL)
		for (int c = 0; c < n; c++)
			out[c] = gr_uncertain_figure(p, record);
	else
		for (int c = 0; c < n; c++)
			gr_take_figure(p, record, cells[c], &rows->item[row], &rows->columns[c].code, &out[c]);
	if (rows->there[row])
		merge_row(rows, row, record, again);
	rows->there[row] = true;
}

void
gr_void_row(gr_form_rows *rows, int row, const gr_record *record)
{
	for (int c = 0; c < rows->n_columns && rows->there[row]; c++)
		rows->cell[row][c] = gr_uncertain_figure(rows->p, record);
}

void
gr_void_single_rows(gr_form_rows *rows, const gr_record *record)
{
	for (int r = 0; r < rows->n; r++)
	{
		if (!rows->there[r] || rows->repeated[r])
			continue;
		gr_add_problem(rows->p, GR_PROBLEM_CONFLICT, rows->item[r], (gr_str) {NULL, 0}, rows->cell[r][0].raw, rows->cell[r][0].line);
		gr_void_row(rows, r, record);
	}
}

void
gr_void_rows(gr_form_rows *rows, const gr_record *record)
{
	for (int r = 0; r < rows->n; r++)
		gr_void_row(rows, r, record);
}
