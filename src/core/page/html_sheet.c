/*
 * html_sheet.c - which classes, ids and elements a page's own styles hide, or show with another text.
 */
#include "page/html_sheet.h"

#include <string.h>

#include "page/html_style.h"
#include "page/html_tag.h"
#include "text/folded.h"

static uint32_t
number_of(const char *p, const char *end)
{
	uint32_t	number = 1;

	for (; p < end; p++)
		number = (number ^ (uint8_t) *p) * 0x01000193 + 1;
	return number;
}

static bool
is_name_byte(char c)
{
	return gr_html_alphanumeric(c) || c == '-' || c == '_' || (uint8_t) c >= 0x80;
}

/* Behind blanks and comments. */
static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (gr_html_blank(*p) || (*p == '/' && end - p > 1 && p[1] == '*')))
	{
		const char *stop = *p == '/' ? gr_find_bytes(p + 2, end, "*/") : NULL;

		p = *p != '/' ? p + 1 : stop != NULL ? stop + 2 : end;
	}
	return p;
}

/* Behind the block whose brace is at p, and those in it. */
static const char *
skip_block(const char *p, const char *end)
{
	int			depth = 0;

	for (; p < end; p++)
	{
		depth += *p == '{';
		if (*p == '}' && --depth == 0)
			return p + 1;
	}
	return end;
}

/* Behind the rule that begins with @ at p. */
static const char *
skip_at_rule(const char *p, const char *end)
{
	while (p < end && *p != ';' && *p != '{')
		p++;
	return p == end ? end : *p == ';' ? p + 1 : skip_block(p, end);
}

static int
find(const uint32_t *numbers, uint32_t n, uint32_t number)
{
	for (uint32_t i = 0; i < n; i++)
		if (numbers[i] == number)
			return (int) i;
	return -1;
}

/* The last of a selector's names. */
typedef struct last_name
{
	uint32_t	number;			/* of .a and #a with their mark, of an element as tags have it; 0: there is none */
	bool		simple;			/* there is no other */
	bool		anywhere;		/* those before are names of elements alone: it may be one in a cell */
} last_name;

static last_name
read_last_name(const char *start, const char *end)
{
	const char *p = end;
	last_name	name = {.anywhere = true};

	while (p > start && is_name_byte(p[-1]))
		p--;
	if (p > start && (p[-1] == '.' || p[-1] == '#') && p < end)
		p--;
	name.simple = p == start && p < end;
	if (p < end)
		name.number = *p == '.' || *p == '#' ? number_of(p, end) : gr_html_number_of(p, end);
	for (; start < p; start++)
		name.anywhere = name.anywhere && (gr_html_alphanumeric(*start) || gr_html_blank(*start) || *start == '>');
	return name;
}

/* What is meant has not the text that its tags hold. */
static void
take_doubt(gr_html_sheet *sheet, last_name name)
{
	if (name.number != 0 && name.anywhere && sheet->n_doubts < GR_SHEET_DOUBTS)
		sheet->doubts[sheet->n_doubts++] = name.number;
}

/* Where a selector says which of the elements it means, or what beside them: a:first-child, a::before. */
static const char *
pseudo_start(const char *start, const char *end)
{
	const char *colon = memchr(start, ':', (size_t) (end - start));

	return colon != NULL ? colon : end;
}

/* Takes the first attribute in the brackets of a selector of a rule that hides, if it is a page's own: [data-h], span[data-h="1"]. */
static void
take_attribute(gr_html_sheet *sheet, const char *start, const char *end)
{
	const char *name = end > start ? memchr(start, '[', (size_t) (end - start)) : NULL;
	const char *stop;

	if (name == NULL)
		return;
	for (stop = ++name; stop < end && is_name_byte(*stop); stop++)
		;
	if (stop > name && memchr(name, '-', (size_t) (stop - name)) != NULL && sheet->n_attributes < GR_SHEET_ATTRIBUTES)
		sheet->attributes[sheet->n_attributes++] = (gr_str) {name, (uint32_t) (stop - name)};
}

/* Takes a selector of a rule that hides, or of one that says how what it is for is shown. */
static void
take_selector(gr_html_sheet *sheet, const char *start, const char *end, bool hides)
{
	last_name	name;
	int			found;

	while (end > start && gr_html_blank(end[-1]))
		end--;
	name = read_last_name(start, end);
	found = find(sheet->hides, sheet->n, name.number);
	if (hides && name.simple && found < 0 && find(sheet->shows, sheet->n_shows, name.number) < 0 && sheet->n < GR_SHEET_SELECTORS)
		sheet->hides[sheet->n++] = name.number;
	else if (hides && !name.simple)
		take_doubt(sheet, read_last_name(start, pseudo_start(start, end)));
	else if (!hides && found >= 0)
		sheet->hides[found] = sheet->hides[--sheet->n];
	if (!hides && !name.simple && sheet->n_shows < GR_SHEET_SELECTORS)
		sheet->shows[sheet->n_shows++] = name.number;
}

