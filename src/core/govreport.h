/*
 * govreport.h - the core's one public header.
 *
 * Report text in, figures with their places out, and checks on them.  Knows
 * nothing of PostgreSQL.  Text is UTF-8; strings are (pointer, length) and not
 * terminated; places are byte offsets into the body, from 0.  Everything a call
 * returns lives in the arena that was handed to it.  No function here keeps
 * state between calls.
 */
#ifndef GOVREPORT_H
#define GOVREPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- strings, numbers, memory ------------------------------------------ */

typedef struct gr_str
{
	const char *s;				/* NULL: there is none (SQL NULL) */
	uint32_t	len;			/* bytes */
} gr_str;

/* An exact decimal: mantissa / 10^scale.  Anything that does not fit is unreadable. */
typedef struct gr_number
{
	int64_t		mantissa;
	uint8_t		scale;
} gr_number;

/* A side of an equation: sums of 64-bit figures do not overflow it. */
typedef struct gr_sum
{
	__int128	mantissa;
	uint8_t		scale;
} gr_sum;

typedef enum gr_status
{
	GR_OK = 0,
	GR_NO_MEMORY,				/* the host's allocate returned NULL */
	GR_STOPPED,					/* the host's poll returned false */
	GR_NO_CONVERTER				/* ICU's data lacks an encoding */
} gr_status;

/* What the core needs of the program it runs in. */
typedef struct gr_host
{
	void	   *(*allocate) (void *context, size_t size);	/* NULL: out of memory; freed by the host, all at once */
	bool		(*poll) (void *context);	/* called every so often; false stops the work; may be NULL */
	void	   *context;
} gr_host;

/* Asks the host whether to go on. */
static inline bool
gr_may_go_on(const gr_host *host)
{
	return host->poll == NULL || host->poll(host->context);
}

typedef struct gr_arena
{
	const gr_host *host;
	char	   *at;				/* free space of the current chunk */
	char	   *end;
	size_t		taken;			/* bytes taken from the host so far */
} gr_arena;

/* Empty; the host, which has to outlive it, gives it memory as it is asked for and frees all of it at once. */
extern void gr_arena_init(gr_arena *arena, const gr_host *host);
/* Any usual report is read and checked in so much space. */
#define GR_SPACE (1024 * 1024)
/* Space of the host's to use before asking it for more; aligned to 16. */
extern void gr_arena_lend(gr_arena *arena, void *space, size_t size);
/* Zeroed, aligned to 16; NULL when the host has no memory. */
extern void *gr_alloc(gr_arena *arena, size_t size);
/* The same, not zeroed. */
extern void *gr_alloc_raw(gr_arena *arena, size_t size);
/* "123", "-0.5", "5.0475"; at most GR_NUMBER_TEXT bytes, no terminator; returns the length. */
#define GR_NUMBER_TEXT 48
extern size_t gr_sum_text(gr_sum value, char *out);

/* ---- bytes to text (src/core/text/decode.c) ----------------------------------- */

typedef enum gr_decoding
{
	GR_DECODED = 0,
	GR_UNDECODABLE,				/* the bytes at error_at are no character of the encoding */
	GR_DECODED_NUL,				/* the character at error_at is NUL */
	GR_NO_SENSE					/* the bytes, from the one at error_at, are right in the encoding, but no Chinese text */
} gr_decoding;

/* The encodings that are tried, for messages. */
#define GR_ENCODINGS "UTF-8, GB18030, Big5, UTF-16 and UTF-32"

typedef struct gr_decoded
{
	gr_str		text;			/* UTF-8, byte order mark removed; may point into the bytes */
	const char *encoding;		/* that the bytes are in, or fit best */
	bool		marked;			/* a byte order mark says so */
	uint8_t		result;			/* gr_decoding */
	size_t		error_at;		/* bytes from 0; the length where there is no error */
} gr_decoded;

/* Finds the encoding and converts; at most 1 GB - 1.  Takes no more memory than the text has bytes, and 32 KB. */
extern gr_status gr_decode(const char *bytes, size_t length, gr_arena *arena, gr_decoded *out);

/* ---- the national forms (src/core/form/forms.c) ------------------------------ */

