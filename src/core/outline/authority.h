/*
 * authority.h - what the name of an authority looks like, and which names are of one authority.
 */
#ifndef GR_AUTHORITY_H
#define GR_AUTHORITY_H

#include "outline/name_words.h"

typedef enum gr_name_kind
{
	GR_NO_NAME,
	GR_PLACE,					/* 柏川县 */
	GR_ORGAN,					/* 水利局, 县水利局: whose, is not said */
	GR_FULL_NAME				/* 柏川县水利局 */
} gr_name_kind;

/* Names of authorities end with the letter. */
extern bool gr_ends_authority(uint32_t letter);
/* What a text is as a whole; blanks in it do not count. */
extern gr_name_kind gr_name_kind_of(const char *start, const char *end);
/* The same, and the name's letters; none where it cannot be a name. */
extern gr_name_kind gr_judge_name(const char *start, const char *end, gr_name *name);
/* Whether two names may be of one authority, or of one and what works for it: one is the other without its place, its end, or letters within. */
extern bool gr_may_be_same(gr_str a, gr_str b);
/* The same of titles, where an authority and its office or branch are two. */
extern bool gr_is_one_authority(gr_str a, gr_str b);
/* A branch that is called by its place alone, as 青柳区分局: the authority that it is of, is not said. */
extern bool gr_is_branch_of_place(gr_str name);
/* A place, or its government: its report may be compiled, signed and published by an authority under it. */
extern bool gr_governs(gr_str name);
/* A government, its office, or another that publishes the reports of all its authorities. */
extern bool gr_keeps_pages(gr_str name);
/* The government of a town, or of what else is below a county. */
extern bool gr_is_local(gr_str name);
/* Whether a text has a word that belongs to pages, not to names: 首页, 年报, 通知 … */
extern bool gr_has_page_word(const char *start, const char *end);

#endif
