/*
 * host.c - the program that the core runs in: memory, interrupts, errors.
 */
#include "glue.h"

#include "utils/memutils.h"

PG_MODULE_MAGIC;

/* Row tuples of a usual report fit in the first block, which resets keep. */
#define FIRST_BLOCK (32 * 1024)

/* The core's alignment, for 128-bit integers; a palloc's may be 8. */
#define CHUNK_ALIGNMENT 16

static void *
allocate(void *context, size_t size)
{
	void	   *chunk = MemoryContextAllocExtended(((pgr_site *) context)->memory, size + CHUNK_ALIGNMENT,
												   MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);

	return (void *) TYPEALIGN(CHUNK_ALIGNMENT, chunk);
}

/* A cancel leaves by longjmp; the memory goes with its parent context. */
static bool
poll(void *context)
{
	(void) context;
	CHECK_FOR_INTERRUPTS();
	return true;
}

/* The call site's state, made on its first call, with empty memory for this one. */
pgr_site *
pgr_begin(FunctionCallInfo fcinfo)
{
	FmgrInfo   *function = fcinfo->flinfo;
	pgr_site   *site = function->fn_extra;

	if (site == NULL)
	{
		site = MemoryContextAllocZero(function->fn_mcxt, sizeof *site);
		site->function = function->fn_oid;
		site->lasting = function->fn_mcxt;
		site->memory = AllocSetContextCreate(function->fn_mcxt, "govreport call",
											 0, FIRST_BLOCK, ALLOCSET_DEFAULT_MAXSIZE);
		site->host = (gr_host) {allocate, poll, site};
		/* what a report does not use of it is never touched */
		site->space = MemoryContextAlloc(function->fn_mcxt, GR_SPACE + CHUNK_ALIGNMENT);
		pgr_find_conversions(site);
		function->fn_extra = site;
	}
	else
		MemoryContextReset(site->memory);	/* the last call may have ended in an error */
	gr_arena_init(&site->arena, &site->host);
	gr_arena_lend(&site->arena, (void *) TYPEALIGN(CHUNK_ALIGNMENT, site->space), GR_SPACE);
	return site;
}

void
pgr_end(pgr_site *site)
{
	MemoryContextReset(site->memory);
}

void
pgr_check_status(gr_status status)
{
	if (status == GR_OK)
		return;
	if (status == GR_NO_MEMORY)
		ereport(ERROR,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 errmsg("out of memory"),
				 errdetail("The report needs more memory than there is.")));
	if (status == GR_NO_CONVERTER)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("ICU cannot convert the encoding of the content"),
				 errdetail("The installed ICU library lacks the converters for GB18030, Big5, UTF-16 or UTF-32.")));
	elog(ERROR, "unexpected status %d of the report reader", (int) status);
}
