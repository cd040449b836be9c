/*
 * parts.h - which members of an office document are what.
 *
 * Mostly they have the names that every program gives them; else the relations of
 * the document tell.
 */
#ifndef DOCUMENTS_PARTS_H
#define DOCUMENTS_PARTS_H

#include "documents/package.h"
#include "documents/xml.h"

/* The document itself, for the caller to free; NULL: there is none. */
extern char *main_part(struct package *package, const char *usual);
/* What a relation of a part leads to, for the caller to free; NULL: there is none; id may be NULL. */
extern char *part_of_id(struct package *package, const char *part, const char *id);
/* The part that a relation of a type, as "/styles", leads to; NULL: there is none that can be read. */
extern xmlDocPtr parse_part(struct package *package, const char *part, const char *type);

#endif
