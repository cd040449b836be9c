/*
 * title.c - finds titles: the words 政府信息公开…报告, what stands before them in their line,
 * and the lines above and below that they are broken over.
 *
 * A title is one by its form alone; what it is worth is for agreement.c.
 */
#include "outline/title.h"

#include <string.h>

#include "outline/outline.h"
#include "outline/places.h"
#include "outline/title_marks.h"
#include "outline/title_words.h"
#include "page/html_place.h"
#include "text/fold.h"
#include "text/scan.h"
#include "text/utf8.h"
#include "text/years.h"

/* Letters of the longest title, and lines that it may be broken over: as many, where each letter has one. */
#define TITLE_LETTERS 64
#define TITLE_LINES 64
/* Bytes of a line that are looked into; a title stands at a line's beginning or behind a way through a site. */
#define LINE_BYTES 2048
/* Empty lines between a title's parts. */
#define TITLE_GAP 8
/* Bytes that a title's parts take at most: letters, and marks between. */
#define TITLE_BYTES 1024

/* The pieces of a title in their order: [first, last] of the arrays; room before the first for lines above. */
typedef struct parts
{
	const char *start[TITLE_LINES * 2];
	const char *end[TITLE_LINES * 2];
	int			first;
	int			last;
} parts;

/* ---- the line with the title's words, and those below ------------------------------- */

/* The letters from 信息公开 on, over the lines that a title is broken over. */
typedef struct words_ahead
{
	gr_ahead	ahead;
	const gr_page *page;
	uint32_t	line;
	uint32_t	until;
	const char *at;				/* what is left of the line */
	const char *end;
	parts	   *parts;
	uint32_t	letters[TITLE_LINES];	/* taken before each part */
} words_ahead;

static const char *
line_end(const gr_page *page, uint32_t line)
{
	return page->text + page->lines[line].start + page->lines[line].length;
}

/* Goes on in the line below, where a title may. */
static bool
go_down(words_ahead *w)
{
	parts	   *p = w->parts;

	if (w->line + 1 >= w->until || p->last - TITLE_LINES + 1 >= TITLE_LINES || w->page->lines[w->line + 1].gap > TITLE_GAP)
		return false;
	w->line++;
	w->end = line_end(w->page, w->line);
	w->at = gr_skip_line_marks(w->page->text + w->page->lines[w->line].start, w->end);
	p->last++;
	p->start[p->last] = p->end[p->last] = w->at;
	w->letters[p->last - TITLE_LINES] = w->ahead.l.n;
	return w->at < w->end;
}

static bool
take_letter(gr_ahead *ahead)
{
	words_ahead *w = (words_ahead *) ahead;	/* its first member */
	uint32_t	taken = ahead->l.n;
	uint32_t	length;

	while (ahead->l.n == taken)
	{
		if (w->at == w->end && !go_down(w))
			return false;
		if (taken >= TITLE_LETTERS || gr_is_title_mark(gr_utf8(w->at, w->end, &length)))
			return false;
		gr_add_letters(w->at, w->at + length, &ahead->l);
		w->at += length;
	}
	return true;
}

/* 政府信息公开… or 2023年政府信息公开…, where the line above does not end with 暨 or 和. */
static bool
begins_title(const gr_page *page, uint32_t line, const char *start)
{
	static const char *const joints[] = {"暨", "和", "与", "及", "、"};
	const char *above = line_end(page, line - 1);
	const char *end = line_end(page, line);
	gr_year		year = gr_find_year(start, end);

	if (year.value != 0 && year.start == start)
		start = gr_skip_word(gr_skip_word(year.end, end, "年"), end, "度");
	if (gr_skip_word(start, end, "政府信息公开") == start)
		return false;
	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (page->lines[line - 1].length > 3 && memcmp(above - 3, joints[i], 3) == 0)
			return false;
	return true;
}

