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
is(const char *word, const char *other)
{
	return strcmp(word, other) == 0;
}

/* What is true of a style while its declarations are read. */
typedef struct sizes
{
	bool		nothing;		/* as high or as wide as nothing … */
	bool		cut;			/* … and what does not fit in is cut off */
} sizes;

/* The element takes no room. */
static bool
takes_no_room(const declaration *d)
{
	const char *p = d->property;
	const char *v = d->value;
	bool		moves = is(p, "left") || is(p, "right") || is(p, "top") || is(p, "margin-left") || is(p, "text-indent");

	if (is(p, "display"))
		return begins(v, "none");
	if (is(p, "visibility"))
		return begins(v, "collapse");
	if (begins(p, "text-decoration"))
		return strstr(v, "line-through") != NULL;
	/* what is shown from its end to its beginning is in no order that is known */
	if (begins(p, "flex-"))
		return strstr(v, "reverse") != NULL;
	return (is(p, "mso-hide") && begins(v, "all")) || (moves && is_far_away(v));
}

/* The element takes its room, but nothing is to be seen there. */
static bool
shows_nothing(const declaration *d)
{
	const char *p = d->property;
	const char *v = d->value;

	if (is(p, "visibility"))
		return begins(v, "hidden");
	if (is(p, "font-size") || is(p, "font") || is(p, "opacity") || is(p, "zoom") || is(p, "scale"))
		return is_nothing(v);
	if (is(p, "color") || is(p, "-webkit-text-fill-color"))
		return begins(v, "transparent") || (begins(v, "rgba(") && (strstr(v, ",0)") != NULL || strstr(v, ",0.0)") != NULL));
	if (is(p, "transform"))
		return begins(v, "scale(0)") || begins(v, "scale(0,") || begins(v, "scalex(0)") || begins(v, "scaley(0)");
	if (is(p, "clip-path"))
		return begins(v, "inset(50%") || begins(v, "inset(100%") || begins(v, "circle(0");
	return is(p, "clip") && begins(v, "rect(0");
}

static void
note_size(const declaration *d, sizes *s)
{
	const char *p = d->property;

	if (is(p, "width") || is(p, "height") || is(p, "max-width") || is(p, "max-height"))
		s->nothing = s->nothing || is_nothing(d->value) || is(d->value, "1px");
	else if (begins(p, "overflow"))
		s->cut = s->cut || is(d->value, "hidden") || is(d->value, "clip");
}

static bool
raises(const declaration *d)
{
	const char *v = d->value;

	if (is(d->property, "vertical-align"))
		return begins(v, "super") || begins(v, "sub") || begins(v, "text-top") || *v == '-' || (*v >= '1' && *v <= '9');
	return is(d->property, "mso-text-raise");
}

static bool
turns(const declaration *d)
{
	return is(d->property, "unicode-bidi") && strstr(d->value, "override") != NULL;
}

/* Whether the declaration leaves text where it is, as high and as dark as it is. */
static bool
is_harmless(const declaration *d)
{
	static const char *const values[] = {
		"", "initial", "inherit", "unset", "normal", "none", "auto", "static", "inline", "visible", "baseline", "middle", "ltr"
	};
	static const char *const properties[] = {
		"background", "font-family", "font-weight", "font-style", "font-variant", "font-stretch", "font-kerning", "font-feature",
		"mso-", "letter-spacing", "word-", "line-height", "line-break", "text-", "white-space", "overflow-wrap", "layout-grid",
		"lang", "tab-stops", "punctuation-", "-webkit-", "-moz-", "-ms-", "hyphens", "cursor", "box-sizing", "orphans", "widows", "page",
		"outline", "max-", "min-", "ruby-", "quotes", "list-style", "overflow"
	};

	if (is_nothing(d->value))
		return true;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		if (is(d->value, values[i]))
			return true;
	for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++)
		if (begins(d->property, properties[i]))
			return true;
	return false;
}

static uint32_t
number_of(const declaration *d)
{
	uint32_t	number = 1;

	for (const char *p = d->value; *p != 0; p++)
		number = (number ^ (uint8_t) *p) * 0x01000193;
	return number * 31 + (uint8_t) d->property[0];
}

static void
take_declaration(const declaration *d, gr_html_style *out, sizes *s)
{
	out->hidden = out->hidden || takes_no_room(d);
	out->unseen = out->unseen || shows_nothing(d);
	out->raised = out->raised || raises(d);
	out->turned = out->turned || turns(d);
	note_size(d, s);
	if (strchr(d->property, '\\') == NULL && is_harmless(d))
		return;
	if (is(d->property, "font-size") || is(d->property, "color") || is(d->property, "font"))
		out->look ^= number_of(d);
	else
		out->own = true;
}

/* References that names of fonts are quoted with. */
static bool
begins_with_quote(const char *at, const char *end)
{
	static const char *const quotes[] = {"&quot;", "&apos;", "&amp;", "&#34;", "&#39;", "&#x22;", "&#x27;"};

	for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
		if ((size_t) (end - at) >= strlen(quotes[i]) && memcmp(at, quotes[i], strlen(quotes[i])) == 0)
			return true;
	return false;
}

/* References to other characters or comments are in it: what it says with them is not looked into. */
static bool
is_disguised(const char *style, const char *end)
{
	for (; style < end; style++)
		if ((*style == '&' && !begins_with_quote(style, end)) || (*style == '/' && style + 1 < end && style[1] == '*'))
			return true;
	return false;
}

gr_html_style
gr_html_read_style(const char *style, const char *end)
{
	gr_html_style out = {.own = is_disguised(style, end)};
	sizes		s = {.nothing = false};

	while (style < end)
	{
		declaration d;

		style = copy_word(style, end, ':', d.property);
		style = copy_word(style < end && *style == ':' ? style + 1 : style, end, ';', d.value);
		take_declaration(&d, &out, &s);
		style += style < end;
	}
	out.hidden = out.hidden || (s.nothing && s.cut);
	return out;
}
