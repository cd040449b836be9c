/*
 * numerals.h - the characters that numbers are written with in Chinese.
 */
#ifndef GR_NUMERALS_H
#define GR_NUMERALS_H

#include <stdint.h>

/* 一 … 十 and the digits 1 to 9 as 1 … 10; 0 for anything else. */
extern uint32_t gr_numeral(uint32_t c);
/* 〇 to 九, and 两; -1 for others. */
extern int	gr_chinese_digit(uint32_t c);
/* 十 百 千 万 亿 as powers of ten; 0 for others. */
extern uint32_t gr_chinese_power(uint32_t c);

#endif
