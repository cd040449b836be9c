/*
 * evidence.c - finds the names and years that a report states in other places than its title.
 */
#include "outline/evidence.h"

#include <string.h>

#include "outline/title_marks.h"
#include "outline/title_words.h"
#include "page/html_place.h"
#include "text/fold.h"
#include "text/folded.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/years.h"
#include "text/numerals.h"

/* Lines at the end of a report that its signature stands in. */
#define SIGNATURE_LINES 40
/* Lines of the first section that may say who compiled the report. */
#define COMPILED_LINES 6
/* Lines at the end that a signature without a date stands in. */
#define LAST_LINES 3
/* Bytes of a label in a line of its own. */
#define LABEL_BYTES 18
/* Bytes of a line that are looked into. */
#define LINE_BYTES 2048

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

/* （柏川县水利局） */
static bool
strip_brackets(const char **start, const char **end)
{
	static const char *const opening[] = {"（", "("};
	static const char *const closing[] = {"）", ")"};

	for (int i = 0; i < 2; i++)
	{
		size_t		open = strlen(opening[i]);

		if ((size_t) (*end - *start) <= 2 * open || memcmp(*start, opening[i], open) != 0 || memcmp(*end - open, closing[i], open) != 0)
			continue;
		*start += open;
		*end -= open;
		return true;
	}
	return false;
}

/* The full name of an authority, or a town's: whose place it is, its government's report is. */
static void
keep_name(gr_named_by *found, const char *start, const char *end, uint32_t line)
{
	static const char *const stamps[] = {"（盖章）", "(盖章)", "（章）", "(章)", "（公章）", "(公章)", "（印章）", "（签章）", "（代章）"};

	gr_name_kind kind;

	for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
		if ((size_t) (end - start) > strlen(stamps[i]) && memcmp(end - strlen(stamps[i]), stamps[i], strlen(stamps[i])) == 0)
			end -= strlen(stamps[i]);
	end = gr_cut_blanks(start, end);
	if (found->name.s != NULL || start >= end)
		return;
	strip_brackets(&start, &end);
	kind = gr_name_kind_of(start, end);
	if (kind != GR_FULL_NAME && (kind != GR_PLACE || !gr_is_local((gr_str) {start, (uint32_t) (end - start)})))
		return;
	*found = (gr_named_by) {{start, (uint32_t) (end - start)}, line};
}

/* ---- signature ------------------------------------------------------------------- */

static bool
is_date_letter(uint32_t c)
{
	return gr_numeral(c) != 0 || c == '0' || c == 'o' || c == U'〇' || c == U'零' || c == U'年' || c == U'月' || c == U'日';
}

/* A date and nothing else: 2024年1月15日, （2024年1月15日）, 二〇二四年一月十五日, 2024-01-15. */
static bool
is_date(const char *start, const char *end)
{
	gr_letters	l;
	bool		words;

	gr_take_letters(start, end, &l);
	if (l.n < 6 || l.n > 13)
		return false;
	for (uint32_t i = 0; i < l.n; i++)
		if (!is_date_letter(l.letter[i]))
			return false;
	words = gr_find_letters(&l, 0, "年") >= 0 && gr_find_letters(&l, 0, "月") >= 0 && (l.letter[l.n - 1] == U'日' || l.letter[l.n - 1] == U'月');
	return words || (l.n <= 8 && gr_find_letters(&l, 0, "年") < 0 && end - start > (ptrdiff_t) l.n);
}

static bool
is_dash(char c)
{
	return c == '-' || c == '/' || c == '.';
}

/* A line may end with a date: with 日, a bracket, or a day's digits behind a dash. */
static bool
may_end_with_date(const gr_page *page, const gr_line *line)
{
	const char *end;

	if (line->length < 8 || line->length > GR_SHORT_LINE_LENGTH)
		return false;
	end = page->text + line->start + line->length;
	if (end[-1] >= '0' && end[-1] <= '9')
		return is_dash(end[-2]) || is_dash(end[-3]);
	return memcmp(end - 3, "日", 3) == 0 || memcmp(end - 3, "月", 3) == 0 || memcmp(end - 3, "）", 3) == 0 || end[-1] == ')';
}

