/*
 * reviews.c - table 四: fifteen figures in one row, or five beside each proceeding's name.
 */
#include "place/place.h"

#include "form/labels.h"

#define ALL (GR_PROCEEDINGS * GR_OUTCOMES)

typedef struct table
{
	gr_placing *p;
	gr_review  *rows;
	bool		there[GR_PROCEEDINGS];
	uint32_t	first;
	uint32_t	last;
	gr_header	header;			/* of the fifteen columns */
	gr_header	five;			/* of the last five */
	int			cells;			/* of the header that was read last */
	bool		again;			/* a further row of fifteen figures stands under one header: another year's, or another authority's */
	bool		foreign;		/* it names a column that the form does not have */
	bool		disordered;		/* it names the proceedings in another order than the form's */
} table;

/*
 * The last size of n cells as a header; none where they do not name each outcome
 * once for a proceeding, or in another order without being one line.
 */
static void
take_header(gr_header *header, const gr_word *words, const uint32_t *cells, const uint32_t *lines, int n, int size)
{
	int			skip = n - size;
	bool		named[ALL] = {false};
	bool		ordered = true;
	bool		one_line = true;

	header->n = 0;
	if (skip < 0)
		return;
	for (int c = 0; c < size; c++)
	{
		uint8_t		term = words[cells[skip + c]].term;
		int			outcome = term == GR_TERM_TOTAL ? GR_OUTCOMES - 1 : term - GR_TERM_OUTCOMES;
		int			column = c / GR_OUTCOMES * GR_OUTCOMES + outcome;

		if (named[column])
			return;
		named[column] = true;
		header->cell[c] = cells[skip + c];
		header->line[c] = lines[skip + c];
		header->column[c] = (uint8_t) column;
		ordered = ordered && column == c;
		one_line = one_line && header->line[c] == header->line[0];
	}
	header->n = ordered || one_line ? size : 0;
}

/* Reads the header cells before a record; the one proceeding that they name, -1 for none or several. */
static int
read_header(table *t, const gr_record *record)
{
	const gr_page *page = t->p->page;
	int			proceeding = -1;
	bool		several = false;
	uint32_t	columns[GR_MAX_COLUMNS * 2];
	uint32_t	lines[GR_MAX_COLUMNS * 2];
	int			n = 0;
	bool		litigation = false;
	bool		foreign = false;

	t->disordered = false;
	for (uint32_t i = record->above; i < record->below; i++)
	{
		uint32_t	cell = t->p->records->texts[i];
		uint8_t		term = t->p->words[cell].term;

		foreign = foreign || (term == GR_NO_TERM && gr_names_other_column(page, cell));
		litigation = litigation || term == GR_TERM_LITIGATION;
		t->disordered = t->disordered || (litigation && term == GR_TERM_RECONSIDERATION);
		if (term == GR_TERM_RECONSIDERATION || term == GR_TERM_DIRECT || term == GR_TERM_AFTER)
		{
			int			named = term == GR_TERM_RECONSIDERATION ? 0 : term == GR_TERM_DIRECT ? 1 : 2;

			several = several || (proceeding >= 0 && proceeding != named);
			t->disordered = t->disordered || named < proceeding;
			proceeding = named;
		}
		if ((term >= GR_TERM_OUTCOMES && term < GR_TERM_SECTIONS) || term == GR_TERM_TOTAL)
		{
			if (n < GR_MAX_COLUMNS * 2)
			{
				columns[n] = cell;
				lines[n++] = page->cells[cell].line;
			}
		}
	}
	if (n > 0)
		t->foreign = foreign || gr_has_foreign(t->p, columns, n);
	/* texts of spans may be repeated line by line: the fifteen are the last ones */
	if (n > 0)
		t->cells = n;
	take_header(&t->header, t->p->words, columns, lines, n, ALL);
	if (n > 0)					/* of rows one below the other the first has the header */
		take_header(&t->five, t->p->words, columns, lines, n, GR_OUTCOMES);
	t->header.foreign = t->five.foreign = t->foreign;
	return several ? -1 : proceeding;
}

