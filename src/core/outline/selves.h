/*
 * selves.h - what a report calls the authority that it is of: 我局, 本机关.
 */
#ifndef GR_SELVES_H
#define GR_SELVES_H

#include "govreport.h"

typedef enum gr_self_kind
{
	GR_SELF_OF_KIND,			/* 我局: of authorities whose names end so */
	GR_SELF_VAGUE,				/* 我办: the same, where it is no part of other words, as of 我办理 */
	GR_SELF_OF_ANY,				/* 本机关 */
	GR_SELF_PLACE				/* 我县: the place, with all its authorities */
} gr_self_kind;

/* Endings that the names of one kind of authorities have. */
#define GR_SELF_ENDS 4

typedef struct gr_self
{
	const char *word;
	gr_self_kind kind;
	const char *ends[GR_SELF_ENDS];	/* NULL behind the last */
} gr_self;

/* The one that begins at p, before end; NULL: none does. */
extern const gr_self *gr_self_at(const char *p, const char *end);
/* The first that stands at *p or behind it, before end, *p then behind it; NULL: none does. */
extern const gr_self *gr_next_self(const char **p, const char *end);
/* Whether one ends at p, behind start. */
extern bool gr_is_behind_self(const char *start, const char *p);
/* Whether the authority may call itself so by its name. */
extern bool gr_is_self_of(const gr_self *self, gr_str name);

#endif
