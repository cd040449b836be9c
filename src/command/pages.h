/*
 * pages.h - what the files of govreport pages share.
 *
 * The store is read in one snapshot (pages_store.c, pages_query.c): agencies, what
 * each filed in each year, sums along the tree, findings.  Pages are written by
 * pages_node.c, pages_lists.c, pages_agency.c, pages_form.c and pages_letter.c with
 * pages_html.c, which escapes, and kept by pages_files.c, which writes what changed.
 */
#ifndef PAGES_H
#define PAGES_H

#include <libpq-fe.h>

/* What formats a page is markup, and stands in the source. */
#pragma GCC diagnostic error "-Wformat-nonliteral"
#pragma GCC diagnostic error "-Wformat-security"

#include "govreport.h"
#include "command/load.h"

/* ---- pages_options.c --------------------------------------------------------- */

struct pages_options
{
	struct options		server;
	int			year;			/* 0: all */
	const char *mend_by;		/* deadline of the letters, or NULL: left to be filled in */
	const char *out;
};

/* The command line, or the end of the program. */
extern void read_pages_options(int argc, char **argv, struct pages_options *options);

/* ---- pages_query.c: what the store is asked ----------------------------------- */

enum question
{
	ASK_MOMENT, ASK_AGENCIES, ASK_COVERAGE, ASK_VALIDITY, ASK_VALUES, ASK_TOTALS, ASK_FINDINGS, ASK_CONTINUITY,
	ASK_ROLLUP, ASK_RANKINGS, ASK_UNMATCHED, ASK_RULES, ASK_METRICS,
	/* of some agencies: one parameter, an array of their keys */
	ASK_FIGURES, ASK_PROBLEMS, ASK_CLAIMS, ASK_VERSIONS, ASK_CHANGES,
	QUESTIONS
};

struct source;

/* Begins the snapshot; the end of the program where there is no such store. */
extern struct source *source_begin(const struct pages_options *options);
/* keys: an array as PostgreSQL writes it, or NULL; the caller clears the rows. */
extern PGresult *ask(struct source *source, enum question question, const char *keys);
extern void source_end(struct source *source);
/* A value, NULL where it is SQL's NULL; lives as long as the rows. */
extern const char *value_of(const PGresult *rows, int row, int column);
/* 0 and false for NULL. */
extern int int_of(const PGresult *rows, int row, int column);
extern bool truth_of(const PGresult *rows, int row, int column);

/* ---- pages_store.c: the store in memory ------------------------------------------ */

enum filing
{
	DUE, REPORTED, LATE, MISSING,
	FILINGS
};

/* The figures that are summed along the tree, in the order of values. */
#define FIRST_ROW 0				/* table 三, totals, by gr_row */
#define FIRST_APPLICANT GR_ROWS	/* received, by applicant */
#define FIRST_REVIEW (GR_ROWS + GR_APPLICANTS - 1)	/* table 四, by proceeding and outcome */
#define VALUES (FIRST_REVIEW + GR_PROCEEDINGS * GR_OUTCOMES)

/* Metrics that agencies are ranked by. */
#define RANKED 6
extern const char *const ranked_metrics[RANKED];

/* How an agency is called whose report names none. */
#define NAMELESS "（没有写明机关）"

struct ranking
{
	int			rank;			/* 0: not ranked */
	int			ranked;			/* how many are */
	int			in_parent;
};

/* What an agency filed of a year. */
struct filed
{
	bool		expected;		/* the coverage has it */
	bool		read;			/* there is a report, and it counts */
	bool		summed;
	bool		valid;
	enum filing		filing;
	int			doubtful;
	int			versions;
	int			figures, unread, errors, warnings, infos, waived;
	const char *deadline;
	const char *arrived;
	const char *source;
	const char *form;
	gr_form		edition;
	uint64_t	known;			/* bits of values */
	int64_t		values[VALUES];
	struct ranking		rankings[RANKED];
	int			first_finding;	/* of the store's findings */
	int			n_findings;
};

