/*
 * triggers.c - what the triggers of a store's tables have in common.
 */
#include "glue.h"

#include "catalog/partition.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
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

/* The name of the store that this is a part of, and its schema; NULL: it, and what it is a partition of, have not that ending. */
static char *
store_name(Relation table, const char *ending, Oid *schema)
{
	size_t		cut = strlen(ending);

	for (Oid part = RelationGetRelid(table);; part = get_partition_parent(part, true))
	{
		char	   *name = get_rel_name(part);
		size_t		length = strlen(name);

		*schema = get_rel_namespace(part);
		if (length > cut && strcmp(name + length - cut, ending) == 0)
			return pnstrdup(name, length - cut);
		if (!get_rel_relispartition(part))
			return NULL;
	}
}

/*
 * The relation of a store that stands beside this one: its name has the one ending where
 * this one's, or that of what this one is a partition of, has the other.  NULL: this one
 * is not named as a part of a store.
 */
char *
pgr_beside(Relation table, const char *own_ending, const char *ending)
{
	Oid			schema;
	char	   *store = store_name(table, own_ending, &schema);

	return store == NULL ? NULL : quote_qualified_identifier(get_namespace_name(schema), psprintf("%s%s", store, ending));
}

/* The store that a table is a part of, by its own ending; invalid: there is none. */
Oid
pgr_store_beside(Relation table, const char *own_ending)
{
	Oid			schema;
	char	   *store = store_name(table, own_ending, &schema);

	return store == NULL ? InvalidOid : get_relname_relid(store, schema);
}
