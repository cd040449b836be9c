/*
 * command.h - what the subcommands of govreport share.
 *
 * A subcommand is a file with one entry of main.c's table: it gets its own
 * arguments and gives the exit status.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "documents/documents.h"

#define PROGRAM "govreport"

/* Exit status of every subcommand. */
#define GOOD 0
#define SOME_WRONG 1
#define COULD_NOT_RUN 2

/* ---- say.c ----------------------------------------------------------------------- */

/* Whether the user's language is Chinese, by the environment. */
extern bool chinese;
#define IN_LANGUAGE(in_english, in_chinese) (chinese ? (in_chinese) : (in_english))

/* Says what is wrong; fail ends the program. */
extern void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
extern void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The exit status, once all that was printed is written; else the end of the program. */
extern int finish_output(int status);
/* What errno means. */
extern const char *error_text(int number);
/* Seconds since some time in the past. */
extern double now(void);
/* A number from 1 on, or the end of the program. */
extern int read_number(const char *option, const char *value, int most);
/* The seconds that the option --timeout has, or the end of the program. */
extern int read_timeout(const char *value);
/* The exit status where getopt has met ?: prints the help where it was asked for; an option that is none, getopt has said itself. */
extern int end_with_help(char **argv, const char *help);

/* ---- subcommands ------------------------------------------------------------------ */

extern int check(int argc, char **argv);
extern int convert(int argc, char **argv);
extern int load(int argc, char **argv);
extern int export(int argc, char **argv);
extern int pages(int argc, char **argv);

/* ---- names.c: names of files may hold any byte ----------------------------- */

/* As UTF-8; bytes that are none as \ooo; all bytes but ASCII so where the database has not every character. */
extern char *name_text(const char *name, bool ascii);
/* The same for eyes: control characters as \ooo, too; for the caller to free. */
extern char *name_for_eyes(const char *name);
/* As name_for_eyes has it. */
extern void print_name(FILE *stream, const char *name);

/* ---- walk.c: the files that were given, and those in folders --------------- */

struct walk;

struct found
{
	const char *name;			/* until the next call */
	bool		given;			/* by the user, not found in a folder */
	const char *problem;		/* why it cannot be read; else NULL */
	bool		skipped;		/* a file in a folder that is of no kind we know */
	const char *reason;			/* why it is skipped, where it may be a report; or NULL */
	const char *harmless;		/* skipped, as it is no report of its own: what it is; or NULL */
};

/* The names must outlive the walk; folders are entered as the walk comes to them. */
extern struct walk *walk_begin(char *const *names, int n_names);
extern bool walk_next(struct walk *walk, struct found *found);
extern void walk_end(struct walk *walk);

/* ---- input.c: a file's parts, one after another ----------------------------------- */

struct input
{
	const char *file;			/* as it was given */
	const char *name;			/* of the part within it, or NULL */
	const char *bytes;			/* text or HTML in any encoding; NULL: see the fault */
	size_t		length;
	enum fault	fault;
	const char *detail;			/* or NULL */
	enum kind	kind;
	bool		misnamed;
	bool		in_misnamed;
	enum left_out left_out;
};

typedef void take_input(void *context, const struct input *input);

/* "-" is standard input. */
extern void read_input(const char *file, int timeout, take_input *take, void *context);
/* What is to be said of it beside its text: a kind that its name does not say, parts that are left out. */
extern void print_notes(FILE *stream, const struct input *input);

#endif
