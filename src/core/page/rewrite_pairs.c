/*
 * rewrite_pairs.c - names and values in lines, as rows below a header.
 */
#include "page/rewrite_rows.h"

#include "text/folded.h"
#include "text/sentence.h"

/* ---- names and values ------------------------------------------------------------ */

static bool
is_same(gr_range a, gr_range b)
{
	return a.end - a.start == b.end - b.start && memcmp(a.start, b.start, (size_t) (a.end - a.start)) == 0;
}

static bool
same_names(const gr_pairs *a, const gr_pairs *b)
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
is_named_so(const gr_pairs *r, int place, gr_range name)
{
	return place < r->n && is_same(r->names[place], name);
}

/* The last part of a path of labels: 三、本年度办理结果/（一）予以公开. */
static gr_range
last_label(gr_range label)
{
	const char *p = label.start;

	while ((p = memchr(p, '/', (size_t) (label.end - p))) != NULL)
	{
		p++;
		if (gr_starts(p, label.end, "（") || (p + 1 < label.end && *p >= '1' && *p <= '9' && p[1] == '.'))
			label.start = p;
	}
	return label;
}

/* Writes the record as a row, below a header where its names are others than those of the record before. */
void
gr_put_pairs(gr_rewriter *w, const gr_pairs *r, gr_pairs *before)
{
	gr_range	label = last_label(r->label);

	if (!same_names(r, before))
	{
		gr_range	names[GR_ROW_CELLS];

		for (int i = 0; i < r->n; i++)
			names[i] = (gr_range) {r->names[i].start, gr_unnumbered(r->names[i].start, r->names[i].end)};
		gr_rewriter_mark(w, '\t');
		gr_put_cells(w, names, r->n);
		*before = *r;
	}
	gr_rewriter_take(w, label.start, label.end);
	gr_rewriter_mark(w, '\t');
	gr_put_cells(w, r->values, r->n);
}

/* 自然人, 1.属于国家秘密 */
static bool
begins_name(gr_range name)
{
	if (name.start == name.end)
		return false;
	return (uint8_t) *name.start >= 0xE3
		|| (name.end - name.start > 4 && *name.start >= '0' && *name.start <= '9' && name.start[1] == '.');
}

/* 行政处罚:446, 行政处罚::, 行政处罚:446 总计: a cell of a row stands before the last one, or another pair. */
static bool
ends_with_cell(gr_range name)
{
	const char *colon = NULL;
	gr_range	cell;

	for (const char *p = name.start; (p = memchr(p, ':', (size_t) (name.end - p))) != NULL; p++)
		colon = p;
	if (colon == NULL)
		return false;
	cell = gr_trim_range(colon + 1, name.end);
	name.end = memchr(cell.start, ' ', (size_t) (cell.end - cell.start));
	if (name.end != NULL)
		cell.end = name.end;
	return cell.start == cell.end || gr_is_figure_range(cell);
}

static const char *
last_byte(gr_range text, char c)
{
	const char *last = NULL;

	for (const char *p = text.start; (p = memchr(p, c, (size_t) (text.end - p))) != NULL; p++)
		last = p;
	return last;
}

/* 自然人：368 into its name and value; false: it is none. */
bool
gr_split_pair(gr_range text, gr_range *name, gr_range *value)
{
	const char *last = NULL;
	const char *bytes = GR_COLON;
	size_t		length = sizeof GR_COLON - 1;

	text = gr_skip_bullet(text);
	if (text.end - text.start > GR_CELL_BYTES || text.start == text.end)
		return false;
	for (const char *p = text.start; (p = gr_find_bytes(p, text.end, bytes)) != NULL; p += length)
		last = p;
	if (last == NULL && (last = last_byte(text, ':')) == NULL && (last = last_byte(text, '=')) == NULL)
		return false;
	if ((uint8_t) *last < 0x80)
		length = 1;
	*name = gr_trim_range(text.start, last);
	*value = gr_trim_range(last + length, text.end);
	if (gr_is_word(*value, "null") || gr_is_word(*value, "None") || gr_is_word(*value, "~"))
		value->end = value->start;
	return !ends_with_cell(*name) && begins_name(*name) && (value->start == value->end || gr_is_figure_range(*value));
}

/* 自然人：368, or the name alone where the record before has a value of that name in the place. */
static bool
is_first_value(gr_range line, const gr_pairs *before)
{
	gr_range	name;
	gr_range	value;

	return gr_split_pair(line, &name, &value) && gr_find_bytes(name.start, name.end, GR_COLON) == NULL
		&& (value.start < value.end || is_named_so(before, 0, name));
}

