/*
 * reader.h - what the files that read the narrative share, stage by stage.
 *
 * Sentences: claims.c finds the paragraphs, paragraphs.c their lines, telling.c the sentences
 * that may state something, sentences.c reads these clause by clause.
 * Words: clauses.c takes a clause's letters, words.c the words in them, carried.c and names.c
 * those that are told by the report: its years, and its own name.
 * Claims: numbers.c and dates.c read numbers, figures.c takes those that count something,
 * percentages.c shares and growths; phrases.c, wordings.c, subjects.c and negations.c tell what
 * words name, assigning.c whether that is so by what was said before.
 * Sums: lists.c tells which figure is part of which.
 *
 * Not for others: they have claims.h.
 */
#ifndef GR_CLAIM_READER_H
#define GR_CLAIM_READER_H

#include "claims/claims.h"
#include "claims/numbers.h"
#include "claims/names.h"
#include "claims/subjects.h"

/* A total and the parts that follow it. */
typedef struct gr_claim_list
{
	uint32_t	total;			/* claim from 1; 0: there is no list */
	__int128	sum;
	uint32_t	parts;
	uint32_t	last_end;		/* bytes of the text: of its last part */
	bool		colon;			/* a colon stands before its parts */
	bool		rest;			/* one part is called 其他 */
	bool		channels;		/* one names a channel: what goes out by two is in two parts */
	bool		carried;		/* one says how many were carried in */
	bool		odd;			/* what follows the total may not be its parts alone */
	bool		complete;		/* the sum has reached the total */
} gr_claim_list;

/* What is known of a claim while its sentence is read. */
typedef struct gr_claim_note
{
	bool		kept;			/* worth keeping */
	bool		total;			/* its label begins with 共计 or the like */
	bool		divided;		/* it has parts that are all of it */
	bool		nested;			/* it stands in brackets */
	bool		own;			/* its label names the one who reports */
	uint8_t		kind;			/* gr_subject: of the decisions that its label names, and nothing else; GR_SUBJECT_NONE */
	uint64_t	words;			/* of its label and of what follows it in the clause; a bit a gr_claim_word */
} gr_claim_note;

/* Of whom and of when a sentence tells, and what it counts. */
typedef struct gr_scope
{
	uint32_t	received;
	int			other_year;
	bool		other_time;
	bool		long_time;
	bool		other_authority;
	bool		other_matter;
	bool		of_some;
	bool		strayed;
} gr_scope;

typedef struct gr_line_size
{
	uint32_t	columns;		/* of print, of which an ideograph takes two */
	uint32_t	letters;
} gr_line_size;

