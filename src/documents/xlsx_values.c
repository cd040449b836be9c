/*
 * xlsx_values.c - what the cells of a workbook show: shared strings, formats, values.
 */
#include "documents/xlsx.h"
#include "documents/parts.h"

#include <stdlib.h>
#include <string.h>

/* In points: smaller text is not for reading. */
#define SMALLEST_SIZE 4

/* Of a formula whose value is not in the file. */
#define NOT_COMPUTED "（公式没有计算结果）"

#define WHITE 0xFFFFFF
#define BLACK 0x000000
#define OTHER (-1)

/* ---- fonts and colours ------------------------------------------------------------------- */

static bool
is_struck(const xmlNode *properties)
{
	const xmlNode *strike = child_of(properties, "strike");
	const char *value = attribute_of(strike, "val");
	const bool	struck = strike != NULL && (value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0));

	return struck || number_of(child_of(properties, "sz"), "val", 99) <= SMALLEST_SIZE;
}

/* Of an element with a colour; otherwise where there is none. */
static long
colour_of(const xmlNode *colour, long otherwise)
{
	const char *rgb = attribute_of(colour, "rgb");
	const long	theme = number_of(colour, "theme", -1);

	if (colour == NULL || number_of(colour, "auto", 0) != 0)
		return otherwise;
	if (rgb != NULL)
		return strlen(rgb) >= 6 ? strtol(rgb + strlen(rgb) - 6, NULL, 16) : OTHER;
	if (attribute_of(colour, "tint") != NULL)
		return OTHER;
	return theme == 0 ? WHITE : theme == 1 ? BLACK : OTHER;
}

static long
ground_of(const xmlNode *fill)
{
	const xmlNode *pattern = child_of(fill, "patternFill");
	const char *type = attribute_of(pattern, "patternType");

	if (type == NULL || strcmp(type, "none") == 0)
		return child_of(fill, "gradientFill") != NULL ? OTHER : WHITE;
	return strcmp(type, "solid") == 0 ? colour_of(child_of(pattern, "fgColor"), BLACK) : OTHER;
}

/* What might be taken for figures. */
static bool
is_number(const char *s)
{
	return s != NULL && strspn(s, "0123456789.,+- %") == strlen(s);
}

/* ---- strings --------------------------------------------------------------------------------- */

/* Text with characters as _x000D_, which end lines. */
static void
put_unescaped(struct text *out, const xmlNode *element)
{
	struct text	content = {0};
	const char *at;
	const char *mark;

	put(&content, "");
	put_content(&content, element);
	for (at = content.bytes; (mark = strstr(at, "_x")) != NULL; )
	{
		char	   *end;
		const unsigned long c = strtoul(mark + 2, &end, 16);

		put_bytes(out, at, (size_t) (mark - at));
		if (end == mark + 6 && *end == '_')
		{
			if (c == '\n' || c == '\t')
				put_character(out, (uint32_t) c);
			else if (c > ' ' && strchr("<>&", (int) c) == NULL)
				put_character(out, (uint32_t) c);
			at = end + 1;
			continue;
		}
		put(out, "_x");
		at = mark + 2;
	}
	put(out, at);
	clear_text(&content);
}

static void
put_run(struct text *out, const xmlNode *run)
{
	const xmlNode *properties = child_of(run, "rPr");
	const xmlNode *content = child_of(run, "t");
	const char *position = attribute_of(child_of(properties, "vertAlign"), "val");
	const char *tag = position == NULL || strcmp(position, "baseline") == 0 ? NULL
		: strcmp(position, "superscript") == 0 ? "sup" : "sub";
	const bool	white = colour_of(child_of(properties, "color"), BLACK) == WHITE;

	if (content == NULL || is_struck(properties)
		|| (white && content->children != NULL && is_number((const char *) content->children->content)))
		return;
	if (tag != NULL)
		put_format(out, "<%s>", tag);
	put_unescaped(out, content);
	if (tag != NULL)
		put_format(out, "</%s>", tag);
}

/* Text of a string or of its runs; how to pronounce it is left out. */
static void
put_string(struct text *out, const xmlNode *string)
{
	for (const xmlNode *child = string->children; child != NULL; child = child->next)
		if (is_element(child, "t"))
			put_unescaped(out, child);
		else if (is_element(child, "r"))
			put_run(out, child);
}