typedef enum gr_form
{
	GR_FORM_NONE = 0,
	GR_FORM_2019,				/* reports of 2019 and 2020 */
	GR_FORM_2021				/* reports from 2021 */
} gr_form;

#define GR_IN_2019 1
#define GR_IN_2021 2

typedef enum gr_section_kind
{
	GR_OVERVIEW, GR_DISCLOSURES, GR_APPLICATIONS, GR_REVIEWS, GR_PROBLEMS, GR_OTHER_MATTERS, GR_EXTRA,
	GR_SECTION_KINDS
} gr_section_kind;

typedef enum gr_item
{
	GR_RULE, GR_NORMATIVE_DOCUMENT, GR_LICENSE, GR_OTHER_SERVICE, GR_PENALTY, GR_COMPULSORY_MEASURE, GR_FEE,
	GR_PROCUREMENT,
	GR_ITEMS
} gr_item;

typedef enum gr_measure
{
	GR_CREATED, GR_PUBLISHED, GR_PUBLISHED_TOTAL, GR_ISSUED, GR_REPEALED, GR_IN_FORCE, GR_PREVIOUS_YEAR, GR_CHANGE,
	GR_DECISIONS, GR_AMOUNT, GR_PROJECTS,
	GR_MEASURES
} gr_measure;

typedef enum gr_unit
{
	GR_UNIT_NONE, GR_UNIT_PIECES /* 件 */, GR_UNIT_PROJECTS /* 项 */, GR_UNIT_10K_YUAN /* 万元 */
} gr_unit;

/* Rows of table 三, both editions in one order; indexes of gr_application_rows. */
typedef enum gr_row
{
	GR_RECEIVED, GR_CARRIED_IN, GR_GRANTED, GR_GRANTED_IN_PART,
	GR_STATE_SECRET, GR_PROHIBITED_BY_LAW, GR_SECURITY_AND_STABILITY, GR_THIRD_PARTY_RIGHTS, GR_INTERNAL_AFFAIRS,
	GR_PROCESS_INFORMATION, GR_ENFORCEMENT_FILE, GR_ADMINISTRATIVE_INQUIRY,
	GR_NOT_HELD, GR_NOT_READILY_AVAILABLE, GR_UNCLEAR_AFTER_CORRECTION,
	GR_COMPLAINT, GR_DUPLICATE, GR_PUBLICATION, GR_EXCESSIVE, GR_REISSUE,
	GR_OTHER /* 2019 only */, GR_CORRECTION_OVERDUE, GR_FEE_OVERDUE, GR_MISCELLANEOUS /* these three 2021 only */,
	GR_CONCLUDED, GR_CARRIED_OUT,
	GR_ROWS
} gr_row;

#define GR_APPLICANTS 7			/* six applicant columns and the total */
#define GR_OUTCOMES 5			/* four outcomes and the total */
#define GR_PROCEEDINGS 3

typedef struct gr_section_form
{
	gr_str		code;
	gr_str		number;			/* 一 … 六; empty for extra */
	gr_str		label;
} gr_section_form;

typedef struct gr_named
{
	gr_str		code;
	gr_str		group_label;	/* empty where the form has none */
	gr_str		label;
} gr_named;

typedef struct gr_application_row
{
	gr_str		code;
	gr_str		number;
	gr_str		group_label;
	gr_str		label;
	uint8_t		editions;		/* GR_IN_2019 | GR_IN_2021 */
} gr_application_row;

typedef struct gr_disclosure_cell
{
	uint8_t		form;			/* gr_form */
	uint8_t		clause;			/* 第二十条第（n）项 */
	uint8_t		item;			/* gr_item */
	uint8_t		measure;		/* gr_measure */
	gr_str		label;			/* of the row */
	gr_str		measure_label;	/* of the column */
	uint8_t		unit;			/* gr_unit */
} gr_disclosure_cell;

#define GR_DISCLOSURE_CELLS 32	/* both editions */
#define GR_CLAUSES 10			/* one more than the last clause of article 20 in the form, the ninth */
#define GR_FORM_CLAUSES 5		/* that the form has */

