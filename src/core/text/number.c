/*
 * number.c - the text of one cell to an exact decimal.
 *
 * Decides by the cell alone; where it stands in the form is for others.
 */
#include "text/number.h"

#include <string.h>

#include "text/fold.h"
#include "text/numbering.h"
#include "text/numerals.h"
#include "text/reader.h"
#include "text/unit.h"
#include "text/utf8.h"
#include "text/word_number.h"

/* int64 holds every fraction of so many */
#define MAX_DECIMALS 18
/* Text longer than this is no damaged figure. */
#define DAMAGED_LENGTH 48
/* The longest word for zero, with brackets, a stop and a few blanks. */
#define ZERO_WORD_LENGTH 24
/* Bytes of the shortest label with a number: ③其他. */
#define NUMBERED_LABEL 9

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
	gr_reader	r = {text, end};
	bool		bracket = gr_take(&r, '(');
	uint32_t	length;

	gr_pass_blanks(&r);
	if (!begins_zero_word(gr_peek(&r, &length)) || !gr_take_one_of(&r, words) || (bracket && !gr_take(&r, ')')))
		return false;
	if (!gr_take(&r, '.'))
		gr_take(&r, U'。');
	gr_pass_blanks(&r);
	return r.at == r.end;
}

/* A cell of nothing but dashes, slashes or the word for none. */
static bool
is_not_applicable(const char *text, const char *end)
{
	gr_reader	r = {text, end};
	int			marks = 0;

	if (end - text <= ZERO_WORD_LENGTH && is_zero_word(text, end))
		return true;
	while (r.at < r.end)
	{
		uint32_t	length;
		uint32_t	c = gr_narrow(gr_peek(&r, &length));

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
is_long_dash(const gr_reader *r)
{
	uint32_t	length;
	uint32_t	c = gr_peek(r, &length);

	return c == U'—' || c == U'―' || c == U'─' || c == U'━' || c == U'ー';
}

/* Whether the minus before r belongs to what follows: a blank behind it makes it the mark of a list, or a dash. */
static bool
is_sign(const gr_reader *r)
{
	uint32_t	length;

	return r->at < r->end && !gr_blank_at(r->at, r->end, &length);
}

/* +, -, 增, 减 and their like; 0 where there is none. */
static int
take_sign(gr_reader *r)
{
	static const char *const more[] = {"增加", "新增", "增", ""};
	static const char *const less[] = {"减少", "減少", "减", "減", ""};
	gr_reader	before = *r;

	if (gr_take(r, '+') || gr_take_one_of(r, more))
		return 1;
	if (is_long_dash(r))
		return 0;				/* — 5: a dash, and a figure */
	if (gr_take(r, '-'))
	{
		if (is_sign(r))
			return -1;
		*r = before;
		return 0;
	}
	return gr_take_one_of(r, less) ? -1 : 0;
}

/* A number while its digits are read. */
typedef struct digits
{
	int64_t		mantissa;
	int			group;			/* digits since the last thousands mark */
	int			decimals;
	bool		any;
	bool		nonzero;
	bool		marks;
	bool		point;
	bool		fits;
	bool		misplaced;		/* a mark stands where none can */
} digits;

static inline void
add_digit(digits *d, uint32_t digit)
{
	d->any = true;
	d->nonzero = d->nonzero || digit != 0;
	d->fits = d->fits && !__builtin_mul_overflow(d->mantissa, 10, &d->mantissa)
		&& !__builtin_add_overflow(d->mantissa, digit, &d->mantissa);
	*(d->point ? &d->decimals : &d->group) += 1;
}

/* Behind 1 to 3 digits, one of them no 0, or behind 3 that follow another. */
static inline void
add_thousands_mark(digits *d)
{
	d->misplaced = d->marks ? d->group != 3 : d->group > 3 || !d->nonzero;
	d->marks = true;
	d->group = 0;
}

static inline void
add_point(digits *d)
{
	d->misplaced = d->marks && d->group != 3;
	d->point = true;
}

static bool
end_digits(const digits *d, gr_value *value)
{
	if (!d->any || !d->fits || d->misplaced || d->decimals > MAX_DECIMALS)
		return false;
	value->mantissa = d->mantissa;
	value->scale = (uint8_t) d->decimals;
	value->weak = d->point && d->decimals == 0;	/* its decimals may stand elsewhere */
	return d->point || !d->marks || d->group == 3;
}

/*
 * Digits with thousands marks and a decimal point.  False where the digits do
 * not make one number; *any says whether there was a digit at all.
 */
static bool
take_digits(gr_reader *r, gr_value *value, bool *any)
{
	digits		d = {.fits = true};

	while (r->at < r->end && !d.misplaced)
	{
		uint32_t	length;
		uint32_t	c = gr_narrow(gr_peek(r, &length));
		bool		may_be_mark = d.any && !d.point;

		if (c >= '0' && c <= '9')
			add_digit(&d, c - '0');
		else if (c == ',' && may_be_mark)
			add_thousands_mark(&d);
		else if (c == '.' && may_be_mark)
			add_point(&d);
		else
			break;
		r->at += length;
	}
	*any = d.any;
	return end_digits(&d, value);
}

static inline bool
is_note_sign(uint32_t c)
{
	switch (c)
	{
		case '*': case U'＊': case U'※': case U'★': case U'☆': case U'△': case U'▲': case U'†': case U'‡': case U'¹': case U'²': case U'³':
			return true;
		default:
			return (c >= U'⁴' && c <= U'⁹') || (c >= U'①' && c <= U'⑳') || (c >= U'❶' && c <= U'❿');
	}
}

/* * ※ ① ¹ † and their like: the mark of a note behind a figure. */
static bool
take_note_mark(gr_reader *r)
{
	const char *start = r->at;

	while (r->at < r->end)
	{
		uint32_t	length;

		if (!is_note_sign(gr_peek(r, &length)))
			break;
		r->at += length;
	}
	return r->at > start;
}

/* A remark in brackets behind a figure … */
static bool
begins_remark(const gr_reader *r)
{
	uint32_t	length;
	uint32_t	c = gr_peek(r, &length);

	return c == '(' || c == U'（' || c == U'〔' || c == '[';
}

/* … which closes at the end of the cell. */
static bool
ends_remark(const gr_reader *r)
{
	const char *p = r->end;

	return p[-1] == ')' || p[-1] == ']'
		|| (p - r->at >= 3 && (__builtin_memcmp(p - 3, "）", 3) == 0 || __builtin_memcmp(p - 3, "〕", 3) == 0));
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

/* What a text is made of. */
typedef struct kinds
{
	int			ideographs;
	int			numerals;		/* among them */
	int			signs;			/* digits, Latin letters, and what stands for a lost character */
	int			marks;
	uint32_t	before;			/* the last that is no blank */
} kinds;

static inline bool
may_be_digit(uint32_t c)
{
	return gr_fold(c) != 0 || c == '?' || c == '*' || c == '+' || c == U'\uFFFD' || c == U'□';
}

/* An ideograph of a label: 3.其他, 3、其他, 3其他, 2023年, 数据1. */
static bool
tells_label(uint32_t c, const kinds *k)
{
	uint32_t	before = k->before;
	bool		numbered = before == '.' || before == U'．' || before == U'、' || before == ')' || before == U'）';
	bool		year = c == U'年' && k->signs == 4;
	bool		name = before == 0 && !is_about(c) && !is_numeral(c);	/* a column's */
	bool		other = c == U'他' && before == U'其' && k->signs == 1 && k->ideographs == 1;

	return numbered || year || name || other;
}

/*
 * Text that is no figure, but no label either: a few letters with digits among
 * them (约20, 12O), a number in words (五), marks that stand for lost characters.
 */
static bool
looks_damaged(const char *text, const char *end)
{
	gr_reader	r = {text, end};
	kinds		k = {0};

	while (r.at < r.end)
	{
		uint32_t	length;
		uint32_t	c = gr_peek(&r, &length);

		r.at += length;
		if (is_ideograph(c))
		{
			if (tells_label(c, &k))
				return false;
			k.ideographs++;
			k.numerals += is_numeral(c);
		}
		else if (may_be_digit(c))
			k.signs++;
		else if (!gr_is_blank(c))
			k.marks++;
		if (!gr_is_blank(c))
			k.before = c;
	}
	if (k.ideographs == 0)
		return k.signs > 0 && k.signs <= 32;
	if (k.ideographs == k.numerals)
		return k.signs == 0 && k.marks == 0 && k.ideographs <= 6;
	return k.signs > 0 && k.ideographs <= 2;
}

/* More in a bracket, or behind one, than a damaged figure has. */
static inline bool
is_bracketed_text(uint32_t first, const char *p, const char *end)
{
	return end - p > DAMAGED_LENGTH && gr_opens_bracket(first);
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
strip_wrapping(gr_reader *r)
{
	gr_take(r, '=');
	while (r->end - r->at >= 3)
	{
		char		c = *r->at;
		bool		pair = r->end[-1] == c && (c == '"' || c == '\'' || c == '*' || c == '_' || c == '`');
		bool		quotes = r->end - r->at > 6 && memcmp(r->at, "“", 3) == 0 && memcmp(r->end - 3, "”", 3) == 0;

		if (!pair && !quotes)
			return;
		r->at += quotes ? 3 : 1;
		r->end -= quotes ? 3 : 1;
		gr_pass_blanks(r);
		gr_take(r, '=');
	}
}

/* What may stand behind the digits: a unit, a note's mark, a stop, a remark. */
static bool
take_rest(gr_reader *r, gr_value *value)
{
	bool		remark;

	if (r->at == r->end)
		return true;
	gr_pass_blanks(r);
	value->unit = (uint8_t) gr_take_unit(r);
	gr_pass_blanks(r);
	take_note_mark(r);
	if (r->at < r->end && (gr_take(r, U'。') || gr_take(r, ';') || gr_take(r, '.')))
		gr_pass_blanks(r);
	remark = r->at < r->end && begins_remark(r);
	if (remark && ends_remark(r) && value->unit == GR_PRINTED_NONE)
		value->unit = (uint8_t) gr_unit_of_remark(*r);
	return r->at == r->end || (remark && ends_remark(r));
}

static inline bool
is_damaged(const char *text, const char *end, bool remark)
{
	return end - text <= DAMAGED_LENGTH && (remark || looks_damaged(text, end));
}

/* '12, as spreadsheets write figures that are texts: three digits may be the rest of a figure with a mark. */
static bool
is_marked_text(const gr_reader *r)
{
	const char *p = r->at + 1;
	int			n = 0;

	while (p + n < r->end && p[-1] == '\'' && p[n] >= '0' && p[n] <= '9')
		n++;
	return n > 0 && n != 3;
}

/* A value that its first character does not tell to be text. */
static __attribute__((noinline)) gr_value
read_doubtful(gr_reader r)
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
		text = r.at;
		if (is_marked_text(&r))
			r.at++;
		if (r.end < end && is_not_applicable(r.at, r.end))
			return (gr_value) {.state = GR_NOT_APPLICABLE};
		end = r.end;
		if (r.end - r.at > 1 && r.at[0] == '\\' && (r.at[1] == '-' || r.at[1] == '+'))
			r.at++;				/* so that the sign begins no list */
		sign = take_sign(&r);
		gr_pass_blanks(&r);
	}
	good = take_digits(&r, &value, &any);
	if (!any)
		good = any = gr_take_numeral(&r, &value);
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
	gr_reader	r = {text, text + length};
	uint32_t	first;

	if (length > 0 && gr_blank_at(text, r.end, &(uint32_t) {0}))
		gr_pass_blanks(&r);
	if (r.at == r.end)
		return (gr_value) {.state = GR_BLANK};
	if (r.end - r.at <= ZERO_WORD_LENGTH && is_zero_word(r.at, r.end))
		return (gr_value) {.state = GR_NOT_APPLICABLE};
	/* the usual texts */
	first = gr_utf8(r.at, r.end, &(uint32_t) {0});
	if (begins_text(first) || is_bracketed_text(first, r.at, r.end) || is_numbered_label(r.at, r.end))
		return (gr_value) {.state = GR_ABSENT};
	return read_doubtful(r);
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
