/*
 * keeping_decision.c - which report of an agency and year of a store counts.
 *
 * Decisions on an agency are made by one session at a time, under advisory locks that
 * nobody waits for.  Who does not get it, or cannot see what others wrote, notes that the
 * agency is undecided; the views then decide for themselves, until somebody settles it.
 */
#include "keeping.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/lock.h"
#include "utils/builtins.h"
#include "utils/guc.h"

PG_FUNCTION_INFO_V1(govreport_may_decide);

/*
 * A transaction locks its first agencies each, and their groups against those who lock a
 * group as a whole, as it does with the others: so it fits the server's table of locks,
 * whatever it writes, and two that load seldom stand in each other's way.
 */
#define GROUPS 1024
#define MOST_LOCKED 512
#define AGENCY 0x40000000U		/* in a lock's number: of an agency, not of a group */

static const char decide[] = "SELECT govreport.decide($1, ARRAY[$2], $3)";
/* %s: the table of undecided agencies */
static const char note[] = "INSERT INTO %s (agency_key) VALUES ($1)";

static LockAcquireResult
try_to_lock(Oid store, uint32 number, LOCKMODE mode)
{
	LOCKTAG		tag;

	SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, store, number, 2);
	return LockAcquire(&tag, mode, false, true);
}

static bool
lock_agency(Oid store, Datum agency_key)
{
	static TransactionId locking;
	static int	locked;			/* agencies that this transaction locked */
	const TransactionId this = GetTopTransactionId();
	const text *key = DatumGetTextPP(agency_key);
	const uint32 hash = DatumGetUInt32(hash_any((const unsigned char *) VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key)));
	LockAcquireResult result;

	if (this != locking)
	{
		locking = this;
		locked = 0;
	}
	if (locked >= MOST_LOCKED)
		return try_to_lock(store, hash % GROUPS, ExclusiveLock) != LOCKACQUIRE_NOT_AVAIL;
	if (try_to_lock(store, hash % GROUPS, ShareLock) == LOCKACQUIRE_NOT_AVAIL)
		return false;
	result = try_to_lock(store, (hash & (AGENCY - 1)) | AGENCY, ExclusiveLock);
	locked += result == LOCKACQUIRE_OK;
	return result != LOCKACQUIRE_NOT_AVAIL;
}

static bool
may_decide(Oid store, Datum key)
{
	return !IsolationUsesXactSnapshot() && lock_agency(store, key);
}

bool
pgr_may_decide(Oid store, const pgr_kept_row *r)
{
	return pgr_is_null(r, PGR_OF_YEAR) || may_decide(store, r->values[PGR_KEY]);
}

/* may_decide(store regclass, agency_key text) → boolean */
Datum
govreport_may_decide(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(may_decide(PG_GETARG_OID(0), PG_GETARG_DATUM(1)));
}

void
pgr_decide(Oid store, Datum key, Datum year, bool may)
{
	static pgr_statement noting;

	if (may)
		SPI_execute_with_args(decide, 3, (Oid[]) {REGCLASSOID, TEXTOID, INT4OID}, (Datum[]) {ObjectIdGetDatum(store), key, year}, NULL, false, 0);
	else
		SPI_execute_plan(pgr_prepare(&noting, psprintf(note, pgr_store_relation(store, "_undecided")), (Oid[]) {TEXTOID}, 1), &key, NULL, false, 0);
}

int
pgr_prefer_indexes(void)
{
	int			level = NewGUCNestLevel();

	set_config_option("enable_seqscan", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	return level;
}