/* A row of table 二: n cells from gr_disclosure_cells[first] on. */
typedef struct gr_item_form
{
	uint8_t		first;
	uint8_t		n;				/* 0: the edition does not have it */
} gr_item_form;

extern const gr_section_form gr_section_forms[GR_SECTION_KINDS];
extern const gr_named gr_applicants[GR_APPLICANTS];
extern const gr_named gr_outcomes[GR_OUTCOMES];
extern const gr_named gr_proceedings[GR_PROCEEDINGS];
extern const gr_application_row gr_application_rows[GR_ROWS];
extern const gr_disclosure_cell gr_disclosure_cells[GR_DISCLOSURE_CELLS];
extern const gr_item_form gr_item_forms[GR_FORM_2021 + 1][GR_ITEMS];	/* by gr_form */
extern const gr_str gr_clause_labels[GR_CLAUSES];	/* s == NULL for a clause that the form does not have */
extern const uint8_t gr_form_clauses[GR_FORM_CLAUSES];	/* in the form's order */
extern const uint8_t gr_item_clauses[GR_ITEMS];
extern const gr_str gr_item_codes[GR_ITEMS];
extern const gr_str gr_measure_codes[GR_MEASURES];
extern const uint8_t gr_measure_units[GR_MEASURES];	/* gr_unit */
extern const uint8_t gr_measure_editions[GR_MEASURES];	/* GR_IN_2019 | GR_IN_2021 */
extern const gr_str gr_unit_labels[4];	/* by gr_unit; GR_UNIT_NONE has s == NULL */

/* The edition that a report of this year is to use; GR_FORM_NONE before 2019. */
extern gr_form gr_form_of_year(int year);

/* Whether an edition's table 二 has the cell; GR_FORM_NONE has none. */
extern bool gr_is_in_form(gr_form form, int item, int measure);

/* ---- a report ------------------------------------------------------------ */

typedef enum gr_state
{
	GR_ABSENT = 0,				/* the text has no such cell */
	GR_NUMBER,
	GR_BLANK,
	GR_NOT_APPLICABLE,			/* a dash, a slash, 无 */
	GR_UNREADABLE,				/* something else than a figure */
	GR_UNCERTAIN				/* a figure that may belong elsewhere: it has no value here */
} gr_state;

typedef struct gr_figure
{
	int64_t		mantissa;		/* value = mantissa / 10^scale where state is GR_NUMBER, else 0 */
	uint8_t		scale;
	uint8_t		state;			/* gr_state */
	uint32_t	line;			/* of the body, from 1; 0 where the report was not read from text */
	uint32_t	start;			/* bytes of the body, from 0 */
	uint32_t	length;			/* of the printed cell, blanks around it not counted; mark-up within it is */
	gr_str		raw;			/* as printed: body[start, start + length) in plain text, its text in HTML */
} gr_figure;

typedef struct gr_disclosure
{
	uint8_t		clause;
	int8_t		item;			/* gr_item; -1: a row that the national form does not have */
	uint8_t		measure;		/* gr_measure */
	uint8_t		unit;			/* gr_unit */
	gr_str		label;			/* as printed, white space removed */
	gr_figure	figure;
} gr_disclosure;

typedef struct gr_application
{
	uint8_t		row;			/* gr_row */
	gr_figure	cell[GR_APPLICANTS];
} gr_application;

typedef struct gr_review
{
	uint8_t		proceeding;
	gr_figure	cell[GR_OUTCOMES];
} gr_review;

typedef struct gr_section
{
	uint8_t		kind;			/* gr_section_kind */
	gr_str		number;			/* as printed: 一; s == NULL where the heading has none */
	gr_str		title;
	uint32_t	start;			/* characters of the body, from 1: SQL's substr(body, start, length) */
	uint32_t	length;			/* characters, heading included, blanks at the end not */
	gr_str		body;			/* what follows the heading, as plain text; empty in a stored report */
} gr_section;

