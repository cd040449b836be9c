/*
 * turn.c - tables whose rows stand side by side and whose columns one below the other.
 *
 * More labels than any header has in one line, and below it lines of as many cells with
 * figures in them: every cell's place is known, so the table is turned as it stands.
 */
#include "page/turn.h"

#include <string.h>

/* Lines of a header. */
#define HEADER_LINES 3
/* Lines with figures, and more than any table has columns. */
#define LEAST_FIGURE_LINES 2
#define MOST_FIGURE_LINES 16

/* The lines of a table: [first, last), those from figures on with figures. */
typedef struct block
{
	uint32_t	first;
	uint32_t	figures;
	uint32_t	last;
	uint32_t	width;			/* cells of each line */
} block;

static bool
has_known_columns(const gr_line *line)
{
	return line->layout == GR_TABS || line->layout == GR_BARS || line->layout == GR_COMMAS || line->layout == GR_GRID;
}

static bool
has_figure(const gr_page *page, const gr_line *line)
{
	for (int i = 0; i < line->n; i++)
		if (page->cells[line->first + i].state == GR_NUMBER)
			return true;
	return false;
}

/* Whether the line has nothing but texts, more labels among them than a header, and none twice in another place. */
static bool
holds_labels_aside(const gr_page *page, const gr_line *line)
{
	uint64_t	known[4] = {1};		/* a bit a label; 0 is none */
	int			labels = -1;

	if (!has_known_columns(line) || has_figure(page, line))
		return false;
	for (int i = 0; i < line->n; i++)
	{
		uint8_t		label = page->cells[line->first + i].spelling;

		known[label / 64] |= UINT64_C(1) << label % 64;
	}
	for (int i = 0; i < 4; i++)
		labels += __builtin_popcountll(known[i]);
	return labels >= GR_LABELS_ASIDE;
}

static bool
goes_on(const gr_page *page, const block *b, uint32_t i)
{
	const gr_line *line = &page->lines[i];

	return line->n == b->width && line->layout == page->lines[b->first].layout;
}

/* The table with labels in the line at i; false: the cells of its lines are not below each other. */
static bool
find_block(const gr_page *page, uint32_t i, block *b)
{
	*b = (block) {.first = i, .width = page->lines[i].n};
	while (b->first > 0 && i - b->first < HEADER_LINES && goes_on(page, b, b->first - 1) && !has_figure(page, &page->lines[b->first - 1]))
		b->first--;
	b->figures = i + 1;
	while (b->figures < page->n_lines && b->figures - i <= HEADER_LINES && goes_on(page, b, b->figures)
		   && !has_figure(page, &page->lines[b->figures]))
		b->figures++;
	b->last = b->figures;
	while (b->last < page->n_lines && b->last - b->figures <= MOST_FIGURE_LINES && goes_on(page, b, b->last))
		b->last++;
	return b->last - b->figures >= LEAST_FIGURE_LINES && b->last - b->figures <= MOST_FIGURE_LINES;
}

/* Moves the lines behind the block, and what their cells know of them. */
static void
move_lines(gr_page *page, const block *b)
{
	uint32_t	by = b->width - (b->last - b->first);

	for (uint32_t i = b->last; i < page->n_lines; i++)
		for (int k = 0; k < page->lines[i].n; k++)
			page->cells[page->lines[i].first + k].line += (uint16_t) by;
	memmove(&page->lines[b->last + by], &page->lines[b->last], (page->n_lines - b->last) * sizeof(gr_line));
	page->n_lines += by;
}

static gr_status
turn(gr_page *page, const block *b, gr_arena *arena)
{
	const uint32_t height = b->last - b->first;
	const uint32_t first = page->lines[b->first].first;
	const gr_line head = page->lines[b->first];
	gr_cell    *cells = gr_alloc_raw(arena, height * b->width * sizeof(gr_cell));

	if (cells == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = 0; i < height; i++)
		memcpy(&cells[i * b->width], &page->cells[page->lines[b->first + i].first], b->width * sizeof(gr_cell));
	move_lines(page, b);
	for (uint32_t i = 0; i < b->width; i++)
	{
		const uint32_t line = b->first + i;

		for (uint32_t k = 0; k < height; k++)
		{
			gr_cell    *cell = &page->cells[first + i * height + k];

			*cell = cells[k * b->width + i];
			cell->x_chars = cell->x_columns = (uint16_t) k;
			cell->index = (uint8_t) k;
			cell->line = (uint16_t) line;
		}
		page->lines[line] = (gr_line) {
			.number = head.number,
			.start = cells[i].start,
			.length = cells[i].length,
			.first = (uint16_t) (first + i * height),
			.n = (uint8_t) height,
			.layout = head.layout,
			.gap = i == 0 ? head.gap : 0,
		};
	}
	page->turned = true;
	return GR_OK;
}

gr_status
gr_turn_tables(gr_page *page, gr_arena *arena)
{
	for (uint32_t i = 0; i < page->n_lines; i++)
	{
		gr_status	status;
		block		b;

		if (page->lines[i].n < GR_LABELS_ASIDE || !holds_labels_aside(page, &page->lines[i]) || !find_block(page, i, &b)
			|| page->n_lines + b.width > page->room || b.last - b.first > b.width)
			continue;
		if ((status = turn(page, &b, arena)) != GR_OK)
			return status;
		i = b.first + b.width - 1;
	}
	return GR_OK;
}
