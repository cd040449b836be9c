/*
 * number.c - the text of one cell to an exact decimal.
 *
 * Decides by the cell alone; where it stands in the form is for others.
 */
#include "text/number.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/numbering.h"
#include "text/numerals.h"
#include "text/utf8.h"

/* int64 holds every fraction of so many */
#define MAX_DECIMALS 18
/* Text longer than this is no damaged figure. */
#define DAMAGED_LENGTH 48
/* The longest word for zero, with brackets, a stop and a few blanks. */
#define ZERO_WORD_LENGTH 24
/* The longest number in words: 九千九百九十九万九千九百九十九. */
#define NUMERAL_LENGTH 48
/* Bytes of the shortest label with a number: ③其他. */
#define NUMBERED_LABEL 9

/* A reader over the cell's characters. */
typedef struct reader
{
	const char *at;
	const char *end;
} reader;

static uint32_t
peek(const reader *r, uint32_t *length)
{
	return r->at < r->end ? gr_utf8(r->at, r->end, length) : 0;
}

static void
skip_blanks(reader *r)
{
	uint32_t	length;

	while (r->at < r->end && gr_blank_at(r->at, r->end, &length))
		r->at += length;
}

/* Half-width form of the characters that numbers are written with. */
static uint32_t
narrow(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	switch (c)
	{
		case U'−': case U'﹣': case U'─': case U'━': case U'ー':
			return '-';
		case U'⁄': case U'∕':
			return '/';
		default:
			return c;
	}
}

static bool
take(reader *r, uint32_t want)
{
	uint32_t	length = 0;

	if (narrow(peek(r, &length)) != want || r->at >= r->end)
		return false;
	r->at += length;
	return true;
}

/* Takes the word, blanks and invisible marks among its letters passed over: 万 元 is 万元. */
static bool
take_word(reader *r, const char *word)
{
	const char *end = word + strlen(word);
	reader		ahead = *r;

	while (word < end)
	{
		uint32_t	length;
		uint32_t	have = 0;
		uint32_t	want = gr_utf8(word, end, &length);

		word += length;
		skip_blanks(&ahead);
		if (peek(&ahead, &have) != want || ahead.at >= ahead.end)
			return false;
		ahead.at += have;
	}
	*r = ahead;
	return true;
}

/* The first of the words, an empty one behind the last, that comes. */
static bool
take_one_of(reader *r, const char *const *words)
{
	for (; **words != 0; words++)
		if (take_word(r, *words))
			return true;
	return false;
}

/* What a zero in words begins with. */
static bool
begins_zero_word(uint32_t c)
{
	switch (c)
	{
		case U'无': case U'無': case U'零': case U'〇': case U'○': case U'空': case U'不': case U'未': case U'没': case U'沒':
		case U'暂': case U'暫': case 'N': case 'n':
			return true;
		default:
			return false;
	}
}

/* Zero in words, in brackets or not, and with a stop behind it or not. */
static bool
is_zero_word(const char *text, const char *end)
{
	static const char *const words[] = {
		"无", "無", "零", "〇", "○", "空", "不适用", "不適用", "不涉及", "未发生", "未發生", "没有", "沒有", "暂无", "暫無",
		"N/A", "NA", "n/a", ""
	};
	reader		r = {text, end};
	bool		bracket = take(&r, '(');
	uint32_t	length;

	skip_blanks(&r);
	if (!begins_zero_word(peek(&r, &length)) || !take_one_of(&r, words) || (bracket && !take(&r, ')')))
		return false;
	if (!take(&r, '.'))
		take(&r, U'。');
	skip_blanks(&r);
	return r.at == r.end;
}

/* A cell of nothing but dashes, slashes or the word for none. */
static bool
is_not_applicable(const char *text, const char *end)
{
	reader		r = {text, end};
	int			marks = 0;

	if (end - text <= ZERO_WORD_LENGTH && is_zero_word(text, end))
		return true;
	while (r.at < r.end)
	{
		uint32_t	length;
		uint32_t	c = narrow(peek(&r, &length));

		if (c == '-' || c == '/' || c == '\\')
			marks++;
		else if (!gr_is_blank(c))
			return false;
		r.at += length;
	}
	return marks > 0 && marks <= 8;
}

/* What programs write where a table has no value. */
static bool
is_no_value(const char *text, const char *end)
{
	static const char *const words[] = {"None", "nan", "NaN", "null", "NULL"};
	size_t		length = (size_t) (end - text);

	if ((*text | 0x20) != 'n')
		return false;
	while (length > 0 && (uint8_t) text[length - 1] <= ' ')
		length--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == length && memcmp(text, words[i], length) == 0)
			return true;
	return false;
}

