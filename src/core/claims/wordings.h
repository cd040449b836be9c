/*
 * wordings.h - which words together name a subject: what subjects.c and negations.c share.
 *
 * Not for others: they have subjects.h.
 */
#ifndef GR_CLAIM_WORDINGS_H
#define GR_CLAIM_WORDINGS_H

#include "claims/subjects.h"

/* The words of some letters. */
typedef struct gr_phrase
{
	uint64_t	says;			/* a bit a gr_claim_word */
	gr_subject	named;			/* by its one word for a row or an applicant */
	bool		two;			/* it has words for two of them */
	bool		whole;			/* words explain every letter */
	bool		anybody;		/* 公众 */
	uint32_t	channels;		/* words for them, but 通过 */
} gr_phrase;

/* Adds the words of letters [from, until). */
extern void gr_read_phrase(gr_phrase *p, const gr_clause *clause, uint32_t from, uint32_t until);
/* Words explain every one of them. */
extern bool gr_is_explained(const gr_clause *clause, uint32_t from, uint32_t until);

/* What stands in any label. */
#define GR_ANYWHERE (GR_SAYS(GR_SAYS_PLAIN) | GR_SAYS(GR_SAYS_THIS_YEAR) | GR_SAYS(GR_SAYS_TOTAL) | GR_SAYS(GR_SAYS_ALL) | GR_SAYS(GR_SAYS_UNTIL))
/* What applications are called. */
#define GR_MATTER (GR_SAYS(GR_SAYS_APPLICATION) | GR_SAYS(GR_SAYS_ON_REQUEST) | GR_SAYS(GR_SAYS_DISCLOSURE) | GR_SAYS(GR_SAYS_INFORMATION))

/* What the words say that a number, or an amount, is of. */
extern gr_subject gr_subject_of_phrase(const gr_phrase *p, const gr_claim_context *context);
extern gr_subject gr_amount_of_phrase(const gr_phrase *p, const gr_claim_context *context);
/* What they say that there was none of, from subject number *next on; GR_SUBJECT_NONE: nothing more. */
extern gr_subject gr_next_denied(const gr_phrase *p, const gr_claim_context *context, uint32_t *next);
/* Whether the subject is told apart in such a report: single rows are only where it has table three. */
extern bool gr_is_told_apart(gr_subject subject, const gr_claim_context *context);

#endif
