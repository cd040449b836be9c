/*
 * ofd.c - an OFD document (GB/T 33190) to HTML: its pages' glyphs and lines, as of a PDF.
 *
 * Millimetres become points.  Of the deltas of a text the common forms are read:
 * numbers, and "g n d", which repeats one.
 */
#include "documents/pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "documents/package.h"
#include "documents/readers.h"
#include "documents/xml.h"

#define POINTS (72 / 25.4)
/* Filled shapes that are thinner draw a line, in points. */
#define THIN 3.0
#define MOST_DELTAS 4096
#define MOST_PAGES 2000

struct ofd
{
	struct package *package;
	struct pages pages;
	char	   *folder;			/* of the document, with its slash; or empty */
	uint32_t	run;
	bool		pictures;
};

struct box
{
	double		x, y, width, height;
};

static int
read_numbers(const char *at, double *numbers, int most)
{
	int			n = 0;

	while (at != NULL && n < most)
	{
		char	   *end;

		numbers[n] = strtod(at, &end);
		if (end == at || !isfinite(numbers[n]))
			break;
		n++;
		at = end;
	}
	return n;
}

static struct box
box_of(const xmlNode *node, const char *name)
{
	double		n[4] = {0, 0, 0, 0};

	read_numbers(attribute_of(node, name), n, 4);
	return (struct box) {n[0], n[1], n[2], n[3]};
}

/* "2.1 2.1 g 3 4.2": the steps from each sign to the next. */
static int
read_deltas(const char *at, double *deltas)
{
	int			n = 0;

	while (at != NULL && n < MOST_DELTAS)
	{
		char	   *end;
		double		value;

		at += strspn(at, " \t\r\n,");
		if (*at == 'g')
		{
			double		repeat[2];

			if (read_numbers(at + 1, repeat, 2) < 2)
				break;
			for (int i = 0; i < (int) fmin(fmax(repeat[0], 0), MOST_DELTAS) && n < MOST_DELTAS; i++)
				deltas[n++] = repeat[1];
			strtod(at + 1, &end);
			at = end;
			strtod(at, &end);
			at = end;
			continue;
		}
		value = strtod(at, &end);
		if (end == at || !isfinite(value))
			break;
		deltas[n++] = value;
		at = end;
	}
	return n;
}

static uint32_t
next_character(const char **at)
{
	int			length = 4;
	int			c = xmlGetUTF8Char((const unsigned char *) *at, &length);

	*at += c < 0 || length < 1 ? 1 : length;
	return c < 0 ? 0xFFFD : (uint32_t) c;
}

/* The file has no widths of glyphs: as far as the next one, else half of the size for what is not Chinese. */
static double
width_of(uint32_t c, double step, double size)
{
	return step > 0 && step <= 1.1 * size ? step : c < 0x2000 ? 0.5 * size : size;
}

static void
take_code(struct ofd *ofd, struct page *page, const xmlNode *code, struct box place, const double *matrix, double size)
{
	double	   *dx = allocate(MOST_DELTAS * sizeof *dx);
	double	   *dy = allocate(MOST_DELTAS * sizeof *dy);
	const int	n_x = read_deltas(attribute_of(code, "DeltaX"), dx);
	const int	n_y = read_deltas(attribute_of(code, "DeltaY"), dy);
	double		x = 0;
	double		y = 0;
	struct text	content = {0};
	int			i = 0;

	read_numbers(attribute_of(code, "X"), &x, 1);
	read_numbers(attribute_of(code, "Y"), &y, 1);
	put(&content, "");
	for (const xmlNode *child = code->children; child != NULL; child = child->next)
		if (child->type == XML_TEXT_NODE && child->content != NULL)
			put(&content, (const char *) child->content);
	for (const char *at = content.bytes; *at != '\0'; i++)
	{
		const uint32_t c = next_character(&at);
		const double px = (place.x + matrix[0] * x + matrix[2] * y + matrix[4]) * POINTS;
		const double py = (place.y + matrix[1] * x + matrix[3] * y + matrix[5]) * POINTS;
		const double scale = hypot(matrix[2], matrix[3]) * size * POINTS;
		const double own = width_of(c, i < n_x ? dx[i] : 0, size);
		const double width = own * hypot(matrix[0], matrix[1]) * POINTS;

		if (scale > 0.5 && scale < 500)
			add_glyph(page, (struct glyph) {px, px + width, py, scale, c, ofd->run});
		x += i < n_x ? dx[i] : n_y > 0 ? 0 : own;
		y += i < n_y ? dy[i] : 0;
	}
	clear_text(&content);
	free(dx);
	free(dy);
}

