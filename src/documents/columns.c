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
#include <string.h>

/* Ends of lines, and lines, that are at one place. */
#define NEAR 4.0
/* Pieces of a line that meet. */
#define MEET 0.6
/* In sizes of the glyph: gaps within a word that was drawn at once, and between others. */
#define SPACED 0.6
#define LEVEL 0.2
/* Text between two tables, to that in them. */
#define LARGER 1.15
/* A line that underlines is so near below its word, in sizes. */
#define UNDER 0.2
/* A line of text between two tables, to their width. */
#define WIDE 0.6
/* From a line to the figures of a row that has no other line, in sizes. */
#define FARTHEST 4.0
#define MOST_WALLS 64

struct word
{
	double		x0, x1;
	double		y;				/* base line */
	double		size;
	bool		figure;
};

struct words
{
	struct word *list;
	size_t		n;
	size_t		room;
};

/* Lines across between the same sides, with the shorter ones between them. */
struct stack
{
	double		left, right;
	struct lines lines;
	double	   *levels;
	size_t		n_levels;
	struct words words;
	double		size;			/* that most of the words have */
};

struct walls
{
	double		at[MOST_WALLS];
	int			n;
};

/* ---- words ------------------------------------------------------------------------------------ */

static double
middle_of(const struct word *word)
{
	return word->y - 0.36 * word->size;
}

static bool
goes_on(const struct glyph *before, const struct glyph *here)
{
	const double gap = here->x0 - before->x1;

	return fabs(here->y - before->y) <= LEVEL * here->size && gap > -0.3 * here->size
		&& gap <= (here->run == before->run ? SPACED : BLANK) * here->size;
}

static void
find_words(const struct page *page, struct words *words)
{
	const struct glyph *before = NULL;

	for (size_t i = 0; i < page->n_glyphs; i++)
	{
		const struct glyph *glyph = &page->glyphs[i];
		const bool	figure = is_numeric(glyph->c) || glyph->c == '-' || glyph->c == U'—' || glyph->c == U'－';

		if (is_blank(glyph->c))
		{
			before = NULL;
			continue;
		}
		if (before != NULL && goes_on(before, glyph))
		{
			struct word *word = &words->list[words->n - 1];

			word->x1 = fmax(word->x1, glyph->x1);
			word->figure = word->figure && figure;
		}
		else
		{
			MAKE_ROOM(words->list, words->n, words->room);
			words->list[words->n++] = (struct word) {glyph->x0, glyph->x1, glyph->y, glyph->size, figure};
		}
		before = glyph;
	}
}

/* ---- stacks of lines ------------------------------------------------------------------------------ */

static bool
is_full(const struct stack *stack, const struct line *line)
{
	return fabs(line->from - stack->left) <= NEAR && fabs(line->to - stack->right) <= NEAR;
}

static bool
is_underline(const struct words *words, const struct line *line)
{
	for (size_t i = 0; i < words->n; i++)
	{
		const struct word *word = &words->list[i];
		const double below = line->at - word->y;

		if (below >= -0.05 * word->size && below <= UNDER * word->size && word->x0 < line->to && word->x1 > line->from
			&& fmin(word->x1, line->to) - fmax(word->x0, line->from) > 0.8 * (line->to - line->from))
			return true;
	}
	return false;
}

static void
keep(struct lines *lines, struct line line)
{
	MAKE_ROOM(lines->list, lines->n, lines->room);
	lines->list[lines->n++] = line;
}

static int
by_value(const void *a, const void *b)
{
	const double d = *(const double *) a - *(const double *) b;

	return d < 0 ? -1 : d > 0;
}

static void
find_levels(struct stack *stack, size_t n_words)
{
	stack->levels = allocate((stack->lines.n + 3 + 2 * n_words) * sizeof *stack->levels);
	for (size_t i = 0; i < stack->lines.n; i++)
		stack->levels[i] = stack->lines.list[i].at;
	qsort(stack->levels, stack->lines.n, sizeof *stack->levels, by_value);
	for (size_t i = 0; i < stack->lines.n; i++)
		if (stack->n_levels == 0 || stack->levels[i] - stack->levels[stack->n_levels - 1] > NEAR)
			stack->levels[stack->n_levels++] = stack->levels[i];
}

