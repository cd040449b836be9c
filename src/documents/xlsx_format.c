/*
 * xlsx_format.c - what a number format makes of a number.
 *
 * Words of the format are left out, but units; a sign is kept, however it shows.  A
 * format that shows another number than the cell has (rounded, in thousands, with a
 * point of its own) makes it one that is not read: a question mark stands behind it.
 */
#include "documents/xlsx.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SECTIONS 4
#define MOST_DECIMALS 15

/* Days from 1900-01-00, which a day that never was is counted in, to 1970. */
#define DAYS_TO_1970 25569
#define DAYS_TO_1904 1462

const char *
usual_format(long id)
{
	static const struct
	{
		long		first;
		long		last;
		const char *code;
	}			usual[] = {
		{1, 1, "0"}, {2, 2, "0.00"}, {3, 3, "#,##0"}, {4, 4, "#,##0.00"}, {5, 6, "#,##0;-#,##0"}, {7, 8, "#,##0.00;-#,##0.00"},
		{9, 9, "0%"}, {10, 10, "0.00%"}, {14, 17, "yyyy-mm-dd"}, {18, 21, "h:mm"}, {22, 22, "yyyy-mm-dd h:mm"},
		{27, 31, "yyyy-mm-dd"}, {32, 35, "h:mm"}, {36, 36, "yyyy-mm-dd"}, {37, 38, "#,##0;-#,##0"}, {39, 40, "#,##0.00;-#,##0.00"},
		{41, 42, "#,##0;-#,##0"}, {43, 44, "#,##0.00;-#,##0.00"}, {45, 47, "h:mm"}, {50, 54, "yyyy-mm-dd"},
		{55, 56, "h:mm"}, {57, 58, "yyyy-mm-dd"},
	};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (id >= usual[i].first && id <= usual[i].last)
			return usual[i].code;
	return NULL;
}

/* ---- a format's sections ------------------------------------------------------------------ */

struct section
{
	const char *at;
	const char *end;
};

/* Behind what stands at a place: a quoted word, a bracket, a character by itself, or another. */
static const char *
behind(const char *at, const char *end)
{
	const char *close;

	if (*at == '"' || *at == '[')
	{
		close = memchr(at + 1, *at == '"' ? '"' : ']', (size_t) (end - at - 1));
		return close != NULL ? close + 1 : end;
	}
	if (strchr("\\!_*", *at) == NULL)
		return at + 1;
	/* the character that follows, of whatever length */
	for (at += at + 1 < end ? 2 : 1; at < end && ((unsigned char) *at & 0xC0) == 0x80;)
		at++;
	return at;
}

static int
part_sections(const char *code, struct section *sections)
{
	const char *end = code + strlen(code);
	int			n = 0;

	sections[0].at = code;
	for (const char *at = code; at < end; at = behind(at, end))
		if (*at == ';' && n < MOST_SECTIONS - 1)
		{
			sections[n++].end = at;
			sections[n].at = at + 1;
		}
	sections[n++].end = end;
	return n;
}

/* Whether a section's own condition, [>=100], holds; without one, otherwise. */
static bool
holds(const struct section *section, double number, bool otherwise)
{
	for (const char *at = section->at; at < section->end && *at == '['; at = behind(at, section->end))
	{
		const char *p = at + 1;
		const bool	less = *p == '<' && p[1] != '>';
		const bool	more = *p == '>';
		const bool	unequal = *p == '<' && p[1] == '>';

		if (strchr("<>=", *p) == NULL)
			continue;
		p += strspn(p, "<>=");
		const double bound = strtod(p, NULL);
		const bool	equal = !(number < bound) && !(number > bound);

		if (unequal)
			return !equal;
		return (less && number < bound) || (more && number > bound) || (equal && memchr(at, '=', (size_t) (p - at)) != NULL);
	}
	return otherwise;
}

static const struct section *
section_of(const struct section *sections, int n, double number)
{
	const int	numeric = n < 3 ? n : 3;

	if (n == 1)
		return &sections[0];
	if (holds(&sections[0], number, n == 2 ? number >= 0 : number > 0))
		return &sections[0];
	if (n == 2 || holds(&sections[1], number, number < 0))
		return &sections[1];
	return &sections[numeric - 1];
}

