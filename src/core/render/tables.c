/*
 * tables.c - lays out the three tables of the form, filled in.
 *
 * Rows that the report lacks are left out, so that reading gives the report
 * again; headers are always whole, as they tell the edition.
 */
#include "render/render.h"

#include "form/editions.h"
#include "text/folded.h"
#include "text/number.h"
#include "form/labels.h"

#define TEXT(literal) ((gr_str) {literal, sizeof(literal) - 1})

static gr_str
join(gr_sheet *sheet, gr_str a, gr_str b, gr_str c)
{
	uint32_t	length = a.len + b.len + c.len;
	char	   *text = gr_alloc_raw(sheet->arena, length + 1);
	gr_writer	w = {.at = text, .end = text + length};

	if (text == NULL)
	{
		sheet->status = GR_NO_MEMORY;
		return (gr_str) {"", 0};
	}
	gr_put(&w, a);
	gr_put(&w, b);
	gr_put(&w, c);
	return (gr_str) {text, length};
}

gr_str
gr_compact(gr_sheet *sheet, gr_str text)
{
	char	   *room = gr_alloc_raw(sheet->arena, text.len + 1);

	if (room == NULL)
		sheet->status = GR_NO_MEMORY;
	if (room == NULL || text.s == NULL)
		return (gr_str) {"", 0};
	return (gr_str) {room, gr_copy_compact(room, text.s, text.s + text.len)};
}

static void
add_head(gr_sheet *sheet, gr_str text, uint32_t columns, uint32_t rows)
{
	gr_sheet_add(sheet, GR_SHEET_HEAD, text, columns, rows);
}

static void
add_label(gr_sheet *sheet, gr_str text, uint32_t columns, uint32_t rows)
{
	gr_sheet_add(sheet, GR_SHEET_LABEL, text, columns, rows);
}

/* Stands in a row that shows no figure, where no reader would take it for a row. */
static const gr_figure dash = {.state = GR_NOT_APPLICABLE};

static void
add_figures(gr_sheet *sheet, const gr_figure *figures, int n)
{
	for (int i = 0; i < n; i++)
		gr_sheet_add_figure(sheet, figures ? &figures[i] : NULL, 1);
}

/* ---- table 二 ------------------------------------------------------------------------ */

/* Figures side by side. */
typedef struct line
{
	const gr_disclosure *first;
	uint32_t	n;
	const gr_figure *figure[GR_MEASURES];	/* by measure; NULL: the report has none */
	uint8_t		measure[GR_MEASURES];
	int			n_measures;
	bool		wan;			/* the amount is in 万元 */
	gr_str		label;
	bool		two_labels;		/* its own label does not tell what it is: the form's stands before it */
} line;

/* The edition of the table by what is in it, else the report's. */
static gr_form
edition_of(const gr_report *report)
{
	gr_form		form = gr_form_of_disclosures(report);

	if (form == GR_FORM_NONE)
		form = gr_form_due(report);
	return form == GR_FORM_2019 ? GR_FORM_2019 : GR_FORM_2021;
}

static bool
same_row(const gr_disclosure *a, const gr_disclosure *b)
{
	return a->clause == b->clause && a->item == b->item && a->label.len == b->label.len
		&& (a->label.len == 0 || memcmp(a->label.s, b->label.s, a->label.len) == 0);
}

static gr_str
item_label(int item)
{
	int			i = 0;

	while (gr_disclosure_cells[i].item != item)
		i++;
	return gr_disclosure_cells[i].label;
}

/*
 * How the reader may know an item's row: by its own label; or by that and the
 * form's, put together; or by the form's alone, so that the figures at least
 * stand where they belong.
 */
static void
label_item(line *l)
{
	int			term = GR_TERM_ITEMS + l->first->item;
	gr_str		form = item_label(l->first->item);
	gr_label	label = gr_fold_label(l->label.s, l->label.len);
	gr_likeness likeness = {0};

	if ((int) gr_find_term(&label) == term)
		return;
	gr_add_likeness(&likeness, form.s, form.len);
	gr_add_likeness(&likeness, l->label.s, l->label.len);
	if (gr_read_value(l->label.s, l->label.len).state == GR_ABSENT	/* not itself a figure */
		&& (l->first->item == GR_OTHER_SERVICE
			|| (likeness.shared[term] > 2 && likeness.shared[term] * 100 >= likeness.pairs * 60)))
		l->two_labels = true;
	else
		l->label = form;
}

