/*
 * docx.c - a Word document to HTML: its text as Word shows it.
 *
 * What is deleted, struck out or hidden is left out; what is inserted is there;
 * fields show their results, text boxes stand behind their paragraph, notes at
 * the end, their marks raised.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

#include "documents/parts.h"
#include "documents/readers.h"

/* Gaps that put text into columns. */
#define COLUMNS 2
/* Documents within documents. */
#define MOST_DEPTH 3

static void write_blocks(struct docx *docx, const xmlNode *parent);
static void write_part(struct docx *docx, const xmlNode *reference);

/* ---- paragraphs ------------------------------------------------------------------------- */

/* The number that Word puts in front of a paragraph: said of it, or by its style. */
static void
write_number(struct docx *docx, const xmlNode *properties, const struct style *style)
{
	const xmlNode *numbering = child_of(properties, "numPr");
	long		list = number_of(child_of(numbering, "numId"), "val", style != NULL ? style->list : -1);
	long		level = number_of(child_of(numbering, "ilvl"), "val", style != NULL ? style->level : 0);

	if (list > 0)
		put_number(docx->numbers, list, level, docx->out);
}

/* The text boxes and objects of a paragraph stand behind it. */
static void
write_boxes(struct docx *docx)
{
	struct docx inner = *docx;

	inner.boxes = (struct boxes) {0};
	inner.fields = inner.raised = 0;
	for (size_t i = 0; i < docx->boxes.n; i++)
		if (is_element(docx->boxes.list[i], "OLEObject"))
			write_part(&inner, docx->boxes.list[i]);
		else
			write_blocks(&inner, docx->boxes.list[i]);
	docx->left_out = inner.left_out;
	docx->pictures = inner.pictures;
	docx->first_picture = inner.first_picture;
	docx->has_tables = inner.has_tables;
	free(docx->boxes.list);
	docx->boxes = (struct boxes) {0};
}

/* Whether the mark at a paragraph's end is deleted or hidden: the next one goes on with it. */
static bool
goes_on(const xmlNode *properties)
{
	const xmlNode *mark = child_of(properties, "rPr");

	return child_of(mark, "del") != NULL || child_of(mark, "moveFrom") != NULL || toggle_of(child_of(mark, "vanish")) == ON;
}

static void
close_paragraph(struct docx *docx)
{
	if (docx->open != NULL)
		put_format(docx->out, "</%s>\n", docx->open);
	docx->open = NULL;
}

/* Text that is set in columns outside of tables keeps its tabs and blanks. */
static const char *
tag_of(const struct docx *docx, const struct style *style)
{
	static const char *const tags[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6"};
	const char *tag = tags[style != NULL ? style->heading : 0];

	return strcmp(tag, "p") == 0 && docx->gaps >= COLUMNS && docx->tables == 0 && (style == NULL || !style->contents) ? "pre" : tag;
}

/* What the paragraph's style gives its text. */
static struct looks
looks_of_paragraph(const struct docx *docx, const xmlNode *properties, const struct style *style)
{
	struct looks looks = default_looks(docx->styles);

	if (style != NULL)
		looks = looks_over(looks, style->looks);
	if (ground_of(properties) != 0)
		looks.ground = ground_of(properties);
	else if (looks.ground == 0)
		looks.ground = docx->ground;
	return looks;
}

/* What was written since the start, in its tag and behind its number; an empty paragraph has none. */
static void
enclose(struct docx *docx, const xmlNode *properties, const struct style *style)
{
	struct text	rest = {0};

	put_bytes(&rest, docx->out->bytes + docx->start, docx->out->length - docx->start);
	docx->out->length = docx->start;
	if (docx->open == NULL && rest.length > 0)
	{
		docx->open = tag_of(docx, style);
		put_format(docx->out, "<%s>", docx->open);
		write_number(docx, properties, style);
	}
	put_bytes(docx->out, rest.bytes, rest.length);
	clear_text(&rest);
	if (!goes_on(properties))
		close_paragraph(docx);
}

static void
write_paragraph(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *properties = child_of(paragraph, "pPr");
	const char *id = attribute_of(child_of(properties, "pStyle"), "val");
	const struct style *style = find_style(docx->styles, id);
	const struct looks outer = docx->paragraph;
	const int	pictures = docx->pictures;

	docx->paragraph = looks_of_paragraph(docx, properties, style);
	docx->start = docx->out->length;
	docx->gaps = 0;
	docx->gap = docx->has_words = false;
	write_inline(docx, paragraph);
	set_raised(docx, 0);
	enclose(docx, properties, style);
	docx->paragraph = outer;
	if (docx->pictures > pictures && pictures == 0)
		docx->first_picture = docx->out->length;
	if (docx->boxes.n > 0)
		close_paragraph(docx);
	write_boxes(docx);
}

/* ---- tables ------------------------------------------------------------------------------ */

static void
write_cell(struct docx *docx, const struct word_cell *cell)
{
	const long	outer = docx->ground;
	const long	own = cell->element != NULL ? ground_of(child_of(cell->element, "tcPr")) : 0;

	if (own != 0)
		docx->ground = own;
	put(docx->out, "<td");
	if (cell->span > 1)
		put_format(docx->out, " colspan=\"%ld\"", cell->span);
	if (cell->rows > 1)
		put_format(docx->out, " rowspan=\"%ld\"", cell->rows);
	put(docx->out, ">");
	if (cell->element != NULL && !cell->deleted)
		write_blocks(docx, cell->element);
	put(docx->out, "</td>");
	docx->ground = outer;
}

static void
write_table(struct docx *docx, const xmlNode *element)
{
	struct word_table table;

	read_table(element, &table);
	if (table.n_cells == 1 && table.cells[0].element != NULL && !table.cells[0].deleted)
	{
		/* a frame */
		write_blocks(docx, table.cells[0].element);
		free_table(&table);
		return;
	}
	docx->has_tables = true;
	docx->tables++;
	put(docx->out, "<table>\n");
	for (size_t r = 0; r < table.n_rows; r++)
	{
		const struct word_row *row = &table.rows[r];

		put(docx->out, "<tr>");
		for (size_t i = row->first; i < row->first + row->n; i++)
			if (!table.cells[i].continued)
				write_cell(docx, &table.cells[i]);
		put(docx->out, "</tr>\n");
	}
	put(docx->out, "</table>\n");
	docx->tables--;
	free_table(&table);
}

/* ---- parts of other documents ------------------------------------------------------------- */

static enum fault read_at_depth(struct package *package, struct text *out, int depth, enum left_out *left_out);

/* A Word document as its blocks, a workbook as its sheets, HTML as it stands; what is of another kind is left out. */
static void
write_part(struct docx *docx, const xmlNode *reference)
{
	struct text	part = {0};
	const enum kind kind = docx->depth < MOST_DEPTH ? read_embedded(docx->package, docx->name, reference, &part) : KIND_UNKNOWN;
	struct package *package = kind == KIND_DOCX || kind == KIND_XLSX ? open_package(part.bytes, part.length) : NULL;
	enum left_out left_out = LEFT_NOTHING;

	if (kind == KIND_TEXT)
		put_bytes(docx->out, part.bytes, part.length);
	else if (kind == KIND_XLSX && package != NULL && read_xlsx(package, docx->out) == FAULT_NONE)
		docx->has_tables = true;
	else if (kind != KIND_DOCX || package == NULL || read_at_depth(package, docx->out, docx->depth + 1, &left_out) != FAULT_NONE)
	{
		put(docx->out, LEFT_OUT_OBJECT);
		docx->left_out = LEFT_OBJECTS;
	}
	if (left_out != LEFT_NOTHING)
		docx->left_out = LEFT_OBJECTS;
	close_package(package);
	clear_text(&part);
}

static void
write_blocks(struct docx *docx, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "tbl") || is_element(child, "altChunk"))
			close_paragraph(docx);
		if (is_element(child, "p"))
			write_paragraph(docx, child);
		else if (is_element(child, "tbl"))
			write_table(docx, child);
		else if (is_element(child, "altChunk"))
			write_part(docx, child);
		else if (inside != NULL)
			write_blocks(docx, inside);
	}
	close_paragraph(docx);
}

