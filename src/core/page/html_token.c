/*
 * html_token.c - tags and text of an HTML source.
 *
 * The states of the WHATWG tokenizer as far as they decide where a tag or a
 * text ends.  Every byte is looked at a bounded number of times.  Knows nothing
 * of which tag may stand where: that is html.c.
 */
#include <string.h>

#include "page/html_token.h"

#define NAME_LENGTH 10			/* of the longest name in the table */
#define SPAN_LENGTH 7			/* of "colspan" and "rowspan" */
#define COLSPAN_MAX 1000
#define ROWSPAN_MAX 65534
/* Looks at tags, attributes and the like between two calls of the host's poll. */
#define POLL_EVERY 16384

typedef struct tag_name
{
	char		name[NAME_LENGTH + 1];
	uint8_t		tag;			/* gr_html_tag */
} tag_name;

/* name, tag; one line a first letter, common names first; an empty name ends a line */
static const tag_name tag_names[26][12] = {
	['a' - 'a'] = {
		{"address", GR_TAG_BLOCK}, {"article", GR_TAG_BLOCK}, {"aside", GR_TAG_BLOCK},
	},
	['b' - 'a'] = {
		{"br", GR_TAG_BREAK}, {"body", GR_TAG_PAGE}, {"blockquote", GR_TAG_BLOCK},
	},
	['c' - 'a'] = {
		{"col", GR_TAG_COLUMN}, {"colgroup", GR_TAG_COLUMN}, {"caption", GR_TAG_CAPTION}, {"center", GR_TAG_BLOCK},
	},
	['d' - 'a'] = {
		{"div", GR_TAG_BLOCK}, {"dl", GR_TAG_BLOCK}, {"dt", GR_TAG_BLOCK}, {"dd", GR_TAG_BLOCK},
		{"dir", GR_TAG_BLOCK}, {"details", GR_TAG_BLOCK}, {"dialog", GR_TAG_BLOCK},
		{"del", GR_TAG_APART},
	},
	['f' - 'a'] = {
		{"form", GR_TAG_BLOCK}, {"fieldset", GR_TAG_BLOCK}, {"figure", GR_TAG_BLOCK}, {"figcaption", GR_TAG_BLOCK},
		{"footer", GR_TAG_BLOCK},
	},
	['h' - 'a'] = {
		{"h1", GR_TAG_BLOCK}, {"h2", GR_TAG_BLOCK}, {"h3", GR_TAG_BLOCK}, {"h4", GR_TAG_BLOCK}, {"h5", GR_TAG_BLOCK},
		{"h6", GR_TAG_BLOCK}, {"hr", GR_TAG_BLOCK}, {"html", GR_TAG_PAGE}, {"head", GR_TAG_PAGE},
		{"header", GR_TAG_BLOCK}, {"hgroup", GR_TAG_BLOCK},
	},
	['i' - 'a'] = {
		{"iframe", GR_TAG_HIDDEN},
	},
	['l' - 'a'] = {
		{"li", GR_TAG_BLOCK}, {"legend", GR_TAG_BLOCK}, {"listing", GR_TAG_PRE},
	},
	['m' - 'a'] = {
		{"main", GR_TAG_BLOCK}, {"menu", GR_TAG_BLOCK},
	},
	['n' - 'a'] = {
		{"nav", GR_TAG_BLOCK}, {"noembed", GR_TAG_HIDDEN}, {"noframes", GR_TAG_HIDDEN},
	},
	['o' - 'a'] = {
		{"ol", GR_TAG_BLOCK}, {"option", GR_TAG_BLOCK}, {"optgroup", GR_TAG_BLOCK},
	},
	['p' - 'a'] = {
		{"p", GR_TAG_BLOCK}, {"pre", GR_TAG_PRE}, {"plaintext", GR_TAG_PLAINTEXT},
	},
	['s' - 'a'] = {
		{"section", GR_TAG_BLOCK}, {"script", GR_TAG_SCRIPT}, {"style", GR_TAG_HIDDEN}, {"summary", GR_TAG_BLOCK},
		{"search", GR_TAG_BLOCK}, {"sup", GR_TAG_APART}, {"sub", GR_TAG_APART}, {"s", GR_TAG_APART}, {"strike", GR_TAG_APART},
	},
	['t' - 'a'] = {
		{"td", GR_TAG_TD}, {"tr", GR_TAG_ROW}, {"table", GR_TAG_TABLE}, {"th", GR_TAG_TH}, {"tbody", GR_TAG_TBODY},
		{"thead", GR_TAG_THEAD}, {"tfoot", GR_TAG_TFOOT}, {"title", GR_TAG_TITLE}, {"textarea", GR_TAG_HIDDEN},
		{"template", GR_TAG_TEMPLATE},
	},
	['u' - 'a'] = {
		{"ul", GR_TAG_BLOCK},
	},
	['x' - 'a'] = {
		{"xmp", GR_TAG_XMP},
	},
};

static inline char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
}

/* What ends a tag's name. */
static inline bool
ends_name(char c)
{
	return c == '>' || c == '/' || gr_html_blank(c);
}