static void
place_five(table *t, const gr_record *record, int proceeding, const uint32_t *cells)
{
	gr_str		item = gr_proceedings[proceeding].code;
	gr_review	read = {.proceeding = (uint8_t) proceeding};

	for (int c = 0; c < GR_OUTCOMES; c++)
		gr_take_figure(t->p, record, cells[c], item, gr_outcomes[c].code, &read.cell[c]);
	if (!t->there[proceeding])
	{
		t->rows[proceeding] = read;
		t->there[proceeding] = true;
		return;
	}
	gr_add_problem(t->p, GR_PROBLEM_ROW_REPEATED, item, (gr_str) {NULL, 0}, gr_raw_of(t->p, record),
				   t->p->page->lines[record->line].number);
	for (int c = 0; c < GR_OUTCOMES; c++)
		gr_merge_figure(t->p, &t->rows[proceeding].cell[c], &read.cell[c], item, gr_outcomes[c].code);
}

static void
place_record(table *t, uint32_t index)
{
	const gr_records *records = t->p->records;
	const gr_record *record = &records->list[index];
	uint32_t	cells[GR_MAX_COLUMNS];
	int			proceeding = read_header(t, record);
	bool		texts = record->above < record->below;

	/* a header that was damaged, or in an order that is not known; of lines with one cell each nothing else tells the columns */
	if (record->mixed || ((t->cells >= ALL || (record->run && record->n_filled > GR_OUTCOMES)) && t->header.n == 0)
		|| (record->n_filled <= GR_OUTCOMES && t->cells >= GR_OUTCOMES && t->cells < ALL && t->five.n == 0))
		proceeding = -1;
	/* fifteen columns where the whole header is there, five where one proceeding's own are asked for */
	else if (record->n_filled > GR_OUTCOMES || t->header.n == ALL)
	{
		if (texts && !t->disordered && gr_columns_of(t->p->page, records, t->first, t->last, index, ALL, &t->header, cells))
		{
			for (int k = 0; k < GR_PROCEEDINGS; k++)
				place_five(t, record, k, cells + k * GR_OUTCOMES);
			return;
		}
	}
	else if (proceeding >= 0 && gr_columns_of(t->p->page, records, t->first, t->last, index, GR_OUTCOMES, &t->five, cells))
	{
		place_five(t, record, proceeding, cells);
		return;
	}
	t->again = t->again || (!texts && record->n_filled > GR_OUTCOMES);
	gr_add_uncertain(t->p, record, proceeding >= 0 ? gr_proceedings[proceeding].code : (gr_str) {NULL, 0});
}

gr_status
gr_place_reviews(gr_placing *p)
{
	const gr_records *records = p->records;
	table		t = {.p = p};
	bool		any = false;

	for (uint32_t i = 0; i < records->n; i++)
	{
		if (records->list[i].table != GR_TABLE_REVIEWS)
			continue;
		t.first = any ? t.first : i;
		t.last = i;
		any = true;
	}
	if (!any)
		return GR_OK;
	t.rows = gr_alloc(p->arena, GR_PROCEEDINGS * sizeof(gr_review));
	if (t.rows == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = t.first; i <= t.last; i++)
		if (records->list[i].table == GR_TABLE_REVIEWS)
			place_record(&t, i);
	for (int k = 0; k < GR_PROCEEDINGS && t.again; k++)
		for (int c = 0; c < GR_OUTCOMES && t.there[k]; c++)
			if (t.rows[k].cell[c].state == GR_NUMBER)
				t.rows[k].cell[c] = gr_uncertain_figure(p, &records->list[t.first]);
	p->report->reviews = t.rows;
	for (int k = 0; k < GR_PROCEEDINGS; k++)
		if (t.there[k])
			t.rows[p->report->n_reviews++] = t.rows[k];
	return GR_OK;
}
