/*
 * load_send.c - one connection's work: files out of the feed, into the server.
 *
 * Some hundred files are one transaction: they are copied, piece by piece, into a
 * temporary table, and taken in from there.  What a kill or a lost server leaves
 * undone is undone whole.  Nothing here waits; the caller does, for all senders.
 */
#include "command/load.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <arpa/inet.h>

/* A transaction's files and, but for a single larger one, bytes. */
#define BATCH_FILES 256
#define BATCH_BYTES (2 * 1024 * 1024)

#define PIECE (64 * 1024)

/* Pieces sent before others get their turn. */
#define TURN 32

/* How often a transaction is tried that others stand in the way of. */
#define MOST_TRIES 20

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

	int			at;				/* file that is sent */
	int			fd;				/* of what is read, or -1 */
	bool		reading_original;
	uint64_t	left;			/* bytes of it */

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
		.server = server,.target = target,.feed = feed,.summary = summary,.window = BATCH_FILES,.fd = -1
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

/* Takes files out of the feed; false where there is none now. */
static bool
gather(struct sender *sender)
{
	uint64_t	bytes = 0;
	enum fed	fed = FED;

	for (int i = 0; i < sender->n_files; i++)
		release_file(&sender->files[i]);
	sender->n_files = sender->first = 0;
	sender->window = BATCH_FILES;
	while (sender->n_files < BATCH_FILES && bytes < BATCH_BYTES
		   && (fed = feed_next(sender->feed, &sender->files[sender->n_files])) == FED)
		bytes += sender->files[sender->n_files++].size;
	sender->ended = fed == NOTHING_LEFT;
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
	sender->at = sender->first;
	return ask(sender, BEGINNING, "BEGIN; COPY pg_temp.govreport_incoming (n, source, content, original, problem,"
			   " agency_code, arrived)"
			   " FROM STDIN (FORMAT binary)");
}

/* ---- COPY's binary rows -------------------------------------------------------- */

static bool
put_copy(struct sender *sender, const void *bytes, size_t length)
{
	return PQputCopyData(sender->server, bytes, (int) length) == 1 || lost(sender);
}

static bool
put_length(struct sender *sender, int64_t length)
{
	uint32_t	value = htonl((uint32_t) (int32_t) length);

	return put_copy(sender, &value, sizeof value);
}

/* NULL where there is no text. */
static bool
put_text(struct sender *sender, const char *text)
{
	if (text == NULL)
		return put_length(sender, -1);
	return put_length(sender, (int64_t) strlen(text)) && put_copy(sender, text, strlen(text));
}

/* NULL where nobody said when. */
static bool
put_time(struct sender *sender, const struct file *file)
{
	const uint64_t time = (uint64_t) file->arrived;
	const uint32_t halves[] = {htonl((uint32_t) (time >> 32)), htonl((uint32_t) time)};

	if (!file->has_time)
		return put_length(sender, -1);
	return put_length(sender, sizeof halves) && put_copy(sender, halves, sizeof halves);
}

