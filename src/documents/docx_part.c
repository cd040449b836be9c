/*
 * docx_part.c - other documents that stand in a Word document: as they are (w:altChunk), or as objects.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

#include "documents/readers.h"

/* The member that a relation of the document leads to, for the caller to free. */
static char *
target_of(struct package *package, const char *id)
{
	xmlDocPtr	document = id != NULL ? parse_member(package, "word/_rels/document.xml.rels", NULL) : NULL;
	char	   *target = NULL;

	if (document == NULL)
		return NULL;
	for (const xmlNode *child = xmlDocGetRootElement(document)->children; child != NULL && target == NULL; child = child->next)
	{
		const char *own = attribute_of(child, "Id");
		const char *place = attribute_of(child, "Target");

		if (own != NULL && place != NULL && strcmp(own, id) == 0)
			target = *place == '/' ? copy_string(place + 1) : print_string("word/%s", place);
	}
	xmlFreeDoc(document);
	return target;
}

static void
keep_first(void *context, const char *path, const char *bytes, size_t length)
{
	struct text *out = context;

	(void) path;
	if (out->length == 0)
		put_bytes(out, bytes, length);
}

enum kind
read_embedded(struct package *package, const xmlNode *reference, struct text *out)
{
	char	   *target = target_of(package, attribute_of(reference, "id"));
	char	   *bytes = NULL;
	size_t		length = 0;
	enum kind	kind = KIND_UNKNOWN;

	if (target != NULL && read_named(package, target, &bytes, &length) == FAULT_NONE)
		kind = kind_of_content(bytes, length);
	if (kind == KIND_MAIL && read_mail(NULL, bytes, length, keep_first, out))
		kind = KIND_TEXT;
	else if (kind == KIND_TEXT || kind == KIND_DOCX || kind == KIND_XLSX)
		put_bytes(out, bytes, length);
	if (kind == KIND_TEXT && !is_utf8(out->bytes, out->length))
		kind = KIND_UNKNOWN;
	free(bytes);
	free(target);
	return kind;
}
