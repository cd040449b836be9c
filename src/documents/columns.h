/*
 * columns.h - what the files share that find the columns of tables that lines across alone draw.
 */
#ifndef DOCUMENTS_COLUMNS_H
#define DOCUMENTS_COLUMNS_H

#include "documents/flow.h"

/* Ends of lines, and lines, that are at one place. */
#define NEAR 4.0
/* Words on one base line, in sizes. */
#define LEVEL 0.2
#define NO_ROW SIZE_MAX

struct word
{
	double		x0, x1;
	double		y;				/* base line */
	double		size;
	bool		figure;
	size_t		row;			/* between two levels, or NO_ROW */
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
	int		   *figures;		/* of each row, on its fullest base line; 0 where another is half as full: no line parts these rows */
	int		   *n_words;		/* of each row */
};

/* ---- stacks.c: lines one below the other, and what stands between them ---------------- */

extern double middle_of(const struct word *word);
extern bool is_full(const struct stack *stack, const struct line *line);
extern bool same_line(const struct word *word, const struct word *other);
extern void find_words(const struct page *page, struct words *words);
/* The lines within the sides of the widest, and what stands there; the lines are taken out. */
extern void take_stack(struct lines *lines, const struct words *words, struct stack *stack);
/* Whether a row holds text that parts two tables. */
extern bool is_between_tables(const struct stack *stack, size_t row);
extern void free_stack(struct stack *stack);

/* ---- columns.c -------------------------------------------------------------------------- */

/* Adds the lines down that are missing; pieces: lines across as they were drawn, before they were merged. */
extern void add_columns(struct page *page, const struct lines *pieces);

#endif
