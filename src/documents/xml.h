/*
 * xml.h - XML as a tree, by libxml2: no network, no entities, no document type.
 *
 * Names are without their prefix: office programs choose those freely.  Trees are
 * at most 256 levels deep (libxml2's own bound), so that walks may recurse.
 */
#ifndef DOCUMENTS_XML_H
#define DOCUMENTS_XML_H

#include <libxml/tree.h>

#include "documents/documents.h"

/* NULL: not well-formed, or of a document type of its own. */
extern xmlDocPtr parse_xml(const char *bytes, size_t length);
/* The same of a member of a package; NULL also where there is none, with the fault where it is asked for. */
struct package;
extern xmlDocPtr parse_member(struct package *package, const char *name, enum fault *fault);

/* Of that name, in whatever name space. */
extern bool is_element(const xmlNode *node, const char *name);
/* The first child element of a name, or NULL; of NULL, NULL. */
extern xmlNode *child_of(const xmlNode *node, const char *name);
/* The value of an attribute as it stands in the tree, or NULL. */
extern const char *attribute_of(const xmlNode *node, const char *name);
/* An attribute as a number, or the other one where it is none. */
extern long number_of(const xmlNode *node, const char *name, long otherwise);
/* Escaped text of all of a node's text children. */
extern void put_content(struct text *text, const xmlNode *node);

#endif
