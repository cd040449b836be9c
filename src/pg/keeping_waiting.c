/*
 * keeping_waiting.c - narrow rows of reports that a statement inserts: they wait until
 * its end, or until there are many, and are written by one statement.
 *
 * A row shares the fate of the subtransaction that inserted its report; what was written
 * in a subtransaction within that one waits again if that is rolled back.
 */
#include "keeping.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

/* Rows that may wait: a statement for so many costs little more than one for all. */
#define MOST_WAITING 256

typedef struct waiting
{
	Oid			store;
	SubTransactionId inserted_in;
	SubTransactionId written_in;	/* invalid: not written */
	pgr_kept_row row;
} waiting;

static MemoryContext memory;	/* of the transaction; NULL: nothing waits */
static waiting *rows;
static int	n_rows;
static int	room;
static bool ahead;				/* a report may be changed already, or gone */

/* ---- the fate of a transaction --------------------------------------------------------------- */

static void
forget_all(void)
{
	memory = NULL;
	rows = NULL;
	n_rows = room = 0;
}

void
pgr_note_ahead(void)
{
	ahead = true;
}

static void
at_end_of_transaction(XactEvent event, void *arg)
{
	(void) arg;
	if (event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PRE_PREPARE)
	{
		for (int i = 0; i < n_rows; i++)
			if (rows[i].written_in == InvalidSubTransactionId)
				elog(ERROR, "facts of reports were not written");
	}
	else if (event != XACT_EVENT_PARALLEL_PRE_COMMIT)
	{
		forget_all();
		ahead = false;
	}
}

static void
at_end_of_subtransaction(SubXactEvent event, SubTransactionId ended, SubTransactionId parent, void *arg)
{
	int			kept = 0;

	(void) arg;
	for (int i = 0; i < n_rows; i++)
	{
		waiting    *w = &rows[i];

		if (event == SUBXACT_EVENT_COMMIT_SUB && w->written_in == ended)
			w->written_in = parent;
		else if (event == SUBXACT_EVENT_ABORT_SUB && w->written_in >= ended)
			w->written_in = InvalidSubTransactionId;
		/* later ones are within it */
		if (event != SUBXACT_EVENT_ABORT_SUB || w->inserted_in < ended)
			rows[kept++] = *w;
	}
	n_rows = kept;
}

/* ---- rows come ----------------------------------------------------------------------------------- */

static Datum
copied(const pgr_kept_row *row, int column)
{
	int16		length;
	bool		by_value;

	if (row->nulls[column] == 'n')
		return (Datum) 0;
	get_typlenbyval(row->types[column], &length, &by_value);
	return datumCopy(row->values[column], by_value, length);
}

static void
make_room(void)
{
	static bool is_told;

	if (!is_told)
	{
		RegisterXactCallback(at_end_of_transaction, NULL);
		RegisterSubXactCallback(at_end_of_subtransaction, NULL);
		is_told = true;
	}
	if (memory == NULL)
		memory = AllocSetContextCreate(TopTransactionContext, "govreport facts", ALLOCSET_DEFAULT_SIZES);
	if (n_rows < room)
		return;
	room = room == 0 ? 64 : 2 * room;
	rows = rows == NULL ? MemoryContextAlloc(memory, (size_t) room * sizeof *rows) : repalloc(rows, (size_t) room * sizeof *rows);
}

bool
pgr_wait(TriggerData *trigger, const pgr_kept_row *row)
{
	static bool ends;			/* the statement of the last row */
	Oid			store = RelationGetRelid(trigger->tg_relation);
	MemoryContext before;
	waiting    *w;

	if (n_rows == 0 || rows[n_rows - 1].store != store)
		ends = pgr_has_end(trigger->tg_relation, "govreport_keep_settled");
	make_room();
	before = MemoryContextSwitchTo(memory);
	w = &rows[n_rows];
	*w = (waiting) {.store = store,.inserted_in = GetCurrentSubTransactionId(),.written_in = InvalidSubTransactionId,.row = *row};
	for (int i = 0; i < PGR_KEPT_COLUMNS; i++)
		w->row.values[i] = copied(row, i);
	n_rows++;
	MemoryContextSwitchTo(before);
	return !ends || n_rows % MOST_WAITING == 0;
}

/* ---- rows go --------------------------------------------------------------------------------------- */

