/*
 * keeping_facts.c - the narrow row that a store keeps beside each report, whoever writes:
 * the trigger that copies what the views need and decides which report of an agency and
 * year counts.
 */
#include "keeping.h"

#include "access/htup_details.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "executor/tuptable.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/guc.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(govreport_keep_facts);
PG_FUNCTION_INFO_V1(govreport_keep_settled);

static const char *const column_names[PGR_KEPT_COLUMNS] = {
	"id", "agency_key", "agency", "year", "arrived", "batch", "source", "facts"
};

/* %s: the table of facts */
static const char update[] =
	"UPDATE %s SET id = $1, agency_key = $2, agency = $3, year = $4, arrived = $5, batch = $6, source = $7, form = ($8).form,"
	" figures = ($8).figures, unread = ($8).unread, errors = ($8).errors, warnings = ($8).warnings, infos = ($8).infos,"
	" totals = ($8).totals, signature = ($8).signature, counts = $9, versions = ($9)::pg_catalog.int4,"
	" waived = 0, valid = ($8).errors OPERATOR(pg_catalog.=) 0,"
	" level = ($11)[1], parents = ($12)[1] WHERE id OPERATOR(pg_catalog.=) $10";
/* %s: the table of facts, or of findings */
static const char delete[] = "DELETE FROM %s WHERE id OPERATOR(pg_catalog.=) $1";
/* %s: the table of findings */
static const char insert_found[] =
	"INSERT INTO %s (id, agency_key, year, findings) SELECT $1, $2, $4, ($8).findings WHERE pg_catalog.cardinality(($8).findings) OPERATOR(pg_catalog.>) 0";
static const char others[] =
	"SELECT FROM %s WHERE agency_key OPERATOR(pg_catalog.=) $2 AND year OPERATOR(pg_catalog.=) $4 AND id OPERATOR(pg_catalog.<>) $1 LIMIT 1";

/* %1$s: that table; %2$s: notes of changes of the list */
static const char any_unsettled[] = "(SELECT FROM %1$s LIMIT 1) UNION ALL (SELECT FROM %2$s LIMIT 1)";

static const char settle[] = "SELECT govreport.settle($1)";
static const char empty_sums[] = "SELECT govreport.empty_sums($1)";

bool		pgr_sums_are_due = false;

static SPIPlanPtr
prepare(pgr_statement *kept, Oid store, const char *format, const char *ending, const Oid *types, int n)
{
	return pgr_prepare(kept, psprintf(format, pgr_store_relation(store, ending)), types, n);
}

/* ---- one report ------------------------------------------------------------------------- */

static void
read_row(pgr_kept_row *r, Relation reports, HeapTuple tuple)
{
	TupleDesc	desc = RelationGetDescr(reports);

	memset(r, 0, sizeof *r);
	memset(r->nulls, ' ', PGR_KEPT_PARAMETERS);
	for (int i = 0; i < PGR_KEPT_COLUMNS; i++)
	{
		int			number = pgr_column(desc, column_names[i]);
		bool		null;

		r->types[i] = TupleDescAttr(desc, number - 1)->atttypid;
		r->values[i] = heap_getattr(tuple, number, desc, &null);
		if (null)
			r->nulls[i] = 'n';
		else if (i == PGR_FACTS)
			r->values[i] = PointerGetDatum(PG_DETOAST_DATUM(r->values[i]));
	}
	r->types[PGR_COUNTS] = BOOLOID;
	r->types[PGR_OLD_ID] = INT8OID;
	r->types[PGR_LEVELS] = r->types[PGR_PARENTS] = TEXTARRAYOID;
}

static bool
is_same(const pgr_kept_row *a, const pgr_kept_row *b, pgr_kept column)
{
	bool		by_value = column == PGR_ID || column == PGR_OF_YEAR;

	return pgr_is_null(a, column) == pgr_is_null(b, column) &&
		(pgr_is_null(a, column) || datumIsEqual(a->values[column], b->values[column], by_value, by_value ? (int) sizeof(int64) : -1));
}

static void
execute(SPIPlanPtr plan, pgr_kept_row *r)
{
	if (SPI_execute_plan(plan, r->values, r->nulls, false, 0) < 0)
		elog(ERROR, "could not keep the facts of a report");
}

