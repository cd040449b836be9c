/*
 * rollup.c - the aggregates that sum reports, figure by figure.
 *
 * Their state is the type govreport.totals, which servers can send to one another.  Each
 * cell of the result is what SUM over the rows of the reports gives: NULL only where no
 * report has a value, or the sum is no bigint, as a problem then says.
 */
#include "totals.h"

#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"

PG_FUNCTION_INFO_V1(govreport_rollup_add);
PG_FUNCTION_INFO_V1(govreport_rollup_combine);
PG_FUNCTION_INFO_V1(govreport_rollup_result);
PG_FUNCTION_INFO_V1(govreport_rollup_serialize);
PG_FUNCTION_INFO_V1(govreport_rollup_deserialize);
PG_FUNCTION_INFO_V1(govreport_totals);
PG_FUNCTION_INFO_V1(govreport_totals_minus);
PG_FUNCTION_INFO_V1(govreport_totals_incomplete);

/* By pgr_common */
static const pgr_report_column text_column[PGR_COMMONS] = {PGR_TITLE, PGR_AGENCY, PGR_PERIOD};

/* A table of counts. */
typedef struct count_table
{
	pgr_report_column column;
	/* lists of structs that begin with their code */
	const void *rows;
	size_t		row_size;
	int			n_rows;
	const void *columns;
	size_t		column_size;
	int			n_columns;
	int			first;			/* of its cells in the totals */
} count_table;

#define CODES(list) list, sizeof (list)[0], lengthof(list)

static const count_table application_counts = {PGR_APPLICATIONS, CODES(gr_application_rows), CODES(gr_applicants), 0};
static const count_table review_counts = {PGR_REVIEWS, CODES(gr_proceedings), CODES(gr_outcomes), PGR_APPLICATION_COUNTS};

/* How many reports have each row. */
static const int64 *
rows_there(const pgr_totals *t, const count_table *table)
{
	return table == &application_counts ? t->row_there : t->proceeding_there;
}

/* ---- the period, as the same bytes on every machine ---- */

static struct varlena *
period_text(pgr_site *site, Datum period)
{
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(site->types->period, DatumGetRangeTypeP(period), &lower, &upper, &empty);
	return cstring_to_text(psprintf("%d %d %d %d %d", empty, lower.infinite, upper.infinite,
									lower.infinite || empty ? 0 : DatumGetDateADT(lower.val),
									upper.infinite || empty ? 0 : DatumGetDateADT(upper.val)));
}

/* A range of days is kept with its first day and without its last. */
static struct varlena *
period_of(pgr_site *site, const struct varlena *text)
{
	RangeBound	lower = {.lower = true,.inclusive = true};
	RangeBound	upper = {.lower = false};
	int			empty;
	int			from_ever;
	int			for_ever;
	int			first;
	int			end;

	if (text == NULL || sscanf(text_to_cstring(text), "%d %d %d %d %d", &empty, &from_ever, &for_ever, &first, &end) != 5)
		return NULL;
	lower.infinite = from_ever != 0;
	lower.inclusive = !lower.infinite;
	lower.val = DateADTGetDatum(first);
	upper.infinite = for_ever != 0;
	upper.val = DateADTGetDatum(end);
	if (empty == 0 && !lower.infinite && !upper.infinite && first >= end)
		return NULL;
	if (empty != 0)
		return (struct varlena *) make_empty_range(site->types->period);
	return (struct varlena *) pgr_make_range(site->types->period, &lower, &upper);
}

/* ---- adding a report ------------------------------------------------------------------ */

/* A code as it stands; codes are ASCII: in every encoding of a server the same bytes. */
static gr_str
code_of(Datum value, bool null)
{
	const struct varlena *text;

	if (null)
		return (gr_str) {NULL, 0};
	text = PG_DETOAST_DATUM_PACKED(value);
	return (gr_str) {VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text)};
}

static bool
is_10k_yuan(pgr_site *site, Datum unit, bool null)
{
	gr_str		text;

	if (null)
		return false;
	text = pgr_text_in(site, unit);
	return text.len == gr_unit_labels[GR_UNIT_10K_YUAN].len
		&& memcmp(text.s, gr_unit_labels[GR_UNIT_10K_YUAN].s, text.len) == 0;
}

