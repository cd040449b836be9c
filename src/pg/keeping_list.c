/*
 * keeping_list.c - the list of agencies of a store is a tree: no agency stands above itself.
 */
#include "glue.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(govreport_refuse_rings);

/* The second half of the key of the lock under which places in the list change. */
#define LOCK_OF_LIST (-2)

/* what: whether a row of changed got its place in the statement */
#define NEWLY_PLACED(what) "SELECT c.code, c.parent FROM changed c WHERE c.parent IS NOT NULL" what
#define OF_UPDATE " AND NOT EXISTS (SELECT FROM former o WHERE o.code OPERATOR(pg_catalog.=) c.code AND o.parent OPERATOR(pg_catalog.=) c.parent)"

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
	placed = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? NEWLY_PLACED(OF_UPDATE) : NEWLY_PLACED("");
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	query(psprintf("%s LIMIT 1", placed));
	if (SPI_processed > 0)
	{
		/* two sessions that each put one below the other are one after the other */
		DirectFunctionCall2(pg_advisory_xact_lock_int4, ObjectIdGetDatum(RelationGetRelid(trigger->tg_relation)), Int32GetDatum(LOCK_OF_LIST));
		query(psprintf(ring, placed, quote_qualified_identifier(get_namespace_name(RelationGetNamespace(trigger->tg_relation)),
																RelationGetRelationName(trigger->tg_relation))));
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
