/*
 * table_writer.c - writes tables: drawn, with tabs, as Markdown, as HTML.
 */
#include "render/table_writer.h"

#include "text/utf8.h"

/* No column is made wider than this, so that one long label does not make every row as long. */
#define WIDEST 96
/* Columns of the widest table that are aligned. */
#define COLUMNS 32
/* Pieces of work between two calls of the host's poll. */
#define POLL_WORK 1024

void
gr_sheet_init(gr_sheet *sheet, gr_arena *arena)
{
	*sheet = (gr_sheet) {.arena = arena, .bars = true};
}

bool
gr_sheet_goes_on(gr_sheet *sheet)
{
	if (sheet->status == GR_OK && ++sheet->work % POLL_WORK == 0 && !gr_may_go_on(sheet->arena->host))
		sheet->status = GR_STOPPED;
	return sheet->status == GR_OK;
}

/* A list with room for one more: the same, or a copy with twice the room. */
static void *
grow(gr_sheet *sheet, void *list, size_t size, uint32_t n, uint32_t *room)
{
	void	   *larger;

	if (n < *room)
		return list;
	*room = *room > 0 ? *room * 2 : 64;
	larger = gr_alloc_raw(sheet->arena, *room * size);
	if (larger == NULL)
		sheet->status = GR_NO_MEMORY;
	else if (n > 0)
		memcpy(larger, list, n * size);
	return larger;
}

void
gr_sheet_row_begin(gr_sheet *sheet, bool rule)
{
	if (sheet->status != GR_OK)
		return;
	sheet->rows = grow(sheet, sheet->rows, sizeof *sheet->rows, sheet->n_rows, &sheet->row_room);
	if (sheet->status == GR_OK)
		sheet->rows[sheet->n_rows++] = (gr_sheet_row) {.first = sheet->n_cells, .rule = rule};
}

static void
add(gr_sheet *sheet, gr_sheet_cell cell)
{
	gr_sheet_row *row;
	uint32_t	columns = 0;

	if (!gr_sheet_goes_on(sheet))
		return;
	sheet->cells = grow(sheet, sheet->cells, sizeof *sheet->cells, sheet->n_cells, &sheet->cell_room);
	if (sheet->status != GR_OK)
		return;
	sheet->cells[sheet->n_cells++] = cell;
	row = &sheet->rows[sheet->n_rows - 1];
	row->n++;
	for (uint32_t i = 0; i < row->n; i++)
		columns += sheet->cells[row->first + i].columns;
	if (columns > sheet->columns)
		sheet->columns = columns;
}

void
gr_sheet_add(gr_sheet *sheet, gr_sheet_kind kind, gr_str text, uint32_t columns, uint32_t rows)
{
	add(sheet, (gr_sheet_cell) {.text = text, .columns = (uint16_t) columns, .rows = rows, .kind = (uint8_t) kind});
	if (!gr_may_stand_between_bars(text))
		sheet->bars = false;
}

void
gr_sheet_add_figure(gr_sheet *sheet, const gr_figure *figure, uint32_t columns)
{
	add(sheet, (gr_sheet_cell) {.figure = figure, .columns = (uint16_t) columns, .rows = 1, .kind = GR_SHEET_FIGURE});
}

void
gr_sheet_indent(gr_sheet *sheet, uint8_t blanks)
{
	if (sheet->status == GR_OK)
		sheet->cells[sheet->n_cells - 1].indent = blanks;
}

bool
gr_may_stand_between_bars(gr_str text)
{
	const char *p = text.s;
	const char *end = p + text.len;
	uint32_t	length;

	if (text.len > 0 && (*p == '_' || end[-1] == '_'))
		return false;
	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_bar(c) || gr_is_level(c))
			return false;
	}
	return true;
}

