/*
 * keeping_sums.c - sums that a store keeps by year and place in the list of agencies: the
 * triggers that note what changes them.
 *
 * Who writes a report adds a row, and waits for nobody; every so many rows the one who
 * wrote the last puts them into the sums.  An agency that is listed, goes or gets another
 * parent is noted: its reports are part of other sums from then on.
 */
#include "glue.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(govreport_keep_sums);
PG_FUNCTION_INFO_V1(govreport_keep_places);

/* Rows that may wait, about: few to add to a sum that is asked for. */
#define MOST_WAITING 1024

/* %s: the table of what was added */
static const char add[] =
	"INSERT INTO %s (agency_key, year, reports, total) VALUES ($1, $2, 1, $3) RETURNING n";
static const char take_out[] =
	"INSERT INTO %s (agency_key, year, reports, total) VALUES ($1, $2, -1, govreport.totals_minus($3)) RETURNING n";
/* of the rows that a statement inserted */
static const char add_all[] =
	"INSERT INTO %s (agency_key, year, reports, total) SELECT agency_key, year, 1, totals FROM come WHERE counts AND totals IS NOT NULL RETURNING n";
/* %s: the table of agencies whose place changed */
static const char move[] = "INSERT INTO %s (agency_key) VALUES ($1)";
/* %1$s: that table; %2$s: the table of places */
static const char move_all[] = "INSERT INTO %1$s (agency_key) SELECT agency_key FROM %2$s";

/* Columns of a row of facts. */
typedef enum fact
{
	AGENCY_KEY, YEAR, TOTALS, COUNTS,
	FACTS
} fact;

static const char *const fact_names[FACTS] = {"agency_key", "year", "totals", "counts"};

typedef struct part
{
	Oid			types[FACTS];
	Datum		values[FACTS];
	bool		null[FACTS];
} part;

static part
read_part(Relation facts, HeapTuple tuple)
{
	TupleDesc	desc = RelationGetDescr(facts);
	part		p;

	for (int i = 0; i < FACTS; i++)
	{
		int			number = pgr_column(desc, fact_names[i]);

		p.types[i] = TupleDescAttr(desc, number - 1)->atttypid;
		p.values[i] = heap_getattr(tuple, number, desc, &p.null[i]);
	}
	if (!p.null[TOTALS])
		p.values[TOTALS] = PointerGetDatum(PG_DETOAST_DATUM(p.values[TOTALS]));
	return p;
}

static bool
is_counted(const part *p)
{
	return !p->null[COUNTS] && DatumGetBool(p->values[COUNTS]);
}

static bool
is_same(const part *a, const part *b, fact column, bool by_value)
{
	return a->null[column] == b->null[column] &&
		(a->null[column] || datumIsEqual(a->values[column], b->values[column], by_value, by_value ? (int) sizeof(int32) : -1));
}

static bool
is_same_part(const part *a, const part *b)
{
	return is_counted(a) == is_counted(b) && is_same(a, b, YEAR, true) && is_same(a, b, AGENCY_KEY, false) &&
		is_same(a, b, TOTALS, false);
}

/* A table that many rows wait in makes the statement's end put them into the sums. */
static void
see_whether_due(int result)
{
	bool		null;

	if (result != SPI_OK_INSERT_RETURNING)
		elog(ERROR, "could not keep the sums of reports");
	for (uint64 i = 0; i < SPI_processed; i++)
		pgr_sums_are_due |= DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &null)) % MOST_WAITING == 0;
}

static void
note_all(TriggerData *trigger)
{
	static pgr_statement plan;
	char	   *added = pgr_beside(trigger->tg_relation, "_facts", "_added");

	if (added == NULL)
		return;
	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	see_whether_due(SPI_execute_plan(pgr_prepare(&plan, psprintf(add_all, added), NULL, 0), NULL, NULL, false, 0));
}

