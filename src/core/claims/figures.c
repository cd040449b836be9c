/*
 * figures.c - takes the figures of a clause: dates, numbers with a unit, percentages,
 * and what there was none of.  What a figure counts is told by subjects.c.
 */
#include "claims/reader.h"

#include "text/folded.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Of a bracket that is looked into. */
#define BRACKET_BYTES 96

/* ---- figures ------------------------------------------------------------------ */

/*
 * 'p': pieces, 'o': others that may be counted, 'a': articles, 's': times, 'y': yuan; 0: no
 * unit.  Sets the letters it takes.
 */
static char
unit_at(const gr_clause *clause, uint32_t i, uint32_t *letters)
{
	uint32_t	next = gr_letter(clause, i + 1);

	*letters = 1;
	switch (gr_letter(clause, i))
	{
		case U'件': case U'份': case U'宗':
			*letters += next == U'次';
			return 'p';
		case U'条':				/* not of 条例 条款 */
			*letters += next == U'次';
			return next == U'例' || next == U'款' ? 0 : 'p';
		case U'封': case U'单': case U'笔':
			return next == U'位' ? 0 : 's';
		case U'个':				/* of applications, or of what stands before it */
			return next == 0 || next == U'、' || next == U'申' || next == U'依' || next == U'政' || next == U'信' ? 's' : 0;
		case U'起':				/* not of 起草 起诉 */
			return next == U'草' || next == U'诉' ? 0 : 'p';
		case U'元':
			return 'y';
		case U'篇': case U'则':
			return 'a';
		case U'例':
			return 'o';
		case U'项':				/* not of 项目 */
			return next == U'目' ? 0 : 'o';
		case U'次':
			return 's';
		case U'人':				/* 人次 */
			*letters = 2;
			return next == U'次' ? 's' : 0;
		default:
			return 0;
	}
}

/* A month or day is of another time than the year, but for its first and last. */
static bool
is_whole_year(const gr_clause *clause, const gr_claim_number *number)
{
	uint32_t	next = gr_letter(clause, number->until + 1);
	int64_t		month = number->value.mantissa;

	return (month == 1 && next == '1') || (month == 12 && (next == '3' || next == U'底'));
}

/* 2019年至2024年, 2022-2024年, 2023年和2024年; not 1月1日至2024年12月31日. */
static bool
ends_range(const gr_clause *clause, uint32_t from, bool has_other)
{
	uint32_t	before = from > 0 ? clause->letter[from - 1] : 0;
	uint32_t	first = from > 1 ? clause->letter[from - 2] : 0;

	if (before == '-')
		return has_other || (first >= '0' && first <= '9');
	if (before == U'和' || before == U'及' || before == U'与' || before == U'、')
		return has_other && (first == U'年' || first == U'度');
	return has_other && (before == U'至' || before == U'到') && first != U'截' && first != U'止';
}

/* Behind 2024年度, 12月底, 2024年以来. */
static uint32_t
behind_date(const gr_clause *clause, uint32_t i)
{
	uint32_t	letter = gr_letter(clause, i);

	if (letter == U'以' && gr_letter(clause, i + 1) == U'来')
		return i + 2;
	return i + (letter == U'度' || letter == U'底' || letter == U'末');
}

/* What stands before the year is who reports, or 在: it tells when what follows was. */
static bool
tells_time(const gr_clause *clause, uint32_t from)
{
	for (uint32_t i = 0; i < from; i++)
		switch (clause->letter[i])
		{
			case U'在': case U'于':
				break;
			default:
				if (!gr_is_own(clause, i))
					return false;
		}
	return true;
}

/* A year of four digits: which one the sentence speaks of. */
static void
take_year(gr_claim_reader *r, const gr_claim_number *number)
{
	bool		own = number->value.mantissa == r->year;

	if (ends_range(&r->clause, number->from, r->other_year != 0))
	{
		r->long_time = true;
		return;
	}

	r->own_year |= own;
	/* 累计收到 1023 件，其中 2024 年 12 件 */
	if (own && (r->intro || gr_says(&r->clause, IS(OF_WHICH))) && gr_tells_of_received(r))
		gr_doubt_received(r);
	/* 2022年收到5件，2023年收到8件: both are told apart */
	r->dated |= own && r->stale > r->said;
	r->other_year = own ? 0 : (int) number->value.mantissa;
	if (own && !gr_says(&r->clause, IS(PART_OF_YEAR)))
		r->other_time = false;
	r->long_time &= !own;
	r->year_at = own ? 0 : r->clause.at[number->from];
	r->year_clause = tells_time(&r->clause, number->from) ? r->clauses : 0;
	r->year_alone = behind_date(&r->clause, number->until + 1) >= r->clause.n;
}

