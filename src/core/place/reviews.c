/*
 * reviews.c - table 四: fifteen figures in one row, or five beside each proceeding's name.
 */
#include "place/place.h"

#include <string.h>

#include "form/labels.h"
#include "place/name_pieces.h"
#include "place/sums.h"

#define ALL (GR_PROCEEDINGS * GR_OUTCOMES)
/* Rows of table 四 that are compared. */
#define NEIGHBOURS 16

/* The columns of one table 四, or the rows of one that has a row for each proceeding. */
typedef struct table
{
	gr_placing *p;
	gr_form_rows rows;
	uint32_t	first;
	uint32_t	last;
	gr_header	header;			/* of the fifteen columns */
	gr_header	five;			/* of five */
	int			cells;			/* outcomes that the header names which was read last */
	bool		again;			/* nothing is certain: a row stands there that cannot be read: another year's, or another authority's, or that of a label beside another */
} table;

/* The texts of a header, as far as they name columns. */
typedef struct names
{
	gr_name		outcomes[GR_HEADER_NAMES];	/* and other columns */
	int			n;
	int			outcomes_n;
	gr_name		proceedings[GR_HEADER_NAMES];
	int			n_proceedings;
} names;

static int
proceeding_of(uint8_t term)
{
	return term == GR_TERM_RECONSIDERATION ? 0 : term == GR_TERM_DIRECT ? 1 : term == GR_TERM_AFTER ? 2 : -1;
}

static void
take_names(const table *t, const gr_record *record, names *found)
{
	*found = (names) {.n = 0};
	for (uint32_t i = record->above; i < record->below; i++)
	{
		uint32_t	cell = t->p->records->texts[i];
		uint8_t		term = t->p->words[cell].term;
		bool		outcome = (term >= GR_TERM_OUTCOMES && term < GR_TERM_SECTIONS) || term == GR_TERM_TOTAL;

		if (found->n == GR_HEADER_NAMES || found->n_proceedings == GR_HEADER_NAMES)
			return;
		if (proceeding_of(term) >= 0 || term == GR_TERM_LITIGATION)
			found->proceedings[found->n_proceedings++] = (gr_name) {cell,
				(int8_t) (term == GR_TERM_LITIGATION ? GR_GROUP : proceeding_of(term))};
		else if (outcome || (i < record->own && gr_names_foreign(t->p->page, t->p->records, record, cell, found->n > 0 ? &found->outcomes[found->n - 1] : NULL, false)))
		{
			found->outcomes_n += outcome;
			found->outcomes[found->n++] = (gr_name) {cell,
				(int8_t) (!outcome ? GR_FOREIGN : term == GR_TERM_TOTAL ? GR_OUTCOMES - 1 : term - GR_TERM_OUTCOMES)};
		}
	}
}

/* The three proceedings in the order in which their columns stand; false where that is not told. */
static bool
order_proceedings(const table *t, const names *found, int *order)
{
	gr_header	header;

	gr_read_header(t->p->page, t->p->words, t->p->records, found->proceedings, found->n_proceedings, GR_PROCEEDINGS, GR_PROCEEDINGS, &header);
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		order[k] = header.n == GR_PROCEEDINGS ? header.column[k] : k;
	return !header.unclear;
}

/* Whether an outcome in a line of fifteen names stands in another place than the form's. */
static bool
stands_elsewhere(const table *t, const names *found)
{
	for (int i = 0; i < found->n; i++)
	{
		const gr_cell *cell = &t->p->page->cells[found->outcomes[i].cell];

		if (t->p->page->lines[cell->line].n == ALL && cell->index % GR_OUTCOMES != found->outcomes[i].column)
			return true;
	}
	return false;
}

/*
 * Makes the outcomes' names those of fifteen columns, five for each proceeding in their order; false where they are others.
 * Where only the text's order tells, all three must name them in the same.
 */
