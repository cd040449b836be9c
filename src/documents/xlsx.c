/*
 * xlsx.c - a workbook to HTML: its visible sheets in order, a table each.
 *
 * Hidden sheets, rows and columns, also those without height or width, are left out;
 * of formulas, the values that stand in the file.
 */
#include "documents/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "documents/parts.h"
#include "documents/readers.h"

/* Bounds of what is looked at; a form has a tenth of it. */
#define MOST_COLUMNS 256
#define MOST_ROWS 100000
#define MOST_CELLS 8000000

struct merge
{
	long		row;			/* from 0, as columns */
	long		column;
	long		last_row;
	long		last_column;
};

struct cell
{
	char	   *html;			/* NULL: empty */
	const struct merge *merge;			/* that it stands in */
};

struct sheet
{
	struct cell *cells;			/* rows times columns */
	long		rows;
	long		columns;
	bool	   *hidden_rows;
	long	   *shown_rows;		/* how many of the rows before each show; and of all */
	long		shown_columns[MOST_COLUMNS + 1];
	bool		hidden_columns[MOST_COLUMNS];
	struct merge *merges;
	size_t		n_merges;
};

/* ---- places --------------------------------------------------------------------------------------- */

/* "BC12" to column 54, row 11; false: no such place. */
static bool
read_place(const char **at, long *row, long *column)
{
	long		c = 0;
	long		r = 0;

	for (; **at >= 'A' && **at <= 'Z' && c < 100000; (*at)++)
		c = 26 * c + **at - 'A' + 1;
	for (; **at >= '0' && **at <= '9' && r < 100000000; (*at)++)
		r = 10 * r + **at - '0';
	*row = r - 1;
	*column = c - 1;
	return r > 0 && c > 0;
}

/* ---- a sheet ------------------------------------------------------------------------------------------ */

