/*
 * html_text.c - the lines that a web page becomes, and the texts in them.
 *
 * Digits of elements that look otherwise, as those of html_box.c, are kept apart.
 */
#include "page/html_page.h"

#include <string.h>

#include "text/utf8.h"

/* ---- lines ------------------------------------------------------------------ */

void
gr_html_put(gr_html_page *p, char c, uint32_t at)
{
	if (p->out.length >= p->read)
		return;
	if (at >= p->out.copied)
		gr_copier_map(&p->out, at, 1);
	p->out.text[p->out.length++] = c;
}

void
gr_html_leave_gap(gr_html_page *p, gr_html_gap what, uint32_t at)
{
	if (p->gap >= what)
		return;
	p->gap = (uint8_t) what;
	p->gap_at = at;
}

void
gr_html_end_line(gr_html_page *p, uint32_t at)
{
	if (p->row || p->out.length > p->start)
		gr_html_put(p, '\n', at);
	p->row = false;
	p->start = p->out.length;
	p->gap = GR_NO_GAP;
}

/* Text comes, from this place on: makes a line for it, and a gap. */
static void
begin_text(gr_html_page *p, uint32_t at)
{
	p->read = at;
	if (p->gap == GR_NO_GAP)
		return;
	if (p->out.length > p->start)
	{
		gr_html_put(p, p->gap == GR_BLANK_GAP ? ' ' : '\n', p->gap_at);
		if (p->gap == GR_LINE_GAP && p->mode == GR_CELL)
			p->lines = true;
		else if (p->gap == GR_LINE_GAP)
			p->start = p->out.length;
	}
	p->gap = GR_NO_GAP;
}

/* Digits, ASCII or wide, and what stands within a number or before it. */
static bool
is_of_number(uint32_t c)
{
	if (c >= U'！' && c <= U'～')
		c -= U'！' - '!';
	return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == U'−' || c == U'–';
}

bool
gr_html_ends_with_digit(const gr_html_page *p)
{
	const char *end = p->out.text + p->out.length;

	if (p->out.length == p->start)
		return false;
	return is_of_number(gr_utf8(gr_last_character(p->out.text + p->start, end), end, &(uint32_t) {0}));
}

/* Digits of elements that look otherwise are not one number: the character that comes is the first of another element. */
static void
keep_apart(gr_html_page *p, uint32_t c, uint32_t at)
{
	p->other = false;
	if (is_of_number(c) && gr_html_ends_with_digit(p))
		gr_html_leave_gap(p, GR_BLANK_GAP, at - 1);
}

/* Copies n bytes of the body. */
static void
copy(gr_html_page *p, uint32_t from, uint32_t n)
{
	if (p->other)
		keep_apart(p, gr_utf8(p->body + from, p->body + from + n, &(uint32_t) {0}), from);
	begin_text(p, from);
	gr_copier_take(&p->out, from, n);
}

void
gr_html_put_character(gr_html_page *p, uint32_t at, uint32_t n, uint32_t code)
{
	if (p->other)
		keep_apart(p, code, at);
	begin_text(p, at);
	gr_copier_put(&p->out, at, n, code);
	if (code == '\n')
		p->start = p->out.length;
}

/* ---- texts ------------------------------------------------------------------ */

/* Bytes of a text that may not be copied as they are. */
#define WHITE 1
#define NBSP_LEAD 2				/* first byte of U+00A0 */
#define AMPERSAND 4

static const uint8_t classes[256] = {
	['\t'] = WHITE,
	['\n'] = WHITE,
	['\f'] = WHITE,
	['\r'] = WHITE,
	[' '] = WHITE,
	['&'] = AMPERSAND,
	[0xC2] = NBSP_LEAD,
};

static bool
is_nbsp(const char *at, const char *end)
{
	return end - at >= 2 && (uint8_t) at[0] == 0xC2 && (uint8_t) at[1] == 0xA0;
}

/* The end of what can be copied, for bytes of these classes cannot. */
static const char *
plain_end(const char *at, const char *end, uint8_t special)
{
	const char *start = at;

	for (; at < end; at++)
	{
		uint8_t		class = classes[(uint8_t) *at] & special;

		if (class == 0)
			continue;
		if (class == NBSP_LEAD && !is_nbsp(at, end))
			continue;
		if (*at == ' ' && at > start && at + 1 < end && classes[(uint8_t) at[1]] == 0)
			continue;			/* one blank between words */
		break;
	}
	return at;
}

/* Copies plain text; what stands as it is keeps its lines, of which the last begins the page's. */
static void
put_plain(gr_html_page *p, const char *at, const char *stop, bool as_it_stands)
{
	const char *line = stop;

	copy(p, (uint32_t) (at - p->body), (uint32_t) (stop - at));
	while (as_it_stands && line > at && line[-1] != '\n')
		line--;
	if (as_it_stands && line > at)
		p->start = p->out.length - (uint32_t) (stop - line);
}

/* Puts a character that is more than itself: white space, a reference, a no-break space.  Returns its bytes. */
static uint32_t
put_special(gr_html_page *p, const char *at, const char *end, uint8_t special)
{
	uint32_t	from = (uint32_t) (at - p->body);
	uint32_t	code = 0;
	uint32_t	n = *at == '&' ? gr_html_reference(at, end, &code) : *at == (char) 0xC2 ? 2 : 1;
	bool		nbsp = code == GR_HTML_NBSP && (special & NBSP_LEAD) != 0;
	bool		white = code < 0x80 && (classes[code] & special & WHITE) != 0;

	if (n == 0)
		copy(p, from, n = 1);	/* & by itself */
	else if (code == 0 || nbsp || white)
		gr_html_leave_gap(p, GR_BLANK_GAP, from);
	else
		gr_html_put_character(p, from, n, code);
	return n;
}

void
gr_html_put_text(gr_html_page *p, const gr_html_token *token)
{
	bool		raw = token->tag == GR_TAG_XMP || token->tag == GR_TAG_PLAINTEXT;
	bool		as_it_stands = p->mode == GR_FLOW && (p->verbatim || p->pre || raw);
	uint8_t		special = as_it_stands ? 0 : p->mode == GR_FLOW ? WHITE : WHITE | NBSP_LEAD;
	uint32_t	look = p->looks[p->inline_depth] + p->inline_deeper;
	const char *at = p->body + token->start;
	const char *end = p->body + token->end;

	if (p->mode == GR_NOWHERE)
		return;
	p->other = p->other || look != p->last_look;
	p->last_look = look;
	if (!raw)
		special |= AMPERSAND;
	while (at < end)
	{
		const char *stop = plain_end(at, end, special);

		if (stop > at)
			put_plain(p, at, stop, as_it_stands);
		at = stop > at ? stop : at + put_special(p, at, end, special);
	}
}

uint32_t
gr_html_first_shown(const gr_html_page *p, const gr_html_token *text)
{
	const char *at = p->body + text->start;
	const char *end = p->body + text->end;

	while (at < end)
	{
		uint32_t	code = 0;
		uint32_t	n = 1;

		if (is_nbsp(at, end))
			n = 2;
		else if (*at == '&' && (n = gr_html_reference(at, end, &code)) == 0)
			break;
		else if (*at == '&' && code != GR_HTML_NBSP && !(code < 0x80 && classes[code] == WHITE))
			break;
		else if (*at != '&' && classes[(uint8_t) *at] != WHITE)
			break;
		at += n;
	}
	return (uint32_t) (at - p->body);
}
