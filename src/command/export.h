/*
 * export.h - what the files of govreport export share.
 *
 * export.c reads the views in one snapshot and hands them, row by row, to a
 * writer; a writer's files take their names when all are whole.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include <stdbool.h>

enum value_type
{
	TEXT, NUMBER, TRUTH, DATE, TIME
};

struct column
{
	const char *heading;
	enum value_type type;
};

struct sheet
{
	const char *ending;			/* of the view's name */
	const char *title;
	const struct column *columns;
	int			n;
};

/* Where a view's rows go; a value that is NULL leaves its cell empty. */
struct writer;

struct writer
{
	void		(*begin_sheet) (struct writer *writer, const struct sheet *sheet);
	void		(*write_row) (struct writer *writer, const struct sheet *sheet, const char *const *values);
	void		(*end_sheet) (struct writer *writer, const struct sheet *sheet);
	void		(*end) (struct writer *writer);
};

/* ---- export_csv.c: a folder, a file a view ---------------------------------------- */

/* The folder is made where it is missing; end frees the writer. */
extern struct writer *csv_begin(const char *folder);

/* ---- export_xlsx.c: a workbook, a sheet a view ------------------------------------ */

/* As csv_begin. */
extern struct writer *xlsx_begin(const char *path);

/* ---- export_files.c ------------------------------------------------------------------ */

/* A new file beside the one of that name, which it takes the place of in the end. */
extern const char *new_file(const char *name);
/* All are whole: they take their names. */
extern void name_new_files(void);
/* Where the program ends before, they are removed. */
extern void remove_new_files(void);

#endif