/* A year, a month: which time the sentence speaks of.  True where the number is of a date. */
static bool
take_date(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;

	switch (gr_letter(clause, number->until))
	{
		case U'年':
			/* 近三年; but 一年来 is of the year */
			if (number->until - number->from == 4)
				take_year(r, number);
			else if (number->value.mantissa != 1)
				r->long_time = true;
			return true;
		case U'月':
			r->other_time |= !is_whole_year(clause, number);
			return true;
		case U'日': case U'号':
			return true;
		default:
			return false;
	}
}

/* （含附件）: the bracket that opens behind the clause names what is no section of the form */
static bool
counts_annexes(const gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const char *p = r->page->text + gr_letter_end(clause, clause->n - 1);
	const char *end = r->page->text + r->page->length;
	const char *close;

	if (clause->ending != GR_OPENS_BRACKET)
		return false;
	end = end - p > BRACKET_BYTES ? p + BRACKET_BYTES : end;
	close = gr_find_bytes(p, end, "）");
	return gr_find_bytes(p, close != NULL ? close : end, "附") != NULL;
}

/* 六个部分 */
static void
take_sections(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;
	uint32_t	i = number->until;
	uint32_t	claim;

	if (i < clause->n && (clause->letter[i] == U'个' || clause->letter[i] == U'大'))
		i++;
	if (i + 1 >= clause->n || clause->letter[i] != U'部' || clause->letter[i + 1] != U'分'
		|| !(r->about_report || gr_says(clause, IS(REPORT))) || number->no_count || number->approximate
		|| number->value.scale != 0 || number->value.mantissa < 2 || number->value.mantissa > 30)
		return;
	if (i + 2 < clause->n && gr_find_in_clause(clause, i + 2, clause->n, "组成") < 0
		&& gr_find_in_clause(clause, i + 2, clause->n, "构成") < 0 && gr_find_in_clause(clause, i + 2, clause->n, "内容") < 0)
		return;
	/* 附表 is no section of the form, and 第二部分 has parts of its own */
	if (gr_find_in_clause(clause, 0, i, "附") >= 0 || gr_find_in_clause(clause, 0, i, "第") >= 0 || counts_annexes(r))
		return;
	claim = gr_add_claim(r, 0, number->from, i + 2);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = number->value;
	r->claims[claim - 1].subject = GR_SUBJECT_SECTIONS;
	r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[i], gr_letter_end(clause, i + 1) - clause->at[i]};
	r->notes[claim - 1].kept = true;
}

/* The clause names them, and nothing else. */
static bool
names_applications(const gr_clause *clause)
{
	return !gr_says(clause, IS(OTHER_MATTER))
		&& (gr_says(clause, IS(ON_REQUEST)) || (gr_says(clause, IS(APPLICATION)) && gr_says(clause, IS(DISCLOSURE))));
}

/* What is known of the clause from the text around it. */
static void
take_context(const gr_claim_reader *r, gr_claim_context *context)
{
	*context = r->context;
	/* 全年行政诉讼 12 件 begins anew: these may be of anything */
	context->disclosure |= r->topic || (r->after_dispute && !gr_says(&r->clause, IS(THIS_YEAR) | IS(TOTAL)));
	context->applications |= r->applications;
	context->received = r->received != 0 && !r->of_some;
	context->of_some = r->of_some;
	context->carried = r->carried;
	context->results = r->results || (r->after_received && r->plain);
	context->normative = r->normative;
	context->dispute = r->dispute;
	/* 严把登记、审核关，共办理依申请公开 23 件 */
	context->other_matter = r->other_matter && !names_applications(&r->clause);
	context->now = r->now;
	context->decided = r->decided;
	context->begins = r->after_received && r->plain;
	context->heading = (r->context.applications || r->headed) && r->plain;
	context->shown = r->shown;
	context->handled = r->handled && !r->of_some;
	context->doubtful = r->other_time || r->other_year != 0 || r->long_time || r->other_authority || r->year == 0;
}

/* ---- subjects ------------------------------------------------------------------------ */