/* What was found of a report, as it was and as it is; no new one: it is gone. */
static void
keep_found(Oid store, pgr_kept_row *old, pgr_kept_row *new)
{
	static pgr_statement deleting;
	static pgr_statement inserting;

	if (new != NULL && is_same(old, new, PGR_KEY) && is_same(old, new, PGR_OF_YEAR) && is_same(old, new, PGR_FACTS) && is_same(old, new, PGR_ID))
		return;
	execute(prepare(&deleting, store, delete, "_found", old->types, PGR_KEPT_PARAMETERS), old);
	if (new != NULL)
		execute(prepare(&inserting, store, insert_found, "_found", new->types, PGR_KEPT_PARAMETERS), new);
}

/* Which report of the row's agency and year counts; may: this session decides. */
static void
decide_group(Oid store, const pgr_kept_row *r, bool may)
{
	if (!pgr_is_null(r, PGR_OF_YEAR))
		pgr_decide(store, r->values[PGR_KEY], r->values[PGR_OF_YEAR], may);
}

static bool
has_others(Oid store, pgr_kept_row *r)
{
	static pgr_statement asking;

	if (pgr_is_null(r, PGR_OF_YEAR))
		return false;
	execute(prepare(&asking, store, others, "_facts", r->types, PGR_KEPT_PARAMETERS), r);
	return SPI_processed > 0;
}

static void
drop_old(Oid store, pgr_kept_row *r)
{
	static pgr_statement deleting;
	bool		may = pgr_may_decide(store, r);

	execute(prepare(&deleting, store, delete, "_facts", r->types, PGR_KEPT_PARAMETERS), r);
	if (SPI_processed == 0)
		pgr_note_ahead();
	keep_found(store, r, NULL);
	if (!may || has_others(store, r))
		decide_group(store, r, may);
}

/* The old row's agency and the new one's may be others. */
static void
keep_changed(TriggerData *trigger, Oid store, pgr_kept_row *old, pgr_kept_row *new)
{
	static pgr_statement updating;
	bool		may_old = pgr_may_decide(store, old);
	bool		may_new = pgr_may_decide(store, new);

	new->values[PGR_COUNTS] = BoolGetDatum(may_new);
	new->values[PGR_OLD_ID] = old->values[PGR_ID];
	pgr_find_places(store, PointerGetDatum(construct_array(&new->values[PGR_KEY], 1, TEXTOID, -1, false, TYPALIGN_INT)),
					&new->values[PGR_LEVELS], &new->values[PGR_PARENTS]);
	execute(prepare(&updating, store, update, "_facts", new->types, PGR_KEPT_PARAMETERS), new);
	if (SPI_processed == 0)
	{
		pgr_note_ahead();
		pgr_wait(trigger, new);
		pgr_write_waiting(store);
		return;
	}
	keep_found(store, old, new);
	decide_group(store, old, may_old);
	decide_group(store, new, may_new);
}

/* Whether this transaction has written another version of a row since, or deleted it. */
static bool
is_overtaken(HeapTuple tuple)
{
	HeapTupleHeader header = tuple->t_data;

	return (header->t_infomask & HEAP_XMAX_INVALID) == 0 && !HEAP_XMAX_IS_LOCKED_ONLY(header->t_infomask) &&
		TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetUpdateXid(header));
}

/* The last version of such a row; NULL: it is deleted. */
static HeapTuple
last_version(Relation reports, HeapTuple tuple)
{
	TupleTableSlot *slot = table_slot_create(reports, NULL);
	bool		is_here = true;

	while (is_here && is_overtaken(tuple))
	{
		ItemPointerData next = tuple->t_data->t_ctid;

		is_here = !ItemPointerEquals(&next, &tuple->t_self);
		if (is_here && !table_tuple_fetch_row_version(reports, &next, SnapshotAny, slot))
			elog(ERROR, "could not read the last version of a report");
		if (is_here)
			tuple = ExecFetchSlotHeapTuple(slot, false, NULL);
	}
	tuple = is_here ? heap_copytuple(tuple) : NULL;
	ExecDropSingleTupleTableSlot(slot);
	return tuple;
}

