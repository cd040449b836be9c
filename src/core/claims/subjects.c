/*
 * subjects.c - from words to subjects: what a figure counts, or what there was none of.
 *
 * A wording is a set of words.  The label of a figure is read whole, letter for letter:
 * it has a subject where a row of the tables below asks for the words that it has and
 * allows all of them.  A letter that no word explains, and it is nothing: that a figure
 * is not compared costs less than a false alarm.
 */
#include "claims/subjects.h"

#include <string.h>

#define S(literal) {literal, sizeof(literal) - 1}

/* by gr_subject */
const gr_str gr_subject_codes[GR_SUBJECTS] = {
	{NULL, 0},
	S("applications.received"),
	S("applications.received.natural_person"),
	S("applications.received.business"),
	S("applications.received.research_institution"),
	S("applications.received.public_welfare_organization"),
	S("applications.received.legal_service_organization"),
	S("applications.carried_in"),
	S("applications.granted"),
	S("applications.granted_in_part"),
	S("applications.denied"),
	S("applications.denied.state_secret"),
	S("applications.denied.prohibited_by_law"),
	S("applications.denied.security_and_stability"),
	S("applications.denied.third_party_rights"),
	S("applications.denied.internal_affairs"),
	S("applications.denied.process_information"),
	S("applications.denied.enforcement_file"),
	S("applications.denied.administrative_inquiry"),
	S("applications.unavailable"),
	S("applications.unavailable.not_held"),
	S("applications.unavailable.not_readily_available"),
	S("applications.unavailable.unclear_after_correction"),
	S("applications.not_processed"),
	S("applications.not_processed.complaint"),
	S("applications.not_processed.duplicate"),
	S("applications.not_processed.publication"),
	S("applications.not_processed.excessive"),
	S("applications.not_processed.reissue"),
	S("applications.other"),
	S("applications.other.correction_overdue"),
	S("applications.other.fee_overdue"),
	S("applications.concluded"),
	S("applications.carried_out"),
	S("reviews.reconsideration"),
	S("reviews.litigation"),
	S("reviews.total"),
	S("disclosures.normative_document.issued"),
	S("disclosures.normative_document.published"),
	S("disclosures.normative_document.repealed"),
	S("disclosures.normative_document.in_force"),
	S("disclosures.license.decisions"),
	S("disclosures.penalty.decisions"),
	S("disclosures.compulsory_measure.decisions"),
	S("disclosures.fee.amount"),
	S("fees.information_processing"),
	S("report.sections"),
};

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* ---- a phrase ------------------------------------------------------------------- */

/* The words of some letters. */
typedef struct phrase
{
	uint64_t	says;			/* a bit a gr_claim_word */
	gr_subject	named;			/* by its one word for a row or an applicant */
	bool		two;			/* it has words for two of them */
	bool		whole;			/* words explain every letter */
	bool		anybody;		/* 公众 */
	uint32_t	channels;		/* words for them, but 通过 */
} phrase;

/* Letters that say nothing of what is counted. */
static bool
is_filler(uint32_t letter)
{
	switch (letter)
	{
		case U'共': case U'计': case U'合': case U'总': case U'数': case U'量': case U'均': case U'为': case U'有':
		case U'的': case U'约': case U'近': case U'件': case U'案': case U'书': case U'事': case U'项': case U'、':
		case U'度': case U'继': case U'续': case U'办': case U'理': case U'金': case U'额': case U'已': case U'全':
		case U'部': case U'求': case U'情': case U'况': case U'请': case U'超': case U'逾': case U'过': case U'了':
		case U'类': case U'被': case U'是': case U'属': case U'仅': case U'只': case U'也': case U'曾': case U'经':
			return true;
		default:
			return false;
	}
}

/* Letters of a date or of persons, 2024年, 12人, at letter i; 0: none stand there. */
static uint32_t
date_letters(const gr_clause *clause, uint32_t i)
{
	uint32_t	n = 0;

	while (gr_letter(clause, i + n) >= '0' && gr_letter(clause, i + n) <= '9')
		n++;
	if (n > 0 && (gr_letter(clause, i + n) == U'人' || gr_letter(clause, i + n) == U'名'))
		return n + 1;
	return n == 4 && gr_letter(clause, i + n) == U'年' ? n + 1 : 0;
}

