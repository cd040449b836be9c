/*
 * statement.c - statements that a session keeps prepared.
 */
#include "glue.h"

#include "executor/spi.h"
#include "utils/memutils.h"

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
		SPI_freeplan(kept->plan);
	}
	*kept = (pgr_statement) {copy, plan};
	return plan;
}
