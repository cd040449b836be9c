/*
 * unwrap.c - copies the page or the text that strings, escapes and BBCode wrap.
 */
#include "page/unwrap.h"

#include <string.h>
#include <strings.h>

#include "page/html_token.h"
#include "text/folded.h"

static bool
has(const char *start, const char *end, const char *word)
{
	return gr_find_bytes(start, end, word) != NULL;
}

/* An escaped tag of a table that begins so, escaped once or twice. */
static bool
has_escaped_tag(const char *start, const char *end, const char *tag)
{
	const size_t length = strlen(tag);

	for (; (start = gr_find_bytes(start, end, tag)) != NULL; start++)
		if ((size_t) (end - start) > length && (start[length] == 'd' || start[length] == 'r' || start[length] == 'a'))
			return true;
	return false;
}

bool
gr_has_escaped_table(const char *start, const char *end)
{
	return has_escaped_tag(start, end, "lt;/t") && has_escaped_tag(start, end, "lt;t");
}

bool
gr_has_tagged_table(const char *start, const char *end)
{
	return has(start, end, "<td") || has(start, end, "<TD") || has(start, end, "\\u003ctd") || has(start, end, "\\u003Ctd");
}

bool
gr_has_scripted_table(const char *start, const char *end)
{
	bool		found = false;

	while (start < end)
	{
		const char *script = gr_find_bytes(start, end, "<script");
		const char *stop = script != NULL ? gr_find_bytes(script, end, "</script") : NULL;

		if (gr_has_tagged_table(start, stop != NULL ? script : end))
			return false;
		if (stop == NULL)
			break;
		found = found || gr_has_tagged_table(script, stop);
		start = stop + 1;
	}
	return found;
}

bool
gr_is_tag_of(const char *p, const char *end, const char *tag)
{
	size_t		length = strlen(tag);

	return (size_t) (end - p) > length && strncasecmp(p, tag, length) == 0;
}

/* ---- strings --------------------------------------------------------------------- */

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* The four digits at p; -1: they are none. */
static int32_t
hex_code(const char *p, const char *end)
{
	int32_t		code = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++)
	{
		if (hex_digit(p[i]) < 0)
			return -1;
		code = code * 16 + hex_digit(p[i]);
	}
	return code;
}

/* The character that the backslash at p escapes; its bytes in *length. */
static uint32_t
escaped_character(const char *p, const char *end, uint32_t *length)
{
	int32_t		code;
	int32_t		low;

	*length = 2;
	if (end - p < 2)
	{
		*length = 1;
		return '\\';
	}
	switch (p[1])
	{
		case 'n': case 'r':
			return '\n';
		case 't':
			return '\t';
		case 'b': case 'f':
			return ' ';
		case 'u':
			break;
		default:
			*length = 1;		/* the character stands for itself */
			return 0;
	}
	code = hex_code(p + 2, end);
	if (code < 0)
		return '?';
	*length = 6;
	if (code >= 0xD800 && code < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u'
		&& (low = hex_code(p + 8, end)) >= 0xDC00 && low < 0xE000)
	{
		*length = 12;
		return 0x10000 + ((uint32_t) (code - 0xD800) << 10) + (uint32_t) (low - 0xDC00);
	}
	return code == 0 || (code >= 0xD800 && code < 0xE000) ? U'\uFFFD' : (uint32_t) code;
}

/* Copies the string behind the quote before p, up to its end; returns what is behind that. */
static const char *
take_string(gr_copier *c, const char *p, const char *end, char quote)
{
	while (p < end && *p != quote && !c->stopped)
	{
		uint32_t	length = 1;
		uint32_t	code = 0;

		if (*p == '\\')
			code = escaped_character(p, end, &length);
		if (code != 0)
			gr_copier_put(c, (uint32_t) (p - c->body), length, code);
		else
		{
			if (*p == '\\' && p + 1 < end)
				p++;
			gr_copier_take(c, (uint32_t) (p - c->body), 1);
			length = 1;
		}
		p += length;
	}
	if (p < end)
		gr_copier_put(c, (uint32_t) (p - c->body), 1, '\n');
	return p < end ? p + 1 : end;
}

void
gr_take_strings(gr_copier *c, const char *p, const char *end)
{
	while (p < end && !c->stopped)
	{
		const char *q = p;

		if (*p != '"')
		{
			p++;
			continue;
		}
		for (q++; q < end && *q != '"'; q++)
			q += *q == '\\' && q + 1 < end;
		for (q += q < end; q < end && gr_html_blank(*q); q++)
			;
		p = q < end && *q == ':' ? q : take_string(c, p + 1, end, '"');
	}
}

