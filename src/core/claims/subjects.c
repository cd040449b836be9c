/*
 * subjects.c - from words to subjects: what a figure counts, or what there
 * was none of.
 *
 * In doubt it is nothing: that a figure is not compared costs less than a false
 * alarm.
 */
#include "claims/subjects.h"

#include <string.h>

#define S(literal) {literal, sizeof(literal) - 1}

/* by gr_subject */
const gr_str gr_subject_codes[GR_SUBJECTS] = {
	{NULL, 0},
	S("applications.received"),
	S("applications.received.natural_person"),
	S("applications.carried_in"),
	S("applications.granted"),
	S("applications.granted_in_part"),
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

/* Letters behind 我 in which the name of its office ends: 我街道办事处. */
#define OFFICE_LETTERS 6

/* Another time, another authority, another matter. */
#define ELSE (IS(COMPARED) | IS(PART_OF_YEAR) | IS(OTHER_MATTER) | IS(SUBORDINATE) | IS(COMPLAINT) | IS(EXCEPT))
/* What became of a request or a dispute. */
#define SETTLED (IS(OUTCOME) | IS(REPLIED))
/* What a subject is told by. */
#define COUNTED (IS(RECEIVED) | IS(CARRIED_IN) | IS(CARRIED_OUT) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(NORMATIVE) \
	| IS(REPEALED) | IS(IN_FORCE) | IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(GRANTED) | IS(IN_PART) \
	| IS(REPLIED) | IS(FEE) | IS(ADMINISTRATIVE_FEE))

/* Letters that say nothing of what is counted: 案件数量共计, 均为, 的申请. */
static bool
is_filler(uint32_t letter)
{
	switch (letter)
	{
		case 0x5171: case 0x8BA1: case 0x5408: case 0x603B: case 0x6570: case 0x91CF:	/* 共 计 合 总 数 量 */
		case 0x5747: case 0x4E3A: case 0x6709: case 0x7684: case 0x7EA6: case 0x8FD1:	/* 均 为 有 的 约 近 */
		case 0x4EF6: case 0x6848: case 0x4E66: case 0x4E8B: case 0x9879: case 0x3001:	/* 件 案 书 事 项 、 */
		case 0x7533: case 0x8BF7: case 0x5EA6: case 0x7EE7: case 0x7EED: case 0x529E:	/* 申 请 度 继 续 办 */
		case 0x7406: case 0x91D1: case 0x989D: case 0x5DF2: case 0x5168: case 0x90E8:	/* 理 金 额 已 全 部 */
		case 0x6C42: case 0x60C5: case 0x51B5:	/* 求 情 况 */
			return true;
		default:
			return false;
	}
}

/* Only words of these and fillers stand in letters [from, until). */
static bool
is_filled(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	while (from < until)
	{
		const gr_clause_word *word = gr_word_at(clause, from);

		if (word != NULL && (GR_SAYS(word->means) & words) != 0)
			from = word->until;
		else if (is_filler(clause->letter[from]))
			from++;
		else
			return false;
	}
	return true;
}

/* Letters that one of these takes at letter i; 0: none stands there.  They do not say which ones are counted. */
static uint32_t
plain_letters(const gr_clause *clause, uint32_t i, uint32_t until)
{
	static const char *const plain[] = {
		"累计", "一共", "先后", "实际", "依法", "新", "作出", "处理", "征收", "在", "方面", "工作", "和", "与",
		"及", "或", "者", "并", "对", "向", "我", "本", "局", "机关", "单位", "社会", "公众", "群众", "任何",
		"相关", "有关", "提出", "提交", "书面", "主动", "要求", "因", "被", "提起", "引发", "引起", "涉及",
		"行政", "政府", "项目", "也", "且", "尚", "从", "故", "暂时", "暂", "针对", "就", "一起", "一件",
		"一例", "情形", "现象"
	};

	const uint32_t c = clause->letter[i];
	const char	first[3] = {(char) (0xE0 | c >> 12), (char) (0x80 | (c >> 6 & 0x3F)), (char) (0x80 | (c & 0x3F))};

	for (size_t k = 0; k < sizeof plain / sizeof plain[0]; k++)
	{
		uint32_t	letters;

		if (memcmp(plain[k], first, 3) != 0)
			continue;
		letters = (uint32_t) (strlen(plain[k]) / 3);
		if (gr_find_in_clause(clause, i, i + letters < until ? i + letters : until, plain[k]) == (int) i)
			return letters;
	}
	return 0;
}

