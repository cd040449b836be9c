/*
 * application_rows.c - rows of table 三: by their labels, by likeness between those that are
 * labelled, by order where there is nothing else.
 */
#include "place/application_rows.h"

#include <string.h>

#include "form/labels.h"
#include "place/alignment.h"
#include "place/pieces.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/reader.h"
#include "text/utf8.h"

/* 其他处理 is a group, too. */
static const gr_row_form form = {.n = GR_ROWS,.several = GR_OTHER,.whole = 75,.part = 85,.both = 140};

/* How much of a label a record must have that order places, unless it has none. */
#define LIKE_AT_ALL 30
/* Numbers of a label that blanks part, its own among them: 1. … 2023 … */
#define LABEL_NUMBERS 2
/* Rows that stand together and that the form does not have, at least, to be those of another table. */
#define SURPLUS_TOGETHER 2
/* Pieces of a label that are put together. */
#define LABEL_PIECES 6

static int16_t *
row_at(const gr_application_table *t, uint32_t i)
{
	return &t->row[i - t->first];
}

/* ---- rows by their whole label -------------------------------------------- */

/*
 * The row that a label names.  其他 and 总计 name one only behind the rows that
 * they follow; in the header they name a column.
 */
static int
row_of_term(uint8_t term, uint8_t number, int previous)
{
	if (term < GR_TERM_GROUPS)
		return term;
	if (term == GR_TERM_OTHER)
		return (number != 3 && number != 0) || previous > GR_MISCELLANEOUS ? GR_ROW_NONE : number == 3 || previous == GR_CORRECTION_OVERDUE || previous == GR_FEE_OVERDUE
			? GR_MISCELLANEOUS : GR_ROW_UNKNOWN;
	if (term == GR_TERM_TOTAL)
		return number == 7 || previous >= GR_OTHER ? GR_CONCLUDED : GR_ROW_UNKNOWN;
	return term < GR_TERM_APPLICANTS ? GR_ROW_NONE : GR_ROW_UNKNOWN;
}

/* The term of the texts [from, until) put together. */
static gr_term
joined_term(const gr_application_table *t, uint32_t from, uint32_t until, uint8_t *number)
{
	char		buffer[512];
	uint32_t	length = 0;
	gr_label	label;

	for (uint32_t i = from; i < until; i++)
	{
		const gr_cell *cell = &t->p->page->cells[t->p->records->texts[i]];

		if (length + cell->length > sizeof(buffer))
			return GR_NO_TERM;
		memcpy(buffer + length, t->p->page->text + cell->start, cell->length);
		length += cell->length;
	}
	label = gr_fold_label(buffer, length);
	*number = label.number;
	return gr_find_term(&label);
}

/* The character that a text begins with, in half width. */
static uint32_t
first_character(const gr_placing *p, uint32_t text)
{
	const gr_cell *cell = &p->page->cells[p->records->texts[text]];
	const char *start = p->page->text + cell->start;

	return gr_narrow(gr_utf8(start, start + cell->length, &(uint32_t) {0}));
}

/* The first text that may be of the record's label: rules that are drawn between rows keep the labels of two apart. */
static uint32_t
first_text(const gr_record *record)
{
	return record->run || record->band < record->above ? record->above : record->band;
}

/* Whether the label of a row of the form begins among the texts, which is not whole. */
static bool
has_label_piece(const gr_application_table *t, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
		if (gr_word_at(t->p, i)->term == GR_NO_TERM && gr_is_numbered(gr_word_at(t->p, i)))
			return true;
	return false;
}

/* Whether columns are named among the texts: 总计 or 其他 right behind is one of them. */
static bool
follows_columns(const gr_application_table *t, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
		if (gr_word_at(t->p, i)->term >= GR_TERM_APPLICANTS && gr_word_at(t->p, i)->term < GR_TERM_OTHER)
			return true;
	return false;
}

/* （三） or （三: the number of a group, or its beginning, and nothing behind it. */
static bool
is_number_alone(const gr_word *word)
{
	return word->letters == 0 && (word->number != 0 || word->open);
}