typedef struct gr_claim_reader
{
	/* set at the start */
	const gr_page *page;
	gr_arena   *arena;
	const gr_outline *outline;
	int			year;
	gr_own_name name;			/* of the agency */

	/* claims */
	gr_claim   *claims;
	gr_claim_note *notes;
	uint32_t	n;
	uint32_t	room;
	gr_status	status;
	uint32_t	clauses;
	bool		dated;			/* a figure is said to be of the report's year */
	uint32_t	stale;			/* claim, from 1: another year that a figure is said to be of; 0: none */
	gr_subject	stale_subject;	/* what that figure counts */

	/* of the paragraph */
	int8_t		section;
	bool		in_table;		/* the section is one of those with a table */
	gr_claim_context context;	/* disclosure: of the heading */
	const char *above;			/* the one before, which may be broken off; the same: there is none */
	const char *above_end;
	gr_line_size size;			/* of the text's lines, where they are all as long; no letters: not known */

	bool		within;			/* the sentence's beginning is not known */
	uint32_t	first_clause;	/* of the sentence */
	bool		after_received; /* a sentence before has said how many applications there were */
	bool		after_dispute;	/* the one before has said how many reviews of disclosure there were */

	/* of the sentence */
	bool		topic;			/* disclosure is spoken of */
	bool		about_report;
	bool		other_time;		/* a part of the year, or several */
	uint32_t	behind_figures; /* letters: where the last figure of the clause ends; 0: it has none */
	bool		own_year;		/* the report's year is named */
	bool		now;			/* the clause tells how things stand when the report is written */
	bool		since_now;		/* and so does all that follows */
	bool		long_time;		/* more than the year */
	bool		other_authority;
	bool		other_matter;	/* proposals, letters, calls are spoken of */
	bool		strayed;		/* something else was counted since applications were named */
	bool		results;		/* what became of applications is */
	int			other_year;		/* that its figures are said to be of; 0: none */
	uint32_t	year_at;		/* bytes of the text: where that stands */
	uint32_t	year_clause;	/* that begins with a year; 0: none does */
	bool		year_alone;		/* and has nothing else */
	bool		headed;			/* it begins with what it is about: 依申请公开：全年受理 */
	bool		excepted;		/* some are left out: 除上述3件外 */
	bool		plain;			/* all that it has said so far is of applications, or of the time */
	bool		applications;	/* a total of applications was stated */
	uint32_t	received;		/* that claim, from 1 */
	bool		of_some;		/* some of them were counted: 网络申请 6 件，予以公开 2 件 */
	bool		normative;		/* normative documents are spoken of */
	int64_t		carried_in;		/* stated in the sentence */
	bool		carried;		/* it is, beside what was received */
	uint32_t	litigation[2];	/* claims of direct litigation and of that after a review, from 1 */
	bool		shown;			/* it counts what was shown or published */
	bool		decided;		/* how many licences or penalties were decided on was stated */
	bool		handled;		/* how many applications were dealt with in all was */
	bool		concluded;		/* how many applications were concluded was stated */
	bool		disputes;		/* how many reviews there were was */
	bool		dispute;		/* reviews were spoken of, and no application since */
	uint32_t	first_claim;	/* of the sentence, or of the one before that it goes on; from 1 */
	uint32_t	before;			/* the same of the sentence before */
	uint32_t	said;			/* claims of the sentences before */

	struct						/* letters of the clause */
	{
		uint32_t	from;
		uint32_t	until;
	}			label;			/* of the figure read last */

	/* of the list */
	gr_claim_list lists[2];		/* the second: in brackets */
	uint32_t	depth;			/* of brackets */
	gr_scope	outside;		/* of them */
	uint32_t	last[2];		/* the figure read last, by depth; from 1 */
	bool		passed_over[2];	/* one that is no claim stands behind it: 其中 may be said of that */
	bool		intro;			/* 其中 or the like was said, its first part is to come */
	bool		colon;			/* and a colon */
	uint32_t	group;			/* claims from here on share a percentage that is told of each */
	gr_clause	clause;
} gr_claim_reader;

/* paragraphs.c */
/* Bytes of a line from which on a sentence may go on in the next: eighteen ideographs. */
#define GR_FULL_LINE 54
/* Bytes of a line that can hold a claim by itself. */
#define GR_LEAST_LINE 15
/* The line's cells stand apart in a way that a sentence does not: asked only where a sentence may state something. */
extern bool gr_is_spread(const gr_page *page, const gr_line *line);
/* It ends within a sentence: what follows is not read without its beginning. */
extern bool gr_is_broken_off(const char *p, const char *end);
extern bool gr_is_row(const gr_line *line);
/* The line begins with a number, as headings and items of lists do: （一）, (1), 一、, 一是; not a remark in brackets. */
extern bool gr_begins_item(const gr_page *page, const gr_line *line);
/* A mark that stands within a sentence, or ends it. */
extern bool gr_begins_with_mark(const gr_page *page, const gr_line *line);
/* Lines of the paragraph that begins with line i, all of them before `limit`: a sentence may be broken over lines. */
extern uint32_t gr_count_lines(gr_claim_reader *r, uint32_t i, uint32_t limit);

