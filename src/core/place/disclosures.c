/*
 * disclosures.c - table 二: rows by label, columns by the header of their block.
 */
#include "place/disclosure_blocks.h"

#include <string.h>

#include "form/labels.h"
#include "place/amounts.h"
#include "place/pieces.h"
#include "text/folded.h"
#include "text/unit.h"

typedef struct row
{
	uint32_t	record;
	const gr_block *block;
	int8_t		item;			/* -1: not the form's */
	bool		own;			/* the label stands in the line of the figures */
	bool		goes_on;		/* figures without a label follow: pieces of its own, maybe */
	uint32_t	label;			/* cell of the printed label */
} row;

typedef struct table
{
	gr_placing *p;
	gr_blocks	blocks;
	row		   *rows;
	uint32_t	n_rows;
	uint32_t	members[GR_DISCLOSURE_ROWS];	/* records of the rows of one block */
	gr_reading *reading;		/* of the rows of block read, with the measures that follow */
	gr_header	header;
	const gr_block *read;
	int			n_read;			/* 0: none was read yet */
	uint8_t		measure_read[GR_MEASURES + GR_BLOCK_NAMES];
	gr_stated_units units;		/* of amounts, around the table */
	bool		behind;			/* labels stand behind their figures, or the rows have more of these than columns */
	bool	   *repeated;		/* by disclosure: its row stands there again */
	bool		stray[GR_ITEMS];	/* the item's label stands somewhere without figures */
} table;

static const gr_cell *
cell_at(const table *t, uint32_t i)
{
	return &t->p->page->cells[i];
}

/* ---- rows ---------------------------------------------------------------- */

/* Whether a text is but the beginning of an item's label: 行政 of 行政处罚, whose rest stands behind. */
static bool
begins_label(const table *t, uint32_t text, int item)
{
	const gr_cell *c = cell_at(t, t->p->records->texts[text]);
	gr_letters	piece;
	gr_letters	label;

	gr_take_letters(t->p->page->text + c->start, t->p->page->text + c->start + c->length, &piece);
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_str whole = gr_disclosure_cells[i].label;

		if (gr_disclosure_cells[i].item != item)
			continue;
		gr_take_letters(whole.s, whole.s + whole.len, &label);
		return piece.n > 1 && piece.n < label.n && memcmp(piece.letter, label.letter, piece.n * sizeof *piece.letter) == 0;
	}
	return false;
}

/* The item that the texts [from, until) are most like; -1 where none is near enough, or the last is the beginning of its label. */
static int
item_by_likeness(const table *t, uint32_t from, uint32_t until)
{
	gr_likeness likeness = {0};
	int			item;

	for (uint32_t i = from; i < until; i++)
	{
		const gr_cell *c = cell_at(t, t->p->records->texts[i]);

		gr_add_likeness(&likeness, t->p->page->text + c->start, c->length);
	}
	item = gr_likest_row(&gr_disclosure_rows, &likeness, until - from == 1, -1, GR_ITEMS);
	return item >= 0 && until - from > 1 && begins_label(t, until - 1, item) ? -1 : item;
}

/* Whether a row of 其他对外管理服务事项, by its label among the texts before the last, opens sub-rows. */
static bool
opens_services(const table *t, const gr_record *record, uint32_t from)
{
	for (uint32_t i = from; i + 1 < record->below; i++)
		if (gr_row_of_term(&gr_disclosure_rows, t->p->words[t->p->records->texts[i]].term) == GR_OTHER_SERVICE)
			return true;
	return false;
}

/* The item of a row whose last text names none: by likeness, or as a sub-row of services; -1: none of the form's. */
static int
item_of_texts(const table *t, gr_block *b, const gr_record *record, uint32_t label)
{
	const uint32_t from = label > record->own ? label : record->own < record->below ? record->own : label;
	const bool	opens = opens_services(t, record, from);
	int			item = opens ? -1 : item_by_likeness(t, from, record->below);

	if (item < 0 && !opens)
		item = item_by_likeness(t, label, record->below);
	b->services = item < 0 && (b->services || opens);
	return b->services && (b->clause == 5 || b->clause == 0) ? GR_OTHER_SERVICE : item;
}

