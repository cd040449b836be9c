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
#define PGR_CAUSE_COLUMNS (PGR_CHECK_COLUMNS + 2)
#define PGR_MAX_COLUMNS 11

/* Attributes of govreport.report, from 0. */
typedef enum pgr_report_column
{
	PGR_TITLE, PGR_AGENCY, PGR_YEAR, PGR_FORM, PGR_PERIOD,
	PGR_SECTIONS, PGR_DISCLOSURES, PGR_APPLICATIONS, PGR_REVIEWS, PGR_CLAIMS, PGR_PROBLEMS,
	PGR_REPORT_COLUMNS
} pgr_report_column;

/* A composite type, and the header that its values have in common. */
typedef struct pgr_row_type
{
	TupleDesc	desc;
	char		header[SizeofHeapTupleHeader];
} pgr_row_type;

/* Catalog look-ups, done once a call site. */
typedef struct pgr_types
{
	pgr_row_type report;
	pgr_row_type row[PGR_REPORT_COLUMNS];	/* element type of an array attribute; else unset */
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
	void	   *kept;			/* what a function keeps from call to call, in lasting */
} pgr_site;

/* host.c */
extern pgr_site *pgr_begin(FunctionCallInfo fcinfo);
/* Frees the memory of the call. */
extern void pgr_end(pgr_site *site);
/* An error for each status but GR_OK. */
extern void pgr_check_status(gr_status status);

/* types.c */
extern pgr_types *pgr_get_types(pgr_site *site);

/* text.c */
extern void pgr_find_conversions(pgr_site *site);
extern gr_str pgr_text_in(pgr_site *site, Datum value);
extern gr_str pgr_in_encoding(pgr_site *site, gr_str value);
extern Datum pgr_text_result(pgr_site *site, gr_str value);
extern char *pgr_message(pgr_site *site, gr_str value);

/* decimal.c: numeric */
#define PGR_NUMERIC_DIGITS 11	/* of base 10,000, that 128 bits may need */
#define PGR_NUMERIC_SIZE (VARHDRSZ_SHORT + (1 + PGR_NUMERIC_DIGITS) * sizeof(int16))
extern size_t pgr_write_numeric(gr_sum value, char *out);
/* As a function's result: with the header that others need not change to read it, in the current memory context. */
extern Datum pgr_numeric_result(gr_sum value);
/* An array, numbered from 1, in the current memory context; NULL: there is none. */
extern Datum pgr_numeric_array(const void *const *numbers, int n);
extern gr_figure pgr_read_numeric(Datum value);
extern gr_figure pgr_read_decimal(const char *text, size_t length);

/* A count as an integer; false where it is none. */
static inline bool
pgr_whole_count(const gr_figure *figure, int64 *count)
{
	*count = figure->mantissa;
	for (int i = 0; i < figure->scale; i++, *count /= 10)
		if (*count % 10 != 0)
			return false;
	return true;
}

/* row_writer.c: rows and arrays of rows, value by value in the order of the columns */
typedef struct pgr_writer
{
	pgr_site   *site;
	const pgr_row_type *type;
	char	   *memory;			/* of the context that was current at the start */
	size_t		size;
	char	   *row;			/* the row that is written */
	char	   *at;
	size_t		data_after_nulls;	/* where a row with a NULL has its values */
	uint32		present;		/* columns that are not NULL */
	int			column;
	bool		varying;		/* it has a value of variable length */
	int			n;				/* rows before it in the array */
} pgr_writer;

/* The first columns of a row that is written, for rows after it that begin alike. */
typedef struct pgr_row_head
{
	size_t		size;
	uint32		present;
	int			column;
	bool		varying;
} pgr_row_head;

/* An error: the type is not what the library was made for. */
extern _Noreturn void pgr_wrong_type(TupleDesc desc, int column);
extern void pgr_set_datum_type(pgr_row_type *type, TupleDesc desc);
extern void pgr_set_row_type(pgr_row_type *type, TupleDesc desc);
/* A row, begun, written column by column, ended; restart begins the next in the same memory.  room: bytes that its values may take. */
extern void pgr_start_row(pgr_writer *w, pgr_site *site, const pgr_row_type *type, size_t room);
extern HeapTupleData pgr_end_row(pgr_writer *w);
extern void pgr_restart_row(pgr_writer *w);
extern pgr_row_head pgr_row_so_far(const pgr_writer *w);
extern void pgr_restart_alike(pgr_writer *w, const pgr_row_head *head);
/* An array of about n rows: each is written column by column and put. */
extern void pgr_start_array(pgr_writer *w, pgr_site *site, const pgr_row_type *type, uint32 n);
extern void pgr_put_row(pgr_writer *w);
extern ArrayType *pgr_end_array(pgr_writer *w);
/* Each writes the next column; an error where there is none, or its values are of another size. */
extern void pgr_put_null(pgr_writer *w);
extern void pgr_put_text(pgr_writer *w, gr_str value);
extern void pgr_put_varlena(pgr_writer *w, const void *value);
extern void pgr_put_int(pgr_writer *w, int32 value);
extern void pgr_put_nonzero(pgr_writer *w, int32 value);
extern void pgr_put_bigint(pgr_writer *w, int64 value);
extern void pgr_put_bool(pgr_writer *w, bool value);
extern void pgr_put_enum(pgr_writer *w, Oid value);
extern void pgr_put_numeric(pgr_writer *w, gr_sum value);
extern void pgr_put_count(pgr_writer *w, const gr_figure *figure);
extern void pgr_put_figure(pgr_writer *w, const gr_figure *figure);

