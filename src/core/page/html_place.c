/*
 * html_place.c - looks in a page's source for the tags around a piece of its text.
 */
#include "page/html_place.h"

#include <string.h>

#include "page/html_token.h"

/* Tags between an element's own and its text, and bytes that they take. */
#define TAGS 8
#define TAG_BYTES 2048
/* A page's head, in which its meta tags stand. */
#define HEAD_BYTES (64 * 1024)

/* The body that was given. */
static const char *
find_body(const gr_html *html, const char **end)
{
	const gr_origin *origin = &html->origin;

	while (origin->source != NULL)
		origin = origin->source;
	*end = origin->body + origin->body_length;
	return origin->body;
}

/* Where the tag begins that ends right before p, blanks between left out; NULL: none does. */
static const char *
find_tag_before(const char *p, const char *start)
{
	while (p > start && gr_html_blank(p[-1]))
		p--;
	if (p == start || p[-1] != '>')
		return NULL;
	for (p--; p > start && *p != '<'; p--);
	return *p == '<' ? p : NULL;
}

static bool
has_word(const char *start, const char *end, const char *word)
{
	size_t		length = strlen(word);

	for (; start + length <= end; start++)
		if (memcmp(start, word, length) == 0)
			return true;
	return false;
}

/* A word of small letters, in either case, and no letter behind it. */
static bool
begins_with(const char *at, const char *end, const char *word)
{
	for (; *word != '\0'; at++, word++)
		if (at >= end || (*at | 0x20) != *word)
			return false;
	return at < end && !gr_html_alphanumeric(*at);
}

/* Tags that text goes on behind: they begin no line of their own. */
static bool
is_within_line(const char *tag, const char *end)
{
	gr_html_tag kind = tag[1] == '/' ? GR_TAG_INLINE : gr_html_start_tag(tag, end);

	if (tag[1] == '/')
		return begins_with(tag + 2, end, "a") || begins_with(tag + 2, end, "span") || begins_with(tag + 2, end, "i") || begins_with(tag + 2, end, "em");
	return kind == GR_TAG_INLINE || kind == GR_TAG_APART || kind == GR_TAG_VOID || kind == GR_TAG_PICTURE;
}

gr_html_place
gr_html_find_place(const gr_html *html, uint32_t offset)
{
	const char *end;
	uint32_t	before = gr_html_source(html, offset);
	const char *at = find_body(html, &end) + before;
	const char *start = at - (before < TAG_BYTES ? before : TAG_BYTES);

	for (int i = 0; i < TAGS; i++)
	{
		const char *tag = find_tag_before(at, start);

		if (tag == NULL)
			return GR_IN_TEXT;
		if (begins_with(tag + 1, at, "h1"))
			return GR_IN_HEADING;
		if (begins_with(tag + 1, at, "h2") || begins_with(tag + 1, at, "h3") || begins_with(tag + 1, at, "h4") || begins_with(tag + 1, at, "li"))
			return GR_IN_SECTION;
		if (begins_with(tag + 1, at, "title"))
			return GR_IN_TITLE;
		if (begins_with(tag + 1, at, "option") || (begins_with(tag + 1, at, "a") && has_word(tag, at, "href")))
			return GR_IN_LINK;
		if (!is_within_line(tag, end))
			return GR_IN_TEXT;
		at = tag;
	}
	return GR_IN_TEXT;
}

/* The value of an attribute, in quotes, of the tag [tag, end); s == NULL: it has none. */
static gr_str
find_attribute(const char *tag, const char *end, const char *name)
{
	size_t		length = strlen(name);

	for (const char *p = tag; p + length + 2 < end; p++)
	{
		const char *quote = p + length + 1;
		const char *close;

		if (!begins_with(p, end, name) || p[length] != '=' || (*quote != '"' && *quote != '\'')
			|| (close = memchr(quote + 1, *quote, (size_t) (end - quote - 1))) == NULL)
			continue;
		return (gr_str) {quote + 1, (uint32_t) (close - quote - 1)};
	}
	return (gr_str) {NULL, 0};
}

gr_str
gr_html_find_meta(const gr_html *html, const char *name)
{
	const char *end;
	const char *body = find_body(html, &end);

	if (end - body > HEAD_BYTES)
		end = body + HEAD_BYTES;
	for (const char *at = body; (at = memchr(at, '<', (size_t) (end - at))) != NULL; at++)
	{
		const char *close = memchr(at, '>', (size_t) (end - at));
		gr_str		own;

		if (close == NULL || begins_with(at + 1, end, "body"))
			break;
		if (!begins_with(at + 1, end, "meta"))
			continue;
		own = find_attribute(at, close, "name");
		if (own.len == strlen(name) && begins_with(own.s, close, name))
			return find_attribute(at, close, "content");
	}
	return (gr_str) {NULL, 0};
}
