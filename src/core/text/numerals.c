/*
 * numerals.c - what the characters are worth that numbers are written with in Chinese.
 */
#include "text/numerals.h"

uint32_t
gr_chinese_numeral(uint32_t c)
{
	switch (c)
	{
		case U'一':
			return 1;
		case U'二':
			return 2;
		case U'三':
			return 3;
		case U'四':
			return 4;
		case U'五':
			return 5;
		case U'六':
			return 6;
		case U'七':
			return 7;
		case U'八':
			return 8;
		case U'九':
			return 9;
		case U'十':
			return 10;
		default:
			return 0;
	}
}

uint32_t
gr_chinese_power(uint32_t c)
{
	switch (c)
	{
		case U'十':
			return 1;
		case U'百':
			return 2;
		case U'千':
			return 3;
		case U'万': case U'萬':
			return 4;
		case U'亿': case U'億':
			return 8;
		default:
			return 0;
	}
}