static void
read_matrix(const xmlNode *object, double *matrix)
{
	static const double unit[6] = {1, 0, 0, 1, 0, 0};

	memcpy(matrix, unit, sizeof unit);
	if (attribute_of(object, "CTM") != NULL && read_numbers(attribute_of(object, "CTM"), matrix, 6) < 6)
		memcpy(matrix, unit, sizeof unit);
}

static void
take_text(struct ofd *ofd, struct page *page, const xmlNode *object)
{
	const char *visible = attribute_of(object, "Visible");
	double		matrix[6];
	double		size = 0;

	if (visible != NULL && strcmp(visible, "false") == 0)
		return;
	read_matrix(object, matrix);
	read_numbers(attribute_of(object, "Size"), &size, 1);
	for (const xmlNode *child = object->children; child != NULL; child = child->next)
		if (is_element(child, "TextCode"))
		{
			ofd->run++;
			take_code(ofd, page, child, box_of(object, "Boundary"), matrix, size);
		}
}

static bool
is_false(const char *value)
{
	return value != NULL && strcmp(value, "false") == 0;
}

struct path
{
	struct page *page;
	struct box	place;
	double		matrix[6];
	bool		stroked;
	bool		filled;
	double		first[2];
	double		last[2];
	double		low[2];			/* of the shape */
	double		high[2];
	int			points;
};

static void
to_page(const struct path *path, const double *point, double *out)
{
	out[0] = (path->place.x + path->matrix[0] * point[0] + path->matrix[2] * point[1] + path->matrix[4]) * POINTS;
	out[1] = (path->place.y + path->matrix[1] * point[0] + path->matrix[3] * point[1] + path->matrix[5]) * POINTS;
}

/* A thin shape that is filled is a line. */
static void
end_shape(struct path *path)
{
	if (path->filled && path->points > 2 && path->high[1] - path->low[1] <= THIN)
		add_line(path->page, path->low[0], (path->low[1] + path->high[1]) / 2, path->high[0], (path->low[1] + path->high[1]) / 2);
	else if (path->filled && path->points > 2 && path->high[0] - path->low[0] <= THIN)
		add_line(path->page, (path->low[0] + path->high[0]) / 2, path->low[1], (path->low[0] + path->high[0]) / 2, path->high[1]);
	path->points = 0;
}

static void
take_point(struct path *path, const double *point, bool drawn)
{
	double		at[2];

	to_page(path, point, at);
	if (!drawn)
	{
		end_shape(path);
		memcpy(path->first, at, sizeof at);
	}
	else if (path->stroked)
		add_line(path->page, path->last[0], path->last[1], at[0], at[1]);
	for (int i = 0; i < 2; i++)
	{
		path->low[i] = path->points == 0 ? at[i] : fmin(path->low[i], at[i]);
		path->high[i] = path->points == 0 ? at[i] : fmax(path->high[i], at[i]);
	}
	memcpy(path->last, at, sizeof at);
	path->points++;
}

/* M x y, L x y, C; curves count by their ends. */
static void
take_path(struct page *page, const xmlNode *object)
{
	const xmlNode *data = child_of(object, "AbbreviatedData");
	struct path	path = {.page = page,.place = box_of(object, "Boundary")};
	struct text	content = {0};
	char	   *at;

	if (data == NULL || is_false(attribute_of(object, "Visible")))
		return;
	path.stroked = !is_false(attribute_of(object, "Stroke"));
	path.filled = attribute_of(object, "Fill") != NULL && !is_false(attribute_of(object, "Fill"));
	read_matrix(object, path.matrix);
	put(&content, "");
	for (const xmlNode *child = data->children; child != NULL; child = child->next)
		if (child->type == XML_TEXT_NODE && child->content != NULL)
			put(&content, (const char *) child->content);
	for (at = content.bytes; *at != '\0';)
	{
		const char	command = *at++;
		const int	wanted = command == 'M' || command == 'S' || command == 'L' ? 2 : command == 'Q' ? 4 : command == 'B' ? 6 : 0;
		double		n[6];

		if (command == 'C' && path.points > 0 && path.stroked)
			add_line(page, path.last[0], path.last[1], path.first[0], path.first[1]);
		if (wanted == 0 || read_numbers(at, n, wanted) < wanted)
			continue;
		for (int i = 0; i < wanted; i++)
			strtod(at, &at);
		take_point(&path, n + wanted - 2, command != 'M' && command != 'S');
	}
	end_shape(&path);
	clear_text(&content);
}