/* Letters [from, until) say no more than these words: 收到 of any application, not 收到涉及征地的 of some. */
static bool
is_plain(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	while (from < until)
	{
		const gr_clause_word *word = gr_word_at(clause, from);
		uint32_t	letters;

		if (word != NULL && (GR_SAYS(word->means) & (words | IS(THIS_YEAR) | IS(WIDE))) != 0)
			from = word->until;
		else if ((letters = plain_letters(clause, from, until)) > 0)
			from += letters;
		else if (is_filler(clause->letter[from]) || (clause->letter[from] >= '0' && clause->letter[from] <= '9')
				 || clause->letter[from] == 0x5E74 /* 年 */)
			from++;
		else
			return false;
	}
	return true;
}

/* The letter ends the name of an office or of a place that has one: asked of letters of all kinds. */
static bool
ends_office(uint32_t letter)
{
	if ((gr_traits(letter) & GR_MAY_END_OFFICE) == 0)
		return false;
	switch (letter)
	{
		case 0x5C40: case 0x59D4: case 0x529E: case 0x5385: case 0x5E9C:	/* 局 委 办 厅 府 */
		case 0x9662: case 0x4F1A: case 0x5904: case 0x5FC3: case 0x95E8:	/* 院 会 处 心 门 */
		case 0x5E02: case 0x53BF: case 0x533A: case 0x7701: case 0x5DDE:	/* 市 县 区 省 州 */
		case 0x65D7: case 0x9547: case 0x4E61: case 0x8857: case 0x9053:	/* 旗 镇 乡 街 道 */
			return true;
		default:
			return false;
	}
}

/* The letter stands in a word: 府 of 政府信息. */
static bool
is_in_word(const gr_clause *clause, uint32_t letter)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from <= letter; i++)
		if (clause->word[i].until > letter)
			return true;
	return false;
}

/* As is_plain, behind the one who counts: 我局共, 松谷县粮食局 in its own report. */
static bool
begins_plainly(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until, const gr_claim_context *context)
{
	for (uint32_t i = until; i-- > from + 1;)
	{
		bool		own = context->agency[1] != 0 && clause->letter[i] == context->agency[1]
			&& clause->letter[i - 1] == context->agency[0];

		if ((!own && !ends_office(clause->letter[i])) || is_in_word(clause, i))
			continue;
		/* 我市, 我镇人民政府, 全街, 县局; others that do not fit were found by the reader */
		for (uint32_t k = i; !own && k-- > from && i - k <= OFFICE_LETTERS;)
			own = clause->letter[k] == 0x6211 || (clause->letter[k] == 0x672C && clause->letter[k + 1] != 0x5E74)
				|| clause->letter[k] == 0x5168 || (clause->letter[i] == 0x5C40 /* 局 */ && ends_office(clause->letter[k]) && k == from && k + 1 == i);
		return own && is_plain(clause, words, i + 1, until);
	}
	return is_plain(clause, words, from, until);
}

/* One of these words stands before `until`, and nothing but they and fillers between it and there. */
static bool
is_near(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	uint32_t	behind = gr_behind_last(clause, words, from, until);

	return behind > from && is_filled(clause, words, behind, until);
}

