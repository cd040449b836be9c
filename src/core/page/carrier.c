/*
 * carrier.c - finds what a text carries.
 */
#include "page/carrier.h"

#include <string.h>

#include "page/html_kind.h"
#include "page/html_token.h"
#include "page/rewrite.h"
#include "page/unwrap.h"
#include "text/folded.h"
#include "text/scan.h"

/* Bytes in which a text shows what it carries. */
#define SIGN_BYTES (1024 * 1024)
/* Escaped line ends that tell of a text within a string. */
#define ENOUGH_ESCAPED_LINES 24
/* Rows of a LaTeX table that tell of it, and bytes of one. */
#define ENOUGH_LATEX_ROWS 6
#define LATEX_ROW_BYTES 1024

static bool
has(const char *start, const char *end, const char *word)
{
	return gr_find_bytes(start, end, word) != NULL;
}

static bool
has_byte(const char *start, const char *end, char c)
{
	return memchr(start, c, (size_t) (end - start)) != NULL;
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

/* Tags that tell what a text carries. */
typedef struct tags
{
	bool		any;			/* there is a '<' */
	bool		cells;			/* of tables */
	bool		parts;			/* heads and feet of tables */
	bool		scripts;
	bool		data;			/* of XML */
} tags;

static bool
begins(const char *p, const char *end, const char *tag)
{
	const size_t length = strlen(tag);

	return (size_t) (end - p) >= length && memcmp(p, tag, length) == 0;
}

/* The tag whose '<' is at p. */
static inline void
note_tag(const char *p, const char *end, tags *t)
{
	if (end - p < 3)
		return;
	switch (p[1])
	{
		case 't':
			t->cells = t->cells || p[2] == 'd';
			t->parts = t->parts || begins(p, end, "<thead") || begins(p, end, "<tfoot");
			break;
		case 'T':
			t->cells = t->cells || p[2] == 'D';
			t->parts = t->parts || begins(p, end, "<THEAD") || begins(p, end, "<TFOOT");
			break;
		case 's':
			t->scripts = t->scripts || begins(p, end, "<script");
			break;
		case '!':
			t->data = t->data || begins(p, end, "<![CDATA[");
			break;
		default:
			break;
	}
}

static tags
find_tags(const char *p, const char *end)
{
	tags		t = {.any = true};

	for (; end - p >= GR_BLOCK; p += GR_BLOCK)
		for (uint32_t bits = gr_bits((gr_block) (gr_load_block(p) == '<')); bits != 0; bits &= bits - 1)
			note_tag(p + __builtin_ctz(bits), end, &t);
	for (; p < end; p++)
		if (*p == '<')
			note_tag(p, end, &t);
	return t;
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

/* Whether the text of a cell is data of XML, which a page's reader takes for a comment. */
static bool
has_cell_of_data(const char *start, const char *end)
{
	for (const char *p = start; (p = gr_find_bytes(p, end, "<![CDATA[")) != NULL; p++)
	{
		const char *tag = p;

		if (p == start || p[-1] != '>')
			continue;
		while (tag > start && p - tag < GR_CARRIER_TAG_BYTES && *--tag != '<')
			;
		if (gr_is_tag_of(tag, end, "<td") || gr_is_tag_of(tag, end, "<th"))
			return true;
	}
	return false;
}

/* Tables whose tags are escaped, or stand in the data of XML or in scripts alone. */
static bool
is_escaped(const char *start, const char *end, const tags *t)
{
	if (has_byte(start, end, '&') && gr_has_escaped_table(start, end))
		return true;
	if (t->data && (has_cell_of_data(start, end) || gr_is_tag_of(first_mark(start, end), end, "<?xml")))
		return true;
	return t->scripts && gr_has_scripted_table(start, end);
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
find_marks(const char *start, const char *end, const tags *t)
{
	if (has_byte(start, end, '\\') && has_latex_table(start, end))
		return GR_CARRIER_LATEX;
	if (gr_has_drawn_tables(start, end))
		return GR_CARRIER_DRAWN;
	if (has_byte(start, end, '|') && !(t->cells || (t->any && *first_mark(start, end) == '<'))
		&& gr_has_markup_tables(start, end))
		return GR_CARRIER_MARKUP;
	return GR_CARRIER_NONE;
}

gr_carrier
gr_find_whole_carrier(const char *body, size_t length, bool tagged)
{
	const char *end = body + (length < SIGN_BYTES ? length : SIGN_BYTES);
	const char *first = first_mark(body, end);
	tags		t;

	if (first == end)
		return GR_CARRIER_NONE;
	if (gr_has_line_prefix(body, end))
		return GR_CARRIER_PREFIX;
	if ((*first == '{' || *first == '[') && has_byte(first, end, '"'))
	{
		if (gr_has_tagged_table(first, end) || has_escaped_lines(first, end))
			return GR_CARRIER_STRINGS;
		return has_codes(first, end) ? GR_CARRIER_CODES : GR_CARRIER_JSON;
	}
	t = tagged ? find_tags(body, end) : (tags) {.any = false};
	if (is_escaped(body, end, &t))
		return GR_CARRIER_ESCAPED;
	if (t.parts && gr_has_moved_parts(body, end))
		return GR_CARRIER_PARTS;
	if (has(body, end, "[/td]"))
		return GR_CARRIER_BBCODE;
	return find_marks(body, end, &t);
}

gr_carrier
gr_find_carrier(const char *body, size_t length)
{
	const gr_carrier carrier = gr_find_whole_carrier(body, length, gr_may_have_tags(body, length));

	if (carrier != GR_CARRIER_NONE || first_mark(body, body + length) == body + length)
		return carrier;
	return gr_has_rewritable_lines(body, body + length) ? GR_CARRIER_LINES : GR_CARRIER_NONE;
}

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
		gr_unwrap_markup(&c, body, end);
	else if (carrier == GR_CARRIER_STRINGS)
		gr_take_strings(&c, body, end);
	else if (carrier == GR_CARRIER_CODES)
		gr_take_codes(&c, body, end);
	else if (carrier == GR_CARRIER_PREFIX)
		gr_drop_line_prefix(&c, body, end);
	else
		gr_take_bbcode(&c, body, end);
	if (c.stopped)
		return GR_STOPPED;
	*out = gr_copier_end(&c);
	return GR_OK;
}
