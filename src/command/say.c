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

int
finish_output(int status)
{
	errno = EIO;
	if (fflush(stdout) != 0 || ferror(stdout))
		fail(IN_LANGUAGE("could not write all of the output: %s", "输出没有全部写出：%s"), error_text(errno));
	return status;
}

const char *
error_text(int number)
{
	static const struct
	{
		int			number;
		const char *text;
	}			texts[] = {
		{ENOENT, "没有这个文件或文件夹"}, {EACCES, "没有权限"}, {EPERM, "不允许这样做"}, {EISDIR, "是文件夹"}, {ENOTDIR, "不是文件夹"},
		{EEXIST, "已经存在"}, {ENOSPC, "磁盘已满"}, {EDQUOT, "超出磁盘配额"}, {EROFS, "文件系统只读"}, {EIO, "读写出错"},
		{ENAMETOOLONG, "文件名太长"}, {ELOOP, "链接绕成了圈"}, {EMFILE, "打开的文件太多"}, {ENFILE, "打开的文件太多"},
		{ENOMEM, "内存不足"}, {EFBIG, "文件太大"}, {EINVAL, "参数无效"}, {EPIPE, "接收方已关闭"}, {EAGAIN, "资源暂时不足"},
		{ENOEXEC, "不是可执行的程序"}, {ETXTBSY, "文件正在使用"}, {EBUSY, "文件正在使用"}, {ENOTEMPTY, "文件夹不是空的"},
	};

	for (size_t i = 0; chinese && i < sizeof texts / sizeof *texts; i++)
		if (texts[i].number == number)
			return texts[i].text;
	return strerror(number);
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
	{
		/* in English, getopt has said it */
		if (chinese && optopt > ' ' && optopt < 0x7F && strncmp(option, "--", 2) != 0)
			warn("选项“-%c”不能识别，或者缺少取值", optopt);
		else if (chinese)
			warn("选项“%s”不能识别，或者缺少取值", option);
		return COULD_NOT_RUN;
	}
	fputs(help, stdout);
	return GOOD;
}