static void
take_objects(struct ofd *ofd, struct page *page, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
		if (is_element(child, "TextObject"))
			take_text(ofd, page, child);
		else if (is_element(child, "PathObject"))
			take_path(page, child);
		else if (is_element(child, "ImageObject"))
			ofd->pictures = true;
		else if (child->type == XML_ELEMENT_NODE)
			take_objects(ofd, page, child);
}

/* ---- the package ------------------------------------------------------------------------- */

static char *
content_of(const xmlNode *node)
{
	struct text	out = {0};

	put(&out, "");
	if (node != NULL)
		put_content(&out, node);
	return out.bytes;
}

/* A location of the package: from its root, or from the document's folder. */
static char *
resolve(const char *folder, const char *location)
{
	while (strncmp(location, "./", 2) == 0)
		location += 2;
	return *location == '/' ? copy_string(location + 1) : print_string("%s%s", folder, location);
}

static void
read_page(struct ofd *ofd, const char *location, struct box usual)
{
	char	   *member = resolve(ofd->folder, location);
	xmlDocPtr	document = parse_member(ofd->package, member, NULL);
	struct page *page = add_page(&ofd->pages);

	if (document != NULL)
	{
		const xmlNode *root = xmlDocGetRootElement(document);
		char	   *own = content_of(child_of(child_of(root, "Area"), "PhysicalBox"));
		double		n[4] = {usual.x, usual.y, usual.width, usual.height};

		read_numbers(own, n, 4);
		free(own);
		page->width = fmax(n[2], 1) * POINTS;
		page->height = fmax(n[3], 1) * POINTS;
		if (child_of(root, "Content") != NULL)
			take_objects(ofd, page, child_of(root, "Content"));
		xmlFreeDoc(document);
	}
	free(member);
}

static void
read_document_of(struct ofd *ofd, const xmlNode *root)
{
	const xmlNode *list = child_of(root, "Pages");
	char	   *physical = content_of(child_of(child_of(child_of(root, "CommonData"), "PageArea"), "PhysicalBox"));
	double		n[4] = {0, 0, 210, 297};

	read_numbers(physical, n, 4);
	free(physical);
	if (list != NULL)
		for (const xmlNode *child = list->children; child != NULL && ofd->pages.n < MOST_PAGES; child = child->next)
			if (is_element(child, "Page") && attribute_of(child, "BaseLoc") != NULL)
				read_page(ofd, attribute_of(child, "BaseLoc"), (struct box) {n[0], n[1], n[2], n[3]});
}

enum fault
read_ofd(struct package *package, struct text *out)
{
	enum fault	fault;
	xmlDocPtr	entry = parse_member(package, "OFD.xml", &fault);
	struct ofd	ofd = {.package = package};
	char	   *location;
	char	   *member;
	xmlDocPtr	document;
	size_t		glyphs = 0;

	if (entry == NULL)
		return fault;
	location = content_of(child_of(child_of(xmlDocGetRootElement(entry), "DocBody"), "DocRoot"));
	member = resolve("", location);
	ofd.folder = strrchr(member, '/') != NULL ? copy_bytes(member, (size_t) (strrchr(member, '/') + 1 - member)) : copy_string("");
	document = parse_member(package, member, &fault);
	if (document != NULL)
	{
		read_document_of(&ofd, xmlDocGetRootElement(document));
		for (size_t i = 0; i < ofd.pages.n; i++)
			glyphs += ofd.pages.list[i].n_glyphs;
		if (glyphs > 0)
			write_pages(&ofd.pages, out);
		fault = glyphs > 0 ? FAULT_NONE : ofd.pictures ? FAULT_SCAN : FAULT_EMPTY;
	}
	free_pages(&ofd.pages);
	xmlFreeDoc(document);
	xmlFreeDoc(entry);
	free(location);
	free(member);
	free(ofd.folder);
	return fault;
}
