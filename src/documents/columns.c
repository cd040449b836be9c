/*
 * columns.c - the columns of tables that lines across alone draw.
 *
 * Such a line is often drawn a cell at a time, and its pieces' ends are where the cells
 * end; else the figures of all rows stand below one another, with gaps between them.
 * The lines that are missing are added, but where text stands across them.  Where rows
 * disagree nothing is added.
 */
#include "documents/columns.h"

#include <math.h>
#include <stdlib.h>

/* Pieces of a line that meet. */
#define MEET 0.6
#define MOST_WALLS 64
/* Stacks of lines on a page. */
#define MOST_STACKS 16

struct walls
{
	double		at[MOST_WALLS];
	int			n;
};

static int
by_value(const void *a, const void *b)
{
	const double d = *(const double *) a - *(const double *) b;

	return d < 0 ? -1 : d > 0;
}

/* ---- words across a place ------------------------------------------------------------------------------- */

static bool
is_across(const struct stack *stack, size_t row, double x)
{
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->row == row && word->x0 < x - MEET && word->x1 > x + MEET)
			return true;
	}
	return false;
}

/* A line below a heading of columns is as long as they are together. */
static bool
is_spanned(const struct stack *stack, size_t row, double x)
{
	for (size_t i = 0; i < stack->lines.n; i++)
	{
		const struct line *line = &stack->lines.list[i];
		int			words = 0;
		int			figures = 0;

		if (fabs(line->at - stack->levels[row + 1]) > NEAR || is_full(stack, line) || x < line->from + NEAR || x > line->to - NEAR)
			continue;
		for (size_t k = 0; k < stack->words.n; k++)
			if (stack->words.list[k].row == row && stack->words.list[k].x0 > line->from - NEAR
				&& stack->words.list[k].x1 < line->to + NEAR)
			{
				words++;
				figures += stack->words.list[k].figure;
			}
		return words == 1 && figures == 0;
	}
	return false;
}

/* ---- walls: where a line down is missing ------------------------------------------------------------- */

static void
add_wall(struct walls *walls, double x)
{
	for (int i = 0; i < walls->n; i++)
		if (fabs(walls->at[i] - x) <= NEAR)
			return;
	if (walls->n < MOST_WALLS)
		walls->at[walls->n++] = x;
}

/* Where two pieces of the lines around these rows meet. */
static void
walls_of_pieces(const struct stack *stack, const struct lines *pieces, size_t first, size_t last, struct walls *walls)
{
	for (size_t i = 0; i < pieces->n; i++)
	{
		const struct line *piece = &pieces->list[i];

		if (piece->at < stack->levels[first] - NEAR || piece->at > stack->levels[last] + NEAR
			|| piece->to > stack->right - NEAR || piece->to < stack->left + NEAR)
			continue;
		for (size_t k = 0; k < pieces->n; k++)
			if (fabs(pieces->list[k].from - piece->to) <= MEET && fabs(pieces->list[k].at - piece->at) <= MEET
				&& pieces->list[k].to - pieces->list[k].from > NEAR && piece->to - piece->from > NEAR)
			{
				add_wall(walls, piece->to);
				break;
			}
	}
	qsort(walls->at, (size_t) walls->n, sizeof *walls->at, by_value);
}

static int
column_of(const struct walls *walls, double x)
{
	int			column = 0;

	while (column < walls->n && walls->at[column] < x)
		column++;
	return column;
}

/* Whether every figure of a row stands in one column, and alone, but for one that is broken over lines. */
static bool
row_agrees(const struct stack *stack, const struct walls *walls, size_t row)
{
	const struct word *taken[MOST_WALLS + 1] = {NULL};
	int			figures = 0;

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];
		const int	column = column_of(walls, word->x0 + MEET);

		if (!word->figure || word->row != row)
			continue;
		if (column != column_of(walls, word->x1 - MEET) || (taken[column] != NULL && same_line(taken[column], word)))
			return false;
		taken[column] = word;
		figures++;
	}
	return stack->figures[row] > 0 || figures < 2;
}

static bool
agree(const struct stack *stack, const struct walls *walls, size_t first, size_t last)
{
	for (size_t row = first; row < last; row++)
		if (!row_agrees(stack, walls, row))
			return false;
	return true;
}

