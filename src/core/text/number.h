/*
 * number.h - what a figure cell holds.
 */
#ifndef GR_NUMBER_H
#define GR_NUMBER_H

#include "govreport.h"

/* The unit printed with a figure or in a header. */
typedef enum gr_printed_unit
{
	GR_PRINTED_NONE,
	GR_PRINTED_COUNT,			/* 件, 项, 条 … */
	GR_PRINTED_OTHER,			/* money that is not yuan, or two units: 万美元, 元/万元 */
	GR_PRINTED_YUAN,			/* units of yuan in the order of their powers of ten: 十元, 百元, 千元 … */
	GR_PRINTED_10K_YUAN = GR_PRINTED_YUAN + 4,	/* 万元 */
	GR_PRINTED_100M_YUAN = GR_PRINTED_YUAN + 8	/* 亿元 */
} gr_printed_unit;

/* Digits of a figure that is read on the spot; they never overflow. */
#define GR_PLAIN_DIGITS 9

typedef struct gr_value
{
	int64_t		mantissa;
	uint8_t		scale;
	uint8_t		state;			/* GR_NUMBER, GR_BLANK, GR_NOT_APPLICABLE, GR_UNREADABLE; GR_ABSENT: this is no figure but text */
	uint8_t		unit;			/* gr_printed_unit */
	bool		weak;			/* a number (`3.`, `五`) only where marks separate it from its neighbours */
} gr_value;

/*
 * Reads a cell's text, blanks around it allowed: `1,234`, `＋1`, `增10`, `3万元`,
 * `3人次`, `3①`, `="3"`, `**3**`, `三百五十`, `22（其中修订16件）`, a dash, zero in words.  GR_UNREADABLE is what looks like a damaged figure
 * (`12O`, `1.2.3`, more digits than 64 bits hold); text such as a label is
 * GR_ABSENT.
 */
extern gr_value gr_read_value(const char *text, size_t length);

/* The digits at p, before limit: no more than GR_PLAIN_DIGITS; returns what is behind them. */
static inline const char *
gr_take_digits(const char *p, const char *limit, int64_t *value)
{
	for (*value = 0; p < limit && *p >= '0' && *p <= '9'; p++)
		*value = *value * 10 + (*p - '0');
	return p;
}

/* The plain digits at p, a few of them; returns what is behind them. */
static inline const char *
gr_take_plain_digits(const char *p, const char *end, int64_t *value)
{
	return gr_take_digits(p, end - p > GR_PLAIN_DIGITS ? p + GR_PLAIN_DIGITS : end, value);
}

/* As gr_read_value; the usual figure is read on the spot. */
static inline gr_value
gr_read_usual_value(const char *text, size_t length)
{
	gr_value	value = {.state = GR_NUMBER};
	const char *end = text + length;

	return length > 0 && gr_take_plain_digits(text, end, &value.mantissa) == end ? value : gr_read_value(text, length);
}

/* The unit of money that a header names: 采购总金额（万元，保留四位小数）; GR_PRINTED_NONE for none, or where it may be torn. */
extern gr_printed_unit gr_named_unit(const char *text, size_t length);

/* The unit of money that a text states before, in or below a table: 金额单位：元; what tears it apart is passed over. */
extern gr_printed_unit gr_stated_unit(const char *text, size_t length);

/* What two places say of the unit of one amount. */
static inline gr_printed_unit
gr_agreed_unit(gr_printed_unit a, gr_printed_unit b)
{
	return a == GR_PRINTED_NONE || a == b ? b : b == GR_PRINTED_NONE ? a : GR_PRINTED_OTHER;
}

/* Multiplies by 10^power (power may be negative); false, value unchanged, where it does not fit. */
extern bool gr_shift_value(gr_value *value, int power);

#endif
