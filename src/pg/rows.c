/*
 * rows.c - a set of rows as a function's result: one tuplestore.
 *
 * The server's own helper for this (InitMaterializedSRF) has another name or is
 * missing in older releases and looks the result type up by each call.
 */
#include "glue.h"

void
pgr_rows_begin(pgr_rows *rows, pgr_site *site, FunctionCallInfo fcinfo, int columns)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext before;

	if (result == NULL || !IsA(result, ReturnSetInfo) ||
		!(result->allowedModes & SFRM_Materialize) || result->expectedDesc == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	if (result->expectedDesc->natts != columns)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("function returns %d columns, the query expects %d",
						columns, result->expectedDesc->natts)));

	before = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);
	rows->store = tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	pgr_set_row_type(&rows->type, CreateTupleDescCopy(result->expectedDesc));
	MemoryContextSwitchTo(site->memory);
	pgr_start_row(&rows->row, site, &rows->type, 0);
	MemoryContextSwitchTo(before);

	result->returnMode = SFRM_Materialize;
	result->setResult = rows->store;
	result->setDesc = rows->type.desc;
}

/* Adds the row that was written. */
void
pgr_rows_put(pgr_rows *rows)
{
	HeapTupleData tuple = pgr_end_row(&rows->row);

	tuplestore_puttuple(rows->store, &tuple);
	pgr_restart_row(&rows->row);
}

void
pgr_rows_put_alike(pgr_rows *rows, const pgr_row_head *head)
{
	HeapTupleData tuple = pgr_end_row(&rows->row);

	tuplestore_puttuple(rows->store, &tuple);
	pgr_restart_alike(&rows->row, head);
}
