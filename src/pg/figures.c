/*
 * figures.c - the figures of a parsed report, a row a figure, straight from the stored
 * value: a store has 200 of them a report.
 */
#include "totals.h"

#include "catalog/pg_type.h"

PG_FUNCTION_INFO_V1(govreport_figures);
PG_FUNCTION_INFO_V1(govreport_other_figures);
PG_FUNCTION_INFO_V1(govreport_disclosure_labels);

#define FIGURE_COLUMNS 6

/* One row of a table of the report. */
typedef struct figure_row
{
	gr_str		section;
	const struct varlena *item; /* NULL: none */
	const struct varlena *printed;	/* label; NULL: label says it */
	gr_str		label;
} figure_row;

static const struct varlena *
text_at(Datum value, bool null)
{
	return null ? NULL : PG_DETOAST_DATUM_PACKED(value);
}

static gr_str
code_of(const struct varlena *item)
{
	return item == NULL ? (gr_str) {NULL, 0} : (gr_str) {VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item)};
}

/* Empty where there is none. */
static gr_str
label_of(const struct varlena *item, gr_form form)
{
	gr_str		label = pgr_item_label(code_of(item), form);

	return label.s == NULL ? (gr_str) {"", 0} : label;
}

static void
put_head(pgr_writer *w, const figure_row *row)
{
	pgr_put_text(w, row->section);
	pgr_put_varlena(w, row->item);
	if (row->printed != NULL)
		pgr_put_varlena(w, row->printed);
	else
		pgr_put_text(w, row->label);
}

static gr_form
stored_form(pgr_types *types, HeapTupleHeader stored)
{
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	bool		null;
	Datum		value = heap_getattr(&whole, PGR_FORM + 1, types->report.desc, &null);

	for (gr_form form = GR_FORM_2019; form <= GR_FORM_2021 && !null; form++)
		if (DatumGetObjectId(value) == types->form[form])
			return form;
	return GR_FORM_NONE;
}

/* Places of table two, from 0, of stored rows; how many rows each place has.  Below 0: none. */
static void
find_places(pgr_site *site, const HeapTupleData *tuples, int n, int *place, int *rows)
{
	int			item = 0;
	int			measure = 0;

	memset(rows, 0, GR_DISCLOSURE_CELLS * sizeof *rows);
	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_DISCLOSURE_COLUMNS];
		bool		nulls[PGR_DISCLOSURE_COLUMNS];

		heap_deform_tuple(unconstify(HeapTupleData *, &tuples[i]), site->types->row[PGR_DISCLOSURES].desc, values, nulls);
		place[i] = pgr_disclosure_place(pgr_amount_of_row(site, values, nulls, &item, &measure));
		if (place[i] >= 0)
			rows[place[i]]++;
	}
}

static void
put_disclosure(pgr_rows *out, pgr_site *site, HeapTupleData *tuple, gr_form form)
{
	Datum		values[PGR_DISCLOSURE_COLUMNS];
	bool		nulls[PGR_DISCLOSURE_COLUMNS];
	figure_row	row = {.section = gr_section_forms[GR_DISCLOSURES].code};

	heap_deform_tuple(tuple, site->types->row[PGR_DISCLOSURES].desc, values, nulls);
	row.item = text_at(values[1], nulls[1]);
	row.printed = text_at(values[2], nulls[2]);
	if (row.printed == NULL)
		row.label = label_of(row.item, form);
	put_head(&out->row, &row);
	pgr_put_varlena(&out->row, text_at(values[3], nulls[3]));
	pgr_put_varlena(&out->row, text_at(values[4], nulls[4]));
	pgr_put_varlena(&out->row, text_at(values[5], nulls[5]));
	pgr_rows_put(out);
}

/* All of them, or those that no place tells. */
static void
put_disclosures(pgr_rows *out, pgr_site *site, HeapTupleHeader stored, bool all)
{
	gr_form		form = stored_form(site->types, stored);
	HeapTupleData *tuples;
	int			n = pgr_stored_rows(site, stored, PGR_DISCLOSURES, &tuples);
	int		   *place = palloc(n * sizeof *place);
	int			rows[GR_DISCLOSURE_CELLS];

	if (!all)
		find_places(site, tuples, n, place, rows);
	for (int i = 0; i < n; i++)
		if (all || place[i] < 0 || rows[place[i]] > 1)
			put_disclosure(out, site, &tuples[i], form);
}

/* The cells of a row of table three or four. */
static void
put_counts(pgr_rows *out, const figure_row *row, gr_str (*col) (int), const Datum *values, const bool *nulls, int n)
{
	pgr_row_head head;

	put_head(&out->row, row);
	head = pgr_row_so_far(&out->row);
	for (int i = 0; i < n; i++)
	{
		pgr_put_text(&out->row, col(i));
		if (nulls[i])
			pgr_put_null(&out->row);
		else
			pgr_put_numeric(&out->row, (gr_sum) {DatumGetInt64(values[i]), 0});
		pgr_put_null(&out->row);
		if (i + 1 < n)
			pgr_rows_put_alike(out, &head);
		else
			pgr_rows_put(out);
	}
}