/* The line above is what a page says before its own name: 联系我们, 主办单位. */
static bool
is_below_page_label(const gr_page *page, uint32_t line)
{
	static const char *const words[] = {
		"联系我们", "联系方式", "主办", "承办", "版权", "链接", "地图", "维护", "技术支持", "相关", "上一", "下一", "关于我们", "热线", "导航", "来源", "发布", "责任", "指导", "监督", "主管", "受理", "举报",
		"审核",
	};
	const char *start = line > 0 ? line_start(page, line - 1) : NULL;
	const char *end = line > 0 ? line_end(page, line - 1) : NULL;
	const char *colon = line > 0 ? gr_find_bytes(start, end, "：") : NULL;

	if (line == 0 || end - start > LABEL_BYTES || (colon != NULL && colon + 3 < end))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(start, end, words[i]) != NULL)
			return true;
	return false;
}

/* The name of another authority stands in the line above one that has a name: the report is signed by both. */
static bool
is_signed_by_two(const gr_page *page, uint32_t line, gr_str name)
{
	gr_named_by above = {{NULL, 0}, 0};

	if (line == 0 || name.s == NULL || page->lines[line - 1].length > GR_SHORT_LINE_LENGTH || is_below_page_label(page, line - 1))
		return false;
	keep_name(&above, line_start(page, line - 1), line_end(page, line - 1), line - 1);
	return above.name.s != NULL && !gr_may_be_same(above.name, name);
}

/* A name in a line above a date, or before one in its line; in_words: 2024-01-15 is what pages say of publishing. */
static void
find_signature(const gr_page *page, uint32_t from, uint32_t until, bool in_words, gr_named_by *found)
{
	const gr_line *const lines = page->lines;

	for (uint32_t i = from; i < until; i++)
	{
		const char *start;
		const char *end;
		gr_year		year;

		if (!may_end_with_date(page, &lines[i]))
			continue;
		if (found->name.s != NULL)
			return;
		start = line_start(page, i);
		end = line_end(page, i);
		year = gr_find_year(start, end);
		if (year.value == 0 || !is_date(year.start, end))
			continue;
		if (in_words && gr_find_bytes(year.start, end, "年") == NULL)
			continue;
		if (gr_has_letters(start, year.start))
			keep_name(found, start, year.start, i);
		else if (i > from && !is_below_page_label(page, i - 1))
		{
			keep_name(found, line_start(page, i - 1), line_end(page, i - 1), i - 1);
			if (i - 1 > from && is_signed_by_two(page, i - 1, found->name))
				found->name.s = NULL;
		}
	}
}

bool
gr_is_below_label(const gr_page *page, uint32_t line)
{
	const char *start = line > 0 ? line_start(page, line - 1) : NULL;
	const char *end = line > 0 ? line_end(page, line - 1) : NULL;

	return line > 0 && start < end && end - start <= LABEL_BYTES && gr_find_bytes(start, end, "无") == NULL
		&& gr_find_bytes(start, end, "。") == NULL;
}

/* The sentence in the line above goes on: …可向 */
static bool
is_within_sentence(const gr_page *page, uint32_t line)
{
	static const char *const words[] = {"向", "与", "由", "对", "到", "至", "和", "及", "、", "，"};
	const char *start = line > 0 ? line_start(page, line - 1) : NULL;
	const char *end = line > 0 ? line_end(page, line - 1) : NULL;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (line > 0 && end - start > 3 && memcmp(end - 3, words[i], 3) == 0)
			return true;
	return false;
}

/* The name of an authority in a line of its own, unless another's stands there too, as in a list of
 * links; a government's, or its office's, may be the site's. */
