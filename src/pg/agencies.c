/*
 * agencies.c - the SQL functions on names of agencies, which agency a report of a store
 * belongs to, and where that stands.
 */
#include "glue.h"

#include "access/relation.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "storage/bufmgr.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(govreport_agency_keys);
PG_FUNCTION_INFO_V1(govreport_agency_fits);
PG_FUNCTION_INFO_V1(govreport_holds_place);
PG_FUNCTION_INFO_V1(govreport_is_government);
PG_FUNCTION_INFO_V1(govreport_match_agency);

/* A key of an index that is longer than this is none. */
#define MOST_BYTES 255

/* Aliases, or places above, that are looked at. */
#define MOST_NAMES 64

/* The texts of an array, NULLs left out; at most MOST_NAMES. */
static int
names_of(pgr_site *site, Datum array, gr_str *names)
{
	MemoryContext before = MemoryContextSwitchTo(site->memory);
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	int			n = 0;

	deconstruct_array(DatumGetArrayTypeP(array), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count && n < MOST_NAMES; i++)
		if (!nulls[i])
			names[n++] = pgr_text_in(site, elements[i]);
	MemoryContextSwitchTo(before);
	return n;
}

static Datum
joined(pgr_site *site, gr_str place, gr_str rest)
{
	char	   *text = psprintf("%.*s/%.*s", (int) place.len, place.s ? place.s : "", (int) rest.len, rest.s);

	return pgr_text_result(site, (gr_str) {text, strlen(text)});
}

/* What a name is looked up by: its last place with the rest; without a place, or where any is sought, the rest. */
static int
put_keys(pgr_site *site, gr_str name, bool sought, Datum *keys)
{
	gr_authority parts;
	int			n = 0;

	if (name.len == 0 || name.len > MOST_BYTES)
		return 0;
	gr_split_authority(name, &parts);
	if (parts.n_places > 0)
		keys[n++] = joined(site, parts.place[parts.n_places - 1], parts.rest);
	if (parts.n_places == 0 || sought)
		keys[n++] = joined(site, (gr_str) {NULL, 0}, parts.rest);
	return n;
}

/* agency_keys(name text, aliases text[]) → text[]: of a listed agency; aliases NULL: of a name that is sought */
Datum
govreport_agency_keys(PG_FUNCTION_ARGS)
{
	pgr_site   *site;
	gr_str		aliases[MOST_NAMES];
	Datum		keys[1 + MOST_NAMES + 1];
	int			n;
	int			n_aliases;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	site = pgr_begin(fcinfo);
	n_aliases = PG_ARGISNULL(1) ? 0 : names_of(site, PG_GETARG_DATUM(1), aliases);
	n = put_keys(site, pgr_text_in(site, PG_GETARG_DATUM(0)), PG_ARGISNULL(1), keys);
	for (int i = 0; i < n_aliases; i++)
		n += put_keys(site, aliases[i], false, keys + n);
	pgr_end(site);
	PG_RETURN_ARRAYTYPE_P(construct_array(keys, n, TEXTOID, -1, false, TYPALIGN_INT));
}

/* agency_fits(printed text, name text, aliases text[], above text[]) → boolean */
Datum
govreport_agency_fits(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_str		printed = pgr_text_in(site, PG_GETARG_DATUM(0));
	gr_str		names[1 + MOST_NAMES];
	gr_str		above[MOST_NAMES];
	int			n;
	int			n_above;
	bool		fits = false;

	names[0] = pgr_text_in(site, PG_GETARG_DATUM(1));
	n = 1 + names_of(site, PG_GETARG_DATUM(2), names + 1);
	n_above = names_of(site, PG_GETARG_DATUM(3), above);
	for (int i = 0; i < n && !fits; i++)
		fits = gr_authority_fits(printed, names[i], above, n_above);
	pgr_end(site);
	PG_RETURN_BOOL(fits);
}

/* holds_place(name text) → boolean */
Datum
govreport_holds_place(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	gr_authority parts;

	gr_split_authority(pgr_text_in(site, PG_GETARG_DATUM(0)), &parts);
	pgr_end(site);
	PG_RETURN_BOOL(parts.holds_place);
}

/* is_government(name text) → boolean */
Datum
govreport_is_government(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	bool		is = gr_is_government(pgr_text_in(site, PG_GETARG_DATUM(0)));

	pgr_end(site);
	PG_RETURN_BOOL(is);
}

