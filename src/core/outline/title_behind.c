/*
 * title_behind.c - reads what stands behind a title's words in their line, and the year in the line below; tells
 * titles of other kinds of reports.
 */
#include "outline/title_behind.h"

#include "outline/outline.h"
#include "outline/title.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/years.h"

static bool
is_opening(uint32_t c)
{
	return c == '(' || c == U'（' || c == U'—' || c == '-' || c == U'–';
}

static bool
is_closing(uint32_t c)
{
	return c == ')' || c == U'）';
}

/* （2023年） and ——2023年度: what is behind it; NULL where no such year stands at p. */
static const char *
take_year_apart(const char *p, const char *end)
{
	uint32_t	length = 0;
	const char *start;
	bool		opened = false;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (!gr_is_blank(c) && !is_opening(c))
			break;
		opened |= is_opening(c);
	}
	if (!opened || p == end)
		return NULL;
	for (start = p; p < end && !is_closing(gr_utf8(p, end, &length));)
		p += length;
	if (gr_count_letters(start, p) > 6 || gr_only_year(start, p) <= 0)
		return NULL;
	return p < end ? p + length : end;
}

/* What is behind one of the words, where the text begins with it; else NULL. */
static const char *
skip_one(const char *p, const char *end, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gr_skip_word(p, end, words[i]) > p)
			return gr_skip_word(p, end, words[i]);
	return NULL;
}

bool
gr_may_follow_title(const char *p, const char *end, bool *announced)
{
	static const char *const page[] = {
		"发布", "时间", "日期", "来源", "作者", "浏览", "字体", "字号", "打印", "信息来源", "索引", "文号", "点击", "责任", "根据", "按照", "依据", "本报告", "本年", "一、"
	};
	static const char *const sentence[] = {"予以", "如下", "向社会", "公布", "现予", "已经", "已编", "并向", "进行", "报送", "上报", "呈报", "报告", "汇报", "报请", "报来", "呈上", "公示"};
	static const char *const closing[] = {"》", "”"};
	static const char *const notices[] = {"的通知", "的公告", "的通告", "的公示", "的函", "的报告", "的请示"};
	const char *behind;
	uint32_t	length;
	uint32_t	c;
	bool		quoted = false;

	for (; (behind = skip_one(p, end, closing, 2)) != NULL; quoted = true)
		p = behind;
	if (p >= end)
		return true;
	if (quoted && skip_one(p, end, notices, sizeof notices / sizeof notices[0]) == end)
	{
		*announced = true;
		return true;
	}
	c = gr_utf8(p, end, &length);
	if (gr_is_sentence_mark(c))
	{
		*announced = true;
		return c != ',' || p + 1 >= end || p[1] != '"';
	}
	if (gr_is_blank(c) || gr_fold(c) == 0 || c < 0x80 || skip_one(p, end, page, sizeof page / sizeof page[0]) != NULL)
		return true;
	*announced |= skip_one(p, end, sentence, sizeof sentence / sizeof sentence[0]) != NULL;
	return *announced;
}

bool
gr_is_notice(const gr_title_piece *piece, const char *phrase, const char *behind, const char *end)
{
	static const char *const verbs[] = {"关于印发", "关于公布", "关于公开", "关于发布", "关于转发"};
	static const char *const notices[] = {"的通知", "的公告", "的通告", "的公示", "的通报"};
	const char *const *verb = verbs;
	const char *const *last = verbs + sizeof verbs / sizeof verbs[0];

	if (!piece->begins || piece->listed || skip_one(gr_skip_word(behind, end, "》"), end, notices, sizeof notices / sizeof notices[0]) != end)
		return false;
	while (verb < last && gr_find_bytes(piece->start, phrase, *verb) == NULL)
		verb++;
	return verb < last;
}

const char *
gr_skip_letter_title(const char *p, const char *end)
{
	static const char *const letters[] = {"的报告", "的函", "的请示"};
	const char *behind = skip_one(p, end, letters, 3);

	return behind == end ? behind : NULL;
}

/* …报告 2023年, up to the line's end */
static bool
is_year_after_blank(const char *p, const char *end)
{
	const char *start = gr_skip_blanks(p, end);
	gr_year		year = start > p ? gr_find_year(start, end) : (gr_year) {0, NULL, NULL};

	return year.value != 0 && year.start == start && gr_skip_word(year.end, end, "年") > year.end
		&& gr_skip_word(gr_skip_word(year.end, end, "年"), end, "度") == end;
}

static bool
states_year(const gr_title_parts *p)
{
	for (int i = p->first; i <= p->last; i++)
		if (gr_find_year(p->start[i], p->end[i]).value != 0)
			return true;
	return false;
}

void
gr_take_year_behind(const gr_page *page, gr_title_parts *p, uint32_t *bottom)
{
	const char *end = gr_end_of_line(page, *bottom);
	const char *year = take_year_apart(p->end[p->last], end);
	const char *next;

	if (year == NULL && is_year_after_blank(p->end[p->last], end) && !states_year(p))
		year = end;
	if (year != NULL)
		p->end[p->last] = year;
	if (year != NULL || p->end[p->last] != end || *bottom + 1 >= page->n_lines || p->last + 1 >= GR_TITLE_LINES * 2)
		return;
	next = page->text + page->lines[*bottom + 1].start;
	end = gr_end_of_line(page, *bottom + 1);
	if (next == end || take_year_apart(next, end) != end)
		return;
	p->last++;
	p->start[p->last] = next;
	p->end[p->last] = end;
	++*bottom;
}

/* ---- other kinds of reports ------------------------------------------------------------- */

bool
gr_is_of_another_kind(const char *start, const char *title_end, const char *end)
{
	static const char *const periods[] = {"季度", "半年", "月份", "月度"};
	static const char *const texts[] = {"解读", "的解读", "图解", "编制说明", "的编制说明"};

	for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++)
		if (gr_find_bytes(start, title_end, periods[i]) != NULL)
			return true;
	return skip_one(gr_skip_word(title_end, end, "》"), end, texts, sizeof texts / sizeof texts[0]) != NULL;
}

/* A line without marks that states a year and does not speak of disclosure, a bracketed year at its end left out. */
static bool
find_plain_title(const gr_page *page, uint32_t line, const char **start, const char **end)
{
	uint32_t	length;

	*end = gr_end_of_line(page, line);
	*start = gr_skip_marks(page->text + page->lines[line].start, *end);
	if (gr_find_year(*start, *end).value == 0 || gr_find_bytes(*start, *end, "信息公开") != NULL || gr_find_bytes(*start, *end, "政务公开") != NULL)
		return false;
	for (const char *p = *start; p < *end; p += length)
	{
		uint32_t	c = gr_utf8(p, *end, &length);

		if (gr_is_title_mark(c))
			return false;
		if (p > *start && take_year_apart(p, *end) == *end)
			*end = p;
	}
	return true;
}

/* Letters of the title of another kind of report. */
#define OTHER_LETTERS 40

uint32_t
gr_find_other_title(const gr_page *page, uint32_t from, uint32_t until)
{
	static const char *const ends[] = {"报告", "总结", "报表", "年报", "汇报"};

	for (uint32_t i = from; i < until; i++)
	{
		const char *start;
		const char *end;
		gr_letters	l;

		if (page->lines[i].length > OTHER_LETTERS * 4 || !find_plain_title(page, i, &start, &end))
			continue;
		gr_take_letters(start, end, &l);
		for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
			if (l.n > 4 && l.n <= OTHER_LETTERS && gr_find_letters(&l, (int) l.n - 2, ends[k]) >= 0)
				return i;
	}
	return until;
}
