/*
 * main.c - the command govreport: its subcommands, and what they all use.
 */
#include "command/command.h"

#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

bool		chinese;

static void
complain(const char *format, va_list arguments)
{
	size_t		length;
	char	   *said;

	if (vasprintf(&said, format, arguments) < 0)
		abort();
	length = strlen(said);
	fflush(stdout);
	fprintf(stderr, PROGRAM ": %s%s", said, length > 0 && said[length - 1] == '\n' ? "" : "\n");
	free(said);
}

void
warn(const char *format, ...)
{
	va_list		arguments;

	va_start(arguments, format);
	complain(format, arguments);
	va_end(arguments);
}

void
fail(const char *format, ...)
{
	va_list		arguments;

	va_start(arguments, format);
	complain(format, arguments);
	va_end(arguments);
	exit(COULD_NOT_RUN);
}

double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

int
read_number(const char *option, const char *value, int most)
{
	char	   *end;
	long		number;

	errno = 0;
	number = strtol(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || number < 1 || number > most)
		fail(IN_LANGUAGE("%s must be a number from 1 to %d, not \"%s\"", "%s 须为 1 至 %d 的数，不能是“%s”"),
			 option, most, value);
	return (int) number;
}

/* The first that is set counts, as everywhere. */
static bool
language_is_chinese(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
	{
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return strncmp(value, "zh", 2) == 0;
	}
	return false;
}

typedef struct subcommand
{
	const char *name;
	int			(*run) (int argc, char **argv);
	const char *summary[2];		/* English, Chinese */
} subcommand;

static const subcommand subcommands[] = {
	{"check", check, {"figures and findings of files, without a database", "读出文件中的数字并检查，不用数据库"}},
	{"convert", convert, {"the text or HTML that a file would be stored as", "文件入库时的文本或 HTML"}},
#ifdef HAVE_LIBPQ
	{"load", load, {"files into a store of the database", "把文件装入数据库"}},
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

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";

	chinese = language_is_chinese();
	if (strcmp(name, "--help") == 0 || strcmp(name, "-?") == 0 || strcmp(name, "help") == 0)
	{
		print_help();
		return argc > 1 ? GOOD : COULD_NOT_RUN;
	}
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
	{
		puts(PROGRAM " " VERSION);
		return GOOD;
	}
	for (size_t i = 0; i < N_SUBCOMMANDS; i++)
		if (strcmp(name, subcommands[i].name) == 0)
			return subcommands[i].run(argc - 1, argv + 1);
	fail(IN_LANGUAGE("there is no command \"%s\"; try \"" PROGRAM " --help\"", "没有命令“%s”；见 " PROGRAM " --help"), name);
}
