/*
 * docx_looks.c - properties of text that take it out, or raise it.
 */
#include "documents/docx.h"

#include <string.h>
#include <strings.h>

/* In half points: text that is moved so far from its line is a mark. */
#define MARK_POSITION 4

struct looks
looks_over(struct looks inherited, struct looks set)
{
	if (set.hidden == UNSET)
		set.hidden = inherited.hidden;
	if (set.struck == UNSET)
		set.struck = inherited.struck;
	if (set.white == UNSET)
		set.white = inherited.white;
	if (set.shaded == UNSET)
		set.shaded = inherited.shaded;
	if (set.raised == 0)
		set.raised = inherited.raised;
	if (set.size == 0)
		set.size = inherited.size;
	return set;
}

enum toggle
toggle_of(const xmlNode *element)
{
	const char *value;

	if (element == NULL)
		return UNSET;
	value = attribute_of(element, "val");
	return value != NULL && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 || strcmp(value, "off") == 0) ? OFF : ON;
}

static enum toggle
either(enum toggle a, enum toggle b)
{
	return a > b ? a : b;
}

enum toggle
shading_of(const xmlNode *properties)
{
	const char *fill = attribute_of(child_of(properties, "shd"), "fill");
	const char *highlight = attribute_of(child_of(properties, "highlight"), "val");

	if (highlight != NULL)
		return strcmp(highlight, "white") == 0 || strcmp(highlight, "none") == 0 ? OFF : ON;
	if (fill == NULL || strcmp(fill, "auto") == 0)
		return UNSET;
	return strcasecmp(fill, "FFFFFF") == 0 ? OFF : ON;
}

struct looks
looks_of(const xmlNode *properties)
{
	struct looks looks = {
		.hidden = either(toggle_of(child_of(properties, "vanish")), toggle_of(child_of(properties, "webHidden"))),
		.struck = either(toggle_of(child_of(properties, "strike")), toggle_of(child_of(properties, "dstrike"))),
	};
	const char *position = attribute_of(child_of(properties, "vertAlign"), "val");
	const char *colour = attribute_of(child_of(properties, "color"), "val");
	const long	moved = number_of(child_of(properties, "position"), "val", 0);

	if (position != NULL)
		looks.raised = strcmp(position, "superscript") == 0 ? 1 : strcmp(position, "subscript") == 0 ? -1 : 0;
	else if (moved >= MARK_POSITION || moved <= -MARK_POSITION)
		looks.raised = moved > 0 ? 1 : -1;
	if (colour != NULL)
		looks.white = strcasecmp(colour, "FFFFFF") == 0 ? ON : OFF;
	looks.shaded = shading_of(properties);
	looks.size = number_of(child_of(properties, "sz"), "val", 0);
	return looks;
}