/* A column's extent: figures below one another. */
struct extent
{
	double		x0, x1;
};

static int
by_extent(const void *a, const void *b)
{
	return by_value(&((const struct extent *) a)->x0, &((const struct extent *) b)->x0);
}

struct extents
{
	struct extent list[MOST_WALLS];
	int			n;
};

/* How many extents a word is above or below of; the last of them. */
static int
count_hits(const struct extents *extents, const struct word *word, int *last)
{
	int			hits = 0;

	for (int i = 0; i < extents->n; i++)
		if (extents->list[i].x0 < word->x1 && extents->list[i].x1 > word->x0)
		{
			*last = i;
			hits++;
		}
	return hits;
}

/* A figure widens the column that it stands in; false where it stands in two. */
static bool
take_figure(struct extents *extents, const struct word *word)
{
	int			at = 0;
	const int	hits = count_hits(extents, word, &at);

	if (hits > 1 || (hits == 0 && extents->n == MOST_WALLS))
		return false;
	if (hits == 0)
		extents->list[extents->n++] = (struct extent) {word->x0, word->x1};
	else
	{
		extents->list[at].x0 = fmin(extents->list[at].x0, word->x0);
		extents->list[at].x1 = fmax(extents->list[at].x1, word->x1);
	}
	return true;
}

/* A name that no figure stands below is that of a column, too. */
static bool
take_name(struct extents *extents, const struct word *word)
{
	return count_hits(extents, word, &(int) {0}) > 0 || take_figure(extents, word);
}

/* The columns of the rows from body to last, and those that are named above alone. */
static bool
find_extents(const struct stack *stack, size_t first, size_t body, size_t last, struct extents *extents)
{
	double		leftmost;

	extents->n = 0;
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->figure && word->row >= body && word->row < last && !take_figure(extents, word))
			return false;
	}
	qsort(extents->list, (size_t) extents->n, sizeof *extents->list, by_extent);
	leftmost = extents->n > 0 ? extents->list[0].x0 : INFINITY;
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->row >= first && word->row < body && word->x0 > leftmost && !take_name(extents, word))
			return false;
	}
	qsort(extents->list, (size_t) extents->n, sizeof *extents->list, by_extent);
	return extents->n > 1;
}

/* The end of the labels in rows that have figures; false where one reaches into those. */
static bool
find_labels(const struct stack *stack, size_t body, size_t last, double figures, double *end)
{
	*end = stack->left;
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->figure || word->row < body || word->row >= last || stack->figures[word->row] == 0)
			continue;
		if (word->x1 > figures)
			return false;
		*end = fmax(*end, word->x1);
	}
	return true;
}

/* Between the extents of figures; false where columns are not apart. */
static bool
walls_of_gaps(const struct stack *stack, size_t first, size_t last, struct walls *walls)
{
	struct extents extents;
	size_t		body = first;
	double		labels;

	while (body < last && stack->figures[body] < 2)
		body++;
	if (!find_extents(stack, first, body, last, &extents) || !find_labels(stack, body, last, extents.list[0].x0, &labels))
		return false;
	if (labels > stack->left)
		add_wall(walls, (labels + extents.list[0].x0) / 2);
	for (int i = 1; i < extents.n; i++)
	{
		if (extents.list[i].x0 <= extents.list[i - 1].x1)
			return false;
		add_wall(walls, (extents.list[i - 1].x1 + extents.list[i].x0) / 2);
	}
	/* labels of groups stand where shorter lines begin */
	for (size_t i = 0; i < stack->lines.n; i++)
		if (stack->lines.list[i].from > stack->left + NEAR && stack->lines.list[i].from < labels)
			add_wall(walls, stack->lines.list[i].from);
	qsort(walls->at, (size_t) walls->n, sizeof *walls->at, by_value);
	return true;
}

/* ---- the lines that are missing ------------------------------------------------------------------------- */

/* The figure next to the right on a base line. */
static const struct word *
next_figure(const struct stack *stack, const struct word *word)
{
	const struct word *next = NULL;

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *other = &stack->words.list[i];

		if (other->figure && other->row == word->row && other->x0 >= word->x1 && same_line(word, other) && (next == NULL || other->x0 < next->x0))
			next = other;
	}
	return next;
}

