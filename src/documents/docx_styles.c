/*
 * docx_styles.c - the styles of a Word document, as far as they matter to its text.
 */
#include "documents/docx.h"
#include "documents/parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Styles that are based on one another in a circle end here. */
#define MOST_BASES 16

struct styles
{
	xmlDocPtr	document;
	struct style *list;			/* by id */
	size_t		n;
	struct looks defaults;
};

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct style *) a)->id, ((const struct style *) b)->id);
}

/* "Title", "heading 2", "标题 2"; 0: none. */
static int
heading_of(const char *name)
{
	if (name == NULL)
		return 0;
	if (strcasecmp(name, "Title") == 0)
		return 1;
	if (strncasecmp(name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '6' && name[9] == '\0')
		return name[8] - '0';
	return 0;
}

/* "toc 1" */
static bool
is_of_contents(const char *name)
{
	return name != NULL && strncasecmp(name, "toc ", 4) == 0;
}

static const xmlNode *
element_of(const xmlNode *root, const char *id)
{
	if (id != NULL)
		for (const xmlNode *child = root->children; child != NULL; child = child->next)
			if (is_element(child, "style") && attribute_of(child, "styleId") != NULL
				&& strcmp(attribute_of(child, "styleId"), id) == 0)
				return child;
	return NULL;
}

/* A style with what it inherits. */
static struct style
whole_style(const xmlNode *root, const xmlNode *element)
{
	struct style style = {.id = attribute_of(element, "styleId"),.list = -1};

	style.contents = is_of_contents(attribute_of(child_of(element, "name"), "val"));
	style.heading = heading_of(attribute_of(child_of(element, "name"), "val"));
	for (int i = 0; element != NULL && i < MOST_BASES; i++)
	{
		const xmlNode *numbering = child_of(child_of(element, "pPr"), "numPr");

		style.looks = looks_over(looks_of(child_of(element, "rPr")), style.looks);
		if (style.list < 0 && numbering != NULL)
		{
			style.list = number_of(child_of(numbering, "numId"), "val", -1);
			style.level = number_of(child_of(numbering, "ilvl"), "val", 0);
		}
		element = element_of(root, attribute_of(child_of(element, "basedOn"), "val"));
	}
	return style;
}

struct styles *
read_styles(struct package *package, const char *document)
{
	struct styles *styles = allocate_zeroed(sizeof *styles);
	const xmlNode *root;
	size_t		room = 0;

	styles->document = parse_part(package, document, "/styles");
	if (styles->document == NULL)
		return styles;
	root = xmlDocGetRootElement(styles->document);
	styles->defaults = looks_of(child_of(child_of(child_of(root, "docDefaults"), "rPrDefault"), "rPr"));
	for (const xmlNode *child = root->children; child != NULL; child = child->next)
		if (is_element(child, "style") && attribute_of(child, "styleId") != NULL)
		{
			MAKE_ROOM(styles->list, styles->n, room);
			styles->list[styles->n++] = whole_style(root, child);
		}
	if (styles->n > 0)
		qsort(styles->list, styles->n, sizeof *styles->list, by_id);
	return styles;
}

const struct style *
find_style(const struct styles *styles, const char *id)
{
	const struct style wanted = {.id = id};

	return id == NULL || styles->n == 0 ? NULL : bsearch(&wanted, styles->list, styles->n, sizeof wanted, by_id);
}

struct looks
default_looks(const struct styles *styles)
{
	return styles->defaults;
}

void
free_styles(struct styles *styles)
{
	xmlFreeDoc(styles->document);
	free(styles->list);
	free(styles);
}
