/*
 * rewrite_lines.c - texts whose rows are written in other marks, as lines of cells apart by tabs.
 *
 * What separates the cells is chosen by the whole text: a mark counts where several
 * lines are rows by it.  Lines that are none stay as they are.
 */
#include "page/rewrite.h"

#include <string.h>

#include "text/folded.h"
#include "text/number.h"
#include "text/scan.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Rows that must show a mark before it separates cells. */
#define ENOUGH_ROWS 3
/* A longer cell is prose. */
#define CELL_BYTES 240
/* A line from which on the report may have lost its line ends, and figures that it then has. */
#define LOST_ENDS_BYTES 1500
#define LOST_ENDS_FIGURES 40
/* Bytes in which the text shows which forms of rows it has. */
#define FORM_BYTES (128 * 1024)
/* The shortest row: 规章;1;2. */
#define FORM_ROW_BYTES 8
/* The longest line of blanks between two cells. */
#define BLANK_BYTES 24
/* Longer lines are no rows. */
#define ROW_BYTES 4096
#define MAX_CELLS 64

/* ---- cells --------------------------------------------------------------------- */

typedef struct span
{
	const char *start;
	const char *end;
} span;

static inline span
trim(const char *start, const char *end)
{
	while (start < end && (uint8_t) *start <= ' ')
		start++;
	if (start < end && (uint8_t) *start > '~')
		start = gr_skip_blanks(start, end);
	while (end > start && (uint8_t) end[-1] <= ' ')
		end--;
	return (span) {start, end};
}

static bool
is_figure(span s)
{
	gr_value	value = gr_read_value(s.start, (size_t) (s.end - s.start));

	return value.state == GR_NUMBER || value.state == GR_NOT_APPLICABLE;
}

static bool
is_word(span s, const char *word)
{
	return (size_t) (s.end - s.start) == strlen(word) && memcmp(s.start, word, strlen(word)) == 0;
}

static bool
starts(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - p) >= length && memcmp(p, word, length) == 0;
}

static const char *
line_end(const char *p, const char *end)
{
	const char *stop = memchr(p, '\n', (size_t) (end - p));

	return stop != NULL ? stop : end;
}

/* ---- rows by a mark ------------------------------------------------------------ */

static const char *const marks[] = {";", "；", " / ", "，", "、"};

#define MARKS ((int) (sizeof marks / sizeof marks[0]))

/* Cells of the line by the mark; 0: it is no row by it.  A bare row has labels only. */
static int
split(span line, const char *mark, span *cells, bool *bare)
{
	size_t		length = strlen(mark);
	int			n = 0;
	int			figures = 0;
	int			blanks = 0;
	const char *p = line.start;

	if (line.end - line.start > ROW_BYTES || gr_has_sentence(line.start, line.end))
		return 0;
	for (;;)
	{
		const char *stop = gr_find_bytes(p, line.end, mark);
		span		cell = trim(p, stop != NULL ? stop : line.end);

		if (n == MAX_CELLS || cell.end - cell.start > CELL_BYTES)
			return 0;
		figures += is_figure(cell);
		blanks += cell.start == cell.end;
		cells[n++] = cell;
		if (stop == NULL)
			break;
		p = stop + length;
	}
	*bare = figures == 0 && blanks == 0;
	return n > 1 ? n : 0;
}

/* Whether the line is plainly a row: a label, then figures and blanks, some figures. */
static bool
is_full_row(const span *cells, int n)
{
	int			figures = 0;

	for (int i = 0; i < n; i++)
	{
		if (is_figure(cells[i]))
			figures++;
		else if (cells[i].start < cells[i].end && figures > 0)
			return false;
	}
	return figures >= 2 && n >= 3;
}

static void
put_cells(gr_rewriter *w, const span *cells, int n)
{
	for (int i = 0; i < n; i++)
	{
		if (i > 0)
			gr_rewriter_mark(w, '\t');
		gr_rewriter_take(w, cells[i].start, cells[i].end);
	}
	gr_rewriter_mark(w, '\n');
}

