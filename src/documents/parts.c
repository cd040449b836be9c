/*
 * parts.c - which members of an office document are what, by the relations that it keeps.
 */
#include "documents/parts.h"

#include <stdlib.h>
#include <string.h>

/* Up to the last slash, with it. */
static int
folder_length(const char *part)
{
	const char *slash = strrchr(part, '/');

	return slash != NULL ? (int) (slash + 1 - part) : 0;
}

/* Those of the package itself where there is no part. */
static xmlDocPtr
relations_of(struct package *package, const char *part)
{
	const int	folder = part != NULL ? folder_length(part) : 0;
	char	   *name = part == NULL ? copy_string("_rels/.rels") : print_string("%.*s_rels/%s.rels", folder, part, part + folder);
	xmlDocPtr	relations = find_member(package, name) >= 0 ? parse_member(package, name, NULL) : NULL;

	free(name);
	return relations;
}

static bool
ends_with(const char *s, const char *end)
{
	return s != NULL && strlen(s) >= strlen(end) && strcmp(s + strlen(s) - strlen(end), end) == 0;
}

static char *
path_from(const char *part, const char *target)
{
	return *target == '/' ? copy_string(target + 1) : print_string("%.*s%s", part != NULL ? folder_length(part) : 0, part != NULL ? part : "", target);
}

/* The first relation with the id, or else of the type. */
static char *
find_target(struct package *package, const char *part, const char *id, const char *type)
{
	xmlDocPtr	relations = relations_of(package, part);
	char	   *found = NULL;

	if (relations == NULL)
		return NULL;
	for (const xmlNode *child = xmlDocGetRootElement(relations)->children; child != NULL && found == NULL; child = child->next)
	{
		const char *own = attribute_of(child, "Id");
		const char *target = attribute_of(child, "Target");

		if (target != NULL && (id != NULL ? own != NULL && strcmp(own, id) == 0 : ends_with(attribute_of(child, "Type"), type)))
			found = path_from(part, target);
	}
	xmlFreeDoc(relations);
	return found;
}

char *
main_part(struct package *package, const char *usual)
{
	return find_member(package, usual) >= 0 ? copy_string(usual) : find_target(package, NULL, NULL, "/officeDocument");
}

char *
part_of_id(struct package *package, const char *part, const char *id)
{
	return id != NULL ? find_target(package, part, id, NULL) : NULL;
}

xmlDocPtr
parse_part(struct package *package, const char *part, const char *type)
{
	char	   *usual = print_string("%.*s%s.xml", folder_length(part), part, type + 1);
	char	   *name = find_member(package, usual) >= 0 ? copy_string(usual) : find_target(package, part, NULL, type);
	xmlDocPtr	document = name != NULL && find_member(package, name) >= 0 ? parse_member(package, name, NULL) : NULL;

	free(usual);
	free(name);
	return document;
}