/* The words of a title from a phrase on; false where they are none.  p gets the parts behind the phrase's beginning. */
static bool
read_words(const gr_page *page, uint32_t line, uint32_t until, const char *phrase, parts *p, uint32_t *bottom)
{
	words_ahead w = {.page = page, .line = line, .until = until, .at = phrase, .end = line_end(page, line), .parts = p};
	uint32_t	behind;

	w.ahead.more = take_letter;
	w.ahead.l.n = 0;
	p->first = p->last = TITLE_LINES;
	p->start[p->first] = phrase;
	w.letters[0] = 0;
	if (!gr_is_phrase(&w.ahead, 0) || !gr_is_title(&w.ahead, 0, &behind))
		return false;
	/* a line that begins as a title does is another's */
	for (int i = p->first + 1; i <= p->last && w.letters[i - p->first] < behind; i++)
		if (begins_title(page, line + (uint32_t) (i - p->first), p->start[i]))
			return false;
	/* what was looked at behind the last letter */
	while (p->last > p->first && w.letters[p->last - TITLE_LINES] >= behind)
		p->last--;
	for (int i = p->first; i < p->last; i++)
		p->end[i] = line_end(page, line + (uint32_t) (i - p->first));
	p->end[p->last] = w.ahead.l.at[behind - 1] + w.ahead.l.bytes[behind - 1];
	*bottom = line + (uint32_t) (p->last - p->first);
	return true;
}

/* ---- the lines above ------------------------------------------------------------------ */

/* Copies the parts without blanks, radicals as the characters that they are; returns the bytes, 0: too long. */
static uint32_t
copy_parts(const parts *p, char *out)
{
	uint32_t	n = 0;

	for (int i = p->first; i <= p->last; i++)
	{
		uint32_t	length;

		for (const char *c = p->start[i]; c < p->end[i]; c += length)
		{
			uint32_t	character = gr_utf8(c, p->end[i], &length);
			bool		usual = character >= 0x4E00 && character <= 0x9FFF;

			if (!usual && gr_is_blank(character))
				continue;
			if (n + 4 > TITLE_BYTES)
				return 0;
			for (uint32_t b = 0; b < length; b++)
				out[n + b] = c[b];
			if (!usual && character >= 0x2E80 && character <= 0x2FD5 && gr_fold(character) >= 0x800)
			{
				character = gr_fold(character);
				out[n] = (char) (0xE0 | character >> 12);
				out[n + 1] = (char) (0x80 | (character >> 6 & 0x3F));
				out[n + 2] = (char) (0x80 | (character & 0x3F));
			}
			n += length;
		}
	}
	return n;
}

/* *local: the name's place is below a county, as 大岭镇人民政府's. */
static gr_title_words
read_parts(const parts *p, bool *local)
{
	char		text[TITLE_BYTES];
	uint32_t	n = copy_parts(p, text);
	gr_title_words words = gr_read_title_words(text, text + n);
	gr_authority name;

	*local = false;
	if (words.kind == GR_FULL_NAME)
	{
		gr_split_authority((gr_str) {words.agency, (uint32_t) (words.agency_end - words.agency)}, &name);
		*local = name.n_places > 0 && !name.holds_place;
	}
	words.agency = words.agency_end = NULL;	/* the text does not last */
	return words;
}

static uint32_t
count_letters(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return l.n;
}

static bool
has_place_letter(const char *start, const char *end)
{
	static const uint16_t places[] = {U'省', U'市', U'县', U'区', U'州', U'盟', U'旗', U'镇', U'乡'};
	gr_letters	l;

	gr_take_letters(start, end, &l);
	for (uint32_t i = 1; i < l.n; i++)
		for (size_t k = 0; k < sizeof places / sizeof places[0]; k++)
			if (l.letter[i] == places[k])
				return true;
	return false;
}

/* Letters that stand alone in lines, as where each character has a line. */
#define FRAGMENT_LETTERS 2

static bool
is_fragment(const char *start, const char *end)
{
	uint32_t	letters = count_letters(start, end);
	gr_year		year = gr_find_year(start, end);

	return letters <= FRAGMENT_LETTERS || (year.value != 0 && letters == count_letters(year.start, year.end));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters of a line that may be the beginning of a place's name: 柏川 over 县水利局. */
#define SCRAP_LETTERS 3

/* A year that is broken over the lines: 20 above 24年. */
static bool
is_broken_year(const char *start, const char *end, const char *below)
{
	int			digits = 0;

	for (const char *p = end; p > start && is_digit(p[-1]); p--)
		digits++;
	if (digits == 0 || end - start <= 3 || !is_digit(*below))
		return false;
	while (is_digit(*below++))
		digits++;
	return digits == 4;
}

/* A year and nothing else, as 2023年度. */
static bool
is_only_year(const char *start, const char *end)
{
	gr_year		year = gr_find_year(start, end);

	return year.value != 0 && count_letters(start, end) <= count_letters(year.start, year.end) + 2;
}

static bool
ends_with(const char *start, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - start) >= length && memcmp(end - length, word, length) == 0;
}

