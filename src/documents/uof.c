/*
 * uof.c - a document in UOF 1 (.uot) without its deleted and hidden text, which
 * LibreOffice would read as any other.
 */
#include "documents/xml.h"

#include <stdlib.h>
#include <string.h>

#include "documents/readers.h"

#define MOST_STYLES 256
/* Deletions that are open at once. */
#define MOST_OPEN 64

struct cleaning
{
	const char *unread_styles[MOST_STYLES];
	int			n_styles;
	const char *open[MOST_OPEN];
	int			n_open;
};

/* Whether the properties hide their text, or strike it out. */
static bool
takes_out(const xmlNode *properties)
{
	const char *hidden = attribute_of(child_of(properties, "隐藏文字"), "值");
	const char *struck = attribute_of(child_of(properties, "删除线"), "类型");

	return (hidden != NULL && strcmp(hidden, "true") == 0) || (struck != NULL && strcmp(struck, "none") != 0);
}

static void
find_styles(struct cleaning *cleaning, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
	{
		if ((is_element(child, "句式样") || is_element(child, "段落式样")) && attribute_of(child, "标识符") != NULL
			&& (takes_out(child) || takes_out(child_of(child, "句属性"))) && cleaning->n_styles < MOST_STYLES)
			cleaning->unread_styles[cleaning->n_styles++] = attribute_of(child, "标识符");
		find_styles(cleaning, child);
	}
}

static bool
is_unread(const struct cleaning *cleaning, const xmlNode *run)
{
	const xmlNode *properties = child_of(run, "句属性");
	const char *style = attribute_of(properties, "式样引用");

	for (int i = 0; i < cleaning->n_styles && style != NULL; i++)
		if (strcmp(style, cleaning->unread_styles[i]) == 0)
			return true;
	return cleaning->n_open > 0 || takes_out(properties);
}

static void
begin_change(struct cleaning *cleaning, const xmlNode *mark)
{
	const char *what = attribute_of(mark, "类型");
	const char *id = attribute_of(mark, "标识符");

	if (what != NULL && id != NULL && strcmp(what, "delete") == 0 && cleaning->n_open < MOST_OPEN)
		cleaning->open[cleaning->n_open++] = id;
}

static void
end_change(struct cleaning *cleaning, const xmlNode *mark)
{
	const char *id = attribute_of(mark, "开始标识引用");

	for (int i = 0; i < cleaning->n_open && id != NULL; i++)
		if (strcmp(cleaning->open[i], id) == 0)
			cleaning->open[i--] = cleaning->open[--cleaning->n_open];
}

static void
clean(struct cleaning *cleaning, xmlNode *node)
{
	for (xmlNode *child = node->children; child != NULL; child = child->next)
	{
		if (is_element(child, "修订开始"))
			begin_change(cleaning, child);
		else if (is_element(child, "修订结束"))
			end_change(cleaning, child);
		else if (is_element(child, "句") && is_unread(cleaning, child))
		{
			for (xmlNode *text = child->children; text != NULL; text = text->next)
				if (is_element(text, "文本串"))
					xmlNodeSetContent(text, NULL);
		}
		else
			clean(cleaning, child);
	}
}

bool
clean_uof(const char *bytes, size_t length, struct text *out)
{
	struct cleaning *cleaning = allocate_zeroed(sizeof *cleaning);
	xmlDocPtr	document = parse_xml(bytes, length);
	xmlNode    *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
	xmlChar    *written = NULL;
	int			n = 0;

	if (root != NULL && is_element(root, "UOF"))
	{
		find_styles(cleaning, root);
		clean(cleaning, root);
		xmlDocDumpMemory(document, &written, &n);
		if (written != NULL)
			put_bytes(out, (const char *) written, (size_t) n);
		xmlFree(written);
	}
	xmlFreeDoc(document);
	free(cleaning);
	return n > 0;
}
