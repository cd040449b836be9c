/*
 * rewrite_rows.c - rows whose cells a mark of the text parts, and rows as programs print lists.
 */
#include "page/rewrite_rows.h"

#include "text/folded.h"
#include "text/number.h"
#include "text/sentence.h"

bool
gr_is_figure_range(gr_range s)
{
	gr_value	value = gr_read_value(s.start, (size_t) (s.end - s.start));

	return value.state == GR_NUMBER || value.state == GR_NOT_APPLICABLE;
}

/* ---- rows by a mark ------------------------------------------------------------ */

const char *const gr_row_marks[GR_ROW_MARKS] = {
	";", "；", " / ", "，", "、", "#", "^", "~", "$", "&", "_", "\x1f", "→", "丨", "‖", "·"
};

/* The last byte of each but /. */
static const uint32_t mark_bits[256] = {
	[';'] = 1, [0x9B] = 1 << 1, ['/'] = 1 << 2, [0x8C] = 1 << 3, [0x81] = 1 << 4, ['#'] = 1 << 5, ['^'] = 1 << 6, ['~'] = 1 << 7,
	['$'] = 1 << 8, ['&'] = 1 << 9, ['_'] = 1 << 10, [0x1F] = 1 << 11, [0x92] = 1 << 12, [0xA8] = 1 << 13, [0x96] = 1 << 14, [0xB7] = 1 << 15
};

uint32_t
gr_possible_marks(gr_range line)
{
	uint32_t	marks = 0;

	for (; line.start < line.end; line.start++)
		marks |= mark_bits[(uint8_t) *line.start];
	return marks;
}

/* Cells of the line by the mark; 0: it is no row by it.  A bare row has labels only. */
int
gr_split_row(gr_range line, const char *mark, gr_range *cells, bool *bare)
{
	size_t		length = strlen(mark);
	int			n = 0;
	int			figures = 0;
	int			blanks = 0;
	const char *p = line.start;

	if (line.end - line.start > GR_ROW_BYTES || gr_has_sentence(line.start, line.end))
		return 0;
	for (;;)
	{
		const char *stop = gr_find_bytes(p, line.end, mark);
		gr_range	cell = gr_trim_range(p, stop != NULL ? stop : line.end);

		if (n == GR_ROW_CELLS || cell.end - cell.start > GR_CELL_BYTES)
			return 0;
		figures += gr_is_figure_range(cell);
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
bool
gr_is_full_row(const gr_range *cells, int n)
{
	int			figures = 0;

	for (int i = 0; i < n; i++)
	{
		if (gr_is_figure_range(cells[i]))
			figures++;
		else if (cells[i].start < cells[i].end && figures > 0)
			return false;
	}
	return figures >= 2 && n >= 3;
}

void
gr_put_cells(gr_rewriter *w, const gr_range *cells, int n)
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
gr_range
gr_skip_bullet(gr_range line)
{
	if (line.end - line.start > 2 && (*line.start == '-' || *line.start == '*' || *line.start == '+') && line.start[1] == ' ')
		return gr_trim_range(line.start + 2, line.end);
	return line;
}

/* Takes the brackets of a list off the line; false: it has none. */
static bool
enter_list(gr_range *line)
{
	bool		brackets;

	*line = gr_skip_bullet(*line);
	if (line->end > line->start && line->end[-1] == ',')
		line->end--;
	if (line->end - line->start < 2 || line->end - line->start > GR_ROW_BYTES)
		return false;
	brackets = (*line->start == '[' && line->end[-1] == ']') || (*line->start == '(' && line->end[-1] == ')');
	line->start++;
	line->end--;
	return brackets && memchr(line->start, '[', (size_t) (line->end - line->start)) == NULL
		&& !gr_has_sentence(line->start, line->end);
}

static bool
is_quoted(gr_range cell)
{
	return cell.start < cell.end && (*cell.start == '\'' || *cell.start == '"');
}

/* The cell that begins at p, quotes taken off; *next: the comma behind it, NULL for none.  False: a quote has no end. */
static bool
take_list_cell(const char *p, const char *end, gr_range *cell, const char **next)
{
	*cell = gr_trim_range(p, end);
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
	*cell = gr_trim_range(cell->start, *next != NULL ? *next : end);
	return true;
}

/* 规章: [9, , 3]: the name before the brackets, which are left in the line; false: there is none. */
static bool
take_list_name(gr_range *line, gr_range *name)
{
	const char *open = memchr(line->start, '[', (size_t) (line->end - line->start));

	if (open == NULL || open == line->start || line->end[-1] != ']')
		return false;
	*name = gr_trim_range(line->start, open);
	if (name->end - name->start > 3 && memcmp(name->end - 3, GR_COLON, 3) == 0)
		name->end -= 3;
	else if (name->end > name->start && (name->end[-1] == ':' || name->end[-1] == '='))
		name->end--;
	else
		return false;
	*name = gr_trim_range(name->start, name->end);
	line->start = open;
	return name->end > name->start && name->end - name->start <= GR_CELL_BYTES && !gr_has_sentence(name->start, name->end);
}

int
gr_split_list(gr_range line, gr_range *cells)
{
	const char *next;
	int			n;

	line = gr_skip_bullet(line);
	n = take_list_name(&line, cells);
	if (!enter_list(&line))
		return 0;
	for (const char *p = line.start; p < line.end; p = next + 1)
	{
		bool		quoted = is_quoted(gr_trim_range(p, line.end));
		gr_range	cell;

		if (n == GR_ROW_CELLS || !take_list_cell(p, line.end, &cell, &next))
			return 0;
		if (gr_is_word(cell, "None") || gr_is_word(cell, "null") || gr_is_word(cell, "nan"))
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
bool
gr_is_bulleted_row(gr_range line)
{
	gr_range	row = gr_skip_bullet(line);

	return row.start > line.start && row.end > row.start && ((uint8_t) *row.start >= 0xE3 || *row.start == '(')
		&& row.end - row.start < GR_ROW_BYTES && row.end[-1] >= '0' && row.end[-1] <= '9' && !gr_has_sentence(row.start, row.end);
}
