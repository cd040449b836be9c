/*
 * load.h - what the files of govreport load share.
 *
 * Files come out of the walk, documents among them are read by jobs, the
 * feed hands both to the connections, and these send them to the server, which
 * decodes, reads and judges them (src/sql/60_loading.sql).
 */
#ifndef LOAD_H
#define LOAD_H

#include <libpq-fe.h>

#include "command/command.h"

/* ---- load_options.c -------------------------------------------------------- */

struct options
{
	const char *host;
	const char *port;
	const char *user;
	const char *dbname;
	const char *store;
	const char *batch;			/* NULL: named after the files */
	const char *agencies;		/* path of a list of them, or NULL */
	const char *manifest;		/* path of a list of files, or NULL */
	const char *agency;			/* code, or NULL */
	bool		agency_from_path;
	bool		has_arrived;
	int64_t		arrived;
	int			jobs;
	int			convert_timeout;	/* seconds */
	bool		never_ask;		/* for a password */
	bool		always_ask;
	bool		quiet;
	bool		dry_run;
	char	  **names;			/* files, folders, "-" */
	int			n_names;
};

/* The command line, or the end of the program. */
extern void read_options(int argc, char **argv, struct options *options);

/* ---- files ------------------------------------------------------------------- */

/* The job that made files; it is kept until all of them are released. */
struct maker;

/* A file on its way. */
struct file
{
	char	   *name;
	char	   *content;		/* path of the bytes that are sent */
	char	   *original;		/* path of the document that they were converted from, or NULL */
	struct maker *maker;			/* or NULL */
	char	   *problem;		/* why the file goes to the quarantine as it is, or NULL */
	uint64_t	size;			/* of the content, when the file was met */
	char	   *agency;			/* code, or NULL */
	bool		has_time;		/* when it arrived, in PostgreSQL's microseconds */
	int64_t		arrived;
	bool		ascii_name;		/* the database's encoding lacks a character of it */
	bool		not_read;		/* said so already */
};

/* Frees what the file holds, and removes what was made for it. */
extern void release_file(struct file *file);

/* Where files go to. */
struct target
{
	const char *store;			/* oid */
	const char *batch;
};

/* ---- load_summary.c ------------------------------------------------------------------ */

enum outcome
{
	LOADED, ALREADY_THERE, QUARANTINED, NOT_READ, SKIPPED, HARMLESS /* skipped, as they are no reports */,
	OUTCOMES
};

struct summary;

extern struct summary *summary_begin(void);
/* name and reason are copied; reason NULL where the outcome needs none. */
extern void summary_note(struct summary *summary, enum outcome outcome, const char *name, const char *reason);
extern uint64_t summary_count(const struct summary *summary, enum outcome outcome);
extern uint64_t summary_files(const struct summary *summary);
extern void summary_print(const struct summary *summary, double seconds);
extern void summary_end(struct summary *summary);
extern void print_findings(PGconn *server, const struct target *target);
/* Reports of the batch that are of no listed agency, or contradict another: asked for, as far as the store knows of such, and then told of. */
extern bool ask_unmatched(PGconn *server, const struct target *target);
extern void print_unmatched(PGconn *server);

/* ---- load_csv.c -------------------------------------------------------------------- */

/* A line's fields, to be changed at will, until it returns. */
typedef void take_line(void *context, int line, char **fields, int n);
/* Calls for each line of a file in any encoding, or ends the program where it cannot be read. */
extern void read_csv(const char *path, take_line *take, void *context);

/* ---- load_origin.c: whose report a file is, and when it came ------------------------- */

struct origins;

struct origin
{
	const char *agency;			/* code, or NULL: as the report says */
	bool		has_time;		/* else: now */
	int64_t		arrived;
};

/* A date, or date and time of China, in microseconds from 2000 on. */
extern bool read_time(const char *text, int64_t *time);
/* Reads the manifest: the files in it are added to the options' names. */
extern struct origins *origins_begin(struct options *options);
/* What the server has to say to it. */
extern void origins_ask(struct origins *origins, PGconn *server, const struct target *target);
/* What is known of a file; lives as long as origins and options. */
extern struct origin origin_of(const struct origins *origins, const char *file);
extern void origins_end(struct origins *origins);
/* Takes a list of agencies into the store; false: some are refused. */
extern bool load_agencies(PGconn *server, const struct target *target, const char *path);

/* ---- load_feed.c: files ready to be sent ------------------------------------------- */

enum fed
{
	FED, WAIT, NOTHING_LEFT
};

struct feed;

extern struct feed *feed_begin(const struct options *options, const struct origins *origins, struct walk *walk, struct summary *summary);
/* WAIT: jobs are at work; a SIGCHLD ends it. */
extern enum fed	feed_next(struct feed *feed, struct file *file);
extern void feed_end(struct feed *feed);
/* Says what feed_next would give. */
extern void feed_explain(struct walk *walk);