static bool
is_long_dash(const reader *r)
{
	uint32_t	length;
	uint32_t	c = peek(r, &length);

	return c == U'—' || c == U'―' || c == U'─' || c == U'━' || c == U'ー';
}

/* Whether the minus before r belongs to what follows: a blank behind it makes it the mark of a list, or a dash. */
static bool
is_sign(const reader *r)
{
	uint32_t	length;

	return r->at < r->end && !gr_blank_at(r->at, r->end, &length);
}

/* +, -, 增, 减 and their like; 0 where there is none. */
static int
take_sign(reader *r)
{
	reader		before = *r;

	if (take(r, '+') || take_word(r, "增加") || take_word(r, "新增") || take_word(r, "增"))
		return 1;
	if (is_long_dash(r))
		return 0;				/* — 5: a dash, and a figure */
	if (take(r, '-'))
	{
		if (is_sign(r))
			return -1;
		*r = before;
		return 0;
	}
	if (take_word(r, "减少") || take_word(r, "減少") || take_word(r, "减") || take_word(r, "減"))
		return -1;
	return 0;
}

/*
 * Digits with thousands marks and a decimal point.  False where the digits do
 * not make one number; *any says whether there was a digit at all.
 */
static bool
take_digits(reader *r, gr_value *value, bool *any)
{
	int			group = 0;		/* digits since the last thousands mark */
	int			decimals = 0;
	bool		nonzero = false;
	bool		marks = false;
	bool		point = false;
	bool		fits = true;

	*any = false;
	for (;;)
	{
		uint32_t	length;
		uint32_t	c = r->at < r->end ? narrow(peek(r, &length)) : 0;

		if (c >= '0' && c <= '9')
		{
			*any = true;
			nonzero = nonzero || c != '0';
			fits = fits && !__builtin_mul_overflow(value->mantissa, 10, &value->mantissa)
				&& !__builtin_add_overflow(value->mantissa, c - '0', &value->mantissa);
			*(point ? &decimals : &group) += 1;
		}
		else if (c == ',' && *any && !point)
		{
			if (marks ? group != 3 : group > 3 || !nonzero)
				return false;
			marks = true;
			group = 0;
		}
		else if (c == '.' && *any && !point)
		{
			if (marks && group != 3)
				return false;
			point = true;
		}
		else
			break;
		r->at += length;
	}
	if (!*any || !fits || decimals > MAX_DECIMALS)
		return false;
	value->scale = (uint8_t) decimals;
	value->weak = point && decimals == 0;	/* its decimals may stand elsewhere */
	return point || !marks || group == 3;
}

static uint8_t
take_unit(reader *r)
{
	static const char *const ten_thousands[] = {"万元", "萬元", "万人民币", ""};
	static const char *const hundred_millions[] = {"亿元", "億元", ""};
	static const char *const counts[] = {
		"人次", "件次", "件", "项", "項", "条", "條", "个", "個", "份", "起", "宗", "次", "部", "人", "家", "例", "笔", "筆", "户", "戶",
		"名", "篇", ""
	};

	if (take_one_of(r, ten_thousands))
		return GR_PRINTED_10K_YUAN;
	if (take_one_of(r, hundred_millions))
		return GR_PRINTED_100M_YUAN;
	if (take_word(r, "元"))
		return GR_PRINTED_YUAN;
	return take_one_of(r, counts) ? GR_PRINTED_COUNT : GR_PRINTED_NONE;
}

/* * ※ ① ¹ † and their like: the mark of a note behind a figure. */
static bool
take_note_mark(reader *r)
{
	const char *start = r->at;

	for (;;)
	{
		uint32_t	length = 0;
		uint32_t	c = peek(r, &length);
		bool		star = c == '*' || c == U'＊' || c == U'※' || c == U'★' || c == U'☆' || c == U'△' || c == U'▲';
		bool		dagger = c == U'†' || c == U'‡';
		bool		raised = c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁴' && c <= U'⁹');
		bool		circled = (c >= U'①' && c <= U'⑳') || (c >= U'❶' && c <= U'❿');

		if (r->at >= r->end || !(star || dagger || raised || circled))
			return r->at > start;
		r->at += length;
	}
}

/* A remark in brackets behind a figure … */
static bool
begins_remark(const reader *r)
{
	uint32_t	length;
	uint32_t	c = peek(r, &length);

	return c == '(' || c == U'（' || c == U'〔' || c == '[';
}

