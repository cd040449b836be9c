/*
 * applications.c - table 三: rows of the form by label and order, seven columns each.
 */
#include "place/place.h"

#include <string.h>

#include "text/folded.h"
#include "form/labels.h"
#include "place/column_runs.h"
#include "place/evidence.h"
#include "text/utf8.h"

/* A record's row, beside the form's rows. */
enum
{
	ROW_UNKNOWN = -1,
	ROW_NONE = -2				/* a group's own figures, or some other row that the form does not have */
};

/*
 * In per cent, how much of a row's label a text must have among other things,
 * or how much of a text must be of the label; and how much more than of any other.
 */
#define LIKE_WHOLE 75
#define LIKE_PART 85
/* The sum of the two that will do for a label that is one piece. */
#define LIKE_BOTH 140
#define LIKE_MARGIN 20
/* Pieces of a label that are put together. */
#define LABEL_PIECES 6

typedef struct table
{
	gr_placing *p;
	uint32_t	first;			/* records of the table: list[first] to list[last], others may stand between */
	uint32_t	last;
	int16_t    *row;			/* by record, from first */
	gr_header	header;
	bool		editions[3];	/* by gr_form: a row that only this edition has was met */
	int			strays;			/* labels of a run of lines that have no figures behind them */
} table;

static bool
is_here(const table *t, uint32_t i)
{
	return t->p->records->list[i].table == GR_TABLE_APPLICATIONS;
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
		return number != 3 && number != 0 ? ROW_NONE : number == 3 || previous == GR_CORRECTION_OVERDUE || previous == GR_FEE_OVERDUE
			? GR_MISCELLANEOUS : ROW_UNKNOWN;
	if (term == GR_TERM_TOTAL)
		return number == 7 || previous >= GR_OTHER ? GR_CONCLUDED : ROW_UNKNOWN;
	return term < GR_TERM_APPLICANTS ? ROW_NONE : ROW_UNKNOWN;
}

/* The term of the texts [from, until) put together. */
static gr_term
joined_term(const table *t, uint32_t from, uint32_t until, uint8_t *number)
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

static bool
is_group(const gr_word *word)
{
	return word->term >= GR_TERM_GROUPS && word->term < GR_TERM_APPLICANTS;
}

/* Whether a numbered label begins among the texts [from, until) that is no whole word of the form. */
static bool
has_label_piece(const table *t, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_word *word = &t->p->words[t->p->records->texts[i]];

		if (word->term == GR_NO_TERM && word->number != 0 && word->letters > 1)
			return true;
	}
	return false;
}

/* The first text that may be of the record's label: rules that are drawn between rows keep the labels of two apart. */
static uint32_t
first_text(const gr_record *record)
{
	return record->run || record->band < record->above ? record->above : record->band;
}

static int
row_by_label(const table *t, const gr_record *record, int previous)
{
	const gr_records *records = t->p->records;
	uint32_t	end = record->below;
	uint32_t	start = first_text(record);
	const gr_word *word;

	if (end <= start)
		return ROW_UNKNOWN;
	word = &t->p->words[records->texts[end - 1]];
	if (is_group(word) && has_label_piece(t, start, end))
		return ROW_UNKNOWN;
	if (word->term != GR_NO_TERM)
	{
		/* 总计 or 其他 right behind the columns' names is one of them */
		if (word->number == 0 && (word->term == GR_TERM_OTHER || word->term == GR_TERM_TOTAL))
			for (uint32_t i = start; i < end; i++)
			{
				uint8_t		term = t->p->words[records->texts[i]].term;

				if (term >= GR_TERM_APPLICANTS && term < GR_TERM_OTHER)
					return ROW_UNKNOWN;
			}
		return row_of_term(word->term, word->number, previous);
	}
	for (uint32_t pieces = 2; pieces <= LABEL_PIECES && pieces <= end - start; pieces++)
	{
		uint8_t		number;
		gr_term		term = joined_term(t, end - pieces, end, &number);

		if (term != GR_NO_TERM)
			return row_of_term((uint8_t) term, number, previous);
	}
	return ROW_UNKNOWN;
}