static bool
put_header(struct sender *sender)
{
	static const char header[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";

	return put_copy(sender, header, sizeof header - 1);
}

/* Opens what a path leads to; its size, or -1 with the reason in errno. */
static int64_t
open_file(struct sender *sender, const char *path)
{
	struct stat	status;

	sender->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (sender->fd < 0)
		return -1;
	if (fstat(sender->fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= MAX_FILE_SIZE)
	{
		sender->left = (uint64_t) status.st_size;
		return status.st_size;
	}
	close(sender->fd);
	sender->fd = -1;
	errno = EINVAL;
	return -1;
}

/* The row of a file, up to its content, which follows in pieces. */
static bool
begin_row(struct sender *sender, struct file *file)
{
	static const char head[] = "\0\7\0\0\0\4";	/* seven columns, the first of four bytes */
	int64_t		size = open_file(sender, file->content);
	char	   *source;
	bool		good;

	if (size < 0)
	{
		not_read(sender, file, strerror(errno));
		sender->at++;
		return true;
	}
	sender->reading_original = false;
	source = name_text(file->name, file->ascii_name);
	good = put_copy(sender, head, sizeof head - 1) && put_length(sender, sender->at) && put_text(sender, source)
		&& put_length(sender, size);
	free(source);
	return good;
}

/* A file that is not what it was when its length was sent: the transaction begins anew without it. */
static bool
break_off(struct sender *sender, const char *reason)
{
	not_read(sender, &sender->files[sender->at], reason);
	sender->broken_off = true;
	sender->stage = COPIED;
	return PQputCopyEnd(sender->server, "file cannot be read") == 1 || lost(sender);
}

/* Behind the content: the original in pieces, too, and the end of the row. */
static bool
end_field(struct sender *sender, struct file *file)
{
	close(sender->fd);
	sender->fd = -1;
	if (file->original != NULL && !sender->reading_original)
	{
		int64_t		size = open_file(sender, file->original);

		sender->reading_original = true;
		return size < 0 ? break_off(sender, strerror(errno)) : put_length(sender, size);
	}
	sender->at++;
	return (file->original != NULL || put_length(sender, -1)) && put_text(sender, file->problem)
		&& put_text(sender, file->agency) && put_time(sender, file);
}

static bool
send_piece(struct sender *sender)
{
	static char piece[PIECE];
	struct file *file = &sender->files[sender->at];
	ssize_t		length;

	if (sender->fd < 0)
	{
		if (sender->at < sender->behind)
		{
			if (!file->not_read)
				return begin_row(sender, file);
			sender->at++;
			return true;
		}
		sender->stage = COPIED;
		return put_copy(sender, "\377\377", 2) && (PQputCopyEnd(sender->server, NULL) == 1 || lost(sender));
	}

	/* one byte more than is wanted shows a file that grows */
	length = read(sender->fd, piece, sender->left < PIECE ? (size_t) sender->left + 1 : PIECE);
	if (length < 0 || (uint64_t) length > sender->left || (length == 0 && sender->left > 0))
	{
		const char *reason = length < 0 ? strerror(errno) : "changed while it was read";

		close(sender->fd);
		sender->fd = -1;
		return break_off(sender, reason);
	}
	sender->left -= (uint64_t) length;
	if (length == 0)
		return end_field(sender, file);
	return put_copy(sender, piece, (size_t) length);
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

/* A deadlock or a failed serialization. */
static bool
is_conflict(const char *sqlstate)
{
	return strncmp(sqlstate, "40", 2) == 0;
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

		summary_note(sender->summary, outcome, PQgetvalue(result, i, 0),
					 PQgetisnull(result, i, 2) ? NULL : PQgetvalue(result, i, 2));
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
	return ask(sender, TAKING_IN, query);
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
		switch (PQresultStatus(result))
		{
			case PGRES_TUPLES_OK:
				sender->result = result;
				continue;
			case PGRES_COPY_IN:
				if (sender->stage == BEGINNING)
				{
					sender->stage = COPYING;
					if (!put_header(sender))
						return false;
				}
				break;
			case PGRES_FATAL_ERROR:
				{
					const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);

					if (sender->stage == ROLLING_BACK || sqlstate == NULL)
					{
						PQclear(result);
						return lost(sender);
					}
					free(sender->error);
					sender->error = copy_string(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
					snprintf(sender->sqlstate, sizeof sender->sqlstate, "%s", sqlstate);
					break;
				}
			default:
				break;
		}
		PQclear(result);
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
	if (sender->stage == IDLE && (sender->first < sender->n_files || gather(sender)) && !begin(sender))
		return false;
	return sender->stage == IDLE || send_pieces(sender);
}

bool
sender_finished(const struct sender *sender)
{
	return sender->stage == IDLE && sender->ended && sender->first == sender->n_files;
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
	if (sender->fd >= 0)
		close(sender->fd);
	for (int i = 0; i < sender->n_files; i++)
		release_file(&sender->files[i]);
	PQclear(sender->result);
	free(sender->error);
	free(sender->failure);
	free(sender);
}