/* Figures whose label is not certain: a row's pieces, maybe. */
static void
leave_torn(table *t, gr_block *b, uint32_t index)
{
	const gr_record *record = &t->p->records->list[index];

	b->torn = true;
	if (t->n_rows > 0 && t->rows[t->n_rows - 1].record + 1 == index && gr_may_be_pieces(t->p, index, index - 1, 0))
		t->rows[t->n_rows - 1].goes_on = true;
	gr_add_uncertain(t->p, record, (gr_str) {NULL, 0});
}

static void
add_row(table *t, uint32_t index, int item)
{
	const gr_record *record = &t->p->records->list[index];
	const gr_block *b = &t->blocks.list[t->blocks.n - 1];

	t->rows[t->n_rows++] = (row) {
		.record = index,
		.block = b,
		.item = (int8_t) item,
		.own = record->own < record->below,
		.label = t->p->records->texts[record->below - 1],
	};
	if (item == GR_OTHER_SERVICE || item == GR_PROCUREMENT)
		t->blocks.votes[GR_FORM_2019]++;
	if (item == GR_FEE && b->n == 1 && b->name[0].column == GR_AMOUNT)
		t->blocks.votes[GR_FORM_2021]++;
}

static void
read_row(table *t, uint32_t index)
{
	const gr_records *records = t->p->records;
	const gr_record *record = &records->list[index];
	const uint32_t label = gr_read_block(&t->blocks, index);
	gr_block   *b = &t->blocks.list[t->blocks.n - 1];
	int			item = -1;
	int			strays;

	if (record->below > record->above)
		item = gr_row_of_term(&gr_disclosure_rows, t->p->words[records->texts[record->below - 1]].term);
	/* two of them above one row: items may be columns */
	strays = gr_count_strays(t->p, &gr_disclosure_rows, record->above, record->own, item, t->stray);
	if (strays > 1 || label >= record->below || record->mixed)
	{
		leave_torn(t, b, index);
		return;
	}
	if (t->n_rows >= GR_DISCLOSURE_ROWS)
		return;
	if (item >= 0)
		b->services = false;
	else
		item = item_of_texts(t, b, record, label);
	/* a row that the form does not have must be told by its place: in a block, its label beside it */
	if (item < 0 && (b->n == 0 || b->clause == 0))
		gr_add_uncertain(t->p, record, (gr_str) {NULL, 0});
	else
		add_row(t, index, item);
}

/* ---- columns --------------------------------------------------------------- */

/* The measures of a row, in the form's order; for a row that the form does not have, those of the block's header. */
static int
measures_of(const row *r, gr_form form, uint8_t *measure)
{
	const gr_block *b = r->block;
	int			n = 0;

	if (r->item >= 0)
	{
		const gr_item_form *cells = &gr_item_forms[form][r->item];

		for (; n < cells->n && n < GR_MEASURES; n++)
			measure[n] = gr_disclosure_cells[cells->first + n].measure;
		return n;
	}
	for (int i = 0; i < b->n; i++)
		if (b->name[i].column != GR_FOREIGN && (n == 0 || measure[n - 1] != b->name[i].column))
			measure[n++] = (uint8_t) b->name[i].column;
	return n;
}

/* The reading of a row's block, of its rows with as many measures: once for those that follow each other. */
static bool
columns_of(table *t, const row *r, const uint8_t *measure, int n, uint32_t *cells)
{
	int			members = 0;

	if (t->n_read != n || t->read != r->block || memcmp(t->measure_read, measure, (size_t) n) != 0)
	{
		for (uint32_t i = 0; i < t->n_rows; i++)
			if (t->rows[i].block == r->block)
				t->members[members++] = t->rows[i].record;
		gr_read_block_header(&t->blocks, r->block, measure, n, &t->header);
		gr_read_columns(t->p->page, t->p->records, t->members, members, n, &t->header, t->reading);
		t->n_read = n;
		t->read = r->block;
		memcpy(t->measure_read, measure, (size_t) n);
	}
	/* where some columns are named and others not, they may not all be there */
	return (t->header.n > 0 || r->block->n == 0 || t->p->records->list[r->record].n_filled == n) && gr_columns_of(t->reading, r->record, cells);
}

