/*
 * convert.c - documents to text by other programs.
 *
 * A document may be hostile, and so may its name: the program works on a copy of
 * ours, under a name of ours, in a folder of its own; it gets no shell, no input,
 * no secret of our environment, and bounded time, memory and output.  It ends
 * with us, however we end.
 */
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Address space of a converter: LibreOffice takes less than half of it. */
#define MAX_MEMORY (UINT64_C(2) * 1024 * 1024 * 1024)

/* Where what a converter says goes to. */
#define MESSAGES "messages"

#define MOST_ARGUMENTS 8

typedef struct program
{
	const char *name;
	const char *package;
	const char *result;			/* file that it makes of report.ENDING */
	const char *arguments[MOST_ARGUMENTS];	/* behind them stands the document */
} program;

/* HTML keeps blank cells in their places. */
static const program pandoc_docx = {
	"pandoc", "pandoc", "report.html", {"-f", "docx", "-t", "html", "-o", "report.html"}
};
static const program pandoc_odt = {
	"pandoc", "pandoc", "report.html", {"-f", "odt", "-t", "html", "-o", "report.html"}
};
static const program libreoffice = {
	"soffice", "libreoffice-writer-nogui", "report.html", {"--headless", "--norestore", "--convert-to", "html"}
};
static const program pdftotext = {
	"pdftotext", "poppler-utils", "report.txt", {"-layout", "-enc", "UTF-8"}
};

/* The first program that is installed is taken; none: the file is text. */
struct kind
{
	const char *ending;
	const program *programs[2];
};

static const kind kinds[] = {
	{".txt", {NULL}},
	{".md", {NULL}},
	{".html", {NULL}},
	{".htm", {NULL}},
	{".docx", {&pandoc_docx, &libreoffice}},
	{".odt", {&pandoc_odt, &libreoffice}},
	{".doc", {&libreoffice}},
	{".wps", {&libreoffice}},
	{".pdf", {&pdftotext}},
};

#define N_KINDS (sizeof kinds / sizeof *kinds)

struct conversion
{
	file		file;
	const program *program;
	int			timeout;
	double		deadline;
	pid_t		pid;			/* 0: ended */
	int			status;
	bool		copied;
	bool		timed_out;
};

const kind *
kind_of(const char *name)
{
	const char *ending = strrchr(name, '.');

	if (ending != NULL)
		for (size_t i = 0; i < N_KINDS; i++)
			if (strcasecmp(ending, kinds[i].ending) == 0)
				return &kinds[i];
	return NULL;
}

/* Path of a program as the shell would find it; NULL: not installed.  The caller frees it. */
static char *
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

static const program *
choose(const kind *kind, char **path)
{
	for (size_t i = 0; i < 2 && kind->programs[i] != NULL; i++)
		if ((*path = find_program(kind->programs[i]->name)) != NULL)
			return kind->programs[i];
	return NULL;
}

const char *
kind_program(const kind *kind)
{
	char	   *path;
	const program *program = choose(kind, &path);

	if (program == NULL)
		return NULL;
	free(path);
	return program->name;
}

/* Says so once a kind. */
char *
kind_problem(const kind *kind)
{
	static bool said[N_KINDS];
	const program *wanted = kind->programs[0];

	if (wanted == NULL || kind_program(kind) != NULL)
		return NULL;
	if (!said[kind - kinds])
		warn("%s is not installed (package %s): files ending in %s go to the quarantine",
			 wanted->name, wanted->package, kind->ending);
	said[kind - kinds] = true;
	return print_string("没有安装转换程序 %s", wanted->name);
}

static bool
copy_file(const char *from, const char *to)
{
	static char piece[64 * 1024];
	int			in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int			out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t		length = in < 0 || out < 0 ? -1 : 0;

	while (length >= 0 && (length = read(in, piece, sizeof piece)) > 0)
		if (write(out, piece, (size_t) length) != length)
			length = -1;
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		length = -1;
	return length == 0;
}

static void
limit(int resource, rlim_t most)
{
	setrlimit(resource, &(struct rlimit) {most, most});
}

/* The child: never returns. */
static void
run(const char *path, const char *const *arguments, const char *const *environment, const char *folder, int timeout)
{
	sigset_t	none;
	int			in;
	int			out;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);

	limit(RLIMIT_AS, MAX_MEMORY);
	limit(RLIMIT_CPU, (rlim_t) timeout);
	limit(RLIMIT_FSIZE, MAX_FILE_SIZE);
	limit(RLIMIT_CORE, 0);

	if (chdir(folder) == 0 && (in = open("/dev/null", O_RDONLY)) >= 0
		&& (out = open(MESSAGES, O_WRONLY | O_CREAT | O_EXCL, 0600)) >= 0
		&& dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(out, STDERR_FILENO) >= 0)
		execve(path, (char *const *) arguments, (char *const *) environment);
	_exit(127);
}

