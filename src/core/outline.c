/*
 * outline.c - finds sections by their headings, whatever their number, mark-up
 * or order.  Tables are not looked at: a table is known by what is in it.
 */
#include "outline.h"

#include <string.h>

#include "fold.h"
#include "letters.h"
#include "utf8.h"

/* A heading has no more letters than this. */
#define HEADING_LETTERS 40

/* ---- headings ---------------------------------------------------------- */

/* words that tell a section, the telling ones first */
static const struct
{
	uint8_t		kind;
	const char *words[2];		/* all of them */
} kinds[] = {
	{GR_REVIEWS, {"行政复议", NULL}},
	{GR_REVIEWS, {"行政诉讼", NULL}},
	{GR_APPLICATIONS, {"收到和处理", NULL}},
	{GR_APPLICATIONS, {"依申请公开", NULL}},
	{GR_APPLICATIONS, {"申请", "处理情况"}},
	{GR_APPLICATIONS, {"申请", "办理情况"}},
	{GR_DISCLOSURES, {"主动公开", NULL}},
	{GR_PROBLEMS, {"存在", "问题"}},
	{GR_PROBLEMS, {"问题", "改进"}},
	{GR_PROBLEMS, {"改进情况", NULL}},
	{GR_PROBLEMS, {"改进措施", NULL}},
	{GR_PROBLEMS, {"不足", "改进"}},
	{GR_OTHER_MATTERS, {"其他", "报告"}},
	{GR_OTHER_MATTERS, {"其他", "说明"}},
	{GR_OTHER_MATTERS, {"其他事项", NULL}},
	{GR_OTHER_MATTERS, {"需要报告的事项", NULL}},
	{GR_OTHER_MATTERS, {"需要说明的事项", NULL}},
	{GR_OVERVIEW, {"总体情况", NULL}},
	{GR_OVERVIEW, {"总体工作情况", NULL}},
	{GR_OVERVIEW, {"概述", NULL}},
	{GR_OVERVIEW, {"概况", NULL}},
	{GR_OVERVIEW, {"基本情况", NULL}},
};

/* A word of kinds stands in the title; may_hold: the title's letters by their last six bits. */
static bool
holds(const gr_letters *title, uint64_t may_hold, const char *word)
{
	uint32_t	length;

	return (may_hold >> (gr_utf8(word, word + 3, &length) & 63) & 1) != 0 && gr_find_letters(title, 0, word) >= 0;
}

static gr_section_kind
kind_of(const gr_letters *title)
{
	uint64_t	may_hold = 0;

	for (uint32_t i = 0; i < title->n; i++)
		may_hold |= UINT64_C(1) << (title->letter[i] & 63);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (holds(title, may_hold, kinds[i].words[0])
			&& (kinds[i].words[1] == NULL || holds(title, may_hold, kinds[i].words[1])))
			return (gr_section_kind) kinds[i].kind;
	return GR_EXTRA;
}

/* 一 … 二十九; 0 for none */
static uint8_t
chinese_number(const char *start, const char *end)
{
	uint32_t	value = 0;
	bool		ten = false;

	while (start < end)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(start, end, &length);
		uint32_t	n = gr_numeral(c);

		if (n == 0 || (c >= '1' && c <= '9'))
			return 0;
		if (n == 10)
		{
			value = (value == 0 ? 1 : value) * 10;
			ten = true;
		}
		else
			value = ten ? value + n : value * 10 + n;
		start += length;
	}
	return (uint8_t) (value < 30 ? value : 0);
}

/*
 * The number before a heading: [*from, *until) and its value; returns what is
 * behind it and its stop, NULL where the line does not begin with one.
 */
