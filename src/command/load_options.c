/*
 * load_options.c - the command line.
 */
#include "command/load.h"

#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const help[2] = {
	"Usage: " PROGRAM " load [OPTION]... FILE|FOLDER|- ...\n"
	"\n"
	"Loads reports into a store of the extension govreport.  Text, Markdown and HTML in any\n"
	"encoding, Word, WPS, OpenDocument, PDF, OFD, spreadsheets, saved pages, mail and archives:\n"
	"by their content, whatever their names say.  Folders are searched for all of these; - is\n"
	"standard input.  What cannot be read goes to the store's quarantine.  Run it again at any\n"
	"time: nothing is lost, and nothing is in the store twice.\n"
	"\n"
	"Options:\n"
	"      --store=NAME          store to load into (default: reports)\n"
	"      --batch=TEXT          what the batch is noted as (default: the files' names)\n"
	"      --agencies=FILE.csv   take this list of agencies into the store first\n"
	"      --agency=CODE         all files are reports of this agency\n"
	"      --agency-from-path    a folder or file named after an agency's code says whose report it is\n"
	"      --arrived=DATE        when the files came (default: now)\n"
	"      --manifest=FILE.csv   load the files that are listed: file, agency, arrived\n"
	"  -j, --jobs=N              connections, and documents at a time (default: 2)\n"
	"      --convert-timeout=N   seconds that a converter may take for a file (default: 60)\n"
	"  -n, --dry-run             say what would be done with each file, and do nothing\n"
	"  -q, --quiet               show no progress\n"
	"  -V, --version             print the version and exit\n"
	"  -?, --help                print this help and exit\n"
	"\n"
	SERVER_HELP
	"\n"
	"Exit status: 0 all loaded, 1 some quarantined, skipped or not read, 2 could not run.\n"
	"A store is made by: SELECT govreport.create_store('reports');\n",

	"用法：" PROGRAM " load [选项]... 文件|文件夹|- ...\n"
	"\n"
	"把报告装入扩展 govreport 的库。任何编码的文本、Markdown、HTML，以及 Word、WPS、OpenDocument、\n"
	"PDF、OFD、电子表格、保存的网页、邮件和压缩包，按内容辨认，不看文件名。文件夹逐层查找；- 是标准\n"
	"输入。不能读取的进入隔离表。可随时重复运行：不会丢失，也不会重复。\n"
	"\n"
	"选项：\n"
	"      --store=名称          装入哪个库（默认 reports）\n"
	"      --batch=文字          批次的说明（默认为文件名）\n"
	"      --agencies=文件.csv   先把机关名单装入库中\n"
	"      --agency=代码         所有文件都是这个机关的报告\n"
	"      --agency-from-path    以机关代码命名的文件夹或文件表明是谁的报告\n"
	"      --arrived=日期        报送日期（默认为现在）\n"
	"      --manifest=文件.csv   按清单装入：文件、机关代码、日期\n"
	"  -j, --jobs=N              连接数，也是同时转换的文件数（默认 2）\n"
	"      --convert-timeout=N   每个文件转换最多用多少秒（默认 60）\n"
	"  -n, --dry-run             只说明会怎样处理每个文件\n"
	"  -q, --quiet               不显示进度\n"
	"  -V, --version             显示版本\n"
	"  -?, --help                显示本说明\n"
	"\n"
	SERVER_HELP_ZH
	"\n"
	"退出码：0 全部装入；1 有文件被隔离、跳过或不能读取；2 不能运行。\n"
	"建库：SELECT govreport.create_store('reports');\n"
};

static void
take_option(int option, char **argv, struct options *options)
{
	switch (option)
	{
		case 'j':
			options->jobs = read_number("--jobs", optarg, 64);
			break;
		case 'n':
			options->dry_run = true;
			break;
		case 'q':
			options->quiet = true;
			break;
		case 'b':
			options->batch = optarg;
			break;
		case 'A':
			options->agencies = optarg;
			break;
		case 'a':
			options->agency = optarg;
			break;
		case 'F':
			options->agency_from_path = true;
			break;
		case 'm':
			options->manifest = optarg;
			break;
		case 'r':
			options->has_arrived = read_time(optarg, &options->arrived);
			if (!options->has_arrived)
				fail(IN_LANGUAGE("--arrived must be a date such as 2025-01-31, not \"%s\"", "--arrived 须为日期，如 2025-01-31，不能是“%s”"), optarg);
			break;
		case 't':
			options->convert_timeout = read_number("--convert-timeout", optarg, INT_MAX / 1000);
			break;
		default:
			take_server_option(option, argv, "load", help[chinese], options);
	}
}

void
read_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		SERVER_LONG,
		{"jobs", required_argument, NULL, 'j'},
		{"dry-run", no_argument, NULL, 'n'},
		{"quiet", no_argument, NULL, 'q'},
		{"batch", required_argument, NULL, 'b'},
		{"agencies", required_argument, NULL, 'A'},
		{"agency", required_argument, NULL, 'a'},
		{"agency-from-path", no_argument, NULL, 'F'},
		{"arrived", required_argument, NULL, 'r'},
		{"manifest", required_argument, NULL, 'm'},
		{"convert-timeout", required_argument, NULL, 't'},
		{NULL, 0, NULL, 0}
	};
	int			c;

	*options = (struct options) {.store = "reports", .jobs = 2, .convert_timeout = 60};
	argv[0] = (char[]) {PROGRAM " load"};	/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, SERVER_SHORT "j:nq", known, NULL)) != -1)
		take_option(c, argv, options);
	options->names = argv + optind;
	options->n_names = argc - optind;
	if (options->agency != NULL && *options->agency == '\0')
		fail(IN_LANGUAGE("--agency must be an agency's code, which is not empty", "--agency 须为机关代码，不能为空"));
	if (options->agency != NULL && options->agency_from_path)
		fail(IN_LANGUAGE("--agency and --agency-from-path exclude each other", "--agency 与 --agency-from-path 不能同时使用"));
	if (options->n_names == 0 && options->manifest == NULL && options->agencies == NULL)
		fail(IN_LANGUAGE("no files or folders given; try \"" PROGRAM " load --help\"",
						 "没有给出文件或文件夹；见 " PROGRAM " load --help"));
}
