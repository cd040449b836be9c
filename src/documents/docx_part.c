/*
 * docx_part.c - other documents that stand in a Word document: as they are (w:altChunk), or as objects.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

#include "documents/parts.h"
#include "documents/readers.h"

static void
keep_first(void *context, const char *path, const char *bytes, size_t length)
{
	struct text *out = context;

	(void) path;
	if (out->length == 0)
		put_bytes(out, bytes, length);
}

/* What is none is GB18030, as Word and WPS save pages. */
static void
make_utf8(struct text *text)
{
	if (!is_utf8(text->bytes, text->length))
	{
		struct text	converted = {0};

		put_from_gb18030(&converted, text->bytes, text->length);
		clear_text(text);
		*text = converted;
	}
}

enum kind
read_embedded(struct package *package, const char *document, const xmlNode *reference, struct text *out)
{
	char	   *target = part_of_id(package, document, attribute_of(reference, "id"));
	char	   *bytes = NULL;
	size_t		length = 0;
	enum kind	kind = KIND_UNKNOWN;

	if (target != NULL && read_named(package, target, &bytes, &length) == FAULT_NONE)
		kind = kind_of_content(bytes, length);
	if (kind == KIND_MAIL && read_mail(NULL, bytes, length, keep_first, out))
		kind = KIND_TEXT;
	else if (kind == KIND_TEXT || kind == KIND_DOCX || kind == KIND_XLSX)
		put_bytes(out, bytes, length);
	if (kind == KIND_TEXT)
		make_utf8(out);
	free(bytes);
	free(target);
	return kind;
}