/* A cell's text; that of a figure is written to room, GR_NUMBER_TEXT bytes. */
static gr_str
text_of(const gr_sheet_cell *cell, char *room)
{
	const gr_figure *figure = cell->figure;

	if (cell->kind != GR_SHEET_FIGURE)
		return cell->text;
	if (figure != NULL && figure->state == GR_NUMBER)
		return (gr_str) {room, (uint32_t) gr_sum_text((gr_sum) {figure->mantissa, figure->scale}, room)};
	if (figure != NULL && figure->state == GR_NOT_APPLICABLE)
		return (gr_str) {"-", 1};
	return (gr_str) {room, 0};
}

/* ---- columns of one width --------------------------------------------------------- */

static uint32_t
width_of(gr_str text)
{
	const char *p = text.s;
	const char *end = p + text.len;
	uint32_t	width = 0;
	uint32_t	length;

	for (; p < end; p += length)
		width += gr_width(gr_utf8(p, end, &length));
	return width;
}

static void
put_times(gr_writer *w, gr_str text, uint32_t n)
{
	while (n-- > 0)
		gr_put(w, text);
}

/* The width of each column; cells of several columns take what they need of the first. */
static void
measure(const gr_sheet *sheet, gr_writer *w, uint32_t *width, uint32_t least)
{
	char		room[GR_NUMBER_TEXT];

	for (uint32_t i = 0; i < COLUMNS; i++)
		width[i] = least;
	for (uint32_t r = 0; r < sheet->n_rows && gr_begin_row(w); r++)
	{
		const gr_sheet_row *row = &sheet->rows[r];
		uint32_t	column = 0;

		for (uint32_t i = 0; i < row->n; i++)
		{
			const gr_sheet_cell *cell = &sheet->cells[row->first + i];
			uint32_t	needed = width_of(text_of(cell, room)) + cell->indent;

			if (column < COLUMNS && needed <= WIDEST && needed > width[column])
				width[column] = needed;
			column += cell->columns;
		}
	}
}

/* One cell between bars: text to the left, figures to the right. */
static void
put_padded(gr_writer *w, const gr_sheet_cell *cell, uint32_t width, gr_put_text *put)
{
	char		room[GR_NUMBER_TEXT];
	gr_str		text = cell ? text_of(cell, room) : (gr_str) {room, 0};
	uint32_t	indent = cell ? cell->indent : 0;
	uint32_t	needed = width_of(text) + indent;
	uint32_t	blanks = needed < width ? width - needed : 0;

	GR_SAY(w, " ");
	if (cell != NULL && cell->kind == GR_SHEET_FIGURE)
		put_times(w, (gr_str) {" ", 1}, blanks);
	put_times(w, (gr_str) {" ", 1}, indent);
	put(w, text);
	if (cell == NULL || cell->kind != GR_SHEET_FIGURE)
		put_times(w, (gr_str) {" ", 1}, blanks);
	GR_SAY(w, " ");
}

/* A row, with a blank cell for each further column that a cell spans, and up to the table's last. */
static void
put_row(const gr_sheet *sheet, const gr_sheet_row *row, gr_writer *w, const uint32_t *width, gr_str bar, gr_put_text *put)
{
	uint32_t	column = 0;

	gr_put(w, bar);
	for (uint32_t i = 0; i <= row->n; i++)
	{
		const gr_sheet_cell *cell = i < row->n ? &sheet->cells[row->first + i] : NULL;
		uint32_t	until = cell ? column + cell->columns : sheet->columns;

		for (; column < until; column++, cell = NULL)
		{
			put_padded(w, cell, column < COLUMNS ? width[column] : 0, put);
			gr_put(w, bar);
		}
	}
	GR_SAY(w, "\n");
}

static void
put_rule(const gr_sheet *sheet, gr_writer *w, const uint32_t *width, const char *const parts[3])
{
	for (uint32_t column = 0; column < sheet->columns; column++)
	{
		const char *joint = column == 0 ? parts[0] : parts[1];

		gr_put(w, (gr_str) {joint, 3});
		put_times(w, (gr_str) {"─", 3}, (column < COLUMNS ? width[column] : 0) + 2);
	}
	gr_put(w, (gr_str) {parts[2], 3});
	GR_SAY(w, "\n");
}