/* Sums over an agency and all below it, of one year. */
struct sums
{
	int			n[FILINGS];
	int			expected;
	int			read;
	int			wrong;			/* reports with errors that are not waived */
	int			unlisted;		/* expected, without standing in the list */
	int			doubtful;
	int			summed;			/* reports that the sums are made of */
	int			summed_wrong;
	int			summed_unread;	/* among them, with cells that could not be read */
	int			known[VALUES];	/* reports that have the figure */
	__int128	total[VALUES];
	int			totals_row;		/* of the totals; -1: none */
	int			findings;		/* all, waived ones too */
	int		   *by_rule;		/* those that are not waived, by rule */
	int		   *reports_by_rule;
};

struct agency;

struct agency
{
	const char *key;
	const char *code;			/* NULL: not in the list */
	const char *name;			/* never NULL */
	const char *level;			/* or NULL */
	const char *slug;			/* the name of its pages */
	struct agency	   *parent;			/* or NULL */
	struct agency	   *first_child;
	struct agency	   *next;			/* of the same parent */
	int			n_children;
	int			depth;
	int			order;			/* in the tree: those below follow */
	int			end;			/* order of the first one that is not below */
	struct filed	   *filed;			/* by year */
	struct sums	   *sums;			/* by year; NULL: nobody is below */
};

enum finding_kind
{
	WITHIN, BEFORE, BELOW		/* the report itself, against the year before, against those below */
};

struct finding
{
	struct agency	   *agency;
	int			year;			/* index of years */
	int			n;				/* among those of its kind, in the order of the text */
	enum finding_kind kind;
	int			severity;		/* GR_INFO … */
	int			rule;			/* index of rules */
	const char *item, *item_label, *col, *col_label;
	const char *message;
	int			line;			/* 0: none alone */
	bool		of_reading;		/* we could not read it */
	const char *waiver;			/* the reason, or NULL */
};

struct rule
{
	const char *code;
	const char *summary;
	const char *basis;
	int			severity;
};

struct store
{
	const char *name;
	const char *moment;			/* of the snapshot */
	int		   *years;			/* ascending */
	int			n_years;
	bool	   *shown;			/* the years that pages are written of */
	int			home;			/* the one that is shown first */
	struct agency	   *agencies;		/* by key */
	int			n_agencies;
	struct agency	  **tree;			/* by order */
	struct agency		whole;			/* above all */
	struct finding    *findings;		/* by agency and year, the gravest first */
	int			n_findings;
	struct rule	   *rules;
	int			n_rules;
	PGresult   *totals;
	PGresult   *unmatched;
	PGresult   *metrics;
};

/* All of the store but what is asked of agencies one by one; lives until the program ends. */
extern struct store *read_store(struct source *source, const struct pages_options *options);
/* Index of a year, -1: none. */
extern int year_index(const struct store *store, int year);
/* NULL where there is none of that key. */
extern struct agency *find_agency(const struct store *store, const char *key);
/* Whether there are so many findings that those of each rule are a list of their own. */
extern bool is_split(const struct agency *node, int year);
/* A column of the view of totals, of an agency with all below it; NULL where there is none. */
extern const char *total_of(const struct store *store, const struct agency *node, int year, const char *column);
/* Whether a page tells of the agency in the year. */
extern bool has_page(const struct agency *agency, int year);
/* Whether there is something to write to it of: a report that is missing, or a finding that is not waived and no mere note. */
extern bool needs_letter(const struct store *store, const struct agency *agency, int year);

/* ---- pages_words.c ----------------------------------------------------------- */

extern const char *const filing_names[FILINGS];
extern const char *const filing_codes[FILINGS];
extern const char *const severity_names[3];
extern const char *const severity_codes[3];

/* ---- pages_html.c: a page that grows --------------------------------------------- */

struct page
{
	struct text		html;
	size_t		moment_at;		/* where the moment of the data stands */
	const char *moment;
	const char *up;				/* from the page to the folder of all */
	char	   *path;			/* in that folder */
};

/*
 * Adds to a page.  The format is markup, a literal; what %s stands for is text and
 * always escaped; %d is an int.  Nothing else reaches a page.
 */
