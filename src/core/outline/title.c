/*
 * title.c - what the top of a report says of it: its title, with the authority
 * and the year, and the statistics period.
 */
#include "outline/outline.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"

/* ---- title -------------------------------------------------------------- */

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

/* The year whose four digits begin at a letter, 0 for none: 2023, ２０２３, 二〇二三. */
static int
year_at(const gr_letters *l, uint32_t i)
{
	int			year = 0;

	if (i + 4 > l->n)
		return 0;
	for (uint32_t end = i + 4; i < end; i++)
	{
		uint32_t	c = l->letter[i];
		uint32_t	n = gr_numeral(c);

		if (c == '0' || c == 0x3007 || c == 0x96F6 || c == 'o')	/* 〇 零 ○ */
			n = 0;
		else if (n == 0 || n == 10)
			return 0;
		year = year * 10 + (int) n;
	}
	return year >= 2000 && year <= 2099 ? year : 0;
}

/* The year that a title states, 0 for none. */
static int
year_of_title(const gr_letters *l)
{
	int			year = 0;

	for (uint32_t i = 0; i < l->n && year == 0; i++)
		year = year_at(l, i);
	return year;
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
	if (p >= end || letters.n > 6 || year_of_title(&letters) == 0)
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

/* Copies the lines without their blanks. */
static gr_status
copy_compact(gr_arena *arena, const char *const *start, const char *const *end, int lines, gr_str *copy)
{
	size_t		size = 0;
	char	   *out;

	for (int i = 0; i < lines; i++)
		size += (size_t) (end[i] - start[i]);
	out = gr_alloc_raw(arena, size + 1);
	if (out == NULL)
		return GR_NO_MEMORY;
	*copy = (gr_str) {out, 0};
	for (int i = 0; i < lines; i++)
		copy->len += gr_copy_compact(out + copy->len, start[i], end[i]);
	return GR_OK;
}

/* The title that begins in this line, if one does; else title->s is NULL. */
static gr_status
read_title(const gr_page *page, uint32_t index, uint32_t limit, gr_arena *arena, gr_str *title)
{
	const char *start[4];
	const char *end[4];
	gr_letters	letters;

	*title = (gr_str) {NULL, 0};
	letters.n = 0;
	for (int lines = 0; lines < 3 && index + (uint32_t) lines < limit; lines++)
	{
		const gr_line *line = &page->lines[index + (uint32_t) lines];
		int			open;
		int			report;
		uint32_t	before = letters.n;

		start[lines] = gr_skip_marks(page->text + line->start, page->text + line->start + line->length);
		end[lines] = page->text + line->start + line->length;
		if (end[lines] == start[lines] || end[lines] - start[lines] > TITLE_LETTERS * 4
			|| is_no_title(start[lines], end[lines]))
			return GR_OK;
		gr_add_letters(start[lines], end[lines], &letters);
		if (letters.n == before || letters.n > TITLE_LETTERS)
			return GR_OK;
		/* a line that begins as the first did begins a title of its own: a site's name stands before it */
		if (before > 1 && letters.n > before + 1 && letters.letter[before] == letters.letter[0]
			&& letters.letter[before + 1] == letters.letter[1])
			return GR_OK;
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
			return copy_compact(arena, start, end, lines + 1, title);
		}
		/* it goes on in the next line: behind a name or a year, but not behind 来源：县水利局 */
		if (lines == 0 && (gr_find_bytes(start[0], end[0], "：") != NULL || gr_find_bytes(start[0], end[0], ":") != NULL
						   || (open < 0 && gr_find_letters(&letters, 0, "年") < 0 && !ends_like_agency(&letters))))
			return GR_OK;
	}
	return GR_OK;
}

/* The authority that a title names: before the year, else between the year and 政府信息公开. */
static gr_str
agency_of(const gr_letters *l)
{
	int			until = gr_find_letters(l, 0, "信息公开");
	int			from = 0;
	int			year = -1;

	if (until < 0)
		until = gr_find_letters(l, 0, "政务公开");
	if (until < 0)
		return (gr_str) {NULL, 0};
	/* 县人民政府信息公开: the name keeps its 政府; 局政府信息公开 does not */
	if (until >= 2 && gr_find_letters(l, until - 2, "政府") == until - 2
		&& !(until >= 4 && gr_find_letters(l, until - 4, "人民") == until - 4))
		until -= 2;
	for (int i = 0; i + 4 <= until && year < 0; i++)
		if (gr_numeral(l->letter[i]) != 0 && year_at(l, (uint32_t) i) != 0)
			year = i;
	if (year > 0)
		until = year;
	else if (year == 0)
	{
		from = 4;
		if (gr_find_letters(l, from, "年度") == from)
			from += 2;
		else if (gr_find_letters(l, from, "年") == from)
			from++;
	}
	if (gr_find_letters(l, from, "关于") == from)
		from += 2;
	if (until - from > 2 && gr_find_letters(l, until - 2, "关于") == until - 2)
		until -= 2;
	if (until - from < 2)
		return (gr_str) {NULL, 0};
	return (gr_str) {l->at[from], (uint32_t) (l->at[until - 1] + l->bytes[until - 1] - l->at[from])};
}

/* The first title that names an authority, else the first. */
static gr_status
find_title(const gr_page *page, uint32_t limit, gr_arena *arena, gr_report *report)
{
	for (uint32_t i = 0; i < limit && report->agency.s == NULL; i++)
	{
		gr_str		title;
		gr_str		agency;
		gr_letters	letters;
		gr_status	status = read_title(page, i, limit, arena, &title);

		if (status != GR_OK)
			return status;
		if (title.s == NULL)
			continue;
		gr_take_letters(title.s, title.s + title.len, &letters);
		agency = agency_of(&letters);
		if (report->title.s == NULL || agency.s != NULL)
		{
			report->title = title;
			report->agency = agency;
			report->year = year_of_title(&letters);
		}
	}
	return GR_OK;
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
find_period(const gr_page *page, gr_report *report)
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
				report->from = from;
				report->until = until;
				return;
			}
	}
}

/* -------------------------------------------------------------------------- */

gr_status
gr_title_read(const gr_page *page, const gr_outline *outline, gr_arena *arena, gr_report *report)
{
	uint32_t	limit = outline->n > 0 ? outline->headings[0].line : page->n_lines;
	gr_status	status = find_title(page, limit < TITLE_LINES ? limit : TITLE_LINES, arena, report);

	find_period(page, report);
	if (report->year == 0 && report->from.year == report->until.year)
		report->year = report->from.year;
	return status;
}