static bool
is_on(const xmlNode *node, const char *name)
{
	const char *value = attribute_of(node, name);

	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static bool
is_zero(const xmlNode *node, const char *name)
{
	const char *value = attribute_of(node, name);
	char	   *end;

	return value != NULL && strtod(value, &end) <= 0 && end != value;
}

static void
read_hidden_columns(struct sheet *sheet, const xmlNode *columns)
{
	if (columns == NULL)
		return;
	for (const xmlNode *child = columns->children; child != NULL; child = child->next)
		if (is_on(child, "hidden") || is_zero(child, "width"))
			for (long c = number_of(child, "min", 1); c >= 1 && c <= number_of(child, "max", 0) && c <= MOST_COLUMNS; c++)
				sheet->hidden_columns[c - 1] = true;
}

static void
read_merges(struct sheet *sheet, const xmlNode *merges)
{
	size_t		room = 0;

	if (merges == NULL)
		return;
	for (const xmlNode *child = merges->children; child != NULL; child = child->next)
	{
		const char *at = attribute_of(child, "ref");
		struct merge merge;

		if (at != NULL && read_place(&at, &merge.row, &merge.column) && *at++ == ':'
			&& read_place(&at, &merge.last_row, &merge.last_column)
			&& merge.last_row >= merge.row && merge.last_column >= merge.column)
		{
			MAKE_ROOM(sheet->merges, sheet->n_merges, room);
			sheet->merges[sheet->n_merges++] = merge;
		}
	}
}

/* Calls for each cell with its place; rows and cells without one follow the last. */
typedef void visit_cell(struct book *book, struct sheet *sheet, const xmlNode *cell, long row, long column);

static void
visit_row(struct book *book, struct sheet *sheet, const xmlNode *element, long row, visit_cell *visit)
{
	long		column = -1;

	for (const xmlNode *cell = element->children; cell != NULL; cell = cell->next)
	{
		const char *place = attribute_of(cell, "r");
		long		its_row = row;

		if (!is_element(cell, "c"))
			continue;
		column++;
		if (place != NULL && !read_place(&place, &its_row, &column))
			continue;
		if (column >= 0 && column < MOST_COLUMNS && its_row == row)
			visit(book, sheet, cell, row, column);
	}
}

static void
visit_cells(struct book *book, struct sheet *sheet, const xmlNode *data, visit_cell *visit)
{
	long		row = -1;

	for (const xmlNode *child = data->children; child != NULL; child = child->next)
	{
		if (!is_element(child, "row"))
			continue;
		row = number_of(child, "r", row + 2) - 1;
		if (row < 0 || row >= MOST_ROWS)
			continue;
		if (sheet->hidden_rows != NULL && row < sheet->rows)
			sheet->hidden_rows[row] = is_on(child, "hidden") || is_zero(child, "ht");
		visit_row(book, sheet, child, row, visit);
	}
}

/* The extent of what holds anything. */
static void
measure(struct book *book, struct sheet *sheet, const xmlNode *cell, long row, long column)
{
	(void) book;
	if (child_of(cell, "v") == NULL && child_of(cell, "is") == NULL && child_of(cell, "f") == NULL)
		return;
	if (row >= sheet->rows)
		sheet->rows = row + 1;
	if (column >= sheet->columns)
		sheet->columns = column + 1;
}

static void
fill(struct book *book, struct sheet *sheet, const xmlNode *cell, long row, long column)
{
	if (row < sheet->rows && column < sheet->columns)
	{
		struct cell *target = &sheet->cells[row * sheet->columns + column];

		free(target->html);
		target->html = cell_html(book, cell);
	}
}

/* Cells belong to one merge; where several lie on one another, not all are looked at. */
static void
place_merges(struct sheet *sheet)
{
	long		left = 2 * sheet->rows * sheet->columns;

	for (size_t i = 0; i < sheet->n_merges && left > 0; i++)
	{
		const struct merge *merge = &sheet->merges[i];
		const long	rows = (merge->last_row < sheet->rows ? merge->last_row + 1 : sheet->rows) - merge->row;
		const long	columns = (merge->last_column < sheet->columns ? merge->last_column + 1 : sheet->columns) - merge->column;

		left -= rows > 0 && columns > 0 ? rows * columns : 0;
		for (long r = merge->row; r <= merge->last_row && r < sheet->rows; r++)
			for (long c = merge->column; c <= merge->last_column && c < sheet->columns; c++)
				sheet->cells[r * sheet->columns + c].merge = merge;
	}
}

static void
count_shown(const bool *hidden, long n, long *shown)
{
	shown[0] = 0;
	for (long i = 0; i < n; i++)
		shown[i + 1] = shown[i] + !hidden[i];
}

/* Of the rows or columns from first to last, within those that there are. */
static long
count_visible(const long *shown, long n, long first, long last)
{
	return first < n ? shown[last < n ? last + 1 : n] - shown[first] : 0;
}

/* A merged cell is written at the first of its rows and columns that shows. */
static bool
is_first_shown(const struct sheet *sheet, const struct merge *merge, long row, long column)
{
	return count_visible(sheet->shown_rows, sheet->rows, merge->row, row) == 1
		&& count_visible(sheet->shown_columns, sheet->columns, merge->column, column) == 1;
}

static void
write_cell(const struct sheet *sheet, struct text *out, long row, long column)
{
	const struct cell *cell = &sheet->cells[row * sheet->columns + column];
	const struct merge *merge = cell->merge;

	if (merge != NULL && !is_first_shown(sheet, merge, row, column))
		return;
	put(out, "<td");
	if (merge != NULL)
	{
		const long	rows = count_visible(sheet->shown_rows, sheet->rows, merge->row, merge->last_row);
		const long	columns = count_visible(sheet->shown_columns, sheet->columns, merge->column, merge->last_column);

		if (columns > 1)
			put_format(out, " colspan=\"%ld\"", columns);
		if (rows > 1)
			put_format(out, " rowspan=\"%ld\"", rows);
		cell = &sheet->cells[merge->row * sheet->columns + merge->column];
	}
	put(out, ">");
	for (const char *at = cell->html; at != NULL && *at != '\0'; at++)
		if (*at == '\n')
			put(out, "<br>");
		else
			put_bytes(out, at, 1);
	put(out, "</td>");
}

static bool
row_is_empty(const struct sheet *sheet, long row)
{
	for (long c = 0; c < sheet->columns; c++)
		if (sheet->cells[row * sheet->columns + c].html != NULL || sheet->cells[row * sheet->columns + c].merge != NULL)
			return false;
	return true;
}

/* The text of a row that has but one, across the sheet's first column: a line, not a row; NULL: a row. */
static const char *
line_of(const struct sheet *sheet, long row)
{
	const struct cell *cells = &sheet->cells[row * sheet->columns];

	if (cells[0].html == NULL || (cells[0].merge != NULL && cells[0].merge->last_row > cells[0].merge->row))
		return NULL;
	for (long c = 1; c < sheet->columns; c++)
		if (cells[c].html != NULL || (cells[c].merge != NULL && cells[c].merge != cells[0].merge))
			return NULL;
	return cells[0].html;
}

static long
width_of_row(const struct sheet *sheet, long row)
{
	const struct cell *cells = &sheet->cells[row * sheet->columns];
	long		width = sheet->columns;

	while (width > 0 && cells[width - 1].html == NULL && cells[width - 1].merge == NULL)
		width--;
	return width;
}

/* Of the rows from one up to the next line: other tables of the sheet may be wider. */
static long
width_of_table(const struct sheet *sheet, long row)
{
	long		width = 0;

	for (; row < sheet->rows && (sheet->hidden_rows[row] || line_of(sheet, row) == NULL); row++)
		if (!sheet->hidden_rows[row] && width_of_row(sheet, row) > width)
			width = width_of_row(sheet, row);
	return width;
}

static void
write_sheet(const struct sheet *sheet, struct text *out)
{
	long		width = 0;
	bool		open = false;

	for (long r = 0; r < sheet->rows; r++)
	{
		const char *line = line_of(sheet, r);

		if (sheet->hidden_rows[r] || row_is_empty(sheet, r))
			continue;
		if (line != NULL)
		{
			put_format(out, "%s<p>%s</p>\n", open ? "</table>\n" : "", line);
			open = false;
			continue;
		}
		put_format(out, "%s<tr>", open ? "" : "<table>\n");
		if (!open)
			width = width_of_table(sheet, r);
		open = true;
		for (long c = 0; c < width; c++)
			if (!sheet->hidden_columns[c])
				write_cell(sheet, out, r, c);
		put(out, "</tr>\n");
	}
	if (open)
		put(out, "</table>\n");
}

static enum fault
read_sheet(struct book *book, const char *member)
{
	enum fault	fault;
	xmlDocPtr	document = parse_member(book->package, member, &fault);
	const xmlNode *root;
	const xmlNode *data;
	struct sheet sheet = {0};

	if (document == NULL)
		return fault;
	root = xmlDocGetRootElement(document);
	data = child_of(root, "sheetData");
	if (data != NULL)
	{
		visit_cells(book, &sheet, data, measure);
		read_hidden_columns(&sheet, child_of(root, "cols"));
		read_merges(&sheet, child_of(root, "mergeCells"));
		if (sheet.columns > 0 && sheet.rows > MOST_CELLS / sheet.columns)
			fault = FAULT_TOO_LARGE;
	}
	if (data != NULL && fault == FAULT_NONE)
	{
		sheet.cells = allocate_zeroed((size_t) (sheet.rows * sheet.columns + 1) * sizeof *sheet.cells);
		sheet.hidden_rows = allocate_zeroed((size_t) sheet.rows + 1);
		visit_cells(book, &sheet, data, fill);
		sheet.shown_rows = allocate(((size_t) sheet.rows + 1) * sizeof *sheet.shown_rows);
		count_shown(sheet.hidden_rows, sheet.rows, sheet.shown_rows);
		count_shown(sheet.hidden_columns, sheet.columns, sheet.shown_columns);
		place_merges(&sheet);
		write_sheet(&sheet, book->out);
		for (long i = 0; i < sheet.rows * sheet.columns; i++)
			free(sheet.cells[i].html);
	}
	free(sheet.cells);
	free(sheet.hidden_rows);
	free(sheet.shown_rows);
	free(sheet.merges);
	xmlFreeDoc(document);
	return fault;
}

/* ---- the workbook ------------------------------------------------------------------------------------- */

static enum fault
read_sheets(struct book *book, const xmlNode *workbook)
{
	const xmlNode *sheets = child_of(workbook, "sheets");
	enum fault	fault = FAULT_EMPTY;

	if (sheets == NULL)
		return FAULT_DAMAGED;
	for (const xmlNode *child = sheets->children; child != NULL; child = child->next)
	{
		const char *state = attribute_of(child, "state");
		char	   *member;

		if (!is_element(child, "sheet") || (state != NULL && strcmp(state, "visible") != 0))
			continue;
		member = part_of_id(book->package, book->name, attribute_of(child, "id"));
		fault = member == NULL ? FAULT_DAMAGED : read_sheet(book, member);
		free(member);
		if (fault != FAULT_NONE)
			return fault;
	}
	return fault == FAULT_NONE && book->out->length == 0 ? FAULT_EMPTY : fault;
}

enum fault
read_xlsx(struct package *package, struct text *out)
{
	char	   *name = main_part(package, "xl/workbook.xml");
	struct book	book = {.package = package,.name = name,.out = out};
	enum fault	fault = FAULT_DAMAGED;
	xmlDocPtr	workbook = name != NULL ? parse_member(package, name, &fault) : NULL;

	if (workbook != NULL)
	{
		book.from_1904 = is_on(child_of(xmlDocGetRootElement(workbook), "workbookPr"), "date1904");
		read_values(&book);
		fault = read_sheets(&book, xmlDocGetRootElement(workbook));
	}
	xmlFreeDoc(workbook);
	free_values(&book);
	free(name);
	return fault;
}