/* 国家秘密 of 不予公开: the row within the group. */
static gr_subject
narrower(gr_subject a, gr_subject b)
{
	const gr_str group = gr_subject_codes[a];
	const gr_str row = gr_subject_codes[b];

	return row.len > group.len && memcmp(row.s, group.s, group.len) == 0 && row.s[group.len] == '.' ? b : GR_SUBJECT_NONE;
}

static void
name_subject(phrase *p, gr_subject subject)
{
	gr_subject	row = GR_SUBJECT_NONE;

	if (p->named == GR_SUBJECT_NONE || p->named == subject)
		p->named = subject;
	else if ((row = narrower(p->named, subject)) != GR_SUBJECT_NONE || (row = narrower(subject, p->named)) != GR_SUBJECT_NONE)
		p->named = row;
	else
		p->two = true;
}

/* 共收到涉及征地、拆迁等方面的申请: what all of them were about, if so many are counted; else behind the word. */
static uint32_t
behind_attribute(const phrase *p, const gr_clause *clause, const gr_clause_word *word, uint32_t until)
{
	uint32_t	etc;

	if (word->means != GR_SAYS_PLAIN || clause->letter[word->from] != U'涉' || (p->says & IS(TOTAL)) == 0
		|| (p->says & IS(OF_WHICH)) != 0)
		return word->until;
	etc = gr_behind_last(clause, IS(ETC), word->until, until);
	if (etc + 2 < until && etc > word->until
		&& ((clause->letter[etc] == U'领' && clause->letter[etc + 1] == U'域') || (clause->letter[etc] == U'方' && clause->letter[etc + 1] == U'面')
			|| (clause->letter[etc] == U'内' && clause->letter[etc + 1] == U'容')))
		return etc + 2;
	return word->until;
}

/* Adds the words of letters [from, until). */
static void
read_phrase(phrase *p, const gr_clause *clause, uint32_t from, uint32_t until)
{
	uint32_t	next = 0;		/* word */

	while (from < until)
	{
		uint32_t	date;

		while (next < clause->n_words && clause->word[next].from < from)
			next++;
		if (next < clause->n_words && clause->word[next].from == from)
		{
			const gr_clause_word *word = &clause->word[next];

			p->says |= GR_SAYS(word->means);
			p->anybody |= clause->letter[from] == U'公' && gr_letter(clause, from + 1) == U'众';
			p->channels += word->means == GR_SAYS_CHANNEL && clause->letter[from] != U'通';
			if (word->subject != GR_SUBJECT_NONE)
				name_subject(p, (gr_subject) word->subject);
			p->whole &= word->until <= until;
			from = behind_attribute(p, clause, word, until);
		}
		else if (gr_is_own(clause, from) || is_filler(clause->letter[from]))
			from++;
		else if ((date = date_letters(clause, from)) > 0)
			from += date;
		else
		{
			p->whole = false;
			from++;
		}
	}
}

/* ---- wordings ------------------------------------------------------------------- */

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

/* What stands in any label. */
#define ANYWHERE (IS(PLAIN) | IS(THIS_YEAR) | IS(TOTAL) | IS(ALL) | IS(UNTIL))
/* What applications are called. */
#define MATTER (IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION))
#define NO_REVIEW (MATTER | IS(OCCURRED) | IS(RECEIVED))
#define REVIEW_MATTER (NO_REVIEW | IS(DECIDED))
#define ANY_APPLICANT (IS(CITIZEN) | IS(ORGANIZATION) | IS(APPLICANT))

