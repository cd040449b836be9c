/*
 * html.c - a web page as plain text: what each tag does.
 *
 * One pass over the tokens, without a tree.
 */
#include "page/html.h"

#include <string.h>

#include "page/carrier.h"
#include "page/html_kind.h"
#include "page/html_page.h"
#include "page/html_token.h"
#include "text/folded.h"

/* Stands for text that was lost. */
#define REPLACEMENT U'\uFFFD'
/* The right-to-left override, which an element may mean as well. */
#define TURNING U'\u202E'

/* Texts in each other: lines of a quotation that are rows in lists. */
#define CARRIERS 2

/* Bytes at a line's start in which a row between bars or tabs shows that it is one. */
#define DRAWN_BYTES 512
/* Bytes of a select in which its chosen option is looked for. */
#define SELECT_BYTES (16 * 1024)

/* Whether the line so far has bars or tabs in it. */
static bool
is_row_drawn(const gr_html_page *p)
{
	uint32_t	length = p->out.length - p->start < DRAWN_BYTES ? p->out.length - p->start : DRAWN_BYTES;
	const char *line = p->out.text + p->start;

	return memchr(line, '|', length) != NULL || memchr(line, '\t', length) != NULL;
}

/* A text; between rows or cells it has no place, and is a line of its own. */
static void
put_text(gr_html_page *p, const gr_html_token *token)
{
	gr_html_token shown = *token;

	if (p->hidden || p->mode == GR_NOWHERE)
		return;
	if (token->parted)
		p->other = true;
	if (p->mode == GR_BETWEEN)
	{
		shown.start = gr_html_first_shown(p, token);
		if (shown.start == shown.end)
			return;
		gr_html_leave_rows(p, shown.start);
	}
	gr_html_put_text(p, &shown);
}

/* A tag that is turned or has lost its end becomes a mark, which stands for all of it. */
static bool
is_marked(const gr_html_token *token)
{
	return token->turned || token->swallowed;
}

/* The value that a field shows, or a title, stands by itself. */
static void
put_value(gr_html_page *p, const gr_html_token *token, gr_html_gap gap)
{
	gr_html_token text = {.kind = GR_HTML_TEXT, .start = token->value, .end = token->value_end};

	if (token->value_end == 0 || token->hidden || token->unseen || is_marked(token))
		return;
	gr_html_leave_gap(p, gap, token->start);
	put_text(p, &text);
	gr_html_leave_gap(p, gap, token->end - 1);
}

/*
 * A cell that holds the picture of a number is not blank, but what the number is is not known;
 * beside other text it is a number where its name is nothing else.
 */
static void
put_picture(gr_html_page *p, const gr_html_token *token)
{
	bool		of_number = false;
	bool		is_number = true;

	for (uint32_t i = token->value; i < token->value_end; i++)
	{
		const bool	is_digit = p->body[i] >= '0' && p->body[i] <= '9';

		of_number |= is_digit;
		is_number &= is_digit;
	}
	if (of_number && p->mode == GR_CELL && (is_number || p->out.length == p->start) && !is_marked(token))
		gr_html_put_character(p, token->start, token->end - token->start, REPLACEMENT);
	p->other = true;
}

/* Whether an option of the select that begins at is chosen; the first one is shown where none is. */
static bool
has_chosen_option(const gr_html_page *p, uint32_t at)
{
	const char *start = p->body + at;
	const char *end = p->body + (p->body_length - at < SELECT_BYTES ? p->body_length : at + SELECT_BYTES);
	const char *stop = gr_find_bytes(start, end, "</select");

	return gr_find_bytes(start, stop != NULL ? stop : end, " selected") != NULL;
}