static bool
is_outcome(gr_subject subject)
{
	return subject >= GR_SUBJECT_GRANTED && subject <= GR_SUBJECT_FEE_OVERDUE;
}

static bool
is_applicant(gr_subject subject)
{
	return subject >= GR_SUBJECT_RECEIVED_NATURAL_PERSON && subject <= GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION;
}

/* The second figure that is said to be received: the whole of those received and carried in says nothing against the first. */
static void
receive_again(gr_claim_reader *r, const gr_claim *c, uint64_t own)
{
	int64_t		first = r->claims[r->received - 1].value.mantissa;

	if ((own & (IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION) | IS(CHANNEL) | IS(OTHER_MATTER) | IS(COMPLAINT))) != 0)
		return;					/* some of them, or none */
	if ((c->part_of == 0 || (own & ~(IS(RECEIVED) | IS(OF_WHICH))) == 0) && c->value.mantissa != first
		&& c->value.mantissa != first + r->carried_in)
		gr_doubt_received(r);
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
			return (c->part_of != 0 && !is_handled_total(r, c->part_of)) || r->received != 0 ? GR_SUBJECT_NONE : subject;
		case GR_SUBJECT_CARRIED_IN:
			/* 予以公开 12 件（含上年结转 5 件）: some of those carried in */
			return is_outcome(whole) ? GR_SUBJECT_NONE : subject;
		case GR_SUBJECT_CONCLUDED:
			/* 收到 52 件，答复 52 件: all of those received were replied to */
			return (words & (IS(SETTLED) | IS(REPLIED))) == IS(REPLIED) && !r->context.tables && r->received != 0
				&& c->value.mantissa == r->claims[r->received - 1].value.mantissa ? GR_SUBJECT_NONE : subject;
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

static void
set_subject(gr_claim_reader *r, uint32_t claim, gr_subject subject, gr_words_before before, gr_litigation kind)
{
	gr_claim   *c = &r->claims[claim - 1];
	const uint64_t own = before.own;

	if (r->received != 0 && (own & IS(RECEIVED)) != 0)
		receive_again(r, c, own);
	if (subject == GR_SUBJECT_CARRIED_IN && c->value.mantissa != 0 && gr_tells_of_received(r)
		&& (c->part_of != 0 || (before.all & IS(INCLUDING)) != 0 || r->depth > 0))
		gr_doubt_received(r);
	/* 收到 12 件（含咨询 3 件） */
	if ((own & (IS(OTHER_MATTER) | IS(CHANNEL))) == IS(OTHER_MATTER) && (c->part_of != 0 || (own & IS(INCLUDING)) != 0) && gr_tells_of_received(r))
		gr_doubt_received(r);
	subject = fit_subject(r, claim, subject, r->notes[claim - 1].words);
	if (kind != GR_ANY_LITIGATION)
		subject = take_litigation(r, claim, kind);
	if (subject == GR_SUBJECT_CARRIED_IN)
	{
		r->carried_in = c->value.mantissa;
		r->carried = r->depth == 0 && (c->part_of == 0 || is_handled_total(r, c->part_of));
	}
	r->handled |= counts_all(c, own) && (own & IS(DECIDED)) != 0;
	if ((subject == GR_SUBJECT_NONE || is_applicant(subject)) && !counts_all(c, own)
		&& (c->part_of != 0 || (own & (IS(APPLICATION) | IS(CHANNEL) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION))) != 0)
		&& (own & (IS(ROW) | IS(REFUSED) | IS(REPLIED) | IS(SETTLED) | IS(OUTCOME))) == 0)
		r->of_some = c->part_of == 0 || !r->lists[r->depth > 0].complete;
	if (subject == GR_SUBJECT_NONE)
		return;
	c->subject = (uint8_t) subject;
	r->notes[claim - 1].kept = true;
	r->dated |= r->own_year;
	r->applications |= subject <= GR_SUBJECT_CARRIED_OUT;
	r->concluded |= subject == GR_SUBJECT_CONCLUDED;
	r->decided |= subject >= GR_SUBJECT_LICENSES && subject <= GR_SUBJECT_COMPULSORY_MEASURES;
	r->disputes |= subject == GR_SUBJECT_RECONSIDERATION || subject == GR_SUBJECT_LITIGATION;
	if (subject == GR_SUBJECT_RECEIVED)
		r->received = claim;
}

