/*
 * pdf_print.c - pages as a new PDF that has their glyphs alone.
 *
 * Whoever lays out text by it sees what is for reading, and nothing that is struck out,
 * hidden or covered.  Each glyph is as wide as it was; its code is its character.
 */
#include "documents/flow.h"
#include "documents/pdf.h"

#include <math.h>
#include <stdlib.h>

/* Codes that no character has: of those with more than 16 bits. */
#define FIRST_FREE 0xD800
#define MOST_LARGE 2048

struct print
{
	struct text *out;
	size_t	   *objects;		/* where each begins */
	size_t		n;
	size_t		room;
	uint32_t	large[MOST_LARGE];
	int			n_large;
};

/* Objects are numbered from 1 on as they come. */
static void
begin_object(struct print *print)
{
	MAKE_ROOM(print->objects, print->n, print->room);
	print->objects[print->n++] = print->out->length;
	put_format(print->out, "%zu 0 obj\n", print->n);
}

static void
put_stream(struct print *print, const struct text *content)
{
	begin_object(print);
	put_format(print->out, "<< /Length %zu >>\nstream\n", content->length);
	put_bytes(print->out, content->bytes, content->length);
	put(print->out, "\nendstream\nendobj\n");
}

static uint32_t
code_of(struct print *print, uint32_t c)
{
	int			i = 0;

	if (c <= 0xFFFF)
		return c;
	while (i < print->n_large && print->large[i] != c)
		i++;
	if (i == MOST_LARGE)
		return 0xFFFD;
	if (i == print->n_large)
		print->large[print->n_large++] = c;
	return FIRST_FREE + (uint32_t) i;
}

/* ---- digits that are raised ------------------------------------------------------------------- */

/* Smaller than the text that they mark, so high above its line and so near behind it, in its sizes. */
#define SMALLER 0.8
#define RAISED 0.15
#define HIGHEST 0.8
#define NEAREST 0.5

/* The text that may be marked: its last glyph, and where its marks end. */
struct marked
{
	const struct glyph *last;
	double		end;
};

static bool
is_mark(const struct marked *marked, const struct glyph *glyph)
{
	const struct glyph *last = marked->last;
	const double above = last != NULL ? (last->y - glyph->y) / last->size : 0;

	return last != NULL && glyph->size < SMALLER * last->size && above > RAISED && above < HIGHEST
		&& fabs(glyph->x0 - marked->end) < NEAREST * last->size;
}

/* As a character that is raised itself: plain text has no other. */
static uint32_t
raised(uint32_t c)
{
	static const uint32_t digits[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

	return c >= '0' && c <= '9' ? digits[c - '0'] : c >= U'０' && c <= U'９' ? digits[c - U'０'] : c;
}

/* A mark comes onto the line that it marks. */
static struct glyph
as_printed(struct marked *marked, const struct glyph *glyph)
{
	struct glyph printed = *glyph;

	if (is_blank(glyph->c))
		return printed;
	if (is_mark(marked, glyph))
	{
		printed.c = raised(glyph->c);
		printed.y = marked->last->y;
	}
	else
		marked->last = glyph;
	marked->end = glyph->x1;
	return printed;
}

static void
put_glyphs(struct print *print, const struct page *page, struct text *content)
{
	struct marked marked = {0};

	put(content, "BT /F 1 Tf\n");
	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		const struct glyph glyph = as_printed(&marked, &page->glyphs[i]);

		put_format(content, "%.3f 0 0 %.3f %.3f %.3f Tm <%04X> Tj\n", fmax(glyph.x1 - glyph.x0, 0.001), glyph.size, glyph.x0,
				   page->height - glyph.y, (unsigned) code_of(print, glyph.c));
	}
	put(content, "ET");
}

/* ---- the font: codes are characters ---------------------------------------------------------- */

#define FONT 3

static void
put_font(struct print *print)
{
	begin_object(print);
	put_format(print->out, "<< /Type /Font /Subtype /Type0 /BaseFont /Glyphs /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>\nendobj\n",
			   FONT + 1, FONT + 3);
	begin_object(print);
	put_format(print->out, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Glyphs /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
			   " /DW 1000 /FontDescriptor %d 0 R >>\nendobj\n", FONT + 2);
	begin_object(print);
	put(print->out, "<< /Type /FontDescriptor /FontName /Glyphs /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 /ItalicAngle 0"
		" /CapHeight 700 /StemV 80 >>\nendobj\n");
}

/* Ranges of codes have one first byte. */
static void
put_characters(struct print *print, struct text *map)
{
	put(map, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
	for (unsigned first = 0; first < 256; first += 64)
	{
		put(map, "64 beginbfrange\n");
		for (unsigned high = first; high < first + 64; high++)
			put_format(map, "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
		put(map, "endbfrange\n");
	}
	for (int i = 0; i < print->n_large; i++)
	{
		const uint32_t rest = print->large[i] - 0x10000;

		put_format(map, "1 beginbfchar <%04X> <%04X%04X> endbfchar\n", FIRST_FREE + (unsigned) i, 0xD800 + (unsigned) (rest >> 10),
				   0xDC00 + (unsigned) (rest & 0x3FF));
	}
	put(map, "endcmap end end");
}

/* ---- the file ------------------------------------------------------------------------------- */

/* The catalog, the tree of pages, the font and its map; then two objects a page. */
#define FIRST_PAGE (FONT + 4)

static void
put_tree(struct print *print, size_t n)
{
	begin_object(print);
	put(print->out, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
	begin_object(print);
	put_format(print->out, "<< /Type /Pages /Count %zu /Resources << /Font << /F %d 0 R >> >> /Kids [", n, FONT);
	for (size_t i = 0; i < n; i++)
		put_format(print->out, " %zu 0 R", FIRST_PAGE + 2 * i);
	put(print->out, " ] >>\nendobj\n");
}

static void
put_trailer(struct print *print)
{
	const size_t at = print->out->length;

	put_format(print->out, "xref\n0 %zu\n0000000000 65535 f \n", print->n + 1);
	for (size_t i = 0; i < print->n; i++)
		put_format(print->out, "%010zu 00000 n \n", print->objects[i]);
	put_format(print->out, "trailer << /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", print->n + 1, at);
}

void
print_pages(const struct pages *pages, struct text *out)
{
	struct print *print = allocate_zeroed(sizeof *print);
	struct text *contents = allocate_zeroed((pages->n + 1) * sizeof *contents);
	struct text	map = {0};

	print->out = out;
	for (size_t i = 0; i < pages->n; i++)
		put_glyphs(print, &pages->list[i], &contents[i]);
	put_characters(print, &map);
	put(out, "%PDF-1.5\n");
	put_tree(print, pages->n);
	put_font(print);
	put_stream(print, &map);
	for (size_t i = 0; i < pages->n; i++)
	{
		begin_object(print);
		put_format(out, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %zu 0 R >>\nendobj\n", pages->list[i].width,
				   pages->list[i].height, print->n + 1);
		put_stream(print, &contents[i]);
		clear_text(&contents[i]);
	}
	put_trailer(print);
	clear_text(&map);
	free(contents);
	free(print->objects);
	free(print);
}
