/*
 * rollup.c - the aggregate that sums reports, figure by figure.
 *
 * The state has one place for every cell of both editions of the form, whatever the
 * reports hold; counts in 128 bits, the figures of table two as numeric.  Each cell is
 * what SUM over the rows of the reports gives: NULL only where no report has a value,
 * or the sum is no bigint, as a problem then says.
 */
#include "glue.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

PG_FUNCTION_INFO_V1(govreport_rollup_add);
PG_FUNCTION_INFO_V1(govreport_rollup_combine);
PG_FUNCTION_INFO_V1(govreport_rollup_serialize);
PG_FUNCTION_INFO_V1(govreport_rollup_deserialize);
PG_FUNCTION_INFO_V1(govreport_rollup_result);

#define APPLICATION_COUNTS (GR_ROWS * GR_APPLICANTS)
#define COUNTS (APPLICATION_COUNTS + GR_PROCEEDINGS * GR_OUTCOMES)
/* Cells of table two by item and measure; then amounts whose unit is not stated, by item. */
#define CELLS (GR_ITEMS * GR_MEASURES)
#define AMOUNTS (CELLS + GR_ITEMS)

/* Attributes that the result has where all reports have the same. */
typedef enum common_text
{
	COMMON_TITLE, COMMON_AGENCY, COMMON_PERIOD,
	COMMON_TEXTS
} common_text;

/* Serialized as it is, with what the pointers point to behind it. */
typedef struct totals
{
	bool		begun;			/* there was a report */
	bool		row_there[GR_ROWS];
	bool		proceeding_there[GR_PROCEEDINGS];
	bool		amount_there[AMOUNTS];
	bool		has_count[COUNTS];	/* there was a value */
	int32		year;			/* 0: none in common */
	Oid			form;			/* invalid: none in common */
	int128		count[COUNTS];
	struct varlena *amount[AMOUNTS];	/* numeric; NULL: there was no value */
	struct varlena *text[COMMON_TEXTS];	/* NULL: none in common */
} totals;

/* By common_text */
static const pgr_report_column text_column[COMMON_TEXTS] = {PGR_TITLE, PGR_AGENCY, PGR_PERIOD};

static MemoryContext
aggregate_memory(FunctionCallInfo fcinfo)
{
	MemoryContext memory;

	if (!AggCheckCallContext(fcinfo, &memory))
		elog(ERROR, "part of aggregate rollup called outside of an aggregate");
	return memory;
}

/* ---- values that are kept ---------------------------------------------------------- */

static struct varlena *
copy_varlena(MemoryContext memory, const struct varlena *value)
{
	return memcpy(MemoryContextAlloc(memory, VARSIZE_ANY(value)), value, VARSIZE_ANY(value));
}

/* Puts a value where one of the same size or another was. */
static void
keep(MemoryContext memory, struct varlena **place, const struct varlena *value)
{
	if (*place != NULL && VARSIZE_ANY(*place) == VARSIZE_ANY(value))
		memcpy(*place, value, VARSIZE_ANY(value));
	else
	{
		if (*place != NULL)
			pfree(*place);
		*place = copy_varlena(memory, value);
	}
}

/* Adds to an amount; what is made on the way stays in the current memory context. */
static void
add_amount(totals *t, MemoryContext memory, int cell, Datum value)
{
	if (t->amount[cell] != NULL)
		value = DirectFunctionCall2(numeric_add, PointerGetDatum(t->amount[cell]), value);
	keep(memory, &t->amount[cell], PG_DETOAST_DATUM(value));
}

static bool
same_varlena(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) && memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

/* Keeps what all reports have; NULL: this one has none. */
static void
keep_common_text(totals *t, MemoryContext memory, common_text which, const struct varlena *value)
{
	struct varlena **place = &t->text[which];

	if (!t->begun && value != NULL)
		*place = copy_varlena(memory, value);
	else if (*place != NULL && (value == NULL || !same_varlena(*place, value)))
	{
		pfree(*place);
		*place = NULL;
	}
}

static void
keep_common_codes(totals *t, int32 year, Oid form)
{
	t->year = !t->begun || t->year == year ? year : 0;
	t->form = !t->begun || t->form == form ? form : InvalidOid;
}

