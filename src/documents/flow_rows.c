/*
 * flow_rows.c - glyphs to lines of text.
 */
#include "documents/flow.h"

#include <math.h>
#include <stdlib.h>

/* In sizes of the glyph: how far from a line's base line its glyphs may stand. */
#define LEVEL 0.35
/* A gap between columns. */
#define WIDE 1.2
/* Raised and smaller glyphs are marks. */
#define SMALLER 0.8
/* Rows that a glyph may go on. */
#define MOST_ROWS_BACK 64

/* ---- characters ------------------------------------------------------------------------------ */

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

bool
is_numeric(uint32_t c)
{
	return is_digit(c) || c == '.' || c == ',' || c == U'．' || c == U'，' || c == '%';
}

bool
is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

static void
put_glyph(struct text *out, uint32_t c)
{
	struct text	one = {0};

	put_character(&one, c);
	if (one.length > 0)
		put_escaped(out, one.bytes, one.length);
	clear_text(&one);
}

/* ---- glyphs to lines of text -------------------------------------------------------------------- */

/* Whether a glyph goes on on the line: on its base line, or as a mark raised from it. */
static bool
is_level(const struct row_of_text *row, const struct glyph *glyph)
{
	const double off = fabs(glyph->y - row->y);

	return off <= LEVEL * fmin(row->size, glyph->size) || (glyph->size < SMALLER * row->size && off <= 0.6 * row->size);
}

static bool
is_mark(const struct row_of_text *row, const struct glyph *glyph)
{
	return glyph->size < SMALLER * row->size && row->y - glyph->y > 0.15 * row->size;
}

void
add_to_rows(struct rows_of_text *rows, const struct glyph *glyph, bool any)
{
	struct row_of_text *row = NULL;

	for (size_t i = rows->n; i > 0 && row == NULL && i + (any ? MOST_ROWS_BACK : 1) > rows->n; i--)
		if (is_level(&rows->list[i - 1], glyph))
			row = &rows->list[i - 1];
	if (row == NULL)
	{
		if (is_blank(glyph->c))
			return;
		MAKE_ROOM(rows->list, rows->n, rows->room);
		row = &rows->list[rows->n++];
		*row = (struct row_of_text) {.y = glyph->y,.size = glyph->size};
	}
	MAKE_ROOM(row->glyphs, row->n, row->room);
	row->glyphs[row->n++] = *glyph;
}

static int
by_base_line(const void *a, const void *b)
{
	const struct row_of_text *row = a;
	const struct row_of_text *other = b;

	return row->y < other->y ? -1 : row->y > other->y;
}

void
arrange_rows(struct rows_of_text *rows)
{
	if (rows->n > 1)
		qsort(rows->list, rows->n, sizeof *rows->list, by_base_line);
}

static int
from_left(const void *a, const void *b)
{
	const struct glyph *glyph = a;
	const struct glyph *other = b;

	if (glyph->x0 != other->x0)
		return glyph->x0 < other->x0 ? -1 : 1;
	if (glyph->run != other->run)
		return glyph->run < other->run ? -1 : 1;
	return glyph->c < other->c ? -1 : glyph->c > other->c;
}

static void
write_glyph(struct row_of_text *row, const struct glyph *glyph)
{
	const bool	gap = row->first != 0 && glyph->x0 - row->x1 > BLANK * glyph->size;

	if (!is_blank(glyph->c) && row->first != 0 && glyph->x0 - row->x1 > WIDE * glyph->size)
		row->wide_gaps++;

	if (is_blank(glyph->c) || gap)
	{
		if (row->html.length > 0 && row->html.bytes[row->html.length - 1] != ' ')
			put(&row->html, " ");
		if (is_blank(glyph->c))
			return;
	}
	if (is_mark(row, glyph))
	{
		put(&row->html, "<sup>");
		put_glyph(&row->html, glyph->c);
		put(&row->html, "</sup>");
	}
	else
		put_glyph(&row->html, glyph->c);
	if (row->first == 0)
	{
		row->first = glyph->c;
		row->first_width = glyph->x1 - glyph->x0;
		row->x0 = glyph->x0;
		row->x1 = glyph->x1;
	}
	row->last = glyph->c;
	row->x1 = fmax(row->x1, glyph->x1);
}

void
write_rows(struct rows_of_text *rows)
{
	for (size_t i = 0; i < rows->n; i++)
	{
		struct row_of_text *row = &rows->list[i];

		if (row->n > 1)
			qsort(row->glyphs, row->n, sizeof *row->glyphs, from_left);
		for (size_t k = 0; k < row->n; k++)
			write_glyph(row, &row->glyphs[k]);
		free(row->glyphs);
		row->glyphs = NULL;
		row->n = row->room = 0;
	}
}

void
free_rows(struct rows_of_text *rows)
{
	for (size_t i = 0; i < rows->n; i++)
	{
		clear_text(&rows->list[i].html);
		free(rows->list[i].glyphs);
	}
	free(rows->list);
	*rows = (struct rows_of_text) {0};
}
