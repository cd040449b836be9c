/*
 * xml.c - XML as a tree.
 */
#include "documents/xml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>

#include "documents/package.h"

xmlDocPtr
parse_xml(const char *bytes, size_t length)
{
	xmlDocPtr	document;

	if (length > MAX_FILE_SIZE)
		return NULL;
	document = xmlReadMemory(bytes, (int) length, NULL, NULL,
							 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT
							 | XML_PARSE_NOCDATA);
	if (document != NULL && (document->intSubset != NULL || xmlDocGetRootElement(document) == NULL))
	{
		xmlFreeDoc(document);
		document = NULL;
	}
	return document;
}

xmlDocPtr
parse_member(struct package *package, const char *name, enum fault *fault)
{
	char	   *bytes;
	size_t		length;
	enum fault	why = read_named(package, name, &bytes, &length);
	xmlDocPtr	document = why == FAULT_NONE ? parse_xml(bytes, length) : NULL;

	free(bytes);
	if (fault != NULL)
		*fault = why == FAULT_NONE && document == NULL ? FAULT_DAMAGED : why;
	return document;
}

bool
is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *) node->name, name) == 0;
}

xmlNode *
child_of(const xmlNode *node, const char *name)
{
	if (node == NULL)
		return NULL;
	for (xmlNode *child = node->children; child != NULL; child = child->next)
		if (is_element(child, name))
			return child;
	return NULL;
}

const char *
attribute_of(const xmlNode *node, const char *name)
{
	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return NULL;
	for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
		if (strcmp((const char *) attribute->name, name) == 0)
			return attribute->children != NULL ? (const char *) attribute->children->content : "";
	return NULL;
}

long
number_of(const xmlNode *node, const char *name, long otherwise)
{
	const char *value = attribute_of(node, name);
	char	   *end;
	long		number;

	if (value == NULL || *value == '\0')
		return otherwise;
	errno = 0;
	number = strtol(value, &end, 10);
	return errno != 0 || *end != '\0' ? otherwise : number;
}

void
put_content(struct text *text, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			put_escaped(text, (const char *) child->content, strlen((const char *) child->content));
}
