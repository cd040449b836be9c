/*
 * number.c - the text of one cell to an exact decimal.
 *
 * Decides by the cell alone; where it stands in the form is for others.
 */
#include "text/number.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"

/* int64 holds every fraction of so many */
#define MAX_DECIMALS 18
/* Text longer than this is no damaged figure. */
#define DAMAGED_LENGTH 48

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
		case 0x2212:			/* − */
		case 0xFE63:			/* ﹣ */
		case 0x2500:			/* ─ */
		case 0x2501:			/* ━ */
		case 0x30FC:			/* ー */
			return '-';
		case 0x2044:			/* ⁄ */
		case 0x2215:			/* ∕ */
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

static bool
take_text(reader *r, const char *want, size_t length)
{
	if ((size_t) (r->end - r->at) < length || __builtin_memcmp(r->at, want, length) != 0)
		return false;
	r->at += length;
	return true;
}

#define TAKE(r, literal) take_text(r, literal, sizeof(literal) - 1)

/* A cell of nothing but dashes, slashes or the word for none. */
static bool
is_not_applicable(const char *text, const char *end)
{
	reader		r = {text, end};
	int			marks = 0;

	if (TAKE(&r, "无") || TAKE(&r, "無"))
	{
		skip_blanks(&r);
		return r.at == r.end;
	}
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

	return c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0x2501 || c == 0x30FC;
}

/* +, -, 增, 减 and their like; 0 where there is none. */
static int
take_sign(reader *r)
{
	if (take(r, '+') || TAKE(r, "增加") || TAKE(r, "新增") || TAKE(r, "增"))
		return 1;
	if (is_long_dash(r))
		return 0;				/* — 5: a dash, and a figure */
	if (take(r, '-') || TAKE(r, "减少") || TAKE(r, "減少") || TAKE(r, "减") || TAKE(r, "減"))
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
	if (point)
		return decimals > 0;
	return !marks || group == 3;
}

static uint8_t
take_unit(reader *r)
{
	if (TAKE(r, "万元") || TAKE(r, "萬元") || TAKE(r, "万人民币"))
		return GR_PRINTED_10K_YUAN;
	if (TAKE(r, "亿元") || TAKE(r, "億元"))
		return GR_PRINTED_100M_YUAN;
	if (TAKE(r, "元"))
		return GR_PRINTED_YUAN;
	if (TAKE(r, "件") || TAKE(r, "项") || TAKE(r, "項") || TAKE(r, "条") || TAKE(r, "條") || TAKE(r, "个")
		|| TAKE(r, "個") || TAKE(r, "份") || TAKE(r, "起") || TAKE(r, "宗") || TAKE(r, "次") || TAKE(r, "部"))
		return GR_PRINTED_COUNT;
	return GR_PRINTED_NONE;
}

/* A remark in brackets behind a figure … */
static bool
begins_remark(const reader *r)
{
	uint32_t	length;
	uint32_t	c = peek(r, &length);

	return c == '(' || c == 0xFF08 || c == 0x3014 || c == '[';
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
	if (TAKE(&r, "单位") || TAKE(&r, "單位"))
		take(&r, ':');
	unit = take_unit(&r);
	peek(&r, &length);
	return r.at + length == r.end ? unit : GR_PRINTED_NONE;
}

/* 约 近 超 逾 达 共: what stands before a figure that is not exact */
static inline bool
is_about(uint32_t c)
{
	switch (c)
	{
		case 0x7EA6: case 0x7D04: case 0x8FD1: case 0x8D85: case 0x903E: case 0x8FBE: case 0x9054: case 0x5171:
			return true;
		default:
			return false;
	}
}

static bool
is_ideograph(uint32_t c)
{
	return c >= 0x3400 && c <= 0x9FFF;
}

