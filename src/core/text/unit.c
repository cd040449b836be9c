/*
 * unit.c - units: behind a figure, in a header, stated over or under a table.
 */
#include "text/unit.h"

#include <string.h>

#include "text/folded.h"
#include "text/numerals.h"

/* 千亿元 is the largest. */
#define MAX_POWER 11
/* Units that one statement names: 件、项、万元. */
#define STATED_UNITS 8

/* What makes money of another country of the 元 behind it. */
static bool
is_foreign(uint32_t c)
{
	switch (c)
	{
		case U'美': case U'欧': case U'歐': case U'港': case U'日': case U'澳': case U'加': case U'韩': case U'韓': case U'新':
			return true;
		default:
			return false;
	}
}

static gr_printed_unit
unit_of_power(int power, bool foreign)
{
	return foreign || power > MAX_POWER ? GR_PRINTED_OTHER : (gr_printed_unit) (GR_PRINTED_YUAN + power);
}

/* 元, 百万元, 万美元, 万人民币; *torn: what makes a larger unit comes, but no 元 behind it. */
static gr_printed_unit
take_money(gr_reader *r, bool *torn)
{
	gr_reader	ahead = *r;
	int			power = 0;
	bool		foreign;
	uint32_t	length = 0;
	uint32_t	c;

	gr_pass_blanks(&ahead);
	while ((c = gr_peek(&ahead, &length)) != 0 && gr_chinese_power(c) > 0 && power <= MAX_POWER)
	{
		power += (int) gr_chinese_power(c);
		ahead.at += length;
		gr_pass_blanks(&ahead);
	}
	foreign = is_foreign(c);
	if (foreign)
		ahead.at += length;
	*torn = false;
	if (gr_take_word(&ahead, "元") || (power > 0 && !foreign && gr_take_word(&ahead, "人民币")))
	{
		*r = ahead;
		return unit_of_power(power, foreign);
	}
	*torn = power > 0;
	return GR_PRINTED_NONE;
}

gr_printed_unit
gr_take_unit(gr_reader *r)
{
	static const char *const counts[] = {
		"人次", "件次", "件", "项", "項", "条", "條", "个", "個", "份", "起", "宗", "次", "部", "人", "家", "例", "笔", "筆", "户", "戶",
		"名", "篇", ""
	};
	bool		torn;
	gr_printed_unit money = take_money(r, &torn);

	if (money != GR_PRINTED_NONE)
		return money;
	return gr_take_one_of(r, counts) ? GR_PRINTED_COUNT : GR_PRINTED_NONE;
}

bool
gr_is_money(const char *start, const char *end)
{
	gr_reader	r = {start, end};

	return gr_take_unit(&r) > GR_PRINTED_COUNT && r.at == r.end;
}

gr_printed_unit
gr_unit_of_remark(gr_reader r)
{
	uint32_t	length = 0;
	gr_printed_unit unit;

	gr_peek(&r, &length);
	r.at += length;
	length = 0;
	if (gr_take_word(&r, "单位") || gr_take_word(&r, "單位"))
		gr_take(&r, ':');
	unit = gr_take_unit(&r);
	gr_peek(&r, &length);
	return r.at + length == r.end ? unit : GR_PRINTED_NONE;
}

/* ---- in a header ------------------------------------------------------------------ */

/* The character before p, blanks, invisible marks and breaks that programs write (\n) passed over; moves p to it; 0: there is none. */
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
		if (c == 'n' && before > text && before[-1] == '\\')
			*p = before - 1;
		else if (!gr_is_blank(c))
			return c;
	}
	return 0;
}

/* The unit of the 元 at p; GR_PRINTED_NONE where its beginning may be lost: 元 alone may be the end of 万元. */
static gr_printed_unit
unit_at(const char *text, const char *p)
{
	uint32_t	before = step_back(text, &p);
	bool		foreign = is_foreign(before);
	int			power = 0;

	if (foreign)
		before = step_back(text, &p);
	for (; gr_chinese_power(before) > 0 && power <= MAX_POWER; before = step_back(text, &p))
		power += (int) gr_chinese_power(before);
	return before == 0 && power == 0 && !foreign ? GR_PRINTED_NONE : unit_of_power(power, foreign);
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

/* 采购总金额（单位：, 金额（万: the unit, or its end, stands elsewhere. */
static bool
ends_before_unit(const char *text, const char *end)
{
	const char *p = end;
	uint32_t	c = step_back(text, &p);

	if (c == U'：' || c == ':')
		c = step_back(text, &p);
	else if (gr_chinese_power(c) >= 4 || c == U'千' || c == U'百')
	{
		for (; gr_chinese_power(c) > 0; c = step_back(text, &p))
			;
		return c == U'：' || c == ':' || c == U'（' || c == '(';
	}
	return c == U'位' && p - text >= 3 && (memcmp(p - 3, "单", 3) == 0 || memcmp(p - 3, "單", 3) == 0);
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
			return GR_PRINTED_OTHER;
		unit = unit_at(text, p);
		named = true;
	}
	return !named && ends_before_unit(text, end) ? GR_PRINTED_OTHER : unit;
}

/* ---- stated over or under a table -------------------------------------------------- */

static bool
take_separator(gr_reader *r)
{
	static const char *const separators[] = {"、", "，", ",", "/", "／", "；", ";", "和", "及", "或", ""};

	gr_pass_blanks(r);
	return gr_take_one_of(r, separators);
}

/* The units behind 单位, of which those of money must be one: 件、万元. */
static gr_printed_unit
take_stated(gr_reader r, const char *text)
{
	static const char *const joints[] = {"：", ":", "为", "為", "是", ""};
	const char *p = r.at - strlen("单位");
	gr_printed_unit stated = GR_PRINTED_NONE;
	bool		joined;

	/* 以万元为单位 */
	switch (step_back(text, &p))
	{
		case U'为': case U'為': case U'作':
			if (step_back(text, &p) == U'元')
				return unit_at(text, p);
			break;
		default:
			break;
	}
	joined = gr_take_one_of(&r, joints);
	for (int i = 0; i < STATED_UNITS; i++)
	{
		bool		torn;
		gr_printed_unit unit = take_money(&r, &torn);
		uint32_t	length;
		uint32_t	c;

		if (torn)
			return GR_PRINTED_OTHER;
		c = gr_peek(&r, &length);
		if (unit != GR_PRINTED_NONE && !joined && c >= U'㐀' && c <= 0x9FFF)
			return GR_PRINTED_NONE;	/* 单位元旦放假 */
		stated = gr_agreed_unit(stated, unit);
		if ((unit == GR_PRINTED_NONE && gr_take_unit(&r) == GR_PRINTED_NONE) || !take_separator(&r))
			break;
	}
	return stated;
}

gr_printed_unit
gr_stated_unit(const char *text, size_t length)
{
	const char *end = text + length;
	gr_printed_unit stated = GR_PRINTED_NONE;

	for (const char *p = text; (p = gr_find_bytes(p, end, "位")) != NULL; p += 3)
		if (p - text >= 3 && (memcmp(p - 3, "单", 3) == 0 || memcmp(p - 3, "單", 3) == 0))
			stated = gr_agreed_unit(stated, take_stated((gr_reader) {p + 3, end}, text));
	return stated;
}
