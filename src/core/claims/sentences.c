/*
 * sentences.c - reads a sentence of the narrative, clause by clause.
 */
#include "claims/reader.h"

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* Letters of 截至目前, by itself. */
#define UNTIL_LETTERS 6
/* Of 截至2024年12月31日, or 其中. */
#define TIME_LETTERS 16
/* Clauses between two calls of the host's poll; a power of two. */
#define POLL_EVERY 1024

/* 剔除咨询 8 件后为 212 件: the table's is what is left */
static bool
takes_some_off(const gr_clause *clause)
{
	static const char *const words[] = {"剔除", "扣除", "去除", "除去"};

	if (!gr_says(clause, IS(EXCEPT)) || gr_says(clause, IS(CARRIED) | IS(CARRIED_OUT)))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_in_clause(clause, 0, clause->n, words[i]) >= 0)
			return true;
	return false;
}

/* What a clause without a figure says of the list that it stands in. */
static void
pass_clause(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	gr_claim_list *l = &r->lists[r->depth > 0];

	if (clause->n == 0 || l->total == 0 || gr_says(clause, IS(SHARE)))
		return;
	if (clause->ending != GR_ENDS_COLON)
		l->odd = true;
	if (gr_says(clause, IS(BESIDES)))
		gr_close_list(r, l, false);
}

/* 局 of 格局, 乡 of 城乡, 镇 of 城镇 end no name. */
static bool
is_no_office(uint32_t before, uint32_t behind)
{
	switch (before)
	{
		case U'我': case U'本': case U'全': case U'该': case U'城': case U'乡': case U'布': case U'格':
			return true;
	}
	return behind == U'村' || behind == U'镇';
}

/* The clause names an office that is not the report's: 县公安局收到 3 件 in the report of the county. */
static bool
names_another(const gr_clause *clause)
{
	for (uint32_t i = 1; i < clause->n; i++)
	{
		if ((gr_traits(clause->letter[i]) & GR_MAY_END_OFFICE) == 0 || gr_is_own(clause, i))
			continue;
		switch (clause->letter[i])
		{
			case U'局': case U'镇': case U'乡': case U'厅':
				if (!is_no_office(clause->letter[i - 1], clause->letter[i + 1])
					&& (gr_word_at(clause, i) == NULL || gr_letter(clause, i) == U'局'))
					return true;
				break;
			default:
				break;
		}
	}
	return false;
}

/* 截至目前, 截至6月底: up to a day that is not the year's last. */
static void
take_until(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const bool	dated = gr_find_in_clause(clause, 0, clause->n, "年") >= 0 || gr_find_in_clause(clause, 0, clause->n, "月") >= 0;

	r->now = !dated;
	/* 截至目前, with what follows; 目前正在审理 tells of what stands before it */
	r->since_now |= r->now && clause->n <= UNTIL_LETTERS && clause->word[0].from == 0 && clause->word[0].means == GR_SAYS_UNTIL;
}

/* 上年收到 317 件 */
static bool
begins_with_last_year(const gr_clause *clause)
{
	return clause->n_words > 0 && clause->word[0].from == 0 && clause->word[0].means == GR_SAYS_LAST_YEAR
		&& gr_says(clause, IS(RECEIVED)) && !gr_says(clause, IS(COMPARED));
}

/* Of which time the clause speaks. */
static void
take_time(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;

	r->now = r->since_now;
	if (!gr_says(clause, IS(THIS_YEAR) | IS(SINCE) | IS(PART_OF_YEAR) | IS(LAST_YEAR) | IS(UNTIL)))
		return;
	if (gr_says(clause, IS(THIS_YEAR)))
	{
		r->other_time = r->long_time = false;
		r->other_year = 0;
	}
	else
		r->long_time |= gr_says(clause, IS(SINCE));
	r->other_time |= gr_says(clause, IS(PART_OF_YEAR)) || begins_with_last_year(clause);
	if (gr_says(clause, IS(UNTIL)))
		take_until(r);
}

