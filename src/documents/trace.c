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

struct matrix
{
	double		a, b, c, d, e, f;
};

/* Clips in clips, groups in groups. */
#define MOST_CLIPS 256

struct tag
{
	const char *name;
	size_t		length;
	const char *attributes;
	const char *end;
	bool		closing;
};

struct trace
{
	struct pages *pages;
	struct page *page;
	struct matrix transform;
	struct matrix font;
	bool		upright;		/* the font writes downward */
	bool		drawn_font;		/* its glyphs are drawings, and may have any code */
	bool		shown;			/* the text is painted */
	colour		colour;
	bool		masked;			/* the picture that follows, by a mask of its own */
	bool		in_path;		/* that is painted */
	struct shape shape;
	bool		clips;			/* the path narrows the clip */
	struct clip clips_around[MOST_CLIPS];
	int			n_clips;		/* more than there is room for are counted */
	int			veils;			/* groups around that something shows through */
	int			unseen;			/* of them, that show nothing */
	int			n_groups;
	bool		veiled[MOST_CLIPS];
	bool		shows_nothing[MOST_CLIPS];
	uint32_t	run;
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

/* Numbers with blanks between; those that are missing are 0.  Gives how many there are. */
static int
read_numbers(const char *at, double *numbers, int n)
{
	int			found = 0;

	for (int i = 0; i < n; i++)
	{
		char	   *end = (char *) at;

		numbers[i] = at != NULL ? strtod(at, &end) : 0;
		found += end != at;
		at = end == at ? NULL : end;
		if (!isfinite(numbers[i]))
			numbers[i] = 0;
	}
	return found;
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

/* &lt; or &#x4E00; */
static uint32_t
character_of_reference(const char *value)
{
	static const struct
	{
		const char *name;
		uint32_t	c;
	}			names[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}};

	if (value[1] == '#')
		return (uint32_t) strtoul(value + (value[2] == 'x' ? 3 : 2), NULL, value[2] == 'x' ? 16 : 10);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(value + 1, names[i].name, strlen(names[i].name)) == 0)
			return names[i].c;
	return U'\uFFFD';
}

