/*
 * keeping_list.c - the list of agencies of a store: it is a tree, so that no agency stands
 * above itself, and where it changes reports get their agencies anew.
 */
#include "glue.h"

#include "access/transam.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/xid8.h"

PG_FUNCTION_INFO_V1(govreport_refuse_rings);
PG_FUNCTION_INFO_V1(govreport_keep_matched);
PG_FUNCTION_INFO_V1(govreport_keep_relisted);
PG_FUNCTION_INFO_V1(govreport_next_transaction);

/* The second half of the key of the lock under which places in the list change. */
#define LOCK_OF_LIST (-2)

/* Values that may be NULL are compared as arrays of one: IS DISTINCT FROM takes the operator that search_path finds. */

/* Rows that got their place in the statement, also one below none. */
static const char placed_new[] = "SELECT c.code, c.parent FROM changed c WHERE c.parent IS NOT NULL";
static const char placed_anew[] =
	"SELECT c.code, c.parent FROM changed c"
	" WHERE NOT EXISTS (SELECT FROM former o WHERE o.code OPERATOR(pg_catalog.=) c.code AND ARRAY[o.parent] OPERATOR(pg_catalog.=) ARRAY[c.parent])";

/* %1$s: the rows that got their place; %2$s: the list */
static const char ring[] =
	"WITH RECURSIVE above AS ("
	" SELECT n.code AS start, n.parent, ARRAY[n.code] AS path FROM (%1$s) n"
	" UNION ALL"
	" SELECT a.start, p.parent, a.path OPERATOR(pg_catalog.||) p.code FROM above a JOIN %2$s p ON p.code OPERATOR(pg_catalog.=) a.parent"
	" WHERE p.code OPERATOR(pg_catalog.<>) ALL (a.path))"
	" SELECT pg_catalog.array_to_string(path OPERATOR(pg_catalog.||) parent, ', ') FROM above WHERE parent OPERATOR(pg_catalog.=) start ORDER BY start COLLATE pg_catalog.\"C\" LIMIT 1";

/* Sees what others have committed, whatever this transaction's isolation. */
static void
query(const char *text)
{
	SPIPlanPtr	plan = SPI_prepare(text, 0, NULL);

	if (plan == NULL || SPI_execute_snapshot(plan, NULL, NULL, GetLatestSnapshot(), InvalidSnapshot, false, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not look for agencies above themselves");
}

/* refuse_rings(): after a statement that inserted or updated rows of a store's list; its rows are in the tables changed and, of an update, former */
Datum
govreport_refuse_rings(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	const char *placed;
	pgr_owner_rights before;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"refuse_rings\" is a statement trigger of a store's list of agencies")));
	placed = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? placed_anew : placed_new;
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	query(psprintf("%s LIMIT 1", placed));
	if (SPI_processed > 0)
	{
		/* two sessions that each put one below the other are one after the other; and who moves what stands above another's sees that at its end */
		DirectFunctionCall2(pg_advisory_xact_lock_int4, ObjectIdGetDatum(RelationGetRelid(trigger->tg_relation)), Int32GetDatum(LOCK_OF_LIST));
		query(psprintf(ring, placed, pgr_beside(trigger->tg_relation, "", "")));
		if (SPI_processed > 0)
			ereport(ERROR,
					(errcode(ERRCODE_CHECK_VIOLATION),
					 errmsg("an agency of \"%s\" would stand above itself", RelationGetRelationName(trigger->tg_relation)),
					 errdetail("Each of these would be below the next: %s.", SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1)),
					 errhint("Give one of them another parent, or none.")));
	}
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

/* ---- whose reports are -------------------------------------------------------------------- */

/* Agencies that came or went; those that have another name, alias or parent, as they were and as they are. */
static const char come_or_gone[] = "SELECT code, name, aliases FROM changed";
#define UNLIKE(one, other) "SELECT a.code, a.name, a.aliases FROM " one " a WHERE NOT EXISTS (SELECT FROM " other " b" \
	" WHERE b.code OPERATOR(pg_catalog.=) a.code AND b.name OPERATOR(pg_catalog.=) a.name" \
	" AND b.aliases OPERATOR(pg_catalog.=) a.aliases AND ARRAY[b.parent] OPERATOR(pg_catalog.=) ARRAY[a.parent])"
static const char otherwise[] = UNLIKE("former", "changed") " UNION ALL " UNLIKE("changed", "former");