/* A line that may hold the beginning of a name whose rest, without a place, stands below: 柏川县机关 over 事务局. */
static bool
may_go_on(const char *start, const char *end, const gr_title_words *own)
{
	if (gr_name_kind_of(start, end) != GR_FULL_NAME || ends_with(start, end, "机关"))
		return true;
	return ends_with(start, end, "政府") ? own->of_government : own->of_department;
}

/* 国家统计局: its branch's name, 柏川调查队, may stand in the line below. */
static bool
is_national(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return gr_is_national(&l) && gr_name_kind_of(start, end) == GR_FULL_NAME;
}

/* Whether the line above belongs to the title whose words read so, and read as joined together with it; broken: the words stand on several lines. */
static bool
belongs_to(const gr_title_words *own, bool local, const gr_title_words *joined, const char *start, const char *end, bool fragments,
		   bool broken)
{
	if (own->year == 0 && joined->year > 0 && joined->kind == own->kind && is_only_year(start, end))
		return true;
	if (!own->named)
		return joined->kind != GR_NO_NAME || (own->year == 0 && joined->year > 0 && !joined->named);
	if (fragments)
		return joined->kind != GR_NO_NAME;
	switch (own->kind)
	{
		case GR_NO_NAME:
			return joined->kind == GR_FULL_NAME || joined->kind == GR_PLACE;
		case GR_ORGAN:
			return joined->kind == GR_FULL_NAME
				&& (is_national(start, end) || (has_place_letter(start, end) && may_go_on(start, end, own)));
		default:
			if (broken && own->of_branch && joined->kind == GR_FULL_NAME && is_national(start, end) && !has_place_letter(start, end))
				return true;
			return local && joined->kind == GR_FULL_NAME && gr_name_kind_of(start, end) == GR_PLACE;
	}
}

/* 县水利局: of some county. */
static bool
is_of_kind(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return gr_begins_with_kind(&l);
}

/* The name of an authority, no government's, that is a line; s == NULL: it is none. */
static gr_str
name_in_line(const gr_page *page, uint32_t line)
{
	const char *start;
	const char *end;
	gr_name_kind kind = GR_NO_NAME;
	gr_str		name = {NULL, 0};

	if (gr_is_plain_line(page, line, &start, &end))
		kind = gr_name_kind_of(start, end);
	if (kind == GR_FULL_NAME || (kind == GR_ORGAN && is_of_kind(start, end)))
		name = (gr_str) {start, (uint32_t) (end - start)};
	return name.s != NULL && gr_governs(name) ? (gr_str) {NULL, 0} : name;
}

/* Two lines with names of authorities, one above the other, are of a list. */
static bool
is_list_of_names(const gr_page *page, uint32_t line)
{
	gr_str		name = line > 0 ? name_in_line(page, line) : (gr_str) {NULL, 0};
	gr_str		above = name.s != NULL ? name_in_line(page, line - 1) : name;

	return above.s != NULL && !gr_may_be_same(name, above);
}

/* What stands behind a page's marks in the line above, where it says whose and of which year, or ends within the year. */
static bool
find_piece_above(const gr_page *page, uint32_t line, const char *below, const char **start, const char **end)
{
	gr_year		year;
	const char *p = page->text + page->lines[line].start;
	uint32_t	length;

	*start = p;
	*end = line_end(page, line);
	for (; p < *end; p += length)
		if (gr_is_title_mark(gr_utf8(p, *end, &length)))
			*start = p + length;
	*start = gr_skip_blanks(*start, *end);
	if (*start >= *end || is_broken_year(*start, *end, below))
		return *start < *end;
	year = gr_find_year(*start, *end);
	return year.value != 0 && count_letters(year.end, *end) <= 2 && gr_name_kind_of(*start, year.start) == GR_FULL_NAME;
}

