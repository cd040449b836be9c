/*
 * report_in.c - arguments as reports of the core.
 *
 * A stored report may have been made by hand, so nothing in it is trusted: rows
 * that are NULL or whose codes are unknown are left out, a disclosure whose item
 * is unknown is kept as a row that the form does not have, a section of unknown
 * kind as an extra one, and a figure that the core cannot hold is unreadable.
 */
#include "glue.h"

#include "utils/date.h"
#include "utils/datetime.h"

/* Reads a body; its text, which the report points into, goes to *text. */
gr_report *
pgr_read_body(pgr_site *site, Datum body, gr_extent extent, gr_str *text)
{
	gr_report  *report;

	*text = pgr_text_in(site, body);
	pgr_check_status(gr_read(text->s, text->len, extent, &site->arena, &report));
	return report;
}

static void *
allocate(pgr_site *site, size_t count, size_t size)
{
	void	   *memory = gr_alloc(&site->arena, Max(count, 1) * size);

	if (memory == NULL)
		pgr_check_status(GR_NO_MEMORY);
	return memory;
}

/*
 * The rows of one array attribute as tuples, NULL ones left out; dimensions do
 * not matter.  Returns their number.  Everything is in the call's memory.
 */
int
pgr_stored_rows(pgr_site *site, HeapTupleHeader stored, pgr_report_column column, HeapTupleData **tuples)
{
	pgr_types  *types = pgr_get_types(site);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	HeapTupleData *rows = NULL;
	int			n = 0;
	bool		null;
	Datum		array = heap_getattr(&whole, column + 1, types->report.desc, &null);

	if (!null)
	{
		Datum	   *elements;
		bool	   *nulls;
		int			count;

		deconstruct_array(DatumGetArrayTypeP(array), types->row[column].desc->tdtypeid, -1, false, TYPALIGN_DOUBLE,
						  &elements, &nulls, &count);
		rows = allocate(site, count, sizeof *rows);
		for (int i = 0; i < count; i++)
		{
			if (nulls[i])
				continue;
			rows[n].t_data = DatumGetHeapTupleHeader(elements[i]);
			rows[n].t_len = HeapTupleHeaderGetDatumLength(rows[n].t_data);
			n++;
		}
	}
	MemoryContextSwitchTo(before);
	*tuples = rows;
	return n;
}

/* ---- attributes of a row -------------------------------------------------- */

static gr_str
text_of(pgr_site *site, Datum value, bool null)
{
	if (null)
		return (gr_str) {NULL, 0};
	return pgr_text_in(site, value);
}

/*
 * Index of a code in a list of structs that start with it; -1: not there.  Looks first
 * where it is expected, 0 to n, as rows come in the form's order.
 */
int
pgr_find_code(gr_str code, const void *list, size_t size, int n, int expected)
{
	if (code.s == NULL)
		return -1;
	for (int i = 0; i < n; i++)
	{
		int			at = expected + i < n ? expected + i : expected + i - n;
		const gr_str *entry = (const gr_str *) ((const char *) list + at * size);

		if (entry->s != NULL && entry->len == code.len && memcmp(entry->s, code.s, code.len) == 0)
			return at;
	}
	return -1;
}

/* ---- why a figure is NULL ------------------------------------------------- */

#define DISCLOSURE_ITEMS (GR_ITEMS + 1)	/* the last: no item */
#define DISCLOSURE_CELLS (DISCLOSURE_ITEMS * GR_MEASURES)
#define APPLICATION_CELLS (GR_ROWS * GR_APPLICANTS)
#define REVIEW_CELLS (GR_PROCEEDINGS * GR_OUTCOMES)
#define FORM_CELLS (DISCLOSURE_CELLS + APPLICATION_CELLS + REVIEW_CELLS)

static int
disclosure_cell(int item, int measure)
{
	return (item < 0 ? GR_ITEMS : item) * GR_MEASURES + measure;
}

static int
application_cell(int row, int applicant)
{
	return DISCLOSURE_CELLS + row * GR_APPLICANTS + applicant;
}

