/*
 * subjects.h - what a figure of the narrative counts.
 */
#ifndef GR_CLAIM_SUBJECTS_H
#define GR_CLAIM_SUBJECTS_H

#include "claims/clauses.h"

/* What the text around a clause says of all figures in it. */
typedef struct gr_claim_context
{
	bool		applications;	/* the heading of the paragraph is about applications */
	bool		received;		/* the sentence has said how many of them there were */
	bool		normative;		/* the sentence has said how many normative documents there were */
	bool		disclosure;		/* the sentence or the heading is about disclosure of information */
	bool		reviews;		/* the section is that on reviews */
	bool		dispute;		/* the sentence speaks of reviews, not of applications */
	bool		doubtful;		/* the sentence speaks of other times or other authorities */
	bool		new_form;		/* the report's form is that of 2021 */
	uint32_t	agency[2];		/* the last letters of the report's agency, 政局; 0: there are none */
} gr_claim_context;

/* What the number in letters [from, until) counts, whose label begins at letter label; with the words before it. */
extern gr_subject gr_subject_of_number(const gr_clause *clause, gr_words_before words, uint32_t label, uint32_t from,
									   uint32_t until, char unit, const gr_claim_context *context);
/*
 * What the clause says that there was none of; GR_SUBJECT_NONE: nothing.  Sets the
 * letters that say so.
 */
extern gr_subject gr_subject_of_negation(const gr_clause *clause, const gr_claim_context *context,
										 uint32_t *from, uint32_t *until);

#endif
