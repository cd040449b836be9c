/*
 * export_files.c - files that take the place of others when they are whole.
 */
#include "command/command.h"
#include "command/export.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 16

struct fresh
{
	char	   *name;
	char	   *made;
};

static struct fresh files[MOST];
static volatile sig_atomic_t n_files;

void
remove_new_files(void)
{
	for (int i = 0; i < n_files; i++)
		unlink(files[i].made);
	n_files = 0;
}

static void
stop(int number)
{
	remove_new_files();
	signal(number, SIG_DFL);
	raise(number);
}

static void
remove_at_end(void)
{
	static bool	ready;
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

	if (ready)
		return;
	ready = true;
	atexit(remove_new_files);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		signal(numbers[i], stop);
}

const char *
new_file(const char *name)
{
	const mode_t mask = umask(0);
	struct fresh *file = &files[n_files];
	int			made;

	umask(mask);
	if (n_files == MOST)
		fail("more than %d files", MOST);
	remove_at_end();
	file->name = copy_string(name);
	file->made = print_string("%s.XXXXXX", name);
	made = mkstemp(file->made);
	if (made < 0)
		fail(IN_LANGUAGE("could not write \"%s\": %s", "不能写入“%s”：%s"), name, error_text(errno));
	n_files++;
	fchmod(made, 0666 & ~mask);
	close(made);
	return file->made;
}

void
name_new_files(void)
{
	for (int i = 0; i < n_files; i++)
		if (rename(files[i].made, files[i].name) != 0)
			fail(IN_LANGUAGE("could not write \"%s\": %s", "不能写入“%s”：%s"), files[i].name, error_text(errno));
	n_files = 0;
}
