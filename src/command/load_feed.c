/*
 * load_feed.c - files ready to be sent: texts as the walk finds them, documents when their job has ended.
 */
#include "command/load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "documents/job.h"

struct maker
{
	struct job *job;
	char	   *name;			/* of the document */
	char	   *path;			/* of its bytes */
	size_t		at;				/* part that is next */
	int			files;			/* that are not released, and one while parts are left */
};

struct feed
{
	const struct origins *origins;
	struct walk *walk;
	struct summary *summary;
	int			jobs;
	int			timeout;
	char	   *input;			/* path of what came on standard input, or NULL */
	FILE	   *input_file;
	bool		walked;			/* to the end */
	struct file	held;			/* a document that waits for a job; its name is NULL where there is none */
	struct maker *running[];		/* jobs of them, or NULL */
};

static void
release_maker(struct maker *maker)
{
	if (--maker->files > 0)
		return;
	job_free(maker->job);
	free(maker->name);
	free(maker->path);
	free(maker);
}

void
release_file(struct file *file)
{
	if (file->maker != NULL)
		release_maker(file->maker);
	free(file->name);
	free(file->content);
	free(file->original);
	free(file->problem);
	free(file->agency);
	*file = (struct file) {0};
}

/* Standard input may be a pipe, and is sent as a file: it is kept in one without a name. */
static void
keep_input(struct feed *feed)
{
	static char piece[64 * 1024];
	uint64_t	size = 0;
	ssize_t		length;

	feed->input_file = tmpfile();
	if (feed->input_file == NULL)
		fail(IN_LANGUAGE("could not create a temporary file: %s", "不能建立临时文件：%s"), error_text(errno));
	while ((length = read(STDIN_FILENO, piece, sizeof piece)) > 0 && (size += (uint64_t) length) <= MAX_FILE_SIZE + 1)
		if (fwrite(piece, 1, (size_t) length, feed->input_file) != (size_t) length)
			break;
	if (length < 0)
		fail(IN_LANGUAGE("could not read standard input: %s", "不能读取标准输入：%s"), error_text(errno));
	if (ferror(feed->input_file) || fflush(feed->input_file) != 0)
		fail(IN_LANGUAGE("could not write a temporary file: %s", "不能写临时文件：%s"), error_text(errno));
	feed->input = print_string("/proc/%d/fd/%d", (int) getpid(), fileno(feed->input_file));
}

struct feed *
feed_begin(const struct options *options, const struct origins *origins, struct walk *walk, struct summary *summary)
{
	size_t		size = (size_t) options->jobs * sizeof(struct maker *);
	struct feed *feed = allocate(sizeof *feed + size);

	*feed = (struct feed) {
		.origins = origins,.walk = walk,.summary = summary,.jobs = options->jobs,.timeout = options->convert_timeout
	};
	memset(feed->running, 0, size);
	for (int i = 0; i < options->n_names; i++)
		if (feed->input == NULL && strcmp(options->names[i], "-") == 0)
			keep_input(feed);
	return feed;
}

/* Every file that is left out is named. */
static void
not_taken(struct feed *feed, enum outcome outcome, const char *name, const char *why)
{
	char	   *shown = name_for_eyes(name);

	warn(outcome == NOT_READ ? IN_LANGUAGE("not read: %s: %s", "不能读取：%s：%s") : IN_LANGUAGE("skipped: %s: %s", "跳过：%s：%s"), shown, why);
	free(shown);
	summary_note(feed->summary, outcome, name, why);
}

/* Whether the file can be sent; says so where it cannot. */
static bool
can_be_sent(struct feed *feed, struct file *file)
{
	const char *why = NULL;
	struct stat	status;

	if (stat(file->content, &status) != 0)
		why = error_text(errno);
	else if (!S_ISREG(status.st_mode))
		why = IN_LANGUAGE("not a regular file", "不是普通文件");
	else if (status.st_size > MAX_FILE_SIZE)
		why = IN_LANGUAGE("larger than 256 MiB", "大于 256 MiB");
	if (why != NULL)
	{
		not_taken(feed, NOT_READ, file->name, why);
		release_file(file);
		return false;
	}
	file->size = (uint64_t) status.st_size;
	return true;
}

/* What the user says of the file that was given, or found in a folder. */
static void
set_origin(const struct feed *feed, struct file *file, const char *name)
{
	const struct origin origin = origin_of(feed->origins, name);

	file->agency = origin.agency != NULL ? copy_string(origin.agency) : NULL;
	file->has_time = origin.has_time;
	file->arrived = origin.arrived;
}

/* What the quarantine says, for those who correct Chinese reports. */
static char *
problem_of(const struct job_part *part)
{
	if (part->fault == FAULT_NONE)
		return NULL;
	if (part->detail == NULL)
		return copy_string(fault_text(part->fault, true));
	return print_string("%s（%s）", fault_text(part->fault, true), part->detail);
}

/* The document that a text was made of: the file, or the one within it; NULL: it came as text. */
static char *
original_of(const struct maker *maker, const struct job_part *part)
{
	if (part->original != NULL)
		return copy_string(part->original);
	return part->fault == FAULT_NONE && part->name == NULL && part->kind != KIND_TEXT ? copy_string(maker->path) : NULL;
}