/* ---- figures ---------------------------------------------------------------- */

/* Lines below a row in which the unit of its amount may stand that wrapped in its cell. */
#define UNIT_LINES 2

/* Whether a text below the row is nothing but a unit of money: it may be the amount's, or the end of that: 五万 over 元. */
static bool
has_unit_below(const table *t, const row *r)
{
	const gr_records *records = t->p->records;
	const gr_record *record = &records->list[r->record];

	for (uint32_t i = record->below; i < record[1].own; i++)
	{
		const gr_cell *cell = cell_at(t, records->texts[i]);
		const char *text = t->p->page->text + cell->start;

		if (cell->line > record->line + UNIT_LINES)
			break;
		if (gr_is_money(text, text + cell->length))
			return true;
	}
	return false;
}

/* The unit of the row's amount: that in its cell, else the one that header, label and text around the table agree upon. */
static gr_printed_unit
unit_of(const table *t, const row *r, uint32_t cell)
{
	gr_printed_unit unit = cell != GR_NO_CELL ? cell_at(t, cell)->unit : GR_PRINTED_NONE;

	if (has_unit_below(t, r))
		return GR_PRINTED_OTHER;
	if (unit > GR_PRINTED_COUNT)
		return unit;
	if (r->block->n > 0 && !gr_has_measure(r->block, GR_AMOUNT))
		return GR_PRINTED_OTHER;
	unit = gr_agreed_unit(t->units.over, r->block->unit);
	unit = gr_agreed_unit(unit, gr_unit_in_cell(t->p->page, r->label));
	if (unit == GR_PRINTED_NONE && r->block->torn_unit)
		return GR_PRINTED_OTHER;
	/* a note that alone states a unit may be about something else */
	return t->units.under == GR_PRINTED_NONE || t->units.under == unit ? unit : GR_PRINTED_OTHER;
}

static void
take_amount(const table *t, const row *r, uint32_t cell, gr_str code, gr_disclosure *d)
{
	if (!gr_to_ten_thousands(&d->figure, unit_of(t, r, cell), &d->unit))
		gr_add_problem(t->p, GR_PROBLEM_UNREADABLE, code, gr_measure_codes[d->measure], d->figure.raw, d->figure.line);
}

static gr_str
compact(gr_arena *arena, const char *start, uint32_t length)
{
	char	   *out = gr_alloc_raw(arena, length + 1);

	return (gr_str) {out, out != NULL ? gr_copy_compact(out, start, start + length) : 0};
}

/* Whether most rows have more figures than the form, and the header, has columns for them: what they are is not known, nor what those of the others are. */
static bool
is_crowded(const table *t, gr_form form)
{
	uint32_t	crowded = 0;

	for (uint32_t i = 0; i < t->n_rows; i++)
	{
		uint8_t		measure[GR_MEASURES + GR_BLOCK_NAMES];
		const row  *r = &t->rows[i];
		const int	filled = t->p->records->list[r->record].n_filled;

		crowded += filled > r->block->n && filled > measures_of(r, form, measure);
	}
	return crowded * 2 > t->n_rows;
}

/* Of the item; none for a row that the form does not have. */
static gr_str
code_of(int item)
{
	return item >= 0 ? gr_item_codes[item] : (gr_str) {NULL, 0};
}

