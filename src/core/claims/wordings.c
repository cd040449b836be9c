/*
 * wordings.c - which words together name a subject.
 *
 * A wording is a set of words.  A phrase has a subject where a row of the tables below
 * asks for the words that it has and allows all of them.  One that no row fits has none:
 * that a figure is not compared costs less than a false alarm.
 */
#include "claims/wordings.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* What must be known for a wording to count. */
#define OF_APPLICATIONS 1		/* applications are spoken of, in the words or before them */
#define OF_DISCLOSURE 2			/* disclosure of information is */
#define OF_NORMATIVE 4			/* normative documents are */
#define OLD_FORM 8				/* the form of 2019 has the cell */
#define WITH_RECEIVED 16		/* the sentence has said how many applications there were */
#define OF_ALL 32				/* and has not counted some of them since */
#define OF_HANDLED 64			/* or it goes on from one that has said so */
#define WITH_CARRIED 128		/* the sentence has said how many were carried in */
#define UNDER_HEADING 256		/* nothing but a heading of applications stands before it */

typedef struct wording
{
	gr_subject	subject;		/* GR_SUBJECT_NONE: the one that a word names */
	uint64_t	all;			/* words that it has */
	uint64_t	one;			/* words of which it has one at least; 0: none is asked for */
	uint64_t	may;			/* words that it may have */
	uint16_t	where;
} wording;

#define MATTER GR_MATTER
#define NO_REVIEW (MATTER | IS(OCCURRED) | IS(RECEIVED))
#define REVIEW_MATTER (NO_REVIEW | IS(DECIDED))
#define ANY_APPLICANT (IS(CITIZEN) | IS(ORGANIZATION) | IS(APPLICANT))

/* subject, words that it has, one of these, words that it may have, where */
static const wording wordings[] = {
	{GR_SUBJECT_RECEIVED, IS(RECEIVED), IS(APPLICATION) | IS(ON_REQUEST), MATTER | ANY_APPLICANT | IS(DECIDED), 0},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED) | IS(DISCLOSURE) | IS(INFORMATION), 0, IS(DECIDED), 0},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED), 0, 0, OF_APPLICATIONS | WITH_CARRIED},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED), 0, 0, OF_APPLICATIONS | UNDER_HEADING},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED) | IS(THIS_YEAR), 0, 0, OF_APPLICATIONS},
	{GR_SUBJECT_NONE, IS(APPLICANT), 0, MATTER | IS(RECEIVED) | IS(OF_WHICH) | IS(CITIZEN) | IS(NOT_ITSELF), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_IN, IS(CARRIED_IN), 0, MATTER | IS(CARRIED) | IS(OF_WHICH) | IS(INCLUDING) | IS(DECIDED) | IS(BESIDES), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_IN, IS(CARRIED_IN) | IS(INCLUDING), 0, MATTER | IS(CARRIED) | IS(DECIDED) | IS(SETTLED) | IS(REPLIED), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_OUT, IS(CARRIED_OUT), 0,
		MATTER | IS(CARRIED) | IS(OF_WHICH) | IS(REST) | IS(BESIDES) | IS(DECIDED) | IS(EXCEPT) | IS(REPLIED) | IS(SETTLED) | IS(NOT_ITSELF),
		OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_OUT, IS(CARRIED) | IS(NEXT_YEAR), 0, MATTER | IS(REST) | IS(BESIDES) | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(SETTLED), 0, MATTER | IS(REPLIED) | IS(REST) | IS(OF_WHICH) | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED), 0, MATTER | IS(REST) | IS(OF_WHICH) | IS(DECIDED), OF_HANDLED},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED) | IS(TOTAL) | IS(ON_REQUEST), 0, MATTER | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED) | IS(TOTAL) | IS(APPLICATION) | IS(DISCLOSURE), 0, MATTER | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_NONE, IS(ROW), 0, MATTER | IS(OF_WHICH) | IS(RESULT) | IS(REPLIED) | IS(NOT_ITSELF) | IS(REFUSED) | IS(DECIDED) | IS(SETTLED)
		| IS(REST), OF_APPLICATIONS | OF_ALL},
	{GR_SUBJECT_GRANTED, IS(DISCLOSURE), 0, IS(OF_WHICH), OF_APPLICATIONS | OF_HANDLED | OF_ALL},
	{GR_SUBJECT_RECONSIDERATION, IS(RECONSIDERATION), 0, REVIEW_MATTER | IS(OF_WHICH), OF_DISCLOSURE},
	{GR_SUBJECT_LITIGATION, IS(LITIGATION), 0, REVIEW_MATTER | IS(OF_WHICH) | IS(DIRECT) | IS(AFTER_REVIEW), OF_DISCLOSURE},
	{GR_SUBJECT_LITIGATION, IS(DIRECT), 0, REVIEW_MATTER, OF_DISCLOSURE},
	{GR_SUBJECT_REVIEWS, IS(RECONSIDERATION) | IS(LITIGATION), 0, REVIEW_MATTER, OF_DISCLOSURE},
	{GR_SUBJECT_NORMATIVE_ISSUED, IS(ISSUED) | IS(NORMATIVE), 0, IS(DECIDED), 0},
	{GR_SUBJECT_NORMATIVE_ISSUED, IS(ISSUED), 0, IS(OF_WHICH), OF_NORMATIVE},
	{GR_SUBJECT_NORMATIVE_REPEALED, IS(REPEALED) | IS(NORMATIVE), 0, IS(DECIDED), 0},
	{GR_SUBJECT_NORMATIVE_REPEALED, IS(REPEALED), 0, IS(OF_WHICH), OF_NORMATIVE},
	{GR_SUBJECT_NORMATIVE_IN_FORCE, IS(IN_FORCE) | IS(NORMATIVE), 0, 0, 0},
	{GR_SUBJECT_NORMATIVE_IN_FORCE, IS(IN_FORCE), 0, IS(OF_WHICH), OF_NORMATIVE},
	{GR_SUBJECT_NORMATIVE_PUBLISHED, IS(NORMATIVE) | IS(DISCLOSURE), 0, IS(INFORMATION) | IS(INCLUDING), OLD_FORM},
	{GR_SUBJECT_LICENSES, IS(LICENSE), IS(DECIDED), 0, 0},
	{GR_SUBJECT_PENALTIES, IS(PENALTY), IS(DECIDED), IS(OCCURRED), 0},
	{GR_SUBJECT_COMPULSORY_MEASURES, IS(COMPULSORY_MEASURE), IS(DECIDED), 0, 0},
};

