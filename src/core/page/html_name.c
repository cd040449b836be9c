/*
 * html_name.c - what the names of tags mean.
 */
#include "page/html_tag.h"

#include <string.h>

typedef struct tag_name
{
	char		name[GR_TAG_NAME_LENGTH + 1];
	uint8_t		tag;			/* gr_html_tag */
} tag_name;

/* name, tag; a line a first letter, common names first; an empty name ends a line; other names are GR_TAG_APART */
static const tag_name tag_names[26][18] = {
	['a' - 'a'] = {
		{"address", GR_TAG_BLOCK}, {"article", GR_TAG_BLOCK}, {"aside", GR_TAG_BLOCK},
		{"audio", GR_TAG_UNSEEN}, {"area", GR_TAG_VOID}, {"annotation", GR_TAG_UNSEEN},
	},
	['b' - 'a'] = {
		{"br", GR_TAG_BREAK}, {"body", GR_TAG_PAGE}, {"blockquote", GR_TAG_BLOCK}, {"button", GR_TAG_UNSEEN},
		{"base", GR_TAG_VOID}, {"b", GR_TAG_INLINE}, {"big", GR_TAG_INLINE}, {"bdi", GR_TAG_INLINE}, {"bdo", GR_TAG_OVERRIDE},
	},
	['c' - 'a'] = {
		{"col", GR_TAG_COLUMN}, {"colgroup", GR_TAG_COLUMN}, {"caption", GR_TAG_CAPTION}, {"center", GR_TAG_BLOCK},
		{"canvas", GR_TAG_UNSEEN}, {"code", GR_TAG_INLINE}, {"cell", GR_TAG_TD},
	},
	['d' - 'a'] = {
		{"div", GR_TAG_BLOCK}, {"dl", GR_TAG_BLOCK}, {"dt", GR_TAG_BLOCK}, {"dd", GR_TAG_BLOCK},
		{"dir", GR_TAG_BLOCK}, {"details", GR_TAG_BLOCK}, {"dialog", GR_TAG_DIALOG},
		{"del", GR_TAG_UNSEEN}, {"datalist", GR_TAG_UNSEEN}, {"data", GR_TAG_INLINE},
	},
	['e' - 'a'] = {
		{"em", GR_TAG_INLINE}, {"embed", GR_TAG_PICTURE}, {"entry", GR_TAG_TD},
	},
	['f' - 'a'] = {
		{"form", GR_TAG_BLOCK}, {"fieldset", GR_TAG_BLOCK}, {"figure", GR_TAG_BLOCK}, {"figcaption", GR_TAG_BLOCK},
		{"footer", GR_TAG_BLOCK}, {"font", GR_TAG_INLINE},
	},
	['h' - 'a'] = {
		{"h1", GR_TAG_BLOCK}, {"h2", GR_TAG_BLOCK}, {"h3", GR_TAG_BLOCK}, {"h4", GR_TAG_BLOCK}, {"h5", GR_TAG_BLOCK},
		{"h6", GR_TAG_BLOCK}, {"hr", GR_TAG_BLOCK}, {"html", GR_TAG_PAGE}, {"head", GR_TAG_PAGE},
		{"header", GR_TAG_BLOCK}, {"hgroup", GR_TAG_BLOCK},
	},
	['i' - 'a'] = {
		{"img", GR_TAG_PICTURE}, {"input", GR_TAG_INPUT}, {"iframe", GR_TAG_HIDDEN}, {"i", GR_TAG_INLINE}, {"ins", GR_TAG_INLINE},
	},
	['k' - 'a'] = {
		{"kbd", GR_TAG_INLINE},
	},
	['l' - 'a'] = {
		{"li", GR_TAG_BLOCK}, {"legend", GR_TAG_BLOCK}, {"listing", GR_TAG_PRE}, {"link", GR_TAG_VOID},
		{"label", GR_TAG_INLINE},
	},
	['m' - 'a'] = {
		{"main", GR_TAG_BLOCK}, {"menu", GR_TAG_BLOCK}, {"meta", GR_TAG_META}, {"mark", GR_TAG_INLINE},
		{"meter", GR_TAG_UNSEEN},
	},
	['n' - 'a'] = {
		{"nav", GR_TAG_BLOCK}, {"noembed", GR_TAG_HIDDEN}, {"noframes", GR_TAG_HIDDEN},
		{"noscript", GR_TAG_UNSEEN}, {"nobr", GR_TAG_INLINE},
	},
	['o' - 'a'] = {
		{"ol", GR_TAG_BLOCK}, {"option", GR_TAG_OPTION}, {"optgroup", GR_TAG_BLOCK}, {"object", GR_TAG_UNSEEN},
		{"o:p", GR_TAG_INLINE}, {"output", GR_TAG_INLINE},
	},
	['p' - 'a'] = {
		{"p", GR_TAG_BLOCK}, {"pre", GR_TAG_PRE}, {"plaintext", GR_TAG_PLAINTEXT},
		{"param", GR_TAG_VOID}, {"progress", GR_TAG_UNSEEN},
	},
	['r' - 'a'] = {
		{"rt", GR_TAG_UNSEEN}, {"rp", GR_TAG_UNSEEN}, {"rtc", GR_TAG_UNSEEN},
		{"ruby", GR_TAG_INLINE}, {"rb", GR_TAG_INLINE}, {"row", GR_TAG_ROW},
	},
	['s' - 'a'] = {
		{"section", GR_TAG_BLOCK}, {"script", GR_TAG_SCRIPT}, {"style", GR_TAG_HIDDEN}, {"summary", GR_TAG_BLOCK},
		{"search", GR_TAG_BLOCK}, {"sup", GR_TAG_RAISED}, {"sub", GR_TAG_RAISED}, {"s", GR_TAG_UNSEEN},
		{"strike", GR_TAG_UNSEEN}, {"svg", GR_TAG_UNSEEN}, {"span", GR_TAG_INLINE}, {"strong", GR_TAG_INLINE}, {"select", GR_TAG_SELECT},
		{"source", GR_TAG_VOID}, {"samp", GR_TAG_INLINE},
	},
	['t' - 'a'] = {
		{"td", GR_TAG_TD}, {"tr", GR_TAG_ROW}, {"table", GR_TAG_TABLE}, {"th", GR_TAG_TH}, {"tbody", GR_TAG_TBODY},
		{"thead", GR_TAG_THEAD}, {"tfoot", GR_TAG_TFOOT}, {"title", GR_TAG_TITLE}, {"textarea", GR_TAG_TITLE},
		{"template", GR_TAG_TEMPLATE}, {"track", GR_TAG_VOID}, {"tt", GR_TAG_INLINE}, {"time", GR_TAG_INLINE},
		{"tc", GR_TAG_TD},
	},
	['u' - 'a'] = {
		{"ul", GR_TAG_BLOCK}, {"u", GR_TAG_INLINE},
	},
	['v' - 'a'] = {
		{"video", GR_TAG_UNSEEN}, {"var", GR_TAG_INLINE},
	},
	['w' - 'a'] = {
		{"wbr", GR_TAG_VOID},
	},
	['x' - 'a'] = {
		{"xmp", GR_TAG_XMP},
	},
};

