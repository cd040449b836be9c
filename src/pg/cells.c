/*
 * cells.c - the SQL function cells: every figure cell with its place in the text.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_cells);

/* Places are bytes in the core and characters in SQL: characters are counted once, up to each block. */
#define BLOCK 256

typedef struct cell_writer
{
	pgr_site   *site;
	gr_str		text;
	uint32	   *before;			/* characters before each block of the text */
	pgr_rows	rows;
} cell_writer;

static void
count_characters(cell_writer *w)
{
	size_t		blocks = w->text.len / BLOCK + 1;

	w->before = gr_alloc_raw(&w->site->arena, blocks * sizeof *w->before);
	if (w->before == NULL)
		pgr_check_status(GR_NO_MEMORY);
	w->before[0] = 0;
	for (size_t i = 1; i < blocks; i++)
		w->before[i] = w->before[i - 1] + gr_characters(w->text.s, (i - 1) * BLOCK, i * BLOCK);
}

/* The number of characters before a byte of the text. */
static uint32
characters_before(const cell_writer *w, uint32 offset)
{
	return w->before[offset / BLOCK] + gr_characters(w->text.s, offset / BLOCK * BLOCK, offset);
}

/* section, item, col, value, state, raw, line, start, length */
static void
put_cell(cell_writer *w, gr_section_kind section, gr_str item, gr_str col, const gr_figure *figure)
{
	uint32		start = characters_before(w, figure->start);
	uint32		end = characters_before(w, figure->start + figure->length);
	pgr_writer *row = &w->rows.row;

	if (figure->state == GR_ABSENT)
		return;
	pgr_put_text(row, gr_section_forms[section].code);
	pgr_put_text(row, item);
	pgr_put_text(row, col);
	pgr_put_figure(row, figure);
	pgr_put_enum(row, pgr_get_types(w->site)->state[figure->state]);
	pgr_put_text(row, figure->raw);
	pgr_put_int(row, figure->line);
	pgr_put_int(row, start + 1);
	pgr_put_int(row, end - start);
	pgr_rows_put(&w->rows);
}

/* cells(body text) → SETOF cell, in the form's order */
Datum
govreport_cells(PG_FUNCTION_ARGS)
{
	cell_writer w = {.site = pgr_begin(fcinfo)};
	gr_report  *report = pgr_read_body(w.site, PG_GETARG_DATUM(0), GR_TABLES, &w.text);

	pgr_rows_begin(&w.rows, w.site, fcinfo, PGR_CELL_COLUMNS);
	count_characters(&w);
	for (uint32 i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *row = &report->disclosures[i];
		gr_str		item = {NULL, 0};

		if (row->item >= 0)
			item = gr_item_codes[row->item];
		put_cell(&w, GR_DISCLOSURES, item, gr_measure_codes[row->measure], &row->figure);
	}
	for (uint32 i = 0; i < report->n_applications; i++)
	{
		const gr_application *row = &report->applications[i];

		for (int j = 0; j < GR_APPLICANTS; j++)
			put_cell(&w, GR_APPLICATIONS, gr_application_rows[row->row].code, gr_applicants[j].code, &row->cell[j]);
	}
	for (uint32 i = 0; i < report->n_reviews; i++)
	{
		const gr_review *row = &report->reviews[i];

		for (int j = 0; j < GR_OUTCOMES; j++)
			put_cell(&w, GR_REVIEWS, gr_proceedings[row->proceeding].code, gr_outcomes[j].code, &row->cell[j]);
	}
	pgr_end(w.site);
	return (Datum) 0;
}
