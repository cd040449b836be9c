/*
 * package.h - members of a ZIP file, in bounds.
 */
#ifndef DOCUMENTS_PACKAGE_H
#define DOCUMENTS_PACKAGE_H

#include "documents/documents.h"

typedef struct package package;

/* NULL: no ZIP file that can be read.  The bytes must outlive it. */
extern package *open_package(const char *bytes, size_t length);
extern void close_package(package *package);

extern int64_t package_members(const package *package);
/* UTF-8, whatever the archive has; the caller frees it. */
extern char *member_name(package *package, int64_t member);
extern bool member_is_encrypted(package *package, int64_t member);
/* -1: none of that name. */
extern int64_t find_member(package *package, const char *name);
/* Its bytes, for the caller to free; a fault where it is damaged, or too large. */
extern fault read_member(package *package, int64_t member, char **bytes, size_t *length);
extern fault read_named(package *package, const char *name, char **bytes, size_t *length);

#endif
