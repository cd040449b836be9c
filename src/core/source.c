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

/* Of a block, the bytes that are within a character: 10xxxxxx. */
static inline gr_block
find_inside(const char *p)
{
	return (gr_block) ((gr_signed_block) gr_load_block(p) < -0x40);
}

/* A block of it that begins at n has a 1 in each of its last n lanes. */
static const char ends[2 * GR_BLOCK] = {[GR_BLOCK] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

uint32_t
gr_characters(const char *body, size_t from, size_t until)
{
	uint32_t	n = (uint32_t) (until - from);

	while (until - from >= GR_BLOCK)
	{
		size_t		blocks = (until - from) / GR_BLOCK;
		gr_block	inside = {0};	/* as many as a byte can count */

		if (blocks > UINT8_MAX)
			blocks = UINT8_MAX;
#pragma GCC unroll 4
		for (size_t i = 0; i < blocks; i++)
			inside -= find_inside(body + from + i * GR_BLOCK);
		from += blocks * GR_BLOCK;
		n -= gr_add_lanes(inside);
	}
	if (until >= GR_BLOCK)		/* the bytes that are left end a block */
		return n - gr_add_lanes(find_inside(body + until - GR_BLOCK) & gr_load_block(ends + (until - from)));
	for (; from < until; from++)
		n -= ((uint8_t) body[from] & 0xC0) == 0x80;
	return n;
}

static uint32_t
count_lines(const gr_source *source, const char *p, const char *end)
{
	const uint8_t line_end = (uint8_t) source->line_end;
	uint32_t	n = 0;

	while (end - p >= GR_BLOCK)
	{
		gr_block	found = {0};	/* as many as a byte can count */

		for (int i = 0; i < UINT8_MAX && end - p >= GR_BLOCK; i++, p += GR_BLOCK)
			found -= (gr_block) (gr_load_block(p) == line_end);
		n += gr_add_lanes(found);
	}
	for (; p < end; p++)
		n += (uint8_t) *p == line_end;
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
	*source = (gr_source) {.body = body, .length = length, .text = body, .text_length = length};
	return gr_holds_page(body, length) ? gr_source_take_page(source, arena) : GR_OK;
}

gr_status
gr_source_take_page(gr_source *source, gr_arena *arena)
{
	gr_status	status = gr_html_read(source->body, source->length, arena, &source->html);

	if (status != GR_OK)
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

/* A place of the body, and the ends of lines before it. */
typedef struct line_counter
{
	uint32_t	bytes;
	uint32_t	lines;
} line_counter;

/* The line of the body's byte, from 1; it becomes the counter's place, behind which the next one most often is. */
static uint32_t
line_of(const gr_source *source, line_counter *counted, uint32_t offset)
{
	if (offset < counted->bytes || offset - counted->bytes > LINE_BLOCK)
	{
		uint32_t	block = offset / LINE_BLOCK;

		*counted = (line_counter) {block * LINE_BLOCK, source->lines[block]};
	}
	counted->lines += count_lines(source, source->body + counted->bytes, source->body + offset);
	counted->bytes = offset;
	return counted->lines + 1;
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
move_figure(const gr_source *source, line_counter *counted, gr_figure *figure)
{
	uint32_t	until;

	if (figure->state == GR_ABSENT)
		return;
	gr_source_span(source, figure->start, figure->start + figure->length, &figure->start, &until);
	figure->length = until - figure->start;
	figure->line = line_of(source, counted, figure->start);
}

void
gr_source_move(const gr_source *source, gr_report *report)
{
	line_counter counted = {0, 0};

	if (source->lines == NULL)
		return;
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		move_figure(source, &counted, &report->disclosures[i].figure);
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			move_figure(source, &counted, &report->applications[i].cell[c]);
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			move_figure(source, &counted, &report->reviews[i].cell[c]);
	for (uint32_t i = 0; i < report->n_problems; i++)
	{
		gr_problem *problem = &report->problems[i];
		uint32_t	start = (uint32_t) (problem->raw.s - source->text);
		uint32_t	until;

		gr_source_span(source, start, start, &start, &until);
		problem->line = line_of(source, &counted, start);
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
