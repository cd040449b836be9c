/*
 * column_runs.c - puts a torn table 三 together by order alone.
 *
 * The form's rows come in one order, and so do the runs.  Where every figure of
 * the edition is there, seven blocks of equal size after each other are so many
 * rows, printed by column; none is left over; and every row whose label does stand
 * right before its figures is where the order puts it: then the order is certain.
 */
#include "place/column_runs.h"

#include "form/labels.h"

/* Rows that must be confirmed by a label right before their figures. */
#define CONFIRMED 3

/* Figures without an empty line between them. */
typedef struct block
{
	uint32_t	record;
	uint32_t	cell;			/* index of gr_records.cells */
	int			size;
} block;

#define BLOCKS (GR_ROWS * GR_APPLICANTS)

/* Cuts the records into blocks; the number of them, -1 where a record is no run or there are too many. */
static int
cut_blocks(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, block *blocks)
{
	int			n = 0;

	for (uint32_t i = first; i <= last; i++)
	{
		const gr_record *record = &records->list[i];

		if (record->table != GR_TABLE_APPLICATIONS)
			continue;
		if (!record->run || record->layout != GR_ONE_CELL)
			return -1;
		for (uint32_t k = record->cells; k < record->cells + record->n_cells; k++)
		{
			const bool	opens = k == record->cells || page->lines[page->cells[records->cells[k]].line].gap > 0;

			if (opens && n == BLOCKS)
				return -1;
			if (opens)
				blocks[n++] = (block) {i, k, 0};
			blocks[n - 1].size++;
		}
	}
	return n;
}

/* The edition's rows in order; 0 where the labels that are there are of none, or of both. */
static int
rows_of_edition(const gr_placing *p, uint32_t first, uint8_t *form_row)
{
	const gr_records *records = p->records;
	bool		seen[GR_ROWS] = {false};
	int			labels = 0;
	int			rows = 0;
	uint8_t		edition;

	for (uint32_t i = records->list[first].above; i < records->n_texts; i++)
	{
		uint8_t		term = p->words[records->texts[i]].term;

		if (term < GR_TERM_GROUPS)
			seen[term] = true;
	}
	edition = seen[GR_CORRECTION_OVERDUE] || seen[GR_FEE_OVERDUE] ? GR_IN_2021 : seen[GR_OTHER] ? GR_IN_2019 : 0;
	for (int r = 0; r < GR_ROWS; r++)
		if (gr_application_rows[r].editions & edition)
		{
			form_row[rows++] = (uint8_t) r;
			/* 其他 and 总计 are no row's alone */
			labels += seen[r] || r == GR_CONCLUDED || r == GR_MISCELLANEOUS;
		}
	return labels * 4 >= rows * 3 ? rows : 0;
}

/* Whether seven blocks are columns: as long, of one run, and not seven of seven, which may be rows. */
static bool
are_columns(const block *b)
{
	for (int c = 0; c < GR_APPLICANTS; c++)
		if (b[c].size != b->size || b[c].record != b->record)
			return false;
	return b->size != GR_APPLICANTS;
}

/* The cells of seven blocks as rows. */
static void
take_columns(const gr_records *records, const block *b, uint32_t (*cell)[GR_APPLICANTS])
{
	for (int c = 0; c < GR_APPLICANTS; c++)
		for (int k = 0; k < b->size; k++)
			cell[k][c] = records->cells[b[c].cell + (uint32_t) k];
}

bool
gr_fill_torn(gr_form_rows *rows, uint32_t first, uint32_t last, const int16_t *row)
{
	const gr_placing *p = rows->p;
	block		blocks[BLOCKS];
	uint8_t		form_row[GR_ROWS];
	uint32_t	cell[GR_ROWS][GR_APPLICANTS];
	int			n = cut_blocks(p->page, p->records, first, last, blocks);
	int			n_rows = n < GR_APPLICANTS ? 0 : rows_of_edition(p, first, form_row);
	int			placed = 0;
	int			confirmed = 0;

	for (int i = 0; i < n; i += GR_APPLICANTS)
	{
		const block *b = &blocks[i];

		if (i + GR_APPLICANTS > n || placed + b->size > n_rows || !are_columns(b))
			return false;
		take_columns(p->records, b, cell + placed);
		if (b->size == 1 && (i == 0 || b[-1].record != b->record) && row[b->record - first] >= 0)
		{
			if (row[b->record - first] != form_row[placed])
				return false;
			confirmed++;
		}
		placed += b->size;
	}
	if (placed != n_rows || confirmed < CONFIRMED)
		return false;
	for (int r = 0; r < n_rows; r++)
		gr_fill_row(rows, form_row[r], &p->records->list[first], cell[r]);
	return true;
}
