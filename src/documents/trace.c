/*
 * trace.c - what mutool trace prints, to pages.
 *
 * Its XML is read tag by tag as it is written, a page of some thousand glyphs in a
 * millisecond; a tag that is not understood is passed over.
 */
#include "documents/pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "documents/readers.h"

/* Filled shapes that are thinner draw a line. */
#define THIN 3.0
/* Points of a path that are kept: longer ones draw pictures. */
#define MOST_POINTS 64
/* Of a page, for a picture to cover it. */
#define COVER 0.75

struct matrix
{
	double		a, b, c, d, e, f;
};

struct point
{
	double		x, y;
};

struct tag
{
	const char *name;
	size_t		length;
	const char *attributes;
	const char *end;
	bool		closing;
};

enum drawing
{
	NOTHING, FILL, STROKE
};

struct trace
{
	struct pages *pages;
	struct page *page;
	struct matrix transform;
	struct matrix font;
	bool		upright;		/* the font writes downward */
	bool		shown;			/* the text is painted */
	enum drawing path;
	struct point points[MOST_POINTS];
	int			n_points;
	uint32_t	run;
	size_t		directions[4];	/* glyphs by the direction in which their text runs */
	size_t		hidden;			/* glyphs that are not painted */
	size_t		unknown;		/* glyphs that no character is known of */
};

/* ---- tags ------------------------------------------------------------------------------ */

static bool
next_tag(const char **at, const char *end, struct tag *tag)
{
	const char *p = memchr(*at, '<', (size_t) (end - *at));

	if (p == NULL)
		return false;
	p++;
	tag->closing = p < end && *p == '/';
	p += tag->closing;
	tag->name = p;
	while (p < end && *p != ' ' && *p != '>' && *p != '/')
		p++;
	tag->length = (size_t) (p - tag->name);
	tag->attributes = p;
	/* quotes may hold a bracket */
	for (bool quoted = false; p < end && (quoted || *p != '>'); p++)
		quoted ^= *p == '"';
	tag->end = p;
	*at = p < end ? p + 1 : end;
	return true;
}

static bool
is_tag(const struct tag *tag, const char *name)
{
	return strlen(name) == tag->length && memcmp(tag->name, name, tag->length) == 0;
}

/* The value of an attribute, ended by a quote; NULL: there is none. */
static const char *
value_of(const struct tag *tag, const char *name)
{
	const size_t n = strlen(name);

	for (const char *at = tag->attributes; at + n + 2 < tag->end; at++)
	{
		if (*at != ' ')
			continue;
		if (memcmp(at + 1, name, n) == 0 && at[n + 1] == '=' && at[n + 2] == '"')
			return at + n + 3;
		at = memchr(at, '"', (size_t) (tag->end - at));
		if (at != NULL)
			at = memchr(at + 1, '"', (size_t) (tag->end - at - 1));
		if (at == NULL)
			return NULL;
	}
	return NULL;
}

/* Numbers with blanks between; those that are missing are 0. */
static void
read_numbers(const char *at, double *numbers, int n)
{
	for (int i = 0; i < n; i++)
	{
		char	   *end = (char *) at;

		numbers[i] = at != NULL ? strtod(at, &end) : 0;
		if (end == at)
			at = NULL;
		else
			at = end;
		if (!isfinite(numbers[i]))
			numbers[i] = 0;
	}
}

static double
number(const struct tag *tag, const char *name)
{
	double		value;

	read_numbers(value_of(tag, name), &value, 1);
	return value;
}

static struct matrix
read_matrix(const char *value, int n)
{
	double		m[6] = {1, 0, 0, 1, 0, 0};

	if (value != NULL)
		read_numbers(value, m, n);
	return (struct matrix) {m[0], m[1], m[2], m[3], m[4], m[5]};
}

