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

/* By a letter: text, integer, bigint, numeric, daterange, boolean; any other is an array or an enum. */
static const Oid attribute_types[256] = {
	['t'] = TEXTOID, ['i'] = INT4OID, ['b'] = INT8OID, ['n'] = NUMERICOID, ['r'] = DATERANGEOID, ['?'] = BOOLOID,
};

static const char report_shape[] = "ttier[[[[[[";

/* By attribute of the report, what the rows are made of that it is an array of. */
static const char *const row_shapes[PGR_REPORT_COLUMNS] = {
	[PGR_SECTIONS] = "tttii",
	[PGR_DISCLOSURES] = "itttnt",
	[PGR_APPLICATIONS] = "tbbbbbbb",
	[PGR_REVIEWS] = "tbbbbb",
	[PGR_CLAIMS] = "tttnt?inii",
	[PGR_PROBLEMS] = "tttti",
};

StaticAssertDecl(sizeof report_shape == PGR_REPORT_COLUMNS + 1, "a letter for each attribute");

/* Fails where the library and the installed SQL objects are of different versions, or were altered. */
static TupleDesc
row_type(Oid type, const char *shape)
{
	TupleDesc	desc = lookup_rowtype_tupdesc_copy(type, -1);
	int			columns = strlen(shape);

	if (desc->natts != columns)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("type %s does not fit the installed govreport library", format_type_be(type)),
				 errdetail("The type has %d attributes, the library expects %d.", desc->natts, columns),
				 errhint("Run ALTER EXTENSION govreport UPDATE.")));
	for (int i = 0; i < columns; i++)
	{
		Oid			expected = attribute_types[(unsigned char) shape[i]];

		if (OidIsValid(expected) && TupleDescAttr(desc, i)->atttypid != expected)
			pgr_wrong_type(desc, i);
	}
	return desc;
}

/* The type of the rows that an attribute of the report is an array of. */
static TupleDesc
element_type(TupleDesc report, int column)
{
	Oid			type = get_element_type(TupleDescAttr(report, column)->atttypid);

	if (!OidIsValid(type))
		pgr_wrong_type(report, column);
	return row_type(type, row_shapes[column]);
}

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

	pgr_set_datum_type(&types->report, row_type(type_named(schema, "report"), report_shape));
	for (int i = 0; i < PGR_REPORT_COLUMNS; i++)
		if (row_shapes[i] != NULL)
			pgr_set_datum_type(&types->row[i], element_type(types->report.desc, i));
	types->period = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);

	type = type_named(schema, "form");
	if (TupleDescAttr(types->report.desc, PGR_FORM)->atttypid != type)
		pgr_wrong_type(types->report.desc, PGR_FORM);
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
