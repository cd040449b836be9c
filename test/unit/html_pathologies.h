/*
 * html_pathologies.h - pages that ask much of a reader: a beginning, and what is said
 * over and over behind it.
 */
#ifndef HTML_PATHOLOGIES_H
#define HTML_PATHOLOGIES_H

#include <stdlib.h>
#include <string.h>

typedef struct pathology
{
	const char *name;
	const char *first;			/* once */
	const char *again;			/* up to the length wanted */
} pathology;

static const pathology pathologies[] = {
	{"nested <div>", "", "<div>"},
	{"nested <div> and text", "<p>", "<div>a"},
	{"nested <table>", "", "<table>"},
	{"nested tables in cells", "", "<table><tr><td>"},
	{"nested tables in cells with text", "", "<table><tr><td>a"},
	{"nested tables in captions", "", "<table><caption>"},
	{"attributes", "<p", " a=b"},
	{"attributes of a cell", "<td", " colspan=2"},
	{"an attribute without an end", "<p a=\"", "bcd "},
	{"quotes", "<p", "=\"'"},
	{"cells", "<table><tr>", "<td>"},
	{"cells with text", "<table><tr>", "<td>1"},
	{"rows", "<table>", "<tr>"},
	{"wide rows", "<table><tr><td colspan=64>", "<tr>"},
	{"wide cells", "<table>", "<td colspan=1000>"},
	{"row spans", "<table>", "<td rowspan=65535>"},
	{"row spans in rows", "<table>", "<tr><td rowspan=65535 colspan=50><td>1"},
	{"row spans and short rows", "<table><tr><td rowspan=65535 colspan=50>", "<tr><td>1"},
	{"parts of a table", "<table><tr><td colspan=64>", "<tbody>"},
	{"text between cells", "<table><tr>", "<td>1</td>x"},
	{"end tags", "<table><tr><td>", "</td></tr>"},
	{"comments", "", "<!---->"},
	{"a comment without an end", "<!--", " > -> -- "},
	{"openings of comments", "", "<!--"},
	{"a script without an end", "<script>", "</scrip <!-- <script> -"},
	{"a title without an end", "<title>", "</titl &lt;"},
	{"titles", "", "<title>a"},
	{"templates", "", "<template>a"},
	{"less-than signs", "", "<"},
	{"less-than signs and letters", "", "<a"},
	{"ends of nothing", "", "</"},
	{"ampersands", "<p>", "&"},
	{"names of no reference", "<p>", "&abcdefgh"},
	{"names of references", "<p>", "&lt"},
	{"a number without an end", "<p>&#", "1"},
	{"numbers", "<p>", "&#9999999"},
	{"blanks", "<p>a", "  "},
	{"blanks in a cell", "<td>a", "&nbsp;"},
	{"words", "<td>", "a  "},
	{"breaks in a cell", "<td>", "a<br>"},
	{"breaks in a drawn row", "a\n| b<td></table>\n|", "c<br>"},
	{"tags of one letter", "", "a<b>"},
	{"first bytes of nbsp", "<td>", "\xC2"},
	{"plain text", "", "一、总体情况 "},
	{"plain text with a table", "<td></table>", "一、总\n"},
};

#define PATHOLOGIES (sizeof pathologies / sizeof *pathologies)

static char *
pathology_body(const pathology *input, size_t length)
{
	size_t		first = strlen(input->first);
	size_t		again = strlen(input->again);
	char	   *body = malloc(length);

	memcpy(body, input->first, first);
	for (size_t i = first; i < length; i++)
		body[i] = input->again[(i - first) % again];
	return body;
}

#endif
