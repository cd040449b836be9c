/*
 * html_attributes.c - what a tag's attributes say: spans, what is hidden, what is looked at.
 */
#include <string.h>

#include "page/html_style.h"
#include "page/html_tag.h"

#define SPAN_LENGTH 7			/* of "colspan" and "rowspan" */
#define SHORT_NAME 8			/* of "selected", the longest other name that means something */
/* Of a file that is called by the number in its picture; longer ones are of a site's own order. */
#define FILE_DIGITS 4
#define COLSPAN_MAX 1000
#define ROWSPAN_MAX 65534

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
	while (at < end && *at != '=' && !gr_html_ends_name(*at))
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

/* Whether an attribute's value is one of n words, in letters of any case. */
static bool
is_one_of(const attribute *a, const char *const *words, size_t n)
{
	size_t		length = (size_t) (a->value_end - a->value);

	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == length && gr_html_is_name(a->value, words[i], length))
			return true;
	return false;
}

#define IS(a, literal) ((a)->length == sizeof(literal) - 1 && gr_html_is_name((a)->name, literal, sizeof(literal) - 1))

static bool
shows_value(const attribute *type)
{
	static const char *const others[] = {
		"hidden", "checkbox", "radio", "submit", "button", "reset", "image", "file", "password", "range", "color"
	};

	return !is_one_of(type, others, sizeof others / sizeof others[0]);
}

/* ArticleTitle, by the government's rules for its sites, and og:title. */
static bool
is_title_name(const attribute *name)
{
	static const char *const names[] = {"articletitle", "og:title"};

	return is_one_of(name, names, sizeof names / sizeof names[0]);
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
		token->look ^= gr_html_number_of(a->value, a->value_end);
	else if (IS(a, "dir"))
		had->leftwards = a->value < a->value_end && gr_html_lower(*a->value) == 'r';
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

/* images/3.png: a picture without a text for it may be that of the number that its file is called. */
static void
take_file_name(const char *body, const attribute *src, gr_html_token *token)
{
	const char *name = src->value_end;
	const char *p;

	while (name > src->value && name[-1] != '/')
		name--;
	for (p = name; p < src->value_end && *p >= '0' && *p <= '9'; p++)
		;
	if (p == name || p == src->value_end || *p != '.' || p - name > FILE_DIGITS)
		return;
	token->value = (uint32_t) (name - body);
	token->value_end = (uint32_t) (p - body);
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
	else if (token->tag == GR_TAG_PICTURE && IS(a, "src") && !had->value)
		take_file_name(body, a, token);
	else if (is_value(a, token->tag) && !had->value)
	{
		had->value = true;
		token->value = (uint32_t) (a->value - body);
		token->value_end = (uint32_t) (a->value_end - body);
	}
}

const char *
gr_html_read_attributes(gr_html_tokens *tokens, const char *at, const char *end, gr_html_token *token)
{
	bool		spans = token->kind == GR_HTML_START && (token->tag == GR_TAG_TD || token->tag == GR_TAG_TH);
	bool		xml = spans && (at[-1] == 'l' || at[-1] == 'y' || at[-1] == 'c');	/* cell, entry, tc */
	attributes	had = {.shows = token->tag != GR_TAG_META};

	for (;;)
	{
		attribute	a;

		while (at < end && (gr_html_blank(*at) || *at == '/'))
			at++;
		if (at == end || !gr_html_look(tokens))
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
