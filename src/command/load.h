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

typedef struct options
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
} options;

extern void read_options(int argc, char **argv, options *options);

/* ---- files ------------------------------------------------------------------- */

/* The job that made files; it is kept until all of them are released. */
typedef struct maker maker;

/* A file on its way. */
typedef struct file
{
	char	   *name;
	char	   *content;		/* path of the bytes that are sent */
	char	   *original;		/* path of the document that they were converted from, or NULL */
	maker	   *maker;			/* or NULL */
	char	   *problem;		/* why the file goes to the quarantine as it is, or NULL */
	uint64_t	size;			/* of the content, when the file was met */
	char	   *agency;			/* code, or NULL */
	bool		has_time;		/* when it arrived, in PostgreSQL's microseconds */
	int64_t		arrived;
	bool		ascii_name;		/* the database's encoding lacks a character of it */
	bool		not_read;		/* said so already */
} file;

extern void release_file(file *file);

/* Where files go to. */
typedef struct target
{
	const char *store;			/* oid */
	const char *batch;
} target;

/* ---- load_summary.c ------------------------------------------------------------------ */

typedef enum outcome
{
	LOADED, ALREADY_THERE, QUARANTINED, NOT_READ, SKIPPED,
	OUTCOMES
} outcome;

typedef struct summary summary;

extern summary *summary_begin(void);
/* name and reason are copied; reason NULL where the outcome needs none. */
extern void summary_note(summary *summary, outcome outcome, const char *name, const char *reason);
extern uint64_t summary_count(const summary *summary, outcome outcome);
extern uint64_t summary_files(const summary *summary);
extern void summary_print(const summary *summary, double seconds);
extern void summary_end(summary *summary);
extern void print_findings(PGconn *server, const target *target);
extern void print_unmatched(PGconn *server, const target *target);

/* ---- load_csv.c -------------------------------------------------------------------- */

/* A line's fields, to be changed at will, until it returns. */
typedef void take_line(void *context, int line, char **fields, int n);
extern void read_csv(const char *path, take_line *take, void *context);

/* ---- load_origin.c: whose report a file is, and when it came ------------------------- */

typedef struct origins origins;

typedef struct origin
{
	const char *agency;			/* code, or NULL: as the report says */
	bool		has_time;		/* else: now */
	int64_t		arrived;
} origin;

/* A date, or date and time of China, in microseconds from 2000 on. */
extern bool read_time(const char *text, int64_t *time);
/* Reads the manifest: the files in it are added to the options' names. */
extern origins *origins_begin(options *options);
/* What the server has to say to it. */
extern void origins_ask(origins *origins, PGconn *server, const target *target);
extern origin origin_of(const origins *origins, const char *file);
extern void origins_end(origins *origins);
/* Takes a list of agencies into the store. */
extern void load_agencies(PGconn *server, const target *target, const char *path);

/* ---- load_feed.c: files ready to be sent ------------------------------------------- */

typedef enum fed
{
	FED, WAIT, NOTHING_LEFT
} fed;

typedef struct feed feed;

extern feed *feed_begin(const options *options, const origins *origins, walk *walk, summary *summary);
/* WAIT: jobs are at work; a SIGCHLD ends it. */
extern fed	feed_next(feed *feed, file *file);
extern void feed_end(feed *feed);
/* Says what feed_next would give. */
extern void feed_explain(walk *walk);

/* ---- load_progress.c ------------------------------------------------------------------ */

typedef struct progress progress;

/* total: files to come; NULL where nothing is to be shown. */
extern progress *progress_begin(uint64_t total);
extern void progress_show(progress *progress, uint64_t done);
extern void progress_end(progress *progress, uint64_t done);

/* ---- load_connect.c -------------------------------------------------------------------- */

/* A session of a program of that name, with settings, or the end of the program. */
extern PGconn *open_session(const options *options, const char *name, const char *settings);
/* A session that is ready to take files in, or the end of the program. */
extern PGconn *connect_server(const options *options);
/* The rows of a query, or the end of the program, which says what it failed to do; the caller clears them. */
extern PGresult *query(PGconn *server, const char *command, int n, const char *const *values, const char *failing);

/* ---- load_send.c: one connection's work -------------------------------------------------- */

typedef struct sender sender;

extern sender *sender_begin(PGconn *server, const target *target, feed *feed, summary *summary);
/* Does what can be done without waiting; false where the load cannot go on: sender_failure says why. */
extern bool sender_work(sender *sender, bool readable);
/* All files are in, and the feed has no more. */
extern bool sender_finished(const sender *sender);
extern short sender_events(const sender *sender);
extern int	sender_socket(const sender *sender);
extern const char *sender_failure(const sender *sender);
/* Cancels what is under way, if anything. */
extern void sender_end(sender *sender);

#endif
