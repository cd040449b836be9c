/*
 * pages.h - pages as glyphs and ruling lines at their places, to HTML.
 *
 * Whoever reads a format of fixed layout (trace.c: PDF, ofd.c) fills pages; grid.c
 * finds the tables that lines draw, flow.c the text in and around them.  Points,
 * y downward.
 */
#ifndef DOCUMENTS_PAGES_H
#define DOCUMENTS_PAGES_H

#include "documents/documents.h"

struct glyph
{
	double		x0;				/* from left to right */
	double		x1;
	double		y;				/* base line */
	double		size;
	uint32_t	c;
	uint32_t	run;			/* glyphs that were drawn at once */
	int			direction;		/* 0: its text runs to the right, 1: downward, 2: to the left, 3: upward */
};

/* Where a glyph's middle is. */
static inline double
glyph_x(const struct glyph *glyph)
{
	return (glyph->x0 + glyph->x1) / 2;
}

static inline double
glyph_y(const struct glyph *glyph)
{
	return glyph->y - 0.36 * glyph->size;
}

/* Of a horizontal line, at: y, from and to: x. */
struct line
{
	double		at;
	double		from;
	double		to;
};

struct lines
{
	struct line *list;
	size_t		n;
	size_t		room;
};

/* Where something may be drawn. */
struct clip
{
	double		x0, y0, x1, y1;
	bool		exact;			/* else it may be less */
};

/* Red, green and blue with KNOWN_COLOUR; 0: not known. */
typedef uint32_t colour;
#define KNOWN_COLOUR 0x1000000u
#define WHITE (KNOWN_COLOUR | 0xFFFFFFu)

/* An area that is filled. */
struct ground
{
	double		x0, y0, x1, y1;
	colour		colour;
};

struct page
{
	double		width;
	double		height;
	struct glyph *glyphs;			/* in the order of drawing */
	size_t		n_glyphs;
	size_t		glyph_room;
	struct lines across;
	struct lines down;
	struct ground *grounds;		/* in the order of drawing */
	size_t		n_grounds;
	size_t		ground_room;
	size_t		covers;			/* areas that were drawn over glyphs */
	size_t		directions[4];	/* glyphs by the direction in which their text runs */
	size_t		hidden;			/* glyphs that do not show */
	size_t		unknown;		/* glyphs that show a character that nobody knows */
	uint32_t	last_run;		/* of the character drawn last, if it is a digit, and whether it was clipped */
	bool		last_clipped;
	size_t		slanting;		/* glyphs whose line is not quite level */
	bool		is_picture;		/* one covers the page */
};

struct pages
{
	struct page *list;
	size_t		n;
	size_t		room;
};

/* A new page, empty; pointers to others are not valid then. */
extern struct page *add_page(struct pages *pages);
extern void add_glyph(struct page *page, struct glyph glyph);
/* From one end to the other; lines that are neither horizontal nor vertical are none. */
extern void add_line(struct page *page, double x0, double y0, double x1, double y1);
extern size_t count_glyphs(const struct pages *pages);
/* Those that showed a character that nobody knows, as they were drawn. */
extern size_t count_unknown(const struct pages *pages);
extern void free_pages(struct pages *pages);
/* Turns a page whose text runs in another direction: quarter turns, clockwise. */
extern void turn_page(struct page *page, int quarters);

/* ---- paths.c: what is drawn --------------------------------------------------------- */

/* Points of a path that are kept: longer ones draw pictures. */
#define MOST_POINTS 64

struct point
{
	double		x, y;
};

/* A part of a path, from one start to the next. */
struct shape
{
	bool		filled;
	bool		stroked;
	colour		colour;
	bool		covers;			/* what was drawn before: its paint is opaque */
	int			n;
	struct point points[MOST_POINTS];
};

/* A line to a point; the first point of a shape begins it. */
extern void shape_to(struct shape *shape, double x, double y);
extern void close_shape(struct shape *shape);
/* Draws it, and begins another. */
extern void end_shape(struct shape *shape, struct page *page, const struct clip *clip);
/* No bounds. */
extern struct clip no_clip(void);
/* The clip within the box of some points, which are a rectangle's or not. */
extern void narrow_clip(struct clip *clip, const struct point *points, int n);

/* A character as it is drawn. */
struct drawn
{
	struct point at;			/* on the base line, where it begins */
	struct point along;			/* as far as text runs in its size */
	struct point up;
	double		advance;		/* in sizes */
	uint32_t	c;
	uint32_t	run;
	colour		colour;
	bool		hidden;
	const struct clip *clip;	/* or NULL */
};

/* Of one, three or four components from 0 to 1: gray, of light, of ink. */
extern colour make_colour(const double *components, int n);
/* Adds its glyph to the page, in whatever direction it stands; those that are hidden, or as their ground, are counted alone. */
extern void add_drawn(struct page *page, const struct drawn *drawn);
/* A picture that hides what was drawn before, if it covers the page. */
extern void add_picture(struct page *page, double area);
/* Turns the page so that most of its text runs to the right; digits that then run backward are not known. */
extern void set_upright(struct page *page);

/* ---- glyphs.c ------------------------------------------------------------------- */

/* Once all of a page is drawn: turns it upright and leaves the glyphs that are for reading. */
extern void settle_page(struct page *page);

/* ---- grid.c ---------------------------------------------------------------------- */

/* A cell: rows and columns from the first to before the last. */
struct cell
{
	int			row;
	int			last_row;
	double		x0;
	double		x1;
	size_t	   *glyphs;			/* of the page, in their order */
	size_t		n;
	size_t		room;
	bool		doubtful;		/* digits stand across its edge */
	char	   *html;			/* once it is written */
};

struct table
{
	double		left, right, top, bottom;
	bool		open_top;		/* no line closes it there */
	bool		open_bottom;
	int			n_rows;
	struct cell *cells;
	size_t		n_cells;
	size_t		cell_room;
	int		   *cell_of;		/* by elementary row and column */
	double	   *xs;
	double	   *ys;
	int			n_xs;
	int			n_ys;
};

struct tables
{
	struct table *list;
	size_t		n;
	size_t		room;
};

/* Tables that the page's lines make, with empty cells; tables is empty before. */
extern void find_tables(struct page *page, struct tables *tables);
extern void free_tables(struct tables *tables);
/* The cell at a place, or NULL. */
extern struct cell *cell_at(const struct table *table, double x, double y);

/* ---- flow.c ------------------------------------------------------------------------ */

/* A picture of what nobody reads. */
extern bool is_unread(const struct page *page);
extern size_t count_unread(const struct pages *pages);
/* HTML of all pages; gives whether there was a table of more than one row and column. */
extern bool write_pages(struct pages *pages, struct text *out);

#endif