static void
take_words(struct stack *stack, const struct words *words)
{
	double	   *sizes = allocate((words->n + 1) * sizeof *sizes);

	for (size_t i = 0; i < words->n; i++)
	{
		const struct word *word = &words->list[i];

		if (word->x1 < stack->left || word->x0 > stack->right)
			continue;
		MAKE_ROOM(stack->words.list, stack->words.n, stack->words.room);
		sizes[stack->words.n] = word->size;
		stack->words.list[stack->words.n++] = *word;
	}
	qsort(sizes, stack->words.n, sizeof *sizes, by_value);
	stack->size = stack->words.n > 0 ? sizes[stack->words.n / 2] : 0;
	free(sizes);
}

/* The lines within the sides of one of them, and what stands there; the lines are taken out. */
static void
make_stack(struct lines *lines, size_t first, const struct words *words, struct stack *stack)
{
	size_t		kept = 0;

	*stack = (struct stack) {.left = lines->list[first].from,.right = lines->list[first].to};
	for (size_t i = 0; i < lines->n; i++)
	{
		const struct line *line = &lines->list[i];
		const bool	inside = line->from >= stack->left - NEAR && line->to <= stack->right + NEAR;

		if (!inside)
			lines->list[kept++] = *line;
		else if (is_full(stack, line) || !is_underline(words, line))
			keep(&stack->lines, *line);
	}
	lines->n = kept;
	find_levels(stack, words->n);
	take_words(stack, words);
}

static void
free_stack(struct stack *stack)
{
	free(stack->lines.list);
	free(stack->levels);
	free(stack->words.list);
}

/* ---- rows: what stands between two lines ----------------------------------------------------------- */

static bool
is_in_row(const struct stack *stack, const struct word *word, size_t row)
{
	return middle_of(word) > stack->levels[row] && middle_of(word) < stack->levels[row + 1];
}

static bool
has_words(const struct stack *stack, size_t row)
{
	for (size_t i = 0; i < stack->words.n; i++)
		if (is_in_row(stack, &stack->words.list[i], row))
			return true;
	return false;
}

/* Figures on the base line of a word in its row. */
static int
figures_beside(const struct stack *stack, size_t row, const struct word *word)
{
	int			n = 0;

	for (size_t i = 0; i < stack->words.n; i++)
		n += stack->words.list[i].figure && is_in_row(stack, &stack->words.list[i], row)
			&& fabs(stack->words.list[i].y - word->y) <= LEVEL * word->size;
	return n;
}

/* Figures of a row: on its fullest base line; 0 where another is half as full: no line parts these rows. */
static int
count_figures(const struct stack *stack, size_t row)
{
	const struct word *fullest = NULL;
	int			most = 0;

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];
		const int	n = word->figure && is_in_row(stack, word, row) ? figures_beside(stack, row, word) : 0;

		if (n > most)
		{
			most = n;
			fullest = word;
		}
	}
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->figure && is_in_row(stack, word, row) && fabs(word->y - fullest->y) > LEVEL * word->size
			&& 2 * figures_beside(stack, row, word) >= most)
			return 0;
	}
	return most;
}

/* Whether figures stand one above the other. */
static bool
has_stacked(const struct stack *stack, size_t row)
{
	int			n = 0;

	for (size_t i = 0; i < stack->words.n; i++)
		n += stack->words.list[i].figure && is_in_row(stack, &stack->words.list[i], row);
	return n > 1;
}

static bool
has_beside(const struct stack *stack, const struct word *word)
{
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *other = &stack->words.list[i];

		if (other != word && fabs(other->y - word->y) <= LEVEL * word->size)
			return true;
	}
	return false;
}

/* A line of text that is larger than the tables', or as wide as they are, parts two of them. */
static bool
is_between_tables(const struct stack *stack, const struct word *word)
{
	return (word->size >= LARGER * stack->size || word->x1 - word->x0 > WIDE * (stack->right - stack->left)) && !has_beside(stack, word);
}

static bool
is_row_between_tables(const struct stack *stack, size_t row)
{
	for (size_t i = 0; i < stack->words.n; i++)
		if (is_in_row(stack, &stack->words.list[i], row) && is_between_tables(stack, &stack->words.list[i]))
			return true;
	return false;
}

/* Such a line is a row of its own. */
static void
part_tables(struct stack *stack)
{
	const double top = stack->levels[0];
	const double bottom = stack->levels[stack->n_levels - 1];

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (middle_of(word) > top && middle_of(word) < bottom && is_between_tables(stack, word))
		{
			stack->levels[stack->n_levels++] = word->y - word->size;
			stack->levels[stack->n_levels++] = word->y + 0.3 * word->size;
		}
	}
	qsort(stack->levels, stack->n_levels, sizeof *stack->levels, by_value);
}

