/*
 * load_send.c - one connection's work: files out of the feed, into the server.
 *
 * Some hundred files are one transaction: they are copied, piece by piece, into a
 * temporary table, and taken in from there.  What a kill or a lost server leaves
 * undone is undone whole.  Nothing here waits; the caller does, for all senders.
 */
#include "command/load.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* A transaction's files and, but for a single larger one, bytes. */
#define BATCH_FILES 256
#define BATCH_BYTES (2 * 1024 * 1024)

/* Pieces sent before others get their turn. */
#define TURN 32

enum stage
{
	IDLE,						/* nothing asked of the server */
	BEGINNING,					/* COPY was asked for */
	COPYING,
	COPIED,						/* its end was said */
	TAKING_IN,
	ROLLING_BACK
};

struct sender
{
	PGconn	   *server;
	const struct target *target;
	struct feed *feed;
	struct summary *summary;
	enum stage	stage;
	bool		ended;			/* the feed has no more */
	bool		unsent;			/* libpq holds bytes that the socket does not take */

	struct file	files[BATCH_FILES];
	int			n_files;
	int			first;			/* of this transaction */
	int			behind;			/* its last */
	int			window;			/* most files of a transaction; fewer where one of them is refused */
	int			tries;

	struct file next[BATCH_FILES];	/* gathered while the server takes those in */
	int			n_next;
	uint64_t	next_bytes;

	struct copy copy;			/* of the files of this transaction */

	PGresult   *result;			/* of take_in, until it is committed */
	bool		broken_off;		/* by us, as a file could not be read to its end */
	char		sqlstate[6];	/* of the error that ended the transaction; empty: none */
	char	   *error;
	char	   *failure;
};

struct sender *
sender_begin(PGconn *server, const struct target *target, struct feed *feed, struct summary *summary)
{
	struct sender *sender = allocate(sizeof *sender);

	*sender = (struct sender) {
		.server = server,.target = target,.feed = feed,.summary = summary,.window = BATCH_FILES,.copy = {.fd = -1}
	};
	return sender;
}

static void
not_read(struct sender *sender, struct file *file, const char *reason)
{
	summary_note(sender->summary, NOT_READ, file->name, reason);
	file->not_read = true;
}

/* The connection is of no use any more: what the server said last, if it said anything, tells why. */
static bool
lost(struct sender *sender)
{
	PGresult   *result;

	while (sender->failure == NULL && (result = PQgetResult(sender->server)) != NULL)
	{
		ExecStatusType status = PQresultStatus(result);

		if (status == PGRES_FATAL_ERROR)
			sender->failure = copy_string(PQresultErrorMessage(result));
		PQclear(result);
		if (status == PGRES_COPY_IN)
			break;
	}
	if (sender->failure == NULL)
		sender->failure = copy_string(PQerrorMessage(sender->server));
	return false;
}

static bool
ask(struct sender *sender, enum stage stage, const char *query)
{
	int			unsent;

	if (PQsendQuery(sender->server, query) == 0 || (unsent = PQflush(sender->server)) < 0)
		return lost(sender);
	sender->stage = stage;
	sender->unsent = unsent > 0;
	return true;
}

/* ---- a transaction's beginning ---------------------------------------------- */

/* Takes files out of the feed, as many as it has now and fit a transaction. */
static void
gather(struct sender *sender)
{
	enum fed	fed = FED;

	while (sender->n_next < BATCH_FILES && sender->next_bytes < BATCH_BYTES
		   && (fed = feed_next(sender->feed, &sender->next[sender->n_next])) == FED)
		sender->next_bytes += sender->next[sender->n_next++].size;
	sender->ended |= fed == NOTHING_LEFT;
}

/* What was gathered, in place of the files that are in; false where there is nothing now. */
static bool
turn_to_next(struct sender *sender)
{
	gather(sender);
	for (int i = 0; i < sender->n_files; i++)
		release_file(&sender->files[i]);
	memcpy(sender->files, sender->next, (size_t) sender->n_next * sizeof *sender->next);
	sender->n_files = sender->n_next;
	sender->n_next = sender->first = 0;
	sender->next_bytes = 0;
	sender->window = BATCH_FILES;
	return sender->n_files > 0;
}