static int
review_cell(int proceeding, int outcome)
{
	return DISCLOSURE_CELLS + APPLICATION_CELLS + proceeding * GR_OUTCOMES + outcome;
}

/* The cell that a problem names; -1: none. */
static int
problem_cell(const gr_problem *problem)
{
	int			row;
	int			col;

	if ((col = PGR_FIND_CODE(problem->col, gr_applicants, 0)) >= 0 &&
		(row = PGR_FIND_CODE(problem->item, gr_application_rows, 0)) >= 0)
		return application_cell(row, col);
	if ((col = PGR_FIND_CODE(problem->col, gr_outcomes, 0)) >= 0 &&
		(row = PGR_FIND_CODE(problem->item, gr_proceedings, 0)) >= 0)
		return review_cell(row, col);
	if ((col = PGR_FIND_CODE(problem->col, gr_measure_codes, 0)) >= 0 &&
		((row = PGR_FIND_CODE(problem->item, gr_item_codes, 0)) >= 0 || problem->item.s == NULL))
		return disclosure_cell(row, col);
	return -1;
}

/* What stands in a cell that a problem names; GR_ABSENT: the problem says nothing of that. */
static gr_figure
problem_figure(const gr_problem *problem)
{
	switch (problem->code)
	{
		case GR_PROBLEM_UNREADABLE:
			return (gr_figure) {.state = GR_UNREADABLE};
		case GR_PROBLEM_NOT_APPLICABLE:
			return (gr_figure) {.state = GR_NOT_APPLICABLE};
		case GR_PROBLEM_UNCERTAIN:
		case GR_PROBLEM_CONFLICT:
			return (gr_figure) {.state = GR_UNCERTAIN};
		case GR_PROBLEM_FRACTION:
			return pgr_read_decimal(problem->raw.s, problem->raw.len);
		default:
			return (gr_figure) {.state = GR_ABSENT};
	}
}

/* Each cell's problems in their order; numbers are indexes of the report's problems from 1. */
typedef struct reasons
{
	uint32		first[FORM_CELLS];	/* 0: no more */
	uint32	   *next;
} reasons;

static reasons *
collect_reasons(pgr_site *site, const gr_report *report)
{
	reasons    *all = allocate(site, 1, sizeof *all);

	all->next = allocate(site, (size_t) report->n_problems + 1, sizeof *all->next);
	for (uint32 i = report->n_problems; i > 0; i--)
	{
		const gr_problem *problem = &report->problems[i - 1];
		int			cell = problem_cell(problem);

		if (cell < 0 || problem_figure(problem).state == GR_ABSENT)
			continue;
		all->next[i] = all->first[cell];
		all->first[cell] = i;
	}
	return all;
}

/* A figure without a value; uses the cell's next problem up. */
static gr_figure
null_figure(const gr_report *report, reasons *all, int cell)
{
	uint32		i = all->first[cell];
	gr_figure	figure = {.state = GR_BLANK};

	if (i > 0)
	{
		figure = problem_figure(&report->problems[i - 1]);
		figure.line = report->problems[i - 1].line;
		all->first[cell] = all->next[i];
	}
	return figure;
}

/* ---- rows ------------------------------------------------------------------ */

typedef struct reader
{
	pgr_site   *site;
	HeapTupleHeader stored;
	gr_report  *report;
	reasons    *why;
	/* the row that is read */
	HeapTupleData *tuples;
	TupleDesc	desc;
	int			n;
	int			at;
	Datum		values[PGR_MAX_COLUMNS];
	bool		nulls[PGR_MAX_COLUMNS];
} reader;

/* Starts on an array attribute; returns memory for as many structs as it has rows. */
static void *
open_rows(reader *r, pgr_report_column column, size_t size)
{
	r->n = pgr_stored_rows(r->site, r->stored, column, &r->tuples);
	r->desc = r->site->types->row[column].desc;
	r->at = 0;
	return allocate(r->site, r->n, size);
}

static bool
next_row(reader *r)
{
	if (r->at == r->n)
		return false;
	CHECK_FOR_INTERRUPTS();
	heap_deform_tuple(&r->tuples[r->at++], r->desc, r->values, r->nulls);
	return true;
}

