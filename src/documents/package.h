/*
 * package.h - members of a ZIP file, in bounds.
 */
#ifndef DOCUMENTS_PACKAGE_H
#define DOCUMENTS_PACKAGE_H

#include "documents/documents.h"

struct package;

/* NULL: no ZIP file that can be read.  The bytes must outlive it. */
extern struct package *open_package(const char *bytes, size_t length);
extern void close_package(struct package *package);

/* Members are numbered from 0. */
extern int64_t package_members(const struct package *package);
extern void put_from_gb18030(struct text *out, const char *bytes, size_t length);
/* A file's name as it came: in UTF-8, else from GB18030; for the caller to free. */
extern char *name_in_utf8(const char *name);
/* UTF-8, whatever the archive has; the caller frees it. */
extern char *member_name(struct package *package, int64_t member);
extern bool member_is_encrypted(struct package *package, int64_t member);
/* -1: none of that name. */
extern int64_t find_member(struct package *package, const char *name);
/* Its bytes, for the caller to free; a fault where it is damaged, or too large. */
extern enum fault read_member(struct package *package, int64_t member, char **bytes, size_t *length);
/* The same by name; FAULT_DAMAGED where there is none. */
extern enum fault read_named(struct package *package, const char *name, char **bytes, size_t *length);

#endif
