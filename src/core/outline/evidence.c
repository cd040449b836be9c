/*
 * evidence.c - finds the names and years that a report states in other places than its title.
 */
#include "outline/evidence.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/years.h"

/* Lines at the end of a report that its signature stands in. */
#define SIGNATURE_LINES 40
/* Lines of the first section that may say who compiled the report. */
#define COMPILED_LINES 6
/* Bytes of a line, and of the narrative, that are looked into. */
#define LINE_BYTES 2048
#define NARRATIVE_BYTES (32 * 1024)
#define SPOKEN_BYTES (64 * 1024)

static const char *
line_start(const gr_page *page, uint32_t line)
{
	return page->text + page->lines[line].start;
}

static const char *
line_end(const gr_page *page, uint32_t line)
{
	uint32_t	length = page->lines[line].length;

	return line_start(page, line) + (length < LINE_BYTES ? length : LINE_BYTES);
}

static void
keep_name(gr_named_by *found, const char *start, const char *end, uint32_t line)
{
	if (found->name.s != NULL || start >= end || gr_name_kind_of(start, end) != GR_FULL_NAME)
		return;
	*found = (gr_named_by) {{start, (uint32_t) (end - start)}, line};
}

/* ---- signature ------------------------------------------------------------------- */

/* The line, which has a year, is a date and nothing else: 2024年1月15日, （2024年1月15日）, 二〇二四年一月十五日. */
static bool
is_date(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	if (l.n < 7 || l.n > 13 || gr_find_letters(&l, 0, "年") < 0 || gr_find_letters(&l, 0, "月") < 0
		|| l.letter[l.n - 1] != U'日')
		return false;
	for (uint32_t i = 0; i < l.n; i++)
	{
		uint32_t	c = l.letter[i];

		if (gr_numeral(c) == 0 && c != '0' && c != 'o' && c != U'〇' && c != U'零' && c != U'年' && c != U'月' && c != U'日')
			return false;
	}
	return true;
}

/* A name in a line above a date, or before one in its line. */
static void
find_signature(const gr_page *page, uint32_t from, uint32_t until, gr_named_by *found)
{
	for (uint32_t i = from; i < until && found->name.s == NULL; i++)
	{
		const char *start = line_start(page, i);
		const char *end = line_end(page, i);
		gr_year		year;

		if (end - start > GR_SHORT_LINE_LENGTH || (year = gr_find_year(start, end)).value == 0)
			continue;
		if (is_date(start, end))
		{
			if (i > from)
				keep_name(found, line_start(page, i - 1), line_end(page, i - 1), i - 1);
			continue;
		}
		if (year.start > start && is_date(year.start, end))
			keep_name(found, start, year.start, i);
	}
}

/* ---- who compiled it ---------------------------------------------------------------- */

static void
find_compiler(const gr_page *page, uint32_t line, gr_named_by *found)
{
	static const char *const stops[] = {"根据", "按照", "依据", "依照", "组织", "负责", "牵头", "编制", "编写", "撰写"};
	const char *end = line_end(page, line);
	const char *p = line_start(page, line);

	while (found->name.s == NULL && (p = gr_find_bytes(p, end, "由")) != NULL)
	{
		const char *limit = end - p > 180 ? p + 180 : end;
		const char *stop = gr_find_bytes(p, limit, "编制");

		p += 3;
		if (stop == NULL)
			continue;
		for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
		{
			const char *word = gr_find_bytes(p, limit, stops[i]);

			if (word != NULL && word < stop)
				stop = word;
		}
		keep_name(found, p, stop, line);
	}
}

/* ---- publisher ------------------------------------------------------------------------ */

static void
find_labelled(const gr_page *page, uint32_t line, const gr_letters *l, const char *label, gr_named_by *found)
{
	const char *end = line_end(page, line);
	int			at;
	const char *p;
	const char *start;
	uint32_t	length;
	bool		parted = false;

	if (found->name.s != NULL)
		return;
	at = gr_find_letters(l, 0, label);
	if (at < 0)
		return;
	at += (int) (strlen(label) / 3) - 1;
	p = l->at[at] + l->bytes[at];
	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (!gr_is_blank(c) && gr_fold(c) != 0)
			break;
		parted |= c == ':' || c == U'：' || gr_is_bar(c) || c == '\t' || c == U'】' || c == ']';
	}
	start = p;
	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_blank(c) || (gr_fold(c) == 0 && c != '(' && c != ')' && c != U'（' && c != U'）'))
			break;
	}
	if (parted)
		keep_name(found, start, p, line);
}

