/*
 * html_hidden.c - elements of a web page that are not to be seen.
 */
#include "page/html_page.h"

/* A piece of a cell's text. */
static bool
is_within_cell(uint8_t tag)
{
	return tag == GR_TAG_INLINE || tag == GR_TAG_APART || tag == GR_TAG_RAISED || tag == GR_TAG_BLOCK;
}

bool
gr_html_hides(gr_html_page *p, const gr_html_token *token)
{
	bool		shows;

	if (token->tag == GR_TAG_PAGE || token->tag == GR_TAG_BREAK || token->tag == GR_TAG_VOID || token->tag == GR_TAG_INPUT
		|| token->tag == GR_TAG_META)
		return false;
	if (token->tag == GR_TAG_UNSEEN || token->tag == GR_TAG_TEMPLATE || token->hidden || token->unseen)
		return true;
	/* within cells alone: what scripts show of a page is hidden by its styles at first */
	if (p->sheet.n > 0 && gr_html_may_be_cell(p) && is_within_cell(token->tag) && gr_html_sheet_hides(&p->sheet, token))
		return true;
	if (token->tag != GR_TAG_OPTION)
		return false;
	shows = p->shows_option && (token->chosen || !p->has_chosen);
	if (shows)
		p->shows_option = false;
	return !shows;
}

void
gr_html_begin_hidden(gr_html_page *p, const gr_html_token *token)
{
	bool		is_cell = token->tag == GR_TAG_TD || token->tag == GR_TAG_TH;

	/* what is open and ends where such an element begins does so here as well */
	if (is_cell && !token->hidden)
		gr_html_begin_cell(p, token);	/* an unseen cell keeps its columns */
	else if (is_cell && p->depth > 0 && gr_html_innermost(p)->place == GR_IN_CELL)
		gr_html_end_cell(p, token->start);
	else if (token->tag == GR_TAG_ROW && p->depth > 0)
		gr_html_end_row(p, token->start);
	p->other = true;
	p->hidden = true;
	p->hidden_tag = token->tag;
	p->hidden_name = token->name;
	p->hidden_same = 0;
	p->hidden_tables = 0;
}

static bool
is_row_part(uint8_t tag)
{
	return tag == GR_TAG_ROW || tag == GR_TAG_THEAD || tag == GR_TAG_TBODY || tag == GR_TAG_TFOOT;
}

/* Whether a tag outside the tables within the hidden element ends it, though it is not its end tag. */
static bool
ends_hidden(const gr_html_page *p, const gr_html_token *token)
{
	bool		is_start = token->kind == GR_HTML_START;
	bool		is_cell = token->tag == GR_TAG_TD || token->tag == GR_TAG_TH;
	bool		of_table = is_row_part(token->tag) || (!is_start && token->tag == GR_TAG_TABLE);

	switch (p->hidden_tag)
	{
		case GR_TAG_TABLE:
		case GR_TAG_THEAD: case GR_TAG_TBODY: case GR_TAG_TFOOT:
			return !is_start && token->tag == GR_TAG_TABLE;
		case GR_TAG_ROW:
			return of_table;
		case GR_TAG_OPTION:
			return token->tag == GR_TAG_OPTION || token->tag == GR_TAG_SELECT || is_cell || of_table;
		case GR_TAG_TD: case GR_TAG_TH:
			return is_cell || of_table;
		case GR_TAG_TEMPLATE:
			return false;
		default:
			/* an element in a cell ends with it, and what is no block with the like of it */
			return p->depth > 0 && (is_cell || of_table);
	}
}

bool
gr_html_pass_hidden(gr_html_page *p, const gr_html_token *token)
{
	bool		is_start = token->kind == GR_HTML_START;
	bool		nests = p->hidden_tag != GR_TAG_TD && p->hidden_tag != GR_TAG_TH && p->hidden_tag != GR_TAG_OPTION
		&& p->hidden_tag != GR_TAG_ROW;

	if (nests && token->name == p->hidden_name && p->hidden_tables == 0)
	{
		if (is_start)
			p->hidden_same++;
		else if (p->hidden_same > 0)
			p->hidden_same--;
		else
			p->hidden = false;
		return true;
	}
	if (p->hidden_tables == 0 && !(is_start && token->tag == GR_TAG_TABLE) && ends_hidden(p, token))
	{
		p->hidden = false;
		return false;
	}
	if (token->tag == GR_TAG_TABLE && is_start)
		p->hidden_tables++;
	else if (token->tag == GR_TAG_TABLE && p->hidden_tables > 0)
		p->hidden_tables--;
	return true;
}