int
pgr_amount_of_row(pgr_site *site, const Datum *values, const bool *nulls, int *item, int *measure)
{
	*item = PGR_FIND_CODE(code_of(values[1], nulls[1]), gr_item_codes, Max(*item, 0));
	*measure = PGR_FIND_CODE(code_of(values[3], nulls[3]), gr_measure_codes, Max(*measure, 0));
	if (*item < 0 || *measure < 0)
		return -1;
	if (*measure == GR_AMOUNT && !is_10k_yuan(site, values[5], nulls[5]))
		return PGR_AMOUNT_CELLS + *item;
	return *item * GR_MEASURES + *measure;
}

static void
add_disclosures(pgr_totals *t, MemoryContext memory, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, PGR_DISCLOSURES, &rows);
	int			item = 0;
	int			measure = 0;
	bool		has[GR_DISCLOSURE_CELLS] = {false};	/* by place, one or more */
	bool		others = false;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_DISCLOSURE_COLUMNS];
		bool		nulls[PGR_DISCLOSURE_COLUMNS];
		int			cell;
		int			place;

		heap_deform_tuple(&rows[i], site->types->row[PGR_DISCLOSURES].desc, values, nulls);
		cell = pgr_amount_of_row(site, values, nulls, &item, &measure);
		place = pgr_disclosure_place(cell);
		others = others || place < 0 || has[place];
		if (place >= 0)
			has[place] = true;
		if (cell < 0)
			continue;
		t->amount_there[cell]++;
		if (nulls[4])
			continue;
		pgr_add_amount(t, memory, cell, values[4]);
		t->amount_known[cell]++;
	}
	t->others += others;
}

static void
add_count(pgr_totals *t, int cell, Datum value, bool null)
{
	if (null)
		return;
	t->known[cell]++;
	t->count[cell] += DatumGetInt64(value);
}

static void
add_counts(pgr_totals *t, pgr_site *site, HeapTupleHeader stored, const count_table *table)
{
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, table->column, &rows);
	int64	   *there = unconstify(int64 *, rows_there(t, table));
	int			row = -1;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_MAX_COLUMNS];
		bool		nulls[PGR_MAX_COLUMNS];

		heap_deform_tuple(&rows[i], site->types->row[table->column].desc, values, nulls);
		row = pgr_find_code(code_of(values[0], nulls[0]), table->rows, table->row_size, table->n_rows, row + 1);
		if (row < 0)
			continue;
		there[row]++;
		for (int j = 0; j < table->n_columns; j++)
			add_count(t, table->first + row * table->n_columns + j, values[1 + j], nulls[1 + j]);
	}
}

/* Cells of a row, or this one of them, that have no value. */
static void
note_unread(pgr_totals *t, int first, int column, int n)
{
	for (int i = 0; i < n; i++)
		if ((column < 0 || column == i) && t->known[first + i] < t->reports)
			t->unread[first + i]++;
}

static void
note_unread_of(pgr_totals *t, const count_table *table, gr_str item, gr_str col)
{
	int			row = pgr_find_code(item, table->rows, table->row_size, table->n_rows, 0);
	int			column = pgr_find_code(col, table->columns, table->column_size, table->n_columns, 0);

	if (row >= 0)
		note_unread(t, table->first + row * table->n_columns, column, table->n_columns);
	else if (item.s == NULL && (col.s == NULL || column >= 0))
		/* figures of some row: any cell without a value may be theirs */
		note_unread(t, table->first, -1, table->n_rows * table->n_columns);
}

/* What the problems say of counts; of one report, which is in the totals already. */
static void
add_unread(pgr_totals *t, pgr_site *site, HeapTupleHeader stored)
{
	static const gr_problem_code codes[] = {
		GR_PROBLEM_UNREADABLE, GR_PROBLEM_UNCERTAIN, GR_PROBLEM_CONFLICT, GR_PROBLEM_FRACTION, GR_PROBLEM_UNREAD, GR_PROBLEM_TOO_LONG
	};
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, PGR_PROBLEMS, &rows);
	bool		incomplete = false;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_PROBLEM_COLUMNS];
		bool		nulls[PGR_PROBLEM_COLUMNS];
		gr_str		code;

		heap_deform_tuple(&rows[i], site->types->row[PGR_PROBLEMS].desc, values, nulls);
		code = code_of(values[0], nulls[0]);
		for (size_t j = 0; j < lengthof(codes); j++)
			if (code.len == gr_problem_codes[codes[j]].len && memcmp(code.s, gr_problem_codes[codes[j]].s, code.len) == 0)
			{
				incomplete = true;
				note_unread_of(t, &application_counts, code_of(values[1], nulls[1]), code_of(values[2], nulls[2]));
				note_unread_of(t, &review_counts, code_of(values[1], nulls[1]), code_of(values[2], nulls[2]));
			}
	}
	t->incomplete += incomplete;
}

