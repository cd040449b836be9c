/*
 * pages_form.c - the three tables of a report in the national form, with what is
 * wrong marked where it stands.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

/* Columns of the answer on problems. */
enum
{
	PROBLEM_CODE = 2, PROBLEM_ITEM, PROBLEM_COL, PROBLEM_RAW
};

/* Rules whose findings name a column alone: the rows that are compared. */
static const struct
{
	const char *rule;
	gr_row		rows[4];
	int			n;
} rows_of_rules[] = {
	{"applications.balance", {GR_RECEIVED, GR_CARRIED_IN, GR_CONCLUDED, GR_CARRIED_OUT}, 4},
	{"applications.outcomes", {GR_CONCLUDED}, 1},
	{"continuity.carried", {GR_CARRIED_IN}, 1},
};

/* ---- looking up ------------------------------------------------------------------- */

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static const char *
figure_at(const struct report_view *view, int row, int column)
{
	return value_of(view->figures.rows, view->figures.first + row, column);
}

/* First row of figures of an item from row on; n where there is none.  item NULL: rows that the form does not have. */
static int
row_of_item(const struct report_view *view, const char *section, const char *item, int row)
{
	for (; row < view->figures.n; row++)
	{
		const char *this = figure_at(view, row, FIGURE_ITEM);

		if (strcmp(figure_at(view, row, FIGURE_SECTION), section) == 0 && (item == NULL ? this == NULL : same(this, item)))
			break;
	}
	return row;
}

/* What stands in a cell that has no figure. */
static int
problem_of(const struct report_view *view, const char *item, const char *col)
{
	for (int i = 0; i < view->problems.n; i++)
	{
		const int	row = view->problems.first + i;

		if (same(value_of(view->problems.rows, row, PROBLEM_ITEM), item)
			&& (value_of(view->problems.rows, row, PROBLEM_COL) == NULL || same(value_of(view->problems.rows, row, PROBLEM_COL), col)))
			return row;
	}
	return -1;
}

/* ---- findings in their places ---------------------------------------------------------- */

/* Whether a finding that names a column alone compares the row. */
static bool
compares_row(const struct report_view *view, const struct finding *finding, const char *item)
{
	for (size_t i = 0; i < sizeof rows_of_rules / sizeof *rows_of_rules; i++)
		if (same(rows_of_rules[i].rule, view->store->rules[finding->rule].code))
			for (int k = 0; k < rows_of_rules[i].n; k++)
				if (same(gr_application_rows[rows_of_rules[i].rows[k]].code.s, item))
					return true;
	return false;
}

static bool
names_cell(const struct report_view *view, const struct finding *finding, const char *item, const char *col)
{
	if (finding->item == NULL)
		return same(finding->col, col) && compares_row(view, finding, item);
	return same(finding->item, item) && (finding->col == NULL || same(finding->col, col));
}

/* The row below which a finding's sentence stands: its own, or the last that it compares. */
static bool
ends_at_row(const struct report_view *view, const struct finding *finding, const char *item)
{
	if (finding->item != NULL)
		return same(finding->item, item);
	for (size_t i = 0; i < sizeof rows_of_rules / sizeof *rows_of_rules; i++)
		if (finding->col != NULL && same(rows_of_rules[i].rule, view->store->rules[finding->rule].code))
			return same(gr_application_rows[rows_of_rules[i].rows[rows_of_rules[i].n - 1]].code.s, item);
	return false;
}

/* As the addresses of cells are: c-granted-total. */
static const char *
mark_of(const char *item, const char *col)
{
	static char mark[120];

	snprintf(mark, sizeof mark, "c-%s-%s", item, col);
	return mark;
}

static bool
is_row_of_form(const char *item)
{
	for (int i = 0; i < GR_ROWS; i++)
		if (same(gr_application_rows[i].code.s, item))
			return true;
	return false;
}