typedef enum gr_problem_code
{
	GR_PROBLEM_UNREADABLE,		/* item, col: the cell */
	GR_PROBLEM_NOT_APPLICABLE,	/* item, col: the cell holds a dash */
	GR_PROBLEM_UNCERTAIN,		/* figures whose row (item NULL) or column (col NULL) is not certain */
	GR_PROBLEM_CONFLICT,		/* item, col: stands twice, with different figures */
	GR_PROBLEM_ROW_REPEATED,	/* item: the row stands more than once */
	GR_PROBLEM_EMPTY_SECTION,	/* item: the section's kind; a heading with nothing under it */
	GR_PROBLEM_TOO_LONG,		/* the text from this line on was not read */
	GR_PROBLEM_FRACTION,		/* item, col: a count that is no whole number; only in stored reports, whose counts are bigint */
	GR_PROBLEM_UNREAD,			/* item: a section whose table, or a row whose label, stands in the text and was not read */
	GR_PROBLEM_AGENCY_DISPUTED, /* raw names another authority than the rest of the report: there is no agency */
	GR_PROBLEM_YEAR_DISPUTED,	/* raw states another year than the rest of the report: there is no year */
	GR_PROBLEM_OTHER_KIND,		/* raw: the title of another kind of report, whose agency and year are not given */
	GR_PROBLEM_SEVERAL,			/* raw: the title or caption of another report, which begins in this line; it was not read */
	GR_PROBLEM_CODES
} gr_problem_code;

extern const gr_str gr_problem_codes[GR_PROBLEM_CODES];

typedef struct gr_problem
{
	uint8_t		code;			/* gr_problem_code */
	gr_str		item;			/* code of the row: granted, rule, reconsideration …; s == NULL: none */
	gr_str		col;			/* applicant, measure or outcome; s == NULL: none */
	gr_str		raw;			/* as printed */
	uint32_t	line;
} gr_problem;

/* What the narrative counts, where a cell or the outline holds it too; codes: gr_subject_codes. */
typedef enum gr_subject
{
	GR_SUBJECT_NONE,			/* its code has s == NULL */
	GR_SUBJECT_RECEIVED, GR_SUBJECT_RECEIVED_NATURAL_PERSON, GR_SUBJECT_RECEIVED_BUSINESS,
	GR_SUBJECT_RECEIVED_RESEARCH_INSTITUTION, GR_SUBJECT_RECEIVED_PUBLIC_WELFARE_ORGANIZATION,
	GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION, GR_SUBJECT_CARRIED_IN, GR_SUBJECT_GRANTED,
	GR_SUBJECT_GRANTED_IN_PART,
	/* groups of outcomes, each before its rows */
	GR_SUBJECT_DENIED, GR_SUBJECT_STATE_SECRET, GR_SUBJECT_PROHIBITED_BY_LAW, GR_SUBJECT_SECURITY_AND_STABILITY,
	GR_SUBJECT_THIRD_PARTY_RIGHTS, GR_SUBJECT_INTERNAL_AFFAIRS, GR_SUBJECT_PROCESS_INFORMATION,
	GR_SUBJECT_ENFORCEMENT_FILE, GR_SUBJECT_ADMINISTRATIVE_INQUIRY,
	GR_SUBJECT_UNAVAILABLE, GR_SUBJECT_NOT_HELD, GR_SUBJECT_NOT_READILY_AVAILABLE, GR_SUBJECT_UNCLEAR_AFTER_CORRECTION,
	GR_SUBJECT_NOT_PROCESSED, GR_SUBJECT_COMPLAINT, GR_SUBJECT_DUPLICATE, GR_SUBJECT_PUBLICATION, GR_SUBJECT_EXCESSIVE,
	GR_SUBJECT_REISSUE,
	GR_SUBJECT_OTHER, GR_SUBJECT_CORRECTION_OVERDUE, GR_SUBJECT_FEE_OVERDUE,
	GR_SUBJECT_CONCLUDED, GR_SUBJECT_CARRIED_OUT,
	GR_SUBJECT_RECONSIDERATION, GR_SUBJECT_LITIGATION, GR_SUBJECT_REVIEWS,
	GR_SUBJECT_NORMATIVE_ISSUED, GR_SUBJECT_NORMATIVE_PUBLISHED, GR_SUBJECT_NORMATIVE_REPEALED,
	GR_SUBJECT_NORMATIVE_IN_FORCE,
	GR_SUBJECT_LICENSES, GR_SUBJECT_PENALTIES, GR_SUBJECT_COMPULSORY_MEASURES, GR_SUBJECT_FEE,
	GR_SUBJECT_PROCESSING_FEE,	/* for information on request: no table has it */
	GR_SUBJECT_SECTIONS,
	GR_SUBJECTS
} gr_subject;

