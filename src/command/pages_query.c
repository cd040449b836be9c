/*
 * pages_query.c - what the pages ask of the store: all queries, in one snapshot, of
 * documented columns.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

const char *const ranked_metrics[RANKED] = {
	"received", "disclosure_rate", "denial_rate", "carried_over_rate", "dispute_rate", "correction_rate"
};

#define KEY_ORDER "agency_key COLLATE \"C\""

/* {_latest} is the relation of the store with that ending, {} its table of reports, [] what is written for it. */
static const char *const questions[QUESTIONS] = {
	[ASK_MOMENT] = "SELECT to_char(now(), 'YYYY-MM-DD HH24:MI')",

	/* a code as it is where it can be a file's name anywhere, whatever case the file system takes for one */
	[ASK_AGENCIES] =
	"SELECT key, code, name, level, parent, CASE WHEN key COLLATE \"C\" ~ '^[0-9][0-9a-z-]{0,39}$' THEN key"
	" ELSE 'x' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 24) END"
	" FROM (SELECT code AS key, code, name, level, parent FROM {_agencies} UNION ALL"
	" SELECT DISTINCT ON (agency_key) agency_key, NULL, coalesce(agency, '" NAMELESS "' || source), NULL, NULL FROM {_latest} WHERE agency_code IS NULL) a"
	" ORDER BY key COLLATE \"C\"",

	[ASK_COVERAGE] =
	"SELECT agency_key, year, status, deadline, to_char(arrived, 'YYYY-MM-DD'), versions, doubtful FROM {_coverage}",

	[ASK_VALIDITY] =
	"SELECT agency_key, year, form, figures, unread, errors, warnings, infos, waived, valid, to_char(arrived, 'YYYY-MM-DD'),"
	" source, versions FROM {_validity} WHERE year IS NOT NULL",

	[ASK_VALUES] =
	"SELECT w.agency_key, w.year, s.id IS NOT NULL, [] FROM {_wide} w LEFT JOIN {_summed} s ON s.id = w.id WHERE w.year IS NOT NULL",

	[ASK_TOTALS] =
	"SELECT * FROM {_totals} WHERE agency_code IS NULL OR agency_code IN (SELECT parent FROM {_agencies})",

	[ASK_FINDINGS] =
	"SELECT agency_key, year, rule, item, item_label, col, col_label, message, line, cause = 'reading',"
	" CASE WHEN waived THEN coalesce(waiver_reason, '') END"
	" FROM {_findings} WHERE year IS NOT NULL ORDER BY severity DESC, line, rule, item, col, message",

	[ASK_CONTINUITY] =
	"SELECT agency_key, year, rule, item, item_label, col, col_label, message, NULL, false,"
	" CASE WHEN waived THEN coalesce(waiver_reason, '') END"
	" FROM {_continuity} ORDER BY severity DESC, rule, item, col, message",

	[ASK_ROLLUP] =
	"SELECT agency_key, year, rule, item, item_label, col, col_label, message, NULL, false, NULL"
	" FROM {_rollup} WHERE rule IS NOT NULL ORDER BY severity DESC, rule, item, col, message",

	[ASK_RANKINGS] =
	"SELECT agency_key, year, metric, rank, ranked, rank_in_parent FROM {_rankings} WHERE rank IS NOT NULL AND metric IN ([])",

	[ASK_UNMATCHED] =
	"SELECT u.year, u.agency, u.reason_label, to_char(u.arrived, 'YYYY-MM-DD'), u.source,"
	" (SELECT string_agg(coalesce(p.name || ' ', '') || a.name || '（' || a.code || '）', '、' ORDER BY a.code)"
	" FROM {_agencies} a LEFT JOIN {_agencies} p ON p.code = a.parent WHERE a.code = ANY (u.candidates)), u.agency_key"
	" FROM {_unmatched} u UNION ALL"
	" SELECT NULL, agency, '没有写明或不能确定年度', to_char(arrived, 'YYYY-MM-DD'), source, NULL, agency_key"
	" FROM {_latest} WHERE year IS NULL ORDER BY 1 DESC NULLS FIRST, 2, 3, 5",

	[ASK_RULES] = "SELECT rule, summary, CASE severity WHEN 'error' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END, basis FROM govreport.rules()",

	[ASK_METRICS] = "SELECT metric, label, position('/' IN formula) > 0 FROM govreport.metrics()",

	[ASK_FIGURES] =
	"SELECT agency_key, year, section, item, label, col, value, unit FROM {_figures}"
	" WHERE agency_key = ANY ($1) AND year IS NOT NULL ORDER BY " KEY_ORDER ", year, section, item, label, col",

	[ASK_PROBLEMS] =
	"SELECT l.agency_key, l.year, p.code, p.item, p.col, p.raw, p.line FROM {_latest} l JOIN {} r ON r.id = l.id,"
	" unnest((r.parsed).problems) p WHERE l.agency_key = ANY ($1) AND l.year IS NOT NULL ORDER BY l." KEY_ORDER ", l.year, p.line",

	[ASK_CLAIMS] =
	"SELECT l.agency_key, l.year, s.summary, c.message, c.lhs, c.rhs, c.passed FROM {_latest} l JOIN {} r ON r.id = l.id,"
	" govreport.checks(r.parsed) WITH ORDINALITY c(rule, severity, item, col, passed, lhs, rhs, message, n)"
	" JOIN govreport.rules() s ON s.rule = c.rule"
	" WHERE l.agency_key = ANY ($1) AND l.year IS NOT NULL AND c.rule LIKE 'claims.%'"
	" ORDER BY l." KEY_ORDER ", l.year, c.n",

	[ASK_VERSIONS] =
	"SELECT agency_key, year, version, counts, to_char(arrived, 'YYYY-MM-DD HH24:MI'), source, figures, unread, errors, warnings,"
	" changed, array_to_string(changes, E'\\n'), array_to_string(mended, E'\\n'), array_to_string(new, E'\\n')"
	" FROM {_versions} WHERE agency_key = ANY ($1) ORDER BY " KEY_ORDER ", year, version",

	[ASK_CHANGES] =
	"SELECT agency_key, year, metric, value, previous, CASE WHEN change = 0 THEN '持平'"
	" WHEN whole IS NULL THEN to_char(change, 'FMSG999999999999990')"
	" ELSE to_char(change * 100, 'FMSG9999990.00') || ' 个百分点' END, part, whole FROM {_changes}"
	" WHERE agency_key = ANY ($1) AND year IS NOT NULL ORDER BY " KEY_ORDER ", year, metric",
};

