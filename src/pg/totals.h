/*
 * totals.h - sums of reports, cell by cell: the type govreport.totals in memory.
 *
 * There is one place for every cell of both editions of the form, whatever the reports
 * hold.  Beside each sum stands how many reports have the cell and how many have a value
 * in it, so that a report can be taken out of a sum again; and in how many the cell, or its
 * row, could not be read.
 */
#ifndef PGR_TOTALS_H
#define PGR_TOTALS_H

#include "glue.h"

#include "utils/expandeddatum.h"

#define PGR_APPLICATION_COUNTS (GR_ROWS * GR_APPLICANTS)
#define PGR_COUNTS (PGR_APPLICATION_COUNTS + GR_PROCEEDINGS * GR_OUTCOMES)
/* Cells of table two by item and measure; then amounts whose unit is not stated, by item. */
#define PGR_AMOUNT_CELLS (GR_ITEMS * GR_MEASURES)
#define PGR_AMOUNTS (PGR_AMOUNT_CELLS + GR_ITEMS)

/* Attributes that the sum has where all reports have the same. */
typedef enum pgr_common
{
	PGR_COMMON_TITLE, PGR_COMMON_AGENCY, PGR_COMMON_PERIOD,
	PGR_COMMONS
} pgr_common;

typedef struct pgr_totals
{
	bool		begun;			/* there was a report */
	int64		reports;
	int64		incomplete;		/* reports with figures that could not be read */
	int64		others;			/* reports with figures of table two that do not stand below, each alone */
	int64		forms[GR_FORM_2021 + 1];	/* reports by gr_form */
	int32		year;			/* 0: none in common */
	int64		row_there[GR_ROWS];	/* reports that have the row */
	int64		proceeding_there[GR_PROCEEDINGS];
	int64		amount_there[PGR_AMOUNTS];
	int64		known[PGR_COUNTS];	/* values that were added */
	int64		unread[PGR_COUNTS];	/* reports that may have a value, but not one that is certain */
	int128		count[PGR_COUNTS];
	int64		amount_known[PGR_AMOUNTS];
	struct varlena *amount[PGR_AMOUNTS];	/* numeric; NULL: there was no value */
	struct varlena *common[PGR_COMMONS];	/* NULL: none in common; the period as text, lower and upper bound in days */
} pgr_totals;

/* Totals that stay in memory. */
typedef struct pgr_expanded_totals
{
	ExpandedObjectHeader header;
	Size		flat_size;		/* 0: not known */
	StringInfoData flat;		/* what flat_size is of */
	pgr_totals	totals;
} pgr_expanded_totals;

/* An argument of the type, to be read alone. */
extern const pgr_totals *pgr_totals_in(pgr_site *site, Datum value);
/* Without the amounts of table two. */
extern const pgr_totals *pgr_counts_in(pgr_site *site, Datum value);
/* An argument of a function that is called for one figure after the other, once it was unpacked. */
static inline const pgr_totals *
pgr_totals_argument(FunctionCallInfo fcinfo, int argument)
{
	const struct varlena *value = (const struct varlena *) PG_GETARG_POINTER(argument);
	varatt_expanded pointer;

	if (unlikely(!VARATT_IS_EXTERNAL_EXPANDED(value)))
		return pgr_totals_in(pgr_begin(fcinfo), PG_GETARG_DATUM(argument));
	memcpy(&pointer, VARDATA_EXTERNAL(value), sizeof pointer);
	return &((const pgr_expanded_totals *) pointer.eohptr)->totals;
}
/* As a value that stays in memory, in the current memory context. */
extern Datum pgr_totals_unpacked(Datum value);
/* Reports with other figures of table two. */
extern int64 pgr_others_in(FunctionCallInfo fcinfo, Datum value);
/* The state of an aggregate, argument 0, to be changed; and it as the result. */
extern pgr_totals *pgr_totals_state(FunctionCallInfo fcinfo, MemoryContext *memory);
extern Datum pgr_totals_datum(pgr_totals *totals);
/* Totals as a value of their own, in the current memory context. */
extern Datum pgr_totals_flat(const pgr_totals *totals);

/* What is made on the way stays in the current memory context; memory is that of the totals. */
extern void pgr_totals_add(pgr_totals *t, MemoryContext memory, Datum value);
/* Adds a numeric to an amount. */
extern void pgr_add_amount(pgr_totals *t, MemoryContext memory, int cell, Datum value);
/* Of one more report, before it has begun: what all have is kept; NULL or 0: this one has none. */
extern void pgr_keep_common_text(pgr_totals *t, MemoryContext memory, pgr_common which, const struct varlena *value);
extern void pgr_keep_common_year(pgr_totals *t, int32 year);

/* places.c: the cells of table two in both editions, each once; behind those with the form's unit, amounts without one */
typedef struct pgr_disclosure_places
{
	int			n;
	int			n_with_unit;
	const gr_disclosure_cell *cell[GR_DISCLOSURE_CELLS];
	int			amount[GR_DISCLOSURE_CELLS];	/* index in the totals */
} pgr_disclosure_places;

extern const pgr_disclosure_places *pgr_get_disclosure_places(void);
/* Where an amount of the totals stands, from 0; below it: the form has no such cell. */
extern int	pgr_disclosure_place(int amount);

/* rollup.c */
/* Which of the amounts a stored row of table two is; below 0: none.  It is looked for from item and measure on, which are set. */
extern int	pgr_amount_of_row(pgr_site *site, const Datum *values, const bool *nulls, int *item, int *measure);
extern Datum pgr_report_totals(pgr_site *site, Datum report);

#endif
