/*
 * figures.c - takes the figures of a clause: dates, numbers with a unit, percentages,
 * and what there was none of.  What a figure counts is told by subjects.c.
 */
#include "claims/reader.h"
#include "claims/wordings.h"

#include "text/folded.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Of a bracket that is looked into. */
#define BRACKET_BYTES 96
/* No report says that it has more. */
#define MOST_SECTIONS 30

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

/* 六个部分: behind them at letter i, where that is what the number counts; 0: it is not. */
static uint32_t
behind_sections(const gr_clause *clause, uint32_t i)
{
	i += gr_letter(clause, i) == U'个' || gr_letter(clause, i) == U'大';
	return gr_letter(clause, i) == U'部' && gr_letter(clause, i + 1) == U'分' ? i + 2 : 0;
}

/* 由六个部分组成; by itself, too, behind what is said of the report. */
static bool
composes_report(const gr_clause *clause, uint32_t behind)
{
	static const char *const verbs[] = {"组成", "构成", "内容"};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_find_in_clause(clause, behind, clause->n, verbs[i]) >= 0)
			return true;
	return behind >= clause->n;
}

static void
take_sections(gr_claim_reader *r, const gr_claim_number *number)
{
	const gr_clause *clause = &r->clause;
	const bool	count = !number->no_count && !number->approximate && number->value.scale == 0
		&& number->value.mantissa > 1 && number->value.mantissa <= MOST_SECTIONS;
	uint32_t	behind = behind_sections(clause, number->until);
	uint32_t	claim;

	if (behind == 0 || !count || !(r->about_report || gr_says(clause, IS(REPORT))) || !composes_report(clause, behind))
		return;
	/* 附表 is no section of the form, and 第二部分 has parts of its own */
	if (gr_find_in_clause(clause, 0, behind, "附") >= 0 || gr_find_in_clause(clause, 0, behind, "第") >= 0 || counts_annexes(r))
		return;
	claim = gr_add_claim(r, 0, number->from, behind);
	if (claim == 0)
		return;
	r->claims[claim - 1].value = number->value;
	r->claims[claim - 1].subject = GR_SUBJECT_SECTIONS;
	r->claims[claim - 1].unit = (gr_str) {r->page->text + clause->at[behind - 2],
		gr_letter_end(clause, behind - 1) - clause->at[behind - 2]};
	r->notes[claim - 1].kept = true;
}

/* ---- figures of a clause ----------------------------------------------------------------- */

/* Where the words end that may say what the number before them counts. */
static uint32_t
end_of_words(const gr_clause *clause, uint32_t until)
{
	uint32_t	end = gr_next_claim_numeral(clause, until);
	uint32_t	denied = gr_first_of(clause, IS(NOT), until, end);

	/* 收到2件没有发生行政复议: a comma is wanting */
	if (denied < end)
		return denied;

	for (uint32_t i = until; i < end; i++)
		if (clause->letter[i] == U'、')
			return i;
	return end == clause->n ? end : until;
}

/* No words tell what the number counts: not those before it, nor those that name a row or an applicant. */
static bool
has_no_label(const gr_claim_reader *r, const gr_claim_number *number, uint32_t label)
{
	const uint64_t named = IS(ROW) | IS(REFUSED) | IS(OUTCOME) | IS(NOT_ITSELF) | IS(APPLICANT) | IS(CITIZEN) | IS(ORGANIZATION);

	return label >= number->from && !r->intro && r->lists[r->depth > 0].total == 0 && !gr_says(&r->clause, named)
		&& (gr_words_between(&r->clause, number->until, r->clause.n) & (IS(APPLICATION) | IS(ON_REQUEST))) == 0;
}

static uint32_t
letter_before(const gr_clause *clause, uint32_t i)
{
	return i > 0 ? clause->letter[i - 1] : 0;
}

