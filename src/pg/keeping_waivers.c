/*
 * keeping_waivers.c - the triggers on the waivers of a store: narrow rows of reports say
 * how much of what was found is waived, and whether they are valid then.
 *
 * Those of statements see to all that it wrote at once; that of rows to what no statement
 * on the table wrote: what is replicated, and what comes by a table that this is a part of.
 */
#include "glue.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(govreport_keep_waived);

/* Agencies of waivers that came or went, and of those that waive something else. */
static const char come_or_gone[] = "SELECT DISTINCT agency_key FROM changed";
#define UNLIKE(one, other) "SELECT agency_key, year, rule, item, col, lhs, rhs FROM " one " EXCEPT SELECT agency_key, year, rule, item, col, lhs, rhs FROM " other
static const char otherwise[] = "SELECT DISTINCT agency_key FROM ((" UNLIKE("former", "changed") ") UNION ALL (" UNLIKE("changed", "former") ")) w";
/* All, also those with reports that this transaction does not see; %s: the table of facts. */
static const char any_waived[] = "SELECT DISTINCT agency_key FROM %s WHERE waived OPERATOR(pg_catalog.>) 0";

/* %u: the store, as columns of changed may stand elsewhere in another's; %s: its agencies */
static const char weigh[] = "SELECT govreport.weigh('%u', ARRAY(%s))";
static const char weigh_two[] = "SELECT govreport.weigh($1, ARRAY[$2, $3])";

static void
weigh_changed(TriggerData *trigger, Oid store)
{
	static pgr_statement weighing;
	const char *keys = come_or_gone;
	SPIPlanPtr	plan;

	if (SPI_register_trigger_data(trigger) != SPI_OK_TD_REGISTER)
		elog(ERROR, "could not see the rows of the statement");
	if (TRIGGER_FIRED_BY_TRUNCATE(trigger->tg_event))
		keys = psprintf(any_waived, pgr_store_relation(store, "_facts"));
	else if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
		keys = otherwise;
	plan = pgr_prepare(&weighing, psprintf(weigh, store, keys), NULL, 0);
	if (SPI_execute_snapshot(plan, NULL, NULL, GetLatestSnapshot(), InvalidSnapshot, false, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not see what is waived of reports");
}

static void
weigh_row(TriggerData *trigger, Oid store)
{
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	int			column = pgr_column(desc, "agency_key");
	HeapTuple	now = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple;
	bool		null[2];
	Datum		values[] = {ObjectIdGetDatum(store), heap_getattr(trigger->tg_trigtuple, column, desc, &null[0]), heap_getattr(now, column, desc, &null[1])};
	const char	nulls[] = {' ', null[0] ? 'n' : ' ', null[1] ? 'n' : ' '};

	SPI_execute_with_args(weigh_two, 3, (Oid[]) {REGCLASSOID, TEXTOID, TEXTOID}, values, nulls, false, 0);
}

/* keep_waived(): after a row of a store's waivers was inserted, updated or deleted; after a statement that did so, whose rows are in the tables changed and, of an update, former; after TRUNCATE */
Datum
govreport_keep_waived(PG_FUNCTION_ARGS)
{
	bool		of_all = CALLED_AS_TRIGGER(fcinfo) && TRIGGER_FIRED_FOR_STATEMENT(((TriggerData *) fcinfo->context)->tg_event);
	TriggerData *trigger = of_all ? (TriggerData *) fcinfo->context : pgr_trigger_data(fcinfo, "keep_waived");
	Oid			store = pgr_store_beside(trigger->tg_relation, "_waivers");
	pgr_owner_rights before;

	if (!of_all && pgr_has_end(trigger->tg_relation, "govreport_keep_changed_waived"))
		return PointerGetDatum(NULL);
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	if (of_all)
		weigh_changed(trigger, store);
	else
		weigh_row(trigger, store);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
