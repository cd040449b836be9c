/*
 * rewrite_drawn.c - tables that are drawn with a rule between all rows, as rows of cells.
 *
 * Where rules part the rows, as pandoc's grids and the boxes of w3m have them, a cell is
 * what its lines enclose, on however many lines of the text: its parts belong together,
 * and a part of a figure is none by itself.  Cells that span several get blank ones for
 * the others.  A table whose lines do not meet stays as it is.
 */
#include <string.h>

#include "page/rewrite.h"
#include "text/folded.h"
#include "text/number.h"
#include "text/utf8.h"

/* Rules of one table that tell of a program that draws one between all rows. */
#define ENOUGH_RULES 8
/* Columns of a table, and lines. */
#define COLUMNS_MAX 48
#define LINES_MAX 4096
/* … and rows of figures between them. */
#define ENOUGH_ROWS 5
/* Between two rules, figures in as many columns of one line and the next are two rows. */
#define ROW_FIGURES 3
/* The shortest piece of a rule in ASCII. */
#define RULE_MIN 2

/* How the program counted the columns that a character takes. */
typedef enum measure
{
	BY_WIDTH,					/* ideographs take two */
	BY_DRAWN_WIDTH,				/* drawn characters as well */
	BY_CHARACTER,				/* all take one */
	MEASURES
} measure;

typedef struct drawn_line
{
	const char *start;
	const char *end;
	uint64_t	bars;			/* a bit a line of the table from top to bottom that is drawn in this line of the text */
	uint64_t	level;			/* a bit a column, right of that line: a rule is drawn in it */
	bool		ordered;		/* the bars are all of the line's, wherever they stand */
} drawn_line;

typedef struct drawn_table
{
	drawn_line *lines;
	uint32_t	n_lines;
	measure		by;
	uint32_t	at[COLUMNS_MAX + 1];	/* where the lines from top to bottom stand */
	int			n_columns;
} drawn_table;

/* ---- characters ----------------------------------------------------------------- */

static bool
is_level(uint32_t c)
{
	return c == '-' || c == '=' || c == ':' || gr_is_level(c);
}

static uint32_t
columns_of(uint32_t c, measure by)
{
	if (by == BY_CHARACTER)
		return 1;
	return by == BY_DRAWN_WIDTH && c >= 0x2500 && c <= 0x257F ? 2 : gr_width(c);
}

static bool
is_rule_byte(char c)
{
	return c == '-' || c == '=' || c == ':';
}

/* A + of a rule, or between blanks where a cell's text stands in the rule's line; one in the text has neither. */
static bool
is_corner(const char *p, const char *start, const char *end)
{
	const char	before = p > start ? p[-1] : ' ';
	const char	behind = p + 1 < end ? p[1] : ' ';

	return *p == '+' && (is_rule_byte(before) || is_rule_byte(behind) || (before == ' ' && behind == ' '));
}

/* Whether a line from top to bottom is drawn through the character at p. */
static bool
is_upright(const char *p, uint32_t c, const char *start, const char *end)
{
	return gr_is_bar(c) || is_corner(p, start, end);
}

/* ---- lines ---------------------------------------------------------------------- */

/* The part of the text's line [p, stop) that is drawn: from its first bar to its last; false: it has none. */
static bool
drawn_part(const char *p, const char *stop, drawn_line *line)
{
	uint32_t	length;

	p = gr_skip_blanks(p, stop);
	while (stop > p && (stop[-1] == ' ' || stop[-1] == '\r' || stop[-1] == '\t'))
		stop--;
	*line = (drawn_line) {.start = p, .end = stop};
	/* + before a blank may begin an item of a list */
	return p < stop && is_upright(p, gr_utf8(p, stop, &length), p, stop)
		&& (*p != '+' || stop[-1] == '+' || stop[-1] == '|' || is_rule_byte(p[1]));
}

/* Whether the line has a rule between its first two lines from top to bottom, or in any other column. */
static bool
has_rule(const drawn_line *line)
{
	uint32_t	run = 0;
	bool		only = false;	/* from a bar on, there were but rules */
	uint32_t	length;

	for (const char *p = line->start; p < line->end; p += length)
	{
		uint32_t	c = gr_utf8(p, line->end, &length);

		if (is_upright(p, c, line->start, line->end))
		{
			if (only && run >= RULE_MIN)
				return true;
			only = true;
			run = 0;
		}
		else if (is_level(c))
			run++;
		else
			only = false;
	}
	return false;
}