/* subject, words that it has, one of these, words that it may have, where */
static const wording wordings[] = {
	{GR_SUBJECT_RECEIVED, IS(RECEIVED), IS(APPLICATION) | IS(ON_REQUEST), MATTER | ANY_APPLICANT | IS(DECIDED), 0},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED) | IS(DISCLOSURE) | IS(INFORMATION), 0, IS(DECIDED), 0},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED), 0, 0, OF_APPLICATIONS | WITH_CARRIED},
	{GR_SUBJECT_RECEIVED, IS(RECEIVED) | IS(TOTAL), 0, 0, OF_APPLICATIONS | UNDER_HEADING},
	{GR_SUBJECT_NONE, IS(APPLICANT), 0, MATTER | IS(RECEIVED) | IS(OF_WHICH) | IS(CITIZEN) | IS(NOT_ITSELF), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_IN, IS(CARRIED_IN), 0, MATTER | IS(CARRIED) | IS(OF_WHICH) | IS(INCLUDING) | IS(DECIDED) | IS(BESIDES), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_IN, IS(CARRIED_IN) | IS(INCLUDING), 0, MATTER | IS(CARRIED) | IS(DECIDED) | IS(SETTLED) | IS(REPLIED), OF_APPLICATIONS},
	{GR_SUBJECT_CARRIED_OUT, IS(CARRIED_OUT), 0,
		MATTER | IS(CARRIED) | IS(OF_WHICH) | IS(REST) | IS(BESIDES) | IS(DECIDED) | IS(EXCEPT) | IS(REPLIED) | IS(SETTLED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(SETTLED), 0, MATTER | IS(REPLIED) | IS(REST) | IS(OF_WHICH) | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED), 0, MATTER | IS(REST) | IS(OF_WHICH) | IS(DECIDED), OF_HANDLED},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED) | IS(TOTAL) | IS(ON_REQUEST), 0, MATTER | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_CONCLUDED, IS(REPLIED) | IS(TOTAL) | IS(APPLICATION) | IS(DISCLOSURE), 0, MATTER | IS(DECIDED), OF_APPLICATIONS},
	{GR_SUBJECT_NONE, IS(ROW), 0, MATTER | IS(OF_WHICH) | IS(RESULT) | IS(REPLIED) | IS(NOT_ITSELF) | IS(REFUSED) | IS(DECIDED) | IS(SETTLED),
		OF_APPLICATIONS | OF_ALL},
	{GR_SUBJECT_GRANTED, IS(DISCLOSURE), 0, IS(OF_WHICH), WITH_RECEIVED | OF_ALL},
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
	{GR_SUBJECT_PENALTIES, IS(PENALTY), IS(DECIDED), 0, 0},
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
	{GR_SUBJECT_RECONSIDERATION, IS(RECONSIDERATION), 0, NO_REVIEW | IS(COMPLAINT) | IS(ETC), OF_DISCLOSURE},
	{GR_SUBJECT_LITIGATION, IS(LITIGATION), 0, NO_REVIEW | IS(COMPLAINT) | IS(ETC), OF_DISCLOSURE},
	{GR_SUBJECT_REVIEWS, IS(RECONSIDERATION) | IS(LITIGATION), 0, NO_REVIEW | IS(COMPLAINT) | IS(ETC), OF_DISCLOSURE},
	{GR_SUBJECT_FEE, IS(ADMINISTRATIVE_FEE), 0, IS(FEE), 0},
	{GR_SUBJECT_NORMATIVE_ISSUED, IS(NORMATIVE) | IS(ISSUED), 0, IS(REPEALED) | IS(RULE), 0},
	{GR_SUBJECT_NORMATIVE_REPEALED, IS(NORMATIVE) | IS(REPEALED), 0, IS(ISSUED) | IS(RULE), 0},
	{GR_SUBJECT_LICENSES, IS(LICENSE), 0, IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(DECIDED), 0},
	{GR_SUBJECT_PENALTIES, IS(PENALTY), 0, IS(LICENSE) | IS(COMPULSORY_MEASURE) | IS(DECIDED), 0},
	{GR_SUBJECT_COMPULSORY_MEASURES, IS(COMPULSORY_MEASURE), 0, IS(PENALTY) | IS(LICENSE) | IS(DECIDED), 0},
};

#define ROWS(table) (table), sizeof (table) / sizeof (table)[0]

/* Behind a figure these say that it is not what its label says. */
#define SPOILS (GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR) | IS(OTHER_MATTER) | IS(SUBORDINATE) | IS(COMPLAINT) | IS(EXCEPT) | IS(CARRIED) \
	| IS(CARRIED_IN))

/* It is known of which applications it is said that they were replied to. */
static bool
handled(const gr_claim_context *context)
{
	if (context->dispute)
		return false;
	return context->received || context->handled
		|| (context->results && (context->applications || context->begins) && !context->of_some && !context->other_matter);
}