/* Of whom it speaks. */
static void
take_authority(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const bool	whole_county = r->name.government && gr_says(clause, IS(WIDE));

	/* 全市受理投诉 48 件；本局作出处罚决定 31 件 */
	if ((clause->n > 0 && gr_is_own(clause, 0)) || whole_county)
		r->other_authority = false;
	r->other_authority |= gr_says(clause, r->name.government ? IS(OWN_LEVEL) : IS(WIDE))
		|| (gr_says(clause, IS(SUBORDINATE)) && !whole_county);
	if (gr_says(clause, IS(RECEIVED) | IS(RECONSIDERATION) | IS(LITIGATION)) && !whole_county)
		r->other_authority |= names_another(clause);
}

/* The clause speaks of proposals, letters, calls, complaints: of what is no application. */
static bool
names_other_matter(const gr_clause *clause)
{
	if (gr_says(clause, IS(OTHER_MATTER)) && !gr_says(clause, IS(NORMATIVE)))
		return true;
	return gr_says(clause, IS(COMPLAINT)) && gr_says(clause, IS(RECEIVED)) && !gr_says(clause, IS(NOT));
}

/* 上年结转的也包括在内, without saying how many: that would be told by the figure. */
static bool
includes_carried(const gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;

	return gr_says(clause, IS(INCLUDING)) && gr_says(clause, IS(CARRIED_IN) | IS(CARRIED)) && gr_tells_of_received(r)
		&& !gr_has_numerals(clause);
}

/* 均为征地补偿类, 为养老机构处罚案件 */
static bool
tells_kind(const gr_clause *clause)
{
	const uint16_t *last = clause->letter + clause->n - 1;
	const bool	begins = gr_says(clause, IS(ALL)) || clause->letter[0] == U'为' || clause->letter[0] == U'系' || clause->letter[0] == U'是'
		|| clause->letter[0] == U'属';

	return begins && clause->n > 3
		&& (*last == U'类' || (*last == U'件' && last[-1] == U'案') || (*last == U'纷' && last[-1] == U'纠'));
}

/* 均与政府信息公开无关, 均为征地补偿类: what the disputes were about. */
static bool
names_another_matter(const gr_clause *clause)
{
	const uint64_t outcomes = IS(OUTCOME) | IS(DIRECT) | IS(AFTER_REVIEW) | IS(RECONSIDERATION) | IS(LITIGATION) | IS(REPLIED) | IS(SETTLED);

	if (gr_find_in_clause(clause, 0, clause->n, "无关") >= 0)
		return true;
	return tells_kind(clause) && !gr_says(clause, outcomes | IS(DISCLOSURE) | IS(INFORMATION) | IS(ON_REQUEST));
}

/* 行政诉讼案件 2 件，均与政府信息公开无关: those that the sentence told of are none of the form's. */
static void
drop_unrelated(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;

	if (!r->disputes || clause->n == 0 || !names_another_matter(clause))
		return;
	for (uint32_t i = r->said; i < r->n; i++)
		if (r->claims[i].value.mantissa != 0
			&& (r->claims[i].subject == GR_SUBJECT_RECONSIDERATION || r->claims[i].subject == GR_SUBJECT_LITIGATION))
			r->claims[i].subject = GR_SUBJECT_NONE;
}

/* 在收到的申请中, 26 件申请中, 已办结的 65 件中: what became of them follows. */
static bool
begins_results(const gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const uint64_t others = IS(OTHER_MATTER) | IS(COMPLAINT) | IS(LICENSE) | IS(PENALTY) | IS(RECONSIDERATION) | IS(LITIGATION);
	const bool	received = (gr_says(clause, IS(RECEIVED)) || gr_has_numerals(clause)) && (gr_says(clause, IS(APPLICATION) | IS(ON_REQUEST)) || (r->after_received && gr_says(clause, IS(RECEIVED))));

	return clause->n > 0 && clause->letter[clause->n - 1] == U'中' && (received || gr_says(clause, IS(SETTLED) | IS(REPLIED)))
		&& !gr_says(clause, others);
}