/* Parameters: the columns of the rows, whether this session may decide, and of their agencies levels and parents. */
#define PARAMETERS (PGR_KEPT_COLUMNS + 3)

/*
 * %1$s: the table of facts; %2$s: conditions; %3$s: the query that ranks rows, those that come among them; %4$s: the table
 * of findings; %5$s: the term that counts what is waived of a row.  The ones that come are written as they are decided on, so that of the others only one that counts no longer
 * is written again.
 */
static const char insert[] =
	"WITH come AS MATERIALIZED ("
	" SELECT u.* FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) u(id, agency_key, agency, year, arrived, batch, source,"
	" form, figures, unread, errors, warnings, infos, findings, totals, signature, may, level, parents)%2$s"
	"), decided AS MATERIALIZED ("
	" SELECT d.id, d.agency_key, d.year, d.place = 1 AS counts, CASE d.place WHEN 1 THEN d.versions ELSE 0 END AS versions FROM (%3$s) d"
	"), otherwise AS ("
	" UPDATE %1$s f SET counts = d.counts, versions = d.versions FROM decided d"
	" WHERE f.id = d.id AND f.agency_key = d.agency_key AND f.year = d.year AND (f.counts, f.versions) IS DISTINCT FROM (d.counts, d.versions)"
	"), kept AS ("
	" INSERT INTO %4$s (id, agency_key, year, findings) SELECT u.id, u.agency_key, u.year, u.findings FROM come u WHERE cardinality(u.findings) > 0)"
	" INSERT INTO %1$s (id, agency_key, level, parents, agency, year, arrived, batch, source, form, figures, unread, errors, warnings, infos,"
	" totals, signature, counts, versions, waived, valid)"
	" SELECT u.id, u.agency_key, u.level, u.parents, u.agency, u.year, u.arrived, u.batch, u.source, u.form, u.figures, u.unread, u.errors, u.warnings,"
	" u.infos, u.totals, u.signature, coalesce(d.counts, u.may), coalesce(d.versions, u.may::int), u.waived[1], u.errors = u.waived[2]"
	" FROM (SELECT u.*, %5$s AS waived FROM come u OFFSET 0) u LEFT JOIN decided d ON d.id = u.id";
/* $1: the store; $2: its table of facts; $3: that of waivers */
static const char ask_queries[] =
	"SELECT govreport.waiving_query($3, 'u.findings', 'u'), govreport.counting_query($1, pg_catalog.format('("
	"SELECT id, agency_key, agency, year, arrived, batch, figures, unread FROM come WHERE may"
	" UNION ALL"
	" SELECT f.id, f.agency_key, f.agency, f.year, f.arrived, f.batch, f.figures, f.unread"
	" FROM (SELECT DISTINCT agency_key, year FROM come WHERE may) k"
	" CROSS JOIN LATERAL (SELECT * FROM %s f WHERE f.agency_key = k.agency_key AND f.year = k.year OFFSET 0) f)', $2), 'true')";
/* %s: the table of facts; the reports.  Of what was changed since, the row is there already. */
static const char unless_ahead[] =
	" WHERE NOT EXISTS (SELECT FROM %s f WHERE f.id = u.id OFFSET 0) AND EXISTS (SELECT FROM %s r WHERE r.id = u.id OFFSET 0)";
/* %s: the table of undecided agencies */
static const char note[] =
	"INSERT INTO %s (agency_key) SELECT DISTINCT u.agency_key FROM unnest($2, $4, $9) u(agency_key, year, may) WHERE NOT u.may AND u.year IS NOT NULL";

typedef struct parameters
{
	Oid			types[PARAMETERS];
	Datum		values[PARAMETERS];
} parameters;

static Datum
array_of(const Datum *values, bool *nulls, int n, Oid type)
{
	int16		length;
	bool		by_value;
	char		alignment;
	int			lower = 1;

	get_typlenbyvalalign(type, &length, &by_value, &alignment);
	return PointerGetDatum(construct_md_array((Datum *) values, nulls, 1, &n, &lower, type, length, by_value, alignment));
}

