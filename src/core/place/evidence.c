/*
 * evidence.c - labels and sums that contradict a reading.
 */
#include "place/evidence.h"

#include "form/labels.h"
#include "place/name_pieces.h"

/* ---- labels behind figures ------------------------------------------------------ */

/* The label of a row, or the beginning of one. */
static bool
is_label(const gr_word *word, gr_table table)
{
	if (table == GR_TABLE_DISCLOSURES)
		return word->term >= GR_TERM_ITEMS && word->term < GR_TERM_RECONSIDERATION;
	return word->term < GR_TERM_GROUPS || (word->term == GR_NO_TERM && word->number != 0 && word->letters > 1);
}

static bool
has_label(const gr_placing *p, gr_table table, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
		if (is_label(&p->words[p->records->texts[i]], table))
			return true;
	return false;
}

/* A line of nothing but figures. */
static bool
holds_figures(const gr_page *page, const gr_line *line)
{
	int			figures = 0;

	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
	{
		if (page->cells[i].state == GR_ABSENT)
			return false;
		figures += page->cells[i].state == GR_NUMBER;
	}
	return figures > 0;
}

/* Whether the line above the first text of a row's label, of those before a record, holds figures. */
static bool
follows_figures(const gr_placing *p, gr_table table, const gr_record *record)
{
	for (uint32_t i = record->above; i < record->below; i++)
	{
		uint32_t	line = p->page->cells[p->records->texts[i]].line;

		if (is_label(&p->words[p->records->texts[i]], table))
			return line > 0 && holds_figures(p->page, &p->page->lines[line - 1]);
	}
	return record->n_filled > 2;	/* it has no label at all */
}

/* Whether the first row of figures stands right below the names of columns, without a label, and the last one has none beside it. */
static bool
begins_without_label(const gr_placing *p, gr_table table, const gr_record *first, const gr_record *last)
{
	const uint32_t top = first->above;
	uint8_t		term;

	/* names that are figures may stand among those of the columns, and pieces of figures behind the last row */
	while (first < last && (first->n_filled <= 2 || first->mixed))
		first++;
	while (last > first && last->n_filled <= 2)
		last--;
	if (first->n_filled <= 2 || first->own < first->below || first->below == top || last->own < last->below || last->run)
		return false;
	term = p->words[p->records->texts[first->below - 1]].term;
	return table == GR_TABLE_DISCLOSURES ? term >= GR_TERM_MEASURES && term < GR_TERM_ITEMS
		: term >= GR_TERM_APPLICANTS && term <= GR_TERM_TOTAL && term != GR_TERM_EQUATION;
}

bool
gr_has_labels_behind(const gr_placing *p, gr_table table, uint32_t first, uint32_t last)
{
	const gr_records *records = p->records;
	const gr_record *end = &records->list[last];

	if (begins_without_label(p, table, &records->list[first], end))
		return true;
	if (!has_label(p, table, end->below, last + 1 < records->n ? end[1].above : records->n_texts))
		return false;
	return (!end->run && end->own == end->below) || follows_figures(p, table, &records->list[first]);
}

/* ---- sums ------------------------------------------------------------------------- */

void
gr_add_to_sum(gr_figure_sum *sum, uint8_t state, int64_t mantissa, uint8_t scale)
{
	if (state == GR_BLANK)
		return;
	if (state != GR_NUMBER || scale != 0 || mantissa < 0 || mantissa > INT32_MAX)
	{
		sum->damaged |= sum->known && state == GR_UNREADABLE;
		sum->whole &= state != GR_NUMBER;
		sum->known = false;
		return;
	}
	sum->filled++;
	sum->all += mantissa;
	sum->last = mantissa;
	sum->most = mantissa > sum->most ? mantissa : sum->most;
}

static gr_figure_sum
add_figures(const gr_figure *figure, int n)
{
	gr_figure_sum		sum = {.known = true,.whole = true};

	for (int c = 0; c < n; c++)
		gr_add_to_sum(&sum, figure[c].state, figure[c].mantissa, figure[c].scale);
	return sum;
}

/* Whether the last column is the sum of the others, in most rows that tell. */
static bool
is_total_last(const gr_form_rows *rows)
{
	const int	last = rows->n_columns - 1;
	int			kept = 0;
	int			telling = 0;

	for (int r = 0; r < rows->n; r++)
	{
		const gr_figure_sum sum = rows->there[r] ? add_figures(rows->cell[r], rows->n_columns) : (gr_figure_sum) {.known = false};

		if (!sum.known || sum.all == 0)
			continue;
		telling++;
		kept += rows->cell[r][last].state != GR_BLANK && sum.last * 2 == sum.all;
	}
	return kept * 2 > telling || telling == 0;
}

bool
gr_are_columns_contradicted(const gr_form_rows *rows, const uint32_t at[3], int times)
{
	gr_naming	naming = gr_naming_around(rows->p, at, rows->columns, rows->n_columns, times);

	return naming == GR_NOT_NAMED ? !is_total_last(rows) : naming != GR_NAMED_SO;
}

bool
gr_are_sums_moved(const gr_form_rows *rows)
{
	const int	last = rows->n_columns - 1;
	int			telling = 0;
	int			moved = 0;

	for (int r = 0; r < rows->n; r++)
	{
		gr_figure_sum		sum;

		if (!rows->there[r] || rows->cell[r][last].state != GR_BLANK)
			continue;
		sum = add_figures(rows->cell[r], last);
		if (!sum.known || sum.filled < 2 || sum.last == 0)
			continue;
		telling++;
		moved += sum.last * 2 == sum.all;
	}
	return moved > 1 && moved * 2 > telling;
}

/* Whether in most columns the results, cell[0] to that before cell[total], have the total for their sum, each figure taken from the row so far off. */
static bool
keep_sums(gr_figure *const *cell, int total, int off)
{
	int			kept = 0;

	for (int c = 0; c < GR_APPLICANTS && kept * 2 < GR_APPLICANTS; c++)
	{
		gr_figure_sum		sum = {.known = true};
		int64_t		parts = 0;

		for (int r = 0; r <= total; r++)
		{
			const gr_figure *figure = &cell[r + off][c];

			parts = sum.all;
			gr_add_to_sum(&sum, figure->state, figure->mantissa, figure->scale);
		}
		kept += sum.known && sum.all == 2 * parts;
	}
	return kept * 2 > GR_APPLICANTS;
}

bool
gr_is_one_off(const gr_form_rows *rows)
{
	gr_figure  *cell[GR_ROWS];
	int			n = 0;
	int			first = 0;		/* in cell: result */
	int			total = 0;

	for (int r = 0; r < rows->n; r++)
	{
		if (!rows->there[r])
			continue;
		first += r < GR_GRANTED;
		total += r < GR_CONCLUDED;
		cell[n++] = rows->cell[r];
	}
	if (!rows->there[GR_CONCLUDED] || total - first < GR_APPLICANTS || keep_sums(cell + first, total - first, 0))
		return false;
	return (total + 1 < n && keep_sums(cell + first, total - first, 1)) || (first > 0 && keep_sums(cell + first, total - first, -1));
}
