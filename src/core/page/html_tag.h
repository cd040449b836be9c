/*
 * html_tag.h - what the files share that read a tag: its name, its attributes.
 */
#ifndef GR_HTML_TAG_H
#define GR_HTML_TAG_H

#include "page/html_token.h"

#define GR_TAG_NAME_LENGTH 10	/* of the longest name in the table */
/* Looks at tags, attributes and the like between two calls of the host's poll. */
#define GR_TAG_POLL_EVERY 16384

static inline char
gr_html_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
}

/* What ends a tag's name. */
static inline bool
gr_html_ends_name(char c)
{
	return c == '>' || c == '/' || gr_html_blank(c);
}

/* Whether the bytes at, of which there are enough, are the name, which is in lower case. */
static inline bool
gr_html_is_name(const char *at, const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (gr_html_lower(at[i]) != name[i])
			return false;
	return true;
}

/* A name or a value as a number that two others seldom have; 0 for none. */
static inline uint32_t
gr_html_number_of(const char *at, const char *end)
{
	uint32_t	number = 0;

	for (; at < end; at++)
		number = (number ^ (uint8_t) gr_html_lower(*at)) * 0x01000193 + 1;
	return number;
}

/* Looks at one more thing; false: the host says to stop. */
static inline bool
gr_html_look(gr_html_tokens *tokens)
{
	if (++tokens->looks % GR_TAG_POLL_EVERY == 0 && !gr_may_go_on(tokens->host))
		tokens->stopped = true;
	return !tokens->stopped;
}

/* Reads the name at, which begins with a letter; to its end, and what it means. */
extern const char *gr_html_read_name(const char *at, const char *end, uint8_t *tag);

/* Reads a tag's attributes up to behind its '>'; NULL: the source ends before. */
extern const char *gr_html_read_attributes(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token);

#endif