/* Reads the name at, which begins with a letter; to its end, and what it means. */
static const char *
read_name(const char *at, const char *end, uint8_t *tag)
{
	char		name[NAME_LENGTH + 1] = {0};
	const char *start = at;
	const tag_name *entry;

	*tag = GR_TAG_INLINE;
	for (; at < end && !ends_name(*at); at++)
		if (at - start <= NAME_LENGTH)
			name[at - start] = lower(*at);
	if (at - start > NAME_LENGTH)
		return at;
	for (entry = tag_names[name[0] - 'a']; entry->name[0] != 0; entry++)
		if (memcmp(name, entry->name, sizeof name) == 0)
		{
			*tag = entry->tag;
			break;
		}
	return at;
}

/* HTML's "rules for parsing non-negative integers", up to max; -1: no number. */
static int32_t
read_number(const char *at, const char *end, int32_t max)
{
	int32_t		value = -1;

	while (at < end && gr_html_blank(*at))
		at++;
	if (at < end && *at == '+')
		at++;
	for (; at < end && *at >= '0' && *at <= '9'; at++)
	{
		value = (value < 0 ? 0 : value * 10) + (*at - '0');
		if (value > max)
			value = max;
	}
	return value;
}

static bool
is_name(const char *at, const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (lower(at[i]) != name[i])
			return false;
	return true;
}

/* Looks at one more thing; false: the host says to stop. */
static bool
look(gr_html_tokens *tokens)
{
	if (++tokens->looks % POLL_EVERY == 0 && !gr_may_go_on(tokens->host))
		tokens->stopped = true;
	return !tokens->stopped;
}

/* Reads a tag's attributes up to behind its '>'; NULL: the source ends before. */
static const char *
read_attributes(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	bool		spans = token->kind == GR_HTML_START && (token->tag == GR_TAG_TD || token->tag == GR_TAG_TH);
	bool		has_columns = false;
	bool		has_rows = false;

	for (;;)
	{
		const char *name;
		size_t		length;
		const char *value;
		const char *value_end;

		while (at < end && (gr_html_blank(*at) || *at == '/'))
			at++;
		if (at == end || !look(tokens))
			return NULL;
		if (*at == '>')
			return at + 1;

		name = at++;			/* even a '=' may begin a name */
		while (at < end && *at != '=' && !ends_name(*at))
			at++;
		length = (size_t) (at - name);
		if (memchr(name, '<', length) != NULL)
			token->swallowed = true;
		while (at < end && gr_html_blank(*at))
			at++;
		value = value_end = at;
		if (at < end && *at == '=')
		{
			do
				at++;
			while (at < end && gr_html_blank(*at));
			if (at == end)
				return NULL;
			value = at;
			if (*at == '"' || *at == '\'')
			{
				value++;
				value_end = memchr(value, *at, (size_t) (end - value));
				if (value_end == NULL)
					return NULL;
				at = value_end + 1;
				/* up to the quote that begins a value of the next tag */
				if (value_end > value && value_end[-1] == '='
					&& memchr(value, '<', (size_t) (value_end - value)) != NULL)
					token->swallowed = true;
			}
			else
			{
				while (at < end && *at != '>' && !gr_html_blank(*at))
					at++;
				value_end = at;
				if (memchr(value, '<', (size_t) (value_end - value)) != NULL)
					token->swallowed = true;
			}
		}

		if (!spans || length != SPAN_LENGTH)
			continue;
		if (!has_columns && is_name(name, "colspan", length))
		{
			int32_t		number = read_number(value, value_end, COLSPAN_MAX);

			has_columns = true; /* the first one counts */
			token->columns = (uint16_t) (number < 1 ? 1 : number);
		}
		else if (!has_rows && is_name(name, "rowspan", length))
		{
			int32_t		number = read_number(value, value_end, ROWSPAN_MAX);

			has_rows = true;
			token->rows = (uint16_t) (number < 0 ? 1 : number);
		}
	}
}

/* Behind the comment, declaration or end tag without a name that begins at. */
static const char *
skip_declaration(gr_html_tokens *tokens, const char *at, const char *end)
{
	bool		comment = end - at >= 4 && memcmp(at, "<!--", 4) == 0;
	const char *text = at + 4;
	const char *p = comment ? text : at;

	if (comment && p < end && *p == '-')
		p++;
	if (comment && p < end && *p == '>')
		return p + 1;			/* <!--> and <!---> */
	while ((p = memchr(p, '>', (size_t) (end - p))) != NULL)
	{
		p++;
		if (!comment || !look(tokens))
			return p;
		if (p - text >= 3 && memcmp(p - 3, "-->", 3) == 0)
			return p;
		if (p - text >= 4 && memcmp(p - 4, "--!>", 4) == 0)
			return p;
	}
	return end;
}

/* Is what stands at this tag's beginning ("<script", "</title")? */
static bool
is_tag(const char *at, const char *end, const char *tag, size_t length)
{
	return (size_t) (end - at) > length && is_name(at, tag, length) && ends_name(at[length]);
}

