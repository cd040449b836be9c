/*
 * pdf_pages.c - the pages of a PDF that is read here.
 */
#include "documents/pdf.h"

#include <math.h>
#include <stdlib.h>

#define MOST_PAGES 2000
#define MOST_LEVELS 32

struct reading
{
	struct pdf *pdf;
	struct pages *pages;
	struct fonts fonts;
};

/* What a page has from the nodes above it, where it says nothing itself. */
struct inherited
{
	const struct object *resources;
	const struct object *media;		/* dictionaries that have the boxes */
	const struct object *crop;
	double		rotate;
};

/* ---- a page --------------------------------------------------------------------------------- */

/* The box in order; a page's is within the medium's. */
static bool
box_of(struct reading *reading, const struct inherited *inherited, double *box)
{
	double		media[4];
	double		crop[4];
	bool		cropped = get_numbers(reading->pdf, inherited->crop, "CropBox", crop, 4);

	if (!get_numbers(reading->pdf, inherited->media, "MediaBox", media, 4))
		return false;
	for (int i = 0; i < 2; i++)
	{
		box[i] = fmin(media[i], media[i + 2]);
		box[i + 2] = fmax(media[i], media[i + 2]);
		if (cropped)
		{
			box[i] = fmax(box[i], fmin(crop[i], crop[i + 2]));
			box[i + 2] = fmin(box[i + 2], fmax(crop[i], crop[i + 2]));
		}
	}
	return box[2] - box[0] > 1 && box[3] - box[1] > 1;
}

/* From the page's own points, upward, to ours, turned as the page is. */
static void
set_matrix(const double *box, int quarters, double *m, struct page *page)
{
	const double matrices[4][6] = {
		{1, 0, 0, -1, -box[0], box[3]}, {0, 1, 1, 0, -box[1], -box[0]},
		{-1, 0, 0, 1, box[2], -box[1]}, {0, -1, -1, 0, box[3], box[2]}
	};
	const double width = box[2] - box[0];
	const double height = box[3] - box[1];

	memcpy(m, matrices[quarters], sizeof matrices[quarters]);
	page->width = quarters % 2 == 0 ? width : height;
	page->height = quarters % 2 == 0 ? height : width;
}

/* Fields and marks that stand on the page are not in its content. */
static bool
has_marks(struct reading *reading, const struct object *dictionary)
{
	const struct object *list = get(reading->pdf, dictionary, "Annots");

	for (size_t i = 0; list != NULL && list->type == OBJECT_ARRAY && i < list->length; i++)
		if (!is_name(get(reading->pdf, resolve(reading->pdf, &list->items[i]), "Subtype"), "Link"))
			return true;
	return false;
}

/* Of one stream, or of several that go on in one another. */
static bool
read_content(struct reading *reading, const struct object *dictionary, struct text *content)
{
	const struct object *contents = get(reading->pdf, dictionary, "Contents");

	put(content, "");
	if (contents == NULL)
		return true;
	if (contents->type != OBJECT_ARRAY)
		return read_stream(reading->pdf, contents, content);
	for (size_t i = 0; i < contents->length; i++)
	{
		if (!read_stream(reading->pdf, resolve(reading->pdf, &contents->items[i]), content))
			return false;
		put(content, "\n");
	}
	return true;
}

static bool
read_page(struct reading *reading, const struct object *dictionary, const struct inherited *inherited)
{
	const double turn = fmod(inherited->rotate, 360) / 90;
	const int	quarters = (int) (turn < 0 ? turn + 4 : turn);
	struct text	content = {0};
	double		box[4];
	double		matrix[6];
	bool		good;

	if (reading->pages->n == MOST_PAGES || get(reading->pdf, dictionary, "UserUnit") != NULL || has_marks(reading, dictionary)
		|| !box_of(reading, inherited, box))
		return false;

	struct page *page = add_page(reading->pages);

	set_matrix(box, quarters % 4, matrix, page);
	good = read_content(reading, dictionary, &content)
		&& draw_content(reading->pdf, &reading->fonts, content.bytes, content.length, inherited->resources, matrix, page);
	settle_page(page);
	clear_text(&content);
	return good;
}

/* ---- the tree of pages -------------------------------------------------------------------------- */

static bool
read_node(struct reading *reading, const struct object *node, struct inherited inherited, int level)
{
	const struct object *kids = get(reading->pdf, node, "Kids");

	if (node == NULL || node->type != OBJECT_DICTIONARY || level == MOST_LEVELS)
		return false;
	if (get(reading->pdf, node, "Resources") != NULL)
		inherited.resources = get(reading->pdf, node, "Resources");
	if (get(reading->pdf, node, "MediaBox") != NULL)
		inherited.media = node;
	if (get(reading->pdf, node, "CropBox") != NULL)
		inherited.crop = node;
	inherited.rotate = get_number(reading->pdf, node, "Rotate", inherited.rotate);
	if (kids == NULL)
		return read_page(reading, node, &inherited);
	if (kids->type != OBJECT_ARRAY)
		return false;
	for (size_t i = 0; i < kids->length; i++)
		if (!read_node(reading, resolve(reading->pdf, &kids->items[i]), inherited, level + 1))
			return false;
	return true;
}

/* Layers may be off, forms hold text of their own. */
static bool
is_plain(struct pdf *pdf, const struct object *root)
{
	const struct object *form = get(pdf, root, "AcroForm");
	const struct object *fields = get(pdf, form, "Fields");

	return get(pdf, root, "OCProperties") == NULL
		&& (form == NULL || (get(pdf, form, "XFA") == NULL && (fields == NULL || fields->length == 0)));
}

bool
read_pdf_pages(const char *bytes, size_t length, struct pages *pages)
{
	struct reading reading = {.pdf = open_pdf(bytes, length),.pages = pages};
	const struct object *root;
	bool		good = false;

	if (reading.pdf != NULL)
	{
		root = get(reading.pdf, pdf_trailer(reading.pdf), "Root");
		good = is_plain(reading.pdf, root) && read_node(&reading, get(reading.pdf, root, "Pages"), (struct inherited) {0}, 0);
		free(reading.fonts.list);
		close_pdf(reading.pdf);
	}
	if (!good)
		free_pages(pages);
	return good;
}