/* An ideograph but for those that a figure, a damaged one, or its lack begin with. */
static inline bool
begins_text(uint32_t c)
{
	if (!is_ideograph(c))
		return false;
	switch (c)
	{
		case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94:	/* 一 二 三 四 五 */
		case 0x516D: case 0x4E03: case 0x516B: case 0x4E5D: case 0x5341:	/* 六 七 八 九 十 */
		case 0x767E: case 0x5343: case 0x96F6: case 0x4E24:	/* 百 千 零 两 */
		case 0x589E: case 0x65B0: case 0x51CF: case 0x6E1B:	/* 增 新 减 減 */
		case 0x65E0: case 0x7121:	/* 无 無 */
			return false;
		default:
			return !is_about(c);
	}
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
			/* 3.其他, 3、其他: a label with its number; 2023年: a date; 数据1: a column's name */
			if (before == '.' || before == 0xFF0E || before == 0x3001 || before == ')' || before == 0xFF09
				|| (c == 0x5E74 && signs == 4) || (before == 0 && !is_about(c) && gr_numeral(c) == 0))
				return false;
			ideographs++;
			numerals += gr_numeral(c) != 0 || c == 0x767E || c == 0x5343 || c == 0x96F6 || c == 0x4E24; /* 百千零两 */
		}
		else if (gr_fold(c) != 0 || c == '?' || c == '*' || c == '+' || c == 0xFFFD || c == 0x25A1)
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

/* 1.属于国家秘密, 一、本年新收, （一）予以公开: a label with its number */
static inline bool
is_numbered_label(const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	c = gr_utf8(p, end, &length);
	bool		bracket = c == 0xFF08;

	if (end - p < 10)
		return false;
	p += length;
	if (bracket)
	{
		c = gr_utf8(p, end, &length);
		p += length;
	}
	if (!is_ideograph(c) && (bracket || c < '0' || c > '9'))
		return false;
	c = gr_utf8(p, end, &length);
	return (bracket ? c == 0xFF09 : c == '.' || c == 0x3001) && is_ideograph(gr_utf8(p + length, end, &length));
}

/* A value that its first character does not tell to be text. */
static __attribute__((noinline)) gr_value
read_doubtful(reader r)
{
	const char *text = r.at;
	gr_value	value = {0};
	int			sign = 1;
	bool		any;
	bool		good;
	bool		remark = false;

	if (*text < '0' || *text > '9')
	{
		if (is_not_applicable(text, r.end))
		{
			value.state = GR_NOT_APPLICABLE;
			return value;
		}
		if (is_no_value(text, r.end))
		{
			value.state = GR_BLANK;
			return value;
		}
		sign = take_sign(&r);
		skip_blanks(&r);
	}
	good = take_digits(&r, &value, &any);
	if (!any)
	{
		value.state = r.end - text <= DAMAGED_LENGTH && looks_damaged(text, r.end) ? GR_UNREADABLE : GR_ABSENT;
		return value;
	}
	if (good)
	{
		skip_blanks(&r);
		value.unit = take_unit(&r);
		skip_blanks(&r);
		remark = r.at < r.end && begins_remark(&r);
		good = r.at == r.end || (remark && ends_remark(&r));
		if (good && remark && value.unit == GR_PRINTED_NONE)
			value.unit = unit_of_remark(r);
	}
	if (!good)
	{
		value = (gr_value) {0};
		value.state = r.end - text <= DAMAGED_LENGTH && (remark || looks_damaged(text, r.end)) ? GR_UNREADABLE : GR_ABSENT;
		return value;
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
	/* the usual texts */
	if (begins_text(gr_utf8(r.at, r.end, &(uint32_t) {0})) || is_numbered_label(r.at, r.end))
		return (gr_value) {.state = GR_ABSENT};
	return read_doubtful(r);
}

/* The unit of the 元 at p; GR_PRINTED_NONE for thousands, millions and other money. */
static gr_printed_unit
unit_at(const char *text, const char *p)
{
	/* what makes another unit of the unit behind it */
	static const char before[][4] = {"十", "百", "千", "美", "欧", "歐", "港", "日", "澳"};
	gr_printed_unit unit = GR_PRINTED_YUAN;

	if (p - text >= 3 && (memcmp(p - 3, "万", 3) == 0 || memcmp(p - 3, "萬", 3) == 0))
		unit = GR_PRINTED_10K_YUAN;
	else if (p - text >= 3 && (memcmp(p - 3, "亿", 3) == 0 || memcmp(p - 3, "億", 3) == 0))
		unit = GR_PRINTED_100M_YUAN;
	if (unit != GR_PRINTED_YUAN)
		p -= 3;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (p - text >= 3 && memcmp(p - 3, before[i], 3) == 0)
			return GR_PRINTED_NONE;
	return unit;
}

/* Whether an amount stands before the 元 at p, as in 1万元以上: it names no unit. */
static bool
is_amount(const char *text, const char *p)
{
	while (p - text >= 3 && (uint8_t) p[-1] >= 0x80 && unit_at(text, p) != GR_PRINTED_YUAN)
		p -= 3;
	return p > text && p[-1] >= '0' && p[-1] <= '9';
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