static void
find_publishers(const gr_page *page, uint32_t line, gr_named_by names[GR_SOURCES])
{
	static const char *const labels[] = {
		"发布机构", "发文机关", "发文单位", "发文机构", "公开机构", "制发机关", "发布单位", "公开主体", "发布机关", "责任部门", "公开单位", "填报单位",
	};

	gr_letters	l;

	if (page->lines[line].length > LINE_BYTES)
		return;
	gr_take_letters(line_start(page, line), line_end(page, line), &l);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		find_labelled(page, line, &l, labels[i], &names[GR_PUBLISHED_BY]);
	find_labelled(page, line, &l, "来源", &names[GR_SOURCE]);
}

void
gr_find_publishers(const gr_page *page, uint32_t head, gr_named_by names[GR_SOURCES])
{
	for (uint32_t i = 0; i < head; i++)
		find_publishers(page, i, names);
}

void
gr_find_names(const gr_page *page, const gr_outline *outline, uint32_t head, gr_named_by names[GR_SOURCES])
{
	uint32_t	compiled = head;
	uint32_t	tail = page->n_lines > SIGNATURE_LINES ? page->n_lines - SIGNATURE_LINES : 0;

	memset(names, 0, GR_SOURCES * sizeof names[0]);
	if (outline->n > 0 && outline->headings[0].line <= head)
		compiled = head + COMPILED_LINES < page->n_lines ? head + COMPILED_LINES : page->n_lines;
	for (uint32_t i = 0; i < compiled; i++)
		find_compiler(page, i, &names[GR_COMPILED]);
	find_signature(page, 0, head, &names[GR_SIGNED]);
	find_signature(page, tail > head ? tail : head, page->n_lines, &names[GR_SIGNED]);
}

/* ---- what the report calls itself -------------------------------------------------------- */

bool
gr_speaks_otherwise(const gr_page *page, gr_str name)
{
	/* by what it calls itself: how such an authority's name ends, one or the other */
	static const struct
	{
		const char *self;
		const char *ends[3];
	}			selves[] = {
		{"我局", {"局", "署", NULL}},
		{"我镇", {"镇", "镇人民政府", "镇政府"}},
		{"我乡", {"乡", "乡人民政府", "乡政府"}},
		{"我街道", {"街道", "街道办事处", "街"}},
		{"我委", {"委", "委员会", NULL}},
		{"我厅", {"厅", NULL, NULL}},
		{"我院", {"院", NULL, NULL}},
		{"我中心", {"中心", NULL, NULL}},
	};
	const char *end = page->text + (page->length < SPOKEN_BYTES ? page->length : SPOKEN_BYTES);
	bool		otherwise = false;

	for (size_t i = 0; i < sizeof selves / sizeof selves[0]; i++)
	{
		if (gr_find_bytes(page->text, end, selves[i].self) == NULL)
			continue;
		for (int k = 0; k < 3 && selves[i].ends[k] != NULL; k++)
		{
			size_t		length = strlen(selves[i].ends[k]);

			if (name.len >= length && memcmp(name.s + name.len - length, selves[i].ends[k], length) == 0)
				return false;
		}
		otherwise = true;
	}
	return otherwise;
}

/* ---- years of the narrative ---------------------------------------------------------------- */

/* The year stands in a document's number or name, or is compared with: 〔2021〕, 《…2021年…》, 较2022年. */
static bool
is_of_another(const char *start, const char *year)
{
	static const char *const words[] = {"〔", "[", "［", "较", "比", "与", "自", "至", "到", "从", "截至", "截止"};
	const char *from = year - start > 150 ? year - 150 : start;
	const char *open = NULL;
	const char *p = from;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
	{
		size_t		length = strlen(words[i]);

		if ((size_t) (year - start) >= length && memcmp(year - length, words[i], length) == 0)
			return true;
	}
	while ((p = gr_find_bytes(p, year, "《")) != NULL)
		open = p++;
	return open != NULL && gr_find_bytes(open, year, "》") == NULL;
}

int
gr_find_narrative_year(const gr_page *page, const gr_outline *outline)
{
	const gr_heading *overview = outline->headings;
	const char *start;
	const char *end;
	int			found = 0;

	if (outline->n == 0)
		return 0;
	for (uint32_t i = outline->n; i > 0; i--)
		if (outline->headings[i - 1].kind == GR_OVERVIEW)
			overview = &outline->headings[i - 1];
	start = page->text + overview->body;
	end = page->text + overview->end;
	if (end - start > NARRATIVE_BYTES)
		end = start + NARRATIVE_BYTES;
	for (gr_year year = gr_find_year(start, end); year.value != 0; year = gr_find_year(year.end, end))
	{
		const char *p = year.end;
		uint32_t	length = 1;

		while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
			p += length;
		if (end - p < 3 || memcmp(p, "年", 3) != 0 || is_of_another(start, year.start))
			continue;
		p += 3;
		while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
			p += length;
		if (p < end && gr_numeral(gr_fold(gr_utf8(p, end, &length))) != 0)
			continue;			/* a date */
		if (found != 0 && found != year.value)
			return 0;
		found = year.value;
	}
	return found;
}
