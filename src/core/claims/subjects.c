/*
 * subjects.c - what a figure counts: the words of its label, and those behind it.
 */
#include "claims/wordings.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Behind a figure these say that it is not what its label says. */
#define SPOILS (GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR) | IS(OTHER_MATTER) | IS(SUBORDINATE) | IS(COMPLAINT) | IS(EXCEPT) | IS(CARRIED) \
	| IS(CARRIED_IN))

/* 申请涉及12项内容 */
static bool
is_of_contents(const gr_clause *clause, const gr_claim_place *place)
{
	return place->from > place->label + 1 && clause->letter[place->from - 2] == U'涉' && clause->letter[place->from - 1] == U'及';
}

/* 中有3件, 的答复: the figure is of something else than its label. */
static bool
is_spoiled(const gr_clause *clause, const gr_claim_place *place)
{
	uint32_t	behind = gr_letter(clause, place->until);

	/* 对不予公开3件进行复核 */
	if (behind == U'进' && gr_letter(clause, place->until + 1) == U'行')
		return true;
	return is_of_contents(clause, place) || behind == U'中' || behind == U'的' || (gr_words_between(clause, place->until, place->end) & SPOILS) != 0;
}

/* What is counted is information on reviews, not these. */
static bool
is_information_on(const gr_clause *clause, const gr_claim_place *place)
{
	uint32_t	behind = gr_behind_last(clause, IS(RECONSIDERATION) | IS(LITIGATION), place->label, place->from);

	return gr_letter(clause, place->until - 1) == U'条'
		|| (behind > place->label && gr_first_of(clause, IS(INFORMATION), behind, place->from) < place->from);
}

/* 行政诉讼 2 件均为征地补偿类: what stands behind the figure names another matter. */
static bool
is_about_others(const gr_clause *clause, const gr_claim_place *place)
{
	gr_phrase	behind = {.whole = true};

	if (place->end == place->until || clause->letter[place->end - 1] != U'类')
		return false;
	gr_read_phrase(&behind, clause, place->until, place->end);
	return !behind.whole && (behind.says & (IS(DISCLOSURE) | IS(INFORMATION) | IS(ON_REQUEST))) == 0;
}

/* 审结, 受理 of one that decides on others' reviews, 新 and 各: not those that the table counts. */
static bool
is_odd_review(const gr_clause *clause, const gr_claim_place *place, const gr_phrase *p, const gr_claim_context *context)
{
	static const char *const odd[] = {"新", "受理", "承办", "决定"};
	const bool	whole_county = context->government && (p->says & IS(WIDE)) != 0;

	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
		if (gr_find_in_clause(clause, place->label, place->from, odd[i]) >= 0)
			return true;
	if (!whole_county && gr_find_in_clause(clause, place->label, place->from, "各") >= 0)
		return true;
	/* 行政复议类信息24条 */
	if (is_information_on(clause, place) || is_about_others(clause, place))
		return true;
	/* 办理行政复议, of others' decisions; 办理政府信息公开行政复议, of its own */
	if ((p->says & IS(DECIDED)) != 0 && (p->says & (IS(DISCLOSURE) | IS(ON_REQUEST))) == 0)
		return true;
	/* 收到政府信息公开申请 12 件、行政复议申请 145 件: those that it decides on */
	if ((p->says & (IS(APPLICATION) | IS(DISCLOSURE) | IS(ON_REQUEST))) == IS(APPLICATION))
		return context->reviewer || gr_first_of(clause, IS(RECEIVED), 0, place->from) < place->from;
	return context->reviewer && (p->says & (IS(RECEIVED) | IS(DECIDED))) != 0;
}

/* 废止或失效: the form's column may be of the first alone; 累计: of more years, but of those in force; 制发的文件 5 件现行有效: of these. */
static bool
is_odd_document(const gr_clause *clause, const gr_claim_place *place, gr_subject subject)
{
	uint32_t	first = gr_first_of(clause, IS(REPEALED), place->label, place->from);

	if (subject == GR_SUBJECT_NORMATIVE_ISSUED
		&& gr_first_of(clause, IS(IN_FORCE) | IS(REPEALED), place->until, place->end) < place->end)
		return true;
	return (subject != GR_SUBJECT_NORMATIVE_IN_FORCE && gr_find_in_clause(clause, place->label, place->from, "累计") >= 0)
		|| (first < place->from && gr_behind_last(clause, IS(REPEALED), place->label, place->from) != gr_word_at(clause, first)->until);
}

static bool
is_document(gr_subject subject)
{
	return subject >= GR_SUBJECT_NORMATIVE_ISSUED && subject <= GR_SUBJECT_NORMATIVE_IN_FORCE;
}

