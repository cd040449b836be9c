/*
 * export_xlsx.c - a workbook, written row by row in little memory.
 */
#include "command/command.h"
#include "command/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define LEAST_WIDTH 8
#define MOST_WIDTH 50
#define HEADING_LINES 4
/* a double holds so many digits of any number */
#define SURE_DIGITS 15

struct xlsx
{
	struct writer writer;
	const char *path;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *bold;
	lxw_format *date;
	lxw_format *time;
	lxw_row_t	row;			/* the next one */
	int		   *widths;			/* of the columns, in digits */
};

static void
need(const struct xlsx *xlsx, lxw_error error)
{
	const bool	of_system = errno != 0 && (error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE
										   || error == LXW_ERROR_READING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION);

	if (error != LXW_NO_ERROR)
		fail(IN_LANGUAGE("could not write \"%s\": %s", "不能写入“%s”：%s"), xlsx->path,
			 of_system ? error_text(errno) : lxw_strerror(error));
}

/* In digits: what is not ASCII is twice as wide. */
static int
width_of(const char *text)
{
	int			width = 0;

	for (; *text != '\0'; text++)
		if ((*text & 0x80) == 0)
			width++;
		else if ((*text & 0xC0) == 0xC0)
			width += 2;
	return width;
}

static void
widen(int *width, int needed)
{
	if (needed > *width)
		*width = needed < MOST_WIDTH ? needed : MOST_WIDTH;
}

static bool
is_sure_number(const char *text)
{
	const char *digits = text + strspn(text, "-0.");
	int			n = 0;

	for (; *digits != '\0'; digits++)
		if (*digits >= '0' && *digits <= '9')
			n++;
		else if (*digits != '.')
			return false;
	return n <= SURE_DIGITS;
}

/* Excel takes no more characters in a cell. */
static void
write_text(struct xlsx *xlsx, lxw_col_t col, const char *text)
{
	lxw_error	error = worksheet_write_string(xlsx->sheet, xlsx->row, col, text, NULL);

	if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
	{
		warn(IN_LANGUAGE("a text is too long for a cell of a workbook: row %u, column %u",
						 "文字过长，工作簿的单元格放不下：第 %u 行，第 %u 列"), xlsx->row + 1, col + 1u);
		error = worksheet_write_string(xlsx->sheet, xlsx->row, col, IN_LANGUAGE("(too long for a cell)", "（过长，放不下）"), NULL);
	}
	need(xlsx, error);
}

static bool
read_date(const char *text, lxw_datetime *date)
{
	*date = (lxw_datetime) {0};
	return sscanf(text, "%d-%d-%d %d:%d:%lf", &date->year, &date->month, &date->day, &date->hour, &date->min, &date->sec) >= 3
		&& date->year >= 1900 && date->year <= 9999 && strstr(text, "BC") == NULL;
}

static void
write_value(struct xlsx *xlsx, lxw_col_t col, enum value_type type, const char *value)
{
	lxw_datetime date;

	if (type == NUMBER && is_sure_number(value))
		need(xlsx, worksheet_write_number(xlsx->sheet, xlsx->row, col, strtod(value, NULL), NULL));
	else if (type == TRUTH)
		need(xlsx, worksheet_write_boolean(xlsx->sheet, xlsx->row, col, *value == 't', NULL));
	else if ((type == DATE || type == TIME) && read_date(value, &date))
		need(xlsx, worksheet_write_datetime(xlsx->sheet, xlsx->row, col, &date, type == DATE ? xlsx->date : xlsx->time));
	else
		write_text(xlsx, col, value);
	widen(&xlsx->widths[col], type == TIME ? (int) strlen("2025-01-31 16:00") + 1 : width_of(value) + 1);
}

static void
write_row(struct writer *writer, const struct sheet *sheet, const char *const *values)
{
	struct xlsx *xlsx = (struct xlsx *) writer;

	for (int i = 0; i < sheet->n; i++)
		if (values[i] != NULL)
			write_value(xlsx, (lxw_col_t) i, sheet->columns[i].type, values[i]);
	xlsx->row++;
}

static void
begin_sheet(struct writer *writer, const struct sheet *sheet)
{
	struct xlsx *xlsx = (struct xlsx *) writer;

	xlsx->sheet = workbook_add_worksheet(xlsx->book, sheet->title);
	if (xlsx->sheet == NULL)
		fail(IN_LANGUAGE("could not write \"%s\"", "不能写入“%s”"), xlsx->path);
	xlsx->row = 0;
	xlsx->widths = allocate((size_t) sheet->n * sizeof *xlsx->widths);
	worksheet_set_row(xlsx->sheet, 0, HEADING_LINES * LXW_DEF_ROW_HEIGHT, NULL);
	for (int i = 0; i < sheet->n; i++)
	{
		const char *heading = sheet->columns[i].heading;

		xlsx->widths[i] = LEAST_WIDTH;
		widen(&xlsx->widths[i], width_of(heading) / (HEADING_LINES - 1) + 2);
		need(xlsx, worksheet_write_string(xlsx->sheet, 0, (lxw_col_t) i, heading, xlsx->bold));
	}
	worksheet_freeze_panes(xlsx->sheet, 1, 0);
	xlsx->row = 1;
}

static void
end_sheet(struct writer *writer, const struct sheet *sheet)
{
	struct xlsx *xlsx = (struct xlsx *) writer;

	for (int i = 0; i < sheet->n; i++)
		worksheet_set_column(xlsx->sheet, (lxw_col_t) i, (lxw_col_t) i, xlsx->widths[i], NULL);
	worksheet_autofilter(xlsx->sheet, 0, 0, xlsx->row - 1, (lxw_col_t) (sheet->n - 1));
	free(xlsx->widths);
}

static void
end(struct writer *writer)
{
	struct xlsx *xlsx = (struct xlsx *) writer;

	need(xlsx, workbook_close(xlsx->book));
	free(xlsx);
}

struct writer *
xlsx_begin(const char *path)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	struct xlsx *xlsx = allocate(sizeof *xlsx);

	*xlsx = (struct xlsx) {.writer = {begin_sheet, write_row, end_sheet, end},.path = path};
	xlsx->book = workbook_new_opt(new_file(path), &options);
	if (xlsx->book == NULL)
		fail(IN_LANGUAGE("could not write \"%s\"", "不能写入“%s”"), path);
	xlsx->bold = workbook_add_format(xlsx->book);
	format_set_bold(xlsx->bold);
	format_set_text_wrap(xlsx->bold);
	format_set_align(xlsx->bold, LXW_ALIGN_VERTICAL_TOP);
	xlsx->date = workbook_add_format(xlsx->book);
	format_set_num_format(xlsx->date, "yyyy-mm-dd");
	xlsx->time = workbook_add_format(xlsx->book);
	format_set_num_format(xlsx->time, "yyyy-mm-dd hh:mm");
	return &xlsx->writer;
}
