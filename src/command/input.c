/*
 * input.c - a file's parts, one after another: plain text as it is, documents by a job.
 */
#include "command/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "documents/job.h"

/* All that comes, up to what a file may have; NULL with errno. */
static char *
read_all(int fd, size_t *length)
{
	size_t		room = 64 * 1024;
	char	   *bytes = allocate(room);
	ssize_t		n;

	*length = 0;
	while ((n = read(fd, bytes + *length, room - *length - 1)) > 0)
	{
		*length += (size_t) n;
		if (*length > MAX_FILE_SIZE)
		{
			errno = EFBIG;
			break;
		}
		if (room - *length < 2)
			bytes = enlarge(bytes, room *= 2);
	}
	if (n == 0)
	{
		bytes[*length] = '\0';
		return bytes;
	}
	free(bytes);
	return NULL;
}

static void
give_fault(const char *file, enum fault fault, const char *detail, take_input *take, void *context)
{
	take(context, &(struct input) {.file = file,.fault = fault,.detail = detail,.kind = KIND_UNKNOWN});
}

static void
give_part(const char *file, const struct job_part *part, take_input *take, void *context)
{
	struct input input = {
		.file = file,.name = part->name,.fault = part->fault,.detail = part->detail,.kind = part->kind,
		.misnamed = part->misnamed,.in_misnamed = part->in_misnamed,.left_out = part->left_out
	};
	char	   *bytes = NULL;

	if (part->fault == FAULT_NONE)
	{
		int			fd = open(part->path, O_RDONLY | O_CLOEXEC);

		bytes = fd < 0 ? NULL : read_all(fd, &input.length);
		if (bytes == NULL)
			input.fault = FAULT_UNREADABLE;
		if (fd >= 0)
			close(fd);
	}
	input.bytes = bytes;
	take(context, &input);
	free(bytes);
}

/* What ends the program waits while a job has a folder, which is removed first; what is ignored stays so. */
static sigset_t
hold_signals(sigset_t *before)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	sigset_t	held;

	sigemptyset(&held);
	sigaddset(&held, SIGCHLD);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
	{
		struct sigaction action;

		if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
			sigaddset(&held, numbers[i]);
	}
	sigprocmask(SIG_BLOCK, &held, before);
	return held;
}

/* The signal that came before the job ended; 0: none. */
static int
wait_for_end(struct job *job, const sigset_t *held)
{
	while (!job_ended(job))
	{
		const int	number = sigwaitinfo(held, NULL);

		if (number > 0 && number != SIGCHLD)
			return number;
	}
	return 0;
}

static void
give_parts(struct job *job, const char *file, take_input *take, void *context)
{
	const struct job_part *parts;
	size_t		n;

	parts = job_parts(job, &n);
	for (size_t i = 0; i < n; i++)
		give_part(file, &parts[i], take, context);
}

static void
read_by_job(const char *path, const char *file, int timeout, take_input *take, void *context)
{
	sigset_t	before;
	const sigset_t held = hold_signals(&before);
	struct job *job = job_begin(path, file, timeout);
	int			stopped_by = 0;

	if (job == NULL)
	{
		char	   *detail = print_string(IN_LANGUAGE("%s: %s", "%s：%s"), scratch_parent(), error_text(errno));

		give_fault(file, FAULT_SCRATCH, detail, take, context);
		free(detail);
	}
	else
	{
		stopped_by = wait_for_end(job, &held);
		if (stopped_by == 0)
			give_parts(job, file, take, context);
		job_free(job);
	}
	if (stopped_by != 0)
		raise(stopped_by);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* A document on standard input is kept in a file of its own for the job. */
static void
read_kept(const char *bytes, size_t length, const char *file, int timeout, take_input *take, void *context)
{
	FILE	   *kept = tmpfile();
	char	   *path;

	if (kept == NULL || fwrite(bytes, 1, length, kept) != length || fflush(kept) != 0)
		fail(IN_LANGUAGE("could not write a temporary file: %s", "不能写临时文件：%s"), error_text(errno));
	path = print_string("/proc/%d/fd/%d", (int) getpid(), fileno(kept));
	read_by_job(path, file, timeout, take, context);
	free(path);
	fclose(kept);
}

void
read_input(const char *file, int timeout, take_input *take, void *context)
{
	const bool	standard = strcmp(file, "-") == 0;
	int			fd = standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat	status;
	size_t		length;
	char	   *bytes;

	if (fd < 0 || fstat(fd, &status) != 0)
	{
		give_fault(file, FAULT_UNREADABLE, error_text(errno), take, context);
		if (fd >= 0)
			close(fd);
		return;
	}
	bytes = read_all(fd, &length);
	if (!standard)
		close(fd);
	if (bytes == NULL)
		give_fault(file, errno == EFBIG ? FAULT_TOO_LARGE : FAULT_UNREADABLE, error_text(errno), take, context);
	else if (is_plain_text(file, bytes, length < HEAD_SIZE ? length : HEAD_SIZE))
	{
		const bool	blank = is_blank_text(bytes, length);

		take(context, &(struct input) {
			.file = file,.bytes = bytes,.length = length,.kind = KIND_TEXT,.fault = blank ? fault_of_blank_text(bytes, length) : FAULT_NONE,
			.misnamed = !standard && !name_fits(file, KIND_TEXT)
		});
	}
	else if (standard || !S_ISREG(status.st_mode))
		read_kept(bytes, length, file, timeout, take, context);
	else
		read_by_job(file, file, timeout, take, context);
	free(bytes);
}

void
print_notes(FILE *stream, const struct input *input)
{
	if (input->in_misnamed)
		fputs(IN_LANGUAGE("  note: the file that it stands in is an archive or a mail, not what its name says\n",
						  "  注意：它所在的文件是压缩包或邮件，与文件名不符\n"), stream);
	if (input->misnamed)
		fprintf(stream, IN_LANGUAGE("  note: its content is %s, not what its name says\n", "  注意：内容是 %s，与文件名不符\n"),
				kind_text(input->kind, chinese));
	if (input->left_out != LEFT_NOTHING)
		fprintf(stream, IN_LANGUAGE("  note: not read: %s\n", "  注意：没有读入%s\n"), left_out_text(input->left_out, chinese));
}
