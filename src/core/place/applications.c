/*
 * applications.c - table 三: rows of the form by label and order, seven columns each.
 */
#include "place/application_rows.h"

#include <string.h>

#include "form/labels.h"
#include "place/alignment.h"
#include "place/column_runs.h"
#include "place/pieces.h"
#include "place/sums.h"
#include "text/folded.h"
#include "text/sentence.h"
#include "text/years.h"

/* Rows that stand twice with other figures: of two tables. */
#define CONFLICTS 2

typedef gr_application_table table;

/* ---- the whole table ---------------------------------------------------------- */

/* The column that a text names. */
static int
column_of(const table *t, uint32_t cell)
{
	const uint8_t term = t->p->words[cell].term;

	switch (term)
	{
		case GR_TERM_OTHER:
			return 5;
		case GR_TERM_TOTAL:
			return 6;
		case GR_TERM_ORGANIZATIONS:
			return GR_GROUP;
		case GR_TERM_APPLICANT:
			return GR_HEAD;
		case GR_NO_TERM:
			return gr_column_of_other(t->p->page, t->p->words, cell);
		default:
			return term >= GR_TERM_APPLICANTS && term < GR_TERM_ORGANIZATIONS ? term - GR_TERM_APPLICANTS : GR_FOREIGN;
	}
}

/* Leaves out the last names that may be the first row's label: by themselves in their lines, and of none of the form's columns.  Returns how many stay. */
static int
drop_label(const table *t, const gr_name *names, int n)
{
	const gr_page *page = t->p->page;

	while (n > 0 && (names[n - 1].column == GR_FOREIGN || names[n - 1].column == GR_GARBLED)
		   && page->lines[page->cells[names[n - 1].cell].line].n == 1 && !gr_names_other_column(page, names[n - 1].cell))
		n--;
	return n;
}

/* Whether a text is the corner's or a piece of it, be it that the name of a column behind it made it a word of that. */
static bool
is_corner(const table *t, uint32_t cell)
{
	const gr_cell *c = &t->p->page->cells[cell];
	gr_likeness likeness = {0};

	if (t->p->words[cell].term == GR_TERM_EQUATION)
		return true;
	gr_add_likeness(&likeness, t->p->page->text + c->start, c->length);
	return likeness.pairs > 1 && likeness.shared[GR_TERM_EQUATION] == likeness.pairs;
}

/* The names of columns above the first row, a record.  Returns how many there are. */
static int
take_names(const table *t, const gr_record *record, gr_name *names)
{
	const gr_records *records = t->p->records;
	bool		known = false;	/* a word of the form was met */
	bool		corner = false;	/* that of the corner was */
	int			n = 0;

	for (uint32_t k = records->list[t->first].above; k < (record->mixed ? record->below : record->own) && n < GR_HEADER_NAMES; k++)
	{
		const uint32_t cell = records->texts[k];
		const gr_word *word = &t->p->words[cell];
		int			column = column_of(t, cell);

		/* the corner, as high as the header, behind the first name: cells come by the height of their middle */
		if (!corner && n > 0 && t->p->page->lines[t->p->page->cells[cell].line].n == 1 && is_corner(t, cell))
			column = GR_GARBLED;
		corner = corner || column == GR_GARBLED || word->term == GR_TERM_EQUATION;
		known = known || word->term != GR_NO_TERM;
		/* what has a number above all words of the form may be a heading with a letter lost */
		if (word->number != 0 && known)
			break;
		if (word->number == 0 && column != GR_NO_NAME
			&& (column != GR_FOREIGN || gr_names_foreign(t->p->page, records, record, cell, n > 0 ? &names[n - 1] : NULL, true)))
			names[n++] = (gr_name) {cell, (int8_t) column};
	}
	return drop_label(t, names, n);
}

/* The first record that has a row's label; the first of all where none has. */
static const gr_record *
first_row(const table *t)
{
	const gr_record *list = t->p->records->list;

	for (uint32_t i = t->first; i <= t->last; i++)
		for (uint32_t k = list[i].above; k < list[i].below; k++)
			if (gr_is_row(&t->p->words[t->p->records->texts[k]]))
				return &list[i];
	return &list[t->first];
}

/* Whether the line above a record is one of many cells that were not told apart: no sentence is so long. */
static bool
has_uncut_above(const table *t, const gr_record *record)
{
	const gr_line *above = &t->p->page->lines[record->line - (record->line > 0)];
	const char *start = t->p->page->text + above->start;

	return above->n == 0 && above->length > 0 && !gr_has_sentence(start, start + above->length);
}