/* The one label that stands, whole, below a group's in its row, rules above and below: （三）不予公开, then 1.属于国家秘密. */
static int
row_below_group(const gr_application_table *t, const gr_record *record, int previous)
{
	const uint32_t end = t->p->page->lines[record->line].ruled ? record[1].band : 0;
	int			row = GR_ROW_UNKNOWN;

	for (uint32_t i = record->below; i < end; i++)
	{
		const gr_word *word = gr_word_at(t->p, i);

		if (word->term != GR_NO_TERM && row != GR_ROW_UNKNOWN)
			return GR_ROW_UNKNOWN;
		if (word->term != GR_NO_TERM)
			row = row_of_term(word->term, word->number, previous);
	}
	return row >= 0 ? row : GR_ROW_UNKNOWN;
}

/* Whether a group's label beside a record's figures is but the beginning of a row's, which goes on below: 1.申请人…. */
static bool
opens_label(const gr_application_table *t, const gr_record *record)
{
	for (uint32_t i = record->below; i < record[1].own && !record->run; i++)
		if (gr_is_numbered(gr_word_at(t->p, i)) && first_character(t->p, i) != '(')
			return true;
	return false;
}

/* Whether a record's last text is but a piece of a label: a group's beside that of a row, or its number. */
static bool
is_no_whole_label(const gr_application_table *t, const gr_record *record, const gr_word *word)
{
	if (gr_is_group(word) && has_label_piece(t, first_text(record), record->below))
		return true;
	return ((gr_is_group(word) || word->term == GR_OTHER) && opens_label(t, record)) || is_number_alone(word);
}

static int
row_by_label(const gr_application_table *t, const gr_record *record, int previous)
{
	const uint32_t end = record->below;
	const uint32_t start = first_text(record);
	const gr_word *word;

	if (end <= start)
		return GR_ROW_UNKNOWN;
	word = gr_word_at(t->p, end - 1);
	if (is_no_whole_label(t, record, word))
		return opens_label(t, record) ? row_below_group(t, record, previous) : GR_ROW_UNKNOWN;
	if (word->number == 0 && (word->term == GR_TERM_OTHER || word->term == GR_TERM_TOTAL) && follows_columns(t, start, end))
		return GR_ROW_UNKNOWN;
	if (word->term != GR_NO_TERM)
		return row_of_term(word->term, word->number, previous);
	for (uint32_t pieces = 2; pieces <= LABEL_PIECES && pieces <= end - start; pieces++)
	{
		uint8_t		number;
		gr_term		term = joined_term(t, end - pieces, end, &number);

		if (term != GR_NO_TERM)
			return row_of_term((uint8_t) term, number, previous);
	}
	return GR_ROW_UNKNOWN;
}

/* Labels of rows before the record's own that have no figures: a sign that labels and figures came apart. */
static int
count_strays(const gr_application_table *t, const gr_record *record)
{
	/* its own again is that of a cell that spans several */
	return record->below < record->above + 2 ? 0
		: gr_count_strays(t->p, &form, record->above, record->below - 1, gr_row_of_term(&form, gr_word_at(t->p, record->below - 1)->term), NULL);
}

/* ---- rows by likeness ------------------------------------------------------ */

/* A row whose figures could not be told from its label. */
static bool
is_whole_row(const gr_placing *p, uint32_t text)
{
	return gr_numbers_in(p->page, &p->page->cells[p->records->texts[text]]) > LABEL_NUMBERS;
}

/* Whether the number of a group stands within a text: 属于国家秘密（三）不予公开 is the end of a label and the beginning of another. */
static bool
is_of_two(const gr_placing *p, uint32_t text)
{
	const gr_cell *cell = &p->page->cells[p->records->texts[text]];
	const char *at = p->page->text + cell->start;
	const char *end = at + cell->length;

	while (at < end && (at = gr_find_bytes(at + 1, end, "（")) != NULL)
	{
		const char *numeral = at + strlen("（");
		uint32_t	length = 0;

		if (numeral < end && gr_chinese_digit(gr_utf8(numeral, end, &length)) > 0 && end - numeral >= length + 3
			&& memcmp(numeral + length, "）", 3) == 0)
			return true;
	}
	return false;
}

/* Letters of the longest label of a group: 本年度办理结果. */
#define GROUP_LETTERS 7

