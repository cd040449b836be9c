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
#define MOST_DELTAS 4096
#define MOST_PAGES 2000
/* Page templates of a document. */
#define MOST_TEMPLATES 256

struct box
{
	double		x, y, width, height;
};

struct template
{
	char	   *id;
	char	   *location;
};

struct ofd
{
	struct package *package;
	struct pages pages;
	char	   *folder;			/* of the document, with its slash; or empty */
	struct box	usual;			/* size of pages, in millimetres */
	struct template templates[MOST_TEMPLATES];
	int			n_templates;
	uint32_t	run;
	bool		pictures;
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

static bool
is_false(const char *value)
{
	return value != NULL && strcmp(value, "false") == 0;
}

/* Text of an element, for the caller to free. */
static char *
content_of(const xmlNode *node)
{
	struct text	out = {0};

	put(&out, "");
	for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
		if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && child->content != NULL)
			put(&out, (const char *) child->content);
	return out.bytes;
}

/* ---- where objects stand, and in which colour ----------------------------------------------- */

/* From an object's own millimetres to the page's points. */
struct place
{
	double		matrix[6];
};

static struct place
place_of(const xmlNode *object)
{
	static const struct place unit = {{1, 0, 0, 1, 0, 0}};
	const struct box box = box_of(object, "Boundary");
	struct place place = unit;

	if (attribute_of(object, "CTM") != NULL && read_numbers(attribute_of(object, "CTM"), place.matrix, 6) < 6)
		place = unit;
	place.matrix[4] += box.x;
	place.matrix[5] += box.y;
	for (int i = 0; i < 6; i++)
		place.matrix[i] *= POINTS;
	return place;
}

