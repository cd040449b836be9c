/*
 * html_kind.c - whether a body is a web page, or text with tables of one in it.
 */
#include "page/html_kind.h"

#include <string.h>

#include "page/html_token.h"

/* Bytes in which a page shows that it is one; the looks at them ask no host whether to go on. */
#define SIGN_BYTES (1024 * 1024)

/* Does this word, in lower case, stand here in any case? */
static bool
starts_with(const char *at, const char *end, const char *word)
{
	for (; *word != 0; at++, word++)
		if (at == end || *word != (*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at))
			return false;
	return true;
}

/* Behind the byte order mark and white space that a body begins with. */
static const char *
content(const char *body, const char *end)
{
	if (starts_with(body, end, "\xEF\xBB\xBF"))
		body += 3;
	while (body < end && gr_html_blank(*body))
		body++;
	return body;
}

/* Does a tag, a comment or a declaration stand here? */
static bool
begins_with_markup(const char *at, const char *end)
{
	if (starts_with(at, end, "<!--") || starts_with(at, end, "<!doctype") || starts_with(at, end, "<?xml"))
		return true;
	if (end - at < 3 || *at++ != '<' || !gr_html_letter(*at))
		return false;
	while (at < end && (gr_html_alphanumeric(*at) || *at == ':' || *at == '-'))
		at++;
	return at < end && (*at == '>' || *at == '/' || gr_html_blank(*at));
}

bool
gr_may_have_tags(const char *body, size_t length)
{
	return memchr(body, '<', length < SIGN_BYTES ? length : SIGN_BYTES) != NULL;
}

bool
gr_has_markup(const char *body, size_t length)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *at = content(body, end);

	if (begins_with_markup(at, end))
		return true;
	for (; (at = memchr(at, '<', (size_t) (end - at))) != NULL; at++)
		switch (gr_html_start_tag(at, end))
		{
			case GR_TAG_PAGE:
			case GR_TAG_BLOCK:
			case GR_TAG_BREAK:
			case GR_TAG_TABLE:
			case GR_TAG_ROW:
			case GR_TAG_TD:
			case GR_TAG_TH:
				return true;
			default:
				break;
		}
	return false;
}

/* |---|:--:|, +---+===+, ----- ---: a line that Markdown draws a table with, which no page has. */
static bool
is_drawn_rule(const char *at, const char *end)
{
	int			parts = 0;
	int			run = 0;

	for (; at < end && *at != '\n'; at++)
		switch (*at)
		{
			case '-': case '=':
				parts += ++run == 3;
				break;
			case '|': case '+':
				parts++;
				run = 0;
				break;
			case ':': case ' ': case '\t': case '\r':
				run = 0;
				break;
			default:
				return false;
		}
	return parts > 1;
}

static bool
has_drawn_table(const char *at, const char *end)
{
	while (at < end && !is_drawn_rule(at, end))
	{
		const char *stop = memchr(at, '\n', (size_t) (end - at));

		at = stop != NULL ? stop + 1 : end;
	}
	return at < end;
}

/* Text before the first tag of a page: words, not the header lines of a server. */
static bool
has_words(const char *start, const char *end)
{
	for (; start < end; start++)
		if ((uint8_t) *start >= 0xE3 && (uint8_t) *start <= 0xE9)
			return true;
	return false;
}

bool
gr_is_html_page(const char *body, size_t length)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *at = content(body, end);
	bool		begins = begins_with_markup(at, end);

	if (starts_with(at, end, "<!doctype") || starts_with(at, end, "<?xml"))
		return true;
	for (; (at = memchr(at, '<', (size_t) (end - at))) != NULL; at++)
	{
		gr_html_tag tag = gr_html_start_tag(at, end);

		if (tag == GR_TAG_PAGE)
			return begins || !has_words(body, at);
		if (begins && tag == GR_TAG_BLOCK)
			return !has_drawn_table(at, end);
	}
	return false;
}