/* The code of a character that JSON need not escape, written as \u7AE0 at p; 0: none stands there. */
static uint32_t
free_code(const char *p, const char *end, uint32_t *length)
{
	uint32_t	code;

	if (end - p < 6 || p[1] != 'u')
		return 0;
	code = escaped_character(p, end, length);
	return *length >= 6 && code >= 0x80 ? code : 0;
}

void
gr_take_codes(gr_copier *c, const char *p, const char *end)
{
	while (p < end && !c->stopped)
	{
		const char *stop = memchr(p, '\\', (size_t) (end - p));
		uint32_t	length = 0;
		uint32_t	code;

		if (stop == NULL)
			stop = end;
		if (stop > p)
			gr_copier_take(c, (uint32_t) (p - c->body), (uint32_t) (stop - p));
		if (stop == end)
			return;
		code = free_code(stop, end, &length);
		if (code != 0)
			gr_copier_put(c, (uint32_t) (stop - c->body), length, code);
		else
			gr_copier_take(c, (uint32_t) (stop - c->body), length = end - stop > 1 ? 2 : 1);
		p = stop + length;
	}
}

/* ---- escaped mark-up ------------------------------------------------------------- */

typedef struct unwrap
{
	gr_copier  *c;
	const char *end;
	bool		scripts;		/* tables stand in scripts alone */
	bool		textarea;		/* the one that is open was unwrapped */
	bool		data;			/* data of XML is open */
	bool		no_srcdoc;		/* a value had no end: so have those behind it */
	const char *textarea_end;	/* of the one that was looked at last */
} unwrap;

/* The reference at p, and those that it is escaped by: &amp;lt; is <. */
static uint32_t
nested_reference(const char *p, const char *end, uint32_t *code)
{
	uint32_t	length = gr_html_reference(p, end, code);

	while (length > 0 && *code == '&')
	{
		static const char *const names[] = {"amp;", "lt;", "gt;", "quot;", "nbsp;"};
		static const uint32_t codes[] = {'&', '<', '>', '"', ' '};
		size_t		i = 0;

		while (i < 5 && !((size_t) (end - p - length) >= strlen(names[i]) && memcmp(p + length, names[i], strlen(names[i])) == 0))
			i++;
		if (i == 5)
			break;
		length += (uint32_t) strlen(names[i]);
		*code = codes[i];
	}
	return length;
}

static void
take_references(unwrap *u, const char *p, const char *end)
{
	while (p < end && !u->c->stopped)
	{
		const char *stop = memchr(p, '&', (size_t) (end - p));
		uint32_t	code;
		uint32_t	length;

		if (stop == NULL)
			stop = end;
		if (stop > p)
			gr_copier_take(u->c, (uint32_t) (p - u->c->body), (uint32_t) (stop - p));
		p = stop;
		if (p == end)
			return;
		length = nested_reference(p, end, &code);
		if (length > 0)
			gr_copier_put(u->c, (uint32_t) (p - u->c->body), length, code);
		else
			gr_copier_take(u->c, (uint32_t) (p - u->c->body), length = 1);
		p += length;
	}
}

/* Text between tags: unescaped where it has tags of its own. */
static void
take_text(unwrap *u, const char *p, const char *end)
{
	for (const char *q = p; (q = gr_find_bytes(q, end, "lt;")) != NULL; q += 3)
		if (q > p && (q[-1] == '&' || q[-1] == ';') && end - q > 4 && (gr_html_letter(q[3]) || q[3] == '/'))
		{
			take_references(u, p, end);
			return;
		}
	if (p < end)
		gr_copier_take(u->c, (uint32_t) (p - u->c->body), (uint32_t) (end - p));
}

/* Behind the tag at p. */
static const char *
tag_end(const char *p, const char *end)
{
	const char *stop = memchr(p, '>', (size_t) (end - p));

	return stop != NULL ? stop + 1 : end;
}

/* The value of the tag's srcdoc, up to its quote, NULL where that is missing; NULL: there is none. */
static const char *
find_srcdoc(const char *p, const char *end, const char **value_end)
{
	const char *limit = end - p > GR_CARRIER_TAG_BYTES ? p + GR_CARRIER_TAG_BYTES : end;
	const char *value = gr_find_bytes(p, limit, "srcdoc=");

	if (value == NULL || memchr(p, '>', (size_t) (value - p)) != NULL || end - value < 9)
		return NULL;
	value += 7;
	if (*value != '"' && *value != '\'')
		return NULL;
	*value_end = memchr(value + 1, *value, (size_t) (end - value - 1));
	return value + 1;
}

/* The field for text at p, whose escaped tables are unwrapped; NULL: it has none. */
static const char *
enter_textarea(unwrap *u, const char *p)
{
	const char *text = tag_end(p, u->end);
	const char *stop = gr_find_bytes(text, u->end, "</textarea");

	u->textarea_end = stop != NULL ? stop : u->end;
	u->textarea = gr_has_escaped_table(text, u->textarea_end);
	return u->textarea ? text : NULL;
}