/* Those that have another level, and nothing else of that. */
static const char at_another_level[] =
	"SELECT govreport.relist(pg_catalog.to_regclass($1), pg_catalog.array_agg(n.code), '{}') FROM changed n JOIN former o"
	" ON o.code OPERATOR(pg_catalog.=) n.code AND o.name OPERATOR(pg_catalog.=) n.name AND o.aliases OPERATOR(pg_catalog.=) n.aliases"
	" AND ARRAY[o.parent] OPERATOR(pg_catalog.=) ARRAY[n.parent] AND ARRAY[o.level] OPERATOR(pg_catalog.<>) ARRAY[n.level]";

/* %s: rows that came, went or are otherwise; $1: the store */
static const char match[] =
	"SELECT govreport.relist(pg_catalog.to_regclass($1), pg_catalog.array_agg(DISTINCT m.code), pg_catalog.array_agg(DISTINCT k.key))"
	" FROM (%s) m, LATERAL pg_catalog.unnest(govreport.agency_keys(m.name, m.aliases)) k(key)";

/* Many agencies that moved cost who asks for sums; %s: the table of those */
static const char settle[] = "SELECT govreport.settle_sums(pg_catalog.to_regclass($1)) FROM (SELECT FROM %s OFFSET 1000 LIMIT 1) many";

/* What transactions had ended when reports were first matched in this one. */
static struct
{
	TransactionId transaction;	/* this one, when it was noted */
	TransactionId behind;		/* the last that had ended */
	uint32		running;		/* those before it that had not */
} matched;

static void
note_moment(void)
{
	const TransactionId this = GetTopTransactionId();
	Snapshot	now = GetLatestSnapshot();

	if (matched.transaction != this)
	{
		matched.transaction = this;
		matched.behind = now->xmax;
		matched.running = now->xcnt;
	}
}

/* Whether no other transaction has ended since. */
static bool
is_same_moment(void)
{
	Snapshot	now = GetLatestSnapshot();

	return matched.transaction == GetTopTransactionId() && matched.behind == now->xmax && matched.running == now->xcnt;
}

/* keep_matched(): after a statement that changed a store's list; its rows are in the tables changed and, of an update, former */
Datum
govreport_keep_matched(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	char	   *name;
	Datum		store;
	pgr_owner_rights before;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"keep_matched\" is a statement trigger of a store's list of agencies")));
	name = pgr_beside(trigger->tg_relation, "_agencies", "");
	if (name == NULL)
		return PointerGetDatum(NULL);
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	store = CStringGetTextDatum(name);
	note_moment();
	SPI_execute_with_args(psprintf(match, TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? otherwise : come_or_gone), 1, (Oid[]) {TEXTOID},
						  &store, NULL, false, 0);
	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
		SPI_execute_with_args(at_another_level, 1, (Oid[]) {TEXTOID}, &store, NULL, false, 0);
	SPI_execute_with_args(psprintf(settle, pgr_beside(trigger->tg_relation, "_agencies", "_moved")), 1, (Oid[]) {TEXTOID},
						  &store, NULL, false, 0);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

/* keep_relisted(): where a transaction that changed a store's list ends, of each note that it made of that: reports that came meanwhile */
Datum
govreport_keep_relisted(PG_FUNCTION_ARGS)
{
	static const char match_again[] = "SELECT govreport.match_changed(pg_catalog.to_regclass($1), $2, $3, true)";
	TriggerData *trigger = pgr_trigger_data(fcinfo, "keep_relisted");
	Relation	notes = trigger->tg_relation;
	TupleDesc	desc = RelationGetDescr(notes);
	char	   *name = pgr_beside(notes, "_relisted", "");
	bool		no_codes;
	bool		no_keys;
	Datum		values[3];
	char		nulls[] = "   ";
	pgr_owner_rights before;

	/* in one snapshot nothing came: who settles later sees it */
	if (name == NULL || IsolationUsesXactSnapshot() || is_same_moment())
		return PointerGetDatum(NULL);
	values[0] = CStringGetTextDatum(name);
	values[1] = heap_getattr(trigger->tg_trigtuple, pgr_column(desc, "codes"), desc, &no_codes);
	values[2] = heap_getattr(trigger->tg_trigtuple, pgr_column(desc, "keys"), desc, &no_keys);
	nulls[1] = no_codes ? 'n' : ' ';
	nulls[2] = no_keys ? 'n' : ' ';
	before = pgr_become_owner(notes);
	SPI_connect();
	SPI_execute_with_args(match_again, 3, (Oid[]) {TEXTOID, TEXTARRAYOID, TEXTARRAYOID}, values, nulls, false, 0);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

/* next_transaction() → xid8: the number that no transaction has yet */
Datum
govreport_next_transaction(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_FULLTRANSACTIONID(ReadNextFullTransactionId());
}
