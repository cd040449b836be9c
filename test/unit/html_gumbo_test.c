/*
 * html_gumbo_test.c - html.c against a parser that builds the whole tree.
 *
 * The same page goes through html.c and through gumbo, whose tree is laid out
 * here by the plainest means; both must give the same lines and cells.  Pages
 * are made up at random, then damaged at random.  With GOVREPORT_HTML_CASES set,
 * the files of that folder are compared too, as they are.
 *
 * Where the standard's tree is not what html.c promises, lines may differ, but
 * no text may be lost:
 *
 *	foster	text that stands between cells, which the tree moves before the table
 *	bare	rows and cells outside of a table, whose tags the tree leaves out
 *	stray	an end tag of a block that is not open, which the tree leaves out:
 *			here it ends a line, or is a blank in a cell
 *
 * No page has a reference by a name that only HTML 5 knows, <pre>, <select>,
 * <form>, <svg>, <template> or note marks: html_test.c has those that mean something.
 */
#include <dirent.h>
#include <gumbo.h>

#include "page/html.h"
#include "page/html_token.h"
#include "tap.h"

#define PAGES 600
#define DAMAGED_EACH 6			/* damaged pages made from each */
#define PAGE_ROOM (1 << 18)

/* ---- random -------------------------------------------------------------------- */

#ifndef SEED
#define SEED 20080501
#endif

static uint64_t random_state = SEED;

static uint32_t
random_below(uint32_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t) (random_state >> 33) % n;
}

static bool
chance(uint32_t percent)
{
	return random_below(100) < percent;
}

#define PICK(list) (list)[random_below(sizeof(list) / sizeof *(list))]

/* ---- strings ------------------------------------------------------------------- */

typedef struct string
{
	char	   *s;
	size_t		n;
	size_t		room;
} string;

static void
add(string *to, const char *s, size_t n)
{
	if (to->n + n + 1 > to->room)
	{
		to->room = (to->n + n + 1) * 2;
		to->s = realloc(to->s, to->room);
	}
	memcpy(to->s + to->n, s, n);
	to->n += n;
	to->s[to->n] = 0;
}

static void
add_text(string *to, const char *s)
{
	add(to, s, strlen(s));
}

/* ---- gumbo's tree as lines -------------------------------------------------------- */

typedef struct layout
{
	string		text;
	bool		in_cell;
	char		gap;			/* 0, ' ' or '\n' */
	size_t		start;			/* of the line or cell */
} layout;

static const char *const blocks[] = {
	"address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
	"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
	"legend", "li", "main", "menu", "nav", "ol", "option", "optgroup", "p", "search", "section", "summary", "textarea", "title",
	"ul",
};

static const char *const unseen[] = {
	"script", "style", "iframe", "noembed", "noframes", "template", "s", "strike", "del",
};

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(name, list[i]) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(name, list) is_one_of(name, list, sizeof(list) / sizeof *(list))

static const char *
name_of(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT ? gumbo_normalized_tagname(node->v.element.tag) : "";
}