static void
read_strings(struct book *book)
{
	xmlDocPtr	document = parse_part(book->package, book->name, "/sharedStrings");
	size_t		room = 0;

	if (document == NULL)
		return;
	for (const xmlNode *child = xmlDocGetRootElement(document)->children; child != NULL; child = child->next)
		if (is_element(child, "si"))
		{
			struct text	string = {0};

			put(&string, "");
			put_string(&string, child);
			MAKE_ROOM(book->strings, book->n_strings, room);
			book->strings[book->n_strings++] = string.bytes;
		}
	xmlFreeDoc(document);
}

/* ---- styles ------------------------------------------------------------------------------------ */

static const char *
format_code(const xmlNode *root, long id)
{
	const xmlNode *formats = child_of(root, "numFmts");

	if (formats != NULL)
		for (const xmlNode *child = formats->children; child != NULL; child = child->next)
			if (number_of(child, "numFmtId", -1) == id)
				return attribute_of(child, "formatCode");
	return usual_format(id);
}

static const xmlNode *
nth_child(const xmlNode *parent, const char *name, long n)
{
	if (parent != NULL && n >= 0)
		for (const xmlNode *child = parent->children; child != NULL; child = child->next)
			if (is_element(child, name) && n-- == 0)
				return child;
	return NULL;
}

static void
read_formats(struct book *book)
{
	const xmlNode *root;
	const xmlNode *styles;
	size_t		room = 0;

	book->styles = parse_part(book->package, book->name, "/styles");
	root = book->styles != NULL ? xmlDocGetRootElement(book->styles) : NULL;
	styles = child_of(root, "cellXfs");
	if (styles == NULL)
		return;
	for (const xmlNode *child = styles->children; child != NULL; child = child->next)
		if (is_element(child, "xf"))
		{
			const xmlNode *font = nth_child(child_of(root, "fonts"), "font", number_of(child, "fontId", 0));
			const long	ground = ground_of(nth_child(child_of(root, "fills"), "fill", number_of(child, "fillId", 0)));
			const long	colour = colour_of(child_of(font, "color"), BLACK);

			MAKE_ROOM(book->formats, book->n_formats, room);
			book->formats[book->n_formats++] = (struct cell_format) {
				.code = format_code(root, number_of(child, "numFmtId", 0)),
				.struck = is_struck(font),.unseen = colour == ground && colour != OTHER
			};
		}
}

/* ---- cells --------------------------------------------------------------------------------------- */

static void
put_text_value(struct text *out, const struct book *book, const char *type, const char *raw)
{
	const size_t at = (size_t) strtoul(raw, NULL, 10);

	if (strcmp(type, "b") == 0)
		put(out, strcmp(raw, "1") == 0 ? "TRUE" : "FALSE");
	else if (strcmp(type, "s") != 0)
		put(out, raw);
	else if (at < book->n_strings)
		put(out, book->strings[at]);
}

static void
put_cell(struct text *out, const struct book *book, const xmlNode *cell, const struct cell_format *format)
{
	const char *type = attribute_of(cell, "t");
	const xmlNode *value = child_of(cell, "v");
	struct text	raw = {0};

	if (type == NULL)
		type = "n";
	if (strcmp(type, "inlineStr") == 0)
	{
		if (child_of(cell, "is") != NULL)
			put_string(out, child_of(cell, "is"));
		return;
	}
	if (value == NULL || value->children == NULL)
	{
		if (child_of(cell, "f") != NULL)
			put(out, NOT_COMPUTED);
		return;
	}
	put(&raw, "");
	put_content(&raw, value);
	if (strcmp(type, "n") == 0)
		put_formatted(out, raw.bytes, format->code, book->from_1904);
	else if (!hides_text(format->code))
		put_text_value(out, book, type, raw.bytes);
	clear_text(&raw);
}

char *
cell_html(const struct book *book, const xmlNode *cell)
{
	static const struct cell_format usual;
	const long	style = number_of(cell, "s", 0);
	const struct cell_format *format = style >= 0 && (size_t) style < book->n_formats ? &book->formats[style] : &usual;
	struct text	out = {0};

	if (format->struck)
		return NULL;
	put_cell(&out, book, cell, format);
	/* digits in the colour of their ground are not for reading */
	if (out.length == 0 || (format->unseen && is_number(out.bytes)))
		clear_text(&out);
	return out.bytes;
}

void
read_values(struct book *book)
{
	read_strings(book);
	read_formats(book);
}

void
free_values(struct book *book)
{
	for (size_t i = 0; i < book->n_strings; i++)
		free(book->strings[i]);
	free(book->strings);
	free(book->formats);
	xmlFreeDoc(book->styles);
}
