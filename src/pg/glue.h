/*
 * glue.h - what the files of src/pg share.
 *
 * They turn arguments into core structs, call the core and turn its structs
 * into Datums.  Names start with pgr_: on 14 and 15 a library's symbols are
 * visible to all others.
 */
#ifndef PGR_GLUE_H
#define PGR_GLUE_H

#include "postgres.h"

#include "access/htup_details.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "compat.h"
#include "govreport.h"

/* Attribute counts of the composite types (src/sql/10_types.sql). */
#define PGR_SECTION_COLUMNS 5
#define PGR_DISCLOSURE_COLUMNS 6
#define PGR_APPLICATION_COLUMNS (1 + GR_APPLICANTS)
#define PGR_REVIEW_COLUMNS (1 + GR_OUTCOMES)
#define PGR_CLAIM_COLUMNS 10
#define PGR_PROBLEM_COLUMNS 5
#define PGR_CELL_COLUMNS 9
#define PGR_CHECK_COLUMNS 8
#define PGR_MAX_COLUMNS 10

/* Attributes of govreport.report, from 0. */
typedef enum pgr_report_column
{
	PGR_TITLE, PGR_AGENCY, PGR_YEAR, PGR_FORM, PGR_PERIOD,
	PGR_SECTIONS, PGR_DISCLOSURES, PGR_APPLICATIONS, PGR_REVIEWS, PGR_CLAIMS, PGR_PROBLEMS,
	PGR_REPORT_COLUMNS
} pgr_report_column;

/* Catalog look-ups, done once a call site. */
typedef struct pgr_types
{
	TupleDesc	report;
	TupleDesc	row[PGR_REPORT_COLUMNS];	/* element type of an array attribute; else NULL */
	TypeCacheEntry *period;
	Oid			form[GR_FORM_2021 + 1];
	Oid			severity[GR_ERROR + 1];
	Oid			state[GR_UNCERTAIN + 1];	/* cell_state by gr_state */
} pgr_types;

/* One place in a query that calls one of our functions; kept in fn_extra. */
typedef struct pgr_site
{
	Oid			function;
	MemoryContext lasting;		/* as long as the call site */
	MemoryContext memory;		/* one call's; the arena's chunks are in it too */
	gr_host		host;
	void	   *space;			/* lent to the arena at each call */
	gr_arena	arena;
	pgr_types  *types;			/* by pgr_get_types */
	Oid			to_utf8;		/* conversion functions; invalid where text is UTF-8 already */
	Oid			from_utf8;
} pgr_site;

/* host.c */
extern pgr_site *pgr_begin(FunctionCallInfo fcinfo);
extern void pgr_end(pgr_site *site);
extern void pgr_check_status(gr_status status);

/* types.c */
extern pgr_types *pgr_get_types(pgr_site *site);

/* text.c */
extern void pgr_find_conversions(pgr_site *site);
extern gr_str pgr_text_in(pgr_site *site, Datum value);
extern Datum pgr_text_out(pgr_site *site, gr_str value);
extern Datum pgr_text_result(pgr_site *site, gr_str value);
extern char *pgr_message(pgr_site *site, gr_str value);

/* rows.c: a set of rows as a function's result */
typedef struct pgr_rows
{
	Tuplestorestate *store;
	TupleDesc	desc;
	Datum		values[PGR_MAX_COLUMNS];
	bool		nulls[PGR_MAX_COLUMNS];
} pgr_rows;

extern void pgr_rows_begin(pgr_rows *rows, FunctionCallInfo fcinfo, int columns);
extern void pgr_rows_put(pgr_rows *rows);

/* report_out.c: core structs to Datums, in the call's memory unless said otherwise */
static inline void
pgr_set_text(pgr_site *site, gr_str value, Datum *datum, bool *null)
{
	*null = value.s == NULL;
	*datum = *null ? (Datum) 0 : pgr_text_out(site, value);
}

static inline void
pgr_set_int(int64 value, bool null, Datum *datum, bool *null_out)
{
	*null_out = null;
	*datum = null ? (Datum) 0 : Int32GetDatum((int32) value);
}

extern void pgr_set_figure(const gr_figure *figure, Datum *datum, bool *null);
extern Datum pgr_sum_datum(gr_sum value);
extern void pgr_section_values(pgr_site *site, const gr_section *section, Datum *values, bool *nulls);
extern void pgr_disclosure_values(pgr_site *site, const gr_disclosure *row, Datum *values, bool *nulls);
extern void pgr_application_values(pgr_site *site, const gr_application *row, Datum *values, bool *nulls);
extern void pgr_review_values(pgr_site *site, const gr_review *row, Datum *values, bool *nulls);
extern void pgr_claim_values(pgr_site *site, const gr_claim *claim, Datum *values, bool *nulls);
extern Datum pgr_report_datum(pgr_site *site, const gr_report *read);

/* report_in.c: arguments to core structs */
extern gr_report *pgr_read_body(pgr_site *site, Datum body, gr_extent extent, gr_str *text);
extern gr_report *pgr_read_report(pgr_site *site, HeapTupleHeader stored, gr_extent extent);
extern int	pgr_stored_rows(pgr_site *site, HeapTupleHeader stored, pgr_report_column column, HeapTupleData **tuples);

#endif
