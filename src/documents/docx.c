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
#include <strings.h>

#include "documents/readers.h"

/* In half points: text that is moved so far from its line is a mark. */
#define MARK_POSITION 4

struct looks
looks_over(struct looks inherited, struct looks set)
{
	if (set.hidden == UNSET)
		set.hidden = inherited.hidden;
	if (set.struck == UNSET)
		set.struck = inherited.struck;
	if (set.white == UNSET)
		set.white = inherited.white;
	if (set.raised == 0)
		set.raised = inherited.raised;
	if (set.size == 0)
		set.size = inherited.size;
	return set;
}

enum toggle
toggle_of(const xmlNode *element)
{
	const char *value;

	if (element == NULL)
		return UNSET;
	value = attribute_of(element, "val");
	return value != NULL && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 || strcmp(value, "off") == 0) ? OFF : ON;
}

static enum toggle
either(enum toggle a, enum toggle b)
{
	return a > b ? a : b;
}

struct looks
looks_of(const xmlNode *properties)
{
	struct looks looks = {
		.hidden = either(toggle_of(child_of(properties, "vanish")), toggle_of(child_of(properties, "webHidden"))),
		.struck = either(toggle_of(child_of(properties, "strike")), toggle_of(child_of(properties, "dstrike"))),
	};
	const char *position = attribute_of(child_of(properties, "vertAlign"), "val");
	const char *colour = attribute_of(child_of(properties, "color"), "val");
	const long	moved = number_of(child_of(properties, "position"), "val", 0);

	if (position != NULL)
		looks.raised = strcmp(position, "superscript") == 0 ? 1 : strcmp(position, "subscript") == 0 ? -1 : 0;
	else if (moved >= MARK_POSITION || moved <= -MARK_POSITION)
		looks.raised = moved > 0 ? 1 : -1;
	if (colour != NULL)
		looks.white = strcasecmp(colour, "FFFFFF") == 0 ? ON : OFF;
	looks.size = number_of(child_of(properties, "sz"), "val", 0);
	return looks;
}

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
	if (node->type == XML_ELEMENT_NODE)
		for (; *names != NULL; names++)
			if (strcmp((const char *) node->name, *names) == 0)
				return true;
	return false;
}

static bool
has_inside(const xmlNode *node, const char *name)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (is_element(child, name) || has_inside(child, name))
			return true;
	return false;
}

/* Of the ways in which a shape is given, one: the first, unless only another has text. */
static const xmlNode *
choose_alternative(const xmlNode *alternatives)
{
	const xmlNode *choice = child_of(alternatives, "Choice");
	const xmlNode *fallback = child_of(alternatives, "Fallback");

	if (choice == NULL || (fallback != NULL && !has_inside(choice, "t") && has_inside(fallback, "t")))
		return fallback;
	return choice;
}

const xmlNode *
inside_wrapper(const xmlNode *node)
{
	static const char *const wrappers[] = {
		"ins", "moveTo", "customXml", "smartTag", "sdtContent", "hyperlink", "fldSimple", "bdo", "dir", "subDoc", NULL
	};

	if (is_element(node, "sdt"))
		return child_of(node, "sdtContent");
	if (is_element(node, "AlternateContent"))
		return choose_alternative(node);
	return is_one_of(node, wrappers) ? node : NULL;
}

/* ---- runs ---------------------------------------------------------------------------- */

static bool
in_instruction(const struct docx *docx)
{
	for (int i = 0; i < docx->fields && i < MOST_FIELDS; i++)
		if (docx->instruction[i])
			return true;
	return false;
}

static void
note_field(struct docx *docx, const xmlNode *mark)
{
	const char *type = attribute_of(mark, "fldCharType");

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0)
	{
		if (docx->fields < MOST_FIELDS)
			docx->instruction[docx->fields] = true;
		docx->fields++;
	}
	else if (strcmp(type, "separate") == 0 && docx->fields > 0 && docx->fields <= MOST_FIELDS)
		docx->instruction[docx->fields - 1] = false;
	else if (strcmp(type, "end") == 0 && docx->fields > 0)
		docx->fields--;
}

/* Text stands raised, lowered or on the line. */
static void
set_raised(struct docx *docx, int raised)
{
	static const char *const begin[] = {"<sub>", "", "<sup>"};
	static const char *const end[] = {"</sub>", "", "</sup>"};

	if (docx->raised == raised)
		return;
	put(docx->out, end[docx->raised + 1]);
	put(docx->out, begin[raised + 1]);
	docx->raised = raised;
}

