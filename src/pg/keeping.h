/*
 * keeping.h - the narrow row beside a report of a store, while it is made.
 */
#ifndef PGR_KEEPING_H
#define PGR_KEEPING_H

#include "glue.h"

/* Columns of a report that go into its row of facts, and what they are there. */
typedef enum pgr_kept
{
	PGR_ID, PGR_KEY, PGR_NAME, PGR_OF_YEAR, PGR_ARRIVED, PGR_BATCH, PGR_SOURCE, PGR_FACTS,
	PGR_KEPT_COLUMNS,
	PGR_COUNTS = PGR_KEPT_COLUMNS,
	PGR_OLD_ID,
	PGR_LEVELS,					/* arrays, of the one agency */
	PGR_PARENTS,
	PGR_KEPT_PARAMETERS
} pgr_kept;

typedef struct pgr_kept_row
{
	Oid			types[PGR_KEPT_PARAMETERS];
	Datum		values[PGR_KEPT_PARAMETERS];
	char		nulls[PGR_KEPT_PARAMETERS + 1];	/* 'n': NULL, as SPI has it */
} pgr_kept_row;

static inline bool
pgr_is_null(const pgr_kept_row *row, pgr_kept column)
{
	return row->nulls[column] == 'n';
}

/* keeping_decision.c */
/* Whether this session may decide on the row's agency; a report of no known year is alone. */
extern bool pgr_may_decide(Oid store, const pgr_kept_row *row);
/* Which report of an agency and year counts, and what is waived of each; may: this session decides, else it is noted that nobody did. */
extern void pgr_decide(Oid store, Datum key, Datum year, bool may);

/* Plans that are kept from when tables were small read them by their indexes; until AtEOXact_GUC of what it gives. */
extern int	pgr_prefer_indexes(void);

/* keeping_waiting.c */
/* The row of a report that was inserted waits, with others of its statement; true: write them now. */
extern bool pgr_wait(struct TriggerData *trigger, const pgr_kept_row *row);
/* A report was changed or went before the trigger on its insertion ran: that of the user's own, which comes first by its name, did it. */
extern void pgr_note_ahead(void);
/* Writes what waits of a store. */
extern void pgr_write_waiting(Oid store);

#endif
