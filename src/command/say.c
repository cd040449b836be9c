/*
 * say.c - what all subcommands use: messages in the user's language, and the end of the program.
 */
#include "command/command.h"

#include <errno.h>
#include <getopt.h>
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

int
read_timeout(const char *value)
{
	return read_number("--timeout", value, 24 * 60 * 60);
}

int
end_with_help(char **argv, const char *help)
{
	const char *option = argv[optind - 1];

	if (strcmp(option, "--help") != 0 && strcmp(option, "-?") != 0)
		return COULD_NOT_RUN;
	fputs(help, stdout);
	return GOOD;
}