struct source
{
	PGconn	   *server;
	const char *store;
};

static const char *
not_read(void)
{
	return IN_LANGUAGE("could not read the store", "不能读取报告库");
}

struct source *
source_begin(const struct pages_options *options)
{
	static const char there[] = "SELECT to_regclass($1)::oid";
	struct source	   *source = allocate(sizeof *source);
	PGresult   *result;

	*source = (struct source) {open_snapshot(&options->server, PROGRAM " pages"), options->server.store};
	result = query(source->server, there, 1, (const char *const[]) {source->store}, not_read());
	if (PQgetisnull(result, 0, 0))
		fail(IN_LANGUAGE("there is no store \"%s\" in database \"%s\"", "没有报告库“%s”，数据库是“%s”"),
			 source->store, PQdb(source->server));
	PQclear(result);
	return source;
}

void
source_end(struct source *source)
{
	PQfinish(source->server);
	free(source);
}

/* The relation of the store that stands between braces. */
static void
put_relation(struct source *source, struct text *command, const char *ending, size_t length)
{
	char	   *copy = copy_bytes(ending, length);
	PGresult   *result = query(source->server, "SELECT govreport.store_relation(to_regclass($1), $2)", 2,
							   (const char *const[]) {source->store, copy}, not_read());

	put(command, PQgetvalue(result, 0, 0));
	PQclear(result);
	free(copy);
}