/* … which closes at the end of the cell. */
static bool
ends_remark(const reader *r)
{
	const char *p = r->end;

	return p[-1] == ')' || p[-1] == ']'
		|| (p - r->at >= 3 && (__builtin_memcmp(p - 3, "）", 3) == 0 || __builtin_memcmp(p - 3, "〕", 3) == 0));
}

/* （元）, （单位：万元）: a remark that is nothing but the figure's unit */
static uint8_t
unit_of_remark(reader r)
{
	uint32_t	length = 0;
	uint8_t		unit;

	peek(&r, &length);
	r.at += length;
	length = 0;
	if (take_word(&r, "单位") || take_word(&r, "單位"))
		take(&r, ':');
	unit = take_unit(&r);
	peek(&r, &length);
	return r.at + length == r.end ? unit : GR_PRINTED_NONE;
}

/* What stands before a figure that is not exact. */
static inline bool
is_about(uint32_t c)
{
	switch (c)
	{
		case U'约': case U'約': case U'近': case U'超': case U'逾': case U'达': case U'達': case U'共':
			return true;
		default:
			return false;
	}
}

/* Radicals are not taken for text: ⼆ may be a figure. */
static bool
is_ideograph(uint32_t c)
{
	return c >= 0x3400 && gr_is_ideograph(c);
}

/* A number in words, while it is read. */
typedef struct numeral
{
	int64_t		total;			/* of what stands before the last 万 or 亿 */
	int64_t		part;			/* of what stands behind it */
	int			digit;			/* that waits for its power; -1: none */
	int			power;			/* the last one within the part: the next is lower */
	int			digits;			/* in a row, without a power */
	int			before;			/* the digit before the last one */
	bool		powers;
	bool		zero;			/* right before */
} numeral;

static bool
add_digit(numeral *n, int digit)
{
	if (n->powers && n->digit >= 0)
		return false;			/* 三百五六 */
	if (n->powers && digit == 0)
	{
		n->zero = true;
		return true;
	}
	n->before = n->digit;
	n->digit = digit;
	n->digits++;
	if (n->powers)
		return true;
	return !__builtin_mul_overflow(n->total, 10, &n->total) && !__builtin_add_overflow(n->total, digit, &n->total);
}

static bool
add_power(numeral *n, int power)
{
	static const int64_t tens[] = {1, 10, 100, 1000};

	if (n->digits > 1)
		return false;			/* 二三百 */
	if (!n->powers)
		n->total = 0;
	n->powers = true;
	n->digits = 0;
	n->zero = false;
	if (power < 4)
	{
		if (power >= n->power || (n->digit < 0 && (power > 1 || n->part > 0)))
			return false;
		n->part += (n->digit < 0 ? 1 : n->digit) * tens[power];
		n->power = power;
	}
	else
	{
		n->part += n->digit < 0 ? 0 : n->digit;
		for (int i = 0; i < power; i++)
			if (__builtin_mul_overflow(n->part, 10, &n->part))
				return false;
		if (n->part == 0 || n->total != 0)
			return false;		/* 万 by itself; one of them is enough for any count */
		n->total = n->part;
		n->part = 0;
		n->power = 4;
	}
	n->digit = -1;
	return true;
}

/* 三百五十, 一千零三, 二九八; a single numeral, or two in a row, may be something else. */
static bool
take_numeral(reader *r, gr_value *value)
{
	const char *start = r->at;
	numeral		n = {.digit = -1, .before = -1, .power = 4};

	while (r->at < r->end && r->at - start <= NUMERAL_LENGTH)
	{
		uint32_t	length;
		uint32_t	c = peek(r, &length);
		int			digit = gr_chinese_digit(c);
		reader		unit = *r;

		if (digit < 0 && (gr_chinese_power(c) == 0 || (gr_chinese_power(c) >= 4 && take_unit(&unit) != GR_PRINTED_NONE)))
			break;
		if (digit >= 0 ? !add_digit(&n, digit) : !add_power(&n, (int) gr_chinese_power(c)))
			return false;
		r->at += length;
	}
	value->mantissa = n.total;
	value->weak = r->at - start <= 3 || (!n.powers && n.digits == 2);
	if (!n.powers)
		return r->at > start && !(n.digits == 2 && n.digit == n.before + 1);	/* 二三: two or three */
	value->mantissa += n.part + (n.digit < 0 ? 0 : n.digit);
	/* 三百五 is 350 */
	return n.digit < 0 || n.power == 1 || n.zero;
}