/* 行政复议 21 件，其中涉及信息公开 4 件: it is not what is told behind it. */
static bool
is_of_disputes(const gr_claim_reader *r)
{
	return r->dispute && (r->depth > 0 || gr_says(&r->clause, IS(OF_WHICH)));
}

/* Words of what a clause speaks: the parts of a list have none of them. */
#define MATTERS (IS(DISCLOSURE) | IS(ON_REQUEST) | IS(INFORMATION) | IS(APPLICATION) | IS(RECEIVED) | IS(SETTLED) | IS(REPLIED) | IS(RESULT) \
	| IS(SHOWN) | IS(PUBLISHED) | IS(REPORT) | IS(NORMATIVE) | IS(OTHER_MATTER) | IS(COMPLAINT) | IS(RECONSIDERATION) | IS(LITIGATION) \
	| IS(INCLUDING) | IS(EXCEPT))

/* Of what it speaks. */
static void
take_matter(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;
	const bool	disclosure = gr_says(clause, IS(DISCLOSURE));
	const bool	on_request = gr_says(clause, IS(ON_REQUEST));

	drop_unrelated(r);
	if (!gr_says(clause, MATTERS))
		return;
	r->topic |= (on_request || (disclosure && gr_says(clause, IS(INFORMATION)))) && !is_of_disputes(r);
	r->applications |= on_request || (disclosure && gr_says(clause, IS(APPLICATION)));
	r->shown |= gr_says(clause, IS(SHOWN) | IS(PUBLISHED))
		|| (disclosure && gr_says(clause, IS(LICENSE) | IS(PENALTY) | IS(COMPULSORY_MEASURE)));
	r->about_report |= gr_says(clause, IS(REPORT));
	r->excepted |= gr_says(clause, IS(EXCEPT));
	r->results |= gr_says(clause, IS(RESULT)) || begins_results(r);
	r->normative |= gr_says(clause, IS(NORMATIVE));
	r->other_matter |= names_other_matter(clause);
	r->strayed &= !(on_request || (disclosure && gr_says(clause, IS(APPLICATION))));
	if (gr_says(clause, IS(RECONSIDERATION) | IS(LITIGATION)))
		r->dispute = true;
	else if (on_request || (gr_says(clause, IS(RECEIVED)) && gr_says(clause, IS(APPLICATION) | IS(INFORMATION) | IS(DISCLOSURE))))
		r->dispute = false;			/* 收到行政复议 5 件，受理 4 件 goes on with these */
	if (includes_carried(r) || takes_some_off(clause))
		gr_doubt_received(r);
}

/* 其中 opens a list where a total stands before it, at the beginning of its sentence in the one before. */
static void
announce_parts(gr_claim_reader *r)
{
	const gr_clause *clause = &r->clause;

	if (gr_says(clause, IS(OF_WHICH))
		|| (gr_says(clause, IS(INCLUDING)) && (clause->ending == GR_ENDS_COLON || clause->n <= 6)))
	{
		r->intro = true;
		r->colon = false;
	}
}

/* What a clause says of the list that it stands in, once its figures were taken. */
static void
pass_on(gr_claim_reader *r, uint32_t figures, bool was_intro)
{
	const gr_clause *clause = &r->clause;

	if (figures > 0)
	{
		/* 财政信息17条等 */
		if (r->lists[r->depth > 0].total != 0 && clause->letter[clause->n - 1] == U'等')
			r->lists[r->depth > 0].odd = true;
	}
	else if (!r->intro)
		pass_clause(r);
	else if (was_intro && clause->n > 4 && clause->ending != GR_OPENS_BRACKET && clause->ending != GR_ENDS_COLON
			 && !gr_says(clause, IS(INCLUDING) | IS(OF_WHICH)))
		r->intro = false;		/* 其中 was not followed by a figure */
}

/* 2022年收到 5 件，今年增至 8 件: the other year is named to compare with. */
static bool
names_this_year(const gr_clause *clause)
{
	return gr_says(clause, IS(COMPARED)) || gr_find_in_clause(clause, 0, clause->n, "今年") >= 0
		|| gr_find_in_clause(clause, 0, clause->n, "本年") >= 0;
}

