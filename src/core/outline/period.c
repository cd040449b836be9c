/*
 * period.c - the statistics period that a report states near its beginning.
 */
#include "outline/evidence.h"

#include "text/fold.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/utf8.h"

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
	static const uint16_t mark[3] = {U'年', U'月', U'日'};
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

		p = gr_last_character(start, p);
		c = gr_utf8(p, month, &length);
		if (gr_fold(c) == U'年')
			return digits > 0 ? p : NULL;
		if (!gr_is_blank(c) && gr_numeral(gr_fold(c)) == 0 && gr_fold(c) != '0')
			return NULL;
		digits += !gr_is_blank(c);
	}
	return NULL;
}

/*
 * 统计期限自2023年1月1日至12月31日: two dates with little between them, behind
 * words that speak of the period or from a year's first day.  The month of the first
 * stands at month.
 */
static gr_str
read_period(const char *text, const char *end, const char *month, gr_report *report)
{
	static const gr_str none = {NULL, 0};
	const char *p = year_before(text, month);
	gr_letters	l;
	gr_date		from = {0, 0, 0};
	gr_date		until;
	uint32_t	n = 0;
	uint32_t	at = 0;

	if (p == NULL)
		return none;
	p = p - text > YEAR_BYTES ? p - YEAR_BYTES : text;
	while (p > text && ((unsigned char) *p & 0xC0) == 0x80)
		p--;
	gr_take_letters(p, end - p > PERIOD_LETTERS * 4 ? p + PERIOD_LETTERS * 4 : end, &l);
	while (at < l.n && l.at[at] < month && (n = take_date(&l, at, &from)) == 0)
		at++;
	if (n == 0 || l.at[at] > month)
		return none;
	until = from;
	for (uint32_t k = at + n; k < at + n + 4 && k < l.n; k++)
		if (take_date(&l, k, &until) > 0)
		{
			p = l.at[at];
			if (!(from.month == 1 && from.day == 1) && !speaks_of_period(p - text > WORDS_BYTES ? p - WORDS_BYTES : text, p))
				break;
			report->from = from;
			report->until = until;
			return (gr_str) {p, (uint32_t) (l.at[at + n - 1] + l.bytes[at + n - 1] - p)};
		}
	return none;
}

/* Bytes between two dates of digits, at most:  至 and blanks. */
#define BETWEEN_BYTES 12

/* 2023.1.1, 2023-01-01, 2023/12/31; returns what is behind it, NULL where no date begins at p. */
static const char *
take_date_of_digits(const char *p, const char *end, gr_date *date)
{
	int			field[3] = {0, 0, 0};
	char		mark = 0;

	for (int f = 0; f < 3; f++)
	{
		int			digits = 0;

		for (; p < end && *p >= '0' && *p <= '9' && digits < 4; p++, digits++)
			field[f] = field[f] * 10 + (*p - '0');
		if (digits == 0 || (f == 0) != (digits == 4) || digits == 3)
			return NULL;
		if (f == 2)
			break;
		if (p >= end || (*p != '.' && *p != '-' && *p != '/') || (f == 1 && *p != mark))
			return NULL;
		mark = *p++;
	}
	*date = (gr_date) {(int16_t) field[0], (uint8_t) field[1], (uint8_t) field[2]};
	return p;
}

/* 统计期限：2023.1.1-2023.12.31: a whole year, behind words that speak of the period; its last day stands at last. */
static gr_str
read_period_of_digits(const char *text, const char *end, const char *last, gr_report *report)
{
	const char *start = last - text > YEAR_BYTES + BETWEEN_BYTES ? last - YEAR_BYTES - BETWEEN_BYTES : text;
	const char *words = start - text > WORDS_BYTES ? start - WORDS_BYTES : text;

	for (const char *p = start; p < last; p++)
	{
		gr_date		from;
		gr_date		until;
		const char *behind;
		const char *next;

		if (*p != '2' || (p > text && p[-1] >= '0' && p[-1] <= '9') || (behind = take_date_of_digits(p, end, &from)) == NULL)
			continue;
		for (next = behind; next < last && next - behind < BETWEEN_BYTES && (*next < '0' || *next > '9'); next++)
			;
		if (next == behind || take_date_of_digits(next, end, &until) != last + 5 || from.year != until.year
			|| from.month != 1 || from.day != 1 || !speaks_of_period(words, p))
			continue;
		report->from = from;
		report->until = until;
		return (gr_str) {p, (uint32_t) (behind - p)};
	}
	return (gr_str) {NULL, 0};
}

gr_str
gr_find_period(const gr_page *page, gr_report *report)
{
	static const char *const months[] = {"月", "⽉"};	/* the second as PDF readers print it */
	static const char *const lasts[] = {"12.31", "12-31", "12/31"};
	const char *text = page->text;
	const char *end = text + (page->length < PERIOD_BYTES ? page->length : PERIOD_BYTES);

	for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
		for (const char *month = text; (month = gr_find_bytes(month, end, months[i])) != NULL; month += 3)
		{
			gr_str		found = read_period(text, end, month, report);

			if (found.s != NULL)
				return found;
		}
	for (size_t i = 0; i < sizeof lasts / sizeof lasts[0]; i++)
		for (const char *last = text; (last = gr_find_bytes(last, end, lasts[i])) != NULL; last += 5)
		{
			gr_str		found = read_period_of_digits(text, end, last, report);

			if (found.s != NULL)
				return found;
		}
	return (gr_str) {NULL, 0};
}