static const char *
take_number(const char *p, const char *end, const char **from, const char **until, uint8_t *ordinal)
{
	uint32_t	length = 0;
	bool		part = false;

	if (end - p > 3 && memcmp(p, "第", 3) == 0)
	{
		part = true;
		p += 3;
	}
	*from = p;
	while (p < end && gr_numeral(gr_utf8(p, end, &length)) != 0 && p - *from < 9)
		p += length;
	*until = p;
	*ordinal = chinese_number(*from, p);
	if (*ordinal == 0 || p >= end)
		return NULL;
	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	if (part)
	{
		if (end - p < 6 || memcmp(p, "部分", 6) != 0)
			return NULL;
		p += 6;
	}
	else
	{
		if (p >= end || !gr_is_stop(gr_utf8(p, end, &length)))
			return NULL;
	}
	while (p < end && (gr_is_stop(gr_utf8(p, end, &length)) || gr_is_blank(gr_utf8(p, end, &length))))
		p += length;
	return p;
}

/* More of them stand before no heading. */
#define MARKS_BYTES 512

/* What may stand before a heading: # of Markdown, * and > and bullets, [bookmark: …]. */
static inline const char *
skip_marks(const char *p, const char *end)
{
	const char *limit = end - p > MARKS_BYTES ? p + MARKS_BYTES : end;

	if (p < end && (uint8_t) *p >= 0xE4 && (uint8_t) *p <= 0xE9)
		return p;				/* the usual line: it begins with an ideograph */
	while (p < limit)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == '[')
		{
			const char *close = memchr(p, ']', (size_t) (end - p < 64 ? end - p : 64));

			if (close == NULL)
				return p;
			p = close + 1;
		}
		else if (c == '#' || c == '*' || c == '>' || c == 0x25A0 || c == 0x25CF || c == 0x2022 || gr_is_blank(c))
			p += length;
		else
			return p;
	}
	return p;
}

/* The end of a heading's title: of the line, or where a sentence begins behind it. */
static const char *
title_end(const char *p, const char *end)
{
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == ':' || c == '*' || c == '|' || c == '\t')
			break;
	}
	return p;
}

/* False for what no heading is: a figure, a blank, the end of a label, a row of table 三, which are numbered too. */
static inline bool
may_be_heading(const gr_page *page, const gr_word *words, const gr_line *line)
{
	uint8_t		term;

	if (line->n == 0)
		return true;
	term = words[line->first].term;
	return page->cells[line->first].state != GR_NUMBER && line->length > 0 && term >= GR_TERM_APPLICANTS
		&& term != GR_TERM_GOES_ON && (line->n <= 3 || line->layout == GR_SPACES);
}

/* Whether a line that may be a heading is one; previous is the number of the heading before it. */
static bool
read_heading(const gr_page *page, const gr_word *words, uint32_t index, uint8_t previous, gr_heading *heading)
{
	const gr_line *line = &page->lines[index];
	const char *start = page->text + line->start;
	const char *end = start + line->length;
	const char *from;
	const char *until;
	const char *title;
	const char *stop;
	uint32_t	first;
	uint32_t	length;
	gr_letters	letters;
	uint8_t		ordinal = 0;
	uint8_t		term = line->n > 0 ? words[line->first].term : GR_NO_TERM;
	gr_section_kind kind;

	start = skip_marks(start, end);
	if (start >= end)
		return false;
	/* it begins with a numeral, 第, or the form's own wording */
	first = gr_utf8(start, end, &length);
	title = gr_numeral(first) != 0 || first == 0x7B2C ? take_number(start, end, &from, &until, &ordinal) : NULL;
	if (title == NULL)
	{
		/* without a number: only the form's own wording */
		if (term == GR_NO_TERM || term < GR_TERM_SECTIONS || words[line->first].number != 0)
			return false;
		title = from = until = start;
		ordinal = 0;
	}
	stop = title_end(title, end);
	if (stop == title || stop - title > HEADING_LETTERS * 4)
		return false;
	gr_take_letters(title, stop, &letters);
	if (letters.n == 0 || letters.n > HEADING_LETTERS)
		return false;
	kind = term >= GR_TERM_SECTIONS && term < GR_TERMS && line->n == 1 && stop == end
		? (gr_section_kind) (term - GR_TERM_SECTIONS) : kind_of(&letters);
	/* one that the form does not name goes on counting, and stands by itself */
	if (kind == GR_EXTRA && (line->n > 1 || ordinal != previous + 1 || previous == 0 || stop != end || letters.n > 24))
		return false;
	if (kind != GR_EXTRA && ordinal != 0 && stop == end && letters.n > 30)
		return false;
	*heading = (gr_heading) {
		.line = index,
		.kind = (uint8_t) kind,
		.ordinal = ordinal,
		.number = ordinal == 0 ? (gr_str) {NULL, 0} : (gr_str) {from, (uint32_t) (until - from)},
		.title = {title, (uint32_t) (stop - title)},
		.start = (uint32_t) (start - page->text),
		.body = (uint32_t) (stop - page->text),
	};
	return true;
}