static bool
are_parted(const struct page *page, const struct word *word, const struct word *next)
{
	for (size_t i = 0; i < page->down.n; i++)
	{
		const struct line *down = &page->down.list[i];

		if (down->at > word->x0 && down->at < next->x1 && down->from < word->y && down->to > middle_of(word))
			return true;
	}
	return false;
}

/* Whether no line parts two figures of a row. */
static bool
lacks_wall(const struct page *page, const struct stack *stack, size_t row)
{
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];
		const struct word *next = word->figure && word->row == row ? next_figure(stack, word) : NULL;

		if (next != NULL && !are_parted(page, word, next))
			return true;
	}
	return false;
}

/* Whether most rows that have figures have no line between them. */
static bool
lack_walls(const struct page *page, const struct stack *stack, size_t first, size_t last)
{
	size_t		rows = 0;
	size_t		open = 0;

	for (size_t row = first; row < last; row++)
		if (stack->figures[row] >= 2)
		{
			rows++;
			open += lacks_wall(page, stack, row);
		}
	return 2 * open > rows;
}

static void
walls_there(const struct page *page, const struct stack *stack, size_t first, size_t last, struct walls *walls)
{
	for (size_t d = 0; d < page->down.n; d++)
	{
		const struct line *down = &page->down.list[d];

		if (down->at > stack->left + NEAR && down->at < stack->right - NEAR && down->from < stack->levels[last] && down->to > stack->levels[first])
			add_wall(walls, down->at);
	}
}

/* The walls that all rows agree with. */
static bool
find_walls(const struct page *page, const struct stack *stack, const struct lines *pieces, size_t first, size_t last, struct walls *walls)
{
	walls->n = 0;
	walls_there(page, stack, first, last, walls);
	walls_of_pieces(stack, pieces, first, last, walls);
	if (walls->n >= 2 && agree(stack, walls, first, last))
		return true;
	walls->n = 0;
	walls_there(page, stack, first, last, walls);
	return walls_of_gaps(stack, first, last, walls) && agree(stack, walls, first, last);
}

/* Rows from one heading to the next, as one table. */
static void
close_rows(struct page *page, const struct stack *stack, const struct lines *pieces, size_t first, size_t last)
{
	struct walls walls;

	while (first < last && stack->n_words[first] == 0)
		first++;
	while (first < last && stack->n_words[last - 1] == 0)
		last--;
	if (!lack_walls(page, stack, first, last) || !find_walls(page, stack, pieces, first, last, &walls))
		return;
	add_line(page, stack->left, stack->levels[first], stack->left, stack->levels[last]);
	add_line(page, stack->right, stack->levels[first], stack->right, stack->levels[last]);
	for (size_t row = first; row < last; row++)
		for (int i = 0; i < walls.n; i++)
			if (!is_across(stack, row, walls.at[i]) && !is_spanned(stack, row, walls.at[i]))
				add_line(page, walls.at[i], stack->levels[row], walls.at[i], stack->levels[row + 1]);
}

static void
close_stack(struct page *page, const struct stack *stack, const struct lines *pieces)
{
	size_t		first = 0;

	for (size_t row = 0; row + 1 < stack->n_levels; row++)
		if (is_between_tables(stack, row))
		{
			close_rows(page, stack, pieces, first, row);
			first = row + 1;
		}
	if (first + 1 < stack->n_levels)
		close_rows(page, stack, pieces, first, stack->n_levels - 1);
}

void
add_columns(struct page *page, const struct lines *pieces)
{
	struct words words = {0};
	struct lines left = {0};

	for (size_t i = 0; i < page->across.n; i++)
	{
		MAKE_ROOM(left.list, left.n, left.room);
		left.list[left.n++] = page->across.list[i];
	}
	if (left.n > 2)
		find_words(page, &words);
	for (int i = 0; i < MOST_STACKS && left.n > 2; i++)
	{
		struct stack stack;

		take_stack(&left, &words, &stack);
		if (stack.n_levels > 2)
			close_stack(page, &stack, pieces);
		free_stack(&stack);
	}
	free(left.list);
	free(words.list);
}