static void
read_clause(gr_claim_reader *r)
{
	const uint64_t nobodys = IS(PLAIN) | IS(INFORMATION) | IS(DISCLOSURE) | IS(APPLICATION) | IS(ON_REQUEST) | IS(THIS_YEAR)
		| IS(UNTIL) | IS(TOTAL) | IS(ALL) | IS(PUBLISHED) | IS(REPORT) | IS(RESULT) | IS(DECIDED) | IS(ETC) | IS(CHANNEL);
	gr_clause  *clause = &r->clause;
	const bool	was_others = r->other_authority;
	uint32_t	figures;
	bool		was_intro = r->intro;

	/* most clauses tell of nothing that a name matters to */
	if ((clause->says & ~nobodys) != 0 || ((r->applications || gr_says(clause, IS(ON_REQUEST) | IS(APPLICATION))) && gr_has_numerals(clause)))
		gr_mark_own_names(clause, &r->name);
	take_time(r);
	take_authority(r);
	take_matter(r);
	r->dated |= r->stale > r->said && names_this_year(clause);
	announce_parts(r);
	figures = gr_take_figures(r);
	/* 收到 29 件，其中派出所 18 件；办结 28 件: who is named with a part is named with that alone */
	if (figures > 0 && r->n > 0 && r->claims[r->n - 1].part_of != 0)
		r->other_authority = was_others;
	pass_on(r, figures, was_intro);
	gr_take_words(r, figures);
	if (clause->ending == GR_ENDS_COLON && (figures > 0 || r->intro))
	{
		r->intro = r->last[r->depth > 0] != 0 || r->last[0] != 0;
		r->colon = true;
	}
	if (clause->ending == GR_ENDS_SEMICOLON)
	{
		r->group = r->n;
		r->of_some = false;
	}
}

/* What the sentence before counted is no total of what follows. */
void
gr_forget_total(gr_claim_reader *r)
{
	r->before = r->first_claim;
	r->last[0] = r->received = 0;
	r->passed_over[0] = false;
	r->first_claim = r->n + 1;
}

/* 依申请公开：, 依申请公开受理情况： */
static bool
is_headline(const gr_clause *clause)
{
	const uint64_t others = IS(OTHER_MATTER) | IS(NOT) | (clause->n > 0 && clause->letter[clause->n - 1] == U'况' ? 0 : IS(RECEIVED));

	return clause->ending == GR_ENDS_COLON && clause->n <= TIME_LETTERS && gr_says(clause, IS(ON_REQUEST) | IS(APPLICATION))
		&& !gr_has_numerals(clause) && !gr_says(clause, others);
}

/* 按申请人类型分, 从办理结果看: by what the figures that follow are told apart. */
static bool
divides(const gr_clause *clause)
{
	if (clause->n < 3 || clause->n > TIME_LETTERS || (clause->letter[0] != U'按' && clause->letter[0] != U'从'))
		return false;
	switch (clause->letter[clause->n - 1])
	{
		case U'分': case U'看': case U'类': case U'计': case U'别':
			return !gr_has_numerals(clause);
		default:
			return false;
	}
}

/* The clause says when, or what became of applications: its claims are those behind `claims`. */
static bool
is_plain(const gr_claim_reader *r, uint32_t claims)
{
	const gr_clause *clause = &r->clause;

	for (uint32_t i = claims; i < r->n; i++)
		if (r->claims[i].subject == GR_SUBJECT_NONE && (r->notes[i].words & (IS(ROW) | IS(REFUSED) | IS(REPLIED))) == 0)
			return false;
	return r->n > claims || divides(clause)
		|| (clause->n <= TIME_LETTERS && (clause->says & ~(IS(PLAIN) | IS(THIS_YEAR) | IS(UNTIL) | IS(OF_WHICH))) == 0);
}

