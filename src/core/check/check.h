/*
 * check.h - what the files of the checks share: check.c runs the rules, equations.c, cells.c,
 * form.c, sections.c, claims.c, claim_sums.c and narrative.c hold those of one report,
 * between_reports.c, growth.c and copied.c those between two, localise.c says what would explain
 * them, names.c and equation_messages.c write.
 *
 * Not for the core's users: they have govreport.h.
 */
#ifndef GR_CHECK_H
#define GR_CHECK_H

#include <string.h>

#include "govreport.h"
#include "text/writer.h"

/* Indexes of gr_rules, in its order. */
typedef enum gr_rule_id
{
	GR_CHECK_APPLICATIONS_BALANCE,
	GR_CHECK_APPLICATIONS_OUTCOMES,
	GR_CHECK_APPLICATIONS_APPLICANTS,
	GR_CHECK_REVIEWS_TOTAL,
	GR_CHECK_DISCLOSURES_PUBLISHED,
	GR_CHECK_DISCLOSURES_UNIT,
	GR_CHECK_CELLS_UNREADABLE,
	GR_CHECK_CELLS_NEGATIVE,
	GR_CHECK_CELLS_FRACTION,
	GR_CHECK_CELLS_BLANK,
	GR_CHECK_FORM_TABLE_MISSING,
	GR_CHECK_FORM_ROW_MISSING,
	GR_CHECK_FORM_ROW_REPEATED,
	GR_CHECK_FORM_EDITION,
	GR_CHECK_FORM_MIXED,
	GR_CHECK_SECTIONS_MISSING,
	GR_CHECK_SECTIONS_EMPTY,
	GR_CHECK_SECTIONS_NUMBERING,
	GR_CHECK_YEAR_TITLE,
	GR_CHECK_REPORTS_SEVERAL,
	GR_CHECK_CLAIMS_SUM,
	GR_CHECK_CLAIMS_SHARE,
	GR_CHECK_CLAIMS_TABLE,
	GR_CHECK_CLAIMS_SECTIONS,
	GR_CHECK_CLAIMS_BALANCE,
	GR_CHECK_CLAIMS_YEAR,
	GR_CHECK_CLAIMS_PARTS,
	GR_CHECK_FEES_STATED,
	GR_CHECK_SECTIONS_THIN,
	GR_CHECKS,					/* those of one report; the others are between reports */
	GR_CHECK_CONTINUITY_CARRIED = GR_CHECKS,
	GR_CHECK_CONTINUITY_IN_FORCE,
	GR_CHECK_CONTINUITY_PROJECTS,
	GR_CHECK_CONTINUITY_GROWTH,
	GR_CHECK_CONTINUITY_OUTLIER,
	GR_CHECK_CONTINUITY_TEXT,
	GR_CHECK_ROLLUP_SUM,
	GR_CHECK_ROLLUP_LESS
} gr_rule_id;

typedef enum gr_grid_id
{
	GR_GRID_DISCLOSURES, GR_GRID_APPLICATIONS, GR_GRID_REVIEWS,
	GR_GRIDS
} gr_grid_id;

/* A cell as the equations see it; GR_ABSENT is 0, so zeroed memory is a table that is not there. */
typedef struct gr_entry
{
	int64_t		mantissa;
	uint8_t		scale;
	uint8_t		state;			/* gr_state */
	bool		told;			/* a problem says why there is no figure */
} gr_entry;

/* Decimals that the equations align without overflow: 26 * 2^63 * 10^17 < 2^127. */
#define GR_EQUATION_SCALE 17
/* grids.c: 1, 10, 100, … */
extern const int64_t gr_power_of_ten[GR_EQUATION_SCALE + 1];

/*
 * One table of the report, laid out by the forms.  Rows and columns are gr_item and gr_measure, gr_row and
 * applicant, proceeding and outcome.  Sets of rows have bit n for row n.
 */
