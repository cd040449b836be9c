/*
 * wide.c - the figures of a report as one row, in the order of the form.
 *
 * The places are those of the cells of both editions, as form_items() lists them; a
 * cell that both have has one.
 */
#include "totals.h"

#include "utils/lsyscache.h"

PG_FUNCTION_INFO_V1(govreport_form_values);
PG_FUNCTION_INFO_V1(govreport_total_values);
PG_FUNCTION_INFO_V1(govreport_agrees);

#define APPLICATION_VALUES (GR_ROWS * GR_APPLICANTS)
#define REVIEW_VALUES (GR_PROCEEDINGS * GR_OUTCOMES)
#define MOST_VALUES (GR_DISCLOSURE_CELLS + APPLICATION_VALUES + REVIEW_VALUES)

typedef struct values
{
	int			n;				/* places; grows with the cells of table two */
	bool		known[MOST_VALUES];
	gr_sum		value[MOST_VALUES];
} values;

/* Adds as SUM does; a row may stand twice. */
static void
add(values *v, int place, const gr_figure *figure)
{
	gr_sum	   *sum = &v->value[place];
	gr_sum		more = {figure->mantissa, figure->scale};

	if (figure->state != GR_NUMBER)
		return;
	for (; sum->scale < more.scale; sum->scale++)
		sum->mantissa *= 10;
	for (; more.scale < sum->scale; more.scale++)
		more.mantissa *= 10;
	sum->mantissa += more.mantissa;
	v->known[place] = true;
}

static void
add_disclosures(values *v, const gr_report *report)
{
	const pgr_disclosure_places *places = pgr_get_disclosure_places();

	for (; v->n < places->n_with_unit; v->n++)
		for (uint32 i = 0; i < report->n_disclosures; i++)
		{
			const gr_disclosure *row = &report->disclosures[i];

			/* an amount of an unknown unit is no sum of money */
			if (row->item == places->cell[v->n]->item && row->measure == places->cell[v->n]->measure && row->unit != GR_UNIT_NONE)
				add(v, v->n, &row->figure);
		}
}

static void
collect(pgr_site *site, Datum stored, values *v)
{
	gr_report  *report = pgr_read_report(site, DatumGetHeapTupleHeader(stored), GR_TABLES);

	memset(v, 0, sizeof *v);
	add_disclosures(v, report);
	for (uint32 i = 0; i < report->n_applications; i++)
		for (int j = 0; j < GR_APPLICANTS; j++)
			add(v, v->n + report->applications[i].row * GR_APPLICANTS + j, &report->applications[i].cell[j]);
	v->n += APPLICATION_VALUES;
	for (uint32 i = 0; i < report->n_reviews; i++)
		for (int j = 0; j < GR_OUTCOMES; j++)
			add(v, v->n + report->reviews[i].proceeding * GR_OUTCOMES + j, &report->reviews[i].cell[j]);
	v->n += REVIEW_VALUES;
}

/* form_values(report) → numeric[] */
Datum
govreport_form_values(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	values		v;
	const void *elements[MOST_VALUES];
	char		numbers[MOST_VALUES][PGR_NUMERIC_SIZE];

	collect(site, PG_GETARG_DATUM(0), &v);
	for (int i = 0; i < v.n; i++)
	{
		pgr_write_numeric(v.value[i], numbers[i]);
		elements[i] = v.known[i] ? numbers[i] : NULL;
	}
	pgr_end(site);
	return pgr_numeric_array(elements, v.n);
}

/* total_values(totals) → numeric[]: as form_values of the report */
Datum
govreport_total_values(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	const pgr_totals *t = pgr_totals_in(site, PG_GETARG_DATUM(0));
	const void *elements[MOST_VALUES];
	char		numbers[PGR_COUNTS][PGR_NUMERIC_SIZE];
	const pgr_disclosure_places *places = pgr_get_disclosure_places();
	int			n = 0;
	Datum		result;

	for (; n < places->n_with_unit; n++)
		elements[n] = t->amount_known[places->amount[n]] != 0 ? t->amount[places->amount[n]] : NULL;
	for (int i = 0; i < PGR_COUNTS; i++)
	{
		pgr_write_numeric((gr_sum) {t->count[i], 0}, numbers[i]);
		elements[n++] = t->known[i] != 0 ? numbers[i] : NULL;
	}
	MemoryContextSwitchTo(before);
	result = pgr_numeric_array(elements, n);
	pgr_end(site);
	return result;
}

static bool
differ(gr_sum a, gr_sum b)
{
	for (; a.scale < b.scale; a.scale++)
		a.mantissa *= 10;
	for (; b.scale < a.scale; b.scale++)
		b.mantissa *= 10;
	return a.mantissa != b.mantissa;
}

/* agrees(report, other report) → boolean */
Datum
govreport_agrees(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	values		one;
	values		two;
	bool		agree = true;

	collect(site, PG_GETARG_DATUM(0), &one);
	collect(site, PG_GETARG_DATUM(1), &two);
	for (int i = 0; i < one.n && agree; i++)
		agree = !one.known[i] || !two.known[i] || !differ(one.value[i], two.value[i]);
	pgr_end(site);
	PG_RETURN_BOOL(agree);
}