/* The lines of the drawn table that begins at p; returns what is behind it. */
static const char *
read_lines(const char *p, const char *end, drawn_table *t)
{
	t->n_lines = 0;
	while (p < end && t->n_lines < LINES_MAX)
	{
		const char *stop = memchr(p, '\n', (size_t) (end - p));

		if (stop == NULL)
			stop = end;
		if (!drawn_part(p, stop, &t->lines[t->n_lines]))
			break;
		t->n_lines++;
		p = stop < end ? stop + 1 : end;
	}
	return p;
}

/* Where the table's lines from top to bottom stand, by those in its rules. */
static bool
find_columns(drawn_table *t)
{
	uint64_t	seen[64] = {0};	/* a bit a column of the text */
	int			n = 0;

	for (uint32_t i = 0; i < t->n_lines; i++)
	{
		const drawn_line *line = &t->lines[i];
		uint32_t	at = 0;
		uint32_t	length;

		if (!has_rule(line))
			continue;
		for (const char *p = line->start; p < line->end && at < 64 * 64; p += length)
		{
			uint32_t	c = gr_utf8(p, line->end, &length);

			if (is_upright(p, c, line->start, line->end))
				seen[at / 64] |= UINT64_C(1) << at % 64;
			at += columns_of(c, t->by);
		}
	}
	for (uint32_t at = 0; at < 64 * 64; at++)
		if ((seen[at / 64] >> at % 64 & 1) != 0)
		{
			if (n > COLUMNS_MAX)
				return false;
			t->at[n++] = at;
		}
	t->n_columns = n - 1;
	return n > 1;
}

/* The table's line from top to bottom that stands at this column of the text, behind the one before; -1: none does. */
static int
column_at(const drawn_table *t, int before, uint32_t at)
{
	int			next = before + 1;

	while (next <= t->n_columns && t->at[next] < at)
		next++;
	return next <= t->n_columns && t->at[next] == at ? next : -1;
}

/* The line's bars and rules; false: the line does not begin and end with the table, or crosses a rule elsewhere. */
static bool
measure_line(const drawn_table *t, drawn_line *line)
{
	uint32_t	at = 0;
	uint32_t	length;
	int			column = -1;
	bool		only = false;
	uint32_t	run = 0;

	line->bars = line->level = 0;
	line->ordered = false;
	for (const char *p = line->start; p < line->end; p += length)
	{
		uint32_t	c = gr_utf8(p, line->end, &length);
		int			next = is_upright(p, c, line->start, line->end) ? column_at(t, column, at) : -1;

		at += columns_of(c, t->by);
		if (next < 0)
		{
			run += is_level(c);
			only = only && is_level(c);
			continue;
		}
		if (only && run >= RULE_MIN)
			for (int i = column; i < next; i++)
				line->level |= UINT64_C(1) << i;
		line->bars |= UINT64_C(1) << next;
		column = next;
		only = true;
		run = 0;
	}
	return (line->bars & 1) != 0 && column == t->n_columns;
}

static int
count_bars(const drawn_line *line)
{
	int			n = 0;
	uint32_t	length;

	for (const char *p = line->start; p < line->end; p += length)
		n += is_upright(p, gr_utf8(p, line->end, &length), line->start, line->end);
	return n;
}

/* A line without rules whose characters do not measure as the others': its bars are those of the line before or behind it that has as many. */
static bool
follow_neighbour(const drawn_table *t, uint32_t index)
{
	drawn_line *line = &t->lines[index];
	int			n = count_bars(line);

	if (has_rule(line))
		return false;
	for (int side = -1; side <= 1; side += 2)
	{
		uint32_t	other = index + (uint32_t) side;

		if (other < t->n_lines && t->lines[other].bars != 0 && count_bars(&t->lines[other]) == n)
		{
			line->bars = t->lines[other].bars;
			line->level = 0;
			line->ordered = true;
			return true;
		}
	}
	return false;
}

static bool
measure_lines(drawn_table *t)
{
	uint32_t	amiss = 0;

	if (!find_columns(t))
		return false;
	for (uint32_t i = 0; i < t->n_lines; i++)
		if (!measure_line(t, &t->lines[i]))
		{
			t->lines[i].bars = 0;
			amiss++;
		}
	if (amiss > t->n_lines / 4)
		return false;
	for (uint32_t i = 0; i < t->n_lines; i++)
		if (t->lines[i].bars == 0 && !follow_neighbour(t, i))
			return false;
	return true;
}