/* 收到…申请 n 件, and 收到 n 件政府信息公开申请. */
static bool
is_received(const gr_clause *clause, gr_words_before before, uint32_t label, uint32_t from, uint32_t until,
			const gr_claim_context *context)
{
	const uint64_t elsewhere = ELSE | IS(NOT) | IS(CHANNEL) | IS(NATURAL_PERSON) | IS(ORGANIZATION) | IS(SINCE)
		| IS(CARRIED) | IS(CARRIED_IN) | IS(CARRIED_OUT) | SETTLED | IS(RECONSIDERATION) | IS(LITIGATION)
		| IS(NOT_ITSELF) | IS(LICENSE) | IS(PENALTY) | IS(DENIED) | IS(OF_WHICH) | IS(INCLUDING) | IS(REST) | IS(FEE)
		| IS(EACH) | IS(OWN_LEVEL);
	const uint64_t about = IS(RECEIVED) | IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION);
	uint64_t	words = before.own;
	uint32_t	verb;
	uint32_t	end = clause->n;
	uint64_t	after;

	if ((words & IS(RECEIVED)) == 0 || (before.all & elsewhere) != 0)
		return false;
	verb = gr_first_of(clause, IS(RECEIVED), label, from);
	if (!begins_plainly(clause, about, label, verb, context) || !is_plain(clause, about | IS(PUBLISHED), verb, from)
		|| gr_find_in_clause(clause, verb, from, "书面") >= 0)
		return false;
	if ((words & (IS(APPLICATION) | IS(ON_REQUEST))) != 0)
		return gr_first_of(clause, IS(APPLICATION) | IS(ON_REQUEST), verb, from) < from
			&& ((words & (IS(ON_REQUEST) | IS(DISCLOSURE))) != 0 || context->applications)
			&& is_near(clause, IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION), verb, from)
			&& (gr_words_between(clause, until, clause->n) & (ELSE | SETTLED | IS(CARRIED_IN) | IS(CARRIED))) == 0;
	/* 收到和处理 12 件政府信息公开申请 */
	if (from - gr_word_at(clause, verb)->until > 3)
		return false;
	after = gr_words_between(clause, until, end);
	return (after & (elsewhere & ~IS(NOT))) == 0 && until < end
		&& gr_first_of(clause, IS(INFORMATION) | IS(ON_REQUEST), until, end) <= until + 1
		&& ((after & IS(ON_REQUEST)) != 0 || ((after & IS(APPLICATION)) != 0 && (after & IS(DISCLOSURE)) != 0));
}

static gr_subject
proceeding(uint64_t words)
{
	bool		reconsideration = (words & IS(RECONSIDERATION)) != 0;
	bool		litigation = (words & IS(LITIGATION)) != 0;

	return reconsideration && litigation ? GR_SUBJECT_REVIEWS : reconsideration ? GR_SUBJECT_RECONSIDERATION
		: litigation ? GR_SUBJECT_LITIGATION : GR_SUBJECT_NONE;
}

static gr_subject
normative(const gr_clause *clause, uint64_t before, uint32_t label, uint32_t from, const gr_claim_context *context)
{
	uint32_t	behind = gr_behind_last(clause, IS(NORMATIVE), label, from);
	uint32_t	start = gr_first_of(clause, IS(NORMATIVE), label, from);
	uint64_t	verbs = IS(ISSUED) | IS(REPEALED) | IS(IN_FORCE) | IS(DISCLOSURE) | IS(INCLUDING);
	uint32_t	verb;

	if (start == from || !is_filled(clause, 0, behind, from)
		|| (before & (ELSE | IS(NOT) | IS(SINCE) | IS(EACH) | IS(OF_WHICH) | IS(OWN_LEVEL) | IS(LICENSE)
					   | IS(CHANNEL) | IS(REST))) != 0)
		return GR_SUBJECT_NONE;
	/* nothing but 行政 between the verb and what it is done to */
	verb = gr_behind_last(clause, verbs, label, start);
	if (verb == label || (verb != start && !(start - verb == 2 && gr_find_in_clause(clause, verb, start, "行政") >= 0)))
		return GR_SUBJECT_NONE;
	if (!begins_plainly(clause, verbs | IS(INFORMATION), label, verb, context)
		|| gr_find_in_clause(clause, label, verb, "累") >= 0)
		return GR_SUBJECT_NONE;
	verbs &= gr_words_between(clause, label, start);
	if (verbs == IS(ISSUED))
		return GR_SUBJECT_NORMATIVE_ISSUED;
	if (verbs == IS(REPEALED))
	{
		const gr_clause_word *first = gr_word_at(clause, gr_first_of(clause, verbs, label, start));

		/* 废止或失效: the form's column may be of the first alone */
		return gr_behind_last(clause, verbs, label, start) == first->until ? GR_SUBJECT_NORMATIVE_REPEALED : GR_SUBJECT_NONE;
	}
	if (verbs == IS(IN_FORCE))
		return GR_SUBJECT_NORMATIVE_IN_FORCE;
	return (verbs & ~(IS(DISCLOSURE) | IS(INCLUDING))) == 0 && !context->new_form && context->disclosure
		? GR_SUBJECT_NORMATIVE_PUBLISHED : GR_SUBJECT_NONE;
}

