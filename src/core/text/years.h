/*
 * years.h - years as they are printed: 2023, ２０２３, 2 0 2 3, 二〇二三 and what is typed for its zero.
 */
#ifndef GR_YEARS_H
#define GR_YEARS_H

#include "govreport.h"

/* A year within a text; value 0: there is none. */
typedef struct gr_year
{
	int			value;			/* 2000 to 2099 */
	const char *start;
	const char *end;
} gr_year;

/* The first year at or behind start; digits that are part of a longer number are none. */
extern gr_year gr_find_year(const char *start, const char *end);
/* The first year that is printed with two digits before 年: 23年. */
extern gr_year gr_find_short_year(const char *start, const char *end);
/* The year that a text states: that of gr_find_year, 0 where it states none, -1 where it states two. */
extern int	gr_only_year(const char *start, const char *end);

#endif
