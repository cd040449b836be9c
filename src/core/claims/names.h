/*
 * names.h - the one who reports, as the narrative calls it: its name, whole or shortened, 我局.
 */
#ifndef GR_CLAIM_NAMES_H
#define GR_CLAIM_NAMES_H

#include "claims/clauses.h"

#define GR_NAME_LETTERS 48

/* The name of the report's agency. */
typedef struct gr_own_name
{
	uint16_t	letter[GR_NAME_LETTERS];	/* folded; the last ones of a longer name */
	uint32_t	n;				/* 0: it is not known */
	uint32_t	core;			/* letters before 人民政府 or 办事处 */
	bool		has[256];		/* a letter that has these lower bits: most letters of a text are told by them */
	bool		office;			/* of a government, for which it speaks */
	bool		dispatched;		/* by the state, to a place */
	bool		government;		/* of a county or larger: what is said of the whole county is its own */
} gr_own_name;

extern void gr_take_own_name(gr_own_name *name, gr_str agency);
/* Marks the letters of the clause that name the one who reports. */
extern void gr_mark_own_names(gr_clause *clause, const gr_own_name *name);

#endif
