/*
 * paths.c - what is drawn on a page: shapes that are lines, text that shows.
 */
#include "documents/flow.h"

#include <math.h>
#include <stdlib.h>

/* Filled shapes that are thinner draw a line. */
#define THIN 3.0
/* The sides of a dot differ by no more. */
#define DOT 0.8
/* Of a page, for a picture to cover it. */
#define COVER 0.75
/* Text that runs so far aside of the page's sides is a mark across it, as a part of its length. */
#define ASKEW 0.2
/* Text of a page that was laid askew on a scanner, at least. */
#define SLANT 0.008
/* Grounds that are kept: a page has some hundred cells. */
#define MOST_GROUNDS 4096

/* ---- grounds ------------------------------------------------------------------------------ */

static bool
is_inside(const struct ground *ground, double x, double y)
{
	return x >= ground->x0 && x <= ground->x1 && y >= ground->y0 && y <= ground->y1;
}

/* So near to one another, of each of red, green and blue, that nobody sees a difference. */
#define NEAR_COLOUR 2

colour
make_colour(const double *components, int n)
{
	colour		made = KNOWN_COLOUR;

	if (n != 1 && n != 3 && n != 4)
		return 0;
	for (int i = 0; i < 3; i++)
	{
		const double ink = n == 4 ? (1 - components[i]) * (1 - components[3]) : components[n == 1 ? 0 : i];

		made |= (colour) lround(255 * fmin(fmax(ink, 0), 1)) << (16 - 8 * i);
	}
	return made;
}

static bool
is_near(colour a, colour b)
{
	if ((a & KNOWN_COLOUR) == 0 || (b & KNOWN_COLOUR) == 0)
		return false;
	for (int shift = 0; shift < 24; shift += 8)
		if (abs((int) (a >> shift & 0xFF) - (int) (b >> shift & 0xFF)) > NEAR_COLOUR)
			return false;
	return true;
}

/* The last that was filled there; pages are white. */
static colour
ground_at(const struct page *page, double x, double y)
{
	for (size_t i = page->n_grounds; i > 0; i--)
		if (is_inside(&page->grounds[i - 1], x, y))
			return page->grounds[i - 1].colour;
	return WHITE;
}

static void
add_ground(struct page *page, const struct ground *ground)
{
	if (page->n_grounds == MOST_GROUNDS || (is_near(ground->colour, WHITE) && page->n_grounds == 0))
		return;
	MAKE_ROOM(page->grounds, page->n_grounds, page->ground_room);
	page->grounds[page->n_grounds++] = *ground;
}

/* What stands below it does not show. */
static void
cover(struct page *page, const struct ground *area, const struct clip *clip)
{
	const struct ground shown = {fmax(area->x0, clip->x0), fmax(area->y0, clip->y0), fmin(area->x1, clip->x1), fmin(area->y1, clip->y1), 0};
	size_t		kept = 0;

	if (page->n_glyphs == 0 || !clip->exact || page->covers++ >= MOST_GROUNDS)
		return;
	for (size_t i = 0; i < page->n_glyphs; i++)
		if (!is_inside(&shown, glyph_x(&page->glyphs[i]), glyph_y(&page->glyphs[i])))
			page->glyphs[kept++] = page->glyphs[i];
	page->hidden += page->n_glyphs - kept;
	page->n_glyphs = kept;
}

/* ---- clips ---------------------------------------------------------------------------------- */

struct clip
no_clip(void)
{
	return (struct clip) {-INFINITY, -INFINITY, INFINITY, INFINITY, true};
}

static struct ground
box_of(const struct point *points, int n)
{
	struct ground box = {.x0 = INFINITY,.y0 = INFINITY,.x1 = -INFINITY,.y1 = -INFINITY};

	for (int i = 0; i < n; i++)
	{
		box.x0 = fmin(box.x0, points[i].x);
		box.x1 = fmax(box.x1, points[i].x);
		box.y0 = fmin(box.y0, points[i].y);
		box.y1 = fmax(box.y1, points[i].y);
	}
	return box;
}