/* A sign of a font of signs: its digits are digits; what else it shows no text has. */
static void
put_sign(struct docx *docx, const xmlNode *sign)
{
	const char *value = attribute_of(sign, "char");
	uint32_t	c = value != NULL ? (uint32_t) strtoul(value, NULL, 16) : 0;
	const bool	symbol = c >= 0xF020 && c < 0xF07F && attribute_of(sign, "font") != NULL
		&& strcmp(attribute_of(sign, "font"), "Symbol") == 0;

	if (symbol && c - 0xF000 < 0x40)
		c -= 0xF000;
	put_character(docx->out, c);
}

static void write_inline(struct docx *docx, const xmlNode *parent);

/* Text boxes within a drawing: each once, however it is given. */
static void
write_boxes(struct docx *docx, const xmlNode *drawing)
{
	for (const xmlNode *child = drawing->children; child != NULL; child = child->next)
	{
		if (is_element(child, "txbxContent"))
		{
			struct docx	inner = *docx;

			inner.out = &docx->boxes;
			inner.boxes = (struct text) {0};
			inner.fields = inner.raised = 0;
			write_blocks(&inner, child);
			docx->embedded = inner.embedded;
			clear_text(&inner.boxes);
		}
		else if (is_element(child, "AlternateContent"))
		{
			if (choose_alternative(child) != NULL)
				write_boxes(docx, choose_alternative(child));
		}
		else if (child->type == XML_ELEMENT_NODE)
			write_boxes(docx, child);
	}
}

static bool
is_hidden_shape(const xmlNode *drawing)
{
	const xmlNode *holder = drawing->children;

	while (holder != NULL && holder->type != XML_ELEMENT_NODE)
		holder = holder->next;
	if (holder == NULL)
		return false;
	const char *hidden = attribute_of(child_of(holder, "docPr"), "hidden");
	const char *style = attribute_of(holder, "style");

	return (hidden != NULL && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0))
		|| (style != NULL && strstr(style, "visibility:hidden") != NULL);
}

static void
write_piece(struct docx *docx, const xmlNode *piece, int raised)
{
	static const char *const marks[] = {"footnoteReference", "endnoteReference", NULL};
	static const char *const breaks[] = {"br", "cr", NULL};
	static const char *const drawings[] = {"drawing", "pict", "object", NULL};

	if (is_element(piece, "fldChar"))
		note_field(docx, piece);
	else if (in_instruction(docx))
		return;
	else if (is_element(piece, "t"))
	{
		set_raised(docx, raised);
		put_content(docx->out, piece);
	}
	else if (is_element(piece, "tab") || is_element(piece, "ptab"))
		put(docx->out, " ");
	else if (is_one_of(piece, breaks))
		put(docx->out, "<br>");
	else if (is_element(piece, "noBreakHyphen"))
		put(docx->out, "-");
	else if (is_element(piece, "sym"))
		put_sign(docx, piece);
	else if (is_one_of(piece, marks))
	{
		set_raised(docx, 1);
		put_format(docx->out, "[%ld]", number_of(piece, "id", 0));
	}
	else if (is_element(piece, "ruby"))
	{
		if (child_of(piece, "rubyBase") != NULL)
			write_inline(docx, child_of(piece, "rubyBase"));
	}
	else if (is_element(piece, "AlternateContent"))
	{
		if (choose_alternative(piece) != NULL && !is_hidden_shape(choose_alternative(piece)))
			write_boxes(docx, choose_alternative(piece));
	}
	else if (is_one_of(piece, drawings) && !is_hidden_shape(piece))
		write_boxes(docx, piece);
}

/* Digits in the colour of the page are not for reading; other text may stand on a dark ground. */
static bool
is_number_piece(const xmlNode *run)
{
	const xmlNode *piece = child_of(run, "t");
	const char *s = piece != NULL && piece->children != NULL ? (const char *) piece->children->content : NULL;

	return s != NULL && strspn(s, "0123456789.,+- %") == strlen(s);
}

static bool
is_shown(const xmlNode *run, struct looks looks)
{
	return looks.hidden != ON && looks.struck != ON && (looks.size == 0 || looks.size > SMALLEST_SIZE)
		&& (looks.white != ON || !is_number_piece(run));
}

