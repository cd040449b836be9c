/*
 * docx_table.c - tables of Word documents: cells with the rows and columns that they span.
 *
 * The grid's widths (w:tblGrid) are not asked: many programs leave them out, or lie.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

/* Word's own bound is 63; a span beyond it is a lie. */
#define MOST_COLUMNS 256

struct cell
{
	const xmlNode *element;		/* NULL: no cell stands here (gridBefore, gridAfter) */
	long		column;
	long		span;
	long		rows;
	bool		continued;		/* belongs to the cell above, or before */
	bool		deleted;
};

struct row
{
	size_t		first;
	size_t		n;
};

struct grid
{
	struct cell *cells;
	size_t		n_cells;
	size_t		cell_room;
	struct row *rows;
	size_t		n_rows;
	size_t		row_room;
	long		columns;		/* of the row that is collected */
};

static void
add_cell(struct grid *grid, struct cell cell)
{
	if (cell.span < 1)
		cell.span = 1;
	if (cell.span > MOST_COLUMNS)
		cell.span = MOST_COLUMNS;
	cell.column = grid->columns;
	cell.rows = 1;
	grid->columns += cell.span;
	MAKE_ROOM(grid->cells, grid->n_cells, grid->cell_room);
	grid->cells[grid->n_cells++] = cell;
	grid->rows[grid->n_rows - 1].n++;
}

static bool
is_merged(const xmlNode *properties, const char *name)
{
	const xmlNode *merge = child_of(properties, name);
	const char *value = attribute_of(merge, "val");

	return merge != NULL && (value == NULL || strcmp(value, "continue") == 0);
}

static void
collect_cells(struct grid *grid, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "tc"))
		{
			const xmlNode *properties = child_of(child, "tcPr");
			const long	span = number_of(child_of(properties, "gridSpan"), "val", 1);

			if (is_merged(properties, "hMerge") && grid->rows[grid->n_rows - 1].n > 0)
			{
				/* the cell before it is wider by this one */
				struct cell *before = &grid->cells[grid->n_cells - 1];

				before->span += span > 0 && span <= MOST_COLUMNS ? span : 1;
				grid->columns = before->column + before->span;
				continue;
			}
			add_cell(grid, (struct cell) {
				.element = child,.span = span,.continued = is_merged(properties, "vMerge"),
				.deleted = child_of(properties, "cellDel") != NULL
			});
		}
		else if (inside != NULL)
			collect_cells(grid, inside);
	}
}

static void
add_gap(struct grid *grid, const xmlNode *properties, const char *name)
{
	const long	span = number_of(child_of(properties, name), "val", 0);

	if (span > 0)
		add_cell(grid, (struct cell) {.span = span});
}

static void
collect_rows(struct grid *grid, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "tr"))
		{
			const xmlNode *properties = child_of(child, "trPr");

			if (child_of(properties, "del") != NULL || toggle_of(child_of(properties, "hidden")) == ON)
				continue;
			MAKE_ROOM(grid->rows, grid->n_rows, grid->row_room);
			grid->rows[grid->n_rows++] = (struct row) {.first = grid->n_cells};
			grid->columns = 0;
			add_gap(grid, properties, "gridBefore");
			collect_cells(grid, child);
			add_gap(grid, properties, "gridAfter");
		}
		else if (inside != NULL)
			collect_rows(grid, inside);
	}
}


/* Cells that go on from above make those wider that they belong to; without one they are cells. */
static void
merge_down(struct grid *grid)
{
	struct cell *owners[MOST_COLUMNS] = {NULL};

	for (size_t r = 0; r < grid->n_rows; r++)
	{
		struct cell *now[MOST_COLUMNS] = {NULL};

		for (size_t i = 0; i < grid->rows[r].n; i++)
		{
			struct cell *cell = &grid->cells[grid->rows[r].first + i];

			if (cell->column >= MOST_COLUMNS)
			{
				cell->continued = false;
				continue;
			}
			if (cell->continued)
			{
				struct cell *owner = owners[cell->column];

				if (owner != NULL && owner->span == cell->span)
				{
					owner->rows++;
					now[cell->column] = owner;
					continue;
				}
				cell->continued = false;
			}
			now[cell->column] = cell->element != NULL ? cell : NULL;
		}
		memcpy(owners, now, sizeof owners);
	}
}

static void
write_cell(struct docx *docx, const struct cell *cell)
{
	put(docx->out, "<td");
	if (cell->span > 1)
		put_format(docx->out, " colspan=\"%ld\"", cell->span);
	if (cell->rows > 1)
		put_format(docx->out, " rowspan=\"%ld\"", cell->rows);
	put(docx->out, ">");
	if (cell->element != NULL && !cell->deleted)
		write_blocks(docx, cell->element);
	put(docx->out, "</td>");
}

void
write_table(struct docx *docx, const xmlNode *table)
{
	struct grid	grid = {0};

	collect_rows(&grid, table);
	merge_down(&grid);
	put(docx->out, "<table>\n");
	for (size_t r = 0; r < grid.n_rows; r++)
	{
		put(docx->out, "<tr>");
		for (size_t i = 0; i < grid.rows[r].n; i++)
			if (!grid.cells[grid.rows[r].first + i].continued)
				write_cell(docx, &grid.cells[grid.rows[r].first + i]);
		put(docx->out, "</tr>\n");
	}
	put(docx->out, "</table>\n");
	free(grid.cells);
	free(grid.rows);
}