static struct point
apply(const struct matrix *m, double x, double y)
{
	return (struct point) {m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
}

/* ---- glyphs -------------------------------------------------------------------------------- */

static uint32_t
character_of(const char *value)
{
	static const struct
	{
		const char *name;
		uint32_t	c;
	}			names[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}};
	const unsigned char *p = (const unsigned char *) value;

	if (value == NULL || *value == '"')
		return 0xFFFD;
	if (*value == '&')
	{
		if (value[1] == '#')
			return (uint32_t) strtoul(value + (value[2] == 'x' ? 3 : 2), NULL, value[2] == 'x' ? 16 : 10);
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (strncmp(value + 1, names[i].name, strlen(names[i].name)) == 0)
				return names[i].c;
		return 0xFFFD;
	}
	if (p[0] < 0x80)
		return p[0];
	if (p[0] < 0xE0)
		return (uint32_t) (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	if (p[1] == 0 || p[2] == 0)
		return 0xFFFD;
	if (p[0] < 0xF0)
		return (uint32_t) (p[0] & 0x0F) << 12 | (uint32_t) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	return (uint32_t) (p[0] & 0x07) << 18 | (uint32_t) (p[1] & 0x3F) << 12 | (uint32_t) (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* 0: to the right, 1: downward, 2: to the left, 3: upward. */
static int
direction_of(double dx, double dy)
{
	if (fabs(dx) >= fabs(dy))
		return dx >= 0 ? 0 : 2;
	return dy > 0 ? 1 : 3;
}

static void
take_glyph(struct trace *trace, const struct tag *tag)
{
	const struct point at = apply(&trace->transform, number(tag, "x"), number(tag, "y"));
	struct matrix m = trace->transform;
	const double advance = trace->upright ? 1 : number(tag, "adv");
	struct point along;
	struct point up;
	struct glyph glyph = {.c = character_of(value_of(tag, "unicode")),.run = trace->run};
	int			direction;

	if (!trace->shown)
	{
		trace->hidden++;
		return;
	}
	m.e = m.f = 0;
	along = apply(&m, trace->font.a, trace->font.b);
	up = apply(&m, trace->font.c, trace->font.d);
	direction = direction_of(along.x, along.y);
	glyph.size = hypot(up.x, up.y);
	if (glyph.c == 0 || !(glyph.size > 0.5) || glyph.size > 500)
		return;
	trace->unknown += glyph.c == 0xFFFD;
	trace->directions[direction]++;
	if (direction == 0)
	{
		glyph.x0 = at.x;
		glyph.x1 = at.x + fmax(advance * along.x, 0);
		glyph.y = at.y;
	}
	else
	{
		/* its middle, in a box that is as wide as it would be if it stood */
		const double x = at.x + advance * along.x / 2 + 0.36 * up.x;
		const double y = at.y + advance * along.y / 2 + 0.36 * up.y;
		const double half = fabs(advance) * hypot(along.x, along.y) / 2;

		glyph.x0 = x - half;
		glyph.x1 = x + half;
		glyph.y = y + 0.36 * glyph.size;
	}
	add_glyph(trace->page, glyph);
}

/* ---- paths -------------------------------------------------------------------------------- */

/* White is what pages are made of; colours are numbers of 0 to 1, white all ones. */
static bool
is_white(const struct tag *tag)
{
	const char *value = value_of(tag, "color");
	const char *space = value_of(tag, "colorspace");
	double		c[3];

	if (value == NULL || space == NULL)
		return false;
	read_numbers(value, c, 3);
	if (strncmp(space, "DeviceGray", 10) == 0)
		return c[0] > 0.99;
	return strncmp(space, "DeviceRGB", 9) == 0 && c[0] > 0.99 && c[1] > 0.99 && c[2] > 0.99;
}

static void
take_filled(struct trace *trace)
{
	double		x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

	if (trace->n_points < 3 || trace->n_points >= MOST_POINTS)
		return;
	for (int i = 0; i < trace->n_points; i++)
	{
		x0 = fmin(x0, trace->points[i].x);
		x1 = fmax(x1, trace->points[i].x);
		y0 = fmin(y0, trace->points[i].y);
		y1 = fmax(y1, trace->points[i].y);
	}
	if (y1 - y0 <= THIN && x1 - x0 >= y1 - y0)
		add_line(trace->page, x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
	if (x1 - x0 <= THIN && y1 - y0 >= x1 - x0)
		add_line(trace->page, (x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
}

static void
take_stroked(struct trace *trace)
{
	for (int i = 1; i < trace->n_points && trace->n_points < MOST_POINTS; i++)
		add_line(trace->page, trace->points[i - 1].x, trace->points[i - 1].y, trace->points[i].x, trace->points[i].y);
}

static void
end_subpath(struct trace *trace)
{
	if (trace->path == FILL)
		take_filled(trace);
	else if (trace->path == STROKE)
		take_stroked(trace);
	trace->n_points = 0;
}

static void
take_point(struct trace *trace, const struct tag *tag)
{
	if (trace->path == NOTHING || trace->n_points >= MOST_POINTS)
		return;
	trace->points[trace->n_points++] = apply(&trace->transform, number(tag, "x"), number(tag, "y"));
}

static void
close_subpath(struct trace *trace)
{
	if (trace->path == STROKE && trace->n_points > 0 && trace->n_points < MOST_POINTS)
	{
		trace->points[trace->n_points] = trace->points[0];
		trace->n_points++;
	}
}

/* A picture that covers what was drawn before it. */
static void
take_picture(struct trace *trace, const struct tag *tag)
{
	const struct matrix m = read_matrix(value_of(tag, "transform"), 6);
	const double area = fabs(m.a * m.d - m.b * m.c);

	if (area < COVER * trace->page->width * trace->page->height)
		return;
	trace->page->is_picture = true;
	trace->hidden += trace->page->n_glyphs;
	trace->page->n_glyphs = 0;
}

/* ---- pages ------------------------------------------------------------------------------------ */

static void
begin_page(struct trace *trace, const struct tag *tag)
{
	double		box[4];

	read_numbers(value_of(tag, "mediabox"), box, 4);
	trace->page = add_page(trace->pages);
	trace->page->width = fmax(box[2] - box[0], 1);
	trace->page->height = fmax(box[3] - box[1], 1);
	memset(trace->directions, 0, sizeof trace->directions);
}

static void
end_page(struct trace *trace)
{
	int			most = 0;

	for (int i = 1; i < 4; i++)
		if (trace->directions[i] > trace->directions[most])
			most = i;
	if (trace->page != NULL && most > 0)
		turn_page(trace->page, 4 - most);
}

static void
begin_drawing(struct trace *trace, const struct tag *tag, enum drawing path)
{
	trace->transform = read_matrix(value_of(tag, "transform"), 6);
	trace->path = path != NOTHING && is_white(tag) ? NOTHING : path;
	trace->n_points = 0;
	trace->run++;
}

static bool
take_text_tag(struct trace *trace, const struct tag *tag)
{
	if (is_tag(tag, "g"))
		take_glyph(trace, tag);
	else if (is_tag(tag, "span"))
	{
		trace->font = read_matrix(value_of(tag, "trm"), 4);
		trace->upright = value_of(tag, "wmode") != NULL && *value_of(tag, "wmode") == '1';
	}
	else if (tag->length > 5 && memcmp(tag->name + tag->length - 5, "_text", 5) == 0)
	{
		begin_drawing(trace, tag, NOTHING);
		trace->shown = !is_tag(tag, "ignore_text") && !is_tag(tag, "clip_text");
	}
	else
		return false;
	return true;
}

static void
take_tag(struct trace *trace, const struct tag *tag)
{
	if (take_text_tag(trace, tag))
		return;
	if (is_tag(tag, "moveto"))
	{
		end_subpath(trace);
		take_point(trace, tag);
	}
	else if (is_tag(tag, "lineto") || is_tag(tag, "curveto"))
		take_point(trace, tag);
	else if (is_tag(tag, "closepath"))
		close_subpath(trace);
	else if (is_tag(tag, "fill_path"))
		begin_drawing(trace, tag, FILL);
	else if (is_tag(tag, "stroke_path"))
		begin_drawing(trace, tag, STROKE);
	else if (is_tag(tag, "clip_path") || is_tag(tag, "clip_stroke_path"))
		begin_drawing(trace, tag, NOTHING);
	else if (is_tag(tag, "fill_image"))
		take_picture(trace, tag);
}

enum fault
read_trace(const char *bytes, size_t length, struct text *out, bool *has_tables)
{
	struct pages pages = {0};
	struct trace trace = {.pages = &pages};
	const char *at = bytes;
	struct tag	tag;
	size_t		glyphs = 0;

	*has_tables = false;
	while (next_tag(&at, bytes + length, &tag))
		if (is_tag(&tag, "page"))
		{
			if (tag.closing)
				end_page(&trace);
			else
				begin_page(&trace, &tag);
		}
		else if (trace.page != NULL && tag.closing)
		{
			if (trace.path != NOTHING && (is_tag(&tag, "fill_path") || is_tag(&tag, "stroke_path")))
				end_subpath(&trace);
		}
		else if (trace.page != NULL)
			take_tag(&trace, &tag);
	for (size_t i = 0; i < pages.n; i++)
		glyphs += pages.list[i].n_glyphs;
	if (glyphs > 0)
		*has_tables = write_pages(&pages, out);
	free_pages(&pages);
	return glyphs > 0 ? FAULT_NONE : FAULT_SCAN;
}
