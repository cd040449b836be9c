/*
 * assigning.c - gives a figure its subject: by the words around it, which subjects.c
 * reads, and by what the sentence has stated before it.
 */
#include "claims/reader.h"
#include "claims/wordings.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* The clause names them, and nothing else. */
static bool
names_applications(const gr_clause *clause)
{
	return !gr_says(clause, IS(OTHER_MATTER))
		&& (gr_says(clause, IS(ON_REQUEST)) || (gr_says(clause, IS(APPLICATION)) && gr_says(clause, IS(DISCLOSURE))));
}

/* What the sentence says is of others or of another time, or its beginning is not known. */
static bool
is_doubtful(const gr_claim_reader *r)
{
	return r->within || r->other_time || r->other_year != 0 || r->long_time || r->other_authority || r->year == 0;
}

/* 收到 12 件，均已答复。引发行政复议 2 件: by what the sentence before has told of. */
static bool
is_caused(const gr_claim_reader *r)
{
	static const char *const verbs[] = {"引发", "引起", "导致", "相关行政"};
	bool		found = false;

	for (size_t i = 0; r->after_received && !found && gr_says(&r->clause, IS(RECONSIDERATION) | IS(LITIGATION)) && i < sizeof verbs / sizeof verbs[0]; i++)
		found = gr_find_in_clause(&r->clause, 0, r->clause.n, verbs[i]) >= 0;
	return found;
}

void
gr_take_context(const gr_claim_reader *r, gr_claim_context *context)
{
	*context = r->context;
	/* 全年行政诉讼 12 件 begins anew: these may be of anything */
	context->disclosure |= r->topic || is_caused(r) || (r->after_dispute && !gr_says(&r->clause, IS(THIS_YEAR) | IS(TOTAL)));
	context->applications |= r->applications;
	context->received = r->received != 0 && !r->of_some;
	context->of_some = r->of_some;
	context->carried = r->carried;
	context->results = r->results || (r->after_received && r->plain);
	context->normative = r->normative;
	context->dispute = r->dispute;
	/* 严把登记、审核关，共办理依申请公开 23 件 */
	context->other_matter = (r->other_matter && !names_applications(&r->clause)) || r->strayed;
	context->now = r->now;
	context->decided = r->decided;
	context->begins = r->after_received && r->plain;
	context->heading = (r->context.applications || r->headed) && r->plain;
	context->shown = r->shown;
	context->handled = r->handled && !r->of_some;
	context->doubtful = is_doubtful(r);
}

static bool
is_outcome(gr_subject subject)
{
	return subject >= GR_SUBJECT_GRANTED && subject <= GR_SUBJECT_FEE_OVERDUE;
}

/* 派驻机构收到 18 件: the label says who has received them. */
static bool
names_receiver(const gr_claim_reader *r)
{
	return !gr_is_explained(&r->clause, r->label.from, r->label.until) || r->notes[r->n - 1].own;
}

/* The second figure that is said to be received: the whole of those received and carried in says nothing against the first. */
static void
receive_again(gr_claim_reader *r, const gr_claim *c, uint64_t own)
{
	int64_t		first = r->claims[r->received - 1].value.mantissa;

	/* some of them, or none; or those of another year */
	if ((own & (IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION) | IS(CHANNEL) | IS(OTHER_MATTER) | IS(COMPLAINT) | IS(RECONSIDERATION) | IS(LITIGATION))) != 0
		|| is_doubtful(r) || (c->part_of != 0 && (r->lists[r->depth > 0].complete || names_receiver(r))))
		return;
	if ((c->part_of == 0 || (own & ~(IS(RECEIVED) | IS(OF_WHICH))) == 0) && c->value.mantissa != first
		&& c->value.mantissa != first + r->carried_in)
	{
		gr_doubt_received(r);
		/* 收到 5 件，受理 4 件，办结 4 件: of those accepted alone */
		r->strayed |= c->part_of == 0;
	}
}

/* Of two kinds of litigation, one is all of it where there was none of the other. */
static gr_subject
take_litigation(gr_claim_reader *r, uint32_t claim, gr_litigation kind)
{
	uint32_t	other = r->litigation[kind == GR_DIRECT_LITIGATION];

	r->litigation[kind != GR_DIRECT_LITIGATION] = claim;
	if (other == 0)
		return GR_SUBJECT_NONE;
	if (r->claims[other - 1].value.mantissa == 0)
		return GR_SUBJECT_LITIGATION;
	if (r->claims[claim - 1].value.mantissa == 0)
	{
		r->claims[other - 1].subject = GR_SUBJECT_LITIGATION;
		r->notes[other - 1].kept = true;
	}
	return GR_SUBJECT_NONE;
}

