/*
 * no_line.c - lines of the text that are none of the page.
 */
#include "page/no_line.h"

#include <string.h>

#include "text/utf8.h"

/* Blanks between a page's number and its end. */
#define FOOT_BYTES 64

/* |---|:--:|, +---+===+, ─────, |___|: nothing but what rules are drawn with */
static bool
is_rule(const char *p, const char *end)
{
	int			run = 0;
	bool		rule = false;

	while (p < end)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == '-' || c == '=' || c == '_')
			rule = ++run >= 3 || rule;
		else if (gr_is_level(c) || (c == ':' && run > 0) || (c == ':' && end - p > 1 && p[1] == '-'))
			rule = true;
		else if (gr_is_bar(c) || c == '+' || gr_is_blank(c))
			run = 0;
		else
			return false;
		p += length;
	}
	return rule;
}

const uint8_t gr_begins_no_line[256] = {
	['-'] = 3, ['='] = 2, ['_'] = 2, [':'] = 2, ['+'] = 2, ['|'] = 2, [','] = 1, ['/'] = 1,
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
	[0xE5] = 1, [0xE7] = 1, [0xE9] = 1, /* 共 第 页 頁 */
	[0xC2] = 2, [0xE2] = 3, [0xEF] = 3, /* dashes, bars, wide digits */
};

/* What a page's foot is written with. */
typedef enum foot_part
{
	NO_PART, DIGIT, DASH, WORD, GAP
} foot_part;

static foot_part
foot_part_of(uint32_t c)
{
	if ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'))
		return DIGIT;
	if (c == '-' || c == U'－' || (c >= U'‐' && c <= U'―') || c == U'─')
		return DASH;
	if (c == U'第' || c == U'页' || c == U'共' || c == U'頁')
		return WORD;
	return gr_is_blank(c) || c == ',' || c == U'，' || c == '/' ? GAP : NO_PART;
}

/* - 3 -, —3—, 第 3 页, 第3页 共5页: what a page's foot says */
bool
gr_is_page_number(const char *start, const char *end)
{
	const char *p = start;
	foot_part	before = GAP;
	int			dashes[2] = {0, 0}; /* before and behind the number */
	int			numbers = 0;
	int			words = 0;

	if (end - start > GR_PAGE_NUMBER_BYTES || (end - start >= 3 && !gr_may_be_page_number(start)))
		return false;
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p == end)
		return false;			/* the usual figure */
	for (p = start; p < end;)
	{
		uint32_t	length;
		foot_part	part = foot_part_of(gr_utf8(p, end, &length));

		if (part == NO_PART)
			return false;
		numbers += part == DIGIT && before != DIGIT;
		dashes[numbers > 0] += part == DASH;
		words += part == WORD;
		before = part;
		p += length;
	}
	if (words == 0)
		return numbers == 1 && dashes[0] > 0 && dashes[1] > 0;
	return words >= 2 && numbers >= 1 && numbers <= 2;
}

/* A number by itself at the foot of a page: nothing but blanks, then the form feed that begins the next. */
static bool
is_foot(const gr_page *page, const char *start, const char *end)
{
	const char *p = end;
	const char *limit = page->text + page->length;

	if (end - start > 4 || *start == '0')
		return false;
	for (const char *q = start; q < end; q++)
		if (*q < '0' || *q > '9')
			return false;
	while (p < limit && p - end < FOOT_BYTES && (*p == ' ' || *p == '\n' || *p == '\r'))
		p++;
	return p < limit && *p == '\f';
}

/* |-, with which MediaWiki begins a row: no cell where those before it have a blank behind their bar. */
static bool
begins_wiki_row(const gr_page *page, const char *start, const char *end)
{
	const gr_line *before = page->n_lines > 0 ? &page->lines[page->n_lines - 1] : NULL;

	return end - start == 2 && memcmp(start, "|-", 2) == 0 && before != NULL && page->text[before->start] == '|'
		&& (before->length == 1 || page->text[before->start + 1] == ' ');
}

bool
gr_is_no_line(const gr_page *page, const char *start, const char *stop, bool form_feeds, bool *ruled)
{
	const uint8_t begins = gr_begins_no_line[(uint8_t) *start];
	const gr_line *before;

	if ((begins & 1) != 0 && (gr_is_page_number(start, stop) || (form_feeds && is_foot(page, start, stop))))
		return true;
	if ((begins & 2) != 0 && (is_rule(start, stop) || begins_wiki_row(page, start, stop)))
	{
		*ruled = true;
		return true;
	}
	/* a bar by itself stands between two cells, or behind a blank one where each cell has a bar behind it */
	if (stop - start != 1 || *start != '|')
		return false;
	before = page->n_lines > 0 ? &page->lines[page->n_lines - 1] : NULL;
	return !(before != NULL && before->layout == GR_BARS && before->n == 1);
}