/* The letters [label, from) are the word, 其中 before it and fillers around it. */
static bool
is_only(const gr_clause *clause, gr_claim_word word, uint32_t label, uint32_t from)
{
	const gr_clause_word *found = gr_word_at(clause, label);

	if (found != NULL && found->means == GR_SAYS_OF_WHICH)
		label = found->until;
	return gr_behind_last(clause, GR_SAYS(word), label, from) > label && is_filled(clause, GR_SAYS(word), label, from);
}

static bool
is_decision(const gr_clause *clause, uint64_t word, uint64_t words, uint32_t label, uint32_t from,
			const gr_claim_context *context)
{
	uint32_t	behind = gr_behind_last(clause, word, label, from);
	const gr_clause_word *decision = behind > label && behind < from ? gr_word_at(clause, behind) : NULL;

	return decision != NULL && decision->means == GR_SAYS_DECISION && is_filled(clause, 0, decision->until, from)
		&& (words & (ELSE | IS(DISCLOSURE) | IS(PUBLISHED) | IS(INFORMATION) | IS(NOT))) == 0
		&& begins_plainly(clause, word, label, behind, context);
}

/* What a number counts whose label has none of the words that tell by themselves. */
static gr_subject
subject_in_context(const gr_clause *clause, uint64_t words, uint32_t label, uint32_t from,
				   const gr_claim_context *context)
{
	if (context->normative && (words & IS(REPEALED)) != 0 && is_only(clause, GR_SAYS_REPEALED, label, from))
		return GR_SUBJECT_NORMATIVE_REPEALED;
	if (context->normative && (words & IS(IN_FORCE)) != 0 && is_only(clause, GR_SAYS_IN_FORCE, label, from))
		return GR_SUBJECT_NORMATIVE_IN_FORCE;
	if (context->received && !context->dispute && (words & IS(REPLIED)) != 0
		&& is_only(clause, GR_SAYS_REPLIED, label, from))
		return GR_SUBJECT_CONCLUDED;
	if ((words & IS(DECISION)) != 0)
	{
		if (is_decision(clause, IS(LICENSE), words, label, from, context))
			return GR_SUBJECT_LICENSES;
		if (is_decision(clause, IS(PENALTY), words, label, from, context))
			return GR_SUBJECT_PENALTIES;
		if (is_decision(clause, IS(COMPULSORY_MEASURE), words, label, from, context))
			return GR_SUBJECT_COMPULSORY_MEASURES;
	}
	if (context->received && (words & IS(GRANTED)) != 0 && is_only(clause, GR_SAYS_GRANTED, label, from))
		return GR_SUBJECT_GRANTED;
	if (context->received && (words & IS(IN_PART)) != 0 && is_only(clause, GR_SAYS_IN_PART, label, from))
		return GR_SUBJECT_GRANTED_IN_PART;
	return GR_SUBJECT_NONE;
}