/* Tags that tables are made of; false: another one. */
static bool
start_table_tag(gr_html_page *p, const gr_html_token *token)
{
	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_TABLE:
			gr_html_begin_table(p, token->start, false);
			return true;
		case GR_TAG_ROW:
			gr_html_begin_row(p, token->start);
			return true;
		case GR_TAG_TD:
		case GR_TAG_TH:
			gr_html_begin_cell(p, token);
			return true;
		case GR_TAG_CAPTION:
		case GR_TAG_COLUMN:
		case GR_TAG_THEAD:
		case GR_TAG_TBODY:
		case GR_TAG_TFOOT:
			break;
		default:
			return false;
	}
	if (p->depth == 0)
		return true;
	gr_html_end_part(p, token->start);
	if (token->tag == GR_TAG_CAPTION)
	{
		gr_html_innermost(p)->place = GR_IN_CAPTION;
		p->mode = GR_FLOW;
	}
	else if (token->tag != GR_TAG_COLUMN)
		gr_html_innermost(p)->part = token->tag;
	return true;
}

static bool
end_table_tag(gr_html_page *p, const gr_html_token *token)
{
	gr_html_table *t = p->depth > 0 ? gr_html_innermost(p) : NULL;
	uint32_t	at = token->start;

	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_TABLE:
			if (t != NULL)
				gr_html_end_table(p, at);
			return true;
		case GR_TAG_ROW:
			if (t != NULL && t->place >= GR_IN_ROW)
				gr_html_end_row(p, at);
			return true;
		case GR_TAG_TD:
		case GR_TAG_TH:
			if (t != NULL && t->place == GR_IN_CELL && t->cell == token->tag)
				gr_html_end_cell(p, at);
			return true;
		case GR_TAG_CAPTION:
			if (t != NULL && t->place == GR_IN_CAPTION)
				gr_html_end_row(p, at);
			return true;
		case GR_TAG_THEAD:
		case GR_TAG_TBODY:
		case GR_TAG_TFOOT:
			if (t != NULL && t->part == token->tag && t->place != GR_IN_CAPTION)
				gr_html_end_part(p, at);
			return true;
		default:
			return false;
	}
}

/* Fields of forms, pictures and data of the page: tags that show what is no text between tags. */
static void
start_field(gr_html_page *p, const gr_html_token *token)
{
	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_PICTURE:
			put_picture(p, token);
			break;
		case GR_TAG_INPUT:
			put_value(p, token, GR_BLANK_GAP);
			break;
		case GR_TAG_META:
			if (p->mode == GR_FLOW)
				put_value(p, token, GR_LINE_GAP);
			break;
		case GR_TAG_SELECT:
			gr_html_leave_gap(p, GR_BLANK_GAP, token->start);
			p->has_chosen = token->chosen || has_chosen_option(p, token->end);
			p->shows_option = true;
			break;
		case GR_TAG_OPTION:
			gr_html_leave_gap(p, GR_BLANK_GAP, token->start);
			break;
		default:
			break;
	}
}

static void
start_tag(gr_html_page *p, const gr_html_token *token)
{
	uint32_t	at = token->start;

	if (start_table_tag(p, token))
		return;
	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_BREAK:
			/* in plain text, a row between bars or tabs goes on behind it */
			gr_html_leave_gap(p, p->verbatim && p->mode == GR_FLOW && is_row_drawn(p) ? GR_BLANK_GAP : GR_LINE_GAP, at);
			break;
		case GR_TAG_BLOCK:
		case GR_TAG_TITLE:
		case GR_TAG_XMP:
		case GR_TAG_PLAINTEXT:
			gr_html_leave_gap(p, GR_LINE_GAP, at);
			break;
		case GR_TAG_PRE:
			gr_html_leave_gap(p, GR_LINE_GAP, at);
			p->pre = true;
			break;
		case GR_TAG_INLINE:
		case GR_TAG_APART:
		case GR_TAG_RAISED:
			gr_html_open_box(p, token);
			break;
		default:
			start_field(p, token);
			break;
	}
}

