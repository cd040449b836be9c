/*
 * keeping_waivers.c - the trigger on the waivers of a store: narrow rows of reports say
 * how much of what was found is waived, and whether they are valid then.
 */
#include "keeping.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(govreport_keep_waived);

/* %1$s: the table of undecided agencies; %2$s: the table of facts */
static const char note_all[] = "INSERT INTO %1$s (agency_key) SELECT DISTINCT agency_key FROM %2$s WHERE waived OPERATOR(pg_catalog.>) 0";
static const char settle[] = "SELECT govreport.settle($1)";

/* The agency and year of a waiver. */
static void
weigh(Oid store, Relation waivers, HeapTuple waiver)
{
	TupleDesc	desc = RelationGetDescr(waivers);
	bool		no_key;
	bool		no_year;
	Datum		key = heap_getattr(waiver, pgr_column(desc, "agency_key"), desc, &no_key);
	Datum		year = heap_getattr(waiver, pgr_column(desc, "year"), desc, &no_year);

	if (!no_key && !no_year)
		pgr_decide(store, key, year, pgr_may_decide_on(store, key));
}

/* All agencies, also those with reports that this transaction does not see. */
static void
weigh_all(Oid store)
{
	SPIPlanPtr	plan = SPI_prepare(psprintf(note_all, pgr_store_relation(store, "_undecided"), pgr_store_relation(store, "_facts")), 0, NULL);

	if (plan == NULL || SPI_execute_snapshot(plan, NULL, NULL, GetLatestSnapshot(), InvalidSnapshot, false, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "could not note reports with waived findings");
	SPI_execute_with_args(settle, 1, (Oid[]) {REGCLASSOID}, (Datum[]) {ObjectIdGetDatum(store)}, NULL, false, 0);
}

/* keep_waived(): after a row of a store's waivers was inserted, updated or deleted; after TRUNCATE of them */
Datum
govreport_keep_waived(PG_FUNCTION_ARGS)
{
	bool		is_truncate = CALLED_AS_TRIGGER(fcinfo) && TRIGGER_FIRED_BY_TRUNCATE(((TriggerData *) fcinfo->context)->tg_event);
	TriggerData *trigger = is_truncate ? (TriggerData *) fcinfo->context : pgr_trigger_data(fcinfo, "keep_waived");
	Relation	waivers = trigger->tg_relation;
	Oid			store = pgr_store_beside(waivers, "_waivers");
	pgr_owner_rights before;

	if (!OidIsValid(store))
		return PointerGetDatum(NULL);
	before = pgr_become_owner(waivers);
	SPI_connect();
	if (is_truncate)
		weigh_all(store);
	else
	{
		weigh(store, waivers, trigger->tg_trigtuple);
		if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
			weigh(store, waivers, trigger->tg_newtuple);
	}
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}
