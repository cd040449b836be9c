/*
 * title_marks.c - tells what belongs to pages from what belongs to titles.
 *
 * A line is taken in pieces, parted by marks that stand in no title (| > / : 】 and others), so that
 * ways through a site, cells of a table, labels, numbers and dates of lists fall away.
 */
#include "outline/title_marks.h"

#include <string.h>

#include "outline/authority.h"
#include "outline/outline.h"
#include "outline/title_words.h"
#include "text/fold.h"
#include "text/numbering.h"
#include "text/utf8.h"
#include "text/years.h"

/* Letters of a line that may be part of a title. */
#define PLAIN_LETTERS 64
/* Bytes of a line that are looked at. */
#define LINE_BYTES 2048

/* ---- marks ----------------------------------------------------------------- */

bool
gr_is_sentence_mark(uint32_t c)
{
	switch (c)
	{
		case U'。': case U'，': case U'；': case U',': case U';': case U'！': case U'？':
			return true;
		default:
			return false;
	}
}

static bool
is_path_mark(uint32_t c)
{
	switch (c)
	{
		case '>': case U'＞': case U'»': case U'›': case U'→': case U'❯': case U'▸':
			return true;
		default:
			return false;
	}
}

static bool
is_bullet(uint32_t c)
{
	return c == U'•' || c == U'·' || c == U'▪' || c == U'◆' || c == U'◇';
}