static bool
is_item_of_form(const char *item)
{
	for (int i = 0; i < GR_ITEMS; i++)
		if (same(gr_item_codes[i].s, item))
			return true;
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		if (same(gr_proceedings[i].code.s, item))
			return true;
	return is_row_of_form(item);
}

const char *
cell_mark(const struct report_view *view, const struct finding *finding)
{
	/* a waived one marks no cell */
	const char *col = finding->col != NULL && finding->waiver == NULL ? finding->col : "row";

	if (finding->item != NULL)
		return is_item_of_form(finding->item) ? mark_of(finding->item, col) : NULL;
	for (size_t i = 0; i < sizeof rows_of_rules / sizeof *rows_of_rules; i++)
		if (finding->col != NULL && same(rows_of_rules[i].rule, view->store->rules[finding->rule].code))
			return mark_of(gr_application_rows[rows_of_rules[i].rows[0]].code.s, col);
	return NULL;
}

/* ---- cells -------------------------------------------------------------------------------- */

/* The gravest finding that names the cell; waived ones count for nothing. */
static int
severity_of(const struct report_view *view, const char *item, const char *col)
{
	int			worst = -1;

	for (int i = 0; i < view->n_findings; i++)
		if (view->findings[i].waiver == NULL && view->findings[i].severity > worst && names_cell(view, &view->findings[i], item, col))
			worst = view->findings[i].severity;
	return worst;
}

static void
html_marks(struct page *page, const struct report_view *view, const char *item, const char *col)
{
	for (int i = 0; i < view->n_findings; i++)
		if (view->findings[i].waiver == NULL && view->findings[i].col != NULL && names_cell(view, &view->findings[i], item, col))
			html(page, "<sup><a href=\"#f%d\">%d</a></sup>", i + 1, i + 1);
}

static void
html_blank(struct page *page, const struct report_view *view, const char *item, const char *col)
{
	const int	row = problem_of(view, item, col);
	const char *raw = row < 0 ? NULL : value_of(view->problems.rows, row, PROBLEM_RAW);

	if (row < 0)
		html(page, "<span class=\"none\" title=\"空白\"></span>");
	else if (same(value_of(view->problems.rows, row, PROBLEM_CODE), "not_applicable"))
		html(page, "<span class=\"none\" title=\"原文如此，没有数字\">%s</span>", raw);
	else
		html(page, "<span class=\"unread\" title=\"原文：%s\">未读出</span>", raw != NULL ? raw : "");
}

/* row: of the figures, or -1 where the report has no such row. */
static void
html_cell(struct page *page, const struct report_view *view, const char *item, const char *col, int row)
{
	const int	severity = severity_of(view, item, col);
	const char *value = row < 0 ? NULL : figure_at(view, row, FIGURE_VALUE);

	if (severity >= 0)
		html(page, "<td class=\"n bad %s\" id=\"%s\">", severity_codes[severity], mark_of(item, col));
	else
		html(page, "<td class=\"n\">");
	if (value != NULL)
		html(page, "%s", value);
	else if (row < 0)
		html(page, "<span class=\"none\" title=\"报告没有这一格\">—</span>");
	else
		html_blank(page, view, item, col);
	if (value != NULL && same(figure_at(view, row, FIGURE_SECTION), "disclosures") && figure_at(view, row, FIGURE_UNIT) == NULL)
		html(page, "<small>没有单位</small>");
	if (severity >= 0)
		html_marks(page, view, item, col);
}

/* The sentences of a row's findings, below it. */
static void
html_notes(struct page *page, const struct report_view *view, const char *item, int columns)
{
	for (int i = 0; i < view->n_findings; i++)
	{
		const struct finding *finding = &view->findings[i];

		if (finding->waiver == NULL && ends_at_row(view, finding, item))
			html(page, "<tr class=\"note %s\"><td colspan=\"%d\"><a href=\"#f%d\">%d</a> %s\n", severity_codes[finding->severity],
				 columns, i + 1, i + 1, finding->message);
	}
}

