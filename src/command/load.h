/*
 * load.h - what the files of govreport-load share.
 *
 * Files come out of the walk, documents among them go through a converter, the
 * feed hands both to the connections, and these send them to the server, which
 * decodes, reads and judges them (src/sql/60_loading.sql).
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <libpq-fe.h>

#define PROGRAM "govreport-load"

/* Larger files are no reports. */
#define MAX_FILE_SIZE (256 * 1024 * 1024)

/* Exit status. */
#define ALL_LOADED 0
#define SOME_NOT_LOADED 1
#define COULD_NOT_RUN 2

/* main.c: says what is wrong and ends the program */
extern void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
extern void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Memory, or the end of the program. */
extern void *allocate(size_t size);
extern void *enlarge(void *memory, size_t size);
extern char *copy_string(const char *string);
extern char *print_string(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Seconds since some time in the past. */
extern double now(void);

/* ---- options.c ------------------------------------------------------------- */

typedef struct options
{
	const char *host;
	const char *port;
	const char *user;
	const char *dbname;
	const char *store;
	const char *batch;			/* NULL: named after the files */
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

/* ---- names.c: names of files may hold any byte ----------------------------- */

/* As UTF-8; bytes that are none as \ooo; all bytes but ASCII so where the database has not every character. */
extern char *name_text(const char *name, bool ascii);
/* The same for eyes: control characters as \ooo, too. */
extern void print_name(FILE *stream, const char *name);

/* ---- walk.c: the files that were given, and those in folders --------------- */

typedef struct walk walk;

typedef struct found
{
	const char *name;			/* until the next call */
	bool		given;			/* by the user, not found in a folder */
	const char *problem;		/* why it cannot be read; else NULL */
} found;

extern walk *walk_begin(char *const *names, int n_names);
extern bool walk_next(walk *walk, found *found);
/* Files in folders that are of no kind we know. */
extern uint64_t walk_skipped(const walk *walk);
extern void walk_end(walk *walk);

/* ---- files ------------------------------------------------------------------- */

/* A file on its way. */
typedef struct file
{
	char	   *name;
	char	   *content;		/* path of the bytes that are sent */
	char	   *original;		/* path of the document that they were converted from, or NULL */
	char	   *scratch;		/* folder to remove at the end, or NULL */
	char	   *problem;		/* why the file goes to the quarantine as it is, or NULL */
	uint64_t	size;			/* of the content, when the file was met */
	bool		ascii_name;		/* the database's encoding lacks a character of it */
	bool		not_read;		/* said so already */
} file;

extern void release_file(file *file);

/* ---- convert.c: documents to text by other programs -------------------------- */

typedef struct kind kind;

/* By the ending of the name; NULL: none that we know. */
extern const kind *kind_of(const char *name);
/* The program that converts such files here; NULL where none is needed, or none is installed. */
extern const char *kind_program(const kind *kind);
/* Why such files cannot be converted here; NULL where they can, or need not. */
extern char *kind_problem(const kind *kind);

typedef struct conversion conversion;

/* Takes the file over until conversion_end gives it back, with content or problem set. */
extern conversion *conversion_begin(file *file, const kind *kind, int timeout);
extern bool conversion_ended(conversion *conversion);
extern void conversion_end(conversion *conversion, file *file);

/* Where files go to. */
typedef struct target
{
	const char *store;			/* oid */
	const char *batch;
} target;

/* ---- summary.c ------------------------------------------------------------------ */

typedef enum outcome
{
	LOADED, ALREADY_THERE, QUARANTINED, NOT_READ,
	OUTCOMES
} outcome;

typedef struct summary summary;

extern summary *summary_begin(void);
/* name and reason are copied; reason NULL where the outcome needs none. */
extern void summary_note(summary *summary, outcome outcome, const char *name, const char *reason);
extern uint64_t summary_count(const summary *summary, outcome outcome);
extern uint64_t summary_files(const summary *summary);
extern void summary_print(const summary *summary, uint64_t skipped, double seconds);
extern void summary_end(summary *summary);
extern void print_findings(PGconn *server, const target *target);

/* ---- feed.c: files ready to be sent ------------------------------------------- */

typedef enum fed
{
	FED, WAIT, NOTHING_LEFT
} fed;

typedef struct feed feed;

extern feed *feed_begin(const options *options, walk *walk, summary *summary);
/* WAIT: converters are at work; a SIGCHLD or their time-out ends it. */
extern fed	feed_next(feed *feed, file *file);
extern void feed_end(feed *feed);
/* Says what feed_next would give. */
extern void feed_explain(walk *walk);

/* ---- progress.c ------------------------------------------------------------------ */

typedef struct progress progress;

/* total: files to come; NULL where nothing is to be shown. */
extern progress *progress_begin(uint64_t total);
extern void progress_show(progress *progress, uint64_t done);
extern void progress_end(progress *progress, uint64_t done);

/* ---- connect.c -------------------------------------------------------------------- */

/* A session that is ready to take files in, or the end of the program. */
extern PGconn *connect_server(const options *options);
/* The rows of a query, or the end of the program, which says what it failed to do; the caller clears them. */
extern PGresult *query(PGconn *server, const char *command, int n, const char *const *values, const char *failing);

/* ---- send.c: one connection's work -------------------------------------------------- */

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