/* ---- rows ------------------------------------------------------------------------ */

/* The first line behind from in which a rule is drawn. */
static uint32_t
row_end(const drawn_table *t, uint32_t from)
{
	while (from < t->n_lines && t->lines[from].level == 0)
		from++;
	return from;
}

/* Whether the lines of each row are parted at the same places. */
static bool
rows_agree(const drawn_table *t)
{
	for (uint32_t i = 1; i < t->n_lines; i++)
		if (t->lines[i].level == 0 && t->lines[i - 1].level == 0 && t->lines[i].bars != t->lines[i - 1].bars)
			return false;
	return true;
}

/* What stands in the line between its bars first and last. */
static void
cell_part(const drawn_table *t, const drawn_line *line, int first, int last, const char **start, const char **end)
{
	uint64_t	left = line->bars;
	int			column = -1;
	uint32_t	at = 0;
	uint32_t	length;

	*start = *end = line->end;
	for (const char *p = line->start; p < line->end && left != 0; p += length)
	{
		uint32_t	c = gr_utf8(p, line->end, &length);

		if (is_upright(p, c, line->start, line->end) && (line->ordered || column_at(t, column, at) >= 0))
		{
			column = __builtin_ctzll(left);
			left &= left - 1;
			if (column == first)
				*start = p + length;
			else if (column == last)
			{
				*end = p;
				break;
			}
		}
		at += columns_of(c, t->by);
	}
	*start = gr_skip_blanks(*start, *end);
	while (*end > *start && (uint8_t) (*end)[-1] <= ' ')
		(*end)--;
}

/* The columns of the line that hold a figure, and those that hold words. */
static void
find_contents(const drawn_table *t, const drawn_line *line, uint64_t *figures, uint64_t *words)
{
	*figures = *words = 0;
	for (int column = 0, next; column < t->n_columns; column = next)
	{
		const char *start;
		const char *end;

		for (next = column + 1; next < t->n_columns && (line->bars >> next & 1) == 0; next++)
			;
		cell_part(t, line, column, next, &start, &end);
		if (start == end)
			continue;
		if (gr_read_value(start, (size_t) (end - start)).state == GR_NUMBER)
			*figures |= UINT64_C(1) << column;
		else if ((uint8_t) *start >= 0x80)
			*words |= UINT64_C(1) << column;
	}
}

/* Whether rows stand on the line and the one before it, without a rule between: a name above a figure, or many figures above others. */
static bool
holds_rows(const drawn_table *t, uint32_t line, uint64_t *words, uint64_t *figures)
{
	uint64_t	before = *figures;
	uint64_t	more;

	find_contents(t, &t->lines[line], figures, &more);
	if ((*figures & *words & ~UINT64_C(1)) != 0)
		return true;
	*words |= more;
	return *figures == before && __builtin_popcountll(before) >= ROW_FIGURES;
}

/* Whether the rules part all rows of the table, not groups of them alone; counts the rows that have figures. */
static bool
parts_rows(const drawn_table *t, uint32_t *rows)
{
	uint64_t	words = 0;
	uint64_t	figures = 0;	/* of the line before */
	uint64_t	any = 0;		/* of the row */

	for (uint32_t i = 0; i < t->n_lines; i++)
	{
		if (t->lines[i].level != 0)
		{
			*rows += any != 0;
			words = figures = any = 0;
		}
		else if (holds_rows(t, i, &words, &figures))
			return false;
		any |= figures;
	}
	return true;
}

static bool
is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Takes the cell of these columns, from the line on, until a rule ends it. */
static void
take_cell(gr_rewriter *w, const drawn_table *t, uint32_t line, int first, int last)
{
	char		before = 0;		/* last byte of what was taken */

	for (; line < t->n_lines && (t->lines[line].level >> first & 1) == 0 && !w->full; line++)
	{
		const char *start;
		const char *end;

		if ((t->lines[line].bars >> first & t->lines[line].bars >> first >> (last - first) & 1) == 0)
			break;				/* it is parted otherwise from here on */
		cell_part(t, &t->lines[line], first, last, &start, &end);
		if (start >= end)
			continue;
		if (is_alphanumeric(before) && is_alphanumeric(*start))
			gr_rewriter_mark(w, ' ');
		gr_rewriter_take(w, start, end);
		before = end[-1];
	}
}