/* ---- lists --------------------------------------------------------------------- */

/* - and * before a row. */
static span
skip_bullet(span line)
{
	if (line.end - line.start > 2 && (*line.start == '-' || *line.start == '*' || *line.start == '+') && line.start[1] == ' ')
		return trim(line.start + 2, line.end);
	return line;
}

/* Takes the brackets of a list off the line; false: it has none. */
static bool
enter_list(span *line)
{
	bool		brackets;

	*line = skip_bullet(*line);
	if (line->end > line->start && line->end[-1] == ',')
		line->end--;
	if (line->end - line->start < 2 || line->end - line->start > ROW_BYTES)
		return false;
	brackets = (*line->start == '[' && line->end[-1] == ']') || (*line->start == '(' && line->end[-1] == ')');
	line->start++;
	line->end--;
	return brackets && memchr(line->start, '[', (size_t) (line->end - line->start)) == NULL
		&& !gr_has_sentence(line->start, line->end);
}

static bool
is_quoted(span cell)
{
	return cell.start < cell.end && (*cell.start == '\'' || *cell.start == '"');
}

/* The cell that begins at p, quotes taken off; *next: the comma behind it, NULL for none.  False: a quote has no end. */
static bool
take_list_cell(const char *p, const char *end, span *cell, const char **next)
{
	*cell = trim(p, end);
	if (is_quoted(*cell))
	{
		const char	quote = *cell->start++;

		cell->end = memchr(cell->start, quote, (size_t) (end - cell->start));
		if (cell->end == NULL)
			return false;
		*next = memchr(cell->end, ',', (size_t) (end - cell->end));
		return true;
	}
	*next = memchr(cell->start, ',', (size_t) (end - cell->start));
	*cell = trim(cell->start, *next != NULL ? *next : end);
	return true;
}

/* ('规章', 9, None), [规章, '', 3]: the cells of a row as programs print it; 0: it is none. */
static int
split_list(span line, span *cells)
{
	const char *next;
	int			n = 0;

	if (!enter_list(&line))
		return 0;
	for (const char *p = line.start; p < line.end; p = next + 1)
	{
		bool		quoted = is_quoted(trim(p, line.end));
		span		cell;

		if (n == MAX_CELLS || !take_list_cell(p, line.end, &cell, &next))
			return 0;
		if (is_word(cell, "None") || is_word(cell, "null") || is_word(cell, "nan"))
			cell.end = cell.start;
		else if (next == NULL && cell.start == cell.end && !quoted)
			break;				/* a comma behind the last */
		cells[n++] = cell;
		if (next == NULL)
			break;
	}
	return n;
}

/* - 规章 1 2 3: a row behind a bullet, whose cells blanks part. */
static bool
is_bulleted_row(span line)
{
	span		row = skip_bullet(line);

	return row.start > line.start && row.end > row.start && ((uint8_t) *row.start >= 0xE3 || *row.start == '(')
		&& row.end - row.start < ROW_BYTES && row.end[-1] >= '0' && row.end[-1] <= '9' && !gr_has_sentence(row.start, row.end);
}

/* ---- names and values ------------------------------------------------------------ */

#define COLON "："

/* A record: what it is of, and its values by their names. */
typedef struct record
{
	span		label;
	span		names[MAX_CELLS];
	span		values[MAX_CELLS];
	int			n;
} record;

static bool
is_same(span a, span b)
{
	return a.end - a.start == b.end - b.start && memcmp(a.start, b.start, (size_t) (a.end - a.start)) == 0;
}

static bool
same_names(const record *a, const record *b)
{
	if (a->n != b->n)
		return false;
	for (int i = 0; i < a->n; i++)
		if (!is_same(a->names[i], b->names[i]))
			return false;
	return true;
}

/* The record's value in that place has the name: one without a figure is blank. */
static bool
is_named_so(const record *r, int place, span name)
{
	return place < r->n && is_same(r->names[place], name);
}