extern void html(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* With a comma between thousands. */
extern void html_number(struct page *page, __int128 number);

/* ---- pages_frame.c: what all pages have ------------------------------------------- */

enum page_kind
{
	NODE_PAGE, AGENCIES_PAGE, FIGURES_PAGE, FINDINGS_PAGE, AGENCY_PAGE, LETTER_PAGE, UNMATCHED_PAGE
};

struct place
{
	enum page_kind	kind;
	const struct agency *agency;		/* &store->whole: all */
	int			year;			/* index */
	const char *rule;			/* of findings: those of this rule alone, or NULL */
};

/* A page up to its main part; page_end writes it to the folder and frees it. */
extern struct page page_begin(const struct store *store, const struct place *place, const char *path, const char *title);
extern void page_end(struct page *page, const struct store *store);
/* Path of a page from the folder of all; until the fourth call after. */
extern const char *path_of(const struct store *store, const struct place *place);
/* href="…" to a page, with a mark in it or NULL. */
extern void html_href(struct page *page, const struct store *store, enum page_kind kind, const struct agency *agency, int year, const char *mark);
/* The places above, each a link, and the tabs of the years. */
extern void html_heading(struct page *page, const struct store *store, const struct place *place, const char *title);

/* Whether the report came, as a word with its colour. */
extern void html_filing(struct page *page, const struct filed *filed);
/* Mark of the column of a value in the list of figures. */
extern const char *value_mark(int value);
/* A rate as the views have it, 0.1234, in per cent; NULL: NULL. */
extern const char *per_cent(const char *rate);
/* part / whole in per cent, rounded as the views do. */
extern const char *share(__int128 part, __int128 whole);
/* href="…" to the findings of a rule. */
extern void html_rule_href(struct page *page, const struct store *store, const struct agency *node, int year, const char *rule);

/* ---- pages ------------------------------------------------------------------------- */

/* The page of a node, a list, a letter; each is written to the folder. */
extern void write_node(const struct store *store, const struct agency *node, int year, bool home);
/* The reports that the node's sums are made of, with their figures: a column adds up to the sum. */
extern void write_figure_list(const struct store *store, const struct agency *node, int year);
extern void write_agency_list(const struct store *store, const struct agency *node, int year);
extern void write_finding_list(const struct store *store, const struct agency *node, int year);
extern void write_unmatched(const struct store *store, int year);
/* The pages of all agencies, and the letters to them; done is told how many are. */
extern void write_agencies(struct source *source, const struct store *store, const struct pages_options *options, void (*done) (int agencies));
extern void write_letter(const struct store *store, const struct agency *agency, int year, const char *mend_by);

/* ---- pages_form.c: the form, filled in ------------------------------------------ */

/* Rows of an answer, from first on: those of one agency, or of one of its reports. */
struct slice
{
	const PGresult *rows;
	int			first;
	int			n;
};

/* Columns of the answer on figures. */
enum
{
	FIGURE_SECTION = 2, FIGURE_ITEM, FIGURE_LABEL, FIGURE_COL, FIGURE_VALUE, FIGURE_UNIT
};

/* One agency in one year, and what was asked of it. */
struct report_view
{
	const struct store *store;
	const struct agency *agency;
	int			year;
	const struct filed *filed;
	const struct finding *findings;
	int			n_findings;
	struct slice		figures;
	struct slice		problems;
	struct slice		claims;
	struct slice		versions;
	struct slice		changes;		/* of all years */
};

/* The three tables; cells that a finding names are marked with its number, its sentence stands below the row. */
extern void html_form(struct page *page, const struct report_view *view);
/* Mark of the cell that a finding is about; NULL: none. */
extern const char *cell_mark(const struct report_view *view, const struct finding *finding);

/* ---- pages_files.c: the folder --------------------------------------------------------- */

/* Makes the folder, or the program ends: also where it has files that no run of pages made. */
extern void folder_begin(const char *out);
/* Writes a page unless it is there already, the moment of its data left aside. */
extern void folder_take(struct page *page);
/* A file that is no page. */
extern void folder_put(const char *path, const char *bytes, size_t length);
/* Removes what an earlier run made and this one did not. */
extern void folder_end(void);

struct folder_counts
{
	int			written;
	int			unchanged;
	int			removed;
};

extern struct folder_counts folder_count(void);

/* ---- pages_assets.c: style, script, charts ----------------------------------------------- */

/* Style, scripts, and of what moment the pages are. */
extern void write_assets(const char *moment);
extern bool has_charts(void);

#endif