/* 办理申请12件，其中上年结转2件，新收10件: those received are part of it. */
static bool
is_handled_total(const gr_claim_reader *r, uint32_t claim)
{
	return (r->notes[claim - 1].words & (IS(DECIDED) | IS(RECEIVED))) == IS(DECIDED);
}

/* The sentence has said how many were carried out: the others were concluded, then. */
static bool
has_carried_out(const gr_claim_reader *r)
{
	for (uint32_t i = r->said; i < r->n; i++)
		if ((r->notes[i].words & IS(CARRIED_OUT)) != 0)
			return true;
	return false;
}

/* 接到 27 件，其中上年结转 1 件，当年受理 26 件: all but those carried in. */
static bool
is_rest_of_carried(const gr_claim_reader *r, const gr_claim *c)
{
	return r->carried_in > 0 && c->value.mantissa + r->carried_in == r->claims[c->part_of - 1].value.mantissa;
}

/* Not 3 件已告知向信访部门反映，其余 5 件已答复, nor 收到 52 件，答复 52 件: all of those received alone. */
static bool
is_all_concluded(const gr_claim_reader *r, const gr_claim *c, uint64_t words)
{
	if ((words & IS(REST)) != 0 && !has_carried_out(r))
		return false;
	return (words & (IS(SETTLED) | IS(REPLIED))) != IS(REPLIED) || r->context.tables || r->received == 0
		|| c->value.mantissa != r->claims[r->received - 1].value.mantissa;
}

/* What the claim cannot be, by the claims before it. */
static gr_subject
fit_subject(gr_claim_reader *r, uint32_t claim, gr_subject subject, uint64_t words)
{
	const gr_claim *c = &r->claims[claim - 1];
	gr_subject	whole = c->part_of != 0 ? (gr_subject) r->claims[c->part_of - 1].subject : GR_SUBJECT_NONE;

	/* 办结20件，其中按期办结19件 */
	if (whole == subject && whole != GR_SUBJECT_NONE)
		return GR_SUBJECT_NONE;
	switch (subject)
	{
		case GR_SUBJECT_RECEIVED:
			return (c->part_of != 0 && !is_handled_total(r, c->part_of) && !is_rest_of_carried(r, c)) || r->received != 0 ? GR_SUBJECT_NONE : subject;
		case GR_SUBJECT_CARRIED_IN:
			/* 予以公开 12 件（含上年结转 5 件）: some of those carried in */
			return is_outcome(whole) ? GR_SUBJECT_NONE : subject;
		case GR_SUBJECT_CONCLUDED:
			return is_all_concluded(r, c, words) ? subject : GR_SUBJECT_NONE;
		default:
			return subject;
	}
}

/* 共处理申请 20 件: all of them, with those carried in. */
static bool
counts_all(const gr_claim *c, uint64_t own)
{
	return c->part_of == 0 && (own & IS(TOTAL)) != 0 && (own & IS(APPLICATION)) != 0
		&& (own & (IS(CHANNEL) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION) | IS(OF_WHICH) | IS(NOT_ITSELF) | IS(EXCEPT))) == 0;
}

/* 咨询 3 件, not 民政救助 3 件, which may be what applications were about. */
static bool
is_no_application(const gr_clause *clause)
{
	static const char *const words[] = {"咨询", "信访", "来信", "热线", "留言", "建议", "提案"};
	bool		found = false;

	for (size_t i = 0; !found && i < sizeof words / sizeof words[0]; i++)
		found = gr_find_in_clause(clause, 0, clause->n, words[i]) >= 0;
	return found;
}

/* What a figure says of those that were received before it: that the table may count others. */
static void
doubt_total(gr_claim_reader *r, const gr_claim *c, gr_subject subject, gr_words_beside words)
{
	const bool	part = c->part_of != 0;

	if (!gr_tells_of_received(r))
		return;
	/* 收到 12 件（含上年结转 3 件） */
	if (subject == GR_SUBJECT_CARRIED_IN && c->value.mantissa != 0 && (part || (words.before & IS(INCLUDING)) != 0 || r->depth > 0))
		gr_doubt_received(r);
	/* 收到公民申请 3 件，法人申请 1 件 */
	else if ((r->notes[r->received - 1].words & (IS(CITIZEN) | IS(ORGANIZATION))) == IS(CITIZEN) && !part
			 && (words.own & (IS(ORGANIZATION) | IS(APPLICANT))) != 0 && (words.own & IS(APPLICATION)) != 0)
		gr_doubt_received(r);
	/* 收到 12 件（含咨询 3 件） */
	else if ((words.own & (IS(OTHER_MATTER) | IS(CHANNEL))) == IS(OTHER_MATTER) && is_no_application(&r->clause) && (part || (words.own & IS(INCLUDING)) != 0))
		gr_doubt_received(r);
}

