/*
 * rewrite_prefix.c - texts before each line of which a program wrote something: its number, the
 * mark of a quotation, the sign of a change.
 *
 * All lines must have it.  Without it they are what they were.
 */
#include <string.h>

#include "page/rewrite.h"

/* Lines that must have it. */
#define ENOUGH_LINES 12
/* Bytes of a file's name before a line's number. */
#define NAME_BYTES 128
/* Digits of a line's number. */
#define NUMBER_DIGITS 7

typedef enum prefix_kind
{
	NO_PREFIX, NUMBER, QUOTATION, CHANGE
} prefix_kind;

typedef struct prefix
{
	prefix_kind kind;
	char		separator;		/* behind the number */
	uint32_t	next;			/* number */
	uint32_t	lines;
	uint32_t	added;			/* of CHANGE */
} prefix;

static const char *
line_end(const char *p, const char *end)
{
	const char *stop = memchr(p, '\n', (size_t) (end - p));

	return stop != NULL ? stop : end;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Behind the name of a file, a.txt: before a line's number; p where there is none. */
static const char *
skip_name(const char *p, const char *stop)
{
	const char *limit = stop - p > NAME_BYTES ? p + NAME_BYTES : stop;
	const char *colon = memchr(p, ':', (size_t) (limit - p));

	if (colon == NULL || colon + 1 == stop || !is_digit(colon[1]) || memchr(p, ' ', (size_t) (colon - p)) != NULL)
		return p;
	return colon + 1;
}

/* Behind the number before a line, and the mark behind it, which is *separator where that is known; NULL: there is none. */
static const char *
read_number(const char *p, const char *stop, uint32_t *number, char *separator)
{
	int			digits = 0;

	while (p < stop && *p == ' ')
		p++;
	if (p < stop && !is_digit(*p))
		p = skip_name(p, stop);
	for (*number = 0; p < stop && is_digit(*p) && digits < NUMBER_DIGITS; p++, digits++)
		*number = *number * 10 + (uint32_t) (*p - '0');
	if (digits == 0)
		return NULL;
	if (*separator == ' ' && p < stop && *p == ' ')
		return p + 1;
	*separator = p < stop ? *p : 0;
	if (stop - p >= 2 && p[0] == ' ' && p[1] == '|')
	{
		*separator = '|';
		p++;
	}
	if (p == stop)
		return p;
	if (*separator != '\t' && *separator != ':' && *separator != '|' && *separator != ' ')
		return NULL;
	p++;
	return p < stop && *p == ' ' && (*separator == ':' || *separator == '|') ? p + 1 : p;
}

/* Behind the prefix of the line at p, where it is of the kind; NULL: it has none. */
static const char *
skip_prefix(prefix *x, const char *p, const char *stop)
{
	uint32_t	number;
	char		separator = x->separator;

	switch (x->kind)
	{
		case NUMBER:
			p = read_number(p, stop, &number, &separator);
			if (p == NULL || number != x->next || (separator != x->separator && p < stop))
				return NULL;
			x->next++;
			return p;
		case QUOTATION:
			if (p == stop || *p != '>')
				return NULL;
			while (p < stop && *p == '>')
				p++;
			return p < stop && *p == ' ' ? p + 1 : p;
		case CHANGE:
			if (p == stop || (*p != '+' && *p != '-' && *p != ' ' && *p != '@'))
				return NULL;
			x->added += *p == '+';
			return p + 1;
		case NO_PREFIX:
			break;
	}
	return NULL;
}

static prefix
first_prefix(const char *p, const char *end)
{
	const char *stop = line_end(p, end);
	prefix		x = {.kind = NO_PREFIX};

	if (p == stop)
		return x;
	if (*p == '>')
		x.kind = QUOTATION;
	else if (*p == '+')
		x.kind = CHANGE;
	else if (read_number(p, stop, &x.next, &x.separator) != NULL && x.next <= 1)
		x.kind = NUMBER;
	return x;
}

/* The prefix that all lines of [p, end) have; one that is cut off at the end may lack it. */
static prefix
find_prefix(const char *p, const char *end)
{
	const prefix first = first_prefix(p, end);
	prefix		x = first;

	while (x.kind != NO_PREFIX && p < end)
	{
		const char *stop = line_end(p, end);

		if (skip_prefix(&x, p, stop) == NULL && !(x.kind == QUOTATION && p == stop))
			x.kind = NO_PREFIX;
		x.lines++;
		p = stop < end ? stop + 1 : end;
	}
	if (x.kind == NO_PREFIX || x.lines < ENOUGH_LINES || (x.kind == CHANGE && x.added * 2 < x.lines))
		return (prefix) {.kind = NO_PREFIX};
	return first;
}

bool
gr_has_line_prefix(const char *start, const char *end)
{
	return find_prefix(start, end).kind != NO_PREFIX;
}

void
gr_drop_line_prefix(gr_copier *c, const char *body, const char *end)
{
	const char *p = body;
	prefix		x = first_prefix(p, end);

	while (p < end && !c->stopped)
	{
		const char *stop = line_end(p, end);
		const char *behind = stop < end ? stop + 1 : end;
		const char *text = skip_prefix(&x, p, stop);
		bool		removed = x.kind == CHANGE && (*p == '-' || *p == '@');

		if (text == NULL)
			text = p;
		if (!removed && text < behind)
			gr_copier_take(c, (uint32_t) (text - body), (uint32_t) (behind - text));
		p = behind;
	}
}