static void
add_common(pgr_totals *t, MemoryContext memory, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	bool		null;
	Datum		value;

	for (pgr_common i = 0; i < PGR_COMMONS; i++)
	{
		struct varlena *text = NULL;

		/* once they differ, nothing is in common */
		if (t->begun && t->common[i] == NULL)
			continue;
		value = heap_getattr(&whole, text_column[i] + 1, site->types->report.desc, &null);
		if (!null)
			text = i == PGR_COMMON_PERIOD ? period_text(site, value) : PG_DETOAST_DATUM_PACKED(value);
		pgr_keep_common_text(t, memory, i, text);
	}
}

static void
add_year_and_form(pgr_totals *t, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	bool		null;
	Datum		value = heap_getattr(&whole, PGR_YEAR + 1, site->types->report.desc, &null);
	gr_form		form = GR_FORM_NONE;

	pgr_keep_common_year(t, null ? 0 : DatumGetInt32(value));
	value = heap_getattr(&whole, PGR_FORM + 1, site->types->report.desc, &null);
	for (gr_form i = GR_FORM_2019; i <= GR_FORM_2021 && !null; i++)
		if (site->types->form[i] == DatumGetObjectId(value))
			form = i;
	t->forms[form]++;
	t->reports++;
}

static void
add_tables(pgr_totals *t, MemoryContext memory, pgr_site *site, HeapTupleHeader stored)
{
	add_disclosures(t, memory, site, stored);
	add_counts(t, site, stored, &application_counts);
	add_counts(t, site, stored, &review_counts);
	add_unread(t, site, stored);
}