/* ---- the agency of a report ------------------------------------------------------------ */

/* Those that the printed name fits, two at most: $1 its keys, $2 the name; %1$s: the table of agencies. */
static const char by_name[] =
	"WITH RECURSIVE fit AS MATERIALIZED ("
	" SELECT code, name, aliases, parent FROM %1$s"
	" WHERE govreport.agency_keys(name, aliases) OPERATOR(pg_catalog.&&) govreport.agency_keys($1, NULL)"
	"), above AS ("
	" SELECT f.code AS fit, p.name, p.parent, 1 AS depth FROM fit f JOIN %1$s p ON p.code OPERATOR(pg_catalog.=) f.parent"
	" UNION ALL"
	" SELECT u.fit, p.name, p.parent, u.depth OPERATOR(pg_catalog.+) 1"
	" FROM above u JOIN %1$s p ON p.code OPERATOR(pg_catalog.=) u.parent WHERE u.depth OPERATOR(pg_catalog.<) 16"
	") SELECT f.code, f.name FROM fit f"
	" WHERE govreport.agency_fits($1, f.name, f.aliases,"
	" ARRAY(SELECT u.name FROM above u WHERE u.fit OPERATOR(pg_catalog.=) f.code ORDER BY u.depth DESC)) LIMIT 2";

/* Whether any may be, and the one that has just the name: as a rule, this is all to ask.  No LIMIT, for which the planner would rather read the list than its index. */
static const char by_key[] =
	"SELECT code, name, name OPERATOR(pg_catalog.=) $1 FROM %1$s"
	" WHERE govreport.agency_keys(name, aliases) OPERATOR(pg_catalog.&&) govreport.agency_keys($1, NULL)";

static const char by_code[] = "SELECT code, name FROM %1$s WHERE code OPERATOR(pg_catalog.=) $1";

static SPIPlanPtr
prepare(pgr_statement *kept, const char *format, const char *agencies)
{
	return pgr_prepare(kept, psprintf(format, agencies), (Oid[]) {TEXTOID}, 1);
}

/* latest: in the list as it is now, whatever the transaction's snapshot */
static void
ask(SPIPlanPtr plan, Datum sought, bool latest)
{
	int			result = latest ? SPI_execute_snapshot(plan, &sought, NULL, GetLatestSnapshot(), InvalidSnapshot, true, false, 2)
		: SPI_execute_plan(plan, &sought, NULL, true, 2);

	if (result != SPI_OK_SELECT)
		elog(ERROR, "could not look for an agency");
}

static Oid
relation_of(Oid store, const char *ending)
{
	return get_relname_relid(psprintf("%s%s", get_rel_name(store), ending), get_rel_namespace(store));
}

/* Whether nothing was ever listed: no need to ask for each report.  The list of a store that may be distributed, whose narrow rows are a view, can be elsewhere. */
static bool
is_empty(Oid store)
{
	bool		is_here = get_rel_relkind(relation_of(store, "_facts")) != RELKIND_VIEW;
	Relation	list = is_here ? try_relation_open(relation_of(store, "_agencies"), AccessShareLock) : NULL;
	bool		is = list != NULL && RELKIND_HAS_STORAGE(list->rd_rel->relkind) && RelationGetNumberOfBlocks(list) == 0;

	if (list != NULL)
		relation_close(list, NoLock);
	return is;
}

/* Of an answer to by_key. */
static bool
is_only_one(void)
{
	bool		null;

	return SPI_processed == 1 && DatumGetBool(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 3, &null));
}

char *
pgr_store_relation(Oid store, const char *ending)
{
	char	   *name = get_rel_name(store);
	char	   *schema = get_namespace_name(get_rel_namespace(store));

	char	   *relation;

	if (name == NULL || schema == NULL)
		elog(ERROR, "cache lookup failed for relation %u", store);
	relation = psprintf("%s%s", name, ending);
	if (!OidIsValid(get_relname_relid(relation, get_rel_namespace(store))))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the store \"%s\" has no relation \"%s\"", name, relation),
				 errdetail("The tables and views of a store are named after its table of reports, and stand in the same schema."),
				 errhint("Where that table was renamed or moved, do the same with the others.")));
	return quote_qualified_identifier(schema, relation);
}

