/*
 * check_figures.c - the figures of a report, one after another, and the one that a check is about.
 */
#include "command/check.h"

#include <string.h>

static void
visit_disclosures(const gr_report *report, visit_figure *visit, void *context)
{
	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *row = &report->disclosures[i];
		struct figure_place place = {.section = "disclosures",.item_label = row->label,.figure = &row->figure};

		if (row->item >= 0)
			place.item = gr_item_codes[row->item];
		place.col = gr_measure_codes[row->measure];
		place.col_label = col_label(place.col);
		visit(context, &place);
	}
}

static void
visit_applications(const gr_report *report, visit_figure *visit, void *context)
{
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
		{
			const gr_application_row *form = &gr_application_rows[report->applications[i].row];

			visit(context, &(struct figure_place) {
				"applications", form->code, form->label, gr_applicants[c].code, gr_applicants[c].label,
				&report->applications[i].cell[c]
			});
		}
}

static void
visit_reviews(const gr_report *report, visit_figure *visit, void *context)
{
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
		{
			const gr_named *form = &gr_proceedings[report->reviews[i].proceeding];

			visit(context, &(struct figure_place) {
				"reviews", form->code, form->label, gr_outcomes[c].code, gr_outcomes[c].label,
				&report->reviews[i].cell[c]
			});
		}
}

void
visit_figures(const gr_report *report, visit_figure *visit, void *context)
{
	visit_disclosures(report, visit, context);
	visit_applications(report, visit, context);
	visit_reviews(report, visit, context);
}

static bool
same(gr_str a, gr_str b)
{
	return a.s != NULL && b.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

struct search
{
	const gr_check *check;
	const gr_figure *cell;
	const gr_figure *row;
};

static void
compare(void *context, const struct figure_place *place)
{
	struct search *search = context;

	if (!same(place->item, search->check->item) || place->figure->line == 0)
		return;
	if (search->row == NULL)
		search->row = place->figure;
	if (search->cell == NULL && same(place->col, search->check->col))
		search->cell = place->figure;
}

const gr_figure *
figure_of(const gr_report *report, const gr_check *check)
{
	struct search search = {.check = check};

	if (check->item.s != NULL)
		visit_figures(report, compare, &search);
	return search.cell != NULL ? search.cell : search.row;
}

gr_str
item_label(gr_str code)
{
	for (int i = 0; i < GR_ROWS; i++)
		if (same(gr_application_rows[i].code, code))
			return gr_application_rows[i].label;
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		if (same(gr_proceedings[i].code, code))
			return gr_proceedings[i].label;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (same(gr_item_codes[gr_disclosure_cells[i].item], code))
			return gr_disclosure_cells[i].label;
	return code;
}

gr_str
col_label(gr_str code)
{
	for (int i = 0; i < GR_APPLICANTS; i++)
		if (same(gr_applicants[i].code, code))
			return gr_applicants[i].label;
	for (int i = 0; i < GR_OUTCOMES; i++)
		if (same(gr_outcomes[i].code, code))
			return gr_outcomes[i].label;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (same(gr_measure_codes[gr_disclosure_cells[i].measure], code))
			return gr_disclosure_cells[i].measure_label;
	return code;
}