/* Labels of rows before the record's own that have no figures: in a run of lines, a sign that labels and figures came apart. */
static int
count_strays(const table *t, const gr_record *record)
{
	const uint32_t *texts = t->p->records->texts;
	const gr_word *words = t->p->words;
	int			strays = 0;

	if (!record->run)
		return 0;
	for (uint32_t i = record->above; i + 1 < record->below; i++)
	{
		uint8_t		term = words[texts[i]].term;

		/* the record's own again is that of a cell that spans several */
		strays += term < GR_TERM_GROUPS && term != GR_OTHER && term != words[texts[record->below - 1]].term;
	}
	return strays;
}

/* ---- rows by likeness ------------------------------------------------------ */

/* Where the label of a record begins: its last piece that has a number, else behind the last word of the form. */
static uint32_t
label_start(const table *t, const gr_record *record)
{
	const uint32_t first = first_text(record);

	for (uint32_t i = record->below; i > first; i--)
	{
		const gr_word *word = &t->p->words[t->p->records->texts[i - 1]];

		if (is_group(word))
			continue;			/* it stands beside its rows, wherever its cell has room */
		if (word->number != 0 && word->letters > 1)
			return i - 1;
		if (word->term != GR_NO_TERM)
			return i;
	}
	return first < record->below ? first : record->below;
}

/* A drawn rule stands behind the one line and before the other, which follows it. */
static bool
is_ruled_between(const gr_page *page, uint32_t line, uint32_t other)
{
	while (line < other)
		if (page->lines[++line].ruled)
			return true;
	return false;
}

/* The texts behind a record that go on with its label: up to one that begins another. */
static uint32_t
label_end(const table *t, uint32_t index)
{
	const gr_records *records = t->p->records;
	const gr_page *page = t->p->page;
	uint32_t	line = records->list[index].line;
	uint32_t	limit = index + 1 < records->n ? records->list[index + 1].own : records->n_texts;
	uint32_t	i = records->list[index].below;

	/* a label stands above its figures where each cell has a line: the last is the next row's */
	if (records->list[index].run && limit > i)
		limit--;
	for (; i < limit && i < records->list[index].below + LABEL_PIECES; i++)
	{
		const gr_word *word = &t->p->words[records->texts[i]];

		if (word->term != GR_NO_TERM || (word->number != 0 && word->letters > 1)
			|| (!records->list[index].run && is_ruled_between(page, line, page->cells[records->texts[i]].line)))
			break;
		line = page->cells[records->texts[i]].line;
	}
	return i;
}

/* 上年 in this year's row, 本年 in last year's: a row that the form does not have, however like. */
static bool
speaks_of_other_year(const table *t, uint32_t from, uint32_t until, int row)
{
	const char *word = row == GR_CARRIED_IN ? "本年" : row == GR_RECEIVED || row == GR_CARRIED_OUT ? "上年" : NULL;
	gr_letters	letters = {0};

	for (uint32_t i = from; i < until && word != NULL; i++)
	{
		const gr_cell *cell = &t->p->page->cells[t->p->records->texts[i]];

		gr_add_letters(t->p->page->text + cell->start, t->p->page->text + cell->start + cell->length, &letters);
	}
	return word != NULL && gr_find_letters(&letters, 0, word) >= 0;
}

/* Figures side by side within a text, and letters behind them: two rows in one line; what follows is not of the first label. */
static bool
holds_row(const char *p, const char *end)
{
	int			figures = 0;

	while (p < end)
	{
		const char *token = p;
		uint32_t	length = 0;
		bool		letters = false;
		gr_value	value;

		for (; p < end && !gr_blank_at(p, end, &length); p++)
			letters = letters || ((uint8_t) *p >= 0xE4 && (uint8_t) *p <= 0xE9);
		value = gr_read_value(token, (size_t) (p - token));
		if (value.state == GR_NUMBER || value.state == GR_NOT_APPLICABLE)
			figures++;
		else if (letters && figures > 1)
			return true;
		else if (value.state != GR_BLANK)
			figures = 0;
		if (p < end)
			p += length;
	}
	return false;
}