static void
find_undated_signature(const gr_page *page, uint32_t head, gr_named_by *found)
{
	bool		several = false;

	for (uint32_t i = page->n_lines; i > head && i + LAST_LINES > page->n_lines; i--)
	{
		gr_str		name = {line_start(page, i - 1), page->lines[i - 1].length};
		gr_named_by other = {{NULL, 0}, 0};

		if (name.len > GR_SHORT_LINE_LENGTH)
			continue;
		keep_name(&other, name.s, name.s + name.len, i - 1);
		if (other.name.s == NULL)
			continue;
		/* …办公室 above 2024年1月31日印发: who sent it out */
		if (i < page->n_lines && gr_find_bytes(line_start(page, i), line_end(page, i), "印发") != NULL)
			continue;
		if (gr_is_below_label(page, i - 1) || is_within_sentence(page, i - 1) || gr_find_bytes(name.s, name.s + name.len, "政府") != NULL)
		{
			several = true;
			continue;
		}
		if (found->name.s != NULL && !gr_may_be_same(found->name, other.name))
		{
			found->name = (gr_str) {NULL, 0};
			return;
		}
		*found = other;
	}
	if (several)
		found->name = (gr_str) {NULL, 0};
}

/* ---- who compiled it ---------------------------------------------------------------- */

/* Bytes of a sentence that says who compiled the report, the law's names counted. */
#define SENTENCE_BYTES 420

/* The name that a clause begins with, before its verb: …要求，柏川县水利局编制了本报告. */
static void
find_subject(const gr_page *page, uint32_t line, gr_named_by *found)
{
	static const char *const verbs[] = {"特此编制", "特编制", "组织编制", "编制"};
	static const char *const objects[] = {"本", "了", "2", "形成"};
	const char *start = line_start(page, line);
	const char *end = line_end(page, line);

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		for (const char *p = start; (p = gr_find_bytes(p, end, verbs[i])) != NULL; p++)
		{
			const char *behind = p + strlen(verbs[i]);
			const char *name = p;
			bool		follows = false;

			for (size_t k = 0; k < sizeof objects / sizeof objects[0]; k++)
				follows |= gr_skip_word(behind, end, objects[k]) > behind;
			while (name > start && !(name - start >= 3 && (memcmp(name - 3, "，", 3) == 0 || memcmp(name - 3, "。", 3) == 0)))
				name--;
			if (follows)
				keep_name(found, gr_skip_blanks(name, p), p, line);
		}
}

/* The name between 由 and the first word behind it that no name has. */
static void
find_compiler(const gr_page *page, uint32_t line, gr_named_by *found)
{
	static const char *const stops[] = {
		"根据", "按照", "依据", "依照", "组织", "负责", "牵头", "编制", "编写", "撰写", "结合", "会同", "汇总", "参照", "对照", "严格", "认真", "按", "，",
	};
	const char *end = line_end(page, line);

	for (const char *p = line_start(page, line); found->name.s == NULL && (p = gr_find_bytes(p, end, "由")) != NULL;)
	{
		const char *limit = end - p > SENTENCE_BYTES ? p + SENTENCE_BYTES : end;
		const char *over = gr_find_bytes(p, limit, "。");
		const char *stop = over != NULL ? over : limit;
		const char *word;

		p += 3;
		if (gr_find_bytes(p, stop, "编") == NULL)
			continue;
		for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
		{
			word = gr_find_bytes(p, stop, stops[i]);
			if (word != NULL && word - p >= 6 && memcmp(word - 6, "机构编制", 12) == 0)
				word = gr_find_bytes(word + 6, stop, stops[i]);
			if (word != NULL)
				stop = word;
		}
		keep_name(found, p, stop, line);
		if ((word = gr_find_bytes(p, stop, "（")) != NULL)
			keep_name(found, p, word, line);	/* 由柏川县水利局（以下简称…）编制 */
	}
}

/* ---- publisher ------------------------------------------------------------------------ */

static const char *
cut_closing(const char *start, const char *end)
{
	if (end > start && end[-1] == ')')
		return end - 1;
	return end - start > 3 && memcmp(end - 3, "）", 3) == 0 ? end - 3 : end;
}

