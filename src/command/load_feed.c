/*
 * feed.c - files ready to be sent: texts as the walk finds them, documents when they are converted.
 */
#include "load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct feed
{
	walk	   *walk;
	summary    *summary;
	int			jobs;
	int			timeout;
	char	   *input;			/* path of what came on standard input, or NULL */
	FILE	   *input_file;
	bool		walked;			/* to the end */
	bool		held_back;		/* a document waits for a converter */
	file		held;
	const kind *held_kind;
	conversion *running[];		/* jobs of them, or NULL */
};

/* Standard input may be a pipe, and is sent as a file: it is kept in one without a name. */
static void
keep_input(feed *feed)
{
	static char piece[64 * 1024];
	uint64_t	size = 0;
	ssize_t		length;

	feed->input_file = tmpfile();
	if (feed->input_file == NULL)
		fail("could not create a temporary file: %s", strerror(errno));
	while ((length = read(STDIN_FILENO, piece, sizeof piece)) > 0 && (size += (uint64_t) length) <= MAX_FILE_SIZE + 1)
		if (fwrite(piece, 1, (size_t) length, feed->input_file) != (size_t) length)
			break;
	if (length < 0)
		fail("could not read standard input: %s", strerror(errno));
	if (ferror(feed->input_file) || fflush(feed->input_file) != 0)
		fail("could not write a temporary file: %s", strerror(errno));
	feed->input = print_string("/dev/fd/%d", fileno(feed->input_file));
}

feed *
feed_begin(const options *options, walk *walk, summary *summary)
{
	size_t		size = (size_t) options->jobs * sizeof(conversion *);
	feed	   *feed = allocate(sizeof *feed + size);

	*feed = (struct feed) {.walk = walk,.summary = summary,.jobs = options->jobs,.timeout = options->convert_timeout};
	memset(feed->running, 0, size);
	for (int i = 0; i < options->n_names; i++)
		if (feed->input == NULL && strcmp(options->names[i], "-") == 0)
			keep_input(feed);
	return feed;
}

/* Whether the file can be sent; says so where it cannot. */
static bool
check(feed *feed, file *file)
{
	const char *why = NULL;
	struct stat status;

	if (stat(file->content, &status) != 0)
		why = strerror(errno);
	else if (!S_ISREG(status.st_mode))
		why = "not a regular file";
	else if (status.st_size > MAX_FILE_SIZE)
		why = "larger than 256 MiB";
	if (why != NULL)
	{
		summary_note(feed->summary, NOT_READ, file->name, why);
		release_file(file);
		return false;
	}
	file->size = (uint64_t) status.st_size;
	return true;
}

/* A document that is converted. */
static bool
take_converted(feed *feed, file *file)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] != NULL && conversion_ended(feed->running[i]))
		{
			conversion_end(feed->running[i], file);
			feed->running[i] = NULL;
			if (check(feed, file))
				return true;
		}
	return false;
}

/* Whether a converter could be started for the document that is held back. */
static bool
convert_held(feed *feed)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] == NULL)
		{
			feed->running[i] = conversion_begin(&feed->held, feed->held_kind, feed->timeout);
			feed->held_back = false;
			return true;
		}
	return false;
}

static bool
converting(const feed *feed)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] != NULL)
			return true;
	return false;
}

fed
feed_next(feed *feed, file *file)
{
	found		found;

	for (;;)
	{
		const kind *kind;

		if (take_converted(feed, file))
			return FED;
		if (feed->held_back && !convert_held(feed))
			return WAIT;
		if (feed->walked || !walk_next(feed->walk, &found))
		{
			feed->walked = true;
			return converting(feed) ? WAIT : NOTHING_LEFT;
		}
		if (found.problem != NULL)
		{
			summary_note(feed->summary, NOT_READ, found.name, found.problem);
			continue;
		}

		*file = (struct file) {.name = copy_string(found.name)};
		if (found.given && strcmp(found.name, "-") == 0)
		{
			file->content = copy_string(feed->input);
			if (check(feed, file))
				return FED;
			continue;
		}
		file->content = copy_string(found.name);
		kind = kind_of(found.name);
		if (!check(feed, file))
			continue;
		if (kind == NULL)
			file->problem = copy_string("不认得这种文件");
		else if ((file->problem = kind_problem(kind)) == NULL && kind_program(kind) != NULL)
		{
			feed->held = *file;
			feed->held_kind = kind;
			feed->held_back = true;
			continue;
		}
		return FED;
	}
}

void
feed_end(feed *feed)
{
	file		file;

	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] != NULL)
		{
			conversion_end(feed->running[i], &file);
			release_file(&file);
		}
	if (feed->held_back)
		release_file(&feed->held);
	if (feed->input_file != NULL)
		fclose(feed->input_file);
	free(feed->input);
	free(feed);
}

void
feed_explain(walk *walk)
{
	found		found;

	while (walk_next(walk, &found))
	{
		const kind *kind = kind_of(found.name);
		char	   *problem = NULL;

		if (found.problem != NULL)
			printf("not read (%s)", found.problem);
		else if (found.given && strcmp(found.name, "-") == 0)
			printf("load");
		else if (kind == NULL)
			printf("quarantine (of no kind that is known)");
		else if ((problem = kind_problem(kind)) != NULL)
			printf("quarantine (no converter)");
		else if (kind_program(kind) != NULL)
			printf("load through %s", kind_program(kind));
		else
			printf("load");
		printf("\t");
		print_name(stdout, found.name);
		printf("\n");
		free(problem);
	}
	printf("skipped\t%llu of other kinds\n", (unsigned long long) walk_skipped(walk));
}