/* Whether the line above may be a part of a title that goes on in a line, where it begins so. */
static bool
may_go_before(const gr_page *page, uint32_t line, const char *below, const char **start, const char **end)
{
	return line > 0 && page->lines[line].gap <= TITLE_GAP
		&& (gr_is_plain_line(page, line - 1, start, end) || find_piece_above(page, line - 1, below, start, end));
}

/* Nothing but marks. */
static bool
is_empty(const gr_page *page, uint32_t line)
{
	return gr_skip_line_marks(page->text + page->lines[line].start, line_end(page, line)) == line_end(page, line);
}

/* Whether the line above may hold the beginning of a name that goes on in a line. */
static bool
may_be_cut(gr_name_kind kind, const char *own, const char *own_end, const char *start, const char *end)
{
	gr_letters	l;
	bool		county;

	if (ends_with(start, end, "网"))
		return false;			/* the site's name */
	if (kind == GR_ORGAN)
		return !is_of_kind(own, own_end) || count_letters(start, end) <= SCRAP_LETTERS;
	gr_take_letters(start, end, &l);
	return kind == GR_FULL_NAME && gr_name_kind_of(start, end) == GR_NO_NAME && (l.n == 1 || (gr_place_at(&l, 0, &county) > 0 && county));
}

/* Whether a line that is no part of a title ends with a letter that may be the first of its name: 12: 柏, 首页 > 柏 where each letter has a line. */
static bool
ends_with_first_letter(const char *start, const char *end, bool fragments)
{
	uint32_t	before = 0;		/* ideographs before the last mark, and behind it */
	uint32_t	behind = 0;
	uint32_t	length;

	for (const char *p = start; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_ideograph(c))
		{
			behind++;
			continue;
		}
		before += behind;
		behind = 0;
	}
	if (before > 0 && ends_with(start, end, "小"))
		return false;			/* 字体：大 中 小 */
	return (behind == 1 && before == 0) || (fragments && behind > 0 && behind <= FRAGMENT_LETTERS);
}

/* Takes in the lines above that belong to the title; the one that begins it has index first. */
static void
extend_upwards(const gr_page *page, uint32_t *first, parts *p, gr_title *title)
{
	const char *above;
	const char *above_end;
	gr_title_words best;
	parts		all;
	const uint32_t own = *first;
	const bool	broken = p->last > p->first;
	bool		fragments;
	bool		local;
	bool		joined_local;
	bool		apart = false;
	uint32_t	empty = 0;

	if (own == 0)
		return;
	if (!is_empty(page, own - 1) && !may_go_before(page, own, p->start[p->first], &above, &above_end)
		&& !ends_with_first_letter(page->text + page->lines[own - 1].start, line_end(page, own - 1), false))
		return;
	best = read_parts(p, &local);
	all = *p;
	fragments = is_fragment(p->start[p->first], p->end[p->first]);
	for (uint32_t i = own; i > 0 && all.first > 0; i--)
	{
		const char *start;
		const char *end;
		gr_title_words joined;

		apart = apart || page->lines[i].gap > 0;
		if (is_empty(page, i - 1) && ++empty <= TITLE_GAP)
		{
			apart = true;
			continue;
		}
		if (best.named && apart && !fragments)
			break;
		if (!may_go_before(page, i, all.start[all.first], &start, &end))
		{
			title->cut |= !apart && (best.kind == GR_FULL_NAME || (best.kind == GR_ORGAN && fragments))
				&& ends_with_first_letter(page->text + page->lines[i - 1].start, line_end(page, i - 1), fragments);
			break;
		}
		if (!best.named && is_list_of_names(page, i - 1))
			break;
		if (is_only_year(start, end) && i > 1 && gr_is_plain_line(page, i - 2, &above, &above_end) && is_only_year(above, above_end))
			break;				/* of a list of years */
		fragments = fragments && is_fragment(start, end);
		all.first--;
		all.start[all.first] = start;
		all.end[all.first] = end;
		joined = read_parts(&all, &joined_local);
		if (belongs_to(&best, local, &joined, start, end, fragments, broken) || is_broken_year(start, end, all.start[all.first + 1]))
		{
			title->lifted = !best.named && joined.named && joined.kind != GR_NO_NAME && gr_name_kind_of(start, end) != GR_NO_NAME;
			title->year_above |= best.named && best.year == 0 && joined.year > 0;
			title->of_site |= title->lifted && page->html != NULL
				&& gr_html_find_place(page->html, (uint32_t) (start - page->text)) == GR_IN_TITLE;
			best = joined;
			local = joined_local;
			*p = all;
			*first = i - 1;
			apart = false;
		}
		else
		{
			title->cut |= !apart && joined.kind == GR_FULL_NAME && may_be_cut(best.kind, p->start[p->first], p->end[p->first], start, end);
			if (!fragments && (apart || best.kind == GR_FULL_NAME))
				break;
		}
	}
}

