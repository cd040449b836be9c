/*
 * html_token.c - tags and text of an HTML source.
 *
 * The states of the WHATWG tokenizer as far as they decide where a tag or a
 * text ends.  Every byte is looked at a bounded number of times.  Knows nothing
 * of which tag may stand where: that is html_table.c.
 */
#include <string.h>

#include "page/html_style.h"
#include "page/html_token.h"

#define NAME_LENGTH 10			/* of the longest name in the table */
#define SPAN_LENGTH 7			/* of "colspan" and "rowspan" */
#define SHORT_NAME 8			/* of "selected", the longest other name that means something */
#define COLSPAN_MAX 1000
#define ROWSPAN_MAX 65534
/* Looks at tags, attributes and the like between two calls of the host's poll. */
#define POLL_EVERY 16384

typedef struct tag_name
{
	char		name[NAME_LENGTH + 1];
	uint8_t		tag;			/* gr_html_tag */
} tag_name;

/* name, tag; a line a first letter, common names first; an empty name ends a line; other names are GR_TAG_APART */
static const tag_name tag_names[26][18] = {
	['a' - 'a'] = {
		{"address", GR_TAG_BLOCK}, {"article", GR_TAG_BLOCK}, {"aside", GR_TAG_BLOCK},
		{"audio", GR_TAG_UNSEEN}, {"area", GR_TAG_VOID}, {"annotation", GR_TAG_UNSEEN},
	},
	['b' - 'a'] = {
		{"br", GR_TAG_BREAK}, {"body", GR_TAG_PAGE}, {"blockquote", GR_TAG_BLOCK}, {"button", GR_TAG_UNSEEN},
		{"base", GR_TAG_VOID}, {"b", GR_TAG_INLINE}, {"big", GR_TAG_INLINE}, {"bdi", GR_TAG_INLINE}, {"bdo", GR_TAG_OVERRIDE},
	},
	['c' - 'a'] = {
		{"col", GR_TAG_COLUMN}, {"colgroup", GR_TAG_COLUMN}, {"caption", GR_TAG_CAPTION}, {"center", GR_TAG_BLOCK},
		{"canvas", GR_TAG_UNSEEN}, {"code", GR_TAG_INLINE}, {"cell", GR_TAG_TD},
	},
	['d' - 'a'] = {
		{"div", GR_TAG_BLOCK}, {"dl", GR_TAG_BLOCK}, {"dt", GR_TAG_BLOCK}, {"dd", GR_TAG_BLOCK},
		{"dir", GR_TAG_BLOCK}, {"details", GR_TAG_BLOCK}, {"dialog", GR_TAG_DIALOG},
		{"del", GR_TAG_UNSEEN}, {"datalist", GR_TAG_UNSEEN}, {"data", GR_TAG_INLINE},
	},
	['e' - 'a'] = {
		{"em", GR_TAG_INLINE}, {"embed", GR_TAG_PICTURE}, {"entry", GR_TAG_TD},
	},
	['f' - 'a'] = {
		{"form", GR_TAG_BLOCK}, {"fieldset", GR_TAG_BLOCK}, {"figure", GR_TAG_BLOCK}, {"figcaption", GR_TAG_BLOCK},
		{"footer", GR_TAG_BLOCK}, {"font", GR_TAG_INLINE},
	},
	['h' - 'a'] = {
		{"h1", GR_TAG_BLOCK}, {"h2", GR_TAG_BLOCK}, {"h3", GR_TAG_BLOCK}, {"h4", GR_TAG_BLOCK}, {"h5", GR_TAG_BLOCK},
		{"h6", GR_TAG_BLOCK}, {"hr", GR_TAG_BLOCK}, {"html", GR_TAG_PAGE}, {"head", GR_TAG_PAGE},
		{"header", GR_TAG_BLOCK}, {"hgroup", GR_TAG_BLOCK},
	},
	['i' - 'a'] = {
		{"img", GR_TAG_PICTURE}, {"input", GR_TAG_INPUT}, {"iframe", GR_TAG_HIDDEN}, {"i", GR_TAG_INLINE}, {"ins", GR_TAG_INLINE},
	},
	['k' - 'a'] = {
		{"kbd", GR_TAG_INLINE},
	},
	['l' - 'a'] = {
		{"li", GR_TAG_BLOCK}, {"legend", GR_TAG_BLOCK}, {"listing", GR_TAG_PRE}, {"link", GR_TAG_VOID},
		{"label", GR_TAG_INLINE},
	},
	['m' - 'a'] = {
		{"main", GR_TAG_BLOCK}, {"menu", GR_TAG_BLOCK}, {"meta", GR_TAG_META}, {"mark", GR_TAG_INLINE},
		{"meter", GR_TAG_UNSEEN},
	},
	['n' - 'a'] = {
		{"nav", GR_TAG_BLOCK}, {"noembed", GR_TAG_HIDDEN}, {"noframes", GR_TAG_HIDDEN},
		{"noscript", GR_TAG_UNSEEN}, {"nobr", GR_TAG_INLINE},
	},
	['o' - 'a'] = {
		{"ol", GR_TAG_BLOCK}, {"option", GR_TAG_OPTION}, {"optgroup", GR_TAG_BLOCK}, {"object", GR_TAG_UNSEEN},
		{"o:p", GR_TAG_INLINE}, {"output", GR_TAG_INLINE},
	},
	['p' - 'a'] = {
		{"p", GR_TAG_BLOCK}, {"pre", GR_TAG_PRE}, {"plaintext", GR_TAG_PLAINTEXT},
		{"param", GR_TAG_VOID}, {"progress", GR_TAG_UNSEEN},
	},
	['r' - 'a'] = {
		{"rt", GR_TAG_UNSEEN}, {"rp", GR_TAG_UNSEEN}, {"rtc", GR_TAG_UNSEEN},
		{"ruby", GR_TAG_INLINE}, {"rb", GR_TAG_INLINE}, {"row", GR_TAG_ROW},
	},
	['s' - 'a'] = {
		{"section", GR_TAG_BLOCK}, {"script", GR_TAG_SCRIPT}, {"style", GR_TAG_HIDDEN}, {"summary", GR_TAG_BLOCK},
		{"search", GR_TAG_BLOCK}, {"sup", GR_TAG_RAISED}, {"sub", GR_TAG_RAISED}, {"s", GR_TAG_UNSEEN},
		{"strike", GR_TAG_UNSEEN}, {"svg", GR_TAG_UNSEEN}, {"span", GR_TAG_INLINE}, {"strong", GR_TAG_INLINE}, {"select", GR_TAG_SELECT},
		{"source", GR_TAG_VOID}, {"samp", GR_TAG_INLINE},
	},
	['t' - 'a'] = {
		{"td", GR_TAG_TD}, {"tr", GR_TAG_ROW}, {"table", GR_TAG_TABLE}, {"th", GR_TAG_TH}, {"tbody", GR_TAG_TBODY},
		{"thead", GR_TAG_THEAD}, {"tfoot", GR_TAG_TFOOT}, {"title", GR_TAG_TITLE}, {"textarea", GR_TAG_TITLE},
		{"template", GR_TAG_TEMPLATE}, {"track", GR_TAG_VOID}, {"tt", GR_TAG_INLINE}, {"time", GR_TAG_INLINE},
		{"tc", GR_TAG_TD},
	},
	['u' - 'a'] = {
		{"ul", GR_TAG_BLOCK}, {"u", GR_TAG_INLINE},
	},
	['v' - 'a'] = {
		{"video", GR_TAG_UNSEEN}, {"var", GR_TAG_INLINE},
	},
	['w' - 'a'] = {
		{"wbr", GR_TAG_VOID},
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

/* A name or a value as a number that two others seldom have; 0 for none. */
static uint32_t
number_of(const char *at, const char *end)
{
	uint32_t	number = 0;

	for (; at < end; at++)
		number = (number ^ (uint8_t) lower(*at)) * 0x01000193 + 1;
	return number;
}

/* <Row>, <Cell>: not those of DocBook's and TEI's tables, which are row, entry and cell. */
static inline bool
is_of_other_table(uint8_t tag, const char *name)
{
	return (tag == GR_TAG_ROW || tag == GR_TAG_TD) && (*name == 'R' || *name == 'E' || *name == 'C');
}

/* Reads the name at, which begins with a letter; to its end, and what it means. */
static const char *
read_name(const char *at, const char *end, uint8_t *tag)
{
	char		name[NAME_LENGTH + 1] = {0};
	const char *start = at;
	const tag_name *entry;

	*tag = GR_TAG_APART;
	for (; at < end && !ends_name(*at); at++)
		if (at - start <= NAME_LENGTH)
			name[at - start] = lower(*at);
	if (at - start > NAME_LENGTH)
		return at;
	for (entry = tag_names[name[0] - 'a']; entry->name[0] != 0; entry++)
		if (memcmp(name, entry->name, sizeof name) == 0)
		{
			*tag = is_of_other_table(entry->tag, start) ? GR_TAG_APART : entry->tag;
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

typedef struct attribute
{
	const char *name;
	size_t		length;
	const char *value;
	const char *value_end;
} attribute;

/* Reads the value behind the '=' at; to its end, NULL: the source ends before. */
static const char *
read_value(const char *at, const char *end, attribute *out, bool *swallowed)
{
	bool		has_tag;

	do
		at++;
	while (at < end && gr_html_blank(*at));
	if (at == end)
		return NULL;
	out->value = at;
	if (*at == '"' || *at == '\'')
	{
		out->value++;
		out->value_end = memchr(out->value, *at, (size_t) (end - out->value));
		if (out->value_end == NULL)
			return NULL;
		at = out->value_end + 1;
		has_tag = memchr(out->value, '<', (size_t) (out->value_end - out->value)) != NULL;
		/* up to the quote that begins a value of the next tag */
		*swallowed = *swallowed || (has_tag && out->value_end[-1] == '=');
		return at;
	}
	while (at < end && *at != '>' && !gr_html_blank(*at))
		at++;
	out->value_end = at;
	*swallowed = *swallowed || memchr(out->value, '<', (size_t) (at - out->value)) != NULL;
	return at;
}

/* Reads the attribute at; to its end, NULL: the source ends before. */
static const char *
read_attribute(const char *at, const char *end, attribute *out, bool *swallowed)
{
	out->name = at++;			/* even a '=' may begin a name */
	while (at < end && *at != '=' && !ends_name(*at))
		at++;
	out->length = (size_t) (at - out->name);
	*swallowed = *swallowed || memchr(out->name, '<', out->length) != NULL;
	while (at < end && gr_html_blank(*at))
		at++;
	out->value = out->value_end = at;
	return at < end && *at == '=' ? read_value(at, end, out, swallowed) : at;
}

/* What was read of a tag's attributes; the first one of a name counts. */
typedef struct attributes
{
	bool		columns;
	bool		rows;
	bool		style;
	bool		value;
	bool		type;
	bool		shows;			/* input: its type shows the value; meta: it states a title */
	bool		open;			/* dialog */
	bool		leftwards;		/* its text goes from right to left */
	int32_t		first_column;	/* entry: of those that it spans; 0: not said */
	int32_t		last_column;
} attributes;

#define IS(a, literal) ((a)->length == sizeof(literal) - 1 && is_name((a)->name, literal, sizeof(literal) - 1))

static bool
shows_value(const attribute *type)
{
	static const char *const others[] = {
		"hidden", "checkbox", "radio", "submit", "button", "reset", "image", "file", "password", "range", "color"
	};
	size_t		length = (size_t) (type->value_end - type->value);

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (strlen(others[i]) == length && is_name(type->value, others[i], length))
			return false;
	return true;
}

/* ArticleTitle, by the government's rules for its sites, and og:title. */
static bool
is_title_name(const attribute *name)
{
	static const char *const names[] = {"articletitle", "og:title"};
	size_t		length = (size_t) (name->value_end - name->value);

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && is_name(name->value, names[i], length))
			return true;
	return false;
}

static void
take_span(const attribute *a, attributes *had, gr_html_token *token)
{
	if (!had->columns && IS(a, "colspan"))
	{
		int32_t		number = read_number(a->value, a->value_end, COLSPAN_MAX);

		had->columns = true;
		token->columns = (uint16_t) (number < 1 ? 1 : number);
	}
	else if (!had->rows && IS(a, "rowspan"))
	{
		int32_t		number = read_number(a->value, a->value_end, ROWSPAN_MAX);

		had->rows = true;
		token->rows = (uint16_t) (number < 0 ? 1 : number);
	}
}

/* c3: the number that a column's name ends with; 0: there is none. */
static int32_t
column_number(const attribute *a)
{
	const char *p = a->value_end;

	while (p > a->value && p[-1] >= '0' && p[-1] <= '9')
		p--;
	return p < a->value_end ? read_number(p, a->value_end, COLSPAN_MAX) : 0;
}

/* The spans of DocBook's entries and TEI's cells. */
static void
take_xml_span(const attribute *a, attributes *had, gr_html_token *token)
{
	const int32_t number = read_number(a->value, a->value_end, COLSPAN_MAX);

	if (IS(a, "morerows") && number > 0)
		token->rows = (uint16_t) (number + 1);
	else if (IS(a, "rows") && number > 1)
		token->rows = (uint16_t) number;
	else if (IS(a, "cols") && number > 1)
		token->columns = (uint16_t) number;
	else if (IS(a, "namest"))
		had->first_column = column_number(a);
	else if (IS(a, "nameend"))
		had->last_column = column_number(a);
	if (had->first_column > 0 && had->last_column > had->first_column)
		token->columns = (uint16_t) (had->last_column - had->first_column + 1);
}

/* The names by which styles may mean the element. */
static void
take_names(const attribute *a, gr_html_token *token)
{
	if (IS(a, "class") && token->classes == NULL)
	{
		token->classes = a->value;
		token->classes_end = a->value_end;
	}
	else if (IS(a, "id") && token->id == NULL)
	{
		token->id = a->value;
		token->id_end = a->value_end;
	}
}

/* What an element looks like, and whether it is seen; false: the attribute says something else. */
static bool
take_look(const attribute *a, attributes *had, gr_html_token *token)
{
	if (IS(a, "style") && !had->style)
	{
		gr_html_style style = gr_html_read_style(a->value, a->value_end);

		had->style = token->styled = true;
		token->hidden = token->hidden || style.hidden;
		token->unseen = style.unseen;
		token->raised = style.raised;
		token->turned = token->turned || style.turned;
		token->own = token->own || style.own;
		token->look ^= style.look;
	}
	else if (IS(a, "hidden") || IS(a, "popover"))
		token->hidden = true;
	else if (IS(a, "class") || IS(a, "id") || IS(a, "role") || IS(a, "slot"))
	{
		token->own = token->own || a->value < a->value_end;
		take_names(a, token);
	}
	else if (token->tag != GR_TAG_SELECT && (IS(a, "size") || IS(a, "color")))
		token->look ^= number_of(a->value, a->value_end);
	else if (IS(a, "dir"))
		had->leftwards = a->value < a->value_end && lower(*a->value) == 'r';
	else
		return false;
	return true;
}

/* The attribute holds the text that the element shows. */
static bool
is_value(const attribute *a, uint8_t tag)
{
	return tag == GR_TAG_META ? IS(a, "content") : tag == GR_TAG_PICTURE ? IS(a, "alt") : IS(a, "value");
}

/* An option that is chosen, a select that shows several options, and none as chosen. */
static bool
is_choice(const attribute *a, uint8_t tag)
{
	return IS(a, "selected") || (tag == GR_TAG_SELECT && (IS(a, "size") || IS(a, "multiple")));
}

static bool
names_meta(const attribute *a, uint8_t tag)
{
	return tag == GR_TAG_META && (IS(a, "name") || IS(a, "property"));
}

static void
take_attribute(const char *body, const attribute *a, attributes *had, gr_html_token *token)
{
	if (take_look(a, had, token))
		return;
	if (is_choice(a, token->tag))
		token->chosen = true;
	else if (IS(a, "open"))
		had->open = true;
	else if (IS(a, "type") && !had->type)
	{
		had->type = true;
		had->shows = shows_value(a);
	}
	else if (names_meta(a, token->tag))
		had->shows = had->shows || is_title_name(a);
	else if (is_value(a, token->tag) && !had->value)
	{
		had->value = true;
		token->value = (uint32_t) (a->value - body);
		token->value_end = (uint32_t) (a->value_end - body);
	}
}

/* Reads a tag's attributes up to behind its '>'; NULL: the source ends before. */
static const char *
read_attributes(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	bool		spans = token->kind == GR_HTML_START && (token->tag == GR_TAG_TD || token->tag == GR_TAG_TH);
	bool		xml = spans && (at[-1] == 'l' || at[-1] == 'y' || at[-1] == 'c');	/* cell, entry, tc */
	attributes	had = {.shows = token->tag != GR_TAG_META};

	for (;;)
	{
		attribute	a;

		while (at < end && (gr_html_blank(*at) || *at == '/'))
			at++;
		if (at == end || !look(tokens))
			return NULL;
		if (*at == '>')
			break;
		at = read_attribute(at, end, &a, &token->swallowed);
		if (at == NULL)
			return NULL;
		/* no name begins so: it may be a piece of the value before */
		token->swallowed = token->swallowed || (token->tag == GR_TAG_INPUT && *a.name >= '0' && *a.name <= '9');
		if (xml)
			take_xml_span(&a, &had, token);
		else if (spans && a.length == SPAN_LENGTH)
			take_span(&a, &had, token);
		else if (token->kind == GR_HTML_START && a.length <= SHORT_NAME)
			take_attribute(tokens->body, &a, &had, token);
		else if (token->kind == GR_HTML_START && IS(&a, "aria-hidden"))
			token->own = true;
	}
	if (!had.shows)
		token->value = token->value_end = 0;
	token->hidden = token->hidden || (token->tag == GR_TAG_DIALOG && !had.open);
	token->turned = token->turned || (token->tag == GR_TAG_OVERRIDE && had.leftwards);
	return at + 1;
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

/* <!--[if …]>, <![endif]-->: what some programs show of a page, and others do not. */
static bool
is_condition(const char *at, const char *end)
{
	at += end - at > 4 && memcmp(at, "<!--", 4) == 0 ? 4 : 2;
	return end - at > 3 && (is_name(at, "[if", 3) || is_name(at, "[en", 3));
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
	token->unseen = token->raised = token->turned = token->own = token->styled = token->chosen = false;
	token->look = token->value = token->value_end = 0;
	token->classes = token->classes_end = token->id = token->id_end = NULL;
	at = read_name(at, end, &token->tag);
	length = (size_t) (at - name);
	token->name = number_of(name, at);
	token->swallowed = memchr(name, '<', length) != NULL;
	token->hidden = token->tag == GR_TAG_DIALOG && at < end && *at == '>';
	at = at < end && *at == '>' ? at + 1 : read_attributes(tokens, at, end, token);
	if (token->tag == GR_TAG_DIALOG)
		token->tag = GR_TAG_BLOCK;
	else if (token->tag == GR_TAG_OVERRIDE)
		token->tag = GR_TAG_APART;
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