/* adding.c */
/* A claim of the clause: label letters [label, from), figure up to letter until; its number from 1, 0: no room. */
extern uint32_t gr_add_claim(gr_claim_reader *r, uint32_t label, uint32_t from, uint32_t until);
/* A claim that these words of the text state, without a figure yet. */
extern uint32_t gr_add_words(gr_claim_reader *r, gr_str words);

/* figures.c */
/* Takes the figures of the clause; returns how many. */
extern uint32_t gr_take_figures(gr_claim_reader *r);
/* Takes what the clause says without a figure: that there was none, or that all were so. */
extern void gr_take_words(gr_claim_reader *r, uint32_t figures);

/* dates.c */
/* A year, a month: which time the sentence speaks of.  True where the number is of a date. */
extern bool gr_take_date(gr_claim_reader *r, const gr_claim_number *number);
/* Behind 2024年度, 12月底, 2024年以来, whose 年 or 月 stands before letter i. */
extern uint32_t gr_behind_date(const gr_clause *clause, uint32_t i);
/* A figure that would be compared but for its year: 2022年共收到 in the report of 2023. */
extern void gr_note_other_year(gr_claim_reader *r, const gr_claim_place *place);

/* assigning.c */
/* What is known of the clause from the text around it. */
extern void gr_take_context(const gr_claim_reader *r, gr_claim_context *context);
/* The claim is of the subject, unless what was stated before it speaks against that. */
extern void gr_set_subject(gr_claim_reader *r, uint32_t claim, gr_subject subject, gr_words_beside words, gr_litigation kind);

/* At the end of a sentence: 行政许可 120 件、行政处罚 8 件 are decisions where two kinds or more are enumerated so. */
extern void gr_set_decisions(gr_claim_reader *r);
/* The claim, without a subject, may count something else: 整改问题 5 件，办结 4 件 are no applications. */
extern void gr_note_stray(gr_claim_reader *r, const gr_claim *c, const gr_claim_place *place, uint64_t own);

/* percentages.c */
/* A percentage of the clause, behind so many of its figures. */
extern void gr_take_percentage(gr_claim_reader *r, const gr_claim_number *number, uint32_t before);

/* lists.c */
/* What was received is not certain: its subject cannot be compared with a cell. */
extern void gr_doubt_received(gr_claim_reader *r);
/* At the end of a sentence: a number that were replied to is not certain to be all that were concluded. */
extern void gr_doubt_replies(gr_claim_reader *r);
/* What follows tells of those received: their number, or a part of it, was read last. */
extern bool gr_tells_of_received(const gr_claim_reader *r);
/* Finds the parts of the sentence's totals that are not announced: they are its parts where they are all of it. */
extern void gr_find_parts(gr_claim_reader *r);
/* The list that a figure of this unit may be part of; opens it where one was announced.  NULL: none. */
extern gr_claim_list *gr_list_for(gr_claim_reader *r, gr_str unit, uint64_t words);
/* 共计12件: the parts that stand before the total. */
extern void gr_find_parts_before(gr_claim_reader *r, uint32_t total);
extern void gr_add_part(gr_claim_reader *r, gr_claim_list *l, uint32_t part, uint64_t words, bool rest);
extern void gr_close_list(gr_claim_reader *r, gr_claim_list *l, bool sentence_ends);
extern void gr_close_lists(gr_claim_reader *r, bool sentence_ends);
extern bool gr_same_unit(gr_str a, gr_str b);
/* 其他, 其他类信息, but not 其他部门信息: all that the parts before it are not. */
extern bool gr_is_rest(const gr_clause *clause, uint32_t label, uint32_t from);

/* sentences.c */
/* Reads the sentence at p; returns its end. */
extern const char *gr_read_sentence(gr_claim_reader *r, const char *p, const char *end);
/* What the sentence before counted is no total of what follows. */
extern void gr_forget_total(gr_claim_reader *r);

#endif
