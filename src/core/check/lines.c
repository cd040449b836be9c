/*
 * lines.c - which line of the body a check is about.
 */
#include "govreport.h"

#include <string.h>

/* Any where none is wanted. */
static bool
is_wanted(gr_str wanted, gr_str code)
{
	return wanted.s == NULL || (code.s != NULL && wanted.len == code.len && memcmp(wanted.s, code.s, code.len) == 0);
}

static void
take(uint32_t *line, const gr_figure *figure)
{
	if (figure->line > 0 && (*line == 0 || figure->line < *line))
		*line = figure->line;
}

/* The first line of the figures of a row and a column; s == NULL: of any. */
static uint32_t
figures_line(const gr_report *report, gr_str item, gr_str col)
{
	uint32_t	line = 0;

	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *row = &report->disclosures[i];

		if (is_wanted(item, row->item < 0 ? (gr_str) {NULL, 0} : gr_item_codes[row->item]) && is_wanted(col, gr_measure_codes[row->measure]))
			take(&line, &row->figure);
	}
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int j = 0; j < GR_APPLICANTS; j++)
			if (is_wanted(item, gr_application_rows[report->applications[i].row].code) && is_wanted(col, gr_applicants[j].code))
				take(&line, &report->applications[i].cell[j]);
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int j = 0; j < GR_OUTCOMES; j++)
			if (is_wanted(item, gr_proceedings[report->reviews[i].proceeding].code) && is_wanted(col, gr_outcomes[j].code))
				take(&line, &report->reviews[i].cell[j]);
	return line;
}

/* The line of a section's heading, which begins at a character, from 1. */
static uint32_t
heading_line(uint32_t start, gr_str body)
{
	uint32_t	line = 1;
	uint32_t	characters = 1;

	for (uint32_t i = 0; i < body.len && characters < start; i++)
	{
		line += body.s[i] == '\n';
		characters += i + 1 < body.len && ((unsigned char) body.s[i + 1] & 0xC0) != 0x80;
	}
	return line;
}

static uint32_t
section_line(const gr_report *report, gr_str kind, gr_str body)
{
	for (uint32_t i = 0; i < report->n_sections; i++)
		if (is_wanted(kind, gr_section_forms[report->sections[i].kind].code))
			return heading_line(report->sections[i].start, body);
	return 0;
}

uint32_t
gr_check_line(const gr_report *report, const gr_check *check, gr_str body)
{
	uint32_t	line;

	if (check->line > 0 || (check->item.s == NULL && check->col.s == NULL))
		return check->line;
	line = figures_line(report, check->item, check->col);
	if (line == 0 && check->item.s != NULL)
		line = section_line(report, check->item, body);
	return line > 0 || check->item.s == NULL ? line : figures_line(report, check->item, (gr_str) {NULL, 0});
}