/* The script at p, of which the strings with tables are taken; returns what is behind it. */
static const char *
take_script(unwrap *u, const char *p)
{
	const char *stop;

	p = tag_end(p, u->end);
	stop = gr_find_bytes(p, u->end, "</script");
	if (stop == NULL)
		stop = u->end;
	if (gr_has_tagged_table(p, stop))
		gr_take_strings(u->c, p, stop);
	return tag_end(stop, u->end);
}

/* The tag as it stands, up to the next mark at least: a stray '<' is text. */
static const char *
take_plain_tag(unwrap *u, const char *p)
{
	const char *stop = p + 1;

	while (stop < u->end && *stop != '<' && *stop != '>')
		stop++;
	stop += stop < u->end && *stop == '>';
	gr_copier_take(u->c, (uint32_t) (p - u->c->body), (uint32_t) (stop - p));
	return stop;
}

/* Takes the tag at p, or what it wraps; returns what is behind it. */
static const char *
take_tag(unwrap *u, const char *p)
{
	const char *stop;
	const char *value;

	if (gr_is_tag_of(p, u->end, "<![CDATA["))
	{
		u->data = true;
		return p + 9;
	}
	if (gr_is_tag_of(p, u->end, "<textarea") && p >= u->textarea_end)
	{
		if ((value = enter_textarea(u, p)) != NULL)
			return value;
	}
	else if (u->textarea && gr_is_tag_of(p, u->end, "</textarea"))
	{
		u->textarea = false;
		return tag_end(p, u->end);
	}
	else if (gr_is_tag_of(p, u->end, "<iframe") && !u->no_srcdoc && (value = find_srcdoc(p, u->end, &stop)) != NULL)
	{
		if (stop == NULL)
		{
			u->no_srcdoc = true;
			return p;
		}
		take_references(u, value, stop);
		return tag_end(stop, u->end);
	}
	else if (u->scripts && gr_is_tag_of(p, u->end, "<script"))
		return take_script(u, p);
	return take_plain_tag(u, p);
}

void
gr_unwrap_markup(gr_copier *c, const char *p, const char *end)
{
	unwrap		u = {.c = c, .end = end, .scripts = gr_has_scripted_table(p, end), .textarea_end = p};

	while (p < end && !c->stopped)
	{
		const char *stop = memchr(p, '<', (size_t) (end - p));

		const char *data_end;

		if (stop == NULL)
			stop = end;
		data_end = u.data ? gr_find_bytes(p, stop, "]]>") : NULL;
		take_text(&u, p, data_end != NULL ? data_end : stop);
		if (data_end != NULL)
		{
			u.data = false;
			p = data_end + 3;
			continue;
		}
		p = stop < end ? take_tag(&u, stop) : end;
	}
}

/* ---- BBCode ----------------------------------------------------------------------- */

static bool
is_bb_name(const char *p, const char *end)
{
	static const char *const names[] = {
		"table", "tbody", "thead", "tr", "td", "th", "b", "i", "u", "s", "h1", "h2", "h3", "h4", "p", "br", "center", "size", "font",
		"color", "align", "url", "list", "quote", "sup", "sub"
	};
	size_t		length = 0;

	while (p + length < end && gr_html_alphanumeric(p[length]))
		length++;
	if (p + length == end || (p[length] != ']' && p[length] != '=' && p[length] != ' '))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && strncasecmp(p, names[i], length) == 0)
			return true;
	return false;
}

void
gr_take_bbcode(gr_copier *c, const char *p, const char *end)
{
	while (p < end && !c->stopped)
	{
		const char *stop = memchr(p, '[', (size_t) (end - p));
		const char *close;

		if (stop == NULL)
			stop = end;
		if (stop > p)
			gr_copier_take(c, (uint32_t) (p - c->body), (uint32_t) (stop - p));
		p = stop;
		if (p == end)
			return;
		close = memchr(p, ']', (size_t) (end - p > GR_CARRIER_TAG_BYTES ? GR_CARRIER_TAG_BYTES : end - p));
		if (close == NULL || !is_bb_name(p + 1 + (end - p > 1 && p[1] == '/'), end))
		{
			gr_copier_take(c, (uint32_t) (p++ - c->body), 1);
			continue;
		}
		gr_copier_put(c, (uint32_t) (p - c->body), 1, '<');
		for (p++; p < close; p++)
			gr_copier_put(c, (uint32_t) (p - c->body), 1, *p == '=' ? ' ' : (uint8_t) *p < 0x80 ? (uint32_t) *p : '?');
		gr_copier_put(c, (uint32_t) (p++ - c->body), 1, '>');
	}
}
