/*
 * docx_runs.c - the text of a paragraph as Word shows it: runs, fields, formulas.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
		if (docx->fields < MOST_FIELDS)
			docx->equation[docx->fields] = false;
		docx->fields++;
	}
	else if (strcmp(type, "separate") == 0 && docx->fields > 0 && docx->fields <= MOST_FIELDS)
		docx->instruction[docx->fields - 1] = false;
	else if (strcmp(type, "end") == 0 && docx->fields > 0)
	{
		docx->fields--;
		if (docx->fields < MOST_FIELDS && docx->instruction[docx->fields] && docx->equation[docx->fields])
			put_character(docx->out, U'\uFFFD');
	}
}

/* A field of the kind EQ shows what its instruction says, which nobody reads here. */
static void
note_instruction(struct docx *docx, const xmlNode *piece)
{
	const char *text = piece->children != NULL && piece->children->content != NULL ? (const char *) piece->children->content : "";

	text += strspn(text, " \t\r\n");
	if (docx->fields > 0 && docx->fields <= MOST_FIELDS && strncasecmp(text, "EQ", 2) == 0)
		docx->equation[docx->fields - 1] = true;
}

/* Outside of tables, text that tabs or blanks put into columns keeps them. */
static void
put_text(struct docx *docx, const xmlNode *piece)
{
	const char *text = piece->children != NULL && piece->children->content != NULL ? (const char *) piece->children->content : "";
	const char *blank;

	if (docx->gap && docx->has_words && *text != '\0')
		docx->gaps += 2;
	docx->gap = false;
	docx->has_words |= text[strspn(text, " ")] != '\0';
	for (blank = text + strspn(text, " "); docx->tables == 0 && (blank = strstr(blank, "  ")) != NULL;)
	{
		blank += strspn(blank, " ");
		docx->gaps += *blank != '\0';
	}
	put_content(docx->out, piece);
}

void
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

/* Whether a font has pictures where others have letters. */
static bool
is_font_of_signs(const char *font)
{
	static const char *const fonts[] = {"Wingdings", "Webdings", "Zapf", "ITC Zapf", "Marlett", "MT Extra", "Bookshelf"};

	for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
		if (strncasecmp(font, fonts[i], strlen(fonts[i])) == 0)
			return true;
	return false;
}

/* A sign of a font: digits and marks are what they are, also moved to where fonts have signs; other pictures no text has. */
static void
put_sign(struct docx *docx, const xmlNode *sign)
{
	const char *value = attribute_of(sign, "char");
	const char *font = attribute_of(sign, "font");
	uint32_t	c = value != NULL ? (uint32_t) strtoul(value, NULL, 16) : 0;

	if (c >= 0xF020 && c < 0xF07F && font != NULL && !is_font_of_signs(font) && (c < 0xF040 || strcmp(font, "Symbol") != 0))
		c -= 0xF000;
	put_character(docx->out, c);
	docx->gap = false;
}

/* Notes the text boxes and objects within a drawing: each once, however it is given. */
static void
note_boxes(struct docx *docx, const xmlNode *drawing)
{
	for (const xmlNode *child = drawing->children; child != NULL; child = child->next)
	{
		if (is_element(child, "txbxContent") || is_element(child, "OLEObject"))
		{
			MAKE_ROOM(docx->boxes.list, docx->boxes.n, docx->boxes.room);
			docx->boxes.list[docx->boxes.n++] = child;
		}
		else if (is_element(child, "AlternateContent"))
		{
			if (choose_alternative(child) != NULL)
				note_boxes(docx, choose_alternative(child));
		}
		else if (child->type == XML_ELEMENT_NODE)
		{
			/* that of an object is what it looks like */
			docx->pictures += is_element(child, "blip") || (is_element(child, "imagedata") && !is_element(drawing->parent, "object"));
			note_boxes(docx, child);
		}
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

/* A piece that stands for a character or a few. */
static bool
write_sign(struct docx *docx, const xmlNode *piece)
{
	static const char *const marks[] = {"footnoteReference", "endnoteReference", NULL};
	static const char *const breaks[] = {"br", "cr", NULL};

	if (is_element(piece, "tab") || is_element(piece, "ptab"))
	{
		put(docx->out, docx->tables == 0 ? "\t" : " ");
		docx->gap = docx->tables == 0;
	}
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
	else
		return false;
	return true;
}

static void
write_piece(struct docx *docx, const xmlNode *piece, int raised)
{
	static const char *const drawings[] = {"drawing", "pict", "object", NULL};
	const xmlNode *inner;

	if (is_element(piece, "fldChar"))
		note_field(docx, piece);
	else if (is_element(piece, "instrText"))
		note_instruction(docx, piece);
	else if (in_instruction(docx))
		return;
	else if (is_element(piece, "t"))
	{
		set_raised(docx, raised);
		put_text(docx, piece);
	}
	else if (write_sign(docx, piece))
		return;
	else if (is_element(piece, "ruby"))
	{
		inner = child_of(piece, "rubyBase");
		if (inner != NULL)
			write_inline(docx, inner);
	}
	else if (is_element(piece, "AlternateContent") || is_one_of(piece, drawings))
	{
		inner = is_element(piece, "AlternateContent") ? choose_alternative(piece) : piece;
		if (inner != NULL && !is_hidden_shape(inner))
			note_boxes(docx, inner);
	}
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
		&& (looks.width == 0 || looks.width > SMALLEST_WIDTH) && !(is_like_ground(looks) && is_number_piece(run));
}

/* What the styles of a paragraph and of its text both switch on is off. */
static enum toggle
toggled(enum toggle paragraph, enum toggle text)
{
	return paragraph == ON && text == ON ? OFF : text;
}

static void
write_run(struct docx *docx, const xmlNode *run)
{
	const xmlNode *properties = child_of(run, "rPr");
	const struct style *style = find_style(docx->styles, attribute_of(child_of(properties, "rStyle"), "val"));
	struct looks looks = docx->paragraph;

	if (style != NULL)
	{
		struct looks own = style->looks;

		own.hidden = toggled(looks.hidden, own.hidden);
		own.struck = toggled(looks.struck, own.struck);
		looks = looks_over(looks, own);
	}
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

/* Text that is turned around shows other figures than it holds. */
static bool
runs_backward(const xmlNode *node)
{
	const char *direction = is_element(node, "bdo") ? attribute_of(node, "val") : NULL;

	return direction != NULL && strcmp(direction, "rtl") == 0;
}

void
write_inline(struct docx *docx, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "r"))
			write_run(docx, child);
		else if (runs_backward(child))
			put_character(docx->out, U'\uFFFD');
		else if (is_element(child, "oMath") || is_element(child, "oMathPara"))
			write_formula(docx, child);
		else if (inside != NULL)
			write_inline(docx, inside);
	}
}
