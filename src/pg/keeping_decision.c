/*
 * keeping_decision.c - which report of an agency and year of a store counts.
 *
 * Decisions on an agency are made by one session at a time, under an advisory lock that
 * nobody waits for.  Who does not get it, or cannot see what others wrote, notes that the
 * agency is undecided; the views then decide for themselves, until somebody settles it.
 */
#include "keeping.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/guc.h"

/* Few enough for the server's table of locks, whatever one transaction writes. */
#define LOCKS 1024

static const char decide[] = "SELECT govreport.decide($1, $2, $3)";

bool
pgr_may_decide(Oid store, const pgr_kept_row *r)
{
	text	   *key = DatumGetTextPP(r->values[PGR_KEY]);
	uint32		number = DatumGetUInt32(hash_any((const unsigned char *) VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key))) & (LOCKS - 1);

	return pgr_is_null(r, PGR_OF_YEAR) ||
		(!IsolationUsesXactSnapshot() &&
		 DatumGetBool(DirectFunctionCall2(pg_try_advisory_xact_lock_int4, ObjectIdGetDatum(store), UInt32GetDatum(number))));
}

void
pgr_decide(Oid store, Datum key, Datum year)
{
	SPI_execute_with_args(decide, 3, (Oid[]) {REGCLASSOID, TEXTOID, INT4OID}, (Datum[]) {ObjectIdGetDatum(store), key, year}, NULL, false, 0);
}

int
pgr_prefer_indexes(void)
{
	int			level = NewGUCNestLevel();

	set_config_option("enable_seqscan", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	return level;
}
