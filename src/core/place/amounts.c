/*
 * amounts.c - amounts of table 二, in 万元.
 *
 * An amount has the unit in its own cell, else the one that header, label and text around
 * the table agree upon.
 */
#include "place/amounts.h"

#include <string.h>

#include "text/folded.h"
#include "text/number.h"

/* Lines before the first figure, header's lines among them, and under the last, in which the unit is stated. */
#define LINES_OVER 24
#define LINES_UNDER 8
/* A longer line states no unit. */
#define STATEMENT_BYTES 4096
/* Bytes behind a cell in which its open bracket closes. */
#define BRACKET_BYTES 96

gr_printed_unit
gr_unit_in_cell(const gr_page *page, uint32_t cell)
{
	const char *text = page->text + page->cells[cell].start;
	const char *end = text + page->cells[cell].length;
	const char *limit = page->text + page->length;
	const char *open = NULL;

	for (const char *p = text; p < end; p++)
		if (*p == '(' || (*p == '\xEF' && end - p >= 3 && memcmp(p, "（", 3) == 0))
			open = p;
		else if (*p == ')' || (*p == '\xEF' && end - p >= 3 && memcmp(p, "）", 3) == 0))
			open = NULL;
	if (open != NULL)
	{
		const char *stop = limit - end > BRACKET_BYTES ? end + BRACKET_BYTES : limit;
		const char *close = gr_find_bytes(end, stop, *open == '(' ? ")" : "）");

		if (close != NULL)
			end = close;
	}
	return gr_named_unit(text, (size_t) (end - text));
}

bool
gr_may_name_unit(const gr_page *page, uint32_t cell)
{
	const char *text = page->text + page->cells[cell].start;

	return gr_find_bytes(text, text + page->cells[cell].length, "元") != NULL;
}

/* Whether a line states no unit of the table: it is nothing but figures and words of the form, or names an amount, the unit of whose block it states. */
static bool
is_of_form(const gr_placing *p, const gr_line *line)
{
	const gr_cell *cells = &p->page->cells[line->first];
	const gr_word *words = &p->words[line->first];
	bool		other = false;

	for (int i = 0; i < line->n; i++)
	{
		if (cells[i].state == GR_NUMBER || cells[i].state == GR_BLANK)
			continue;
		if (words[i].term == GR_TERM_MEASURES + GR_AMOUNT)
			return true;
		other |= words[i].term >= GR_TERMS || words[i].unit != GR_PRINTED_NONE;
	}
	return !other;
}

/* What the line states; paragraphs, which have no cells, are of other things. */
static gr_printed_unit
stated_in(const gr_placing *p, const gr_line *line)
{
	if (line->length > STATEMENT_BYTES || is_of_form(p, line))
		return GR_PRINTED_NONE;
	return gr_stated_unit(p->page->text + line->start, line->length);
}

gr_stated_units
gr_units_around(const gr_placing *p, uint32_t first, uint32_t last)
{
	const gr_records *records = p->records;
	const gr_line *lines = p->page->lines;
	const uint32_t begin = records->list[first].line;
	const uint32_t end = records->list[last].line + 1;
	/* another table's statement is not this one's */
	const uint32_t from = first > 0 ? records->list[first - 1].line + 1 : 0;
	const uint32_t until = records->list[last + 1].line;
	gr_stated_units units = {GR_PRINTED_NONE, GR_PRINTED_NONE};

	for (uint32_t i = begin; i > from && begin - i < LINES_OVER && lines[i - 1].n > 0; i--)
		units.over = gr_agreed_unit(units.over, stated_in(p, &lines[i - 1]));
	/* a header among the rows that was not understood */
	for (uint32_t i = begin; i < end; i++)
		if (lines[i].n > 0)
			units.over = gr_agreed_unit(units.over, stated_in(p, &lines[i]));
	for (uint32_t i = end; i < until && i - end < LINES_UNDER && lines[i].n > 0; i++)
		units.under = gr_agreed_unit(units.under, stated_in(p, &lines[i]));
	return units;
}

bool
gr_to_ten_thousands(gr_figure *figure, gr_printed_unit unit, uint8_t *unit_of_figure)
{
	gr_value	value = {.mantissa = figure->mantissa, .scale = figure->scale};

	*unit_of_figure = unit < GR_PRINTED_OTHER ? GR_UNIT_NONE : GR_UNIT_10K_YUAN;
	if (unit < GR_PRINTED_OTHER || unit == GR_PRINTED_10K_YUAN || figure->state != GR_NUMBER)
		return true;
	if (unit == GR_PRINTED_OTHER || !gr_shift_value(&value, (int) unit - (int) GR_PRINTED_10K_YUAN))
	{
		figure->state = GR_UNREADABLE;
		figure->mantissa = 0;
		figure->scale = 0;
		return false;
	}
	figure->mantissa = value.mantissa;
	figure->scale = value.scale;
	return true;
}