/* How like the texts [from, until) are to the labels; false: they are more than a label. */
static bool
take_likeness(const table *t, uint32_t from, uint32_t until, gr_likeness *likeness)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_cell *cell = &t->p->page->cells[t->p->records->texts[i]];
		const char *text = t->p->page->text + cell->start;

		if (holds_row(text, text + cell->length))
			return false;
		gr_add_likeness(likeness, text, cell->length);
	}
	return true;
}

static int
row_by_likeness(const table *t, uint32_t index, int above, int below)
{
	const gr_records *records = t->p->records;
	const gr_record *record = &records->list[index];
	gr_likeness likeness = {0};
	uint32_t	from = label_start(t, record);
	uint32_t	until = label_end(t, index);
	int			best = 0;
	int			second = 0;
	int			row = ROW_UNKNOWN;

	/* a label begins above its figures or beside them */
	if (from == record->below || until - from > 4 * LABEL_PIECES)
		return ROW_UNKNOWN;
	if (!take_likeness(t, from, until, &likeness) || likeness.pairs < 2)
		return ROW_UNKNOWN;
	for (int r = above + 1; r < below; r++)
	{
		int			shared = likeness.shared[r];
		int			recall;		/* of the label, in the text */
		int			precision;	/* of the text, in the label */
		int			like;

		if (gr_term_pairs[r] == 0 || shared < 2)
			continue;
		recall = shared * 100 / gr_term_pairs[r];
		precision = shared >= 3 ? shared * 100 / likeness.pairs : 0;
		/* 其他处理 is a group, too: it is no row beside another text */
		if (r == GR_OTHER && precision < LIKE_PART)
			recall = precision;
		like = recall > precision ? recall : precision;
		if (like > best)
		{
			second = best;
			best = like;
			row = recall >= LIKE_WHOLE || precision >= LIKE_PART || (until - from == 1 && recall + precision >= LIKE_BOTH)
				? r : ROW_UNKNOWN;
		}
		else if (like > second)
			second = like;
	}
	if (best - second < LIKE_MARGIN || speaks_of_other_year(t, from, until, row))
		return ROW_UNKNOWN;
	return row;
}

/* ---- rows by order ---------------------------------------------------------- */

/* Rows of the form strictly between two, for the edition that was met; -1 where that is not known and matters. */
static int
rows_between(const table *t, int above, int below)
{
	int			n = 0;

	for (int r = above + 1; r < below; r++)
	{
		uint8_t		editions = gr_application_rows[r].editions;

		if (editions == (GR_IN_2019 | GR_IN_2021))
			n++;
		else if (!t->editions[GR_FORM_2019] && !t->editions[GR_FORM_2021])
			return -1;
		else if (t->editions[GR_FORM_2021] == (editions == GR_IN_2021))
			n++;
	}
	return n;
}

static int
next_row(const table *t, int row)
{
	do
		row++;
	while (row < GR_ROWS && rows_between(t, row - 1, row + 1) == 0);
	return row;
}

/* A record that order may place: seven figures, and no text that says something else. */
static bool
may_be_ordered(const table *t, uint32_t i, int row)
{
	const gr_records *records = t->p->records;
	const gr_record *record = &records->list[i];
	gr_likeness likeness = {0};
	uint32_t	from = label_start(t, record);

	if (record->n_filled != GR_APPLICANTS || (record->run && t->strays > 1))
		return false;
	if (!take_likeness(t, from, record->below, &likeness) || speaks_of_other_year(t, from, record->below, row))
		return false;
	return likeness.pairs < 2 || (gr_term_pairs[row] > 0 && likeness.shared[row] * 100 >= 30 * gr_term_pairs[row]);
}

