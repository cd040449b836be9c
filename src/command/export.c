/*
 * export.c - govreport export: the main views of a store into files.
 */
#include "command/load.h"
#include "command/export.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char *const help[2] = {
	"Usage: " PROGRAM " export [OPTION]... OUT\n"
	"\n"
	"Writes the main views of a store, all as of one moment, with Chinese headings:\n"
	"a workbook with a sheet a view, or a folder with a CSV file a view.  Files that\n"
	"are there are replaced when the new ones are whole.\n"
	"\n"
	"Options:\n"
	"      --store=NAME          store to write (default: reports)\n"
	"  -f, --format=csv|xlsx     default: xlsx where OUT ends with .xlsx, else csv\n"
	"      --year=YEAR           this year alone\n"
	"  -V, --version             print the version and exit\n"
	"  -?, --help                print this help and exit\n"
	"\n"
	SERVER_HELP
	"\n"
	"Exit status: 0 all written, 2 nothing written.\n",

	"用法：" PROGRAM " export [选项]... 输出\n"
	"\n"
	"把库的主要视图写成文件，数据为同一时刻，标题为中文：一个工作簿，每个视图一张表；或一个文件夹，\n"
	"每个视图一个 CSV 文件。已有的文件在新文件写完后才被替换。\n"
	"\n"
	"选项：\n"
	"      --store=名称          导出哪个库（默认 reports）\n"
	"  -f, --format=csv|xlsx     输出以 .xlsx 结尾时默认 xlsx，否则 csv\n"
	"      --year=年度           只导出这一年度\n"
	"  -V, --version             显示版本\n"
	"  -?, --help                显示本说明\n"
	"\n"
	SERVER_HELP_ZH
	"\n"
	"退出码：0 全部写出；2 什么也没有写出。\n"
};

/* The views, and the titles of their sheets. */
static const struct view
{
	const char *ending;
	const char *title;
} views[] = {
	{"_latest", "报告"},
	{"_validity", "检查结果"},
	{"_findings", "问题"},
	{"_continuity", "与上年不符"},
	{"_coverage", "报送情况"},
	{"_totals", "汇总"},
	{"_rates", "指标"},
	{"_outcomes", "办理结果"},
	{"_applicants", "申请人"},
	{"_normative", "规范性文件"},
	{"_wide", "全部数字"},
};

struct choice
{
	struct options server;
	bool		workbook;
	char	   *year;			/* or NULL: all */
	const char *out;
};

static bool
ends_with(const char *text, const char *ending)
{
	const size_t length = strlen(text);

	return length >= strlen(ending) && strcmp(text + length - strlen(ending), ending) == 0;
}

static bool
is_workbook(const char *format, const char *out)
{
	const bool	workbook = format == NULL ? ends_with(out, ".xlsx") : strcmp(format, "xlsx") == 0;

	if (format != NULL && !workbook && strcmp(format, "csv") != 0)
		fail(IN_LANGUAGE("--format must be csv or xlsx, not \"%s\"", "--format 须为 csv 或 xlsx，不能是“%s”"), format);
#ifndef HAVE_XLSXWRITER
	if (workbook)
		fail(IN_LANGUAGE("built without libxlsxwriter: --format=csv alone", "编译时没有 libxlsxwriter：只有 --format=csv"));
#endif
	return workbook;
}

static struct choice
read_choice(int argc, char **argv)
{
	static const struct option known[] = {
		SERVER_LONG,
		{"format", required_argument, NULL, 'f'},
		{"year", required_argument, NULL, 'y'},
		{NULL, 0, NULL, 0}
	};
	struct choice choice = {.server = {.store = "reports"}};
	const char *format = NULL;
	int			c;

	argv[0] = (char[]) {PROGRAM " export"};	/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, SERVER_SHORT "f:", known, NULL)) != -1)
		switch (c)
		{
			case 'f':
				format = optarg;
				break;
			case 'y':
				choice.year = print_string("%d", read_number("--year", optarg, 9999));
				break;
			default:
				take_server_option(c, argv, "export", help[chinese], &choice.server);
		}
	if (optind != argc - 1)
		fail(IN_LANGUAGE("one file or folder to write must be given; try \"" PROGRAM " export --help\"",
						 "须指明一个输出文件或文件夹；见 " PROGRAM " export --help"));
	choice.out = argv[optind];
	choice.workbook = is_workbook(format, choice.out);
	return choice;
}