static totals *
new_totals(MemoryContext memory)
{
	return MemoryContextAllocZero(memory, sizeof(totals));
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

static void
add_disclosures(totals *t, MemoryContext memory, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, PGR_DISCLOSURES, &rows);
	int			item = 0;
	int			measure = 0;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_DISCLOSURE_COLUMNS];
		bool		nulls[PGR_DISCLOSURE_COLUMNS];
		int			cell;

		heap_deform_tuple(&rows[i], site->types->row[PGR_DISCLOSURES].desc, values, nulls);
		item = PGR_FIND_CODE(code_of(values[1], nulls[1]), gr_item_codes, Max(item, 0));
		measure = PGR_FIND_CODE(code_of(values[3], nulls[3]), gr_measure_codes, Max(measure, 0));
		if (item < 0 || measure < 0)
			continue;
		cell = item * GR_MEASURES + measure;
		if (measure == GR_AMOUNT && !is_10k_yuan(site, values[5], nulls[5]))
			cell = CELLS + item;
		t->amount_there[cell] = true;
		if (!nulls[4])
			add_amount(t, memory, cell, values[4]);
	}
}

static void
add_count(totals *t, int cell, Datum value, bool null)
{
	if (null)
		return;
	t->has_count[cell] = true;
	t->count[cell] += DatumGetInt64(value);
}

static void
add_applications(totals *t, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, PGR_APPLICATIONS, &rows);
	int			row = -1;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_APPLICATION_COLUMNS];
		bool		nulls[PGR_APPLICATION_COLUMNS];

		heap_deform_tuple(&rows[i], site->types->row[PGR_APPLICATIONS].desc, values, nulls);
		row = PGR_FIND_CODE(code_of(values[0], nulls[0]), gr_application_rows, row + 1);
		if (row < 0)
			continue;
		t->row_there[row] = true;
		for (int j = 0; j < GR_APPLICANTS; j++)
			add_count(t, row * GR_APPLICANTS + j, values[1 + j], nulls[1 + j]);
	}
}

static void
add_reviews(totals *t, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData *rows;
	int			n = pgr_stored_rows(site, stored, PGR_REVIEWS, &rows);
	int			row = -1;

	for (int i = 0; i < n; i++)
	{
		Datum		values[PGR_REVIEW_COLUMNS];
		bool		nulls[PGR_REVIEW_COLUMNS];

		heap_deform_tuple(&rows[i], site->types->row[PGR_REVIEWS].desc, values, nulls);
		row = PGR_FIND_CODE(code_of(values[0], nulls[0]), gr_proceedings, row + 1);
		if (row < 0)
			continue;
		t->proceeding_there[row] = true;
		for (int j = 0; j < GR_OUTCOMES; j++)
			add_count(t, APPLICATION_COUNTS + row * GR_OUTCOMES + j, values[1 + j], nulls[1 + j]);
	}
}

static void
add_common(totals *t, MemoryContext memory, pgr_site *site, HeapTupleHeader stored)
{
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	bool		null;
	Datum		value;
	int32		year;

	for (common_text i = 0; i < COMMON_TEXTS; i++)
	{
		/* once they differ, nothing is in common */
		if (t->begun && t->text[i] == NULL)
			continue;
		value = heap_getattr(&whole, text_column[i] + 1, site->types->report.desc, &null);
		keep_common_text(t, memory, i, null ? NULL : PG_DETOAST_DATUM_PACKED(value));
	}
	value = heap_getattr(&whole, PGR_YEAR + 1, site->types->report.desc, &null);
	year = null ? 0 : DatumGetInt32(value);
	value = heap_getattr(&whole, PGR_FORM + 1, site->types->report.desc, &null);
	keep_common_codes(t, year, null ? InvalidOid : DatumGetObjectId(value));
}