/* Records without a row between two that have one get the form's rows between these, where they are as many. */
static void
place_by_order(table *t)
{
	uint32_t	i = t->first;
	int			above = t->header.n > 0 ? -1 : GR_ROWS;	/* a table whose top was seen begins with its first row */

	while (i <= t->last)
	{
		uint32_t	start = i;
		int			missing = 0;
		int			below;
		int			row;

		for (; i <= t->last && (!is_here(t, i) || t->row[i - t->first] == ROW_UNKNOWN); i++)
			missing += is_here(t, i);
		below = i <= t->last ? t->row[i - t->first] : t->p->records->list[t->last].closed ? GR_ROWS : -1;
		if (missing > 0 && above < below && rows_between(t, above, below) == missing)
		{
			row = above;
			for (uint32_t k = start; k < i; k++)
			{
				if (!is_here(t, k))
					continue;
				row = next_row(t, row);
				if (may_be_ordered(t, k, row))
					t->row[k - t->first] = (int16_t) row;
			}
		}
		if (i <= t->last)
			above = t->row[i - t->first] < 0 ? GR_ROWS : t->row[i - t->first];
		i++;
	}
}

/* ---- the whole table ---------------------------------------------------------- */

/* The first cell of its line, where labels stand. */
static bool
stands_below_label(const table *t, uint32_t cell)
{
	const gr_cell *c = &t->p->page->cells[cell];

	return c->index == 0 && t->p->page->lines[c->line].n > 1;
}

/* Whether a text is the name of a column that the form does not have; behind: names of columns were met. */
static bool
may_name_column(const table *t, uint32_t cell, bool behind, uint32_t line)
{
	const gr_page *page = t->p->page;
	bool		first_in_line = page->cells[cell].line != line;

	if (!gr_is_foreign(page, t->p->words, cell))
		return false;
	return gr_names_other_column(page, cell) || (behind && !(first_in_line && stands_below_label(t, cell)));
}

/* Adds the names of columns above a record.  Returns how many there are now. */
static int
take_names(const table *t, const gr_record *record, gr_name *names, int n)
{
	const gr_records *records = t->p->records;
	const gr_page *page = t->p->page;
	uint32_t	line = UINT32_MAX;
	const int	before = n;

	for (uint32_t k = record->above; k < (record->mixed ? record->below : record->own) && n < GR_HEADER_NAMES; k++)
	{
		uint32_t	cell = records->texts[k];
		uint8_t		term = t->p->words[cell].term;
		int			column = term >= GR_TERM_APPLICANTS && term < GR_TERM_ORGANIZATIONS ? term - GR_TERM_APPLICANTS
			: term == GR_TERM_OTHER ? 5 : term == GR_TERM_TOTAL ? 6 : term == GR_TERM_ORGANIZATIONS ? GR_GROUP
			: term == GR_TERM_APPLICANT ? GR_HEAD : GR_FOREIGN;

		if (term < GR_TERM_APPLICANTS)
			break;				/* a row's label */
		if (t->p->words[cell].number != 0 && column != GR_GROUP)
			break;
		if (column == GR_FOREIGN && gr_is_garbled(page, t->p->words, cell) && !gr_names_other_column(page, cell))
			column = GR_GARBLED;
		if (column == GR_FOREIGN && !may_name_column(t, cell, n > before, line))
			continue;
		line = page->cells[cell].line;
		names[n++] = (gr_name) {cell, (int8_t) column};
	}
	while (n > before && (names[n - 1].column == GR_FOREIGN || names[n - 1].column == GR_GARBLED) && page->lines[page->cells[names[n - 1].cell].line].n == 1
		   && !gr_names_other_column(page, names[n - 1].cell))
		n--;					/* the first row's label */
	return n;
}

/* The names of the seven columns above the first record that has such; lines of a header that numbers begin are records, too. */
static void
read_header(table *t)
{
	const gr_records *records = t->p->records;
	gr_name		names[GR_HEADER_NAMES];
	int			n = 0;

	for (uint32_t i = t->first; i <= t->last && (n == 0 || records->list[i - 1].mixed); i++)
		if (is_here(t, i))
			n = take_names(t, &records->list[i], names, n);
	gr_read_header(t->p->page, records, names, n, GR_APPLICANTS, GR_APPLICANTS - 1, &t->header);
}

/* ---- tables whose labels are not those of their rows ----------------------------- */

/* A text of the record that names a row, by itself, or its last text where none does; its place in gr_records.texts. */
static uint32_t
row_word(const table *t, const gr_record *record)
{
	uint32_t	first = first_text(record);

	for (uint32_t i = record->below; i > first; i--)
		if (t->p->words[t->p->records->texts[i - 1]].term < GR_TERM_GROUPS)
			return i - 1;
	return record->below - 1;
}

