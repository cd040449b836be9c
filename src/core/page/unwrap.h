/*
 * unwrap.h - copies the page or the text that strings, escapes and BBCode wrap, and the
 * signs that tell of it.  For carrier.c.
 */
#ifndef GR_UNWRAP_H
#define GR_UNWRAP_H

#include "page/origin.h"

/* Bytes of a tag that is looked into. */
#define GR_CARRIER_TAG_BYTES 512

/* Whether the tag, which begins with '<', stands at p in upper or lower case. */
extern bool gr_is_tag_of(const char *p, const char *end, const char *tag);
extern bool gr_has_tagged_table(const char *start, const char *end);
/* The same of tags that are escaped. */
extern bool gr_has_escaped_table(const char *start, const char *end);
/* Whether the tables of a page stand in its scripts alone. */
extern bool gr_has_scripted_table(const char *start, const char *end);

/* Escaped mark-up becomes mark-up; of scripts, where tables stand in these alone, their strings. */
extern void gr_unwrap_markup(gr_copier *c, const char *p, const char *end);
/* The values among the strings of JSON or a script, one after the other; names of members are left out. */
extern void gr_take_strings(gr_copier *c, const char *p, const char *end);
/* Copies the text, characters that are written as \u7AE0 as themselves. */
extern void gr_take_codes(gr_copier *c, const char *p, const char *end);
/* [td] becomes <td>; its line ends stay, for they mean something outside of tables. */
extern void gr_take_bbcode(gr_copier *c, const char *p, const char *end);

#endif
