/*
 * turned.c - table 三 with its rows side by side: a line for each applicant.
 */
#include "place/turned.h"

#include "form/labels.h"
#include "place/habits.h"

/* Not named so far. */
#define NOWHERE (-1)

typedef struct turned
{
	gr_form_rows *rows;
	int			column[GR_ROWS];	/* index of each row's cell in a line */
	const gr_record *applicant[GR_APPLICANTS];
	bool		keeps_blanks;	/* a blank cell leaves a trace, so that those behind it do not move up */
} turned;

static bool
is_marked(const gr_line *line)
{
	return line->layout == GR_TABS || line->layout == GR_BARS || line->layout == GR_COMMAS || line->layout == GR_GRID;
}

/* The row of the form that a label names; negative for none.  其他 and 总计 are told by their numbers. */
static int
row_of_word(const gr_word *word)
{
	if (word->term == GR_TERM_OTHER && word->number == 3)
		return GR_MISCELLANEOUS;
	if (word->term == GR_TERM_TOTAL && word->number == 7)
		return GR_CONCLUDED;
	return word->term < GR_TERM_GROUPS ? word->term : NOWHERE;
}

/* Notes the columns of the rows that are named in a line.  False: one of them in two. */
static bool
take_columns(turned *t, uint32_t index)
{
	const gr_placing *p = t->rows->p;
	const gr_line *line = &p->page->lines[index];

	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
	{
		int			row = row_of_word(&p->words[i]);
		int			column = p->page->cells[i].index;

		if (row < 0 || !is_marked(line) || t->column[row] == column)
			continue;
		/* a group's label that spans its rows may be repeated above each */
		if (t->column[row] != NOWHERE && row != GR_OTHER)
			return false;
		t->column[row] = column;
	}
	return true;
}

/* The applicant whose figures a record holds; negative for none. */
static int
applicant_of(const gr_placing *p, const gr_record *record)
{
	uint8_t		term;

	if (record->n_filled == 0 || record->own == record->below || record->mixed || !is_marked(&p->page->lines[record->line]))
		return NOWHERE;
	term = p->words[p->records->texts[record->below - 1]].term;
	return term >= GR_TERM_APPLICANTS && term < GR_TERM_ORGANIZATIONS ? term - GR_TERM_APPLICANTS
		: term == GR_TERM_OTHER ? GR_APPLICANTS - 2 : term == GR_TERM_TOTAL ? GR_APPLICANTS - 1 : NOWHERE;
}

/* Takes the header's lines, then those of the applicants.  False: others stand among them, or one again. */
static bool
take_lines(turned *t, uint32_t first, uint32_t last)
{
	const gr_placing *p = t->rows->p;
	const gr_records *records = p->records;
	uint32_t	line = p->page->cells[records->texts[records->list[first].above]].line;
	int			found = 0;

	for (uint32_t i = first; i <= last; i++)
	{
		const gr_record *record = &records->list[i];
		int			applicant = record->table == GR_TABLE_APPLICATIONS ? applicant_of(p, record) : NOWHERE;

		if (applicant < 0 && (found > 0 || record->n_filled > 0))
			return false;
		for (; found == 0 && line <= record->line; line++)
			if ((applicant < 0 || line < record->line) && !take_columns(t, line))
				return false;
		if (applicant < 0)
			continue;
		if (t->applicant[applicant] != NULL || p->page->lines[record->line].n != p->page->lines[records->list[last].line].n)
			return false;
		t->applicant[applicant] = record;
		found++;
	}
	return found == GR_APPLICANTS;
}

/* The edition that has just the rows that were named; 0: none. */
static uint8_t
edition_of(turned *t)
{
	uint8_t		editions = GR_IN_2019 | GR_IN_2021;

	/* 其他处理 is a group in one edition */
	if (t->column[GR_MISCELLANEOUS] != NOWHERE)
		t->column[GR_OTHER] = NOWHERE;
	for (int r = 0; r < GR_ROWS; r++)
		editions &= (uint8_t) (t->column[r] != NOWHERE ? gr_application_rows[r].editions : ~gr_application_rows[r].editions);
	return editions;
}

/* The cell of a row in an applicant's line; GR_GAP: the line is too short. */
static uint32_t
cell_of(const turned *t, int row, int applicant)
{
	const gr_line *line = &t->rows->p->page->lines[t->applicant[applicant]->line];

	return t->column[row] < line->n ? line->first + (uint32_t) t->column[row] : GR_GAP;
}

/* Whether each figure of an applicant's line stands in a row's column; notes a blank cell before one. */
static bool
explains_line(turned *t, int applicant)
{
	const gr_page *page = t->rows->p->page;
	const gr_record *record = t->applicant[applicant];
	bool		blank = false;
	int			filled = 0;

	for (int r = 0; r < GR_ROWS; r++)
	{
		uint32_t	cell = t->column[r] == NOWHERE ? GR_GAP : cell_of(t, r, applicant);

		if (t->column[r] != NOWHERE && cell == GR_GAP)
			return false;
		if (!gr_is_filled(page, cell))
		{
			blank = blank || cell != GR_GAP;
			continue;
		}
		filled++;
		t->keeps_blanks = t->keeps_blanks || blank;
	}
	return filled == record->n_filled;
}

/* Whether the column of a row is that of one before it, too. */
static bool
is_shared(const turned *t, int row)
{
	for (int r = 0; r < row; r++)
		if (t->column[r] != NOWHERE && t->column[r] == t->column[row])
			return true;
	return false;
}

bool
gr_read_turned(uint32_t first, uint32_t last, gr_form_rows *rows)
{
	turned		t = {.rows = rows};
	const gr_page *page = rows->p->page;

	for (int r = 0; r < GR_ROWS; r++)
		t.column[r] = NOWHERE;
	if (rows->p->records->list[first].above == rows->p->records->list[first].below
		|| !take_lines(&t, first, last) || edition_of(&t) == 0)
		return false;
	for (int r = 0; r < GR_ROWS; r++)
		if (t.column[r] != NOWHERE && is_shared(&t, r))
			return false;
	for (int a = 0; a < GR_APPLICANTS; a++)
		if (!explains_line(&t, a))
			return false;
	for (int r = 0; r < GR_ROWS; r++)
	{
		uint32_t	cells[GR_APPLICANTS];

		for (int a = 0; a < GR_APPLICANTS && t.column[r] != NOWHERE; a++)
			cells[a] = cell_of(&t, r, a);
		if (t.column[r] != NOWHERE)
			gr_fill_row(rows, r, t.applicant[0], cells);
	}
	/* where a blank cell may have been dropped, a line without its last figure may have moved */
	for (int a = 0; a < GR_APPLICANTS; a++)
		if (!t.keeps_blanks && page->lines[t.applicant[a]->line].layout != GR_GRID
			&& !gr_is_filled(page, cell_of(&t, GR_CARRIED_OUT, a)))
			for (int r = 0; r < GR_ROWS; r++)
				if (rows->there[r])
					rows->cell[r][a] = gr_uncertain_figure(rows->p, t.applicant[a]);
	return true;
}