/* The year that a text begins or ends with: 2023年, 2023年度; 0: none. */
static int
year_of(const table *t, uint32_t text)
{
	const uint32_t cell = t->p->records->texts[text];
	gr_letters	letters;

	if (t->p->words[cell].term != GR_NO_TERM)
		return 0;
	gr_take_letters(t->p->page->text + t->p->page->cells[cell].start,
					t->p->page->text + t->p->page->cells[cell].start + t->p->page->cells[cell].length, &letters);
	if (letters.n > 5 && letters.letter[letters.n - 1] == U'度')
		letters.n--;
	for (uint32_t i = 0; i + 5 <= letters.n; i += letters.n > 5 && i == 0 ? letters.n - 5 : 1)
	{
		int			year = 0;

		for (uint32_t k = i; k < i + 4; k++)
			year = letters.letter[k] >= '0' && letters.letter[k] <= '9' ? year * 10 + letters.letter[k] - '0' : INT16_MAX;
		if (year > 1900 && year < 2100 && letters.letter[i + 4] == U'年')
			return year;
	}
	return 0;
}

/* Whether two records that follow each other are of one label, and told apart by what stands behind it. */
static bool
share_label(const table *t, const gr_record *a, const gr_record *b)
{
	const uint32_t *texts = t->p->records->texts;
	const gr_page *page = t->p->page;
	const gr_cell *x;
	const gr_cell *y;
	const gr_word *last;
	const gr_word *other;
	uint32_t	word;
	uint32_t	again;

	if (a->below == first_text(a) || b->below == first_text(b))
		return false;
	last = &t->p->words[texts[a->below - 1]];
	other = &t->p->words[texts[b->below - 1]];
	x = &page->cells[texts[a->below - 1]];
	y = &page->cells[texts[b->below - 1]];
	if (last->term != GR_NO_TERM || other->term != GR_NO_TERM
		|| (x->length == y->length && memcmp(page->text + x->start, page->text + y->start, x->length) == 0))
		return false;
	word = row_word(t, a);
	again = row_word(t, b);
	if (word + 1 == a->below || (t->p->words[texts[word]].term == GR_OTHER && last->letters > 1))
		return false;
	return again + 1 == b->below ? again == first_text(b) && other->letters <= last->letters + 2
		: t->p->words[texts[again]].term == t->p->words[texts[word]].term;
}

/* Whether texts of the table name different years. */
static bool
has_years(const table *t)
{
	int			first = 0;

	for (uint32_t i = t->first; i <= t->last; i++)
		for (uint32_t k = t->p->records->list[i].above; is_here(t, i) && k < t->p->records->list[i].below; k++)
		{
			int			year = year_of(t, k);

			if (year > 0 && first > 0 && year != first)
				return true;
			first = year > 0 ? year : first;
		}
	return false;
}

/* Rows of which the table has two each, this year's and another one's, are not told apart. */
static void
leave_shared(table *t)
{
	const gr_records *records = t->p->records;
	const bool	years = has_years(t);
	uint32_t	before = t->first;

	for (uint32_t i = t->first; i <= t->last && years; i++)
		if (is_here(t, i) && records->list[i].below > records->list[i].above && year_of(t, records->list[i].below - 1) > 0)
			t->row[i - t->first] = ROW_NONE;

	for (uint32_t i = t->first + 1; i <= t->last; i++)
	{
		if (!is_here(t, i))
			continue;
		if (share_label(t, &records->list[before], &records->list[i]))
			t->row[before - t->first] = t->row[i - t->first] = ROW_NONE;
		before = i;
	}
}

/* A line of nothing but figures, of a whole row or one of them. */
static bool
holds_figures(const gr_page *page, const gr_line *line)
{
	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
		if (page->cells[i].state == GR_ABSENT)
			return false;
	return line->n >= GR_APPLICANTS || (line->n == 1 && page->cells[line->first].state == GR_NUMBER);
}