/* ---- load_progress.c ------------------------------------------------------------------ */

struct progress;

/* total: files to come; NULL where nothing is to be shown. */
extern struct progress *progress_begin(const char *things, uint64_t total);
extern void progress_show(struct progress *progress, uint64_t done);
extern void progress_end(struct progress *progress, uint64_t done);

/* ---- load_connect.c -------------------------------------------------------------------- */

/* What load, export and pages have in common on their command lines: short options, long ones, what is said of them. */
#define SERVER_SHORT "h:p:U:d:wWV?"
#define SERVER_LONG \
	{"host", required_argument, NULL, 'h'}, {"port", required_argument, NULL, 'p'}, {"username", required_argument, NULL, 'U'}, \
	{"dbname", required_argument, NULL, 'd'}, {"no-password", no_argument, NULL, 'w'}, {"password", no_argument, NULL, 'W'}, \
	{"store", required_argument, NULL, 's'}, {"version", no_argument, NULL, 'V'}, {"help", no_argument, NULL, '?'}
#define SERVER_HELP \
	"Connection options:\n" \
	"  -h, --host=HOST           server's host or folder of its socket\n" \
	"  -p, --port=PORT           server's port\n" \
	"  -U, --username=NAME       user to connect as\n" \
	"  -d, --dbname=DBNAME       database, connection string or URI\n" \
	"  -w, --no-password         never ask for a password\n" \
	"  -W, --password            ask for a password before connecting\n"
#define SERVER_HELP_ZH \
	"连接选项：\n" \
	"  -h, --host=主机           服务器的主机或套接字目录\n" \
	"  -p, --port=端口           服务器的端口\n" \
	"  -U, --username=用户       以哪个用户连接\n" \
	"  -d, --dbname=数据库       数据库、连接串或 URI\n" \
	"  -w, --no-password         从不询问密码\n" \
	"  -W, --password            连接前询问密码\n"
/* Takes one of them, which may end the program with its version or help, or with an error where the option is none at all. */
extern void take_server_option(int option, char **argv, const char *command, const char *help, struct options *options);

/* A session of a program of that name that reads one snapshot, or the end of the program. */
extern PGconn *open_snapshot(const struct options *options, const char *name);
/* A session that is ready to take files in, or the end of the program. */
extern PGconn *connect_server(const struct options *options);
/* Whether the extension is there, in a version that has the function; the end of the program where it is not. */
extern bool has_function(PGconn *server, const char *function);
extern void need_extension(PGconn *server, const char *function);
/* How often is tried what others stand in the way of: whether an error is a deadlock or a failed serialization. */
#define MOST_TRIES 20
extern bool is_conflict(const char *sqlstate);
/* The rows of a query, or the end of the program, which says what it failed to do; the caller clears them. */
extern PGresult *query(PGconn *server, const char *command, int n, const char *const *values, const char *failing);
/* The same in two: while the server works, others can be asked. */
extern void begin_query(PGconn *server, const char *command, int n, const char *const *values, const char *failing);
extern PGresult *end_query(PGconn *server, const char *failing);

/* ---- load_reasons.c -------------------------------------------------------------------------- */

/* What the server says of a file, a report or an agency, for eyes; for the caller to free. */
extern char *reason_in_language(const char *said);

/* ---- load_copy.c: files as rows ------------------------------------------------------------ */

struct copy
{
	PGconn	   *server;
	struct file *files;
	int			at;				/* file that is sent */
	int			behind;			/* the last */
	int			fd;				/* of what is read, or -1 */
	bool		reading_original;
	uint64_t	left;			/* bytes of it */
	const char *reason;			/* why a file cannot be read */
};

enum copied
{
	COPY_GOES_ON,
	COPY_ENDED,
	COPY_UNREADABLE,			/* a file, before anything of it was sent: at stands on it */
	COPY_BROKEN,				/* a file is not what it was when its length was sent */
	COPY_LOST					/* the connection */
};

/* Sends the files from first to before behind as rows: the header, then pieces until they end. */
extern void copy_begin(struct copy *copy, PGconn *server, struct file *files, int first, int behind);
extern bool copy_header(struct copy *copy);
extern enum copied copy_piece(struct copy *copy);
extern void copy_end(struct copy *copy);

/* ---- load_send.c: one connection's work -------------------------------------------------- */

struct sender;

extern struct sender *sender_begin(PGconn *server, const struct target *target, struct feed *feed, struct summary *summary);
/* Does what can be done without waiting; false where the load cannot go on: sender_failure says why. */
extern bool sender_work(struct sender *sender, bool readable);
/* All files are in, and the feed has no more. */
extern bool sender_finished(const struct sender *sender);
extern short sender_events(const struct sender *sender);
extern int	sender_socket(const struct sender *sender);
extern const char *sender_failure(const struct sender *sender);
/* Cancels what is under way, if anything. */
extern void sender_end(struct sender *sender);

#endif
