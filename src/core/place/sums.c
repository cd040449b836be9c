/*
 * sums.c - sums that contradict a reading: of a row's cells as they are placed, and of the rows of a table.
 */
#include "place/sums.h"

#include "place/name_pieces.h"

/* What the figures of a row, or of a column, give together. */
typedef struct figure_sum
{
	int64_t		all;
	int64_t		most;
	int64_t		last;			/* of those that are filled */
	int			filled;
	bool		known;			/* all are whole numbers, or blank */
	bool		damaged;		/* the first that is not known cannot be read */
} figure_sum;

/* Adds a figure to what is known and whole so far. */
static void
add_to_sum(figure_sum *sum, const gr_figure *figure)
{
	if (figure->state == GR_BLANK)
		return;
	if (figure->state != GR_NUMBER || figure->scale != 0 || figure->mantissa < 0 || figure->mantissa > INT32_MAX)
	{
		sum->damaged |= sum->known && figure->state == GR_UNREADABLE;
		sum->known = false;
		return;
	}
	sum->filled++;
	sum->all += figure->mantissa;
	sum->last = figure->mantissa;
	sum->most = figure->mantissa > sum->most ? figure->mantissa : sum->most;
}

static figure_sum
add_figures(const gr_figure *figure, int n)
{
	figure_sum	sum = {.known = true};

	for (int c = 0; c < n; c++)
		add_to_sum(&sum, &figure[c]);
	return sum;
}

/* ---- a row's cells ------------------------------------------------------------- */

/* Whether one of the figures is the sum of the others, or of all but one of these. */
static bool
has_sum_within(const gr_figure *figure, int n, const figure_sum *sum)
{
	const int64_t rest = sum->all - 2 * sum->most;

	for (int c = 0; c < n && sum->filled > 2; c++)
		if (figure[c].state == GR_NUMBER && figure[c].mantissa == rest)
			return true;
	return false;
}

bool
gr_is_sum_against(const gr_reading *r, uint32_t index, const uint32_t *cells)
{
	const gr_record *record = &r->records->list[index];
	const gr_class *class = gr_class_of(r, record);
	gr_figure	figure[GR_APPLICANTS];
	figure_sum	sum;

	if (class == NULL || class->full == class->rows || class->axis < GR_LINES_BELOW)
		return false;
	for (int c = 0; c < GR_APPLICANTS; c++)
	{
		const gr_cell *cell = cells[c] == GR_NO_CELL ? NULL : &r->page->cells[cells[c]];

		figure[c] = (gr_figure) {.state = GR_BLANK};
		if (cell != NULL)
			figure[c] = (gr_figure) {.state = cell->state,.mantissa = cell->mantissa,.scale = cell->scale};
	}
	sum = add_figures(figure, GR_APPLICANTS);
	if (sum.known ? (figure[GR_APPLICANTS - 1].state == GR_BLANK ? 0 : sum.last) * 2 == sum.all : !sum.damaged)
		return false;
	/* without a header such rows tell that the columns stand otherwise */
	return (gr_is_full(r, record) && class->axis < GR_CHARACTERS) || (r->header->n > 0 && has_sum_within(figure, GR_APPLICANTS, &sum));
}

/* ---- the rows of a table --------------------------------------------------------- */

bool
gr_is_total_last(const gr_form_rows *rows)
{
	const int	last = rows->n_columns - 1;
	int			kept = 0;
	int			telling = 0;

	for (int r = 0; r < rows->n; r++)
	{
		const figure_sum sum = rows->there[r] ? add_figures(rows->cell[r], rows->n_columns) : (figure_sum) {.known = false};

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

	return naming == GR_NOT_NAMED ? !gr_is_total_last(rows) : naming != GR_NAMED_SO;
}

bool
gr_are_sums_moved(const gr_form_rows *rows)
{
	const int	last = rows->n_columns - 1;
	int			moved = 0;

	for (int r = 0; r < rows->n; r++)
	{
		figure_sum	sum;

		if (!rows->there[r] || rows->cell[r][last].state != GR_BLANK)
			continue;
		sum = add_figures(rows->cell[r], last);
		moved += sum.known && sum.last != 0 && sum.last * 2 == sum.all;
	}
	return moved > 1;
}

/* Whether in most columns the results, cell[0] to that before cell[total], have the total for their sum, each figure taken from the row so far off. */
static bool
keep_sums(gr_figure *const *cell, int total, int off)
{
	int			kept = 0;

	for (int c = 0; c < GR_APPLICANTS && kept * 2 < GR_APPLICANTS; c++)
	{
		figure_sum	sum = {.known = true};
		int64_t		parts = 0;

		for (int r = 0; r <= total; r++)
		{
			parts = sum.all;
			add_to_sum(&sum, &cell[r + off][c]);
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
	if (total >= n || !rows->there[GR_CONCLUDED] || keep_sums(cell + first, total - first, 0))
		return false;
	return first > 0 && keep_sums(cell + first, total - first, -1);
}