/* What is to be said of it beside what becomes of it. */
static void
say_of_part(const char *name, const struct job_part *part)
{
	char	   *shown = name_for_eyes(name);

	if (part->misnamed)
		warn(IN_LANGUAGE("note: %s: its content is %s, not what its name says", "注意：%s：内容是 %s，与文件名不符"), shown, kind_text(part->kind, chinese));
	if (part->in_misnamed)
		warn(IN_LANGUAGE("note: %s: the file that it stands in is an archive or a mail, not what its name says",
						 "注意：%s：它所在的文件是压缩包或邮件，与文件名不符"), shown);
	if (part->left_out != LEFT_NOTHING)
		warn(IN_LANGUAGE("note: %s: not read: %s", "注意：%s：没有读入%s"), shown, left_out_text(part->left_out, chinese));
	free(shown);
}

/* The next part of a job that has ended; the last one gives the place of the job free. */
static bool
take_part(struct feed *feed, struct maker **running, struct file *file)
{
	struct maker *maker = *running;
	size_t		n;
	const struct job_part *part = &job_parts(maker->job, &n)[maker->at++];

	*file = (struct file) {
		.name = part->name == NULL ? copy_string(maker->name) : print_string("%s/%s", maker->name, part->name),
		.content = copy_string(part->path != NULL ? part->path : maker->path),
		.original = original_of(maker, part),
		.problem = problem_of(part),.maker = maker
	};
	set_origin(feed, file, maker->name);
	maker->files++;
	if (maker->at == n)
	{
		*running = NULL;
		release_maker(maker);
	}
	if (part->fault == FAULT_LOCK_FILE || part->fault == FAULT_SCRATCH)
	{
		not_taken(feed, part->fault == FAULT_SCRATCH ? NOT_READ : HARMLESS, file->name, fault_text(part->fault, chinese));
		release_file(file);
		return false;
	}
	say_of_part(file->name, part);
	return can_be_sent(feed, file);
}

static bool
take_converted(struct feed *feed, struct file *file)
{
	for (int i = 0; i < feed->jobs; i++)
		while (feed->running[i] != NULL && job_ended(feed->running[i]->job))
			if (take_part(feed, &feed->running[i], file))
				return true;
	return false;
}

/* Whether a job could be begun for the document that is held back. */
static bool
begin_held(struct feed *feed)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] == NULL)
		{
			struct maker *maker = allocate_zeroed(sizeof *maker);

			maker->name = copy_string(feed->held.name);
			maker->path = copy_string(feed->held.content);
			maker->files = 1;
			maker->job = job_begin(maker->path, maker->name, feed->timeout);
			if (maker->job == NULL)
				fail(IN_LANGUAGE("could not begin to convert \"%s\" in the folder for temporary files, %s: %s",
								 "不能在临时文件夹 %2$s 中开始转换“%1$s”：%3$s"), maker->name, scratch_parent(), error_text(errno));
			feed->running[i] = maker;
			release_file(&feed->held);
			return true;
		}
	return false;
}

static bool
converting(const struct feed *feed)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] != NULL)
			return true;
	return false;
}

/* Whether a file is sent as it is; a pipe or device is not opened. */
static bool
is_text_file(const char *path)
{
	char		head[HEAD_SIZE];
	FILE	   *stream = fopen(path, "rbe");
	size_t		length;

	if (stream == NULL)
		return true;			/* sending it finds out why */
	length = fread(head, 1, sizeof head, stream);
	fclose(stream);
	return is_plain_text(path, head, length);
}

/* What the walk found, as a file; false: nothing to be sent. */
static bool
take_found(struct feed *feed, const struct found *found, struct file *file)
{
	const bool	input = found->given && strcmp(found->name, "-") == 0;

	if (found->problem != NULL)
	{
		not_taken(feed, NOT_READ, found->name, found->problem);
		return false;
	}
	if (found->skipped)
	{
		not_taken(feed, found->harmless != NULL ? HARMLESS : SKIPPED, found->name,
				  found->harmless != NULL ? found->harmless : found->reason);
		return false;
	}
	*file = (struct file) {
		.name = copy_string(found->name),.content = copy_string(input ? feed->input : found->name)
	};
	set_origin(feed, file, found->name);
	return can_be_sent(feed, file);
}

enum fed
feed_next(struct feed *feed, struct file *file)
{
	struct found found;

	for (;;)
	{
		if (take_converted(feed, file))
			return FED;
		if (feed->held.name != NULL && !begin_held(feed))
			return WAIT;
		if (feed->walked || !walk_next(feed->walk, &found))
		{
			feed->walked = true;
			return converting(feed) ? WAIT : NOTHING_LEFT;
		}
		if (!take_found(feed, &found, file))
			continue;
		if (is_text_file(file->content))
			return FED;
		feed->held = *file;
	}
}

void
feed_end(struct feed *feed)
{
	for (int i = 0; i < feed->jobs; i++)
		if (feed->running[i] != NULL)
			release_maker(feed->running[i]);
	release_file(&feed->held);
	if (feed->input_file != NULL)
		fclose(feed->input_file);
	free(feed->input);
	free(feed);
}

/* ---- what would be done ------------------------------------------------------------------ */

static const char *
intention(const struct found *found)
{
	if (found->skipped)
		return IN_LANGUAGE("skip", "跳过");
	if (found->given && strcmp(found->name, "-") == 0)
		return IN_LANGUAGE("load", "装入");
	return is_text_file(found->name) ? IN_LANGUAGE("load", "装入") : IN_LANGUAGE("load as a document", "转换后装入");
}

void
feed_explain(struct walk *walk)
{
	struct found found;

	while (walk_next(walk, &found))
	{
		if (found.problem != NULL)
			printf(IN_LANGUAGE("not read (%s)\t", "不能读取（%s）\t"), found.problem);
		else
			printf("%s\t", intention(&found));
		print_name(stdout, found.name);
		printf("\n");
	}
}