/* The year is said of the clause: it begins that, or stands alone before it. */
static bool
is_of_year(const gr_claim_reader *r)
{
	return r->year_clause != 0 && (r->year_clause == r->clauses || (r->year_alone && r->year_clause + 1 == r->clauses));
}

/* A figure that would be compared but for its year: 2022年共收到 in the report of 2023. */
static void
note_other_year(gr_claim_reader *r, const gr_claim_place *place)
{
	gr_claim_context context;
	gr_litigation kind;
	gr_subject	subject;
	uint32_t	n;

	/* not 与2022年收到的5件相比, or 根据2022年的方案，收到5件 */
	if (gr_says(&r->clause, IS(COMPARED)) || !is_of_year(r))
		return;
	if (r->stale != 0 || r->other_year == 0 || r->other_time || r->long_time || r->other_authority || r->year == 0)
		return;
	take_context(r, &context);
	context.doubtful = false;
	subject = gr_subject_of_number(&r->clause, place, &context, &kind);
	if (subject == GR_SUBJECT_NONE)
		return;
	for (uint32_t i = 0; i < 4; i++)
		if (r->page->text[r->year_at + i] < '0' || r->page->text[r->year_at + i] > '9')
			return;				/* full-width, or with blanks */
	n = gr_add_words(r, (gr_str) {r->page->text + r->year_at, 7});
	if (n == 0)
		return;
	r->claims[n - 1].value = (gr_number) {r->other_year, 0};
	r->claims[n - 1].unit = (gr_str) {r->page->text + r->year_at + 4, 3};
	r->stale = n;
	r->stale_subject = subject;
}

/* ---- figures of a clause ----------------------------------------------------------------- */

/* Where the words end that may say what the number before them counts. */
static uint32_t
end_of_words(const gr_clause *clause, uint32_t until)
{
	gr_claim_number next;
	uint32_t	end = gr_next_claim_number(clause, until, &next) ? next.from : clause->n;
	uint32_t	denied = gr_first_of(clause, IS(NOT), until, end);

	/* 收到2件没有发生行政复议: a comma is wanting */
	if (denied < end)
		return denied;

	for (uint32_t i = until; i < end; i++)
		if (clause->letter[i] == U'、')
			return i;
	return end == clause->n ? end : until;
}

/* The number counts nothing that is compared, or it cannot be said. */
static bool
counts_nothing(const gr_claim_reader *r, const gr_claim_number *number, uint64_t words, uint32_t label, gr_subject subject)
{
	const gr_clause *clause = &r->clause;
	const bool	in_list = r->intro || r->lists[r->depth > 0].total != 0;

	if (number->no_count && !(number->single && subject != GR_SUBJECT_NONE && !gr_says(clause, IS(NOT))))
		return true;
	return clause->cut || (words & GR_SAYS_ANOTHER_YEAR) != 0 || clause->letter[0] == U'比'
		|| (label >= number->from && subject == GR_SUBJECT_NONE && !in_list && !gr_says(clause, IS(ROW) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION))) || (label < number->from && clause->letter[label] == '-');
}

/* 左右, 上下, 以下, 以内: the figure may be more than is counted. */
static bool
is_about(const gr_clause *clause, uint32_t until)
{
	uint32_t	next = gr_letter(clause, until);
	uint32_t	second = gr_letter(clause, until + 1);

	return next == U'左' || (next == U'上' && second == U'下') || (next == U'以' && (second == U'下' || second == U'内'));
}

/* 以上 */
static bool
is_or_more(const gr_clause *clause, uint32_t until)
{
	return gr_letter(clause, until) == U'以' && gr_letter(clause, until + 1) == U'上';
}

/* A figure of the total's unit; 另 4 件 only where it is all that is left of the total, one of lawsuits only of these. */
static bool
may_be_part(const gr_claim_reader *r, const gr_claim_list *l, uint32_t claim, uint64_t own)
{
	const uint64_t apart = IS(RECONSIDERATION) | IS(LITIGATION);
	const gr_claim *total = &r->claims[l->total - 1];
	const gr_claim *c = &r->claims[claim - 1];

	if (!gr_same_unit(c->unit, total->unit) || r->notes[claim - 1].total
		|| ((own & apart) != 0 && (r->notes[l->total - 1].words & apart) != 0 && (own & apart & r->notes[l->total - 1].words) == 0))
		return false;
	return (own & IS(BESIDES)) == 0 || (l->parts > 0 && l->sum + c->value.mantissa == total->value.mantissa);
}

