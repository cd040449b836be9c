/*
 * convert.c - govreport convert: the text or HTML that a file would be stored as.
 */
#include "command/command.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char *const help[2] = {
	"Usage: " PROGRAM " convert [--timeout=N] FILE\n\n"
	"Prints the text or HTML that the file would be stored as; of an archive or a mail, one part after another.\n"
	"  --timeout=N   seconds that a converter may take (default: 60)\n"
	"Exit status: 0 converted, 1 some parts not, 2 nothing to print.\n",
	"用法：" PROGRAM " convert [--timeout=N] 文件\n\n"
	"输出文件入库时的文本或 HTML；压缩包和邮件逐个输出其中的文件。\n"
	"  --timeout=N   转换程序最多用多少秒（默认 60）\n"
	"退出码：0 已转换；1 部分未转换；2 没有可输出的内容。\n",
};

struct result
{
	int			printed;
	int			failed;
};

static void
print_input(void *context, const struct input *input)
{
	struct result *result = context;

	if (input->misnamed || input->in_misnamed || input->left_out != LEFT_NOTHING || input->fault != FAULT_NONE)
	{
		print_name(stderr, input->name != NULL ? input->name : input->file);
		fputs(input->fault != FAULT_NONE ? ": " : "\n", stderr);
	}
	if (input->fault == FAULT_NONE)
	{
		fwrite(input->bytes, 1, input->length, stdout);
		result->printed++;
	}
	else
	{
		fprintf(stderr, "%s\n", fault_text(input->fault, chinese));
		if (input->detail != NULL)
			fprintf(stderr, "  %s\n", input->detail);
		result->failed += input->fault != FAULT_LOCK_FILE;
	}
	print_notes(stderr, input);
}

int
convert(int argc, char **argv)
{
	static const struct option known[] = {
		{"timeout", required_argument, NULL, 't'},
		{"help", no_argument, NULL, '?'},
		{NULL, 0, NULL, 0}
	};
	struct result result = {0};
	int			timeout = 60;
	int			c;

	argv[0] = (char[]) {PROGRAM " convert"};	/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, "?", known, NULL)) != -1)
		if (c == 't')
			timeout = read_timeout(optarg);
		else
			return end_with_help(argv, help[chinese]);
	if (argc - optind != 1)
		fail(IN_LANGUAGE("convert takes one file", "convert 需要一个文件"));
	read_input(argv[optind], timeout, print_input, &result);
	return result.printed == 0 ? COULD_NOT_RUN : result.failed > 0 ? SOME_WRONG : GOOD;
}