static Datum
state_as_it_is(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* rollup_add(state totals, report) → totals; a NULL report changes nothing, as with SUM */
Datum
govreport_rollup_add(PG_FUNCTION_ARGS)
{
	MemoryContext memory;
	MemoryContext before;
	pgr_totals *t;
	HeapTupleHeader stored;
	pgr_site   *site;

	if (PG_ARGISNULL(1))
		return state_as_it_is(fcinfo);
	t = pgr_totals_state(fcinfo, &memory);
	site = pgr_begin(fcinfo);
	pgr_get_types(site);
	before = MemoryContextSwitchTo(site->memory);
	stored = PG_GETARG_HEAPTUPLEHEADER(1);
	add_common(t, memory, site, stored);
	add_year_and_form(t, site, stored);
	add_tables(t, memory, site, stored);
	t->begun = true;
	MemoryContextSwitchTo(before);
	pgr_end(site);
	PG_RETURN_DATUM(pgr_totals_datum(t));
}

/* The totals of one report, without title, agency and period; in the current memory context. */
Datum
pgr_report_totals(pgr_site *site, Datum report)
{
	MemoryContext before = CurrentMemoryContext;
	pgr_totals *t;
	HeapTupleHeader stored;

	pgr_get_types(site);
	MemoryContextSwitchTo(site->memory);
	stored = DatumGetHeapTupleHeader(report);
	t = palloc0(sizeof *t);
	add_year_and_form(t, site, stored);
	add_tables(t, site->memory, site, stored);
	t->begun = true;
	MemoryContextSwitchTo(before);
	return pgr_totals_flat(t);
}

/* totals(report) → totals */
Datum
govreport_totals(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	Datum		result = pgr_report_totals(site, PG_GETARG_DATUM(0));

	pgr_end(site);
	return result;
}

/* ---- adding sums ------------------------------------------------------------------------ */

/* rollup_combine(state totals, other totals) → totals; NULL changes nothing */
Datum
govreport_rollup_combine(PG_FUNCTION_ARGS)
{
	MemoryContext memory;
	MemoryContext before;
	pgr_totals *t;
	pgr_site   *site;

	if (PG_ARGISNULL(1))
		return state_as_it_is(fcinfo);
	t = pgr_totals_state(fcinfo, &memory);
	site = pgr_begin(fcinfo);
	before = MemoryContextSwitchTo(site->memory);
	pgr_totals_add(t, memory, PG_GETARG_DATUM(1));
	MemoryContextSwitchTo(before);
	pgr_end(site);
	PG_RETURN_DATUM(pgr_totals_datum(t));
}

/* totals_minus(totals) → totals: what takes them out of a sum that they are in */
Datum
govreport_totals_minus(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	MemoryContext before = CurrentMemoryContext;
	pgr_totals	t = *pgr_totals_in(site, PG_GETARG_DATUM(0));
	Datum		result;

	MemoryContextSwitchTo(site->memory);
	for (int i = 0; i < GR_ROWS; i++)
		t.row_there[i] = -t.row_there[i];
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		t.proceeding_there[i] = -t.proceeding_there[i];
	for (int i = 0; i < PGR_COUNTS; i++)
	{
		t.known[i] = -t.known[i];
		t.unread[i] = -t.unread[i];
		t.count[i] = -t.count[i];
	}
	for (int i = 0; i < PGR_AMOUNTS; i++)
	{
		t.amount_there[i] = -t.amount_there[i];
		t.amount_known[i] = -t.amount_known[i];
		if (t.amount[i] != NULL)
			t.amount[i] = (struct varlena *) DatumGetPointer(DirectFunctionCall1(numeric_uminus, PointerGetDatum(t.amount[i])));
	}
	for (int i = 0; i <= GR_FORM_2021; i++)
		t.forms[i] = -t.forms[i];
	t.reports = -t.reports;
	t.incomplete = -t.incomplete;
	t.others = -t.others;
	MemoryContextSwitchTo(before);
	result = pgr_totals_flat(&t);
	pgr_end(site);
	return result;
}

/* totals_incomplete(totals) → bigint: how many of the reports have figures that could not be read */
Datum
govreport_totals_incomplete(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	int64		incomplete = pgr_totals_in(site, PG_GETARG_DATUM(0))->incomplete;

	pgr_end(site);
	PG_RETURN_INT64(incomplete);
}

/* ---- the result ------------------------------------------------------------------------------ */

static void
put_amount(pgr_writer *w, const pgr_totals *t, const gr_disclosure_cell *cell, int amount, gr_unit unit)
{
	pgr_put_int(w, cell->clause);
	pgr_put_text(w, gr_item_codes[cell->item]);
	pgr_put_text(w, cell->label);
	pgr_put_text(w, gr_measure_codes[cell->measure]);
	pgr_put_varlena(w, t->amount_known[amount] == 0 ? NULL : t->amount[amount]);
	pgr_put_text(w, gr_unit_labels[unit]);
	pgr_put_row(w);
}

/* The edition of all reports, if they have one. */
static gr_form
common_form(const pgr_totals *t)
{
	for (gr_form i = GR_FORM_2019; i <= GR_FORM_2021; i++)
		if (t->reports != 0 && t->forms[i] == t->reports)
			return i;
	return GR_FORM_NONE;
}

/* The item's cells of this edition, or of the other one, but those that were put before. */
static void
put_item(pgr_writer *w, const pgr_totals *t, int item, gr_form form, bool of_form, bool *put)
{
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		int			amount = item * GR_MEASURES + cell->measure;

		if (cell->item != item || (cell->form == form) != of_form || put[amount])
			continue;
		put[amount] = true;
		if (t->amount_there[amount] != 0)
			put_amount(w, t, cell, amount, cell->unit);
		if (cell->measure == GR_AMOUNT && t->amount_there[PGR_AMOUNT_CELLS + item])
			put_amount(w, t, cell, PGR_AMOUNT_CELLS + item, GR_UNIT_NONE);
	}
}

/* Item by item in the form's order; where both editions' cells are there, those of the report's own first. */
static ArrayType *
disclosures_of(pgr_site *site, const pgr_totals *t)
{
	pgr_writer	w;
	gr_form		form = common_form(t) == GR_FORM_2021 ? GR_FORM_2021 : GR_FORM_2019;
	bool		put[PGR_AMOUNT_CELLS] = {false};

	pgr_start_array(&w, site, &site->types->row[PGR_DISCLOSURES], GR_DISCLOSURE_CELLS);
	for (int item = 0; item < GR_ITEMS; item++)
	{
		put_item(&w, t, item, form, true, put);
		put_item(&w, t, item, form, false, put);
	}
	return pgr_end_array(&w);
}

