/*
 * numbering.h - the number that a heading or a label begins with.
 */
#ifndef GR_NUMBERING_H
#define GR_NUMBERING_H

#include "govreport.h"
#include "text/fold.h"

/* How a heading or a label is numbered. */
typedef enum gr_numbering_style
{
	GR_NOT_NUMBERED,
	GR_CHINESE,					/* 一、 and 第一部分 */
	GR_ARABIC,					/* 1. and 1、 */
	GR_BRACKETED,				/* （一） and (1) */
	GR_ROMAN,					/* Ⅲ. and III. */
	GR_CIRCLED,					/* ① */
	GR_BARE_CHINESE,			/* 一 without a mark behind it */
	GR_BARE_ARABIC,				/* 1 without a mark behind it, before a blank or an ideograph */
	GR_HALF_BRACKETED,			/* 1) */
	GR_ORDINAL,					/* 第一、 and 第一章 */
	GR_DECIMAL					/* 3.1: the value is the last one's */
} gr_numbering_style;

typedef struct gr_numbering
{
	uint8_t		style;			/* gr_numbering_style */
	uint8_t		value;			/* 1 to 99; 0: not numbered */
	const char *start;			/* of the number alone, without brackets and stops */
	const char *end;
	const char *behind;			/* what is numbered; the text's end where nothing is */
} gr_numbering;

/* The number that the text begins with; no blank stands before it. */
extern gr_numbering gr_read_numbering(const char *text, const char *end);

/* ① ⑴ ⒈ Ⅲ and their like: a number in one character. */
extern bool gr_is_number_sign(uint32_t c);
/* ( （ 〔 [ 【, and what closes them. */
static inline bool
gr_opens_bracket(uint32_t c)
{
	return !gr_is_unified(c) && (c == '(' || c == U'（' || c == U'〔' || c == '[' || c == U'【' || c == U'﹙');
}

static inline bool
gr_closes_bracket(uint32_t c)
{
	return !gr_is_unified(c) && (c == ')' || c == U'）' || c == U'〕' || c == ']' || c == U'】' || c == U'﹚');
}

/* The value of a text that is a number and nothing else: 十二, 12, Ⅲ, ③; 0: it is none from 1 to 99. */
extern uint8_t gr_numbering_value(gr_str number);

#endif