/* The disclosure of the same row and measure that is there already; NULL: none is.  Sub-rows differ by their label. */
static gr_disclosure *
find_same(const gr_report *report, const gr_disclosure *d)
{
	/* those of a row follow each other */
	for (uint32_t k = report->n_disclosures; k > 0; k--)
	{
		gr_disclosure *other = &report->disclosures[k - 1];

		if (other->clause != d->clause || other->item != d->item)
			return NULL;
		if (other->measure == d->measure
			&& ((d->item >= 0 && d->item != GR_OTHER_SERVICE)
				|| (other->label.len == d->label.len && memcmp(other->label.s, d->label.s, d->label.len) == 0)))
			return other;
	}
	return NULL;
}

/* Adds a disclosure of a row, its first one or another; of a row that stands there already, what both agree on stays. */
static void
add_disclosure(table *t, const gr_disclosure *d, bool first)
{
	gr_report  *report = t->p->report;
	gr_disclosure *same = find_same(report, d);

	if (same == NULL)
	{
		report->disclosures[report->n_disclosures++] = *d;
		return;
	}
	t->repeated[same - report->disclosures] = true;
	if (first)
		gr_add_problem(t->p, GR_PROBLEM_ROW_REPEATED, code_of(d->item), (gr_str) {NULL, 0}, d->figure.raw, d->figure.line);
	gr_merge_figure(t->p, &same->figure, &d->figure, code_of(d->item), gr_measure_codes[d->measure]);
}

/* Takes the values of rows that stand there once, as the table stands there again: whose they are is not known. */
static void
void_single_rows(table *t)
{
	for (uint32_t i = 0; i < t->p->report->n_disclosures; i++)
	{
		gr_disclosure *d = &t->p->report->disclosures[i];
		gr_figure	unknown = d->figure;

		unknown.state = GR_UNCERTAIN;
		if (!t->repeated[i] && d->figure.state == GR_NUMBER)
			gr_merge_figure(t->p, &d->figure, &unknown, code_of(d->item), gr_measure_codes[d->measure]);
	}
}

static uint8_t
clause_of(const row *r)
{
	return r->item >= 0 ? gr_item_clauses[r->item] : r->block->clause;
}

/* The cells of a row in the columns of its measures; false where they are not certain. */
static bool
take_cells(table *t, const row *r, const uint8_t *measure, int n, uint32_t *cells)
{
	const gr_block *b = r->block;

	if (t->behind || b->turned || r->goes_on || (b->torn && !r->own) || (r->item >= 0 && t->stray[r->item])
		|| t->p->records->list[r->record].glued)
		return false;
	return columns_of(t, r, measure, n, cells);
}

/* Writes the row's disclosures; *list has room. */
static gr_status
place_row(table *t, const row *r, gr_form form)
{
	gr_placing *p = t->p;
	const gr_record *record = &p->records->list[r->record];
	const gr_cell *printed = cell_at(t, r->label);
	gr_str		code = code_of(r->item);
	uint8_t		measure[GR_MEASURES + GR_BLOCK_NAMES];
	uint32_t	cells[GR_MAX_COLUMNS];
	int			n = measures_of(r, form, measure);
	gr_str		label;
	bool		certain;

	if (n == 0 || n > GR_MAX_COLUMNS)
	{
		gr_add_uncertain(p, record, code);
		return GR_OK;
	}
	label = compact(p->arena, p->page->text + printed->start, printed->length);
	if (label.s == NULL)
		return GR_NO_MEMORY;
	certain = take_cells(t, r, measure, n, cells);
	if (!certain)
		gr_add_uncertain(p, record, code);
	for (int c = 0; c < n; c++)
	{
		gr_disclosure d = {
			.clause = clause_of(r),
			.item = r->item,
			.measure = measure[c],
			.unit = gr_measure_units[measure[c]],
			.label = label,
		};

		if (certain)
			gr_take_figure(p, record, cells[c], &code, &gr_measure_codes[measure[c]], &d.figure);
		/* a count beside an amount that has a fraction: the row's figures stand in other columns */
		if (certain && c + 1 < n && measure[n - 1] == GR_AMOUNT && d.figure.scale > 0)
		{
			certain = false;
			gr_add_uncertain(p, record, code);
		}
		if (!certain)
			d.figure = gr_uncertain_figure(p, record);
		if (measure[c] == GR_AMOUNT)
			take_amount(t, r, certain ? cells[c] : GR_NO_CELL, code, &d);
		add_disclosure(t, &d, c == 0);
	}
	return GR_OK;
}