/* A group's label, or the beginning of one: it stands beside those of rows, before one in its line. */
static bool
is_of_group(const gr_placing *p, uint32_t text)
{
	const gr_records *records = p->records;
	const gr_cell *cells = p->page->cells;

	return gr_is_group(gr_word_at(p, text))
		|| (gr_is_numbered(gr_word_at(p, text)) && gr_word_at(p, text)->term == GR_NO_TERM && gr_word_at(p, text)->letters <= GROUP_LETTERS
			&& text + 1 < records->n_texts && cells[records->texts[text]].line == cells[records->texts[text + 1]].line);
}

/* How like the texts [from, until) are to the labels; false: they are more than a label. */
static bool
take_likeness(const gr_placing *p, uint32_t from, uint32_t until, gr_likeness *likeness)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_cell *cell = &p->page->cells[p->records->texts[i]];

		if (is_whole_row(p, i) || is_of_two(p, i))
			return false;
		if (!is_of_group(p, i))
			gr_add_likeness(likeness, p->page->text + cell->start, cell->length);
	}
	return true;
}

/* The row between two others that the texts [from, until) are like, and like none of the others, that may be wrapped here. */
static int
row_like(const gr_application_table *t, uint32_t from, uint32_t until, int above, int below)
{
	gr_likeness likeness = {0};

	return take_likeness(t->p, from, until, &likeness) ? gr_likest_row(&form, &likeness, until - from == 1, above, below) : GR_ROW_UNKNOWN;
}

/* Whether a text stands in the column of the one before it, both the first cells of their lines. */
static bool
stands_below_before(const gr_placing *p, uint32_t text)
{
	const gr_cell *cell = &p->page->cells[p->records->texts[text]];
	const gr_cell *before = text > 0 ? &p->page->cells[p->records->texts[text - 1]] : NULL;

	return before != NULL && before->index == 0 && before->line < cell->line
		&& before->x_columns <= cell->x_columns + cell->columns && cell->x_columns <= before->x_columns + before->columns;
}

/* Whether a record's own text, all of it, begins the label: with a number, below the pieces of another. */
static bool
begins_beside(const gr_placing *p, const gr_record *record)
{
	return record->own + 1 == record->below
		&& (gr_word_at(p, record->own)->number != 0 || is_number_alone(gr_word_at(p, record->own))) && stands_below_before(p, record->own);
}

/* Where the label of a record begins: its last piece that has a number, else behind the last word of the form. */
static uint32_t
label_start(const gr_application_table *t, const gr_record *record)
{
	const uint32_t first = first_text(record);

	if (begins_beside(t->p, record))
		return record->own;
	for (uint32_t i = record->below; i > first; i--)
	{
		const gr_word *word = gr_word_at(t->p, i - 1);

		/* texts behind a whole label other than a group's are not its own */
		if (word->term != GR_NO_TERM && !gr_is_group(word))
			return i;
		if (is_number_alone(word) ? stands_below_before(t->p, i - 1) : gr_is_numbered(word) && !is_of_group(t->p, i - 1))
			return i - 1;
	}
	return first < record->below ? first : record->below;
}

/* Whether digits stand right behind a text: 其他处理1. */
static bool
runs_into_figure(const gr_placing *p, uint32_t text)
{
	const uint32_t next = p->records->texts[text] + 1;

	return next < p->page->n_cells && p->page->cells[next].glued;
}

/* The texts behind a record that go on with its label: up to one that begins another. */
static uint32_t
label_end(const gr_application_table *t, uint32_t index)
{
	const gr_record *record = &t->p->records->list[index];
	uint32_t	limit = record->closed ? record[1].above : record[1].own;
	uint32_t	i = record->below;
	bool		within = begins_beside(t->p, record) && first_character(t->p, record->own) == '(';

	/* a label stands above its figures where each cell has a line: the last is the next row's */
	for (; i + record->run < limit && i < record->below + LABEL_PIECES && gr_word_at(t->p, i)->term == GR_NO_TERM && !runs_into_figure(t->p, i); i++)
	{
		/* of a group and a row of it, the row's number comes within: （三）不予公开 1.属于国家秘密 */
		if (gr_is_numbered(gr_word_at(t->p, i)) && (!within || first_character(t->p, i) == '('))
			break;
	}
	return i;
}

/* Whether no other row's label has more of what the texts say. */
static bool
is_likest(const gr_application_table *t, uint32_t from, uint32_t until, int row)
{
	gr_likeness likeness = {0};

	if (!take_likeness(t->p, from, until, &likeness))
		return false;
	for (int r = 0; r < GR_ROWS; r++)
		if (likeness.shared[r] > likeness.shared[row])
			return false;
	return true;
}

