/*
 * load_connect.c - sessions, such as one that is ready to take files in.
 */
#include "command/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* From the terminal, without showing it; the caller keeps it. */
static char *
ask_password(void)
{
	static char password[1024];
	int			terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
	struct termios shown;
	struct termios hidden;
	ssize_t		length;

	if (terminal < 0 || tcgetattr(terminal, &shown) != 0)
		fail(IN_LANGUAGE("a password is needed, and there is no terminal to ask for it", "需要密码，但没有终端可以询问"));
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t) ECHO;
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	dprintf(terminal, "%s", IN_LANGUAGE("Password: ", "密码："));
	length = read(terminal, password, sizeof password - 1);
	tcsetattr(terminal, TCSAFLUSH, &shown);
	dprintf(terminal, "\n");
	close(terminal);
	password[length < 0 ? 0 : length] = '\0';
	password[strcspn(password, "\r\n")] = '\0';
	return password;
}

static PGconn *
try_to_connect(const struct options *options, const char *name, const char *password)
{
	const char *const keywords[] = {
		"host", "port", "user", "password", "dbname", "fallback_application_name", "client_encoding", NULL
	};
	const char *const values[] = {
		options->host, options->port, options->user, password, options->dbname, name, "UTF8", NULL
	};
	PGconn	   *server = PQconnectdbParams(keywords, values, 1);

	if (server == NULL)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	return server;
}

/* The planner expects far more rows of a young store than there are: to compile queries for them takes seconds. */
#define PATIENT \
	"SET jit = off;" \
	"SET statement_timeout = 0;" \
	"SET idle_in_transaction_session_timeout = 0;" \
	"SET client_min_messages = warning;"

/* For a role that only reads; times as in China. */
static const char reading[] =
	PATIENT
	"SET datestyle = ISO;"
	"SET timezone = 'Asia/Shanghai';"
	"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/* A load takes as long as it takes, and what a document holds is compressed where it is kept, not on the way. */
static const char loading[] =
	PATIENT
	"CREATE TEMP TABLE govreport_incoming (n int, source text, content bytea, original bytea, problem text,"
	" agency_code text, arrived timestamptz)"
	" ON COMMIT DELETE ROWS;"
	"ALTER TABLE pg_temp.govreport_incoming ALTER content SET STORAGE EXTERNAL, ALTER original SET STORAGE EXTERNAL";

static PGconn *
open_session(const struct options *options, const char *name, const char *settings)
{
	static char *password;		/* asked for once */
	PGconn	   *server;
	PGresult   *result;

	if (options->always_ask && password == NULL)
		password = ask_password();
	server = try_to_connect(options, name, password);
	if (PQstatus(server) == CONNECTION_BAD && PQconnectionNeedsPassword(server) && password == NULL
		&& !options->never_ask)
	{
		PQfinish(server);
		password = ask_password();
		server = try_to_connect(options, name, password);
	}
	PQsetErrorContextVisibility(server, PQSHOW_CONTEXT_NEVER);
	if (PQstatus(server) == CONNECTION_BAD)
		fail(IN_LANGUAGE("%s", "不能连接数据库：%s"), PQerrorMessage(server));

	result = PQexec(server, settings);
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		fail(IN_LANGUAGE("could not prepare a session: %s", "不能准备会话：%s"), PQerrorMessage(server));
	PQclear(result);
	return server;
}

PGconn *
open_snapshot(const struct options *options, const char *name)
{
	PGconn	   *server = open_session(options, name, reading);

	need_extension(server, "store_relation(regclass, text)");
	return server;
}

PGconn *
connect_server(const struct options *options)
{
	PGconn	   *server = open_session(options, PROGRAM " load", loading);

	if (PQsetnonblocking(server, 1) != 0)
		fail("%s", PQerrorMessage(server));
	return server;
}

static void
failed(PGconn *server, const char *failing)
{
	fail(IN_LANGUAGE("%s: %s", "%s：%s"), failing, PQerrorMessage(server));
}

bool
is_conflict(const char *sqlstate)
{
	return sqlstate != NULL && strncmp(sqlstate, "40", 2) == 0;
}

PGresult *
query(PGconn *server, const char *command, int n, const char *const *values, const char *failing)
{
	PGresult   *result;

	for (int tries = 1; (result = PQexecParams(server, command, n, NULL, values, NULL, NULL, 0), PQresultStatus(result)) != PGRES_TUPLES_OK; tries++)
	{
		if (tries == MOST_TRIES || !is_conflict(PQresultErrorField(result, PG_DIAG_SQLSTATE)) || PQtransactionStatus(server) != PQTRANS_IDLE)
			failed(server, failing);
		PQclear(result);
	}
	return result;
}

void
begin_query(PGconn *server, const char *command, int n, const char *const *values, const char *failing)
{
	if (PQsendQueryParams(server, command, n, NULL, values, NULL, NULL, 0) == 0 || PQflush(server) < 0)
		failed(server, failing);
}

PGresult *
end_query(PGconn *server, const char *failing)
{
	PGresult   *result = PQgetResult(server);

	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		failed(server, failing);
	PQclear(PQgetResult(server));
	return result;
}

bool
has_function(PGconn *server, const char *function)
{
	char	   *name = print_string("govreport.%s", function);
	PGresult   *result = query(server, "SELECT pg_catalog.to_regprocedure($1)", 1, (const char *const[]) {name},
							   IN_LANGUAGE("could not look for the extension", "不能查找扩展"));
	const bool	there = !PQgetisnull(result, 0, 0);

	PQclear(result);
	free(name);
	return there;
}

void
need_extension(PGconn *server, const char *function)
{
	if (!has_function(server, function))
		fail(IN_LANGUAGE("database \"%s\" lacks the extension govreport, or has a version of it that is too old\n"
						 "HINT:  CREATE EXTENSION govreport; or ALTER EXTENSION govreport UPDATE;",
						 "数据库“%s”没有扩展 govreport，或者其版本太旧\n"
						 "提示：请执行 CREATE EXTENSION govreport; 或 ALTER EXTENSION govreport UPDATE;"), PQdb(server));
}

void
take_server_option(int option, char **argv, const char *command, const char *help, struct options *options)
{
	switch (option)
	{
		case 'h':
			options->host = optarg;
			break;
		case 'p':
			options->port = optarg;
			break;
		case 'U':
			options->user = optarg;
			break;
		case 'd':
			options->dbname = optarg;
			break;
		case 'w':
			options->never_ask = true;
			break;
		case 'W':
			options->always_ask = true;
			break;
		case 's':
			options->store = optarg;
			break;
		case 'V':
			printf(PROGRAM " " VERSION "\n");
			exit(finish_output(GOOD));
		default:
			/* getopt says ? of options that it does not know, too */
			if (strcmp(argv[optind - 1], "-?") != 0 && strcmp(argv[optind - 1], "--help") != 0)
				fail(IN_LANGUAGE("try \"" PROGRAM " %s --help\"", "见 " PROGRAM " %s --help"), command);
			fputs(help, stdout);
			exit(finish_output(GOOD));
	}
}