/* rows.c: a set of rows as a function's result */
typedef struct pgr_rows
{
	Tuplestorestate *store;
	pgr_row_type type;
	pgr_writer	row;
} pgr_rows;

/* Begins the result of the function, an error where it has not so many columns; each row is written and put. */
extern void pgr_rows_begin(pgr_rows *rows, pgr_site *site, FunctionCallInfo fcinfo, int columns);
extern void pgr_rows_put(pgr_rows *rows);
/* The next row begins as this one; of eight columns at most. */
extern void pgr_rows_put_alike(pgr_rows *rows, const pgr_row_head *head);

/* labels.c */
extern gr_str pgr_item_label(gr_str code, gr_form form);

/* report_out.c: core structs as rows */
extern void pgr_put_section(pgr_writer *w, const gr_section *section);
extern uint32 pgr_row_count(const gr_report *report, pgr_report_column column);
extern void pgr_put_row_of(pgr_writer *w, const gr_report *report, pgr_report_column column, uint32 i);
extern void pgr_put_rule(pgr_writer *w, const gr_check *check);
extern void pgr_put_outcome(pgr_writer *w, const gr_check *check);
extern Datum pgr_report_datum(pgr_site *site, const gr_report *read);

/* checking.c: bit(256) for a report that was read from text; 0: it has no narrative */
extern Datum pgr_narrative_signature(pgr_site *site, const gr_report *report);

/* report_in.c: arguments to core structs */
extern gr_report *pgr_read_body(pgr_site *site, Datum body, gr_extent extent, gr_str *text);
extern gr_report *pgr_read_report(pgr_site *site, HeapTupleHeader stored, gr_extent extent);
extern int	pgr_find_code(gr_str code, const void *list, size_t size, int n, int expected);
extern int	pgr_stored_rows(pgr_site *site, HeapTupleHeader stored, pgr_report_column column, HeapTupleData **tuples);

/* agencies.c: which agency a report of a store belongs to */
typedef struct pgr_agency
{
	text	   *key;			/* its code, or its name; NULL: nobody's */
	text	   *name;			/* as listed, else as printed; NULL: none */
} pgr_agency;

extern char *pgr_store_relation(Oid store, const char *ending);
extern pgr_agency pgr_find_agency(pgr_site *site, Oid store, Datum code, bool no_code, Datum printed, bool not_printed, bool latest);
extern void pgr_find_places(Oid store, Datum keys, Datum *levels, Datum *parents);

/* statement.c: a statement of the session's, prepared for one store after the other */
struct _SPI_plan;
typedef struct pgr_statement
{
	char	   *text;			/* NULL: none yet */
	struct _SPI_plan *plan;
} pgr_statement;

extern struct _SPI_plan *pgr_prepare(pgr_statement *kept, const char *text, const Oid *types, int n);

/* triggers.c */
struct TriggerData;
struct RelationData;
typedef struct pgr_owner_rights
{
	Oid			user;
	int			context;
} pgr_owner_rights;

extern struct TriggerData *pgr_trigger_data(FunctionCallInfo fcinfo, const char *name);
extern int	pgr_column(TupleDesc desc, const char *name);
extern bool pgr_same_column(struct TriggerData *trigger, const char *name);
extern bool pgr_has_end(struct RelationData *table, const char *name);
extern pgr_owner_rights pgr_become_owner(struct RelationData *table);
extern char *pgr_beside(struct RelationData *table, const char *own_ending, const char *ending);
extern Oid	pgr_store_beside(struct RelationData *table, const char *own_ending);

/* keeping_facts.c: rows wait to be put into the sums; the next statement's end does it */
extern bool pgr_sums_are_due;

/* keeping.c */
extern Datum pgr_remembered_report(pgr_site *site, Datum body);

#define PGR_FIND_CODE(code, list, expected) pgr_find_code(code, list, sizeof (list)[0], lengthof(list), expected)

#endif