static void
note(Relation facts, const char *format, const part *p)
{
	static pgr_statement plans[2];
	char	   *added = pgr_beside(facts, "_facts", "_added");
	char	   *nulls = p->null[YEAR] ? " n  " : NULL;

	if (added == NULL || p->null[AGENCY_KEY] || p->null[TOTALS])
		return;
	see_whether_due(SPI_execute_plan(pgr_prepare(&plans[format == add], psprintf(format, added), p->types, TOTALS + 1),
									 (Datum *) p->values, nulls, false, 0));
}

/* Of one row. */
static void
note_change(TriggerData *trigger)
{
	Relation	facts = trigger->tg_relation;
	bool		is_insert = TRIGGER_FIRED_BY_INSERT(trigger->tg_event);
	bool		is_delete = TRIGGER_FIRED_BY_DELETE(trigger->tg_event);
	part		old;
	part		new;

	if (!is_insert)
		old = read_part(facts, trigger->tg_trigtuple);
	if (!is_delete)
		new = read_part(facts, is_insert ? trigger->tg_trigtuple : trigger->tg_newtuple);
	if (!is_insert && !is_delete && is_same_part(&old, &new))
		return;
	if (!is_insert && is_counted(&old))
		note(facts, take_out, &old);
	if (!is_delete && is_counted(&new))
		note(facts, add, &new);
}

/* keep_sums(): after a row of a store's facts was inserted, updated or deleted; or after a statement that inserted rows, which are in the table come */
Datum
govreport_keep_sums(PG_FUNCTION_ARGS)
{
	bool		of_all = CALLED_AS_TRIGGER(fcinfo) && TRIGGER_FIRED_FOR_STATEMENT(((TriggerData *) fcinfo->context)->tg_event);
	TriggerData *trigger = of_all ? (TriggerData *) fcinfo->context : pgr_trigger_data(fcinfo, "keep_sums");
	pgr_owner_rights before = pgr_become_owner(trigger->tg_relation);

	SPI_connect();
	if (of_all)
		note_all(trigger);
	else
		note_change(trigger);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

/* ---- the list of agencies ------------------------------------------------------------------- */

static void
note_place(Relation agencies, HeapTuple tuple, const char *column)
{
	static pgr_statement plan;
	TupleDesc	desc = RelationGetDescr(agencies);
	char	   *moved = pgr_beside(agencies, "_agencies", "_moved");
	bool		null;
	Datum		code = heap_getattr(tuple, pgr_column(desc, column), desc, &null);

	if (!null && moved != NULL)
		SPI_execute_plan(pgr_prepare(&plan, psprintf(move, moved), (Oid[]) {TEXTOID}, 1), &code, NULL, false, 0);
}

static void
note_places(TriggerData *trigger)
{
	Relation	agencies = trigger->tg_relation;
	HeapTuple	old = trigger->tg_trigtuple;
	HeapTuple	new = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : NULL;

	if (new != NULL && pgr_same_column(trigger, "code") && pgr_same_column(trigger, "parent"))
		return;
	/* the one above may have its first below it now, or none any more */
	note_place(agencies, old, "code");
	note_place(agencies, old, "parent");
	if (new != NULL)
	{
		note_place(agencies, new, "code");
		note_place(agencies, new, "parent");
	}
}

/* keep_places(): after an agency of a store's list came, went, or got another code or parent; after TRUNCATE of the list */
Datum
govreport_keep_places(PG_FUNCTION_ARGS)
{
	bool		is_truncate = CALLED_AS_TRIGGER(fcinfo) && TRIGGER_FIRED_BY_TRUNCATE(((TriggerData *) fcinfo->context)->tg_event);
	TriggerData *trigger = is_truncate ? (TriggerData *) fcinfo->context : pgr_trigger_data(fcinfo, "keep_places");
	Relation	agencies = trigger->tg_relation;
	char	   *moved = pgr_beside(agencies, "_agencies", "_moved");
	pgr_owner_rights before;

	if (moved == NULL)
		return PointerGetDatum(NULL);
	before = pgr_become_owner(agencies);
	SPI_connect();
	if (is_truncate)
		SPI_execute(psprintf(move_all, moved, pgr_beside(agencies, "_agencies", "_places")), false, 0);
	else
		note_places(trigger);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
