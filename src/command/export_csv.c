/*
 * export_csv.c - CSV as Excel reads it: UTF-8 behind a byte order mark, a file a view.
 */
#include "command/command.h"
#include "command/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct csv
{
	struct writer writer;
	const char *folder;
	FILE	   *file;
};

/* Quoted; an apostrophe keeps a spreadsheet from taking text for a formula. */
static void
put_text(FILE *file, const char *text)
{
	putc('"', file);
	if (*text != '\0' && strchr("=+-@\t\r", *text) != NULL)
		putc('\'', file);
	for (; *text != '\0'; text++)
	{
		if (*text == '"')
			putc('"', file);
		putc(*text, file);
	}
	putc('"', file);
}

static void
write_row(struct writer *writer, const struct sheet *sheet, const char *const *values)
{
	struct csv *csv = (struct csv *) writer;

	for (int i = 0; i < sheet->n; i++)
	{
		if (i > 0)
			putc(',', csv->file);
		if (values[i] == NULL)
			continue;
		if (sheet->columns[i].type == TEXT)
			put_text(csv->file, values[i]);
		else
			fputs(values[i], csv->file);
	}
	fputs("\r\n", csv->file);
}

static void
begin_sheet(struct writer *writer, const struct sheet *sheet)
{
	struct csv *csv = (struct csv *) writer;
	char	   *name = print_string("%s/%s.csv", csv->folder, sheet->ending + 1);

	csv->file = fopen(new_file(name), "w");
	if (csv->file == NULL)
		fail(IN_LANGUAGE("could not write \"%s\": %s", "不能写入“%s”：%s"), name, error_text(errno));
	free(name);
	fputs("\xEF\xBB\xBF", csv->file);
	for (int i = 0; i < sheet->n; i++)
	{
		if (i > 0)
			putc(',', csv->file);
		put_text(csv->file, sheet->columns[i].heading);
	}
	fputs("\r\n", csv->file);
}

static void
end_sheet(struct writer *writer, const struct sheet *sheet)
{
	struct csv *csv = (struct csv *) writer;
	const bool	failed = ferror(csv->file) != 0;

	if (fclose(csv->file) != 0 || failed)
		fail(IN_LANGUAGE("could not write \"%s/%s.csv\": %s", "不能写入“%s/%s.csv”：%s"), csv->folder, sheet->ending + 1,
			 error_text(errno));
}

static void
end(struct writer *writer)
{
	free(writer);
}

struct writer *
csv_begin(const char *folder)
{
	struct csv *csv = allocate(sizeof *csv);

	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		fail(IN_LANGUAGE("could not make the folder \"%s\": %s", "不能建立文件夹“%s”：%s"), folder, error_text(errno));
	*csv = (struct csv) {.writer = {begin_sheet, write_row, end_sheet, end},.folder = folder};
	return &csv->writer;
}
