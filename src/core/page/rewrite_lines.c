/*
 * rewrite_lines.c - texts whose rows are written in other marks, as lines of cells apart by tabs.
 *
 * What separates the cells is chosen by the whole text: a mark counts where several
 * lines are rows by it.  Lines that are none stay as they are.
 */
#include "page/rewrite_rows.h"

#include "text/folded.h"
#include "text/scan.h"

/* Rows that must show a mark before it separates cells. */
#define ENOUGH_ROWS 3
/* Bytes in which the text shows which forms of rows it has. */
#define FORM_BYTES (128 * 1024)
/* The shortest row: 规章;1;2. */
#define FORM_ROW_BYTES 8
/* The longest line of blanks between two cells. */
#define BLANK_BYTES 24

/* ---- whole texts ------------------------------------------------------------------- */

/* Which forms of rows the text has. */
typedef struct forms
{
	int			rows[GR_ROW_MARKS];
	int			lists;
	int			bullets;
	int			pairs;
	int			inlines;
	int			joints;			/* cells that go on in the next line */
	int			blanks;			/* lines of nothing but blanks … */
	int			filled;			/* … among those that are not empty */
	bool		gaps;			/* which separate cells */
	bool		items;			/* cells are items of lists */
	bool		lost;
	bool		bells;
	bool		json;
} forms;

/* The objects and arrays that begin at a line's start; end: of the text. */
static bool
begins_json(gr_range line, const char *end)
{
	if (line.start == line.end)
		return false;
	if (*line.start == '{' && line.end - line.start == 1)
	{
		const char *next = gr_trim_range(line.end, end).start;

		return next < end && *next == '"';
	}
	return (*line.start == '{' && memchr(line.start, '"', (size_t) (line.end - line.start)) != NULL)
		|| (*line.start == '[' && (line.end - line.start == 1 || line.start[1] == '[' || line.start[1] == '{'));
}