/* The last part of a path of labels: 三、本年度办理结果/（一）予以公开. */
static span
last_label(span label)
{
	const char *p = label.start;

	while ((p = memchr(p, '/', (size_t) (label.end - p))) != NULL)
	{
		p++;
		if (starts(p, label.end, "（") || (p + 1 < label.end && *p >= '1' && *p <= '9' && p[1] == '.'))
			label.start = p;
	}
	return label;
}

/* Writes the record as a row, below a header where its names are others than those of the record before. */
static void
put_record(gr_rewriter *w, const record *r, record *before)
{
	span		label = last_label(r->label);

	if (!same_names(r, before))
	{
		gr_rewriter_mark(w, '\t');
		put_cells(w, r->names, r->n);
		*before = *r;
	}
	gr_rewriter_take(w, label.start, label.end);
	gr_rewriter_mark(w, '\t');
	put_cells(w, r->values, r->n);
}

/* 自然人, 1.属于国家秘密 */
static bool
begins_name(span name)
{
	if (name.start == name.end)
		return false;
	return (uint8_t) *name.start >= 0xE3
		|| (name.end - name.start > 4 && *name.start >= '0' && *name.start <= '9' && name.start[1] == '.');
}

/* 行政处罚:446, 行政处罚:: a cell of a row that colons part stands before the last one. */
static bool
ends_with_cell(span name)
{
	const char *colon = NULL;
	span		cell;

	for (const char *p = name.start; (p = memchr(p, ':', (size_t) (name.end - p))) != NULL; p++)
		colon = p;
	if (colon == NULL)
		return false;
	cell = trim(colon + 1, name.end);
	return cell.start == cell.end || is_figure(cell);
}

/* 自然人：368 into its name and value; false: it is none. */
static bool
split_pair(span text, span *name, span *value)
{
	const char *last = NULL;
	const char *bytes = COLON;
	size_t		length = sizeof COLON - 1;

	if (text.end - text.start > CELL_BYTES || text.start == text.end)
		return false;
	for (const char *p = text.start; (p = gr_find_bytes(p, text.end, bytes)) != NULL; p += length)
		last = p;
	if (last == NULL)
		for (const char *p = text.start; (p = memchr(p, ':', (size_t) (text.end - p))) != NULL; p++)
		{
			last = p;
			length = 1;
		}
	if (last == NULL)
		return false;
	*name = trim(text.start, last);
	*value = trim(last + length, text.end);
	if (is_word(*value, "null") || is_word(*value, "None") || is_word(*value, "~"))
		value->end = value->start;
	return !ends_with_cell(*name) && begins_name(*name) && (value->start == value->end || is_figure(*value));
}

/* 自然人：368, or the name alone where the record before has a value of that name in the place. */
static bool
is_first_value(span line, const record *before)
{
	span		name;
	span		value;

	return split_pair(line, &name, &value) && gr_find_bytes(name.start, name.end, COLON) == NULL
		&& (value.start < value.end || is_named_so(before, 0, name));
}

/*
 * The label of the values that stand in the lines below, the first of which begins at next:
 * 规章：, and 规章 or - 项目: 规章 where it is right above them.  False: the line is none.
 */
static bool
read_group_label(span line, const char *next, const char *end, const record *before, span *label)
{
	span		value;
	const char *colon;

	if (split_pair(line, label, &value))
		return value.start == value.end;
	*label = skip_bullet(line);
	colon = gr_find_bytes(label->start, label->end, ": ");
	if (colon != NULL)
		*label = trim(colon + 2, label->end);
	return label->end - label->start <= CELL_BYTES && begins_name(*label) && !gr_has_sentence(label->start, label->end)
		&& next < end && is_first_value(trim(next, line_end(next, end)), before);
}

