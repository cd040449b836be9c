/*
 * blank.c - tables without any figure whose labels all stand in the text: a form that nobody filled in.
 *
 * Where cells leave a trace (tabs, bars, HTML) records have them, blank.  Where they leave
 * none, as with a cell a line, there is no record; its rows are taken from the labels alone.
 */
#include "place/place.h"

#include <string.h>

/* Where each term first stands, as an index of cells from 1; 0: nowhere. */
typedef struct blank_form
{
	const gr_page *page;
	const gr_word *words;
	gr_report  *report;
	uint8_t		edition;		/* gr_form */
	uint32_t	from;			/* cells of the table's section */
	uint32_t	until;
	uint32_t	cell[GR_TERMS];
} blank_form;

/* The cells of a section; false: there is none, or a figure stands in it. */
static bool
find_blank_section(blank_form *b, const gr_outline *outline, uint8_t kind)
{
	const gr_page *page = b->page;

	b->from = b->until = 0;
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].kind == kind)
		{
			uint32_t	next = i + 1 < outline->n ? outline->headings[i + 1].line : page->n_lines;
			uint32_t	first = outline->headings[i].line + 1;

			if (first >= next)
				return false;
			b->from = page->lines[first].first;
			b->until = page->lines[next - 1].first + (uint32_t) page->lines[next - 1].n;
		}
	memset(b->cell, 0, sizeof b->cell);
	for (uint32_t i = b->from; i < b->until; i++)
	{
		if (page->cells[i].state != GR_ABSENT && page->cells[i].state != GR_BLANK)
			return false;
		if (b->words[i].term < GR_TERMS && b->cell[b->words[i].term] == 0)
			b->cell[b->words[i].term] = i + 1;
	}
	return b->from < b->until;
}

/* The blank cell behind a label. */
static gr_figure
blank_behind(const gr_page *page, uint32_t label)
{
	const gr_cell *cell = &page->cells[label];
	uint32_t	start = cell->start + cell->length;

	return (gr_figure) {
		.state = GR_BLANK,
		.line = page->lines[cell->line].number,
		.start = start,
		.raw = {page->text + start, 0},
	};
}

/* The cell of a row's label, from 1; 总计 and 其他 are words of headers, too. */
static uint32_t
label_of_row(const blank_form *b, int row)
{
	if (row != GR_CONCLUDED && row != GR_MISCELLANEOUS)
		return b->cell[GR_TERM_ROWS + row];
	for (uint32_t i = b->from; i < b->until; i++)
		if (row == GR_CONCLUDED ? b->words[i].term == GR_TERM_TOTAL && b->words[i].number == 7
			: b->words[i].term == GR_TERM_OTHER && b->words[i].number == 3)
			return i + 1;
	return 0;
}

static gr_status
take_applications(blank_form *b, gr_arena *arena)
{
	const uint8_t edition = b->edition == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;
	gr_application *out;
	uint32_t	n = 0;

	for (int row = 0; row < GR_ROWS; row++)
		if ((gr_application_rows[row].editions & edition) != 0 && label_of_row(b, row) == 0)
			return GR_OK;
	if ((out = gr_alloc(arena, GR_ROWS * sizeof *out)) == NULL)
		return GR_NO_MEMORY;
	for (int row = 0; row < GR_ROWS; row++)
	{
		if ((gr_application_rows[row].editions & edition) == 0)
			continue;
		out[n].row = (uint8_t) row;
		for (int i = 0; i < GR_APPLICANTS; i++)
			out[n].cell[i] = blank_behind(b->page, label_of_row(b, row) - 1);
		n++;
	}
	b->report->applications = out;
	b->report->n_applications = n;
	return GR_OK;
}

static gr_status
take_disclosures(blank_form *b, gr_arena *arena)
{
	gr_disclosure *out;
	uint32_t	n = 0;

	for (int item = 0; item < GR_ITEMS; item++)
		if (gr_item_forms[b->edition][item].n > 0 && b->cell[GR_TERM_ITEMS + item] == 0)
			return GR_OK;
	if ((out = gr_alloc(arena, GR_DISCLOSURE_CELLS * sizeof *out)) == NULL)
		return GR_NO_MEMORY;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		uint32_t	label = b->cell[GR_TERM_ITEMS + cell->item];

		if (cell->form != b->edition)
			continue;
		out[n++] = (gr_disclosure) {
			.clause = cell->clause,
			.item = (int8_t) cell->item,
			.measure = cell->measure,
			.unit = cell->measure == GR_AMOUNT ? GR_UNIT_NONE : cell->unit,
			.label = {b->page->text + b->page->cells[label - 1].start, b->page->cells[label - 1].length},
			.figure = blank_behind(b->page, label - 1),
		};
	}
	b->report->disclosures = out;
	b->report->n_disclosures = n;
	return GR_OK;
}

gr_status
gr_place_blank_tables(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_form edition, gr_arena *arena,
					  gr_report *report)
{
	blank_form	b = {.page = page, .words = words, .report = report, .edition = (uint8_t) edition};
	gr_status	status = GR_OK;

	if (edition == GR_FORM_NONE)
		return GR_OK;
	if (report->n_disclosures == 0 && find_blank_section(&b, outline, GR_DISCLOSURES))
		status = take_disclosures(&b, arena);
	if (status == GR_OK && report->n_applications == 0 && find_blank_section(&b, outline, GR_APPLICATIONS))
		status = take_applications(&b, arena);
	return status;
}