/* A row of as many figures as the one beside it, above the first line or below the last: on another page is its other line. */
static void
add_open_row(struct stack *stack, bool above)
{
	const double edge = stack->levels[above ? 0 : stack->n_levels - 1];
	const int	beside = count_figures(stack, above ? 0 : stack->n_levels - 2);
	const double sign = above ? -1 : 1;
	const struct word *nearest = NULL;
	double		level = edge;
	int			figures = 0;

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];
		const double off = sign * (middle_of(word) - edge);

		if (word->figure && off > 0 && off < FARTHEST * word->size && (nearest == NULL || off < sign * (middle_of(nearest) - edge)))
			nearest = word;
	}
	for (size_t i = 0; i < stack->words.n && nearest != NULL; i++)
	{
		const struct word *word = &stack->words.list[i];

		figures += word->figure && fabs(word->y - nearest->y) <= LEVEL * word->size;
		if (sign * (middle_of(word) - edge) > 0 && sign * (word->y - nearest->y) < 2 * nearest->size)
			level = above ? fmin(level, word->y - word->size) : fmax(level, word->y + 0.3 * word->size);
	}
	if (beside < 2 || figures != beside)
		return;
	if (above)
		memmove(stack->levels + 1, stack->levels, stack->n_levels * sizeof *stack->levels);
	stack->levels[above ? 0 : stack->n_levels] = level;
	stack->n_levels++;
}

