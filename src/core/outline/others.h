/*
 * others.h - other reports, and other authorities' and years' tables, in the text of a report.
 */
#ifndef GR_OTHERS_H
#define GR_OTHERS_H

#include "outline/outline.h"

typedef struct gr_others
{
	gr_problem	problem;		/* GR_PROBLEM_SEVERAL, about the first of them; raw.s == NULL: there is none */
	bool		set_apart;		/* lines were taken from the page: the outline is to be read anew */
	bool		certain;		/* else there are several only if figures of their tables differ */
	bool		twice[3];		/* table 二, 三, 四 stands there again, and nothing tells whose it is: what is read of one alone is not certain */
} gr_others;

/*
 * Looks for them where a table begins a second time, and takes from the page the lines
 * that belong to them for certain.
 */
extern gr_status gr_set_others_apart(gr_page *page, const gr_word *words, const gr_term_counts *counts, const gr_outline *outline,
									 gr_arena *arena, gr_others *others);

#endif
