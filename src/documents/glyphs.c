/*
 * glyphs.c - which of the glyphs of a page are for reading.
 *
 * Not those that are tiny, struck out, or drawn again to be bold, and none of a page that
 * was laid askew on a scanner; where digits stand on one another nobody can tell which one
 * is meant.
 */
#include "documents/flow.h"

#include <math.h>
#include <stdlib.h>

/* Smaller glyphs, to most of the page's, cannot be read. */
#define TINY 0.35
/* A glyph drawn twice is so near itself, in sizes. */
#define AGAIN 0.15
/* How far back a glyph may have been drawn before. */
#define MOST_BACK 400
/* Part of the narrower of two glyphs that is on the other. */
#define UPON 0.5
/* Where a line through a glyph runs, in sizes above the base line. */
#define STRIKE_LOWEST 0.12
#define STRIKE_HIGHEST 0.55
/* Part of the line that is glyphs. */
#define STRUCK 0.6
/* Lines times glyphs that are compared. */
#define MOST_COMPARED 50000000

/* ---- sizes ----------------------------------------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	const double d = *(const double *) a - *(const double *) b;

	return d < 0 ? -1 : d > 0;
}

static double
usual_size(const struct page *page)
{
	double	   *sizes = allocate(page->n_glyphs * sizeof *sizes);
	double		usual;

	for (size_t i = 0; i < page->n_glyphs; i++)
		sizes[i] = page->glyphs[i].size;
	qsort(sizes, page->n_glyphs, sizeof *sizes, by_value);
	usual = sizes[page->n_glyphs / 2];
	free(sizes);
	return usual;
}

static void
drop_tiny(struct page *page)
{
	const double least = TINY * usual_size(page);
	size_t		kept = 0;

	for (size_t i = 0; i < page->n_glyphs; i++)
		if (page->glyphs[i].size >= least)
			page->glyphs[kept++] = page->glyphs[i];
	page->hidden += page->n_glyphs - kept;
	page->n_glyphs = kept;
}

/* ---- struck out --------------------------------------------------------------------------------- */

static bool
is_struck_by(const struct glyph *glyph, const struct line *line)
{
	const double above = (glyph->y - line->at) / glyph->size;

	return above >= STRIKE_LOWEST && above <= STRIKE_HIGHEST && glyph->x0 >= line->from - AGAIN * glyph->size
		&& glyph->x1 <= line->to + AGAIN * glyph->size;
}

/* A line through text, as long as that, is none of a table. */
static bool
strike_out(struct page *page, const struct line *line, bool *struck)
{
	double		covered = 0;

	for (size_t i = 0; i < page->n_glyphs; i++)
		if (is_struck_by(&page->glyphs[i], line))
			covered += page->glyphs[i].x1 - page->glyphs[i].x0;
	if (covered == 0 || covered < STRUCK * (line->to - line->from))
		return false;
	for (size_t i = 0; i < page->n_glyphs; i++)
		struck[i] |= is_struck_by(&page->glyphs[i], line);
	return true;
}

static void
drop_struck(struct page *page)
{
	bool	   *struck;
	size_t		lines = 0;
	size_t		kept = 0;

	if (page->across.n > MOST_COMPARED / page->n_glyphs)
		return;
	struck = allocate_zeroed(page->n_glyphs * sizeof *struck);
	for (size_t i = 0; i < page->across.n; i++)
		if (!strike_out(page, &page->across.list[i], struck))
			page->across.list[lines++] = page->across.list[i];
	for (size_t i = 0; i < page->n_glyphs; i++)
		if (!struck[i])
			page->glyphs[kept++] = page->glyphs[i];
	page->across.n = lines;
	page->hidden += page->n_glyphs - kept;
	page->n_glyphs = kept;
	free(struck);
}

/* ---- upon one another --------------------------------------------------------------------------- */

static bool
is_again(const struct glyph *glyph, const struct glyph *other)
{
	return other->c == glyph->c && fabs(other->x0 - glyph->x0) < AGAIN * glyph->size && fabs(other->y - glyph->y) < AGAIN * glyph->size;
}

static bool
is_upon(const struct glyph *glyph, const struct glyph *other)
{
	const double shared = fmin(glyph->x1, other->x1) - fmax(glyph->x0, other->x0);
	const double narrower = fmin(glyph->x1 - glyph->x0, other->x1 - other->x0);

	return is_numeric(glyph->c) && is_numeric(other->c) && narrower > 0 && shared > UPON * narrower
		&& fabs(glyph->y - other->y) < 0.3 * fmin(glyph->size, other->size);
}

static void
drop_drawn_again(struct page *page)
{
	size_t		kept = 0;

	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		struct glyph glyph = page->glyphs[i];
		bool		again = false;

		for (size_t k = kept; k > 0 && k + MOST_BACK > kept && !again; k--)
		{
			struct glyph *other = &page->glyphs[k - 1];

			/* one behind the other at once, it is another one */
			again = is_again(&glyph, other) && (k < kept || glyph.run != other->run);
			if (!again && is_upon(&glyph, other))
				glyph.c = other->c = U'\uFFFD';
		}
		if (!again)
			page->glyphs[kept++] = glyph;
	}
	page->n_glyphs = kept;
}

void
settle_page(struct page *page)
{
	set_upright(page);
	if (2 * page->slanting > page->n_glyphs)
	{
		page->hidden += page->n_glyphs;
		page->n_glyphs = 0;
	}
	if (page->n_glyphs > 0)
		drop_tiny(page);
	if (page->n_glyphs > 0)
		drop_struck(page);
	drop_drawn_again(page);
}