/* ---- table two ------------------------------------------------------------------------------ */

#define DISCLOSURE_COLUMNS 3

/* A row of figures with one label; gives the first row behind it. */
static int
html_disclosure_row(struct page *page, const struct report_view *view, const gr_item_form *form, const char *item, int row)
{
	const char *label = row < view->figures.n ? figure_at(view, row, FIGURE_LABEL) : NULL;
	int			next = row;

	if (row > 0 && row < view->figures.n && same(figure_at(view, row - 1, FIGURE_ITEM), item))
		html(page, "<tr><th>%s", label);
	else
		html(page, "<tr><th id=\"%s\">%s", mark_of(item, "row"), label != NULL ? label : gr_disclosure_cells[form->first].label.s);
	while (next < view->figures.n && same(figure_at(view, next, FIGURE_ITEM), item) && same(figure_at(view, next, FIGURE_LABEL), label))
		next++;
	for (int i = 0; i < form->n; i++)
	{
		const char *col = gr_measure_codes[gr_disclosure_cells[form->first + i].measure].s;
		int			at = row;

		while (at < next && !same(figure_at(view, at, FIGURE_COL), col))
			at++;
		html_cell(page, view, item, col, at < next ? at : -1);
	}
	for (int i = form->n; i < DISCLOSURE_COLUMNS; i++)
		html(page, "<td>");
	html(page, "\n");
	return next;
}

static void
html_item(struct page *page, const struct report_view *view, gr_form edition, gr_item item)
{
	const gr_item_form *form = &gr_item_forms[edition][item];
	const char *code = gr_item_codes[item].s;
	int			row = row_of_item(view, "disclosures", code, 0);

	do
		row = html_disclosure_row(page, view, form, code, row);
	while (row < view->figures.n && same(figure_at(view, row, FIGURE_ITEM), code));
	html_notes(page, view, code, DISCLOSURE_COLUMNS + 1);
}

/* Figures that the form does not have, as they were printed. */
static void
html_other_rows(struct page *page, const struct report_view *view, gr_form edition)
{
	bool		any = false;

	for (int row = 0; row < view->figures.n; row++)
	{
		const char *item = figure_at(view, row, FIGURE_ITEM);
		const char *value = figure_at(view, row, FIGURE_VALUE);
		bool		in_form = item != NULL;

		if (strcmp(figure_at(view, row, FIGURE_SECTION), "disclosures") != 0 || value == NULL)
			continue;
		for (int i = 0; i < GR_ITEMS && in_form; i++)
			if (same(gr_item_codes[i].s, item))
			{
				const gr_item_form *form = &gr_item_forms[edition][i];

				in_form = false;
				for (int k = 0; k < form->n; k++)
					in_form |= same(gr_measure_codes[gr_disclosure_cells[form->first + k].measure].s, figure_at(view, row, FIGURE_COL));
				break;
			}
		if (in_form)
			continue;
		if (!any)
			html(page, "<tr class=\"sub\"><th>表式以外的数字<td colspan=\"%d\">\n", DISCLOSURE_COLUMNS);
		any = true;
		html(page, "<tr><th>%s<td class=\"n\">%s %s<td><td>\n", figure_at(view, row, FIGURE_LABEL), value,
			 figure_at(view, row, FIGURE_UNIT));
	}
}