void
gr_sheet_draw(const gr_sheet *sheet, gr_writer *w)
{
	static const char *const top[3] = {"┌", "┬", "┐"};
	static const char *const middle[3] = {"├", "┼", "┤"};
	static const char *const bottom[3] = {"└", "┴", "┘"};
	uint32_t	width[COLUMNS];

	measure(sheet, w, width, 1);
	put_rule(sheet, w, width, top);
	for (uint32_t r = 0; r < sheet->n_rows && gr_begin_row(w); r++)
	{
		if (sheet->rows[r].rule && r > 0)
			put_rule(sheet, w, width, middle);
		put_row(sheet, &sheet->rows[r], w, width, (gr_str) {"│", 3}, gr_put);
	}
	put_rule(sheet, w, width, bottom);
}

void
gr_sheet_pipes(const gr_sheet *sheet, gr_writer *w, gr_put_text *put)
{
	uint32_t	width[COLUMNS];

	measure(sheet, w, width, 3);
	for (uint32_t r = 0; r < sheet->n_rows && gr_begin_row(w); r++)
	{
		put_row(sheet, &sheet->rows[r], w, width, (gr_str) {"|", 1}, put);
		if (r > 0)
			continue;
		GR_SAY(w, "|");
		for (uint32_t column = 0; column < sheet->columns; column++)
		{
			GR_SAY(w, " ");
			put_times(w, (gr_str) {"-", 1}, column < COLUMNS ? width[column] : 3);
			GR_SAY(w, " |");
		}
		GR_SAY(w, "\n");
	}
}

/* ---- other layouts ------------------------------------------------------------------ */

void
gr_sheet_tabs(const gr_sheet *sheet, gr_writer *w)
{
	char		room[GR_NUMBER_TEXT];

	for (uint32_t r = 0; r < sheet->n_rows && gr_begin_row(w); r++)
	{
		const gr_sheet_row *row = &sheet->rows[r];
		uint32_t	column = 0;

		for (uint32_t i = 0; i < row->n; i++)
		{
			const gr_sheet_cell *cell = &sheet->cells[row->first + i];

			gr_put(w, text_of(cell, room));
			for (uint32_t k = 0; k < cell->columns; k++)
				if (++column < sheet->columns)
					GR_SAY(w, "\t");
		}
		while (++column < sheet->columns)
			GR_SAY(w, "\t");
		GR_SAY(w, "\n");
	}
}

static void
put_span(gr_writer *w, gr_str name, uint32_t n)
{
	if (n < 2)
		return;
	GR_SAY(w, " ");
	gr_put(w, name);
	GR_SAY(w, "=\"");
	gr_put_count(w, n);
	GR_SAY(w, "\"");
}

void
gr_sheet_html(const gr_sheet *sheet, gr_writer *w, gr_put_text *put)
{
	char		room[GR_NUMBER_TEXT];

	GR_SAY(w, "<table>\n");
	for (uint32_t r = 0; r < sheet->n_rows && gr_begin_row(w); r++)
	{
		const gr_sheet_row *row = &sheet->rows[r];

		GR_SAY(w, "<tr>");
		for (uint32_t i = 0; i < row->n; i++)
		{
			const gr_sheet_cell *cell = &sheet->cells[row->first + i];
			gr_str		name = cell->kind == GR_SHEET_HEAD ? (gr_str) {"th", 2} : (gr_str) {"td", 2};

			GR_SAY(w, "<");
			gr_put(w, name);
			put_span(w, (gr_str) {"colspan", 7}, cell->columns);
			put_span(w, (gr_str) {"rowspan", 7}, cell->rows);
			GR_SAY(w, ">");
			put(w, text_of(cell, room));
			GR_SAY(w, "</");
			gr_put(w, name);
			GR_SAY(w, ">");
		}
		GR_SAY(w, "</tr>\n");
	}
	GR_SAY(w, "</table>\n");
}
