/*
 * alignment.c - which row of the form texts are the label of, in any of its tables.
 */
#include "place/alignment.h"

/* How much more like a label than any other a text must be, in per cent. */
#define LIKE_MARGIN 20

int
gr_count_strays(const gr_placing *p, const gr_row_form *form, uint32_t from, uint32_t until, int own, bool *found)
{
	int			strays = 0;

	for (uint32_t i = from; i < until; i++)
	{
		const int	row = gr_row_of_term(form, gr_word_at(p, i)->term);

		if (row < 0 || row == own || row == form->several)
			continue;
		if (found != NULL)
			found[row] = true;
		strays++;
	}
	return strays;
}

/* How like the texts are to a row's label, in per cent; *enough: they may be it. */
static int
likeness_to(const gr_row_form *form, const gr_likeness *likeness, int row, bool one_piece, bool *enough)
{
	const int	pairs = gr_term_pairs[form->first + row];
	const int	shared = likeness->shared[form->first + row];
	int			recall;			/* of the label, in the text */
	int			precision;		/* of the text, in the label */

	*enough = false;
	if (shared == 0)
		return 0;
	recall = shared * 100 / pairs;
	precision = shared * 100 / likeness->pairs;
	if (form->least > 0)
	{
		recall = recall < precision ? recall : precision;
		*enough = recall >= form->least;
		return recall;
	}
	if (shared < 3)
		precision = 0;
	if (row == form->several && likeness->pairs != pairs)
		return precision;
	*enough = recall >= form->whole || precision >= form->part || (one_piece && recall + precision >= form->both);
	return recall > precision ? recall : precision;
}

int
gr_likest_row(const gr_row_form *form, const gr_likeness *likeness, bool one_piece, int above, int below)
{
	int			best = 0;
	int			second = 0;
	int			row = -1;

	for (int r = 0; r < form->n; r++)
	{
		bool		enough;
		int			like = likeness_to(form, likeness, r, one_piece, &enough);

		if (like > best && r > above && r < below)
		{
			second = best > second ? best : second;
			best = like;
			row = enough ? r : -1;
		}
		else if (like > second)
			second = like;
	}
	return best - second < LIKE_MARGIN ? -1 : row;
}

/* ---- labels behind figures ------------------------------------------------------ */

static bool
has_label(const gr_placing *p, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
		if (gr_word_at(p, i)->letters > 1 && gr_begins_row(gr_word_at(p, i)))
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
follows_figures(const gr_placing *p, const gr_record *record)
{
	for (uint32_t i = record->above; i < record->below; i++)
	{
		uint32_t	line = p->page->cells[p->records->texts[i]].line;

		if (gr_word_at(p, i)->letters > 1 && gr_begins_row(gr_word_at(p, i)))
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
	while (first < last && first->n_filled <= 2)
		first++;
	while (last > first && last->n_filled <= 2)
		last--;
	if (first->below == top || last->own < last->below || last->run)
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
	if (!has_label(p, end->below, end[1].above))
		return false;
	return (!end->run && end->own == end->below) || follows_figures(p, &records->list[first]);
}