/* An ideograph but for those that a figure, a damaged one, or its lack begin with. */
static inline bool
begins_text(uint32_t c)
{
	if (!is_ideograph(c))
		return false;
	switch (c)
	{
		case U'一': case U'二': case U'三': case U'四': case U'五': case U'六': case U'七': case U'八': case U'九': case U'十':
		case U'百': case U'千': case U'零': case U'两':
		case U'增': case U'新': case U'减': case U'減':
			return false;
		default:
			return !is_about(c);
	}
}

static bool
is_numeral(uint32_t c)
{
	return gr_chinese_digit(c) >= 0 || c == U'十' || c == U'百' || c == U'千';
}

/*
 * Text that is no figure, but no label either: a few letters with digits among
 * them (约20, 12O), a number in words (五), marks that stand for lost characters.
 */
static bool
looks_damaged(const char *text, const char *end)
{
	reader		r = {text, end};
	int			ideographs = 0;
	int			numerals = 0;
	int			signs = 0;		/* digits, Latin letters, and what stands for a lost character */
	int			marks = 0;
	uint32_t	before = 0;

	while (r.at < r.end)
	{
		uint32_t	length;
		uint32_t	c = peek(&r, &length);

		if (is_ideograph(c))
		{
			/* 3.其他, 3、其他 */
			bool		numbered = before == '.' || before == U'．' || before == U'、' || before == ')' || before == U'）';
			bool		year = c == U'年' && signs == 4;
			bool		name = before == 0 && !is_about(c) && !is_numeral(c);	/* 数据1: a column's */

			if (numbered || year || name)
				return false;
			ideographs++;
			numerals += is_numeral(c);
		}
		else if (gr_fold(c) != 0 || c == '?' || c == '*' || c == '+' || c == 0xFFFD || c == U'□')
			signs++;
		else if (!gr_is_blank(c))
			marks++;
		if (!gr_is_blank(c))
			before = c;
		r.at += length;
	}
	if (ideographs == 0)
		return signs > 0 && signs <= 32;
	if (ideographs == numerals)
		return signs == 0 && marks == 0 && ideographs <= 6;
	return signs > 0 && ideographs <= 2;
}

/* 1.属于国家秘密, 一、本年新收, （一）予以公开: a label with its number, and a mark behind it */
static bool
is_numbered_label(const char *p, const char *end)
{
	gr_numbering n;
	uint32_t	length;

	if (end - p < NUMBERED_LABEL)
		return false;
	n = gr_read_numbering(p, end);
	return n.style != GR_NOT_NUMBERED && n.style < GR_BARE_CHINESE && n.behind < end && is_ideograph(gr_utf8(n.behind, end, &length));
}

/* Moves within the marks around the whole cell: quotes, =, emphasis of Markdown. */
static void
strip_wrapping(reader *r)
{
	take(r, '=');
	while (r->end - r->at >= 3)
	{
		char		c = *r->at;
		bool		pair = r->end[-1] == c && (c == '"' || c == '\'' || c == '*' || c == '_' || c == '`');
		bool		quotes = r->end - r->at > 6 && memcmp(r->at, "“", 3) == 0 && memcmp(r->end - 3, "”", 3) == 0;

		if (!pair && !quotes)
			return;
		r->at += quotes ? 3 : 1;
		r->end -= quotes ? 3 : 1;
		skip_blanks(r);
		take(r, '=');
	}
}

/* What may stand behind the digits: a unit, a note's mark, a stop, a remark. */
static bool
take_rest(reader *r, gr_value *value)
{
	bool		remark;

	skip_blanks(r);
	value->unit = take_unit(r);
	skip_blanks(r);
	take_note_mark(r);
	if (r->at < r->end && (take(r, U'。') || take(r, ';') || take(r, '.')))
		skip_blanks(r);
	remark = r->at < r->end && begins_remark(r);
	if (remark && ends_remark(r) && value->unit == GR_PRINTED_NONE)
		value->unit = unit_of_remark(*r);
	return r->at == r->end || (remark && ends_remark(r));
}

static inline bool
is_damaged(const char *text, const char *end, bool remark)
{
	return end - text <= DAMAGED_LENGTH && (remark || looks_damaged(text, end));
}