/* Every point is a corner. */
static bool
is_rectangle(const struct ground *box, const struct point *points, int n)
{
	for (int i = 0; i < n; i++)
		if (fmin(fabs(points[i].x - box->x0), fabs(points[i].x - box->x1)) > DOT
			|| fmin(fabs(points[i].y - box->y0), fabs(points[i].y - box->y1)) > DOT)
			return false;
	return n == 4 || n == 5;
}

void
narrow_clip(struct clip *clip, const struct point *points, int n)
{
	const struct ground box = box_of(points, n);

	clip->x0 = fmax(clip->x0, box.x0);
	clip->x1 = fmin(clip->x1, box.x1);
	clip->y0 = fmax(clip->y0, box.y0);
	clip->y1 = fmin(clip->y1, box.y1);
	clip->exact = clip->exact && is_rectangle(&box, points, n);
}

/* By the clip, or by the page's sides. */
static bool
is_clipped(const struct page *page, const struct drawn *drawn)
{
	const struct clip *clip = drawn->clip;
	const double x = drawn->at.x + drawn->advance * drawn->along.x / 2 + 0.36 * drawn->up.x;
	const double y = drawn->at.y + drawn->advance * drawn->along.y / 2 + 0.36 * drawn->up.y;

	return clip != NULL && (x < fmax(clip->x0, 0) || x > fmin(clip->x1, page->width)
							|| y < fmax(clip->y0, 0) || y > fmin(clip->y1, page->height));
}

/* ---- shapes -------------------------------------------------------------------------------- */

/* A white area on another ground shows by its edges: cells of a table that is the colour of its lines. */
static void
add_edges(struct page *page, const struct ground *area)
{
	add_line(page, area->x0, area->y0, area->x1, area->y0);
	add_line(page, area->x0, area->y1, area->x1, area->y1);
	add_line(page, area->x0, area->y0, area->x0, area->y1);
	add_line(page, area->x1, area->y0, area->x1, area->y1);
}

/* A thin area is a line; a dot is of lines of either direction. */
static void
add_thin(struct page *page, const struct ground *area)
{
	const double width = area->x1 - area->x0;
	const double height = area->y1 - area->y0;

	if (height <= THIN && width >= DOT * height)
		add_line(page, area->x0, (area->y0 + area->y1) / 2, area->x1, (area->y0 + area->y1) / 2);
	if (width <= THIN && height >= DOT * width)
		add_line(page, (area->x0 + area->x1) / 2, area->y0, (area->x0 + area->x1) / 2, area->y1);
}

