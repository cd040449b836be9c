/*
 * reports.h - for tests that read whole reports from files.
 */
#ifndef REPORTS_H
#define REPORTS_H

#include <dirent.h>

#include "tap.h"

/* The line that parts a layout's text from the figures that are expected of it. */
#define EXPECTED_LINE "==== expected\n"

/* A whole file, ended by a zero byte that *length does not count; exits where there is none. */
static inline char *
read_file(const char *path, size_t *length)
{
	FILE	   *file = fopen(path, "rb");
	char	   *text;

	if (file == NULL)
	{
		printf("Bail out! cannot open %s\n", path);
		exit(2);
	}
	fseek(file, 0, SEEK_END);
	*length = (size_t) ftell(file);
	rewind(file);
	text = malloc(*length + 1);
	*length = fread(text, 1, *length, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

static inline int
is_text_file(const struct dirent *entry)
{
	size_t		length = strlen(entry->d_name);

	return length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0;
}

/* The paths of a folder's .txt files in the order of their names; exits where there is none. */
static inline char **
list_files(const char *folder, int *n)
{
	struct dirent **entries;
	char	  **paths;

	*n = scandir(folder, &entries, is_text_file, alphasort);
	if (*n <= 0)
	{
		printf("Bail out! no .txt file in %s\n", folder);
		exit(2);
	}
	paths = malloc((size_t) *n * sizeof(char *));
	for (int i = 0; i < *n; i++)
		if (asprintf(&paths[i], "%s/%s", folder, entries[i]->d_name) < 0)
			exit(2);
	return paths;
}

/* ---- reading many reports one after another ------------------------------ */

static void *report_blocks[256];
static int	n_report_blocks;

static inline void *
report_allocate(void *context, size_t size)
{
	(void) context;
	return n_report_blocks < 256 ? report_blocks[n_report_blocks++] = malloc(size) : NULL;
}

static const gr_host report_host = {report_allocate, NULL, NULL};

/* Reads a report so far, which lasts until the next one is read. */
static inline const gr_report *
read_extent(const char *body, size_t length, gr_extent extent)
{
	gr_arena	arena;
	gr_report  *report;

	while (n_report_blocks > 0)
		free(report_blocks[--n_report_blocks]);
	gr_arena_init(&arena, &report_host);
	if (gr_read(body, length, extent, &arena, &report) != GR_OK)
	{
		printf("Bail out! out of memory\n");
		exit(2);
	}
	return report;
}

static inline const gr_report *
read_report(const char *body, size_t length)
{
	return read_extent(body, length, GR_WHOLE_REPORT);
}

#endif
