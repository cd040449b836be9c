/*
 * main.c - the command govreport: its subcommands.
 *
 * Those that work with a database are a program of their own, govreport-store, which
 * is started in place of this one: its libraries take several times as long to load
 * as a file to check.
 */
#include "command/command.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The first of a list that is spoken here. */
static bool
prefers_chinese(const char *languages)
{
	while (*languages != '\0')
	{
		if (strncmp(languages, "zh", 2) == 0)
			return true;
		if (strncmp(languages, "en", 2) == 0)
			return false;
		languages += strcspn(languages, ":");
		languages += strspn(languages, ":");
	}
	return false;
}

/* The first that is set counts, as everywhere; LANGUAGE comes before it, but not where no locale is. */
static bool
language_is_chinese(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *languages = getenv("LANGUAGE");
	const char *locale = "C";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
	{
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
		{
			locale = value;
			break;
		}
	}
	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return false;
	return prefers_chinese(languages != NULL && *languages != '\0' ? languages : locale);
}

#ifdef IN_STORE_PROGRAM
#define FILES_ALONE(run) NULL
#define WITH_STORE(run) run
#else
#define FILES_ALONE(run) run
#ifdef HAVE_LIBPQ
#define WITH_STORE(run) start_store_program

/* The program stands beside this one. */
static int
start_store_program(int argc, char **argv)
{
	static const char name[] = PROGRAM "-store";
	char		path[PATH_MAX + sizeof name];
	ssize_t		length = readlink("/proc/self/exe", path, PATH_MAX);

	(void) argc;
	while (length > 0 && path[length - 1] != '/')
		length--;
	if (length > 0)
	{
		memcpy(path + length, name, sizeof name);
		execv(path, argv - 1);
	}
	fail(IN_LANGUAGE("could not start %s: %s", "不能启动 %s：%s"), name, error_text(errno));
}
#endif
#endif

struct subcommand
{
	const char *name;
	int			(*run) (int argc, char **argv);
	const char *summary[2];		/* English, Chinese */
};

static const struct subcommand subcommands[] = {
	{"check", FILES_ALONE(check), {"figures and findings of files, without a database", "读出文件中的数字并检查，不用数据库"}},
	{"convert", FILES_ALONE(convert), {"the text or HTML that a file would be stored as", "文件入库时的文本或 HTML"}},
#ifdef HAVE_LIBPQ
	{"load", WITH_STORE(load), {"files into a store of the database", "把文件装入数据库"}},
	{"export", WITH_STORE(export), {"the views of a store as a workbook or CSV files", "把库的视图写成工作簿或 CSV 文件"}},
	{"pages", WITH_STORE(pages), {"a store as a folder of pages", "把库写成一套网页"}},
#endif
};

#define N_SUBCOMMANDS (sizeof subcommands / sizeof *subcommands)

static int
print_help(void)
{
	puts(IN_LANGUAGE(PROGRAM " reads and checks annual reports on government information disclosure.\n\n"
					 "Usage:\n  " PROGRAM " COMMAND [OPTION]... FILE|FOLDER ...\n\nCommands:",
					 PROGRAM " 读出并检查政府信息公开工作年度报告。\n\n用法：\n  " PROGRAM " 命令 [选项]... 文件|文件夹 ...\n\n命令："));
	for (size_t i = 0; i < N_SUBCOMMANDS; i++)
		printf("  %-8s %s\n", subcommands[i].name, subcommands[i].summary[chinese]);
	puts(IN_LANGUAGE("\nEach has its own --help.", "\n每个命令都有 --help。"));
	return GOOD;
}

static bool
asks_version(const char *argument)
{
	return strcmp(argument, "--version") == 0 || strcmp(argument, "-V") == 0;
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";

	chinese = language_is_chinese();
	opterr = !chinese;
	if (strcmp(name, "--help") == 0 || strcmp(name, "-?") == 0 || strcmp(name, "help") == 0)
	{
		print_help();
		return finish_output(argc > 1 ? GOOD : COULD_NOT_RUN);
	}
	if (asks_version(name) || (argc == 3 && asks_version(argv[2])))
	{
		puts(PROGRAM " " VERSION);
		return finish_output(GOOD);
	}
	for (size_t i = 0; i < N_SUBCOMMANDS; i++)
		if (strcmp(name, subcommands[i].name) == 0 && subcommands[i].run != NULL)
			return finish_output(subcommands[i].run(argc - 1, argv + 1));
#ifndef HAVE_LIBPQ
	if (strcmp(name, "load") == 0 || strcmp(name, "export") == 0 || strcmp(name, "pages") == 0)
		fail(IN_LANGUAGE("\"%s\" works with a database: this " PROGRAM " was built without libpq, and has it not",
						 "“%s”要用数据库：此 " PROGRAM " 编译时没有 libpq，不含这个命令"), name);
#endif
	fail(IN_LANGUAGE("there is no command \"%s\"; try \"" PROGRAM " --help\"", "没有命令“%s”；见 " PROGRAM " --help"), name);
}
