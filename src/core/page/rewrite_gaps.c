/*
 * rewrite_gaps.c - cells that stand apart by lines of blanks, as rows of cells apart by tabs.
 *
 * Browsers give the text of a page's table so: between two cells of a row stands always the
 * same, and between two rows something else.  What is more than that between two texts is
 * made of both, and tells of the blank cells between them; where it is not, the text is
 * left as it is.
 */
#include "page/rewrite.h"
#include "page/rewrite_rows.h"

#include <string.h>

#include "text/number.h"

/* Gaps between figures, and between figures and labels, that tell what separates cells and rows. */
#define ENOUGH_CELL_GAPS 24
#define ENOUGH_ROW_GAPS 6
/* The longest gap between two cells, and between two texts. */
#define CELL_GAP_BYTES 96
#define GAP_BYTES 2048
/* Different gaps that are counted. */
#define GAPS 8
/* Longer texts are no figures. */
#define FIGURE_BYTES 32

/* A gap, and how often it was met. */
typedef struct tally
{
	gr_range	gap;
	int			n;
} tally;

/* What stands between cells. */
typedef struct separators
{
	gr_range	cell;
	gr_range	row;
	bool		by_tabs;		/* of the cells' separator there is one tab, of the rows' none */
	bool		same;			/* rows and cells are separated alike */
	bool		remarks;		/* texts stand behind figures in their rows */
	int			breaks;			/* line ends in a row's separator */
} separators;

/* A text and what stands before it. */
typedef struct text
{
	gr_range	gap;
	gr_range	text;
	bool		figure;			/* or a blank of its own */
} text;

static size_t
length_of(gr_range p)
{
	return (size_t) (p.end - p.start);
}

static bool
is_same(gr_range a, gr_range b)
{
	return length_of(a) == length_of(b) && memcmp(a.start, b.start, length_of(a)) == 0;
}

static int
count_bytes(gr_range p, char c)
{
	int			n = 0;

	for (; p.start < p.end; p.start++)
		n += *p.start == c;
	return n;
}

/* 四 may be the beginning of a heading. */
static bool
is_figure(gr_range p)
{
	const gr_value value = gr_read_value(p.start, length_of(p));

	return value.state != GR_ABSENT && !value.weak;
}

/* Moves on to the text behind this one; false: there is none. */
static bool
next_text(text *t, const char *end)
{
	const char *p = t->text.end;

	t->gap.start = p;
	while (p < end && (uint8_t) *p <= ' ')
		p++;
	if (p == end)
		return false;
	t->gap.end = t->text.start = p;
	p = memchr(p, '\n', (size_t) (end - p));
	t->text.end = p != NULL ? p : end;
	while ((uint8_t) t->text.end[-1] <= ' ')
		t->text.end--;
	t->figure = length_of(t->text) <= FIGURE_BYTES && is_figure(t->text);
	return true;
}

/* ---- what separates cells ---------------------------------------------------------- */

static void
count_gap(tally *tallies, gr_range gap)
{
	int			i = 0;

	if (length_of(gap) > CELL_GAP_BYTES)
		return;
	while (i < GAPS && tallies[i].n > 0 && !is_same(tallies[i].gap, gap))
		i++;
	if (i == GAPS)
		return;
	tallies[i].gap = gap;
	tallies[i].n++;
}

static const tally *
most_frequent(const tally *tallies)
{
	const tally *most = tallies;

	for (int i = 1; i < GAPS; i++)
		if (tallies[i].n > most->n)
			most = &tallies[i];
	return most;
}

/* Whether a line of blanks stands in it. */
static bool
has_line_of_blanks(gr_range gap)
{
	size_t		ends = (size_t) count_bytes(gap, '\n');

	return ends >= 2 && ends + (size_t) count_bytes(gap, '\r') < length_of(gap);
}

/* Of so many rows one has a text behind its figures where the table has a column of remarks. */
#define REMARK_ROWS 4

static int
count_of(const tally *tallies, gr_range gap)
{
	for (int i = 0; i < GAPS; i++)
		if (tallies[i].n > 0 && is_same(tallies[i].gap, gap))
			return tallies[i].n;
	return 0;
}

static bool
find_separators(const char *start, const char *end, separators *s)
{
	tally		cells[GAPS] = {{{0}, 0}};
	tally		rows[GAPS] = {{{0}, 0}};
	const tally *cell;
	const tally *row;
	text		t = {.text = {start, start}};
	bool		figure = false;

	while (next_text(&t, end))
	{
		if (figure)
			count_gap(t.figure ? cells : rows, t.gap);
		figure = t.figure;
	}
	cell = most_frequent(cells);
	row = most_frequent(rows);
	if (cell->n < ENOUGH_CELL_GAPS || row->n < ENOUGH_ROW_GAPS || !has_line_of_blanks(cell->gap))
		return false;
	*s = (separators) {.cell = cell->gap, .row = row->gap, .same = is_same(cell->gap, row->gap)};
	s->remarks = count_of(rows, cell->gap) * REMARK_ROWS >= row->n;
	s->breaks = count_bytes(s->row, '\n');
	s->by_tabs = count_bytes(s->cell, '\t') == 1 && count_bytes(s->row, '\t') == 0 && s->breaks > 1;
	return true;
}

/* ---- what a gap is made of --------------------------------------------------------- */

/* What a gap says: marks to be written between two texts; n 0: it separates neither cells nor rows; -1: it contradicts. */
typedef struct reading
{
	char		marks[GAP_BYTES + 2];
	int			n;
} reading;

