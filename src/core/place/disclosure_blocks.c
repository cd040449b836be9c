/*
 * disclosure_blocks.c - headings and headers of table 二's blocks.
 */
#include "place/disclosure_blocks.h"

#include "form/editions.h"
#include "form/labels.h"
#include "place/amounts.h"
#include "place/name_pieces.h"
#include "text/sentence.h"

/* The labels under 其他对外管理服务事项 are its own. */
const gr_row_form gr_disclosure_rows = {.first = GR_TERM_ITEMS,.n = GR_ITEMS,.several = GR_OTHER_SERVICE,.least = 60};

/* ---- names of columns ----------------------------------------------------------------- */

static bool
is_measure(uint8_t term)
{
	return term >= GR_TERM_MEASURES && term < GR_TERM_ITEMS;
}

/* ---- blocks ------------------------------------------------------------------------- */

/* The block that a record opened; NULL: none yet. */
static gr_block *
block_of(const gr_blocks *blocks, uint32_t record)
{
	return blocks->n > 0 && blocks->list[blocks->n - 1].first == record ? &blocks->list[blocks->n - 1] : NULL;
}

static gr_block *
open_block(gr_blocks *blocks, uint8_t clause, uint32_t record)
{
	gr_block   *b;

	blocks->n += blocks->n < GR_DISCLOSURE_ROWS;
	b = &blocks->list[blocks->n - 1];
	*b = (gr_block) {.clause = clause, .first = record, .last = record};
	return b;
}

/* Adds a column to the header. */
static void
add_column(gr_block *b, uint32_t cell, int measure)
{
	if (b->n < GR_BLOCK_NAMES)
		b->name[b->n++] = (gr_name) {cell, (int8_t) measure};
}

/* Adds the column of a measure, which tells the edition and, that of an amount, the unit. */
static void
add_measure(gr_blocks *blocks, gr_block *b, uint32_t cell, uint8_t measure)
{
	add_column(b, cell, measure);
	if (measure == GR_AMOUNT)
		b->unit = gr_agreed_unit(blocks->p->words[cell].unit, gr_unit_in_cell(blocks->p->page, cell));
	blocks->votes[gr_form_of(gr_edition_of_measure(measure))]++;
}

/* Notes the unit that a text of the block's header names though the form has no such name: 本年收费金额/元, or the end of a torn one. */
static void
note_unit(const gr_placing *p, gr_block *b, uint32_t cell)
{
	b->unit = gr_agreed_unit(b->unit, gr_unit_in_cell(p->page, cell));
	b->torn_unit = b->torn_unit || gr_may_name_unit(p->page, cell);
}

/* Reads a text that is no word of the form; false: it names no column. */
static bool
read_other_text(const gr_blocks *blocks, gr_block *b, const gr_record *record, uint32_t i)
{
	const uint32_t cell = blocks->p->records->texts[i];
	const gr_name *before = b->n > 0 ? &b->name[b->n - 1] : b->content.column == GR_HEAD ? &b->content : NULL;

	note_unit(blocks->p, b, cell);
	if (i >= record->own || !gr_names_foreign(blocks->p->page, blocks->p->records, record, cell, before, b->n == 0))
		return false;
	add_column(b, cell, GR_FOREIGN);
	return true;
}

/* Reads a text before a record's label; false: it is of no heading or header. */
static bool
read_text(gr_blocks *blocks, uint32_t index, uint32_t i)
{
	const gr_record *record = &blocks->p->records->list[index];
	const uint32_t cell = blocks->p->records->texts[i];
	const uint8_t term = blocks->p->words[cell].term;
	gr_block   *b = block_of(blocks, index);

	if (term >= GR_TERM_CLAUSES && term < GR_TERM_CONTENT)
	{
		open_block(blocks, gr_form_clauses[term - GR_TERM_CLAUSES], index);
		return true;
	}
	if (term == GR_TERM_CONTENT)
	{
		/* names of columns that wrapped begin above it */
		if (b == NULL || b->content.column == GR_HEAD)
			b = open_block(blocks, b != NULL ? b->clause : 0, index);
		b->content = (gr_name) {cell, GR_HEAD};
		return true;
	}
	if (is_measure(term))
	{
		add_measure(blocks, b != NULL ? b : open_block(blocks, 0, index), cell, (uint8_t) (term - GR_TERM_MEASURES));
		return true;
	}
	return term == GR_NO_TERM && b != NULL && read_other_text(blocks, b, record, i);
}