static void
drop_heading(gr_outline *outline, uint32_t i)
{
	memmove(&outline->headings[i], &outline->headings[i + 1], (outline->n - i - 1) * sizeof(gr_heading));
	outline->n--;
}

/* Where sections end, and which are empty: no line under the heading, and no word behind it. */
static void
close_sections(const gr_page *page, gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
	{
		gr_heading *heading = &outline->headings[i];
		uint32_t	next = i + 1 < outline->n ? outline->headings[i + 1].line : page->n_lines;
		const gr_line *last = &page->lines[next - 1];

		heading->end = last->start + last->length;
		heading->empty = next == heading->line + 1
			&& !gr_has_letters(page->text + heading->body, page->text + heading->end);
	}
}

/*
 * Of two headings of one kind one is a line of a table of contents, or a copy:
 * the one with text under it stays, the first of two such.
 */
static void
drop_repeated(const gr_page *page, gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
	{
		for (uint32_t j = i + 1; j < outline->n;)
		{
			const gr_heading *a = &outline->headings[i];
			const gr_heading *b = &outline->headings[j];

			if (a->kind != b->kind || a->kind == GR_EXTRA)
				j++;
			else
			{
				bool		first = a->empty && !b->empty;

				drop_heading(outline, first ? i : j);
				j = first ? i + 1 : j;
				close_sections(page, outline);
			}
		}
	}
}

/* ---- title ------------------------------------------------------------- */

/* Lines that a title is looked for in, where no heading comes before. */
#define TITLE_LINES 120
/* Letters of the longest title. */
#define TITLE_LETTERS 64

static int
find_report(const gr_letters *l, int from)
{
	int			report = gr_find_letters(l, from, "报告");
	int			annual = gr_find_letters(l, from, "年报");

	return report < 0 || (annual >= 0 && annual < report) ? annual : report;
}

/* A title's line holds no sentence, and is no way through a site: 首页 > 政府信息公开 > 年报. */
static bool
is_no_title(const char *start, const char *end)
{
	uint32_t	length;

	for (; start < end; start += length)
	{
		uint32_t	c = gr_utf8(start, end, &length);

		if (c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0x300A || c == ',')
			return true;
		if (c == '>' || c == 0xFF1E || c == 0xBB || c == 0x203A || c == 0x2192)	/* > ＞ » › → */
			return true;
	}
	return false;
}

/* The year that a title states, 0 for none: 2023年, ２０２３年, 二〇二三年. */
static int
year_of_title(gr_str title)
{
	gr_letters	l;

	gr_take_letters(title.s, title.s + title.len, &l);
	for (uint32_t i = 0; i + 4 <= l.n; i++)
	{
		int			year = 0;
		uint32_t	digits = 0;

		while (digits < 4)
		{
			uint32_t	c = l.letter[i + digits];
			uint32_t	n = gr_numeral(c);

			if (c == '0' || c == 0x3007 || c == 0x96F6 || c == 'o')	/* 〇 零 ○ */
				n = 0;
			else if (n == 0 || n == 10)
				break;
			year = year * 10 + (int) n;
			digits++;
		}
		if (digits == 4 && year >= 2000 && year <= 2099)
			return year;
	}
	return 0;
}