/* Puts the claim into the list that it may be part of. */
static void
list_claim(gr_claim_reader *r, uint32_t claim, const gr_claim_place *place, uint64_t own)
{
	const gr_clause *clause = &r->clause;
	const gr_claim *c = &r->claims[claim - 1];
	gr_claim_list *l;

	if ((own & (IS(OF_WHICH) | IS(INCLUDING))) != 0 && r->lists[r->depth > 0].total == 0)
		r->intro = true;
	l = gr_list_for(r, c->unit, own);
	if (l == NULL)
		return;
	if (may_be_part(r, l, claim, own))
		gr_add_part(r, l, claim, own, (own & IS(REST)) != 0 && gr_is_rest(clause, place->label, place->from));
	else
	{
		l->odd = true;
		gr_close_list(r, l, false);
	}
}

/* 共计, 合计 is all that its label says. */
static bool
begins_total(const gr_clause *clause, uint32_t label, uint32_t from)
{
	const gr_clause_word *word = label < from ? gr_word_at(clause, label) : NULL;

	return word != NULL && word->means == GR_SAYS_TOTAL;
}

/* 均为自然人申请: what letters [from, until) say of all that were received. */
static void
take_all(gr_claim_reader *r, uint32_t from, uint32_t until)
{
	gr_claim_context context;
	gr_subject	subject;
	uint32_t	claim;

	take_context(r, &context);
	subject = gr_subject_of_all(&r->clause, from, until, &context);
	if (subject == GR_SUBJECT_NONE || r->clause.cut || from == until || r->claims[r->received - 1].approximate)
		return;
	claim = gr_add_claim(r, from, until, until);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = r->claims[r->received - 1].value;
	r->claims[claim - 1].subject = (uint8_t) subject;
	r->notes[claim - 1].kept = true;
}

/* Takes the figure with its unit; false where it counts nothing. */
static bool
take_figure(gr_claim_reader *r, const gr_claim_number *number, const gr_claim_place *place)
{
	const gr_clause *clause = &r->clause;
	gr_claim_context context;
	gr_words_before words = gr_find_words_before(clause, place->label, number->from);
	gr_litigation kind;
	gr_subject	subject;
	gr_claim   *c;
	uint32_t	claim;

	take_context(r, &context);
	subject = gr_subject_of_number(clause, place, &context, &kind);
	/* times, 培训3次, are counted of what has a subject alone */
	if (place->unit == 's' && subject == GR_SUBJECT_NONE)
		return false;
	if (subject == GR_SUBJECT_NONE && (words.all & GR_SAYS_ANOTHER_YEAR) == 0)
		note_other_year(r, place);
	if (counts_nothing(r, number, words.all, place->label, subject))
	{
		/* a figure that is not to be counted breaks the list that it may be part of */
		r->lists[r->depth > 0].odd = true;
		r->passed_over[r->depth > 0] = true;
		return false;
	}
	claim = gr_add_claim(r, place->label < number->from ? place->label : number->from, number->from, place->until);
	if (claim == 0)
		return false;
	c = &r->claims[claim - 1];
	c->value = number->value;
	c->approximate = number->approximate || (number->rounded && place->unit != 'y') || is_or_more(clause, place->until)
		|| is_about(clause, place->until);
	if (place->until > number->until)
		c->unit = (gr_str) {r->page->text + clause->at[number->until],
			gr_letter_end(clause, place->until - 1) - clause->at[number->until]};
	else if (r->lists[r->depth > 0].total != 0)
		c->unit = r->claims[r->lists[r->depth > 0].total - 1].unit;
	r->notes[claim - 1].kept = place->unit == 'p' && (words.own & (IS(DISCLOSURE) | IS(INFORMATION) | IS(PUBLISHED))) != 0;
	r->notes[claim - 1].total = begins_total(clause, place->label, number->from);
	r->notes[claim - 1].words = gr_words_between(clause, place->label, place->end);
	list_claim(r, claim, place, words.own);
	if (is_about(clause, place->until) || (c->value.scale != 0 && place->unit != 'y'))
		subject = GR_SUBJECT_NONE;
	set_subject(r, claim, subject, words, kind);
	if (r->notes[claim - 1].total)
		gr_find_parts_before(r, claim);
	r->last[r->depth > 0] = claim;
	r->passed_over[r->depth > 0] = false;
	if (r->received == claim && gr_says(clause, IS(ALL) | IS(ROW)))
		take_all(r, place->until, place->end);
	return true;
}

