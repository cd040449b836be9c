/*
 * docx_looks.c - properties of text that take it out, or raise it.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

/* In half points: text that is moved so far from its line is a mark. */
#define MARK_POSITION 4
/* So near to one another, of each of red, green and blue, that nobody sees a difference. */
#define NEAR_COLOUR 2

struct looks
looks_over(struct looks inherited, struct looks set)
{
	if (set.hidden == UNSET)
		set.hidden = inherited.hidden;
	if (set.struck == UNSET)
		set.struck = inherited.struck;
	if (set.colour == 0)
		set.colour = inherited.colour;
	if (set.ground == 0)
		set.ground = inherited.ground;
	if (set.width == 0)
		set.width = inherited.width;
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

static bool
has(const xmlNode *element, const char *name)
{
	return attribute_of(element, name) != NULL;
}

/* By a document's theme, which comes first, or by its value; 0: unset. */
static long
colour_of(const char *theme, bool is_tinted, const char *value)
{
	char	   *end;
	unsigned long rgb;

	if (theme != NULL && strcmp(theme, "none") != 0)
	{
		if (!is_tinted && (strcmp(theme, "background1") == 0 || strcmp(theme, "light1") == 0))
			return WHITE_COLOUR;
		return OTHER_COLOUR;
	}
	if (value == NULL || strcmp(value, "auto") == 0)
		return 0;
	rgb = strtoul(value, &end, 16);
	return *end == '\0' && end - value == 6 ? (long) rgb | KNOWN_COLOUR : OTHER_COLOUR;
}

long
ground_of(const xmlNode *properties)
{
	const xmlNode *shading = child_of(properties, "shd");
	const char *pattern = attribute_of(shading, "val");
	const char *highlight = attribute_of(child_of(properties, "highlight"), "val");

	if (highlight != NULL)
		return strcmp(highlight, "white") == 0 || strcmp(highlight, "none") == 0 ? WHITE_COLOUR
			: strcmp(highlight, "black") == 0 ? KNOWN_COLOUR : OTHER_COLOUR;
	if (pattern != NULL && strcmp(pattern, "solid") == 0)
		return colour_of(attribute_of(shading, "themeColor"), has(shading, "themeShade") || has(shading, "themeTint"), attribute_of(shading, "color"));
	if (pattern != NULL && strncmp(pattern, "pct", 3) == 0)
		return OTHER_COLOUR;
	return colour_of(attribute_of(shading, "themeFill"), has(shading, "themeFillShade") || has(shading, "themeFillTint"), attribute_of(shading, "fill"));
}

bool
is_like_ground(struct looks looks)
{
	const long	ground = looks.ground != 0 ? looks.ground : WHITE_COLOUR;

	if ((looks.colour & KNOWN_COLOUR) == 0 || (ground & KNOWN_COLOUR) == 0)
		return false;
	for (int shift = 0; shift < 24; shift += 8)
		if (labs((looks.colour >> shift & 0xFF) - (ground >> shift & 0xFF)) > NEAR_COLOUR)
			return false;
	return true;
}

struct looks
looks_of(const xmlNode *properties)
{
	struct looks looks = {
		.hidden = either(toggle_of(child_of(properties, "vanish")), toggle_of(child_of(properties, "webHidden"))),
		.struck = either(toggle_of(child_of(properties, "strike")), toggle_of(child_of(properties, "dstrike"))),
	};
	const char *position = attribute_of(child_of(properties, "vertAlign"), "val");
	const xmlNode *colour = child_of(properties, "color");
	const long	moved = number_of(child_of(properties, "position"), "val", 0);

	if (position != NULL)
		looks.raised = strcmp(position, "superscript") == 0 ? 1 : strcmp(position, "subscript") == 0 ? -1 : 0;
	else if (moved >= MARK_POSITION || moved <= -MARK_POSITION)
		looks.raised = moved > 0 ? 1 : -1;
	looks.colour = colour_of(attribute_of(colour, "themeColor"), has(colour, "themeShade") || has(colour, "themeTint"), attribute_of(colour, "val"));
	looks.ground = ground_of(properties);
	looks.size = number_of(child_of(properties, "sz"), "val", 0);
	looks.width = number_of(child_of(properties, "w"), "val", 0);
	return looks;
}