/* The row of the lines from first on: a cell for each column, blank where another one reaches over it. */
static void
take_row(gr_rewriter *w, const drawn_table *t, uint32_t first)
{
	const drawn_line *line = &t->lines[first];
	uint64_t	open = first == 0 ? 0 : ~t->lines[first - 1].level;	/* columns whose cell goes on from above */

	for (int column = 0; column < t->n_columns; column++)
	{
		int			last = column + 1;

		if (column > 0)
			gr_rewriter_mark(w, '\t');
		while (last < t->n_columns && (line->bars >> last & 1) == 0)
			last++;
		if ((line->bars >> column & 1) != 0 && (open >> column & 1) == 0)
			take_cell(w, t, first, column, last);
	}
	gr_rewriter_mark(w, '\n');
}

static void
take_table(gr_rewriter *w, const drawn_table *t)
{
	for (uint32_t i = 0; i < t->n_lines && !w->full; i++)
		if (t->lines[i].level == 0)
		{
			take_row(w, t, i);
			i = row_end(t, i);
		}
}

/* ----------------------------------------------------------------------------------- */

/* Whether a line that begins at p begins a drawn table: ┌── or +--. */
static bool
begins_table(const char *p, const char *end)
{
	return end - p > 3 && ((*p == '+' && (p[1] == '-' || p[1] == '=' || p[1] == ':'))
						   || (memcmp(p, "\xE2\x94", 2) == 0 && (uint8_t) p[2] >= 0x8C && (uint8_t) p[2] <= 0x8F)
						   || (memcmp(p, "\xE2\x95", 2) == 0 && (uint8_t) p[2] >= 0x92 && (uint8_t) p[2] <= 0x94));
}

/* +-- or +== */
static bool
has_rules(const char *start, const char *end)
{
	const char *p = memchr(start, '+', (size_t) (end - start));

	return p != NULL && (gr_find_bytes(p, end, "+--") != NULL || gr_find_bytes(p, end, "+==") != NULL);
}

bool
gr_has_drawn_tables(const char *start, const char *end)
{
	int			rules = 0;

	if (!has_rules(start, end) && gr_find_bytes(start, end, "├") == NULL)
		return false;
	while (start < end && rules < ENOUGH_RULES)
	{
		const char *stop = memchr(start, '\n', (size_t) (end - start));
		drawn_line	line;

		if (stop == NULL)
			stop = end;
		if (!drawn_part(start, stop, &line))
			rules = 0;
		else
			rules += has_rule(&line);
		start = stop < end ? stop + 1 : end;
	}
	return rules == ENOUGH_RULES;
}

/* The next table at or behind p whose lines meet, and what is behind it; NULL: there is none. */
static const char *
find_table(const char *p, const char *end, drawn_table *t, const char **behind)
{
	while (p < end)
	{
		const char *first = gr_skip_blanks(p, end);
		const char *stop = memchr(p, '\n', (size_t) (end - p));

		stop = stop == NULL ? end : stop + 1;
		if (first < stop && begins_table(first, end))
		{
			stop = read_lines(p, end, t);
			for (t->by = BY_WIDTH; t->by < MEASURES; t->by++)
				if (measure_lines(t) && rows_agree(t))
				{
					*behind = stop;
					return p;
				}
		}
		p = stop;
	}
	return NULL;
}

/* Whether the program draws rules between all rows, as far as its tables show. */
static bool
all_part_rows(const char *p, const char *end, drawn_table *t)
{
	uint32_t	rows = 0;

	while (find_table(p, end, t, &p) != NULL)
		if (!parts_rows(t, &rows))
			return false;
	return rows >= ENOUGH_ROWS;
}

bool
gr_rewrite_drawn(gr_rewriter *w, gr_arena *arena)
{
	drawn_table t = {.lines = gr_alloc_raw(arena, LINES_MAX * sizeof *t.lines)};
	const char *p = w->body;
	const char *table;
	const char *behind;

	if (t.lines == NULL)
		return false;
	if (all_part_rows(p, w->end, &t))
		for (; !w->full && (table = find_table(p, w->end, &t, &behind)) != NULL; p = behind)
		{
			gr_rewriter_take(w, p, table);
			take_table(w, &t);
		}
	gr_rewriter_take(w, p, w->end);
	return true;
}