/* A gap of nothing but separators of cells and rows, in one way only. */
static void
read_whole(const separators *s, gr_range gap, reading *r)
{
	const size_t length = length_of(gap);
	uint8_t		ways[GAP_BYTES + 1] = {1};
	char		last[GAP_BYTES + 1];
	int			n = 0;

	r->n = 0;
	if (length > GAP_BYTES)
		return;
	for (size_t i = 0; i < length; i++)
		for (int k = 0; k < (s->same ? 1 : 2) && ways[i] > 0; k++)
		{
			const gr_range by = k == 0 ? s->cell : s->row;
			const size_t next = i + length_of(by);

			if (next > length || memcmp(gap.start + i, by.start, length_of(by)) != 0)
				continue;
			ways[next] = (uint8_t) (ways[next] + ways[i] > 2 ? 2 : ways[next] + ways[i]);
			last[next] = k == 0 ? '\t' : '\n';
		}
	if (ways[length] != 1)
		return;
	for (size_t i = length; i > 0; i -= length_of(last[i] == '\t' ? s->cell : s->row))
		r->marks[n++] = last[i];
	for (int i = 0; i < n / 2; i++)
	{
		char		mark = r->marks[i];

		r->marks[i] = r->marks[n - 1 - i];
		r->marks[n - 1 - i] = mark;
	}
	r->n = n;
}

/*
 * Each tab separates two cells; so many line ends as a row's separator has separate two rows, where the gap
 * begins or ends with them.  Between tabs they are those of a blank cell.
 */
static void
read_tabs(const separators *s, gr_range gap, reading *r)
{
	int			breaks = 0;

	r->n = 0;
	if (length_of(gap) > GAP_BYTES)
		return;
	for (const char *p = gap.start; p < gap.end; p++)
	{
		breaks += *p == '\n';
		if (*p != '\t')
			continue;
		if (r->n == 0 && breaks >= s->breaks)
			r->marks[r->n++] = '\n';
		r->marks[r->n++] = '\t';
		breaks = 0;
	}
	if (breaks >= s->breaks)
		r->marks[r->n++] = '\n';
}

/* What ends a table: blank cells of its last row, and something else. */
static void
read_end(const separators *s, gr_range gap, reading *r)
{
	const size_t length = length_of(s->cell);

	for (r->n = 0; length_of(gap) > length && r->n < GAP_BYTES && memcmp(gap.start, s->cell.start, length) == 0; gap.start += length)
		r->marks[r->n++] = '\t';
	if (r->n > 0)
		r->marks[r->n++] = '\n';
}

/* figure: stands before the gap. */
static void
read_gap(const separators *s, const text *t, bool figure, reading *r)
{
	bool		ends_row = figure && !t->figure && !s->same && !s->remarks;

	if (s->by_tabs)
		read_tabs(s, t->gap, r);
	else
	{
		read_whole(s, t->gap, r);
		/* it may be that of a blank cell that is written otherwise */
		if (r->n == 0 && t->figure && (figure || count_bytes(t->gap, '\n') > count_bytes(s->cell, '\n')))
			r->n = -1;
		else if (r->n == 0 && ends_row)
			read_end(s, t->gap, r);
	}
	if (ends_row && r->n > 0 && r->marks[r->n - 1] == '\t')
		r->marks[r->n++] = '\n';
}

/* ---- the text ----------------------------------------------------------------------- */

/* Whether another cell comes behind the text. */
static bool
goes_on(const separators *s, const text *t, const char *end)
{
	text		next = *t;
	reading		r;

	if (!next_text(&next, end))
		return false;
	read_gap(s, &next, t->figure, &r);
	return r.n > 0;
}

/* What separates neither cells nor rows stands within a cell, or between lines of text. */
static void
put_joint(gr_rewriter *w, const separators *s, const text *t, bool figure, const char *end)
{
	if (figure && t->figure)
		gr_rewriter_mark(w, ' ');	/* two pieces of one figure, or two figures in one cell */
	else if (figure || t->figure || !s->by_tabs || !goes_on(s, t, end))
		gr_rewriter_mark(w, '\n');
}

static void
put_marks(gr_rewriter *w, const separators *s, const reading *r)
{
	for (int i = 0; i < r->n; i++)
	{
		if (s->same)
			gr_rewriter_mark(w, '\n');	/* each cell is a line with a tab before it */
		gr_rewriter_mark(w, r->marks[i]);
	}
}

/* Writes the text as rows of cells; w NULL: only tells whether no gap in it contradicts. */
static bool
rewrite(gr_rewriter *w, const char *start, const char *end, const separators *s)
{
	text		t = {.text = {start, start}};
	reading		r;
	bool		figure = false;
	bool		in_row = false;

	while (next_text(&t, end))
	{
		read_gap(s, &t, figure, &r);
		if (r.n < 0 && w == NULL)
			return false;
		if (w != NULL && r.n > 0)
			put_marks(w, s, &r);
		else if (w != NULL && in_row)
			put_joint(w, s, &t, figure, end);
		else if (w != NULL)
			gr_rewriter_mark(w, '\n');
		if (w != NULL)
			gr_rewriter_take(w, t.text.start, t.text.end);
		in_row = r.n > 0;
		figure = t.figure;
	}
	if (w != NULL)
		gr_rewriter_mark(w, '\n');
	return true;
}

bool
gr_has_gaps(const char *start, const char *end)
{
	separators	s;

	return find_separators(start, end, &s) && rewrite(NULL, start, end, &s);
}

void
gr_rewrite_gaps(gr_rewriter *w)
{
	separators	s;

	if (find_separators(w->body, w->end, &s))
		rewrite(w, w->body, w->end, &s);
}