/* Reads the header above a record, which is the first row or stands amid the names.  Returns how many names there are. */
static int
read_header_above(const table *t, const gr_record *record, gr_header *header)
{
	gr_name		names[GR_HEADER_NAMES];
	const int	n = take_names(t, record, names);

	gr_read_header(t->p->page, t->p->words, t->p->records, names, n, GR_APPLICANTS, GR_APPLICANTS - 1, header);
	return n;
}

/* The names of the seven columns above the first record; where that leaves some out, those behind it may tell another order. */
static void
read_header(table *t)
{
	const gr_record *row = first_row(t);
	int			n = read_header_above(t, &t->p->records->list[t->first], &t->header);

	if (t->header.n == 0 && !t->header.unclear && row != &t->p->records->list[t->first])
	{
		gr_header	whole;

		n = read_header_above(t, row, &whole);
		if (whole.other || whole.but_last)
			t->header = whole;
	}
	if (n == 0 && has_uncut_above(t, row))
		t->header.other = t->header.unclear = true;
}

/* ---- tables whose labels are not those of their rows ----------------------------- */

/* Whether a record's label names a year, 年 behind it; other: one that is no word of the form. */
static bool
is_of_year(const table *t, uint32_t i, bool other)
{
	const gr_record *record = &t->p->records->list[i];
	const gr_cell *cell;
	const char *end;
	gr_year		year;

	if (!gr_is_application(t, i) || record->below == record->above || (other && gr_word_at(t->p, record->below - 1)->term != GR_NO_TERM))
		return false;
	cell = &t->p->page->cells[t->p->records->texts[record->below - 1]];
	end = t->p->page->text + cell->start + cell->length;
	year = gr_find_year(t->p->page->text + cell->start, end);
	return year.value > 0 && gr_find_bytes(year.end, end, "年") != NULL;
}

/* Where the year is all that a label says, or more than a label of the form, rows that a year tells apart are this year's and another one's. */
static void
leave_years(table *t)
{
	bool		apart = false;

	for (uint32_t i = t->first; i <= t->last && t->unlabelled && !apart; i++)
		apart = is_of_year(t, i, true);
	for (uint32_t i = t->first; i <= t->last && apart; i++)
		if (is_of_year(t, i, false))
			t->row[i - t->first] = GR_ROW_NONE;
}

/* Takes the values of a record's row, if it is one, and says so. */
static void
void_record(const table *t, uint32_t i, gr_form_rows *rows)
{
	const gr_record *record = &t->p->records->list[i];
	int			row = gr_is_application(t, i) ? t->row[i - t->first] : GR_ROW_NONE;

	if (row < 0)
		return;
	if (rows->there[row] && rows->cell[row][0].state != GR_UNCERTAIN)
		gr_add_uncertain(t->p, record, rows->item[row]);
	gr_void_row(rows, row, record);
}

/* Whether two records have the same label, to the letter. */
static bool
have_one_label(const table *t, uint32_t a, uint32_t b)
{
	const gr_record *list = t->p->records->list;
	const uint32_t *texts = t->p->records->texts;

	return list[a].above < list[a].below && list[b].above < list[b].below
		&& gr_same_text(t->p->page, texts[list[a].below - 1], texts[list[b].below - 1]);
}

/* Figures that are of no row may be pieces of those in the rows beside them, or stand against those of their label. */
static void
void_broken(const table *t, gr_form_rows *rows)
{
	for (uint32_t i = t->first; i <= t->last; i++)
	{
		if (!gr_is_application(t, i) || t->row[i - t->first] >= 0)
			continue;
		if (i > t->first && (gr_may_be_pieces(t->p, i, i - 1, GR_APPLICANTS) || have_one_label(t, i, i - 1)))
			void_record(t, i - 1, rows);
		if (i < t->last && (gr_may_be_pieces(t->p, i, i + 1, GR_APPLICANTS) || have_one_label(t, i, i + 1)))
			void_record(t, i + 1, rows);
	}
}

/* Whether names or sums show that the table is to be read otherwise. */
static bool
is_contradicted(const table *t, const gr_form_rows *rows)
{
	uint32_t	at[] = {t->first, t->first, t->last};

	if (gr_is_one_off(rows))
		return true;
	if (t->header.n > 0)
		return false;
	while (at[1] < t->last && t->row[at[1] - t->first] < 0)
		at[1]++;
	/* where the name of the sum alone is lost, it may have stood anywhere */
	return gr_are_columns_contradicted(rows, at, 1) || (t->header.but_last && !gr_is_total_last(rows));
}