/* of amounts */
static const wording amounts[] = {
	{GR_SUBJECT_FEE, IS(ADMINISTRATIVE_FEE), 0, IS(FEE), 0},
	{GR_SUBJECT_PROCESSING_FEE, IS(FEE) | IS(INFORMATION), 0, MATTER, OF_DISCLOSURE},
	{GR_SUBJECT_PROCESSING_FEE, IS(PROCESSING_FEE), 0, MATTER | IS(FEE), 0},
};

/* of what there was none of; one that is two has two rows */
static const wording negations[] = {
	{GR_SUBJECT_RECEIVED, 0, IS(APPLICATION) | IS(ON_REQUEST), MATTER | IS(RECEIVED) | IS(OCCURRED) | IS(ETC) | ANY_APPLICANT | IS(REST) | IS(NOT_ITSELF) | IS(DECIDED),
		OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_IN, IS(CARRIED_IN), 0, MATTER | IS(CARRIED) | IS(ETC), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_OUT, IS(CARRIED_OUT), 0, MATTER | IS(CARRIED) | IS(ETC) | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_RECONSIDERATION, IS(RECONSIDERATION), 0, NO_REVIEW | ANY_APPLICANT | IS(COMPLAINT) | IS(ETC), 0},
	{GR_SUBJECT_LITIGATION, IS(LITIGATION), 0, NO_REVIEW | ANY_APPLICANT | IS(COMPLAINT) | IS(ETC), 0},
	{GR_SUBJECT_REVIEWS, IS(RECONSIDERATION) | IS(LITIGATION), 0, NO_REVIEW | ANY_APPLICANT | IS(COMPLAINT) | IS(ETC), 0},
	{GR_SUBJECT_FEE, IS(ADMINISTRATIVE_FEE), 0, IS(FEE) | IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(DECIDED), 0},
	{GR_SUBJECT_NORMATIVE_ISSUED, IS(NORMATIVE) | IS(ISSUED), 0, IS(REPEALED) | IS(RULE), 0},
	{GR_SUBJECT_NORMATIVE_REPEALED, IS(NORMATIVE) | IS(REPEALED), 0, IS(ISSUED) | IS(RULE), 0},
	{GR_SUBJECT_LICENSES, IS(LICENSE), 0, IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(DECIDED) | IS(ADMINISTRATIVE_FEE), 0},
	{GR_SUBJECT_PENALTIES, IS(PENALTY), 0, IS(LICENSE) | IS(COMPULSORY_MEASURE) | IS(DECIDED) | IS(ADMINISTRATIVE_FEE), 0},
	{GR_SUBJECT_COMPULSORY_MEASURES, IS(COMPULSORY_MEASURE), 0, IS(PENALTY) | IS(LICENSE) | IS(DECIDED) | IS(ADMINISTRATIVE_FEE), 0},
};

/* It is known of which applications it is said that they were replied to. */
static bool
handled(const gr_claim_context *context)
{
	if (context->dispute || context->other_matter)
		return false;
	return context->received || context->handled || (context->results && (context->applications || context->begins) && !context->of_some);
}

/* The words name applications for disclosure, not those for a review. */
static bool
names_applications(uint64_t says)
{
	const uint64_t both = IS(APPLICATION) | IS(DISCLOSURE);

	return (says & IS(ON_REQUEST)) != 0 || (says & both) == both;
}

/* Applications are spoken of, in the words or before them. */
static bool
is_of_applications(uint64_t says, const gr_claim_context *context)
{
	if (context->other_matter || (context->dispute && !names_applications(says)))
		return false;
	return (says & (IS(ON_REQUEST) | IS(APPLICATION))) != 0 || context->applications || context->received || context->results;
}