static bool
is_decision(gr_subject subject)
{
	return subject >= GR_SUBJECT_LICENSES && subject <= GR_SUBJECT_COMPULSORY_MEASURES;
}

static bool
is_review(gr_subject subject)
{
	return subject == GR_SUBJECT_RECONSIDERATION || subject == GR_SUBJECT_LITIGATION || subject == GR_SUBJECT_REVIEWS;
}

/* 已办结9件用水申请: what stands behind the figure is what it counts, where its label does not name that. */
static bool
counts_others(const gr_clause *clause, const gr_claim_place *place, const gr_phrase *label)
{
	const uint64_t others = IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(NORMATIVE);
	const uint64_t matter = others | IS(APPLICATION) | IS(ON_REQUEST) | IS(APPLICANT) | IS(ROW);
	gr_phrase	behind = {.whole = true};

	if (place->end == place->until)
		return false;
	gr_read_phrase(&behind, clause, place->until, place->end);
	if ((label->says & (IS(ISSUED) | IS(REPEALED) | IS(IN_FORCE))) != 0)
		behind.says &= ~IS(NORMATIVE);	/* 制定出台3件规范性文件 */
	return (behind.says & others & ~label->says) != 0 || ((label->says & matter) == 0 && !behind.whole);
}

/* 作出行政许可决定120件、行政处罚决定8件: the verb is said once; not 公示 or 公开. */
static bool
goes_on_deciding(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context)
{
	const uint64_t kinds = IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE);
	const bool	enumerated = gr_letter(clause, place->label) == U'、';
	uint64_t	words;

	if (place->unit != 'p' || !(context->decided || enumerated))
		return false;
	words = gr_words_between(clause, 0, place->from);
	if ((words & kinds) == 0 || (words & (IS(SHOWN) | IS(PUBLISHED) | IS(DISCLOSURE) | IS(INFORMATION))) != 0)
		return false;
	return (context->decided || (words & IS(DECIDED)) != 0)
		&& gr_find_in_clause(clause, place->label, place->from, "事项") < 0;
}

/* 作出决定, not the bare 决定 of 公示行政处罚决定. */
static bool
has_decided(const gr_clause *clause)
{
	static const char *const verbs[] = {"作出", "做出", "办理", "实施", "采取"};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_find_in_clause(clause, 0, clause->n, verbs[i]) >= 0)
			return true;
	return false;
}

/* What words before and behind the figure say together; nothing where these alone do not. */
static gr_subject
subject_of_place(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context, gr_phrase *p)
{
	gr_subject	subject;

	*p = (gr_phrase) {.whole = true};
	gr_read_phrase(p, clause, place->label, place->from);
	/* 通过网络、信函等渠道: by any way */
	if (p->channels > 1 && (p->says & IS(ETC)) != 0)
		p->says &= ~(IS(CHANNEL) | IS(ETC));
	subject = gr_subject_of_phrase(p, context);
	if (subject == GR_SUBJECT_NONE && goes_on_deciding(clause, place, context))
	{
		p->says |= IS(DECIDED);
		subject = gr_subject_of_phrase(p, context);
	}
	if (subject != GR_SUBJECT_NONE)
		return is_spoiled(clause, place) || counts_others(clause, place, p) ? GR_SUBJECT_NONE : subject;
	if (place->end == place->until || !p->whole)
		return GR_SUBJECT_NONE;
	gr_read_phrase(p, clause, place->until, place->end);
	return gr_subject_of_phrase(p, context);
}

/* 依申请公开0件: none was received. */
static bool
is_none_received(const gr_claim_place *place, const gr_phrase *p)
{
	const uint64_t only = (GR_MATTER | GR_ANYWHERE) & ~IS(INFORMATION);

	return place->zero && p->whole && (p->says & IS(ON_REQUEST)) != 0 && (p->says & ~only) == 0;
}

/* 政府信息公开申请数量为28件 */
static bool
is_number_of_applications(const gr_clause *clause, const gr_claim_place *place, const gr_phrase *p, const gr_claim_context *context)
{
	const uint16_t *before = clause->letter + place->from;

	if (place->from < place->label + 3 || before[-1] != U'为' || (before[-2] != U'数' && before[-2] != U'量'))
		return false;
	return p->whole && (p->says & (IS(ON_REQUEST) | IS(DISCLOSURE))) != 0 && gr_find_in_clause(clause, place->label, place->from, "申请") >= 0
		&& (p->says & ~(GR_MATTER | GR_ANYWHERE)) == 0
		&& !context->received && !context->other_matter && place->end == place->until;
}

