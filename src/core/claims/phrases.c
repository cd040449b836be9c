/*
 * phrases.c - the words of some letters of a clause together, and whether they explain
 * every letter: one that no word explains, and the phrase says nothing certain.
 */
#include "claims/wordings.h"

#include <string.h>

#define IS(word) GR_SAYS(GR_SAYS_##word)

/* The letter says nothing of what is counted. */
static bool
is_filler(uint32_t letter)
{
	const uint16_t *filler = gr_claim_fillers;

	if ((gr_traits(letter) & GR_MAY_FILL) == 0)
		return false;
	while (*filler != letter && *filler != 0)
		filler++;
	return *filler != 0;
}

/* The clause begins with the report's year, without 年. */
static bool
is_own_year(const gr_clause *clause)
{
	int			year = 0;

	for (uint32_t i = 0; i < 4; i++)
		year = year * 10 + (int) clause->letter[i] - '0';
	return year == clause->year;
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
	if (n != 4)
		return 0;
	/* 2024 共收到 12 件 */
	return gr_letter(clause, i + n) == U'年' ? n + 1 : i == 0 && is_own_year(clause) ? n : 0;
}

/* 国家秘密 of 不予公开: the row within the group; 不掌握等原因 of 无法提供: the group. */
static gr_subject
narrower(gr_subject a, gr_subject b)
{
	const gr_str group = gr_subject_codes[a];
	const gr_str row = gr_subject_codes[b];

	return row.len > group.len && memcmp(row.s, group.s, group.len) == 0 && row.s[group.len] == '.' ? b : GR_SUBJECT_NONE;
}

static void
name_subject(gr_phrase *p, gr_subject subject)
{
	gr_subject	row = GR_SUBJECT_NONE;

	if (p->named == GR_SUBJECT_NONE || p->named == subject)
		p->named = subject;
	else if ((row = narrower(p->named, subject)) != GR_SUBJECT_NONE || (row = narrower(subject, p->named)) != GR_SUBJECT_NONE)
	{
		if ((p->says & IS(ETC)) == 0)
			p->named = row;
		else if (row == p->named)
			p->named = subject;
		p->says &= ~IS(ETC);
	}
	else
		p->two = true;
}

/* 共收到涉及征地、拆迁等方面的申请: what all of them were about, if so many are counted; else behind the word. */
static uint32_t
behind_attribute(const gr_phrase *p, const gr_clause *clause, const gr_clause_word *word, uint32_t until)
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

/* Reads what stands at letter `from`, a word if there is one; returns behind it. */
static uint32_t
read_letters(gr_phrase *p, const gr_clause *clause, uint32_t from, uint32_t until, const gr_clause_word *word)
{
	uint32_t	date;

	if (clause->titled && clause->letter[from] == U'等' && from > 0 && gr_is_of_title(clause, from - 1))
		return from + 1;		/* 《防汛办法》等规范性文件 */
	if (word != NULL)
	{
		p->says |= GR_SAYS(word->means);
		p->anybody |= clause->letter[from] == U'公' && gr_letter(clause, from + 1) == U'众';
		p->channels += word->means == GR_SAYS_CHANNEL && clause->letter[from] != U'通';
		if (word->subject != GR_SUBJECT_NONE)
			name_subject(p, (gr_subject) word->subject);
		p->whole &= word->until <= until;
		return behind_attribute(p, clause, word, until);
	}
	if (gr_is_own(clause, from) || gr_is_of_title(clause, from) || is_filler(clause->letter[from]))
		return from + 1;
	date = date_letters(clause, from);
	p->whole &= date > 0;
	return from + (date > 0 ? date : 1);
}

/* Adds what letters [from, until) say, as long as they are explained where nothing else is asked for. */
static void
read_phrase(gr_phrase *p, const gr_clause *clause, uint32_t from, uint32_t until, bool explained)
{
	const gr_clause_word *word = clause->word;
	const gr_clause_word *end = word + clause->n_words;

	while (from < until && (p->whole || !explained))
	{
		while (word < end && word->from < from)
			word++;
		from = read_letters(p, clause, from, until, word < end && word->from == from ? word : NULL);
	}
}

void
gr_read_phrase(gr_phrase *p, const gr_clause *clause, uint32_t from, uint32_t until)
{
	read_phrase(p, clause, from, until, false);
}

bool
gr_is_explained(const gr_clause *clause, uint32_t from, uint32_t until)
{
	gr_phrase	p = {.whole = true};

	read_phrase(&p, clause, from, until, true);
	return p.whole;
}