/* Some of the applications are counted, not what became of all; words: of the label and behind the figure. */
static bool
counts_some(const gr_claim *c, gr_subject subject, uint64_t own, uint64_t words)
{
	const uint64_t some = IS(APPLICATION) | IS(CHANNEL) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION);
	const uint64_t results = IS(ROW) | IS(REFUSED) | IS(REPLIED) | IS(SETTLED) | IS(OUTCOME);

	if ((subject != GR_SUBJECT_NONE && !gr_is_applicant(subject)) || counts_all(c, own))
		return false;
	return (c->part_of != 0 || (own & some) != 0) && (words & results) == 0;
}

/* What the sentence has stated with the claim. */
static void
note_subject(gr_claim_reader *r, uint32_t claim, gr_subject subject)
{
	r->claims[claim - 1].subject = (uint8_t) subject;
	r->notes[claim - 1].kept = true;
	r->dated |= r->own_year;
	r->applications |= subject <= GR_SUBJECT_CARRIED_OUT;
	r->concluded |= subject == GR_SUBJECT_CONCLUDED;
	r->decided |= subject >= GR_SUBJECT_LICENSES && subject <= GR_SUBJECT_COMPULSORY_MEASURES;
	r->disputes |= subject == GR_SUBJECT_RECONSIDERATION || subject == GR_SUBJECT_LITIGATION;
	if (subject == GR_SUBJECT_RECEIVED)
		r->received = claim;
}

/* Disputes that the sentence has counted before are of anything. */
static void
drop_general_disputes(gr_claim_reader *r, uint32_t until)
{
	for (uint32_t i = r->said; i + 1 < until; i++)
		if ((r->notes[i].words & (IS(RECONSIDERATION) | IS(LITIGATION))) != 0 && (r->notes[i].words & (IS(DISCLOSURE) | IS(ON_REQUEST))) == 0
			&& r->claims[i].value.mantissa != 0)
			r->claims[i].subject = GR_SUBJECT_NONE;
}

/*
 * 行政复议 45 件，其中涉及政府信息公开 7 件: the table has these alone; GR_SUBJECT_NONE: it is
 * said of no number of disputes.
 */
static gr_subject
disputes_of_disclosure(gr_claim_reader *r, uint32_t claim, uint64_t own)
{
	const uint64_t disputes = IS(RECONSIDERATION) | IS(LITIGATION);
	const uint64_t disclosure = IS(DISCLOSURE) | IS(ON_REQUEST);
	/* or in brackets behind it */
	const uint32_t total = r->claims[claim - 1].part_of != 0 || r->depth == 0 ? r->claims[claim - 1].part_of : r->last[0];
	uint64_t	whole;

	if (total == 0 || (own & disclosure) == 0 || (own & (IS(ROW) | IS(APPLICATION) | IS(ETC))) != 0 || is_doubtful(r))
		return GR_SUBJECT_NONE;
	whole = r->notes[total - 1].words;
	/* of those that it decides on itself, nothing is said */
	if (r->context.reviewer || (whole & disputes) == 0 || (whole & (disclosure | IS(DECIDED) | IS(RECEIVED))) != 0)
		return GR_SUBJECT_NONE;
	if ((own & disputes) != 0)
		whole = own;
	if ((whole & disputes) == disputes)
		return GR_SUBJECT_NONE;
	drop_general_disputes(r, claim);
	return (whole & IS(RECONSIDERATION)) != 0 ? GR_SUBJECT_RECONSIDERATION : GR_SUBJECT_LITIGATION;
}

/*
 * 受理各类申请 812 件，其中政府信息公开申请 45 件: these alone are those of the form; of what was
 * said to be received, a part names disclosure, and the whole does not.
 */
static gr_subject
applications_of_disclosure(gr_claim_reader *r, uint32_t claim, uint64_t own)
{
	const uint64_t disclosure = IS(DISCLOSURE) | IS(ON_REQUEST);

	if (r->received == 0 || r->claims[claim - 1].part_of != r->received || (own & disclosure) == 0
		|| (own & (IS(APPLICATION) | IS(ON_REQUEST))) == 0 || (own & ~(GR_MATTER | IS(OF_WHICH) | IS(INCLUDING) | GR_ANYWHERE)) != 0
		|| (r->notes[r->received - 1].words & (disclosure | IS(INFORMATION))) != 0)
		return GR_SUBJECT_NONE;
	gr_doubt_received(r);
	return GR_SUBJECT_RECEIVED;
}