/* Asks for the listed agency of a code, or for those of a name: SPI_processed says how many there are. */
static void
ask_agencies(Oid store, Datum sought, bool by_its_code, bool latest)
{
	static pgr_statement keyed;
	static pgr_statement named;
	static pgr_statement coded;
	char	   *agencies = pgr_store_relation(store, "_agencies");

	if (by_its_code)
		ask(prepare(&coded, by_code, agencies), sought, latest);
	else if (is_empty(store))
		SPI_processed = 0;
	else
	{
		ask(prepare(&keyed, by_key, agencies), sought, latest);
		if (SPI_processed > 0 && !is_only_one())
			ask(prepare(&named, by_name, agencies), sought, latest);
	}
}

/* A column of the one row that was asked for. */
static text *
asked_text(int column)
{
	bool		null;

	return DatumGetTextPP(SPI_datumTransfer(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, column, &null), false, -1));
}

/*
 * The agency that a report of the store belongs to, by the code that it came with or
 * by the name it prints, either may be NULL; latest: by the list as it is now.  The caller
 * has connected to SPI; what is given back is in the memory that was current before.
 */
pgr_agency
pgr_find_agency(pgr_site *site, Oid store, Datum code, bool no_code, Datum printed, bool not_printed, bool latest)
{
	pgr_agency	found = {.key = NULL, .name = NULL};
	gr_authority parts;

	if (no_code && not_printed)
		return found;
	ask_agencies(store, no_code ? printed : code, !no_code, latest);
	if (SPI_processed == 1)
		return (pgr_agency) {.key = asked_text(1), .name = asked_text(2)};
	if (!not_printed)
		found.name = DatumGetTextPP(SPI_datumTransfer(printed, false, -1));
	if (!no_code)
		found.key = DatumGetTextPP(SPI_datumTransfer(code, false, -1));
	else if (SPI_processed == 0 && VARSIZE_ANY_EXHDR(found.name) <= MOST_BYTES)
	{
		gr_split_authority(pgr_text_in(site, printed), &parts);
		if (parts.holds_place)
			found.key = found.name;
	}
	return found;
}

/* ---- where an agency stands ------------------------------------------------------------ */

/* $1: the list */
static const char ask_placing[] =
	"SELECT 'SELECT array_agg(p.level ORDER BY k.n), array_agg(p.parents ORDER BY k.n) FROM unnest($1) WITH ORDINALITY k(code, n)"
	" LEFT JOIN (' || govreport.placing_query($1, 'a.code = ANY ($1)') || ') p ON p.code = k.code'";

/* Levels of agencies, and those above them, by the list as it is now: arrays beside that of the keys, or without elements where none is listed. */
void
pgr_find_places(Oid store, Datum keys, Datum *levels, Datum *parents)
{
	static pgr_statement asking;
	static pgr_statement placing;
	Datum		agencies;
	bool		null;
	int			level;

	*levels = *parents = PointerGetDatum(construct_empty_array(TEXTOID));
	if (is_empty(store))
		return;
	agencies = CStringGetTextDatum(pgr_store_relation(store, "_agencies"));
	level = NewGUCNestLevel();
	/* the queries' operators are the server's */
	set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	SPI_execute_plan(pgr_prepare(&asking, ask_placing, (Oid[]) {TEXTOID}, 1), &agencies, NULL, false, 1);
	ask(pgr_prepare(&placing, SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1), (Oid[]) {TEXTARRAYOID}, 1), keys, true);
	*levels = SPI_datumTransfer(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &null), false, -1);
	*parents = SPI_datumTransfer(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &null), false, -1);
	AtEOXact_GUC(true, level);
}

/* match_agency(store regclass, printed text) → (agency_key text, agency text); key NULL: nobody's */
Datum
govreport_match_agency(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	Datum		values[2] = {0};
	bool		nulls[2];
	TupleDesc	desc;
	pgr_agency	found;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != 2)
		elog(ERROR, "match_agency does not return two columns");
	SPI_connect();
	found = pgr_find_agency(site, PG_GETARG_OID(0), (Datum) 0, true, PG_GETARG_DATUM(1), false, false);
	SPI_finish();
	values[0] = PointerGetDatum(found.key);
	values[1] = PointerGetDatum(found.name);
	nulls[0] = found.key == NULL;
	nulls[1] = found.name == NULL;
	pgr_end(site);
	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}