static bool
is_across(const struct stack *stack, size_t row, double x)
{
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (is_in_row(stack, word, row) && word->x0 < x - MEET && word->x1 > x + MEET)
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
			if (is_in_row(stack, &stack->words.list[k], row) && stack->words.list[k].x0 > line->from - NEAR
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

/* Whether every figure of the rows stands in one column, and alone, but for one that is broken over lines. */
static bool
agree(const struct stack *stack, const struct walls *walls, size_t first, size_t last)
{
	for (size_t row = first; row < last; row++)
	{
		const struct word *taken[MOST_WALLS + 1] = {NULL};

		for (size_t i = 0; i < stack->words.n; i++)
		{
			const struct word *word = &stack->words.list[i];
			const int	column = column_of(walls, word->x0 + MEET);

			if (!word->figure || !is_in_row(stack, word, row))
				continue;
			if (column != column_of(walls, word->x1 - MEET)
				|| (taken[column] != NULL && fabs(taken[column]->y - word->y) <= LEVEL * word->size))
				return false;
			taken[column] = word;
		}
		if (count_figures(stack, row) == 0 && has_stacked(stack, row))
			return false;
	}
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

/* The figures' extents, and those of headings above that no figure stands below. */
static int
find_extents(const struct stack *stack, size_t first, size_t body, size_t last, struct extent *extents)
{
	const double top = stack->levels[first];
	const double start = stack->levels[body];
	const double bottom = stack->levels[last];
	int			n = 0;

	for (int headings = 0; headings < 2; headings++)
	{
		const double leftmost = headings && n > 0 ? extents[0].x0 : -INFINITY;

		for (size_t i = 0; i < stack->words.n; i++)
		{
			const struct word *word = &stack->words.list[i];
			const double y = middle_of(word);
			const bool	wanted = headings ? y > top && y < start && word->x0 > leftmost : word->figure && y > start && y < bottom;
			int			k = 0;
			int			hits = 0;

			if (!wanted)
				continue;
			for (int j = 0; j < n; j++)
				if (extents[j].x0 < word->x1 && extents[j].x1 > word->x0)
				{
					k = j;
					hits++;
				}
			if (hits == 0 && n == MOST_WALLS)
				return 0;
			if (hits == 0)
				extents[n++] = (struct extent) {word->x0, word->x1};
			else if (hits == 1 && !headings)
				extents[k] = (struct extent) {fmin(extents[k].x0, word->x0), fmax(extents[k].x1, word->x1)};
			else if (!headings)
				return 0;
		}
		qsort(extents, (size_t) n, sizeof *extents, by_extent);
	}
	return n;
}

/* Whether a word stands in a row that has figures. */
static bool
is_beside_figures(const struct stack *stack, size_t body, size_t last, const struct word *word)
{
	for (size_t row = body; row < last; row++)
		if (is_in_row(stack, word, row))
			return count_figures(stack, row) > 0;
	return false;
}

/* Between the extents; false where a label reaches into them. */
static bool
walls_of_gaps(const struct stack *stack, size_t first, size_t last, struct walls *walls)
{
	struct extent extents[MOST_WALLS];
	size_t		body = first;
	double		labels = stack->left;
	int			n;

	while (body < last && count_figures(stack, body) < 2)
		body++;
	n = find_extents(stack, first, body, last, extents);
	if (n < 2)
		return false;
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->figure || !is_beside_figures(stack, body, last, word))
			continue;
		if (word->x1 > extents[0].x0)
			return false;
		labels = fmax(labels, word->x1);
	}
	if (labels > stack->left)
		add_wall(walls, (labels + extents[0].x0) / 2);
	for (int i = 1; i < n; i++)
	{
		if (extents[i].x0 <= extents[i - 1].x1)
			return false;
		add_wall(walls, (extents[i - 1].x1 + extents[i].x0) / 2);
	}
	/* labels of groups stand where shorter lines begin */
	for (size_t i = 0; i < stack->lines.n; i++)
		if (stack->lines.list[i].from > stack->left + NEAR && stack->lines.list[i].from < labels)
			add_wall(walls, stack->lines.list[i].from);
	qsort(walls->at, (size_t) walls->n, sizeof *walls->at, by_value);
	return true;
}

/* ---- the lines that are missing ------------------------------------------------------------------------- */

/* Whether no line parts two figures of a row. */
static bool
lacks_wall(const struct page *page, const struct stack *stack, size_t row)
{
	for (size_t i = 0; i < stack->words.n; i++)
		for (size_t k = 0; k < stack->words.n; k++)
		{
			const struct word *word = &stack->words.list[i];
			const struct word *other = &stack->words.list[k];
			bool		parted = false;

			if (!word->figure || !other->figure || word->x1 > other->x0 || !is_in_row(stack, word, row) || !is_in_row(stack, other, row))
				continue;
			for (size_t d = 0; d < page->down.n && !parted; d++)
			{
				const struct line *down = &page->down.list[d];

				parted = down->at > word->x0 && down->at < other->x1 && down->from < word->y && down->to > middle_of(word);
			}
			if (!parted)
				return true;
		}
	return false;
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

/* Rows from one heading to the next, as one table, where most that have figures have no line between them. */
static void
close_rows(struct page *page, const struct stack *stack, const struct lines *pieces, size_t first, size_t last)
{
	struct walls walls = {.n = 0};
	size_t		rows = 0;
	size_t		open = 0;

	while (first < last && !has_words(stack, first))
		first++;
	while (first < last && !has_words(stack, last - 1))
		last--;
	for (size_t row = first; row < last; row++)
		if (count_figures(stack, row) >= 2)
		{
			rows++;
			open += lacks_wall(page, stack, row);
		}
	if (2 * open <= rows)
		return;
	walls_there(page, stack, first, last, &walls);
	walls_of_pieces(stack, pieces, first, last, &walls);
	if (walls.n < 2 || !agree(stack, &walls, first, last))
	{
		walls.n = 0;
		walls_there(page, stack, first, last, &walls);
		if (!walls_of_gaps(stack, first, last, &walls) || !agree(stack, &walls, first, last))
			return;
	}
	add_line(page, stack->left, stack->levels[first], stack->left, stack->levels[last]);
	add_line(page, stack->right, stack->levels[first], stack->right, stack->levels[last]);
	for (size_t row = first; row < last; row++)
		for (int i = 0; i < walls.n; i++)
			if (!is_across(stack, row, walls.at[i]) && !is_spanned(stack, row, walls.at[i]))
				add_line(page, walls.at[i], stack->levels[row], walls.at[i], stack->levels[row + 1]);
}

static void
close_stack(struct page *page, struct stack *stack, const struct lines *pieces)
{
	size_t		first = 0;

	add_open_row(stack, true);
	add_open_row(stack, false);
	part_tables(stack);
	for (size_t row = 0; row + 1 < stack->n_levels; row++)
		if (is_row_between_tables(stack, row))
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
		keep(&left, page->across.list[i]);
	if (left.n > 2)
		find_words(page, &words);
	while (left.n > 2)
	{
		struct stack stack;
		size_t		widest = 0;

		for (size_t i = 1; i < left.n; i++)
			if (left.list[i].to - left.list[i].from > left.list[widest].to - left.list[widest].from)
				widest = i;
		make_stack(&left, widest, &words, &stack);
		if (stack.n_levels > 2)
			close_stack(page, &stack, pieces);
		free_stack(&stack);
	}
	free(left.list);
	free(words.list);
}
