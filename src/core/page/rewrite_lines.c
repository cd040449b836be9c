/*
 * rewrite_lines.c - texts whose rows are written in other marks, as lines of cells apart by tabs.
 *
 * What separates the cells is chosen by the whole text: a mark counts where several
 * lines are rows by it.  Lines that are none stay as they are.
 */
#include "page/forms.h"

static void
take_line(gr_rewriter *w, const gr_forms *f, int mark, gr_range line, gr_pairs *before)
{
	gr_range	cells[GR_ROW_CELLS];
	gr_pairs	r;
	bool		bare = false;
	int			n;

	if (f->lists >= GR_ENOUGH_ROWS && (n = gr_split_list(line, cells)) > 0)
		gr_put_cells(w, cells, n);
	else if (f->bullets >= GR_ENOUGH_ROWS && gr_skip_bullet(line).start > line.start)
	{
		line = gr_skip_bullet(line);
		gr_rewriter_take(w, line.start, line.end);
		gr_rewriter_mark(w, '\n');
	}
	else if (mark >= 0 && (n = gr_split_row(line, gr_row_marks[mark], cells, &bare)) > 0)
		gr_put_cells(w, cells, n);
	else if (f->inlines >= GR_ENOUGH_ROWS && gr_split_pairs(line, &r))
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
	gr_forms	f = gr_begin_forms(w->body, w->end);
	gr_pairs	before = {.n = 0};
	int			mark;

	gr_look_at_lines(&f, p);
	gr_are_rewritable(&f);
	mark = gr_best_mark(&f);
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

		if (f.json && gr_begins_json(line, w->end))
		{
			p = gr_rewrite_values(w, line.start, w->end);
			continue;
		}
		if (gr_has_pairs(&f) && gr_read_group_label(line, stop < w->end ? stop + 1 : w->end, w->end, &before, &label))
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