/* Whether the line may be one that begins_json: its first byte behind blanks is a bracket, or may begin a wide blank. */
static inline bool
may_begin_json(const char *p, const char *stop)
{
	while (p < stop && (uint8_t) *p <= ' ')
		p++;
	return p < stop && (*p == '{' || *p == '[' || ((uint8_t) *p > '~' && ((uint8_t) *p < 0xE4 || (uint8_t) *p > 0xE9)));
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
has_byte(gr_range line, char c)
{
	return memchr(line.start, c, (size_t) (line.end - line.start)) != NULL;
}

/* Counts the forms in which the line is a row whose cells marks part. */
static void
look_at_marks(gr_range line, forms *f)
{
	const uint32_t possible = gr_possible_marks(line);
	gr_range	cells[GR_ROW_CELLS];
	gr_range	name;
	gr_range	value;

	for (int i = 0; i < GR_ROW_MARKS; i++)
	{
		bool		bare;
		int			n;

		if ((possible & 1u << i) != 0 && gr_find_bytes(line.start, line.end, gr_row_marks[i]) != NULL && (n = gr_split_row(line, gr_row_marks[i], cells, &bare)) > 0)
			f->rows[i] += gr_is_full_row(cells, n);
	}
	if (gr_find_bytes(line.start, line.end, GR_COLON) != NULL || has_byte(line, ':') || has_byte(line, '='))
	{
		gr_pairs	r;

		f->pairs += gr_split_pair(line, &name, &value) && value.start < value.end;
		f->inlines += gr_split_pairs(line, &r) && r.n > 1;
	}
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

/* What all lines of a text are asked for. */
typedef struct asked
{
	const char *end;			/* of the text */
	bool		quotes;			/* it has some */
	bool		brackets;		/* it has some that JSON begins with */
	ptrdiff_t	shortest;		/* bytes of the shortest line that may be in some form */
} asked;

static void
look_at_line(const char *p, const char *stop, const asked *text, forms *f)
{
	const gr_range	line = gr_trim_range(p, stop);
	const size_t length = (size_t) (line.end - line.start);

	if (length >= GR_LOST_ENDS_BYTES)
	{
		f->lost = f->lost || gr_lost_ends(line.start, line.end);
		return;
	}
	f->json = f->json || (text->brackets && begins_json(line, text->end));
	if (length < FORM_ROW_BYTES || !may_end_row(line.end[-1]))
		return;
	if (may_begin_list(*line.start) || line.end[-1] == ']')
	{
		gr_range	cells[GR_ROW_CELLS];
		int			n = gr_split_list(line, cells);

		f->lists += n > 2 && gr_is_full_row(cells, n);
		f->bullets += n == 0 && gr_is_bulleted_row(line);
	}
	if (length <= GR_ROW_BYTES && !has_byte(line, '\t') && !has_byte(line, '|'))
		look_at_marks(line, f);
}

/* Looks at a line as far as its end tells that it may be a row of some form, go on in the next one, or be blank. */
static inline void
look_at_end(const char *p, const char *stop, const asked *text, forms *f)
{
	const ptrdiff_t length = stop - p;
	bool		blank;			/* at its end */

	if (length == 0)
		return;
	f->filled++;
	blank = (uint8_t) stop[-1] <= ' ';
	if (length < text->shortest && !blank)
		return;
	if (blank)
		f->blanks += is_blank_line(p, stop);
	if (gr_may_join(p, stop, text->quotes))
		f->joints += gr_joints(p, stop, text->end);
	if ((length >= FORM_ROW_BYTES && (blank || may_end_row(stop[-1]))) || length >= GR_LOST_ENDS_BYTES
		|| (text->brackets && may_begin_json(p, stop)))
		look_at_line(p, stop, text, f);
}

static forms
find_forms(const char *p, const char *end)
{
	const char *start = p;
	const size_t length = (size_t) (end - p);
	const bool	quotes = memchr(p, '"', length) != NULL;
	const bool	brackets = memchr(p, '{', length) != NULL || memchr(p, '[', length) != NULL;
	const asked text = {.end = end, .quotes = quotes, .brackets = brackets, .shortest = quotes || brackets ? 0 : GR_JOINT_BYTES};
	forms		f = {.bells = memchr(p, GR_BELL, length) != NULL};
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
		const char *stop = gr_line_stop(p, end);

		look_at_end(p, stop, &text, &f);
		p = stop < end ? stop + 1 : end;
	}
	/* so many of them that one may stand between any two cells */
	f.gaps = f.blanks >= GR_ENOUGH_BLANK_LINES && f.filled <= f.blanks * 3 && gr_has_gaps(start, end);
	f.items = gr_has_items(start, end);
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

	for (int i = 0; i < GR_ROW_MARKS; i++)
		if (f->rows[i] >= ENOUGH_ROWS && (best < 0 || f->rows[i] > f->rows[best]))
			best = i;
	return best;
}

bool
gr_has_rewritable_lines(const char *start, const char *end)
{
	forms		f = find_forms(start, end);

	return f.gaps || f.items || f.bells || f.lost || f.json || f.joints >= GR_ENOUGH_JOINTS || f.lists >= ENOUGH_ROWS || f.bullets >= ENOUGH_ROWS || best_mark(&f) >= 0 || has_pairs(&f);
}

static void
take_line(gr_rewriter *w, const forms *f, int mark, gr_range line, gr_pairs *before)
{
	gr_range	cells[GR_ROW_CELLS];
	gr_pairs	r;
	bool		bare = false;
	int			n;

	if (f->lists >= ENOUGH_ROWS && (n = gr_split_list(line, cells)) > 0)
		gr_put_cells(w, cells, n);
	else if (f->bullets >= ENOUGH_ROWS && gr_skip_bullet(line).start > line.start)
	{
		line = gr_skip_bullet(line);
		gr_rewriter_take(w, line.start, line.end);
		gr_rewriter_mark(w, '\n');
	}
	else if (mark >= 0 && (n = gr_split_row(line, gr_row_marks[mark], cells, &bare)) > 0)
		gr_put_cells(w, cells, n);
	else if (f->inlines >= ENOUGH_ROWS && gr_split_pairs(line, &r))
		gr_put_pairs(w, &r, before);
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
	gr_pairs	before = {.n = 0};

	if (f.gaps)
	{
		gr_rewrite_gaps(w);
		return;
	}
	if (f.items)
	{
		gr_rewrite_items(w);
		return;
	}
	if (f.joints >= GR_ENOUGH_JOINTS)
	{
		gr_rewrite_joined(w);
		return;
	}
	while (p < w->end && !w->full)
	{
		const char *stop = gr_line_stop(p, w->end);
		gr_range	line = gr_trim_range(p, stop);
		gr_range	label;

		if (f.json && begins_json(line, w->end))
		{
			p = gr_rewrite_values(w, line.start, w->end);
			continue;
		}
		if (has_pairs(&f) && gr_read_group_label(line, stop < w->end ? stop + 1 : w->end, w->end, &before, &label))
		{
			p = gr_take_group(w, p, w->end, label, &before);
			continue;
		}
		if (f.bells && memchr(line.start, GR_BELL, (size_t) (line.end - line.start)) != NULL)
			gr_take_bells(w, line.start, line.end);
		else if (f.lost && gr_lost_ends(line.start, line.end))
			gr_take_lost_lines(w, line.start, line.end);
		else
			take_line(w, &f, mark, line, &before);
		p = stop < w->end ? stop + 1 : w->end;
	}
}