/* The pictures of a document without a table may be its tables. */
static void
mark_pictures(struct docx *docx)
{
	struct text	rest = {0};

	if (docx->left_out != LEFT_NOTHING || docx->pictures == 0 || docx->has_tables)
		return;
	docx->left_out = LEFT_PICTURES;
	put_bytes(&rest, docx->out->bytes + docx->first_picture, docx->out->length - docx->first_picture);
	docx->out->length = docx->first_picture;
	put(docx->out, LEFT_OUT_PICTURE);
	put_bytes(docx->out, rest.bytes, rest.length);
	clear_text(&rest);
}

/* ---- the document -------------------------------------------------------------------------- */

static void
write_notes(struct docx *docx, const char *type, const char *name)
{
	xmlDocPtr	document = parse_part(docx->package, docx->name, type);

	if (document == NULL)
		return;
	for (const xmlNode *note = xmlDocGetRootElement(document)->children; note != NULL; note = note->next)
		/* separators have a type */
		if (is_element(note, name) && (attribute_of(note, "type") == NULL || strcmp(attribute_of(note, "type"), "normal") == 0))
		{
			put_format(docx->out, "<div class=\"note\"><p><sup>[%ld]</sup></p>", number_of(note, "id", 0));
			write_blocks(docx, note);
			put(docx->out, "</div>\n");
		}
	xmlFreeDoc(document);
}

static bool
has_text(const struct text *out)
{
	bool		in_tag = false;

	for (size_t i = 0; i < out->length; i++)
	{
		const char	c = out->bytes[i];

		if (c == '<' || c == '>')
			in_tag = c == '<';
		else if (!in_tag && c != ' ' && c != '\n')
			return true;
	}
	return false;
}

static enum fault
read_at_depth(struct package *package, struct text *out, int depth, enum left_out *left_out)
{
	enum fault	fault;
	bool		pictures = false;
	char	   *name = main_part(package, "word/document.xml");
	xmlDocPtr	document = name != NULL ? parse_member(package, name, &fault) : NULL;
	const xmlNode *body;

	if (document == NULL)
	{
		fault = name == NULL ? FAULT_DAMAGED : fault;
		free(name);
		return fault;
	}
	body = child_of(xmlDocGetRootElement(document), "body");
	if (body != NULL)
	{
		struct docx	docx = {
			.package = package,.name = name,.out = out,.depth = depth,.styles = read_styles(package, name),
			.numbers = read_numbers(package, name)
		};

		write_blocks(&docx, body);
		docx.fields = 0;
		write_notes(&docx, "/footnotes", "footnote");
		write_notes(&docx, "/endnotes", "endnote");
		if (has_text(out))
			mark_pictures(&docx);
		*left_out = docx.left_out;
		pictures = docx.pictures > 0;
		free_styles(docx.styles);
		free_numbers(docx.numbers);
	}
	xmlFreeDoc(document);
	free(name);
	return body == NULL ? FAULT_DAMAGED : has_text(out) ? FAULT_NONE : pictures ? FAULT_SCAN : FAULT_EMPTY;
}

enum fault
read_docx(struct package *package, struct text *out, enum left_out *left_out)
{
	*left_out = LEFT_NOTHING;
	return read_at_depth(package, out, 0, left_out);
}
