/*
 * html_style.c - what an element's style attribute says of its text.
 *
 * Style sheets are not read: what a class means is not known, so text of other
 * classes is kept apart instead.
 */
#include "page/html_style.h"

#include <string.h>

/* A longer property or value is none of those below. */
#define WORD_LENGTH 40

/* A declaration in lower case, without blanks. */
typedef struct declaration
{
	char		property[WORD_LENGTH + 1];
	char		value[WORD_LENGTH + 1];
} declaration;

/* Copies up to the stop character; to it, or the end. */
static const char *
copy_word(const char *at, const char *end, char stop, char *word)
{
	size_t		length = 0;

	for (; at < end && *at != stop && *at != ';'; at++)
	{
		char		c = *at >= 'A' && *at <= 'Z' ? (char) (*at | 0x20) : *at;

		if ((unsigned char) c > ' ' && length < WORD_LENGTH)
			word[length++] = c;
	}
	word[length] = 0;
	return at;
}

/* 0, 0px, 0.0em, 0%: nothing at all */
static bool
is_nothing(const char *value)
{
	const char *p = value;

	while (*p == '0' || *p == '.')
		p++;
	return p > value && (*p < '0' || *p > '9');
}

/* left:-9999px and its like move the text out of the page. */
static bool
is_far_away(const char *value)
{
	int			digits = 0;

	if (*value++ != '-')
		return false;
	while (value[digits] >= '0' && value[digits] <= '9')
		digits++;
	return digits >= 4;
}

static bool
begins(const char *word, const char *with)
{
	return strncmp(word, with, strlen(with)) == 0;
}

static bool
hides(const declaration *d)
{
	const char *p = d->property;
	const char *v = d->value;
	bool		moves = strcmp(p, "left") == 0 || strcmp(p, "right") == 0 || strcmp(p, "top") == 0
		|| strcmp(p, "margin-left") == 0 || strcmp(p, "text-indent") == 0;

	if (strcmp(p, "display") == 0)
		return begins(v, "none");
	if (strcmp(p, "visibility") == 0)
		return begins(v, "hidden") || begins(v, "collapse");
	if (strcmp(p, "font-size") == 0 || strcmp(p, "opacity") == 0)
		return is_nothing(v);
	if (begins(p, "text-decoration"))
		return strstr(v, "line-through") != NULL;
	if (strcmp(p, "color") == 0)
		return begins(v, "transparent");
	if (strcmp(p, "transform") == 0)
		return begins(v, "scale(0)");
	if (strcmp(p, "clip") == 0)
		return begins(v, "rect(0");
	return (strcmp(p, "mso-hide") == 0 && begins(v, "all")) || (moves && is_far_away(v));
}

static bool
raises(const declaration *d)
{
	if (strcmp(d->property, "vertical-align") == 0)
		return begins(d->value, "super") || begins(d->value, "sub") || begins(d->value, "text-top");
	return strcmp(d->property, "mso-text-raise") == 0;
}

gr_html_style
gr_html_read_style(const char *style, const char *end)
{
	gr_html_style out = {false, false};

	while (style < end)
	{
		declaration d;

		style = copy_word(style, end, ':', d.property);
		style = copy_word(style < end && *style == ':' ? style + 1 : style, end, ';', d.value);
		out.hidden = out.hidden || hides(&d);
		out.raised = out.raised || raises(&d);
		style += style < end;
	}
	return out;
}