/* The number counts nothing that is compared, or it cannot be said: 由52件降为41件 tells what it was. */
static bool
counts_nothing(const gr_claim_reader *r, const gr_claim_number *number, uint64_t words, uint32_t label, gr_subject subject)
{
	const gr_clause *clause = &r->clause;
	const bool	counted = subject != GR_SUBJECT_NONE;
	const uint32_t before = letter_before(clause, number->from);

	if (before == U'由' || before == U'从')
		return true;
	if (number->no_count && !(number->single && counted && !gr_says(clause, IS(NOT))))
		return true;
	if (clause->cut || (words & GR_SAYS_ANOTHER_YEAR) != 0 || clause->letter[0] == U'比')
		return true;
	return (!counted && has_no_label(r, number, label)) || (label < number->from && clause->letter[label] == '-');
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

/* A figure of the total's unit; 含上年结转 7 件，办结 108 件 are two divisions of it; 另 4 件 only where it is all that is left of the total, one of lawsuits only of these. */
static bool
may_be_part(const gr_claim_reader *r, const gr_claim_list *l, uint32_t claim, uint64_t own)
{
	const uint64_t apart = IS(RECONSIDERATION) | IS(LITIGATION);
	const uint64_t results = IS(SETTLED) | IS(REPLIED) | IS(ROW) | IS(REFUSED) | IS(CARRIED_OUT);
	const gr_claim *total = &r->claims[l->total - 1];
	const gr_claim *c = &r->claims[claim - 1];

	/* 收到 133 件，其中企业 97 件；上年结转 6 件: beside those received, if they are not what is left of them */
	if ((own & (IS(CARRIED_IN) | IS(OF_WHICH) | IS(INCLUDING))) == IS(CARRIED_IN) && l->parts > 0 && l->sum + c->value.mantissa != total->value.mantissa)
		return false;
	if (!gr_same_unit(c->unit, total->unit) || r->notes[claim - 1].total || (l->carried && (own & results) != 0)
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

	gr_take_context(r, &context);
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

static bool
has_own(const gr_clause *clause, uint32_t label, uint32_t from)
{
	if (!clause->named)
		return false;
	while (label < from && !gr_is_own(clause, label))
		label++;
	return label < from;
}

/* 我局 21 件: the label is the name of the one who reports, and nothing else. */
static bool
names_own(const gr_clause *clause, uint32_t label, uint32_t from)
{
	uint32_t	i = label;

	while (i < from && gr_is_own(clause, i))
		i++;
	return i == from && from > label;
}

/* A claim of the figure, with its unit and what is to be known of it; 0: no room. */
static uint32_t
add_figure(gr_claim_reader *r, const gr_claim_number *number, const gr_claim_place *place, const gr_words_beside *words)
{
	const gr_clause *clause = &r->clause;
	const gr_claim_list *list = &r->lists[r->depth > 0];
	uint32_t	claim = gr_add_claim(r, place->label < number->from ? place->label : number->from, number->from, place->until);
	gr_claim   *c;

	if (claim == 0)
		return 0;
	c = &r->claims[claim - 1];
	c->value = number->value;
	c->approximate = number->approximate || (number->rounded && place->unit != 'y') || is_or_more(clause, place->until)
		|| is_about(clause, place->until);
	if (place->until > number->until)
		c->unit = (gr_str) {r->page->text + clause->at[number->until],
			gr_letter_end(clause, place->until - 1) - clause->at[number->until]};
	else if (list->total != 0)
		c->unit = r->claims[list->total - 1].unit;
	r->notes[claim - 1].kept = place->unit == 'p' && (words->own & (IS(DISCLOSURE) | IS(INFORMATION) | IS(PUBLISHED))) != 0;
	r->notes[claim - 1].total = begins_total(clause, place->label, number->from);
	r->notes[claim - 1].words = words->all;
	r->notes[claim - 1].own = has_own(clause, place->label, number->from);
	if (r->notes[claim - 1].own && names_own(clause, place->label, number->from))
		r->notes[claim - 1].words |= IS(OWN_LEVEL);
	return claim;
}

/* A figure that is not to be counted breaks the list that it may be part of. */
static void
pass_figure_over(gr_claim_reader *r)
{
	r->lists[r->depth > 0].odd = true;
	r->passed_over[r->depth > 0] = true;
}

static gr_subject
subject_of_figure(const gr_claim_reader *r, const gr_claim_place *place, gr_litigation *kind)
{
	gr_claim_context context;

	gr_take_context(r, &context);
	return gr_subject_of_number(&r->clause, place, &context, kind);
}

static gr_subject
kind_of_decision(const gr_claim_reader *r, const gr_claim_place *place)
{
	gr_claim_context context;

	gr_take_context(r, &context);
	return gr_kind_of_decision(&r->clause, place, &context);
}

/* Takes the figure with its unit; false where it counts nothing. */
static bool
take_figure(gr_claim_reader *r, const gr_claim_number *number, const gr_claim_place *place)
{
	const gr_clause *clause = &r->clause;
	gr_words_beside words = gr_find_words_beside(clause, place->label, number->from, place->end);
	gr_litigation kind = GR_ANY_LITIGATION;
	gr_subject	subject = gr_may_have_subject(clause, place, words.all) ? subject_of_figure(r, place, &kind) : GR_SUBJECT_NONE;
	uint32_t	claim;

	/* times, 培训3次, are counted of what has a subject alone */
	if (place->unit == 's' && subject == GR_SUBJECT_NONE)
		return false;
	if (subject == GR_SUBJECT_NONE && (words.before & GR_SAYS_ANOTHER_YEAR) == 0)
		gr_note_other_year(r, place);
	if (counts_nothing(r, number, words.before, place->label, subject))
	{
		pass_figure_over(r);
		return false;
	}
	claim = add_figure(r, number, place, &words);
	if (claim == 0)
		return false;
	r->label.from = place->label;
	r->label.until = number->from;
	if (subject == GR_SUBJECT_NONE && place->unit == 'p' && (words.own & GR_DECISION_WORDS) != 0)
		r->notes[claim - 1].kind = (uint8_t) kind_of_decision(r, place);
	list_claim(r, claim, place, words.own);
	if (is_about(clause, place->until) || (number->value.scale != 0 && place->unit != 'y'))
		subject = GR_SUBJECT_NONE;
	gr_set_subject(r, claim, subject, words, kind);
	if (!gr_is_of_applications((gr_subject) r->claims[claim - 1].subject))
		gr_note_stray(r, &r->claims[claim - 1], place, words.own);
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

/* An item's number, 1.新收, or the end of one that was broken off: sets where the label behind it begins. */
static bool
is_no_figure(const gr_claim_reader *r, const gr_claim_number *number, uint32_t *label)
{
	const bool	item = r->clause.letter[number->until] == '.';

	if (number->from > 0 || !(item || (r->within && r->clauses == r->first_clause)))
		return false;
	*label = number->until + item;
	return true;
}

uint32_t
gr_take_figures(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	gr_claim_number number;
	gr_claim_place place = {0};
	uint32_t	figures = 0;

	r->behind_figures = 0;
	if (!gr_has_numerals(clause))
		return 0;
	for (uint32_t i = 0; gr_next_claim_number(clause, i, &number); i = number.until)
	{
		uint32_t	letters;

		if (number.until >= clause->n && !ends_as_part(r, &number, place.label) && !is_bare_zero(clause, &number, place.label))
			break;
		if (is_no_figure(r, &number, &place.label))
			continue;
		if (gr_take_date(r, &number))
		{
			if (figures == 0)
				place.label = gr_behind_date(clause, number.until + 1);
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
		/* 12件予以公开、6件部分公开: what stands before the mark is of the figure before it */
		if (place.end > place.until && letter_before(clause, number.from) == U'、')
			place.label = number.from;
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
		if ((r->received != 0 || r->excepted) && (subjects[i] == GR_SUBJECT_RECEIVED || gr_is_applicant(subjects[i])))
			continue;
		claim = gr_add_claim(r, from, until, until);
		if (claim == 0)
			return;
		r->claims[claim - 1].subject = (uint8_t) subjects[i];
		r->notes[claim - 1].kept = true;
	}
}

/* 其余 2 件正在办理，结转下年度: what the figure before was of. */
static void
carry_out_last(gr_claim_reader *r)
{
	const uint64_t left = IS(REST) | IS(BESIDES) | IS(OUTCOME) | IS(NOT) | IS(DECIDED);
	const uint32_t last = r->last[r->depth > 0];
	gr_phrase	p = {.whole = true};
	gr_claim_context context;

	if (last <= r->said || r->claims[last - 1].subject != GR_SUBJECT_NONE || (r->notes[last - 1].words & left) == 0)
		return;
	gr_take_context(r, &context);
	gr_read_phrase(&p, &r->clause, 0, r->clause.n);
	if (!context.doubtful && gr_subject_of_phrase(&p, &context) == GR_SUBJECT_CARRIED_OUT)
	{
		r->claims[last - 1].subject = GR_SUBJECT_CARRIED_OUT;
		r->notes[last - 1].kept = true;
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

	if (figures == 0 && gr_says(&r->clause, IS(CARRIED_OUT)))
		carry_out_last(r);
	if (figures == 0 && r->received != 0 && gr_says(&r->clause, IS(ALL) | IS(ROW)))
		take_all(r, 0, r->clause.n);
	if (!gr_says(&r->clause, IS(NOT)) || r->clause.cut)
		return;
	gr_take_context(r, &context);
	/* what there was none of for years, there was none of in this one */
	if (r->long_time && !r->within && !r->other_time && r->other_year == 0 && !r->other_authority && r->year != 0)
		context.doubtful = false;
	/* and what there is none of until now */
	context.now = false;
	do
	{
		n = gr_subjects_of_negation(&r->clause, until, &context, subjects, &from, &until);
		take_none(r, subjects, n, from, until);
	} while (n > 0 && until < r->clause.n);
}