/* The files that are left of what was gathered, as many as fit the window. */
static bool
begin(struct sender *sender)
{
	while (sender->first < sender->n_files && sender->files[sender->first].not_read)
		sender->first++;
	if (sender->first == sender->n_files)
	{
		sender->stage = IDLE;
		return true;
	}
	sender->behind = sender->first + sender->window;
	if (sender->behind > sender->n_files)
		sender->behind = sender->n_files;
	copy_begin(&sender->copy, sender->server, sender->files, sender->first, sender->behind);
	return ask(sender, BEGINNING, "BEGIN; COPY pg_temp.govreport_incoming (n, source, content, original, problem,"
			   " agency_code, arrived)"
			   " FROM STDIN (FORMAT binary)");
}

/* ---- rows -------------------------------------------------------------------------- */

/* A piece of the rows, or what came of it. */
static bool
send_piece(struct sender *sender)
{
	switch (copy_piece(&sender->copy))
	{
		case COPY_GOES_ON:
			return true;
		case COPY_UNREADABLE:
			not_read(sender, &sender->files[sender->copy.at++], sender->copy.reason);
			return true;
		case COPY_BROKEN:
			/* the transaction begins anew without the file */
			not_read(sender, &sender->files[sender->copy.at], sender->copy.reason);
			sender->broken_off = true;
			sender->stage = COPIED;
			return PQputCopyEnd(sender->server, "file cannot be read") == 1 || lost(sender);
		case COPY_ENDED:
			sender->stage = COPIED;
			return PQputCopyEnd(sender->server, NULL) == 1 || lost(sender);
		default:
			return lost(sender);
	}
}

/* Pieces, as long as the socket takes them. */
static bool
send_pieces(struct sender *sender)
{
	for (int i = 0; i < TURN; i++)
	{
		int			unsent = PQflush(sender->server);

		if (unsent < 0)
			return lost(sender);
		sender->unsent = unsent > 0;
		if (sender->unsent || sender->stage != COPYING)
			return true;
		if (!send_piece(sender))
			return false;
	}
	sender->unsent = true;
	return true;
}

/* ---- a transaction's end ----------------------------------------------------------- */

static void
forget_error(struct sender *sender)
{
	free(sender->error);
	sender->error = NULL;
	sender->sqlstate[0] = '\0';
	sender->broken_off = false;
}

/* Errors of the database, not of a file: src/sql/60_loading.sql has the same list. */
static bool
is_fatal(const char *sqlstate)
{
	static const char *const classes[] = {"08", "25", "28", "40", "42", "53", "55", "57", "58", "XX001", "XX002"};

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strncmp(sqlstate, classes[i], strlen(classes[i])) == 0)
			return true;
	return false;
}

/* Whether the error that ended the transaction ends the load. */
static bool
ends_load(struct sender *sender)
{
	if (sender->broken_off)
		return false;
	if (is_conflict(sender->sqlstate))
		return ++sender->tries == MOST_TRIES;
	return is_fatal(sender->sqlstate);
}

/* The server cannot hold a character; of the text that is sent only the name is not decoded there. */
#define UNTRANSLATABLE_CHARACTER "22P05"

/* What was rolled back is tried again: as it is, without a file, or in halves to find the one that is refused. */
static bool
try_again(struct sender *sender)
{
	struct file *first = &sender->files[sender->first];

	if (!sender->broken_off && !is_conflict(sender->sqlstate))
	{
		if (sender->behind - sender->first > 1)
			sender->window = (sender->behind - sender->first) / 2;
		else if (strcmp(sender->sqlstate, UNTRANSLATABLE_CHARACTER) == 0 && !first->ascii_name)
			first->ascii_name = true;
		else
			not_read(sender, first, sender->error);
	}
	forget_error(sender);
	return begin(sender);
}

/* What take_in said of each file stands, as it is committed. */
static void
note_outcomes(struct sender *sender)
{
	PGresult   *result = sender->result;

	for (int i = 0; i < PQntuples(result); i++)
	{
		const char *said = PQgetvalue(result, i, 1);
		enum outcome outcome = strcmp(said, "loaded") == 0 ? LOADED
			: strcmp(said, "already there") == 0 ? ALREADY_THERE : QUARANTINED;

		char	   *reason = PQgetisnull(result, i, 2) ? NULL : reason_in_language(PQgetvalue(result, i, 2));

		summary_note(sender->summary, outcome, PQgetvalue(result, i, 0), reason);
		free(reason);
	}
	PQclear(result);
	sender->result = NULL;
	sender->first = sender->behind;
	sender->tries = 0;
}