static bool
fits(const wording *w, uint64_t says, const gr_claim_context *context)
{
	const uint64_t allowed = w->all | w->one | w->may | ANYWHERE
		| (context->government && (says & IS(WIDE)) != 0 ? IS(WIDE) | IS(UNITS) | IS(SUBORDINATE) : 0);
	const bool	of_matter = (says & (IS(ON_REQUEST) | IS(APPLICATION))) != 0;
	/* these are no applications for a review */
	const bool	of_disclosure = (says & IS(ON_REQUEST)) != 0 || (says & (IS(APPLICATION) | IS(DISCLOSURE))) == (IS(APPLICATION) | IS(DISCLOSURE));

	if ((says & w->all) != w->all || (w->one != 0 && (says & w->one) == 0) || (says & ~allowed) != 0)
		return false;
	if ((w->where & OF_APPLICATIONS) != 0
		&& ((context->dispute && !of_disclosure) || context->other_matter || !(of_matter || context->applications || context->received || context->results)))
		return false;
	/* 主动公开 31 件、依申请公开 12 件、不予公开 7 件: kinds of documents */
	if ((w->where & OF_ALL) != 0
		&& (context->of_some || (context->shown && !(context->received || context->results || context->handled || context->begins))))
		return false;
	if ((w->where & WITH_RECEIVED) != 0 && (!context->received || context->dispute))
		return false;
	if ((w->where & WITH_CARRIED) != 0 && !context->carried)
		return false;
	if ((w->where & UNDER_HEADING) != 0 && !context->heading)
		return false;
	if ((w->where & OF_HANDLED) != 0 && !handled(context))
		return false;
	if ((w->where & OF_DISCLOSURE) != 0
		&& !(context->disclosure || context->reviews || (says & (IS(INFORMATION) | IS(DISCLOSURE) | IS(ON_REQUEST))) != 0))
		return false;
	if ((w->where & OLD_FORM) != 0 && (context->new_form || !context->disclosure))
		return false;
	return (w->where & OF_NORMATIVE) == 0 || context->normative;
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

static gr_subject
subject_of(const phrase *p, const wording *table, size_t n, const gr_claim_context *context)
{
	if (!p->whole || p->two || p->says == 0)
		return GR_SUBJECT_NONE;
	for (size_t i = 0; i < n; i++)
	{
		gr_subject	subject = table[i].subject;

		if (!fits(&table[i], p->says, context))
			continue;
		if (subject == GR_SUBJECT_NONE)
			subject = p->named;
		/* 收到企业申请 are some of them; 公民、法人 are all */
		if (subject == GR_SUBJECT_RECEIVED && (p->says & ANY_APPLICANT) != 0 && (p->says & IS(CITIZEN)) == 0
			&& !((p->anybody || p->named == GR_SUBJECT_RECEIVED_NATURAL_PERSON) && (p->says & IS(ORGANIZATION)) != 0))
			continue;
		if ((needs_table(subject) && !context->tables) || (context->now && !holds_now(subject, context)))
			return GR_SUBJECT_NONE;
		return subject;
	}
	return GR_SUBJECT_NONE;
}

/* ---- numbers -------------------------------------------------------------------- */

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

	return is_of_contents(clause, place) || behind == U'中' || behind == U'的' || (gr_words_between(clause, place->until, place->end) & SPOILS) != 0;
}

/* 审结, 受理 of one that decides on others' reviews, 新 and 各: not those that the table counts. */
static bool
is_odd_review(const gr_clause *clause, const gr_claim_place *place, const phrase *p, const gr_claim_context *context)
{
	static const char *const odd[] = {"新", "受理", "承办", "决定"};
	const bool	whole_county = context->government && (p->says & IS(WIDE)) != 0;

	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
		if (gr_find_in_clause(clause, place->label, place->from, odd[i]) >= 0)
			return true;
	if (!whole_county && gr_find_in_clause(clause, place->label, place->from, "各") >= 0)
		return true;
	/* 办理行政复议, of others' decisions; 办理政府信息公开行政复议, of its own */
	if ((p->says & IS(DECIDED)) != 0 && (p->says & (IS(DISCLOSURE) | IS(ON_REQUEST))) == 0)
		return true;
	return context->reviewer && (p->says & (IS(RECEIVED) | IS(DECIDED))) != 0;
}

/* 废止或失效: the form's column may be of the first alone; 累计: of more years, but of those in force. */
static bool
is_odd_document(const gr_clause *clause, const gr_claim_place *place, gr_subject subject)
{
	uint32_t	first = gr_first_of(clause, IS(REPEALED), place->label, place->from);

	return (subject != GR_SUBJECT_NORMATIVE_IN_FORCE && gr_find_in_clause(clause, place->label, place->from, "累计") >= 0)
		|| (first < place->from && gr_behind_last(clause, IS(REPEALED), place->label, place->from) != gr_word_at(clause, first)->until);
}

