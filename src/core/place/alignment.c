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
	if (pairs == 0 || shared < 2)
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
	if (row == form->several && (shared != pairs || likeness->pairs != pairs))
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

	for (int r = 0; r < form->n && likeness->pairs > 1; r++)
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