/* The old row goes, and one comes with what the report is now. */
static void
keep_anew(TriggerData *trigger, Oid store, pgr_kept_row *old)
{
	HeapTuple	now = last_version(trigger->tg_relation, trigger->tg_newtuple);
	pgr_kept_row new;

	drop_old(store, old);
	if (now == NULL)
		return;
	read_row(&new, trigger->tg_relation, now);
	pgr_wait(trigger, &new);
	pgr_write_waiting(store);
}

static void
keep_updated(TriggerData *trigger, Oid store, pgr_kept_row *old)
{
	bool		overtaken = is_overtaken(trigger->tg_newtuple);
	pgr_kept_row new;

	read_row(&new, trigger->tg_relation, trigger->tg_newtuple);
	/* a trigger of another's changed the report again: with another number it has its row already */
	if (overtaken)
		pgr_note_ahead();
	/* rows of another year may stand in another partition: the triggers on facts are of a row that stays in its own */
	if (overtaken || !is_same(old, &new, PGR_OF_YEAR))
		keep_anew(trigger, store, old);
	else
		keep_changed(trigger, store, old, &new);
}

/* ---- the triggers -------------------------------------------------------------------------- */

/* keep_facts(): after a row of a store's reports was inserted, updated or deleted */
Datum
govreport_keep_facts(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = pgr_trigger_data(fcinfo, "keep_facts");
	Oid			store = RelationGetRelid(trigger->tg_relation);
	pgr_owner_rights before = pgr_become_owner(trigger->tg_relation);
	pgr_kept_row old;
	int			level;

	SPI_connect();
	read_row(&old, trigger->tg_relation, trigger->tg_trigtuple);
	if (TRIGGER_FIRED_BY_INSERT(trigger->tg_event))
	{
		if (pgr_wait(trigger, &old))
			pgr_write_waiting(store);
	}
	else
	{
		pgr_write_waiting(store);
		level = pgr_prefer_indexes();
		if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
			keep_updated(trigger, store, &old);
		else
			drop_old(store, &old);
		AtEOXact_GUC(true, level);
	}
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

static void
call(const char *function, Oid store)
{
	SPI_execute_with_args(function, 1, (Oid[]) {REGCLASSOID}, (Datum[]) {ObjectIdGetDatum(store)}, NULL, false, 0);
}

static void
empty(Oid store)
{
	SPI_execute(psprintf("TRUNCATE %s, %s, %s", pgr_store_relation(store, "_facts"), pgr_store_relation(store, "_found"),
						 pgr_store_relation(store, "_undecided")), false, 0);
	call(empty_sums, store);
}

/* What others left undecided, reports that came while the list changed, and many rows that wait to be put into the sums. */
static void
settle_due(Oid store)
{
	static pgr_statement asking;
	static bool settling;		/* which may write to reports, too */

	if (settling || IsolationUsesXactSnapshot())
		return;
	SPI_execute_plan(pgr_prepare(&asking, psprintf(any_unsettled, pgr_store_relation(store, "_undecided"), pgr_store_relation(store, "_relisted")), NULL, 0),
					 NULL, NULL, false, 1);
	if (SPI_processed > 0 || pgr_sums_are_due)
	{
		settling = true;
		PG_TRY();
		{
			call(settle, store);
		}
		PG_FINALLY();
		{
			settling = false;
		}
		PG_END_TRY();
	}
	pgr_sums_are_due = false;
}

/* keep_settled(): after a statement that wrote to a store's reports: rows of facts that waited for its end; after TRUNCATE nothing is left of them */
Datum
govreport_keep_settled(PG_FUNCTION_ARGS)
{
	TriggerData *trigger;
	Oid			store;
	pgr_owner_rights before;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(((TriggerData *) fcinfo->context)->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"keep_settled\" is a statement trigger of a store's tables")));
	trigger = (TriggerData *) fcinfo->context;
	store = RelationGetRelid(trigger->tg_relation);
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (TRIGGER_FIRED_BY_TRUNCATE(trigger->tg_event))
		empty(store);
	else
	{
		pgr_write_waiting(store);
		settle_due(store);
	}
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
