/*
 * telling.c - finds the sentences of the narrative that may state something.
 *
 * Most of a report states nothing that can be checked.  So this decodes no character
 * but those that a sentence with a claim needs, and goes over the text once: twice
 * behind 未 and the like.
 */
#include "claims/telling.h"

#include <string.h>

#include "claims/word_table.h"
#include "text/utf8.h"

/* Bytes between two calls of the host's poll: some tenth of a millisecond. */
#define POLL_EVERY (256 * 1024)
/* Bytes behind 未 in which there may be what there was none of: more than a clause has. */
#define CLAUSE_BYTES 1024
/* Blanks between a figure and its unit. */
#define UNIT_BLANKS 8

static inline bool
is_digit(const char *p)
{
	return *p >= '0' && *p <= '9';
}

/* The character of three bytes at s may have the trait. */
static inline bool
has(const uint8_t *s, uint8_t trait)
{
	return (gr_character_traits[gr_character_slot(s)] & trait) != 0;
}

/* The character of three bytes at p; another one is none of those that are looked for. */
static inline uint32_t
usual_at(const char *p)
{
	const uint8_t *s = (const uint8_t *) p;

	return ((uint32_t) s[0] << 12) + ((uint32_t) s[1] << 6) + s[2] - 0xE2080;
}

/* Behind where a character of three bytes may begin. */
static inline const char *
behind_last(const char *p, const char *end)
{
	return end - p > 2 ? end - 2 : p;
}

/*
 * Behind the characters at p that have not the trait, of whose usual ones, those of
 * three bytes, only the lower 12 bits are looked at; of a longer one, its first three
 * bytes, of which there are two behind `last`.  Those of ASCII are passed, too, except
 * digits where these are asked for.  At or behind last: there is none.
 */
static inline const char *
pass(const char *p, const char *last, uint8_t trait, bool digits)
{
	while (p < last)
	{
		const uint8_t *s = (const uint8_t *) p;

		if (*s >= 0xE0)
		{
			if (has(s, trait))
				break;
			p += 3;
		}
		else if (digits && is_digit(p))
			break;
		else
			p++;
	}
	return p;
}

const char *
gr_sentence_end(const char *p, const char *end)
{
	const char *last = behind_last(p, end);

	for (; (p = pass(p, last, GR_MAY_BE_TOPIC, false)) < last; p += 3)
		if (memcmp(p, "。", 3) == 0)
			return p;
	return NULL;
}

/* The number at p is a rank: 第二十条 is no number of pieces. */
static bool
is_rank(const char *sentence, const char *p)
{
	return p - sentence >= 3 && memcmp(p - 3, "第", 3) == 0;
}

static bool
is_numeral(uint32_t c)
{
	switch (c)
	{
		case U'一': case U'二': case U'两': case U'兩': case U'三': case U'四':
		case U'五': case U'六': case U'七': case U'八': case U'九': case U'十':
		case U'百': case U'千': case U'零': case U'〇':
			return true;
		default:
			return false;
	}
}

/* Whether a unit may stand at p: what mostly stands there, 年 and the like, is told by one look. */
static inline bool
may_be_unit(const char *p, const char *end)
{
	if (end - p < 3)
		return p < end && *p == '%';
	return *p == '%' || has((const uint8_t *) p, GR_MAY_BE_UNIT);
}

/* What a unit counts: times, 培训 3 次, may be of applications, where the sentence is about these. */
typedef enum unit_kind { NO_UNIT, PIECES, TIMES } unit_kind;

static unit_kind
kind_of_unit(uint32_t unit)
{
	switch (unit)
	{
		case '%': case U'％': case U'件': case U'条': case U'條': case U'份': case U'宗': case U'起': case U'篇':
		case U'元': case U'则': case U'則': case U'例': case U'项': case U'項': case U'部':
			return PIECES;
		case U'次': case U'封': case U'笔': case U'筆': case U'单': case U'單': case U'人': case U'个': case U'個': case U'大':
			return TIMES;
		default:
			return NO_UNIT;
	}
}

