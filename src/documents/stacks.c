/*
 * stacks.c - lines across, one below the other, and the words between them.
 */
#include "documents/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In sizes of the glyph: gaps within a word that was drawn at once. */
#define SPACED 0.6
/* Text between two tables, to that in them. */
#define LARGER 1.15
/* A line of text between two tables, to their width. */
#define WIDE 0.6
/* From a line to the figures of a row that has no other line, in sizes. */
#define FARTHEST 4.0
/* A line that underlines is so near below its word, in sizes. */
#define UNDER 0.2

/* ---- words ------------------------------------------------------------------------------------ */

double
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

void
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
			words->list[words->n++] = (struct word) {glyph->x0, glyph->x1, glyph->y, glyph->size, figure, NO_ROW};
		}
		before = glyph;
	}
}

/* ---- stacks of lines ------------------------------------------------------------------------------ */

bool
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
find_levels(struct stack *stack)
{
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

/* ---- rows: what stands between two lines ----------------------------------------------------------- */

bool
same_line(const struct word *word, const struct word *other)
{
	return fabs(word->y - other->y) <= LEVEL * word->size;
}

static size_t
row_of(const struct stack *stack, double y)
{
	size_t		low = 0;
	size_t		high = stack->n_levels - 1;

	if (y <= stack->levels[0] || y >= stack->levels[high])
		return NO_ROW;
	while (high - low > 1)
	{
		const size_t middle = (low + high) / 2;

		if (y < stack->levels[middle])
			high = middle;
		else
			low = middle;
	}
	return low;
}

static int
figures_beside(const struct stack *stack, const struct word *word)
{
	int			n = 0;

	for (size_t i = 0; i < stack->words.n; i++)
		n += stack->words.list[i].figure && stack->words.list[i].row == word->row && same_line(&stack->words.list[i], word);
	return n;
}

/* Which row each word is in, and how many figures each has. */
static void
count_rows(struct stack *stack)
{
	struct word *words = stack->words.list;
	const struct word **fullest = allocate_zeroed(stack->n_levels * sizeof *fullest);
	int		   *beside = allocate_zeroed((stack->words.n + 1) * sizeof *beside);

	memset(stack->figures, 0, stack->n_levels * sizeof *stack->figures);
	memset(stack->n_words, 0, stack->n_levels * sizeof *stack->n_words);
	for (size_t i = 0; i < stack->words.n; i++)
	{
		words[i].row = row_of(stack, middle_of(&words[i]));
		if (words[i].row != NO_ROW)
			stack->n_words[words[i].row]++;
	}
	for (size_t i = 0; i < stack->words.n; i++)
	{
		if (words[i].row == NO_ROW || !words[i].figure)
			continue;
		beside[i] = figures_beside(stack, &words[i]);
		if (beside[i] > stack->figures[words[i].row])
		{
			stack->figures[words[i].row] = beside[i];
			fullest[words[i].row] = &words[i];
		}
	}
	for (size_t i = 0; i < stack->words.n; i++)
		if (beside[i] > 0 && !same_line(&words[i], fullest[words[i].row]) && 2 * beside[i] >= stack->figures[words[i].row])
			stack->figures[words[i].row] = 0;
	free(beside);
	free(fullest);
}

/* ---- rows that lack a line ----------------------------------------------------------------------------- */

static bool
has_beside(const struct stack *stack, const struct word *word)
{
	for (size_t i = 0; i < stack->words.n; i++)
		if (&stack->words.list[i] != word && same_line(word, &stack->words.list[i]))
			return true;
	return false;
}

/* A line of text that is larger than the tables', or as wide as they are, parts two of them. */
static bool
parts_tables(const struct stack *stack, const struct word *word)
{
	return (word->size >= LARGER * stack->size || word->x1 - word->x0 > WIDE * (stack->right - stack->left)) && !has_beside(stack, word);
}

bool
is_between_tables(const struct stack *stack, size_t row)
{
	for (size_t i = 0; i < stack->words.n; i++)
		if (stack->words.list[i].row == row && parts_tables(stack, &stack->words.list[i]))
			return true;
	return false;
}

/* Such a line is a row of its own. */
static void
part_tables(struct stack *stack)
{
	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (word->row != NO_ROW && parts_tables(stack, word))
		{
			stack->levels[stack->n_levels++] = word->y - word->size;
			stack->levels[stack->n_levels++] = word->y + 0.3 * word->size;
		}
	}
	qsort(stack->levels, stack->n_levels, sizeof *stack->levels, by_value);
}

