/*
 * keeping_facts.c - the narrow row that a store keeps beside each report, whoever writes:
 * the trigger that copies what the views need and decides which report of an agency and
 * year counts.
 *
 * Decisions on an agency are made by one session at a time, under an advisory lock that
 * nobody waits for.  Who does not get it, or cannot see what others wrote, notes that the
 * agency is undecided; the views then decide for themselves, until somebody settles it.
 */
#include "glue.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(govreport_keep_facts);
PG_FUNCTION_INFO_V1(govreport_keep_settled);

/* Few enough for the server's table of locks, whatever one transaction writes. */
#define LOCKS 1024

/* Columns of a report that go into its row of facts, and what they are there. */
typedef enum fact
{
	ID, AGENCY_KEY, AGENCY, YEAR, ARRIVED, BATCH, SOURCE, FACTS,
	REPORT_COLUMNS,
	COUNTS = REPORT_COLUMNS,
	OLD_ID,
	PARAMETERS
} fact;

static const char *const column_names[REPORT_COLUMNS] = {
	"id", "agency_key", "agency", "year", "arrived", "batch", "source", "facts"
};

/* %s: the table of facts */
static const char insert[] =
	"INSERT INTO %s (id, agency_key, agency, year, arrived, batch, source, form, figures, unread, errors, warnings, infos,"
	" findings, totals, counts, versions) VALUES ($1, $2, $3, $4, $5, $6, $7, ($8).form, ($8).figures, ($8).unread, ($8).errors,"
	" ($8).warnings, ($8).infos, ($8).findings, ($8).totals, $9, 1)";
static const char update[] =
	"UPDATE %s SET id = $1, agency_key = $2, agency = $3, year = $4, arrived = $5, batch = $6, source = $7, form = ($8).form,"
	" figures = ($8).figures, unread = ($8).unread, errors = ($8).errors, warnings = ($8).warnings, infos = ($8).infos,"
	" findings = ($8).findings, totals = ($8).totals, counts = $9, versions = 1 WHERE id OPERATOR(pg_catalog.=) $10";
static const char delete[] = "DELETE FROM %s WHERE id OPERATOR(pg_catalog.=) $1";
static const char others[] =
	"SELECT FROM %s WHERE agency_key OPERATOR(pg_catalog.=) $2 AND year OPERATOR(pg_catalog.=) $4 AND id OPERATOR(pg_catalog.<>) $1 LIMIT 1";

/* %s: the table of undecided agencies */
static const char note[] = "INSERT INTO %s (agency_key) VALUES ($2)";
static const char any_undecided[] = "SELECT FROM %s LIMIT 1";

static const char decide[] = "SELECT govreport.decide($1, $2, $3)";
static const char settle[] = "SELECT govreport.settle($1)";
static const char empty_sums[] = "SELECT govreport.empty_sums($1)";

bool		pgr_sums_are_due = false;

static SPIPlanPtr
prepare(pgr_statement *kept, Oid store, const char *format, const char *ending, const Oid *types, int n)
{
	return pgr_prepare(kept, psprintf(format, pgr_store_relation(store, ending)), types, n);
}

/* ---- one report ------------------------------------------------------------------------- */

typedef struct row
{
	Oid			types[PARAMETERS];
	Datum		values[PARAMETERS];
	char		nulls[PARAMETERS + 1];	/* 'n': NULL, as SPI has it */
} row;

static void
read_row(row *r, Relation reports, HeapTuple tuple)
{
	TupleDesc	desc = RelationGetDescr(reports);

	memset(r, 0, sizeof *r);
	memset(r->nulls, ' ', PARAMETERS);
	for (int i = 0; i < REPORT_COLUMNS; i++)
	{
		int			number = pgr_column(desc, column_names[i]);
		bool		null;

		r->types[i] = TupleDescAttr(desc, number - 1)->atttypid;
		r->values[i] = heap_getattr(tuple, number, desc, &null);
		if (null)
			r->nulls[i] = 'n';
		else if (i == FACTS)
			r->values[i] = PointerGetDatum(PG_DETOAST_DATUM(r->values[i]));
	}
	r->types[COUNTS] = BOOLOID;
	r->types[OLD_ID] = INT8OID;
}

static bool
is_null(const row *r, fact column)
{
	return r->nulls[column] == 'n';
}

static void
execute(SPIPlanPtr plan, row *r)
{
	if (SPI_execute_plan(plan, r->values, r->nulls, false, 0) < 0)
		elog(ERROR, "could not keep the facts of a report");
}

