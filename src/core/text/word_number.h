/*
 * word_number.h - numbers in words.
 */
#ifndef GR_WORD_NUMBER_H
#define GR_WORD_NUMBER_H

#include "text/number.h"
#include "text/reader.h"

/* 三百五十, 一千零三, 二九八; a single numeral, or two in a row, may be something else. */
extern bool gr_take_numeral(gr_reader *r, gr_value *value);

#endif
