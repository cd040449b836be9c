/*
 * keeping_ranks.c - which agencies were written to since their reports were put into the
 * spreads of a store, from which ranks are taken: a row for each write, so that nobody waits
 * for another.
 */
#include "glue.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(govreport_keep_unranked);
PG_FUNCTION_INFO_V1(govreport_keep_ranks);

/* Agencies that may wait: few, as who asks for ranks adds their reports by himself. */
#define MOST_WAITING 2000

/* The relation of the store that a trigger's table is part of; the trigger's first argument is the table's own ending. */
static char *
relation_of_store(TriggerData *trigger, const char *ending)
{
	const char *own = trigger->tg_trigger->tgnargs > 0 ? trigger->tg_trigger->tgargs[0] : "";
	char	   *relation = pgr_beside(trigger->tg_relation, own, ending);

	if (relation == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("relation \"%s\" is not named as a part of a store: its name does not end with \"%s\"",
						RelationGetRelationName(trigger->tg_relation), own)));
	return relation;
}

static bool
is_same(TriggerData *trigger)
{
	for (int i = 1; i < trigger->tg_trigger->tgnargs; i++)
		if (!pgr_same_column(trigger, trigger->tg_trigger->tgargs[i]))
			return false;
	return true;
}

/* The agency that a row is of, and whose it was before, if another's. */
static void
note(TriggerData *trigger)
{
	static pgr_statement noting;
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	int			column = pgr_column(desc, trigger->tg_trigger->tgargs[1]);
	char	   *text = psprintf("INSERT INTO %s (agency_key) VALUES ($1)", relation_of_store(trigger, "_unranked"));
	SPIPlanPtr	plan = pgr_prepare(&noting, text, (Oid[]) {TEXTOID}, 1);
	bool		null;
	Datum		key = heap_getattr(trigger->tg_trigtuple, column, desc, &null);
	Datum		new_key = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? heap_getattr(trigger->tg_newtuple, column, desc, &null) : key;

	if (SPI_execute_plan(plan, &key, NULL, false, 0) != SPI_OK_INSERT ||
		(!datumIsEqual(key, new_key, false, -1) && SPI_execute_plan(plan, &new_key, NULL, false, 0) != SPI_OK_INSERT))
		elog(ERROR, "could not note an agency");
}

static void
note_all(TriggerData *trigger)
{
	static pgr_statement noting;
	char	   *text = psprintf("INSERT INTO %s (agency_key) SELECT %s FROM come", relation_of_store(trigger, "_unranked"), trigger->tg_trigger->tgargs[1]);

	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	if (SPI_execute_plan(pgr_prepare(&noting, text, NULL, 0), NULL, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "could not note agencies");
}

/*
 * keep_unranked(ending, column, others): after a row was inserted, updated in one of these columns or deleted that says where
 * reports of an agency stand; or after a statement that inserted rows, which are in the table come
 */
Datum
govreport_keep_unranked(PG_FUNCTION_ARGS)
{
	bool		of_all = CALLED_AS_TRIGGER(fcinfo) && TRIGGER_FIRED_FOR_STATEMENT(((TriggerData *) fcinfo->context)->tg_event);
	TriggerData *trigger = of_all ? (TriggerData *) fcinfo->context : pgr_trigger_data(fcinfo, "keep_unranked");
	pgr_owner_rights before = pgr_become_owner(trigger->tg_relation);

	if (trigger->tg_trigger->tgnargs < 2)
		elog(ERROR, "keep_unranked needs two arguments");
	SPI_connect();
	if (of_all)
		note_all(trigger);
	else if (!TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) || !is_same(trigger))
		note(trigger);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

static bool
many_wait(TriggerData *trigger)
{
	static pgr_statement asking;
	char	   *text = psprintf("SELECT FROM %s OFFSET %d LIMIT 1", relation_of_store(trigger, "_unranked"), MOST_WAITING);

	SPI_execute_plan(pgr_prepare(&asking, text, NULL, 0), NULL, NULL, false, 1);
	return SPI_processed > 0;
}

static void
call(const char *statement, TriggerData *trigger)
{
	SPI_execute_with_args(statement, 1, (Oid[]) {TEXTOID}, (Datum[]) {CStringGetTextDatum(relation_of_store(trigger, ""))}, NULL, false, 0);
}

/* keep_ranks(ending [, 'all']): after a statement that wrote to a table of a store; all: whatever waits, however few */
Datum
govreport_keep_ranks(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	pgr_owner_rights before;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"keep_ranks\" is a statement trigger of a store's tables")));
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (TRIGGER_FIRED_BY_TRUNCATE(trigger->tg_event))
		SPI_execute(psprintf("TRUNCATE %s, %s, %s", relation_of_store(trigger, "_unranked"), relation_of_store(trigger, "_ranked"),
							 relation_of_store(trigger, "_spreads")), false, 0);
	else if (!IsolationUsesXactSnapshot() && trigger->tg_trigger->tgnargs > 1)
	{
		call("SELECT govreport.settle(pg_catalog.to_regclass($1))", trigger);
		call("SELECT govreport.rank_reports(pg_catalog.to_regclass($1))", trigger);
	}
	else if (!IsolationUsesXactSnapshot() && many_wait(trigger))
		call("SELECT govreport.rank_reports(pg_catalog.to_regclass($1))", trigger);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