static void
write_run(struct docx *docx, const xmlNode *run)
{
	const xmlNode *properties = child_of(run, "rPr");
	const struct style *style = find_style(docx->styles, attribute_of(child_of(properties, "rStyle"), "val"));
	struct looks looks = docx->paragraph;

	if (style != NULL)
		looks = looks_over(looks, style->looks);
	looks = looks_over(looks, looks_of(properties));

	const bool	shown = is_shown(run, looks) && child_of(properties, "del") == NULL;

	for (const xmlNode *piece = run->children; piece != NULL; piece = piece->next)
		if (shown || is_element(piece, "fldChar"))
			write_piece(docx, piece, looks.raised);
}

/* Formulas: their text, with what is raised in it. */
static void
write_formula(struct docx *docx, const xmlNode *formula)
{
	for (const xmlNode *child = formula->children; child != NULL; child = child->next)
	{
		const bool	raised = is_element(child, "sup");
		const bool	lowered = is_element(child, "sub");

		put(docx->out, raised ? "<sup>" : lowered ? "<sub>" : "");
		if (is_element(child, "t"))
			put_content(docx->out, child);
		else if (child->type == XML_ELEMENT_NODE)
			write_formula(docx, child);
		put(docx->out, raised ? "</sup>" : lowered ? "</sub>" : "");
	}
}

static void
write_inline(struct docx *docx, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "r"))
			write_run(docx, child);
		else if (is_element(child, "oMath") || is_element(child, "oMathPara"))
			write_formula(docx, child);
		else if (inside != NULL)
			write_inline(docx, inside);
	}
}

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

static void
write_paragraph(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *properties = child_of(paragraph, "pPr");
	const char *id = attribute_of(child_of(properties, "pStyle"), "val");
	const struct style *style = find_style(docx->styles, id);
	const struct looks outer = docx->paragraph;
	static const char *const tags[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6"};
	const char *tag = tags[style != NULL ? style->heading : 0];
	size_t		before;
	size_t		start;

	docx->paragraph = default_looks(docx->styles);
	if (style != NULL)
		docx->paragraph = looks_over(docx->paragraph, style->looks);
	before = docx->out->length;
	put_format(docx->out, "<%s>", tag);
	start = docx->out->length;
	write_inline(docx, paragraph);
	set_raised(docx, 0);
	if (docx->out->length > start)
	{
		struct text	rest = {0};

		/* an empty paragraph has no number, and a number of its own comes first */
		put_bytes(&rest, docx->out->bytes + start, docx->out->length - start);
		docx->out->length = start;
		write_number(docx, properties, style);
		put_bytes(docx->out, rest.bytes, rest.length);
		clear_text(&rest);
		put_format(docx->out, "</%s>\n", tag);
	}
	else
		docx->out->length = before;
	docx->paragraph = outer;

	if (docx->boxes.length > 0)
	{
		struct text	boxes = docx->boxes;

		docx->boxes = (struct text) {0};
		put_bytes(docx->out, boxes.bytes, boxes.length);
		clear_text(&boxes);
	}
}

void
write_blocks(struct docx *docx, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "p"))
			write_paragraph(docx, child);
		else if (is_element(child, "tbl"))
			write_table(docx, child);
		else if (is_element(child, "altChunk"))
			docx->embedded++;
		else if (inside != NULL)
			write_blocks(docx, inside);
	}
}

/* ---- the document -------------------------------------------------------------------------- */

static void
write_notes(struct docx *docx, struct package *package, const char *member, const char *name)
{
	xmlDocPtr	document = find_member(package, member) >= 0 ? parse_member(package, member, NULL) : NULL;

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

enum fault
read_docx(struct package *package, struct text *out, const char **left_out)
{
	enum fault	fault;
	xmlDocPtr	document = parse_member(package, "word/document.xml", &fault);
	const xmlNode *body;

	*left_out = NULL;
	if (document == NULL)
		return fault;
	body = child_of(xmlDocGetRootElement(document), "body");
	if (body != NULL)
	{
		struct docx	docx = {.out = out,.styles = read_styles(package),.numbers = read_numbers(package)};

		write_blocks(&docx, body);
		docx.fields = 0;
		write_notes(&docx, package, "word/footnotes.xml", "footnote");
		write_notes(&docx, package, "word/endnotes.xml", "endnote");
		if (docx.embedded > 0)
			*left_out = "altChunk";
		clear_text(&docx.boxes);
		free_styles(docx.styles);
		free_numbers(docx.numbers);
	}
	xmlFreeDoc(document);
	return body == NULL ? FAULT_DAMAGED : has_text(out) ? FAULT_NONE : FAULT_EMPTY;
}