static int
row_by_likeness(const gr_application_table *t, uint32_t index, int above, int below)
{
	const gr_record *record = &t->p->records->list[index];
	const uint32_t from = label_start(t, record);
	const uint32_t until = label_end(t, index);
	int			row;

	/* a label begins above its figures or beside them */
	if (from == record->below)
		return GR_ROW_UNKNOWN;
	row = row_like(t, from, until, above, below);
	return row >= 0 && !is_likest(t, from, record->below, row) ? GR_ROW_UNKNOWN : row;
}

/* ---- rows by order ---------------------------------------------------------- */

/* Notes the edition of a row that only one has. */
static void
note_edition(gr_application_table *t, int row)
{
	const uint8_t editions = gr_application_rows[row].editions;

	t->editions |= editions != (GR_IN_2019 | GR_IN_2021) ? editions : 0;
}

/* Rows of the form strictly between two, for the edition that was met; -1 where that is not known and matters. */
static int
rows_between(const gr_application_table *t, int above, int below)
{
	const uint8_t edition = (t->editions & GR_IN_2021) != 0 ? GR_IN_2021 : t->editions;
	int			n = 0;

	for (int r = above + 1; r < below; r++)
	{
		if (edition == 0 && gr_application_rows[r].editions != (GR_IN_2019 | GR_IN_2021))
			return -1;
		n += edition == 0 || (gr_application_rows[r].editions & edition) != 0;
	}
	return n;
}

static int
next_row(const gr_application_table *t, int row)
{
	do
		row++;
	while (row < GR_ROWS && rows_between(t, row - 1, row + 1) == 0);
	return row;
}

/* A record that order may place: seven figures, and no text that says something else, as 其他 does above a row of another name. */
static bool
may_be_ordered(const gr_application_table *t, const gr_record *record, int row)
{
	const uint8_t own = record->own < record->below ? gr_word_at(t->p, record->below - 1)->term : GR_NO_TERM;
	gr_likeness likeness = {0};

	if (own == GR_TERM_OTHER && row != GR_MISCELLANEOUS)
		return false;
	if (record->n_filled != GR_APPLICANTS || !take_likeness(t->p, label_start(t, record), record->below, &likeness))
		return false;
	return likeness.pairs < 2 ? likeness.shared[row] == likeness.pairs
		: gr_term_pairs[row] > 0 && likeness.shared[row] * 100 >= LIKE_AT_ALL * gr_term_pairs[row];
}

/* Gives the records [from, until) that have no row the form's rows behind one. */
static void
place_between(gr_application_table *t, uint32_t from, uint32_t until, int above)
{
	int			row = above;

	for (uint32_t i = from; i < until; i++)
	{
		row = next_row(t, row);
		if (may_be_ordered(t, &t->p->records->list[i], row))
			*row_at(t, i) = (int16_t) row;
	}
}

/* A label with next to no figures beside it: those of its row may follow. */
static bool
is_scrap(const gr_record *record)
{
	return record->n_filled > 0 && record->n_filled < 3;
}

/* Records without a row between two that have one get the form's rows between these, where they are as many. */
static void
place_by_order(gr_application_table *t)
{
	int			above = t->header.n > 0 ? -1 : GR_ROWS;	/* a table whose top was seen begins with its first row */

	for (uint32_t i = t->first; i <= t->last; i++)
	{
		uint32_t	start = i;
		int			below;

		while (i <= t->last && *row_at(t, i) == GR_ROW_UNKNOWN)
			i++;
		below = i <= t->last ? *row_at(t, i) : t->p->records->list[t->last].closed ? GR_ROWS : -1;
		if (rows_between(t, above, below) == (int) (i - start))
			place_between(t, start, i, above);
		above = below < 0 || (i <= t->last && is_scrap(&t->p->records->list[i])) ? GR_ROWS : below;
	}
}

/* ---- all rows --------------------------------------------------------------------- */