static bool
is_review(gr_subject subject)
{
	return subject == GR_SUBJECT_RECONSIDERATION || subject == GR_SUBJECT_LITIGATION || subject == GR_SUBJECT_REVIEWS;
}

/* 已办结9件用水申请: what stands behind the figure is what it counts, where its label does not name that. */
static bool
counts_others(const gr_clause *clause, const gr_claim_place *place, const phrase *label)
{
	const uint64_t others = IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(NORMATIVE);
	const uint64_t matter = others | IS(APPLICATION) | IS(ON_REQUEST) | IS(APPLICANT) | IS(ROW);
	phrase		behind = {.whole = true};

	if (place->end == place->until)
		return false;
	read_phrase(&behind, clause, place->until, place->end);
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
	static const char *const verbs[] = {"作出", "做出", "办理", "实施"};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_find_in_clause(clause, 0, clause->n, verbs[i]) >= 0)
			return true;
	return false;
}

/* What words before and behind the figure say together; nothing where these alone do not. */
static gr_subject
subject_of_place(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context, phrase *p)
{
	gr_subject	subject;

	*p = (phrase) {.whole = true};
	read_phrase(p, clause, place->label, place->from);
	/* 通过网络、信函等渠道: by any way */
	if (p->channels > 1 && (p->says & IS(ETC)) != 0)
		p->says &= ~(IS(CHANNEL) | IS(ETC));
	subject = subject_of(p, ROWS(wordings), context);
	if (subject == GR_SUBJECT_NONE && goes_on_deciding(clause, place, context))
	{
		p->says |= IS(DECIDED);
		subject = subject_of(p, ROWS(wordings), context);
	}
	if (subject != GR_SUBJECT_NONE)
		return is_spoiled(clause, place) || counts_others(clause, place, p) ? GR_SUBJECT_NONE : subject;
	if (place->end == place->until || !p->whole)
		return GR_SUBJECT_NONE;
	read_phrase(p, clause, place->until, place->end);
	return subject_of(p, ROWS(wordings), context);
}

gr_subject
gr_subject_of_number(const gr_clause *clause, const gr_claim_place *place, const gr_claim_context *context,
					 gr_litigation *kind)
{
	phrase		p = {.whole = true};
	gr_subject	subject;

	*kind = GR_ANY_LITIGATION;
	if (context->doubtful || place->unit == 0)
		return GR_SUBJECT_NONE;
	if (place->unit == 'y')
	{
		read_phrase(&p, clause, place->label, place->from);
		return subject_of(&p, ROWS(amounts), context);
	}
	subject = subject_of_place(clause, place, context, &p);
	if (subject == GR_SUBJECT_NONE && place->zero && (p.says & IS(ON_REQUEST)) != 0 && p.whole
		&& (p.says & ~((MATTER | ANYWHERE) & ~IS(INFORMATION))) == 0)
		return GR_SUBJECT_RECEIVED;	/* 依申请公开0件 */
	if (subject >= GR_SUBJECT_NORMATIVE_ISSUED && subject <= GR_SUBJECT_NORMATIVE_IN_FORCE && is_odd_document(clause, place, subject))
		return GR_SUBJECT_NONE;
	if (subject >= GR_SUBJECT_LICENSES && subject <= GR_SUBJECT_COMPULSORY_MEASURES && context->shown && !has_decided(clause))
		return GR_SUBJECT_NONE;
	if (is_review(subject) && is_odd_review(clause, place, &p, context))
		return GR_SUBJECT_NONE;
	if (subject == GR_SUBJECT_LITIGATION && (p.says & IS(DIRECT)) != 0)
		*kind = GR_DIRECT_LITIGATION;
	else if (subject == GR_SUBJECT_LITIGATION && (p.says & IS(AFTER_REVIEW)) != 0)
		*kind = GR_LITIGATION_AFTER_REVIEW;
	return subject;
}

/* 均, 全部; 全部公开 is one word. */
static bool
says_all(const gr_clause *clause, uint32_t from, uint32_t until, const phrase *p)
{
	return (p->says & IS(ALL)) != 0 || gr_find_in_clause(clause, from, until, "全部") >= 0;
}

gr_subject
gr_subject_of_all(const gr_clause *clause, uint32_t from, uint32_t until, const gr_claim_context *context)
{
	phrase		p = {.whole = true};

	read_phrase(&p, clause, from, until);
	p.says &= ~IS(CHANNEL);		/* 均为自然人网上申请 */
	if (context->doubtful || !context->received || context->dispute || !says_all(clause, from, until, &p)
		|| (p.says & (IS(ROW) | IS(APPLICANT))) == 0 || (p.says & IS(NOT)) != 0)
		return GR_SUBJECT_NONE;
	return subject_of(&p, ROWS(wordings), context);
}