static void
html_disclosures(struct page *page, const struct report_view *view, gr_form edition)
{
	int			clause = 0;

	html(page, "<div class=\"scroll\"><table class=\"form two\"><caption>二、%s</caption>\n", gr_section_forms[GR_DISCLOSURES].label.s);
	for (int item = 0; item < GR_ITEMS; item++)
	{
		const gr_item_form *form = &gr_item_forms[edition][item];

		if (form->n == 0)
			continue;
		if (gr_disclosure_cells[form->first].clause != clause)
		{
			clause = gr_disclosure_cells[form->first].clause;
			html(page, "<tr class=\"sub\"><th>%s", gr_clause_labels[clause].s);
			for (int i = 0; i < DISCLOSURE_COLUMNS; i++)
				html(page, "<th class=\"n\">%s", i < form->n ? gr_disclosure_cells[form->first + i].measure_label.s : "");
			html(page, "\n");
		}
		html_item(page, view, edition, item);
	}
	html_other_rows(page, view, edition);
	html(page, "</table></div>\n");
}

/* ---- tables three and four ------------------------------------------------------------------------ */

/* The row of a column among the figures of an item; -1: none. */
static int
row_of_col(const struct report_view *view, int first, const char *item, const char *col)
{
	for (int row = first; row < view->figures.n && same(figure_at(view, row, FIGURE_ITEM), item); row++)
		if (same(figure_at(view, row, FIGURE_COL), col))
			return row;
	return -1;
}

static void
html_row(struct page *page, const struct report_view *view, const char *section, const char *item, const gr_named *cols, int n)
{
	const int	first = row_of_item(view, section, item, 0);

	for (int i = 0; i < n; i++)
		html_cell(page, view, item, cols[i].code.s, row_of_col(view, first, item, cols[i].code.s));
	html(page, "\n");
	html_notes(page, view, item, n + 2);
}

static void
html_applications(struct page *page, const struct report_view *view, gr_form edition)
{
	const int	in_edition = edition == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;

	html(page, "<div class=\"scroll\"><table class=\"form\"><caption>三、%s</caption>\n<thead><tr><th><th>办理情况",
		 gr_section_forms[GR_APPLICATIONS].label.s);
	for (int i = 0; i < GR_APPLICANTS; i++)
		html(page, "<th class=\"n\">%s", gr_applicants[i].label.s);
	html(page, "</thead><tbody>\n");
	for (int row = 0; row < GR_ROWS; row++)
	{
		const gr_application_row *form = &gr_application_rows[row];

		if ((form->editions & in_edition) == 0)
			continue;
		html(page, "<tr><td class=\"no\">%s<th id=\"%s\">", form->number.s, mark_of(form->code.s, "row"));
		if (form->group_label.len > 0)
			html(page, "<small>%s</small> ", form->group_label.s);
		html(page, "%s", form->label.s);
		html_row(page, view, "applications", form->code.s, gr_applicants, GR_APPLICANTS);
	}
	html(page, "</tbody></table></div>\n");
}

static void
html_reviews(struct page *page, const struct report_view *view)
{
	html(page, "<div class=\"scroll\"><table class=\"form\"><caption>四、%s</caption>\n<thead><tr><th><th>途径",
		 gr_section_forms[GR_REVIEWS].label.s);
	for (int i = 0; i < GR_OUTCOMES; i++)
		html(page, "<th class=\"n\">%s", gr_outcomes[i].label.s);
	html(page, "</thead><tbody>\n");
	for (int i = 0; i < GR_PROCEEDINGS; i++)
	{
		html(page, "<tr><td class=\"no\">%s<th id=\"%s\">%s", gr_proceedings[i].group_label.s, mark_of(gr_proceedings[i].code.s, "row"),
			 gr_proceedings[i].label.s);
		html_row(page, view, "reviews", gr_proceedings[i].code.s, gr_outcomes, GR_OUTCOMES);
	}
	html(page, "</tbody></table></div>\n");
}

void
html_form(struct page *page, const struct report_view *view)
{
	gr_form		edition = view->filed->edition;

	if (edition == GR_FORM_NONE)
		edition = gr_form_of_year(view->store->years[view->year]);
	if (edition == GR_FORM_NONE)
		edition = GR_FORM_2021;
	html_disclosures(page, view, edition);
	html_applications(page, view, edition);
	html_reviews(page, view);
}