/* How far beyond the first line, or the last. */
static double
beyond(const struct stack *stack, const struct word *word, bool above)
{
	return above ? stack->levels[0] - middle_of(word) : middle_of(word) - stack->levels[stack->n_levels - 1];
}

static const struct word *
nearest_figure(const struct stack *stack, bool above)
{
	const struct word *nearest = NULL;

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];
		const double off = beyond(stack, word, above);

		if (word->figure && off > 0 && off < FARTHEST * word->size && (nearest == NULL || off < beyond(stack, nearest, above)))
			nearest = word;
	}
	return nearest;
}

/* Where the line is missing of the row that has this figure. */
static double
open_level(const struct stack *stack, const struct word *figure, bool above)
{
	double		level = above ? stack->levels[0] : stack->levels[stack->n_levels - 1];

	for (size_t i = 0; i < stack->words.n; i++)
	{
		const struct word *word = &stack->words.list[i];

		if (beyond(stack, word, above) <= 0 || fabs(word->y - figure->y) >= 2 * figure->size)
			continue;
		level = above ? fmin(level, word->y - word->size) : fmax(level, word->y + 0.3 * word->size);
	}
	return level;
}

/* A row of as many figures as the one beside it, above the first line or below the last: on another page is its other line. */
static void
add_open_row(struct stack *stack, bool above)
{
	const struct word *figure = nearest_figure(stack, above);
	const int	wanted = stack->figures[above ? 0 : stack->n_levels - 2];
	double		level;

	if (figure == NULL || wanted < 2 || figures_beside(stack, figure) != wanted)
		return;
	level = open_level(stack, figure, above);
	if (above)
		memmove(stack->levels + 1, stack->levels, stack->n_levels * sizeof *stack->levels);
	stack->levels[above ? 0 : stack->n_levels] = level;
	stack->n_levels++;
}

/* ---- for the caller ------------------------------------------------------------------------------------ */

static size_t
widest_of(const struct lines *lines)
{
	size_t		widest = 0;

	for (size_t i = 1; i < lines->n; i++)
		if (lines->list[i].to - lines->list[i].from > lines->list[widest].to - lines->list[widest].from)
			widest = i;
	return widest;
}

void
take_stack(struct lines *lines, const struct words *words, struct stack *stack)
{
	const struct line widest = lines->list[widest_of(lines)];
	size_t		kept = 0;
	size_t		most;

	*stack = (struct stack) {.left = widest.from,.right = widest.to};
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
	most = stack->lines.n + 3 + 2 * words->n;
	stack->levels = allocate(most * sizeof *stack->levels);
	stack->figures = allocate_zeroed(most * sizeof *stack->figures);
	stack->n_words = allocate_zeroed(most * sizeof *stack->n_words);
	find_levels(stack);
	take_words(stack, words);
	if (stack->n_levels < 3)
		return;
	count_rows(stack);
	add_open_row(stack, true);
	count_rows(stack);
	add_open_row(stack, false);
	count_rows(stack);
	part_tables(stack);
	count_rows(stack);
}

void
free_stack(struct stack *stack)
{
	free(stack->lines.list);
	free(stack->levels);
	free(stack->figures);
	free(stack->n_words);
	free(stack->words.list);
}
