/*
 * types.c - the extension's own types, found once a call site.
 *
 * By name, in the schema of the function that is called: search_path does not
 * matter.
 */
#include "glue.h"

#include "access/tupdesc.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

static Oid
type_named(Oid schema, const char *name)
{
	Oid			type = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid,
									   CStringGetDatum(name), ObjectIdGetDatum(schema));

	if (!OidIsValid(type))
		elog(ERROR, "type \"%s\" of extension govreport not found", name);
	return type;
}

static Oid
enum_value(Oid type, const char *label)
{
	Oid			value = GetSysCacheOid2(ENUMTYPOIDNAME, Anum_pg_enum_oid,
										ObjectIdGetDatum(type), CStringGetDatum(label));

	if (!OidIsValid(value))
		elog(ERROR, "value \"%s\" of type %s not found", label, format_type_be(type));
	return value;
}

/* Fails where the library and the installed SQL objects are of different versions. */
static TupleDesc
row_type(Oid type, int columns)
{
	TupleDesc	desc = lookup_rowtype_tupdesc_copy(type, -1);

	if (desc->natts != columns)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("type %s does not fit the installed govreport library", format_type_be(type)),
				 errdetail("The type has %d attributes, the library expects %d.", desc->natts, columns),
				 errhint("Run ALTER EXTENSION govreport UPDATE.")));
	return desc;
}

/* The same, found where a row is written. */
void
pgr_wrong_type(TupleDesc desc, int column)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("type %s does not fit the installed govreport library", format_type_be(desc->tdtypeid)),
			 errdetail("Its attribute %d is not what the library expects.", column + 1),
			 errhint("Run ALTER EXTENSION govreport UPDATE.")));
}

/* By attribute of the report; 0: the attribute is no array of rows. */
static const int row_columns[PGR_REPORT_COLUMNS] = {
	[PGR_SECTIONS] = PGR_SECTION_COLUMNS,
	[PGR_DISCLOSURES] = PGR_DISCLOSURE_COLUMNS,
	[PGR_APPLICATIONS] = PGR_APPLICATION_COLUMNS,
	[PGR_REVIEWS] = PGR_REVIEW_COLUMNS,
	[PGR_CLAIMS] = PGR_CLAIM_COLUMNS,
	[PGR_PROBLEMS] = PGR_PROBLEM_COLUMNS,
};

pgr_types *
pgr_get_types(pgr_site *site)
{
	MemoryContext before;
	pgr_types  *types;
	Oid			schema;
	Oid			type;

	if (site->types != NULL)
		return site->types;

	before = MemoryContextSwitchTo(site->lasting);
	types = palloc0(sizeof *types);
	schema = get_func_namespace(site->function);

	pgr_set_datum_type(&types->report, row_type(type_named(schema, "report"), PGR_REPORT_COLUMNS));
	for (int i = 0; i < PGR_REPORT_COLUMNS; i++)
		if (row_columns[i] > 0)
			pgr_set_datum_type(&types->row[i],
							   row_type(get_element_type(TupleDescAttr(types->report.desc, i)->atttypid), row_columns[i]));
	types->period = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);

	type = type_named(schema, "form");
	types->form[GR_FORM_2019] = enum_value(type, "2019");
	types->form[GR_FORM_2021] = enum_value(type, "2021");

	type = type_named(schema, "severity");
	types->severity[GR_INFO] = enum_value(type, "info");
	types->severity[GR_WARNING] = enum_value(type, "warning");
	types->severity[GR_ERROR] = enum_value(type, "error");

	type = type_named(schema, "cell_state");
	types->state[GR_NUMBER] = enum_value(type, "number");
	types->state[GR_BLANK] = enum_value(type, "blank");
	types->state[GR_NOT_APPLICABLE] = enum_value(type, "not_applicable");
	types->state[GR_UNREADABLE] = enum_value(type, "unreadable");
	types->state[GR_UNCERTAIN] = types->state[GR_UNREADABLE];

	MemoryContextSwitchTo(before);
	return site->types = types;
}