static bool
is_text(const GumboNode *node)
{
	return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

static void
leave_gap(layout *to, char gap)
{
	if (to->gap != '\n')
		to->gap = gap;
}

static void
lay_text(layout *to, const char *s)
{
	for (; *s != 0; s++)
	{
		if (gr_html_blank(*s))
			leave_gap(to, ' ');
		else if (to->in_cell && strncmp(s, "\xC2\xA0", 2) == 0)
		{
			leave_gap(to, ' ');
			s++;
		}
		else
		{
			if (to->gap != 0 && to->text.n > to->start)
				add(&to->text, &to->gap, 1);
			if (to->gap == '\n' && !to->in_cell)
				to->start = to->text.n;
			to->gap = 0;
			add(&to->text, s, 1);
		}
	}
}

static void
end_line(layout *to)
{
	if (to->text.n > to->start)
		add(&to->text, "\n", 1);
	to->start = to->text.n;
	to->gap = 0;
}

static void lay(layout *to, const GumboNode *node);

static void
lay_children(layout *to, const GumboNode *node)
{
	for (unsigned i = 0; i < node->v.element.children.length; i++)
		lay(to, node->v.element.children.data[i]);
}

static bool
holds_table(const GumboNode *node)
{
	if (node->type != GUMBO_NODE_ELEMENT)
		return false;
	if (node->v.element.tag == GUMBO_TAG_TABLE)
		return true;
	for (unsigned i = 0; i < node->v.element.children.length; i++)
		if (holds_table(node->v.element.children.data[i]))
			return true;
	return false;
}

static uint32_t
span_of(const GumboNode *cell, const char *name, uint32_t max)
{
	const GumboAttribute *attribute = gumbo_get_attribute(&cell->v.element.attributes, name);
	const char *s = attribute ? attribute->value : "";
	uint32_t	value = 0;

	while (gr_html_blank(*s))
		s++;
	if (*s == '+')
		s++;
	if (*s < '0' || *s > '9')
		return 1;
	for (; *s >= '0' && *s <= '9'; s++)
		value = value * 10 + (uint32_t) (*s - '0') > max ? max : value * 10 + (uint32_t) (*s - '0');
	return value;
}

/* Lays thead, tbody or tfoot: each cell into the first free column of its row, over all that it spans. */
static void
lay_part(layout *to, const GumboNode *part)
{
	unsigned	n = part->v.element.children.length;
	unsigned	r = 0;
	bool	  (*taken)[GR_HTML_COLUMNS] = calloc(n, sizeof *taken);

	for (unsigned child = 0; child < n; child++)
	{
		const GumboNode *row = part->v.element.children.data[child];
		uint32_t	column = 0;
		uint32_t	tabs = 0;
		bool		cells = true;	/* and not lines */

		if (strcmp(name_of(row), "tr") != 0)
			continue;
		end_line(to);
		for (unsigned i = 0; i < row->v.element.children.length; i++)
		{
			const GumboNode *cell = row->v.element.children.data[i];
			uint32_t	columns;
			uint32_t	rows;

			if (strcmp(name_of(cell), "td") != 0 && strcmp(name_of(cell), "th") != 0)
				continue;
			while (column < GR_HTML_COLUMNS && taken[r][column])
				column++;
			if (cells)
			{
				layout		inner = {.in_cell = true};

				for (; tabs < column; tabs++)
					add(&to->text, "\t", 1);
				if (!holds_table(cell))
					lay_children(&inner, cell);
				if (holds_table(cell) || (inner.text.n > GR_HTML_CELL && memchr(inner.text.s, '\n', inner.text.n)))
				{
					if (tabs > 0)
						to->text.s[to->text.n - 1] = '\n';
					cells = false;
					to->start = to->text.n;
				}
				else if (inner.text.n > 0)
				{
					for (char *c = inner.text.s; *c != 0; c++)
						if (*c == '\n')
							*c = ' ';
					add(&to->text, inner.text.s, inner.text.n);
				}
				free(inner.text.s);
			}
			if (!cells)
			{
				end_line(to);
				lay_children(to, cell);
				end_line(to);
			}

			columns = span_of(cell, "colspan", 1000);
			rows = span_of(cell, "rowspan", 65534);
			if (rows == 0 || rows > n - r)
				rows = n - r;
			if (column >= GR_HTML_COLUMNS)
				column++;
			else
				for (uint32_t k = columns == 0 ? 1 : columns; k > 0 && column < GR_HTML_COLUMNS; k--, column++)
					for (uint32_t j = 0; j < rows; j++)
						taken[r + j][column] = true;
		}
		if (cells)
		{
			uint32_t	last = GR_HTML_COLUMNS - 1;

			while (last > 0 && !taken[r][last])
				last--;
			for (; tabs < last; tabs++)
				add(&to->text, "\t", 1);
			add(&to->text, "\n", 1);
			to->start = to->text.n;
			to->gap = 0;
		}
		r++;
	}
	free(taken);
}

static void
lay_table(layout *to, const GumboNode *table)
{
	end_line(to);
	for (unsigned i = 0; i < table->v.element.children.length; i++)
	{
		const GumboNode *part = table->v.element.children.data[i];
		const char *name = name_of(part);

		if (strcmp(name, "caption") == 0)
		{
			lay_children(to, part);
			end_line(to);
		}
		else if (strcmp(name, "thead") == 0 || strcmp(name, "tbody") == 0 || strcmp(name, "tfoot") == 0)
			lay_part(to, part);
	}
	end_line(to);
}

static void
lay(layout *to, const GumboNode *node)
{
	const char *name = name_of(node);
	bool		block = IS_ONE_OF(name, blocks);

	if (is_text(node))
		lay_text(to, node->v.text.text);
	if (node->type != GUMBO_NODE_ELEMENT || IS_ONE_OF(name, unseen))
		return;
	if (block || strcmp(name, "br") == 0)
		leave_gap(to, '\n');
	if (strcmp(name, "table") == 0)
		lay_table(to, node);
	else
		lay_children(to, node);
	if (block)
		leave_gap(to, '\n');
}

/* ---- where the tree differs --------------------------------------------------------- */

/* Is text in it? */
static bool
shows(const GumboNode *node)
{
	if (is_text(node))
		for (const char *s = node->v.text.text; *s != 0; s++)
			if (!gr_html_blank(*s))
				return true;
	if (node->type != GUMBO_NODE_ELEMENT || IS_ONE_OF(name_of(node), unseen))
		return false;
	for (unsigned i = 0; i < node->v.element.children.length; i++)
		if (shows(node->v.element.children.data[i]))
			return true;
	return false;
}

/* Was text moved before a table?  Then what the tree holds is not in the source's order; *last is the place before. */
static bool
has_fostered(const GumboNode *node, unsigned *last)
{
	const char *name = name_of(node);
	unsigned	at = *last;

	if (is_text(node) && shows(node))
		at = node->v.text.start_pos.offset;
	else if (strcmp(name, "table") == 0)
		at = node->v.element.start_pos.offset;
	if (at < *last)
		return true;
	*last = at;
	if (node->type != GUMBO_NODE_ELEMENT)
		return false;
	for (unsigned i = 0; i < node->v.element.children.length; i++)
		if (has_fostered(node->v.element.children.data[i], last))
			return true;
	return false;
}

/* Tags of rows and cells that are in the tree. */
static int
count_cells(const GumboNode *node)
{
	const char *name = name_of(node);
	int			n = (strcmp(name, "td") == 0 || strcmp(name, "th") == 0 || strcmp(name, "tr") == 0)
		&& (node->parse_flags & GUMBO_INSERTION_IMPLIED) == 0;

	if (node->type == GUMBO_NODE_ELEMENT)
		for (unsigned i = 0; i < node->v.element.children.length; i++)
			n += count_cells(node->v.element.children.data[i]);
	return n;
}

static int
count_cell_tags(const char *body, size_t length)
{
	gr_html_tokens tokens = {.body = body, .length = (uint32_t) length, .host = &tap_host};
	gr_html_token token;
	int			n = 0;

	while (gr_html_next(&tokens, &token))
		n += token.kind == GR_HTML_START && (token.tag == GR_TAG_TD || token.tag == GR_TAG_TH || token.tag == GR_TAG_ROW);
	return n;
}

/* Does a block end that is not open in its cell? */
static bool
has_stray_end(const char *body, size_t length)
{
	gr_html_tokens tokens = {.body = body, .length = (uint32_t) length, .host = &tap_host};
	gr_html_token token;
	const char *open[4096];		/* names; "": a cell */
	int			n = 0;

	while (n < 4096 && gr_html_next(&tokens, &token))
	{
		const char *name = body + token.start + (token.kind == GR_HTML_END ? 2 : 1);

		if (token.kind == GR_HTML_TEXT)
			continue;
		if (token.tag == GR_TAG_TD || token.tag == GR_TAG_TH || token.tag == GR_TAG_TABLE || token.tag == GR_TAG_CAPTION
			|| token.tag == GR_TAG_ROW)
		{
			if (token.kind == GR_HTML_START)
				open[n++] = "";
			else
				while (n > 0 && *open[--n] != 0)
					;
		}
		else if (token.tag == GR_TAG_TITLE && token.kind == GR_HTML_END)
			return true;		/* all that is in the tree are taken with their start */
		else if (token.tag == GR_TAG_BLOCK && token.kind == GR_HTML_START)
			open[n++] = name;
		else if (token.tag == GR_TAG_BLOCK && (*name | 0x20) != 'p')
		{
			int			i = n;

			while (i > 0 && *open[i - 1] != 0 && (*open[i - 1] | 0x20) != (*name | 0x20))
				i--;
			if (i == 0 || *open[i - 1] == 0)
				return true;
			n = i - 1;
		}
	}
	return false;
}

/* ---- comparing ------------------------------------------------------------------------ */

/* What a number is written with: html.c parts numbers of elements that may look otherwise, which the tree does not tell. */
static bool
is_of_number(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-';
}

/* Blanks as one, none within numbers and at the ends of cells, &nbsp; among them, which html.c keeps in lines. */
static string
trim(const char *s, size_t n)
{
	string		out = {0};
	bool		gap = false;

	add(&out, "", 0);
	for (size_t i = 0; i < n; i++)
	{
		bool		nbsp = i + 1 < n && memcmp(s + i, "\xC2\xA0", 2) == 0;

		if (nbsp || s[i] == ' ')
		{
			gap = true;
			i += nbsp;
			continue;
		}
		if (gap && s[i] != '\t' && s[i] != '\n' && out.n > 0 && out.s[out.n - 1] != '\t' && out.s[out.n - 1] != '\n'
			&& !(is_of_number(s[i]) && is_of_number(out.s[out.n - 1])))
			add(&out, " ", 1);
		gap = false;
		add(&out, s + i, 1);
	}
	return out;
}

/* The same, without lines that hold nothing. */
static string
squeeze(const char *text, size_t length)
{
	string		trimmed = trim(text, length);
	const char *s = trimmed.s;
	size_t		n = trimmed.n;
	string		out = {0};
	size_t		start = 0;

	add(&out, "", 0);
	for (size_t i = 0; i <= n; i++)
	{
		bool		blank = true;

		if (i < n && s[i] != '\n')
			continue;
		for (size_t k = start; k < i; k++)
			blank = blank && s[k] == '\t';
		if (!blank)
		{
			add(&out, s + start, i - start);
			add(&out, "\n", 1);
		}
		start = i + 1;
	}
	free(trimmed.s);
	return out;
}

/* squeeze, and without U+FFFD: what stands in a cell for text that a damaged tag swallowed, which the tree does not show. */
static string
squeeze_without_losses(const char *text, size_t length)
{
	string		kept = {0};
	string		squeezed;
	const char *end = text + length;

	add(&kept, "", 0);
	while (text < end)
	{
		const char *loss = memmem(text, (size_t) (end - text), "\xEF\xBF\xBD", 3);

		add(&kept, text, (size_t) ((loss ? loss : end) - text));
		text = loss ? loss + 3 : end;
	}
	squeezed = squeeze(kept.s, kept.n);
	free(kept.s);
	return squeezed;
}

/* Without white space; tabs are kept on demand. */
static string
letters(string from, bool tabs)
{
	string		out = {0};

	add(&out, "", 0);
	for (size_t i = 0; i < from.n; i++)
		if (strncmp(from.s + i, "\xC2\xA0", 2) == 0)
			i++;
		else if (!gr_html_blank(from.s[i]) || (tabs && from.s[i] == '\t'))
			add(&out, from.s + i, 1);
	return out;
}

static int
compare_bytes(const void *a, const void *b)
{
	return *(const unsigned char *) a - *(const unsigned char *) b;
}

static bool
same(string a, string b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

typedef enum verdict
{
	SAME, FOSTER, BARE, STRAY, DIFFERENT, VERDICTS
} verdict;

static verdict
compare(const char *body, size_t length)
{
	GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, body, length);
	layout		want = {0};
	gr_arena	arena;
	gr_html		html;
	string		ours;
	string		theirs;
	string		our_letters;
	string		their_letters;
	verdict		result;

	gr_arena_init(&arena, &tap_host);
	if (gr_html_read(body, length, &arena, &html) != GR_OK)
		exit(2);
	add(&want.text, "", 0);
	lay(&want, tree->root);
	ours = squeeze_without_losses(html.text, html.length);
	theirs = squeeze_without_losses(want.text.s, want.text.n);

	if (same(ours, theirs))
		result = SAME;
	else
	{
		unsigned	last = 0;
		bool		fostered = has_fostered(tree->root, &last);
		bool		bare = count_cells(tree->root) != count_cell_tags(body, length);

		our_letters = letters(ours, !fostered && !bare);
		their_letters = letters(theirs, !fostered && !bare);
		if (fostered)
		{
			qsort(our_letters.s, our_letters.n, 1, compare_bytes);
			qsort(their_letters.s, their_letters.n, 1, compare_bytes);
		}
		if (!same(our_letters, their_letters))
			result = DIFFERENT;
		else if (fostered)
			result = FOSTER;
		else if (bare)
			result = BARE;
		else
			result = has_stray_end(body, length) ? STRAY : DIFFERENT;
		free(our_letters.s);
		free(their_letters.s);
	}
	if (result == DIFFERENT && getenv("GOVREPORT_HTML_SHOW") != NULL)
		printf("---- page\n%.*s\n---- gumbo\n%s---- html.c\n%s----\n", (int) length, body, theirs.s, ours.s);
	gumbo_destroy_output(&kGumboDefaultOptions, tree);
	free(want.text.s);
	free(ours.s);
	free(theirs.s);
	return result;
}

/* ---- pages ------------------------------------------------------------------------------- */

/* The names of references stay unknown to HTML 5 whatever byte they lose. */
static const char *const words[] = {
	"规章", "行政许可", "总计", "3", "12", "0", "1,024", "第二十条", "（一）", "a b", "本机关", "&nbsp;", "&nbsp;&nbsp;", "　", "\n ",
	"&lt;", "&#26412;", "&ldquo;", "&amp", "1 < 2", "&", "·", "\xC2\xA0", "-", "公开",
};

static const char *const inline_tags[] = {
	"span", "b", "font", "o:p", "a", "i", "strong", "u", "em", "code", "small", "st1:chsdate",
};

static const char *const block_tags[] = {
	"p", "div", "p", "h2", "section", "center", "blockquote", "ul", "li",
};

static const char *const attributes[] = {
	" style='a:b'", " class=x", " title=\"a>b\"", " width=\"10%\"", " nowrap", " align = 'center'", " id=\"colspan=2\"",
};

static void
make_text(string *page, int depth)
{
	for (uint32_t n = random_below(4); n > 0; n--)
	{
		if (chance(20) && depth > 0)
		{
			const char *name = PICK(inline_tags);

			add_text(page, "<");
			add_text(page, name);
			if (chance(40))
				add_text(page, PICK(attributes));
			add_text(page, ">");
			make_text(page, depth - 1);
			add_text(page, "</");
			add_text(page, name);
			add_text(page, ">");
		}
		else if (chance(8))
			add_text(page, chance(50) ? "<br>" : "<br />");
		else if (chance(4))
			add_text(page, chance(50) ? "<!-- <td>1</td> -->" : "<![if !a]>x<![endif]>");
		else if (chance(2))
			add_text(page, "<script>if (a<b) document.write('<td>')</script>");
		else
			add_text(page, PICK(words));
	}
}

static void
make_block(string *page)
{
	const char *name = PICK(block_tags);

	add_text(page, "<");
	add_text(page, name);
	if (chance(30))
		add_text(page, PICK(attributes));
	add_text(page, ">");
	make_text(page, 2);
	if (chance(90))
	{
		add_text(page, "</");
		add_text(page, name);
		add_text(page, ">");
	}
	if (chance(50))
		add_text(page, "\n");
}

static void
make_span(string *page, const char *name)
{
	static const char *const forms[] = {" %s=%u", " %s=\"%u\"", " %s='%u'", " %s = %u ", " %s=\" %u\""};
	char		attribute[64];
	int			n = snprintf(attribute, sizeof attribute, PICK(forms), name, random_below(20) == 0 ? 0 : 1 + random_below(5));

	add(page, attribute, (size_t) n);
}

static void
make_table(string *page, int depth)
{
	bool		closed = chance(80);
	bool		blanks = chance(50);
	uint32_t	columns = 1 + random_below(7);

	add_text(page, "<table");
	if (chance(50))
		add_text(page, PICK(attributes));
	add_text(page, ">");
	if (chance(10))
		add_text(page, "<caption>表</caption>");
	if (chance(20))
		add_text(page, "<colgroup><col><col></colgroup>");
	if (chance(20))
		add_text(page, "<thead>");
	for (uint32_t row = 1 + random_below(6); row > 0; row--)
	{
		if (chance(10))
			add_text(page, "<tbody>");
		add_text(page, blanks ? "\n  <tr>\n\t" : "<tr>");
		for (uint32_t i = random_below(8) == 0 ? random_below(70) : columns; i > 0; i--)
		{
			const char *name = chance(90) ? "td" : "th";

			add_text(page, "<");
			add_text(page, name);
			if (chance(20))
				make_span(page, "colspan");
			if (chance(30))
				add_text(page, PICK(attributes));
			if (chance(15))
				make_span(page, "rowspan");
			add_text(page, ">");
			if (chance(25))
				make_block(page);
			if (depth > 0 && chance(4))
				make_table(page, depth - 1);
			make_text(page, 2);
			if (closed)
			{
				add_text(page, "</");
				add_text(page, name);
				add_text(page, ">");
			}
			if (blanks)
				add_text(page, "\n\t");
		}
		if (closed)
			add_text(page, "</tr>");
	}
	add_text(page, "</table>");
}

static void
make_page(string *page)
{
	page->n = 0;
	add_text(page, chance(50) ? "<!DOCTYPE html>" : "");
	if (chance(70))
		add_text(page, "<html><head><meta charset=utf-8><title>年度报告 &quot; 其他</title><style>td{}</style></head><body>\n");
	add_text(page, "<p>标题</p>");
	for (uint32_t n = 1 + random_below(4); n > 0; n--)
	{
		make_block(page);
		make_table(page, 3);
		make_text(page, 2);
	}
	if (chance(50))
		add_text(page, "</body></html>\n");
}

/* ---- damage --------------------------------------------------------------------------------- */

static const char *const tags[] = {
	"<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<th>", "</th>", "<p>", "</p>", "<div>", "</div>", "<br>",
	"</br>", "<tbody>", "</tbody>", "<thead>", "</thead>", "<tfoot>", "<caption>", "</caption>", "<col>", "<colgroup>",
	"</colgroup>", "<b>", "</b>", "<a>", "</a>", "<span>", "</span>", "<li>", "</ul>", "<h2>", "</h2>", "<hr>",
	"<!--", "-->", "<td colspan=3>", "<td rowspan=2>", "<body>", "</body>", "</html>", "<title>", "</title>",
	"<script>", "</script>", "<style>", "</style>", "<td", "</td", "<", ">", "\"", "&", "=", "'", "<td colspan=",
	"<![CDATA[", "]]>", "<?xml ?>", "<font>", "</font>", "<textarea>", "</textarea>",
};

/* A place between two characters. */
static size_t
place_in(const string *page)
{
	size_t		at = page->n == 0 ? 0 : random_below((uint32_t) page->n);

	while (at > 0 && ((uint8_t) page->s[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static void
replace(string *page, size_t at, size_t n, const char *by, size_t by_n)
{
	string		out = {0};

	add(&out, page->s, at);
	add(&out, by, by_n);
	add(&out, page->s + at + n, page->n - at - n);
	free(page->s);
	*page = out;
}

/* The tag at or behind a random place: its place, and its length; 0: none. */
static size_t
some_tag(const string *page, size_t *at)
{
	const char *open = memchr(page->s + *at, '<', page->n - *at);
	const char *close = open ? memchr(open, '>', (size_t) (page->s + page->n - open)) : NULL;

	if (close == NULL)
		return 0;
	*at = (size_t) (open - page->s);
	return (size_t) (close - open) + 1;
}

static void
damage(string *page)
{
	size_t		at = place_in(page);
	size_t		n;
	size_t		to;
	char	   *piece;
	const char *tag;

	switch (random_below(8))
	{
		case 0:				/* a tag is lost */
		case 1:
			if ((n = some_tag(page, &at)) > 0)
				replace(page, at, n, "", 0);
			break;
		case 2:				/* a tag is moved, or there twice */
			if ((n = some_tag(page, &at)) > 0)
			{
				piece = malloc(n);
				memcpy(piece, page->s + at, n);
				if (chance(50))
					replace(page, at, n, "", 0);
				replace(page, place_in(page), 0, piece, n);
				free(piece);
			}
			break;
		case 3:
		case 4:				/* a tag too many */
			tag = PICK(tags);
			replace(page, at, 0, tag, strlen(tag));
			break;
		case 5:				/* a byte is lost */
			if (page->n > 0 && (uint8_t) page->s[at] < 0x80)
				replace(page, at, 1, "", 0);
			break;
		case 6:				/* a piece is there twice */
			to = place_in(page);
			if (to > at && page->n < PAGE_ROOM)
			{
				piece = malloc(to - at);
				memcpy(piece, page->s + at, to - at);
				replace(page, to, 0, piece, to - at);
				free(piece);
			}
			break;
		case 7:				/* the end is lost */
			if (chance(20))
				replace(page, at, page->n - at, "", 0);
			break;
	}
}

/* ---- tests -------------------------------------------------------------------------------------- */

static int	verdicts[VERDICTS];

static void
report(const char *name, int allowed)
{
	ok(verdicts[DIFFERENT] <= allowed, name);
	printf("# same %d, foster %d, bare %d, stray %d, different %d\n", verdicts[SAME], verdicts[FOSTER], verdicts[BARE],
		   verdicts[STRAY], verdicts[DIFFERENT]);
	memset(verdicts, 0, sizeof verdicts);
}

static void
test_folder(const char *folder)
{
	DIR		   *entries = opendir(folder);
	struct dirent *entry;

	if (!ok(entries != NULL, folder))
		return;
	while ((entry = readdir(entries)) != NULL)
	{
		char		path[4096];
		string		page = {0};
		char		buffer[65536];
		size_t		n;
		FILE	   *file;
		verdict		found;

		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (entry->d_type == DT_DIR || (file = fopen(path, "rb")) == NULL)
			continue;
		add(&page, "", 0);
		while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
			add(&page, buffer, n);
		fclose(file);
		if (gr_looks_like_html(page.s, page.n))
		{
			found = compare(page.s, page.n);
			verdicts[found]++;
			if (found != SAME)
				printf("# %s: %s\n", path, found == DIFFERENT ? "different" : "excused");
			for (int i = 0; i < 100; i++)
			{
				string		damaged = {0};

				add(&damaged, page.s, page.n);
				for (uint32_t k = 1 + random_below(4); k > 0; k--)
					damage(&damaged);
				if (damaged.n > 0)
					verdicts[compare(damaged.s, damaged.n)]++;
				free(damaged.s);
			}
		}
		free(page.s);
	}
	closedir(entries);
	report("pages of the folder, whole and damaged", 0);
}

int
main(void)
{
	const char *folder = getenv("GOVREPORT_HTML_CASES");
	int			whole[VERDICTS] = {0};
	string		page = {0};

	for (int i = 0; i < PAGES; i++)
	{
		make_page(&page);
		whole[compare(page.s, page.n)]++;
		for (int k = 0; k < DAMAGED_EACH; k++)
		{
			string		damaged = {0};

			add(&damaged, page.s, page.n);
			for (uint32_t n = 1 + random_below(3); n > 0; n--)
				damage(&damaged);
			if (damaged.n > 0)
				verdicts[compare(damaged.s, damaged.n)]++;
			free(damaged.s);
		}
	}
	report("damaged pages", 0);
	memcpy(verdicts, whole, sizeof verdicts);
	report("whole pages", 0);
	if (folder != NULL)
		test_folder(folder);
	return done_testing();
}
