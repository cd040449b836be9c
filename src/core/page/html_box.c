/*
 * html_box.c - inline elements, by whose looks text is kept apart.
 *
 * What a class means stands in style sheets, which are not read: an element with a class
 * of its own may stand apart from the text around it, above it, or not be seen at all.
 */
#include "page/html_page.h"

/* The element's own look, within that of the element around it; 0: it looks as that. */
static uint32_t
look_of(const gr_html_token *token)
{
	if (token->tag == GR_TAG_APART || token->tag == GR_TAG_RAISED || token->own)
		return (token->start + 1) * 0x9E3779B1u | 1;
	return token->look;
}

/* A note's mark, behind a text, 12<sup>1</sup>, or by itself in a cell, is put in brackets, which end a number and hold none. */
static void
begin_raised(gr_html_page *p, uint32_t at)
{
	bool		is_mark = p->mode == GR_CELL || (p->mode == GR_FLOW && p->out.length > p->start && gr_html_ends_with_digit(p));

	if (p->raised > 0 || !is_mark)
		return;
	p->raised = p->inline_depth;
	gr_html_put_character(p, at, 1, '[');
}

static void
end_raised(gr_html_page *p, uint32_t at)
{
	p->raised = 0;
	if (p->mode == GR_FLOW || p->mode == GR_CELL)
		gr_html_put_character(p, at, 1, ']');
}

void
gr_html_open_box(gr_html_page *p, const gr_html_token *token)
{
	uint32_t	look = look_of(token);
	uint32_t	around = p->looks[p->inline_depth];

	if (p->inline_depth == GR_INLINE_DEPTH)
	{
		p->inline_deeper++;
		return;
	}
	/* even where it holds nothing: it may be a picture, or room between two numbers */
	p->other = p->other || (look != 0 && look != token->look);
	p->names[p->inline_depth] = token->name;
	p->looks[++p->inline_depth] = look == 0 ? around : around * 31 + look;
	if (token->tag == GR_TAG_RAISED || token->raised)
		begin_raised(p, token->start);
}

void
gr_html_close_box(gr_html_page *p, const gr_html_token *token)
{
	uint32_t	depth = p->inline_depth;

	if (p->inline_deeper > 0)
	{
		p->inline_deeper--;
		return;
	}
	while (depth > 0 && p->names[depth - 1] != token->name)
		depth--;
	if (depth > 0)
		p->inline_depth = depth - 1;
	if (p->raised > p->inline_depth)
		end_raised(p, token->start);
}
