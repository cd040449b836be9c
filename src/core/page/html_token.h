/*
 * html_token.h - tags and text of an HTML source, for html.c.
 */
#ifndef GR_HTML_TOKEN_H
#define GR_HTML_TOKEN_H

#include "govreport.h"

#define GR_HTML_NBSP 0xA0

/* What a tag means for the text; several names may mean the same. */
typedef enum gr_html_tag
{
	GR_TAG_INLINE = 0,			/* nothing: span, font, b */
	GR_TAG_APART,				/* digits in it go with none outside: small, a, abbr, and any name that is not known */
	GR_TAG_RAISED,				/* the mark of a note: sup, sub */
	GR_TAG_UNSEEN,				/* its content is not to be seen, or struck out: noscript, object, button, svg, meter, rt, del, s */
	GR_TAG_VOID,				/* has no content, and shows nothing: link, wbr */
	GR_TAG_PICTURE,				/* has no content, and shows something that is no text: img, embed */
	GR_TAG_INPUT,				/* shows its value */
	GR_TAG_META,				/* shows nothing, but may state the title of the page's article */
	GR_TAG_SELECT,				/* shows one of its options */
	GR_TAG_OPTION,
	GR_TAG_PAGE,				/* nothing, but only a web page has it: html, head, body */
	GR_TAG_BLOCK,				/* text before and after it is not one line: p, div, h1, li */
	GR_TAG_BREAK,				/* br */
	GR_TAG_PRE,					/* a block with lines and blanks as they stand */
	GR_TAG_TABLE,
	GR_TAG_CAPTION,
	GR_TAG_COLUMN,				/* col, colgroup */
	GR_TAG_THEAD,
	GR_TAG_TBODY,
	GR_TAG_TFOOT,
	GR_TAG_ROW,					/* tr */
	GR_TAG_TD,
	GR_TAG_TH,
	GR_TAG_TEMPLATE,			/* its content is not part of the page */
	GR_TAG_TITLE,				/* a block; no tags in it, but character references: title, textarea */
	GR_TAG_XMP,					/* lines as they stand; no tags, no references */
	GR_TAG_PLAINTEXT,			/* the same, and it never ends */
	GR_TAG_SCRIPT,
	GR_TAG_HIDDEN,				/* style, iframe: no tags in it, nothing to read */
	GR_TAG_DIALOG,				/* of the table of names: a block, not to be seen unless it is open */
	GR_TAG_OVERRIDE				/* of the table of names: bdo, in which characters stand in the order that its dir says */
} gr_html_tag;

typedef enum gr_html_kind
{
	GR_HTML_TEXT, GR_HTML_START, GR_HTML_END
} gr_html_kind;

typedef struct gr_html_token
{
	uint8_t		kind;			/* gr_html_kind */
	uint8_t		tag;			/* gr_html_tag; of text: what holds it, where that is no usual element */
	bool		swallowed;		/* the tag lost a quote or its end, and has text and tags of the source in its attributes */
	bool		hidden;			/* its attributes or styles take it out of the page, or strike it out */
	bool		unseen;			/* its styles hide it, but not the room that it takes */
	bool		raised;			/* its style raises or lowers it */
	bool		turned;			/* its text is shown in another order than it is stored in */
	bool		own;			/* it looks like no other: it has a class, or stands elsewhere */
	bool		styled;			/* it has a style of its own */
	bool		parted;			/* text: a comment that only some programs take for one stands before it */
	bool		chosen;			/* option: selected; select: some option is */
	uint16_t	columns;		/* td, th: colspan, 1 … 1000 */
	uint16_t	rows;			/* td, th: rowspan, 1 … 65534; 0: to the end of its part of the table */
	uint32_t	start;			/* bytes of the source */
	uint32_t	end;
	uint32_t	name;			/* of the tag, as a number; two names seldom have the same */
	uint32_t	look;			/* its size and colour, as a number; 0: they are those around it */
	uint32_t	value;			/* input, meta: where the value that it shows, or the title, begins … */
	uint32_t	value_end;		/* … and ends; 0: it shows none */
	const char *classes;		/* of a start tag, up to … */
	const char *classes_end;
	const char *id;
	const char *id_end;
} gr_html_token;

/* Tags that are remembered: a page says some dozens over and over. */
#define GR_KNOWN_TAGS 64

typedef struct gr_known_tag
{
	const char *at;				/* where it stood, from its name on, up to behind its '>' */
	size_t		length;
	gr_html_token token;
} gr_known_tag;

/* Set body, length and host, the rest 0. */
typedef struct gr_html_tokens
{
	const char *body;
	uint32_t	length;
	uint32_t	at;
	uint8_t		inside;			/* gr_html_tag: what holds the text up to inside_end, in which no tag counts */
	const char *inside_end;
	const gr_host *host;		/* asked now and then whether to go on */
	uint32_t	looks;			/* at tags, attributes and comments, since the start */
	bool		parted;			/* of the next text */
	bool		stopped;		/* the host says no: there are no more tokens */
	gr_known_tag known[GR_KNOWN_TAGS];
} gr_html_tokens;

/*
 * The next token, by the tokenizer of the WHATWG standard; false: no more.
 * Comments, declarations and the content of scripts and their like are left
 * out.  Text tokens may follow each other.
 */
extern bool gr_html_next(gr_html_tokens *tokens, gr_html_token *token);

/* The start tag whose '<' is at; GR_TAG_INLINE: none, or its name is not known or not ended. */
extern gr_html_tag gr_html_start_tag(const char *at, const char *end);

/*
 * The character reference whose '&' is at: its length, and the character in
 * *code; 0: there is none.  Never shorter than the character in UTF-8.
 */
extern uint32_t gr_html_reference(const char *at, const char *end, uint32_t *code);

/* Of ASCII, as tags are. */
static inline bool
gr_html_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline bool
gr_html_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
gr_html_alphanumeric(char c)
{
	return gr_html_letter(c) || (c >= '0' && c <= '9');
}

#endif