/* Behind 个: applications, or what stands before it. */
static bool
is_counted(uint32_t letter)
{
	switch (letter)
	{
		case U'申': case U'依': case U'政': case U'信':
		case U'，': case U'。': case U'；': case U'、': case U',': case U';':
			return true;
		default:
			return false;
	}
}

/* What it is by the letter behind it: 三件事, 项目, 单位 are no units, 人次 and 六个部分 are. */
static unit_kind
kind_with_next(uint32_t unit, uint32_t next)
{
	switch (unit)
	{
		case U'件':
			return next == U'事' ? NO_UNIT : PIECES;
		case U'项': case U'項':
			return next == U'目' || next == U'工' ? NO_UNIT : PIECES;
		case U'单': case U'單':
			return next == U'位' ? NO_UNIT : TIMES;
		case U'人':
			return next == U'次' ? TIMES : NO_UNIT;
		case U'个': case U'個': case U'大':
			return next == U'部' ? PIECES : is_counted(next) ? TIMES : NO_UNIT;
		default:
			return kind_of_unit(unit);
	}
}

/* The unit, or percent sign, that stands at p. */
static unit_kind
kind_of_unit_at(const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	c = gr_utf8(p, end, &length);

	if (c == U'一' && p + length < end)	/* of 十一 */
	{
		p += length;
		c = gr_utf8(p, end, &length);
	}
	if (kind_of_unit(c) == NO_UNIT)
		return NO_UNIT;
	p += length;
	return kind_with_next(c, p < end ? gr_utf8(p, end, &length) : 0);
}

/* An ideograph, which is no blank. */
static inline bool
is_usual(const char *p)
{
	return (uint8_t) *p >= 0xE4 && (uint8_t) *p <= 0xE9;
}

/* The same behind the number at p, which blanks may stand behind; what mostly stands there is told at a glance. */
static inline unit_kind
find_unit(const char *p, const char *end)
{
	uint32_t	length;

	for (int i = 0; i < UNIT_BLANKS && p < end && !is_usual(p) && gr_blank_at(p, end, &length); i++)
		p += length;
	return may_be_unit(p, end) ? kind_of_unit_at(p, end) : NO_UNIT;
}

/* 申请数量为0。 */
static bool
is_bare_zero(const char *number, const char *p, const char *end)
{
	const bool	zero = (p - number == 1 && *number == '0') || (p - number == 3 && memcmp(number, "零", 3) == 0);

	return zero && end - p >= 3 && (memcmp(p, "。", 3) == 0 || memcmp(p, "，", 3) == 0 || memcmp(p, "；", 3) == 0);
}

/* A unit of which 一 counts one stands at p. */
static bool
is_one(const char *p, const char *end)
{
	uint32_t	length;

	if (!may_be_unit(p, end))
		return false;
	switch (gr_utf8(p, end, &length))
	{
		case U'件': case U'份': case U'宗': case U'例':
			return end - p < 6 || memcmp(p + 3, "事", 3) != 0;
		default:
			return false;
	}
}

static bool
stands_at(const char *p, const char *end, const char *word)
{
	return end - p >= 3 && memcmp(p, word, 3) == 0;
}

/* What there was none of may stand behind 未, at p; sets up to where it does not. */
static bool
is_topic(const char *p, const char *end, const char **until)
{
	const char *last;
	uint32_t	length;

	if (end - p > CLAUSE_BYTES)
		end = p + CLAUSE_BYTES;
	last = behind_last(p, end);
	for (; (p = pass(p, last, GR_MAY_BE_TOPIC, false)) < last; p += length)
		switch (gr_utf8(p, end, &length))
		{
			case U'。': case U'！': case U'？':
				*until = p;
				return false;
			case U'申': case U'诉': case U'訴': case U'议': case U'議':
			case U'费': case U'費': case U'许': case U'許': case U'罚': case U'罰':
				return true;
			case U'规': case U'規':	/* of 规范性 and 规章 */
				if (stands_at(p + 3, end, "范") || stands_at(p + 3, end, "範") || stands_at(p + 3, end, "章"))
					return true;
				break;
			case U'结': case U'結':	/* 结转, 结余; not 结果 */
				if (!stands_at(p + 3, end, "果"))
					return true;
				break;
		}
	*until = end;
	return false;
}