gr_subject
gr_subject_of_number(const gr_clause *clause, gr_words_before both, uint32_t label, uint32_t from, uint32_t until,
					 char unit, const gr_claim_context *context)
{
	const uint64_t words = both.own;
	const uint64_t before = both.all;

	/* all that is asked for below stands in the label */
	if (context->doubtful || (words & COUNTED) == 0)
		return GR_SUBJECT_NONE;
	if (unit == 'y')
	{
		if ((words & (IS(FEE) | IS(ADMINISTRATIVE_FEE))) == 0 || (before & (ELSE | IS(NOT) | IS(SINCE) | SETTLED)) != 0)
			return GR_SUBJECT_NONE;
		if ((words & IS(ADMINISTRATIVE_FEE)) != 0)
			return is_near(clause, IS(ADMINISTRATIVE_FEE), label, from)
				&& begins_plainly(clause, IS(FEE) | IS(ADMINISTRATIVE_FEE), label, from, context)
				? GR_SUBJECT_FEE : GR_SUBJECT_NONE;
		return context->disclosure && (words & IS(INFORMATION)) != 0 ? GR_SUBJECT_PROCESSING_FEE : GR_SUBJECT_NONE;
	}
	if (unit != 'p')
		return GR_SUBJECT_NONE;
	if (is_received(clause, both, label, from, until, context))
		return GR_SUBJECT_RECEIVED;
	if ((words & (IS(CARRIED_IN) | IS(CARRIED_OUT))) != 0)
	{
		gr_claim_word carried = (words & IS(CARRIED_IN)) != 0 ? GR_SAYS_CARRIED_IN : GR_SAYS_CARRIED_OUT;
		uint32_t	behind = gr_behind_last(clause, GR_SAYS(carried), label, from);

		if (context->dispute || (before & (ELSE | IS(NOT) | IS(EACH) | (carried == GR_SAYS_CARRIED_IN ? SETTLED : 0))) != 0
			|| !(context->disclosure || context->applications)
			|| !is_filled(clause, IS(INFORMATION) | IS(DISCLOSURE) | IS(ON_REQUEST) | IS(APPLICATION), behind, from))
			return GR_SUBJECT_NONE;
		return carried == GR_SAYS_CARRIED_IN ? GR_SUBJECT_CARRIED_IN : GR_SUBJECT_CARRIED_OUT;
	}
	if ((words & (IS(RECONSIDERATION) | IS(LITIGATION))) != 0)
	{
		if ((before & (ELSE | IS(NOT) | IS(SINCE) | SETTLED | IS(EACH) | IS(OF_WHICH) | IS(REST) | IS(OWN_LEVEL))) != 0
			|| !(context->disclosure || context->reviews)
			|| !is_near(clause, IS(RECONSIDERATION) | IS(LITIGATION), label, from)
			|| !begins_plainly(clause, IS(RECONSIDERATION) | IS(LITIGATION) | IS(DISCLOSURE) | IS(INFORMATION)
							   | IS(ON_REQUEST) | IS(OCCURRED) | IS(APPLICATION), label, from, context)
			|| gr_find_in_clause(clause, label, from, "各") >= 0 || gr_find_in_clause(clause, label, from, "新") >= 0)
			return GR_SUBJECT_NONE;
		return proceeding(words);
	}
	if ((words & IS(NORMATIVE)) != 0)
		return normative(clause, before, label, from, context);
	return subject_in_context(clause, words, label, from, context);
}

/* ---- negations ---------------------------------------------------------------- */

/* Only words of these and at most two other letters stand in [from, until). */
static bool
is_covered(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	uint32_t	others = until - from;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].until <= until; i++)
		if (clause->word[i].from >= from && (GR_SAYS(clause->word[i].means) & words) != 0)
			others -= clause->word[i].until - clause->word[i].from;
	return others <= 2;
}

/* 未收到…申请, 无依申请公开 */
static gr_subject
no_application(const gr_clause *clause, uint32_t verb, const gr_claim_context *context)
{
	const uint64_t elsewhere = ELSE | SETTLED | IS(FEE) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(CARRIED)
		| IS(CARRIED_IN) | IS(CARRIED_OUT) | IS(DENIED) | IS(LICENSE) | IS(CHANNEL) | IS(NOT_ITSELF) | IS(GRANTED)
		| IS(IN_PART);
	uint32_t	n = clause->n;
	uint32_t	what = gr_first_of(clause, IS(APPLICATION) | IS(ON_REQUEST), verb, n);
	uint32_t	received = gr_first_of(clause, IS(RECEIVED) | IS(OCCURRED), verb, n);
	bool		person = gr_says(clause, IS(NATURAL_PERSON));
	bool		organization = gr_says(clause, IS(ORGANIZATION));
	uint32_t	rest = gr_behind_last(clause, IS(REST), 0, n);
	const uint64_t about = IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION)
		| IS(RECEIVED) | IS(OCCURRED);

	/* 未收到其他申请 leaves out some; 其他组织 does not */
	if (rest > 0 && !(gr_words_between(clause, rest, rest + 3) & IS(ORGANIZATION)))
		return GR_SUBJECT_NONE;
	if (what == n || gr_says(clause, elsewhere)
		|| !is_plain(clause, about | IS(NATURAL_PERSON) | IS(ORGANIZATION) | IS(REST), verb, what)
		|| !(gr_says(clause, IS(DISCLOSURE) | IS(ON_REQUEST)) || context->applications))
		return GR_SUBJECT_NONE;
	if (!is_filled(clause, about | IS(ETC), gr_behind_last(clause, about, verb, n), n))
		return GR_SUBJECT_NONE;
	if (received < what && received <= verb + 2)
	{
		if (organization && !person)
			return GR_SUBJECT_NONE;
		return person && !organization ? GR_SUBJECT_RECEIVED_NATURAL_PERSON : GR_SUBJECT_RECEIVED;
	}
	return is_covered(clause, IS(INFORMATION) | IS(DISCLOSURE) | IS(RECEIVED) | IS(OCCURRED), verb, what)
		? GR_SUBJECT_RECEIVED : GR_SUBJECT_NONE;
}