/* Whether a row stands before another in the form; rows that the form does not have come last in their clause. */
static bool
comes_before(const row *a, const row *b)
{
	if (clause_of(a) != clause_of(b))
		return clause_of(a) < clause_of(b);
	return (a->item < 0 ? GR_ITEMS : a->item) < (b->item < 0 ? GR_ITEMS : b->item);
}

/* Insertion sort, which keeps the text's order among equals; rows nearly always come in the form's order. */
static void
sort_rows(table *t)
{
	for (uint32_t i = 1; i < t->n_rows; i++)
	{
		row			moved = t->rows[i];
		uint32_t	k = i;

		for (; k > 0 && comes_before(&moved, &t->rows[k - 1]); k--)
			t->rows[k] = t->rows[k - 1];
		t->rows[k] = moved;
	}
}

/* The edition by the words of the headers; where they do not tell, the later one has one figure of a license or penalty. */
static gr_form
form_of(const table *t)
{
	const int  *votes = t->blocks.votes;

	if (votes[GR_FORM_2019] != votes[GR_FORM_2021])
		return votes[GR_FORM_2019] > votes[GR_FORM_2021] ? GR_FORM_2019 : GR_FORM_2021;
	for (uint32_t i = 0; i < t->n_rows; i++)
		if ((t->rows[i].item == GR_LICENSE || t->rows[i].item == GR_PENALTY || t->rows[i].item == GR_COMPULSORY_MEASURE)
			&& t->p->records->list[t->rows[i].record].n_filled == 1)
			return GR_FORM_2021;
	return GR_FORM_NONE;
}

gr_status
gr_place_disclosures(gr_placing *p)
{
	const gr_records *records = p->records;
	gr_reading	reading;
	table		t = {.p = p,.blocks = {.p = p},.reading = &reading};
	uint32_t	n;
	uint32_t	first;
	uint32_t	last;

	if (!gr_find_table(records, GR_TABLE_DISCLOSURES, &first, &last))
		return GR_OK;
	t.units = gr_units_around(p, first, last);
	t.behind = gr_has_labels_behind(p, GR_TABLE_DISCLOSURES, first, last);
	n = last - first < GR_DISCLOSURE_ROWS ? last - first + 1 : GR_DISCLOSURE_ROWS;
	t.blocks.list = gr_alloc_raw(p->arena, GR_DISCLOSURE_ROWS * sizeof(gr_block));
	t.rows = gr_alloc_raw(p->arena, n * sizeof(row));
	p->report->disclosures = gr_alloc_raw(p->arena, n * GR_BLOCK_NAMES * sizeof(gr_disclosure));
	t.repeated = gr_alloc(p->arena, n * GR_BLOCK_NAMES * sizeof(bool));
	if (t.repeated == NULL || t.blocks.list == NULL || t.rows == NULL || p->report->disclosures == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = first; i <= last; i++)
	{
		if (records->list[i].table != GR_TABLE_DISCLOSURES)
			continue;
		read_row(&t, i);
		gr_count_strays(p, &gr_disclosure_rows, records->list[i].below, records->list[i + 1].above, -1, t.stray);
	}
	p->report->form = form_of(&t);
	t.behind = t.behind || is_crowded(&t, p->report->form);
	sort_rows(&t);
	for (uint32_t i = 0; i < t.n_rows; i++)
	{
		gr_status	status = place_row(&t, &t.rows[i], p->report->form);

		if (status != GR_OK)
			return status;
	}
	if (p->twice[0])
		void_single_rows(&t);
	return GR_OK;
}
