/*
 * keeping.c - what the database keeps of each report of a store: whose and of which year
 * it is, and in numbers what was read and found.
 *
 * The trigger reads the text once; the generated columns parsed and facts, which the
 * server works out after it, take what it read.
 */
#include "totals.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"

PG_FUNCTION_INFO_V1(govreport_facts);
PG_FUNCTION_INFO_V1(govreport_keep_report);
PG_FUNCTION_INFO_V1(govreport_keep_name);
PG_FUNCTION_INFO_V1(govreport_holds_chinese);

#define FACTS_COLUMNS 9

/* A text that is longer is read again. */
#define MOST_REMEMBERED (1024 * 1024)

/* ---- facts ------------------------------------------------------------------------------- */

typedef struct facts
{
	gr_form		form;
	int32		figures;
	int32		unread;
	int32		found[GR_ERROR + 1];	/* findings by severity */
	ArrayType  *findings;
	Datum		totals;
	Datum		signature;		/* 0: no narrative */
} facts;

static int
count_figures(const gr_figure *figures, int n)
{
	int			count = 0;

	for (int i = 0; i < n; i++)
		count += figures[i].state == GR_NUMBER;
	return count;
}

static bool
is_unread(gr_problem_code code)
{
	return code == GR_PROBLEM_UNREADABLE || code == GR_PROBLEM_UNCERTAIN || code == GR_PROBLEM_CONFLICT ||
		code == GR_PROBLEM_TOO_LONG || code == GR_PROBLEM_UNREAD;
}

/* ---- findings, with where they are and why ---- */

static const pgr_row_type *
finding_type(pgr_site *site)
{
	static pgr_row_type type;
	Oid			schema = get_func_namespace(site->function);
	Oid			named = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("finding"), ObjectIdGetDatum(schema));

	if (type.desc == NULL || type.desc->tdtypeid != named)
	{
		MemoryContext before = MemoryContextSwitchTo(TopMemoryContext);

		pgr_set_datum_type(&type, lookup_rowtype_tupdesc_copy(named, -1));
		MemoryContextSwitchTo(before);
	}
	return &type;
}

static void
put_finding(pgr_writer *w, const gr_report *report, const gr_check *finding, gr_str text)
{
	pgr_put_rule(w, finding);
	pgr_put_outcome(w, finding);
	pgr_put_nonzero(w, (int32) gr_check_line(report, finding, text));
	pgr_put_text(w, gr_cause_codes[finding->cause]);
	pgr_put_row(w);
}

/* text: the body in UTF-8; stored: the report as a value */
static facts
facts_of(pgr_site *site, const gr_report *report, Datum stored, gr_str text)
{
	facts		f = {.form = report->form};
	gr_checks	findings;
	pgr_writer	w;

	for (uint32 i = 0; i < report->n_disclosures; i++)
		f.figures += count_figures(&report->disclosures[i].figure, 1);
	for (uint32 i = 0; i < report->n_applications; i++)
		f.figures += count_figures(report->applications[i].cell, GR_APPLICANTS);
	for (uint32 i = 0; i < report->n_reviews; i++)
		f.figures += count_figures(report->reviews[i].cell, GR_OUTCOMES);
	for (uint32 i = 0; i < report->n_problems; i++)
		f.unread += is_unread(report->problems[i].code);
	pgr_check_status(gr_check_report(report, GR_FINDINGS, &site->arena, &findings));
	pgr_start_array(&w, site, finding_type(site), findings.n);
	for (uint32 i = 0; i < findings.n; i++)
	{
		f.found[gr_rules[findings.list[i].rule].severity]++;
		put_finding(&w, report, &findings.list[i], text);
	}
	f.findings = pgr_end_array(&w);
	f.totals = pgr_report_totals(site, stored);
	f.signature = pgr_narrative_signature(site, report);
	return f;
}

/* ---- what was read last -------------------------------------------------------------------- */

static struct
{
	MemoryContext memory;
	char	   *body;			/* as the database has it; NULL: nothing */
	size_t		length;
	Oid			type;			/* of the report */
	Datum		report;
	facts		facts;
} last;

static void
forget(void)
{
	last.body = NULL;
	if (last.memory != NULL)
		MemoryContextReset(last.memory);
}