static uint32_t
character_of(const char *value)
{
	const unsigned char *p = (const unsigned char *) value;

	if (value == NULL || *value == '"')
		return U'\uFFFD';
	if (*value == '&')
		return character_of_reference(value);
	if (p[0] < 0x80)
		return p[0];
	if (p[0] < 0xE0)
		return (uint32_t) (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	if (p[1] == 0 || p[2] == 0)
		return U'\uFFFD';
	if (p[0] < 0xF0)
		return (uint32_t) (p[0] & 0x0F) << 12 | (uint32_t) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	return (uint32_t) (p[0] & 0x07) << 18 | (uint32_t) (p[1] & 0x3F) << 12 | (uint32_t) (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* Where a font does not say which character a glyph shows, its code stands there: of drawings that says nothing. */
static uint32_t
character_shown(const struct trace *trace, const struct tag *tag)
{
	const uint32_t c = character_of(value_of(tag, "unicode"));
	const bool	code = trace->drawn_font && c == (uint32_t) number(tag, "glyph");

	return c < ' ' || (code && c != ' ') ? U'\uFFFD' : c;
}

static const struct clip *
clip_of(const struct trace *trace)
{
	const int	n = trace->n_clips < MOST_CLIPS ? trace->n_clips : MOST_CLIPS - 1;

	return &trace->clips_around[n];
}

/* Whatever begins a clip has its end. */
static void
begin_clip(struct trace *trace)
{
	const struct clip outer = *clip_of(trace);

	if (++trace->n_clips < MOST_CLIPS)
		trace->clips_around[trace->n_clips] = outer;
}

/* Somewhere within the one around it. */
static void
begin_unknown_clip(struct trace *trace)
{
	begin_clip(trace);
	if (trace->n_clips < MOST_CLIPS)
		trace->clips_around[trace->n_clips].exact = false;
}

static void
end_clip(struct trace *trace)
{
	if (trace->n_clips > 0)
		trace->n_clips--;
}

/* The path that ends is a clip. */
static void
narrow(struct trace *trace)
{
	if (trace->clips && trace->n_clips > 0 && trace->n_clips < MOST_CLIPS && trace->shape.n > 0)
	{
		/* longer paths are not kept whole: what they leave free is not known */
		if (trace->shape.n < MOST_POINTS)
			narrow_clip(&trace->clips_around[trace->n_clips], trace->shape.points, trace->shape.n);
		else
			trace->clips_around[trace->n_clips].exact = false;
	}
	trace->clips = false;
	trace->shape.n = 0;
}

static void
take_glyph(struct trace *trace, const struct tag *tag)
{
	struct matrix turn = trace->transform;

	turn.e = turn.f = 0;
	add_drawn(trace->page, &(struct drawn) {
		.at = apply(&trace->transform, number(tag, "x"), number(tag, "y")),
		.along = apply(&turn, trace->font.a, trace->font.b),.up = apply(&turn, trace->font.c, trace->font.d),
		.advance = trace->upright ? 1 : number(tag, "adv"),.c = character_shown(trace, tag),
		.run = trace->run,.colour = trace->colour,.hidden = !trace->shown,.clip = clip_of(trace)
	});
}

/* ---- paths -------------------------------------------------------------------------------- */

/* Of light or of the four inks; what other inks show is not known. */
static colour
colour_of(const struct tag *tag)
{
	const char *space = value_of(tag, "colorspace");
	double		c[4];
	const int	n = read_numbers(value_of(tag, "color"), c, 4);

	return space == NULL || strncmp(space, "Device", 6) == 0 || strncmp(space, "ICC", 3) == 0 || strncmp(space, "Cal", 3) == 0 ? make_colour(c, n) : 0;
}

static void
take_point(struct trace *trace, const struct tag *tag, const char *x, const char *y)
{
	const struct point at = apply(&trace->transform, number(tag, x), number(tag, y));

	if (trace->in_path || trace->clips)
		shape_to(&trace->shape, at.x, at.y);
}

static bool
is_opaque(const struct tag *tag)
{
	const char *alpha = value_of(tag, "alpha");

	return alpha == NULL || strtod(alpha, NULL) >= 0.98;
}

/* A picture covers what was drawn before it, unless something shows through. */
static void
take_picture(struct trace *trace, const struct tag *tag)
{
	const struct matrix m = read_matrix(value_of(tag, "transform"), 6);

	if (!trace->masked && trace->veils == 0 && is_opaque(tag))
		add_picture(trace->page, fabs(m.a * m.d - m.b * m.c));
}

/* ---- pages ------------------------------------------------------------------------------------ */

static void
begin_page(struct trace *trace, const struct tag *tag)
{
	double		box[4];

	read_numbers(value_of(tag, "mediabox"), box, 4);
	trace->page = add_page(trace->pages);
	trace->n_clips = trace->n_groups = trace->veils = trace->unseen = 0;
	trace->clips_around[0] = no_clip();
	trace->page->width = fmax(box[2] - box[0], 1);
	trace->page->height = fmax(box[3] - box[1], 1);
}

static bool
is_seen(const struct tag *tag)
{
	const char *alpha = value_of(tag, "alpha");

	return alpha == NULL || strtod(alpha, NULL) > 0.02;
}

static void
begin_drawing(struct trace *trace, const struct tag *tag, bool filled, bool stroked)
{
	trace->transform = read_matrix(value_of(tag, "transform"), 6);
	trace->colour = colour_of(tag);
	trace->shape = (struct shape) {.filled = filled,.stroked = stroked,.colour = trace->colour,.covers = filled && trace->veils == 0 && is_opaque(tag)};
	trace->clips = false;
	trace->in_path = filled || stroked;
	trace->run++;
}

/* Whether text is painted, and not with paint that shows nothing. */
static bool
is_painted(const struct tag *tag)
{
	return !is_tag(tag, "ignore_text") && !is_tag(tag, "clip_text") && is_seen(tag);
}

/* A name that ends with -T3. */
static bool
is_drawn(const char *font)
{
	const size_t length = font != NULL ? strcspn(font, "\"") : 0;

	return length >= 3 && memcmp(font + length - 3, "-T3", 3) == 0;
}

static bool
take_text_tag(struct trace *trace, const struct tag *tag)
{
	if (is_tag(tag, "g"))
		take_glyph(trace, tag);
	else if (is_tag(tag, "span"))
	{
		trace->font = read_matrix(value_of(tag, "trm"), 4);
		trace->drawn_font = is_drawn(value_of(tag, "font"));
		trace->upright = value_of(tag, "wmode") != NULL && *value_of(tag, "wmode") == '1';
	}
	else if (tag->length > 5 && memcmp(tag->name + tag->length - 5, "_text", 5) == 0)
	{
		begin_drawing(trace, tag, false, false);
		trace->shown = trace->unseen == 0 && is_painted(tag);
		if (tag->length > 5 && memcmp(tag->name, "clip_", 5) == 0)
			begin_unknown_clip(trace);
	}
	else
		return false;
	return true;
}

static void
begin_group(struct trace *trace, const struct tag *tag)
{
	const char *blending = value_of(tag, "blendmode");
	const bool	veiled = !is_opaque(tag) || (blending != NULL && strncmp(blending, "Normal", 6) != 0);

	if (trace->n_groups < MOST_CLIPS)
	{
		trace->veiled[trace->n_groups] = veiled;
		trace->shows_nothing[trace->n_groups] = !is_seen(tag);
		trace->veils += veiled;
		trace->unseen += !is_seen(tag);
	}
	trace->n_groups++;
}

static void
end_group(struct trace *trace)
{
	if (trace->n_groups > 0 && --trace->n_groups < MOST_CLIPS)
	{
		trace->veils -= trace->veiled[trace->n_groups];
		trace->unseen -= trace->shows_nothing[trace->n_groups];
	}
}

static bool
take_path_tag(struct trace *trace, const struct tag *tag)
{
	if (is_tag(tag, "moveto"))
	{
		if (!trace->clips)
			end_shape(&trace->shape, trace->page, clip_of(trace));
		take_point(trace, tag, "x", "y");
	}
	else if (is_tag(tag, "lineto"))
		take_point(trace, tag, "x", "y");
	else if (is_tag(tag, "curveto"))
		take_point(trace, tag, "x3", "y3");
	else if (is_tag(tag, "closepath"))
		close_shape(&trace->shape);
	else
		return false;
	return true;
}

static void
take_tag(struct trace *trace, const struct tag *tag)
{
	if (take_text_tag(trace, tag) || take_path_tag(trace, tag))
		return;
	if (is_tag(tag, "fill_path"))
		begin_drawing(trace, tag, true, false);
	else if (is_tag(tag, "stroke_path"))
		begin_drawing(trace, tag, false, true);
	else if (is_tag(tag, "clip_path"))
	{
		begin_drawing(trace, tag, false, false);
		begin_clip(trace);
		trace->clips = true;
	}
	else if (is_tag(tag, "clip_stroke_path") || is_tag(tag, "clip_image_mask"))
	{
		begin_drawing(trace, tag, false, false);
		begin_unknown_clip(trace);
	}
	else if (is_tag(tag, "pop_clip"))
		end_clip(trace);
	else if (is_tag(tag, "group"))
		begin_group(trace, tag);
	else if (is_tag(tag, "fill_image"))
		take_picture(trace, tag);
	trace->masked = is_tag(tag, "clip_image_mask");
}

static void
take_end(struct trace *trace, const struct tag *tag)
{
	if (is_tag(tag, "fill_path") || is_tag(tag, "stroke_path"))
		end_shape(&trace->shape, trace->page, clip_of(trace));
	else if (is_tag(tag, "clip_path"))
		narrow(trace);
	else if (is_tag(tag, "mask"))
		begin_unknown_clip(trace);
	else if (is_tag(tag, "group"))
		end_group(trace);
}

void
read_trace(const char *bytes, size_t length, struct pages *pages)
{
	struct trace trace = {.pages = pages};
	const char *at = bytes;
	struct tag	tag;

	while (next_tag(&at, bytes + length, &tag))
		if (is_tag(&tag, "page"))
		{
			if (tag.closing && trace.page != NULL)
				settle_page(trace.page);
			else if (!tag.closing)
				begin_page(&trace, &tag);
		}
		else if (trace.page != NULL && tag.closing)
			take_end(&trace, &tag);
		else if (trace.page != NULL)
			take_tag(&trace, &tag);
}
