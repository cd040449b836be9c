/*
 * job.c - a file read in a process of its own.
 *
 * Its folder holds "parts", a record of each part, and their texts as 0, 1, 2 ...;
 * programs work in "work" below it.
 */
#include "documents/job.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "documents/program.h"

/* Address space: of the readers, and of the programs that they start. */
#define MAX_MEMORY (UINT64_C(1536) * 1024 * 1024)
#define MAX_PROGRAM_MEMORY (UINT64_C(2) * 1024 * 1024 * 1024)

/* The exit status of a process that was done. */
#define DONE 0
#define CANNOT_READ 3
#define CANNOT_WRITE 4

struct job
{
	char	   *folder;
	int			timeout;
	pid_t		pid;			/* 0: ended */
	int			status;
	struct job_part *parts;			/* once they are asked for */
	size_t		n;
};

/* ---- in the process --------------------------------------------------------------------- */

struct record
{
	uint64_t	length;
	uint32_t	strings[2];		/* lengths of name and detail; NONE */
	int32_t		fault;
	int32_t		kind;
	int32_t		misnamed;
	int32_t		in_misnamed;
	int32_t		left_out;
	int32_t		has_content;
	int32_t		has_original;
};

#define NONE UINT32_MAX

struct writer
{
	const char *folder;
	FILE	   *records;
	size_t		n;
};

static char *
path_of(const char *folder, size_t n, bool original)
{
	return print_string("%s/%zu%s", folder, n, original ? "-original" : "");
}

static void
write_content(const char *folder, size_t n, bool original, const char *bytes, size_t length)
{
	char	   *path = path_of(folder, n, original);
	FILE	   *file = fopen(path, "wbe");

	if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
		_exit(CANNOT_WRITE);
	free(path);
}

/* Of a whole file that has a fault, the bytes are where they were. */
static bool
has_content(const struct part *part)
{
	return part->fault == FAULT_NONE || (part->name != NULL && part->bytes != NULL);
}

/* That of a whole file, too. */
static bool
has_original(const struct part *part)
{
	return part->name != NULL && part->original != NULL;
}

static void
write_part(void *context, const struct part *part)
{
	struct writer *writer = context;
	const char *strings[] = {part->name, part->detail};
	struct record record = {
		.length = part->length,.fault = part->fault,.kind = part->kind,.misnamed = part->misnamed,.in_misnamed = part->in_misnamed,
		.left_out = part->left_out,.has_content = has_content(part),.has_original = has_original(part)
	};

	for (int i = 0; i < 2; i++)
		record.strings[i] = strings[i] != NULL ? (uint32_t) strlen(strings[i]) : NONE;
	fwrite(&record, sizeof record, 1, writer->records);
	for (int i = 0; i < 2; i++)
		if (strings[i] != NULL)
			fwrite(strings[i], 1, record.strings[i], writer->records);
	if (has_content(part))
		write_content(writer->folder, writer->n, false, part->bytes, part->length);
	if (has_original(part))
		write_content(writer->folder, writer->n, true, part->original, part->original_length);
	writer->n++;
}

static void
bound(int resource, rlim_t most, rlim_t hard)
{
	setrlimit(resource, &(struct rlimit) {most, hard});
}

static void
set_bounds(int timeout)
{
	const int	defaults[] = {SIGINT, SIGHUP, SIGCHLD, SIGPIPE};
	sigset_t	none;

	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		signal(defaults[i], SIG_DFL);
	signal(SIGTERM, stop_program);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	bound(RLIMIT_AS, MAX_MEMORY, MAX_PROGRAM_MEMORY);
	bound(RLIMIT_DATA, MAX_MEMORY, MAX_PROGRAM_MEMORY);
	bound(RLIMIT_CPU, (rlim_t) timeout, (rlim_t) timeout);
	bound(RLIMIT_FSIZE, MAX_FILE_SIZE, MAX_FILE_SIZE);
	bound(RLIMIT_CORE, 0, 0);
}

/* The file's bytes; an empty file has none. */
static const char *
map(const char *path, size_t *length)
{
	struct stat	status;
	int			fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	void	   *bytes;

	if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > MAX_FILE_SIZE)
		_exit(CANNOT_READ);
	*length = (size_t) status.st_size;
	if (*length == 0)
		return "";
	bytes = mmap(NULL, *length, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		_exit(CANNOT_READ);
	close(fd);
	return bytes;
}

static void
work(const char *folder, const char *path, const char *name, int timeout)
{
	char	   *scratch = print_string("%s/work", folder);
	char	   *records = print_string("%s/parts", folder);
	struct writer writer = {.folder = folder,.records = fopen(records, "wbe")};
	struct settings settings = {.timeout = timeout,.scratch = scratch};
	size_t		length;
	const char *bytes;

	set_bounds(timeout);
	bytes = map(path, &length);
	if (writer.records == NULL || mkdir(scratch, 0700) != 0)
		_exit(CANNOT_WRITE);
	read_document(name, bytes, length, &settings, (struct sink) {write_part, &writer});
	_exit(fclose(writer.records) == 0 ? DONE : CANNOT_WRITE);
}