/*
 * The end of a script, whose text begins at.  In it "<!--" hides a pair of
 * script tags, until "-->".
 */
static const char *
script_end(gr_html_tokens *tokens, const char *at, const char *end)
{
	enum
	{
		BARE, COMMENT, COMMENTED_SCRIPT
	}			state = BARE;

	for (; at < end; at++)
	{
		if (state == BARE && (at = memchr(at, '<', (size_t) (end - at))) == NULL)
			return end;
		if (!look(tokens))
			return end;
		if (*at == '-')
		{
			if (end - at >= 3 && memcmp(at, "-->", 3) == 0)
				state = BARE;
		}
		else if (*at != '<')
			continue;
		else if (is_tag(at, end, "</script", 8))
		{
			if (state != COMMENTED_SCRIPT)
				return at;
			state = COMMENT;
		}
		else if (state == COMMENT && is_tag(at, end, "<script", 7))
			state = COMMENTED_SCRIPT;
		else if (state == BARE && end - at >= 4 && memcmp(at, "<!--", 4) == 0)
		{
			state = COMMENT;
			at++;				/* its dashes may be those of "-->" */
		}
	}
	return end;
}

/* The end of an element without mark-up, whose text begins at and whose start tag has this name. */
static const char *
raw_end(gr_html_tokens *tokens, const char *at, const char *end, const char *name, size_t length)
{
	char		tag[2 + NAME_LENGTH + 1] = "</";

	for (size_t i = 0; i < length; i++)
		tag[2 + i] = lower(name[i]);
	while ((at = memchr(at, '<', (size_t) (end - at))) != NULL)
	{
		if (is_tag(at, end, tag, length + 2) || !look(tokens))
			return at;
		at++;
	}
	return end;
}

/* Does a tag, a comment or the like begin here?  If not it is text. */
static bool
opens_markup(const char *at, const char *end)
{
	if (end - at < 2 || *at != '<')
		return false;
	return gr_html_letter(at[1]) || at[1] == '!' || at[1] == '?' || (at[1] == '/' && end - at > 2);
}

/* Reads the tag whose name begins at; to its end, NULL: the source ends before. */
static const char *
read_tag(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	const char *name = at;
	size_t		length;

	token->columns = token->rows = 1;
	at = read_name(at, end, &token->tag);
	length = (size_t) (at - name);
	token->swallowed = memchr(name, '<', length) != NULL;
	at = at < end && *at == '>' ? at + 1 : read_attributes(tokens, at, end, token);
	if (at == NULL || token->kind == GR_HTML_END)
		return at;

	/* what it holds may be no mark-up */
	if (token->tag == GR_TAG_SCRIPT)
		tokens->inside_end = script_end(tokens, at, end);
	else if (token->tag == GR_TAG_PLAINTEXT)
		tokens->inside_end = end;
	else if (token->tag == GR_TAG_TITLE || token->tag == GR_TAG_XMP || token->tag == GR_TAG_HIDDEN)
		tokens->inside_end = raw_end(tokens, at, end, name, length);
	else
		return at;
	if (token->tag == GR_TAG_SCRIPT || token->tag == GR_TAG_HIDDEN)
		return tokens->inside_end;
	tokens->inside = token->tag;
	return at;
}

bool
gr_html_next(gr_html_tokens *tokens, gr_html_token *token)
{
	const char *end = tokens->body + tokens->length;
	const char *at = tokens->body + tokens->at;

	while (at < end && look(tokens))
	{
		const char *start = at;

		token->kind = GR_HTML_TEXT;
		token->tag = tokens->inside;
		if (tokens->inside != GR_TAG_INLINE)
		{
			tokens->inside = GR_TAG_INLINE;
			at = tokens->inside_end;
			if (at == start)
				continue;
		}
		else if (!opens_markup(at, end))
		{
			do
				at = memchr(at + 1, '<', (size_t) (end - at) - 1);
			while (at != NULL && look(tokens) && !opens_markup(at, end));
			if (at == NULL)
				at = end;
		}
		else if (gr_html_letter(at[1]))
		{
			token->kind = GR_HTML_START;
			at = read_tag(tokens, at + 1, end, token);
		}
		else if (at[1] == '/' && gr_html_letter(at[2]))
		{
			token->kind = GR_HTML_END;
			at = read_tag(tokens, at + 2, end, token);
		}
		else
		{
			at = skip_declaration(tokens, at, end);
			continue;
		}
		if (at == NULL)
			break;				/* a tag that the source's end cuts off is none */
		token->start = (uint32_t) (start - tokens->body);
		token->end = tokens->at = (uint32_t) (at - tokens->body);
		return true;
	}
	tokens->at = tokens->length;
	return false;
}

gr_html_tag
gr_html_start_tag(const char *at, const char *end)
{
	uint8_t		tag;

	if (end - at > NAME_LENGTH + 2)
		end = at + NAME_LENGTH + 2; /* '<', name, and what ends it */
	if (end - at < 2 || !gr_html_letter(at[1]) || read_name(at + 1, end, &tag) == end)
		return GR_TAG_INLINE;
	return tag;
}