static bool
is_hexadecimal(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* A digit in quotes, by itself or by its code \31; other codes are those of signs in a font. */
static bool
has_quoted_digit(const char *p, const char *end)
{
	bool		quoted = false;

	for (; p < end && *p != ';'; p++)
	{
		uint32_t	code = 0;

		if (*p == '"' || *p == '\'')
			quoted = !quoted;
		else if (quoted && *p >= '0' && *p <= '9')
			return true;
		if (*p != '\\')
			continue;
		for (; p + 1 < end && is_hexadecimal(p[1]); p++)
			code = code * 16 + (uint32_t) (p[1] <= '9' ? p[1] - '0' : (p[1] | 0x20) - 'a' + 10);
		if (code >= '0' && code <= '9')
			return true;
	}
	return false;
}

/* Whether the declarations write a digit before or behind the text, or what a counter or an attribute says. */
static bool
writes_digits(const char *start, const char *end)
{
	const char *content = gr_find_bytes(start, end, "content");

	return content != NULL
		&& (has_quoted_digit(content, end) || gr_find_bytes(content, end, "attr(") != NULL || gr_find_bytes(content, end, "counter") != NULL);
}

/* Whether the declarations say that what they are for is shown. */
static bool
may_show(const char *start, const char *end)
{
	return gr_find_bytes(start, end, "display") != NULL || gr_find_bytes(start, end, "visibility") != NULL
		|| gr_find_bytes(start, end, "position") != NULL || gr_find_bytes(start, end, "text-decoration") != NULL;
}

/* Takes the selectors [p, open) of the rule whose declarations stand in (open, close). */
static void
take_rule(gr_html_sheet *sheet, const char *p, const char *open, const char *close)
{
	const gr_html_style style = gr_html_read_style(open + 1, close);
	const bool	hides = style.hidden || style.unseen;
	const char *colon = memchr(p, ':', (size_t) (open - p));
	const bool	doubted = style.turned || (colon != NULL && writes_digits(open + 1, close));

	if (!hides && !doubted && !may_show(open, close))
		return;
	while (p < open)
	{
		const char *comma = memchr(p, ',', (size_t) (open - p));
		const char *end = comma != NULL ? comma : open;

		p = skip_blanks(p, end);
		if (hides)
			take_attribute(sheet, p, end);
		if (doubted)
			take_doubt(sheet, read_last_name(p, pseudo_start(p, end)));
		else
			take_selector(sheet, p, end, hides);
		p = end + 1;
	}
}

void
gr_html_read_sheet(gr_html_sheet *sheet, const char *start, const char *end)
{
	const char *p = memchr(start, '>', (size_t) (end - start));

	if (p == NULL)
		return;
	p++;
	while ((p = skip_blanks(p, end)) < end)
	{
		const char *open;
		const char *close;

		if (*p == '@')
		{
			p = skip_at_rule(p, end);
			continue;
		}
		open = memchr(p, '{', (size_t) (end - p));
		close = open != NULL ? memchr(open, '}', (size_t) (end - open)) : NULL;
		if (close == NULL)
			return;
		take_rule(sheet, p, open, close);
		p = close + 1;
	}
}

/* Whether one of the names in [p, end), which blanks part, is among the numbers; mark: of their kind. */
static bool
has_any(const uint32_t *numbers, uint32_t n, const char *p, const char *end, char mark)
{
	while (p < end)
	{
		const char *start = p;
		uint32_t	number = (1u ^ (uint8_t) mark) * 0x01000193 + 1;

		for (; p < end && !gr_html_blank(*p); p++)
			number = (number ^ (uint8_t) *p) * 0x01000193 + 1;
		if (p > start && find(numbers, n, number) >= 0)
			return true;
		p++;
	}
	return false;
}

/* Whether one of the numbers means the element. */
static bool
means(const uint32_t *numbers, uint32_t n, const gr_html_token *token)
{
	return find(numbers, n, token->name) >= 0 || has_any(numbers, n, token->classes, token->classes_end, '.')
		|| has_any(numbers, n, token->id, token->id_end, '#');
}

bool
gr_html_sheet_hides(const gr_html_sheet *sheet, const gr_html_token *token)
{
	return !token->styled && means(sheet->hides, sheet->n, token);
}

bool
gr_html_sheet_doubts(const gr_html_sheet *sheet, const gr_html_token *token, const char *tag, const char *end)
{
	for (uint32_t i = 0; i < sheet->n_attributes; i++)
	{
		const gr_str *name = &sheet->attributes[i];

		for (const char *p = tag; (size_t) (end - p) > name->len && (p = memchr(p, ' ', (size_t) (end - p) - name->len)) != NULL; p++)
			if (memcmp(p + 1, name->s, name->len) == 0)
				return true;
	}
	return means(sheet->doubts, sheet->n_doubts, token);
}