/* ---- outside ------------------------------------------------------------------------------ */

const char *
scratch_parent(void)
{
	const char *parent = getenv("TMPDIR");

	return parent != NULL && *parent != '\0' ? parent : "/tmp";
}

struct job *
job_begin(const char *path, const char *name, int timeout)
{
	struct job *job = allocate_zeroed(sizeof *job);

	job->timeout = timeout;
	job->folder = print_string("%s/govreport.XXXXXX", scratch_parent());
	if (mkdtemp(job->folder) == NULL)
	{
		free(job->folder);
		free(job);
		return NULL;
	}
	job->pid = fork();
	if (job->pid == 0)
		work(job->folder, path, name, timeout);
	if (job->pid < 0)
	{
		job->pid = 0;
		job_free(job);
		return NULL;
	}
	return job;
}

bool
job_ended(struct job *job)
{
	if (job->pid != 0 && waitpid(job->pid, &job->status, WNOHANG) == job->pid)
		job->pid = 0;
	return job->pid == 0;
}

static char *
read_string(FILE *records, uint32_t length)
{
	char	   *string;

	if (length == NONE)
		return NULL;
	string = allocate((size_t) length + 1);
	string[fread(string, 1, length, records)] = '\0';
	return string;
}

static void
read_records(struct job *job)
{
	char	   *path = print_string("%s/parts", job->folder);
	FILE	   *records = fopen(path, "rbe");
	struct record record;
	size_t		room = 0;

	free(path);
	if (records == NULL)
		return;
	while (fread(&record, sizeof record, 1, records) == 1)
	{
		struct job_part part = {
			.length = record.length,.fault = (enum fault) record.fault,.kind = (enum kind) record.kind,.misnamed = record.misnamed != 0,
			.in_misnamed = record.in_misnamed != 0,.left_out = (enum left_out) record.left_out
		};

		part.name = read_string(records, record.strings[0]);
		part.detail = read_string(records, record.strings[1]);
		if (record.has_content)
			part.path = path_of(job->folder, job->n, false);
		if (record.has_original)
			part.original = path_of(job->folder, job->n, true);
		MAKE_ROOM(job->parts, job->n, room);
		job->parts[job->n++] = part;
	}
	fclose(records);
}

/* Why a process ended before it was done. */
static enum fault
fault_of(int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? FAULT_TIMEOUT : FAULT_DAMAGED;
	if (WEXITSTATUS(status) == CANNOT_WRITE)
		return FAULT_SCRATCH;
	return WEXITSTATUS(status) == OUT_OF_MEMORY ? FAULT_MEMORY : FAULT_UNREADABLE;
}

const struct job_part *
job_parts(const struct job *job, size_t *n)
{
	struct job *own = (struct job *) job;

	if (own->parts == NULL)
	{
		const bool	done = WIFEXITED(job->status) && WEXITSTATUS(job->status) == DONE;

		if (done)
			read_records(own);
		if (own->n == 0)
		{
			own->parts = allocate_zeroed(sizeof *own->parts);
			own->parts[0].kind = KIND_UNKNOWN;
			own->parts[0].fault = done ? FAULT_EMPTY : fault_of(job->status);
			own->n = 1;
		}
	}
	*n = own->n;
	return own->parts;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void) status;
	(void) type;
	(void) ftw;
	return remove(path);
}

/* A hundredth of a second, so many times. */
#define PATIENCE 100

static void
pause_shortly(void)
{
	nanosleep(&(struct timespec) {.tv_nsec = 10 * 1000 * 1000}, NULL);
}

/* With the program that it runs; what does not end so is killed. */
static void
end_process(struct job *job)
{
	kill(job->pid, SIGTERM);
	for (int i = 0; i < PATIENCE && !job_ended(job); i++)
		pause_shortly();
	if (job->pid == 0)
		return;
	kill(-job->pid, SIGKILL);
	kill(job->pid, SIGKILL);
	while (job->pid != 0)
		if (waitpid(job->pid, &job->status, 0) == job->pid || errno != EINTR)
			job->pid = 0;
}

/* A program that was killed may write a last file while its folder is being removed. */
static void
remove_folder(const char *folder)
{
	for (int i = 0; i < PATIENCE; i++)
	{
		nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
		if (access(folder, F_OK) != 0)
			return;
		pause_shortly();
	}
}

void
job_free(struct job *job)
{
	if (job == NULL)
		return;
	if (job->pid != 0)
		end_process(job);
	remove_folder(job->folder);
	for (size_t i = 0; i < job->n; i++)
	{
		free(job->parts[i].name);
		free(job->parts[i].path);
		free(job->parts[i].original);
		free(job->parts[i].detail);
	}
	free(job->parts);
	free(job->folder);
	free(job);
}
