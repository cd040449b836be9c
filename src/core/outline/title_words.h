/*
 * title_words.h - the words of a title, 政府信息公开…报告, and what those before them say.
 */
#ifndef GR_TITLE_WORDS_H
#define GR_TITLE_WORDS_H

#include "outline/authority.h"
#include "text/folded.h"

/* Letters from a place of a text on, taken as they are asked for. */
typedef struct gr_ahead
{
	gr_letters	l;
	bool		(*more) (struct gr_ahead *ahead);	/* takes some more; NULL: these are all */
} gr_ahead;

/* Letters of 信息公开 and 政务公开. */
#define GR_PHRASE_LETTERS 4

/* Whether such a phrase stands at a letter. */
extern bool gr_is_phrase(gr_ahead *ahead, uint32_t at);
/* Whether the phrase at a letter is followed by 工作年度报告 or the like; *behind: the letter behind it. */
extern bool gr_is_title(gr_ahead *ahead, uint32_t phrase, uint32_t *behind);

/* What a title's text says, from its beginning to its last word. */
typedef struct gr_title_words
{
	bool		read;			/* the text was looked into */
	gr_name_kind kind;			/* of the agency */
	bool		named;			/* something stands where the agency's name would */
	bool		year_lost;		/* 年 without its digits */
	uint32_t	ends;			/* what the words mean that the agency's name ends with (gr_name_word) */
	bool		is_branch;		/* it is 青柳区分局, without the authority that it is of */
	uint32_t	agency;			/* its place: bytes of the text */
	uint32_t	agency_end;
	int			year;			/* 0: it states none; -1: more than one, or GR_SPAN_OF_YEARS */
} gr_title_words;

/* 2021-2023年: of all of them. */
#define GR_SPAN_OF_YEARS (-2)

/* Behind next year's plan that a title goes on with, 及2024年工作计划; p: it does not. */
extern const char *gr_skip_plan(const char *p, const char *end);
/* text has no blanks. */
extern gr_title_words gr_read_title_words(const char *text, const char *end);
/* The same of a sentence that announces a report: 现公布柏川县水利局2023年…报告. */
extern gr_title_words gr_read_announcement(const char *text, const char *end);

/* What is behind a word, where the text begins with it; else p. */
static inline const char *
gr_skip_word(const char *p, const char *end, const char *word)
{
	const char *start = p;

	for (; *word != '\0'; word++, p++)
		if (p >= end || *p != *word)
			return start;
	return p;
}

#endif