static gr_str
text_at(reader *r, int column)
{
	return text_of(r->site, r->values[column], r->nulls[column]);
}

/* 0 where it is NULL or less. */
static int32
int_at(reader *r, int column)
{
	return r->nulls[column] ? 0 : Max(DatumGetInt32(r->values[column]), 0);
}

static gr_figure
count_at(reader *r, int column, int cell)
{
	if (r->nulls[column])
		return null_figure(r->report, r->why, cell);
	return (gr_figure) {.state = GR_NUMBER,.mantissa = DatumGetInt64(r->values[column])};
}

static void
read_problems(reader *r)
{
	gr_report  *report = r->report;

	report->problems = open_rows(r, PGR_PROBLEMS, sizeof *report->problems);
	while (next_row(r))
	{
		int			code = PGR_FIND_CODE(text_at(r, 0), gr_problem_codes, 0);

		if (code >= 0)
			report->problems[report->n_problems++] = (gr_problem) {
				.code = code,
				.item = text_at(r, 1),
				.col = text_at(r, 2),
				.raw = text_at(r, 3),
				.line = int_at(r, 4),
			};
	}
}

static void
read_sections(reader *r)
{
	gr_report  *report = r->report;
	int			kind = -1;

	report->sections = open_rows(r, PGR_SECTIONS, sizeof *report->sections);
	while (next_row(r))
	{
		kind = PGR_FIND_CODE(text_at(r, 0), gr_section_forms, kind + 1);
		report->sections[report->n_sections++] = (gr_section) {
			.kind = kind < 0 ? GR_EXTRA : kind,
			.number = text_at(r, 1),
			.title = text_at(r, 2),
			.start = int_at(r, 3),
			.length = int_at(r, 4),
		};
	}
}

static void
read_disclosures(reader *r)
{
	gr_report  *report = r->report;
	int			item = 0;
	int			measure = -1;
	int			unit = 0;

	report->disclosures = open_rows(r, PGR_DISCLOSURES, sizeof *report->disclosures);
	while (next_row(r))
	{
		int			clause = int_at(r, 0);

		item = PGR_FIND_CODE(text_at(r, 1), gr_item_codes, Max(item, 0));
		measure = PGR_FIND_CODE(text_at(r, 3), gr_measure_codes, measure + 1);
		unit = PGR_FIND_CODE(text_at(r, 5), gr_unit_labels, Max(unit, 0));
		if (measure >= 0)
			report->disclosures[report->n_disclosures++] = (gr_disclosure) {
				.clause = clause > PG_UINT8_MAX ? 0 : clause,
				.item = item,
				.measure = measure,
				.unit = unit < 0 ? GR_UNIT_NONE : unit,
				.label = text_at(r, 2),
				.figure = r->nulls[4] ? null_figure(report, r->why, disclosure_cell(item, measure)) :
				pgr_read_numeric(r->values[4]),
			};
	}
}

static void
read_applications(reader *r)
{
	gr_report  *report = r->report;
	int			row = -1;

	report->applications = open_rows(r, PGR_APPLICATIONS, sizeof *report->applications);
	while (next_row(r))
	{
		gr_application *application = &report->applications[report->n_applications];

		row = PGR_FIND_CODE(text_at(r, 0), gr_application_rows, row + 1);
		if (row < 0)
			continue;
		report->n_applications++;
		application->row = row;
		for (int i = 0; i < GR_APPLICANTS; i++)
			application->cell[i] = count_at(r, 1 + i, application_cell(row, i));
	}
}

static void
read_reviews(reader *r)
{
	gr_report  *report = r->report;
	int			proceeding = -1;

	report->reviews = open_rows(r, PGR_REVIEWS, sizeof *report->reviews);
	while (next_row(r))
	{
		gr_review  *review = &report->reviews[report->n_reviews];

		proceeding = PGR_FIND_CODE(text_at(r, 0), gr_proceedings, proceeding + 1);
		if (proceeding < 0)
			continue;
		report->n_reviews++;
		review->proceeding = proceeding;
		for (int i = 0; i < GR_OUTCOMES; i++)
			review->cell[i] = count_at(r, 1 + i, review_cell(proceeding, i));
	}
}