static void
remember(pgr_site *site, const struct varlena *body, const gr_report *report, gr_str text)
{
	MemoryContext before;

	forget();
	if (VARSIZE_ANY_EXHDR(body) > MOST_REMEMBERED)
		return;
	if (last.memory == NULL)
		last.memory = AllocSetContextCreate(TopMemoryContext, "govreport report read last", ALLOCSET_DEFAULT_SIZES);
	before = MemoryContextSwitchTo(last.memory);
	last.report = pgr_report_datum(site, report);
	last.type = pgr_get_types(site)->report.desc->tdtypeid;
	last.facts = facts_of(site, report, last.report, text);
	last.length = VARSIZE_ANY_EXHDR(body);
	last.body = memcpy(palloc(last.length + 1), VARDATA_ANY(body), last.length);
	MemoryContextSwitchTo(before);
}

static bool
is_remembered(pgr_site *site, const struct varlena *body)
{
	return last.body != NULL && VARSIZE_ANY_EXHDR(body) == last.length &&
		last.type == pgr_get_types(site)->report.desc->tdtypeid &&
		memcmp(VARDATA_ANY(body), last.body, last.length) == 0;
}

/* The report of this body, if it was the last that a trigger read: a copy in the current context; 0: read it. */
Datum
pgr_remembered_report(pgr_site *site, Datum body)
{
	struct varlena *text;
	Datum		report = 0;

	if (last.body == NULL)
		return 0;
	text = PG_DETOAST_DATUM_PACKED(body);
	if (is_remembered(site, text))
		report = datumCopy(last.report, false, -1);
	if ((Pointer) text != DatumGetPointer(body))
		pfree(text);
	return report;
}

/* facts(body text) → facts */
Datum
govreport_facts(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	struct varlena *body = PG_GETARG_TEXT_PP(0);
	facts		f;
	Datum		values[FACTS_COLUMNS];
	bool		nulls[FACTS_COLUMNS] = {false};
	TupleDesc	desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != FACTS_COLUMNS)
		elog(ERROR, "type facts does not fit the installed govreport library");
	if (is_remembered(site, body))
		f = last.facts;
	else
	{
		gr_str		text;
		gr_report  *report = pgr_read_body(site, PointerGetDatum(body), GR_WHOLE_REPORT, &text);

		f = facts_of(site, report, pgr_report_datum(site, report), text);
	}
	nulls[0] = f.form == GR_FORM_NONE;
	values[0] = ObjectIdGetDatum(pgr_get_types(site)->form[f.form]);
	values[1] = Int32GetDatum(f.figures);
	values[2] = Int32GetDatum(f.unread);
	values[3] = Int32GetDatum(f.found[GR_ERROR]);
	values[4] = Int32GetDatum(f.found[GR_WARNING]);
	values[5] = Int32GetDatum(f.found[GR_INFO]);
	values[6] = PointerGetDatum(f.findings);
	values[7] = f.totals;
	values[8] = f.signature;
	nulls[8] = f.signature == 0;
	pgr_end(site);
	PG_FREE_IF_COPY(body, 0);
	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}

/* ---- the triggers --------------------------------------------------------------------------- */

/* Columns that the trigger sets. */
typedef struct columns
{
	int			n;
	int			number[3];
	Datum		value[3];
	bool		null[3];
} columns;

static void
set_column(columns *set, TupleDesc desc, const char *name, Datum value, bool null)
{
	set->number[set->n] = pgr_column(desc, name);
	set->value[set->n] = value;
	set->null[set->n++] = null;
}

static void
set_agency(columns *set, pgr_site *site, TriggerData *trigger, HeapTuple row, Datum report)
{
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	HeapTupleHeader header = DatumGetHeapTupleHeader(report);
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(header),.t_data = header};
	bool		no_code;
	bool		no_name;
	bool		null;
	Datum		code = heap_getattr(row, pgr_column(desc, "agency_code"), desc, &no_code);
	Datum		printed = heap_getattr(&whole, PGR_AGENCY + 1, site->types->report.desc, &no_name);
	Datum		id = heap_getattr(row, pgr_column(desc, "id"), desc, &null);
	pgr_owner_rights before = pgr_become_owner(trigger->tg_relation);
	pgr_agency	found;

	/* who changes the list meanwhile can wait for this one to end, as it has a number before it reads the list: settle_list */
	GetTopTransactionId();
	SPI_connect();
	found = pgr_find_agency(site, RelationGetRelid(trigger->tg_relation), code, no_code, printed, no_name, true);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	if (found.key == NULL)
		found.key = cstring_to_text(psprintf("#" INT64_FORMAT, null ? 0 : DatumGetInt64(id)));
	set_column(set, desc, "agency_key", PointerGetDatum(found.key), false);
	set_column(set, desc, "agency", PointerGetDatum(found.name), found.name == NULL);
}

