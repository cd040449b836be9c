/*
 * attachments.c - tells an attachment of another authority or year than the report's, or a pattern
 * of one, by the line that opens it.
 */
#include "outline/attachments.h"

#include <string.h>

#include "text/folded.h"
#include "text/numerals.h"
#include "text/utf8.h"
#include "text/years.h"

/* What is behind an attachment's number: 1：, 一、, 2-1. A year is none. */
static const char *
skip_number(const char *p, const char *end)
{
	const gr_year year = gr_find_year(p, end);
	bool		marked = false; /* a mark stood there: the Chinese numeral behind it begins a name */

	if (year.value != 0)
		end = year.start;
	while (p < end)
	{
		uint32_t	bytes;
		uint32_t	c = gr_utf8(p, end, &bytes);
		bool		is_mark = gr_fold(c) == 0;

		if (!is_mark && !(c >= '0' && c <= '9') && (marked || gr_chinese_numeral(c) == 0))
			break;
		marked |= is_mark;
		p += bytes;
	}
	return p;
}

/* What is behind the word and the number that open an attachment, 附件1：; NULL: the line opens none. */
static const char *
skip_attachment(const gr_page *page, const gr_line *line)
{
	static const char *const words[] = {"附件", "附表", "附录", "附：", "附:"};
	const char *p = page->text + line->start;
	const char *end = p + line->length;

	/* another ideograph, or cells */
	if (end - p < 3 || line->n != 1 || ((unsigned char) *p >= 0xE0 && memcmp(p, "附", 3) != 0))
		return NULL;
	p = gr_skip_marks(p, end);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if ((size_t) (end - p) >= strlen(words[i]) && memcmp(p, words[i], strlen(words[i])) == 0)
			return skip_number(p + strlen(words[i]), end);
	return NULL;
}

/* The name that an attachment's line begins with, be it behind a year: it ends before a year or what the table is about. */
static gr_str
attachment_name(const char *p, const char *end)
{
	static const char *const words[] = {"政府信息", "信息公开", "收到", "申请", "统计", "情况", "数据", "报告"};
	gr_year		year = gr_find_year(p, end);

	if (year.value != 0 && year.start - p < 3)
	{
		p = year.end;
		for (; end - p >= 3 && (memcmp(p, "年", 3) == 0 || memcmp(p, "度", 3) == 0); p += 3);
		year = gr_find_year(p, end);
	}
	if (year.value != 0)
		end = year.start;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
	{
		const char *found = gr_find_bytes(p, end, words[i]);

		end = found != NULL ? found : end;
	}
	return (gr_str) {p, (uint32_t) (end - p)};
}

/* Whether an attachment is of another year or authority than the report, or a pattern of it, by what is behind its word. */
static bool
is_of_others(const gr_search *s, const char *p, const char *end)
{
	static const char *const patterns[] = {"格式", "模板", "样表", "样式", "范本", "示例", "示范"};
	int			year = gr_only_year(p, end);
	gr_str		name = attachment_name(p, end);

	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
		if (gr_find_bytes(p, end, patterns[i]) != NULL)
			return true;
	if (year > 0 && s->year > 0 && year != s->year)
		return true;
	if (s->own == NULL || s->own->agency.s == NULL || gr_name_kind_of(name.s, name.s + name.len) == GR_NO_NAME)
		return false;
	/* its own place's table may be its own */
	return !gr_may_be_same(s->own->agency, name)
		&& gr_find_some_bytes(s->own->agency.s, s->own->agency.s + s->own->agency.len, name.s, name.len) == NULL;
}

/* Where an attachment ends: at the next section that did not stand before it. */
static uint32_t
end_of_attachment(const gr_search *s, uint32_t line)
{
	uint32_t	kinds = 0;

	for (uint32_t i = 0; i < s->outline->n; i++)
	{
		const gr_heading *heading = &s->outline->headings[i];

		if (heading->line < line)
			kinds |= 1u << heading->kind;
		else if (heading->kind != GR_EXTRA && (kinds & 1u << heading->kind) == 0)
			return heading->line;
	}
	return s->page->n_lines;
}

/* Whether words of tables stand in these lines. */
static bool
has_table(const gr_search *s, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_line *line = &s->page->lines[i];

		for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
			if (s->words[c].term < GR_TERM_SECTIONS)
				return true;
	}
	return false;
}

uint32_t
gr_next_attachment(const gr_search *s, uint32_t from)
{
	while (from < s->page->n_lines && skip_attachment(s->page, &s->page->lines[from]) == NULL)
		from++;
	return from;
}

uint32_t
gr_attachments_from(const gr_search *s, bool of_tables)
{
	const gr_outline *outline = s->outline;

	for (uint32_t i = 0; i < outline->n && !of_tables; i++)
		if (outline->headings[i].kind == GR_OTHER_MATTERS)
			return outline->headings[i].line + 1;
	return outline->n > 0 ? outline->headings[0].line + 1 : s->page->n_lines;
}

void
gr_set_attachments_apart(gr_search *s, uint32_t line)
{
	for (; line < s->page->n_lines; line = gr_next_attachment(s, line + 1))
	{
		const gr_line *l = &s->page->lines[line];
		uint32_t	end = end_of_attachment(s, line);

		if (!is_of_others(s, skip_attachment(s->page, l), s->page->text + l->start + l->length) || !has_table(s, line + 1, end))
			continue;
		gr_note_other(s, line, true);
		gr_take_away(s, line, end);
	}
}