/* Fills in the rows that the records are, of those that may be relied upon. */
static void
fill_rows(const table *t, const gr_reading *reading, gr_form_rows *rows)
{
	int			m = 0;

	for (uint32_t i = t->first; i <= t->last; i++)
	{
		const gr_record *record = &t->p->records->list[i];
		int			row = t->row[i - t->first];
		uint32_t	cells[GR_APPLICANTS];
		bool		certain;

		if (!gr_is_application(t, i))
			continue;
		if (m == reading->n_members || reading->members[m] != i)
		{
			gr_add_uncertain(t->p, record, (gr_str) {NULL, 0});
			continue;
		}
		m++;
		certain = gr_columns_of(reading, i, cells) && !gr_is_sum_against(reading, i, cells);
		if (!certain)
			gr_add_uncertain(t->p, record, rows->item[row]);
		gr_fill_row(rows, row, record, certain ? cells : NULL);
	}
}

/* The records whose rows may be relied upon; returns how many there are. */
static int
take_members(const table *t, uint32_t *members)
{
	int			n = 0;

	if (gr_has_labels_behind(t->p, GR_TABLE_APPLICATIONS, t->first, t->last))
		for (uint32_t i = t->first; i <= t->last; i++)
			t->row[i - t->first] = GR_ROW_NONE;
	for (uint32_t i = t->first; i <= t->last; i++)
		if (t->row[i - t->first] >= 0 && gr_is_trusted(t, i))
			members[n++] = i;
	return n;
}

/* Reads the table's columns and fills in its rows. */
static gr_status
place_table(table *t, gr_form_rows *rows)
{
	const gr_record *first = &t->p->records->list[t->first];
	uint32_t   *members = gr_alloc_raw(t->p->arena, (t->last - t->first + 1) * sizeof(uint32_t));
	gr_reading	reading;

	if (members == NULL)
		return GR_NO_MEMORY;
	gr_read_columns(t->p->page, t->p->records, members, take_members(t, members), GR_APPLICANTS, &t->header, &reading);
	fill_rows(t, &reading, rows);
	void_broken(t, rows);
	if (t->p->twice[1] || rows->conflicts >= CONFLICTS || gr_has_surplus(t))
		gr_void_single_rows(rows, first);
	if (gr_are_sums_moved(rows))
		for (uint32_t i = t->first; i <= t->last; i++)
			if (t->row[i - t->first] >= 0 && rows->cell[t->row[i - t->first]][GR_APPLICANTS - 1].state == GR_BLANK)
				void_record(t, i, rows);
	if (is_contradicted(t, rows))
	{
		gr_add_uncertain(t->p, first, (gr_str) {NULL, 0});
		gr_void_rows(rows, first);
	}
	return GR_OK;
}

gr_status
gr_place_applications(gr_placing *p)
{
	table		t = {.p = p};
	gr_form_rows rows = {.p = p,.columns = gr_applicants,.n_columns = GR_APPLICANTS,.n = GR_ROWS};
	gr_application *out;
	gr_status	status;

	if (!gr_find_table(p->records, GR_TABLE_APPLICATIONS, &t.first, &t.last))
		return GR_OK;
	t.row = gr_alloc_raw(p->arena, (t.last - t.first + 1) * sizeof(int16_t));
	out = gr_alloc_raw(p->arena, GR_ROWS * sizeof(gr_application));
	if (t.row == NULL || out == NULL)
		return GR_NO_MEMORY;
	for (int r = 0; r < GR_ROWS; r++)
	{
		out[r].row = (uint8_t) r;
		rows.cell[r] = out[r].cell;
		rows.item[r] = gr_application_rows[r].code;
	}
	read_header(&t);
	gr_find_rows(&t);
	leave_years(&t);
	/* labels and figures came apart */
	if (!(t.strays > 1 && gr_fill_torn(&rows, t.first, t.last, t.row)) && (status = place_table(&t, &rows)) != GR_OK)
		return status;
	p->report->applications = out;
	for (uint32_t r = 0, *n = &p->report->n_applications; r < GR_ROWS; r++)
		if (rows.there[r] && (*n)++ < r)
			out[*n - 1] = out[r];
	return GR_OK;
}