/* The line that begins with list[0]. */
static line
take_line(gr_sheet *sheet, const gr_disclosure *list, uint32_t n, gr_form form)
{
	line		l = {.first = list, .label = gr_compact(sheet, list->label)};
	bool		whole = list->item >= 0;

	for (; l.n < n && same_row(list, &list[l.n]) && l.figure[list[l.n].measure] == NULL; l.n++)
	{
		const gr_disclosure *d = &list[l.n];

		l.figure[d->measure] = &d->figure;
		l.measure[l.n_measures++] = d->measure;
		if (d->measure == GR_AMOUNT)
			l.wan = d->unit == GR_UNIT_10K_YUAN;
		whole = whole && gr_is_in_form(form, d->item, d->measure);
	}
	if (list->item >= 0)
		label_item(&l);
	if (!whole)
		return l;
	/* all that the form has */
	l.n_measures = 0;
	for (int i = 0; list->item >= 0 && i < gr_item_forms[form][list->item].n; i++)
		l.measure[l.n_measures++] = gr_disclosure_cells[gr_item_forms[form][list->item].first + i].measure;
	return l;
}

/* Whether a line needs a header of its own behind another. */
static bool
starts_block(const line *l, const line *before)
{
	if (l->first->clause != before->first->clause || l->n_measures != before->n_measures)
		return true;
	for (int i = 0; i < l->n_measures; i++)
		if (l->measure[i] != before->measure[i] || (l->measure[i] == GR_AMOUNT && l->wan != before->wan))
			return true;
	/* behind rows of 其他对外管理服务事项 any further row is taken for one of them */
	return before->first->item == GR_OTHER_SERVICE && l->first->item < 0;
}

/* The form's label of a measure in an edition; that of an amount with its unit, or without where none is stated. */
static gr_str
measure_label(gr_sheet *sheet, gr_form form, int item, int measure, bool wan)
{
	const gr_disclosure_cell *found = NULL;
	int			best = -1;
	gr_str		label;
	const char *bracket;

	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		int			likeness = 2 * (cell->form == form) + (cell->item == item);

		if (cell->measure != measure || likeness <= best)
			continue;
		best = likeness;
		found = cell;
	}
	label = found->measure_label;
	if (measure != GR_AMOUNT)
		return label;
	bracket = memmem(label.s, label.len, "（", 3);
	if (bracket != NULL)
		label.len = (uint32_t) (bracket - label.s);
	return wan ? join(sheet, label, TEXT("（单位：万元）"), TEXT("")) : label;
}

/* The columns of a table 二: what a block's last one spans, too. */
typedef struct columns
{
	uint32_t	labels;
	uint32_t	figures;
} columns;

static void
add_block(gr_sheet *sheet, gr_form form, columns all, int clause, int item, const uint8_t *measure, int n, bool wan)
{
	gr_str		label = clause > 0 && clause < GR_CLAUSES ? gr_clause_labels[clause] : TEXT("");

	gr_sheet_row_begin(sheet, true);
	add_head(sheet, label, all.labels + all.figures, 1);
	gr_sheet_row_begin(sheet, false);
	add_head(sheet, TEXT("信息内容"), all.labels, 1);
	for (int i = 0; i < n; i++)
		add_head(sheet, measure_label(sheet, form, item, measure[i], wan),
				 i == n - 1 ? all.figures - (uint32_t) i : 1, 1);
}

/* The measures that the form has for a clause, by its first item; their number. */
static int
clause_measures(gr_form form, int clause, uint8_t *measure, int *item)
{
	int			n = 0;

	*item = -1;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];

		if (cell->form != form || cell->clause != clause || (*item >= 0 && cell->item != *item))
			continue;
		*item = cell->item;
		measure[n++] = cell->measure;
	}
	return n;
}