/* 规章：本年制发件数：537，本年废止件数：0 */
static bool
split_inline(span line, record *r)
{
	const char *p;
	const char *colon = NULL;
	int			depth = 0;

	if (line.end - line.start > ROW_BYTES || gr_has_sentence(line.start, line.end))
		return false;
	/* the label's colon is the first one outside of brackets */
	for (p = line.start; p < line.end && colon == NULL; p++)
	{
		depth += starts(p, line.end, "（");
		depth -= starts(p, line.end, "）");
		if (depth == 0 && starts(p, line.end, COLON))
			colon = p;
	}
	if (colon == NULL)
		return false;
	r->label = trim(line.start, colon);
	r->n = 0;
	p = colon + sizeof COLON - 1;
	while (p < line.end)
	{
		const char *stop = gr_find_bytes(p, line.end, "，");

		if (stop == NULL)
			stop = gr_find_bytes(p, line.end, "；");
		if (r->n == MAX_CELLS || !split_pair(trim(p, stop != NULL ? stop : line.end), &r->names[r->n], &r->values[r->n]))
			return false;
		r->n++;
		p = stop != NULL ? stop + 3 : line.end;
	}
	return r->n > 0 && r->label.start < r->label.end;
}

/* Bytes of the digit at p, a wide one too; 0: there is none. */
static uint32_t
digit_bytes(const char *p, const char *end)
{
	if (p < end && *p >= '0' && *p <= '9')
		return 1;
	return end - p >= 3 && memcmp(p, "\xEF\xBC", 2) == 0 && (uint8_t) p[2] >= 0x90 && (uint8_t) p[2] <= 0x99 ? 3 : 0;
}

/* ---- reports that lost their line ends ------------------------------------------- */

static bool
lost_ends(const char *p, const char *end)
{
	int			figures = 0;

	if (end - p < LOST_ENDS_BYTES || memchr(p, '\t', (size_t) (end - p)) != NULL)
		return false;
	while (figures < LOST_ENDS_FIGURES && (p = memchr(p, ' ', (size_t) (end - p))) != NULL)
	{
		const char *q = ++p;

		for (uint32_t digit; (digit = digit_bytes(q, end)) > 0; q += digit)
			;
		figures += q > p && q < end && *q == ' ';
	}
	return figures == LOST_ENDS_FIGURES;
}

/* Bars of the rule |---|---| at p, p behind it; 0: there is none. */
static int
rule_bars(const char **p, const char *end)
{
	const char *q = *p;
	int			bars = 0;
	int			dashes = 0;

	for (; q < end && (*q == '|' || *q == '-' || *q == ':' || *q == ' '); q++)
	{
		if (*q == '|' && bars > 0 && dashes == 0)
			break;				/* the bar of the next row */
		if (*q == '|')
		{
			bars++;
			*p = q + 1;
			dashes = 0;
		}
		dashes += *q == '-';
	}
	return bars;
}

/* Behind the row of so many bars at p; NULL: there is none. */
static const char *
row_end(const char *p, const char *end, int bars)
{
	if (p == end || *p != '|')
		return NULL;
	for (; p < end; p++)
		if (*p == '|' && --bars == 0)
			return p + 1;
	return NULL;
}

/* A table between bars: rows have as many as the rule below the first one. */
static const char *
take_barred_table(gr_rewriter *w, const char *p, const char *end)
{
	const char *rule = gr_find_bytes(p, end, "|--");
	const char *stop;
	int			bars;

	if (rule == NULL)
		return NULL;
	stop = rule;
	bars = rule_bars(&stop, end);
	if (bars < 2 || row_end(p, end, bars) == NULL || trim(row_end(p, end, bars), rule).start < rule)
		return NULL;
	gr_rewriter_mark(w, '\n');
	while ((stop = row_end(p, end, bars)) != NULL)
	{
		gr_rewriter_take(w, p, stop);
		gr_rewriter_mark(w, '\n');
		p = trim(stop, end).start;
	}
	return p;
}

