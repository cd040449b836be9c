/*
 * numbers.c - numbers of the narrative, in digits or in Chinese.
 *
 * Exact: what does not fit 64 bits, or can be read in two ways, is no count.
 */
#include "claims/numbers.h"

#include "text/folded.h"
#include "text/numerals.h"

/* int64 holds every number of 18 digits */
#define MAX_DIGITS 18

static inline bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static int64_t
power_of_ten(uint32_t n)
{
	int64_t		value = 1;

	while (n-- > 0)
		value *= 10;
	return value;
}

/* 余 多 几 behind a number, 余 and 多 also before 万. */
static bool
is_more(uint32_t c)
{
	return c == U'余' || c == U'多';
}

/* The letter behind the last one is none of those that are looked for. */
static void
read_digits(const gr_clause *clause, uint32_t i, gr_claim_number *out)
{
	uint32_t	digits = 0;
	bool		fraction = false;

	for (;; i++)
	{
		uint32_t	c = clause->letter[i];

		if (!is_digit(c))
		{
			if (c != '.' || fraction || !is_digit(clause->letter[i + 1]))
				break;
			fraction = true;
			continue;
		}
		if (++digits > MAX_DIGITS)
		{
			out->no_count = true;
			continue;
		}
		out->value.mantissa = out->value.mantissa * 10 + (int64_t) (c - '0');
		out->value.scale = (uint8_t) (out->value.scale + fraction);
	}
	out->until = i;
}

/* A Chinese number as it is read. */
typedef struct chinese
{
	int64_t		hundred_millions;
	int64_t		ten_thousands;
	int64_t		part;			/* below 10,000 */
	int			digit;			/* read, its power to come; -1: none */
	uint32_t	power;			/* that came last; a part begins with one above all */
	bool		zero;			/* 零 came last */
	bool		wrong;
} chinese;

#define ABOVE_ALL 9

/* 三百零五 is 305 and 三百五十 is 350; 三百五 may be either. */
static void
end_part(chinese *n)
{
	if (n->digit > 0)
	{
		n->wrong |= !n->zero && n->power != ABOVE_ALL && n->power > 1;
		n->part += n->digit;
	}
	n->digit = -1;
	n->power = ABOVE_ALL;
	n->zero = false;
}

static void
take_power(chinese *n, uint32_t power)
{
	if (power < 4)
	{
		/* only 十 may stand without a digit before it, and only first */
		n->wrong |= power >= n->power || (n->digit <= 0 && !(power == 1 && n->power == ABOVE_ALL && !n->zero));
		n->part += (n->digit > 0 ? n->digit : 1) * power_of_ten(power);
		n->power = power;
		n->digit = -1;
		n->zero = false;
		return;
	}
	end_part(n);
	n->wrong |= n->part == 0 && n->ten_thousands == 0;
	if (power == 4)
	{
		n->wrong |= n->ten_thousands > 0;
		n->ten_thousands = n->part;
	}
	else
	{
		n->wrong |= n->hundred_millions > 0;
		n->hundred_millions = n->ten_thousands * 10000 + n->part;
		n->ten_thousands = 0;
	}
	n->part = 0;
}

/* 三十五, 一千零二, 二十万零六百; a year's 二〇二三 is none. */
static void
read_chinese(const gr_clause *clause, uint32_t i, gr_claim_number *out)
{
	chinese		n = {.digit = -1, .power = ABOVE_ALL};

	for (;; i++)
	{
		uint32_t	c = gr_letter(clause, i);
		int			digit = gr_chinese_digit(c);
		uint32_t	power = gr_chinese_power(c);

		if (digit >= 0)
		{
			n.wrong |= n.digit > 0;
			n.zero |= digit == 0;
			n.digit = digit;
		}
		else if (power > 0)
			take_power(&n, power);
		else
			break;
	}
	/* 三万五 may be 35,000 */
	n.wrong |= n.digit > 0 && n.power == ABOVE_ALL && !n.zero && (n.ten_thousands > 0 || n.hundred_millions > 0);
	end_part(&n);
	out->value.mantissa = n.hundred_millions * 100000000 + n.ten_thousands * 10000 + n.part;
	out->no_count = n.wrong;
	out->rounded = n.part == 0 && (n.ten_thousands > 0 || n.hundred_millions > 0);
	out->until = i;
}