static bool
begins_label(const gr_word *word)
{
	return word->term < GR_TERM_GROUPS || (word->term == GR_NO_TERM && word->number != 0 && word->letters > 1);
}

/* Several labels of rows above figures that have none in their line: which is theirs is not told. */
static bool
has_several_labels(const table *t, const gr_record *record)
{
	int			labels = 0;

	for (uint32_t i = record->above; i < record->below && record->own == record->below && !record->run; i++)
		labels += t->p->words[t->p->records->texts[i]].term < GR_TERM_GROUPS;
	return labels > 2;
}

/*
 * Whether a label of a row stands behind the last figures, and figures before the first label or without
 * one: each row's label is behind its figures.
 */
static bool
has_labels_behind(const table *t)
{
	const gr_records *records = t->p->records;
	const gr_page *page = t->p->page;
	const gr_record *first = &records->list[t->first];
	const gr_record *last = &records->list[t->last];
	uint32_t	end = t->last + 1 < records->n ? last[1].above : records->n_texts;
	uint32_t	i = last->below;
	const gr_word *word;

	while (i < end && !begins_label(&t->p->words[records->texts[i]]))
		i++;
	if (i == end)
		return false;
	for (i = first->above; i < first->below; i++)
	{
		uint32_t	line = page->cells[records->texts[i]].line;

		if (t->p->words[records->texts[i]].term < GR_TERM_GROUPS)
			return line > 0 && holds_figures(page, &page->lines[line - 1]);
	}
	word = first->above < first->below ? &t->p->words[records->texts[first->below - 1]] : NULL;
	return first->n_filled > 2
		&& (word == NULL || (word->term >= GR_TERM_APPLICANTS && (word->term != GR_NO_TERM || word->letters == 0)));
}

/* Rows by label, then by likeness between those, then by order. */
static void
find_rows(table *t)
{
	const gr_records *records = t->p->records;
	int			previous = -1;

	for (uint32_t i = t->first; i <= t->last; i++)
	{
		int			row = !is_here(t, i) || records->list[i].mixed || has_several_labels(t, &records->list[i]) ? ROW_NONE : row_by_label(t, &records->list[i], previous);

		t->row[i - t->first] = (int16_t) row;
		if (is_here(t, i))
			t->strays += count_strays(t, &records->list[i]);
		if (row < 0)
			continue;
		previous = row;
		if (row == GR_OTHER)
			t->editions[GR_FORM_2019] = true;
		if (gr_application_rows[row].editions == GR_IN_2021)
			t->editions[GR_FORM_2021] = true;
	}
	previous = -1;
	for (uint32_t i = t->first; i <= t->last; i++)
	{
		int			below = GR_ROWS;

		if (!is_here(t, i))
			continue;
		if (t->row[i - t->first] != ROW_UNKNOWN)
		{
			if (t->row[i - t->first] >= 0)
				previous = t->row[i - t->first];
			continue;
		}
		for (uint32_t k = i + 1; k <= t->last && k < i + GR_ROWS; k++)
			if (t->row[k - t->first] >= 0)
			{
				below = t->row[k - t->first] > previous ? t->row[k - t->first] : GR_ROWS;
				break;
			}
		t->row[i - t->first] = (int16_t) row_by_likeness(t, i, previous, below);
		if (t->row[i - t->first] < 0)
			continue;
		previous = t->row[i - t->first];
		if (gr_application_rows[previous].editions == GR_IN_2021)
			t->editions[GR_FORM_2021] = true;
	}
	/* 其他处理 is a row in one edition, and a group of rows in the other */
	if (t->editions[GR_FORM_2021])
		for (uint32_t i = 0; i <= t->last - t->first; i++)
			if (t->row[i] == GR_OTHER)
				t->row[i] = ROW_NONE;
	leave_shared(t);
	place_by_order(t);
}

/*
 * Where labels and figures of a run of lines came apart, a label is trusted
 * only where the row before or behind it stands right beside it, labelled too.
 */
