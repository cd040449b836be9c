/*
 * set_apart.c - notes that lines of the text belong to another report or table, and takes them from the page.
 */
#include "outline/set_apart.h"

#include <string.h>

/* Letters of what is noted, at most. */
#define NOTED_LETTERS 40

void
gr_note_other(gr_search *s, uint32_t line, bool certain)
{
	const gr_line *l = &s->page->lines[line];
	const char *tab = memchr(s->page->text + l->start, '\t', l->length);
	uint32_t	length = tab != NULL ? (uint32_t) (tab - (s->page->text + l->start)) : l->length;

	if (s->others->problem.raw.s != NULL)
		return;
	if (length > NOTED_LETTERS * 4)
		for (length = NOTED_LETTERS * 4; length > 0 && ((unsigned char) s->page->text[l->start + length] & 0xC0) == 0x80;)
			length--;
	s->others->problem = (gr_problem) {
		.code = GR_PROBLEM_SEVERAL,
		.raw = {s->page->text + l->start, length},
		.line = l->number,
	};
	s->others->certain = certain;
}

void
gr_take_away(gr_search *s, uint32_t from, uint32_t until)
{
	gr_page    *page = s->page;

	s->others->set_apart = true;
	if (until >= page->n_lines)
	{
		page->n_lines = from;
		page->n_cells = from > 0 ? page->lines[from - 1].first + (uint32_t) page->lines[from - 1].n : 0;
		page->length = from > 0 ? page->lines[from - 1].start + page->lines[from - 1].length : 0;
		return;
	}
	for (uint32_t i = from; i < until; i++)
	{
		page->lines[i].n = 0;
		page->lines[i].length = 0;
	}
}