static void
end_tag(gr_html_page *p, const gr_html_token *token)
{
	uint32_t	at = token->start;

	if (end_table_tag(p, token))
		return;
	switch ((gr_html_tag) token->tag)
	{
		case GR_TAG_BREAK:
		case GR_TAG_BLOCK:
		case GR_TAG_TITLE:
		case GR_TAG_XMP:
			gr_html_leave_gap(p, GR_LINE_GAP, at);
			break;
		case GR_TAG_PRE:
			gr_html_leave_gap(p, GR_LINE_GAP, at);
			p->pre = false;
			break;
		case GR_TAG_INLINE:
		case GR_TAG_APART:
		case GR_TAG_RAISED:
			gr_html_close_box(p, token);
			break;
		case GR_TAG_SELECT:
			gr_html_leave_gap(p, GR_BLANK_GAP, at);
			p->shows_option = false;
			break;
		case GR_TAG_OPTION:
			gr_html_leave_gap(p, GR_BLANK_GAP, at);
			break;
		default:
			break;
	}
}

static bool
is_style(const char *tag)
{
	return (tag[1] == 's' || tag[1] == 'S') && (tag[2] == 't' || tag[2] == 'T');
}

/* Whether a script, whose token has its text, writes where it stands. */
static bool
writes_text(const gr_html_page *p, const gr_html_token *token)
{
	return gr_find_bytes(p->body + token->start, p->body + token->end, "write") != NULL;
}

/* <i class="icon-3">: the sign that an element behind digits draws by its class may be one, too. */
static bool
may_draw_digit(const gr_html_page *p, const gr_html_token *token)
{
	const char *tag = p->body + token->start;

	return token->classes != NULL && (tag[1] | 0x20) == 'i' && gr_html_blank(tag[2]) && token->classes_end > token->classes
		&& token->classes_end[-1] >= '0' && token->classes_end[-1] <= '9' && gr_html_ends_with_digit(p);
}

/* Digits that a script rolls to one of them. */
#define REEL "0123456789"

/* <span data-to="57">0</span>: a script may count up to a number in the tag; or roll to a digit. */
static bool
may_count_up(const gr_html_page *p, const gr_html_token *token)
{
	const char *at = p->body + token->start;
	const char *end = p->body + token->end;

	if ((token->tag != GR_TAG_INLINE && token->tag != GR_TAG_APART) || p->body_length - token->end < sizeof REEL || end[0] != '0')
		return false;
	if (end[1] != '<')
		return memcmp(end, REEL, strlen(REEL)) == 0;
	while ((at = gr_find_bytes(at, end, "data-")) != NULL && (at = gr_find_bytes(at, end, "=\"")) != NULL)
	{
		bool		zero = true;

		for (at += 2; (*at >= '0' && *at <= '9') || *at == '.' || *at == ','; at++)
			zero = zero && (*at <= '0');
		if (*at == '"' && !zero)
			return true;
	}
	return false;
}

/* What the element shows in a cell is not, or not only, its text. */
static bool
is_doubted(const gr_html_page *p, const gr_html_token *token)
{
	if (token->kind != GR_HTML_START || !gr_html_may_be_cell(p))
		return false;
	return (p->sheet.n_doubts + p->sheet.n_attributes > 0
			&& gr_html_sheet_doubts(&p->sheet, token, p->body + token->start, p->body + token->end))
		|| may_draw_digit(p, token) || may_count_up(p, token)
		|| (token->tag == GR_TAG_SCRIPT && writes_text(p, token));
}

/* A mark stands for what is shown in another order, or not known: it has as many bytes as the shortest tags. */
static void
put_marks(gr_html_page *p, const gr_html_token *token)
{
	const uint32_t at = token->start + (token->end - token->start > 3);

	if (token->turned && (p->mode == GR_FLOW || p->mode == GR_CELL))
		gr_html_put_character(p, at, token->end - at, TURNING);
	/* what it swallowed of a cell is lost, and the cell is to show it; the tab before the cell has the place of the tag */
	if ((p->mode == GR_CELL && token->swallowed) || is_doubted(p, token))
		gr_html_put_character(p, at, token->end - at, REPLACEMENT);
}