static bool
is_trusted(const table *t, uint32_t i)
{
	int			row = t->row[i - t->first];

	if (t->strays < 2 || !t->p->records->list[i].run)
		return true;
	if (count_strays(t, &t->p->records->list[i]) > 0)
		return false;
	return (i > t->first && t->row[i - 1 - t->first] >= 0 && next_row(t, t->row[i - 1 - t->first]) == row)
		|| (i < t->last && t->row[i + 1 - t->first] >= 0 && next_row(t, row) == t->row[i + 1 - t->first]);
}

/* A table whose labels and figures came apart, by the order of its figures. */
static bool
place_torn(table *t, gr_application *rows)
{
	gr_placing *p = t->p;
	uint8_t		form_row[GR_ROWS];
	uint32_t	cell[GR_ROWS][GR_APPLICANTS];
	int			n;

	if (!gr_read_torn(p, t->first, t->last, t->row, &n, form_row, cell))
		return false;
	for (int r = 0; r < n; r++)
	{
		const gr_application_row *form = &gr_application_rows[form_row[r]];

		rows[r].row = form_row[r];
		for (int c = 0; c < GR_APPLICANTS; c++)
			gr_take_figure(p, &p->records->list[t->first], cell[r][c], form->code, gr_applicants[c].code, &rows[r].cell[c]);
	}
	p->report->applications = rows;
	p->report->n_applications = (uint32_t) n;
	return true;
}

/* Lines between a row and a piece of one of its figures, at most. */
#define PIECE_LINES 4

/* Takes the values of a row, a figure of which may go on in a line above or below it. */
static void
void_row(const table *t, uint32_t i, const gr_record *piece, gr_application *rows, const bool *there)
{
	const gr_record *record = &t->p->records->list[i];
	int			row = is_here(t, i) ? t->row[i - t->first] : ROW_NONE;
	uint32_t	apart = record->line < piece->line ? piece->line - record->line : record->line - piece->line;

	if (row < 0 || !there[row] || record->run || record->layout == GR_GRID || apart > PIECE_LINES)
		return;
	for (int c = 0; c < GR_APPLICANTS; c++)
		rows[row].cell[c] = gr_uncertain_figure(t->p, record);
}

/* Figures that are of no row, may be pieces of those in the row above them, or, in text that blanks lay out, below. */
static void
void_broken(const table *t, gr_application *rows, const bool *there)
{
	for (uint32_t i = t->first; i <= t->last; i++)
	{
		const gr_record *record = &t->p->records->list[i];

		if (!is_here(t, i) || t->row[i - t->first] != ROW_UNKNOWN || record->n_filled == 0 || record->n_filled >= GR_APPLICANTS
			|| record->layout == GR_GRID || (record->layout != GR_SPACES && t->p->page->lines[record->line].n >= GR_APPLICANTS))
			continue;
		if (i > t->first)
			void_row(t, i - 1, record, rows, there);
		if (i < t->last && t->p->records->list[i + 1].layout == GR_SPACES)
			void_row(t, i + 1, record, rows, there);
	}
}