/* Where the scan of a text stands. */
typedef struct scan
{
	const char *p;
	const char *end;
	const char *last;			/* behind where a character may begin, or where the host is asked */
	const char *sentence;		/* that p stands in */
	const char *no_topic;		/* up to here nothing is named that there may be none of */
	const char *asked;			/* the sentence that was last looked at for a topic */
	bool		topic;			/* and whether it has one */
} scan;

/* The sentence is about what is counted in times. */
static bool
has_topic(scan *s)
{
	const char *until;

	if (s->asked != s->sentence)
	{
		s->asked = s->sentence;
		s->topic = is_topic(s->sentence, s->end, &until);
	}
	return s->topic;
}

/* A unit stands behind the number, at p; one of times only where the sentence is about what is counted so. */
static inline bool
tells_unit(scan *s, const char *p)
{
	const unit_kind kind = find_unit(p, s->end);

	return kind == PIECES || (kind == TIMES && has_topic(s));
}

/* A number of digits begins at p: passes it, true where the sentence may state it. */
static bool
tells_in_digits(scan *s)
{
	const char *number = s->p;
	const char *p = number + 1;

	while (p < s->end && is_digit(p))
		p++;
	s->p = p;
	return (tells_unit(s, p) || is_bare_zero(number, p, s->end)) && !is_rank(s->sentence, number);
}

/* A Chinese numeral stands at p, behind which `behind` stands. */
static bool
tells_in_numerals(scan *s, uint32_t numeral, const char *behind)
{
	uint32_t	length;

	if (!is_rank(s->sentence, s->p))
		return tells_unit(s, behind) || (numeral == U'零' && is_bare_zero(s->p, behind, s->end));
	while (behind < s->end && is_numeral(gr_utf8(behind, s->end, &length)))
	{
		behind += length;
		s->p += length;
	}
	return false;
}

/* 未 and the like stands at p; 无正当理由 is no want of anything. */
static bool
tells_of_none(scan *s, const char *behind)
{
	return s->p >= s->no_topic && (s->end - s->p < 6 || memcmp(behind, "正", 3) != 0)
		&& is_topic(behind, s->end, &s->no_topic);
}

/* A character that a sentence may end with, or tell by, stands at p: passes it, true where it tells. */
static bool
tells_in_letter(scan *s)
{
	const uint32_t letter = usual_at(s->p);
	const char *behind = s->p + 3;
	bool		tells = false;

	switch (letter)
	{
		case U'。': case U'！': case U'？':
			s->sentence = behind;
			break;
		case U'未': case U'没': case U'沒': case U'无': case U'無':
			tells = tells_of_none(s, behind);
			break;
		case U'一':				/* 一件, not 一是 or 一起推进 */
			tells = is_one(behind, s->end) && !is_rank(s->sentence, s->p);
			break;
		default:
			tells = tells_in_numerals(s, letter, behind);
	}
	s->p += 3;
	return tells;
}

const char *
gr_find_telling_sentence(const char *p, const char *end, const gr_host *host)
{
	scan		s = {.p = p,.end = end,.sentence = p,.no_topic = p};

	for (;;)
	{
		s.last = end - s.p > POLL_EVERY ? s.p + POLL_EVERY : behind_last(s.p, end);
		while ((s.p = pass(s.p, s.last, GR_MAY_TELL, true)) < s.last)
			if (is_digit(s.p) ? tells_in_digits(&s) : tells_in_letter(&s))
				return s.sentence;
		if (end - s.p <= 2)
			break;
		if (!gr_may_go_on(host))
			return NULL;
	}
	/* 5% may be all that is left */
	for (; s.p < end; s.p++)
		if (is_digit(s.p) && tells_in_digits(&s))
			return s.sentence;
	return end;
}