/* Blanks part what were lines; rows between bars are told by their rule. */
static void
take_lost_lines(gr_rewriter *w, const char *p, const char *end)
{
	bool		tables = gr_find_bytes(p, end, "|--") != NULL;

	while (p < end && !w->full)
	{
		const char *stop = p;
		const char *behind;

		while (stop < end && *stop != ' ' && *stop != '|')
			stop++;
		gr_rewriter_take(w, p, stop);
		if (stop == end)
			break;
		if (*stop == '|')
		{
			behind = tables ? take_barred_table(w, stop, end) : NULL;
			tables = behind != NULL;
			if (behind == NULL)
				gr_rewriter_take(w, stop, stop + 1);
			p = behind != NULL ? behind : stop + 1;
			continue;
		}
		gr_rewriter_mark(w, '\n');
		p = stop + 1;
	}
	gr_rewriter_mark(w, '\n');
}

/* ---- the marks of cells of a word processor --------------------------------------- */

#define BELL '\x07'

/* Each cell ends with a bell, and each row with one more: before a label, the last of several. */
static void
take_bells(gr_rewriter *w, const char *p, const char *end)
{
	while (p < end && !w->full)
	{
		const char *stop = memchr(p, BELL, (size_t) (end - p));
		int			bells = 0;
		span		next;

		if (stop == NULL)
			stop = end;
		gr_rewriter_take(w, p, stop);
		for (p = stop; p < end && *p == BELL; p++)
			bells++;
		next.start = p;
		next.end = p;
		while (next.end < end && *next.end != BELL && next.end - p < CELL_BYTES)
			next.end++;
		for (int i = 0; i < bells; i++)
			gr_rewriter_mark(w, bells > 1 && i == bells - 1 && !is_figure(next) ? '\n' : '\t');
	}
	gr_rewriter_mark(w, '\n');
}

/* ---- whole texts ------------------------------------------------------------------- */

/* Which forms of rows the text has. */
typedef struct forms
{
	int			rows[MARKS];
	int			lists;
	int			bullets;
	int			pairs;
	int			inlines;
	int			joints;			/* cells that go on in the next line */
	int			blanks;			/* lines of nothing but blanks */
	bool		gaps;			/* which separate cells */
	bool		lost;
	bool		bells;
	bool		json;
} forms;

/* The objects and arrays that begin at a line's start. */
static bool
begins_json(span line)
{
	return line.end > line.start
		&& ((*line.start == '{' && line.end - line.start > 1 && memchr(line.start, '"', (size_t) (line.end - line.start)) != NULL)
			|| (*line.start == '[' && (line.end - line.start == 1 || line.start[1] == '[' || line.start[1] == '{')));
}