static bool
take_in(struct sender *sender)
{
	char		query[200];

	snprintf(query, sizeof query, "SELECT source, outcome, reason FROM govreport.take_in(%s, %s); COMMIT",
			 sender->target->store, sender->target->batch);
	if (!ask(sender, TAKING_IN, query))
		return false;
	gather(sender);
	return true;
}

/* All results of what was asked are here. */
static bool
answered(struct sender *sender)
{
	if (sender->stage == ROLLING_BACK)
		return try_again(sender);
	if (sender->sqlstate[0] != '\0')
	{
		if (ends_load(sender))
		{
			sender->failure = copy_string(sender->error);
			return false;
		}
		PQclear(sender->result);
		sender->result = NULL;
		return ask(sender, ROLLING_BACK, "ROLLBACK");
	}
	if (sender->stage == COPIED)
		return take_in(sender);
	note_outcomes(sender);
	sender->stage = IDLE;
	return true;
}

/* An error that ends the transaction; false: nothing can be asked any more. */
static bool
take_error(struct sender *sender, const PGresult *error)
{
	const char *sqlstate = PQresultErrorField(error, PG_DIAG_SQLSTATE);

	if (sender->stage == ROLLING_BACK || sqlstate == NULL)
		return false;
	free(sender->error);
	sender->error = copy_string(PQresultErrorField(error, PG_DIAG_MESSAGE_PRIMARY));
	snprintf(sender->sqlstate, sizeof sender->sqlstate, "%s", sqlstate);
	return true;
}

/* One result of what was asked. */
static bool
take_result(struct sender *sender, PGresult *result)
{
	const ExecStatusType status = PQresultStatus(result);
	bool		good = true;

	if (status == PGRES_TUPLES_OK)
	{
		sender->result = result;
		return true;
	}
	if (status == PGRES_COPY_IN && sender->stage == BEGINNING)
	{
		sender->stage = COPYING;
		good = copy_header(&sender->copy);
	}
	else if (status == PGRES_FATAL_ERROR)
		good = take_error(sender, result);
	PQclear(result);
	return good || lost(sender);
}

/* What the server said so far. */
static bool
read_results(struct sender *sender)
{
	while (sender->stage != IDLE && sender->stage != COPYING && !PQisBusy(sender->server))
	{
		PGresult   *result = PQgetResult(sender->server);

		if (result == NULL)
		{
			if (PQstatus(sender->server) == CONNECTION_BAD)
				return lost(sender);
			if (!answered(sender))
				return false;
			continue;
		}
		if (!take_result(sender, result))
			return false;
	}
	return true;
}

/* ---- for the caller ------------------------------------------------------------------ */

bool
sender_work(struct sender *sender, bool readable)
{
	if (readable && PQconsumeInput(sender->server) == 0)
		return lost(sender);
	if (!read_results(sender))
		return false;
	if (sender->stage == IDLE && (sender->first < sender->n_files || turn_to_next(sender)) && !begin(sender))
		return false;
	return sender->stage == IDLE || send_pieces(sender);
}

bool
sender_finished(const struct sender *sender)
{
	return sender->stage == IDLE && sender->ended && sender->first == sender->n_files && sender->n_next == 0;
}

short
sender_events(const struct sender *sender)
{
	return sender->unsent ? POLLIN | POLLOUT : POLLIN;
}

int
sender_socket(const struct sender *sender)
{
	return PQsocket(sender->server);
}

const char *
sender_failure(const struct sender *sender)
{
	return sender->failure;
}

void
sender_end(struct sender *sender)
{
	if (sender->stage != IDLE && PQstatus(sender->server) == CONNECTION_OK)
	{
		PGcancel   *cancel = PQgetCancel(sender->server);
		char		error[256];

		if (cancel != NULL)
			PQcancel(cancel, error, sizeof error);
		PQfreeCancel(cancel);
	}
	copy_end(&sender->copy);
	for (int i = 0; i < sender->n_files; i++)
		release_file(&sender->files[i]);
	for (int i = 0; i < sender->n_next; i++)
		release_file(&sender->next[i]);
	PQclear(sender->result);
	free(sender->error);
	free(sender->failure);
	free(sender);
}