static void
put_token(gr_html_page *p, const gr_html_token *token)
{
	if (token->kind == GR_HTML_TEXT)
	{
		put_text(p, token);
		return;
	}
	p->read = token->end;
	if (p->hidden && gr_html_pass_hidden(p, token))
		return;
	if (token->kind == GR_HTML_START && token->tag == GR_TAG_HIDDEN && is_style(p->body + token->start))
		gr_html_read_sheet(&p->sheet, p->body + token->start, p->body + token->end);
	if (token->kind == GR_HTML_START && gr_html_hides(p, token))
	{
		gr_html_begin_hidden(p, token);
		return;
	}
	if (token->kind == GR_HTML_START)
		start_tag(p, token);
	else
		end_tag(p, token);
	put_marks(p, token);
}

/* ----------------------------------------------------------------------------------- */

bool
gr_looks_like_html(const char *body, size_t length)
{
	return gr_has_markup(body, length) || gr_find_carrier(body, length) != GR_CARRIER_NONE;
}

bool
gr_holds_page(const char *body, size_t length)
{
	const bool	tagged = gr_may_have_tags(body, length);

	return (tagged && gr_has_markup(body, length)) || gr_find_whole_carrier(body, length, tagged) != GR_CARRIER_NONE;
}

static gr_status
read_page(const char *body, size_t length, gr_arena *arena, gr_html *out)
{
	gr_html_tokens tokens = {.body = body, .length = (uint32_t) length, .host = arena->host};
	gr_html_token token;
	gr_html_page p = {.body = body, .body_length = (uint32_t) length, .verbatim = !gr_is_html_page(body, length)};

	if (!gr_copier_init(&p.out, body, (uint32_t) length, arena))
		return GR_NO_MEMORY;
	while (!p.out.stopped && gr_html_next(&tokens, &token))
		put_token(&p, &token);
	if (tokens.stopped || p.out.stopped)
		return GR_STOPPED;
	p.read = p.body_length;
	while (p.depth > 0)
		gr_html_end_table(&p, p.body_length);
	out->origin = gr_copier_end(&p.out);
	out->text = p.out.text;
	out->length = p.out.length;
	out->page = !p.verbatim;
	return GR_OK;
}

/* What the body carries, and what that carries in its turn; NULL in *out: nothing. */
static gr_status
unwrap(const char *body, size_t length, gr_arena *arena, const gr_origin **out)
{
	for (int i = 0; i < CARRIERS; i++)
	{
		gr_carrier	carrier = gr_find_carrier(body, length);
		gr_origin  *origin;
		gr_status	status;

		if (carrier == GR_CARRIER_NONE)
			break;
		origin = gr_alloc(arena, sizeof *origin);
		if (origin == NULL)
			return GR_NO_MEMORY;
		status = gr_carrier_read(carrier, body, length, arena, origin);
		if (status != GR_OK)
			return status;
		origin->source = *out;
		*out = origin;
		body = origin->text;
		length = origin->length;
		if (carrier >= GR_CARRIER_LATEX)
			break;				/* it became lines of cells */
	}
	return GR_OK;
}

gr_status
gr_html_read(const char *body, size_t length, gr_arena *arena, gr_html *out)
{
	const gr_origin *carried = NULL;
	gr_status	status = unwrap(body, length, arena, &carried);

	*out = (gr_html) {.text = NULL};
	if (status != GR_OK)
		return status;
	if (carried == NULL)
		return read_page(body, length, arena, out);
	if (gr_has_markup(carried->text, carried->length))
	{
		status = read_page(carried->text, carried->length, arena, out);
		out->origin.source = carried;
		return status;
	}
	out->origin = *carried;
	out->text = carried->text;
	out->length = carried->length;
	return GR_OK;
}

uint32_t
gr_html_source(const gr_html *html, uint32_t offset)
{
	for (const gr_origin *origin = &html->origin; origin != NULL; origin = origin->source)
		offset = gr_origin_of(origin, offset);
	return offset;
}

uint32_t
gr_html_source_end(const gr_html *html, uint32_t offset)
{
	for (const gr_origin *origin = &html->origin; origin != NULL && offset > 0; origin = origin->source)
		offset = gr_origin_end(origin, offset);
	return offset;
}