/* rollup_add(state internal, report) → internal; a NULL report changes nothing, as with SUM */
Datum
govreport_rollup_add(PG_FUNCTION_ARGS)
{
	MemoryContext memory = aggregate_memory(fcinfo);
	totals	   *t = PG_ARGISNULL(0) ? NULL : (totals *) PG_GETARG_POINTER(0);
	HeapTupleHeader stored;
	MemoryContext before;
	pgr_site   *site;

	if (PG_ARGISNULL(1))
	{
		if (t == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(t);
	}
	site = pgr_begin(fcinfo);
	pgr_get_types(site);
	before = MemoryContextSwitchTo(site->memory);
	stored = PG_GETARG_HEAPTUPLEHEADER(1);
	if (t == NULL)
		t = new_totals(memory);
	add_common(t, memory, site, stored);
	add_disclosures(t, memory, site, stored);
	add_applications(t, site, stored);
	add_reviews(t, site, stored);
	t->begun = true;
	MemoryContextSwitchTo(before);
	pgr_end(site);
	PG_RETURN_POINTER(t);
}

/* ---- in parallel ------------------------------------------------------------------------ */

/* rollup_combine(state internal, other internal) → internal */
Datum
govreport_rollup_combine(PG_FUNCTION_ARGS)
{
	MemoryContext memory = aggregate_memory(fcinfo);
	totals	   *t = PG_ARGISNULL(0) ? NULL : (totals *) PG_GETARG_POINTER(0);
	const totals *other = PG_ARGISNULL(1) ? NULL : (totals *) PG_GETARG_POINTER(1);

	if (t == NULL && other == NULL)
		PG_RETURN_NULL();
	if (t == NULL)
		t = new_totals(memory);
	if (other == NULL)
		PG_RETURN_POINTER(t);
	for (int i = 0; i < GR_ROWS; i++)
		t->row_there[i] |= other->row_there[i];
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		t->proceeding_there[i] |= other->proceeding_there[i];
	for (int i = 0; i < COUNTS; i++)
	{
		t->has_count[i] |= other->has_count[i];
		t->count[i] += other->count[i];
	}
	for (int i = 0; i < AMOUNTS; i++)
	{
		t->amount_there[i] |= other->amount_there[i];
		if (other->amount[i] != NULL)
			add_amount(t, memory, i, PointerGetDatum(other->amount[i]));
	}
	for (common_text i = 0; i < COMMON_TEXTS; i++)
		keep_common_text(t, memory, i, other->text[i]);
	keep_common_codes(t, other->year, other->form);
	t->begun = true;
	PG_RETURN_POINTER(t);
}

/* The places of a state that point to a value, one after another; NULL: no more. */
static struct varlena **
pointer_at(totals *t, int i)
{
	if (i < AMOUNTS)
		return &t->amount[i];
	return i < AMOUNTS + COMMON_TEXTS ? &t->text[i - AMOUNTS] : NULL;
}

/* rollup_serialize(state internal) → bytea */
Datum
govreport_rollup_serialize(PG_FUNCTION_ARGS)
{
	totals	   *t = (totals *) PG_GETARG_POINTER(0);
	Size		size = VARHDRSZ + sizeof *t;
	struct varlena **place;
	bytea	   *out;
	char	   *at;

	aggregate_memory(fcinfo);
	for (int i = 0; (place = pointer_at(t, i)) != NULL; i++)
		if (*place != NULL)
			size += sizeof(Size) + VARSIZE_ANY(*place);
	out = palloc(size);
	SET_VARSIZE(out, size);
	at = VARDATA(out);
	memcpy(at, t, sizeof *t);
	at += sizeof *t;
	for (int i = 0; (place = pointer_at(t, i)) != NULL; i++)
		if (*place != NULL)
		{
			Size		length = VARSIZE_ANY(*place);

			memcpy(at, &length, sizeof length);
			memcpy(at + sizeof length, *place, length);
			at += sizeof length + length;
		}
	PG_RETURN_BYTEA_P(out);
}

/* rollup_deserialize(state bytea, internal) → internal, for rollup_combine to add */
Datum
govreport_rollup_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *in = PG_GETARG_BYTEA_PP(0);
	const char *at = VARDATA_ANY(in);
	totals	   *t = palloc(sizeof *t);
	struct varlena **place;

	aggregate_memory(fcinfo);
	memcpy(t, at, sizeof *t);
	at += sizeof *t;
	for (int i = 0; (place = pointer_at(t, i)) != NULL; i++)
		if (*place != NULL)
		{
			Size		size;

			memcpy(&size, at, sizeof size);
			at += sizeof size;
			*place = memcpy(palloc(size), at, size);
			at += size;
		}
	PG_RETURN_POINTER(t);
}

/* ---- the result ------------------------------------------------------------------------------ */

static void
put_amount(pgr_writer *w, const totals *t, const gr_disclosure_cell *cell, int amount, gr_unit unit)
{
	pgr_put_int(w, cell->clause);
	pgr_put_text(w, gr_item_codes[cell->item]);
	pgr_put_text(w, cell->label);
	pgr_put_text(w, gr_measure_codes[cell->measure]);
	pgr_put_varlena(w, t->amount[amount]);
	pgr_put_text(w, gr_unit_labels[unit]);
	pgr_put_row(w);
}