extern const gr_str gr_subject_codes[GR_SUBJECTS];

typedef struct gr_claim
{
	int8_t		section;		/* gr_section_kind; -1: before the first one */
	uint8_t		subject;		/* gr_subject */
	bool		approximate;
	bool		has_value;		/* false where the text speaks of it without a figure that could be read */
	bool		has_share;
	gr_number	value;
	gr_number	share;			/* percent, with the decimals that were printed */
	uint32_t	part_of;		/* the claim, from 1; 0: none; of a growth in percent: the claim that it is told of */
	gr_str		label;			/* the words before the figure */
	gr_str		unit;			/* s == NULL: none */

	/*
	 * Characters of the body, from 1: words and figure.  Of a total whose parts
	 * are said to be all of it, up to the end of its last part.
	 */
	uint32_t	start;
	uint32_t	length;
} gr_claim;

/* Claims that are kept; the longest report has some two hundred. */
#define GR_CLAIMS 1000

typedef struct gr_date
{
	int16_t		year;			/* 0: none */
	uint8_t		month;
	uint8_t		day;
} gr_date;

typedef struct gr_report
{
	gr_str		title;			/* white space removed; s == NULL: none found, as for agency */
	gr_str		agency;
	int			year;			/* 0: none */
	gr_form		form;
	gr_date		from;			/* the statistics period, both days included */
	gr_date		until;
	gr_section *sections;		/* in the text's order */
	gr_disclosure *disclosures; /* in the form's order, as are applications and reviews */
	gr_application *applications;
	gr_review  *reviews;
	gr_claim   *claims;			/* in the text's order */
	gr_problem *problems;
	uint32_t	n_sections;
	uint32_t	n_disclosures;
	uint32_t	n_applications;
	uint32_t	n_reviews;
	uint32_t	n_claims;
	uint32_t	n_problems;
} gr_report;

/* How much of a report is read. */
typedef enum gr_extent
{
	GR_TABLES,					/* and the year where they do not tell the edition: what errors stand on */
	GR_WITHOUT_CLAIMS,			/* for those who ask nothing of the narrative: it need not be taken apart */
	GR_WHOLE_REPORT
} gr_extent;

/*
 * Reads a report: plain text in any common layout, Markdown or HTML.  Total: any
 * bytes give a report, an empty one where nothing was found.  The report points
 * into body, which must outlive it.  At most 1 GB - 1.
 */
extern gr_status gr_read(const char *body, size_t length, gr_extent extent, gr_arena *arena, gr_report **report);

/* The number of characters in body[from, until). */
extern uint32_t gr_characters(const char *body, size_t from, size_t until);

/* ---- the names of authorities (src/core/outline/agency_name.c) ---------------------- */

#define GR_PLACES 6

/* A name taken apart: 江宁省东岭县卫生健康局.  Points into it. */
typedef struct gr_authority
{
	gr_str		place[GR_PLACES];	/* 江宁省, 东岭县; townships, too */
	int			n_places;
	gr_str		rest;			/* 卫生健康局; 人民政府 where the name is a place alone */
	bool		holds_place;	/* it has one of county level or above, or is the whole country's: one authority alone has the name */
} gr_authority;

/* Takes the name of an authority apart; the parts point into it. */
extern void gr_split_authority(gr_str name, gr_authority *out);
/* Whether it is a government, which reports by another day than a department does. */
extern bool gr_is_government(gr_str name);
/* Whether a printed name is a listed one, which stands below others: also with or without the places above it. */
extern bool gr_authority_fits(gr_str printed, gr_str listed, const gr_str *above, int n_above);

/* ---- a report written (src/core/render/render.c) -------------------------------- */

typedef enum gr_format
{
	GR_TEXT, GR_MARKDOWN, GR_HTML,
	GR_FORMATS
} gr_format;

extern const gr_str gr_formats[GR_FORMATS];	/* names, by gr_format */