/* <Row>, <Cell>: not those of DocBook's and TEI's tables, which are row, entry and cell. */
static inline bool
is_of_other_table(uint8_t tag, const char *name)
{
	return (tag == GR_TAG_ROW || tag == GR_TAG_TD) && (*name == 'R' || *name == 'E' || *name == 'C');
}

const char *
gr_html_read_name(const char *at, const char *end, uint8_t *tag)
{
	char		name[GR_TAG_NAME_LENGTH + 1] = {0};
	const char *start = at;
	const tag_name *entry;

	*tag = GR_TAG_APART;
	for (; at < end && !gr_html_ends_name(*at); at++)
		if (at - start <= GR_TAG_NAME_LENGTH)
			name[at - start] = gr_html_lower(*at);
	if (at - start > GR_TAG_NAME_LENGTH)
		return at;
	for (entry = tag_names[name[0] - 'a']; entry->name[0] != 0; entry++)
		if (memcmp(name, entry->name, sizeof name) == 0)
		{
			*tag = is_of_other_table(entry->tag, start) ? GR_TAG_APART : entry->tag;
			break;
		}
	return at;
}

gr_html_tag
gr_html_start_tag(const char *at, const char *end)
{
	uint8_t		tag;

	if (end - at > GR_TAG_NAME_LENGTH + 2)
		end = at + GR_TAG_NAME_LENGTH + 2; /* '<', name, and what ends it */
	if (end - at < 2 || !gr_html_letter(at[1]) || gr_html_read_name(at + 1, end, &tag) == end)
		return GR_TAG_INLINE;
	return tag;
}