static void
set_year(columns *set, pgr_site *site, TupleDesc desc, Datum report)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(report);
	HeapTupleData whole = {.t_len = HeapTupleHeaderGetDatumLength(header),.t_data = header};
	bool		null;
	Datum		year = heap_getattr(&whole, PGR_YEAR + 1, site->types->report.desc, &null);

	set_column(set, desc, "year", year, null);
}

/* keep_report(): before a row of a store's reports is inserted or updated */
Datum
govreport_keep_report(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = pgr_trigger_data(fcinfo, "keep_report");
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	bool		is_update = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event);
	HeapTuple	row = is_update ? trigger->tg_newtuple : trigger->tg_trigtuple;
	bool		same_body = is_update && pgr_same_column(trigger, "body");
	pgr_site   *site;
	struct varlena *body;
	gr_str		text;
	gr_report  *read;
	Datum		report;
	columns		set = {0};
	bool		null;
	Datum		value = heap_getattr(row, pgr_column(desc, "body"), desc, &null);

	if (null)
		return PointerGetDatum(row);
	site = pgr_begin(fcinfo);
	body = PG_DETOAST_DATUM_PACKED(value);
	read = pgr_read_body(site, PointerGetDatum(body), GR_WHOLE_REPORT, &text);
	remember(site, body, read, text);
	report = last.body != NULL ? last.report : pgr_report_datum(site, read);
	heap_getattr(row, pgr_column(desc, "agency_key"), desc, &null);
	if (!same_body || null)
		set_year(&set, site, desc, report);
	/* one that is given is kept: of a row that is restored, or matched anew; the number is in the key of a report that is nobody's */
	if (null || (is_update && (!same_body || !pgr_same_column(trigger, "agency_code") || !pgr_same_column(trigger, "id"))))
		set_agency(&set, site, trigger, row, report);
	if (set.n > 0)
		row = heap_modify_tuple_by_cols(row, desc, set.n, set.number, set.value, set.null);
	pgr_end(site);
	return PointerGetDatum(row);
}

/* keep_name(): after an agency of a store's list was renamed, on the rows of its reports; the list is named as the store and _agencies */
Datum
govreport_keep_name(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = pgr_trigger_data(fcinfo, "keep_name");
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	char	   *store = pgr_beside(trigger->tg_relation, "_agencies", "");
	pgr_owner_rights before;
	Datum		values[2];
	bool		null;

	if (store == NULL)
		return PointerGetDatum(NULL);
	values[0] = heap_getattr(trigger->tg_newtuple, pgr_column(desc, "code"), desc, &null);
	values[1] = heap_getattr(trigger->tg_newtuple, pgr_column(desc, "name"), desc, &null);
	before = pgr_become_owner(trigger->tg_relation);
	SPI_connect();
	/* a report that another session gave to another agency meanwhile has its own name */
	SPI_execute_with_args(psprintf("UPDATE %s SET agency = $2 WHERE agency_key OPERATOR(pg_catalog.=) $1 AND id OPERATOR(pg_catalog.=) ANY"
								   " (ARRAY(SELECT id FROM %s WHERE agency_key OPERATOR(pg_catalog.=) $1))",
								   store, pgr_beside(trigger->tg_relation, "_agencies", "_facts")),
						  2, (Oid[]) {TEXTOID, TEXTOID}, values, NULL, false, 0);
	SPI_finish();
	SetUserIdAndSecContext(before.user, before.context);
	return PointerGetDatum(NULL);
}

/* ---- the database ------------------------------------------------------------------------------ */

/* holds_chinese() → boolean: whether the labels of the form can be written in the database's encoding */
Datum
govreport_holds_chinese(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	bool		holds = true;

	for (int i = 0; i < GR_ROWS && holds; i++)
	{
		gr_str		label = pgr_in_encoding(site, gr_application_rows[i].label);

		holds = memchr(label.s, '?', label.len) == NULL;
	}
	pgr_end(site);
	PG_RETURN_BOOL(holds);
}