/* 未发生…复议和诉讼 */
static gr_subject
no_review(const gr_clause *clause, uint32_t verb, const gr_claim_context *context)
{
	const uint64_t about = IS(DISCLOSURE) | IS(INFORMATION) | IS(ON_REQUEST) | IS(APPLICATION) | IS(RECEIVED) | IS(OCCURRED)
		| IS(COMPLAINT) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(ETC);
	uint32_t	n = clause->n;
	uint32_t	what = gr_first_of(clause, IS(RECONSIDERATION) | IS(LITIGATION), verb, n);

	/* that there was no complaint and no review is that there was no review; 因工作不力引发的 are some of them */
	if (what == n || !is_plain(clause, about, verb, n) || gr_says(clause, (ELSE & ~IS(COMPLAINT)) | SETTLED)
		|| !(context->disclosure || context->reviews || gr_says(clause, IS(DISCLOSURE) | IS(INFORMATION))))
		return GR_SUBJECT_NONE;
	return proceeding(gr_words_between(clause, verb, n));
}

/* 未收取…费, 没有进行过…收费 */
static gr_subject
no_fee(const gr_clause *clause, uint32_t verb, const gr_claim_context *context)
{
	uint32_t	n = clause->n;
	uint32_t	what = gr_first_of(clause, IS(FEE) | IS(ADMINISTRATIVE_FEE), verb, n);

	if (what == n || gr_says(clause, ELSE | SETTLED) || clause->letter[verb] == 0x6309 /* 按 */
		|| gr_find_in_clause(clause, verb, what, "违") >= 0 || gr_find_in_clause(clause, verb, what, "乱") >= 0)
		return GR_SUBJECT_NONE;
	if (gr_says(clause, IS(ADMINISTRATIVE_FEE)))
		return is_plain(clause, IS(FEE) | IS(ADMINISTRATIVE_FEE), verb, n) ? GR_SUBJECT_FEE : GR_SUBJECT_NONE;
	return context->disclosure || gr_says(clause, IS(INFORMATION)) ? GR_SUBJECT_PROCESSING_FEE : GR_SUBJECT_NONE;
}

/* 未出台规范性文件 */
static gr_subject
no_normative(const gr_clause *clause, uint32_t verb)
{
	uint32_t	n = clause->n;
	uint32_t	issued = gr_first_of(clause, IS(ISSUED), verb, n);
	uint32_t	what = gr_first_of(clause, IS(NORMATIVE), verb, n);
	uint32_t	behind;

	if (issued > verb + 1 || what == n || gr_says(clause, ELSE | IS(REPEALED)))
		return GR_SUBJECT_NONE;
	behind = gr_behind_last(clause, IS(ISSUED), verb, what);
	return behind == what || (what - behind == 2 && gr_find_in_clause(clause, behind, what, "行政") >= 0)
		? GR_SUBJECT_NORMATIVE_ISSUED : GR_SUBJECT_NONE;
}

gr_subject
gr_subject_of_negation(const gr_clause *clause, const gr_claim_context *context, uint32_t *from, uint32_t *until)
{
	/* a heading may stand before it: 行政复议和行政诉讼情况 */
	const uint64_t about = IS(APPLICATION) | IS(ON_REQUEST) | IS(DISCLOSURE) | IS(INFORMATION) | IS(BESIDES)
		| IS(RECONSIDERATION) | IS(LITIGATION) | IS(FEE) | IS(ADMINISTRATIVE_FEE);
	uint32_t	at = gr_first_of(clause, IS(NOT), 0, clause->n);
	uint32_t	verb;
	gr_subject	subject;

	if (at == clause->n || context->doubtful)
		return GR_SUBJECT_NONE;
	/* 有的部门未收到 is of some */
	if (!begins_plainly(clause, about, 0, at, context))
		return GR_SUBJECT_NONE;
	verb = gr_word_at(clause, at)->until;
	if (verb >= clause->n)
		return GR_SUBJECT_NONE;
	*from = at;
	*until = clause->n;
	if ((subject = no_application(clause, verb, context)) != GR_SUBJECT_NONE
		|| (subject = no_review(clause, verb, context)) != GR_SUBJECT_NONE
		|| (subject = no_fee(clause, verb, context)) != GR_SUBJECT_NONE)
		return subject;
	return no_normative(clause, verb);
}
