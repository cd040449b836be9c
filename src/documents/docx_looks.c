/*
 * docx_looks.c - properties of text that take it out, or raise it.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

/* In half points: text that is moved so far from its line is a mark. */
#define MARK_POSITION 4
/* So near to white, of each of red, green and blue, that nobody sees a difference. */
#define WHITEST 0xFD

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

static bool
has(const xmlNode *element, const char *name)
{
	return attribute_of(element, name) != NULL;
}

static bool
is_white(const char *value)
{
	char	   *end;
	const unsigned long rgb = strtoul(value, &end, 16);

	return *end == '\0' && end - value == 6 && rgb >> 16 >= WHITEST && (rgb >> 8 & 0xFF) >= WHITEST && (rgb & 0xFF) >= WHITEST;
}

/* Whether a colour is white: by a document's theme, which comes first, or by its value. */
static enum toggle
whiteness(const char *theme, bool is_tinted, const char *value)
{
	if (theme != NULL && strcmp(theme, "none") != 0 && !is_tinted)
		return strcmp(theme, "background1") == 0 || strcmp(theme, "light1") == 0 ? ON : OFF;
	if (value == NULL)
		return UNSET;
	return is_white(value) ? ON : OFF;
}

enum toggle
shading_of(const xmlNode *properties)
{
	const xmlNode *shading = child_of(properties, "shd");
	const char *fill = attribute_of(shading, "fill");
	const char *highlight = attribute_of(child_of(properties, "highlight"), "val");
	enum toggle	white;

	if (highlight != NULL)
		return strcmp(highlight, "white") == 0 || strcmp(highlight, "none") == 0 ? OFF : ON;
	white = whiteness(attribute_of(shading, "themeFill"), has(shading, "themeFillShade") || has(shading, "themeFillTint"),
					  fill != NULL && strcmp(fill, "auto") != 0 ? fill : NULL);
	return white == UNSET ? UNSET : white == ON ? OFF : ON;
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
	looks.white = whiteness(attribute_of(colour, "themeColor"), has(colour, "themeShade") || has(colour, "themeTint"), attribute_of(colour, "val"));
	looks.shaded = shading_of(properties);
	looks.size = number_of(child_of(properties, "sz"), "val", 0);
	return looks;
}