/* The subject's table does not count what the words may name, too. */
static bool
is_odd(gr_subject subject, const gr_clause *clause, const gr_claim_place *place, const gr_phrase *p, const gr_claim_context *context)
{
	if (is_document(subject))
		return is_odd_document(clause, place, subject);
	if (gr_letter(clause, place->until - 1) == U'个' && !gr_is_of_applications(subject))
		return true;			/* 许可事项3个 */
	if (is_decision(subject))
		return context->shown && !has_decided(clause);
	/* 其他不予公开 2 件: beside others; 其余 2 件予以公开: all of them */
	if ((p->says & IS(REST)) != 0 && (p->says & IS(ROW)) != 0)
		return gr_find_in_clause(clause, place->label, place->from, "其他") >= 0
			|| gr_find_in_clause(clause, place->label, place->from, "其它") >= 0;
	return is_review(subject) && is_odd_review(clause, place, p, context);
}

static gr_litigation
litigation_of(gr_subject subject, const gr_phrase *p)
{
	if (subject == GR_SUBJECT_LITIGATION && (p->says & IS(DIRECT)) != 0)
		return GR_DIRECT_LITIGATION;
	if (subject == GR_SUBJECT_LITIGATION && (p->says & IS(AFTER_REVIEW)) != 0)
		return GR_LITIGATION_AFTER_REVIEW;
	return GR_ANY_LITIGATION;
}

/* 行政复议 0 件: of disclosure, too, whatever is spoken of. */
static gr_subject
subject_of_none(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context, gr_phrase *p)
{
	gr_claim_context of_disclosure = *context;

	of_disclosure.disclosure = true;
	return subject_of_place(clause, place, &of_disclosure, p);
}

bool
gr_may_have_subject(const gr_clause *clause, const gr_claim_place *place, uint64_t words)
{
	/* every wording has one of these words */
	const uint64_t naming = IS(RECEIVED) | IS(APPLICATION) | IS(ON_REQUEST) | IS(APPLICANT) | IS(CARRIED) | IS(CARRIED_IN) | IS(CARRIED_OUT) | IS(SETTLED)
		| IS(REPLIED) | IS(ROW) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(DIRECT) | IS(NORMATIVE) | IS(ISSUED) | IS(REPEALED) | IS(IN_FORCE)
		| GR_DECISION_WORDS | IS(DISCLOSURE);

	return place->unit == 'y' || (words & naming) != 0
		|| (place->from > 0 && clause->letter[place->from - 1] == U'为');
}

gr_subject
gr_subject_of_number(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context,
					 gr_litigation *kind)
{
	gr_phrase	p = {.whole = true};
	gr_subject	subject;

	*kind = GR_ANY_LITIGATION;
	if (context->doubtful || place->unit == 0)
		return GR_SUBJECT_NONE;
	if (place->unit == 'y')
	{
		gr_read_phrase(&p, clause, place->label, place->from);
		return gr_amount_of_phrase(&p, context);
	}
	subject = place->zero ? subject_of_none(clause, place, context, &p) : subject_of_place(clause, place, context, &p);
	if (subject == GR_SUBJECT_NONE)
		return is_none_received(place, &p) || is_number_of_applications(clause, place, &p, context) ? GR_SUBJECT_RECEIVED : GR_SUBJECT_NONE;
	if (is_odd(subject, clause, place, &p, context))
		return GR_SUBJECT_NONE;
	*kind = litigation_of(subject, &p);
	return subject;
}

gr_subject
gr_kind_of_decision(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context)
{
	gr_phrase	p = {.whole = true};
	gr_subject	subject;

	if (context->doubtful || place->end != place->until || place->from == place->label)
		return GR_SUBJECT_NONE;
	gr_read_phrase(&p, clause, place->label, place->from);
	if (!p.whole || (p.says & IS(DECIDED)) != 0)
		return GR_SUBJECT_NONE;
	p.says |= IS(DECIDED);
	subject = gr_subject_of_phrase(&p, context);
	return is_decision(subject) ? subject : GR_SUBJECT_NONE;
}

/* 均, 全部; 全部公开 is one word. */
static bool
says_all(const gr_clause *clause, uint32_t from, uint32_t until, const gr_phrase *p)
{
	return (p->says & IS(ALL)) != 0 || gr_find_in_clause(clause, from, until, "全部") >= 0;
}

gr_subject
gr_subject_of_all(const gr_clause *clause, uint32_t from, uint32_t until, const gr_claim_context *context)
{
	gr_phrase	p = {.whole = true};

	gr_read_phrase(&p, clause, from, until);
	p.says &= ~IS(CHANNEL);		/* 均为自然人网上申请 */
	if (context->doubtful || !context->received || context->dispute || !says_all(clause, from, until, &p)
		|| (p.says & (IS(ROW) | IS(APPLICANT))) == 0 || (p.says & IS(NOT)) != 0)
		return GR_SUBJECT_NONE;
	return gr_subject_of_phrase(&p, context);
}
