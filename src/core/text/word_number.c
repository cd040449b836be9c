/*
 * word_number.c - numbers in words: 三百五十.
 */
#include "text/word_number.h"

#include "text/numerals.h"
#include "text/unit.h"

/* The longest number in words: 九千九百九十九万九千九百九十九. */
#define NUMERAL_LENGTH 48

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

bool
gr_take_numeral(gr_reader *r, gr_value *value)
{
	const char *start = r->at;
	numeral		n = {.digit = -1, .before = -1, .power = 4};

	while (r->at < r->end && r->at - start <= NUMERAL_LENGTH)
	{
		uint32_t	length;
		uint32_t	c = gr_peek(r, &length);
		int			digit = gr_chinese_digit(c);
		gr_reader	unit = *r;

		if (digit < 0 && (gr_chinese_power(c) == 0 || (gr_chinese_power(c) >= 4 && gr_take_unit(&unit) != GR_PRINTED_NONE)))
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