/* Whether this session may decide on the row's agency; a report of no known year is alone. */
static bool
may_decide(Oid store, const row *r)
{
	text	   *key = DatumGetTextPP(r->values[AGENCY_KEY]);
	uint32		number = DatumGetUInt32(hash_any((const unsigned char *) VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key))) & (LOCKS - 1);

	return is_null(r, YEAR) ||
		(!IsolationUsesXactSnapshot() &&
		 DatumGetBool(DirectFunctionCall2(pg_try_advisory_xact_lock_int4, ObjectIdGetDatum(store), UInt32GetDatum(number))));
}

/* Which report of the row's agency and year counts; may: this session decides. */
static void
decide_group(Oid store, row *r, bool may)
{
	static pgr_statement noting;

	if (is_null(r, YEAR))
		return;
	if (!may)
		execute(prepare(&noting, store, note, "_undecided", r->types, PARAMETERS), r);
	else
		SPI_execute_with_args(decide, 3, (Oid[]) {REGCLASSOID, TEXTOID, INT4OID},
							  (Datum[]) {ObjectIdGetDatum(store), r->values[AGENCY_KEY], r->values[YEAR]}, NULL, false, 0);
}

static bool
has_others(Oid store, row *r)
{
	static pgr_statement asking;

	if (is_null(r, YEAR))
		return false;
	execute(prepare(&asking, store, others, "_facts", r->types, PARAMETERS), r);
	return SPI_processed > 0;
}

static void
keep_new(Oid store, row *r)
{
	static pgr_statement inserting;
	bool		may = may_decide(store, r);

	r->values[COUNTS] = BoolGetDatum(may);
	execute(prepare(&inserting, store, insert, "_facts", r->types, PARAMETERS), r);
	if (!may || has_others(store, r))
		decide_group(store, r, may);
}

static void
drop_old(Oid store, row *r)
{
	static pgr_statement deleting;
	bool		may = may_decide(store, r);

	execute(prepare(&deleting, store, delete, "_facts", r->types, PARAMETERS), r);
	if (!may || has_others(store, r))
		decide_group(store, r, may);
}

/* The old row's agency and year and the new one's may be others. */
static void
keep_changed(Oid store, row *old, row *new)
{
	static pgr_statement updating;
	bool		may_old = may_decide(store, old);
	bool		may_new = may_decide(store, new);

	new->values[COUNTS] = BoolGetDatum(may_new);
	new->values[OLD_ID] = old->values[ID];
	execute(prepare(&updating, store, update, "_facts", new->types, PARAMETERS), new);
	if (SPI_processed == 0)
	{
		keep_new(store, new);
		return;
	}
	decide_group(store, old, may_old);
	decide_group(store, new, may_new);
}

/* ---- the triggers -------------------------------------------------------------------------- */

/* keep_facts(): after a row of a store's reports was inserted, updated or deleted */
Datum
govreport_keep_facts(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = pgr_trigger_data(fcinfo, "keep_facts");
	Oid			store = RelationGetRelid(trigger->tg_relation);
	pgr_owner_rights before = pgr_become_owner(trigger->tg_relation);
	row			old;
	row			new;

	SPI_connect();
	read_row(&old, trigger->tg_relation, trigger->tg_trigtuple);
	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
	{
		read_row(&new, trigger->tg_relation, trigger->tg_newtuple);
		keep_changed(store, &old, &new);
	}
	else if (TRIGGER_FIRED_BY_DELETE(trigger->tg_event))
		drop_old(store, &old);
	else
		keep_new(store, &old);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

static void
call(const char *function, Oid store)
{
	SPI_execute_with_args(function, 1, (Oid[]) {REGCLASSOID}, (Datum[]) {ObjectIdGetDatum(store)}, NULL, false, 0);
}

/* keep_settled(): after a statement that wrote to a store's reports; after TRUNCATE nothing is left of the facts */
Datum
govreport_keep_settled(PG_FUNCTION_ARGS)
{
	static pgr_statement asking;
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
	{
		SPI_execute(psprintf("TRUNCATE %s, %s", pgr_store_relation(store, "_facts"), pgr_store_relation(store, "_undecided")), false, 0);
		call(empty_sums, store);
	}
	else if (!IsolationUsesXactSnapshot())
	{
		SPI_execute_plan(prepare(&asking, store, any_undecided, "_undecided", NULL, 0), NULL, NULL, false, 1);
		if (SPI_processed > 0 || pgr_sums_are_due)
			call(settle, store);
		pgr_sums_are_due = false;
	}
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