/* A value that its first character does not tell to be text. */
static __attribute__((noinline)) gr_value
read_doubtful(reader r)
{
	const char *text = r.at;
	const char *end = r.end;
	gr_value	value = {0};
	int			sign = 1;
	bool		any;
	bool		good;

	if (*text < '0' || *text > '9')
	{
		if (is_not_applicable(text, r.end))
			return (gr_value) {.state = GR_NOT_APPLICABLE};
		if (is_no_value(text, r.end))
			return (gr_value) {.state = GR_BLANK};
		strip_wrapping(&r);
		if (r.end < end && is_not_applicable(r.at, r.end))
			return (gr_value) {.state = GR_NOT_APPLICABLE};
		sign = take_sign(&r);
		skip_blanks(&r);
	}
	good = take_digits(&r, &value, &any);
	if (!any)
		good = any = take_numeral(&r, &value);
	good = good && take_rest(&r, &value);
	if (!good)
	{
		bool		remark = any && r.at < r.end && begins_remark(&r);

		return (gr_value) {.state = is_damaged(text, end, remark) ? GR_UNREADABLE : GR_ABSENT};
	}
	if (sign < 0)
		value.mantissa = -value.mantissa;
	value.state = GR_NUMBER;
	return value;
}

gr_value
gr_read_value(const char *text, size_t length)
{
	reader		r = {text, text + length};

	if (length > 0 && gr_blank_at(text, r.end, &(uint32_t) {0}))
		skip_blanks(&r);
	if (r.at == r.end)
		return (gr_value) {.state = GR_BLANK};
	if (r.end - r.at <= ZERO_WORD_LENGTH && is_zero_word(r.at, r.end))
		return (gr_value) {.state = GR_NOT_APPLICABLE};
	/* the usual texts */
	if (begins_text(gr_utf8(r.at, r.end, &(uint32_t) {0})) || is_numbered_label(r.at, r.end))
		return (gr_value) {.state = GR_ABSENT};
	return read_doubtful(r);
}

/* The character before p, blanks and invisible marks passed over; moves p to it; 0: there is none. */
static uint32_t
step_back(const char *text, const char **p)
{
	while (*p > text)
	{
		const char *before = *p - 1;
		uint32_t	length;
		uint32_t	c;

		while (before > text && ((uint8_t) *before & 0xC0) == 0x80)
			before--;
		c = gr_utf8(before, *p, &length);
		*p = before;
		if (!gr_is_blank(c))
			return c;
	}
	return 0;
}

/* The unit of the 元 at p; GR_PRINTED_NONE for thousands, millions and other money, and where its beginning may be lost. */
static gr_printed_unit
unit_at(const char *text, const char *p)
{
	gr_printed_unit unit = GR_PRINTED_YUAN;
	uint32_t	before = step_back(text, &p);

	if (before == U'万' || before == U'萬')
		unit = GR_PRINTED_10K_YUAN;
	else if (before == U'亿' || before == U'億')
		unit = GR_PRINTED_100M_YUAN;
	if (unit != GR_PRINTED_YUAN)
		before = step_back(text, &p);
	switch (before)
	{
		/* what makes another unit of the unit behind it */
		case U'十': case U'百': case U'千': case U'美': case U'欧': case U'歐': case U'港': case U'日': case U'澳':
			return GR_PRINTED_NONE;
		case 0:
			return unit == GR_PRINTED_YUAN ? GR_PRINTED_NONE : unit;	/* 元 alone may be the end of 万元 */
		default:
			return unit;
	}
}

/* Whether an amount stands before the 元 at p, as in 1万元以上: it names no unit. */
static bool
is_amount(const char *text, const char *p)
{
	uint32_t	c;

	do
		c = step_back(text, &p);
	while (gr_chinese_power(c) != 0);
	return c >= '0' && c <= '9';
}

gr_printed_unit
gr_named_unit(const char *text, size_t length)
{
	const char *end = text + length;
	gr_printed_unit unit = GR_PRINTED_NONE;
	bool		named = false;

	for (const char *p = text; (p = gr_find_bytes(p, end, "元")) != NULL; p += 3)
	{
		if (is_amount(text, p))
			continue;
		if (named && unit_at(text, p) != unit)
			return GR_PRINTED_NONE;
		unit = unit_at(text, p);
		named = true;
	}
	return unit;
}

bool
gr_shift_value(gr_value *value, int power)
{
	gr_value	shifted = *value;

	for (; power > 0; power--)
	{
		if (shifted.scale > 0)
			shifted.scale--;
		else if (__builtin_mul_overflow(shifted.mantissa, 10, &shifted.mantissa))
			return false;
	}
	for (; power < 0; power++)
	{
		if (shifted.scale >= MAX_DECIMALS)
			return false;
		shifted.scale++;
	}
	for (; shifted.scale > 0 && shifted.mantissa % 10 == 0; shifted.scale--)
		shifted.mantissa /= 10;
	*value = shifted;
	return true;
}