static bool
number_columns(gr_name *columns, int n, const int *order, bool sorted)
{
	int			k = 0;

	for (int c = 0; c < n; c++)
	{
		if (!sorted && (columns[c].column == GR_FOREIGN
						|| (c >= GR_OUTCOMES && columns[c].column != columns[c - GR_OUTCOMES].column % GR_OUTCOMES)))
			return false;
		if (columns[c].column == GR_FOREIGN)
			continue;
		/* other columns stand among those left out, not among these */
		if (k == ALL)
			return false;
		columns[c].column = (int8_t) (order[k++ / GR_OUTCOMES] * GR_OUTCOMES + columns[c].column);
	}
	return true;
}

/* The fifteen columns: the last fifteen outcomes that are named. */
static void
take_fifteen(table *t, const names *found)
{
	gr_name		columns[GR_HEADER_COLUMNS];
	int			order[GR_PROCEEDINGS];
	const bool	ordered = order_proceedings(t, found, order);
	bool		sorted;
	int			n = found->n - found->outcomes_n + ALL;	/* columns, with those that the form does not have */

	t->header = (gr_header) {.unclear = true};
	if (found->outcomes_n < ALL)
		t->header.unclear = !ordered || found->n > found->outcomes_n || order[0] > order[1] || order[1] > order[2]
			|| stands_elsewhere(t, found);
	/* lines of spans may repeat all names of a proceeding */
	if (!ordered || found->outcomes_n < ALL || n > GR_HEADER_COLUMNS || found->outcomes_n % GR_OUTCOMES != 0)
		return;
	memcpy(columns, found->outcomes + found->n - n, (size_t) n * sizeof *columns);
	sorted = gr_sort_names(t->p->page, t->p->records, columns, n, &t->header);
	if (!number_columns(columns, n, order, sorted))
		return;
	t->header.grid = sorted;
	gr_take_header(columns, n, ALL, true, &t->header);
	t->header.unclear = t->header.n == 0;
}

/* Reads the header cells before a record; the one proceeding that they name, -1 for none or several. */
static int
read_header(table *t, const gr_record *record)
{
	names		found;
	int			proceeding = -1;

	take_names(t, record, &found);
	for (int i = 0; i < found.n_proceedings; i++)
	{
		int			named = found.proceedings[i].column;

		if (named >= 0 && proceeding >= 0 && proceeding != named)
			named = GR_PROCEEDINGS;
		proceeding = named >= 0 ? named : proceeding;
	}
	if (found.outcomes_n > 0)
	{
		t->cells = found.outcomes_n;
		take_fifteen(t, &found);
		/* of rows one below the other the first has the header */
		t->five = (gr_header) {.n = 0};
		if (t->header.n == 0)
			gr_read_header(t->p->page, t->p->words, t->p->records, found.outcomes, found.n, GR_OUTCOMES, 0, &t->five);
	}
	return proceeding < GR_PROCEEDINGS ? proceeding : -1;
}

/* Puts a record's cells into the columns of a header, by itself or with others below the same names. */
static bool
columns_of(const table *t, uint32_t index, int n, const gr_header *header, uint32_t *cells)
{
	const gr_records *records = t->p->records;
	uint32_t	members[NEIGHBOURS];
	gr_reading	reading;
	int			m = 0;

	for (uint32_t i = t->first; i <= t->last && m < NEIGHBOURS; i++)
		if (records->list[i].table == GR_TABLE_REVIEWS && (i == index || records->list[i].n_filled <= n))
			members[m++] = i;
	gr_read_columns(t->p->page, records, members, m, n, header, &reading);
	return gr_columns_of(&reading, index, cells);
}

/* Whether a record that has no place may hold figures of the table: pieces of theirs, or those of one proceeding. */
static bool
may_be_outcomes(const gr_placing *p, const gr_record *record)
{
	int			numbers = 0;

	for (uint32_t i = record->cells; i < record->cells + record->n_cells; i++)
		numbers += p->page->cells[p->records->cells[i]].state == GR_NUMBER;
	return record->n_filled == GR_OUTCOMES || (numbers > 1 && !record->run);
}