/* （2023年）: what is behind it; NULL where no bracketed year stands at p. */
static const char *
take_bracketed_year(const char *p, const char *end)
{
	gr_letters	letters;
	uint32_t	length = 0;
	const char *start;

	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	if (p >= end || (gr_utf8(p, end, &length) != '(' && gr_utf8(p, end, &length) != 0xFF08))
		return NULL;
	start = p += length;
	while (p < end && gr_utf8(p, end, &length) != ')' && gr_utf8(p, end, &length) != 0xFF09)
		p += length;
	gr_take_letters(start, p, &letters);
	if (p >= end || letters.n > 6 || year_of_title((gr_str) {start, (uint32_t) (p - start)}) == 0)
		return NULL;
	return p + length;
}

/* The letters end with what authorities' names end with, so that the title may go on in the next line. */
static bool
ends_like_agency(const gr_letters *l)
{
	static const char ends[] = "府局委办厅会院所镇乡街处部心站队校学区县市室社场中行馆省州旗盟";
	const char *p = ends;
	const char *end = ends + sizeof(ends) - 1;
	uint32_t	length;

	for (; p < end; p += length)
		if (gr_utf8(p, end, &length) == l->letter[l->n - 1])
			return true;
	return false;
}

/* Copies [start, end) without its blanks. */
static gr_str
copy_compact(gr_arena *arena, const char *const *start, const char *const *end, int lines)
{
	gr_str		copy = {NULL, 0};
	size_t		size = 0;
	char	   *out;

	for (int i = 0; i < lines; i++)
		size += (size_t) (end[i] - start[i]);
	out = gr_alloc_raw(arena, size + 1);
	if (out == NULL)
		return copy;
	copy.s = out;
	for (int i = 0; i < lines; i++)
		copy.len += gr_copy_compact(out + copy.len, start[i], end[i]);
	return copy;
}

/* The title that begins in this line, if one does. */
static gr_str
read_title(const gr_page *page, uint32_t index, uint32_t limit, gr_arena *arena)
{
	const char *start[4];
	const char *end[4];
	gr_letters	letters = {0};
	gr_str		none = {NULL, 0};

	for (int lines = 0; lines < 3 && index + (uint32_t) lines < limit; lines++)
	{
		const gr_line *line = &page->lines[index + (uint32_t) lines];
		int			open;
		int			report;
		uint32_t	before = letters.n;

		start[lines] = skip_marks(page->text + line->start, page->text + line->start + line->length);
		end[lines] = page->text + line->start + line->length;
		if (end[lines] == start[lines] || end[lines] - start[lines] > TITLE_LETTERS * 4
			|| is_no_title(start[lines], end[lines]))
			return none;
		gr_add_letters(start[lines], end[lines], &letters);
		if (letters.n == before || letters.n > TITLE_LETTERS)
			return none;
		/* a line that begins as the first did begins a title of its own: a site's name stands before it */
		if (before > 1 && letters.n > before + 1 && letters.letter[before] == letters.letter[0]
			&& letters.letter[before + 1] == letters.letter[1])
			return none;
		open = gr_find_letters(&letters, 0, "信息公开");
		if (open < 0)
			open = gr_find_letters(&letters, 0, "政务公开");
		report = open < 0 ? -1 : find_report(&letters, open);
		if (report >= 0)
		{
			const char *line_end = end[lines];
			const char *year;
			int			again;

			while ((again = find_report(&letters, report + 1)) >= 0 && again < report + 8)
				report = again;	/* 年度报告: the last of 年报, 报告 */
			end[lines] = letters.at[report + 1] + letters.bytes[report + 1];
			year = take_bracketed_year(end[lines], line_end);
			if (year != NULL)
				end[lines] = year;
			else if (end[lines] == line_end && index + (uint32_t) lines + 1 < limit)
			{
				const gr_line *next = line + 1;

				start[lines + 1] = page->text + next->start;
				end[lines + 1] = start[lines + 1] + next->length;
				if (take_bracketed_year(start[lines + 1], end[lines + 1]) == end[lines + 1])
					lines++;
			}
			/* 标题：… */
			for (const char *p = start[0]; p < end[0] && p - start[0] <= 18; p++)
				if (*p == ':' || (end[0] - p > 3 && memcmp(p, "：", 3) == 0))
				{
					start[0] = p + (*p == ':' ? 1 : 3);
					break;
				}
			return copy_compact(arena, start, end, lines + 1);
		}
		/* it goes on in the next line: behind a name or a year, but not behind 来源：县水利局 */
		if (lines == 0 && (gr_find_bytes(start[0], end[0], "：") != NULL || gr_find_bytes(start[0], end[0], ":") != NULL
						   || (open < 0 && gr_find_letters(&letters, 0, "年") < 0 && !ends_like_agency(&letters))))
			return none;
	}
	return none;
}

