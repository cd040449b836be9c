/*
 * numerals.h - the characters that numbers are written with in Chinese.
 */
#ifndef GR_NUMERALS_H
#define GR_NUMERALS_H

#include <stdint.h>

/* 一 … 十 as 1 … 10; 0 for anything else. */
extern uint32_t gr_chinese_numeral(uint32_t c);

/* The same, and the digits 1 to 9; most characters are above 四, the last of them. */
static inline uint32_t
gr_numeral(uint32_t c)
{
	if (c > U'四')
		return 0;
	return c < U'一' ? (c >= '1' && c <= '9' ? c - '0' : 0) : gr_chinese_numeral(c);
}

/* 〇 to 九, and 两; -1 for others. */
static inline int
gr_chinese_digit(uint32_t c)
{
	uint32_t	numeral;

	if (c > U'四')
		return c == U'零' ? 0 : -1;
	if (c < U'一')
		return c == U'〇' ? 0 : -1;
	numeral = c == U'两' ? 2 : gr_chinese_numeral(c);
	return numeral >= 1 && numeral <= 9 ? (int) numeral : -1;
}

/* 十 百 千 万 亿 as powers of ten; 0 for others. */
extern uint32_t gr_chinese_power(uint32_t c);

#endif
