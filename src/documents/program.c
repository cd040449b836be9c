/*
 * program.c - programs that convert.
 *
 * A document may be hostile: the program works on a copy under a name of ours, in
 * a folder of its own; it gets no shell, no input, no secret of our environment,
 * and bounded time, memory and output.  It ends with us, however we end.
 */
#include "documents/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Address space of a program: LibreOffice takes less than half of it. */
#define MAX_MEMORY (UINT64_C(2) * 1024 * 1024 * 1024)

#define MESSAGES "messages"

char *
find_program(const char *name)
{
	const char *at = getenv("PATH");

	while (at != NULL && *at != '\0')
	{
		size_t		length = strcspn(at, ":");
		char	   *path = print_string("%.*s/%s", (int) length, at, name);

		if (*path == '/' && access(path, X_OK) == 0)
			return path;
		free(path);
		at += length;
		at += *at == ':';
	}
	return NULL;
}

static void
limit(int resource, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(resource, &now) == 0 && now.rlim_max < most)
		most = now.rlim_max;
	setrlimit(resource, &(struct rlimit) {most, most});
}

/* The child: never returns. */
static void
become(const char *path, const char *const *arguments, const char *output, const struct settings *settings)
{
	char	   *home = print_string("HOME=%s", settings->scratch);
	char	   *temporary = print_string("TMPDIR=%s", settings->scratch);
	char	   *search = print_string("PATH=%s", getenv("PATH"));
	const char *environment[] = {home, temporary, search, "LC_ALL=C.UTF-8", NULL};
	int			in;
	int			out;
	int			messages;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_AS, MAX_MEMORY);
	limit(RLIMIT_CPU, (rlim_t) settings->timeout);
	limit(RLIMIT_FSIZE, MAX_FILE_SIZE);
	limit(RLIMIT_CORE, 0);

	if (chdir(settings->scratch) == 0 && (in = open("/dev/null", O_RDONLY)) >= 0
		&& (out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600)) >= 0
		&& (messages = open(MESSAGES, O_WRONLY | O_CREAT | O_TRUNC, 0600)) >= 0
		&& dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(messages, STDERR_FILENO) >= 0)
		execve(path, (char *const *) arguments, (char *const *) environment);
	_exit(127);
}

static double
seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* Waits for a program's end, at most as long as it may take; false: it took longer. */
static bool
wait_for(pid_t pid, int timeout, int *status)
{
	const double deadline = seconds() + timeout;
	struct timespec pause = {.tv_nsec = 500 * 1000};

	for (;;)
	{
		pid_t		ended = waitpid(pid, status, WNOHANG);

		if (ended == pid || (ended < 0 && errno != EINTR))
			return true;
		if (seconds() > deadline)
		{
			kill(-pid, SIGKILL);
			waitpid(pid, status, 0);
			return false;
		}
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 2 * 1000 * 1000)
			pause.tv_nsec += pause.tv_nsec / 4;
	}
}

/* ---- files in the scratch folder ---------------------------------------------------------- */

static char *
scratch_path(const struct settings *settings, const char *name)
{
	return print_string("%s/%s", settings->scratch, name);
}

bool
write_scratch(const struct settings *settings, const char *name, const char *bytes, size_t length)
{
	char	   *path = scratch_path(settings, name);
	FILE	   *file = fopen(path, "wbe");
	bool		good = file != NULL && fwrite(bytes, 1, length, file) == length;

	if (file != NULL)
		good = fclose(file) == 0 && good;
	free(path);
	return good;
}

char *
read_scratch(const struct settings *settings, const char *name, size_t *length)
{
	char	   *path = scratch_path(settings, name);
	struct stat	status;
	char	   *bytes = NULL;
	int			fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	*length = 0;
	free(path);
	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= MAX_FILE_SIZE)
	{
		ssize_t		n = 1;

		bytes = allocate((size_t) status.st_size + 1);
		while (*length < (size_t) status.st_size && n > 0)
		{
			n = read(fd, bytes + *length, (size_t) status.st_size - *length);
			*length += n > 0 ? (size_t) n : 0;
		}
		bytes[*length] = '\0';
	}
	close(fd);
	return bytes;
}

void
remove_scratch(const struct settings *settings, const char *name)
{
	char	   *path = scratch_path(settings, name);

	unlink(path);
	free(path);
}

/* ---- a run ---------------------------------------------------------------------------------- */

#define ROOM (64 * 1024)

/* Whether a file of some size can be written, so that what a program wrote is not cut off. */
static bool
has_room(const struct settings *settings)
{
	static const char zeros[ROOM];
	const bool	room = write_scratch(settings, "room", zeros, ROOM);

	remove_scratch(settings, "room");
	return room;
}

/* The first line that the program said. */
static char *
first_message(const struct settings *settings)
{
	size_t		length;
	char	   *said = read_scratch(settings, MESSAGES, &length);

	if (said == NULL)
		return copy_string("");
	said[strcspn(said, "\r\n")] = '\0';
	if (strlen(said) > 200)
		said[200] = '\0';
	return said;
}

/* The group of the program that runs; 0: none. */
static volatile sig_atomic_t running;

void
stop_program(int number)
{
	if (running > 0)
		kill(-running, SIGKILL);
	_exit(128 + number);
}

enum fault
run_program(const char *const *arguments, const char *output, const struct settings *settings, char **detail)
{
	const char *name = arguments[0];
	char	   *path = find_program(name);
	int			status = 0;
	pid_t		pid;
	bool		in_time;

	*detail = NULL;
	if (path == NULL)
	{
		*detail = copy_string(name);
		return FAULT_NO_PROGRAM;
	}
	pid = fork();
	if (pid == 0)
		become(path, arguments, output, settings);
	free(path);
	if (pid < 0)
	{
		*detail = copy_string(strerror(errno));
		return FAULT_MEMORY;
	}
	setpgid(pid, pid);			/* whichever of the two comes first */
	running = pid;
	in_time = wait_for(pid, settings->timeout, &status);
	running = 0;
	kill(-pid, SIGKILL);		/* what it may have left behind */
	if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
	{
		*detail = print_string("%s, %d s", name, settings->timeout);
		return FAULT_TIMEOUT;
	}
	if (!has_room(settings))
		return FAULT_SCRATCH;
	if (WIFSIGNALED(status))
	{
		*detail = print_string("%s: signal %d", name, WTERMSIG(status));
		return FAULT_DAMAGED;
	}
	if (WEXITSTATUS(status) != 0)
	{
		char	   *said = first_message(settings);

		*detail = print_string("%s: exit status %d: %s", name, WEXITSTATUS(status), said);
		free(said);
		return FAULT_DAMAGED;
	}
	return FAULT_NONE;
}