/* The authority that a title names: before the year, else between the year and 政府信息公开. */
static gr_str
agency_of(gr_str title)
{
	gr_letters	l;
	int			until;
	int			from = 0;
	int			year = -1;
	int			letters;

	gr_take_letters(title.s, title.s + title.len, &l);
	until = gr_find_letters(&l, 0, "信息公开");
	if (until < 0)
		until = gr_find_letters(&l, 0, "政务公开");
	if (until < 0)
		return (gr_str) {NULL, 0};
	/* 县人民政府信息公开: the name keeps its 政府; 局政府信息公开 does not */
	if (until >= 2 && gr_find_letters(&l, until - 2, "政府") == until - 2
		&& !(until >= 4 && gr_find_letters(&l, until - 4, "人民") == until - 4))
		until -= 2;
	for (int i = 0; i + 4 <= until && year < 0; i++)
		if (gr_numeral(l.letter[i]) != 0 && year_of_title((gr_str) {l.at[i], (uint32_t) (l.at[i + 3] + l.bytes[i + 3] - l.at[i])}) != 0)
			year = i;
	if (year > 0)
		until = year;
	else if (year == 0)
	{
		from = 4;
		if (gr_find_letters(&l, from, "年度") == from)
			from += 2;
		else if (gr_find_letters(&l, from, "年") == from)
			from++;
	}
	if (gr_find_letters(&l, from, "关于") == from)
		from += 2;
	if (until - from > 2 && gr_find_letters(&l, until - 2, "关于") == until - 2)
		until -= 2;
	letters = until - from;
	if (letters < 2)
		return (gr_str) {NULL, 0};
	return (gr_str) {l.at[from], (uint32_t) (l.at[until - 1] + l.bytes[until - 1] - l.at[from])};
}

static void
find_title(const gr_page *page, gr_arena *arena, gr_outline *outline)
{
	uint32_t	limit = outline->n > 0 ? outline->headings[0].line : TITLE_LINES;

	if (limit > page->n_lines)
		limit = page->n_lines;
	if (limit > TITLE_LINES)
		limit = TITLE_LINES;
	for (uint32_t i = 0; i < limit; i++)
	{
		gr_str		title = read_title(page, i, limit, arena);
		gr_str		agency;

		if (title.s == NULL)
			continue;
		agency = agency_of(title);
		if (outline->title.s == NULL || agency.s != NULL)
		{
			outline->title = title;
			outline->agency = agency;
		}
		if (agency.s != NULL)
			return;
	}
}

/* ---- period ------------------------------------------------------------ */

/* The statistics period is stated near the beginning. */
#define PERIOD_BYTES (64 * 1024)
/* Letters and digits of two dates and what stands between them. */
#define PERIOD_LETTERS 32
/* A year's four digits, full-width and with blanks between. */
#define YEAR_BYTES 24
/* What stands before the first date that says what it is. */
#define WORDS_BYTES 96

/* 2023年1月1日, or 1月1日 of the year before it; returns the letters read, 0 where there is no date at i. */
static uint32_t
take_date(const gr_letters *l, uint32_t i, gr_date *date)
{
	uint32_t	start = i;
	int			field[3] = {0, 0, 0};
	static const uint16_t mark[3] = {0x5E74, 0x6708, 0x65E5};	/* 年 月 日 */
	int			f = 0;

	while (f < 3)
	{
		int			value = 0;
		int			digits = 0;

		while (i < l->n && l->letter[i] >= '0' && l->letter[i] <= '9' && digits < 4)
		{
			value = value * 10 + (int) (l->letter[i++] - '0');
			digits++;
		}
		if (digits == 0 || i >= l->n)
			return 0;
		if (f == 0 && l->letter[i] == mark[1] && date->year != 0)
		{
			field[0] = date->year;	/* the year is the first date's */
			f = 1;
		}
		if (l->letter[i] != mark[f])
			return 0;
		field[f++] = value;
		i++;
	}
	if (field[0] < 1900 || field[0] > 9999 || field[1] < 1 || field[1] > 12 || field[2] < 1 || field[2] > 31)
		return 0;
	*date = (gr_date) {(int16_t) field[0], (uint8_t) field[1], (uint8_t) field[2]};
	return i - start;
}

