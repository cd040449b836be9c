/*
 * forms.c - which forms of rows the lines of a text have, that are to become rows of tabs.
 */
#include "page/forms.h"

#include "text/folded.h"
#include "text/scan.h"

#define ENOUGH_PAIRS 8

bool
gr_begins_json(gr_range line, const char *end)
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
look_at_marks(gr_range line, gr_forms *f)
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

void
gr_look_into_line(gr_forms *f, const char *p, const char *stop)
{
	const gr_range	line = gr_trim_range(p, stop);
	const size_t length = (size_t) (line.end - line.start);

	if (length >= GR_LOST_ENDS_BYTES)
	{
		f->lost = f->lost || gr_lost_ends(line.start, line.end);
		return;
	}
	f->json = f->json || gr_begins_json(line, f->end);
	if (length < GR_FORM_ROW_BYTES || !gr_may_end_row(line.end[-1]))
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

gr_forms
gr_begin_forms(const char *text, const char *end)
{
	const size_t length = end - text < GR_FORM_BYTES ? (size_t) (end - text) : GR_FORM_BYTES;
	const bool	quotes = memchr(text, '"', length) != NULL;

	return (gr_forms) {
		.start = text, .end = text + length, .quotes = quotes, .shortest = quotes ? 0 : GR_JOINT_BYTES,
		.bells = memchr(text, GR_BELL, length) != NULL,
	};
}

void
gr_look_at_lines(gr_forms *f, const char *p)
{
	const char *block = p;

	for (; f->end - block >= GR_BLOCK; block += GR_BLOCK)
		for (uint32_t ends = gr_bits((gr_block) (gr_load_block(block) == '\n')); ends != 0; ends &= ends - 1)
		{
			const char *stop = block + __builtin_ctz(ends);

			gr_look_at_line(f, p, stop);
			p = stop + 1;
		}
	while (p < f->end)
	{
		const char *stop = gr_line_stop(p, f->end);

		gr_look_at_line(f, p, stop);
		p = stop < f->end ? stop + 1 : f->end;
	}
}

bool
gr_has_pairs(const gr_forms *f)
{
	return f->inlines >= GR_ENOUGH_ROWS || f->pairs >= ENOUGH_PAIRS;
}

int
gr_best_mark(const gr_forms *f)
{
	int			best = -1;

	for (int i = 0; i < GR_ROW_MARKS; i++)
		if (f->rows[i] >= GR_ENOUGH_ROWS && (best < 0 || f->rows[i] > f->rows[best]))
			best = i;
	return best;
}

bool
gr_are_rewritable(gr_forms *f)
{
	/* so many of them that one may stand between any two cells */
	f->gaps = f->blanks >= GR_ENOUGH_BLANK_LINES && f->filled <= f->blanks * 3 && gr_has_gaps(f->start, f->end);
	f->items = gr_has_items(f->start, f->end);
	return f->gaps || f->items || f->bells || f->lost || f->json || f->joints >= GR_ENOUGH_JOINTS || f->lists >= GR_ENOUGH_ROWS
		|| f->bullets >= GR_ENOUGH_ROWS || gr_best_mark(f) >= 0 || gr_has_pairs(f);
}

bool
gr_has_rewritable_lines(const char *start, const char *end)
{
	gr_forms	f = gr_begin_forms(start, end);

	gr_look_at_lines(&f, start);
	return gr_are_rewritable(&f);
}