/* The header that the form has for a clause, unless it is that of the line which follows. */
static void
add_empty_block(gr_sheet *sheet, gr_form form, columns all, int clause, const line *following)
{
	uint8_t		measure[GR_MEASURES];
	int			item;
	int			n = clause_measures(form, clause, measure, &item);

	if (n == 0 || (following != NULL && following->n_measures == n && memcmp(following->measure, measure, (size_t) n) == 0))
		return;
	add_block(sheet, form, all, clause, item, measure, n, form == GR_FORM_2021);
}

static void
add_line(gr_sheet *sheet, columns all, const line *l)
{
	const gr_disclosure *d = l->first;
	bool		shown = d->item >= 0 && !l->two_labels;

	gr_sheet_row_begin(sheet, false);
	if (l->two_labels)
		add_label(sheet, item_label(d->item), 1, 1);
	add_label(sheet, l->label, l->two_labels ? 1 : all.labels, 1);
	for (int i = 0; i < l->n_measures; i++)
		shown = shown || gr_sheet_shows(l->figure[l->measure[i]]);
	/* a label that the form does not have makes a row only with something behind it */
	for (int i = 0; i < l->n_measures; i++)
		gr_sheet_add_figure(sheet, shown || i > 0 ? l->figure[l->measure[i]] : &dash,
							i == l->n_measures - 1 ? all.figures - (uint32_t) i : 1);
}

/* As many as the widest line asks for. */
static columns
count_columns(const gr_report *report, gr_sheet *sheet, gr_form form)
{
	columns		all = {1, 3};

	for (uint32_t i = 0; i < report->n_disclosures && gr_sheet_goes_on(sheet);)
	{
		line		l = take_line(sheet, &report->disclosures[i], report->n_disclosures - i, form);

		if (l.two_labels)
			all.labels = 2;
		if ((uint32_t) l.n_measures > all.figures)
			all.figures = (uint32_t) l.n_measures;
		i += l.n;
	}
	return all;
}

void
gr_lay_disclosures(const gr_report *report, gr_sheet *sheet)
{
	gr_form		form = edition_of(report);
	columns		all;
	line		before = {0};
	int			next = 1;		/* clause of the form that is to come */

	if (report->n_disclosures == 0)
		return;
	all = count_columns(report, sheet, form);
	for (uint32_t i = 0; i < report->n_disclosures && gr_sheet_goes_on(sheet);)
	{
		line		l = take_line(sheet, &report->disclosures[i], report->n_disclosures - i, form);

		if (i == 0 || starts_block(&l, &before))
		{
			for (; next < GR_CLAUSES && next <= l.first->clause; next++)
				add_empty_block(sheet, form, all, next, next == l.first->clause ? &l : NULL);
			add_block(sheet, form, all, l.first->clause, l.first->item, l.measure, l.n_measures, l.wan);
		}
		add_line(sheet, all, &l);
		before = l;
		i += l.n;
	}
	for (; next < GR_CLAUSES; next++)
		add_empty_block(sheet, form, all, next, NULL);
}

/* ---- table 三 ------------------------------------------------------------------------ */

/* 三（四）1 in its parts: 三, （四）, 1. */
typedef struct numbers
{
	gr_str		section;
	gr_str		group;			/* empty where there is none, as item */
	gr_str		item;
} numbers;

static numbers
split_number(gr_str number)
{
	const char *end = number.s + number.len;
	const char *group = memmem(number.s, number.len, "（", 3);
	const char *item = memmem(number.s, number.len, "）", 3);

	group = group ? group : end;
	item = item ? item + 3 : end;
	return (numbers) {
		{number.s, (uint32_t) (group - number.s)},
		{group, (uint32_t) (item - group)},
		{item, (uint32_t) (end - item)},
	};
}

static bool
is_result(const gr_application *row)
{
	return row->row >= GR_GRANTED && row->row <= GR_CONCLUDED;
}

static bool
same_group(const gr_application *a, const gr_application *b)
{
	gr_str		group = gr_application_rows[a->row].group_label;

	return group.len > 0 && group.s == gr_application_rows[b->row].group_label.s;
}