/* Whether the words before a date speak of the report's period. */
static bool
speaks_of_period(const char *from, const char *until)
{
	static const char *const words[] = {"统计", "統計", "期限", "时限", "時限", "期间", "期間", "数据", "數據"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gr_find_bytes(from, until, words[i]) != NULL)
			return true;
	return false;
}

/* The 年 before a 月, with nothing but a month's digits between; NULL where there is none. */
static const char *
year_before(const char *start, const char *month)
{
	const char *p = month;
	int			digits = 0;

	while (p > start && month - p < 16)
	{
		uint32_t	length;
		uint32_t	c;

		p--;
		while (p > start && ((unsigned char) *p & 0xC0) == 0x80)
			p--;
		c = gr_utf8(p, month, &length);
		if (c == 0x5E74)
			return digits > 0 ? p : NULL;
		if (!gr_is_blank(c) && gr_numeral(gr_fold(c)) == 0 && gr_fold(c) != '0')
			return NULL;
		digits += !gr_is_blank(c);
	}
	return NULL;
}

/*
 * 统计期限自2023年1月1日至12月31日: two dates with little between them, behind
 * words that speak of the period or from a year's first day.
 */
static void
find_period(const gr_page *page, gr_outline *outline)
{
	const char *text = page->text;
	const char *end = text + (page->length < PERIOD_BYTES ? page->length : PERIOD_BYTES);

	for (const char *month = text; (month = gr_find_bytes(month, end, "月")) != NULL; month += 3)
	{
		const char *p = year_before(text, month);
		gr_letters	l;
		gr_date		from = {0, 0, 0};
		gr_date		until;
		uint32_t	n = 0;
		uint32_t	at = 0;

		if (p == NULL)
			continue;
		p = p - text > YEAR_BYTES ? p - YEAR_BYTES : text;
		while (p > text && ((unsigned char) *p & 0xC0) == 0x80)
			p--;
		l.n = 0;
		gr_add_letters(p, end - p > PERIOD_LETTERS * 4 ? p + PERIOD_LETTERS * 4 : end, &l);
		while (at < l.n && l.at[at] < month && (n = take_date(&l, at, &from)) == 0)
			at++;
		if (n == 0 || l.at[at] > month)
			continue;
		until = from;
		for (uint32_t k = at + n; k < at + n + 4 && k < l.n; k++)
			if (take_date(&l, k, &until) > 0)
			{
				p = l.at[at];
				if (!(from.month == 1 && from.day == 1)
					&& !speaks_of_period(p - text > WORDS_BYTES ? p - WORDS_BYTES : text, p))
					break;
				outline->from = from;
				outline->until = until;
				return;
			}
	}
}

/* ------------------------------------------------------------------------ */

gr_status
gr_outline_read(const gr_page *page, const gr_word *words, gr_arena *arena, gr_outline *outline)
{
	uint8_t		previous = 0;

	*outline = (gr_outline) {.n = 0};
	for (uint32_t i = 0; i < page->n_lines && outline->n < GR_HEADINGS; i++)
		if (may_be_heading(page, words, &page->lines[i])
			&& read_heading(page, words, i, previous, &outline->headings[outline->n]))
			previous = outline->headings[outline->n++].ordinal;
	if (page->n_lines > 0)
	{
		close_sections(page, outline);
		drop_repeated(page, outline);
	}
	find_title(page, arena, outline);
	if (outline->title.s != NULL)
		outline->year = year_of_title(outline->title);
	find_period(page, outline);
	return GR_OK;
}
