/*
 * rewrite.h - carriers that become lines of cells: see carrier.h.
 */
#ifndef GR_REWRITE_H
#define GR_REWRITE_H

#include "page/origin.h"

/* Pieces that are kept: as many as the page has cells, and as many of what stands between. */
#define GR_PIECES 24576
/* Bytes that tabs for blank cells may add to a text. */
#define GR_ADDED_BYTES (128 * 1024)

/* A text while it is written from pieces of its source, in any order. */
typedef struct gr_rewriter
{
	const char *body;
	const char *end;
	char	   *text;
	size_t		length;
	size_t		room;
	gr_piece   *pieces;
	uint32_t	n_pieces;
	uint32_t	max_pieces;
	bool		full;			/* no room: what follows is left out */
} gr_rewriter;

/* Begins a text; false: no memory. */
extern bool gr_rewriter_init(gr_rewriter *w, const char *body, size_t length, gr_arena *arena);
/* Copies a piece of the source. */
extern void gr_rewriter_take(gr_rewriter *w, const char *start, const char *end);
/* Writes a mark that stands for nothing in the source. */
extern void gr_rewriter_mark(gr_rewriter *w, char mark);
/* The text that was written, and where its pieces come from. */
extern gr_origin gr_rewriter_end(gr_rewriter *w);

/* Rows of LaTeX become rows of tabs. */
extern void gr_rewrite_latex(gr_rewriter *w);
/* Tables drawn with a rule between all rows; false: no memory. */
extern bool gr_rewrite_drawn(gr_rewriter *w, gr_arena *arena);
extern bool gr_has_drawn_tables(const char *start, const char *end);
/* Tables of wikis become those of a page. */
extern void gr_rewrite_markup(gr_rewriter *w);
/* Whether there may be any. */
extern bool gr_has_markup_tables(const char *start, const char *end);
/* Heads and feet of tables that stand elsewhere than they are shown. */
extern void gr_rewrite_parts(gr_rewriter *w);
/* Whether there are any. */
extern bool gr_has_moved_parts(const char *start, const char *end);
/* What a program wrote before every line: numbers, marks of quotations and changes. */
extern void gr_drop_line_prefix(gr_copier *c, const char *body, const char *end);
/* Whether lines have one. */
extern bool gr_has_line_prefix(const char *start, const char *end);
/* Lines of names and values, of escaped tables and the like become rows of tabs. */
extern void gr_rewrite_lines(gr_rewriter *w);
/* How sure it is that a cell of the line [p, stop) goes on in the next one: 0, or more; lines that have enough of it in sum are joined. */
#define GR_ENOUGH_JOINTS 6
extern int	gr_joints(const char *p, const char *stop, const char *end);
/* Bytes of the shortest line that may: a mark and a letter. */
#define GR_JOINT_BYTES 4
/* Whether it may at all: it ends with a letter by itself, or with a quoted cell; quotes: there are some in the text. */
static inline bool
gr_may_join(const char *p, const char *stop, bool quotes)
{
	return quotes
		|| (stop - p >= GR_JOINT_BYTES && (uint8_t) stop[-1] >= 0x80 && (stop[-4] == '\t' || stop[-4] == '|' || stop[-4] == ',' || stop[-4] == ';'));
}
/* Texts of browsers whose cells stand apart by lines of blanks become rows of tabs. */
/* Lines of blanks that make it worth a look. */
#define GR_ENOUGH_BLANK_LINES 24
extern void gr_rewrite_gaps(gr_rewriter *w);
/* Whether it is certain how they do. */
extern bool gr_has_gaps(const char *start, const char *end);
/* Lines that broke within a cell become one. */
extern void gr_rewrite_joined(gr_rewriter *w);
/* Rows of a text in JSON become rows of tabs. */
extern void gr_rewrite_json(gr_rewriter *w);
/* The arrays and objects that begin at p, one behind the other; returns what is behind them. */
extern const char *gr_rewrite_values(gr_rewriter *w, const char *p, const char *end);
/* Whether the lines of [start, end) are rows in a form that gr_rewrite_lines knows. */
extern bool gr_has_rewritable_lines(const char *start, const char *end);

/* The end of a name without the number that a program gives to one that stands twice: 总计_1, 结果维持.2. */
extern const char *gr_unnumbered(const char *start, const char *end);

#endif