/* 万 or 亿 behind the number, which may be approximate before it. */
static void
read_power(const gr_clause *clause, gr_claim_number *out)
{
	uint32_t	i = out->until;
	uint32_t	power;

	if (is_more(clause->letter[i]) && gr_chinese_power(clause->letter[i + 1]) >= 4)
	{
		out->approximate = true;
		i++;
	}
	power = (gr_traits(clause->letter[i]) & GR_MAY_BE_NUMERAL) != 0 ? gr_chinese_power(clause->letter[i]) : 0;
	if (power == 0)
		return;
	out->until = i + 1;
	out->rounded = true;
	if (gr_chinese_power(gr_letter(clause, i + 1)) != 0 || gr_chinese_digit(gr_letter(clause, i + 1)) >= 0
		|| is_digit(gr_letter(clause, i + 1)))
		out->no_count = true;	/* 3万亿, 3万5 */
	while (power > 0 && out->value.scale > 0)
	{
		out->value.scale--;
		power--;
	}
	if (out->value.mantissa > INT64_MAX / power_of_ten(power))
		out->no_count = true;
	else
		out->value.mantissa *= power_of_ten(power);
}

/* What stands before a number: 第 a rank, 几 数 no number, 约 近 about. */
static void
look_back(const gr_clause *clause, gr_claim_number *out)
{
	uint32_t	before = clause->letter[out->from - 1];

	switch (before)
	{
		case U'第':
		case U'几':
		case U'每':
		case U'前':
		case '-':
		case '/':
		case '.':
			out->no_count = true;
			break;
		case U'约':
		case U'近':
		case U'超':
		case U'逾':
		case U'过':
			out->approximate = true;
			break;
		case U'数':			/* 数: 数十 is none, 总数十 is */
			if (out->from < 2 || gr_chinese_power(clause->letter[out->from]) != 0)
				out->no_count = true;
			break;
		default:
			if (before >= 'a' && before <= 'z')
				out->no_count = true;
	}
}

/* The first letter at or behind i that may be a numeral; n: there is none. */
static uint32_t
next_numeral(const gr_clause *clause, uint32_t i)
{
	for (; i < clause->n; i = (i | 63) + 1)
	{
		uint64_t	left = clause->numerals[i / 64] >> i % 64;

		if (left != 0)
			return i + (uint32_t) __builtin_ctzll(left);
	}
	return clause->n;
}

/* The letter begins a number; not one that shares a numeral's place in the set. */
static bool
is_numeral(uint32_t c)
{
	return is_digit(c) || c == U'十' || gr_chinese_digit(c) >= 0 || gr_chinese_power(c) > 0;
}

uint32_t
gr_next_claim_numeral(const gr_clause *clause, uint32_t i)
{
	i = next_numeral(clause, i);
	while (i < clause->n && !is_numeral(clause->letter[i]))
		i = next_numeral(clause, i + 1);
	return i;
}

/* The number at the letter; false: it is another letter that shares a numeral's place in the set. */
static bool
read_number(const gr_clause *clause, uint32_t i, gr_claim_number *out)
{
	uint32_t	c = clause->letter[i];

	*out = (gr_claim_number) {.from = i};
	if (is_digit(c))
	{
		read_digits(clause, i, out);
		read_power(clause, out);
	}
	else if (gr_chinese_digit(c) >= 0 || c == U'十')
	{
		read_chinese(clause, i, out);
		read_power(clause, out);
		/* 一件 is as often said of any as of one */
		if (out->value.mantissa == 1)
		{
			out->single = !out->no_count && out->until == i + 1;
			out->no_count = true;
		}
	}
	else if (gr_chinese_power(c) > 0)
	{
		out->until = i + 1;
		out->no_count = true;
	}
	else
		return false;
	return true;
}

/* What stands behind a number and makes it approximate, or no count. */
static void
look_ahead(const gr_clause *clause, gr_claim_number *out)
{
	uint32_t	c = clause->letter[out->until];

	if (is_more(c) || c == U'几')
	{
		out->approximate = true;
		c = clause->letter[++out->until];
	}
	else if (c == U'左')
		out->approximate = true;
	if (c == '-' || c == '/' || (c >= 'a' && c <= 'z'))
		out->no_count = true;
}

bool
gr_next_claim_number(const gr_clause *clause, uint32_t from, gr_claim_number *out)
{
	uint32_t	i = next_numeral(clause, from);

	while (i < clause->n && !read_number(clause, i, out))
		i = next_numeral(clause, i + 1);
	if (i >= clause->n)
		return false;
	/* most numbers have nothing of the kind beside them */
	if ((gr_traits(clause->letter[out->until]) & GR_MAY_QUALIFY) != 0)
		look_ahead(clause, out);
	if (i > 0 && (gr_traits(clause->letter[i - 1]) & GR_MAY_QUALIFY) != 0)
		look_back(clause, out);
	return true;
}
