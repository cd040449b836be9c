/*
 * triggers.c - what the triggers of a store's tables have in common.
 */
#include "glue.h"

#include "access/htup_details.h"
#include "catalog/partition.h"
#include "catalog/pg_inherits.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "replication/logicalworker.h"
#include "utils/builtins.h"
#include "utils/datum.h"
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

/* Whether an update left a column of the row as it was. */
bool
pgr_same_column(TriggerData *trigger, const char *name)
{
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	int			number = pgr_column(desc, name);
	Form_pg_attribute column = TupleDescAttr(desc, number - 1);
	bool		old_null;
	bool		new_null;
	Datum		old = heap_getattr(trigger->tg_trigtuple, number, desc, &old_null);
	Datum		new = heap_getattr(trigger->tg_newtuple, number, desc, &new_null);

	return old_null == new_null && (old_null || datumIsEqual(old, new, column->attbyval, column->attlen));
}

/* Whether a trigger at a statement's end will run: not where a statement names another table, and where changes are applied row by row. */
bool
pgr_has_end(Relation table, const char *name)
{
	const TriggerDesc *triggers = table->trigdesc;

	if (IsLogicalWorker() || has_superclass(RelationGetRelid(table)))
		return false;
	for (int i = 0; triggers != NULL && i < triggers->numtriggers; i++)
	{
		const Trigger *t = &triggers->triggers[i];

		if (strcmp(t->tgname, name) == 0)
			return t->tgenabled == TRIGGER_FIRES_ALWAYS ||
				t->tgenabled == (SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA ? TRIGGER_FIRES_ON_REPLICA : TRIGGER_FIRES_ON_ORIGIN);
	}
	return false;
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

/* The store that a table is a part of, by its own ending: else what the database keeps would be that of before in silence. */
Oid
pgr_store_beside(Relation table, const char *own_ending)
{
	Oid			schema;
	char	   *name = store_name(table, own_ending, &schema);
	Oid			store = name == NULL ? InvalidOid : get_relname_relid(name, schema);

	if (!OidIsValid(store))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("relation \"%s\" is not named as a part of a store: no store stands beside it whose name it has, and behind it \"%s\"",
						RelationGetRelationName(table), own_ending)));
	return store;
}
