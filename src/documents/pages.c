/*
 * pages.c - pages, glyphs and lines: how they are kept.
 */
#include "documents/pages.h"

#include <math.h>
#include <stdlib.h>

/* How far from straight a line may be. */
#define SLANT 0.8

struct page *
add_page(struct pages *pages)
{
	MAKE_ROOM(pages->list, pages->n, pages->room);
	pages->list[pages->n] = (struct page) {0};
	return &pages->list[pages->n++];
}

void
add_glyph(struct page *page, struct glyph glyph)
{
	MAKE_ROOM(page->glyphs, page->n_glyphs, page->glyph_room);
	page->glyphs[page->n_glyphs++] = glyph;
}

static void
keep_line(struct lines *lines, double at, double from, double to)
{
	MAKE_ROOM(lines->list, lines->n, lines->room);
	lines->list[lines->n++] = (struct line) {at, fmin(from, to), fmax(from, to)};
}

void
add_line(struct page *page, double x0, double y0, double x1, double y1)
{
	if (!isfinite(x0) || !isfinite(x1) || !isfinite(y0) || !isfinite(y1))
		return;
	if (fabs(y0 - y1) <= SLANT && fabs(x0 - x1) > fabs(y0 - y1))
		keep_line(&page->across, (y0 + y1) / 2, x0, x1);
	else if (fabs(x0 - x1) <= SLANT)
		keep_line(&page->down, (x0 + x1) / 2, y0, y1);
}

size_t
count_glyphs(const struct pages *pages)
{
	size_t		glyphs = 0;

	for (size_t i = 0; i < pages->n; i++)
		glyphs += pages->list[i].n_glyphs;
	return glyphs;
}

size_t
count_unknown(const struct pages *pages)
{
	size_t		unknown = 0;

	for (size_t i = 0; i < pages->n; i++)
		unknown += pages->list[i].unknown;
	return unknown;
}

void
free_pages(struct pages *pages)
{
	for (size_t i = 0; i < pages->n; i++)
	{
		free(pages->list[i].glyphs);
		free(pages->list[i].grounds);
		free(pages->list[i].across.list);
		free(pages->list[i].down.list);
	}
	free(pages->list);
	*pages = (struct pages) {0};
}

static void
turn_lines(struct lines *lines, double sign, double offset, bool swap)
{
	for (size_t i = 0; i < lines->n; i++)
	{
		struct line *line = &lines->list[i];
		const double from = line->from;

		if (sign < 0 && swap)
		{
			line->from = offset - line->to;
			line->to = offset - from;
		}
		else if (sign < 0)
			line->at = offset - line->at;
	}
}

/* One quarter, clockwise: x, y becomes height - y, x. */
static void
turn_once(struct page *page)
{
	const struct lines across = page->across;
	const double height = page->height;

	/* the middle of a glyph's box turns, so that upright signs stay where they are */
	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		struct glyph *glyph = &page->glyphs[i];
		const double half = (glyph->x1 - glyph->x0) / 2;
		const double x = height - glyph_y(glyph);
		const double y = glyph_x(glyph);

		glyph->x0 = x - half;
		glyph->x1 = x + half;
		glyph->y = y + 0.36 * glyph->size;
	}
	page->across = page->down;
	page->down = across;
	turn_lines(&page->across, -1, height, true);
	turn_lines(&page->down, -1, height, false);
	page->height = page->width;
	page->width = height;
}

void
turn_page(struct page *page, int quarters)
{
	for (; quarters > 0; quarters--)
		turn_once(page);
}
