/*
 * catalog.c - the SQL functions that tell what there is: rules, form_items.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_rules);
PG_FUNCTION_INFO_V1(govreport_form_items);

#define RULE_COLUMNS 4
#define FORM_ITEM_COLUMNS 7

/* rules() → SETOF (rule, severity, basis, summary) */
Datum
govreport_rules(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_types  *types = pgr_get_types(site);
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, RULE_COLUMNS);
	for (int i = 0; i < gr_n_rules; i++)
	{
		const gr_rule *rule = &gr_rules[i];

		pgr_put_text(&rows.row, rule->code);
		pgr_put_enum(&rows.row, types->severity[rule->severity]);
		pgr_put_text(&rows.row, rule->basis);
		pgr_put_text(&rows.row, rule->summary);
		pgr_rows_put(&rows);
	}
	pgr_end(site);
	return (Datum) 0;
}

/* One cell of a form: its section, its row's code, number and label, its column's code and label. */
typedef struct form_item
{
	gr_section_kind section;
	gr_str		item;
	gr_str		number;
	gr_str		label;
	gr_str		col;
	gr_str		col_label;
} form_item;

static void
put_item(pgr_site *site, pgr_rows *rows, gr_form form, const form_item *item)
{
	pgr_put_enum(&rows->row, pgr_get_types(site)->form[form]);
	pgr_put_text(&rows->row, gr_section_forms[item->section].code);
	pgr_put_text(&rows->row, item->item);
	pgr_put_text(&rows->row, item->number);
	pgr_put_text(&rows->row, item->label);
	pgr_put_text(&rows->row, item->col);
	pgr_put_text(&rows->row, item->col_label);
	pgr_rows_put(rows);
}

/* form_items() → SETOF (form, section, item, number, label, col, col_label), edition by edition in the form's order */
Datum
govreport_form_items(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, FORM_ITEM_COLUMNS);
	for (gr_form form = GR_FORM_2019; form <= GR_FORM_2021; form++)
	{
		int			edition = form == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;

		for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		{
			const gr_disclosure_cell *cell = &gr_disclosure_cells[i];

			if (cell->form == form)
				put_item(site, &rows, form, &(form_item) {
					GR_DISCLOSURES, gr_item_codes[cell->item], gr_clause_labels[cell->clause], cell->label,
					gr_measure_codes[cell->measure], cell->measure_label
				});
		}
		for (int i = 0; i < GR_ROWS; i++)
		{
			const gr_application_row *row = &gr_application_rows[i];

			for (int j = 0; j < GR_APPLICANTS && (row->editions & edition) != 0; j++)
				put_item(site, &rows, form, &(form_item) {
					GR_APPLICATIONS, row->code, row->number, row->label,
					gr_applicants[j].code, gr_applicants[j].label
				});
		}
		for (int i = 0; i < GR_PROCEEDINGS; i++)
			for (int j = 0; j < GR_OUTCOMES; j++)
				put_item(site, &rows, form, &(form_item) {
					GR_REVIEWS, gr_proceedings[i].code, {NULL, 0}, gr_proceedings[i].label,
					gr_outcomes[j].code, gr_outcomes[j].label
				});
	}
	pgr_end(site);
	return (Datum) 0;
}
