/*
 * places.c - totals figure by figure: the cells of both editions of the form, each once,
 * numbered from 1, and what stands there.
 *
 * A query that takes many figures has the totals unpacked first; each figure is then the
 * price of a look-up, and what it does not take is never made.
 */
#include "totals.h"

PG_FUNCTION_INFO_V1(govreport_form_places);
PG_FUNCTION_INFO_V1(govreport_unpacked);
PG_FUNCTION_INFO_V1(govreport_total_at);
PG_FUNCTION_INFO_V1(govreport_total_has);
PG_FUNCTION_INFO_V1(govreport_other_disclosures);

#define PLACE_COLUMNS 6

static pgr_disclosure_places disclosure_places;

static int
find_place(int amount)
{
	for (int i = 0; i < disclosure_places.n; i++)
		if (disclosure_places.amount[i] == amount)
			return i;
	return -1;
}

static void
add_place(const gr_disclosure_cell *cell, int amount)
{
	if (find_place(amount) >= 0)
		return;
	disclosure_places.cell[disclosure_places.n] = cell;
	disclosure_places.amount[disclosure_places.n++] = amount;
}

static const pgr_disclosure_places *
find_places(void)
{
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		add_place(&gr_disclosure_cells[i], gr_disclosure_cells[i].item * GR_MEASURES + gr_disclosure_cells[i].measure);
	disclosure_places.n_with_unit = disclosure_places.n;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (gr_disclosure_cells[i].measure == GR_AMOUNT)
			add_place(&gr_disclosure_cells[i], PGR_AMOUNT_CELLS + gr_disclosure_cells[i].item);
	return &disclosure_places;
}

static inline const pgr_disclosure_places *
get_places(void)
{
	return likely(disclosure_places.n_with_unit > 0) ? &disclosure_places : find_places();
}

const pgr_disclosure_places *
pgr_get_disclosure_places(void)
{
	return get_places();
}

int
pgr_disclosure_place(int amount)
{
	get_places();
	return find_place(amount);
}

/* ---- the places ---------------------------------------------------------------------- */

static void
put_place(pgr_rows *out, int place, gr_section_kind section, gr_str item, gr_str label, gr_str col, gr_str unit)
{
	pgr_put_int(&out->row, place);
	pgr_put_text(&out->row, gr_section_forms[section].code);
	pgr_put_text(&out->row, item);
	pgr_put_text(&out->row, label);
	pgr_put_text(&out->row, col);
	pgr_put_text(&out->row, unit);
	pgr_rows_put(out);
}

/*
 * form_places() → SETOF (place, section, item, label, col, unit); 0: what an item has beside its places
 */
Datum
govreport_form_places(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	const pgr_disclosure_places *places = get_places();
	const gr_str none = {NULL, 0};
	int			place = 1;
	pgr_rows	out;

	pgr_rows_begin(&out, site, fcinfo, PLACE_COLUMNS);
	for (int i = 0; i < places->n; i++)
		put_place(&out, place++, GR_DISCLOSURES, gr_item_codes[places->cell[i]->item], none, gr_measure_codes[places->cell[i]->measure],
				  i < places->n_with_unit ? gr_unit_labels[places->cell[i]->unit] : none);
	for (int item = 0; item < GR_ITEMS; item++)
		put_place(&out, 0, GR_DISCLOSURES, gr_item_codes[item], none, none, none);
	put_place(&out, 0, GR_DISCLOSURES, none, none, none, none);
	for (int i = 0; i < PGR_APPLICATION_COUNTS; i++)
		put_place(&out, place++, GR_APPLICATIONS, gr_application_rows[i / GR_APPLICANTS].code, gr_application_rows[i / GR_APPLICANTS].label,
				  gr_applicants[i % GR_APPLICANTS].code, none);
	for (int i = 0; i < GR_PROCEEDINGS * GR_OUTCOMES; i++)
		put_place(&out, place++, GR_REVIEWS, gr_proceedings[i / GR_OUTCOMES].code, gr_proceedings[i / GR_OUTCOMES].label,
				  gr_outcomes[i % GR_OUTCOMES].code, none);
	pgr_end(site);
	return (Datum) 0;
}

/* ---- what stands there ----------------------------------------------------------------- */

/* unpacked(totals) → totals */
Datum
govreport_unpacked(PG_FUNCTION_ARGS)
{
	return pgr_totals_unpacked(PG_GETARG_DATUM(0));
}

/* total_at(totals, place) → numeric */
Datum
govreport_total_at(PG_FUNCTION_ARGS)
{
	const pgr_disclosure_places *places = get_places();
	int			place = PG_GETARG_INT32(1) - 1;
	int			count = place - places->n;
	const pgr_totals *t = pgr_totals_argument(fcinfo, 0);

	if (place < 0 || count >= PGR_COUNTS)
		PG_RETURN_NULL();
	if (count < 0)
	{
		int			amount = places->amount[place];

		if (t->amount_known[amount] == 0 || t->amount[amount] == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(PG_DETOAST_DATUM_COPY(PointerGetDatum(t->amount[amount])));
	}
	if (t->known[count] == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(pgr_numeric_result((gr_sum) {t->count[count], 0}));
}

/* total_has(totals, place) → boolean */
Datum
govreport_total_has(PG_FUNCTION_ARGS)
{
	const pgr_disclosure_places *places = get_places();
	int			place = PG_GETARG_INT32(1) - 1;
	int			count = place - places->n;
	const pgr_totals *t = pgr_totals_argument(fcinfo, 0);

	if (place < 0 || count >= PGR_COUNTS)
		PG_RETURN_BOOL(false);
	if (count < 0)
	{
		int64		there = t->amount_there[places->amount[place]];

		PG_RETURN_BOOL(there != 0 && (there == 1 || t->reports != 1));
	}
	if (count < PGR_APPLICATION_COUNTS)
		PG_RETURN_BOOL(t->row_there[count / GR_APPLICANTS] != 0);
	PG_RETURN_BOOL(t->proceeding_there[(count - PGR_APPLICATION_COUNTS) / GR_OUTCOMES] != 0);
}

/* other_disclosures(totals) → bigint */
Datum
govreport_other_disclosures(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(pgr_others_in(fcinfo, PG_GETARG_DATUM(0)));
}