static void
find_by_labels(gr_application_table *t)
{
	const gr_records *records = t->p->records;
	int			previous = -1;

	for (uint32_t i = t->first; i <= t->last; i++)
	{
		int			row = !gr_is_application(t, i) || records->list[i].mixed ? GR_ROW_NONE : row_by_label(t, &records->list[i], previous);

		t->unlabelled |= row == GR_ROW_UNKNOWN;
		if (row == GR_ROW_UNKNOWN && gr_goes_on(t->p, i))
			row = GR_ROW_NONE;
		*row_at(t, i) = (int16_t) row;
		if (gr_is_application(t, i))
			t->strays += count_strays(t, &records->list[i]);
		if (row < 0)
			continue;
		previous = row;
		note_edition(t, row);
	}
}

/* The row of the next record that has one behind record i, if it comes behind a row; else the end of the form. */
static int
row_below(const gr_application_table *t, uint32_t i, int above)
{
	for (uint32_t k = i + 1; k <= t->last && k < i + GR_ROWS; k++)
		if (*row_at(t, k) >= 0)
			return *row_at(t, k) > above ? *row_at(t, k) : GR_ROWS;
	return GR_ROWS;
}

static void
find_by_likeness(gr_application_table *t)
{
	int			above = -1;

	for (uint32_t i = t->first; i <= t->last; i++)
	{
		int16_t    *row = row_at(t, i);

		if (*row == GR_ROW_UNKNOWN)
		{
			*row = (int16_t) row_by_likeness(t, i, above, row_below(t, i, above));
			if (*row >= 0)
				note_edition(t, *row);
		}
		above = *row >= 0 ? *row : above;
	}
}

/* 3.其他 among rows that come before it in the form is none of them. */
static void
leave_misplaced(gr_application_table *t)
{
	for (uint32_t i = t->first; i < t->last; i++)
		if (*row_at(t, i) == GR_MISCELLANEOUS && row_below(t, i, -1) < GR_MISCELLANEOUS)
			*row_at(t, i) = GR_ROW_NONE;
}

void
gr_find_rows(gr_application_table *t)
{
	find_by_labels(t);
	leave_misplaced(t);
	find_by_likeness(t);
	/* 其他处理 is a row in one edition, and a group of rows in the other */
	for (uint32_t i = t->first; i <= t->last && (t->editions & GR_IN_2021) != 0; i++)
		if (*row_at(t, i) == GR_OTHER)
			*row_at(t, i) = GR_ROW_NONE;
	place_by_order(t);
	for (uint32_t i = t->first; i <= t->last; i++)
		t->found += *row_at(t, i) >= 0;
}

/*
 * Whether the figures of a label above them may be those of another row: text was lost between the two, as rows of the form
 * are missing up to the next one, though most are there.
 */
static bool
is_torn_off(const gr_application_table *t, uint32_t i)
{
	const int	row = *row_at(t, i);
	const int	below = i < t->last ? *row_at(t, i + 1) : GR_ROW_UNKNOWN;

	return t->found * 2 > GR_ROWS && rows_between(t, row, below) > 0;
}

bool
gr_is_trusted(const gr_application_table *t, uint32_t i)
{
	const gr_record *record = &t->p->records->list[i];
	const int	row = *row_at(t, i);

	if (!record->run && record->own < record->below)
		return true;
	if (is_torn_off(t, i))
		return false;
	if (t->strays < 2)
		return true;
	return count_strays(t, record) == 0
		&& ((i > t->first && *row_at(t, i - 1) >= 0 && next_row(t, *row_at(t, i - 1)) == row)
			|| (i < t->last && *row_at(t, i + 1) >= 0 && next_row(t, row) == *row_at(t, i + 1)));
}

bool
gr_has_surplus(const gr_application_table *t)
{
	int			above = -1;
	int			unknown = 0;
	int			surplus = 0;
	int			known = 0;

	for (uint32_t i = t->first; i <= t->last + 1; i++)
	{
		int			row = i <= t->last ? *row_at(t, i) : GR_ROWS;

		unknown += i <= t->last && row == GR_ROW_UNKNOWN && t->p->records->list[i].n_filled * 2 > GR_APPLICANTS;
		if (row < 0)
			continue;
		/* rows that come before those above them are another table's, too */
		unknown -= row - above - 1 + (row > above ? 0 : GR_ROWS);
		surplus += unknown > SURPLUS_TOGETHER ? unknown : 0;
		known++;
		unknown = 0;
		above = row;
	}
	return surplus * 2 > known;
}