static void
add_filled(struct page *page, const struct shape *shape, const struct clip *clip)
{
	const bool	white = is_near(shape->colour, WHITE);
	struct ground area;
	bool		shows;

	if (shape->n < 3 || shape->n >= MOST_POINTS)
		return;
	area = box_of(shape->points, shape->n);
	/* what shows through mixes */
	area.colour = white || shape->covers ? shape->colour : 0;
	shows = !white || !is_near(ground_at(page, (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2), WHITE);
	if (area.y1 - area.y0 > THIN && area.x1 - area.x0 > THIN)
	{
		if (white && shows)
			add_edges(page, &area);
		add_ground(page, &area);
		if (shape->covers && is_rectangle(&area, shape->points, shape->n))
			cover(page, &area, clip);
	}
	else if (shows)
		add_thin(page, &area);
}

static void
add_stroked(struct page *page, const struct shape *shape)
{
	for (int i = 1; i < shape->n && shape->n < MOST_POINTS && !is_near(shape->colour, WHITE); i++)
		add_line(page, shape->points[i - 1].x, shape->points[i - 1].y, shape->points[i].x, shape->points[i].y);
}

void
end_shape(struct shape *shape, struct page *page, const struct clip *clip)
{
	if (shape->filled)
		add_filled(page, shape, clip);
	else if (shape->stroked)
		add_stroked(page, shape);
	shape->n = 0;
}

void
shape_to(struct shape *shape, double x, double y)
{
	if (shape->n < MOST_POINTS)
		shape->points[shape->n++] = (struct point) {x, y};
}

void
close_shape(struct shape *shape)
{
	if (shape->stroked && shape->n > 0 && shape->n < MOST_POINTS)
		shape_to(shape, shape->points[0].x, shape->points[0].y);
}

/* ---- text and pictures ------------------------------------------------------------------------ */

/* 0: to the right, 1: downward, 2: to the left, 3: upward. */
static int
direction_of(double dx, double dy)
{
	if (fabs(dx) >= fabs(dy))
		return dx >= 0 ? 0 : 2;
	return dy > 0 ? 1 : 3;
}

/* It is not turned alone; y is downward. */
static bool
is_mirrored(const struct drawn *drawn)
{
	return drawn->along.x * drawn->up.y - drawn->along.y * drawn->up.x > 0;
}

/* Digits that were drawn at once and of which some are clipped are no number: the one beside the edge is not known. */
static uint32_t
seen_at_edge(struct page *page, const struct drawn *drawn, bool clipped)
{
	const bool	digit = is_numeric(drawn->c);
	const bool	at_edge = digit && page->last_run == drawn->run && page->last_clipped != clipped;

	page->last_run = digit ? drawn->run : 0;
	page->last_clipped = clipped;
	if (at_edge && clipped && page->n_glyphs > 0)
		page->glyphs[page->n_glyphs - 1].c = U'\uFFFD';
	return at_edge ? U'\uFFFD' : drawn->c;
}

void
add_drawn(struct page *page, const struct drawn *drawn)
{
	const bool	clipped = is_clipped(page, drawn);
	const double length = hypot(drawn->along.x, drawn->along.y);
	const double aside = fmin(fabs(drawn->along.x), fabs(drawn->along.y));
	struct glyph glyph = {.c = seen_at_edge(page, drawn, clipped),.run = drawn->run,.size = hypot(drawn->up.x, drawn->up.y)};

	glyph.direction = direction_of(drawn->along.x, drawn->along.y);

	if (drawn->hidden || clipped || is_mirrored(drawn) || is_near(drawn->colour, ground_at(page, drawn->at.x, drawn->at.y)))
	{
		page->hidden++;
		return;
	}
	if (glyph.c == 0 || !(glyph.size > 0.5) || glyph.size > 500 || aside > ASKEW * length)
		return;
	page->directions[glyph.direction]++;
	page->unknown += drawn->c == U'\uFFFD';
	page->slanting += aside > SLANT * length;
	if (glyph.direction == 0)
	{
		glyph.x0 = drawn->at.x;
		glyph.x1 = drawn->at.x + fmax(drawn->advance * drawn->along.x, 0);
		glyph.y = drawn->at.y;
	}
	else
	{
		/* its middle, in a box that is as wide as it would be if it stood */
		const double x = drawn->at.x + drawn->advance * drawn->along.x / 2 + 0.36 * drawn->up.x;
		const double y = drawn->at.y + drawn->advance * drawn->along.y / 2 + 0.36 * drawn->up.y;
		const double half = fabs(drawn->advance) * length / 2;

		glyph.x0 = x - half;
		glyph.x1 = x + half;
		glyph.y = y + 0.36 * glyph.size;
	}
	add_glyph(page, glyph);
}

void
add_picture(struct page *page, double area)
{
	if (area < COVER * page->width * page->height)
		return;
	page->is_picture = true;
	page->hidden += page->n_glyphs;
	page->n_glyphs = 0;
}

void
set_upright(struct page *page)
{
	int			most = 0;

	for (int i = 1; i < 4; i++)
		if (page->directions[i] > page->directions[most])
			most = i;
	if (most > 0)
		turn_page(page, 4 - most);
	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		struct glyph *glyph = &page->glyphs[i];

		/* what is read is put in order from left to right and downward */
		if ((glyph->direction + 4 - most) % 4 > 1 && is_numeric(glyph->c))
			glyph->c = U'\uFFFD';
	}
}