/* Fills in all rows from a record's fifteen cells; false where they are not certain. */
static bool
place_fifteen(table *t, uint32_t index)
{
	const gr_record *record = &t->p->records->list[index];
	uint32_t	cells[GR_MAX_COLUMNS];

	if (record->above == record->below || !columns_of(t, index, ALL, &t->header, cells))
		return false;
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		gr_fill_row(&t->rows, k, record, cells + k * GR_OUTCOMES);
	return true;
}

/* Fills in the row of one proceeding; false where its cells are not certain. */
static bool
place_five(table *t, uint32_t index, int proceeding)
{
	uint32_t	cells[GR_MAX_COLUMNS];

	if (proceeding < 0 || !columns_of(t, index, GR_OUTCOMES, &t->five, cells))
		return false;
	gr_fill_row(&t->rows, proceeding, &t->p->records->list[index], cells);
	return true;
}

/* Whether a record's figures stand below a header that names their columns, five or fifteen, or below none. */
static bool
is_below_header(const table *t, const gr_record *record)
{
	/* the names of one proceeding, or two, above fifteen figures, one a line, may be those of rows */
	if (record->mixed || record->n_filled > GR_OUTCOMES)
		return !record->mixed && !(record->run && t->cells > 0 && t->cells <= 2 * GR_OUTCOMES);
	return t->cells == 0 ? record->above >= record->own : t->cells <= GR_OUTCOMES || t->cells >= ALL;
}

static void
place_record(table *t, uint32_t index)
{
	const gr_record *record = &t->p->records->list[index];
	int			proceeding = read_header(t, record);
	const bool	fifteen = record->n_filled > GR_OUTCOMES || (record->above < record->below && t->cells >= ALL);

	if (!is_below_header(t, record))
		proceeding = -1;
	/* fifteen columns where the whole header is there, five where one proceeding's own are asked for */
	else if (record->n_filled > GR_OUTCOMES || t->cells >= ALL ? place_fifteen(t, index) : place_five(t, index, proceeding))
		return;
	t->again = t->again || fifteen || (proceeding < 0 && may_be_outcomes(t->p, record));
	gr_add_uncertain(t->p, record, proceeding >= 0 ? gr_proceedings[proceeding].code : (gr_str) {NULL, 0});
}

/* Whether names or sums show that the columns are to be read otherwise. */
static bool
is_contradicted(const table *t)
{
	const uint32_t at[] = {t->first, t->first, t->last};

	return t->header.n == 0 && t->five.n == 0
		&& (gr_are_columns_contradicted(&t->rows, at, GR_PROCEEDINGS)
			|| gr_naming_around(t->p, at, gr_proceedings, GR_PROCEEDINGS, 1) == GR_NAMED_OTHERWISE);
}

gr_status
gr_place_reviews(gr_placing *p)
{
	const gr_records *records = p->records;
	table		t = {.p = p,.rows = {.p = p,.columns = gr_outcomes,.n_columns = GR_OUTCOMES,.n = GR_PROCEEDINGS}};
	const gr_record *first;
	gr_review  *out;

	if (!gr_find_table(records, GR_TABLE_REVIEWS, &t.first, &t.last))
		return GR_OK;
	first = &records->list[t.first];
	out = gr_alloc(p->arena, GR_PROCEEDINGS * sizeof(gr_review));
	if (out == NULL)
		return GR_NO_MEMORY;
	for (int k = 0; k < GR_PROCEEDINGS; k++)
	{
		out[k].proceeding = (uint8_t) k;
		t.rows.cell[k] = out[k].cell;
		t.rows.item[k] = gr_proceedings[k].code;
	}
	for (uint32_t i = t.first; i <= t.last; i++)
		if (records->list[i].table == GR_TABLE_REVIEWS)
			place_record(&t, i);
	if (p->twice[2])
		gr_void_single_rows(&t.rows, first);
	if (is_contradicted(&t))
	{
		gr_add_uncertain(p, first, (gr_str) {NULL, 0});
		t.again = true;
	}
	if (t.again)
		gr_void_rows(&t.rows, first);
	p->report->reviews = out;
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		if (t.rows.there[k])
			out[p->report->n_reviews++] = out[k];
	return GR_OK;
}
