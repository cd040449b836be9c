/*
 * docx_table.c - tables of Word documents: which rows and columns their cells span.
 *
 * The grid's widths (w:tblGrid) are not asked: many programs leave them out, or lie.
 */
#include "documents/docx.h"

#include <stdlib.h>
#include <string.h>

/* Word's own bound is 63; a span beyond it is a lie. */
#define MOST_COLUMNS 256

static void
add_cell(struct word_table *table, struct word_cell cell)
{
	if (cell.span < 1)
		cell.span = 1;
	if (cell.span > MOST_COLUMNS)
		cell.span = MOST_COLUMNS;
	cell.column = table->columns;
	cell.rows = 1;
	table->columns += cell.span;
	MAKE_ROOM(table->cells, table->n_cells, table->cell_room);
	table->cells[table->n_cells++] = cell;
	table->rows[table->n_rows - 1].n++;
}

static bool
is_merged(const xmlNode *properties, const char *name)
{
	const xmlNode *merge = child_of(properties, name);
	const char *value = attribute_of(merge, "val");

	return merge != NULL && (value == NULL || strcmp(value, "continue") == 0);
}

static void
collect_cells(struct word_table *table, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "tc"))
		{
			const xmlNode *properties = child_of(child, "tcPr");
			const long	span = number_of(child_of(properties, "gridSpan"), "val", 1);

			if (is_merged(properties, "hMerge") && table->rows[table->n_rows - 1].n > 0)
			{
				/* the cell before it is wider by this one */
				struct word_cell *before = &table->cells[table->n_cells - 1];

				before->span += span > 0 && span <= MOST_COLUMNS ? span : 1;
				table->columns = before->column + before->span;
				continue;
			}
			add_cell(table, (struct word_cell) {
				.element = child,.span = span,.continued = is_merged(properties, "vMerge"),
				.deleted = child_of(properties, "cellDel") != NULL
			});
		}
		else if (inside != NULL)
			collect_cells(table, inside);
	}
}

static void
add_gap(struct word_table *table, const xmlNode *properties, const char *name)
{
	const long	span = number_of(child_of(properties, name), "val", 0);

	if (span > 0)
		add_cell(table, (struct word_cell) {.span = span});
}

static void
collect_rows(struct word_table *table, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		const xmlNode *inside = inside_wrapper(child);

		if (is_element(child, "tr"))
		{
			const xmlNode *properties = child_of(child, "trPr");

			if (child_of(properties, "del") != NULL || toggle_of(child_of(properties, "hidden")) == ON)
				continue;
			MAKE_ROOM(table->rows, table->n_rows, table->row_room);
			table->rows[table->n_rows++] = (struct word_row) {.first = table->n_cells};
			table->columns = 0;
			add_gap(table, properties, "gridBefore");
			collect_cells(table, child);
			add_gap(table, properties, "gridAfter");
		}
		else if (inside != NULL)
			collect_rows(table, inside);
	}
}


/* Cells that go on from above make those wider that they belong to; without one they are cells. */
static void
merge_down(struct word_table *table)
{
	struct word_cell *owners[MOST_COLUMNS] = {NULL};

	for (size_t r = 0; r < table->n_rows; r++)
	{
		struct word_cell *now[MOST_COLUMNS] = {NULL};

		for (size_t i = 0; i < table->rows[r].n; i++)
		{
			struct word_cell *cell = &table->cells[table->rows[r].first + i];

			if (cell->column >= MOST_COLUMNS)
			{
				cell->continued = false;
				continue;
			}
			if (cell->continued)
			{
				struct word_cell *owner = owners[cell->column];

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

void
read_table(const xmlNode *element, struct word_table *table)
{
	*table = (struct word_table) {0};
	collect_rows(table, element);
	merge_down(table);
}

void
free_table(struct word_table *table)
{
	free(table->cells);
	free(table->rows);
}