/* ---- what a section shows ------------------------------------------------------------------ */

struct look
{
	int			digits;			/* places for them */
	int			decimals;
	bool		general;
	bool		date;
	bool		percent;
	bool		exponent;
	bool		scaled;			/* in thousands */
	bool		signed_here;	/* shows a minus, or brackets */
	bool		broken;			/* words among the digits, or digits in words */
	struct text words;			/* of the section, where it has no digits */
	struct text unit;			/* behind the digits */
};

static bool
is_unit(const char *word, size_t length)
{
	static const char *const units[] = {"元", "万", "亿", "千", "百", "‰"};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (memmem(word, length, units[i], strlen(units[i])) != NULL)
			return true;
	return false;
}

static void
take_word(struct look *look, const char *word, size_t length, bool *after_digits)
{
	for (size_t i = 0; i < length; i++)
	{
		look->broken |= isdigit((unsigned char) word[i]) != 0;
		look->signed_here |= word[i] == '-' || word[i] == '(';
	}
	*after_digits = look->digits > 0;
	put_bytes(&look->words, word, length);
	if (look->digits > 0 && is_unit(word, length))
		put_bytes(&look->unit, word, length);
}

/* Reads a section of a format from left to right. */
struct scan
{
	struct look look;
	bool		in_decimals;
	bool		after_digits;	/* a word stood there */
	bool		comma;			/* the last place or comma that was met */
};

/* A place for a digit; a word between digits moves their value. */
static void
take_place(struct scan *scan)
{
	scan->look.broken |= scan->after_digits;
	scan->look.digits++;
	scan->look.decimals += scan->in_decimals;
	scan->comma = false;
}

/* A sign that means itself, and no word; false: it is none. */
static bool
take_sign(struct scan *scan, char c)
{
	switch (c)
	{
		case '0':
		case '#':
		case '?':
			take_place(scan);
			return true;
		case '.':
			scan->in_decimals = true;
			return true;
		case ',':
			scan->comma = scan->look.digits > 0;
			return true;
		case '%':
			scan->look.percent = true;
			return true;
		default:
			return false;
	}
}

/* "…", or one character behind \ or !, or a character that is no ASCII; false: none begins here. */
static bool
take_any_word(struct scan *scan, const char *at, const char *next)
{
	const size_t length = (size_t) (next - at);

	if (*at == '"')
		take_word(&scan->look, at + 1, length > 1 ? length - 2 : 0, &scan->after_digits);
	else if (*at == '\\' || *at == '!')
		take_word(&scan->look, at + 1, length - 1, &scan->after_digits);
	else if ((unsigned char) *at >= 0x80)
		take_word(&scan->look, at, length, &scan->after_digits);
	else
		return false;
	return true;
}

static struct look
look_of(const struct section *section)
{
	struct scan scan = {0};

	for (const char *at = section->at; at < section->end; at = behind(at, section->end))
	{
		const char	c = *at;

		if (take_sign(&scan, c) || take_any_word(&scan, at, behind(at, section->end)))
			continue;
		if ((c == 'E' || c == 'e') && at + 1 < section->end && (at[1] == '+' || at[1] == '-'))
			scan.look.exponent = true;
		else if (strncasecmp(at, "General", 7) == 0)
		{
			scan.look.general = true;
			at += 6;
		}
		else if (c == '/' && scan.look.digits > 0)
			scan.look.general = true;	/* a fraction shows whole numbers as they are */
		else if (strchr("yYmMdDhHsSeE", c) != NULL)
			scan.look.date = true;
		else if (c == '-' || c == '(')
			scan.look.signed_here = true;
	}
	scan.look.scaled = scan.comma;
	return scan.look;
}

/* ---- numbers --------------------------------------------------------------------------------- */

/* The file may have a number in binary: 0.30000000000000004. */
static void
put_number_as_it_is(struct text *out, const char *value, double number)
{
	if ((strlen(value) > 15 && strpbrk(value, ".eE") != NULL) || strpbrk(value, "eE") != NULL)
		put_format(out, "%.15g", number);
	else
		put_escaped(out, value, strlen(value));
}

