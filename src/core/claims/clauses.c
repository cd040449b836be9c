/*
 * clauses.c - takes a clause of the narrative: its letters, the words in it
 * that say something of a figure, and its numerals.
 */
#include "claims/clauses.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* Bytes of one clause that are looked at, blanks and marks that count for nothing included. */
#define CLAUSE_BYTES 4096
/* Of a remark in brackets within a label. */
#define REMARK_BYTES 72

/* ---- letters ------------------------------------------------------------------- */

static inline bool
is_digit(uint32_t letter)
{
	return letter >= '0' && letter <= '9';
}

static bool
is_ascii_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* 1,234: a comma between digits, three of them behind it, where a line may end anywhere */
static bool
is_thousands_mark(uint32_t before, const char *p, const char *end)
{
	uint32_t	digits = 0;

	for (; digits < 4 && p < end && (*p == '\n' || is_ascii_digit(p, end)); p++)
		digits += *p != '\n';
	return is_digit(before) && digits == 3;
}

static bool
chinese_before(uint32_t letter)
{
	return letter > U'一' && letter <= U'龥';
}

/* The character of three bytes at p is a unified ideograph: sets it. */
static inline bool
is_ideograph(const char *p, uint32_t *c)
{
	const uint8_t *s = (const uint8_t *) p;
	uint16_t	rest;

	memcpy(&rest, s + 1, sizeof rest);
	*c = ((uint32_t) s[0] << 12) + ((uint32_t) s[1] << 6) + s[2] - 0xE2080;
	return gr_is_unified(*c) && (rest & 0xC0C0) == 0x8080;
}

/* What the mark is: the letter that it counts as, or the ending of a clause; 0: nothing. */
static inline uint32_t
mark_of(uint32_t c)
{
	const gr_claim_mark *mark = &gr_claim_marks[gr_mark_slot(c)];

	return mark->mark == c ? mark->letter : 0;
}

/* ---- remarks in brackets ----------------------------------------------------------- */

/* What is counted otherwise than the label says: 含, 除, 结转. */
static bool
changes_count(uint32_t letter)
{
	switch (letter)
	{
		case U'含': case U'除': case U'结': case U'另': case U'共': case U'均':
			return true;
		default:
			return is_digit(letter);
	}
}

/*
 * The bracket that p is behind says nothing of the figure that it stands before, but what
 * its label says: 重点领域信息（执法监督）32条.  False: it may, or no label goes on behind it.
 */
static bool
is_remark(const gr_clause *clause, uint32_t n, const char *p, const char *end)
{
	const char *limit = end - p > REMARK_BYTES ? p + REMARK_BYTES : end;
	uint32_t	length;

	if (n < 2 || is_digit(clause->letter[n - 1]) || is_digit(clause->letter[n - 2]))
		return false;
	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	letter = c > 0xFFFF ? '-' : gr_fold(c);

		if (letter == 0)
		{
			letter = mark_of(c);
			if (letter == GR_CLOSES_BRACKET)
			{
				p += length;
				return p < end && (c = gr_utf8(p, end, &length)) <= 0xFFFF && gr_fold(c) != 0;
			}
			if (letter == GR_OPENS_BRACKET || letter == GR_ENDS_STOP || letter == GR_ENDS_SEMICOLON)
				return false;
		}
		else if (changes_count(letter))
			return false;
	}
	return false;
}

/* 2024年 */
static bool
is_year(const char *p, const char *end)
{
	uint32_t	digits = 0;

	while (digits < 4 && is_ascii_digit(p + digits, end))
		digits++;
	return digits == 4 && end - p >= 7 && memcmp(p + 4, "年", 3) == 0;
}

/* 收到申请：12件, but not 发布信息90条：60条 or 受理情况：2024年: a colon that is none. */
static bool
joins_figure(const gr_clause *clause, uint32_t n, const char *behind, const char *end)
{
	return n > 1 && is_ascii_digit(behind, end) && !is_year(behind, end) && !is_digit(clause->letter[n - 1]) && !is_digit(clause->letter[n - 2]);
}

/*
 * What a mark of that letter counts as behind n letters and before `behind`: a letter, the
 * ending of the clause, or 0: nothing.  In a remark none ends the clause.
 */