static struct point
apply(const struct place *place, double x, double y)
{
	const double *m = place->matrix;

	return (struct point) {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
}

static struct point
turned(const struct place *place, double x, double y)
{
	const double *m = place->matrix;

	return (struct point) {m[0] * x + m[2] * y, m[1] * x + m[3] * y};
}

/* Of 255 parts of gray, or of red, green and blue. */
static colour
colour_of(const xmlNode *object, const char *name)
{
	double		c[4];
	const int	n = read_numbers(attribute_of(child_of(object, name), "Value"), c, 4);

	for (int i = 0; i < n; i++)
		c[i] /= 255;
	return n == 1 || n == 3 ? make_colour(c, n) : 0;
}

static bool
is_hidden(const xmlNode *object)
{
	return is_false(attribute_of(object, "Visible")) || number_of(object, "Alpha", 255) < 5
		|| number_of(child_of(object, "FillColor"), "Alpha", 255) < 5;
}

static bool
is_opaque(const xmlNode *object)
{
	return number_of(object, "Alpha", 255) >= 250 && number_of(child_of(object, "FillColor"), "Alpha", 255) >= 250;
}

/* ---- text -------------------------------------------------------------------------------------- */

/* The file has no widths of glyphs: as far as the next one, else half of the size for what is not Chinese. */
static double
width_of(uint32_t c, double step, double size)
{
	return step > 0 && step <= 1.1 * size ? step : c < 0x2000 ? 0.5 * size : size;
}

struct deltas
{
	double		list[MOST_DELTAS];
	int			n;
};

static void
take_code(struct ofd *ofd, struct page *page, const xmlNode *code, const struct place *place, struct drawn *drawn, double size,
		  struct point *at)
{
	struct deltas *x = allocate(sizeof *x);
	struct deltas *y = allocate(sizeof *y);
	char	   *content = content_of(code);
	int			i = 0;

	x->n = read_deltas(attribute_of(code, "DeltaX"), x->list);
	y->n = read_deltas(attribute_of(code, "DeltaY"), y->list);
	read_numbers(attribute_of(code, "X"), &at->x, 1);
	read_numbers(attribute_of(code, "Y"), &at->y, 1);
	drawn->run = ++ofd->run;
	for (const char *next = content; *next != '\0'; i++)
	{
		double		own;

		drawn->c = next_character(&next);
		own = width_of(drawn->c, i < x->n ? x->list[i] : 0, size);
		drawn->at = apply(place, at->x, at->y);
		drawn->advance = own / size;
		add_drawn(page, drawn);
		at->x += i < x->n ? x->list[i] : y->n > 0 ? 0 : own;
		at->y += i < y->n ? y->list[i] : 0;
	}
	free(content);
	free(x);
	free(y);
}

static void
take_text(struct ofd *ofd, struct page *page, const xmlNode *object)
{
	const struct place place = place_of(object);
	struct point at = {0, 0};
	struct drawn drawn = {.colour = colour_of(object, "FillColor"),.hidden = is_hidden(object)};
	double		size = 0;

	read_numbers(attribute_of(object, "Size"), &size, 1);
	if (size <= 0)
		return;
	drawn.along = turned(&place, size, 0);
	drawn.up = turned(&place, 0, -size);
	for (const xmlNode *child = object->children; child != NULL; child = child->next)
		if (is_element(child, "TextCode"))
			take_code(ofd, page, child, &place, &drawn, size, &at);
}

/* ---- lines --------------------------------------------------------------------------------------- */

/* Of an operator's numbers, the last two are where it leads. */
static int
numbers_of(char command)
{
	static const char commands[] = "MSLQBA";
	static const int numbers[] = {2, 2, 2, 4, 6, 7};
	const char *found = command != '\0' ? strchr(commands, command) : NULL;

	return found != NULL ? numbers[found - commands] : 0;
}

/* M x y, L x y, C; curves count by their ends. */
static void
draw_path(struct page *page, const xmlNode *object, struct shape shape)
{
	const struct place place = place_of(object);
	const struct clip clip = no_clip();
	char	   *data = content_of(child_of(object, "AbbreviatedData"));

	for (char *at = data; *at != '\0';)
	{
		const char	command = *at++;
		const int	wanted = numbers_of(command);
		double		n[7];
		struct point to;

		if (command == 'C')
			close_shape(&shape);
		if (wanted == 0 || read_numbers(at, n, wanted) < wanted)
			continue;
		for (int i = 0; i < wanted; i++)
			strtod(at, &at);
		if (command == 'M' || command == 'S')
			end_shape(&shape, page, &clip);
		to = apply(&place, n[wanted - 2], n[wanted - 1]);
		shape_to(&shape, to.x, to.y);
	}
	end_shape(&shape, page, &clip);
	free(data);
}

static void
take_path(struct page *page, const xmlNode *object)
{
	const char *fill = attribute_of(object, "Fill");

	if (is_false(attribute_of(object, "Visible")) || number_of(object, "Alpha", 255) < 5)
		return;
	if (fill != NULL && !is_false(fill))
		draw_path(page, object, (struct shape) {
			.filled = true,.colour = colour_of(object, "FillColor"),.covers = is_opaque(object)
		});
	if (!is_false(attribute_of(object, "Stroke")))
		draw_path(page, object, (struct shape) {.stroked = true,.colour = colour_of(object, "StrokeColor")});
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
		{
			const struct box box = box_of(child, "Boundary");

			ofd->pictures = true;
			add_picture(page, box.width * box.height * POINTS * POINTS);
		}
		else if (child->type == XML_ELEMENT_NODE)
			take_objects(ofd, page, child);
}

/* ---- the package ------------------------------------------------------------------------- */

/* A location of the package: from its root, or from the document's folder. */
static char *
resolve(const char *folder, const char *location)
{
	while (strncmp(location, "./", 2) == 0)
		location += 2;
	return *location == '/' ? copy_string(location + 1) : print_string("%s%s", folder, location);
}

/* The size that a page's area, or a document's, has; in millimetres. */
static struct box
size_of(const xmlNode *area, struct box usual)
{
	char	   *physical = content_of(child_of(area, "PhysicalBox"));
	double		n[4] = {usual.x, usual.y, usual.width, usual.height};

	read_numbers(physical, n, 4);
	free(physical);
	return (struct box) {n[0], n[1], n[2], n[3]};
}

/* The content of a page or a template; a page's templates are drawn below it. */
static enum fault
draw_member(struct ofd *ofd, const char *location, struct page *page, bool is_template)
{
	enum fault	fault;
	char	   *member = resolve(ofd->folder, location);
	xmlDocPtr	document = parse_member(ofd->package, member, &fault);
	const xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;

	if (root != NULL && !is_template)
	{
		const struct box box = size_of(child_of(root, "Area"), ofd->usual);

		page->width = fmax(box.width, 1) * POINTS;
		page->height = fmax(box.height, 1) * POINTS;
		for (const xmlNode *child = root->children; child != NULL; child = child->next)
			for (int i = 0; is_element(child, "Template") && i < ofd->n_templates; i++)
				if (attribute_of(child, "TemplateID") != NULL && strcmp(attribute_of(child, "TemplateID"), ofd->templates[i].id) == 0)
					fault = draw_member(ofd, ofd->templates[i].location, page, true);
	}
	if (child_of(root, "Content") != NULL)
		take_objects(ofd, page, child_of(root, "Content"));
	xmlFreeDoc(document);
	free(member);
	return fault;
}

static void
read_templates(struct ofd *ofd, const xmlNode *common)
{
	for (const xmlNode *child = common != NULL ? common->children : NULL; child != NULL; child = child->next)
		if (is_element(child, "TemplatePage") && attribute_of(child, "ID") != NULL && attribute_of(child, "BaseLoc") != NULL
			&& ofd->n_templates < MOST_TEMPLATES)
			ofd->templates[ofd->n_templates++] = (struct template) {
				copy_string(attribute_of(child, "ID")), copy_string(attribute_of(child, "BaseLoc"))
			};
}

static void
forget_templates(struct ofd *ofd)
{
	for (; ofd->n_templates > 0; ofd->n_templates--)
	{
		free(ofd->templates[ofd->n_templates - 1].id);
		free(ofd->templates[ofd->n_templates - 1].location);
	}
}

static enum fault
read_document_of(struct ofd *ofd, const char *location)
{
	enum fault	fault;
	char	   *member = resolve("", location);
	xmlDocPtr	document = parse_member(ofd->package, member, &fault);
	const xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
	const xmlNode *list = child_of(root, "Pages");
	const char *slash = strrchr(member, '/');

	ofd->folder = slash != NULL ? copy_bytes(member, (size_t) (slash + 1 - member)) : copy_string("");
	ofd->usual = size_of(child_of(child_of(root, "CommonData"), "PageArea"), (struct box) {0, 0, 210, 297});
	read_templates(ofd, child_of(root, "CommonData"));
	for (const xmlNode *child = list != NULL ? list->children : NULL; child != NULL && ofd->pages.n < MOST_PAGES && fault == FAULT_NONE;
		 child = child->next)
		if (is_element(child, "Page") && attribute_of(child, "BaseLoc") != NULL)
		{
			struct page *page = add_page(&ofd->pages);

			page->width = page->height = 1;
			fault = draw_member(ofd, attribute_of(child, "BaseLoc"), page, false);
			settle_page(page);
		}
	forget_templates(ofd);
	xmlFreeDoc(document);
	free(ofd->folder);
	free(member);
	return fault;
}

/* A file may hold several documents. */
enum fault
read_ofd(struct package *package, struct text *out, enum left_out *left_out)
{
	enum fault	fault;
	xmlDocPtr	entry = parse_member(package, "OFD.xml", &fault);
	struct ofd *ofd = allocate_zeroed(sizeof *ofd);
	size_t		glyphs;

	ofd->package = package;
	for (const xmlNode *body = entry != NULL ? xmlDocGetRootElement(entry)->children : NULL; body != NULL && fault == FAULT_NONE;
		 body = body->next)
		if (is_element(body, "DocBody"))
		{
			char	   *location = content_of(child_of(body, "DocRoot"));

			fault = read_document_of(ofd, location);
			free(location);
		}
	glyphs = count_glyphs(&ofd->pages);
	if (fault == FAULT_NONE && glyphs > 0)
	{
		write_pages(&ofd->pages, out);
		if (count_unread(&ofd->pages) > 0)
			*left_out = LEFT_PICTURES;
	}
	else if (fault == FAULT_NONE)
		fault = ofd->pictures ? FAULT_SCAN : FAULT_EMPTY;
	free_pages(&ofd->pages);
	free(ofd);
	xmlFreeDoc(entry);
	return fault;
}
