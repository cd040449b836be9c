/*
 * source.c - the text of a body, and the places in the body that pieces of it come from.
 */
#include "source.h"

#include <string.h>

#include "page/page.h"
#include "text/scan.h"
#include "text/utf8.h"

/* Bytes of the body between two counts of its lines. */
#define LINE_BLOCK 4096

/* Bytes of a word that are within a character: 10xxxxxx. */
static inline uint32_t
count_inside(uint64_t bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return (uint32_t) (((bytes >> 7 & ~bytes >> 6 & ones) * ones) >> 56);
}

uint32_t
gr_characters(const char *body, size_t from, size_t until)
{
	uint32_t	n = (uint32_t) (until - from);
	uint64_t	word = 0;

	while (until - from >= GR_BLOCK)
	{
		size_t		blocks = (until - from) / GR_BLOCK;
		gr_block	inside = {0};	/* as many as a byte can count */

		if (blocks > UINT8_MAX)
			blocks = UINT8_MAX;
		for (size_t i = 0; i < blocks; i++, from += GR_BLOCK)
			inside -= (gr_block) ((gr_signed_block) gr_load_block(body + from) < -0x40);	/* 10xxxxxx */
		n -= gr_add_lanes(inside);
	}
	if (until - from >= sizeof word)
	{
		memcpy(&word, body + from, sizeof word);
		n -= count_inside(word);
		from += sizeof word;
		word = 0;
	}
	memcpy(&word, body + from, until - from);
	return n - count_inside(word);
}

static uint32_t
count_lines(const gr_source *source, const char *p, const char *end)
{
	uint32_t	n = 0;

	while ((p = memchr(p, source->line_end, (size_t) (end - p))) != NULL)
	{
		p++;
		n++;
	}
	return n;
}

/* Counts the body's lines up to each block. */
static bool
index_lines(gr_source *source, gr_arena *arena)
{
	size_t		blocks = source->length / LINE_BLOCK + 1;

	source->line_end = gr_line_end(source->body, source->length);
	source->lines = gr_alloc(arena, blocks * sizeof(uint32_t));
	if (source->lines == NULL)
		return false;
	for (size_t i = 1; i < blocks; i++)
		source->lines[i] = source->lines[i - 1]
			+ count_lines(source, source->body + (i - 1) * LINE_BLOCK, source->body + i * LINE_BLOCK);
	return true;
}

gr_status
gr_source_open(gr_source *source, const char *body, size_t length, gr_arena *arena)
{
	gr_status	status;

	*source = (gr_source) {.body = body, .length = length, .text = body, .text_length = length};
	if (!gr_looks_like_html(body, length))
		return GR_OK;
	if ((status = gr_html_read(body, length, arena, &source->html)) != GR_OK)
		return status;
	source->is_html = true;
	source->text = source->html.text;
	source->text_length = source->html.length;
	return gr_source_index(source, arena);
}

gr_status
gr_source_index(gr_source *source, gr_arena *arena)
{
	if (source->lines != NULL)
		return GR_OK;
	return index_lines(source, arena) ? GR_OK : GR_NO_MEMORY;
}

/* The line of the body's byte, from 1. */
static uint32_t
line_of(const gr_source *source, uint32_t offset)
{
	uint32_t	block = offset / LINE_BLOCK;

	return source->lines[block] + count_lines(source, source->body + block * LINE_BLOCK, source->body + offset) + 1;
}

void
gr_source_span(const gr_source *source, uint32_t start, uint32_t end, uint32_t *from, uint32_t *until)
{
	if (!source->is_html)
	{
		*from = start;
		*until = end;
		return;
	}
	*from = gr_html_source(&source->html, start);
	*until = end > start ? gr_html_source_end(&source->html, end) : *from;
	if (*until < *from)			/* of pieces in another order than the body's: all between its two ends */
	{
		const char *last = gr_last_character(source->text + start, source->text + end);
		uint32_t	length;

		gr_utf8(source->text + start, source->text + end, &length);
		*from = gr_html_source(&source->html, (uint32_t) (last - source->text));
		*until = gr_html_source_end(&source->html, start + length);
	}
}

static void
move_figure(const gr_source *source, gr_figure *figure)
{
	uint32_t	until;

	if (figure->state == GR_ABSENT)
		return;
	gr_source_span(source, figure->start, figure->start + figure->length, &figure->start, &until);
	figure->length = until - figure->start;
	figure->line = line_of(source, figure->start);
}

void
gr_source_move(const gr_source *source, gr_report *report)
{
	if (source->lines == NULL)
		return;
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		move_figure(source, &report->disclosures[i].figure);
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			move_figure(source, &report->applications[i].cell[c]);
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			move_figure(source, &report->reviews[i].cell[c]);
	for (uint32_t i = 0; i < report->n_problems; i++)
	{
		gr_problem *problem = &report->problems[i];
		uint32_t	start = (uint32_t) (problem->raw.s - source->text);
		uint32_t	until;

		gr_source_span(source, start, start, &start, &until);
		problem->line = line_of(source, start);
	}
}

uint32_t
gr_source_characters(const gr_source *source, gr_counter *counted, uint32_t bytes)
{
	if (bytes >= counted->bytes)
		counted->characters += gr_characters(source->body, counted->bytes, bytes);
	else
		counted->characters -= gr_characters(source->body, bytes, counted->bytes);
	counted->bytes = bytes;
	return counted->characters;
}