/* chosen: numbers of the rows */
static parameters
arrays_of(const int *chosen, int n, const Datum *may)
{
	parameters	p;
	Datum	   *values = palloc((size_t) n * sizeof *values);
	bool	   *nulls = palloc0((size_t) n * sizeof *nulls);

	p.types[PGR_KEPT_COLUMNS + 1] = p.types[PGR_KEPT_COLUMNS + 2] = TEXTARRAYOID;
	p.types[PGR_KEPT_COLUMNS] = BOOLARRAYOID;
	p.values[PGR_KEPT_COLUMNS] = array_of(may, nulls, n, BOOLOID);
	for (int column = 0; column < PGR_KEPT_COLUMNS; column++)
	{
		Oid			type = rows[chosen[0]].row.types[column];

		for (int i = 0; i < n; i++)
		{
			values[i] = rows[chosen[i]].row.values[column];
			nulls[i] = pgr_is_null(&rows[chosen[i]].row, column);
		}
		p.types[column] = get_array_type(type);
		p.values[column] = array_of(values, nulls, n, type);
	}
	return p;
}

static void
execute(pgr_statement *kept, const char *text, parameters *p)
{
	if (SPI_execute_plan(pgr_prepare(kept, text, p->types, PARAMETERS), p->values, NULL, false, 0) < 0)
		elog(ERROR, "could not keep the facts of reports");
}

/* The statement that inserts, with the query that ranks the rows that come among those that are there. */
static char *
insert_statement(Oid store)
{
	static pgr_statement asking;
	char	   *facts = pgr_store_relation(store, "_facts");
	char	   *reports = pgr_store_relation(store, "");
	Datum		names[] = {CStringGetTextDatum(reports), CStringGetTextDatum(facts), CStringGetTextDatum(pgr_store_relation(store, "_waivers"))};
	HeapTuple	queries;
	TupleDesc	desc;

	if (SPI_execute_plan(pgr_prepare(&asking, ask_queries, (Oid[]) {TEXTOID, TEXTOID, TEXTOID}, 3), names, NULL, false, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not ask which reports count");
	queries = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	return psprintf(insert, facts, ahead ? psprintf(unless_ahead, facts, reports) : "", SPI_getvalue(queries, desc, 2),
					pgr_store_relation(store, "_found"), SPI_getvalue(queries, desc, 1));
}

static void
write_rows(Oid store, const int *chosen, int n)
{
	static pgr_statement inserting;
	static pgr_statement noting;
	Datum	   *may = palloc((size_t) n * sizeof *may);
	int			deciding = 0;
	parameters	p;
	int			level;

	for (int i = 0; i < n; i++)
	{
		may[i] = BoolGetDatum(pgr_may_decide(store, &rows[chosen[i]].row));
		deciding += DatumGetBool(may[i]);
	}
	p = arrays_of(chosen, n, may);
	pgr_find_places(store, p.values[PGR_KEY], &p.values[PGR_KEPT_COLUMNS + 1], &p.values[PGR_KEPT_COLUMNS + 2]);
	/* now, as triggers on what is written may come here again; an error makes them wait again */
	for (int i = 0; i < n; i++)
		rows[chosen[i]].written_in = GetCurrentSubTransactionId();
	level = pgr_prefer_indexes();
	/* the queries' operators are the server's */
	set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	execute(&inserting, insert_statement(store), &p);
	if (deciding < n)
		execute(&noting, psprintf(note, pgr_store_relation(store, "_undecided")), &p);
	AtEOXact_GUC(true, level);
}

/* Those that go with what is written now, or were written for good. */
static void
let_go(void)
{
	int			kept = 0;

	for (int i = 0; i < n_rows; i++)
		if (rows[i].written_in == InvalidSubTransactionId || rows[i].inserted_in < rows[i].written_in)
			rows[kept++] = rows[i];
	n_rows = kept;
	/* a trigger on what was written may have been here before */
	if (n_rows == 0 && memory != NULL)
	{
		MemoryContextDelete(memory);
		forget_all();
	}
}

void
pgr_write_waiting(Oid store)
{
	int		   *chosen;
	int			n = 0;

	if (n_rows == 0)
		return;
	chosen = palloc((size_t) n_rows * sizeof *chosen);
	for (int i = 0; i < n_rows; i++)
		if (rows[i].store == store && rows[i].written_in == InvalidSubTransactionId)
			chosen[n++] = i;
	if (n > 0)
		write_rows(store, chosen, n);
	let_go();
}
