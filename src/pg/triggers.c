/*
 * triggers.c - what the triggers of a store's tables have in common.
 */
#include "glue.h"

#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/rel.h"

TriggerData *
pgr_trigger_data(FunctionCallInfo fcinfo, const char *name)
{
	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(((TriggerData *) fcinfo->context)->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" is a row trigger of a store's tables", name)));
	return (TriggerData *) fcinfo->context;
}

/* The number of a column, from 1. */
int
pgr_column(TupleDesc desc, const char *name)
{
	int			number = SPI_fnumber(desc, name);

	if (number <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("the store has no column \"%s\"", name),
				 errhint("Run SELECT govreport.create_store(name) for it.")));
	return number;
}

/* As the table's owner, who alone may read the list of agencies for sure: as the server's own triggers on foreign keys. */
pgr_owner_rights
pgr_become_owner(Relation table)
{
	pgr_owner_rights before;

	GetUserIdAndSecContext(&before.user, &before.context);
	SetUserIdAndSecContext(table->rd_rel->relowner,
						   before.context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	return before;
}