/* ---- what follows ------------------------------------------------------------------------- */

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
	for (start = p; p < end && !is_closing(gr_utf8(p, end, &length));)
		p += length;
	if (!opened || start == end || count_letters(start, p) > 6 || gr_only_year(start, p) <= 0)
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

/* What may follow a title without a mark between, in a page's text or in a sentence that announces it. */
static bool
may_follow(const char *p, const char *end, bool *announced)
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

/* …关于印发柏川县2023年…报告的通知: a letter that the report goes with, of the same year. */
static bool
is_notice(const gr_title_piece *piece, const char *phrase, const char *behind, const char *end)
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

/* 关于报送…报告的报告: what is behind it; NULL where a letter's title does not end so. */
static const char *
take_letter_title(const char *p, const char *end)
{
	static const char *const letters[] = {"的报告", "的函", "的请示"};
	const char *behind = skip_one(p, end, letters, 3);

	return behind == end ? behind : NULL;
}

/* The year that stands alone in the line below a title whose 年 lost its digits; 0: none. */
static gr_year
year_below(const gr_page *page, uint32_t line)
{
	gr_year		year = {0, NULL, NULL};
	const char *start;
	const char *end;

	if (line + 1 >= page->n_lines)
		return year;
	start = page->text + page->lines[line + 1].start;
	end = start + page->lines[line + 1].length;
	if (end - start > 24)
		return year;
	year = gr_find_year(start, end);
	if (year.value != 0 && count_letters(start, end) > count_letters(year.start, year.end))
		year.value = 0;
	return year;
}

/* Puts the digits of a year before the first 年 that has lost them. */
static void
restore_year(gr_year year, char *text, uint32_t *n)
{
	const char *mark = gr_find_bytes(text, text + *n, "年");
	uint32_t	length = (uint32_t) (year.end - year.start);
	uint32_t	at;

	if (mark == NULL || *n + length > TITLE_BYTES)
		return;
	at = (uint32_t) (mark - text);
	memmove(text + at + length, text + at, *n - at);
	memcpy(text + at, year.start, length);
	*n += length;
}

/* ---- other kinds of reports ------------------------------------------------------------- */

/* The words, or what follows them, are of a part of a year or of a text about the report. */
static bool
is_of_another_kind(const char *start, const char *title_end, const char *end)
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

	*end = line_end(page, line);
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

/* ---- a title ------------------------------------------------------------------------------ */

/* Whether what stands where a name would makes the title none: marks of a page do. */
static bool
is_spoilt(const gr_title_words *words, const gr_title_piece *piece, uint8_t place)
{
	return words->named && words->kind == GR_NO_NAME
		&& (!piece->begins || place == GR_COVERING || gr_has_page_word(words->agency, words->agency_end));
}

/* Bytes of the parts above the line that a title's words begin in. */
static uint32_t
count_above(const parts *p)
{
	char		copy[TITLE_BYTES];
	parts		above;

	if (p->first >= TITLE_LINES)
		return 0;
	above = *p;
	above.last = TITLE_LINES - 1;
	return copy_parts(&above, copy);
}

/* A line's number that stands glued before the title: 12柏川县水利局2023年… */
static void
drop_line_number(char *text, uint32_t *n, gr_title_words *words)
{
	uint32_t	digits = 0;

	while (digits < *n && is_digit(text[digits]))
		digits++;
	if (digits == 0 || digits > 3 || digits >= *n || gr_skip_word(text + digits, text + *n, "年") > text + digits)
		return;
	memmove(text, text + digits, *n - digits);
	*n -= digits;
	*words = gr_read_title_words(text, text + *n);
}

/* 年政府信息公开…, 24年政府信息公开…: what stood before is lost. */
static bool
begins_with_broken_year(const char *text, const char *end)
{
	const char *p = text;

	while (p < end && is_digit(*p))
		p++;
	return p - text < 4 && gr_skip_word(p, end, "年") > p;
}