/* Leaves the table without values where names or sums show that it is to be read otherwise. */
static void
void_contradicted(const table *t, gr_application *rows, uint32_t n)
{
	const gr_record *first = &t->p->records->list[t->first];
	const gr_figure *figures[GR_ROWS];

	for (uint32_t r = 0; r < n; r++)
		figures[r] = rows[r].cell;
	if (!gr_is_one_off(rows, (int) n)
		&& (t->header.n > 0 || (!gr_is_named_otherwise(t->p->page, t->p->records, t->first, t->last, GR_TABLE_APPLICATIONS)
								&& !gr_has_total_elsewhere(figures, (int) n, GR_APPLICANTS))))
		return;
	gr_add_uncertain(t->p, first, (gr_str) {NULL, 0});
	for (uint32_t r = 0; r < n; r++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			rows[r].cell[c] = gr_uncertain_figure(t->p, first);
}

/* Rows that one of two tables has alone: whose they are is not known. */
static void
void_single(const table *t, gr_application *rows, const bool there[], const bool repeated[])
{
	const gr_record *first = &t->p->records->list[t->first];

	for (uint32_t r = 0; r < GR_ROWS; r++)
	{
		if (!there[r] || repeated[r])
			continue;
		gr_add_problem(t->p, GR_PROBLEM_CONFLICT, gr_application_rows[r].code, (gr_str) {NULL, 0}, rows[r].cell[0].raw, rows[r].cell[0].line);
		for (int c = 0; c < GR_APPLICANTS; c++)
			rows[r].cell[c] = gr_uncertain_figure(t->p, first);
	}
}

gr_status
gr_place_applications(gr_placing *p)
{
	const gr_records *records = p->records;
	table		t = {.p = p};
	gr_application *rows;
	bool		there[GR_ROWS] = {false};
	bool		repeated[GR_ROWS] = {false};
	bool		any = false;
	bool		behind;
	uint32_t   *members;
	int			n_members = 0;
	gr_reading	reading;
	gr_application again;		/* of a row that is there already */

	for (uint32_t i = 0; i < records->n; i++)
	{
		if (records->list[i].table != GR_TABLE_APPLICATIONS)
			continue;
		t.first = any ? t.first : i;
		t.last = i;
		any = true;
	}
	if (!any)
		return GR_OK;
	t.row = gr_alloc_raw(p->arena, (t.last - t.first + 1) * sizeof(int16_t));
	members = gr_alloc_raw(p->arena, (t.last - t.first + 1) * sizeof(uint32_t));
	rows = gr_alloc_raw(p->arena, GR_ROWS * sizeof(gr_application));
	if (t.row == NULL || members == NULL || rows == NULL)
		return GR_NO_MEMORY;
	read_header(&t);
	find_rows(&t);
	if (t.strays > 1 && place_torn(&t, rows))
		return GR_OK;
	behind = has_labels_behind(&t);
	for (uint32_t i = t.first; i <= t.last; i++)
	{
		if (behind)
			t.row[i - t.first] = ROW_NONE;
		if (t.row[i - t.first] >= 0 && is_trusted(&t, i))
			members[n_members++] = i;
	}
	gr_read_columns(p->page, records, members, n_members, GR_APPLICANTS, &t.header, &reading);
	for (uint32_t i = t.first; i <= t.last; i++)
	{
		const gr_record *record = &records->list[i];
		int			row = t.row[i - t.first];
		uint32_t	cells[GR_APPLICANTS];
		gr_application *read;
		bool		certain;

		if (!is_here(&t, i))
			continue;
		if (row < 0 || !is_trusted(&t, i))
		{
			gr_add_uncertain(p, record, (gr_str) {NULL, 0});
			continue;
		}
		certain = !record->glued && gr_columns_of(&reading, i, cells) && (!gr_may_lack_cells(&reading, i) || gr_adds_up(p->page, cells, GR_APPLICANTS));
		if (!certain)
			gr_add_uncertain(p, record, gr_application_rows[row].code);
		read = there[row] ? &again : &rows[row];
		read->row = (uint8_t) row;
		for (int c = 0; c < GR_APPLICANTS; c++)
			if (certain)
				gr_take_figure(p, record, cells[c], gr_application_rows[row].code, gr_applicants[c].code, &read->cell[c]);
			else
				read->cell[c] = gr_uncertain_figure(p, record);
		if (!there[row])
		{
			there[row] = true;
			continue;
		}
		if (!repeated[row])
			gr_add_problem(p, GR_PROBLEM_ROW_REPEATED, gr_application_rows[row].code, (gr_str) {NULL, 0},
						   gr_raw_of(p, record), p->page->lines[record->line].number);
		repeated[row] = true;
		for (int c = 0; c < GR_APPLICANTS; c++)
			gr_merge_figure(p, &rows[row].cell[c], &read->cell[c], gr_application_rows[row].code, gr_applicants[c].code);
	}
	void_broken(&t, rows, there);
	if (p->twice[1])
		void_single(&t, rows, there, repeated);
	p->report->applications = rows;
	for (uint32_t r = 0; r < GR_ROWS; r++)
	{
		if (!there[r])
			continue;
		if (r > p->report->n_applications)
			rows[p->report->n_applications] = rows[r];
		p->report->n_applications++;
	}
	void_contradicted(&t, rows, p->report->n_applications);
	return GR_OK;
}
