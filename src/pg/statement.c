/*
 * statement.c - statements that a session keeps prepared.
 */
#include "glue.h"

#include "executor/spi.h"
#include "nodes/pg_list.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"

/* A plan that another has replaced: it may be the one whose rows fired the trigger that is at it now, so it goes when none is within another. */
static void
put_aside(SPIPlanPtr plan)
{
	static List *aside;
	MemoryContext before = MemoryContextSwitchTo(TopMemoryContext);
	ListCell   *cell;

	aside = lappend(aside, plan);
	MemoryContextSwitchTo(before);
	if (DatumGetInt32(DirectFunctionCall1(pg_trigger_depth, (Datum) 0)) > 1)
		return;
	foreach(cell, aside)
		SPI_freeplan(lfirst(cell));
	list_free(aside);
	aside = NIL;
}

/*
 * The plan of a statement with n parameters, made where the text is not the one of the
 * last call.  The caller has connected to SPI and keeps *kept for the session.
 */
SPIPlanPtr
pgr_prepare(pgr_statement *kept, const char *text, const Oid *types, int n)
{
	SPIPlanPtr	plan;
	char	   *copy;

	if (kept->text != NULL && strcmp(kept->text, text) == 0)
		return kept->plan;
	plan = SPI_prepare(text, n, unconstify(Oid *, types));
	if (plan == NULL || SPI_keepplan(plan) != 0)
		elog(ERROR, "could not prepare a statement: %s", text);
	copy = MemoryContextStrdup(TopMemoryContext, text);
	if (kept->text != NULL)
	{
		pfree(kept->text);
		put_aside(kept->plan);
	}
	*kept = (pgr_statement) {copy, plan};
	return plan;
}
