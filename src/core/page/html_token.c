/*
 * html_token.c - tags and text of an HTML source.
 *
 * The states of the WHATWG tokenizer as far as they decide where a tag or a
 * text ends.  Every byte is looked at a bounded number of times.  Knows nothing
 * of which tag may stand where: that is html_table.c.
 */
#include "page/html_token.h"

#include <string.h>

#include "page/html_tag.h"

/* Longer tags are not remembered. */
#define KNOWN_TAG_BYTES 512

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
		if (!comment || !gr_html_look(tokens))
			return p;
		if (p - text >= 3 && memcmp(p - 3, "-->", 3) == 0)
			return p;
		if (p - text >= 4 && memcmp(p - 4, "--!>", 4) == 0)
			return p;
	}
	return end;
}

/* <!--[if …]>, <![endif]-->: what some programs show of a page, and others do not. */
static bool
is_condition(const char *at, const char *end)
{
	at += end - at > 4 && memcmp(at, "<!--", 4) == 0 ? 4 : 2;
	return end - at > 3 && (gr_html_is_name(at, "[if", 3) || gr_html_is_name(at, "[en", 3));
}

/* Is what stands at this tag's beginning ("<script", "</title")? */
static bool
is_tag(const char *at, const char *end, const char *tag, size_t length)
{
	return (size_t) (end - at) > length && gr_html_is_name(at, tag, length) && gr_html_ends_name(at[length]);
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
		if (!gr_html_look(tokens))
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
	char		tag[2 + GR_TAG_NAME_LENGTH + 1] = "</";

	for (size_t i = 0; i < length; i++)
		tag[2 + i] = gr_html_lower(name[i]);
	while ((at = memchr(at, '<', (size_t) (end - at))) != NULL)
	{
		if (is_tag(at, end, tag, length + 2) || !gr_html_look(tokens))
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

/* What such an element holds is no mark-up. */
static bool
holds_text(uint8_t tag)
{
	return tag == GR_TAG_SCRIPT || tag == GR_TAG_PLAINTEXT || tag == GR_TAG_TITLE || tag == GR_TAG_XMP || tag == GR_TAG_HIDDEN;
}

/* Finds the end of what the element holds whose start tag has this name and ends at; returns where to read on. */
static const char *
enter_text(gr_html_tokens *tokens, const char *at, const char *end, const char *name, size_t length, uint8_t tag)
{
	if (tag == GR_TAG_SCRIPT)
		tokens->inside_end = script_end(tokens, at, end);
	else if (tag == GR_TAG_PLAINTEXT)
		tokens->inside_end = end;
	else
		tokens->inside_end = raw_end(tokens, at, end, name, length);
	if (tag == GR_TAG_SCRIPT || tag == GR_TAG_HIDDEN)
		return tokens->inside_end;
	tokens->inside = tag;
	return at;
}

/* Reads the tag whose name begins at; to its end, NULL: the source ends before. */
static const char *
read_tag(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	const char *name = at;
	size_t		length;

	token->columns = token->rows = 1;
	token->unseen = token->raised = token->turned = token->own = token->styled = token->chosen = false;
	token->look = token->value = token->value_end = 0;
	token->classes = token->classes_end = token->id = token->id_end = NULL;
	at = gr_html_read_name(at, end, &token->tag);
	length = (size_t) (at - name);
	token->name = gr_html_number_of(name, at);
	token->swallowed = memchr(name, '<', length) != NULL;
	token->hidden = token->tag == GR_TAG_DIALOG && at < end && *at == '>';
	at = at < end && *at == '>' ? at + 1 : gr_html_read_attributes(tokens, at, end, token);
	if (token->tag == GR_TAG_DIALOG)
		token->tag = GR_TAG_BLOCK;
	else if (token->tag == GR_TAG_OVERRIDE)
		token->tag = GR_TAG_APART;
	if (at == NULL || token->kind == GR_HTML_END || !holds_text(token->tag))
		return at;
	return enter_text(tokens, at, end, name, length, token->tag);
}

/* Where a tag of the kind and these bytes is remembered, if it is. */
static gr_known_tag *
find_known(gr_html_tokens *tokens, uint8_t kind, const char *at, size_t length)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t	hash = length * 4 + kind;
	uint64_t	word;

	for (; length >= sizeof word; at += sizeof word, length -= sizeof word)
	{
		memcpy(&word, at, sizeof word);
		hash = (hash ^ word) * factor;
		hash ^= hash >> 32;
	}
	/* what is left, as the end of as many bytes as a word has, where the lowest comes first; those before it are shifted out */
	if (at + length - tokens->body >= (ptrdiff_t) sizeof word)
	{
		memcpy(&word, at + length - sizeof word, sizeof word);
		hash ^= word >> 8 >> 8 * (sizeof word - 1 - length);
	}
	return &tokens->known[(hash * factor >> 32) % GR_KNOWN_TAGS];
}

/*
 * The same; a tag that was read before, byte by byte up to the first '>', and ended
 * there, means what it meant then.
 */
static const char *
take_tag(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	const bool	parted = token->parted;
	const char *stop = memchr(at, '>', end - at < KNOWN_TAG_BYTES ? (size_t) (end - at) : KNOWN_TAG_BYTES);
	size_t		length;
	gr_known_tag *known;
	const char *behind;

	if (stop == NULL)
		return read_tag(tokens, at, end, token);
	stop++;
	length = (size_t) (stop - at);
	known = find_known(tokens, token->kind, at, length);
	if (known->length == length && known->token.kind == token->kind && memcmp(known->at, at, length) == 0)
	{
		*token = known->token;
		token->parted = parted;
		if (token->value_end > 0)
		{
			token->value += (uint32_t) (at - known->at);
			token->value_end += (uint32_t) (at - known->at);
		}
		return stop;
	}
	behind = read_tag(tokens, at, end, token);
	if (behind == stop && !holds_text(token->tag))
		*known = (gr_known_tag) {at, length, *token};
	return behind;
}

bool
gr_html_next(gr_html_tokens *tokens, gr_html_token *token)
{
	const char *end = tokens->body + tokens->length;
	const char *at = tokens->body + tokens->at;

	while (at < end && gr_html_look(tokens))
	{
		const char *start = at;

		token->kind = GR_HTML_TEXT;
		token->tag = tokens->inside;
		token->parted = tokens->parted;
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
			while (at != NULL && gr_html_look(tokens) && !opens_markup(at, end));
			if (at == NULL)
				at = end;
		}
		else if (gr_html_letter(at[1]))
		{
			token->kind = GR_HTML_START;
			at = take_tag(tokens, at + 1, end, token);
		}
		else if (at[1] == '/' && gr_html_letter(at[2]))
		{
			token->kind = GR_HTML_END;
			at = take_tag(tokens, at + 2, end, token);
		}
		else
		{
			at = skip_declaration(tokens, at, end);
			tokens->parted = tokens->parted || is_condition(start, end);
			continue;
		}
		if (at == NULL)
			break;				/* a tag that the source's end cuts off is none */
		token->start = (uint32_t) (start - tokens->body);
		token->end = tokens->at = (uint32_t) (at - tokens->body);
		tokens->parted = tokens->parted && token->kind != GR_HTML_TEXT;
		return true;
	}
	tokens->at = tokens->length;
	return false;
}