/* The column of the view _wide for a figure, as its catalogue says. */
static void
put_column(struct text *command, const PGresult *columns, const char *section, gr_str item, gr_str col)
{
	const int	n = PQntuples(columns);

	for (int i = 0; i < n; i++)
		if (strcmp(PQgetvalue(columns, i, 0), section) == 0 && strlen(PQgetvalue(columns, i, 1)) == item.len
			&& memcmp(PQgetvalue(columns, i, 1), item.s, item.len) == 0 && strlen(PQgetvalue(columns, i, 2)) == col.len
			&& memcmp(PQgetvalue(columns, i, 2), col.s, col.len) == 0)
		{
			put_format(command, "%sw.%s", command->length > 0 ? ", " : "", PQgetvalue(columns, i, 3));
			return;
		}
	fail(IN_LANGUAGE("the extension in the database is another version than this program", "数据库中的扩展与本程序版本不同"));
}

static char *
value_columns(struct source *source)
{
	const gr_str total = gr_applicants[GR_APPLICANTS - 1].code;
	PGresult   *columns = query(source->server, "SELECT section, item, col, quote_ident(name) FROM govreport.store_figures()", 0, NULL,
								not_read());
	struct text		list = {0};

	for (int row = 0; row < GR_ROWS; row++)
		put_column(&list, columns, "applications", gr_application_rows[row].code, total);
	for (int i = 0; i < GR_APPLICANTS - 1; i++)
		put_column(&list, columns, "applications", gr_application_rows[GR_RECEIVED].code, gr_applicants[i].code);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		for (int k = 0; k < GR_OUTCOMES; k++)
			put_column(&list, columns, "reviews", gr_proceedings[i].code, gr_outcomes[k].code);
	PQclear(columns);
	return list.bytes;
}

static char *
ranked_list(void)
{
	struct text		list = {0};

	for (int i = 0; i < RANKED; i++)
		put_format(&list, "%s'%s'", i > 0 ? ", " : "", ranked_metrics[i]);
	return list.bytes;
}

static char *
written(struct source *source, enum question question)
{
	struct text		command = {0};

	for (const char *from = questions[question]; *from != '\0';)
	{
		const size_t plain = strcspn(from, "{[");
		const char *end;

		/* {0,39} of an expression and arrays' brackets with something in them are no places */
		put_bytes(&command, from, plain);
		from += plain;
		if (*from == '{' && (from[1] == '_' || from[1] == '}'))
		{
			end = strchr(from, '}');
			put_relation(source, &command, from + 1, (size_t) (end - from - 1));
			from = end + 1;
		}
		else if (*from == '[' && from[1] == ']')
		{
			char	   *list = question == ASK_VALUES ? value_columns(source) : ranked_list();

			put(&command, list);
			free(list);
			from += 2;
		}
		else if (*from != '\0')
			put_bytes(&command, from++, 1);
	}
	return command.bytes;
}

PGresult *
ask(struct source *source, enum question question, const char *keys)
{
	char	   *command = written(source, question);
	PGresult   *rows = query(source->server, command, keys != NULL, (const char *const[]) {keys}, not_read());

	free(command);
	return rows;
}

const char *
value_of(const PGresult *rows, int row, int column)
{
	return PQgetisnull(rows, row, column) ? NULL : PQgetvalue(rows, row, column);
}

int
int_of(const PGresult *rows, int row, int column)
{
	return PQgetisnull(rows, row, column) ? 0 : atoi(PQgetvalue(rows, row, column));
}

bool
truth_of(const PGresult *rows, int row, int column)
{
	return !PQgetisnull(rows, row, column) && *PQgetvalue(rows, row, column) == 't';
}