/*
 * The national form filled in.  Reading it gives the same report again but for
 * its narrative, places and problems: figures that are uncertain or unreadable
 * are blank.
 */
extern gr_status gr_render(const gr_report *report, gr_format format, gr_arena *arena, gr_str *out);

/* ---- checks (src/core/check/check.c, rules in src/core/check/rules.c) ---------------- */

typedef enum gr_severity
{
	GR_INFO, GR_WARNING, GR_ERROR
} gr_severity;

typedef struct gr_rule
{
	gr_str		code;			/* applications.balance */
	uint8_t		severity;
	gr_str		basis;			/* the regulation or form it stands on, Chinese */
	gr_str		summary;		/* what must hold, Chinese, one sentence */
} gr_rule;

extern const gr_rule gr_rules[];
extern const int gr_n_rules;

typedef enum gr_passed
{
	GR_FAILED, GR_PASSED, GR_UNDECIDED
} gr_passed;

/* Whose fault a failed check is. */
typedef enum gr_cause
{
	GR_CAUSE_REPORT,			/* the report is wrong */
	GR_CAUSE_READING,			/* it could not be read */
	GR_CAUSES
} gr_cause;

extern const gr_str gr_cause_codes[GR_CAUSES];

typedef struct gr_check
{
	uint8_t		rule;			/* index of gr_rules */
	uint8_t		passed;			/* gr_passed */
	uint8_t		cause;			/* gr_cause */
	bool		has_sides;		/* lhs and rhs mean something */
	uint32_t	line;			/* of the body, where a problem is what failed; 0: none */
	gr_str		item;			/* row code or s == NULL */
	gr_str		col;
	gr_sum		lhs;
	gr_sum		rhs;
	gr_str		message;		/* Chinese, one sentence with the figures in it */
} gr_check;

typedef struct gr_checks
{
	gr_check   *list;
	uint32_t	n;
} gr_checks;

/* Which checks a caller wants; messages are written only for these. */
typedef enum gr_wanted
{
	GR_ALL_CHECKS,				/* every check that applies, passed or not */
	GR_FINDINGS,				/* those that failed */
	GR_ERRORS					/* those of severity error that failed */
} gr_wanted;

/* Works on any report, read from text or stored and taken out again: the same answer for both. */
extern gr_status gr_check_report(const gr_report *report, gr_wanted wanted, gr_arena *arena, gr_checks *out);
/*
 * The line of the body, which is the text that the report was read from, that a check is
 * about: its problem's, that of its cell, else of its row or of its section's heading, or
 * the first of its column; 0: none.
 */
extern uint32_t gr_check_line(const gr_report *report, const gr_check *check, gr_str body);
/* No failed check of severity error; allocates nothing, writes no message. */
extern bool gr_is_valid(const gr_report *report);
/* The rules between an agency's reports of two years; no check unless the years follow one another and the agencies, where known, fit. */
extern gr_status gr_check_continuity(const gr_report *previous, const gr_report *current, gr_arena *arena, gr_checks *out);

/* The sentences of a report's narrative: a number each, in order, none twice; numbers and the agency's names count for nothing. */
typedef struct gr_narrative
{
	uint64_t   *sentences;
	uint32_t	n;
} gr_narrative;

/* Of a report that was read from text: a stored one has no sentences. */
extern gr_status gr_read_narrative(const gr_report *report, gr_arena *arena, gr_narrative *out);
/* Bytes of a signature: of two narratives with the share s of equal sentences, of all in both, about (1 + s) / 2 of the bits are equal. */
#define GR_SIGNATURE 32
/* Of a narrative with a sentence at least. */
extern void gr_sign_narrative(const gr_narrative *narrative, uint8_t signature[GR_SIGNATURE]);
/* Whether the current narrative is the previous one, or another agency's, again; no check where one of them says nothing. */
extern gr_status gr_check_narratives(const gr_narrative *previous, const gr_narrative *current, gr_arena *arena, gr_checks *out);
/* The rules between a parent's report and the sum of its children's; a table without a finding is one passed check a rule. */
extern gr_status gr_check_rollup(const gr_report *parent, const gr_report *children, gr_arena *arena, gr_checks *out);

#endif
