/*
 * editions.c - tells editions of the form by the rows and columns that one of them alone has.
 */
#include "form/editions.h"

uint8_t
gr_edition_of_measure(int measure)
{
	uint8_t		editions = gr_measure_editions[measure];

	return editions == (GR_IN_2019 | GR_IN_2021) ? 0 : editions;
}

uint8_t
gr_editions_of_disclosures(const gr_report *report)
{
	uint8_t		editions = 0;

	for (uint32_t i = 0; i < report->n_disclosures; i++)
		if (report->disclosures[i].item >= 0)
			editions |= gr_edition_of_measure(report->disclosures[i].measure);
	return editions;
}

uint8_t
gr_editions_of_applications(const gr_report *report)
{
	uint8_t		editions = 0;

	for (uint32_t i = 0; i < report->n_applications; i++)
	{
		uint8_t		row = gr_application_rows[report->applications[i].row].editions;

		if (row != (GR_IN_2019 | GR_IN_2021))
			editions |= row;
	}
	return editions;
}

gr_form
gr_form_of(uint8_t editions)
{
	switch (editions)
	{
		case GR_IN_2019:
			return GR_FORM_2019;
		case GR_IN_2021:
			return GR_FORM_2021;
		default:
			return GR_FORM_NONE;
	}
}

gr_form
gr_form_of_disclosures(const gr_report *report)
{
	uint8_t		editions = gr_editions_of_disclosures(report);
	gr_form		form = GR_FORM_NONE;

	if (editions != 0)
		return gr_form_of(editions);
	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *cell = &report->disclosures[i];

		if (cell->item < 0)
			continue;
		form = GR_FORM_2021;
		if (gr_is_in_form(GR_FORM_2019, cell->item, cell->measure) && !gr_is_in_form(GR_FORM_2021, cell->item, cell->measure))
			return GR_FORM_2019;
	}
	return form;
}

gr_form
gr_form_due(const gr_report *report)
{
	return report->form != GR_FORM_NONE ? report->form : gr_form_of_year(report->year);
}