typedef struct gr_grid
{
	gr_entry   *cells;			/* rows * columns */
	uint8_t		rows;
	uint8_t		columns;
	uint8_t		scale;			/* the most decimals of a cell; at most GR_EQUATION_SCALE */
	uint8_t		marks;			/* GR_IN_2019 | GR_IN_2021: editions that the table's own rows and columns speak for */
	gr_form		edition;		/* by marks; else the report's, else its year's; GR_FORM_NONE: not known, or a mixture */
	bool		there;
	bool		may_hold_more;	/* figures could not be placed, or the text was not read to its end */
	bool		odd;			/* a figure is negative or has decimals */
	bool		plain;			/* the cells of rows_asked are whole numbers, not negative, whose sums fit in 64 bits */
	uint32_t	rows_there;
	uint32_t	rows_due;		/* those of the edition; where it is not known, those that both have */
	uint32_t	rows_asked;		/* those that equations count on: absent, their cells are not known */
	uint32_t	blanks;			/* cells of rows there that hold nothing */
	uint32_t	numbers;		/* and those that hold one */
	uint64_t	bits;			/* of all of these numbers */
} gr_grid;

typedef enum gr_suggestion_kind
{
	GR_NOT_SOUGHT, GR_NO_SUGGESTION,
	GR_OTHER_FIGURE,			/* the cell holds value */
	GR_OTHER_COLUMN				/* its value stands in the column to */
} gr_suggestion_kind;

/* What would explain every failed equation of a table (localise.c). */
typedef struct gr_suggestion
{
	uint8_t		kind;			/* gr_suggestion_kind */
	int8_t		row;
	int8_t		column;
	int8_t		to;
	__int128	value;			/* at the table's scale */
	uint8_t		explained;		/* failed equations */
} gr_suggestion;

/* Where a problem stands; -1: not said, or not a code of the form. */
typedef struct gr_problem_place
{
	int8_t		table;
	int8_t		row;
	int8_t		column;
} gr_problem_place;

/* One run of the rules over one report. */
typedef struct gr_checker
{
	/* set at the start */
	const gr_report *report;
	gr_wanted	wanted;
	gr_arena   *arena;			/* NULL: only whether a check failed is asked */
	bool		cut;			/* the text was not read to its end */
	gr_grid		table[GR_GRIDS];
	gr_entry	cells[GR_ITEMS * GR_MEASURES + GR_ROWS * GR_APPLICANTS + GR_PROCEEDINGS * GR_OUTCOMES];

	/* as the rules run */
	gr_suggestion suggestion[GR_GRIDS];
	gr_rule_id	rule;
	bool		failed;			/* a check of those wanted did */
	gr_status	status;
	gr_check   *list;
	uint32_t	n;
	uint32_t	room;			/* of list */
	gr_writer	message;		/* of the check added last; its room is for those that follow, too */
} gr_checker;

/* grids.c */
/* The section that each table stands in; its code names the table in results. */
extern const gr_section_kind gr_grid_sections[GR_GRIDS];
/* findings.c */
/*
 * Adds a check of the rule that runs.  NULL where it is not wanted; else the caller
 * fills in what it is about and puts its message, which ends at the next check.
 */
extern gr_check *gr_add_check(gr_checker *c, gr_passed passed);
/* grids.c: lays a report out for a run of rules; wants no rule yet. */
extern void gr_start_checks(gr_checker *c, const gr_report *report, gr_wanted wanted, gr_arena *arena);
/* findings.c: what the rules have added. */
extern gr_status gr_end_checks(gr_checker *c, gr_checks *out);
/* grids.c */
extern gr_problem_place gr_find_place(const gr_problem *problem);
/* The first problem of a code that is about an item, NULL where there is none; item.s == NULL: about any. */
extern const gr_problem *gr_find_problem(const gr_report *report, gr_problem_code code, gr_str item);
/* The first section of a kind; NULL: none. */
extern const gr_section *gr_find_section(const gr_report *report, gr_section_kind kind);
/* The codes of a row and of a column of a table (gr_grid_id), as results have them. */
extern gr_str gr_row_code(int table, int row);
extern gr_str gr_column_code(int table, int column);

