/*
 * rewrite_lost.c - reports that lost their line ends, and cells that end with the mark of a word processor.
 */
#include "page/rewrite_rows.h"

#include "text/folded.h"
#include "text/unit.h"

/* Figures that a line has which is a whole report. */
#define LOST_ENDS_FIGURES 40

/* ---- reports that lost their line ends ------------------------------------------- */

/* Whether many figures stand each between two of the marks. */
static bool
has_figures_between(const char *p, const char *end, char mark)
{
	int			figures = 0;

	while (figures < LOST_ENDS_FIGURES && (p = memchr(p, mark, (size_t) (end - p))) != NULL)
	{
		const char *q = ++p;

		for (uint32_t digit; (digit = gr_digit_at(q, end)) > 0; q += digit)
			;
		figures += q > p && q < end && *q == mark;
	}
	return figures == LOST_ENDS_FIGURES;
}

/* The shortest label of a row between figures: 行政许可. */
#define LABEL_BYTES 12

/*
 * Whether a text that is too short for a label stands among the figures of a row: it may stand for a blank
 * cell, or be a piece of a label, and where rows end is not known.  So may a figure at either end of the line
 * go on in another.
 */
static bool
has_odd_cell(const char *p, const char *end, char mark)
{
	enum
	{
		TEXT, BLANK, FIGURE
	}			kind[3] = {TEXT, TEXT, BLANK};	/* of the last three cells */
	bool		is_short = false;	/* the last but one */
	bool		is_first = true;

	for (bool more = true; more;)
	{
		const char *stop = memchr(p, mark, (size_t) (end - p));
		gr_range	cell = gr_trim_range(p, stop != NULL ? stop : end);

		kind[0] = kind[1];
		kind[1] = kind[2];
		kind[2] = cell.start == cell.end ? BLANK : cell.end - cell.start < GR_CELL_BYTES && gr_is_figure_range(cell) ? FIGURE : TEXT;
		more = stop != NULL;
		if ((is_short && kind[0] != TEXT && kind[2] != TEXT && (kind[0] == FIGURE || kind[2] == FIGURE))
			|| (kind[2] == FIGURE && (is_first || !more)))
			return true;
		is_first = false;
		is_short = kind[2] == TEXT && cell.end - cell.start < LABEL_BYTES;
		p = more ? stop + 1 : end;
	}
	return false;
}

/* The mark that stands behind each cell as behind each line; 0: there is none. */
static char
lost_mark(const char *p, const char *end)
{
	char		mark = 0;

	if (has_figures_between(p, end, '\t'))
		mark = '\t';
	else if (gr_find_bytes(p, end, "|--") == NULL && has_figures_between(p, end, '|'))
		mark = '|';
	return mark != 0 && !has_odd_cell(p, end, mark) ? mark : 0;
}

bool
gr_lost_ends(const char *p, const char *end)
{
	if (end - p < GR_LOST_ENDS_BYTES)
		return false;
	return lost_mark(p, end) != 0
		|| (memchr(p, '\t', (size_t) (end - p)) == NULL && has_figures_between(p, end, ' '));
}

/* Each cell, and each line, becomes a line with a tab before it; one with a sentence is text. */
static void
take_marked_lines(gr_rewriter *w, const char *p, const char *end, char mark)
{
	for (;;)
	{
		const char *stop = memchr(p, mark, (size_t) (end - p));

		if (stop == NULL)
			stop = end;
		if (stop - p <= GR_CELL_BYTES && gr_find_bytes(p, stop, "。") == NULL)
			gr_rewriter_mark(w, '\t');
		gr_rewriter_take(w, p, stop);
		gr_rewriter_mark(w, '\n');
		if (stop == end || w->full)
			return;
		p = stop + 1;
	}
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
	if (bars < 2 || row_end(p, end, bars) == NULL || gr_trim_range(row_end(p, end, bars), rule).start < rule)
		return NULL;
	gr_rewriter_mark(w, '\n');
	while ((stop = row_end(p, end, bars)) != NULL)
	{
		gr_rewriter_take(w, p, stop);
		gr_rewriter_mark(w, '\n');
		p = gr_trim_range(stop, end).start;
	}
	return p;
}

/* Whether the word at p is the unit of an amount: it stands in the line of its figure. */
static bool
begins_with_unit(const char *p, const char *end)
{
	const char *stop = p;

	while (stop < end && (uint8_t) *stop > ' ')
		stop++;
	return gr_is_money(p, stop);
}

/* Blanks part what were lines; rows between bars are told by their rule. */
void
gr_take_lost_lines(gr_rewriter *w, const char *p, const char *end)
{
	bool		tables = gr_find_bytes(p, end, "|--") != NULL;
	const char	mark = lost_mark(p, end);

	if (mark != 0)
	{
		take_marked_lines(w, p, end, mark);
		return;
	}
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
		gr_rewriter_mark(w, begins_with_unit(stop + 1, end) ? ' ' : '\n');
		p = stop + 1;
	}
	gr_rewriter_mark(w, '\n');
}

/* ---- the marks of cells of a word processor --------------------------------------- */

/* Each cell ends with a bell, and each row with one more: before a label, the last of several. */
void
gr_take_bells(gr_rewriter *w, const char *p, const char *end)
{
	while (p < end && !w->full)
	{
		const char *stop = memchr(p, GR_BELL, (size_t) (end - p));
		int			bells = 0;
		gr_range	next;

		if (stop == NULL)
			stop = end;
		gr_rewriter_take(w, p, stop);
		for (p = stop; p < end && *p == GR_BELL; p++)
			bells++;
		next.start = p;
		next.end = p;
		while (next.end < end && *next.end != GR_BELL && next.end - p < GR_CELL_BYTES)
			next.end++;
		for (int i = 0; i < bells; i++)
			gr_rewriter_mark(w, bells > 1 && i == bells - 1 && !gr_is_figure_range(next) ? '\n' : '\t');
	}
	gr_rewriter_mark(w, '\n');
}
