/*
 * html_sheet.c - which classes, ids and elements a page's own styles hide.
 */
#include "page/html_sheet.h"

#include <string.h>

#include "page/html_style.h"
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

/* .a, #a, a: the last of a selector's names, with its mark; *simple: there is no other. */
static uint32_t
last_name(const char *start, const char *end, bool *simple)
{
	const char *p = end;

	while (p > start && is_name_byte(p[-1]))
		p--;
	if (p > start && (p[-1] == '.' || p[-1] == '#') && p < end)
		p--;
	*simple = p == start && p < end;
	return number_of(p, end);
}

/* Takes a selector of a rule that hides, or of one that says how what it is for is shown. */
static void
take_selector(gr_html_sheet *sheet, const char *start, const char *end, bool hides)
{
	uint32_t	number;
	bool		simple;
	int			found;

	while (end > start && gr_html_blank(end[-1]))
		end--;
	number = last_name(start, end, &simple);
	found = find(sheet->hides, sheet->n, number);
	if (hides && simple && found < 0 && find(sheet->shows, sheet->n_shows, number) < 0 && sheet->n < GR_SHEET_SELECTORS)
		sheet->hides[sheet->n++] = number;
	else if (!hides && found >= 0)
		sheet->hides[found] = sheet->hides[--sheet->n];
	if (!hides && !simple && sheet->n_shows < GR_SHEET_SELECTORS)
		sheet->shows[sheet->n_shows++] = number;
}

/* Whether the declarations say that what they are for is shown. */
static bool
may_show(const char *start, const char *end)
{
	return gr_find_bytes(start, end, "display") != NULL || gr_find_bytes(start, end, "visibility") != NULL
		|| gr_find_bytes(start, end, "position") != NULL || gr_find_bytes(start, end, "text-decoration") != NULL;
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
		gr_html_style style;
		bool		hides;

		if (*p == '@')
		{
			p = skip_at_rule(p, end);
			continue;
		}
		open = memchr(p, '{', (size_t) (end - p));
		close = open != NULL ? memchr(open, '}', (size_t) (end - open)) : NULL;
		if (close == NULL)
			return;
		style = gr_html_read_style(open + 1, close);
		hides = style.hidden || style.unseen;
		for (const char *comma; hides || may_show(open, close); p = comma + 1)
		{
			comma = memchr(p, ',', (size_t) (open - p));
			p = skip_blanks(p, open);
			take_selector(sheet, p, comma != NULL ? comma : open, hides);
			if (comma == NULL)
				break;
		}
		p = close + 1;
	}
}

/* Whether one of the names in [p, end), which blanks part, is hidden; mark: of their kind. */
static bool
hides_any(const gr_html_sheet *sheet, const char *p, const char *end, char mark)
{
	while (p < end)
	{
		const char *start = p;
		uint32_t	number = (1u ^ (uint8_t) mark) * 0x01000193 + 1;

		for (; p < end && !gr_html_blank(*p); p++)
			number = (number ^ (uint8_t) *p) * 0x01000193 + 1;
		if (p > start && find(sheet->hides, sheet->n, number) >= 0)
			return true;
		p++;
	}
	return false;
}

bool
gr_html_sheet_hides(const gr_html_sheet *sheet, const gr_html_token *token)
{
	return !token->styled && (hides_any(sheet, token->classes, token->classes_end, '.') || hides_any(sheet, token->id, token->id_end, '#'));
}