/*
 * The label of the values that stand in the lines below, the first of which begins at next:
 * 规章：, and 规章 or - 项目: 规章 where it is right above them.  False: the line is none.
 */
bool
gr_read_group_label(gr_range line, const char *next, const char *end, const gr_pairs *before, gr_range *label)
{
	gr_range	value;
	const char *colon;

	if (gr_split_pair(line, label, &value))
		return value.start == value.end;
	*label = gr_skip_bullet(line);
	if (label->end - label->start > 2 && *label->start == '[' && label->end[-1] == ']')
	{
		label->start++;			/* a section of an .ini file */
		label->end--;
	}
	while ((colon = gr_find_bytes(label->start, label->end, ": ")) != NULL)
		*label = gr_trim_range(colon + 2, label->end);
	while ((colon = gr_find_bytes(label->start, label->end, GR_COLON)) != NULL)
		*label = gr_trim_range(colon + sizeof GR_COLON - 1, label->end);
	return label->end - label->start <= GR_CELL_BYTES && begins_name(*label) && !gr_has_sentence(label->start, label->end)
		&& next < end && is_first_value(gr_trim_range(next, gr_line_stop(next, end)), before);
}

/* 规章 本年制发件数:537 本年废止件数: 0: pairs that blanks part, behind a label. */
static bool
split_at_blanks(gr_range line, gr_pairs *r)
{
	const char *p = line.start;

	r->n = 0;
	r->label = (gr_range) {p, p};
	while (p < line.end)
	{
		const char *stop = memchr(p, ' ', (size_t) (line.end - p));
		gr_range	token = {p, stop != NULL ? stop : line.end};
		gr_range   *last = r->n > 0 ? &r->values[r->n - 1] : NULL;

		if (r->n < GR_ROW_CELLS && gr_split_pair(token, &r->names[r->n], &r->values[r->n]))
			r->n++;
		else if (last == NULL)
			r->label.end = token.end;
		else if (last->start == last->end && gr_is_figure_range(token))
			*last = token;
		else
			return false;
		p = gr_trim_range(token.end, line.end).start;
	}
	return r->n > 1 && r->label.start < r->label.end;
}

/* 规章：本年制发件数：537，本年废止件数：0 */
bool
gr_split_pairs(gr_range line, gr_pairs *r)
{
	const char *p;
	const char *colon = NULL;
	int			depth = 0;

	if (line.end - line.start > GR_ROW_BYTES || gr_has_sentence(line.start, line.end))
		return false;
	/* the label's colon is the first one outside of brackets */
	for (p = line.start; p < line.end && colon == NULL; p++)
	{
		depth += gr_starts(p, line.end, "（");
		depth -= gr_starts(p, line.end, "）");
		if (depth == 0 && gr_starts(p, line.end, GR_COLON))
			colon = p;
	}
	if (colon == NULL)
		return split_at_blanks(line, r);
	r->label = gr_trim_range(line.start, colon);
	r->n = 0;
	p = colon + sizeof GR_COLON - 1;
	while (p < line.end)
	{
		const char *stop = gr_find_bytes(p, line.end, "，");

		if (stop == NULL)
			stop = gr_find_bytes(p, line.end, "；");
		if (r->n == GR_ROW_CELLS || !gr_split_pair(gr_trim_range(p, stop != NULL ? stop : line.end), &r->names[r->n], &r->values[r->n]))
			return false;
		r->n++;
		p = stop != NULL ? stop + 3 : line.end;
	}
	return r->n > 0 && r->label.start < r->label.end;
}

/* The records whose values stand in lines below the label's line at p; returns what is behind them. */
const char *
gr_take_group(gr_rewriter *w, const char *p, const char *end, gr_range label, gr_pairs *before)
{
	gr_pairs	r = {.label = label,.n = 0};
	const char *stop = gr_line_stop(p, end);
	const char *line = p;
	const char *gap = stop;

	for (p = stop < end ? stop + 1 : end; p < end; p = stop < end ? stop + 1 : end)
	{
		stop = gr_line_stop(p, end);
		if (r.n == GR_ROW_CELLS || !gr_split_pair(gr_trim_range(p, stop), &r.names[r.n], &r.values[r.n])
			|| (r.values[r.n].start == r.values[r.n].end && !is_named_so(before, r.n, r.names[r.n])))
			break;
		r.n++;
	}
	if (r.n > 0)
		gr_put_pairs(w, &r, before);
	else
	{
		/* no value stands below it: a line of text */
		gr_rewriter_take(w, line, gap);
		gr_rewriter_mark(w, '\n');
	}
	return p;
}
