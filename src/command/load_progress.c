/*
 * load_progress.c - how far the work is: a bar on a terminal, else a line every so often.
 */
#include "command/load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BAR_SECONDS 0.2
#define LINE_SECONDS 10.0
#define BAR_WIDTH 30

struct progress
{
	const char *things;			/* what is counted */
	uint64_t	total;
	bool		terminal;
	bool		drawn;
	double		began;
	double		shown;
};

struct progress *
progress_begin(const char *things, uint64_t total)
{
	struct progress *progress = allocate(sizeof *progress);

	*progress = (struct progress) {.things = things,.total = total,.terminal = isatty(STDERR_FILENO),.began = now(),.shown = now()};
	return progress;
}

static void
show(struct progress *progress, uint64_t done)
{
	double		seconds = now() - progress->began;
	double		rate = seconds > 0 ? (double) done / seconds : 0;
	uint64_t	total = done > progress->total ? done : progress->total;
	uint64_t	left = rate > 0 ? (uint64_t) ((double) (total - done) / rate + 0.5) : 0;
	char		numbers[120];

	snprintf(numbers, sizeof numbers, "%llu of %llu %s, %.0f/s, %llu:%02llu:%02llu left",
			 (unsigned long long) done, (unsigned long long) total, progress->things, rate,
			 (unsigned long long) left / 3600, (unsigned long long) left / 60 % 60, (unsigned long long) left % 60);
	if (progress->terminal)
	{
		char		bar[BAR_WIDTH + 1] = "";
		size_t		full = total > 0 ? (size_t) (BAR_WIDTH * done / total) : BAR_WIDTH;

		memset(bar, ' ', BAR_WIDTH);
		memset(bar, '=', full);
		fprintf(stderr, "\r[%s] %s\033[K", bar, numbers);
		progress->drawn = true;
	}
	else
		fprintf(stderr, PROGRAM ": %s\n", numbers);
	progress->shown = now();
}

void
progress_show(struct progress *progress, uint64_t done)
{
	if (progress != NULL && now() - progress->shown >= (progress->terminal ? BAR_SECONDS : LINE_SECONDS))
		show(progress, done);
}

void
progress_end(struct progress *progress, uint64_t done)
{
	if (progress == NULL)
		return;
	if (progress->drawn)
	{
		show(progress, done);
		fputc('\n', stderr);
	}
	free(progress);
}
