/*
 * check.h - what govreport check found in a file, and how it is printed.
 */
#ifndef CHECK_H
#define CHECK_H

#include "command/command.h"
#include "govreport.h"

struct checked
{
	const struct input *input;
	enum fault	fault;			/* why there is no report */
	char	   *reason;			/* the same in words, or NULL */
	gr_str		body;			/* as UTF-8 */
	const gr_report *report;	/* NULL: there is none */
	const gr_check *checks;		/* all that apply */
	uint32_t	n_checks;
	uint32_t	passed;
	uint32_t	undecided;
	uint32_t	failed[3];		/* by severity */
	uint32_t	read;			/* figures of the form that have a value */
	uint32_t	of_form;
};

/* A figure of one of the tables. */
struct figure_place
{
	const char *section;
	gr_str		item;			/* s == NULL: the national form does not have the row */
	gr_str		item_label;
	gr_str		col;
	gr_str		col_label;
	const gr_figure *figure;
};

typedef void visit_figure(void *context, const struct figure_place *place);
/* All figures, in the form's order. */
extern void visit_figures(const gr_report *report, visit_figure *visit, void *context);
/* Where a check looks: its cell, else the first of its row; NULL: nowhere. */
extern const gr_figure *figure_of(const gr_report *report, const gr_check *check);
/* Chinese labels of a row's and a column's code; the code where there is none. */
extern gr_str item_label(gr_str code);
extern gr_str col_label(gr_str code);

static inline bool
is_finding(const gr_check *check)
{
	return check->passed == GR_FAILED;
}

/* A way of printing; the first and the last of all files come between begin and end. */
struct printer
{
	const char *name;
	void		(*begin) (void);
	void		(*print) (const struct checked *checked);
	void		(*skip) (const char *name, const char *reason);	/* a file that was not looked at */
	void		(*end) (void);
};

extern const struct printer text_printer;
extern const struct printer json_printer;
extern const struct printer csv_printer;
extern const struct printer html_printer;

/* error, warning, info. */
extern const char *severity_name(int severity);
/* Prints the bytes, none where s is NULL. */
extern void print_str(FILE *stream, gr_str str);

#endif