static const gr_str results = {"三、本年度办理结果", 27};
static const gr_str equation = {"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 102};

/* Labels in three columns, as in the form. */
static void
add_form_labels(gr_sheet *sheet, const gr_application *rows, uint32_t n, uint32_t at)
{
	const gr_application_row *row = &gr_application_rows[rows[at].row];
	numbers		number = split_number(row->number);
	uint32_t	span = 0;

	if (!is_result(&rows[at]))
	{
		add_label(sheet, join(sheet, number.section, TEXT("、"), row->label), 3, 1);
		return;
	}
	if (at == 0 || !is_result(&rows[at - 1]))
	{
		while (at + span < n && is_result(&rows[at + span]))
			span++;
		add_label(sheet, results, 1, span);
	}
	if (row->group_label.len == 0)
	{
		add_label(sheet, join(sheet, number.group, row->label, TEXT("")), 2, 1);
		return;
	}
	if (at == 0 || !same_group(&rows[at], &rows[at - 1]))
	{
		for (span = 1; at + span < n && same_group(&rows[at], &rows[at + span]);)
			span++;
		add_label(sheet, join(sheet, number.group, row->group_label, TEXT("")), 1, span);
	}
	add_label(sheet, join(sheet, number.item, TEXT("."), row->label), 1, 1);
}

/* One label a row, and rows for the groups that begin with it. */
static void
add_list_labels(gr_sheet *sheet, const gr_application *rows, uint32_t at)
{
	const gr_application_row *row = &gr_application_rows[rows[at].row];
	numbers		number = split_number(row->number);

	if (!is_result(&rows[at]))
	{
		gr_sheet_row_begin(sheet, at == 0);
		add_label(sheet, join(sheet, number.section, TEXT("、"), row->label), 1, 1);
		return;
	}
	if (at == 0 || !is_result(&rows[at - 1]))
	{
		gr_sheet_row_begin(sheet, at == 0);
		add_label(sheet, results, 1, 1);
	}
	if (row->group_label.len > 0 && (at == 0 || !same_group(&rows[at], &rows[at - 1])))
	{
		gr_sheet_row_begin(sheet, false);
		add_label(sheet, join(sheet, number.group, row->group_label, TEXT("")), 1, 1);
		gr_sheet_indent(sheet, 2);
	}
	gr_sheet_row_begin(sheet, false);
	if (row->group_label.len > 0)
		add_label(sheet, join(sheet, number.item, TEXT("."), row->label), 1, 1);
	else
		add_label(sheet, join(sheet, number.group, row->label, TEXT("")), 1, 1);
	gr_sheet_indent(sheet, row->group_label.len > 0 ? 6 : 2);
}

void
gr_lay_applications(const gr_report *report, gr_shape shape, gr_sheet *sheet)
{
	const gr_application *rows = report->applications;

	if (report->n_applications == 0)
		return;
	gr_sheet_row_begin(sheet, true);
	if (shape == GR_AS_FORM)
	{
		add_head(sheet, equation, 3, 3);
		add_head(sheet, TEXT("申请人情况"), GR_APPLICANTS, 1);
		gr_sheet_row_begin(sheet, false);
		add_head(sheet, gr_applicants[0].label, 1, 2);
		add_head(sheet, gr_applicants[1].group_label, GR_APPLICANTS - 2, 1);
		add_head(sheet, gr_applicants[GR_APPLICANTS - 1].label, 1, 2);
		gr_sheet_row_begin(sheet, false);
		for (int i = 1; i < GR_APPLICANTS - 1; i++)
			add_head(sheet, gr_applicants[i].label, 1, 1);
	}
	else
	{
		add_head(sheet, TEXT("申请人情况"), 1, 1);
		for (int i = 0; i < GR_APPLICANTS; i++)
			add_head(sheet, gr_applicants[i].label, 1, 1);
	}
	for (uint32_t i = 0; i < report->n_applications; i++)
	{
		if (shape == GR_AS_FORM)
		{
			gr_sheet_row_begin(sheet, false);
			add_form_labels(sheet, rows, report->n_applications, i);
		}
		else
			add_list_labels(sheet, rows, i);
		add_figures(sheet, rows[i].cell, GR_APPLICANTS);
	}
}

/* ---- table 四 ------------------------------------------------------------------------ */

static bool
is_blank(const gr_review *row)
{
	for (int i = 0; i < GR_OUTCOMES; i++)
		if (gr_sheet_shows(&row->cell[i]))
			return false;
	return true;
}

static void
add_review(gr_sheet *sheet, const gr_review *row, bool dashed)
{
	gr_sheet_add_figure(sheet, dashed ? &dash : &row->cell[0], 1);
	add_figures(sheet, row->cell + 1, GR_OUTCOMES - 1);
}

/* All three proceedings side by side, in one row. */
static void
lay_side_by_side(const gr_report *report, gr_sheet *sheet, bool shown)
{
	gr_sheet_row_begin(sheet, true);
	add_head(sheet, gr_proceedings[0].label, GR_OUTCOMES, 1);
	add_head(sheet, gr_proceedings[1].group_label, (GR_PROCEEDINGS - 1) * GR_OUTCOMES, 1);
	gr_sheet_row_begin(sheet, false);
	for (int i = 0; i < GR_OUTCOMES; i++)
		add_head(sheet, gr_outcomes[i].label, 1, 2);
	for (int k = 1; k < GR_PROCEEDINGS; k++)
		add_head(sheet, gr_proceedings[k].label, GR_OUTCOMES, 1);
	gr_sheet_row_begin(sheet, false);
	for (int i = 0; i < (GR_PROCEEDINGS - 1) * GR_OUTCOMES; i++)
		add_head(sheet, gr_outcomes[i % GR_OUTCOMES].label, 1, 1);
	gr_sheet_row_begin(sheet, true);
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		add_review(sheet, &report->reviews[k], !shown && k == 0);
}

/* The same without spans, and with a label before the figures. */
static void
lay_labelled(const gr_report *report, gr_sheet *sheet, bool shown)
{
	gr_sheet_row_begin(sheet, true);
	add_head(sheet, TEXT(""), 1, 1);
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		add_head(sheet, gr_proceedings[k].label, GR_OUTCOMES, 1);
	gr_sheet_row_begin(sheet, false);
	add_head(sheet, TEXT(""), 1, 1);
	for (int i = 0; i < GR_PROCEEDINGS * GR_OUTCOMES; i++)
		add_head(sheet, gr_outcomes[i % GR_OUTCOMES].label, 1, 1);
	gr_sheet_row_begin(sheet, true);
	add_label(sheet, TEXT("件数"), 1, 1);
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		add_review(sheet, &report->reviews[k], !shown && k == 0);
}

/* A row for each proceeding that the report has. */
static void
lay_upright(const gr_report *report, gr_sheet *sheet)
{
	gr_sheet_row_begin(sheet, true);
	add_head(sheet, TEXT(""), 1, 1);
	for (int i = 0; i < GR_OUTCOMES; i++)
		add_head(sheet, gr_outcomes[i].label, 1, 1);
	for (uint32_t i = 0; i < report->n_reviews; i++)
	{
		const gr_named *proceeding = &gr_proceedings[report->reviews[i].proceeding];

		gr_sheet_row_begin(sheet, i == 0);
		add_label(sheet, proceeding->group_label.len == 0 ? proceeding->label
				  : join(sheet, proceeding->group_label, TEXT("："), proceeding->label), 1, 1);
		add_review(sheet, &report->reviews[i], is_blank(&report->reviews[i]));
	}
}

void
gr_lay_reviews(const gr_report *report, gr_shape shape, gr_sheet *sheet)
{
	bool		all = report->n_reviews == GR_PROCEEDINGS;
	bool		blank = false;	/* a proceeding shows no figure: its line would be no row */
	bool		shown = false;

	if (report->n_reviews == 0)
		return;
	for (uint32_t i = 0; i < report->n_reviews; i++)
	{
		all = all && report->reviews[i].proceeding == i;
		blank = blank || is_blank(&report->reviews[i]);
		shown = shown || !is_blank(&report->reviews[i]);
	}
	if (all && shape == GR_AS_FORM)
		lay_side_by_side(report, sheet, shown);
	else if (all && blank)
		lay_labelled(report, sheet, shown);
	else
		lay_upright(report, sheet);
}
