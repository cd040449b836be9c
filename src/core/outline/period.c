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
/* Bytes from the first date's month on, with blanks between its letters. */
#define PERIOD_LENGTH 128
/* Letters that the second date begins within, behind the first. */
#define BETWEEN_LETTERS 4
/* A year's four digits, full-width and with blanks between. */
#define YEAR_BYTES 24
/* What stands before the first date that says what it is. */
#define WORDS_BYTES 96

/* The next letter from *p on, folded, and *p behind it; 0: there is none. */
static uint32_t
next_letter(const char **p, const char *end)
{
	uint32_t	folded = 0;
	uint32_t	length;

	for (; *p < end && folded == 0; *p += length)
		folded = gr_fold(gr_utf8(*p, end, &length));
	return folded;
}

static bool
is_digit(uint32_t letter)
{
	return letter >= '0' && letter <= '9';
}

static bool
is_day(const int field[3])
{
	return field[0] >= 1900 && field[0] <= 9999 && field[1] >= 1 && field[1] <= 12 && field[2] >= 1 && field[2] <= 31;
}

/* 2023年1月1日, or 1月1日 of the year that the date has; returns what is behind it, NULL where no date begins at p. */
static const char *
take_date(const char *p, const char *end, gr_date *date)
{
	static const uint16_t mark[3] = {U'年', U'月', U'日'};
	int			field[3] = {date->year, 0, 0};

	for (int f = 0; f < 3; f++)
	{
		uint32_t	letter = next_letter(&p, end);
		int			value = 0;
		int			digits = 0;

		for (; is_digit(letter) && digits < 4; digits++, letter = next_letter(&p, end))
			value = value * 10 + (int) (letter - '0');
		if (f == 0 && letter == mark[1] && date->year != 0)
			f = 1;				/* the year is the first date's */
		if (digits == 0 || letter != mark[f])
			return NULL;
		field[f] = value;
	}
	if (!is_day(field))
		return NULL;
	*date = (gr_date) {(int16_t) field[0], (uint8_t) field[1], (uint8_t) field[2]};
	return p;
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

/* Where the digits of a year, and marks among them, begin that stand before 年. */
static const char *
digits_before(const char *start, const char *mark)
{
	const char *limit = mark - start > YEAR_BYTES ? mark - YEAR_BYTES : start;
	const char *p = mark;

	while (p > limit)
	{
		const char *q = gr_last_character(start, p);
		uint32_t	length;
		uint32_t	folded = gr_fold(gr_utf8(q, mark, &length));

		if (folded != 0 && !is_digit(folded))
			break;
		p = q;
	}
	return p;
}

/* The first date that begins among the digits at *p, before 年; *p: where; NULL: none does. */
static const char *
take_first_date(const char **p, const char *mark, const char *end, gr_date *date)
{
	const char *behind = NULL;
	uint32_t	length;

	for (; *p < mark && behind == NULL; *p += behind == NULL ? length : 0)
		if (is_digit(gr_fold(gr_utf8(*p, end, &length))))
			behind = take_date(*p, end, date);
	return behind;
}

/* The date that begins within a few letters. */
static bool
take_second_date(const char *p, const char *end, gr_date *date)
{
	for (int letters = 0; letters < BETWEEN_LETTERS; letters++)
	{
		if (take_date(p, end, date) != NULL)
			return true;
		next_letter(&p, end);
	}
	return false;
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
	const char *mark = year_before(text, month);
	const char *p;
	const char *behind;
	gr_date		from = {0, 0, 0};
	gr_date		until;

	if (mark == NULL)
		return none;
	if (end - month > PERIOD_LENGTH)
		end = month + PERIOD_LENGTH;
	p = digits_before(text, mark);
	if ((behind = take_first_date(&p, mark, end, &from)) == NULL)
		return none;
	until = from;
	if (!take_second_date(behind, end, &until)
		|| (!(from.month == 1 && from.day == 1) && !speaks_of_period(p - text > WORDS_BYTES ? p - WORDS_BYTES : text, p)))
		return none;
	report->from = from;
	report->until = until;
	return (gr_str) {p, (uint32_t) (behind - p)};
}

/* Bytes between two dates of digits, at most:  至 and blanks. */
#define BETWEEN_BYTES 12

/* Behind up to four digits, so many; p: there is none. */
static const char *
take_digits(const char *p, const char *end, int *value)
{
	const char *start = p;

	for (*value = 0; p < end && p - start < 4 && is_digit((uint8_t) *p); p++)
		*value = *value * 10 + (*p - '0');
	return p;
}

/* 2023.1.1, 2023-01-01, 2023/12/31; returns what is behind it, NULL where no date begins at p. */
static const char *
take_date_of_digits(const char *p, const char *end, gr_date *date)
{
	int			field[3];
	const char *year = take_digits(p, end, &field[0]);
	const char *month;
	const char *day;

	if (year - p != 4 || year == end || (*year != '.' && *year != '-' && *year != '/'))
		return NULL;
	month = take_digits(year + 1, end, &field[1]);
	if (month - year < 2 || month - year > 3 || month == end || *month != *year)
		return NULL;
	day = take_digits(month + 1, end, &field[2]);
	if (day - month < 2 || day - month > 3)
		return NULL;
	*date = (gr_date) {(int16_t) field[0], (uint8_t) field[1], (uint8_t) field[2]};
	return day;
}

/* The first of the next bytes that is a digit; their end: none is. */
static const char *
skip_between(const char *p, const char *end)
{
	const char *start = p;

	while (p < end && p - start < BETWEEN_BYTES && !is_digit((uint8_t) *p))
		p++;
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

		if (*p != '2' || (p > text && is_digit((uint8_t) p[-1])) || (behind = take_date_of_digits(p, end, &from)) == NULL)
			continue;
		next = skip_between(behind, last);
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