static void
start(conversion *conversion, const char *path, const char *document)
{
	const char *arguments[MOST_ARGUMENTS + 3] = {conversion->program->name};
	char	   *home = print_string("HOME=%s", conversion->file.scratch);
	char	   *temporary = print_string("TMPDIR=%s", conversion->file.scratch);
	char	   *search = print_string("PATH=%s", getenv("PATH"));
	const char *environment[] = {home, temporary, search, "LC_ALL=C.UTF-8", NULL};
	int			n = 1;

	while (conversion->program->arguments[n - 1] != NULL)
	{
		arguments[n] = conversion->program->arguments[n - 1];
		n++;
	}
	arguments[n] = document;

	conversion->pid = fork();
	if (conversion->pid == 0)
		run(path, arguments, environment, conversion->file.scratch, conversion->timeout);
	if (conversion->pid < 0)
		fail("could not start %s: %s", path, strerror(errno));
	setpgid(conversion->pid, conversion->pid);	/* whichever of the two comes first */
	free(home);
	free(temporary);
	free(search);
}

conversion *
conversion_begin(file *file, const kind *kind, int timeout)
{
	conversion *conversion = allocate(sizeof *conversion);
	const char *parent = getenv("TMPDIR");
	char	   *document = print_string("report%s", kind->ending);
	char	   *path = NULL;

	*conversion = (struct conversion) {.file = *file,.timeout = timeout,.deadline = now() + timeout};
	conversion->program = choose(kind, &path);
	conversion->file.scratch = print_string("%s/" PROGRAM ".XXXXXX", parent != NULL ? parent : "/tmp");
	if (mkdtemp(conversion->file.scratch) == NULL)
		fail("could not create a temporary folder \"%s\": %s", conversion->file.scratch, strerror(errno));
	conversion->file.original = print_string("%s/%s", conversion->file.scratch, document);
	conversion->copied = copy_file(file->name, conversion->file.original);
	if (conversion->copied)
		start(conversion, path, document);
	else
	{
		/* where the file cannot be read, sending it finds out why */
		free(conversion->file.original);
		conversion->file.original = copy_string(file->name);
	}
	free(document);
	free(path);
	return conversion;
}

bool
conversion_ended(conversion *conversion)
{
	if (conversion->pid != 0 && now() > conversion->deadline && !conversion->timed_out)
	{
		conversion->timed_out = true;
		kill(-conversion->pid, SIGKILL);
	}
	if (conversion->pid != 0 && waitpid(conversion->pid, &conversion->status, WNOHANG) == conversion->pid)
	{
		kill(-conversion->pid, SIGKILL);	/* what it may have left behind */
		conversion->pid = 0;
	}
	return conversion->pid == 0;
}

/* The first line that the program said, as far as it is short and plain; the caller frees it. */
static char *
message(const conversion *conversion)
{
	char		line[200] = "";
	char	   *path = print_string("%s/" MESSAGES, conversion->file.scratch);
	FILE	   *stream = fopen(path, "re");
	char	   *text;

	if (stream != NULL)
	{
		if (fgets(line, sizeof line, stream) == NULL)
			line[0] = '\0';
		fclose(stream);
	}
	line[strcspn(line, "\r\n")] = '\0';
	text = name_text(line, false);
	free(path);
	return text;
}

/* Why there is no text; NULL where there is. */
static char *
problem(const conversion *conversion, const char *result)
{
	const char *name = conversion->program->name;
	struct stat status;
	char	   *said;
	char	   *text;

	if (!conversion->copied)
		return copy_string("不能复制到临时文件夹");
	if (conversion->timed_out || (WIFSIGNALED(conversion->status) && WTERMSIG(conversion->status) == SIGXCPU))
		return print_string("转换超时（%s 超过 %d 秒）", name, conversion->timeout);
	if (WIFSIGNALED(conversion->status))
		return print_string("转换失败（%s 被信号 %d 终止）", name, WTERMSIG(conversion->status));
	if (WEXITSTATUS(conversion->status) == 0 && lstat(result, &status) == 0 && S_ISREG(status.st_mode))
		return status.st_size > 0 ? NULL : print_string("转换后没有文字（%s；可能是扫描件）", name);
	said = message(conversion);
	text = print_string("转换失败（%s 退出码 %d：%s）", name, WEXITSTATUS(conversion->status), said);
	free(said);
	return text;
}

void
conversion_end(conversion *conversion, file *file)
{
	char	   *result = print_string("%s/%s", conversion->file.scratch, conversion->program->result);

	if (conversion->pid != 0)
	{
		kill(-conversion->pid, SIGKILL);
		waitpid(conversion->pid, &conversion->status, 0);
	}
	*file = conversion->file;
	free(file->content);
	file->problem = problem(conversion, result);
	if (file->problem == NULL)
		file->content = result;
	else
	{
		file->content = file->original;
		file->original = NULL;
		free(result);
	}
	free(conversion);
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	(void) status;
	(void) type;
	(void) ftw;
	return remove(path);
}

void
release_file(file *file)
{
	if (file->scratch != NULL)
		nftw(file->scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(file->name);
	free(file->content);
	free(file->original);
	free(file->scratch);
	free(file->problem);
	*file = (struct file) {0};
}
