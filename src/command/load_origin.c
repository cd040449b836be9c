/*
 * load_origin.c - whose report a file is and when it came, as the user says: for all
 * files, by a list of files (--manifest), or by the names of folders (--agency-from-path).
 */
#include "command/load.h"

#include <stdlib.h>
#include <string.h>

struct entry
{
	char	   *file;
	char	   *agency;			/* or NULL */
	int			line;
	bool		has_time;
	int64_t		arrived;
};

struct origins
{
	const struct options *options;
	struct entry *entries;		/* of the manifest, by file */
	size_t		n;
	size_t		room;
	int			columns[3];		/* of the manifest: file, agency, arrived; -1: none */
	PGresult   *codes;			/* of listed agencies, sorted; NULL: not asked for */
};

/* ---- times ------------------------------------------------------------------------------- */

/* Days from 2000-01-01; months from 1. */
static int64_t
days_of(int year, int month, int day)
{
	const int	y = month > 2 ? year : year - 1;
	const int	m = month > 2 ? month - 3 : month + 9;

	return 365 * (int64_t) y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 730425;
}

static bool
is_date(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return year >= 1949 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

/* 8:30 or 08:30:00, in seconds. */
static bool
read_clock(const char *text, int *seconds)
{
	int			hour;
	int			minute;
	int			second = 0;
	int			used = 0;

	if (sscanf(text, "%2d:%2d%n:%2d%n", &hour, &minute, &used, &second, &used) < 2 || text[used] != '\0'
		|| hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	*seconds = (hour * 60 + minute) * 60 + second;
	return true;
}

/* 2024-01-31, 2024/1/31 or 2024年1月31日; gives how much of the text it is, 0: none. */
static int
read_date(const char *text, int *year, int *month, int *day)
{
	int			used = 0;

	if (sscanf(text, "%4d%*1[-/.]%2d%*1[-/.]%2d%n", year, month, day, &used) != 3)
		sscanf(text, "%4d年%2d月%2d日%n", year, month, day, &used);
	return used > 0 && is_date(*year, *month, *day) ? used : 0;
}

bool
read_time(const char *text, int64_t *time)
{
	int			year;
	int			month;
	int			day;
	int			seconds = 0;
	const int	used = read_date(text, &year, &month, &day);

	if (used == 0)
		return false;
	if (text[used] == ' ' || text[used] == 'T')
	{
		if (!read_clock(text + used + 1, &seconds))
			return false;
	}
	else if (text[used] != '\0')
		return false;
	/* the clock of China, which has one */
	*time = ((days_of(year, month, day) * 24 - 8) * 3600 + seconds) * INT64_C(1000000);
	return true;
}

/* ---- the manifest -------------------------------------------------------------------------- */

static int
column_of(const char *name)
{
	static const char *const names[][3] = {
		{"file", "agency", "arrived"}, {"name", "agency_code", "date"}, {"文件", "机关代码", "日期"}, {"文件名", "代码", "报送日期"},
		{"文件名称", "机关", "收到日期"}, {"路径", "单位代码", "收到时间"}
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int k = 0; k < 3; k++)
			if (strcmp(name, names[i][k]) == 0)
				return k;
	return -1;
}

/* Names in the manifest are those of its folder. */
static char *
beside(const char *manifest, const char *name)
{
	const char *slash = strrchr(manifest, '/');

	if (*name == '/' || slash == NULL)
		return copy_string(name);
	return print_string("%.*s/%s", (int) (slash - manifest), manifest, name);
}

static void
take_manifest_header(struct origins *origins, char **fields, int n)
{
	for (int i = 0; i < n; i++)
	{
		const int	column = column_of(fields[i]);

		if (column >= 0)
			origins->columns[column] = i;
		else if (*fields[i] != '\0')
			warn(IN_LANGUAGE("column \"%s\" of the manifest is not used; known are file, agency, arrived",
							 "清单的“%s”一列没有用到；可用的列是：文件、机关代码、日期"), fields[i]);
	}
	if (origins->columns[0] < 0)
		fail(IN_LANGUAGE("the manifest \"%s\" has no column \"file\"", "清单“%s”没有“文件”一列"), origins->options->manifest);
}

static void
take_entry(void *context, int line, char **fields, int n)
{
	struct origins *origins = context;
	struct entry entry = {0};
	const char *value[3];

	if (line == 1)
	{
		take_manifest_header(origins, fields, n);
		return;
	}
	for (int i = 0; i < 3; i++)
		value[i] = origins->columns[i] >= 0 && origins->columns[i] < n ? fields[origins->columns[i]] : "";
	if (*value[0] == '\0')
		return;
	entry.file = beside(origins->options->manifest, value[0]);
	entry.line = line;
	entry.agency = *value[1] != '\0' ? copy_string(value[1]) : NULL;
	entry.has_time = *value[2] != '\0';
	if (entry.has_time && !read_time(value[2], &entry.arrived))
		fail(IN_LANGUAGE("line %d of the manifest: \"%s\" is no date, as 2025-01-31 is", "清单第 %d 行：“%s”不是日期，应如 2025-01-31"), line, value[2]);
	MAKE_ROOM(origins->entries, origins->n, origins->room);
	origins->entries[origins->n++] = entry;
}

static int
by_file(const void *a, const void *b)
{
	return strcmp(((const struct entry *) a)->file, ((const struct entry *) b)->file);
}

static bool
says_the_same(const struct entry *a, const struct entry *b)
{
	return strcmp(a->agency != NULL ? a->agency : "", b->agency != NULL ? b->agency : "") == 0
		&& a->has_time == b->has_time && a->arrived == b->arrived;
}

/* By file, each of which is said one thing of. */
static void
sort_entries(struct origins *origins)
{
	if (origins->n == 0)
		fail(IN_LANGUAGE("the manifest \"%s\" lists no file", "清单“%s”没有列出文件"), origins->options->manifest);
	qsort(origins->entries, origins->n, sizeof *origins->entries, by_file);
	for (size_t i = 1; i < origins->n; i++)
	{
		const struct entry *one = &origins->entries[i - 1];
		const struct entry *other = &origins->entries[i];

		if (by_file(one, other) == 0 && !says_the_same(one, other))
			fail(IN_LANGUAGE("lines %d and %d of the manifest say different things of \"%s\"", "清单第 %d 行与第 %d 行对“%s”的说法不同"),
				 one->line < other->line ? one->line : other->line, one->line < other->line ? other->line : one->line, one->file);
	}
}

struct origins *
origins_begin(struct options *options)
{
	struct origins *origins = allocate_zeroed(sizeof *origins);
	char	  **names;

	origins->options = options;
	for (int i = 0; i < 3; i++)
		origins->columns[i] = -1;
	if (options->manifest == NULL)
		return origins;
	read_csv(options->manifest, take_entry, origins);
	names = allocate(((size_t) options->n_names + origins->n + 1) * sizeof *names);
	for (int i = 0; i < options->n_names; i++)
		names[i] = options->names[i];
	for (size_t i = 0; i < origins->n; i++)
		names[options->n_names++] = origins->entries[i].file;
	options->names = names;
	sort_entries(origins);
	return origins;
}

/* ---- listed codes ---------------------------------------------------------------------------- */

static const char *
listed_code(const PGresult *codes, const char *name, size_t length)
{
	int			low = 0;
	int			high = PQntuples(codes);

	while (low < high)
	{
		const int	middle = (low + high) / 2;
		const char *code = PQgetvalue(codes, middle, 0);
		int			order = strncmp(code, name, length);

		if (order == 0)
			order = code[length] != '\0';
		if (order == 0)
			return code;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void
origins_ask(struct origins *origins, PGconn *server, const struct target *target)
{
	const char *agency = origins->options->agency;
	PGresult   *list;
	char	   *command;

	if (agency == NULL && !origins->options->agency_from_path)
		return;
	list = query(server, "SELECT govreport.store_relation($1, '_agencies')", 1, (const char *const[]) {target->store},
				 IN_LANGUAGE("could not find the list of agencies", "不能找到机关名单"));
	command = print_string("SELECT code FROM %s ORDER BY code COLLATE \"C\"", PQgetvalue(list, 0, 0));
	origins->codes = query(server, command, 0, NULL, IN_LANGUAGE("could not read the list of agencies", "不能读取机关名单"));
	free(command);
	PQclear(list);
	if (agency != NULL && listed_code(origins->codes, agency, strlen(agency)) == NULL)
		fail(IN_LANGUAGE("the store's list of agencies has no code \"%s\"; nothing was loaded",
						 "库的机关名单中没有代码“%s”；没有装入任何文件"), agency);
}

/* The innermost part of the path that is a listed code, or begins with one and a mark. */
static const char *
code_in_path(const PGresult *codes, const char *path)
{
	const char *end = path + strlen(path);

	while (end > path)
	{
		const char *start = end;
		const char *code;
		size_t		length;

		while (start > path && start[-1] != '/')
			start--;
		length = strcspn(start, "/_- .");
		if (length > (size_t) (end - start))
			length = (size_t) (end - start);
		code = listed_code(codes, start, (size_t) (end - start));
		if (code == NULL && length > 0)
			code = listed_code(codes, start, length);
		if (code != NULL)
			return code;
		end = start > path ? start - 1 : path;
	}
	return NULL;
}

struct origin
origin_of(const struct origins *origins, const char *file)
{
	const struct options *options = origins->options;
	const struct entry wanted = {.file = (char *) file};
	const struct entry *entry = origins->n == 0 ? NULL : bsearch(&wanted, origins->entries, origins->n, sizeof wanted, by_file);
	struct origin origin = {.agency = options->agency,.has_time = options->has_arrived,.arrived = options->arrived};

	if (options->agency_from_path)
		origin.agency = code_in_path(origins->codes, file);
	if (entry != NULL && entry->agency != NULL)
		origin.agency = entry->agency;
	if (entry != NULL && entry->has_time)
	{
		origin.has_time = true;
		origin.arrived = entry->arrived;
	}
	return origin;
}

/* ---- the list of agencies ------------------------------------------------------------------- */

#define AGENCY_COLUMNS 7

struct agencies
{
	PGconn	   *server;
	const char *path;
	int			place[AGENCY_COLUMNS];	/* in the list; -1: none */
};

static const char *const agency_columns[AGENCY_COLUMNS] = {
	"code", "name", "aliases", "level", "parent", "is_government", "consolidates"
};

/* An empty list has not even its first line. */
static void
need_agency_columns(const struct agencies *agencies)
{
	if (agencies->place[0] < 0 || agencies->place[1] < 0)
		fail(IN_LANGUAGE("the list \"%s\" needs the columns code and name", "名单“%s”须有代码和名称两列"), agencies->path);
}

/* The server knows the names of columns, in both languages. */
static void
take_agency_header(struct agencies *agencies, char **fields, int n)
{
	for (int i = 0; i < n; i++)
	{
		PGresult   *result = query(agencies->server, "SELECT govreport.agency_column($1)", 1,
								   (const char *const[]) {fields[i]}, IN_LANGUAGE("could not read the list of agencies", "不能读取机关名单"));

		for (int k = 0; k < AGENCY_COLUMNS; k++)
			if (strcmp(PQgetvalue(result, 0, 0), agency_columns[k]) == 0)
				agencies->place[k] = i;
		PQclear(result);
	}
	need_agency_columns(agencies);
}

static void
take_agency(void *context, int line, char **fields, int n)
{
	struct agencies *agencies = context;
	char		number[12];
	const char *values[AGENCY_COLUMNS + 1] = {number};

	if (line == 1)
	{
		take_agency_header(agencies, fields, n);
		return;
	}
	snprintf(number, sizeof number, "%d", line);
	for (int k = 0; k < AGENCY_COLUMNS; k++)
		values[k + 1] = agencies->place[k] >= 0 && agencies->place[k] < n ? fields[agencies->place[k]] : NULL;
	PQclear(query(agencies->server, "INSERT INTO pg_temp.govreport_agencies VALUES ($1::int, $2, $3, $4, $5, $6, $7, $8) RETURNING n",
				  AGENCY_COLUMNS + 1, values, IN_LANGUAGE("could not send the list of agencies", "不能发送机关名单")));
}

bool
load_agencies(PGconn *server, const struct target *target, const char *path)
{
	struct agencies agencies = {server, path, {-1, -1, -1, -1, -1, -1, -1}};
	PGresult   *result;
	int			refused = 0;

	need_extension(server, "take_in_agencies(regclass)");
	PQclear(PQexec(server, "BEGIN; CREATE TEMP TABLE govreport_agencies (n int, code text, name text, aliases text, level text,"
				   " parent text, is_government text, consolidates text)"));
	read_csv(path, take_agency, &agencies);
	need_agency_columns(&agencies);
	PQclear(PQexec(server, "COMMIT"));
	/* alone, so that it is tried again where others stand in its way */
	result = query(server, "SELECT code, outcome, reason, n FROM govreport.take_in_agencies($1) WHERE outcome <> 'same'", 1,
				   (const char *const[]) {target->store}, IN_LANGUAGE("could not take the list of agencies in", "不能装入机关名单"));
	for (int i = 0; i < PQntuples(result); i++)
		if (strcmp(PQgetvalue(result, i, 1), "refused") == 0)
		{
			char	   *reason = reason_in_language(PQgetvalue(result, i, 2));

			warn(IN_LANGUAGE("line %s of the list: agency \"%s\" is refused: %s", "名单第 %s 行：机关“%s”未装入：%s"),
				 PQgetvalue(result, i, 3), PQgetvalue(result, i, 0), reason);
			free(reason);
			refused++;
		}
	printf(IN_LANGUAGE("agencies: %d new or changed, %d refused\n", "机关：%d 个新增或有变化，%d 个未装入\n"),
		   PQntuples(result) - refused, refused);
	PQclear(result);
	PQclear(PQexec(server, "DROP TABLE pg_temp.govreport_agencies"));
	return refused == 0;
}

void
origins_end(struct origins *origins)
{
	for (size_t i = 0; i < origins->n; i++)
	{
		free(origins->entries[i].file);
		free(origins->entries[i].agency);
	}
	free(origins->entries);
	PQclear(origins->codes);
	free(origins);
}
