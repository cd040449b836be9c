/*
 * negations.c - what a clause says that there was none of: 未收到, 无, 没有.
 */
#include "claims/wordings.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* 未收取…费用; 没有违规收费 says nothing. */
static gr_subject
no_fee(const gr_clause *clause, uint32_t verb, uint32_t until, const gr_phrase *p, const gr_claim_context *context)
{
	const uint64_t elsewhere = GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR) | IS(OTHER_MATTER) | IS(SUBORDINATE) | IS(COMPLAINT)
		| IS(EXCEPT) | IS(ADMINISTRATIVE_FEE) | IS(LICENSE);
	uint32_t	what = gr_first_of(clause, IS(FEE) | IS(PROCESSING_FEE), verb, until);

	/* 未减免费用; but 未发生收费及减免情况 */
	if (what == until || gr_first_of(clause, IS(OUTCOME), verb, what) < what || (p->says & elsewhere) != 0
		|| gr_is_applicant(p->named) || gr_letter(clause, verb) == U'按'
		|| gr_find_in_clause(clause, verb, what, "违") >= 0 || gr_find_in_clause(clause, verb, what, "乱") >= 0)
		return GR_SUBJECT_NONE;
	return context->disclosure || context->fees || context->begins
		|| (p->says & (IS(PROCESSING_FEE) | IS(INFORMATION) | IS(COPYING) | IS(NOT_ITSELF))) != 0
		? GR_SUBJECT_PROCESSING_FEE : GR_SUBJECT_NONE;
}

/* 未收到其他申请 leaves out some; 其他组织 does not. */
static bool
leaves_out(const gr_clause *clause, uint32_t verb, uint32_t until)
{
	return gr_first_of(clause, IS(REST), verb, until) < until;
}

/* What stands before 未 says no more than who and when. */
static bool
begins_plainly(const gr_clause *clause, uint32_t from, uint32_t until, const gr_claim_context *context)
{
	const uint64_t about = GR_MATTER | IS(DECIDED) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(FEE) | IS(PROCESSING_FEE) | IS(ADMINISTRATIVE_FEE) | IS(BESIDES)
		| GR_ANYWHERE | IS(SINCE) | (context->government ? IS(WIDE) : 0)
		| (gr_says(clause, IS(CARRIED)) ? IS(LAST_YEAR) | IS(NEXT_YEAR) : 0);
	gr_phrase	before = {.whole = true};

	gr_read_phrase(&before, clause, from, until);
	/* 线上、线下均无: by any way */
	if (before.channels > 1)
		before.says &= ~IS(CHANNEL);
	return before.whole && (before.says & ~about) == 0;
}

/* All applications are denied, not those of some. */
static bool
denies_all_received(const gr_clause *clause, uint32_t verb, uint32_t until, const gr_phrase *p, const gr_claim_context *context)
{
	const bool	of_disclosure = context->applications || (p->says & (IS(DISCLOSURE) | IS(ON_REQUEST) | IS(INFORMATION))) != 0;

	return of_disclosure && !leaves_out(clause, verb, until) && (p->says & (IS(CITIZEN) | IS(ORGANIZATION))) != IS(CITIZEN);
}

/* 未收到企业申请: none of these applicants alone. */
static gr_subject
no_applicant(const gr_phrase *p, const gr_claim_context *context)
{
	gr_subject	applicant = (p->says & IS(CITIZEN)) != 0 ? GR_SUBJECT_RECEIVED_NATURAL_PERSON : p->named;

	if (!p->whole || p->two || (p->says & IS(RECEIVED)) == 0 || (p->says & (IS(APPLICANT) | IS(CITIZEN))) == 0
		|| (p->says & ~(GR_MATTER | GR_ANYWHERE | IS(RECEIVED) | IS(APPLICANT) | IS(CITIZEN))) != 0)
		return GR_SUBJECT_NONE;
	return gr_is_told_apart(applicant, context) ? applicant : GR_SUBJECT_NONE;
}

/* 上年度无结转, 下年度无结转: the year says which way. */
static void
take_year_before(gr_phrase *p, uint64_t before)
{
	const uint64_t years = IS(LAST_YEAR) | IS(NEXT_YEAR);

	if ((before & years) == 0)
		return;
	p->whole &= (p->says & IS(CARRIED)) != 0;
	p->says = (p->says & ~IS(CARRIED)) | ((before & IS(LAST_YEAR)) != 0 ? IS(CARRIED_IN) : IS(CARRIED_OUT));
}

uint32_t
gr_subjects_of_negation(const gr_clause *clause, uint32_t start, const gr_claim_context *context, gr_subject *subjects,
						uint32_t *from, uint32_t *until)
{
	uint32_t	at = gr_first_of(clause, IS(NOT), start, clause->n);
	gr_phrase	p = {.whole = true};
	gr_subject	subject;
	uint32_t	row = 0;
	uint32_t	n = 0;
	uint32_t	verb;

	*until = clause->n;
	if (at == clause->n || context->doubtful || !begins_plainly(clause, start, at, context))
		return 0;
	verb = gr_word_at(clause, at)->until;
	*from = at;
	*until = gr_first_of(clause, IS(NOT), verb, clause->n);
	gr_read_phrase(&p, clause, verb, *until);
	take_year_before(&p, gr_words_between(clause, start, at));
	if ((subjects[0] = no_fee(clause, verb, *until, &p, context)) != GR_SUBJECT_NONE)
		return 1;
	/* 书面、网络等形式的: by any way */
	if (p.channels > 1 || (p.channels == 1 && (p.says & IS(ETC)) != 0))
		p.says &= ~IS(CHANNEL);
	while (n < GR_NEGATED && (subject = gr_next_denied(&p, context, &row)) != GR_SUBJECT_NONE)
		if (subject != GR_SUBJECT_RECEIVED || denies_all_received(clause, verb, *until, &p, context))
			subjects[n++] = subject;
	if (n == 0 && (subject = no_applicant(&p, context)) != GR_SUBJECT_NONE)
		subjects[n++] = subject;
	return n;
}
