/*
 * carrier.c - finds what a text carries, and unwraps the pages among it.
 */
#include "page/carrier.h"

#include <string.h>
#include <strings.h>

#include "page/html_token.h"
#include "page/rewrite.h"
#include "text/folded.h"

/* Bytes in which a text shows what it carries. */
#define SIGN_BYTES (1024 * 1024)
/* The same for rows in lines, each of which is looked into. */
#define ROWS_BYTES (128 * 1024)
/* Escaped line ends that tell of a text within a string. */
#define ENOUGH_ESCAPED_LINES 24
/* Rows of a LaTeX table that tell of it, and bytes of one. */
#define ENOUGH_LATEX_ROWS 6
#define LATEX_ROW_BYTES 1024
/* Bytes of a tag in which its srcdoc begins. */
#define TAG_BYTES 512

/* ---- what it is ----------------------------------------------------------------- */

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

static bool
has_escaped_table(const char *start, const char *end)
{
	return has_escaped_tag(start, end, "lt;/t") && has_escaped_tag(start, end, "lt;t");
}

static bool
has_tagged_table(const char *start, const char *end)
{
	return has(start, end, "<td") || has(start, end, "<TD") || has(start, end, "\\u003ctd") || has(start, end, "\\u003Ctd");
}

static bool
has_table_parts(const char *start, const char *end)
{
	return has(start, end, "<thead") || has(start, end, "<tfoot") || has(start, end, "<THEAD") || has(start, end, "<TFOOT");
}

/* Whether strings hold whole texts: many line ends are escaped. */
static bool
has_escaped_lines(const char *start, const char *end)
{
	int			n = 0;

	while (n < ENOUGH_ESCAPED_LINES && (start = gr_find_bytes(start, end, "\\n")) != NULL)
	{
		start += 2;
		n++;
	}
	return n == ENOUGH_ESCAPED_LINES;
}

/* Whether characters are written as their codes: \u89C4. */
static bool
has_codes(const char *start, const char *end)
{
	int			n = 0;

	while (n < ENOUGH_ESCAPED_LINES && (start = gr_find_bytes(start, end, "\\u")) != NULL)
	{
		start += 2;
		n += start < end && ((*start >= '4' && *start <= '9') || (*start | 0x20) == 'f' || *start == '3');
	}
	return n == ENOUGH_ESCAPED_LINES;
}

/* Whether the tables of a page stand in its scripts alone. */
static bool
has_scripted_table(const char *start, const char *end)
{
	bool		found = false;

	while (start < end)
	{
		const char *script = gr_find_bytes(start, end, "<script");
		const char *stop = script != NULL ? gr_find_bytes(script, end, "</script") : NULL;

		if (has_tagged_table(start, stop != NULL ? script : end))
			return false;
		if (stop == NULL)
			break;
		found = found || has_tagged_table(script, stop);
		start = stop + 1;
	}
	return found;
}

/* Rows of a LaTeX table without what begins it: 规章 & 0 & 3 \\ */
static bool
has_latex_rows(const char *start, const char *end)
{
	int			rows = 0;

	for (const char *p = start; rows < ENOUGH_LATEX_ROWS && (p = gr_find_bytes(p, end, "\\\\\n")) != NULL; p += 3)
	{
		const char *line = p;

		while (line > start && line[-1] != '\n' && p - line < LATEX_ROW_BYTES)
			line--;
		rows += memchr(line, '&', (size_t) (p - line)) != NULL;
	}
	return rows == ENOUGH_LATEX_ROWS;
}

static bool
is_tag_of(const char *p, const char *end, const char *tag)
{
	size_t		length = strlen(tag);

	return (size_t) (end - p) > length && strncasecmp(p, tag, length) == 0;
}

static const char *
first_mark(const char *p, const char *end)
{
	if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	while (p < end && gr_html_blank(*p))
		p++;
	return p;
}

static bool
has_byte(const char *start, const char *end, char c)
{
	return memchr(start, c, (size_t) (end - start)) != NULL;
}

/* Whether the text of a cell is data of XML, which a page's reader takes for a comment. */
static bool
has_cell_of_data(const char *start, const char *end)
{
	for (const char *p = start; (p = gr_find_bytes(p, end, "<![CDATA[")) != NULL; p++)
	{
		const char *tag = p;

		if (p == start || p[-1] != '>')
			continue;
		while (tag > start && p - tag < TAG_BYTES && *--tag != '<')
			;
		if (is_tag_of(tag, end, "<td") || is_tag_of(tag, end, "<th"))
			return true;
	}
	return false;
}

/* Tables whose tags are escaped, or stand in the data of XML or in scripts alone. */
static bool
is_escaped(const char *start, const char *end, bool tags)
{
	if (has_byte(start, end, '&') && has_escaped_table(start, end))
		return true;
	if (!tags)
		return false;
	if (has_cell_of_data(start, end))
		return true;
	return (is_tag_of(first_mark(start, end), end, "<?xml") && has(start, end, "<![CDATA["))
		|| (has(start, end, "<script") && has_scripted_table(start, end));
}

static bool
has_latex_table(const char *start, const char *end)
{
	static const char *const begins[] = {"\\begin{tab", "\\begin{longt", "\\begin{tblr", "\\begin{xltab", "\\begin{supertab", ""};

	for (int i = 0; *begins[i] != 0; i++)
		if (has(start, end, begins[i]))
			return true;
	return has_latex_rows(start, end);
}