bool
gr_is_odd_mark(uint32_t c)
{
	static const char ascii[] = "\t\v\f/:[]{}*#\"=_-<>\\&~^!?@$+'`%,;|";
	static const uint16_t others[] = u"／：【】『』“”‘’＿–—―《》〈〉＜＞「」●■•◆★☆▪◇□…\u2028\u2029»›→❯▸。，；！？";
	const uint16_t *other = others;

	if (c < 0x80)
		return memchr(ascii, (int) c, sizeof ascii - 1) != NULL;
	while (*other != 0 && *other != c)
		other++;
	return *other != 0 || gr_is_bar(c);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The dash of 2022-2023 and of 2022年-2023年. */
static bool
is_range(const char *start, const char *mark, uint32_t c, uint32_t length, const char *end)
{
	if ((c != '-' && c != U'–' && c != U'—') || mark + length >= end || !is_digit(mark[length]) || mark == start)
		return false;
	return is_digit(mark[-1]) || (mark - start >= 3 && memcmp(mark - 3, "年", 3) == 0);
}

/* What stands before links to other pages: 上一篇：… */
static bool
leads_elsewhere(const char *start, const char *end)
{
	static const char *const words[] = {"上一", "下一", "相关", "前一", "后一"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(start, end, words[i]) != NULL)
			return true;
	return false;
}

static bool
has_bullet(const char *start, const char *end)
{
	uint32_t	length;

	for (; start < end; start += length)
		if (is_bullet(gr_utf8(start, end, &length)))
			return true;
	return false;
}

/* A mark that may stand in a name, with letters that are no word of pages right before it. */
static bool
may_tear(const char *line, const char *mark, uint32_t c)
{
	const char *p = mark;

	if (c != '&' && c != '_' && c != '/' && c != '+' && c != '~' && c != '\'' && c != '-' && !gr_is_bar(c))
		return false;
	while (p > line && ((uint8_t) p[-1] & 0xC0) == 0x80)
		p--;
	if (p == line || p == mark)
		return false;
	for (p = mark; p > line && (uint8_t) p[-1] >= 0x80; p--)
		;
	return !gr_has_page_word(p, mark);
}

/* □□县教育局, ____教育局, ?县教育局: marks at a line's beginning that stand for letters which are left out, or were lost. */
static bool
is_left_out(const char *line, const char *mark, uint32_t c, uint32_t length, const char *phrase)
{
	const char *behind = mark + length;

	if (c != U'□' && c != U'…' && c != '?' && c != U'？' && c != '_' && c != U'＿')
		return false;
	return !gr_has_letters(line, mark) && behind < phrase && (uint8_t) *behind >= 0xE4 && (uint8_t) *behind <= 0xE9;
}

/* ---- what stands before a title ----------------------------------------------- */

/* 第三部分 */
static bool
is_numbered_part(const char *start, const char *end)
{
	return gr_skip_word(start, end, "第") > start && gr_name_kind_of(start, end) == GR_NO_NAME;
}

/* A word of pages besides a year and its 年度. */
static bool
has_page_word(const char *start, const char *end)
{
	gr_year		year = gr_find_year(start, end);

	if (year.value == 0)
		return gr_has_page_word(start, end);
	return gr_has_page_word(start, year.start) || gr_has_page_word(gr_skip_word(year.end, end, "年度"), end);
}

/* 2023年度, which is the title's own where no other year follows. */
static bool
is_own_year(const char *start, const char *end, const char *phrase)
{
	return !has_page_word(start, end) && gr_find_year(end, phrase).value == 0;
}

/* Behind words that stand apart by blanks from the title that follows: 首页 柏川县水利局2023年… */
static const char *
skip_page_words(const char *start, const char *phrase)
{
	uint32_t	length;

	for (const char *p = start; p < phrase; p += length)
	{
		uint32_t	c = gr_utf8(p, phrase, &length);

		if (gr_is_blank(c) && ((gr_has_page_word(start, p) && !is_own_year(start, p, phrase)) || is_numbered_part(start, p)))
			start = p + length;
	}
	return start;
}

/* Behind a Latin word that a blank or stop follows: h1. and Page 8 */
static const char *
skip_latin(const char *start, const char *end)
{
	const char *p = start;
	bool		letters = false;

	for (; p < end && (is_latin(*p) || is_digit(*p) || *p == '.' || *p == '(' || *p == ')' || *p == '-'); p++)
		letters |= is_latin(*p);
	return letters && p < end && (*p == ' ' || p[-1] == '.' || p[-1] == ')') ? gr_skip_blanks(p, end) : start;
}

const char *
gr_skip_line_marks(const char *start, const char *end)
{
	static const char *const marks[] = {"; ", "// ", "| ", "│ ", ";", "//", "|", "│"};
	const char *p = gr_skip_marks(start, end);

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
	{
		const char *behind = gr_skip_word(p, end, marks[i]);

		if (behind > p && (i < 4 || behind == end))
			return gr_skip_marks(behind, end);
	}
	return p;
}

/* A number of four digits and more that is no year: what a page was read so many times. */
static bool
is_count(const char *start, const char *end)
{
	return end - start > 3 && gr_find_year(start, end).value == 0;
}

/* Behind the number of a list's item in Chinese numerals, in brackets or as a sign: 一、, （1）, ①. */
static const char *
skip_numbering(const char *start, const char *end)
{
	const gr_numbering n = gr_read_numbering(start, end);

	return n.style == GR_CHINESE || n.style == GR_BRACKETED || n.style == GR_CIRCLED || n.style == GR_ROMAN ? gr_skip_blanks(n.behind, end) : start;
}

/* Behind the number or date of a list's item: 12. and 2024-01-20 */
static const char *
skip_number(const char *start, const char *end)
{
	static const char *const stops[] = {".", "．", "、", ")", "）"};
	const char *p = start;
	int			marks = 0;

	for (; p < end && (is_digit(*p) || ((*p == '.' || *p == '-') && p + 1 < end && is_digit(p[1]))); p++)
		marks += !is_digit(*p);
	if (p == start)
		return skip_numbering(start, end);
	if ((marks >= 1 || is_count(start, p)) && p < end && *p == ' ')
		return gr_skip_blanks(p, end);
	if (marks == 2 && p - start >= 8)
		return p;				/* a date, glued to what follows */
	if (p - start > 3 || marks > 0)
		return start;
	for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
	{
		const char *behind = gr_skip_word(p, end, stops[i]);

		if (behind > p)
			return gr_skip_blanks(behind, end);
	}
	return start;
}

/* Behind the label of a document's data: title: … */
static const char *
skip_label(const char *start, const char *end)
{
	static const char *const labels[] = {"title:", "subtitle:", "Title:", "标题：", "标题:"};

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (gr_skip_word(start, end, labels[i]) > start)
			return gr_skip_blanks(gr_skip_word(start, end, labels[i]), end);
	return start;
}

/* Behind the value of a label that names who publishes, where the title follows in its line: 发布机构：柏川县 柏川县水利局2023年… */
static const char *
skip_value(const char *line, const char *colon, const char *start, const char *end)
{
	static const char *const labels[] = {"机构", "单位", "来源", "作者", "部门", "主体", "机关", "编辑"};
	const char *value = gr_skip_blanks(start, end);
	uint32_t	length;
	bool		named = false;

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		named |= colon - line >= 6 && memcmp(colon - 6, labels[i], 6) == 0;
	for (const char *p = value; named && p < end; p += length)
		if (gr_is_blank(gr_utf8(p, end, &length)))
			return p + length;
	return start;
}

/* Behind what says in brackets that it is a draft, or what kind of page it is: （公开稿）, （主动公开）, 〖年报〗. */
static const char *
skip_remark(const char *start, const char *end)
{
	static const char *const brackets[][2] = {{"（", "）"}, {"(", ")"}, {"〖", "〗"}, {"〔", "〕"}};

	for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
	{
		const char *text = gr_skip_word(start, end, brackets[i][0]);
		const char *close = text > start ? gr_find_bytes(text, end - text > 40 ? text + 40 : end, brackets[i][1]) : NULL;

		if (close != NULL && close - text >= 3 && gr_find_year(text, close).value == 0 && (memcmp(close - 3, "稿", 3) == 0 || gr_has_page_word(text, close)))
			return gr_skip_blanks(close + strlen(brackets[i][1]), end);
	}
	return start;
}

/* A sign, a picture or a dot that stands in no name, and numbers nothing. */
static bool
is_ornament(uint32_t c)
{
	if (c == U'○' || c == U'◯')
		return false;			/* stand for letters that are left out */
	return c == U'·' || c == U'〓' || c == U'～' || (c >= 0x2000 && c <= 0x2BFF && !gr_is_number_sign(c)) || c == 0xFE0F || c >= 0x1F000;
}

/* Behind the ornaments before a title: ※, ▲, ✓ */
static const char *
skip_ornaments(const char *start, const char *end)
{
	uint32_t	length;

	if (start < end && (uint8_t) *start >= 0xE4 && (uint8_t) *start <= 0xE9)
		return start;			/* the usual one: it begins with an ideograph */
	for (uint32_t c; start < end && (is_ornament(c = gr_utf8(start, end, &length)) || gr_is_blank(c)); start += length)
		;
	return start;
}

/* Nothing but ideographs and digits, as the usual name and year, and no 第一部分. */
static bool
is_bare(const char *start, const char *end)
{
	uint32_t	length;

	for (const char *p = start; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (!(c >= '0' && c <= '9') && (!gr_is_unified(c) || gr_is_title_mark(c)))
			return false;
	}
	return gr_skip_word(start, end, "第") == start;
}

gr_title_piece
gr_find_piece(const char *line, const char *from, const char *phrase)
{
	gr_title_piece	piece = {.start = from, .begins = true};
	const char *title;
	uint32_t	length;

	if (phrase - line > LINE_BYTES)
		line = from;
	if (line == from && is_bare(line, phrase))
		return piece;
	title = gr_skip_line_marks(line, phrase);
	piece.listed = has_bullet(line, title);
	line = title;
	if (from < line)
		from = piece.start = line;
	for (const char *p = line; p < phrase; p += length)
	{
		uint32_t	c = gr_utf8(p, phrase, &length);

		if (!(gr_is_title_mark(c) || (c == U'·' && p + length < phrase && gr_is_blank((uint8_t) p[length]))) || is_range(line, p, c, length, phrase))
			continue;
		piece.in_sentence |= gr_is_sentence_mark(c) && !(p > line && p[-1] == '"');
		piece.listed |= (is_path_mark(c) && (c != '>' || memchr(line, '<', (size_t) (p - line)) == NULL)) || is_bullet(c);
		if (p < from)
			continue;
		piece.start = p + length;
		piece.torn = may_tear(from, p, c) || is_left_out(from, p, c, length, phrase);
		if (c == ':' || c == U'：')
			piece.start = skip_value(line, p, piece.start, phrase);
	}
	piece.listed |= gr_find_bytes(line, piece.start, "附件") != NULL;
	piece.start = skip_ornaments(gr_skip_blanks(piece.start, phrase), phrase);
	piece.begins = piece.start == skip_label(skip_ornaments(gr_skip_line_marks(line, phrase), phrase), phrase);
	title = skip_latin(skip_page_words(piece.start, phrase), phrase);
	piece.begins &= title == piece.start;
	title = skip_remark(title, phrase);
	piece.elsewhere = leads_elsewhere(line, title);
	piece.start = skip_number(title, phrase);
	piece.listed |= piece.start > title;
	return piece;
}

/* ---- lines ---------------------------------------------------------------------- */

bool
gr_is_list_item(const char *start, const char *end)
{
	static const char *const brackets[] = {"）", "】", "]", ")"};
	static const char *const files[] = {".doc", ".docx", ".pdf", ".wps", ".ofd", ".xls", ".xlsx"};
	int			digits = 0;
	int			dashes = 0;

	if (end - start > LINE_BYTES)
		return false;
	for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
		if ((size_t) (end - start) > strlen(brackets[i]) && memcmp(end - strlen(brackets[i]), brackets[i], strlen(brackets[i])) == 0)
		{
			end -= strlen(brackets[i]);
			break;
		}
	if (gr_find_bytes(start, end, "](") != NULL)
		return true;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		if ((size_t) (end - start) > strlen(files[i]) && memcmp(end - strlen(files[i]), files[i], strlen(files[i])) == 0)
			return true;
	for (const char *p = end; p > start && (p[-1] == '-' || p[-1] == '/' || p[-1] == '.' || is_digit(p[-1])); p--)
	{
		digits += is_digit(p[-1]);
		dashes += !is_digit(p[-1]);
	}
	return digits >= 4 && dashes >= 1;
}

/* Behind a mark that says what kind of page it is: 【公开】, 【年度报告】. */
static const char *
skip_kind_of_page(const char *start, const char *end)
{
	static const char *const kinds[] = {"公开", "报告", "年报", "公示", "公告", "图"};
	const char *stop = gr_find_bytes(start, end - start > 40 ? start + 40 : end, "】");
	const char *label = gr_skip_word(start, end, "【");

	if (stop == NULL || label == start)
		return start;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (gr_find_bytes(label, stop, kinds[i]) != NULL && gr_name_kind_of(label, stop) == GR_NO_NAME)
			return gr_skip_blanks(stop + 3, end);
	return start;
}

/* A line's text without its end, where that begins the title of a letter: 柏川县水利局关于报送. */
static const char *
cut_letter_title(const char *start, const char *end)
{
	static const char *const words[] = {"关于报送", "关于上报", "关于呈报", "关于"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if ((size_t) (end - start) > strlen(words[i]) && memcmp(end - strlen(words[i]), words[i], strlen(words[i])) == 0)
			return end - strlen(words[i]);
	return end;
}

/* A line's text without the identifier that pandoc puts behind a heading: {#name} */
static const char *
cut_identifier(const char *start, const char *end)
{
	const char *open = end > start && end[-1] == '}' ? gr_find_bytes(start, end, " {#") : NULL;

	return open != NULL ? open : end;
}

bool
gr_is_plain_line(const gr_page *page, uint32_t line, const char **start, const char **end)
{
	uint32_t	length;

	*end = page->text + page->lines[line].start + page->lines[line].length;
	*start = skip_label(gr_skip_line_marks(page->text + page->lines[line].start, *end), *end);
	*start = gr_skip_blanks(gr_skip_word(skip_kind_of_page(*start, *end), *end, "·"), *end);
	*start = skip_number(*start, *end);
	*end = cut_identifier(*start, *end);
	while (*end > *start && (*end)[-1] == '*')
		(*end)--;
	if (*start == *end || *end - *start > PLAIN_LETTERS * 4)
		return false;
	for (const char *p = *start; p < *end; p += length)
		if (gr_is_title_mark(gr_utf8(p, *end, &length)))
			return false;
	return gr_has_letters(*start, *end) && !has_page_word(*start, cut_letter_title(*start, *end));
}