/* Twice with two values, neither of which is part of the other: which one the table has is not certain. */
static bool
is_stated_otherwise(gr_claim_reader *r, uint32_t claim, gr_subject subject)
{
	const gr_claim *c = &r->claims[claim - 1];
	bool		found = false;

	for (uint32_t i = r->said + 1; i < claim; i++)
		if (r->claims[i - 1].subject == subject && r->claims[i - 1].value.mantissa != c->value.mantissa
			&& r->claims[i - 1].part_of != claim && c->part_of != i)
		{
			r->claims[i - 1].subject = GR_SUBJECT_NONE;
			found = true;
		}
	return found;
}

void
gr_set_subject(gr_claim_reader *r, uint32_t claim, gr_subject subject, gr_words_beside words, gr_litigation kind)
{
	const gr_claim *c = &r->claims[claim - 1];
	const uint64_t own = words.own;

	if (r->received != 0 && (own & IS(RECEIVED)) != 0)
		receive_again(r, c, own);
	doubt_total(r, c, subject, words);
	subject = fit_subject(r, claim, subject, r->notes[claim - 1].words);
	if (kind != GR_ANY_LITIGATION)
		subject = take_litigation(r, claim, kind);
	if (subject == GR_SUBJECT_CARRIED_IN)
	{
		r->carried_in = c->value.mantissa;
		r->carried = r->depth == 0 && (c->part_of == 0 || is_handled_total(r, c->part_of));
	}
	r->handled |= counts_all(c, own) && (own & IS(DECIDED)) != 0;
	if (counts_some(c, subject, own, r->notes[claim - 1].words))
		r->of_some = c->part_of == 0 || !r->lists[r->depth > 0].complete;
	if (subject == GR_SUBJECT_NONE)
		subject = disputes_of_disclosure(r, claim, own);
	if (subject == GR_SUBJECT_NONE)
		subject = applications_of_disclosure(r, claim, own);
	if (subject > GR_SUBJECT_CARRIED_OUT && is_stated_otherwise(r, claim, subject))
		subject = GR_SUBJECT_NONE;
	if (subject != GR_SUBJECT_NONE)
		note_subject(r, claim, subject);
}

void
gr_set_decisions(gr_claim_reader *r)
{
	uint32_t	kinds = 0;

	for (uint32_t i = r->said; i < r->n && !r->shown; i++)
		if (r->notes[i].kind != GR_SUBJECT_NONE)
			kinds |= 1U << (r->notes[i].kind - GR_SUBJECT_LICENSES);
	if ((kinds & (kinds - 1)) == 0)
		return;
	for (uint32_t i = r->said; i < r->n; i++)
		if (r->notes[i].kind != GR_SUBJECT_NONE && r->claims[i].part_of == 0)
			note_subject(r, i + 1, (gr_subject) r->notes[i].kind);
}

/* What stands in the label of a figure of applications that has no subject: some of them, or what became of some. */
static uint64_t
words_of_some(const gr_claim_reader *r, uint64_t own)
{
	const uint64_t some = IS(APPLICATION) | IS(ON_REQUEST) | IS(CHANNEL) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION)
		| IS(NOT_ITSELF) | IS(REST) | IS(BESIDES) | IS(CARRIED) | IS(CARRIED_IN) | IS(CARRIED_OUT);
	const uint64_t results = IS(ROW) | IS(REFUSED) | IS(REPLIED) | IS(SETTLED) | IS(OUTCOME) | IS(RESULT);

	if (r->received == 0 && !r->results && !r->applications)
		return some;
	/* 非本机关公开 4 件, not 公开信息 4 条 */
	return (own & IS(INFORMATION)) == 0 ? some | results | IS(DISCLOSURE) : some | results;
}

/* 受理用水申请 211 件, if more is said than that applications were received. */
static bool
receives_something(uint64_t own)
{
	const uint64_t both = IS(RECEIVED) | IS(APPLICATION);

	return (own & both) == both && (own & ~(both | IS(PLAIN) | IS(THIS_YEAR) | IS(TOTAL) | IS(ALL))) == 0;
}

void
gr_note_stray(gr_claim_reader *r, const gr_claim *c, const gr_claim_place *place, uint64_t own)
{
	const uint64_t others = IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE) | IS(PUBLISHED) | IS(SHOWN);

	if (c->part_of != 0 || place->from == place->label)
		return;
	r->strayed |= (own & others) != 0;
	/* 审查规范性文件 11 件，宣布失效 4 件: of those of others */
	if ((own & IS(NORMATIVE)) != 0 && (own & IS(OTHER_MATTER)) != 0)
		r->normative &= gr_find_in_clause(&r->clause, place->label, place->from, "审") < 0
			&& gr_find_in_clause(&r->clause, place->label, place->from, "备案") < 0;
	if (r->strayed || ((own & words_of_some(r, own)) != 0 && !receives_something(own)))
		return;
	r->strayed = !gr_is_explained(&r->clause, place->label, place->from);
}