static uint32_t
read_mark(const gr_clause *clause, uint32_t n, uint32_t letter, const char *behind, const char *end, bool *remark)
{
	uint32_t	before = n > 0 ? clause->letter[n - 1] : 0;

	if (*remark)
	{
		*remark = letter != GR_CLOSES_BRACKET;
		return letter >= GR_ENDINGS ? letter : 0;
	}
	switch (letter)
	{
		case GR_ENDS_COMMA:
			return is_thousands_mark(before, behind, end) ? 0 : letter;
		case '.':				/* a full stop, not of a number */
			return n > 0 && !is_ascii_digit(behind, end) && chinese_before(before) ? GR_ENDS_STOP : letter;
		case GR_ENDS_COLON:
			return joins_figure(clause, n, behind, end) ? 0 : letter;
		case GR_OPENS_BRACKET:
			*remark = is_remark(clause, n, behind, end);
			return *remark ? 0 : letter;
		default:
			return letter;
	}
}

/* ---- the clause ---------------------------------------------------------------- */

/* A clause whose letters are taken. */
typedef struct taking
{
	const char *end;			/* of the text */
	uint32_t	n;				/* letters */
	uint32_t	digit;			/* letters, up to the first one; GR_CLAUSE_LETTERS: there is none */
	bool		remark;			/* a bracket is open that says nothing of the figure */
	uint32_t	title;			/* letters, between the last two marks of one; the same: there is none */
	uint32_t	title_end;
} taking;

/* Takes ideographs and digits from p on; returns where another character stands, or no room may be left. */
static inline const char *
take_usual(gr_clause *clause, taking *t, const char *p)
{
	const ptrdiff_t room = GR_CLAUSE_LETTERS - (ptrdiff_t) t->n;	/* no letter takes less than a byte */
	const char *limit = t->end - p > room + 2 ? p + room : t->end - p > 2 ? t->end - 2 : p;
	uint32_t	n = t->n;

	while (p < limit)
	{
		uint32_t	c;

		if (is_ideograph(p, &c))
		{
			clause->letter[n] = (uint16_t) gr_fold_ideograph(c);
			clause->at[n++] = (uint32_t) (p - clause->text);
			p += 3;
		}
		else if (is_digit((uint8_t) *p))
		{
			t->digit = n < t->digit ? n : t->digit;
			clause->letter[n] = (uint8_t) *p;
			clause->at[n++] = (uint32_t) (p++ - clause->text);
		}
		else
			break;
	}
	t->n = n;
	return p;
}

/* Another character: a letter, the ending of the clause, or 0: it counts for nothing. */
static uint32_t
read_other(const gr_clause *clause, taking *t, const char *p, uint32_t *length)
{
	const uint32_t c = gr_utf8(p, t->end, length);
	const uint32_t mark = mark_of(c);
	uint32_t	letter;

	if (mark != 0)
		return read_mark(clause, t->n, mark, p + *length, t->end, &t->remark);
	if (c == U'《')
		t->title = t->title_end = t->n;
	else if (c == U'》')
		t->title_end = t->n;
	letter = c > 0xFFFF ? '-' : gr_fold(c);
	if (is_digit(letter) && t->n < t->digit)
		t->digit = t->n;
	return letter;
}

/* Takes letters up to the clause's end, or as many as are looked at; returns behind them. */
static const char *
take_letters(gr_clause *clause, taking *t, const char *p)
{
	const char *limit = t->end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : t->end;
	uint32_t	length;

	for (; p < limit; p += length)
	{
		uint32_t	letter;

		p = take_usual(clause, t, p);
		if (p >= limit)
			break;
		if (p == clause->skip)
		{
			length = (uint32_t) (clause->skip_until - p);
			continue;
		}
		letter = read_other(clause, t, p, &length);
		if (letter == 0)
			continue;
		if (letter < GR_ENDINGS)
		{
			clause->ending = (gr_ending) letter;
			return p + length;
		}
		if (t->n == GR_CLAUSE_LETTERS)
			break;
		clause->letter[t->n] = (uint16_t) letter;
		clause->at[t->n++] = (uint32_t) (p - clause->text);
	}
	clause->ending = p < t->end ? GR_GOES_ON : GR_ENDS_TEXT;
	return p;
}

const char *
gr_take_clause(gr_clause *clause, const char *text, const char *p, const char *end)
{
	const bool	goes_on = clause->ending == GR_GOES_ON;
	taking		t = {.end = end,.digit = GR_CLAUSE_LETTERS};

	clause->text = text;
	p = take_letters(clause, &t, p);
	clause->cut = goes_on || clause->ending == GR_GOES_ON;
	clause->letter[t.n] = 0;
	clause->n = t.n;
	clause->titled = clause->named = false;
	if (clause->year != 0 && t.title_end == t.title)
		gr_rename_years(clause, t.digit);
	if (clause->letters_alone)
		return p;
	gr_find_words(clause);
	if (t.title_end > t.title)
		gr_mark_title(clause, t.title, t.title_end);
	return p;
}
