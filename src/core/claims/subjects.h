/*
 * subjects.h - what a figure of the narrative counts.
 */
#ifndef GR_CLAIM_SUBJECTS_H
#define GR_CLAIM_SUBJECTS_H

#include "claims/clauses.h"

/* What the text around a clause says of all figures in it. */
typedef struct gr_claim_context
{
	bool		applications;	/* the heading of the paragraph, or the sentence, is about applications */
	bool		received;		/* the sentence has said how many of them there were */
	bool		handled;		/* or how many were dealt with, those carried in among them */
	bool		of_some;		/* it has counted some of them since: what became of these is not said of all */
	bool		carried;		/* it has said how many were carried in */
	bool		results;		/* the sentence is about what became of them */
	bool		heading;		/* it stands under one of applications, and has said nothing else yet */
	bool		begins;			/* it goes on from one that said how many there were, and has said nothing else yet */
	bool		normative;		/* the sentence is about normative documents */
	bool		disclosure;		/* the sentence or the heading is about disclosure of information */
	bool		reviews;		/* the section is that on reviews */
	bool		fees;			/* the section is that which tells of fees */
	bool		dispute;		/* the sentence speaks of reviews, not of applications */
	bool		other_matter;	/* the sentence speaks of proposals, letters, calls */
	bool		doubtful;		/* the sentence speaks of other times or other authorities */
	bool		decided;		/* the sentence has said how many licences or penalties were decided on */
	bool		shown;			/* the sentence counts what was shown or published */
	bool		now;			/* the clause tells how things stand when the report is written */
	bool		new_form;		/* the report's form is that of 2021 */
	bool		government;		/* what is said of the whole county is its own */
	bool		reviewer;		/* it decides on others' reviews */
	bool		tables;			/* the report has table three, or its section: single rows are told apart */
} gr_claim_context;

/* A figure in its clause: letters. */
typedef struct gr_claim_place
{
	uint32_t	label;			/* words before it */
	uint32_t	from;
	uint32_t	until;			/* behind its unit */
	uint32_t	end;			/* of the words behind it that may tell what it counts */
	char		unit;			/* as gr_unit_at has it */
	bool		zero;
} gr_claim_place;

static inline bool
gr_is_of_applications(gr_subject subject)
{
	return subject >= GR_SUBJECT_RECEIVED && subject <= GR_SUBJECT_CARRIED_OUT;
}

/* Of those received, the applications of some. */
static inline bool
gr_is_applicant(gr_subject subject)
{
	return subject >= GR_SUBJECT_RECEIVED_NATURAL_PERSON && subject <= GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION;
}

/* Kinds of litigation that a figure may be of: its subject is only that of both. */
typedef enum gr_litigation
{
	GR_ANY_LITIGATION, GR_DIRECT_LITIGATION, GR_LITIGATION_AFTER_REVIEW
} gr_litigation;

/* The words beside a figure may name a subject: told without the context, and of most figures they do not. */
extern bool gr_may_have_subject(const gr_clause *clause, const gr_claim_place *place, uint64_t words);
extern gr_subject gr_subject_of_number(const gr_clause *clause, const gr_claim_place *place,
									   const gr_claim_context *context, gr_litigation *kind);
#define GR_DECISION_WORDS (GR_SAYS(GR_SAYS_LICENSE) | GR_SAYS(GR_SAYS_PENALTY) | GR_SAYS(GR_SAYS_COMPULSORY_MEASURE))
/* The decisions that the figure's label names without a verb, where it names nothing else; GR_SUBJECT_NONE: none. */
extern gr_subject gr_kind_of_decision(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context);
/* What letters [from, until) say of all that were received: 均为自然人申请; GR_SUBJECT_NONE: nothing. */
extern gr_subject gr_subject_of_all(const gr_clause *clause, uint32_t from, uint32_t until, const gr_claim_context *context);

#define GR_NEGATED 4
/*
 * What the clause says from letter `start` on that there was none of, up to where it
 * denies something else; returns how many subjects.  Sets the letters that say so.
 */
extern uint32_t gr_subjects_of_negation(const gr_clause *clause, uint32_t start, const gr_claim_context *context,
										gr_subject *subjects, uint32_t *from, uint32_t *until);

#endif