/* Behind the marks between a label and its value; *parted: one of them ends the label. */
static const char *
skip_label_marks(const char *p, const char *end, bool *parted)
{
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (!gr_is_blank(c) && gr_fold(c) != 0)
			break;
		*parted |= c == ':' || c == U'：' || gr_is_bar(c) || c == '\t' || c == U'】' || c == ']';
	}
	return p;
}

/* The end of a value: letters and brackets without a blank between. */
static const char *
end_of_value(const char *start, const char *end)
{
	const char *p = start;
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_blank(c) || (gr_fold(c) == 0 && c != '(' && c != ')' && c != U'（' && c != U'）'))
			break;
	}
	/* （单位：柏川县水利局） */
	if (gr_find_bytes(start, p, "（") == NULL && gr_find_bytes(start, p, "(") == NULL)
		p = cut_closing(start, p);
	return p;
}

/* The name behind a label, in its line or, where it stands alone, in the one below. */
static void
find_labelled(const gr_page *page, uint32_t line, const gr_letters *l, uint32_t behind, gr_named_by *found)
{
	const char *p = l->at[behind - 1] + l->bytes[behind - 1];
	const char *end = line_end(page, line);
	bool		parted = false;

	if (behind == l->n && line + 1 < page->n_lines)
	{
		line++;
		p = line_start(page, line);
		end = line_end(page, line);
		parted = true;
	}
	p = skip_label_marks(p, end, &parted);
	if (parted)
		keep_name(found, p, end_of_value(p, end), line);
}

static void
find_publishers(const gr_page *page, uint32_t line, gr_named_by *names)
{
	static const char *const labels[] = {
		"发布机构", "发文机关", "发文单位", "发文机构", "公开机构", "制发机关", "发布单位", "公开主体", "发布机关", "责任部门", "公开单位", "填报单位",
		"编制单位", "报送单位", "报告单位", "编制机关", "填报机关", "单位名称盖章", "单位名称", "机构名称",
	};
	gr_letters	l;
	int			at;

	if (page->lines[line].length > LINE_BYTES)
		return;
	gr_take_letters(line_start(page, line), line_end(page, line), &l);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0] && names[GR_PUBLISHED_BY].name.s == NULL; i++)
		if ((at = gr_find_letters(&l, 0, labels[i])) >= 0)
			find_labelled(page, line, &l, (uint32_t) at + (uint32_t) strlen(labels[i]) / 3, &names[GR_PUBLISHED_BY]);
	if (names[GR_PUBLISHED_BY].name.s == NULL && gr_letters_at(&l, 0, u"单位") > 0)
		find_labelled(page, line, &l, 2, &names[GR_PUBLISHED_BY]);
	if (names[GR_SOURCE].name.s == NULL && (at = gr_find_letters(&l, 0, "来源")) >= 0)
		find_labelled(page, line, &l, (uint32_t) at + 2, &names[GR_SOURCE]);
}

/* 如有疑问，请与柏川县水利局（办公室）联系. */
static void
find_contact(const gr_page *page, uint32_t line, gr_named_by *found)
{
	static const char *const leads[] = {"与", "联系", "向", "咨询"};
	static const char *const ends[] = {"联系", "（", "(", "：", "，", ":", "反映", "咨询", "办公室"};
	const char *end = line_end(page, line);

	for (size_t i = 0; i < sizeof leads / sizeof leads[0] && found->name.s == NULL; i++)
		for (const char *p = line_start(page, line); (p = gr_find_bytes(p, end, leads[i])) != NULL && found->name.s == NULL;)
		{
			const char *stop = NULL;

			p += strlen(leads[i]);
			for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
			{
				const char *at = gr_find_bytes(p, stop != NULL ? stop : end - p > 120 ? p + 120 : end, ends[k]);

				stop = at != NULL ? at : stop;
			}
			if (stop != NULL)
				keep_name(found, p, stop, line);
		}
}

/* Who the page's meta tags say that it is of. */
static void
find_meta_source(const gr_page *page, gr_named_by *found)
{
	static const char *const names[] = {"contentsource", "author", "source"};

	for (size_t i = 0; i < sizeof names / sizeof names[0] && page->html != NULL && found->name.s == NULL; i++)
	{
		gr_str		content = gr_html_find_meta(page->html, names[i]);

		if (content.s != NULL)
			keep_name(found, content.s, content.s + content.len, 0);
	}
}