/* Whether a row may end with the byte. */
static bool
may_end_row(char c)
{
	static const uint8_t ends[256] = {['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1,
		['7'] = 1, ['8'] = 1, ['9'] = 1, [']'] = 1, [')'] = 1, [','] = 1, ['-'] = 1, ['/'] = 1, [';'] = 1, ['"'] = 1, [0x9B] = 1, [0x8C] = 1};

	return ends[(uint8_t) c] != 0;
}

static bool
may_begin_list(char c)
{
	return c == '[' || c == '(' || c == '-' || c == '*' || c == '+';
}

static bool
has_byte(span line, char c)
{
	return memchr(line.start, c, (size_t) (line.end - line.start)) != NULL;
}

/* Counts the forms in which the line is a row whose cells marks part. */
static void
look_at_marks(span line, forms *f)
{
	span		cells[MAX_CELLS];
	span		name;
	span		value;

	for (int i = 0; i < MARKS; i++)
	{
		bool		bare;
		int			n;

		if (gr_find_bytes(line.start, line.end, marks[i]) != NULL && (n = split(line, marks[i], cells, &bare)) > 0)
			f->rows[i] += is_full_row(cells, n);
	}
	if (gr_find_bytes(line.start, line.end, COLON) != NULL || has_byte(line, ':'))
	{
		record		r;

		f->pairs += split_pair(line, &name, &value) && value.start < value.end;
		f->inlines += split_inline(line, &r) && r.n > 1;
	}
}

/* Whether lines of blanks are so many among those that are not empty that one may stand between any two cells. */
static bool
may_separate(int blanks, const char *p, const char *end)
{
	int			lines = 0;

	for (; (p = memchr(p, '\n', (size_t) (end - p))) != NULL && lines < blanks * 3; p++)
		lines += p + 1 < end && p[1] != '\n';
	return lines < blanks * 3;
}

static bool
is_blank_line(const char *p, const char *stop)
{
	if (stop - p > BLANK_BYTES)
		return false;
	while (p < stop && (uint8_t) *p <= ' ')
		p++;
	return p == stop;
}

static void
look_at_line(const char *p, const char *stop, bool brackets, forms *f)
{
	const span	line = trim(p, stop);
	const size_t length = (size_t) (line.end - line.start);

	if (length >= LOST_ENDS_BYTES)
	{
		f->lost = f->lost || lost_ends(line.start, line.end);
		return;
	}
	f->json = f->json || (brackets && begins_json(line));
	if (length < FORM_ROW_BYTES || !may_end_row(line.end[-1]))
		return;
	if (may_begin_list(*line.start))
	{
		span		cells[MAX_CELLS];
		int			n = split_list(line, cells);

		f->lists += n > 2 && is_full_row(cells, n);
		f->bullets += n == 0 && is_bulleted_row(line);
	}
	if (length <= ROW_BYTES && !has_byte(line, '\t') && !has_byte(line, '|'))
		look_at_marks(line, f);
}

/* What all lines of a text are asked for. */
typedef struct asked
{
	const char *end;			/* of the text */
	bool		quotes;			/* it has some */
	bool		brackets;		/* it has some that JSON begins with */
} asked;

/* Looks at a line as far as its end tells that it may be a row of some form, go on in the next one, or be blank. */
static inline void
look_at_end(const char *p, const char *stop, const asked *text, forms *f)
{
	const ptrdiff_t length = stop - p;
	bool		blank;			/* at its end */

	if (length == 0)
		return;
	blank = (uint8_t) stop[-1] <= ' ';
	if (blank)
		f->blanks += is_blank_line(p, stop);
	if (gr_may_join(p, stop, text->quotes))
		f->joints += gr_joints(p, stop, text->end);
	if ((length >= FORM_ROW_BYTES && (blank || may_end_row(stop[-1]))) || length >= LOST_ENDS_BYTES || text->brackets)
		look_at_line(p, stop, text->brackets, f);
}

static forms
find_forms(const char *p, const char *end)
{
	const char *start = p;
	const size_t length = (size_t) (end - p);
	const asked text = {
		.end = end,
		.quotes = memchr(p, '"', length) != NULL,
		.brackets = memchr(p, '{', length) != NULL || memchr(p, '[', length) != NULL,
	};
	forms		f = {.bells = memchr(p, BELL, length) != NULL};
	const char *block = p;

	for (; end - block >= GR_BLOCK; block += GR_BLOCK)
		for (uint32_t ends = gr_bits((gr_block) (gr_load_block(block) == '\n')); ends != 0; ends &= ends - 1)
		{
			const char *stop = block + __builtin_ctz(ends);

			look_at_end(p, stop, &text, &f);
			p = stop + 1;
		}
	while (p < end)
	{
		const char *stop = line_end(p, end);

		look_at_end(p, stop, &text, &f);
		p = stop < end ? stop + 1 : end;
	}
	f.gaps = f.blanks >= GR_ENOUGH_BLANK_LINES && may_separate(f.blanks, start, end) && gr_has_gaps(start, end);
	return f;
}

#define ENOUGH_PAIRS 8

static bool
has_pairs(const forms *f)
{
	return f->inlines >= ENOUGH_ROWS || f->pairs >= ENOUGH_PAIRS;
}

static int
best_mark(const forms *f)
{
	int			best = -1;

	for (int i = 0; i < MARKS; i++)
		if (f->rows[i] >= ENOUGH_ROWS && (best < 0 || f->rows[i] > f->rows[best]))
			best = i;
	return best;
}

bool
gr_has_rewritable_lines(const char *start, const char *end)
{
	forms		f = find_forms(start, end);

	return f.gaps || f.bells || f.lost || f.json || f.joints >= GR_ENOUGH_JOINTS || f.lists >= ENOUGH_ROWS || f.bullets >= ENOUGH_ROWS || best_mark(&f) >= 0 || has_pairs(&f);
}

/* The records whose values stand in lines below the label's line at p; returns what is behind them. */
static const char *
take_group(gr_rewriter *w, const char *p, const char *end, span label, record *before)
{
	record		r = {.label = label,.n = 0};
	const char *stop = line_end(p, end);
	const char *line = p;
	const char *gap = stop;

	for (p = stop < end ? stop + 1 : end; p < end; p = stop < end ? stop + 1 : end)
	{
		stop = line_end(p, end);
		if (r.n == MAX_CELLS || !split_pair(trim(p, stop), &r.names[r.n], &r.values[r.n])
			|| (r.values[r.n].start == r.values[r.n].end && !is_named_so(before, r.n, r.names[r.n])))
			break;
		r.n++;
	}
	if (r.n > 0)
		put_record(w, &r, before);
	else
	{
		/* no value stands below it: a line of text */
		gr_rewriter_take(w, line, gap);
		gr_rewriter_mark(w, '\n');
	}
	return p;
}

static void
take_line(gr_rewriter *w, const forms *f, int mark, span line, record *before)
{
	span		cells[MAX_CELLS];
	record		r;
	bool		bare = false;
	int			n;

	if (f->lists >= ENOUGH_ROWS && (n = split_list(line, cells)) > 0)
		put_cells(w, cells, n);
	else if (f->bullets >= ENOUGH_ROWS && skip_bullet(line).start > line.start)
	{
		line = skip_bullet(line);
		gr_rewriter_take(w, line.start, line.end);
		gr_rewriter_mark(w, '\n');
	}
	else if (mark >= 0 && (n = split(line, marks[mark], cells, &bare)) > 0)
		put_cells(w, cells, n);
	else if (f->inlines >= ENOUGH_ROWS && split_inline(line, &r))
		put_record(w, &r, before);
	else
	{
		gr_rewriter_take(w, line.start, line.end);
		gr_rewriter_mark(w, '\n');
	}
}

void
gr_rewrite_lines(gr_rewriter *w)
{
	const char *p = w->body;
	const forms f = find_forms(w->body, w->end - w->body > FORM_BYTES ? w->body + FORM_BYTES : w->end);
	const int	mark = best_mark(&f);
	record		before = {.n = 0};

	if (f.gaps)
	{
		gr_rewrite_gaps(w);
		return;
	}
	if (f.joints >= GR_ENOUGH_JOINTS)
	{
		gr_rewrite_joined(w);
		return;
	}
	while (p < w->end && !w->full)
	{
		const char *stop = line_end(p, w->end);
		span		line = trim(p, stop);
		span		label;

		if (f.json && begins_json(line))
		{
			p = gr_rewrite_values(w, line.start, w->end);
			continue;
		}
		if (has_pairs(&f) && read_group_label(line, stop < w->end ? stop + 1 : w->end, w->end, &before, &label))
		{
			p = take_group(w, p, w->end, label, &before);
			continue;
		}
		if (f.bells && memchr(line.start, BELL, (size_t) (line.end - line.start)) != NULL)
			take_bells(w, line.start, line.end);
		else if (f.lost && lost_ends(line.start, line.end))
			take_lost_lines(w, line.start, line.end);
		else
			take_line(w, &f, mark, line, &before);
		p = stop < w->end ? stop + 1 : w->end;
	}
}