static void
read_claims(reader *r)
{
	gr_report  *report = r->report;
	int			section = 0;

	report->claims = open_rows(r, PGR_CLAIMS, sizeof *report->claims);
	while (next_row(r))
	{
		gr_claim   *claim = &report->claims[report->n_claims++];
		int			subject = PGR_FIND_CODE(text_at(r, 1), gr_subject_codes, 0);
		gr_figure	figure;

		claim->section = section = PGR_FIND_CODE(text_at(r, 0), gr_section_forms, Max(section, 0));
		claim->subject = subject < 0 ? GR_SUBJECT_NONE : subject;
		claim->label = text_at(r, 2);
		if (!r->nulls[3] && (figure = pgr_read_numeric(r->values[3])).state == GR_NUMBER)
		{
			claim->has_value = true;
			claim->value = (gr_number) {figure.mantissa, figure.scale};
		}
		claim->unit = text_at(r, 4);
		claim->approximate = !r->nulls[5] && DatumGetBool(r->values[5]);
		claim->part_of = int_at(r, 6);
		if (!r->nulls[7] && (figure = pgr_read_numeric(r->values[7])).state == GR_NUMBER)
		{
			claim->has_share = true;
			claim->share = (gr_number) {figure.mantissa, figure.scale};
		}
		claim->start = int_at(r, 8);
		claim->length = int_at(r, 9);
	}
}

static void
read_period(pgr_site *site, Datum value, gr_report *report)
{
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	gr_date    *dates[2] = {&report->from, &report->until};
	DateADT		days[2];

	range_deserialize(site->types->period, DatumGetRangeTypeP(value), &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite)
		return;
	days[0] = DatumGetDateADT(lower.val);
	days[1] = DatumGetDateADT(upper.val);
	if (DATE_NOT_FINITE(days[0]) || DATE_NOT_FINITE(days[1]))
		return;
	days[1]--;					/* dateranges are stored as [from, until + 1) */
	for (int i = 0; i < 2; i++)
	{
		int			year;
		int			month;
		int			day;

		j2date(days[i] + POSTGRES_EPOCH_JDATE, &year, &month, &day);
		if (year >= 1 && year <= PG_INT16_MAX)
			*dates[i] = (gr_date) {year, month, day};
	}
}

/* A stored report, in the call's memory or pointing into the argument. */
gr_report *
pgr_read_report(pgr_site *site, HeapTupleHeader stored, gr_extent extent)
{
	pgr_types  *types = pgr_get_types(site);
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(stored),.t_data = stored};
	gr_report  *report = allocate(site, 1, sizeof *report);
	Datum		values[PGR_REPORT_COLUMNS];
	bool		nulls[PGR_REPORT_COLUMNS];
	reader		r = {.site = site,.stored = stored,.report = report};

	heap_deform_tuple(&whole, types->report.desc, values, nulls);
	report->title = text_of(site, values[PGR_TITLE], nulls[PGR_TITLE]);
	report->agency = text_of(site, values[PGR_AGENCY], nulls[PGR_AGENCY]);
	report->year = nulls[PGR_YEAR] ? 0 : DatumGetInt32(values[PGR_YEAR]);
	for (gr_form form = GR_FORM_2019; form <= GR_FORM_2021 && !nulls[PGR_FORM]; form++)
		if (DatumGetObjectId(values[PGR_FORM]) == types->form[form])
			report->form = form;
	if (!nulls[PGR_PERIOD])
		read_period(site, values[PGR_PERIOD], report);

	read_problems(&r);
	r.why = collect_reasons(site, report);
	if (extent > GR_TABLES)
		read_sections(&r);
	read_disclosures(&r);
	read_applications(&r);
	read_reviews(&r);
	if (extent == GR_WHOLE_REPORT)
		read_claims(&r);
	MemoryContextSwitchTo(before);
	return report;
}