/* ---- negations ---------------------------------------------------------------- */

/* 未收取…费用; 没有违规收费 says nothing. */
static gr_subject
no_fee(const gr_clause *clause, uint32_t verb, uint32_t until, const phrase *p, const gr_claim_context *context)
{
	const uint64_t elsewhere = GR_SAYS_ANOTHER_YEAR | IS(PART_OF_YEAR) | IS(OTHER_MATTER) | IS(SUBORDINATE) | IS(COMPLAINT)
		| IS(EXCEPT) | IS(ADMINISTRATIVE_FEE) | IS(LICENSE);
	uint32_t	what = gr_first_of(clause, IS(FEE) | IS(PROCESSING_FEE), verb, until);

	/* 未减免费用; but 未发生收费及减免情况 */
	if (what == until || gr_first_of(clause, IS(OUTCOME), verb, what) < what || (p->says & elsewhere) != 0 || gr_letter(clause, verb) == U'按'
		|| gr_find_in_clause(clause, verb, what, "违") >= 0 || gr_find_in_clause(clause, verb, what, "乱") >= 0)
		return GR_SUBJECT_NONE;
	return context->disclosure || context->fees
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
	const uint64_t about = MATTER | IS(DECIDED) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(FEE) | IS(PROCESSING_FEE) | IS(ADMINISTRATIVE_FEE) | IS(BESIDES)
		| ANYWHERE | IS(SINCE) | (context->government ? IS(WIDE) : 0);
	phrase		before = {.whole = true};

	read_phrase(&before, clause, from, until);
	/* 线上、线下均无: by any way */
	if (before.channels > 1)
		before.says &= ~IS(CHANNEL);
	return before.whole && (before.says & ~about) == 0;
}

uint32_t
gr_subjects_of_negation(const gr_clause *clause, uint32_t start, const gr_claim_context *context, gr_subject *subjects,
						uint32_t *from, uint32_t *until)
{
	uint32_t	at = gr_first_of(clause, IS(NOT), start, clause->n);
	phrase		p = {.whole = true};
	uint32_t	n = 0;
	uint32_t	verb;

	*until = clause->n;
	if (at == clause->n || context->doubtful || !begins_plainly(clause, start, at, context))
		return 0;
	verb = gr_word_at(clause, at)->until;
	*from = at;
	*until = gr_first_of(clause, IS(NOT), verb, clause->n);
	read_phrase(&p, clause, verb, *until);
	if ((subjects[0] = no_fee(clause, verb, *until, &p, context)) != GR_SUBJECT_NONE)
		return 1;
	/* 书面、网络等形式的: by any way */
	if (p.channels > 1 || (p.channels == 1 && (p.says & IS(ETC)) != 0))
		p.says &= ~IS(CHANNEL);
	for (size_t i = 0; i < sizeof negations / sizeof negations[0] && n < GR_NEGATED; i++)
	{
		gr_subject	subject = subject_of(&p, &negations[i], 1, context);

		if (subject == GR_SUBJECT_NONE)
			continue;
		if (subject == GR_SUBJECT_RECEIVED
			&& (leaves_out(clause, verb, *until) || (p.says & (IS(CITIZEN) | IS(ORGANIZATION))) == IS(CITIZEN)
				|| !((p.says & (IS(DISCLOSURE) | IS(ON_REQUEST) | IS(INFORMATION))) != 0 || context->applications)))
			continue;
		subjects[n++] = subject;
	}
	/* nobody alone */
	if (n == 0 && (p.says & (IS(APPLICANT) | IS(CITIZEN))) != 0 && (p.says & IS(ORGANIZATION)) == 0)
	{
		if ((p.says & IS(CITIZEN)) != 0)
			p.named = GR_SUBJECT_RECEIVED_NATURAL_PERSON;
		if (p.whole && !p.two && (p.says & IS(RECEIVED)) != 0
			&& (p.says & ~(MATTER | ANYWHERE | IS(RECEIVED) | IS(APPLICANT) | IS(CITIZEN))) == 0
			&& !(needs_table(p.named) && !context->tables))
			subjects[n++] = p.named;
	}
	return n;
}