/* What shows when it is rounded; where that is not the number, neither is certain. */
static void
put_rounded(struct text *out, double number, int decimals)
{
	char	   *printed = print_string("%.*f", decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS, number);
	size_t		length = strlen(printed);

	if (fabs(strtod(printed, NULL) - number) > 1e-9 * fmax(1, fabs(number)))
	{
		put_format(out, "%.15g?", number);
		free(printed);
		return;
	}
	if (strchr(printed, '.') != NULL)
	{
		while (printed[length - 1] == '0')
			length--;
		length -= printed[length - 1] == '.';
	}
	put_bytes(out, printed, length);
	free(printed);
}

static void
put_date(struct text *out, double number, bool from_1904)
{
	long		days = (long) floor(number) + (from_1904 ? DAYS_TO_1904 : 0);
	const int	minutes = (int) ((number - floor(number)) * 24 * 60 + 0.5);

	if (number < 0 || number > 2958465)
	{
		put(out, "####");
		return;
	}
	/* 1900 is taken for a leap year */
	if (!from_1904 && days < 60)
		days++;
	days -= DAYS_TO_1970;

	/* of the years that begin in March */
	const long	z = days + 719468;
	const long	era = (z >= 0 ? z : z - 146096) / 146097;
	const long	day = z - era * 146097;
	const long	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	const long	of_year = day - (365 * year + year / 4 - year / 100);
	const long	m = (5 * of_year + 2) / 153;
	const long	month = m < 10 ? m + 3 : m - 9;

	if (floor(number) > 0)
		put_format(out, "%04ld-%02ld-%02ld", year + era * 400 + (month <= 2), month, of_year - (153 * m + 2) / 5 + 1);
	if (minutes > 0 || floor(number) <= 0)
		put_format(out, "%s%02d:%02d", floor(number) > 0 ? " " : "", minutes / 60, minutes % 60);
}

/* What stands for nothing in a format's section of zeros. */
static bool
is_dash(const char *words)
{
	static const char *const dashes[] = {"-", "—", "——", "–", "－"};

	words += words != NULL ? strspn(words, " ") : 0;
	for (size_t i = 0; words != NULL && i < sizeof dashes / sizeof *dashes; i++)
	{
		const size_t length = strlen(dashes[i]);

		if (strncmp(words, dashes[i], length) == 0 && words[length + strspn(words + length, " ")] == '\0')
			return true;
	}
	return false;
}

/* A section without digits shows its words; a dash for zero is one. */
static void
put_words(struct text *out, double number, const struct text *words)
{
	if (fabs(number) <= 0 && is_dash(words->bytes))
		put(out, "0");
	else
		put_escaped(out, words->length > 0 ? words->bytes : "", words->length);
}

static void
put_by_look(struct text *out, const char *value, double number, const struct look *look, bool from_1904, int sections)
{
	if (look->date)
		put_date(out, number, from_1904);
	else if (look->digits == 0 && !look->general)
		put_words(out, number, &look->words);
	else if (look->scaled || look->broken || (number < 0 && sections > 1 && !look->signed_here))
		put_format(out, "%.15g?", number);
	else
	{
		if (look->percent)
			put_format(out, "%.10g%%", number * 100);
		else if (look->general || look->exponent)
			put_number_as_it_is(out, value, number);
		else
			put_rounded(out, number, look->decimals);
		put_escaped(out, look->unit.length > 0 ? look->unit.bytes : "", look->unit.length);
	}
}

void
put_formatted(struct text *out, const char *value, const char *code, bool from_1904)
{
	char	   *end;
	const double number = strtod(value, &end);
	struct section sections[MOST_SECTIONS];
	struct look look;
	int			n;

	if (end == value || *end != '\0' || !isfinite(number))
	{
		put_escaped(out, value, strlen(value));
		return;
	}
	if (code == NULL || *code == '\0' || strcmp(code, "@") == 0 || fabs(number) > 1e15)
	{
		put_number_as_it_is(out, value, number);
		return;
	}
	n = part_sections(code, sections);
	look = look_of(section_of(sections, n, number));
	put_by_look(out, value, number, &look, from_1904, n);
	clear_text(&look.words);
	clear_text(&look.unit);
}

bool
hides_text(const char *code)
{
	struct section sections[MOST_SECTIONS];

	return code != NULL && part_sections(code, sections) == MOST_SECTIONS && sections[3].at == sections[3].end;
}
