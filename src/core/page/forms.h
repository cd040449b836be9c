/*
 * forms.h - which forms of rows the lines of a text have, that are to become rows of tabs.
 *
 * Each line is looked at once, while lines.c reads it or before; what its end shows tells
 * of most that they are of no such form.
 */
#ifndef GR_FORMS_H
#define GR_FORMS_H

#include "page/rewrite_rows.h"

/* Bytes in which the text shows which forms of rows it has. */
#define GR_FORM_BYTES (128 * 1024)
/* The shortest row: 规章;1;2. */
#define GR_FORM_ROW_BYTES 8
/* The longest line of blanks between two cells. */
#define GR_BLANK_LINE_BYTES 24

typedef struct gr_forms
{
	const char *start;
	const char *end;			/* of what is looked at */
	bool		quotes;			/* the text has some */
	ptrdiff_t	shortest;		/* bytes of the shortest line that may go on in the next one */

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
} gr_forms;

/* Begins with the text, of which GR_FORM_BYTES are looked at. */
extern gr_forms gr_begin_forms(const char *text, const char *end);
/* Looks at the lines from p on. */
extern void gr_look_at_lines(gr_forms *f, const char *p);
/* Ends it: whether the lines are to be rewritten. */
extern bool gr_are_rewritable(gr_forms *f);
/* The mark that parts the cells of most rows; -1: none does. */
extern int	gr_best_mark(const gr_forms *f);
extern bool gr_has_pairs(const gr_forms *f);
/* Rows that must show a form before it counts. */
#define GR_ENOUGH_ROWS 3

/* The objects and arrays that begin at a line's start; end: of the text. */
extern bool gr_begins_json(gr_range line, const char *end);
/* Looks into a line. */
extern void gr_look_into_line(gr_forms *f, const char *p, const char *stop);

/* Whether the line may be one that gr_begins_json: its first byte behind blanks is a bracket, or may begin a wide blank. */
static inline bool
gr_may_begin_json(const char *p, const char *stop)
{
	while (p < stop && (uint8_t) *p <= ' ')
		p++;
	return p < stop && (*p == '{' || *p == '[' || ((uint8_t) *p > '~' && (uint8_t) *p < 0xE4) || ((uint8_t) *p == 0xEF && stop - p > 1 && (uint8_t) p[1] != 0xBC));
}

/* Whether a row may end with the byte. */
static inline bool
gr_may_end_row(char c)
{
	static const uint8_t ends[256] = {['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1,
		['7'] = 1, ['8'] = 1, ['9'] = 1, [']'] = 1, [')'] = 1, [','] = 1, ['-'] = 1, ['/'] = 1, [';'] = 1, ['"'] = 1, [0x9B] = 1, [0x8C] = 1};

	return ends[(uint8_t) c] != 0;
}

static inline bool
gr_is_blank_line(const char *p, const char *stop)
{
	if (stop - p > GR_BLANK_LINE_BYTES)
		return false;
	while (p < stop && (uint8_t) *p <= ' ')
		p++;
	return p == stop;
}

/* Looks at the line [p, stop) as far as its end tells that it may be a row of some form, go on in the next one, or be blank. */
static inline void
gr_look_at_line(gr_forms *f, const char *p, const char *stop)
{
	const ptrdiff_t length = stop - p;
	bool		blank;			/* at its end */

	if (length == 0)
		return;
	f->filled++;
	blank = (uint8_t) stop[-1] <= ' ';
	if (length < f->shortest && !blank && !gr_may_begin_json(p, stop))
		return;
	if (blank)
		f->blanks += gr_is_blank_line(p, stop);
	if (gr_may_join(p, stop, f->quotes))
		f->joints += gr_joints(p, stop, f->end);
	if ((length >= GR_FORM_ROW_BYTES && (blank || gr_may_end_row(stop[-1]))) || length >= GR_LOST_ENDS_BYTES
		|| gr_may_begin_json(p, stop))
		gr_look_into_line(f, p, stop);
}

#endif