/* the rules: each adds its checks */
extern void gr_check_equation(gr_checker *c);
extern void gr_check_unit(gr_checker *c);
extern void gr_check_unreadable(gr_checker *c);
extern void gr_check_negative(gr_checker *c);
extern void gr_check_fraction(gr_checker *c);
extern void gr_check_blank(gr_checker *c);
extern void gr_check_row_repeated(gr_checker *c);
extern void gr_check_table_missing(gr_checker *c);
extern void gr_check_row_missing(gr_checker *c);
extern void gr_check_edition(gr_checker *c);
extern void gr_check_mixed(gr_checker *c);
extern void gr_check_section_missing(gr_checker *c);
extern void gr_check_section_empty(gr_checker *c);
extern void gr_check_numbering(gr_checker *c);
extern void gr_check_title_year(gr_checker *c);
extern void gr_check_several(gr_checker *c);
extern void gr_check_claim_sum(gr_checker *c);
extern void gr_check_claim_share(gr_checker *c);
extern void gr_check_claim_table(gr_checker *c);
extern void gr_check_claim_sections(gr_checker *c);
extern void gr_check_claim_balance(gr_checker *c);
extern void gr_check_claim_year(gr_checker *c);
extern void gr_check_claim_parts(gr_checker *c);
extern void gr_check_fees_stated(gr_checker *c);
extern void gr_check_section_thin(gr_checker *c);

/* growth.c: 同比增长20%, which the narrative tells of a figure that both reports have. */
extern void gr_check_growth(gr_checker *c, const gr_checker *before);

/* claim_sums.c: claim i is a part of another one, not a percentage that is told of it. */
extern bool gr_is_part(const gr_report *report, uint32_t i);

/* claims.c */
/* The cells that a subject stands for: one, or rows that are summed. */
typedef struct gr_subject_cells
{
	uint8_t		table;			/* gr_grid_id */
	uint8_t		row;			/* the first … */
	uint8_t		rows;			/* … of so many; 0: no cell */
	uint8_t		column;
	uint8_t		other;			/* of disclosures: the other edition's column */
} gr_subject_cells;

/* by gr_subject; of both editions: rows that a report does not have count for nothing */
extern const gr_subject_cells gr_subject_places[GR_SUBJECTS];
/* The sum of the subject's cells; false where one has no certain whole number. */
extern bool gr_find_subject(const gr_checker *c, gr_subject subject, __int128 *value);

/* localise.c: appends to the message of a failed equation */
extern void gr_put_suggestion(gr_checker *c, int table);

/* names.c: append to the message of the check added last */
#define GR_MESSAGE_MAX 1024		/* bytes; the longest is an equation that names its blank rows, about 700 */
extern void gr_put_table(gr_checker *c, int table);
extern void gr_put_row(gr_checker *c, int table, int row);
/* A cell's figure, or what stands there instead. */
extern void gr_put_state(gr_checker *c, gr_state state, __int128 mantissa, uint8_t scale);
extern void gr_put_column(gr_checker *c, int table, int row, int column);
extern void gr_put_form(gr_checker *c, gr_form form);
/* 正文“…”, with the words of a claim. */
extern void gr_put_words(gr_checker *c, const gr_claim *claim);
/* 正文“…12 件”: those of a claim, with its figure. */
extern void gr_put_claim(gr_checker *c, const gr_claim *claim);
/* ，一致 or what else was found; where more is to be said of a failure, the rules say it themselves. */
extern void gr_put_verdict(gr_checker *c, gr_passed passed);

/* What the check compares, without zeros at the end of the decimals. */
static inline void
gr_set_sides(gr_check *check, gr_sum lhs, gr_sum rhs)
{
	check->has_sides = true;
	check->lhs = lhs;
	check->rhs = rhs;
}

/* A claim of a whole number. */
static inline bool
gr_is_whole(const gr_claim *claim)
{
	return claim->has_value && claim->value.scale == 0;
}

static inline __int128
gr_distance(__int128 a, __int128 b)
{
	return a > b ? a - b : b - a;
}

/* Off by under 5 % of what is stated. */
static inline bool
gr_is_close(__int128 stated, __int128 other)
{
	return gr_distance(stated, other) * 20 < (stated < 0 ? -stated : stated);
}

/* Whether a set of rows has the row. */
static inline bool
gr_has_row(uint32_t rows, int row)
{
	return (rows >> row & 1) != 0;
}

#endif