/* 主动公开 31 件、依申请公开 12 件、不予公开 7 件: kinds of documents, not what became of applications. */
static bool
counts_documents(const gr_claim_context *context)
{
	return context->shown && !(context->received || context->results || context->handled || context->begins);
}

static bool
is_of_disclosure(uint64_t says, const gr_claim_context *context)
{
	return context->disclosure || context->reviews || (says & (IS(INFORMATION) | IS(DISCLOSURE) | IS(ON_REQUEST))) != 0;
}

/* What is known where words stand that say so. */
static uint32_t
find_known(uint64_t says, const gr_claim_context *context)
{
	uint32_t	known = 0;

	known |= is_of_applications(says, context) ? OF_APPLICATIONS : 0;
	known |= is_of_disclosure(says, context) ? OF_DISCLOSURE : 0;
	known |= context->normative ? OF_NORMATIVE : 0;
	known |= context->disclosure && !context->new_form ? OLD_FORM : 0;
	known |= context->received && !context->dispute ? WITH_RECEIVED : 0;
	known |= !context->of_some && !counts_documents(context) ? OF_ALL : 0;
	known |= handled(context) ? OF_HANDLED : 0;
	known |= context->carried ? WITH_CARRIED : 0;
	known |= context->heading ? UNDER_HEADING : 0;
	return known;
}

/* What a government says of the whole county is its own. */
static uint64_t
find_allowed(uint64_t says, const gr_claim_context *context)
{
	return GR_ANYWHERE | (context->government && (says & IS(WIDE)) != 0 ? IS(WIDE) | IS(UNITS) | IS(SUBORDINATE) : 0);
}

static bool
fits(const wording *w, uint64_t says, uint64_t allowed, uint32_t known)
{
	return (says & w->all) == w->all && (w->one == 0 || (says & w->one) != 0)
		&& (says & ~(w->all | w->one | w->may | allowed)) == 0 && (w->where & ~known) == 0;
}

/* Only in a report with table three are these told apart. */
static bool
needs_table(gr_subject subject)
{
	return (subject >= GR_SUBJECT_DENIED && subject <= GR_SUBJECT_FEE_OVERDUE)
		|| (subject >= GR_SUBJECT_RECEIVED_BUSINESS && subject <= GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION);
}

/* What is told of the day when the report is written is told of the year: 目前已办结 12 件, of those received in it. */
static bool
holds_now(gr_subject subject, const gr_claim_context *context)
{
	if (subject == GR_SUBJECT_NORMATIVE_IN_FORCE)
		return true;
	return subject >= GR_SUBJECT_GRANTED && subject <= GR_SUBJECT_CARRIED_OUT && (context->received || context->results);
}

bool
gr_is_told_apart(gr_subject subject, const gr_claim_context *context)
{
	return context->tables || !needs_table(subject);
}

/* 收到企业申请 are some of those received; 公民、法人 are all that may apply. */
static bool
is_of_some_applicants(const gr_phrase *p)
{
	if ((p->says & ANY_APPLICANT) == 0 || (p->says & IS(CITIZEN)) != 0)
		return false;
	return (p->says & IS(ORGANIZATION)) == 0 || !(p->anybody || p->named == GR_SUBJECT_RECEIVED_NATURAL_PERSON);
}

/* Sets *next behind the row that fits, of rows [*next, n). */
static gr_subject
subject_of(const gr_phrase *p, const wording *table, uint32_t n, const gr_claim_context *context, uint32_t *next)
{
	uint64_t	allowed;
	uint32_t	known;

	if (!p->whole || p->two || p->says == 0)
		return GR_SUBJECT_NONE;
	allowed = find_allowed(p->says, context);
	known = find_known(p->says, context);
	for (uint32_t i = *next; i < n; i++)
	{
		gr_subject	subject = table[i].subject != GR_SUBJECT_NONE ? table[i].subject : p->named;

		if (!fits(&table[i], p->says, allowed, known) || (subject == GR_SUBJECT_RECEIVED && is_of_some_applicants(p)))
			continue;
		*next = i + 1;
		return gr_is_told_apart(subject, context) && (!context->now || holds_now(subject, context)) ? subject : GR_SUBJECT_NONE;
	}
	*next = n;
	return GR_SUBJECT_NONE;
}

#define ROWS(table) (uint32_t) (sizeof (table) / sizeof (table)[0])

gr_subject
gr_subject_of_phrase(const gr_phrase *p, const gr_claim_context *context)
{
	return subject_of(p, wordings, ROWS(wordings), context, &(uint32_t) {0});
}

gr_subject
gr_amount_of_phrase(const gr_phrase *p, const gr_claim_context *context)
{
	return subject_of(p, amounts, ROWS(amounts), context, &(uint32_t) {0});
}

gr_subject
gr_next_denied(const gr_phrase *p, const gr_claim_context *context, uint32_t *next)
{
	gr_subject	subject = GR_SUBJECT_NONE;

	if (!p->whole || p->two || p->says == 0)
		*next = ROWS(negations);
	while (subject == GR_SUBJECT_NONE && *next < ROWS(negations))
		subject = subject_of(p, negations, ROWS(negations), context, next);
	return subject;
}