/* Nothing has been said yet. */
static void
begin_sentence(gr_claim_reader *r)
{
	r->topic = r->about_report = r->other_time = r->own_year = r->long_time = r->other_authority = false;
	r->applications = r->normative = r->dispute = r->of_some = r->results = r->other_matter = r->strayed = false;
	r->decided = r->handled = r->shown = false;
	r->concluded = r->disputes = r->carried = r->now = r->since_now = false;
	r->said = r->n;
	r->first_clause = r->clauses + 1;
	r->plain = true;
	r->excepted = r->headed = false;
	r->other_year = 0;
	r->year_clause = 0;
	r->carried_in = 0;
	r->litigation[0] = r->litigation[1] = 0;
	r->received = 0;
	r->depth = 0;
	r->intro = r->colon = false;
}

static gr_scope
find_scope(const gr_claim_reader *r)
{
	return (gr_scope) {r->received, r->other_year, r->other_time, r->long_time, r->other_authority, r->other_matter, r->of_some, r->strayed};
}

static void
set_scope(gr_claim_reader *r, gr_scope s)
{
	r->other_year = s.other_year;
	r->other_time = s.other_time;
	r->long_time = s.long_time;
	r->other_authority = s.other_authority;
	r->other_matter = s.other_matter;
}

/* Where the applications received in the year are counted, another year or authority is named beside them. */
static void
take_scope(gr_claim_reader *r, gr_scope s)
{
	r->received = s.received;
	if (s.received == 0)
		set_scope(r, s);
}

/* What the sentence before counted is the total of one that begins with 其中, which speaks of the same. */
static void
begin_first_clause(gr_claim_reader *r, gr_scope before)
{
	const gr_clause_word *word = gr_word_at(&r->clause, 0);

	if (word != NULL && (word->means == GR_SAYS_OF_WHICH || word->means == GR_SAYS_INCLUDING))
		take_scope(r, before);
	else
		gr_forget_total(r);
	r->group = r->n;
}

/* A bracket that the clause ends with: of whom and when it tells is said within it alone. */
static void
pass_bracket(gr_claim_reader *r)
{
	if (r->clause.ending == GR_OPENS_BRACKET)
	{
		if (r->depth++ == 0)
			r->outside = find_scope(r);
		r->last[1] = 0;
		r->passed_over[1] = false;
	}
	else if (r->clause.ending == GR_CLOSES_BRACKET && r->depth > 0 && --r->depth == 0)
	{
		gr_close_list(r, &r->lists[1], true);
		r->intro = false;
		set_scope(r, r->outside);
		r->of_some = r->outside.of_some;
		r->strayed = r->outside.strayed;
	}
}

static bool
tells_of_others(const gr_claim_reader *r)
{
	return r->other_time || r->other_year != 0 || r->long_time || r->other_authority;
}

/* What the sentence leaves to the next one. */
static void
end_sentence(gr_claim_reader *r)
{
	gr_close_lists(r, r->clause.ending == GR_ENDS_STOP);
	gr_find_parts(r);
	gr_doubt_replies(r);
	gr_set_decisions(r);
	/* one that is broken off may go on with the report's year */
	r->dated |= r->stale > r->said && r->clause.ending != GR_ENDS_STOP;
	r->after_received = (r->after_received || r->received != 0 || r->concluded || r->handled) && !r->other_matter
		&& (r->received > r->said || !tells_of_others(r));
	r->after_dispute = r->disputes && !r->other_authority;
}

/* Reads the sentence at p; returns its end. */
const char *
gr_read_sentence(gr_claim_reader *r, const char *p, const char *end)
{
	const gr_scope before = find_scope(r);
	bool		first = true;

	begin_sentence(r);
	do
	{
		uint32_t	claims = r->n;

		p = gr_take_clause(&r->clause, r->page->text, p, end);
		if (++r->clauses % POLL_EVERY == 0 && !gr_may_go_on(r->arena->host))
			r->status = GR_STOPPED;
		if (first && r->clause.n > 0)
		{
			begin_first_clause(r, before);
			first = false;
		}
		read_clause(r);
		if (r->plain && is_headline(&r->clause))
			r->headed = true;
		else
			r->plain = r->plain && is_plain(r, claims);
		pass_bracket(r);
	} while (r->clause.ending != GR_ENDS_STOP && p < end && r->status == GR_OK);
	end_sentence(r);
	return p;
}
