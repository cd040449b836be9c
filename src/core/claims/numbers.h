/*
 * numbers.h - numbers of the narrative: 1,234, 1.2万, 三十五, 二十万零六百, 五十余.
 */
#ifndef GR_CLAIM_NUMBERS_H
#define GR_CLAIM_NUMBERS_H

#include "claims/clauses.h"

typedef struct gr_claim_number
{
	gr_number	value;
	uint32_t	from;			/* letters of the clause */
	uint32_t	until;			/* behind it and what makes it approximate */
	bool		approximate;
	bool		rounded;		/* it is said in 万 or 亿 */
	bool		single;			/* 一: as often said of any as of one */
	bool		no_count;		/* a rank, a range, too large, or not to be read with certainty */
} gr_claim_number;

/* The first number at or behind letter `from`; false: there is none. */
extern bool gr_next_claim_number(const gr_clause *clause, uint32_t from, gr_claim_number *out);

/* Where the first of them begins; the clause's letters: there is none. */
extern uint32_t gr_next_claim_numeral(const gr_clause *clause, uint32_t from);

#endif
