/*
 * rewrite_rows.h - what the files share that read rows written in other marks than tabs.
 */
#ifndef GR_REWRITE_ROWS_H
#define GR_REWRITE_ROWS_H

#include <string.h>

#include "page/rewrite.h"
#include "text/utf8.h"

/* A longer cell is prose. */
#define GR_CELL_BYTES 240
/* Longer lines are no rows. */
#define GR_ROW_BYTES 4096
#define GR_ROW_CELLS 64
/* A line from which on the report may have lost its line ends. */
#define GR_LOST_ENDS_BYTES 1500

typedef struct gr_range
{
	const char *start;
	const char *end;
} gr_range;

static inline gr_range
gr_trim_range(const char *start, const char *end)
{
	while (start < end && (uint8_t) *start <= ' ')
		start++;
	if (start < end && (uint8_t) *start > '~')
		start = gr_skip_blanks(start, end);
	while (end > start && (uint8_t) end[-1] <= ' ')
		end--;
	return (gr_range) {start, end};
}

static inline bool
gr_is_word(gr_range s, const char *word)
{
	return (size_t) (s.end - s.start) == strlen(word) && memcmp(s.start, word, strlen(word)) == 0;
}

static inline bool
gr_starts(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - p) >= length && memcmp(p, word, length) == 0;
}

static inline const char *
gr_line_stop(const char *p, const char *end)
{
	const char *stop = memchr(p, '\n', (size_t) (end - p));

	return stop != NULL ? stop : end;
}

/* ---- rewrite_rows.c: rows by a mark, lists -------------------------------------- */

extern bool gr_is_figure_range(gr_range s);

/* Marks that may part cells. */
#define GR_ROW_MARKS 16
extern const char *const gr_row_marks[GR_ROW_MARKS];

/* A bit for each mark that may be in the line, by bytes that it has. */
extern uint32_t gr_possible_marks(gr_range line);

/* Cells of the line by the mark; 0: it is no row by it.  A bare row has labels only. */
extern int	gr_split_row(gr_range line, const char *mark, gr_range *cells, bool *bare);
/* Whether the line is plainly a row: a label, then figures and blanks, some figures. */
extern bool gr_is_full_row(const gr_range *cells, int n);
extern void gr_put_cells(gr_rewriter *w, const gr_range *cells, int n);
/* What stands behind the - or * of a list. */
extern gr_range gr_skip_bullet(gr_range line);
/* ('规章', 9, None), [规章, '', 3]: the cells of a row as programs print it; 0: it is none. */
extern int	gr_split_list(gr_range line, gr_range *cells);
/* - 规章 1 2 3: a row behind a bullet, whose cells blanks part. */
extern bool gr_is_bulleted_row(gr_range line);

/* ---- rewrite_items.c: cells that are items of lists, one a line -------------------- */

extern bool gr_has_items(const char *start, const char *end);
extern void gr_rewrite_items(gr_rewriter *w);

/* ---- rewrite_pairs.c: names and values ------------------------------------------- */

#define GR_COLON "："

/* A record: what it is of, and its values by their names. */
typedef struct gr_pairs
{
	gr_range	label;
	gr_range	names[GR_ROW_CELLS];
	gr_range	values[GR_ROW_CELLS];
	int			n;
} gr_pairs;

/* 自然人：368 into its name and value; false: it is none. */
extern bool gr_split_pair(gr_range text, gr_range *name, gr_range *value);
/* 规章：本年制发件数：537，本年废止件数：0 */
extern bool gr_split_pairs(gr_range line, gr_pairs *r);
/* Writes the record as a row, below a header where its names are others than those of the record before. */
extern void gr_put_pairs(gr_rewriter *w, const gr_pairs *r, gr_pairs *before);
/*
 * The label of the values that stand in the lines below, the first of which begins at next:
 * 规章：, and 规章 or - 项目: 规章 where it is right above them.  False: the line is none.
 */
extern bool gr_read_group_label(gr_range line, const char *next, const char *end, const gr_pairs *before, gr_range *label);
/* The records whose values stand in lines below the label's line at p; returns what is behind them. */
extern const char *gr_take_group(gr_rewriter *w, const char *p, const char *end, gr_range label, gr_pairs *before);

/* ---- rewrite_lost.c: reports that lost their line ends, and cells that end with bells --- */

#define GR_BELL '\x07'

/* Whether the long line [p, end) is a report that lost them. */
extern bool gr_lost_ends(const char *p, const char *end);
extern void gr_take_lost_lines(gr_rewriter *w, const char *p, const char *end);
/* Each cell ends with a bell, and each row with one more: before a label, the last of several. */
extern void gr_take_bells(gr_rewriter *w, const char *p, const char *end);

#endif
