/*
 * place.c - places the three tables, one after another.
 */
#include "place/place.h"

#include "form/editions.h"

gr_status
gr_place(const gr_page *page, const gr_word *words, const gr_records *records, const bool *twice, gr_arena *arena,
		 gr_report *report)
{
	gr_placing	p = {page, words, records, arena, report, twice};
	gr_status	status;

	report->problems = gr_alloc_raw(arena, GR_PROBLEMS * sizeof(gr_problem));
	if (report->problems == NULL)
		return GR_NO_MEMORY;
	if ((status = gr_place_disclosures(&p)) != GR_OK
		|| (status = gr_place_applications(&p)) != GR_OK
		|| (status = gr_place_reviews(&p)) != GR_OK)
		return status;
	if (report->form == GR_FORM_NONE)
		report->form = gr_form_of(gr_editions_of_applications(report));
	return GR_OK;
}