uint32_t
gr_read_block(gr_blocks *blocks, uint32_t index)
{
	const gr_record *record = &blocks->p->records->list[index];
	uint32_t	label = record->above;
	gr_block   *b;

	for (uint32_t i = record->above; i < record->below; i++)
		if (read_text(blocks, index, i))
			label = i + 1;
	b = blocks->n == 0 ? open_block(blocks, 0, index) : &blocks->list[blocks->n - 1];
	b->last = index;
	for (uint32_t i = record->above; i < record->own && b->n == 0; i++)
	{
		const gr_cell *cell = &blocks->p->page->cells[blocks->p->records->texts[i]];

		b->turned = b->turned || gr_are_measures_turned(blocks->p->page->text + cell->start, cell->length);
	}
	return record->run || label > record->band ? label : record->band;
}

/* ---- columns -------------------------------------------------------------------------- */

/* Whether pieces of names above a block, whose header is not whole, stand in another order than the form's. */
static bool
is_named_otherwise(const gr_placing *p, const gr_block *b, const uint8_t *measure, int n)
{
	const uint32_t at[] = {b->first, b->first, b->last};
	gr_named	named[GR_APPLICANTS] = {0};

	for (int c = 0; c < n && c < GR_APPLICANTS; c++)
		for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
			if (gr_disclosure_cells[i].measure == measure[c])
				named[c].label = gr_disclosure_cells[i].measure_label;
	return n > 1 && n <= GR_APPLICANTS
		&& gr_naming_around(p, at, named, n, 1) == GR_NAMED_OTHERWISE;
}

/* Whether the line of a block's header has more names than its rows have columns in the form, or one in another place, and not all of them are known. */
static bool
has_unknown_columns(const gr_placing *p, const gr_block *b, const uint8_t *measure, int n)
{
	const gr_line *line;
	int			names = 0;
	bool		moved = false;	/* one stands in another column than in the form */

	if (b->n == 0)
		return false;
	line = &p->page->lines[p->page->cells[b->name[0].cell].line];
	for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
	{
		/* figures behind a label are a row's */
		if (gr_row_of_term(&gr_disclosure_rows, p->words[c].term) >= 0)
			break;
		if (is_measure(p->words[c].term) && (names >= n || measure[names] != p->words[c].term - GR_TERM_MEASURES))
			moved = true;
		names += (p->page->cells[c].state == GR_ABSENT || p->page->cells[c].state == GR_NUMBER) && p->words[c].term != GR_TERM_CONTENT;
	}
	return names > b->n && (names > n || (moved && names == n));
}

/* Whether names stand there again in all cells that a span covers, as the figures below them then do. */
static bool
has_repeats(const gr_block *b)
{
	for (int i = 1; i < b->n; i++)
		if (b->name[i].column != GR_FOREIGN && b->name[i].column == b->name[i - 1].column)
			return true;
	return false;
}

/* The header's names as columns of the form's n; false: one is another edition's, or another block's. */
static bool
take_names(const gr_block *b, const uint8_t *measure, int n, gr_name *names)
{
	for (int i = 0; i < b->n; i++)
	{
		int			c = 0;

		while (c < n && measure[c] != b->name[i].column)
			c++;
		if (c == n && b->name[i].column != GR_FOREIGN)
			return false;
		names[i] = (gr_name) {b->name[i].cell, (int8_t) (c < n ? c : GR_FOREIGN)};
	}
	return true;
}

/* Whether 信息内容 stands in a line below a name: cells come by the height of their middle, and names in no order. */
static bool
comes_by_height(const gr_placing *p, const gr_block *b)
{
	const uint32_t cell = b->content.cell;

	return b->content.column == GR_HEAD && b->n > 0 && b->name[0].cell < cell && p->page->lines[p->page->cells[cell].line].n == 1;
}

void
gr_read_block_header(const gr_blocks *blocks, const gr_block *b, const uint8_t *measure, int n, gr_header *header)
{
	const gr_placing *p = blocks->p;
	gr_name		names[GR_BLOCK_NAMES];

	*header = (gr_header) {.n = 0};
	if (!take_names(b, measure, n, names))
		header->unclear = true;
	else if (has_repeats(b))
		gr_take_header(names, b->n, n, gr_sort_names(p->page, p->records, names, b->n, header) || p->records->list[b->first].run, header);
	else
		gr_read_header(p->page, p->words, p->records, names, b->n, n, 0, header);
	header->unclear = header->unclear || (header->other && comes_by_height(p, b)) || (header->n == 0 && is_named_otherwise(p, b, measure, n)) || has_unknown_columns(p, b, measure, n);
}

bool
gr_has_measure(const gr_block *b, uint8_t measure)
{
	for (int i = 0; i < b->n; i++)
		if (b->name[i].column == measure)
			return true;
	return false;
}