/* ---- a view --------------------------------------------------------------------------- */

static const char *
not_read(void)
{
	return IN_LANGUAGE("could not read the store", "不能读取报告库");
}

static enum value_type
type_of(const char *name)
{
	static const struct
	{
		const char *name;
		enum value_type type;
	} types[] = {
		{"smallint", NUMBER}, {"integer", NUMBER}, {"bigint", NUMBER}, {"numeric", NUMBER},
		{"boolean", TRUTH}, {"date", DATE}, {"timestamp with time zone", TIME},
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0)
			return types[i].type;
	return TEXT;
}

/* A row a column: the view, the Chinese part of the column's comment, the type. */
static PGresult *
describe(PGconn *server, const char *store, const char *ending)
{
	static const char command[] =
		"SELECT view, coalesce(nullif(split_part(col_description(view, attnum), E'\\n', 1), ''), attname),"
		" format_type(atttypid, NULL)"
		" FROM govreport.store_relation(to_regclass($1), $2) view"
		" JOIN pg_attribute ON attrelid = view AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
	PGresult   *result = query(server, command, 2, (const char *const[]) {store, ending}, not_read());

	if (PQntuples(result) == 0)
		fail(IN_LANGUAGE("there is no store \"%s\" in database \"%s\"", "没有报告库“%s”，数据库是“%s”"), store, PQdb(server));
	return result;
}

/* The rows come one by one. */
static void
write_rows(PGconn *server, struct writer *writer, const struct sheet *sheet)
{
	const char **values = allocate((size_t) sheet->n * sizeof *values);
	PGresult   *result;

	while ((result = PQgetResult(server)) != NULL)
	{
		if (PQresultStatus(result) != PGRES_SINGLE_TUPLE && PQresultStatus(result) != PGRES_TUPLES_OK)
			fail(IN_LANGUAGE("%s: %s", "%s：%s"), not_read(), PQerrorMessage(server));
		for (int row = 0; row < PQntuples(result); row++)
		{
			for (int i = 0; i < sheet->n; i++)
				values[i] = PQgetisnull(result, row, i) ? NULL : PQgetvalue(result, row, i);
			writer->write_row(writer, sheet, values);
		}
		PQclear(result);
	}
	free(values);
}

static void
write_view(PGconn *server, const struct choice *choice, struct writer *writer, const struct view *view)
{
	PGresult   *described = describe(server, choice->server.store, view->ending);
	const int	n = PQntuples(described);
	struct column *columns = allocate((size_t) n * sizeof *columns);
	const struct sheet sheet = {view->ending, view->title, columns, n};
	char	   *command = print_string("SELECT * FROM %s v WHERE $1::int IS NULL OR year = $1::int"
									   " ORDER BY year DESC, agency NULLS FIRST, v", PQgetvalue(described, 0, 0));

	for (int i = 0; i < n; i++)
		columns[i] = (struct column) {PQgetvalue(described, i, 1), type_of(PQgetvalue(described, i, 2))};
	if (!PQsendQueryParams(server, command, 1, NULL, (const char *const[]) {choice->year}, NULL, NULL, 0)
		|| !PQsetSingleRowMode(server))
		fail(IN_LANGUAGE("%s: %s", "%s：%s"), not_read(), PQerrorMessage(server));
	writer->begin_sheet(writer, &sheet);
	write_rows(server, writer, &sheet);
	writer->end_sheet(writer, &sheet);
	free(command);
	free(columns);
	PQclear(described);
}

/* ---- all of them ---------------------------------------------------------------------- */

static struct writer *
begin(const struct choice *choice)
{
#ifdef HAVE_XLSXWRITER
	if (choice->workbook)
		return xlsx_begin(choice->out);
#endif
	return csv_begin(choice->out);
}

int
export(int argc, char **argv)
{
	struct choice choice = read_choice(argc, argv);
	PGconn	   *server = open_snapshot(&choice.server, PROGRAM " export");
	struct writer *writer;

	PQclear(describe(server, choice.server.store, views[0].ending));
	writer = begin(&choice);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++)
		write_view(server, &choice, writer, &views[i]);
	writer->end(writer);
	PQfinish(server);
	name_new_files();
	free(choice.year);
	return GOOD;
}