/* 部分公开67, of a list: a row's number ends the clause, its unit is that of the total. */
static bool
ends_as_part(const gr_claim_reader *r, const gr_claim_number *number, uint32_t label)
{
	const gr_claim_list *l = &r->lists[r->depth > 0];

	return l->total != 0 && l->parts > 0 && !l->complete && !r->intro && !number->no_count
		&& (gr_words_between(&r->clause, label, number->from) & IS(ROW)) != 0;
}

/* 申请数量为0: it has no unit, and ends the clause. */
static bool
is_bare_zero(const gr_clause *clause, const gr_claim_number *number, uint32_t label)
{
	const uint64_t counted = IS(RECEIVED) | IS(ON_REQUEST) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(APPLICATION);

	return number->value.mantissa == 0 && !number->no_count && !number->approximate
		&& (gr_words_between(clause, label, number->from) & counted) != 0;
}

uint32_t
gr_take_figures(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	gr_claim_number number;
	gr_claim_place place = {0};
	uint32_t	figures = 0;

	r->behind_figures = 0;
	for (uint32_t i = 0; gr_next_claim_number(clause, i, &number); i = number.until)
	{
		uint32_t	letters;

		if (number.until >= clause->n && !ends_as_part(r, &number, place.label) && !is_bare_zero(clause, &number, place.label))
			break;
		/* 1.新收, an item of a list */
		if (number.from == 0 && clause->letter[number.until] == '.')
		{
			place.label = number.until + 1;
			continue;
		}
		if (take_date(r, &number))
		{
			if (figures == 0)
				place.label = behind_date(clause, number.until + 1);
			continue;
		}
		if (clause->letter[number.until] == '%')
		{
			gr_take_percentage(r, &number, figures);
			place.label = number.until + 1;
			continue;
		}
		letters = 0;
		place.unit = number.until < clause->n ? unit_at(clause, number.until, &letters) : 'p';
		if (place.unit == 0)
		{
			take_sections(r, &number);
			/* 征集调查 16 期: it may be counted among others of another unit */
			r->lists[r->depth > 0].odd = true;
			continue;
		}
		place.from = number.from;
		place.until = number.until + letters;
		place.end = end_of_words(clause, place.until);
		place.zero = number.value.mantissa == 0;
		if (take_figure(r, &number, &place))
			r->behind_figures = place.until;
		/* times that count nothing are words of the label behind them */
		else if (place.unit == 's')
			continue;
		figures++;
		place.label = place.until;
	}
	return figures;
}

/* ---- clauses without a figure ----------------------------------------------------------- */

/* What there was none of, as the clause's letters [from, until) say. */
static void
take_none(gr_claim_reader *r, const gr_subject *subjects, uint32_t n, uint32_t from, uint32_t until)
{
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	claim;

		/* where some were received, what was not is something else */
		if ((r->received != 0 || r->excepted) && (subjects[i] == GR_SUBJECT_RECEIVED || is_applicant(subjects[i])))
			continue;
		claim = gr_add_claim(r, from, until, until);
		if (claim == 0)
			return;
		r->claims[claim - 1].subject = (uint8_t) subjects[i];
		r->notes[claim - 1].kept = true;
	}
}

void
gr_take_words(gr_claim_reader *r, uint32_t figures)
{
	gr_claim_context context;
	gr_subject	subjects[GR_NEGATED];
	uint32_t	from;
	uint32_t	until = r->behind_figures;
	uint32_t	n;

	if (figures == 0 && r->received != 0 && gr_says(&r->clause, IS(ALL) | IS(ROW)))
		take_all(r, 0, r->clause.n);
	if (!gr_says(&r->clause, IS(NOT)) || r->clause.cut)
		return;
	take_context(r, &context);
	/* what there was none of for years, there was none of in this one */
	if (r->long_time && !r->other_time && r->other_year == 0 && !r->other_authority && r->year != 0)
		context.doubtful = false;
	/* and what there is none of until now */
	context.now = false;
	do
	{
		n = gr_subjects_of_negation(&r->clause, until, &context, subjects, &from, &until);
		take_none(r, subjects, n, from, until);
	} while (n > 0 && until < r->clause.n);
}