/* A piece of a line, or what its brackets hold, is a name; a government's without brackets may be the site's. */
static void
keep_piece(gr_named_by *found, const char *start, const char *end, uint32_t line)
{
	uint32_t	length;
	bool		bracketed;

	while (start < end && gr_is_blank(gr_utf8(start, end, &length)))
		start += length;
	bracketed = strip_brackets(&start, &end);
	if (start < end && (bracketed || gr_find_bytes(start, end, "政府") == NULL))
		keep_name(found, start, end, line);
}

/* A name beside a title that has none: 【柏川县水利局】2023年…报告, 2023年…报告（柏川县水利局）, or in the line below. */
static void
find_beside_title(const gr_page *page, const gr_title *title, gr_named_by *found)
{
	const char *p = line_start(page, title->first);
	const char *end = line_end(page, title->first);
	const char *start = p;
	uint32_t	length;

	/* a name in the line above the words is the title's own */
	for (; p < end && title->above == 0; p += length)
		if (gr_is_title_mark(gr_utf8(p, end, &length)))
		{
			keep_piece(found, start, p, title->first);
			start = p + length;
		}
	if (title->above == 0)
		keep_piece(found, start, end, title->first);
	/* behind the title's words */
	if ((p = gr_find_bytes(line_start(page, title->last), end = line_end(page, title->last), "报告")) != NULL)
		keep_piece(found, p + 6, end, title->last);
	if (title->last + 1 < page->n_lines)
		keep_piece(found, line_start(page, title->last + 1), line_end(page, title->last + 1), title->last + 1);
}

void
gr_find_publishers(const gr_page *page, const gr_title *title, uint32_t head, gr_named_by *names)
{
	for (uint32_t i = 0; i < head; i++)
	{
		find_publishers(page, i, names);
		find_contact(page, i, &names[GR_CONTACT]);
	}
	find_meta_source(page, &names[GR_SOURCE]);
	if (title != NULL && title->place == GR_STANDING)
		find_beside_title(page, title, &names[GR_PUBLISHED_BY]);
	for (uint32_t i = page->n_lines; i > head && i + LAST_LINES > page->n_lines; i--)
		find_publishers(page, i - 1, names);
	find_undated_signature(page, head, &names[GR_UNDATED]);
}

/* The first line of [line, until) that has the word; until: none has. */
static uint32_t
find_line_with(const gr_page *page, uint32_t line, uint32_t until, const char *word)
{
	const char *found = line < until ? gr_find_bytes(line_start(page, line), line_end(page, until - 1), word) : NULL;

	if (found == NULL)
		return until;
	while (line + 1 < until && line_start(page, line + 1) <= found)
		line++;
	return line;
}

void
gr_find_names(const gr_page *page, const gr_outline *outline, uint32_t head, gr_named_by *names)
{
	uint32_t	compiled = head;
	uint32_t	first;
	uint32_t	tail = page->n_lines > SIGNATURE_LINES ? page->n_lines - SIGNATURE_LINES : 0;

	memset(names, 0, GR_SOURCES * sizeof names[0]);
	if (outline->n > 0 && outline->headings[0].line <= head)
		compiled = head + COMPILED_LINES < page->n_lines ? head + COMPILED_LINES : page->n_lines;
	first = find_line_with(page, 0, compiled, "编");
	for (uint32_t i = first; i < compiled && names[GR_COMPILED].name.s == NULL; i = find_line_with(page, i + 1, compiled, "编"))
		find_compiler(page, i, &names[GR_COMPILED]);
	for (uint32_t i = first; i < head && names[GR_COMPILED].name.s == NULL; i = find_line_with(page, i + 1, head, "编"))
		find_subject(page, i, &names[GR_COMPILED]);
	find_signature(page, 0, head, true, &names[GR_SIGNED]);
	find_signature(page, tail > head ? tail : head, page->n_lines, false, &names[GR_SIGNED]);
}