/* Item by item in the form's order; where both editions' cells are there, those of the report's own first. */
static ArrayType *
disclosures_of(pgr_site *site, const totals *t)
{
	pgr_writer	w;
	gr_form		first = t->form == site->types->form[GR_FORM_2021] ? GR_FORM_2021 : GR_FORM_2019;
	bool		put[CELLS] = {false};

	pgr_start_array(&w, site, &site->types->row[PGR_DISCLOSURES], GR_DISCLOSURE_CELLS);
	for (int item = 0; item < GR_ITEMS; item++)
		for (int pass = 0; pass < 2; pass++)
			for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
			{
				const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
				int			amount = item * GR_MEASURES + cell->measure;

				if (cell->item != item || (cell->form == first) != (pass == 0) || put[amount])
					continue;
				put[amount] = true;
				if (t->amount_there[amount])
					put_amount(&w, t, cell, amount, cell->unit);
				if (cell->measure == GR_AMOUNT && t->amount_there[CELLS + item])
					put_amount(&w, t, cell, CELLS + item, GR_UNIT_NONE);
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
put_count(pgr_writer *w, pgr_writer *problems, const totals *t, int cell, gr_str row, gr_str col)
{
	int128		sum = t->count[cell];
	bool		fits = sum == (int64) sum;

	if (t->has_count[cell] && fits)
		pgr_put_bigint(w, (int64) sum);
	else
		pgr_put_null(w);
	if (!fits)
		put_problem(problems, row, col, sum);
}

static ArrayType *
applications_of(pgr_site *site, const totals *t, pgr_writer *problems)
{
	pgr_writer	w;

	pgr_start_array(&w, site, &site->types->row[PGR_APPLICATIONS], GR_ROWS);
	for (int row = 0; row < GR_ROWS; row++)
	{
		gr_str		code = gr_application_rows[row].code;

		if (!t->row_there[row])
			continue;
		pgr_put_text(&w, code);
		for (int j = 0; j < GR_APPLICANTS; j++)
			put_count(&w, problems, t, row * GR_APPLICANTS + j, code, gr_applicants[j].code);
		pgr_put_row(&w);
	}
	return pgr_end_array(&w);
}

static ArrayType *
reviews_of(pgr_site *site, const totals *t, pgr_writer *problems)
{
	pgr_writer	w;

	pgr_start_array(&w, site, &site->types->row[PGR_REVIEWS], GR_PROCEEDINGS);
	for (int row = 0; row < GR_PROCEEDINGS; row++)
	{
		gr_str		code = gr_proceedings[row].code;

		if (!t->proceeding_there[row])
			continue;
		pgr_put_text(&w, code);
		for (int j = 0; j < GR_OUTCOMES; j++)
			put_count(&w, problems, t, APPLICATION_COUNTS + row * GR_OUTCOMES + j, code, gr_outcomes[j].code);
		pgr_put_row(&w);
	}
	return pgr_end_array(&w);
}

/* rollup_result(state internal) → report */
Datum
govreport_rollup_result(PG_FUNCTION_ARGS)
{
	const totals *t = (totals *) PG_GETARG_POINTER(0);
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_types  *types = pgr_get_types(site);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	pgr_writer	problems;
	pgr_writer	w;
	ArrayType  *disclosures;
	ArrayType  *applications;
	ArrayType  *reviews;
	HeapTupleData report;

	aggregate_memory(fcinfo);
	pgr_start_array(&problems, site, &types->row[PGR_PROBLEMS], 0);
	disclosures = disclosures_of(site, t);
	applications = applications_of(site, t, &problems);
	reviews = reviews_of(site, t, &problems);
	MemoryContextSwitchTo(before);

	pgr_start_row(&w, site, &types->report, 0);
	pgr_put_varlena(&w, t->text[COMMON_TITLE]);
	pgr_put_varlena(&w, t->text[COMMON_AGENCY]);
	pgr_put_nonzero(&w, t->year);
	if (OidIsValid(t->form))
		pgr_put_enum(&w, t->form);
	else
		pgr_put_null(&w);
	pgr_put_varlena(&w, t->text[COMMON_PERIOD]);
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
