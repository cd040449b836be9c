/*
 * program.h - programs that convert: without a shell, without input, in bounds.
 */
#ifndef DOCUMENTS_PROGRAM_H
#define DOCUMENTS_PROGRAM_H

#include "documents/documents.h"

/* Path of a program as the shell would find it, for the caller to free; NULL: not installed. */
extern char *find_program(const char *name);

/*
 * Runs a program in the scratch folder, which is its HOME; arguments[0] is its name.
 * Its output goes to the file that is named, in the scratch folder.  A fault comes
 * with a detail that the caller frees.
 */
extern enum fault run_program(const char *const *arguments, const char *output, const struct settings *settings, char **detail);

/* A signal's handler: ends the program that runs, with all that it started, and this process. */
extern void stop_program(int number);

/* A file in the scratch folder. */
extern bool write_scratch(const struct settings *settings, const char *name, const char *bytes, size_t length);
/* NULL where there is none, or it is too large; the caller frees it. */
extern char *read_scratch(const struct settings *settings, const char *name, size_t *length);
/* Nothing happens where there is none. */
extern void remove_scratch(const struct settings *settings, const char *name);

#endif
