/*
 * cells.c - what a cell holds, and where it stands.
 */
#include "place/cells.h"

int
gr_first_digits(const gr_page *page, const gr_cell *cell, const char **behind)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	uint32_t	length;
	int			digits = 0;

	for (; p < end && (length = gr_digit_at(p, end)) > 0; p += length)
		digits++;
	*behind = p;
	return digits;
}

int
gr_numbers_in(const gr_page *page, const gr_cell *cell)
{
	const char *p = page->text + cell->start;
	const char *end = p + cell->length;
	bool		apart = true;
	int			numbers = 0;

	for (bool digit = false; p < end;)
	{
		uint32_t	length = gr_digit_at(p, end);

		numbers += length > 0 && !digit && apart;
		apart = length > 0 ? false : apart || *p == ' ' || *p == '\t' || *p == '\n' || *p == ';';
		digit = length > 0;
		p += length > 0 ? length : 1;
	}
	return numbers;
}

int64_t
gr_line_above(const gr_page *page, const gr_record *record)
{
	uint32_t	i = record->line;

	while (i > 0 && page->lines[i - 1].n == 1 && page->cells[page->lines[i - 1].first].state == GR_BLANK)
		i--;
	return i > 0 ? page->lines[i - 1].number : 0;
}

int64_t
gr_line_below(const gr_page *page, const gr_records *records, const gr_record *record)
{
	uint32_t	i = gr_last_line(page, records, record) + 1;

	for (; i < page->n_lines && page->lines[i].n == 1 && page->cells[page->lines[i].first].state == GR_BLANK; i++)
		;
	return i < page->n_lines ? page->lines[i].number : INT32_MAX;	/* the text may have been cut short */
}

int
gr_take_places(const gr_page *page, const gr_records *records, const gr_record *record, int axis, int room, uint32_t *cells,
			   gr_stretch *places)
{
	const int	width = page->lines[record->line].n;
	const int64_t label = axis == GR_LINES_BELOW ? gr_line_above(page, record) : 0;
	int			blanks = -1;
	int			n = 0;

	for (int i = 0; i < record->n_cells && n < room; i++)
	{
		uint32_t	cell = gr_cell_of(records, record, i);
		const gr_cell *c = &page->cells[cell];

		if (axis == GR_BLANKS_BEHIND)
			blanks += c->index > 0 ? gr_blanks_before(page, cell, false) : 1;
		if (!gr_is_filled(page, cell))
			continue;
		cells[n] = cell;
		if (axis >= GR_CHARACTERS)
			places[n] = gr_stretch_of(c, axis == GR_WIDTHS);
		else
			places[n].from = places[n].until = axis == GR_FROM_START ? c->index : axis == GR_FROM_END ? c->index - width : axis == GR_BEHIND_LABEL ? i
				: axis == GR_LINES_BELOW ? gr_clip(page->lines[c->line].number - label) : blanks;
		n++;
	}
	return n;
}

int
gr_offset(gr_stretch a, gr_stretch b)
{
	int			left = gr_distance(a.from, b.from);
	int			right = gr_distance(a.until, b.until);
	int			middle = gr_distance(a.from + a.until, b.from + b.until) / 2;

	left = left < right ? left : right;
	return left < middle ? left : middle;
}