/* A sum that its attribute cannot hold. */
static void
put_problem(pgr_writer *problems, gr_str row, gr_str col, int128 sum)
{
	char		text[GR_NUMBER_TEXT];

	pgr_put_text(problems, gr_problem_codes[GR_PROBLEM_UNREADABLE]);
	pgr_put_text(problems, row);
	pgr_put_text(problems, col);
	pgr_put_text(problems, (gr_str) {text, gr_sum_text((gr_sum) {sum, 0}, text)});
	pgr_put_null(problems);
	pgr_put_row(problems);
}

static void
put_count(pgr_writer *w, pgr_writer *problems, const pgr_totals *t, int cell, gr_str row, gr_str col)
{
	int128		sum = t->count[cell];
	bool		fits = sum == (int64) sum;

	if (t->known[cell] != 0 && fits)
		pgr_put_bigint(w, (int64) sum);
	else
		pgr_put_null(w);
	if (t->known[cell] != 0 && !fits)
		put_problem(problems, row, col, sum);
}

static gr_str
code_at(const void *list, size_t size, int i)
{
	return *(const gr_str *) ((const char *) list + i * size);
}

static ArrayType *
counts_of(pgr_site *site, const pgr_totals *t, const count_table *table, pgr_writer *problems)
{
	const int64 *there = rows_there(t, table);
	pgr_writer	w;

	pgr_start_array(&w, site, &site->types->row[table->column], table->n_rows);
	for (int row = 0; row < table->n_rows; row++)
	{
		gr_str		code = code_at(table->rows, table->row_size, row);

		if (there[row] == 0)
			continue;
		pgr_put_text(&w, code);
		for (int j = 0; j < table->n_columns; j++)
			put_count(&w, problems, t, table->first + row * table->n_columns + j, code,
					  code_at(table->columns, table->column_size, j));
		pgr_put_row(&w);
	}
	return pgr_end_array(&w);
}

/* rollup_result(state totals) → report */
Datum
govreport_rollup_result(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_types  *types = pgr_get_types(site);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	const pgr_totals *t = pgr_totals_in(site, PG_GETARG_DATUM(0));
	gr_form		form = common_form(t);
	pgr_writer	problems;
	pgr_writer	w;
	struct varlena *period = period_of(site, t->common[PGR_COMMON_PERIOD]);
	ArrayType  *disclosures;
	ArrayType  *applications;
	ArrayType  *reviews;
	HeapTupleData report;

	pgr_start_array(&problems, site, &types->row[PGR_PROBLEMS], 0);
	disclosures = disclosures_of(site, t);
	applications = counts_of(site, t, &application_counts, &problems);
	reviews = counts_of(site, t, &review_counts, &problems);
	MemoryContextSwitchTo(before);

	pgr_start_row(&w, site, &types->report, 0);
	pgr_put_varlena(&w, t->common[PGR_COMMON_TITLE]);
	pgr_put_varlena(&w, t->common[PGR_COMMON_AGENCY]);
	pgr_put_nonzero(&w, t->year);
	if (form == GR_FORM_NONE)
		pgr_put_null(&w);
	else
		pgr_put_enum(&w, types->form[form]);
	pgr_put_varlena(&w, period);
	pgr_put_varlena(&w, construct_empty_array(types->row[PGR_SECTIONS].desc->tdtypeid));
	pgr_put_varlena(&w, disclosures);
	pgr_put_varlena(&w, applications);
	pgr_put_varlena(&w, reviews);
	pgr_put_varlena(&w, construct_empty_array(types->row[PGR_CLAIMS].desc->tdtypeid));
	pgr_put_varlena(&w, pgr_end_array(&problems));
	report = pgr_end_row(&w);
	pgr_end(site);
	return HeapTupleGetDatum(&report);
}

/* ---- what version 0.2 had ------------------------------------------------------------------- */

/* Its install script names them; where they are called, it was not updated. */
static pg_noinline void
update_first(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("aggregate rollup does not fit the installed govreport library"),
			 errhint("Run ALTER EXTENSION govreport UPDATE.")));
}

Datum
govreport_rollup_serialize(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	update_first();
	PG_RETURN_NULL();
}

Datum
govreport_rollup_deserialize(PG_FUNCTION_ARGS)
{
	return govreport_rollup_serialize(fcinfo);
}