static gr_str
applicant_code(int i)
{
	return gr_applicants[i].code;
}

static gr_str
outcome_code(int i)
{
	return gr_outcomes[i].code;
}

static void
put_applications(pgr_rows *out, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *tuples;
	int			n = pgr_stored_rows(site, stored, PGR_APPLICATIONS, &tuples);
	int			known = -1;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_APPLICATION_COLUMNS];
		bool		nulls[PGR_APPLICATION_COLUMNS];
		figure_row	row = {.section = gr_section_forms[GR_APPLICATIONS].code};

		heap_deform_tuple(&tuples[i], site->types->row[PGR_APPLICATIONS].desc, values, nulls);
		row.item = text_at(values[0], nulls[0]);
		known = PGR_FIND_CODE(code_of(row.item), gr_application_rows, known + 1);
		row.label = known >= 0 ? gr_application_rows[known].label : label_of(row.item, GR_FORM_NONE);
		put_counts(out, &row, applicant_code, values + 1, nulls + 1, GR_APPLICANTS);
	}
}

static void
put_reviews(pgr_rows *out, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *tuples;
	int			n = pgr_stored_rows(site, stored, PGR_REVIEWS, &tuples);

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_REVIEW_COLUMNS];
		bool		nulls[PGR_REVIEW_COLUMNS];
		figure_row	row = {.section = gr_section_forms[GR_REVIEWS].code};

		heap_deform_tuple(&tuples[i], site->types->row[PGR_REVIEWS].desc, values, nulls);
		row.item = text_at(values[0], nulls[0]);
		row.label = label_of(row.item, GR_FORM_NONE);
		put_counts(out, &row, outcome_code, values + 1, nulls + 1, GR_OUTCOMES);
	}
}

/* The figures of a report in its order: all, or the disclosures that no place tells. */
static Datum
give_figures(FunctionCallInfo fcinfo, bool all)
{
	pgr_site   *site = pgr_begin(fcinfo);
	HeapTupleHeader stored = PG_GETARG_HEAPTUPLEHEADER(0);
	MemoryContext before;
	pgr_rows	rows;

	pgr_get_types(site);
	pgr_rows_begin(&rows, site, fcinfo, FIGURE_COLUMNS);
	before = MemoryContextSwitchTo(site->memory);
	put_disclosures(&rows, site, stored, all);
	if (all)
	{
		put_applications(&rows, site, stored);
		put_reviews(&rows, site, stored);
	}
	MemoryContextSwitchTo(before);
	pgr_end(site);
	PG_FREE_IF_COPY(stored, 0);
	return (Datum) 0;
}

/* figures(report) → SETOF (section, item, label, col, value, unit) */
Datum
govreport_figures(PG_FUNCTION_ARGS)
{
	return give_figures(fcinfo, true);
}

/* other_figures(report) → SETOF (section, item, label, col, value, unit): disclosures that no place of form_places() tells */
Datum
govreport_other_figures(PG_FUNCTION_ARGS)
{
	return give_figures(fcinfo, false);
}

/* disclosure_labels(report) → text[]: of each place of table two as form_places() numbers them; as printed, else the form's */
Datum
govreport_disclosure_labels(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	HeapTupleHeader stored = PG_GETARG_HEAPTUPLEHEADER(0);
	gr_form		form = stored_form(pgr_get_types(site), stored);
	int			size = pgr_get_disclosure_places()->n;
	Datum		labels[GR_DISCLOSURE_CELLS] = {0};
	bool		none[GR_DISCLOSURE_CELLS];
	HeapTupleData *tuples;
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	int			n = pgr_stored_rows(site, stored, PGR_DISCLOSURES, &tuples);
	int		   *place = palloc(n * sizeof *place);
	int			rows[GR_DISCLOSURE_CELLS];
	Datum		result;

	memset(none, true, sizeof none);
	find_places(site, tuples, n, place, rows);
	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_DISCLOSURE_COLUMNS];
		bool		nulls[PGR_DISCLOSURE_COLUMNS];

		if (place[i] < 0)
			continue;
		heap_deform_tuple(&tuples[i], site->types->row[PGR_DISCLOSURES].desc, values, nulls);
		labels[place[i]] = nulls[2] ? pgr_text_result(site, label_of(text_at(values[1], nulls[1]), form)) : values[2];
		none[place[i]] = false;
	}
	MemoryContextSwitchTo(before);
	result = PointerGetDatum(construct_md_array(labels, none, 1, &size, (int[]) {1}, TEXTOID, -1, false, TYPALIGN_INT));
	pgr_end(site);
	PG_FREE_IF_COPY(stored, 0);
	return result;
}