/* Tables in marks of their own: LaTeX, drawn ones, those of wikis. */
static gr_carrier
find_marks(const char *start, const char *end, bool tags)
{
	if (has_byte(start, end, '\\') && has_latex_table(start, end))
		return GR_CARRIER_LATEX;
	if (gr_has_drawn_tables(start, end))
		return GR_CARRIER_DRAWN;
	if (has_byte(start, end, '|') && (!tags || (*first_mark(start, end) != '<' && !has_tagged_table(start, end)))
		&& gr_has_markup_tables(start, end))
		return GR_CARRIER_MARKUP;
	return GR_CARRIER_NONE;
}

gr_carrier
gr_find_carrier(const char *body, size_t length)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *first = first_mark(body, end);
	const bool	tags = has_byte(body, end, '<');
	gr_carrier	marks;

	if (first == end)
		return GR_CARRIER_NONE;
	if (gr_has_line_prefix(body, end))
		return GR_CARRIER_PREFIX;
	if ((*first == '{' || *first == '[') && has(first, end, "\""))
	{
		if (has_tagged_table(first, end) || has_escaped_lines(first, end))
			return GR_CARRIER_STRINGS;
		return has_codes(first, end) ? GR_CARRIER_CODES : GR_CARRIER_JSON;
	}
	if (is_escaped(body, end, tags))
		return GR_CARRIER_ESCAPED;
	if (tags && has_table_parts(body, end) && gr_has_moved_parts(body, end))
		return GR_CARRIER_PARTS;
	if (has_byte(body, end, '[') && has(body, end, "[/td]"))
		return GR_CARRIER_BBCODE;
	marks = find_marks(body, end, tags);
	if (marks != GR_CARRIER_NONE)
		return marks;
	if (end - body > ROWS_BYTES)
		end = body + ROWS_BYTES;
	return gr_has_rewritable_lines(body, end) ? GR_CARRIER_LINES : GR_CARRIER_NONE;
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

/* The values among the strings of JSON or a script, one after the other; names of members are left out. */
static void
take_strings(gr_copier *c, const char *p, const char *end)
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

/* Copies the text, such characters as themselves. */
static void
take_codes(gr_copier *c, const char *p, const char *end)
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
	const char *limit = end - p > TAG_BYTES ? p + TAG_BYTES : end;
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
	u->textarea = has_escaped_table(text, u->textarea_end);
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
	if (has_tagged_table(p, stop))
		take_strings(u->c, p, stop);
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

	if (is_tag_of(p, u->end, "<![CDATA["))
	{
		u->data = true;
		return p + 9;
	}
	if (is_tag_of(p, u->end, "<textarea") && p >= u->textarea_end)
	{
		if ((value = enter_textarea(u, p)) != NULL)
			return value;
	}
	else if (u->textarea && is_tag_of(p, u->end, "</textarea"))
	{
		u->textarea = false;
		return tag_end(p, u->end);
	}
	else if (is_tag_of(p, u->end, "<iframe") && !u->no_srcdoc && (value = find_srcdoc(p, u->end, &stop)) != NULL)
	{
		if (stop == NULL)
		{
			u->no_srcdoc = true;
			return p;
		}
		take_references(u, value, stop);
		return tag_end(stop, u->end);
	}
	else if (u->scripts && is_tag_of(p, u->end, "<script"))
		return take_script(u, p);
	return take_plain_tag(u, p);
}

static void
unwrap_markup(gr_copier *c, const char *p, const char *end)
{
	unwrap		u = {.c = c, .end = end, .scripts = has_scripted_table(p, end), .textarea_end = p};

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

/* [td] becomes <td>; its line ends stay, for they mean something outside of tables. */
static void
take_bbcode(gr_copier *c, const char *p, const char *end)
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
		close = memchr(p, ']', (size_t) (end - p > TAG_BYTES ? TAG_BYTES : end - p));
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

/* ----------------------------------------------------------------------------------- */

static gr_status
rewrite(gr_carrier carrier, const char *body, size_t length, gr_arena *arena, gr_origin *out)
{
	gr_rewriter w;

	if (!gr_rewriter_init(&w, body, length, arena))
		return GR_NO_MEMORY;
	if (carrier == GR_CARRIER_LATEX)
		gr_rewrite_latex(&w);
	else if (carrier == GR_CARRIER_PARTS)
		gr_rewrite_parts(&w);
	else if (carrier == GR_CARRIER_DRAWN)
	{
		if (!gr_rewrite_drawn(&w, arena))
			return GR_NO_MEMORY;
	}
	else if (carrier == GR_CARRIER_MARKUP)
		gr_rewrite_markup(&w);
	else if (carrier == GR_CARRIER_JSON)
		gr_rewrite_json(&w);
	else
		gr_rewrite_lines(&w);
	*out = gr_rewriter_end(&w);
	return GR_OK;
}

gr_status
gr_carrier_read(gr_carrier carrier, const char *body, size_t length, gr_arena *arena, gr_origin *out)
{
	const char *end = body + length;
	gr_copier	c;

	if (carrier >= GR_CARRIER_LATEX)
		return rewrite(carrier, body, length, arena, out);
	if (!gr_copier_init(&c, body, (uint32_t) length, arena))
		return GR_NO_MEMORY;
	if (carrier == GR_CARRIER_ESCAPED)
		unwrap_markup(&c, body, end);
	else if (carrier == GR_CARRIER_STRINGS)
		take_strings(&c, body, end);
	else if (carrier == GR_CARRIER_CODES)
		take_codes(&c, body, end);
	else if (carrier == GR_CARRIER_PREFIX)
		gr_drop_line_prefix(&c, body, end);
	else
		take_bbcode(&c, body, end);
	if (c.stopped)
		return GR_STOPPED;
	*out = gr_copier_end(&c);
	return GR_OK;
}