/* 编制了《大岭镇2023年…报告》: quoted as what was made, not as what was followed. */
static bool
is_made(const gr_page *page, uint32_t line, const char *title)
{
	static const char *const verbs[] = {"编制", "编制了", "编写", "编写了", "公布", "公开", "发布", "形成", "形成了", "完成了", "现将"};
	const char *start = page->text + page->lines[line].start;

	if (title - start < 3 || memcmp(title - 3, "《", 3) != 0)
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (ends_with(start, title - 3, verbs[i]))
			return true;
	return false;
}

/* Takes the title's text, and what it says, into the arena. */
static gr_status
keep_title(const gr_page *page, const parts *p, const gr_title_piece *piece, gr_arena *arena, gr_title *title)
{
	char		copy[TITLE_BYTES];
	uint32_t	n = copy_parts(p, copy);
	bool		announced = title->place == GR_ANNOUNCED;
	char	   *text;
	gr_title_words words = announced ? gr_read_announcement(copy, copy + n) : gr_read_title_words(copy, copy + n);
	gr_year		below;

	if (announced && words.kind == GR_NO_NAME && is_made(page, title->first, p->start[p->first]))
		words = gr_read_title_words(copy, copy + n);
	if (!announced && words.year_lost && words.year == 0 && (below = year_below(page, title->last)).value != 0)
	{
		restore_year(below, copy, &n);
		words = gr_read_title_words(copy, copy + n);
	}
	if (!announced)
		drop_line_number(copy, &n, &words);
	if (n == 0 || (!announced && is_spoilt(&words, piece, title->place)))
		return GR_OK;
	if (words.named && words.kind != GR_FULL_NAME && piece->torn)
		return GR_OK;
	if (!announced && begins_with_broken_year(copy, copy + n))
		return GR_OK;
	if (!words.named && words.year == 0 && gr_skip_word(copy, copy + n, "信息公开") > copy)
		return GR_OK;			/* the line above ends with 政府 */
	if (!words.named && words.year == 0 && n >= 6 && memcmp(copy + n - 6, "年报", 6) == 0)
		return GR_OK;			/* what pages call their list of reports */
	text = gr_alloc_raw(arena, n);
	if (text == NULL)
		return GR_NO_MEMORY;
	memcpy(text, copy, n);
	title->text = (gr_str) {text, n};
	title->above = count_above(p);
	title->year = words.year;
	if (words.kind != GR_NO_NAME)
		title->agency = (gr_str) {text + (words.agency - copy), (uint32_t) (words.agency_end - words.agency)};
	return GR_OK;
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
states_year(const parts *p)
{
	for (int i = p->first; i <= p->last; i++)
		if (gr_find_year(p->start[i], p->end[i]).value != 0)
			return true;
	return false;
}

static bool
is_full_name(gr_str name)
{
	return gr_name_kind_of(name.s, name.s + name.len) == GR_FULL_NAME;
}

/* Takes in a year in brackets or behind a dash that follows the title, or stands in the line below. */
static void
take_year_behind(const gr_page *page, parts *p, uint32_t *bottom)
{
	const char *end = line_end(page, *bottom);
	const char *year = take_year_apart(p->end[p->last], end);
	const char *next;

	if (year == NULL && is_year_after_blank(p->end[p->last], end) && !states_year(p))
		year = end;
	if (year != NULL)
		p->end[p->last] = year;
	if (year != NULL || p->end[p->last] != end || *bottom + 1 >= page->n_lines || p->last + 1 >= TITLE_LINES * 2)
		return;
	next = page->text + page->lines[*bottom + 1].start;
	end = line_end(page, *bottom + 1);
	if (next == end || take_year_apart(next, end) != end)
		return;
	p->last++;
	p->start[p->last] = next;
	p->end[p->last] = end;
	++*bottom;
}

/* The title whose words begin at phrase in a line, if they do; else title->text.s is NULL.  *behind: where a title's words end. */
static gr_status
read_title(const gr_page *page, uint32_t line, uint32_t until, const char *from, const char *phrase, gr_arena *arena, gr_title *title,
		   const char **behind)
{
	parts		p;
	uint32_t	bottom;
	gr_title_piece	piece;
	const char *end;
	const char *letter;
	bool		announced;
	bool		notice = false;
	gr_status	status;

	*title = (gr_title) {.first = line};
	*behind = NULL;
	if (!read_words(page, line, until, phrase, &p, &bottom))
		return GR_OK;
	*behind = p.end[p.last];
	end = line_end(page, bottom);
	piece = gr_find_piece(page->text + page->lines[line].start, from, phrase);
	if (phrase - piece.start > TITLE_LETTERS * 6 || piece.elsewhere)
		return GR_OK;
	p.start[p.first] = piece.start;
	p.end[p.last] = gr_skip_plan(p.end[p.last], end);
	announced = piece.in_sentence;
	if ((letter = take_letter_title(p.end[p.last], end)) != NULL)
		p.end[p.last] = letter;
	else if (!announced && is_notice(&piece, phrase, p.end[p.last], end))
		announced = notice = true;
	else if (!announced && is_of_another_kind(piece.start, p.end[p.last], end))
	{
		title->place = GR_OF_ANOTHER_KIND;
		title->text = (gr_str) {piece.start, (uint32_t) (p.end[p.last] - piece.start)};
		return GR_OK;
	}
	else if (!may_follow(p.end[p.last], end, &announced))
		return GR_OK;
	title->place = announced ? GR_ANNOUNCED : piece.listed || gr_is_list_item(page->text + page->lines[line].start, line_end(page, line)) ? GR_LISTED
		: letter != NULL ? GR_COVERING : GR_STANDING;
	take_year_behind(page, &p, &bottom);
	title->last = bottom;
	if (!announced && piece.begins)
		extend_upwards(page, &title->first, &p, title);
	if ((title->place == GR_STANDING || notice) && page->html != NULL)
	{
		gr_html_place place = gr_html_find_place(page->html, (uint32_t) (p.start[p.first] - page->text));

		title->headed = place == GR_IN_HEADING;
		if (place == GR_IN_LINK)
			title->place = GR_LISTED;
	}
	status = keep_title(page, &p, &piece, arena, title);
	/* a government's office sends others' reports out, too */
	if (notice && title->agency.s != NULL && (gr_keeps_pages(title->agency) || !is_full_name(title->agency)))
		title->agency = (gr_str) {NULL, 0};
	return status;
}

/* ---- finding ------------------------------------------------------------------------- */

/* Where the first 信 or 政 of [p, end) stands; end: nowhere. */
static const char *
find_phrase_letter(const char *p, const char *end)
{
	for (; end - p >= GR_BLOCK + 2; p += GR_BLOCK)
	{
		gr_block	first = gr_load_block(p);
		gr_block	second = gr_load_block(p + 1);
		gr_block	third = gr_load_block(p + 2);
		uint32_t	bits = gr_bits((gr_block) (((first == 0xE4) & (second == 0xBF) & (third == 0xA1))
											   | ((first == 0xE6) & (second == 0x94) & (third == 0xBF))));

		if (bits != 0)
			return p + __builtin_ctz(bits);
	}
	for (; end - p >= 3; p++)
		if (memcmp(p, "信", 3) == 0 || memcmp(p, "政", 3) == 0)
			return p;
	return end;
}

gr_status
gr_titles_find(const gr_page *page, uint32_t from, uint32_t until, gr_arena *arena, gr_title titles[GR_TITLES], uint32_t *n)
{
	*n = 0;
	for (uint32_t i = from; i < until && *n < GR_TITLES; i++)
	{
		const char *start = page->text + page->lines[i].start;
		const char *end = page->lines[i].length > LINE_BYTES ? start + LINE_BYTES : start + page->lines[i].length;
		const char *phrase = start;

		while (*n < GR_TITLES && (phrase = find_phrase_letter(phrase, end)) < end)
		{
			const char *behind;
			gr_title   *title = &titles[*n];
			gr_status	status = read_title(page, i, until, start, phrase, arena, title, &behind);

			if (status != GR_OK)
				return status;
			*n += title->text.s != NULL;
			if (title->text.s != NULL && title->last > i)
			{
				i = title->last;
				break;
			}
			if (behind != NULL && behind > phrase && behind <= end)
				start = phrase = behind;
			else
				phrase += 3;
		}
	}
	return GR_OK;
}
